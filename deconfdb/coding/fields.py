"""The types of the document's fields, and the parts that many records share."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, StringConstraints, WithJsonSchema

from deconfdb.coding.marks import InList, RefTo

# Refs, keys and codes end up in B-tree keys, which hold at most some 2,700 bytes; 200 characters stay far below.
Ref = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S+$")]
# A feed's or manifest's own name for an article: may be an address or a file name with spaces.
ArticleKey = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"^\S(.*\S)?$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^\S+$")]
ActorRef = Annotated[Ref, RefTo(("actor",))]
SourceRef = Annotated[Ref, RefTo(("source",))]
OfficeRef = Annotated[Ref, RefTo(("office",))]
MechanismRef = Annotated[Ref, RefTo(("mechanism",))]
MeetingRef = Annotated[Ref, RefTo(("meeting",))]
IncidentRef = Annotated[Ref, RefTo(("incident",))]
PropositionRef = Annotated[Ref, RefTo(("proposition",))]
SubjectRef = Annotated[Ref, RefTo(("meeting", "incident", "mechanism"))]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"\S")]
# Our own words about an article, never the article: a gist or note of this length is a copy of something.
Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Url = Annotated[str, StringConstraints(max_length=2000, pattern=r"^https?://[^\s/]+\S*$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Edtf = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Offset = Annotated[int, Field(ge=0, le=2_147_483_647)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Level = Annotated[int, Field(ge=1, le=6)]
Confidence = Annotated[float, Field(ge=0, le=1)]
# A whole number stays a whole number, so that "55 strikes" never turns into "55.0 strikes".
Amount = Annotated[int | FiniteFloat, Field(union_mode="left_to_right"), WithJsonSchema({"type": "number"})]


class Block(BaseModel):
    """Base of every part of the document: frozen, no unknown keys, no silent conversion between types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class CodedRecord(Block):
    """A record that an automatic coder can sign with the rule that made it."""

    rule: Code | None = Field(None, description="Id of the coder's rule that made this record; absent for a human.")
    confidence: Confidence | None = Field(
        None, description="Share of right records measured for that rule, 0 to 1; not a feeling."
    )


class DateBlock(Block):
    """A date as worded, as resolved, and on what ground."""

    text: Prose | None = Field(None, description="The wording in the article, a few words.")
    edtf: Edtf | None = Field(
        None, description="The date in EDTF, levels 0 and 1; absent where the wording could not be resolved."
    )
    basis: Annotated[Code, InList("date_basis")] | None = Field(None, description="How the date was found.")
    anchor: SubjectRef | None = Field(
        None, description="Ref of the meeting, incident or mechanism from which an event-relative date is counted."
    )
