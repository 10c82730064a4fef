-- Meetings, calls and visits: planned, held, taken for granted, denied. A row is a resolved meeting with at least one
-- report in a coding that counts. Values are those of one report, that of the article published last (ties by
-- coding); the counts and the voices are of all reports. Sides that affirm or deny are those of claims about the
-- meeting; PRESS! stands for an outlet in its own voice until lists are joined, as in channel_history. Source:
-- meeting reports and claims of the codings that count.
CREATE VIEW deconf_v1.meetings AS
WITH counted AS (
    SELECT
        r.pair,
        r.meeting_ref,
        r.root_id,
        r.parties,
        min(r.when_from) FILTER (WHERE r.report_no = 1) AS when_from,
        min(r.when_to) FILTER (WHERE r.report_no = 1) AS when_to,
        min(r.occurrence_code) FILTER (WHERE r.report_no = 1) AS occurrence_code,
        min(r.label) FILTER (WHERE r.report_no = 1) AS label,
        min(r.format_code) FILTER (WHERE r.report_no = 1) AS format_code,
        min(r.level) FILTER (WHERE r.report_no = 1) AS level,
        min(r.place_name) FILTER (WHERE r.report_no = 1) AS place_name,
        min(r.when_edtf) FILTER (WHERE r.report_no = 1) AS when_edtf,
        min(r.when_text) FILTER (WHERE r.report_no = 1) AS when_text,
        min(r.when_basis) FILTER (WHERE r.report_no = 1) AS when_basis,
        bool_or(r.when_is_approximate) FILTER (WHERE r.report_no = 1) AS is_approximate,
        min(r.round_no) FILTER (WHERE r.report_no = 1) AS round_no,
        min(r.outcome_code) FILTER (WHERE r.report_no = 1) AS outcome_code,
        min(r.follows_ref) FILTER (WHERE r.report_no = 1) AS follows_ref,
        min(r.review_state_code) FILTER (WHERE r.report_no = 1) AS review_state_code,
        min(r.rule) FILTER (WHERE r.report_no = 1) AS rule,
        min(r.confidence) FILTER (WHERE r.report_no = 1) AS confidence,
        string_agg(DISTINCT m.mechanism_ref COLLATE "C", '; ') FILTER (WHERE r.report_no = 1) AS mechanisms,
        string_agg(DISTINCT sat.actor_name COLLATE "C", '; ') FILTER (WHERE r.report_no = 1) AS participants,
        string_agg(DISTINCT sat.actor_name COLLATE "C", '; ') FILTER (
            WHERE r.report_no = 1 AND part.role_code IN ('host', 'neutral_host')
        ) AS hosts,
        string_agg(DISTINCT sat.actor_name COLLATE "C", '; ') FILTER (
            WHERE r.report_no = 1 AND part.role_code IN ('mediator', 'facilitator', 'guarantor')
        ) AS mediators,
        count(DISTINCT r.coding_id) AS n_reports,
        count(DISTINCT r.article_id) AS n_articles,
        string_agg(DISTINCT v.voice COLLATE "C", '; ') FILTER (WHERE v.polarity IN ('+', 'p')) AS affirmed_by,
        string_agg(DISTINCT v.voice COLLATE "C", '; ') FILTER (WHERE v.polarity = '-') AS denied_by
    FROM deconf.current_meeting AS r
    LEFT JOIN (
        SELECT
            article_id,
            coding_id,
            meeting_id,
            actor_id,
            role_code,
            NULL::uuid AS mechanism_id,
            NULL::uuid AS proposition_id
        FROM deconf.meeting_report_participant
        UNION ALL
        SELECT article_id, coding_id, meeting_id, NULL, NULL, mechanism_id, NULL
        FROM deconf.meeting_report_mechanism
        UNION ALL
        SELECT article_id, coding_id, meeting_id, NULL, NULL, NULL, proposition_id
        FROM deconf.proposition
    ) AS part
        ON part.article_id = r.article_id AND part.coding_id = r.coding_id AND part.meeting_id = r.meeting_id
    LEFT JOIN deconf.actor AS seated ON seated.actor_id = part.actor_id
    LEFT JOIN deconf.actor AS sat ON sat.actor_id = seated.resolved_actor_id
    LEFT JOIN deconf.mechanism AS coded ON coded.mechanism_id = part.mechanism_id
    LEFT JOIN deconf.mechanism AS m ON m.mechanism_id = coded.resolved_mechanism_id
    LEFT JOIN deconf.voice AS v ON v.article_id = part.article_id AND v.proposition_id = part.proposition_id
    GROUP BY r.pair, r.meeting_ref, r.root_id, r.parties
)
SELECT
    meeting_ref AS meeting,
    when_from AS held_from,
    when_to AS held_to,
    pair,
    occurrence_code AS occurrence,
    label,
    format_code AS format,
    level,
    place_name AS place,
    when_edtf,
    when_text,
    when_basis,
    is_approximate,
    round_no,
    outcome_code AS outcome,
    follows_ref AS follows,
    nullif(parties, '') AS parties,
    mechanisms,
    participants,
    hosts,
    mediators,
    n_reports,
    n_articles,
    replace(affirmed_by, 'PRESS!', 'press') AS affirmed_by,
    replace(denied_by, 'PRESS!', 'press') AS denied_by,
    review_state_code AS review_state,
    rule,
    confidence::numeric(4, 3) AS confidence
FROM counted;

COMMENT ON VIEW deconf_v1.meetings IS 'Meetings, calls and visits: planned, held, taken for granted, denied. One row a meeting, whatever the number of parties or reports.';
COMMENT ON COLUMN deconf_v1.meetings.meeting IS 'Ref of the meeting, stable.';
COMMENT ON COLUMN deconf_v1.meetings.held_from IS 'First possible day on which it takes or took place, nominal; NULL = open or unknown. Whether it was held says occurrence.';
COMMENT ON COLUMN deconf_v1.meetings.held_to IS 'Last possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.meetings.pair IS 'The two sides at the table in alphabetical order, such as ISR-RUS; NULL unless there are exactly two: see meeting_pairs.';
COMMENT ON COLUMN deconf_v1.meetings.occurrence IS 'Whether it took place; code of vocab.occurrence; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.meetings.label IS 'What it was, in the words of the coder.';
COMMENT ON COLUMN deconf_v1.meetings.format IS 'Format; code of vocab.meeting_format.';
COMMENT ON COLUMN deconf_v1.meetings.level IS 'Level, 1 head of state to 6 working level; code of vocab.meeting_level; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.meetings.place IS 'Place as coded; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.meetings.when_edtf IS 'The date in EDTF.';
COMMENT ON COLUMN deconf_v1.meetings.when_text IS 'The wording of the date in the article.';
COMMENT ON COLUMN deconf_v1.meetings.when_basis IS 'What the date rests on; code of vocab.date_basis.';
COMMENT ON COLUMN deconf_v1.meetings.is_approximate IS 'True: an end of the date is approximate; NULL = no date.';
COMMENT ON COLUMN deconf_v1.meetings.round_no IS 'Number of the round of talks; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.meetings.outcome IS 'Outcome; code of vocab.meeting_outcome; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.meetings.follows IS 'Ref of the meeting that it follows up: key of deconf_v1.meetings; NULL = none.';
COMMENT ON COLUMN deconf_v1.meetings.parties IS 'All sides at the table in alphabetical order, joined by "; "; NULL = none is known.';
COMMENT ON COLUMN deconf_v1.meetings.mechanisms IS 'Refs of the mechanisms that it negotiates, uses or reviews, joined by "; ".';
COMMENT ON COLUMN deconf_v1.meetings.participants IS 'Names of all participants, whatever their role, joined by "; ".';
COMMENT ON COLUMN deconf_v1.meetings.hosts IS 'Names of those with the role host or neutral_host, joined by "; ".';
COMMENT ON COLUMN deconf_v1.meetings.mediators IS 'Names of those with the role mediator, facilitator or guarantor, joined by "; ".';
COMMENT ON COLUMN deconf_v1.meetings.n_reports IS 'Codings that count and report it.';
COMMENT ON COLUMN deconf_v1.meetings.n_articles IS 'Articles that report it.';
COMMENT ON COLUMN deconf_v1.meetings.affirmed_by IS 'Sides with a claim about it that affirms or presupposes, joined by "; "; press = an outlet in its own voice.';
COMMENT ON COLUMN deconf_v1.meetings.denied_by IS 'Sides with a claim about it that denies, joined by "; ".';
COMMENT ON COLUMN deconf_v1.meetings.review_state IS 'Review state of the coding that the values are from; code of vocab.review_state.';
COMMENT ON COLUMN deconf_v1.meetings.rule IS 'Rule that made the report, for machine codings; NULL for human ones.';
COMMENT ON COLUMN deconf_v1.meetings.confidence IS 'Measured confidence of that rule, 0 to 1; NULL where none is stated.';
