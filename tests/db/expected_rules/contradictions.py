"""Who contradicts whom: `contradictions`, every pair of claims looked at.

direct: the same proposition or status, affirmed and denied. implied: the denied status follows from the affirmed one.
excluded: two affirmed statuses of one mechanism that cannot hold on one day, though both are known to have held on one: an
open end contributes its known day alone. related: a coder said so of the propositions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations

from deconfdb.vocabulary import load_vocabularies
from tests.db.expected_rules.channels import Status
from tests.db.expected_rules.codings import founding
from tests.db.expected_rules.records import Claim, Proposition
from tests.db.expected_rules.tables import Row
from tests.db.expected_rules.voices import takes_a_stand, voice_of


def contradictions() -> list[Row]:
    """Expected rows of `contradictions`."""
    return [_row(*found) for found in _found()]


def _found() -> Iterator[tuple[Claim, Claim, str, int]]:
    """Affirming claim, countering claim, how, and steps of implication."""
    claims = takes_a_stand(founding().claims)
    for affirming, countering in permutations(claims, 2):
        if affirming.polarity == "-":
            continue
        one, other = affirming.proposition, countering.proposition
        if countering.polarity == "-":
            steps = 0 if one is other else _denied_steps(one, other)
            if steps is not None:
                yield affirming, countering, "implied" if steps else "direct", steps
        elif _exclude_each_other(one, other) and _said_order(affirming) < _said_order(countering):
            yield affirming, countering, "excluded", 0
        elif _is_related(one, other):
            yield affirming, countering, "related", 0


def _denied_steps(affirmed: Proposition, denied: Proposition) -> int | None:
    """Steps from the affirmed status to the denied one; None if the denial does not reach it."""
    if affirmed.mechanism is None or affirmed.mechanism is not denied.mechanism:
        return None
    if affirmed.status is None or denied.status is None or not affirmed.when.starts_by_the_end_of(denied.when):
        return None
    return _steps(affirmed.status, denied.status)


def _steps(start: Status, goal: Status) -> int | None:
    """Length of the shortest way along the implications."""
    reached, steps = {start}, 0
    while reached:
        if goal in reached:
            return steps
        reached = {
            (each.implies_track, each.implies_status)
            for each in load_vocabularies().implications()
            if (each.track, each.status) in reached
        }
        steps += 1
    return None


def _said_order(claim: Claim) -> tuple[date, str]:
    """Of two statements that exclude each other the later one counters; without a day, it is taken for later."""
    return (claim.said.exact_day or date.max, claim.public_id)


def _exclude_each_other(one: Proposition, other: Proposition) -> bool:
    if one.mechanism is None or one.mechanism is not other.mechanism or not one.status or not other.status:
        return False
    excluded = {(each[:2], each[2:]) for each in load_vocabularies().exclusions()}
    return (one.status, other.status) in excluded and one.when.may_share_known_day_with(other.when)


def _is_related(one: Proposition, other: Proposition) -> bool:
    return any(
        start is one
        and end is other
        and load_vocabularies().get("proposition_relation", relation).extra["is_contradiction"]
        for start, end, relation in founding().relations
    )


def _row(affirming: Claim, countering: Claim, how: str, steps: int) -> Row:
    affirmed_on, countered_on = affirming.said.exact_day, countering.said.exact_day
    mechanism = affirming.proposition.mechanism
    return {
        "contradiction": f"{affirming.public_id} x {countering.public_id}",
        "countered_date": countered_on,
        "affirming_speaker": affirming.speaker.name,
        "affirming_side": voice_of(affirming.speaker),
        "affirmed_gist": affirming.proposition.entry["gist"],
        "affirmed_date": affirmed_on,
        "countering_speaker": countering.speaker.name,
        "countering_side": voice_of(countering.speaker),
        "countered_gist": countering.proposition.entry["gist"],
        "lag_days": (countered_on - affirmed_on).days if affirmed_on and countered_on else None,
        "how": how,
        "mechanism": mechanism.ref if mechanism else None,
        "pair": mechanism.sides.pair if mechanism else None,
        "steps": steps,
        "affirmed_status": affirming.proposition.entry.get("status"),
        "countered_status": countering.proposition.entry.get("status"),
        "affirmed_edtf": affirming.said.edtf,
        "countered_edtf": countering.said.edtf,
        "affirming_claim_id": affirming.public_id,
        "countering_claim_id": countering.public_id,
        "affirming_article": affirming.coding.article,
        "countering_article": countering.coding.article,
    }
