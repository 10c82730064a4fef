"""Rows into tables: binary COPY, straight into the table where keys are new, through a staging table elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import psycopg
import sqlalchemy as sa
from psycopg import sql

from deconfdb.tables.base import metadata

Row = Sequence[Any]

# SQLAlchemy type -> name that psycopg knows: binary COPY converts nothing, so every value must have the exact type.
_PG_TYPES: dict[type[Any], str] = {
    sa.Uuid: "uuid",
    sa.Text: "text",
    sa.Boolean: "bool",
    sa.SmallInteger: "int2",
    sa.Integer: "int4",
    sa.BigInteger: "int8",
    sa.Date: "date",
    sa.DateTime: "timestamptz",
    sa.LargeBinary: "bytea",
    sa.Numeric: "numeric",
    sa.Double: "float8",
}


class Layout(NamedTuple):
    """Columns of a table in order, their PostgreSQL types, and the primary key."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    key: tuple[str, ...]


@lru_cache(maxsize=128)
def layout(table: str) -> Layout:
    """The layout of a table, given as schema.table."""
    declared = metadata.tables[table]
    types = tuple(
        next(_PG_TYPES[kind] for kind in type(column.type).__mro__ if kind in _PG_TYPES) for column in declared.columns
    )
    return Layout(
        tuple(column.name for column in declared.columns), types, tuple(column.name for column in declared.primary_key)
    )


def copy_new(connection: psycopg.Connection[Any], table: str, rows: Iterable[Row]) -> None:
    """Copy rows whose keys cannot be there yet; each row holds every column in order."""
    _copy(connection, _identifier(table), layout(table), rows)


def insert_missing(connection: psycopg.Connection[Any], table: str, rows: Sequence[Row]) -> int:
    """Insert those rows whose keys are not there; return how many."""
    return _merge(connection, table, rows, sql.SQL("NOTHING"))


def upsert(
    connection: psycopg.Connection[Any], table: str, rows: Sequence[Row], keep: frozenset[str] = frozenset()
) -> int:
    """Insert rows, or bring the row with the same key up to date; return how many were written.

    A row that is the same already is not written. Columns in `keep` are set on insert only.
    """
    shape = layout(table)
    rest = [column for column in shape.columns if column not in shape.key and column not in keep]
    if not rest:
        return insert_missing(connection, table, rows)
    pairs = sql.SQL(", ").join(sql.SQL("{0} = excluded.{0}").format(sql.Identifier(column)) for column in rest)
    old = sql.SQL(", ").join(sql.Identifier("t", column) for column in rest)
    new = sql.SQL(", ").join(sql.Identifier("excluded", column) for column in rest)
    return _merge(
        connection, table, rows, sql.SQL("UPDATE SET {} WHERE ({}) IS DISTINCT FROM ({})").format(pairs, old, new)
    )


def _merge(connection: psycopg.Connection[Any], table: str, rows: Sequence[Row], action: sql.Composable) -> int:
    if not rows:
        return 0
    shape = layout(table)
    stage = sql.Identifier("stage_" + table.replace(".", "_"))
    connection.execute(
        sql.SQL("CREATE TEMPORARY TABLE IF NOT EXISTS {} (LIKE {}) ON COMMIT DELETE ROWS").format(
            stage, _identifier(table)
        )
    )
    connection.execute(sql.SQL("TRUNCATE {}").format(stage))
    _copy(connection, stage, shape, rows)
    columns = sql.SQL(", ").join(map(sql.Identifier, shape.columns))
    key = sql.SQL(", ").join(map(sql.Identifier, shape.key))
    # One row a key, and in key order: sorted batches load a fifth faster, and two loaders cannot deadlock.
    statement = sql.SQL(
        "INSERT INTO {table} AS t ({columns}) SELECT DISTINCT ON ({key}) {columns} FROM {stage} ORDER BY {key} "
        "ON CONFLICT ({key}) DO {action}"
    ).format(table=_identifier(table), columns=columns, key=key, stage=stage, action=action)
    return connection.execute(statement).rowcount


def _copy(connection: psycopg.Connection[Any], target: sql.Identifier, shape: Layout, rows: Iterable[Row]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, shape.columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(target, names)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(shape.types)
        for row in rows:
            copy.write_row(row)


def _identifier(table: str) -> sql.Identifier:
    return sql.Identifier(*table.split("."))
