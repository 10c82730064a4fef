"""Logins that read can do nothing else, and ours repairs itself."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from deconfdb.database import (
    READER_ROLE,
    ROLES,
    connect_raw,
    create_role,
    reader_connection,
    reader_url,
    with_database,
    with_login,
)
from deconfdb.errors import DeconfdbError, SchemaRevisionError, UsageError
from deconfdb.settings import Settings


@pytest.fixture
def url(empty_url: str) -> Iterator[str]:
    """An empty database on a server that has the group roles; logins that a test makes go with it."""
    with connect_raw(empty_url, autocommit=True) as owner:
        before = _roles(owner)
        for role in sorted({role for group in ROLES.values() for role in group} - before):
            owner.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))
        known = _roles(owner)
        yield empty_url
        for role in sorted(_roles(owner) - known):
            owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
            owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


@pytest.fixture
def settings(url: str, tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home of ana", database_url=url)


def _roles(connection: psycopg.Connection[Any]) -> set[str]:
    return {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}


def _login(url: str) -> str:
    with connect_raw(url) as connection:
        return connection.info.user


def test_the_same_login_serves_every_time(settings: Settings) -> None:
    first = reader_url(settings)
    assert reader_url(settings) == first
    files = list((settings.home / "logins").iterdir())
    assert [path.name for path in files] == [_login(first)]
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600


def test_the_reader_has_its_settings_and_its_role_and_no_other(settings: Settings) -> None:
    with reader_connection(settings) as connection:
        names = ["default_transaction_read_only", "statement_timeout", "search_path", "timezone"]
        found = [connection.execute("SELECT current_setting(%s)", [name]).fetchone() for name in names]
        roles = connection.execute(
            "SELECT string_agg(rolname, ' ') FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')"
            " AND rolname <> current_user"
        ).fetchone()
    assert found == [("on",), ("1min",), ("deconf_v1, vocab",), ("UTC",)]
    assert roles == (READER_ROLE,)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.mine (a integer)",
        "CREATE SCHEMA mine",
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres",
        "SELECT * FROM kept_apart",
        "SELECT pg_read_file('/etc/hosts')",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "CREATE ROLE friend",
    ],
)
def test_the_reader_cannot_write_look_further_or_become_somebody_else(
    settings: Settings, url: str, statement: str
) -> None:
    with connect_raw(url) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS public.kept_apart AS SELECT 1 AS secret")
    with reader_connection(settings) as connection:
        connection.autocommit = True
        # What the login may switch off by itself must not be what keeps it out.
        connection.execute("SET default_transaction_read_only = off")
        connection.execute("SET search_path = public")
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)):
            connection.execute(statement)


def test_a_reader_named_by_database_url_reads_as_itself(settings: Settings, url: str, tmp_path: Path) -> None:
    made = create_role(url, "ana_reads", "reader")
    with reader_connection(Settings(home=tmp_path / "home of a reader", database_url=made)) as connection:
        assert connection.info.user == "ana_reads"
    assert not (tmp_path / "home of a reader").exists()


def test_a_dropped_login_is_made_again(settings: Settings, url: str) -> None:
    first = reader_url(settings)
    before = _login(first)
    name = sql.Identifier(before)
    with connect_raw(url) as owner:
        owner.execute(sql.SQL("DROP OWNED BY {}").format(name))
        owner.execute(sql.SQL("DROP ROLE {}").format(name))
    second = reader_url(settings)
    assert _login(second) == before
    assert second != first


@pytest.mark.parametrize("damage", ["PASSWORD 'x'", "NOLOGIN", "RESET ALL", "revoke"])
def test_a_damaged_login_is_repaired(settings: Settings, url: str, damage: str) -> None:
    name = sql.Identifier(_login(reader_url(settings)))
    with connect_raw(url) as owner:
        if damage == "revoke":
            owner.execute(sql.SQL("REVOKE deconfdb_reader FROM {}").format(name))
        else:
            owner.execute(sql.SQL("ALTER ROLE {} ").format(name) + sql.SQL(damage))  # type: ignore[arg-type]
    with reader_connection(settings) as connection:
        row = connection.execute(
            "SELECT current_setting('default_transaction_read_only'), pg_has_role(current_user, %s, 'USAGE')",
            [READER_ROLE],
        ).fetchone()
    assert row == ("on", True)


def test_a_lost_password_file_is_no_loss(settings: Settings) -> None:
    reader_url(settings)
    for path in (settings.home / "logins").iterdir():
        path.unlink()
    assert _login(reader_url(settings)).startswith("deconfdb_query_")


def test_two_homes_do_not_lock_each_other_out(settings: Settings, tmp_path: Path, url: str) -> None:
    other = Settings(home=tmp_path / "home of bob", database_url=url)
    first, second = reader_url(settings), reader_url(other)
    assert first != second
    assert (reader_url(settings), reader_url(other)) == (first, second)


def test_eight_commands_at_once_all_get_a_login(settings: Settings) -> None:
    with ThreadPoolExecutor(8) as pool:
        urls = set(pool.map(lambda _: reader_url(settings), range(8)))
    assert len(urls) == 1
    assert _login(urls.pop()).startswith("deconfdb_query_")


def test_before_the_first_migration_it_says_what_to_run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROLES, "reader", ("deconfdb_not_made_yet",))
    with pytest.raises(SchemaRevisionError, match=r"no role deconfdb_not_made_yet .*: run deconfdb migrate upgrade"):
        reader_url(settings)


def test_an_owner_without_rights_over_roles_is_told_so(url: str, settings: Settings) -> None:
    with connect_raw(url) as owner:
        owner.execute("CREATE ROLE plain_login LOGIN PASSWORD 'plain'")
    poor = Settings(home=settings.home, database_url=with_login(url, "plain_login", "plain"))
    with pytest.raises(
        DeconfdbError, match=r"plain_login may not make the login .*: use a DATABASE_URL whose login has CREATE"
    ):
        reader_url(poor)


def test_an_owner_that_is_no_superuser_will_do(url: str, settings: Settings) -> None:
    with connect_raw(url, autocommit=True) as owner:
        owner.execute("CREATE ROLE builder LOGIN CREATEROLE CREATEDB PASSWORD 'build'")
        owner.execute("GRANT deconfdb_reader TO builder WITH ADMIN OPTION")
    with connect_raw(with_login(with_database(url, "postgres"), "builder", "build"), autocommit=True) as builder:
        builder.execute("CREATE DATABASE built TEMPLATE template0")
    target = with_database(with_login(url, "builder", "build"), "built")
    try:
        with reader_connection(Settings(home=settings.home, database_url=target)) as connection:
            assert connection.info.dbname == "built"
    finally:
        with connect_raw(url, autocommit=True) as owner:
            owner.execute("DROP DATABASE built WITH (FORCE)")
            # As a managed server's administrator would: what builder granted goes with builder.
            for (name,) in owner.execute(
                "SELECT rolname FROM pg_roles WHERE rolname LIKE 'deconfdb_query_%'"
            ).fetchall():
                owner.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(name)))


@pytest.mark.parametrize("like", list(ROLES))
def test_a_made_role_is_a_member_of_what_it_is_like(url: str, like: str) -> None:
    made = create_role(url, f"like_{like}", like)
    with connect_raw(made) as connection:
        member = {
            role
            for role in ("deconfdb_ingest", "deconfdb_curator", "deconfdb_reader", "deconfdb_text")
            if _is_member(connection, role)
        }
        row = connection.execute("SELECT current_setting('default_transaction_read_only')").fetchone()
    assert member == set(ROLES[like])
    assert row == ("on" if like in {"reader", "text"} else "off",)


def _is_member(connection: psycopg.Connection[Any], role: str) -> bool:
    return connection.execute("SELECT pg_has_role(current_user, %s, 'USAGE')", [role]).fetchone() == (True,)


def test_a_given_password_is_used_and_never_sent_as_text(url: str) -> None:
    made = create_role(url, "with_password", "reader", "p@ss word%")
    assert made == with_login(url, "with_password", "p@ss word%")
    assert _login(made) == "with_password"
    with connect_raw(url) as owner:
        row = owner.execute(
            "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'with_password'"
        ).fetchone()
    assert row == (True,)


def test_a_dry_run_leaves_no_role(url: str) -> None:
    create_role(url, "never_made", "reader", dry_run=True)
    with connect_raw(url) as owner:
        assert "never_made" not in _roles(owner)


@pytest.mark.parametrize("name", ["", "Ana", "1st", "pg_ana", "a-b", 'a"b', "a" * 64, "ana\n"])
def test_a_name_that_needs_quoting_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be a login's name"):
        create_role("postgresql://nobody@127.0.0.1:1/none", name, "reader")


def test_an_existing_role_is_not_taken_over(url: str) -> None:
    create_role(url, "taken", "reader")
    with pytest.raises(UsageError, match="there is a role taken already"):
        create_role(url, "taken", "ingest")


def test_an_unknown_kind_of_role_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="no role like 'admin': choose reader, text, curator, ingest"):
        create_role(url, "somebody", "admin")
