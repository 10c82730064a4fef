"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

from deconfdb.documents.composing import one_line
from deconfdb.documents.feed_entries import absolute_url, announced_or_full
from deconfdb.documents.html import domain_of
from deconfdb.documents.json_reading import parse_json
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.model import Document, Extractor, Locator, RecordError, Rejection, SourceName, rejected
from deconfdb.documents.page_metadata import language_tag
from deconfdb.documents.publication_dates import statement

EXTRACTOR: Final = Extractor("json_feed", "1")


def read_json_feed(
    stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS, *, url: str | None = None
) -> Iterator[Document | Rejection]:
    """Read JSON Feed 1.0 or 1.1."""
    payload = read_whole(stream, limits.max_record_bytes, "feed")
    try:
        feed = parse_json(payload)
        if not isinstance(feed, dict) or "jsonfeed.org/version/" not in str(feed.get("version")):
            raise RecordError("parse", "no_feed", "no JSON Feed: `version` does not name one")
        items = feed.get("items")
        if not isinstance(items, list):
            raise RecordError("validate", "no_items", "the feed has no list `items`", place="items")
    except RecordError as error:
        yield rejected(locator, error, payload)
        return
    for number, item in enumerate(items, start=1):
        here = replace(locator, record=number)
        try:
            if not isinstance(item, dict):
                raise RecordError("validate", "no_object", "the item is no object", place=f"items[{number - 1}]")
            yield _json_feed_document(item, feed, here, url)
        except RecordError as error:
            yield rejected(here, error, json.dumps(item, ensure_ascii=False)[:2000])


def _json_feed_document(item: dict[str, Any], feed: dict[str, Any], here: Locator, url: str | None) -> Document:
    def string(name: str, of: dict[str, Any] = item) -> str:
        return of[name] if isinstance(of.get(name), str) else ""

    link = absolute_url(url or string("home_page_url", feed), string("url"))
    authors = item.get("authors") or ([item["author"]] if item.get("author") else [])
    return announced_or_full(
        here,
        EXTRACTOR,
        url=link,
        key=item.get("id"),
        title=one_line(string("title")),
        content=string("content_html") or string("content_text"),
        summary=string("summary"),
        dates=[statement("feed", string("date_published"), "date_published")],
        modified=string("date_modified"),
        source=SourceName(name=_publisher(feed), domain=domain_of(link or string("home_page_url", feed))),
        language=language_tag(item.get("language") or feed.get("language")),
        authors=[string("name", author) for author in authors if isinstance(author, dict)]
        if isinstance(authors, list)
        else [],
        licence=None,
    )


def _publisher(feed: dict[str, Any]) -> str | None:
    """The feed's own author where its address is the front page of the site, else the title of the feed."""
    authors = feed.get("authors") or [feed.get("author")]
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict) and isinstance(author.get("name"), str) and isinstance(author.get("url"), str):
            address = absolute_url("", author["url"])
            home = domain_of(absolute_url("", feed.get("home_page_url")))
            if address and home == domain_of(address) and urlsplit(address).path in {"", "/"}:
                return one_line(author["name"]) or None
    return one_line(feed["title"]) or None if isinstance(feed.get("title"), str) else None
