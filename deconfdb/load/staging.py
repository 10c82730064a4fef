"""Rows into tables: binary COPY, straight into the table where keys are new, through a staging table elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg
from psycopg import sql

Row = Sequence[Any]

_ALL = sql.SQL("TRUE")

_READ_LAYOUTS = """
SELECT format('%s.%s', n.nspname, c.relname), array_agg(a.attname::text ORDER BY a.attnum),
       array_agg(t.typname::text ORDER BY a.attnum),
       (SELECT array_agg(k.attname::text ORDER BY part.place)
        FROM pg_index AS i
        CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS part (attnum, place)
        JOIN pg_attribute AS k ON k.attrelid = i.indrelid AND k.attnum = part.attnum
        WHERE i.indrelid = c.oid AND i.indisprimary)
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS t ON t.oid = a.atttypid
WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
GROUP BY n.nspname, c.relname, c.oid
"""


class Layout(NamedTuple):
    """Columns of a table in order, their PostgreSQL types, and the primary key."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    """By the names that psycopg knows: binary COPY converts nothing, so every value must have the exact type."""
    key: tuple[str, ...]


_layouts: WeakKeyDictionary[psycopg.Connection[Any], dict[str, Layout]] = WeakKeyDictionary()


def layout(connection: psycopg.Connection[Any], table: str) -> Layout:
    """The layout of a table, given as schema.table.

    As the database itself has it: to import the declared tables takes as long as to load two hundred codings.
    """
    return (_layouts.get(connection) or read_layouts(connection))[table]


def read_layouts(connection: psycopg.Connection[Any]) -> dict[str, Layout]:
    """The layouts of all tables by name, kept as long as the connection."""
    found = _layouts[connection] = {
        name: Layout(tuple(columns), tuple(types), tuple(key or ()))
        for name, columns, types, key in connection.execute(_READ_LAYOUTS)
    }
    return found


def copy_new(connection: psycopg.Connection[Any], table: str, rows: Iterable[Row]) -> None:
    """Copy rows whose keys cannot be there yet; each row holds every column in order."""
    _copy(connection, _identifier(table), layout(connection, table), rows)


def copy_missing(connection: psycopg.Connection[Any], table: str, rows: Iterable[Row]) -> set[UUID]:
    """Copy those rows whose key, a UUID in their first column, is not there; return the keys that were not.

    Only for keys that nobody else can be writing, as where their article is locked: there it takes half the time of
    `insert_missing`. Of several rows of one key the first stays, as if they came one by one.
    """
    by_key: dict[UUID, Row] = {}
    for row in rows:
        by_key.setdefault(row[0], row)
    if not by_key:
        return set()
    key = sql.Identifier(layout(connection, table).key[0])
    there = connection.execute(
        sql.SQL("SELECT {key} FROM {table} WHERE {key} = ANY(%s)").format(key=key, table=_identifier(table)),
        (list(by_key),),
    )
    missing = by_key.keys() - {found for (found,) in there}
    if missing:
        copy_new(connection, table, [by_key[each] for each in sorted(missing, key=lambda each: each.bytes)])
    return missing


def insert_missing(connection: psycopg.Connection[Any], table: str, rows: Sequence[Row]) -> int:
    """Insert those rows whose keys are not there; return how many."""
    return _merge(connection, table, rows, sql.SQL("NOTHING"))


def upsert(
    connection: psycopg.Connection[Any], table: str, rows: Sequence[Row], keep: frozenset[str] = frozenset()
) -> int:
    """Insert rows, or bring the row with the same key up to date; return how many were written.

    A row that is the same already is not written. Columns in `keep` are set on insert only.
    """
    shape = layout(connection, table)
    rest = [column for column in shape.columns if column not in shape.key and column not in keep]
    if not rest:
        return insert_missing(connection, table, rows)
    pairs = sql.SQL(", ").join(sql.SQL("{0} = excluded.{0}").format(sql.Identifier(column)) for column in rest)
    old = sql.SQL(", ").join(sql.Identifier("t", column) for column in rest)
    new = sql.SQL(", ").join(sql.Identifier("excluded", column) for column in rest)
    return _merge(
        connection, table, rows, sql.SQL("UPDATE SET {} WHERE ({}) IS DISTINCT FROM ({})").format(pairs, old, new)
    )


def merge_least(connection: psycopg.Connection[Any], table: str, rows: Iterable[Row], columns: tuple[str, ...]) -> int:
    """Insert those rows whose keys are not there; of `columns` keep the least value that is known.

    Whatever the order in which rows of one key come, the same row is left. Return how many were written.
    """
    shape = layout(connection, table)
    places = [shape.columns.index(column) for column in columns]
    keyed = [shape.columns.index(column) for column in shape.key]
    least: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        kept = least.setdefault(tuple(row[place] for place in keyed), list(row))
        for place in places:
            kept[place] = min((each for each in (kept[place], row[place]) if each is not None), default=None)
    is_text = [shape.types[place] == "text" for place in places]
    pairs = sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(name), _least(name, "excluded", is_text=text))
        for name, text in zip(columns, is_text, strict=True)
    )
    # Rows that stay as they are must not even be tried: that would lock them against other loaders.
    stays = sql.SQL(" AND ").join(
        [sql.SQL("{} = {}").format(sql.Identifier("t", name), sql.Identifier("s", name)) for name in shape.key]
        + [
            sql.SQL("{} IS NOT DISTINCT FROM {}").format(sql.Identifier("t", name), _least(name, "s", is_text=text))
            for name, text in zip(columns, is_text, strict=True)
        ]
    )
    wanted = sql.SQL("NOT EXISTS (SELECT FROM {} AS t WHERE {})").format(_identifier(table), stays)
    return _merge(connection, table, list(least.values()), sql.SQL("UPDATE SET {}").format(pairs), wanted)


def _least(column: str, other: str, *, is_text: bool) -> sql.Composed:
    """The lesser of the values in the table and in another row; text by code points, as Python compares it."""
    form = 'least({} COLLATE "C", {} COLLATE "C")' if is_text else "least({}, {})"
    return sql.SQL(form).format(sql.Identifier("t", column), sql.Identifier(other, column))


def _merge(
    connection: psycopg.Connection[Any],
    table: str,
    rows: Sequence[Row],
    action: sql.Composable,
    wanted: sql.Composable = _ALL,
) -> int:
    if not rows:
        return 0
    shape = layout(connection, table)
    stage = sql.Identifier("stage_" + table.replace(".", "_"))
    _make_empty(connection, stage, table)
    _copy(connection, stage, shape, rows)
    columns = sql.SQL(", ").join(map(sql.Identifier, shape.columns))
    key = sql.SQL(", ").join(map(sql.Identifier, shape.key))
    # One row a key, and in key order: sorted batches load a fifth faster, and two loaders cannot deadlock.
    statement = sql.SQL(
        "INSERT INTO {table} AS t ({columns}) SELECT DISTINCT ON ({key}) {columns} FROM {stage} AS s WHERE {wanted} "
        "ORDER BY {key} ON CONFLICT ({key}) DO {action}"
    ).format(table=_identifier(table), columns=columns, key=key, stage=stage, action=action, wanted=wanted)
    return connection.execute(statement).rowcount


def _make_empty(connection: psycopg.Connection[Any], stage: sql.Identifier, table: str) -> None:
    """Make the staging table of a table on first use, and see that it holds no rows.

    A commit empties it, so rows are there only if it was filled earlier in the same transaction. To truncate it every time
    took 2 ms a table, a dozen times a batch.
    """
    connection.execute(
        sql.SQL("CREATE TEMPORARY TABLE IF NOT EXISTS {} (LIKE {}) ON COMMIT DELETE ROWS").format(
            stage, _identifier(table)
        )
    )
    if connection.execute(sql.SQL("SELECT FROM {} LIMIT 1").format(stage)).rowcount:
        connection.execute(sql.SQL("TRUNCATE {}").format(stage))


def _copy(connection: psycopg.Connection[Any], target: sql.Identifier, shape: Layout, rows: Iterable[Row]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, shape.columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(target, names)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(shape.types)
        for row in rows:
            copy.write_row(row)


def _identifier(table: str) -> sql.Identifier:
    return sql.Identifier(*table.split("."))
