"""Make the tables of registries, subjects and documents.

Registries and subjects are small and shared; documents grow and carry article_id first. An interrupted run leaves nothing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('article',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of the key given by a coding or manifest, else URL, else source, title and day, else text hash.'),
    sa.Column('article_key', sa.Text(), nullable=False, comment='The key that a coding or manifest gives; else derived from what identifies the article.'),
    sa.Column('has_given_key', sa.Boolean(), nullable=False, comment='True: a coding or manifest gave the key; false: it was derived.'),
    sa.Column('source_id', sa.Uuid(), nullable=True, comment='The source that published it: deconf.source; NULL = nobody says.'),
    sa.Column('url', sa.Text(), nullable=True, comment='Address of the article; NULL = not stated.'),
    sa.Column('title', sa.Text(), nullable=True, comment='Headline as stated by the document or the coding; NULL = not stated.'),
    sa.Column('language', sa.Text(), nullable=True, comment='Language of the text, BCP 47; NULL = not stated.'),
    sa.Column('published_text', sa.Text(), nullable=True, comment='Publication date: the wording in the article, at most a few words.'),
    sa.Column('published_edtf', sa.Text(), nullable=True, comment='Publication date: the date in EDTF (ISO 8601-2), as coded.'),
    sa.Column('published_from', sa.Date(), nullable=True, comment='Publication date: first possible day, nominal; NULL = open or unknown.'),
    sa.Column('published_to', sa.Date(), nullable=True, comment='Publication date: last possible day, nominal; NULL = open or unknown.'),
    sa.Column('published_is_approximate', sa.Boolean(), nullable=True, comment='Publication date: an end is marked ~, ? or %; its nominal bounds are widened to compare.'),
    sa.Column('published_precision', sa.Text(), nullable=True, comment='Publication date: precision, follows from the EDTF; code of vocab.date_precision.'),
    sa.Column('published_basis', sa.Text(), nullable=True, comment='Publication date: what the date rests on; code of vocab.date_basis.'),
    sa.Column('published_anchor', sa.Text(), nullable=True, comment='Publication date: what a relative wording counts from: a ref of the coding.'),
    sa.Column('state', sa.Text(), nullable=False, comment='published, announced (link and teaser only), withheld, canceled or gone.'),
    sa.Column('copy_family_id', sa.Uuid(), nullable=False, comment='Copy family: the article_id of its oldest member; the article itself until copies are found.'),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False, comment='When this database first heard of the article (UTC).'),
    sa.CheckConstraint("state IN ('published', 'announced', 'withheld', 'canceled', 'gone')", name=op.f('article_state_check')),
    sa.CheckConstraint('published_edtf IS NOT NULL OR (published_from IS NULL AND published_to IS NULL)', name=op.f('article_published_bounds_have_edtf_check')),
    sa.CheckConstraint('published_from <= published_to', name=op.f('article_published_order_check')),
    sa.PrimaryKeyConstraint('article_id', name=op.f('article_pkey')),
    schema='deconf',
    comment='A published work. One row an article, whatever the number of its text states. Grows; distributed by article_id.'
    )
    op.create_index(op.f('article_article_key_idx'), 'article', ['article_key'], unique=False, schema='deconf')
    op.create_index(op.f('article_url_idx'), 'article', ['url'], unique=False, schema='deconf', postgresql_where='url IS NOT NULL')
    op.create_table('incident',
    sa.Column('incident_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of article, coder, ref, family and sides.'),
    sa.Column('family_code', sa.Text(), nullable=False, comment='military or diplomatic; code of vocab.incident_family.'),
    sa.Column('incident_ref', sa.Text(), nullable=False, comment='Short public name: the registry ref, or inc- and 16 hexadecimal digits of the key.'),
    sa.Column('pair', sa.Text(), nullable=True, comment='Its party sides in alphabetical order, if exactly two: ISR-RUS; else NULL.'),
    sa.Column('parties', sa.Text(), nullable=False, comment="All its party sides in alphabetical order, joined by '; '; empty if none is known."),
    sa.Column('resolved_incident_id', sa.Uuid(), nullable=False, comment='The incident that this row was merged into; itself while it stands alone.'),
    sa.ForeignKeyConstraint(['resolved_incident_id'], ['deconf.incident.incident_id'], name=op.f('incident_resolved_incident_id_fkey')),
    sa.PrimaryKeyConstraint('incident_id', name=op.f('incident_pkey')),
    sa.UniqueConstraint('incident_ref', name=op.f('incident_incident_ref_key')),
    schema='deconf',
    comment='A military or diplomatic incident. One row an incident: identity only.'
    )
    op.create_index(op.f('incident_pair_idx'), 'incident', ['pair'], unique=False, schema='deconf')
    op.create_index(op.f('incident_resolved_incident_id_idx'), 'incident', ['resolved_incident_id'], unique=False, schema='deconf')
    op.create_table('mechanism',
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of the registry ref, or of article, coder, ref, family and party sides.'),
    sa.Column('family_code', sa.Text(), nullable=False, comment='Family of kind, an identity feature; code of vocab.mechanism_family.'),
    sa.Column('registered_label', sa.Text(), nullable=True, comment='Label in the registry; NULL for mechanisms that no registry holds.'),
    sa.Column('registered_kind_code', sa.Text(), nullable=True, comment='Kind in the registry; code of vocab.mechanism_kind; NULL for others.'),
    sa.Column('is_registered', sa.Boolean(), nullable=False, comment='True: stands in a registry; false: belongs to one article and coder.'),
    sa.Column('mechanism_ref', sa.Text(), nullable=False, comment='Short public name: the registry ref, or mec- and 16 hexadecimal digits of the key.'),
    sa.Column('pair', sa.Text(), nullable=True, comment='Its party sides in alphabetical order, if exactly two: ISR-RUS; else NULL.'),
    sa.Column('parties', sa.Text(), nullable=False, comment="All its party sides in alphabetical order, joined by '; '; empty if none is known."),
    sa.Column('resolved_mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism that this row was merged into; itself while it stands alone.'),
    sa.ForeignKeyConstraint(['resolved_mechanism_id'], ['deconf.mechanism.mechanism_id'], name=op.f('mechanism_resolved_mechanism_id_fkey')),
    sa.PrimaryKeyConstraint('mechanism_id', name=op.f('mechanism_pkey')),
    sa.UniqueConstraint('mechanism_ref', name=op.f('mechanism_mechanism_ref_key')),
    schema='deconf',
    comment='A deconfliction channel or what stands beside one, with a life of its own. One row a mechanism: identity only.'
    )
    op.create_index(op.f('mechanism_pair_idx'), 'mechanism', ['pair'], unique=False, schema='deconf')
    op.create_index(op.f('mechanism_resolved_mechanism_id_idx'), 'mechanism', ['resolved_mechanism_id'], unique=False, schema='deconf')
    op.create_table('meeting',
    sa.Column('meeting_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of article, coder, ref and the sides at the table.'),
    sa.Column('meeting_ref', sa.Text(), nullable=False, comment='Short public name: the registry ref, or mtg- and 16 hexadecimal digits of the key.'),
    sa.Column('pair', sa.Text(), nullable=True, comment='Its party sides in alphabetical order, if exactly two: ISR-RUS; else NULL.'),
    sa.Column('parties', sa.Text(), nullable=False, comment="All its party sides in alphabetical order, joined by '; '; empty if none is known."),
    sa.Column('resolved_meeting_id', sa.Uuid(), nullable=False, comment='The meeting that this row was merged into; itself while it stands alone.'),
    sa.ForeignKeyConstraint(['resolved_meeting_id'], ['deconf.meeting.meeting_id'], name=op.f('meeting_resolved_meeting_id_fkey')),
    sa.PrimaryKeyConstraint('meeting_id', name=op.f('meeting_pkey')),
    sa.UniqueConstraint('meeting_ref', name=op.f('meeting_meeting_ref_key')),
    schema='deconf',
    comment='A meeting, call or visit: one n-ary row, whatever the number of parties or reports. Identity only.'
    )
    op.create_index(op.f('meeting_pair_idx'), 'meeting', ['pair'], unique=False, schema='deconf')
    op.create_index(op.f('meeting_resolved_meeting_id_idx'), 'meeting', ['resolved_meeting_id'], unique=False, schema='deconf')
    op.create_table('place',
    sa.Column('place_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of the registry ref.'),
    sa.Column('place_ref', sa.Text(), nullable=False, comment='Short public name: the registry ref.'),
    sa.Column('place_name', sa.Text(), nullable=False, comment='Name of the place.'),
    sa.Column('kind_code', sa.Text(), nullable=True, comment='Kind of place; code of vocab.place_kind; NULL = not stated.'),
    sa.Column('parent_place_id', sa.Uuid(), nullable=True, comment='The place it lies in: deconf.place; NULL = none stated.'),
    sa.Column('country_code', sa.Text(), nullable=True, comment='ISO 3166-1 alpha-3 code of the country; NULL = none or disputed.'),
    sa.Column('latitude', sa.Double(), nullable=True, comment='Degrees north, WGS 84; NULL = not stated.'),
    sa.Column('longitude', sa.Double(), nullable=True, comment='Degrees east, WGS 84; NULL = not stated.'),
    sa.CheckConstraint('latitude BETWEEN -90 AND 90', name=op.f('place_latitude_check')),
    sa.CheckConstraint('longitude BETWEEN -180 AND 180', name=op.f('place_longitude_check')),
    sa.ForeignKeyConstraint(['parent_place_id'], ['deconf.place.place_id'], name=op.f('place_parent_place_id_fkey')),
    sa.PrimaryKeyConstraint('place_id', name=op.f('place_pkey')),
    sa.UniqueConstraint('place_ref', name=op.f('place_place_ref_key')),
    schema='deconf',
    comment='A place: country, region, city, base, crossing, strait. One row a place. Registry.'
    )
    op.create_table('source',
    sa.Column('source_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of the registry ref, or of name and country where no registry knows the source.'),
    sa.Column('source_ref', sa.Text(), nullable=False, comment='Short public name: the registry ref, or src- and 16 hexadecimal digits of the key.'),
    sa.Column('source_name', sa.Text(), nullable=False, comment='Name of the outlet, agency, ministry or monitor.'),
    sa.Column('kind_code', sa.Text(), nullable=True, comment='Kind of source; code of vocab.source_kind; NULL = not stated.'),
    sa.Column('country_code', sa.Text(), nullable=True, comment='ISO 3166-1 alpha-3 code of the country it is based in; NULL = not stated.'),
    sa.Column('is_registered', sa.Boolean(), nullable=False, comment='True: stands in a registry; false: known from codings or documents alone.'),
    sa.PrimaryKeyConstraint('source_id', name=op.f('source_pkey')),
    sa.UniqueConstraint('source_ref', name=op.f('source_source_ref_key')),
    schema='deconf',
    comment='An outlet, agency, ministry or monitor that publishes. One row a source. Registry.'
    )
    op.create_table('actor',
    sa.Column('actor_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of the registry ref, or of article, coder, ref and identity features.'),
    sa.Column('actor_ref', sa.Text(), nullable=False, comment='Short public name: the registry ref, or act- and 16 hexadecimal digits of the key.'),
    sa.Column('actor_name', sa.Text(), nullable=False, comment='Name, or our description of an unnamed speaker.'),
    sa.Column('kind_code', sa.Text(), nullable=True, comment='Kind of actor; code of vocab.actor_kind; NULL = not stated.'),
    sa.Column('side_code', sa.Text(), nullable=True, comment='The side it speaks for; code of vocab.side; NULL = not stated.'),
    sa.Column('is_named', sa.Boolean(), nullable=True, comment='True: the source names it; false: anonymous, collective or unidentified; NULL = not stated.'),
    sa.Column('source_id', sa.Uuid(), nullable=True, comment='The outlet whose own voice this actor is: deconf.source; NULL for all others.'),
    sa.Column('is_registered', sa.Boolean(), nullable=False, comment='True: stands in a registry; false: belongs to one article.'),
    sa.Column('resolved_actor_id', sa.Uuid(), nullable=False, comment='The actor that this row was merged into; itself while it stands alone.'),
    sa.ForeignKeyConstraint(['resolved_actor_id'], ['deconf.actor.actor_id'], name=op.f('actor_resolved_actor_id_fkey')),
    sa.ForeignKeyConstraint(['source_id'], ['deconf.source.source_id'], name=op.f('actor_source_id_fkey')),
    sa.PrimaryKeyConstraint('actor_id', name=op.f('actor_pkey')),
    sa.UniqueConstraint('actor_ref', name=op.f('actor_actor_ref_key')),
    schema='deconf',
    comment='Who speaks, meets or acts: state, ministry, force, person, anonymous official, outlet. One row an actor. Registry.'
    )
    op.create_index(op.f('actor_resolved_actor_id_idx'), 'actor', ['resolved_actor_id'], unique=False, schema='deconf')
    op.create_table('article_version',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('version_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of the article and the hash of its text.'),
    sa.Column('text_sha256', sa.LargeBinary(), nullable=False, comment='SHA-256 of the text in UTF-8.'),
    sa.Column('text_length', sa.Integer(), nullable=True, comment='Length of the text in Unicode code points; NULL = not stated.'),
    sa.Column('extractor', sa.Text(), nullable=True, comment='Program and version that made the text from what was delivered; NULL = a coding announced it.'),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False, comment='When this database first heard of this text state (UTC).'),
    sa.CheckConstraint('octet_length(text_sha256) = 32', name=op.f('article_version_text_sha256_length_check')),
    sa.CheckConstraint('text_length >= 0', name=op.f('article_version_text_length_check')),
    sa.ForeignKeyConstraint(['article_id'], ['deconf.article.article_id'], name=op.f('article_version_article_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'version_id', name=op.f('article_version_pkey')),
    sa.UniqueConstraint('article_id', 'text_sha256', name=op.f('article_version_article_id_text_sha256_key')),
    schema='deconf',
    comment='One text state of an article. The text itself lies in private.article_text. Grows; distributed by article_id.'
    )
    op.create_index(op.f('article_version_text_sha256_idx'), 'article_version', ['text_sha256'], unique=False, schema='deconf')
    op.create_table('custody',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('stated_by_id', sa.Uuid(), nullable=False, comment='Who states it: a coding_id, or the version_id for the reader of the document.'),
    sa.Column('custody_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Order of the hands, from 1.'),
    sa.Column('source_id', sa.Uuid(), nullable=False, comment='Whose hands: deconf.source.'),
    sa.Column('action_code', sa.Text(), nullable=True, comment='What was done; code of vocab.custody_action; NULL = not stated.'),
    sa.ForeignKeyConstraint(['article_id'], ['deconf.article.article_id'], name=op.f('custody_article_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'stated_by_id', 'custody_no', name=op.f('custody_pkey')),
    schema='deconf',
    comment='Through whose hands an article went: created, transmitted, rewritten, republished. Grows.'
    )
    op.create_table('incident_pair',
    sa.Column('incident_id', sa.Uuid(), nullable=False, comment='The incident.'),
    sa.Column('pair', sa.Text(), nullable=False, comment='The two sides in alphabetical order, joined by a hyphen: ISR-RUS.'),
    sa.Column('side_a', sa.Text(), nullable=False, comment='The side that comes first in the alphabet.'),
    sa.Column('side_b', sa.Text(), nullable=False, comment='The other side.'),
    sa.CheckConstraint('side_a < side_b COLLATE "C"', name=op.f('incident_pair_sides_order_check')),
    sa.ForeignKeyConstraint(['incident_id'], ['deconf.incident.incident_id'], name=op.f('incident_pair_incident_id_fkey')),
    sa.PrimaryKeyConstraint('incident_id', 'pair', name=op.f('incident_pair_pkey')),
    schema='deconf',
    comment='Every unordered pair of sides of a incident. One row a incident and pair.'
    )
    op.create_index(op.f('incident_pair_pair_idx'), 'incident_pair', ['pair'], unique=False, schema='deconf')
    op.create_table('mechanism_alias',
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism.'),
    sa.Column('alias', sa.Text(), nullable=False, comment='Another name of it.'),
    sa.ForeignKeyConstraint(['mechanism_id'], ['deconf.mechanism.mechanism_id'], name=op.f('mechanism_alias_mechanism_id_fkey')),
    sa.PrimaryKeyConstraint('mechanism_id', 'alias', name=op.f('mechanism_alias_pkey')),
    schema='deconf',
    comment='Other names of a registered mechanism. Registry.'
    )
    op.create_table('mechanism_pair',
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism.'),
    sa.Column('pair', sa.Text(), nullable=False, comment='The two sides in alphabetical order, joined by a hyphen: ISR-RUS.'),
    sa.Column('side_a', sa.Text(), nullable=False, comment='The side that comes first in the alphabet.'),
    sa.Column('side_b', sa.Text(), nullable=False, comment='The other side.'),
    sa.CheckConstraint('side_a < side_b COLLATE "C"', name=op.f('mechanism_pair_sides_order_check')),
    sa.ForeignKeyConstraint(['mechanism_id'], ['deconf.mechanism.mechanism_id'], name=op.f('mechanism_pair_mechanism_id_fkey')),
    sa.PrimaryKeyConstraint('mechanism_id', 'pair', name=op.f('mechanism_pair_pkey')),
    schema='deconf',
    comment='Every unordered pair of sides of a mechanism. One row a mechanism and pair.'
    )
    op.create_index(op.f('mechanism_pair_pair_idx'), 'mechanism_pair', ['pair'], unique=False, schema='deconf')
    op.create_table('mechanism_party',
    sa.Column('mechanism_id', sa.Uuid(), nullable=False, comment='The mechanism.'),
    sa.Column('side_code', sa.Text(), nullable=False, comment='A side with the role of a party; hosts and mediators are not parties. Code of vocab.side.'),
    sa.ForeignKeyConstraint(['mechanism_id'], ['deconf.mechanism.mechanism_id'], name=op.f('mechanism_party_mechanism_id_fkey')),
    sa.PrimaryKeyConstraint('mechanism_id', 'side_code', name=op.f('mechanism_party_pkey')),
    schema='deconf',
    comment='The party sides of a mechanism, an identity feature. One row a mechanism and side.'
    )
    op.create_table('meeting_pair',
    sa.Column('meeting_id', sa.Uuid(), nullable=False, comment='The meeting.'),
    sa.Column('pair', sa.Text(), nullable=False, comment='The two sides in alphabetical order, joined by a hyphen: ISR-RUS.'),
    sa.Column('side_a', sa.Text(), nullable=False, comment='The side that comes first in the alphabet.'),
    sa.Column('side_b', sa.Text(), nullable=False, comment='The other side.'),
    sa.CheckConstraint('side_a < side_b COLLATE "C"', name=op.f('meeting_pair_sides_order_check')),
    sa.ForeignKeyConstraint(['meeting_id'], ['deconf.meeting.meeting_id'], name=op.f('meeting_pair_meeting_id_fkey')),
    sa.PrimaryKeyConstraint('meeting_id', 'pair', name=op.f('meeting_pair_pkey')),
    schema='deconf',
    comment='Every unordered pair of sides of a meeting. One row a meeting and pair.'
    )
    op.create_index(op.f('meeting_pair_pair_idx'), 'meeting_pair', ['pair'], unique=False, schema='deconf')
    op.create_table('place_alias',
    sa.Column('place_id', sa.Uuid(), nullable=False, comment='The place.'),
    sa.Column('alias', sa.Text(), nullable=False, comment='Another name or spelling.'),
    sa.ForeignKeyConstraint(['place_id'], ['deconf.place.place_id'], name=op.f('place_alias_place_id_fkey')),
    sa.PrimaryKeyConstraint('place_id', 'alias', name=op.f('place_alias_pkey')),
    schema='deconf',
    comment='Other names of a place. Registry.'
    )
    op.create_table('source_alias',
    sa.Column('source_id', sa.Uuid(), nullable=False, comment='The source.'),
    sa.Column('alias', sa.Text(), nullable=False, comment='Another name or spelling under which documents name it.'),
    sa.ForeignKeyConstraint(['source_id'], ['deconf.source.source_id'], name=op.f('source_alias_source_id_fkey')),
    sa.PrimaryKeyConstraint('source_id', 'alias', name=op.f('source_alias_pkey')),
    schema='deconf',
    comment='Other names of a source. One row a source and name. Registry.'
    )
    op.create_table('actor_identifier',
    sa.Column('actor_id', sa.Uuid(), nullable=False, comment='The actor.'),
    sa.Column('scheme_code', sa.Text(), nullable=False, comment='Scheme; code of vocab.identifier_scheme.'),
    sa.Column('identifier', sa.Text(), nullable=False, comment="The actor's identifier in that scheme."),
    sa.ForeignKeyConstraint(['actor_id'], ['deconf.actor.actor_id'], name=op.f('actor_identifier_actor_id_fkey')),
    sa.PrimaryKeyConstraint('actor_id', 'scheme_code', 'identifier', name=op.f('actor_identifier_pkey')),
    schema='deconf',
    comment='Identifiers of an actor elsewhere: ISO 3166, Wikidata, CAMEO. Registry.'
    )
    op.create_table('actor_name',
    sa.Column('actor_id', sa.Uuid(), nullable=False, comment='The actor.'),
    sa.Column('name', sa.Text(), nullable=False, comment='A form of the name, as printed somewhere.'),
    sa.Column('language', sa.Text(), nullable=True, comment='Language of the form, BCP 47; NULL = not stated.'),
    sa.Column('kind_code', sa.Text(), nullable=False, comment='Kind of form; code of vocab.name_kind.'),
    sa.ForeignKeyConstraint(['actor_id'], ['deconf.actor.actor_id'], name=op.f('actor_name_actor_id_fkey')),
    sa.PrimaryKeyConstraint('actor_id', 'name', name=op.f('actor_name_pkey')),
    schema='deconf',
    comment="Forms of an actor's name from the registries: aliases, spellings, misspellings. One row an actor and form. Registry."
    )
    op.create_table('actor_relation',
    sa.Column('actor_id', sa.Uuid(), nullable=False, comment='The actor.'),
    sa.Column('related_actor_id', sa.Uuid(), nullable=False, comment='The other actor.'),
    sa.Column('relation_code', sa.Text(), nullable=False, comment='What the first is to the other; code of vocab.actor_relation_kind.'),
    sa.Column('valid_from', sa.Date(), nullable=True, comment='First day; NULL = open or unknown.'),
    sa.Column('valid_to', sa.Date(), nullable=True, comment='Last day; NULL = open or unknown.'),
    sa.Column('source_note', sa.Text(), nullable=True, comment='Where this is taken from.'),
    sa.CheckConstraint('valid_from <= valid_to', name=op.f('actor_relation_valid_order_check')),
    sa.ForeignKeyConstraint(['actor_id'], ['deconf.actor.actor_id'], name=op.f('actor_relation_actor_id_fkey')),
    sa.ForeignKeyConstraint(['related_actor_id'], ['deconf.actor.actor_id'], name=op.f('actor_relation_related_actor_id_fkey')),
    sa.PrimaryKeyConstraint('actor_id', 'related_actor_id', 'relation_code', name=op.f('actor_relation_pkey')),
    schema='deconf',
    comment='Relations of actors: part of, ally of, succeeds. One row a relation. Registry.'
    )
    op.create_table('office',
    sa.Column('office_id', sa.Uuid(), nullable=False, comment='Key: UUIDv5 of the registry ref, or of title and body.'),
    sa.Column('office_ref', sa.Text(), nullable=False, comment='Short public name: the registry ref, or off- and 16 hexadecimal digits of the key.'),
    sa.Column('office_title', sa.Text(), nullable=False, comment='Title of the office.'),
    sa.Column('body_actor_id', sa.Uuid(), nullable=True, comment='The body it belongs to: deconf.actor; NULL = not stated.'),
    sa.Column('level', sa.SmallInteger(), autoincrement=False, nullable=True, comment='Rank for meetings, 1 head of state to 6 working level; code of vocab.meeting_level; NULL = not stated.'),
    sa.Column('is_registered', sa.Boolean(), nullable=False, comment='True: stands in a registry; false: known from codings alone.'),
    sa.CheckConstraint('level BETWEEN 1 AND 6', name=op.f('office_level_check')),
    sa.ForeignKeyConstraint(['body_actor_id'], ['deconf.actor.actor_id'], name=op.f('office_body_actor_id_fkey')),
    sa.PrimaryKeyConstraint('office_id', name=op.f('office_pkey')),
    sa.UniqueConstraint('office_ref', name=op.f('office_office_ref_key')),
    schema='deconf',
    comment='An office that persons hold: minister, spokesman, chief of staff. One row an office. Registry.'
    )
    op.create_table('segment',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('version_id', sa.Uuid(), nullable=False, comment='The text state.'),
    sa.Column('stated_by_id', sa.Uuid(), nullable=False, comment='Who typed the stretch: a coding_id, or the version_id itself for the reader of the document.'),
    sa.Column('segment_no', sa.SmallInteger(), autoincrement=False, nullable=False, comment='Place in the text, from 1.'),
    sa.Column('start_offset', sa.Integer(), nullable=False, comment='First code point, from 0.'),
    sa.Column('end_offset', sa.Integer(), nullable=False, comment='Code point after the last.'),
    sa.Column('kind_code', sa.Text(), nullable=False, comment='Kind of stretch; code of vocab.segment_kind, which also says what is boilerplate.'),
    sa.CheckConstraint('start_offset >= 0 AND end_offset > start_offset', name=op.f('segment_offsets_check')),
    sa.ForeignKeyConstraint(['article_id', 'version_id'], ['deconf.article_version.article_id', 'deconf.article_version.version_id'], name=op.f('segment_article_id_version_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'version_id', 'stated_by_id', 'segment_no', name=op.f('segment_pkey')),
    schema='deconf',
    comment='A typed stretch of a text: body, headline, caption, paywall notice. Boilerplate is marked, never cut out. Grows.'
    )
    op.create_table('article_text',
    sa.Column('article_id', sa.Uuid(), nullable=False, comment='The article.'),
    sa.Column('version_id', sa.Uuid(), nullable=False, comment='The text state.'),
    sa.Column('body', sa.Text(), nullable=False, comment="The text as it came. Under its publisher's copyright: never leaves this schema."),
    sa.Column('stored_at', sa.DateTime(timezone=True), nullable=False, comment='When it was stored (UTC).'),
    sa.ForeignKeyConstraint(['article_id', 'version_id'], ['deconf.article_version.article_id', 'deconf.article_version.version_id'], name=op.f('article_text_article_id_version_id_fkey')),
    sa.PrimaryKeyConstraint('article_id', 'version_id', name=op.f('article_text_pkey')),
    schema='private',
    comment="Texts of articles, out of the readers' reach. One row a text state. Grows."
    )
    op.create_table('office_tenure',
    sa.Column('office_id', sa.Uuid(), nullable=False, comment='The office.'),
    sa.Column('person_actor_id', sa.Uuid(), nullable=False, comment='The person: deconf.actor.'),
    sa.Column('tenure_edtf', sa.Text(), nullable=False, comment='The tenure as an EDTF interval.'),
    sa.Column('tenure_from', sa.Date(), nullable=True, comment='First possible day; NULL = unknown.'),
    sa.Column('tenure_to', sa.Date(), nullable=True, comment='Last possible day; NULL = still in office, or unknown.'),
    sa.Column('is_acting', sa.Boolean(), nullable=True, comment='True: held it as acting.'),
    sa.Column('source_note', sa.Text(), nullable=True, comment='Where this is taken from.'),
    sa.CheckConstraint('tenure_from <= tenure_to', name=op.f('office_tenure_tenure_order_check')),
    sa.ForeignKeyConstraint(['office_id'], ['deconf.office.office_id'], name=op.f('office_tenure_office_id_fkey')),
    sa.ForeignKeyConstraint(['person_actor_id'], ['deconf.actor.actor_id'], name=op.f('office_tenure_person_actor_id_fkey')),
    sa.PrimaryKeyConstraint('office_id', 'person_actor_id', 'tenure_edtf', name=op.f('office_tenure_pkey')),
    schema='deconf',
    comment='Tenures from the lexicon. They serve the automatic coder and never count as evidence. Registry.'
    )
    # ### end Alembic commands ###
    op.execute('GRANT USAGE ON SCHEMA deconf TO deconfdb_ingest, deconfdb_curator')
    op.execute('GRANT USAGE ON SCHEMA private TO deconfdb_ingest, deconfdb_curator, deconfdb_text')
    op.execute('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA deconf TO deconfdb_ingest')
    op.execute(
        'GRANT UPDATE ON deconf.actor, deconf.actor_name, deconf.article, deconf.article_version, deconf.mechanism, '
        'deconf.office, deconf.place, deconf.source TO deconfdb_ingest'
    )
    op.execute('GRANT SELECT ON ALL TABLES IN SCHEMA deconf TO deconfdb_curator')
    op.execute('GRANT SELECT, INSERT ON private.article_text TO deconfdb_ingest')
    op.execute('GRANT SELECT ON private.article_text TO deconfdb_text')
    # Which texts are held, not what they say.
    op.execute('GRANT SELECT (article_id, version_id) ON private.article_text TO deconfdb_curator')
    op.execute('GRANT UPDATE (resolved_actor_id) ON deconf.actor TO deconfdb_curator')
    op.execute('GRANT UPDATE (resolved_mechanism_id) ON deconf.mechanism TO deconfdb_curator')
    op.execute('GRANT UPDATE (resolved_meeting_id) ON deconf.meeting TO deconfdb_curator')
    op.execute('GRANT UPDATE (resolved_incident_id) ON deconf.incident TO deconfdb_curator')
    op.execute('GRANT UPDATE (copy_family_id) ON deconf.article TO deconfdb_curator')


def downgrade() -> None:
    op.drop_table('office_tenure', schema='deconf')
    op.drop_table('article_text', schema='private')
    op.drop_table('segment', schema='deconf')
    op.drop_table('office', schema='deconf')
    op.drop_table('actor_relation', schema='deconf')
    op.drop_table('actor_name', schema='deconf')
    op.drop_table('actor_identifier', schema='deconf')
    op.drop_table('source_alias', schema='deconf')
    op.drop_table('place_alias', schema='deconf')
    op.drop_table('meeting_pair', schema='deconf')
    op.drop_table('mechanism_party', schema='deconf')
    op.drop_table('mechanism_pair', schema='deconf')
    op.drop_table('mechanism_alias', schema='deconf')
    op.drop_table('incident_pair', schema='deconf')
    op.drop_table('custody', schema='deconf')
    op.drop_table('article_version', schema='deconf')
    op.drop_table('actor', schema='deconf')
    op.drop_table('source', schema='deconf')
    op.drop_table('place', schema='deconf')
    op.drop_table('meeting', schema='deconf')
    op.drop_table('mechanism', schema='deconf')
    op.drop_table('incident', schema='deconf')
    op.drop_table('article', schema='deconf')
    op.execute('REVOKE USAGE ON SCHEMA deconf FROM deconfdb_ingest, deconfdb_curator')
    op.execute('REVOKE USAGE ON SCHEMA private FROM deconfdb_ingest, deconfdb_curator, deconfdb_text')
