"""Meetings that are told without a word for one: a body that sits, and acts for which both sides have to be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS, TermFound
from deconfdb.coders.participants import Candidate, ParticipantReader
from deconfdb.coders.times import TimeFound
from deconfdb.coders.whereabouts import occurrence_of, place_of, time_of
from deconfdb.lexicon.records import MeetingTrigger

_SITS = frozenset(
    "met meet meets convened convene convenes reconvened reconvene reconvenes sat gathered held holds conferred".split()
)
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth 11th 12th last next previous".split()
)
_OF_SEQUENCE = frozenset("and such , set for due in of the".split())
_HAPPENS = frozenset("took was were is will had came".split())
SEQUENCE_REACH = 8
ASIDE_REACH = 24
"""Tokens of an aside between a body and its verb."""
_SITTINGS = frozenset("meeting session sitting round meetings sessions rounds".split())
_JOINT_ACTS = frozenset(
    "signed initialled initialed sealed struck concluded settled agreed negotiated announced inaugurated launched reached".split()
)
_SITTING_ON = frozenset("resumed opened concluded completed began reopened finished".split())
_SERIES = TALKS | {"defence_dialogue", "joint_commission", "working_group"}
_BY_HAND = frozenset("signed initialled initialed struck concluded sealed".split())
_BOTH_OF_THEM = frozenset("they sides ministers leaders presidents generals countries armies delegations".split())
_NAMES = frozenset({"names", "signatures", "initials"})
_PEOPLE = frozenset({"person", "office_holder"})
_AGREEMENTS = frozenset({"rules", "process"})
BEFORE, AFTER = 6, 9
"""Tokens before and after the name of a body within which it is said to sit."""
BY_REACH = 7
"""Tokens from an act to those by whom it was done."""
ACT_REACH = 14
"""Tokens between an act and the text that it makes."""


@dataclass(frozen=True, slots=True)
class SessionReader:
    """Finds the meetings of one article that its mechanisms tell of."""

    who: ParticipantReader
    lows: Sequence[str]
    names: Sequence[str]
    families: dict[str, str]

    def read(self, clause: Clause, terms: Sequence[TermFound]) -> Iterator[MeetingFound]:
        """Sessions of bodies, and signings, of one sentence."""
        for term in terms:
            named_talks = term.row.kind in TALKS and term.row.strength == "strong"
            if self.families[term.row.kind] == "body" or named_talks:
                yield from self._session(clause, term)
        yield from self._joint_act(clause, terms)
        yield from self._in_sequence(clause)

    def _session(self, clause: Clause, term: TermFound) -> Iterator[MeetingFound]:
        """`the commission has met three times`, `the 31st round of the mechanism`."""
        start, stop = clause.sentence.first, clause.sentence.last
        before = range(max(start, term.first - BEFORE), term.first)
        sitting = next((number for number in reversed(before) if self.lows[number] in _SITTINGS), None)
        if sitting is not None and {"of", "under"} & set(self.lows[sitting : term.first]):
            yield from self._meeting(clause, term, sitting, sitting + 1, "noun")
            return
        behind = self._past_aside(clause, term.last)
        for number in range(behind, min(stop, behind + AFTER)):
            if number > behind and self.lows[number] in {",", ";", "which", "that"}:
                return
            if self.lows[number] in _SITS and clause.tokens[number].tag.startswith("VB"):
                subject = clause.subject(number, number + 1)
                if subject is not None and any(not term.first - 1 <= one.first < term.last for one in subject.mentions):
                    return
                yield from self._meeting(clause, term, number, number + 1, "verb")
                return

    def _past_aside(self, clause: Clause, number: int) -> int:
        """Behind `, in which ambassadors sit,` after the name of a body."""
        if number >= clause.sentence.last or self.lows[number] != ",":
            return number
        span = range(number + 2, min(number + ASIDE_REACH, clause.sentence.last - 1))
        return next((comma + 1 for comma in span if self.lows[comma] == ","), number)

    def _in_sequence(self, clause: Clause) -> Iterator[MeetingFound]:
        """`The first took place in Ankara on 13 November`: one of the meetings spoken of, by its number."""
        first, stop = clause.sentence.first, clause.sentence.last
        if self.lows[first] not in {"the", "a", "an"} or len(self.who.main_pair) != 2:
            return
        words = self.lows[first + 1 : first + 1 + SEQUENCE_REACH]
        number = next((place for place, word in enumerate(words, first + 1) if word in _HAPPENS), None)
        opening = set(self.lows[first + 1 : number]) if number is not None else set()
        if number is None or not opening & _ORDINALS or opening - _ORDINALS - _SITTINGS - _OF_SEQUENCE:
            return
        candidate = Candidate(first + 1, number + 1, _row("in_person_bilateral", "noun"))
        when = time_of(clause, self.lows, candidate)
        place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate)
        if when is None or when.lower is None:
            return
        occurrence = "cancelled" if "not" in self.lows[number:stop] else occurrence_of(clause, self.lows, candidate)
        if occurrence == "held" and self.who.cast.published is not None and when.lower > self.who.cast.published:
            occurrence = "planned"
        sides = self.who.main_pair
        yield MeetingFound(
            sides=sides, parties=self.who.parties([], sides, country), format=_row("in_person_bilateral").meeting_format,
            occurrence=occurrence, sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end,
            rule="meeting.session", when=when, place=place, sentences=(clause.sentence.index,),
        )  # fmt: skip

    def _joint_act(self, clause: Clause, terms: Sequence[TermFound]) -> Iterator[MeetingFound]:
        """`X and Y signed it in Doha`, `a memorandum signed in Luanda on August 21`."""
        for number in range(clause.sentence.first, clause.sentence.last):
            put_names = self.lows[number] == "put" and bool(_NAMES & set(self.lows[number + 1 : number + 4]))
            sits_on = self.lows[number] in _SITTING_ON and self._has_talks(clause, number, terms)
            if self.lows[number] not in _JOINT_ACTS and not put_names and not sits_on:
                continue
            if not clause.tokens[number].tag.startswith("VB"):
                continue
            row = _row("in_person_bilateral")
            candidate = Candidate(number, number + 1, row)
            place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate)
            when = time_of(clause, self.lows, candidate)
            agents = self._agents(clause, number)
            by_hand = [one for one in agents if one.actor.kind in _PEOPLE]
            sides = sides_of([*agents] if sits_on else by_hand)
            if len(sides) < 2 and self._by_both(clause, number, by_hand):
                sides = self.who.main_pair
            if (
                len(sides) < 2
                and self.lows[number] == "signed"
                and (place or (when is not None and when.lower is not None and when.lower == when.upper))
            ):
                # "Egypt and Israel signed a protocol here today": somebody held the pens.
                sides, by_hand = sides_of(agents), [*agents]
            if len(sides) < 2:
                term = next(
                    (
                        one
                        for one in terms
                        if self.families[one.row.kind] in _AGREEMENTS and abs(one.first - number) <= ACT_REACH
                    ),
                    None,
                )
                if term is None or not place or self.lows[number] not in {"signed", "struck", "concluded"}:
                    continue
                sides, by_hand = term.sides, []
            if not place and (when is None or when.lower is None):
                continue
            yield MeetingFound(
                sides=sides, parties=self.who.parties(by_hand, sides, country),
                format="in_person_third_country" if country and country not in sides else "in_person_bilateral",
                occurrence=occurrence_of(clause, self.lows, candidate), sentence=clause.sentence.index,
                start=clause.sentence.start, end=clause.sentence.end, rule="meeting.joint-act", when=when, place=place,
                sentences=(clause.sentence.index,),
            )  # fmt: skip
            return

    def _has_talks(self, clause: Clause, verb: int, terms: Sequence[TermFound]) -> bool:
        """`resumed their defence dialogue in Canberra`: a series of talks is the object of the verb."""
        return any(
            term.clause is clause and 0 < term.first - verb <= BY_REACH and term.row.kind in _SERIES for term in terms
        )

    def _by_both(self, clause: Clause, verb: int, by_hand: Sequence[Mention]) -> bool:
        """`The two sides signed …`, `foreign ministers X and Y settled on …`, of whom no country is told."""
        if len(self.who.main_pair) != 2:
            return False
        subject = clause.subject(verb, verb + 1)
        if subject is None:
            return False
        if len(by_hand) == 2 and not any(side for one in by_hand for side in one.sides):
            return True
        words = set(self.lows[subject.start : subject.token + 1])
        return self.lows[verb] in _BY_HAND and bool(words & _BOTH_OF_THEM) and bool(words & {"they", "two", "both"})

    def _agents(self, clause: Clause, verb: int) -> tuple[Mention, ...]:
        for number in range(verb + 1, min(verb + BY_REACH, clause.sentence.last)):
            if self.lows[number] == "by":
                # With what stands in apposition between them: "by X, then secretary of …, and Y".
                return tuple(one for one in clause.mentions if number < one.first <= number + ACT_REACH + BY_REACH)
        subject = clause.subject(verb, verb + 1)
        return subject.mentions if subject is not None else ()

    def _meeting(self, clause: Clause, term: TermFound, first: int, last: int, part: str) -> Iterator[MeetingFound]:
        row = _row("working_group_session" if term.row.kind == "working_group" else "delegation_talks", part)
        candidate = Candidate(first, last, row)
        when = time_of(clause, self.lows, candidate)
        before = self.lows[max(clause.sentence.first, first - 4) : first]
        is_negated = bool({"not", "n't", "never"} & set(before))
        if is_negated and (when is None or not when.is_open):
            return
        if when is not None and when.is_open:
            when = self._beginning(when)
        place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate)
        if when is None and not place:
            return
        yield MeetingFound(
            sides=term.sides, parties=self.who.parties([], term.sides, country), format=row.meeting_format,
            occurrence="held" if is_negated else occurrence_of(clause, self.lows, candidate), sentence=clause.sentence.index,
            start=clause.sentence.start, end=clause.sentence.end, rule="meeting.session", when=when, place=place,
            sentences=(clause.sentence.index,),
        )  # fmt: skip

    def _beginning(self, when: TimeFound) -> TimeFound:
        """`has not met since July 2019`: it met then."""
        words = when.text.lower().removeprefix("ever ").removeprefix("since ")
        shown = when.text[len(when.text) - len(words) :]
        found = self.who.knowledge.calendar.find(f"in {shown}", 0, len(shown) + 3, self.who.cast.published, False)
        return (
            replace(found[0], start=when.start, end=when.end, text=when.text) if found else replace(when, is_open=False)
        )


def _row(meeting_format: str, part: str = "verb") -> MeetingTrigger:
    return MeetingTrigger("session", (), part, meeting_format, "held", "", "strong", "")
