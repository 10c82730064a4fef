"""One small valid coding, about the lines of the two Koreas, with the text that it codes; the outlet is made up."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from deconfdb.coding.reading import Reading, read_codings
from deconfdb.coding.references import KnownRefs
from deconfdb.coding.validation import checked
from deconfdb.vocabulary import Vocabularies, load_vocabularies

FIXTURES = Path(__file__).parent / "fixtures"
Edit = tuple[str, Any]
Mutate = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def vocabularies() -> Vocabularies:
    return load_vocabularies()


@pytest.fixture
def valid_coding() -> dict[str, Any]:
    """The coding as plain values, free to be spoilt."""
    value: dict[str, Any] = json.loads((FIXTURES / "koreas-2021-07-27.json").read_bytes())
    return value


@pytest.fixture
def coded_text() -> str:
    return (FIXTURES / "koreas-2021-07-27.txt").read_bytes().decode()


@pytest.fixture
def read_one(vocabularies: Vocabularies) -> Callable[[Any], Reading]:
    """Read and check one coding given as plain values, as it would come from a file."""

    def read(value: Any) -> Reading:
        (reading,) = read_codings(BytesIO(json.dumps(value).encode()))
        return checked(reading, vocabularies, KnownRefs())

    return read


@pytest.fixture
def spoil(valid_coding: dict[str, Any]) -> Mutate:
    """Return the valid coding with edits: ("claims[0].speaker", "x") sets, ("claims[0].+", {...}) appends, a value of
    `...` deletes."""

    def edited(*edits: Edit) -> dict[str, Any]:
        for path, new in edits:
            parts = [int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", path)]
            node: Any = valid_coding
            for part in parts[:-1]:
                node = node[part]
            if parts[-1] == "+":
                node.append(new)
            elif new is ...:
                del node[parts[-1]]
            else:
                node[parts[-1]] = new
        return valid_coding

    return edited
