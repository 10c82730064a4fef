-- Who publishes and passes on. A row is an outlet, agency, ministry or monitor, registered or known from documents and
-- codings alone. Mentions are those of codings that count. Source: registry of sources, articles, attributions.
CREATE VIEW deconf_v1.sources AS
SELECT
    s.source_ref AS source,
    s.source_name AS name,
    s.kind_code AS kind,
    s.country_code AS country,
    s.is_registered,
    named.aliases,
    coalesce(p.n_articles, 0) AS n_articles,
    coalesce(h.n_mentions_published, 0) AS n_mentions_published,
    coalesce(h.n_mentions_passed_on, 0) AS n_mentions_passed_on,
    p.first_published_on,
    p.last_published_on
FROM deconf.source AS s
LEFT JOIN (
    SELECT
        source_id,
        string_agg(DISTINCT alias COLLATE "C", '; ') AS aliases
    FROM deconf.source_alias
    GROUP BY source_id
) AS named ON named.source_id = s.source_id
LEFT JOIN (
    SELECT
        source_id,
        count(*) AS n_articles,
        min(published_from) AS first_published_on,
        max(published_to) AS last_published_on
    FROM deconf.article
    GROUP BY source_id
) AS p ON p.source_id = s.source_id
LEFT JOIN (
    SELECT
        one.source_id,
        count(*) FILTER (WHERE one.is_publisher) AS n_mentions_published,
        count(*) FILTER (WHERE one.is_relay) AS n_mentions_passed_on
    FROM (
        SELECT
            h.article_id,
            h.claim_id,
            h.mention_no,
            h.source_id,
            bool_or(h.step = 1) AS is_publisher,
            bool_or(h.step > 1) AS is_relay
        FROM deconf.attribution AS h
        JOIN deconf.claim AS c ON c.article_id = h.article_id AND c.claim_id = h.claim_id
        JOIN deconf.current_coding AS known ON known.article_id = c.article_id AND known.coding_id = c.coding_id
        WHERE h.source_id IS NOT NULL
        GROUP BY h.article_id, h.claim_id, h.mention_no, h.source_id
    ) AS one
    GROUP BY one.source_id
) AS h ON h.source_id = s.source_id;

COMMENT ON VIEW deconf_v1.sources IS 'Outlets, agencies, ministries and monitors that publish or are cited, with their coverage. One row a source.';
COMMENT ON COLUMN deconf_v1.sources.source IS 'Ref of the source: source_ref of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.sources.name IS 'Name of the source.';
COMMENT ON COLUMN deconf_v1.sources.kind IS 'Kind of source; code of vocab.source_kind; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.sources.country IS 'ISO 3166-1 alpha-3 code of the country it is based in; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.sources.is_registered IS 'True: stands in the registry; false: known from documents or codings alone.';
COMMENT ON COLUMN deconf_v1.sources.aliases IS 'Other names and spellings, joined by "; "; NULL = none.';
COMMENT ON COLUMN deconf_v1.sources.n_articles IS 'Articles that it published.';
COMMENT ON COLUMN deconf_v1.sources.n_mentions_published IS 'Mentions of claims in which it is the publisher.';
COMMENT ON COLUMN deconf_v1.sources.n_mentions_passed_on IS 'Mentions of claims in whose chain it stands behind the publisher.';
COMMENT ON COLUMN deconf_v1.sources.first_published_on IS 'First possible day of its oldest article (nominal bound); NULL = none is dated.';
COMMENT ON COLUMN deconf_v1.sources.last_published_on IS 'Last possible day of its newest article (nominal bound); NULL = none is dated.';
