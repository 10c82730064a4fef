"""The ledger: a row a run, a row a file, and what was set aside."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from deconfdb import __version__
from deconfdb.documents.model import Rejection
from deconfdb.documents.sources import STANDARD_INPUT
from deconfdb.errors import DeconfdbError, Problem
from deconfdb.load.keys import make_key

# What is kept of a bad record: enough to replay all but absurd ones, too little to fill a disk.
MAX_PAYLOAD = 1_000_000
# What a run keeps in memory of what it sets aside, to show at its end; the quarantine has it all.
MAX_SHOWN = 1_000
# The advisory-lock class of running commands: a run whose lock is free and whose state is "running" was killed.
_RUN_LOCK = 7_264_012


@dataclass(slots=True)
class Counts:
    """What a run did, in records."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    quarantined: int = 0

    def add(self, other: Counts) -> None:
        """Count what another part of the run did, too."""
        self.inserted += other.inserted
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.quarantined += other.quarantined

    def __str__(self) -> str:
        return f"inserted {self.inserted}, updated {self.updated}, unchanged {self.unchanged}, quarantined {self.quarantined}"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A record for the quarantine."""

    stage: str
    locator: str
    problems: tuple[Problem, ...]
    record_no: int | None = None
    byte_offset: int | None = None
    payload: str | None = None
    is_record: bool = False
    """True: the payload is the record itself and can be loaded again; false: an excerpt to look at."""

    @classmethod
    def of(cls, rejection: Rejection) -> SetAside:
        """A record that a reader refused."""
        where = rejection.locator
        return cls(rejection.stage, where.container, rejection.problems, where.record, where.offset, rejection.excerpt)


def is_refusal(error: psycopg.Error, connection: psycopg.Connection[Any]) -> bool:
    """True if the database found fault with the rows; false if it was busy or lost, and the same may work later."""
    is_busy = isinstance(error, psycopg.OperationalError) and not isinstance(
        error, psycopg.errors.ProgramLimitExceeded
    )  # such as a key too long for an index
    return not is_busy and not connection.closed


def refused(error: psycopg.Error) -> Problem:
    """The problem of a record that only the database found fault with."""
    lines = str(error).strip().splitlines()
    return Problem(
        "database", "", "", lines[0] if lines else type(error).__name__, "report it: checks before should have found it"
    )


@dataclass(slots=True)
class Run:
    """A run in progress: its ledger row lives on a connection of its own, so that it outlasts a rolled-back load."""

    run_id: UUID
    ledger: psycopg.Connection[Any]
    is_dry_run: bool
    is_recorded: bool = True
    """False for a part of a run in another process, which only gathers: the run's own process records."""
    counts: Counts = field(default_factory=Counts)
    set_aside: list[SetAside] = field(default_factory=list)
    """The first of them; all of them where the run is not recorded."""
    complete: list[str] = field(default_factory=list)
    """Files that were read to their end: what no longer fails in them is closed in the quarantine."""

    def file(
        self, locator: str, *, sha256: bytes | None, n_bytes: int | None, n_records: int, is_complete: bool = True
    ) -> None:
        """Record a file that was read to its end; `is_complete` is false where not all of it was to be loaded."""
        if is_complete and locator != STANDARD_INPUT:
            self.complete.append(locator)
        if not self.is_dry_run and self.is_recorded:
            self.ledger.execute(
                "INSERT INTO ops.input_file (run_id, locator, file_sha256, n_bytes, n_records) VALUES (%s, %s, %s, %s, %s) "
                "ON CONFLICT (run_id, locator) DO UPDATE SET n_records = excluded.n_records",
                (self.run_id, locator, sha256, n_bytes, n_records),
            )

    def quarantine(self, item: SetAside) -> None:
        """Set a record aside; the same record with the same fault counts once, however often it comes.

        What was discarded stays so, and is neither counted nor told of again.
        """
        if not self.is_dry_run and self.is_recorded and self._keep(item) == "discarded":
            return
        self.counts.quarantined += 1
        if not self.is_recorded or len(self.set_aside) < MAX_SHOWN:
            self.set_aside.append(item)

    def _keep(self, item: SetAside) -> str:
        """Write a record into the quarantine; return its state there."""
        payload = None if item.payload is None else _storable(item.payload)
        key = make_key(
            "quarantine", item.stage, item.problems[0].code, item.locator, str(item.record_no), payload or ""
        )
        row = self.ledger.execute(
            "INSERT INTO ops.quarantine AS q (quarantine_id, stage, code, locator, record_no, byte_offset, problems, payload, "
            "is_payload_whole, state, n_seen, run_id, first_seen_at, last_seen_at) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 'open', 1, %s, now(), now()) "
            "ON CONFLICT (quarantine_id) DO UPDATE SET n_seen = q.n_seen + 1, last_seen_at = now(), "
            "state = CASE q.state WHEN 'discarded' THEN q.state ELSE 'open' END, "
            "run_id = excluded.run_id, problems = excluded.problems RETURNING state",
            (
                key,
                item.stage,
                item.problems[0].code,
                item.locator,
                item.record_no,
                item.byte_offset,
                Jsonb([_problem_json(problem) for problem in item.problems]),
                payload,
                item.is_record and payload is not None and payload == item.payload,
                self.run_id,
            ),
        ).fetchone()
        assert row is not None
        return str(row[0])


@contextmanager
def recorded_run(
    ledger: psycopg.Connection[Any],
    command: str,
    *,
    is_dry_run: bool = False,
    source_name: str | None = None,
    read_as: Mapping[str, Any] | None = None,
) -> Iterator[Run]:
    """Open a run in the ledger and close it, whatever happens; runs that were killed are marked on the way.

    `ledger` must be in autocommit. A dry run leaves no row. `source_name` is the source of the nightly job that the run
    loads, `read_as` what one needs to read its files in the same way again.
    """
    started, host, process = datetime.now(UTC), socket.gethostname(), os.getpid()
    run = Run(make_key("run", host, str(process), started.isoformat()), ledger, is_dry_run)
    if is_dry_run:
        yield run
        return
    _close_killed_runs(ledger)
    ledger.execute("SELECT pg_advisory_lock(%s, %s)", (_RUN_LOCK, _lock_number(run.run_id)))
    ledger.execute(
        "INSERT INTO ops.run (run_id, command, state, is_dry_run, process_id, host, program_version, started_at) "
        "VALUES (%s, %s, 'running', false, %s, %s, %s, %s)",
        (run.run_id, command, process, host, __version__, started),
    )
    if source_name is not None or read_as is not None:
        ledger.execute(
            "INSERT INTO ops.reading (run_id, source_name, read_as) VALUES (%s, %s, %s)",
            (run.run_id, source_name, Jsonb(dict(read_as or {}))),
        )
    state, error = "failed", None
    try:
        yield run
        close_items(ledger, run.run_id, run.complete)
        state = "done"
    except DeconfdbError as problem:
        error = str(problem).splitlines()[0]
        raise
    except BaseException as problem:
        error = type(problem).__name__
        raise
    finally:
        if not ledger.closed:
            _finish(run, state, error)


def close_items(connection: psycopg.Connection[Any], run_id: UUID, files: Iterable[str]) -> None:
    """Close the open items of files that a run read to their end without setting them aside again."""
    connection.execute(
        "UPDATE ops.quarantine AS q SET state = 'replayed' FROM unnest(%s::text[]) AS f (file) "
        "WHERE q.state = 'open' AND q.run_id <> %s AND (q.locator = f.file OR starts_with(q.locator, f.file || '!'))",
        (list(files), run_id),
    )


def _finish(run: Run, state: str, error: str | None) -> None:
    counts = run.counts
    run.ledger.execute(
        "UPDATE ops.run SET state = %s, error = %s, finished_at = now(), n_inserted = %s, n_updated = %s, n_unchanged = %s, "
        "n_quarantined = %s WHERE run_id = %s",
        (state, error, counts.inserted, counts.updated, counts.unchanged, counts.quarantined, run.run_id),
    )
    run.ledger.execute("SELECT pg_advisory_unlock(%s, %s)", (_RUN_LOCK, _lock_number(run.run_id)))


def _close_killed_runs(ledger: psycopg.Connection[Any]) -> None:
    """Mark the runs that call themselves running though nobody holds their lock: their process was killed."""
    for (run_id,) in ledger.execute("SELECT run_id FROM ops.run WHERE state = 'running'").fetchall():
        number = _lock_number(run_id)
        row = ledger.execute("SELECT pg_try_advisory_lock(%s, %s)", (_RUN_LOCK, number)).fetchone()
        if row and row[0]:
            ledger.execute("UPDATE ops.run SET state = 'killed', finished_at = now() WHERE run_id = %s", (run_id,))
            ledger.execute("SELECT pg_advisory_unlock(%s, %s)", (_RUN_LOCK, number))


def _lock_number(run_id: UUID) -> int:
    """31 bits of the run's key."""
    return run_id.int & 0x7FFF_FFFF


def _storable(payload: str) -> str:
    """What PostgreSQL can keep of a payload: capped, without NUL and lone surrogates."""
    cleaned = payload[:MAX_PAYLOAD].replace("\0", "\ufffd")
    return cleaned.encode("utf-8", "replace").decode("utf-8")


def _problem_json(problem: Problem) -> dict[str, str]:
    values: Sequence[tuple[str, str]] = (
        ("code", problem.code),
        ("location", problem.location),
        ("value", problem.value),
        ("message", problem.message),
        ("way_out", problem.way_out),
    )
    return {name: _storable(value) for name, value in values}
