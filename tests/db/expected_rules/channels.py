"""States of channels: `channel_history` and `channel_status`.

The rules are those of the model. A row is mechanism x track x status x spell; propositions share a spell when their known
days overlap. Affirming or presupposing a status affirms or presupposes all it implies; denying it denies all that implies
it. A denial reaches what began no later than the denied window ends. On the institutional track an implied status stays
reached; on the operational one the windows must overlap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from deconfdb.vocabulary import load_vocabularies
from tests.db.expected_rules.codings import founding
from tests.db.expected_rules.dates import When, earliest, latest
from tests.db.expected_rules.records import Claim, KnownMechanism, Proposition
from tests.db.expected_rules.tables import Row, joined
from tests.db.expected_rules.voices import evidence_state, statements, takes_a_stand, voices

Status = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Spell:
    """A status of a mechanism over the days that its propositions share, with the claims that bear on it."""

    mechanism: KnownMechanism
    track: str
    status: str
    propositions: tuple[Proposition, ...]
    direct: tuple[Claim, ...]
    implied: tuple[Claim, ...]

    @property
    def when(self) -> When:
        """The date; the founding codings have one proposition a spell, so that nothing is to be put together."""
        (proposition,) = self.propositions
        return proposition.when

    @property
    def bearing(self) -> tuple[Claim, ...]:
        """All claims for and against it."""
        return (*self.direct, *self.implied)

    @property
    def last_known_on(self) -> date | None:
        """The latest day on which somebody affirms or presupposes it."""
        return latest(claim.proposition.when.known_upper for claim in self.bearing if claim.polarity in "+p")

    @property
    def rank(self) -> int:
        """Place in the usual order of the track."""
        return int(load_vocabularies().statuses[self.track, self.status].extra["rank"])  # type: ignore[arg-type]

    @property
    def state(self) -> str:
        """How well it stands."""
        return evidence_state(self.bearing, self.mechanism.sides)


def implied_by(status: Status) -> frozenset[Status]:
    """All that a status implies through any number of steps, itself left out."""
    steps = {(step.track, step.status): set[Status]() for step in load_vocabularies().implications()}
    for step in load_vocabularies().implications():
        steps[step.track, step.status].add((step.implies_track, step.implies_status))
    found: set[Status] = set()
    reached = {status}
    while reached:
        reached = {target for each in reached for target in steps.get(each, ())} - found
        found |= reached
    return frozenset(found)


def _bears_by_implication(claim: Claim, track: str, status: str, when: When) -> bool:
    """Whether a claim on another status of the same mechanism bears on this one."""
    other = claim.proposition.status
    assert other is not None
    if claim.polarity == "-":
        return other in implied_by((track, status)) and when.starts_by_the_end_of(claim.proposition.when)
    if (track, status) not in implied_by(other):
        return False
    if track == "institutional":
        return claim.proposition.when.starts_by_the_end_of(when)
    return claim.proposition.when.overlaps(when)


def _spells(propositions: Iterable[Proposition]) -> list[list[Proposition]]:
    """Propositions of one status, those together whose known days overlap."""
    found: list[list[Proposition]] = []
    for proposition in propositions:
        near = [spell for spell in found if any(proposition.when.shares_known_day_with(each.when) for each in spell)]
        found = [spell for spell in found if spell not in near]
        found.append([proposition, *(each for spell in near for each in spell)])
    return found


def spells() -> list[Spell]:
    """Every spell of the founding codings."""
    by_status: dict[tuple[KnownMechanism, str, str], list[Proposition]] = defaultdict(list)
    for proposition in founding().propositions:
        if proposition.status is not None:
            assert proposition.mechanism is not None
            by_status[proposition.mechanism, *proposition.status].append(proposition)
    return [
        _spell(mechanism, track, status, together)
        for (mechanism, track, status), all_of_them in by_status.items()
        for together in _spells(all_of_them)
    ]


def _spell(mechanism: KnownMechanism, track: str, status: str, together: list[Proposition]) -> Spell:
    when = together[0].when
    about = [claim for claim in takes_a_stand(founding().claims_on(mechanism)) if claim.proposition.status]
    return Spell(
        mechanism,
        track,
        status,
        tuple(together),
        tuple(claim for claim in about if claim.proposition in together),
        tuple(claim for claim in about if _bears_by_implication(claim, track, status, when)),
    )


def channel_history() -> list[Row]:
    """Expected rows of `channel_history`."""
    before = _statuses_before(spells())
    return [_history_row(spell, before[spell]) for spell in before]


def _statuses_before(found: list[Spell]) -> dict[Spell, str | None]:
    """The status before each one on its track, by first known day, on one day by the usual order."""
    tracks: dict[tuple[KnownMechanism, str], list[Spell]] = defaultdict(list)
    for spell in found:
        tracks[spell.mechanism, spell.track].append(spell)
    result: dict[Spell, str | None] = {}
    for each in tracks.values():
        each.sort(key=lambda spell: (spell.when.known_lower or date.max, spell.rank))
        result.update(zip(each, [None, *(spell.status for spell in each[:-1])], strict=True))
    return result


def _history_row(spell: Spell, before: str | None) -> Row:
    mechanism, bearing = spell.mechanism, spell.bearing
    expected_steps = {(step.track, step.from_status, step.to_status) for step in load_vocabularies().transitions()}
    articles = {claim.coding.article for claim in bearing}
    return {
        "mechanism": mechanism.ref,
        "when_from": spell.when.lower,
        "when_to": spell.when.upper,
        "pair": mechanism.sides.pair,
        "mechanism_label": mechanism.entry.label,
        "mechanism_kind": mechanism.entry.kind,
        "track": spell.track,
        "status": spell.status,
        "when_edtf": spell.when.edtf,
        "is_approximate": spell.when.is_approximate,
        "last_known_on": spell.last_known_on,
        "rounds_completed": max(
            (each.entry["rounds_completed"] for each in spell.propositions if "rounds_completed" in each.entry),
            default=None,
        ),
        "initiator": joined(each.initiator.side for each in spell.propositions if each.initiator),
        "affirmed_by": voices(bearing, "+"),
        "presupposed_by": voices(bearing, "p"),
        "denied_by": voices(bearing, "-"),
        "evidence_state": spell.state,
        "evidence_state_vetted": evidence_state([], mechanism.sides),  # nothing is vetted yet
        "review_state": "candidate",
        "n_statements": statements(bearing),
        "n_origins": len({claim.speaker for claim in bearing}),
        "n_articles": len(articles),
        "n_copy_families": len(articles),  # no two of the articles are copies of one text
        "first_said_on": earliest(claim.said.first_bound for claim in bearing),
        "last_said_on": latest(claim.said.last_bound for claim in bearing),
        "parties": mechanism.sides.parties,
        "affirmed_by_implication": voices(spell.implied, "+"),
        "denied_by_implication": voices(spell.implied, "-"),
        "status_rank": spell.rank,
        "previous_status": before,
        "is_expected_step": spell.status == before or (spell.track, before or "", spell.status) in expected_steps,
        "n_propositions": len(spell.propositions),
    }


_OF_HISTORY = (
    "mechanism", "last_known_on", "pair", "mechanism_label", "mechanism_kind", "track", "status", "evidence_state",
    "evidence_state_vetted", "when_from", "when_to", "when_edtf", "is_approximate", "rounds_completed", "initiator",
    "affirmed_by", "presupposed_by", "denied_by", "review_state", "n_statements", "n_origins", "n_articles",
    "n_copy_families", "parties",
)  # fmt: skip


def channel_status() -> list[Row]:
    """Expected rows of `channel_status`: of each track the status known last, of several the one further along."""
    last: dict[tuple[str, str], Row] = {}
    for row in channel_history():
        if row["evidence_state"] in {"denied_only", "withdrawn"}:
            continue
        track = (row["mechanism"], row["track"])
        if track not in last or _lateness(row) > _lateness(last[track]):
            last[track] = row
    return [{column: row[column] for column in _OF_HISTORY} for row in last.values()]


def _lateness(row: Row) -> tuple[date, int]:
    return (row["last_known_on"] or date.min, row["status_rank"])
