"""Make says what is missing, and finds its way without the environment's help."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
pytestmark = pytest.mark.e2e


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The files of a clone that make reads first, in a folder with a space in its name."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(TOP / name, folder)
    shutil.copytree(TOP / ".ci", folder / ".ci")
    return folder


def make(folder: Path, *arguments: str, path: str = os.defpath) -> subprocess.CompletedProcess[str]:
    """Run make as `env -i HOME=… PATH=… make …` would."""
    program = shutil.which("make")
    assert program is not None
    environment = {"HOME": str(folder), "PATH": path}
    return subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, timeout=120,
    )  # fmt: skip


def fake_python(folder: Path, body: str) -> Path:
    path = folder / "fake python3"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_make_alone_lists_what_it_can_do(clone: Path) -> None:
    done = make(clone)
    assert done.returncode == 0, done.stderr
    listed = {line.split()[1] for line in done.stdout.splitlines()}
    assert {"demo", "test", "lint", "types", "docs", "bench", "bench-large", "revision", "wheel", "pins"} <= listed
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize("target", ["demo", "test"])
def test_without_the_venv_module_make_names_the_package_to_install(clone: Path, target: str) -> None:
    # Debian's python3 without python3-venv: new enough, and `import ensurepip` fails.
    python = fake_python(clone, 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac')
    done = make(clone, target, f"PYTHON={python}")
    assert done.returncode == 2
    assert "lacks the modules venv and ensurepip" in done.stderr
    assert "apt-get install python3-venv" in done.stderr
    assert "python3.11-venv" in done.stderr
    assert not (clone / ".venv").exists()


def test_a_python_that_is_too_old_is_refused_with_a_way_out(clone: Path) -> None:
    done = make(clone, "demo", f"PYTHON={fake_python(clone, 'exit 1')}")
    assert done.returncode == 2
    assert "deconfdb needs Python 3.11 or newer, and none of these is: " in done.stderr
    assert "make PYTHON=/path/to/python3" in done.stderr


def test_no_python_at_all_is_said(clone: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "rm", "echo"):
        program = shutil.which(name)
        assert program is not None
        (tools / name).symlink_to(program)
    done = make(clone, "demo", path=str(tools))
    assert done.returncode == 2
    assert "python3 python3.14 python3.13 python3.12 python3.11" in done.stderr


def test_a_half_made_environment_is_not_left_behind(clone: Path) -> None:
    body = 'case "$1 $2" in "-m venv") mkdir -p .venv/bin; exit 1;; esac'
    done = make(clone, "demo", f"PYTHON={fake_python(clone, body)}")
    assert done.returncode == 2
    assert not (clone / ".venv").exists()


def test_a_revision_needs_a_message(clone: Path) -> None:
    # As in a clone that is installed: newer than the pins.
    (clone / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/python", "installed-dev"):
        (clone / ".venv" / name).touch()
    done = make(clone, "revision")
    assert done.returncode == 2
    assert 'make revision m="add a column"' in done.stderr
