"""The statuses of one mechanism: those that its terms are given, else what the text takes for granted of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from deconfdb.coders.cast import Actor
from deconfdb.coders.cue_kinds import MADE, SITTINGS, fits_kind, is_making, is_only_to_grow, of_what_is_asked_for
from deconfdb.coders.deed_dates import day_of
from deconfdb.coders.findings import ClaimFound, MeetingFound, StatusFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS, Group, TermFound
from deconfdb.coders.kept_texts import of_one_text, years_told
from deconfdb.coders.latest_first import latest_first
from deconfdb.coders.moods import READY
from deconfdb.coders.refusals import is_refused_at_once
from deconfdb.coders.senses import IN_CONTACT, POSTS
from deconfdb.coders.sittings import standing_of_sittings
from deconfdb.coders.standing_between import FULFILS, between_two
from deconfdb.coders.standing_dates import DAYS_NEW, StandingDates
from deconfdb.coders.standing_marks import (
    GOING_AGAIN,
    STOPPED,
    agreed_on,
    by_its_day,
    is_agreed_and_unmade,
    is_called_for,
    is_first_since,
    is_in_joint_text,
    is_left_ringing,
    is_proposal_again,
    is_set_to_resume,
    is_short_lived,
    is_yet_to_be,
    rounds_told,
)
from deconfdb.coders.standing_turns import turned_by_words
from deconfdb.coders.status_fitting import LEFT, SAT, fitted, parted_from_talks
from deconfdb.coders.status_settings import is_done_by, is_made_up, is_met_under, is_told_as_news, standing_without_cue
from deconfdb.coders.statuses import SAID_OF_IT, StatusReading, near_readings, read_statuses, well_supported
from deconfdb.coders.talks_ahead import AGREED_ON, RESUMES, is_set_to_open
from deconfdb.coders.terms import PAPERS, MechanismReader
from deconfdb.coders.truces_broken import fought_on_in
from deconfdb.coders.until_then import until_then
from deconfdb.coders.wrappings import parted_by_year

MOST_STATUSES = 4
DOING = frozenset({"deconflict", IN_CONTACT})
"""Words that say by themselves that there is contact."""
NAMED_ONLY = 3
"""Rank of a noun that names a step ("the establishment of") and does not say that it was taken."""
INFERRED_RANK = 5
_DIRECT = SAID_OF_IT | {"status.complement", "status.split"}
_NOT_OF_TALKS = frozenset({"agreed", "in_force", "operating", "agreed_in_principle", "mandated"})
_SITS = frozenset({"status.meets", "status.deed", RESUMES, AGREED_ON})
_GOT_NOWHERE = frozenset({"no_agreement_yet", "deadlocked", "suspended", "rejected", "terminated"})
_NOT_YET = frozenset({"in_talks", "mooted", "raised", "mandated"})
_UNREAL = frozenset("no any possible potential without future proposed".split())
_HYPOTHETICAL = _UNREAL | {"new", "a", "an", "another"}
_STANDS_AS = {
    "rules": ("institutional", "in_force"), "process": ("institutional", "in_force"),
    "presence": ("operational", "operating"), "channel": ("operational", "operating"),
    "body": ("operational", "operating"), "open": ("operational", "operating"),
    "relation": ("operational", "operating"), "humanitarian": ("operational", "operating"),
}  # fmt: skip
"""How a mechanism stands that is spoken of as being there, without a word on its status, by family."""
_MADE_ONCE = frozenset({"agreement_instrument", "ceasefire_mechanism", "incident_prevention_agreement"})
"""Kinds that are made on one day: one made in another year is another."""
_TRUCE = "ceasefire_mechanism"
_UNDER_REACH = 7
"""Tokens behind "cooperation" within which it is told under which text it stands."""
_SINCE_THEN = frozenset({"dormant", "unanswered"})
"""What has become of a thing, wherever the sentence tells it: "sat twice and has not been convened since"."""
_CALLING = frozenset("called urged appealed demanded calls urges appeals demands".split())
_PLACES_TO_STAND = frozenset({"post", "posts", "point", "points"})
_ASKED_FOR = frozenset({"ceasefire_mechanism", "separation_arrangement"})
"""Kinds that outsiders call for, or rule out, without being a side of them."""
_WISHES = frozenset({"mooted", "raised", "proposed"})
_ANSWERS = frozenset({"rejected", "agreed", "agreed_in_principle"})
ANSWER_REACH = 2
"""Sentences behind a proposal in which it may be answered."""
_AT_WORK = frozenset({"channel", "body", "presence"})
"""Families of which the text says more than that they were set up when it speaks of them as being there."""


@dataclass(frozen=True, slots=True)
class StandingReader:
    """Reads the statuses of the mechanisms of one article."""

    reader: MechanismReader
    claims: Sequence[ClaimFound]
    meetings: Sequence[MeetingFound]
    _told: dict[tuple[int, int], list[StatusReading]] = field(default_factory=dict)
    """What was read of the terms so far, by where they stand."""

    @property
    def dates(self) -> StandingDates:
        """The days of what is read."""
        return StandingDates(self.reader, self.claims, self.meetings)

    def statuses_of(self, group: Group) -> list[StatusFound]:
        """The statuses of one mechanism, each once, in the order of the text; the strongest if there are many."""
        lows = self.reader.lows
        told = ((status, term) for term in group.terms for status in self._of_term(group, term))
        found = [until_then(status, term, group.family, lows) for status, term in told]
        if all(status.status == "in_force" for status in found) and (not found or group.family in _AT_WORK):
            found.extend(self._taken_for_granted(group))
        if group.kind in TALKS and not group.is_vague:
            held = any(
                set(meeting.sides) == set(group.sides) and meeting.occurrence == "held" for meeting in self.meetings
            )
            if held and not any(status.status in _GOT_NOWHERE for status in found):
                found.append(self._inferred(group.terms[0], "institutional", "in_talks", "status.talks-held"))
            found = [status for status in found if status.status not in _NOT_OF_TALKS or status.rule in _SITS]
        elif group.kind in TALKS:
            # That talks were agreed on says no more than that there are talks.
            found = [status for status in found if status.status not in _NOT_OF_TALKS or status.rule in _SITS]
        chosen = self._told_once(found)
        return sorted((self._with_meetings(group, status) for status in chosen), key=lambda one: one.sentence)

    def parted(self, group: Group) -> list[Group]:
        """The group, or a group for each year in which a text of its kind was made ("the truce of 1994", "of 2020")."""
        if group.kind not in _MADE_ONCE:
            return [group]
        told = [years_told(term, self._readings(term), self.reader, self.dates) for term in group.terms]
        published = self.reader.published
        return parted_by_year(group, of_one_text(told, published.year if published else None))

    def talks_alone(self, group: Group) -> list[StatusFound]:
        """The status of talks that an article is about without naming what they are to make."""
        return [self._inferred(group.terms[0], "institutional", "in_talks", "status.talks-held")]

    def _told_once(self, found: Sequence[StatusFound]) -> list[StatusFound]:
        kept: dict[tuple[str, str, str], StatusFound] = {}
        for status in sorted(found, key=lambda one: (-one.rank, one.sentence)):
            key = (status.track, status.status, status.stance)
            first = kept.setdefault(key, status)
            if first is not status and status.sentence != first.sentence:
                when = self.dates.better_of(first, status)
                also = (*first.also, (status.sentence, status.start, status.end))
                kept[key] = replace(first, when=when, also=also, rounds=first.rounds or status.rounds)
        said = sum(one.rank > 0 for one in kept.values())
        chosen = [one for one in kept.values() if one.rank > NAMED_ONLY or one.status != "in_force" or said == 1]
        return chosen[:MOST_STATUSES]

    # Of one term.

    def _of_term(self, group: Group, term: TermFound) -> Iterator[StatusFound]:
        reader = self.reader
        if term.standing is not None:
            yield from self._of_deed(group, term, *term.standing)
            return
        readings = [reading for reading in self._readings(term) if self._is_of_kind(group, term, reading)]
        if is_only_to_grow(group.kind, reader.lows, readings):
            return
        family = "body" if group.kind in TALKS and term.row.strength == "strong" else group.family
        if is_met_under(term.clause, reader.lows, term.first, term.last, family):
            yield self._inferred(term, "operational", "operating", "status.meets")
        elif term.row.term in DOING and not readings:
            yield self._inferred(term, "operational", "operating", "status.verb")
        if not readings:
            if (
                group.kind == "ad_hoc_contact"
                and reader.lows[term.last - 1] in SITTINGS
                and not _UNREAL & set(reader.lows[max(term.clause.sentence.first, term.first - 2) : term.first])
            ):
                sat = standing_of_sittings(term.clause, reader.lows, term.first, term.last)
                yield self._inferred(term, *sat, "status.met")
                return
            yield from self._untold(group, term)
            return
        if group.kind in TALKS and (agreed := agreed_on(term, reader.lows, readings[0], reader.published)):
            told = self._status(group, term, readings[0])
            yield replace(told, track="institutional", status=agreed, rule=AGREED_ON)
            return
        if _is_to_open(group, term) or is_set_to_resume(term.clause, reader.lows, readings[0], reader.published):
            yield self._inferred(term, "institutional", "agreed", RESUMES)
            return
        told = self._first_told(group, term, readings)
        if (heard := self._unless_in_vain(group, term, told)) is not told:
            yield heard
            return
        yield from self._and_broken(group, term, told)
        if told.status in _WISHES:
            yield from self._answered(group, term)
        # A second reading of another kind is kept too: "severed lines are back in service" holds both.
        more = (one for one in readings[1:] if one.rule in _DIRECT or one.status in _SINCE_THEN)
        other = next((one for one in more if one.status != readings[0].status), None)
        if other is not None:
            yield self._status(group, term, other)

    def _unless_in_vain(self, group: Group, term: TermFound, told: StatusFound) -> StatusFound:
        """What a reading tells, unless nobody answered or would have it."""
        if told.status in _WISHES and is_refused_at_once(term.clause, self.reader.lows, term.last):
            return replace(told, track="institutional", status="rejected")
        return self._unless_left_ringing(group, term, told)

    def _of_deed(self, group: Group, term: TermFound, track: str, status: str) -> Iterator[StatusFound]:
        """What a deed tells by itself."""
        deed = self._inferred(term, track, status, "status.deed")
        day = day_of(term, deed.status, self.reader.published)
        deed = replace(deed, when=day or self.dates.of_end(term, deed.status) or deed.when)
        yield from self._and_broken(group, term, self._unless_left_ringing(group, term, deed))
        yield from self._answered(group, term) if deed.status in _WISHES else ()

    def _first_told(self, group: Group, term: TermFound, readings: Sequence[StatusReading]) -> StatusFound:
        """What the strongest reading tells; `never ratified the treaty that was signed in 2005` is of 2005."""
        told = self._status(group, term, readings[0])
        made = next(filter(is_making, readings), None) if told.status == "agreed" and readings[0].negated else None
        return replace(told, when=self._status(group, term, made).when) if made is not None else told

    def _untold(self, group: Group, term: TermFound) -> Iterator[StatusFound]:
        """How a thing stands of which no cue speaks: what its people do, or that nobody picked up at its other end."""
        if _is_to_open(group, term):
            yield self._inferred(term, "institutional", "agreed", RESUMES)
        elif untold := standing_without_cue(term, group.kind, group.family, self.reader.lows):
            yield self._inferred(term, *untold)
        elif group.family == "channel" and not term.taken_up and (silence := self._left_ringing(term)):
            told = self._inferred(term, "operational", "unanswered", "status.deed")
            yield replace(told, when=self.dates.in_clause(silence) or told.when)

    def _and_broken(self, group: Group, term: TermFound, told: StatusFound) -> Iterator[StatusFound]:
        """`They signed a truce in July. Clashes have gone on, however`: the sentence behind tells that it is broken."""
        yield told
        reader, index = self.reader, term.clause.sentence.index
        told_in = reader.clauses[index:] if group.kind == _TRUCE and told.status in MADE else []
        for clause in fought_on_in(term, told_in, reader.lows):
            first, when = clause.sentence, self.dates.in_clause(clause) or self.dates.of_inferred(term, "impaired")
            place = replace(told, sentence=first.index, start=first.start, end=first.end)
            yield replace(place, track="operational", status="impaired", when=when)
        for first in (one.sentence for one in told_in[1:2] if is_short_lived(one, reader.lows)):
            place = replace(told, sentence=first.index, start=first.start, end=first.end)
            yield replace(place, track="operational", status="ceased")

    def _unless_left_ringing(self, group: Group, term: TermFound, told: StatusFound) -> StatusFound:
        """What is told of a line, or that nobody picks up at its other end."""
        if told.status != "operating" or group.family != "channel":
            return told
        silence = self._left_ringing(term)
        return replace(told, status="unanswered", when=self.dates.in_clause(silence) or told.when) if silence else told

    def _left_ringing(self, term: TermFound) -> Clause | None:
        """`They rang Ankara over the hotline. Nobody picked up`: what became of a call in the sentences behind it."""
        reader, index = self.reader, term.clause.sentence.index
        own = 0 if term.standing is not None else 1  # "ring every morning, but nobody comes to the phone"
        behind = reader.clauses[index + own : index + 1 + ANSWER_REACH]
        cues = reader.knowledge.status_cues
        return next((clause for clause in behind if is_left_ringing(clause, reader.lows, cues)), None)

    def _answered(self, group: Group, term: TermFound) -> Iterator[StatusFound]:
        """`He offered a truce. Kyiv dismissed the idea on Monday`: what became of a proposal in the sentences behind it."""
        reader, index = self.reader, term.clause.sentence.index
        for clause in reader.clauses[index + 1 : index + 1 + ANSWER_REACH]:
            for number in range(clause.sentence.first + 1, clause.sentence.last):
                is_taken_up = is_proposal_again(clause, reader.lows, number)
                if not is_taken_up or reader.lows[number + 1 : number + 2] == ["that"]:
                    continue
                idea = replace(term, clause=clause, first=number, last=number + 1)
                for reading in read_statuses(reader.knowledge, clause, reader.lows, number, number + 1):
                    subject = clause.subject(reading.cue, reading.cue_last)
                    sides = {side for mention in subject.mentions for side in mention.sides} if subject else set()
                    # An answer of somebody else is none of the sides.
                    is_own = not sides or bool(sides & set(group.sides))
                    if reading.status in _ANSWERS and not reading.modal and is_own:
                        yield self._status(group, idea, reading)
                        return

    def _is_of_kind(self, group: Group, term: TermFound, reading: StatusReading) -> bool:
        """Whether a cue can speak of such a mechanism, and is no more than an outsider's wish."""
        if not fits_kind(group.kind, group.family, term, self.reader.lows, reading):
            return False
        return not (group.kind in _ASKED_FOR and self._is_appeal(group, term, reading))

    def _is_appeal(self, group: Group, term: TermFound, reading: StatusReading) -> bool:
        """`The UN called on both sides to seek a truce`: what a bystander asks for is no step of the sides."""
        is_refused = reading.status == "rejected" and group.kind == "separation_arrangement"
        if not (reading.modal or reading.status in _WISHES or is_refused) or reading.rule == "status.modifier":
            return False
        clause = term.clause
        calls = (n for n in range(clause.sentence.first, reading.cue) if self.reader.lows[n] in _CALLING)
        verb = next(calls, reading.cue)
        subject = clause.subject(verb, verb + 1 if verb != reading.cue else reading.cue_last)
        asking = {side for mention in subject.mentions for side in mention.sides} if subject else set()
        return bool(asking) and not asking & set(group.sides)

    def told_of(self, term: TermFound) -> list[StatusReading]:
        """All that the sentence of a term says of it; asked for again when groups are parted, and read once."""
        where = term.first, term.last
        if where not in self._told:
            self._told[where] = read_statuses(self.reader.knowledge, term.clause, self.reader.lows, *where)
        return self._told[where]

    def _readings(self, term: TermFound) -> list[StatusReading]:
        return latest_first(well_supported(of_what_is_asked_for(self.told_of(term))))

    def _inferred(self, term: TermFound, track: str, code: str, rule: str) -> StatusFound:
        sentence = term.clause.sentence
        is_of_old = code == "agreed" and rule == "status.relative"  # "a truce that ended the fighting in July"
        when = (self.dates.beside(term, term.first) if is_of_old else None) or self.dates.of_inferred(term, code)
        return StatusFound(track, code, sentence.index, sentence.start, sentence.end, rule, INFERRED_RANK, when=when)

    def _status(self, group: Group, term: TermFound, reading: StatusReading) -> StatusFound:
        sentence = term.clause.sentence
        denied = any(
            claim.stance == "deny"
            and any(span.start < sentence.end and sentence.start < span.end for span in claim.spans)
            for claim in self.claims
        )
        if denied and reading.status in _NOT_YET:
            track, status = "institutional", "raised"
        else:
            turned = self._turned(group, term, reading)
            track, status = turned or fitted(reading.track, reading.status, group.kind, group.family, reading.row.cue)
        if not denied and status == "in_force" and not reading.modal and reading.status == "in_force":
            if self._is_new(term, reading):
                track, status = "institutional", "agreed"
            elif group.family in {"body", "channel"} or term.row.term == "channel":
                # A commission or a line that was set up once is at work.
                track, status = "operational", "operating"
        is_past = status in GOING_AGAIN and reading.status in STOPPED
        when = self.dates.of_status(term, reading, status, is_past)
        return StatusFound(
            track, status, sentence.index, sentence.start, sentence.end, reading.rule, reading.rank,
            "deny" if denied else "", when, self._initiator(term, reading) if status == "proposed" else None,
            rounds_told(sentence, self.reader.lows),
        )  # fmt: skip

    def _turned(self, group: Group, term: TermFound, reading: StatusReading) -> tuple[str, str] | None:
        """What the words around the cue make of it, where they make it something else."""
        lows, sentence, is_talks = self.reader.lows, term.clause.sentence, group.kind in TALKS
        cue, status = reading.row.cue, reading.status
        is_again = status in STOPPED and is_first_since(lows, sentence, reading.cue)
        if is_again and group.kind != "military_cooperation":
            return ("institutional", "in_talks") if is_talks else ("operational", "operating")
        holds = status == "in_force" or (status == "operating" and group.family == "rules")
        if holds and reading.modal and is_in_joint_text(lows, sentence):
            return "institutional", "agreed"
        behind = term.last + _UNDER_REACH if term.row.kind == "military_cooperation" else term.first
        if (
            status == "terminated"
            and group.family == "rules"
            and "under" in lows[max(sentence.first, term.first - 3) : min(behind, sentence.last)]
        ):
            # "ended its work with them under the memorandum"
            return "institutional", "suspended"
        is_unmade = status in _WISHES and reading.row.status in MADE | {"operating"}
        is_unmade = is_unmade and not (cue in FULFILS and group.family in {"rules", "process"})
        if is_unmade and is_agreed_and_unmade(lows, sentence, reading, term.definite):
            # "The hotline has yet to be installed", "was not set up": it was agreed on.
            return "institutional", "agreed"
        if status == "mooted" and cue in SAT and group.family == "body" and term.definite and reading.modal:
            return "operational", "operating"  # "The committee will be convened once a month."
        if self._is_asked_of_other(term, reading, is_talks) or self._is_offer_of_one(term, reading):
            return "institutional", "proposed"
        if timed := by_its_day(term.clause, lows, reading, self.reader.published):
            return timed
        half_way = between_two(group.kind, group.family, term, lows, reading)
        if turned := half_way or turned_by_words(group.kind, group.family, term, lows, reading):
            return turned
        if is_talks and not reading.negated:
            if reading.row.status == "operating" and reading.row.modal_status == "suspended":
                # "The talks resumed"; "they agreed to resume the talks".
                return "institutional", "suspended" if reading.modal else "in_talks"
            return parted_from_talks(cue, group.is_vague)
        if cue in LEFT and not is_talks and not reading.negated:
            # Who pulls out of talks leaves them stuck; out of a text he ends it, and a body cannot go on without him.
            is_text = group.family in {"rules", "process"}
            return ("institutional", "terminated") if is_text else ("operational", "suspended")
        return None

    def _is_asked_of_other(self, term: TermFound, reading: StatusReading, is_talks: bool) -> bool:
        """What one of the sides calls for, or asks for, it proposes to the other."""
        is_wished = reading.status == "mooted" or (reading.status == "raised" and not is_talks)
        return is_wished and is_called_for(self.reader.lows, reading.cue) and self._initiator(term, reading) is not None

    def _is_offer_of_one(self, term: TermFound, reading: StatusReading) -> bool:
        """`Damascus is ready to set up a joint committee with Turkey`: not yet taken up by the other side."""
        if reading.status != "agreed_in_principle" or term.definite:
            return False
        before = self.reader.lows[max(term.clause.sentence.first, reading.cue - 2) : reading.cue]
        subject = term.clause.subject(reading.cue, reading.cue_last)
        sides = {side for mention in subject.mentions for side in mention.sides} if subject else set()
        is_made = reading.row.status in {"in_force", "operating"} and not READY.isdisjoint(before)
        return is_made and len(sides & set(term.sides)) == 1

    def _is_new(self, term: TermFound, reading: StatusReading) -> bool:
        """`The presidents on Monday set up a commission`: what was made this week was agreed on, and is yet to begin."""
        if reading.row.modal_status != "mooted" or is_made_up(term.clause, reading):
            return False
        published, when = self.reader.published, self.dates.beside(term, reading.cue)
        if published is None or when is None or when.upper is None:
            # "an accord that creates a commission"
            before = self.reader.lows[max(term.clause.sentence.first, reading.cue - 6) : reading.cue]
            is_in_paper = bool(PAPERS & set(before)) or is_done_by(term.clause, reading.cue, PAPERS)
            return when is None and (is_in_paper or is_told_as_news(term.clause, reading.cue))
        return 0 <= (published - when.upper).days <= DAYS_NEW

    def _taken_for_granted(self, group: Group) -> Iterator[StatusFound]:
        """The text speaks of the thing as of one that there is: the nearest cue says how it stands, else its family."""
        if group.kind in TALKS or group.family not in _STANDS_AS:
            return
        there = [
            term
            for term in group.terms
            if term.definite and not self._is_hypothetical(term) and not self._looks_on(group, term)
        ]
        for term in there:
            near = near_readings(self.reader.knowledge, term.clause, self.reader.lows, term.first, term.last)
            if near and self._is_of_kind(group, term, near[0]):
                yield from self._and_broken(group, term, self._status(group, term, near[0]))
                return
        if not there:
            return
        sentence = there[0].clause.sentence
        track, code = fitted(*_STANDS_AS[group.family], group.kind, group.family)
        if is_yet_to_be(self.reader.lows[there[0].last : min(there[0].last + 3, sentence.last)]):
            track, code = "institutional", "agreed"
        when = self.dates.of_use(there)
        rank = int(group.family in _AT_WORK)
        yield StatusFound(
            track, code, sentence.index, sentence.start, sentence.end, "status.presupposed", rank, when=when
        )

    def _looks_on(self, group: Group, term: TermFound) -> bool:
        """`in which the monitoring mission took part`: posts stand somewhere, observers may only look on."""
        return group.kind == POSTS and self.reader.lows[term.last - 1] not in _PLACES_TO_STAND

    def _is_hypothetical(self, term: TermFound) -> bool:
        before = self.reader.lows[max(term.clause.sentence.first, term.first - 2) : term.first]
        return bool(_HYPOTHETICAL & set(before)) and "the" not in before

    def _with_meetings(self, group: Group, status: StatusFound) -> StatusFound:
        """Who confirms that the sides met over it confirms that it is being talked about."""
        if status.status != "in_talks" or status.stance == "deny":
            return status
        sentences = {clause.sentence.index: clause.sentence for clause in self.reader.clauses}
        told = {
            index
            for meeting in self.meetings
            if meeting.occurrence == "held" and set(meeting.sides) == set(group.sides)
            for index in meeting.sentences
        }
        new = sorted(told - {status.sentence, *(place[0] for place in status.also)})
        more = tuple((index, sentences[index].start, sentences[index].end) for index in new)
        return replace(status, also=(*status.also, *more))

    def _initiator(self, term: TermFound, reading: StatusReading) -> Actor | None:
        """The side that is the subject of the proposing."""
        subject = term.clause.subject(reading.cue, reading.cue_last)
        named = (mention.actor.side for mention in subject.mentions) if subject else iter(())
        # "He also called for a line": whoever says so.
        said = (claim.speaker.side for claim in self.claims if claim.sentence == term.clause.sentence.index)
        side = next((one for one in (*named, *said) if one in term.sides), "")
        return self.reader.cast.state(side) if side else None


def _is_to_open(group: Group, term: TermFound) -> bool:
    """Whether it is talks that are to open on a day."""
    return group.kind in TALKS and is_set_to_open(term.clause, term.first, term.last)
