"""deconfdb migrate: the schema of the database."""

from __future__ import annotations

import click

from deconfdb.cli.messages import say
from deconfdb.cli.session import dry_run_option
from deconfdb.settings import load_settings


@click.group()
def migrate() -> None:
    """Bring the schema to the newest revision, or look at it.

    \b
    Examples:
      deconfdb migrate upgrade
      deconfdb migrate current
      deconfdb migrate check && deconfdb ingest codings codings/
      deconfdb migrate sql > schema.sql
    """


@migrate.command()
@click.option("--revision", default="head", show_default=True, help="How far to go.")
@dry_run_option
def upgrade(revision: str, dry_run: bool) -> None:
    """Upgrade the schema, then fill vocabularies and registries; safe to repeat, safe beside readers."""
    from deconfdb import migrate as migrations
    from deconfdb.database import owner_url, shown_url
    from deconfdb.database import revision as revisions

    url = owner_url(load_settings())
    before = revisions.current(url)
    if dry_run:
        say(f"dry run: {shown_url(url)} is at revision {before or 'none'}, the newest is {revisions.head()}")
        return
    migrations.upgrade(url, revision)
    after = revisions.current(url)
    say(
        f"{shown_url(url)} is at revision {after}" + (f", was at {before or 'none'}" if before != after else " already")
    )


@migrate.command()
def current() -> None:
    """Print the revision that the database stands at."""
    from deconfdb.database import owner_url, revision

    click.echo(revision.current(owner_url(load_settings())) or "none")


@migrate.command()
def check() -> None:
    """Exit with 4 unless the database stands at the newest revision."""
    from deconfdb.database import owner_url, revision

    revision.check(owner_url(load_settings()))
    say(f"the database is at the newest revision, {revision.head()}")


@migrate.command()
@click.option("--revision", default="head", show_default=True, help="How far to go.")
def sql(revision: str) -> None:
    """Print the SQL of roles and schema, for an administrator who runs it by hand.

    Vocabularies and registries are filled by `deconfdb migrate upgrade` afterwards.
    """
    from deconfdb import migrate as migrations

    click.echo(migrations.upgrade_sql(revision), nl=False)
