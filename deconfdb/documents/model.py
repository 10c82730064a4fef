"""What every reader yields: a document, or the reason why a record is none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from deconfdb.errors import DeconfdbError, Problem

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"

DateBasis = Literal["manifest", "external", "newsml", "feed", "json_ld", "html_meta", "extractor", "url", "text"]
"""Where a publication date was stated, strongest first; codes of the vocabulary `date_basis`.

The manifest, an option of the command (`external`), the envelope of a wire item (NewsML, NITF, ninjs), a feed or news
sitemap, JSON-LD, `<meta>` or `<time>`, a field of another program's output, which does not say where it read it, the
path of the URL, a line of the text.
"""

SegmentKind = Literal[
    "headline",
    "standfirst",
    "body",
    "subheading",
    "dateline",
    "byline",
    "caption",
    "pull_quote",
    "correction_note",
    "photo_credit",
    "credit_line",
    "contributor_line",
    "timestamp",
    "paywall_notice",
    "subscription_offer",
    "related_links",
    "navigation",
    "advertisement",
    "social_prompt",
    "comments",
    "legal_notice",
    "other_boilerplate",
    "unknown",
]
"""Codes of the vocabulary `segment_kind`."""

CustodyAction = Literal[
    "created", "supplied", "transmitted", "rewritten", "excerpted", "translated", "republished", "corrected", "archived"
]

DocumentState = Literal["published", "announced", "withheld", "canceled"]
"""`announced`: link and teaser only, the text may come later; `withheld`, `canceled`: the provider took it back."""

Stage = Literal["fetch", "parse", "extract", "validate"]

MAX_EXCERPT = 2000
"""Code points of a refused record that are kept for whoever looks into the quarantine."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a record stands: file or URL, member of an archive, number (from 1) and offset in bytes.

    The offset counts in the unpacked stream, except in a WARC gzipped record by record, where it is the offset of the
    record's own gzip member, as in a CDX index.
    """

    file: str
    record: int | None = None
    offset: int | None = None
    member: str | None = None

    @property
    def container(self) -> str:
        """File or URL, and the member of an archive."""
        return self.file + (f"!{self.member}" if self.member else "")

    def __str__(self) -> str:
        text = self.container
        if self.record is not None:
            text += f", record {self.record}"
        if self.offset is not None:
            text += f", byte {self.offset}"
        return text


@dataclass(frozen=True, slots=True)
class SourceName:
    """Who published, as far as the input says: a registry ref, a printed name, a domain."""

    ref: str | None = None
    name: str | None = None
    domain: str | None = None

    def __bool__(self) -> bool:
        return bool(self.ref or self.name or self.domain)


@dataclass(frozen=True, slots=True)
class DateStatement:
    """A publication date as one place states it.

    `edtf` is the day (or month, or year) in the publisher's own zone as written, None when the wording is no date;
    `at` the instant, only when the wording holds a time with its zone.
    """

    basis: DateBasis
    wording: str
    edtf: str | None = None
    at: datetime | None = None
    place: str | None = None
    """The field, tag or property it was read from."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A typed stretch of the text, in code points, 0-based, end exclusive."""

    start: int
    end: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class CustodyHop:
    """One hand the text went through; `source` is a registry ref, a provider code or a printed name."""

    source: str
    action: CustodyAction
    at: datetime | None = None
    basis: str | None = None
    """What the hop was read from: `hop_history`, `provider`, `agency_cue` …"""


@dataclass(frozen=True, slots=True)
class Extractor:
    """The program that made the text from the raw record; another version may make another text."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


ARTICLE_LINES: Final = Extractor("deconf_article", "1")
"""The reader of our own lines, which say all they mean to say."""


@dataclass(frozen=True, slots=True)
class Document:
    """One published work as one delivery shows it; what the delivery does not say is None or empty.

    `key` is a key that the delivery states itself (manifest, our own JSONL, GUID of a wire item); `url` is where it was
    fetched, `canonical_url` what the page calls itself. `dates` holds every statement of the publication date,
    `published` the one that counts by order of basis; `has_date_conflict` says whether two name different days.
    """

    locator: Locator
    text: str
    extractor: Extractor
    key: str | None = None
    source: SourceName = SourceName()
    url: str | None = None
    canonical_url: str | None = None
    title: str | None = None
    dates: tuple[DateStatement, ...] = ()
    published: DateStatement | None = None
    language: str | None = None
    language_basis: Literal["stated", "detected"] = "stated"
    segments: tuple[Segment, ...] = ()
    custody: tuple[CustodyHop, ...] = ()
    authors: tuple[str, ...] = ()
    licence: str | None = None
    is_paywalled: bool | None = None
    state: DocumentState = "published"
    embargo_until: datetime | None = None
    raw_sha256: str | None = None
    """Of the raw record (HTML page, XML item, JSON line) before extraction."""
    extra: Mapping[str, JsonValue] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def text_sha256(self) -> str:
        """Hash of the stored text: UTF-8 of exactly its code points."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def has_date_conflict(self) -> bool:
        """Whether two places state publication days that cannot be the same.

        The first statement of each basis counts. 2015-10 and 2015-10-08 can be the same, and so can two days that name
        one instant in two zones.
        """
        firsts: dict[str, DateStatement] = {}
        for found in self.dates:
            if found.edtf:
                firsts.setdefault(found.basis, found)
        return any(_disagree(one, other) for one, other in combinations(firsts.values(), 2))


def _disagree(one: DateStatement, other: DateStatement) -> bool:
    if one.at is not None and one.at == other.at:
        return False
    days = sorted(((found.edtf or "").rstrip("~?%") for found in (one, other)), key=len)
    return not days[1].startswith(days[0])


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record that is no document: where it stands, at which stage it failed, every reason, a capped excerpt."""

    locator: Locator
    stage: Stage
    problems: tuple[Problem, ...]
    excerpt: str = ""
    is_transient: bool = False
    """Whether another try later may help: a server out of reach, a connection that broke."""
    retry_after: float | None = None
    """Seconds after which the server wants to be asked again."""

    @property
    def code(self) -> str:
        """Stable name of the first reason, for counting."""
        return self.problems[0].code


def excerpt_of(payload: bytes | str) -> str:
    """Cut a refused payload to `MAX_EXCERPT` code points that PostgreSQL can store (no NUL, no lone surrogate)."""
    if isinstance(payload, bytes):
        payload = payload[: 4 * MAX_EXCERPT].decode("utf-8", "backslashreplace")
    text = payload[:MAX_EXCERPT].replace("\0", "\\x00")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class RecordError(DeconfdbError):
    """One record cannot be used; readers turn it into a rejection, so that the next record is read."""

    is_transient: bool = False
    retry_after: float | None = None

    def __init__(
        self, stage: Stage, code: str, message: str, *, place: str = "", value: str = "", way_out: str = ""
    ) -> None:
        self.stage = stage
        self.problem = Problem(code=code, location=place, value=value[:200], message=message, way_out=way_out)
        super().__init__(str(self.problem))


def rejected(locator: Locator, error: RecordError, payload: bytes | str = "") -> Rejection:
    """Turn the error of one record into its rejection."""
    return Rejection(locator, error.stage, (error.problem,), excerpt_of(payload), error.is_transient, error.retry_after)
