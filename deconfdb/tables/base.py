"""Metadata, naming convention and the column kinds that every table is built from.

Keys are UUIDv5 of natural keys (see `deconfdb.load.keys`), never sequences. Tables that grow with articles carry
`article_id` first in their key, so that they can be distributed by it; registries and subjects stay whole.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    SmallInteger,
    Text,
    Uuid,
)

NAMING_CONVENTION = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "ck": "%(table_name)s_%(constraint_name)s_check",
}

metadata = MetaData(naming_convention=NAMING_CONVENTION)

CORE = "deconf"
VOCABULARY = "vocab"
OPERATIONS = "ops"
PRIVATE = "private"


def key(name: str, comment: str, *, primary: bool = True, nullable: bool = False) -> Column[Any]:
    """A UUID column; part of the primary key unless told otherwise."""
    return Column(name, Uuid(), primary_key=primary, nullable=nullable, comment=comment)


def link(name: str, comment: str, *, nullable: bool = True) -> Column[Any]:
    """A UUID that names a row elsewhere."""
    return Column(name, Uuid(), nullable=nullable, comment=comment)


def text(name: str, comment: str, *, primary: bool = False, nullable: bool = True) -> Column[Any]:
    return Column(name, Text(), primary_key=primary, nullable=nullable and not primary, comment=comment)


def integer(name: str, comment: str, *, nullable: bool = True) -> Column[Any]:
    return Column(name, Integer(), nullable=nullable, comment=comment)


def bigint(name: str, comment: str, *, nullable: bool = True, default: str | None = None) -> Column[Any]:
    return Column(name, BigInteger(), nullable=nullable, comment=comment, server_default=default)


def small(name: str, comment: str, *, primary: bool = False, nullable: bool = True) -> Column[Any]:
    return Column(
        name,
        SmallInteger(),
        primary_key=primary,
        nullable=nullable and not primary,
        comment=comment,
        autoincrement=False,
    )


def flag(name: str, comment: str, *, nullable: bool = True, default: str | None = None) -> Column[Any]:
    return Column(name, Boolean(), nullable=nullable, comment=comment, server_default=default)


def day(name: str, comment: str, *, primary: bool = False, nullable: bool = True) -> Column[Any]:
    return Column(name, Date(), primary_key=primary, nullable=nullable and not primary, comment=comment)


def moment(name: str, comment: str, *, primary: bool = False, nullable: bool = False) -> Column[Any]:
    return Column(
        name, DateTime(timezone=True), primary_key=primary, nullable=nullable and not primary, comment=comment
    )


def digest(name: str, comment: str, *, nullable: bool = False) -> Column[Any]:
    """A SHA-256, as 32 bytes: half of what its hexadecimal text costs."""
    return Column(name, LargeBinary(), nullable=nullable, comment=comment)


def number(name: str, comment: str, precision: int, scale: int) -> Column[Any]:
    return Column(name, Numeric(precision, scale), nullable=True, comment=comment)


def double(name: str, comment: str) -> Column[Any]:
    return Column(name, Double(), nullable=True, comment=comment)


def digest_check(name: str) -> CheckConstraint:
    return CheckConstraint(f"octet_length({name}) = 32", name=f"{name}_length")


def order_check(name: str, first: str, last: str) -> CheckConstraint:
    """`first` is not after `last`; NULL is open or unknown and passes."""
    return CheckConstraint(f"{first} <= {last}", name=name)


def date_block(prefix: str, what: str) -> list[Column[Any]]:
    """The columns that hold one date as the coding states it; all NULL where the coding states none."""
    return [
        text(f"{prefix}_text", f"{what}: the wording in the article, at most a few words."),
        text(f"{prefix}_edtf", f"{what}: the date in EDTF (ISO 8601-2), as coded."),
        day(f"{prefix}_from", f"{what}: first possible day, nominal; NULL = open or unknown."),
        day(f"{prefix}_to", f"{what}: last possible day, nominal; NULL = open or unknown."),
        flag(
            f"{prefix}_is_approximate",
            f"{what}: an end is marked ~, ? or %; its nominal bounds are widened to compare.",
        ),
        text(f"{prefix}_precision", f"{what}: precision, follows from the EDTF; code of vocab.date_precision."),
        text(f"{prefix}_basis", f"{what}: what the date rests on; code of vocab.date_basis."),
        text(f"{prefix}_anchor", f"{what}: what a relative wording counts from: a ref of the coding."),
    ]


def date_checks(prefix: str) -> list[CheckConstraint]:
    return [
        order_check(f"{prefix}_order", f"{prefix}_from", f"{prefix}_to"),
        CheckConstraint(
            f"{prefix}_edtf IS NOT NULL OR ({prefix}_from IS NULL AND {prefix}_to IS NULL)",
            name=f"{prefix}_bounds_have_edtf",
        ),
    ]


def coded_by_rule() -> list[Column[Any]]:
    """The two columns that a machine coding fills."""
    return [
        text("rule", "Id of the rule that made the record, for machine codings; NULL for human ones."),
        number("confidence", "Measured confidence of that rule, 0 to 1; NULL where none is stated.", 4, 3),
    ]
