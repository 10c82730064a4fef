"""deconfdb migrate: the schema, from any revision to that of this release."""

from __future__ import annotations

import click

from deconfdb.cli.messages import say
from deconfdb.settings import load_settings


@click.group()
def migrate() -> None:
    """Bring the schema to the newest revision, or look at it.

    \b
    Examples:
      deconfdb migrate upgrade
      deconfdb migrate check || echo "not at the revision of this release"
    """


@migrate.command()
@click.option("--dry-run", is_flag=True, help="Say what would run, and run nothing.")
def upgrade(dry_run: bool) -> None:
    """Upgrade to the newest revision and bring the vocabularies up to date.

    Roles that are missing are made; data stay. Several of these at once wait for each other.
    """
    from deconfdb import migrate as migrations
    from deconfdb.database import owner_url

    url = owner_url(load_settings())
    before, newest = migrations.current(url), migrations.head()
    if dry_run:
        say(
            f"would go from revision {before or '(none)'} to {newest}"
            if before != newest
            else f"is at {newest} already"
        )
        return
    migrations.upgrade(url)
    say(f"the schema went from revision {before or '(none)'} to {newest}" if before != newest
        else f"the schema is at {newest} already")  # fmt: skip


@migrate.command()
def current() -> None:
    """Print the revision of the database; nothing for a database without our schema."""
    from deconfdb import migrate as migrations
    from deconfdb.database import owner_url

    if revision := migrations.current(owner_url(load_settings())):
        click.echo(revision)


@migrate.command()
def check() -> None:
    """Exit with 0 if the schema is at the revision of this release, with 4 if not."""
    from deconfdb import migrate as migrations
    from deconfdb.database import owner_url

    migrations.check(owner_url(load_settings()))
    say(f"the schema is at {migrations.head()}, as this release expects")


@migrate.command()
def sql() -> None:
    """Print the SQL of all revisions, for an administrator who runs it by hand."""
    from deconfdb import migrate as migrations

    click.echo(migrations.upgrade_sql(), nl=False)
