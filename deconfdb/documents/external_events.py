"""Event data of others, row by row as they publish them: GDELT 2 events and mentions, ICEWS; never mixed with ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import BinaryIO, Final

from deconfdb.documents.limits import DEFAULT_LIMITS, RAISE_LIMIT, Limits, Line, iterate_lines
from deconfdb.documents.model import Locator, RecordError, Rejection, rejected
from deconfdb.documents.plain_text import decode_text


@dataclass(frozen=True, slots=True)
class ExternalEvent:
    """One event as another data set codes it; codes are that set's own (CAMEO), empty cells are None.

    `event_date` is its own date, which need not be the day on which the thing happened. `actor_1` did it to `actor_2`.
    """

    locator: Locator
    dataset: str
    event_id: str
    event_date: date
    event_code: str
    actor_1_name: str | None
    actor_1_country: str | None
    """Alpha-3 code in GDELT, name in ICEWS."""
    actor_1_sectors: str | None
    actor_2_name: str | None
    actor_2_country: str | None
    actor_2_sectors: str | None
    intensity: float | None
    """Goldstein scale (GDELT) or ICEWS intensity, −10 to 10."""
    event_text: str | None = None
    is_root_event: bool | None = None
    n_mentions: int | None = None
    n_sources: int | None = None
    n_articles: int | None = None
    average_tone: float | None = None
    place_name: str | None = None
    place_country: str | None = None
    """FIPS 10-4 code in GDELT, name in ICEWS."""
    latitude: float | None = None
    longitude: float | None = None
    added_at: datetime | None = None
    source_url: str | None = None
    publisher: str | None = None
    story_id: str | None = None
    sentence_number: int | None = None


@dataclass(frozen=True, slots=True)
class ExternalMention:
    """One mention of a GDELT event in one document."""

    locator: Locator
    event_id: str
    event_at: datetime
    mentioned_at: datetime
    mention_type: int
    source_name: str | None
    document_id: str
    """Address of the document, or its citation."""
    sentence_number: int | None
    confidence: int | None
    """Percent."""
    document_length: int | None
    document_tone: float | None


ExternalRow = ExternalEvent | ExternalMention

GDELT_EVENT_COLUMNS: Final = 61
GDELT_MENTION_COLUMNS: Final = (15, 16)
"""Fifteen by the codebook for feeds without translation, sixteen in the files."""
GDELT_GKG_COLUMNS: Final = 27
ICEWS_COLUMNS: Final = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *("Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)
_CAMEO: Final = re.compile(r"\d{2,4}")


def read_gdelt_events(
    stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS
) -> Iterator[ExternalRow | Rejection]:
    """Read a GDELT 2 event export: tab-separated, 61 columns, no header."""
    return _rows(iterate_lines(stream, limits.max_record_bytes), locator, (GDELT_EVENT_COLUMNS,), _gdelt_event)


def read_gdelt_mentions(
    stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS
) -> Iterator[ExternalRow | Rejection]:
    """Read a GDELT 2 mentions export: tab-separated, 16 columns, no header."""
    return _rows(iterate_lines(stream, limits.max_record_bytes), locator, GDELT_MENTION_COLUMNS, _gdelt_mention)


def read_icews(
    stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS
) -> Iterator[ExternalRow | Rejection]:
    """Read an ICEWS tab file, whose first line names the columns; they are found by name."""
    lines = iterate_lines(stream, limits.max_record_bytes)
    first = next(lines, None)
    header = (first.content or b"").decode("utf-8-sig", "replace").split("\t") if first else []
    if missing := [name for name in ICEWS_COLUMNS if name not in header]:
        way_out = "the first line of an ICEWS file names its columns"
        error = RecordError("parse", "no_icews", f"columns are missing: {', '.join(missing)}"[:300], way_out=way_out)
        yield rejected(locator, error, (first.content or first.head) if first else b"")
        return

    def event(cells: list[str], here: Locator) -> ExternalRow:
        return _icews_event(dict(zip(header, cells, strict=True)), here)

    yield from _rows(lines, locator, (len(header),), event)


def _rows(
    lines: Iterable[Line],
    locator: Locator,
    widths: tuple[int, ...],
    make: Callable[[list[str], Locator], ExternalRow],
) -> Iterator[ExternalRow | Rejection]:
    for line in lines:
        here = replace(locator, record=line.number, offset=line.offset)
        try:
            if line.content is None:
                raise RecordError("fetch", "too_large", "the line is over the limit", way_out=RAISE_LIMIT)
            if not line.content.strip():
                continue
            cells = decode_text(line.content).split("\t")
            if not line.is_ended:
                raise RecordError("fetch", "truncated", "the last line has no line end", way_out="fetch the file again")
            if len(cells) not in widths:
                message = f"{len(cells)} columns instead of {' or '.join(map(str, widths))}"
                raise RecordError("parse", "wrong_width", message)
            yield make(cells, here)
        except RecordError as error:
            yield rejected(here, error, line.content if line.content is not None else line.head)


def _gdelt_event(cells: list[str], here: Locator) -> ExternalEvent:
    return ExternalEvent(
        locator=here,
        dataset="gdelt-2",
        event_id=_required(cells[0], "GlobalEventID", r"\d+"),
        event_date=_day(cells[1], "Day", "%Y%m%d"),
        actor_1_name=_text(cells[6]),
        actor_1_country=_text(cells[7]),
        actor_1_sectors=_joined(cells[12:15]),
        actor_2_name=_text(cells[16]),
        actor_2_country=_text(cells[17]),
        actor_2_sectors=_joined(cells[22:25]),
        is_root_event=_flag(cells[25], "IsRootEvent"),
        event_code=_required(cells[26], "EventCode", _CAMEO.pattern),
        intensity=_number(cells[30], "GoldsteinScale"),
        n_mentions=_integer(cells[31], "NumMentions"),
        n_sources=_integer(cells[32], "NumSources"),
        n_articles=_integer(cells[33], "NumArticles"),
        average_tone=_number(cells[34], "AvgTone"),
        place_name=_text(cells[52]),
        place_country=_text(cells[53]),
        latitude=_number(cells[56], "ActionGeo_Lat", 90),
        longitude=_number(cells[57], "ActionGeo_Long", 180),
        added_at=_moment(cells[59], "DATEADDED"),
        source_url=_text(cells[60]),
    )


def _gdelt_mention(cells: list[str], here: Locator) -> ExternalMention:
    return ExternalMention(
        locator=here,
        event_id=_required(cells[0], "GlobalEventID", r"\d+"),
        event_at=_moment(cells[1], "EventTimeDate"),
        mentioned_at=_moment(cells[2], "MentionTimeDate"),
        mention_type=int(_required(cells[3], "MentionType", r"[1-6]")),
        source_name=_text(cells[4]),
        document_id=_required(cells[5], "MentionIdentifier", r".+"),
        sentence_number=_integer(cells[6], "SentenceID"),
        confidence=_integer(cells[11], "Confidence"),
        document_length=_integer(cells[12], "MentionDocLen"),
        document_tone=_number(cells[13], "MentionDocTone"),
    )


def _icews_event(row: dict[str, str], here: Locator) -> ExternalEvent:
    place = [row[name] for name in ("City", "District", "Province") if _known(row[name])]
    return ExternalEvent(
        locator=here,
        dataset="icews",
        event_id=_required(row["Event ID"], "Event ID", r"\d+"),
        event_date=_day(row["Event Date"], "Event Date", "%Y-%m-%d"),
        event_code=_required(row["CAMEO Code"], "CAMEO Code", _CAMEO.pattern),
        event_text=_known(row["Event Text"]),
        intensity=_number(row["Intensity"], "Intensity"),
        actor_1_name=_known(row["Source Name"]),
        actor_1_sectors=_known(row["Source Sectors"]),
        actor_1_country=_known(row["Source Country"]),
        actor_2_name=_known(row["Target Name"]),
        actor_2_sectors=_known(row["Target Sectors"]),
        actor_2_country=_known(row["Target Country"]),
        story_id=_known(row["Story ID"]),
        sentence_number=_integer(row["Sentence Number"], "Sentence Number"),
        publisher=_known(row["Publisher"]),
        place_name=", ".join(place) or None,
        place_country=_known(row["Country"]),
        latitude=_number(row["Latitude"], "Latitude", 90),
        longitude=_number(row["Longitude"], "Longitude", 180),
    )


def _text(cell: str) -> str | None:
    return cell.strip() or None


def _known(cell: str) -> str | None:
    """ICEWS writes NA for nothing; no name of its actors or places is NA."""
    return None if cell.strip() in {"", "NA"} else cell.strip()


def _joined(cells: list[str]) -> str | None:
    return ",".join(cell for cell in cells if cell) or None


def _bad(field: str, cell: str, message: str) -> RecordError:
    return RecordError("validate", "bad_value", message, place=field, value=cell)


def _required(cell: str, field: str, pattern: str) -> str:
    if not re.fullmatch(pattern, cell.strip()):
        raise _bad(field, cell, f"not of the form {pattern}")
    return cell.strip()


def _integer(cell: str, field: str) -> int | None:
    if _known(cell) is None:
        return None
    if not re.fullmatch(r"[+-]?\d{1,18}", cell.strip()):
        raise _bad(field, cell, "no whole number")
    return int(cell)


def _number(cell: str, field: str, bound: float = 1e9) -> float | None:
    if _known(cell) is None:
        return None
    if not re.fullmatch(r"[+-]?\d*\.?\d+(?:[eE][+-]?\d{1,3})?", cell.strip()) or abs(float(cell)) > bound:
        raise _bad(field, cell, f"no number within ±{bound:g}")
    return float(cell)


def _flag(cell: str, field: str) -> bool:
    return _required(cell, field, "[01]") == "1"


def _day(cell: str, field: str, form: str) -> date:
    try:
        return datetime.strptime(cell.strip(), form).replace(tzinfo=UTC).date()
    except ValueError as error:
        raise _bad(field, cell, f"no day of the form {form}") from error


def _moment(cell: str, field: str) -> datetime:
    try:
        return datetime.strptime(_required(cell, field, r"\d{14}"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise _bad(field, cell, "no time of the form YYYYMMDDHHMMSS") from error
