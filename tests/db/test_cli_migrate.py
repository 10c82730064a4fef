"""The commands of `deconfdb migrate` say where the schema stands, and move it only when told."""

from __future__ import annotations

from pathlib import Path

import pytest

from deconfdb.cli.main import run
from deconfdb.database.revision import current, head


@pytest.fixture
def settings_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    monkeypatch.setenv("DECONFDB_HOME", str(tmp_path / "home"))
    return monkeypatch


def test_the_road_from_nothing_to_the_newest_revision(
    settings_of: pytest.MonkeyPatch, empty_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_of.setenv("DATABASE_URL", empty_url)
    newest = head()

    assert run(["migrate", "current"]) == 0
    assert capsys.readouterr().out == "none\n"
    assert run(["migrate", "check"]) == 4
    assert "run deconfdb migrate upgrade" in capsys.readouterr().err
    assert run(["migrate", "upgrade", "--dry-run"]) == 0
    assert newest in capsys.readouterr().err
    assert current(empty_url) is None

    assert run(["migrate", "upgrade"]) == 0
    assert f"is at revision {newest}, was at none" in capsys.readouterr().err
    assert run(["migrate", "upgrade"]) == 0
    assert f"is at revision {newest} already" in capsys.readouterr().err
    assert run(["migrate", "check"]) == 0
    assert run(["migrate", "current"]) == 0
    assert capsys.readouterr().out == f"{newest}\n"


def test_the_sql_for_an_administrator_needs_no_database(
    settings_of: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_of.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    assert run(["migrate", "sql"]) == 0
    out = capsys.readouterr().out
    assert "CREATE ROLE deconfdb_reader" in out
    assert f"'{head()}'" in out
