"""What is set aside closes by itself once it no longer fails, can be tried again, or is let go."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.db.codings_builder import CodingBuilder, load_registry, rows
from tests.db.conftest import Command
from tests.db.deliveries import Night, article, figures, make_old, page, write_lines
from tests.db.local_site import LocalSite, Reply, local_site

Database = psycopg.Connection[Any]
BROKEN = '{"format": "deconf-article/1", "key": }'
WORSE = '{"format": "deconf-article/1", "key": ]'


def items(database: Database) -> list[tuple[Any, ...]]:
    """Stage, code, record, state, times seen."""
    return rows(
        database, "SELECT stage, code, record_no, state, n_seen FROM ops.quarantine ORDER BY first_seen_at, record_no"
    )


def ref(database: Database) -> str:
    ((found,),) = rows(database, "SELECT 'qua-' || left(replace(quarantine_id::text, '-', ''), 16) FROM ops.quarantine")
    return str(found)


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with local_site() as served:
        yield served


@pytest.fixture
def known(migrated_url: str) -> None:
    """The example registry."""
    load_registry(migrated_url)


def coding_of_unknown_line() -> CodingBuilder:
    """A coding about a mechanism that it leaves to a registry."""
    coding = CodingBuilder("article-1")
    coding.status("institutional", "proposed", "2021-05-01", ("isl", "affirm"))
    return coding


# ---- by itself --------------------------------------------------------------------------------------------------------
def test_a_corrected_file_closes_what_it_had_left(command: Command, database: Database, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", article(1), BROKEN, WORSE)
    other = write_lines(tmp_path / "b.jsonl", BROKEN)
    assert command("ingest", "articles", file, other).code == 3
    broken = [
        ("parse", "json_malformed", 1, "open", 1),
        ("parse", "json_malformed", 2, "open", 1),
        ("parse", "json_malformed", 3, "open", 1),
    ]
    assert sorted(items(database), key=str) == broken
    write_lines(file, article(1), article(2), WORSE)
    assert command("ingest", "articles", file).code == 3
    assert sorted(items(database), key=str) == [
        ("parse", "json_malformed", 1, "open", 1),
        ("parse", "json_malformed", 2, "replayed", 1),
        ("parse", "json_malformed", 3, "open", 2),
    ]


def test_a_corrected_file_of_codings_or_events_closes_what_it_had_left(
    command: Command, database: Database, known: None, tmp_path: Path
) -> None:
    coding = coding_of_unknown_line()
    file = write_lines(tmp_path / "a.jsonl", {**coding.document(), "format": "deconf-coding/9"})
    assert command("ingest", "codings", file).code == 3
    write_lines(file, coding.document())
    assert command("ingest", "codings", file).code == 0
    events = tmp_path / "e.tab"
    sound = (Path(__file__).parent / "fixtures" / "icews-made-up.tab").read_text()
    events.write_text(sound.replace("2018-06-03", "2018-06-33"))
    assert command("ingest", "events", events).code == 3
    events.write_text(sound)
    assert command("ingest", "events", events).code == 0
    assert [row[3] for row in items(database)] == ["replayed", "replayed"]


def test_nothing_closes_where_the_reading_stopped(command: Command, database: Database, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", article(1), BROKEN)
    command("ingest", "articles", file)
    write_lines(file, article(1), article(2))
    assert command("ingest", "articles", "--dry-run", file).code == 0
    assert items(database) == [("parse", "json_malformed", 2, "open", 1)]
    assert command("ingest", "articles", file, f"{tmp_path}/b*.jsonl").code == 2
    assert items(database) == [("parse", "json_malformed", 2, "open", 1)]
    assert rows(database, "SELECT count(*) FROM deconf.article") == [(1,)]


def test_a_backfill_closes_nothing(migrated_url: str, database: Database, tmp_path: Path) -> None:
    night = Night(migrated_url, tmp_path)
    file = write_lines(tmp_path / "in" / "a.jsonl", article(1), BROKEN)
    night.configure({"name": "wire", "location": "in", "publisher": "example-wire"})
    night.one()
    write_lines(file, article(1), article(2))
    night.one(since=date(2021, 6, 2), until=date(2021, 6, 2))
    assert items(database) == [("parse", "json_malformed", 2, "open", 1)]
    night.one()
    assert items(database) == [("parse", "json_malformed", 2, "replayed", 1)]


def test_members_of_an_archive_are_told_apart(command: Command, database: Database, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    for content in ((BROKEN.encode(), BROKEN.encode()), (BROKEN.encode(), json.dumps(article(1)).encode())):
        with zipfile.ZipFile(file, "w") as archive:
            for name, payload in zip(("one.jsonl", "two.jsonl"), content, strict=True):
                archive.writestr(name, payload)
        assert command("ingest", "articles", "--format", "jsonl", file).code == 3
    assert rows(database, "SELECT locator, state FROM ops.quarantine ORDER BY 1") == [
        (f"{file}!one.jsonl", "open"),
        (f"{file}!two.jsonl", "replayed"),
    ]


# ---- replay -----------------------------------------------------------------------------------------------------------
def test_a_registry_that_learns_a_ref_lets_the_kept_coding_in(
    command: Command, migrated_url: str, database: Database, tmp_path: Path
) -> None:
    file = write_lines(tmp_path / "a.jsonl", coding_of_unknown_line().document())
    assert command("ingest", "codings", file).code == 3
    file.unlink()
    assert command("quarantine", "replay").code == 3
    assert [row[3:] for row in items(database)] == [("open", 2)]
    load_registry(migrated_url)
    assert command("quarantine", "replay", "--dry-run").code == 0
    assert (items(database)[0][3], rows(database, "SELECT count(*) FROM deconf.coding")) == ("open", [(0,)])
    answer = command("quarantine", "replay")
    assert (answer.code, answer.err) == (0, "inserted 1, updated 0, unchanged 0, quarantined 0\n")
    assert [row[3] for row in items(database)] == ["replayed"]
    assert command("quarantine", "list", "--format", "csv").out.count("\n") == 1


def test_a_corrected_file_is_read_again_in_the_way_it_was_read(
    command: Command, database: Database, known: None, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\x00\x01 not a text")
    manifest = tmp_path / "m.csv"
    manifest.write_text("path,key,title\na.txt,article-1,Example title\n")
    plain = tmp_path / "b.txt"
    plain.write_bytes(b"\x00\x01 not a text")
    options = ("--source", "business-standard", "--published", "2021-06-01")
    assert command("ingest", "articles", "--manifest", manifest, "--code", "lite").code == 3
    assert command("ingest", "articles", plain, *options).code == 3
    assert command("quarantine", "replay").code == 3
    for each in (file, plain):
        each.write_text(f"A spokesman said that the example line works, {each.name}.")
    assert command("quarantine", "replay").code == 0
    assert {row[3] for row in items(database)} == {"replayed"}
    assert rows(
        database,
        "SELECT a.article_key LIKE 'sha256:%', a.title, s.source_ref, a.published_edtf, count(k.coding_id) "
        "FROM deconf.article AS a LEFT JOIN deconf.source AS s USING (source_id) LEFT JOIN deconf.coding AS k "
        "USING (article_id) GROUP BY 1, 2, 3, 4 ORDER BY 1",
    ) == [
        (False, "Example title", rows(database, "SELECT source_ref FROM deconf.coding JOIN deconf.article USING (article_id) "
                                      "LEFT JOIN deconf.source USING (source_id)")[0][0], None, 1),
        (True, None, "business-standard", "2021-06-01", 0),
    ]  # fmt: skip


def test_a_page_is_asked_for_again(
    migrated_url: str, command: Command, database: Database, tmp_path: Path, site: LocalSite
) -> None:
    night = Night(migrated_url, tmp_path)
    url = site.serve("/1", Reply(404))
    source = {"name": "web", "location": url, "rate_seconds": 0, "allow_private_addresses": True}
    night.configure(source)
    assert figures(night.one()) == ("done", 0, 0, 0, 1)
    site.serve("/1", Reply(body=page(1)))
    assert command("quarantine", "replay", ref(database)).code == 0
    assert items(database) == [("fetch", "not_found", None, "replayed", 1)]
    assert rows(database, "SELECT url FROM deconf.article") == [(url,)]


def test_a_file_that_is_gone_leaves_its_item_open_and_says_so(
    command: Command, database: Database, tmp_path: Path
) -> None:
    file = write_lines(tmp_path / "a.jsonl", BROKEN)
    command("ingest", "articles", file)
    file.unlink()
    answer = command("quarantine", "replay")
    assert (answer.code, f"{file} is no longer there" in answer.err) == (0, True)
    assert items(database) == [("parse", "json_malformed", 1, "open", 1)]


def test_a_kept_coding_that_still_fails_gives_way_to_its_corrected_file(
    command: Command, database: Database, known: None, tmp_path: Path
) -> None:
    coding = coding_of_unknown_line()
    file = write_lines(tmp_path / "a.jsonl", {**coding.document(), "format": "deconf-coding/9"})
    command("ingest", "codings", file)
    write_lines(file, coding.document())
    command("quarantine", "replay")
    assert [row[3] for row in items(database)] == ["replayed"]
    assert rows(database, "SELECT count(*) FROM deconf.coding") == [(1,)]


def test_what_is_not_open_cannot_be_replayed(command: Command) -> None:
    answer = command("quarantine", "replay", "qua-0000000000000000")
    assert (answer.code, "is not open in the quarantine" in answer.err) == (2, True)


# ---- looking and letting go -------------------------------------------------------------------------------------------
def test_what_is_discarded_stays_so_and_raises_no_alarm_when_it_comes_again(
    command: Command, database: Database, tmp_path: Path
) -> None:
    file = make_old(write_lines(tmp_path / "a.jsonl", BROKEN))
    command("ingest", "articles", file)
    assert command("quarantine", "discard", "--dry-run", ref(database)).code == 0
    assert items(database)[0][3] == "open"
    assert command("quarantine", "discard", ref(database)).code == 0
    again = command("ingest", "articles", file)
    assert (again.code, "quarantined 0" in again.err, "set aside" in again.err) == (0, True, False)
    assert items(database) == [("parse", "json_malformed", 1, "discarded", 2)]
    assert ref(database) in command("quarantine", "list", "--state", "discarded", "--format", "csv").out


def test_an_item_shows_where_it_stood_and_all_its_problems(
    command: Command, database: Database, tmp_path: Path
) -> None:
    file = write_lines(tmp_path / "a.jsonl", article(1), BROKEN)
    command("ingest", "articles", file)
    shown = json.loads(command("quarantine", "show", ref(database)).out)
    assert (shown["locator"], shown["record_no"], shown["byte_offset"], shown["stage"], shown["code"]) == (
        str(file), 2, len(file.read_text().splitlines()[0]) + 1, "parse", "json_malformed",
    )  # fmt: skip
    assert shown["payload"].startswith('{"format": "deconf-article/1"')
    assert shown["problems"][0].keys() == {"code", "location", "value", "message", "way_out"}


def test_a_flood_of_bad_records_is_kept_whole_but_shown_in_part(
    command: Command, database: Database, tmp_path: Path
) -> None:
    file = write_lines(tmp_path / "a.jsonl", *(BROKEN.replace("}", f"{number}, }}") for number in range(1_200)))
    answer = command("ingest", "articles", file)
    assert answer.code == 3
    assert rows(database, "SELECT count(*) FROM ops.quarantine") == [(1_200,)]
    assert answer.err.count("set aside: ") == 51
    assert "set aside: 1150 more: deconfdb quarantine list shows them" in answer.err
