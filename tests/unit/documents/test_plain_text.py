"""Plain text is stored as it was read, or refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from deconfdb.documents.limits import Limits
from deconfdb.documents.model import Document, Rejection


@pytest.mark.parametrize(
    "payload",
    [
        b"one line",
        b"ends with a newline\n",
        b"\n\n  spaces kept \t\n",
        b"a\r\nb\rc\n",
        "\ufeffmark kept".encode(),
        "İıçğş\u00a0é".encode(),
    ],
)
def test_the_hash_of_the_text_is_the_hash_of_the_file(read: Any, payload: bytes) -> None:
    (document,) = read(payload, format="text")

    assert document.text.encode("utf-8") == payload
    assert document.text_sha256 == hashlib.sha256(payload).hexdigest()


@pytest.mark.parametrize(
    ("payload", "stage", "code", "place"),
    [
        (b"Syri\xe9n", "parse", "not_utf8", "byte 4"),
        (b"ends in mid-letter \xc3", "parse", "not_utf8", "byte 19"),
        (b"a\x00b", "parse", "nul_byte", "byte 1"),
        (b" \n\t\xef\xbb\xbf", "parse", "empty", ""),
        (b"", "parse", "empty", ""),
        (b"x" * 101, "fetch", "too_large", ""),
    ],
)
def test_what_cannot_be_stored_as_read_is_refused_with_its_place(
    read: Any, payload: bytes, stage: str, code: str, place: str
) -> None:
    (rejection,) = read(payload, format="text", limits=Limits(max_record_bytes=100))

    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.code, rejection.problems[0].location) == (stage, code, place)
    assert "\0" not in rejection.excerpt


def test_the_fixture_gets_language_agency_and_typed_stretches(read_fixture: Any) -> None:
    (document,) = read_fixture("memorandum.txt")

    assert (document.language, document.language_basis) == ("en", "detected")
    assert [(hop.source, hop.action, hop.basis) for hop in document.custody] == [
        ("afp", "created", "agency_cue:dateline")
    ]
    assert [(segment.kind, document.text[segment.start : segment.end][:14]) for segment in document.segments] == [
        ("body", "Russia and Uni"),
        ("dateline", "WASHINGTON (AF"),
        ("body", "The United Sta"),
        ("contributor_line", "Additional rep"),
    ]
    assert document.dates == ()


def test_every_seed_text_has_the_hash_and_length_that_its_coding_states(shared: Path, read: Any) -> None:
    from deconfdb.documents.manifest import read_manifest
    from deconfdb.documents.reading import read_manifest_documents

    documents = [
        each
        for each in read_manifest_documents(read_manifest(shared / "seeds" / "manifest.csv"))
        if isinstance(each, Document)
    ]
    stated = {
        path.stem: json.loads(path.read_text())["article"]["text"] for path in (shared / "codings").glob("*.json")
    }

    assert {d.key: {"sha256": d.text_sha256, "length": len(d.text)} for d in documents} == stated
