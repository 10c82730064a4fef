-- Claims, meetings and mechanisms of every coding that stands, with what a reviewer wants to see of each. A mechanism stands
-- with its statuses, through its first proposition with one, and is as sure as the least sure of them; one without a status
-- says nothing. A meeting or mechanism has the span of the first claim about it. Each branch goes through deconf.coding and
-- its foreign keys: joined to codings from outside the planner took 100,000 rows for 18, and a list of 50 took two minutes.
-- Each names the article, so that a filter on it reaches an index in every branch. Internal.
CREATE VIEW deconf.coded_record AS
SELECT
    k.article_id,
    k.coding_id,
    a.article_key AS article,
    k.coder_id,
    k.coder_version,
    k.review_state_code,
    cp.coding_id IS NOT NULL AS is_preferred,
    k.known_from,
    'claim' AS record_kind,
    c.claim_id AS record_id,
    'clm-' || left(replace(c.claim_id::text, '-', ''), 16) AS record,
    coalesce(m.pair, met.pair, i.pair) AS pair,
    speaker.actor_name AS speaker,
    c.stance_code,
    p.gist AS says,
    c.rule,
    c.confidence,
    ARRAY[first_mention.start_offset, first_mention.end_offset] AS span
FROM deconf.coding AS k
JOIN deconf.article AS a ON a.article_id = k.article_id
LEFT JOIN deconf.coding_preference AS cp
    ON cp.article_id = k.article_id AND cp.coding_id = k.coding_id AND cp.preferred_to IS NULL
JOIN deconf.proposition AS p ON p.article_id = k.article_id AND p.coding_id = k.coding_id
JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
JOIN deconf.mention AS first_mention
    ON first_mention.article_id = c.article_id AND first_mention.claim_id = c.claim_id AND first_mention.mention_no = 1
JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id
LEFT JOIN deconf.mechanism AS coded_mechanism ON coded_mechanism.mechanism_id = p.mechanism_id
LEFT JOIN deconf.mechanism AS m ON m.mechanism_id = coded_mechanism.resolved_mechanism_id
LEFT JOIN deconf.meeting AS coded_meeting ON coded_meeting.meeting_id = p.meeting_id
LEFT JOIN deconf.meeting AS met ON met.meeting_id = coded_meeting.resolved_meeting_id
LEFT JOIN deconf.incident AS coded_incident ON coded_incident.incident_id = p.incident_id
LEFT JOIN deconf.incident AS i ON i.incident_id = coded_incident.resolved_incident_id
WHERE k.known_to IS NULL
UNION ALL
SELECT
    k.article_id,
    k.coding_id,
    a.article_key,
    k.coder_id,
    k.coder_version,
    k.review_state_code,
    cp.coding_id IS NOT NULL,
    k.known_from,
    'meeting',
    r.meeting_id,
    root.meeting_ref,
    root.pair,
    NULL,
    NULL,
    concat_ws(', ', r.label, r.occurrence_code, r.when_edtf),
    r.rule,
    r.confidence,
    (
        SELECT min(ARRAY[m.start_offset, m.end_offset])
        FROM deconf.proposition AS about
        JOIN deconf.claim AS c ON c.article_id = about.article_id AND c.proposition_id = about.proposition_id
        JOIN deconf.mention AS m ON m.article_id = c.article_id AND m.claim_id = c.claim_id
        WHERE about.article_id = r.article_id AND about.coding_id = r.coding_id AND about.meeting_id = r.meeting_id
    )
FROM deconf.coding AS k
JOIN deconf.article AS a ON a.article_id = k.article_id
LEFT JOIN deconf.coding_preference AS cp
    ON cp.article_id = k.article_id AND cp.coding_id = k.coding_id AND cp.preferred_to IS NULL
JOIN deconf.meeting_report AS r ON r.article_id = k.article_id AND r.coding_id = k.coding_id
JOIN deconf.meeting AS coded ON coded.meeting_id = r.meeting_id
JOIN deconf.meeting AS root ON root.meeting_id = coded.resolved_meeting_id
WHERE k.known_to IS NULL
UNION ALL
SELECT
    k.article_id,
    k.coding_id,
    a.article_key,
    k.coder_id,
    k.coder_version,
    k.review_state_code,
    cp.coding_id IS NOT NULL,
    k.known_from,
    'mechanism',
    p.mechanism_id,
    root.mechanism_ref,
    root.pair,
    NULL,
    NULL,
    concat_ws(': ', coalesce(r.label, root.registered_label), (
        SELECT string_agg(concat_ws(' ', each.track_code, each.status_code, each.when_edtf), '; ' ORDER BY each.ref COLLATE "C")
        FROM deconf.proposition AS each
        WHERE
            each.article_id = p.article_id AND each.coding_id = p.coding_id AND each.mechanism_id = p.mechanism_id
            AND each.status_code IS NOT NULL
    )),
    r.rule,
    least(r.confidence, (
        SELECT min(each.confidence)
        FROM deconf.proposition AS each
        WHERE
            each.article_id = p.article_id AND each.coding_id = p.coding_id AND each.mechanism_id = p.mechanism_id
            AND each.status_code IS NOT NULL
    )),
    (
        SELECT min(ARRAY[m.start_offset, m.end_offset])
        FROM deconf.proposition AS about
        JOIN deconf.claim AS c ON c.article_id = about.article_id AND c.proposition_id = about.proposition_id
        JOIN deconf.mention AS m ON m.article_id = c.article_id AND m.claim_id = c.claim_id
        WHERE about.article_id = p.article_id AND about.coding_id = p.coding_id AND about.mechanism_id = p.mechanism_id
    )
FROM deconf.coding AS k
JOIN deconf.article AS a ON a.article_id = k.article_id
LEFT JOIN deconf.coding_preference AS cp
    ON cp.article_id = k.article_id AND cp.coding_id = k.coding_id AND cp.preferred_to IS NULL
JOIN deconf.proposition AS p ON p.article_id = k.article_id AND p.coding_id = k.coding_id
JOIN deconf.mechanism AS coded ON coded.mechanism_id = p.mechanism_id
JOIN deconf.mechanism AS root ON root.mechanism_id = coded.resolved_mechanism_id
LEFT JOIN deconf.mechanism_report AS r
    ON r.article_id = p.article_id AND r.coding_id = p.coding_id AND r.mechanism_id = p.mechanism_id
WHERE
    k.known_to IS NULL
    AND p.status_code IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM deconf.proposition AS earlier
        WHERE
            earlier.article_id = p.article_id AND earlier.coding_id = p.coding_id AND earlier.mechanism_id = p.mechanism_id
            AND earlier.status_code IS NOT NULL AND earlier.proposition_id < p.proposition_id
    );

COMMENT ON VIEW deconf.coded_record IS 'Claims, meetings and mechanisms with a status, of every coding that stands. One row a coding and record. Internal.';
COMMENT ON COLUMN deconf.coded_record.article_id IS 'The article.';
COMMENT ON COLUMN deconf.coded_record.coding_id IS 'The coding.';
COMMENT ON COLUMN deconf.coded_record.article IS 'Key of the article.';
COMMENT ON COLUMN deconf.coded_record.coder_id IS 'The coder: deconf.coder.';
COMMENT ON COLUMN deconf.coded_record.coder_version IS 'Version of the coder, as stated.';
COMMENT ON COLUMN deconf.coded_record.review_state_code IS 'Review state of the coding; code of vocab.review_state.';
COMMENT ON COLUMN deconf.coded_record.is_preferred IS 'True: the coding counts for its text state.';
COMMENT ON COLUMN deconf.coded_record.known_from IS 'When this database learned it.';
COMMENT ON COLUMN deconf.coded_record.record_kind IS 'claim, meeting or mechanism.';
COMMENT ON COLUMN deconf.coded_record.record_id IS 'The claim, meeting or mechanism, before resolution.';
COMMENT ON COLUMN deconf.coded_record.record IS 'Public id of the claim, or ref of the resolved meeting or mechanism.';
COMMENT ON COLUMN deconf.coded_record.pair IS 'The two sides of the subject in alphabetical order; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf.coded_record.speaker IS 'Name of the resolved speaker of a claim; NULL for others.';
COMMENT ON COLUMN deconf.coded_record.stance_code IS 'Stance of a claim; code of vocab.stance; NULL for others.';
COMMENT ON COLUMN deconf.coded_record.says IS 'What is said, in neutral words of the coder; NULL = no gist.';
COMMENT ON COLUMN deconf.coded_record.rule IS 'Rule that made the record; NULL for human codings.';
COMMENT ON COLUMN deconf.coded_record.confidence IS 'Measured confidence of the rule, 0 to 1; NULL where none is stated.';
COMMENT ON COLUMN deconf.coded_record.span IS 'First and past-the-end code point of its first evidence in the coded text; NULL = nobody claims it.';
