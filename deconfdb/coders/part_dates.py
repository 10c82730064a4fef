# ruff: noqa: ARG002 - every rule takes the same arguments, whichever of them it needs
"""Dates that name a part of a month or year: "the last week of February", "the second half of 2019", "last autumn"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from deconfdb.coders.named_dates import SEASON_MONTHS, SEASONS, STEPS, NamedDates
from deconfdb.coders.times import TimeFound, month_bounds, shift_months

ORDINALS = {
    "first": 0, "second": 1, "third": 2, "fourth": 3, "1st": 0, "2nd": 1, "3rd": 2, "4th": 3, "opening": 0,
}  # fmt: skip
LAST = -1
FEASTS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year": (1, 1), "christmas eve": (12, 24),
    "christmas day": (12, 25), "christmas": (12, 25), "orthodox christmas": (1, 7), "boxing day": (12, 26),
    "may day": (5, 1),
}  # fmt: skip
DECADE_PARTS = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (6, 9)}


class PartDates(NamedDates):
    """Resolves parts of months, years and decades; a missing year is the one nearest to publication."""

    def _nthpart(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`the last week of February`, `the second half of last month`, `the first quarter of 2023`."""
        whole = self._whole(match, published, future)
        part = _cut(*whole[:2], match["np_u"], ORDINALS.get(match["np_w"], LAST)) if whole else None
        return base if whole is None or part is None else self._bounds(base, *part, whole[2])

    def _quarter(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`in the fourth quarter`: the one that lies behind, or ahead where the text speaks of what is to come."""
        if published is None:
            return base
        number = ORDINALS.get(match["qu_w"], LAST)
        first, last = _cut(*self._unit_bounds("year", published, 0), "quarter", number) or (published, published)
        years = 1 if future and last < published else -1 if not future and first > published else 0
        return self._bounds(base, shift_months(first, 12 * years), shift_months(last, 12 * years), "article_relative")

    def _whole(self, match: re.Match[str], published: date | None, future: bool) -> tuple[date, date, str] | None:
        """The month or year of which a part is named, and the basis of the date."""
        if match["np_m"]:
            month, year = self._month(match["np_m"]), match["np_y"] or self._year_beside(match["np_r"], published)
            if year:
                return *month_bounds(int(year), month), "explicit"
            if published is None:
                return None
            return *month_bounds(self._year_of_month(published, month, future), month), "explicit_year_inferred"
        if match["np_n"]:
            year = int(match["np_n"])
            return date(year, 1, 1), date(year, 12, 31), "explicit"
        if published is None:
            return None
        return *self._unit_bounds(match["np_k"], published, STEPS.get(match["np_s"], 0)), "article_relative"

    def _whichseason(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`last autumn`, `in the spring`: the season that lies behind, or ahead where the text speaks of what is to come."""
        if published is None:
            return base
        month, word = SEASONS[match["ws_s"]], match["ws_w"]
        first = date(published.year, month, 1)
        if word == "this" and published < shift_months(first, SEASON_MONTHS - 12):
            first = shift_months(first, -12)  # "this winter", told in January: it began in December
        is_over = shift_months(first, SEASON_MONTHS) <= published
        if word == "next" or (future and word is None):
            is_behind = first <= published if word else is_over
            first = shift_months(first, 12 * is_behind)
        elif word != "this":
            is_ahead = not is_over if word else first > published
            first = shift_months(first, -12 * is_ahead)
        return self._season_from(base, first, "article_relative")

    def _feast(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`on Christmas Day`, `over the New Year`."""
        month, day = FEASTS[re.sub(r"\s+", " ", match["fe_n"]).replace("’", "'")]
        if match["fe_y"]:
            year, basis = int(match["fe_y"]), "explicit"
        elif published is None:
            return base
        else:
            year, basis = self._nearest_year(published, month, day, future), "explicit_year_inferred"
        feast = date(year, month, day)
        return self._bounds(base, feast, feast, basis)

    def _decade(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`in the late 1990s`."""
        first, last = DECADE_PARTS[match["de_p"] or ""]
        year = int(match["de_y"])
        return self._bounds(base, date(year + first, 1, 1), date(year + last, 12, 31), "explicit")

    def _years(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`between 2019 and 2021`."""
        return self._bounds(base, date(int(match["ys_f"]), 1, 1), date(int(match["ys_l"]), 12, 31), "explicit")

    def _days(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`from 5 to 7 March`, `30 March to 2 April`."""
        first = match["ds_m"] or match["ds_n"]
        return self._from_to(first, match["ds_f"], match["ds_n"], match["ds_l"], match["ds_y"], base, published, future)

    def _twodays(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        """`Jan. 30 to Feb. 1`."""
        return self._from_to(
            match["td_m"], match["td_f"], match["td_n"], match["td_l"], match["td_y"], base, published, future
        )

    def _from_to(
        self, first_month: str, first: str, last_month: str, last: str, given: str | None, base: TimeFound,
        published: date | None, future: bool,
    ) -> TimeFound:  # fmt: skip
        begins, ends = self._month(first_month), self._month(last_month)
        if given:
            year, basis = int(given), "explicit"
        elif published is None:
            return base
        else:
            year, basis = self._nearest_year(published, ends, int(last), future), "explicit_year_inferred"
        lower = date(year - (begins > ends), begins, int(first))
        return self._bounds(base, lower, date(year, ends, int(last)), basis)


def _cut(lower: date, upper: date, unit: str, number: int) -> tuple[date, date] | None:
    """The first, second … or last week, half, quarter or day of a month or year; None where it has none."""
    if unit in {"week", "day"}:
        size = timedelta(days=7 if unit == "week" else 1)
        first = upper - size + timedelta(days=1) if number == LAST else lower + number * size
        return first, first + size - timedelta(days=1)
    is_year = (upper - lower).days > 31
    if not is_year:
        middle = lower.replace(day=15)
        halves = (lower, middle), (middle + timedelta(days=1), upper)
        return halves[number] if unit == "half" and number < len(halves) else None
    months = 6 if unit == "half" else 3
    if number >= 12 // months:
        return None
    first = shift_months(lower, 12 - months if number == LAST else number * months)
    return first, shift_months(first, months) - timedelta(days=1)
