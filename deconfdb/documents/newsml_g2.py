"""NewsML-G2: news items alone or in a news message, with the hands that they went through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from deconfdb.documents.agency import agency_named
from deconfdb.documents.composing import lines_of, markup_lines
from deconfdb.documents.model import (
    CustodyAction,
    CustodyHop,
    Document,
    Extractor,
    Locator,
    RecordError,
    Rejection,
    SegmentKind,
    rejected,
)
from deconfdb.documents.nitf import content_lines
from deconfdb.documents.page_metadata import language_tag
from deconfdb.documents.publication_dates import instant_of, statement
from deconfdb.documents.wire import WireItem, code_of, item_document
from deconfdb.documents.xml_reading import attribute, child, children, descendants, local_name, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EXTRACTOR: Final = Extractor("newsml_g2", "1")
_TEXT_CLASSES: Final = frozenset({"", "text", "composite"})
_HOP_ACTIONS: Final[dict[str, CustodyAction]] = {
    "created": "created",
    "translated": "translated",
    "corrected": "corrected",
    "edited": "rewritten",
    "rewritten": "rewritten",
    "archived": "archived",
}
"""What a hop did to the content; transforming, enhancing and anything done to metadata leaves the wording alone."""


def read_g2(root: Element, locator: Locator, payload: bytes) -> Iterator[Document | Rejection]:
    """Read the text items of a parsed item or message; packages and pictures are no articles.

    A message without any text item is a rejection.
    """
    items = [root] if local_name(root) == "newsItem" else list(descendants(root, "newsItem"))
    sent = text_of(child(root, "header", "sent"))
    n_texts = 0
    for number, element in enumerate(items, start=1):
        here = replace(locator, record=number)
        if code_of(attribute(child(element, "itemMeta", "itemClass"), "qcode")) not in _TEXT_CLASSES:
            continue
        n_texts += 1
        try:
            item = _item(element)
            item.dates.append(statement("newsml", sent, "header sent"))
            yield item_document(item, here, EXTRACTOR, payload)
        except RecordError as error:
            yield rejected(here, error, payload)
    if n_texts == 0:
        message = f"none of its {len(items)} items is a text"
        none = RecordError("extract", "no_text_item", message, value=f"<{local_name(root)}>")
        yield rejected(locator, none, payload)


def _item(element: Element) -> WireItem:
    meta, content_meta = child(element, "itemMeta"), child(element, "contentMeta")
    item = WireItem(key=attribute(element, "guid") or None)
    item.provider = _party(child(meta, "provider")) or None
    item.status = attribute(child(meta, "pubStatus"), "qcode") or attribute(child(meta, "pubStatus"), "uri") or "usable"
    item.embargo_until = instant_of(text_of(child(meta, "embargoed")))
    item.dates = [
        statement("newsml", text_of(child(parent, name)), name)
        for parent, name in ((meta, "firstCreated"), (meta, "versionCreated"), (content_meta, "contentCreated"))
    ]
    item.language = language_tag(attribute(child(content_meta, "language"), "tag") or attribute(element, "lang"))
    item.title = text_of(child(content_meta, "headline")) or text_of(child(meta, "title")) or None
    item.above = [("standfirst", text_of(line)) for line in children(content_meta, "description") if _is_summary(line)]
    item.authors = [text_of(line) for line in children(content_meta, "by")]
    item.authors = item.authors or [_party(creator) for creator in children(content_meta, "creator")]
    item.above += [("byline", text_of(line)) for line in children(content_meta, "by")]
    item.above += [("dateline", text_of(line)) for line in children(content_meta, "dateline")]
    item.below = [("credit_line", text_of(line)) for line in children(content_meta, "creditline")]
    item.suppliers = [_party(source) for source in children(content_meta, "infoSource")]
    item.hops = list(_hops(child(element, "hopHistory")))
    item.body = list(_content(child(element, "contentSet")))
    _read_rights(child(element, "rightsInfo"), item)
    item.extra |= {
        "version": attribute(element, "version"),
        "slugline": text_of(child(content_meta, "slugline")),
        "editorial_note": text_of(child(meta, "edNote")),
        "urgency": text_of(child(content_meta, "urgency")),
    }
    return item


def _is_summary(description: Element) -> bool:
    return code_of(attribute(description, "role")) in {"", "summary", "lead"}


def _read_rights(rights: Element | None, item: WireItem) -> None:
    terms = [text_of(line) for line in children(rights, "usageTerms", "copyrightNotice")]
    item.licence = " ".join(term for term in terms if term) or None
    if item.provider is None:
        item.provider = _party(child(rights, "copyrightHolder")) or None


def _party(element: Element | None) -> str:
    """The name of a party, else its code, else the address that stands for it."""
    if element is None:
        return ""
    name = text_of(child(element, "name"))
    code = code_of(attribute(element, "qcode")) or attribute(element, "literal")
    own_text = " ".join((element.text or "").split())
    return name or code or own_text or attribute(element, "uri")


def _hops(history: Element | None) -> Iterator[CustodyHop]:
    """The hops in order of `seq`; one hop counts once, by what it did to the content."""
    hops = children(history, "hop")
    for hop in sorted(hops, key=lambda h: int(attribute(h, "seq")) if attribute(h, "seq").isdigit() else len(hops)):
        party = _party(child(hop, "party"))
        if not party:
            continue
        done = [
            code_of(attribute(action, "qcode"))
            for action in children(hop, "action")
            if code_of(attribute(action, "target")) in {"", "content"}
        ]
        known = [_HOP_ACTIONS[name] for name in done if name in _HOP_ACTIONS]
        at = instant_of(attribute(hop, "timestamp"))
        agency = agency_named(party)
        yield CustodyHop(agency.ref if agency else party, known[0] if known else "transmitted", at, "hop_history")


def _content(content_set: Element | None) -> Iterator[tuple[SegmentKind, str]]:
    """The lines of the first rendition that holds text."""
    for content in children(content_set, "inlineXML", "inlineData"):
        nitf = next((element for element in content.iter() if local_name(element) == "nitf"), None)
        if nitf is not None:
            lines = content_lines(nitf)
        elif local_name(content) == "inlineXML":
            body = next((element for element in content.iter() if local_name(element) == "body"), content)
            lines = list(lines_of(body))
        else:
            lines = markup_lines(content.text or "")
        if lines:
            yield from lines
            return
