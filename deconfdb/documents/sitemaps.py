"""Sitemaps, with or without the news extension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from deconfdb.documents.feed_entries import absolute_url, announced_or_full
from deconfdb.documents.html import domain_of
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.model import Document, Extractor, Locator, RecordError, Rejection, SourceName, rejected
from deconfdb.documents.page_metadata import language_tag
from deconfdb.documents.publication_dates import statement
from deconfdb.documents.xml_reading import child, children, local_name, parse_xml, text_of

EXTRACTOR: Final = Extractor("sitemap", "1")


def read_sitemap(stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Rejection]:
    """Read a sitemap, with or without the news extension; each address becomes an announced article.

    `lastmod` is the day of a change and never taken for the publication.
    """
    payload = read_whole(stream, limits.max_record_bytes, "sitemap")
    try:
        root = parse_xml(payload)
        if local_name(root) == "sitemapindex":
            raise RecordError(
                "validate", "sitemap_index", "an index of sitemaps, which names no article", way_out="give its sitemaps"
            )
        if local_name(root) != "urlset":
            raise RecordError(
                "parse", "no_sitemap", "no sitemap", value=f"<{local_name(root)}>", way_out="say its --format"
            )
    except RecordError as error:
        yield rejected(locator, error, payload)
        return
    for number, entry in enumerate(children(root, "url"), start=1):
        here = replace(locator, record=number)
        news = child(entry, "news")
        publication = child(news, "publication")
        address = absolute_url("", text_of(child(entry, "loc")))
        try:
            yield announced_or_full(
                here,
                EXTRACTOR,
                url=address,
                key=None,
                title=text_of(child(news, "title")),
                content="",
                summary="",
                dates=[statement("feed", text_of(child(news, "publication_date")), "news:publication_date")],
                modified=text_of(child(entry, "lastmod")),
                source=SourceName(name=text_of(child(publication, "name")) or None, domain=domain_of(address)),
                language=language_tag(text_of(child(publication, "language"))),
                authors=[],
                licence=None,
            )
        except RecordError as error:
            yield rejected(here, error, text_of(entry))
