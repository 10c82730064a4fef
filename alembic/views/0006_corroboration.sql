-- How many origins stand behind a content, as counts side by side, never one score. A row is a subject x content: a
-- status of a mechanism by track; that a meeting or incident took place, was planned, proposed or called off; else the
-- proposition itself, since two propositions of one kind about one subject may say opposite things (whom a campaign
-- aims at), and counting them together would make up agreement.
-- Articles, copy families, outlets and the second-hand share are of all claims about it. Statements, origins and sides
-- are of claims that affirm, presuppose or deny and that their speaker has not taken back since.
-- PRESS! stands for an outlet in its own voice until lists are joined, as in channel_history.
-- Copies of one text are one copy family; one statement in ten articles is one statement.
-- Source: claims, mentions and attributions of the codings that count.
CREATE VIEW deconf_v1.corroboration AS
WITH held AS NOT MATERIALIZED (
    SELECT
        CASE
            WHEN p.status_code IS NOT NULL THEN p.mechanism || '/' || p.track_code || '/' || p.status_code
            WHEN p.kind_code IN (
                'meeting_occurred', 'meeting_planned', 'meeting_proposed', 'meeting_cancelled', 'incident_occurred',
                'act_occurred'
            ) AND p.subject IS NOT NULL
                THEN p.subject || '/' || p.kind_code
            ELSE 'prp-' || left(replace(p.proposition_id::text, '-', ''), 16)
        END AS content,
        p.article_id,
        p.proposition_id,
        p.pair,
        p.subject_kind,
        p.subject,
        p.kind_code,
        p.track_code,
        p.status_code,
        p.gist
    FROM deconf.current_proposition AS p
), stated AS (
    SELECT
        t.content,
        t.pair,
        t.subject_kind,
        t.subject,
        t.kind_code,
        t.track_code,
        t.status_code,
        t.gist,
        c.article_id,
        c.claim_id,
        a.copy_family_id,
        a.source_id,
        coalesce(c.said_from, c.said_to) AS said_from,
        ROW(speaker.actor_id, c.said_edtf, c.setting_code) AS statement,
        speaker.actor_id AS speaker_id,
        speaker.is_named IS NOT FALSE
            AND coalesce(speaker.kind_code NOT IN ('unattributed', 'unidentified'), TRUE) AS is_named,
        CASE WHEN speaker.kind_code = 'news_outlet' THEN 'PRESS!' ELSE coalesce(speaker.side_code, 'UNKNOWN') END AS voice,
        CASE
            WHEN st.polarity IN ('+', 'p', '-') AND NOT coalesce(
                max(CASE WHEN st.polarity = 'r' THEN coalesce(c.said_to, DATE 'infinity') END) OVER (
                    PARTITION BY t.pair, t.subject_kind, t.subject, t.track_code, t.status_code, t.content, speaker.actor_id
                ) >= coalesce(c.said_from, DATE '-infinity'),
                FALSE
            )
                THEN st.polarity
        END AS polarity
    FROM held AS t
    LEFT JOIN (
        deconf.claim AS c
        JOIN vocab.stance AS st ON st.code = c.stance_code
        JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
        JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id
    )
        ON c.article_id = t.article_id AND c.proposition_id = t.proposition_id
    LEFT JOIN deconf.article AS a ON a.article_id = c.article_id
), passed AS (
    SELECT
        s.content,
        s.pair,
        s.subject_kind,
        s.subject,
        s.kind_code,
        s.track_code,
        s.status_code,
        s.gist,
        s.article_id,
        s.claim_id,
        s.copy_family_id,
        s.source_id,
        s.said_from,
        s.statement,
        s.speaker_id,
        s.is_named,
        s.voice,
        s.polarity,
        m.mention_no,
        h.step > 1 AND h.link_code <> 'speaker' AND coalesce(h.source_id <> s.source_id, TRUE) AS is_between
    FROM stated AS s
    LEFT JOIN deconf.mention AS m ON m.article_id = s.article_id AND m.claim_id = s.claim_id
    LEFT JOIN deconf.attribution AS h
        ON h.article_id = m.article_id AND h.claim_id = m.claim_id AND h.mention_no = m.mention_no
)
SELECT
    content,
    min(said_from) AS first_said_on,
    pair,
    subject_kind,
    subject,
    min(kind_code COLLATE "C") AS proposition_kind,
    track_code AS track,
    status_code AS status,
    min(gist COLLATE "C") AS gist,
    count(DISTINCT article_id) AS n_articles,
    count(DISTINCT copy_family_id) AS n_copy_families,
    count(DISTINCT source_id) AS n_outlets,
    count(DISTINCT statement) FILTER (WHERE polarity IS NOT NULL) AS n_statements,
    count(DISTINCT speaker_id) FILTER (WHERE polarity IS NOT NULL AND is_named) AS n_named_origins,
    count(DISTINCT speaker_id) FILTER (WHERE polarity IS NOT NULL AND NOT is_named) AS n_anonymous_origins,
    count(DISTINCT voice) FILTER (WHERE polarity = '+') AS n_sides_affirming,
    count(DISTINCT voice) FILTER (WHERE polarity = '-') AS n_sides_denying,
    (
        count(DISTINCT ROW(claim_id, mention_no)) FILTER (WHERE is_between)::numeric
        / nullif(count(DISTINCT ROW(claim_id, mention_no)) FILTER (WHERE mention_no IS NOT NULL), 0)
    )::numeric(5, 4) AS second_hand_share,
    replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE polarity = '+'), 'PRESS!', 'press') AS sides_affirming,
    replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE polarity = 'p'), 'PRESS!', 'press') AS sides_presupposing,
    replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE polarity = '-'), 'PRESS!', 'press') AS sides_denying
FROM passed
GROUP BY content, pair, subject_kind, subject, track_code, status_code;

COMMENT ON VIEW deconf_v1.corroboration IS 'How many origins stand behind a content: counts side by side. One row a subject and content.';
COMMENT ON COLUMN deconf_v1.corroboration.content IS 'Key: <mechanism>/<track>/<status> for a status, <subject>/<kind of proposition> for a meeting or incident that took place, was planned, proposed or called off, else the public id of the proposition.';
COMMENT ON COLUMN deconf_v1.corroboration.first_said_on IS 'First day on which something was said about it (nominal bound); NULL = no day known.';
COMMENT ON COLUMN deconf_v1.corroboration.pair IS 'The two sides of the subject in alphabetical order, such as ISR-RUS; NULL unless there are exactly two.';
COMMENT ON COLUMN deconf_v1.corroboration.subject_kind IS 'mechanism, meeting or incident; NULL = about none of them.';
COMMENT ON COLUMN deconf_v1.corroboration.subject IS 'Ref of the mechanism, meeting or incident: key of the view of that name; NULL = none.';
COMMENT ON COLUMN deconf_v1.corroboration.proposition_kind IS 'Kind of proposition; code of vocab.proposition_kind; the first in alphabetical order where they differ; NULL = not judged.';
COMMENT ON COLUMN deconf_v1.corroboration.track IS 'Track of the status; code of vocab.mechanism_track; NULL = no status.';
COMMENT ON COLUMN deconf_v1.corroboration.status IS 'Status of the mechanism; code of vocab.mechanism_status; NULL = no status.';
COMMENT ON COLUMN deconf_v1.corroboration.gist IS 'The content in neutral words; the first in alphabetical order where coders word it differently.';
COMMENT ON COLUMN deconf_v1.corroboration.n_articles IS 'Articles with a claim about it, whatever the stance.';
COMMENT ON COLUMN deconf_v1.corroboration.n_copy_families IS 'Those articles with copies of one text counted once.';
COMMENT ON COLUMN deconf_v1.corroboration.n_outlets IS 'Sources that published those articles.';
COMMENT ON COLUMN deconf_v1.corroboration.n_statements IS 'Distinct statements that affirm, presuppose or deny it: speaker, day and setting.';
COMMENT ON COLUMN deconf_v1.corroboration.n_named_origins IS 'Named speakers who affirm, presuppose or deny it, outlets in their own voice included.';
COMMENT ON COLUMN deconf_v1.corroboration.n_anonymous_origins IS 'Anonymous, collective or unidentified speakers who affirm, presuppose or deny it.';
COMMENT ON COLUMN deconf_v1.corroboration.n_sides_affirming IS 'Sides that affirm it; outlets in their own voice are together the side press.';
COMMENT ON COLUMN deconf_v1.corroboration.n_sides_denying IS 'Sides that deny it, counted likewise.';
COMMENT ON COLUMN deconf_v1.corroboration.second_hand_share IS 'Share of its mentions in which another outlet or an actor stands between publisher and speaker, 0 to 1; NULL = no mention.';
COMMENT ON COLUMN deconf_v1.corroboration.sides_affirming IS 'Sides that affirm it, joined by "; "; press = an outlet in its own voice.';
COMMENT ON COLUMN deconf_v1.corroboration.sides_presupposing IS 'Sides that take it for granted, joined by "; ".';
COMMENT ON COLUMN deconf_v1.corroboration.sides_denying IS 'Sides that deny it, joined by "; ".';
