-- The history of channels as of two days: states that began no later than valid_on, from the codings that counted at
-- known_on. NULL stands for no limit. The bodies are those of pair_history and wider_history.
CREATE FUNCTION deconf_v1.channel_history_as_of(valid_on date, known_on timestamptz)
    RETURNS SETOF deconf_v1.channel_history
    LANGUAGE sql
    STABLE
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $body$
(WITH stated AS NOT MATERIALIZED (
    SELECT
        root.mechanism_id,
        root.mechanism_ref,
        root.pair,
        root.parties,
        coalesce(root.registered_label, r.label) AS label,
        coalesce(root.registered_kind_code, r.kind_code) AS kind_code,
        known.review_state_code,
        p.proposition_id,
        p.track_code,
        p.status_code,
        p.when_edtf,
        p.when_from,
        p.when_to,
        p.when_is_approximate,
        p.when_known_from,
        p.when_known_to,
        p.when_widest_from,
        p.when_widest_to,
        p.rounds_completed,
        i.side_code AS initiator_side,
        p.when_known_from IS NOT NULL AND coalesce(
            p.when_known_from > max(p.when_known_to) OVER (
                PARTITION BY
                    root.pair, root.mechanism_ref, root.mechanism_id, p.track_code, p.status_code, p.when_known_from IS NULL
                ORDER BY p.when_known_from, p.when_known_to, p.proposition_id
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ),
            TRUE
        ) AS opens_spell
    FROM deconf.mechanism AS root
    JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = root.mechanism_id
    JOIN deconf.proposition AS p ON p.mechanism_id = coded.mechanism_id
    JOIN (SELECT k.article_id, k.coding_id, CASE WHEN channel_history_as_of.known_on IS NULL THEN k.review_state_code ELSE CASE j.decision WHEN 'vet' THEN 'vetted' WHEN 'dispute' THEN 'disputed' ELSE 'candidate' END END AS review_state_code FROM deconf.coding AS k JOIN deconf.coding_preference AS cp ON cp.article_id = k.article_id AND cp.coding_id = k.coding_id LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, decision FROM ops.judgement WHERE subject_kind = 'coding' AND known_from <= channel_history_as_of.known_on ORDER BY subject_id, known_from DESC, judgement_id) AS j ON j.subject_id = k.coding_id WHERE CASE WHEN channel_history_as_of.known_on IS NULL THEN cp.preferred_to IS NULL ELSE cp.preferred_from <= channel_history_as_of.known_on AND (cp.preferred_to IS NULL OR cp.preferred_to > channel_history_as_of.known_on) END) AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
    LEFT JOIN deconf.mechanism_report AS r
        ON r.article_id = p.article_id AND r.coding_id = p.coding_id AND r.mechanism_id = p.mechanism_id
    LEFT JOIN deconf.actor AS i ON i.actor_id = p.initiator_actor_id
    WHERE p.status_code IS NOT NULL AND root.pair IS NOT NULL AND (channel_history_as_of.valid_on IS NULL OR p.when_known_from <= channel_history_as_of.valid_on)
), numbered AS (
    SELECT
        mechanism_id,
        mechanism_ref,
        pair,
        parties,
        label,
        kind_code,
        review_state_code,
        track_code,
        status_code,
        when_edtf,
        when_from,
        when_to,
        when_is_approximate,
        when_known_from,
        when_known_to,
        when_widest_from,
        when_widest_to,
        rounds_completed,
        initiator_side,
        count(*) FILTER (WHERE opens_spell) OVER (
            PARTITION BY pair, mechanism_ref, mechanism_id, track_code, status_code, when_known_from IS NULL
            ORDER BY when_known_from, when_known_to, proposition_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS spell_no
    FROM stated
), spell AS (
    SELECT
        pair,
        mechanism_ref,
        mechanism_id,
        track_code,
        status_code,
        spell_no,
        min(parties) AS parties,
        min(label) AS label,
        min(kind_code) AS kind_code,
        min(when_from) AS when_from,
        max(when_to) AS when_to,
        min(when_known_from) AS known_from,
        max(when_known_to) AS known_to,
        CASE WHEN bool_and(when_widest_from IS NOT NULL) THEN min(when_widest_from) END AS widest_from,
        CASE WHEN bool_and(when_widest_to IS NOT NULL) THEN max(when_widest_to) END AS widest_to,
        CASE WHEN count(DISTINCT when_edtf) = 1 THEN min(when_edtf) END AS only_edtf,
        bool_or(when_is_approximate) AS is_approximate,
        max(rounds_completed) AS rounds_completed,
        string_agg(DISTINCT initiator_side COLLATE "C", '; ') AS initiator,
        string_agg(DISTINCT review_state_code COLLATE "C", '; ') AS review_state,
        count(*) AS n_propositions
    FROM numbered
    GROUP BY pair, mechanism_ref, mechanism_id, track_code, status_code, when_known_from IS NULL, spell_no
), bearing AS (
    SELECT
        implies_track AS track_code,
        implies_status AS status_code,
        track AS said_track,
        status AS said_status,
        steps,
        TRUE AS is_support
    FROM vocab.mechanism_status_implies
    UNION ALL
    SELECT track, status, implies_track, implies_status, steps, FALSE
    FROM vocab.mechanism_status_implies
), voiced AS NOT MATERIALIZED (
    SELECT
        root.mechanism_ref,
        root.pair,
        p.track_code,
        p.status_code,
        p.when_known_from,
        p.when_known_to,
        p.when_widest_from,
        p.when_widest_to,
        p.article_id,
        a.copy_family_id,
        known.review_state_code,
        c.claim_id,
        c.setting_code,
        c.said_edtf,
        c.said_from,
        c.said_to,
        st.polarity,
        speaker.actor_id AS speaker_id,
        speaker.kind_code AS speaker_kind,
        CASE WHEN speaker.kind_code = 'news_outlet' THEN 'PRESS!' ELSE coalesce(speaker.side_code, 'UNKNOWN') END AS voice,
        party.side_code AS party_side
    FROM deconf.mechanism AS root
    JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = root.mechanism_id
    JOIN deconf.proposition AS p ON p.mechanism_id = coded.mechanism_id
    JOIN (SELECT k.article_id, k.coding_id, CASE WHEN channel_history_as_of.known_on IS NULL THEN k.review_state_code ELSE CASE j.decision WHEN 'vet' THEN 'vetted' WHEN 'dispute' THEN 'disputed' ELSE 'candidate' END END AS review_state_code FROM deconf.coding AS k JOIN deconf.coding_preference AS cp ON cp.article_id = k.article_id AND cp.coding_id = k.coding_id LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, decision FROM ops.judgement WHERE subject_kind = 'coding' AND known_from <= channel_history_as_of.known_on ORDER BY subject_id, known_from DESC, judgement_id) AS j ON j.subject_id = k.coding_id WHERE CASE WHEN channel_history_as_of.known_on IS NULL THEN cp.preferred_to IS NULL ELSE cp.preferred_from <= channel_history_as_of.known_on AND (cp.preferred_to IS NULL OR cp.preferred_to > channel_history_as_of.known_on) END) AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
    JOIN deconf.article AS a ON a.article_id = p.article_id
    JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
    JOIN vocab.stance AS st ON st.code = c.stance_code
    JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
    JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id
    LEFT JOIN deconf.mechanism_party AS party
        ON party.mechanism_id = root.mechanism_id AND party.side_code = speaker.side_code
        AND speaker.kind_code IS DISTINCT FROM 'news_outlet'
    WHERE p.status_code IS NOT NULL AND st.polarity <> '0' AND (channel_history_as_of.valid_on IS NULL OR p.when_known_from <= channel_history_as_of.valid_on)
), heard AS (
    SELECT
        s.pair,
        s.mechanism_ref,
        s.track_code,
        s.status_code,
        s.spell_no,
        s.parties,
        s.label,
        s.kind_code,
        s.when_from,
        s.when_to,
        s.known_from,
        s.only_edtf,
        s.is_approximate,
        s.rounds_completed,
        s.initiator,
        s.review_state,
        s.n_propositions,
        b.is_support,
        b.steps,
        v.when_known_to,
        v.article_id,
        v.copy_family_id,
        v.review_state_code = 'vetted' AS is_vetted,
        v.claim_id,
        ROW(v.speaker_id, v.track_code, v.status_code, v.said_edtf, v.setting_code) AS statement,
        v.speaker_id,
        coalesce(v.speaker_kind NOT IN ('unattributed', 'unidentified'), TRUE) AS is_attributed,
        v.voice,
        v.party_side,
        v.polarity,
        coalesce(v.said_from, v.said_to) AS said_from,
        coalesce(v.said_to, v.said_from) AS said_to,
        coalesce(
            max(CASE WHEN v.polarity = 'r' THEN coalesce(v.said_to, DATE 'infinity') END) OVER (
                PARTITION BY
                    s.pair, s.mechanism_ref, s.track_code, s.status_code, s.known_from, s.spell_no,
                    b.is_support, v.track_code, v.status_code, v.speaker_id
            ) >= coalesce(v.said_from, DATE '-infinity'),
            FALSE
        ) AS is_retracted
    FROM spell AS s
    LEFT JOIN (
        bearing AS b
        JOIN voiced AS v ON v.track_code = b.said_track AND v.status_code = b.said_status
    )
        ON v.mechanism_ref = s.mechanism_ref AND /* same pair */ v.pair = s.pair AND b.track_code = s.track_code AND b.status_code = s.status_code
        AND CASE
            WHEN NOT b.is_support
                THEN v.polarity IN ('-', 'r') AND coalesce(s.widest_from <= v.when_widest_to, TRUE)
            WHEN v.polarity = '-'
                THEN FALSE
            WHEN b.steps = 0
                THEN v.when_known_from BETWEEN s.known_from AND s.known_to
                    OR (v.when_known_from IS NULL AND s.known_from IS NULL)
            ELSE coalesce(v.when_widest_from <= s.widest_to, TRUE)
                AND (s.track_code = 'institutional' OR coalesce(v.when_widest_to >= s.widest_from, TRUE))
        END
), weighed AS (
    SELECT
        heard.pair,
        heard.mechanism_ref,
        heard.track_code,
        heard.status_code,
        heard.known_from,
        heard.spell_no,
        heard.parties,
        heard.label,
        heard.kind_code,
        heard.when_from,
        heard.when_to,
        heard.only_edtf,
        heard.is_approximate,
        heard.rounds_completed,
        heard.initiator,
        heard.review_state,
        heard.n_propositions,
        heard.is_support AND heard.polarity IN ('+', 'p') AND heard.is_retracted AS was_retracted,
        heard.is_support AND heard.polarity = '+' AND NOT heard.is_retracted AS affirms,
        heard.is_support AND heard.polarity = 'p' AND NOT heard.is_retracted AS presupposes,
        NOT heard.is_support AND heard.polarity = '-' AND NOT heard.is_retracted AS denies,
        heard.steps,
        heard.when_known_to,
        heard.article_id,
        heard.copy_family_id,
        heard.is_vetted,
        heard.claim_id,
        heard.statement,
        heard.speaker_id,
        heard.is_attributed,
        heard.voice,
        heard.party_side,
        heard.said_from,
        heard.said_to
    FROM heard
), history AS (
    SELECT
        mechanism_ref,
        when_from,
        when_to,
        pair,
        parties,
        label,
        kind_code,
        track_code,
        status_code,
        known_from,
        only_edtf,
        is_approximate,
        least(max(when_known_to) FILTER (WHERE affirms OR presupposes), channel_history_as_of.valid_on) AS last_known_on,
        rounds_completed,
        initiator,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE affirms), 'PRESS!', 'press') AS affirmed_by,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE presupposes), 'PRESS!', 'press') AS presupposed_by,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE denies), 'PRESS!', 'press') AS denied_by,
        deconf.evidence_state(
            count(*) FILTER (WHERE was_retracted),
            count(*) FILTER (WHERE affirms),
            count(*) FILTER (WHERE presupposes),
            count(*) FILTER (WHERE denies),
            count(DISTINCT party_side) FILTER (WHERE affirms),
            count(DISTINCT party_side) FILTER (WHERE presupposes),
            count(*) FILTER (WHERE is_attributed AND (affirms OR presupposes))
        ) AS evidence_state,
        deconf.evidence_state(
            count(*) FILTER (WHERE is_vetted AND was_retracted),
            count(*) FILTER (WHERE is_vetted AND affirms),
            count(*) FILTER (WHERE is_vetted AND presupposes),
            count(*) FILTER (WHERE is_vetted AND denies),
            count(DISTINCT party_side) FILTER (WHERE is_vetted AND affirms),
            count(DISTINCT party_side) FILTER (WHERE is_vetted AND presupposes),
            count(*) FILTER (WHERE is_vetted AND is_attributed AND (affirms OR presupposes))
        ) AS evidence_state_vetted,
        review_state,
        count(DISTINCT statement) FILTER (WHERE affirms OR presupposes OR denies) AS n_statements,
        count(DISTINCT speaker_id) FILTER (WHERE affirms OR presupposes OR denies) AS n_origins,
        count(DISTINCT article_id) FILTER (WHERE affirms OR presupposes OR denies) AS n_articles,
        count(DISTINCT copy_family_id) FILTER (WHERE affirms OR presupposes OR denies) AS n_copy_families,
        min(said_from) FILTER (WHERE affirms OR presupposes OR denies) AS first_said_on,
        max(said_to) FILTER (WHERE affirms OR presupposes OR denies) AS last_said_on,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE affirms AND steps > 0), 'PRESS!', 'press') AS affirmed_by_implication,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE denies AND steps > 0), 'PRESS!', 'press') AS denied_by_implication,
        n_propositions
    FROM weighed
    GROUP BY
        pair, mechanism_ref, track_code, status_code, known_from, spell_no, parties, label, kind_code, when_from, when_to,
        only_edtf, is_approximate, rounds_completed, initiator, review_state, n_propositions
), ordered AS (
    SELECT
        history.*,
        s.rank AS status_rank,
        lag(history.status_code) OVER (
            PARTITION BY history.pair, history.mechanism_ref, history.track_code
            ORDER BY history.known_from, s.rank
        ) AS previous_status
    FROM history
    JOIN vocab.mechanism_status AS s ON s.track = history.track_code AND s.code = history.status_code
)
SELECT
    o.mechanism_ref AS mechanism,
    o.when_from,
    o.when_to,
    o.pair,
    o.label AS mechanism_label,
    o.kind_code AS mechanism_kind,
    o.track_code AS track,
    o.status_code AS status,
    CASE
        WHEN o.known_from IS NOT NULL THEN coalesce(
            o.only_edtf,
            coalesce(to_char(o.when_from, 'YYYY-MM-DD') || CASE WHEN o.is_approximate THEN '~' ELSE '' END, '..') || '/'
            || coalesce(to_char(o.when_to, 'YYYY-MM-DD') || CASE WHEN o.is_approximate THEN '~' ELSE '' END, '..')
        )
    END AS when_edtf,
    o.is_approximate,
    o.last_known_on,
    o.rounds_completed,
    o.initiator,
    o.affirmed_by,
    o.presupposed_by,
    o.denied_by,
    o.evidence_state,
    o.evidence_state_vetted,
    o.review_state,
    o.n_statements,
    o.n_origins,
    o.n_articles,
    o.n_copy_families,
    o.first_said_on,
    o.last_said_on,
    o.parties,
    o.affirmed_by_implication,
    o.denied_by_implication,
    o.status_rank::integer AS status_rank,
    o.previous_status,
    o.previous_status IS NOT DISTINCT FROM o.status_code OR t.to_status IS NOT NULL AS is_expected_step,
    o.n_propositions
FROM ordered AS o
LEFT JOIN vocab.mechanism_status_transition AS t
    ON t.track = o.track_code AND t.from_status = coalesce(o.previous_status, '') AND t.to_status = o.status_code)
UNION ALL
(WITH stated AS NOT MATERIALIZED (
    SELECT
        root.mechanism_id,
        root.mechanism_ref,
        root.pair,
        root.parties,
        coalesce(root.registered_label, r.label) AS label,
        coalesce(root.registered_kind_code, r.kind_code) AS kind_code,
        known.review_state_code,
        p.proposition_id,
        p.track_code,
        p.status_code,
        p.when_edtf,
        p.when_from,
        p.when_to,
        p.when_is_approximate,
        p.when_known_from,
        p.when_known_to,
        p.when_widest_from,
        p.when_widest_to,
        p.rounds_completed,
        i.side_code AS initiator_side,
        p.when_known_from IS NOT NULL AND coalesce(
            p.when_known_from > max(p.when_known_to) OVER (
                PARTITION BY
                    root.pair, root.mechanism_ref, root.mechanism_id, p.track_code, p.status_code, p.when_known_from IS NULL
                ORDER BY p.when_known_from, p.when_known_to, p.proposition_id
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ),
            TRUE
        ) AS opens_spell
    FROM deconf.mechanism AS root
    JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = root.mechanism_id
    JOIN deconf.proposition AS p ON p.mechanism_id = coded.mechanism_id
    JOIN (SELECT k.article_id, k.coding_id, CASE WHEN channel_history_as_of.known_on IS NULL THEN k.review_state_code ELSE CASE j.decision WHEN 'vet' THEN 'vetted' WHEN 'dispute' THEN 'disputed' ELSE 'candidate' END END AS review_state_code FROM deconf.coding AS k JOIN deconf.coding_preference AS cp ON cp.article_id = k.article_id AND cp.coding_id = k.coding_id LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, decision FROM ops.judgement WHERE subject_kind = 'coding' AND known_from <= channel_history_as_of.known_on ORDER BY subject_id, known_from DESC, judgement_id) AS j ON j.subject_id = k.coding_id WHERE CASE WHEN channel_history_as_of.known_on IS NULL THEN cp.preferred_to IS NULL ELSE cp.preferred_from <= channel_history_as_of.known_on AND (cp.preferred_to IS NULL OR cp.preferred_to > channel_history_as_of.known_on) END) AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
    LEFT JOIN deconf.mechanism_report AS r
        ON r.article_id = p.article_id AND r.coding_id = p.coding_id AND r.mechanism_id = p.mechanism_id
    LEFT JOIN deconf.actor AS i ON i.actor_id = p.initiator_actor_id
    WHERE p.status_code IS NOT NULL AND root.pair IS NULL AND (channel_history_as_of.valid_on IS NULL OR p.when_known_from <= channel_history_as_of.valid_on)
), numbered AS (
    SELECT
        mechanism_id,
        mechanism_ref,
        pair,
        parties,
        label,
        kind_code,
        review_state_code,
        track_code,
        status_code,
        when_edtf,
        when_from,
        when_to,
        when_is_approximate,
        when_known_from,
        when_known_to,
        when_widest_from,
        when_widest_to,
        rounds_completed,
        initiator_side,
        count(*) FILTER (WHERE opens_spell) OVER (
            PARTITION BY pair, mechanism_ref, mechanism_id, track_code, status_code, when_known_from IS NULL
            ORDER BY when_known_from, when_known_to, proposition_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS spell_no
    FROM stated
), spell AS (
    SELECT
        pair,
        mechanism_ref,
        mechanism_id,
        track_code,
        status_code,
        spell_no,
        min(parties) AS parties,
        min(label) AS label,
        min(kind_code) AS kind_code,
        min(when_from) AS when_from,
        max(when_to) AS when_to,
        min(when_known_from) AS known_from,
        max(when_known_to) AS known_to,
        CASE WHEN bool_and(when_widest_from IS NOT NULL) THEN min(when_widest_from) END AS widest_from,
        CASE WHEN bool_and(when_widest_to IS NOT NULL) THEN max(when_widest_to) END AS widest_to,
        CASE WHEN count(DISTINCT when_edtf) = 1 THEN min(when_edtf) END AS only_edtf,
        bool_or(when_is_approximate) AS is_approximate,
        max(rounds_completed) AS rounds_completed,
        string_agg(DISTINCT initiator_side COLLATE "C", '; ') AS initiator,
        string_agg(DISTINCT review_state_code COLLATE "C", '; ') AS review_state,
        count(*) AS n_propositions
    FROM numbered
    GROUP BY pair, mechanism_ref, mechanism_id, track_code, status_code, when_known_from IS NULL, spell_no
), bearing AS (
    SELECT
        implies_track AS track_code,
        implies_status AS status_code,
        track AS said_track,
        status AS said_status,
        steps,
        TRUE AS is_support
    FROM vocab.mechanism_status_implies
    UNION ALL
    SELECT track, status, implies_track, implies_status, steps, FALSE
    FROM vocab.mechanism_status_implies
), voiced AS NOT MATERIALIZED (
    SELECT
        root.mechanism_ref,
        root.pair,
        p.track_code,
        p.status_code,
        p.when_known_from,
        p.when_known_to,
        p.when_widest_from,
        p.when_widest_to,
        p.article_id,
        a.copy_family_id,
        known.review_state_code,
        c.claim_id,
        c.setting_code,
        c.said_edtf,
        c.said_from,
        c.said_to,
        st.polarity,
        speaker.actor_id AS speaker_id,
        speaker.kind_code AS speaker_kind,
        CASE WHEN speaker.kind_code = 'news_outlet' THEN 'PRESS!' ELSE coalesce(speaker.side_code, 'UNKNOWN') END AS voice,
        party.side_code AS party_side
    FROM deconf.mechanism AS root
    JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = root.mechanism_id
    JOIN deconf.proposition AS p ON p.mechanism_id = coded.mechanism_id
    JOIN (SELECT k.article_id, k.coding_id, CASE WHEN channel_history_as_of.known_on IS NULL THEN k.review_state_code ELSE CASE j.decision WHEN 'vet' THEN 'vetted' WHEN 'dispute' THEN 'disputed' ELSE 'candidate' END END AS review_state_code FROM deconf.coding AS k JOIN deconf.coding_preference AS cp ON cp.article_id = k.article_id AND cp.coding_id = k.coding_id LEFT JOIN (SELECT DISTINCT ON (subject_id) subject_id, decision FROM ops.judgement WHERE subject_kind = 'coding' AND known_from <= channel_history_as_of.known_on ORDER BY subject_id, known_from DESC, judgement_id) AS j ON j.subject_id = k.coding_id WHERE CASE WHEN channel_history_as_of.known_on IS NULL THEN cp.preferred_to IS NULL ELSE cp.preferred_from <= channel_history_as_of.known_on AND (cp.preferred_to IS NULL OR cp.preferred_to > channel_history_as_of.known_on) END) AS known ON known.article_id = p.article_id AND known.coding_id = p.coding_id
    JOIN deconf.article AS a ON a.article_id = p.article_id
    JOIN deconf.claim AS c ON c.article_id = p.article_id AND c.proposition_id = p.proposition_id
    JOIN vocab.stance AS st ON st.code = c.stance_code
    JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
    JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id
    LEFT JOIN deconf.mechanism_party AS party
        ON party.mechanism_id = root.mechanism_id AND party.side_code = speaker.side_code
        AND speaker.kind_code IS DISTINCT FROM 'news_outlet'
    WHERE p.status_code IS NOT NULL AND st.polarity <> '0' AND (channel_history_as_of.valid_on IS NULL OR p.when_known_from <= channel_history_as_of.valid_on)
), heard AS (
    SELECT
        s.pair,
        s.mechanism_ref,
        s.track_code,
        s.status_code,
        s.spell_no,
        s.parties,
        s.label,
        s.kind_code,
        s.when_from,
        s.when_to,
        s.known_from,
        s.only_edtf,
        s.is_approximate,
        s.rounds_completed,
        s.initiator,
        s.review_state,
        s.n_propositions,
        b.is_support,
        b.steps,
        v.when_known_to,
        v.article_id,
        v.copy_family_id,
        v.review_state_code = 'vetted' AS is_vetted,
        v.claim_id,
        ROW(v.speaker_id, v.track_code, v.status_code, v.said_edtf, v.setting_code) AS statement,
        v.speaker_id,
        coalesce(v.speaker_kind NOT IN ('unattributed', 'unidentified'), TRUE) AS is_attributed,
        v.voice,
        v.party_side,
        v.polarity,
        coalesce(v.said_from, v.said_to) AS said_from,
        coalesce(v.said_to, v.said_from) AS said_to,
        coalesce(
            max(CASE WHEN v.polarity = 'r' THEN coalesce(v.said_to, DATE 'infinity') END) OVER (
                PARTITION BY
                    s.pair, s.mechanism_ref, s.track_code, s.status_code, s.known_from, s.spell_no,
                    b.is_support, v.track_code, v.status_code, v.speaker_id
            ) >= coalesce(v.said_from, DATE '-infinity'),
            FALSE
        ) AS is_retracted
    FROM spell AS s
    LEFT JOIN (
        bearing AS b
        JOIN voiced AS v ON v.track_code = b.said_track AND v.status_code = b.said_status
    )
        ON v.mechanism_ref = s.mechanism_ref AND v.pair IS NULL AND b.track_code = s.track_code AND b.status_code = s.status_code
        AND CASE
            WHEN NOT b.is_support
                THEN v.polarity IN ('-', 'r') AND coalesce(s.widest_from <= v.when_widest_to, TRUE)
            WHEN v.polarity = '-'
                THEN FALSE
            WHEN b.steps = 0
                THEN v.when_known_from BETWEEN s.known_from AND s.known_to
                    OR (v.when_known_from IS NULL AND s.known_from IS NULL)
            ELSE coalesce(v.when_widest_from <= s.widest_to, TRUE)
                AND (s.track_code = 'institutional' OR coalesce(v.when_widest_to >= s.widest_from, TRUE))
        END
), weighed AS (
    SELECT
        heard.pair,
        heard.mechanism_ref,
        heard.track_code,
        heard.status_code,
        heard.known_from,
        heard.spell_no,
        heard.parties,
        heard.label,
        heard.kind_code,
        heard.when_from,
        heard.when_to,
        heard.only_edtf,
        heard.is_approximate,
        heard.rounds_completed,
        heard.initiator,
        heard.review_state,
        heard.n_propositions,
        heard.is_support AND heard.polarity IN ('+', 'p') AND heard.is_retracted AS was_retracted,
        heard.is_support AND heard.polarity = '+' AND NOT heard.is_retracted AS affirms,
        heard.is_support AND heard.polarity = 'p' AND NOT heard.is_retracted AS presupposes,
        NOT heard.is_support AND heard.polarity = '-' AND NOT heard.is_retracted AS denies,
        heard.steps,
        heard.when_known_to,
        heard.article_id,
        heard.copy_family_id,
        heard.is_vetted,
        heard.claim_id,
        heard.statement,
        heard.speaker_id,
        heard.is_attributed,
        heard.voice,
        heard.party_side,
        heard.said_from,
        heard.said_to
    FROM heard
), history AS (
    SELECT
        mechanism_ref,
        when_from,
        when_to,
        pair,
        parties,
        label,
        kind_code,
        track_code,
        status_code,
        known_from,
        only_edtf,
        is_approximate,
        least(max(when_known_to) FILTER (WHERE affirms OR presupposes), channel_history_as_of.valid_on) AS last_known_on,
        rounds_completed,
        initiator,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE affirms), 'PRESS!', 'press') AS affirmed_by,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE presupposes), 'PRESS!', 'press') AS presupposed_by,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE denies), 'PRESS!', 'press') AS denied_by,
        deconf.evidence_state(
            count(*) FILTER (WHERE was_retracted),
            count(*) FILTER (WHERE affirms),
            count(*) FILTER (WHERE presupposes),
            count(*) FILTER (WHERE denies),
            count(DISTINCT party_side) FILTER (WHERE affirms),
            count(DISTINCT party_side) FILTER (WHERE presupposes),
            count(*) FILTER (WHERE is_attributed AND (affirms OR presupposes))
        ) AS evidence_state,
        deconf.evidence_state(
            count(*) FILTER (WHERE is_vetted AND was_retracted),
            count(*) FILTER (WHERE is_vetted AND affirms),
            count(*) FILTER (WHERE is_vetted AND presupposes),
            count(*) FILTER (WHERE is_vetted AND denies),
            count(DISTINCT party_side) FILTER (WHERE is_vetted AND affirms),
            count(DISTINCT party_side) FILTER (WHERE is_vetted AND presupposes),
            count(*) FILTER (WHERE is_vetted AND is_attributed AND (affirms OR presupposes))
        ) AS evidence_state_vetted,
        review_state,
        count(DISTINCT statement) FILTER (WHERE affirms OR presupposes OR denies) AS n_statements,
        count(DISTINCT speaker_id) FILTER (WHERE affirms OR presupposes OR denies) AS n_origins,
        count(DISTINCT article_id) FILTER (WHERE affirms OR presupposes OR denies) AS n_articles,
        count(DISTINCT copy_family_id) FILTER (WHERE affirms OR presupposes OR denies) AS n_copy_families,
        min(said_from) FILTER (WHERE affirms OR presupposes OR denies) AS first_said_on,
        max(said_to) FILTER (WHERE affirms OR presupposes OR denies) AS last_said_on,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE affirms AND steps > 0), 'PRESS!', 'press') AS affirmed_by_implication,
        replace(string_agg(DISTINCT voice COLLATE "C", '; ') FILTER (WHERE denies AND steps > 0), 'PRESS!', 'press') AS denied_by_implication,
        n_propositions
    FROM weighed
    GROUP BY
        pair, mechanism_ref, track_code, status_code, known_from, spell_no, parties, label, kind_code, when_from, when_to,
        only_edtf, is_approximate, rounds_completed, initiator, review_state, n_propositions
), ordered AS (
    SELECT
        history.*,
        s.rank AS status_rank,
        lag(history.status_code) OVER (
            PARTITION BY history.pair, history.mechanism_ref, history.track_code
            ORDER BY history.known_from, s.rank
        ) AS previous_status
    FROM history
    JOIN vocab.mechanism_status AS s ON s.track = history.track_code AND s.code = history.status_code
)
SELECT
    o.mechanism_ref AS mechanism,
    o.when_from,
    o.when_to,
    o.pair,
    o.label AS mechanism_label,
    o.kind_code AS mechanism_kind,
    o.track_code AS track,
    o.status_code AS status,
    CASE
        WHEN o.known_from IS NOT NULL THEN coalesce(
            o.only_edtf,
            coalesce(to_char(o.when_from, 'YYYY-MM-DD') || CASE WHEN o.is_approximate THEN '~' ELSE '' END, '..') || '/'
            || coalesce(to_char(o.when_to, 'YYYY-MM-DD') || CASE WHEN o.is_approximate THEN '~' ELSE '' END, '..')
        )
    END AS when_edtf,
    o.is_approximate,
    o.last_known_on,
    o.rounds_completed,
    o.initiator,
    o.affirmed_by,
    o.presupposed_by,
    o.denied_by,
    o.evidence_state,
    o.evidence_state_vetted,
    o.review_state,
    o.n_statements,
    o.n_origins,
    o.n_articles,
    o.n_copy_families,
    o.first_said_on,
    o.last_said_on,
    o.parties,
    o.affirmed_by_implication,
    o.denied_by_implication,
    o.status_rank::integer AS status_rank,
    o.previous_status,
    o.previous_status IS NOT DISTINCT FROM o.status_code OR t.to_status IS NOT NULL AS is_expected_step,
    o.n_propositions
FROM ordered AS o
LEFT JOIN vocab.mechanism_status_transition AS t
    ON t.track = o.track_code AND t.from_status = coalesce(o.previous_status, '') AND t.to_status = o.status_code)
$body$;

REVOKE ALL ON FUNCTION deconf_v1.channel_history_as_of(date, timestamptz) FROM PUBLIC;

COMMENT ON FUNCTION deconf_v1.channel_history_as_of(date, timestamptz) IS
    'channel_history with the states known to have begun by valid_on, from the codings that counted at known_on; NULL = no limit. What held later is cut off at valid_on.';
