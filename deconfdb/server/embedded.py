"""Make, start and stop one PostgreSQL server in a folder of its own."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from deconfdb.server.account import Account, account_for
from deconfdb.server.binaries import Binaries, find_binaries
from deconfdb.server.cluster import create_cluster, write_configuration
from deconfdb.server.errors import ServerError
from deconfdb.server.process import (
    DEFAULT_PORT,
    LOOPBACK,
    clean_environment,
    drop_stale_pidfile,
    free_port,
    is_postmaster,
    read_pidfile,
)

SUPERUSER = "postgres"
DATABASE = "deconfdb"
# Backends of a killed server take a moment to go, and a port may be taken between the look and the start: 20 x 0.25 s.
_START_ATTEMPTS = 20
_PAUSE = 0.25


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """What is known of the server without starting it."""

    home: Path
    is_initialised: bool
    is_running: bool
    port: int | None
    pid: int | None
    version: str | None


class EmbeddedServer:
    """The server whose data lie in `home`; every method may be called from several processes at once.

    `port` is wished, 0 for any free one; None stands for the port kept from last time. `settings` are written to the
    server's configuration at each start (tests switch fsync off with them).
    """

    def __init__(
        self,
        home: Path,
        *,
        pg_bin: Path | None = None,
        port: int | None = None,
        settings: Mapping[str, str] | None = None,
        timeout: int = 120,
    ) -> None:
        self.home = home.expanduser().resolve()
        self.data = self.home / "pgdata"
        self._secret = self.home / "superuser.password"
        self._pg_bin, self._port, self._settings, self._timeout = pg_bin, port, dict(settings or {}), timeout

    def start(self) -> str:
        """Make sure that the server runs and has our database; return the owner's URL.

        Raises ServerError with the server's own words when it does not start.
        """
        if not self._is_ours():
            with self._locked():
                self._start_locked()
        return self.url()

    def stop(self) -> bool:
        """Stop the server; False where none of ours runs. Sessions still open are ended by the server itself."""
        if not self.data.exists():
            return False
        with self._locked():
            if not self._is_ours():  # so pg_ctl never signals a pid that is not ours
                return False
            account, binaries = self._prepare()
            self._run(account, binaries, "pg_ctl", "-D", self.data, "-w", "-t", self._timeout, "-m", "fast", "stop")
            return True

    def status(self) -> ServerStatus:
        """Look without changing anything."""
        running = self._is_ours()
        pidfile = read_pidfile(self.data)
        version = None
        if running:
            with psycopg.connect(self.url("postgres"), connect_timeout=5) as connection:
                row = connection.execute("SHOW server_version").fetchone()
                version = str(row[0]) if row else None
        return ServerStatus(
            home=self.home,
            is_initialised=(self.data / "PG_VERSION").exists(),
            is_running=running,
            port=pidfile.port if running and pidfile else None,
            pid=pidfile.pid if running and pidfile else None,
            version=version,
        )

    def url(self, database: str = DATABASE) -> str:
        """The owner's URL on a running server; it holds a password."""
        pidfile = read_pidfile(self.data)
        if pidfile is None:
            raise ServerError(f"the server of {self.home} is not running: deconfdb server start")
        password = quote(self._secret.read_text(encoding="utf-8").strip(), safe="")
        return f"postgresql://{SUPERUSER}:{password}@{LOOPBACK}:{pidfile.port}/{database}"

    def _start_locked(self) -> None:
        account, binaries = self._prepare()
        version_file = self.data / "PG_VERSION"
        if not version_file.exists():
            self._initialise(account, binaries)
        if (major := int(version_file.read_text(encoding="ascii").strip())) != binaries.major:
            raise ServerError(
                f"{self.data} was made by PostgreSQL {major}, but the programs in {binaries.folder} are"
                f" PostgreSQL {binaries.major}: set DECONFDB_PG_BIN to programs of version {major}, or dump with those"
                " and load into a new DECONFDB_HOME"
            )
        if not self._is_ours():
            self._launch(account, binaries)
        self._create_database()

    def _prepare(self) -> tuple[Account, Binaries]:
        account = account_for(self.data)
        binaries = find_binaries(self._pg_bin, account, self.home)
        if not account.can_enter(self.home):
            raise ServerError(
                f"the server must run as user {account.name}, who cannot enter {self.home}:"
                " set DECONFDB_HOME to another folder"
            )
        return account, binaries

    def _initialise(self, account: Account, binaries: Binaries) -> None:
        if not self._secret.exists():
            descriptor = os.open(self._secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(24))
        for leftover in [*self.home.glob(".init-*"), *self.home.glob(".pw-*")]:  # of a killed attempt: we hold the lock
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        create_cluster(
            self.data,
            account=account,
            major=binaries.major,
            password=self._secret.read_text(encoding="ascii"),
            superuser=SUPERUSER,
            sync=self._settings.get("fsync") != "off",
            run=lambda *arguments: self._run(account, binaries, "initdb", *arguments),
        )

    def _launch(self, account: Account, binaries: Binaries) -> None:
        log = self.data / "server.log"
        for _ in range(_START_ATTEMPTS):
            drop_stale_pidfile(self.data)
            port = self._choose_port()
            write_configuration(self.home / "deconfdb.conf", port=port, binaries=binaries, settings=self._settings)
            done = self._run(
                account, binaries, "pg_ctl", "-D", self.data, "-w", "-t", self._timeout, "-l", log, "start", check=False
            )
            if done == 0 and self._is_ours():
                (self.home / "port").write_text(f"{port}\n", encoding="ascii")
                return
            pidfile = read_pidfile(self.data)
            if pidfile and is_postmaster(pidfile.pid, self.data):
                raise ServerError(
                    f"a PostgreSQL server (process {pidfile.pid}) already runs on {self.data},"
                    f" but does not accept the password in {self._secret}"
                )
            time.sleep(_PAUSE)
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else self._last_output()
        raise ServerError(f"the server of {self.home} did not start; its log ends:\n{tail}")

    def _choose_port(self) -> int:
        kept = self.home / "port"
        if self._port:
            if (port := free_port(self._port)) is None:
                raise ServerError(f"port {self._port} is in use by another program: choose another one")
            return port
        wanted = DEFAULT_PORT if self._port is None else 0
        with contextlib.suppress(OSError, ValueError):
            wanted = int(kept.read_text(encoding="ascii"))
        if (port := free_port(wanted) or free_port(0)) is None:
            raise ServerError(f"no free port on {LOOPBACK}: set DATABASE_URL to a running server")
        return port

    def _is_ours(self) -> bool:
        """Whether a server answers on our port, takes our password, and serves our data directory.

        Waits while it starts up or recovers, at most the timeout.
        """
        end = time.monotonic() + self._timeout
        while read_pidfile(self.data) is not None and self._secret.exists():
            try:
                url = self.url("postgres")
                with psycopg.connect(url, connect_timeout=5, require_auth="scram-sha-256") as connection:
                    row = connection.execute("SELECT setting FROM pg_settings WHERE name = 'data_directory'").fetchone()
                    return row is not None and Path(str(row[0])).samefile(self.data)
            except psycopg.OperationalError as error:
                text = str(error)
                if "too many clients" in text or "connection slots" in text:
                    return True
                waits = any(word in text for word in ("starting up", "recovery", "shutting down", "not yet accepting"))
                if not waits or time.monotonic() > end:
                    return False
            time.sleep(_PAUSE)
        return False

    def _create_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if found is None:
                connection.execute(f'CREATE DATABASE "{DATABASE}" TEMPLATE template0')

    def _run(self, account: Account, binaries: Binaries, program: str, *arguments: object, check: bool = True) -> int:
        # To a file: a pipe would be held open by the server that pg_ctl leaves behind, and we would wait for ever.
        with (self.home / "last-command.log").open("wb") as output:
            done = subprocess.run(
                [binaries.program(program), *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self.home,
                env=clean_environment(),
                umask=0o077,
                check=False,
                **account.identity(),
            )
        if check and done.returncode:
            raise ServerError(f"{program} failed with exit code {done.returncode}:\n{self._last_output()}")
        return done.returncode

    def _last_output(self) -> str:
        return (self.home / "last-command.log").read_text(encoding="utf-8", errors="replace")[-2000:]

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            for folder in [folder for folder in (*reversed(self.home.parents), self.home) if not folder.exists()]:
                folder.mkdir(exist_ok=True)
                # Whatever the umask: the user that root's server runs as must get through.
                folder.chmod(0o755 if os.geteuid() == 0 else 0o700)
            lock = (self.home / "lock").open("a+b")
        except OSError as error:
            raise ServerError(
                f"cannot write to {self.home}: {error.strerror}: set DECONFDB_HOME to a folder of your own"
            ) from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield  # closing the file releases the lock
