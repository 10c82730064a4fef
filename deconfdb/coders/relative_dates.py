# ruff: noqa: ARG002 - every rule takes the same arguments, whichever of them it needs
"""Dates seen from the day of publication: "on Thursday", "last week", "two days ago"; without it, none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from deconfdb.coders.named_dates import STEPS, UNIT_DAYS
from deconfdb.coders.part_dates import PartDates
from deconfdb.coders.times import TimeFound, month_bounds, shift_months

FARTHEST = 300_000
"""Days from an event beyond which no date is counted."""
_HALVES = {"decade": ("5", "year"), "year": ("6", "month"), "month": ("2", "week")}
"""`half a year ago`: what it is counted in."""


class RelativeDates(PartDates):
    """Resolves dates by counting from the day of publication."""

    def _weekday(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        number = self._number_of_weekday(match["wd_d"])
        word = match["wd_w"] or ""
        if match["wd_k"]:
            day = self._day_of_week(published, match["wd_k"], number)
            return self._bounds(base, day, day, "article_relative")
        if word in {"next", "this coming", "the following"} or (
            future and word not in {"last", "this past", "the previous"}
        ):
            ahead = (number - published.weekday()) % 7
            if ahead == 0 and word:
                ahead = 7
            day = published + timedelta(days=ahead)
        else:
            back = (published.weekday() - number) % 7
            if back == 0 and word in {"last", "this past", "the previous"}:
                back = 7
            day = published - timedelta(days=back)
        return self._bounds(base, day, day, "article_relative")

    def _number_of_weekday(self, name: str) -> int:
        """From 0 for a Monday; the name may have lost the dot of its short form."""
        return self._weekdays[name if name in self._weekdays else name + "."]

    def _day_of_week(self, published: date, word: str, number: int) -> date:
        """A weekday of `last`, `this` or `next` week."""
        return self._unit_bounds("week", published, STEPS[word])[0] + timedelta(days=number)

    def _weekspan(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`from Wednesday to Friday of last week`, `from Monday to Wednesday`: both days and those between."""
        if published is None:
            return base
        first, last = self._number_of_weekday(match["sp_f"]), self._number_of_weekday(match["sp_l"])
        if match["sp_k"]:
            start = self._day_of_week(published, match["sp_k"], first)
        elif future:
            start = published + timedelta(days=(first - published.weekday()) % 7)
        else:
            start = published - timedelta(days=(published.weekday() - last) % 7 + (last - first) % 7)
        return self._bounds(base, start, start + timedelta(days=(last - first) % 7), "article_relative")

    def _bare(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        day = published + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[match[0]])
        return self._bounds(base, day, day, "article_relative")

    def _tonight(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        day = published - timedelta(days=0 if match[0] == "tonight" else 1)
        upper = published if match[0] == "overnight" else day
        return self._bounds(base, day, upper, "article_relative")

    def _weekend(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        if future or re.search(r"next|coming", match[0]):
            saturday = published + timedelta(days=(5 - published.weekday()) % 7)
            return self._bounds(base, saturday, saturday + timedelta(days=1), "article_relative")
        # In much of the Middle East the weekend begins on Friday: the wider reading holds both.
        sunday = published - timedelta(days=(published.weekday() - 6) % 7)
        return self._bounds(base, sunday - timedelta(days=2), sunday, "article_relative")

    def _ago(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        half = _HALVES.get(match["ago_u"].rstrip("s")) if match["ago_h"] else None
        if half is not None:
            return self._counted(*half, base, published, -1)
        return self._counted(match["ago_n"], match["ago_u"], base, published, -1)

    def _fromnow(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        return self._counted(match["fn_n"], match["fn_u"], base, published, 1)

    def _weekdaysago(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`two Sundays ago`: the Sunday before the last one."""
        if published is None:
            return base
        back = (published.weekday() - self._weekdays[match["wa_d"]] - 1) % 7 + 1
        day = published - timedelta(days=back + 7 * (self._count(match["wa_n"])[1] - 1))
        return self._bounds(base, day, day, "article_relative")

    def _counted(self, count: str, unit: str, base: TimeFound, published: date, sign: int) -> TimeFound:
        low, high = self._count(count)
        unit = unit.lower().rstrip("s")
        if unit in {"month", "year", "decade"}:
            factor = {"month": 1, "year": 12, "decade": 120}[unit]
            near, far = shift_months(published, sign * low * factor), shift_months(published, sign * high * factor)
            first, last = min(near, far), max(near, far)
            if unit == "month":
                return self._bounds(base, month_bounds(first.year, first.month)[0], month_bounds(last.year, last.month)[1],
                                    "article_relative", approximate=True)  # fmt: skip
            return self._bounds(
                base, date(first.year, 1, 1), date(last.year, 12, 31), "article_relative", approximate=True
            )
        size = UNIT_DAYS[unit]
        near, far = published + timedelta(days=sign * low * size), published + timedelta(days=sign * high * size)
        exact = low == high and unit == "day"
        return self._bounds(base, min(near, far), max(near, far), "article_relative", approximate=not exact)

    def _past(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        return self._span_back(match["past_n"], match["past_u"], base, published)

    def _lastdays(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        return self._span_back(match["ld_n"], match["ld_u"], base, published)

    def _span_back(self, count: str | None, unit: str, base: TimeFound, published: date | None) -> TimeFound:
        if published is None:
            return base
        days = self._count(count)[1] * UNIT_DAYS[unit.lower().rstrip("s")]
        return self._bounds(base, published - timedelta(days=days), published, "article_relative")

    def _recent(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        days = 4 * UNIT_DAYS[match["rec_u"].rstrip("s")]
        return self._bounds(base, published - timedelta(days=days), published, "article_relative", approximate=True)

    def _coming(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        unit = match["com_u"]
        count = self._count(match["com_n"])[1] if match["com_n"] else (6 if unit.endswith("s") else 1)
        until = published + timedelta(days=count * UNIT_DAYS[unit.rstrip("s")])
        return self._bounds(base, published, until, "article_relative", approximate=True)

    def _within(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None or not (future or match[0].startswith("within")):
            return base
        days = self._count(match["win_n"])[1] * UNIT_DAYS[match["win_u"].rstrip("s")]
        return self._bounds(base, published, published + timedelta(days=days), "article_relative")

    def _earlier(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        words = match[0].split()
        lower, upper = self._unit_bounds(match["ear_u"], published, STEPS[words[1]])
        if words[1] == "this" and words[0] in {"earlier", "early"}:
            upper = published
        elif words[1] == "this":
            lower, upper = (published, upper) if words[0] == "later" else (lower, upper)
        return self._bounds(base, lower, upper, "article_relative")

    def _which(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        word, unit = match["wh_w"], match["wh_u"]
        if published is None or word.startswith("the"):
            return base
        if unit == "day":
            return base
        lower, upper = self._unit_bounds(unit, published, STEPS[word])
        if word == "this" and not future:
            upper = min(upper, published)
        return self._bounds(base, lower, upper, "article_relative")

    def _relative(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        unit, _, offsets = self._offsets[re.sub(r"\s+", " ", match[0])].partition(":")
        first, last = (int(part) for part in offsets.split(".."))
        if unit == "day":
            lower, upper = published + timedelta(days=first), published + timedelta(days=last)
        else:
            lower, upper = self._unit_bounds(unit, published, first)[0], self._unit_bounds(unit, published, last)[1]
        return self._bounds(base, lower, upper, "article_relative")

    def _theday(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`that evening`: the day named last, which only the sentences before tell."""
        return base

    def _after(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        low, high = self._count(match["after_n"])
        sign = 1 if match["after_w"] in {"after", "later", "following"} else -1
        days = sign * round((low + high) / 2 * UNIT_DAYS[match["after_u"].rstrip("s")])
        if abs(days) > FARTHEST:
            return base  # "900 decades later" is counted from no day of a calendar
        return replace(base, basis="event_relative", offset_days=days, is_approximate=True)
