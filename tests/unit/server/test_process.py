"""A pid file is believed only as far as it can be checked."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from deconfdb.server.process import (
    PidFile,
    clean_environment,
    drop_stale_pidfile,
    free_port,
    is_postmaster,
    read_pidfile,
)


def write(data: Path, text: str) -> Path:
    path = data / "postmaster.pid"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_pid_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, f"4711\n{tmp_path}\n1700000000\n54329\n\n127.0.0.1\n")
    assert read_pidfile(tmp_path) == PidFile(pid=4711, port=54329)


@pytest.mark.parametrize(
    "text", ["", "\n", "4711\n", "4711\n/data\n17\n\n", "x\n/data\n17\n5432\n", "\x00\x00\x00\x00"]
)
def test_a_broken_pid_file_is_no_pid_file(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    assert read_pidfile(tmp_path) is None


def test_a_missing_pid_file_is_none(tmp_path: Path) -> None:
    assert read_pidfile(tmp_path) is None
    drop_stale_pidfile(tmp_path)


def test_the_pid_of_a_stranger_is_not_ours_and_its_file_goes(tmp_path: Path) -> None:
    path = write(tmp_path, f"{os.getpid()}\n{tmp_path}\n17\n54329\n")
    assert not is_postmaster(os.getpid(), tmp_path)
    drop_stale_pidfile(tmp_path)
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "not a number\n"])
def test_a_pid_file_without_a_pid_goes(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    drop_stale_pidfile(tmp_path)
    assert not path.exists()


def test_a_killed_server_that_nobody_reaped_is_not_running(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "pass"], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.read()  # its end, and nobody has waited for it
    try:
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        path = write(tmp_path, f"{child.pid}\n{tmp_path}\n17\n54329\n")
        assert not is_postmaster(child.pid, tmp_path)
        drop_stale_pidfile(tmp_path)
        assert not path.exists()
    finally:
        child.stdout.close()
        child.wait()


def test_a_port_that_is_listened_on_is_not_free() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        assert free_port(taken) is None
    assert free_port(taken) == taken
    assert free_port(0) is not None


def test_variables_of_libpq_do_not_reach_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGDATA", "/somewhere/else")
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("LANG", "tr_TR.UTF-8")
    environment = clean_environment()
    assert [name for name in environment if name.startswith("PG")] == []
    assert environment["LC_ALL"] == "C"
