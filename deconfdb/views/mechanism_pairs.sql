-- Every unordered pair of sides of each mechanism: what a look-up by pair and a panel by pair go by where there are
-- more than two sides. A row is a mechanism x pair, of resolved mechanisms that are registered or reported by a
-- coding that counts. A join through it multiplies rows on purpose. Source: the bridge table deconf.mechanism_pair.
CREATE VIEW deconf_v1.mechanism_pairs AS
SELECT DISTINCT
    root.mechanism_ref AS mechanism,
    b.pair,
    b.side_a,
    b.side_b
FROM deconf.mechanism_pair AS b
JOIN deconf.mechanism AS root ON root.mechanism_id = b.mechanism_id
JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = root.mechanism_id
LEFT JOIN (
    deconf.mechanism_report AS r
    JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id
) ON r.mechanism_id = coded.mechanism_id
WHERE root.is_registered OR r.mechanism_id IS NOT NULL;

COMMENT ON VIEW deconf_v1.mechanism_pairs IS 'Every unordered pair of sides of a mechanism. One row a mechanism and pair.';
COMMENT ON COLUMN deconf_v1.mechanism_pairs.mechanism IS 'Ref of the mechanism: key of deconf_v1.mechanisms.';
COMMENT ON COLUMN deconf_v1.mechanism_pairs.pair IS 'Two of its sides in alphabetical order, such as ISR-RUS.';
COMMENT ON COLUMN deconf_v1.mechanism_pairs.side_a IS 'The side that comes first in the alphabet; code of vocab.side.';
COMMENT ON COLUMN deconf_v1.mechanism_pairs.side_b IS 'The other side; code of vocab.side.';
