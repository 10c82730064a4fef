-- How far two coders who coded the same text found the same. A row is an article x two standing codings x what is
-- compared, by the comparison of deconfdb evaluate: claims are the same by speaker and overlap of their spans, meetings by
-- states and dates, mechanisms by parties and family of kind. What an outlet says in its own voice is not compared, and
-- several claims of one speaker in one stretch count once. Neither coder is taken to be right. Source: comparisons.
CREATE VIEW deconf_v1.coder_agreement AS
SELECT
    c.article,
    compared.kinds AS compared,
    c.coder_a,
    c.coder_a_kind,
    c.coder_a_version,
    c.coder_b,
    c.coder_b_kind,
    c.coder_b_version,
    count(r.comparison_no) FILTER (WHERE r.record_a_id IS NOT NULL AND r.record_b_id IS NOT NULL) AS n_matched,
    count(r.comparison_no) FILTER (WHERE r.record_b_id IS NULL) AS n_only_a,
    count(r.comparison_no) FILTER (WHERE r.record_a_id IS NULL) AS n_only_b,
    (
        2.0 * count(r.comparison_no) FILTER (WHERE r.record_a_id IS NOT NULL AND r.record_b_id IS NOT NULL)
        / nullif(count(r.record_a_id) + count(r.record_b_id), 0)
    )::numeric(4, 3) AS f1,
    c.coding_a,
    c.coding_b,
    c.compared_at
FROM deconf.standing_comparison AS c
CROSS JOIN (VALUES ('claim', 'claims'), ('meeting', 'meetings'), ('mechanism', 'mechanisms')) AS compared (kind, kinds)
LEFT JOIN deconf.record_comparison AS r
    ON r.article_id = c.article_id AND r.coding_a_id = c.coding_a_id AND r.coding_b_id = c.coding_b_id
    AND r.record_kind = compared.kind
GROUP BY
    c.article_id,
    c.coding_a_id,
    c.coding_b_id,
    c.article,
    compared.kinds,
    c.coder_a,
    c.coder_a_kind,
    c.coder_a_version,
    c.coder_b,
    c.coder_b_kind,
    c.coder_b_version,
    c.coding_a,
    c.coding_b,
    c.compared_at;

COMMENT ON VIEW deconf_v1.coder_agreement IS 'How far two coders who coded the same text found the same records. One row an article, two standing codings and what is compared.';
COMMENT ON COLUMN deconf_v1.coder_agreement.article IS 'Key of the article that both coded: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.coder_agreement.compared IS 'claims, meetings or mechanisms (with their statuses).';
COMMENT ON COLUMN deconf_v1.coder_agreement.coder_a IS 'Name of the coder that counts first: human before llm before rules, then by name.';
COMMENT ON COLUMN deconf_v1.coder_agreement.coder_a_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.coder_agreement.coder_a_version IS 'Version of coder a, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.coder_agreement.coder_b IS 'Name of the other coder.';
COMMENT ON COLUMN deconf_v1.coder_agreement.coder_b_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.coder_agreement.coder_b_version IS 'Version of coder b, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.coder_agreement.n_matched IS 'Records that both have.';
COMMENT ON COLUMN deconf_v1.coder_agreement.n_only_a IS 'Records that only coder a has.';
COMMENT ON COLUMN deconf_v1.coder_agreement.n_only_b IS 'Records that only coder b has.';
COMMENT ON COLUMN deconf_v1.coder_agreement.f1 IS '2 x n_matched / (2 x n_matched + n_only_a + n_only_b), the same in both directions; NULL = neither has any. Over several rows add up the counts, not this.';
COMMENT ON COLUMN deconf_v1.coder_agreement.coding_a IS 'Public id of coder a''s coding: key of deconf_v1.codings.';
COMMENT ON COLUMN deconf_v1.coder_agreement.coding_b IS 'Public id of coder b''s coding: key of deconf_v1.codings.';
COMMENT ON COLUMN deconf_v1.coder_agreement.compared_at IS 'When the two codings were compared.';
