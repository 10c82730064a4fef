"""The registries as the database holds them, for readers of further files: their refs may lead to them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import psycopg

from deconfdb.registry import Actor, Identifier, Mechanism, NameForm, Office, Place, Registry, Source


def registered_entries(connection: psycopg.Connection[Any]) -> Registry:
    """Every registered entry, as far as refs and names of further entries need it: mechanisms without their parties."""
    return Registry(
        sources=_sources(connection),
        actors=_actors(connection),
        offices=tuple(
            Office(ref, title, body, level, ())
            for ref, title, body, level in connection.execute(
                "SELECT o.office_ref, o.office_title, a.actor_ref, o.level FROM deconf.office AS o "
                "LEFT JOIN deconf.actor AS a ON a.actor_id = o.body_actor_id WHERE o.is_registered"
            )
        ),
        places=_places(connection),
        mechanisms=_mechanisms(connection),
    )


def _texts(connection: psycopg.Connection[Any], statement: str) -> dict[str, tuple[str, ...]]:
    """Lists of texts by ref, from rows of ref and text."""
    found: dict[str, list[str]] = defaultdict(list)
    for ref, text in connection.execute(statement.encode()):
        found[ref].append(text)
    return {ref: tuple(texts) for ref, texts in found.items()}


def _sources(connection: psycopg.Connection[Any]) -> tuple[Source, ...]:
    aliases = _texts(
        connection, "SELECT source_ref, alias FROM deconf.source JOIN deconf.source_alias USING (source_id)"
    )
    return tuple(
        Source(ref, name, kind or "", country, aliases.get(ref, ()))
        for ref, name, kind, country in connection.execute(
            "SELECT source_ref, source_name, kind_code, country_code FROM deconf.source WHERE is_registered"
        )
    )


def _actors(connection: psycopg.Connection[Any]) -> tuple[Actor, ...]:
    forms: dict[str, list[NameForm]] = defaultdict(list)
    for ref, form, kind, language in connection.execute(
        "SELECT actor_ref, name, n.kind_code, language FROM deconf.actor_name AS n JOIN deconf.actor USING (actor_id)"
    ):
        forms[ref].append(NameForm(form, kind, language))
    identifiers: dict[str, list[Identifier]] = defaultdict(list)
    for ref, scheme, value in connection.execute(
        "SELECT actor_ref, scheme_code, identifier FROM deconf.actor_identifier JOIN deconf.actor USING (actor_id)"
    ):
        identifiers[ref].append(Identifier(scheme, value))
    rows = connection.execute(
        "SELECT a.actor_ref, a.actor_name, a.kind_code, a.side_code, b.actor_ref, s.source_ref FROM deconf.actor AS a "
        "LEFT JOIN deconf.source AS s ON s.source_id = a.source_id "
        "LEFT JOIN (deconf.actor_relation AS r JOIN deconf.actor AS b ON b.actor_id = r.related_actor_id) "
        "ON r.actor_id = a.actor_id AND r.relation_code = 'body_of' WHERE a.is_registered"
    )
    return tuple(
        Actor(ref, name, kind or "", side or "", body, source, tuple(identifiers[ref]), tuple(forms[ref]))
        for ref, name, kind, side, body, source in rows
    )


def _places(connection: psycopg.Connection[Any]) -> tuple[Place, ...]:
    aliases = _texts(connection, "SELECT place_ref, alias FROM deconf.place JOIN deconf.place_alias USING (place_id)")
    rows = connection.execute(
        "SELECT p.place_ref, p.place_name, p.kind_code, u.place_ref, p.country_code, p.latitude, p.longitude "
        "FROM deconf.place AS p LEFT JOIN deconf.place AS u ON u.place_id = p.parent_place_id"
    )
    return tuple(
        Place(ref, name, kind or "", parent, country, latitude, longitude, aliases.get(ref, ()))
        for ref, name, kind, parent, country, latitude, longitude in rows
    )


def _mechanisms(connection: psycopg.Connection[Any]) -> tuple[Mechanism, ...]:
    aliases = _texts(
        connection, "SELECT mechanism_ref, alias FROM deconf.mechanism JOIN deconf.mechanism_alias USING (mechanism_id)"
    )
    return tuple(
        Mechanism(ref, label, kind, (), None, None, (), aliases.get(ref, ()))
        for ref, label, kind in connection.execute(
            "SELECT mechanism_ref, registered_label, registered_kind_code FROM deconf.mechanism WHERE is_registered"
        )
    )
