"""What a coder is given, and the stretches of it that a coder may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from deconfdb.coding.document import CodingDocument

READ_KINDS = frozenset({"body", "headline", "standfirst"})
"""Kinds of segment that statements are read from; all else is furniture of the page."""


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """One article as it is to be coded; `text` is the stored text, to which all offsets refer.

    `published` is None where the day is not known: relative dates then stay unresolved.
    """

    key: str
    source: str
    text: str
    title: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = "en"


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A typed stretch of the text: code points, 0-based, end exclusive."""

    start: int
    end: int
    kind: str

    @property
    def is_read(self) -> bool:
        """Whether statements are read from it."""
        return self.kind in READ_KINDS


class Coder(Protocol):
    """Turns articles into coding documents, in the order in which they come."""

    @property
    def name(self) -> str:
        """How the coder signs its codings."""

    def code(self, document: ArticleInput) -> CodingDocument:
        """Code one article."""

    def code_many(self, documents: Iterable[ArticleInput]) -> Iterator[CodingDocument]:
        """Code articles one after the other, lazily."""
