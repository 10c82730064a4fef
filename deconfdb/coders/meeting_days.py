"""The days of a meeting beyond one wording: so many days of talks, this month as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.function_words import NOT
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.times import TimeFound, edtf_of, month_bounds

_COUNTS = {word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_LASTING = re.compile(rf"\b({'|'.join(_COUNTS)}|\d) ?-? ?days?(?: of)?(?: \S+)?$")
"""`two days of talks`, `a two-day meeting`, `four days of peace talks`."""
_ENDING = frozenset(
    "ended end concluded wrapped finished closed broke collapsed after ending concluding completed adjourned close "
    "conclusion failed".split()
)
_THIS = re.compile(r"(?:for |in |by )?(?:end of )?this (month|year)")
_NEXT_DAY = re.compile(
    r"(?:the|a|one) (?:day (?:after|later)|(?:following|next) (?:day|morning|afternoon|evening|night))"
)
_MIDDLE = re.compile(r"(?:in )?mid-[a-z]+\.?")
_SOME_DAY = frozenset({"soon", "shortly", "before long", "in the near future", "now", "from now on", "in due course"})
_BEGUN = frozenset("began begun opened started resumed reopened held concluded ended".split())
A_DAY = timedelta(days=1)


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


def in_the_past(
    clause: Clause, candidate: Candidate, when: TimeFound | None, knowledge: Knowledge, published: date | None
) -> TimeFound | None:
    """`will keep to the truce that they reached in October`: what is told as past was in the October before."""
    is_past = candidate.row.part_of_speech == "verb" and clause.tokens[candidate.first].tag == "VBD"
    if not is_past or when is None or when.lower is None or published is None or when.lower <= published:
        return when
    if _NEXT_DAY.match(when.text.lower()):
        return None  # "telephoned him the next day": after a day that nobody told
    before = knowledge.calendar.find(when.text, 0, len(when.text), published, False)
    is_over = bool(before) and before[0].upper is not None and before[0].upper <= published
    return replace(before[0], start=when.start, end=when.end) if is_over else when


def are_begun(clause: Clause, noun: int) -> bool:
    """`talks that were formally opened in A on Monday`, `the talks, which began in May`: when they did makes them certain."""
    if not any(time.lower is not None for time in clause.times):
        return False
    verbs = (n for n in clause.children(noun) if clause.tokens[n].dep in {"acl", "relcl"} and n > noun)
    behind = noun + 1 + (clause.tokens[noun + 1].tag == "RB")
    beside = [behind] if clause.tokens[behind].tag in {"VBN", "VBD"} and clause.tokens[noun].dep == "pobj" else []
    verb = next((n for n in (*verbs, *beside) if clause.tokens[n].low in _BEGUN), None)
    days = [first for time in clause.times if (first := clause.token_at(time.start)) is not None]
    return verb is not None and any(day in clause.subtree(verb) for day in days)


def beginning(when: TimeFound, knowledge: Knowledge, published: date | None) -> TimeFound:
    """`has not met since July 2019`: it met then."""
    words = when.text.lower().removeprefix("ever ").removeprefix("since ")
    shown = when.text[len(when.text) - len(words) :]
    found = knowledge.calendar.find(f"in {shown}", 0, len(shown) + 3, published, False)
    is_later = bool(found) and found[0].lower is not None and when.lower is not None and found[0].lower > when.lower
    if not found or is_later:  # "since July", told in June, where "in July" may be the one ahead
        return replace(when, is_open=False)
    return replace(found[0], start=when.start, end=when.end, text=when.text)


def is_last_told(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`The two have not met since December`: they did then."""
    first = candidate.first
    is_verb = candidate.row.part_of_speech == "verb" and clause.tokens[first].tag == "VBN"
    before = lows[max(clause.sentence.first, first - 4) : first]
    is_not = bool(NOT & set(before)) and bool({"have", "has", "had"} & set(before))
    return is_verb and is_not and any(time.is_open and time.lower is not None for time in clause.times)


def as_a_whole(meeting: MeetingFound) -> MeetingFound:
    """`this year`, `in mid-August`: a meeting of the year, of the month."""
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


def by_publication(meeting: MeetingFound, published: date | None) -> MeetingFound:
    """A meeting told of as past, without a day, was held by the day of publication: all that is known of its date."""
    when = meeting.when
    if published is None or meeting.occurrence != "held":
        return meeting
    if when is not None and when.is_open and when.lower is not None:
        return replace(meeting, when=replace(when, edtf=edtf_of(when.lower, published), upper=published))
    if when is not None and when.edtf is not None:
        return meeting
    wording = when.text if when is not None else ""
    return replace(
        meeting, when=TimeFound(0, 0, wording, f"../{published.isoformat()}", "coder_inferred", None, published)
    )


def without_date(meeting: MeetingFound, published: date | None) -> MeetingFound:
    """What is planned and has no date yet is a code of its own; where nobody knows the day of publication, a wording is one."""
    when = meeting.when
    has_date = when is not None and (when.edtf is not None or published is None) and when.text.lower() not in _SOME_DAY
    return meeting if has_date or meeting.occurrence != "planned" else replace(meeting, occurrence="planned_undated")


def event_dated(meeting: MeetingFound, meetings: Sequence[MeetingFound]) -> MeetingFound:
    """`two weeks after X`: counted from the other meeting of the sentence, if that one has a day."""
    when = meeting.when
    if when is None or when.offset_days is None:
        return meeting
    anchor = next((other for other in meetings if other is not meeting and other.when is not None and other.when.lower is not None
                   and set(other.sentences) & set(meeting.sentences)), None)  # fmt: skip
    if anchor is None or anchor.when is None or anchor.when.lower is None:
        return meeting
    day = anchor.when.lower - timedelta(days=when.offset_days)
    return replace(meeting, when=replace(when, edtf=edtf_of(day, day, approximate=True), lower=day, upper=day))
