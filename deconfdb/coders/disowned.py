"""Texts that somebody denies to be there: `denied that a treaty had been signed`, `dismissed reports of a secret pact`."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.grammar import Clause

_DENYING = frozenset("denied denies deny denying".split())
_DISMISSING = frozenset("dismissed dismisses dismissing rejected rejects rejecting rubbished disputed refuted".split())
_RUMOURS = frozenset(
    "report reports rumour rumours rumor rumors claim claims talk suggestions speculation assertions".split()
)
_DEFINITE = frozenset("the this that these those its their his her".split())
_ENDS = frozenset({";", "but", "and", "although", "while"})
RUMOUR_REACH = 4
"""Tokens behind "dismissed" within which stand the reports."""
NAME_REACH = 3
"""Tokens before a text within which stands the word that makes it a known one."""
WORDS = _DENYING | _DISMISSING


def is_disowned(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """Whether a text is only what somebody denies; `denied that the pact had been broken` is of one that there is."""
    if WORDS.isdisjoint(clause.words):
        return False
    before = range(clause.sentence.first, first)
    at = next((number for number in before if _denies(lows, number, clause.sentence.last)), None)
    if at is None or not _ENDS.isdisjoint(lows[at:first]):
        return False
    return _DEFINITE.isdisjoint(lows[max(at + 1, first - NAME_REACH) : first]) or lows[first - 1] in {"a", "an", "any"}


def _denies(lows: Sequence[str], number: int, stop: int) -> bool:
    """`denied that`, `denied having signed`, `dismissed reports`."""
    if lows[number] in _DENYING:
        return True
    return lows[number] in _DISMISSING and not _RUMOURS.isdisjoint(lows[number : min(number + RUMOUR_REACH, stop)])
