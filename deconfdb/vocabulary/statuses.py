"""The files on mechanism statuses: what they imply, exclude and are followed by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from deconfdb.csvtable import Faults, Row, Table, read_table
from deconfdb.vocabulary.lists import Record

STATUS = "mechanism_status"
IMPLIES = "mechanism_status_implies"
EXCLUDES = "mechanism_status_excludes"
TRANSITION = "mechanism_status_transition"

STATUS_COLUMNS = ("track", "code", "label", "definition", "rank", "parent", "since", "deprecated")
IMPLIES_COLUMNS = ("track", "status", "implies_track", "implies_status")
EXCLUDES_COLUMNS = ("track", "status", "excludes_track", "excludes_status")
TRANSITION_COLUMNS = ("track", "from_status", "to_status", "note")

StatusKey = tuple[str, str]
"""(track, status code): `suspended` is one status on paper and another in practice."""


def read_implies(directory: Path, known: Collection[StatusKey], faults: Faults) -> tuple[Record, ...]:
    """Read what a status implies in one step."""
    table = read_table(directory / f"{IMPLIES}.csv", IMPLIES_COLUMNS)
    records = _read_pairs(table, known, faults)
    implied = reachable(records)
    for row in table.rows:
        if (key := (row.cells["track"], row.cells["status"])) in implied.get(key, ()):
            message = f"{key[1]} implies itself by a ring"
            faults.add(table, row, "implies_status", "cycle", message, way_out="break the ring")
    return records


def read_excludes(
    directory: Path, known: Collection[StatusKey], implies: tuple[Record, ...], faults: Faults
) -> tuple[Record, ...]:
    """Read which statuses exclude each other; a pair is written once."""
    table = read_table(directory / f"{EXCLUDES}.csv", EXCLUDES_COLUMNS)
    implied = reachable(implies)
    seen: dict[tuple[StatusKey, StatusKey], int] = {}
    for row in table.rows:
        first = (row.cells["track"], row.cells["status"])
        second = (row.cells["excludes_track"], row.cells["excludes_status"])
        if line := seen.get((second, first)):
            message = f"line {line} says it the other way round"
            faults.add(table, row, "excludes_status", "duplicate", message, way_out="keep one of the two")
        if second in implied.get(first, ()) or first in implied.get(second, ()):
            message = "one of the two implies the other"
            faults.add(table, row, "excludes_status", "implied_and_excluded", message, way_out="drop one of the rules")
        seen[first, second] = row.line
    return _read_pairs(table, known, faults)


def read_transitions(directory: Path, known: Collection[StatusKey], faults: Faults) -> tuple[Record, ...]:
    """Read the steps that each track's grammar expects; an empty `from_status` is a usual beginning."""
    table = read_table(directory / f"{TRANSITION}.csv", TRANSITION_COLUMNS)
    for row in table.rows:
        track, from_status, to_status = row.cells["track"], row.cells["from_status"], row.cells["to_status"]
        if from_status and (track, from_status) not in known:
            _add_unknown(table, row, "from_status", (track, from_status), faults)
        if (track, to_status) not in known:
            _add_unknown(table, row, "to_status", (track, to_status), faults)
        if from_status == to_status:
            message = "a status does not step to itself"
            faults.add(table, row, "to_status", "self_reference", message, way_out="drop the row")
    keys = [(row.cells["track"], row.cells["from_status"], row.cells["to_status"]) for row in table.rows]
    faults.check_unique(table, keys, "to_status")
    return tuple(dict(row.cells) for row in table.rows)


def reachable(implies: tuple[Record, ...]) -> Mapping[StatusKey, Mapping[StatusKey, int]]:
    """What each status implies through one step or more, with the fewest steps; a ring leads back to its start."""
    next_to: dict[StatusKey, list[StatusKey]] = {}
    for record in implies:
        track, status, implies_track, implies_status = (str(value) for value in record.values())
        next_to.setdefault((track, status), []).append((implies_track, implies_status))
    return {start: _steps_from(start, next_to) for start in next_to}


def _steps_from(start: StatusKey, next_to: Mapping[StatusKey, list[StatusKey]]) -> Mapping[StatusKey, int]:
    steps = dict.fromkeys(next_to[start], 1)
    reached = list(steps)
    for key in reached:  # grows while it is read: breadth first, so that the first way found is the shortest
        for target in next_to.get(key, ()):
            if target not in steps:
                steps[target] = steps[key] + 1
                reached.append(target)
    return steps


def _read_pairs(table: Table, known: Collection[StatusKey], faults: Faults) -> tuple[Record, ...]:
    """Rows that tie one status to another one."""
    first_track, first, second_track, second = table.columns
    for row in table.rows:
        keys = [
            (row.cells[track], row.cells[status]) for track, status in ((first_track, first), (second_track, second))
        ]
        for key, column in zip(keys, (first, second), strict=True):
            if key not in known:
                _add_unknown(table, row, column, key, faults)
        if keys[0] == keys[1]:
            faults.add(table, row, second, "self_reference", "a status is tied to itself", way_out="drop the row")
    faults.check_unique(table, [tuple(row.cells.values()) for row in table.rows], second)
    return tuple(dict(row.cells) for row in table.rows)


def _add_unknown(table: Table, row: Row, column: str, key: StatusKey, faults: Faults) -> None:
    message = f"the {key[0]} track has no such status"
    faults.add(table, row, column, "unknown_code", message, way_out=f"name a status of {STATUS}.csv")
