"""Each role can do its work and nothing else, whatever its session is set to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from deconfdb.database import ROLES, connect_raw, create_role, reader_url
from deconfdb.database.revision import check
from deconfdb.errors import DeconfdbError
from deconfdb.load.content_digest import DERIVED
from deconfdb.load.review import decide
from deconfdb.settings import Settings, seeds_dir
from deconfdb.tables import metadata
from deconfdb.tables.grants import DATABASE_STATEMENTS
from deconfdb.views.quality import find
from tests.db.codings_builder import CodingBuilder, load, load_registry, load_texts, rows, text_document
from tests.db.example_rows import insert_examples

Connection = psycopg.Connection[Any]
RELATIONS = "SELECT schemaname || '.' || {0}name FROM pg_{0}s WHERE schemaname = ANY(%s) ORDER BY 1"


@pytest.fixture(scope="module")
def urls(module_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The owner's URL, and one for a login like each of the roles; every table has a row."""
    with connect_raw(module_url, autocommit=True) as owner:
        insert_examples(owner)
        own = Settings(home=tmp_path_factory.mktemp("home"), database_url=module_url)
        made = {"owner": module_url, "own reader": reader_url(own)}
        made |= {like: create_role(module_url, f"rights_{like}", like) for like in ROLES}
        yield made
        for url in list(made.values())[1:]:
            with connect_raw(url) as login:
                name = sql.Identifier(login.info.user)
            owner.execute(sql.SQL("DROP OWNED BY {}").format(name))
            owner.execute(sql.SQL("DROP ROLE {}").format(name))


@pytest.fixture
def owner(urls: dict[str, str]) -> Iterator[Connection]:
    with connect_raw(urls["owner"], autocommit=True) as connection:
        yield connection


@pytest.fixture(params=["own reader", "text"])
def reader(urls: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Connection]:
    """A login that reads, with its read-only setting switched off."""
    with connect_raw(urls[request.param], autocommit=True) as connection:
        connection.execute("SET default_transaction_read_only = off")
        yield connection


def names(owner: Connection, kind: str, *schemas: str) -> list[str]:
    """The tables or views of schemas."""
    found = [name for (name,) in rows(owner, RELATIONS.format(kind), list(schemas))]
    assert found
    return found


def refused(connection: Connection, statement: str) -> bool:
    """Whether the server refuses a statement for want of rights; what it lets through is undone."""
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(statement.encode())
    except InsufficientPrivilege:
        return True
    return False


def test_a_reader_reads_every_public_view_and_vocabulary_and_asks_for_another_day(
    reader: Connection, owner: Connection
) -> None:
    readable = names(owner, "view", "deconf_v1") + names(owner, "table", "vocab")
    assert {"deconf_v1.channel_history", "deconf_v1.data_dictionary", "vocab.stance"} <= set(readable)
    readable += [
        "deconf_v1.channel_history_as_of(date '2021-06-01', now())",
        "deconf_v1.channel_status_as_of(date '2021-06-01', NULL)",
        "deconf_v1.office_holder_as_of('isr-prime-minister', date '2020-01-01', true)",
    ]
    assert [name for name in readable if refused(reader, f"SELECT * FROM {name}")] == []


def test_a_reader_who_asks_for_the_revision_is_told_whom_to_ask(urls: dict[str, str]) -> None:
    with pytest.raises(DeconfdbError, match=r"a login that may not read the schema's revision: use the owner's"):
        check(urls["reader"])


def test_a_reader_sees_no_table(reader: Connection, owner: Connection) -> None:
    hidden = names(owner, "table", "deconf", "ops", "external", "private") + names(owner, "view", "deconf")
    if reader.info.user == "rights_text":
        hidden.remove("private.article_text")
    assert [name for name in hidden if not refused(reader, f"SELECT 1 FROM {name}")] == []


def test_only_the_text_role_and_the_loader_read_article_text(urls: dict[str, str]) -> None:
    readers = []
    for who, url in urls.items():
        with connect_raw(url, autocommit=True) as connection:
            if not refused(connection, "SELECT body FROM private.article_text"):
                readers.append(who)
    assert readers == ["owner", "text", "ingest"]


def test_nothing_public_is_made_from_article_text(owner: Connection) -> None:
    found = rows(
        owner,
        "SELECT DISTINCT v.oid::regclass::text, a.attname FROM pg_depend AS d JOIN pg_rewrite AS r ON r.oid = d.objid "
        "JOIN pg_class AS v ON v.oid = r.ev_class "
        "LEFT JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid "
        "WHERE d.classid = 'pg_rewrite'::regclass AND d.refobjid = 'private.article_text'::regclass",
    )
    assert "deconf_v1.articles" in dict(found)
    assert {column for _, column in found} <= {"article_id", "version_id"}
    assert rows(owner, "SELECT proname FROM pg_proc WHERE prosrc ~ 'article_text'") == []


def test_a_reader_changes_no_row(reader: Connection, owner: Connection) -> None:
    for name in metadata.tables:
        for statement in (
            "INSERT INTO {} DEFAULT VALUES",
            "DELETE FROM {}",
            "TRUNCATE {}",
            "LOCK TABLE {} IN SHARE MODE",
        ):
            assert refused(reader, statement.format(name)), (name, statement)
    assert refused(reader, "UPDATE vocab.stance SET label = 'x'")
    assert refused(reader, "SELECT 1 FROM vocab.stance FOR UPDATE")
    # Most views cannot be written through by anybody, which is said before rights are looked at.
    writable = "SELECT has_table_privilege(%s, %s, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"
    views = names(owner, "view", "deconf_v1", "deconf")
    assert [view for view in views if rows(owner, writable, reader.info.user, view) != [(False,)]] == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.mine (n integer)",
        "CREATE TABLE deconf_v1.mine (n integer)",
        "CREATE TEMPORARY TABLE mine (n integer)",
        "SELECT * INTO TEMPORARY mine FROM vocab.stance",
        "CREATE TEMPORARY VIEW mine AS SELECT 1 AS n",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION pg_temp.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION pg_trgm",
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'kept'::bytea)",
        "SELECT lo_import('/etc/hostname')",
        "DROP VIEW deconf_v1.channel_history",
        "ALTER VIEW deconf_v1.channel_history RENAME TO mine",
        "COMMENT ON VIEW deconf_v1.channel_history IS 'mine'",
        "CREATE OR REPLACE VIEW deconf_v1.channel_history AS SELECT 1 AS n",
        "COPY vocab.stance FROM STDIN",
        "COPY vocab.stance TO PROGRAM 'true'",
        "COPY vocab.stance TO '/tmp/stance'",
        "SELECT pg_read_file('/etc/hostname')",
    ],
)
def test_a_reader_makes_nothing(reader: Connection, statement: str) -> None:
    assert refused(reader, statement)


def test_a_reader_becomes_nobody_else(reader: Connection, owner: Connection) -> None:
    own = ROLES["text"] if reader.info.user == "rights_text" else ROLES["reader"]
    known = {name for (name,) in rows(owner, "SELECT rolname FROM pg_roles")}
    others = sorted(known - {reader.info.user, *own, "pg_database_owner"})  # the last can have no members at all
    assert {"postgres", "deconfdb_ingest", "deconfdb_curator", "pg_read_all_data"} <= set(others)
    for other in others:
        name = f'"{other}"'
        assert refused(reader, f"SET ROLE {name}"), other
        assert refused(reader, f"SET SESSION AUTHORIZATION {name}"), other
        assert refused(reader, f"GRANT {name} TO CURRENT_USER"), other
        assert other.startswith("pg_") or refused(reader, f"ALTER ROLE {name} PASSWORD 'mine'"), other
    assert refused(reader, "CREATE ROLE mine")
    assert refused(reader, "ALTER ROLE CURRENT_USER CREATEROLE")
    assert refused(reader, f"SELECT pg_terminate_backend({owner.info.backend_pid})")
    reader.execute("RESET ROLE")
    reader.execute("RESET SESSION AUTHORIZATION")
    assert rows(reader, "SELECT current_user::text, session_user::text") == [(reader.info.user, reader.info.user)]


def test_a_reader_cannot_pass_its_rights_on(reader: Connection, owner: Connection) -> None:
    acl = "SELECT relacl::text FROM pg_class WHERE oid = 'deconf_v1.channel_history'::regclass"
    before = rows(owner, acl)
    reader.execute("GRANT SELECT ON deconf_v1.channel_history TO PUBLIC")  # warns, and grants nothing
    assert rows(owner, acl) == before


def test_rights_on_the_database_come_with_the_upgrade_and_can_be_given_again(
    owner: Connection, urls: dict[str, str]
) -> None:
    owner.execute(sql.SQL("GRANT TEMPORARY ON DATABASE {} TO PUBLIC").format(sql.Identifier(owner.info.dbname)))
    with connect_raw(urls["reader"], autocommit=True) as reader:
        reader.execute("SET default_transaction_read_only = off")
        assert not refused(reader, "CREATE TEMPORARY TABLE mine (n integer)")
        for statement in DATABASE_STATEMENTS:
            owner.execute(statement.encode())
        assert refused(reader, "CREATE TEMPORARY TABLE mine (n integer)")


def test_the_ingest_role_loads_everything(urls: dict[str, str], owner: Connection) -> None:
    url = urls["ingest"]
    check(url)
    coding = CodingBuilder("article-1", url="https://wire.example/1")
    coding.status("institutional", "agreed", "2021-05-01", ("isl", "affirm"), ("nzl", "deny"))
    coding.meeting("m1", "2021-05-01")
    again = CodingBuilder("article-1", url="https://wire.example/1")
    again.status("institutional", "agreed", "2021-05-02", ("isl", "affirm"))
    broken = {**coding.document(), "format": "another"}
    load_registry(url)
    load_registry(url)
    counts, _ = load_texts(url, text_document(coding.text, key="article-1", published="2021-06-01"))
    assert counts.inserted == 1
    seeds = [json.loads(path.read_bytes()) for path in sorted((seeds_dir() / "codings").glob("*.json"))]
    loaded = load(url, coding, *seeds, again, broken)
    assert (loaded.counts.inserted, loaded.counts.quarantined) == (len(seeds) + 2, 1)
    assert load(url, *seeds).counts.unchanged == len(seeds)
    counts, report = load_texts(
        url,
        text_document(coding.text, key="article-1", published="2021-06-02"),
        text_document("Another text.", url="https://x.example/"),
    )
    assert (counts.inserted, counts.updated, report.verified > 0) == (1, 1, True)
    with connect_raw(url) as connection:
        assert {finding.rule.name for finding in find(connection)} >= {"text_not_held"}
    assert rows(owner, "SELECT DISTINCT state FROM ops.run WHERE command = 'test'") == [("done",)]


def test_the_ingest_role_does_nothing_else(urls: dict[str, str]) -> None:
    corrected = {"actor", "actor_name", "article", "article_version", "coding", "coding_preference", "mechanism",
                 "mention_verification", "office", "place", "source"}  # fmt: skip
    ledger = {"run", "input_file", "quarantine", "seen_input", "watermark"}
    with connect_raw(urls["ingest"], autocommit=True) as ingest:
        changed = set()
        for name, table in metadata.tables.items():
            column = next(iter(table.columns)).name
            assert refused(ingest, f"DELETE FROM {name}"), name
            assert refused(ingest, f"TRUNCATE {name}"), name
            assert refused(ingest, f"DROP TABLE {name}"), name
            assert refused(ingest, f"ALTER TABLE {name} DISABLE TRIGGER USER"), name
            if not refused(ingest, f"UPDATE {name} SET {column} = {column} WHERE false"):
                changed.add(name)
        assert changed == {f"deconf.{name}" for name in corrected} | {f"ops.{name}" for name in ledger}
        for statement in (
            "INSERT INTO vocab.certainty (code, label, definition, since) VALUES ('sure', 'x', 'x', '1')",
            "CREATE TABLE deconf.mine (n integer)",
            "CREATE SCHEMA mine",
            "SET session_replication_role = replica",
            "SET ROLE postgres",
            "SET ROLE deconfdb_curator",
        ):
            assert refused(ingest, statement), statement


def test_the_curator_decides(urls: dict[str, str]) -> None:
    url = urls["curator"]
    coding = CodingBuilder("article-for-review")
    coding.status("institutional", "agreed", "2021-05-01", ("isl", "affirm"))
    load_registry(urls["owner"])
    assert load(urls["owner"], coding).counts.inserted == 1
    with connect_raw(url, autocommit=True) as curator:
        check(url)
        assert {finding.rule.name for finding in find(curator)} >= {"text_not_held"}
        [(name,)] = rows(
            curator,
            "SELECT 'cod-' || left(replace(coding_id::text, '-', ''), 16) FROM deconf.coding "
            "JOIN deconf.article USING (article_id) WHERE article_key = 'article-for-review'",
        )
        state = "SELECT review_state FROM deconf_v1.claims WHERE article = 'article-for-review'"
        found = [rows(curator, state)]
        for decision in ("vet", "dispute", "withdraw", "restore"):
            decide(curator, name, decision, reason="an example", decided_by="rights_curator")
            found.append(rows(curator, state))
    assert found == [[("candidate",)], [("vetted",)], [("disputed",)], [], [("candidate",)]]


def test_a_decision_of_the_curator_compares_what_it_makes_stand(urls: dict[str, str]) -> None:
    load_registry(urls["owner"])
    codings = [CodingBuilder("article-of-two", coder) for coder in (("ana", "human"), ("rob", "rules"))]
    load(urls["owner"], codings[0])
    coding = "SELECT coding FROM deconf_v1.codings WHERE article = 'article-of-two' AND coder = 'ana'"
    with connect_raw(urls["curator"], autocommit=True) as curator:
        [(name,)] = rows(curator, coding)
        decide(curator, name, "withdraw", reason=None, decided_by="rights_curator")
        load(urls["owner"], codings[1])
        agreement = "SELECT count(*) FROM deconf_v1.coder_agreement WHERE article = 'article-of-two'"
        assert rows(curator, agreement) == [(0,)]
        decide(curator, name, "restore", reason=None, decided_by="rights_curator")
        assert rows(curator, agreement) == [(3,)]


def test_the_curator_changes_no_evidence(urls: dict[str, str]) -> None:
    with connect_raw(urls["curator"], autocommit=True) as curator:
        for name in metadata.tables:
            assert refused(curator, f"DELETE FROM {name}"), name
            assert refused(curator, f"TRUNCATE {name}"), name
            if not name.startswith("ops.") and name not in {"deconf.coding_preference", *DERIVED}:
                assert refused(curator, f"INSERT INTO {name} DEFAULT VALUES"), name
        for statement in (
            "UPDATE deconf.coding SET content_sha256 = content_sha256",
            "UPDATE deconf.coding SET known_from = known_from",
            "UPDATE deconf.claim SET stance_code = 'deny'",
            "UPDATE deconf.article SET url = url",
            "SELECT body FROM private.article_text",
            "CREATE TEMPORARY TABLE mine (n integer)",
            "SET ROLE deconfdb_ingest",
        ):
            assert refused(curator, statement), statement
