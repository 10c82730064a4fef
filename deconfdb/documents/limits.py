"""How much one input may cost: sizes, ratios, and the reads that keep to them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from deconfdb.documents.model import RecordError

MIB = 1 << 20
CHUNK = 1 << 16
RAISE_LIMIT = "raise the limit max_record_bytes if it is meant to be"


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of what is read; beyond them a record or file is refused, never cut.

    The longest news texts stay under 1 MiB and their pages under 10 MiB; a CC-NEWS archive unpacks to some 5 GiB.
    """

    max_record_bytes: int = 32 * MIB
    """One page, feed, XML item, line or archived record."""
    max_file_bytes: int = 64 * 1024 * MIB
    """One file after unpacking."""
    max_ratio: int = 200
    """Unpacked to packed size, looked at beyond `ratio_free_bytes`; HTML packs about 1:10, a bomb 1:1000."""
    ratio_free_bytes: int = MIB
    max_members: int = 10_000
    """Files in one zip archive."""
    max_title_length: int = 2_000
    """Code points; the longest headlines of the wires have some 300."""
    max_text_length: int = 5_000_000
    max_url_length: int = 8_000


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line end; `content` is None when it is longer than the limit (`head` shows its start)."""

    number: int
    offset: int
    content: bytes | None
    head: bytes = b""
    is_ended: bool = True
    """False for a last line without a line end: the file may have been cut there."""


def read_whole(stream: BinaryIO, limit: int, what: str = "record") -> bytes:
    """Read a stream to its end, refusing more than `limit` bytes."""
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise RecordError("fetch", "too_large", f"{what} is larger than {limit:,} bytes", way_out=RAISE_LIMIT)
        chunks.append(chunk)
    return b"".join(chunks)


def iterate_lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """Yield the lines of a stream; one over `limit` bytes is passed over in chunks, never held in memory."""
    number = 0
    offset = 0
    while raw := stream.readline(limit + 1):
        number += 1
        start = offset
        offset += len(raw)
        if raw.endswith(b"\n"):
            yield Line(number, start, raw.removesuffix(b"\n").removesuffix(b"\r"))
        elif len(raw) <= limit:
            yield Line(number, start, raw, is_ended=False)
        else:
            skipped = raw
            while skipped and not skipped.endswith(b"\n"):
                skipped = stream.readline(CHUNK)
                offset += len(skipped)
            yield Line(number, start, None, head=raw[:4000], is_ended=bool(skipped))


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells whether a file changed: identity, size and time of the last write."""

    device: int
    inode: int
    size: int
    modified_ns: int

    @classmethod
    def of(cls, descriptor: int) -> FileState:
        """Take the state of an open file."""
        status = os.fstat(descriptor)
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
