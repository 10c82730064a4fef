"""Meetings: who met whom, where, when, planned or held; one record for one meeting, however often it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from deconfdb.coders.ahead import AheadReader
from deconfdb.coders.apart import ApartReader
from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Cast, Mention, sides_of
from deconfdb.coders.contacts import INVITED, SENT
from deconfdb.coders.fates import fate_told_after
from deconfdb.coders.findings import MeetingFound, PartyFound
from deconfdb.coders.formats import format_of, is_of_guest, with_its_form
from deconfdb.coders.gate import Relevance
from deconfdb.coders.go_betweens import with_each, with_those_named
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TermFound
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.letters import LETTER
from deconfdb.coders.likely import Likelihoods
from deconfdb.coders.likely_meetings import LikelyMeetingReader, without_the_incredible
from deconfdb.coders.meeting_days import (
    are_begun,
    as_a_whole,
    beginning,
    by_publication,
    event_dated,
    in_the_past,
    is_last_told,
    stretched,
    without_date,
)
from deconfdb.coders.merging import REMOTE, SUMMONED, is_shown_by, merge_meetings
from deconfdb.coders.next_rounds import NextRoundReader, is_beside, talks_from
from deconfdb.coders.participants import SUMMONS, ParticipantReader
from deconfdb.coders.scene_names import NOWHERE, Scene, town_of_report
from deconfdb.coders.scenes import is_there, mark_here, place_of, scene_named
from deconfdb.coders.sequences import ORDINALS, SequenceReader
from deconfdb.coders.sessions import JOINT_ACT, SessionReader
from deconfdb.coders.terms import MechanismReader
from deconfdb.coders.times import TimeFound
from deconfdb.coders.triggers import TriggerReader
from deconfdb.coders.untold import begun_when, is_among_themselves, is_old_series, is_with_his_own
from deconfdb.coders.venues import is_at_home, summons_place, with_venues
from deconfdb.coders.whereabouts import (
    AHEAD,
    held_or_to_come,
    occurrence_of,
    set_for,
    time_of,
    to_come,
)
from deconfdb.lexicon.records import MeetingTrigger

_HEARERS = frozenset("reporters journalists press media parliament lawmakers senators deputies".split())
_ENVOYS = frozenset("envoy emissary mediator representative".split())
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_SITTING = frozenset({"meeting", "talks", "session", "conference"})
KNOWN_REACH = 3
"""Tokens from "their" to the talks of which the text has told."""
SCENE_BACK = 3
"""Sentences from a place to the "there" that stands for it."""
AROUND = 12
"""Tokens around a trigger in which "counterpart" and the like stand."""
PURPOSE_CHAIN = 2
"""Steps up a parse from what somebody came to do to the verb that tells of his coming."""
TOPICAL = frozenset({"state", "metonym", "organisation", "person"})
"""How those are named in a headline of whom its text is about."""
CALLED_OFF = frozenset({"cancelled", "postponed"})
BARE = 6
"""Adjectives kept for the same."""
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
    apart: ApartReader
    scenes: list[tuple[Clause, str]] = field(default_factory=list)
    """The sentences before, each with the place of its last meeting; few are asked where they have been."""
    town: Scene = NOWHERE
    """Where the report was sent from."""
    screen_at: int = -9
    """The sentence that told last of a meeting by video."""

    def read(self, clause: Clause) -> list[MeetingFound]:
        """The meetings that one sentence tells of, before they are merged with those of other sentences."""
        found: list[MeetingFound] = []
        told: dict[int, MeetingFound] = {}
        for candidate in self.triggers.read(clause):
            for part in (
                self.apart.one_by_one(clause, candidate) or with_those_named(self.who, clause, candidate) or [candidate]
            ):
                meeting = self._meeting(clause, part)
                if meeting is not None and not self._is_its_purpose(clause, part, meeting, told):
                    told.setdefault(self._verb_of(clause, part), meeting)
                    for one in self.apart.rounds(clause, part, meeting):
                        found.extend(with_each(self.who, clause, part, one))
        self.scenes.append((clause, next((one.place for one in reversed(found) if one.place), "")))
        self.who.recent.extend(
            mention for mention in clause.mentions if mention.how not in {"adjective", "outlet"} and mention.actor.side
        )
        del self.who.recent[:-RECENT]
        self.who.bare = [one for one in (*self.who.bare, *clause.mentions) if one.how == "adjective"][-BARE:]
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
        """`met X to talk about the line`, `sat down with X for a round of talks`: why they met is no second meeting."""
        verb = candidate.first
        if candidate.row.part_of_speech == "noun":
            other = told.get(self._met_for(clause, candidate))
            is_visit = other is not None and other.format == "visit" and other.occurrence == "held"
            return other is not None and not is_visit and set(meeting.sides) <= set(other.sides)
        if clause.tokens[verb].tag != "VB" or self.lows[verb - 1] != "to" or self.lows[candidate.last] == "again":
            return False
        for _ in range(PURPOSE_CHAIN):
            verb = clause.tokens[verb].head
            if verb in told and verb != candidate.first:
                return set(meeting.sides) <= set(told[verb].sides) and told[verb].occurrence != "proposed"
        return False

    def _met_for(self, clause: Clause, candidate: Candidate) -> int:
        """The verb of "sat down for a first round of talks"; -1 where the talks are not what somebody met for."""
        number, is_purpose = candidate.last - 1, False
        for _ in range(PURPOSE_CHAIN + 2):
            is_purpose = is_purpose or self.lows[number] == "for"
            number = clause.tokens[number].head
            if clause.tokens[number].tag.startswith("VB"):
                break
        return number if is_purpose else -1

    # One meeting.

    def _meeting(self, clause: Clause, candidate: Candidate) -> MeetingFound | None:
        row = candidate.row
        around = self.lows[max(clause.sentence.first, candidate.first - AROUND) : candidate.last + AROUND]
        hearers = self.lows[candidate.last : min(candidate.last + 4, clause.sentence.last)]
        if _HEARERS & set(hearers) or is_with_his_own(self.lows, candidate.last):
            return None
        bound = self.who.participants(clause, candidate)
        if row.part_of_speech == "noun" and self.who.are_mediators(bound):
            bound = []
        when = self._when(clause, candidate)
        place, country = place_of(self.knowledge, clause, self.lows, self.names, candidate, when)
        if row.meeting_format == "visit":
            place, country, sides, mentions = self._visit(clause, candidate, bound, place, country, when)
        else:
            sides, mentions = self._those_who_met(candidate, bound, country)
        is_of_them = len(sides) > 1 or bool(set(sides) & set(self.who.main_pair))
        again = () if is_of_them or row.meeting_format == "visit" else self.who.met_before(clause, candidate)
        if again:
            # "On Sunday they sat down with C's minister": those who met last, and whom they met now
            mentions = [*again, *(mentions if sides else ())]
            sides = sides_of(mentions)
        taken_up: list[Mention] = []
        if len(sides) < 2 and row.meeting_format != "visit" and not is_among_themselves(mentions, around):
            taken_up = self.who.taken_up(clause, candidate, sides)
            if taken_up:
                mentions, sides = [*mentions, *taken_up], self.who.main_pair
        is_weak = row.strength == "weak" and not self._is_of_the_pair(row, sides, bound, when)
        is_certain = (
            not is_weak or self._military_or_diplomatic(clause, mentions) or self.who.are_people(clause, candidate)
        )
        if len(sides) < 2 or not is_certain:
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
        when = self._own_day(clause, candidate, occurrence, when)
        if when is None and not place and self._is_definite(candidate) and set(sides) < set(sides_of(self.who.met)):
            return None  # "after the meeting" of three, of whom two say something
        parties = self.who.parties(self.who.without_far(clause, mentions, taken_up), sides, country)
        self.who.met, self.who.met_at = tuple(mentions), clause.sentence.index
        form = self._form(clause, candidate, sides, (place, country), mentions, bool(bound or again))
        return MeetingFound(
            sides=sides, parties=parties, format=form, occurrence=occurrence,
            sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end,
            rule=SUMMONED if row.trigger in SUMMONS else f"meeting.{row.part_of_speech}-{row.strength or 'weak'}",
            when=when, place=place,
            level=self._level(parties), sentences=(clause.sentence.index,), is_known=self._is_known(clause, candidate),
        )  # fmt: skip

    def _when(self, clause: Clause, candidate: Candidate) -> TimeFound | None:
        """When a meeting was or is to be, as far as its sentence tells."""
        since = next((one for one in clause.times if one.is_open), None)
        if candidate.row.occurrence == "under_way" and since is not None:
            return since
        when = in_the_past(
            clause, candidate, time_of(clause, self.lows, candidate), self.knowledge, self.who.cast.published
        )
        if when is not None and when.is_open and is_last_told(clause, self.lows, candidate):
            when = beginning(when, self.knowledge, self.who.cast.published)
        when = stretched(clause, self.lows, candidate, begun_when(clause, self.lows, when, candidate.first))
        return set_for(clause, self.lows, when, self.knowledge, self.who.cast.published)

    def _form(
        self, clause: Clause, candidate: Candidate, sides: Sequence[str], where: tuple[str, str],
        mentions: Sequence[Mention], are_told: bool,
    ) -> str:  # fmt: skip
        """The form of a meeting at a place and in its country; `are_told` says whether its people are named there."""
        form = format_of(clause, candidate, sides, where, mentions, are_told)
        if are_told and is_of_guest(clause, candidate.row, form, sides, where, mentions, self.knowledge):
            form = "visit"
        return self._on_screen(clause, candidate, form, bool(where[0]))

    def _own(self, candidate: Candidate, bound: Sequence[Mention], country: str) -> list[Mention]:
        """Those bound to a trigger, each on his side as far as it is known."""
        own = [*(mention for mention in bound if mention not in candidate.without), *candidate.also]
        return self.who.placed(self.who.at_home(candidate, own, country))

    def _those_who_met(
        self, candidate: Candidate, bound: Sequence[Mention], country: str
    ) -> tuple[tuple[str, ...], list[Mention]]:
        """The sides that met and who stood for them; people of one side in the other's country met those of the other."""
        mentions = self._own(candidate, bound, country)
        sides = sides_of(mentions) or self.who.of_the_two(mentions)
        is_abroad = len(sides) == 1 and country and country != sides[0]
        if is_abroad and {country, *sides} == set(self.who.main_pair) and self._are_people(mentions):
            sides = (*sides, country)
        return sides, mentions

    def _visit(
        self, clause: Clause, candidate: Candidate, bound: Sequence[Mention], place: str, country: str,
        when: TimeFound | None,
    ) -> tuple[str, str, tuple[str, ...], list[Mention]]:  # fmt: skip
        """Where a visit went and whose it was; no sides for a third country where nobody is said to have received him."""
        mentions = self._own(candidate, bound, country)
        if not country and not place:
            place, country = self.who.destination(clause, candidate, mentions, self.town)
        sides, mentions = self.who.travellers(clause, candidate, mentions, country)
        # Whoever travels on a day in an office of his state, or is sent there, is received by somebody.
        is_of_office = when is not None and self._is_official(candidate, bound)
        if is_of_office and len(sides) == 1 and country and self._is_of_states((*sides, country)):
            sides = tuple(dict.fromkeys((*sides, country)))
        is_alone = country in sides and country not in sides_of(mentions)
        is_of_office = is_of_office and self._is_of_states(sides)
        if is_alone and not {country, *sides} <= set(self.who.main_pair) and not is_of_office:
            return place, country, (), []
        return place, country, sides, mentions

    def _is_official(self, candidate: Candidate, mentions: Sequence[Mention]) -> bool:
        """Whether a traveller holds an office, or a state has sent him."""
        is_envoy = any(_ENVOYS & set(self.lows[one.first : one.last]) for one in mentions)
        is_in_office = any(one.actor.office in self.knowledge.offices for one in mentions)
        return candidate.row.trigger == SENT or is_envoy or is_in_office

    def _is_of_states(self, sides: Sequence[str]) -> bool:
        return len(sides) > 1 and all(side in self.knowledge.states for side in sides)

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
            return when is None and candidate.row.meeting_format == "phone_call"
        return occurrence == "proposed" and self._is_definite(candidate) and bool(self.who.met) and not bound

    def _own_day(
        self, clause: Clause, candidate: Candidate, occurrence: str, when: TimeFound | None
    ) -> TimeFound | None:
        """Without the "now" of "has now been called off" and the day from which "came a week after X" counts."""
        if when is None or (occurrence in CALLED_OFF and when.text.lower() == "now"):
            return None
        first = clause.token_at(when.start)
        is_behind = first is not None and first >= candidate.last
        if candidate.row.trigger == INVITED and not self._is_ahead(when):
            return None  # "saw X on Monday and invited him to Y"
        if candidate.row.trigger == LETTER and occurrence == "proposed":
            return None  # "an offer of talks that B had made in May"
        if (
            occurrence == "proposed"
            and not is_behind
            and "possible" in self.lows[candidate.first - 2 : candidate.first]
        ):
            return None  # "talked in May about a possible meeting"
        is_counted = is_behind and when.offset_days is not None and self._is_known(clause, candidate)
        return None if is_counted and bool(self.who.met) else when

    def _is_ahead(self, when: TimeFound) -> bool:
        published = self.who.cast.published
        return published is not None and when.upper is not None and when.upper > published

    def _is_known(self, clause: Clause, candidate: Candidate) -> bool:
        """`their September 21 talks`, `the meeting in May`, and not `the previous meeting`."""
        if candidate.row.part_of_speech != "noun" or are_begun(clause, candidate.last - 1):
            return False
        before = self.lows[max(clause.sentence.first, candidate.first - KNOWN_REACH) : candidate.first]
        own = {self.lows[child] for child in clause.children(candidate.last - 1) if child < candidate.last}
        return ("their" in before or bool(own & _KNOWN)) and not (ORDINALS | {"earlier"}) & {*before, *own}

    def _is_definite(self, candidate: Candidate) -> bool:
        """`the meeting`."""
        return candidate.row.part_of_speech == "noun" and self.lows[candidate.first - 1] == "the"

    def _place_before(self, clause: Clause, candidate: Candidate, sides: Sequence[str]) -> str:
        """Where envoys are called in, or where those were of whom the sentences before tell."""
        if candidate.row.trigger in SUMMONS:
            return summons_place(self.knowledge, clause, self.lows, sides).name
        if is_at_home(self.who, clause, candidate, self.town):
            return self.town.name
        return self._scene_before(clause) if self.scenes and is_there(clause, self.lows, candidate) else ""

    def _scene_before(self, clause: Clause) -> str:
        """Where the last sentences have been that name a place."""
        for told, place in reversed(self.scenes):
            if clause.sentence.index - told.sentence.index > SCENE_BACK:
                break
            scene = place or scene_named(self.knowledge, told, self.lows, self.names).name
            if scene:
                return scene
        return ""

    def _are_people(self, mentions: Sequence[Mention]) -> bool:
        return bool(mentions) and all(mention.actor.kind not in {"state", "alliance"} for mention in mentions)

    def _is_of_the_pair(
        self, row: MeetingTrigger, sides: Sequence[str], bound: Sequence[Mention], when: TimeFound | None
    ) -> bool:
        """`A notified B by letter`, `Its last session was on May 3`: of the two that the article is about, and certain."""
        is_letter = row.medium == "written" and len(sides_of(bound)) > 1
        if not set(sides) <= set(self.who.main_pair) or (row.part_of_speech != "noun" and not is_letter):
            return False
        is_between = len(sides_of(bound)) > 1 and row.meeting_format not in {"visit", "phone_call"}
        return is_between or (when is not None and when.is_day)

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
        return any(rows[0].tells_of_sentence for _, _, rows in terms)

    def _level(self, parties: Sequence[PartyFound]) -> int | None:
        levels = [
            self.knowledge.offices[party.office].level for party in parties if party.office in self.knowledge.offices
        ]
        return min(levels) if levels else None


def find_meetings(
    knowledge: Knowledge,
    clauses: Sequence[Clause],
    cast: Cast,
    lows: Sequence[str],
    relevance: Relevance,
    published: date | None,
    mechanisms: MechanismReader,
    likelihoods: Likelihoods,
    here: str = "",
) -> list[MeetingFound]:
    """The meetings of an article, retellings merged; none where the gate finds no contact between sides.

    `here` is the place from which the report was sent.
    """
    if relevance is not Relevance.ON_TOPIC or not clauses:
        return []
    sides = sides_of([mention for clause in clauses for mention in clause.mentions])
    town = town_of_report(knowledge, here)
    is_capital = town.side in knowledge.states and knowledge.states[town.side].capital == town.name
    names = mark_here(clauses, here, is_capital)
    who = ParticipantReader(knowledge, cast, lows, sides, [], mechanisms.sides.main, mediators=mechanisms.sides.third)
    triggers = TriggerReader(knowledge, lows, names, who.main_pair)
    apart = ApartReader(knowledge, lows, names)
    reader = MeetingReader(knowledge, who, triggers, lows, names, apart, town=town)
    sessions = SessionReader(who, lows, names, mechanisms.families, SequenceReader(who, lows, names))
    ahead, later = AheadReader(who, lows, names), NextRoundReader(who, lows, names, talks_from(lows))
    likely = LikelyMeetingReader(who, mechanisms.sides, likelihoods, lows, names)
    terms_of: dict[int, list[TermFound]] = {}
    for term in mechanisms.terms:
        terms_of.setdefault(term.clause.sentence.index, []).append(term)
    told: list[MeetingFound] = []
    topic: list[Mention] = []
    for clause in clauses:
        if clause.sentence.kind == "headline":
            topic.extend(one for one in clause.mentions if one.how in TOPICAL and one.actor.side)
            continue
        if clause.sentence.kind == "body":
            # Whom a text is about holds for "the two neighbours" of its first sentence.
            reader.who.recent[:0], topic = topic, []
        terms = terms_of.get(clause.sentence.index, [])
        who.main_pair = mechanisms.sides.pair_at(clause)
        met = reader.read(clause)
        # Those of the sentence before stand last.
        is_behind_one = bool(told) and told[-1].sentence == clause.sentence.index - 1
        fate = fate_told_after(lows[clause.sentence.first : clause.sentence.last]) if is_behind_one else ""
        if fate and any(_is_just_told(one, clause) for one in told):
            # "They were to meet on Friday. The meeting was put off."
            told = [
                replace(_put_ahead(one, clause, knowledge, published), occurrence=fate)
                if _is_just_told(one, clause)
                else one
                for one in told
            ]
            met = [one for one in met if one.when is not None or not (one.occurrence == fate or "noun" in one.rule)]
        told.extend(met)
        sat = [one for one in sessions.read(clause, terms) if one.rule != JOINT_ACT or not is_shown_by(one, met)]
        if met or sat:
            told.extend([*sat, *(one for one in later.read(clause) if is_beside(one, met or sat))])
        else:
            told.extend([*ahead.read(clause)] or [*later.read(clause)] or likely.read(clause))
    settled = without_the_incredible(_settled(told, knowledge, published), clauses, likelihoods)
    placed = with_venues(settled, knowledge, clauses, lows, names, town, published)
    # With all places known, some turn out to be of a guest in his host's capital.
    return [with_its_form(one, knowledge) for one in placed]


def _settled(told: Sequence[MeetingFound], knowledge: Knowledge, published: date | None) -> list[MeetingFound]:
    """The meetings told of, each once, with what is known of its date."""
    told = [held_or_to_come(one, published) for one in told]
    # Who speaks over a line is in two places.
    merged = [
        replace(one, place="") if one.format in REMOTE else one
        for one in merge_meetings(told, knowledge.wide_places, knowledge.country_of_place, published)
    ]
    dated = [event_dated(to_come(meeting, knowledge, published), merged) for meeting in merged]
    return [as_a_whole(without_date(by_publication(meeting, published), published)) for meeting in dated]


def _put_ahead(meeting: MeetingFound, clause: Clause, knowledge: Knowledge, published: date | None) -> MeetingFound:
    """`were to meet on Friday. On Wednesday X called the meeting off`: the Friday to come, if that before was over by then."""
    day = meeting.when.upper if meeting.when is not None else None
    is_over = any(
        time.is_day and time.lower is not None and day is not None and day < time.lower for time in clause.times
    )
    return to_come(meeting, knowledge, published) if is_over else meeting


def _is_just_told(meeting: MeetingFound, clause: Clause) -> bool:
    """Whether a meeting that is yet to come was told of in the sentence before."""
    return meeting.sentence == clause.sentence.index - 1 and meeting.occurrence in AHEAD
