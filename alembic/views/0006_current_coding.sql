-- Which codings count now: one row a text state of an article, its preferred coding. Internal: every public view that
-- speaks of evidence starts here. History: deconf.coding_preference.
-- It goes through deconf.coding, to which propositions and reports have foreign keys: by those the planner knows that
-- article and coding belong together. Joined to the preferences directly it expected 7 rows of 14,300 and chose nested
-- loops that ran for minutes.
CREATE VIEW deconf.current_coding AS
SELECT
    k.article_id,
    k.coding_id,
    k.version_id,
    k.coder_id,
    k.review_state_code
FROM deconf.coding AS k
JOIN deconf.coding_preference AS p ON p.article_id = k.article_id AND p.coding_id = k.coding_id
WHERE p.preferred_to IS NULL;

COMMENT ON VIEW deconf.current_coding IS 'Codings that count now: the preferred one of each text state. One row a coding.';
COMMENT ON COLUMN deconf.current_coding.article_id IS 'The article.';
COMMENT ON COLUMN deconf.current_coding.coding_id IS 'The coding.';
COMMENT ON COLUMN deconf.current_coding.version_id IS 'The text state that was coded; NULL where the coding names none.';
COMMENT ON COLUMN deconf.current_coding.coder_id IS 'The coder.';
COMMENT ON COLUMN deconf.current_coding.review_state_code IS 'Review state of the coding; code of vocab.review_state.';
