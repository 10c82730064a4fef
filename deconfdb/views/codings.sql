-- Every answer of every coder, with when it was known and whether it counts. A row is a coding: replaced and withdrawn
-- ones stay, so that what was known on a day can be read. Counts are of the coding itself.
CREATE VIEW deconf_v1.codings AS
SELECT
    'cod-' || left(replace(k.coding_id::text, '-', ''), 16) AS coding,
    k.known_from,
    k.known_to,
    a.article_key AS article,
    d.coder_name AS coder,
    d.kind_code AS coder_kind,
    k.coder_version,
    k.revision,
    k.review_state_code AS review_state,
    known.coding_id IS NOT NULL AS is_preferred,
    count(DISTINCT p.proposition_id) AS n_propositions,
    count(DISTINCT c.claim_id) AS n_claims,
    encode(k.content_sha256, 'hex') AS content_sha256,
    encode(v.text_sha256, 'hex') AS text_sha256
FROM deconf.coding AS k
JOIN deconf.coder AS d ON d.coder_id = k.coder_id
JOIN deconf.article AS a ON a.article_id = k.article_id
LEFT JOIN deconf.current_coding AS known ON known.article_id = k.article_id AND known.coding_id = k.coding_id
LEFT JOIN deconf.article_version AS v ON v.article_id = k.article_id AND v.version_id = k.version_id
LEFT JOIN deconf.proposition AS p ON p.article_id = k.article_id AND p.coding_id = k.coding_id
LEFT JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
GROUP BY k.article_id, k.coding_id, a.article_key, d.coder_name, d.kind_code, known.coding_id, v.text_sha256;

COMMENT ON VIEW deconf_v1.codings IS 'Every answer of every coder, replaced and withdrawn ones included. One row a coding.';
COMMENT ON COLUMN deconf_v1.codings.coding IS 'Public id of the coding: cod- and 16 hexadecimal digits.';
COMMENT ON COLUMN deconf_v1.codings.known_from IS 'When this database learned it.';
COMMENT ON COLUMN deconf_v1.codings.known_to IS 'When it was replaced or withdrawn; NULL = still stands.';
COMMENT ON COLUMN deconf_v1.codings.article IS 'Key of the article: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.codings.coder IS 'Name of the coder: a team, a person or a program.';
COMMENT ON COLUMN deconf_v1.codings.coder_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.codings.coder_version IS 'Version of the coder, as stated; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.codings.revision IS 'How often this coder has answered about this text state, from 1.';
COMMENT ON COLUMN deconf_v1.codings.review_state IS 'candidate, vetted, disputed or withdrawn; code of vocab.review_state.';
COMMENT ON COLUMN deconf_v1.codings.is_preferred IS 'True: counts in the other views for its text state.';
COMMENT ON COLUMN deconf_v1.codings.n_propositions IS 'Propositions in it.';
COMMENT ON COLUMN deconf_v1.codings.n_claims IS 'Claims in it.';
COMMENT ON COLUMN deconf_v1.codings.content_sha256 IS 'SHA-256 of the coding document in canonical JSON, hexadecimal.';
COMMENT ON COLUMN deconf_v1.codings.text_sha256 IS 'SHA-256 of the text that was coded, hexadecimal; NULL = the coding names none.';
