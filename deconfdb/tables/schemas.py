"""The schemas, and the table in which Alembic keeps the revision: what is ours but no table of the model."""

from __future__ import annotations

from collections.abc import Iterator

from deconfdb.tables.base import CORE, OPERATIONS, PRIVATE, VOCABULARY
from deconfdb.tables.external import EXTERNAL

PUBLIC = "deconf_v1"

SCHEMAS: dict[str, str] = {
    OPERATIONS: "Runs, input files, quarantine and judgements.",
    VOCABULARY: "Code lists with definitions. Open to readers.",
    CORE: "Tables. May change from release to release: read deconf_v1.",
    PRIVATE: "Texts of articles, under their publishers' copyright. Closed to readers.",
    PUBLIC: "The public face: views with plain types. Columns are only appended.",
    EXTERNAL: "Event data of others, by data set and vintage, for comparison.",
}

# Alembic makes it before the first revision.
VERSION_TABLE = f"{OPERATIONS}.alembic_version"
VERSION_COMMENTS: dict[str, str] = {
    f"TABLE {VERSION_TABLE}": "The revision that the schema stands at. One row.",
    f"COLUMN {VERSION_TABLE}.version_num": "Number of the revision.",
}


def schema_statements() -> Iterator[str]:
    """The SQL that makes the schemas with their comments."""
    for name, comment in SCHEMAS.items():
        yield f"CREATE SCHEMA IF NOT EXISTS {name}"
        yield _comment(f"SCHEMA {name}", comment)


def version_statements() -> Iterator[str]:
    """The SQL that comments on Alembic's table."""
    for what, comment in VERSION_COMMENTS.items():
        yield _comment(what, comment)


def _comment(what: str, comment: str) -> str:
    quoted = comment.replace("'", "''")
    return f"COMMENT ON {what} IS '{quoted}'"
