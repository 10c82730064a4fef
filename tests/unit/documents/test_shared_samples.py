"""Every real sample is loaded with the right facts or set aside for the right reason; no text of theirs stands here."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Any

import pytest

from deconfdb.documents.external_events import ExternalEvent, ExternalMention
from deconfdb.documents.model import Document, Rejection
from deconfdb.documents.reading import read_documents, read_external_rows
from deconfdb.documents.sources import Input, open_inputs


def load(path: Path) -> list[Document | Rejection]:
    (source,) = open_inputs([str(path)])
    assert isinstance(source, Input)
    with source:
        return list(read_documents(source))


def facts(document: Document) -> tuple[Any, ...]:
    """Hash of the title, day and where it was stated, publisher and domain, language and how it is known, length, custody."""
    published = document.published
    return (
        hashlib.sha256(document.title.encode()).hexdigest()[:16] if document.title else None,
        (published.edtf, published.basis, published.place) if published else None,
        (document.source.name, document.source.domain),
        (document.language, document.language_basis),
        len(document.text),
        [(hop.source, hop.action, hop.basis) for hop in document.custody],
        document.state,
    )


SAMPLES: dict[str, tuple[Any, ...]] = {
    "html/AnadoluAjansi_2025_04_05.html.gz": (
        "20d015d5ec26973d",
        None,
        (None, "aa.com.tr"),
        ("tr", "detected"),
        2908,
        [],
        "published",
    ),
    "html/CBCNews_2024_08_08.html.gz": (
        "5edf1f61e2338ce4",
        ("2024-08-08", "json_ld", "datePublished"),
        ("CBC", "cbc.ca"),
        ("en", "stated"),
        5548,
        [("ap", "supplied", "agency_cue:credit")],
        "published",
    ),
    "html/DailyMaverick_2025_05_22.html.gz": (
        "2350c50eb55efc29",
        ("2025-05-03", "json_ld", "datePublished"),
        ("Daily Maverick", "dailymaverick.co.za"),
        ("en-US", "stated"),
        11517,
        [],
        "published",
    ),
    "html/LBCGroup_2026_01_08.html.gz": (
        "493deb4bd8262061",
        ("2026-01-08", "json_ld", "datePublished"),
        ("LBCI Lebanon", "lbcgroup.tv"),
        ("ar", "stated"),
        1430,
        [],
        "published",
    ),
    "html/Reuters_2024_03_07.html.gz": (
        "446f569edd8e5d50",
        ("2024-03-07", "json_ld", "datePublished"),
        ("Reuters", "reuters.com"),
        ("en", "stated"),
        7192,
        [("reuters", "created", "agency_cue:dateline")],
        "published",
    ),
    "html/VoiceOfAmerica_2024_04_28.html.gz": (
        "1b75b80a8d2cfa41",
        ("2024-04-28", "json_ld", "datePublished"),
        ("Voice of America (VOA News)", "voanews.com"),
        ("en-US", "stated"),
        6899,
        [("ap", "created", "agency_cue:author"), ("Voice of America (VOA News)", "republished", "publisher")],
        "published",
    ),
    "warc/example.warc.gz": ("162b81548a8db0ab", None, (None, "example.com"), ("en", "detected"), 201, [], "published"),
    "warc/whirlwind.warc.gz": (
        "3de0251b8e7eaff1",
        ("2008-07-04", "json_ld", "datePublished"),
        ("Wikimedia Foundation, Inc.", "an.wikipedia.org"),
        ("an", "stated"),
        1973,
        [],
        "published",
    ),
    "feeds/feed2.rss": (
        "ade6a6c92093e0c3",
        ("2009-09-06", "feed", "published"),
        ("RSS Title", "example.com"),
        ("en", "detected"),
        0,
        [],
        "announced",
    ),
    "feeds/sitemap-news.xml": (
        "428ec82824a8063f",
        ("2008-12-23", "feed", "news:publication_date"),
        ("The Example Times", "example.com"),
        ("en", "stated"),
        0,
        [],
        "announced",
    ),
    "newsml/afp_newsml1.2.xml": (
        "04f57edfddb252e1",
        ("2021-05-16", "newsml", "FirstCreated"),
        ("AFP", None),
        ("en", "stated"),
        6500,
        [("afp", "created", "provider")],
        "published",
    ),
    "newsml/tt_newsmlg2.xml": (
        "d099bf89c70be147",
        ("2021-09-19", "newsml", "versionCreated"),
        ("TT", None),
        ("sv", "stated"),
        923,
        [("tt", "created", "provider")],
        "published",
    ),
    "newsml/hop_history_newsmlg2.xml": (
        None,
        ("2018-10-19", "newsml", "versionCreated"),
        ("reuters", None),
        ("en-US", "stated"),
        0,
        [
            ("reuters", "created", "hop_history"),
            ("bwire", "transmitted", "hop_history"),
            ("aquiremedia", "transmitted", "hop_history"),
            ("ap", "transmitted", "hop_history"),
        ],
        "announced",
    ),
    "newsml/ntb_nitf.xml": (
        "848e56a476c7846d",
        ("2021-05-16", "newsml", "pubdata date.publication"),
        ("NTB", None),
        ("nb-NO", "stated"),
        3252,
        [("afp", "supplied", "byline"), ("dpa", "supplied", "byline"), ("ntb", "created", "provider")],
        "published",
    ),
    "newsml/dpa_ninjs2.1.json": (
        "d3a0f8cf1ccb950e",
        ("2019-05-10", "newsml", "versioncreated"),
        ("dpa", None),
        ("de", "stated"),
        3144,
        [("dpa", "created", "provider")],
        "published",
    ),
    "jsonl/news-please.json": (
        "0b4d792612cd2031",
        ("2017-07-17", "extractor", "date_publish"),
        (None, "rt.com"),
        ("en", "stated"),
        262,
        [],
        "published",
    ),
}
"""Files that hold one document."""

REFUSED: dict[str, tuple[str, str, int | None]] = {
    "warc/example-bad.warc.gz": ("parse", "warc_gzip_whole", 0),
    "warc/example-trunc.warc": ("fetch", "length_mismatch", 1197),
    "gdelt/gkg.csv": ("validate", "gdelt_gkg", None),
    "gdelt/events.csv": ("validate", "is_event_data", None),
    "gdelt/mentions.csv": ("validate", "is_event_data", None),
    "icews/events.2018.sample.tab": ("validate", "is_event_data", None),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_of_one_document_is_loaded_with_its_facts(shared: Path, name: str) -> None:
    (document,) = load(shared / "samples" / name)

    assert isinstance(document, Document)
    assert facts(document) == SAMPLES[name]


@pytest.mark.parametrize("name", REFUSED)
def test_a_sample_that_is_no_article_is_set_aside_for_its_reason(shared: Path, name: str) -> None:
    (rejection,) = load(shared / "samples" / name)

    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.code, rejection.locator.offset) == REFUSED[name]


def test_the_feeds_of_several_entries_announce_each(shared: Path) -> None:
    atom = load(shared / "samples" / "feeds" / "feed1.atom")
    radio = load(shared / "samples" / "feeds" / "feed.json")

    assert [facts(each)[:3] for each in atom if isinstance(each, Document)] == [
        ("7e55a24b4866f2f2", ("2003-12-13", "feed", "updated"), ("Example Feed", "example.org")),
        ("971bc2e19682f3b9", ("2003-12-13", "feed", "updated"), ("Example Feed", "example.org")),
    ]
    documents = [each for each in radio if isinstance(each, Document)]
    assert len(radio) == len(documents) == 25
    assert {each.state for each in documents} == {"announced"}
    assert {(each.source.name, each.source.domain) for each in documents} == {("NPR", "npr.org")}
    assert {each.published.basis for each in documents if each.published} == {"feed"}
    assert [each.published.edtf for each in documents if each.published][:3] == [
        "2021-10-29",
        "2021-10-29",
        "2021-10-28",
    ]
    assert len({each.url for each in documents}) == 25


def test_no_sample_is_left_out(shared: Path) -> None:
    folder = shared / "samples"
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    assert files == {*SAMPLES, *REFUSED, "feeds/feed1.atom", "feeds/feed.json"}


def test_the_paywall_of_a_page_is_told_by_its_json_ld(shared: Path) -> None:
    (reuters,) = load(shared / "samples" / "html" / "Reuters_2024_03_07.html.gz")
    (lbc,) = load(shared / "samples" / "html" / "LBCGroup_2026_01_08.html.gz")

    assert isinstance(reuters, Document)
    assert isinstance(lbc, Document)
    assert (reuters.is_paywalled, lbc.is_paywalled) == (True, False)
    assert [segment.kind for segment in reuters.segments] == [
        "headline",
        "dateline",
        "body",
        "contributor_line",
        "legal_notice",
    ]
    assert [found.edtf for found in reuters.dates] == ["2024-03-07"] * 4


def test_the_plain_archive_in_the_refused_one_is_read(shared: Path, read: Any) -> None:
    payload = gzip.decompress((shared / "samples" / "warc" / "example-bad.warc.gz").read_bytes())

    (document,) = read(payload)

    assert (facts(document)[0], document.url, len(document.text)) == (
        "162b81548a8db0ab",
        "http://example.com?example=1",
        201,
    )


N_SHARED_EVENTS = 52
"""Events of the sample that its mentions speak of."""


def rows(path: Path) -> list[Any]:
    (source,) = open_inputs([str(path)])
    assert isinstance(source, Input)
    with source:
        return list(read_external_rows(source))


def test_the_event_samples_are_read_to_the_last_row(shared: Path) -> None:
    events = rows(shared / "samples" / "gdelt" / "events.csv")
    mentions = rows(shared / "samples" / "gdelt" / "mentions.csv")
    icews = rows(shared / "samples" / "icews" / "events.2018.sample.tab")

    assert [type(each) for each in events] == [ExternalEvent] * 100
    assert [type(each) for each in mentions] == [ExternalMention] * 100
    assert [type(each) for each in icews] == [ExternalEvent] * 3705
    assert (events[0].event_id, str(events[0].event_date), events[0].event_code, events[0].source_url.split("/")[2]) == (
        "410412347", "2014-02-18", "043", "www.dailymaverick.co.za",
    )  # fmt: skip
    assert len({each.event_id for each in mentions} & {each.event_id for each in events}) == N_SHARED_EVENTS


def test_icews_holds_the_defence_ministers_talks_under_the_day_after(shared: Path) -> None:
    talks = [
        each
        for each in rows(shared / "samples" / "icews" / "events.2018.sample.tab")
        if {each.actor_1_name, each.actor_2_name} == {"Avigdor Lieberman", "Sergey Kuzhugetovich Shoygu"}
    ]

    assert len(talks) >= 4
    assert {str(each.event_date) for each in talks} == {"2018-06-01"}
    assert {frozenset((each.actor_1_country, each.actor_2_country)) for each in talks} == {
        frozenset(("Israel", "Russian Federation"))
    }
