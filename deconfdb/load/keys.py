"""Keys: UUIDv5 of natural keys, so that the same input gives the same rows in any database, in any order.

Every key is `uuid5(NAMESPACE, kind + US + part + US + part …)`, US being the ASCII unit separator, which no part may
hold. Public refs of rows that no registry names are a typed prefix and the first 16 hexadecimal digits of the key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from uuid import UUID

NAMESPACE = UUID("5d3f4bb2-9a4c-5c1e-8f57-3b8b1f6f7c11")
_PREFIX = NAMESPACE.bytes
_SEPARATOR = "\x1f"
# RFC 9562: four bits say the version, two the variant.
_VERSION_5 = 0x5 << 76 | 0x2 << 62
_WITHOUT_VERSION = ~(0xF << 76 | 0x3 << 62)


def make_key(kind: str, *parts: str) -> UUID:
    """UUIDv5 of the kind and its parts. (By hand, since uuid.uuid5 costs four times as much a key, fifty a document.)"""
    name = _PREFIX + _SEPARATOR.join((kind, *parts)).encode()
    digest = hashlib.sha1(name, usedforsecurity=False).digest()
    return UUID(int=int.from_bytes(digest[:16], "big") & _WITHOUT_VERSION | _VERSION_5)


def public_ref(prefix: str, key: UUID) -> str:
    """Short public name of a row: `mtg-0f3a…`, 16 hexadecimal digits."""
    return f"{prefix}-{key.hex[:16]}"


# ---- documents ------------------------------------------------------------------------------------------------------
def article_key_of(
    key: str | None, url: str | None, source: str, title: str | None, published: date | None, text_sha256: str | None
) -> str:
    """What identifies an article: the given key, else its URL, else source, title and day, else the hash of its text."""
    if key:
        return key
    if url:
        return url
    if title and published:
        return f"{source} {published.isoformat()} {title}"
    if text_sha256:
        return f"sha256:{text_sha256}"
    raise ValueError("an article without key, URL, title and day, or text has no identity")


def article_id(article_key: str) -> UUID:
    return make_key("article", article_key)


def version_id(article: UUID, text_sha256: str) -> UUID:
    return make_key("version", article.hex, text_sha256)


# ---- registries -----------------------------------------------------------------------------------------------------
def registered_id(kind: str, ref: str) -> UUID:
    """Key of a registered source, actor, office, place or mechanism."""
    return make_key(f"registered {kind}", ref)


def named_source_id(name: str, country: str | None) -> UUID:
    """A source that no registry knows: an outlet is its name and country, whichever article cites it."""
    return make_key("source", name.casefold(), country or "")


def titled_office_id(title: str, body: UUID | None) -> UUID:
    return make_key("office", title.casefold(), body.hex if body else "")


def coder_id(kind: str, name: str) -> UUID:
    return make_key("coder", kind, name)


# ---- codings --------------------------------------------------------------------------------------------------------
def coding_id(article: UUID, text_sha256: str | None, coder: UUID, revision: int, content_sha256: str) -> UUID:
    return make_key("coding", article.hex, text_sha256 or "", coder.hex, str(revision), content_sha256)


def child_id(kind: str, coding: UUID, ref: str) -> UUID:
    """A proposition or claim of a coding."""
    return make_key(kind, coding.hex, ref)


def local_subject_id(kind: str, article: UUID, coder: UUID, ref: str, features: Iterable[str]) -> UUID:
    """A mechanism, meeting, incident or actor that belongs to one article and coder.

    It survives a new revision of the coding as long as its identity features (family, party sides) stay.
    """
    return make_key(kind, article.hex, coder.hex, ref, *features)
