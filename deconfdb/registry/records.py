"""The entries of the registries: what stands behind a ref that is the same in every coding."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, agency or publisher; `country` is the ISO 3166-1 alpha-3 code of where it is based."""

    ref: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameForm:
    """One more form of an actor's name; `kind` is a code of name_kind, `language` a BCP 47 tag."""

    form: str
    kind: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Identifier:
    """The actor's identifier in another system; `scheme` is a code of identifier_scheme."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor; `body_of` is the actor whose organ or branch it is, `source` the outlet whose own voice it is."""

    ref: str
    name: str
    kind: str
    side: str
    body_of: str | None
    source: str | None
    identifiers: tuple[Identifier, ...]
    aliases: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A post that persons hold; `body` is the actor it belongs to, `level` its rank at a table, 1 to 6."""

    ref: str
    title: str
    body: str | None
    level: int | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place; latitude and longitude in degrees, WGS 84, of a point inside it."""

    ref: str
    name: str
    kind: str
    parent: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor's role in a mechanism."""

    actor: str
    role: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a mechanism covers: `kind` is a code of scope_kind, `value` a domain, an area or words of our own."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism with an identity of its own; its statuses are never part of a registry."""

    ref: str
    label: str
    kind: str
    parties: tuple[Party, ...]
    part_of: str | None
    purpose: str | None
    scope: tuple[Scope, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """All entries of one reading, in the order of their files."""

    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()
    places: tuple[Place, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()

    def joined(self, other: Registry) -> Registry:
        """The entries of both; where both hold a ref, the other's."""
        return Registry(
            **{
                each.name: tuple(
                    {entry.ref: entry for entry in (*getattr(self, each.name), *getattr(other, each.name))}.values()
                )
                for each in fields(self)
            }
        )
