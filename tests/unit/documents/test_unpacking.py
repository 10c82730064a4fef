"""Gzip and zip: damage is noticed, bombs are refused, memory stays bounded."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zipfile
from typing import Any

import pytest

from deconfdb.documents.limits import Limits, iterate_lines, read_whole
from deconfdb.documents.model import RecordError
from deconfdb.documents.unpacking import GuardedGzip, with_head, zip_members

SMALL = Limits(ratio_free_bytes=10_000, max_file_bytes=10_000_000)


def unpack(payload: bytes, limits: Limits = SMALL) -> bytes:
    return io.BufferedReader(GuardedGzip(io.BytesIO(payload), limits)).read()


def test_members_follow_each_other_and_padding_is_no_damage() -> None:
    payload = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two") + b"\0" * 1_000

    assert unpack(payload) == b"one two"


def test_every_cut_and_every_flipped_byte_is_noticed() -> None:
    content = bytes(range(256)) * 4
    payload = gzip.compress(content, mtime=0)

    for length in range(1, len(payload)):
        with pytest.raises(RecordError) as caught:
            unpack(payload[:length])
        assert caught.value.problem.code in {"truncated", "gzip_damaged"}
    for position in range(10, len(payload)):
        changed = bytearray(payload)
        changed[position] ^= 0x01
        with pytest.raises(RecordError):
            unpack(bytes(changed))


def test_a_gzip_bomb_is_refused_early() -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    tracemalloc.start()
    with pytest.raises(RecordError) as caught:
        unpack(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert caught.value.problem.code == "unpacking_bomb"
    assert peak < 10_000_000


def test_a_file_over_the_limit_is_refused_whatever_its_ratio() -> None:
    with pytest.raises(RecordError) as caught:
        unpack(gzip.compress(b"\0" * 3_000, compresslevel=0), Limits(max_file_bytes=2_000))

    assert caught.value.problem.code == "too_large"


def make_zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_a_zip_bomb_a_nest_and_a_crowd_are_refused(read: Any) -> None:
    bomb = make_zip({"a.txt": b"a" * 20_000_000})
    nest = make_zip({"1": make_zip({"2": make_zip({"3": b"text"})})})
    crowd = make_zip({str(number): b"x" for number in range(20)})

    assert [each.code for each in read(bomb, limits=SMALL)] == ["unpacking_bomb"]
    assert [each.code for each in read(nest)] == ["packed_too_deep"]
    assert [each.code for each in read(crowd, limits=Limits(max_members=10))] == ["too_many_members"]


def test_a_damaged_zip_is_set_aside(read: Any) -> None:
    whole = make_zip({"a.txt": b"Officers met in Tel Aviv." * 50})
    damaged = bytearray(whole)
    damaged[45] ^= 0xFF
    encrypted = bytearray(whole)
    encrypted[6] |= 1
    encrypted[whole.rindex(b"PK\x01\x02") + 8] |= 1

    assert [each.code for each in read(whole[: len(whole) // 2])] == ["zip_damaged"]
    assert [each.code for each in read(bytes(damaged))] == ["zip_damaged"]
    assert [each.code for each in read(bytes(encrypted))] == ["encrypted"]


def test_files_of_a_zip_come_in_its_order() -> None:
    payload = make_zip({"b.txt": b"B", "folder/": b"", "a.txt": b"A"})

    assert [(name, member.read()) for name, member in zip_members(io.BytesIO(payload), SMALL)] == [
        ("b.txt", b"B"),
        ("a.txt", b"A"),
    ]


class Endless(io.RawIOBase):
    """A line of `size` bytes that nobody ever holds, then a short one."""

    def __init__(self, size: int, tail: bytes) -> None:
        self.left = size
        self.tail = tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.left:
            n = min(self.left, len(buffer))
            buffer[:n] = b"x" * n
            self.left -= n
            return n
        n = min(len(self.tail), len(buffer))
        buffer[:n] = self.tail[:n]
        self.tail = self.tail[n:]
        return n


def test_a_line_of_two_hundred_megabytes_costs_no_memory() -> None:
    size = 200_000_000
    stream = io.BufferedReader(Endless(size, b"\nshort\nlast"), 1 << 16)
    tracemalloc.start()
    lines = list(iterate_lines(stream, 100_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [(line.number, line.offset, line.content, line.is_ended) for line in lines] == [
        (1, 0, None, True),
        (2, size + 1, b"short", True),
        (3, size + 7, b"last", False),
    ]
    assert lines[0].head == b"x" * 4_000
    assert peak < 2_000_000


def test_whole_reads_stop_at_the_limit() -> None:
    stream = Endless(10_000_000_000, b"")
    with pytest.raises(RecordError) as caught:
        read_whole(io.BufferedReader(stream), 1_000_000)

    assert caught.value.problem.code == "too_large"
    assert stream.left > 9_990_000_000


def test_line_ends_are_kept_apart_from_content() -> None:
    lines = list(iterate_lines(io.BytesIO(b"a\r\nb\n\nc"), 10))

    assert [(line.offset, line.content) for line in lines] == [(0, b"a"), (3, b"b"), (5, b""), (6, b"c")]


def test_a_head_can_be_looked_at_and_is_still_there() -> None:
    head, stream = with_head(io.BytesIO(b"abcdef"), 4)

    assert (head, stream.read()) == (b"abcd", b"abcdef")
