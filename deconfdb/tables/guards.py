"""Guards: references to vocabularies and registries, checked a statement at a time.

A foreign key costs a look-up for every row: with four of them a table loads at a quarter of its speed. These references
lead to small tables whose rows are never deleted, so a trigger after each INSERT or UPDATE statement compares its new
rows with them as a set. It refuses what a foreign key would refuse; `deconfdb check` runs the same comparison over
everything.
"""

from __future__ import annotations

from collections.abc import Iterator

# table -> columns = where they lead, as schema.table.column or schema.table.column,column
REFERENCES: dict[str, tuple[str, ...]] = {
    "deconf.source": ("kind_code=vocab.source_kind.code",),
    "deconf.article": (
        "source_id=deconf.source.source_id",
        "published_precision=vocab.date_precision.code",
        "published_basis=vocab.date_basis.code",
    ),
    "deconf.segment": ("kind_code=vocab.segment_kind.code",),
    "deconf.custody": ("source_id=deconf.source.source_id", "action_code=vocab.custody_action.code"),
    "deconf.actor": ("kind_code=vocab.actor_kind.code", "side_code=vocab.side.code"),
    "deconf.actor_name": ("kind_code=vocab.name_kind.code",),
    "deconf.actor_identifier": ("scheme_code=vocab.identifier_scheme.code",),
    "deconf.actor_relation": ("relation_code=vocab.actor_relation_kind.code",),
    "deconf.place": ("kind_code=vocab.place_kind.code",),
    "deconf.mechanism": ("family_code=vocab.mechanism_family.code", "registered_kind_code=vocab.mechanism_kind.code"),
    "deconf.mechanism_party": ("side_code=vocab.side.code",),
    "deconf.incident": ("family_code=vocab.incident_family.code",),
    "deconf.coder": ("kind_code=vocab.coder_kind.code",),
    "deconf.coding": ("coder_id=deconf.coder.coder_id", "review_state_code=vocab.review_state.code"),
    "deconf.proposition": (
        "kind_code=vocab.proposition_kind.code",
        "mechanism_id=deconf.mechanism.mechanism_id",
        "meeting_id=deconf.meeting.meeting_id",
        "incident_id=deconf.incident.incident_id",
        "track_code,status_code=vocab.mechanism_status.track,code",
        "when_precision=vocab.date_precision.code",
        "when_basis=vocab.date_basis.code",
        "initiator_actor_id=deconf.actor.actor_id",
        "quantity_measure=vocab.quantity_measure.code",
        "quantity_unit=vocab.quantity_unit.code",
        "quantity_qualifier=vocab.quantity_qualifier.code",
    ),
    "deconf.claim": (
        "speaker_actor_id=deconf.actor.actor_id",
        "office_id=deconf.office.office_id",
        "stance_code=vocab.stance.code",
        "speech_act_code=vocab.speech_act.code",
        "certainty_code=vocab.certainty.code",
        "setting_code=vocab.setting.code",
        "told_to_source_id=deconf.source.source_id",
        "said_precision=vocab.date_precision.code",
        "said_basis=vocab.date_basis.code",
    ),
    "deconf.mention": ("quote_mode_code=vocab.quote_mode.code",),
    "deconf.attribution": (
        "link_code=vocab.attribution_link.code",
        "source_id=deconf.source.source_id",
        "actor_id=deconf.actor.actor_id",
    ),
    "deconf.proposition_relation": ("relation_code=vocab.proposition_relation.code",),
    "deconf.office_attestation": ("person_actor_id=deconf.actor.actor_id", "office_id=deconf.office.office_id"),
    "deconf.actor_report": (
        "actor_id=deconf.actor.actor_id",
        "kind_code=vocab.actor_kind.code",
        "side_code=vocab.side.code",
    ),
    "deconf.mechanism_report": ("mechanism_id=deconf.mechanism.mechanism_id", "kind_code=vocab.mechanism_kind.code"),
    "deconf.mechanism_report_party": ("actor_id=deconf.actor.actor_id", "role_code=vocab.mechanism_party_role.code"),
    "deconf.mechanism_report_scope": ("kind_code=vocab.scope_kind.code",),
    "deconf.mechanism_report_link": (
        "relation_code=vocab.mechanism_link_relation.code",
        "linked_mechanism_id=deconf.mechanism.mechanism_id",
    ),
    "deconf.meeting_report": (
        "meeting_id=deconf.meeting.meeting_id",
        "format_code=vocab.meeting_format.code",
        "occurrence_code=vocab.occurrence.code",
        "place_id=deconf.place.place_id",
        "when_precision=vocab.date_precision.code",
        "when_basis=vocab.date_basis.code",
        "outcome_code=vocab.meeting_outcome.code",
        "follows_meeting_id=deconf.meeting.meeting_id",
    ),
    "deconf.meeting_report_participant": (
        "actor_id=deconf.actor.actor_id",
        "role_code=vocab.participant_role.code",
        "office_id=deconf.office.office_id",
    ),
    "deconf.meeting_report_mechanism": (
        "mechanism_id=deconf.mechanism.mechanism_id",
        "relation_code=vocab.meeting_mechanism_relation.code",
    ),
    "deconf.incident_report": (
        "incident_id=deconf.incident.incident_id",
        "family_code=vocab.incident_family.code",
        "kind_code=vocab.incident_kind.code",
        "place_id=deconf.place.place_id",
        "when_precision=vocab.date_precision.code",
        "when_basis=vocab.date_basis.code",
    ),
    "deconf.incident_report_party": ("actor_id=deconf.actor.actor_id", "role_code=vocab.incident_party_role.code"),
    "deconf.incident_report_mechanism": (
        "mechanism_id=deconf.mechanism.mechanism_id",
        "relation_code=vocab.incident_mechanism_relation.code",
    ),
    "ops.quarantine": ("stage=vocab.quarantine_stage.code",),
}

FUNCTION = r"""
CREATE FUNCTION deconf.check_references() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $body$
DECLARE
    reference text;
    columns text[];
    target text[];
    target_columns text[];
    wrong text;
BEGIN
    FOREACH reference IN ARRAY TG_ARGV LOOP
        columns := string_to_array(split_part(reference, '=', 1), ',');
        target := string_to_array(split_part(reference, '=', 2), '.');
        target_columns := string_to_array(target[3], ',');
        EXECUTE format(
            'SELECT concat_ws(''/'', %s) FROM new_rows AS n WHERE %s AND NOT EXISTS (SELECT 1 FROM %I.%I AS t WHERE %s) LIMIT 1',
            (SELECT string_agg(format('n.%I', c), ', ') FROM unnest(columns) AS c),
            (SELECT string_agg(format('n.%I IS NOT NULL', c), ' AND ') FROM unnest(columns) AS c),
            target[1], target[2],
            (SELECT string_agg(format('t.%I = n.%I', u.t, u.c), ' AND ') FROM unnest(columns, target_columns) AS u (c, t))
        ) INTO wrong;
        IF wrong IS NOT NULL THEN
            RAISE foreign_key_violation USING
                MESSAGE = format('%s.%s: %s is not in %s.%s', TG_TABLE_SCHEMA, TG_TABLE_NAME, wrong, target[1], target[2]),
                DETAIL = format('Column %s of the new rows leads to nothing.', array_to_string(columns, ', ')),
                HINT = 'Load the vocabularies and registries first: deconfdb migrate upgrade, deconfdb ingest registry.',
                SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = columns[1];
        END IF;
    END LOOP;
    RETURN NULL;
END
$body$
"""

FUNCTION_COMMENT = (
    "COMMENT ON FUNCTION deconf.check_references() IS "
    "'Compares the new rows of a statement with the vocabularies and registries that they name, as a set.'"
)


def statements() -> Iterator[str]:
    """The SQL that makes the function and the triggers."""
    yield FUNCTION
    yield FUNCTION_COMMENT
    for table, references in REFERENCES.items():
        arguments = ", ".join(f"'{reference}'" for reference in references)
        for event in ("insert", "update"):
            yield (
                f"CREATE TRIGGER check_references_{event} AFTER {event.upper()} ON {table} "
                f"REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION deconf.check_references({arguments})"
            )
