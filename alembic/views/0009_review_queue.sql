-- What a person should look at, and how doubtful each record is. A row is a record of a coding that nobody has decided about:
-- of one that counts, if a machine made it or another coder disagrees; of another one, if the coding that counts lacks it.
-- Vetting or disputing the coding that counts for a text takes all of the text out. doubt is the share of such records that
-- is expected to be wrong: 1 - confidence, 0.5 where no confidence is stated, and never less than 0.5 where two coders
-- disagree, since one of them must be wrong. Source: codings that stand, and their comparisons.
CREATE VIEW deconf_v1.review_queue AS
WITH differing AS (
    SELECT
        article_id,
        article,
        coding_id,
        record_id,
        string_agg(DISTINCT said, '; ') AS disagreement,
        bool_or(is_missing_where_it_counts) AS is_missing_where_it_counts
    FROM (
        SELECT
            r.article_id,
            c.article,
            r.coding_a_id AS coding_id,
            r.record_a_id AS record_id,
            c.coder_b || ': ' || coalesce(f.field || ' ' || f.value_b || ', here ' || f.value_a, 'no such record') AS said,
            r.record_b_id IS NULL AND known.review_state_code = 'candidate' AS is_missing_where_it_counts
        FROM deconf.standing_comparison AS c
        JOIN deconf.record_comparison AS r
            ON r.article_id = c.article_id AND r.coding_a_id = c.coding_a_id AND r.coding_b_id = c.coding_b_id
        LEFT JOIN deconf.field_comparison AS f
            ON f.article_id = r.article_id AND f.coding_a_id = r.coding_a_id AND f.coding_b_id = r.coding_b_id
            AND f.comparison_no = r.comparison_no AND NOT f.is_same
        LEFT JOIN deconf.current_coding AS known
            ON known.article_id = r.article_id AND known.coding_id = r.coding_b_id
        WHERE r.record_a_id IS NOT NULL AND (r.record_b_id IS NULL OR f.field IS NOT NULL)
        UNION ALL
        SELECT
            r.article_id,
            c.article,
            r.coding_b_id AS coding_id,
            r.record_b_id AS record_id,
            c.coder_a || ': ' || coalesce(f.field || ' ' || f.value_a || ', here ' || f.value_b, 'no such record') AS said,
            r.record_a_id IS NULL AND known.review_state_code = 'candidate' AS is_missing_where_it_counts
        FROM deconf.standing_comparison AS c
        JOIN deconf.record_comparison AS r
            ON r.article_id = c.article_id AND r.coding_a_id = c.coding_a_id AND r.coding_b_id = c.coding_b_id
        LEFT JOIN deconf.field_comparison AS f
            ON f.article_id = r.article_id AND f.coding_a_id = r.coding_a_id AND f.coding_b_id = r.coding_b_id
            AND f.comparison_no = r.comparison_no AND NOT f.is_same
        LEFT JOIN deconf.current_coding AS known
            ON known.article_id = r.article_id AND known.coding_id = r.coding_a_id
        WHERE r.record_b_id IS NOT NULL AND (r.record_a_id IS NULL OR f.field IS NOT NULL)
    ) AS either
    GROUP BY article_id, article, coding_id, record_id
)
SELECT
    r.record,
    r.record_kind,
    greatest(
        1 - coalesce(r.confidence, 0.5), CASE WHEN d.disagreement IS NOT NULL THEN 0.5 END
    )::numeric(4, 3) AS doubt,
    CASE
        WHEN d.disagreement IS NOT NULL THEN 'disagreement'
        WHEN r.confidence < 0.7 THEN 'low_confidence'
        ELSE 'new'
    END AS reason,
    r.confidence::numeric(4, 3) AS confidence,
    d.disagreement,
    r.article,
    r.pair,
    r.speaker,
    r.stance_code AS stance,
    r.says,
    r.span[1] AS span_start,
    r.span[2] AS span_end,
    r.rule,
    coder.coder_name AS coder,
    coder.kind_code AS coder_kind,
    r.coder_version,
    'cod-' || left(replace(r.coding_id::text, '-', ''), 16) AS coding,
    r.is_preferred,
    r.known_from
FROM deconf.coded_record AS r
JOIN deconf.coder AS coder ON coder.coder_id = r.coder_id
LEFT JOIN differing AS d
    ON d.article_id = r.article_id AND d.article = r.article AND d.coding_id = r.coding_id AND d.record_id = r.record_id
WHERE
    r.review_state_code = 'candidate'
    AND CASE
        WHEN r.is_preferred THEN coder.kind_code <> 'human' OR d.disagreement IS NOT NULL
        ELSE d.is_missing_where_it_counts
    END;

COMMENT ON VIEW deconf_v1.review_queue IS 'Records that a person should look at: low confidence, coders who disagree, and what nobody has decided about yet. One row a coding and record.';
COMMENT ON COLUMN deconf_v1.review_queue.record IS 'Public id of a claim, or ref of a meeting or mechanism.';
COMMENT ON COLUMN deconf_v1.review_queue.record_kind IS 'claim, meeting or mechanism (with its statuses).';
COMMENT ON COLUMN deconf_v1.review_queue.doubt IS 'Share of such records expected to be wrong, 0 to 1: 1 - confidence, 0.5 where none is stated, at least 0.5 where coders disagree. The greatest is to be looked at first.';
COMMENT ON COLUMN deconf_v1.review_queue.reason IS 'disagreement: another coder of the same text has no such record or another code; low_confidence: below 0.7; new: nobody has looked at it.';
COMMENT ON COLUMN deconf_v1.review_queue.confidence IS 'Measured confidence of the rule, of a mechanism that of the least sure status, 0 to 1; NULL where none is stated.';
COMMENT ON COLUMN deconf_v1.review_queue.disagreement IS 'What other coders have instead, joined by "; "; NULL = they agree, or nobody else has coded the text.';
COMMENT ON COLUMN deconf_v1.review_queue.article IS 'Key of the article: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.review_queue.pair IS 'The two sides of the subject in alphabetical order, such as ISR-RUS; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.review_queue.speaker IS 'Speaker of a claim; NULL for others.';
COMMENT ON COLUMN deconf_v1.review_queue.stance IS 'Stance of a claim; code of vocab.stance; NULL for others.';
COMMENT ON COLUMN deconf_v1.review_queue.says IS 'What is said, in neutral words of the coder: the gist of a claim without its stance, the meeting, the statuses of a mechanism; NULL = none given.';
COMMENT ON COLUMN deconf_v1.review_queue.span_start IS 'First code point of its first evidence in the coded text, from 0; NULL = nobody claims it.';
COMMENT ON COLUMN deconf_v1.review_queue.span_end IS 'Code point after the last; NULL likewise.';
COMMENT ON COLUMN deconf_v1.review_queue.rule IS 'Rule that made the record; NULL for human codings.';
COMMENT ON COLUMN deconf_v1.review_queue.coder IS 'Name of the coder.';
COMMENT ON COLUMN deconf_v1.review_queue.coder_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.review_queue.coder_version IS 'Version of the coder, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.review_queue.coding IS 'Public id of the coding, to decide about: key of deconf_v1.codings.';
COMMENT ON COLUMN deconf_v1.review_queue.is_preferred IS 'True: the coding counts in the other views; false: another one does, and lacks this record.';
COMMENT ON COLUMN deconf_v1.review_queue.known_from IS 'When this database learned it.';
