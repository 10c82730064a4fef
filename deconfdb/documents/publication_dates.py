"""Publication dates as stated: read, never guessed, and ordered by where they stand."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final, get_args
from urllib.parse import urlsplit

from deconfdb.documents.model import DateBasis, DateStatement, Document

STRENGTH: Final[dict[str, int]] = {basis: rank for rank, basis in enumerate(get_args(DateBasis))}

_CALENDAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?")
_ISO = re.compile(
    r"""(\d{4})-?(\d{2})-?(\d{2})            # day, extended or basic form
        (?:[T\s]\s*(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?
           \s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_URL_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_PARTED = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=[/_.-]|$)")
_URL_DASHED = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_](\d{2})[-_](\d{2})(?!\d)")
_URL_NAMED = re.compile(
    r"/((?:19|20)\d{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?=[/_.-]|$)", re.IGNORECASE
)
_EARLIEST_YEAR = 1400
"""The oldest newspaper is of 1605: a year before 1400 is a mistake or another calendar."""


def calendar_edtf(wording: str) -> str | None:
    """Return an EDTF year, month or day (with ~, ? or %) unchanged if it is one in the calendar."""
    match = _CALENDAR.fullmatch(wording)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    assert year is not None
    if year < _EARLIEST_YEAR or (month is not None and not 1 <= month <= 12):
        return None
    if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return wording


def statement(basis: DateBasis, wording: object, place: str | None = None) -> DateStatement | None:
    """Read one wording: ISO 8601 (extended, basic, with a space), RFC 822, or EDTF year and month.

    None for an absent wording. A wording that is no date is kept with `edtf` None. The day is the one written, in the
    zone written. A midnight without a zone is a day, not an instant.
    """
    text = wording.strip() if isinstance(wording, str) else ""
    if not text:
        return None
    found = DateStatement(basis=basis, wording=text[:200], place=place)
    if (edtf := calendar_edtf(text)) is not None:
        return replace(found, edtf=edtf)
    if match := _ISO.fullmatch(text):
        return _from_iso(found, match)
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return found
    if not _EARLIEST_YEAR <= instant.year <= 9998:
        return found
    at = instant.astimezone(UTC) if instant.tzinfo is not None else None
    return replace(found, edtf=instant.date().isoformat(), at=at)


def _from_iso(found: DateStatement, match: re.Match[str]) -> DateStatement:
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    edtf = calendar_edtf(f"{year}-{month}-{day}")
    if edtf is None:
        return found
    if hour is None or zone is None:
        return replace(found, edtf=edtf)
    offset = "+00:00" if zone.upper() in {"Z", "UTC", "GMT"} else zone
    offset = offset if ":" in offset else offset[:3] + ":" + (offset[3:] or "00")
    try:
        at = datetime.fromisoformat(f"{edtf}T{hour}:{minute}:{second or '00'}.{(fraction or '0')[:6]:0<6}{offset}")
        return replace(found, edtf=edtf, at=at.astimezone(UTC))
    except (ValueError, OverflowError):
        return found


def instant_of(wording: object) -> datetime | None:
    """Read an instant with its zone, as embargoes and custody hops state it; None when it is none."""
    stated = statement("newsml", wording)
    return stated.at if stated else None


def url_statement(url: str | None) -> DateStatement | None:
    """Read the day in the path of a URL: /2015/10/8/, /2015/oct/08/, 2015-10-08 or /20151008/.

    Only a whole day counts, and only when the path names one day; a host or a query says nothing.
    """
    if not url:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    days: set[str] = set()
    for pattern in (_URL_PARTED, _URL_DASHED, _URL_NAMED, _URL_COMPACT):
        for year, month, day in pattern.findall(path):
            number = int(month) if month.isdigit() else list(calendar.month_abbr).index(month.capitalize())
            if (edtf := calendar_edtf(f"{year}-{number:02}-{int(day):02}")) is not None:
                days.add(edtf)
        if days:
            break
    if len(days) != 1:
        return None
    (edtf,) = days
    return DateStatement(basis="url", wording=path[:200], edtf=edtf, place="path")


def dated(document: Document, statements: Iterable[DateStatement | None]) -> Document:
    """Add date statements to a document and let the strongest readable one count.

    Order of basis decides, then the order in which they were found; those that say another day stay on record.
    """
    kept: list[DateStatement] = []
    for found in (*document.dates, *statements):
        if found is not None and found not in kept:
            kept.append(found)
    kept.sort(key=lambda found: STRENGTH[found.basis])
    readable = [found for found in kept if found.edtf is not None]
    return replace(document, dates=tuple(kept), published=readable[0] if readable else None)


def is_future(found: DateStatement, today: date) -> bool:
    """Whether a statement lies more than two days ahead: a wrong clock or an event's date."""
    if found.edtf is None:
        return False
    parts = [int(part) for part in found.edtf.rstrip("~?%").split("-")]
    first_day = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    return (first_day - today).days > 2
