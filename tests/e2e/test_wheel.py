"""The installed wheel finds its migrations and seeds, far from the clone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, str(TOP)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel; what it depends on is borrowed from ours. Returns its `deconfdb`."""
    folder = tmp_path_factory.mktemp("installed") / "a venv"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    options = ["--quiet", "--no-deps", "--no-index", "--python", str(python)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", *options[3:], "install", *options[:3], str(wheel)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    site = next((folder / "lib").glob("python*/site-packages"))
    # Behind its own site-packages. That folder's own .pth files do not run, so this is no way back to the clone.
    (site / "borrowed.pth").write_text(f"{sysconfig.get_paths()['purelib']}\n", encoding="utf-8")
    return folder / "bin" / "deconfdb"


def run(program: Path, *arguments: str, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.defpath, "HOME": str(cwd), **settings}
    return subprocess.run([program, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_migrations_and_seeds_and_nothing_private(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    versions = {path.name for path in (TOP / "alembic" / "versions").glob("*.py")}
    assert {
        name.rpartition("/")[2] for name in names if name.startswith("deconfdb/_data/alembic/versions/")
    } == versions
    codings = {path.name for path in (TOP / "seeds" / "codings").glob("*.json")}
    assert {name.rpartition("/")[2] for name in names if name.startswith("deconfdb/_data/seeds/codings/")} == codings
    assert {name.partition("/")[0] for name in names} == {
        "deconfdb",
        next(n for n in names if ".dist-info" in n).partition("/")[0],
    }
    assert [name for name in names if "__pycache__" in name or "/tests/" in name] == []


def test_the_installed_package_runs_from_its_own_files(installed: Path, tmp_path: Path) -> None:
    code = (
        "import json, deconfdb; from deconfdb.settings import alembic_dir, seeds_dir;"
        "print(json.dumps([deconfdb.__file__, str(seeds_dir()), str(alembic_dir())]))"
    )
    done = subprocess.run(
        [installed.with_name("python"), "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    places = [Path(place) for place in json.loads(done.stdout)]
    assert [place.is_relative_to(installed.parents[1]) for place in places] == [True, True, True]
    assert [place.exists() for place in places] == [True, True, True]


def test_the_installed_package_makes_the_schema(installed: Path, tmp_path: Path, empty_url: str) -> None:
    settings = {"DATABASE_URL": empty_url, "DECONFDB_HOME": str(tmp_path / "home")}
    upgraded = run(installed, "migrate", "upgrade", cwd=tmp_path, **settings)
    assert upgraded.returncode == 0, upgraded.stderr
    checked = run(installed, "doctor", "--format", "json", cwd=tmp_path, **settings)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    states = {finding["item"]: finding["state"] for finding in json.loads(checked.stdout)}
    assert {item: states[item] for item in ("deconfdb", "seeds", "alembic", "database", "schema")} == dict.fromkeys(
        ("deconfdb", "seeds", "alembic", "database", "schema"), "ok"
    )
