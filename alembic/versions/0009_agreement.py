"""Make the tables of comparisons between coders, and the views of their agreement and of what to review.

Comparisons follow from the codings: a load fills them for what it loads, `deconfdb review compare` for what was there
before. Beside them two mends of what a review sees: what a speaker took back contradicts nobody, and the state as of a day
has the decisions of that day. An interrupted run leaves nothing.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = '0008'
branch_labels = None
depends_on = None

FROZEN = Path(__file__).parents[1] / "views"
INTERNAL = ("retracted_claim", "standing_comparison", "coded_record")
PUBLIC = (
    "coder_agreement",
    "coder_agreement_fields",
    "coder_agreement_totals",
    "coder_disagreements",
    "review_queue",
)
# What is made anew with the same columns, and the revision of the copy before.
REPLACED = {"relationships": "0006", "contradictions": "0006", "channel_history_as_of": "0006"}


def install(name: str, number: str) -> None:
    """Make a view or function, or replace it, by the copy that a revision froze."""
    text = (FROZEN / f"{number}_{name}.sql").read_text(encoding="utf-8")
    for kind in ("VIEW", "FUNCTION"):
        text = text.replace(f"CREATE {kind} ", f"CREATE OR REPLACE {kind} ", 1)
    op.execute(sa.text(text.replace(":", r"\:")))


def upgrade() -> None:
    op.create_table('coding_comparison',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_a_id', sa.Uuid(), nullable=False, comment='The coding of the coder that counts first: human before llm before rules, then by name.'),
    sa.Column('coding_b_id', sa.Uuid(), nullable=False, comment='The coding of the other coder.'),
    sa.Column('compared_at', sa.DateTime(timezone=True), nullable=False, comment='When they were compared (UTC).'),
    sa.CheckConstraint('coding_a_id <> coding_b_id', name=op.f('coding_comparison_two_check')),
    sa.ForeignKeyConstraint(['article_id', 'coding_a_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('coding_comparison_article_id_coding_a_id_fkey')),
    sa.ForeignKeyConstraint(['article_id', 'coding_b_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('coding_comparison_article_id_coding_b_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_a_id', 'coding_b_id', name=op.f('coding_comparison_pkey')),
    schema='deconf',
    comment="Two coders' codings of one text state that were compared. One row a pair of codings; derived. Grows."
    )
    op.create_table('record_comparison',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_a_id', sa.Uuid(), nullable=False, comment='The one coding.'),
    sa.Column('coding_b_id', sa.Uuid(), nullable=False, comment='The other coding.'),
    sa.Column('comparison_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Number within the two codings, from 1.'),
    sa.Column('record_kind', sa.Text(), nullable=False, comment='claim, meeting or mechanism (with its statuses).'),
    sa.Column('record_a_id', sa.Uuid(), nullable=True, comment='The record in coding a: its claim_id, meeting_id or mechanism_id; NULL = only b has it.'),
    sa.Column('record_b_id', sa.Uuid(), nullable=True, comment='The record in coding b; NULL = only a has it.'),
    sa.CheckConstraint("record_kind IN ('claim', 'meeting', 'mechanism')", name=op.f('record_comparison_record_kind_check')),
    sa.CheckConstraint('num_nonnulls(record_a_id, record_b_id) >= 1', name=op.f('record_comparison_a_record_check')),
    sa.ForeignKeyConstraint(['article_id', 'coding_a_id', 'coding_b_id'], ['deconf.coding_comparison.article_id', 'deconf.coding_comparison.coding_a_id', 'deconf.coding_comparison.coding_b_id'], name=op.f('record_comparison_article_id_coding_a_id_coding_b_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_a_id', 'coding_b_id', 'comparison_no', name=op.f('record_comparison_pkey')),
    schema='deconf',
    comment='A record that both codings have, or only one. One row a pair of codings and record; derived. Grows.'
    )
    op.create_table('field_comparison',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_a_id', sa.Uuid(), nullable=False, comment='The one coding.'),
    sa.Column('coding_b_id', sa.Uuid(), nullable=False, comment='The other coding.'),
    sa.Column('comparison_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='The record.'),
    sa.Column('field', sa.Text(), nullable=False, comment='The field: stance, chain, status, occurrence, meeting_date ….'),
    sa.Column('value_a', sa.Text(), nullable=False, comment='What coding a has there.'),
    sa.Column('value_b', sa.Text(), nullable=False, comment='What coding b has there; none where it has nothing.'),
    sa.Column('is_same', sa.Boolean(), nullable=False, comment='True: the same; of dates: both may mean the same day.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_a_id', 'coding_b_id', 'comparison_no'], ['deconf.record_comparison.article_id', 'deconf.record_comparison.coding_a_id', 'deconf.record_comparison.coding_b_id', 'deconf.record_comparison.comparison_no'], name='field_comparison_record_fkey'),
    sa.PrimaryKeyConstraint('article_id', 'coding_a_id', 'coding_b_id', 'comparison_no', 'field', name=op.f('field_comparison_pkey')),
    schema='deconf',
    comment='What two codings have in one field of a record that both have. One row a record and field; derived. Grows.'
    )
    op.execute('GRANT SELECT, INSERT ON deconf.coding_comparison, deconf.record_comparison, deconf.field_comparison TO deconfdb_ingest, deconfdb_curator')
    op.create_index('claim_retract_idx', 'claim', ['article_id', 'proposition_id'], unique=False, schema='deconf', postgresql_where="stance_code = 'retract'")
    for name in (*INTERNAL, *PUBLIC, *REPLACED):
        install(name, revision)
    for name in INTERNAL:
        op.execute(f"GRANT SELECT ON deconf.{name} TO deconfdb_ingest, deconfdb_curator")
    for name in PUBLIC:
        op.execute(f"GRANT SELECT ON deconf_v1.{name} TO deconfdb_reader, deconfdb_ingest, deconfdb_curator")


def downgrade() -> None:
    for name, before in REPLACED.items():
        install(name, before)
    for name in reversed(PUBLIC):
        op.execute(f"DROP VIEW deconf_v1.{name}")
    for name in reversed(INTERNAL):
        op.execute(f"DROP VIEW deconf.{name}")
    op.drop_index('claim_retract_idx', table_name='claim', schema='deconf', postgresql_where="stance_code = 'retract'")
    op.drop_table('field_comparison', schema='deconf')
    op.drop_table('record_comparison', schema='deconf')
    op.drop_table('coding_comparison', schema='deconf')
