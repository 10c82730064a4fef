-- How fresh each source of the nightly job is. A row is a source that the job has worked on at least once. Late is a
-- source without a run that ended well in the last 36 hours: a night was missed, or all runs since then failed.
-- Whether what arrived is new is another question: last_new_at answers it.
CREATE VIEW deconf_v1.ingest_freshness AS
SELECT
    s.source_name,
    s.last_done_at,
    s.last_new_at,
    s.last_started_at,
    s.last_state,
    w.high_mark AS watermark,
    (extract(EPOCH FROM now() - s.last_done_at) / 3600)::numeric(12, 1) AS hours_since_done,
    (extract(EPOCH FROM now() - s.last_new_at) / 3600)::numeric(12, 1) AS hours_since_new,
    coalesce(s.last_done_at < now() - INTERVAL '36 hours', TRUE) AS is_late,
    coalesce(i.n_inputs, 0) AS n_inputs,
    coalesce(i.n_inputs_gone, 0) AS n_inputs_gone,
    coalesce(q.n_open_quarantined, 0) AS n_open_quarantined
FROM (
    SELECT
        g.source_name,
        max(r.finished_at) FILTER (WHERE r.state = 'done') AS last_done_at,
        max(r.finished_at) FILTER (WHERE r.n_inserted + r.n_updated > 0) AS last_new_at,
        max(r.started_at) AS last_started_at,
        (array_agg(r.state ORDER BY r.started_at DESC, r.run_id DESC))[1] AS last_state
    FROM ops.reading AS g
    JOIN ops.run AS r ON r.run_id = g.run_id
    WHERE g.source_name IS NOT NULL
    GROUP BY g.source_name
) AS s
LEFT JOIN ops.watermark AS w ON w.source_name = s.source_name
LEFT JOIN (
    SELECT
        source_name,
        count(*) AS n_inputs,
        count(*) FILTER (WHERE state = 'gone') AS n_inputs_gone
    FROM ops.seen_input
    GROUP BY source_name
) AS i ON i.source_name = s.source_name
LEFT JOIN (
    SELECT
        g.source_name,
        count(*) AS n_open_quarantined
    FROM ops.quarantine AS x
    JOIN ops.reading AS g ON g.run_id = x.run_id
    WHERE x.state = 'open'
    GROUP BY g.source_name
) AS q ON q.source_name = s.source_name;

COMMENT ON VIEW deconf_v1.ingest_freshness IS 'How fresh each source of the nightly job is. One row a source.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.source_name IS 'The source, as the configuration of the nightly job names it.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.last_done_at IS 'When a run of it last ended well (UTC); NULL = never.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.last_new_at IS 'When a run that brought something new or changed last ended (UTC); NULL = never.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.last_started_at IS 'When its last run started (UTC).';
COMMENT ON COLUMN deconf_v1.ingest_freshness.last_state IS 'State of its last run: running, done, failed or killed.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.watermark IS 'Newest change among its files and pages that are loaded (UTC); NULL = none was read to its end.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.hours_since_done IS 'Hours since last_done_at; NULL = never.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.hours_since_new IS 'Hours since last_new_at; NULL = never.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.is_late IS 'True: no run of it ended well in the last 36 hours.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.n_inputs IS 'Files and pages that it has delivered.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.n_inputs_gone IS 'Those of them that are there no longer.';
COMMENT ON COLUMN deconf_v1.ingest_freshness.n_open_quarantined IS 'Records of it that are set aside and open.';
