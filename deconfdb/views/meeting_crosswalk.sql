-- Our meetings beside what other data sets have for the same pair within two days: consultations, visits, talks and
-- calls, CAMEO root 04. A row is a meeting and an external event. day_gap is theirs minus ours: 1 = they date it a day
-- later. Where our meeting spans several days, the nearest of them counts. Meetings without both bounds are left out.
CREATE VIEW deconf_v1.meeting_crosswalk AS
SELECT
    m.meeting,
    m.held_from,
    m.held_to,
    e.event_date,
    CASE
        WHEN e.event_date < m.held_from THEN e.event_date - m.held_from
        WHEN e.event_date > m.held_to THEN e.event_date - m.held_to
        ELSE 0
    END AS day_gap,
    p.pair,
    m.label AS meeting_label,
    m.occurrence,
    m.format,
    e.external_event,
    e.dataset,
    e.vintage,
    e.event_id,
    e.event_code,
    e.event_text,
    e.actor_1_name,
    e.actor_2_name,
    e.place_name,
    e.source_url,
    e.publisher
FROM deconf_v1.meetings AS m
JOIN deconf_v1.meeting_pairs AS p ON p.meeting = m.meeting
JOIN deconf_v1.external_events AS e
    ON e.pair = p.pair AND e.event_date BETWEEN m.held_from - 2 AND m.held_to + 2
WHERE e.event_code LIKE '04%';

COMMENT ON VIEW deconf_v1.meeting_crosswalk IS 'Our meetings beside the consultations that other data sets have for the same pair within two days. One row a meeting and external event.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.meeting IS 'Ref of the meeting: key of deconf_v1.meetings.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.held_from IS 'First possible day of our meeting.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.held_to IS 'Last possible day of our meeting.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.event_date IS 'The other data set''s date.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.day_gap IS 'Days from ours to theirs: 1 = they date it a day later, 0 = within our bounds.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.pair IS 'The pair that both speak of.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.meeting_label IS 'Label of our meeting.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.occurrence IS 'Whether it took place; code of vocab.occurrence.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.format IS 'Format; code of vocab.meeting_format.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.external_event IS 'Key of deconf_v1.external_events.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.dataset IS 'gdelt-2 or icews.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.vintage IS 'The release or delivery that the row came with.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.event_id IS 'The data set''s own id.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.event_code IS 'CAMEO code, root 04: consult.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.event_text IS 'The data set''s words for the code.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.actor_1_name IS 'First actor, as the data set names it.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.actor_2_name IS 'Second actor, as the data set names it.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.place_name IS 'Place, as the data set gives it.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.source_url IS 'First document that it gives.';
COMMENT ON COLUMN deconf_v1.meeting_crosswalk.publisher IS 'Publisher that it gives (ICEWS).';
