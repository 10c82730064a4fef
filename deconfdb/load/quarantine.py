"""The quarantine: look at what was set aside, try it again, or let it go."""

from __future__ import annotations

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


def replay(connection: psycopg.Connection[Any], run: Run, item: str | None) -> None:
    """Load open items again; what is sound now is marked replayed, what is not stays open and is counted again.

    Codings only: a text is loaded again from its file. Raises UsageError for one item that cannot be replayed.
    """
    rows = connection.execute(
        f"SELECT quarantine_id, {_REF}, locator, record_no, payload, is_payload_whole FROM ops.quarantine "
        f"WHERE state = 'open' AND (%(item)s::text IS NULL OR {_REF} = %(item)s) ORDER BY first_seen_at, quarantine_id",
        {"item": item},
    ).fetchall()
    if item is not None and not rows:
        raise UsageError(f"{item} is not open in the quarantine: deconfdb quarantine list shows what is")
    for key, ref, locator, record, payload, is_whole in rows:
        if not is_whole:
            if item is not None:
                raise UsageError(f"{ref} was not kept whole: load {locator} again, then discard it")
            continue
        _replay_one(connection, run, key, locator, record, payload)


def _replay_one(
    connection: psycopg.Connection[Any], run: Run, key: UUID, locator: str, record: int | None, payload: str
) -> None:
    import io
    from dataclasses import replace

    before = run.counts.quarantined
    readings: list[Reading] = [
        replace(reading, locator=replace(reading.locator, record=record or reading.locator.record))
        for reading in read_codings(io.BytesIO(payload.encode()), name=locator)
    ]
    load_codings(connection, run, readings)
    if run.counts.quarantined == before:
        connection.execute("UPDATE ops.quarantine SET state = 'replayed' WHERE quarantine_id = %s", (key,))
