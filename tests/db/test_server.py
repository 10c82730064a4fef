"""The embedded server starts, stops, and keeps what it was given."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from deconfdb.database import connect_raw, with_login
from deconfdb.server import DATABASE, EmbeddedServer, ServerError


@pytest.fixture
def server(server_home: Path, pg_bin: Path | None) -> Iterator[EmbeddedServer]:
    made = EmbeddedServer(server_home, pg_bin=pg_bin, port=0, settings={"fsync": "off"})
    yield made
    made.stop()


def scalar(url: str, statement: str) -> object:
    with connect_raw(url) as connection:
        row = connection.execute(statement).fetchone()
        assert row is not None
        return row[0]


def test_starting_twice_is_starting_once(server: EmbeddedServer) -> None:
    first = server.start()
    pid = server.status().pid
    assert server.start() == first
    assert server.status().pid == pid
    assert scalar(first, "SELECT current_database()") == DATABASE


def test_a_stopped_server_comes_back_with_its_data_port_and_password(server: EmbeddedServer) -> None:
    url = server.start()
    with connect_raw(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    assert server.stop()
    assert not server.stop()
    status = server.status()
    assert (status.is_initialised, status.is_running, status.pid, status.port) == (True, False, None, None)
    assert server.start() == url
    assert scalar(url, "SELECT answer FROM kept") == 42


def test_a_server_that_never_was_is_not_made_by_looking(server: EmbeddedServer) -> None:
    status = server.status()
    assert (status.is_initialised, status.is_running) == (False, False)
    assert not server.stop()
    assert not server.home.exists()


def test_only_the_loopback_and_only_with_the_password(server: EmbeddedServer) -> None:
    url = server.start()
    assert scalar(url, "SHOW listen_addresses") == "127.0.0.1"
    assert scalar(url, "SHOW unix_socket_directories") == ""
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(with_login(url, "postgres", "wrong"), connect_timeout=5)
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(f"postgresql://postgres@127.0.0.1:{server.status().port}/{DATABASE}", connect_timeout=5)


def test_secrets_and_data_are_closed_to_others(server: EmbeddedServer) -> None:
    server.start()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in server.home.iterdir()}
    assert (modes["superuser.password"], modes["pgdata"]) == (0o600, 0o700)
    assert [name for name in modes if name.startswith((".pw", ".init"))] == []


def test_text_sorts_and_folds_alike_on_every_version(server: EmbeddedServer) -> None:
    url = server.start()
    row = scalar(
        url,
        "SELECT string_agg(word, ' ' ORDER BY word) || ' ' || lower('ÇAVUŞOĞLU') || ' ' || current_setting('timezone')"
        " FROM (VALUES ('Zagreb'), ('adana'), ('Çorum'), ('Ankara')) AS words (word)",
    )
    assert row == "Ankara Zagreb adana Çorum çavuşoğlu UTC"


def test_statements_are_counted_where_the_library_is_there(server: EmbeddedServer, pg_bin: Path | None) -> None:
    url = server.start()
    present = scalar(url, "SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_stat_statements'")
    expected = "pg_stat_statements" if present else ""
    assert scalar(url, "SHOW shared_preload_libraries") == expected


def test_a_port_that_is_taken_is_changed_if_nobody_asked_for_it(server: EmbeddedServer) -> None:
    url = server.start()
    port = server.status().port
    assert port is not None
    server.stop()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        assert server.start() != url
        new = server.status().port
        assert new not in {None, port}


def test_a_port_that_was_asked_for_and_is_taken_is_an_error(server_home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ServerError, match=f"port {port} is in use by another program"):
            EmbeddedServer(server_home, port=port, settings={"fsync": "off"}).start()


def test_data_of_another_version_are_not_touched(server_home: Path) -> None:
    data = server_home / "pgdata"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("13\n", encoding="ascii")
    with pytest.raises(
        ServerError, match=r"was made by PostgreSQL 13, but the programs in .* are PostgreSQL 18: set DECONFDB"
    ):
        EmbeddedServer(server_home).start()
    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_a_folder_without_server_programs_is_refused(server_home: Path, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match=r"DECONFDB_PG_BIN is .*, but there is no initdb in it"):
        EmbeddedServer(server_home, pg_bin=tmp_path).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user's server runs as that user")
def test_a_home_that_the_servers_user_cannot_enter_is_refused(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(ServerError, match=r"who cannot enter .*: set DECONFDB_HOME to another folder"):
        EmbeddedServer(closed / "home").start()
