"""Meetings that are told without a word for one: a body that sits, and acts for which both sides have to be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.participants import Candidate, ParticipantReader
from deconfdb.coders.terms import TALKS, TermFound
from deconfdb.coders.times import TimeFound
from deconfdb.coders.whereabouts import occurrence_of, place_of, time_of
from deconfdb.lexicon.records import MeetingTrigger

_SITS = frozenset("met meet meets convened convene convenes sat gathered held holds".split())
_SITTINGS = frozenset("meeting session sitting round meetings sessions rounds".split())
_JOINT_ACTS = frozenset(
    "signed initialled initialed sealed struck concluded settled agreed negotiated announced inaugurated launched reached".split()
)
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

    def _session(self, clause: Clause, term: TermFound) -> Iterator[MeetingFound]:
        """`the commission has met three times`, `the 31st round of the mechanism`."""
        start, stop = clause.sentence.first, clause.sentence.last
        before = range(max(start, term.first - BEFORE), term.first)
        sitting = next((number for number in reversed(before) if self.lows[number] in _SITTINGS), None)
        if sitting is not None and {"of", "under"} & set(self.lows[sitting : term.first]):
            yield from self._meeting(clause, term, sitting, sitting + 1, "noun")
            return
        for number in range(term.last, min(stop, term.last + AFTER)):
            if self.lows[number] in {",", ";", "which", "that"} and number > term.last + 1:
                return
            if self.lows[number] in _SITS and clause.tokens[number].tag.startswith("VB"):
                subject = clause.subject(number, number + 1)
                if subject is not None and subject.mentions:
                    return
                yield from self._meeting(clause, term, number, number + 1, "verb")
                return

    def _joint_act(self, clause: Clause, terms: Sequence[TermFound]) -> Iterator[MeetingFound]:
        """`X and Y signed it in Doha`, `a memorandum signed in Luanda on August 21`."""
        for number in range(clause.sentence.first, clause.sentence.last):
            put_names = self.lows[number] == "put" and bool(_NAMES & set(self.lows[number + 1 : number + 4]))
            if self.lows[number] not in _JOINT_ACTS and not put_names:
                continue
            if not clause.tokens[number].tag.startswith("VB"):
                continue
            row = _row("in_person_bilateral")
            candidate = Candidate(number, number + 1, row)
            place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate)
            when = time_of(clause, self.lows, candidate)
            agents = self._agents(clause, number)
            by_hand = [one for one in agents if one.actor.kind in _PEOPLE]
            sides = sides_of(by_hand)
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
