-- Meetings announced, and what became of them. A row is a resolved meeting that a coding which counts reports as
-- planned (proposed, planned, postponed). Values are those of the earliest such report, by the article published
-- first; became is what the report that counts says, once that is no longer a plan. Source: as deconf_v1.meetings.
CREATE VIEW deconf_v1.planned_meetings AS
WITH announced AS (
    SELECT
        r.pair,
        r.meeting_ref,
        r.root_id,
        r.parties,
        min(r.when_from) FILTER (WHERE r.planned_no = 1) AS when_from,
        min(r.when_to) FILTER (WHERE r.planned_no = 1) AS when_to,
        min(r.occurrence_code) FILTER (WHERE r.planned_no = 1) AS occurrence_code,
        min(r.label) FILTER (WHERE r.planned_no = 1) AS label,
        min(r.format_code) FILTER (WHERE r.planned_no = 1) AS format_code,
        min(r.level) FILTER (WHERE r.planned_no = 1) AS level,
        min(r.place_name) FILTER (WHERE r.planned_no = 1) AS place_name,
        min(r.when_edtf) FILTER (WHERE r.planned_no = 1) AS when_edtf,
        min(r.when_text) FILTER (WHERE r.planned_no = 1) AS when_text,
        min(r.follows_ref) FILTER (WHERE r.planned_no = 1) AS follows_ref,
        min(r.article_key) FILTER (WHERE r.planned_no = 1) AS article_key,
        string_agg(DISTINCT m.mechanism_ref COLLATE "C", '; ') FILTER (WHERE r.planned_no = 1) AS mechanisms,
        string_agg(DISTINCT v.voice COLLATE "C", '; ') FILTER (WHERE v.polarity IN ('+', 'p')) AS announced_by,
        min(v.said_from) AS announced_on,
        min(r.occurrence_code) FILTER (WHERE r.report_no = 1 AND NOT r.is_planned) AS became
    FROM deconf.current_meeting AS r
    LEFT JOIN (
        SELECT
            article_id,
            coding_id,
            meeting_id,
            mechanism_id,
            NULL::uuid AS proposition_id
        FROM deconf.meeting_report_mechanism
        UNION ALL
        SELECT article_id, coding_id, meeting_id, NULL, proposition_id
        FROM deconf.proposition
    ) AS part
        ON part.article_id = r.article_id AND part.coding_id = r.coding_id AND part.meeting_id = r.meeting_id
    LEFT JOIN deconf.mechanism AS coded ON coded.mechanism_id = part.mechanism_id
    LEFT JOIN deconf.mechanism AS m ON m.mechanism_id = coded.resolved_mechanism_id
    LEFT JOIN deconf.voice AS v ON v.article_id = part.article_id AND v.proposition_id = part.proposition_id
    GROUP BY r.pair, r.meeting_ref, r.root_id, r.parties
    HAVING bool_or(r.is_planned)
)
SELECT
    meeting_ref AS meeting,
    when_from AS planned_from,
    when_to AS planned_to,
    pair,
    occurrence_code AS occurrence,
    label,
    format_code AS format,
    level,
    place_name AS place,
    when_edtf,
    when_text,
    follows_ref AS follows,
    mechanisms,
    replace(announced_by, 'PRESS!', 'press') AS announced_by,
    announced_on,
    became,
    nullif(parties, '') AS parties,
    article_key AS article
FROM announced;

COMMENT ON VIEW deconf_v1.planned_meetings IS 'Meetings announced, and what became of them. One row a meeting that somebody reports as planned.';
COMMENT ON COLUMN deconf_v1.planned_meetings.meeting IS 'Ref of the meeting: key of deconf_v1.meetings.';
COMMENT ON COLUMN deconf_v1.planned_meetings.planned_from IS 'First possible day for which it was announced, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.planned_meetings.planned_to IS 'Last possible day for which it was announced, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.planned_meetings.pair IS 'The two sides at the table in alphabetical order; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.planned_meetings.occurrence IS 'How it stood in the earliest report of it as planned; code of vocab.occurrence.';
COMMENT ON COLUMN deconf_v1.planned_meetings.label IS 'What it was to be, in the words of the coder.';
COMMENT ON COLUMN deconf_v1.planned_meetings.format IS 'Format; code of vocab.meeting_format.';
COMMENT ON COLUMN deconf_v1.planned_meetings.level IS 'Level, 1 head of state to 6 working level; code of vocab.meeting_level; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.planned_meetings.place IS 'Place as coded; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.planned_meetings.when_edtf IS 'The announced date in EDTF.';
COMMENT ON COLUMN deconf_v1.planned_meetings.when_text IS 'The wording of the date in the article.';
COMMENT ON COLUMN deconf_v1.planned_meetings.follows IS 'Ref of the meeting that it follows up: key of deconf_v1.meetings; NULL = none.';
COMMENT ON COLUMN deconf_v1.planned_meetings.mechanisms IS 'Refs of the mechanisms that it was to negotiate, use or review, joined by "; ".';
COMMENT ON COLUMN deconf_v1.planned_meetings.announced_by IS 'Sides with a claim about it that affirms or presupposes, joined by "; "; press = an outlet in its own voice.';
COMMENT ON COLUMN deconf_v1.planned_meetings.announced_on IS 'First day on which anything was said about it (nominal bound); NULL = no day known.';
COMMENT ON COLUMN deconf_v1.planned_meetings.became IS 'What the report that counts says of it, once that is not a plan; code of vocab.occurrence; NULL = nothing more is known.';
COMMENT ON COLUMN deconf_v1.planned_meetings.parties IS 'All sides at the table in alphabetical order, joined by "; "; NULL = none is known.';
COMMENT ON COLUMN deconf_v1.planned_meetings.article IS 'Key of the article with the earliest report of it as planned: key of deconf_v1.articles.';
