-- Incidents in the 30 days before and after a state of a channel between the same sides. A row is an incident x row
-- of channel_history x pair that both share; subjects of three and more sides share several. Days are nominal first
-- days; a state without one stands at its last known day. Nearness in time says nothing about cause. Source:
-- incidents of the codings that count, by incident_pairs, and channel_history, by mechanism_pairs.
CREATE VIEW deconf_v1.incident_exposure AS
WITH stated AS NOT MATERIALIZED (
    SELECT
        h.pair,
        h.mechanism,
        h.track,
        h.status,
        h.evidence_state,
        coalesce(h.when_from, h.last_known_on) AS status_from
    FROM deconf_v1.channel_history AS h
    WHERE h.pair IS NOT NULL
    UNION ALL
    SELECT
        b.pair,
        h.mechanism,
        h.track,
        h.status,
        h.evidence_state,
        coalesce(h.when_from, h.last_known_on)
    FROM deconf_v1.channel_history AS h
    JOIN deconf.mechanism AS m ON m.mechanism_ref = h.mechanism
    JOIN deconf.mechanism_pair AS b ON b.mechanism_id = m.mechanism_id
    WHERE h.pair IS NULL
)
SELECT
    i.incident_ref AS incident,
    i.when_from AS happened_from,
    s.mechanism,
    s.track,
    s.status,
    s.status_from,
    i.when_from - s.status_from AS day_offset,
    i.pair,
    i.kind_code AS incident_kind,
    i.label AS incident_label,
    i.family_code AS incident_family,
    s.evidence_state
FROM deconf.pair_incident AS i
JOIN stated AS s ON s.pair = i.pair
WHERE s.status_from BETWEEN i.when_from - 30 AND i.when_from + 30;

COMMENT ON VIEW deconf_v1.incident_exposure IS 'Incidents within 30 days before or after a state of a channel between the same sides. One row an incident, row of channel_history and pair that both share. Nearness is no cause.';
COMMENT ON COLUMN deconf_v1.incident_exposure.incident IS 'Ref of the incident: key of deconf_v1.incidents.';
COMMENT ON COLUMN deconf_v1.incident_exposure.happened_from IS 'First possible day of the incident, nominal. Incidents without one are left out.';
COMMENT ON COLUMN deconf_v1.incident_exposure.mechanism IS 'Ref of the mechanism: key of deconf_v1.mechanisms.';
COMMENT ON COLUMN deconf_v1.incident_exposure.track IS 'institutional or operational; code of vocab.mechanism_track.';
COMMENT ON COLUMN deconf_v1.incident_exposure.status IS 'Status; code of vocab.mechanism_status in its track.';
COMMENT ON COLUMN deconf_v1.incident_exposure.status_from IS 'First day on which the status is known to have held, else the last known one. States without either are left out.';
COMMENT ON COLUMN deconf_v1.incident_exposure.day_offset IS 'Days from status_from to happened_from, -30 to 30; negative = the incident came before.';
COMMENT ON COLUMN deconf_v1.incident_exposure.pair IS 'Two sides that both the incident and the mechanism have, in alphabetical order.';
COMMENT ON COLUMN deconf_v1.incident_exposure.incident_kind IS 'Kind of the incident; code of vocab.incident_kind.';
COMMENT ON COLUMN deconf_v1.incident_exposure.incident_label IS 'What the incident was, in the words of the coder.';
COMMENT ON COLUMN deconf_v1.incident_exposure.incident_family IS 'military or diplomatic; code of vocab.incident_family.';
COMMENT ON COLUMN deconf_v1.incident_exposure.evidence_state IS 'How well the status stands; code of vocab.evidence_state. Leave out denied_only and withdrawn to count states alone.';
