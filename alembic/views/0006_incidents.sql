-- Military and diplomatic incidents. A row is a resolved incident with at least one report in a coding that counts.
-- Values are those of one report, that of the article published last (ties by coding); the counts and the voices are
-- of all reports. PRESS! stands for an outlet in its own voice until lists are joined, as in channel_history. Source:
-- incident reports and claims of the codings that count.
CREATE VIEW deconf_v1.incidents AS
WITH counted AS (
    SELECT
        r.pair,
        r.incident_ref,
        r.root_id,
        r.parties,
        min(r.when_from) FILTER (WHERE r.report_no = 1) AS when_from,
        min(r.when_to) FILTER (WHERE r.report_no = 1) AS when_to,
        min(r.family_code) FILTER (WHERE r.report_no = 1) AS family_code,
        min(r.kind_code) FILTER (WHERE r.report_no = 1) AS kind_code,
        min(r.label) FILTER (WHERE r.report_no = 1) AS label,
        min(r.place_name) FILTER (WHERE r.report_no = 1) AS place_name,
        min(r.when_edtf) FILTER (WHERE r.report_no = 1) AS when_edtf,
        bool_or(r.when_is_approximate) FILTER (WHERE r.report_no = 1) AS is_approximate,
        min(r.review_state_code) FILTER (WHERE r.report_no = 1) AS review_state_code,
        string_agg(DISTINCT took.actor_name COLLATE "C", '; ') FILTER (
            WHERE r.report_no = 1 AND part.role_code IN ('author', 'alleged_author')
        ) AS authors,
        string_agg(DISTINCT took.actor_name COLLATE "C", '; ') FILTER (
            WHERE r.report_no = 1 AND part.role_code IN ('target', 'alleged_target', 'victim')
        ) AS targets,
        string_agg(DISTINCT took.actor_name COLLATE "C", '; ') FILTER (
            WHERE
                r.report_no = 1
                AND coalesce(part.role_code, '') NOT IN (
                    'author', 'alleged_author', 'target', 'alleged_target', 'victim'
                )
        ) AS other_parties,
        string_agg(DISTINCT m.mechanism_ref COLLATE "C", '; ') FILTER (WHERE r.report_no = 1) AS mechanisms,
        count(DISTINCT r.article_id) AS n_articles,
        string_agg(DISTINCT v.voice COLLATE "C", '; ') FILTER (WHERE v.polarity IN ('+', 'p')) AS affirmed_by,
        string_agg(DISTINCT v.voice COLLATE "C", '; ') FILTER (WHERE v.polarity = '-') AS denied_by
    FROM deconf.current_incident AS r
    LEFT JOIN (
        SELECT
            article_id,
            coding_id,
            incident_id,
            actor_id,
            role_code,
            NULL::uuid AS mechanism_id,
            NULL::uuid AS proposition_id
        FROM deconf.incident_report_party
        UNION ALL
        SELECT article_id, coding_id, incident_id, NULL, NULL, mechanism_id, NULL
        FROM deconf.incident_report_mechanism
        UNION ALL
        SELECT article_id, coding_id, incident_id, NULL, NULL, NULL, proposition_id
        FROM deconf.proposition
    ) AS part
        ON part.article_id = r.article_id AND part.coding_id = r.coding_id AND part.incident_id = r.incident_id
    LEFT JOIN deconf.actor AS involved ON involved.actor_id = part.actor_id
    LEFT JOIN deconf.actor AS took ON took.actor_id = involved.resolved_actor_id
    LEFT JOIN deconf.mechanism AS coded ON coded.mechanism_id = part.mechanism_id
    LEFT JOIN deconf.mechanism AS m ON m.mechanism_id = coded.resolved_mechanism_id
    LEFT JOIN deconf.voice AS v ON v.article_id = part.article_id AND v.proposition_id = part.proposition_id
    GROUP BY r.pair, r.incident_ref, r.root_id, r.parties
)
SELECT
    incident_ref AS incident,
    when_from AS happened_from,
    when_to AS happened_to,
    pair,
    family_code AS family,
    kind_code AS kind,
    label,
    place_name AS place,
    when_edtf,
    is_approximate,
    authors,
    targets,
    other_parties,
    nullif(parties, '') AS parties,
    mechanisms,
    n_articles,
    replace(affirmed_by, 'PRESS!', 'press') AS affirmed_by,
    replace(denied_by, 'PRESS!', 'press') AS denied_by,
    review_state_code AS review_state
FROM counted;

COMMENT ON VIEW deconf_v1.incidents IS 'Military and diplomatic incidents, as told. One row an incident, whatever the number of parties or reports.';
COMMENT ON COLUMN deconf_v1.incidents.incident IS 'Ref of the incident, stable.';
COMMENT ON COLUMN deconf_v1.incidents.happened_from IS 'First possible day, or first day of what lasted longer, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.incidents.happened_to IS 'Last possible day, or last day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.incidents.pair IS 'The two sides in alphabetical order, such as RUS-TUR; NULL unless there are exactly two: see incident_pairs.';
COMMENT ON COLUMN deconf_v1.incidents.family IS 'military or diplomatic; code of vocab.incident_family.';
COMMENT ON COLUMN deconf_v1.incidents.kind IS 'Kind; code of vocab.incident_kind.';
COMMENT ON COLUMN deconf_v1.incidents.label IS 'What it was, in the words of the coder.';
COMMENT ON COLUMN deconf_v1.incidents.place IS 'Place as coded; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.incidents.when_edtf IS 'The date in EDTF.';
COMMENT ON COLUMN deconf_v1.incidents.is_approximate IS 'True: an end of the date is approximate; NULL = no date.';
COMMENT ON COLUMN deconf_v1.incidents.authors IS 'Names of those who did it or are said to have done it (roles author, alleged_author), joined by "; ".';
COMMENT ON COLUMN deconf_v1.incidents.targets IS 'Names of those aimed at or hit (roles target, alleged_target, victim), joined by "; ".';
COMMENT ON COLUMN deconf_v1.incidents.other_parties IS 'Names of all others in it, such as belligerents and witnesses, joined by "; ".';
COMMENT ON COLUMN deconf_v1.incidents.parties IS 'All sides of it in alphabetical order, joined by "; "; NULL = none is known. Who only gave the ground, the aid or the report is no side.';
COMMENT ON COLUMN deconf_v1.incidents.mechanisms IS 'Refs of the mechanisms that it touches, joined by "; ".';
COMMENT ON COLUMN deconf_v1.incidents.n_articles IS 'Articles that report it.';
COMMENT ON COLUMN deconf_v1.incidents.affirmed_by IS 'Sides with a claim about it that affirms or presupposes, joined by "; "; press = an outlet in its own voice.';
COMMENT ON COLUMN deconf_v1.incidents.denied_by IS 'Sides with a claim about it that denies, joined by "; ".';
COMMENT ON COLUMN deconf_v1.incidents.review_state IS 'Review state of the coding that the values are from; code of vocab.review_state.';
