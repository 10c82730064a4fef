"""The shape of a document: pydantic's errors in our words, with stable codes and the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from deconfdb.coding.document import FORMAT, CodingDocument
from deconfdb.coding.fields import Block
from deconfdb.coding.problems import problem
from deconfdb.errors import Problem

# A document with more is not a coding with slips but something else; listing a million problems helps nobody.
MAX_PROBLEMS = 200

_TYPE_WORDS = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "an object",
    "model_attributes_type": "an object",
}
_SHAPES = {
    "sha256": ("bad_sha256", "not a sha256", "write 64 hexadecimal digits in lower case"),
    "url": ("bad_url", "not an absolute web address", "write it with http:// or https://, without spaces"),
    "language": ("bad_shape", "not a language tag", "write a BCP 47 tag such as en or pt-BR"),
    "key": ("bad_shape", "blank at its begin or end, or a line break in it", "write it without"),
    "country": ("bad_shape", "not a country code", "write ISO 3166-1 alpha-3, e.g. TUR"),
}
_PROSE_FIELDS = frozenset({"text", "gist", "note", "purpose", "condition", "label", "name", "title", "place", "value"})


def shape_document(canonical: bytes) -> tuple[CodingDocument | None, tuple[Problem, ...]]:
    """Return the document that canonical JSON holds, or None and every error of its shape."""
    try:
        return CodingDocument.model_validate_json(canonical), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    told = [each for each in details if not _is_echo(each)]
    found = [_translate(each) for each in told[:MAX_PROBLEMS]]
    if len(told) > MAX_PROBLEMS:
        more = f"{len(told) - MAX_PROBLEMS} more problems"
        found.append(problem("too_many_problems", "", None, more, "correct these first and read again"))
    return None, tuple(found)


def _is_echo(detail: ErrorDetails) -> bool:
    """True for an error that only repeats another: a number's second try, a list short of its broken items."""
    return detail["loc"][-1:] == ("float",) or (detail["type"] == "too_short" and bool(detail["input"]))


def locate(parts: tuple[int | str, ...]) -> str:
    """Return a location as written in messages: `claims[3].mentions[0].end`."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _translate(detail: ErrorDetails) -> Problem:
    parts, kind = detail["loc"], detail["type"]
    if parts[-1:] == ("int",):  # a number is tried as whole and as broken; one message is enough
        parts, kind = parts[:-1], "float_type" if kind == "int_type" else kind
    slip = _Slip(kind, parts, locate(parts), detail["input"], detail.get("ctx", {}))
    return _TRANSLATORS.get(kind, _other)(slip)


class _Slip(NamedTuple):
    """One error as pydantic gives it, with its location as we write it."""

    kind: str
    parts: tuple[int | str, ...]
    location: str
    found: Any
    limits: dict[str, Any]

    @property
    def field(self) -> str:
        return next((part for part in reversed(self.parts) if isinstance(part, str)), "")


def _missing(slip: _Slip) -> Problem:
    return problem("missing_key", slip.location, None, "required, but absent", "add it")


def _unknown_key(slip: _Slip) -> Problem:
    message = "the format has no such key"
    return problem("unknown_key", slip.location, _short(slip.found), message, _suggest_key(slip.parts))


def _wrong_format(slip: _Slip) -> Problem:
    message = "not a format that this release reads"
    return problem("wrong_format", slip.location, _short(slip.found), message, f"write {FORMAT}")


def _wrong_type(slip: _Slip) -> Problem:
    if not slip.parts:
        return problem("not_a_document", "", _short(slip.found), "a coding document is an object", "write { … }")
    wanted = _TYPE_WORDS[slip.kind]
    if slip.found is None:
        message = f"null, where {wanted} must stand"
        return problem("null_value", slip.location, None, message, "leave the key out if it is unknown")
    way_out = f"write {wanted}"
    if slip.kind == "string_type" and isinstance(slip.found, int | float):
        way_out = f'write it in quotes: "{slip.found}"'
    elif isinstance(slip.found, str) and slip.kind != "string_type" and slip.found.strip("-").isdigit():
        way_out = "write it without quotes"
    return problem("wrong_type", slip.location, _short(slip.found), f"must be {wanted}", way_out)


def _empty(slip: _Slip) -> Problem:
    if slip.field == "mentions":
        way_out = "give the span in which the text says it; a claim without evidence is none"
    else:
        way_out = "leave the key out if it is unknown" if slip.field in _PROSE_FIELDS else "fill it in"
    return problem("empty_value", slip.location, None, "nothing in it", way_out)


def _too_long(slip: _Slip) -> Problem:
    message = f"{len(slip.found)} characters, at most {slip.limits['max_length']} fit"
    way_out = "say it in fewer of our own words; the article's text does not belong here"
    return problem("too_long", slip.location, slip.found, message, way_out)


def _out_of_range(slip: _Slip) -> Problem:
    words = "at least" if "ge" in slip.limits else "at most"
    limit = slip.limits.get("ge", slip.limits.get("le"))
    return problem("out_of_range", slip.location, _short(slip.found), f"must be {words} {limit}", "correct the number")


def _wrong_shape(slip: _Slip) -> Problem:
    if slip.field in _SHAPES:
        code, message, way_out = _SHAPES[slip.field]
        return problem(code, slip.location, slip.found, message, way_out)
    if not slip.found.strip():
        return _empty(slip)
    return problem("bad_ref", slip.location, slip.found, "a space in a ref or code", "join the words with hyphens")


def _too_deep(slip: _Slip) -> Problem:
    return problem("too_deep", slip.location, None, "nested far deeper than a coding is", "check the brackets")


def _other(slip: _Slip) -> Problem:
    return problem("bad_shape", slip.location, _short(slip.found), slip.kind, "see the JSON Schema of the format")


_TRANSLATORS: dict[str, Callable[[_Slip], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _wrong_format,
    **dict.fromkeys(_TYPE_WORDS, _wrong_type),
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_pattern_mismatch": _wrong_shape,
    "json_invalid": _too_deep,
}


def _short(found: object) -> str:
    if isinstance(found, dict):
        return "an object"
    if isinstance(found, list | tuple):
        return f"a list of {len(found)}"
    return {True: "true", False: "false"}[found] if isinstance(found, bool) else str(found)


def _suggest_key(parts: tuple[int | str, ...]) -> str:
    """Name the nearest key that the object at that place may have."""
    known = sorted(_keys_at(parts[:-1]))
    near = get_close_matches(str(parts[-1]), known, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"


def _keys_at(parts: tuple[int | str, ...]) -> Iterator[str]:
    block: type[Block] = CodingDocument
    for part in parts:
        for name, field in block.model_fields.items():
            if part in (name, field.alias):
                block = _block_in(field.annotation) or block
    for name, field in block.model_fields.items():
        yield field.alias or name


def _block_in(annotation: Any) -> type[Block] | None:
    if isinstance(annotation, type) and issubclass(annotation, Block):
        return annotation
    return next((block for each in get_args(annotation) if (block := _block_in(each))), None)
