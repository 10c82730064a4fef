"""A nightly job that is killed at any moment leaves nothing half done, and the next one completes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.load.content_digest import content_digest
from deconfdb.settings import Settings
from tests.db.codings_builder import CodingBuilder, forget, load_registry, rows
from tests.db.deliveries import Night, article, write_lines

Database = psycopg.Connection[Any]
JOB = "import sys; from deconfdb.cli.main import main; main(sys.argv[1:])"

pytestmark = pytest.mark.faults


@pytest.fixture
def night(migrated_url: str, tmp_path: Path) -> Night:
    load_registry(migrated_url)
    return Night(migrated_url, tmp_path)


def start(settings: Settings, night: Night) -> subprocess.Popen[bytes]:
    environment = dict(os.environ, DATABASE_URL=str(settings.database_url), DECONFDB_HOME=str(settings.home))
    return subprocess.Popen(
        [sys.executable, "-c", JOB, "ingest", "nightly", "--config", str(night.config)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def deliver(night: Night, count: int) -> None:
    """Articles in ten files, codings of them in one, and a source whose texts are coded on the way."""
    codings = []
    for number in range(count):
        coding = CodingBuilder(f"coded-{number}", url=f"https://placeholder.example/coded/{number}")
        coding.status("institutional", "proposed", "2021-05-01", ("isl", "affirm"), ("nzl", "deny"))
        coding.meeting("talks", "2021-05-20")
        coding.text += f"Example report {number}.\n" if number % 50 else ""  # some pages share a text
        codings.append(coding)
    for part in range(10):
        write_lines(
            night.folder / "texts" / f"{part}.jsonl",
            *(article(number, key=coding.key, text=coding.text, url=coding.url)
              for number, coding in enumerate(codings) if number % 10 == part),
        )  # fmt: skip
    write_lines(night.folder / "codings.jsonl", *(coding.document() for coding in codings))
    write_lines(night.folder / "new.jsonl", *(article(number) for number in range(count // 10)))
    night.configure(
        {"name": "texts", "location": "texts", "publisher": "example-wire"},
        {"name": "team", "kind": "codings", "location": "codings.jsonl"},
        {"name": "new", "location": "new.jsonl", "publisher": "example-wire", "code": "lite"},
    )


def forget_all(database: Database) -> None:
    forget(database)
    database.execute(
        "TRUNCATE ops.seen_input, ops.watermark, ops.reading, ops.quarantine, ops.input_file, ops.run CASCADE"
    )


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_a_job_killed_at_random_moments_leaves_what_an_undisturbed_one_leaves(
    migrated_settings: Settings, night: Night, database: Database, is_thorough: bool
) -> None:
    n_kills, n_articles = (50, 5_000) if is_thorough else (5, 500)
    chance = random.Random(20151008)
    deliver(night, n_articles)
    started = time.monotonic()
    assert start(migrated_settings, night).wait(timeout=600) == 0
    seconds = time.monotonic() - started
    expected = content_digest(database)
    assert rows(database, "SELECT count(*) FROM deconf.coding") == [(n_articles + n_articles // 10,)]

    n_killed = 0
    while n_killed < n_kills:
        forget_all(database)
        finished = False
        while n_killed < n_kills and not finished:
            job = start(migrated_settings, night)
            try:
                assert job.wait(timeout=chance.uniform(0.3, seconds)) == 0
                finished = True  # it was faster than its murderer; begin anew
            except subprocess.TimeoutExpired:
                job.send_signal(signal.SIGKILL)
                job.wait()
                n_killed += 1
    assert start(migrated_settings, night).wait(timeout=600) == 0
    assert content_digest(database) == expected
    assert rows(database, "SELECT count(*) FROM ops.run WHERE state = 'running'") == [(0,)]
    assert rows(database, "SELECT count(*) FROM ops.quarantine") == [(0,)]
    assert rows(database, "SELECT source_name, count(*) FROM ops.seen_input GROUP BY 1 ORDER BY 1") == [
        ("new", 1), ("team", 1), ("texts", 10),
    ]  # fmt: skip


def test_a_killed_job_frees_its_sources_at_once(migrated_settings: Settings, night: Night, database: Database) -> None:
    deliver(night, 20)
    # Without the table, the job waits inside its first transaction.
    with psycopg.connect(migrated_settings.database_url or "", autocommit=False) as blocker:
        blocker.execute("LOCK TABLE private.article_text IN ACCESS EXCLUSIVE MODE")
        job = start(migrated_settings, night)
        # It has its lock before its run is in the ledger: a job killed between the two leaves no run to be closed.
        running = "SELECT count(*) FROM ops.run WHERE state = 'running'"
        deadline = time.monotonic() + 120
        while rows(database, running) == [(0,)] and time.monotonic() < deadline:
            time.sleep(0.05)
        assert rows(database, running) == [(1,)]
        assert night.run(only=("texts",))[0].state == "locked"
        job.kill()
        job.wait()
        connected = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'deconfdb nightly texts'"
        while rows(database, connected) != [(0,)] and time.monotonic() < deadline:
            time.sleep(0.05)
        assert rows(database, connected) == [(0,)]
    report = night.run(only=("texts",))[0]
    assert (report.state, report.counts.inserted) == ("done", 20)
    assert rows(database, "SELECT state FROM ops.run ORDER BY started_at") == [("killed",), ("done",)]


def test_two_jobs_at_once_share_the_sources(migrated_settings: Settings, night: Night, database: Database) -> None:
    deliver(night, 100)
    jobs = [start(migrated_settings, night) for _ in range(2)]
    codes = sorted(job.wait(timeout=120) for job in jobs)
    assert set(codes) <= {0, 75}
    assert codes[0] == 0
    start(migrated_settings, night).wait(timeout=120)
    expected = content_digest(database)
    forget_all(database)
    assert start(migrated_settings, night).wait(timeout=120) == 0
    assert content_digest(database) == expected
