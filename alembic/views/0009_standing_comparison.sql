-- Comparisons of two codings that both stand: a replaced or withdrawn coding takes its comparisons along. Internal.
CREATE VIEW deconf.standing_comparison AS
SELECT
    c.article_id,
    c.coding_a_id,
    c.coding_b_id,
    article.article_key AS article,
    coder_a.coder_name AS coder_a,
    coder_a.kind_code AS coder_a_kind,
    a.coder_version AS coder_a_version,
    coder_b.coder_name AS coder_b,
    coder_b.kind_code AS coder_b_kind,
    b.coder_version AS coder_b_version,
    'cod-' || left(replace(c.coding_a_id::text, '-', ''), 16) AS coding_a,
    'cod-' || left(replace(c.coding_b_id::text, '-', ''), 16) AS coding_b,
    c.compared_at
FROM deconf.coding_comparison AS c
JOIN deconf.article AS article ON article.article_id = c.article_id
JOIN deconf.coding AS a ON a.article_id = c.article_id AND a.coding_id = c.coding_a_id
JOIN deconf.coder AS coder_a ON coder_a.coder_id = a.coder_id
JOIN deconf.coding AS b ON b.article_id = c.article_id AND b.coding_id = c.coding_b_id
JOIN deconf.coder AS coder_b ON coder_b.coder_id = b.coder_id
WHERE a.known_to IS NULL AND b.known_to IS NULL;

COMMENT ON VIEW deconf.standing_comparison IS 'Comparisons of two codings that both stand. One row a pair of codings. Internal.';
COMMENT ON COLUMN deconf.standing_comparison.article_id IS 'The article.';
COMMENT ON COLUMN deconf.standing_comparison.coding_a_id IS 'The one coding.';
COMMENT ON COLUMN deconf.standing_comparison.coding_b_id IS 'The other coding.';
COMMENT ON COLUMN deconf.standing_comparison.article IS 'Key of the article.';
COMMENT ON COLUMN deconf.standing_comparison.coder_a IS 'Name of the coder that counts first: human before llm before rules, then by name.';
COMMENT ON COLUMN deconf.standing_comparison.coder_a_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf.standing_comparison.coder_a_version IS 'Version of coder a, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf.standing_comparison.coder_b IS 'Name of the other coder.';
COMMENT ON COLUMN deconf.standing_comparison.coder_b_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf.standing_comparison.coder_b_version IS 'Version of coder b, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf.standing_comparison.coding_a IS 'Public id of coding a.';
COMMENT ON COLUMN deconf.standing_comparison.coding_b IS 'Public id of coding b.';
COMMENT ON COLUMN deconf.standing_comparison.compared_at IS 'When they were compared.';
