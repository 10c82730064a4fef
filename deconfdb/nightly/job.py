"""The job: each source under its lock, in a run of its own; what one source does wrong costs the others nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, Literal

import psycopg

from deconfdb.coders.article import Coder
from deconfdb.coding.reading import Record, shaped
from deconfdb.database import connect_raw
from deconfdb.documents.model import Rejection
from deconfdb.errors import DeconfdbError
from deconfdb.load.articles import TextReport
from deconfdb.load.codings import load_codings
from deconfdb.load.external import load_external
from deconfdb.load.runs import Counts, Run, SetAside, recorded_run
from deconfdb.nightly.articles import chunks, load_and_code
from deconfdb.nightly.config import JobConfig, SourceConfig
from deconfdb.nightly.inputs import Inputs, Window
from deconfdb.nightly.state import load_memory, mark_gone, source_lock, write_marks

State = Literal["done", "locked", "failed", "disabled"]


@dataclass(slots=True)
class SourceReport:
    """What became of one source."""

    name: str
    state: State
    counts: Counts = field(default_factory=Counts)
    n_records: int = 0
    n_skipped: int = 0
    n_gone: int = 0
    n_spans_failed: int = 0
    seconds: float = 0.0
    error: str | None = None
    is_short: bool = False
    """Fewer records than the source is expected to give."""


@dataclass(frozen=True, slots=True)
class Job:
    """A run of the job; `make_coder` gives a coder by name, loaded once for all sources."""

    url: str
    config: JobConfig
    make_coder: Callable[[str], Coder]
    window: Window = field(default_factory=Window)
    is_dry_run: bool = False
    only: tuple[str, ...] = ()
    on_source: Callable[[SourceReport], None] = lambda _report: None

    def run(self) -> list[SourceReport]:
        """Work through the sources in order; never raises for what one of them does."""
        reports = []
        for source in self.config.source:
            if not self.only or source.name in self.only:
                report = self._source(source)
                self.on_source(report)
                reports.append(report)
        return reports

    def _source(self, source: SourceConfig) -> SourceReport:
        report = SourceReport(source.name, "disabled")
        if not source.enabled:
            return report
        started = time.monotonic()
        try:
            with source_lock(self.url, source.name) as is_ours:
                report.state = "done" if is_ours else "locked"
                if is_ours:
                    self._with_retries(source, report)
        except (DeconfdbError, psycopg.Error, OSError) as error:
            report.state, report.error = "failed", str(error).strip().splitlines()[0]
        report.is_short = report.state == "done" and self.window.is_open and report.n_records < source.min_expected
        report.seconds = time.monotonic() - started
        return report

    def _with_retries(self, source: SourceConfig, report: SourceReport) -> None:
        """A lost connection or a lock that is not given in time may pass; what was loaded before it stays."""
        pause = self.config.retry_seconds
        for attempt in range(self.config.retries + 1):
            try:
                self._load(source, report)
            except psycopg.OperationalError:
                if attempt == self.config.retries:
                    raise
                time.sleep(min(pause, 60.0))
                pause *= 2
            else:
                return

    def _load(self, source: SourceConfig, report: SourceReport) -> None:
        with connect_raw(self.url, autocommit=True) as ledger, connect_raw(self.url, autocommit=True) as connection:
            command = f"ingest nightly {source.name}"
            with recorded_run(ledger, command, is_dry_run=self.is_dry_run) as run:
                inputs = Inputs(source, self.config, load_memory(ledger, source.name), self.window)
                inputs.on_file = lambda name, sha256, size, n: run.file(name, sha256=sha256, n_bytes=size, n_records=n)
                report.counts = run.counts
                with connection.transaction(force_rollback=True) if self.is_dry_run else nullcontext():
                    self._load_kind(source, connection, run, inputs, report)
                report.n_records += inputs.n_records
                report.n_skipped += inputs.n_skipped

    def _load_kind(
        self, source: SourceConfig, connection: psycopg.Connection[Any], run: Run, inputs: Inputs, report: SourceReport
    ) -> None:
        def remember() -> None:
            if marks := inputs.take_marks():
                write_marks(connection, source.name, run.run_id, marks)

        if source.kind == "articles":
            texts = TextReport()
            coder = self.make_coder(source.code) if source.code else None
            load_and_code(connection, run, inputs.documents(), coder, texts, in_transaction=remember)
            report.n_spans_failed += len(texts.failed)
        elif source.kind == "codings":
            self._load_codings(connection, run, inputs.records(), remember)
        else:
            for vintage, rows in inputs.external_rows():
                with connection.transaction():
                    load_external(connection, run, rows, vintage=vintage)
                    remember()
        with connection.transaction():
            remember()
            if inputs.gone:
                mark_gone(connection, source.name, run.run_id, inputs.gone)
                report.n_gone += len(inputs.gone)

    @staticmethod
    def _load_codings(
        connection: psycopg.Connection[Any],
        run: Run,
        records: Iterable[Record | Rejection],
        remember: Callable[[], None],
    ) -> None:
        for chunk in chunks(records):
            with connection.transaction():
                for item in chunk:
                    if isinstance(item, Rejection):
                        where = item.locator
                        run.quarantine(
                            SetAside(item.stage, where.file, item.problems, where.record, where.offset, item.excerpt)
                        )
                load_codings(connection, run, (shaped(item) for item in chunk if isinstance(item, Record)))
                remember()
