"""What the rules work on: the founding codings and the registries as records that point to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from deconfdb.registry import Mechanism, Office, Source
from deconfdb.vocabulary import load_vocabularies
from tests.db.expected_rules.dates import When
from tests.db.expected_rules.sides import Sides

Document = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Actor:
    """A registered actor, or one that belongs to its article alone."""

    ref: str
    name: str
    kind: str
    side: str
    is_named: bool
    is_registered: bool
    outlet: Source | None = None
    body_of: str | None = None
    aliases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether it is a person or persons."""
        return bool(load_vocabularies().get("actor_kind", self.kind).extra["is_person_like"])


@dataclass(frozen=True, eq=False)
class Coding:
    """One coder's answer about one article; in these codings also the article."""

    public_id: str
    key: UUID
    content_sha256: str
    article: str
    source: Source
    published: When
    document: Document


@dataclass(frozen=True, eq=False)
class KnownMechanism:
    """A registered mechanism with its sides."""

    entry: Mechanism
    family: str
    sides: Sides

    @property
    def ref(self) -> str:
        """Its public ref."""
        return self.entry.ref


@dataclass(frozen=True, eq=False)
class Part:
    """An actor's part in a meeting or incident."""

    actor: Actor
    role: str
    office: Office | None = None


@dataclass(frozen=True, eq=False)
class Event:
    """A meeting or incident as reported by one coding, the only one to report it."""

    ref: str
    coding: Coding
    entry: Document
    when: When
    parts: tuple[Part, ...]
    sides: Sides
    family: str | None = None
    follows: str | None = None


@dataclass(frozen=True, eq=False)
class Proposition:
    """What can be claimed, with the subject that it is about, if any."""

    public_id: str
    coding: Coding
    entry: Document
    when: When
    subject_kind: str | None
    subject: KnownMechanism | Event | None
    initiator: Actor | None

    @property
    def mechanism(self) -> KnownMechanism | None:
        """The mechanism that it is about."""
        return self.subject if isinstance(self.subject, KnownMechanism) else None

    @property
    def status(self) -> tuple[str, str] | None:
        """Track and status that it gives a mechanism."""
        return (self.entry["track"], self.entry["status"]) if "status" in self.entry else None

    @property
    def subject_ref(self) -> str | None:
        """Public ref of the subject."""
        return self.subject.ref if self.subject else None

    @property
    def pair(self) -> str | None:
        """The pair of the subject."""
        return self.subject.sides.pair if self.subject else None


@dataclass(frozen=True, eq=False)
class Hand:
    """One step of the way from publisher to speaker."""

    link: str
    source: Source | None
    actor: Actor | None

    @property
    def name(self) -> str:
        """The name of the outlet or actor."""
        holder = self.source or self.actor
        assert holder is not None
        return holder.name


@dataclass(frozen=True, eq=False)
class Mention:
    """A claim in one span."""

    entry: Document
    chain: tuple[Hand, ...]
    is_second_hand: bool


@dataclass(frozen=True, eq=False)
class Claim:
    """Speaker, proposition and stance."""

    public_id: str
    coding: Coding
    entry: Document
    proposition: Proposition
    speaker: Actor
    polarity: str
    office: Office | None
    said: When
    told_to: Source | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Founding:
    """All records of the founding codings and of the registries."""

    sources: Mapping[str, Source]
    offices: Mapping[str, Office]
    mechanisms: Mapping[str, KnownMechanism]
    actors: dict[str, Actor]
    codings: list[Coding] = field(default_factory=list)
    meetings: list[Event] = field(default_factory=list)
    incidents: list[Event] = field(default_factory=list)
    propositions: list[Proposition] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    relations: list[tuple[Proposition, Proposition, str]] = field(default_factory=list)
    attestations: list[tuple[Coding, Actor, Office, str]] = field(default_factory=list)

    def claims_on(self, subject: KnownMechanism | Event) -> list[Claim]:
        """Claims whose proposition is about the subject."""
        return [claim for claim in self.claims if claim.proposition.subject is subject]
