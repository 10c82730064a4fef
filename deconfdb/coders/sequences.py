"""One of the meetings that a text has spoken of, by its number: "the first was in Ankara", "the next are due in May"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.participants import SITTINGS, ParticipantReader
from deconfdb.coders.scenes import place_of
from deconfdb.coders.times import TimeFound
from deconfdb.coders.whereabouts import occurrence_of, time_of
from deconfdb.lexicon.records import MeetingTrigger

ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth 11th 12th last latest next previous final earlier".split()
)
_OF_SEQUENCE = frozenset("and such , set for due in of the them these one ones".split())
_HAPPENS = frozenset("took was were is are will had came has have".split())
_AHEAD = frozenset("due set scheduled planned expected to slated".split())
_ARTICLES = frozenset({"the", "a", "an"})
_WHERE = frozenset("in at on near".split())
_DATES = frozenset("date dates day venue".split())
_RULE = "meeting.session"
SEQUENCE_REACH = 8
"""Tokens from the article to the verb."""
NEXT_REACH = 10
"""Tokens from "no date" to "the next one"."""


@dataclass(frozen=True, slots=True)
class SequenceReader:
    """Reads sentences whose subject is the number of a meeting; its sides are those of the article."""

    who: ParticipantReader
    lows: Sequence[str]
    names: Sequence[str]

    def read(self, clause: Clause) -> Iterator[MeetingFound]:
        """The meetings that a sentence counts."""
        if len(self.who.main_pair) != 2:
            return
        if self._has_no_date(clause):
            yield self._found(clause, None, "", "", "planned")
            return
        verb = self._verb(clause)
        if verb is None:
            return
        first = clause.sentence.first
        cuts = [first + 1, *self._further(clause, verb), clause.sentence.last]
        for start, stop in pairwise(cuts):
            number = verb if start == first + 1 else start
            since, until = (start, stop if stop < clause.sentence.last else 0) if len(cuts) > 2 else (0, 0)
            candidate = Candidate(start, number + 1, _row(), since=since, until=until)
            yield from self._counted(clause, candidate, verb)

    def _verb(self, clause: Clause) -> int | None:
        """The verb of `The first, in May, took place in Ankara`, where nothing else is the subject."""
        first = clause.sentence.first
        if self.lows[first] not in _ARTICLES:
            return None
        words = self.lows[first + 1 : first + 1 + SEQUENCE_REACH]
        number = next((place for place, word in enumerate(words, first + 1) if word in _HAPPENS), None)
        opening = set(self.lows[first + 1 : number]) if number is not None else set()
        if not opening & ORDINALS or opening - ORDINALS - SITTINGS - _OF_SEQUENCE:
            return None
        return number

    def _further(self, clause: Clause, verb: int) -> list[int]:
        """`The first was in Moscow in May and the last in Vienna in June`: where the next number stands."""
        span = range(verb + 1, clause.sentence.last - 2)
        return [
            n
            for n in span
            if self.lows[n] in ORDINALS and self.lows[n - 1] in _ARTICLES and self.lows[n - 2] in {"and", ",", ";"}
            and (self.lows[n + 1] in _WHERE or clause.is_time(n + 1))
        ]  # fmt: skip

    def _counted(self, clause: Clause, candidate: Candidate, verb: int) -> Iterator[MeetingFound]:
        when = time_of(clause, self.lows, candidate)
        if when is None or when.lower is None:
            return
        place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate, when)
        stop = candidate.until or clause.sentence.last
        occurrence = "cancelled" if "not" in self.lows[verb:stop] else occurrence_of(clause, self.lows, candidate)
        is_due = self.lows[verb] in {"is", "are"} and self.lows[verb + 1] in _AHEAD
        if occurrence == "held" and (is_due or self._is_ahead(when)):
            occurrence = "planned"
        yield self._found(clause, when, place, country, occurrence)

    def _found(self, clause: Clause, when: TimeFound | None, place: str, country: str, occurrence: str) -> MeetingFound:
        sides = self.who.main_pair
        form = "in_person_third_country" if country and country not in sides else "delegation_talks"
        return MeetingFound(
            sides=sides, parties=self.who.parties([], sides, country), format=form,
            occurrence=occurrence, sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end,
            rule=_RULE, when=when, place=place, sentences=(clause.sentence.index,),
        )  # fmt: skip

    def _has_no_date(self, clause: Clause) -> bool:
        """`No date has been set for the next one`: one is planned."""
        if "next" not in clause.words or _DATES.isdisjoint(clause.words):
            return False
        lows = self.lows[clause.sentence.first : clause.sentence.last]
        dated = next((n for n, low in enumerate(lows) if low in _DATES and "no" in lows[max(0, n - 2) : n]), None)
        if dated is None:
            return False
        near = range(dated + 1, min(dated + NEXT_REACH, len(lows) - 1))
        return any(lows[n] == "next" and lows[n - 1] == "the" and lows[n + 1] in {"one", ".", ","} for n in near)

    def _is_ahead(self, when: TimeFound) -> bool:
        published = self.who.cast.published
        return published is not None and when.lower is not None and when.lower > published


def _row() -> MeetingTrigger:
    return MeetingTrigger("session", (), "noun", "in_person_bilateral", "held", "", "strong", "")
