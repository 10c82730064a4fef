-- Channels and what stands beside them. A row is a resolved mechanism that is registered or that a coding which
-- counts reports. Label and kind are those of the registry, else of the report of the article published last (ties by
-- coding); the purpose is that of the last report that states one; scope, links and parties are of all reports that
-- count. Source: registry, mechanism reports, propositions and claims of the codings that count.
CREATE VIEW deconf_v1.mechanisms AS
WITH said AS NOT MATERIALIZED (
    SELECT
        root.pair,
        root.mechanism_ref,
        root.mechanism_id AS root_id,
        root.parties,
        root.family_code,
        root.is_registered,
        root.registered_label,
        root.registered_kind_code,
        s.article_id,
        s.coding_id,
        s.mechanism_id,
        s.proposition_id,
        s.is_report,
        s.label,
        s.kind_code,
        s.purpose,
        s.when_known_from,
        s.when_known_to,
        row_number() OVER (
            PARTITION BY root.pair, root.mechanism_ref, root.mechanism_id
            ORDER BY s.is_report DESC NULLS LAST, s.published_from DESC NULLS LAST, s.coding_id, s.mechanism_id
        ) AS report_no,
        row_number() OVER (
            PARTITION BY root.pair, root.mechanism_ref, root.mechanism_id
            ORDER BY s.purpose IS NULL, s.published_from DESC NULLS LAST, s.coding_id, s.mechanism_id
        ) AS purpose_no
    FROM deconf.mechanism AS root
    JOIN deconf.mechanism AS coded ON coded.resolved_mechanism_id = root.mechanism_id
    LEFT JOIN (
        SELECT
            stated.article_id,
            stated.coding_id,
            stated.mechanism_id,
            stated.proposition_id,
            stated.is_report,
            stated.label,
            stated.kind_code,
            stated.purpose,
            stated.when_known_from,
            stated.when_known_to,
            a.published_from
        FROM (
            SELECT
                article_id,
                coding_id,
                mechanism_id,
                NULL::uuid AS proposition_id,
                TRUE AS is_report,
                label,
                kind_code,
                purpose,
                NULL::date AS when_known_from,
                NULL::date AS when_known_to
            FROM deconf.mechanism_report
            UNION ALL
            SELECT
                article_id,
                coding_id,
                mechanism_id,
                proposition_id,
                FALSE,
                NULL,
                NULL,
                NULL,
                when_known_from,
                when_known_to
            FROM deconf.proposition
        ) AS stated
        JOIN deconf.current_coding AS known
            ON known.article_id = stated.article_id AND known.coding_id = stated.coding_id
        JOIN deconf.article AS a ON a.article_id = stated.article_id
    ) AS s ON s.mechanism_id = coded.mechanism_id
), counted AS (
    SELECT
        said.pair,
        said.mechanism_ref,
        said.root_id,
        said.parties,
        said.family_code,
        said.is_registered,
        said.registered_label,
        said.registered_kind_code,
        min(said.label) FILTER (WHERE said.report_no = 1) AS label,
        min(said.kind_code) FILTER (WHERE said.report_no = 1) AS kind_code,
        min(said.purpose) FILTER (WHERE said.purpose_no = 1) AS purpose,
        min(said.when_known_from) AS first_known_on,
        max(said.when_known_to) AS last_known_on,
        count(DISTINCT said.article_id) AS n_articles,
        count(DISTINCT c.claim_id) AS n_claims,
        string_agg(DISTINCT part.scope_value COLLATE "C", '; ') FILTER (WHERE part.scope_kind = 'domain') AS domains,
        string_agg(DISTINCT part.scope_value COLLATE "C", '; ') FILTER (WHERE part.scope_kind = 'area') AS areas,
        string_agg(DISTINCT linked.mechanism_ref COLLATE "C", '; ') FILTER (
            WHERE part.relation_code = 'part_of'
        ) AS part_of,
        string_agg(DISTINCT (part.relation_code || ' ' || linked.mechanism_ref) COLLATE "C", '; ') FILTER (
            WHERE part.relation_code <> 'part_of'
        ) AS links,
        string_agg(
            DISTINCT (member.actor_name || coalesce(' (' || part.role_code || ')', '')) COLLATE "C", '; '
        ) AS parties_with_roles
    FROM said
    LEFT JOIN (
        SELECT
            article_id,
            coding_id,
            mechanism_id,
            TRUE AS is_report,
            actor_id,
            role_code,
            NULL::text AS scope_kind,
            NULL::text AS scope_value,
            NULL::text AS relation_code,
            NULL::uuid AS linked_mechanism_id
        FROM deconf.mechanism_report_party
        UNION ALL
        SELECT article_id, coding_id, mechanism_id, TRUE, NULL, NULL, kind_code, scope_value, NULL, NULL
        FROM deconf.mechanism_report_scope
        UNION ALL
        SELECT article_id, coding_id, mechanism_id, TRUE, NULL, NULL, NULL, NULL, relation_code, linked_mechanism_id
        FROM deconf.mechanism_report_link
    ) AS part
        ON part.article_id = said.article_id AND part.coding_id = said.coding_id
        AND part.mechanism_id = said.mechanism_id AND part.is_report = said.is_report
    LEFT JOIN deconf.actor AS named ON named.actor_id = part.actor_id
    LEFT JOIN deconf.actor AS member ON member.actor_id = named.resolved_actor_id
    LEFT JOIN deconf.mechanism AS coded_link ON coded_link.mechanism_id = part.linked_mechanism_id
    LEFT JOIN deconf.mechanism AS linked
        ON linked.mechanism_id = coded_link.resolved_mechanism_id AND linked.mechanism_id <> said.root_id
    LEFT JOIN deconf.claim AS c ON c.article_id = said.article_id AND c.proposition_id = said.proposition_id
    WHERE said.is_registered OR said.article_id IS NOT NULL
    GROUP BY
        said.pair, said.mechanism_ref, said.root_id, said.parties, said.family_code, said.is_registered,
        said.registered_label, said.registered_kind_code
), named AS (
    SELECT
        coded.resolved_mechanism_id AS root_id,
        string_agg(DISTINCT n.alias COLLATE "C", '; ') AS aliases
    FROM deconf.mechanism_alias AS n
    JOIN deconf.mechanism AS coded ON coded.mechanism_id = n.mechanism_id
    GROUP BY coded.resolved_mechanism_id
)
SELECT
    m.mechanism_ref AS mechanism,
    m.first_known_on,
    m.pair,
    coalesce(m.registered_label, m.label) AS label,
    coalesce(m.registered_kind_code, m.kind_code) AS kind,
    m.family_code AS family,
    nullif(m.parties, '') AS parties,
    m.purpose,
    m.domains,
    m.areas,
    m.part_of,
    m.links,
    n.aliases,
    m.is_registered,
    m.last_known_on,
    m.n_articles,
    m.n_claims,
    m.parties_with_roles
FROM counted AS m
LEFT JOIN named AS n ON n.root_id = m.root_id;

COMMENT ON VIEW deconf_v1.mechanisms IS 'Deconfliction channels and what stands beside them: hotlines, safety mechanisms, working groups, posts, talks. One row a mechanism.';
COMMENT ON COLUMN deconf_v1.mechanisms.mechanism IS 'Ref of the mechanism, stable.';
COMMENT ON COLUMN deconf_v1.mechanisms.first_known_on IS 'First day that a coded status of it speaks of, whoever affirms or denies it; NULL = no dated status. See channel_history.';
COMMENT ON COLUMN deconf_v1.mechanisms.pair IS 'The two party sides in alphabetical order, such as ISR-RUS; NULL unless there are exactly two: see mechanism_pairs.';
COMMENT ON COLUMN deconf_v1.mechanisms.label IS 'Name of the mechanism, from the registry or as coded.';
COMMENT ON COLUMN deconf_v1.mechanisms.kind IS 'Kind, from the registry or as coded; code of vocab.mechanism_kind.';
COMMENT ON COLUMN deconf_v1.mechanisms.family IS 'Family of kind; code of vocab.mechanism_family.';
COMMENT ON COLUMN deconf_v1.mechanisms.parties IS 'All party sides in alphabetical order, joined by "; "; NULL = none is known. Hosts and mediators are not parties.';
COMMENT ON COLUMN deconf_v1.mechanisms.purpose IS 'Purpose in the words of the coder, from the last article that states one; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.mechanisms.domains IS 'Domains covered, joined by "; "; codes of vocab.domain; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.mechanisms.areas IS 'Areas covered, joined by "; "; NULL = none stated.';
COMMENT ON COLUMN deconf_v1.mechanisms.part_of IS 'Refs of the mechanisms that it is a part of, joined by "; ".';
COMMENT ON COLUMN deconf_v1.mechanisms.links IS 'Other links, as relation and ref, joined by "; "; relations are codes of vocab.mechanism_link_relation.';
COMMENT ON COLUMN deconf_v1.mechanisms.aliases IS 'Other names in the registry, joined by "; ".';
COMMENT ON COLUMN deconf_v1.mechanisms.is_registered IS 'True: stands in the registry; false: belongs to one article and coder.';
COMMENT ON COLUMN deconf_v1.mechanisms.last_known_on IS 'Last day that a coded status of it speaks of, whoever affirms or denies it; NULL = no dated status. See channel_status.';
COMMENT ON COLUMN deconf_v1.mechanisms.n_articles IS 'Articles whose counting codings speak of it.';
COMMENT ON COLUMN deconf_v1.mechanisms.n_claims IS 'Claims about it in those codings.';
COMMENT ON COLUMN deconf_v1.mechanisms.parties_with_roles IS 'Names of all actors in it with their role, joined by "; ", such as Azerbaijan (host); roles are codes of vocab.mechanism_party_role.';
