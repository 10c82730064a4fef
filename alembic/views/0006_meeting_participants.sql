-- Who sat at the table, in what role and office. A row is a line of the report that counts of a meeting, in the order
-- of the coding. The office is the one that the source names; it is attested for that meeting alone. Source:
-- participants of deconf.current_meeting, report 1.
CREATE VIEW deconf_v1.meeting_participants AS
SELECT
    r.meeting_ref AS meeting,
    r.when_from AS held_from,
    part.participant_no::integer AS participant_no,
    r.pair,
    sat.actor_name AS actor,
    sat.actor_ref,
    sat.kind_code AS actor_kind,
    sat.side_code AS side,
    part.role_code AS role,
    o.office_title AS office,
    o.office_ref,
    coalesce(o.level::integer, r.level) AS level
FROM deconf.current_meeting AS r
JOIN deconf.meeting_report_participant AS part
    ON part.article_id = r.article_id AND part.coding_id = r.coding_id AND part.meeting_id = r.meeting_id
JOIN deconf.actor AS seated ON seated.actor_id = part.actor_id
JOIN deconf.actor AS sat ON sat.actor_id = seated.resolved_actor_id
LEFT JOIN deconf.office AS o ON o.office_id = part.office_id
WHERE r.report_no = 1;

COMMENT ON VIEW deconf_v1.meeting_participants IS 'Who sat at the table, in what role and office. One row a meeting and participant.';
COMMENT ON COLUMN deconf_v1.meeting_participants.meeting IS 'Ref of the meeting: key of deconf_v1.meetings.';
COMMENT ON COLUMN deconf_v1.meeting_participants.held_from IS 'First possible day of the meeting, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.meeting_participants.participant_no IS 'Order in the coding, from 1.';
COMMENT ON COLUMN deconf_v1.meeting_participants.pair IS 'The two sides at the table in alphabetical order; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.meeting_participants.actor IS 'Name of the participant.';
COMMENT ON COLUMN deconf_v1.meeting_participants.actor_ref IS 'Ref of the participant: key of deconf_v1.actors.';
COMMENT ON COLUMN deconf_v1.meeting_participants.actor_kind IS 'Kind of actor; code of vocab.actor_kind; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.meeting_participants.side IS 'Side of the participant; code of vocab.side; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.meeting_participants.role IS 'Role; code of vocab.participant_role; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.meeting_participants.office IS 'Title of the office in which the participant sat there; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.meeting_participants.office_ref IS 'Ref of that office; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.meeting_participants.level IS 'Level of the office, else of the meeting: 1 head of state to 6 working level; NULL = neither is known.';
