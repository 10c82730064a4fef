"""What a news page says of itself: JSON-LD, OpenGraph and other meta elements, canonical address, time elements."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from deconfdb.documents.composing import one_line
from deconfdb.documents.manifest import LANGUAGE_TAG, is_web_url
from deconfdb.documents.model import DateStatement
from deconfdb.documents.publication_dates import statement

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

ARTICLE_TYPES: Final = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*NewsArticle|Article|LiveBlogPosting|BlogPosting|Report|SocialMediaPosting)"
)
PUBLISHED_META: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publication_date",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
)
"""Names of meta elements that state a publication; `date`, `last-modified` and the like may mean anything."""

_LD_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>)\s*$"
)
_MAX_LD_NODES: Final = 5_000


@dataclass(slots=True)
class PageMetadata:
    """What the page states; nothing is taken from anywhere else."""

    title: str | None = None
    description: str | None = None
    canonical_url: str | None = None
    publisher: str | None = None
    language: str | None = None
    authors: list[str] = field(default_factory=list)
    dates: list[DateStatement | None] = field(default_factory=list)
    licence: str | None = None
    is_paywalled: bool | None = None
    paywalled_selectors: list[str] = field(default_factory=list)
    modified: str | None = None
    kind: str | None = None
    damaged_json_ld: int = 0


def page_metadata(root: HtmlElement, url: str | None) -> PageMetadata:
    """Read the metadata of a parsed page; JSON-LD first, then meta elements for what it leaves open."""
    found = PageMetadata()
    meta = _meta_elements(root)
    found.canonical_url = _canonical(root, meta, url)
    nodes, found.damaged_json_ld = _json_ld_nodes(root)
    if (article := _article_node(nodes, found.canonical_url or url)) is not None:
        _read_article(found, article, _by_id(nodes))
    found.title = found.title or _first(meta, "og:title", "twitter:title", "dc.title") or _title_element(root)
    found.description = found.description or _first(meta, "og:description", "description", "twitter:description")
    found.publisher = found.publisher or _first(meta, "og:site_name", "application-name", "dc.publisher", "copyright")
    found.language = found.language or _language(root, meta)
    found.kind = found.kind or _first(meta, "og:type")
    found.modified = found.modified or _first(meta, "article:modified_time", "og:updated_time", "datemodified")
    found.licence = found.licence or _licence(root)
    if not found.authors:
        authors = (one_line(name) for key in ("author", "article:author", "byl") for name in meta.get(key, []))
        found.authors = list(dict.fromkeys(name for name in authors if name and "://" not in name))
    if found.is_paywalled is None and (tier := _first(meta, "article:content_tier")):
        found.is_paywalled = {"free": False, "metered": True, "locked": True}.get(tier)
    found.dates += [statement("html_meta", value, name) for name in PUBLISHED_META for value in meta.get(name, [])]
    found.dates += list(_time_elements(root))
    return found


def _meta_elements(root: HtmlElement) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        value = one_line(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name: str | None = element.get(attribute)
            if value and name:
                values.setdefault(name.strip().lower(), []).append(value)
    return values


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((value for name in names for value in meta.get(name, [])), None)


def _canonical(root: HtmlElement, meta: dict[str, list[str]], url: str | None) -> str | None:
    hrefs = [
        link.get("href", "") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for href in (*hrefs, *meta.get("og:url", [])):
        try:
            address = urljoin(url or "", str(href).strip())
        except ValueError:
            continue
        # A bare host is the mistake of a template, not the address of a page below it.
        if is_web_url(address) and (
            not url or urlsplit(url).path in {"", "/"} or urlsplit(address).path not in {"", "/"}
        ):
            return address
    return None


def _title_element(root: HtmlElement) -> str | None:
    titles: Iterator[str] = (one_line(str(element.text_content())) for element in root.iter("title"))
    return next((title for title in titles if title), None)


def _language(root: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    top = next(iter(root.iter("html")), root)
    stated = top.get("lang") or _first(meta, "og:locale", "language", "content-language") or ""
    return language_tag(stated)


def language_tag(stated: object) -> str | None:
    """Normalise `en_US` and the like to a language tag; None for what is none."""
    if not isinstance(stated, str):
        return None
    primary, _, rest = stated.strip().replace("_", "-").partition("-")
    rest = rest.upper() if len(rest) == 2 else rest
    tag = primary.lower() + (f"-{rest}" if rest else "")
    return tag if LANGUAGE_TAG.fullmatch(tag) else None


def _licence(root: HtmlElement) -> str | None:
    for element in root.iter("link", "a"):
        href = one_line(element.get("href"))
        if href and "license" in (element.get("rel") or "").lower().split():
            return href
    return None


def _time_elements(root: HtmlElement) -> Iterator[DateStatement | None]:
    """`<time pubdate>` and `<time itemprop=datePublished>` alone; other times may be of anything."""
    for element in root.iter("time"):
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            yield statement("html_meta", element.get("datetime"), "time")


def _json_ld_nodes(root: HtmlElement) -> tuple[list[dict[str, Any]], int]:
    nodes: list[dict[str, Any]] = []
    n_damaged = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            content = json.loads(_LD_WRAPPING.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            n_damaged += 1
            continue
        nodes += _flattened(content)
    return nodes[:_MAX_LD_NODES], n_damaged


def _flattened(content: object) -> Iterator[dict[str, Any]]:
    """Top-level nodes, members of lists and of @graph, and the main entity of a page."""
    pending = deque([content])
    while pending:
        item = pending.popleft()
        if isinstance(item, list):
            pending += item
        elif isinstance(item, dict):
            yield item
            pending += [item[name] for name in ("@graph", "mainEntity") if name in item]


def _types(node: dict[str, Any]) -> list[str]:
    stated = node.get("@type")
    return [name for name in (stated if isinstance(stated, list) else [stated]) if isinstance(name, str)]


def _by_id(nodes: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}


def _article_node(nodes: list[dict[str, Any]], url: str | None) -> dict[str, Any] | None:
    """The node of the page's own article: the only one, or the one that names the page's address."""
    articles = [node for node in nodes if any(ARTICLE_TYPES.fullmatch(name) for name in _types(node))]
    if len({_text(node.get("headline")) for node in articles}) <= 1:
        return articles[0] if articles else None
    wanted = (url or "").rstrip("/")
    for node in articles:
        page = node.get("mainEntityOfPage")
        addresses = [node.get("url"), node.get("@id"), page, *(page.values() if isinstance(page, dict) else [])]
        if wanted and any(isinstance(a, str) and a.partition("#")[0].rstrip("/") == wanted for a in addresses):
            return node
    return None


def _read_article(found: PageMetadata, node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> None:
    found.title = _text(node.get("headline")) or _text(node.get("name"))
    found.description = _text(node.get("description"))
    found.kind = next(iter(_types(node)), None)
    found.language = language_tag(node.get("inLanguage"))
    found.modified = _text(node.get("dateModified"))
    found.licence = _text(node.get("license"))
    found.dates.append(statement("json_ld", node.get("datePublished"), "datePublished"))
    names = list(_names(node.get("publisher"), by_id))
    found.publisher = names[0] if names else None
    found.authors = list(dict.fromkeys(_names(node.get("author"), by_id)))
    found.is_paywalled = _negated(node.get("isAccessibleForFree"))
    parts = node.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and _negated(part.get("isAccessibleForFree")):
            found.is_paywalled = True
            selectors = part.get("cssSelector")
            found.paywalled_selectors += [
                s for s in (selectors if isinstance(selectors, list) else [selectors]) if isinstance(s, str)
            ]


def _negated(stated: object) -> bool | None:
    """isAccessibleForFree is a truth value or its name as text, in any case."""
    truth = {"true": True, "false": False}.get(str(stated).strip().rpartition("/")[2].lower())
    return None if truth is None else not truth


def _names(stated: object, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    for item in stated if isinstance(stated, list) else [stated]:
        named = (item if "name" in item else by_id.get(str(item.get("@id")), {})) if isinstance(item, dict) else {}
        name = named.get("name") if named else item
        for part in name if isinstance(name, list) else [name]:
            if (text := _text(part)) and "://" not in text:
                yield text


def _text(stated: object) -> str | None:
    """A string with its character references read once: many sites write &quot; into JSON-LD."""
    return one_line(html.unescape(stated)) or None if isinstance(stated, str) else None
