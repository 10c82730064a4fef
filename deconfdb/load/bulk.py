"""Many codings at once: known ones skipped by hash, the others checked and loaded by several processes.

The first process reads, hashes and asks which contents stand already; what is left goes to workers, each with a
connection of its own, which check, build rows and copy. Batches are independent transactions under locks of their
articles, so the order in which they end does not matter: where it would, records are held back to the end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

import psycopg

from deconfdb.coding.records import Line, Record
from deconfdb.errors import Problem
from deconfdb.load.garbage import seldom_collecting
from deconfdb.load.registry_index import load_registry_index
from deconfdb.load.runs import Run
from deconfdb.load.sifting import Sieve

CHUNK = 500
# A chunk is one worker's; where the first is full, others may follow.
WORTH_WORKERS = CHUNK
# Each holds a lock an article of its chunk; the lock table of a server with default settings has room for some 6,000.
MOST_WORKERS = 8

Item = TypeVar("Item")


def load_bulk(
    connection: psycopg.Connection[Any],
    url: str,
    run: Run,
    records: Iterable[Line | Record],
    *,
    on_warning: Callable[[str, Problem], None] = lambda _where, _problem: None,
    on_done: Callable[[int], None] = lambda _count: None,
    workers: int | None = None,
) -> None:
    """Load codings like `load_codings`, in as many processes as there are cores, at most 8, once it is worth it.

    A dry run stays in one process, since it must be taken back as a whole.
    """
    sieve = Sieve(connection, remembers=not run.is_dry_run)
    count = 1 if run.is_dry_run else workers or min(os.cpu_count() or 1, MOST_WORKERS)
    load = partial(_load, connection, url, run, on_warning, on_done)
    with seldom_collecting():
        load(_sifted(sieve, records, run, on_done), count)
        load(_counted(sieve, sieve.held_back(), run, on_done), 1)


def _load(
    connection: psycopg.Connection[Any],
    url: str,
    run: Run,
    on_warning: Callable[[str, Problem], None],
    on_done: Callable[[int], None],
    records: Iterator[Record],
    count: int,
) -> None:
    """Load new records in as many processes; their order is kept if it is one."""
    if not (first := list(islice(records, WORTH_WORKERS))):
        return
    # Takes half a second, which a load of nothing new need not wait for.
    from deconfdb.load.workers import load_here, load_in_processes

    chunks = _chunks(chain(first, records))
    if count > 1 and len(first) == WORTH_WORKERS:
        load_in_processes(url, run, chunks, count, on_warning, on_done)
    else:
        load_here(connection, run, load_registry_index(connection), chunks, on_warning, on_done)


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


def _chunks(records: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(records)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
