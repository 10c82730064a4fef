"""Bytes that came before are not decoded again, and whether what they say stands is asked each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.coding.records import Line, Record
from tests.db.codings_builder import CodingBuilder, load_registry, rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]


@pytest.fixture
def url(migrated_url: str) -> str:
    """A database that knows the example registry."""
    load_registry(migrated_url)
    return migrated_url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "codings.jsonl"


def told(status: str = "agreed") -> dict[str, Any]:
    coding = CodingBuilder("article-1", text="A text.\n")
    coding.status("institutional", status, "2021-05-01", ("isl", "affirm"))
    return coding.document()


def loaded(command: Command, file: Path, *lines: str) -> tuple[int, str]:
    """Exit code and counts of a load of these lines."""
    file.write_text("\n".join(lines), encoding="utf-8")
    done = command("ingest", "codings", str(file))
    return done.code, next(line for line in done.err.splitlines() if line.startswith("inserted"))


def test_a_line_that_came_before_is_not_decoded(
    url: str, command: Command, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = json.dumps(told())
    assert loaded(command, file, line) == (0, "inserted 1, updated 0, unchanged 0, quarantined 0")

    def decoded(_: Line) -> Record:
        raise AssertionError("decoded again")

    monkeypatch.setattr(Line, "decoded", decoded)
    assert loaded(command, file, line, line) == (0, "inserted 0, updated 0, unchanged 2, quarantined 0")


def test_the_order_of_keys_is_no_news(url: str, command: Command, file: Path, database: Database) -> None:
    lines = (
        json.dumps(told()),
        json.dumps(told(), sort_keys=True),
        json.dumps(told(), indent=None, separators=(",", ":")),
    )
    assert loaded(command, file, *lines) == (0, "inserted 1, updated 0, unchanged 2, quarantined 0")
    assert loaded(command, file, *lines) == (0, "inserted 0, updated 0, unchanged 3, quarantined 0")
    assert rows(database, "SELECT count(*), count(DISTINCT content_sha256) FROM ops.seen_record") == [(3, 1)]


def test_a_line_whose_coding_was_replaced_since_counts_again(
    url: str, command: Command, file: Path, database: Database
) -> None:
    first, second = json.dumps(told("proposed")), json.dumps(told("agreed"))
    for line, revision in ((first, 1), (second, 2), (first, 3), (first, 3)):
        assert loaded(command, file, line)[0] == 0
        assert rows(
            database,
            "SELECT revision, p.status_code FROM deconf.coding JOIN deconf.proposition AS p USING (article_id, coding_id) "
            "WHERE known_to IS NULL",
        ) == [(revision, "proposed" if line == first else "agreed")]


def test_a_line_whose_coding_was_withdrawn_stays_so(url: str, command: Command, file: Path, database: Database) -> None:
    line = json.dumps(told())
    assert loaded(command, file, line)[0] == 0
    ((name,),) = rows(database, "SELECT 'cod-' || left(replace(coding_id::text, '-', ''), 16) FROM deconf.coding")
    assert command("review", "reject", name, "--reason", "an example").code == 0
    assert loaded(command, file, line) == (0, "inserted 0, updated 0, unchanged 1, quarantined 0")
    assert rows(database, "SELECT count(*) FROM deconf.coding WHERE known_to IS NULL") == [(0,)]


def test_a_line_that_failed_before_is_looked_at_again(
    url: str, command: Command, file: Path, database: Database
) -> None:
    """Its faults may have been of the registry that it was held against."""
    document = told()
    document["article"]["source"] = "unknown-outlet"
    document["sources"] = [each for each in document["sources"] if each["ref"] != "example-wire"]
    line = json.dumps(document)
    for _ in range(2):
        assert loaded(command, file, line)[0] == 3
    assert rows(database, "SELECT count(*) FROM deconf.coding") == [(0,)]
    registry = file.with_name("sources.csv")
    registry.write_text(
        "ref,name,kind,country,aliases\nunknown-outlet,Unknown Outlet (example),online_outlet,ISL,\n"
        "example-wire,Example wire,news_agency,ISL,\n"
    )
    assert command("ingest", "registry", str(registry)).code == 0
    assert loaded(command, file, line) == (0, "inserted 1, updated 0, unchanged 0, quarantined 0")


def test_a_line_with_a_key_twice_is_set_aside_though_the_rest_of_it_stands(
    url: str, command: Command, file: Path, database: Database
) -> None:
    line = json.dumps(told())
    assert loaded(command, file, line)[0] == 0
    assert loaded(command, file, line.replace('"format"', '"format": "deconf-coding/1", "format"', 1))[0] == 3
    assert rows(database, "SELECT code FROM ops.quarantine") == [("duplicate_key",)]
