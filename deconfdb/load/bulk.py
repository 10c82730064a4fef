"""Many codings at once: known ones skipped by hash, the others checked and loaded by several processes.

The first process reads, hashes and asks which contents stand already; what is left goes to workers, each with a
connection of its own, which check, build rows and copy. Batches are independent transactions under locks of their
articles, so the order in which they end does not matter: where it would, records are held back to the end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeVar

import psycopg

from deconfdb.coding.records import Line, Record
from deconfdb.errors import Problem
from deconfdb.garbage import seldom_collecting
from deconfdb.load.registry_index import load_registry_index
from deconfdb.load.runs import Run
from deconfdb.load.sifting import Sieve

if TYPE_CHECKING:
    from deconfdb.load.workers import Workers

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
    count = 1 if run.is_dry_run else workers or min(os.cpu_count() or 1, MOST_WORKERS)
    with seldom_collecting(), closing(_Loading(connection, url, run, count, on_warning, on_done)) as loading:
        sieve = Sieve(connection, remembers=not run.is_dry_run, on_unseen=loading.expect)
        loading.load(_sifted(sieve, records, run, on_done))
        loading.load_in_order(_counted(sieve, sieve.held_back(), run, on_done))


@dataclass(slots=True)
class _Loading:
    """Loads what is new, by processes that start once it is worth it, or in this one."""

    connection: psycopg.Connection[Any]
    url: str
    run: Run
    count: int
    on_warning: Callable[[str, Problem], None]
    on_done: Callable[[int], None]
    workers: Workers | None = None

    def close(self) -> None:
        """Let the processes end."""
        if self.workers:
            self.workers.close()

    def expect(self, n_unseen: int) -> None:
        """Start the processes if so many records that have not come before are going to keep them busy."""
        if self.workers is None and self.count > 1 and n_unseen >= WORTH_WORKERS:
            # Takes half a second, which a load of nothing new need not wait for.
            from deconfdb.load.workers import Workers

            self.workers = Workers(self.url, self.run, self.count)

    def load(self, records: Iterator[Record]) -> None:
        """Load new records, by the processes if there are enough of them."""
        first = list(islice(records, WORTH_WORKERS))
        self.expect(len(first))
        if self.workers:
            self.workers.load(_chunks(chain(first, records)), self.on_warning, self.on_done)
        else:
            self.load_in_order(chain(first, records))

    def load_in_order(self, records: Iterator[Record]) -> None:
        """Load new records by this process, one chunk after the other."""
        if not (first := list(islice(records, CHUNK))):
            return
        from deconfdb.load.workers import load_here

        index = load_registry_index(self.connection)
        load_here(self.connection, self.run, index, _chunks(chain(first, records)), self.on_warning, self.on_done)


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
