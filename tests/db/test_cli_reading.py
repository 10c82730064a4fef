"""The commands that read: show prints every view in every format, query runs one statement and can do nothing else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.cli.show import SHOWN
from deconfdb.settings import seeds_dir
from tests.db.codings_builder import rows
from tests.db.conftest import Answer, Command

Database = psycopg.Connection[Any]
CODINGS = str(seeds_dir() / "codings")


@pytest.fixture
def founded(command: Command) -> Command:
    """The commands on a database that holds the founding codings."""
    assert command("ingest", "codings", CODINGS).code == 0
    return command


def table(answer: Answer) -> list[list[str]]:
    """Rows of CSV, the header first."""
    assert (answer.code, answer.err) == (0, "")
    return list(csv.reader(io.StringIO(answer.out)))


# ---- show ---------------------------------------------------------------------------------------------------------------
def test_every_view_is_shown_whole_in_csv_and_json_and_in_part_as_a_table(founded: Command, database: Database) -> None:
    counts = {}
    for what, shown in SHOWN.items():
        header, *lines = table(founded("show", what, "--format", "csv"))
        as_json = founded("show", what, "--format", "json")
        assert (as_json.code, as_json.err) == (0, "")
        records = json.loads(as_json.out)
        as_table = founded("show", what)
        assert (as_table.code, as_table.out.splitlines()[0].split()) == (0, list(shown.columns))
        ((n_rows,),) = rows(database, f"SELECT count(*) FROM deconf_v1.{shown.view}")
        assert len(lines) == len(records) == len(as_table.out.splitlines()) - 2 == n_rows
        assert as_table.err == f"({n_rows} row{'' if n_rows == 1 else 's'})\n"
        assert all(list(record) == header for record in records)
        counts[what] = n_rows
    # One coder alone has coded them.
    assert {what for what, count in counts.items() if not count} == {"agreement", "disagreements"}
    assert counts["history"] == 19


def test_a_pair_may_be_given_in_any_order_and_case(founded: Command) -> None:
    expected = table(founded("show", "history", "--pair", "RUS-TUR", "--format", "csv"))
    assert {line[expected[0].index("pair")] for line in expected[1:]} == {"RUS-TUR"}
    assert table(founded("show", "history", "--pair", "tur-rus", "--format", "csv")) == expected
    assert len(table(founded("show", "history", "--pair", "ISL-NZL", "--format", "csv"))) == 1


def test_a_meeting_of_four_is_found_by_any_two_of_its_sides(founded: Command, database: Database) -> None:
    ((meeting,),) = rows(database, "SELECT meeting_ref FROM deconf.meeting WHERE parties = 'DEU; FRA; RUS; TUR'")
    for pair in ("DEU-FRA", "RUS-TUR", "TUR-DEU"):
        header, *lines = table(founded("show", "meetings", "--pair", pair, "--format", "csv"))
        assert meeting in [line[header.index("meeting")] for line in lines]


def test_one_mechanism_and_so_many_rows(founded: Command) -> None:
    ref = "rus-tur-strike-working-group-2015"
    header, *lines = table(founded("show", "history", "--mechanism", ref, "--format", "csv"))
    assert [line[header.index("status")] for line in lines] == ["proposed", "raised"]
    assert len(table(founded("show", "claims", "--limit", "3", "--format", "csv"))) == 4


def test_history_and_status_as_of_a_day(founded: Command) -> None:
    def statuses(*options: str) -> list[str]:
        header, *lines = table(founded("show", "status", "--pair", "RUS-USA", "--format", "csv", *options))
        return [line[header.index("status")] for line in lines]

    assert statuses() == ["agreed_in_principle"]
    assert statuses("--as-of", "2015-10-02") == ["in_talks"]
    assert statuses("--as-of", "2015-09-01") == []
    assert statuses("--known-on", "2015-10-08") == []
    assert statuses("--known-on", "2999-01-01T12:00") == ["agreed_in_principle"]


def test_what_makes_no_sense_is_a_usage_error(command: Command) -> None:
    refused = {
        ("nothing",): "is not one of",
        ("history", "--pair", "RUS"): "is not a pair",
        ("history", "--pair", "RUS-RUS"): "is not a pair",
        ("history", "--as-of", "2015-13-01"): "is not a day",
        ("status", "--known-on", "yesterday"): "is not a time",
        ("meetings", "--as-of", "2015-10-07"): "--as-of and --known-on go with history and status",
        ("actors", "--pair", "RUS-TUR"): "leave --pair out",
        ("history", "--limit", "0"): "0 is not in the range",
    }
    for arguments, said in refused.items():
        answer = command("show", *arguments)
        assert (answer.code, answer.out) == (2, ""), arguments
        assert said in answer.err, arguments


# ---- query --------------------------------------------------------------------------------------------------------------
def test_query_needs_no_schema_name_and_prints_in_every_format(
    founded: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = (
        "SELECT mechanism, status, last_known_on, days_since > 0 AS is_past, NULL AS nothing FROM channel_status "
        "WHERE pair = 'RUS-USA'"
    )
    row = ["rus-usa-syria-air-safety-2015", "agreed_in_principle", "2015-10-06"]
    header = ["mechanism", "status", "last_known_on", "is_past", "nothing"]
    assert table(founded("query", statement, "--format", "csv")) == [header, [*row, "true", ""]]
    assert json.loads(founded("query", statement, "--format", "json").out) == [
        dict(zip(header, [*row, True, None], strict=True))
    ]
    shown = founded("query", statement)
    assert (shown.code, shown.err) == (0, "(1 row)\n")
    assert [line.split() for line in shown.out.splitlines()][::2] == [header, [*row, "true"]]
    monkeypatch.setattr("sys.stdin", io.StringIO(statement))
    assert table(founded("query", "-", "--format", "csv"))[1] == [*row, "true", ""]


def test_query_stops_after_so_many_rows(founded: Command) -> None:
    answer = founded("query", "SELECT claim FROM claims ORDER BY claim", "--max-rows", "2", "--format", "csv")
    assert len(table(answer)) == 3


def test_signs_of_sql_mean_what_they_say(command: Command) -> None:
    answer = command("query", "SELECT '%s' AS percent, 'a:b' AS colon, '{x}' AS brace", "--format", "csv")
    assert table(answer) == [["percent", "colon", "brace"], ["%s", "a:b", "{x}"]]


REFUSED = {
    "SELECT 1; SELECT 2": "give one statement of plain SQL",
    "SELECT 1; DELETE FROM deconf.claim": "give one statement of plain SQL",
    "SELEC 1": 'syntax error at or near "SELEC"',
    "SELECT nope FROM channel_status": "data_dictionary",
    "SELECT * FROM nope": "data_dictionary",
    "SELECT * FROM deconf.claim": "readers see the public views",
    "SELECT body FROM private.article_text": "readers see the public views",
    "SELECT * FROM ops.run": "readers see the public views",
    "DELETE FROM deconf.claim": "change nothing",
    "UPDATE vocab.stance SET label = ''": "change nothing",
    "CREATE TABLE x (a int)": "change nothing",
    "CREATE TEMPORARY TABLE x (a int)": "change nothing",
    "SET ROLE postgres": "readers see the public views",
    "SELECT pg_read_file('/etc/hostname')": "readers see the public views",
    "COPY (SELECT 1) TO PROGRAM 'true'": "COPY",
    "COPY (SELECT 1) TO STDOUT": "mend the statement",
    "": "no statement",
    " ; ": "no statement",
}


def test_query_does_nothing_but_read_public_views(command: Command) -> None:
    for statement, said in REFUSED.items():
        answer = command("query", statement)
        assert (answer.code, answer.out) == (2, ""), statement
        assert said in answer.err, statement
        assert "unexpected" not in answer.err, statement


def test_what_fails_on_its_way_is_told(command: Command) -> None:
    answer = command("query", "SELECT 1 / 0 AS ratio")
    assert (answer.code, answer.out) == (1, "")
    assert "the statement failed: division by zero" in answer.err


def test_reading_commands_need_a_migrated_database(
    empty_url: str, monkeypatch: pytest.MonkeyPatch, command: Command, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_url)
    for arguments in (("show", "history"), ("query", "SELECT 1"), ("check",), ("runs",), ("verify",)):
        answer = command(*arguments)
        assert (answer.code, answer.out) == (4, ""), arguments
        assert "deconfdb migrate upgrade" in answer.err
