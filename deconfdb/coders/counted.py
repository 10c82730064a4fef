"""Several mechanisms of one kind between the same sides: "a second line", "two groups, one on mines and one on prisoners"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.function_words import BOTH
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import COUNTED_KINDS, Group, TermFound

ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_SIGNING = frozenset("signed has have had concluded reached made opened runs keeps".split())
_STOPS = frozenset(", : ; ( . -".split())
_OTHERS = frozenset(
    {("the", "other"), ("the", "second"), ("one", "on"), ("one", "for"), ("one", "of"), ("one", "between")}
)
_TASKS = frozenset({"on", "for", "in"})
_OTHER_ONES = frozenset("old older earlier former newer second third similar separate previous existing".split())
_JOINED = (["for"], ["between"], ["linking"], ["connecting"])
COUNT_REACH = 2
"""Tokens before a term within which it is counted."""
SHARED_REACH = 36
"""Tokens behind "two groups" within which it is told what each of them does."""
OTHER_REACH = 24
"""Tokens behind "one" within which the other is named."""


def is_one_more(clause: Clause, lows: Sequence[str], number: int) -> bool:
    """`Another links the foreign ministries`, `an older one between the coast guards`: a pronoun for one more of the kind."""
    after = lows[number + 1 : number + 2]
    if lows[number] in ORDINALS:
        # "A first truce held for a week. The second, announced in May, collapsed within hours."
        is_opening = number == clause.sentence.first + 1 and lows[number - 1] in {"a", "the"}
        return is_opening and (after == [","] or clause.tokens[number + 1].tag.startswith(("VB", "MD")))
    if lows[number] == "another":
        is_first = number <= clause.sentence.first + 1 and clause.tokens[number].dep in SUBJECTS
        is_object = after == ["with"] and lows[number - 1] == "and"  # "signed a pact with A in 1994 and another with B"
        return (is_first and after not in (["of"], ["one"])) or after in _JOINED[1:] or is_object
    if lows[number] != "one":  # "That between the navies is dead"
        return number == clause.sentence.first and after == ["between"]
    if after == ["with"] and (lows[number - 1] in _SIGNING or lows[number - 1] == "and"):
        return True  # "has such a pact with A and signed one with B in 1986"
    is_other = number > clause.sentence.first and lows[number - 1] in _OTHER_ONES and after not in (["of"], ["that"])
    # "An older one, over which the generals speak, is in use", "The navies have one of their own."
    is_own = lows[number + 1 : number + 4] == ["of", "their", "own"]
    return (is_other and clause.tokens[number].dep in SUBJECTS) or is_own or after in _JOINED


def shared_out(groups: Sequence[Group], lows: Sequence[str]) -> list[Group]:
    """The groups; one that is told to be two, each with a task of its own, stands there twice."""
    found: list[Group] = []
    for group in groups:
        is_two = group.kind in COUNTED_KINDS and any(_are_two(lows, term) for term in group.named())
        found.extend([group, replace(group, terms=list(group.terms))] if is_two else [group])
    return found


def _are_two(lows: Sequence[str], term: TermFound) -> bool:
    """`Two working groups meet every month. One deals with mines, the other with prisoners.`"""
    before = lows[max(term.clause.sentence.first, term.first - COUNT_REACH) : term.first]
    if not BOTH & set(before) or not lows[term.last - 1].endswith("s"):
        return False
    behind = lows[term.last : term.last + SHARED_REACH]
    if behind[:1] == [","] and behind[1:2] and behind[1] in _TASKS:
        return _is_second(behind[2:OTHER_REACH], behind[1])  # "two commissions, for the land and for the sea"
    starts = (at for at, low in enumerate(behind) if low == "one" and at and behind[at - 1] in _STOPS)
    first = next(starts, None)
    return first is not None and _names_other(behind[first + 1 : first + OTHER_REACH])


def _is_second(words: Sequence[str], preposition: str) -> bool:
    return any(low == "and" and preposition in words[at + 1 : at + 2] for at, low in enumerate(words))


def _names_other(words: Sequence[str]) -> bool:
    return "another" in words or any(tuple(words[at : at + 2]) in _OTHERS for at in range(len(words)))
