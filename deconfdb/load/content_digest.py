"""Content digest: one hash over all that a database holds, to tell whether two hold the same.

Hashed are all tables but those of the work (`ops`), rows in the order of their keys. Left out is what differs between
two loads of the same input: the run, and times, of which only counts whether they are set. Which coding counts is
content, when it counted is not: preferences that have ended are left out. So are comparisons of codings: they follow
from what is compared and from the lexicon.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql

from deconfdb.tables import OPERATIONS, metadata

DERIVED = frozenset({"deconf.coding_comparison", "deconf.record_comparison", "deconf.field_comparison"})
_RUN_COLUMNS = frozenset({"run_id"})
_ONLY_ROWS = {"deconf.coding_preference": "preferred_to IS NULL"}
# What a login may have set otherwise and what COPY's text depends on.
_SETTINGS = "SET LOCAL bytea_output = 'hex'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL extra_float_digits = 1"


@dataclass(frozen=True, slots=True)
class TableDigest:
    """What one table holds."""

    table: str
    n_rows: int
    sha256: str


def content_digest(connection: psycopg.Connection[Any]) -> tuple[TableDigest, ...]:
    """Return the digest of each table by name, and last that of everything, as one moment shows them.

    `connection` must not be in a transaction.
    """
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.execute(_SETTINGS)
        tables = tuple(
            _table_digest(connection, name)
            for name, table in sorted(metadata.tables.items())
            if table.schema != OPERATIONS and name not in DERIVED
        )
    whole = hashlib.sha256("".join(f"{each.table} {each.sha256}\n" for each in tables).encode()).hexdigest()
    return (*tables, TableDigest("everything", sum(each.n_rows for each in tables), whole))


def _table_digest(connection: psycopg.Connection[Any], name: str) -> TableDigest:
    digest, n_rows = hashlib.sha256(), 0
    with connection.cursor() as cursor, cursor.copy(_copy_statement(metadata.tables[name])) as copy:
        for chunk in copy:
            digest.update(chunk)
            n_rows += bytes(chunk).count(b"\n")  # line feeds inside values are escaped
    return TableDigest(name, n_rows, digest.hexdigest())


def _copy_statement(table: sa.Table) -> sql.Composed:
    values = [_value(column) for column in table.columns if column.name not in _RUN_COLUMNS]
    order = [
        sql.SQL("{} COLLATE {}").format(sql.Identifier(column.name), sql.Identifier("C"))
        if isinstance(column.type, sa.Text)
        else sql.Identifier(column.name)
        for column in table.primary_key
        if not isinstance(column.type, sa.DateTime)
    ]
    return sql.SQL("COPY (SELECT {} FROM {}.{} WHERE {} ORDER BY {}) TO STDOUT").format(
        sql.SQL(", ").join(values),
        sql.Identifier(table.schema or "public"),
        sql.Identifier(table.name),
        sql.SQL(_ONLY_ROWS.get(table.fullname, "TRUE")),
        sql.SQL(", ").join(order),
    )


def _value(column: sa.Column[Any]) -> sql.Composable:
    if isinstance(column.type, sa.DateTime):
        return sql.SQL("{} IS NULL").format(sql.Identifier(column.name))
    return sql.Identifier(column.name)
