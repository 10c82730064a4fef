"""deconfdb verify: evidence against the stored texts."""

from __future__ import annotations

from contextlib import nullcontext

import click

from deconfdb.cli.messages import say, warn
from deconfdb.cli.session import dry_run_option, owner_connection
from deconfdb.errors import QuarantineError


@click.command()
@click.option("--article", help="Key of one article; all of them otherwise.")
@dry_run_option
def verify(article: str | None, dry_run: bool) -> None:
    """Compare the evidence of all standing codings with the stored texts again.

    Results are kept per mention and text state. Spans that do not stand in the coded text are listed, exit code 3.

    \b
    Example:
      deconfdb verify --article trtworld-2015-10-08
    """
    from deconfdb.load.verification import verify_stored

    with owner_connection() as connection, connection.transaction(force_rollback=True) if dry_run else nullcontext():
        verified, failed, missing = verify_stored(connection, article)
    for key, result in failed:
        warn(f"{key}: {result}", article=key, claim=result.claim, start=result.start, end=result.end)
    say(
        f"{verified} spans verified, {len(failed)} failed, {missing} without a stored text",
        verified=verified, failed=len(failed), missing=missing,
    )  # fmt: skip
    if failed:
        raise QuarantineError(f"{len(failed)} spans do not stand in the text that was coded: see the lines above")
