"""Mechanisms: what is named as a channel between whom, and how it stands according to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from deconfdb.coders.cast import Cast, Mention
from deconfdb.coders.findings import ClaimFound, MechanismFound, MeetingFound, PartyFound, StatusFound
from deconfdb.coders.gate import Relevance
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.statuses import StatusReading, read_statuses
from deconfdb.coders.times import TimeFound, edtf_of
from deconfdb.lexicon.records import MechanismTerm
from deconfdb.vocabulary import load_vocabularies

AREA = frozenset("in over above across inside near around along throughout".split())
PARTY_KINDS = frozenset({"state", "government", "ministry", "armed_force", "government_office", "person", "armed_group", "alliance",
                         "anonymous_official", "anonymous_collective", "office_holder", "delegation", "international_organisation"})  # fmt: skip
_TALKS = frozenset({"talks_track"})
_DOMAIN_WORDS = {
    "air": frozenset("air aerial airspace aircraft flight flights skies sky jets warplanes pilots aviation".split()),
    "naval": frozenset("naval sea maritime navy ships vessels waters".split()),
    "land": frozenset("ground land border frontier".split()),
}
MOST_STATUSES = 3


@dataclass(frozen=True, slots=True)
class TermFound:
    """A term of a mechanism in a sentence, with the sides bound to it."""

    row: MechanismTerm
    clause: Clause
    first: int
    last: int
    sides: tuple[str, ...]
    explicit: bool
    area: str
    definite: bool


@dataclass(slots=True)
class Group:
    """Terms that name one mechanism."""

    kind: str
    family: str
    sides: tuple[str, ...]
    terms: list[TermFound] = field(default_factory=list)


class MechanismReader:
    """Finds the mechanisms of one article."""

    def __init__(self, knowledge: Knowledge, clauses: Sequence[Clause], cast: Cast, lows: Sequence[str], published: date | None) -> None:
        self.knowledge = knowledge
        self.clauses = clauses
        self.cast = cast
        self.lows = lows
        self.published = published
        self.families = {code: str(load_vocabularies().get("mechanism_kind", code).extra["family"]) for code in load_vocabularies().codes("mechanism_kind")}
        self.pairs = self._pairs()

    def _pairs(self) -> Counter[tuple[str, ...]]:
        """How often two sides stand together in the article as those who deal with each other."""
        counted: Counter[tuple[str, ...]] = Counter()
        for clause in self.clauses:
            sides = tuple(dict.fromkeys(side for mention in clause.mentions if self.is_party(clause, mention) for side in mention.sides if side))
            for number, left in enumerate(sides):
                for right in sides[number + 1 :]:
                    bonus = 3 if clause.sentence.kind == "headline" else 2 if clause.sentence.paragraph < 3 else 1
                    counted[tuple(sorted((left, right)))] += bonus
        return counted

    def is_party(self, clause: Clause, mention: Mention) -> bool:
        """Whether a mention can be a side of a mechanism rather than its scene."""
        if mention.how == "outlet" or not any(mention.sides) or mention.actor.kind not in PARTY_KINDS:
            return False
        before = self.lows[mention.first - 1] if mention.first > clause.sentence.first else ""
        if before == "the" and mention.first - 1 > clause.sentence.first:
            before = self.lows[mention.first - 2]
        return not (before in AREA and mention.how in {"state", "metonym"})

    # Terms.

    def terms(self) -> list[TermFound]:
        """All terms that are not blocked, with their sides."""
        found: list[TermFound] = []
        for clause in self.clauses:
            text_start = clause.sentence.start
            body = " ".join(token.low for token in clause.tokens[clause.sentence.first : clause.sentence.last])
            for first, last, rows in self.knowledge.mechanism_terms.find(self.lows, clause.sentence.first, clause.sentence.last):
                row = rows[0]
                if self._blocked(clause, first, last, body, text_start):
                    continue
                if clause.tokens[last - 1].tag.startswith("VB") and row.kind != "deconfliction_unspecified":
                    continue
                sides, explicit = self.sides_of(clause, first, last)
                if len(sides) < 2:
                    continue
                if row.strength == "weak" and not (self._context(clause) and (explicit or row.kind not in _TALKS)):
                    continue
                before = self.lows[max(clause.sentence.first, first - 4) : first]
                definite = bool({"the", "its", "their", "'s", "this", "these", "so"} & set(before))
                found.append(TermFound(row, clause, first, last, sides, explicit, self._area(clause, first, last), definite))
        return found

    def _blocked(self, clause: Clause, first: int, last: int, body: str, start: int) -> bool:
        words = clause.tokens[max(clause.sentence.first, first - 5) : min(clause.sentence.last, last + 6)]
        window = " ".join(token.low for token in words).replace(" - ", "-")
        term = " ".join(self.lows[first:last]).replace(" - ", "-")
        for pattern in self.knowledge.blockers:
            for match in pattern.finditer(window):
                if term in match[0] or match[0] in term or set(term.split()) & set(match[0].split()):
                    return True
        return False

    def _context(self, clause: Clause) -> bool:
        return any(rows[0].weight > 0 for _, _, rows in self.knowledge.relevance.find(self.lows, clause.sentence.first, clause.sentence.last))

    def _area(self, clause: Clause, first: int, last: int) -> str:
        best: tuple[int, str] | None = None
        names = [token.name for token in clause.tokens]
        for number in range(clause.sentence.first + 1, clause.sentence.last):
            if self.lows[number - 1] not in AREA and not (self.lows[number - 1] == "the" and number > 1 and self.lows[number - 2] in AREA):
                continue
            hit = self.knowledge.names.at(names, number, clause.sentence.last)
            entry = next((entry for entry in hit[1] if entry.role in {"place", "state"}), None) if hit else None
            if hit is None or entry is None:
                continue
            distance = abs(number - last)
            if best is None or distance < best[0]:
                best = (distance, " ".join(token.text for token in clause.tokens[number : number + hit[0]]))
        return best[1] if best else ""

    # Sides.

    def sides_of(self, clause: Clause, first: int, last: int) -> tuple[tuple[str, ...], bool]:
        """The sides of a term: those bound to it by its own words, else those of its sentence, else the main pair."""
        parties = [mention for mention in clause.mentions if self.is_party(clause, mention)]
        bound = self._bound(clause, first, last, parties)
        if len(bound) >= 2:
            return bound[:4] if len(bound) <= 4 else bound[:2], True
        present = tuple(dict.fromkeys(side for mention in parties for side in mention.sides if side))
        if len(bound) == 1:
            other = self._partner(bound[0], [side for side in present if side != bound[0]])
            return ((bound[0], other) if other else ()), bool(other)
        if len(present) == 2:
            return present, True
        if len(present) > 2:
            best = max(((self.pairs[tuple(sorted((left, right)))], -number, left, right) for number, left in enumerate(present) for right in present[number + 1 :]), default=None)
            if best is not None:
                return (best[2], best[3]), False
        if len(present) == 1:
            other = self._partner(present[0], [])
            return ((present[0], other) if other else ()), False
        main = self.pairs.most_common(1)
        return (main[0][0] if main else ()), False

    def _partner(self, side: str, preferred: Sequence[str]) -> str:
        scored = [(count, pair) for pair, count in self.pairs.items() if side in pair]
        if preferred:
            in_sentence = [(count, pair) for count, pair in scored if set(pair) - {side} <= set(preferred)]
            if in_sentence:
                scored = in_sentence
        if not scored:
            return ""
        best = max(scored, key=lambda one: (one[0], one[1]))
        return next(other for other in best[1] if other != side)

    def _bound(self, clause: Clause, first: int, last: int, parties: Sequence[Mention]) -> tuple[str, ...]:
        """`the A-B line`, `a line between A and B`, `A's line with B`, `a working group with A` of a subject B."""
        found: list[str] = []
        for mention in parties:
            if mention.last <= first and first - mention.last <= 6:
                between = set(self.lows[mention.last : first])
                if not between & {"of", "in", "on", "to", "that", ",", ";", "for", "from", "with", "by", "about", "after", "before", "over"} and (
                    mention.how in {"adjective", "state", "metonym", "institution"} and (between & {"'s", "-", "'"} or mention.how == "adjective")
                ):
                    found.extend(mention.sides)
        limit = min(clause.sentence.last, last + 14)
        with_seen = False
        for number in range(last, limit):
            low = self.lows[number]
            if low in {";", "which", "who", "after", "before", "while", "when", "said", "says"} or (low == "," and number > last + 4):
                break
            if low in {"between", "with", "among"}:
                with_seen = low == "with" or with_seen
                for mention in parties:
                    if number < mention.first < limit and not {";", "which", "said", "after", "to", "that"} & set(self.lows[number:mention.first]):
                        found.extend(mention.sides)
                break
        sides = tuple(dict.fromkeys(side for side in found if side))
        if len(sides) == 1 and (with_seen or True):
            subject = self._owner(clause, first, parties, sides[0])
            if subject:
                return (subject, sides[0])
        return sides

    def _owner(self, clause: Clause, first: int, parties: Sequence[Mention], other: str) -> str:
        """The side on the left that shares the mechanism with the one bound to it."""
        for mention in sorted(parties, key=lambda one: abs(first - one.last)):
            if mention.first < first:
                for side in mention.sides:
                    if side and side != other and self.pairs[tuple(sorted((side, other)))]:
                        return side
        return ""

    # Groups.

    def groups(self) -> list[Group]:
        """Terms put together: one group for each pair of sides and kind of mechanism."""
        found: list[Group] = []
        for term in self.terms():
            kind, family = term.row.kind, self.families[term.row.kind]
            group = next((one for one in found if set(one.sides) == set(term.sides) and self._same(one, kind, family)), None)
            if group is None:
                found.append(Group(kind, family, term.sides, [term]))
                continue
            group.terms.append(term)
            if group.kind in {"deconfliction_unspecified", "ad_hoc_contact"} and kind != "deconfliction_unspecified":
                group.kind, group.family = kind, family
        return found

    @staticmethod
    def _same(group: Group, kind: str, family: str) -> bool:
        if group.kind == kind:
            return True
        open_families = {"channel", "rules", "body", "open"}
        if "deconfliction_unspecified" in {group.kind, kind}:
            return {group.family, family} <= open_families
        return False


def find_mechanisms(
    knowledge: Knowledge, clauses: Sequence[Clause], cast: Cast, lows: Sequence[str], claims: Sequence[ClaimFound],
    meetings: Sequence[MeetingFound], relevance: Relevance, published: date | None,
) -> list[MechanismFound]:  # fmt: skip
    """The mechanisms of an article that have a status."""
    if relevance is not Relevance.ON_TOPIC:
        return []
    reader = MechanismReader(knowledge, clauses, cast, lows, published)
    groups = reader.groups()
    named = {frozenset(group.sides) for group in groups if group.kind not in _TALKS}
    found: list[MechanismFound] = []
    for group in groups:
        if group.kind in _TALKS and frozenset(group.sides) in named:
            continue
        statuses = statuses_of(reader, group, claims)
        if statuses:
            found.append(_mechanism(reader, group, statuses))
    return found


def statuses_of(reader: MechanismReader, group: Group, claims: Sequence[ClaimFound]) -> list[StatusFound]:
    """The statuses of one mechanism, each once, the strongest first."""
    found: list[StatusFound] = []
    for term in group.terms:
        readings = read_statuses(reader.knowledge, term.clause, reader.lows, term.first, term.last)
        if not readings:
            continue
        best = readings[0]
        found.append(_status(reader, term, best, claims))
    if not found:
        presupposed = next((term for term in group.terms if term.row.strength == "strong" and term.definite and term.row.kind not in _TALKS), None)
        if presupposed is not None:
            sentence = presupposed.clause.sentence
            when = said_day(reader.published)
            found.append(StatusFound("operational", "operating", sentence.index, sentence.start, sentence.end, "status.presupposed", 0, when=when))
    kept: dict[tuple[str, str, str], StatusFound] = {}
    for status in sorted(found, key=lambda one: (-one.rank, one.sentence)):
        kept.setdefault((status.track, status.status, status.stance), status)
    return sorted(list(kept.values())[:MOST_STATUSES], key=lambda one: one.sentence)


def _status(reader: MechanismReader, term: TermFound, reading: StatusReading, claims: Sequence[ClaimFound]) -> StatusFound:
    sentence = term.clause.sentence
    denied = any(claim.stance == "deny" and claim.sentence == sentence.index for claim in claims)
    track, status = reading.track, reading.status
    if denied and status in {"in_talks", "mooted", "raised", "mandated"}:
        track, status = "institutional", "raised"
    when = _when(reader, term, reading)
    return StatusFound(track, status, sentence.index, sentence.start, sentence.end, reading.rule, reading.rank, "deny" if denied else "", when)


def _when(reader: MechanismReader, term: TermFound, reading: StatusReading) -> TimeFound | None:
    """The date beside the cue; for what still holds, the day of the article."""
    clause = term.clause
    if reading.status not in {"operating", "suspended", "impaired", "dormant", "in_force"} or True:
        best: tuple[int, TimeFound] | None = None
        for time in clause.times:
            first = next((number for number in range(clause.sentence.first, clause.sentence.last) if clause.tokens[number].end > time.start), None)
            if first is None or time.lower is None:
                continue
            left, right = sorted((first, reading.cue))
            between = set(reader.lows[left:right])
            if between & {"said", "told", "says", "announced", "disclosed", "stated", "that", "claimed", "denied", "confirmed"}:
                continue
            distance = abs(first - reading.cue)
            if distance <= 10 and (best is None or distance < best[0]):
                best = (distance, time)
        if best is not None:
            return best[1]
    return said_day(reader.published)


def said_day(published: date | None) -> TimeFound | None:
    """The day of the article, on which a standing state of affairs is known to hold."""
    if published is None:
        return None
    return TimeFound(0, 0, "", edtf_of(published, published), "coder_inferred", published, published)


def _mechanism(reader: MechanismReader, group: Group, statuses: Sequence[StatusFound]) -> MechanismFound:
    areas = Counter(term.area for term in group.terms if term.area)
    area = areas.most_common(1)[0][0] if areas else ""
    words = {reader.lows[number] for term in group.terms for number in range(term.clause.sentence.first, term.clause.sentence.last)}
    domains = tuple(domain for domain, marks in _DOMAIN_WORDS.items() if words & marks)
    parties = tuple(PartyFound(reader.cast.state(side), "party") for side in group.sides)
    names = [_side_name(reader, side) for side in group.sides]
    label = f"{'-'.join(names)} {group.kind.replace('_', ' ')}" + (f" ({area})" if area else "")
    rule = "mechanism.strong" if any(term.row.strength == "strong" for term in group.terms) else "mechanism.weak"
    if not any(term.explicit for term in group.terms):
        rule += "-inferred-sides"
    return MechanismFound(group.kind, label, group.sides, tuple(replace(status) for status in statuses), rule, parties, area, domains)


def _side_name(reader: MechanismReader, side: str) -> str:
    state = reader.knowledge.states.get(side)
    return state.name if state else side
