"""The format is told by content; names of files say nothing."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from deconfdb.documents.detect import detect_format, top_level_fields
from deconfdb.documents.model import RecordError


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("memorandum.txt", "text"),
        ("page.html", "html"),
        ("feed.rss", "rss"),
        ("feed.rdf", "rss"),
        ("feed.atom", "atom"),
        ("feed.json", "jsonfeed"),
        ("sitemap.xml", "sitemap"),
        ("g2.xml", "newsml"),
        ("newsml1.xml", "newsml"),
        ("nitf.xml", "nitf"),
        ("ninjs1.json", "ninjs"),
        ("ninjs3.json", "ninjs"),
        ("lines.jsonl", "jsonl"),
        ("gdelt_events.tsv", "gdelt-events"),
        ("gdelt_mentions.tsv", "gdelt-mentions"),
        ("icews.tab", "icews"),
    ],
)
def test_every_fixture_is_told_by_its_content(fixtures: Path, name: str, expected: str) -> None:
    payload = (fixtures / name).read_bytes()

    assert detect_format(payload) == expected
    assert detect_format(payload[:700]) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- c --><?x y?>\n<rss>", "rss"),
        (b"<!DOCTYPE NewsML [<!ELEMENT x ANY>]><NewsML>", "newsml"),
        (b"<nar:newsItem xmlns:nar='x'>", "newsml"),
        ("<html><p>ş".encode("utf-16"), "html"),
        (b"<p>A fragment.</p>", "html"),
        (b"Some words\n<!doctype html>\n<html>", "html"),
        (b"<3 is no markup", "text"),
        (b"{ braces in a sentence }", "text"),
        (b"[Reuters] Talks begin", "text"),
        (b'{"uri": "x", "pubStatus": "usable"}', "ninjs"),
        (b'{"uri": "x"}', "jsonl"),
        (b'[{"maintext": "x"}]', "jsonl"),
        (b'{"extra": {"uri": "x", "headline": "y"}, "text": "z"}', "jsonl"),
        (b'{"note": "see https://jsonfeed.org/version/1", "text": "z"}', "jsonl"),
        (b'{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"', "jsonfeed"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo", "warc"),
        (b"filedesc://x.arc 0.0.0.0", "warc"),
        (gzip.compress(b"x"), "gzip"),
        (b"PK\x03\x04", "zip"),
        ("ş".encode() * 3 + "ş".encode()[:1], "text"),
    ],
)
def test_beginnings_are_told_apart(head: bytes, expected: str) -> None:
    assert detect_format(head) == expected


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"%PDF-1.7", "unknown_format"),
        (b"BZh91AY", "unknown_format"),
        (b"<?xml version='1.0'?><opml/>", "unknown_format"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "xml_entities"),
        ("plain".encode("utf-16"), "not_utf8"),
        (b"caf\xe9 au lait", "not_utf8"),
        (b"\x00\x01\x02binary", "nul_byte"),
        (b"20150218230000-0\t" + b"\t" * 25, "gdelt_gkg"),
        (b"\xef\xbb\xbfpath,key,title\r\na.txt,k,t\r\n", "is_manifest"),
        (b"# by hand\n---\nformat: deconf-coding/1\narticle: {}\n", "is_coding"),
    ],
)
def test_what_is_not_read_here_says_what_it_is(head: bytes, code: str) -> None:
    with pytest.raises(RecordError) as caught:
        detect_format(head)

    assert caught.value.problem.code == code


def test_a_misleading_name_does_not_matter(read: Any, fixtures: Path) -> None:
    (document,) = read((fixtures / "page.html").read_bytes(), name="feed.rss")
    assert document.extractor.name == "trafilatura"


def test_packed_inputs_are_unpacked_first(read: Any, fixtures: Path) -> None:
    page, feed = (fixtures / "page.html").read_bytes(), (fixtures / "feed.atom").read_bytes()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a/page.bin", page)
        packed.writestr("b.gz", gzip.compress(feed))

    (single,) = read(gzip.compress(page))
    found = read(archive.getvalue())

    assert single.text == read(page)[0].text
    assert [(each.title, each.locator.member) for each in found] == [
        (single.title, "a/page.bin"),
        ("Ceasefire in Idlib agreed in Moscow", "b.gz"),
        ("Only touched", "b.gz"),
    ]


def test_fields_of_the_first_object_are_named_even_when_it_breaks_off() -> None:
    assert top_level_fields('{"a": "x", "b": {"c": "y"}, "d": ["e", {"f": 1}], "g\\"h": 1, "i": "brok') == {
        "a": "x", "b": "", "d": "", 'g\\"h': "", "i": "brok",
    }  # fmt: skip
    assert top_level_fields('[{"a": 1}, {"b": 2}]') == {"a": ""}
