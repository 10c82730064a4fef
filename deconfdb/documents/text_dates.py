"""A publication date printed on a line of its own in the text, in English, French, German, Spanish or Turkish."""

from __future__ import annotations

import re
from typing import Final

from deconfdb.documents.model import DateStatement
from deconfdb.documents.publication_dates import calendar_edtf

_MONTHS: Final = (
    "january jan janvier januar jänner enero ocak",
    "february feb février fevrier februar febrero şubat subat",
    "march mar mars märz maerz marzo mart",
    "april apr avril abril nisan",
    "may mai mayo mayıs mayis",
    "june jun juin juni junio haziran",
    "july jul juillet juli julio temmuz",
    "august aug août aout agosto ağustos agustos",
    "september sep sept septembre septiembre eylül eylul",
    "october oct octobre oktober octubre ekim",
    "november nov novembre noviembre kasım kasim",
    "december dec décembre decembre dezember diciembre aralık aralik",
)
_NUMBER_OF: Final = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_MONTH: Final = r"(?P<month>[^\W\d_]{3,10})\.?"
_LEAD: Final = (
    r"(?:(?P<lead>published|posted|issued|first published|date|updated|last updated|publié|veröffentlicht|publicado"
    r"|yayın)(?: on| at| le| am| el)?\s*[:\-–]?\s*)?(?:[^\W\d_]{3,10},?\s+)?"
)
_TIME: Final = (
    r"(?:,?\s*(?:at |à |um |a las |[-–|]\s*)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:[A-Z]{2,4}|[+-]\d{4})?)?"
)
_FORMS: Final = (
    rf"{_LEAD}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
    rf"{_LEAD}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:de )?{_MONTH}(?: de)?,?\s+(?P<year>\d{{4}}){_TIME}",
    rf"{_LEAD}(?P<year>\d{{4}})-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?:[T ]?{_TIME})?",
)
_PATTERNS: Final = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_HEAD_LINES: Final = 12
_LONGEST_LINE: Final = 80


def text_statement(text: str) -> DateStatement | None:
    """Find the line near the head that is a date and nothing else but "Published", "Updated", a weekday or a time.

    Numeric dates such as 08.10.2015 are passed over: their order is not known. A line that says when the text was
    updated counts where no line says more; two lines that name different days say nothing.
    """
    found: dict[str, DateStatement] = {}
    updated: dict[str, DateStatement] = {}
    for line in text.split("\n")[:_HEAD_LINES]:
        wording = line.strip().strip("|•·").strip()
        if not wording or len(wording) > _LONGEST_LINE or (edtf := _edtf(wording)) is None:
            continue
        is_update = "updated" in wording.casefold()
        place = "updated line" if is_update else "line"
        (updated if is_update else found).setdefault(edtf, DateStatement("text", wording, edtf, place=place))
    chosen = found or updated
    return next(iter(chosen.values())) if len(chosen) == 1 else None


def _edtf(line: str) -> str | None:
    for pattern in _PATTERNS:
        if (match := pattern.fullmatch(line)) is None:
            continue
        parts = match.groupdict()
        number = _NUMBER_OF.get((parts.get("month") or "").casefold()) or int(parts.get("number") or 0)
        if number:
            return calendar_edtf(f"{parts['year']}-{number:02}-{int(parts['day']):02}")
    return None
