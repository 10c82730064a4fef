"""deconfdb runs: what was loaded when."""

from __future__ import annotations

import click

from deconfdb.cli.output import format_option, print_table
from deconfdb.cli.session import owner_connection

_COLUMNS = (
    "started_at",
    "finished_at",
    "command",
    "state",
    "n_inserted",
    "n_updated",
    "n_unchanged",
    "n_quarantined",
    "error",
)


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="The newest so many.")
@format_option
def runs(limit: int, output_format: str) -> None:
    """List the runs of commands that write, newest first.

    \b
    Example:
      deconfdb runs --limit 5
    """
    with owner_connection() as connection:
        rows = connection.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM ops.run ORDER BY started_at DESC, run_id LIMIT %s", (limit,)
        ).fetchall()
    print_table(_COLUMNS, rows, output_format)
