"""Print rows: as a table that fits the terminal, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import click

from deconfdb.cli.messages import say

FORMATS = ("table", "csv", "json")
_Function = TypeVar("_Function", bound=Callable[..., Any])

# Narrower than this, cells break in the middle of words, and one value below the other reads better.
_MIN_COLUMN = 9
_GAP = 2
# No column of a pipe is ever cut; wider than any row that we print.
_ENDLESS = 1_000_000
# A header, a rule of dashes, and nothing else: readable by awk, and in every encoding.
_BOX = "    \n    \n -  \n    \n    \n    \n    \n    \n"


def format_option(function: _Function) -> _Function:
    """The option --format, as the argument `output_format`."""
    option = click.option(
        "--format",
        "output_format",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the rows.",
    )
    return option(function)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], output_format: str = "table") -> None:
    """Print rows on standard output; NULL is an empty cell, and null in JSON."""
    if output_format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_text(value) for value in row] for row in rows)
    elif output_format == "json":
        _print_json(columns, rows)
    else:
        cells = [[_cell(value) for value in row] for row in rows]
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        for line in table_lines(columns, cells, width):
            click.echo(line)
        say(f"({len(cells)} row{'' if len(cells) == 1 else 's'})", n_rows=len(cells))


def table_lines(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int | None) -> list[str]:
    """Lay out a table in at most `width` columns of a terminal; None stands for as wide as it needs."""
    if width is None or _least_width(columns, cells) <= width:
        return _layout(columns, cells, width)
    label = max(len(name) for name in columns)
    lines: list[str] = []
    for number, row in enumerate(cells, start=1):
        lines.append(f"-- {number} ".ljust(min(width, label + 20), "-"))
        lines += _layout(None, list(zip(columns, row, strict=True)), width)
    return lines


def _least_width(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    widest = [max([len(name), *(len(row[index]) for row in cells)]) for index, name in enumerate(columns)]
    return sum(min(width, _MIN_COLUMN) for width in widest) + _GAP * (len(columns) - 1)


def _layout(header: Sequence[str] | None, cells: Sequence[Sequence[str]], width: int | None) -> list[str]:
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # With a header the box draws one of the blanks between columns.
    table = Table(
        box=Box(_BOX) if header else None,
        show_header=header is not None,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - (header is not None), 0, 0),
    )
    for name in header or ("", ""):
        table.add_column(Text(name), overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    page = Console(file=io.StringIO(), width=width or _ENDLESS, color_system=None, legacy_windows=False)
    with page.capture() as capture:
        page.print(table)
    return [line.rstrip() for line in capture.get().splitlines()]


def _print_json(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    separator = "["
    for row in rows:
        record = dict(zip(columns, row, strict=True))
        click.echo(f"{separator}\n{json.dumps(record, ensure_ascii=False, default=_json_value)}", nl=False)
        separator = ","
    click.echo("[]" if separator == "[" else "\n]")


def _json_value(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    return str(value)


def _cell(value: object) -> str:
    """Text for one line of a terminal: control characters in data must not steer it."""
    line = " ".join(_text(value).split())
    return "".join(letter for letter in line if unicodedata.category(letter) not in {"Cc", "Cs"})
