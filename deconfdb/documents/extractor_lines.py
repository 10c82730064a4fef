"""Records of news-please, trafilatura and Fundus: one table of field names each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from deconfdb.documents.composing import Composer, one_line
from deconfdb.documents.html import domain_of
from deconfdb.documents.manifest import is_web_url
from deconfdb.documents.model import Document, Extractor, JsonValue, Locator, RecordError, SegmentKind, SourceName
from deconfdb.documents.page_metadata import language_tag
from deconfdb.documents.publication_dates import dated, statement


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one program names what; the first field that holds something counts."""

    name: str
    text: tuple[str, ...]
    title: tuple[str, ...]
    published: tuple[str, ...]
    url: tuple[str, ...]
    authors: tuple[str, ...]
    language: tuple[str, ...]
    source_name: tuple[str, ...]
    domain: tuple[str, ...]
    teaser: tuple[str, ...]
    ignored: frozenset[str]
    """Fields known and left aside: pictures, paths, counts, what repeats other fields."""

    @property
    def known(self) -> frozenset[str]:
        """All fields that have a place; the others go to `extra`."""
        read = (self.text, self.title, self.published, self.url, self.authors, self.language)
        return self.ignored.union(*read, self.source_name, self.domain, self.teaser, {"free_access", "license"})


NEWS_PLEASE: Final = Dialect(
    name="news-please",
    text=("maintext", "text"),
    title=("title", "title_page", "title_rss"),
    published=("date_publish",),
    url=("url",),
    authors=("authors",),
    language=("language",),
    source_name=(),
    domain=("source_domain",),
    teaser=("description",),
    ignored=frozenset({"filename", "image_url", "localpath"}),
)
TRAFILATURA: Final = Dialect(
    name="trafilatura",
    text=("text", "raw_text"),
    title=("title",),
    published=("date",),
    url=("source", "url"),
    authors=("author",),
    language=("language",),
    source_name=("source-hostname", "sitename"),
    domain=("hostname",),
    teaser=("excerpt", "description"),
    ignored=frozenset(
        {"body", "comments", "commentsbody", "filedate", "fingerprint", "id", "image", "pagetype", "raw_text"}
    ),
)
FUNDUS: Final = Dialect(
    name="fundus",
    text=("plaintext", "body", "text"),
    title=("title",),
    published=("publishing_date",),
    url=("url", "requested_url", "responded_url"),
    authors=("authors",),
    language=("lang", "language"),
    source_name=("publisher",),
    domain=(),
    teaser=("summary",),
    ignored=frozenset({"html", "meta", "ld", "images", "_raw_html", "exception", "source_info"}),
)

_NOTHING: Final = frozenset({"", "none", "null", "nan", "nat", "n/a"})


def extractor_document(record: dict[str, Any], dialect: Dialect, here: Locator, raw_sha256: str) -> Document:
    """Make a document of one record; "None" written as text is nothing; without a text it is announced."""
    title = _first(record, dialect.title)
    teaser = _first(record, dialect.teaser)
    lines = list(_text_lines(record, dialect))
    url = _first(record, dialect.url)
    if url and not is_web_url(url):
        raise RecordError("validate", "bad_url", "no http or https address", place=dialect.url[0], value=url)
    if not lines and not url:
        raise RecordError("extract", "no_content", "the record has neither text nor address", value=title or "")
    composer = Composer()
    if lines:
        if not any(line == one_line(title) for _, line in lines[:3]):
            composer.add("headline", title)
        for kind, line in lines:
            composer.add("headline" if line == one_line(title) and not composer.has_kind("headline") else kind, line)
    text, segments = composer.build()
    extra: dict[str, JsonValue] = {
        str(k): v for k, v in record.items() if k not in dialect.known and not _is_nothing(v)
    }
    if teaser:
        extra["teaser"] = teaser[:2000]
    domain = (_first(record, dialect.domain) or domain_of(url) or "").removeprefix("www.") or None
    document = Document(
        locator=here,
        text=text,
        extractor=Extractor(dialect.name, "unknown"),
        source=SourceName(name=_first(record, dialect.source_name), domain=domain),
        url=url,
        title=title,
        language=language_tag(_first(record, dialect.language)),
        segments=segments,
        authors=_authors(record, dialect),
        licence=_first(record, ("license",)),
        is_paywalled=_free_access(record),
        state="published" if lines else "announced",
        raw_sha256=raw_sha256,
        extra=extra,
    )
    return dated(document, [statement("extractor", _first(record, (name,)), name) for name in dialect.published])


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.strip().casefold() in _NOTHING) or value in ([], {})


def _first(record: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and not _is_nothing(value):
            return value.strip()
    return None


def _text_lines(record: dict[str, Any], dialect: Dialect) -> list[tuple[SegmentKind, str]]:
    for name in dialect.text:
        value = record.get(name)
        if isinstance(value, dict):
            lines = _fundus_body(value)
        elif isinstance(value, str) and not _is_nothing(value):
            lines = [("body", line) for part in value.splitlines() if (line := one_line(part))]
        else:
            continue
        if lines:
            return lines
    return []


def _fundus_body(body: dict[str, Any]) -> list[tuple[SegmentKind, str]]:
    """A Fundus body: summary lines, then sections of a headline and paragraphs."""
    lines: list[tuple[SegmentKind, str]] = [("standfirst", text) for text in _strings(body.get("summary"))]
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            lines += [("subheading", text) for text in _strings(section.get("headline"))]
            lines += [("body", text) for text in _strings(section.get("paragraphs"))]
    return lines


def _strings(value: object) -> list[str]:
    return [one_line(v) for v in (value if isinstance(value, list) else [value]) if isinstance(v, str) and v.strip()]


def _authors(record: dict[str, Any], dialect: Dialect) -> tuple[str, ...]:
    """Authors as a list, or as one text with `;` between them."""
    names: list[str] = []
    for field in dialect.authors:
        value = record.get(field)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and not _is_nothing(item):
                names += [name for part in re.split(r"\s*;\s*", item) if (name := one_line(part))]
    return tuple(dict.fromkeys(names))


def _free_access(record: dict[str, Any]) -> bool | None:
    stated = record.get("free_access")
    return not stated if isinstance(stated, bool) else None
