"""Feeds and sitemaps: links and teasers announce, full texts arrive, hostile XML is refused."""

from __future__ import annotations

from typing import Any

import pytest

from deconfdb.documents.limits import Limits
from deconfdb.documents.model import Document, Rejection, SourceName


def brief(found: list[Any]) -> list[tuple[Any, ...]]:
    """State, title, address, day with its place, publisher and language of each document; code of each rejection."""
    return [
        (each.code, each.locator.record)
        if isinstance(each, Rejection)
        else (
            each.state,
            each.title,
            each.url,
            (each.published.edtf, each.published.basis, each.published.place) if each.published else None,
            each.source.name,
            each.language,
        )
        for each in found
    ]


def test_rss_announces_links_and_keeps_full_texts(read_fixture: Any) -> None:
    found = read_fixture("feed.rss")

    assert brief(found) == [
        (
            "announced",
            "Russia says it will suspend air safety memorandum",
            "https://wire.placeholder.example/2017/04/07/memorandum",
            ("2017-04-07", "feed", "published"),
            "Placeholder Wire",
            "en-US",
        ),
        (
            "published",
            "Line between commands still answered, officers say",
            "https://wire.placeholder.example/2017/04/08/line",
            ("2017-04-08", "url", "path"),
            "Placeholder Wire",
            "en-US",
        ),
        ("no_link", 3),
    ]
    announced, full, _ = found
    assert (announced.text, announced.segments) == ("", ())
    assert announced.extra == {"teaser": "Moscow answers the strike on the Shayrat air base.", "guid": "wire-1"}
    assert announced.authors == ("A. Placeholder",)
    assert announced.licence == "Placeholder Wire, all rights reserved"
    assert (full.dates[0].basis, full.dates[0].wording, full.dates[0].edtf) == ("feed", "not a date", None)
    assert [segment.kind for segment in full.segments] == ["headline", "body", "subheading", "body"]
    assert "alert" not in full.text
    assert "teaser" not in full.extra


def test_rdf_in_another_encoding_is_read(read_fixture: Any) -> None:
    assert brief(read_fixture("feed.rdf")) == [
        (
            "announced",
            "Soçi mutabakatı imzalandı",
            "https://ajans.placeholder.example/1",
            ("2018-09-17", "feed", "updated"),
            "Örnek Ajans",
            "tr",
        ),
    ]


def test_atom_takes_published_before_updated_and_a_link_to_itself_for_want_of_another(read_fixture: Any) -> None:
    found = read_fixture("feed.atom")

    assert brief(found) == [
        (
            "announced",
            "Ceasefire in Idlib agreed in Moscow",
            "https://monitor.placeholder.example/idlib",
            ("2020-03-05", "feed", "published"),
            "Placeholder Monitor",
            "en",
        ),
        (
            "announced",
            "Only touched",
            "https://monitor.placeholder.example/touched",
            ("2020-03-07", "feed", "updated"),
            "Placeholder Monitor",
            "en",
        ),
    ]
    assert found[0].licence == "CC BY 4.0"
    assert found[0].extra["modified"] == "2020-03-06T08:00:00Z"


def test_json_feed_names_its_publisher_and_sets_bad_items_aside(read_fixture: Any) -> None:
    found = read_fixture("feed.json")

    assert brief(found) == [
        (
            "announced",
            "Generals meet in Antalya",
            "https://www.placeholder.example/7",
            ("2017-03-07", "feed", "date_published"),
            "Placeholder Radio",
            "en",
        ),
        ("no_link", 2),
        ("no_object", 3),
    ]
    assert found[0].source == SourceName(name="Placeholder Radio", domain="placeholder.example")


def test_a_sitemap_announces_addresses_and_a_change_is_no_publication(read_fixture: Any) -> None:
    assert brief(read_fixture("sitemap.xml")) == [
        (
            "announced",
            "Hat açık",
            "https://placeholder.example/a",
            ("2021-01-01", "feed", "news:publication_date"),
            "Placeholder Daily",
            "tr",
        ),
        ("announced", None, "https://placeholder.example/b", None, None, None),
        ("no_link", 3),
    ]


@pytest.mark.parametrize(
    ("payload", "stage", "code"),
    [
        (
            b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
            "parse",
            "xml_entities",
        ),
        (
            b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
            "parse",
            "xml_entities",
        ),
        (
            b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY % p SYSTEM "http://192.0.2.1/x"> %p;]><rss/>',
            "parse",
            "xml_entities",
        ),
        (b"<rss><channel><item><title>cut", "fetch", "truncated"),
        (b"<rss><channel></rss>", "parse", "xml_malformed"),
        (b"<rss>" + b"<a>" * 600 + b"</a>" * 600 + b"</rss>", "parse", "xml_too_deep"),
        (b'<?xml version="1.0" encoding="klingon"?><rss/>', "parse", "xml_encoding"),
        (b"<rss><channel><title>a\x00b</title></channel></rss>", "parse", "xml_malformed"),
        (
            b"<sitemapindex><sitemap><loc>https://x.example/1.xml</loc></sitemap></sitemapindex>",
            "validate",
            "sitemap_index",
        ),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 3}', "validate", "no_items"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "fetch", "truncated"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": NaN}', "parse", "json_malformed"),
        (
            b'{"version": "https://jsonfeed.org/version/1", "x": ' + b"[" * 9000 + b"]" * 9000 + b"}",
            "parse",
            "json_too_deep",
        ),
    ],
)
def test_a_feed_that_is_hostile_or_broken_is_set_aside_whole(read: Any, payload: bytes, stage: str, code: str) -> None:
    (rejection,) = read(payload)

    assert (rejection.stage, rejection.code) == (stage, code)


def test_a_thousand_laughs_cost_nothing(read: Any) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    payload = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]><rss><channel><title>&l29;</title></channel></rss>'

    (rejection,) = read(payload.encode())

    assert rejection.code == "xml_entities"


def test_a_feed_may_name_its_format_and_is_held_to_it(read: Any, fixtures: Any) -> None:
    payload = (fixtures / "nitf.xml").read_bytes()

    assert [each.code for each in read(payload, format="rss")] == ["no_feed"]
    assert [each.code for each in read(payload, format="sitemap")] == ["no_sitemap"]
    assert [each.code for each in read(payload, format="newsml")] == ["no_newsml"]
    assert [each.code for each in read((fixtures / "feed.rss").read_bytes(), format="nitf")] == ["no_nitf"]


def test_a_title_of_a_hundred_megabytes_is_refused(read: Any) -> None:
    title = b"x" * 3_000
    payload = b"<rss><channel><item><title>%s</title><link>https://x.example/1</link></item></channel></rss>" % title

    (too_long,) = read(payload)
    (too_large,) = read(payload, limits=Limits(max_record_bytes=2_000))

    assert (too_long.stage, too_long.code, too_long.problems[0].location) == ("validate", "too_long", "title")
    assert len(too_long.excerpt) == 2_000
    assert (too_large.stage, too_large.code) == ("fetch", "too_large")


def test_short_content_stays_an_announcement(read: Any) -> None:
    item = b'{"id": 1, "url": "https://x.example/1", "title": "T", "content_html": "<p>Short.</p><p>Text.</p>"}'
    payload = b'{"version": "https://jsonfeed.org/version/1", "items": [' + item + b"]}"

    (document,) = read(payload)

    assert isinstance(document, Document)
    assert (document.state, document.text, document.extra["teaser"]) == ("announced", "", "Short. Text.")
