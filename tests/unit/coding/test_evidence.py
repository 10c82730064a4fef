"""Evidence held against a text: exactly the spans that a change touches fail."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from deconfdb.coding.document import CodingDocument
from deconfdb.coding.evidence import ExpectedSpan, expected_spans, text_sha256, validate_against_text, verify_spans
from deconfdb.coding.reading import read_codings


@pytest.fixture
def document() -> CodingDocument:
    (reading,) = read_codings(Path(__file__).parent / "fixtures" / "koreas-2021-07-27.json")
    assert reading.document is not None
    return reading.document


def test_all_spans_of_the_coded_text_verify(document: CodingDocument, coded_text: str) -> None:
    results = verify_spans(document, coded_text)

    assert [(each.claim, each.mention, each.is_verified, each.reason) for each in results] == [
        ("c1", 0, True, None),
        ("c1", 1, True, None),
        ("c2", 0, True, None),
        ("c3", 0, True, None),
        ("c4", 0, True, None),
        ("c5", 0, True, None),
        ("c6", 0, True, None),
    ]
    assert validate_against_text(document, coded_text) == ()


def test_a_replaced_character_fails_exactly_the_spans_that_contain_it(
    document: CodingDocument, coded_text: str
) -> None:
    for place in range(len(coded_text)):
        changed = coded_text[:place] + ("#" if coded_text[place] != "#" else "+") + coded_text[place + 1 :]

        failed = {
            (each.claim, each.start, each.end) for each in verify_spans(document, changed) if not each.is_verified
        }

        spans = expected_spans(document)
        assert failed == {(each.claim, each.start, each.end) for each in spans if each.start <= place < each.end}


def test_a_shorter_text_puts_spans_out_of_range(document: CodingDocument, coded_text: str) -> None:
    results = verify_spans(document, coded_text[:300])

    assert [str(each) for each in results if not each.is_verified] == [
        "c2, mention 0, 216-342: out of range: the text has 300 code points",
        "c3, mention 0, 343-442: out of range: the text has 300 code points",
        "c5, mention 0, 443-504: out of range: the text has 300 code points",
        "c6, mention 0, 466-492: out of range: the text has 300 code points",
    ]


def test_another_text_is_named_with_every_span_that_fails(document: CodingDocument, coded_text: str) -> None:
    changed = coded_text.replace("KCNA", "Kcna")

    problems = validate_against_text(document, changed)

    assert [(each.code, each.location, each.value) for each in problems] == [
        ("text_mismatch", "article.text.sha256", str(document.article.text and document.article.text.sha256)),
        ("span_mismatch", "claims[2].mentions[0]", "c3 343-442"),
    ]
    assert validate_against_text(document, changed[:-1])[0].location == "article.text.length"


def test_a_wrong_hash_in_the_coding_is_told_apart_from_a_wrong_range(coded_text: str) -> None:
    right = hashlib.sha256(coded_text[0:6].encode()).hexdigest()
    spans = [
        ExpectedSpan("a", 0, 0, 6, right),
        ExpectedSpan("b", 0, 0, 7, right),
        ExpectedSpan("c", 0, 6, 6, right),
        ExpectedSpan("d", 1, -1, 6, right),
        ExpectedSpan("e", 0, 0, len(coded_text) + 1, right),
    ]

    length = f"out of range: the text has {len(coded_text)} code points"
    assert [(each.claim, each.reason) for each in verify_spans(spans, coded_text)] == [
        ("a", None),
        ("b", "the passage differs"),
        ("c", length),
        ("d", length),
        ("e", length),
    ]


def test_offsets_count_code_points_and_the_hash_is_that_of_the_bytes(coded_text: str) -> None:
    raw = (Path(__file__).parent / "fixtures" / "koreas-2021-07-27.txt").read_bytes()

    assert len(raw) > len(coded_text) > coded_text.index("Kaesŏng")
    assert text_sha256(coded_text) == hashlib.sha256(raw).hexdigest()
    assert text_sha256(coded_text.rstrip("\n")) != text_sha256(coded_text)


def test_a_claim_without_ref_goes_by_its_place(valid_coding: dict[str, Any], coded_text: str) -> None:
    del valid_coding["claims"][2]["ref"]
    document = CodingDocument.model_validate_json(json.dumps(valid_coding))

    assert [each.claim for each in verify_spans(document, coded_text)][3] == "claims[2]"


@pytest.mark.parametrize(("codings", "texts", "count"), [("codings", "seeds", 130), ("gold/codings", "gold/texts", 48)])
def test_the_shared_texts_verify_every_span(shared: Path, codings: str, texts: str, count: int) -> None:
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in (shared / texts).glob("*.txt")}
    verified = 0
    for path in sorted((shared / codings).glob("*.json")):
        (reading,) = read_codings(path)
        assert reading.document is not None
        coded = reading.document.article.text
        assert coded is not None
        text = by_hash[str(coded.sha256)].read_bytes().decode()
        assert validate_against_text(reading.document, text) == ()
        verified += sum(each.is_verified for each in verify_spans(reading.document, text))

    assert verified == count


def test_a_replaced_character_of_a_shared_text_fails_exactly_the_spans_that_contain_it(shared: Path) -> None:
    with (shared / "seeds" / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        entries = list(csv.DictReader(stream))
    assert len(entries) == 5
    for entry in entries:
        text = (shared / "seeds" / entry["path"]).read_bytes().decode()
        (reading,) = read_codings(shared / "codings" / f"{entry['key']}.json")
        assert reading.document is not None
        spans = expected_spans(reading.document)
        place = spans[len(spans) // 2].start + 5
        changed = text[:place] + "\N{SNOWMAN}" + text[place + 1 :]

        failed = [(each.claim, each.start, each.end) for each in verify_spans(spans, changed) if not each.is_verified]

        assert failed == [(each.claim, each.start, each.end) for each in spans if each.start <= place < each.end]
        assert failed
