"""Tells the format of a stream by its first bytes, never by its name."""

from __future__ import annotations

import codecs
import re
from typing import Final, Literal

from deconfdb.documents.external_events import (
    GDELT_EVENT_COLUMNS,
    GDELT_GKG_COLUMNS,
    GDELT_MENTION_COLUMNS,
    ICEWS_COLUMNS,
)
from deconfdb.documents.manifest import COLUMNS as MANIFEST_COLUMNS
from deconfdb.documents.model import RecordError
from deconfdb.documents.unpacking import GZIP_MAGIC, ZIP_MAGIC

DocumentFormat = Literal[
    "text", "html", "warc", "rss", "atom", "jsonfeed", "sitemap", "newsml", "nitf", "ninjs", "jsonl"
]  # fmt: skip
EventFormat = Literal["gdelt-events", "gdelt-mentions", "icews"]
ContainerFormat = Literal["gzip", "zip"]
Format = DocumentFormat | EventFormat | ContainerFormat

_XML_ROOTS: Final[dict[str, DocumentFormat]] = {
    "rss": "rss",
    "rdf": "rss",
    "feed": "atom",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "newsitem": "newsml",
    "newsmessage": "newsml",
    "packageitem": "newsml",
    "newsml": "newsml",
    "nitf": "nitf",
    "html": "html",
}
_OTHER_MAGIC: Final = (
    (b"%PDF-", "PDF", "extract its text first"),
    (b"BZh", "bzip2", "unpack it with bunzip2"),
    (b"\xfd7zXZ\x00", "xz", "unpack it with unxz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard", "unpack it with unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as text"),
    (b"\x89PNG", "a PNG picture", "discard it"),
    (b"\xff\xd8\xff", "a JPEG picture", "discard it"),
    (b"SQLite format 3", "an SQLite database", "export it"),
    (b"PAR1", "Parquet", "export it as JSON lines"),
)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)")
_HTML = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|article|section|span|table|h1)[\s>]", re.IGNORECASE
)
_WARC = re.compile(rb"WARC/[01]\.\d+\r?\n|filedesc://")
_NINJS_FIELDS: Final = frozenset(
    (
        *("headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies"),
        *("pubstatus", "versioncreated", "firstcreated", "contentcreated"),
    )
)
_JSON_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"(\s*:)?|\Z)|[{}\[\],]', re.DOTALL)


def detect_format(head: bytes) -> Format:
    """Name the format of a stream from its first 128 KiB.

    RecordError (`empty`, `unknown_format`, `not_utf8` …) says what it is where it is nothing that is read here.
    """
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise RecordError("parse", "empty", "there is nothing in it", way_out="remove it")
    if found := _by_magic(head):
        return found
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _by_markup(head.decode("utf-16", "ignore")) or _not_text(head)
    text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()
    by_content = _by_markup(text) if text.startswith("<") else _by_json(text) if text.startswith(("{", "[")) else None
    if found_text := by_content or _by_columns(head):
        return found_text
    if re.match(r"[^<]{0,2000}(?:<!doctype html|<html[\s>])", text, re.IGNORECASE):
        return "html"
    return _text(head)


def container_of(head: bytes) -> ContainerFormat | None:
    """Whether a stream is packed by gzip or zip."""
    if head.startswith(GZIP_MAGIC):
        return "gzip"
    return "zip" if head.startswith(ZIP_MAGIC) else None


def starts_archive(head: bytes) -> bool:
    """Whether a stream opens with a WARC or ARC record."""
    return _WARC.match(head) is not None


def _by_magic(head: bytes) -> Format | None:
    if found := container_of(head):
        return found
    if starts_archive(head):
        return "warc"
    for magic, name, way_out in _OTHER_MAGIC:
        if head.startswith(magic):
            raise RecordError("parse", "unknown_format", f"this is {name}", way_out=way_out)
    return None


def _without_prolog(text: str) -> str:
    """Drop declarations, comments and the DOCTYPE before the root element."""
    while True:
        text = text.lstrip("\ufeff \t\r\n")
        if text.startswith("<?"):
            opening = text.partition("?>")
        elif text.startswith("<!--"):
            opening = text.partition("-->")
        elif text[:9].upper() == "<!DOCTYPE":
            head, _, _ = text.partition(">")
            opening = text.partition("]>") if "[" in head else text.partition(">")
        else:
            return text
        text = opening[2]


def _by_markup(text: str) -> DocumentFormat | None:
    """The format of markup by its root element; an unknown XML root is handed to a reader that says what is wrong."""
    is_xml = text.lstrip("\ufeff \t\r\n").startswith("<?xml")
    rest = text.lstrip("\ufeff")
    doctype = re.search(r"<!DOCTYPE\s+(?:[\w.-]+:)?([\w.-]+)", rest[:4096], re.IGNORECASE)
    rest = _without_prolog(rest)
    root = _ROOT.match(rest)
    for name in (root.group(1) if root else "", doctype.group(1) if doctype else ""):
        if found := _XML_ROOTS.get(name.casefold()):
            return found
    if is_xml or (doctype and "[" in text[:4096]):
        raise RecordError(
            "parse",
            "xml_entities" if "<!ENTITY" in text else "unknown_format",
            "XML of a kind that is not read here" if "<!ENTITY" not in text else "the document declares entities",
            value=f"<{root.group(1)}>" if root else "",
            way_out="say its format with --format",
        )
    return "html" if _HTML.search(rest[:20_000]) else None


def _not_text(head: bytes) -> Format:
    raise RecordError(
        "parse",
        "not_utf8",
        "text in UTF-16",
        value=head[:8].hex(" "),
        way_out="convert it, for instance: iconv -f UTF-16 -t UTF-8",
    )


def _by_json(text: str) -> DocumentFormat | None:
    fields = top_level_fields(text)
    names = set(fields)
    if "jsonfeed.org/version/" in fields.get("version", "").replace("\\/", "/"):
        return "jsonfeed"
    if "uri" in names and {name.casefold() for name in names} & _NINJS_FIELDS:
        return "ninjs"
    if names:
        return "jsonl"
    return "jsonl" if text.startswith("{") and re.match(r'\{\s*"', text) else None


def top_level_fields(text: str) -> dict[str, str]:
    """Names and beginnings of the values of the first object in a text that may break off; no value is parsed."""
    fields: dict[str, str] = {}
    object_depth = 2 if text.startswith("[") else 1
    depth = 0
    name: str | None = None
    for token in _JSON_TOKEN.finditer(text):
        mark = token.group(0)
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
            if mark == "}" and depth < object_depth:
                break
        elif mark == ",":
            name = None if depth == object_depth else name
        elif depth == object_depth and token.group(2):
            name = token.group(1)
            fields.setdefault(name, "")
        elif depth == object_depth and name is not None and not fields[name]:
            fields[name] = token.group(1)[:200]
    return fields


def _by_columns(head: bytes) -> EventFormat | None:
    first = head.split(b"\n", 1)[0].rstrip(b"\r")
    cells = first.removeprefix(codecs.BOM_UTF8).split(b"\t")
    if len(cells) < 10:
        return None
    if [cell.decode("latin-1").strip() for cell in cells[:3]] == list(ICEWS_COLUMNS[:3]):
        return "icews"
    if len(cells) == GDELT_EVENT_COLUMNS and cells[0].isdigit() and re.fullmatch(rb"\d{8}", cells[1]):
        return "gdelt-events"
    is_mention = re.fullmatch(rb"\d{14}", cells[1]) and re.fullmatch(rb"\d{14}", cells[2])
    if len(cells) in GDELT_MENTION_COLUMNS and cells[0].isdigit() and is_mention:
        return "gdelt-mentions"
    if len(cells) == GDELT_GKG_COLUMNS and re.fullmatch(rb"\d{14}-T?\d+", cells[0]):
        raise RecordError(
            "validate",
            "gdelt_gkg",
            "the GDELT knowledge graph: themes of documents, neither articles nor events",
            way_out="load the events and mentions of the same quarter of an hour",
        )
    return None


def _text(head: bytes) -> DocumentFormat:
    """Text, if it is UTF-8 without a NUL; a character may be cut at the end of the head."""
    first = head.removeprefix(codecs.BOM_UTF8).split(b"\n", 1)[0].decode("latin-1").strip()
    cells = [cell.strip() for cell in first.split(",")]
    if "path" in cells and set(cells) <= set(MANIFEST_COLUMNS):
        raise RecordError("validate", "is_manifest", "a manifest, not an article", way_out="give it with --manifest")
    if re.match(rb"(?:\s*#[^\n]*\n|---\s*\n)*format:\s*['\"]?deconf-coding/", head):
        way_out = "load it with: deconfdb ingest codings"
        raise RecordError("validate", "is_coding", "a coding, not an article", way_out=way_out)
    if (position := head.find(b"\0")) >= 0:
        raise RecordError("parse", "nul_byte", f"no text: a NUL at byte {position}", place=f"byte {position}")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        raise RecordError(
            "parse",
            "not_utf8",
            f"not UTF-8 at byte {error.start}, and no format that is known",
            place=f"byte {error.start}",
            value=head[error.start : error.start + 8].hex(" "),
            way_out="convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8, or say its format with --format",
        ) from error
    return "text"
