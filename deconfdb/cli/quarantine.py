"""deconfdb quarantine: records that could not be loaded."""

from __future__ import annotations

import json

import click

from deconfdb.cli.messages import say, warn
from deconfdb.cli.output import format_option, print_table
from deconfdb.cli.session import conclude, dry_run_option, owner_connection
from deconfdb.settings import load_settings


@click.group()
def quarantine() -> None:
    """List, show, replay or discard records that could not be loaded.

    \b
    Examples:
      deconfdb quarantine list
      deconfdb quarantine show qua-0123456789abcdef
      deconfdb quarantine replay
      deconfdb quarantine discard qua-0123456789abcdef
    """


@quarantine.command("list")
@click.option(
    "--state", type=click.Choice(["open", "replayed", "discarded"]), default="open", show_default=True, help="Which."
)
@format_option
def list_records(state: str, output_format: str) -> None:
    """List records that were set aside, newest first."""
    from deconfdb.load.quarantine import list_items

    with owner_connection() as connection:
        rows = list_items(connection, state)
    print_table(("item", "stage", "code", "file", "record_no", "n_seen", "last_seen_at"), rows, output_format)


@quarantine.command()
@click.argument("item")
def show(item: str) -> None:
    """Print ITEM with all that is wrong with it, as JSON."""
    from deconfdb.load.quarantine import show_item

    with owner_connection() as connection:
        found = show_item(connection, item)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1, default=str))


@quarantine.command()
@click.argument("item", required=False)
@dry_run_option
def replay(item: str | None, dry_run: bool) -> None:
    """Load ITEM, or all open items, again: after new vocabularies or registries, a corrected file or a new release.

    Codings that were kept whole are loaded by themselves. Of all else the file or page is read again, in the way in which
    it was read before; whatever no longer fails in it leaves the quarantine, too.
    """
    from deconfdb.coders.registry import make_coder
    from deconfdb.database import owner_url
    from deconfdb.database.revision import check
    from deconfdb.nightly.replay import replay as replay_items

    url = owner_url(load_settings())
    check(url)
    report = replay_items(url, item, make_coder, is_dry_run=dry_run)
    for file in report.missing:
        warn(f"{file} is no longer there: deliver it again, or discard what it left", locator=file)
    conclude(report.counts, report.set_aside, is_dry_run=dry_run)


@quarantine.command()
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@dry_run_option
def discard(items: tuple[str, ...], dry_run: bool) -> None:
    """Let ITEMs go; they stay listed as discarded."""
    from deconfdb.load.quarantine import discard as discard_item

    with owner_connection() as connection, connection.transaction(force_rollback=dry_run):
        for item in items:
            discard_item(connection, item)
    say(f"{'dry run: would discard' if dry_run else 'discarded'} {len(items)}")
