"""The JSON Schema of `deconf-coding/1`, made from the model; `python -m deconfdb.coding.schema` writes it.

The schema tells the shape of a document. What it cannot tell (codes in their lists, refs that resolve, dates that
exist, spans inside the text) is named by `x-vocabulary` and `x-refers-to` and checked by `validation`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from deconfdb.coding.document import FORMAT, CodingDocument
from deconfdb.settings import seeds_dir

SCHEMA_ID = "urn:deconfdb:schema:deconf-coding:1"
_FILE_NAME = "deconf-coding-1.schema.json"


def schema_path() -> Path:
    """Return where the published schema lies."""
    return seeds_dir() / "schema" / _FILE_NAME


def coding_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a coding document."""
    made = CodingDocument.model_json_schema(by_alias=True)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": FORMAT,
        "description": CodingDocument.__doc__,
    }
    return {**head, **{key: _plain(value) for key, value in made.items() if key not in head}}


def schema_text() -> str:
    """Return the schema as the file holds it."""
    return json.dumps(coding_schema(), indent=1, ensure_ascii=False) + "\n"


def write_schema(path: Path | None = None) -> bool:
    """Write the schema where it is published; return whether the file changed."""
    path = path or schema_path()
    text = schema_text()
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def _plain(node: Any) -> Any:
    """Return a part of the schema without what pydantic adds for itself: titles made from names, null defaults."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if not (key == "default" and value in (None, []))}
    if isinstance(kept.get("title"), str):
        del kept["title"]
    return {key: _plain(value) for key, value in kept.items()}


if __name__ == "__main__":
    sys.stderr.write(f"{schema_path()}: {'written' if write_schema() else 'unchanged'}\n")
