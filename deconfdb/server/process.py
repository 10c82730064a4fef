"""What the operating system knows of a server: its pid file, whether that pid is ours, and ports."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

import psutil

DEFAULT_PORT = 54329
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class PidFile:
    """The lines of postmaster.pid that we use."""

    pid: int
    port: int


def read_pidfile(data: Path) -> PidFile | None:
    """Read postmaster.pid; None where it is missing, unfinished or broken."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        return PidFile(pid=int(lines[0]), port=int(lines[3]))
    except (OSError, ValueError, IndexError):
        return None


def is_postmaster(pid: int, data: Path) -> bool:
    """Whether a living process is a PostgreSQL server on this data directory."""
    try:
        process = psutil.Process(pid)
        return (
            process.status() != psutil.STATUS_ZOMBIE
            and process.name().startswith(("postgres", "postmaster"))
            and Path(process.cwd()).samefile(data)
        )
    except (psutil.Error, OSError):
        return False


def drop_stale_pidfile(data: Path) -> None:
    """Remove a postmaster.pid that a killed server left behind, if its pid is surely not a server on this data.

    PostgreSQL takes any living pid of its own user for a server: pids are used again (in containers soon), and a
    killed server stays a zombie until somebody reaps it. Where we may not look, the file stays and PostgreSQL decides.
    """
    pidfile = data / "postmaster.pid"
    if not pidfile.exists():
        return
    try:
        pid = int(pidfile.read_text(encoding="utf-8", errors="replace").split()[0])
        process = psutil.Process(pid)
        zombie = process.status() == psutil.STATUS_ZOMBIE
        if not zombie and process.name().startswith(("postgres", "postmaster")) and Path(process.cwd()).samefile(data):
            return
    except (ValueError, IndexError):
        pass  # an empty or broken file belongs to nobody
    except (psutil.Error, OSError):
        return
    # A server that runs all the same is still found by the shared memory of the data directory.
    pidfile.unlink(missing_ok=True)


def free_port(wanted: int | None) -> int | None:
    """A port of the loopback interface that nobody listens on: the wanted one, any for 0; None where it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as PostgreSQL does
        try:
            probe.bind((LOOPBACK, wanted or 0))
        except OSError:
            return None
        return int(probe.getsockname()[1])


def clean_environment() -> dict[str, str]:
    """The environment without libpq's variables, which would redirect or confuse the server's programs."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PG")} | {"LC_ALL": "C"}
