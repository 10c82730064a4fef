"""Whether a meeting is yet to come or still going on, by the words that hold it."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS
from deconfdb.coders.function_words import FIXED, WILL
from deconfdb.coders.grammar import Clause
from deconfdb.coders.scenes import SAYING

_DATE_AND_VENUE = frozenset("date dates venue place time agenda timing".split())
_YET_OPEN = frozenset("will yet later not".split())
ASKED = frozenset(
    "asked asks ask asking called calls call calling appealed appeals pressed press pressing pushed push pushing lobbied pleaded "
    "argued wished hoped hopes".split()
)
_CALLED_FOR = frozenset(
    "demand demanded demands demanding urge urged urges propose proposed proposes offer offered "
    "offers seek sought request requested requests suggest suggests suggested recommended recommends floated".split()
)
_POSSIBLE = frozenset("possibility potential prospective eventual prospect idea".split())
_AT_IT = frozenset("at in during".split())
_BY_IT = frozenset("by through via in".split())
_SETTLING = frozenset("settle resolve solve end overcome address regulate tackle clear sort discuss determine".split())
_AGREEING = frozenset(
    "agreed agree agrees pledged undertook undertaken promised vowed decided resolved intend want".split()
)
_UNDERTAKEN = frozenset("accepted promised undertaken consented pledged decided intended".split())
_BEING = frozenset("is are 's 're".split())
_GOING_ON = (["still"], ["underway"], ["continuing"], ["under", "way"], ["going", "on"], ["in", "progress"],
             ["being", "held"], ["being", "conducted"], ["taking", "place"], ["ongoing"])  # fmt: skip
_WENT = frozenset(
    "went came flew travelled traveled arrived crossed drove sailed journeyed rushed sent gathered sat stopped broke paused "
    "interrupted".split()
)
OPENING = frozenset(
    "open opens begin begins start starts resume resumes reopen reopens continue continues follow follows".split()
)
"""What talks do on a day that is fixed."""
_TAKING_UP = frozenset(
    "resume reopen restart relaunch continue begin open start launch enter arrange hold convene organise organize schedule".split()
)
FURTHER = 10
"""Tokens behind a trigger within which it is said that it is open."""
OWNED = 4
"""Tokens from "the date of" to the session."""
THERE_REACH = 4
"""Tokens from "was" to the "see" of "was here on Monday to see X"."""
ON_REACH = 8
"""Tokens from talks to the "are under way" behind them."""


def is_yet_to_be(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """Whether what is said of a noun of meeting makes it one that is yet to come."""
    noun = clause.tokens[candidate.last - 1]
    helpers = {lows[child] for child in clause.children(noun.head) if clause.tokens[child].dep == "aux"}
    is_hoped = "should" in helpers and any(
        time.lower is not None for time in clause.times
    )  # "should open in September"
    # "the talks in X will deal with the border"
    is_set = _is_set_ahead(clause, candidate.last - 1)
    if noun.dep == "dobj" and lows[noun.head] in _TAKING_UP and helpers & (WILL | {"would"}):
        return True  # "announced that they would resume talks in X"
    is_subject = noun.dep in SUBJECTS and (is_hoped or is_set or has_will(clause, noun.head))
    return is_subject or _is_yet_undated(clause, lows, candidate) or _is_of_what_will_be(clause, lows, candidate)


def _is_set_ahead(clause: Clause, noun: int) -> bool:
    """`Talks on the border force start in A on Wednesday`: what begins on a day, told in the present, is yet to come."""
    if (
        clause.sentence.kind != "body"
        or not clause.has_parse
        or not any(time.lower is not None for time in clause.times)
    ):
        return False
    verb = clause.tokens[noun].head
    if (
        clause.tokens[noun].dep in SUBJECTS
        and clause.tokens[verb].tag in PRESENT
        and clause.tokens[verb].low in OPENING
    ):
        return True
    # "Negotiations on a settlement resume on Monday": where the parse takes "resume" for a noun
    behind = range(noun + 1, min(noun + FURTHER, clause.sentence.last - 1))
    verb = next(
        (n for n in behind if clause.tokens[n].tag.startswith(("VB", "MD")) or clause.tokens[n].low in OPENING), noun
    )
    is_plain = clause.tokens[verb].low in OPENING and clause.tokens[verb].tag in {*PRESENT, "NN", "VB"}
    return (
        is_plain
        and noun <= clause.sentence.first + 1
        and (clause.tokens[verb + 1].low == "on" or clause.is_time(verb + 1))
    )


def _is_yet_undated(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`the date of the ninth session will be agreed later`, `the venue of the talks has yet to be fixed`."""
    near = range(max(clause.sentence.first, candidate.first - OWNED), candidate.first)
    of = next((number for number in near if lows[number] == "of" and lows[number - 1] in _DATE_AND_VENUE), None)
    if of is None:
        return False
    return bool(_YET_OPEN & set(lows[candidate.last : min(candidate.last + FURTHER, clause.sentence.last)]))


def _is_of_what_will_be(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`Details will be worked out at a second meeting`, `have agreed to settle it by talks`: what it will serve for."""
    noun = clause.tokens[candidate.last - 1]
    link = clause.tokens[noun.head]
    verb = clause.tokens[link.head]
    if noun.dep != "pobj" or not verb.tag.startswith("VB") or candidate.first < link.head:
        return False
    if link.low in _AT_IT and has_will(clause, link.head):
        return True
    is_bare = lows[candidate.first - 1] in {"a", "another", "of"}
    if link.low == "of" and verb.low in {"spoken", "spoke", "thought", "thinking"} and is_bare:
        return True  # "have spoken of a meeting, but no time has been set"
    is_agreed = verb.tag == "VB" and verb.low in _SETTLING and clause.tokens[verb.head].low in _AGREEING
    return link.low in _BY_IT and is_agreed


def has_will(clause: Clause, verb: int) -> bool:
    """`will deal with`, `shall be discussed`."""
    helpers = {clause.tokens[n].low for n in clause.children(verb) if clause.tokens[n].dep in {"aux", "auxpass"}}
    ahead = {*WILL, *({"is", "are"} if clause.tokens[verb].low in FIXED else ())}  # "is planned"
    return bool(ahead & helpers)


def has_gone(clause: Clause, verb: int) -> bool:
    """`flew to Khartoum on Monday to meet X`."""
    above = clause.tokens[verb].head
    if clause.tokens[verb].dep in {"acl", "relcl"}:
        above = clause.tokens[above].head  # "broke his journey to see X"
    head = clause.tokens[above]
    is_there = (
        head.low in {"was", "were"} and verb - clause.tokens[verb].head > THERE_REACH
    )  # "was here on Monday to see X"
    is_bound = clause.tokens[verb].dep in {"advcl", "xcomp", "acl", "relcl"}
    is_over = head.tag == "VBN" and any(clause.tokens[child].low == "had" for child in clause.children(above))
    return is_bound and (head.tag == "VBD" or is_over) and (head.low in _WENT or is_there)


def is_under_way(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`Peace talks are under way in X`, `are holding talks in X`, `The delegations are still in X`: going on now."""
    if clause.tokens[candidate.first].in_quote and candidate.row.part_of_speech == "verb":
        return False
    stop = min(candidate.last + ON_REACH, clause.sentence.last - 2)
    if candidate.row.part_of_speech == "verb":
        return lows[candidate.first - 1] in _BEING and clause.tokens[candidate.first].tag == "VBG" and not clause.times
    for number in range(candidate.last, stop):
        behind = lows[number + 1 : number + 4]
        is_on = behind[:1] in _GOING_ON or behind[:2] in _GOING_ON
        is_told_so = lows[number] == "were" and not SAYING.isdisjoint(clause.words) and not clause.times
        if (is_told_so or lows[number] in _BEING) and is_on and "to" not in behind:
            return clause.tokens[candidate.last - 1].dep in SUBJECTS
    return False


def is_only_wished_for(clause: Clause, candidate: Candidate, before: Sequence[str]) -> bool:
    """`called for a meeting`, `asked on Monday for a meeting`, `talked about a possible meeting`."""
    preposition = clause.tokens[clause.tokens[candidate.last - 1].head]
    is_asked = preposition.low == "for" and clause.tokens[preposition.head].low in ASKED and clause.has_parse
    noun = clause.tokens[candidate.last - 1]
    is_requested = noun.dep == "nsubjpass" and clause.tokens[noun.head].low in _CALLED_FOR
    return is_asked or is_requested or _is_called_for(before) or _is_only_possible(before)


def _is_called_for(before: Sequence[str]) -> bool:
    """`proposed new talks`, `called for a meeting`, `asking for talks`, and not `called the meeting a success`."""
    is_call = bool({"call", "calls", "called", "ask", "asks", "asked", "asking"} & set(before)) and "for" in before
    return is_call or bool(
        _CALLED_FOR & (set(before) - ({"request"} if "of" in before else set()))
    )  # "at the request of A"


def _is_only_possible(before: Sequence[str]) -> bool:
    """`talked about a possible meeting`, `the possibility of talks`."""
    return before[-1:] == ["possible"] or bool(_POSSIBLE & set(before)) or before[-2:-1] == ["possible"]


def is_a_plan(clause: Clause, number: int) -> bool:
    """`The outlines of the plan were settled in May`: a paper; in "has plans to meet" it is what is to come."""
    token = clause.tokens[number]
    return token.low in {"plan", "plans"} and token.tag.startswith("NN") and clause.tokens[number + 1].low != "to"


def is_undertaken(clause: Clause, number: int) -> bool:
    """`had accepted to visit the South`, `have promised to receive him`: yet to be done."""
    token = clause.tokens[number]
    above = clause.tokens[token.head]
    return (
        token.tag == "VB"
        and token.dep == "xcomp"
        and above.low in _UNDERTAKEN
        and clause.tokens[number - 1].low == "to"
    )
