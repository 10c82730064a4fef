"""Talks that are to open, are the way agreed on, go on by themselves, or are on a line: told beside what else there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS, TENSED
from deconfdb.coders.findings import StatusFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import Group, TermFound

RESUMES = "status.resumes"
"""Rule of talks whose day is fixed."""
AGREED_ON = "status.talks-agreed"
"""Rule of talks to which both have agreed."""
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


_GOING_ON = frozenset(
    {
        ("under", "way"),
        ("in", "progress"),
        ("going", "on"),
        ("still", "continuing"),
        ("making", "progress"),
        ("making", "headway"),
    }
)
_CONTINUE = frozenset("continue continues proceed proceeds".split())
_NOT_TOLD = frozenset("denied denies not n't no never if unless whether nobody".split())
_ABOUT = frozenset({"on", "about", "over"})
_IT = frozenset({"it", "them"})
_SPOKEN_ABOUT = frozenset({"channel", "body", "presence", "open"})
STATE_REACH = 12
"""Tokens behind talks within which it is told that they are under way."""
ABOUT_REACH = 4
"""Tokens between talks and what they are on."""


def are_under_way(clause: Clause, first: int, last: int) -> bool:
    """`Peace talks led by C are under way in D`, `have been going on since 1970`, `will continue his talks with both`."""
    tokens = clause.tokens
    if clause.sentence.kind == "headline" or clause.words & _NOT_TOLD:
        return False
    for number in range(first, last):
        verb = tokens[number].head
        below = {tokens[child].low for child in clause.children(verb)}
        is_now = tokens[verb].tag in PRESENT or bool(below & {"are", "is", "has", "have", "will"})
        is_object = tokens[number].dep == "dobj" and "will" in below
        if (tokens[number].dep in SUBJECTS or is_object) and tokens[verb].low in _CONTINUE and is_now:
            return True
        behind = [token.low for token in tokens[last : min(last + STATE_REACH, clause.sentence.last)]]
        if tokens[number].dep in SUBJECTS and is_now and _GOING_ON & set(pairwise(behind)):
            return True
    return False


def are_on(group: Group, groups: Sequence[Group]) -> bool:
    """`A line was foreseen, and talks about it have been stuck for years`: that there are talks is how the line stands."""
    others = [one for one in groups if one.family in _SPOKEN_ABOUT and set(one.sides) == set(group.sides)]
    on = [_is_on(term, others) for term in group.terms] if others else []
    if not on or not on[0]:
        return False
    # "But talks have been at a standstill since": behind "talks on a mechanism", those.
    return all(is_on or _is_bare(term) for is_on, term in zip(on, group.terms, strict=True))


def _is_bare(talks: TermFound) -> bool:
    """`But talks have stalled since`, `the talks were broken off`: nothing is told of what they are on, or with whom."""
    tokens, clause = talks.clause.tokens, talks.clause
    is_first = talks.first in {clause.sentence.first, clause.sentence.first + 1}
    is_plain = talks.taken_up or is_first or tokens[talks.first - 1].low in _KNOWN
    return is_plain and talks.last - talks.first == 1 and tokens[talks.last].low not in _OF_OTHERS


def _is_on(talks: TermFound, others: Sequence[Group]) -> bool:
    tokens = talks.clause.tokens
    if tokens[talks.last].low not in _ABOUT:
        return False
    if tokens[talks.last + 1].low in _IT:
        return True
    reach = range(talks.last + 1, talks.last + 1 + ABOUT_REACH)
    return any(term.clause is talks.clause and term.first in reach for one in others for term in one.terms)


_KNOWN = frozenset("the those these such but and".split())
_OF_OTHERS = frozenset("on about over with between in at of to for".split())
_BODIES = frozenset({"joint_commission", "working_group"})
_SITTING_TALKS = frozenset("talks negotiations consultations discussions meeting meetings".split())
_NO_TALKS_OF_A_BODY = frozenset("peace truce ceasefire round rounds direct indirect".split())


def are_of_body(
    group: Group, statuses: Sequence[StatusFound], others: Sequence[tuple[Group, Sequence[StatusFound]]]
) -> bool:
    """`opened two days of talks. The joint boundary committee is led by two ministers`: the talks are its session."""
    if any(status.status != "in_talks" for status in statuses) or not statuses:
        return False
    for term in group.terms:
        words = {token.low for token in term.clause.tokens[max(term.first - 2, 0) : term.last + 2]}
        if are_under_way(term.clause, term.first, term.last):
            return False
        if words & _NO_TALKS_OF_A_BODY or term.clause.tokens[term.last - 1].low not in _SITTING_TALKS:
            return False
    return any(
        other.kind in _BODIES
        and set(other.sides) >= set(group.sides)
        and any(term.definite and not term.taken_up for term in other.terms)
        and any(status.status in {"operating", "agreed"} for status in told)
        for other, told in others
    )
