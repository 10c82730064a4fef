"""Dates in newswire English to EDTF: no machine clock, no guess, no publication date put for an unknown one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A wording of time at `start`–`end` of the text; `edtf` is None where it could not be resolved.

    `lower` and `upper` bound the day; `basis` is a code of `date_basis`; `offset_days` counts from an event that
    the wording names ("two weeks after …"), and is None for all others; `is_open` for "since …".
    """

    start: int
    end: int
    text: str
    edtf: str | None
    basis: str
    lower: date | None = None
    upper: date | None = None
    is_approximate: bool = False
    is_open: bool = False
    offset_days: int | None = None

    @property
    def is_day(self) -> bool:
        """Whether the wording gives one day."""
        return self.lower is not None and self.lower == self.upper


def edtf_of(lower: date, upper: date, approximate: bool = False) -> str:
    """A day, a month, a year or an interval, whichever says the bounds in the shortest form."""
    mark = "~" if approximate else ""
    if lower == upper:
        return lower.isoformat() + mark
    last_day = calendar.monthrange(lower.year, lower.month)[1]
    if lower.day == 1 and (lower.year, lower.month) == (upper.year, upper.month) and upper.day == last_day:
        return f"{lower.year:04d}-{lower.month:02d}{mark}"
    if (lower.month, lower.day, upper.month, upper.day) == (1, 1, 12, 31) and lower.year == upper.year:
        return f"{lower.year:04d}{mark}"
    return f"{lower.isoformat()}{mark}/{upper.isoformat()}{mark}"


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def shift_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if not 1 <= year <= 9998:
        raise OverflowError("year out of range")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift_years(lower: date, upper: date, years: int) -> tuple[date, date]:
    """The same bounds so many years on; a whole month stays one."""
    if (lower, upper) == month_bounds(lower.year, lower.month):
        return month_bounds(lower.year + years, lower.month)
    return shift_months(lower, 12 * years), shift_months(upper, 12 * years)
