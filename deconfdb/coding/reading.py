"""Codings as read, one reading for each record: the document, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from deconfdb.coding.document import CodingDocument
from deconfdb.coding.records import MAX_FILE_BYTES, MAX_RECORD_BYTES, Locator, Record, read_records
from deconfdb.coding.shape import shape_document
from deconfdb.errors import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """One record as read.

    `document` is None if the shape is broken; with a document there may still be problems once its content is checked
    (`validation.checked`).
    """

    locator: Locator
    document: CodingDocument | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    record: bytes
    sha256: str

    @property
    def is_usable(self) -> bool:
        """True if nothing is wrong with the record."""
        return self.document is not None and not self.problems


def read_codings(
    source: Path | str | IO[bytes],
    *,
    name: str | None = None,
    max_record_bytes: int = MAX_RECORD_BYTES,
    max_file_bytes: int = MAX_FILE_BYTES,
) -> Iterator[Reading]:
    """Yield every record of a file or binary stream, in order, its shape checked; see `read_records`."""
    records = read_records(source, name=name, max_record_bytes=max_record_bytes, max_file_bytes=max_file_bytes)
    return map(shaped, records)


def shaped(record: Record) -> Reading:
    """Return the reading of a record: its document, or everything that is wrong with its shape."""
    document, wrong = shape_document(record.record) if record.is_decoded else (None, ())
    return Reading(
        locator=record.locator,
        document=None if record.problems else document,
        problems=(*record.problems, *wrong),
        warnings=(),
        record=record.record,
        sha256=record.sha256,
    )
