-- Who held which office, attested by whom, on which day. A row is an attestation in a coding that counts. It says nothing
-- of the days before and after: gaps between attestations are not filled. Source: office attestations.
CREATE VIEW deconf_v1.office_attestations AS
SELECT
    person.actor_ref AS actor,
    t.attested_on,
    person.actor_name AS name,
    o.office_ref AS office,
    o.office_title AS title,
    body.actor_name AS body,
    person.side_code AS side,
    o.level::integer AS level,
    a.article_key AS article,
    s.source_name AS source
FROM deconf.article AS a
JOIN deconf.current_coding AS known ON known.article_id = a.article_id
JOIN deconf.office_attestation AS t ON t.article_id = known.article_id AND t.coding_id = known.coding_id
JOIN deconf.actor AS named ON named.actor_id = t.person_actor_id
JOIN deconf.actor AS person ON person.actor_id = named.resolved_actor_id
JOIN deconf.office AS o ON o.office_id = t.office_id
LEFT JOIN deconf.actor AS owner ON owner.actor_id = o.body_actor_id
LEFT JOIN deconf.actor AS body ON body.actor_id = owner.resolved_actor_id
LEFT JOIN deconf.source AS s ON s.source_id = a.source_id;

COMMENT ON VIEW deconf_v1.office_attestations IS 'Who held which office on which day, according to which article. One row an attestation; gaps between them are not filled.';
COMMENT ON COLUMN deconf_v1.office_attestations.actor IS 'Ref of the person: key of deconf_v1.actors.';
COMMENT ON COLUMN deconf_v1.office_attestations.attested_on IS 'Day on which the article attests it; NULL = no day stated.';
COMMENT ON COLUMN deconf_v1.office_attestations.name IS 'Name of the person.';
COMMENT ON COLUMN deconf_v1.office_attestations.office IS 'Ref of the office.';
COMMENT ON COLUMN deconf_v1.office_attestations.title IS 'Title of the office.';
COMMENT ON COLUMN deconf_v1.office_attestations.body IS 'Name of the body that the office belongs to; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.office_attestations.side IS 'Side of the person; code of vocab.side; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.office_attestations.level IS 'Rank of the office, 1 head of state to 6 working level; code of vocab.meeting_level; NULL = not stated.';
COMMENT ON COLUMN deconf_v1.office_attestations.article IS 'Key of the article that attests it: key of deconf_v1.articles.';
COMMENT ON COLUMN deconf_v1.office_attestations.source IS 'Name of the source that published that article.';
