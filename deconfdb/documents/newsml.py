"""NewsML of both generations: G2 (`newsItem`, `newsMessage`) and 1.x (`NewsML`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final

from deconfdb.documents.composing import lines_of, markup_lines
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.model import Document, Extractor, Locator, RecordError, Rejection, SegmentKind, rejected
from deconfdb.documents.newsml_g2 import read_g2
from deconfdb.documents.nitf import content_lines
from deconfdb.documents.page_metadata import language_tag
from deconfdb.documents.publication_dates import instant_of, statement
from deconfdb.documents.wire import WireItem, item_document
from deconfdb.documents.xml_reading import attribute, child, children, descendants, local_name, parse_xml, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EXTRACTOR: Final = Extractor("newsml_1", "1")
G2_ROOTS: Final = ("newsItem", "newsMessage", "packageItem", "newsMessageItem")
_LINES: Final[dict[str, SegmentKind]] = {"SubHeadLine": "standfirst", "ByLine": "byline", "DateLine": "dateline"}


def read_newsml(stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Rejection]:
    """Read the text items of a NewsML document of either generation."""
    payload = read_whole(stream, limits.max_record_bytes, "NewsML document")
    try:
        root = parse_xml(payload)
        name = local_name(root)
        if name in G2_ROOTS:
            yield from read_g2(root, locator, payload)
            return
        if name != "NewsML":
            raise RecordError("parse", "no_newsml", "no NewsML", value=f"<{name}>", way_out="say its --format")
        items = children(root, "NewsItem")
        if not items:
            raise RecordError("extract", "no_text_item", "the envelope holds no NewsItem")
    except RecordError as error:
        yield rejected(locator, error, payload)
        return
    for number, element in enumerate(items, start=1):
        here = replace(locator, record=number)
        try:
            yield item_document(_item(element), here, EXTRACTOR, payload)
        except RecordError as error:
            yield rejected(here, error, payload)


def _item(element: Element) -> WireItem:
    identifier = child(element, "Identification", "NewsIdentifier")
    management = child(element, "NewsManagement")
    item = WireItem(key=_identity(identifier))
    item.status = attribute(child(management, "Status"), "FormalName") or "usable"
    item.dates = [
        statement("newsml", text_of(child(management, name)), name) for name in ("FirstCreated", "ThisRevisionCreated")
    ]
    item.embargo_until = instant_of(text_of(child(management, "StatusWillChange", "DateAndTime")))
    _read_components(element, item)
    item.provider = item.provider or text_of(child(identifier, "ProviderId")) or None
    item.language = item.language or language_tag(attribute(element, "lang"))
    item.extra |= {
        "version": text_of(child(identifier, "RevisionId")),
        "slugline": text_of(child(element, "Identification", "NameLabel")),
        "urgency": attribute(child(management, "Urgency"), "FormalName"),
    }
    if not item.body and not item.title:
        raise RecordError("extract", "no_content", "the item has neither headline nor text", value=item.key or "")
    return item


def _identity(identifier: Element | None) -> str | None:
    """The public identifier without its last part, which counts the revisions of one item."""
    revision = child(identifier, "RevisionId")
    public = text_of(child(identifier, "PublicIdentifier"))
    update = attribute(revision, "Update")
    ending = f":{text_of(revision)}{update if update not in {'', 'N'} else ''}"
    return public.removesuffix(ending) or text_of(child(identifier, "NewsItemId")) or None


def _read_components(element: Element, item: WireItem) -> None:
    """Take the lines, parties and texts of the news components, in document order."""
    for lines in descendants(element, "NewsLines"):
        item.title = item.title or text_of(child(lines, "HeadLine")) or None
        for line in children(lines, *_LINES):
            item.above.append((_LINES[local_name(line)], text_of(line)))
        item.authors += [text_of(line) for line in children(lines, "ByLine")]
        item.below += [("credit_line", text_of(line)) for line in children(lines, "CreditLine")]
        item.licence = item.licence or text_of(child(lines, "CopyrightLine")) or None
    for administrative in descendants(element, "AdministrativeMetadata"):
        item.provider = item.provider or _party(child(administrative, "Provider")) or None
        item.authors = item.authors or [name for c in children(administrative, "Creator") if (name := _party(c))]
        item.suppliers += [name for source in children(administrative, "Source") if (name := _party(source))]
    for descriptive in descendants(element, "DescriptiveMetadata"):
        item.language = item.language or language_tag(attribute(child(descriptive, "Language"), "FormalName"))
        item.dates.append(statement("newsml", text_of(child(descriptive, "DateLineDate")), "DateLineDate"))
    for content in descendants(element, "ContentItem"):
        if attribute(child(content, "MediaType"), "FormalName").casefold() in {"", "text"} and not item.body:
            item.body += _content(child(content, "DataContent"))


def _party(element: Element | None) -> str:
    party = child(element, "Party")
    return attribute(party, "FormalName") or text_of(party)


def _content(data: Element | None) -> list[tuple[SegmentKind, str]]:
    if data is None:
        return []
    nitf = next((element for element in data.iter() if local_name(element) == "nitf"), None)
    if nitf is not None:
        return content_lines(nitf)
    return list(lines_of(data)) if len(data) else markup_lines(data.text or "")
