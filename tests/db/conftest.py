"""Commands of deconfdb against the database of a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from deconfdb.cli.main import run


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left: its exit code, its data, and what it said beside them."""

    code: int
    out: str
    err: str


Command = Callable[..., Answer]


@pytest.fixture
def command(
    migrated_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Run deconfdb as a user would who points DATABASE_URL at the database of `migrated_url`."""
    monkeypatch.setenv("DATABASE_URL", migrated_url)
    monkeypatch.setenv("DECONFDB_HOME", str(tmp_path / "deconfdb home"))

    def answer(*arguments: str) -> Answer:
        capsys.readouterr()
        code = run([str(each) for each in arguments])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return answer
