"""The page inside one archived response: HTTP header, length, digest, chunks and compression."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import dataclass, field, replace
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Any, Final

from deconfdb.documents.html import page_document
from deconfdb.documents.limits import CHUNK, RAISE_LIMIT, Limits
from deconfdb.documents.model import Document, Locator, RecordError
from deconfdb.documents.unpacking import GuardedGzip

_PAGE_TYPES: Final = ("text/html", "application/xhtml+xml")
_FIRST_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}\s*(?:;[^\r\n]*)?\r\n")


@dataclass(slots=True)
class ArchiveCounts:
    """What an archive held beside its pages: records by the reason for which they are no document."""

    skipped: dict[str, int] = field(default_factory=dict)

    def add(self, reason: str) -> None:
        """Count one record."""
        self.skipped[reason] = self.skipped.get(reason, 0) + 1


def check_digest(stated: str | None, content: bytes, field: str) -> None:
    """Compare a digest in base 32 or 16; an algorithm that is not known here is passed over."""
    algorithm, _, value = (stated or "").strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if not value or algorithm not in {"sha1", "sha256", "sha512", "md5"}:
        return
    digest = hashlib.new(algorithm, content, usedforsecurity=False)
    if value.lower() != digest.hexdigest() and value.upper().rstrip("=") != base64.b32encode(
        digest.digest()
    ).decode().rstrip("="):
        raise RecordError(
            "fetch",
            "digest_mismatch",
            f"the content does not have the digest that its header states ({len(content):,} bytes)",
            place=field,
            value=stated or "",
            way_out="fetch the archive again",
        )


def archived_page(record: Any, block: bytes, here: Locator, limits: Limits, counts: ArchiveCounts) -> Document | None:
    """Make a document of a response or resource record; None, and a count, for what is no page."""
    headers = record.rec_headers
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ") or None
    is_http = (headers.get_header("Content-Type") or "").startswith("application/http") or record.format == "arc"
    if reason := headers.get_header("WARC-Truncated"):
        raise RecordError("fetch", "truncated", "the crawler cut the page", place="WARC-Truncated", value=reason)
    status, http_headers, payload = _split_http(block) if is_http else (200, Message(), block)
    check_digest(headers.get_header("WARC-Payload-Digest"), payload, "WARC-Payload-Digest")
    stated_length = http_headers.get("Content-Length", "").strip()
    is_chunked = "chunked" in http_headers.get("Transfer-Encoding", "").lower()
    if stated_length.isdigit() and not is_chunked:
        _check_http_length(int(stated_length), len(payload), http_headers)
    content_type = (http_headers if is_http else _as_message(headers)).get_content_type()
    if not 200 <= status < 300:
        counts.add(f"status_{status}")
        return None
    if content_type not in _PAGE_TYPES:
        counts.add(f"type_{content_type}")
        return None
    content = _decoded(payload, http_headers, is_chunked=is_chunked, limits=limits)
    document = page_document(content, here, url=url, charset=http_headers.get_content_charset())
    fetched_at = headers.get_header("WARC-Date")
    return replace(document, extra={**document.extra, "fetched_at": fetched_at} if fetched_at else document.extra)


def _check_http_length(stated: int, actual: int, http_headers: Message) -> None:
    # Common Crawl stores payloads decoded and keeps the first length under a name of its own.
    if actual < stated and not http_headers.get("X-Crawl-Content-Encoding"):
        raise RecordError(
            "fetch",
            "truncated",
            f"the page breaks off: {actual:,} of {stated:,} bytes",
            place="HTTP Content-Length",
            way_out="fetch the page again",
        )


def _as_message(headers: Any) -> Message:
    message = Message()
    message["Content-Type"] = headers.get_header("Content-Type") or "application/octet-stream"
    return message


def _split_http(block: bytes) -> tuple[int, Message, bytes]:
    head, separator, payload = block.partition(b"\r\n\r\n")
    if not separator:
        head, separator, payload = block.partition(b"\n\n")
    status_line, _, header_lines = head.partition(b"\n")
    status = re.match(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b", status_line)
    if status is None or not separator:
        raise RecordError(
            "parse", "http_malformed", "the archived response has no HTTP header", value=repr(status_line[:80])
        )
    return int(status.group(1)), BytesHeaderParser().parsebytes(header_lines), payload


def _decoded(payload: bytes, http_headers: Message, *, is_chunked: bool, limits: Limits) -> bytes:
    """Undo chunks and compression, bounded in size and ratio; crawlers may have undone them and kept the header."""
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

    encoding = http_headers.get("Content-Encoding", "").strip().lower()
    if is_chunked and _FIRST_CHUNK.match(payload):
        try:
            payload = ChunkedDataReader(io.BytesIO(payload), raise_exceptions=True).read(limits.max_record_bytes + 1)
        except ChunkedDataException as error:
            raise RecordError("fetch", "truncated", f"the chunks of the page do not fit: {error}") from error
    if encoding in {"gzip", "x-gzip"} and payload.startswith(b"\x1f\x8b"):
        packed = GuardedGzip(io.BytesIO(payload), limits)
        content = io.BufferedReader(packed, CHUNK).read(limits.max_record_bytes + 1)
    elif encoding in {"br", "deflate", "zstd"} and payload.lstrip()[:1] != b"<":
        raise RecordError(
            "parse", "unknown_encoding", f"the page is compressed by {encoding}", way_out="crawl with gzip or none"
        )
    else:
        content = payload
    if len(content) > limits.max_record_bytes:
        raise RecordError(
            "fetch", "too_large", f"the page is larger than {limits.max_record_bytes:,} bytes", way_out=RAISE_LIMIT
        )
    return content
