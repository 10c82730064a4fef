"""The inputs of one source in one run: opened one after the other, skipped where nothing changed, marked when read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from deconfdb.coding.dates import parse_edtf
from deconfdb.coding.reading import Record, layout_of, read_records
from deconfdb.documents.enriching import Defaults
from deconfdb.documents.external_events import ExternalEvent, ExternalRow
from deconfdb.documents.fetching import Fetched, Fetcher, FetchError, FetchRules, Validators
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits
from deconfdb.documents.manifest import Manifest, read_manifest
from deconfdb.documents.model import Document, Rejection
from deconfdb.documents.reading import (
    ReadOptions,
    read_documents,
    read_external_rows,
    read_manifest_documents,
)
from deconfdb.documents.sources import Input, Unchanged, expand, open_inputs
from deconfdb.nightly.config import JobConfig, SourceConfig
from deconfdb.nightly.state import Mark, Memory

_LONGEST_WAIT = 60.0
_NO_VALIDATORS = Validators()


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
    """Iterates a source; `marks` gathers what was read to its end, until the job has written it."""

    source: SourceConfig
    job: JobConfig
    memory: Memory
    window: Window = field(default_factory=Window)
    sleep: Callable[[float], None] = time.sleep
    marks: list[Mark] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    on_file: Callable[[str, bytes | None, int | None, int], None] = lambda *_: None
    n_records: int = 0
    n_skipped: int = 0

    def documents(self) -> Iterator[Document | Rejection]:
        """The documents of a source of articles."""
        if self.source.manifest is not None:
            yield from self._counted(self._manifest_documents(read_manifest(Path(self.source.manifest))))
            return
        for opened in self._opened():
            if isinstance(opened, Rejection):
                yield opened
            else:
                yield from self._read(opened, read_documents(opened, self._options()))

    def external_rows(self) -> Iterator[tuple[str, Iterator[ExternalRow | Rejection]]]:
        """Per input of a source of event data: its vintage and rows."""
        for opened in self._opened():
            if isinstance(opened, Rejection):
                yield "", iter((opened,))
                continue
            vintage = self.source.vintage or Path(opened.name).stem
            yield (
                vintage,
                cast(
                    Iterator[ExternalRow | Rejection], self._read(opened, read_external_rows(opened, self._options()))
                ),
            )

    def records(self) -> Iterator[Record | Rejection]:
        """The records of a source of codings."""
        for opened in self._opened():
            if isinstance(opened, Rejection):
                yield opened
                continue
            yield from cast(
                Iterator[Record | Rejection],
                self._read(opened, read_records(opened.stream, name=opened.name, layout=layout_of(Path(opened.name)))),
            )

    def take_marks(self) -> list[Mark]:
        """The marks gathered since the last call."""
        taken, self.marks = self.marks, []
        return taken

    # ---- opening -----------------------------------------------------------------------------------------------------
    def _opened(self) -> Iterator[Input | Rejection]:
        fetcher = _PatientFetcher(self._rules(), self._limits(), job=self.job, wait=self.sleep)
        files, addresses = self._files(), [each for each in self.source.location if "://" in each]
        self._notice_vanished(files)
        for opened in open_inputs([*files, *addresses], fetcher=fetcher, validators=self.memory.validators()):
            if isinstance(opened, Unchanged):
                self.n_skipped += 1
            elif (
                isinstance(opened, Rejection)
                and opened.code in ("gone", "not_found")
                and opened.locator.file in self.memory.marks
            ):
                self.gone.append(opened.locator.file)
            else:
                yield opened

    def _files(self) -> list[str]:
        """The files of the source that may hold something new."""
        found = [str(path) for each in self.source.location if "://" not in each for path in expand(each)]
        fresh = [name for name in found if self.window.is_open is False or not self._is_settled(name)]
        self.n_skipped += len(found) - len(fresh)
        return fresh

    def _is_settled(self, name: str) -> bool:
        """Whether a file was read before and has not changed since, by a margin that forgives clocks."""
        mark, high = self.memory.marks.get(name), self.memory.high_mark
        if mark is None or high is None or mark.state != "present" or mark.changed_at is None:
            return False
        changed = _changed_at(Path(name))
        return changed is not None and changed == mark.changed_at and changed < high - self.job.look_back

    def _notice_vanished(self, files: list[str]) -> None:
        """Files known from before that are no longer where the source looks."""
        if not self.window.is_open:
            return
        self.gone += [
            name for name, mark in self.memory.marks.items()
            if "://" not in name and mark.state == "present" and name not in files and not Path(name).exists()
        ]  # fmt: skip

    # ---- reading -----------------------------------------------------------------------------------------------------
    def _read(self, opened: Input, items: Iterator[object]) -> Iterator[Document | Rejection]:
        """The items of one input; once they are all taken, the input is marked."""
        before = self.n_records
        with opened:
            yield from self._counted(cast(Iterator[Document | Rejection], items))
            sha256, n_bytes = opened.finish()
        self.on_file(opened.name, bytes.fromhex(sha256), n_bytes, self.n_records - before)
        if self.window.is_open:
            changed = datetime.now(UTC) if opened.url else _changed_at(Path(opened.name))
            self.marks.append(
                Mark(opened.name, bytes.fromhex(sha256), n_bytes, opened.validators or Validators(), changed)
            )

    def _manifest_documents(self, manifest: Manifest) -> Iterator[Document | Rejection]:
        yield from read_manifest_documents(manifest, self._options())

    def _counted(self, items: Iterator[Document | Rejection]) -> Iterator[Document | Rejection]:
        for item in items:
            self.n_records += 1
            if isinstance(item, Rejection) or self.window.is_open or self.window.holds(_day_of(item)):
                yield item
            else:
                self.n_skipped += 1

    def _options(self) -> ReadOptions:
        defaults = Defaults(source=self.source.publisher, licence=self.source.licence, language=self.source.language)
        return ReadOptions(format=self.source.format, limits=self._limits(), defaults=defaults)

    def _limits(self) -> Limits:
        limits = DEFAULT_LIMITS
        return replace(limits, max_record_bytes=self.source.max_bytes) if self.source.max_bytes else limits

    def _rules(self) -> FetchRules:
        return FetchRules(
            allows_private_addresses=self.source.allow_private_addresses, min_interval_seconds=self.source.rate_seconds
        )


@dataclass(slots=True)
class _PatientFetcher(Fetcher):
    """Tries again what may pass, waiting twice as long each time."""

    job: JobConfig = field(kw_only=True)
    wait: Callable[[float], None] = field(kw_only=True, default=time.sleep)

    def fetch(self, url: str, validators: Validators = _NO_VALIDATORS) -> Fetched:
        pause = self.job.retry_seconds
        for _ in range(self.job.retries):
            try:
                return Fetcher.fetch(self, url, validators)
            except FetchError as error:
                if not error.is_transient:
                    raise
                self.wait(min(max(pause, error.retry_after or 0.0), _LONGEST_WAIT))
                pause *= 2
        return Fetcher.fetch(self, url, validators)


def _changed_at(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def _day_of(item: object) -> date | None:
    if isinstance(item, ExternalEvent):
        return item.event_date
    if isinstance(item, Document) and item.published is not None and item.published.edtf is not None:
        return parse_edtf(item.published.edtf).lower
    return None
