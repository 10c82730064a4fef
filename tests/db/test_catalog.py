"""The schema that migrations make is the declared one, whichever road leads there, and every step can be undone."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from deconfdb.database import connect_raw, engine, with_database
from deconfdb.database.revision import check, current, head
from deconfdb.migrate import downgrade, upgrade, upgrade_sql
from deconfdb.server.binaries import wheel_folder
from deconfdb.tables import metadata
from deconfdb.tables.grants import DATABASE_STATEMENTS, grant_statements
from deconfdb.tables.guards import statements as guard_statements
from deconfdb.tables.schemas import schema_statements, version_statements
from deconfdb.views import ORDER, view_sql
from deconfdb.views.freeze import newest_copy
from tests.conftest import TestServer
from tests.db.catalog import Catalog, catalog, differences


def catalog_of(url: str) -> Catalog:
    with connect_raw(url, autocommit=True) as connection:
        return catalog(connection)


@pytest.fixture(scope="module")
def migrated(postgres: TestServer, migrated_template: str) -> Catalog:
    return catalog_of(with_database(postgres.url, migrated_template))


def make_declared(url: str) -> None:
    """Make the schema from what is declared, without any migration but for Alembic's own table."""
    with engine(url).begin() as connection:
        for statement in (*DATABASE_STATEMENTS, *schema_statements()):
            connection.exec_driver_sql(statement)
        version_table = sa.Table(
            "alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32)), schema="ops"
        )
        sa.PrimaryKeyConstraint(version_table.c.version_num, name="alembic_version_pkc")
        version_table.create(connection)
        metadata.create_all(connection)
    with connect_raw(url) as raw:
        for statement in (
            *version_statements(),
            *guard_statements(),
            *(view_sql(name) for name in ORDER),
            *grant_statements(),
        ):
            raw.execute(statement.encode())


def test_migrated_is_declared(migrated: Catalog, empty_url: str) -> None:
    make_declared(empty_url)
    assert differences(migrated, catalog_of(empty_url)) == []


# Change -> the object that must be seen to differ.
CHANGES = {
    "ALTER TABLE deconf.claim ADD COLUMN extra integer": "column deconf.claim.extra",
    "ALTER TABLE deconf.claim ALTER COLUMN condition SET NOT NULL": "column deconf.claim.condition",
    "ALTER TABLE ops.run ALTER COLUMN n_inserted SET DEFAULT 1": "column ops.run.n_inserted",
    "ALTER TABLE deconf.mention DROP CONSTRAINT mention_offsets_check, ADD CONSTRAINT mention_offsets_check "
    "CHECK (start_offset >= 0 AND end_offset >= start_offset)": "constraint deconf.mention.mention_offsets_check",
    "DROP INDEX deconf.article_url_idx; CREATE INDEX article_url_idx ON deconf.article (url)": "index deconf.article_url_idx",
    "DROP TRIGGER check_references_update ON deconf.claim": "trigger deconf.claim.check_references_update",
    "ALTER TABLE deconf.claim DISABLE TRIGGER check_references_insert": "trigger deconf.claim.check_references_insert",
    "COMMENT ON COLUMN deconf.claim.ref IS 'something else'": "comment table column deconf.claim.ref",
    "GRANT SELECT ON deconf.claim TO deconfdb_reader": "relation deconf.claim",
    "GRANT SELECT (ref) ON deconf.claim TO deconfdb_reader": "column deconf.claim.ref",
    "GRANT CREATE ON SCHEMA deconf_v1 TO deconfdb_reader": "schema deconf_v1",
    "GRANT EXECUTE ON FUNCTION deconf_v1.channel_status_as_of TO PUBLIC": (
        "function deconf_v1.channel_status_as_of(date,timestamp with time zone)"
    ),
    "ALTER FUNCTION deconf_v1.channel_status_as_of RESET search_path": (
        "function deconf_v1.channel_status_as_of(date,timestamp with time zone)"
    ),
    "ALTER VIEW deconf_v1.channel_status SET (security_invoker = true)": "relation deconf_v1.channel_status",
    "DO $$ BEGIN EXECUTE 'CREATE OR REPLACE VIEW deconf.current_coding AS ' "
    "|| rtrim(pg_get_viewdef('deconf.current_coding'::regclass), ';') || ' OFFSET 0'; END $$": "view deconf.current_coding",
    "DO $$ BEGIN EXECUTE 'GRANT TEMPORARY ON DATABASE ' || current_database() || ' TO PUBLIC'; END $$": "database (this)",
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_difference_is_seen(migrated: Catalog, module_url: str, change: str) -> None:
    with connect_raw(module_url) as connection:
        connection.execute(change.encode())
        found = {difference.partition("\n")[0] for difference in differences(migrated, catalog(connection))}
        connection.rollback()
    # PostgreSQL 18 also has a constraint for each NOT NULL.
    assert found - {"constraint deconf.claim.claim_condition_not_null"} == {CHANGES[change]}


@pytest.mark.parametrize("name", ORDER)
def test_the_frozen_copy_of_a_view_is_the_current_file(name: str) -> None:
    assert newest_copy(name) == view_sql(name)


def test_the_sql_for_an_administrator_makes_the_same_schema(
    migrated: Catalog, postgres: TestServer, empty_url: str
) -> None:
    psql = (postgres.pg_bin or wheel_bin()) / "psql"
    subprocess.run(
        [psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", empty_url],
        input=upgrade_sql(),
        text=True,
        check=True,
        timeout=60,
    )
    assert differences(migrated, catalog_of(empty_url)) == []
    check(empty_url)
    upgrade(empty_url)
    with connect_raw(empty_url) as connection:
        filled = connection.execute("SELECT count(*) > 0 FROM vocab.stance").fetchone()
    assert filled == (True,)


def wheel_bin() -> Path:
    folder = wheel_folder()
    assert folder is not None
    return folder


def test_a_second_upgrade_changes_nothing(migrated_url: str, database: psycopg.Connection[Any]) -> None:
    before, rows = catalog(database), placed(database)
    upgrade(migrated_url)
    assert differences(before, catalog(database)) == []
    assert placed(database) == rows


def placed(connection: psycopg.Connection[Any]) -> dict[str, list[Any]]:
    """Where every row of our tables stands: a row that is written again moves."""
    return {
        name: connection.execute(f"SELECT ctid::text, xmin::text FROM {name} ORDER BY 1".encode()).fetchall()
        for name in metadata.tables
    }


def test_every_revision_can_be_undone_to_exactly_what_was_before(empty_url: str) -> None:
    revisions = [f"{number:04}" for number in range(1, int(head()) + 1)]
    before: dict[str, Catalog] = {}
    for revision in revisions:
        upgrade(empty_url, revision)
        assert current(empty_url) == revision
        before[revision] = catalog_of(empty_url)
    for revision in reversed(revisions[:-1]):
        downgrade(empty_url, revision)
        assert current(empty_url) == revision
        assert differences(before[revision], catalog_of(empty_url)) == []
    upgrade(empty_url)
    assert differences(before[revisions[-1]], catalog_of(empty_url)) == []


def test_the_base_leaves_nothing_of_ours_but_the_roles(migrated_url: str, empty_url: str) -> None:
    downgrade(migrated_url, "base")
    found, expected = catalog_of(migrated_url), catalog_of(empty_url)
    # Readers keep being refused temporary tables: whether others may make them again is not for us to decide.
    rights = found.pop("database (this)")
    del expected["database (this)"]
    assert differences(expected, found) == []
    assert "deconfdb_" not in rights
    assert current(migrated_url) is None
