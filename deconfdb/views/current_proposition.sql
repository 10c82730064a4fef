-- Propositions of the codings that count, with the resolved subject that each is about. A branch for each kind of
-- subject, so that a filter on pair, mechanism, meeting, incident or article reaches an index in every branch. Internal.
CREATE VIEW deconf.current_proposition AS
SELECT
    p.article_id,
    p.coding_id,
    p.proposition_id,
    a.article_key AS article,
    'mechanism' AS subject_kind,
    root.mechanism_ref AS subject,
    root.mechanism_ref AS mechanism,
    NULL::text AS meeting,
    NULL::text AS incident,
    root.pair,
    p.kind_code,
    p.gist,
    p.track_code,
    p.status_code
FROM deconf.mechanism AS root
JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = root.mechanism_id
JOIN deconf.proposition AS p ON p.mechanism_id = coded.mechanism_id
JOIN deconf.current_coding AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
JOIN deconf.article AS a ON a.article_id = p.article_id
UNION ALL
SELECT
    p.article_id,
    p.coding_id,
    p.proposition_id,
    a.article_key,
    'meeting',
    root.meeting_ref,
    NULL,
    root.meeting_ref,
    NULL,
    root.pair,
    p.kind_code,
    p.gist,
    p.track_code,
    p.status_code
FROM deconf.meeting AS root
JOIN deconf.meeting AS coded ON coded.resolved_meeting_id = root.meeting_id
JOIN deconf.proposition AS p ON p.meeting_id = coded.meeting_id
JOIN deconf.current_coding AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
JOIN deconf.article AS a ON a.article_id = p.article_id
UNION ALL
SELECT
    p.article_id,
    p.coding_id,
    p.proposition_id,
    a.article_key,
    'incident',
    root.incident_ref,
    NULL,
    NULL,
    root.incident_ref,
    root.pair,
    p.kind_code,
    p.gist,
    p.track_code,
    p.status_code
FROM deconf.incident AS root
JOIN deconf.incident AS coded ON coded.resolved_incident_id = root.incident_id
JOIN deconf.proposition AS p ON p.incident_id = coded.incident_id
JOIN deconf.current_coding AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
JOIN deconf.article AS a ON a.article_id = p.article_id
UNION ALL
SELECT
    p.article_id,
    p.coding_id,
    p.proposition_id,
    a.article_key,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    p.kind_code,
    p.gist,
    p.track_code,
    p.status_code
FROM deconf.proposition AS p
JOIN deconf.current_coding AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
JOIN deconf.article AS a ON a.article_id = p.article_id
WHERE num_nonnulls(p.mechanism_id, p.meeting_id, p.incident_id) = 0;

COMMENT ON VIEW deconf.current_proposition IS 'Propositions of the codings that count, with the resolved subject of each. One row a proposition. Internal.';
COMMENT ON COLUMN deconf.current_proposition.article_id IS 'The article.';
COMMENT ON COLUMN deconf.current_proposition.coding_id IS 'The coding.';
COMMENT ON COLUMN deconf.current_proposition.proposition_id IS 'The proposition: deconf.proposition.';
COMMENT ON COLUMN deconf.current_proposition.article IS 'Key of the article.';
COMMENT ON COLUMN deconf.current_proposition.subject_kind IS 'mechanism, meeting or incident; NULL = about none of them.';
COMMENT ON COLUMN deconf.current_proposition.subject IS 'Ref of the resolved subject; NULL = none.';
COMMENT ON COLUMN deconf.current_proposition.mechanism IS 'Ref of the resolved mechanism; NULL = not about one.';
COMMENT ON COLUMN deconf.current_proposition.meeting IS 'Ref of the resolved meeting; NULL = not about one.';
COMMENT ON COLUMN deconf.current_proposition.incident IS 'Ref of the resolved incident; NULL = not about one.';
COMMENT ON COLUMN deconf.current_proposition.pair IS 'The two sides of the subject; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf.current_proposition.kind_code IS 'Kind; code of vocab.proposition_kind; NULL = not judged.';
COMMENT ON COLUMN deconf.current_proposition.gist IS 'The content in neutral words; NULL = none given.';
COMMENT ON COLUMN deconf.current_proposition.track_code IS 'Track of the status; code of vocab.mechanism_track; NULL = no status.';
COMMENT ON COLUMN deconf.current_proposition.status_code IS 'Status of the mechanism; code of vocab.mechanism_status; NULL = no status.';
