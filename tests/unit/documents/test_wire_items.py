"""NewsML, NITF and ninjs: identity, dates, custody, embargo and status as the envelope states them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from deconfdb.documents.model import Document, Rejection, SourceName


def hops(document: Document) -> list[tuple[str, str, str | None]]:
    return [(hop.source, hop.action, hop.basis) for hop in document.custody]


def dates(document: Document) -> list[tuple[str | None, str | None]]:
    assert {found.basis for found in document.dates} <= {"newsml"}
    return [(found.place, found.edtf) for found in document.dates]


def stretches(document: Document) -> list[tuple[str, str]]:
    return [(segment.kind, document.text[segment.start : segment.end]) for segment in document.segments]


def test_newsml_g2_tells_hops_embargo_and_dates(read_fixture: Any) -> None:
    document = read_fixture("g2.xml")[0]

    assert (document.key, document.title, document.state) == (
        "urn:example:hotline",
        "Memorandum on flight safety signed",
        "published",
    )
    assert hops(document) == [
        ("afp", "created", "hop_history"),
        ("Placeholder Resale", "transmitted", "hop_history"),
        ("Placeholder Translators", "translated", "hop_history"),
    ]
    assert [hop.at for hop in document.custody] == [
        datetime(2015, 10, 20, 18, tzinfo=UTC),
        datetime(2015, 10, 20, 18, 30, tzinfo=UTC),
        None,
    ]
    assert dates(document) == [
        ("firstCreated", "2015-10-20"),
        ("versionCreated", "2015-10-21"),
        ("header sent", "2015-10-21"),
    ]
    assert document.embargo_until == datetime(2015, 10, 21, 8, tzinfo=UTC)
    assert document.licence == "Copyright Placeholder For tests only."
    assert document.source == SourceName(name="Placeholder Resale")
    assert stretches(document) == [
        ("headline", "Memorandum on flight safety signed"),
        ("standfirst", "Rules for crews over Syria."),
        ("byline", "A. Placeholder"),
        ("dateline", "WASHINGTON, Oct 20"),
        ("body", "The United States and Russia signed rules for flights over Syria."),
        ("subheading", "The line"),
        ("body", "A telephone line joins the two commands."),
        ("caption", "Two aircraft"),
        ("credit_line", "AFP"),
    ]
    assert document.extra == {"version": "3", "slugline": "us-russia-syria", "editorial_note": "Adds quote."}


def test_newsml_g2_items_that_were_pulled_held_or_are_no_text(read_fixture: Any) -> None:
    found = read_fixture("g2.xml")

    assert [(each.state, each.key) if isinstance(each, Document) else each.code for each in found] == [
        ("published", "urn:example:hotline"),
        ("canceled", "urn:example:pulled"),
        ("withheld", "urn:example:held"),
        "unknown_status",
    ]
    assert [each.locator.record for each in found] == [1, 2, 3, 4]
    assert hops(found[2]) == [("dpa", "supplied", "info_source"), ("afp", "created", "provider")]
    assert found[2].source == SourceName(ref="afp", name="AFP")


def test_newsml_1_is_known_by_its_identifier_without_the_revision(read_fixture: Any) -> None:
    document, empty = read_fixture("newsml1.xml")

    assert document.key == "urn:newsml:placeholder.example:20170407:SYR-1"
    assert dates(document) == [("FirstCreated", "2017-04-07"), ("ThisRevisionCreated", "2017-04-08")]
    assert document.embargo_until == datetime(2017, 4, 8, 3, tzinfo=UTC)
    assert hops(document) == [("interfax", "supplied", "info_source"), ("Placeholder Agency", "created", "provider")]
    assert stretches(document)[:5] == [
        ("headline", "Moscow suspends memorandum"),
        ("standfirst", "The line stays open for now"),
        ("byline", "A. Placeholder"),
        ("dateline", "MOSCOW, April 7 (Placeholder) -"),
        (
            "body",
            (
                "Russia's foreign ministry said on Friday that it suspends the memorandum of October 2015.\n"
                "Officers said the line was answered."
            ),
        ),
    ]
    assert (document.licence, document.language) == ("Copyright Placeholder", "en")
    assert isinstance(empty, Rejection)
    assert (empty.stage, empty.code) == ("extract", "no_content")


def test_nitf_tells_publisher_release_and_agencies(read_fixture: Any) -> None:
    (document,) = read_fixture("nitf.xml")

    assert (document.key, document.title, document.language) == (
        "PH-42",
        "Putin und Erdogan vereinbaren Zone in Idlib",
        "de",
    )
    assert document.source == SourceName(name="Platzhalter-Zeitung")
    assert dates(document) == [("pubdata date.publication", "2018-09-18"), ("date.issue", "2018-09-17")]
    assert document.embargo_until == datetime(2018, 9, 17, 17, tzinfo=UTC)
    assert hops(document) == [
        ("dpa", "supplied", "byline"),
        ("reuters", "created", "byline"),
        ("Platzhalter-Zeitung", "republished", "provider"),
    ]
    assert [kind for kind, _ in stretches(document)] == [
        "headline", "standfirst", "byline", "dateline", "body", "subheading", "body", "caption", "photo_credit", "contributor_line",
    ]  # fmt: skip


def test_ninjs_1_and_3_are_read_in_their_own_spelling(read_fixture: Any) -> None:
    (first,) = read_fixture("ninjs1.json")
    (third,) = read_fixture("ninjs3.json")

    assert (first.key, first.url, first.title) == (
        "http://placeholder.example/items/1",
        "http://placeholder.example/items/1",
        "Gantz and Akar meet in Ankara",
    )
    assert hops(first) == [("reuters", "created", "byline"), ("Placeholder News", "republished", "provider")]
    assert first.embargo_until == datetime(2022, 10, 27, 13, tzinfo=UTC)
    assert dates(first) == [("versioncreated", "2022-10-27")]
    assert stretches(first)[-1] == (
        "body",
        "Benny Gantz met Hulusi Akar in Ankara on 27 October 2022.\nBoth spoke of opening the defence channel again.",
    )
    assert (third.state, third.key, third.title, third.language) == (
        "withheld",
        "urn:example:ninjs3",
        "Technical talks in Baku",
        "en-GB",
    )
    assert dates(third) == [("firstcreated", "2025-04-09"), ("versioncreated", "2025-04-10")]
    assert hops(third) == [("anadolu", "supplied", "info_source"), ("Placeholder Agency", "created", "provider")]
    assert stretches(third)[-1][1].startswith("Turkey and Israel held technical talks")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"pubstatus": "canceled"}, "canceled"),
        ({"pubstatus": "withheld"}, "withheld"),
        ({"pubstatus": "perhaps"}, "validate:unknown_status"),
        ({"type": "picture"}, "extract:no_text_item"),
        ({"uri": 5}, "validate:missing_uri"),
        ({"body_html": None}, "announced"),
        ({"body_html": "<p>a\u0000b</p>"}, "published"),
        ({"headline": "a\u0000b"}, "validate:nul_byte"),
        ({"headline": "a\ud800b"}, "validate:lone_surrogate"),
        ({"headlines": [{"value": 5}, {"role": "x"}], "headline": None}, "published"),
        ({"body_html": {"x": 1}, "bodies": "text"}, "announced"),
        ({"embargoed": "soon"}, "published"),
    ],
)
def test_odd_ninjs_items_have_one_clear_outcome(
    read: Any, fixtures: Any, change: dict[str, Any], expected: str
) -> None:
    item = json.loads((fixtures / "ninjs1.json").read_text()) | change

    (found,) = read(json.dumps(item).encode(), format="ninjs")

    word = found.state if isinstance(found, Document) else f"{found.stage}:{found.code}"
    assert word == expected


def test_a_message_of_pictures_alone_is_set_aside(read: Any) -> None:
    payload = b'<newsMessage><newsItem guid="x"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem></newsMessage>'

    (rejection,) = read(payload)

    assert (rejection.stage, rejection.code) == ("extract", "no_text_item")


def test_an_item_about_nothing_is_set_aside(read: Any) -> None:
    (rejection,) = read(b"<nitf><body/></nitf>")

    assert (rejection.stage, rejection.code) == ("extract", "no_content")


def test_entities_in_wire_items_are_refused(read: Any) -> None:
    payload = b'<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><head><title>&a;</title></head></nitf>'

    (rejection,) = read(payload)

    assert rejection.code == "xml_entities"
