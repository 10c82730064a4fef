"""No row gets in that names a code, actor or subject which is not there; the vocabularies are those of the seeds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import ForeignKeyViolation

from deconfdb.database import connect_raw
from deconfdb.load.vocabularies import sync_vocabularies
from deconfdb.tables import metadata
from deconfdb.tables.guards import REFERENCES
from deconfdb.vocabulary import load_vocabularies
from tests.db.codings_builder import rows
from tests.db.example_rows import Row, example_rows, insert, insert_examples, references

Connection = psycopg.Connection[Any]
Reference = tuple[str, tuple[str, ...], str]

ALL: list[Reference] = [
    (table, columns, target) for table in REFERENCES for columns, target, _ in references(table)
]  # fmt: skip
NOBODY = UUID(int=1)


def label(value: object) -> str:
    return "+".join(value) if isinstance(value, tuple) else str(value)


@pytest.fixture(scope="module")
def filled(module_url: str) -> Iterator[tuple[Connection, dict[str, Row]]]:
    """A database with a sound row in each table, and those rows."""
    with connect_raw(module_url, autocommit=True) as connection:
        yield connection, insert_examples(connection)


def wrong_value(table: str, column: str) -> Any:
    kind = metadata.tables[table].columns[column].type.python_type
    return NOBODY if kind is UUID else "no-such-code"


def remove(connection: Connection, table: str) -> None:
    """Take a table's rows away without regard to what refers to them."""
    connection.execute("SET LOCAL session_replication_role = replica")
    connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(*table.split("."))))
    connection.execute("SET LOCAL session_replication_role = origin")


def children(table: str) -> list[str]:
    return [
        name
        for name, other in metadata.tables.items()
        if any(key.referred_table is metadata.tables[table] for key in other.foreign_key_constraints)
    ]


def assert_refused(error: ForeignKeyViolation, reference: Reference, wrong: Row) -> None:
    table, columns, target = reference
    value = "/".join(str(wrong[column]) for column in columns)
    assert error.diag.message_primary == f"{table}: {value} is not in {target}"
    assert error.diag.message_detail == f"Column {', '.join(columns)} of the new rows leads to nothing."
    assert f"{error.diag.schema_name}.{error.diag.table_name}" == table
    assert error.diag.column_name == columns[0]
    assert "deconfdb migrate upgrade" in str(error.diag.message_hint)


def sound(examples: dict[str, Row], reference: Reference) -> Row:
    """The example row of a table, with what its checks ask for where this reference is given."""
    table, columns, _ = reference
    row = examples[table]
    if "status_code" in columns:
        row = row | {"mechanism_id": examples["deconf.mechanism"]["mechanism_id"]}
    if reference[:2] == ("deconf.attribution", ("actor_id",)):
        row = row | {"source_id": None, "actor_id": examples["deconf.actor"]["actor_id"]}
    return row


@pytest.mark.parametrize("reference", ALL, ids=lambda reference: " ".join(map(label, reference)))
def test_a_reference_to_nothing_is_refused(filled: tuple[Connection, dict[str, Row]], reference: Reference) -> None:
    connection, examples = filled
    table, columns, _ = reference
    row = sound(examples, reference)
    wrong = row | {column: wrong_value(table, column) for column in columns}
    update = sql.SQL("UPDATE {} SET {}").format(
        sql.Identifier(*table.split(".")),
        sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(column)) for column in columns),
    )
    with connection.transaction(force_rollback=True):
        remove(connection, table)
        with pytest.raises(ForeignKeyViolation) as caught, connection.transaction():
            insert(connection, table, wrong)
        assert_refused(caught.value, reference, wrong)

        for child in children(table):
            remove(connection, child)
        insert(connection, table, row)
        with pytest.raises(ForeignKeyViolation) as caught, connection.transaction():
            connection.execute(update, [wrong[column] for column in columns])
        assert_refused(caught.value, reference, wrong)


def test_every_table_with_a_reference_has_both_triggers(filled: tuple[Connection, dict[str, Row]]) -> None:
    found = rows(
        filled[0],
        "SELECT tgrelid::regclass::text, array_agg(tgname::text ORDER BY tgname) FROM pg_trigger "
        "WHERE tgfoid = 'deconf.check_references'::regproc AND tgenabled = 'O' GROUP BY 1",
    )
    assert dict(found) == {table: ["check_references_insert", "check_references_update"] for table in REFERENCES}


@pytest.mark.parametrize("table", [name for name in metadata.tables if name.startswith(("deconf.", "ops."))])
def test_every_code_column_is_guarded(table: str) -> None:
    declared = metadata.tables[table]
    guarded = {column for columns, _, _ in references(table) for column in columns}
    codes = {column.name for column in declared.columns if "code of vocab." in (column.comment or "").lower()}
    # A check keeps the level between 1 and 6; the value of a scope is a code or the name of an area.
    assert codes - guarded <= {"level", "scope_value"}


def test_one_wrong_row_among_many_refuses_the_statement(filled: tuple[Connection, dict[str, Row]]) -> None:
    connection, examples = filled
    actor = examples["deconf.actor"]["actor_id"]
    statement = (
        "INSERT INTO deconf.actor_name (actor_id, name, kind_code) "
        "SELECT %s, 'name ' || n, CASE n WHEN 777 THEN 'no-such-code' ELSE 'alias' END FROM generate_series(1, 1000) AS n"
    )
    with pytest.raises(ForeignKeyViolation, match=r"deconf\.actor_name: no-such-code is not in vocab\.name_kind"):
        connection.execute(statement.encode(), [actor])
    assert rows(
        connection,
        "SELECT count(*) FROM deconf.actor_name WHERE name LIKE 'name %%'",
    )[0] == (0,)


def test_a_copied_row_and_an_upserted_row_are_checked_too(filled: tuple[Connection, dict[str, Row]]) -> None:
    connection, examples = filled
    actor = examples["deconf.actor"]["actor_id"]
    columns = "(actor_id, name, kind_code)"
    with (
        connection.cursor() as cursor,
        pytest.raises(ForeignKeyViolation, match="no-such-code is not in vocab"),
        cursor.copy(f"COPY deconf.actor_name {columns} FROM STDIN".encode()) as copy,
    ):
        copy.write_row((actor, "copied", "no-such-code"))
    with pytest.raises(ForeignKeyViolation, match="no-such-code is not in vocab"):
        connection.execute(
            f"INSERT INTO deconf.actor_name {columns} VALUES (%s, 'example', 'alias') "
            "ON CONFLICT (actor_id, name) DO UPDATE SET kind_code = 'no-such-code'".encode(),
            [actor],
        )


def test_nothing_in_the_session_leads_the_guard_astray(filled: tuple[Connection, dict[str, Row]]) -> None:
    connection, examples = filled
    actor = examples["deconf.actor"]["actor_id"]
    with connection.transaction(force_rollback=True):
        connection.execute("CREATE TEMPORARY TABLE new_rows AS SELECT 'alias' AS kind_code")
        connection.execute("CREATE TEMPORARY TABLE name_kind AS SELECT 'no-such-code' AS code")
        connection.execute("SET LOCAL search_path = pg_temp, public")
        with pytest.raises(ForeignKeyViolation, match="no-such-code is not in vocab"), connection.transaction():
            insert(connection, "deconf.actor_name", {"actor_id": actor, "name": "x", "kind_code": "no-such-code"})
        insert(connection, "deconf.actor_name", {"actor_id": actor, "name": "x", "kind_code": "alias"})


def in_database(connection: Connection, name: str, columns: tuple[str, ...]) -> set[tuple[Any, ...]]:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("SELECT {} FROM {}").format(names, sql.Identifier("vocab", name))
    return set(connection.execute(statement).fetchall())


def assert_equal_to_seeds(connection: Connection) -> None:
    for name, columns, expected in load_vocabularies().tables():
        assert in_database(connection, name, columns) == set(expected), name


def test_the_vocabularies_are_those_of_the_seeds(filled: tuple[Connection, dict[str, Row]]) -> None:
    declared = {table.name for table in metadata.tables.values() if table.schema == "vocab"}
    assert {name for name, _, _ in load_vocabularies().tables()} == declared
    assert_equal_to_seeds(filled[0])


def test_what_was_changed_in_a_vocabulary_is_put_right(filled: tuple[Connection, dict[str, Row]]) -> None:
    connection = filled[0]
    with connection.transaction(force_rollback=True):
        assert sync_vocabularies(connection) == 0
        connection.execute("UPDATE vocab.stance SET polarity = '+' WHERE code = 'deny'")
        connection.execute(
            "DELETE FROM vocab.mechanism_status_implies WHERE (track, status) = ('institutional', 'proposed')"
        )
        connection.execute("UPDATE vocab.mechanism_status_implies SET steps = 9 WHERE status = 'lapsed' AND steps > 0")
        assert sync_vocabularies(connection) > 2
        assert_equal_to_seeds(connection)


def test_what_no_longer_follows_from_the_seeds_goes(filled: tuple[Connection, dict[str, Row]]) -> None:
    connection = filled[0]
    with connection.transaction(force_rollback=True):
        connection.execute(
            "INSERT INTO vocab.mechanism_status_implies VALUES ('institutional', 'raised', 'institutional', 'terminated', 1)"
        )
        connection.execute(
            "INSERT INTO vocab.mechanism_status_excludes VALUES ('institutional', 'raised', 'institutional', 'agreed')"
        )
        connection.execute(
            "INSERT INTO vocab.mechanism_status_transition VALUES ('institutional', 'terminated', 'raised', NULL)"
        )
        assert sync_vocabularies(connection) == 3
        assert_equal_to_seeds(connection)


def test_a_code_that_the_seeds_no_longer_give_stays(filled: tuple[Connection, dict[str, Row]]) -> None:
    connection = filled[0]
    with connection.transaction(force_rollback=True):
        connection.execute(
            "INSERT INTO vocab.certainty (code, label, definition, since, deprecated) VALUES ('old', 'Old', 'Was used.', '1', '2')"
        )
        assert sync_vocabularies(connection) == 0
        assert rows(connection, "SELECT label FROM vocab.certainty WHERE code = 'old'") == [("Old",)]


def test_the_examples_are_what_the_declaration_asks_for(database: Connection) -> None:
    assert list(example_rows(database)) == [t.fullname for t in metadata.sorted_tables if t.schema != "vocab"]
