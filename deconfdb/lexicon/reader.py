"""CSV files under `seeds/lexicon` to frozen rows; nothing is filled in or corrected on the way."""

from __future__ import annotations

import csv
import dataclasses
import functools
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deconfdb.errors import InvalidRecordError, Problem
from deconfdb.lexicon import records as r

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rows, in the order of the files; the field names are the file names."""

    states: tuple[r.State, ...] = ()
    former_states: tuple[r.FormerState, ...] = ()
    state_pairs: tuple[r.StatePair, ...] = ()
    namesakes: tuple[r.Namesake, ...] = ()
    institutions: tuple[r.Institution, ...] = ()
    function_terms: tuple[r.FunctionTerm, ...] = ()
    armed_groups: tuple[r.Organisation, ...] = ()
    peoples: tuple[r.People, ...] = ()
    monitors: tuple[r.Organisation, ...] = ()
    bodies: tuple[r.Organisation, ...] = ()
    offices: tuple[r.Office, ...] = ()
    persons: tuple[r.Person, ...] = ()
    office_holders: tuple[r.Tenure, ...] = ()
    role_nouns: tuple[r.RoleNoun, ...] = ()
    anonymity_patterns: tuple[r.AnonymityPattern, ...] = ()
    person_titles: tuple[r.PersonTitle, ...] = ()
    outlets: tuple[r.Outlet, ...] = ()
    cues_reporting: tuple[r.ReportingCue, ...] = ()
    mechanism_terms: tuple[r.MechanismTerm, ...] = ()
    standing_bodies: tuple[r.StandingBody, ...] = ()
    mechanism_blockers: tuple[r.MechanismBlocker, ...] = ()
    status_cues: tuple[r.StatusCue, ...] = ()
    meeting_triggers: tuple[r.MeetingTrigger, ...] = ()
    places: tuple[r.Place, ...] = ()
    calendar: tuple[r.CalendarWord, ...] = ()
    boilerplate: tuple[r.Boilerplate, ...] = ()
    relevance_terms: tuple[r.RelevanceTerm, ...] = ()
    abbreviations: tuple[r.Abbreviation, ...] = ()


def _many(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(SEPARATOR)) if text else ()


def _flag(text: str) -> bool:
    if text == "yes":
        return True
    if text == "no":
        return False
    raise ValueError("expected yes or no")


def _optional(convert: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: convert(text) if text else None


_CONVERTERS: dict[object, Callable[[str], object]] = {
    str: str,
    int: int,
    bool: _flag,
    tuple[str, ...]: _many,
    r.Day: r.Day.parse,
    r.Day | None: _optional(r.Day.parse),
    int | None: _optional(int),
    bool | None: _optional(_flag),
}


def read_rows(path: Path, row_type: type) -> Iterator[object]:
    """Rows of one file; InvalidRecordError names every line and column that cannot be read."""
    hints = typing.get_type_hints(row_type)
    fields = [field.name for field in dataclasses.fields(row_type)]
    converters = [_CONVERTERS[hints[field]] for field in fields]
    problems: list[Problem] = []
    with path.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream, strict=True)
        header = next(lines, [])
        if header != fields:
            way_out = f"make the first line {','.join(fields)}"
            problem = Problem("lexicon_header", "line 1", ",".join(header), "unexpected columns", way_out)
            raise InvalidRecordError(str(path), (problem,))
        for cells in lines:
            location = f"line {lines.line_num}"
            if len(cells) != len(fields):
                message = f"{len(cells)} cells, {len(fields)} columns"
                problems.append(Problem("lexicon_cells", location, ",".join(cells), message, "quote cells with commas"))
                continue
            values: list[object] = []
            for field, convert, cell in zip(fields, converters, cells, strict=True):
                try:
                    values.append(convert(cell))
                except ValueError as error:
                    problems.append(Problem("lexicon_cell", f"{location}, {field}", cell, str(error)))
            if len(values) == len(fields):
                yield row_type(*values)
    if problems:
        raise InvalidRecordError(str(path), tuple(problems))


def is_lexicon(folder: Path) -> bool:
    """Whether a folder is meant as a lexicon: it has files that no folder of registries has."""
    return all((folder / name).is_file() for name in ("states.csv", "office_holders.csv"))


def read_lexicon(folder: Path) -> Lexicon:
    """Read every file of the lexicon in `folder`; InvalidRecordError on the first file that cannot be read."""
    tables: dict[str, tuple[object, ...]] = {}
    for name, hint in typing.get_type_hints(Lexicon).items():
        path = folder / f"{name}.csv"
        if not path.is_file():
            way_out = "restore the file, or point to another folder"
            problem = Problem("lexicon_file_missing", path.name, "", "the lexicon lacks this file", way_out)
            raise InvalidRecordError(str(folder), (problem,))
        tables[name] = tuple(read_rows(path, typing.get_args(hint)[0]))
    return Lexicon(**tables)  # type: ignore[arg-type]


@functools.cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon shipped under `seeds/lexicon`, or the one in `folder`; read once."""
    if folder is None:
        from deconfdb.settings import seeds_dir

        folder = seeds_dir() / "lexicon"
    return read_lexicon(folder)
