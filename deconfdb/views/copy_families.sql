-- Articles that carry one text: wire copy on several sites. A row is a copy family with at least one article; an article
-- without known copies is a family of its own. Source: articles.
CREATE VIEW deconf_v1.copy_families AS
SELECT
    head.article_key AS copy_family,
    min(a.published_from) AS first_published_on,
    count(*) AS n_articles,
    count(DISTINCT a.source_id) AS n_sources,
    string_agg(DISTINCT a.article_key COLLATE "C", '; ') AS articles,
    string_agg(DISTINCT s.source_name COLLATE "C", '; ') AS sources
FROM deconf.article AS a
JOIN deconf.article AS head ON head.article_id = a.copy_family_id
LEFT JOIN deconf.source AS s ON s.source_id = a.source_id
GROUP BY head.article_id, head.article_key;

COMMENT ON VIEW deconf_v1.copy_families IS 'Articles that carry one text, such as wire copy on several sites. One row a family, be it of one article.';
COMMENT ON COLUMN deconf_v1.copy_families.copy_family IS 'Key of its oldest article: copy_family of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.copy_families.first_published_on IS 'First possible day of its oldest dated article (nominal bound); NULL = none is dated.';
COMMENT ON COLUMN deconf_v1.copy_families.n_articles IS 'Articles in the family.';
COMMENT ON COLUMN deconf_v1.copy_families.n_sources IS 'Sources that published them.';
COMMENT ON COLUMN deconf_v1.copy_families.articles IS 'Keys of the articles, joined by "; ".';
COMMENT ON COLUMN deconf_v1.copy_families.sources IS 'Names of the sources, joined by "; "; NULL = none is known.';
