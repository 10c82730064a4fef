-- How well each date is known, and the wording that it rests on. A row is a dated record: a proposition, claim, meeting
-- or incident of a coding that counts, or an article. A record is dated if it has a date in EDTF or at least a wording;
-- a wording without a date is a date that nobody could work out. Meetings and incidents have a row for each report.
CREATE VIEW deconf_v1.date_quality AS
WITH dated AS NOT MATERIALIZED (
    SELECT
        'prp-' || left(replace(p.proposition_id::text, '-', ''), 16) AS record,
        'proposition' AS table_name,
        p.when_from AS date_from,
        p.when_to AS date_to,
        p.when_edtf AS date_edtf,
        p.when_text AS wording,
        p.when_basis AS basis,
        p.when_precision AS precision,
        p.when_is_approximate AS is_approximate,
        p.when_anchor AS anchor,
        a.article_key AS article
    FROM deconf.article AS a
    JOIN deconf.current_coding AS known ON known.article_id = a.article_id
    JOIN deconf.proposition AS p ON p.article_id = known.article_id AND p.coding_id = known.coding_id
    WHERE num_nonnulls(p.when_edtf, p.when_text) > 0
    UNION ALL
    SELECT
        'clm-' || left(replace(c.claim_id::text, '-', ''), 16),
        'claim',
        c.said_from,
        c.said_to,
        c.said_edtf,
        c.said_text,
        c.said_basis,
        c.said_precision,
        c.said_is_approximate,
        c.said_anchor,
        a.article_key
    FROM deconf.article AS a
    JOIN deconf.current_coding AS known ON known.article_id = a.article_id
    JOIN deconf.claim AS c ON c.article_id = known.article_id AND c.coding_id = known.coding_id
    WHERE num_nonnulls(c.said_edtf, c.said_text) > 0
    UNION ALL
    SELECT
        root.meeting_ref,
        'meeting',
        r.when_from,
        r.when_to,
        r.when_edtf,
        r.when_text,
        r.when_basis,
        r.when_precision,
        r.when_is_approximate,
        r.when_anchor,
        a.article_key
    FROM deconf.article AS a
    JOIN deconf.current_coding AS known ON known.article_id = a.article_id
    JOIN deconf.meeting_report AS r ON r.article_id = known.article_id AND r.coding_id = known.coding_id
    JOIN deconf.meeting AS coded ON coded.meeting_id = r.meeting_id
    JOIN deconf.meeting AS root ON root.meeting_id = coded.resolved_meeting_id
    WHERE num_nonnulls(r.when_edtf, r.when_text) > 0
    UNION ALL
    SELECT
        root.incident_ref,
        'incident',
        r.when_from,
        r.when_to,
        r.when_edtf,
        r.when_text,
        r.when_basis,
        r.when_precision,
        r.when_is_approximate,
        r.when_anchor,
        a.article_key
    FROM deconf.article AS a
    JOIN deconf.current_coding AS known ON known.article_id = a.article_id
    JOIN deconf.incident_report AS r ON r.article_id = known.article_id AND r.coding_id = known.coding_id
    JOIN deconf.incident AS coded ON coded.incident_id = r.incident_id
    JOIN deconf.incident AS root ON root.incident_id = coded.resolved_incident_id
    WHERE num_nonnulls(r.when_edtf, r.when_text) > 0
    UNION ALL
    SELECT
        a.article_key,
        'article',
        a.published_from,
        a.published_to,
        a.published_edtf,
        a.published_text,
        a.published_basis,
        a.published_precision,
        a.published_is_approximate,
        a.published_anchor,
        a.article_key
    FROM deconf.article AS a
    WHERE num_nonnulls(a.published_edtf, a.published_text) > 0
)
SELECT
    d.record,
    d.table_name,
    d.date_from,
    d.date_to,
    d.date_edtf,
    d.wording,
    d.basis,
    d.precision,
    d.is_approximate,
    d.date_to - d.date_from + 1 AS span_days,
    d.anchor,
    d.article
FROM dated AS d;

COMMENT ON VIEW deconf_v1.date_quality IS 'How well each date is known, and the wording that it rests on. One row a dated record; for meetings and incidents one a report.';
COMMENT ON COLUMN deconf_v1.date_quality.record IS 'Public id of the record: key of the claims, meetings, incidents or articles; prp- and 16 hexadecimal digits for a proposition.';
COMMENT ON COLUMN deconf_v1.date_quality.table_name IS 'proposition (when the status held), claim (when it was said), meeting, incident (when it happened) or article (when it was published).';
COMMENT ON COLUMN deconf_v1.date_quality.date_from IS 'First possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.date_quality.date_to IS 'Last possible day, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.date_quality.date_edtf IS 'The date in EDTF, as coded; NULL = only a wording.';
COMMENT ON COLUMN deconf_v1.date_quality.wording IS 'The wording in the article, at most a few words; NULL = not kept.';
COMMENT ON COLUMN deconf_v1.date_quality.basis IS 'What the date rests on; code of vocab.date_basis; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.date_quality.precision IS 'Precision, follows from the EDTF; code of vocab.date_precision.';
COMMENT ON COLUMN deconf_v1.date_quality.is_approximate IS 'True: an end is approximate or uncertain; NULL = no date.';
COMMENT ON COLUMN deconf_v1.date_quality.span_days IS 'Days from date_from to date_to, both included; 1 = an exact day; NULL = an end is open or unknown.';
COMMENT ON COLUMN deconf_v1.date_quality.anchor IS 'What a relative wording counts from: a ref of the coding; NULL = nothing.';
COMMENT ON COLUMN deconf_v1.date_quality.article IS 'Key of the article: key of deconf_v1.articles.';
