"""A load says the first warnings of each kind and counts the rest."""

from __future__ import annotations

import pytest

from deconfdb.cli.ingest import WARNINGS_SAID, _Warnings
from deconfdb.coding.problems import problem


def test_the_first_of_each_kind_are_said_and_the_rest_counted(capsys: pytest.CaptureFixture[str]) -> None:
    warnings = _Warnings()
    for number in range(WARNINGS_SAID + 1234):
        warnings.add(f"file.jsonl: record {number}", problem("unlikely_year", "when", "1812", "long ago", "correct it"))
    warnings.add("file.jsonl: record 7", problem("date_without_anchor", "when", None, "to nothing", "give it"))
    warnings.say_rest()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == WARNINGS_SAID + 2
    assert lines[-1].startswith("Warning: unlikely_year: 1,234 more")
