"""Migrators beside each other and beside readers: nobody hangs, nothing is half done."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest

import deconfdb.migrate as migrate_module
from deconfdb.database import connect_raw
from deconfdb.database.revision import current, head
from deconfdb.errors import TemporaryError
from deconfdb.migrate import upgrade
from deconfdb.settings import alembic_dir
from deconfdb.tables.grants import INGEST, ROLE_STATEMENTS

LATER = "9001"
READ = "SELECT count(*) FROM deconf_v1.channel_history"
MakeRelease = Callable[..., None]


@pytest.fixture
def later_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeRelease:
    """Make this release one with a further revision, which runs the statements given."""

    def make(*statements: str) -> None:
        folder = tmp_path / "alembic"
        shutil.copytree(alembic_dir(), folder)
        body = "".join(f"    op.execute({statement!r})\n" for statement in statements)
        (folder / "versions" / f"{LATER}_later.py").write_text(
            f'"""Stands for a later migration."""\nfrom alembic import op\nrevision = "{LATER}"\n'
            f'down_revision = "{head()}"\n\n\ndef upgrade():\n{body}\n\ndef downgrade():\n    pass\n',
            encoding="utf-8",
        )
        monkeypatch.setattr(migrate_module, "alembic_dir", lambda: folder)

    return make


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate_module, "_LOCK_TIMEOUT", "200ms")


def wait_until(connection: psycopg.Connection[Any], statement: str) -> None:
    for _ in range(500):
        row = connection.execute(statement.encode()).fetchone()
        if row and row[0]:
            return
        time.sleep(0.02)
    pytest.fail(f"never came true: {statement}")


def waits_for_lock(application: str) -> str:
    """Whether a migrator of the database waits for a lock."""
    return (
        "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = current_database() "
        f"AND application_name = '{application}' AND wait_event_type = 'Lock'"
    )


def test_eight_migrators_at_once_make_one_schema(empty_url: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        outcomes = [future.exception() for future in [pool.submit(upgrade, empty_url) for _ in range(8)]]
    assert outcomes == [None] * 8
    assert current(empty_url) == head()
    with connect_raw(empty_url) as connection:
        assert connection.execute("SELECT version_num FROM ops.alembic_version").fetchall() == [(head(),)]


def test_a_role_that_another_database_makes_at_the_same_moment_is_no_error(empty_url: str) -> None:
    [statement] = [each.replace(INGEST, "made_twice") for each in ROLE_STATEMENTS if INGEST in each]
    with (
        ThreadPoolExecutor(1) as pool,
        connect_raw(empty_url, autocommit=True, application_name="second") as second,
        connect_raw(empty_url) as first,
        connect_raw(empty_url, autocommit=True) as watcher,
    ):
        first.execute(statement.encode())
        waiting = pool.submit(second.execute, statement.encode())
        wait_until(watcher, waits_for_lock("second"))
        first.commit()
        waiting.result(timeout=60)
        watcher.execute("DROP ROLE made_twice")


def test_a_migrator_waits_for_another_and_says_so_when_it_takes_too_long(
    empty_url: str, empty_database: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate_module, "_LOCK_WAIT", 0.3)
    empty_database.execute("SELECT pg_advisory_lock(%s)", [migrate_module._LOCK])
    with pytest.raises(TemporaryError, match="another migration of this database has not ended"):
        upgrade(empty_url)
    assert current(empty_url) is None


def test_an_idle_reader_holds_up_the_migrator_but_no_other_reader(
    migrated_url: str, later_release: MakeRelease, impatient: None
) -> None:
    later_release("ALTER TABLE deconf.proposition ADD COLUMN extra text")
    with (
        ThreadPoolExecutor(1) as pool,  # ends last, when the reader no longer stands in its way
        connect_raw(migrated_url) as idle,
        connect_raw(migrated_url, autocommit=True) as other,
    ):
        idle.execute(READ)
        other.execute("SET statement_timeout = '3s'")
        migration = pool.submit(upgrade, migrated_url)
        wait_until(other, waits_for_lock("deconfdb"))
        waits = []
        for _ in range(20):
            start = time.monotonic()
            other.execute(READ)  # queues behind the migrator for 0.2 s at most
            waits.append(time.monotonic() - start)
            time.sleep(0.02)
        assert not migration.done()
        idle.commit()
        migration.result(timeout=60)
    assert max(waits) < 2.0
    assert current(migrated_url) == LATER


def test_a_migrator_gives_up_on_a_reader_that_never_ends(
    migrated_url: str, later_release: MakeRelease, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate_module, "_RETRIES", 2)
    later_release("ALTER TABLE deconf.proposition ADD COLUMN extra text")
    with connect_raw(migrated_url) as idle:
        idle.execute(READ)
        with pytest.raises(TemporaryError, match="a reader holds a lock that the migration needs"):
            upgrade(migrated_url)
    assert current(migrated_url) == head_before_later()
    upgrade(migrated_url)
    assert current(migrated_url) == LATER


def head_before_later() -> str:
    return max(path.name[:4] for path in (alembic_dir() / "versions").glob("*.py"))


def test_a_migrator_that_deadlocks_with_a_reader_tries_again(migrated_url: str, later_release: MakeRelease) -> None:
    later_release("LOCK TABLE deconf.article", "LOCK TABLE deconf.source")
    with (
        ThreadPoolExecutor(1) as pool,
        connect_raw(migrated_url) as reader,
        connect_raw(migrated_url, autocommit=True) as watcher,
    ):
        reader.execute("SET deadlock_timeout = '1min'")  # so that the migrator is the one that notices
        reader.execute("SELECT count(*) FROM deconf.source")
        migration = pool.submit(upgrade, migrated_url)
        wait_until(watcher, waits_for_lock("deconfdb"))
        assert reader.execute("SELECT count(*) FROM deconf.article").fetchone() == (0,)
        reader.commit()
        migration.result(timeout=60)
    assert current(migrated_url) == LATER


def test_a_revision_that_fails_leaves_nothing_of_itself(migrated_url: str, later_release: MakeRelease) -> None:
    later_release("CREATE TABLE deconf.half (n integer)", "SELECT 1 / 0")
    with pytest.raises(Exception, match="division by zero"):
        upgrade(migrated_url)
    assert current(migrated_url) == head_before_later()
    with connect_raw(migrated_url) as connection:
        assert connection.execute("SELECT to_regclass('deconf.half')").fetchone() == (None,)


def test_an_upgrade_that_stops_half_way_keeps_the_revisions_before(
    empty_url: str, empty_database: psycopg.Connection[Any]
) -> None:
    upgrade(empty_url, "0001")
    # In the way of 0003, which begins with other tables.
    empty_database.execute("CREATE TABLE deconf.mention ()")
    with pytest.raises(Exception, match='relation "mention" already exists'):
        upgrade(empty_url)
    assert current(empty_url) == "0002"
    assert empty_database.execute("SELECT to_regclass('deconf.coding')").fetchone() == (None,)
    empty_database.execute("DROP TABLE deconf.mention")
    upgrade(empty_url)
    assert current(empty_url) == head()
