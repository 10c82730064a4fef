"""Grants: which role may do what with which schema, table, column and function.

Safety rests on these alone. Revisions grant step by step; this is the sum of them, and a test keeps the two equal. Rows
are never deleted but by their owner, and evidence is never changed once written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deconfdb.tables.base import CORE, OPERATIONS, PRIVATE, VOCABULARY, metadata
from deconfdb.tables.external import EXTERNAL
from deconfdb.tables.schemas import PUBLIC, VERSION_TABLE

READER = "deconfdb_reader"
TEXT = "deconfdb_text"
INGEST = "deconfdb_ingest"
CURATOR = "deconfdb_curator"
ROLES = (INGEST, CURATOR, READER, TEXT)

# Roles belong to the whole server, and another database of it may be making them right now.
ROLE_STATEMENTS = tuple(
    f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    for role in ROLES
)

# Everybody may make temporary tables and large objects in a new database, so a reader could write there. The loader
# stages in temporary tables. Only a superuser can take large objects away; others get a warning.
DATABASE_STATEMENTS = (
    f"""DO $$ BEGIN
    EXECUTE 'REVOKE TEMPORARY ON DATABASE ' || quote_ident(current_database()) || ' FROM PUBLIC';
    EXECUTE 'GRANT TEMPORARY ON DATABASE ' || quote_ident(current_database()) || ' TO {INGEST}';
END $$""",
    """REVOKE EXECUTE ON FUNCTION
    pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC""",
)


@dataclass(frozen=True, slots=True)
class Grant:
    """Privileges on objects, each as GRANT writes it, for roles."""

    privileges: str
    objects: tuple[str, ...]
    roles: tuple[str, ...]


def _tables(schema: str) -> tuple[str, ...]:
    return tuple(f"TABLE {name}" for name in sorted(metadata.tables) if name.startswith(f"{schema}."))


GRANTS: tuple[Grant, ...] = (
    Grant("USAGE", (f"SCHEMA {VOCABULARY}", f"SCHEMA {PUBLIC}"), (READER, INGEST, CURATOR)),
    Grant("SELECT", (*_tables(VOCABULARY), f"ALL TABLES IN SCHEMA {PUBLIC}"), (READER, INGEST, CURATOR)),
    Grant("EXECUTE", (f"ALL FUNCTIONS IN SCHEMA {PUBLIC}",), (READER, INGEST, CURATOR)),
    Grant("USAGE", (f"SCHEMA {CORE}", f"SCHEMA {OPERATIONS}", f"SCHEMA {EXTERNAL}"), (INGEST, CURATOR)),
    Grant("USAGE", (f"SCHEMA {PRIVATE}",), (INGEST, CURATOR, TEXT)),
    Grant("SELECT", (f"TABLE {PRIVATE}.article_text",), (INGEST, TEXT)),
    # Which texts are held, not what they say.
    Grant("SELECT (article_id, version_id)", (f"TABLE {PRIVATE}.article_text",), (CURATOR,)),
    Grant("INSERT", (f"TABLE {PRIVATE}.article_text",), (INGEST,)),
    # Views among them: deconfdb check reads them.
    Grant("SELECT", (f"ALL TABLES IN SCHEMA {CORE}", *_tables(EXTERNAL)), (INGEST, CURATOR)),
    Grant("INSERT", (*_tables(CORE), *_tables(EXTERNAL)), (INGEST,)),
    # Registries are corrected, articles filled in, codings closed; what a coding says is written once.
    Grant(
        "UPDATE",
        tuple(
            f"TABLE {CORE}.{name}"
            for name in (
                "actor",
                "actor_name",
                "article",
                "article_version",
                "coding",
                "coding_preference",
                "mechanism",
                "mention_verification",
                "office",
                "place",
                "source",
            )
        ),
        (INGEST,),
    ),
    Grant("UPDATE (resolved_actor_id)", (f"TABLE {CORE}.actor",), (CURATOR,)),
    Grant("UPDATE (resolved_mechanism_id)", (f"TABLE {CORE}.mechanism",), (CURATOR,)),
    Grant("UPDATE (resolved_meeting_id)", (f"TABLE {CORE}.meeting",), (CURATOR,)),
    Grant("UPDATE (resolved_incident_id)", (f"TABLE {CORE}.incident",), (CURATOR,)),
    Grant("UPDATE (copy_family_id)", (f"TABLE {CORE}.article",), (CURATOR,)),
    Grant("UPDATE (review_state_code, known_to)", (f"TABLE {CORE}.coding",), (CURATOR,)),
    Grant("INSERT, UPDATE (preferred_to)", (f"TABLE {CORE}.coding_preference",), (CURATOR,)),
    # A decision may make two codings stand that were never compared.
    Grant(
        "INSERT",
        tuple(f"TABLE {CORE}.{name}_comparison" for name in ("coding", "record", "field")),
        (CURATOR,),
    ),
    Grant(
        "SELECT, INSERT, UPDATE",
        (f"TABLE {OPERATIONS}.run", f"TABLE {OPERATIONS}.input_file", f"TABLE {OPERATIONS}.quarantine"),
        (INGEST, CURATOR),
    ),
    Grant("SELECT, INSERT", (f"TABLE {OPERATIONS}.reading",), (INGEST, CURATOR)),
    Grant("SELECT, INSERT", (f"TABLE {OPERATIONS}.seen_record",), (INGEST,)),
    Grant("SELECT", (f"TABLE {OPERATIONS}.seen_record",), (CURATOR,)),
    Grant("SELECT, INSERT, UPDATE", (f"TABLE {OPERATIONS}.watermark", f"TABLE {OPERATIONS}.seen_input"), (INGEST,)),
    Grant("SELECT", (f"TABLE {OPERATIONS}.watermark", f"TABLE {OPERATIONS}.seen_input"), (CURATOR,)),
    Grant("SELECT, INSERT", (f"TABLE {OPERATIONS}.judgement",), (INGEST, CURATOR)),
    Grant("UPDATE", (f"TABLE {OPERATIONS}.judgement",), (CURATOR,)),
    Grant("SELECT", (f"TABLE {OPERATIONS}.tombstone", f"TABLE {VERSION_TABLE}"), (INGEST, CURATOR)),
    Grant("INSERT", (f"TABLE {OPERATIONS}.tombstone",), (CURATOR,)),
)


def grant_statements() -> Iterator[str]:
    """The SQL that grants everything; tables, views and functions must be there."""
    for grant in GRANTS:
        for each in grant.objects:
            yield f"GRANT {grant.privileges} ON {each} TO {', '.join(grant.roles)}"
