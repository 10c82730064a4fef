"""The coding document `deconf-coding/1`: one coder's whole answer about one version of one article.

The document carries no article text: evidence is given as spans (code points of the stored text, 0-based, end
exclusive) and the sha256 of each span. What a coder did not judge is absent and reads as None; no default looks like
a judgement. A ref is global only if it stands in a registry; every other ref belongs to its document alone.
The JSON Schema in `seeds/schema/` is generated from these classes, so every field describes itself.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, StringConstraints, WithJsonSchema

FORMAT = "deconf-coding/1"

# Refs, keys and codes end up in B-tree keys, which hold at most some 2,700 bytes; 200 characters stay far below.
Ref = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S+$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^\S+$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"\S")]
# Our own words about an article, never the article: a gist or note of this length is a copy of something.
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Url = Annotated[str, StringConstraints(max_length=2000, pattern=r"^https?://[^\s/]+\S*$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Edtf = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Offset = Annotated[int, Field(ge=0, le=2_147_483_647)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Level = Annotated[int, Field(ge=1, le=6)]
Confidence = Annotated[float, Field(ge=0, le=1)]
# A whole number stays a whole number, so that "55 strikes" never turns into "55.0 strikes".
Amount = Annotated[int | FiniteFloat, Field(union_mode="left_to_right"), WithJsonSchema({"type": "number"})]


class Block(BaseModel):
    """Base of every part of the document: frozen, no unknown keys, no silent conversion between types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class CodedRecord(Block):
    """A record that an automatic coder can sign with the rule that made it."""

    rule: Code | None = Field(None, description="Id of the coder's rule that made this record; absent for a human.")
    confidence: Confidence | None = Field(
        None, description="Share of right records measured for that rule, 0 to 1; not a feeling."
    )


class DateBlock(Block):
    """A date as worded, as resolved, and on what ground."""

    text: Prose | None = Field(None, description="The wording in the article, a few words.")
    edtf: Edtf | None = Field(
        None, description="The date in EDTF, levels 0 and 1; absent where the wording could not be resolved."
    )
    basis: Code | None = Field(None, description="How the date was found; vocabulary date_basis.")
    anchor: Ref | None = Field(
        None, description="Ref of the meeting, incident or mechanism from which an event-relative date is counted."
    )


class TextBlock(Block):
    """The text that was coded, known by its hash alone."""

    sha256: Sha256 | None = Field(None, description="sha256 of the stored text in UTF-8, lower-case hex.")
    length: Offset | None = Field(None, description="Length of the stored text in code points.")


class Segment(Block):
    """A typed stretch of the text; boilerplate is marked, never deleted."""

    start: Offset = Field(description="First code point of the segment, 0-based.")
    end: Offset = Field(description="Code point after the last one of the segment.")
    kind: Code = Field(description="What the stretch is; vocabulary segment_kind.")


class Custody(Block):
    """One hand through which the text went, in order."""

    source: Ref = Field(description="Ref of the source that had the text in hand.")
    action: Code | None = Field(None, description="What it did with the text; vocabulary custody_action.")


class ArticleBlock(Block):
    """The published work that was coded."""

    key: Ref = Field(description="Name of the article in this collection; the same key is the same article.")
    source: Ref = Field(description="Ref of the source that published this copy.")
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
    kind: Code = Field(description="human, rules or llm; vocabulary coder_kind.")
    version: Name | None = Field(None, description="Version of the coder's rules or instructions.")


class SourceEntry(Block):
    """An outlet, agency or publisher that the document speaks of."""

    ref: Ref = Field(description="Ref by which the document names this source.")
    name: Name | None = Field(None, description="Name of the source; may be absent if the ref stands in the registry.")
    kind: Code | None = Field(None, description="Kind of source; vocabulary source_kind.")
    country: CountryCode | None = Field(None, description="Country of the source, ISO 3166-1 alpha-3.")


class ActorEntry(Block):
    """A state, body, person or unnamed speaker that the document speaks of."""

    ref: Ref = Field(description="Ref by which the document names this actor.")
    name: Name | None = Field(None, description="Name or description; may be absent if the ref stands in the registry.")
    kind: Code | None = Field(None, description="Kind of actor; vocabulary actor_kind.")
    side: Code | None = Field(None, description="The side it speaks for; a state's ISO code or another side code.")
    named: bool | None = Field(
        None, description="False for an actor that the article does not name; such an actor stays in its article."
    )
    source: Ref | None = Field(None, description="Ref of the source, where the actor is an outlet's own voice.")


class OfficeEntry(Block):
    """An office that somebody holds in the article."""

    ref: Ref = Field(description="Ref by which the document names this office.")
    title: Name | None = Field(None, description="Title of the office; may be absent if the registry has it.")
    body: Ref | None = Field(None, description="Ref of the actor whose office it is.")
    level: Level | None = Field(None, description="1 head of state or government … 6 working level.")


class OfficeHolder(Block):
    """The article attests that a person held an office on a day; nothing is said about other days."""

    person: Ref = Field(description="Ref of the actor who held the office.")
    office: Ref = Field(description="Ref of the office.")
    on: Edtf | None = Field(None, description="The attested day, YYYY-MM-DD.")


class MechanismParty(Block):
    """An actor with a role in a mechanism."""

    actor: Ref = Field(description="Ref of the actor.")
    role: Code | None = Field(None, description="Role in the mechanism; vocabulary mechanism_role.")


class Scope(Block):
    """What a mechanism covers."""

    kind: Code = Field(description="domain or area; vocabulary scope_kind.")
    value: Name = Field(description="A code of vocabulary scope_domain, or the name of an area.")


class MechanismLink(Block):
    """A tie from this mechanism to another."""

    relation: Code = Field(description="succeeds, modelled_on, implements …; vocabulary mechanism_relation.")
    mechanism: Ref = Field(description="Ref of the other mechanism.")


class MechanismEntry(CodedRecord):
    """A channel, arrangement or body between sides: the thing whose status is followed."""

    ref: Ref = Field(description="Registry slug, or a ref of this document alone.")
    label: Name = Field(description="Short name in our words.")
    kind: Code = Field(description="Kind of mechanism; vocabulary mechanism_kind.")
    purpose: Prose | None = Field(None, description="What it is for, in our words.")
    parties: tuple[MechanismParty, ...] = Field((), description="Its sides, hosts and mediators.")
    scope: tuple[Scope, ...] = Field((), description="Domains and areas that it covers.")
    part_of: Ref | None = Field(None, description="Ref of the mechanism of which this one is a part.")
    links: tuple[MechanismLink, ...] = Field((), description="Other ties to mechanisms.")


class Participant(Block):
    """Somebody at (or expected at) a meeting."""

    actor: Ref = Field(description="Ref of the actor.")
    role: Code | None = Field(None, description="Role at the meeting; vocabulary participant_role.")
    office: Ref | None = Field(None, description="Ref of the office in which the actor took part.")


class MeetingMechanism(Block):
    """What a meeting did for a mechanism."""

    mechanism: Ref = Field(description="Ref of the mechanism.")
    relation: Code | None = Field(None, description="negotiates, uses …; vocabulary meeting_mechanism_relation.")


class MeetingEntry(CodedRecord):
    """One meeting or contact, whatever the number of parties; planned and denied ones included."""

    ref: Ref = Field(description="Ref of the meeting, of this document alone.")
    label: Name = Field(description="Short name in our words.")
    format: Code = Field(description="Form of the contact; vocabulary meeting_format.")
    level: Level | None = Field(None, description="Level of the highest participant, 1 to 6.")
    occurrence: Code | None = Field(None, description="Whether it took place; vocabulary occurrence.")
    place: Name | None = Field(None, description="Place as the article gives it.")
    when: DateBlock | None = Field(None, description="When it was, or is to be.")
    round_no: Count | None = Field(None, description="Number of the round in a series.")
    outcome: Code | None = Field(None, description="What came of it; vocabulary meeting_outcome.")
    follows: Ref | None = Field(None, description="Ref of the meeting to which this one is the follow-up.")
    participants: tuple[Participant, ...] = Field((), description="Who takes part, with role and office.")
    mechanisms: tuple[MeetingMechanism, ...] = Field((), description="The mechanisms it was about.")


class IncidentParty(Block):
    """An actor with a part in an incident."""

    actor: Ref = Field(description="Ref of the actor.")
    role: Code | None = Field(None, description="author, victim …; vocabulary incident_role.")


class IncidentMechanism(Block):
    """What an incident has to do with a mechanism."""

    mechanism: Ref = Field(description="Ref of the mechanism.")
    relation: Code | None = Field(None, description="triggers, violates …; vocabulary incident_mechanism_relation.")


class IncidentEntry(CodedRecord):
    """A military or diplomatic event around the channels."""

    ref: Ref = Field(description="Ref of the incident, of this document alone.")
    family: Code | None = Field(None, description="military or diplomatic; vocabulary incident_family.")
    kind: Code = Field(description="Kind of incident; vocabulary incident_kind.")
    label: Name = Field(description="Short name in our words.")
    when: DateBlock | None = Field(None, description="When it happened.")
    place: Name | None = Field(None, description="Place as the article gives it.")
    parties: tuple[IncidentParty, ...] = Field((), description="Who did what to whom.")
    mechanisms: tuple[IncidentMechanism, ...] = Field((), description="Mechanisms that it touched.")


class Quantity(Block):
    """A figure that somebody gives."""

    measure: Code = Field(description="What is counted; vocabulary measure.")
    low: Amount | None = Field(None, description="Least figure.")
    best: Amount | None = Field(None, description="The figure given as the best guess.")
    high: Amount | None = Field(None, description="Greatest figure; absent where open.")
    unit: Code | None = Field(None, description="Unit of the figure; vocabulary unit.")
    qualifier: Code | None = Field(None, description="more_than, at_least …; vocabulary quantity_qualifier.")


class PropositionEntry(CodedRecord):
    """Something that can be affirmed or denied, in our neutral words, about at most one subject."""

    ref: Ref = Field(description="Ref of the proposition, of this document alone.")
    kind: Code | None = Field(None, description="What sort of content it is; vocabulary proposition_kind.")
    gist: Prose | None = Field(None, description="The content in our own words.")
    mechanism: Ref | None = Field(None, description="Ref of the mechanism that it speaks of.")
    meeting: Ref | None = Field(None, description="Ref of the meeting that it speaks of.")
    incident: Ref | None = Field(None, description="Ref of the incident that it speaks of.")
    track: Code | None = Field(None, description="institutional or operational; vocabulary track.")
    status: Code | None = Field(None, description="Status of the mechanism on that track; vocabulary mechanism_status.")
    when: DateBlock | None = Field(None, description="When the content is known to have held.")
    initiator: Ref | None = Field(None, description="Ref of the actor said to have proposed or broken off.")
    rounds_completed: Count | None = Field(None, description="Rounds of talks completed by then.")
    quantity: Quantity | None = Field(None, description="The figure that it gives.")
    note: Prose | None = Field(None, description="The coder's remark, in our words.")


class ChainLink(Block):
    """One step on the way of a statement to the reader: exactly one of source and actor."""

    link: Code = Field(description="Kind of step; vocabulary chain_link.")
    source: Ref | None = Field(None, description="Ref of the source, where the step is an outlet.")
    actor: Ref | None = Field(None, description="Ref of the actor, where the step is a speaker or go-between.")


class Mention(CodedRecord):
    """The claim in one span of the text."""

    start: Offset = Field(description="First code point of the span, 0-based.")
    end: Offset = Field(description="Code point after the last one of the span.")
    quote_mode: Code | None = Field(None, description="direct_quote, paraphrase …; vocabulary quote_mode.")
    sha256: Sha256 = Field(description="sha256 of the span's text in UTF-8, lower-case hex.")
    chain: tuple[ChainLink, ...] = Field((), description="From the publisher, first, to the speaker, last.")


class ClaimEntry(CodedRecord):
    """A speaker takes a stance on a proposition."""

    ref: Ref | None = Field(None, description="Ref of the claim, of this document alone.")
    proposition: Ref = Field(description="Ref of the proposition.")
    speaker: Ref = Field(description="Ref of the actor who speaks.")
    office: Ref | None = Field(None, description="Ref of the office in which the speaker speaks.")
    stance: Code = Field(description="affirm, deny, presuppose …; vocabulary stance.")
    speech_act: Code | None = Field(None, description="assert, accuse, propose …; vocabulary speech_act.")
    certainty: Code | None = Field(None, description="How sure the speaker is; vocabulary certainty.")
    said: DateBlock | None = Field(None, description="When it was said.")
    setting: Code | None = Field(None, description="Occasion of the statement; vocabulary setting.")
    told_to: Ref | None = Field(None, description="Ref of the source to which it was said.")
    condition: Prose | None = Field(None, description="The condition attached to it, in our words.")
    mentions: Annotated[tuple[Mention, ...], Field(min_length=1)] = Field(description="Where the text says it.")


class RelationEntry(Block):
    """A tie between two propositions that the vocabulary does not already give."""

    from_: Ref = Field(alias="from", description="Ref of the first proposition.")
    to: Ref = Field(description="Ref of the second proposition.")
    relation: Code = Field(description="contradicts, qualifies, entails …; vocabulary proposition_relation.")


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
