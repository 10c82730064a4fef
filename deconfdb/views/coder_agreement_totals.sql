-- How far two coders agree over all texts that both have coded. A row is two coders, by version, x measure: records is what
-- they found, a field is what they say of the records that both found. Alpha is Krippendorff's for nominal codes: 1 - observed
-- / expected disagreement, expected from the codes of both over all texts. Dates have none: they agree where they overlap.
-- Source: comparisons of codings that stand.
CREATE VIEW deconf_v1.coder_agreement_totals AS
WITH valued AS (
    SELECT
        c.article_id,
        c.coder_a,
        c.coder_a_kind,
        c.coder_a_version,
        c.coder_b,
        c.coder_b_kind,
        c.coder_b_version,
        r.record_kind,
        f.field,
        f.is_same,
        count(*) OVER (
            PARTITION BY
                c.coder_a,
                c.coder_a_kind,
                c.coder_a_version,
                c.coder_b,
                c.coder_b_kind,
                c.coder_b_version,
                f.field,
                each.code
        ) AS n_times
    FROM deconf.standing_comparison AS c
    JOIN deconf.record_comparison AS r
        ON r.article_id = c.article_id AND r.coding_a_id = c.coding_a_id AND r.coding_b_id = c.coding_b_id
    JOIN deconf.field_comparison AS f
        ON f.article_id = r.article_id AND f.coding_a_id = r.coding_a_id AND f.coding_b_id = r.coding_b_id
        AND f.comparison_no = r.comparison_no
    CROSS JOIN LATERAL (VALUES (f.value_a), (f.value_b)) AS each (code)
), counted AS (
    -- Each matched record stands there twice, once with the code of either coder; n_values is the number of those codes.
    SELECT
        coder_a,
        coder_a_kind,
        coder_a_version,
        coder_b,
        coder_b_kind,
        coder_b_version,
        record_kind,
        field,
        count(DISTINCT article_id) AS n_articles,
        count(*)::numeric AS n_values,
        count(*) FILTER (WHERE is_same)::numeric AS n_same_values,
        sum(n_times) AS n_squared
    FROM valued
    GROUP BY
        coder_a,
        coder_a_kind,
        coder_a_version,
        coder_b,
        coder_b_kind,
        coder_b_version,
        record_kind,
        field
)
SELECT
    a.compared,
    'records' AS measure,
    a.coder_a,
    a.coder_a_kind,
    a.coder_a_version,
    a.coder_b,
    a.coder_b_kind,
    a.coder_b_version,
    count(DISTINCT a.article) AS n_articles,
    sum(a.n_matched + a.n_only_a + a.n_only_b)::bigint AS n_compared,
    sum(a.n_matched)::bigint AS n_same,
    (2 * sum(a.n_matched) / nullif(sum(2 * a.n_matched + a.n_only_a + a.n_only_b), 0))::numeric(4, 3) AS agreement,
    NULL::numeric(4, 3) AS alpha
FROM deconf_v1.coder_agreement AS a
GROUP BY
    a.compared,
    a.coder_a,
    a.coder_a_kind,
    a.coder_a_version,
    a.coder_b,
    a.coder_b_kind,
    a.coder_b_version
UNION ALL
SELECT
    CASE record_kind WHEN 'claim' THEN 'claims' WHEN 'meeting' THEN 'meetings' ELSE 'mechanisms' END,
    field,
    coder_a,
    coder_a_kind,
    coder_a_version,
    coder_b,
    coder_b_kind,
    coder_b_version,
    n_articles,
    (n_values / 2)::bigint,
    (n_same_values / 2)::bigint,
    (n_same_values / n_values)::numeric(4, 3),
    (
        CASE
            WHEN field NOT IN ('meeting_date', 'status_date') AND n_values * n_values > n_squared
                THEN 1 - (1 - n_same_values / n_values) * n_values * (n_values - 1) / (n_values * n_values - n_squared)
        END
    )::numeric(4, 3)
FROM counted;

COMMENT ON VIEW deconf_v1.coder_agreement_totals IS 'How far two coders agree over all texts that both coded. One row two coders, by version, and measure.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.compared IS 'claims, meetings or mechanisms (with their statuses).';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.measure IS 'records: what they found; else the field of the records that both found, as in deconf_v1.coder_agreement_fields.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.coder_a IS 'Name of the coder that counts first: human before llm before rules, then by name.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.coder_a_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.coder_a_version IS 'Version of coder a, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.coder_b IS 'Name of the other coder.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.coder_b_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.coder_b_version IS 'Version of coder b, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.n_articles IS 'Articles that both have coded; of a field, those in which it was compared.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.n_compared IS 'Records that either found; of a field, matched records in which coder a has it.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.n_same IS 'Records that both found; of a field, those in which both have the same.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.agreement IS 'Of records F1, the same in both directions; of a field n_same / n_compared; NULL = nothing to compare.';
COMMENT ON COLUMN deconf_v1.coder_agreement_totals.alpha IS 'Krippendorff''s alpha for nominal codes, 1 = full agreement, 0 = as by chance; NULL = records, dates, or one code alone.';
