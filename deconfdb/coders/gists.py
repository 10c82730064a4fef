"""Propositions in our own words, made from codes alone: no word of an article ever gets into them."""

from __future__ import annotations

from deconfdb.coders.cast import Actor
from deconfdb.coders.findings import ClaimFound, MechanismFound, MeetingFound, StatusFound

_KIND_BY_ACT = {
    "accuse": "accusation", "condemn": "reaction", "demand": "demand", "urge": "advice", "warn": "threat_assessment",
    "threaten": "conditional_threat", "commit": "intent", "propose": "advice", "rule_out": "intent", "assess": "concern",
    "welcome": "reaction", "apologise": "reaction", "predict": "posture", "announce": "act_occurred",
    "assert": "posture", "confirm": "posture", "deny": "posture", "decline_comment": "context",
}  # fmt: skip
_STATUS_WORDS = {
    "mooted": "has been mooted", "raised": "was raised between the sides", "proposed": "was proposed", "mandated": "was ordered to be worked out",  # noqa: E501
    "in_talks": "is being negotiated", "no_agreement_yet": "has not been agreed so far", "deadlocked": "is deadlocked",
    "agreed_in_principle": "was agreed in principle", "agreed": "was agreed", "in_force": "is in force", "suspended": "is suspended",  # noqa: E501
    "rejected": "was rejected", "lapsed": "has lapsed", "terminated": "was ended", "superseded": "was replaced",
    "ad_hoc_contact": "consists of contacts when needed", "operating": "is operating", "impaired": "is impaired",
    "unanswered": "goes unanswered", "dormant": "lies dormant", "ceased": "has ceased",
}  # fmt: skip
_OCCURRENCE_KINDS = {
    "proposed": "meeting_proposed", "planned": "meeting_planned", "planned_undated": "meeting_planned", "postponed": "meeting_planned",  # noqa: E501
    "cancelled": "meeting_cancelled",
}  # fmt: skip


def status_gist(mechanism: MechanismFound, status: StatusFound) -> str:
    """What a status says of a mechanism."""
    kind = mechanism.kind.replace("_", " ")
    by = f", on the initiative of {status.initiator.name}" if status.initiator else ""
    return f"The {kind} between {_listed(mechanism.sides)} {_STATUS_WORDS.get(status.status, status.status.replace('_', ' '))}{by}"


def meeting_gist(meeting: MeetingFound) -> str:
    """That a meeting took place, or is to."""
    states = {
        "planned": "is planned",
        "planned_undated": "is planned",
        "proposed": "is proposed",
        "cancelled": "was cancelled",
        "postponed": "was put off",
    }
    return f"A meeting ({meeting.format.replace('_', ' ')}) of {_listed(meeting.sides)} {states.get(meeting.occurrence, 'took place')}"  # noqa: E501


def meeting_kind(meeting: MeetingFound) -> str:
    """The kind of proposition that a meeting's occurrence makes."""
    return _OCCURRENCE_KINDS.get(meeting.occurrence, "meeting_occurred")


def statement_gist(claim: ClaimFound) -> str:
    """A statement on something else than a channel or a meeting: who speaks, and with which act."""
    return f"Statement by {described(claim.speaker)} ({claim.speech_act.replace('_', ' ')})"


def statement_kind(claim: ClaimFound) -> str:
    """The kind of proposition behind a speech act."""
    return _KIND_BY_ACT.get(claim.speech_act, "posture")


def described(actor: Actor) -> str:
    """A named actor by name; an unnamed one by kind and side."""
    if actor.named:
        return actor.name
    return f"unnamed {actor.kind.removeprefix('anonymous_').replace('_', ' ')}" + (
        f" of {actor.side}" if actor.side else ""
    )


def _listed(sides: tuple[str, ...]) -> str:
    return sides[0] if len(sides) == 1 else f"{', '.join(sides[:-1])} and {sides[-1]}" if sides else "unknown sides"
