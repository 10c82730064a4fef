"""deconfdb role: logins for people and tools."""

from __future__ import annotations

import sys

import click

from deconfdb.cli.messages import say
from deconfdb.settings import load_settings

# As deconfdb.database.ROLES has them; a test keeps the two alike. Named here so that help imports no driver.
LIKE = ("reader", "text", "curator", "ingest")


@click.group()
def role() -> None:
    """Make logins for people and tools.

    \b
    Rights of the login, chosen with --like:
      reader   read the public views and the code lists
      text     the same, and article texts
      curator  review, merge, split, withdraw
      ingest   load
    """


@role.command()
@click.argument("name")
@click.option("--like", type=click.Choice(LIKE), default="reader", show_default=True, help="Whose rights it gets.")
@click.option("--password-stdin", is_flag=True, help="Read the password, one line, instead of making one.")
@click.option("--dry-run", is_flag=True, help="Try it and take it back.")
def create(name: str, like: str, password_stdin: bool, dry_run: bool) -> None:
    """Make the login NAME and print its URL, once: the password is kept nowhere.

    \b
    Examples:
      deconfdb role create dashboard
      deconfdb role create nightly --like ingest --password-stdin < password.txt
    """
    from deconfdb.database import create_role, owner_url, shown_url

    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    if password_stdin and not password:
        raise click.UsageError("standard input holds no password in its first line")
    url = create_role(owner_url(load_settings()), name, like, password, dry_run=dry_run)
    if dry_run:
        say(f"would make the login {name} like {like}: {shown_url(url)}")
    else:
        click.echo(url)
        say(f"made the login {name} like {like}; the URL above holds its password and is not shown again")
