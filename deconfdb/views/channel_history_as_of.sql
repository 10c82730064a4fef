-- The history of channels as of two days: states that began no later than valid_on, from the codings that counted at
-- known_on. NULL stands for no limit. The bodies are those of pair_history and wider_history.
CREATE FUNCTION deconf_v1.channel_history_as_of(valid_on date, known_on timestamptz)
    RETURNS SETOF deconf_v1.channel_history
    LANGUAGE sql
    STABLE
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $body$
({{pair_history}})
UNION ALL
({{wider_history}})
$body$;

REVOKE ALL ON FUNCTION deconf_v1.channel_history_as_of(date, timestamptz) FROM PUBLIC;

COMMENT ON FUNCTION deconf_v1.channel_history_as_of(date, timestamptz) IS
    'channel_history with the states known to have begun by valid_on, from the codings that counted at known_on; NULL = no limit. What held later is cut off at valid_on.';
