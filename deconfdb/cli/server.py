"""deconfdb server: the embedded PostgreSQL, and how to connect to whatever server is in use."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deconfdb.cli.messages import say
from deconfdb.cli.output import format_option, print_table
from deconfdb.errors import UsageError
from deconfdb.settings import Settings, load_settings

if TYPE_CHECKING:
    from deconfdb.server import EmbeddedServer

_role_option = click.option(
    "--role",
    type=click.Choice(["owner", "reader"]),
    default="owner",
    show_default=True,
    help="The owner may do everything; the reader sees the public views only.",
)


@click.group()
def server() -> None:
    """Start, stop and find the embedded PostgreSQL.

    Other commands start it by themselves. With DATABASE_URL set they use that server instead, and so do url and psql.

    \b
    Examples:
      deconfdb server start
      deconfdb server status
      deconfdb server stop
      psql "$(deconfdb server url --role reader)" -c 'SELECT * FROM channel_history'
    """


@server.command()
def start() -> None:
    """Start the server if it is not running."""
    from deconfdb.database import connect_raw, owner_url, shown_url

    settings = load_settings()
    url = owner_url(settings)
    with connect_raw(url) as connection:
        row = connection.execute("SHOW server_version").fetchone()
    version = row[0] if row else "?"
    where = "named by DATABASE_URL" if settings.database_url else f"its data are in {settings.home}"
    say(f"PostgreSQL {version} answers at {shown_url(url)}; {where}", version=version)


@server.command()
def stop() -> None:
    """Stop the embedded server; open sessions end."""
    settings = load_settings()
    if _embedded(settings).stop():
        say(f"stopped the server of {settings.home}")
    else:
        say(f"no server of {settings.home} was running")
    if settings.database_url:
        say("the server that DATABASE_URL names is not ours to stop")


@server.command()
@format_option
@click.pass_context
def status(ctx: click.Context, output_format: str) -> None:
    """Say whether the embedded server runs; exit code 1 where it does not."""
    settings = load_settings()
    state = _embedded(settings).status()
    print_table(
        ["home", "is_initialised", "is_running", "version", "port", "pid"],
        [(str(state.home), state.is_initialised, state.is_running, state.version, state.port, state.pid)],
        output_format,
    )
    if settings.database_url:
        say("DATABASE_URL is set: commands use that server, not this one")
    ctx.exit(0 if state.is_running else 1)


@server.command()
@_role_option
def url(role: str) -> None:
    """Print the URL for psql, BI tools and scripts; it holds a password."""
    click.echo(_url(load_settings(), role))


@server.command(context_settings={"ignore_unknown_options": True})
@_role_option
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(role: str, arguments: tuple[str, ...]) -> None:
    """Open psql; further ARGUMENTS are handed to it.

    \b
    Example:
      deconfdb server psql --role reader -c 'SELECT * FROM channel_status'
    """
    from deconfdb.database import split_password

    settings = load_settings()
    program = _find_psql(settings)
    address, password = split_password(_url(settings, role))
    # In the environment: command lines are open to everybody on the machine.
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    os.execve(program, [str(program), *arguments, address], environment)  # noqa: S606  # a list, no shell


def _url(settings: Settings, role: str) -> str:
    from deconfdb.database import owner_url, reader_url

    return reader_url(settings) if role == "reader" else owner_url(settings)


def _embedded(settings: Settings) -> EmbeddedServer:
    from deconfdb.server import EmbeddedServer

    return EmbeddedServer(settings.home, pg_bin=settings.pg_bin)


def _find_psql(settings: Settings) -> Path:
    from deconfdb.server.binaries import wheel_folder

    if named := shutil.which("psql"):
        return Path(named)
    for folder in (settings.pg_bin, wheel_folder()):
        if folder and os.access(folder / "psql", os.X_OK):
            return folder / "psql"
    raise UsageError(
        "there is no psql on this machine: install PostgreSQL's client programs (Debian: postgresql-client),"
        " or use deconfdb query"
    )
