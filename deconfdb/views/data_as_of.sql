-- How far the data reach. One row. Claims and mentions are those of the codings that count; a mention is verified
-- when its span stands letter for letter in the text state that was coded. Source: tables and ledger.
CREATE VIEW deconf_v1.data_as_of AS
WITH loaded AS (
    SELECT max(finished_at) AS last_loaded_at
    FROM ops.run
    WHERE state = 'done' AND NOT is_dry_run
), published AS (
    SELECT
        count(*) AS n_articles,
        max(published_from) FILTER (
            WHERE published_from = published_to AND NOT published_is_approximate
        ) AS newest_published_on
    FROM deconf.article
), coded AS (
    SELECT count(*) AS n_codings
    FROM deconf.current_coding
), claimed AS (
    SELECT count(*) AS n_claims
    FROM deconf.current_coding AS known
    JOIN deconf.claim AS c ON c.article_id = known.article_id AND c.coding_id = known.coding_id
), mentioned AS (
    SELECT
        count(*) AS n_mentions,
        count(*) FILTER (WHERE v.is_verified) AS n_verified_mentions
    FROM deconf.current_coding AS known
    JOIN deconf.claim AS c ON c.article_id = known.article_id AND c.coding_id = known.coding_id
    JOIN deconf.mention AS m ON m.article_id = c.article_id AND m.claim_id = c.claim_id
    LEFT JOIN deconf.mention_verification AS v
        ON v.article_id = m.article_id AND v.claim_id = m.claim_id AND v.mention_no = m.mention_no
        AND v.version_id = known.version_id
), named AS (
    SELECT count(DISTINCT root.mechanism_id) AS n_mechanisms
    FROM deconf.mechanism AS root
    JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = root.mechanism_id
    LEFT JOIN (
        deconf.mechanism_report AS r
        JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id
    ) ON r.mechanism_id = coded.mechanism_id
    WHERE root.is_registered OR r.mechanism_id IS NOT NULL
), revised AS (
    SELECT max(version_num) AS schema_revision
    FROM ops.alembic_version
), set_aside AS (
    SELECT count(*) AS n_open_quarantine
    FROM ops.quarantine
    WHERE state = 'open'
)
SELECT
    loaded.last_loaded_at,
    published.n_articles,
    coded.n_codings,
    claimed.n_claims,
    mentioned.n_mentions,
    mentioned.n_verified_mentions,
    named.n_mechanisms,
    published.newest_published_on,
    revised.schema_revision::text AS schema_revision,
    set_aside.n_open_quarantine
FROM loaded
CROSS JOIN published
CROSS JOIN coded
CROSS JOIN claimed
CROSS JOIN mentioned
CROSS JOIN named
CROSS JOIN revised
CROSS JOIN set_aside;

COMMENT ON VIEW deconf_v1.data_as_of IS 'How far the data reach: last load, counts, schema revision. One row.';
COMMENT ON COLUMN deconf_v1.data_as_of.last_loaded_at IS 'End of the last command that wrote and finished (UTC); NULL = none yet.';
COMMENT ON COLUMN deconf_v1.data_as_of.n_articles IS 'Articles known, coded or not.';
COMMENT ON COLUMN deconf_v1.data_as_of.n_codings IS 'Codings that count: one a text state.';
COMMENT ON COLUMN deconf_v1.data_as_of.n_claims IS 'Claims in those codings.';
COMMENT ON COLUMN deconf_v1.data_as_of.n_mentions IS 'Mentions of those claims.';
COMMENT ON COLUMN deconf_v1.data_as_of.n_verified_mentions IS 'Mentions whose span was found letter for letter in the text that was coded.';
COMMENT ON COLUMN deconf_v1.data_as_of.n_mechanisms IS 'Mechanisms registered or reported: the rows of deconf_v1.mechanisms.';
COMMENT ON COLUMN deconf_v1.data_as_of.newest_published_on IS 'Latest publication day of an article, among those known to the day; NULL = none.';
COMMENT ON COLUMN deconf_v1.data_as_of.schema_revision IS 'Revision of the schema.';
COMMENT ON COLUMN deconf_v1.data_as_of.n_open_quarantine IS 'Records set aside and not yet dealt with.';
