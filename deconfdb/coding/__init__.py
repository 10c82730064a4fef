"""The coding document `deconf-coding/1`: model, reading, dates, evidence, validation, JSON Schema."""

from __future__ import annotations

from deconfdb.coding.dates import DateBounds as DateBounds
from deconfdb.coding.dates import EdtfError as EdtfError
from deconfdb.coding.dates import parse_edtf as parse_edtf
from deconfdb.coding.document import CodingDocument as CodingDocument
from deconfdb.coding.document import document_json as document_json
from deconfdb.coding.reading import Locator as Locator
from deconfdb.coding.reading import Reading as Reading
from deconfdb.coding.reading import coding_files as coding_files
from deconfdb.coding.reading import read_codings as read_codings
