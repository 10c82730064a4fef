"""Whole JSON documents, strictly: what is no JSON is refused with its place."""

from __future__ import annotations

import json
from typing import Any

from deconfdb.documents.model import RecordError


def parse_json(payload: bytes | str) -> Any:
    """Parse a whole JSON document in UTF-8; RecordError says where it breaks."""
    try:
        text = payload.decode("utf-8-sig") if isinstance(payload, bytes) else payload
        return json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise RecordError(
            "parse",
            "not_utf8",
            f"not UTF-8 at byte {error.start}",
            place=f"byte {error.start}",
            way_out="convert it to UTF-8",
        ) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
            raise RecordError("fetch", "truncated", f"the JSON breaks off: {error.msg}", place=place) from error
        raise RecordError("parse", "json_malformed", f"no JSON: {error.msg}", place=place) from error
    except RecursionError as error:
        raise RecordError("parse", "json_too_deep", "the JSON is nested too deep") from error
    except ValueError as error:
        raise RecordError("parse", "json_malformed", f"no JSON: {error}") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")
