-- Who said what, when, where and with which stance. A row is a claim of a coding that counts: speaker x proposition x
-- stance, whatever the number of its mentions. Dates are nominal bounds. Subjects and speakers are the resolved ones,
-- sides as the registry or the coding gives them. Verified: the span stands letter for letter in the text that was coded.
-- Every column is grouped by, so that a filter on pair, subject or article reaches an index.
-- Source: claims, propositions and mentions of the codings that count.
CREATE VIEW deconf_v1.claims AS
SELECT
    'clm-' || left(replace(c.claim_id::text, '-', ''), 16) AS claim,
    c.said_from,
    c.said_to,
    c.said_edtf,
    CASE WHEN c.said_from = c.said_to AND NOT c.said_is_approximate THEN c.said_from END AS said_on,
    p.article,
    published_by.source_name AS source,
    speaker.actor_name AS speaker,
    speaker.actor_ref AS speaker_ref,
    speaker.kind_code AS speaker_kind,
    speaker.side_code AS speaker_side,
    o.office_title AS office,
    'prp-' || left(replace(p.proposition_id::text, '-', ''), 16) AS proposition,
    p.kind_code AS proposition_kind,
    p.gist,
    p.subject_kind,
    p.mechanism,
    p.meeting,
    p.incident,
    p.pair,
    p.track_code AS track,
    p.status_code AS status,
    c.stance_code AS stance,
    st.polarity,
    c.speech_act_code AS speech_act,
    c.certainty_code AS certainty,
    c.setting_code AS setting,
    told.source_name AS told_to,
    c.condition,
    count(m.mention_no) AS n_mentions,
    count(m.mention_no) FILTER (WHERE v.is_verified) AS n_verified,
    d.coder_name AS coder,
    d.kind_code AS coder_kind,
    k.review_state_code AS review_state,
    c.rule,
    c.confidence,
    'cod-' || left(replace(c.coding_id::text, '-', ''), 16) AS coding
FROM deconf.current_proposition AS p
JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
JOIN deconf.coding AS k ON k.article_id = p.article_id AND k.coding_id = p.coding_id
JOIN deconf.article AS a ON a.article_id = p.article_id
LEFT JOIN deconf.mention AS m ON m.article_id = c.article_id AND m.claim_id = c.claim_id
LEFT JOIN deconf.mention_verification AS v
    ON v.article_id = m.article_id AND v.claim_id = m.claim_id AND v.mention_no = m.mention_no
    AND v.version_id = k.version_id
JOIN deconf.coder AS d ON d.coder_id = k.coder_id
JOIN vocab.stance AS st ON st.code = c.stance_code
JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id
LEFT JOIN deconf.source AS published_by ON published_by.source_id = a.source_id
LEFT JOIN deconf.source AS told ON told.source_id = c.told_to_source_id
LEFT JOIN deconf.office AS o ON o.office_id = c.office_id
GROUP BY
    c.article_id,
    c.claim_id,
    p.article,
    published_by.source_name,
    speaker.actor_id,
    o.office_title,
    p.proposition_id,
    p.kind_code,
    p.gist,
    p.subject_kind,
    p.mechanism,
    p.meeting,
    p.incident,
    p.pair,
    p.track_code,
    p.status_code,
    st.polarity,
    told.source_name,
    d.coder_name,
    d.kind_code,
    k.review_state_code;

COMMENT ON VIEW deconf_v1.claims IS 'Who said what, when, where and with which stance. One row a claim of a coding that counts, whatever the number of its mentions.';
COMMENT ON COLUMN deconf_v1.claims.claim IS 'Public id of the claim: clm- and 16 hexadecimal digits.';
COMMENT ON COLUMN deconf_v1.claims.said_from IS 'First possible day on which it was said, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.claims.said_to IS 'Last possible day on which it was said, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.claims.said_edtf IS 'When it was said, in EDTF; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.claims.said_on IS 'The day on which it was said, where exactly one is known; else NULL.';
COMMENT ON COLUMN deconf_v1.claims.article IS 'Key of the article: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.claims.source IS 'Name of the source that published the article; NULL = nobody says.';
COMMENT ON COLUMN deconf_v1.claims.speaker IS 'Name of the speaker, or our description of an unnamed one.';
COMMENT ON COLUMN deconf_v1.claims.speaker_ref IS 'Ref of the speaker: key of deconf_v1.actors.';
COMMENT ON COLUMN deconf_v1.claims.speaker_kind IS 'Kind of speaker; code of vocab.actor_kind; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.claims.speaker_side IS 'Side the speaker speaks for; code of vocab.side; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.claims.office IS 'Title of the office in which the speaker spoke; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.claims.proposition IS 'Public id of what is claimed: prp- and 16 hexadecimal digits.';
COMMENT ON COLUMN deconf_v1.claims.proposition_kind IS 'Kind of proposition; code of vocab.proposition_kind; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.claims.gist IS 'What is claimed, in neutral words of the coder; NULL = none given. The stance is not in it: read it with stance.';
COMMENT ON COLUMN deconf_v1.claims.subject_kind IS 'mechanism, meeting or incident; NULL = about none of them.';
COMMENT ON COLUMN deconf_v1.claims.mechanism IS 'Ref of the mechanism that it is about: key of deconf_v1.mechanisms; NULL = none.';
COMMENT ON COLUMN deconf_v1.claims.meeting IS 'Ref of the meeting that it is about: key of deconf_v1.meetings; NULL = none.';
COMMENT ON COLUMN deconf_v1.claims.incident IS 'Ref of the incident that it is about: key of deconf_v1.incidents; NULL = none.';
COMMENT ON COLUMN deconf_v1.claims.pair IS 'The two sides of the subject in alphabetical order, such as ISR-RUS; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.claims.track IS 'Track of the claimed status; code of vocab.mechanism_track; NULL = no status.';
COMMENT ON COLUMN deconf_v1.claims.status IS 'Claimed status of the mechanism; code of vocab.mechanism_status; NULL = no status.';
COMMENT ON COLUMN deconf_v1.claims.stance IS 'Stance to the proposition; code of vocab.stance.';
COMMENT ON COLUMN deconf_v1.claims.polarity IS 'Polarity of the stance: + supports, p presupposes, - denies, 0 neither, r takes an earlier claim back.';
COMMENT ON COLUMN deconf_v1.claims.speech_act IS 'Speech act; code of vocab.speech_act; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.claims.certainty IS 'Certainty expressed; code of vocab.certainty; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.claims.setting IS 'Setting in which it was said; code of vocab.setting; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.claims.told_to IS 'Name of the outlet that it was said to; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.claims.condition IS 'Condition under which it was said to hold, in the words of the coder; NULL = none.';
COMMENT ON COLUMN deconf_v1.claims.n_mentions IS 'Places of the article in which it stands.';
COMMENT ON COLUMN deconf_v1.claims.n_verified IS 'Those of them whose span was found letter for letter in the text that was coded.';
COMMENT ON COLUMN deconf_v1.claims.coder IS 'Name of the coder.';
COMMENT ON COLUMN deconf_v1.claims.coder_kind IS 'human, rules or llm; code of vocab.coder_kind.';
COMMENT ON COLUMN deconf_v1.claims.review_state IS 'Review state of the coding; code of vocab.review_state.';
COMMENT ON COLUMN deconf_v1.claims.rule IS 'Rule that made the claim, for machine codings; NULL for human ones.';
COMMENT ON COLUMN deconf_v1.claims.confidence IS 'Measured confidence of that rule, 0 to 1; NULL where none is stated.';
COMMENT ON COLUMN deconf_v1.claims.coding IS 'Public id of the coding: key of deconf_v1.codings.';
