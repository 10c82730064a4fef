-- Where two coders who coded the same text disagree, for a person to look at. A row is a record that only one of two standing
-- codings has, or a field in which a record that both have differs. Spans are code points of the coded text, past the end.
-- Source: comparisons.
CREATE VIEW deconf_v1.coder_disagreements AS
SELECT
    c.article,
    r.record_kind,
    CASE WHEN r.record_b_id IS NULL THEN 'only_a' WHEN r.record_a_id IS NULL THEN 'only_b' ELSE 'differs' END AS what,
    f.field,
    f.value_a,
    f.value_b,
    coalesce(one.pair, other.pair) AS pair,
    one.speaker AS speaker_a,
    one.says AS says_a,
    other.speaker AS speaker_b,
    other.says AS says_b,
    one.span[1] AS span_a_start,
    one.span[2] AS span_a_end,
    other.span[1] AS span_b_start,
    other.span[2] AS span_b_end,
    one.confidence::numeric(4, 3) AS confidence_a,
    other.confidence::numeric(4, 3) AS confidence_b,
    one.record AS record_a,
    other.record AS record_b,
    c.coder_a,
    c.coder_a_kind,
    c.coder_a_version,
    c.coder_b,
    c.coder_b_kind,
    c.coder_b_version,
    c.coding_a,
    c.coding_b
FROM deconf.standing_comparison AS c
JOIN deconf.record_comparison AS r
    ON r.article_id = c.article_id AND r.coding_a_id = c.coding_a_id AND r.coding_b_id = c.coding_b_id
LEFT JOIN deconf.field_comparison AS f
    ON f.article_id = r.article_id AND f.coding_a_id = r.coding_a_id AND f.coding_b_id = r.coding_b_id
    AND f.comparison_no = r.comparison_no AND NOT f.is_same
LEFT JOIN deconf.coded_record AS one
    ON one.article_id = r.article_id AND one.article = c.article AND one.coding_id = r.coding_a_id
    AND one.record_id = r.record_a_id
LEFT JOIN deconf.coded_record AS other
    ON other.article_id = r.article_id AND other.article = c.article AND other.coding_id = r.coding_b_id
    AND other.record_id = r.record_b_id
WHERE r.record_a_id IS NULL OR r.record_b_id IS NULL OR f.field IS NOT NULL;

COMMENT ON VIEW deconf_v1.coder_disagreements IS 'Where two coders of the same text disagree: records that one alone has, and fields that differ. One row two standing codings, record and field.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.article IS 'Key of the article that both coded: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.record_kind IS 'claim, meeting or mechanism (with its statuses).';
COMMENT ON COLUMN deconf_v1.coder_disagreements.what IS 'only_a or only_b: one coder alone has the record; differs: both have it, with different codes in a field.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.field IS 'The field that differs, as in deconf_v1.coder_agreement_fields; NULL = one coder alone has the record.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.value_a IS 'Code of coder a in it; NULL likewise.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.value_b IS 'Code of coder b in it, none where there is none; NULL likewise.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.pair IS 'The two sides of the subject in alphabetical order, such as ISR-RUS; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.speaker_a IS 'Speaker of a claim according to coder a; NULL = no claim, or b alone has it.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.says_a IS 'What is said, in neutral words of coder a: the gist of a claim without its stance, the meeting, the statuses of a mechanism; NULL = none given, or b alone has it.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.speaker_b IS 'Speaker of a claim according to coder b; NULL = no claim, or a alone has it.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.says_b IS 'What is said, in words of coder b; NULL = none given, or a alone has it.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.span_a_start IS 'First code point of coder a''s first evidence, from 0; NULL = none, or b alone has it.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.span_a_end IS 'Code point after its last; NULL likewise.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.span_b_start IS 'First code point of coder b''s first evidence, from 0; NULL = none, or a alone has it.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.span_b_end IS 'Code point after its last; NULL likewise.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.confidence_a IS 'Measured confidence of the rule that made coder a''s record, 0 to 1; NULL where none is stated.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.confidence_b IS 'Measured confidence of the rule that made coder b''s record, 0 to 1; NULL where none is stated.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.record_a IS 'Public id of the claim, or ref of the meeting or mechanism, in coding a; NULL = b alone has it.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.record_b IS 'Public id of the claim, or ref of the meeting or mechanism, in coding b; NULL = a alone has it.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.coder_a IS 'Name of the coder that counts first: human before llm before rules, then by name.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.coder_a_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.coder_a_version IS 'Version of coder a, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.coder_b IS 'Name of the other coder.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.coder_b_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.coder_b_version IS 'Version of coder b, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.coding_a IS 'Public id of coder a''s coding: key of deconf_v1.codings.';
COMMENT ON COLUMN deconf_v1.coder_disagreements.coding_b IS 'Public id of coder b''s coding: key of deconf_v1.codings.';
