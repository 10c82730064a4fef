"""How migrations run: on a connection that `deconfdb.migrate` hands over, one transaction a revision."""

from __future__ import annotations

from alembic.util import CommandError

from alembic import context
from deconfdb.tables import OPERATIONS, metadata

_SETTINGS = {"version_table": "alembic_version", "version_table_schema": OPERATIONS, "target_metadata": metadata}


def run_offline() -> None:
    """Print the SQL of the revisions that were asked for."""
    context.configure(dialect_name="postgresql", literal_binds=True, dialect_opts={"paramstyle": "named"}, **_SETTINGS)
    with context.begin_transaction():
        context.execute(f"CREATE SCHEMA IF NOT EXISTS {OPERATIONS}")
        context.run_migrations()


def run_online() -> None:
    """Run the revisions on the connection in `config.attributes["connection"]`."""
    connection = context.config.attributes.get("connection")
    if connection is None:  # from Alembic's own command line, which knows neither roles nor the migrators' lock
        raise CommandError("this needs a database: use deconfdb migrate")
    context.configure(
        connection=connection, include_schemas=True, compare_type=True, transaction_per_migration=True, **_SETTINGS
    )
    with context.begin_transaction():
        connection.exec_driver_sql(f"SET lock_timeout = '{context.config.attributes['lock_timeout']}'")
        context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
