-- What every run that writes did. A row is a run, finished or not; dry runs are not recorded. A run that calls itself
-- running may have been killed: the next one finds out. Source: ops.run.
CREATE VIEW deconf_v1.ingest_health AS
SELECT
    r.run_id::text AS run,
    r.started_at,
    r.finished_at,
    r.command,
    r.state,
    r.n_inserted,
    r.n_updated,
    r.n_unchanged,
    r.n_quarantined,
    extract(EPOCH FROM r.finished_at - r.started_at)::numeric(12, 3) AS duration_seconds,
    r.error
FROM ops.run AS r
WHERE NOT r.is_dry_run;

COMMENT ON VIEW deconf_v1.ingest_health IS 'What every run that writes did. One row a run.';
COMMENT ON COLUMN deconf_v1.ingest_health.run IS 'Id of the run.';
COMMENT ON COLUMN deconf_v1.ingest_health.started_at IS 'Start (UTC).';
COMMENT ON COLUMN deconf_v1.ingest_health.finished_at IS 'End (UTC), or when a killed run was found; NULL = running, or killed and not yet found.';
COMMENT ON COLUMN deconf_v1.ingest_health.command IS 'The command, without secrets.';
COMMENT ON COLUMN deconf_v1.ingest_health.state IS 'running, done, failed or killed.';
COMMENT ON COLUMN deconf_v1.ingest_health.n_inserted IS 'Records new to the database.';
COMMENT ON COLUMN deconf_v1.ingest_health.n_updated IS 'Records that replaced an earlier state.';
COMMENT ON COLUMN deconf_v1.ingest_health.n_unchanged IS 'Records that were there already.';
COMMENT ON COLUMN deconf_v1.ingest_health.n_quarantined IS 'Records set aside.';
COMMENT ON COLUMN deconf_v1.ingest_health.duration_seconds IS 'Seconds from start to end; NULL = not finished.';
COMMENT ON COLUMN deconf_v1.ingest_health.error IS 'Why it failed, in one line; NULL = it did not.';
