"""Make a data directory and write the server's configuration."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from deconfdb.server.account import Account
from deconfdb.server.binaries import Binaries
from deconfdb.server.process import LOOPBACK

# PostgreSQL 17 brought a locale of its own that sorts and folds alike on every machine.
_FIRST_WITH_BUILTIN_LOCALE = 17

# Moderate, on a machine that does other things beside.
_LEAST_BUFFERS, _MOST_BUFFERS = 256, 1024  # MB
_LEAST_LOG, _MOST_LOG = 1024, 8192  # MB
_CONFIGURATION = {
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "wal_compression": "off",  # our server has pglz alone, which takes 0.2 ms a page and saves a tenth of a bulk load's WAL
    "random_page_cost": "1.1",  # solid-state disks
    "jit": "off",  # our queries are short; compiling them costs more than it saves
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %u@%d ",
    "password_encryption": "scram-sha-256",
}


def memory_settings() -> dict[str, str]:
    """What the server takes for its pages: an eighth of the machine's memory, from 256 MB to 1 GB.

    Indexes that outgrow it make every further row dearer. The memory is that of the host, whatever a container may use.
    """
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # a system that does not tell
        memory = 0
    buffers = min(max(memory // 8 // 2**20, _LEAST_BUFFERS), _MOST_BUFFERS)
    # The system keeps as much again, and more, of what was read lately.
    return {"shared_buffers": f"{buffers}MB", "effective_cache_size": f"{4 * buffers}MB"}


def log_settings(folder: Path) -> dict[str, str]:
    """What the write-ahead log may grow to: an eighth of the free disk of the folder, from 1 to 8 GB.

    A checkpoint is due at half of it, and after one every page is logged whole again when it is next touched. A load of
    100,000 codings writes 3.2 GB; with 4 GB here one fell into it, and with 110,000 whole pages more it wrote 3.9 GB.
    """
    free = shutil.disk_usage(folder).free // 2**20
    return {"max_wal_size": f"{min(max(free // 8, _LEAST_LOG), _MOST_LOG)}MB"}


def create_cluster(
    data: Path, *, account: Account, major: int, password: str, superuser: str, sync: bool, run: Callable[..., int]
) -> None:
    """Run initdb beside `data` and move the result into place, so that it is there whole or not at all."""
    draft = data.parent / f".init-{os.getpid()}"
    password_file = data.parent / f".pw-{os.getpid()}"
    draft.mkdir(mode=0o700)
    try:
        descriptor = os.open(password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(password)
        account.own(draft)
        account.own(password_file)
        run(
            "-D",
            draft,
            "-U",
            superuser,
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            *_locale_options(major),
            "--no-instructions",
            *([] if sync else ["--no-sync"]),
        )
        with (draft / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("\ninclude_if_exists = '../deconfdb.conf'\n")  # relative to this file
        draft.rename(data)
    finally:
        password_file.unlink(missing_ok=True)
        shutil.rmtree(draft, ignore_errors=True)


def _locale_options(major: int) -> list[str]:
    if major >= _FIRST_WITH_BUILTIN_LOCALE:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    # The nearest thing before: order by code point, upper and lower case by Unicode where the machine knows C.UTF-8.
    program = shutil.which("locale")
    known = subprocess.run([program, "-a"], capture_output=True, text=True, check=False).stdout if program else ""
    names = known.lower().split()
    return ["--locale=C", *(["--lc-ctype=C.UTF-8"] if {"c.utf8", "c.utf-8"} & set(names) else [])]


def write_configuration(path: Path, *, port: int, binaries: Binaries, settings: Mapping[str, str]) -> None:
    """Write our part of the server's configuration.

    A file, and not options of pg_ctl: nothing to quote, and paths may have spaces. It lies outside the data directory,
    where root must not write since the server's user could have put a link in its place.
    """
    values = {
        "listen_addresses": LOOPBACK, "port": str(port), "unix_socket_directories": "",
        **memory_settings(), **log_settings(path.parent), **_CONFIGURATION,
    }  # fmt: skip
    if binaries.has_library("pg_stat_statements"):
        values["shared_preload_libraries"] = "pg_stat_statements"
    values |= settings
    lines = [f"{name} = {_quoted(value)}" for name, value in values.items()]
    path.write_text("\n".join(["# Written anew at each start.", *lines, ""]), encoding="utf-8")
    path.chmod(0o644)


def _quoted(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
