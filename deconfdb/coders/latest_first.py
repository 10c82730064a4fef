"""In which order the readings of one term count: what befell a thing comes before how it was made."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.statuses import REACHED, StatusReading

_FALLEN = frozenset("impaired ceased suspended lapsed terminated unanswered dormant superseded".split())
_BINDS = "oblige both"
_OF_MAIN_CLAUSE = frozenset({"status.object", "status.subject"})


def latest_first(readings: Sequence[StatusReading]) -> list[StatusReading]:
    """`The truce, which they agreed in May and which took effect in June, has been broken`: it is broken."""
    if not readings or readings[0].rule != "status.relative" or readings[0].status not in REACHED:
        return list(readings)
    # "an accord that they signed in 1986 and that still binds both"
    first = [one for one in readings if one.row.cue == _BINDS and readings[0].status == "agreed"]
    fallen = [one for one in readings if one.status in _FALLEN and one.rule in _OF_MAIN_CLAUSE and not one.modal]
    first = [*fallen, *first]
    return [*first, *(one for one in readings if one not in first)]
