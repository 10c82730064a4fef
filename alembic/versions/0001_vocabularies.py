"""Make the schemas and the vocabularies.

Vocabularies are tables, not enums: codes get definitions, parents and an end. An interrupted run leaves nothing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute('CREATE SCHEMA vocab')
    op.execute('CREATE SCHEMA deconf')
    op.execute('CREATE SCHEMA private')
    op.execute('CREATE SCHEMA deconf_v1')
    op.execute("COMMENT ON SCHEMA vocab IS 'Code lists with definitions. Open to readers.'")
    op.execute("COMMENT ON SCHEMA deconf IS 'Tables. May change from release to release: read deconf_v1.'")
    op.execute("COMMENT ON SCHEMA private IS 'Texts of articles, under their publishers'' copyright. Closed to readers.'")
    op.execute("COMMENT ON SCHEMA deconf_v1 IS 'The public face: views with plain types. Columns are only appended.'")
    op.execute("COMMENT ON SCHEMA ops IS 'Runs, input files, quarantine and judgements.'")
    op.execute("COMMENT ON TABLE ops.alembic_version IS 'The revision that the schema stands at. One row.'")
    op.execute("COMMENT ON COLUMN ops.alembic_version.version_num IS 'Number of the revision.'")
    op.create_table('actor_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_person_like', sa.Boolean(), nullable=False, comment='True: a human being or several, who can sit at a table.'),
    sa.Column('is_local', sa.Boolean(), nullable=False, comment='True: an actor of this kind belongs to its article alone and never merges.'),
    sa.PrimaryKeyConstraint('code', name=op.f('actor_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: actor kind. One row a code.'
    )
    op.create_table('actor_relation_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_symmetric', sa.Boolean(), nullable=False, comment='True: holds in both directions.'),
    sa.PrimaryKeyConstraint('code', name=op.f('actor_relation_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: actor relation kind. One row a code.'
    )
    op.create_table('attribution_link',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_outlet', sa.Boolean(), nullable=False, comment='True: the hand is a source; false: an actor.'),
    sa.PrimaryKeyConstraint('code', name=op.f('attribution_link_pkey')),
    schema='vocab',
    comment='Vocabulary: attribution link. One row a code.'
    )
    op.create_table('certainty',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('certainty_pkey')),
    schema='vocab',
    comment='Vocabulary: certainty. One row a code.'
    )
    op.create_table('coder_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('rank', sa.SmallInteger(), autoincrement=False, nullable=False, comment="Which coder's answer counts first, 1 before 2."),
    sa.PrimaryKeyConstraint('code', name=op.f('coder_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: coder kind. One row a code.'
    )
    op.create_table('contradiction_how',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('rank', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order from direct to loose.'),
    sa.PrimaryKeyConstraint('code', name=op.f('contradiction_how_pkey')),
    schema='vocab',
    comment='Vocabulary: contradiction how. One row a code.'
    )
    op.create_table('custody_action',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('custody_action_pkey')),
    schema='vocab',
    comment='Vocabulary: custody action. One row a code.'
    )
    op.create_table('date_basis',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('date_basis_pkey')),
    schema='vocab',
    comment='Vocabulary: date basis. One row a code.'
    )
    op.create_table('date_precision',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('rank', sa.SmallInteger(), autoincrement=False, nullable=False, comment='From fine to coarse.'),
    sa.PrimaryKeyConstraint('code', name=op.f('date_precision_pkey')),
    schema='vocab',
    comment='Vocabulary: date precision. One row a code.'
    )
    op.create_table('domain',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('domain_pkey')),
    schema='vocab',
    comment='Vocabulary: domain. One row a code.'
    )
    op.create_table('evidence_state',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('rank', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order in which the states are tried: the first that holds counts.'),
    sa.PrimaryKeyConstraint('code', name=op.f('evidence_state_pkey')),
    schema='vocab',
    comment='Vocabulary: evidence state. One row a code.'
    )
    op.create_table('identifier_scheme',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('identifier_scheme_pkey')),
    schema='vocab',
    comment='Vocabulary: identifier scheme. One row a code.'
    )
    op.create_table('incident_family',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('incident_family_pkey')),
    schema='vocab',
    comment='Vocabulary: incident family. One row a code.'
    )
    op.create_table('incident_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('family', sa.Text(), nullable=False, comment='Family; code of vocab.incident_family.'),
    sa.PrimaryKeyConstraint('code', name=op.f('incident_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: incident kind. One row a code.'
    )
    op.create_table('incident_mechanism_relation',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('incident_mechanism_relation_pkey')),
    schema='vocab',
    comment='Vocabulary: incident mechanism relation. One row a code.'
    )
    op.create_table('incident_party_role',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('incident_party_role_pkey')),
    schema='vocab',
    comment='Vocabulary: incident party role. One row a code.'
    )
    op.create_table('mechanism_family',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('mechanism_family_pkey')),
    schema='vocab',
    comment='Vocabulary: mechanism family. One row a code.'
    )
    op.create_table('mechanism_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('family', sa.Text(), nullable=False, comment='Family; code of vocab.mechanism_family.'),
    sa.Column('is_deconfliction', sa.Boolean(), nullable=False, comment='True: deconfliction_unspecified may turn out to be of this kind.'),
    sa.PrimaryKeyConstraint('code', name=op.f('mechanism_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: mechanism kind. One row a code.'
    )
    op.create_table('mechanism_link_relation',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('mechanism_link_relation_pkey')),
    schema='vocab',
    comment='Vocabulary: mechanism link relation. One row a code.'
    )
    op.create_table('mechanism_party_role',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('counts_as_party', sa.Boolean(), nullable=False, comment="True: the actor's side is a party of the mechanism."),
    sa.PrimaryKeyConstraint('code', name=op.f('mechanism_party_role_pkey')),
    schema='vocab',
    comment='Vocabulary: mechanism party role. One row a code.'
    )
    op.create_table('mechanism_track',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('mechanism_track_pkey')),
    schema='vocab',
    comment='Vocabulary: mechanism track. One row a code.'
    )
    op.create_table('meeting_format',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_in_person', sa.Boolean(), nullable=False, comment='True: face to face.'),
    sa.Column('is_third_country', sa.Boolean(), nullable=False, comment='True: in the country of a third side.'),
    sa.PrimaryKeyConstraint('code', name=op.f('meeting_format_pkey')),
    schema='vocab',
    comment='Vocabulary: meeting format. One row a code.'
    )
    op.create_table('meeting_level',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('meeting_level_pkey')),
    schema='vocab',
    comment='Vocabulary: meeting level. One row a code.'
    )
    op.create_table('meeting_mechanism_relation',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('meeting_mechanism_relation_pkey')),
    schema='vocab',
    comment='Vocabulary: meeting mechanism relation. One row a code.'
    )
    op.create_table('meeting_outcome',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('meeting_outcome_pkey')),
    schema='vocab',
    comment='Vocabulary: meeting outcome. One row a code.'
    )
    op.create_table('name_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('name_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: name kind. One row a code.'
    )
    op.create_table('occurrence',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_planned', sa.Boolean(), nullable=False, comment='True: had not begun when it was told.'),
    sa.Column('is_held', sa.Boolean(), nullable=False, comment='True: took place, or is taken for granted to have.'),
    sa.PrimaryKeyConstraint('code', name=op.f('occurrence_pkey')),
    schema='vocab',
    comment='Vocabulary: occurrence. One row a code.'
    )
    op.create_table('participant_role',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('counts_as_party', sa.Boolean(), nullable=False, comment="True: the actor's side sat at the table as a side."),
    sa.PrimaryKeyConstraint('code', name=op.f('participant_role_pkey')),
    schema='vocab',
    comment='Vocabulary: participant role. One row a code.'
    )
    op.create_table('place_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('place_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: place kind. One row a code.'
    )
    op.create_table('proposition_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('subject', sa.Text(), nullable=True, comment='Which subject it speaks of: mechanism, meeting, incident; NULL = any or none.'),
    sa.PrimaryKeyConstraint('code', name=op.f('proposition_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: proposition kind. One row a code.'
    )
    op.create_table('proposition_relation',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_contradiction', sa.Boolean(), nullable=False, comment='True: both cannot hold.'),
    sa.Column('is_symmetric', sa.Boolean(), nullable=False, comment='True: holds in both directions.'),
    sa.PrimaryKeyConstraint('code', name=op.f('proposition_relation_pkey')),
    schema='vocab',
    comment='Vocabulary: proposition relation. One row a code.'
    )
    op.create_table('quantity_measure',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('unit', sa.Text(), nullable=True, comment='The unit it is counted in; code of vocab.quantity_unit.'),
    sa.PrimaryKeyConstraint('code', name=op.f('quantity_measure_pkey')),
    schema='vocab',
    comment='Vocabulary: quantity measure. One row a code.'
    )
    op.create_table('quantity_qualifier',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('quantity_qualifier_pkey')),
    schema='vocab',
    comment='Vocabulary: quantity qualifier. One row a code.'
    )
    op.create_table('quantity_unit',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('quantity_unit_pkey')),
    schema='vocab',
    comment='Vocabulary: quantity unit. One row a code.'
    )
    op.create_table('quarantine_stage',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('rank', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order of the stages.'),
    sa.PrimaryKeyConstraint('code', name=op.f('quarantine_stage_pkey')),
    schema='vocab',
    comment='Vocabulary: quarantine stage. One row a code.'
    )
    op.create_table('quote_mode',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('quote_mode_pkey')),
    schema='vocab',
    comment='Vocabulary: quote mode. One row a code.'
    )
    op.create_table('review_state',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('rank', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Which coding counts first, 1 before 2.'),
    sa.PrimaryKeyConstraint('code', name=op.f('review_state_pkey')),
    schema='vocab',
    comment='Vocabulary: review state. One row a code.'
    )
    op.create_table('scope_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('scope_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: scope kind. One row a code.'
    )
    op.create_table('segment_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_boilerplate', sa.Boolean(), nullable=False, comment="True: not part of the article's own text."),
    sa.Column('is_evidence', sa.Boolean(), nullable=False, comment='True: a mention may stand in it.'),
    sa.PrimaryKeyConstraint('code', name=op.f('segment_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: segment kind. One row a code.'
    )
    op.create_table('setting',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('setting_pkey')),
    schema='vocab',
    comment='Vocabulary: setting. One row a code.'
    )
    op.create_table('side',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_state', sa.Boolean(), nullable=False, comment='True: a state.'),
    sa.Column('side_kind', sa.Text(), nullable=True, comment='state, territory, or what else the side is.'),
    sa.PrimaryKeyConstraint('code', name=op.f('side_pkey')),
    schema='vocab',
    comment='Vocabulary: side. One row a code.'
    )
    op.create_table('source_kind',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('is_state_controlled', sa.Boolean(), nullable=False, comment='True: a state decides what it says.'),
    sa.Column('is_primary', sa.Boolean(), nullable=False, comment='True: speaks for an institution, not for a newsroom.'),
    sa.PrimaryKeyConstraint('code', name=op.f('source_kind_pkey')),
    schema='vocab',
    comment='Vocabulary: source kind. One row a code.'
    )
    op.create_table('speech_act',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.PrimaryKeyConstraint('code', name=op.f('speech_act_pkey')),
    schema='vocab',
    comment='Vocabulary: speech act. One row a code.'
    )
    op.create_table('stance',
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('polarity', sa.Text(), nullable=False, comment='+ supports, p presupposes, - denies, 0 neither, r takes an earlier claim back.'),
    sa.CheckConstraint("polarity IN ('+', 'p', '-', '0', 'r')", name=op.f('stance_polarity_check')),
    sa.PrimaryKeyConstraint('code', name=op.f('stance_pkey')),
    schema='vocab',
    comment='Vocabulary: stance. One row a code.'
    )
    op.create_table('mechanism_status',
    sa.Column('track', sa.Text(), nullable=False, comment='Track; code of vocab.mechanism_track.'),
    sa.Column('code', sa.Text(), nullable=False, comment='The code, as it stands in the data.'),
    sa.Column('label', sa.Text(), nullable=False, comment='What a chart shows.'),
    sa.Column('definition', sa.Text(), nullable=False, comment='What is meant, in a sentence or two.'),
    sa.Column('parent', sa.Text(), nullable=True, comment='The broader code of the same list; NULL = none.'),
    sa.Column('since', sa.Text(), nullable=False, comment='Version of the vocabulary that brought it.'),
    sa.Column('deprecated', sa.Text(), nullable=True, comment='Version that gave it up; NULL = in use.'),
    sa.Column('rank', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Place in the usual order of the track; later is further.'),
    sa.ForeignKeyConstraint(['track'], ['vocab.mechanism_track.code'], name=op.f('mechanism_status_track_fkey')),
    sa.PrimaryKeyConstraint('track', 'code', name=op.f('mechanism_status_pkey')),
    schema='vocab',
    comment='Vocabulary: status of a mechanism, by track. One row a track and code.'
    )
    op.create_table('mechanism_status_excludes',
    sa.Column('track', sa.Text(), nullable=False, comment='Track of the status.'),
    sa.Column('status', sa.Text(), nullable=False, comment='The status.'),
    sa.Column('excludes_track', sa.Text(), nullable=False, comment='Track of what it excludes.'),
    sa.Column('excludes_status', sa.Text(), nullable=False, comment='What cannot hold on the same day.'),
    sa.ForeignKeyConstraint(['excludes_track', 'excludes_status'], ['vocab.mechanism_status.track', 'vocab.mechanism_status.code'], name=op.f('mechanism_status_excludes_excludes_track_excludes_status_fkey')),
    sa.ForeignKeyConstraint(['track', 'status'], ['vocab.mechanism_status.track', 'vocab.mechanism_status.code'], name=op.f('mechanism_status_excludes_track_status_fkey')),
    sa.PrimaryKeyConstraint('track', 'status', 'excludes_track', 'excludes_status', name=op.f('mechanism_status_excludes_pkey')),
    schema='vocab',
    comment='Statuses that cannot hold on the same day. Each pair stands in both directions.'
    )
    op.create_table('mechanism_status_implies',
    sa.Column('track', sa.Text(), nullable=False, comment='Track of the status.'),
    sa.Column('status', sa.Text(), nullable=False, comment='The status.'),
    sa.Column('implies_track', sa.Text(), nullable=False, comment='Track of what it implies.'),
    sa.Column('implies_status', sa.Text(), nullable=False, comment='What it implies.'),
    sa.Column('steps', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Through how many steps; 0 = the status itself.'),
    sa.CheckConstraint('steps >= 0', name=op.f('mechanism_status_implies_steps_check')),
    sa.ForeignKeyConstraint(['implies_track', 'implies_status'], ['vocab.mechanism_status.track', 'vocab.mechanism_status.code'], name=op.f('mechanism_status_implies_implies_track_implies_status_fkey')),
    sa.ForeignKeyConstraint(['track', 'status'], ['vocab.mechanism_status.track', 'vocab.mechanism_status.code'], name=op.f('mechanism_status_implies_track_status_fkey')),
    sa.PrimaryKeyConstraint('track', 'status', 'implies_track', 'implies_status', name=op.f('mechanism_status_implies_pkey')),
    schema='vocab',
    comment='What a status implies, closed over any number of steps: affirming passes on, denying passes back.'
    )
    op.create_table('mechanism_status_transition',
    sa.Column('track', sa.Text(), nullable=False, comment='Track.'),
    sa.Column('from_status', sa.Text(), nullable=False, comment='The status before; empty = the usual beginning.'),
    sa.Column('to_status', sa.Text(), nullable=False, comment='The status after.'),
    sa.Column('note', sa.Text(), nullable=True, comment='When this step is taken.'),
    sa.ForeignKeyConstraint(['track', 'to_status'], ['vocab.mechanism_status.track', 'vocab.mechanism_status.code'], name=op.f('mechanism_status_transition_track_to_status_fkey')),
    sa.PrimaryKeyConstraint('track', 'from_status', 'to_status', name=op.f('mechanism_status_transition_pkey')),
    schema='vocab',
    comment='Steps expected from one status to the next. A step outside is kept and flagged, never refused.'
    )
    # ### end Alembic commands ###
    op.execute('GRANT USAGE ON SCHEMA vocab TO deconfdb_reader, deconfdb_ingest, deconfdb_curator')
    op.execute('GRANT SELECT ON ALL TABLES IN SCHEMA vocab TO deconfdb_reader, deconfdb_ingest, deconfdb_curator')


def downgrade() -> None:
    op.drop_table('mechanism_status_transition', schema='vocab')
    op.drop_table('mechanism_status_implies', schema='vocab')
    op.drop_table('mechanism_status_excludes', schema='vocab')
    op.drop_table('mechanism_status', schema='vocab')
    op.drop_table('stance', schema='vocab')
    op.drop_table('speech_act', schema='vocab')
    op.drop_table('source_kind', schema='vocab')
    op.drop_table('side', schema='vocab')
    op.drop_table('setting', schema='vocab')
    op.drop_table('segment_kind', schema='vocab')
    op.drop_table('scope_kind', schema='vocab')
    op.drop_table('review_state', schema='vocab')
    op.drop_table('quote_mode', schema='vocab')
    op.drop_table('quarantine_stage', schema='vocab')
    op.drop_table('quantity_unit', schema='vocab')
    op.drop_table('quantity_qualifier', schema='vocab')
    op.drop_table('quantity_measure', schema='vocab')
    op.drop_table('proposition_relation', schema='vocab')
    op.drop_table('proposition_kind', schema='vocab')
    op.drop_table('place_kind', schema='vocab')
    op.drop_table('participant_role', schema='vocab')
    op.drop_table('occurrence', schema='vocab')
    op.drop_table('name_kind', schema='vocab')
    op.drop_table('meeting_outcome', schema='vocab')
    op.drop_table('meeting_mechanism_relation', schema='vocab')
    op.drop_table('meeting_level', schema='vocab')
    op.drop_table('meeting_format', schema='vocab')
    op.drop_table('mechanism_track', schema='vocab')
    op.drop_table('mechanism_party_role', schema='vocab')
    op.drop_table('mechanism_link_relation', schema='vocab')
    op.drop_table('mechanism_kind', schema='vocab')
    op.drop_table('mechanism_family', schema='vocab')
    op.drop_table('incident_party_role', schema='vocab')
    op.drop_table('incident_mechanism_relation', schema='vocab')
    op.drop_table('incident_kind', schema='vocab')
    op.drop_table('incident_family', schema='vocab')
    op.drop_table('identifier_scheme', schema='vocab')
    op.drop_table('evidence_state', schema='vocab')
    op.drop_table('domain', schema='vocab')
    op.drop_table('date_precision', schema='vocab')
    op.drop_table('date_basis', schema='vocab')
    op.drop_table('custody_action', schema='vocab')
    op.drop_table('contradiction_how', schema='vocab')
    op.drop_table('coder_kind', schema='vocab')
    op.drop_table('certainty', schema='vocab')
    op.drop_table('attribution_link', schema='vocab')
    op.drop_table('actor_relation_kind', schema='vocab')
    op.drop_table('actor_kind', schema='vocab')
    op.execute('DROP SCHEMA deconf_v1')
    op.execute('DROP SCHEMA private')
    op.execute('DROP SCHEMA deconf')
    op.execute('DROP SCHEMA vocab')
