"""The five founding codings hold against the texts they were made on, letter for letter."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.load.content_digest import content_digest
from deconfdb.settings import seeds_dir
from tests.db.codings_builder import forget, rows
from tests.db.conftest import Answer, Command

Database = psycopg.Connection[Any]
CODINGS = str(seeds_dir() / "codings")
KEY = "trtworld-2015-10-08"


@pytest.fixture
def manifest(shared: Path) -> str:
    return str(shared / "seeds" / "manifest.csv")


def with_one_letter_changed(shared: Path, folder: Path, place: int) -> str:
    """A manifest of one text, under the same key, whose code point at `place` is another letter."""
    with (shared / "seeds" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        row = next(each for each in csv.DictReader(file) if each["key"] == KEY)
    text = (shared / "seeds" / row["path"]).read_bytes().decode()
    other = "x" if text[place] != "x" else "y"
    (folder / "changed.txt").write_bytes((text[:place] + other + text[place + 1 :]).encode())
    (folder / "manifest.csv").write_text(f"path,key\nchanged.txt,{KEY}\n", encoding="utf-8")
    return str(folder / "manifest.csv")


def coded_spans() -> list[tuple[str, int, int, int]]:
    """Claim, mention, start and end of every span of that coding."""
    coding = json.loads((seeds_dir() / "codings" / f"{KEY}.json").read_bytes())
    return [
        (claim["ref"], number, mention["start"], mention["end"])
        for claim in coding["claims"]
        for number, mention in enumerate(claim["mentions"])
    ]


def test_the_seed_texts_verify_all_130_spans(command: Command, database: Database, manifest: str) -> None:
    assert command("ingest", "codings", CODINGS).code == 0
    first = command("ingest", "articles", "--manifest", manifest)
    assert (first.code, first.out) == (0, "")
    assert first.err.splitlines() == [
        "evidence: 130 spans verified, 0 failed",
        "inserted 0, updated 5, unchanged 0, quarantined 0",
    ]
    content = content_digest(database)
    again = command("ingest", "articles", "--manifest", manifest)
    assert (again.code, again.err.splitlines()[-1]) == (0, "inserted 0, updated 0, unchanged 5, quarantined 0")
    assert command("verify") == Answer(0, "", "130 spans verified, 0 failed, 0 without a stored text\n")
    assert content_digest(database) == content
    assert rows(database, "SELECT is_verified, count(*) FROM deconf.mention_verification GROUP BY 1") == [(True, 130)]


def test_one_changed_letter_reports_exactly_the_spans_that_hold_it_and_changes_nothing_else(
    command: Command, database: Database, shared: Path, manifest: str, tmp_path: Path
) -> None:
    command("ingest", "codings", CODINGS)
    command("ingest", "articles", "--manifest", manifest)
    place = coded_spans()[3][2] + 2
    hit = [span for span in coded_spans() if span[2] <= place < span[3]]
    before = {each.table: each for each in content_digest(database)}
    done = command("ingest", "articles", "--manifest", with_one_letter_changed(shared, tmp_path, place))
    assert (done.code, done.out) == (3, "")
    said = done.err.splitlines()
    assert f"evidence: {len(coded_spans()) - len(hit)} spans verified, {len(hit)} failed" in said
    assert [line for line in said if line.startswith("Warning: ")] == [
        f"Warning: {KEY}: {ref}, mention {number}, {start}-{end}: the passage differs"
        for ref, number, start, end in hit
    ]
    after = {each.table: each for each in content_digest(database)}
    assert {table for table in after if after[table] != before[table]} == {
        "deconf.article_version",
        "deconf.mention_verification",
        "deconf.segment",
        "private.article_text",
        "everything",
    }
    assert after["private.article_text"].n_rows == before["private.article_text"].n_rows + 1
    assert command("verify").code == 0


def test_texts_first_or_codings_first_leave_the_same_rows(command: Command, database: Database, manifest: str) -> None:
    codings, texts = ("ingest", "codings", CODINGS), ("ingest", "articles", "--manifest", manifest)
    contents = []
    for order in ((codings, texts), (texts, codings)):
        forget(database)
        assert [command(*each).code for each in order] == [0, 0]
        contents.append(content_digest(database))
    assert contents[0] == contents[1]
