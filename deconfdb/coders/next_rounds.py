"""Rounds to come that are told without a word for one: they come back on a day, experts will go on, the next one is on a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.ahead import OF_OTHERS, clause_starts, session_row
from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import sides_of
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.function_words import IN_OFFICE, WILL
from deconfdb.coders.grammar import Clause
from deconfdb.coders.merging import dates_meet
from deconfdb.coders.other_side import BODIES
from deconfdb.coders.participants import SENTENCES_BACK, SITTINGS, ParticipantReader
from deconfdb.coders.scenes import SAYING, place_of
from deconfdb.coders.times import TimeFound

_ONES = frozenset("one date appointment time encounter".split())
_NEXT = frozenset("next another further second third".split())
_TOLD_OF = SITTINGS | frozenset("met talks sat spoke negotiations gathered".split())
_ALONE = frozenset({"next", "another"})
_COMES = frozenset("is was will would has to set due planned scheduled follows".split())
_LINKS = frozenset(", is will be set planned due scheduled for on in to follow was would has been".split())
_RETURNING = frozenset(
    "come comes return returns go goes reconvene reconvenes be sit meet resume resumes carry".split()
)
_BACK = frozenset({"back", "again", "on"})
_WORK = frozenset("work discussions consultations contacts dialogue negotiations talks exchanges".split())
_WIRES = frozenset("video videoconference videolink online telephone phone".split())
_NO_TABLE = frozenset("home work school camp camps villages barracks duty base bases".split())
_EXPERTS = frozenset("experts technicians surveyors specialists cartographers".split())
_TEAMS = frozenset("teams team groups group delegations negotiators aides deputies".split()) | _EXPERTS | IN_OFFICE
_TALKING = frozenset(
    "discuss take go continue pick work review finalise finalize settle draft look examine study iron hammer resume carry "
    "consider revise complete".split()
)
_CONVENING = frozenset("convene meet gather sit reconvene assemble".split())
_WITH_BODY = BODIES | {"group"}
_RECEIVING = frozenset("receive host have see welcome expect".split())
_THEM = frozenset({"them", "both"})
_OTHERS = frozenset({"others", "another", "more"})
_MEANT = frozenset("to due set scheduled expected planned supposed".split())
_THEY = frozenset({"they", "both"})
_ELSE = SAYING | frozenset({"where", "when", "which", "who", "after", "since", "told", ";"})
"""Words behind which a day is that of something else."""
WORDS = _ONES | {"they", "both", "them", "followed", "again", "teams", "would", "will", "to", "next", "another"}
_UNDATED = _WIRES | {"followed", "next"}
"""Words of rounds that are told without a day."""
OPENING = 6
"""Tokens from where a clause begins to the head of its subject."""
TOLD_BACK = 60
"""Tokens from "the next one" back to the meeting after which it comes."""
DAY_REACH = 12
"""Tokens from a verb to its day."""
VERB_REACH = 7
"""Tokens from a subject to the verb of what it will do."""
FAR_AHEAD = 400
"""Days ahead at which a round can be told of."""
RULE = "meeting.session"


@dataclass(frozen=True, slots=True)
class NextRoundReader:
    """Reads sentences that tell of no meeting by a word of its own; the sides are those that met last, or the article's."""

    who: ParticipantReader
    lows: Sequence[str]
    names: Sequence[str]
    talks_from: int
    """Where the article first has a word of talks; its length where it has none."""

    def read(self, clause: Clause) -> Iterator[MeetingFound]:
        """`They come back on Oct. 28`, `Experts will discuss it again in June`, `before the next one, on July 19`."""
        if clause.sentence.kind != "body" or WORDS.isdisjoint(clause.words):
            return
        if not clause.times and _UNDATED.isdisjoint(clause.words):
            return
        for start in clause_starts(clause, self.lows):
            told = self._told(clause, start)
            if told is not None:
                yield from self._found(clause, *told)
                return
        number = self._next_one(clause) if clause.times else None
        when = self._behind(clause, number, self._days_ahead(clause)) if number is not None else None
        if number is not None and when is not None:
            yield from self._found(clause, number, "delegation_talks", when)

    def _told(self, clause: Clause, start: int) -> tuple[int, str, TimeFound | None] | None:
        """The verb of a round to come, its form and its day."""
        subject = self._subject(clause, start)
        if subject is None:
            return None
        verb, is_meant = self._verb(clause, subject)
        if verb is None:
            return None
        ahead = self._days_ahead(clause)
        when = self._behind(clause, verb, ahead) or self._before(clause, start, subject, ahead)
        form = self._form_of(clause, start, subject, verb, is_meant, when is not None)
        return (verb, form, when) if form else None

    def _form_of(
        self, clause: Clause, start: int, subject: int, verb: int, is_meant: bool, is_dated: bool
    ) -> str:  # fmt: skip
        """The form of what a subject is to do; empty where it is no round."""
        low, noun, behind = self.lows[verb], self.lows[subject], self.lows[verb + 1 : verb + 4]
        if _NO_TABLE & set(behind) or behind[:2] == ["on", "to"]:
            return ""  # "return home", "will go on to X"
        if low == "be" and behind[:2] == ["followed", "by"]:
            is_more = is_meant and noun in SITTINGS | {"talks"} and _OTHERS & set(behind[2:])
            return "delegation_talks" if is_more else ""
        if noun in _WITH_BODY:
            is_sitting = is_meant and low in _CONVENING and (is_dated or "next" in self.lows[subject:verb])
            return "delegation_talks" if is_sitting else ""
        if noun in _WORK and is_meant and low in _RETURNING | {"continue"} and _WIRES & set(behind):
            return "video_conference" if _WIRES - {"telephone", "phone"} & set(behind) else "phone_call"
        if not is_dated:
            return ""
        if self.talks_from >= clause.sentence.last:
            return ""  # no word of talks yet: shopkeepers come back on Sunday, experts look at craters
        if noun in _THEY or (noun in _TEAMS and low in _RETURNING):
            goes_on = low in _RETURNING and (_BACK & set(behind[:1]) or low.startswith(("return", "reconven", "resum")))
            is_now = goes_on and (is_meant or clause.tokens[verb].tag in {"VBP", "VBZ"})
            return "delegation_talks" if is_now else ""
        if noun in _TEAMS and is_meant and low in _TALKING:
            if not OF_OTHERS.isdisjoint(self.lows[verb : clause.sentence.last]):
                return ""  # "Experts will review the budget in May"
            is_technical = set(self.lows[start : subject + 1]) & (_EXPERTS | {"technical", "working"})
            return "working_group_session" if is_technical else "delegation_talks"
        return "delegation_talks" if is_meant and low in _RECEIVING and self._are_they(behind) else ""

    def _behind(self, clause: Clause, verb: int, ahead: Sequence[TimeFound]) -> TimeFound | None:
        """The day that stands behind a verb, with nothing between that tells of something else."""
        for time in ahead:
            day = clause.token_at(time.start)
            between = self.lows[verb + 1 : day] if day is not None and day > verb else None
            if between is not None and len(between) <= DAY_REACH and _ELSE.isdisjoint(between):
                return time
        return None

    def _before(self, clause: Clause, start: int, subject: int, ahead: Sequence[TimeFound]) -> TimeFound | None:
        """The day with which a clause begins: `On Nov. 15 they are to come back`."""
        days = ((clause.token_at(time.start), time) for time in ahead)
        return next((time for day, time in days if day is not None and start <= day < subject), None)

    def _are_they(self, behind: Sequence[str]) -> bool:
        """`receive them`, `host both`, `see the teams`, `have the two delegations`."""
        return bool(_THEM & set(behind[:1])) or (behind[:1] == ["the"] and bool({"two", *_TEAMS} & set(behind[1:2])))

    def _subject(self, clause: Clause, start: int) -> int | None:
        """The head of what a clause begins with."""
        number = start
        while number < clause.sentence.last - 3 and clause.is_time(number):
            number += 1
        if self.lows[number] in _THEY:
            return number + (self.lows[number + 1] in {"sides", "delegations", "teams"})
        for noun in range(number, min(number + OPENING, clause.sentence.last - 2)):
            follows = clause.tokens[noun + 1]
            is_noun = clause.tokens[noun].tag.startswith("NN")
            if is_noun and not follows.tag.startswith("NN") and follows.low not in {"-", "'s"}:
                return noun
            if not clause.tokens[noun].tag.startswith(("DT", "JJ", "NN", "PRP$", "POS", "CD", "HYPH", "VBN", "VBG")):
                return None
        return None

    def _verb(self, clause: Clause, subject: int) -> tuple[int | None, bool]:
        """The verb of a subject, and whether it tells of what is to be."""
        is_meant = False
        for number in range(subject + 1, min(subject + VERB_REACH, clause.sentence.last - 1)):
            low = self.lows[number]
            if low in {"not", "n't", "never", "no", "if", "was", "were", "had"}:
                return None, False
            is_meant = is_meant or low in WILL | {"would", "should"} or (
                low in {"is", "are"} and self.lows[number + 1] in _MEANT
            )  # fmt: skip
            tag = clause.tokens[number].tag
            if low in _CONVENING and tag == "NN" and is_meant:
                return number, True  # "would next convene", where a parse takes it for a noun
            if tag == "VB" or (tag in {"VBP", "VBZ"} and low not in {"is", "are", "have", "has"}):
                return number, is_meant
            if tag in {"VBD", "WDT", "WP", "."}:
                return None, False
        return None, False

    def _next_one(self, clause: Clause) -> int | None:
        """`before the next one, on July 19`, `The next date is April 19`, `another one is planned for Monday`."""
        for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
            is_one = self.lows[number] in _ONES and self.lows[number - 1] in _NEXT
            is_one = is_one or (
                self.lows[number] in _ALONE and self.lows[number + 1] in _COMES
            )  # "the next is set for"
            if not is_one or clause.tokens[number].in_quote:
                continue
            if _TOLD_OF.isdisjoint(self.lows[max(0, number - TOLD_BACK) : number]):
                continue
            behind = number + 1
            while behind < clause.sentence.last - 1 and self.lows[behind] in _LINKS:
                behind += 1
            is_next = "next" in self.lows[number - 1 : number + 1] or (
                self.lows[number] == "another" and bool({"is", "will"} & set(self.lows[number + 1 : behind]))
            ) or (
                self.lows[number] == "one" and bool({"is", "will"} & set(self.lows[number + 1 : behind]))
            )  # fmt: skip
            if is_next and behind > number + 1 and clause.is_time(behind):
                return number
        return None

    def _days_ahead(self, clause: Clause) -> list[TimeFound]:
        return [one for one in (self._ahead(time) for time in clause.times) if one is not None]

    def _ahead(self, time: TimeFound) -> TimeFound | None:
        """A day, a week or a month as one that is yet to come."""
        published = self.who.cast.published
        if published is None or time.is_open:
            return None
        if time.upper is not None and time.upper >= published:
            return time if time.lower is not None and time.lower >= published else None
        found = self.who.knowledge.calendar.find(time.text, 0, len(time.text), published, True)
        lower = found[0].lower if found else None
        if lower is None or not 0 <= (lower - published).days <= FAR_AHEAD:
            return None
        return replace(found[0], start=time.start, end=time.end)

    def _found(self, clause: Clause, verb: int, form: str, when: TimeFound | None) -> Iterator[MeetingFound]:
        sides = self._sides(clause, verb)
        if not sides:
            return
        candidate = Candidate(verb, verb + 1, session_row())
        place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate, when)
        host = clause.subject(verb, verb + 1) if self.lows[verb] in _RECEIVING and not place else None
        town = next((one for one in host.mentions if one.how == "metonym"), None) if host is not None else None
        if town is not None:
            # "Cairo is to receive them on Saturday"
            place, country = " ".join(one.text for one in clause.tokens[town.first : town.last]), town.sides[0]
        is_abroad = bool(country) and country not in sides and form == "delegation_talks"
        yield MeetingFound(
            sides=sides, parties=self.who.parties([], sides, country),
            format="in_person_third_country" if is_abroad else form,
            occurrence="planned" if when is not None else "planned_undated",
            sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end,
            rule=RULE, when=when, place=place, sentences=(clause.sentence.index,),
        )  # fmt: skip

    def _sides(self, clause: Clause, verb: int) -> tuple[str, ...]:
        """Those who met last, where the sentence before tells of it; else those of the article."""
        met = sides_of(self.who.met)
        is_near = 0 <= clause.sentence.index - self.who.met_at <= SENTENCES_BACK
        host = clause.subject(verb, verb + 1) if self.lows[verb] in _RECEIVING else None
        hosts = host.mentions if host is not None else ()
        named = {side for one in clause.mentions if one not in hosts for side in one.sides if side}
        if is_near and len(met) > 1 and "they" in clause.words:
            return met
        is_of_pair = len(self.who.main_pair) > 1 and not named - set(self.who.main_pair)
        return (
            self.who.main_pair
            if is_of_pair or self.who.is_of_the_pair(clause)
            else met
            if is_near and len(met) > 1
            else ()
        )


def talks_from(lows: Sequence[str]) -> int:
    """Where the first word of talks stands, sought once an article."""
    return next((number for number, low in enumerate(lows) if low in _TOLD_OF), len(lows))


def is_beside(later: MeetingFound, told: Sequence[MeetingFound]) -> bool:
    """`met on Monday, and experts are to go on in May`: a day of its own, behind meetings that are over."""
    return later.when is not None and all(
        one.occurrence in {"held", "under_way"} and one.when is not None and not dates_meet(one.when, later.when)
        for one in told
    )
