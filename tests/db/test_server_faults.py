"""The embedded server comes back after what machines do to servers, and never harms a stranger."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

import deconfdb.server.binaries as binaries_module
from deconfdb.database import connect_raw
from deconfdb.server import EmbeddedServer

pytestmark = pytest.mark.faults

FAST = {"fsync": "off"}


@pytest.fixture
def server(server_home: Path, pg_bin: Path | None) -> Iterator[EmbeddedServer]:
    made = EmbeddedServer(server_home, pg_bin=pg_bin, port=0, settings=FAST)
    yield made
    made.stop()


@pytest.fixture
def stranger(server: EmbeddedServer) -> Iterator[subprocess.Popen[bytes]]:
    """A living process of the very user that the server runs as."""
    server.start()
    server.stop()
    owner = server.data.stat()
    identity = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    child = subprocess.Popen(["sleep", "300"], **identity)  # type: ignore[call-overload]
    yield child
    child.kill()
    child.wait()


def kill_postmaster(server: EmbeddedServer) -> None:
    pid = server.status().pid
    assert pid is not None
    process = psutil.Process(pid)
    os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + 30
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE and time.monotonic() < end:
        time.sleep(0.02)


def point_pidfile_at(server: EmbeddedServer, pid: int) -> None:
    port = (server.home / "port").read_text(encoding="ascii").strip()
    path = server.data / "postmaster.pid"
    path.write_text(f"{pid}\n{server.data}\n{int(time.time())}\n{port}\n\n127.0.0.1\n", encoding="ascii")
    shutil.chown(path, server.data.stat().st_uid, server.data.stat().st_gid)


def test_a_killed_server_comes_back_with_what_was_committed(server: EmbeddedServer) -> None:
    url = server.start()
    with connect_raw(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
    kill_postmaster(server)
    assert server.start() == url
    with connect_raw(url) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1000,)


def test_a_server_killed_over_open_sessions_comes_back(server: EmbeddedServer) -> None:
    url = server.start()
    with connect_raw(url):
        kill_postmaster(server)
        assert server.start() == url


def test_a_pid_that_now_belongs_to_a_stranger_does_not_stop_the_start(
    server: EmbeddedServer, stranger: subprocess.Popen[bytes]
) -> None:
    point_pidfile_at(server, stranger.pid)
    server.start()
    assert server.status().is_running
    assert stranger.poll() is None


def test_stopping_never_signals_a_stranger(server: EmbeddedServer, stranger: subprocess.Popen[bytes]) -> None:
    point_pidfile_at(server, stranger.pid)
    assert not server.stop()
    time.sleep(0.1)
    assert stranger.poll() is None


@pytest.mark.parametrize("content", ["", "\n", "garbage\n"])
def test_a_broken_pid_file_does_not_stop_the_start(server: EmbeddedServer, content: str) -> None:
    url = server.start()
    kill_postmaster(server)
    (server.data / "postmaster.pid").write_text(content, encoding="ascii")
    assert server.start() == url


def test_another_server_on_the_kept_port_is_not_taken_for_ours(server: EmbeddedServer, server_home: Path) -> None:
    server.start()
    port = server.status().port
    server.stop()
    other = EmbeddedServer(server_home.with_name("other"), port=port, settings=FAST)
    try:
        other.start()
        point_pidfile_at(server, os.getpid())
        assert not server.status().is_running
        server.start()
        assert server.status().port != port
        assert other.status().is_running
    finally:
        other.stop()


def test_what_a_killed_first_start_left_does_not_matter(server: EmbeddedServer) -> None:
    server.home.mkdir(parents=True, mode=0o755)
    draft = server.home / ".init-4711"
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18", encoding="ascii")
    (server.home / ".pw-4711").write_text("left over", encoding="ascii")
    server.start()
    assert [path.name for path in server.home.iterdir() if path.name.startswith(".")] == []


def environment_for(home: Path, port: str, **more: str) -> dict[str, str]:
    home.mkdir(parents=True, exist_ok=True)
    (home / "port").write_text(port, encoding="ascii")
    site = sysconfig.get_paths()["purelib"]
    repository = str(Path(__file__).parents[2])
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "DECONFDB_HOME": str(home),
        "PYTHONPATH": f"{repository}:{site}",
        **more,
    }


def test_four_commands_at_once_start_one_server(server_home: Path, pg_bin: Path | None) -> None:
    named = {"DECONFDB_PG_BIN": str(pg_bin)} if pg_bin else {}
    command = [sys.executable, "-c", "from deconfdb.cli.main import main; main(['server', 'url'])"]
    environment = environment_for(server_home, "0", **named)
    server = EmbeddedServer(server_home, pg_bin=pg_bin)
    try:
        children = [
            subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
        ]
        results = [(*child.communicate(timeout=120), child.returncode) for child in children]
        assert [code for _, _, code in results] == [0, 0, 0, 0], results
        assert len({out for out, _, _ in results}) == 1
        assert server.status().is_running
    finally:
        server.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user needs no copy: what it can import it can run")
def test_root_copies_programs_that_the_servers_user_cannot_reach(
    server_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = binaries_module.wheel_folder()
    assert wheel is not None
    closed = tmp_path / "root only"
    closed.mkdir(mode=0o700)
    package = wheel.parents[1]
    shutil.copytree(package, closed / package.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, closed / libraries.name, symlinks=True)
    monkeypatch.setattr(binaries_module, "wheel_folder", lambda: closed / package.name / "pginstall" / "bin")
    server = EmbeddedServer(server_home, port=0, settings=FAST)
    try:
        server.start()
        assert server.status().is_running
        assert [path.name for path in server_home.glob("bin-*")] != []
    finally:
        server.stop()


def python_for(uid: int, environment: dict[str, str]) -> str | None:
    """A Python that this user can run with our packages: what runs the tests may lie below /root."""
    code = f"import sys, deconfdb.database; sys.exit(sys.version_info[:2] != {sys.version_info[:2]!r})"
    for candidate in (sys.executable, shutil.which("python3", path=os.defpath)):
        if candidate is None:
            continue
        try:
            done = subprocess.run(
                [candidate, "-c", code], env=environment, user=uid, group=uid, extra_groups=[], cwd="/", check=False,
                capture_output=True,
            )  # fmt: skip
        except OSError:
            continue
        if done.returncode == 0:
            return candidate
    return None


@pytest.mark.skipif(os.geteuid() != 0, reason="all other tests run as an ordinary user already")
def test_an_ordinary_user_has_a_server_of_its_own(server_home: Path) -> None:
    uid = 65534
    environment = environment_for(server_home, "0")
    if (python := python_for(uid, environment)) is None:
        pytest.skip("an ordinary user cannot reach Python, this clone or its packages: put the clone elsewhere")
    for path in (server_home, server_home / "port"):
        os.chown(path, uid, uid)

    def deconfdb(*arguments: str) -> subprocess.CompletedProcess[str]:
        code = f"from deconfdb.cli.main import main; main({list(arguments)!r})"
        return subprocess.run(
            [python, "-c", code], env=environment, cwd="/", capture_output=True, text=True, check=False,
            user=uid, group=uid, extra_groups=[], timeout=120,
        )  # fmt: skip

    try:
        started = deconfdb("server", "start")
        assert (started.returncode, started.stdout) == (0, ""), started.stderr
        assert (server_home / "pgdata").stat().st_uid == uid
        assert deconfdb("server", "status").returncode == 0
    finally:
        stopped = deconfdb("server", "stop")
    assert stopped.returncode == 0, stopped.stderr
    assert deconfdb("server", "status").returncode == 1
