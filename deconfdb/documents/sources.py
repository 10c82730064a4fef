"""Where documents come from: files, folders, globs, standard input, http and https."""

from __future__ import annotations

import glob
import hashlib
import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Self

from deconfdb.documents.fetching import Fetcher, Validators
from deconfdb.documents.limits import CHUNK, FileState
from deconfdb.documents.model import Locator, RecordError, Rejection, rejected
from deconfdb.errors import UsageError

STANDARD_INPUT: Final = "-"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class _Hashing:
    """Hashes what is read from a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.sha256 = hashlib.sha256()
        self.n_bytes = 0

    def read(self, size: int, /) -> bytes:
        """Read up to `size` bytes."""
        piece = self._stream.read(size)
        self.sha256.update(piece)
        self.n_bytes += len(piece)
        return piece


class Input:
    """One opened file, answer or standard input; a context manager that closes it.

    `name` is the path or URL as it goes into locators, `url` where it was fetched (after redirects), `validators` what
    the server gave for the next time.
    """

    def __init__(
        self, name: str, stream: BinaryIO, *, url: str | None = None, validators: Validators | None = None
    ) -> None:
        self.name = name
        self.url = url
        self.validators = validators
        self._raw = stream
        self._hashing = _Hashing(stream)
        self.stream: BinaryIO = io.BufferedReader(_Shim(self._hashing), CHUNK)
        self._state = _state_of(stream)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    @property
    def locator(self) -> Locator:
        """The place of the whole input."""
        return Locator(self.name)

    def has_changed(self) -> bool:
        """Whether the file was written to, cut or grown since it was opened; False for what is no file."""
        return self._state is not None and _state_of(self._raw) != self._state

    def finish(self) -> tuple[str, int]:
        """Read what is left and return sha256 and size of the whole input."""
        while self._hashing.read(CHUNK):
            pass
        return self._hashing.sha256.hexdigest(), self._hashing.n_bytes


class _Shim(io.RawIOBase):
    """A raw stream over the hashing one."""

    def __init__(self, source: _Hashing) -> None:
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._source.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _state_of(stream: BinaryIO) -> FileState | None:
    with suppress(OSError, io.UnsupportedOperation, AttributeError, ValueError):
        descriptor = stream.fileno()
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return FileState.of(descriptor)
    return None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address whose page has not changed since the validators were given."""

    name: str
    validators: Validators


def open_inputs(
    locations: Iterable[str],
    *,
    fetcher: Fetcher | None = None,
    validators: Mapping[str, Validators] | None = None,
) -> Iterator[Input | Unchanged | Rejection]:
    """Open one input after the other; the caller closes each before asking for the next.

    A folder stands for the files below it, hidden ones apart, in the order of their names. UsageError for a location
    that leads nowhere; what cannot be opened or fetched is a rejection.
    """
    for location in locations:
        if location == STANDARD_INPUT:
            yield Input(STANDARD_INPUT, io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False)))
        elif _SCHEME.match(location):
            yield _fetched(location, fetcher or Fetcher(), (validators or {}).get(location, Validators()))
        else:
            for path in expand(location):
                yield _opened(path)


def _fetched(url: str, fetcher: Fetcher, validators: Validators) -> Input | Unchanged | Rejection:
    try:
        answer = fetcher.fetch(url, validators)
    except RecordError as error:
        return rejected(Locator(url), error)
    if answer.stream is None:
        return Unchanged(url, answer.validators)
    return Input(url, answer.stream, url=answer.url, validators=answer.validators)


def _opened(path: Path) -> Input | Rejection:
    locator = Locator(str(path))
    try:
        # A pipe or device in a folder could keep the job waiting for ever.
        if not path.is_file():
            raise RecordError("fetch", "no_file", "neither a file nor a folder", way_out="discard it")
        return Input(str(path), path.open("rb"))
    except OSError as error:
        reason = error.strerror or str(error)
        return rejected(
            locator, RecordError("fetch", "unreadable", reason, way_out="check the permissions of the file")
        )
    except RecordError as error:
        return rejected(locator, error)


def expand(location: str) -> list[Path]:
    """The files that a path, folder or glob stands for, in order of their names; UsageError when there are none."""
    path = Path(location)
    if path.is_dir():
        found = [Path(folder) / name for folder, folders, names in _walk(path) for name in names]
    elif path.exists() or path.is_symlink():
        return [path]
    elif glob.has_magic(location):
        matches = sorted(glob.glob(location, recursive=True))  # noqa: PTH207 -- Path.glob refuses absolute patterns
        found = [Path(match) for match in matches if not Path(match).is_dir()]
    else:
        raise UsageError(f"{location}: there is no such file or folder; check the path")
    if not found:
        raise UsageError(f"{location}: no file is there; check the path or the pattern")
    return found


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield current, folders, sorted(name for name in names if not name.startswith("."))
