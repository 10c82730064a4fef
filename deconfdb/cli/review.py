"""deconfdb review: what a person should look at, and decisions about codings."""

from __future__ import annotations

import getpass
from contextlib import nullcontext
from typing import Literal

import click

from deconfdb.cli.messages import say
from deconfdb.cli.output import format_option, print_table
from deconfdb.cli.session import dry_run_option, owner_connection


@click.group()
def review() -> None:
    """See what a person should look at, and decide about codings.

    \b
    Examples:
      deconfdb review list --reason disagreement
      deconfdb review list --pair ISR-TUR --below 0.6
      deconfdb review codings --state candidate
      deconfdb review accept cod-0123456789abcdef
      deconfdb review dispute cod-0123456789abcdef --reason "two speakers taken for one"
      deconfdb review reject cod-0123456789abcdef --reason "wrong article"
      deconfdb review restore cod-0123456789abcdef --reason "it was the right article"
      deconfdb review compare
    """


_QUEUE = (
    "doubt", "reason", "article", "record", "speaker", "stance", "says", "span_start", "span_end", "disagreement",
    "confidence", "rule", "coder", "coding",
)  # fmt: skip
# An option left out is NULL and asks for nothing.
_WANTED = (
    "(%(article)s::text IS NULL OR article = %(article)s) AND (%(pair)s::text IS NULL OR pair = %(pair)s) "
    "AND (%(coder)s::text IS NULL OR coder = %(coder)s) AND (%(reason)s::text IS NULL OR reason = %(reason)s) "
    "AND (%(below)s::numeric IS NULL OR confidence < %(below)s)"
)


@review.command("list")
@click.option("--article", help="Only records of the article with this key.")
@click.option("--pair", help="Only records about two sides, in any order: ISR-RUS.")
@click.option("--coder", help="Only records of this coder.")
@click.option("--below", type=click.FloatRange(0, 1), help="Only records whose rule has a lower confidence.")
@click.option("--reason", type=click.Choice(["disagreement", "low_confidence", "new"]), help="Only for this reason.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many rows.")
@format_option
def list_records(
    article: str | None,
    pair: str | None,
    coder: str | None,
    below: float | None,
    reason: str | None,
    limit: int,
    output_format: str,
) -> None:
    """List records that nobody has decided about, the most doubtful first.

    Another coder of the same text disagrees, the rule that made the record is often wrong, or it is new. What is decided
    about is the coding that a record belongs to: accept, dispute or reject it, or load a better one by hand.
    """
    from deconfdb.cli.show import ordered_pair

    filters = {
        "article": article, "pair": ordered_pair(pair) if pair else None, "coder": coder, "below": below,
        "reason": reason, "limit": limit,
    }  # fmt: skip
    with owner_connection() as connection:
        rows = connection.execute(
            f"SELECT {', '.join(_QUEUE)} FROM deconf_v1.review_queue WHERE {_WANTED} "
            "ORDER BY doubt DESC, article, coding, record_kind, record LIMIT %(limit)s",
            filters,
        ).fetchall()
    print_table(_QUEUE, rows, output_format)


@review.command("codings")
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


@review.command()
@click.option("--again", is_flag=True, help="Compare anew what was compared before.")
@dry_run_option
def compare(again: bool, dry_run: bool) -> None:
    """Compare the coders of every text that several have coded.

    Every load does so for what it loads. It is needed after an upgrade from a release that did not, and with --again after
    a change of the lexicon or of the comparison.
    """
    from deconfdb.load.agreement import compare_all

    with owner_connection() as connection, connection.transaction(force_rollback=True) if dry_run else nullcontext():
        count = sum(compare_all(connection, again=again))
    say(f"{'dry run: would compare' if dry_run else 'compared'} {count} pairs of codings", n_pairs=count)


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
