"""Freeze today's views for a migration: `python -m deconfdb.views.freeze REVISION [NAME …]`.

Writes `alembic/views/<revision>_<name>.sql`. Without names, those whose text differs from their newest frozen copy.
"""

from __future__ import annotations

import sys
from pathlib import Path

from deconfdb.errors import UsageError
from deconfdb.settings import alembic_dir
from deconfdb.views import ORDER, view_sql


def newest_copy(name: str, folder: Path | None = None) -> str | None:
    """The text of a view as the newest migration that touched it installs it; None if none did."""
    copies = sorted((folder or alembic_dir() / "views").glob(f"[0-9][0-9][0-9][0-9]_{name}.sql"))
    return copies[-1].read_text(encoding="utf-8") if copies else None


def freeze(revision: str, names: tuple[str, ...] = ()) -> list[Path]:
    """Write the frozen copies of a revision; return their paths."""
    if unknown := set(names) - set(ORDER):
        raise UsageError(f"no view {', '.join(sorted(unknown))}: views are {', '.join(ORDER)}")
    folder = alembic_dir() / "views"
    written = []
    for name in names or tuple(name for name in ORDER if newest_copy(name) != view_sql(name)):
        path = folder / f"{revision}_{name}.sql"
        path.write_text(view_sql(name), encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    for each in freeze(sys.argv[1], tuple(sys.argv[2:])):
        sys.stdout.write(f"{each}\n")
