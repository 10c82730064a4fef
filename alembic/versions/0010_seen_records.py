"""Make the table in which loads remember what lines of codings come to, so that the same line is not decoded again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('seen_record',
    sa.Column('record_sha256', sa.LargeBinary(), nullable=False, comment='SHA-256 of the line as it came.'),
    sa.Column('content_sha256', sa.LargeBinary(), nullable=False, comment='SHA-256 of the coding in it, whatever the order of its keys: deconf.coding, if it was loaded.'),
    sa.Column('slot', sa.BigInteger(), nullable=False, comment='A number for its article and coder, so that answers to one question keep their order.'),
    sa.CheckConstraint('octet_length(content_sha256) = 32', name=op.f('seen_record_content_sha256_length_check')),
    sa.CheckConstraint('octet_length(record_sha256) = 32', name=op.f('seen_record_record_sha256_length_check')),
    sa.PrimaryKeyConstraint('record_sha256', name=op.f('seen_record_pkey')),
    schema='ops',
    comment='What lines of codings come to, so that the same line need not be decoded again. It follows from the bytes alone and says nothing of whether the coding stands. One row a distinct line.'
    )
    op.execute('GRANT SELECT, INSERT ON ops.seen_record TO deconfdb_ingest')
    op.execute('GRANT SELECT ON ops.seen_record TO deconfdb_curator')


def downgrade() -> None:
    op.drop_table('seen_record', schema='ops')
