-- The last known state of each channel: per mechanism and track the row of channel_history with the latest
-- last_known_on that is neither denied by all nor withdrawn; ties go to the status further along. Nothing is
-- extrapolated: days_since says how old the knowledge is.
CREATE VIEW deconf_v1.channel_status AS
SELECT DISTINCT ON (h.pair, h.mechanism, h.track)
    h.mechanism,
    h.last_known_on,
    h.pair,
    h.mechanism_label,
    h.mechanism_kind,
    h.track,
    h.status,
    (now() AT TIME ZONE 'UTC')::date - h.last_known_on AS days_since,
    h.evidence_state,
    h.evidence_state_vetted,
    h.when_from,
    h.when_to,
    h.when_edtf,
    h.is_approximate,
    h.rounds_completed,
    h.initiator,
    h.affirmed_by,
    h.presupposed_by,
    h.denied_by,
    h.review_state,
    h.n_statements,
    h.n_origins,
    h.n_articles,
    h.n_copy_families,
    h.parties
FROM deconf_v1.channel_history AS h
WHERE h.evidence_state NOT IN ('denied_only', 'withdrawn')
ORDER BY h.pair, h.mechanism, h.track, h.last_known_on DESC NULLS LAST, h.status_rank DESC, h.when_from DESC NULLS LAST;

COMMENT ON VIEW deconf_v1.channel_status IS 'Last known state of each channel, and how old and how sure it is. One row a mechanism and track.';
COMMENT ON COLUMN deconf_v1.channel_status.mechanism IS 'Ref of the mechanism: key of deconf_v1.mechanisms.';
COMMENT ON COLUMN deconf_v1.channel_status.last_known_on IS 'Latest day on which somebody affirms or presupposes the status; NULL = nobody does, or without a date.';
COMMENT ON COLUMN deconf_v1.channel_status.pair IS 'The two party sides in alphabetical order; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.channel_status.mechanism_label IS 'Name of the mechanism.';
COMMENT ON COLUMN deconf_v1.channel_status.mechanism_kind IS 'Kind; code of vocab.mechanism_kind.';
COMMENT ON COLUMN deconf_v1.channel_status.track IS 'institutional or operational; code of vocab.mechanism_track.';
COMMENT ON COLUMN deconf_v1.channel_status.status IS 'Status; code of vocab.mechanism_status in its track.';
COMMENT ON COLUMN deconf_v1.channel_status.days_since IS 'Days from last_known_on to today (UTC).';
COMMENT ON COLUMN deconf_v1.channel_status.evidence_state IS 'How well it stands; code of vocab.evidence_state.';
COMMENT ON COLUMN deconf_v1.channel_status.evidence_state_vetted IS 'The same from vetted codings alone.';
COMMENT ON COLUMN deconf_v1.channel_status.when_from IS 'First day on which the status is known to have held; NULL = unknown.';
COMMENT ON COLUMN deconf_v1.channel_status.when_to IS 'Last day on which it is known to have held; NULL = open.';
COMMENT ON COLUMN deconf_v1.channel_status.when_edtf IS 'When the status is known to have held, in EDTF.';
COMMENT ON COLUMN deconf_v1.channel_status.is_approximate IS 'True: an end is approximate.';
COMMENT ON COLUMN deconf_v1.channel_status.rounds_completed IS 'Rounds of talks completed by then; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.channel_status.initiator IS 'Sides said to have proposed it or broken it off, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_status.affirmed_by IS 'Sides that affirm it, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_status.presupposed_by IS 'Sides that take it for granted, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_status.denied_by IS 'Sides that deny it, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_status.review_state IS 'Review states of the codings behind it, joined by "; ".';
COMMENT ON COLUMN deconf_v1.channel_status.n_statements IS 'Distinct statements that bear on it.';
COMMENT ON COLUMN deconf_v1.channel_status.n_origins IS 'Distinct speakers that bear on it.';
COMMENT ON COLUMN deconf_v1.channel_status.n_articles IS 'Articles that carry those statements.';
COMMENT ON COLUMN deconf_v1.channel_status.n_copy_families IS 'Those articles with copies of one text counted once.';
COMMENT ON COLUMN deconf_v1.channel_status.parties IS 'All party sides, joined by "; ".';
