"""New records into the tables, a chunk at a time: in this process, or in several with a connection each."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.coding.reading import shaped
from deconfdb.coding.records import Record
from deconfdb.database import connect_raw
from deconfdb.errors import Problem
from deconfdb.garbage import collect_seldom
from deconfdb.load.codings import load_codings
from deconfdb.load.registry_index import RegistryIndex, load_registry_index
from deconfdb.load.runs import Counts, Run, SetAside
from deconfdb.load.staging import read_layouts

# Chunks handed out beyond those being worked on: enough to keep workers busy, few enough to bound memory.
_AHEAD = 2

Warn = Callable[[str, Problem], None]
Done = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a worker did with a chunk."""

    counts: Counts
    set_aside: list[SetAside]
    warnings: list[tuple[str, Problem]]


def load_here(
    connection: psycopg.Connection[Any],
    run: Run,
    index: RegistryIndex,
    chunks: Iterable[list[Record]],
    on_warning: Warn,
    on_done: Done,
) -> None:
    """Load chunks in this process, in their order."""
    for chunk in chunks:
        load_codings(connection, run, map(shaped, chunk), on_warning=on_warning, on_done=on_done, index=index)


class Workers:
    """Processes that load chunks, each with a connection of its own.

    They start at once: their sessions are ready by the time the first chunk is decoded. One that cannot start, or dies,
    raises BrokenProcessPool when the next chunk is handed out or taken back; what is committed by then stays.
    """

    def __init__(self, url: str, run: Run, count: int) -> None:
        self._run = run
        self._count = count
        self._pool = ProcessPoolExecutor(
            count, mp_context=_context(), initializer=_start_worker, initargs=(url, run.run_id)
        )
        try:
            for _ in range(count):
                self._pool.submit(_start)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Wait for what is under way, and let the processes end; what was handed out and not begun is dropped."""
        self._pool.shutdown(cancel_futures=True)

    def load(self, chunks: Iterable[list[Record]], on_warning: Warn, on_done: Done) -> None:
        """Load chunks in any order; the run gathers what each process did.

        Should the reader fail, what is under way is committed and counted all the same; what was not begun is dropped.
        """
        waiting: deque[tuple[int, Future[_Outcome]]] = deque()
        try:
            for chunk in chunks:
                waiting.append((len(chunk), self._pool.submit(_work, chunk)))
                if len(waiting) > self._count + _AHEAD:
                    _take(self._run, *waiting.popleft(), on_warning, on_done)
        except Exception:
            for size, future in waiting:
                if not future.cancel():
                    with suppress(Exception):
                        _take(self._run, size, future, on_warning, on_done)
            raise
        while waiting:
            _take(self._run, *waiting.popleft(), on_warning, on_done)


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is safe: a worker is there in 0.03 s, a new interpreter with all its imports in 0.5.

    Elsewhere than on Linux, system libraries may not survive a fork; nor may locks that another thread holds.
    """
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")


def _take(run: Run, size: int, future: Future[_Outcome], on_warning: Warn, on_done: Done) -> None:
    outcome = future.result()
    run.counts.inserted += outcome.counts.inserted
    run.counts.updated += outcome.counts.updated
    run.counts.unchanged += outcome.counts.unchanged
    for item in outcome.set_aside:
        run.quarantine(item)
    for where, problem in outcome.warnings:
        on_warning(where, problem)
    on_done(size)


# ---- in the worker -------------------------------------------------------------------------------------------------
_worker: tuple[psycopg.Connection[Any], RegistryIndex, UUID] | None = None


def _start_worker(url: str, run_id: UUID) -> None:
    global _worker  # noqa: PLW0603  # a process pool gives its workers no other place to keep a connection
    threading.Thread(target=_end_with_parent, daemon=True).start()
    connection = connect_raw(url, autocommit=True, application_name="deconfdb load")
    read_layouts(connection)
    _worker = (connection, load_registry_index(connection), run_id)
    collect_seldom()


def _start() -> None:
    """Nothing: what a process is asked first, so that it is there and has its connection."""


def _end_with_parent() -> None:
    """End when the first process does, however it ends; the server rolls back what is not committed.

    Workers that wait for work hold both ends of its pipe, and would wait for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(records: list[Record]) -> _Outcome:
    assert _worker is not None
    connection, index, run_id = _worker
    # A run that only gathers: the ledger is written by the process that owns it.
    gathered = Run(run_id, connection, is_dry_run=False, is_recorded=False)
    warnings: list[tuple[str, Problem]] = []
    load_codings(
        connection, gathered, map(shaped, records), on_warning=lambda *found: warnings.append(found), index=index
    )
    return _Outcome(gathered.counts, gathered.set_aside, warnings)
