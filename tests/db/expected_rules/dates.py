"""Dates of the founding codings: the forms of EDTF that they use, read without the product's own reader.

`D`, `D~`, `a/b`, `../b`, `a/..`, where D is a day, a month or a year. Anything else is an error here.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

# Stands for an open end in comparisons alone.
_EARLIEST, _LATEST = date.min, date.max


@dataclass(frozen=True, slots=True)
class When:
    """A date as coded: nominal bounds, the days known for sure, and the bounds widened where it is approximate."""

    edtf: str | None = None
    wording: str | None = None
    basis: str | None = None
    anchor: str | None = None
    lower: date | None = None
    upper: date | None = None
    known_lower: date | None = None
    known_upper: date | None = None
    widest_lower: date | None = None
    widest_upper: date | None = None
    widest_known_lower: date | None = None
    widest_known_upper: date | None = None
    is_approximate: bool | None = None
    precision: str | None = None

    @property
    def exact_day(self) -> date | None:
        """The day, if exactly one is meant."""
        return self.lower if self.lower == self.upper and not self.is_approximate else None

    @property
    def first_bound(self) -> date | None:
        """The first nominal bound that is known."""
        return self.lower or self.upper

    @property
    def last_bound(self) -> date | None:
        """The last nominal bound that is known."""
        return self.upper or self.lower

    @property
    def is_stated(self) -> bool:
        """Whether there is a date, or at least the wording of one."""
        return bool(self.edtf or self.wording)

    def starts_by_the_end_of(self, other: When) -> bool:
        """Whether this window starts no later than the other one ends; open ends reach any day."""
        return (self.widest_lower or _EARLIEST) <= (other.widest_upper or _LATEST)

    def overlaps(self, other: When) -> bool:
        """Whether the two windows have a day in common."""
        return self.starts_by_the_end_of(other) and other.starts_by_the_end_of(self)

    def shares_known_day_with(self, other: When) -> bool:
        """Whether there is a day on which both are known to have held; what has no date shares with its like."""
        if self.known_lower is None or other.known_lower is None:
            return self.known_lower is None and other.known_lower is None
        return _meet((self.known_lower, self.known_upper), (other.known_lower, other.known_upper))

    def may_share_known_day_with(self, other: When) -> bool:
        """The same, widened where approximate; what has no date shares none."""
        return _meet(
            (self.widest_known_lower, self.widest_known_upper), (other.widest_known_lower, other.widest_known_upper)
        )


def _meet(days: tuple[date | None, date | None], others: tuple[date | None, date | None]) -> bool:
    """Whether two closed stretches of days have one in common."""
    (first, last), (other_first, other_last) = days, others
    if first is None or last is None or other_first is None or other_last is None:
        return False
    return first <= other_last and other_first <= last


def when_of(block: Mapping[str, Any] | None) -> When:
    """The date of a block of a coding."""
    if block is None:
        return When()
    rest = {"wording": block.get("text"), "basis": block.get("basis"), "anchor": block.get("anchor")}
    edtf = block.get("edtf")
    if edtf is None:
        return When(**rest)
    first, last = edtf.split("/") if "/" in edtf else (edtf, edtf)
    start = None if first == ".." else _end(first)
    stop = None if last == ".." else _end(last)
    nearest, farthest = start or stop, stop or start
    assert nearest is not None
    assert farthest is not None
    return When(
        edtf=edtf,
        **rest,
        lower=start.first if start else None,
        upper=stop.last if stop else None,
        known_lower=nearest.first,
        known_upper=farthest.last,
        widest_lower=start.widest_first if start else None,
        widest_upper=stop.widest_last if stop else None,
        widest_known_lower=nearest.widest_first,
        widest_known_upper=farthest.widest_last,
        is_approximate=any(end.is_approximate for end in (start, stop) if end),
        precision="interval" if "/" in edtf else nearest.precision,
    )


@dataclass(frozen=True, slots=True)
class _End:
    first: date
    last: date
    widest_first: date
    widest_last: date
    is_approximate: bool
    precision: str


def _end(text: str) -> _End:
    """One end: nominal days, and those of three days, one month or one year around where it is approximate."""
    bare = text.removesuffix("~")
    parts = [int(part) for part in bare.split("-")]
    if len(parts) == 3:
        first = last = date(*parts)
        widest = (first - timedelta(days=3), last + timedelta(days=3))
    elif len(parts) == 2:
        year, month = parts
        first, last = _month(year, month)
        before, after = (
            (year, month - 1) if month > 1 else (year - 1, 12),
            (year, month + 1) if month < 12 else (year + 1, 1),
        )
        widest = (_month(*before)[0], _month(*after)[1])
    else:
        (year,) = parts
        first, last = date(year, 1, 1), date(year, 12, 31)
        widest = (date(year - 1, 1, 1), date(year + 1, 12, 31))
    is_approximate = bare != text
    precision = {3: "day", 2: "month", 1: "year"}[len(parts)]
    return _End(first, last, *(widest if is_approximate else (first, last)), is_approximate, precision)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def month_of(when: When) -> date | None:
    """First day of the month in which both nominal bounds lie; None if one is open or they lie in different months."""
    if when.lower is None or when.upper is None:
        return None
    first = when.lower.replace(day=1)
    return first if first == when.upper.replace(day=1) else None


def earliest(days: Iterable[date | None]) -> date | None:
    """The earliest of the days that are known."""
    return min((day for day in days if day), default=None)


def latest(days: Iterable[date | None]) -> date | None:
    """The latest of the days that are known."""
    return max((day for day in days if day), default=None)
