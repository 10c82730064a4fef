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
    k.review_state_code,
    d.coder_name,
    d.kind_code AS coder_kind
FROM deconf.current_coding AS known
JOIN deconf.coding AS k ON k.article_id = known.article_id AND k.coding_id = known.coding_id
JOIN deconf.coder AS d ON d.coder_id = k.coder_id
JOIN deconf.article AS a ON a.article_id = known.article_id
JOIN deconf.proposition AS p ON p.article_id = known.article_id AND p.coding_id = known.coding_id
JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
JOIN vocab.stance AS st ON st.code = c.stance_code
JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id;

COMMENT ON VIEW deconf.current_claim IS 'Claims of the codings that count. One row a claim. Internal: read deconf_v1.claims.';
