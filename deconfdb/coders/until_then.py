"""What was done until a day, and is done no more: `Mixed patrols went out until 2001`, `Until May the committee met weekly`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.findings import StatusFound
from deconfdb.coders.function_words import NOT
from deconfdb.coders.groups import TermFound

_UNTIL = frozenset({"until", "till"})
_RUNNING = frozenset({"operating", "ad_hoc_contact", "in_force"})
_KEEPING = frozenset({"rules", "process"})
TIME_REACH = 3
"""Tokens behind "until" within which the day stands."""
EVENT_REACH = 9
"""The same where the day is that of what happened then."""
_PAST, _NOW = frozenset({"VBD"}), frozenset({"VBZ", "VBP", "MD"})


def until_then(told: StatusFound, term: TermFound, family: str, lows: Sequence[str]) -> StatusFound:
    """How a thing stands, or that it is over, where its sentence tells in the past until when it was at work."""
    clause = term.clause
    if told.status not in _RUNNING or family in _KEEPING or _UNTIL.isdisjoint(clause.words):
        return told
    first, last = clause.sentence.first, clause.sentence.last
    at = next(number for number in range(first, last) if lows[number] in _UNTIL)
    behind = clause.tokens[at + 1 : min(at + 1 + EVENT_REACH, last)]
    reach = EVENT_REACH if any(token.tag == "VBD" for token in behind) else TIME_REACH  # "until the war began in May"
    is_dated = any(clause.is_time(number) for number in range(at + 1, min(at + 1 + reach, last)))
    tags = {clause.tokens[number].tag for number in range(first, last)}
    if not is_dated or lows[at + 1] == "now" or not NOT.isdisjoint(lows[first:at]) or tags & _NOW or not tags & _PAST:
        return told
    return replace(told, track="operational", status="ceased")
