"""Make the tables in which the nightly job remembers its sources, and the view of how fresh they are.

Marks and watermarks are written in the transaction of the data that they stand for. An interrupted run leaves nothing.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = '0007'
branch_labels = None
depends_on = None

FROZEN = Path(__file__).parents[1] / "views"
VIEWS = ("ingest_freshness",)


def upgrade() -> None:
    op.create_table('reading',
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='The run.'),
    sa.Column('source_name', sa.Text(), nullable=True, comment='The source of the nightly job that it loads; NULL = a command of its own.'),
    sa.Column('read_as', postgresql.JSONB(astext_type=sa.Text()), nullable=False, comment='How its files are read: kind, format, publisher and other options.'),
    sa.ForeignKeyConstraint(['run_id'], ['ops.run.run_id'], name=op.f('reading_run_id_fkey')),
    sa.PrimaryKeyConstraint('run_id', name=op.f('reading_pkey')),
    schema='ops',
    comment='How a run reads its files, so that what it sets aside can be read again in the same way. One row a run.'
    )
    op.create_index(op.f('reading_source_name_idx'), 'reading', ['source_name'], unique=False, schema='ops', postgresql_where='source_name IS NOT NULL')
    op.create_table('seen_input',
    sa.Column('source_name', sa.Text(), nullable=False, comment='The source.'),
    sa.Column('location', sa.Text(), nullable=False, comment='Path or URL.'),
    sa.Column('content_sha256', sa.LargeBinary(), nullable=True, comment='SHA-256 of what was read; NULL where nothing was.'),
    sa.Column('n_bytes', sa.BigInteger(), nullable=True, comment='Size in bytes; NULL where nothing was read.'),
    sa.Column('n_records', sa.BigInteger(), nullable=False, comment='Records found in it.'),
    sa.Column('etag', sa.Text(), nullable=True, comment='What the server gave to ask whether the page has changed.'),
    sa.Column('last_modified', sa.Text(), nullable=True, comment='The same, as a date in its own words.'),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True, comment='Modification time of a file, fetch time of a page (UTC).'),
    sa.Column('state', sa.Text(), nullable=False, comment='present or gone.'),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False, comment='When it was looked at last (UTC).'),
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='The run that looked at it last: ops.run.'),
    sa.CheckConstraint("state IN ('present', 'gone')", name=op.f('seen_input_state_check')),
    sa.ForeignKeyConstraint(['run_id'], ['ops.run.run_id'], name=op.f('seen_input_run_id_fkey')),
    sa.PrimaryKeyConstraint('source_name', 'location', name=op.f('seen_input_pkey')),
    schema='ops',
    comment='Files and pages that a source of the nightly job has delivered. One row a source and location.'
    )
    op.create_table('watermark',
    sa.Column('source_name', sa.Text(), nullable=False, comment="The source, as the job's configuration names it."),
    sa.Column('high_mark', sa.DateTime(timezone=True), nullable=False, comment='Newest change among the inputs that are loaded (UTC); a look-back window lies before it.'),
    sa.Column('moved_at', sa.DateTime(timezone=True), nullable=False, comment='When it was moved (UTC).'),
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='The run that moved it: ops.run.'),
    sa.ForeignKeyConstraint(['run_id'], ['ops.run.run_id'], name=op.f('watermark_run_id_fkey')),
    sa.PrimaryKeyConstraint('source_name', name=op.f('watermark_pkey')),
    schema='ops',
    comment='How far each source of the nightly job is loaded. Moved in the transaction of the data. One row a source.'
    )
    # ### end Alembic commands ###
    op.execute('GRANT SELECT, INSERT, UPDATE ON ops.watermark, ops.seen_input TO deconfdb_ingest')
    op.execute('GRANT SELECT, INSERT ON ops.reading TO deconfdb_ingest, deconfdb_curator')
    op.execute('GRANT SELECT ON ops.watermark, ops.seen_input TO deconfdb_curator')
    for name in VIEWS:
        text = (FROZEN / f"{revision}_{name}.sql").read_text(encoding="utf-8")
        op.execute(sa.text(text.replace(":", r"\:")))
        op.execute(f"GRANT SELECT ON deconf_v1.{name} TO deconfdb_reader, deconfdb_ingest, deconfdb_curator")


def downgrade() -> None:
    for name in reversed(VIEWS):
        op.execute(f"DROP VIEW deconf_v1.{name}")
    op.drop_table('watermark', schema='ops')
    op.drop_table('seen_input', schema='ops')
    op.drop_index(op.f('reading_source_name_idx'), table_name='reading', schema='ops', postgresql_where='source_name IS NOT NULL')
    op.drop_table('reading', schema='ops')
