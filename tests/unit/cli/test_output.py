"""Rows print as tables that fit, as CSV and as JSON that parses."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from deconfdb.cli.output import print_table, table_lines

COLUMNS = ["mechanism", "status", "when_from", "n_claims", "is_approximate", "share"]
ROWS = [
    ("hotline-one", "in_talks", date(2015, 10, 6), 3, False, Decimal("0.25")),
    ('the "two", and\nmore', None, None, 0, True, Decimal("1.00")),
]


def test_csv_holds_every_value_and_nothing_for_null(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COLUMNS, ROWS, "csv")
    out = capsys.readouterr().out
    assert list(csv.reader(io.StringIO(out))) == [
        COLUMNS,
        ["hotline-one", "in_talks", "2015-10-06", "3", "false", "0.25"],
        ['the "two", and\nmore', "", "", "0", "true", "1.00"],
    ]
    assert "\r" not in out


def test_json_holds_types_and_null(capsys: pytest.CaptureFixture[str]) -> None:
    moment = datetime(2025, 4, 9, 12, 0, tzinfo=UTC)
    print_table([*COLUMNS, "known_from"], [(*ROWS[0], moment), (*ROWS[1], None)], "json")
    assert json.loads(capsys.readouterr().out) == [
        dict(zip(COLUMNS, ["hotline-one", "in_talks", "2015-10-06", 3, False, 0.25], strict=True))
        | {"known_from": "2025-04-09T12:00:00+00:00"},
        dict(zip(COLUMNS, ['the "two", and\nmore', None, None, 0, True, 1.0], strict=True)) | {"known_from": None},
    ]


def test_no_rows_are_an_empty_list_a_header_and_an_empty_table(capsys: pytest.CaptureFixture[str]) -> None:
    for output_format in ("json", "csv", "table"):
        print_table(["a", "b"], [], output_format)
    out = capsys.readouterr().out
    assert out == "[]\na,b\na  b\n-- -\n"


def test_a_pipe_gets_whole_values_and_no_colour(capsys: pytest.CaptureFixture[str]) -> None:
    long = "word " * 60 + "end"
    print_table(["text", "n"], [(long, 1)])
    captured = capsys.readouterr()
    assert captured.out.splitlines()[2] == f"{long}  1"
    assert "\x1b" not in captured.out
    assert captured.err == "(1 row)\n"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_table_never_is_wider_than_the_terminal(width: int) -> None:
    cells = [["rus-tur-strike-working-group-2015", "proposed", "Igor Konashenkov; Tanju Bilgic", "contested"]] * 3
    lines = table_lines(["mechanism", "status", "affirmed_by", "evidence_state"], cells, width)
    assert max(map(len, lines)) <= width
    joined = "".join("".join(lines).split())
    assert joined.count("contested") >= 3 or width == 40


def test_columns_that_cannot_stand_side_by_side_stand_below_each_other() -> None:
    columns = [f"column_{number}" for number in range(12)]
    lines = table_lines(columns, [[f"value {number}" for number in range(12)]], 60)
    assert lines == ["-- 1 ".ljust(29, "-"), *(f"column_{n}".ljust(9) + f"  value {n}" for n in range(12))]


def test_data_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["text"], [("red \x1b[31m and\x07 bell\nnew line [bold]not markup[/bold]",)])
    assert capsys.readouterr().out.splitlines()[2] == "red [31m and bell new line [bold]not markup[/bold]"
