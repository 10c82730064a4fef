-- The report that counts of each meeting, once for each pair of its sides: deconf.current_meeting by the bridge, for
-- panels by pair. The window is cut by the bridge's pair, so that a filter on it reaches the index; its order is that
-- of deconf.current_meeting. Internal.
CREATE VIEW deconf.pair_meeting AS
SELECT
    numbered.pair,
    numbered.meeting_id,
    numbered.occurrence_code,
    numbered.level,
    numbered.when_from,
    numbered.when_to
FROM (
    SELECT
        b.pair,
        b.meeting_id,
        r.occurrence_code,
        r.level::integer AS level,
        r.when_from,
        r.when_to,
        row_number() OVER (
            PARTITION BY b.pair, b.meeting_id
            ORDER BY a.published_from DESC NULLS LAST, r.coding_id, r.meeting_id
        ) AS report_no
    FROM deconf.meeting_pair AS b
    JOIN deconf.meeting AS coded ON coded.resolved_meeting_id = b.meeting_id
    JOIN deconf.meeting_report AS r ON r.meeting_id = coded.meeting_id
    JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id
    JOIN deconf.article AS a ON a.article_id = r.article_id
) AS numbered
WHERE numbered.report_no = 1;

COMMENT ON VIEW deconf.pair_meeting IS 'The report that counts of each meeting, once for each pair of its sides. One row a resolved meeting and pair. Internal.';
COMMENT ON COLUMN deconf.pair_meeting.pair IS 'Two of its sides in alphabetical order.';
COMMENT ON COLUMN deconf.pair_meeting.meeting_id IS 'The resolved meeting: deconf.meeting.';
COMMENT ON COLUMN deconf.pair_meeting.occurrence_code IS 'Whether it took place; code of vocab.occurrence; NULL = not judged.';
COMMENT ON COLUMN deconf.pair_meeting.level IS 'Level, 1 head of state to 6 working level; NULL = not judged.';
COMMENT ON COLUMN deconf.pair_meeting.when_from IS 'First possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf.pair_meeting.when_to IS 'Last possible day, nominal; NULL = open or unknown.';
