"""Public ids, computed a second time: UUIDv5 of natural keys, so that they are the same in every database."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import UUID, uuid5

_NAMESPACE = UUID("5d3f4bb2-9a4c-5c1e-8f57-3b8b1f6f7c11")
_UNIT_SEPARATOR = "\x1f"


def key_of(*parts: str) -> UUID:
    """The key of a row from the kind of row and what identifies it."""
    return uuid5(_NAMESPACE, _UNIT_SEPARATOR.join(parts))


def public_id(prefix: str, key: UUID) -> str:
    """What analysts see: the prefix and the first 16 hexadecimal digits."""
    return f"{prefix}-{key.hex[:16]}"


def content_sha256(document: dict[str, Any]) -> str:
    """SHA-256 of a coding in canonical JSON: UTF-8, keys sorted, no spaces."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def coding_key(article: UUID, text_sha256: str, coder: UUID, revision: int, content: str) -> UUID:
    """The key of one revision of a coder's answer about one text state."""
    return key_of("coding", article.hex, text_sha256, coder.hex, str(revision), content)


def local_key(kind: str, article: UUID, coder: UUID, ref: str, *features: str) -> UUID:
    """The key of a subject or actor that belongs to one article and coder."""
    return key_of(kind, article.hex, coder.hex, ref, *features)
