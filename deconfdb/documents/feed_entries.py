"""One entry of a feed or sitemap: an announced article, or the article itself where its text is there."""

from __future__ import annotations

import hashlib
from typing import Final
from urllib.parse import urljoin

from deconfdb.documents.composing import Composer, markup_lines, one_line, teaser
from deconfdb.documents.manifest import is_web_url
from deconfdb.documents.model import (
    DateStatement,
    Document,
    Extractor,
    JsonValue,
    Locator,
    RecordError,
    SourceName,
)
from deconfdb.documents.publication_dates import dated

MIN_FULL_TEXT: Final = 600
"""Code points from which an entry's content counts as the article: teasers of news feeds stay under 500."""


def absolute_url(base: str, link: object) -> str | None:
    """Resolve a link against its base; None when it leads to no web address."""
    try:
        address = urljoin(base, str(link).strip()) if link else ""
    except ValueError:
        return None
    return address if is_web_url(address) else None


def announced_or_full(
    here: Locator,
    extractor: Extractor,
    *,
    url: str | None,
    key: object,
    title: str,
    content: str,
    summary: str,
    dates: list[DateStatement | None],
    modified: object,
    source: SourceName,
    language: str | None,
    authors: list[str],
    licence: str | None,
) -> Document:
    """Make the document of a feed entry: with content beyond a teaser the article itself, else its announcement.

    An announced article has no text: its teaser stands in `extra`, so that the article's first text is its first
    version.
    """
    lines = markup_lines(content)
    summary_text = teaser(summary)
    body = [line for kind, line in lines if kind == "body"]
    is_full = sum(map(len, body)) >= MIN_FULL_TEXT
    if not url and not is_full:
        raise RecordError("validate", "no_link", "the entry has neither a link nor a full text", value=title)
    composer = Composer()
    if is_full:
        composer.add("headline", title)
        if len(summary_text) < MIN_FULL_TEXT and not body[0].startswith(summary_text[:200]):
            composer.add("standfirst", summary_text)
        composer.add_all(lines)
    text, segments = composer.build()
    extra: dict[str, JsonValue] = {}
    # The text of a full article stands in `text` alone, where it is kept private.
    if not is_full and (announcement := summary_text or one_line(" ".join(body))):
        extra["teaser"] = announcement[:2000]
    if key:
        extra["guid"] = str(key)
    if modified:
        extra["modified"] = str(modified)
    document = Document(
        locator=here,
        text=text,
        extractor=extractor,
        source=source,
        url=url,
        title=title or None,
        language=language,
        segments=segments,
        authors=tuple(dict.fromkeys(name for author in authors if (name := one_line(author)))),
        licence=licence,
        state="published" if is_full else "announced",
        raw_sha256=hashlib.sha256(content.encode("utf-8", "replace")).hexdigest() if content else None,
        extra=extra,
    )
    return dated(document, dates)
