"""Identity features: which sides sit in a mechanism, meeting or incident, and what pair they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from deconfdb.vocabulary import load_vocabularies
from deconfdb.vocabulary.terms import SEVERAL


@dataclass(frozen=True, slots=True)
class Sides:
    """The party sides of a subject, in alphabetical order."""

    codes: tuple[str, ...]

    @property
    def parties(self) -> str:
        """All sides, joined by '; '; empty if none is known."""
        return "; ".join(self.codes)

    @property
    def pair(self) -> str | None:
        """`ISR-RUS` if there are exactly two sides that have a name."""
        return "-".join(self.codes) if len(self.codes) == 2 and SEVERAL not in self.codes else None

    def pairs(self) -> tuple[tuple[str, str, str], ...]:
        """Every unordered pair of named sides: pair, first side, second side."""
        named = [code for code in self.codes if code != SEVERAL]
        return tuple((f"{first}-{second}", first, second) for first, second in combinations(named, 2))


def sides_of(codes: Iterable[str | None]) -> Sides:
    """The sides among the codes; outlets, monitors and unknown speakers are no side."""
    vocabulary = load_vocabularies()
    kept = {
        code
        for code in codes
        if code and (code == SEVERAL or vocabulary.get("side", code).extra["side_kind"] != "speaker_class")
    }
    return Sides(tuple(sorted(kept)))


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant of a meeting: side, role, and whether it is a person who can sit at a table."""

    side: str | None
    role: str | None
    is_person: bool


def meeting_sides(format_code: str, seats: Iterable[Seat]) -> Sides:
    """The sides at the table.

    Mediators, observers and neutral hosts are not sides. A host is one when it is a person who receives the others,
    or when fewer than two sides remain without it; never in a third country.
    """
    vocabulary = load_vocabularies()
    third_country = bool(vocabulary.get("meeting_format", format_code).extra["is_third_country"])
    guests: list[Seat] = []
    hosts: list[Seat] = []
    for seat in seats:
        if seat.role == "host":
            hosts.append(seat)
        elif seat.role is None or vocabulary.get("participant_role", seat.role).extra["counts_as_party"]:
            guests.append(seat)
    without_hosts = sides_of(seat.side for seat in guests)
    if third_country:
        return without_hosts
    if len(without_hosts.codes) < 2:
        return sides_of(seat.side for seat in (*guests, *hosts))
    return sides_of(seat.side for seat in (*guests, *(host for host in hosts if host.is_person)))


# Who only gave the ground, the aid or the report is no side of an incident.
_NOT_SIDES_OF_INCIDENTS = frozenset({"territory", "witness", "intervener", "author_unstated", "supporter"})


def incident_sides(parties: Iterable[tuple[str | None, str | None]]) -> Sides:
    """The sides of an incident from (side, role) of its parties."""
    return sides_of(side for side, role in parties if role not in _NOT_SIDES_OF_INCIDENTS)


def mechanism_sides(parties: Iterable[tuple[str | None, str | None]]) -> Sides:
    """The party sides of a mechanism from (side, role): hosts and mediators are not parties."""
    vocabulary = load_vocabularies()
    return sides_of(
        side
        for side, role in parties
        if role is not None and vocabulary.get("mechanism_party_role", role).extra["counts_as_party"]
    )
