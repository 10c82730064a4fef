-- Who held an office on a day. A row is an attestation of exactly that day in a coding that counts, or, only where asked
-- for, a tenure of the registry that covers the day, marked as such. No row means unknown: nothing is filled in between
-- attestations. A tenure whose beginning is unknown covers nothing, and one without an end only if it is given as open.
CREATE FUNCTION deconf_v1.office_holder_as_of(office_ref text, valid_on date, include_registry boolean DEFAULT FALSE)
    RETURNS TABLE (
        actor text,
        name text,
        office text,
        title text,
        attested_on date,
        basis text,
        article text
    )
    LANGUAGE sql
    STABLE
    SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
    t.actor,
    t.name,
    t.office,
    t.title,
    t.attested_on,
    'attested',
    t.article
FROM deconf_v1.office_attestations AS t
WHERE t.office = office_holder_as_of.office_ref AND t.attested_on = office_holder_as_of.valid_on
UNION ALL
SELECT
    person.actor_ref,
    person.actor_name,
    o.office_ref,
    o.office_title,
    NULL,
    'registry',
    NULL
FROM deconf.office AS o
JOIN deconf.office_tenure AS t ON t.office_id = o.office_id
JOIN deconf.actor AS named ON named.actor_id = t.person_actor_id
JOIN deconf.actor AS person ON person.actor_id = named.resolved_actor_id
WHERE
    office_holder_as_of.include_registry
    AND o.office_ref = office_holder_as_of.office_ref
    AND t.tenure_from <= office_holder_as_of.valid_on
    AND (t.tenure_to >= office_holder_as_of.valid_on OR (t.tenure_to IS NULL AND t.tenure_edtf LIKE '%/..'))
$body$;

REVOKE ALL ON FUNCTION deconf_v1.office_holder_as_of(text, date, boolean) FROM PUBLIC;

COMMENT ON FUNCTION deconf_v1.office_holder_as_of(text, date, boolean) IS
    'Who held an office (its ref) on the day valid_on: attestations of exactly that day; with include_registry also tenures of the registry that cover it, basis registry. No row = unknown.';
