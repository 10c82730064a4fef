"""What commands that use the database share: a connection at the expected revision, a ledger, a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

import click

from deconfdb.cli.messages import is_json, say, warn
from deconfdb.errors import QuarantineError
from deconfdb.settings import load_settings

if TYPE_CHECKING:
    import psycopg

    from deconfdb.load.runs import Counts, Run, SetAside
    from deconfdb.nightly.read_as import ReadAs

dry_run_option = click.option("--dry-run", is_flag=True, help="Do everything but keep nothing.")

max_quarantined_option = click.option(
    "--max-errors",
    type=click.IntRange(min=0),
    default=None,
    help="Exit with 3 if more records than this are set aside.  [default: 0]",
)


class _Day(click.ParamType[date]):
    """A day as an argument."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day: write YYYY-MM-DD", param, ctx)


DAY = _Day()

# Problems of one record shown on the terminal; all of them stand in the quarantine.
_SHOWN_PROBLEMS = 5
_SHOWN_RECORDS = 50


@contextmanager
def owner_connection() -> Iterator[psycopg.Connection[Any]]:
    """The owner's connection to a database at the newest revision, in autocommit.

    Raises SchemaRevisionError where the schema is older or newer than this release.
    """
    from deconfdb.database import connect_raw, owner_url
    from deconfdb.database.revision import check

    url = owner_url(load_settings())
    check(url)
    with connect_raw(url, autocommit=True) as connection:
        yield connection


@contextmanager
def writing_run(
    command: str, *, is_dry_run: bool, max_errors: int | None = 0, read_as: ReadAs | None = None
) -> Iterator[tuple[psycopg.Connection[Any], Run]]:
    """A run in the ledger and a connection to write with; says the counts at the end.

    `read_as` is kept so that what is set aside can be read again in the same way.

    Raises QuarantineError if more was set aside than allowed.
    """
    from deconfdb.database import connect_raw, owner_url
    from deconfdb.load.runs import recorded_run

    with owner_connection() as ledger, connect_raw(owner_url(load_settings()), autocommit=True) as connection:
        with (
            recorded_run(ledger, command, is_dry_run=is_dry_run, read_as=read_as.as_json() if read_as else None) as run,
            connection.transaction(force_rollback=True) if is_dry_run else _nothing(),
        ):
            yield connection, run
        conclude(run.counts, run.set_aside, is_dry_run=is_dry_run, max_errors=max_errors)


def conclude(counts: Counts, set_aside: list[SetAside], *, is_dry_run: bool, max_errors: int | None = 0) -> None:
    """Say what a run did. Raises QuarantineError if more was set aside than allowed."""
    say(
        f"{'dry run: would be ' if is_dry_run else ''}{counts}",
        inserted=counts.inserted, updated=counts.updated, unchanged=counts.unchanged, quarantined=counts.quarantined,
    )  # fmt: skip
    show_set_aside(set_aside, counts.quarantined)
    allowed = max_errors or 0
    if counts.quarantined > allowed:
        raise QuarantineError(
            f"{counts.quarantined} records were set aside, {allowed} allowed: see deconfdb quarantine list, or the lines above"
        )


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def show_set_aside(set_aside: list[SetAside], n_in_all: int) -> None:
    """Say what was set aside and why, of the first records."""
    for item in set_aside[:_SHOWN_RECORDS]:
        where = item.locator + (f", record {item.record_no}" if item.record_no is not None else "")
        shown = item.problems[:_SHOWN_PROBLEMS]
        more = len(item.problems) - len(shown)
        lines = "".join(f"\n  - {problem}" for problem in shown) + (f"\n  - and {more} more" if more else "")
        warn(
            f"set aside: {where}{lines}",
            locator=item.locator, record=item.record_no, stage=item.stage, code=item.problems[0].code,
        )  # fmt: skip
    if (rest := n_in_all - len(set_aside[:_SHOWN_RECORDS])) > 0:
        warn(f"set aside: {rest} more: deconfdb quarantine list shows them", n_more=rest)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int], None]]:
    """A running count on a terminal, nothing elsewhere; call what it yields with the number of records done.

    How many there are is known only when all inputs are read, so it counts and promises no end.
    """
    if is_json() or not sys.stderr.isatty():
        yield lambda _count: None
        return
    with click.progressbar(
        count(), label=label, file=sys.stderr, bar_template="%(label)s: %(info)s", show_pos=True, show_eta=False,
        show_percent=False, update_min_steps=100,
    ) as bar:  # fmt: skip
        yield bar.update
