"""News pages: what the page states, where the text comes from, and what is no page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from deconfdb.documents.html import decode_page
from deconfdb.documents.model import Document, RecordError, Rejection, SourceName

BODY = "".join(
    f"<p>Paragraph {number} says in a long enough sentence that the officers of both armies met in Tel Aviv.</p>"
    for number in range(6)
)


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def test_the_page_says_who_published_what_when_and_whether_it_costs(read_fixture: Any) -> None:
    (document,) = read_fixture("page.html")

    assert isinstance(document, Document)
    assert document.title == "Air force chief flies to Moscow after loss of Il-20 & crew"
    assert document.source == SourceName(name="Placeholder Post Publishing", domain="placeholder-post.example")
    assert document.canonical_url == "https://www.placeholder-post.example/2018/09/20/air-force-chief-moscow"
    assert (document.language, document.language_basis) == ("en-GB", "stated")
    assert document.authors == ("A. Placeholder",)
    assert document.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert document.is_paywalled is True
    assert [(found.basis, found.place, found.edtf) for found in document.dates] == [
        ("json_ld", "datePublished", "2018-09-20"),
        ("html_meta", "article:published_time", "2018-09-19"),
        ("url", "path", "2018-09-20"),
    ]
    assert document.extra == {
        "description": "General Amikam Norkin is to show Russia what his service found.",
        "modified": "2018-09-21T08:00:00+03:00",
        "page_kind": "NewsArticle",
        "damaged_json_ld": 1,
        "paywalled_selectors": [".gate"],
    }
    assert (document.extractor.name, document.state, document.key) == ("trafilatura", "published", None)


def test_headline_standfirst_and_paywall_are_typed_and_menus_are_gone(read_fixture: Any) -> None:
    (document,) = read_fixture("page.html")

    stretches = [(segment.kind, document.text[segment.start : segment.end]) for segment in document.segments]
    assert [kind for kind, _ in stretches] == ["headline", "standfirst", "body", "paywall_notice"]
    assert stretches[0][1] == document.title
    assert stretches[3][1] == "To continue reading, subscribe to The Placeholder Post."
    assert stretches[2][1].count("\n") == 3
    assert "Imprint" not in document.text
    assert "Home" not in document.text


def ld(node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("stated", "is_paywalled"),
    [
        (True, False),
        (False, True),
        ("True", False),
        ("false", True),
        ("https://schema.org/False", True),
        ("maybe", None),
        (None, None),
    ],
)
def test_free_access_is_read_as_truth_value_or_word(read: Any, stated: object, is_paywalled: bool | None) -> None:
    (document,) = read(page(ld({"@type": "NewsArticle", "headline": "T", "isAccessibleForFree": stated})))

    assert document.is_paywalled is is_paywalled


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "NewsArticle", "headline": "Talks", "datePublished": "2015-10-08"},
        [
            {"@type": "BreadcrumbList"},
            {"@type": ["ReportageNewsArticle"], "headline": "Talks", "datePublished": "2015-10-08"},
        ],
        {
            "@graph": [
                {"@type": "WebPage", "datePublished": "1999-01-01"},
                {"@type": "Article", "name": "Talks", "datePublished": "2015-10-08"},
            ]
        },
        {
            "@type": "WebPage",
            "mainEntity": {
                "@type": "https://schema.org/NewsArticle",
                "headline": "Talks",
                "datePublished": "2015-10-08",
            },
        },
    ],
)
def test_the_article_node_is_found_wherever_it_stands(read: Any, node: object) -> None:
    (document,) = read(page(ld(node)))

    assert (document.title, document.published.edtf, document.published.basis) == ("Talks", "2015-10-08", "json_ld")


def test_of_several_articles_in_json_ld_the_one_with_the_address_of_the_page_counts(read: Any) -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Other", "url": "https://placeholder.example/other"},
        {"@type": "NewsArticle", "headline": "Own", "mainEntityOfPage": {"@id": "https://placeholder.example/own/"}},
    ]
    link = '<link rel="canonical" href="https://placeholder.example/own">'

    (named,) = read(page(link + ld(nodes)))
    (unnamed,) = read(page(ld(nodes)))

    assert (named.title, unnamed.title) == ("Own", None)


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        ('<link rel="canonical" href="/a/b">', "https://placeholder.example/x", "https://placeholder.example/a/b"),
        ('<link rel="canonical" href="/a/b">', None, None),
        ('<link rel="canonical" href="https://placeholder.example/">', "https://placeholder.example/x", None),
        ('<link rel="canonical" href="javascript:void(0)">', None, None),
        ('<meta property="og:url" content="https://placeholder.example/og">', None, "https://placeholder.example/og"),
    ],
)
def test_the_canonical_address_is_absolute_or_none(
    read: Any, head: str, url: str | None, canonical: str | None
) -> None:
    (document,) = read(page(head), url=url)

    assert (document.url, document.canonical_url) == (url, canonical)


@pytest.mark.parametrize(
    ("head", "dates"),
    [
        ('<meta name="date" content="2015-10-08"><meta name="last-modified" content="2015-10-09">', []),
        ('<meta itemprop="datePublished" content="2015-10-08">', [("html_meta", "datepublished", "2015-10-08")]),
        ('<meta name="DC.date.issued" content="2015-10-08">', [("html_meta", "dc.date.issued", "2015-10-08")]),
        ('<meta property="article:modified_time" content="2015-10-08">', []),
    ],
)
def test_only_elements_that_state_a_publication_give_a_date(
    read: Any, head: str, dates: list[tuple[str, str, str]]
) -> None:
    (document,) = read(page(head))

    assert [(found.basis, found.place, found.edtf) for found in document.dates] == dates


def test_times_in_the_page_count_only_where_they_are_marked_as_publication(read: Any) -> None:
    times = '<time datetime="2015-01-01">x</time><time pubdate datetime="2015-10-08T10:00Z">y</time>'

    (document,) = read(page("", times + BODY))

    assert [(found.basis, found.place, found.edtf) for found in document.dates] == [("html_meta", "time", "2015-10-08")]


@pytest.mark.parametrize(
    ("payload", "charset", "text"),
    [
        ("é".encode(), None, "é"),
        (b"\xef\xbb\xbfa", "iso-8859-1", "a"),
        (b"<meta charset='windows-1251'>\xd1", None, "<meta charset='windows-1251'>С"),
        (b"<meta charset='windows-1251'>\xd1\x8f", "utf-8", "<meta charset='windows-1251'>я"),
        (b"\x93quoted\x94", "iso-8859-1", "“quoted”"),
        ("ş".encode("utf-16"), None, "ş"),
    ],
)
def test_the_encoding_is_the_one_stated(payload: bytes, charset: str | None, text: str) -> None:
    assert decode_page(payload, charset) == text


@pytest.mark.parametrize(
    ("payload", "code", "place"),
    [
        (b"caf\xe9", "bad_encoding", "byte 3"),
        (b"<meta charset=klingon>", "bad_encoding", "byte 0"),
        (b"a\0", "nul_byte", "character 1"),
    ],
)
def test_a_page_that_is_not_in_its_encoding_is_refused(payload: bytes, code: str, place: str) -> None:
    with pytest.raises(RecordError) as caught:
        decode_page(payload)

    assert (caught.value.problem.code, caught.value.problem.location) == (code, place)


def test_a_page_cut_anywhere_before_its_end_is_noticed(read_fixture: Any, read: Any, fixtures: Any) -> None:
    whole = (fixtures / "page.html").read_bytes()
    end = whole.index(b"</body>")

    outcomes = {read(whole[: end * tenth // 10])[0].code for tenth in range(1, 10)}

    assert outcomes == {"truncated"}


def test_a_page_without_optional_end_tags_is_no_cut_page(read: Any) -> None:
    payload = page().replace(b"</body></html>", b"")

    (document,) = read(payload)

    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("payload", "code"), [(page(body=""), "no_text"), (b"<html><body><script>x()</script></body></html>", "no_text")]
)
def test_a_page_without_text_is_set_aside(read: Any, payload: bytes, code: str) -> None:
    (rejection,) = read(payload)

    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.code) == ("extract", code)


@pytest.mark.parametrize(
    "content",
    [
        "[" * 5000 + "]" * 5000,
        '{"a": NaN',
        '"just a string"',
        "null",
        '{"@type": {"a": 1}}',
        '{"@type": "NewsArticle", "headline": {"x": 1}, "author": [[["a"]]]}',
    ],
)
def test_odd_json_ld_costs_no_more_than_itself(read: Any, content: str) -> None:
    (document,) = read(page(f'<title>Talks</title><script type="application/ld+json">{content}</script>'))

    assert isinstance(document, Document)
    assert document.title == "Talks"
