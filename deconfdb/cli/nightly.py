"""deconfdb ingest nightly: all configured sources in one job."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deconfdb.cli.messages import say, warn
from deconfdb.cli.output import format_option, print_table
from deconfdb.cli.session import DAY, dry_run_option, progress, show_set_aside
from deconfdb.errors import DeconfdbError, QuarantineError, TemporaryError
from deconfdb.settings import load_settings

if TYPE_CHECKING:
    from datetime import date

    from deconfdb.nightly.job import SourceReport

_COLUMNS = (
    "source", "state", "n_records", "n_inserted", "n_updated", "n_unchanged", "n_quarantined", "n_skipped", "n_gone", "seconds",
    "error",
)  # fmt: skip


@click.command()
@click.option(
    "--config", "config_path", required=True, type=click.Path(path_type=Path), help="TOML file that names the sources."
)
@click.option("--source", "only", multiple=True, help="Only this source; may be repeated.")
@click.option("--since", type=DAY, help="Backfill: only what is dated on or after this day; the watermark stays.")
@click.option("--until", type=DAY, help="Backfill: only what is dated on or before this day; the watermark stays.")
@click.option(
    "--max-errors", type=click.IntRange(min=0), help="Records that may be set aside; the configuration's otherwise."
)
@click.option(
    "--metrics",
    "metrics_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was done to this file, for the textfile collector of Prometheus (*.prom).",
)
@dry_run_option
@format_option
def nightly(
    config_path: Path,
    only: tuple[str, ...],
    since: date | None,
    until: date | None,
    max_errors: int | None,
    metrics_path: Path | None,
    dry_run: bool,
    output_format: str,
) -> None:
    """Load what is new in all configured sources; safe to repeat, to run twice at once, and to kill.

    Each source runs under a lock of its own; one that another job holds is skipped and listed, and the exit code is 75
    only if all were. What was read to its end is remembered in the transaction of its data, so that a killed job goes on
    where it stopped. Exit code 3: more set aside than allowed, or fewer records than expected. Exit code 1: a source
    failed.

    \b
    A configuration:
      max_errors = 5            # also: look_back_hours, retries, retry_seconds
      [[source]]
      name = "wire"
      location = ["/srv/news/wire/*.xml", "https://news.example/feed.xml"]   # or: manifest = "manifest.csv"
      format = "auto"           # as for ingest articles; also gdelt-events, gdelt-mentions, icews
      publisher = "reuters"     # registry ref or name; also licence, language
      code = "rules"            # code new texts automatically; also lite, llm
      min_expected = 10         # also max_bytes, rate_seconds, allow_private_addresses, enabled
      [[source]]
      name = "team"
      kind = "codings"          # or articles, events (with vintage)
      location = "codings/"

    \b
    Examples:
      deconfdb ingest nightly --config nightly.toml
      deconfdb ingest nightly --config nightly.toml --source wire --since 2026-11-01 --until 2026-11-07
    """
    from deconfdb.coders.registry import make_coder
    from deconfdb.database import owner_url
    from deconfdb.database.revision import check
    from deconfdb.nightly.config import read_config
    from deconfdb.nightly.inputs import Window
    from deconfdb.nightly.job import Job
    from deconfdb.nightly.metrics import write_metrics

    config = read_config(config_path)
    if unknown := set(only) - {source.name for source in config.source}:
        raise click.UsageError(f"{config_path} has no source {', '.join(sorted(unknown))}")
    url = owner_url(load_settings())
    check(url)
    reports = Job(
        url,
        config,
        cache(make_coder),
        Window(since, until),
        dry_run,
        only,
        on_source=_say,
        progress=progress,
    ).run()
    if metrics_path is not None and not dry_run:
        write_metrics(metrics_path, reports)
    print_table(_COLUMNS, [_row(report) for report in reports], output_format)
    _judge(reports, config.max_errors if max_errors is None else max_errors)


def _row(report: SourceReport) -> tuple[object, ...]:
    counts = report.counts
    return (
        report.name, report.state, report.n_records, counts.inserted, counts.updated, counts.unchanged, counts.quarantined,
        report.n_skipped, report.n_gone, round(report.seconds, 3), report.error,
    )  # fmt: skip


def _say(report: SourceReport) -> None:
    message = f"{report.name}: {report.state}, {report.counts}" + (f": {report.error}" if report.error else "")
    tell = warn if report.state == "failed" or report.is_short else say
    tell(message, **dict(zip(_COLUMNS, _row(report), strict=True)))
    show_set_aside(report.set_aside, report.counts.quarantined)
    if report.is_short:
        n_in_all = report.n_records + report.n_known
        warn(f"{report.name}: only {n_in_all} records, fewer than expected", source=report.name)


def _judge(reports: list[SourceReport], max_errors: int) -> None:
    """Turn what became of the sources into an exit code, the worst first."""
    if failed := [report.name for report in reports if report.state == "failed"]:
        raise DeconfdbError(f"failed: {', '.join(failed)}: see the lines above, and deconfdb runs")
    active = [report for report in reports if report.state != "disabled"]
    if active and all(report.state == "locked" for report in active):
        raise TemporaryError("another job works on all of these sources: try again later")
    faulty = [report.name for report in reports if report.counts.quarantined + report.n_spans_failed > max_errors]
    if faulty:
        raise QuarantineError(
            f"more set aside than allowed ({max_errors}): {', '.join(faulty)}: see deconfdb quarantine list"
        )
    if short := [report.name for report in reports if report.is_short]:
        raise QuarantineError(f"fewer records than expected: {', '.join(short)}: look whether the delivery came")
