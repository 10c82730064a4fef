"""What items of the news exchange formats have in common: status, embargo, custody, typed lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from deconfdb.documents.agency import agencies_in_byline, agency_named
from deconfdb.documents.composing import Composer, one_line
from deconfdb.documents.model import (
    CustodyHop,
    DateStatement,
    Document,
    DocumentState,
    Extractor,
    JsonValue,
    Locator,
    RecordError,
    SegmentKind,
    SourceName,
)
from deconfdb.documents.publication_dates import dated

_STATES: Final[dict[str, DocumentState]] = {
    "usable": "published",
    "embargoed": "published",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
}


@dataclass(slots=True)
class WireItem:
    """One item as its envelope states it, before it becomes a document."""

    key: str | None = None
    provider: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    status: str = "usable"
    embargo_until: datetime | None = None
    licence: str | None = None
    dates: list[DateStatement | None] = field(default_factory=list)
    above: list[tuple[SegmentKind, str]] = field(default_factory=list)
    """Standfirst, byline and dateline, in order of print."""
    body: list[tuple[SegmentKind, str]] = field(default_factory=list)
    below: list[tuple[SegmentKind, str]] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    suppliers: list[str] = field(default_factory=list)
    hops: list[CustodyHop] = field(default_factory=list)
    extra: dict[str, JsonValue] = field(default_factory=dict)


def code_of(qcode: str) -> str:
    """The code of a QCode (`stat:usable`) or of the last part of a concept URI."""
    return qcode.rpartition(":")[2].rpartition("/")[2].strip()


def item_document(item: WireItem, locator: Locator, extractor: Extractor, payload: bytes) -> Document:
    """Make the document; RecordError for a status that is not known, or for an item that is about nothing."""
    state = _STATES.get(code_of(item.status).casefold())
    if state is None:
        raise RecordError(
            "validate",
            "unknown_status",
            "the publishing status is not one of usable, withheld, canceled",
            place="pubStatus",
            value=item.status,
            way_out="ask the provider what it means",
        )
    composer = Composer()
    if item.body:
        composer.add("headline", item.title)
        composer.add_all(item.above)
        composer.add_all(_without_headline(item.body, item.title))
        composer.add_all(item.below)
    text, segments = composer.build()
    if state == "published" and not item.body:
        state = "announced"
    if not (item.key or item.url or text):
        raise RecordError("extract", "no_content", "the item has no identifier, link or text")
    if state == "announced" and item.above:
        item.extra.setdefault("teaser", one_line(" ".join(line for _, line in item.above))[:2000])
    document = Document(
        locator=locator,
        text=text,
        extractor=extractor,
        key=item.key,
        source=_source(item.provider),
        url=item.url,
        title=one_line(item.title) or None,
        language=item.language,
        segments=segments,
        custody=_custody(item),
        authors=tuple(dict.fromkeys(name for author in item.authors if (name := one_line(author)))),
        licence=item.licence or None,
        state=state,
        embargo_until=item.embargo_until,
        raw_sha256=hashlib.sha256(payload).hexdigest(),
        extra={name: value for name, value in item.extra.items() if value not in (None, "", [])},
    )
    return dated(document, item.dates)


def _source(provider: str | None) -> SourceName:
    agency = agency_named(provider) if provider else None
    domain = provider if provider and "." in provider and " " not in provider else None
    return SourceName(ref=agency.ref if agency else None, name=provider or None, domain=domain)


def _without_headline(lines: Iterable[tuple[SegmentKind, str]], title: str | None) -> Iterable[tuple[SegmentKind, str]]:
    """Drop the headline where the body repeats it as its first line."""
    for number, (kind, line) in enumerate(lines):
        if number or line != one_line(title):
            yield kind, line


def _custody(item: WireItem) -> tuple[CustodyHop, ...]:
    """The stated hops; without them, who wrote the item, whose material it used, and who passed it on.

    A byline of agency codes alone names the writers: if the provider is among them it wrote the item with the copy of
    the others, if it is not, the first of them wrote it and the provider republished it.
    """
    if item.hops:
        return tuple(item.hops)
    provider = _ref(item.provider) if item.provider else None
    byline = [agency.ref for author in item.authors for agency in agencies_in_byline(author)]
    is_own = provider is None or provider in byline or not byline
    writer = provider if is_own else byline[0]
    suppliers = dict.fromkeys([*(_ref(name) for name in item.suppliers), *byline])
    hops = [
        CustodyHop(ref, "supplied", basis="byline" if ref in byline else "info_source")
        for ref in suppliers
        if ref != writer
    ]
    if writer:
        hops.append(CustodyHop(writer, "created", basis="provider" if is_own else "byline"))
    if provider and not is_own:
        hops.append(CustodyHop(provider, "republished", basis="provider"))
    return tuple(hop for hop in hops if hop.action != "supplied" or hop.source != provider)


def _ref(name: str) -> str:
    agency = agency_named(name)
    return agency.ref if agency else name
