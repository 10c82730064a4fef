"""Meetings that the words of a sentence make likely where no rule finds one, and those that its words make most unlikely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import sides_of
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.likely import FORMAT, MEETING, OCCURRENCE, Likelihoods, is_left_to_rules
from deconfdb.coders.participants import ParticipantReader
from deconfdb.coders.scenes import place_of
from deconfdb.coders.sides import SideReader
from deconfdb.coders.untold import is_custom, is_done_by_machines, is_up_to_one
from deconfdb.coders.whereabouts import time_of

_MEETINGS = frozenset(
    "meeting meetings talks call visit session conversation encounter contact contacts summit discussions".split()
)
_TRAVELLED = frozenset("flew travelled traveled went drove toured visited rushed hurried sailed journeyed".split())
_FORESEEN = frozenset("planned scheduled foreseen envisaged expected arranged agenda cards sight".split())
_COMMENTING = frozenset("comment commented question questions details detail asked elaborate".split())
_ASKING_FOR = frozenset("asked asks sought requested wanted initiated suggested".split())
NO_REACH, SPOKEN_REACH = 4, 5
"""Tokens from "no" to the meeting that is not planned, and to one from the word that tells what is said of it."""
MEETING_BY_WORDS = "meeting.words"
"""The rule of a meeting that is believed for the words of its sentence alone."""
LEAST_LIKELY_MEETING = 0.6
"""From which probability on a sentence without a meeting is believed to tell of one: in unseen articles three in four did."""
LEAST_CREDIBLE_MEETING = 0.15
"""Below which probability in all its sentences a meeting is none: of those in unseen articles one in seven was one."""


@dataclass(frozen=True, slots=True)
class LikelyMeetingReader:
    """Reads the sentences in which no rule finds a meeting."""

    who: ParticipantReader
    sides: SideReader
    likelihoods: Likelihoods
    lows: Sequence[str]
    names: Sequence[str]

    def read(self, clause: Clause) -> Iterator[MeetingFound]:
        """The meeting of which a sentence tells by its words, if the sides are known."""
        if self.likelihoods.tells(clause, MEETING) < LEAST_LIKELY_MEETING or is_left_to_rules(clause):
            return
        if is_only_spoken_of(clause, self.lows) or self._is_of_machines(clause):
            return
        mentions = [mention for mention in clause.mentions if self.who.is_party(clause, mention)]
        known, _ = self.sides.sides_of(clause, *clause.sentence.span)
        named = sides_of(mentions)
        sides = known if len(known) > 1 and (len(named) < 2 or set(known) <= set(named)) else named
        if len(sides) < 2 or not (set(named) <= set(sides) or set(sides) <= set(named)):
            return
        form = self.likelihoods.likeliest(clause, FORMAT)
        if not form:
            return
        candidate = self._verb(clause, form)
        when = time_of(clause, self.lows, candidate)
        place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate, when)
        if form == "visit" and not set(named) - {country} and self._is_at_home(clause, candidate.first, country):
            return
        yield MeetingFound(
            sides=sides, parties=self.who.parties(mentions, sides, country), format=form,
            occurrence=self.likelihoods.likeliest(clause, OCCURRENCE) or "held",
            sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end,
            rule=MEETING_BY_WORDS, when=when, place=place, sentences=(clause.sentence.index,),
        )  # fmt: skip

    def _is_of_machines(self, clause: Clause) -> bool:
        return any(is_done_by_machines(clause, self.lows, verb, verb + 1) for verb in range(*clause.sentence.span))

    def _is_at_home(self, clause: Clause, verb: int, country: str) -> bool:
        """`The president flew to a town of his own country`: with nobody of the other side."""
        if self.lows[verb] not in _TRAVELLED:
            return False
        subject = clause.subject(verb, verb + 1)
        own = {side for one in subject.mentions for side in one.sides} if subject is not None else set()
        return bool(country) and own == {country}

    def _verb(self, clause: Clause, form: str) -> Candidate:
        """The verb of the sentence, from which day and place are looked for; without a parse its first word."""
        root = clause.root()
        row = self.who.knowledge.trigger_of("visited" if form == "visit" else "met")
        return Candidate(root, root + 1, row)


def is_only_spoken_of(clause: Clause, lows: Sequence[str]) -> bool:
    """`It was A that asked for the meeting`, `would not comment on the visit`, `No meeting is planned`: told elsewhere, or none.

    A day of its own makes it certain.
    """
    if any(time.lower is not None for time in clause.times):
        return False
    first, last = clause.sentence.span
    if is_custom(clause, lows):
        return True
    if lows[first] == "no":
        words = set(lows[first:last])
        return bool(_MEETINGS & words & set(lows[first : first + NO_REACH])) and not words.isdisjoint(_FORESEEN)
    nouns = (n for n in range(first + 2, last) if lows[n] in _MEETINGS)
    for noun in nouns:
        before = lows[max(first, noun - SPOKEN_REACH) : noun]
        is_about = bool({"about", "on", "of"} & set(before)) and not _COMMENTING.isdisjoint(lows[first:noun])
        is_wanted = lows[noun - 1] == "the" and bool(_ASKING_FOR & set(before))
        if is_about or is_wanted or is_up_to_one(clause, lows, noun):
            return True
    return False


def without_the_incredible(
    meetings: Sequence[MeetingFound], clauses: Sequence[Clause], likelihoods: Likelihoods
) -> list[MeetingFound]:
    """The meetings but those of which no sentence is likely to tell."""
    told = {clause.sentence.index: clause for clause in clauses}

    def is_credible(number: int) -> bool:
        return likelihoods.all_told(told[number]).get(MEETING, 1.0) >= LEAST_CREDIBLE_MEETING

    return [one for one in meetings if _are_on(one) or any(map(is_credible, (one.sentence, *one.sentences)))]


def _are_on(meeting: MeetingFound) -> bool:
    """`Talks are under way with the Finns`: a rule asks for both sides, where words take such talks for a series alone."""
    return meeting.occurrence == "under_way" and meeting.format != "contact_medium_unknown"
