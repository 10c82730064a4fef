"""deconfdb review: decide about codings."""

from __future__ import annotations

import getpass
from typing import Literal

import click

from deconfdb.cli.messages import say
from deconfdb.cli.output import format_option, print_table
from deconfdb.cli.session import dry_run_option, owner_connection


@click.group()
def review() -> None:
    """Decide about codings: accept, dispute, reject or restore them.

    \b
    Examples:
      deconfdb review list --state candidate
      deconfdb review accept cod-0123456789abcdef
      deconfdb review dispute cod-0123456789abcdef --reason "two speakers taken for one"
      deconfdb review reject cod-0123456789abcdef --reason "wrong article"
      deconfdb review restore cod-0123456789abcdef --reason "it was the right article"
    """


@review.command("list")
@click.option(
    "--state", type=click.Choice(["candidate", "vetted", "disputed", "withdrawn"]), help="Only codings in this state."
)
@format_option
def list_codings(state: str | None, output_format: str) -> None:
    """List codings with their review state; replaced ones are left out."""
    columns = ("coding", "article", "coder", "coder_kind", "review_state", "is_preferred", "n_claims", "known_from")
    with owner_connection() as connection:
        rows = connection.execute(
            f"SELECT {', '.join(columns)} FROM deconf_v1.codings WHERE (known_to IS NULL OR review_state = 'withdrawn') "
            "AND (%(state)s::text IS NULL OR review_state = %(state)s) ORDER BY article, known_from, coding",
            {"state": state},
        ).fetchall()
    print_table(columns, rows, output_format)


def _decide(
    coding: str, decision: Literal["vet", "dispute", "withdraw", "restore"], reason: str | None, *, dry_run: bool
) -> None:
    from deconfdb.load.review import decide

    with owner_connection() as connection, connection.transaction(force_rollback=dry_run):
        decide(connection, coding, decision, reason=reason, decided_by=getpass.getuser())
    say(f"{'dry run: would ' if dry_run else ''}{decision} {coding}")


_coding = click.argument("coding")
_reason = click.option("--reason", help="Why, in a sentence; kept with the decision.")


@review.command()
@_coding
@_reason
@dry_run_option
def accept(coding: str, reason: str | None, dry_run: bool) -> None:
    """Vet CODING: it counts before all others of its text."""
    _decide(coding, "vet", reason, dry_run=dry_run)


@review.command()
@_coding
@_reason
@dry_run_option
def dispute(coding: str, reason: str | None, dry_run: bool) -> None:
    """Mark CODING as doubtful; it goes on counting, marked."""
    _decide(coding, "dispute", reason, dry_run=dry_run)


@review.command()
@_coding
@_reason
@dry_run_option
def reject(coding: str, reason: str | None, dry_run: bool) -> None:
    """Withdraw CODING: what other codings support stays, what only this one supported goes; it stays as history.

    Loading the same coding again does not bring it back; `restore` does.
    """
    _decide(coding, "withdraw", reason, dry_run=dry_run)


@review.command()
@_coding
@_reason
@dry_run_option
def restore(coding: str, reason: str | None, dry_run: bool) -> None:
    """Take the withdrawal of CODING back: it is a candidate again."""
    _decide(coding, "restore", reason, dry_run=dry_run)
