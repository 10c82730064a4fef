"""Refs of one coding to keys: registered where a registry holds the ref or the name, local to the article otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from deconfdb.coding.document import ActorEntry, CodingDocument, MechanismEntry, MeetingEntry, SourceEntry
from deconfdb.load import keys
from deconfdb.load.identity import Seat, Sides, incident_sides, mechanism_sides, meeting_sides
from deconfdb.load.registry_index import KnownActor, RegistryIndex, is_person_like
from deconfdb.vocabulary import load_vocabularies


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """An actor of a coding: its key, what the coding or the registry says of it, and whether it is registered."""

    actor_id: UUID
    name: str
    kind: str | None
    side: str | None
    is_registered: bool


def source_of(entry: SourceEntry, registry: RegistryIndex) -> UUID:
    """The key of a source that a coding declares: the registered one of that ref or name, else by name and country."""
    known = registry.sources.get(entry.ref) or registry.source_named(entry.name or entry.ref)
    return known or keys.named_source_id(entry.name or entry.ref, entry.country)


def registered_actor(entry: ActorEntry, registry: RegistryIndex) -> KnownActor | None:
    """The registered actor of that ref, or of that name, side and kind.

    An unnamed or collective actor belongs to its article alone and never merges.
    """
    if (known := registry.actors.get(entry.ref)) is not None or entry.named is False:
        return known
    if entry.kind is not None and load_vocabularies().get("actor_kind", entry.kind).extra["is_local"]:
        return None
    return registry.actor_named(entry.name or entry.ref, entry.side, entry.kind)


def registered_bodies(document: CodingDocument, registry: RegistryIndex) -> dict[str | None, UUID | None]:
    """The bodies of the offices of a document that are no actors of its article alone, by ref; none stands for itself."""
    declared = {actor.ref: actor for actor in document.actors}
    found: dict[str | None, UUID | None] = {None: None}
    for office in document.offices:
        if office.body is not None:
            entry = declared.get(office.body)
            known = registered_actor(entry, registry) if entry else registry.actors[office.body]
            if known is not None:
                found[office.body] = known.actor_id
    return found


@dataclass(slots=True)
class CodingRefs:
    """What every ref of one coding stands for."""

    document: CodingDocument
    article_id: UUID
    coder_id: UUID
    registry: RegistryIndex
    actors: dict[str, ResolvedActor] = field(default_factory=dict)
    sources: dict[str, UUID] = field(default_factory=dict)
    offices: dict[str, UUID] = field(default_factory=dict)
    mechanisms: dict[str, UUID] = field(default_factory=dict)
    mechanism_features: dict[str, tuple[str, Sides]] = field(default_factory=dict)
    meetings: dict[str, tuple[UUID, Sides]] = field(default_factory=dict)
    incidents: dict[str, tuple[UUID, str, Sides]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sources.update((entry.ref, source_of(entry, self.registry)) for entry in self.document.sources)
        for actor in self.document.actors:
            self.actors[actor.ref] = self._resolve_actor(actor)
        self._resolve_offices()
        for mechanism in self.document.mechanisms:
            self._resolve_mechanism(mechanism)
        for meeting in self.document.meetings:
            self._resolve_meeting(meeting)
        self._resolve_incidents()

    # ---- look-ups: a ref that the document does not declare stands in a registry; validation has seen to it ---------
    def actor(self, ref: str) -> UUID:
        return self.actors[ref].actor_id if ref in self.actors else self.registry.actors[ref].actor_id

    def source(self, ref: str) -> UUID:
        return self.sources[ref] if ref in self.sources else self.registry.sources[ref]

    def office(self, ref: str | None) -> UUID | None:
        if ref is None:
            return None
        return self.offices[ref] if ref in self.offices else self.registry.offices[ref]

    def mechanism(self, ref: str) -> UUID:
        return self.mechanisms[ref] if ref in self.mechanisms else self.registry.mechanisms[ref].mechanism_id

    def is_registered(self, ref: str) -> bool:
        return ref not in self.actors or self.actors[ref].is_registered

    def side(self, ref: str) -> str | None:
        return self.actors[ref].side if ref in self.actors else self.registry.actors[ref].side

    def is_person(self, ref: str) -> bool:
        return is_person_like(self.actors[ref].kind if ref in self.actors else self.registry.actors[ref].kind)

    # ---- resolution --------------------------------------------------------------------------------------------------
    def _resolve_actor(self, entry: ActorEntry) -> ResolvedActor:
        known, name = registered_actor(entry, self.registry), entry.name or entry.ref
        if known is not None:
            return ResolvedActor(
                known.actor_id, name, entry.kind or known.kind, entry.side or known.side, is_registered=True
            )
        features = (name, entry.kind or "", entry.side or "")
        local = keys.local_subject_id("actor", self.article_id, self.coder_id, entry.ref, features)
        return ResolvedActor(local, name, entry.kind, entry.side, is_registered=False)

    def _resolve_offices(self) -> None:
        for entry in self.document.offices:
            body = self.actor(entry.body) if entry.body else None
            known = self.registry.offices.get(entry.ref)
            self.offices[entry.ref] = known or keys.titled_office_id(entry.title or entry.ref, body)

    def _resolve_mechanism(self, entry: MechanismEntry) -> None:
        family = str(load_vocabularies().get("mechanism_kind", entry.kind).extra["family"])
        sides = mechanism_sides((self.side(party.actor), party.role) for party in entry.parties)
        known = self.registry.mechanisms.get(entry.ref)
        if known is not None:
            self.mechanisms[entry.ref] = known.mechanism_id
            return
        features = (family, *sides.codes)
        self.mechanisms[entry.ref] = keys.local_subject_id(
            "mechanism", self.article_id, self.coder_id, entry.ref, features
        )
        self.mechanism_features[entry.ref] = (family, sides)

    def _resolve_meeting(self, entry: MeetingEntry) -> None:
        seats = [Seat(self.side(each.actor), each.role, self.is_person(each.actor)) for each in entry.participants]
        sides = meeting_sides(entry.format, seats)
        key = keys.local_subject_id("meeting", self.article_id, self.coder_id, entry.ref, sides.codes)
        self.meetings[entry.ref] = (key, sides)

    def _resolve_incidents(self) -> None:
        for entry in self.document.incidents:
            family = entry.family or str(load_vocabularies().get("incident_kind", entry.kind).extra["family"])
            sides = incident_sides((self.side(party.actor), party.role) for party in entry.parties)
            features = (family, *sides.codes)
            key = keys.local_subject_id("incident", self.article_id, self.coder_id, entry.ref, features)
            self.incidents[entry.ref] = (key, family, sides)
