"""The resolver of dates: finds the wordings and hands each to the rule that reads it."""

from __future__ import annotations

import calendar
import functools
import itertools
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
_ANY, _FIGURE, _MONTH, _WEEKDAY, _PERIOD = "any", "figure", "month", "weekday", "period"
"""What a word may be a sign of: any wording, or one that has words of its kind."""
_NEEDED = {
    **dict.fromkeys("iso partyear decade years season year".split(), (_FIGURE,)),
    **dict.fromkeys("days twodays month_day day_month".split(), (_FIGURE, _MONTH)),
    **dict.fromkeys("partmonth monthyear whichmonth inmonth".split(), (_MONTH,)),
    **dict.fromkeys("weekdaysago weekspan weekday".split(), (_WEEKDAY,)),
    "relative": (_ANY,),
}
"""Kinds of words that a reading cannot do without; all others need the word of a period."""
_PRINTED_LARGE = {
    "days": ("ds_n",), "twodays": ("td_m", "td_n"), "nthpart": ("np_m",), "month_day": ("md_m",), "day_month": ("dm_m",),
    "partmonth": ("pm_m",), "weekday": ("wd_d",), "monthyear": ("my_m",), "whichmonth": ("wm_m",), "inmonth": ("im_m",),
}  # fmt: skip
"""Groups that hold the name of a month or a day, by reading."""
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
        # Most sentences hold no date: each wording has a word of time or a figure, or is one of a few without either.
        rare = (re.findall(r"[^\W\d_]+", form) for form in self._offsets)
        kinds = (
            (_ANY, (max(words, key=len) for words in rare if _TIME_WORDS.isdisjoint(word.rstrip("s") for word in words))),
            (_PERIOD, _TIME_WORDS), (_MONTH, self._months), (_WEEKDAY, self._weekdays),
        )  # fmt: skip
        self._hints = {f"{word.rstrip('.')}{end}": kind for kind, words in kinds for word in words for end in ("", "s")}
        self._hint_words = frozenset(self._hints)
        self._bodies = self._readings()
        self._patterns: dict[frozenset[str], re.Pattern[str]] = {}

    def _pattern(self, kinds: frozenset[str]) -> re.Pattern[str]:
        """The readings that words of these kinds allow: to try all of them takes three times as long."""
        known = self._patterns.get(kinds)
        if known is None:
            bodies = ((name, body) for name, body in self._bodies if kinds.issuperset(_NEEDED.get(name, (_PERIOD,))))
            readings = "|".join(f"(?P<{name}>{body})" for name, body in bodies)
            # A wording begins with a word, so that no reading is tried within one, nor where another word stands.
            known = self._patterns[kinds] = re.compile(rf"\b(?={self._opening()})(?:{readings})")
        return known

    def _opening(self) -> str:
        """What a wording of time begins with: a figure or one of these words."""
        forms = (*self._numbers, *self._months, *self._weekdays, *self._offsets, *PARTS)
        words = sorted(_OPENING.union(form.split()[0].rstrip(".") for form in forms) - _WHOLE)
        # By their first letter: most words of a text begin with one of a few dozen letters, and with no more of any of these.
        by_letter = (
            f"{letter}(?:{'|'.join(re.escape(word[1:]) for word in alike)})"
            for letter, alike in itertools.groupby(words, key=lambda word: word[0])
        )
        return rf"\d|(?:{'|'.join(sorted(_WHOLE))})\b|{'|'.join(by_letter)}"

    def _readings(self) -> list[tuple[str, str]]:
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
        words = set(_WORD.findall(low, start, end))
        signs = words & self._hint_words
        if not "".join(words).isalpha():
            signs.update(word for word in words if not word.isalpha())
        if not signs:
            return found
        pattern = self._pattern(frozenset((_ANY, *(self._hints.get(sign, _FIGURE) for sign in signs))))
        first = max(start, min(low.find(sign, start, end) for sign in signs) - REACH)
        last = min(end, max(low.rfind(sign, start, end) + len(sign) for sign in signs) + REACH)
        for match in pattern.finditer(low, first, last):
            kind = str(match.lastgroup)
            if self._is_common_word(match, kind, text):
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
    def _is_common_word(match: re.Match[str], kind: str, text: str) -> bool:
        """Names of days and months are written with a capital; "may" and "sat" are verbs, "shortly after dawn" is no time ahead."""
        if match[0] in {"soon", "shortly"} and text.startswith((" after", " before", " thereafter"), match.end()):
            return True
        if match[0].endswith("jan") and text[match.end() : match.end() + 2].strip().isupper():
            return True  # "a team led by Jan Kowalski"
        groups = _PRINTED_LARGE.get(kind, ())
        return any(match[group] is not None and text[match.start(group)].islower() for group in groups)


def _begun(when: TimeFound, published: date | None) -> TimeFound:
    """`since July`, told in June: the July before, since what has begun lies behind."""
    lower, upper = when.lower, when.upper
    is_ahead = lower is not None and published is not None and lower > published
    if lower is None or upper is None or not is_ahead or when.basis != "explicit_year_inferred":
        return when
    lower, upper = shift_years(lower, upper, -1)
    return replace(when, edtf=edtf_of(lower, upper, when.is_approximate), lower=lower, upper=upper)
