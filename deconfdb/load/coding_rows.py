"""One coding to rows: pure, no database. A row holds every column of its table in the declared order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from deconfdb.coding.dates import DateBounds, parse_edtf
from deconfdb.coding.document import CodingDocument, OfficeEntry, PropositionEntry
from deconfdb.coding.fields import DateBlock
from deconfdb.load import keys
from deconfdb.load.refs import CodingRefs, registered_bodies, source_of
from deconfdb.load.registry_index import RegistryIndex

Rows = dict[str, list[tuple[Any, ...]]]

NO_DATE = (None,) * 8


@dataclass(frozen=True, slots=True)
class CodingHeader:
    """What identifies one revision of one coding."""

    article_id: UUID
    coding_id: UUID
    version_id: UUID | None
    coder_id: UUID
    revision: int
    content_sha256: bytes
    known_from: datetime
    run_id: UUID


@dataclass(slots=True)
class CodingRows:
    """Rows by table; `shared` may be there already (registries, subjects), `own` are new with the coding."""

    shared: Rows = field(default_factory=lambda: defaultdict(list))
    own: Rows = field(default_factory=lambda: defaultdict(list))

    def extend(self, other: CodingRows) -> None:
        for mine, theirs in ((self.shared, other.shared), (self.own, other.own)):
            for table, rows in theirs.items():
                mine[table].extend(rows)


def date_columns(block: DateBlock | None) -> tuple[Any, ...]:
    """The columns of `tables.base.date_block`."""
    if block is None:
        return NO_DATE
    bounds = parse_edtf(block.edtf) if block.edtf else None
    if bounds is None:
        return (block.text, None, None, None, None, None, block.basis, block.anchor)
    approximate = bounds.is_approximate or bounds.is_uncertain
    return (
        block.text,
        block.edtf,
        bounds.lower,
        bounds.upper,
        approximate,
        bounds.precision,
        block.basis,
        block.anchor,
    )


# A document names some thirty shares of right records, of a few hundred that there are.
@lru_cache(maxsize=4096, typed=True)
def decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def common_rows(documents: Iterable[CodingDocument], registry: RegistryIndex) -> Rows:
    """The rows that codings of different articles have in common and no registry holds: coders, sources, offices."""
    rows: Rows = {"deconf.coder": [], "deconf.source": [], "deconf.office": []}
    for document in documents:
        coder = document.coder
        rows["deconf.coder"].append((keys.coder_id(coder.kind, coder.name), coder.name, coder.kind))
        for source in document.sources:
            key = source_of(source, registry)
            if key not in registry.source_ids:
                rows["deconf.source"].append(
                    (key, keys.public_ref("src", key), source.name or source.ref, source.kind, source.country, False)
                )
        bodies = registered_bodies(document, registry)
        rows["deconf.office"].extend(
            _office_row(office, bodies[office.body])
            for office in document.offices
            if office.body in bodies and office.ref not in registry.offices
        )
    return rows


def _office_row(office: OfficeEntry, body: UUID | None) -> tuple[Any, ...]:
    title = office.title or office.ref
    key = keys.titled_office_id(title, body)
    return (key, keys.public_ref("off", key), title, body, office.level, False)


def rows_of(refs: CodingRefs, header: CodingHeader) -> CodingRows:
    """All rows of one coding but those of its article and those of `common_rows`."""
    rows = CodingRows()
    _add_registry_rows(rows.shared, refs)
    _add_subject_rows(rows.shared, refs)
    document = refs.document
    rows.own["deconf.coding"].append(
        (
            header.article_id,
            header.coding_id,
            header.version_id,
            header.coder_id,
            document.coder.version,
            header.revision,
            header.content_sha256,
            "candidate",
            header.known_from,
            None,
            header.run_id,
        )
    )
    prefix = (header.article_id, header.coding_id)
    _add_text_rows(rows.own, refs, header)
    _add_report_rows(rows.own, refs, prefix)
    _add_evidence_rows(rows.own, refs, prefix)
    return rows


# ---- rows that others may share ---------------------------------------------------------------------------------------
def _add_registry_rows(shared: Rows, refs: CodingRefs) -> None:
    for entry in refs.document.actors:
        actor = refs.actors[entry.ref]
        if not actor.is_registered:
            outlet = refs.source(entry.source) if entry.source else None
            ref = keys.public_ref("act", actor.actor_id)
            shared["deconf.actor"].append(
                (actor.actor_id, ref, actor.name, actor.kind, actor.side, entry.named, outlet, False, actor.actor_id)
            )
    shared["deconf.office"].extend(
        _office_row(office, refs.actor(office.body))
        for office in refs.document.offices
        if office.body and office.ref not in refs.registry.offices and not refs.is_registered(office.body)
    )


def _add_subject_rows(shared: Rows, refs: CodingRefs) -> None:
    for ref, (family, sides) in refs.mechanism_features.items():
        key = refs.mechanisms[ref]
        shared["deconf.mechanism"].append(
            (key, family, None, None, False, keys.public_ref("mec", key), sides.pair, sides.parties, key)
        )
        shared["deconf.mechanism_party"].extend((key, side) for side in sides.codes)
        shared["deconf.mechanism_pair"].extend((key, *pair) for pair in sides.pairs())
    for key, sides in refs.meetings.values():
        shared["deconf.meeting"].append((key, keys.public_ref("mtg", key), sides.pair, sides.parties, key))
        shared["deconf.meeting_pair"].extend((key, *pair) for pair in sides.pairs())
    for key, family, sides in refs.incidents.values():
        shared["deconf.incident"].append((key, family, keys.public_ref("inc", key), sides.pair, sides.parties, key))
        shared["deconf.incident_pair"].extend((key, *pair) for pair in sides.pairs())


# ---- rows of the coding alone ------------------------------------------------------------------------------------------
def _add_text_rows(own: Rows, refs: CodingRefs, header: CodingHeader) -> None:
    article = refs.document.article
    if header.version_id is not None:
        own["deconf.segment"].extend(
            (header.article_id, header.version_id, header.coding_id, number, segment.start, segment.end, segment.kind)
            for number, segment in enumerate(article.segments, 1)
        )
    own["deconf.custody"].extend(
        (header.article_id, header.coding_id, number, refs.source(hand.source), hand.action)
        for number, hand in enumerate(article.custody, 1)
    )


def _add_report_rows(own: Rows, refs: CodingRefs, prefix: tuple[UUID, UUID]) -> None:
    document = refs.document
    for entry in document.actors:
        actor = refs.actors[entry.ref]
        own["deconf.actor_report"].append(
            (*prefix, entry.ref, actor.actor_id, actor.name, entry.kind, entry.side, entry.named)
        )
    own["deconf.office_attestation"].extend(
        (
            *prefix,
            number,
            refs.actor(held.person),
            refs.office(held.office),
            date.fromisoformat(held.on) if held.on else None,
        )
        for number, held in enumerate(document.office_holders, 1)
    )
    _add_mechanism_reports(own, refs, prefix)
    _add_meeting_reports(own, refs, prefix)
    _add_incident_reports(own, refs, prefix)


def _add_mechanism_reports(own: Rows, refs: CodingRefs, prefix: tuple[UUID, UUID]) -> None:
    for entry in refs.document.mechanisms:
        key = (*prefix, refs.mechanisms[entry.ref])
        own["deconf.mechanism_report"].append(
            (*key, entry.ref, entry.label, entry.kind, entry.purpose, entry.rule, decimal(entry.confidence))
        )
        own["deconf.mechanism_report_party"].extend(
            (*key, number, refs.actor(party.actor), party.role) for number, party in enumerate(entry.parties, 1)
        )
        own["deconf.mechanism_report_scope"].extend(
            (*key, number, scope.kind, scope.value) for number, scope in enumerate(entry.scope, 1)
        )
        links = [("part_of", entry.part_of)] if entry.part_of else []
        links += [(link.relation, link.mechanism) for link in entry.links]
        own["deconf.mechanism_report_link"].extend(
            (*key, number, relation, refs.mechanism(other)) for number, (relation, other) in enumerate(links, 1)
        )


def _add_meeting_reports(own: Rows, refs: CodingRefs, prefix: tuple[UUID, UUID]) -> None:
    for entry in refs.document.meetings:
        key = (*prefix, refs.meetings[entry.ref][0])
        own["deconf.meeting_report"].append(
            (
                *key,
                entry.ref,
                entry.label,
                entry.format,
                entry.level,
                entry.occurrence,
                entry.place,
                refs.registry.place_named(entry.place),
                *date_columns(entry.when),
                entry.round_no,
                entry.outcome,
                refs.meetings[entry.follows][0] if entry.follows else None,
                entry.rule,
                decimal(entry.confidence),
            )
        )
        own["deconf.meeting_report_participant"].extend(
            (*key, number, refs.actor(seat.actor), seat.role, refs.office(seat.office))
            for number, seat in enumerate(entry.participants, 1)
        )
        own["deconf.meeting_report_mechanism"].extend(
            (*key, number, refs.mechanism(link.mechanism), link.relation)
            for number, link in enumerate(entry.mechanisms, 1)
        )


def _add_incident_reports(own: Rows, refs: CodingRefs, prefix: tuple[UUID, UUID]) -> None:
    for entry in refs.document.incidents:
        incident_id, family, _ = refs.incidents[entry.ref]
        key = (*prefix, incident_id)
        place = refs.registry.place_named(entry.place)
        own["deconf.incident_report"].append(
            (*key, entry.ref, family, entry.kind, entry.label, entry.place, place, *date_columns(entry.when), entry.rule,
             decimal(entry.confidence))
        )  # fmt: skip
        own["deconf.incident_report_party"].extend(
            (*key, number, refs.actor(party.actor), party.role) for number, party in enumerate(entry.parties, 1)
        )
        own["deconf.incident_report_mechanism"].extend(
            (*key, number, refs.mechanism(link.mechanism), link.relation)
            for number, link in enumerate(entry.mechanisms, 1)
        )


def _add_evidence_rows(own: Rows, refs: CodingRefs, prefix: tuple[UUID, UUID]) -> None:
    article_id, coding_id = prefix
    document = refs.document
    propositions = {entry.ref: keys.child_id("proposition", coding_id, entry.ref) for entry in document.propositions}
    own["deconf.proposition"].extend(
        _proposition_row(refs, prefix, propositions, entry) for entry in document.propositions
    )
    for index, claim in enumerate(document.claims):
        ref = claim.ref or f"claims[{index}]"
        key = (article_id, keys.child_id("claim", coding_id, ref))
        own["deconf.claim"].append(
            (
                *key,
                coding_id,
                ref,
                propositions[claim.proposition],
                refs.actor(claim.speaker),
                refs.office(claim.office),
                claim.stance,
                claim.speech_act,
                claim.certainty,
                claim.setting,
                refs.source(claim.told_to) if claim.told_to else None,
                *date_columns(claim.said),
                claim.condition,
                claim.rule,
                decimal(claim.confidence),
            )
        )
        for number, mention in enumerate(claim.mentions, 1):
            own["deconf.mention"].append(
                (
                    *key,
                    number,
                    mention.start,
                    mention.end,
                    mention.quote_mode,
                    bytes.fromhex(mention.sha256),
                    mention.rule,
                    decimal(mention.confidence),
                )
            )
            own["deconf.attribution"].extend(
                (
                    *key,
                    number,
                    step,
                    hand.link,
                    refs.source(hand.source) if hand.source else None,
                    refs.actor(hand.actor) if hand.actor else None,
                )
                for step, hand in enumerate(mention.chain, 1)
            )
    own["deconf.proposition_relation"].extend(
        (article_id, propositions[each.from_], propositions[each.to], each.relation, coding_id)
        for each in document.relations
    )


def _proposition_row(
    refs: CodingRefs, prefix: tuple[UUID, UUID], propositions: dict[str, UUID], entry: PropositionEntry
) -> tuple[Any, ...]:
    article_id, coding_id = prefix
    quantity = entry.quantity
    return (
        article_id,
        propositions[entry.ref],
        coding_id,
        entry.ref,
        entry.kind,
        entry.gist,
        refs.mechanism(entry.mechanism) if entry.mechanism else None,
        refs.meetings[entry.meeting][0] if entry.meeting else None,
        refs.incidents[entry.incident][0] if entry.incident else None,
        entry.track,
        entry.status,
        *date_columns(entry.when),
        *_reach_columns(entry.when),
        entry.rounds_completed,
        refs.actor(entry.initiator) if entry.initiator else None,
        entry.note,
        *(
            (quantity.measure, decimal(quantity.low), decimal(quantity.best), decimal(quantity.high), quantity.unit,
             quantity.qualifier)
            if quantity
            else (None,) * 6
        ),
        entry.rule,
        decimal(entry.confidence),
    )  # fmt: skip


def _reach_columns(block: DateBlock | None) -> Iterable[date | None]:
    """Known days and widest bounds, which comparisons of statuses use."""
    if block is None or block.edtf is None:
        return (None,) * 4
    bounds: DateBounds = parse_edtf(block.edtf)
    return (bounds.known_lower, bounds.known_upper, bounds.widest_lower, bounds.widest_upper)
