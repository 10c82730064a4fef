"""Reading the public views through the reader's login, for the clients of this house."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg import sql

from deconfdb.database import reader_connection
from deconfdb.errors import DeconfdbError, SchemaRevisionError, UsageError
from deconfdb.settings import load_settings

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Query:
    """A look at one view: no `columns` stands for all of them, `order` holds ORDER BY terms of our own."""

    view: str
    columns: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    pair: str | None = None
    pair_bridge: str | None = None
    mechanism: str | None = None
    function: str | None = None
    valid_on: date | None = None
    known_on: datetime | None = None
    limit: int | None = None


def read_view(query: Query) -> tuple[list[str], Rows]:
    """Return the column names and rows of a view, filtered and ordered.

    Raises UsageError where the view has no such filter.
    """
    with _reader() as connection:
        every = [column.name for column in connection.execute(_select(query, ("*",), limit=0)).description or ()]
        for name, value in (("pair", query.pair), ("mechanism", query.mechanism)):
            if value is not None and name not in every:
                raise UsageError(f"{query.view} has no column {name}: leave --{name} out")
        columns = query.columns or tuple(every)
        parameters = {
            "pair": query.pair,
            "mechanism": query.mechanism,
            "keys": _keys_of_pair(connection, query) if query.pair and query.pair_bridge else None,
            "valid_on": query.valid_on,
            "known_on": query.known_on,
        }
        cursor = connection.execute(_select(query, columns, limit=query.limit), parameters)
        return list(columns), cursor.fetchall()


def run_statement(statement: str, max_rows: int | None) -> tuple[list[str], Rows]:
    """Run one statement as the reader, by the extended protocol, which takes no second one.

    Raises UsageError for a statement that PostgreSQL refuses, DeconfdbError for one that fails on its way.
    """
    if not statement.strip(" \t\r\n;"):
        raise UsageError('no statement: give one, as deconfdb query "SELECT * FROM channel_status"')
    with _reader() as connection:
        try:
            cursor = connection.execute(statement.encode(), prepare=True)
        except psycopg.OperationalError:
            raise
        except psycopg.Error as error:
            raise _refusal(error) from error
        if cursor.description is None:
            return [], []
        rows = cursor.fetchall() if max_rows is None else cursor.fetchmany(max_rows)
        return [column.name for column in cursor.description], rows


_LISTED = 'deconfdb query "SELECT * FROM data_dictionary" lists views and columns'
_READERS = "readers see the public views and vocabularies alone, and change nothing"
_WAYS_OUT = {
    "25006": _READERS,
    "42501": _READERS,
    "42601": "give one statement of plain SQL",
    "42703": _LISTED,
    "42P01": _LISTED,
}
# Classes of SQLSTATE: syntax or access rule violated, invalid in this transaction, not supported.
_REFUSED = frozenset({"0A", "25", "42"})


def _refusal(error: psycopg.Error) -> DeconfdbError:
    """What to say of a statement that did not run."""
    reason = error.diag.message_primary or str(error).strip().splitlines()[0]
    state = error.sqlstate
    way_out = error.diag.message_hint or _WAYS_OUT.get(state or "", "mend the statement")
    if state is None or state[:2] in _REFUSED:
        return UsageError(f"PostgreSQL refuses the statement: {reason}: {way_out}")
    return DeconfdbError(f"the statement failed: {reason}: {way_out}")


@contextmanager
def _reader() -> Iterator[psycopg.Connection[Any]]:
    """The reader's connection. Raises SchemaRevisionError where the public views are not there."""
    with reader_connection(load_settings()) as connection:
        row = connection.execute("SELECT to_regclass('deconf_v1.data_as_of') IS NOT NULL").fetchone()
        if not row or not row[0]:
            raise SchemaRevisionError("the database has no public views yet: run deconfdb migrate upgrade")
        yield connection


def _select(query: Query, columns: tuple[str, ...], *, limit: int | None) -> sql.Composed:
    schema = sql.Identifier("deconf_v1")
    relation: sql.Composable = sql.SQL("{}.{}").format(schema, sql.Identifier(query.view))
    if query.function is not None:
        call = "{}.{}(%(valid_on)s::date, %(known_on)s::timestamptz)" if limit != 0 else "{}.{}(NULL, NULL)"
        relation = sql.SQL(call).format(schema, sql.Identifier(query.function))
    names = sql.SQL("v.*") if columns == ("*",) else sql.SQL(", ").join(sql.Identifier("v", name) for name in columns)
    parts: list[sql.Composable] = [sql.SQL("SELECT {} FROM {} AS v").format(names, relation)]
    conditions: list[sql.Composable] = []
    if limit != 0 and query.pair is not None:
        conditions.append(
            sql.SQL("v.pair = %(pair)s")
            if query.pair_bridge is None
            else sql.SQL("v.{} = ANY(%(keys)s)").format(sql.Identifier(query.pair_bridge))
        )
    if limit != 0 and query.mechanism is not None:
        conditions.append(sql.SQL("v.mechanism = %(mechanism)s"))
    if conditions:
        parts.append(sql.SQL("WHERE ") + sql.SQL(" AND ").join(conditions))
    if query.order and limit != 0:
        parts.append(sql.SQL("ORDER BY " + ", ".join(query.order)))
    if limit is not None:
        parts.append(sql.SQL("LIMIT {}").format(sql.Literal(limit)))
    return sql.SQL(" ").join(parts)


def _keys_of_pair(connection: psycopg.Connection[Any], query: Query) -> list[str]:
    """The subjects that have the pair among their sides; asked first, since a list of keys reaches every index."""
    assert query.pair_bridge is not None
    statement = sql.SQL("SELECT {} FROM {} WHERE pair = %s").format(
        sql.Identifier(query.pair_bridge), sql.Identifier("deconf_v1", f"{query.pair_bridge}_pairs")
    )
    return [row[0] for row in connection.execute(statement, (query.pair,))]
