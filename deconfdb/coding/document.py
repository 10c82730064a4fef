"""The coding document `deconf-coding/1`: one coder's whole answer about one version of one article.

The document carries no article text: evidence is given as spans (code points of the stored text, 0-based, end
exclusive) and the sha256 of each span. What a coder did not judge is absent and reads as None; no default looks like
a judgement. A ref is global only if it stands in a registry; every other ref belongs to its document alone.
The JSON Schema in `seeds/schema/` is generated from these classes, so every field describes itself.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from deconfdb.coding.fields import (
    ActorRef,
    Amount,
    ArticleKey,
    Block,
    Code,
    CodedRecord,
    Count,
    CountryCode,
    DateBlock,
    Edtf,
    IncidentRef,
    LanguageTag,
    Level,
    MechanismRef,
    MeetingRef,
    Name,
    OfficeRef,
    Offset,
    PropositionRef,
    Prose,
    Ref,
    Sha256,
    SourceRef,
    Url,
)
from deconfdb.coding.marks import InList

FORMAT = "deconf-coding/1"


class TextBlock(Block):
    """The text that was coded, known by its hash alone."""

    sha256: Sha256 | None = Field(None, description="sha256 of the stored text in UTF-8, lower-case hex.")
    length: Offset | None = Field(None, description="Length of the stored text in code points.")


class Segment(Block):
    """A typed stretch of the text; boilerplate is marked, never deleted."""

    start: Offset = Field(description="First code point of the segment, 0-based.")
    end: Offset = Field(description="Code point after the last one of the segment.")
    kind: Annotated[Code, InList("segment_kind")] = Field(description="What the stretch is.")


class Custody(Block):
    """One hand through which the text went, in order."""

    source: SourceRef = Field(description="Ref of the source that had the text in hand.")
    action: Annotated[Code, InList("custody_action")] | None = Field(None, description="What it did with the text.")


class ArticleBlock(Block):
    """The published work that was coded."""

    key: ArticleKey = Field(description="Name of the article in this collection; the same key is the same article.")
    source: SourceRef = Field(description="Ref of the source that published this copy.")
    title: Name | None = Field(None, description="Headline as printed.")
    url: Url | None = Field(None, description="Address of this copy, http or https.")
    language: LanguageTag | None = Field(None, description="Language of the text, BCP 47.")
    published: DateBlock | None = Field(None, description="Day of publication and how it is known.")
    text: TextBlock | None = Field(None, description="Hash and length of the text that was coded.")
    segments: tuple[Segment, ...] = Field((), description="Typed stretches of the text, in order, not overlapping.")
    custody: tuple[Custody, ...] = Field((), description="Who made, carried and republished the text, in order.")


class CoderBlock(Block):
    """Who coded."""

    name: Name = Field(description="Name of the coder: a person's handle, a project, a program.")
    kind: Annotated[Code, InList("coder_kind")] = Field(description="human, rules or llm.")
    version: Name | None = Field(None, description="Version of the coder's rules or instructions.")


class SourceEntry(Block):
    """An outlet, agency or publisher that the document speaks of."""

    ref: Ref = Field(description="Ref by which the document names this source.")
    name: Name | None = Field(None, description="Name of the source; may be absent if the ref stands in the registry.")
    kind: Annotated[Code, InList("source_kind")] | None = Field(None, description="Kind of source.")
    country: CountryCode | None = Field(None, description="Country of the source, ISO 3166-1 alpha-3.")


class ActorEntry(Block):
    """A state, body, person or unnamed speaker that the document speaks of."""

    ref: Ref = Field(description="Ref by which the document names this actor.")
    name: Name | None = Field(None, description="Name or description; may be absent if the ref stands in the registry.")
    kind: Annotated[Code, InList("actor_kind")] | None = Field(None, description="Kind of actor.")
    side: Annotated[Code, InList("side")] | None = Field(
        None, description="The side it speaks for; a state's ISO code or another side code."
    )
    named: bool | None = Field(
        None, description="False for an actor that the article does not name; such an actor stays in its article."
    )
    source: SourceRef | None = Field(None, description="Ref of the source, where the actor is an outlet's own voice.")


class OfficeEntry(Block):
    """An office that somebody holds in the article."""

    ref: Ref = Field(description="Ref by which the document names this office.")
    title: Name | None = Field(None, description="Title of the office; may be absent if the registry has it.")
    body: ActorRef | None = Field(None, description="Ref of the actor whose office it is.")
    level: Level | None = Field(None, description="1 head of state or government … 6 working level.")


class OfficeHolder(Block):
    """The article attests that a person held an office on a day; nothing is said about other days."""

    person: ActorRef = Field(description="Ref of the actor who held the office.")
    office: OfficeRef = Field(description="Ref of the office.")
    on: Edtf | None = Field(None, description="The attested day, YYYY-MM-DD.")


class MechanismParty(Block):
    """An actor with a role in a mechanism."""

    actor: ActorRef = Field(description="Ref of the actor.")
    role: Annotated[Code, InList("mechanism_party_role")] | None = Field(None, description="Role in the mechanism.")


class Scope(Block):
    """What a mechanism covers."""

    kind: Annotated[Code, InList("scope_kind")] = Field(description="domain or area.")
    value: Name = Field(description="A code of vocabulary domain, or the name of an area.")


class MechanismLink(Block):
    """A tie from this mechanism to another."""

    relation: Annotated[Code, InList("mechanism_link_relation")] = Field(
        description="succeeds, modelled_on, implements …."
    )
    mechanism: MechanismRef = Field(description="Ref of the other mechanism.")


class MechanismEntry(CodedRecord):
    """A channel, arrangement or body between sides: the thing whose status is followed."""

    ref: Ref = Field(description="Registry slug, or a ref of this document alone.")
    label: Name = Field(description="Short name in our words.")
    kind: Annotated[Code, InList("mechanism_kind")] = Field(description="Kind of mechanism.")
    purpose: Prose | None = Field(None, description="What it is for, in our words.")
    parties: tuple[MechanismParty, ...] = Field((), description="Its sides, hosts and mediators.")
    scope: tuple[Scope, ...] = Field((), description="Domains and areas that it covers.")
    part_of: MechanismRef | None = Field(None, description="Ref of the mechanism of which this one is a part.")
    links: tuple[MechanismLink, ...] = Field((), description="Other ties to mechanisms.")


class Participant(Block):
    """Somebody at (or expected at) a meeting."""

    actor: ActorRef = Field(description="Ref of the actor.")
    role: Annotated[Code, InList("participant_role")] | None = Field(None, description="Role at the meeting.")
    office: OfficeRef | None = Field(None, description="Ref of the office in which the actor took part.")


class MeetingMechanism(Block):
    """What a meeting did for a mechanism."""

    mechanism: MechanismRef = Field(description="Ref of the mechanism.")
    relation: Annotated[Code, InList("meeting_mechanism_relation")] | None = Field(
        None, description="negotiates, uses …."
    )


class MeetingEntry(CodedRecord):
    """One meeting or contact, whatever the number of parties; planned and denied ones included."""

    ref: Ref = Field(description="Ref of the meeting, of this document alone.")
    label: Name = Field(description="Short name in our words.")
    format: Annotated[Code, InList("meeting_format")] = Field(description="Form of the contact.")
    level: Level | None = Field(None, description="Level of the highest participant, 1 to 6.")
    occurrence: Annotated[Code, InList("occurrence")] | None = Field(None, description="Whether it took place.")
    place: Name | None = Field(None, description="Place as the article gives it.")
    when: DateBlock | None = Field(None, description="When it was, or is to be.")
    round_no: Count | None = Field(None, description="Number of the round in a series.")
    outcome: Annotated[Code, InList("meeting_outcome")] | None = Field(None, description="What came of it.")
    follows: MeetingRef | None = Field(None, description="Ref of the meeting to which this one is the follow-up.")
    participants: tuple[Participant, ...] = Field((), description="Who takes part, with role and office.")
    mechanisms: tuple[MeetingMechanism, ...] = Field((), description="The mechanisms it was about.")


class IncidentParty(Block):
    """An actor with a part in an incident."""

    actor: ActorRef = Field(description="Ref of the actor.")
    role: Annotated[Code, InList("incident_party_role")] | None = Field(None, description="author, victim ….")


class IncidentMechanism(Block):
    """What an incident has to do with a mechanism."""

    mechanism: MechanismRef = Field(description="Ref of the mechanism.")
    relation: Annotated[Code, InList("incident_mechanism_relation")] | None = Field(
        None, description="triggers, violates …."
    )


class IncidentEntry(CodedRecord):
    """A military or diplomatic event around the channels."""

    ref: Ref = Field(description="Ref of the incident, of this document alone.")
    family: Annotated[Code, InList("incident_family")] | None = Field(None, description="military or diplomatic.")
    kind: Annotated[Code, InList("incident_kind")] = Field(description="Kind of incident.")
    label: Name = Field(description="Short name in our words.")
    when: DateBlock | None = Field(None, description="When it happened.")
    place: Name | None = Field(None, description="Place as the article gives it.")
    parties: tuple[IncidentParty, ...] = Field((), description="Who did what to whom.")
    mechanisms: tuple[IncidentMechanism, ...] = Field((), description="Mechanisms that it touched.")


class Quantity(Block):
    """A figure that somebody gives."""

    measure: Annotated[Code, InList("quantity_measure")] = Field(description="What is counted.")
    low: Amount | None = Field(None, description="Least figure.")
    best: Amount | None = Field(None, description="The figure given as the best guess.")
    high: Amount | None = Field(None, description="Greatest figure; absent where open.")
    unit: Annotated[Code, InList("quantity_unit")] | None = Field(None, description="Unit of the figure.")
    qualifier: Annotated[Code, InList("quantity_qualifier")] | None = Field(None, description="more_than, at_least ….")


class PropositionEntry(CodedRecord):
    """Something that can be affirmed or denied, in our neutral words, about at most one subject."""

    ref: Ref = Field(description="Ref of the proposition, of this document alone.")
    kind: Annotated[Code, InList("proposition_kind")] | None = Field(None, description="What sort of content it is.")
    gist: Prose | None = Field(None, description="The content in our own words.")
    mechanism: MechanismRef | None = Field(None, description="Ref of the mechanism that it speaks of.")
    meeting: MeetingRef | None = Field(None, description="Ref of the meeting that it speaks of.")
    incident: IncidentRef | None = Field(None, description="Ref of the incident that it speaks of.")
    track: Annotated[Code, InList("mechanism_track")] | None = Field(None, description="institutional or operational.")
    status: Code | None = Field(
        None, description="Status of the mechanism on that track, from vocabulary mechanism_status."
    )
    when: DateBlock | None = Field(None, description="When the content is known to have held.")
    initiator: ActorRef | None = Field(None, description="Ref of the actor said to have proposed or broken off.")
    rounds_completed: Count | None = Field(None, description="Rounds of talks completed by then.")
    quantity: Quantity | None = Field(None, description="The figure that it gives.")
    note: Prose | None = Field(None, description="The coder's remark, in our words.")


class ChainLink(Block):
    """One step on the way of a statement to the reader: exactly one of source and actor."""

    link: Annotated[Code, InList("attribution_link")] = Field(description="Kind of step.")
    source: SourceRef | None = Field(None, description="Ref of the source, where the step is an outlet.")
    actor: ActorRef | None = Field(None, description="Ref of the actor, where the step is a speaker or go-between.")


class Mention(CodedRecord):
    """The claim in one span of the text."""

    start: Offset = Field(description="First code point of the span, 0-based.")
    end: Offset = Field(description="Code point after the last one of the span.")
    quote_mode: Annotated[Code, InList("quote_mode")] | None = Field(None, description="direct_quote, paraphrase ….")
    sha256: Sha256 = Field(description="sha256 of the span's text in UTF-8, lower-case hex.")
    chain: tuple[ChainLink, ...] = Field((), description="From the publisher, first, to the speaker, last.")


class ClaimEntry(CodedRecord):
    """A speaker takes a stance on a proposition."""

    ref: Ref | None = Field(None, description="Ref of the claim, of this document alone.")
    proposition: PropositionRef = Field(description="Ref of the proposition.")
    speaker: ActorRef = Field(description="Ref of the actor who speaks.")
    office: OfficeRef | None = Field(None, description="Ref of the office in which the speaker speaks.")
    stance: Annotated[Code, InList("stance")] = Field(description="affirm, deny, presuppose ….")
    speech_act: Annotated[Code, InList("speech_act")] | None = Field(None, description="assert, accuse, propose ….")
    certainty: Annotated[Code, InList("certainty")] | None = Field(None, description="How sure the speaker is.")
    said: DateBlock | None = Field(None, description="When it was said.")
    setting: Annotated[Code, InList("setting")] | None = Field(None, description="Occasion of the statement.")
    told_to: SourceRef | None = Field(None, description="Ref of the source to which it was said.")
    condition: Prose | None = Field(None, description="The condition attached to it, in our words.")
    mentions: Annotated[tuple[Mention, ...], Field(min_length=1)] = Field(description="Where the text says it.")


class RelationEntry(Block):
    """A tie between two propositions that the vocabulary does not already give."""

    from_: PropositionRef = Field(alias="from", description="Ref of the first proposition.")
    to: PropositionRef = Field(description="Ref of the second proposition.")
    relation: Annotated[Code, InList("proposition_relation")] = Field(description="contradicts, qualifies, entails ….")


class CodingDocument(Block):
    """One coder's whole answer about one article version."""

    format: Literal["deconf-coding/1"] = Field(description="Name and version of this format.")
    article: ArticleBlock = Field(description="The article that was coded.")
    coder: CoderBlock = Field(description="Who coded it.")
    sources: tuple[SourceEntry, ...] = Field((), description="Outlets, agencies and publishers.")
    actors: tuple[ActorEntry, ...] = Field((), description="States, bodies, persons and unnamed speakers.")
    offices: tuple[OfficeEntry, ...] = Field((), description="Offices held in the article.")
    office_holders: tuple[OfficeHolder, ...] = Field((), description="Who is attested in which office.")
    mechanisms: tuple[MechanismEntry, ...] = Field((), description="Channels and arrangements.")
    meetings: tuple[MeetingEntry, ...] = Field((), description="Meetings and contacts.")
    incidents: tuple[IncidentEntry, ...] = Field((), description="Military and diplomatic incidents.")
    propositions: tuple[PropositionEntry, ...] = Field((), description="What is said, in our words.")
    claims: tuple[ClaimEntry, ...] = Field((), description="Who takes which stance on what, with evidence.")
    relations: tuple[RelationEntry, ...] = Field((), description="Ties between propositions.")


def claim_label(claim: ClaimEntry, index: int) -> str:
    """Return the claim's ref, or its place in the document where it has none."""
    return claim.ref if claim.ref is not None else f"claims[{index}]"


def document_json(document: CodingDocument) -> str:
    """Return the document as JSON in the order of the model, leaving out what is absent; ends with a line feed."""
    return document.model_dump_json(by_alias=True, exclude_defaults=True, indent=1) + "\n"
