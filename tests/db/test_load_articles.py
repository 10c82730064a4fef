"""A text finds the article that was announced, is kept once, and holds or refutes the evidence of codings."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import psycopg
import pytest

from deconfdb.documents.model import DateStatement, Document, SourceName
from deconfdb.load.content_digest import content_digest
from deconfdb.load.runs import Counts
from tests.db.codings_builder import (
    CodingBuilder,
    digest,
    forget,
    load,
    load_registry,
    load_texts,
    rows,
    text_document,
)

Database = psycopg.Connection[Any]
URL = "https://example.org/articles/1"


@pytest.fixture
def url(migrated_url: str) -> str:
    """A database that knows the example registry."""
    load_registry(migrated_url)
    return migrated_url


def told(key: str = "article-1", **more: Any) -> CodingBuilder:
    """An article of three claims."""
    coding = CodingBuilder(key, **more)
    coding.status("institutional", "proposed", "2021-05-01", ("isl", "affirm"), ("nzl", "deny"))
    coding.status("institutional", "raised", "2021-05-01", ("nor", "affirm"))
    return coding


def versions(database: Database) -> list[tuple[Any, ...]]:
    """Article, text state and whether its text is held."""
    return rows(
        database,
        "SELECT a.article_key, left(encode(v.text_sha256, 'hex'), 8), t.body IS NOT NULL FROM deconf.article AS a "
        "JOIN deconf.article_version AS v ON v.article_id = a.article_id LEFT JOIN private.article_text AS t "
        "ON t.article_id = v.article_id AND t.version_id = v.version_id ORDER BY 1, 2",
    )


def verified(database: Database) -> list[tuple[Any, ...]]:
    """Claim, mention, first digits of the text's hash, result, reason."""
    return rows(
        database,
        "SELECT c.ref, m.mention_no, left(encode(v.text_sha256, 'hex'), 8), m.is_verified, m.reason "
        "FROM deconf.mention_verification AS m JOIN deconf.claim AS c USING (article_id, claim_id) "
        "JOIN deconf.article_version AS v USING (article_id, version_id) ORDER BY 3, 1, 2",
    )


def short(text: str) -> str:
    return digest(text)[:8]


# ---- finding its article ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("key", "address"), [(None, None), ("article-1", None), (None, URL)], ids=["by hash alone", "by key", "by URL"]
)
def test_a_text_finds_the_article_that_a_coding_announced(
    url: str, database: Database, key: str | None, address: str | None
) -> None:
    coding = told(url=URL)
    load(url, coding)
    counts, report = load_texts(url, text_document(coding.text, key, address))
    assert (counts, report.verified, report.failed) == (Counts(updated=1), 3, [])
    assert versions(database) == [("article-1", short(coding.text), True)]
    assert [row[3] for row in verified(database)] == [True, True, True]


def test_a_text_goes_by_its_hash_before_its_url(url: str, database: Database) -> None:
    first, second = told("article-1"), told("article-2", url=URL)
    second.text = "Another text altogether."
    second.claims.clear()
    load(url, first, second)
    load_texts(url, text_document(first.text))
    assert versions(database) == [("article-1", short(first.text), True), ("article-2", short(second.text), False)]


def test_the_same_text_under_another_key_or_url_is_another_article(url: str, database: Database) -> None:
    text = "The same wire text."
    documents = [text_document(text, "copy-1", URL), text_document(text, "copy-2"), text_document(text, "copy-1")]
    assert load_texts(url, *documents)[0] == Counts(inserted=2, unchanged=1)
    assert load_texts(url, text_document(text, "copy-3"))[0] == Counts(inserted=1)
    assert load_texts(url, text_document(text, None, URL + "/2"))[0] == Counts(updated=1)
    assert load_texts(url, text_document(text, None, URL + "/3"))[0] == Counts(updated=1)
    assert load_texts(url, text_document(text, None, URL + "/4"))[0] == Counts(inserted=1)
    assert [row[0] for row in versions(database)] == ["copy-1", "copy-2", "copy-3", URL + "/4"]


def test_the_same_text_from_another_registered_source_is_another_article(url: str, database: Database) -> None:
    text = "The same wire text."
    here, there = (
        replace(text_document(text, None, address), source=SourceName(ref=ref))
        for ref, address in (("business-standard", None), ("thenational", URL))
    )
    assert load_texts(url, here, there)[0] == Counts(inserted=2)
    assert load_texts(url, replace(here, url=URL + "/2"))[0] == Counts(updated=1)
    assert rows(
        database,
        "SELECT s.source_ref, a.url FROM deconf.article AS a JOIN deconf.source AS s USING (source_id) ORDER BY 1",
    ) == [
        ("business-standard", URL + "/2"),
        ("thenational", URL),
    ]


def test_a_coding_finds_the_text_that_came_first_and_gives_it_its_key(url: str, database: Database) -> None:
    coding = told()
    load_texts(url, text_document(coding.text, None, URL))
    assert versions(database) == [(URL, short(coding.text), True)]
    load(url, coding)
    assert versions(database) == [("article-1", short(coding.text), True)]
    assert [row[3] for row in verified(database)] == [True, True, True]


def test_without_key_and_url_a_corrected_text_finds_its_article_by_source_title_and_day(
    url: str, database: Database
) -> None:
    first = replace(text_document("As first printed.", published="2021-06-01"), title="Example title")
    second = replace(first, text="As corrected.")
    assert load_texts(url, first)[0] == Counts(inserted=1)
    assert load_texts(url, second)[0] == Counts(updated=1)
    key = "The Example Wire 2021-06-01 Example title"
    assert versions(database) == sorted([(key, short(first.text), True), (key, short(second.text), True)])


# ---- once ---------------------------------------------------------------------------------------------------------------
def test_second_load_of_texts_changes_nothing(url: str, database: Database) -> None:
    coding = told()
    load(url, coding)
    texts = (text_document(coding.text, "article-1"), text_document("Another.", None, URL))
    assert load_texts(url, *texts)[0] == Counts(inserted=1, updated=1)
    traces = "SELECT 'article', ctid::text, xmin::text FROM deconf.article UNION ALL SELECT 'version', ctid::text, "
    traces += "xmin::text FROM deconf.article_version UNION ALL SELECT 'text', ctid::text, xmin::text FROM "
    traces += "private.article_text UNION ALL SELECT 'result', ctid::text, xmin::text FROM deconf.mention_verification"
    before = sorted(rows(database, traces))
    counts, report = load_texts(url, *texts)
    assert (counts, report.verified, sorted(rows(database, traces))) == (Counts(unchanged=2), 3, before)


def test_what_the_database_refuses_of_texts_is_set_aside_alone(url: str, database: Database) -> None:
    database.execute("ALTER TABLE private.article_text ADD CONSTRAINT example CHECK (body <> 'refused')")
    counts, _ = load_texts(
        url,
        text_document("one", "article-1"),
        text_document("refused", "article-2"),
        text_document("three", "article-3"),
    )
    assert counts == Counts(inserted=2, quarantined=1)
    assert [row[0] for row in versions(database)] == ["article-1", "article-3"]
    assert rows(database, "SELECT stage, code, is_payload_whole FROM ops.quarantine") == [("load", "database", False)]


def test_an_announcement_makes_an_article_without_a_text_and_never_hides_a_published_one(
    url: str, database: Database
) -> None:
    announced = replace(text_document("", None, URL), state="announced", title="As announced")
    published = replace(text_document("The text.", None, URL), title="As published")
    state = "SELECT state, title FROM deconf.article"
    assert load_texts(url, announced)[0] == Counts(inserted=1)
    assert (versions(database), rows(database, state)) == ([], [("announced", "As announced")])
    assert load_texts(url, published)[0] == Counts(updated=1)
    assert rows(database, state) == [("published", "As published")]
    load_texts(url, announced)
    assert rows(database, "SELECT state FROM deconf.article") == [("published",)]
    load_texts(url, replace(published, state="canceled"))
    load_texts(url, published)
    assert rows(database, "SELECT state FROM deconf.article") == [("canceled",)]


# ---- evidence -----------------------------------------------------------------------------------------------------------
def test_a_changed_text_is_a_new_version_and_the_coding_stays_on_its_own(url: str, database: Database) -> None:
    coding = told()
    load(url, coding)
    load_texts(url, text_document(coding.text, "article-1"))
    history = rows(database, "SELECT * FROM deconf_v1.channel_history")
    changed = coding.text.replace("Sentence 2: nzl", "Sentence 2: NZL")
    counts, report = load_texts(url, text_document(changed, "article-1"))
    start, end = (coding.claims[1]["mentions"][0][name] for name in ("start", "end"))
    assert (counts, report.verified) == (Counts(updated=1), 2)
    assert [(key, failed.claim, failed.start, failed.end, failed.reason) for key, failed in report.failed] == [
        ("article-1", "c2", start, end, "the passage differs")
    ]
    results: list[tuple[str, bool, str | None]] = [
        ("c1", True, None),
        ("c2", False, "the passage differs"),
        ("c3", True, None),
    ]
    expected: list[tuple[Any, ...]] = [(ref, 1, short(coding.text), True, None) for ref, _, _ in results]
    expected += [(ref, 1, short(changed), holds, reason) for ref, holds, reason in results]
    assert verified(database) == sorted(expected, key=lambda row: (row[2], row[0]))
    assert rows(database, "SELECT * FROM deconf_v1.channel_history") == history
    assert rows(
        database,
        "SELECT left(encode(v.text_sha256, 'hex'), 8) FROM deconf.coding JOIN deconf.article_version AS v "
        "USING (article_id, version_id)",
    ) == [(short(coding.text),)]


def test_a_text_that_refutes_a_new_coding_sets_the_coding_aside(url: str, database: Database) -> None:
    coding = told()
    load_texts(url, text_document(coding.text, "article-1"))
    wrong = coding.document()
    wrong["claims"][2]["mentions"][0]["sha256"] = digest("something else")
    done = load(url, wrong)
    assert done.counts == Counts(quarantined=1)
    assert [(item.stage, [problem.code for problem in item.problems]) for item in done.set_aside] == [
        ("validate", ["span_mismatch"])
    ]
    assert rows(database, "SELECT count(*) FROM deconf.coding") == [(0,)]


def test_a_text_too_short_for_a_span_says_so(url: str, database: Database) -> None:
    coding = told()
    load(url, coding)
    _, report = load_texts(url, text_document(coding.text[:20], "article-1"))
    assert [(failed.claim, failed.reason) for _, failed in report.failed] == [
        (ref, "out of range: the text has 20 code points") for ref in ("c1", "c2", "c3")
    ]


# ---- in any order -------------------------------------------------------------------------------------------------------
def described(coding: CodingBuilder) -> Document:
    """The text of a coding as a page that says other things of it than the coding does."""
    document = replace(text_document(coding.text, coding.key, URL), title="As printed", language="en-GB")
    return replace(document, published=DateStatement("html_meta", "yesterday", None))


def test_texts_and_codings_may_come_in_any_order(url: str, database: Database) -> None:
    coding = told(title="As coded", published="2021-06-02")
    changed = text_document(coding.text.replace("isl", "ISL"), coding.key)
    steps: dict[str, Any] = {"coding": coding, "text": described(coding), "changed text": changed}
    contents = {}
    for order in permutations(steps):
        forget(database)
        for step in order:
            load(url, steps[step]) if step == "coding" else load_texts(url, steps[step])
        assert rows(database, "SELECT title, language, url, published_edtf, state FROM deconf.article") == [
            ("As printed", "en-GB", URL, "2021-06-02", "published")
        ]
        assert (
            rows(database, "SELECT text_length, extractor FROM deconf.article_version")
            == [(len(coding.text), "test 1")] * 2
        )
        contents[order] = content_digest(database)
    assert len(contents) == 6
    assert len(set(contents.values())) == 1


STATED: dict[str, DateStatement] = {
    each.basis: each
    for each in (
        DateStatement("json_ld", "2021-06-01", "2021-06-01"),
        DateStatement("text", "2021-06-02", "2021-06-02"),
        DateStatement("url", "2021/06/03", "2021-06-03"),
        DateStatement("manifest", "2021-06-04", "2021-06-04"),
        DateStatement("feed", "5 June 2021", "2021-06-05"),
    )
}


@pytest.mark.parametrize(
    ("bases", "wins"), [(("json_ld", "text"), "json_ld"), (("url", "manifest", "feed"), "manifest")]
)
def test_a_date_on_firmer_ground_is_not_overwritten(
    url: str, database: Database, bases: tuple[str, ...], wins: str
) -> None:
    for order in permutations(bases):
        forget(database)
        one_by_one = [replace(text_document("The text.", "article-1"), published=STATED[basis]) for basis in order]
        for document in one_by_one:
            load_texts(url, document)
        load_texts(url, *(replace(each, key="article-2") for each in one_by_one))
        assert (
            rows(database, "SELECT published_basis, published_edtf FROM deconf.article")
            == [(wins, STATED[wins].edtf)] * 2
        )
