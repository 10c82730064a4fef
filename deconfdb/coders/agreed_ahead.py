"""Meetings on which others agreed: `X and Y agreed in Tbilisi last month that their officers should meet again`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.grammar import Clause

_AGREEING = frozenset("agreed agree decided settled resolved determined".split())
AGREED_REACH = 14
"""Tokens from "agreed" to the "that" of what was agreed."""


def with_own_place(clause: Clause, lows: Sequence[str], candidate: Candidate) -> Candidate | None:
    """The meeting on which others agreed, with no part in the place and the day of their agreeing.

    None where it is no certain one: "agreed in May that the armed forces would start speaking again".
    """
    if _AGREEING.isdisjoint(clause.words):
        return candidate
    that = next((n for n in range(candidate.first - 1, clause.sentence.first, -1) if lows[n] == "that"), None)
    if that is None or candidate.since:
        return candidate
    opening = max(clause.sentence.first, that - AGREED_REACH)
    agreed = next((n for n in range(that - 1, opening, -1) if lows[n] in _AGREEING), None)
    told = range(agreed + 1, that) if agreed is not None else ()
    if not any(lows[n] == "in" or clause.is_time(n) for n in told):
        return candidate
    return replace(candidate, since=that) if candidate.row.strength == "strong" else None
