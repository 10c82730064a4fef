"""In which order the readings of one term count: what befell a thing comes before how it was made."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.statuses import REACHED, StatusReading

_FALLEN = frozenset("impaired ceased suspended lapsed terminated unanswered dormant superseded".split())
_CAME_OF_TALKS = frozenset({"no_agreement_yet", "deadlocked"})
_ENDS = frozenset({"end", "end (of itself)", "close", "wind up"})
"""Cues of talks that are over, which may have come to nothing."""
_BINDS = "oblige both"
_OF_MAIN_CLAUSE = frozenset({"status.object", "status.subject"})


def latest_first(readings: Sequence[StatusReading]) -> list[StatusReading]:
    """`The truce, which they agreed in May and which took effect in June, has been broken`: it is broken.

    So with `They ended two days of talks without agreement`: that they came to none is later than that they talked.
    """
    came_of_it = [one for one in readings if one.status in _CAME_OF_TALKS and not one.modal]
    is_over = bool(readings) and (readings[0].status == "in_talks" or readings[0].row.cue in _ENDS)
    if is_over and came_of_it and not readings[0].modal:
        return [*came_of_it, *(one for one in readings if one not in came_of_it)]
    if not readings or readings[0].rule != "status.relative" or readings[0].status not in REACHED:
        return list(readings)
    # "an accord that they signed in 1986 and that still binds both"
    first = [one for one in readings if one.row.cue == _BINDS and readings[0].status == "agreed"]
    fallen = [one for one in readings if one.status in _FALLEN and one.rule in _OF_MAIN_CLAUSE and not one.modal]
    if any(one.status == "dormant" for one in readings):
        # "The committee that they set up in 1999 exists on paper only": that it was set up is of the past.
        return [one for one in readings if one.status == "dormant"]
    first = [*fallen, *first]
    return [*first, *(one for one in readings if one not in first)]
