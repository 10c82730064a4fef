"""One sound row for each table, made from the declaration of the table; nothing in them means anything."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import psycopg
import sqlalchemy as sa
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy.dialects.postgresql import JSONB

from deconfdb.tables import VOCABULARY, metadata
from deconfdb.tables.guards import REFERENCES

Row = dict[str, Any]

# SQLAlchemy type -> value.
_VALUES: dict[type[Any], Any] = {
    sa.Text: "example",
    sa.Boolean: True,
    sa.SmallInteger: 1,
    sa.Integer: 1,
    sa.BigInteger: 1,
    sa.Date: date(2021, 1, 1),
    sa.DateTime: datetime(2021, 1, 1, tzinfo=UTC),
    sa.LargeBinary: bytes(32),
    sa.Numeric: Decimal("0.5"),
    sa.Double: 0.5,
    JSONB: Jsonb([]),
}
# What a check asks for beyond the type.
_OVERRIDES: dict[str, Row] = {
    "deconf.article": {"state": "published"},
    "deconf.segment": {"end_offset": 2},
    "deconf.mention": {"end_offset": 2},
    "deconf.mechanism_pair": {"side_a": "ISL", "side_b": "NZL"},
    "deconf.meeting_pair": {"side_a": "ISL", "side_b": "NZL"},
    "deconf.incident_pair": {"side_a": "ISL", "side_b": "NZL"},
    "deconf.proposition_relation": {"to_proposition_id": uuid5(NAMESPACE_OID, "another proposition")},
    **{
        f"deconf.{name}": {"coding_b_id": uuid5(NAMESPACE_OID, "another coding")}
        for name in ("coding_comparison", "field_comparison")
    },
    "deconf.record_comparison": {
        "coding_b_id": uuid5(NAMESPACE_OID, "another coding"),
        "record_kind": "claim",
        "record_a_id": uuid5(NAMESPACE_OID, "a claim"),
    },
    "external.event": {"dataset": "icews"},
    "ops.run": {"state": "running"},
    "ops.quarantine": {"state": "open"},
    "ops.judgement": {"subject_kind": "coding", "decision": "vet"},
    "ops.seen_input": {"state": "present"},
}


def references(table: str) -> list[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """The references that guards check: columns, table that they lead to, its columns."""
    found = []
    for reference in REFERENCES.get(table, ()):
        columns, _, target = reference.partition("=")
        schema, name, target_columns = target.split(".")
        found.append((tuple(columns.split(",")), f"{schema}.{name}", tuple(target_columns.split(","))))
    return found


def example_rows(connection: psycopg.Connection[Any]) -> dict[str, Row]:
    """A row for each table but the vocabularies, parents first; codes are taken from the database."""
    rows: dict[str, Row] = {}
    for table in metadata.sorted_tables:
        if table.schema != VOCABULARY:
            rows[table.fullname] = _row(connection, table, rows)
    return rows


def insert(connection: psycopg.Connection[Any], table: str, row: Row) -> None:
    """Insert one row."""
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(*table.split(".")),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(sql.Placeholder() * len(row)),
        ),
        list(row.values()),
    )


def insert_examples(connection: psycopg.Connection[Any]) -> dict[str, Row]:
    """Insert one row into each table but the vocabularies; return them."""
    rows = example_rows(connection)
    for table, row in rows.items():
        if table == "deconf.proposition_relation":
            other = {"proposition_id": row["to_proposition_id"]}
            insert(connection, "deconf.proposition", rows["deconf.proposition"] | other)
        if table == "deconf.coding_comparison":
            insert(connection, "deconf.coding", rows["deconf.coding"] | {"coding_id": row["coding_b_id"]})
        insert(connection, table, row)
    return rows


def _row(connection: psycopg.Connection[Any], table: sa.Table, rows: dict[str, Row]) -> Row:
    row: Row = {
        column.name: _value(table, column)
        for column in table.columns
        if not column.nullable or (table.fullname, column.name) == ("deconf.attribution", "source_id")
    }
    for key in table.foreign_key_constraints:
        for element in key.elements:
            if element.parent.name in row:
                parent = row if element.column.table is table else rows[element.column.table.fullname]
                row[element.parent.name] = parent[element.column.name]
    for columns, target, target_columns in references(table.fullname):
        if set(columns) <= row.keys():
            row |= zip(columns, _existing(connection, target, target_columns, rows), strict=True)
    return row | _OVERRIDES.get(table.fullname, {})


def _value(table: sa.Table, column: sa.Column[Any]) -> Any:
    if isinstance(column.type, sa.Uuid):
        return uuid5(NAMESPACE_OID, f"{table.fullname}.{column.name}")
    return next(_VALUES[kind] for kind in type(column.type).__mro__ if kind in _VALUES)


def _existing(
    connection: psycopg.Connection[Any], table: str, columns: tuple[str, ...], rows: dict[str, Row]
) -> tuple[Any, ...]:
    """A row that a reference may lead to: of those to be inserted, else of the database."""
    if table in rows:
        return tuple(rows[table][column] for column in columns)
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    found = connection.execute(
        sql.SQL("SELECT {0} FROM {1} ORDER BY {0} LIMIT 1").format(names, sql.Identifier(*table.split(".")))
    ).fetchone()
    assert found is not None, f"{table} is empty"
    return tuple(found)
