-- Claims that count and that their speaker has taken back, as the evidence state reckons: a retraction reaches what the
-- same speaker said no later of the same proposition, or of the same status of a mechanism on days that overlap or are both
-- unknown; one without a day reaches everything. It starts from the retractions, which are few and have an index. Internal.
CREATE VIEW deconf.retracted_claim AS
WITH retraction AS NOT MATERIALIZED (
    SELECT
        p.article_id,
        p.proposition_id,
        p.mechanism_id,
        p.track_code,
        p.status_code,
        p.when_known_from,
        p.when_known_to,
        spoke.resolved_actor_id AS speaker_id,
        coalesce(c.said_to, DATE 'infinity') AS said_to
    FROM deconf.claim AS c
    JOIN deconf.proposition AS p ON p.article_id = c.article_id AND p.proposition_id = c.proposition_id
    JOIN deconf.current_coding AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
    JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
    WHERE c.stance_code = 'retract'
), reached AS NOT MATERIALIZED (
    SELECT
        r.article_id,
        r.proposition_id,
        r.speaker_id,
        r.said_to
    FROM retraction AS r
    UNION ALL
    SELECT
        p.article_id,
        p.proposition_id,
        r.speaker_id,
        r.said_to
    FROM retraction AS r
    JOIN deconf.mechanism AS named ON named.mechanism_id = r.mechanism_id
    JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = named.resolved_mechanism_id
    JOIN deconf.proposition AS p
        ON p.mechanism_id = coded.mechanism_id AND p.track_code = r.track_code AND p.status_code = r.status_code
        AND coalesce(
            p.when_known_from <= r.when_known_to AND r.when_known_from <= p.when_known_to,
            p.when_known_from IS NULL AND r.when_known_from IS NULL
        )
)
SELECT
    c.article_id,
    c.claim_id
FROM reached
JOIN deconf.claim AS c ON c.article_id = reached.article_id AND c.proposition_id = reached.proposition_id
JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id AND spoke.resolved_actor_id = reached.speaker_id
WHERE c.stance_code <> 'retract' AND coalesce(c.said_from, DATE '-infinity') <= reached.said_to
GROUP BY c.article_id, c.claim_id;

COMMENT ON VIEW deconf.retracted_claim IS 'Claims that their speaker has taken back. One row a claim. Internal.';
COMMENT ON COLUMN deconf.retracted_claim.article_id IS 'The article.';
COMMENT ON COLUMN deconf.retracted_claim.claim_id IS 'The claim that was taken back: deconf.claim.';
