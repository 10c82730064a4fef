"""Subjects: mechanisms, meetings and incidents as identities. What codings say of them stands in the report tables."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Table, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from deconfdb.tables.base import CORE, flag, key, link, metadata, text


def _pair_table(name: str, subject: str, what: str) -> Table:
    return Table(
        f"{name}_pair",
        metadata,
        key(f"{name}_id", f"The {what}."),
        text("pair", "The two sides in alphabetical order, joined by a hyphen: ISR-RUS.", primary=True),
        text("side_a", "The side that comes first in the alphabet.", nullable=False),
        text("side_b", "The other side.", nullable=False),
        CheckConstraint('side_a < side_b COLLATE "C"', name="sides_order"),
        ForeignKeyConstraint([f"{name}_id"], [f"deconf.{name}.{name}_id"]),
        Index(None, "pair"),
        schema=CORE,
        comment=f"Every unordered pair of sides of a {subject}. One row a {what} and pair.",
    )


def _identity(name: str, prefix: str) -> list[SchemaItem]:
    """What every subject has: its ref, its sides, and where it was merged to."""
    return [
        text(
            f"{name}_ref",
            f"Short public name: the registry ref, or {prefix}- and 16 hexadecimal digits of the key.",
            nullable=False,
        ),
        text("pair", "Its party sides in alphabetical order, if exactly two: ISR-RUS; else NULL."),
        text(
            "parties",
            "All its party sides in alphabetical order, joined by '; '; empty if none is known.",
            nullable=False,
        ),
        link(
            f"resolved_{name}_id",
            f"The {name} that this row was merged into; itself while it stands alone.",
            nullable=False,
        ),
        UniqueConstraint(f"{name}_ref"),
        ForeignKeyConstraint([f"resolved_{name}_id"], [f"deconf.{name}.{name}_id"]),
        Index(None, "pair"),
        Index(None, f"resolved_{name}_id"),
    ]


mechanism = Table(
    "mechanism",
    metadata,
    key("mechanism_id", "Key: UUIDv5 of the registry ref, or of article, coder, ref, family and party sides."),
    text("family_code", "Family of kind, an identity feature; code of vocab.mechanism_family.", nullable=False),
    text("registered_label", "Label in the registry; NULL for mechanisms that no registry holds."),
    text("registered_kind_code", "Kind in the registry; code of vocab.mechanism_kind; NULL for others."),
    flag("is_registered", "True: stands in a registry; false: belongs to one article and coder.", nullable=False),
    *_identity("mechanism", "mec"),
    schema=CORE,
    comment="A deconfliction channel or what stands beside one, with a life of its own. One row a mechanism: identity only.",
)

mechanism_alias = Table(
    "mechanism_alias",
    metadata,
    key("mechanism_id", "The mechanism."),
    text("alias", "Another name of it.", primary=True),
    ForeignKeyConstraint(["mechanism_id"], ["deconf.mechanism.mechanism_id"]),
    schema=CORE,
    comment="Other names of a registered mechanism. Registry.",
)

mechanism_party = Table(
    "mechanism_party",
    metadata,
    key("mechanism_id", "The mechanism."),
    text(
        "side_code",
        "A side with the role of a party; hosts and mediators are not parties. Code of vocab.side.",
        primary=True,
    ),
    ForeignKeyConstraint(["mechanism_id"], ["deconf.mechanism.mechanism_id"]),
    schema=CORE,
    comment="The party sides of a mechanism, an identity feature. One row a mechanism and side.",
)

mechanism_pair = _pair_table("mechanism", "mechanism", "mechanism")

meeting = Table(
    "meeting",
    metadata,
    key("meeting_id", "Key: UUIDv5 of article, coder, ref and the sides at the table."),
    *_identity("meeting", "mtg"),
    schema=CORE,
    comment="A meeting, call or visit: one n-ary row, whatever the number of parties or reports. Identity only.",
)

meeting_pair = _pair_table("meeting", "meeting", "meeting")

incident = Table(
    "incident",
    metadata,
    key("incident_id", "Key: UUIDv5 of article, coder, ref, family and sides."),
    text("family_code", "military or diplomatic; code of vocab.incident_family.", nullable=False),
    *_identity("incident", "inc"),
    schema=CORE,
    comment="A military or diplomatic incident. One row an incident: identity only.",
)

incident_pair = _pair_table("incident", "incident", "incident")
