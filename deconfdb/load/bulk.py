"""Many codings at once: known ones skipped by hash, the others checked and loaded by several processes.

The first process reads, hashes and asks which contents stand already; what is left goes to workers, each with a
connection of its own, which check, build rows and copy. Batches are independent transactions under locks of their
articles, so the order in which they end does not matter: where it would, records are held back to the end.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

import psycopg

from deconfdb.coding.reading import Line, Record, shaped
from deconfdb.database import connect_raw
from deconfdb.errors import Problem
from deconfdb.load.codings import load_codings
from deconfdb.load.registry_index import RegistryIndex, load_registry_index
from deconfdb.load.runs import Counts, Run, SetAside
from deconfdb.load.sifting import Sieve

CHUNK = 500
# Below this many records there is nothing to share out: a chunk is one worker's.
WORTH_WORKERS = CHUNK + 1
# Each holds a lock an article of its chunk; the lock table of a server with default settings has room for some 6,000.
MOST_WORKERS = 8
# Chunks handed out beyond those being worked on: enough to keep workers busy, few enough to bound memory.
_AHEAD = 2

# Objects that can hold others; a chunk in the works has a fifth of it.
_PILE_OF_GARBAGE = 1_000_000

Warn = Callable[[str, Problem], None]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a worker did with a chunk."""

    counts: Counts
    set_aside: list[SetAside]
    warnings: list[tuple[str, Problem]]


def load_bulk(
    connection: psycopg.Connection[Any],
    url: str,
    run: Run,
    records: Iterable[Line | Record],
    *,
    on_warning: Warn = lambda _where, _problem: None,
    on_done: Callable[[int], None] = lambda _count: None,
    workers: int | None = None,
) -> None:
    """Load codings like `load_codings`, in as many processes as there are cores, at most 8, once it is worth it.

    A dry run stays in one process, since it must be taken back as a whole.
    """
    index = load_registry_index(connection)
    sieve = Sieve(connection, remembers=not run.is_dry_run)
    unknown = _sifted(sieve, records, run, on_done)
    load = partial(_load_here, connection, run, index, on_warning, on_done)
    with _seldom_collecting():
        first = list(islice(unknown, WORTH_WORKERS))
        count = workers or min(os.cpu_count() or 1, MOST_WORKERS)
        if run.is_dry_run or count < 2 or len(first) < WORTH_WORKERS:
            load(_chained(first, unknown))
        else:
            _load_in_processes(url, run, _chunks(_chained(first, unknown)), count, on_warning, on_done)
        load(_counted(sieve, sieve.held_back(), run, on_done))


def _sifted(
    sieve: Sieve, records: Iterable[Line | Record], run: Run, on_done: Callable[[int], None]
) -> Iterator[Record]:
    """The records that are to be loaded at once; those that stand already are counted."""
    for chunk in _chunks(records):
        yield from _counted(sieve, sieve.fresh(chunk), run, on_done)


def _counted(sieve: Sieve, sifted: Iterable[Record], run: Run, on_done: Callable[[int], None]) -> Iterator[Record]:
    before = sieve.n_known
    yield from sifted
    run.counts.unchanged += sieve.n_known - before
    on_done(sieve.n_known - before)


def _load_here(
    connection: psycopg.Connection[Any],
    run: Run,
    index: RegistryIndex,
    on_warning: Warn,
    on_done: Callable[[int], None],
    records: Iterable[Record],
) -> None:
    """Load records in this process, in their order."""
    for chunk in _chunks(records):
        load_codings(connection, run, map(shaped, chunk), on_warning=on_warning, on_done=on_done, index=index)


def _load_in_processes(
    url: str, run: Run, chunks: Iterator[list[Record]], count: int, on_warning: Warn, on_done: Callable[[int], None]
) -> None:
    with ProcessPoolExecutor(
        count, mp_context=_context(), initializer=_start_worker, initargs=(url, run.run_id)
    ) as pool:
        waiting: deque[tuple[int, Future[_Outcome]]] = deque()
        for chunk in chunks:
            waiting.append((len(chunk), pool.submit(_work, chunk)))
            if len(waiting) > count + _AHEAD:
                _take(run, *waiting.popleft(), on_warning, on_done)
        while waiting:
            _take(run, *waiting.popleft(), on_warning, on_done)


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is safe: a worker is there in 0.03 s, a new interpreter with all its imports in 0.5.

    Elsewhere than on Linux, system libraries may not survive a fork; nor may locks that another thread holds.
    """
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")


def _take(run: Run, size: int, future: Future[_Outcome], on_warning: Warn, on_done: Callable[[int], None]) -> None:
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
    _worker = (connection, load_registry_index(connection), run_id)
    _collect_seldom()


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


# ---- small things --------------------------------------------------------------------------------------------------
def _chunks(records: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(records)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _chained(first: list[Record], rest: Iterator[Record]) -> Iterator[Record]:
    yield from first
    yield from rest


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let the collector of cyclic garbage look seldom: documents are trees, and walking half a million live objects again
    and again took two thirds of the time of reading them (0.58 against 0.15 ms a document)."""
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _collect_seldom() -> None:
    """Set apart what is there already, and look at the rest only where garbage has piled up (100 MB or so)."""
    gc.freeze()
    gc.set_threshold(_PILE_OF_GARBAGE)
