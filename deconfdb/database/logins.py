"""Logins: one of our own that can only read, and those that people ask for.

Safety rests on grants. Read-only transactions, the time limit and the search path are conveniences; they are set on
each login, since a member does not inherit the settings of its role.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from deconfdb.database.connect import connect_raw, owner_url
from deconfdb.database.url import shown_url, with_login
from deconfdb.errors import DeconfdbError, SchemaRevisionError, TemporaryError, UsageError
from deconfdb.settings import Settings

READER_ROLE = "deconfdb_reader"
# What --like takes -> roles that the login becomes a member of; `migrate` makes the roles, revisions grant to them.
ROLES = {
    "reader": (READER_ROLE,),
    "text": (READER_ROLE, "deconfdb_text"),
    "curator": ("deconfdb_curator",),
    "ingest": ("deconfdb_ingest",),
}
_READ_ONLY = frozenset({"reader", "text"})
_READER_SETTINGS = {
    "default_transaction_read_only": "on",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "10min",  # an idle reader makes a migration wait, and readers behind it
    "search_path": "deconf_v1, vocab",
}
_LOGIN_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_OWN_LOGIN = "deconfdb_query"
# As it is, as we or another command just made it, and once more for one that was ended between file and commit.
_ATTEMPTS = 3


def reader_url(settings: Settings) -> str:
    """The URL of our own reading login, made or repaired through the owner where it is missing.

    Raises SchemaRevisionError where the database has not been migrated yet.
    """
    with reader_connection(settings) as connection:
        info = connection.info
        return with_login(owner_url(settings), info.user, info.password)


def reader_connection(settings: Settings) -> psycopg.Connection[Any]:
    """Connect as our own reading login; see `reader_url`. Where DATABASE_URL names a reader, that login will do."""
    owner = owner_url(settings)
    if settings.database_url is not None and (given := _kept_if_reader(connect_raw(owner))) is not None:
        return given
    name, secret = _own_login(settings, owner)
    for _ in range(_ATTEMPTS):
        password = _stored(secret)
        if password and (connection := _connect_reader(owner, name, password)) is not None:
            return connection
        _make_own_login(owner, name, secret, tried=password)
    raise DeconfdbError(f"the login {name} was made on {shown_url(owner)}, but cannot be used: see the server's log")


def create_role(owner: str, name: str, like: str, password: str | None = None, *, dry_run: bool = False) -> str:
    """Make a login with the rights of one of ROLES; return its URL, which holds the password.

    `owner` is the URL of a login that may make roles. Without a password a random one is made.
    Raises UsageError for a name that is taken or not plain, SchemaRevisionError before the first migration.
    """
    if like not in ROLES:
        raise UsageError(f"there is no role like {like!r}: choose {', '.join(ROLES)}")
    if not _LOGIN_NAME.fullmatch(name) or name.startswith("pg_"):
        raise UsageError(
            f"{name!r} cannot be a login's name:  use up to 63 of a-z, 0-9 and _, not beginning with a digit or pg_"
        )
    secret = password or secrets.token_urlsafe(24)
    with connect_raw(owner) as connection:
        if _role_exists(connection, name):
            raise UsageError(
                f"there is a role {name} already:  choose another name, or drop it first (DROP OWNED BY, DROP ROLE)"
            )
        _set_up_login(connection, name, secret, like)
        if dry_run:
            connection.rollback()
    return with_login(owner, name, secret)


def _own_login(settings: Settings, owner: str) -> tuple[str, Path]:
    """The name and the password file of our login on this server and database.

    A server may hold several deconfdb databases, used from several machines: each keeps its own login, so that
    repairing one never locks out another.
    """
    if settings.database_url is None:
        return _OWN_LOGIN, settings.home / "logins" / _OWN_LOGIN
    place = conninfo_to_dict(owner)
    key = "|".join([*(str(place.get(part, "")) for part in ("host", "hostaddr", "port", "dbname")), str(settings.home)])
    name = f"{_OWN_LOGIN}_{hashlib.sha256(key.encode()).hexdigest()[:12]}"
    return name, settings.home / "logins" / name


def _stored(secret: Path) -> str | None:
    try:
        return secret.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DeconfdbError(
            f"cannot read {secret}: {error.strerror}: set DECONFDB_HOME to a folder of your own"
        ) from error


def _connect_reader(owner: str, name: str, password: str) -> psycopg.Connection[Any] | None:
    """Connect, or None where the login needs to be made or repaired."""
    try:
        connection = connect_raw(with_login(owner, name, password), application_name="deconfdb reader")
    except TemporaryError:
        raise
    except DeconfdbError:
        return None  # refused: the server was made anew, or the login dropped
    return _kept_if_reader(connection)


def _kept_if_reader(connection: psycopg.Connection[Any]) -> psycopg.Connection[Any] | None:
    """The connection, if its login can read the public views and nothing more; else it is closed."""
    row = connection.execute(
        "SELECT current_setting('default_transaction_read_only') = 'on' AND NOT rolsuper"
        " AND EXISTS (SELECT FROM pg_roles WHERE rolname = %s AND pg_has_role(session_user, oid, 'USAGE'))"
        " FROM pg_roles WHERE rolname = session_user",
        [READER_ROLE],
    ).fetchone()
    connection.rollback()
    if row is None or not row[0]:
        connection.close()
        return None
    return connection


def _make_own_login(owner: str, name: str, secret: Path, *, tried: str | None) -> None:
    with connect_raw(owner) as connection:
        # Two commands at once: the second waits for the first to commit, and then finds the work done.
        connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])
        if _stored(secret) not in {tried, None}:
            return
        password = secrets.token_urlsafe(24)
        _set_up_login(connection, name, password, "reader")
        _store(secret, password)


def _store(secret: Path, password: str) -> None:
    try:
        secret.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = secret.with_name(f".{secret.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(password)
        draft.replace(secret)
    except OSError as error:
        raise DeconfdbError(
            f"cannot keep the password of {secret.name} in {secret.parent}: {error.strerror}: set"
            " DECONFDB_HOME to a folder of your own"
        ) from error


def _role_exists(connection: psycopg.Connection[Any], name: str) -> bool:
    return connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).fetchone() is not None


def _set_up_login(connection: psycopg.Connection[Any], name: str, password: str, like: str) -> None:
    for role in ROLES[like]:
        if not _role_exists(connection, role):
            raise SchemaRevisionError(f"there is no role {role} on this server yet: run deconfdb migrate upgrade")
    try:
        for statement in _login_statements(connection, name, password, like):
            connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege as error:
        raise DeconfdbError(
            f"the login {connection.info.user} may not make the login {name}:"
            f" {error.diag.message_primary}: use a DATABASE_URL whose login has CREATEROLE"
        ) from error


def _login_statements(connection: psycopg.Connection[Any], name: str, password: str, like: str) -> list[sql.Composed]:
    login, database = sql.Identifier(name), sql.Identifier(connection.info.dbname)
    # The verifier, not the password, so that no log or pg_stat_statements shows it.
    verifier = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode("ascii")
    verb = "ALTER" if _role_exists(connection, name) else "CREATE"
    values = {"timezone": "UTC"} | (_READER_SETTINGS if like in _READ_ONLY else {})
    return [
        sql.SQL(verb + " ROLE {} LOGIN PASSWORD {}").format(login, sql.Literal(verifier)),
        *(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), login) for role in ROLES[like]),
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, login),
        *(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(login, sql.Identifier(key), _setting(key, value))
            for key, value in values.items()
        ),
    ]


def _setting(key: str, value: str) -> sql.Composable:
    if key == "search_path":  # a list of names, not one name with a comma in it
        return sql.SQL(", ").join(sql.Identifier(schema) for schema in value.split(", "))
    return sql.Literal(value)
