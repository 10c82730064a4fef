"""Where a text names a mechanism, and between which sides: the terms, put together by what they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from deconfdb.coders.cast import Cast, Mention
from deconfdb.coders.grammar import PREPOSITIONS, Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.lexicon.records import MechanismTerm
from deconfdb.vocabulary import load_vocabularies

AREA = frozenset("in over above across inside near around along throughout".split())
PARTY_KINDS = frozenset({"state", "government", "ministry", "armed_force", "government_office", "person", "armed_group", "alliance",
                         "anonymous_official", "anonymous_collective", "office_holder", "delegation", "international_organisation"})  # fmt: skip  # noqa: E501
TALKS = frozenset({"talks_track"})


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
        self.names = [token.name for token in clauses[0].tokens] if clauses else []
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
        states = self.knowledge.states
        between_states = {pair: count for pair, count in counted.items() if all(side in states for side in pair)}
        # An alliance or the UN stands beside the states that deal with each other; alone with one, it is a party.
        return Counter(between_states) if between_states else counted

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
        known_sides: dict[str, tuple[str, ...]] = {}
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
                if not explicit and row.kind in known_sides:
                    # "A team led by C will watch the ceasefire": it is still the one between A and B.
                    sides = known_sides[row.kind]
                elif explicit:
                    known_sides.setdefault(row.kind, sides)
                if len(sides) < 2:
                    continue
                if row.strength == "weak" and not (
                    self._context(clause, first, last) and (explicit or row.kind not in TALKS)
                ):
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
                found.append(TermFound(row, clause, first, last, sides, explicit, self._area(clause, last), definite))
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
                if (
                    known is None
                    or number in taken
                    or (clause.tokens[number].in_quote and not clause.tokens[number].tag)
                ):
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
        if row.kind != "separation_arrangement":
            return False
        before = set(self.lows[max(clause.sentence.first, first - 5) : first])
        if row.strength == "strong":
            return bool(before & {"into", "inside", "within"})
        before = set(self.lows[max(clause.sentence.first, first - 2) : first])
        return bool(
            before & {"along", "across", "over", "on", "near", "behind", "of", "at", "to", "from", "in", "beyond"}
        )

    def _context(self, clause: Clause, first: int, last: int) -> bool:
        """Whether the sentence, the term left out, speaks of forces, security or contact between them."""
        found = self.knowledge.relevance.find(self.lows, clause.sentence.first, clause.sentence.last)
        if any(rows[0].weight > 0 and not (left < last and first < right) for left, right, rows in found):
            return True
        bodies = self.knowledge.functions.find(self.lows, clause.sentence.first, clause.sentence.last)
        return any(
            rows[0].kind == "armed_force" and not (left < last and first < right) for left, right, rows in bodies
        )

    def _area(self, clause: Clause, last: int) -> str:
        best: tuple[int, str] | None = None
        for number in range(clause.sentence.first + 1, clause.sentence.last):
            if self.lows[number - 1] not in AREA and not (
                self.lows[number - 1] == "the" and number > 1 and self.lows[number - 2] in AREA
            ):
                continue
            hit = self.knowledge.names.at(self.names, number, clause.sentence.last)
            entry = next((entry for entry in hit[1] if entry.role in {"place", "state"}), None) if hit else None
            if (
                entry is not None
                and entry.role == "place"
                and self.knowledge.places[entry.ref].kind in {"city", "building"}
            ):
                continue
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
        main = max(self.pairs, key=lambda pair: (self.pairs[pair], pair), default=())
        after = self.lows[last : min(last + 4, clause.sentence.last)]
        if (
            main
            and "between" in after
            and {"two", "both", "their"} & set(self.lows[last : min(last + 6, clause.sentence.last)])
        ):
            return main, True
        bound = self._bound(clause, first, last, parties)
        if len(bound) >= 2:
            return bound[:4] if len(bound) <= 4 else bound[:2], True
        present = tuple(dict.fromkeys(side for mention in parties for side in mention.sides if side))
        if len(bound) == 1:
            other = self._partner(bound[0], [side for side in present if side != bound[0]])
            return ((bound[0], other) if other else ()), bool(other)
        states = tuple(side for side in present if side in self.knowledge.states)
        present = states if len(states) >= 2 else present
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
        if len(present) == 1 and present[0] not in main:
            other = self._partner(present[0], [])
            return ((present[0], other) if other else ()), False
        if not present and any(mention.actor.kind in {"alliance", "international_organisation"} for mention in parties):
            return (), False
        return main, False

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
        for number in range(last, limit):
            low = self.lows[number]
            if low in {";", "which", "who", "after", "before", "while", "when", "said", "says"} or (
                low == "," and number > last + 4
            ):
                break
            if low in {"between", "with", "among"}:
                for mention in parties:
                    if number < mention.first < limit and not {";", "which", "said", "after", "to", "that"} & set(
                        self.lows[number : mention.first]
                    ):
                        found.extend(mention.sides)
                break
        sides = tuple(dict.fromkeys(side for side in found if side))
        if len(sides) == 1:
            subject = self._owner(first, parties, sides[0])
            if subject:
                return (subject, sides[0])
        return sides

    def _owner(self, first: int, parties: Sequence[Mention], other: str) -> str:
        """The side on the left that shares the mechanism; a subject comes before what a preposition brings in."""
        left = [
            mention
            for mention in parties
            if mention.first < first and any(side and side != other for side in mention.sides)
        ]
        if not left:
            return ""
        best = min(
            left,
            key=lambda one: (self.lows[one.first - 1] in PREPOSITIONS if one.first else False, abs(first - one.last)),
        )
        return next(side for side in best.sides if side and side != other)

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


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
