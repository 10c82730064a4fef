"""HTML pages: the article by trafilatura, its metadata as the page states them."""

from __future__ import annotations

import codecs
import hashlib
import importlib.metadata
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import urlsplit

from deconfdb.documents.composing import Composer, is_same_line, one_line
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.model import (
    Document,
    Extractor,
    JsonValue,
    Locator,
    RecordError,
    Rejection,
    SegmentKind,
    SourceName,
    rejected,
)
from deconfdb.documents.page_metadata import PageMetadata, page_metadata
from deconfdb.documents.publication_dates import dated

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_BALANCED: Final = ("div", "script", "article", "main", "section", "style", "a", "span")
_NOTICE = re.compile(
    r"subscri|sign (?:in|up)|log in|register|premium|member|abonn|abone|suscr|to continue|unlock|اشترك", re.IGNORECASE
)
_NOTICE_LENGTH: Final = 600
_HEAD_LINES: Final = 8


@cache
def _extractor() -> Extractor:
    return Extractor("trafilatura", importlib.metadata.version("trafilatura"))


def read_html(
    stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS, *, url: str | None = None
) -> Iterator[Document | Rejection]:
    """Read one page as one document; `url` is where it was fetched, if that is known."""
    payload = read_whole(stream, limits.max_record_bytes, "page")
    try:
        yield page_document(payload, locator, url=url)
    except RecordError as error:
        yield rejected(locator, error, payload)


def page_document(payload: bytes, locator: Locator, *, url: str | None = None, charset: str | None = None) -> Document:
    """Make a document of a page; RecordError when it is cut, not decodable, or holds no text.

    `charset` is that of the HTTP header, which outranks what the page says of itself.
    """
    from trafilatura import extract, load_html

    markup = decode_page(payload, charset)
    _refuse_cut_page(markup)
    try:
        root = load_html(markup)
        if root is None:
            raise RecordError("parse", "no_html", "no page can be made of it", way_out="say its format with --format")
        metadata = page_metadata(root, url)
        notices = _paywall_notices(root, metadata)
        body = extract(root, include_comments=False, include_tables=True, output_format="txt") or ""
    except RecordError:
        raise
    except Exception as error:  # what a damaged page makes a foreign parser raise is not to be foreseen
        message = f"the page cannot be taken apart: {type(error).__name__}: {error}"
        raise RecordError("extract", "page_unreadable", message) from error
    if not body.strip():
        raise RecordError(
            "extract", "no_text", "the page holds no article text", value=metadata.title or "", way_out="discard it"
        )
    return _composed(_typed_lines(body, metadata, notices), metadata, payload, locator, url)


def _composed(
    lines: Iterable[tuple[SegmentKind, str]], metadata: PageMetadata, payload: bytes, locator: Locator, url: str | None
) -> Document:
    composer = Composer()
    composer.add_all(lines)
    text, segments = composer.build()
    extra: dict[str, JsonValue] = {
        name: value
        for name, value in (
            ("description", metadata.description),
            ("modified", metadata.modified),
            ("page_kind", metadata.kind),
            ("damaged_json_ld", metadata.damaged_json_ld or None),
            ("paywalled_selectors", list[JsonValue](metadata.paywalled_selectors) or None),
        )
        if value is not None
    }
    document = Document(
        locator=locator,
        text=text,
        extractor=_extractor(),
        source=SourceName(name=metadata.publisher, domain=domain_of(metadata.canonical_url or url)),
        url=url,
        canonical_url=metadata.canonical_url,
        title=metadata.title,
        language=metadata.language,
        segments=segments,
        authors=tuple(metadata.authors),
        licence=metadata.licence,
        is_paywalled=metadata.is_paywalled,
        raw_sha256=hashlib.sha256(payload).hexdigest(),
        extra=extra,
    )
    return dated(document, metadata.dates)


def domain_of(url: str | None) -> str | None:
    """The host of an address without `www.`; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def decode_page(payload: bytes, charset: str | None = None) -> str:
    """Decode strictly by byte order mark, HTTP header, the page's own word, else UTF-8: nothing is guessed."""
    label = charset
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if payload.startswith(mark):
            label = name
            break
    else:
        stated = _XML_CHARSET.search(payload[:1024]) or _META_CHARSET.search(payload[:4096])
        label = label or (stated.group(1).decode("ascii") if stated else "utf-8")
    # Browsers read both names as windows-1252 (WHATWG Encoding), and pages are written for browsers.
    label = "cp1252" if label.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else label
    label = "iso8859-9" if label.lower() == "windows-1254" else label
    try:
        text = payload.decode(label)
    except (UnicodeDecodeError, LookupError) as error:
        position = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise RecordError(
            "parse",
            "bad_encoding",
            f"not in the stated encoding {label}: {getattr(error, 'reason', error)}",
            place=f"byte {position}",
            value=payload[position : position + 8].hex(" "),
            way_out="convert the page to UTF-8",
        ) from error
    if (position := text.find("\0")) >= 0:
        raise RecordError("parse", "nul_byte", "the page holds a NUL", place=f"character {position}")
    return text


def _refuse_cut_page(markup: str) -> None:
    """Notice a page that breaks off: neither </body> nor </html>, and elements that must be closed are not."""
    folded = markup.lower()
    if "</html" in folded or "</body" in folded or not re.search(r"<(?:html|body|head)[\s>]", folded):
        return
    if "<head" in folded and "</head" not in folded and "<body" not in folded:
        raise RecordError("fetch", "truncated", "the page breaks off in its head", way_out="fetch the page again")
    for name in _BALANCED:
        n_open = len(re.findall(rf"<{name}[\s>]", folded))
        if n_open > folded.count(f"</{name}"):
            raise RecordError(
                "fetch", "truncated", f"the page breaks off: <{name}> is not closed", way_out="fetch the page again"
            )


def _paywall_notices(root: HtmlElement, metadata: PageMetadata) -> frozenset[str]:
    """Lines of the elements that JSON-LD names as not free, where these hold a notice and not the article itself."""
    import lxml.etree  # type: ignore[import-untyped]

    lines: set[str] = set()
    for selector in metadata.paywalled_selectors:
        names = re.findall(r"[.#][\w-]+", selector)
        if not names or len(names) > 8:
            continue
        for name in names:
            attribute = "class" if name[0] == "." else "id"
            path = f"//*[contains(concat(' ', normalize-space(@{attribute}), ' '), ' {name[1:]} ')]"
            try:
                found = root.xpath(path)
            except lxml.etree.XPathError:
                continue
            for element in found:
                content = element.text_content()
                if len(content) <= _NOTICE_LENGTH and _NOTICE.search(content):
                    lines |= {one_line(line) for line in element.itertext() if one_line(line)} | {one_line(content)}
    return frozenset(lines)


def _typed_lines(body: str, metadata: PageMetadata, notices: frozenset[str]) -> Iterator[tuple[SegmentKind, str]]:
    """Type the lines of the extracted text; a headline that the extractor left out is put in front."""
    lines = [line for part in body.splitlines() if (line := one_line(part))]
    title, description = metadata.title or "", metadata.description or ""
    n_above = next((n for n, line in enumerate(lines[:_HEAD_LINES]) if title and is_same_line(line, title)), None)
    if n_above is None and title:
        yield "headline", title
    for number, line in enumerate(lines):
        if n_above is not None and number < n_above:
            yield "navigation", line
        elif number == n_above:
            yield "headline", line
        elif line in notices:
            yield "paywall_notice", line
        elif description and number <= (n_above or 0) + 2 and is_same_line(line, description):
            yield "standfirst", line
        else:
            yield "body", line
