"""One input to its documents: what the caller adds, what is checked last, what hostile input costs."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from deconfdb.documents.checking import checked
from deconfdb.documents.enriching import Defaults
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits
from deconfdb.documents.model import (
    CustodyHop,
    DateStatement,
    Document,
    Extractor,
    Locator,
    Rejection,
    Segment,
    SourceName,
    excerpt_of,
)
from deconfdb.documents.reading import ReadOptions, read_documents
from deconfdb.documents.sources import Input
from deconfdb.vocabulary import load_vocabularies


def test_what_the_caller_knows_is_filled_in_and_what_is_stated_stays(read: Any, read_fixture: Any) -> None:
    known = Defaults(source="placeholder-post", published="2015-10-20", licence="CC BY", language="en-GB")

    (text,) = read_fixture("memorandum.txt", defaults=known)
    (page,) = read_fixture("page.html", defaults=known)

    assert (text.source, text.licence, text.language, text.published) == (
        SourceName(ref="placeholder-post"), "CC BY", "en-GB", DateStatement("external", "2015-10-20", "2015-10-20", place="option"),
    )  # fmt: skip
    assert [(hop.source, hop.action) for hop in text.custody] == [
        ("afp", "created"),
        ("placeholder-post", "republished"),
    ]
    assert (page.source, page.licence) == (
        SourceName(ref="placeholder-post", domain="placeholder-post.example"),
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert [(found.basis, found.edtf) for found in page.dates][:2] == [
        ("external", "2015-10-20"),
        ("json_ld", "2018-09-20"),
    ]
    assert page.has_date_conflict


def test_without_enrichment_a_document_is_what_its_reader_made(read_fixture: Any) -> None:
    (document,) = read_fixture("memorandum.txt", is_enriched=False)

    assert (document.language, document.segments, document.custody) == (None, (), ())


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"title": "x" * 2_001}, "too_long", "title"),
        ({"key": "x" * 8_001}, "too_long", "key"),
        ({"url": "https://x.example/" + "x" * 8_000}, "too_long", "url"),
        ({"title": "a\0b"}, "nul_byte", "title"),
        ({"extra": {"a": [{"b": "\0"}]}}, "nul_byte", "extra"),
        ({"authors": ("a", "\ud800")}, "lone_surrogate", "authors"),
        ({"custody": (CustodyHop("a\0", "created"),)}, "nul_byte", "custody"),
        ({"url": "javascript:x"}, "bad_url", "url"),
        ({"segments": (Segment(0, 5, "body"),)}, "bad_segment", "segments"),
        ({"segments": (Segment(2, 3, "body"), Segment(1, 4, "body"))}, "bad_segment", "segments"),
        ({"text": "  "}, "no_text", "text"),
    ],
)
def test_the_last_look_refuses_what_the_database_could_not_hold(change: dict[str, Any], code: str, place: str) -> None:
    fields: dict[str, Any] = {"locator": Locator("x"), "text": "text", "extractor": Extractor("test", "1")} | change

    found = checked(Document(**fields), DEFAULT_LIMITS)

    assert isinstance(found, Rejection)
    assert [(problem.code, problem.location) for problem in found.problems] == [(code, place)]


def test_the_last_look_lists_everything_wrong() -> None:
    document = Document(
        locator=Locator("x"), text="a\0", extractor=Extractor("test", "1"), title="\ud800" * 3_000, url="x"
    )

    found = checked(document, DEFAULT_LIMITS)

    assert isinstance(found, Rejection)
    assert [problem.code for problem in found.problems] == ["too_long", "nul_byte", "lone_surrogate", "bad_url"]
    found.excerpt.encode("utf-8")


def test_excerpts_are_capped_and_can_be_stored() -> None:
    assert excerpt_of(b"\x00\xff" + b"x" * 100_000)[:12] == "\\x00\\xffxxxx"
    assert len(excerpt_of("ş" * 100_000)) == 2_000
    assert excerpt_of("\ud800") == "\\ud800"


def test_codes_are_those_of_the_vocabularies(read_fixture: Any, fixtures: Path) -> None:
    vocabularies = load_vocabularies()
    found = [each for path in sorted(fixtures.iterdir()) for each in read_fixture(path.name)]
    documents = [each for each in found if isinstance(each, Document)]

    assert {segment.kind for each in documents for segment in each.segments} <= vocabularies.codes("segment_kind")
    assert {hop.action for each in documents for hop in each.custody} <= vocabularies.codes("custody_action")
    assert {date.basis for each in documents for date in each.dates} <= vocabularies.codes("date_basis") | {"extractor"}
    assert {each.stage for each in found if isinstance(each, Rejection)} <= vocabularies.codes("quarantine_stage")


def test_reading_twice_gives_the_same(read_fixture: Any, fixtures: Path) -> None:
    for path in sorted(fixtures.iterdir()):
        assert read_fixture(path.name) == read_fixture(path.name)


@pytest.mark.slow
def test_a_line_of_two_gigabytes_is_set_aside_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "huge.jsonl"
    good = json.dumps({"format": "deconf-article/1", "key": "k", "text": "Officers met."}).encode()
    with path.open("wb") as stream:
        stream.write(b'{"maintext": "')
        stream.truncate(2 << 30)
        stream.seek(0, 2)
        stream.write(b"\n" + good + b"\n")
    tracemalloc.start()
    with Input(str(path), path.open("rb")) as source:
        found = list(read_documents(source, ReadOptions(limits=Limits(max_record_bytes=1 << 20))))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [each.code if isinstance(each, Rejection) else each.key for each in found] == ["too_large", "k"]
    assert found[1].locator.offset == (2 << 30) + 1
    assert peak < 16 << 20


def test_a_large_input_is_handed_on_record_by_record(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"format": "deconf-article/1", "key": "k", "text": "Officers met. " * 500})
    with path.open("w") as stream:
        stream.writelines(line + "\n" for _ in range(5_000))
    tracemalloc.start()
    with Input(str(path), path.open("rb")) as source:
        n_documents = sum(isinstance(each, Document) for each in read_documents(source))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert n_documents == 5_000
    assert peak < 5 << 20 < path.stat().st_size
