-- Through whose hands a statement reached the article. A row is a mention of a claim: one span of the text. The chain
-- runs from the publisher to the speaker, or to the body for which the speaker speaks. Offsets are code points of the
-- coded text, from 0, end exclusive. What was told to the publisher itself is first-hand. Source: mentions and attributions of the codings that count.
CREATE VIEW deconf_v1.attribution_chains AS
SELECT
    'clm-' || left(replace(m.claim_id::text, '-', ''), 16) || '.' || m.mention_no AS mention_id,
    'clm-' || left(replace(m.claim_id::text, '-', ''), 16) AS claim_id,
    a.article_key AS article,
    count(h.step)::integer AS depth,
    string_agg(coalesce(s.source_name, hand.actor_name), ' <- ' ORDER BY h.step) AS chain,
    m.quote_mode_code AS quote_mode,
    m.start_offset AS span_start,
    m.end_offset AS span_end,
    v.is_verified,
    encode(m.span_sha256, 'hex') AS span_sha256,
    c.stance_code AS stance,
    speaker.actor_name AS speaker,
    speaker.side_code AS speaker_side,
    string_agg(h.link_code, '; ' ORDER BY h.step) AS links,
    bool_or(h.step > 1 AND h.link_code <> 'speaker' AND coalesce(h.source_id <> a.source_id, TRUE)) AS is_second_hand
FROM deconf.article AS a
JOIN deconf.current_coding AS known ON known.article_id = a.article_id
JOIN deconf.claim AS c ON c.article_id = known.article_id AND c.coding_id = known.coding_id
JOIN deconf.mention AS m ON m.article_id = c.article_id AND m.claim_id = c.claim_id
LEFT JOIN deconf.mention_verification AS v
    ON v.article_id = m.article_id AND v.claim_id = m.claim_id AND v.mention_no = m.mention_no
    AND v.version_id = known.version_id
LEFT JOIN deconf.attribution AS h
    ON h.article_id = m.article_id AND h.claim_id = m.claim_id AND h.mention_no = m.mention_no
JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id
LEFT JOIN deconf.source AS s ON s.source_id = h.source_id
LEFT JOIN deconf.actor AS named ON named.actor_id = h.actor_id
LEFT JOIN deconf.actor AS hand ON hand.actor_id = named.resolved_actor_id
GROUP BY
    m.article_id,
    m.claim_id,
    m.mention_no,
    a.article_key,
    v.is_verified,
    c.stance_code,
    speaker.actor_id;

COMMENT ON VIEW deconf_v1.attribution_chains IS 'Through whose hands a statement reached the article, and in which span it stands. One row a mention of a claim.';
COMMENT ON COLUMN deconf_v1.attribution_chains.mention_id IS 'Id of the mention: claim_id, a dot, and its number within the claim.';
COMMENT ON COLUMN deconf_v1.attribution_chains.claim_id IS 'Public id of the claim: key claim of deconf_v1.claims.';
COMMENT ON COLUMN deconf_v1.attribution_chains.article IS 'Key of the article: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.attribution_chains.depth IS 'Number of hands, publisher and speaker included; 0 = no chain is coded.';
COMMENT ON COLUMN deconf_v1.attribution_chains.chain IS 'The hands by name, publisher first, speaker last, joined by " <- "; NULL = no chain is coded.';
COMMENT ON COLUMN deconf_v1.attribution_chains.quote_mode IS 'How the words stand there; code of vocab.quote_mode; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.attribution_chains.span_start IS 'First code point of the span in the coded text, from 0.';
COMMENT ON COLUMN deconf_v1.attribution_chains.span_end IS 'Code point after the last.';
COMMENT ON COLUMN deconf_v1.attribution_chains.is_verified IS 'True: the span stands letter for letter in the text that was coded; false: it does not; NULL = that text has not arrived.';
COMMENT ON COLUMN deconf_v1.attribution_chains.span_sha256 IS 'SHA-256 of the span in UTF-8, hexadecimal: lets anybody who has the article check it.';
COMMENT ON COLUMN deconf_v1.attribution_chains.stance IS 'Stance of the claim; code of vocab.stance.';
COMMENT ON COLUMN deconf_v1.attribution_chains.speaker IS 'Name of the speaker of the claim; the chain may end with the body for which it speaks.';
COMMENT ON COLUMN deconf_v1.attribution_chains.speaker_side IS 'Side of the speaker; code of vocab.side; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.attribution_chains.links IS 'How each hand passed it on, in the order of chain, joined by "; "; codes of vocab.attribution_link.';
COMMENT ON COLUMN deconf_v1.attribution_chains.is_second_hand IS 'True: another outlet or an actor stands between publisher and speaker; false: the publisher heard it itself; NULL = no chain is coded.';
