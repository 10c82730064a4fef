-- Who contradicts whom, how, and how long after. A row is a pair of claims: one that affirms or presupposes, one that
-- counters it. direct: the same proposition, or the same status of a mechanism, affirmed and denied. implied: the denied
-- status follows from the affirmed one through any number of steps. excluded: both affirm, and the statuses cannot hold
-- on the same day. related: the coder marked the two propositions as contradicting each other.
-- A denial reaches what began no later than the denied window ends; windows are widened where approximate. Statuses
-- exclude each other on days on which both are known to have held: an open end counts with its known day alone. What a
-- speaker has taken back contradicts nobody any more, and nobody contradicts it.
CREATE VIEW deconf_v1.contradictions AS
WITH stand AS NOT MATERIALIZED (
    SELECT
        coded.resolved_mechanism_id AS mechanism_id,
        p.article_id,
        p.track_code,
        p.status_code,
        p.when_widest_from,
        p.when_widest_to,
        coalesce(p.when_widest_from, p.when_known_from) AS held_from,
        coalesce(p.when_widest_to, p.when_known_to) AS held_to,
        c.claim_id,
        CASE WHEN c.said_from = c.said_to AND NOT c.said_is_approximate THEN c.said_from END AS said_on,
        st.polarity
    FROM deconf.mechanism AS coded
    JOIN deconf.proposition AS p ON p.mechanism_id = coded.mechanism_id
    JOIN deconf.current_coding AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
    JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
    JOIN vocab.stance AS st ON st.code = c.stance_code
    WHERE p.status_code IS NOT NULL AND st.polarity IN ('+', 'p', '-')
), statement AS NOT MATERIALIZED (
    SELECT
        root.mechanism_ref,
        root.pair,
        p.article_id,
        p.proposition_id,
        c.claim_id,
        st.polarity
    FROM deconf.proposition AS p
    JOIN deconf.current_coding AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
    JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
    JOIN vocab.stance AS st ON st.code = c.stance_code
    LEFT JOIN deconf.mechanism AS coded ON coded.mechanism_id = p.mechanism_id
    LEFT JOIN deconf.mechanism AS root ON root.mechanism_id = coded.resolved_mechanism_id
    WHERE st.polarity IN ('+', 'p', '-')
), countered AS (
    SELECT
        a.mechanism_ref,
        a.pair,
        a.article_id AS affirming_article_id,
        a.claim_id AS affirming_claim_id,
        b.article_id AS countering_article_id,
        b.claim_id AS countering_claim_id,
        'direct' AS how,
        0 AS steps
    FROM statement AS a
    JOIN statement AS b ON b.article_id = a.article_id AND b.proposition_id = a.proposition_id
    WHERE a.polarity IN ('+', 'p') AND b.polarity = '-'
    UNION
    SELECT
        root.mechanism_ref,
        root.pair,
        a.article_id,
        a.claim_id,
        b.article_id,
        b.claim_id,
        CASE i.steps WHEN 0 THEN 'direct' ELSE 'implied' END,
        i.steps
    FROM deconf.mechanism AS root
    JOIN stand AS a ON a.mechanism_id = root.mechanism_id
    JOIN vocab.mechanism_status_implies AS i ON i.track = a.track_code AND i.status = a.status_code
    JOIN stand AS b
        ON b.mechanism_id = root.mechanism_id AND b.track_code = i.implies_track AND b.status_code = i.implies_status
    WHERE a.polarity IN ('+', 'p') AND b.polarity = '-' AND coalesce(a.when_widest_from <= b.when_widest_to, TRUE)
    UNION
    SELECT
        root.mechanism_ref,
        root.pair,
        a.article_id,
        a.claim_id,
        b.article_id,
        b.claim_id,
        'excluded',
        0
    FROM deconf.mechanism AS root
    JOIN stand AS a ON a.mechanism_id = root.mechanism_id
    JOIN vocab.mechanism_status_excludes AS e ON e.track = a.track_code AND e.status = a.status_code
    JOIN stand AS b
        ON b.mechanism_id = root.mechanism_id AND b.track_code = e.excludes_track AND b.status_code = e.excludes_status
    WHERE
        a.polarity IN ('+', 'p') AND b.polarity IN ('+', 'p')
        AND (coalesce(a.said_on, DATE 'infinity'), a.claim_id) < (coalesce(b.said_on, DATE 'infinity'), b.claim_id)
        AND a.held_from <= b.held_to AND b.held_from <= a.held_to
    UNION
    SELECT
        a.mechanism_ref,
        a.pair,
        a.article_id,
        a.claim_id,
        b.article_id,
        b.claim_id,
        'related',
        0
    FROM deconf.proposition_relation AS r
    JOIN vocab.proposition_relation AS v ON v.code = r.relation_code AND v.is_contradiction
    JOIN statement AS a ON a.article_id = r.article_id AND a.proposition_id = r.from_proposition_id
    JOIN statement AS b ON b.article_id = r.article_id AND b.proposition_id = r.to_proposition_id
    WHERE a.polarity IN ('+', 'p') AND b.polarity IN ('+', 'p')
), taken_back AS (
    SELECT
        r.article_id,
        r.claim_id
    FROM deconf.retracted_claim AS r
)
SELECT
    a.claim || ' x ' || b.claim AS contradiction,
    b.said_on AS countered_date,
    a.speaker AS affirming_speaker,
    CASE WHEN a.speaker_kind = 'news_outlet' THEN 'press' ELSE a.speaker_side END AS affirming_side,
    a.gist AS affirmed_gist,
    a.said_on AS affirmed_date,
    b.speaker AS countering_speaker,
    CASE WHEN b.speaker_kind = 'news_outlet' THEN 'press' ELSE b.speaker_side END AS countering_side,
    b.gist AS countered_gist,
    b.said_on - a.said_on AS lag_days,
    x.how,
    x.mechanism_ref AS mechanism,
    x.pair,
    x.steps,
    a.status_code AS affirmed_status,
    b.status_code AS countered_status,
    a.said_edtf AS affirmed_edtf,
    b.said_edtf AS countered_edtf,
    a.claim AS affirming_claim_id,
    b.claim AS countering_claim_id,
    a.article AS affirming_article,
    b.article AS countering_article
FROM countered AS x
JOIN deconf.current_claim AS a ON a.article_id = x.affirming_article_id AND a.claim_id = x.affirming_claim_id
JOIN deconf.current_claim AS b ON b.article_id = x.countering_article_id AND b.claim_id = x.countering_claim_id
LEFT JOIN taken_back AS a_back
    ON a_back.article_id = x.affirming_article_id AND a_back.claim_id = x.affirming_claim_id
LEFT JOIN taken_back AS b_back
    ON b_back.article_id = x.countering_article_id AND b_back.claim_id = x.countering_claim_id
WHERE a_back.claim_id IS NULL AND b_back.claim_id IS NULL;

COMMENT ON VIEW deconf_v1.contradictions IS 'Who contradicts whom, how, and how long after. One row a pair of claims: one that affirms or presupposes, one that counters it.';
COMMENT ON COLUMN deconf_v1.contradictions.contradiction IS 'Key: the public ids of the two claims, joined by " x ", the affirming one first.';
COMMENT ON COLUMN deconf_v1.contradictions.countered_date IS 'Day on which the countering claim was made; NULL = not known to the day.';
COMMENT ON COLUMN deconf_v1.contradictions.affirming_speaker IS 'Who affirms or presupposes: name of the speaker.';
COMMENT ON COLUMN deconf_v1.contradictions.affirming_side IS 'Side of that speaker; press = an outlet in its own voice; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.contradictions.affirmed_gist IS 'What is affirmed, in neutral words of the coder.';
COMMENT ON COLUMN deconf_v1.contradictions.affirmed_date IS 'Day on which it was affirmed; NULL = not known to the day.';
COMMENT ON COLUMN deconf_v1.contradictions.countering_speaker IS 'Who counters: name of the speaker.';
COMMENT ON COLUMN deconf_v1.contradictions.countering_side IS 'Side of that speaker; press = an outlet in its own voice; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.contradictions.countered_gist IS 'What the countering claim is about, in neutral words: denied where how is direct or implied, affirmed where it is excluded or related.';
COMMENT ON COLUMN deconf_v1.contradictions.lag_days IS 'Days from affirmed_date to countered_date; NULL unless both days are exact.';
COMMENT ON COLUMN deconf_v1.contradictions.how IS 'direct, implied, excluded or related; code of vocab.contradiction_how.';
COMMENT ON COLUMN deconf_v1.contradictions.mechanism IS 'Ref of the mechanism that the affirmed claim is about: key of deconf_v1.mechanisms; NULL = none.';
COMMENT ON COLUMN deconf_v1.contradictions.pair IS 'The two party sides of that mechanism in alphabetical order, such as ISR-RUS; NULL = no mechanism, or not exactly two.';
COMMENT ON COLUMN deconf_v1.contradictions.steps IS 'Steps of implication from the affirmed status to the denied one; 0 unless how is implied.';
COMMENT ON COLUMN deconf_v1.contradictions.affirmed_status IS 'Affirmed status; code of vocab.mechanism_status; NULL = no status.';
COMMENT ON COLUMN deconf_v1.contradictions.countered_status IS 'Status that the countering claim is about; code of vocab.mechanism_status; NULL = no status.';
COMMENT ON COLUMN deconf_v1.contradictions.affirmed_edtf IS 'When it was affirmed, in EDTF; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.contradictions.countered_edtf IS 'When it was countered, in EDTF; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.contradictions.affirming_claim_id IS 'Public id of the affirming claim: key claim of deconf_v1.claims.';
COMMENT ON COLUMN deconf_v1.contradictions.countering_claim_id IS 'Public id of the countering claim: key claim of deconf_v1.claims.';
COMMENT ON COLUMN deconf_v1.contradictions.affirming_article IS 'Key of the article that carries the affirming claim: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.contradictions.countering_article IS 'Key of the article that carries the countering claim: key of deconf_v1.articles.';
