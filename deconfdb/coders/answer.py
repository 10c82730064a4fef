"""The answer that a language model may give: a short list of records, each with the evidence it rests on."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from deconfdb.errors import DeconfdbError

Short = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Evidence = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class UnusableAnswerError(DeconfdbError):
    """What came back is no answer of the expected form, also after one repair."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class AnswerActor(_Part):
    """Somebody, as the article names them."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
    kind: Short = ""
    side: Short = ""
    named: bool = True


class AnswerStatement(_Part):
    """One statement of one speaker."""

    evidence: Evidence
    speaker: AnswerActor
    stance: Short
    speech_act: Short = ""
    outlets: tuple[Short, ...] = Field((), max_length=6)
    said_wording: Short = ""


class AnswerMeeting(_Part):
    """One meeting or contact."""

    evidence: Evidence
    participants: tuple[AnswerActor, ...] = Field((), max_length=30)
    format: Short = ""
    occurrence: Short = ""
    place: Short = ""
    date_wording: Short = ""


class AnswerMechanism(_Part):
    """One mechanism with one status."""

    evidence: Evidence
    parties: tuple[AnswerActor, ...] = Field((), max_length=12)
    kind: Short
    track: Short = ""
    status: Short = ""
    area: Short = ""
    date_wording: Short = ""


class Answer(_Part):
    """Everything found in one article."""

    statements: tuple[AnswerStatement, ...] = Field((), max_length=300)
    meetings: tuple[AnswerMeeting, ...] = Field((), max_length=60)
    mechanisms: tuple[AnswerMechanism, ...] = Field((), max_length=60)


def answer_schema() -> dict[str, Any]:
    """The JSON Schema sent with the request; closed, as strict endpoints ask for."""
    schema = Answer.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = sorted(part.get("properties", {}))
            for field in part["properties"].values():
                for key in ("default", "maxLength", "minLength", "maxItems"):
                    field.pop(key, None)
                if isinstance(field.get("items"), dict):
                    field["items"].pop("maxLength", None)
    return schema


_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


def parse_answer(text: str) -> Answer:
    """Read an answer; a fence or words around the object are passed over. UnusableAnswerError says what is wrong."""
    fenced = _FENCE.search(text)
    body = fenced[1] if fenced else text
    start, end = body.find("{"), body.rfind("}")
    if start < 0 or end < start:
        raise UnusableAnswerError("the answer holds no JSON object")
    try:
        value = json.loads(body[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise UnusableAnswerError(f"the answer is not JSON: {error}") from error
    try:
        return Answer.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UnusableAnswerError(
            f"{error.error_count()} fields are not of the expected form, first {place}: {first['msg']}"
        ) from error
