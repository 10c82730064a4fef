"""The stable codes of everything that can be wrong with a coding document.

An *error* keeps a document out; a *warning* says that it is incomplete and lets it in. Codes are counted in
quarantine and in reports, so a code is never renamed and never reused for something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from deconfdb.errors import Problem

ERROR_CODES: dict[str, str] = {
    # The bytes
    "too_large": "the file or record is larger than allowed",
    "bad_encoding": "the bytes are not UTF-8",
    "nul_character": "a NUL character, which no database text can hold",
    "lone_surrogate": "half of a surrogate pair, which is no character",
    "bad_json": "not JSON",
    "bad_yaml": "not YAML, or YAML beyond plain data (tags, anchors)",
    "duplicate_key": "the same key twice in one object",
    "bad_number": "NaN, infinity or a number too long to read",
    "too_deep": "nested deeper than any coding is",
    "empty_input": "nothing to read",
    "too_many_problems": "more problems than are listed",
    # The shape
    "not_a_document": "the record is not an object",
    "wrong_format": "`format` is not a format that this release reads",
    "missing_key": "a required key is absent",
    "unknown_key": "a key that the format does not have",
    "wrong_type": "a value of another type than the format asks for",
    "null_value": "null where the key should rather be left out",
    "empty_value": "an empty text or list where something must stand",
    "too_long": "a text longer than the field holds",
    "out_of_range": "a number outside the allowed range",
    "bad_shape": "a text that does not have the form of its field",
    "bad_sha256": "not a sha256 in lower-case hex",
    "bad_ref": "a ref with a space in it",
    "bad_url": "not an absolute http or https address",
    # The content
    "duplicate_ref": "two records of one section with the same ref",
    "duplicate_entry": "the same entry twice in one list, which would count it twice",
    "unknown_ref": "a ref that is neither declared in the document nor in a registry",
    "wrong_ref_kind": "a ref that is declared, but of another kind of record than the field speaks of",
    "unknown_code": "a code that its vocabulary does not hold",
    "status_not_of_track": "a status that the track does not have",
    "status_without_mechanism": "a status of no mechanism",
    "status_without_track": "a status without the track it is on",
    "too_many_subjects": "a proposition about more than one subject",
    "quantity_order": "low, best and high not in rising order",
    "bad_date": "not EDTF, or no day of the calendar",
    "self_reference": "a record that refers to itself",
    "cyclic_reference": "records that refer to each other in a circle",
    "chain_start": "a chain that does not begin with published_by",
    "chain_end": "a chain that does not end with an actor",
    "chain_step": "a step of a chain that names both a source and an actor, neither, or the wrong one for its link",
    "span_empty": "a span or segment that ends where it begins, or before",
    "span_outside_text": "a span or segment beyond the end of the text",
    "span_in_boilerplate": "a span that touches a segment that holds no evidence",
    "span_outside_segments": "a span that does not lie inside one segment",
    "segment_order": "segments out of order or overlapping",
    # Against a text
    "text_mismatch": "the text is not the one that was coded",
    "span_mismatch": "the text at the span is not the one that was coded",
}

WARNING_CODES: dict[str, str] = {
    "unclaimed_proposition": "a proposition that nobody claims; it supports nothing",
    "unmentioned_subject": "a mechanism, meeting or incident that no proposition speaks of",
    "undated_status": "a status without a date; it stands in the history without a day",
    "track_without_status": "a track without a status on it",
    "quantity_empty": "a quantity without any figure",
    "family_mismatch": "an incident whose family is not that of its kind",
    "date_without_anchor": "an event-relative date that names no event",
    "unlikely_year": "a year before 1900 or after 2100",
    "unnamed_entry": "a source, actor or office without a name and in no registry; shown by its ref",
    "mechanism_without_parties": "a mechanism without parties; it belongs to no pair",
    "meeting_without_participants": "a meeting without participants",
    "proposition_without_gist": "a proposition without words",
    "claim_without_chain": "a mention that does not say through whom it came",
    "foreign_publisher": "a chain that begins with another source than the article's",
    "duplicate_claim": "the same speaker, proposition and stance twice",
    "unpublished_article": "no day of publication",
    "no_text_hash": "no hash of the text; an arriving text is matched by key or address alone",
    "no_segments": "no segments; boilerplate cannot be told from the article",
}


def problem(code: str, location: str, value: object, message: str, way_out: str = "") -> Problem:
    """Return a problem with a code from the tables above; long values are cut to 80 characters."""
    assert code in ERROR_CODES or code in WARNING_CODES, code
    shown = "" if value is None else str(value)
    return Problem(code, location, shown if len(shown) <= 80 else shown[:77] + "...", message, way_out)


@dataclass(slots=True)
class Findings:
    """What is wrong with a document, and what is merely missing."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def error(self, code: str, location: str, value: object, message: str, way_out: str) -> None:
        """Add what keeps the document out."""
        self.errors.append(problem(code, location, value, message, way_out))

    def warn(self, code: str, location: str, value: object, message: str, way_out: str) -> None:
        """Add what lets it in."""
        self.warnings.append(problem(code, location, value, message, way_out))


def suggest(nearest: str | None, codes: Iterable[str]) -> str:
    """Return the way out of an unknown code: the nearest one, or the first of those that exist."""
    if nearest:
        return f"did you mean {nearest}?"
    known = sorted(codes)
    return f"take one of {', '.join(known[:8])}" + (" …" if len(known) > 8 else "")
