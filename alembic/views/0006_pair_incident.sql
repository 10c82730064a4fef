-- The report that counts of each incident, once for each pair of its sides: deconf.current_incident by the bridge,
-- for panels by pair. The window is cut by the bridge's pair, so that a filter on it reaches the index; its order is
-- that of deconf.current_incident. Internal.
CREATE VIEW deconf.pair_incident AS
SELECT
    numbered.pair,
    numbered.incident_ref,
    numbered.incident_id,
    numbered.family_code,
    numbered.kind_code,
    numbered.label,
    numbered.when_from,
    numbered.when_to
FROM (
    SELECT
        b.pair,
        root.incident_ref,
        root.incident_id,
        r.family_code,
        r.kind_code,
        r.label,
        r.when_from,
        r.when_to,
        row_number() OVER (
            PARTITION BY b.pair, root.incident_ref, root.incident_id
            ORDER BY a.published_from DESC NULLS LAST, r.coding_id, r.incident_id
        ) AS report_no
    FROM deconf.incident_pair AS b
    JOIN deconf.incident AS root ON root.incident_id = b.incident_id
    JOIN deconf.incident AS coded ON coded.resolved_incident_id = root.incident_id
    JOIN deconf.incident_report AS r ON r.incident_id = coded.incident_id
    JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id
    JOIN deconf.article AS a ON a.article_id = r.article_id
) AS numbered
WHERE numbered.report_no = 1;

COMMENT ON VIEW deconf.pair_incident IS 'The report that counts of each incident, once for each pair of its sides. One row a resolved incident and pair. Internal.';
COMMENT ON COLUMN deconf.pair_incident.pair IS 'Two of its sides in alphabetical order.';
COMMENT ON COLUMN deconf.pair_incident.incident_ref IS 'Ref of the resolved incident.';
COMMENT ON COLUMN deconf.pair_incident.incident_id IS 'The resolved incident: deconf.incident.';
COMMENT ON COLUMN deconf.pair_incident.family_code IS 'military or diplomatic; code of vocab.incident_family.';
COMMENT ON COLUMN deconf.pair_incident.kind_code IS 'Kind; code of vocab.incident_kind.';
COMMENT ON COLUMN deconf.pair_incident.label IS 'Label as coded.';
COMMENT ON COLUMN deconf.pair_incident.when_from IS 'First possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf.pair_incident.when_to IS 'Last possible day, nominal; NULL = open or unknown.';
