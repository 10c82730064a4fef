"""deconfdb check: rules of data quality."""

from __future__ import annotations

import click

from deconfdb.cli.messages import say
from deconfdb.cli.output import format_option, print_table
from deconfdb.cli.session import owner_connection


@click.command()
@click.option("--errors-only", is_flag=True, help="Leave out warnings.")
@click.option("--digest", is_flag=True, help="Print a hash of each table and of everything instead.")
@format_option
@click.pass_context
def check(ctx: click.Context, errors_only: bool, digest: bool, output_format: str) -> None:
    """Look for what the rules of data quality forbid.

    Warnings are what is merely incomplete; errors are what must not be, and make the exit code 1. Two databases hold
    the same if their digests are equal: runs and times do not count.

    \b
    Examples:
      deconfdb check
      deconfdb check --errors-only --format csv
      deconfdb check --digest
    """
    if digest:
        _print_digest(output_format)
        return
    from deconfdb.views.quality import find

    with owner_connection() as connection:
        found = [each for each in find(connection) if each.rule.severity == "error" or not errors_only]
    print_table(
        ("severity", "rule", "where", "what", "meaning"),
        [(each.rule.severity, each.rule.name, each.where, each.what, each.rule.meaning) for each in found],
        output_format,
    )
    errors = sum(each.rule.severity == "error" for each in found)
    say(f"{errors} errors, {len(found) - errors} warnings", errors=errors, warnings=len(found) - errors)
    if errors:
        ctx.exit(1)


def _print_digest(output_format: str) -> None:
    from deconfdb.load.content_digest import content_digest

    with owner_connection() as connection:
        rows = [(each.table, each.n_rows, each.sha256) for each in content_digest(connection)]
    print_table(("table", "n_rows", "sha256"), rows, output_format)
