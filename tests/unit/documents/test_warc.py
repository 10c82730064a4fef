"""Web archives: pages come out, and no record that is cut or damaged goes unseen."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from deconfdb.documents.archived_page import ArchiveCounts
from deconfdb.documents.limits import Limits
from deconfdb.documents.model import Document
from deconfdb.documents.reading import ReadOptions, read_documents
from deconfdb.documents.sources import Input

PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Line stays open</title></head><body><article>"
    + "<p>Officers of both armies said that the line between their commands is still answered every day.</p>" * 3
    + "</article></body></html>"
).encode()


def sha1(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def titles(found: list[Any]) -> list[str]:
    return [each.title if isinstance(each, Document) else f"{each.stage}:{each.code}" for each in found]


@pytest.fixture
def record(make_record: Callable[..., bytes], make_response: Callable[..., bytes]) -> bytes:
    """One whole response with both digests."""
    block = make_response(PAGE)
    return make_record("response", block, extra={"WARC-Block-Digest": sha1(block), "WARC-Payload-Digest": sha1(PAGE)})


@pytest.mark.parametrize("is_packed", [False, True])
def test_responses_become_documents_and_the_rest_is_counted(
    record: bytes, make_record: Any, make_response: Any, gzip_each: Any, is_packed: bool
) -> None:
    records = [
        make_record("warcinfo", b"software: test\r\n"),
        make_record("request", b"GET / HTTP/1.1\r\n\r\n"),
        record,
        make_record("response", make_response(b"moved", status="301 Moved", headers={"Location": "/"})),
        make_record("response", make_response(b"gone", status="404 Not Found")),
        make_record("response", make_response(b"%PDF", headers={"Content-Type": "application/pdf"})),
        make_record("revisit", b""),
        record,
    ]
    payload = gzip_each(records) if is_packed else b"".join(records)
    counts = ArchiveCounts()
    with Input("a.warc", __import__("io").BytesIO(payload)) as source:
        found = list(read_documents(source, ReadOptions(), counts))

    assert titles(found) == ["Line stays open", "Line stays open"]
    assert counts.skipped == {
        "record_warcinfo": 1, "record_request": 1, "status_301": 1, "status_404": 1, "type_application/pdf": 1, "record_revisit": 1,
    }  # fmt: skip
    first, second = found
    assert isinstance(first, Document)
    assert (first.url, first.language, first.dates) == ("https://placeholder.example/a", "en", ())
    assert first.extra["fetched_at"] == "2018-09-20T06:00:00Z"
    offsets = (
        [len(gzip_each(records[:2])), len(gzip_each(records[:7]))]
        if is_packed
        else [len(b"".join(records[:2])), len(b"".join(records[:7]))]
    )
    assert [(each.locator.record, each.locator.offset) for each in (first, second)] == [
        (3, offsets[0]),
        (8, offsets[1]),
    ]


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"WARC-Block-Digest": sha1(b"other")}, "fetch:digest_mismatch"),
        ({"WARC-Payload-Digest": "sha256:" + hashlib.sha256(b"other").hexdigest()}, "fetch:digest_mismatch"),
        ({"WARC-Payload-Digest": "sha256:" + hashlib.sha256(PAGE).hexdigest()}, "Line stays open"),
        ({"WARC-Payload-Digest": "blake3:abcd"}, "Line stays open"),
        ({"WARC-Truncated": "length"}, "fetch:truncated"),
        ({"Content-Length": "abc"}, "parse:warc_malformed"),
    ],
)
def test_digests_and_truncation_marks_are_checked(
    read: Any, make_record: Any, make_response: Any, change: dict[str, str], outcome: str
) -> None:
    assert titles(read(make_record("response", make_response(PAGE), extra=change))) == [outcome]


def test_a_record_that_breaks_off_is_noticed_at_every_length(read: Any, record: bytes) -> None:
    head = record.index(b"\r\n\r\n") + 4
    outcomes = {length: titles(read(record[:length], format="warc")) for length in range(head, len(record) - 4, 37)}

    assert set(map(tuple, outcomes.values())) == {("fetch:truncated",)}


def test_a_record_longer_than_its_header_says_is_noticed_and_the_next_is_read(
    read: Any, record: bytes, make_record: Any, make_response: Any
) -> None:
    block = make_response(PAGE)
    short = make_record("response", block, length=len(block) - 2)

    assert titles(read(short + record)) == ["fetch:length_mismatch", "Line stays open"]


def test_a_page_shorter_than_its_http_header_says_is_noticed(read: Any, make_record: Any, make_response: Any) -> None:
    block = make_response(PAGE, headers={"Content-Length": str(len(PAGE) + 1)})

    assert titles(read(make_record("response", block))) == ["fetch:truncated"]


def test_chunks_and_gzip_are_undone(read: Any, make_record: Any, make_response: Any) -> None:
    packed = gzip.compress(PAGE)
    chunked = f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
    block = make_response(chunked, headers={"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"})
    cut = make_response(packed[:-20], headers={"Content-Encoding": "gzip"})
    brotli = make_response(b"\x1b\x00", headers={"Content-Encoding": "br"})

    assert titles(read(b"".join(make_record("response", each) for each in (block, cut, brotli)))) == [
        "Line stays open",
        "fetch:truncated",
        "parse:unknown_encoding",
    ]


def test_a_damaged_member_costs_its_own_record(read: Any, record: bytes, gzip_each: Any) -> None:
    members = [gzip_each([record]) for _ in range(3)]
    damaged = bytearray(members[1])
    damaged[len(damaged) // 2] ^= 0xFF

    found = read(members[0] + bytes(damaged) + members[2])

    assert titles(found) == ["Line stays open", "fetch:gzip_damaged", "Line stays open"]
    assert found[1].locator.offset == len(members[0])


def test_a_damaged_gzip_header_is_passed_over(read: Any, record: bytes, gzip_each: Any) -> None:
    members = [gzip_each([record]) for _ in range(2)]
    damaged = bytearray(members[1])
    damaged[3] = 0xE0

    assert titles(read(members[0] + bytes(damaged) + members[1])) == [
        "Line stays open",
        "fetch:gzip_damaged",
        "Line stays open",
    ]


def test_an_archive_gzipped_in_one_piece_is_refused_with_the_way_out(read: Any, record: bytes) -> None:
    found = read(gzip.compress(record + record))

    assert titles(found) == ["parse:warc_gzip_whole"]
    assert "gunzip" in found[0].problems[0].way_out
    assert titles(read(record + record)) == ["Line stays open", "Line stays open"]


def test_garbage_between_records_is_reported_and_passed_over(read: Any, record: bytes) -> None:
    assert titles(read(record + b"garbage of some kind\r\n\r\n" + record)) == [
        "Line stays open",
        "parse:warc_malformed",
        "Line stays open",
    ]


def test_a_record_over_the_limit_is_passed_over_without_being_held(read: Any, record: bytes, make_record: Any) -> None:
    big = make_record("response", b"x" * 300_000)

    found = read(big + record, limits=Limits(max_record_bytes=100_000))

    assert titles(found) == ["fetch:too_large", "Line stays open"]


def test_a_bomb_inside_a_record_is_refused(read: Any, make_record: Any, make_response: Any) -> None:
    bomb = gzip.compress(b"<p>" + b" " * 5_000_000)
    block = make_response(bomb, headers={"Content-Encoding": "gzip"})

    assert titles(read(make_record("response", block), limits=Limits(ratio_free_bytes=100_000))) == [
        "fetch:unpacking_bomb"
    ]


def test_arc_archives_are_read(read: Any, make_response: Any) -> None:
    block = make_response(PAGE)
    version = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n\n"
    head = b"filedesc://test.arc 0.0.0.0 20150101000000 text/plain %d\n" % len(version)
    entry = b"http://placeholder.example/arc 192.0.2.1 20150102030405 text/html %d\n" % len(block)
    arc = head + version + b"\n" + entry + block + b"\n"

    (document,) = read(arc)

    assert (document.title, document.url) == ("Line stays open", "http://placeholder.example/arc")
    assert titles(read(arc[:-200])) == ["fetch:truncated"]


@pytest.mark.parametrize("block", [b"no header at all", b"HTTP/1.1 abc\r\n\r\nx", b"HTTP/1.1 200 OK\r\nX: y"])
def test_a_response_without_an_http_header_is_set_aside(read: Any, make_record: Any, block: bytes) -> None:
    assert titles(read(make_record("response", block))) == ["parse:http_malformed"]
