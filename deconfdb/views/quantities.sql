-- Figures that were given, each with who gave it: casualties, troops, posts, targets. A row is a proposition with a
-- figure in a coding that counts; figures for one thing stand in one row each and are never reconciled. Figures are in
-- the unit named. Speakers are those of all claims on it, whatever the stance: see claims for who denies it.
-- PRESS! stands for an outlet in its own voice until lists are joined, as in channel_history.
CREATE VIEW deconf_v1.quantities AS
SELECT
    'prp-' || left(replace(p.proposition_id::text, '-', ''), 16) AS proposition,
    min(c.said_from) AS said_from,
    p.gist,
    q.quantity_measure AS measure,
    q.quantity_low AS low,
    q.quantity_best AS best,
    q.quantity_high AS high,
    q.quantity_unit AS unit,
    q.quantity_qualifier AS qualifier,
    p.subject_kind,
    p.subject,
    p.pair,
    string_agg(DISTINCT speaker.actor_name COLLATE "C", '; ') AS speakers,
    replace(
        string_agg(
            DISTINCT CASE
                WHEN speaker.kind_code = 'news_outlet' THEN 'PRESS!'
                WHEN c.claim_id IS NOT NULL THEN coalesce(speaker.side_code, 'UNKNOWN')
            END COLLATE "C",
            '; '
        ),
        'PRESS!',
        'press'
    ) AS sides,
    p.article,
    r.when_from AS incident_from,
    r.when_to AS incident_to
FROM deconf.current_proposition AS p
JOIN deconf.proposition AS q ON q.article_id = p.article_id AND q.proposition_id = p.proposition_id
LEFT JOIN deconf.incident_report AS r
    ON r.article_id = q.article_id AND r.coding_id = q.coding_id AND r.incident_id = q.incident_id
LEFT JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
LEFT JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
LEFT JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id
WHERE num_nonnulls(q.quantity_measure, q.quantity_low, q.quantity_best, q.quantity_high) > 0
GROUP BY
    q.article_id,
    q.proposition_id,
    p.proposition_id,
    p.gist,
    p.subject_kind,
    p.subject,
    p.pair,
    p.article,
    r.when_from,
    r.when_to;

COMMENT ON VIEW deconf_v1.quantities IS 'Figures that were given, with who gave them. One row a proposition with a figure.';
COMMENT ON COLUMN deconf_v1.quantities.proposition IS 'Public id of the proposition: prp- and 16 hexadecimal digits.';
COMMENT ON COLUMN deconf_v1.quantities.said_from IS 'First possible day on which it was first said, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.quantities.gist IS 'The content in neutral words of the coder; NULL = none given.';
COMMENT ON COLUMN deconf_v1.quantities.measure IS 'What is counted; code of vocab.quantity_measure; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.quantities.low IS 'Lower bound of the figure, in unit; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.quantities.best IS 'Best estimate of the figure, in unit; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.quantities.high IS 'Upper bound of the figure, in unit; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.quantities.unit IS 'Unit of the figure; code of vocab.quantity_unit; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.quantities.qualifier IS 'How the figure is hedged; code of vocab.quantity_qualifier; NULL = not hedged.';
COMMENT ON COLUMN deconf_v1.quantities.subject_kind IS 'mechanism, meeting or incident; NULL = about none of them.';
COMMENT ON COLUMN deconf_v1.quantities.subject IS 'Ref of the mechanism, meeting or incident: key of the view of that name; NULL = none.';
COMMENT ON COLUMN deconf_v1.quantities.pair IS 'The two sides of the subject in alphabetical order, such as ISR-RUS; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.quantities.speakers IS 'Names of those who speak of the figure, joined by "; "; NULL = nobody claims it.';
COMMENT ON COLUMN deconf_v1.quantities.sides IS 'Their sides, joined by "; "; press = an outlet in its own voice.';
COMMENT ON COLUMN deconf_v1.quantities.article IS 'Key of the article: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.quantities.incident_from IS 'First possible day of the incident, as the same coding dates it, nominal; NULL = open, unknown, or about no incident.';
COMMENT ON COLUMN deconf_v1.quantities.incident_to IS 'Last possible day of the incident likewise.';
