"""What is announced, withheld, taken back or under embargo is an article without a text, until a delivery brings one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from deconfdb.documents.model import Document, DocumentState, Segment
from deconfdb.load.runs import Counts
from tests.db.codings_builder import CodingBuilder, load, load_registry, load_texts, rows, text_document
from tests.db.deliveries import Night, article, figures, make_old, write_lines

Database = psycopg.Connection[Any]
URL = "https://example.org/articles/1"


@pytest.fixture
def url(migrated_url: str) -> str:
    load_registry(migrated_url)
    return migrated_url


def delivered(state: DocumentState = "published", text: str = "The example text.", **more: Any) -> Document:
    segments = (Segment(0, len(text), "body"),) if text else ()
    return replace(text_document(text, None, URL), state=state, title="Example title", segments=segments, **more)


def held(database: Database) -> list[tuple[Any, ...]]:
    """State and title of each article, and how many text states, texts and segments it has."""
    return rows(
        database,
        "SELECT a.state, a.title, (SELECT count(*) FROM deconf.article_version AS v WHERE v.article_id = a.article_id), "
        "(SELECT count(*) FROM private.article_text AS t WHERE t.article_id = a.article_id), "
        "(SELECT count(*) FROM deconf.segment AS s WHERE s.article_id = a.article_id) FROM deconf.article AS a ORDER BY 1",
    )


@pytest.mark.parametrize("state", ["announced", "withheld", "canceled"])
def test_no_text_of_what_is_not_published_is_kept(url: str, database: Database, state: DocumentState) -> None:
    document = delivered(state)
    assert load_texts(url, document)[0] == Counts(inserted=1)
    assert held(database) == [(state, "Example title", 0, 0, 0)]
    assert load_texts(url, document)[0] == Counts(unchanged=1)


def test_what_is_under_embargo_is_announced_until_then(url: str, database: Database) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert load_texts(url, delivered(embargo_until=tomorrow))[0] == Counts(inserted=1)
    assert held(database) == [("announced", "Example title", 0, 0, 0)]
    yesterday = tomorrow - timedelta(days=2)
    assert load_texts(url, delivered(embargo_until=yesterday))[0] == Counts(updated=1)
    assert held(database) == [("published", "Example title", 1, 1, 1)]


def test_a_text_publishes_what_was_announced(url: str, database: Database) -> None:
    load_texts(url, delivered("announced", ""))
    assert load_texts(url, delivered())[0] == Counts(updated=1)
    assert held(database) == [("published", "Example title", 1, 1, 1)]
    assert load_texts(url, delivered("announced", ""))[0] == Counts(unchanged=1)


@pytest.mark.parametrize("state", ["withheld", "canceled"])
def test_what_is_taken_back_changes_the_state_and_keeps_what_came_before(
    url: str, database: Database, state: DocumentState
) -> None:
    load_texts(url, delivered())
    assert load_texts(url, delivered(state, "A notice that the item is not to be used."))[0] == Counts(updated=1)
    assert held(database) == [(state, "Example title", 1, 1, 1)]
    assert load_texts(url, delivered(state, ""))[0] == Counts(unchanged=1)
    assert load_texts(url, delivered())[0] == Counts(unchanged=1)
    assert held(database) == [(state, "Example title", 1, 1, 1)]


def test_one_delivery_may_announce_and_publish(url: str, database: Database) -> None:
    assert load_texts(url, delivered("announced", ""), delivered())[0] == Counts(inserted=1, updated=1)
    assert held(database) == [("published", "Example title", 1, 1, 1)]


def test_a_coding_is_not_hurt_by_a_notice_about_its_article(url: str, database: Database) -> None:
    coding = CodingBuilder("article-1", url=URL)
    coding.status("institutional", "proposed", "2021-05-01", ("isl", "affirm"))
    load(url, coding)
    assert load_texts(url, replace(text_document("", "article-1"), state="canceled"))[0] == Counts(updated=1)
    assert rows(database, "SELECT state FROM deconf_v1.articles") == [("canceled",)]
    assert rows(database, "SELECT count(*) FROM deconf_v1.channel_history") == [(1,)]


def test_without_anything_that_tells_it_apart_an_announcement_is_set_aside(url: str, database: Database) -> None:
    nameless = replace(delivered("withheld"), url=None)
    titled = replace(text_document("", published="2021-06-01"), state="announced", title="Example title")
    assert load_texts(url, nameless)[0] == Counts(quarantined=1)
    assert load_texts(url, titled)[0] == Counts(inserted=1)
    assert load_texts(url, replace(titled, text="The text.", state="published"))[0] == Counts(updated=1)
    assert [row[:4] for row in held(database)] == [("published", "Example title", 1, 1)]


def test_the_nightly_job_reads_a_file_again_until_its_embargo_is_over(
    migrated_url: str, database: Database, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    night = Night(migrated_url, tmp_path)
    soon = datetime.now(UTC) + timedelta(hours=1)
    make_old(write_lines(tmp_path / "in" / "a.jsonl", article(1, embargo_until=soon.isoformat()), article(2)))
    make_old(write_lines(tmp_path / "in" / "b.jsonl", article(3)), days=3)
    night.configure({"name": "wire", "location": "in", "publisher": "example-wire"}, look_back_hours=24)
    night.one()
    assert [row[0] for row in held(database)] == ["announced", "published", "published"]
    assert night.one().n_records == 3

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(tz) + timedelta(hours=2)

    for module in ("deconfdb.nightly.inputs", "deconfdb.load.articles"):
        monkeypatch.setattr(f"{module}.datetime", Later)
    assert figures(night.one()) == ("done", 0, 1, 2, 0)
    assert [row[0] for row in held(database)] == ["published"] * 3
    assert night.one().n_records == 1
