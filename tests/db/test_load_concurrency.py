"""Several loaders at once lose nothing, make nothing twice, and leave what one after the other would have left."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier
from typing import Any

import psycopg
import pytest

import deconfdb.load.articles
import deconfdb.load.codings
from deconfdb.coding.reading import read_codings
from deconfdb.errors import UsageError
from deconfdb.load.codings import load_codings
from deconfdb.load.content_digest import content_digest
from deconfdb.load.keys import article_id, named_source_id, public_ref
from deconfdb.load.locks import hold_identities, lock_articles
from deconfdb.load.review import decide
from deconfdb.load.runs import recorded_run
from deconfdb.views.quality import find
from tests.db.codings_builder import CodingBuilder, forget, load, load_registry, load_texts, rows, text_document

Database = psycopg.Connection[Any]
N_ARTICLES = 24


@pytest.fixture
def url(migrated_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that knows the example registry; loaders make small batches, so that they meet more often."""
    monkeypatch.setattr(deconfdb.load.codings, "BATCH_DOCUMENTS", 3)
    monkeypatch.setattr(deconfdb.load.articles, "BATCH_DOCUMENTS", 3)
    load_registry(migrated_url)
    return migrated_url


def told(number: int, coder: tuple[str, str] = ("ana", "human"), status: str = "agreed") -> CodingBuilder:
    coding = CodingBuilder(f"article-{number:02}", coder, url=f"https://example.org/{number}")
    coding.text = f"The text of article {number}.\n"
    coding.status("institutional", status, "2021-05-01", ("isl", "affirm"))
    coding.meeting("k1", "2021-05-01")
    return coding


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Do several things at the same time; raise what any of them raises."""
    start = Barrier(len(works))

    def work(each: Callable[[], Any]) -> Any:
        start.wait(timeout=30)
        return each()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=120) for future in [pool.submit(work, each) for each in works]]


def errors(database: Database) -> list[str]:
    return [f"{each.rule.name}: {each.where}" for each in find(database) if each.rule.severity == "error"]


def test_loaders_of_different_articles_lose_nothing(url: str, database: Database) -> None:
    codings = [told(number) for number in range(N_ARTICLES)]
    load(url, *codings)
    expected = content_digest(database)
    forget(database)
    done = at_once(*(lambda part=part: load(url, *codings[part::3]) for part in range(3)))
    assert [each.counts.inserted for each in done] == [N_ARTICLES // 3] * 3
    assert (content_digest(database), errors(database)) == (expected, [])


def test_loaders_of_the_same_articles_make_nothing_twice(url: str, database: Database) -> None:
    codings = [told(number) for number in range(N_ARTICLES)]
    load(url, *codings)
    expected = content_digest(database)
    forget(database)
    done = at_once(lambda: load(url, *codings), lambda: load(url, *reversed(codings)))
    assert sum(each.counts.inserted for each in done) == N_ARTICLES
    assert sum(each.counts.unchanged for each in done) == N_ARTICLES
    assert (content_digest(database), errors(database)) == (expected, [])


def test_an_outlet_is_there_for_others_before_the_batch_that_names_it(url: str, database: Database) -> None:
    """Else loaders that cite one new outlet would wait for each other's whole batches."""
    waiting = told(1)
    with psycopg.connect(url) as holder, ThreadPoolExecutor(1) as pool:
        lock_articles(holder, [article_id(waiting.key)])
        loader = pool.submit(load, url, waiting)
        for _ in range(200):
            named = rows(database, "SELECT source_name FROM deconf.source WHERE NOT is_registered")
            if named:
                break
            time.sleep(0.05)
        codings = rows(database, "SELECT count(*) FROM deconf.coding")
        holder.rollback()
        assert loader.result(timeout=60).counts.inserted == 1
    assert (len(named), codings) == (1, [(0,)])


def test_in_a_transaction_an_outlet_is_made_after_the_locks(url: str, database: Database) -> None:
    """Whoever holds the identities may make it, too: the two would wait for each other for ever."""
    outlet = named_source_id("The Example Wire", None)

    def load_at_once() -> int:
        with psycopg.connect(url, autocommit=True) as ledger, psycopg.connect(url, autocommit=True) as connection:
            with recorded_run(ledger, "test") as run, connection.transaction():
                load_codings(connection, run, read_codings(BytesIO(json.dumps(told(1).document()).encode())))
            return run.counts.inserted

    with psycopg.connect(url) as holder, ThreadPoolExecutor(1) as pool:
        hold_identities(holder)
        loader = pool.submit(load_at_once)
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        for _ in range(200):
            if rows(database, waiting) == [(1,)]:
                break
            time.sleep(0.05)
        holder.execute("SET LOCAL lock_timeout = '5s'")
        holder.execute(
            "INSERT INTO deconf.source (source_id, source_ref, source_name, is_registered) VALUES (%s, %s, %s, false)",
            (outlet, public_ref("src", outlet), "The Example Wire"),
        )
        holder.commit()
        assert loader.result(timeout=60) == 1


def test_coders_who_meet_at_the_same_articles_stand_beside_each_other(url: str, database: Database) -> None:
    by_coder = [[told(number, coder) for number in range(N_ARTICLES)] for coder in (("ana", "human"), ("rob", "rules"))]
    for codings in by_coder:
        load(url, *codings)
    expected = content_digest(database)
    forget(database)
    at_once(lambda: load(url, *by_coder[0]), lambda: load(url, *reversed(by_coder[1])))
    assert (content_digest(database), errors(database)) == (expected, [])


def test_two_answers_of_one_coder_at_once_are_two_revisions_of_which_one_stands(url: str, database: Database) -> None:
    answers = [
        [told(number, status=status) for number in range(N_ARTICLES)] for status in ("proposed", "agreed", "in_force")
    ]
    done = at_once(*(lambda each=each: load(url, *each) for each in answers))
    assert (sum(each.counts.inserted for each in done), sum(each.counts.updated for each in done)) == (
        N_ARTICLES,
        2 * N_ARTICLES,
    )
    assert [each.set_aside for each in done] == [[], [], []]
    assert (
        rows(
            database,
            "SELECT array_agg(revision ORDER BY revision), count(*) FILTER (WHERE known_to IS NULL), "
            "bool_and(known_from <= known_to) FROM deconf.coding GROUP BY article_id",
        )
        == [([1, 2, 3], 1, True)] * N_ARTICLES
    )
    assert errors(database) == []


def test_texts_and_codings_at_once_make_one_article_of_one(url: str, database: Database) -> None:
    codings = [told(number) for number in range(N_ARTICLES)]
    texts = [text_document(each.text, None, each.url) for each in codings]
    at_once(lambda: load(url, *codings), lambda: load_texts(url, *reversed(texts)), lambda: load_texts(url, *texts))
    assert rows(database, "SELECT count(*), bool_and(has_given_key) FROM deconf.article") == [(N_ARTICLES, True)]
    assert rows(database, "SELECT is_verified, count(*) FROM deconf.mention_verification GROUP BY 1") == [
        (True, N_ARTICLES)
    ]
    assert rows(database, "SELECT count(*) FROM private.article_text") == [(N_ARTICLES,)]


def test_a_judgement_never_reopens_a_coding_that_is_being_replaced(url: str, database: Database) -> None:
    for _ in range(5):
        forget(database)
        load(url, told(1))
        ((name,),) = rows(database, "SELECT 'cod-' || left(replace(coding_id::text, '-', ''), 16) FROM deconf.coding")

        def dispute(name: str = name) -> str:
            with psycopg.connect(url, autocommit=True) as connection:
                try:
                    decide(connection, name, "dispute", reason=None, decided_by="test")
                except UsageError as error:
                    return str(error)
                return "disputed"

        said, _ = at_once(dispute, lambda: load(url, told(1, status="in_force")))
        assert said == "disputed" or f"{name} is not standing" in said
        assert rows(database, "SELECT count(*) FROM deconf.coding WHERE known_to IS NULL") == [(1,)]
        assert errors(database) == []
