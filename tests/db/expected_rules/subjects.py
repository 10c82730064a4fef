"""Views of subjects: meetings, incidents, mechanisms, and the pairs of sides in them."""

from __future__ import annotations

from collections.abc import Iterable

from deconfdb.vocabulary import load_vocabularies
from tests.db.expected_rules.codings import founding
from tests.db.expected_rules.dates import earliest, latest
from tests.db.expected_rules.records import Event, KnownMechanism
from tests.db.expected_rules.tables import Row, joined
from tests.db.expected_rules.voices import voices

_HOSTS = {"host", "neutral_host"}
_MEDIATORS = {"mediator", "facilitator", "guarantor"}
_AUTHORS = {"author", "alleged_author"}
_TARGETS = {"target", "alleged_target", "victim"}


def _names(event: Event, roles: set[str]) -> str | None:
    return joined(part.actor.name for part in event.parts if part.role in roles)


def _mechanisms(event: Event) -> str | None:
    return joined(link["mechanism"] for link in event.entry.get("mechanisms", ()))


def _occurrence_is(event: Event, trait: str) -> bool:
    return bool(load_vocabularies().get("occurrence", event.entry["occurrence"]).extra[trait])


def is_planned(meeting: Event) -> bool:
    """Whether the meeting is a plan, a proposal or put off."""
    return _occurrence_is(meeting, "is_planned")


def is_held(meeting: Event) -> bool:
    """Whether the meeting took place, goes on, or is taken for granted."""
    return _occurrence_is(meeting, "is_held")


def meetings() -> list[Row]:
    """Expected rows of `meetings`."""
    return [_meeting_row(meeting) for meeting in founding().meetings]


def _meeting_row(meeting: Event) -> Row:
    about = founding().claims_on(meeting)
    return {
        "meeting": meeting.ref,
        "held_from": meeting.when.lower,
        "held_to": meeting.when.upper,
        "pair": meeting.sides.pair,
        "occurrence": meeting.entry["occurrence"],
        "label": meeting.entry["label"],
        "format": meeting.entry["format"],
        "level": meeting.entry.get("level"),
        "place": meeting.entry.get("place"),
        "when_edtf": meeting.when.edtf,
        "when_text": meeting.when.wording,
        "when_basis": meeting.when.basis,
        "is_approximate": meeting.when.is_approximate,
        "round_no": meeting.entry.get("round_no"),
        "outcome": meeting.entry.get("outcome"),
        "follows": meeting.follows,
        "parties": meeting.sides.parties,
        "mechanisms": _mechanisms(meeting),
        "participants": joined(part.actor.name for part in meeting.parts),
        "hosts": _names(meeting, _HOSTS),
        "mediators": _names(meeting, _MEDIATORS),
        "n_reports": 1,
        "n_articles": 1,
        "affirmed_by": voices(about, "+", "p"),
        "denied_by": voices(about, "-"),
        "review_state": "candidate",
        "rule": None,  # people coded
        "confidence": None,
    }


def meeting_participants() -> list[Row]:
    """Expected rows of `meeting_participants`."""
    return [
        {
            "meeting": meeting.ref,
            "held_from": meeting.when.lower,
            "participant_no": number,
            "pair": meeting.sides.pair,
            "actor": part.actor.name,
            "actor_ref": part.actor.ref,
            "actor_kind": part.actor.kind,
            "side": part.actor.side,
            "role": part.role,
            "office": part.office.title if part.office else None,
            "office_ref": part.office.ref if part.office else None,
            "level": part.office.level if part.office and part.office.level else meeting.entry.get("level"),
        }
        for meeting in founding().meetings
        for number, part in enumerate(meeting.parts, 1)
    ]


def planned_meetings() -> list[Row]:
    """Expected rows of `planned_meetings`."""
    return [_planned_row(meeting) for meeting in founding().meetings if is_planned(meeting)]


def _planned_row(meeting: Event) -> Row:
    about = founding().claims_on(meeting)
    return {
        "meeting": meeting.ref,
        "planned_from": meeting.when.lower,
        "planned_to": meeting.when.upper,
        "pair": meeting.sides.pair,
        "occurrence": meeting.entry["occurrence"],
        "label": meeting.entry["label"],
        "format": meeting.entry["format"],
        "level": meeting.entry.get("level"),
        "place": meeting.entry.get("place"),
        "when_edtf": meeting.when.edtf,
        "when_text": meeting.when.wording,
        "follows": meeting.follows,
        "mechanisms": _mechanisms(meeting),
        "announced_by": voices(about, "+", "p"),
        "announced_on": earliest(claim.said.first_bound for claim in about),
        "became": None,  # no later article tells what became of any of them
        "parties": meeting.sides.parties,
        "article": meeting.coding.article,
    }


def incidents() -> list[Row]:
    """Expected rows of `incidents`."""
    return [_incident_row(incident) for incident in founding().incidents]


def _incident_row(incident: Event) -> Row:
    about = founding().claims_on(incident)
    others = {part.role for part in incident.parts} - _AUTHORS - _TARGETS
    return {
        "incident": incident.ref,
        "happened_from": incident.when.lower,
        "happened_to": incident.when.upper,
        "pair": incident.sides.pair,
        "family": incident.family,
        "kind": incident.entry["kind"],
        "label": incident.entry["label"],
        "place": incident.entry.get("place"),
        "when_edtf": incident.when.edtf,
        "is_approximate": incident.when.is_approximate,
        "authors": _names(incident, _AUTHORS),
        "targets": _names(incident, _TARGETS),
        "other_parties": _names(incident, others),
        "parties": incident.sides.parties,
        "mechanisms": _mechanisms(incident),
        "n_articles": 1,
        "affirmed_by": voices(about, "+", "p"),
        "denied_by": voices(about, "-"),
        "review_state": "candidate",
    }


def mechanisms() -> list[Row]:
    """Expected rows of `mechanisms`."""
    return [_mechanism_row(mechanism) for mechanism in founding().mechanisms.values()]


def _mechanism_row(mechanism: KnownMechanism) -> Row:
    everything, entry = founding(), mechanism.entry
    told = [
        (coding, each)
        for coding in everything.codings
        for each in coding.document["mechanisms"]
        if each["ref"] == mechanism.ref
    ]
    scope = [each for _, report in told for each in report.get("scope", ())]
    statuses = [each.when for each in everything.propositions if each.mechanism is mechanism and each.status]
    seats = {(party["actor"], party["role"]) for _, report in told for party in report["parties"]}
    return {
        "mechanism": mechanism.ref,
        "first_known_on": earliest(when.known_lower for when in statuses),
        "pair": mechanism.sides.pair,
        "label": entry.label,
        "kind": entry.kind,
        "family": mechanism.family,
        "parties": mechanism.sides.parties,
        "purpose": next((report["purpose"] for _, report in told if "purpose" in report), None),
        "domains": joined(each["value"] for each in scope if each["kind"] == "domain"),
        "areas": joined(each["value"] for each in scope if each["kind"] == "area"),
        "part_of": joined(report.get("part_of") for _, report in told),
        "links": joined(
            f"{link['relation']} {link['mechanism']}" for _, report in told for link in report.get("links", ())
        ),
        "aliases": joined(entry.aliases),
        "is_registered": True,
        "last_known_on": latest(when.known_upper for when in statuses),
        "n_articles": len({coding.article for coding, _ in told}),
        "n_claims": len(everything.claims_on(mechanism)),
        "parties_with_roles": joined(f"{everything.actors[ref].name} ({role})" for ref, role in seats),
    }


def _pair_rows(kind: str, subjects: Iterable[Event | KnownMechanism]) -> list[Row]:
    return [
        {kind: subject.ref, "pair": f"{first}-{second}", "side_a": first, "side_b": second}
        for subject in subjects
        for first, second in subject.sides.pairs
    ]


def mechanism_pairs() -> list[Row]:
    """Expected rows of `mechanism_pairs`."""
    return _pair_rows("mechanism", founding().mechanisms.values())


def meeting_pairs() -> list[Row]:
    """Expected rows of `meeting_pairs`."""
    return _pair_rows("meeting", founding().meetings)


def incident_pairs() -> list[Row]:
    """Expected rows of `incident_pairs`."""
    return _pair_rows("incident", founding().incidents)
