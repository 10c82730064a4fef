"""What was measured of loading, as a page of the documentation."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median

from tests.bench.ingest_speed import LABELS, Speed, TwoLoaders

_HEAD = """# How fast codings load

Written by `make bench` and `make bench-large`; do not edit. Measured {day} on PostgreSQL {server}, Python {python},
{cores} cores, with the settings that `deconfdb server` gives its server (writes are flushed to disk). Server and loader
share the cores. Times are medians of repeated runs, each into a new database, the ways taking turns. Seconds are those of
one machine; ratios carry over better. When it began, others kept {load:.1f} processes running on the machine, and the bench
ran at niceness {nice}.

The codings are made up, about ten claims each, and {rows:.0f} rows of the database.
"""
_COLUMNS = (
    "| Articles | Rows | (a) \\copy | (b) command | b : a | (b) function | b : a "
    "| (c) command | c : b | (c) function | c : b | ms an article |"
)


@dataclass
class Report:
    """All that was measured in one run of the bench."""

    server: str
    load: float = field(default_factory=lambda: os.getloadavg()[0])
    """Processes that ran on the machine in the minute before."""
    speeds: dict[int, Speed] = field(default_factory=dict)
    peers: dict[int, dict[str, float]] = field(default_factory=dict)
    two: dict[int, TwoLoaders] = field(default_factory=dict)

    def markdown(self) -> str:
        """The page."""
        some = next(iter(self.speeds.values()))
        head = _HEAD.format(
            day=f"{datetime.now(UTC):%Y-%m-%d}", server=self.server, python=platform.python_version(),
            cores=os.cpu_count(), load=self.load, nice=os.nice(0), rows=some.rows / some.articles,
        )  # fmt: skip
        parts = [head, self._loads(), self._processor(), self._memory()]
        parts += [self._peers(articles, seconds) for articles, seconds in self.peers.items()]
        parts += [_two(articles, found) for articles, found in self.two.items()]
        return "\n".join(parts)

    def _loads(self) -> str:
        lines = [
            "## Against \\copy, and again with nothing new", "",
            "(a) is `psql \\copy` of the very rows that our load left into the same finished tables, in one transaction. (b) and",
            "(c) begin with JSON Lines on disk: reading, checking and keys included. The command is `deconfdb ingest codings FILE`",
            "with the start of Python; the function is what it calls. Of a thousand articles the start is a good part.", "",
            _COLUMNS,
            "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        ]  # fmt: skip
        for articles, speed in sorted(self.speeds.items()):
            copy, command, again = median(speed.copy), median(speed.command), median(speed.command_again)
            function = function_again = ("", "")
            if speed.function:
                function = _against(median(speed.function), copy)
                function_again = _against(median(speed.function_again), median(speed.function))
            cells = (
                f"{articles:,}", f"{speed.rows:,}", f"{copy:.2f} s", *_against(command, copy), *function,
                *_against(again, command), *function_again, f"{1000 * command / articles:.2f}",
            )  # fmt: skip
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join([*lines, ""])

    def _processor(self) -> str:
        lines = [
            "## Processor time", "",
            "Of client and server together: our load uses all cores, `\\copy` one. These figures depend little on other work.", "",
            "| Articles | (a) \\copy | (b) command | an article | (c) command |", "|---:|---:|---:|---:|---:|",
        ]  # fmt: skip
        for articles, speed in sorted(self.speeds.items()):
            copy, first, again = (median(speed.processor[way]) for way in ("copy", "first", "again"))
            lines.append(
                f"| {articles:,} | {copy:.1f} s | {first:.1f} s | {1000 * first / articles:.2f} ms | {again:.1f} s |"
            )
        return "\n".join([*lines, ""])

    def _memory(self) -> str:
        lines = ["## Memory", "", "Most resident memory of the command and its workers together, shared pages counted in each.", "",
                 "| Articles | Peak |", "|---:|---:|"]  # fmt: skip
        lines += [
            f"| {articles:,} | {median(speed.peak_bytes) / 1e6:,.0f} MB |"
            for articles, speed in sorted(self.speeds.items())
        ]
        return "\n".join([*lines, ""])

    def _peers(self, articles: int, seconds: dict[str, float]) -> str:
        ours = median(self.speeds[articles].function)
        lines = [
            f"## Against others, {articles:,} articles", "",
            "They get the same rows as Python values, and only their load is timed, without imports; ours is (b), the function,",
            "from JSON Lines on disk.",
            "", "| Loader | Time | times ours |", "|---|---:|---:|", f"| deconfdb | {ours:.2f} s | 1 |",
        ]  # fmt: skip
        lines += [
            f"| {label} | {seconds[peer]:.2f} s | {seconds[peer] / ours:.1f} |"
            if peer in seconds
            else f"| {label} | not installed | |"
            for peer, label in LABELS.items()
        ]
        return "\n".join([*lines, ""])


def _against(seconds: float, other: float) -> tuple[str, str]:
    """A time, and how many times another it is."""
    return f"{seconds:.2f} s", f"{seconds / other:.2f}"


def _two(articles: int, found: TwoLoaders) -> str:
    return (
        f"## Two loaders at once\n\n{articles:,} articles by one command: {articles / found.one:,.0f} articles a second. "
        f"Halves of the same file by two commands at once: {articles / found.two:,.0f}, "
        f"{found.one / found.two:.2f} times as many. Both ways leave the same content digest. "
        "One command keeps all cores busy already.\n"
    )
