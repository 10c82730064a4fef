"""Registries into tables: actors, sources, offices, places, mechanisms. Rows are added and corrected, never deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from deconfdb.errors import InvalidRecordError, Problem
from deconfdb.load import keys
from deconfdb.load.identity import mechanism_sides
from deconfdb.load.runs import Counts
from deconfdb.load.staging import insert_missing, layout, upsert
from deconfdb.registry import Actor, Mechanism, Registry
from deconfdb.vocabulary import load_vocabularies

Row = tuple[Any, ...]


def load_registry_rows(connection: psycopg.Connection[Any], registry: Registry, counts: Counts) -> None:
    """Write a registry in one transaction; entries refer to each other or to what the database holds already.

    Raises InvalidRecordError for a mechanism whose parties or family differ from the registered ones: that is another
    mechanism, and needs another ref.
    """
    with connection.transaction():
        _load_sources(connection, registry, counts)
        _load_actors(connection, registry.actors, counts)
        _load_offices(connection, registry, counts)
        _load_places(connection, registry, counts)
        _load_mechanisms(connection, registry, counts)


def _key(kind: str, ref: str | None) -> UUID | None:
    return keys.registered_id(kind, ref) if ref else None


def _write(
    connection: psycopg.Connection[Any],
    table: str,
    rows: Sequence[Row],
    counts: Counts,
    keep: frozenset[str] = frozenset(),
) -> None:
    """Upsert entries and count them."""
    if not rows:
        return
    statement = sql.SQL("SELECT count(*) FROM {} WHERE {} = ANY(%s)").format(
        sql.Identifier(*table.split(".")), sql.Identifier(layout(connection, table).key[0])
    )
    known = connection.execute(statement, ([row[0] for row in rows],)).fetchone()
    assert known is not None
    written = upsert(connection, table, rows, keep)
    inserted = len(rows) - int(known[0])
    counts.inserted += inserted
    counts.updated += written - inserted
    counts.unchanged += len(rows) - written


def _load_sources(connection: psycopg.Connection[Any], registry: Registry, counts: Counts) -> None:
    rows = [
        (keys.registered_id("source", each.ref), each.ref, each.name, each.kind, each.country, True)
        for each in registry.sources
    ]
    _write(connection, "deconf.source", rows, counts)
    aliases = [(keys.registered_id("source", each.ref), alias) for each in registry.sources for alias in each.aliases]
    insert_missing(connection, "deconf.source_alias", aliases)


def _load_actors(connection: psycopg.Connection[Any], actors: Iterable[Actor], counts: Counts) -> None:
    rows: list[Row] = []
    names: list[Row] = []
    identifiers: list[Row] = []
    relations: list[Row] = []
    for each in actors:
        key = keys.registered_id("actor", each.ref)
        rows.append((key, each.ref, each.name, each.kind, each.side, True, _key("source", each.source), True, key))
        names.extend((key, form.form, form.language, form.kind) for form in each.aliases)
        identifiers.extend((key, identifier.scheme, identifier.value) for identifier in each.identifiers)
        if each.body_of:
            relations.append((key, _key("actor", each.body_of), "body_of", None, None, None))
    _write(connection, "deconf.actor", rows, counts, keep=frozenset({"resolved_actor_id"}))
    upsert(connection, "deconf.actor_name", names)
    insert_missing(connection, "deconf.actor_identifier", identifiers)
    insert_missing(connection, "deconf.actor_relation", relations)


def _load_offices(connection: psycopg.Connection[Any], registry: Registry, counts: Counts) -> None:
    rows = [
        (keys.registered_id("office", each.ref), each.ref, each.title, _key("actor", each.body), each.level, True)
        for each in registry.offices
    ]
    _write(connection, "deconf.office", rows, counts)


def _load_places(connection: psycopg.Connection[Any], registry: Registry, counts: Counts) -> None:
    rows = [
        (
            keys.registered_id("place", each.ref),
            each.ref,
            each.name,
            each.kind,
            _key("place", each.parent),
            each.country,
            each.latitude,
            each.longitude,
        )
        for each in registry.places
    ]
    _write(connection, "deconf.place", rows, counts)
    aliases = [(keys.registered_id("place", each.ref), alias) for each in registry.places for alias in each.aliases]
    insert_missing(connection, "deconf.place_alias", aliases)


def _load_mechanisms(connection: psycopg.Connection[Any], registry: Registry, counts: Counts) -> None:
    rows: list[Row] = []
    parties: list[Row] = []
    pairs: list[Row] = []
    aliases: list[Row] = []
    sides_of_actor = _actor_sides(connection, registry.mechanisms)
    for each in registry.mechanisms:
        key = keys.registered_id("mechanism", each.ref)
        family = str(load_vocabularies().get("mechanism_kind", each.kind).extra["family"])
        sides = mechanism_sides((sides_of_actor.get(party.actor), party.role) for party in each.parties)
        rows.append((key, family, each.label, each.kind, True, each.ref, sides.pair, sides.parties, key))
        parties.extend((key, side) for side in sides.codes)
        pairs.extend((key, *pair) for pair in sides.pairs())
        aliases.extend((key, alias) for alias in each.aliases)
    _refuse_other_identity(connection, rows)
    _write(connection, "deconf.mechanism", rows, counts, keep=frozenset({"resolved_mechanism_id"}))
    insert_missing(connection, "deconf.mechanism_party", parties)
    insert_missing(connection, "deconf.mechanism_pair", pairs)
    insert_missing(connection, "deconf.mechanism_alias", aliases)


def _actor_sides(connection: psycopg.Connection[Any], mechanisms: Iterable[Mechanism]) -> dict[str, str | None]:
    refs = list({party.actor for mechanism in mechanisms for party in mechanism.parties})
    return dict(
        connection.execute(
            "SELECT actor_ref, side_code FROM deconf.actor WHERE actor_ref = ANY(%s)", (refs,)
        ).fetchall()
    )


def _refuse_other_identity(connection: psycopg.Connection[Any], rows: Sequence[Row]) -> None:
    known = {
        ref: (family, parties)
        for ref, family, parties in connection.execute(
            "SELECT mechanism_ref, family_code, parties FROM deconf.mechanism WHERE mechanism_id = ANY(%s)",
            ([row[0] for row in rows],),
        )
    }
    problems = tuple(
        Problem(
            "other_identity",
            f"mechanism {row[5]}",
            f"{row[1]}, {row[7]}",
            f"is registered as {known[row[5]][0]} between {known[row[5]][1]}",
            "other parties or another family make another mechanism: give it another ref",
        )
        for row in rows
        if row[5] in known and known[row[5]] != (row[1], row[7])
    )
    if problems:
        raise InvalidRecordError("registry of mechanisms", problems)
