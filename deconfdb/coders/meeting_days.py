"""The days of a meeting beyond one wording: so many days of talks, this month as a whole, the day of the news."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.times import TimeFound, edtf_of, month_bounds

_COUNTS = {word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_LASTING = re.compile(rf"\b({'|'.join(_COUNTS)}|\d) ?-? ?days?(?: of)?(?: \S+)?$")
"""`two days of talks`, `a two-day meeting`, `four days of peace talks`."""
_ENDING = frozenset(
    "ended end concluded wrapped finished closed broke collapsed after ending concluding completed adjourned close "
    "conclusion failed".split()
)
_THIS = re.compile(r"(?:for |in |by )?(?:(?:earlier|later|end of) )?this (month|year)")
_MIDDLE = re.compile(r"(?:in )?mid-[a-z]+\.?")
_PERFECT = frozenset({"had", "has", "have"})
_EARLIER = frozenset("before earlier previously already often times".split())
A_DAY = timedelta(days=1)
FRESH = timedelta(days=3)
"""Age of news."""
LEAD = 2
"""Paragraphs of the body that tell what the news is: of 41 meetings without a day 33 were on that of the news."""


def stretched(clause: Clause, lows: Sequence[str], candidate: Candidate, when: TimeFound | None) -> TimeFound | None:
    """`Two days of talks ended on Friday`, `met on Wednesday and Thursday`: from the first day to the last."""
    if when is None or not when.is_day or when.lower is None or when.is_open:
        return when
    day = when.lower
    following = (time for time in clause.times if time.is_day and time.lower == day + A_DAY and time.start > when.start)
    after = next(following, None)
    if after is not None:
        between = [token.low for token in clause.tokens[clause.sentence.first : clause.sentence.last]
                   if when.end <= token.start < after.start]  # fmt: skip
        if between in (["and"], ["and", "on"]):
            return replace(when, edtf=edtf_of(day, day + A_DAY), upper=day + A_DAY)
    words = " ".join(lows[max(clause.sentence.first, candidate.first - 4) : candidate.first])
    lasting = _LASTING.search(words)
    if lasting is None or not _ENDING & set(lows[clause.sentence.first : clause.sentence.last]):
        return when
    count = _COUNTS.get(lasting[1]) or int(lasting[1])
    first = day - A_DAY * (count - 1)
    return replace(when, edtf=edtf_of(first, day), lower=first)


def as_a_whole(meeting: MeetingFound) -> MeetingFound:
    """`later this year`, `in mid-August`: a meeting of the year, of the month."""
    when = meeting.when
    if when is None or when.lower is None or when.upper is None or when.is_open:
        return meeting
    this = _THIS.fullmatch(when.text.lower())
    if this is not None and this[1] == "year":
        lower, upper = date(when.lower.year, 1, 1), date(when.lower.year, 12, 31)
    elif this is not None or (_MIDDLE.fullmatch(when.text.lower()) and when.lower.month == when.upper.month):
        lower, upper = month_bounds(when.lower.year, when.lower.month)
    else:
        return meeting
    return replace(meeting, when=replace(when, edtf=edtf_of(lower, upper), lower=lower, upper=upper))


def on_the_day_of_the_news(
    meetings: Sequence[MeetingFound], clauses: Sequence[Clause], published: date | None
) -> list[MeetingFound]:
    """What the first paragraphs tell of without a day of its own was on the day that they give for the news."""
    body = [one for one in clauses if one.sentence.kind == "body"]
    told = [one for one in body if one.sentence.paragraph < body[0].sentence.paragraph + LEAD]
    days = [
        time.lower for one in told for time in one.times
        if published is not None and time.is_day and time.lower is not None and time.lower <= published <= time.lower + FRESH
    ]  # fmt: skip
    if not days:
        return list(meetings)
    lead = {one.sentence.index for one in told if not _is_of_before(one)}
    return [_on(one, days[0]) if one.sentence in lead and _has_no_day(one) else one for one in meetings]


def _is_of_before(clause: Clause) -> bool:
    """`Y had met him before`, `have met three times`: what a sentence tells is older than the news."""
    return bool(_PERFECT & clause.words) and bool(_EARLIER & clause.words)


def _has_no_day(meeting: MeetingFound) -> bool:
    """Whether nothing is known of a meeting but that it has been held; a letter may be old."""
    when = meeting.when
    is_bare = when is not None and not when.text and when.lower is None and when.basis == "coder_inferred"
    return is_bare and meeting.occurrence == "held" and meeting.format != "written_exchange"


def _on(meeting: MeetingFound, day: date) -> MeetingFound:
    assert meeting.when is not None
    return replace(meeting, when=replace(meeting.when, edtf=edtf_of(day, day), lower=day, upper=day))
