"""Plain text: stored as it was read.

The rule: the text is the file. Not a newline, byte order mark or space at an end is changed, so the sha256 of the file
is the sha256 of the stored text, and offsets of a coding hold on either. What is not UTF-8, or holds a NUL (which
PostgreSQL cannot store), is refused and not repaired.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.model import Document, Extractor, Locator, RecordError, Rejection, rejected

EXTRACTOR = Extractor("plain_text", "1")
BLANK = "\ufeff \t\r\n\v\f\u00a0\u200b"


def decode_text(payload: bytes) -> str:
    """Decode UTF-8 strictly, naming the first byte that is wrong."""
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RecordError(
            "parse",
            "not_utf8",
            f"not UTF-8 at byte {error.start}",
            place=f"byte {error.start}",
            value=payload[error.start : error.start + 8].hex(" "),
            way_out="convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8",
        ) from error
    if (position := payload.find(b"\0")) >= 0:
        raise RecordError(
            "parse",
            "nul_byte",
            f"a NUL at byte {position}: this is no text",
            place=f"byte {position}",
            way_out="remove the NUL; a file in UTF-16 must be converted to UTF-8",
        )
    return text


def read_plain_text(
    stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | Rejection]:
    """Read one file as one document whose metadata come from elsewhere (manifest, options, a coding)."""
    payload = read_whole(stream, limits.max_record_bytes, "text file")
    try:
        text = decode_text(payload)
        if not text.strip(BLANK):
            raise RecordError("parse", "empty", "the file holds no text", way_out="remove it")
    except RecordError as error:
        yield rejected(locator, error, payload)
        return
    yield Document(locator=locator, text=text, extractor=EXTRACTOR)
