"""Mechanisms that a speaker only counts up: `"We have had hotlines, working groups, committees," a fisherman said`."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.grammar import Clause

_PARTING = frozenset({",", "and", "or"})
_LEAST = 3
"""Members of a list that is only counted up."""


def is_counted_up(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """Whether a term stands in a list of three bare plurals or more within a quotation: it is none of a certain two."""
    tokens = clause.tokens
    if not (tokens[first].in_quote and lows[last - 1].endswith("s")) or lows[last] not in {",", "and", "or", "."}:
        return False
    members = [(first, last)]
    while (before := members[0][0] - 1) > clause.sentence.first and lows[before] in _PARTING:
        right = before - (before > 1 and lows[before - 1] in _PARTING)
        left = _start(clause, lows, right)
        if left == right:
            break
        members.insert(0, (left, right))
    while (after := members[-1][1]) < clause.sentence.last and lows[after] in _PARTING:
        left = after + 1 + (lows[after + 1] in _PARTING)
        right = _stop(clause, lows, left)
        if left == right:
            break
        members.append((left, right))
    return len(members) >= _LEAST


def _start(clause: Clause, lows: Sequence[str], right: int) -> int:
    """Where a bare plural begins that ends at `right`: `working groups`; `right` itself where there is none."""
    left = right
    while left - 1 > clause.sentence.first and clause.tokens[left - 1].tag in {"NN", "NNS", "JJ"}:
        left -= 1
    return left if left < right and lows[right - 1].endswith("s") else right


def _stop(clause: Clause, lows: Sequence[str], left: int) -> int:
    """Where a bare plural ends that begins at `left`; `left` itself where there is none."""
    right = left
    while right < clause.sentence.last and clause.tokens[right].tag in {"NN", "NNS", "JJ"}:
        right += 1
    return right if right > left and lows[right - 1].endswith("s") else left
