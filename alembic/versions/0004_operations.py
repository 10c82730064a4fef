"""Make the tables of runs, quarantine and judgements.

The ledger lies apart from the data: a content digest leaves it out. An interrupted run leaves nothing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('judgement',
    sa.Column('judgement_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of subject, decision, who and when.'),
    sa.Column('subject_kind', sa.Text(), nullable=False, comment='coding, mechanism, meeting, incident, actor or article.'),
    sa.Column('subject_id', sa.Uuid(), nullable=False, comment='The row that is judged.'),
    sa.Column('other_id', sa.Uuid(), nullable=True, comment='The second row, for merges and candidates; NULL = none.'),
    sa.Column('decision', sa.Text(), nullable=False, comment='vet, dispute, withdraw, merge, split or candidate.'),
    sa.Column('reason', sa.Text(), nullable=True, comment='Why, in a sentence.'),
    sa.Column('decided_by', sa.Text(), nullable=False, comment='Who decided: a login, or the program.'),
    sa.Column('known_from', sa.DateTime(timezone=True), nullable=False, comment='Since when (UTC).'),
    sa.Column('known_to', sa.DateTime(timezone=True), nullable=True, comment='Until when it stood (UTC); NULL = stands.'),
    sa.CheckConstraint("decision IN ('vet', 'dispute', 'withdraw', 'restore', 'merge', 'split', 'candidate')", name=op.f('judgement_decision_check')),
    sa.CheckConstraint("subject_kind IN ('coding', 'mechanism', 'meeting', 'incident', 'actor', 'article')", name=op.f('judgement_subject_kind_check')),
    sa.CheckConstraint('known_from <= known_to', name=op.f('judgement_known_order_check')),
    sa.PrimaryKeyConstraint('judgement_id', name=op.f('judgement_pkey')),
    schema='ops',
    comment='A recorded decision about a coding or a subject: who, when, why. One row a decision; corrections keep it.'
    )
    op.create_index(op.f('judgement_subject_kind_subject_id_idx'), 'judgement', ['subject_kind', 'subject_id'], unique=False, schema='ops')
    op.create_table('run',
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of host, process and start.'),
    sa.Column('command', sa.Text(), nullable=False, comment='The command, without secrets.'),
    sa.Column('state', sa.Text(), nullable=False, comment='running, done, failed or killed.'),
    sa.Column('is_dry_run', sa.Boolean(), nullable=False, comment='True: nothing was kept.'),
    sa.Column('process_id', sa.Integer(), nullable=False, comment='Process on that host.'),
    sa.Column('host', sa.Text(), nullable=False, comment='Host that it ran on.'),
    sa.Column('program_version', sa.Text(), nullable=False, comment='Version of deconfdb.'),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False, comment='Start (UTC).'),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True, comment='End (UTC); NULL = running, or killed.'),
    sa.Column('n_inserted', sa.BigInteger(), server_default='0', nullable=False, comment='Records new to the database.'),
    sa.Column('n_updated', sa.BigInteger(), server_default='0', nullable=False, comment='Records that replaced an earlier state.'),
    sa.Column('n_unchanged', sa.BigInteger(), server_default='0', nullable=False, comment='Records that were there already.'),
    sa.Column('n_quarantined', sa.BigInteger(), server_default='0', nullable=False, comment='Records set aside.'),
    sa.Column('error', sa.Text(), nullable=True, comment='Why it failed, in one line; NULL = it did not.'),
    sa.CheckConstraint("(state = 'running') = (finished_at IS NULL)", name=op.f('run_finished_check')),
    sa.CheckConstraint("state IN ('running', 'done', 'failed', 'killed')", name=op.f('run_state_check')),
    sa.CheckConstraint('started_at <= finished_at', name=op.f('run_run_order_check')),
    sa.PrimaryKeyConstraint('run_id', name=op.f('run_pkey')),
    schema='ops',
    comment='A run of a command that writes. One row a run.'
    )
    op.create_index(op.f('run_started_at_idx'), 'run', ['started_at'], unique=False, schema='ops')
    op.create_table('tombstone',
    sa.Column('subject_id', sa.Uuid(), nullable=False, comment='The row that was removed.'),
    sa.Column('subject_kind', sa.Text(), nullable=False, comment='Table that it stood in.'),
    sa.Column('reason', sa.Text(), nullable=False, comment='Why it was removed.'),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=False, comment='When (UTC).'),
    sa.PrimaryKeyConstraint('subject_id', 'subject_kind', name=op.f('tombstone_pkey')),
    schema='ops',
    comment='What was removed by demand of a rights holder or court. One row a removed row, so that its id is never used again.'
    )
    op.create_table('input_file',
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='The run.'),
    sa.Column('locator', sa.Text(), nullable=False, comment='Path, URL or - for standard input.'),
    sa.Column('file_sha256', sa.LargeBinary(), nullable=True, comment='SHA-256 of what was read; NULL where it could not be read.'),
    sa.Column('n_bytes', sa.BigInteger(), nullable=True, comment='Size in bytes; NULL where it could not be read.'),
    sa.Column('n_records', sa.BigInteger(), server_default='0', nullable=False, comment='Records found in it.'),
    sa.ForeignKeyConstraint(['run_id'], ['ops.run.run_id'], name=op.f('input_file_run_id_fkey')),
    sa.PrimaryKeyConstraint('run_id', 'locator', name=op.f('input_file_pkey')),
    schema='ops',
    comment='A file that a run read. One row a run and file.'
    )
    op.create_table('quarantine',
    sa.Column('quarantine_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of stage, file, record and payload.'),
    sa.Column('stage', sa.Text(), nullable=False, comment='Where it failed; code of vocab.quarantine_stage.'),
    sa.Column('code', sa.Text(), nullable=False, comment='Stable code of the first problem.'),
    sa.Column('locator', sa.Text(), nullable=False, comment='File or URL that it came from.'),
    sa.Column('record_no', sa.BigInteger(), nullable=True, comment='Number of the record in the file, from 1; NULL = the file as a whole.'),
    sa.Column('byte_offset', sa.BigInteger(), nullable=True, comment='Where the record begins, in bytes from 0; NULL = unknown.'),
    sa.Column('problems', postgresql.JSONB(astext_type=sa.Text()), nullable=False, comment='All problems: code, location, value, message, way out.'),
    sa.Column('payload', sa.Text(), nullable=True, comment='The record as it came, capped; NULL where it was not readable.'),
    sa.Column('is_payload_whole', sa.Boolean(), nullable=False, comment='True: the payload is not cut short, and can be replayed.'),
    sa.Column('state', sa.Text(), nullable=False, comment='open, replayed or discarded.'),
    sa.Column('n_seen', sa.Integer(), nullable=False, comment='How often it was set aside.'),
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='The run that set it aside last: ops.run.'),
    sa.Column('first_seen_at', sa.DateTime(timezone=True), nullable=False, comment='First time (UTC).'),
    sa.Column('last_seen_at', sa.DateTime(timezone=True), nullable=False, comment='Last time (UTC).'),
    sa.CheckConstraint("jsonb_typeof(problems) = 'array'", name=op.f('quarantine_problems_check')),
    sa.CheckConstraint("state IN ('open', 'replayed', 'discarded')", name=op.f('quarantine_state_check')),
    sa.CheckConstraint('first_seen_at <= last_seen_at', name=op.f('quarantine_seen_order_check')),
    sa.CheckConstraint('n_seen >= 1', name=op.f('quarantine_n_seen_check')),
    sa.ForeignKeyConstraint(['run_id'], ['ops.run.run_id'], name=op.f('quarantine_run_id_fkey')),
    sa.PrimaryKeyConstraint('quarantine_id', name=op.f('quarantine_pkey')),
    schema='ops',
    comment='A record that could not be loaded, with the reason. One row a record and fault.'
    )
    op.create_index(op.f('quarantine_state_last_seen_at_idx'), 'quarantine', ['state', 'last_seen_at'], unique=False, schema='ops')
    # ### end Alembic commands ###
    op.execute('GRANT USAGE ON SCHEMA ops TO deconfdb_ingest, deconfdb_curator')
    op.execute('GRANT SELECT, INSERT, UPDATE ON ops.run, ops.input_file, ops.quarantine TO deconfdb_ingest, deconfdb_curator')
    op.execute('GRANT SELECT, INSERT ON ops.judgement TO deconfdb_ingest')
    op.execute('GRANT SELECT, INSERT, UPDATE ON ops.judgement TO deconfdb_curator')
    op.execute('GRANT SELECT ON ops.tombstone, ops.alembic_version TO deconfdb_ingest, deconfdb_curator')
    op.execute('GRANT INSERT ON ops.tombstone TO deconfdb_curator')


def downgrade() -> None:
    op.drop_table('quarantine', schema='ops')
    op.drop_table('input_file', schema='ops')
    op.drop_table('tombstone', schema='ops')
    op.drop_table('run', schema='ops')
    op.drop_table('judgement', schema='ops')
    op.execute('REVOKE SELECT ON ops.alembic_version FROM deconfdb_ingest, deconfdb_curator')
    op.execute('REVOKE USAGE ON SCHEMA ops FROM deconfdb_ingest, deconfdb_curator')
