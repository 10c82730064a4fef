-- The state of each channel on a day, as known on another: channel_status over channel_history_as_of.
CREATE FUNCTION deconf_v1.channel_status_as_of(valid_on date, known_on timestamptz)
    RETURNS SETOF deconf_v1.channel_status
    LANGUAGE sql
    STABLE
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $body$
{{channel_status}}
$body$;

REVOKE ALL ON FUNCTION deconf_v1.channel_status_as_of(date, timestamptz) FROM PUBLIC;

COMMENT ON FUNCTION deconf_v1.channel_status_as_of(date, timestamptz) IS
    'State of each channel on the day valid_on from the codings that counted at known_on; NULL = no limit. days_since counts to valid_on.';
