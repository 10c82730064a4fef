"""What an accord provides for: bodies and people that are to begin their work ("a joint team would watch the truce")."""

from __future__ import annotations

from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS
from deconfdb.coders.cues import NEGATIONS
from deconfdb.coders.function_words import WILL
from deconfdb.coders.grammar import Clause

_CONDITIONS = frozenset("if unless whether could might may until once".split())
_BEING_TO = frozenset({"is", "are", "was", "were"})
_DUE = frozenset({"due", "set", "expected", "scheduled", "supposed"})
BINDING = frozenset(
    "bars bar forbids forbid prohibits prohibit bans ban obliges oblige requires require allows allow permits permit binds bind "
    "commits commit limits limit governs govern regulates regulate restricts restrict rules rule entitles obligates lets".split()
)
_HELD_TO = frozenset("may must can can't cannot shall should".split())
BOUND = frozenset(
    "barred forbade forbidden prohibited banned obliged required allowed permitted bound committed limited governed regulated "
    "restricted entitled obligated".split()
)
"""What a text has done to both sides: `are bound by an accord to …`, `is forbidden to both by a text of 1972`."""
_OF_THE_PAST = frozenset("claim claims belong belongs say says insist insists argue argues lay lays lie lies".split())
"""What a text of old is only pleaded for: "claims the valley under a treaty of 1902"."""
YEAR_REACH = 5
"""Tokens behind an accord within which its year is told."""
_YEAR = 4
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nmod", "nummod"})
_PROVIDING = frozenset({"provide", "provides", "provided", "providing"})


def is_to_act(clause: Clause, first: int, last: int) -> bool:
    """`A working group will look into it`, `a joint team is to watch the border`, `is to be watched by a mixed group`.

    It is agreed on, and yet to begin. In words that somebody passes on, what would act will: `a team would report, he said`.
    """
    verb = _doing_verb(clause, first, last)
    return verb is not None and clause.has_parse and (will_act(clause, verb) or _is_to(clause, verb))


_LASTING = frozenset("continue remain stay".split())
_LASTING_ON = frozenset({"carry", "go"})
_HAVE = frozenset({"have", "has"})


def will_act(clause: Clause, verb: int) -> bool:
    """`will report`, `would report, he said`; not `will not`, `would be useful if both wanted it`."""
    tokens = clause.tokens
    auxiliaries = {tokens[child].low for child in clause.children(verb) if tokens[child].dep in {"aux", "neg"}}
    if auxiliaries & NEGATIONS:
        return False
    is_told = tokens[verb].dep in {"ccomp", "ROOT"} and _is_passed_on(clause, verb) and not clause.words & _CONDITIONS
    return bool(auxiliaries & WILL) or ("would" in auxiliaries and is_told)


def goes_on(clause: Clause, head: int, verb: int) -> bool:
    """`will carry on`, `Observers who have been patrolling the line since March will watch it`: they are there already."""
    tokens = clause.tokens
    if tokens[verb].low in _LASTING or (tokens[verb].low in _LASTING_ON and tokens[verb + 1].low == "on"):
        return True
    if tokens[verb].low == "keep" and tokens[verb + 1].tag == "VBG":
        return True
    return any(one.low in _HAVE and tokens[one.head].dep == "relcl" for one in tokens[head + 1 : verb])


def is_provided_for(clause: Clause, first: int) -> bool:
    """`The accord provides for a commission to follow it`: what the parse makes a clause of its own."""
    tokens = clause.tokens
    number = first - 1
    while number > clause.sentence.first and tokens[number].dep in _BEFORE_NOUN:
        number -= 1
    return tokens[number].low == "for" and tokens[number - 1].low in _PROVIDING and number > clause.sentence.first


def is_binding(clause: Clause, first: int, last: int) -> bool:
    """`A 1996 accord bars both from opening fire`, `Under a treaty of 1979 neither side may …`: what holds is in force.

    So it is where the two still do what it says: `The two tell each other of tests under a treaty of 1988`.
    """
    tokens = clause.tokens
    head = next((number for number in range(first, last) if tokens[number].dep in {"nsubj", "pobj"}), None)
    if head is None or not clause.has_parse or clause.sentence.kind == "headline":
        return False
    verb = tokens[head].head
    if tokens[head].dep == "nsubj":
        is_negated = any(tokens[child].dep == "neg" for child in clause.children(verb))
        is_aside = tokens[verb].dep == "advcl"  # "warned the other side, as agreements require"
        return tokens[verb].tag in PRESENT and tokens[verb].low in BINDING and not is_negated and not is_aside
    if tokens[verb].dep == "agent":
        doing = tokens[verb].head
        return tokens[doing].low in BOUND and bool({"is", "are"} & {tokens[one].low for one in clause.children(doing)})
    if tokens[verb].low != "under" or not _is_of_old(clause, verb, last):
        return False
    above = tokens[verb].head
    moods = {tokens[child].low for child in clause.children(above)}
    is_done = tokens[above].tag in PRESENT and tokens[above].low not in _OF_THE_PAST
    return is_done or bool(moods & _HELD_TO) or {"are", "still"} <= moods


def _is_of_old(clause: Clause, start: int, last: int) -> bool:
    """`an accord of 1996`, `the 1972 Simla accord`, `an understanding of November`."""
    stop = min(last + YEAR_REACH, clause.sentence.last)
    is_dated = last + 1 < stop and clause.tokens[last].low in {"of", "from"} and clause.is_time(last + 1)
    return is_dated or any(token.text.isdigit() and len(token.text) == _YEAR for token in clause.tokens[start:stop])


def _doing_verb(clause: Clause, first: int, last: int) -> int | None:
    """The verb that a term is the subject of, or that is done by it."""
    tokens = clause.tokens
    for number in range(first, last):
        if tokens[number].dep in SUBJECTS:
            return tokens[number].head
        by = tokens[number].head
        if tokens[number].dep == "pobj" and tokens[by].dep == "agent":
            # "It is to be watched over by a team": the verb of moving on stands above the participle.
            verb = tokens[by].head
            return tokens[verb].head if tokens[verb].dep == "xcomp" else verb
    return None


def _is_to(clause: Clause, verb: int) -> bool:
    """`is to report`, `are to be exchanged`, `is due to begin`."""
    tokens = clause.tokens
    if tokens[verb].low not in _BEING_TO:
        return False
    after = [token.low for token in tokens[verb + 1 : verb + 3]]
    goes_on = any(tokens[child].dep in {"xcomp", "acomp"} for child in clause.children(verb))
    return goes_on and (after[:1] == ["to"] or (after[0] in _DUE and after[1:] == ["to"]))


def _is_passed_on(clause: Clause, verb: int) -> bool:
    """Whether somebody says it: `…, the mediator said`, `according to the text`."""
    above = clause.tokens[clause.tokens[verb].head]
    return (above.tag.startswith("VB") and above.i != verb) or "according" in clause.words
