-- Every unordered pair of sides of each meeting: what a look-up by pair and a panel by pair go by where there are
-- more than two sides. A row is a meeting x pair, of resolved meetings that a coding which counts reports. A join
-- through it multiplies rows on purpose. Source: the bridge table deconf.meeting_pair.
CREATE VIEW deconf_v1.meeting_pairs AS
SELECT DISTINCT
    root.meeting_ref AS meeting,
    b.pair,
    b.side_a,
    b.side_b
FROM deconf.meeting_pair AS b
JOIN deconf.meeting AS root ON root.meeting_id = b.meeting_id
JOIN deconf.meeting AS coded ON coded.resolved_meeting_id = root.meeting_id
JOIN deconf.meeting_report AS r ON r.meeting_id = coded.meeting_id
JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id;

COMMENT ON VIEW deconf_v1.meeting_pairs IS 'Every unordered pair of sides of a meeting. One row a meeting and pair.';
COMMENT ON COLUMN deconf_v1.meeting_pairs.meeting IS 'Ref of the meeting: key of deconf_v1.meetings.';
COMMENT ON COLUMN deconf_v1.meeting_pairs.pair IS 'Two of its sides in alphabetical order, such as ISR-RUS.';
COMMENT ON COLUMN deconf_v1.meeting_pairs.side_a IS 'The side that comes first in the alphabet; code of vocab.side.';
COMMENT ON COLUMN deconf_v1.meeting_pairs.side_b IS 'The other side; code of vocab.side.';
