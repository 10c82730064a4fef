"""What the job remembers of its sources: locks, marks of what was seen, watermarks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.database import connect_raw
from deconfdb.documents.fetching import Validators
from deconfdb.load.keys import make_key
from deconfdb.load.runs import close_items

_LOCK_CLASS = 7_264_015


@contextmanager
def source_lock(url: str, source: str) -> Iterator[bool]:
    """Try to lock a source for this job; yields whether that worked.

    The lock belongs to a connection of its own, so that PostgreSQL frees it however the job ends.
    """
    with connect_raw(url, autocommit=True, application_name=f"deconfdb nightly {source}") as connection:
        number = make_key("source lock", source).int & 0x7FFF_FFFF
        row = connection.execute("SELECT pg_try_advisory_lock(%s, %s)", (_LOCK_CLASS, number)).fetchone()
        is_ours = bool(row and row[0])
        try:
            yield is_ours
        finally:
            # Hanging up frees it a moment later only, and whoever tries again at once would find it held by nobody.
            if is_ours and not connection.closed:
                with suppress(psycopg.OperationalError):
                    connection.execute("SELECT pg_advisory_unlock(%s, %s)", (_LOCK_CLASS, number))


@dataclass(frozen=True, slots=True)
class Mark:
    """An input that was read to its end."""

    location: str
    sha256: bytes | None
    n_bytes: int | None
    n_records: int
    validators: Validators
    changed_at: datetime | None
    """Modification time of a file, fetch time of a page; None = to be read again whatever it says."""
    state: str = "present"


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a source before a run."""

    high_mark: datetime | None = None
    marks: dict[str, Mark] = field(default_factory=dict)

    def validators(self) -> dict[str, Validators]:
        """What servers gave for addresses seen before."""
        return {location: mark.validators for location, mark in self.marks.items() if mark.state == "present"}


def load_memory(connection: psycopg.Connection[Any], source: str) -> Memory:
    """Read what is remembered of a source."""
    row = connection.execute("SELECT high_mark FROM ops.watermark WHERE source_name = %s", (source,)).fetchone()
    marks = {
        location: Mark(location, sha256, n_bytes, n_records, Validators(etag, last_modified), changed_at, state)
        for location, sha256, n_bytes, n_records, etag, last_modified, changed_at, state in connection.execute(
            "SELECT location, content_sha256, n_bytes, n_records, etag, last_modified, changed_at, state "
            "FROM ops.seen_input WHERE source_name = %s",
            (source,),
        )
    }
    return Memory(row[0] if row else None, marks)


def write_marks(connection: psycopg.Connection[Any], source: str, run: UUID, marks: list[Mark]) -> None:
    """Remember inputs, and move the watermark to the newest of them; in the transaction of their data.

    Pages that had been gone are back, and what no longer fails in the inputs is closed in the quarantine.
    """
    locations = [mark.location for mark in marks]
    connection.execute(
        "UPDATE deconf.article AS a SET state = CASE WHEN EXISTS (SELECT FROM deconf.article_version AS v "
        "WHERE v.article_id = a.article_id) THEN 'published' ELSE 'announced' END "
        "FROM ops.seen_input AS s WHERE s.source_name = %s AND s.location = ANY(%s) AND s.state = 'gone' "
        "AND a.url = s.location AND a.state = 'gone'",
        (source, locations),
    )
    close_items(connection, run, locations)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ops.seen_input AS s (source_name, location, content_sha256, n_bytes, n_records, etag, "
            "last_modified, changed_at, state, seen_at, run_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, now(), %s) "
            "ON CONFLICT (source_name, location) DO UPDATE SET content_sha256 = excluded.content_sha256, "
            "n_bytes = excluded.n_bytes, n_records = excluded.n_records, etag = excluded.etag, "
            "last_modified = excluded.last_modified, changed_at = excluded.changed_at, state = excluded.state, "
            "seen_at = now(), run_id = excluded.run_id",
            [
                (
                    source, mark.location, mark.sha256, mark.n_bytes, mark.n_records, mark.validators.etag,
                    mark.validators.last_modified, mark.changed_at, mark.state, run,
                )
                for mark in marks
            ],
        )  # fmt: skip
    newest = max((mark.changed_at for mark in marks if mark.changed_at), default=None)
    if newest is not None:
        connection.execute(
            "INSERT INTO ops.watermark AS w (source_name, high_mark, moved_at, run_id) VALUES (%s, %s, now(), %s) "
            "ON CONFLICT (source_name) DO UPDATE SET high_mark = greatest(w.high_mark, excluded.high_mark), "
            "moved_at = now(), run_id = excluded.run_id",
            (source, newest, run),
        )


def mark_gone(connection: psycopg.Connection[Any], source: str, run: UUID, locations: list[str]) -> int:
    """Record that inputs seen before are gone, and the articles that were fetched there with them.

    Nothing is deleted: an article that vanished is itself a fact. Return the number of articles.
    """
    connection.execute(
        "UPDATE ops.seen_input SET state = 'gone', seen_at = now(), run_id = %s WHERE source_name = %s AND location = ANY(%s)",
        (run, source, locations),
    )
    return connection.execute(
        "UPDATE deconf.article SET state = 'gone' WHERE url = ANY(%s) AND state IN ('published', 'announced')",
        (locations,),
    ).rowcount
