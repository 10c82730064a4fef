"""Dates counted from the day that the text named last: "the day before", "that evening", "the following month"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from deconfdb.coders.clause_tokens import PRESENT, TENSED
from deconfdb.coders.grammar import Clause
from deconfdb.coders.times import TimeFound, edtf_of, month_bounds, shift_months, shift_years
from deconfdb.coders.tokens import Token

_COUNTED = re.compile(
    r"(?:(?P<same>(?:(?:on|in) )?(?:(?:(?:earlier|later|early|late) )?that(?: (?:very|same))?|the same|(?:earlier|later) in the)"
    r" (?:day|night|morning|afternoon|evening))"
    r"|(?P<before>(?:the|a|one) day (?:before|earlier)|the previous day)"
    r"|(?P<after>(?:the|a|one) day (?:after|later)|the (?:following|next) (?:day|morning|afternoon|evening|night))"
    r"|(?P<unit_after>(?:the )?(?:following|next) (?:week|month|year)|(?:a|one) (?:week|month|year) later)"
    r"|(?P<unit_same>(?:(?:in|during) )?(?:that|the same) (?:week|month|year)))"
)
_OF_THAT_YEAR = re.compile(
    r"(?:.* (?:of )?(?:that|the same|the following|the next|the previous) year|(?:that|the following|the next|the previous) [a-z]+)"
)
"""Behind a month or a day: "in May of that year", "on May 24 that year", "that May"."""
_NEXT = re.compile(r"(?:early |late )?next (?:week|month|year)")
"""Counted from the day of publication, unless "the" stands before it: "the next month"."""
_SAID = frozenset(
    "said told announced confirmed denied stated added disclosed wrote saying warned declared reported".split()
)
_HANGS_ON = ("DT", "PRP", "NN", "JJ", "WP", "CD")
"""Tags of what an event begins with: "the day before the talks" is counted from the talks."""
_STATES = frozenset({"now", "currently", "at the moment", "at present", "these days", "presently", "as of now"})
"""Wordings of a state of affairs: from them no day is counted."""
BACK = 3
"""Sentences before within which the day is named."""
FAR_BACK = 6
"""The same for "the next day", which is told of no day at all if not of one that is named."""
SAYING_REACH = 4
"""Tokens between a verb of saying and its day."""
_LONGEST = {"day": 0, "week": 0, "month": 30, "year": 366}
"""Days that what is counted from may have: a week follows a day, a month also a month."""


def count_dates(clauses: Sequence[Clause]) -> list[Clause]:
    """The sentences, with such wordings resolved wherever a day was named not long before."""
    counted: list[Clause] = []
    for clause in clauses:
        times = list(clause.times)
        for number, time in enumerate(times):
            match = _COUNTED.fullmatch(re.sub(r"\s+", " ", time.text.lower()))
            if _is_of_event(clause, time):
                day = _beside(clause, times[:number], time) or _day_of_main(
                    clause, times[:number], time, counted[-BACK:]
                )
                times[number] = _back_from(time, day, match)
                continue
            if match is None and (later := _so_long_after(clause, time, times[:number], counted[-BACK:])):
                times[number] = later
            if match is None and _is_of_that_year(time):
                named = _last_named(clause, times[:number], counted[-BACK:], "year")
                times[number] = _in_the_year_of(time, named) if named else time
            if match is None or _is_of_now(clause, time):
                continue
            unit = _unit_of(match)
            if match["same"] and _is_of_a_longer_time(times[:number]):
                continue
            anchor = _told_right_before(times[:number], counted[-1:], match)
            anchor = anchor or _last_named(clause, times[:number], counted[-BACK:], unit)
            anchor = anchor or _of_saying(times[:number], match)
            if anchor is None and match["after"]:
                anchor = _last_named(clause, (), counted[-FAR_BACK:], unit)
            if anchor is not None:
                times[number] = _counted(time, anchor, match)
        counted.append(replace(clause, times=times) if times != list(clause.times) else clause)
    return counted


def _is_of_a_longer_time(before: Sequence[TimeFound]) -> bool:
    """`In June X saw Y in A and, the same day, Z in B`: a day of that June, which nobody knows."""
    last = before[-1] if before else None
    return last is not None and last.lower is not None and not last.is_day and not last.is_open


def _told_right_before(
    before: Sequence[TimeFound], earlier: Sequence[Clause], match: re.Match[str]
) -> TimeFound | None:
    """`…, a spokesman said on Friday. X rang Y the same day`: on the day that ends the sentence before, whatever it is of."""
    if not match["same"] or before or not earlier or not earlier[0].times:
        return None
    last = earlier[0].times[-1]
    tokens = earlier[0].tokens[earlier[0].sentence.first : earlier[0].sentence.last]
    is_at_its_end = sum(token.start >= last.end for token in tokens) < SAYING_REACH
    return last if last.is_day and last.lower is not None and is_at_its_end else None


def _unit_of(match: re.Match[str]) -> str:
    """`week` of "the following week"; days of all else."""
    words = match["unit_after"] or match["unit_same"] or "day"
    return next(unit for unit in _LONGEST if unit in words)


def _is_of_now(clause: Clause, time: TimeFound) -> bool:
    """`next month` is counted from the day of publication, `the next month` from what went before."""
    first = clause.token_at(time.start)
    is_counted = first is not None and first > clause.sentence.first and clause.tokens[first - 1].low == "the"
    return _NEXT.fullmatch(time.text.lower()) is not None and not is_counted


def _counted(time: TimeFound, anchor: TimeFound, match: re.Match[str]) -> TimeFound:
    assert anchor.lower is not None
    unit, steps = _unit_of(match), int(match["unit_after"] is not None)
    if unit == "year":
        year = anchor.lower.year + steps
        lower, upper = date(year, 1, 1), date(year, 12, 31)
    elif unit == "month":
        following = shift_months(anchor.lower.replace(day=1), steps)
        lower, upper = month_bounds(following.year, following.month)
    elif unit == "week":
        lower = anchor.lower + timedelta(days=7 * steps - anchor.lower.weekday())
        upper = lower + timedelta(days=6)
    else:
        days = -1 if match["before"] else 1 if match["after"] else 0
        lower = upper = anchor.lower + timedelta(days=days)
    return replace(
        time, edtf=edtf_of(lower, upper), basis="event_relative", lower=lower, upper=upper, is_approximate=False,
        offset_days=None,
    )  # fmt: skip


def _is_of_that_year(time: TimeFound) -> bool:
    return time.basis == "explicit_year_inferred" and _OF_THAT_YEAR.fullmatch(time.text.lower()) is not None


def _in_the_year_of(time: TimeFound, named: TimeFound) -> TimeFound:
    """`signed in 2018. In May of that year X flew to Y`: in May 2018; `in May of the following year`: in May 2019."""
    if time.lower is None or time.upper is None or named.lower is None:
        return time
    low = time.text.lower()
    if low.startswith(("the following ", "the next ", "the previous ")):
        return _beside_month(time, named, low.startswith("the previous"))
    step = 1 if low.endswith(("following year", "the next year")) else -1 if low.endswith("previous year") else 0
    lower, upper = shift_years(time.lower, time.upper, named.lower.year + step - time.lower.year)
    return replace(time, edtf=edtf_of(lower, upper), basis="event_relative", lower=lower, upper=upper)


def _beside_month(time: TimeFound, named: TimeFound, is_before: bool) -> TimeFound:
    """`signed in May 2022, and an annex the following August`: the first August behind; `the previous May`: the last before."""
    if time.lower is None or time.upper is None or named.lower is None or named.upper is None:
        return time
    if is_before:
        year = named.lower.year - (time.lower.month >= named.lower.month)
    else:
        year = named.upper.year + (time.lower.month <= named.upper.month)
    lower, upper = shift_years(time.lower, time.upper, year - time.lower.year)
    return replace(time, edtf=edtf_of(lower, upper), basis="event_relative", lower=lower, upper=upper)


def _back_from(time: TimeFound, day: TimeFound | None, match: re.Match[str] | None) -> TimeFound:
    """`on Monday, a day after X and Y spoke`: on Sunday; `two days before Y came`: on Wednesday."""
    days = time.offset_days if match is None else -1 if match["before"] else 1
    if day is None or day.lower is None or days is None:
        return time
    return _on(time, day.lower - timedelta(days=days))


def _so_long_after(
    clause: Clause, time: TimeFound, before: Sequence[TimeFound], earlier: Sequence[Clause]
) -> TimeFound | None:
    """`It was on 15 July that they met. Ten days later …`: on 25 July; `two weeks earlier`: about the first."""
    if time.offset_days is None or not time.text.lower().endswith((" later", " earlier")):
        return None
    anchor = _last_named(clause, before, earlier, "day")
    if anchor is None or anchor.lower is None:
        return None
    sign = 1 if time.text.lower().endswith("later") else -1
    return _on(time, anchor.lower + timedelta(days=sign * abs(time.offset_days)))


def _on(time: TimeFound, day: date) -> TimeFound:
    """A wording on the day that was counted; about that day where it counts in weeks or months."""
    is_exact = "day" in time.text.lower()
    return replace(time, edtf=edtf_of(day, day, not is_exact), basis="event_relative", lower=day, upper=day,
                   is_approximate=not is_exact, offset_days=None)  # fmt: skip


def _last_named(clause: Clause, before: Sequence[TimeFound], earlier: Sequence[Clause], unit: str) -> TimeFound | None:
    """The day named last, those left aside on which somebody only said something."""
    for where, times in ((clause, before), *((one, one.times) for one in reversed(earlier))):
        tokens = where.tokens[where.sentence.first : where.sentence.last]
        for time in reversed(times):
            if unit == "year" and time.is_open and time.lower is not None and str(time.lower.year) in time.text:
                return time  # "in operation since June 2018. … in May of that year"
            if time.lower is None or time.upper is None or time.is_open or time.is_approximate \
                    or time.text.lower() in _STATES:  # fmt: skip
                continue
            if (time.upper - time.lower).days <= _LONGEST[unit] and not is_of_saying(tokens, time):
                return time
    return None


def _of_saying(before: Sequence[TimeFound], match: re.Match[str]) -> TimeFound | None:
    """`said on June 9 that X had asked him to the day before`: where no other day is named."""
    return next((time for time in reversed(before) if time.is_day), None) if match["before"] or match["same"] else None


def _beside(clause: Clause, before: Sequence[TimeFound], time: TimeFound) -> TimeFound | None:
    """The day named right before "a day after X and Y spoke", from which it is counted."""
    near = before[-1] if before else None
    if near is None or not near.is_day:
        return None
    between = [token for token in clause.tokens[clause.sentence.first : clause.sentence.last]
               if near.end <= token.start and token.end <= time.start]  # fmt: skip
    following = clause.token_at(time.end)
    verbs = (token.tag in TENSED for token in clause.tokens[following or 0 : clause.sentence.last])
    return near if [token.text for token in between] in ([","], []) and any(verbs) else None


def _day_of_main(
    clause: Clause, before: Sequence[TimeFound], time: TimeFound, earlier: Sequence[Clause]
) -> TimeFound | None:
    """`X declared on Saturday that …, a day after troops entered the strip`: on Friday; so where the day was named before."""
    number = clause.token_at(time.end)
    if number is None or not clause.has_parse or not time.text.lower().endswith("after"):
        return None
    after = clause.tokens[number - 1]
    verb = clause.tokens[after.head]
    if after.dep == "mark" and (verb.dep != "advcl" or verb.tag != "VBD"):
        return None
    if after.dep not in {"mark", "prep"} or (clause.tokens[verb.head] if after.dep == "mark" else verb).tag in PRESENT:
        return None  # "lies in tatters a day after it was to take effect": today
    named = [*(one for where in earlier for one in where.times), *before]
    return next((one for one in reversed(named) if one.is_day and one.lower is not None), None)


def _is_of_event(clause: Clause, time: TimeFound) -> bool:
    """`the day before the talks`: what the day is counted from follows."""
    following = clause.token_at(time.end)
    is_open = time.text.lower().endswith(("before", "after"))
    return is_open and following is not None and clause.tokens[following].tag.startswith(_HANGS_ON)


def is_of_saying(tokens: Sequence[Token], time: TimeFound) -> bool:
    """`he said on Saturday`: a verb of saying stands right before the wording of time."""
    before = [token.low for token in tokens if token.end <= time.start][-SAYING_REACH:]
    return bool(set(before) & _SAID)


def is_of_event_before(clause: Clause, time: TimeFound) -> bool:
    """`met on Aug. 28, eight days after the crossing was closed`: the day of the closing, counted back from the meeting."""
    return time.basis == "event_relative" and time.lower is not None and _is_of_event(clause, time)
