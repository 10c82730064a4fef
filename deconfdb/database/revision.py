"""The revision of the schema: which one a database stands at, and which one this release expects.

Every command asks before it begins, so neither SQLAlchemy nor the migrations are imported for it.
"""

from __future__ import annotations

import psycopg

from deconfdb.database.connect import connect_raw
from deconfdb.database.url import shown_url
from deconfdb.errors import DeconfdbError, SchemaRevisionError
from deconfdb.settings import alembic_dir


def current(url: str) -> str | None:
    """The revision that the database stands at; None for an empty one.

    Raises DeconfdbError for a login that may not know, such as a reader's.
    """
    with connect_raw(url, autocommit=True) as connection:
        try:
            row = connection.execute("SELECT version_num FROM ops.alembic_version").fetchone()
        except psycopg.errors.UndefinedTable:
            return None
        except psycopg.errors.InsufficientPrivilege as error:
            raise DeconfdbError(
                f"{shown_url(url)} names a login that may not read the schema's revision: use the owner's, "
                "or one made by deconfdb role create --like ingest or curator"
            ) from error
    return row[0] if row else None


def head() -> str:
    """The revision that this release expects: migrations are numbered, and the newest has the highest number."""
    found = sorted((alembic_dir() / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))
    if not found:
        raise DeconfdbError(f"{alembic_dir()} holds no migrations: install deconfdb anew")
    return found[-1].name[:4]


def check(url: str) -> None:
    """Raise SchemaRevisionError unless the database stands at the newest revision."""
    have, want = current(url), head()
    if have != want:
        state = f"at revision {have}" if have else "without our schema"
        raise SchemaRevisionError(f"the database is {state}, this release needs {want}: run deconfdb migrate upgrade")
