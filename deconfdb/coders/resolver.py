"""The resolver of dates: finds the wordings and hands each to the rule that reads it."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from deconfdb.coders.named_dates import DAY_PART, PARTS
from deconfdb.coders.part_dates import FEASTS, ORDINALS
from deconfdb.coders.relative_dates import RelativeDates
from deconfdb.coders.text import lowered
from deconfdb.coders.times import TimeFound, edtf_of, shift_years
from deconfdb.lexicon.records import CalendarWord

REACH = 60
"""Characters on either side of its hint within which a wording of time lies."""

_WORD = re.compile(r"[^\W_]+")
_TIME_WORDS = frozenset(
    "week fortnight weekend month year half quarter decade day hour "
    "morning afternoon evening night tonight overnight today tomorrow yesterday "
    "spring summer autumn fall winter christmas".split()
)
_OPENING = frozenset(
    "a about after an at barely before beginning between by closing couple during earlier early end fall few final first for "
    "from in just last late later less many middle mid more next of on only opening over overnight past several since some "
    "spring start summer autumn that the this today tomorrow tonight until with within yesterday".split()
)
"""Words that a wording of time begins with, beside those of the lexicon; most words of a text are none."""
_WHOLE = frozenset("a an by in of".split())
"""Those that half the words of a text begin with."""
_FULL_MONTHS = frozenset(calendar.month_name[1:])
# Sentence after sentence of one text is asked for its times.
_lowered = functools.lru_cache(maxsize=1)(lowered)


class Calendar(RelativeDates):
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
        # The longest word of a relative wording ("the day before yesterday") is the one that others rarely have.
        relative = {max(re.findall(r"[^\W\d_]+", form), key=len) for form in self._offsets}
        hints = {*_TIME_WORDS, *(word.rstrip(".") for word in {*self._months, *self._weekdays}), *relative}
        self._hints = frozenset({*hints, *(f"{word}s" for word in hints)})
        # A wording begins with a word, so that no reading is tried within one, nor where another word stands.
        readings = "|".join(f"(?P<{name}>{body})" for name, body in bodies)
        self._pattern = re.compile(rf"\b(?={self._opening()})(?:{readings})")

    def _opening(self) -> str:
        """What a wording of time begins with: a figure or one of these words."""
        forms = (*self._numbers, *self._months, *self._weekdays, *self._offsets, *PARTS)
        words = _OPENING.union(form.split()[0].rstrip(".") for form in forms) - _WHOLE
        return rf"\d|(?:{'|'.join(sorted(_WHOLE))})\b|{'|'.join(map(re.escape, sorted(words)))}"

    def _bodies(self) -> list[tuple[str, str]]:
        def choice(words: Iterable[str]) -> str:
            every = frozenset(words)

            def pattern(word: str) -> str:
                # "Mon" and "Jun" are names where no point follows; "Jan" is a month either way.
                is_name = word.endswith(".") and word[:-1] not in every
                return re.escape(word.rstrip(".")) + (r"(?=\.)" if is_name else "")

            return "|".join(map(pattern, sorted(every, key=lambda word: (-len(word), word)))) or r"(?!x)x"

        weekday, month = choice(self._weekdays), choice(word for word in self._months)
        number = rf"(?:\d{{1,3}}|{choice(self._numbers)}|a couple of|a few|several|some|couple of|an?|many)"
        unit = r"(?:hour|day|week|fortnight|month|year|decade)s?"
        relative = choice(self._offsets)
        part = choice(PARTS)
        ordinal, feast = choice(ORDINALS), choice(FEASTS).replace("'", "['’]")
        return [
            ("days", rf"\b(?:from\s+|between\s+)?(?:(?:the\s+)?(?P<ds_f>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+(?P<ds_m>{month})\.?)?\s*(?:-|–|\bto\b|\band\b|\bthrough\b|\buntil\b)\s*(?:the\s+)?(?P<ds_l>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<ds_n>{month})\b\.?)(?:,?\s+(?P<ds_y>[12]\d{{3}})\b)?"),  # noqa: E501
            ("twodays", rf"\b(?P<td_m>{month})\.?\s+(?P<td_f>[0-3]?\d)(?:st|nd|rd|th)?\s*(?:-|–|\bto\b|\band\b|\bthrough\b|\buntil\b)\s*(?P<td_n>{month})\.?\s+(?P<td_l>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,?\s+(?P<td_y>[12]\d{{3}})\b)?"),  # noqa: E501
            ("nthpart", rf"\b(?:(?:in|during|by|from|on|since|until|for)\s+)?(?:the\s+)?(?P<np_w>{ordinal}|last|final|closing)\s+(?P<np_u>week|half|quarter|day)\s+of\s+(?:(?P<np_m>{month})\b\.?(?:,?\s+(?:of\s+)?(?:(?P<np_y>[12]\d{{3}})|(?P<np_r>last|this|next)\s+year)\b)?|(?P<np_n>[12]\d{{3}})\b|(?P<np_s>last|this|next|the)\s+(?P<np_k>month|year)\b)"),  # noqa: E501
            ("quarter", rf"\b(?:in|during|by|for)\s+the\s+(?P<qu_w>{ordinal}|last|final)\s+quarter\b(?!-|\s+of\b)"),
            ("iso", r"\b(?P<iso_y>[12]\d{3})-(?P<iso_m>[01]\d)-(?P<iso_d>[0-3]\d)\b"),
            ("after", rf"\b(?:(?:just|only|about|some|less than|more than|barely)\s+)?(?P<after_n>{number})\s+(?P<after_u>{unit})\s+(?P<after_w>after|before|later|earlier|following|prior to)\b"),  # noqa: E501
            ("month_day", rf"\b(?P<md_m>{month})\.?\s+(?P<md_d>[0-3]?\d)(?:st|nd|rd|th)?(?:\s*(?:-|to|and)\s*(?P<md_e>[0-3]?\d)\b)?(?:,?\s+(?:(?P<md_y>[12]\d{{3}})|(?:of\s+)?(?P<md_r>last|this|next|that|the same)\s+year\b))?(?!\d)(?!,\d)"),  # noqa: E501
            ("day_month", rf"\b(?:the\s+)?(?P<dm_d>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dm_m>{month})\b\.?(?:,?\s+(?:(?P<dm_y>[12]\d{{3}})|(?:of\s+)?(?P<dm_r>last|this|next|that|the same)\s+year\b))?"),  # noqa: E501  # noqa: E501
            ("weekdaysago", rf"\b(?P<wa_n>{number})\s+(?P<wa_d>{weekday})s\s+ago\b"),
            ("fromnow", rf"\b(?P<fn_n>{number})\s+(?P<fn_u>{unit})\s+from\s+(?:now|today)\b"),
            ("ago", rf"\b(?:(?:just|only|about|some|less than|more than|barely|over)\s+)?(?P<ago_h>half\s+)?(?P<ago_n>{number})\s+(?P<ago_u>{unit})\s+ago\b"),  # noqa: E501
            ("past", rf"\b(?:in|during|over|within|for)\s+the\s+(?:past|last)\s+(?:(?P<past_n>{number}|couple(?: of)?|few)\s+)?(?P<past_u>{unit})\b(?!\s+of\b)"),  # noqa: E501
            ("lastdays", rf"\b(?:the\s+)?(?:past|last)\s+(?P<ld_n>{number}|couple(?: of)?|few)\s+(?P<ld_u>{unit})\b(?!\s+of\b)"),
            ("recent", r"\b(?:in|over|during)\s+recent\s+(?P<rec_u>days|weeks|months|years)\b"),
            ("coming", rf"\b(?:in|over|during|within)\s+(?:the\s+)?(?:upcoming|coming|next)\s+(?:(?P<com_n>{number}|few|couple of)\s+)?(?P<com_u>days?|weeks?|months?)\b"),  # noqa: E501
            ("within", rf"\b(?:with)?in\s+(?P<win_n>{number})\s+(?P<win_u>days?|weeks?|fortnight|months?)(?:'\s+time)?\b"),
            ("weekend", r"\b(?:over|at|during|on)?\s*(?:the|this|last|next|this past|this coming)\s+weekend\b"),
            ("tonight", r"\b(?:last night|tonight|overnight)\b"),
            ("finalweeks", rf"\b(?:the\s+)?(?P<fw_w>final|last|closing|first|opening)\s+(?:days|weeks|months)\s+of\s+(?P<fw_y>[12]\d{{3}}|last year|this year|the year|{month})\b"),  # noqa: E501
            ("partmonth", rf"\b(?P<pm_p>{part})[\s-]*(?:of\s+)?(?P<pm_m>{month})\b\.?(?:,?\s+(?:(?P<pm_y>[12]\d{{3}})|(?:of\s+)?(?P<pm_r>last|this|next)\s+year\b))?"),  # noqa: E501
            ("partyear", r"\b(?P<py_p>early|mid|late)[\s-]+(?:in\s+)?(?P<py_y>(?:19|20)\d{2})\b"),
            ("decade", r"\b(?:in\s+)?the\s+(?:(?P<de_p>early|mid|late)[\s-]+)?(?P<de_y>(?:19|20)\d0)s\b"),
            ("years", r"\b(?:between|from)\s+(?P<ys_f>(?:19|20)\d{2})\s+(?:and|to|until|through)\s+(?P<ys_l>(?:19|20)\d{2})\b"),
            ("feast", rf"\b(?:on|over|at|before|after|until|by|since)\s+(?:the\s+)?(?P<fe_n>{feast})\b(?:,?\s+(?P<fe_y>(?:19|20)\d{{2}})\b)?"),  # noqa: E501
            ("season", r"\b(?:the\s+)?(?:(?P<se_l>last|this)\s+)?(?P<se_s>spring|summer|autumn|fall)(?:\s+of)?\s+(?P<se_y>(?:19|20)\d{2})\b"),  # noqa: E501
            ("whichseason", r"\b(?:(?P<ws_w>last|this|next)|(?:in|during|since|until|over|by)\s+the)\s+(?P<ws_s>spring|summer|autumn|fall|winter)\b(?!\s+(?:of|break|camp|games|session|resort))"),  # noqa: E501
            ("earlier", r"\b(?:earlier|late|later|early)\s+(?:this|last|next)\s+(?P<ear_u>week|month|year)\b"),
            ("which", r"\b(?P<wh_w>last|this|next|this past|the previous|the following|the same)\s+(?P<wh_u>week|month|year|day)\b"),  # noqa: E501
            ("relative", rf"\b(?:{relative})\b"),
            ("theday", r"\b(?:(?:on|in)\s+)?(?:(?:(?:earlier|later|early|late)\s+)?that(?:\s+(?:very|same))?|the\s+same|(?:earlier|later)\s+in\s+the)\s+(?:day|night|morning|afternoon|evening)\b"),  # noqa: E501
            ("weekspan", rf"\bfrom\s+(?P<sp_f>{weekday})\s+(?:to|until|till|through)\s+(?P<sp_l>{weekday})\b(?:\s+(?:of\s+)?(?P<sp_k>last|this|next)\s+week\b)?"),  # noqa: E501
            ("weekday", rf"\b(?:(?:on|by|since|until|from|late|early|earlier)\s+)*(?:(?P<wd_w>last|next|this|this past|this coming|the previous|the following)\s+)?(?P<wd_d>{weekday})\b(?:'s)?{DAY_PART}(?:\s+(?:of\s+)?(?P<wd_k>last|this|next)\s+week\b)?"),  # noqa: E501
            ("bare", r"\b(?:yesterday|today|tomorrow)\b"),
            ("monthyear", rf"\b(?P<my_m>{month})\.?,?\s+(?:of\s+)?(?:(?P<my_y>(?:19|20)\d{{2}})|(?P<my_r>last|this|next)\s+year)\b"),  # noqa: E501
            ("whichmonth", rf"\b(?P<wm_w>last|this|next|that|the following|the next|the previous)\s+(?P<wm_m>{month})\b"),
            ("inmonth", rf"\b(?:in|since|until|during|by|from|of|for)\s+(?P<im_m>{month})\b(?!\.?\s+\d|,\s+(?:19|20)\d\d\b)(?:\s+(?:of\s+)?(?P<im_r>last|this|next|that|the same|the following|the next|the previous)\s+year\b)?(?:(?=\s+(?:and|or|to)\s+(?:{month})\s+(?:of\s+)?(?P<im_y>(?:19|20)\d{{2}})\b))?"),  # noqa: E501
            ("year", r"\b(?:in|since|of|from|until|by|during|before|after)\s+(?P<yr_y>(?:19|20)\d{2})\b(?!-\d|,\d)"),
        ]  # fmt: skip

    def find(self, text: str, start: int, end: int, published: date | None, future: bool = False) -> list[TimeFound]:
        """All wordings of time in `text[start:end]`, resolved against the day of publication.

        `future` says that the clause speaks of what is to come, so that "on Thursday" is the next one.
        """
        found: list[TimeFound] = []
        low = _lowered(text)
        # Four sentences in five hold no date; a word that every wording has one of is looked for first.
        words = set(_WORD.findall(low, start, end))
        if words.isdisjoint(self._hints) and (not words or "".join(words).isalpha()):
            return found
        hints = [
            word.span() for word in _WORD.finditer(low, start, end)
            if word[0] in self._hints or not word[0].isalpha()
        ]  # fmt: skip
        first, last = max(start, hints[0][0] - REACH), min(end, hints[-1][1] + REACH)
        for match in self._pattern.finditer(low, first, last):
            kind = next(name for name in self._names if match[name] is not None)
            if self._is_common_word(match, text):
                continue
            left = match.end() - len(match[0].lstrip())
            wording = self._without_full_stop(text[left : match.end()].rstrip())
            base = TimeFound(left, left + len(wording), wording, None, "none")
            try:
                resolved = getattr(self, f"_{kind}")(match, base, published, future)
            except (ValueError, OverflowError):
                resolved = base
            if re.match(r"(?:ever )?since\b", match[0]) or re.search(r"\bsince\s+$", low[max(start, left - 12) : left]):
                resolved = _begun(replace(resolved, is_open=True), published)
            earlier = found[-1] if found else None
            if earlier and kind in {"month_day", "day_month", "iso"} and text[earlier.end : left] in {", ", " "}:
                # "Saturday, March 4": the weekday only repeats the date.
                resolved = replace(resolved, start=earlier.start, text=text[earlier.start : resolved.end])
                found.pop()
            found.append(resolved)
        return found

    @staticmethod
    def _without_full_stop(wording: str) -> str:
        """`on 5 March.` at the end of a sentence: the point is none of an abbreviation."""
        if not wording.endswith("."):
            return wording
        word = wording.rstrip(".").rsplit(maxsplit=1)[-1].rsplit("-", maxsplit=1)[-1].capitalize()
        return wording.rstrip(".") if word in _FULL_MONTHS else wording

    @staticmethod
    def _is_common_word(match: re.Match[str], text: str) -> bool:
        """Names of days and months are written with a capital; "may" and "sat" are verbs, "shortly after dawn" is no time ahead."""
        if match[0] in {"soon", "shortly"} and text.startswith((" after", " before", " thereafter"), match.end()):
            return True
        if match[0].endswith("jan") and text[match.end() : match.end() + 2].strip().isupper():
            return True  # "a team led by Jan Kowalski"
        groups = ("md_m", "dm_m", "im_m", "wm_m", "my_m", "pm_m", "wd_d", "np_m", "ds_n", "td_m", "td_n")
        return any(match[group] is not None and text[match.start(group)].islower() for group in groups)


def _begun(when: TimeFound, published: date | None) -> TimeFound:
    """`since July`, told in June: the July before, since what has begun lies behind."""
    lower, upper = when.lower, when.upper
    is_ahead = lower is not None and published is not None and lower > published
    if lower is None or upper is None or not is_ahead or when.basis != "explicit_year_inferred":
        return when
    lower, upper = shift_years(lower, upper, -1)
    return replace(when, edtf=edtf_of(lower, upper, when.is_approximate), lower=lower, upper=upper)
