"""The quarantine: look at what was set aside, try it again, or let it go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.coding.reading import Reading, read_codings
from deconfdb.errors import UsageError
from deconfdb.load.codings import load_codings
from deconfdb.load.runs import Run

_REF = "'qua-' || left(replace(quarantine_id::text, '-', ''), 16)"


def list_items(connection: psycopg.Connection[Any], state: str) -> list[tuple[Any, ...]]:
    """Items in a state: id, stage, code, file, record, times seen, last seen."""
    return connection.execute(
        f"SELECT {_REF}, stage, code, locator, record_no, n_seen, last_seen_at FROM ops.quarantine "
        "WHERE state = %s ORDER BY last_seen_at DESC, quarantine_id",
        (state,),
    ).fetchall()


def show_item(connection: psycopg.Connection[Any], item: str) -> dict[str, Any]:
    """Everything about an item. Raises UsageError if there is none."""
    cursor = connection.execute(f"SELECT {_REF} AS item, * FROM ops.quarantine WHERE {_REF} = %s", (item,))
    row = cursor.fetchone()
    if row is None:
        raise UsageError(f"no {item} in the quarantine: deconfdb quarantine list shows what is there")
    return dict(zip((column.name for column in cursor.description or ()), row, strict=True))


def discard(connection: psycopg.Connection[Any], item: str) -> None:
    """Let an item go; it stays listed as discarded."""
    found = show_item(connection, item)
    connection.execute(
        "UPDATE ops.quarantine SET state = 'discarded' WHERE quarantine_id = %s", (found["quarantine_id"],)
    )


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An open item; `record` is the record itself where it was kept whole, `read_as` how its file was read."""

    quarantine_id: UUID
    locator: str
    record_no: int | None
    record: str | None
    read_as: dict[str, Any]


def open_items(connection: psycopg.Connection[Any], item: str | None) -> list[OpenItem]:
    """All open items, the oldest first, or that one. Raises UsageError if it is not open."""
    rows = connection.execute(
        f"SELECT quarantine_id, locator, record_no, CASE WHEN is_payload_whole THEN payload END, coalesce(read_as, '{{}}') "
        "FROM ops.quarantine LEFT JOIN ops.reading USING (run_id) "
        f"WHERE state = 'open' AND (%(item)s::text IS NULL OR {_REF} = %(item)s) ORDER BY first_seen_at, quarantine_id",
        {"item": item},
    ).fetchall()
    if item is not None and not rows:
        raise UsageError(f"{item} is not open in the quarantine: deconfdb quarantine list shows what is")
    return [OpenItem(*row) for row in rows]


def replay_record(connection: psycopg.Connection[Any], run: Run, item: OpenItem) -> bool:
    """Load the coding that was kept; return whether it is sound now, and mark it replayed if so."""
    assert item.record is not None
    before = run.counts.quarantined
    readings: list[Reading] = [
        replace(reading, locator=replace(reading.locator, record=item.record_no or reading.locator.record))
        for reading in read_codings(BytesIO(item.record.encode()), name=item.locator)
    ]
    load_codings(connection, run, readings)
    if run.counts.quarantined > before:
        return False
    connection.execute("UPDATE ops.quarantine SET state = 'replayed' WHERE quarantine_id = %s", (item.quarantine_id,))
    return True
