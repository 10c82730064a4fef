"""Talks whose opening is fixed: `Talks on a final truce open in Managua on April 6`, `negotiations are to follow in Quito`."""

from __future__ import annotations

from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS, TENSED
from deconfdb.coders.grammar import Clause

RESUMES = "status.resumes"
"""Rule of talks whose day is fixed."""
_OPENING = frozenset("open opens begin begins start starts follow follows convene convenes".split())
LEAD = 3
"""Tokens of a sentence within which begins what it is about."""
_NOT_SURE = frozenset("may might could would should if unless once not n't never".split())


def is_set_to_open(clause: Clause, first: int, last: int) -> bool:
    """Whether talks at `first` to `last` are to begin: `are to open`, `will follow`, or a day to come beside the present."""
    if not clause.has_parse or clause.sentence.kind == "headline":
        return False
    tokens = clause.tokens
    is_ahead = any(time.lower for time in clause.times)
    inside = tokens[clause.sentence.first : clause.sentence.last]
    if not any(token.tag in TENSED or token.tag == "MD" for token in inside):
        # "Talks on a truce open in Managua on April 6": where the parse takes "open" for what the truce is
        is_first = first <= clause.sentence.first + LEAD
        return is_ahead and is_first and bool(_OPENING & {token.low for token in tokens[last : clause.sentence.last]})
    head = next((number for number in range(first, last) if tokens[number].dep in SUBJECTS), None)
    if head is None:
        return False
    verb = tokens[head].head
    below = {tokens[child].low for child in clause.children(verb)}
    if tokens[verb].low in {"is", "are"}:
        coming = [child for child in clause.children(verb) if tokens[child].dep in {"xcomp", "acomp"}]
        to_do = next((child for child in coming if tokens[child].low in _OPENING), None)
        return to_do is not None and not below & _NOT_SURE
    if tokens[verb].low not in _OPENING or below & _NOT_SURE or clause.words & {"if", "unless"}:
        return False
    return "will" in below or (tokens[verb].tag in PRESENT and is_ahead)


_SETTLING = frozenset("settle resolve solve end overcome sort defuse ease tackle thrash iron".split())
_TALKING = frozenset({"by", "through", "via", "in", "at"})
_AGREED = frozenset("agreed agree agrees agreeing pledged promised undertook vowed decided".split())


def is_way_agreed_on(clause: Clause, first: int, last: int) -> bool:
    """`They have agreed to settle their quarrel through talks`: talks to which they bind themselves."""
    tokens = clause.tokens
    noun = next((number for number in range(first, last) if tokens[number].dep == "pobj"), None)
    if noun is None or tokens[tokens[noun].head].low not in _TALKING:
        return False
    above = clause.tokens[tokens[noun].head].head
    while tokens[above].low not in _SETTLING and tokens[above].dep in {"dobj", "prep", "pobj"}:
        above = tokens[above].head
    verb = tokens[above].head
    is_to = tokens[above].low in _SETTLING and tokens[above].tag == "VB" and tokens[above].dep in {"xcomp", "ccomp"}
    is_denied = any(tokens[child].dep == "neg" for child in clause.children(verb))
    return is_to and tokens[verb].low in _AGREED and not is_denied
