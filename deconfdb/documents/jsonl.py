"""JSON lines: our own `deconf-article/1`, and the output of news-please, trafilatura and Fundus."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from deconfdb.documents.article_lines import ARTICLE_FORMAT, article_document
from deconfdb.documents.extractor_lines import (
    FUNDUS,
    NEWS_PLEASE,
    TRAFILATURA,
    Dialect,
    extractor_document,
)
from deconfdb.documents.json_reading import parse_json
from deconfdb.documents.limits import DEFAULT_LIMITS, RAISE_LIMIT, Limits, iterate_lines, read_whole
from deconfdb.documents.model import Document, Locator, RecordError, Rejection, rejected
from deconfdb.documents.unpacking import HEAD_BYTES, with_head


def read_jsonl(stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Rejection]:
    """Read one object a line; a file that is one object over many lines, or one array, is read whole."""
    head, stream = with_head(stream, HEAD_BYTES)
    if not _is_line_by_line(head):
        yield from _read_whole(read_whole(stream, limits.max_record_bytes, "JSON document"), locator)
        return
    for line in iterate_lines(stream, limits.max_record_bytes):
        here = replace(locator, record=line.number, offset=line.offset)
        if line.content is None:
            message = f"line {line.number} is longer than {limits.max_record_bytes:,} bytes"
            yield rejected(here, RecordError("fetch", "too_large", message, way_out=RAISE_LIMIT), line.head)
        elif line.content.strip():
            yield _read_record(line.content, here)


def _is_line_by_line(head: bytes) -> bool:
    """Whether the first line closes what it opens, or is too long to tell: then one line is one record."""
    first, newline, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if first.startswith(b"["):
        return False
    if not newline:
        return True
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        # A pretty-printed object opens with a brace alone or its first key; a damaged line holds more than one key.
        return first.count(b'":') > 1
    return True


def _read_whole(payload: bytes, locator: Locator) -> Iterator[Document | Rejection]:
    try:
        content = parse_json(payload)
    except RecordError as error:
        yield rejected(locator, error, payload)
        return
    records = content if isinstance(content, list) else [content]
    for number, record in enumerate(records, start=1):
        here = replace(locator, record=number)
        raw = payload if len(records) == 1 else json.dumps(record, sort_keys=True).encode()
        yield _document(record, raw, here)


def _read_record(raw: bytes, here: Locator) -> Document | Rejection:
    try:
        record = parse_json(raw)
    except RecordError as error:
        return rejected(here, error, raw)
    return _document(record, raw, here)


def _document(record: Any, raw: bytes, here: Locator) -> Document | Rejection:
    try:
        if not isinstance(record, dict):
            raise RecordError("validate", "no_object", "the line is no object")
        sha256 = hashlib.sha256(raw).hexdigest()
        stated = record.get("format")
        if stated == ARTICLE_FORMAT:
            return article_document(record, here, sha256)
        if isinstance(stated, str) and stated.startswith("deconf-coding/"):
            raise RecordError(
                "validate",
                "is_coding",
                "this is a coding, not an article",
                way_out="load it with: deconfdb ingest codings",
            )
        return extractor_document(record, dialect_of(record), here, sha256)
    except RecordError as error:
        return rejected(here, error, raw)


def dialect_of(record: dict[str, Any]) -> Dialect:
    """Tell whose output a record is by the fields that only it has."""
    names = record.keys()
    if {"maintext", "date_publish"} & names:
        return NEWS_PLEASE
    if {"source-hostname", "raw_text", "fingerprint", "hostname"} & names:
        return TRAFILATURA
    if {"publishing_date", "plaintext"} & names:
        return FUNDUS
    raise RecordError(
        "validate",
        "unknown_record",
        f"an object with none of the known sets of fields, but {', '.join(sorted(map(str, names))[:12]) or 'empty'}",
        way_out=f"write {ARTICLE_FORMAT}, or the output of news-please, trafilatura or Fundus",
    )
