-- How far two coders agree on what both found. A row is an article x two standing codings x field. A date is the same where
-- both may mean the same day; every other field where the codes are. What coder a leaves open is not compared. Source:
-- comparisons.
CREATE VIEW deconf_v1.coder_agreement_fields AS
SELECT
    c.article,
    CASE r.record_kind WHEN 'claim' THEN 'claims' WHEN 'meeting' THEN 'meetings' ELSE 'mechanisms' END AS compared,
    f.field,
    c.coder_a,
    c.coder_a_kind,
    c.coder_a_version,
    c.coder_b,
    c.coder_b_kind,
    c.coder_b_version,
    count(*) AS n_compared,
    count(*) FILTER (WHERE f.is_same) AS n_same,
    (count(*) FILTER (WHERE f.is_same) / count(*)::numeric)::numeric(4, 3) AS agreement,
    c.coding_a,
    c.coding_b
FROM deconf.standing_comparison AS c
JOIN deconf.record_comparison AS r
    ON r.article_id = c.article_id AND r.coding_a_id = c.coding_a_id AND r.coding_b_id = c.coding_b_id
JOIN deconf.field_comparison AS f
    ON f.article_id = r.article_id AND f.coding_a_id = r.coding_a_id AND f.coding_b_id = r.coding_b_id
    AND f.comparison_no = r.comparison_no
GROUP BY
    c.article_id,
    c.coding_a_id,
    c.coding_b_id,
    c.article,
    r.record_kind,
    f.field,
    c.coder_a,
    c.coder_a_kind,
    c.coder_a_version,
    c.coder_b,
    c.coder_b_kind,
    c.coder_b_version,
    c.coding_a,
    c.coding_b;

COMMENT ON VIEW deconf_v1.coder_agreement_fields IS 'How far two coders agree, field by field, on the records that both found. One row an article, two standing codings and field.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.article IS 'Key of the article that both coded: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.compared IS 'claims, meetings or mechanisms (with their statuses).';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.field IS 'The field: stance, speech_act, quote_mode, chain and subject of claims; party_set, occurrence, format, place and meeting_date of meetings; mechanism_kind, status and status_date of mechanisms.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.coder_a IS 'Name of the coder that counts first: human before llm before rules, then by name.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.coder_a_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.coder_a_version IS 'Version of coder a, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.coder_b IS 'Name of the other coder.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.coder_b_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.coder_b_version IS 'Version of coder b, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.n_compared IS 'Matched records in which coder a has this field.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.n_same IS 'Those in which both have the same.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.agreement IS 'n_same / n_compared. Over several rows add up the counts, not this.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.coding_a IS 'Public id of coder a''s coding: key of deconf_v1.codings.';
COMMENT ON COLUMN deconf_v1.coder_agreement_fields.coding_b IS 'Public id of coder b''s coding: key of deconf_v1.codings.';
