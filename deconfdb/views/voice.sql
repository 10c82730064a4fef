-- Who takes which side on a proposition: one row a claim, of any coding. PRESS! stands for an outlet in its own voice
-- until lists are joined, so that it is sorted without regard to case and never mixed up with a side. Internal.
CREATE VIEW deconf.voice AS
SELECT
    c.article_id,
    c.proposition_id,
    c.claim_id,
    st.polarity,
    coalesce(c.said_from, c.said_to) AS said_from,
    CASE WHEN speaker.kind_code = 'news_outlet' THEN 'PRESS!' ELSE coalesce(speaker.side_code, 'UNKNOWN') END AS voice
FROM deconf.claim AS c
JOIN vocab.stance AS st ON st.code = c.stance_code
JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id;

COMMENT ON VIEW deconf.voice IS 'Claims with the side that makes them and their polarity. One row a claim of any coding: join it to what counts. Internal.';
COMMENT ON COLUMN deconf.voice.article_id IS 'The article.';
COMMENT ON COLUMN deconf.voice.proposition_id IS 'What is claimed: deconf.proposition.';
COMMENT ON COLUMN deconf.voice.claim_id IS 'The claim: deconf.claim.';
COMMENT ON COLUMN deconf.voice.polarity IS '+ supports, p presupposes, - denies, 0 neither, r takes an earlier claim back.';
COMMENT ON COLUMN deconf.voice.said_from IS 'First possible day on which it was said, nominal; the last possible one where the first is open; NULL = unknown.';
COMMENT ON COLUMN deconf.voice.voice IS 'Side of the resolved speaker; PRESS! = an outlet in its own voice; UNKNOWN = no side is known.';
