"""The inputs of one source in one run: opened one after the other, skipped where nothing changed, marked when read."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar

from deconfdb.coding.dates import parse_edtf
from deconfdb.coding.reading import shaped
from deconfdb.coding.records import Record, layout_of, read_records
from deconfdb.documents.external_events import ExternalEvent, ExternalRow
from deconfdb.documents.fetching import Fetcher, Validators
from deconfdb.documents.manifest import Manifest, ManifestEntry, read_manifest
from deconfdb.documents.model import Document, Rejection
from deconfdb.documents.reading import guarded, read_documents, read_external_rows, read_manifest_documents
from deconfdb.documents.sources import STANDARD_INPUT, Input, Unchanged, expand, open_inputs
from deconfdb.errors import UsageError
from deconfdb.nightly.files import content_of, written_at
from deconfdb.nightly.read_as import ReadAs
from deconfdb.nightly.state import Mark, Memory

_NO_VALIDATORS = Validators()
_GONE = frozenset({"gone", "not_found"})

Item = TypeVar("Item")


class OnFile(Protocol):
    """Hears of an input that was read to its end."""

    def __call__(self, locator: str, *, sha256: bytes | None, n_bytes: int | None, n_records: int) -> None: ...


def _unheard(locator: str, *, sha256: bytes | None, n_bytes: int | None, n_records: int) -> None:
    """Where nobody wants to hear of files."""
    del locator, sha256, n_bytes, n_records


@dataclass(frozen=True, slots=True)
class Window:
    """A backfill: only what is dated between these days; None = no limit."""

    since: date | None = None
    until: date | None = None

    @property
    def is_open(self) -> bool:
        return self.since is None and self.until is None

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in the window; what has no day is in no window but the open one."""
        if self.is_open:
            return True
        return day is not None and (self.since or day) <= day <= (self.until or day)


@dataclass(slots=True)
class Inputs:
    """Iterates a source; `marks` gathers what was read to its end, until the job has written it.

    A backfill reads everything and marks nothing. With a manifest, locations stand for those of its files that are meant.
    """

    read_as: ReadAs
    locations: tuple[str, ...]
    memory: Memory = field(default_factory=Memory)
    fetcher: Fetcher | None = None
    window: Window = field(default_factory=Window)
    look_back: timedelta = timedelta()
    may_be_empty: bool = False
    """True for a source that stands and waits for deliveries."""
    on_file: OnFile = _unheard
    on_record: Callable[[int], None] = lambda _count: None
    """Hears of each record as it is read."""
    marks: list[Mark] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """What was there the last time and is no longer."""
    n_records: int = 0
    n_known: int = 0
    """Records of the inputs that were left alone because nothing in them changed."""
    n_skipped: int = 0
    """Those inputs, and records outside the window."""
    _embargo: datetime | None = None

    def documents(self) -> Iterator[Document | Rejection]:
        """The documents of a source of articles."""
        if self.read_as.manifest is not None:
            yield from self._described(read_manifest(Path(self.read_as.manifest)))
            return
        for opened in self._opened():
            if isinstance(opened, Rejection):
                yield opened
            else:
                yield from self._read(opened, read_documents(opened, self.read_as.options()))

    def external_rows(self) -> Iterator[tuple[str, Iterator[ExternalRow | Rejection]]]:
        """Per input of a source of event data: its vintage and rows."""
        for opened in self._opened():
            if isinstance(opened, Rejection):
                yield "", iter((opened,))
            else:
                rows = self._read(opened, read_external_rows(opened, self.read_as.options()))
                yield self.read_as.vintage or Path(opened.name).stem, rows

    def records(self) -> Iterator[Record | Rejection]:
        """The records of a source of codings."""
        for opened in self._opened():
            if isinstance(opened, Rejection):
                yield opened
            else:
                layout = layout_of(Path(opened.name))
                records = read_records(opened.stream, name=opened.name, layout=layout)
                yield from self._read(opened, guarded(opened, records))

    def take_marks(self) -> list[Mark]:
        """The marks gathered since the last call."""
        taken, self.marks = self.marks, []
        return taken

    # ---- opening -----------------------------------------------------------------------------------------------------
    def _opened(self) -> Iterator[Input | Rejection]:
        files, addresses = self._files(), [each for each in self.locations if "://" in each]
        validators = self.memory.validators() if self.window.is_open else {}
        self._notice_vanished()
        for opened in open_inputs([*files, *addresses], fetcher=self.fetcher, validators=validators):
            if isinstance(opened, Unchanged):
                self._leave_alone(opened.name)
            elif isinstance(opened, Rejection) and opened.code in _GONE and opened.locator.file in self.memory.marks:
                if self.memory.marks[opened.locator.file].state == "present":
                    self.gone.append(opened.locator.file)
            else:
                yield opened

    def _files(self) -> Iterator[str]:
        """The files of the source that may hold something new."""
        locations = [each for each in self.locations if "://" not in each]
        for name in [str(path) for each in locations for path in self._found(each)]:
            if self._is_settled(name):
                self._leave_alone(name)
            else:
                yield name

    def _found(self, location: str) -> list[Path]:
        """The files of a location; in a standing source a folder may be empty tonight, and a known file may have gone."""
        if location == STANDARD_INPUT:
            return [Path(location)]
        try:
            return expand(location)
        except UsageError:
            is_standing = Path(location).is_dir() or glob.has_magic(location) or location in self.memory.marks
            if self.may_be_empty and is_standing:
                return []
            raise

    def _leave_alone(self, name: str) -> None:
        self.n_skipped += 1
        self.n_known += self.memory.marks[name].n_records

    def _is_settled(self, name: str) -> bool:
        """Whether a file was read before and has not changed since, by a margin that forgives clocks."""
        mark, high = self.memory.marks.get(name), self.memory.high_mark
        if not self.window.is_open or mark is None or high is None or mark.state != "present":
            return False
        return mark.changed_at is not None and written_at(name) == mark.changed_at < high - self.look_back

    def _notice_vanished(self) -> None:
        """Files known from before that are there no longer."""
        if self.window.is_open:
            self.gone += [
                name for name, mark in self.memory.marks.items()
                if "://" not in name and mark.state == "present" and not Path(name).exists()
            ]  # fmt: skip

    # ---- reading -----------------------------------------------------------------------------------------------------
    def _read(self, opened: Input, items: Iterator[Item]) -> Iterator[Item]:
        """The items of one input; once they are all taken, the input is marked."""
        before, changed_at = self.n_records, datetime.now(UTC) if opened.url else written_at(opened.name)
        self._embargo = None
        with opened:
            yield from self._counted(items)
            sha256, n_bytes = opened.finish()
            if opened.has_changed():
                return
        self._mark(
            Mark(
                opened.name, bytes.fromhex(sha256), n_bytes, self.n_records - before,
                opened.validators or _NO_VALIDATORS, changed_at,
            )
        )  # fmt: skip

    def _described(self, manifest: Manifest) -> Iterator[Document | Rejection]:
        """The documents that a manifest describes; its files are left alone as long as neither they nor it changed."""
        name, changed_at = str(manifest.file), written_at(manifest.file)
        self._notice_vanished()
        if self._is_settled(name):
            entries = [entry for entry in manifest.entries if not self._is_settled(str(entry.path))]
            for entry in manifest.entries:
                if entry not in entries:
                    self._leave_alone(str(entry.path))
        else:
            entries = list(manifest.entries)
        if self.locations:
            wanted = {path.resolve() for each in self.locations for path in self._found(each)}
            entries = [entry for entry in entries if entry.path.resolve() in wanted]
        yield from self._counted(iter(manifest.rejections))
        for entry in entries:
            yield from self._described_file(manifest, entry)
        if self.locations:
            return
        sha256, n_bytes = content_of(manifest.file)
        self._mark(Mark(name, sha256, n_bytes, 0, _NO_VALIDATORS, changed_at))

    def _described_file(self, manifest: Manifest, entry: ManifestEntry) -> Iterator[Document | Rejection]:
        name, before, changed_at = str(entry.path), self.n_records, written_at(entry.path)
        self._embargo = None
        if changed_at is None and name in self.memory.marks:
            return  # vanished, which is recorded
        only = replace(manifest, entries=(entry,), rejections=())
        yield from self._counted(read_manifest_documents(only, self.read_as.options()))
        if changed_at is not None and changed_at == written_at(entry.path):
            sha256, n_bytes = content_of(entry.path)
            self._mark(Mark(name, sha256, n_bytes, self.n_records - before, _NO_VALIDATORS, changed_at))

    def _mark(self, mark: Mark) -> None:
        self.on_file(mark.location, sha256=mark.sha256, n_bytes=mark.n_bytes, n_records=mark.n_records)
        if not self.window.is_open:
            return
        if self._embargo is not None and self._embargo > datetime.now(UTC):
            # Read again every night, until what it announces may be kept.
            mark = replace(mark, validators=_NO_VALIDATORS, changed_at=None)
        self.marks.append(mark)

    def _counted(self, items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            self.n_records += 1
            self.on_record(1)
            if isinstance(item, Document) and item.embargo_until is not None:
                self._embargo = max(self._embargo or item.embargo_until, item.embargo_until)
            if isinstance(item, Rejection) or self.window.holds(_day_of(item)):
                yield item
            else:
                self.n_skipped += 1


def _day_of(item: object) -> date | None:
    if isinstance(item, ExternalEvent):
        return item.event_date
    if isinstance(item, Document) and item.published is not None and item.published.edtf is not None:
        return parse_edtf(item.published.edtf).lower
    if isinstance(item, Record):
        return _day_of_coding(item)
    return None


def _day_of_coding(record: Record) -> date | None:
    """First possible day of publication of a coding's article; None where the record is broken or states none."""
    document = shaped(record).document
    published = document.article.published if document else None
    return parse_edtf(published.edtf).lower if published and published.edtf else None
