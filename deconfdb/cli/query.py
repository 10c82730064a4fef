"""deconfdb query: one statement on the public views."""

from __future__ import annotations

import sys

import click

from deconfdb.cli.output import format_option, print_table


@click.command()
@click.argument("statement")
@click.option("--max-rows", type=click.IntRange(min=1), help="Stop after so many rows.")
@format_option
def query(statement: str, max_rows: int | None, output_format: str) -> None:
    """Run one SQL STATEMENT as a reader; - reads it from standard input.

    Public views need no schema name. The login behind it can read nothing else and write nothing.

    \b
    Examples:
      deconfdb query "SELECT mechanism, status FROM channel_status WHERE pair = 'RUS-TUR'"
      deconfdb query - --format csv < question.sql
    """
    from deconfdb.views.reading import run_statement

    columns, rows = run_statement(sys.stdin.read() if statement == "-" else statement, max_rows)
    if columns:
        print_table(columns, rows, output_format)
