"""Dates in EDTF, and the days between which they lie.

Read are levels 0 and 1 of EDTF (ISO 8601-2:2019) as far as news needs them: `2015`, `2015-10`, `2015-10-06`, seasons
`2020-21` to `2020-24`, digits left open from the right (`201X`, `20XX`, `2015-XX`, `2015-10-XX`), a qualifier `~`, `?`
or `%` at the end of a date, intervals `a/b` with `..` or nothing for an end that is open or unknown. Clock times,
sets, long and negative years are refused: no coding needs them, and a guess would be worse than an error.

Rules that the standard leaves open:

- A qualifier never moves the nominal bounds. It only moves the *widest* bounds, by the tolerance at the date's own
  precision (`tolerance`), and only on the side of the end that carries it. Resolution and contradiction use these.
- An open or unknown end gives no bound (None), never a far-away day.
- *Known* days are those on which the dated thing is known to have held: all days of a closed interval, but only the
  days of the given end where the other is open, since nobody said how long it held.
- Winter of year Y runs from December of Y to February of Y+1; seasons are those of the northern hemisphere.
- The precision of an interval is `interval`; `end_precision` is that of its coarser end.

Why an own reader: the `edtf` package, the one that is kept up, gives an open end as infinity and every winter as
December alone, needs 4 ms for an interval (here 10 µs, and cached; 100,000 codings hold four million dates), and its
import warns under today's pyparsing. On 1,400 random dates of one part both gave the same strict bounds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from deconfdb.errors import DeconfdbError

# From fine to coarse. `season` stands between month and year.
PRECISIONS = ("day", "month", "season", "year", "decade", "century")
INTERVAL = "interval"

_MONTHS_OF = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_AROUND_DAY = 3
_DATE = re.compile(r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?")
_OPEN_ENDS = ("", "..")
# Outside these years a date is a slip of the pen; it also keeps widened bounds inside what a date can hold.
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


class EdtfError(DeconfdbError):
    """A date is not EDTF as read here, or no such day exists."""

    def __init__(self, text: str, reason: str, way_out: str) -> None:
        self.reason = reason
        self.way_out = way_out
        super().__init__(f"{text}: {reason}; {way_out}")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a qualified date may lie from its nominal bounds: whole months, or days."""

    months: int
    days: int


@dataclass(frozen=True, slots=True)
class DateBounds:
    """The days that an EDTF date speaks of; all bounds are inclusive, None means open or unknown."""

    edtf: str
    lower: date | None
    upper: date | None
    known_lower: date
    known_upper: date
    widest_lower: date | None
    widest_upper: date | None
    precision: str
    end_precision: str
    is_approximate: bool
    is_uncertain: bool

    @property
    def is_exact_day(self) -> bool:
        """True if the date names one day without any reserve."""
        return self.lower is not None and self.lower == self.upper and not self.is_approximate and not self.is_uncertain


@dataclass(frozen=True, slots=True)
class _End:
    lower: date
    upper: date
    precision: str
    is_approximate: bool
    is_uncertain: bool

    @property
    def is_qualified(self) -> bool:
        return self.is_approximate or self.is_uncertain


def tolerance(precision: str) -> Tolerance:
    """Return by how much `~`, `?` and `%` widen an end of that precision: 3 days, else one unit of the precision."""
    if precision == "day":
        return Tolerance(months=0, days=_DAYS_AROUND_DAY)
    return Tolerance(months=_MONTHS_OF[precision], days=0)


@lru_cache(maxsize=65536)
def parse_edtf(text: str) -> DateBounds:
    """Return the bounds of an EDTF date.

    Raises EdtfError, which says what is wrong and how to write it, if the text is not EDTF as read here, if a day does
    not exist, if an interval ends before it begins, or if both its ends are open.
    """
    if "/" not in text:
        end = _parse_date(text)
        return _bounds(text, end, end, is_interval=False)
    parts = text.split("/")
    if len(parts) != 2:
        raise EdtfError(text, "has more than one “/”", "write an interval as first/last, e.g. 2015-10-06/2015-10-08")
    first, last = (None if part in _OPEN_ENDS else _parse_date(part) for part in parts)
    if first is None and last is None:
        raise EdtfError(text, "is open at both ends and says nothing", "leave the date out")
    if first is not None and last is not None and first.lower > last.upper:
        raise EdtfError(text, "ends before it begins", "write the earlier date first")
    return _bounds(text, first, last, is_interval=True)


def parse_full_date(text: str) -> date:
    """Return the day of a date that must be written YYYY-MM-DD; raises EdtfError otherwise."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise EdtfError(text, "is not a full date", "write the day as YYYY-MM-DD")
    return _parse_date(text).lower


def _bounds(text: str, first: _End | None, last: _End | None, *, is_interval: bool) -> DateBounds:
    ends = [end for end in (first, last) if end is not None]
    coarsest = max((end.precision for end in ends), key=PRECISIONS.index)
    return DateBounds(
        edtf=text,
        lower=first.lower if first else None,
        upper=last.upper if last else None,
        known_lower=ends[0].lower,
        known_upper=ends[-1].upper,
        widest_lower=_widen(first.lower, first, -1) if first else None,
        widest_upper=_widen(last.upper, last, +1) if last else None,
        precision=INTERVAL if is_interval else coarsest,
        end_precision=coarsest,
        is_approximate=any(end.is_approximate for end in ends),
        is_uncertain=any(end.is_uncertain for end in ends),
    )


def _widen(bound: date, end: _End, direction: int) -> date:
    if not end.is_qualified:
        return bound
    by = tolerance(end.precision)
    if by.days:
        return bound + direction * timedelta(days=by.days)
    # Coarser bounds are the first or the last day of a month, and stay so: 2015-11~ reaches to 31 December.
    index = bound.year * 12 + bound.month - 1 + direction * by.months
    year, month = divmod(index, 12)
    return date(year, month + 1, 1 if direction < 0 else monthrange(year, month + 1)[1])


def _parse_date(text: str) -> _End:
    bare = text.rstrip("~?%")
    qualifier = text[len(bare) :]
    match = _DATE.fullmatch(bare)
    if match is None or len(qualifier) > 1:
        raise EdtfError(text, "is not an EDTF date", _way_out(text, bare, qualifier))
    lower, upper, precision = _span(text, match["year"], match["month"], match["day"])
    if not _FIRST_YEAR <= lower.year <= _LAST_YEAR:
        raise EdtfError(text, f"lies outside the years {_FIRST_YEAR} to {_LAST_YEAR}", "correct the year")
    return _End(lower, upper, precision, is_approximate=qualifier in ("~", "%"), is_uncertain=qualifier in ("?", "%"))


def _span(text: str, year: str, month: str | None, day: str | None) -> tuple[date, date, str]:
    if "X" in year:
        if month is not None:
            raise EdtfError(text, "leaves the year open but names a month", f"write the year alone, e.g. {year}")
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return *_months(text, (first, 1), (last, 12)), "decade" if first // 10 == last // 10 else "century"
    number = int(year)
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise EdtfError(text, "names a day but no month", f"write the year alone, e.g. {year}")
        return *_months(text, (number, 1), (number, 12)), "year"
    of_year = int(month or 0)
    if 21 <= of_year <= 24:
        if day is not None:
            raise EdtfError(text, "gives a day to a season", f"write {year}-{month}")
        start = 3 * (of_year - 20)
        return *_months(text, (number, start), (number + (start == 12), (start + 1) % 12 + 1)), "season"
    if not 1 <= of_year <= 12:
        raise EdtfError(text, "has no such month", "months are 01 to 12, seasons 21 (spring) to 24 (winter)")
    if day in (None, "XX"):
        return *_months(text, (number, of_year), (number, of_year)), "month"
    exact = _day(text, number, of_year, int(day or 0))
    return exact, exact, "day"


def _months(text: str, first: tuple[int, int], last: tuple[int, int]) -> tuple[date, date]:
    """Return the first day of the first month and the last day of the last one."""
    lower = _day(text, *first, 1)
    return lower, _day(text, *last, monthrange(*last)[1])


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        last = monthrange(year, month)[1] if year >= 1 else 0
        raise EdtfError(text, "is no day of the calendar", f"{year:04}-{month:02} has {last} days") from None


def _way_out(text: str, bare: str, qualifier: str) -> str:
    """Say how to write what was probably meant; the first case that fits."""
    cases = (
        (not text, "leave the date out where nothing is known"),
        ("T" in text and ":" in text, f"clock times are not kept: write {text.split('T', maxsplit=1)[0]}"),
        (text.startswith(("[", "{")), "sets are not read: write an interval first/last"),
        (text.startswith(("-", "+", "Y")), "write a year of four digits without a sign"),
        (len(qualifier) > 1, f"one qualifier is enough: write {bare}% for approximate and uncertain"),
        (re.fullmatch(r"[0-9]{2}(-[0-9]{2})?", bare), "write each end in full: 2015-10-06/2015-10-08"),
        (re.search(r"[~?%]", bare), "a qualifier stands at the end of the date, e.g. 2015-10~"),
        (
            re.fullmatch(r"[0-9xuX-]*[xu][0-9xuX-]*", bare),
            f"write open digits as capital X: {re.sub('[xu]', 'X', bare)}",
        ),
    )
    general = "write YYYY, YYYY-MM or YYYY-MM-DD, with ~ at the end for about, or first/last for an interval"
    return next((way_out for fits, way_out in cases if fits), general)
