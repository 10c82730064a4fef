"""Dates counted from the day that the text named last: "the day before", "that evening", "the following month"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from deconfdb.coders.clause_tokens import TENSED
from deconfdb.coders.grammar import Clause
from deconfdb.coders.times import TimeFound, edtf_of, month_bounds, shift_months
from deconfdb.coders.tokens import Token

_COUNTED = re.compile(
    r"(?:(?P<same>(?:(?:on|in) )?(?:that(?: (?:very|same))?|the same) (?:day|night|morning|afternoon|evening))"
    r"|(?P<before>(?:the|a|one) day (?:before|earlier)|the previous day)"
    r"|(?P<after>(?:the|a|one) day (?:after|later)|the (?:following|next) day)"
    r"|(?P<month>the following month|a month later|one month later))"
)
_SAID = frozenset(
    "said told announced confirmed denied stated added disclosed wrote saying warned declared reported".split()
)
_HANGS_ON = ("DT", "PRP", "NN", "JJ", "WP", "CD")
"""Tags of what an event begins with: "the day before the talks" is counted from the talks."""
_STATES = frozenset({"now", "currently", "at the moment", "at present", "these days", "presently", "as of now"})
"""Wordings of a state of affairs: from them no day is counted."""
BACK = 3
"""Sentences before within which the day is named."""
SAYING_REACH = 4
"""Tokens between a verb of saying and its day."""
_LONGEST_MONTH = 31


def count_dates(clauses: Sequence[Clause]) -> list[Clause]:
    """The sentences, with such wordings resolved wherever a day was named not long before."""
    counted: list[Clause] = []
    for clause in clauses:
        times = list(clause.times)
        for number, time in enumerate(times):
            match = _COUNTED.fullmatch(re.sub(r"\s+", " ", time.text.lower()))
            if _is_of_event(clause, time):
                times[number] = _back_from(time, _beside(clause, times[:number], time), match)
                continue
            if match is None:
                continue
            by_month = match["month"] is not None
            anchor = _last_named(clause, times[:number], counted[-BACK:], by_month) or _of_saying(times[:number], match)
            if anchor is not None:
                times[number] = _counted(time, anchor, match)
        counted.append(replace(clause, times=times) if times != list(clause.times) else clause)
    return counted


def _counted(time: TimeFound, anchor: TimeFound, match: re.Match[str]) -> TimeFound:
    assert anchor.lower is not None
    if match["month"]:
        following = shift_months(anchor.lower.replace(day=1), 1)
        lower, upper = month_bounds(following.year, following.month)
    else:
        days = -1 if match["before"] else 1 if match["after"] else 0
        lower = upper = anchor.lower + timedelta(days=days)
    return replace(
        time, edtf=edtf_of(lower, upper), basis="event_relative", lower=lower, upper=upper, is_approximate=False,
        offset_days=None,
    )  # fmt: skip


def _back_from(time: TimeFound, day: TimeFound | None, match: re.Match[str] | None) -> TimeFound:
    """`on Monday, a day after X and Y spoke`: on Sunday; `two days before Y came`: on Wednesday."""
    days = time.offset_days if match is None else -1 if match["before"] else 1
    if day is None or day.lower is None or days is None:
        return time
    event = day.lower - timedelta(days=days)
    is_exact = "day" in time.text.lower()
    return replace(time, edtf=edtf_of(event, event, not is_exact), basis="event_relative", lower=event, upper=event,
                   is_approximate=not is_exact, offset_days=None)  # fmt: skip


def _last_named(
    clause: Clause, before: Sequence[TimeFound], earlier: Sequence[Clause], by_month: bool
) -> TimeFound | None:
    """The day named last, those left aside on which somebody only said something."""
    for where, times in ((clause, before), *((one, one.times) for one in reversed(earlier))):
        tokens = where.tokens[where.sentence.first : where.sentence.last]
        for time in reversed(times):
            if time.lower is None or time.upper is None or time.is_open or time.is_approximate \
                    or time.text.lower() in _STATES:  # fmt: skip
                continue
            days = (time.upper - time.lower).days
            if (days == 0 or (by_month and days < _LONGEST_MONTH)) and not is_of_saying(tokens, time):
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


def _is_of_event(clause: Clause, time: TimeFound) -> bool:
    """`the day before the talks`: what the day is counted from follows."""
    following = clause.token_at(time.end)
    is_open = time.text.lower().endswith(("before", "after"))
    return is_open and following is not None and clause.tokens[following].tag.startswith(_HANGS_ON)


def is_of_saying(tokens: Sequence[Token], time: TimeFound) -> bool:
    """`he said on Saturday`: a verb of saying stands right before the wording of time."""
    before = [token.low for token in tokens if token.end <= time.start][-SAYING_REACH:]
    return bool(set(before) & _SAID)
