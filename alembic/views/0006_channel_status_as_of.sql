-- The state of each channel on a day, as known on another: channel_status over channel_history_as_of.
CREATE FUNCTION deconf_v1.channel_status_as_of(valid_on date, known_on timestamptz)
    RETURNS SETOF deconf_v1.channel_status
    LANGUAGE sql
    STABLE
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $body$
SELECT DISTINCT ON (h.pair, h.mechanism, h.track)
    h.mechanism,
    h.last_known_on,
    h.pair,
    h.mechanism_label,
    h.mechanism_kind,
    h.track,
    h.status,
    coalesce(channel_status_as_of.valid_on, (now() AT TIME ZONE 'UTC')::date) - h.last_known_on AS days_since,
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
FROM deconf_v1.channel_history_as_of(channel_status_as_of.valid_on, channel_status_as_of.known_on) AS h
WHERE h.evidence_state NOT IN ('denied_only', 'withdrawn')
ORDER BY h.pair, h.mechanism, h.track, h.last_known_on DESC NULLS LAST, h.status_rank DESC, h.when_from DESC NULLS LAST
$body$;

REVOKE ALL ON FUNCTION deconf_v1.channel_status_as_of(date, timestamptz) FROM PUBLIC;

COMMENT ON FUNCTION deconf_v1.channel_status_as_of(date, timestamptz) IS
    'State of each channel on the day valid_on from the codings that counted at known_on; NULL = no limit. days_since counts to valid_on.';
