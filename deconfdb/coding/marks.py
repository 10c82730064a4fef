"""Marks on fields of the document: which code list a code comes from, what a ref may point to.

Validation follows these marks, and the JSON Schema shows them as `x-vocabulary` and `x-refers-to`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class InList:
    """The value is a code of that vocabulary."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _with(handler(schema), "x-vocabulary", self.vocabulary)


@dataclass(frozen=True, slots=True)
class RefTo:
    """The value is the ref of a record of one of those kinds."""

    kinds: tuple[str, ...]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return _with(handler(schema), "x-refers-to", list(self.kinds))


def _with(found: JsonSchemaValue, key: str, value: Any) -> JsonSchemaValue:
    return {**found, key: value}
