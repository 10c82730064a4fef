"""What the stages find, before it becomes a coding document; every record names its rule."""

from __future__ import annotations

from dataclasses import dataclass

from deconfdb.coders.cast import Actor
from deconfdb.coders.times import TimeFound


@dataclass(frozen=True, slots=True)
class OutletLink:
    """One outlet on the way of a statement; `link` is a code of `attribution_link`."""

    link: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Span:
    """Evidence: code points of the stored text, end exclusive."""

    start: int
    end: int
    quote_mode: str


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """One statement of one speaker; `sentence` is the index of the sentence of its first span."""

    speaker: Actor
    stance: str
    speech_act: str
    certainty: str
    spans: tuple[Span, ...]
    rule: str
    sentence: int
    outlets: tuple[OutletLink, ...] = ()
    relays: tuple[Actor, ...] = ()
    said: TimeFound | None = None
    setting: str = ""
    told_to: str = ""


@dataclass(frozen=True, slots=True)
class PartyFound:
    """Somebody at a meeting."""

    actor: Actor
    role: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class MeetingFound:
    """One meeting; `sides` are the sides that met, hosts and mediators left out."""

    sides: tuple[str, ...]
    parties: tuple[PartyFound, ...]
    format: str
    occurrence: str
    sentence: int
    start: int
    end: int
    rule: str
    when: TimeFound | None = None
    place: str = ""
    level: int | None = None
    is_known: bool = False
    """Whether it is told of as known (`the meeting in May`, `their talks`)."""
    round_no: int | None = None
    outcome: str = ""
    mechanism: int | None = None
    follows: int | None = None
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusFound:
    """A status of a mechanism as one sentence gives it; the claims over that place assert it."""

    track: str
    status: str
    sentence: int
    start: int
    end: int
    rule: str
    rank: int = 0
    stance: str = ""
    when: TimeFound | None = None
    initiator: Actor | None = None
    rounds: int | None = None
    also: tuple[tuple[int, int, int], ...] = ()
    """Further places that say the same: sentence, start, end."""


@dataclass(frozen=True, slots=True)
class MechanismFound:
    """One mechanism of the article with all that is said of its status."""

    kind: str
    label: str
    sides: tuple[str, ...]
    statuses: tuple[StatusFound, ...]
    rule: str
    parties: tuple[PartyFound, ...] = ()
    area: str = ""
    domains: tuple[str, ...] = ()
    registry_ref: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one article."""

    claims: tuple[ClaimFound, ...] = ()
    meetings: tuple[MeetingFound, ...] = ()
    mechanisms: tuple[MechanismFound, ...] = ()
    relevance: str = "on_topic"
