"""Make the public views and the functions beside them.

The public face is a schema of its own, so that tables may change behind it. An interrupted run leaves nothing.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FROZEN = Path(__file__).parents[1] / "views"

# A view after those that it reads.
VIEWS = (
    "current_coding",
    "evidence_state",
    "pair_history",
    "wider_history",
    "channel_history",
    "channel_status",
    "channel_history_as_of",
    "channel_status_as_of",
    "current_claim",
    "contradictions",
    "voice",
    "current_meeting",
    "current_incident",
    "pair_meeting",
    "pair_incident",
    "mechanism_pairs",
    "meeting_pairs",
    "incident_pairs",
    "mechanisms",
    "meetings",
    "meeting_participants",
    "planned_meetings",
    "incidents",
    "incident_exposure",
    "timeline",
    "dyad_month",
    "codebook",
    "data_dictionary",
    "relationships",
    "dim_date",
    "data_as_of",
    "ingest_health",
    "current_proposition",
    "claims",
    "attribution_chains",
    "corroboration",
    "articles",
    "sources",
    "actors",
    "office_attestations",
    "office_holder_as_of",
    "quantities",
    "date_quality",
    "reporting_lag",
    "copy_families",
    "codings",
)

INTERNAL = (
    "current_coding",
    "current_claim",
    "current_proposition",
    "pair_history",
    "wider_history",
    "voice",
    "current_meeting",
    "current_incident",
    "pair_meeting",
    "pair_incident",
)

FUNCTIONS = (
    "deconf_v1.office_holder_as_of(text, date, boolean)",
    "deconf_v1.channel_status_as_of(date, timestamptz)",
    "deconf_v1.channel_history_as_of(date, timestamptz)",
)


def upgrade() -> None:
    for name in VIEWS:
        text = (FROZEN / f"{revision}_{name}.sql").read_text(encoding="utf-8")
        op.execute(sa.text(text.replace(":", r"\:")))
    op.execute("GRANT USAGE ON SCHEMA deconf_v1 TO deconfdb_reader, deconfdb_ingest, deconfdb_curator")
    op.execute("GRANT SELECT ON ALL TABLES IN SCHEMA deconf_v1 TO deconfdb_reader, deconfdb_ingest, deconfdb_curator")
    for name in INTERNAL:  # for deconfdb check
        op.execute(f"GRANT SELECT ON deconf.{name} TO deconfdb_ingest, deconfdb_curator")
    for function in FUNCTIONS:
        op.execute(f"GRANT EXECUTE ON FUNCTION {function} TO deconfdb_reader, deconfdb_ingest, deconfdb_curator")


def downgrade() -> None:
    # Never CASCADE: users' own views on ours would go with it. PostgreSQL names them and stops.
    op.execute("REVOKE USAGE ON SCHEMA deconf_v1 FROM deconfdb_reader, deconfdb_ingest, deconfdb_curator")
    for name in reversed(VIEWS):
        function = next((each for each in FUNCTIONS if f".{name}(" in each), None)
        if function:
            op.execute(f"DROP FUNCTION {function}")
        elif name == "evidence_state":
            op.execute("DROP FUNCTION deconf.evidence_state(bigint, bigint, bigint, bigint, bigint, bigint, bigint)")
        else:
            op.execute(f"DROP VIEW {'deconf' if name in INTERNAL else 'deconf_v1'}.{name}")
