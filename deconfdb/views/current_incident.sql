-- What the codings that count say of each incident, latest article first. A row is a resolved incident x report.
-- report_no 1 is the report that counts: the one of the article published last (nominal first day, undated ones
-- last), ties by coding. The window is cut by pair and ref, so that a filter on either reaches the index. Internal.
CREATE VIEW deconf.current_incident AS
SELECT
    root.pair,
    root.incident_ref,
    root.incident_id AS root_id,
    root.parties,
    r.article_id,
    r.coding_id,
    r.incident_id,
    r.family_code,
    r.kind_code,
    r.label,
    r.place_name,
    r.when_edtf,
    r.when_from,
    r.when_to,
    r.when_is_approximate,
    known.review_state_code,
    row_number() OVER (
        PARTITION BY root.pair, root.incident_ref, root.incident_id
        ORDER BY a.published_from DESC NULLS LAST, r.coding_id, r.incident_id
    ) AS report_no
FROM deconf.incident AS root
JOIN deconf.incident AS coded ON coded.resolved_incident_id = root.incident_id
JOIN deconf.incident_report AS r ON r.incident_id = coded.incident_id
JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id
JOIN deconf.article AS a ON a.article_id = r.article_id;

COMMENT ON VIEW deconf.current_incident IS 'Reports of each incident by the codings that count, numbered from the article published last. One row a resolved incident and report. Internal: read deconf_v1.incidents.';
COMMENT ON COLUMN deconf.current_incident.pair IS 'The two sides of the resolved incident; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf.current_incident.incident_ref IS 'Ref of the resolved incident.';
COMMENT ON COLUMN deconf.current_incident.root_id IS 'The resolved incident: deconf.incident.';
COMMENT ON COLUMN deconf.current_incident.parties IS 'All sides of the resolved incident, joined by "; "; empty if none is known.';
COMMENT ON COLUMN deconf.current_incident.article_id IS 'The article.';
COMMENT ON COLUMN deconf.current_incident.coding_id IS 'The coding.';
COMMENT ON COLUMN deconf.current_incident.incident_id IS 'The incident as coded: deconf.incident; merged into root_id.';
COMMENT ON COLUMN deconf.current_incident.family_code IS 'military or diplomatic; code of vocab.incident_family.';
COMMENT ON COLUMN deconf.current_incident.kind_code IS 'Kind; code of vocab.incident_kind.';
COMMENT ON COLUMN deconf.current_incident.label IS 'Label as coded.';
COMMENT ON COLUMN deconf.current_incident.place_name IS 'Place as coded; NULL = not stated.';
COMMENT ON COLUMN deconf.current_incident.when_edtf IS 'The date in EDTF.';
COMMENT ON COLUMN deconf.current_incident.when_from IS 'First possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf.current_incident.when_to IS 'Last possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf.current_incident.when_is_approximate IS 'True: an end is approximate.';
COMMENT ON COLUMN deconf.current_incident.review_state_code IS 'Review state of the coding; code of vocab.review_state.';
COMMENT ON COLUMN deconf.current_incident.report_no IS 'Place among the reports of the incident; 1 = the one that counts.';
