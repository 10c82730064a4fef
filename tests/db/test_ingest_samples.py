"""Every real sample goes through the commands: loaded with the right facts or set aside for the right reason."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import psycopg

from tests.db.codings_builder import rows
from tests.db.conftest import Command
from tests.db.deliveries import Night, figures

Database = psycopg.Connection[Any]

# First digits of the title's hash, day and what it rests on, state, length of the text; no words of theirs.
LOADED = {
    ("20d015d5ec26973d", None, None, "published", 2908),
    ("5edf1f61e2338ce4", "2024-08-08", "json_ld", "published", 5548),
    ("2350c50eb55efc29", "2025-05-03", "json_ld", "published", 11517),
    ("493deb4bd8262061", "2026-01-08", "json_ld", "published", 1430),
    ("446f569edd8e5d50", "2024-03-07", "json_ld", "published", 7192),
    ("1b75b80a8d2cfa41", "2024-04-28", "json_ld", "published", 6899),
    ("162b81548a8db0ab", None, None, "published", 201),
    ("3de0251b8e7eaff1", "2008-07-04", "json_ld", "published", 1973),
    ("ade6a6c92093e0c3", "2009-09-06", "feed", "announced", None),
    ("428ec82824a8063f", "2008-12-23", "feed", "announced", None),
    ("04f57edfddb252e1", "2021-05-16", "newsml", "published", 6500),
    ("d099bf89c70be147", "2021-09-19", "newsml", "published", 923),
    (None, "2018-10-19", "newsml", "announced", None),
    ("848e56a476c7846d", "2021-05-16", "newsml", "published", 3252),
    ("d3a0f8cf1ccb950e", "2019-05-10", "newsml", "published", 3144),
    ("0b4d792612cd2031", "2017-07-17", "extractor", "published", 262),
    ("7e55a24b4866f2f2", "2003-12-13", "feed", "announced", None),
    ("971bc2e19682f3b9", "2003-12-13", "feed", "announced", None),
}
# Entries of the JSON feed, all of them announced.
N_OF_THE_JSON_FEED = 25
REFUSED = {
    ("gdelt/events.csv", "validate", "is_event_data"),
    ("gdelt/gkg.csv", "validate", "gdelt_gkg"),
    ("gdelt/mentions.csv", "validate", "is_event_data"),
    ("icews/events.2018.sample.tab", "validate", "is_event_data"),
    ("warc/example-bad.warc.gz", "parse", "warc_gzip_whole"),
    ("warc/example-trunc.warc", "fetch", "length_mismatch"),
}


def articles(database: Database) -> set[tuple[Any, ...]]:
    found = rows(
        database,
        "SELECT a.title, a.published_edtf, a.published_basis, a.state, length(t.body) FROM deconf.article AS a "
        "LEFT JOIN private.article_text AS t USING (article_id) "
        "LEFT JOIN deconf.source AS s USING (source_id) WHERE a.url IS NULL OR a.url NOT LIKE '%npr.org%'",
    )
    return {(hashlib.sha256(row[0].encode()).hexdigest()[:16] if row[0] else None, *row[1:]) for row in found}


def refused(database: Database, folder: Path) -> set[tuple[Any, ...]]:
    found = rows(database, "SELECT locator, stage, code FROM ops.quarantine WHERE state = 'open'")
    return {(str(Path(locator).relative_to(folder)), stage, code) for locator, stage, code in found}


def test_every_sample_is_loaded_or_set_aside_for_its_reason(command: Command, database: Database, shared: Path) -> None:
    folder = shared / "samples"
    answer = command("ingest", "articles", folder)
    n_loaded = len(LOADED) + N_OF_THE_JSON_FEED
    assert (answer.code, f"inserted {n_loaded}, updated 0, unchanged 0, quarantined {len(REFUSED)}" in answer.err) == (
        3,
        True,
    )
    assert articles(database) == LOADED
    assert rows(database, "SELECT count(*) FROM deconf.article") == [(n_loaded,)]
    assert rows(database, "SELECT count(*) FROM ops.input_file WHERE file_sha256 IS NOT NULL") == [
        (sum(1 for each in folder.rglob("*") if each.is_file()),)
    ]
    assert refused(database, folder) == REFUSED
    again = command("ingest", "articles", folder)
    assert f"inserted 0, updated 0, unchanged {n_loaded}, quarantined {len(REFUSED)}" in again.err
    assert rows(database, "SELECT DISTINCT n_seen FROM ops.quarantine") == [(2,)]


def test_the_custody_of_the_samples_is_kept(command: Command, database: Database, shared: Path) -> None:
    command("ingest", "articles", shared / "samples" / "newsml")
    assert rows(database, "SELECT action_code, count(*) FROM deconf.custody GROUP BY 1 ORDER BY 1") == [
        ("created", 4),
        ("supplied", 2),
    ]


def test_event_samples_are_loaded_whole_and_once(command: Command, database: Database, shared: Path) -> None:
    folder = shared / "samples"
    files = (
        folder / "gdelt" / "events.csv",
        folder / "gdelt" / "mentions.csv",
        folder / "icews" / "events.2018.sample.tab",
    )
    assert "inserted 3905, updated 0, unchanged 0, quarantined 0" in command("ingest", "events", *files).err
    assert "inserted 0, updated 0, unchanged 3905, quarantined 0" in command("ingest", "events", *files).err
    counts = "SELECT dataset, vintage, count(*) FROM external.{} GROUP BY 1, 2 ORDER BY 1"
    assert rows(database, counts.format("event")) == [("gdelt-2", "events", 100), ("icews", "events.2018.sample", 3705)]
    assert rows(database, counts.format("mention")) == [("gdelt-2", "mentions", 100)]
    assert command("ingest", "events", folder / "gdelt" / "gkg.csv").code == 3
    assert refused(database, folder) == {("gdelt/gkg.csv", "validate", "gdelt_gkg")}


def test_the_nightly_job_takes_all_samples(migrated_url: str, database: Database, shared: Path, tmp_path: Path) -> None:
    night = Night(migrated_url, tmp_path)
    night.configure({"name": "samples", "location": str(shared / "samples"), "min_expected": 40})
    n_loaded = len(LOADED) + N_OF_THE_JSON_FEED
    first = night.one()
    assert (figures(first), first.is_short) == (("done", n_loaded, 0, 0, len(REFUSED)), False)
    assert articles(database) == LOADED
    assert refused(database, shared / "samples") == REFUSED
