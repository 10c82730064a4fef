"""Which sides sit in a mechanism, meeting or incident, and which pairs they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from deconfdb.vocabulary import load_vocabularies

# A plurality: a side in the list of all, but no half of a pair.
_SEVERAL = "MULTI"
_NO_SIDES_OF_AN_INCIDENT = {"territory", "witness", "intervener", "author_unstated", "supporter"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Sides in alphabetical order."""

    codes: tuple[str, ...]

    @property
    def parties(self) -> str | None:
        """All of them."""
        return "; ".join(self.codes) or None

    @property
    def pair(self) -> str | None:
        """The pair, if they are exactly two."""
        return "-".join(self.codes) if len(self.codes) == 2 and _SEVERAL not in self.codes else None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every unordered pair."""
        return tuple(combinations([code for code in self.codes if code != _SEVERAL], 2))

    @property
    def pair_names(self) -> tuple[str, ...]:
        """Every unordered pair by name."""
        return tuple(f"{first}-{second}" for first, second in self.pairs)


@dataclass(frozen=True, slots=True)
class Seat:
    """An actor's side and role, and whether the actor is a person or persons."""

    side: str
    role: str
    is_person: bool


def _sides(codes: Iterable[str]) -> Sides:
    """Outlets, monitors and unknown voices are no sides."""
    vocabularies = load_vocabularies()
    return Sides(
        tuple(
            sorted(
                {
                    code
                    for code in codes
                    if code == _SEVERAL or vocabularies.get("side", code).extra["side_kind"] != "speaker_class"
                }
            )
        )
    )


def sides_of_mechanism(seats: Iterable[Seat]) -> Sides:
    """Those whose role counts as party: hosts and mediators do not."""
    vocabularies = load_vocabularies()
    return _sides(
        seat.side for seat in seats if vocabularies.get("mechanism_party_role", seat.role).extra["counts_as_party"]
    )


def sides_of_incident(seats: Iterable[Seat]) -> Sides:
    """Those who did it, suffered it or fought; not who gave the ground, the aid or the report."""
    return _sides(seat.side for seat in seats if seat.role not in _NO_SIDES_OF_AN_INCIDENT)


def sides_of_meeting(meeting_format: str, seats: Iterable[Seat]) -> Sides:
    """Those whose role counts as party. A host counts if it is a person, or if without it no two sides are left; in a
    third country it never counts."""
    vocabularies = load_vocabularies()
    at_table = [seat for seat in seats if vocabularies.get("participant_role", seat.role).extra["counts_as_party"]]
    guests = [seat for seat in at_table if seat.role != "host"]
    without_hosts = _sides(seat.side for seat in guests)
    if vocabularies.get("meeting_format", meeting_format).extra["is_third_country"]:
        return without_hosts
    if len(without_hosts.codes) < 2:
        return _sides(seat.side for seat in at_table)
    return _sides(seat.side for seat in at_table if seat.role != "host" or seat.is_person)
