"""Make the tables of external event data.

Others' events stand in a schema of their own, by vintage, never mixed with ours. An interrupted run leaves nothing.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = '0006'
branch_labels = None
depends_on = None

FROZEN = Path(__file__).parents[1] / "views"
VIEWS = ("external_events", "meeting_crosswalk")


def upgrade() -> None:
    op.execute('CREATE SCHEMA external')
    op.execute("COMMENT ON SCHEMA external IS 'Event data of others, by data set and vintage, for comparison.'")
    op.create_table('event',
    sa.Column('dataset', sa.Text(), nullable=False, comment='gdelt-2 or icews.'),
    sa.Column('vintage', sa.Text(), nullable=False, comment='The release or delivery that the row came with.'),
    sa.Column('event_id', sa.Text(), nullable=False, comment="The data set's own id."),
    sa.Column('event_date', sa.Date(), nullable=False, comment="The data set's own date, which need not be the day on which the thing happened."),
    sa.Column('event_code', sa.Text(), nullable=False, comment='CAMEO code.'),
    sa.Column('event_text', sa.Text(), nullable=True, comment="The data set's words for the code; NULL = none."),
    sa.Column('actor_1_name', sa.Text(), nullable=True, comment='First actor, as the data set names it.'),
    sa.Column('actor_1_country', sa.Text(), nullable=True, comment='Its country as given: alpha-3 in GDELT, a name in ICEWS.'),
    sa.Column('actor_1_sectors', sa.Text(), nullable=True, comment='Its sectors, as given.'),
    sa.Column('side_1', sa.Text(), nullable=True, comment='Its country as a code of vocab.side; NULL = none or not recognised.'),
    sa.Column('actor_2_name', sa.Text(), nullable=True, comment='Second actor, as the data set names it.'),
    sa.Column('actor_2_country', sa.Text(), nullable=True, comment='Its country as given.'),
    sa.Column('actor_2_sectors', sa.Text(), nullable=True, comment='Its sectors, as given.'),
    sa.Column('side_2', sa.Text(), nullable=True, comment='Its country as a code of vocab.side; NULL = none or not recognised.'),
    sa.Column('pair', sa.Text(), nullable=True, comment='The two sides in alphabetical order; NULL unless there are two.'),
    sa.Column('intensity', sa.Double(), nullable=True, comment='Goldstein scale (GDELT) or ICEWS intensity, -10 to 10.'),
    sa.Column('is_root_event', sa.Boolean(), nullable=True, comment='True: stands in the lead of its document (GDELT); NULL = not stated.'),
    sa.Column('n_mentions', sa.Integer(), nullable=True, comment='Mentions that the data set counts.'),
    sa.Column('n_sources', sa.Integer(), nullable=True, comment='Sources that it counts.'),
    sa.Column('n_articles', sa.Integer(), nullable=True, comment='Documents that it counts.'),
    sa.Column('average_tone', sa.Double(), nullable=True, comment='Mean tone of the documents (GDELT).'),
    sa.Column('place_name', sa.Text(), nullable=True, comment='Place, as given.'),
    sa.Column('place_country', sa.Text(), nullable=True, comment='Country of the place, as given: FIPS 10-4 in GDELT, a name in ICEWS.'),
    sa.Column('latitude', sa.Double(), nullable=True, comment='Degrees north.'),
    sa.Column('longitude', sa.Double(), nullable=True, comment='Degrees east.'),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=True, comment='When the data set took it up (UTC); NULL = not stated.'),
    sa.Column('source_url', sa.Text(), nullable=True, comment='First document that it gives.'),
    sa.Column('publisher', sa.Text(), nullable=True, comment='Publisher that it gives (ICEWS).'),
    sa.Column('story_id', sa.Text(), nullable=True, comment='Story that it gives (ICEWS).'),
    sa.Column('sentence_number', sa.Integer(), nullable=True, comment='Sentence in the story, from 1 (ICEWS).'),
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='The run that loaded it: ops.run.'),
    sa.CheckConstraint("dataset IN ('gdelt-2', 'icews')", name=op.f('event_dataset_check')),
    sa.CheckConstraint('pair IS NULL OR side_1 <> side_2 COLLATE "C"', name=op.f('event_pair_check')),
    sa.PrimaryKeyConstraint('dataset', 'vintage', 'event_id', name=op.f('event_pkey')),
    schema='external',
    comment='Events of other data sets, as they code them. One row a data set, vintage and event id.'
    )
    op.create_index(op.f('event_pair_event_date_idx'), 'event', ['pair', 'event_date'], unique=False, schema='external', postgresql_where='pair IS NOT NULL')
    op.create_table('mention',
    sa.Column('dataset', sa.Text(), nullable=False, comment='gdelt-2.'),
    sa.Column('vintage', sa.Text(), nullable=False, comment='The release or delivery that the row came with.'),
    sa.Column('event_id', sa.Text(), nullable=False, comment='The event.'),
    sa.Column('document_id', sa.Text(), nullable=False, comment='Address of the document, or its citation.'),
    sa.Column('mention_no', sa.BigInteger(), autoincrement=False, nullable=False, comment='Place of the row in its file, from 1.'),
    sa.Column('event_at', sa.DateTime(timezone=True), nullable=False, comment='When the event was first seen (UTC).'),
    sa.Column('mentioned_at', sa.DateTime(timezone=True), nullable=False, comment='When the document was seen (UTC).'),
    sa.Column('mention_type', sa.Integer(), nullable=False, comment="The data set's code for the kind of document."),
    sa.Column('source_name', sa.Text(), nullable=True, comment='Who published it, as given.'),
    sa.Column('sentence_number', sa.Integer(), nullable=True, comment='Sentence in the document, from 1.'),
    sa.Column('confidence', sa.Integer(), nullable=True, comment="The data set's confidence, percent."),
    sa.Column('document_length', sa.BigInteger(), nullable=True, comment='Length of the document in characters.'),
    sa.Column('document_tone', sa.Double(), nullable=True, comment='Tone of the document.'),
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='The run that loaded it: ops.run.'),
    sa.CheckConstraint('confidence BETWEEN 0 AND 100', name=op.f('mention_confidence_check')),
    sa.PrimaryKeyConstraint('dataset', 'vintage', 'event_id', 'document_id', 'mention_no', name=op.f('mention_pkey')),
    schema='external',
    comment='Mentions of external events in documents. One row a data set, vintage and line.'
    )
    # ### end Alembic commands ###
    op.execute('GRANT USAGE ON SCHEMA external TO deconfdb_ingest, deconfdb_curator')
    op.execute('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA external TO deconfdb_ingest')
    op.execute('GRANT SELECT ON ALL TABLES IN SCHEMA external TO deconfdb_curator')
    for name in VIEWS:
        text = (FROZEN / f"{revision}_{name}.sql").read_text(encoding="utf-8")
        op.execute(sa.text(text.replace(":", r"\:")))
        op.execute(f"GRANT SELECT ON deconf_v1.{name} TO deconfdb_reader, deconfdb_ingest, deconfdb_curator")


def downgrade() -> None:
    for name in reversed(VIEWS):
        op.execute(f"DROP VIEW deconf_v1.{name}")
    op.drop_table('mention', schema='external')
    op.drop_table('event', schema='external')
    op.execute('DROP SCHEMA external')
