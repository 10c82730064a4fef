"""Read a CSV file that people review: every row with its line number, every fault with its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deconfdb.errors import InvalidRecordError, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One record; `line` is the 1-based line of the file on which it begins, `cells` holds trimmed text."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A whole file; `columns` in the order of the header."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Faults:
    """Collects what is wrong over several files, so that one reading names all of it by file, line and column."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, table: Table, row: Row, column: str, code: str, message: str, *, way_out: str) -> None:
        """Note one cell that cannot stay as it is."""
        location = f"{table.path.name} line {row.line}, {column}"
        self.problems.append(Problem(code, location, row.cells.get(column, ""), message, way_out))

    def check_unique(self, table: Table, keys: Sequence[tuple[str, ...]], column: str) -> None:
        """Note every row whose key an earlier row has; `keys` has one entry a row."""
        first: dict[tuple[str, ...], int] = {}
        for key, row in zip(keys, table.rows, strict=True):
            line = first.setdefault(key, row.line)
            if line != row.line:
                self.add(
                    table, row, column, "duplicate", f"stands already on line {line}", way_out="keep one of the two"
                )


def read_table(path: Path, columns: Iterable[str] | None = None) -> Table:
    """Read a CSV file in UTF-8 with a header line.

    With `columns` the header must be exactly these, in this order.
    Raises InvalidRecordError for a file that cannot be read, another header and rows of another length.
    """
    name = str(path)
    lines = _read_lines(path)
    if not lines:
        raise InvalidRecordError(name, (Problem("empty_file", "line 1", "", "the file has no header", "write one"),))
    header_line, header = lines[0]
    found = tuple(header)
    problems = _header_problems(header_line, found, None if columns is None else tuple(columns))
    if problems:
        raise InvalidRecordError(name, problems)
    faulty = tuple(
        Problem(
            "row_length",
            f"line {line}",
            str(len(cells)),
            f"the row has {len(cells)} cells and the header {len(found)}",
            "put text that holds a comma between quotation marks",
        )
        for line, cells in lines[1:]
        if len(cells) != len(found)
    )
    if faulty:
        raise InvalidRecordError(name, faulty)
    rows = tuple(Row(line, dict(zip(found, cells, strict=True))) for line, cells in lines[1:])
    return Table(path, found, rows)


def _read_lines(path: Path) -> list[tuple[int, list[str]]]:
    """Records with the line they begin on; empty lines are left out."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # spreadsheets put a byte order mark before the header
    except OSError as error:
        problem = Problem("unreadable", "", "", f"the file cannot be read: {error.strerror}", "check path and rights")
        raise InvalidRecordError(str(path), (problem,)) from error
    except UnicodeDecodeError as error:
        problem = Problem("encoding", f"byte {error.start}", "", "the file is not in UTF-8", "save it as UTF-8")
        raise InvalidRecordError(str(path), (problem,)) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if cells:
                lines.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        problem = Problem("csv", f"line {reader.line_num}", "", f"not CSV: {error}", "look for a stray quotation mark")
        raise InvalidRecordError(str(path), (problem,)) from error
    return lines


def _header_problems(line: int, found: tuple[str, ...], wanted: tuple[str, ...] | None) -> tuple[Problem, ...]:
    location = f"line {line}"
    if wanted is not None and found != wanted:
        message = f"the header must be {','.join(wanted)}"
        return (Problem("header", location, ",".join(found), message, "rename, add or drop columns"),)
    twice = sorted({column for column in found if found.count(column) > 1})
    if twice:
        return (Problem("header", location, ", ".join(twice), "a column stands twice in the header", "keep one"),)
    return ()
