"""Whose voice a claim is, and how well a content stands by the voices for and against it."""

from __future__ import annotations

from collections.abc import Iterable

from tests.db.expected_rules.records import Actor, Claim
from tests.db.expected_rules.sides import Sides

# An outlet in its own voice is shown as `press` and stands in lists where this would stand.
_SORTED_AS = "PRESS!"


def voice_of(actor: Actor) -> str:
    """The side that an actor shows as."""
    return "press" if actor.kind == "news_outlet" else actor.side


def voices(claims: Iterable[Claim], *polarities: str) -> str | None:
    """The sides of the claims of those polarities, each once."""
    found = {voice_of(claim.speaker) for claim in claims if claim.polarity in polarities}
    return "; ".join(sorted(found, key=lambda side: _SORTED_AS if side == "press" else side)) or None


def takes_a_stand(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that affirm, presuppose or deny. No founding coding holds a retraction."""
    found = list(claims)
    assert all(claim.polarity != "r" for claim in found)
    return [claim for claim in found if claim.polarity in "+p-"]


def statements(claims: Iterable[Claim]) -> int:
    """Distinct statements: speaker, content, day and setting, whatever the number of claims or mentions."""
    return len({_statement(claim) for claim in claims})


def _statement(claim: Claim) -> tuple[object, ...]:
    content = claim.proposition.status or claim.proposition
    return (claim.speaker, content, claim.said.edtf, claim.entry["setting"])


def evidence_state(claims: Iterable[Claim], parties: Sides) -> str:
    """The first state that holds of the claims for and against a status of a mechanism with those parties."""
    found = list(claims)
    supporting = [claim for claim in found if claim.polarity in "+p"]
    if any(claim.polarity == "-" for claim in found):
        return "contested" if supporting else "denied_only"
    affirming = {claim.speaker.side for claim in supporting if claim.polarity == "+"} & set(parties.codes)
    if affirming:
        return "both_parties" if len(affirming) > 1 else "one_party"
    if {claim.speaker.side for claim in supporting} & set(parties.codes):
        return "presupposed_one_party"
    if any(claim.speaker.kind != "unattributed" for claim in supporting):
        return "third_party_or_press"
    return "unattributed_only" if supporting else "unclaimed"
