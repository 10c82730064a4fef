"""ninjs 1 to 3: news items in JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from deconfdb.documents.composing import markup_lines, one_line, teaser
from deconfdb.documents.json_reading import parse_json
from deconfdb.documents.limits import DEFAULT_LIMITS, Limits, read_whole
from deconfdb.documents.manifest import is_web_url
from deconfdb.documents.model import Document, Extractor, Locator, RecordError, Rejection, SegmentKind, rejected
from deconfdb.documents.page_metadata import language_tag
from deconfdb.documents.publication_dates import instant_of, statement
from deconfdb.documents.wire import WireItem, item_document

EXTRACTOR: Final = Extractor("ninjs", "1")
_DATE_FIELDS: Final = ("firstcreated", "versioncreated", "contentcreated")
_BODY_ORDER: Final = ("body_text", "body_html", "body_xhtml")


def read_ninjs(stream: BinaryIO, locator: Locator, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Rejection]:
    """Read one ninjs item."""
    payload = read_whole(stream, limits.max_record_bytes, "ninjs item")
    try:
        content = parse_json(payload)
        if not isinstance(content, dict):
            raise RecordError("parse", "no_ninjs", "no ninjs: the document is no object")
        yield ninjs_document(content, locator, payload)
    except RecordError as error:
        yield rejected(locator, error, payload)


def ninjs_document(content: dict[str, Any], locator: Locator, payload: bytes) -> Document:
    """Make a document of one item; names of fields are read in the spelling of all three versions."""
    # Version 1 and 2 write versioncreated, version 3 versionCreated.
    fields = {name.casefold(): value for name, value in content.items()}
    if not isinstance(fields.get("uri"), str) or not fields["uri"].strip():
        raise RecordError("validate", "missing_uri", "the item has no `uri`", place="uri")
    kind = _string(fields, "type") or _string(fields, "contenttype")
    if kind not in {"", "text", "composite", "text/html", "text/plain"}:
        raise RecordError("extract", "no_text_item", "the item is no text", place="type", value=kind)
    item = WireItem(key=fields["uri"].strip(), url=fields["uri"] if is_web_url(fields["uri"]) else None)
    item.status = _string(fields, "pubstatus") or "usable"
    item.embargo_until = instant_of(_string(fields, "embargoed") or _string(fields, "embargoeduntil"))
    item.title = _roled(fields, "headline", "headlines") or _string(fields, "title") or None
    item.language = language_tag(fields.get("language"))
    item.provider = _string(fields, "copyrightholder") or _name(fields.get("provider")) or None
    item.licence = " ".join(filter(None, (_string(fields, "usageterms"), _string(fields, "copyrightnotice")))) or None
    item.dates = [statement("newsml", fields.get(name), name) for name in _DATE_FIELDS]
    _read_lines(fields, item)
    item.suppliers = [name for source in _objects(fields, "infosources", "infosource") if (name := _name(source))]
    item.extra |= {
        "version": str(fields.get("version") or ""),
        "slugline": _string(fields, "slugline"),
        "editorial_note": _string(fields, "ednote"),
    }
    return item_document(item, locator, EXTRACTOR, payload)


def _read_lines(fields: Mapping[str, Any], item: WireItem) -> None:
    byline = _string(fields, "byline") or _string(fields, "by")
    item.authors = [byline] if byline else [name for person in _objects(fields, "people") if (name := _author(person))]
    summary = _roled(fields, "description_text", "descriptions") or teaser(_string(fields, "description_html"))
    above: list[tuple[SegmentKind, str]] = [("standfirst", summary), ("byline", byline)]
    item.above = [line for line in (*above, ("dateline", _string(fields, "dateline"))) if line[1]]
    item.body = markup_lines(_body(fields))


def _body(fields: Mapping[str, Any]) -> str:
    for name in _BODY_ORDER:
        if _string(fields, name):
            return str(fields[name])
    bodies = [b for b in _objects(fields, "bodies") if isinstance(b.get("value"), str) and b["value"].strip()]
    # Any text will do, and the main one goes before what is meant for another channel.
    bodies.sort(key=lambda body: _rank(body, ("main", "text", "html", "None")))
    return str(bodies[0]["value"]) if bodies else ""


def _string(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def _objects(fields: Mapping[str, Any], *names: str) -> list[dict[str, Any]]:
    for name in names:
        value = fields.get(name)
        if isinstance(value, list | dict):
            return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]
    return []


def _roled(fields: Mapping[str, Any], single: str, plural: str) -> str:
    """A text of version 1, or the main one of the list of versions 2 and 3."""
    if _string(fields, single):
        return one_line(_string(fields, single))
    parts = sorted(_objects(fields, plural), key=lambda part: _rank(part, ("main", "None")))
    return next((teaser(part["value"]) for part in parts if isinstance(part.get("value"), str)), "")


def _rank(part: Mapping[str, Any], roles: tuple[str, ...]) -> int:
    role = str(part.get("role"))
    return roles.index(role) if role in roles else len(roles)


def _name(party: object) -> str:
    if isinstance(party, dict):
        return next((one_line(party[key]) for key in ("name", "literal", "uri") if isinstance(party.get(key), str)), "")
    return one_line(party) if isinstance(party, str) else ""


def _author(person: Mapping[str, Any]) -> str:
    return _name(person) if str(person.get("rel")) in {"author", "creator"} else ""
