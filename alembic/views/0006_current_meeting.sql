-- What the codings that count say of each meeting, latest article first. A row is a resolved meeting x report.
-- report_no 1 is the report that counts: the one of the article published last (nominal first day, undated ones
-- last), ties by coding. planned_no 1 is the report of the article published first that gives the meeting as planned.
-- Both windows are cut by pair and ref, so that a filter on either reaches the index. Internal.
CREATE VIEW deconf.current_meeting AS
SELECT
    root.pair,
    root.meeting_ref,
    root.meeting_id AS root_id,
    root.parties,
    r.article_id,
    r.coding_id,
    r.meeting_id,
    a.article_key,
    r.label,
    r.format_code,
    r.level::integer AS level,
    r.occurrence_code,
    o.is_planned,
    o.is_held,
    r.place_name,
    r.when_text,
    r.when_edtf,
    r.when_from,
    r.when_to,
    r.when_is_approximate,
    r.when_basis,
    r.round_no,
    r.outcome_code,
    followed.meeting_ref AS follows_ref,
    known.review_state_code,
    r.rule,
    r.confidence,
    row_number() OVER (
        PARTITION BY root.pair, root.meeting_ref, root.meeting_id
        ORDER BY a.published_from DESC NULLS LAST, r.coding_id, r.meeting_id
    ) AS report_no,
    CASE
        WHEN o.is_planned THEN row_number() OVER (
            PARTITION BY root.pair, root.meeting_ref, root.meeting_id, o.is_planned
            ORDER BY a.published_from NULLS LAST, r.coding_id, r.meeting_id
        )
    END AS planned_no
FROM deconf.meeting AS root
JOIN deconf.meeting AS coded ON coded.resolved_meeting_id = root.meeting_id
JOIN deconf.meeting_report AS r ON r.meeting_id = coded.meeting_id
JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id
JOIN deconf.article AS a ON a.article_id = r.article_id
LEFT JOIN vocab.occurrence AS o ON o.code = r.occurrence_code
LEFT JOIN deconf.meeting AS named ON named.meeting_id = r.follows_meeting_id
LEFT JOIN deconf.meeting AS followed
    ON followed.meeting_id = named.resolved_meeting_id AND followed.meeting_id <> root.meeting_id;

COMMENT ON VIEW deconf.current_meeting IS 'Reports of each meeting by the codings that count, numbered from the article published last. One row a resolved meeting and report. Internal: read deconf_v1.meetings.';
COMMENT ON COLUMN deconf.current_meeting.pair IS 'The two party sides of the resolved meeting; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf.current_meeting.meeting_ref IS 'Ref of the resolved meeting.';
COMMENT ON COLUMN deconf.current_meeting.root_id IS 'The resolved meeting: deconf.meeting.';
COMMENT ON COLUMN deconf.current_meeting.parties IS 'All party sides of the resolved meeting, joined by "; "; empty if none is known.';
COMMENT ON COLUMN deconf.current_meeting.article_id IS 'The article.';
COMMENT ON COLUMN deconf.current_meeting.coding_id IS 'The coding.';
COMMENT ON COLUMN deconf.current_meeting.meeting_id IS 'The meeting as coded: deconf.meeting; merged into root_id.';
COMMENT ON COLUMN deconf.current_meeting.article_key IS 'Key of the article.';
COMMENT ON COLUMN deconf.current_meeting.label IS 'Label as coded.';
COMMENT ON COLUMN deconf.current_meeting.format_code IS 'Format; code of vocab.meeting_format.';
COMMENT ON COLUMN deconf.current_meeting.level IS 'Level, 1 head of state to 6 working level; NULL = not judged.';
COMMENT ON COLUMN deconf.current_meeting.occurrence_code IS 'Whether it took place; code of vocab.occurrence; NULL = not judged.';
COMMENT ON COLUMN deconf.current_meeting.is_planned IS 'True: had not begun when it was told; NULL = not judged.';
COMMENT ON COLUMN deconf.current_meeting.is_held IS 'True: took place, or is taken for granted to have; NULL = not judged.';
COMMENT ON COLUMN deconf.current_meeting.place_name IS 'Place as coded; NULL = not stated.';
COMMENT ON COLUMN deconf.current_meeting.when_text IS 'The wording of the date in the article.';
COMMENT ON COLUMN deconf.current_meeting.when_edtf IS 'The date in EDTF.';
COMMENT ON COLUMN deconf.current_meeting.when_from IS 'First possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf.current_meeting.when_to IS 'Last possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf.current_meeting.when_is_approximate IS 'True: an end is approximate.';
COMMENT ON COLUMN deconf.current_meeting.when_basis IS 'What the date rests on; code of vocab.date_basis.';
COMMENT ON COLUMN deconf.current_meeting.round_no IS 'Number of the round; NULL = not stated.';
COMMENT ON COLUMN deconf.current_meeting.outcome_code IS 'Outcome; code of vocab.meeting_outcome; NULL = not stated.';
COMMENT ON COLUMN deconf.current_meeting.follows_ref IS 'Ref of the resolved meeting that it follows up; NULL = none.';
COMMENT ON COLUMN deconf.current_meeting.review_state_code IS 'Review state of the coding; code of vocab.review_state.';
COMMENT ON COLUMN deconf.current_meeting.rule IS 'Rule that made the report, for machine codings.';
COMMENT ON COLUMN deconf.current_meeting.confidence IS 'Measured confidence of that rule, 0 to 1.';
COMMENT ON COLUMN deconf.current_meeting.report_no IS 'Place among the reports of the meeting; 1 = the one that counts.';
COMMENT ON COLUMN deconf.current_meeting.planned_no IS 'Place among the reports that give it as planned, earliest article first; NULL = not such a report.';
