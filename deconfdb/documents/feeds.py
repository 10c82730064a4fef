"""RSS, RDF and Atom feeds, by feedparser on XML that defusedxml has passed."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, BinaryIO, Final

from deconfdb.documents.composing import one_line, teaser
from deconfdb.documents.feed_entries import absolute_url, announced_or_full
from deconfdb.documents.html import domain_of
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.model import (
    DateStatement,
    Document,
    Extractor,
    Locator,
    RecordError,
    Rejection,
    SourceName,
    rejected,
)
from deconfdb.documents.page_metadata import language_tag
from deconfdb.documents.publication_dates import statement
from deconfdb.documents.xml_reading import local_name, parse_xml

FEED_ROOTS: Final = ("rss", "RDF", "feed")


@cache
def _extractor() -> Extractor:
    return Extractor("feedparser", importlib.metadata.version("feedparser"))


def read_feed(
    stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS, *, url: str | None = None
) -> Iterator[Document | Rejection]:
    """Read RSS 0.9 to 2.0, RDF or Atom; the XML is checked by defusedxml before feedparser sees it."""
    payload = read_whole(stream, limits.max_record_bytes, "feed")
    try:
        root = parse_xml(payload)
        if local_name(root) not in FEED_ROOTS:
            raise RecordError("parse", "no_feed", "no feed", value=f"<{local_name(root)}>", way_out="say its --format")
        parsed = _parsed(payload)
    except RecordError as error:
        yield rejected(locator, error, payload)
        return
    feed = parsed.get("feed", {})
    for number, entry in enumerate(parsed.get("entries", []), start=1):
        here = replace(locator, record=number)
        try:
            yield _feed_document(entry, feed, here, url)
        except RecordError as error:
            yield rejected(here, error, repr(dict(entry))[:2000])


def _parsed(payload: bytes) -> Mapping[str, Any]:
    import feedparser

    try:
        parsed: Mapping[str, Any] = feedparser.parse(payload, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # what a damaged feed makes a foreign parser raise is not to be foreseen
        message = f"the feed cannot be taken apart: {type(error).__name__}: {error}"
        raise RecordError("parse", "feed_unreadable", message) from error
    return parsed


def _feed_document(
    parsed_entry: Mapping[str, Any], feed: Mapping[str, Any], here: Locator, url: str | None
) -> Document:
    # A plain dict: feedparser's own answers `updated` with `published` where there is none.
    entry = dict(parsed_entry)
    base = url or feed.get("link") or ""
    link = _link(entry, base)
    contents = [part.get("value", "") for part in entry.get("content", [])]
    content = max(contents, key=len, default="")
    summary = entry.get("summary", "")
    source = entry.get("source", {})
    return announced_or_full(
        here,
        _extractor(),
        url=link,
        key=entry.get("id"),
        title=teaser(entry.get("title")),
        content=content if len(content) >= len(summary) else summary,
        summary=summary,
        dates=_dates(entry),
        modified=entry.get("updated"),
        source=SourceName(
            name=one_line(source.get("title") or feed.get("publisher") or feed.get("title")) or None,
            domain=domain_of(link or source.get("href") or feed.get("link")),
        ),
        language=language_tag(_stated_language(entry, feed)),
        authors=[author.get("name", "") for author in entry.get("authors", [])],
        licence=one_line(entry.get("rights") or entry.get("license") or feed.get("rights")) or None,
    )


def _link(entry: Mapping[str, Any], base: str) -> str | None:
    """The entry's page; an Atom entry that links to itself alone still says where it is."""
    links = entry.get("links", [])
    named = [link.get("href") for rel in ("alternate", "self") for link in links if link.get("rel", "alternate") == rel]
    addresses = (absolute_url(base, link) for link in (entry.get("link"), *named))
    return next((address for address in addresses if address), None)


def _dates(entry: Mapping[str, Any]) -> list[DateStatement | None]:
    """What the entry states; `updated`, which Atom demands (and dc:date is read as), counts where nothing else does."""
    names = [name for name in ("published", "created") if entry.get(name)] or ["updated"]
    return [statement("feed", entry.get(name), name) for name in names]


def _stated_language(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> object:
    parts = (part.get("language") for part in entry.get("content", []))
    return next((language for language in parts if language), None) or entry.get("language") or feed.get("language")
