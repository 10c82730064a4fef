"""A server with the settings of production, and the ways of loading that are compared on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any

import psutil
import psycopg

from deconfdb.cli.main import run
from deconfdb.database import connect_raw, with_database
from deconfdb.load.bulk import load_bulk
from deconfdb.load.runs import Counts, recorded_run
from deconfdb.migrate import upgrade
from deconfdb.server import EmbeddedServer
from deconfdb.server.binaries import wheel_folder
from deconfdb.settings import seeds_dir

_TEMPLATE = "bench_template"
# Tables that codings fill, parents first, as a careful person would order them for \copy.
TABLES = (
    "source", "actor", "office", "mechanism", "mechanism_party", "mechanism_pair", "meeting", "meeting_pair", "incident",
    "incident_pair", "coder", "article", "article_version", "coding", "segment", "custody", "actor_report",
    "office_attestation", "mechanism_report", "mechanism_report_party", "mechanism_report_scope", "mechanism_report_link",
    "meeting_report", "meeting_report_participant", "meeting_report_mechanism", "incident_report", "incident_report_party",
    "incident_report_mechanism", "proposition", "claim", "mention", "attribution", "proposition_relation",
    "coding_preference",
)  # fmt: skip
# What the registries have put there already.
_NEW_ONLY = {
    **dict.fromkeys(("source", "actor", "office", "mechanism"), "NOT is_registered"),
    **dict.fromkeys(
        ("mechanism_party", "mechanism_pair"),
        "mechanism_id IN (SELECT mechanism_id FROM deconf.mechanism WHERE NOT is_registered)",
    ),
}
# Seconds between two looks at the memory: each walks all processes of the machine, and at 0.02 that took a tenth of it.
_SAMPLE_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Load:
    """One measured load."""

    seconds: float
    processor_seconds: float
    """Of the command, its workers and the server together; of all commands where several ran at once."""
    peak_bytes: int
    """Most resident memory of the command and its workers together."""
    summary: str
    """The counts, in the command's own words."""


class BenchServer:
    """A running server, and new databases on it that hold the vocabularies and the registries."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._server = EmbeddedServer(base / "home", port=0)
        self._url = self._server.start()
        status = self._server.status()
        assert status.version is not None
        assert status.pid is not None
        self.version, self._pid = status.version, status.pid
        self._count = 0
        with connect_raw(self._url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {_TEMPLATE}".encode())
        template = with_database(self._url, _TEMPLATE)
        upgrade(template)
        with _environment(template, base):
            assert run(["ingest", "registry", str(seeds_dir() / "registries")]) == 0

    def stop(self) -> None:
        """Stop the server; its folder is the caller's."""
        self._server.stop()

    @contextmanager
    def database(self) -> Iterator[str]:
        """A new database; dropped at the end. The server begins with clean pages, so that no load pays for another."""
        self._count += 1
        name = f"bench_{self._count}"
        with connect_raw(self._url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}".encode())
            connection.execute("CHECKPOINT")
        try:
            yield with_database(self._url, name)
        finally:
            with connect_raw(self._url, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    def ingest(self, url: str, file: Path) -> Load:
        """Load a file as a user does: the whole command, from its start to its end."""
        return self.ingest_at_once(url, [file])[0]

    def ingest_at_once(self, url: str, files: list[Path]) -> list[Load]:
        """Load each file by a command of its own, all begun together."""
        environment = {**os.environ, "DATABASE_URL": url, "DECONFDB_HOME": str(self._base / "unused")}
        # An installed program is compiled already, whatever the habits of the shell that measures it.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        begun, processor = perf_counter(), self._processor_seconds()
        commands = [
            subprocess.Popen(
                [Path(sys.executable).with_name("deconfdb"), "ingest", "codings", str(file)],
                env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            )
            for file in files
        ]  # fmt: skip
        peaks = [_PeakMemory(command.pid) for command in commands]
        ended = []
        for command, peak in zip(commands, peaks, strict=True):
            _, said = command.communicate()
            ended.append((perf_counter() - begun, peak.stop(), said.strip().splitlines()[-1]))
            assert command.returncode == 0, said
        processor = self._processor_seconds() - processor
        return [Load(seconds, processor, peak_bytes, said) for seconds, peak_bytes, said in ended]

    def _processor_seconds(self) -> float:
        """What the server, and the programs that this one started and waited for, have taken so far."""
        ours = os.times()
        taken = ours.children_user + ours.children_system
        server = psutil.Process(self._pid)
        for process in (server, *server.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                taken += times.user + times.system
        gone = server.cpu_times()
        return taken + gone.children_user + gone.children_system

    def export(self, url: str, folder: Path) -> list[tuple[str, Path]]:
        """Write what codings left in a database as files for \\copy; return (table, file) in the order of loading."""
        files = [(table, folder / f"{table}.copy") for table in TABLES]
        commands = [
            f"\\copy (SELECT * FROM deconf.{table} WHERE {_NEW_ONLY.get(table, 'TRUE')}) TO '{file}'"
            for table, file in files
        ]
        self._psql(url, "\n".join(commands))
        return files

    def copy(self, url: str, files: list[tuple[str, Path]]) -> tuple[float, float]:
        """Load such files by psql, in one transaction; return the seconds it took, and those of processors."""
        commands = [f"\\copy deconf.{table} FROM '{file}'" for table, file in files]
        begun, processor = perf_counter(), self._processor_seconds()
        self._psql(url, "\n".join(["BEGIN;", *commands, "COMMIT;"]))
        return perf_counter() - begun, self._processor_seconds() - processor

    @staticmethod
    def _psql(url: str, script: str) -> None:
        folder = wheel_folder()
        assert folder is not None
        done = subprocess.run(
            [folder / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url],
            input=script, text=True, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


class _PeakMemory:
    """Looks again and again at the memory of a process and all that it started."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._peak = 0
        self._done = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Stop looking; return the most bytes that were resident together."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._done.wait(_SAMPLE_EVERY):
            try:
                family = [self._process, *self._process.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            self._peak = max(self._peak, sum(map(_resident, family)))


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def load_in_process(url: str, file: Path) -> tuple[float, Counts]:
    """Load a file by the function that the command calls; return the seconds and the counts."""
    from deconfdb.coding.records import read_undecoded

    begun = perf_counter()
    with connect_raw(url, autocommit=True) as ledger, connect_raw(url, autocommit=True) as connection:
        with recorded_run(ledger, "bench") as recorded:
            load_bulk(connection, url, recorded, read_undecoded(file))
        return perf_counter() - begun, recorded.counts


def new_rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """What codings left in a database, by table, as Python values."""
    with connect_raw(url) as connection:
        return {
            table: connection.execute(
                f"SELECT * FROM deconf.{table} WHERE {_NEW_ONLY.get(table, 'TRUE')}".encode()
            ).fetchall()
            for table in TABLES
        }


def count_rows(connection: psycopg.Connection[Any]) -> dict[str, int]:
    """The number of rows of each table that codings fill."""
    counts = {}
    for table in TABLES:
        row = connection.execute(f"SELECT count(*) FROM deconf.{table}".encode()).fetchone()
        assert row is not None
        counts[table] = row[0]
    return counts


@contextmanager
def running_server() -> Iterator[BenchServer]:
    """A server in a folder of its own, gone at the end."""
    base = Path(tempfile.mkdtemp(prefix="deconfdb bench "))
    base.chmod(0o755)  # the server's user must get through
    server = BenchServer(base)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(base, ignore_errors=True)


@contextmanager
def _environment(url: str, base: Path) -> Iterator[None]:
    before = dict(os.environ)
    os.environ |= {"DATABASE_URL": url, "DECONFDB_HOME": str(base / "unused")}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
