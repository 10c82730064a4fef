-- Claims of the codings that count, with what every view needs of proposition, speaker and article. Internal.
CREATE VIEW deconf.current_claim AS
SELECT
    c.article_id,
    c.claim_id,
    'clm-' || left(replace(c.claim_id::text, '-', ''), 16) AS claim,
    c.coding_id,
    a.article_key AS article,
    a.copy_family_id,
    a.source_id,
    p.proposition_id,
    p.kind_code AS proposition_kind,
    p.gist,
    p.mechanism_id,
    p.meeting_id,
    p.incident_id,
    p.track_code,
    p.status_code,
    p.when_widest_from,
    p.when_widest_to,
    speaker.actor_id AS speaker_id,
    speaker.actor_ref AS speaker_ref,
    speaker.actor_name AS speaker,
    speaker.kind_code AS speaker_kind,
    speaker.side_code AS speaker_side,
    speaker.is_named AS speaker_is_named,
    c.office_id,
    c.stance_code,
    st.polarity,
    c.speech_act_code,
    c.certainty_code,
    c.setting_code,
    c.told_to_source_id,
    c.said_text,
    c.said_edtf,
    c.said_from,
    c.said_to,
    c.said_is_approximate,
    CASE WHEN c.said_from = c.said_to AND NOT c.said_is_approximate THEN c.said_from END AS said_on,
    c.condition,
    c.rule,
    c.confidence,
    known.review_state_code,
    d.coder_name,
    d.kind_code AS coder_kind
FROM deconf.current_coding AS known
JOIN deconf.coder AS d ON d.coder_id = known.coder_id
JOIN deconf.article AS a ON a.article_id = known.article_id
JOIN deconf.proposition AS p ON p.article_id = known.article_id AND p.coding_id = known.coding_id
JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
JOIN vocab.stance AS st ON st.code = c.stance_code
JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id;

COMMENT ON VIEW deconf.current_claim IS 'Claims of the codings that count. One row a claim. Internal: read deconf_v1.claims.';
COMMENT ON COLUMN deconf.current_claim.article_id IS 'The article.';
COMMENT ON COLUMN deconf.current_claim.claim_id IS 'The claim: deconf.claim.';
COMMENT ON COLUMN deconf.current_claim.claim IS 'Public id of the claim: clm- and 16 hexadecimal digits.';
COMMENT ON COLUMN deconf.current_claim.coding_id IS 'The coding.';
COMMENT ON COLUMN deconf.current_claim.article IS 'Key of the article.';
COMMENT ON COLUMN deconf.current_claim.copy_family_id IS 'Copy family of the article.';
COMMENT ON COLUMN deconf.current_claim.source_id IS 'The source that published the article: deconf.source; NULL = nobody says.';
COMMENT ON COLUMN deconf.current_claim.proposition_id IS 'What is claimed: deconf.proposition.';
COMMENT ON COLUMN deconf.current_claim.proposition_kind IS 'Kind of proposition; code of vocab.proposition_kind; NULL = not judged.';
COMMENT ON COLUMN deconf.current_claim.gist IS 'What is claimed, in neutral words; NULL = none given.';
COMMENT ON COLUMN deconf.current_claim.mechanism_id IS 'The mechanism as coded, before resolution: deconf.mechanism; NULL = none.';
COMMENT ON COLUMN deconf.current_claim.meeting_id IS 'The meeting as coded, before resolution: deconf.meeting; NULL = none.';
COMMENT ON COLUMN deconf.current_claim.incident_id IS 'The incident as coded, before resolution: deconf.incident; NULL = none.';
COMMENT ON COLUMN deconf.current_claim.track_code IS 'Track of the claimed status; code of vocab.mechanism_track; NULL = no status.';
COMMENT ON COLUMN deconf.current_claim.status_code IS 'Claimed status; code of vocab.mechanism_status; NULL = no status.';
COMMENT ON COLUMN deconf.current_claim.when_widest_from IS 'First day of the status, widened where approximate; NULL = open or unknown.';
COMMENT ON COLUMN deconf.current_claim.when_widest_to IS 'Last day of the status, widened likewise.';
COMMENT ON COLUMN deconf.current_claim.speaker_id IS 'The resolved speaker: deconf.actor.';
COMMENT ON COLUMN deconf.current_claim.speaker_ref IS 'Ref of the resolved speaker.';
COMMENT ON COLUMN deconf.current_claim.speaker IS 'Name of the resolved speaker, or our description of an unnamed one.';
COMMENT ON COLUMN deconf.current_claim.speaker_kind IS 'Kind of speaker; code of vocab.actor_kind; NULL = not stated.';
COMMENT ON COLUMN deconf.current_claim.speaker_side IS 'Side the speaker speaks for; code of vocab.side; NULL = not stated.';
COMMENT ON COLUMN deconf.current_claim.speaker_is_named IS 'True: the speaker is named; false: anonymous, collective or unidentified; NULL = not stated.';
COMMENT ON COLUMN deconf.current_claim.office_id IS 'In which office the speaker spoke: deconf.office; NULL = none stated.';
COMMENT ON COLUMN deconf.current_claim.stance_code IS 'Stance to the proposition; code of vocab.stance.';
COMMENT ON COLUMN deconf.current_claim.polarity IS 'Polarity of the stance: + supports, p presupposes, - denies, 0 neither, r takes an earlier claim back.';
COMMENT ON COLUMN deconf.current_claim.speech_act_code IS 'Speech act; code of vocab.speech_act; NULL = not judged.';
COMMENT ON COLUMN deconf.current_claim.certainty_code IS 'Certainty expressed; code of vocab.certainty; NULL = not judged.';
COMMENT ON COLUMN deconf.current_claim.setting_code IS 'Setting in which it was said; code of vocab.setting; NULL = not stated.';
COMMENT ON COLUMN deconf.current_claim.told_to_source_id IS 'The outlet that it was said to: deconf.source; NULL = none stated.';
COMMENT ON COLUMN deconf.current_claim.said_text IS 'The wording of the date in the article.';
COMMENT ON COLUMN deconf.current_claim.said_edtf IS 'When it was said, in EDTF; NULL = not stated.';
COMMENT ON COLUMN deconf.current_claim.said_from IS 'First possible day on which it was said, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf.current_claim.said_to IS 'Last possible day on which it was said, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf.current_claim.said_is_approximate IS 'True: an end of that date is approximate; NULL = no date.';
COMMENT ON COLUMN deconf.current_claim.said_on IS 'The day on which it was said, where exactly one is known; else NULL.';
COMMENT ON COLUMN deconf.current_claim.condition IS 'Condition under which it was said to hold, in the words of the coder; NULL = none.';
COMMENT ON COLUMN deconf.current_claim.rule IS 'Rule that made the claim, for machine codings; NULL for human ones.';
COMMENT ON COLUMN deconf.current_claim.confidence IS 'Measured confidence of that rule, 0 to 1; NULL where none is stated.';
COMMENT ON COLUMN deconf.current_claim.review_state_code IS 'Review state of the coding; code of vocab.review_state.';
COMMENT ON COLUMN deconf.current_claim.coder_name IS 'Name of the coder.';
COMMENT ON COLUMN deconf.current_claim.coder_kind IS 'human, rules or llm; code of vocab.coder_kind.';
