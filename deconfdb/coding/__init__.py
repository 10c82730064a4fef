"""The coding document `deconf-coding/1`: model, reading, dates, evidence, validation, JSON Schema."""

from __future__ import annotations

from deconfdb.coding.dates import DateBounds as DateBounds
from deconfdb.coding.dates import EdtfError as EdtfError
from deconfdb.coding.dates import parse_edtf as parse_edtf
from deconfdb.coding.dates import parse_full_date as parse_full_date
from deconfdb.coding.dates import tolerance as tolerance
from deconfdb.coding.document import CodingDocument as CodingDocument
from deconfdb.coding.document import claim_label as claim_label
from deconfdb.coding.document import document_json as document_json
from deconfdb.coding.evidence import ExpectedSpan as ExpectedSpan
from deconfdb.coding.evidence import SpanResult as SpanResult
from deconfdb.coding.evidence import expected_spans as expected_spans
from deconfdb.coding.evidence import text_sha256 as text_sha256
from deconfdb.coding.evidence import validate_against_text as validate_against_text
from deconfdb.coding.evidence import verify_spans as verify_spans
from deconfdb.coding.problems import ERROR_CODES as ERROR_CODES
from deconfdb.coding.problems import WARNING_CODES as WARNING_CODES
from deconfdb.coding.reading import Locator as Locator
from deconfdb.coding.reading import Reading as Reading
from deconfdb.coding.reading import coding_files as coding_files
from deconfdb.coding.reading import read_codings as read_codings
from deconfdb.coding.references import KnownRefs as KnownRefs
from deconfdb.coding.validation import checked as checked
from deconfdb.coding.validation import validate as validate
