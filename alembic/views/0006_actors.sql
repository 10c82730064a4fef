-- Who speaks, meets or acts. A row is an actor that stands in the registry or occurs in a coding that counts; actors
-- merged into another are shown as that one. Counts are of claims in which the actor is the speaker.
-- Source: registry of actors, actor reports and claims of the codings that count.
CREATE VIEW deconf_v1.actors AS
SELECT
    a.actor_ref AS actor,
    a.actor_name AS name,
    a.kind_code AS kind,
    a.side_code AS side,
    a.is_named,
    a.is_registered,
    form.aliases,
    known_as.identifiers,
    coalesce(said.n_claims, 0) AS n_claims,
    coalesce(said.n_articles, 0) AS n_articles,
    said.first_said_on,
    said.last_said_on,
    s.source_name AS source,
    part.body_of
FROM deconf.actor AS a
LEFT JOIN deconf.source AS s ON s.source_id = a.source_id
LEFT JOIN (
    SELECT
        one.resolved_actor_id AS actor_id,
        string_agg(DISTINCT one.form COLLATE "C", '; ') AS aliases
    FROM (
        SELECT
            b.resolved_actor_id,
            n.name AS form
        FROM deconf.actor_name AS n
        JOIN deconf.actor AS b ON b.actor_id = n.actor_id
        UNION ALL
        SELECT
            b.resolved_actor_id,
            b.actor_name
        FROM deconf.actor AS b
        JOIN deconf.actor AS root ON root.actor_id = b.resolved_actor_id
        WHERE b.actor_name <> root.actor_name
    ) AS one
    GROUP BY one.resolved_actor_id
) AS form ON form.actor_id = a.actor_id
LEFT JOIN (
    SELECT
        b.resolved_actor_id AS actor_id,
        string_agg(DISTINCT (i.scheme_code || ':' || i.identifier) COLLATE "C", '; ') AS identifiers
    FROM deconf.actor_identifier AS i
    JOIN deconf.actor AS b ON b.actor_id = i.actor_id
    GROUP BY b.resolved_actor_id
) AS known_as ON known_as.actor_id = a.actor_id
LEFT JOIN (
    SELECT
        b.resolved_actor_id AS actor_id,
        string_agg(DISTINCT body.actor_ref COLLATE "C", '; ') AS body_of
    FROM deconf.actor_relation AS r
    JOIN deconf.actor AS b ON b.actor_id = r.actor_id
    JOIN deconf.actor AS whole ON whole.actor_id = r.related_actor_id
    JOIN deconf.actor AS body ON body.actor_id = whole.resolved_actor_id
    WHERE r.relation_code = 'body_of'
    GROUP BY b.resolved_actor_id
) AS part ON part.actor_id = a.actor_id
LEFT JOIN (
    SELECT
        b.resolved_actor_id AS actor_id,
        count(*) AS n_claims,
        count(DISTINCT c.article_id) AS n_articles,
        min(coalesce(c.said_from, c.said_to)) AS first_said_on,
        max(coalesce(c.said_to, c.said_from)) AS last_said_on
    FROM deconf.claim AS c
    JOIN deconf.current_coding AS known ON known.article_id = c.article_id AND known.coding_id = c.coding_id
    JOIN deconf.actor AS b ON b.actor_id = c.speaker_actor_id
    GROUP BY b.resolved_actor_id
) AS said ON said.actor_id = a.actor_id
LEFT JOIN (
    SELECT DISTINCT b.resolved_actor_id AS actor_id
    FROM deconf.actor_report AS r
    JOIN deconf.current_coding AS known ON known.article_id = r.article_id AND known.coding_id = r.coding_id
    JOIN deconf.actor AS b ON b.actor_id = r.actor_id
) AS seen ON seen.actor_id = a.actor_id
WHERE a.resolved_actor_id = a.actor_id AND (a.is_registered OR seen.actor_id IS NOT NULL OR said.actor_id IS NOT NULL);

COMMENT ON VIEW deconf_v1.actors IS 'Who speaks, meets or acts: states, ministries, forces, persons, anonymous officials, outlets. One row an actor.';
COMMENT ON COLUMN deconf_v1.actors.actor IS 'Ref of the actor, stable.';
COMMENT ON COLUMN deconf_v1.actors.name IS 'Name, or our description of an unnamed speaker.';
COMMENT ON COLUMN deconf_v1.actors.kind IS 'Kind; code of vocab.actor_kind; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.actors.side IS 'Side it speaks for; code of vocab.side; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.actors.is_named IS 'True: named; false: anonymous, collective or unidentified, and known from one article alone; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.actors.is_registered IS 'True: stands in the registry; false: known from codings alone.';
COMMENT ON COLUMN deconf_v1.actors.aliases IS 'Other forms of the name, misspellings included, joined by "; "; NULL = none.';
COMMENT ON COLUMN deconf_v1.actors.identifiers IS 'Identifiers elsewhere as scheme:identifier, joined by "; "; schemes are codes of vocab.identifier_scheme.';
COMMENT ON COLUMN deconf_v1.actors.n_claims IS 'Claims of which it is the speaker.';
COMMENT ON COLUMN deconf_v1.actors.n_articles IS 'Articles that carry those claims.';
COMMENT ON COLUMN deconf_v1.actors.first_said_on IS 'First day on which it said something (nominal bound); NULL = no day known.';
COMMENT ON COLUMN deconf_v1.actors.last_said_on IS 'Last day on which it said something (nominal bound); NULL = no day known.';
COMMENT ON COLUMN deconf_v1.actors.source IS 'Name of the outlet whose own voice it is; NULL for all others.';
COMMENT ON COLUMN deconf_v1.actors.body_of IS 'Ref of the state or organisation whose body it is: key of this view; NULL = none stated.';
