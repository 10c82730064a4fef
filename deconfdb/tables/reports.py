"""Reports: what each coding said about a subject. Immutable; consolidated values are read from those that count."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Table

from deconfdb.tables.base import (
    CORE,
    coded_by_rule,
    date_block,
    date_checks,
    flag,
    integer,
    key,
    link,
    metadata,
    small,
    text,
)


def _coding_reference() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["article_id", "coding_id"], ["deconf.coding.article_id", "deconf.coding.coding_id"])


def _report(subject: str, *columns: Any, comment: str) -> Table:
    return Table(
        f"{subject}_report",
        metadata,
        key("article_id", "The article."),
        key("coding_id", "The coding."),
        key(f"{subject}_id", f"The {subject}: deconf.{subject}."),
        text("ref", "The coding's own name for it.", nullable=False),
        *columns,
        _coding_reference(),
        Index(None, f"{subject}_id"),
        schema=CORE,
        comment=comment,
    )


def _child(subject: str, child: str, *columns: Any, comment: str) -> Table:
    """A list inside a report, in the order of the coding."""
    return Table(
        f"{subject}_report_{child}",
        metadata,
        key("article_id", "The article."),
        key("coding_id", "The coding."),
        key(f"{subject}_id", f"The {subject}."),
        small(f"{child}_no", "Order in the coding, from 1.", primary=True),
        *columns,
        ForeignKeyConstraint(
            ["article_id", "coding_id", f"{subject}_id"],
            [f"deconf.{subject}_report.{column}" for column in ("article_id", "coding_id", f"{subject}_id")],
        ),
        schema=CORE,
        comment=comment,
    )


def _place() -> list[Column[Any]]:
    return [
        text("place_name", "The place as coded; NULL = not stated."),
        link("place_id", "The registered place of that name: deconf.place; NULL = none."),
    ]


actor_report = Table(
    "actor_report",
    metadata,
    key("article_id", "The article."),
    key("coding_id", "The coding."),
    text("ref", "The coding's own name for the actor.", primary=True),
    link("actor_id", "The actor: deconf.actor.", nullable=False),
    text("actor_name", "The name that the coding gives.", nullable=False),
    text("kind_code", "Kind as coded; code of vocab.actor_kind."),
    text("side_code", "Side as coded; code of vocab.side."),
    flag("is_named", "As coded: true, false, or NULL = not stated."),
    _coding_reference(),
    Index(None, "actor_id"),
    schema=CORE,
    comment="What a coding says of an actor. One row a coding and ref. Grows.",
)

mechanism_report = _report(
    "mechanism",
    text("label", "Label as coded.", nullable=False),
    text("kind_code", "Kind as coded; code of vocab.mechanism_kind.", nullable=False),
    text("purpose", "Purpose, in the coder's words."),
    *coded_by_rule(),
    comment="What a coding says of a mechanism. One row a coding and mechanism. Grows.",
)

mechanism_report_party = _child(
    "mechanism",
    "party",
    link("actor_id", "The actor: deconf.actor.", nullable=False),
    text("role_code", "Role; code of vocab.mechanism_party_role; NULL = not judged."),
    comment="Actors of a mechanism with their role, as coded. Grows.",
)

mechanism_report_scope = _child(
    "mechanism",
    "scope",
    text("kind_code", "domain or area; code of vocab.scope_kind.", nullable=False),
    text("scope_value", "The domain (code of vocab.domain) or the area's name.", nullable=False),
    comment="What a mechanism covers, as coded: domains and areas. Grows.",
)

mechanism_report_link = _child(
    "mechanism",
    "link",
    text("relation_code", "Relation; code of vocab.mechanism_link_relation.", nullable=False),
    link("linked_mechanism_id", "The other mechanism: deconf.mechanism.", nullable=False),
    comment="Links between mechanisms, as coded: part_of, succeeds, modelled_on, implements. Grows.",
)

meeting_report = _report(
    "meeting",
    text("label", "Label as coded.", nullable=False),
    text("format_code", "Format; code of vocab.meeting_format.", nullable=False),
    small("level", "Level, 1 head of state to 6 working level; code of vocab.meeting_level; NULL = not judged."),
    text("occurrence_code", "Whether it took place; code of vocab.occurrence; NULL = not judged."),
    *_place(),
    *date_block("when", "When it took or takes place"),
    integer("round_no", "Number of the round; NULL = not stated."),
    text("outcome_code", "Outcome; code of vocab.meeting_outcome; NULL = not stated."),
    link("follows_meeting_id", "The meeting that it follows up: deconf.meeting; NULL = none."),
    *coded_by_rule(),
    *date_checks("when"),
    CheckConstraint("level BETWEEN 1 AND 6", name="level"),
    comment="What a coding says of a meeting. One row a coding and meeting. Grows.",
)

meeting_report_participant = _child(
    "meeting",
    "participant",
    link("actor_id", "The actor: deconf.actor.", nullable=False),
    text("role_code", "Role; code of vocab.participant_role; NULL = not judged."),
    link("office_id", "In which office: deconf.office; NULL = none stated."),
    comment="Who sat at the table, with role and office, as coded. Grows.",
)

meeting_report_mechanism = _child(
    "meeting",
    "mechanism",
    link("mechanism_id", "The mechanism: deconf.mechanism.", nullable=False),
    text("relation_code", "What the meeting is to it; code of vocab.meeting_mechanism_relation; NULL = not judged."),
    comment="Mechanisms that a meeting negotiates, uses or reviews, as coded. Grows.",
)

incident_report = _report(
    "incident",
    text("family_code", "military or diplomatic; code of vocab.incident_family.", nullable=False),
    text("kind_code", "Kind; code of vocab.incident_kind.", nullable=False),
    text("label", "Label as coded.", nullable=False),
    *_place(),
    *date_block("when", "When it happened"),
    *coded_by_rule(),
    *date_checks("when"),
    comment="What a coding says of an incident. One row a coding and incident. Grows.",
)

incident_report_party = _child(
    "incident",
    "party",
    link("actor_id", "The actor: deconf.actor.", nullable=False),
    text("role_code", "Role; code of vocab.incident_party_role; NULL = not judged."),
    comment="Actors of an incident with their role, as coded. Grows.",
)

incident_report_mechanism = _child(
    "incident",
    "mechanism",
    link("mechanism_id", "The mechanism: deconf.mechanism.", nullable=False),
    text("relation_code", "What the incident is to it; code of vocab.incident_mechanism_relation."),
    comment="Mechanisms that an incident touches, as coded. Grows.",
)
