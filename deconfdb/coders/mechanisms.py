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
MOST_STATUSES = 4
DOING = "deconflict"
"""The verb that says by itself that there is contact."""
NEAR_CUE = 20
"""Tokens between a status cue and a date that may still belong to it."""
_SAYING = frozenset("said told says announced disclosed stated that claimed denied confirmed added".split())
_DIRECT = frozenset({"status.object", "status.subject", "status.relative", "status.complement"})
_NOTHING_YET = frozenset({"no_agreement_yet", "deadlocked", "rejected"})


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

    def __init__(
        self, knowledge: Knowledge, clauses: Sequence[Clause], cast: Cast, lows: Sequence[str], published: date | None
    ) -> None:
        self.knowledge = knowledge
        self.clauses = clauses
        self.cast = cast
        self.lows = lows
        self.published = published
        self.families = {
            code: str(load_vocabularies().get("mechanism_kind", code).extra["family"])
            for code in load_vocabularies().codes("mechanism_kind")
        }
        self.pairs = self._pairs()

    def _pairs(self) -> Counter[tuple[str, ...]]:
        """How often two sides stand together in the article as those who deal with each other."""
        counted: Counter[tuple[str, ...]] = Counter()
        for clause in self.clauses:
            sides = tuple(
                dict.fromkeys(
                    side
                    for mention in clause.mentions
                    if self.is_party(clause, mention)
                    for side in mention.sides
                    if side
                )
            )
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
            for first, last, rows in self.knowledge.mechanism_terms.find(
                self.lows, clause.sentence.first, clause.sentence.last
            ):
                row = rows[0]
                if self._blocked(clause, first, last) or self._is_place(clause, row, first):
                    continue
                if clause.tokens[last - 1].tag.startswith("VB") and row.kind != "deconfliction_unspecified":
                    continue
                sides, explicit = self.sides_of(clause, first, last)
                if len(sides) < 2:
                    continue
                if row.strength == "weak" and not (self._context(clause) and (explicit or row.kind not in _TALKS)):
                    continue
                before = self.lows[max(clause.sentence.first, first - 4) : first]
                if (
                    row.kind == "agreement_instrument"
                    and row.strength == "weak"
                    and {"no", "without"} & set(before[-2:])
                ):
                    # Where no agreement was reached there is none: the talks are what is spoken of.
                    row = replace(row, kind="talks_track")
                definite = bool({"the", "its", "their", "'s", "this", "these", "so"} & set(before))
                found.append(
                    TermFound(row, clause, first, last, sides, explicit, self._area(clause, first, last), definite)
                )
        return sorted([*found, *self._taken_up(found)], key=lambda term: term.first)

    def _taken_up(self, found: Sequence[TermFound]) -> list[TermFound]:
        """`the line`, `both mechanisms`, after the full term: the same mechanism again, by its last word."""
        heads: dict[str, TermFound] = {}
        taken = {number for term in found for number in range(term.first, term.last)}
        again: list[TermFound] = []
        by_sentence: dict[int, list[TermFound]] = {}
        for term in found:
            by_sentence.setdefault(term.clause.sentence.index, []).append(term)
        for clause in self.clauses:
            for number in range(clause.sentence.first, clause.sentence.last):
                known = heads.get(_singular(self.lows[number]))
                if known is None and self.lows[number] == "it" and number <= clause.sentence.first + 1:
                    earlier = by_sentence.get(clause.sentence.index - 1)
                    if earlier and earlier[0].first <= earlier[0].clause.sentence.first + 4:
                        again.append(
                            replace(
                                earlier[0],
                                clause=clause,
                                first=number,
                                last=number + 1,
                                explicit=False,
                                area="",
                                definite=True,
                            )
                        )
                    continue
                if known is None or number in taken or (clause.tokens[number].in_quote and not clause.tokens[number].tag):
                    continue
                if number > clause.sentence.first and self.lows[number - 1] in {
                    "the",
                    "this",
                    "these",
                    "such",
                    "its",
                    "their",
                    "earlier",
                    "previous",
                    "that",
                }:
                    again.append(
                        replace(
                            known, clause=clause, first=number, last=number + 1, explicit=False, area="", definite=True
                        )
                    )
            for term in by_sentence.get(clause.sentence.index, ()):
                heads[_singular(self.lows[term.last - 1])] = term
        return again

    def _blocked(self, clause: Clause, first: int, last: int) -> bool:
        """Whether a blocker covers a word of the term in its own surroundings."""
        left, right = max(clause.sentence.first, first - 5), min(clause.sentence.last, last + 6)
        window, term_start, term_end = "", 0, 0
        for number in range(left, right):
            if number == first:
                term_start = len(window)
            glued = self.lows[number] == "-" or (
                number > left and self.lows[number - 1] == "-" and not clause.tokens[number - 1].spaced
            )
            window = (window.rstrip() if glued else window) + self.lows[number] + " "
            if number == last - 1:
                term_end = len(window)
        return any(
            match.start() < term_end and term_start < match.end()
            for pattern in self.knowledge.blockers
            for match in pattern.finditer(window)
        )

    def _is_place(self, clause: Clause, row: MechanismTerm, first: int) -> bool:
        """`along the Line of Control`: a weak term of separation after such a word names where, not what."""
        if row.kind != "separation_arrangement" or row.strength == "strong":
            return False
        before = set(self.lows[max(clause.sentence.first, first - 2) : first])
        return bool(
            before & {"along", "across", "over", "on", "near", "behind", "of", "at", "to", "from", "in", "beyond"}
        )

    def _context(self, clause: Clause) -> bool:
        return any(
            rows[0].weight > 0
            for _, _, rows in self.knowledge.relevance.find(self.lows, clause.sentence.first, clause.sentence.last)
        )

    def _area(self, clause: Clause, first: int, last: int) -> str:
        best: tuple[int, str] | None = None
        names = [token.name for token in clause.tokens]
        for number in range(clause.sentence.first + 1, clause.sentence.last):
            if self.lows[number - 1] not in AREA and not (
                self.lows[number - 1] == "the" and number > 1 and self.lows[number - 2] in AREA
            ):
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
            best = max(
                (
                    (self.pairs[tuple(sorted((left, right)))], -number, left, right)
                    for number, left in enumerate(present)
                    for right in present[number + 1 :]
                ),
                default=None,
            )
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
                if not between & {
                    "of",
                    "in",
                    "on",
                    "to",
                    "that",
                    ",",
                    ";",
                    "for",
                    "from",
                    "with",
                    "by",
                    "about",
                    "after",
                    "before",
                    "over",
                } and (
                    mention.how in {"adjective", "state", "metonym", "institution"}
                    and (between & {"'s", "-", "'"} or mention.how == "adjective")
                ):
                    found.extend(mention.sides)
        limit = min(clause.sentence.last, last + 14)
        with_seen = False
        for number in range(last, limit):
            low = self.lows[number]
            if low in {";", "which", "who", "after", "before", "while", "when", "said", "says"} or (
                low == "," and number > last + 4
            ):
                break
            if low in {"between", "with", "among"}:
                with_seen = low == "with" or with_seen
                for mention in parties:
                    if number < mention.first < limit and not {";", "which", "said", "after", "to", "that"} & set(
                        self.lows[number : mention.first]
                    ):
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
            group = next(
                (one for one in found if set(one.sides) == set(term.sides) and self._same(one, kind, family)), None
            )
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
        statuses = statuses_of(reader, group, claims, meetings)
        if group.kind in _TALKS and frozenset(group.sides) in named:
            # Beside a mechanism of its own name the talks count only if they got nowhere.
            statuses = [status for status in statuses if status.status in _NOTHING_YET]
        if (
            group.kind == "agreement_instrument"
            and statuses
            and all(status.status in _NOTHING_YET for status in statuses)
        ):
            # No text was agreed, so the talks are the thing.
            group.kind, group.family = "talks_track", reader.families["talks_track"]
        if statuses:
            found.append(_mechanism(reader, group, statuses))
    return found


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def statuses_of(
    reader: MechanismReader, group: Group, claims: Sequence[ClaimFound], meetings: Sequence[MeetingFound]
) -> list[StatusFound]:
    """The statuses of one mechanism, each once, the strongest first."""
    found: list[StatusFound] = []
    for term in group.terms:
        readings = read_statuses(reader.knowledge, term.clause, reader.lows, term.first, term.last)
        if not readings:
            if term.row.term == DOING:
                sentence = term.clause.sentence
                when = _met_or_said(term, claims, meetings) or said_day(reader.published)
                found.append(
                    StatusFound(
                        "operational",
                        "operating",
                        sentence.index,
                        sentence.start,
                        sentence.end,
                        "status.verb",
                        1,
                        when=when,
                    )
                )
            continue
        # A second reading of another kind is kept too: "severed lines are back in service" holds both.
        other = next((one for one in readings[1:] if one.status != readings[0].status and one.rule in _DIRECT), None)
        found.extend(_status(reader, term, one, claims, meetings) for one in (readings[0], other) if one is not None)
    if not found:
        presupposed = next(
            (
                term
                for term in group.terms
                if term.row.strength == "strong" and term.definite and term.row.kind not in _TALKS
            ),
            None,
        )
        if presupposed is not None:
            sentence = presupposed.clause.sentence
            when = said_day(reader.published)
            found.append(
                StatusFound(
                    "operational",
                    "operating",
                    sentence.index,
                    sentence.start,
                    sentence.end,
                    "status.presupposed",
                    0,
                    when=when,
                )
            )
    kept: dict[tuple[str, str, str], StatusFound] = {}
    for status in sorted(found, key=lambda one: (-one.rank, one.sentence)):
        kept.setdefault((status.track, status.status, status.stance), status)
    return sorted(list(kept.values())[:MOST_STATUSES], key=lambda one: one.sentence)


def _status(
    reader: MechanismReader,
    term: TermFound,
    reading: StatusReading,
    claims: Sequence[ClaimFound],
    meetings: Sequence[MeetingFound],
) -> StatusFound:
    sentence = term.clause.sentence
    denied = any(claim.stance == "deny" and claim.sentence == sentence.index for claim in claims)
    track, status = reading.track, reading.status
    if denied and status in {"in_talks", "mooted", "raised", "mandated"}:
        track, status = "institutional", "raised"
    when = _own_time(reader, term, reading) or _met_or_said(term, claims, meetings) or said_day(reader.published)
    return StatusFound(
        track,
        status,
        sentence.index,
        sentence.start,
        sentence.end,
        reading.rule,
        reading.rank,
        "deny" if denied else "",
        when,
    )


def _own_time(reader: MechanismReader, term: TermFound, reading: StatusReading) -> TimeFound | None:
    """The date beside the cue, if it is not the date on which something was said."""
    clause = term.clause
    best: tuple[int, TimeFound] | None = None
    for time in clause.times:
        first = next(
            (
                number
                for number in range(clause.sentence.first, clause.sentence.last)
                if clause.tokens[number].end > time.start
            ),
            None,
        )
        if first is None or time.lower is None:
            continue
        left, right = sorted((first, reading.cue))
        if _SAYING & set(reader.lows[left:right]) or _SAYING & set(
            reader.lows[max(clause.sentence.first, first - 2) : first]
        ):
            continue
        distance = abs(first - reading.cue)
        if distance <= NEAR_CUE and (best is None or distance < best[0]):
            best = (distance, time)
    return best[1] if best is not None else None


def _met_or_said(term: TermFound, claims: Sequence[ClaimFound], meetings: Sequence[MeetingFound]) -> TimeFound | None:
    """The day of the meeting told of in the same breath, else the day on which the status was stated."""
    sentence = term.clause.sentence
    for meeting in meetings:
        near = any(abs(number - sentence.index) <= 1 for number in meeting.sentences)
        if (
            near
            and set(meeting.sides) == set(term.sides)
            and meeting.when is not None
            and meeting.when.lower is not None
            and meeting.occurrence == "held"
        ):
            return meeting.when
    return next(
        (
            claim.said
            for claim in claims
            if claim.sentence == sentence.index and claim.said is not None and claim.said.lower is not None
        ),
        None,
    )


def said_day(published: date | None) -> TimeFound | None:
    """The day of the article, on which a standing state of affairs is known to hold."""
    if published is None:
        return None
    return TimeFound(0, 0, "", edtf_of(published, published), "coder_inferred", published, published)


def _mechanism(reader: MechanismReader, group: Group, statuses: Sequence[StatusFound]) -> MechanismFound:
    areas = Counter(term.area for term in group.terms if term.area)
    area = areas.most_common(1)[0][0] if areas else ""
    words = {
        reader.lows[number]
        for term in group.terms
        for number in range(term.clause.sentence.first, term.clause.sentence.last)
    }
    domains = tuple(domain for domain, marks in _DOMAIN_WORDS.items() if words & marks)
    parties = tuple(PartyFound(reader.cast.state(side), "party") for side in group.sides)
    names = [_side_name(reader, side) for side in group.sides]
    label = f"{'-'.join(names)} {group.kind.replace('_', ' ')}" + (f" ({area})" if area else "")
    rule = "mechanism.strong" if any(term.row.strength == "strong" for term in group.terms) else "mechanism.weak"
    if not any(term.explicit for term in group.terms):
        rule += "-inferred-sides"
    return MechanismFound(
        group.kind, label, group.sides, tuple(replace(status) for status in statuses), rule, parties, area, domains
    )


def _side_name(reader: MechanismReader, side: str) -> str:
    state = reader.knowledge.states.get(side)
    return state.name if state else side
