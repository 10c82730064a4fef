-- Every unordered pair of sides of each incident: what a look-up by pair and a panel by pair go by where there are
-- more than two sides. A row is an incident x pair, of resolved incidents that a coding which counts reports. A join
-- through it multiplies rows on purpose. Source: the bridge table deconf.incident_pair.
CREATE VIEW deconf_v1.incident_pairs AS
SELECT DISTINCT
    root.incident_ref AS incident,
    b.pair,
    b.side_a,
    b.side_b
FROM deconf.incident_pair AS b
JOIN deconf.incident AS root ON root.incident_id = b.incident_id
JOIN deconf.incident AS coded ON coded.resolved_incident_id = root.incident_id
JOIN deconf.incident_report AS r ON r.incident_id = coded.incident_id
JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id;

COMMENT ON VIEW deconf_v1.incident_pairs IS 'Every unordered pair of sides of an incident. One row an incident and pair.';
COMMENT ON COLUMN deconf_v1.incident_pairs.incident IS 'Ref of the incident: key of deconf_v1.incidents.';
COMMENT ON COLUMN deconf_v1.incident_pairs.pair IS 'Two of its sides in alphabetical order, such as ISR-RUS.';
COMMENT ON COLUMN deconf_v1.incident_pairs.side_a IS 'The side that comes first in the alphabet; code of vocab.side.';
COMMENT ON COLUMN deconf_v1.incident_pairs.side_b IS 'The other side; code of vocab.side.';
