"""Agreement: what two coders who coded the same text have in common, record by record and field by field.

Derived from the codings by the comparison of `deconfdb evaluate`. A coding never changes, so that a comparison, once
made, stays as it is; what counts now is what both codings' standing says.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Table

from deconfdb.tables.base import CORE, flag, key, link, metadata, moment, small, text

coding_comparison = Table(
    "coding_comparison",
    metadata,
    key("article_id", "The article."),
    key("coding_a_id", "The coding of the coder that counts first: human before llm before rules, then by name."),
    key("coding_b_id", "The coding of the other coder."),
    moment("compared_at", "When they were compared (UTC)."),
    CheckConstraint("coding_a_id <> coding_b_id", name="two"),
    *(
        ForeignKeyConstraint(["article_id", coding], ["deconf.coding.article_id", "deconf.coding.coding_id"])
        for coding in ("coding_a_id", "coding_b_id")
    ),
    schema=CORE,
    comment="Two coders' codings of one text state that were compared. One row a pair of codings; derived. Grows.",
)

record_comparison = Table(
    "record_comparison",
    metadata,
    key("article_id", "The article."),
    key("coding_a_id", "The one coding."),
    key("coding_b_id", "The other coding."),
    small("comparison_no", "Number within the two codings, from 1.", primary=True),
    text("record_kind", "claim, meeting or mechanism (with its statuses).", nullable=False),
    link("record_a_id", "The record in coding a: its claim_id, meeting_id or mechanism_id; NULL = only b has it."),
    link("record_b_id", "The record in coding b; NULL = only a has it."),
    CheckConstraint("record_kind IN ('claim', 'meeting', 'mechanism')", name="record_kind"),
    CheckConstraint("num_nonnulls(record_a_id, record_b_id) >= 1", name="a_record"),
    ForeignKeyConstraint(
        ["article_id", "coding_a_id", "coding_b_id"],
        [f"deconf.coding_comparison.{column}" for column in ("article_id", "coding_a_id", "coding_b_id")],
    ),
    schema=CORE,
    comment="A record that both codings have, or only one. One row a pair of codings and record; derived. Grows.",
)

field_comparison = Table(
    "field_comparison",
    metadata,
    key("article_id", "The article."),
    key("coding_a_id", "The one coding."),
    key("coding_b_id", "The other coding."),
    small("comparison_no", "The record.", primary=True),
    text("field", "The field: stance, chain, status, occurrence, meeting_date ….", primary=True),
    text("value_a", "What coding a has there.", nullable=False),
    text("value_b", "What coding b has there; none where it has nothing.", nullable=False),
    flag("is_same", "True: the same; of dates: both may mean the same day.", nullable=False),
    ForeignKeyConstraint(
        ["article_id", "coding_a_id", "coding_b_id", "comparison_no"],
        [
            f"deconf.record_comparison.{column}"
            for column in ("article_id", "coding_a_id", "coding_b_id", "comparison_no")
        ],
        name="field_comparison_record_fkey",
    ),
    schema=CORE,
    comment="What two codings have in one field of a record that both have. One row a record and field; derived. Grows.",
)
