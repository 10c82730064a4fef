"""Make the tables of evidence and reports.

One coding is written once and never changed. Foreign keys only lead to rows of the same article. An interrupted run leaves nothing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('coder',
    sa.Column('coder_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of kind and name.'),
    sa.Column('coder_name', sa.Text(), nullable=False, comment='Name of the coder: a team, a person, or a program such as rules.'),
    sa.Column('kind_code', sa.Text(), nullable=False, comment='human, rules or llm; code of vocab.coder_kind.'),
    sa.PrimaryKeyConstraint('coder_id', name=op.f('coder_pkey')),
    sa.UniqueConstraint('kind_code', 'coder_name', name=op.f('coder_kind_code_coder_name_key')),
    schema='deconf',
    comment='Who codes articles. One row a coder, whatever its version. Registry.'
    )
    op.create_table('coding',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of article, text state, coder, revision and content.'),
    sa.Column('version_id', sa.Uuid(), nullable=True, comment='The text state that was coded; NULL where the coding names none.'),
    sa.Column('coder_id', sa.Uuid(), nullable=False, comment='The coder: deconf.coder.'),
    sa.Column('coder_version', sa.Text(), nullable=True, comment='Version of the coder, as stated.'),
    sa.Column('revision', sa.Integer(), nullable=False, comment='How often this coder has answered about this text state, from 1.'),
    sa.Column('content_sha256', sa.LargeBinary(), nullable=False, comment='SHA-256 of the coding document in canonical JSON.'),
    sa.Column('review_state_code', sa.Text(), nullable=False, comment='candidate, vetted, disputed or withdrawn; code of vocab.review_state.'),
    sa.Column('known_from', sa.DateTime(timezone=True), nullable=False, comment='When this database learned it (UTC).'),
    sa.Column('known_to', sa.DateTime(timezone=True), nullable=True, comment='When it was replaced or withdrawn (UTC); NULL = still stands.'),
    sa.Column('run_id', sa.Uuid(), nullable=False, comment='The run that loaded it: ops.run.'),
    sa.CheckConstraint("known_to IS NOT NULL OR review_state_code <> 'withdrawn'", name=op.f('coding_withdrawn_is_closed_check')),
    sa.CheckConstraint('known_from <= known_to', name=op.f('coding_known_order_check')),
    sa.CheckConstraint('octet_length(content_sha256) = 32', name=op.f('coding_content_sha256_length_check')),
    sa.CheckConstraint('revision >= 1', name=op.f('coding_revision_check')),
    sa.ForeignKeyConstraint(['article_id'], ['deconf.article.article_id'], name=op.f('coding_article_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', name=op.f('coding_pkey')),
    schema='deconf',
    comment="One coder's whole answer about one text state; replaced as a whole, never changed. Grows."
    )
    op.create_index(op.f('coding_article_id_coder_id_idx'), 'coding', ['article_id', 'coder_id'], unique=False, schema='deconf')
    op.create_index(op.f('coding_content_sha256_idx'), 'coding', ['content_sha256'], unique=False, schema='deconf')
    op.create_table('actor_report',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('ref', sa.Text(), nullable=False, comment="The coding's own name for the actor."),
    sa.Column('actor_id', sa.Uuid(), nullable=False, comment='The actor: deconf.actor.'),
    sa.Column('actor_name', sa.Text(), nullable=False, comment='The name that the coding gives.'),
    sa.Column('kind_code', sa.Text(), nullable=True, comment='Kind as coded; code of vocab.actor_kind.'),
    sa.Column('side_code', sa.Text(), nullable=True, comment='Side as coded; code of vocab.side.'),
    sa.Column('is_named', sa.Boolean(), nullable=True, comment='As coded: true, false, or NULL = not stated.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('actor_report_article_id_coding_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'ref', name=op.f('actor_report_pkey')),
    schema='deconf',
    comment='What a coding says of an actor. One row a coding and ref. Grows.'
    )
    op.create_index(op.f('actor_report_actor_id_idx'), 'actor_report', ['actor_id'], unique=False, schema='deconf')
    op.create_table('coding_preference',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('preferred_from', sa.DateTime(timezone=True), nullable=False, comment='From when this coding was the one that counts for its text state (UTC).'),
    sa.Column('preferred_to', sa.DateTime(timezone=True), nullable=True, comment='Until when (UTC); NULL = counts now.'),
    sa.CheckConstraint('preferred_from <= preferred_to', name=op.f('coding_preference_preferred_order_check')),
    sa.ForeignKeyConstraint(['article_id', 'coding_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('coding_preference_article_id_coding_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'preferred_from', name=op.f('coding_preference_pkey')),
    schema='deconf',
    comment='When which coding counted: vetted before human before llm before rules, then the newest. Grows.'
    )
    op.create_table('incident_report',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('incident_id', sa.Uuid(), nullable=False, comment='The incident: deconf.incident.'),
    sa.Column('ref', sa.Text(), nullable=False, comment="The coding's own name for it."),
    sa.Column('family_code', sa.Text(), nullable=False, comment='military or diplomatic; code of vocab.incident_family.'),
    sa.Column('kind_code', sa.Text(), nullable=False, comment='Kind; code of vocab.incident_kind.'),
    sa.Column('label', sa.Text(), nullable=False, comment='Label as coded.'),
    sa.Column('place_name', sa.Text(), nullable=True, comment='The place as coded; NULL = not stated.'),
    sa.Column('place_id', sa.Uuid(), nullable=True, comment='The registered place of that name: deconf.place; NULL = none.'),
    sa.Column('when_text', sa.Text(), nullable=True, comment='When it happened: the wording in the article, at most a few words.'),
    sa.Column('when_edtf', sa.Text(), nullable=True, comment='When it happened: the date in EDTF (ISO 8601-2), as coded.'),
    sa.Column('when_from', sa.Date(), nullable=True, comment='When it happened: first possible day, nominal; NULL = open or unknown.'),
    sa.Column('when_to', sa.Date(), nullable=True, comment='When it happened: last possible day, nominal; NULL = open or unknown.'),
    sa.Column('when_is_approximate', sa.Boolean(), nullable=True, comment='When it happened: an end is marked ~, ? or %; its nominal bounds are widened to compare.'),
    sa.Column('when_precision', sa.Text(), nullable=True, comment='When it happened: precision, follows from the EDTF; code of vocab.date_precision.'),
    sa.Column('when_basis', sa.Text(), nullable=True, comment='When it happened: what the date rests on; code of vocab.date_basis.'),
    sa.Column('when_anchor', sa.Text(), nullable=True, comment='When it happened: what a relative wording counts from: a ref of the coding.'),
    sa.Column('rule', sa.Text(), nullable=True, comment='Id of the rule that made the record, for machine codings; NULL for human ones.'),
    sa.Column('confidence', sa.Numeric(precision=4, scale=3), nullable=True, comment='Measured confidence of that rule, 0 to 1; NULL where none is stated.'),
    sa.CheckConstraint('when_edtf IS NOT NULL OR (when_from IS NULL AND when_to IS NULL)', name=op.f('incident_report_when_bounds_have_edtf_check')),
    sa.CheckConstraint('when_from <= when_to', name=op.f('incident_report_when_order_check')),
    sa.ForeignKeyConstraint(['article_id', 'coding_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('incident_report_article_id_coding_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'incident_id', name=op.f('incident_report_pkey')),
    schema='deconf',
    comment='What a coding says of an incident. One row a coding and incident. Grows.'
    )
    op.create_index(op.f('incident_report_incident_id_idx'), 'incident_report', ['incident_id'], unique=False, schema='deconf')
    op.create_table('mechanism_report',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism: deconf.mechanism.'),
    sa.Column('ref', sa.Text(), nullable=False, comment="The coding's own name for it."),
    sa.Column('label', sa.Text(), nullable=False, comment='Label as coded.'),
    sa.Column('kind_code', sa.Text(), nullable=False, comment='Kind as coded; code of vocab.mechanism_kind.'),
    sa.Column('purpose', sa.Text(), nullable=True, comment="Purpose, in the coder's words."),
    sa.Column('rule', sa.Text(), nullable=True, comment='Id of the rule that made the record, for machine codings; NULL for human ones.'),
    sa.Column('confidence', sa.Numeric(precision=4, scale=3), nullable=True, comment='Measured confidence of that rule, 0 to 1; NULL where none is stated.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('mechanism_report_article_id_coding_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'mechanism_id', name=op.f('mechanism_report_pkey')),
    schema='deconf',
    comment='What a coding says of a mechanism. One row a coding and mechanism. Grows.'
    )
    op.create_index(op.f('mechanism_report_mechanism_id_idx'), 'mechanism_report', ['mechanism_id'], unique=False, schema='deconf')
    op.create_table('meeting_report',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('meeting_id', sa.Uuid(), nullable=False, comment='The meeting: deconf.meeting.'),
    sa.Column('ref', sa.Text(), nullable=False, comment="The coding's own name for it."),
    sa.Column('label', sa.Text(), nullable=False, comment='Label as coded.'),
    sa.Column('format_code', sa.Text(), nullable=False, comment='Format; code of vocab.meeting_format.'),
    sa.Column('level', sa.SmallInteger(), autoincrement=False, nullable=True, comment='Level, 1 head of state to 6 working level; code of vocab.meeting_level; NULL = not judged.'),
    sa.Column('occurrence_code', sa.Text(), nullable=True, comment='Whether it took place; code of vocab.occurrence; NULL = not judged.'),
    sa.Column('place_name', sa.Text(), nullable=True, comment='The place as coded; NULL = not stated.'),
    sa.Column('place_id', sa.Uuid(), nullable=True, comment='The registered place of that name: deconf.place; NULL = none.'),
    sa.Column('when_text', sa.Text(), nullable=True, comment='When it took or takes place: the wording in the article, at most a few words.'),
    sa.Column('when_edtf', sa.Text(), nullable=True, comment='When it took or takes place: the date in EDTF (ISO 8601-2), as coded.'),
    sa.Column('when_from', sa.Date(), nullable=True, comment='When it took or takes place: first possible day, nominal; NULL = open or unknown.'),
    sa.Column('when_to', sa.Date(), nullable=True, comment='When it took or takes place: last possible day, nominal; NULL = open or unknown.'),
    sa.Column('when_is_approximate', sa.Boolean(), nullable=True, comment='When it took or takes place: an end is marked ~, ? or %; its nominal bounds are widened to compare.'),
    sa.Column('when_precision', sa.Text(), nullable=True, comment='When it took or takes place: precision, follows from the EDTF; code of vocab.date_precision.'),
    sa.Column('when_basis', sa.Text(), nullable=True, comment='When it took or takes place: what the date rests on; code of vocab.date_basis.'),
    sa.Column('when_anchor', sa.Text(), nullable=True, comment='When it took or takes place: what a relative wording counts from: a ref of the coding.'),
    sa.Column('round_no', sa.Integer(), nullable=True, comment='Number of the round; NULL = not stated.'),
    sa.Column('outcome_code', sa.Text(), nullable=True, comment='Outcome; code of vocab.meeting_outcome; NULL = not stated.'),
    sa.Column('follows_meeting_id', sa.Uuid(), nullable=True, comment='The meeting that it follows up: deconf.meeting; NULL = none.'),
    sa.Column('rule', sa.Text(), nullable=True, comment='Id of the rule that made the record, for machine codings; NULL for human ones.'),
    sa.Column('confidence', sa.Numeric(precision=4, scale=3), nullable=True, comment='Measured confidence of that rule, 0 to 1; NULL where none is stated.'),
    sa.CheckConstraint('level BETWEEN 1 AND 6', name=op.f('meeting_report_level_check')),
    sa.CheckConstraint('when_edtf IS NOT NULL OR (when_from IS NULL AND when_to IS NULL)', name=op.f('meeting_report_when_bounds_have_edtf_check')),
    sa.CheckConstraint('when_from <= when_to', name=op.f('meeting_report_when_order_check')),
    sa.ForeignKeyConstraint(['article_id', 'coding_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('meeting_report_article_id_coding_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'meeting_id', name=op.f('meeting_report_pkey')),
    schema='deconf',
    comment='What a coding says of a meeting. One row a coding and meeting. Grows.'
    )
    op.create_index(op.f('meeting_report_meeting_id_idx'), 'meeting_report', ['meeting_id'], unique=False, schema='deconf')
    op.create_table('office_attestation',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('attestation_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in the coding, from 1.'),
    sa.Column('person_actor_id', sa.Uuid(), nullable=False, comment='The person: deconf.actor.'),
    sa.Column('office_id', sa.Uuid(), nullable=False, comment='The office: deconf.office.'),
    sa.Column('attested_on', sa.Date(), nullable=True, comment='The day on which the article attests it; NULL = no day stated.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('office_attestation_article_id_coding_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'attestation_no', name=op.f('office_attestation_pkey')),
    schema='deconf',
    comment='An article attests that a person held an office on a day. Gaps between attestations are not filled. Grows.'
    )
    op.create_index(op.f('office_attestation_person_actor_id_idx'), 'office_attestation', ['person_actor_id'], unique=False, schema='deconf')
    op.create_table('proposition',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('proposition_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of coding and ref.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('ref', sa.Text(), nullable=False, comment="The coding's own name for it."),
    sa.Column('kind_code', sa.Text(), nullable=True, comment='Kind of proposition; code of vocab.proposition_kind; NULL = not judged.'),
    sa.Column('gist', sa.Text(), nullable=True, comment='The content in neutral words of the coder; NULL = none given.'),
    sa.Column('mechanism_id', sa.Uuid(), nullable=True, comment='The mechanism that it is about: deconf.mechanism; NULL = none.'),
    sa.Column('meeting_id', sa.Uuid(), nullable=True, comment='The meeting that it is about: deconf.meeting; NULL = none.'),
    sa.Column('incident_id', sa.Uuid(), nullable=True, comment='The incident that it is about: deconf.incident; NULL = none.'),
    sa.Column('track_code', sa.Text(), nullable=True, comment='Track of the status; code of vocab.mechanism_track; NULL = no status.'),
    sa.Column('status_code', sa.Text(), nullable=True, comment='Status of the mechanism; code of vocab.mechanism_status; NULL = no status.'),
    sa.Column('when_text', sa.Text(), nullable=True, comment='When the status is known to have held: the wording in the article, at most a few words.'),
    sa.Column('when_edtf', sa.Text(), nullable=True, comment='When the status is known to have held: the date in EDTF (ISO 8601-2), as coded.'),
    sa.Column('when_from', sa.Date(), nullable=True, comment='When the status is known to have held: first possible day, nominal; NULL = open or unknown.'),
    sa.Column('when_to', sa.Date(), nullable=True, comment='When the status is known to have held: last possible day, nominal; NULL = open or unknown.'),
    sa.Column('when_is_approximate', sa.Boolean(), nullable=True, comment='When the status is known to have held: an end is marked ~, ? or %; its nominal bounds are widened to compare.'),
    sa.Column('when_precision', sa.Text(), nullable=True, comment='When the status is known to have held: precision, follows from the EDTF; code of vocab.date_precision.'),
    sa.Column('when_basis', sa.Text(), nullable=True, comment='When the status is known to have held: what the date rests on; code of vocab.date_basis.'),
    sa.Column('when_anchor', sa.Text(), nullable=True, comment='When the status is known to have held: what a relative wording counts from: a ref of the coding.'),
    sa.Column('when_known_from', sa.Date(), nullable=True, comment='First day on which the status is known to have held: an open end contributes only its known day.'),
    sa.Column('when_known_to', sa.Date(), nullable=True, comment='Last day on which the status is known to have held.'),
    sa.Column('when_widest_from', sa.Date(), nullable=True, comment='when_from widened by 3 days, 1 month or 1 year where approximate; serves comparisons.'),
    sa.Column('when_widest_to', sa.Date(), nullable=True, comment='when_to widened likewise.'),
    sa.Column('rounds_completed', sa.Integer(), nullable=True, comment='Rounds of talks completed by then; NULL = not stated.'),
    sa.Column('initiator_actor_id', sa.Uuid(), nullable=True, comment='Who proposed, or broke off, where the source names it: deconf.actor.'),
    sa.Column('note', sa.Text(), nullable=True, comment="The coder's note."),
    sa.Column('quantity_measure', sa.Text(), nullable=True, comment='What is counted; code of vocab.quantity_measure; NULL = no figure.'),
    sa.Column('quantity_low', sa.Numeric(precision=20, scale=4), nullable=True, comment='Lower bound of the figure, in quantity_unit; NULL = none stated.'),
    sa.Column('quantity_best', sa.Numeric(precision=20, scale=4), nullable=True, comment='Best estimate of the figure, in quantity_unit; NULL = none stated.'),
    sa.Column('quantity_high', sa.Numeric(precision=20, scale=4), nullable=True, comment='Upper bound of the figure, in quantity_unit; NULL = none stated.'),
    sa.Column('quantity_unit', sa.Text(), nullable=True, comment='Unit of the figure; code of vocab.quantity_unit.'),
    sa.Column('quantity_qualifier', sa.Text(), nullable=True, comment='How the figure is hedged; code of vocab.quantity_qualifier.'),
    sa.Column('rule', sa.Text(), nullable=True, comment='Id of the rule that made the record, for machine codings; NULL for human ones.'),
    sa.Column('confidence', sa.Numeric(precision=4, scale=3), nullable=True, comment='Measured confidence of that rule, 0 to 1; NULL where none is stated.'),
    sa.CheckConstraint('(track_code IS NULL) = (status_code IS NULL)', name=op.f('proposition_status_has_track_check')),
    sa.CheckConstraint('confidence BETWEEN 0 AND 1', name=op.f('proposition_confidence_check')),
    sa.CheckConstraint('num_nonnulls(mechanism_id, meeting_id, incident_id) <= 1', name=op.f('proposition_one_subject_check')),
    sa.CheckConstraint('quantity_low <= quantity_high', name=op.f('proposition_quantity_order_check')),
    sa.CheckConstraint('status_code IS NULL OR mechanism_id IS NOT NULL', name=op.f('proposition_status_has_mechanism_check')),
    sa.CheckConstraint('when_edtf IS NOT NULL OR (when_from IS NULL AND when_to IS NULL)', name=op.f('proposition_when_bounds_have_edtf_check')),
    sa.CheckConstraint('when_from <= when_to', name=op.f('proposition_when_order_check')),
    sa.CheckConstraint('when_known_from <= when_known_to', name=op.f('proposition_known_order_check')),
    sa.ForeignKeyConstraint(['article_id', 'coding_id'], ['deconf.coding.article_id', 'deconf.coding.coding_id'], name=op.f('proposition_article_id_coding_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'proposition_id', name=op.f('proposition_pkey')),
    schema='deconf',
    comment='A content that somebody may claim, in neutral words; about at most one subject. One row a coding and ref. Grows.'
    )
    op.create_index(op.f('proposition_incident_id_idx'), 'proposition', ['incident_id'], unique=False, schema='deconf', postgresql_where='incident_id IS NOT NULL')
    op.create_index(op.f('proposition_mechanism_id_idx'), 'proposition', ['mechanism_id'], unique=False, schema='deconf', postgresql_where='mechanism_id IS NOT NULL')
    op.create_index(op.f('proposition_meeting_id_idx'), 'proposition', ['meeting_id'], unique=False, schema='deconf', postgresql_where='meeting_id IS NOT NULL')
    op.create_table('claim',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('claim_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of coding and ref.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('ref', sa.Text(), nullable=False, comment="The coding's own name for it."),
    sa.Column('proposition_id', sa.Uuid(), nullable=False, comment='What is claimed: deconf.proposition.'),
    sa.Column('speaker_actor_id', sa.Uuid(), nullable=False, comment='Who speaks: deconf.actor.'),
    sa.Column('office_id', sa.Uuid(), nullable=True, comment='In which office: deconf.office; NULL = none stated.'),
    sa.Column('stance_code', sa.Text(), nullable=False, comment='Stance to the proposition; code of vocab.stance, which holds the polarity.'),
    sa.Column('speech_act_code', sa.Text(), nullable=True, comment='Speech act; code of vocab.speech_act; NULL = not judged.'),
    sa.Column('certainty_code', sa.Text(), nullable=True, comment='Certainty expressed; code of vocab.certainty; NULL = not judged.'),
    sa.Column('setting_code', sa.Text(), nullable=True, comment='Setting in which it was said; code of vocab.setting; NULL = not stated.'),
    sa.Column('told_to_source_id', sa.Uuid(), nullable=True, comment='The outlet that it was said to: deconf.source; NULL = none stated.'),
    sa.Column('said_text', sa.Text(), nullable=True, comment='When it was said: the wording in the article, at most a few words.'),
    sa.Column('said_edtf', sa.Text(), nullable=True, comment='When it was said: the date in EDTF (ISO 8601-2), as coded.'),
    sa.Column('said_from', sa.Date(), nullable=True, comment='When it was said: first possible day, nominal; NULL = open or unknown.'),
    sa.Column('said_to', sa.Date(), nullable=True, comment='When it was said: last possible day, nominal; NULL = open or unknown.'),
    sa.Column('said_is_approximate', sa.Boolean(), nullable=True, comment='When it was said: an end is marked ~, ? or %; its nominal bounds are widened to compare.'),
    sa.Column('said_precision', sa.Text(), nullable=True, comment='When it was said: precision, follows from the EDTF; code of vocab.date_precision.'),
    sa.Column('said_basis', sa.Text(), nullable=True, comment='When it was said: what the date rests on; code of vocab.date_basis.'),
    sa.Column('said_anchor', sa.Text(), nullable=True, comment='When it was said: what a relative wording counts from: a ref of the coding.'),
    sa.Column('condition', sa.Text(), nullable=True, comment="The condition under which it was said to hold, in the coder's words."),
    sa.Column('rule', sa.Text(), nullable=True, comment='Id of the rule that made the record, for machine codings; NULL for human ones.'),
    sa.Column('confidence', sa.Numeric(precision=4, scale=3), nullable=True, comment='Measured confidence of that rule, 0 to 1; NULL where none is stated.'),
    sa.CheckConstraint('confidence BETWEEN 0 AND 1', name=op.f('claim_confidence_check')),
    sa.CheckConstraint('said_edtf IS NOT NULL OR (said_from IS NULL AND said_to IS NULL)', name=op.f('claim_said_bounds_have_edtf_check')),
    sa.CheckConstraint('said_from <= said_to', name=op.f('claim_said_order_check')),
    sa.ForeignKeyConstraint(['article_id', 'proposition_id'], ['deconf.proposition.article_id', 'deconf.proposition.proposition_id'], name=op.f('claim_article_id_proposition_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'claim_id', name=op.f('claim_pkey')),
    schema='deconf',
    comment='Speaker x proposition x stance. One row a coding and ref, whatever the number of mentions. Grows.'
    )
    op.create_index(op.f('claim_article_id_proposition_id_idx'), 'claim', ['article_id', 'proposition_id'], unique=False, schema='deconf')
    op.create_table('incident_report_mechanism',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('incident_id', sa.Uuid(), nullable=False, comment='The incident.'),
    sa.Column('mechanism_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in the coding, from 1.'),
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism: deconf.mechanism.'),
    sa.Column('relation_code', sa.Text(), nullable=True, comment='What the incident is to it; code of vocab.incident_mechanism_relation.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id', 'incident_id'], ['deconf.incident_report.article_id', 'deconf.incident_report.coding_id', 'deconf.incident_report.incident_id'], name=op.f('incident_report_mechanism_article_id_coding_id_incident_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'incident_id', 'mechanism_no', name=op.f('incident_report_mechanism_pkey')),
    schema='deconf',
    comment='Mechanisms that an incident touches, as coded. Grows.'
    )
    op.create_table('incident_report_party',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('incident_id', sa.Uuid(), nullable=False, comment='The incident.'),
    sa.Column('party_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in the coding, from 1.'),
    sa.Column('actor_id', sa.Uuid(), nullable=False, comment='The actor: deconf.actor.'),
    sa.Column('role_code', sa.Text(), nullable=True, comment='Role; code of vocab.incident_party_role; NULL = not judged.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id', 'incident_id'], ['deconf.incident_report.article_id', 'deconf.incident_report.coding_id', 'deconf.incident_report.incident_id'], name=op.f('incident_report_party_article_id_coding_id_incident_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'incident_id', 'party_no', name=op.f('incident_report_party_pkey')),
    schema='deconf',
    comment='Actors of an incident with their role, as coded. Grows.'
    )
    op.create_table('mechanism_report_link',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism.'),
    sa.Column('link_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in the coding, from 1.'),
    sa.Column('relation_code', sa.Text(), nullable=False, comment='Relation; code of vocab.mechanism_link_relation.'),
    sa.Column('linked_mechanism_id', sa.Uuid(), nullable=False, comment='The other mechanism: deconf.mechanism.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id', 'mechanism_id'], ['deconf.mechanism_report.article_id', 'deconf.mechanism_report.coding_id', 'deconf.mechanism_report.mechanism_id'], name=op.f('mechanism_report_link_article_id_coding_id_mechanism_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'mechanism_id', 'link_no', name=op.f('mechanism_report_link_pkey')),
    schema='deconf',
    comment='Links between mechanisms, as coded: part_of, succeeds, modelled_on, implements. Grows.'
    )
    op.create_table('mechanism_report_party',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism.'),
    sa.Column('party_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in the coding, from 1.'),
    sa.Column('actor_id', sa.Uuid(), nullable=False, comment='The actor: deconf.actor.'),
    sa.Column('role_code', sa.Text(), nullable=True, comment='Role; code of vocab.mechanism_party_role; NULL = not judged.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id', 'mechanism_id'], ['deconf.mechanism_report.article_id', 'deconf.mechanism_report.coding_id', 'deconf.mechanism_report.mechanism_id'], name=op.f('mechanism_report_party_article_id_coding_id_mechanism_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'mechanism_id', 'party_no', name=op.f('mechanism_report_party_pkey')),
    schema='deconf',
    comment='Actors of a mechanism with their role, as coded. Grows.'
    )
    op.create_table('mechanism_report_scope',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism.'),
    sa.Column('scope_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in the coding, from 1.'),
    sa.Column('kind_code', sa.Text(), nullable=False, comment='domain or area; code of vocab.scope_kind.'),
    sa.Column('scope_value', sa.Text(), nullable=False, comment="The domain (code of vocab.domain) or the area's name."),
    sa.ForeignKeyConstraint(['article_id', 'coding_id', 'mechanism_id'], ['deconf.mechanism_report.article_id', 'deconf.mechanism_report.coding_id', 'deconf.mechanism_report.mechanism_id'], name=op.f('mechanism_report_scope_article_id_coding_id_mechanism_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'mechanism_id', 'scope_no', name=op.f('mechanism_report_scope_pkey')),
    schema='deconf',
    comment='What a mechanism covers, as coded: domains and areas. Grows.'
    )
    op.create_table('meeting_report_mechanism',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('meeting_id', sa.Uuid(), nullable=False, comment='The meeting.'),
    sa.Column('mechanism_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in the coding, from 1.'),
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism: deconf.mechanism.'),
    sa.Column('relation_code', sa.Text(), nullable=True, comment='What the meeting is to it; code of vocab.meeting_mechanism_relation; NULL = not judged.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id', 'meeting_id'], ['deconf.meeting_report.article_id', 'deconf.meeting_report.coding_id', 'deconf.meeting_report.meeting_id'], name=op.f('meeting_report_mechanism_article_id_coding_id_meeting_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'meeting_id', 'mechanism_no', name=op.f('meeting_report_mechanism_pkey')),
    schema='deconf',
    comment='Mechanisms that a meeting negotiates, uses or reviews, as coded. Grows.'
    )
    op.create_table('meeting_report_participant',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.Column('meeting_id', sa.Uuid(), nullable=False, comment='The meeting.'),
    sa.Column('participant_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in the coding, from 1.'),
    sa.Column('actor_id', sa.Uuid(), nullable=False, comment='The actor: deconf.actor.'),
    sa.Column('role_code', sa.Text(), nullable=True, comment='Role; code of vocab.participant_role; NULL = not judged.'),
    sa.Column('office_id', sa.Uuid(), nullable=True, comment='In which office: deconf.office; NULL = none stated.'),
    sa.ForeignKeyConstraint(['article_id', 'coding_id', 'meeting_id'], ['deconf.meeting_report.article_id', 'deconf.meeting_report.coding_id', 'deconf.meeting_report.meeting_id'], name=op.f('meeting_report_participant_article_id_coding_id_meeting_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'coding_id', 'meeting_id', 'participant_no', name=op.f('meeting_report_participant_pkey')),
    schema='deconf',
    comment='Who sat at the table, with role and office, as coded. Grows.'
    )
    op.create_table('proposition_relation',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('from_proposition_id', sa.Uuid(), nullable=False, comment='The proposition that the relation starts from.'),
    sa.Column('to_proposition_id', sa.Uuid(), nullable=False, comment='The proposition that it leads to.'),
    sa.Column('relation_code', sa.Text(), nullable=False, comment='Relation; code of vocab.proposition_relation.'),
    sa.Column('coding_id', sa.Uuid(), nullable=False, comment='The coding.'),
    sa.CheckConstraint('from_proposition_id <> to_proposition_id', name=op.f('proposition_relation_two_check')),
    sa.ForeignKeyConstraint(['article_id', 'from_proposition_id'], ['deconf.proposition.article_id', 'deconf.proposition.proposition_id'], name=op.f('proposition_relation_article_id_from_proposition_id_fkey')),
    sa.ForeignKeyConstraint(['article_id', 'to_proposition_id'], ['deconf.proposition.article_id', 'deconf.proposition.proposition_id'], name=op.f('proposition_relation_article_id_to_proposition_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'from_proposition_id', 'to_proposition_id', 'relation_code', name=op.f('proposition_relation_pkey')),
    schema='deconf',
    comment='A relation between two propositions that the vocabulary does not already imply. Grows.'
    )
    op.create_table('mention',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('claim_id', sa.Uuid(), nullable=False, comment='The claim.'),
    sa.Column('mention_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order within the claim, from 1.'),
    sa.Column('start_offset', sa.Integer(), nullable=False, comment='First code point of the span in the coded text, from 0.'),
    sa.Column('end_offset', sa.Integer(), nullable=False, comment='Code point after the last.'),
    sa.Column('quote_mode_code', sa.Text(), nullable=True, comment='How the words stand there; code of vocab.quote_mode; NULL = not judged.'),
    sa.Column('span_sha256', sa.LargeBinary(), nullable=False, comment='SHA-256 of the span in UTF-8: lets anybody who has the article check it.'),
    sa.Column('rule', sa.Text(), nullable=True, comment='Id of the rule that made the record, for machine codings; NULL for human ones.'),
    sa.Column('confidence', sa.Numeric(precision=4, scale=3), nullable=True, comment='Measured confidence of that rule, 0 to 1; NULL where none is stated.'),
    sa.CheckConstraint('confidence BETWEEN 0 AND 1', name=op.f('mention_confidence_check')),
    sa.CheckConstraint('octet_length(span_sha256) = 32', name=op.f('mention_span_sha256_length_check')),
    sa.CheckConstraint('start_offset >= 0 AND end_offset > start_offset', name=op.f('mention_offsets_check')),
    sa.ForeignKeyConstraint(['article_id', 'claim_id'], ['deconf.claim.article_id', 'deconf.claim.claim_id'], name=op.f('mention_article_id_claim_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'claim_id', 'mention_no', name=op.f('mention_pkey')),
    schema='deconf',
    comment='A claim in one span of the text. One row a claim and place. Grows.'
    )
    op.create_table('attribution',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('claim_id', sa.Uuid(), nullable=False, comment='The claim.'),
    sa.Column('mention_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='The mention.'),
    sa.Column('step', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Depth in the chain: 1 is the publisher, the last the speaker.'),
    sa.Column('link_code', sa.Text(), nullable=False, comment='How this hand passed it on; code of vocab.attribution_link.'),
    sa.Column('source_id', sa.Uuid(), nullable=True, comment='The outlet or agency: deconf.source; NULL where an actor stands.'),
    sa.Column('actor_id', sa.Uuid(), nullable=True, comment='The speaker or relaying actor: deconf.actor; NULL where a source stands.'),
    sa.CheckConstraint('num_nonnulls(source_id, actor_id) = 1', name=op.f('attribution_one_hand_check')),
    sa.CheckConstraint('step >= 1', name=op.f('attribution_step_check')),
    sa.ForeignKeyConstraint(['article_id', 'claim_id', 'mention_no'], ['deconf.mention.article_id', 'deconf.mention.claim_id', 'deconf.mention.mention_no'], name=op.f('attribution_article_id_claim_id_mention_no_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'claim_id', 'mention_no', 'step', name=op.f('attribution_pkey')),
    schema='deconf',
    comment='The chain of a mention, publisher first, speaker last, of any depth. One row a hand. Grows.'
    )
    op.create_table('mention_verification',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('claim_id', sa.Uuid(), nullable=False, comment='The claim.'),
    sa.Column('mention_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='The mention.'),
    sa.Column('version_id', sa.Uuid(), nullable=False, comment='The text state that it was compared with.'),
    sa.Column('is_verified', sa.Boolean(), nullable=False, comment='True: the span stands there letter for letter; false: it does not.'),
    sa.Column('reason', sa.Text(), nullable=True, comment='Why not; NULL where verified.'),
    sa.Column('verified_at', sa.DateTime(timezone=True), nullable=False, comment='When it was compared (UTC).'),
    sa.CheckConstraint('is_verified = (reason IS NULL)', name=op.f('mention_verification_reason_check')),
    sa.ForeignKeyConstraint(['article_id', 'claim_id', 'mention_no'], ['deconf.mention.article_id', 'deconf.mention.claim_id', 'deconf.mention.mention_no'], name=op.f('mention_verification_article_id_claim_id_mention_no_fkey')),
    sa.ForeignKeyConstraint(['article_id', 'version_id'], ['deconf.article_version.article_id', 'deconf.article_version.version_id'], name=op.f('mention_verification_article_id_version_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'claim_id', 'mention_no', 'version_id', name=op.f('mention_verification_pkey')),
    schema='deconf',
    comment='Result of comparing a mention with a text. One row a mention and text state. Grows.'
    )
    # ### end Alembic commands ###
    op.execute('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA deconf TO deconfdb_ingest')
    op.execute('GRANT UPDATE ON deconf.coding, deconf.coding_preference, deconf.mention_verification TO deconfdb_ingest')
    op.execute('GRANT SELECT ON ALL TABLES IN SCHEMA deconf TO deconfdb_curator')
    op.execute('GRANT UPDATE (review_state_code, known_to) ON deconf.coding TO deconfdb_curator')
    op.execute('GRANT INSERT ON deconf.coding_preference TO deconfdb_curator')
    op.execute('GRANT UPDATE (preferred_to) ON deconf.coding_preference TO deconfdb_curator')


def downgrade() -> None:
    op.drop_table('mention_verification', schema='deconf')
    op.drop_table('attribution', schema='deconf')
    op.drop_table('mention', schema='deconf')
    op.drop_table('proposition_relation', schema='deconf')
    op.drop_table('meeting_report_participant', schema='deconf')
    op.drop_table('meeting_report_mechanism', schema='deconf')
    op.drop_table('mechanism_report_scope', schema='deconf')
    op.drop_table('mechanism_report_party', schema='deconf')
    op.drop_table('mechanism_report_link', schema='deconf')
    op.drop_table('incident_report_party', schema='deconf')
    op.drop_table('incident_report_mechanism', schema='deconf')
    op.drop_table('claim', schema='deconf')
    op.drop_table('proposition', schema='deconf')
    op.drop_table('office_attestation', schema='deconf')
    op.drop_table('meeting_report', schema='deconf')
    op.drop_table('mechanism_report', schema='deconf')
    op.drop_table('incident_report', schema='deconf')
    op.drop_table('coding_preference', schema='deconf')
    op.drop_table('actor_report', schema='deconf')
    op.drop_table('coding', schema='deconf')
    op.drop_table('coder', schema='deconf')
