"""The things that are scored, read out of a coding document: statements, meetings, channels with their statuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from deconfdb.coding.dates import parse_edtf
from deconfdb.coding.document import CodingDocument
from deconfdb.coding.fields import DateBlock
from deconfdb.evaluate.identity import Identifier, Identity, same_actor
from deconfdb.vocabulary import load_vocabularies

SUBJECT_GROUPS = {"mechanism": "channels", "meeting": "meetings", "incident": "incidents"}
_ASIDE = frozenset(
    {"host", "neutral_host", "mediator", "facilitator", "observer", "guarantor", "interpreter", "absent"}
)
_PARTY = frozenset({"party", "guarantor"})
_SAME_STATEMENT = 0.5


@dataclass(frozen=True, slots=True)
class Period:
    """The days a date may mean, an approximate end widened; `edtf` as written."""

    edtf: str
    lower: date
    upper: date

    @classmethod
    def of(cls, block: DateBlock | None, is_event: bool = False) -> Period | None:
        """The period of a date block, or None where it gives no date.

        An event "by" a day may have been on any day before; a state of affairs is only known to hold on that day.
        """
        if block is None or block.edtf is None:
            return None
        bounds = parse_edtf(block.edtf)
        lower, upper = bounds.widest_lower, bounds.widest_upper
        if lower is None and upper is None:
            return None
        if is_event:
            return cls(block.edtf, lower or date.min, upper or date.max)
        return cls(block.edtf, lower or bounds.known_lower, upper or bounds.known_upper)

    def meets(self, other: Period) -> bool:
        """Whether both may mean the same day."""
        return self.lower <= other.upper and other.lower <= self.upper


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, or several about one stretch by one speaker; `spans` are its mentions."""

    label: str
    speakers: tuple[Identity, ...]
    spans: tuple[tuple[int, int], ...]
    stance: str
    act: str
    group: str
    chain: tuple[str, ...]
    subject: str
    quote_mode: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting."""

    label: str
    sides: frozenset[str]
    format: str
    occurrence: str
    place: str
    when: Period | None


@dataclass(frozen=True, slots=True)
class Channel:
    """One mechanism with its statuses: (track, status, when)."""

    label: str
    sides: frozenset[str]
    kind: str
    family: str
    statuses: tuple[tuple[str, str, Period | None], ...]


@dataclass(frozen=True, slots=True)
class Units:
    """What one document holds."""

    statements: tuple[Statement, ...]
    encounters: tuple[Encounter, ...]
    channels: tuple[Channel, ...]
    actors: tuple[Identity, ...]


def read_units(document: CodingDocument, identifier: Identifier, narration: bool) -> Units:
    """The units of a document; an outlet's own voice only with `narration`."""
    actors = identifier.actors(document)
    parties = {ref: identifier.party(actor) for ref, actor in actors.items()}
    return Units(
        tuple(_statements(document, identifier, actors, narration)),
        tuple(_encounters(document, parties)),
        tuple(_channels(document, parties)),
        tuple(actors.values()),
    )


def _statements(
    document: CodingDocument, identifier: Identifier, actors: dict[str, Identity], narration: bool
) -> list[Statement]:
    propositions = {entry.ref: entry for entry in document.propositions}
    sources = {entry.ref: entry for entry in document.sources}
    found: list[Statement] = []
    for number, claim in enumerate(document.claims):
        speaker = actors[claim.speaker]
        if speaker.kind == "news_outlet" and not narration:
            continue
        speakers = [speaker]
        chain: tuple[str, ...] = ()
        for position, mention in enumerate(claim.mentions):
            if mention.chain and mention.chain[-1].actor in actors:
                speakers.append(actors[mention.chain[-1].actor])
            if position == 0:
                chain = tuple(
                    identifier.outlet(link.source, sources)
                    for link in mention.chain
                    if link.source and link.link not in {"published_by", "wire_copy_of"}
                )
        if any(one.kind == "news_outlet" for one in speakers[1:]) and not narration:
            continue
        proposition = propositions[claim.proposition]
        kind = (proposition.kind or "").partition("_")[0]
        if kind in {"progress", "conduit"}:
            kind = "mechanism"
        subject = (
            "mechanism"
            if proposition.mechanism
            else "meeting"
            if proposition.meeting
            else "incident"
            if proposition.incident
            else ""
        )
        statement = Statement(
            claim.ref or f"claims[{number}]", tuple(dict.fromkeys(speakers)),
            tuple((mention.start, mention.end) for mention in claim.mentions), claim.stance, claim.speech_act or "",
            SUBJECT_GROUPS.get(subject or kind, "other"), chain, subject, claim.mentions[0].quote_mode or "",
        )  # fmt: skip
        twin = next((at for at, other in enumerate(found) if _is_twin(statement, other)), None)
        if twin is None:
            found.append(statement)
    return found


def _is_twin(left: Statement, right: Statement) -> bool:
    """Two propositions in one stretch by one speaker are one statement."""
    return left.speakers[0] == right.speakers[0] and overlap(left.spans[0], right.spans[0]) >= _SAME_STATEMENT


def overlap(left: tuple[int, int], right: tuple[int, int]) -> float:
    """Shared code points over all code points of two spans."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, shared) / (max(left[1], right[1]) - min(left[0], right[0])) if shared > 0 else 0.0


def _encounters(document: CodingDocument, parties: dict[str, str]) -> list[Encounter]:
    found: list[Encounter] = []
    for meeting in document.meetings:
        everybody = {parties[one.actor] for one in meeting.participants}
        at_table = {parties[one.actor] for one in meeting.participants if one.role not in _ASIDE}
        sides = at_table if len(at_table - {""}) >= 2 else everybody
        found.append(
            Encounter(meeting.ref, frozenset(sides - {""}), meeting.format, meeting.occurrence or "",
                      (meeting.place or "").strip(" ?").lower(), Period.of(meeting.when, is_event=True))
        )  # fmt: skip
    return found


def _channels(document: CodingDocument, parties: dict[str, str]) -> list[Channel]:
    families = load_vocabularies()
    found: list[Channel] = []
    for mechanism in document.mechanisms:
        statuses = tuple(
            (one.track or "", one.status, Period.of(one.when))
            for one in document.propositions
            if one.mechanism == mechanism.ref and one.status is not None
        )
        sides = {parties[one.actor] for one in mechanism.parties if one.role in _PARTY or one.role is None}
        family = families.get("mechanism_kind", mechanism.kind).extra["family"]
        found.append(Channel(mechanism.ref, frozenset(sides - {""}), mechanism.kind, str(family), statuses))
    return found


def same_speaker(left: Statement, right: Statement) -> bool:
    """Whether some reading of both speakers is the same actor."""
    return any(same_actor(one, other) for one in left.speakers for other in right.speakers)
