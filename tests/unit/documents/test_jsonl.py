"""JSON lines: ours and those of three extractors."""

from __future__ import annotations

import json
from typing import Any

import pytest

from deconfdb.documents.article_lines import article_line, article_schema, schema_path, schema_text
from deconfdb.documents.limits import Limits
from deconfdb.documents.model import CustodyHop, Document, Locator, Segment, SourceName


def brief(document: Document) -> tuple[Any, ...]:
    return (
        document.extractor.name,
        document.state,
        document.title,
        document.text,
        document.published.edtf if document.published else None,
        document.source,
        document.authors,
        document.url,
    )


def test_each_dialect_is_known_by_its_fields(read_fixture: Any) -> None:
    found = read_fixture("lines.jsonl")

    assert [each.locator.record for each in found] == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11]
    assert [brief(each) for each in found[:5]] == [
        (
            "news-please",
            "published",
            "First strikes",
            (
                "First strikes\nThe first Russian strikes in Syria came on 30 September 2015.\n"
                "An officer told the embassy in Baghdad one hour before."
            ),
            "2015-09-30",
            SourceName(domain="placeholder.example"),
            ("A. Placeholder",),
            "https://www.placeholder.example/1",
        ),
        (
            "trafilatura",
            "published",
            None,
            "Officers of both armies met in Tel Aviv.",
            "2015-10-09",
            SourceName(name="Placeholder Daily", domain="placeholder.example"),
            ("A. Placeholder", "B. Placeholder"),
            "https://placeholder.example/2",
        ),
        (
            "fundus",
            "published",
            "Patrols begin",
            (
                "Patrols begin\nJoint patrols on the M4.\nThe first joint patrol left on 15 March 2020.\n"
                "Cut short\nProtesters blocked the road."
            ),
            "2020-03-15",
            SourceName(name="PlaceholderPaper", domain="paper.placeholder.example"),
            (),
            "https://paper.placeholder.example/3",
        ),
        (
            "deconf_article",
            "published",
            "Line is tested",
            "Line is tested\nThe line is tested twice a day, an officer said.",
            "2016-05-05",
            SourceName(ref="placeholder-post"),
            (),
            "https://placeholder.example/4",
        ),
        (
            "news-please",
            "announced",
            "Announced only",
            "",
            None,
            SourceName(domain="placeholder.example"),
            (),
            "https://www.placeholder.example/5",
        ),
    ]
    assert {each.published.basis for each in found[:3]} == {"extractor"}
    assert (found[2].is_paywalled, found[1].licence, found[1].extra["categories"]) == (True, "CC BY", "army")
    assert [segment.kind for segment in found[2].segments] == ["headline", "standfirst", "body", "subheading", "body"]


def test_lines_that_are_no_article_say_why(read_fixture: Any) -> None:
    rejections = read_fixture("lines.jsonl")[5:]

    assert [(each.stage, each.code, each.problems[0].location) for each in rejections] == [
        ("validate", "is_coding", ""),
        ("validate", "article_line_invalid", "texte"),
        ("validate", "unknown_record", ""),
        ("validate", "no_object", ""),
        ("fetch", "truncated", "line 1, column 14"),
    ]


def test_offsets_lead_to_the_line(fixtures: Any, read_fixture: Any) -> None:
    payload = (fixtures / "lines.jsonl").read_bytes()

    for each in read_fixture("lines.jsonl"):
        line = payload.splitlines(keepends=True)[each.locator.record - 1]
        assert payload[each.locator.offset :].startswith(line)


LINE: dict[str, Any] = {
    "format": "deconf-article/1",
    "key": "placeholder-1",
    "source": "placeholder-post",
    "text": "Line is tested\nTwice a day.",
    "published": {"edtf": "2016-05", "basis": "manifest"},
}


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"text": 5}, "article_line_invalid", "text"),
        ({"state": "gone"}, "article_line_invalid", "state"),
        ({"published": "2016-05-05"}, "article_line_invalid", "published"),
        ({"published": {"edtf": "soon", "basis": "feed"}}, "bad_date", "published.edtf"),
        ({"published": {"edtf": "2016", "basis": "guess"}}, "article_line_invalid", "published.basis"),
        ({"text_sha256": "0" * 64}, "digest_mismatch", "text_sha256"),
        ({"text_sha256": "short"}, "article_line_invalid", "text_sha256"),
        ({"url": "ftp://x.example"}, "bad_url", "url"),
        ({"language": "english!"}, "bad_language", "language"),
        ({"segments": [{"start": 0, "end": 99, "kind": "body"}]}, "bad_segment", "segments[0]"),
        (
            {"segments": [{"start": 0, "end": 5, "kind": "body"}, {"start": 4, "end": 9, "kind": "body"}]},
            "bad_segment",
            "segments[1]",
        ),
        ({"segments": [{"start": 0, "end": 5, "kind": "poem"}]}, "article_line_invalid", "segments.0.kind"),
        ({"custody": [{"source": "ap", "action": "created", "at": "2016-05-05T10:00:00"}]}, "no_zone", "custody.at"),
        ({"embargo_until": "2016-05-05T10:00:00"}, "no_zone", "embargo_until"),
        ({"state": "published", "text": ""}, "no_text", "text"),
        ({"text": None, "key": None}, "no_content", ""),
        ({"is_paywalled": "no"}, "article_line_invalid", "is_paywalled"),
        ({"extra": []}, "article_line_invalid", "extra"),
    ],
)
def test_our_own_lines_are_held_to_their_schema(read: Any, change: dict[str, Any], code: str, place: str) -> None:
    (rejection,) = read(json.dumps(LINE | change).encode())

    assert (rejection.code, rejection.problems[0].location) == (code, place)


def test_a_document_written_as_a_line_is_read_back(read_fixture: Any, read: Any) -> None:
    for name in ("page.html", "g2.xml", "nitf.xml", "feed.rss", "memorandum.txt"):
        for document in read_fixture(name):
            if not isinstance(document, Document) or not (document.text or document.url or document.key):
                continue
            (again,) = read(article_line(document).encode())
            assert isinstance(again, Document), again
            assert (again.text, again.title, again.key, again.segments, again.state) == (
                document.text, document.title, document.key, document.segments, document.state,
            )  # fmt: skip
            assert [(hop.source, hop.action, hop.at) for hop in again.custody] == [
                (hop.source, hop.action, hop.at) for hop in document.custody
            ]
            assert (again.published.edtf if again.published else None) == (
                document.published.edtf if document.published else None
            )
            assert again.url == (document.canonical_url or document.url)


def test_our_own_line_is_taken_as_it_stands(read: Any) -> None:
    line = LINE | {
        "segments": [{"start": 0, "end": 14, "kind": "headline"}],
        "custody": [{"source": "ap", "action": "supplied"}],
        "extra": {"desk": [1, None]},
    }

    (document,) = read(json.dumps(line).encode())

    assert document.segments == (Segment(0, 14, "headline"),)
    assert document.custody == (CustodyHop("ap", "supplied", None, "stated"),)
    assert (document.extra, document.language, document.locator) == ({"desk": [1, None]}, None, Locator("input", 1, 0))


def test_one_object_over_many_lines_and_an_array_are_read_whole(read: Any) -> None:
    pretty = json.dumps(LINE, indent=2).encode()
    array = json.dumps([LINE, LINE | {"key": "placeholder-2"}, 5], indent=1).encode()

    assert [each.key for each in read(pretty)] == ["placeholder-1"]
    keys = [each.key if isinstance(each, Document) else each.code for each in read(array)]
    assert keys == ["placeholder-1", "placeholder-2", "no_object"]


def test_a_line_over_the_limit_is_passed_over_and_the_next_is_read(read: Any) -> None:
    long = json.dumps(LINE | {"extra": {"x": "y" * 500_000}}).encode()
    payload = long + b"\n" + json.dumps(LINE).encode() + b"\n" + long

    found = read(payload, format="jsonl", limits=Limits(max_record_bytes=1_000))

    assert [each.state if isinstance(each, Document) else each.code for each in found] == [
        "too_large",
        "published",
        "too_large",
    ]
    assert [each.locator.offset for each in found] == [0, len(long) + 1, len(long) + 2 + len(json.dumps(LINE))]


def test_the_published_schema_is_that_of_the_model() -> None:
    assert schema_path().read_text(encoding="utf-8") == schema_text()
    assert article_schema()["additionalProperties"] is False
    assert article_schema()["required"] == ["format"]
