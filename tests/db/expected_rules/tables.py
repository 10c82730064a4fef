"""The expected rows of a view, and how they are written to a golden file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in the order of the view, and rows as texts, sorted; an empty text stands for NULL."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(rows: Sequence[Row]) -> Table:
    """The table of rows that all have the same columns in the same order."""
    columns = tuple(rows[0])
    assert all(tuple(row) == columns for row in rows), f"rows with different columns: {columns}"
    return table_of_values(columns, [tuple(row.values()) for row in rows])


def table_of_values(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """The table of values, as derived or as a query returns them."""
    return Table(tuple(columns), tuple(sorted(tuple(text_of(value) for value in row) for row in rows)))


def text_of(value: Any) -> str:
    """A value as it stands in a golden file. Raises ValueError for an empty text: the views give NULL instead."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return format(Decimal(str(value)).normalize(), "f")
    text = value.isoformat() if isinstance(value, date) else str(value)
    if not text:
        raise ValueError("an empty text where NULL is meant")
    return text


def to_csv(table: Table) -> str:
    """The golden file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return out.getvalue()


def from_csv(text: str) -> Table:
    """The table of a golden file, in the order of its lines."""
    columns, *rows = csv.reader(io.StringIO(text))
    return Table(tuple(columns), tuple(tuple(row) for row in rows))


def joined(values: Iterable[str | None]) -> str | None:
    """A list in a cell: each value once, in the order of code points."""
    return "; ".join(sorted({value for value in values if value is not None})) or None


def share(part: int, whole: int) -> Decimal | None:
    """A share with four digits; None of nothing."""
    return (Decimal(part) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP) if whole else None
