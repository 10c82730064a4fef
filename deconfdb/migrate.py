"""Bring a database to the schema of this release.

`upgrade` makes the roles (they belong to the whole server, so no revision may), runs the revisions one transaction
each, and fills vocabularies and registries from `seeds/`. Several migrators at once wait for each other.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
import sqlalchemy as sa

from deconfdb.database import connect_raw, engine
from deconfdb.database.revision import current, head
from deconfdb.errors import DeconfdbError, TemporaryError
from deconfdb.load.registries import load_registry_rows
from deconfdb.load.runs import Counts
from deconfdb.load.vocabularies import sync_vocabularies
from deconfdb.registry import load_registry
from deconfdb.settings import alembic_dir
from deconfdb.tables.grants import DATABASE_STATEMENTS, INGEST, ROLE_STATEMENTS, ROLES

if TYPE_CHECKING:
    from alembic.config import Config

# Any number, as long as it stays the same: migrators of one database meet on it.
_LOCK = 7_264_011_902
_LOCK_WAIT = 300.0
_RETRIES = 10
# A migration that waits for a lock makes every later reader queue behind it: give up soon and try again.
_LOCK_TIMEOUT = "5s"
# lock_not_available and deadlock_detected: a reader in a transaction has what we need, or we have what it needs next.
_TRY_AGAIN = frozenset({"55P03", "40P01"})
_DEPENDENT_OBJECTS = "2BP01"


def upgrade(url: str, revision: str = "head") -> None:
    """Upgrade to `revision`, then fill vocabularies and registries if that is the newest.

    Raises TemporaryError if another migrator or a reader holds its locks for too long; what was done stays.
    """
    from alembic import command

    with _migrator(url) as connection:
        _make_roles(connection)
        _run_with_retries(connection, command.upgrade, revision)
    if current(url) == head():
        with connect_raw(url) as raw:
            sync_vocabularies(raw)
            load_registry_rows(raw, load_registry(), Counts())


def downgrade(url: str, revision: str) -> None:
    """Go back to `revision`; a table's own revision takes the table with its rows. `base` leaves the roles alone.

    Raises DeconfdbError where something that is not ours, such as a user's view, is built on what would go, and
    TemporaryError like `upgrade`.
    """
    from alembic import command

    with _migrator(url) as connection:
        try:
            _run_with_retries(connection, command.downgrade, revision)
            if revision == "base":
                _remove_ledger(connection)
        except sa.exc.DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != _DEPENDENT_OBJECTS:
                raise
            raise DeconfdbError(_built_on_ours(error.orig)) from error


def upgrade_sql(revision: str = "head") -> str:
    """The SQL of all revisions, for a database administrator who runs it by hand."""
    from alembic import command

    buffer = io.StringIO()
    config = _config(None)
    config.output_buffer = buffer
    command.upgrade(config, revision, sql=True)
    first = "".join(f"{statement};\n" for statement in (*ROLE_STATEMENTS, *DATABASE_STATEMENTS))
    return first + buffer.getvalue()


def next_revision() -> str:
    """The number of the revision after the newest: migrations are numbered, so that their order shows in a folder."""
    return f"{int(head()) + 1:04}"


def _config(connection: sa.Connection | None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(alembic_dir()).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["lock_timeout"] = _LOCK_TIMEOUT
    return config


@contextmanager
def _migrator(url: str) -> Iterator[sa.Connection]:
    """A connection that holds the migrators' lock. Polled: a blocking wait deadlocks with CREATE INDEX CONCURRENTLY."""
    with connect_raw(url, autocommit=True) as guard:
        deadline = time.monotonic() + _LOCK_WAIT
        while not _scalar(guard, "SELECT pg_try_advisory_lock(%s)", _LOCK):
            if time.monotonic() > deadline:
                raise TemporaryError("another migration of this database has not ended: try again when it has")
            time.sleep(0.2)
        guard.execute("CREATE SCHEMA IF NOT EXISTS ops")
        with engine(url).connect() as connection:
            yield connection


def _scalar(connection: Any, statement: str, *values: object) -> Any:
    row = connection.execute(statement, values).fetchone()
    return row[0] if row else None


def _make_roles(connection: sa.Connection) -> None:
    """Make the group roles that are missing, and close the database to what grants on tables cannot."""
    existing = set(connection.scalars(sa.text("SELECT rolname FROM pg_roles")))
    if not set(ROLES) <= existing:
        try:
            for statement in ROLE_STATEMENTS:
                connection.exec_driver_sql(statement)
        except sa.exc.ProgrammingError as error:
            connection.rollback()
            missing = ", ".join(sorted(set(ROLES) - existing))
            raise DeconfdbError(
                f"the roles {missing} are missing and this login may not make them: have an administrator run "
                f"the first lines of deconfdb migrate sql ({error.orig})"
            ) from error
    for statement in DATABASE_STATEMENTS:
        connection.exec_driver_sql(statement)
    connection.commit()


def _remove_ledger(connection: sa.Connection) -> None:
    """Remove what the migrator itself made; readers keep being refused temporary tables."""
    quoted = connection.scalar(sa.text("SELECT quote_ident(current_database())"))
    connection.exec_driver_sql(f"REVOKE TEMPORARY ON DATABASE {quoted} FROM {INGEST}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS ops.alembic_version")
    connection.exec_driver_sql("DROP SCHEMA ops")
    connection.commit()


def _built_on_ours(error: BaseException | None) -> str:
    """Name what depends on our views; the server lists it in the detail of its error."""
    detail = error.diag.message_detail if isinstance(error, psycopg.Error) else None
    return f"the downgrade stopped, since something of yours is built on what would go: {detail}: drop or move it first"


def _run_with_retries(connection: sa.Connection, step: Callable[[Config, str], None], revision: str) -> None:
    """Run the revisions; one that cannot get its lock soon is rolled back and tried again, so that readers go on."""
    for attempt in range(1, _RETRIES + 1):
        try:
            step(_config(connection), revision)
        except sa.exc.OperationalError as error:
            connection.rollback()
            if getattr(error.orig, "sqlstate", None) not in _TRY_AGAIN:
                raise
            if attempt == _RETRIES:
                raise TemporaryError("a reader holds a lock that the migration needs: try again later") from error
            time.sleep(min(0.2 * 2**attempt, 5.0))
        else:
            connection.commit()
            return
