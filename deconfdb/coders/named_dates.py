# ruff: noqa: ARG002 - every rule takes the same arguments, whichever of them it needs
"""Dates that name a day, month or year: "Oct. 1", "late September", "the final weeks of 2016"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from deconfdb.coders.times import TimeFound, edtf_of, month_bounds, shift_months

PARTS = {
    "early": (1, 10), "beginning of": (1, 10), "start of": (1, 10), "the beginning of": (1, 10), "the start of": (1, 10),
    "mid": (11, 20), "mid-": (11, 20), "middle of": (11, 20), "the middle of": (11, 20),
    "late": (21, 31), "end of": (21, 31), "the end of": (21, 31), "the final days of": (21, 31), "final days of": (21, 31),
}  # fmt: skip
YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
# First months, of the north as agencies count them; the bounds are marked as approximate.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SEASON_MONTHS = 3
STEPS = {"last": -1, "this past": -1, "this": 0, "next": 1}
"""From the day of publication to the week, month or year that such a word means."""
FUZZY_COUNTS = {"a couple of": (2, 2), "a few": (2, 5), "few": (2, 5), "several": (2, 6), "some": (2, 6), "recent": (1, 6),
                 "couple": (2, 2), "couple of": (2, 2), "many": (4, 12)}  # fmt: skip
UNIT_DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
DAY_PART = r"(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night|noon|midday|local time))?"

MONTHS_AHEAD = 1
"""A day without a year is taken for a coming one up to the end of the next month."""


class NamedDates:
    """Resolves dates by their own words; a missing year is the one nearest to publication."""

    _weekdays: dict[str, int]
    _months: dict[str, int]
    _numbers: dict[str, int]
    _offsets: dict[str, str]

    def _iso(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        day = date(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))
        return self._bounds(base, day, day, "explicit")

    def _month_day(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        year = match["md_y"] or self._year_beside(match["md_r"], published)
        return self._dated(year, match["md_m"], match["md_d"], match["md_e"], base, published, future)

    def _day_month(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        year = match["dm_y"] or self._year_beside(match["dm_r"], published)
        return self._dated(year, match["dm_m"], match["dm_d"], None, base, published, future)

    @staticmethod
    def _year_beside(word: str | None, published: date | None) -> str | None:
        """`on 14 September last year`: the year that such a word gives; `of that year` is counted later on."""
        step = STEPS.get(word.lower()) if word else None
        return None if step is None or published is None else str(published.year + step)

    def _dated(
        self, year: str | None, month_word: str, first: str, last: str | None, base: TimeFound,
        published: date | None, future: bool,
    ) -> TimeFound:  # fmt: skip
        month = self._month(month_word)
        basis = "explicit"
        if year is None:
            if published is None:
                return base
            year_number = self._nearest_year(published, month, int(first), future)
            basis = "explicit_year_inferred"
        else:
            year_number = int(year)
        lower = date(year_number, month, int(first))
        upper = date(year_number, month, int(last)) if last and int(last) >= int(first) else lower
        return self._bounds(base, lower, upper, basis)

    @staticmethod
    def _nearest_year(published: date, month: int, day: int, future: bool) -> int:
        """The year that puts a day before publication, or after it if the text speaks of what is to come.

        A day that lies a few weeks ahead and would be the better part of a year ago is the one ahead: of last year's a
        newspaper names the year.
        """
        if (month, day) == (published.month, published.day):
            return published.year
        is_ahead = (month, day) > (published.month, published.day)
        ahead = published.year + (not is_ahead)
        if future:
            return ahead
        distance = (ahead - published.year) * 12 + month - published.month
        return ahead if distance <= MONTHS_AHEAD else ahead - 1

    def _year_of_month(self, published: date, month: int, future: bool) -> int:
        """The year of a month, or of a part of it: what is to come in the month of publication is still to come."""
        return self._nearest_year(published, month, 31 if future else 1, future)

    def _month(self, word: str) -> int:
        low = word.lower()
        return (
            self._months[low]
            if low in self._months
            else self._months[low.rstrip(".")]
            if low.rstrip(".") in self._months
            else self._months[low + "."]
        )

    def _monthyear(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        year = match["my_y"] or self._year_beside(match["my_r"], published)
        return self._bounds(base, *month_bounds(int(year), self._month(match["my_m"])), "explicit") if year else base

    def _year(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        year = int(match["yr_y"])
        return self._bounds(base, date(year, 1, 1), date(year, 12, 31), "explicit")

    def _inmonth(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        month = self._month(match["im_m"])
        if match["im_y"]:
            return self._bounds(base, *month_bounds(int(match["im_y"]), month), "explicit")
        if published is None:
            return base
        beside = self._year_beside(match["im_r"], published)
        year = int(beside) if beside else self._year_of_month(published, month, future)
        return self._bounds(base, *month_bounds(year, month), "explicit_year_inferred")

    def _whichmonth(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        month, word = self._month(match["wm_m"]), match["wm_w"]
        if word in {"next", "the next", "the following"}:
            year = published.year + (month <= published.month)
        else:
            year = published.year - (month > published.month or (word == "last" and month == published.month))
        return self._bounds(base, *month_bounds(year, month), "explicit_year_inferred")

    def _partmonth(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        month = self._month(match["pm_m"])
        first, last = PARTS[re.sub(r"\s+", " ", match["pm_p"])]
        given = match["pm_y"] or self._year_beside(match["pm_r"], published)
        if given:
            year, basis = int(given), "explicit"
        elif published is None:
            return base
        else:
            day = last if future else first
            year, basis = self._nearest_year(published, month, day, future), "explicit_year_inferred"
        end = month_bounds(year, month)[1].day
        return self._bounds(base, date(year, month, first), date(year, month, min(last, end)), basis)

    def _partyear(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        first, last = YEAR_PARTS[match["py_p"]]
        year = int(match["py_y"])
        return self._bounds(base, date(year, first, 1), month_bounds(year, last)[1], "explicit")

    def _season(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        return self._season_from(base, date(int(match["se_y"]), SEASONS[match["se_s"]], 1), "explicit")

    def _season_from(self, base: TimeFound, first: date, basis: str) -> TimeFound:
        """The season that begins on a day."""
        last = shift_months(first, SEASON_MONTHS) - timedelta(days=1)
        return self._bounds(base, first, last, basis, approximate=True)

    def _finalweeks(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        of, is_end = match["fw_y"], match["fw_w"] in {"final", "last", "closing"}
        if of.isdigit():
            year, month, basis = int(of), 12 if is_end else 1, "explicit"
        elif published is None:
            return base
        elif of in {"last year", "this year", "the year"}:
            year, month, basis = published.year - (of == "last year"), 12 if is_end else 1, "article_relative"
        else:
            month = self._month(of)
            year, basis = self._year_of_month(published, month, future), "explicit_year_inferred"
        first, last = month_bounds(year, month)
        middle = first + timedelta(days=14)
        return self._bounds(base, middle if is_end else first, last if is_end else middle, basis)

    def _count(self, word: str | None) -> tuple[int, int]:
        low = re.sub(r"\s+", " ", (word or "1").lower())
        if low in {"a", "an"}:
            return 1, 1
        if low in FUZZY_COUNTS:
            return FUZZY_COUNTS[low]
        number = int(low) if low.isdigit() else self._numbers[low]
        return number, number

    @staticmethod
    def _bounds(base: TimeFound, lower: date, upper: date, basis: str, approximate: bool = False) -> TimeFound:
        if lower > upper:
            return base  # "between 2021 and 2019": of no interval
        return replace(
            base,
            edtf=edtf_of(lower, upper, approximate),
            basis=basis,
            lower=lower,
            upper=upper,
            is_approximate=approximate,
        )

    @staticmethod
    def _unit_bounds(unit: str, published: date, step: int) -> tuple[date, date]:
        if unit == "week":
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
            return monday, monday + timedelta(days=6)
        if unit == "month":
            moved = shift_months(published.replace(day=1), step)
            return month_bounds(moved.year, moved.month)
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
