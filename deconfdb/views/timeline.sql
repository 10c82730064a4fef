-- Everything on one axis, for a chart: states of channels, meetings, incidents. A row is an event of one kind;
-- nothing is multiplied by pairs. Days are nominal bounds, NULL = open or unknown. Source: channel_history, and the
-- reports that count of meetings and incidents.
CREATE VIEW deconf_v1.timeline AS
SELECT
    'status:' || h.mechanism || ':' || h.track || ':' || h.status || ':' || coalesce(h.when_edtf, '') AS event,
    h.when_from AS event_from,
    h.when_to AS event_to,
    h.pair,
    'status' AS event_type,
    h.mechanism AS subject,
    h.mechanism_label AS label,
    h.track || ': ' || h.status AS detail,
    h.is_approximate,
    h.evidence_state,
    h.when_edtf,
    nullif(h.parties, '') AS parties
FROM deconf_v1.channel_history AS h
UNION ALL
SELECT
    'meeting:' || r.meeting_ref,
    r.when_from,
    r.when_to,
    r.pair,
    'meeting',
    r.meeting_ref,
    r.label,
    r.occurrence_code,
    r.when_is_approximate,
    NULL,
    r.when_edtf,
    nullif(r.parties, '')
FROM deconf.current_meeting AS r
WHERE r.report_no = 1
UNION ALL
SELECT
    'incident:' || r.incident_ref,
    r.when_from,
    r.when_to,
    r.pair,
    'incident',
    r.incident_ref,
    r.label,
    r.kind_code,
    r.when_is_approximate,
    NULL,
    r.when_edtf,
    nullif(r.parties, '')
FROM deconf.current_incident AS r
WHERE r.report_no = 1;

COMMENT ON VIEW deconf_v1.timeline IS 'States of channels, meetings and incidents on one axis. One row an event.';
COMMENT ON COLUMN deconf_v1.timeline.event IS 'Key: status:mechanism:track:status:EDTF, meeting:ref or incident:ref.';
COMMENT ON COLUMN deconf_v1.timeline.event_from IS 'First day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.timeline.event_to IS 'Last day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.timeline.pair IS 'The two sides in alphabetical order, such as ISR-RUS; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.timeline.event_type IS 'status, meeting or incident.';
COMMENT ON COLUMN deconf_v1.timeline.subject IS 'Ref of the mechanism, meeting or incident: key of the view that event_type names.';
COMMENT ON COLUMN deconf_v1.timeline.label IS 'Name of the mechanism, or what the meeting or incident was.';
COMMENT ON COLUMN deconf_v1.timeline.detail IS 'Track and status, such as operational: impaired; of a meeting its occurrence, of an incident its kind.';
COMMENT ON COLUMN deconf_v1.timeline.is_approximate IS 'True: an end of the date is approximate; NULL = no date.';
COMMENT ON COLUMN deconf_v1.timeline.evidence_state IS 'How well a status stands; code of vocab.evidence_state; NULL for meetings and incidents.';
COMMENT ON COLUMN deconf_v1.timeline.when_edtf IS 'The date in EDTF.';
COMMENT ON COLUMN deconf_v1.timeline.parties IS 'All sides in alphabetical order, joined by "; "; NULL = none is known.';
