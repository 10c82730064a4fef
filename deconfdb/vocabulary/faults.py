"""What is wrong in the rows of reviewable files, collected so that one reading names everything."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.csvtable import Row, Table
from deconfdb.errors import Problem


class Faults:
    """Collects problems over several files; the location of each is file, line and column."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, table: Table, row: Row, column: str, code: str, message: str, *, way_out: str) -> None:
        """Note one cell that cannot stay as it is."""
        location = f"{table.path.name} line {row.line}, {column}"
        self.problems.append(Problem(code, location, row.cells[column], message, way_out))

    def check_unique(self, table: Table, keys: Sequence[tuple[str, ...]], column: str) -> None:
        """Note every row whose key an earlier row has; `keys` has one entry a row."""
        first: dict[tuple[str, ...], int] = {}
        for key, row in zip(keys, table.rows, strict=True):
            line = first.setdefault(key, row.line)
            if line != row.line:
                self.add(
                    table, row, column, "duplicate", f"stands already on line {line}", way_out="keep one of the two"
                )
