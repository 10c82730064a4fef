"""The lexicon into tables: actors, sources, offices and tenures that the automatic coder knows.

What a registry holds under a ref stays as it stands there; the lexicon adds what is missing, and other names. Tenures
serve the coder alone and are no evidence, so those of an office of the lexicon are replaced as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg import sql

from deconfdb.lexicon import Lexicon
from deconfdb.lexicon.records import Institution, Organisation, Person, State, Tenure
from deconfdb.load import keys
from deconfdb.load.runs import Counts
from deconfdb.load.staging import insert_missing, layout

Row = tuple[Any, ...]
Named = State | Institution | Organisation | Person

# A territory or self-declared state is registered by its authorities.
_KIND_OF_STATE = {"state": "state", "territory": "government", "de_facto": "government"}


def load_lexicon_rows(connection: psycopg.Connection[Any], lexicon: Lexicon, counts: Counts) -> None:
    """Write actors, sources, offices and tenures of a sound lexicon in one transaction, and count them."""
    with connection.transaction():
        _load_sources(connection, lexicon, counts)
        _load_actors(connection, lexicon, counts)
        _load_offices(connection, lexicon, counts)
        _load_tenures(connection, lexicon, counts)


def _add(connection: psycopg.Connection[Any], table: str, rows: list[Row], counts: Counts) -> None:
    added = insert_missing(connection, table, rows)
    counts.inserted += added
    counts.unchanged += len(rows) - added


def _load_sources(connection: psycopg.Connection[Any], lexicon: Lexicon, counts: Counts) -> None:
    rows = [
        (keys.registered_id("source", each.ref), each.ref, each.name, each.kind, each.country or None, True)
        for each in lexicon.outlets
    ]
    _add(connection, "deconf.source", rows, counts)
    insert_missing(
        connection,
        "deconf.source_alias",
        [(keys.registered_id("source", each.ref), alias) for each in lexicon.outlets for alias in each.aliases],
    )


def _load_actors(connection: psycopg.Connection[Any], lexicon: Lexicon, counts: Counts) -> None:
    registered = {ref for (ref,) in connection.execute("SELECT actor_ref FROM deconf.actor WHERE is_registered")}
    rows: list[Row] = []
    names: list[Row] = []
    for each, kind, side in _actors(lexicon):
        key = keys.registered_id("actor", each.ref)
        rows.append((key, each.ref, each.name, kind, side, True, None, True, key))
        other_names = (each.name, *each.aliases) if each.ref in registered else each.aliases
        names.extend((key, name, None, "alias") for name in other_names)
    _add(connection, "deconf.actor", rows, counts)
    insert_missing(connection, "deconf.actor_name", _without_preferred(connection, names))
    states = {state.code: state.ref for state in lexicon.states}
    organs = [
        (keys.registered_id("actor", each.ref), keys.registered_id("actor", states[each.side]))
        for each in lexicon.institutions
        if each.ref not in registered and each.side in states
    ]
    insert_missing(connection, "deconf.actor_relation", [(*organ, "body_of", None, None, None) for organ in organs])


def _actors(lexicon: Lexicon) -> Iterator[tuple[Named, str, str | None]]:
    """Every actor with its kind and the side it speaks for."""
    for state in lexicon.states:
        yield state, _KIND_OF_STATE[state.kind], state.code
    for institution in lexicon.institutions:
        yield institution, institution.kind, institution.side
    for body in (*lexicon.armed_groups, *lexicon.monitors, *lexicon.bodies):
        yield body, body.kind, body.speaks_for or None
    without_code = {group.ref for group in lexicon.armed_groups if group.lacks_code}
    for person in lexicon.persons:
        yield person, "person", None if person.side in without_code else person.side


def _without_preferred(connection: psycopg.Connection[Any], names: list[Row]) -> list[Row]:
    """Leave out what is the actor's name already: a view would show it twice."""
    preferred = dict(connection.execute("SELECT actor_id, actor_name FROM deconf.actor WHERE is_registered").fetchall())
    return [row for row in names if preferred.get(row[0]) != row[1]]


def _load_offices(connection: psycopg.Connection[Any], lexicon: Lexicon, counts: Counts) -> None:
    rows = [
        (
            keys.registered_id("office", each.ref),
            each.ref,
            each.title,
            keys.registered_id("actor", each.body) if each.body else None,
            each.level,
            True,
        )
        for each in lexicon.offices
    ]
    _add(connection, "deconf.office", rows, counts)


def _load_tenures(connection: psycopg.Connection[Any], lexicon: Lexicon, counts: Counts) -> None:
    """Replace the tenures of the lexicon's offices: a corrected end is another key, and the old row would answer too."""
    wanted = {_tenure(each) for each in lexicon.office_holders}
    offices = [keys.registered_id("office", each.ref) for each in lexicon.offices]
    query = sql.SQL("SELECT {} FROM deconf.office_tenure WHERE office_id = ANY(%s)").format(
        sql.SQL(", ").join(map(sql.Identifier, layout(connection, "deconf.office_tenure").columns))
    )
    there = set(connection.execute(query, (offices,)).fetchall())
    stale, new = there - wanted, wanted - there
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM deconf.office_tenure WHERE office_id = %s AND person_actor_id = %s AND tenure_edtf = %s",
            [row[:3] for row in stale],
        )
    insert_missing(connection, "deconf.office_tenure", list(new))
    corrected = {row[:2] for row in stale} & {row[:2] for row in new}
    counts.updated += len(stale)
    counts.inserted += sum(row[:2] not in corrected for row in new)
    counts.unchanged += len(wanted & there)


def _tenure(tenure: Tenure) -> Row:
    """A tenure between its first and last possible day; one without an end goes on as far as the lexicon knows."""
    return (
        keys.registered_id("office", tenure.office),
        keys.registered_id("actor", tenure.person),
        f"{tenure.start.text}/{tenure.end.text if tenure.end else '..'}",
        tenure.start.earliest,
        tenure.end.latest if tenure.end else None,
        tenure.acting,
        tenure.source or None,
    )
