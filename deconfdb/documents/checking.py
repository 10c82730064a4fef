"""The last look at a document before it leaves: what the database could not hold, or nobody could mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from deconfdb.documents.limits import Limits
from deconfdb.documents.manifest import is_web_url
from deconfdb.documents.model import Document, Rejection, Segment, excerpt_of
from deconfdb.errors import Problem


def checked(document: Document, limits: Limits) -> Document | Rejection:
    """Return the document, or the rejection that lists everything wrong with it."""
    problems = tuple(_problems(document, limits))
    if problems:
        return Rejection(document.locator, "validate", problems, excerpt_of(document.title or document.text))
    return document


def _problems(document: Document, limits: Limits) -> Iterator[Problem]:
    for name, length, limit in (
        ("title", len(document.title or ""), limits.max_title_length),
        ("text", len(document.text), limits.max_text_length),
        ("key", len(document.key or ""), limits.max_url_length),
        ("url", len(document.url or ""), limits.max_url_length),
        ("canonical_url", len(document.canonical_url or ""), limits.max_url_length),
    ):
        if length > limit:
            message = f"{length:,} code points, more than {limit:,}"
            yield Problem("too_long", name, "", message, f"raise the limit max_{name}_length if it is meant to be")
    for field in fields(document):
        for text in _strings(getattr(document, field.name)):
            if "\0" in text:
                yield Problem("nul_byte", field.name, "", "a NUL, which the database cannot store", "remove it")
                break
            if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
                yield Problem("lone_surrogate", field.name, "", "half of a surrogate pair, which is no character")
                break
    for name in ("url", "canonical_url"):
        address = getattr(document, name)
        if address and not is_web_url(address):
            yield Problem("bad_url", name, address[:200], "no http or https address")
    yield from _segment_problems(document.segments, len(document.text))
    if document.state == "published" and not document.text.strip():
        yield Problem("no_text", "text", "", "a published article without a text")


def _segment_problems(segments: tuple[Segment, ...], length: int) -> Iterator[Problem]:
    position = 0
    for segment in segments:
        if not position <= segment.start < segment.end <= length:
            value = f"{segment.start}..{segment.end} {segment.kind}"
            yield Problem("bad_segment", "segments", value, f"not in order inside the text of {length} code points")
            return
        position = segment.end


def _strings(value: Any) -> Iterator[str]:
    """All strings in a value of a document, however nested."""
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, list | tuple):
            pending += item
        elif isinstance(item, dict):
            pending += [*item.keys(), *item.values()]
        elif hasattr(item, "__dataclass_fields__"):
            pending += [getattr(item, field.name) for field in fields(item)]
