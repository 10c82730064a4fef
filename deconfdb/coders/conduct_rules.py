"""Rules that are for the forces of two sides, and papers that say no more than that there will be talks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_FOR = frozenset("for on to that tell tells telling how under by".split())
_FORCES = frozenset(
    "patrol patrols warship warships warplanes jets navies fleets forces troops soldiers militaries armies guards gunboats "
    "submarines cutters pilots drones captains sailors fighters".split()
)
_CIVIL = frozenset(
    "fishing ferries trade merchant shipping tankers airlines customs tourists fishermen trawlers".split()
)
_OPENING = frozenset(
    "start starting begin beginning open opening hold holding launch launching resume resuming".split()
)
_WAYS = frozenset({"to", "on"})
_TALKS = frozenset("talks negotiations dialogue negotiating".split())
FORCES_REACH = 8
"""Tokens behind rules within which it is told for whom they are."""
TALKS_REACH = 12
"""Tokens behind an accord within which it is told that it is one on talks."""


def are_for_forces(lows: Sequence[str], last: int, stop: int) -> bool:
    """`guidelines for patrol ships`, `rules on how their navies …`; rules for fishing boats are of another kind."""
    behind = lows[last : min(last + FORCES_REACH, stop)]
    start = next((at for at, low in enumerate(behind) if low in _FOR), None)
    if start is None:
        return False
    told = set(behind[start:])
    return bool(told & _FORCES) and not told & _CIVIL


def is_to_open_talks(lows: Sequence[str], last: int, stop: int) -> bool:
    """`an agreement to start talks with the rebels`, `a deal on holding peace talks`: what is agreed are the talks."""
    behind = lows[last : min(last + TALKS_REACH, stop)]
    way = next(
        (at for at, pair in enumerate(pairwise(behind)) if pair[0] in _WAYS and pair[1] in _OPENING), len(behind)
    )
    return bool(_TALKS & set(behind[way + 2 :]))
