"""The job: each source under its lock, in a run of its own; what one source does wrong costs the others nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import psycopg

from deconfdb.coders.article import Coder
from deconfdb.database import connect_raw
from deconfdb.errors import DeconfdbError, TemporaryError
from deconfdb.load.runs import Counts, Run, SetAside, recorded_run
from deconfdb.nightly.config import JobConfig, SourceConfig
from deconfdb.nightly.inputs import Inputs, Window
from deconfdb.nightly.loading import load_inputs
from deconfdb.nightly.patience import PatientFetcher
from deconfdb.nightly.state import load_memory, mark_gone, source_lock, write_marks

State = Literal["done", "locked", "failed", "disabled"]


@dataclass(slots=True)
class SourceReport:
    """What became of one source."""

    name: str
    state: State
    counts: Counts = field(default_factory=Counts)
    n_records: int = 0
    n_known: int = 0
    """Records of the inputs that were left alone because nothing in them changed."""
    n_skipped: int = 0
    n_gone: int = 0
    n_spans_failed: int = 0
    seconds: float = 0.0
    error: str | None = None
    set_aside: list[SetAside] = field(default_factory=list)
    is_short: bool = False
    """Fewer records than the source is expected to give."""


def _unseen(_source: str) -> AbstractContextManager[Callable[[int], None]]:
    """Where nobody looks."""
    return nullcontext(lambda _count: None)


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
    progress: Callable[[str], AbstractContextManager[Callable[[int], None]]] = _unseen
    """Shows how many records of a source, given by name, are read."""
    sleep: Callable[[float], None] = time.sleep

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
            self._with_retries(source, report)
        except (DeconfdbError, psycopg.Error, OSError) as error:
            report.state, report.error = "failed", str(error).strip().splitlines()[0]
        except Exception as error:  # noqa: BLE001  # what one source does wrong must not cost the others their night
            report.state, report.error = "failed", f"unexpected {type(error).__name__}: {str(error)[:200]}"
        n_in_all = report.n_records + report.n_known
        report.is_short = report.state == "done" and self.window.is_open and n_in_all < source.min_expected
        report.seconds = time.monotonic() - started
        return report

    def _with_retries(self, source: SourceConfig, report: SourceReport) -> None:
        """A lost connection or a lock that is not given in time may pass; what was loaded before it stays."""
        for pause in self.config.patience(self.sleep).pauses():
            try:
                self._locked(source, report)
            except (psycopg.OperationalError, TemporaryError):
                self.sleep(pause)
            else:
                return
        self._locked(source, report)

    def _locked(self, source: SourceConfig, report: SourceReport) -> None:
        with source_lock(self.url, source.name) as is_ours:
            report.state = "done" if is_ours else "locked"
            if is_ours:
                self._load(source, report)

    def _load(self, source: SourceConfig, report: SourceReport) -> None:
        read_as = source.read_as()
        with (
            connect_raw(self.url, autocommit=True) as ledger,
            connect_raw(self.url, autocommit=True) as connection,
            recorded_run(
                ledger, f"ingest nightly {source.name}", is_dry_run=self.is_dry_run, source_name=source.name,
                read_as=read_as.as_json(),
            ) as run,
            self.progress(source.name) as done,
        ):  # fmt: skip
            fetcher = PatientFetcher(
                read_as.fetch_rules(), read_as.limits(), sleep=self.sleep, patience=self.config.patience(self.sleep)
            )
            inputs = Inputs(
                read_as, source.location, load_memory(ledger, source.name), fetcher, self.window, self.config.look_back,
                may_be_empty=True, on_file=partial(run.file, is_complete=self.window.is_open), on_record=done,
            )  # fmt: skip
            report.counts = run.counts
            with connection.transaction(force_rollback=True) if self.is_dry_run else nullcontext():
                texts = load_inputs(
                    connection, run, inputs, self.make_coder,
                    in_transaction=partial(self._remember, source, connection, run, inputs),
                )  # fmt: skip
            report.set_aside = run.set_aside
            report.n_records += inputs.n_records
            report.n_known += inputs.n_known
            report.n_skipped += inputs.n_skipped
            report.n_gone += len(inputs.gone)
            report.n_spans_failed += len(texts.failed)

    def _remember(self, source: SourceConfig, connection: psycopg.Connection[Any], run: Run, inputs: Inputs) -> None:
        """Write what was read to its end, in the transaction of its data."""
        marks = inputs.take_marks()
        if self.is_dry_run:
            return
        if marks:
            write_marks(connection, source.name, run.run_id, marks)
        if inputs.gone:
            mark_gone(connection, source.name, run.run_id, inputs.gone)
