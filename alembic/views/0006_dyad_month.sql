-- A panel of pairs by month. A row is a pair x calendar month, every month from the first to the last in which
-- something is counted. What is counted lies with both nominal bounds in one month; what spans two, is open or has no
-- date is left out, since dates are never made up: see timeline for all. A subject of three sides counts for each of
-- its pairs, so that sums over pairs count it several times. Source: reports that count, status propositions and
-- claims of the codings that count.
CREATE VIEW deconf_v1.dyad_month AS
WITH spoken AS NOT MATERIALIZED (
    SELECT
        b.pair,
        p.article_id,
        p.coding_id,
        p.proposition_id,
        p.status_code,
        p.when_from,
        p.when_to
    FROM deconf.mechanism_pair AS b
    JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = b.mechanism_id
    JOIN deconf.proposition AS p ON p.mechanism_id = coded.mechanism_id
    UNION ALL
    SELECT b.pair, p.article_id, p.coding_id, p.proposition_id, NULL, NULL, NULL
    FROM deconf.meeting_pair AS b
    JOIN deconf.meeting AS coded ON coded.resolved_meeting_id = b.meeting_id
    JOIN deconf.proposition AS p ON p.meeting_id = coded.meeting_id
    UNION ALL
    SELECT b.pair, p.article_id, p.coding_id, p.proposition_id, NULL, NULL, NULL
    FROM deconf.incident_pair AS b
    JOIN deconf.incident AS coded ON coded.resolved_incident_id = b.incident_id
    JOIN deconf.proposition AS p ON p.incident_id = coded.incident_id
), dated AS (
    SELECT
        m.pair,
        m.when_from AS first_day,
        m.when_to AS last_day,
        CASE WHEN o.is_held THEN 'meeting_held' ELSE 'meeting_planned' END AS what,
        CASE WHEN o.is_held THEN m.level END AS level
    FROM deconf.pair_meeting AS m
    JOIN vocab.occurrence AS o ON o.code = m.occurrence_code
    WHERE o.is_held OR o.is_planned
    UNION ALL
    SELECT i.pair, i.when_from, i.when_to, i.family_code, NULL
    FROM deconf.pair_incident AS i
    UNION ALL
    SELECT s.pair, s.when_from, s.when_to, 'status', NULL
    FROM spoken AS s
    JOIN deconf.current_coding AS known ON known.article_id = s.article_id AND known.coding_id = s.coding_id
    WHERE s.status_code IS NOT NULL
    UNION ALL
    SELECT s.pair, c.said_from, c.said_to, 'claim', NULL
    FROM spoken AS s
    JOIN deconf.current_coding AS known ON known.article_id = s.article_id AND known.coding_id = s.coding_id
    JOIN deconf.claim AS c ON c.article_id = s.article_id AND c.proposition_id = s.proposition_id
), counted AS (
    SELECT
        d.pair,
        make_date(extract(YEAR FROM d.first_day)::integer, extract(MONTH FROM d.first_day)::integer, 1) AS month,
        count(*) FILTER (WHERE d.what = 'meeting_held') AS n_meetings_held,
        count(*) FILTER (WHERE d.what = 'meeting_planned') AS n_meetings_planned,
        count(*) FILTER (WHERE d.what = 'military') AS n_military_incidents,
        count(*) FILTER (WHERE d.what = 'diplomatic') AS n_diplomatic_incidents,
        count(*) FILTER (WHERE d.what = 'status') AS n_status_reports,
        min(d.level) AS highest_level,
        count(*) FILTER (WHERE d.what = 'claim') AS n_claims
    FROM dated AS d
    WHERE
        extract(YEAR FROM d.first_day) = extract(YEAR FROM d.last_day)
        AND extract(MONTH FROM d.first_day) = extract(MONTH FROM d.last_day)
    GROUP BY d.pair, make_date(extract(YEAR FROM d.first_day)::integer, extract(MONTH FROM d.first_day)::integer, 1)
), spaced AS (
    SELECT
        pair,
        month,
        n_meetings_held,
        n_meetings_planned,
        n_military_incidents,
        n_diplomatic_incidents,
        n_status_reports,
        highest_level,
        n_claims,
        lead(month, 1, (month + INTERVAL '1 month')::date) OVER (PARTITION BY pair ORDER BY month) AS next_month
    FROM counted
)
SELECT
    s.pair,
    (s.month + gap.n * INTERVAL '1 month')::date AS month,
    CASE gap.n WHEN 0 THEN s.n_meetings_held ELSE 0 END AS n_meetings_held,
    CASE gap.n WHEN 0 THEN s.n_meetings_planned ELSE 0 END AS n_meetings_planned,
    CASE gap.n WHEN 0 THEN s.n_military_incidents ELSE 0 END AS n_military_incidents,
    CASE gap.n WHEN 0 THEN s.n_diplomatic_incidents ELSE 0 END AS n_diplomatic_incidents,
    CASE gap.n WHEN 0 THEN s.n_status_reports ELSE 0 END AS n_status_reports,
    CASE gap.n WHEN 0 THEN s.highest_level END AS highest_level,
    CASE gap.n WHEN 0 THEN s.n_claims ELSE 0 END AS n_claims
FROM spaced AS s
CROSS JOIN generate_series(
    0,
    (
        12 * (extract(YEAR FROM s.next_month) - extract(YEAR FROM s.month))
        + extract(MONTH FROM s.next_month) - extract(MONTH FROM s.month)
    )::integer - 1
) AS gap (n);

COMMENT ON VIEW deconf_v1.dyad_month IS 'Panel of pairs by calendar month, without gaps from the first to the last month in which something is counted. One row a pair and month.';
COMMENT ON COLUMN deconf_v1.dyad_month.pair IS 'Two sides in alphabetical order, such as ISR-RUS.';
COMMENT ON COLUMN deconf_v1.dyad_month.month IS 'First day of the month.';
COMMENT ON COLUMN deconf_v1.dyad_month.n_meetings_held IS 'Meetings that took place, or are taken for granted to have, dated within the month.';
COMMENT ON COLUMN deconf_v1.dyad_month.n_meetings_planned IS 'Meetings that are still a plan in the report that counts, planned for within the month.';
COMMENT ON COLUMN deconf_v1.dyad_month.n_military_incidents IS 'Military incidents dated within the month.';
COMMENT ON COLUMN deconf_v1.dyad_month.n_diplomatic_incidents IS 'Diplomatic incidents dated within the month.';
COMMENT ON COLUMN deconf_v1.dyad_month.n_status_reports IS 'Coded propositions that give a channel of the pair a status dated within the month, whoever affirms or denies them.';
COMMENT ON COLUMN deconf_v1.dyad_month.highest_level IS 'Highest level of the meetings held: 1 head of state to 6 working level; NULL = none, or not judged.';
COMMENT ON COLUMN deconf_v1.dyad_month.n_claims IS 'Claims about a mechanism, meeting or incident of the pair, said within the month.';
