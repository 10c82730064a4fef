"""Which operating-system user the server runs as: PostgreSQL refuses to run as root."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

SYSTEM_USER = "deconfdb"
# `env -i` leaves a PATH without the folders of administration programs.
_ADMIN_PATH = os.defpath + ":/usr/sbin:/sbin"


class _Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """The user and group to become in child processes; None stands for staying who we are."""

    uid: int | None = None
    gid: int | None = None

    @property
    def name(self) -> str:
        """The user's name, or its number where it has none."""
        uid = os.geteuid() if self.uid is None else self.uid
        try:
            return pwd.getpwuid(uid).pw_name
        except KeyError:
            return f"number {uid}"

    def identity(self) -> _Identity:
        """Arguments for `subprocess.run` that make the child run as this account."""
        if self.uid is None or self.gid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give a file or folder to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def can_execute(self, program: Path) -> bool:
        """Whether this account reaches and runs a program."""
        try:
            done = subprocess.run(
                [program, "--version"],
                capture_output=True,
                cwd="/",
                check=False,
                stdin=subprocess.DEVNULL,
                **self.identity(),
            )
        except PermissionError:
            return False
        return done.returncode == 0

    def can_enter(self, folder: Path) -> bool:
        """Whether this account can walk into a folder."""
        done = subprocess.run(
            ["/bin/sh", "-c", 'cd "$0"', folder],
            capture_output=True,
            cwd="/",
            check=False,
            stdin=subprocess.DEVNULL,
            **self.identity(),
        )
        return done.returncode == 0


def account_for(data: Path) -> Account:
    """Choose the account: ourselves, or for root the owner of the data, else a system user."""
    if os.geteuid() != 0:
        return Account()
    if data.exists() and (status := data.stat()).st_uid:
        return Account(status.st_uid, status.st_gid)
    return _system_account()


def _system_account() -> Account:
    for attempt in (0, 1):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(SYSTEM_USER)
            return Account(entry.pw_uid, entry.pw_gid)
        if attempt == 0:
            _add_system_user()
    entry = pwd.getpwnam("nobody")  # initdb asks the password file for its user's name, so a bare number will not do
    return Account(entry.pw_uid, entry.pw_gid)


def _add_system_user() -> None:
    if useradd := shutil.which("useradd", path=_ADMIN_PATH):
        options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    elif useradd := shutil.which("adduser", path=_ADMIN_PATH):
        options = ["-S", "-D", "-H"]  # busybox, as in Alpine
    else:
        return
    # Two commands at once may both try; who comes second finds the user made.
    subprocess.run([useradd, *options, SYSTEM_USER], capture_output=True, check=False, stdin=subprocess.DEVNULL)
