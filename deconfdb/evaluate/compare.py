"""One article, two codings: what matches, what is missed, what is made up, and how the matched ones agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TypeVar

from deconfdb.coding.document import CodingDocument
from deconfdb.evaluate.identity import Identifier, Identity, same_actor
from deconfdb.evaluate.units import Channel, Encounter, Period, Statement, Units, overlap, read_units, same_speaker

OVERLAP = 0.5
CLOSE_OVERLAP = 0.8
_OPEN_KIND_FAMILIES = frozenset({"channel", "rules", "body", "open"})
_LINKED_KINDS = frozenset(
    {"state", "government", "ministry", "government_office", "armed_force", "armed_group", "alliance", "monitor",
     "international_organisation", "organisation"}
)  # fmt: skip
T = TypeVar("T")
Status = tuple[str, str, Period | None]


@dataclass(frozen=True, slots=True)
class Counts:
    """Matches, things only in the tested coding, things only in the reference."""

    matched: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.matched + other.matched, self.extra + other.extra, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that one coding has and the other lacks, for the list of misses."""

    article: str
    table: str
    what: str
    label: str
    note: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FieldPair:
    """What two matched records have in one field; dates are the same where both may mean the same day."""

    field: str
    reference: str
    tested: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Two records, by their labels, that are the same statement, meeting or channel."""

    table: str
    reference: str
    tested: str
    fields: list[FieldPair] = field(default_factory=list)


@dataclass(slots=True)
class ArticleScore:
    """Counts by table, agreement by field (pairs of codes, reference first), matches and the list of misses."""

    key: str
    off_topic: bool
    counts: dict[str, Counts] = field(default_factory=dict)
    fields: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)
    false_records: dict[str, int] = field(default_factory=dict)
    groups: dict[str, Counts] = field(default_factory=dict)

    def agree(self, name: str, reference: str, tested: str) -> None:
        """Note one pair of codes for a field."""
        self.fields.setdefault(name, []).append((reference, tested))

    def match(self, table: str, reference: str, tested: str) -> Match:
        """Note that two records are the same."""
        self.matches.append(match := Match(table, reference, tested))
        return match

    def agree_on(self, match: Match, name: str, reference: str, tested: str) -> None:
        """Note the codes that a match has in a field."""
        match.fields.append(FieldPair(name, reference, tested, reference == tested))
        self.agree(name, reference, tested)

    def agree_on_date(self, match: Match, name: str, reference: Period, tested: Period | None) -> None:
        """Note the dates of a match: right where both may mean the same day."""
        is_same = tested is not None and reference.meets(tested)
        match.fields.append(FieldPair(name, reference.edtf, tested.edtf if tested else "none", is_same))
        self.agree(name, "right", "right" if is_same else "other")


def compare_documents(
    reference: CodingDocument, tested: CodingDocument, identifier: Identifier, narration: bool = False
) -> ArticleScore:
    """Score one coding against another of the same article."""
    gold, found = read_units(reference, identifier, narration), read_units(tested, identifier, narration)
    off_topic = not (reference.claims or reference.meetings or reference.mechanisms)
    score = ArticleScore(reference.article.key, off_topic)
    score.false_records = {
        "claims": len(tested.claims),
        "meetings": len(tested.meetings),
        "mechanisms": len(tested.mechanisms),
    }
    _compare_statements(score, gold.statements, found.statements)
    _compare_encounters(score, gold.encounters, found.encounters)
    _compare_channels(score, gold.channels, found.channels)
    _compare_actors(score, gold, found)
    return score


def pair_up(gold: Sequence[T], found: Sequence[T], weigh: Callable[[T, T], float]) -> list[tuple[int, int, float]]:
    """One-to-one pairs, the heaviest first; a weight of 0 is no pair."""
    weighed = [
        (weight, -left, -right)
        for left, one in enumerate(gold)
        for right, other in enumerate(found)
        if (weight := weigh(one, other)) > 0
    ]
    pairs: list[tuple[int, int, float]] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for weight, left, right in sorted(weighed, reverse=True):
        if -left not in used_left and -right not in used_right:
            used_left.add(-left)
            used_right.add(-right)
            pairs.append((-left, -right, weight))
    return sorted(pairs)


def _best_overlap(left: Statement, right: Statement) -> float:
    return max(overlap(one, other) for one in left.spans for other in right.spans)


def _compare_statements(score: ArticleScore, gold: Sequence[Statement], found: Sequence[Statement]) -> None:
    def weigh(one: Statement, other: Statement) -> float:
        share = _best_overlap(one, other)
        return share if share >= OVERLAP and same_speaker(one, other) else 0.0

    pairs = pair_up(gold, found, weigh)
    score.counts["claims"] = Counts(len(pairs), len(found) - len(pairs), len(gold) - len(pairs))
    close = sum(1 for _, _, share in pairs if share >= CLOSE_OVERLAP)
    score.counts["claims_close"] = Counts(close, len(found) - close, len(gold) - close)
    for left, right, _ in pairs:
        one, other = gold[left], found[right]
        match = score.match("claims", one.label, other.label)
        score.agree_on(match, "stance", one.stance, other.stance)
        if one.stance != "affirm":
            score.agree("stance_non_assertion", one.stance, other.stance)
        score.agree_on(match, "chain", " <- ".join(one.chain) or "direct", " <- ".join(other.chain) or "direct")
        for name, reference, tested in (
            ("speech_act", one.act, other.act),
            ("quote_mode", one.quote_mode, other.quote_mode),
            ("subject", one.subject, other.subject),
        ):
            if reference:
                score.agree_on(match, name, reference, tested or "none")
        score.groups[one.group] = score.groups.get(one.group, Counts()) + Counts(1)
    matched_left, matched_right = {left for left, _, _ in pairs}, {right for _, right, _ in pairs}
    for number, statement in enumerate(gold):
        if number not in matched_left:
            score.groups[statement.group] = score.groups.get(statement.group, Counts()) + Counts(missed=1)
            near = [other for other in found if _best_overlap(statement, other) >= OVERLAP]
            note = f"other speaker: {_names(near[0])}" if near else "no such span"
            score.misses.append(
                Miss(
                    score.key,
                    "claims",
                    "missed",
                    statement.label,
                    f"{_names(statement)} {statement.stance}; {note}",
                    statement.spans[0],
                )
            )
    for number, statement in enumerate(found):
        if number not in matched_right:
            score.misses.append(
                Miss(
                    score.key,
                    "claims",
                    "extra",
                    statement.label,
                    f"{_names(statement)} {statement.stance}",
                    statement.spans[0],
                )
            )


def _names(statement: Statement) -> str:
    return " / ".join(_name(identity) for identity in statement.speakers)


def _name(identity: Identity) -> str:
    return identity.key or " ".join(sorted(identity.words)) or identity.side


def _compare_encounters(score: ArticleScore, gold: Sequence[Encounter], found: Sequence[Encounter]) -> None:
    def weigh(one: Encounter, other: Encounter) -> float:
        shared, all_sides = one.sides & other.sides, one.sides | other.sides
        if not all_sides or len(shared) / len(all_sides) < OVERLAP or (len(shared) < 2 and one.sides != other.sides):
            return 0.0
        if one.when and other.when and not one.when.meets(other.when):
            return 0.0
        near = (one.place == other.place) + (one.occurrence == other.occurrence) + (one.format == other.format)
        return len(shared) / len(all_sides) + near / 10 + (0.05 if one.when and other.when else 0.0)

    pairs = pair_up(gold, found, weigh)
    score.counts["meetings"] = Counts(len(pairs), len(found) - len(pairs), len(gold) - len(pairs))
    for left, right, _ in pairs:
        one, other = gold[left], found[right]
        match = score.match("meetings", one.label, other.label)
        score.agree_on(match, "party_set", "-".join(sorted(one.sides)), "-".join(sorted(other.sides)))
        score.agree_on(match, "occurrence", one.occurrence, other.occurrence)
        score.agree_on(match, "format", one.format, other.format)
        if one.place:
            score.agree_on(match, "place", one.place, other.place or "none")
        if one.when:
            score.agree_on_date(match, "meeting_date", one.when, other.when)
            score.agree("meeting_date_same", one.when.edtf, other.when.edtf if other.when else "none")
    _list_misses(
        score,
        "meetings",
        gold,
        found,
        pairs,
        lambda one: (
            f"{'-'.join(sorted(one.sides))} {one.occurrence} {one.format} {one.when.edtf if one.when else ''} {one.place}"
        ),
    )


def _family_fits(one: Channel, other: Channel) -> bool:
    if one.family == other.family:
        return True
    return "deconfliction_unspecified" in {one.kind, other.kind} and {one.family, other.family} <= _OPEN_KIND_FAMILIES


def _compare_channels(score: ArticleScore, gold: Sequence[Channel], found: Sequence[Channel]) -> None:
    def weigh(one: Channel, other: Channel) -> float:
        if one.sides != other.sides or not _family_fits(one, other):
            return 0.0
        return 1.0 + (one.kind == other.kind) / 2 + bool(_shared_statuses(one, other))

    gold = [channel for channel in gold if channel.statuses]
    found = [channel for channel in found if channel.statuses]
    pairs = pair_up(gold, found, weigh)
    score.counts["statuses"] = Counts(len(pairs), len(found) - len(pairs), len(gold) - len(pairs))
    for left, right, _ in pairs:
        one, other = gold[left], found[right]
        match = score.match("statuses", one.label, other.label)
        score.agree_on(match, "mechanism_kind", one.kind, other.kind)
        shared = _shared_statuses(one, other)
        best = one.statuses[0][:2] if not shared else shared[0][0][:2]
        answer = best if shared else other.statuses[0][:2]
        score.agree_on(match, "status", "/".join(best), "/".join(answer))
        dated = _dates_of(shared) or _dates_of(product(one.statuses, other.statuses))[:1]
        if dated:
            mine, theirs = next((pair for pair in dated if pair[1] and pair[0].meets(pair[1])), dated[0])
            score.agree_on_date(match, "status_date", mine, theirs)
    _list_misses(
        score, "statuses", gold, found, pairs,
        lambda one: f"{'-'.join(sorted(one.sides))} {one.kind}: " + ", ".join(f"{status[1]} {status[2].edtf if status[2] else ''}" for status in one.statuses),  # noqa: E501
    )  # fmt: skip
    for left, right, _ in pairs:
        one, other = gold[left], found[right]
        if not _shared_statuses(one, other):
            note = f"{'-'.join(sorted(one.sides))} {one.kind} {[status[1] for status in one.statuses]} read as {[status[1] for status in other.statuses]}"  # noqa: E501
            score.misses.append(Miss(score.key, "statuses", "other status", one.label, note))


def _dates_of(pairs: Iterable[tuple[Status, Status]]) -> list[tuple[Period, Period | None]]:
    return [(mine[2], theirs[2]) for mine, theirs in pairs if mine[2] is not None]


def _shared_statuses(one: Channel, other: Channel) -> list[tuple[Status, Status]]:
    return [(mine, theirs) for mine in one.statuses for theirs in other.statuses if mine[:2] == theirs[:2]]


def _compare_actors(score: ArticleScore, gold: Units, found: Units) -> None:
    def linked(units: Units) -> list[Identity]:
        return list(dict.fromkeys(actor for actor in units.actors if actor.kind in _LINKED_KINDS and actor.named))

    one, other = linked(gold), linked(found)
    pairs = pair_up(one, other, lambda left, right: 1.0 if same_actor(left, right) else 0.0)
    score.counts["actors"] = Counts(len(pairs), len(other) - len(pairs), len(one) - len(pairs))
    _list_misses(score, "actors", one, other, pairs, _name)


def _list_misses(
    score: ArticleScore, table: str, gold: Sequence[T], found: Sequence[T], pairs: Sequence[tuple[int, int, float]],
    describe: Callable[[T], str],
) -> None:  # fmt: skip
    left_used, right_used = {left for left, _, _ in pairs}, {right for _, right, _ in pairs}
    for what, units, used in (("missed", gold, left_used), ("extra", found, right_used)):
        for number, unit in enumerate(units):
            if number not in used:
                score.misses.append(Miss(score.key, table, what, getattr(unit, "label", ""), describe(unit)))
