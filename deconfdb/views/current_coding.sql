-- Which codings count now: one row a text state of an article, its preferred coding. Internal: every public view that
-- speaks of evidence starts here. History: deconf.coding_preference.
CREATE VIEW deconf.current_coding AS
SELECT
    p.article_id,
    p.coding_id
FROM deconf.coding_preference AS p
WHERE p.preferred_to IS NULL;

COMMENT ON VIEW deconf.current_coding IS 'Codings that count now: the preferred one of each text state. One row a coding.';
COMMENT ON COLUMN deconf.current_coding.article_id IS 'The article.';
COMMENT ON COLUMN deconf.current_coding.coding_id IS 'The coding.';
