"""What the job did, as a textfile for the Prometheus node exporter."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from deconfdb.errors import UsageError
from deconfdb.nightly.job import SourceReport

# Name without prefix, what it says, and its value of a source.
_METRICS: tuple[tuple[str, str, Callable[[SourceReport], float]], ...] = (
    ("inserted_records", "Records new to the database.", lambda each: each.counts.inserted),
    ("updated_records", "Records that replaced an earlier state.", lambda each: each.counts.updated),
    ("unchanged_records", "Records that were there already.", lambda each: each.counts.unchanged),
    ("quarantined_records", "Records set aside.", lambda each: each.counts.quarantined),
    ("known_records", "Records of inputs that were left alone.", lambda each: each.n_known),
    ("failed_spans", "Spans that do not stand in the texts that arrived.", lambda each: each.n_spans_failed),
    ("gone_inputs", "Files and pages that are there no longer.", lambda each: each.n_gone),
    ("duration_seconds", "How long the source took.", lambda each: each.seconds),
    ("short", "1 = fewer records than expected.", lambda each: each.is_short),
    ("done", "1 = the source was worked through.", lambda each: each.state == "done"),
    ("locked", "1 = another job held the source.", lambda each: each.state == "locked"),
    ("failed", "1 = the source failed.", lambda each: each.state == "failed"),
)


def metrics_text(reports: Iterable[SourceReport], finished: float) -> str:
    """The text of a run that ended at that time (seconds since 1970), sources in order."""
    active = [report for report in reports if report.state != "disabled"]
    lines = []
    for name, meaning, value in _METRICS:
        lines += [f"# HELP deconfdb_nightly_{name} {meaning}", f"# TYPE deconfdb_nightly_{name} gauge"]
        # Names of sources hold nothing that would have to be escaped.
        lines += [f'deconfdb_nightly_{name}{{source="{each.name}"}} {float(value(each)):.10g}' for each in active]
    lines += [
        "# HELP deconfdb_nightly_finished_timestamp_seconds When the job ended.",
        "# TYPE deconfdb_nightly_finished_timestamp_seconds gauge",
        f"deconfdb_nightly_finished_timestamp_seconds {finished:.3f}",
    ]
    return "\n".join(lines) + "\n"


def write_metrics(path: Path, reports: Iterable[SourceReport]) -> None:
    """Put the file in place as a whole: whoever reads it sees the last run or this one. Raises UsageError if it cannot."""
    try:
        descriptor, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                stream.write(metrics_text(reports, time.time()))
            Path(made).chmod(0o644)  # the exporter is another user
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(
            f"{path}: {error.strerror}: give a file in a folder that can be written with --metrics"
        ) from None
