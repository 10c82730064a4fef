"""What stands in the repository is what the project promises: pins, imports, no secrets of ours in it."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(name: str) -> dict[str, set[str]]:
    """Package -> versions: more than one where the newest does not run on every Python that we support."""
    text = (TOP / ".ci" / "requirements" / name).read_text(encoding="utf-8")
    pins: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==([^ ;]+)", text, re.MULTILINE):
        pins.setdefault(package, set()).add(version)
    return pins


def normalised(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found[0]).lower()


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    text = (TOP / ".ci" / "requirements" / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?:|file:|--index|--find-links|--extra", text) == []


def test_everything_that_the_project_asks_for_is_pinned() -> None:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    extras = [requirement for group in project["optional-dependencies"].values() for requirement in group]
    runtime = {normalised(name) for name in [*project["dependencies"], *extras, *groups["build"]]}
    assert runtime - pinned("runtime.txt").keys() == set()
    assert {normalised(name) for name in groups["dev"]} - pinned("dev.txt").keys() == set()


def test_both_lists_pin_the_same_versions() -> None:
    runtime, dev = pinned("runtime.txt"), pinned("dev.txt")
    assert {name: versions for name, versions in dev.items() if name in runtime} == runtime


def test_what_is_installed_is_what_is_pinned() -> None:
    different = {}
    for name, versions in pinned("dev.txt").items():
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # pinned for another platform or Python
        if installed not in versions:
            different[name] = (versions, installed)
    assert different == {}


def test_the_version_stands_in_one_place_and_in_the_changelog() -> None:
    import deconfdb

    assert PROJECT["project"]["dynamic"] == ["version"]
    assert importlib.metadata.version("deconfdb") == deconfdb.__version__
    changelog = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[(Unreleased|{re.escape(deconfdb.__version__)})\]", changelog, re.MULTILINE)


def test_imports_point_down_only() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_alembic_has_no_init_that_would_shadow_the_library() -> None:
    assert not (TOP / "alembic" / "__init__.py").exists()
