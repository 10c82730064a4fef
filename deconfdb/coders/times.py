"""Dates in newswire English to EDTF: no machine clock, no guess, no publication date put for an unknown one."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from deconfdb.lexicon.records import CalendarWord


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
    def is_resolved(self) -> bool:
        """Whether a day or interval was found."""
        return self.edtf is not None


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


_PARTS = {
    "early": (1, 10), "beginning of": (1, 10), "start of": (1, 10), "the beginning of": (1, 10), "the start of": (1, 10),
    "mid": (11, 20), "mid-": (11, 20), "middle of": (11, 20), "the middle of": (11, 20),
    "late": (21, 31), "end of": (21, 31), "the end of": (21, 31), "the final days of": (21, 31), "final days of": (21, 31),
}  # fmt: skip
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_FUZZY_COUNTS = {"a couple of": (2, 2), "a few": (2, 5), "few": (2, 5), "several": (2, 6), "some": (2, 6), "recent": (1, 6),
                 "couple": (2, 2), "couple of": (2, 2), "many": (4, 12)}  # fmt: skip
_UNIT_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
_DAY_PART = r"(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night|noon|midday|local time))?"


class Calendar:
    """The resolver, built over the words of the calendar."""

    def __init__(self, words: Iterable[CalendarWord]) -> None:
        self._weekdays: dict[str, int] = {}
        self._months: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._offsets: dict[str, str] = {}
        tables = {"weekday": self._weekdays, "month": self._months, "number": self._numbers}
        for word in words:
            for form in word.forms:
                low = form.lower()
                if word.kind in tables and word.value.isdigit():
                    tables[word.kind][low] = int(word.value)
                elif word.kind == "relative" and re.fullmatch(r"(?:day|week|month|year):-?\d+\.\.-?\d+", word.value):
                    self._offsets[low] = word.value
        for number in range(7):
            self._weekdays.setdefault(calendar.day_name[number].lower(), number)
        for number in range(1, 13):
            self._months.setdefault(calendar.month_name[number].lower(), number)
        bodies = self._bodies()
        self._names = tuple(name for name, _ in bodies)
        # Four sentences in five hold no date; a word that every wording has one of is looked for first.
        hints = {*self._months, *self._weekdays, *self._offsets}
        self._hint = re.compile(
            r"\d|week|month|year|decade|days?\b|hour|night|today|tomorrow|yesterday|spring|summer|autumn|fall\b|"
            + "|".join(re.escape(word.rstrip(".")) for word in sorted(hints)),
            re.IGNORECASE,
        )
        self._pattern = re.compile("|".join(f"(?P<{name}>{body})" for name, body in bodies), re.IGNORECASE)

    def _bodies(self) -> list[tuple[str, str]]:
        def choice(words: Iterable[str]) -> str:
            return (
                "|".join(
                    re.escape(word).replace(r"\.", r"\.?")
                    for word in sorted(words, key=lambda word: (-len(word), word))
                )
                or r"(?!x)x"
            )

        weekday, month = choice(self._weekdays), choice(word for word in self._months)
        number = rf"(?:\d{{1,3}}|{choice(self._numbers)}|a couple of|a few|several|some|couple of|an?|many)"
        unit = r"(?:hour|day|week|month|year|decade)s?"
        relative = choice(self._offsets)
        part = choice(_PARTS)
        return [
            ("iso", r"\b(?P<iso_y>[12]\d{3})-(?P<iso_m>[01]\d)-(?P<iso_d>[0-3]\d)\b"),
            ("after", rf"\b(?:(?:just|only|about|some|less than|more than|barely)\s+)?(?P<after_n>{number})\s+(?P<after_u>{unit})\s+(?P<after_w>after|before|later|earlier|following|prior to)\b"),
            ("month_day", rf"\b(?P<md_m>{month})\.?\s+(?P<md_d>[0-3]?\d)(?:st|nd|rd|th)?(?:\s*(?:-|to|and)\s*(?P<md_e>[0-3]?\d)\b)?(?:,?\s+(?P<md_y>[12]\d{{3}}))?(?!\d)(?!,\d)"),
            ("day_month", rf"\b(?:the\s+)?(?P<dm_d>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dm_m>{month})\b\.?(?:,?\s+(?P<dm_y>[12]\d{{3}}))?"),
            ("ago", rf"\b(?:(?:just|only|about|some|less than|more than|barely|over)\s+)?(?P<ago_n>{number})\s+(?P<ago_u>{unit})\s+ago\b"),
            ("past", rf"\b(?:in|during|over|within|for)\s+the\s+(?:past|last)\s+(?:(?P<past_n>{number}|couple(?: of)?|few)\s+)?(?P<past_u>{unit})\b"),
            ("lastdays", rf"\b(?:the\s+)?(?:past|last)\s+(?P<ld_n>{number}|couple(?: of)?|few)\s+(?P<ld_u>{unit})\b"),
            ("recent", r"\b(?:in|over|during)\s+recent\s+(?P<rec_u>days|weeks|months|years)\b"),
            ("coming", rf"\b(?:in|over|during|within)\s+(?:the\s+)?(?:upcoming|coming|next)\s+(?:(?P<com_n>{number}|few|couple of)\s+)?(?P<com_u>days?|weeks?|months?)\b"),
            ("within", rf"\b(?:with)?in\s+(?P<win_n>{number})\s+(?P<win_u>days?|weeks?|months?)(?:'\s+time)?\b"),
            ("weekend", r"\b(?:over|at|during|on)?\s*(?:the|this|last|next|this past|this coming)\s+weekend\b"),
            ("tonight", r"\b(?:last night|tonight|overnight)\b"),
            ("finalweeks", rf"\b(?:the\s+)?(?P<fw_w>final|last|closing|first|opening)\s+(?:days|weeks|months)\s+of\s+(?P<fw_y>[12]\d{{3}}|last year|this year|the year|{month})\b"),
            ("partmonth", rf"\b(?P<pm_p>{part})[\s-]*(?:of\s+)?(?P<pm_m>{month})\b\.?(?:,?\s+(?P<pm_y>[12]\d{{3}}))?"),
            ("partyear", r"\b(?P<py_p>early|mid|late)[\s-]+(?:in\s+)?(?P<py_y>(?:19|20)\d{2})\b"),
            ("season", r"\b(?:the\s+)?(?:(?P<se_l>last|this)\s+)?(?P<se_s>spring|summer|autumn|fall)(?:\s+of)?\s+(?P<se_y>(?:19|20)\d{2})\b"),
            ("earlier", r"\b(?:earlier|late|later|early)\s+(?:this|last|next)\s+(?P<ear_u>week|month|year)\b"),
            ("which", r"\b(?P<wh_w>last|this|next|this past|the previous|the following|the same)\s+(?P<wh_u>week|month|year|day)\b"),
            ("relative", rf"\b(?:{relative})\b"),
            ("weekday", rf"\b(?:(?:on|by|since|until|from|late|early|earlier)\s+)*(?:(?P<wd_w>last|next|this|this past|this coming|the previous|the following)\s+)?(?P<wd_d>{weekday})\b(?:'s)?{_DAY_PART}"),
            ("bare", r"\b(?:yesterday|today|tomorrow)\b"),
            ("monthyear", rf"\b(?P<my_m>{month})\.?,?\s+(?:of\s+)?(?P<my_y>(?:19|20)\d{{2}})\b"),
            ("whichmonth", rf"\b(?P<wm_w>last|this|next)\s+(?P<wm_m>{month})\b"),
            ("inmonth", rf"\b(?:in|since|until|during|by|from|of)\s+(?P<im_m>{month})\b(?!\s+\d)"),
            ("year", r"\b(?:in|since|of|from|until|by|during|before|after)\s+(?P<yr_y>(?:19|20)\d{2})\b(?!-\d|,\d)"),
        ]  # fmt: skip

    def find(self, text: str, start: int, end: int, published: date | None, future: bool = False) -> list[TimeFound]:
        """All wordings of time in `text[start:end]`, resolved against the day of publication.

        `future` says that the clause speaks of what is to come, so that "on Thursday" is the next one.
        """
        found: list[TimeFound] = []
        if not self._hint.search(text, start, end):
            return found
        for match in self._pattern.finditer(text, start, end):
            kind = next(name for name in self._names if match[name] is not None)
            if self._is_common_word(match):
                continue
            wording = match[0].strip()
            left = match.start() + (len(match[0]) - len(match[0].lstrip()))
            base = TimeFound(left, left + len(wording), wording, None, "none")
            try:
                resolved = getattr(self, f"_{kind}")(match, base, published, future)
            except (ValueError, OverflowError):
                resolved = base
            if re.match(r"(?:ever )?since\b", match[0], re.IGNORECASE) or re.search(
                r"\bsince\s+$", text[max(start, left - 12) : left], re.IGNORECASE
            ):
                resolved = replace(resolved, is_open=True)
            earlier = found[-1] if found else None
            if earlier and kind in {"month_day", "day_month", "iso"} and text[earlier.end : left] in {", ", " "}:
                # "Saturday, March 4": the weekday only repeats the date.
                resolved = replace(resolved, start=earlier.start, text=text[earlier.start : resolved.end])
                found.pop()
            found.append(resolved)
        return found

    @staticmethod
    def _is_common_word(match: re.Match[str]) -> bool:
        """Names of days and months are written with a capital; "may", "march" and "sat" are verbs."""
        groups = ("md_m", "dm_m", "im_m", "wm_m", "my_m", "pm_m", "wd_d")
        return any(match[group] is not None and match[group][0].islower() for group in groups)

    # Explicit dates.

    def _iso(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        day = date(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))
        return self._bounds(base, day, day, "explicit")

    def _month_day(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        return self._dated(match["md_y"], match["md_m"], match["md_d"], match["md_e"], base, published, future)

    def _day_month(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        return self._dated(match["dm_y"], match["dm_m"], match["dm_d"], None, base, published, future)

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
        """The year that puts a day before publication, or after it if the text speaks of what is to come."""
        if future:
            return published.year if (month, day) >= (published.month, published.day) else published.year + 1
        return published.year if (month, day) <= (published.month, published.day) else published.year - 1

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
        return self._bounds(base, *month_bounds(int(match["my_y"]), self._month(match["my_m"])), "explicit")

    def _year(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        year = int(match["yr_y"])
        return self._bounds(base, date(year, 1, 1), date(year, 12, 31), "explicit")

    def _inmonth(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        month = self._month(match["im_m"])
        year = self._nearest_year(published, month, 1, future)
        return self._bounds(base, *month_bounds(year, month), "explicit_year_inferred")

    def _whichmonth(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        month, word = self._month(match["wm_m"]), match["wm_w"].lower()
        if word == "next":
            year = published.year + (month <= published.month)
        else:
            year = published.year - (month > published.month or (word == "last" and month == published.month))
        return self._bounds(base, *month_bounds(year, month), "explicit_year_inferred")

    def _partmonth(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        month = self._month(match["pm_m"])
        first, last = _PARTS[re.sub(r"\s+", " ", match["pm_p"].lower())]
        if match["pm_y"]:
            year, basis = int(match["pm_y"]), "explicit"
        elif published is None:
            return base
        else:
            year, basis = self._nearest_year(published, month, first, future), "explicit_year_inferred"
        end = month_bounds(year, month)[1].day
        return self._bounds(base, date(year, month, first), date(year, month, min(last, end)), basis)

    def _partyear(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        first, last = _YEAR_PARTS[match["py_p"].lower()]
        year = int(match["py_y"])
        return self._bounds(base, date(year, first, 1), month_bounds(year, last)[1], "explicit")

    def _season(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        first, last = _SEASONS[match["se_s"].lower()]
        year = int(match["se_y"])
        return self._bounds(base, date(year, first, 1), month_bounds(year, last)[1], "explicit", approximate=True)

    def _finalweeks(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        of, is_end = match["fw_y"].lower(), match["fw_w"].lower() in {"final", "last", "closing"}
        if of.isdigit():
            year, month, basis = int(of), 12 if is_end else 1, "explicit"
        elif published is None:
            return base
        elif of in {"last year", "this year", "the year"}:
            year, month, basis = published.year - (of == "last year"), 12 if is_end else 1, "article_relative"
        else:
            month = self._month(of)
            year, basis = self._nearest_year(published, month, 1, future), "explicit_year_inferred"
        first, last = month_bounds(year, month)
        middle = first + timedelta(days=14)
        return self._bounds(base, middle if is_end else first, last if is_end else middle, basis)

    # Dates seen from the day of publication.

    def _weekday(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        day_name = match["wd_d"].lower()
        number = self._weekdays[day_name if day_name in self._weekdays else day_name + "."]
        word = (match["wd_w"] or "").lower()
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

    def _bare(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        day = published + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[match[0].lower()])
        return self._bounds(base, day, day, "article_relative")

    def _tonight(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        day = published - timedelta(days=0 if match[0].lower() == "tonight" else 1)
        upper = published if match[0].lower() == "overnight" else day
        return self._bounds(base, day, upper, "article_relative")

    def _weekend(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        if future or re.search(r"next|coming", match[0], re.IGNORECASE):
            saturday = published + timedelta(days=(5 - published.weekday()) % 7)
            return self._bounds(base, saturday, saturday + timedelta(days=1), "article_relative")
        # In much of the Middle East the weekend begins on Friday: the wider reading holds both.
        sunday = published - timedelta(days=(published.weekday() - 6) % 7)
        return self._bounds(base, sunday - timedelta(days=2), sunday, "article_relative")

    def _ago(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        return self._counted(match["ago_n"], match["ago_u"], base, published, -1)

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
        size = _UNIT_DAYS[unit]
        near, far = published + timedelta(days=sign * low * size), published + timedelta(days=sign * high * size)
        exact = low == high and unit == "day"
        return self._bounds(base, min(near, far), max(near, far), "article_relative", approximate=not exact)

    def _count(self, word: str | None) -> tuple[int, int]:
        low = re.sub(r"\s+", " ", (word or "1").lower())
        if low in {"a", "an"}:
            return 1, 1
        if low in _FUZZY_COUNTS:
            return _FUZZY_COUNTS[low]
        number = int(low) if low.isdigit() else self._numbers[low]
        return number, number

    def _past(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        return self._span_back(match["past_n"], match["past_u"], base, published)

    def _lastdays(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        return self._span_back(match["ld_n"], match["ld_u"], base, published)

    def _span_back(self, count: str | None, unit: str, base: TimeFound, published: date | None) -> TimeFound:
        if published is None:
            return base
        days = self._count(count)[1] * _UNIT_DAYS[unit.lower().rstrip("s")]
        return self._bounds(base, published - timedelta(days=days), published, "article_relative")

    def _recent(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        days = 4 * _UNIT_DAYS[match["rec_u"].lower().rstrip("s")]
        return self._bounds(base, published - timedelta(days=days), published, "article_relative", approximate=True)

    def _coming(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        unit = match["com_u"].lower()
        count = self._count(match["com_n"])[1] if match["com_n"] else (6 if unit.endswith("s") else 1)
        until = published + timedelta(days=count * _UNIT_DAYS[unit.rstrip("s")])
        return self._bounds(base, published, until, "article_relative", approximate=True)

    def _within(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None or not (future or match[0].lower().startswith("within")):
            return base
        days = self._count(match["win_n"])[1] * _UNIT_DAYS[match["win_u"].lower().rstrip("s")]
        return self._bounds(base, published, published + timedelta(days=days), "article_relative")

    def _earlier(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        words = match[0].lower().split()
        lower, upper = self._unit_bounds(
            match["ear_u"].lower(), published, {"last": -1, "this": 0, "next": 1}[words[1]]
        )
        if words[1] == "this" and words[0] in {"earlier", "early"}:
            upper = published
        elif words[1] == "this":
            lower, upper = (published, upper) if words[0] == "later" else (lower, upper)
        return self._bounds(base, lower, upper, "article_relative")

    def _which(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        word, unit = match["wh_w"].lower(), match["wh_u"].lower()
        if published is None or word.startswith("the"):
            return base
        if unit == "day":
            return base
        lower, upper = self._unit_bounds(unit, published, {"last": -1, "this past": -1, "this": 0, "next": 1}[word])
        if word == "this" and not future:
            upper = min(upper, published)
        return self._bounds(base, lower, upper, "article_relative")

    @staticmethod
    def _unit_bounds(unit: str, published: date, step: int) -> tuple[date, date]:
        if unit == "week":
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
            return monday, monday + timedelta(days=6)
        if unit == "month":
            moved = shift_months(published.replace(day=1), step)
            return month_bounds(moved.year, moved.month)
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)

    def _relative(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        if published is None:
            return base
        unit, _, offsets = self._offsets[re.sub(r"\s+", " ", match[0].lower())].partition(":")
        first, last = (int(part) for part in offsets.split(".."))
        if unit == "day":
            lower, upper = published + timedelta(days=first), published + timedelta(days=last)
        else:
            lower, upper = self._unit_bounds(unit, published, first)[0], self._unit_bounds(unit, published, last)[1]
        return self._bounds(base, lower, upper, "article_relative")

    def _after(self, match: re.Match[str], base: TimeFound, published: date | None, future: bool) -> TimeFound:
        low, high = self._count(match["after_n"])
        sign = 1 if match["after_w"].lower() in {"after", "later", "following"} else -1
        days = sign * round((low + high) / 2 * _UNIT_DAYS[match["after_u"].lower().rstrip("s")])
        return replace(base, basis="event_relative", offset_days=days, is_approximate=True)

    @staticmethod
    def _bounds(base: TimeFound, lower: date, upper: date, basis: str, approximate: bool = False) -> TimeFound:
        return replace(
            base,
            edtf=edtf_of(lower, upper, approximate),
            basis=basis,
            lower=lower,
            upper=upper,
            is_approximate=approximate,
        )
