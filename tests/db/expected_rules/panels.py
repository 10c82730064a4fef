"""Views that put subjects side by side: `timeline`, `dyad_month`, `incident_exposure`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from tests.db.expected_rules.channels import Spell, spells
from tests.db.expected_rules.codings import founding
from tests.db.expected_rules.dates import month_of
from tests.db.expected_rules.records import Event
from tests.db.expected_rules.subjects import is_held, is_planned
from tests.db.expected_rules.tables import Row

_DAYS_AROUND = 30


def timeline() -> list[Row]:
    """Expected rows of `timeline`."""
    return [
        *(_status_event(spell) for spell in spells()),
        *(_subject_event("meeting", meeting, meeting.entry["occurrence"]) for meeting in founding().meetings),
        *(_subject_event("incident", incident, incident.entry["kind"]) for incident in founding().incidents),
    ]


def _status_event(spell: Spell) -> Row:
    return {
        "event": f"status:{spell.mechanism.ref}:{spell.track}:{spell.status}:{spell.when.edtf or ''}",
        "event_from": spell.when.lower,
        "event_to": spell.when.upper,
        "pair": spell.mechanism.sides.pair,
        "event_type": "status",
        "subject": spell.mechanism.ref,
        "label": spell.mechanism.entry.label,
        "detail": f"{spell.track}: {spell.status}",
        "is_approximate": spell.when.is_approximate,
        "evidence_state": spell.state,
        "when_edtf": spell.when.edtf,
        "parties": spell.mechanism.sides.parties,
    }


def _subject_event(kind: str, event: Event, detail: str) -> Row:
    return {
        "event": f"{kind}:{event.ref}",
        "event_from": event.when.lower,
        "event_to": event.when.upper,
        "pair": event.sides.pair,
        "event_type": kind,
        "subject": event.ref,
        "label": event.entry["label"],
        "detail": detail,
        "is_approximate": event.when.is_approximate,
        "evidence_state": None,
        "when_edtf": event.when.edtf,
        "parties": event.sides.parties,
    }


def dyad_month() -> list[Row]:
    """Expected rows of `dyad_month`: what lies with both nominal bounds in one month, for each pair of its sides."""
    counts: dict[str, dict[date, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    levels: dict[tuple[str, date], list[int]] = defaultdict(list)
    for pair, month, column, level in _counted():
        counts[pair][month][column] += 1
        if level is not None:
            levels[pair, month].append(level)
    return [
        {
            "pair": pair,
            "month": month,
            "n_meetings_held": months[month]["held"],
            "n_meetings_planned": months[month]["planned"],
            "n_military_incidents": months[month]["military"],
            "n_diplomatic_incidents": months[month]["diplomatic"],
            "n_status_reports": months[month]["status"],
            "highest_level": min(levels.get((pair, month), ()), default=None),
            "n_claims": months[month]["claim"],
        }
        for pair, months in counts.items()
        for month in _every_month(min(months), max(months))
    ]


def _counted() -> Iterator[tuple[str, date, str, int | None]]:
    """Pair, month, what is counted, and the level of a meeting held."""
    everything = founding()
    found = [
        *(
            (meeting.sides, meeting.when, "held" if is_held(meeting) else "planned", meeting.entry.get("level"))
            for meeting in everything.meetings
            if is_held(meeting) or is_planned(meeting)
        ),
        *((incident.sides, incident.when, str(incident.family), None) for incident in everything.incidents),
        *(
            (each.mechanism.sides, each.when, "status", None)
            for each in everything.propositions
            if each.mechanism and each.status
        ),
        *(
            (claim.proposition.subject.sides, claim.said, "claim", None)
            for claim in everything.claims
            if claim.proposition.subject
        ),
    ]
    for sides, when, column, level in found:
        month = month_of(when)
        if month is not None:
            for pair in sides.pair_names:
                yield pair, month, column, level if column == "held" else None


def _every_month(first: date, last: date) -> Iterator[date]:
    month = first
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def incident_exposure() -> list[Row]:
    """Expected rows of `incident_exposure`."""
    rows: list[Row] = []
    for incident in founding().incidents:
        for spell in spells():
            status_from = spell.when.lower or spell.last_known_on
            if incident.when.lower is None or status_from is None:
                continue
            offset = (incident.when.lower - status_from).days
            if abs(offset) > _DAYS_AROUND:
                continue
            shared = set(incident.sides.pair_names) & set(spell.mechanism.sides.pair_names)
            rows.extend(_exposure_row(incident, spell, pair, status_from, offset) for pair in shared)
    return rows


def _exposure_row(incident: Event, spell: Spell, pair: str, status_from: date, offset: int) -> Row:
    return {
        "incident": incident.ref,
        "happened_from": incident.when.lower,
        "mechanism": spell.mechanism.ref,
        "track": spell.track,
        "status": spell.status,
        "status_from": status_from,
        "day_offset": offset,
        "pair": pair,
        "incident_kind": incident.entry["kind"],
        "incident_label": incident.entry["label"],
        "incident_family": incident.family,
        "evidence_state": spell.state,
    }
