"""Rows of the lexicon with the place they were read from, so that a problem can name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from deconfdb.errors import Problem
from deconfdb.lexicon.columns import NAMED_BY
from deconfdb.lexicon.reader import Lexicon
from deconfdb.lexicon.records import Day

_HEADER_LINES = 1


@dataclass(frozen=True, slots=True)
class Located:
    """A row, its file and its line; every row of the lexicon stands on one line."""

    table: str
    line: int
    row: Any

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.table}.csv"

    @property
    def name(self) -> str:
        """What the row goes by."""
        return str(self.value(NAMED_BY[self.table]))

    @classmethod
    def rows(cls, lexicon: Lexicon, table: str) -> Iterator[Located]:
        """The rows of one table, in the order of its file."""
        for line, row in enumerate(getattr(lexicon, table), _HEADER_LINES + 1):
            yield cls(table, line, row)

    def value(self, column: str) -> Any:
        """What the row holds in a column."""
        return getattr(self.row, column)

    def texts(self, column: str) -> tuple[str, ...]:
        """The values of a cell as texts: several, one, or none if it is empty."""
        value = self.value(column)
        if isinstance(value, tuple):
            return value
        return () if value is None or value == "" else (str(value),)

    def day(self, column: str) -> Day | None:
        """A date of the row; None where the cell is empty."""
        value = self.value(column)
        assert value is None or isinstance(value, Day)
        return value

    def problem(self, code: str, column: str, value: str, message: str, way_out: str) -> Problem:
        """What is wrong with one cell of the row."""
        return Problem(code, f"{self.file} line {self.line} ({self.name}), {column}", value, message, way_out)
