"""Words for texts that are none between the two: `according to a communique`, `struck a deal with the Wagner group`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import INDEFINITE

_SOURCES = frozenset("communique statement document transcript paper".split())
_ACCORDING = ("according", "to")
_FIRMS = frozenset(
    "company companies firm firms lender lenders bank banks creditor creditors fishermen farmers unions union investors investor "
    "villagers elders tribes clans group contractor contractors mercenaries airline airlines manufacturer manufacturers".split()
)
_BEFORE_NAME = ("DT", "JJ", "NN", "PRP$", "CD", "VBN")
ACCORDING_REACH = 4
"""Tokens before a text within which stands the "according to" that makes it a source."""
NAME_REACH = 4
"""Tokens behind "with" within which the other is named."""


def is_source(lows: Sequence[str], start: int, first: int, last: int) -> bool:
    """`according to a communique that the minister read out`: who tells it, and no mechanism."""
    before = list(lows[max(start, first - ACCORDING_REACH) : first])
    is_new = bool(INDEFINITE & set(before))
    return is_new and lows[last - 1] in _SOURCES and any(pair == _ACCORDING for pair in pairwise(before))


def is_with_outsider(clause: Clause, lows: Sequence[str], last: int) -> bool:
    """`a deal with the Wagner group`, `an agreement with two oil companies`: with somebody who is no side."""
    if lows[last] != "with":
        return False
    for number in range(last + 1, min(last + 1 + NAME_REACH, clause.sentence.last)):
        if (mention := clause.mention_at(number)) is not None and any(mention.sides):
            return False
        if lows[number] in _FIRMS:
            return True
        if not clause.tokens[number].tag.startswith(_BEFORE_NAME):
            return False
    return False
