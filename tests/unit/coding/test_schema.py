"""The published JSON Schema is the model's, describes every field, and names only lists that exist."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deconfdb.coding.references import SECTIONS
from deconfdb.coding.schema import coding_schema, schema_path, schema_text, write_schema
from deconfdb.vocabulary import Vocabularies


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for each in node.values():
            yield from nodes(each)
    elif isinstance(node, list):
        for each in node:
            yield from nodes(each)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return coding_schema()


@pytest.fixture(scope="module")
def objects(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {**schema["$defs"], "CodingDocument": schema}


def test_the_published_schema_is_that_of_the_model() -> None:
    published = schema_path().read_text(encoding="utf-8")

    assert published == schema_text(), "run `python -m deconfdb.coding.schema` and commit the file"


def test_every_field_and_every_object_describes_itself(objects: dict[str, dict[str, Any]]) -> None:
    silent = [name for name, each in objects.items() if not each.get("description")]
    silent += [
        f"{name}.{key}"
        for name, each in objects.items()
        for key, field in each["properties"].items()
        if not field.get("description", "").endswith((".", "…"))
    ]
    assert silent == []


def test_no_object_takes_unknown_keys(objects: dict[str, dict[str, Any]]) -> None:
    assert {name: each["additionalProperties"] for name, each in objects.items()} == dict.fromkeys(objects, False)


def test_required_is_what_makes_a_record_and_nothing_else(objects: dict[str, dict[str, Any]]) -> None:
    assert {name: each.get("required", []) for name, each in objects.items()} == {
        "CodingDocument": ["format", "article", "coder"],
        "ArticleBlock": ["key", "source"],
        "CoderBlock": ["name", "kind"],
        "TextBlock": [],
        "DateBlock": [],
        "Segment": ["start", "end", "kind"],
        "Custody": ["source"],
        "SourceEntry": ["ref"],
        "ActorEntry": ["ref"],
        "OfficeEntry": ["ref"],
        "OfficeHolder": ["person", "office"],
        "MechanismEntry": ["ref", "label", "kind"],
        "MechanismParty": ["actor"],
        "MechanismLink": ["relation", "mechanism"],
        "Scope": ["kind", "value"],
        "MeetingEntry": ["ref", "label", "format"],
        "Participant": ["actor"],
        "MeetingMechanism": ["mechanism"],
        "IncidentEntry": ["ref", "kind", "label"],
        "IncidentParty": ["actor"],
        "IncidentMechanism": ["mechanism"],
        "PropositionEntry": ["ref"],
        "Quantity": ["measure"],
        "ClaimEntry": ["proposition", "speaker", "stance", "mentions"],
        "Mention": ["start", "end", "sha256"],
        "ChainLink": ["link"],
        "RelationEntry": ["from", "to", "relation"],
    }


def test_every_list_named_exists_and_every_ref_points_to_a_section(
    schema: dict[str, Any], vocabularies: Vocabularies
) -> None:
    named = {each["x-vocabulary"] for each in nodes(schema) if "x-vocabulary" in each}
    kinds = {kind for each in nodes(schema) for kind in each.get("x-refers-to", ())}

    assert named <= set(vocabularies.names())
    assert len(named) == 32
    assert kinds == set(SECTIONS) - {"claim"}


def test_the_levels_are_those_of_the_vocabulary(schema: dict[str, Any], vocabularies: Vocabularies) -> None:
    (level,) = (each for each in schema["$defs"]["MeetingEntry"]["properties"]["level"]["anyOf"] if "minimum" in each)

    assert {str(each) for each in range(level["minimum"], level["maximum"] + 1)} == vocabularies.codes("meeting_level")


def test_the_patterns_mean_the_same_elsewhere(schema: dict[str, Any]) -> None:
    patterns = {each["pattern"] for each in nodes(schema) if isinstance(each.get("pattern"), str)}

    assert patterns
    for pattern in patterns:
        assert not re.search(r"\(\?|\\[pPAzZdw]", pattern), "not every reader of JSON Schema has this syntax"


def test_writing_the_schema_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "schema" / "out.json"

    assert [write_schema(path), write_schema(path)] == [True, False]
    assert json.loads(path.read_bytes()) == coding_schema()
