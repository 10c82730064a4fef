"""Read the vocabulary files of a folder, with every fault named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deconfdb.csvtable import Faults, Row, Table, read_table
from deconfdb.errors import InvalidRecordError, Problem
from deconfdb.vocabulary.lists import COMMON, LISTS, RANK, Kind, Record, Value
from deconfdb.vocabulary.statuses import (
    EXCLUDES,
    IMPLIES,
    STATUS,
    STATUS_COLUMNS,
    TRANSITION,
    read_excludes,
    read_implies,
    read_transitions,
)

CODE = re.compile(r"[A-Za-z0-9]+(_[A-Za-z0-9]+)*")  # no hyphen: a pair of sides is joined by one


@dataclass(frozen=True, slots=True)
class Contents:
    """All files of a folder, checked; rows keep the order of their file."""

    lists: Mapping[str, tuple[Record, ...]]
    statuses: tuple[Record, ...]
    implies: tuple[Record, ...]
    excludes: tuple[Record, ...]
    transitions: tuple[Record, ...]


def read_contents(directory: Path) -> Contents:
    """Read and check all vocabulary files of a folder.

    Raises InvalidRecordError with all problems found; `location` is file, line and column.
    """
    _check_folder(directory)
    faults = Faults()
    tables = {name: read_table(directory / f"{name}.csv", (*COMMON, *own)) for name, own in LISTS.items()}
    lists = {name: _read_list(tables[name], LISTS[name], faults) for name in LISTS}
    for name, own in LISTS.items():
        _check_references(tables[name], own, lists, faults)
    statuses = _read_statuses(directory, {str(record["code"]) for record in lists["mechanism_track"]}, faults)
    known = {(str(record["track"]), str(record["code"])) for record in statuses}
    implies = read_implies(directory, known, faults)
    excludes = read_excludes(directory, known, implies, faults)
    transitions = read_transitions(directory, known, faults)
    if faults.problems:
        raise InvalidRecordError(str(directory), tuple(faults.problems))
    return Contents(lists, statuses, implies, excludes, transitions)


def _check_folder(directory: Path) -> None:
    found = {path.stem for path in directory.glob("*.csv")}
    wanted = {*LISTS, STATUS, IMPLIES, EXCLUDES, TRANSITION}
    problems = [
        Problem("missing_list", f"{name}.csv", "", "the list is missing", "restore it")
        for name in sorted(wanted - found)
    ]
    problems += [
        Problem(
            "unknown_list",
            f"{name}.csv",
            "",
            "no list of this name is known",
            "enter it in deconfdb/vocabulary/lists.py",
        )
        for name in sorted(found - wanted)
    ]
    if problems:
        raise InvalidRecordError(str(directory), tuple(problems))


def _read_list(table: Table, own: Mapping[str, Kind], faults: Faults) -> tuple[Record, ...]:
    records = []
    for row in table.rows:
        _check_wording(table, row, faults)
        records.append({column: _read_cell(table, row, column, own.get(column), faults) for column in table.columns})
    faults.check_unique(table, [(row.cells["code"],) for row in table.rows], "code")
    _check_parents(table, [("", row.cells["code"], row.cells["parent"]) for row in table.rows], faults)
    return tuple(records)


def _read_statuses(directory: Path, tracks: set[str], faults: Faults) -> tuple[Record, ...]:
    table = read_table(directory / f"{STATUS}.csv", STATUS_COLUMNS)
    records = []
    for row in table.rows:
        _check_wording(table, row, faults)
        if row.cells["track"] not in tracks:
            faults.add(
                table, row, "track", "unknown_code", "no such track", way_out=f"use {' or '.join(sorted(tracks))}"
            )
        kinds = {"rank": RANK}
        records.append({column: _read_cell(table, row, column, kinds.get(column), faults) for column in table.columns})
    keys = [(row.cells["track"], row.cells["code"]) for row in table.rows]
    faults.check_unique(table, keys, "code")
    faults.check_unique(table, [(row.cells["track"], row.cells["rank"]) for row in table.rows], "rank")
    _check_parents(table, [(*key, row.cells["parent"]) for key, row in zip(keys, table.rows, strict=True)], faults)
    return tuple(records)


def _read_cell(table: Table, row: Row, column: str, kind: Kind | None, faults: Faults) -> Value:
    text = row.cells[column]
    if kind is None:
        return text or None
    try:
        return kind.read(text)
    except ValueError as error:
        faults.add(table, row, column, "bad_value", str(error), way_out="mend the cell")
        return None


def _check_wording(table: Table, row: Row, faults: Faults) -> None:
    if not CODE.fullmatch(row.cells["code"]):
        faults.add(
            table, row, "code", "bad_code", "a code is letters, digits and single underscores", way_out="rename it"
        )
    for column in ("label", "definition", "since"):
        if not row.cells[column]:
            faults.add(table, row, column, "empty", f"{row.cells['code']} has no {column}", way_out="write one")


def _check_parents(table: Table, keys: Sequence[tuple[str, str, str]], faults: Faults) -> None:
    """Every parent stands in the same list (for statuses: the same track), and no code is its own ancestor."""
    parents = {(track, code): (track, parent) for track, code, parent in keys if parent}
    known = {(track, code) for track, code, _ in keys}
    for (track, code, parent), row in zip(keys, table.rows, strict=True):
        if parent and (track, parent) not in known:
            faults.add(
                table, row, "parent", "unknown_parent", "no such code in this list", way_out="name a code of the list"
            )
            continue
        seen = {(track, code)}
        above = parents.get((track, code))
        while above and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == (track, code):
            faults.add(table, row, "parent", "cycle", f"{code} is its own ancestor", way_out="break the ring")


def _check_references(
    table: Table, own: Mapping[str, Kind], lists: Mapping[str, Iterable[Record]], faults: Faults
) -> None:
    for column, kind in own.items():
        if kind.refers_to is None:
            continue
        known = {record["code"] for record in lists[kind.refers_to]}
        for row in table.rows:
            if row.cells[column] not in known:
                message = f"no such code in {kind.refers_to}"
                faults.add(table, row, column, "unknown_code", message, way_out=f"name a code of {kind.refers_to}")
