"""NITF: news text with its head, alone or inside NewsML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from deconfdb.documents.composing import lines_of
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.model import Document, Extractor, Locator, RecordError, Rejection, SegmentKind, rejected
from deconfdb.documents.page_metadata import language_tag
from deconfdb.documents.publication_dates import instant_of, statement
from deconfdb.documents.wire import WireItem, item_document
from deconfdb.documents.xml_reading import attribute, child, children, descendants, local_name, parse_xml, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EXTRACTOR: Final = Extractor("nitf", "1")


def read_nitf(stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Rejection]:
    """Read one NITF document."""
    payload = read_whole(stream, limits.max_record_bytes, "NITF document")
    try:
        root = parse_xml(payload)
        if local_name(root) != "nitf":
            raise RecordError("parse", "no_nitf", "no NITF", value=f"<{local_name(root)}>", way_out="say its --format")
        item = WireItem()
        read_head(root, item)
        read_body(root, item)
        yield item_document(item, locator, EXTRACTOR, payload)
    except RecordError as error:
        yield rejected(locator, error, payload)


def read_head(nitf: Element, item: WireItem) -> None:
    """Take identifier, status, dates and publisher from the head."""
    head = child(nitf, "head")
    docdata = child(head, "docdata")
    pubdata = child(head, "pubdata")
    doc_id = child(docdata, "doc-id")
    story_date = child(nitf, "body", "body.head", "dateline", "story.date")
    holder = attribute(child(docdata, "doc.copyright"), "holder")
    item.key = attribute(doc_id, "id-string") or item.key
    item.status = attribute(docdata, "management-status") or item.status
    item.language = item.language or language_tag(attribute(nitf, "baselang") or attribute(nitf, "lang"))
    item.title = item.title or text_of(child(head, "title")) or None
    publisher = attribute(pubdata, "name") or text_of(child(nitf, "body", "body.head", "distributor"))
    item.provider = item.provider or publisher or attribute(doc_id, "regsrc") or holder or None
    item.licence = item.licence or text_of(child(nitf, "body", "body.head", "rights")) or None
    if release := attribute(child(docdata, "date.release"), "norm"):
        item.embargo_until = item.embargo_until or instant_of(release)
        item.extra["release"] = release
    item.dates += [
        statement("newsml", attribute(pubdata, "date.publication"), "pubdata date.publication"),
        statement("newsml", attribute(child(docdata, "date.issue"), "norm"), "date.issue"),
        statement("newsml", attribute(story_date, "norm"), "story.date"),
    ]
    item.extra["editorial_message"] = attribute(child(docdata, "ed-msg"), "info")


def read_body(nitf: Element, item: WireItem) -> None:
    """Take headline, byline, dateline, text and tail from the body."""
    body = child(nitf, "body")
    head = child(body, "body.head")
    hedline = child(head, "hedline")
    item.title = text_of(child(hedline, "hl1")) or item.title
    item.above += [("standfirst", text_of(line)) for line in children(hedline, "hl2")]
    item.above += [("standfirst", line) for element in children(head, "abstract") for _, line in lines_of(element)]
    bylines = [text_of(element) for element in children(head, "byline")]
    item.authors += bylines
    item.above += [("byline", line) for line in bylines]
    item.above += [("dateline", text_of(element)) for element in children(head, "dateline")]
    for content in children(body, "body.content"):
        item.body += lines_of(content)
    tail = descendants(child(body, "body.end"), "tagline", "bibliography")
    item.below += [("contributor_line", line) for element in tail if (line := text_of(element))]


def content_lines(nitf: Element) -> list[tuple[SegmentKind, str]]:
    """The lines of the content of a NITF inside another envelope."""
    inner = WireItem()
    read_body(nitf, inner)
    return [*inner.body, *inner.below]
