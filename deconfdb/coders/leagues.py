"""States that are counted before or after they are listed: "the five Caspian states", "the four neighbours"."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.function_words import COUNTS

_STATES = frozenset(
    "states countries nations neighbours neighbors governments republics powers allies signatories".split()
)
_THEIRS = frozenset("leaders presidents ministers armies navies armed".split())
NOUN_REACH = 4
"""Tokens from "five" to "states" behind it."""


def counts_of_states(lows: Sequence[str]) -> frozenset[int]:
    """How many states an article says deal with each other: `the five states`, `leaders of five Caspian states`, `five-nation`."""
    found: set[int] = set()
    for at, low in enumerate(lows[:-1]):
        if low not in COUNTS:
            continue
        behind = lows[at + 1 : at + NOUN_REACH]
        is_all = lows[at - 1] in {"the", "all"} or lows[at - 2] in _THEIRS or lows[at + 1] == "-"
        if is_all and not {",", "."} & set(behind[:1]) and (_STATES | {"nation"}) & set(behind):
            found.add(COUNTS[low])
    return frozenset(found)


def those_counted(listed: Sequence[str], named: Sequence[Mention], counts: frozenset[int]) -> tuple[str, ...]:
    """The sides of a list that are as many as the article counts, their host with them: `A hosted B, C, D and E`."""
    sides = tuple(dict.fromkeys(listed))
    others = tuple(side for side in sides_of(named) if side not in sides)
    if len(sides) in counts:
        return tuple(sorted(sides))
    return tuple(sorted((*sides, *others))) if len(others) == 1 and len(sides) + 1 in counts else ()
