"""Vocabularies from `seeds/vocabularies/` into the tables of the schema `vocab`."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

from deconfdb.tables.base import VOCABULARY, metadata
from deconfdb.vocabulary import load_vocabularies

# Rows of these follow from the lists as a whole: one that the seeds no longer give must go.
_DERIVED = ("mechanism_status_implies", "mechanism_status_excludes", "mechanism_status_transition")


def sync_vocabularies(connection: psycopg.Connection[Any]) -> int:
    """Make the code lists equal to the seeds, in one transaction; return the number of rows changed.

    Codes are never deleted, since data may hold them: the seeds deprecate them instead.
    """
    changed = 0
    with connection.transaction():
        for name, columns, rows in load_vocabularies().tables():
            if name in _DERIVED:
                changed += _delete_others(connection, name, columns, rows)
            changed += _upsert(connection, name, columns, rows)
    return changed


def _upsert(
    connection: psycopg.Connection[Any], name: str, columns: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]
) -> int:
    keys = [column.name for column in metadata.tables[f"{VOCABULARY}.{name}"].primary_key.columns]
    rest = [column for column in columns if column not in keys]
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL(
        "INSERT INTO {table} AS t ({columns}) VALUES ({values}) ON CONFLICT ({keys}) DO {action}"
    ).format(
        table=sql.Identifier(VOCABULARY, name),
        columns=names,
        values=sql.SQL(", ").join(sql.Placeholder() * len(columns)),
        keys=sql.SQL(", ").join(map(sql.Identifier, keys)),
        action=_update(rest) if rest else sql.SQL("NOTHING"),
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
        return max(cursor.rowcount, 0)


def _update(columns: list[str]) -> sql.Composed:
    def listed(row: str) -> sql.Composed:
        return sql.SQL(", ").join(sql.Identifier(row, column) for column in columns)

    pairs = sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(column), sql.Identifier("excluded", column)) for column in columns
    )
    return sql.SQL("UPDATE SET {} WHERE ({}) IS DISTINCT FROM ({})").format(pairs, listed("t"), listed("excluded"))


def _delete_others(
    connection: psycopg.Connection[Any], name: str, columns: tuple[str, ...], rows: tuple[tuple[Any, ...], ...]
) -> int:
    keys = [column.name for column in metadata.tables[f"{VOCABULARY}.{name}"].primary_key.columns]
    wanted = [[str(row[columns.index(key)]) for row in rows] for key in keys]
    statement = sql.SQL("DELETE FROM {table} WHERE ({keys}) NOT IN (SELECT * FROM unnest({arrays}))").format(
        table=sql.Identifier(VOCABULARY, name),
        keys=sql.SQL(", ").join(map(sql.Identifier, keys)),
        arrays=sql.SQL(", ").join(sql.SQL("%s::text[]") for _ in keys),
    )
    return connection.execute(statement, wanted).rowcount
