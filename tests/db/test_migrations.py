"""Migrations: one line of them, up and down with rows in the tables, and never over what users built on our views."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.script import ScriptDirectory
from psycopg import sql

from deconfdb.database import connect_raw
from deconfdb.database.revision import check, current, head
from deconfdb.errors import DeconfdbError, SchemaRevisionError
from deconfdb.migrate import downgrade, next_revision, upgrade
from deconfdb.settings import alembic_dir
from deconfdb.tables import metadata
from tests.db.codings_builder import CodingBuilder, load, load_registry, rows
from tests.db.example_rows import insert_examples

Digests = dict[str, tuple[int, str | None]]
REVISIONS = sorted(path.name[:4] for path in (alembic_dir() / "versions").glob("*.py"))


def digests(url: str) -> Digests:
    """The number of rows of each table of ours that exists, and a digest over them."""
    with connect_raw(url) as connection:
        present = rows(connection, "SELECT schemaname || '.' || tablename FROM pg_tables")
        found: Digests = {}
        for name in sorted(metadata.tables.keys() & {table for (table,) in present}):
            statement = sql.SQL("SELECT count(*), md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM {} AS t")
            row = connection.execute(statement.format(sql.Identifier(*name.split(".")))).fetchone()
            assert row is not None
            found[name] = (row[0], row[1])
    return found


def test_there_is_one_head_and_numbers_without_gaps() -> None:
    script = ScriptDirectory(str(alembic_dir()))
    assert script.get_heads() == [head()]
    assert [f"{number:04}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS
    assert REVISIONS[-1] == head()
    assert next_revision() == f"{len(REVISIONS) + 1:04}"
    for before, after in pairwise(REVISIONS):
        assert script.get_revision(after).down_revision == before


@pytest.mark.parametrize("path", sorted((alembic_dir() / "versions").glob("*.py")), ids=lambda path: path.stem)
def test_a_migration_imports_nothing_that_may_change(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules <= {"__future__", "pathlib", "sqlalchemy", "sqlalchemy.dialects", "alembic"}
    assert ast.get_docstring(tree)


def test_every_step_down_and_up_again_keeps_the_rows_of_all_other_revisions(migrated_url: str) -> None:
    with connect_raw(migrated_url) as connection:
        insert_examples(connection)
    full = digests(migrated_url)
    assert full.keys() == metadata.tables.keys()
    assert [table for table, (count, _) in full.items() if count == 0] == []

    for before, after in reversed([(None, REVISIONS[0]), *pairwise(REVISIONS)]):
        kept = digests(migrated_url)
        downgrade(migrated_url, before or "base")
        lower = digests(migrated_url)
        assert lower == {table: kept[table] for table in lower}
        upgrade(migrated_url, after)
        again = digests(migrated_url)
        assert again.keys() == kept.keys()
        assert {table: again[table] for table in lower} == lower
        assert {again[table] for table in again.keys() - lower.keys()} <= {(0, None)}
        downgrade(migrated_url, before or "base")
    assert current(migrated_url) is None


def test_views_made_again_say_what_they_said(migrated_url: str) -> None:
    load_registry(migrated_url)
    coding = CodingBuilder("article-1")
    coding.status("institutional", "agreed", "2021-05-01", ("isl", "affirm"), ("nzl", "deny"))
    load(migrated_url, coding)
    statement = "SELECT * FROM deconf_v1.channel_history ORDER BY mechanism, status"

    with connect_raw(migrated_url) as connection:
        before = rows(connection, statement)
    downgrade(migrated_url, "0004")
    upgrade(migrated_url)
    with connect_raw(migrated_url) as connection:
        assert rows(connection, statement) == before
    assert [(row[7], row[16]) for row in before] == [("agreed", "contested")]


def test_an_empty_database_has_no_revision_and_is_refused(empty_url: str) -> None:
    assert current(empty_url) is None
    with pytest.raises(SchemaRevisionError, match=r"without our schema.*run deconfdb migrate upgrade"):
        check(empty_url)
    upgrade(empty_url, "0001")
    with pytest.raises(SchemaRevisionError, match=f"at revision 0001, this release needs {head()}"):
        check(empty_url)


def test_a_users_view_on_ours_stops_the_downgrade_and_is_named(
    migrated_url: str, database: psycopg.Connection[Any]
) -> None:
    database.execute("CREATE SCHEMA mine")
    database.execute("CREATE VIEW mine.lines AS SELECT mechanism, status FROM deconf_v1.channel_history")
    database.execute("CREATE MATERIALIZED VIEW mine.kept AS SELECT count(*) AS n FROM mine.lines")
    with pytest.raises(DeconfdbError) as caught:
        downgrade(migrated_url, "0005")
    said = str(caught.value)
    assert "view mine.lines depends on view deconf_v1.channel_history" in said
    assert "materialized view mine.kept" in said
    assert said.endswith("drop or move it first")
    # The step that failed is undone as a whole.
    assert current(migrated_url) == "0006"
    assert database.execute("SELECT n FROM mine.kept").fetchone() == (0,)
    assert rows(database, "SELECT * FROM deconf_v1.channel_status") == []


def test_a_users_table_beside_the_ledger_stops_the_way_to_base(
    migrated_url: str, database: psycopg.Connection[Any]
) -> None:
    database.execute("CREATE TABLE ops.mine ()")
    with pytest.raises(DeconfdbError, match=r"table ops\.mine depends on schema ops"):
        downgrade(migrated_url, "base")
    assert rows(database, "SELECT * FROM ops.mine") == []


def test_an_owner_who_is_no_superuser_can_migrate(empty_url: str, migrated_template: str) -> None:
    with connect_raw(empty_url, autocommit=True) as connection:
        database = sql.Identifier(connection.info.dbname)
        connection.execute("CREATE ROLE plain_owner LOGIN PASSWORD 'plain'")
        try:
            connection.execute(sql.SQL("ALTER DATABASE {} OWNER TO plain_owner").format(database))
            url = empty_url.replace(f"postgres:{connection.info.password}@", "plain_owner:plain@")
            upgrade(url)
            check(url)
            downgrade(url, "base")
        finally:
            connection.execute("REASSIGN OWNED BY plain_owner TO postgres")
            connection.execute("DROP OWNED BY plain_owner")
            connection.execute("DROP ROLE plain_owner")


def test_alembic_starts_a_revision_but_leaves_the_database_to_us(tmp_path: Path) -> None:
    repository = Path(__file__).parents[2]
    shutil.copy(repository / "pyproject.toml", tmp_path)
    shutil.copytree(repository / "alembic", tmp_path / "alembic")
    environment = {**os.environ, "PYTHONPATH": str(repository)}

    def alembic(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "alembic", *arguments],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    number = next_revision()
    made = alembic("revision", "--rev-id", number, "-m", "Say who hosts")
    assert made.returncode == 0, made.stderr
    text = (tmp_path / "alembic" / "versions" / f"{number}_say_who_hosts.py").read_text(encoding="utf-8")
    assert f"down_revision = {head()!r}" in text
    assert alembic("heads").stdout == f"{number} (head)\n"

    refused = alembic("upgrade", "head")
    assert refused.returncode != 0
    assert "use deconfdb migrate" in refused.stdout + refused.stderr
