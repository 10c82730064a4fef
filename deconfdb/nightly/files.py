"""What tells whether a file is still the one that was read."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path


def written_at(path: str | Path) -> datetime | None:
    """When a file was last written to; None where it is not there."""
    try:
        return datetime.fromtimestamp(Path(path).stat().st_mtime, UTC)
    except OSError:
        return None


def content_of(path: Path) -> tuple[bytes | None, int | None]:
    """SHA-256 and size of a file; None where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest(), stream.tell()
    except OSError:
        return None, None
