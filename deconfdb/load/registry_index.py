"""The registries as a loader needs them: what a ref or a name stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

import psycopg

from deconfdb.vocabulary import load_vocabularies


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A registered actor."""

    actor_id: UUID
    side: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class KnownMechanism:
    """A registered mechanism."""

    mechanism_id: UUID
    family: str


def is_person_like(kind: str | None) -> bool:
    return kind is not None and bool(load_vocabularies().get("actor_kind", kind).extra["is_person_like"])


@dataclass(frozen=True)
class RegistryIndex:
    """Registered rows by ref and by name; names are compared without regard to case."""

    actors: dict[str, KnownActor] = field(default_factory=dict)
    sources: dict[str, UUID] = field(default_factory=dict)
    offices: dict[str, UUID] = field(default_factory=dict)
    mechanisms: dict[str, KnownMechanism] = field(default_factory=dict)
    _actor_names: dict[str, set[str]] = field(default_factory=dict)
    _source_names: dict[str, UUID] = field(default_factory=dict)
    _place_names: dict[str, UUID] = field(default_factory=dict)

    @cached_property
    def source_ids(self) -> frozenset[UUID]:
        """Keys of the registered sources."""
        return frozenset(self.sources.values())

    def actor_named(self, name: str, side: str | None, kind: str | None) -> KnownActor | None:
        """The one registered actor of that name and side; a person never stands for a body, nor a body for a person."""
        found = [self.actors[ref] for ref in self._actor_names.get(name.casefold(), ())]
        if side is not None:
            found = [actor for actor in found if actor.side == side]
        if kind is not None:
            found = [actor for actor in found if is_person_like(actor.kind) == is_person_like(kind)]
        return found[0] if len(found) == 1 else None

    def source_named(self, name: str) -> UUID | None:
        return self._source_names.get(name.casefold())

    def place_named(self, name: str | None) -> UUID | None:
        return self._place_names.get(name.casefold()) if name else None


def load_registry_index(connection: psycopg.Connection[Any]) -> RegistryIndex:
    """Read the registered rows; some thousands, once a run."""
    index = RegistryIndex()
    for ref, actor_id, side, kind, name in connection.execute(
        "SELECT actor_ref, actor_id, side_code, kind_code, actor_name FROM deconf.actor WHERE is_registered"
    ):
        index.actors[ref] = KnownActor(actor_id, side, kind)
        index._actor_names.setdefault(name.casefold(), set()).add(ref)
    for ref, name in connection.execute(
        "SELECT actor_ref, name FROM deconf.actor_name JOIN deconf.actor USING (actor_id)"
    ):
        index._actor_names.setdefault(name.casefold(), set()).add(ref)
    for ref, source_id, name in connection.execute(
        "SELECT source_ref, source_id, source_name FROM deconf.source WHERE is_registered"
    ):
        index.sources[ref] = source_id
        index._source_names[name.casefold()] = source_id
    for name, source_id in connection.execute("SELECT alias, source_id FROM deconf.source_alias"):
        index._source_names.setdefault(name.casefold(), source_id)
    index.offices.update(
        connection.execute("SELECT office_ref, office_id FROM deconf.office WHERE is_registered").fetchall()
    )
    for ref, mechanism_id, family in connection.execute(
        "SELECT mechanism_ref, mechanism_id, family_code FROM deconf.mechanism WHERE is_registered"
    ):
        index.mechanisms[ref] = KnownMechanism(mechanism_id, family)
    for name, place_id in connection.execute(
        "SELECT place_name, place_id FROM deconf.place UNION ALL SELECT alias, place_id FROM deconf.place_alias"
    ):
        index._place_names.setdefault(name.casefold(), place_id)
    return index
