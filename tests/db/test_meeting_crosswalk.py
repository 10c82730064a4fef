"""Our meetings beside those of other data sets, which may date them by another day."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.db.codings_builder import rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]
FIXTURES = Path(__file__).parent / "fixtures"
CROSSWALK = (
    "SELECT meeting_label, held_from::text, pair, dataset, vintage, event_id, event_date::text, day_gap, event_code "
    "FROM deconf_v1.meeting_crosswalk ORDER BY dataset, event_id"
)
TALKS = "Defence ministers of Israel and Russia, Moscow"


@pytest.fixture
def talks(command: Command, tmp_path: Path) -> None:
    """The talks of 31 May 2018, coded, with their text."""
    assert command("ingest", "codings", FIXTURES / "moscow-2018-05-31.json").code == 0
    manifest = tmp_path / "manifest.csv"
    shutil.copy(FIXTURES / "moscow-2018-05-31.txt", tmp_path)
    manifest.write_text("path,key\nmoscow-2018-05-31.txt,example-moscow-2018-05-31\n")
    assert "1 spans verified, 0 failed" in command("ingest", "articles", "--manifest", manifest).err


def test_what_others_date_within_two_days_stands_beside_our_meeting(
    command: Command, database: Database, talks: None
) -> None:
    assert command("ingest", "events", FIXTURES / "icews-made-up.tab", "--vintage", "made-up").code == 0
    assert command("ingest", "events", FIXTURES / "gdelt-made-up.tsv").code == 0
    ours = (TALKS, "2018-05-31", "ISR-RUS")
    assert rows(database, CROSSWALK) == [
        (*ours, "gdelt-2", "gdelt-made-up", "900000001", "2018-06-01", 1, "046"),
        (*ours, "icews", "made-up", "1", "2018-06-01", 1, "046"),
        (*ours, "icews", "made-up", "2", "2018-06-01", 1, "042"),
        (*ours, "icews", "made-up", "3", "2018-05-31", 0, "040"),
    ]
    assert rows(database, "SELECT count(*) FROM external.event") == [(8,)]


def test_another_vintage_stands_beside_the_first_and_the_same_one_changes_nothing(
    command: Command, database: Database, talks: None
) -> None:
    for vintage in ("first", "second", "first"):
        assert command("ingest", "events", FIXTURES / "icews-made-up.tab", "--vintage", vintage).code == 0
    assert rows(database, "SELECT vintage, count(*) FROM deconf_v1.meeting_crosswalk GROUP BY 1 ORDER BY 1") == [
        ("first", 3),
        ("second", 3),
    ]


def test_icews_has_the_talks_of_moscow_a_day_later(
    command: Command, database: Database, talks: None, shared: Path
) -> None:
    sample = shared / "samples" / "icews" / "events.2018.sample.tab"
    assert command("ingest", "events", sample, "--vintage", "icews-2018").code == 0
    ministers = (
        "SELECT event_date::text, day_gap, count(*) FROM deconf_v1.meeting_crosswalk WHERE actor_1_name IN (%(a)s, %(b)s) "
        "AND actor_2_name IN (%(a)s, %(b)s) GROUP BY 1, 2"
    )
    names = {"a": "Avigdor Lieberman", "b": "Sergey Kuzhugetovich Shoygu"}
    ((event_date, day_gap, n_rows),) = database.execute(ministers.encode(), names).fetchall()
    assert (event_date, day_gap) == ("2018-06-01", 1)
    assert n_rows >= 4
    assert rows(database, "SELECT DISTINCT meeting_label, pair, held_from::text FROM deconf_v1.meeting_crosswalk") == [
        (TALKS, "ISR-RUS", "2018-05-31")
    ]


def test_a_row_that_the_database_refuses_is_set_aside_alone(command: Command, database: Database) -> None:
    database.execute("ALTER TABLE external.event ADD CONSTRAINT example CHECK (event_id <> '4')")
    answer = command("ingest", "events", FIXTURES / "icews-made-up.tab")
    assert (answer.code, "inserted 5, updated 0, unchanged 0, quarantined 1" in answer.err) == (3, True)
    assert rows(database, "SELECT stage, code, record_no FROM ops.quarantine") == [("load", "database", 5)]
    database.execute("ALTER TABLE external.event DROP CONSTRAINT example")
    assert command("quarantine", "replay").code == 0
    assert rows(database, "SELECT state FROM ops.quarantine") == [("replayed",)]
    assert rows(database, "SELECT count(*) FROM external.event") == [(6,)]
