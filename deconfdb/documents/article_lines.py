"""Our own JSON lines, `deconf-article/1`: one article an object, everything stated and nothing derived.

`python -m deconfdb.documents.article_lines` writes the JSON Schema to `seeds/schema/`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, ValidationError

from deconfdb.documents.manifest import LANGUAGE_TAG, is_web_url, source_name
from deconfdb.documents.model import (
    ARTICLE_LINES,
    CustodyAction,
    CustodyHop,
    DateBasis,
    DateStatement,
    Document,
    DocumentState,
    Locator,
    RecordError,
    Segment,
    SegmentKind,
    SourceName,
)
from deconfdb.documents.publication_dates import dated, statement
from deconfdb.settings import seeds_dir

ARTICLE_FORMAT: Final = "deconf-article/1"
SCHEMA_ID: Final = "urn:deconfdb:schema:deconf-article:1"

Filled = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class PublishedLine(_Strict):
    """The publication date and where it was stated."""

    edtf: Filled = Field(description="Year, month or day in EDTF, or an ISO 8601 time with its zone.")
    basis: DateBasis = Field(description="Where it was stated; code of the vocabulary date_basis.")
    wording: str | None = Field(default=None, description="The words that state it, where they are at hand.")


class SegmentLine(_Strict):
    """A typed stretch of the text, in code points."""

    start: int = Field(ge=0, description="First code point, from 0.")
    end: int = Field(ge=1, description="Code point after the last.")
    kind: SegmentKind = Field(description="Code of the vocabulary segment_kind.")


class CustodyLine(_Strict):
    """One hand that the article went through."""

    source: Filled = Field(description="Registry ref or name of the source.")
    action: CustodyAction = Field(description="What was done; code of the vocabulary custody_action.")
    at: Annotated[datetime, Field(strict=False)] | None = Field(default=None, description="When, with its zone.")


class ArticleLine(_Strict):
    """One article of one source in one text state."""

    format: Literal["deconf-article/1"]
    key: Filled | None = Field(default=None, description="Key of the article, as a coding of it gives it.")
    source: Filled | None = Field(default=None, description="Registry ref or name of who published it.")
    url: Filled | None = Field(default=None, description="http or https address.")
    title: Filled | None = Field(default=None, description="Headline.")
    published: PublishedLine | None = Field(default=None, description="Publication date; absent = not stated.")
    language: Filled | None = Field(default=None, description="Language of the text, BCP 47.")
    text: str | None = Field(default=None, description="The text, stored as it is; absent = announced only.")
    text_sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$", description="SHA-256 of its UTF-8.")
    segments: list[SegmentLine] = Field(default_factory=list, description="In order, without overlap.")
    custody: list[CustodyLine] = Field(default_factory=list, description="In the order of the hands.")
    authors: list[Filled] = Field(default_factory=list, description="Names as printed.")
    licence: Filled | None = Field(default=None, description="Licence or terms of use.")
    is_paywalled: bool | None = Field(default=None, description="Whether the publisher asks money for it.")
    state: DocumentState | None = Field(default=None, description="Absent = published with a text, announced without.")
    embargo_until: Annotated[datetime, Field(strict=False)] | None = Field(default=None, description="With its zone.")
    extra: dict[str, JsonValue] = Field(default_factory=dict, description="Whatever else is known.")


def article_document(record: dict[str, Any], here: Locator, raw_sha256: str) -> Document:
    """Make a document of one record; RecordError names the first thing wrong and how many more there are."""
    try:
        line = ArticleLine.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        more = f", and {error.error_count() - 1} more" if error.error_count() > 1 else ""
        place = ".".join(str(part) for part in first["loc"])
        raise RecordError(
            "validate",
            "article_line_invalid",
            f"{first['msg']}{more}",
            place=place,
            value=str(first.get("input"))[:200],
            way_out="see seeds/schema/deconf-article-1.schema.json",
        ) from error
    text = line.text or ""
    _check(line, text)
    stated = line.published
    published = statement(stated.basis, stated.edtf) if stated else None
    if stated and (published is None or published.edtf is None):
        raise RecordError("validate", "bad_date", "no date", place="published.edtf", value=stated.edtf)
    if published and stated and stated.wording:
        published = DateStatement(published.basis, stated.wording, published.edtf, published.at)
    document = Document(
        locator=here,
        text=text,
        extractor=ARTICLE_LINES,
        key=line.key,
        source=source_name(line.source) if line.source else SourceName(),
        url=line.url,
        title=line.title,
        language=line.language,
        segments=tuple(Segment(s.start, s.end, s.kind) for s in line.segments),
        custody=tuple(CustodyHop(c.source, c.action, c.at, "stated") for c in line.custody),
        authors=tuple(line.authors),
        licence=line.licence,
        is_paywalled=line.is_paywalled,
        state=line.state or ("published" if text else "announced"),
        embargo_until=line.embargo_until,
        raw_sha256=raw_sha256,
        extra=dict(line.extra),
    )
    return dated(document, [published])


def _check(line: ArticleLine, text: str) -> None:
    if not (text or line.url or line.key):
        raise RecordError("validate", "no_content", "the record has neither text, address nor key")
    if line.url and not is_web_url(line.url):
        raise RecordError("validate", "bad_url", "no http or https address", place="url", value=line.url)
    if line.language and not LANGUAGE_TAG.fullmatch(line.language):
        raise RecordError("validate", "bad_language", "no language tag", place="language", value=line.language)
    if line.state == "published" and not text:
        raise RecordError("validate", "no_text", "a published article without a text", place="text")
    if line.text_sha256 and hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != line.text_sha256:
        raise RecordError("fetch", "digest_mismatch", "the text does not have the stated hash", place="text_sha256")
    for at, place in ((line.embargo_until, "embargo_until"), *((hop.at, "custody.at") for hop in line.custody)):
        if at is not None and at.tzinfo is None:
            raise RecordError("validate", "no_zone", "a time without its zone", place=place, value=at.isoformat())
    position = 0
    for number, segment in enumerate(line.segments):
        if not position <= segment.start < segment.end <= len(text):
            raise RecordError(
                "validate",
                "bad_segment",
                f"segments must follow each other inside the text of {len(text)} code points",
                place=f"segments[{number}]",
                value=f"{segment.start}..{segment.end}",
            )
        position = segment.end


def article_line(document: Document) -> str:
    """Write a document as one line of `deconf-article/1`, without the line end."""
    record: dict[str, Any] = {
        "format": ARTICLE_FORMAT,
        "key": document.key,
        "source": document.source.ref or document.source.name or document.source.domain,
        "url": document.canonical_url or document.url,
        "title": document.title,
        "published": None,
        "language": document.language,
        "text": document.text or None,
        "text_sha256": document.text_sha256 if document.text else None,
        "segments": [{"start": s.start, "end": s.end, "kind": s.kind} for s in document.segments],
        "custody": [_without_none(source=c.source, action=c.action, at=_iso(c.at)) for c in document.custody],
        "authors": list(document.authors),
        "licence": document.licence,
        "is_paywalled": document.is_paywalled,
        "state": document.state,
        "embargo_until": _iso(document.embargo_until),
        "extra": dict(document.extra),
    }
    if document.published:
        stated = document.published
        record["published"] = {"edtf": stated.edtf, "basis": stated.basis, "wording": stated.wording}
    return json.dumps(_without_none(**record), ensure_ascii=False, separators=(",", ":"))


def _without_none(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None and value not in ([], {})}


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def article_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line."""
    schema = ArticleLine.model_json_schema()
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": ARTICLE_FORMAT,
        "description": ArticleLine.__doc__,
    }
    return head | {name: value for name, value in schema.items() if name not in head}


def schema_path() -> Path:
    """Where the published schema lies."""
    return seeds_dir() / "schema" / "deconf-article-1.schema.json"


def schema_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(article_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    schema_path().write_text(schema_text(), encoding="utf-8")
    sys.stderr.write(f"{schema_path()}: written\n")
