-- What was published, by whom, when, and how much of it was coded. A row is an article, whatever the number of its text
-- states; the same wire text on another site is another article of the same copy family. The text stays private.
-- Custody and boilerplate are as the preferred coding states them (that of the newest text state where there are
-- several), else as the reader of the document found them. Everything is grouped by the article's key, so that a filter
-- on it reaches an index. Source: documents, and the codings that count.
CREATE VIEW deconf_v1.articles AS
WITH version AS NOT MATERIALIZED (
    SELECT DISTINCT ON (a.article_key, a.article_id)
        a.article_key,
        a.article_id,
        v.version_id,
        v.text_sha256,
        v.text_length,
        t.version_id IS NOT NULL AS is_text_held,
        count(*) OVER (PARTITION BY a.article_key, a.article_id) AS n_versions
    FROM deconf.article AS a
    JOIN deconf.article_version AS v ON v.article_id = a.article_id
    LEFT JOIN private.article_text AS t ON t.article_id = v.article_id AND t.version_id = v.version_id
    ORDER BY a.article_key, a.article_id, v.recorded_at DESC, v.text_sha256
), preferred AS NOT MATERIALIZED (
    SELECT DISTINCT ON (a.article_key, a.article_id)
        a.article_key,
        a.article_id,
        k.coding_id,
        k.version_id
    FROM deconf.article AS a
    JOIN deconf.current_coding AS known ON known.article_id = a.article_id
    JOIN deconf.coding AS k ON k.article_id = known.article_id AND k.coding_id = known.coding_id
    LEFT JOIN version AS v
        ON v.article_key = a.article_key AND v.article_id = a.article_id AND v.version_id = k.version_id
    ORDER BY a.article_key, a.article_id, (v.version_id IS NOT NULL) DESC, k.known_from DESC, k.coding_id
), stander AS NOT MATERIALIZED (
    SELECT
        p.article_key,
        p.article_id,
        p.coding_id AS stated_by_id,
        p.version_id,
        1 AS turn
    FROM preferred AS p
    UNION ALL
    SELECT v.article_key, v.article_id, v.version_id, v.version_id, 2
    FROM version AS v
), hands AS NOT MATERIALIZED (
    SELECT DISTINCT ON (w.article_key, w.article_id)
        w.article_key,
        w.article_id,
        string_agg(s.source_name || coalesce(' (' || c.action_code || ')', ''), '; ' ORDER BY c.custody_no) AS custody
    FROM stander AS w
    JOIN deconf.custody AS c ON c.article_id = w.article_id AND c.stated_by_id = w.stated_by_id
    JOIN deconf.source AS s ON s.source_id = c.source_id
    GROUP BY w.article_key, w.article_id, w.turn
    ORDER BY w.article_key, w.article_id, w.turn
), typed AS NOT MATERIALIZED (
    SELECT DISTINCT ON (w.article_key, w.article_id)
        w.article_key,
        w.article_id,
        (
            coalesce(sum(g.end_offset - g.start_offset) FILTER (WHERE kind.is_boilerplate), 0)::numeric
            / nullif(v.text_length, 0)
        )::numeric(5, 4) AS boilerplate_share
    FROM stander AS w
    JOIN deconf.segment AS g
        ON g.article_id = w.article_id AND g.version_id = w.version_id AND g.stated_by_id = w.stated_by_id
    JOIN deconf.article_version AS v ON v.article_id = w.article_id AND v.version_id = w.version_id
    JOIN vocab.segment_kind AS kind ON kind.code = g.kind_code
    GROUP BY w.article_key, w.article_id, w.turn, v.text_length
    ORDER BY w.article_key, w.article_id, w.turn
), coded AS NOT MATERIALIZED (
    SELECT
        a.article_key,
        a.article_id,
        count(*) AS n_codings
    FROM deconf.article AS a
    JOIN deconf.coding AS k ON k.article_id = a.article_id
    WHERE k.known_to IS NULL
    GROUP BY a.article_key, a.article_id
), claimed AS NOT MATERIALIZED (
    SELECT
        a.article_key,
        a.article_id,
        count(*) AS n_claims
    FROM deconf.article AS a
    JOIN deconf.current_coding AS known ON known.article_id = a.article_id
    JOIN deconf.claim AS c ON c.article_id = known.article_id AND c.coding_id = known.coding_id
    GROUP BY a.article_key, a.article_id
)
SELECT
    a.article_key AS article,
    a.published_from,
    a.published_to,
    a.published_edtf,
    a.published_basis,
    s.source_name AS source,
    s.source_ref,
    a.url,
    a.title,
    a.language,
    a.state,
    head.article_key AS copy_family,
    coalesce(v.n_versions, 0) AS n_versions,
    encode(v.text_sha256, 'hex') AS text_sha256,
    v.text_length,
    coalesce(v.is_text_held, FALSE) AS is_text_held,
    coalesce(k.n_codings, 0) AS n_codings,
    coalesce(c.n_claims, 0) AS n_claims,
    h.custody,
    g.boilerplate_share,
    a.recorded_at
FROM deconf.article AS a
LEFT JOIN deconf.source AS s ON s.source_id = a.source_id
LEFT JOIN deconf.article AS head ON head.article_id = a.copy_family_id
LEFT JOIN version AS v ON v.article_key = a.article_key AND v.article_id = a.article_id
LEFT JOIN coded AS k ON k.article_key = a.article_key AND k.article_id = a.article_id
LEFT JOIN claimed AS c ON c.article_key = a.article_key AND c.article_id = a.article_id
LEFT JOIN hands AS h ON h.article_key = a.article_key AND h.article_id = a.article_id
LEFT JOIN typed AS g ON g.article_key = a.article_key AND g.article_id = a.article_id;

COMMENT ON VIEW deconf_v1.articles IS 'What was published, by whom, when, and how much of it was coded. One row an article, whatever the number of its text states.';
COMMENT ON COLUMN deconf_v1.articles.article IS 'Key of the article: the one that a coding or manifest gives, else what identifies it.';
COMMENT ON COLUMN deconf_v1.articles.published_from IS 'First possible day of publication, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.articles.published_to IS 'Last possible day of publication, nominal; NULL = open or unknown.';
COMMENT ON COLUMN deconf_v1.articles.published_edtf IS 'Publication date in EDTF; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.articles.published_basis IS 'What that date rests on; code of vocab.date_basis.';
COMMENT ON COLUMN deconf_v1.articles.source IS 'Name of the source that published it; NULL = nobody says.';
COMMENT ON COLUMN deconf_v1.articles.source_ref IS 'Ref of that source: key of deconf_v1.sources.';
COMMENT ON COLUMN deconf_v1.articles.url IS 'Address of the article; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.articles.title IS 'Headline as the document or the coding states it; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.articles.language IS 'Language of the text, BCP 47; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.articles.state IS 'published, announced (link and teaser only), withheld, canceled or gone.';
COMMENT ON COLUMN deconf_v1.articles.copy_family IS 'Key of the oldest article with the same text: key of deconf_v1.copy_families; the article itself where no copy is known.';
COMMENT ON COLUMN deconf_v1.articles.n_versions IS 'Text states known of it.';
COMMENT ON COLUMN deconf_v1.articles.text_sha256 IS 'SHA-256 of the newest text state in UTF-8, hexadecimal; NULL = no text state is known.';
COMMENT ON COLUMN deconf_v1.articles.text_length IS 'Length of the newest text state in Unicode code points; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.articles.is_text_held IS 'True: the newest text state itself is held, in private; false: only its hash, or nothing.';
COMMENT ON COLUMN deconf_v1.articles.n_codings IS 'Codings of it that stand, whether they count or not.';
COMMENT ON COLUMN deconf_v1.articles.n_claims IS 'Claims in the codings of it that count.';
COMMENT ON COLUMN deconf_v1.articles.custody IS 'Through whose hands it went, in order, with what each did, joined by "; "; actions are codes of vocab.custody_action.';
COMMENT ON COLUMN deconf_v1.articles.boilerplate_share IS 'Share of the code points of the text that lies in boilerplate segments, 0 to 1; NULL = nobody typed its segments.';
COMMENT ON COLUMN deconf_v1.articles.recorded_at IS 'When this database first heard of the article.';
