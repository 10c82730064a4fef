"""The unit files, the cron line and the example configuration that we hand out work as they stand."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from deconfdb.cli.main import cli
from deconfdb.nightly.config import read_config

FOLDER = Path(__file__).parents[3] / "docs" / "systemd"
SERVICE, TIMER = FOLDER / "deconfdb-nightly.service", FOLDER / "deconfdb-nightly.timer"
COMMAND = ["/usr/local/bin/deconfdb", "ingest", "nightly", "--config", "/etc/deconfdb/nightly.toml"]


def settings(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return [(name, value) for name, value in pairs]


def test_the_service_runs_a_command_that_there_is() -> None:
    assert shlex.split(dict(settings(SERVICE))["ExecStart"]) == COMMAND
    cli.make_context("deconfdb", COMMAND[1:], resilient_parsing=True)
    context = click.Context(cli)
    group = cli.get_command(context, "ingest")
    assert isinstance(group, click.Group)
    nightly = group.commands["nightly"]
    assert nightly.make_context("nightly", COMMAND[3:]).params["config_path"] == Path(COMMAND[4])


def test_the_cron_line_runs_the_same_command_and_is_silent_when_locked() -> None:
    (line,) = [line for line in (FOLDER / "deconfdb-nightly.cron").read_text().splitlines() if re.match(r"\d", line)]
    schedule, user, command = line.split(None, 5)[:5], line.split()[5], line.split(None, 6)[6]
    assert (schedule, user) == (["30", "2", "*", "*", "*"], "deconfdb")
    assert " ".join(COMMAND) in command
    assert "%" not in command  # cron takes it for a line break
    for code, said in ((0, ""), (75, ""), (3, "failed"), (1, "failed")):
        tried = command.replace(" ".join(COMMAND), f"sh -c 'exit {code}'").replace(
            "/var/log/deconfdb/nightly.jsonl", "/dev/null"
        )
        done = subprocess.run(["sh", "-c", tried], capture_output=True, text=True, check=False)
        assert (done.returncode, said in done.stdout, bool(done.stdout)) == (0, True, bool(said))


def test_the_example_configuration_is_sound() -> None:
    config = read_config(FOLDER / "nightly.toml")
    assert [source.name for source in config.source] == ["wire", "ministries", "crawl", "team", "icews"]


def test_systemd_finds_no_fault_with_the_units(tmp_path: Path) -> None:
    if (analyze := shutil.which("systemd-analyze")) is None:
        pytest.skip("systemd-analyze is not installed")
    program = tmp_path / "deconfdb"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    # It asks for the program and for units that only a booted machine has.
    service = SERVICE.read_text().replace(COMMAND[0], str(program)).replace(" postgresql.service", "")
    (tmp_path / SERVICE.name).write_text(service)
    shutil.copy(TIMER, tmp_path)
    done = subprocess.run(
        [analyze, "verify", "--man=no", "--recursive-errors=one", tmp_path / SERVICE.name, tmp_path / TIMER.name],
        capture_output=True, text=True, env=dict(os.environ, SYSTEMD_LOG_LEVEL="warning"), check=False,
    )  # fmt: skip
    ours = [line for line in (done.stderr + done.stdout).splitlines() if "deconfdb" in line]
    assert (ours, done.returncode) == ([], 0), done.stderr


def test_systemd_finds_the_service_well_guarded() -> None:
    if (analyze := shutil.which("systemd-analyze")) is None:
        pytest.skip("systemd-analyze is not installed")
    done = subprocess.run(
        [analyze, "security", "--offline=yes", "--no-pager", "--threshold=20", SERVICE],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_systemd_understands_the_calendar() -> None:
    if (analyze := shutil.which("systemd-analyze")) is None:
        pytest.skip("systemd-analyze is not installed")
    done = subprocess.run(
        [analyze, "calendar", dict(settings(TIMER))["OnCalendar"]], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
