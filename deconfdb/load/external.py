"""Event data of others into tables of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import psycopg

from deconfdb.documents.external_events import ExternalEvent, ExternalMention, ExternalRow
from deconfdb.documents.model import Rejection
from deconfdb.load.registry_index import RegistryIndex, load_registry_index
from deconfdb.load.runs import Run, SetAside, is_refusal, refused
from deconfdb.load.staging import insert_missing
from deconfdb.vocabulary import load_vocabularies

_BATCH = 20_000


def load_external(
    connection: psycopg.Connection[Any], run: Run, rows: Iterable[ExternalRow | Rejection], *, vintage: str
) -> None:
    """Load rows of one delivery in batches, a transaction each; what its vintage holds already stays untouched."""
    index = load_registry_index(connection)
    accepted = _accepted(rows, run)
    while batch := list(islice(accepted, _BATCH)):
        _load_batch(connection, run, index, batch, vintage)


def _load_batch(
    connection: psycopg.Connection[Any], run: Run, index: RegistryIndex, batch: list[ExternalRow], vintage: str
) -> None:
    """Load a batch in one transaction; if the database refuses it, each half by itself, down to the guilty row."""
    events = [_event_row(row, vintage, index, run) for row in batch if isinstance(row, ExternalEvent)]
    mentions = [_mention_row(row, vintage, run) for row in batch if isinstance(row, ExternalMention)]
    try:
        with connection.transaction():
            written = insert_missing(connection, "external.event", events)
            written += insert_missing(connection, "external.mention", mentions)
    except psycopg.Error as error:
        if not is_refusal(error, connection):
            raise
        if len(batch) == 1:
            where = batch[0].locator
            run.quarantine(SetAside("load", where.container, (refused(error),), where.record, where.offset))
            return
        middle = len(batch) // 2
        _load_batch(connection, run, index, batch[:middle], vintage)
        _load_batch(connection, run, index, batch[middle:], vintage)
        return
    run.counts.inserted += written
    run.counts.unchanged += len(batch) - written


def _accepted(rows: Iterable[ExternalRow | Rejection], run: Run) -> Iterator[ExternalRow]:
    for row in rows:
        if isinstance(row, Rejection):
            run.quarantine(SetAside.of(row))
        else:
            yield row


def _side(country: str | None, index: RegistryIndex) -> str | None:
    """The side that a country code or name stands for."""
    if not country:
        return None
    if load_vocabularies().has("side", country):
        return country
    known = index.actor_named(country, None, "state")
    return known.side if known else None


def _event_row(row: ExternalEvent, vintage: str, index: RegistryIndex, run: Run) -> tuple[Any, ...]:
    first, second = _side(row.actor_1_country, index), _side(row.actor_2_country, index)
    pair = "-".join(sorted((first, second))) if first and second and first != second else None
    return (
        row.dataset,
        vintage,
        row.event_id,
        row.event_date,
        row.event_code,
        row.event_text,
        row.actor_1_name,
        row.actor_1_country,
        row.actor_1_sectors,
        first,
        row.actor_2_name,
        row.actor_2_country,
        row.actor_2_sectors,
        second,
        pair,
        row.intensity,
        row.is_root_event,
        row.n_mentions,
        row.n_sources,
        row.n_articles,
        row.average_tone,
        row.place_name,
        row.place_country,
        row.latitude,
        row.longitude,
        row.added_at,
        row.source_url,
        row.publisher,
        row.story_id,
        row.sentence_number,
        run.run_id,
    )


def _mention_row(row: ExternalMention, vintage: str, run: Run) -> tuple[Any, ...]:
    return (
        "gdelt-2",
        vintage,
        row.event_id,
        row.document_id,
        row.locator.record or 0,
        row.event_at,
        row.mentioned_at,
        row.mention_type,
        row.source_name,
        row.sentence_number,
        row.confidence,
        row.document_length,
        row.document_tone,
        run.run_id,
    )
