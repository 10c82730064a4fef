-- Every code of every vocabulary, with its meaning. A row is a code; statuses are codes of their track. What a list
-- has of its own (polarity, implications, transitions) stands in the tables of schema vocab. Source: the vocabularies
-- of this release.
CREATE VIEW deconf_v1.codebook AS
SELECT
    'actor_kind' AS vocabulary,
    code,
    label,
    definition,
    parent,
    NULL::text AS track,
    since,
    deprecated,
    NULL::integer AS rank
FROM vocab.actor_kind
UNION ALL
SELECT 'actor_relation_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.actor_relation_kind
UNION ALL
SELECT 'attribution_link', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.attribution_link
UNION ALL
SELECT 'certainty', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.certainty
UNION ALL
SELECT 'coder_kind', code, label, definition, parent, NULL, since, deprecated, rank
FROM vocab.coder_kind
UNION ALL
SELECT 'contradiction_how', code, label, definition, parent, NULL, since, deprecated, rank
FROM vocab.contradiction_how
UNION ALL
SELECT 'custody_action', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.custody_action
UNION ALL
SELECT 'date_basis', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.date_basis
UNION ALL
SELECT 'date_precision', code, label, definition, parent, NULL, since, deprecated, rank
FROM vocab.date_precision
UNION ALL
SELECT 'domain', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.domain
UNION ALL
SELECT 'evidence_state', code, label, definition, parent, NULL, since, deprecated, rank
FROM vocab.evidence_state
UNION ALL
SELECT 'identifier_scheme', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.identifier_scheme
UNION ALL
SELECT 'incident_family', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.incident_family
UNION ALL
SELECT 'incident_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.incident_kind
UNION ALL
SELECT 'incident_mechanism_relation', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.incident_mechanism_relation
UNION ALL
SELECT 'incident_party_role', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.incident_party_role
UNION ALL
SELECT 'mechanism_family', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.mechanism_family
UNION ALL
SELECT 'mechanism_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.mechanism_kind
UNION ALL
SELECT 'mechanism_link_relation', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.mechanism_link_relation
UNION ALL
SELECT 'mechanism_party_role', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.mechanism_party_role
UNION ALL
SELECT 'mechanism_status', code, label, definition, parent, track, since, deprecated, rank
FROM vocab.mechanism_status
UNION ALL
SELECT 'mechanism_track', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.mechanism_track
UNION ALL
SELECT 'meeting_format', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.meeting_format
UNION ALL
SELECT 'meeting_level', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.meeting_level
UNION ALL
SELECT 'meeting_mechanism_relation', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.meeting_mechanism_relation
UNION ALL
SELECT 'meeting_outcome', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.meeting_outcome
UNION ALL
SELECT 'name_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.name_kind
UNION ALL
SELECT 'occurrence', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.occurrence
UNION ALL
SELECT 'participant_role', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.participant_role
UNION ALL
SELECT 'place_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.place_kind
UNION ALL
SELECT 'proposition_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.proposition_kind
UNION ALL
SELECT 'proposition_relation', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.proposition_relation
UNION ALL
SELECT 'quantity_measure', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.quantity_measure
UNION ALL
SELECT 'quantity_qualifier', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.quantity_qualifier
UNION ALL
SELECT 'quantity_unit', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.quantity_unit
UNION ALL
SELECT 'quarantine_stage', code, label, definition, parent, NULL, since, deprecated, rank
FROM vocab.quarantine_stage
UNION ALL
SELECT 'quote_mode', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.quote_mode
UNION ALL
SELECT 'review_state', code, label, definition, parent, NULL, since, deprecated, rank
FROM vocab.review_state
UNION ALL
SELECT 'scope_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.scope_kind
UNION ALL
SELECT 'segment_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.segment_kind
UNION ALL
SELECT 'setting', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.setting
UNION ALL
SELECT 'side', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.side
UNION ALL
SELECT 'source_kind', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.source_kind
UNION ALL
SELECT 'speech_act', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.speech_act
UNION ALL
SELECT 'stance', code, label, definition, parent, NULL, since, deprecated, NULL
FROM vocab.stance;

COMMENT ON VIEW deconf_v1.codebook IS 'Every code of every vocabulary, with its meaning. One row a vocabulary, track and code.';
COMMENT ON COLUMN deconf_v1.codebook.vocabulary IS 'Name of the vocabulary: the table of that name in schema vocab.';
COMMENT ON COLUMN deconf_v1.codebook.code IS 'The code, as it stands in the data.';
COMMENT ON COLUMN deconf_v1.codebook.label IS 'What a chart shows.';
COMMENT ON COLUMN deconf_v1.codebook.definition IS 'What is meant, in a sentence or two.';
COMMENT ON COLUMN deconf_v1.codebook.parent IS 'The broader code of the same list; NULL = none.';
COMMENT ON COLUMN deconf_v1.codebook.track IS 'Track of a status: institutional or operational; NULL for all other lists.';
COMMENT ON COLUMN deconf_v1.codebook.since IS 'Version of the vocabulary that brought the code.';
COMMENT ON COLUMN deconf_v1.codebook.deprecated IS 'Version that gave it up; NULL = in use.';
COMMENT ON COLUMN deconf_v1.codebook.rank IS 'Place of the code in lists that have an order; NULL for all others.';
