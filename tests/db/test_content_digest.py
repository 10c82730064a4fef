"""The digest is equal where two databases hold the same, and differs with every value that is content."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from deconfdb.load.content_digest import DERIVED, content_digest
from deconfdb.load.review import Decision, decide
from deconfdb.load.runs import Counts
from deconfdb.tables import OPERATIONS, metadata
from tests.db.codings_builder import CodingBuilder, forget, load, load_registry, load_texts, rows, text_document

Database = psycopg.Connection[Any]


def told() -> CodingBuilder:
    coding = CodingBuilder("article-1")
    coding.status("institutional", "proposed", "2021-05-01", ("isl", "affirm"), ("nzl", "deny"))
    coding.meeting("k1", "2021-05-01")
    return coding


@pytest.fixture
def url(migrated_url: str) -> str:
    """A database that knows the example registry."""
    load_registry(migrated_url)
    return migrated_url


def everything(database: Database) -> str:
    return content_digest(database)[-1].sha256


def test_every_table_but_those_of_the_work_is_hashed(database: Database) -> None:
    tables = [
        name for name, table in sorted(metadata.tables.items()) if table.schema != OPERATIONS and name not in DERIVED
    ]
    found = content_digest(database)
    assert [each.table for each in found] == [*tables, "everything"]
    assert found[-1].n_rows == sum(each.n_rows for each in found[:-1])
    assert {each.table: each.n_rows for each in found}["vocab.stance"] == rows(
        database, "SELECT count(*) FROM vocab.stance"
    )[0][0]


def test_the_same_load_at_another_time_in_another_run_has_the_same_digest(url: str, database: Database) -> None:
    digests = set()
    for _ in range(2):
        forget(database)
        assert load(url, told()).counts == Counts(inserted=1)
        load_texts(url, text_document(told().text, "article-1"))
        digests.add(everything(database))
    assert len(digests) == 1


def test_the_digest_does_not_depend_on_settings_of_the_session_or_the_order_of_rows(
    url: str, database: Database
) -> None:
    assert load(url, told()).counts == Counts(inserted=1)
    before = everything(database)
    for setting in (
        "bytea_output = 'escape'",
        "DateStyle = 'SQL, DMY'",
        "extra_float_digits = -5",
        "TimeZone = 'Asia/Tokyo'",
    ):
        database.execute(f"SET {setting}".encode())
    database.execute("UPDATE deconf.claim SET ref = ref WHERE ref = 'c1'")  # moves the row
    assert everything(database) == before


def test_the_digest_follows_every_change_of_content(url: str, database: Database) -> None:
    assert load(url, told()).counts == Counts(inserted=1)
    load_texts(url, text_document(told().text, "article-1"))
    seen = [everything(database)]
    for statement in (
        "UPDATE deconf.claim SET setting_code = 'speech' WHERE ref = 'c1'",
        "UPDATE deconf.article SET title = ''",
        "UPDATE private.article_text SET body = body || ' '",
        "UPDATE vocab.stance SET label = 'Agree' WHERE code = 'affirm'",
        "UPDATE deconf.mention_verification SET is_verified = FALSE, reason = 'an example' WHERE mention_no = 1",
    ):
        database.execute(statement.encode())
        seen.append(everything(database))
    ((name,),) = rows(database, "SELECT 'cod-' || left(replace(coding_id::text, '-', ''), 16) FROM deconf.coding")
    decisions: tuple[Decision, ...] = ("vet", "withdraw")
    for decision in decisions:
        decide(database, name, decision, reason=None, decided_by="test")
        seen.append(everything(database))
    assert len(set(seen)) == len(seen)
