-- Events of other data sets, as they code them, by vintage: for comparison, never mixed with ours.
-- A row is an event of one data set in one vintage; several rows may tell of one happening.
CREATE VIEW deconf_v1.external_events AS
SELECT
    e.dataset || ':' || e.vintage || ':' || e.event_id AS external_event,
    e.event_date,
    e.dataset,
    e.vintage,
    e.event_id,
    e.pair,
    e.event_code,
    e.event_text,
    e.actor_1_name,
    e.actor_1_country,
    e.actor_1_sectors,
    e.side_1,
    e.actor_2_name,
    e.actor_2_country,
    e.actor_2_sectors,
    e.side_2,
    e.intensity,
    e.is_root_event,
    e.n_mentions,
    e.n_sources,
    e.n_articles,
    e.average_tone,
    e.place_name,
    e.place_country,
    e.latitude,
    e.longitude,
    e.added_at,
    e.source_url,
    e.publisher
FROM external.event AS e;

COMMENT ON VIEW deconf_v1.external_events IS 'Events of GDELT and ICEWS as they code them, for comparison. One row a data set, vintage and event.';
COMMENT ON COLUMN deconf_v1.external_events.external_event IS 'Key: data set, vintage and event id, joined by colons.';
COMMENT ON COLUMN deconf_v1.external_events.event_date IS 'The data set''s own date, which need not be the day on which the thing happened.';
COMMENT ON COLUMN deconf_v1.external_events.dataset IS 'gdelt-2 or icews.';
COMMENT ON COLUMN deconf_v1.external_events.vintage IS 'The release or delivery that the row came with.';
COMMENT ON COLUMN deconf_v1.external_events.event_id IS 'The data set''s own id.';
COMMENT ON COLUMN deconf_v1.external_events.pair IS 'The sides of its two countries in alphabetical order; NULL unless there are two.';
COMMENT ON COLUMN deconf_v1.external_events.event_code IS 'CAMEO code.';
COMMENT ON COLUMN deconf_v1.external_events.event_text IS 'The data set''s words for the code; NULL = none.';
COMMENT ON COLUMN deconf_v1.external_events.actor_1_name IS 'First actor, as the data set names it.';
COMMENT ON COLUMN deconf_v1.external_events.actor_1_country IS 'Its country as given: alpha-3 in GDELT, a name in ICEWS.';
COMMENT ON COLUMN deconf_v1.external_events.actor_1_sectors IS 'Its sectors, as given.';
COMMENT ON COLUMN deconf_v1.external_events.side_1 IS 'Its country as a code of vocab.side; NULL = none or not recognised.';
COMMENT ON COLUMN deconf_v1.external_events.actor_2_name IS 'Second actor, as the data set names it.';
COMMENT ON COLUMN deconf_v1.external_events.actor_2_country IS 'Its country as given.';
COMMENT ON COLUMN deconf_v1.external_events.actor_2_sectors IS 'Its sectors, as given.';
COMMENT ON COLUMN deconf_v1.external_events.side_2 IS 'Its country as a code of vocab.side; NULL = none or not recognised.';
COMMENT ON COLUMN deconf_v1.external_events.intensity IS 'Goldstein scale (GDELT) or ICEWS intensity, -10 to 10.';
COMMENT ON COLUMN deconf_v1.external_events.is_root_event IS 'True: stands in the lead of its document (GDELT); NULL = not stated.';
COMMENT ON COLUMN deconf_v1.external_events.n_mentions IS 'Mentions that the data set counts.';
COMMENT ON COLUMN deconf_v1.external_events.n_sources IS 'Sources that it counts.';
COMMENT ON COLUMN deconf_v1.external_events.n_articles IS 'Documents that it counts.';
COMMENT ON COLUMN deconf_v1.external_events.average_tone IS 'Mean tone of the documents (GDELT).';
COMMENT ON COLUMN deconf_v1.external_events.place_name IS 'Place, as given.';
COMMENT ON COLUMN deconf_v1.external_events.place_country IS 'Country of the place, as given: FIPS 10-4 in GDELT, a name in ICEWS.';
COMMENT ON COLUMN deconf_v1.external_events.latitude IS 'Degrees north.';
COMMENT ON COLUMN deconf_v1.external_events.longitude IS 'Degrees east.';
COMMENT ON COLUMN deconf_v1.external_events.added_at IS 'When the data set took it up (UTC); NULL = not stated.';
COMMENT ON COLUMN deconf_v1.external_events.source_url IS 'First document that it gives.';
COMMENT ON COLUMN deconf_v1.external_events.publisher IS 'Publisher that it gives (ICEWS).';
