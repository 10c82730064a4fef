"""deconfdb ingest nightly: its exit codes, what it prints, and logs that a program can read."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.nightly.state import source_lock
from deconfdb.settings import Settings
from tests.db.codings_builder import rows
from tests.db.conftest import Command
from tests.db.deliveries import Night, article, write_lines

Database = psycopg.Connection[Any]
WIRE = {"name": "wire", "location": "in", "publisher": "example-wire"}
BROKEN = '{"format": "deconf-article/1", "key": }'


@pytest.fixture
def night(migrated_url: str, tmp_path: Path) -> Night:
    return Night(migrated_url, tmp_path)


def table(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_it_lists_what_became_of_each_source(command: Command, night: Night) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), article(2))
    night.configure(WIRE, WIRE | {"name": "later", "enabled": False})
    answer = command("ingest", "nightly", "--config", night.config, "--format", "csv")
    assert answer.code == 0
    found = table(answer.out)
    assert [row | {"seconds": ""} for row in found] == [
        {"source": "wire", "state": "done", "n_records": "2", "n_inserted": "2", "n_updated": "0", "n_unchanged": "0",
         "n_quarantined": "0", "n_skipped": "0", "n_gone": "0", "seconds": "", "error": ""},
        {"source": "later", "state": "disabled", "n_records": "0", "n_inserted": "0", "n_updated": "0", "n_unchanged": "0",
         "n_quarantined": "0", "n_skipped": "0", "n_gone": "0", "seconds": "", "error": ""},
    ]  # fmt: skip
    assert "wire: done, inserted 2, updated 0, unchanged 0, quarantined 0" in answer.err


def test_only_the_named_sources_run(command: Command, night: Night, database: Database) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure(WIRE, WIRE | {"name": "other"})
    answer = command("ingest", "nightly", "--config", night.config, "--source", "other", "--format", "csv")
    assert [row["source"] for row in table(answer.out)] == ["other"]
    assert rows(database, "SELECT source_name FROM ops.reading") == [("other",)]
    answer = command("ingest", "nightly", "--config", night.config, "--source", "wier")
    assert (answer.code, "has no source wier" in answer.err) == (2, True)


@pytest.mark.parametrize(("allowed", "code"), [([], 3), (["--max-errors", "1"], 0), (["--max-errors", "0"], 3)])
def test_more_set_aside_than_allowed_is_exit_code_3(
    command: Command, night: Night, allowed: list[str], code: int
) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), BROKEN)
    night.configure(WIRE)
    assert command("ingest", "nightly", "--config", night.config, *allowed).code == code


def test_the_configuration_may_allow_some(command: Command, night: Night) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), BROKEN)
    night.configure(WIRE, max_errors=1)
    assert command("ingest", "nightly", "--config", night.config).code == 0


def test_fewer_records_than_expected_is_exit_code_3(command: Command, night: Night) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    night.configure(WIRE | {"min_expected": 2})
    answer = command("ingest", "nightly", "--config", night.config)
    assert (answer.code, "wire: only 1 records, fewer than expected" in answer.err) == (3, True)


def test_a_failed_source_is_exit_code_1_and_the_others_are_done(
    command: Command, night: Night, database: Database
) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), BROKEN)
    night.configure({"name": "lost", "location": "nowhere/a.jsonl"}, WIRE)
    answer = command("ingest", "nightly", "--config", night.config)
    assert (answer.code, "failed: lost" in answer.err) == (1, True)
    assert rows(database, "SELECT command, state FROM ops.run ORDER BY started_at") == [
        ("ingest nightly lost", "failed"),
        ("ingest nightly wire", "done"),
    ]


def test_exit_code_75_only_if_all_sources_were_locked(command: Command, night: Night) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1))
    off = WIRE | {"name": "off", "enabled": False}
    with source_lock(night.url, "wire"):
        night.configure(WIRE, off)
        answer = command("ingest", "nightly", "--config", night.config, "--format", "csv")
        assert (answer.code, [row["state"] for row in table(answer.out)]) == (75, ["locked", "disabled"])
        night.configure(WIRE, WIRE | {"name": "other"})
        answer = command("ingest", "nightly", "--config", night.config, "--format", "csv")
        assert (answer.code, [row["state"] for row in table(answer.out)]) == (0, ["locked", "done"])


def test_a_database_at_another_revision_is_exit_code_4(command: Command, night: Night, database: Database) -> None:
    night.configure(WIRE)
    database.execute("UPDATE ops.alembic_version SET version_num = '0001'")
    assert command("ingest", "nightly", "--config", night.config).code == 4


def test_a_configuration_that_is_wrong_says_all_of_it(command: Command, night: Night) -> None:
    night.configure(WIRE | {"colour": "red", "kind": "article"})
    answer = command("ingest", "nightly", "--config", night.config)
    assert answer.code == 1
    assert answer.err.count("\n  - ") == 2
    assert "source.0.colour" in answer.err
    assert "source.0.kind" in answer.err


# ---- logs ---------------------------------------------------------------------------------------------------------------
def logged(settings: Settings, *arguments: object, url: str | None = None) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and log of deconfdb as a program of its own; every line of standard error must be an object."""
    environment = dict(
        os.environ,
        DATABASE_URL=url or str(settings.database_url),
        DECONFDB_HOME=str(settings.home),
        DECONFDB_LOG_FORMAT="json",
    )
    code = "import sys; from deconfdb.cli.main import main; main(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stderr.splitlines()]


def test_every_line_of_a_json_log_is_an_object(migrated_settings: Settings, night: Night) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), BROKEN)
    (night.folder / "in" / "b.html").write_bytes(b"<html><body><p>\xff\xfe broken \x00</p>" + b"<div>" * 5_000)
    night.configure(WIRE | {"code": "lite", "min_expected": 50}, {"name": "lost", "location": "nowhere/a.jsonl"})
    code, lines = logged(migrated_settings, "ingest", "nightly", "--config", night.config)
    assert code == 1
    assert {line["level"] for line in lines} == {"info", "warning", "error"}
    assert {line["state"] for line in lines if "state" in line} == {"done", "failed"}
    aside = [line for line in lines if line.get("code") == "json_malformed"]
    assert [(line["locator"], line["record"], line["stage"]) for line in aside] == [
        (str(night.folder / "in" / "a.jsonl"), 2, "parse")
    ]
    assert lines[-1]["exit_code"] == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["no-such-command"], 2), (["ingest", "nightly"], 2), (["ingest", "nightly", "--config", "missing.toml"], 2)],
)
def test_wrong_use_is_logged_as_json_too(migrated_settings: Settings, arguments: list[str], code: int) -> None:
    found, lines = logged(migrated_settings, *arguments)
    assert (found, [line["exit_code"] for line in lines]) == (code, [code])


def test_an_unforeseen_error_shows_its_origin_but_no_value(migrated_settings: Settings, night: Night) -> None:
    code = (
        "import sys; import deconfdb.nightly.config as c\n"
        "def boom(path):\n    secret = 'geheim'\n    raise ValueError('boom ' + str(len(secret)))\n"
        "c.read_config = boom\nfrom deconfdb.cli.main import main; main(sys.argv[1:])"
    )
    environment = dict(os.environ, DATABASE_URL=str(migrated_settings.database_url), DECONFDB_LOG_FORMAT="json")
    done = subprocess.run(
        [sys.executable, "-c", code, "--debug", "ingest", "nightly", "--config", "x.toml"],
        capture_output=True, text=True, env=environment, timeout=60, check=False,
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["level"] for line in lines] == ["debug", "error"]
    assert "in boom" in lines[0]["traceback"]
    assert "geheim" not in done.stderr
    assert "geheim" not in done.stdout


def test_no_password_stands_in_a_log(migrated_settings: Settings, night: Night) -> None:
    night.configure(WIRE)
    url = "postgresql://deconfdb:geheim@127.0.0.1:9/deconfdb"
    code, lines = logged(migrated_settings, "--debug", "ingest", "nightly", "--config", night.config, url=url)
    assert code == 75
    assert "geheim" not in json.dumps(lines)


def test_what_libraries_warn_of_is_logged_as_json(migrated_settings: Settings) -> None:
    code = (
        "import logging, sys, warnings; from deconfdb.cli import main as m\n"
        "def run(arguments):\n"
        "    logging.getLogger('other').warning('a %s', 'warning'); warnings.warn('old'); logging.error('%d', 'x'); return 0\n"
        "m.run = run\nm.main([])"
    )
    environment = dict(os.environ, DECONFDB_LOG_FORMAT="json")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [(line["level"], line["logger"]) for line in lines] == [
        ("warning", "other"), ("warning", "py.warnings"), ("warning", "root"),
    ]  # fmt: skip
    assert lines[0]["message"] == "a warning"


def test_metrics_are_written_but_not_of_a_dry_run(command: Command, night: Night) -> None:
    write_lines(night.folder / "in" / "a.jsonl", article(1), BROKEN)
    night.configure(WIRE)
    path = night.folder / "deconfdb.prom"
    assert command("ingest", "nightly", "--config", night.config, "--metrics", path, "--dry-run").code == 3
    assert not path.exists()
    assert command("ingest", "nightly", "--config", night.config, "--metrics", path).code == 3
    assert 'deconfdb_nightly_inserted_records{source="wire"} 1\n' in path.read_text()
    assert 'deconfdb_nightly_quarantined_records{source="wire"} 1\n' in path.read_text()
