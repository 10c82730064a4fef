"""The founding codings as records with their refs resolved by the registries; no database is read.

Every source, office and mechanism of these codings stands in a registry, and every actor that does not is one of its
article alone. What they do not need is not written here: reading fails where a coding would need it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from deconfdb.registry import load_registry
from deconfdb.settings import seeds_dir
from deconfdb.vocabulary import load_vocabularies
from tests.db.expected_rules.dates import when_of
from tests.db.expected_rules.keys import coding_key, content_sha256, key_of, local_key, public_id
from tests.db.expected_rules.records import (
    Actor,
    Claim,
    Coding,
    Document,
    Event,
    Founding,
    Hand,
    KnownMechanism,
    Mention,
    Part,
    Proposition,
)
from tests.db.expected_rules.sides import Seat, sides_of_incident, sides_of_mechanism, sides_of_meeting


@lru_cache(maxsize=1)
def founding() -> Founding:
    """Read the founding codings."""
    records = _registered()
    for path in sorted((seeds_dir() / "codings").glob("*.json")):
        _Reader(records, json.loads(path.read_text(encoding="utf-8"))).read()
    return records


def _registered() -> Founding:
    registry = load_registry()
    sources = {source.ref: source for source in registry.sources}
    actors = {
        actor.ref: Actor(
            actor.ref,
            actor.name,
            actor.kind,
            actor.side,
            is_named=True,
            is_registered=True,
            outlet=sources[actor.source] if actor.source else None,
            body_of=actor.body_of,
            aliases=tuple(form.form for form in actor.aliases),
            identifiers=tuple(f"{identifier.scheme}:{identifier.value}" for identifier in actor.identifiers),
        )
        for actor in registry.actors
    }
    mechanisms = {
        entry.ref: KnownMechanism(
            entry,
            str(load_vocabularies().get("mechanism_kind", entry.kind).extra["family"]),
            sides_of_mechanism(
                Seat(actors[party.actor].side, party.role, actors[party.actor].is_person) for party in entry.parties
            ),
        )
        for entry in registry.mechanisms
    }
    return Founding(sources, {office.ref: office for office in registry.offices}, mechanisms, actors)


class _Reader:
    """One coding on its way to records."""

    def __init__(self, records: Founding, document: Document) -> None:
        self.records = records
        self.document = document
        article = document["article"]
        self.article = key_of("article", article["key"])
        self.coder = key_of("coder", document["coder"]["kind"], document["coder"]["name"])
        content = content_sha256(document)
        key = coding_key(self.article, article["text"]["sha256"], self.coder, 1, content)
        self.coding = Coding(
            public_id("cod", key),
            key,
            content,
            article["key"],
            records.sources[article["source"]],
            when_of(article.get("published")),
            document,
        )
        self.actors: dict[str, Actor] = {}
        self.subjects: dict[str, dict[str, Any]] = {
            "mechanism": dict(records.mechanisms),
            "meeting": {},
            "incident": {},
        }

    def read(self) -> None:
        """Add everything that the coding says to the records."""
        for entry in self.document["actors"]:
            self._read_actor(entry)
        assert all(entry["ref"] in self.records.mechanisms for entry in self.document["mechanisms"])
        for entry in self.document["meetings"]:
            self._read_meeting(entry)
        for entry in self.document["incidents"]:
            self._read_incident(entry)
        propositions = {entry["ref"]: self._proposition(entry) for entry in self.document["propositions"]}
        self.records.codings.append(self.coding)
        self.records.meetings.extend(self.subjects["meeting"].values())
        self.records.incidents.extend(self.subjects["incident"].values())
        self.records.propositions.extend(propositions.values())
        self.records.claims.extend(self._claim(entry, propositions) for entry in self.document["claims"])
        self.records.relations.extend(
            (propositions[each["from"]], propositions[each["to"]], each["relation"])
            for each in self.document["relations"]
        )
        self.records.attestations.extend(
            (self.coding, self.actors[held["person"]], self.records.offices[held["office"]], held["on"])
            for held in self.document["office_holders"]
        )

    def _read_actor(self, entry: Document) -> None:
        """A registered actor is the one of that ref; the others must be of this article alone."""
        if entry["ref"] in self.records.actors:
            self.actors[entry["ref"]] = self.records.actors[entry["ref"]]
            return
        assert entry["named"] is False, f"{entry['ref']}: a named actor that no registry holds"
        key = local_key("actor", self.article, self.coder, entry["ref"], entry["name"], entry["kind"], entry["side"])
        actor = Actor(
            public_id("act", key), entry["name"], entry["kind"], entry["side"], is_named=False, is_registered=False
        )
        self.actors[entry["ref"]] = self.records.actors[actor.ref] = actor

    def _parts(self, entries: list[Document]) -> tuple[Part, ...]:
        return tuple(
            Part(
                self.actors[each["actor"]],
                each["role"],
                self.records.offices[each["office"]] if "office" in each else None,
            )
            for each in entries
        )

    def _read_meeting(self, entry: Document) -> None:
        parts = self._parts(entry["participants"])
        sides = sides_of_meeting(entry["format"], _seats(parts))
        key = local_key("meeting", self.article, self.coder, entry["ref"], *sides.codes)
        follows = self._meeting_ref(entry["follows"]) if "follows" in entry else None
        self.subjects["meeting"][entry["ref"]] = Event(
            public_id("mtg", key), self.coding, entry, when_of(entry.get("when")), parts, sides, follows=follows
        )

    def _meeting_ref(self, ref: str) -> str:
        """Public ref of a meeting of this coding, which may stand further down."""
        (entry,) = [each for each in self.document["meetings"] if each["ref"] == ref]
        sides = sides_of_meeting(entry["format"], _seats(self._parts(entry["participants"])))
        return public_id("mtg", local_key("meeting", self.article, self.coder, ref, *sides.codes))

    def _read_incident(self, entry: Document) -> None:
        parts = self._parts(entry["parties"])
        sides = sides_of_incident(_seats(parts))
        family = entry["family"]
        key = local_key("incident", self.article, self.coder, entry["ref"], family, *sides.codes)
        self.subjects["incident"][entry["ref"]] = Event(
            public_id("inc", key), self.coding, entry, when_of(entry.get("when")), parts, sides, family=family
        )

    def _proposition(self, entry: Document) -> Proposition:
        kinds = [kind for kind in ("mechanism", "meeting", "incident") if kind in entry]
        assert len(kinds) <= 1, f"{entry['ref']}: about more than one subject"
        kind = kinds[0] if kinds else None
        return Proposition(
            public_id("prp", key_of("proposition", self.coding.key.hex, entry["ref"])),
            self.coding,
            entry,
            when_of(entry.get("when")),
            kind,
            self.subjects[kind][entry[kind]] if kind else None,
            self.actors[entry["initiator"]] if "initiator" in entry else None,
        )

    def _claim(self, entry: Document, propositions: Mapping[str, Proposition]) -> Claim:
        return Claim(
            public_id("clm", key_of("claim", self.coding.key.hex, entry["ref"])),
            self.coding,
            entry,
            propositions[entry["proposition"]],
            self.actors[entry["speaker"]],
            load_vocabularies().polarity(entry["stance"]),
            self.records.offices[entry["office"]] if "office" in entry else None,
            when_of(entry.get("said")),
            self.records.sources[entry["told_to"]] if "told_to" in entry else None,
            tuple(self._mention(each) for each in entry["mentions"]),
        )

    def _mention(self, entry: Document) -> Mention:
        chain = tuple(
            Hand(
                step["link"],
                self.records.sources[step["source"]] if "source" in step else None,
                self.actors[step["actor"]] if "actor" in step else None,
            )
            for step in entry["chain"]
        )
        # What was told to the publisher itself is first-hand; an outlet or a relaying actor in between is not.
        second_hand = any(hand.link != "speaker" and hand.source is not self.coding.source for hand in chain[1:])
        return Mention(entry, chain, second_hand)


def _seats(parts: tuple[Part, ...]) -> Iterator[Seat]:
    return (Seat(part.actor.side, part.role, part.actor.is_person) for part in parts)
