"""The day of a status: that beside its cue, that of the meeting or the saying, else the day of the news or of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from deconfdb.coders.clause_tokens import FINITE, PRESENT
from deconfdb.coders.datelines import is_of_dateline
from deconfdb.coders.day_ties import (
    hangs_on,
    is_in_name,
    is_no_day,
    is_of_background,
    is_of_making,
    is_of_making_told,
    is_of_other_deed,
    is_of_other_thing,
    path_up,
    text_named,
)
from deconfdb.coders.findings import ClaimFound, MeetingFound, StatusFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TermFound
from deconfdb.coders.statuses import StatusReading
from deconfdb.coders.terms import MechanismReader
from deconfdb.coders.times import TimeFound, edtf_of
from deconfdb.coders.truces_told import is_put_to_rest

DAYS_NEW = 10
LAST_OF_LEAD = 3
"""Last paragraph of the lead, where the day of what is new stands; the headline is the first."""
NEWS_DAYS = 7
"""Days before publication of which a lead tells as news."""
_TO_COME = "is to be set up"
"""The row of wordings that hold a mood of their own ("will take effect")."""
NEAR_CUE = 20
"""Tokens between a status cue and a date that may still belong to it."""
SAYING = frozenset(
    "said told says announced disclosed stated that claimed denied confirmed added warned reported wrote stressed insisted".split()
)
_STANDS = frozenset({"in_force", "operating", "dormant"})
"""Statuses that last from the day of the deed on."""
AGREED = frozenset({"agreed", "agreed_in_principle"})
_MADE = _STANDS | AGREED
"""Statuses that the year in the name of a text dates as well."""
GOES_ON = frozenset({"in_force", "operating", "impaired", "ad_hoc_contact"})
"""States of affairs, which hold on the day on which they are told."""
_STAYS_SO = frozenset({"in_talks", "deadlocked", "unanswered", "dormant", "mooted"})
"""What is as much a state of affairs where it is told in the present: `is under negotiation`, `talks are stuck`."""
_FALLEN = frozenset(
    "ceased terminated suspended lapsed superseded impaired deadlocked unanswered rejected dormant".split()
)
"""What befalls a thing that was there: the day of its making is another ("the truce signed in May has collapsed")."""
_BEING = frozenset("is are am 's 're remains remain stays stay".split())
_NOT_BEING = frozenset("has have had will 'll being to".split())
_LONG = frozenset(
    "weeks months years decades days some several many most two three four five six almost nearly over more".split()
)
LONG_REACH = 7
"""Tokens from a cue on within which stands the "for weeks" for which it has been so."""
_SHORT = frozenset("minutes hour hours day days".split())


@dataclass(frozen=True, slots=True)
class StandingDates:
    """Dates what the sentences of one article say of a mechanism."""

    reader: MechanismReader
    claims: Sequence[ClaimFound]
    meetings: Sequence[MeetingFound]

    def of_status(self, term: TermFound, reading: StatusReading, status: str, is_past: bool) -> TimeFound | None:
        """The day of a status; `is_past` where the words beside the cue tell of what was before it."""
        is_ahead = reading.modal or reading.row.cue == _TO_COME
        when = (
            None
            if is_past
            else self._on_cue(term, reading, is_ahead)
            or self.beside(term, reading.cue, is_ahead, status in _FALLEN and not self._is_soon(term))
        )
        is_dated = status in _MADE and not reading.row.cue.startswith("agree to")
        if when is not None and not is_dated and is_in_name(term, when):
            # "suspended the pact of 2000", "agreed to put two accords from 1988 into practice"
            when = None
        if when is not None:
            is_used = status == "operating" and reading.row.status == "operating" and not when.is_open
            return self._until_now(when, is_used) if status in _STANDS or when.is_open else when
        if status in GOES_ON or (status in _STAYS_SO and self._is_so_now(term, reading.cue)):
            return self._of_state(term, reading.cue, status in _FALLEN)
        return self._of_act(term, reading.cue, status, is_ahead)

    def of_inferred(self, term: TermFound, status: str) -> TimeFound | None:
        """The day of what follows from a meeting or a deed, or from what a text binds both to."""
        if status == "in_force":
            made = self.beside(term, term.first)
            return self._until_now(made) if made is not None else said_day(self.reader.published)
        if status in GOES_ON and (self._is_so_now(term, term.first) or tenses(term.clause, term.first) == {"MD"}):
            return said_day(self.reader.published)
        return self._of_act(term, term.first, status)

    def of_end(self, term: TermFound, status: str) -> TimeFound | None:
        """`stopped telling B of its exercises in 2022`, `have not met since May`: the year, or the start of what is no more."""
        when = self.beside(term, term.first, has_fallen=True) if status in _FALLEN else None
        return self._until_now(when) if when is not None and (when.is_open or status in _STANDS) else when

    def of_use(self, terms: Sequence[TermFound]) -> TimeFound | None:
        """`They spoke over the line on Wednesday`: the day on which what is there was used, else that of the article."""
        for term in terms:
            when = self.beside(term, term.first) if tenses(term.clause, term.first) == {"VBD"} else None
            if when is not None and when.is_day and self._is_recent(when):
                return when
        return said_day(self.reader.published)

    def better_of(self, first: StatusFound, again: StatusFound) -> TimeFound | None:
        """The day of a status told twice: the one that its sentence gives, or that of the lead behind a headline without."""
        clauses = self.reader.clauses
        is_headline = clauses[first.sentence].sentence.kind == "headline"
        is_in_lead = is_headline and clauses[again.sentence].sentence.paragraph <= LAST_OF_LEAD
        if not has_own_day(first) and (has_own_day(again) or is_in_lead):
            return again.when
        is_later = has_own_day(first) and has_own_day(again) and _is_before(first.when, again.when)
        # "A truce was signed in May. They signed another on Sunday": the latest.
        return (
            again.when
            if is_later and first.status in AGREED and again.when is not None and not self._is_ahead(again.when)
            else first.when
        )

    def in_clause(self, clause: Clause) -> TimeFound | None:
        """`Nobody has picked up since May`: the first day or start that a sentence gives for what it alone tells."""
        times = (time for time in clause.times if time.is_day or time.is_open)
        return next((self._until_now(time) for time in times if not self._is_ahead(time)), None)

    def _of_state(self, term: TermFound, cue: int, has_fallen: bool) -> TimeFound | None:
        """`The line is answered every day`: what is so now is so on the day of the article."""
        if self._is_so_now(term, cue):
            return said_day(self.reader.published)
        return (
            self._said(term)
            or self._met(term, cue, 0, has_fallen)
            or self._met(term, cue, 1, has_fallen)
            or self._news_day()
        )

    def _of_act(self, term: TermFound, cue: int, status: str, is_ahead: bool = False) -> TimeFound | None:
        """What was done is done where the sides met, else on the day on which it was told; what was agreed, when a text was."""
        if status in _FALLEN and is_lasting(term.clause, cue):
            return said_day(self.reader.published)
        if status in AGREED and not is_ahead:
            is_news = term.clause.sentence.paragraph <= LAST_OF_LEAD
            return (
                self._met(term, cue, 0, is_news)
                or self._of_rest(term)
                or self._of_text(term)
                or self._made()
                or self._met(term, cue, 1)
                or self._said(term)
                or self._news_day()
            )
        has_fallen = status in _FALLEN
        met = self._met(term, cue, 0, has_fallen) or (self._made() if status in AGREED else None)
        return met or self._said(term) or self._met(term, cue, 1, has_fallen) or self._news_day()

    def _of_rest(self, term: TermFound) -> TimeFound | None:
        """`brokered the ceasefire that ended the war in 1994`: made when it ended what it was made to end."""
        lows, clause = self.reader.lows, term.clause
        cues = (n for n in range(term.last, clause.sentence.last) if is_put_to_rest(clause, lows, term.last, n))
        ending = next(cues, None)
        return self.beside(term, ending) if ending is not None else None

    def _made(self) -> TimeFound | None:
        """`The accord was signed on Saturday`, `under Saturday's accord`: the day of the making that the lead tells of."""
        for clause in self._lead():
            for time in clause.times:
                if self._is_news(time) and not is_of_dateline(clause, time) and is_of_making(clause, time):
                    return time
        return None

    def _of_text(self, term: TermFound) -> TimeFound | None:
        """`They signed that accord on March 4. … The accord provides for a committee`: agreed when the text was made."""
        index, noun = term.clause.sentence.index, text_named(term)
        if not noun:
            return None
        for clause in reversed(self.reader.clauses[:index] if noun != "it" else self.reader.clauses[index - 1 : index]):
            if noun in clause.words or noun == "it":
                for time in clause.times:
                    if time.lower and not is_of_dateline(clause, time) and is_of_making(clause, time):
                        return None if self._is_ahead(time) else time
        return None

    def _lead(self) -> list[Clause]:
        """The sentences of the lead, without the headline."""
        clauses = self.reader.clauses
        return [one for one in clauses if one.sentence.kind == "body" and one.sentence.paragraph <= LAST_OF_LEAD]

    def _is_news(self, time: TimeFound) -> bool:
        """Whether a time is a day of the week before publication."""
        published = self.reader.published
        return bool(published and time.is_day and time.lower and 0 <= (published - time.lower).days < NEWS_DAYS)

    def _is_so_now(self, term: TermFound, cue: int) -> bool:
        """Whether the present tense stands for what goes on; in a headline it tells of the news."""
        return term.clause.sentence.kind != "headline" and is_present(term.clause, cue)

    def beside(self, term: TermFound, cue: int, is_ahead: bool = False, has_fallen: bool = False) -> TimeFound | None:
        """The date beside the cue, if it is not that of a statement, or of what is to come (`is to begin on Sunday`)."""
        clause, lows = term.clause, self.reader.lows
        best: tuple[int, TimeFound] | None = None
        for time in clause.times:
            first = clause.token_at(time.start)
            if (
                first is None
                or time.lower is None
                or is_of_dateline(clause, time)
                or self._is_ahead(time)
                or is_of_other_deed(term, first, cue, is_ahead or has_fallen)
                or is_of_other_thing(term, time)
                or is_no_day(clause, first)
            ):
                continue
            if is_ahead and cue in path_up(clause, first):
                continue
            if hangs_on(clause, first, cue):
                # "suspended its part in the treaty, the last that limits arsenals, on Feb. 21"
                return time
            left, right = sorted((first, cue))
            if SAYING & set(lows[left:right]) or SAYING & set(lows[max(clause.sentence.first, first - 2) : first]):
                continue
            distance = abs(first - cue)
            if distance <= NEAR_CUE and (best is None or distance < best[0]):
                best = (distance, time)
        return best[1] if best is not None else None

    def _on_cue(self, term: TermFound, reading: StatusReading, is_ahead: bool) -> TimeFound | None:
        """`set up in 2014, but calls have gone unanswered since January`: the day that hangs on a verb of a long wording."""
        clause, behind = term.clause, range(reading.cue + 1, reading.cue_last)
        for time in clause.times if behind and not is_ahead else ():
            first = clause.token_at(time.start)
            if first is None or time.lower is None or self._is_ahead(time) or is_no_day(clause, first):
                continue
            if any(hangs_on(clause, first, number) for number in behind):
                return time
        return None

    def _is_soon(self, term: TermFound) -> bool:
        """`A truce signed on Monday fell apart within hours`: it fell when it was made."""
        lows, sentence = self.reader.lows, term.clause.sentence
        words = (n for n in range(sentence.first, sentence.last) if lows[n] in {"within", "after"})
        return any(_SHORT & set(lows[number + 1 : min(number + 4, sentence.last)]) for number in words)

    def _is_ahead(self, time: TimeFound) -> bool:
        """`is to take effect on March 31`: a day to come is not that of what is told."""
        published = self.reader.published
        if published is None or time.lower is None or time.upper is None:
            return False
        return time.lower > published or (time.upper > published and not time.is_open)

    def _until_now(self, when: TimeFound, is_used: bool = False) -> TimeFound:
        """`a line set up in 2015`: what was made then and stands is known to stand until the day of the article.

        Not where it was only used on a day of the news: `They spoke over the line on Friday`.
        """
        published = self.reader.published
        if published is None or when.edtf is None or when.lower is None or when.upper is None or "/" in when.edtf:
            return when
        if published <= when.upper or (is_used and (published - when.upper).days <= DAYS_NEW):
            return when
        return replace(when, edtf=f"{when.edtf}/{published.isoformat()}", upper=published)

    def _news_day(self) -> TimeFound | None:
        """The day of what is new: the first in the lead that lies in the week before publication, else that of the article."""
        times = (
            time
            for clause in self._lead()
            for time in clause.times
            if not (is_of_dateline(clause, time) or is_of_background(clause, time))
        )
        return next(filter(self._is_news, times), None) or said_day(self.reader.published)

    def _met(self, term: TermFound, cue: int, reach: int, has_fallen: bool = False) -> TimeFound | None:
        """The day of the meeting told of in the same sentence, or up to `reach` sentences from it."""
        index = term.clause.sentence.index
        for meeting in self.meetings:
            when, is_near = meeting.when, any(abs(number - index) <= reach for number in meeting.sentences)
            if not is_near or meeting.occurrence != "held" or set(meeting.sides) != set(term.sides):
                continue
            if (
                when is not None
                and when.lower is not None
                and ((reach == 0 and not has_fallen) or self._is_recent(when) or is_told_of_the_past(term, cue))
            ):
                return when
        return None

    def _is_recent(self, when: TimeFound) -> bool:
        """Whether a meeting is of the news."""
        published = self.reader.published
        return published is None or when.upper is None or (published - when.upper).days <= DAYS_NEW

    def _said(self, term: TermFound) -> TimeFound | None:
        """The day on which the status was stated."""
        index = term.clause.sentence.index
        said = (claim.said for claim in self.claims if claim.sentence == index)
        days = (when for when in said if when is not None and when.lower and not self._is_ahead(when))
        return next((when for when in days if not is_of_making_told(term.clause, when)), None)


def is_told_of_the_past(term: TermFound, cue: int) -> bool:
    """`They also settled there on a line`, behind the lead: what the background tells was done at the meeting told before."""
    return term.clause.sentence.paragraph > LAST_OF_LEAD and tenses(term.clause, cue) == {"VBD"}


def is_present(clause: Clause, cue: int) -> bool:
    """Whether a cue, or the verb that it hangs on, tells what is so now."""
    found = tenses(clause, cue)
    return bool(found) and found <= PRESENT


def is_lasting(clause: Clause, cue: int) -> bool:
    """`The talks are suspended`, `the patrols have been suspended for months`: what has befallen a thing and lasts."""
    if clause.sentence.kind == "headline":
        return False
    tokens = clause.tokens
    for number in path_up(clause, cue):
        below = [tokens[child] for child in clause.children(number)]
        lows = {tokens[number].low, *(one.low for one in below if one.dep in {"aux", "auxpass", "cop"})}
        if _BEING & lows and not _NOT_BEING & lows:
            return True
        behind = tokens[cue : min(cue + LONG_REACH, clause.sentence.last - 1)]
        if lows & {"has", "have"} and any(one.low == "for" and tokens[one.i + 1].low in _LONG for one in behind):
            return True
        if tokens[number].tag in FINITE:
            return False
    return False


def tenses(clause: Clause, cue: int) -> set[str]:
    """The tags of the finite verb that a cue is, or hangs on, and of its helpers."""
    for number in path_up(clause, cue):
        helpers = (child for child in clause.children(number) if clause.tokens[child].dep in {"aux", "auxpass"})
        tags = {clause.tokens[one].tag for one in (number, *helpers)} & FINITE
        if tags:
            return tags
    return set()


def said_day(published: date | None) -> TimeFound | None:
    """The day of the article, on which a standing state of affairs is known to hold."""
    if published is None:
        return None
    return TimeFound(0, 0, "", edtf_of(published, published), "coder_inferred", published, published)


def _is_before(first: TimeFound | None, again: TimeFound | None) -> bool:
    days = (first.upper, again.lower) if first is not None and again is not None else (None, None)
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def has_own_day(status: StatusFound) -> bool:
    """Whether its own sentence tells the day of what was done, so that it is not that of the news."""
    when = None if status.status in GOES_ON else status.when
    return when is not None and bool(when.text) and when.is_day and status.start <= when.start < status.end
