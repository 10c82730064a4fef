"""${message}

Why: say what the change is for, and what an interrupted run leaves behind.

Rules: one change a revision · import only op, sa and pathlib · never read a live file: views come from alembic/views,
frozen by `make revision` · data and schema apart · a step that cannot be transactional stands alone and can be repeated ·
grants only, roles are made by `deconfdb migrate` · a landed revision is never edited · downgrade restores, or refuses
where data would be lost.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
