"""Files and streams of codings, record by record: hashed, their shape not looked at yet.

Read are JSON (one document, or an array of them), JSON Lines and YAML (one document or several). A bad record never
stops the others: only what cannot be opened at all raises. What is known by its hash need not wait for the model of a
coding, whose classes take 0.3 s to build: `reading` goes on from here.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from deconfdb.coding.decode import Decoded, DecodeError, canonical_json, canonical_record, decode_json, decode_yaml
from deconfdb.coding.problems import problem
from deconfdb.errors import Problem, UsageError

# The longest founding coding has 50 kB; 16 MB is 300 of them, and no honest record. An array or a YAML file is held
# in memory as a whole, JSON Lines are not: whoever has more writes JSON Lines.
MAX_RECORD_BYTES = 16 * 1024 * 1024
MAX_FILE_BYTES = 256 * 1024 * 1024

_FORMAT_OF_SUFFIX = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".yaml": "yaml", ".yml": "yaml"}


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a record was read: file, number of the record in it (from 1), its first byte where that is known."""

    source: str
    record: int
    offset: int | None = None

    def __str__(self) -> str:
        at = f", byte {self.offset}" if self.offset is not None else ""
        return f"{self.source}: record {self.record}{at}"


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it came: hashed, its shape not looked at yet.

    `record` is its canonical JSON, or the bytes as they came if they could not be decoded (`is_decoded` False);
    `sha256` is the hash of `record`, so that the same coding in JSON and in YAML has one hash.
    """

    locator: Locator
    record: bytes
    sha256: str
    problems: tuple[Problem, ...]
    is_decoded: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of JSON Lines as it came: not decoded, since its bytes may be known already."""

    locator: Locator
    raw: bytes

    def decoded(self) -> Record:
        """The record that the line holds, or everything that keeps it from being one."""
        if (record := canonical_record(self.raw)) is not None:
            return Record(self.locator, record, hashlib.sha256(record).hexdigest(), (), is_decoded=True)
        try:
            found = decode_json(self.raw)
        except DecodeError as error:
            return _broken(self.locator, self.raw, *error.problems)
        return _decoded(found.value, self.locator, found.problems)


def coding_files(path: Path) -> tuple[Path, ...]:
    """Return the file itself, or all files of a folder and its subfolders that may hold codings, by name."""
    if not path.is_dir():
        return (path,)
    return tuple(sorted(each for each in path.rglob("*") if each.suffix in _FORMAT_OF_SUFFIX and each.is_file()))


def layout_of(path: Path) -> str | None:
    """The layout that a file's suffix names: json, jsonl or yaml; None leaves it to the content."""
    return _FORMAT_OF_SUFFIX.get(path.suffix.lower())


def read_records(
    source: Path | str | IO[bytes],
    *,
    name: str | None = None,
    layout: str | None = None,
    max_record_bytes: int = MAX_RECORD_BYTES,
    max_file_bytes: int = MAX_FILE_BYTES,
) -> Iterator[Record]:
    """Yield every record of a file or binary stream, in order; see `read_undecoded`."""
    found = read_undecoded(
        source, name=name, layout=layout, max_record_bytes=max_record_bytes, max_file_bytes=max_file_bytes
    )
    return (each.decoded() if isinstance(each, Line) else each for each in found)


def read_undecoded(
    source: Path | str | IO[bytes],
    *,
    name: str | None = None,
    layout: str | None = None,
    max_record_bytes: int = MAX_RECORD_BYTES,
    max_file_bytes: int = MAX_FILE_BYTES,
) -> Iterator[Line | Record]:
    """Yield every record of a file or binary stream, in order, those of JSON Lines as the lines that they came in.

    `layout` or the suffix tells the format; without a known one, a first line that is an object of its own means JSON Lines, a
    first `{` or `[` JSON, anything else YAML. `name` stands in the locators in place of the path.
    Raises UsageError if a file cannot be opened.
    """
    if not isinstance(source, Path | str):
        yield from _read_stream(name or "<stream>", source, layout, max_record_bytes, max_file_bytes)
        return
    path = Path(source)
    layout = layout or layout_of(path)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; give the path of a file that can be read") from None
    with stream:
        yield from _read_stream(name or str(path), stream, layout, max_record_bytes, max_file_bytes)


def _decoded(value: Any, locator: Locator, problems: Iterable[Problem] = ()) -> Record:
    found = tuple(problems)
    try:
        record = canonical_json(value)
    except DecodeError as error:
        return _broken(locator, repr(value)[:100_000].encode(errors="backslashreplace"), *found, *error.problems)
    return Record(locator, record, hashlib.sha256(record).hexdigest(), found, is_decoded=True)


def _read_stream(
    label: str, stream: IO[bytes], layout: str | None, max_record_bytes: int, max_file_bytes: int
) -> Iterator[Line | Record]:
    head = b"" if layout else stream.readline(max_record_bytes + 1)
    if layout == "jsonl" or (layout is None and _is_json_line(head)):
        yield from _read_lines(label, stream, head, max_record_bytes)
        return
    raw = head + stream.read(max_file_bytes + 1 - len(head))
    if len(raw) > max_file_bytes:
        message = f"more than {max_file_bytes:,} bytes"
        yield _broken(Locator(label, 1, 0), b"", problem("too_large", "", None, message, "write it as JSON Lines"))
        return
    if layout is None:
        layout = "json" if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") else "yaml"
    yield from _read_whole(label, raw, layout, max_record_bytes)


def _is_json_line(line: bytes) -> bool:
    """True if the line is an object of its own, as in JSON Lines."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(decode_json(line).value, dict)
    except DecodeError:
        return False


def _read_lines(label: str, stream: IO[bytes], head: bytes, limit: int) -> Iterator[Line | Record]:
    offset = number = 0
    lines = io.BytesIO(head)
    while True:
        line = lines.readline() or stream.readline(limit + 1)
        if not line:
            break
        start, offset = offset, offset + len(line)
        if len(line) > limit and not line.endswith(b"\n"):
            number += 1
            offset += _skip_line(stream)
            yield _broken(Locator(label, number, start), b"", _record_too_large(limit))
            continue
        if line.strip():
            number += 1
            yield Line(Locator(label, number, start), line.rstrip(b"\r\n"))
    if not number:
        yield _broken(Locator(label, 1, 0), b"", _nothing())


def _skip_line(stream: IO[bytes]) -> int:
    skipped = 0
    while chunk := stream.readline(1024 * 1024):
        skipped += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return skipped


def _read_whole(label: str, raw: bytes, layout: str, limit: int) -> Iterator[Record]:
    if not raw.strip():
        yield _broken(Locator(label, 1, 0), raw, _nothing())
        return
    number = 0
    try:
        decoded_values = iter((decode_json(raw),)) if layout == "json" else decode_yaml(raw)
        for decoded in decoded_values:
            for value, problems in _records(decoded):
                number += 1
                found = _decoded(value, Locator(label, number), problems)
                too_large = len(found.record) > limit
                yield _broken(found.locator, b"", _record_too_large(limit)) if too_large else found
    except DecodeError as error:
        yield _broken(Locator(label, number + 1), raw, *error.problems)
        return
    if not number:
        yield _broken(Locator(label, 1, 0), raw, _nothing())


def _records(decoded: Decoded) -> Iterator[tuple[Any, tuple[Problem, ...]]]:
    """Yield the records of a decoded value, each with its own share of the problems."""
    if not isinstance(decoded.value, list):
        yield decoded
        return
    for index, value in enumerate(decoded.value):
        prefix = f"[{index}]"
        yield value, tuple(_inside(each, prefix) for each in decoded.problems if each.location.startswith(prefix))


def _inside(found: Problem, prefix: str) -> Problem:
    location = found.location.removeprefix(prefix).removeprefix(".")
    return Problem(found.code, location, found.value, found.message, found.way_out)


def _nothing() -> Problem:
    return problem("empty_input", "", None, "nothing to read", "give a file with at least one coding")


def _record_too_large(limit: int) -> Problem:
    return problem("too_large", "", None, f"more than {limit:,} bytes", "a coding is one article; split the record")


def _broken(locator: Locator, raw: bytes, *problems: Problem) -> Record:
    return Record(locator, raw, hashlib.sha256(raw).hexdigest(), problems, is_decoded=False)
