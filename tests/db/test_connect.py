"""A connection that works is in UTC; one that does not says why, without the password."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

import deconfdb.database.connect as connect_module
from deconfdb.database import connect_raw, engine, normalise_url, owner_url, with_database, with_login
from deconfdb.errors import DeconfdbError, TemporaryError, UsageError
from deconfdb.server import EmbeddedServer
from deconfdb.settings import Settings


def test_every_connection_is_in_utc_and_named(empty_url: str) -> None:
    statement = "SELECT current_setting('timezone'), current_setting('application_name')"
    with connect_raw(empty_url, application_name="a test") as connection:
        assert connection.execute(statement).fetchone() == ("UTC", "a test")
        assert connection.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS
    made = engine(normalise_url(empty_url), application_name="another")
    with made.connect() as sqlalchemy_connection:
        assert sqlalchemy_connection.execute(sa.text(statement)).one() == ("UTC", "another")
        # A setting made inside a transaction would be undone with it.
        sqlalchemy_connection.rollback()
        assert sqlalchemy_connection.execute(sa.text("SHOW timezone")).scalar_one() == "UTC"


def test_an_engine_keeps_no_connection_open(empty_url: str) -> None:
    with engine(empty_url, application_name="engine").connect() as connection:
        connection.execute(sa.text("SELECT 1"))
    with connect_raw(empty_url) as watcher:
        row = watcher.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'engine'").fetchone()
    assert row == (0,)


def test_a_server_out_of_reach_is_worth_another_try() -> None:
    with pytest.raises(TemporaryError) as caught:
        connect_raw("postgresql://ana:hide-me@127.0.0.1:1/deconfdb")
    said = str(caught.value)
    assert said.startswith("postgresql://ana:***@127.0.0.1:1/deconfdb is out of reach: ")
    assert said.endswith("check that the server runs and DATABASE_URL names it")
    assert "hide-me" not in said
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("wrong", ["login", "database"])
def test_a_refused_login_and_a_missing_database_are_not_temporary(empty_url: str, wrong: str) -> None:
    url = with_login(empty_url, "postgres", "hide-me") if wrong == "login" else with_database(empty_url, "no_such")
    with pytest.raises(DeconfdbError) as caught:
        connect_raw(url)
    assert caught.value.exit_code == 1
    assert str(caught.value).endswith("check DATABASE_URL")
    assert "hide-me" not in str(caught.value)


def test_a_server_that_is_too_old_is_refused(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect_module, "MIN_SERVER_MAJOR", 99)
    with pytest.raises(DeconfdbError, match=r"is PostgreSQL 1\d; 99 or newer is needed"):
        connect_raw(empty_url)


def test_an_engine_says_the_same_as_a_connection() -> None:
    with pytest.raises(TemporaryError, match="is out of reach"):
        engine("postgres://ana@127.0.0.1:1/deconfdb").connect()


def test_database_url_takes_the_place_of_the_embedded_server(tmp_path: Path) -> None:
    home = tmp_path / "home"
    settings = Settings(home=home, database_url="postgres://ana@db.example/d")
    assert owner_url(settings) == "postgresql://ana@db.example/d"
    assert not home.exists()
    with pytest.raises(UsageError, match="must begin with postgresql://"):
        owner_url(Settings(home=home, database_url="sqlite:///x"))


def test_without_database_url_the_embedded_server_is_started(server_home: Path, pg_bin: Path | None) -> None:
    server_home.mkdir(mode=0o755)
    (server_home / "port").write_text("0", encoding="ascii")
    server = EmbeddedServer(server_home, pg_bin=pg_bin)
    try:
        url = owner_url(Settings(home=server_home, pg_bin=pg_bin))
        assert server.status().is_running
        with connect_raw(url) as connection:
            assert connection.info.dbname == "deconfdb"
    finally:
        server.stop()
