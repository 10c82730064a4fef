"""Connect to a server that we can use, or say why not and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from deconfdb.database.url import libpq_url, shown_url
from deconfdb.errors import DeconfdbError, TemporaryError
from deconfdb.server import EmbeddedServer
from deconfdb.settings import Settings

if TYPE_CHECKING:
    import sqlalchemy as sa

MIN_SERVER_MAJOR = 15
# Long enough for a managed server that wakes up, short enough for a person who mistyped the host.
_CONNECT_TIMEOUT = 10
# What libpq says where trying again later will not help (it gives no SQLSTATE for a refused connection).
_REFUSED = (
    "authentication failed",
    "does not exist",
    "no password supplied",
    "no pg_hba.conf entry",
    "is not permitted to log in",
    "permission denied for database",
)


def owner_url(settings: Settings) -> str:
    """The URL of the login that owns the schema: DATABASE_URL, or the embedded server, started if need be."""
    if settings.database_url is not None:
        return libpq_url(settings.database_url)
    return EmbeddedServer(settings.home, pg_bin=settings.pg_bin).start()


def connect_raw(url: str, *, autocommit: bool = False, application_name: str = "deconfdb") -> psycopg.Connection[Any]:
    """Open a psycopg connection with its time zone at UTC.

    Raises TemporaryError where the server is out of reach, DeconfdbError where it refuses the login, lacks the database
    or is older than PostgreSQL 15.
    """
    target = libpq_url(url)
    timeout = conninfo_to_dict(target).get("connect_timeout", _CONNECT_TIMEOUT)
    try:
        connection = psycopg.connect(
            target, autocommit=True, application_name=application_name, connect_timeout=timeout
        )
    except psycopg.OperationalError as error:
        raise connection_error(error, target) from None  # the original may carry the URL in its context
    try:
        if (version := connection.info.server_version) < MIN_SERVER_MAJOR * 10_000:
            raise DeconfdbError(
                f"{shown_url(target)} is PostgreSQL {version // 10_000}; {MIN_SERVER_MAJOR} or newer is needed"
            )
        # By statement, not by startup option: connection poolers refuse those.
        connection.execute("SET TIME ZONE 'UTC'")
        connection.autocommit = autocommit
    except BaseException:
        connection.close()
        raise
    return connection


def engine(url: str, *, application_name: str = "deconfdb", **options: Any) -> sa.Engine:
    """Make an engine; the only place that does.

    Without a pool unless `poolclass` is given: a command opens one connection and ends. Connections are opened by
    `connect_raw`, so every URL that psql reads will do, and the same errors are raised.
    """
    import sqlalchemy as sa

    target = libpq_url(url)
    return sa.create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect_raw(target, application_name=application_name),
        **({"poolclass": sa.pool.NullPool} | options),
    )


def connection_error(error: psycopg.OperationalError, url: str) -> DeconfdbError:
    """Say what a failed connection means and what to do, without a password."""
    words = " ".join(str(error).split())
    if any(refused in words for refused in _REFUSED):
        return DeconfdbError(f"{shown_url(url)}: {words}: check DATABASE_URL")
    return TemporaryError(
        f"{shown_url(url)} is out of reach: {words}: check that the server runs and DATABASE_URL names it"
    )
