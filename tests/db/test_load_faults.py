"""A loader that is killed leaves whole codings or none; the next load completes what it began."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from deconfdb.coding.records import Line, Record, read_undecoded
from deconfdb.database import connect_raw
from deconfdb.errors import TemporaryError
from deconfdb.load.bulk import load_bulk
from deconfdb.load.content_digest import content_digest
from deconfdb.load.runs import recorded_run
from deconfdb.settings import Settings
from tests.bench.made_up_codings import write_codings
from tests.db.codings_builder import forget, rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]
LOADER = "import sys; from deconfdb.cli.main import main; main(sys.argv[1:])"


def start_loader(settings: Settings, *arguments: str) -> subprocess.Popen[bytes]:
    environment = dict(os.environ, DATABASE_URL=str(settings.database_url), DECONFDB_HOME=str(settings.home))
    return subprocess.Popen([sys.executable, "-c", LOADER, *arguments], env=environment, stderr=subprocess.DEVNULL)


def wait_for_codings(database: Database, loader: subprocess.Popen[bytes], count: int) -> None:
    """Wait until a loader has committed that many codings and goes on."""
    for _ in range(2_400):
        assert loader.poll() is None, "the loader ended before it could be killed"
        ((found,),) = rows(database, "SELECT count(*) FROM deconf.coding")
        if found >= count:
            return
        time.sleep(0.05)
    raise AssertionError(f"fewer than {count} codings after two minutes")


def wait_for_end(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those processes that still live after ten seconds."""
    return psutil.wait_procs(processes, timeout=10)[1]


@pytest.mark.slow
@pytest.mark.faults
@pytest.mark.parametrize("n_codings", [1_300, 2_600], ids=["one process", "several processes"])
def test_a_load_killed_and_run_again_leaves_what_one_load_leaves(
    migrated_settings: Settings, command: Command, database: Database, tmp_path: Path, n_codings: int
) -> None:
    file = tmp_path / "made-up.jsonl"
    write_codings(file, n_codings)
    assert command("ingest", "codings", str(file)).code == 0
    expected = content_digest(database)
    forget(database)

    loader = start_loader(migrated_settings, "ingest", "codings", str(file))
    try:
        wait_for_codings(database, loader, 400)
        workers = psutil.Process(loader.pid).children(recursive=True)
    finally:
        loader.send_signal(signal.SIGKILL)
        loader.wait()
    assert wait_for_end(workers) == [], "workers outlive the loader"
    ((kept,),) = rows(database, "SELECT count(*) FROM deconf.coding")
    assert 0 < kept < n_codings
    assert rows(database, "SELECT state FROM ops.run ORDER BY started_at DESC LIMIT 1") == [("running",)]

    again = command("ingest", "codings", str(file))
    assert again.code == 0
    assert again.err.splitlines()[-1] == f"inserted {n_codings - kept}, updated 0, unchanged {kept}, quarantined 0"
    assert content_digest(database) == expected
    assert rows(database, "SELECT state FROM ops.run ORDER BY started_at") == [("done",), ("killed",), ("done",)]


def test_a_lost_connection_is_worth_another_try(command: Command, database: Database, tmp_path: Path) -> None:
    write_codings(tmp_path / "made-up.jsonl", 2)
    database.execute(
        "CREATE FUNCTION deconf.hang_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$"
    )
    database.execute("CREATE TRIGGER hang_up AFTER INSERT ON deconf.claim EXECUTE FUNCTION deconf.hang_up()")
    broken = command("ingest", "codings", str(tmp_path / "made-up.jsonl"))
    assert (broken.code, broken.out) == (75, "")
    assert "try again later" in broken.err
    assert rows(database, "SELECT count(*) FROM deconf.coding") == [(0,)]
    assert rows(database, "SELECT state, error FROM ops.run") == [("failed", "AdminShutdown")]
    database.execute("DROP TRIGGER hang_up ON deconf.claim")
    assert command("ingest", "codings", str(tmp_path / "made-up.jsonl")).code == 0


@pytest.mark.slow
def test_what_is_committed_when_the_reader_fails_is_counted(
    migrated_url: str, database: Database, tmp_path: Path
) -> None:
    """Two chunks are under way by then; of the third nothing is begun."""
    file = tmp_path / "made-up.jsonl"
    write_codings(file, 1_100)

    def cut_off() -> Iterator[Line | Record]:
        yield from read_undecoded(file)
        raise TemporaryError("the source went away")

    with (
        connect_raw(migrated_url, autocommit=True) as ledger,
        connect_raw(migrated_url, autocommit=True) as connection,
        pytest.raises(TemporaryError),
        recorded_run(ledger, "test") as run,
    ):
        load_bulk(connection, migrated_url, run, cut_off(), workers=2)
    ((kept,),) = rows(database, "SELECT count(*) FROM deconf.coding")
    assert kept == 1_000
    assert rows(database, "SELECT state, n_inserted FROM ops.run") == [("failed", kept)]
