"""The quarantine tried again: kept records by themselves, all else by reading its file or page once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from deconfdb.coders.article import Coder
from deconfdb.database import connect_raw
from deconfdb.load.quarantine import OpenItem, open_items, replay_record
from deconfdb.load.runs import Counts, Run, SetAside, recorded_run
from deconfdb.nightly.inputs import Inputs
from deconfdb.nightly.loading import load_inputs
from deconfdb.nightly.patience import Patience, PatientFetcher
from deconfdb.nightly.read_as import ReadAs


@dataclass(slots=True)
class ReplayReport:
    """What replaying did: counts of all its runs, what was set aside again, and files that are there no longer."""

    counts: Counts = field(default_factory=Counts)
    set_aside: list[SetAside] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def replay(url: str, item: str | None, make_coder: Callable[[str], Coder], *, is_dry_run: bool = False) -> ReplayReport:
    """Load open items again, or that one; what is sound now is marked replayed, what is not stays open.

    A record that was kept whole is loaded by itself. For all others the file or page is read again, in the way in which it
    was read when they were set aside, and everything that no longer fails in it is closed. Raises UsageError if `item` is
    not open.
    """
    report = ReplayReport()
    with connect_raw(url, autocommit=True) as ledger, connect_raw(url, autocommit=True) as connection:
        items = open_items(ledger, item)
        rest = [each for each in items if each.record is None]
        if kept := [each for each in items if each.record is not None]:
            with _run(ledger, connection, report, is_dry_run) as run:
                rest += [each for each in kept if not replay_record(connection, run, each)]
        for (file, _), read_as in _by_file(rest).items():
            if "://" not in file and not Path(file).exists():
                report.missing.append(file)
                continue
            with _run(ledger, connection, report, is_dry_run, read_as) as run:
                load_inputs(connection, run, _inputs(file, read_as, run), make_coder)
    return report


@contextmanager
def _run(
    ledger: psycopg.Connection[Any],
    connection: psycopg.Connection[Any],
    report: ReplayReport,
    is_dry_run: bool,
    read_as: ReadAs | None = None,
) -> Iterator[Run]:
    stated = read_as.as_json() if read_as else None
    with (
        recorded_run(ledger, "quarantine replay", is_dry_run=is_dry_run, read_as=stated) as run,
        connection.transaction(force_rollback=True) if is_dry_run else nullcontext(),
    ):
        yield run
    report.counts.add(run.counts)
    report.set_aside.extend(run.set_aside)


def _by_file(items: list[OpenItem]) -> dict[tuple[str, str], ReadAs]:
    """The files of items and how they are read, each once, in the order in which they were met."""
    found: dict[tuple[str, str], ReadAs] = {}
    for item in items:
        read_as = ReadAs.from_json(item.read_as)
        found[_file_of(item.locator), repr(read_as)] = read_as
    return found


def _file_of(locator: str) -> str:
    """The file or address of a locator, without the member of an archive."""
    if "!" not in locator or Path(locator).exists():
        return locator
    name, _, _ = locator.partition(".zip!")
    return locator.partition("!")[0] if name == locator else f"{name}.zip"


def _inputs(file: str, read_as: ReadAs, run: Run) -> Inputs:
    fetcher = PatientFetcher(read_as.fetch_rules(), read_as.limits(), patience=Patience(retries=1))
    # A row of the manifest itself may be what failed: then all of it is read.
    locations = () if file == read_as.manifest else (file,)
    return Inputs(read_as, locations, fetcher=fetcher, on_file=run.file)
