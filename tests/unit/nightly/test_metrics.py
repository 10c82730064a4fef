"""The metrics are those of the run, put in place as a whole."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from deconfdb.errors import UsageError
from deconfdb.load.runs import Counts
from deconfdb.nightly.job import SourceReport
from deconfdb.nightly.metrics import metrics_text, write_metrics

REPORTS = [
    SourceReport(
        "wire", "done", Counts(1, 2, 3, 4), n_known=5, n_gone=6, n_spans_failed=7, seconds=1.25, is_short=True
    ),
    SourceReport("web", "failed", error="no such folder"),
    SourceReport("late", "locked"),
    SourceReport("off", "disabled"),
]


def test_each_source_that_ran_has_each_metric() -> None:
    found = {}
    for line in metrics_text(REPORTS, 1_600_000_000).splitlines():
        if match := re.fullmatch(r'deconfdb_nightly_(\w+)\{source="(\w+)"\} (\S+)', line):
            found[match[2], match[1]] = float(match[3])
    assert {name: value for (source, name), value in found.items() if source == "wire"} == {
        "inserted_records": 1, "updated_records": 2, "unchanged_records": 3, "quarantined_records": 4, "known_records": 5,
        "gone_inputs": 6, "failed_spans": 7, "duration_seconds": 1.25, "short": 1, "done": 1, "locked": 0, "failed": 0,
    }  # fmt: skip
    states = {key: value for key, value in found.items() if key[1] in ("done", "locked", "failed") and value}
    assert states == {("wire", "done"): 1, ("web", "failed"): 1, ("late", "locked"): 1}
    assert {source for source, _ in found} == {"wire", "web", "late"}


def test_the_text_is_what_prometheus_reads() -> None:
    lines = metrics_text(REPORTS, 1_600_000_000).splitlines()
    assert lines[-1] == "deconfdb_nightly_finished_timestamp_seconds 1600000000.000"
    form = r"# HELP [a-z_]+ .+|# TYPE [a-z_]+ gauge|[a-z_]+(\{source=\"[a-z0-9._-]+\"\})? [0-9.e+]+"
    assert [line for line in lines if not re.fullmatch(form, line)] == []


def test_the_file_is_replaced_as_a_whole_and_can_be_read_by_others(tmp_path: Path) -> None:
    path = tmp_path / "deconfdb.prom"
    path.write_text("old")
    write_metrics(path, REPORTS)
    assert path.read_text().startswith("# HELP deconfdb_nightly_inserted_records")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert [each.name for each in tmp_path.iterdir()] == ["deconfdb.prom"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file or directory: give a file in a folder that can be written"):
        write_metrics(tmp_path / "nowhere" / "deconfdb.prom", REPORTS)
