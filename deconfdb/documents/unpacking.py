"""Gzip and zip opened with a guard: bounded memory, a bound on the ratio, and damage noticed, not skipped."""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol

from deconfdb.documents.limits import CHUNK, Limits
from deconfdb.documents.model import RecordError

GZIP_MAGIC: Final = b"\x1f\x8b\x08"
ZIP_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
HEAD_BYTES: Final = 1 << 17
"""How much of a stream may be looked at to tell its format; JSON-LD of some pages stands 100 kB deep."""


class Readable(Protocol):
    """What is asked of a raw stream: a file, a socket, a pipe."""

    def read(self, size: int, /) -> bytes: ...


class Rewound(io.RawIOBase):
    """A stream whose head was taken and is given again."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            piece = self._head[: len(buffer)]
            self._head = self._head[len(piece) :]
        else:
            piece = memoryview(self._rest.read(len(buffer)))
        buffer[: len(piece)] = piece
        return len(piece)


def with_head(stream: Readable, size: int = HEAD_BYTES) -> tuple[bytes, BinaryIO]:
    """Return the first bytes of a stream and the stream as if untouched."""
    head = b""
    while len(head) < size and (chunk := stream.read(size - len(head))):
        head += chunk
    return head, io.BufferedReader(Rewound(head, stream), CHUNK)


class RatioGuard:
    """Refuses output that is out of proportion to its input, or larger than one file may be."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.packed = 0
        self.unpacked = 0

    def add(self, packed: int, unpacked: int) -> None:
        """Count a step of unpacking; RecordError when it is too much."""
        self.packed += packed
        self.unpacked += unpacked
        limits = self.limits
        if self.unpacked > limits.max_file_bytes:
            raise RecordError(
                "fetch",
                "too_large",
                f"it unpacks to more than {limits.max_file_bytes:,} bytes",
                way_out="raise the limit max_file_bytes if it is meant to be",
            )
        if self.unpacked > limits.ratio_free_bytes and self.unpacked > limits.max_ratio * max(self.packed, 1):
            raise RecordError(
                "fetch",
                "unpacking_bomb",
                f"{self.packed:,} packed bytes gave more than {self.unpacked:,}: over {limits.max_ratio} to 1",
                way_out="raise the limit max_ratio if it is meant to be",
            )


class GuardedGzip(io.RawIOBase):
    """The plain bytes of a gzip stream of one or many members.

    Damage and an end in mid-member raise RecordError (`gzip_damaged`, `truncated`); `skip_to_next_member` then goes on
    behind it. `member_offset` is where the member of the bytes last read began, `n_members` how many were begun.
    """

    def __init__(self, stream: Readable, limits: Limits) -> None:
        self._stream = stream
        self._guard = RatioGuard(limits)
        self._input = b""
        self._position = 0
        self._decoder: zlib._Decompress | None = None
        self.member_offset = 0
        self.n_members = 0
        self.is_damaged = False
        """Whether the last read met damage or the end of the file in mid-member."""
        self.stops_at_member = False
        """Whether reading ends at the end of each member, until `next_member` is called."""
        self._is_between = False

    def readable(self) -> bool:
        return True

    def _fill(self) -> bool:
        if not self._input:
            self._input = self._stream.read(CHUNK)
        return bool(self._input)

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while True:
            if self._decoder is None and (self._is_between or not self._begin_member()):
                return 0
            if not self._fill():
                self._decoder = None
                self.is_damaged = True
                raise RecordError(
                    "fetch",
                    "truncated",
                    f"the gzip member at byte {self.member_offset} breaks off",
                    way_out="fetch the file again",
                )
            piece = self._inflate(len(buffer))
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)

    def _inflate(self, size: int) -> bytes:
        decoder = self._decoder
        assert decoder is not None
        given = len(self._input)
        try:
            piece = decoder.decompress(self._input, size)
        except zlib.error as error:
            self._decoder = None
            self.is_damaged = True
            raise RecordError(
                "fetch",
                "gzip_damaged",
                f"the gzip member at byte {self.member_offset} is damaged: {error}",
                way_out="fetch the file again",
            ) from error
        self._input = decoder.unused_data or decoder.unconsumed_tail
        used = given - len(self._input)
        self._position += used
        if decoder.eof:
            self._decoder = None
            self._is_between = self.stops_at_member
        self._guard.add(used, len(piece))
        return piece

    def _begin_member(self) -> bool:
        """Start the next member; zero bytes after a member are padding, anything else is damage."""
        while self._fill():
            stripped = self._input.lstrip(b"\0") if self.n_members else self._input
            self._position += len(self._input) - len(stripped)
            self._input = stripped
            if stripped:
                break
        else:
            return False
        self.member_offset = self._position
        self.n_members += 1
        self._decoder = zlib.decompressobj(wbits=31)
        return True

    def next_member(self) -> bool:
        """Go on to the next member, after the current one was read to its end; False at the end of the file."""
        self._is_between = False
        return self._begin_member()

    def skip_to_next_member(self) -> bool:
        """After damage, search for the next gzip header; False when there is none."""
        self._decoder = None
        self._is_between = self.is_damaged = False
        # The damage may lie in the header itself: do not find the same one again.
        self._input = self._input[1:]
        self._position += 1
        while self._fill():
            found = self._input.find(GZIP_MAGIC)
            if found >= 0:
                self._position += found
                self._input = self._input[found:]
                return True
            # A header may lie across two chunks: keep two bytes.
            kept = self._input[-2:]
            self._position += len(self._input) - len(kept)
            more = self._stream.read(CHUNK)
            if not more:
                self._input = b""
                return False
            self._input = kept + more
        return False


def zip_members(stream: BinaryIO, limits: Limits) -> Iterator[tuple[str, BinaryIO]]:
    """Yield name and stream of each file in a zip archive; a stream is to be read before the next is asked for.

    A zip is read from its end, so it is first copied to a temporary file on disk.
    """
    with tempfile.TemporaryFile() as spool:
        size = 0
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limits.max_file_bytes:
                raise RecordError("fetch", "too_large", f"the zip is larger than {limits.max_file_bytes:,} bytes")
            spool.write(chunk)
        try:
            with zipfile.ZipFile(spool) as archive:
                members = [member for member in archive.infolist() if not member.is_dir()]
                if len(members) > limits.max_members:
                    raise RecordError("fetch", "too_many_members", f"the zip holds {len(members):,} files")
                for member in members:
                    if member.flag_bits & 1:
                        raise RecordError("fetch", "encrypted", f"{member.filename} is encrypted", way_out="unpack it")
                    with archive.open(member) as packed:
                        guarded = _GuardedMember(packed, member.compress_size, limits)
                        yield member.filename, io.BufferedReader(guarded, CHUNK)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise RecordError(
                "fetch", "zip_damaged", f"the zip archive cannot be read: {error}", way_out="fetch the file again"
            ) from error


class _GuardedMember(io.RawIOBase):
    """One file of a zip, read under the ratio guard."""

    def __init__(self, packed: Readable, packed_size: int, limits: Limits) -> None:
        self._packed = packed
        self._guard = RatioGuard(limits)
        self._guard.packed = packed_size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._packed.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise RecordError(
                "fetch", "zip_damaged", f"the file in the zip is damaged: {error}", way_out="fetch the file again"
            ) from error
        self._guard.add(0, len(piece))
        buffer[: len(piece)] = piece
        return len(piece)
