"""Meetings: who met whom, where, when, planned or held; one record for one meeting, however often it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Cast, Mention, sides_of
from deconfdb.coders.findings import MeetingFound, PartyFound
from deconfdb.coders.gate import Relevance
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.merging import REMOTE, SUMMONED, merge_meetings
from deconfdb.coders.participants import SUMMONS, ParticipantReader
from deconfdb.coders.scenes import Scene, is_there, mark_here, place_of, scene_named, town_of_report
from deconfdb.coders.sessions import JOINT_ACT, ORDINALS, SessionReader
from deconfdb.coders.terms import MechanismReader
from deconfdb.coders.times import TimeFound
from deconfdb.coders.triggers import PHONE_REACH, TriggerReader
from deconfdb.coders.untold import PEOPLE, is_among_themselves, is_old_series, is_with_his_own
from deconfdb.coders.venues import summons_place, with_venues
from deconfdb.coders.whereabouts import (
    by_publication,
    event_dated,
    held_or_to_come,
    occurrence_of,
    set_for,
    time_of,
    to_come,
    without_date,
)
from deconfdb.lexicon.records import MeetingTrigger

_HEARERS = frozenset("reporters journalists press media parliament lawmakers senators deputies".split())
_COUNTED = {"two": 2, "three": 3, "both": 2}
_SITTING = frozenset({"meeting", "talks", "session", "conference"})
_WHERE = frozenset({"in", "at", "near", "outside"})
SCENE_BACK = 3
"""Sentences from a place to the "there" that stands for it."""
AROUND = 12
"""Tokens around a trigger in which "counterpart" and the like stand."""
PURPOSE_CHAIN = 2
"""Steps up a parse from what somebody came to do to the verb that tells of his coming."""
APART_REACH = 24
"""Tokens from the first "with" to the last of a contact with several, one after the other."""
TOPICAL = frozenset({"state", "metonym", "organisation", "person"})
"""How those are named in a headline of whom its text is about."""
RECENT = 60
"""Mentions kept for "the two sides" and the like."""


@dataclass(slots=True)
class MeetingReader:
    """Finds the meetings of one article."""

    knowledge: Knowledge
    who: ParticipantReader
    triggers: TriggerReader
    lows: Sequence[str]
    names: Sequence[str]
    scenes: list[tuple[int, Scene]] = field(default_factory=list)
    """Where the sentences before have been."""
    screen_at: int = -9
    """The sentence that told last of a meeting by video."""

    def read(self, clause: Clause) -> list[MeetingFound]:
        """The meetings that one sentence tells of, before they are merged with those of other sentences."""
        found: list[MeetingFound] = []
        told: dict[int, MeetingFound] = {}
        for candidate in self.triggers.read(clause):
            for part in self._one_by_one(clause, candidate) or [candidate]:
                meeting = self._meeting(clause, part)
                if meeting is not None and not self._is_its_purpose(clause, part, meeting, told):
                    told.setdefault(self._verb_of(clause, part), meeting)
                    found.extend(self._rounds(clause, part, meeting))
        self.scenes.extend((clause.sentence.index, Scene(one.place)) for one in found if one.place)
        if not any(one.place for one in found):
            scene = scene_named(self.knowledge, clause, self.lows, self.names)
            self.scenes.extend([(clause.sentence.index, scene)] if scene.name else [])
        self.who.recent.extend(
            mention for mention in clause.mentions if mention.how not in {"adjective", "outlet"} and mention.actor.side
        )
        del self.who.recent[:-RECENT]
        return found

    def _verb_of(self, clause: Clause, candidate: Candidate) -> int:
        """The verb of a trigger: its own, or the one that its noun depends on."""
        number = candidate.first
        while not clause.tokens[number].tag.startswith("VB") and clause.tokens[number].head != number:
            number = clause.tokens[number].head
        return number

    def _is_its_purpose(
        self, clause: Clause, candidate: Candidate, meeting: MeetingFound, told: dict[int, MeetingFound]
    ) -> bool:
        """`met X to talk about the line`, `flew to the capital to confer with X`: why they met is no second meeting."""
        verb = candidate.first
        if clause.tokens[verb].tag != "VB" or self.lows[verb - 1] != "to":
            return False
        for _ in range(PURPOSE_CHAIN):
            verb = clause.tokens[verb].head
            if verb in told and verb != candidate.first:
                return set(meeting.sides) <= set(told[verb].sides) and told[verb].occurrence != "proposed"
        return False

    def _one_by_one(self, clause: Clause, candidate: Candidate) -> list[Candidate]:
        """`talked by telephone with A and, separately, with B`: a contact with each."""
        if candidate.row.part_of_speech != "verb":
            return []
        if "one after the other" in " ".join(self.lows[candidate.last : clause.sentence.last]):
            # "is receiving A and B, one after the other"
            guests = [one for one in clause.mentions if one.first >= candidate.last and one.actor.kind in PEOPLE][:2]
            return [replace(candidate, without=(one,)) for one in reversed(guests)] if len(guests) > 1 else []
        stop = min(candidate.last + APART_REACH, clause.sentence.last - 1)
        near = range(candidate.last - 1, min(candidate.last + PHONE_REACH, stop))
        start = next((number for number in near if self.lows[number] in {"with", "to"}), None)
        if start is None:
            return self._here_and_there(clause, candidate)
        particle = self.lows[start]
        seen = [mention for mention in clause.mentions if mention.first > start]
        if "separately" in self.lows[candidate.first - 1 : start + 2]:
            # "met separately with A and B"
            apart = [one for one in seen if one.first < stop and one.actor.kind in PEOPLE][:2]
            return [replace(candidate, without=(one,)) for one in reversed(apart)] if len(apart) > 1 else []
        for number in range(start + 2, stop):
            words = [word for word in self.lows[number - 4 : number] if word not in {",", "separately", "then"}]
            if self.lows[number] == particle and words[-1:] == ["and"]:
                before = tuple(mention for mention in seen if mention.first > number)
                after = tuple(mention for mention in seen if mention.first < number)
                if before and after:
                    return [replace(candidate, without=before), replace(candidate, without=after)]
        return self._here_and_there(clause, candidate)

    def _here_and_there(self, clause: Clause, candidate: Candidate) -> list[Candidate]:
        """`saw A in X on Friday and B in Y the next day`: each with a place and a day of its own."""
        seen = [one for one in clause.mentions if one.first >= candidate.last and one.actor.kind in PEOPLE]
        for one, other in pairwise(seen):
            between = range(one.end, other.first)
            joint = [number for number in between if self.lows[number] in {"and", "then", ","}]
            has_own = any(clause.is_time(number) or self.lows[number] in {"in", "at"} for number in between)
            if joint and joint[-1] >= other.first - 2 and has_own and not self._has_verb(clause, between):
                cut = joint[-1]
                return [
                    replace(candidate, without=(other,), until=cut),
                    replace(candidate, without=(one,), since=cut),
                ]
        return []

    def _has_verb(self, clause: Clause, span: Iterable[int]) -> bool:
        return any(clause.tokens[number].tag.startswith(("VB", "MD")) for number in span)

    # One meeting.

    def _meeting(self, clause: Clause, candidate: Candidate) -> MeetingFound | None:
        row = candidate.row
        around = self.lows[max(clause.sentence.first, candidate.first - AROUND) : candidate.last + AROUND]
        hearers = self.lows[candidate.last : min(candidate.last + 4, clause.sentence.last)]
        if _HEARERS & set(hearers) or is_with_his_own(self.lows, candidate.last):
            return None
        bound = self.who.participants(clause, candidate)
        when = time_of(clause, self.lows, candidate)
        when = set_for(clause, self.lows, when, self.knowledge, self.who.cast.published)
        place, country = place_of(self.knowledge, clause, self.lows, self.names, candidate, when)
        own = [mention for mention in bound if mention not in candidate.without]
        mentions = self.who.placed(self.who.at_home(candidate, own, country))
        sides = sides_of(mentions) or self.who.of_the_two(mentions)
        if row.meeting_format == "visit":
            sides, mentions = self.who.travellers(clause, candidate, mentions, country)
            if (
                country in sides
                and country not in sides_of(mentions)
                and not {country, *sides} <= set(self.who.main_pair)
            ):
                # A traveller in a third country, where nobody is said to have received him.
                return None
        elif (
            len(sides) == 1
            and country
            and country != sides[0]
            and {country, *sides} == set(self.who.main_pair)
            and self._are_people(mentions)
        ):
            sides = (*sides, country)
        again = () if sides or row.meeting_format == "visit" else self.who.met_before(clause, candidate)
        if again:
            mentions, sides = [*again], sides_of(again)
        if len(sides) < 2 and row.meeting_format != "visit" and not is_among_themselves(mentions, around):
            taken_up = self.who.taken_up(clause, candidate, sides)
            if taken_up:
                mentions, sides = [*mentions, *taken_up], self.who.main_pair
        if len(sides) < 2 or (row.strength == "weak" and not self._military_or_diplomatic(clause, mentions)):
            return None
        is_in_passing = row.trigger == "bring together" and not bound and when is None and not place
        if is_in_passing or is_old_series(when, self.who.cast.published):
            return None  # "the eighth time that X had brought the two together"
        place = place or self._place_before(clause, candidate, sides)
        if row.part_of_speech == "noun" and not bound and not again and when is not None and when.is_day:
            # "Thursday's talks": whose they are is known, who sat there is told with the meeting itself.
            mentions = [one for one in mentions if one.actor.kind != "person"]
        occurrence = occurrence_of(clause, self.lows, candidate)
        if self._is_of_no_certain_one(candidate, occurrence, when, bound):
            return None
        parties = self.who.parties(mentions, sides, country)
        self.who.met, self.who.met_at = tuple(mentions), clause.sentence.index
        form = self._on_screen(clause, candidate, self._format(row, sides, country, mentions), bool(place))
        return MeetingFound(
            sides=sides, parties=parties, format=form, occurrence=occurrence,
            sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end,
            rule=SUMMONED if row.trigger in SUMMONS else f"meeting.{row.part_of_speech}-{row.strength or 'weak'}",
            when=when, place=place,
            level=self._level(parties), sentences=(clause.sentence.index,),
        )  # fmt: skip

    def _on_screen(self, clause: Clause, candidate: Candidate, form: str, has_place: bool) -> str:
        """`A virtual meeting was set for this week. The meeting was to last three days`: the same, by video."""
        if form == "video_conference":
            self.screen_at = clause.sentence.index
            return form
        is_near = 0 <= clause.sentence.index - self.screen_at <= 1
        is_sitting = self._is_definite(candidate) and self.lows[candidate.first] in _SITTING
        is_same = is_near and is_sitting and not has_place
        return "video_conference" if is_same else form

    def _is_of_no_certain_one(
        self, candidate: Candidate, occurrence: str, when: TimeFound | None, bound: Sequence[Mention]
    ) -> bool:
        """`requests for a call had gone unanswered`, `X had asked for the meeting`, of which the text has told."""
        if occurrence == "did_not_take_place":
            return when is None
        return occurrence == "proposed" and self._is_definite(candidate) and bool(self.who.met) and not bound

    def _is_definite(self, candidate: Candidate) -> bool:
        """`the meeting`."""
        return candidate.row.part_of_speech == "noun" and self.lows[candidate.first - 1] == "the"

    def _place_before(self, clause: Clause, candidate: Candidate, sides: Sequence[str]) -> str:
        """Where envoys are called in, or where those were of whom the sentences before tell."""
        if candidate.row.trigger in SUMMONS:
            return summons_place(self.knowledge, clause, self.lows, sides).name
        if not self.scenes or not is_there(clause, self.lows, candidate):
            return ""
        told_at, scene = self.scenes[-1]
        return scene.name if clause.sentence.index - told_at <= SCENE_BACK else ""

    def _are_people(self, mentions: Sequence[Mention]) -> bool:
        return bool(mentions) and all(mention.actor.kind not in {"state", "alliance"} for mention in mentions)

    def _military_or_diplomatic(self, clause: Clause, mentions: Sequence[Mention]) -> bool:
        kinds = {mention.actor.kind for mention in mentions}
        if kinds & {
            "person",
            "office_holder",
            "armed_force",
            "ministry",
            "delegation",
            "anonymous_official",
            "anonymous_collective",
            "government",
        }:
            return True
        terms = self.knowledge.relevance.find(self.lows, clause.sentence.first, clause.sentence.last)
        return any(rows[0].weight > 0 for _, _, rows in terms)

    def _level(self, parties: Sequence[PartyFound]) -> int | None:
        levels = [
            self.knowledge.offices[party.office].level for party in parties if party.office in self.knowledge.offices
        ]
        return min(levels) if levels else None

    @staticmethod
    def _format(row: MeetingTrigger, sides: Sequence[str], country: str, mentions: Sequence[Mention]) -> str:
        if row.meeting_format in {"in_person_bilateral", "delegation_talks", "in_person_multilateral"}:
            if len(sides) > 2:
                return "in_person_multilateral"
            if country and country not in sides:
                return "in_person_third_country"
            if any(
                "delegation" in mention.actor.name.lower() or mention.actor.kind == "delegation" for mention in mentions
            ):
                return "delegation_talks"
            return "in_person_bilateral" if row.meeting_format == "in_person_multilateral" else row.meeting_format
        return row.meeting_format

    def _elliptic(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`the third round, after one in A in May and one in B last month`: what "one" stands for is told of too."""
        span = range(candidate.last, clause.sentence.last - 2)
        if candidate.row.part_of_speech != "noun":
            return self._once_more(clause, candidate, meeting)
        starts = [number for number in span if self.lows[number] == "one" and self.lows[number + 1] in {"in", "at"}]
        if not starts:
            return []
        own = replace(candidate, until=starts[0])
        last = len(starts) + 1
        found = [self._located(clause, own, meeting, last)]
        for number, (start, stop) in enumerate(pairwise([*starts, clause.sentence.last]), 1):
            one = Candidate(start, start + 1, replace(candidate.row, trigger="one"), since=start, until=stop)
            found.append(self._located(clause, one, meeting, number))
        return found

    def _once_more(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`met in A on June 5 and again in B on June 12`, `met in A in May and at B in June`: two meetings."""
        span = range(candidate.last + 1, clause.sentence.last - 2)
        joined = (n for n in span if self.lows[n - 1] == "and" and self._is_apart(clause, candidate.last, n))
        again = next(joined, None)
        if again is None:
            return []
        parts = (replace(candidate, until=again), replace(candidate, since=again))
        return [replace(self._located(clause, part, meeting, 0), round_no=None) for part in parts]

    def _is_apart(self, clause: Clause, first: int, number: int) -> bool:
        """Whether a place and a day of their own follow "and": behind "again", or after a place and a day before it."""
        if self.lows[number] == "again":
            return self.lows[number + 1] in {"in", "at", "on"}
        if self.lows[number] not in _WHERE or clause.is_time(number):
            return False
        before, after = range(first, number - 1), range(number, clause.sentence.last)
        stop = next((n for n in after if clause.tokens[n].tag.startswith(("VB", "MD"))), after.stop)
        has_days = all(any(map(clause.is_time, part)) for part in (before, range(number, stop)))
        has_place = any(self.lows[n] in _WHERE and not clause.is_time(n + 1) for n in before)
        return has_days and has_place and not self._has_verb(clause, before)

    def _located(self, clause: Clause, candidate: Candidate, meeting: MeetingFound, number: int) -> MeetingFound:
        when = time_of(clause, self.lows, candidate)
        place, _ = place_of(self.knowledge, clause, self.lows, self.names, candidate, when)
        return replace(meeting, place=place, when=when, round_no=number)

    def _rounds(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`two rounds of talks in A and B` are two meetings."""
        elliptic = self._elliptic(clause, candidate, meeting)
        if elliptic:
            return elliptic
        window = self.lows[max(clause.sentence.first, candidate.first - 2) : candidate.last]
        count = next((_COUNTED[word] for word in window if word in _COUNTED), 0)
        before = self.lows[max(clause.sentence.first, candidate.first - 3) : candidate.first]
        if len(before) == 3 and before[1] == "and" and {before[0], before[2]} <= ORDINALS:
            count = 2  # "the second and third meetings will be held in A and B"
        elif not count or "rounds" not in self.lows[candidate.first - 1 : candidate.last + 1]:
            return [meeting]
        places = self._listed_places(clause, candidate)
        if len(places) != count or not count:
            return [meeting]
        return [
            replace(meeting, place=place, round_no=number, outcome=meeting.outcome)
            for number, place in enumerate(places, 1)
        ]

    def _listed_places(self, clause: Clause, candidate: Candidate) -> list[str]:
        for number in range(candidate.last, clause.sentence.last - 3):
            if self.lows[number] != "in":
                continue
            places: list[str] = []
            position = number + 1
            while position < clause.sentence.last:
                hit = self.knowledge.names.at(self.names, position, clause.sentence.last)
                if hit is None or not any(entry.role in {"place", "metonym"} for entry in hit[1]):
                    break
                places.append(" ".join(self.names[position : position + hit[0]]))
                position += hit[0]
                if position < clause.sentence.last and self.lows[position] in {"and", ","}:
                    position += 1
                else:
                    break
            if len(places) > 1:
                return places
        return []


def find_meetings(
    knowledge: Knowledge,
    clauses: Sequence[Clause],
    cast: Cast,
    lows: Sequence[str],
    relevance: Relevance,
    published: date | None,
    mechanisms: MechanismReader,
    here: str = "",
) -> list[MeetingFound]:
    """The meetings of an article, retellings merged; none where the gate finds no contact between sides.

    `here` is the place from which the report was sent.
    """
    if relevance is not Relevance.ON_TOPIC or not clauses:
        return []
    sides = sides_of([mention for clause in clauses for mention in clause.mentions])
    names = mark_here(clauses, here)
    who = ParticipantReader(knowledge, cast, lows, sides, [], mechanisms.sides.main)
    reader = MeetingReader(knowledge, who, TriggerReader(knowledge, lows, names, who.main_pair), lows, names)
    sessions = SessionReader(who, lows, names, mechanisms.families)
    told: list[MeetingFound] = []
    topic: list[Mention] = []
    for clause in clauses:
        if clause.sentence.kind == "headline":
            topic.extend(one for one in clause.mentions if one.how in TOPICAL and one.actor.side)
            continue
        if clause.sentence.kind == "body":
            # Whom a text is about holds for "the two neighbours" of its first sentence.
            reader.who.recent[:0], topic = topic, []
        terms = [term for term in mechanisms.terms if term.clause.sentence is clause.sentence]
        met = reader.read(clause)
        told.extend(met)
        # What the sides did together shows no other meeting than the one whose place the sentence names.
        is_placed = any(one.place and one.format not in REMOTE for one in met)
        told.extend(one for one in sessions.read(clause, terms) if not is_placed or one.rule != JOINT_ACT)
    # Who speaks over a line is in two places.
    told = [held_or_to_come(one, published) for one in told]
    town = town_of_report(knowledge, here)
    merged = [
        replace(one, place="") if one.format in REMOTE else one
        for one in merge_meetings(told, knowledge.wide_places, knowledge.country_of_place)
    ]
    dated = [event_dated(to_come(meeting, knowledge, published), merged) for meeting in merged]
    found = [without_date(by_publication(meeting, published), published) for meeting in dated]
    return with_venues(found, knowledge, clauses, lows, names, town, published)
