"""WARC and ARC archives: each archived page is a document; lengths and digests are checked, so that no cut goes unseen.

warcio reads the headers; framing, bounds and checks are done here, because warcio hands a short record on as if whole.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Final

from deconfdb.documents.archived_page import ArchiveCounts, archived_page, check_digest
from deconfdb.documents.limits import CHUNK, DEFAULT_LIMITS, RAISE_LIMIT, Limits
from deconfdb.documents.model import Document, Locator, RecordError, Rejection, rejected
from deconfdb.documents.unpacking import GuardedGzip, Rewound

WARC_START: Final = (b"WARC/0.", b"WARC/1.", b"filedesc://")
_MAX_HEADER: Final = 1 << 20


class CountingReader:
    """A buffered stream that knows how far it was read, whatever a parser does with it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = (
            stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(Rewound(b"", stream), CHUNK)
        )
        self.position = 0

    def read(self, size: int) -> bytes:
        """Read up to `size` bytes."""
        content = self._stream.read(size)
        self.position += len(content)
        return content

    def readline(self, size: int | None = None) -> bytes:
        """Read a line of at most a header's length."""
        content = self._stream.readline(_MAX_HEADER if size is None or size < 0 else size)
        self.position += len(content)
        return content

    def peek(self, size: int) -> bytes:
        """Look at the next bytes."""
        return self._stream.peek(size)[:size]

    def skip_blank_lines(self) -> bool:
        """Pass over line ends between records; False at the end of the stream."""
        while (following := self.peek(1)) in {b"\r", b"\n"}:
            self.read(1)
        return bool(following)

    def skip_to_next_record(self) -> bool:
        """After damage, search for the next line that opens a record; False when there is none."""
        while line := self.readline(CHUNK):
            if line.endswith(b"\n") and self.peek(5) == b"WARC/":
                return True
        return False


def read_warc(
    stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS, counts: ArchiveCounts | None = None
) -> Iterator[Document | Rejection]:
    """Read an archive that is not packed, record by record; `counts` takes what was passed over."""
    counts = ArchiveCounts() if counts is None else counts
    reader = CountingReader(stream)
    number = 0
    while reader.skip_blank_lines():
        number += 1
        here = replace(locator, record=number, offset=reader.position)
        try:
            document = _read_record(reader, here, limits, counts)
        except RecordError as error:
            yield rejected(here, error)
            if not reader.skip_to_next_record():
                return
            continue
        if document is not None:
            yield document


def read_gzipped_warc(
    packed: GuardedGzip, locator: Locator, limits: Limits = DEFAULT_LIMITS, counts: ArchiveCounts | None = None
) -> Iterator[Document | Rejection]:
    """Read an archive gzipped record by record, as the standard asks; a damaged member costs that record alone.

    An archive gzipped as one piece is refused: no index can point into it, and damage would cost all that follows.
    """
    counts = ArchiveCounts() if counts is None else counts
    packed.stops_at_member = True
    number = 0
    while True:
        try:
            if not packed.next_member():
                return
            number += 1
            here = replace(locator, record=number, offset=packed.member_offset)
            document = _read_member(packed, here, limits, counts)
            if document is not None:
                yield document
        except RecordError as error:
            yield rejected(replace(locator, record=number, offset=packed.member_offset), error)
            if error.problem.code == "warc_gzip_whole" or not _leave_member(packed):
                return


def _leave_member(packed: GuardedGzip) -> bool:
    """Pass over what is left of a member whose record was refused; False when nothing more can be read."""
    if packed.is_damaged:
        return packed.skip_to_next_member()
    try:
        while packed.read(CHUNK):
            pass
    except RecordError:
        return packed.is_damaged and packed.skip_to_next_member()
    return True


def _read_member(packed: GuardedGzip, here: Locator, limits: Limits, counts: ArchiveCounts) -> Document | None:
    # Closing the buffer of one member must not close the file under it.
    reader = CountingReader(io.BufferedReader(Rewound(b"", packed), CHUNK))
    if not re.match(rb"WARC/[01]\.|filedesc://|https?://", reader.peek(12)):
        raise RecordError("parse", "warc_malformed", "the gzip member holds no record", value=repr(reader.peek(12)))
    document = _read_record(reader, here, limits, counts)
    if reader.skip_blank_lines():
        if reader.peek(5) == b"WARC/":
            raise RecordError(
                "parse",
                "warc_gzip_whole",
                "the archive is gzipped as one piece and not record by record",
                way_out="unpack it with gunzip and read the plain archive",
            )
        raise RecordError("parse", "warc_malformed", "bytes follow the record inside its gzip member")
    return document


def _read_record(reader: CountingReader, here: Locator, limits: Limits, counts: ArchiveCounts) -> Document | None:
    """Read one record; None for a kind of record that is no page."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        record = ArcWarcRecordLoader(arc2warc=True).parse_record_stream(reader, no_record_parse=True)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, IndexError, KeyError) as error:
        if not reader.peek(1):
            raise RecordError("fetch", "truncated", "the archive breaks off in the header of a record") from error
        raise RecordError("parse", "warc_malformed", f"no record header: {error}") from error
    if not record.rec_headers.headers or record.rec_headers.get_header("Content-Length") is None:
        raise RecordError("parse", "warc_malformed", "the record states no length")
    block = _read_block(reader, record, limits)
    kind = record.rec_type
    if kind not in {"response", "resource"}:
        counts.add(f"record_{kind}")
        return None
    return archived_page(record, block, here, limits, counts)


def _read_block(reader: CountingReader, record: Any, limits: Limits) -> bytes:
    """Read as many bytes as the header says and check the block's digest."""
    stated = record.rec_headers.get_header("Content-Length")
    if not (stated.isascii() and stated.isdigit()):
        raise RecordError("parse", "warc_malformed", "the stated length is no number", value=stated)
    # Of an ARC file's own header warcio has read a part of what the length counts.
    length = int(record.length)
    if length > limits.max_record_bytes:
        remaining = length
        while remaining and (chunk := reader.read(min(CHUNK, remaining))):
            remaining -= len(chunk)
        raise RecordError(
            "fetch", "too_large", f"the record is larger than {limits.max_record_bytes:,} bytes", way_out=RAISE_LIMIT
        )
    pieces: list[bytes] = []
    remaining = length
    while remaining and (chunk := reader.read(min(CHUNK, remaining))):
        pieces.append(chunk)
        remaining -= len(chunk)
    block = b"".join(pieces)
    if remaining:
        raise RecordError(
            "fetch",
            "truncated",
            f"the record breaks off: {len(block):,} of {length:,} bytes",
            place="Content-Length",
            way_out="fetch the archive again",
        )
    if reader.peek(1) not in {b"", b"\r", b"\n"}:
        raise RecordError(
            "fetch",
            "length_mismatch",
            f"the record is longer than the {length:,} bytes that its header states",
            place="Content-Length",
        )
    check_digest(record.rec_headers.get_header("WARC-Block-Digest"), block, "WARC-Block-Digest")
    return block
