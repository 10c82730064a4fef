-- How long after it was said a statement was published. A row is a claim of a coding that counts. The lag is counted
-- only where both days are exact; a negative one is a mistake in a date. Source: claims and articles.
CREATE VIEW deconf_v1.reporting_lag AS
SELECT
    'clm-' || left(replace(c.claim_id::text, '-', ''), 16) AS claim,
    c.said_from,
    c.said_to,
    a.article_key AS article,
    s.source_name AS source,
    speaker.side_code AS speaker_side,
    a.published_from,
    a.published_to,
    CASE
        WHEN
            c.said_from = c.said_to AND NOT c.said_is_approximate
            AND a.published_from = a.published_to AND NOT a.published_is_approximate
            THEN a.published_from - c.said_from
    END AS lag_days,
    c.said_precision
FROM deconf.article AS a
JOIN deconf.current_coding AS known ON known.article_id = a.article_id
JOIN deconf.claim AS c ON c.article_id = known.article_id AND c.coding_id = known.coding_id
JOIN deconf.actor AS spoke ON spoke.actor_id = c.speaker_actor_id
JOIN deconf.actor AS speaker ON speaker.actor_id = spoke.resolved_actor_id
LEFT JOIN deconf.source AS s ON s.source_id = a.source_id;

COMMENT ON VIEW deconf_v1.reporting_lag IS 'How long after it was said a statement was published. One row a claim of a coding that counts.';
COMMENT ON COLUMN deconf_v1.reporting_lag.claim IS 'Public id of the claim: key of deconf_v1.claims.';
COMMENT ON COLUMN deconf_v1.reporting_lag.said_from IS 'First possible day on which it was said, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.reporting_lag.said_to IS 'Last possible day on which it was said, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.reporting_lag.article IS 'Key of the article: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.reporting_lag.source IS 'Name of the source that published the article; NULL = nobody says.';
COMMENT ON COLUMN deconf_v1.reporting_lag.speaker_side IS 'Side of the speaker; code of vocab.side; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.reporting_lag.published_from IS 'First possible day of publication, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.reporting_lag.published_to IS 'Last possible day of publication, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.reporting_lag.lag_days IS 'Days from the statement to publication; NULL unless both days are exact.';
COMMENT ON COLUMN deconf_v1.reporting_lag.said_precision IS 'Precision of the day on which it was said; code of vocab.date_precision; NULL = no date.';
