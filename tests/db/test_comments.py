"""The schema says what it means: everything has a comment, and the public views come in plain types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from deconfdb.database import connect_raw
from deconfdb.tables.schemas import PUBLIC, SCHEMAS
from deconfdb.views import ORDER, view_sql
from tests.db.codings_builder import CodingBuilder, load, load_registry, rows

PLAIN_TYPES = {
    "bigint",
    "boolean",
    "date",
    "double precision",
    "integer",
    "text",
    "timestamp with time zone",
}


@pytest.fixture(scope="module")
def reading(module_url: str) -> Iterator[psycopg.Connection[Any]]:
    with connect_raw(module_url, autocommit=True) as connection:
        yield connection


def test_every_schema_has_its_comment(reading: psycopg.Connection[Any]) -> None:
    found = rows(
        reading,
        "SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace "
        "WHERE nspname !~ '^(pg_|information_schema$|public$)'",
    )
    assert dict(found) == SCHEMAS


def test_every_table_and_view_has_a_comment(reading: psycopg.Connection[Any]) -> None:
    found = rows(
        reading,
        "SELECT c.oid::regclass::text, obj_description(c.oid, 'pg_class') IS NOT NULL FROM pg_class AS c "
        "WHERE c.relnamespace::regnamespace::text = ANY(%s) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')",
        list(SCHEMAS),
    )
    assert {"deconf.claim", "deconf_v1.channel_history", "vocab.stance", "ops.alembic_version"} <= dict(found).keys()
    assert [name for name, has_comment in found if not has_comment] == []


def test_every_column_has_a_comment(reading: psycopg.Connection[Any]) -> None:
    found = rows(
        reading,
        "SELECT c.oid::regclass || '.' || a.attname, coalesce(col_description(c.oid, a.attnum), '') <> '' "
        "FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid "
        "WHERE c.relnamespace::regnamespace::text = ANY(%s) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') "
        "AND a.attnum > 0 AND NOT a.attisdropped",
        list(SCHEMAS),
    )
    assert len(found) > 500
    assert [name for name, has_comment in found if not has_comment] == []


def test_every_function_has_a_comment(reading: psycopg.Connection[Any]) -> None:
    found = rows(
        reading,
        "SELECT oid::regprocedure::text, obj_description(oid, 'pg_proc') IS NOT NULL FROM pg_proc "
        "WHERE pronamespace::regnamespace::text = ANY(%s)",
        list(SCHEMAS),
    )
    assert "deconf.check_references()" in dict(found)
    assert [name for name, has_comment in found if not has_comment] == []


def test_public_columns_are_of_plain_types(reading: psycopg.Connection[Any]) -> None:
    found = rows(
        reading,
        "SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_class AS c "
        "JOIN pg_attribute AS a ON a.attrelid = c.oid WHERE c.relnamespace = %s::regnamespace AND a.attnum > 0",
        PUBLIC,
    )
    assert len(found) > 100
    odd = [each for each in found if each[1] not in PLAIN_TYPES and not re.fullmatch(r"numeric\(\d+,\d+\)", each[1])]
    assert odd == []


def test_public_functions_return_and_take_plain_types(reading: psycopg.Connection[Any]) -> None:
    found = rows(
        reading,
        "SELECT p.proname, format_type(t.oid, NULL), t.typtype FROM pg_proc AS p, "
        "unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]) || p.prorettype) AS used (type) "
        "JOIN pg_type AS t ON t.oid = used.type WHERE p.pronamespace = %s::regnamespace",
        PUBLIC,
    )
    views = {name for (name,) in rows(reading, "SELECT viewname FROM pg_views WHERE schemaname = %s", PUBLIC)}
    assert {"channel_history_as_of", "channel_status_as_of", "office_holder_as_of"} <= {name for name, _, _ in found}
    for name, kind, typtype in found:
        if typtype in {b"c", "c"}:
            assert kind.removeprefix(f"{PUBLIC}.") in views, name
        else:
            assert kind in PLAIN_TYPES | {"record"}, name


def test_no_date_or_time_is_infinite_or_before_our_era(migrated_url: str, database: psycopg.Connection[Any]) -> None:
    load_registry(migrated_url)
    coding = CodingBuilder("article-1")
    for when in (None, "../2021-05-01", "2021-05-01/..", "1000-01-01", "2999-12-31", "1985~", "2021-05~/2021-06-01"):
        coding.status("institutional", "agreed", when, ("isl", "affirm"), ("nzl", "deny", None))
    coding.meeting("m1", "../2021-05-01")
    coding.meeting("m2", "2021-05-01/..", occurrence="planned")
    assert load(migrated_url, coding).counts.inserted == 1
    columns = rows(
        database,
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s "
        "AND data_type IN ('date', 'timestamp with time zone')",
        PUBLIC,
    )
    odd, values = [], 0
    for view, column in columns:
        condition = f"isfinite({column}) AND extract(year FROM {column}) BETWEEN 1 AND 9999"
        statement = f"SELECT count({column}), count(*) FILTER (WHERE NOT ({condition})) FROM {PUBLIC}.{view}"
        [(present, wrong)] = rows(database, statement)
        values += present
        if wrong:
            odd.append((view, column, wrong))
    assert odd == []
    assert values > 50


@pytest.mark.parametrize("name", ORDER)
def test_a_view_names_its_columns_and_leaves_order_to_the_reader(name: str) -> None:
    text = re.sub(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", "", view_sql(name), flags=re.DOTALL)
    steps = set(re.findall(r"(\w+)(?: \([^()]*\))? AS (?:NOT MATERIALIZED |MATERIALIZED )?\(", text))
    assert re.findall(r"\bSELECT\s+(?:DISTINCT\s+)?\*", text) == []
    # A step of the same file may be passed on whole: its columns stand there.
    assert set(re.findall(r"\b(\w+)\.\*", text)) <= steps
    for level in queries(text):
        assert "ORDER BY" not in level or "DISTINCT ON" in level or "LIMIT" in level, level


def queries(text: str) -> list[str]:
    """Each query of a statement on its own: what is in parentheses is taken out."""
    found = []
    while match := re.search(r"\(([^()]*)\)", text):
        if re.match(r"\s*(SELECT|WITH)\b", match[1]):
            found.append(match[1])
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return [*found, text]


def test_the_check_of_views_sees_an_order() -> None:
    assert queries(
        "SELECT a, sum(b) OVER (PARTITION BY a ORDER BY c) FROM (SELECT x FROM y ORDER BY z) AS q ORDER BY a"
    ) == [
        "SELECT x FROM y ORDER BY z",
        "SELECT a, sum  OVER   FROM   AS q ORDER BY a",
    ]
