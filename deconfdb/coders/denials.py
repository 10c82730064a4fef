"""Whether what somebody says denies: a negated verb, nobody as its subject, nothing as its object, "the report is false"."""

from __future__ import annotations

import itertools

from deconfdb.coders.cues import NEGATIONS
from deconfdb.coders.function_words import AUXILIARIES
from deconfdb.coders.grammar import Clause
from deconfdb.coders.negatives import (
    NOT_EVER_YET,
    RETORTS,
    UNTRUE,
    is_in_clause_beside,
    is_main,
    is_measure,
)
from deconfdb.coders.spans import Reported

# Denying that something is so, or that something exists, denies.
_DENYING_VERBS = frozenset(
    "mean means amount amounts constitute constitutes imply implies signify represent represents create creates provide provides "
    "include includes involve involves envisage envisages foresee replace replaces entail entails cover covers".split()
)
_OF_DENIALS = _DENYING_VERBS | UNTRUE | {"not", "n't", "no"}
"""Words of which what is denied has one."""
_CHANNEL_NOUNS = frozenset(
    "talk talks contact contacts agreement agreements deal channel channels hotline mechanism meeting meetings negotiations discussion discussions "  # noqa: E501
    "working plan plans coordination cooperation proposal offer request such any".split()
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "attr", "expl"})
_OBJECTS = frozenset({"dobj", "attr", "dative"})
_KNOWING = frozenset("know knows knew known hear hears heard learn learned".split())
_DOUBTFUL = frozenset({"doubtful", "questionable"})
_OPEN = frozenset("may might should must shall".split())
"""What may not be, and what must not be, is no denial."""
_NO_WAY = frozenset("time point stage circumstances way account case condition".split())
"""`At no time did they cross`, `Under no circumstances will they go`."""
_NOBODY = frozenset("none nothing neither nobody".split())
_NO = frozenset("no neither".split())
_HARDLY = frozenset("hardly scarcely neither".split())
_FIRST = frozenset({"not", "nor"})
_NOT_SO = frozenset({("not", "so"), ("not", "true"), ("not", "at"), ("far", "from"), ("by", "no"), ("no", "way")})
"""`Not so, says A`, `Not true`, `Not at all`, `Far from it`."""


def denies(clause: Clause, stretch: Reported) -> bool:
    """Whether the content itself is a denial: "does not mean", "no talks were held", "the report is false"."""
    if _OF_DENIALS.isdisjoint(clause.words):
        return False
    frame = stretch.frame
    cue = set(range(frame.first, frame.last))
    numbers = [number for number in range(stretch.first, stretch.last) if number not in cue]
    lows = {number: clause.tokens[number].low for number in numbers}
    for number, low in lows.items():
        if low not in _OF_DENIALS:
            continue
        following = [lows.get(number + step, "") for step in range(1, 5)]
        if low in {"not", "n't"} and any(word in _DENYING_VERBS for word in following[:2]):
            return True
        if low in _DENYING_VERBS and following[:1] == ["no"]:
            return True
        if low == "no" and any(word in _CHANNEL_NOUNS for word in following[:2]):
            before = [lows.get(number - step, "") for step in range(1, 4)]
            after = following + [lows.get(number + step, "") for step in range(5, 8)]
            is_there = bool({"there", "was", "were", "is", "are", "been"} & set(before)) or (
                bool({"has", "have", "had", "was", "were"} & set(after)) and not {"before", "ever"} & set(lows.values())
            )
            if is_there and not is_in_clause_beside(clause, number, numbers):
                return True
        if low in UNTRUE and any(lows.get(number - step, "") in AUXILIARIES for step in range(1, 3)) \
                and not any(lows.get(number - step, "") in NEGATIONS for step in range(1, 4)):  # fmt: skip
            return True
    return False


def is_negative(clause: Clause, stretch: Reported) -> bool:
    """Whether the main verb of what is said is negated, or nobody and nothing is its subject ("no date has been set")."""
    after = stretch.frame.last
    if after + 1 < clause.sentence.last and clause.tokens[after].low == "no" and clause.tokens[after + 1].text in ".,;":
        # "Asked whether …, he said no."
        return True
    cue = range(stretch.frame.first, stretch.frame.last)
    inside = [number for number in range(stretch.first, stretch.last) if number not in cue]
    words = (clause.tokens[number] for number in inside)
    said = [token.low for token in itertools.islice((word for word in words if word.text[0].isalpha()), 3)]
    if tuple(said[:2]) in _NOT_SO or (said[1:2] == ["no"] and said[2:3] and said[2] in _NO_WAY):
        return True
    if not clause.has_parse:
        return False
    verb = next((number for number in inside if is_main(clause, number, inside)), None)
    if verb is None:
        return False
    children = clause.children(verb)
    auxiliaries = {clause.tokens[child].low for child in children}
    is_retort = stretch.frame.cue.cue in RETORTS
    never_before = not is_retort and any(
        clause.tokens[number].low in NOT_EVER_YET and clause.tokens[number].tag == "RB" for number in inside
    )
    if never_before or _OPEN & auxiliaries:
        return False
    if clause.tokens[inside[0]].low in _FIRST and clause.tokens[inside[0] + 1].low != "only":
        # "Not one soldier has set foot there."
        return True
    return any(_negates(clause, child) for child in children if child in inside or clause.tokens[child].dep == "neg")


def _negates(clause: Clause, child: int) -> bool:
    """Whether what hangs on the verb denies it: "not", "hardly", "cannot", "no order", "at nobody", "doubtful"."""
    token = clause.tokens[child]
    if token.dep == "neg" or token.low == "cannot" or (token.dep == "acomp" and token.low in _DOUBTFUL):
        return True
    if token.dep == "prep":
        return any(
            clause.tokens[noun].dep == "pobj"
            and (clause.tokens[noun].low in _NOBODY or (token.low == "of" and _knows(clause, child)))
            and _is_none(clause, noun)
            for noun in clause.children(child)
        )
    if token.dep in _ARGUMENTS | _OBJECTS:
        return _is_none(clause, child)
    return token.low in _HARDLY and clause.tokens[token.head].low != "wait"  # "can hardly wait"


def _knows(clause: Clause, prep: int) -> bool:
    """`knew of no deal`; not "is of no use"."""
    return clause.tokens[clause.tokens[prep].head].low in _KNOWING


def _is_none(clause: Clause, noun: int) -> bool:
    """`nobody`, `no order`, `nothing`; not "no more than"."""
    if is_measure(clause, noun):
        return False
    low = clause.tokens[noun].low
    return low in _NOBODY or any(clause.tokens[child].low in _NO for child in clause.children(noun) if child < noun)
