"""How fast codings load: against psql's \\copy, again with nothing new, and against what others use."""

from __future__ import annotations

import importlib.util
import os
import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from deconfdb.database import connect_raw
from deconfdb.load.content_digest import TableDigest, content_digest
from tests.bench.ingest_peers import PEERS
from tests.bench.ingest_server import BenchServer, load_in_process, new_rows
from tests.bench.made_up_codings import write_codings

# Beyond this many articles the start of Python is lost in the load, and the function says nothing that the command does not.
MOST_BY_FUNCTION = 10_000
LABELS = {
    "core": "SQLAlchemy core, insert() of a list",
    "orm": "SQLAlchemy ORM, add_all",
    "pandas": "pandas, to_sql",
    "dlt": "dlt, into tables of its own",
}


@dataclass
class Speed:
    """Seconds of each way with one number of articles, one entry a repetition."""

    articles: int
    rows: int = 0
    copy: list[float] = field(default_factory=list)
    command: list[float] = field(default_factory=list)
    command_again: list[float] = field(default_factory=list)
    function: list[float] = field(default_factory=list)
    function_again: list[float] = field(default_factory=list)
    command_later: list[float] = field(default_factory=list)
    """First loads taken again after a larger one, to see how the machine has changed meanwhile."""
    peak_bytes: list[int] = field(default_factory=list)
    processor: dict[str, list[float]] = field(default_factory=lambda: {"copy": [], "first": [], "again": []})
    """Processor seconds of client and server together: they depend little on what else the machine does."""


@dataclass(frozen=True)
class TwoLoaders:
    """Seconds of one loader on one file, and of two at once on its halves; what each left."""

    one: float
    two: float
    is_same: bool


def measure(server: BenchServer, folder: Path, articles: int, repetitions: int) -> Speed:
    """Load the same codings in every way, each time into a new database; the ways take turns."""
    file = folder / f"{articles}.jsonl"
    write_codings(file, articles, seed=articles)
    speed = Speed(articles)
    unchanged = f"inserted 0, updated 0, unchanged {articles}, quarantined 0"
    exported: list[tuple[str, Path]] = []
    for _ in range(repetitions):
        with server.database() as url:
            first = server.ingest(url, file)
            assert first.summary == f"inserted {articles}, updated 0, unchanged 0, quarantined 0"
            again = server.ingest(url, file)
            assert again.summary == unchanged
            if not exported:
                target = folder / f"{articles} copied"
                target.mkdir()
                exported = server.export(url, target)
                speed.rows = sum(_lines(path) for _, path in exported)
        with server.database() as url:
            seconds, processor = server.copy(url, exported)
            speed.copy.append(seconds)
            speed.processor["copy"].append(processor)
        speed.processor["first"].append(first.processor_seconds)
        speed.processor["again"].append(again.processor_seconds)
        speed.command.append(first.seconds)
        speed.command_again.append(again.seconds)
        speed.peak_bytes.append(first.peak_bytes)
        if articles <= MOST_BY_FUNCTION:
            with server.database() as url:
                seconds, counts = load_in_process(url, file)
                assert counts.inserted == articles
                seconds_again, counts = load_in_process(url, file)
                assert str(counts) == unchanged
            speed.function.append(seconds)
            speed.function_again.append(seconds_again)
    return speed


def measure_later(server: BenchServer, folder: Path, speed: Speed) -> None:
    """Load the same codings once more, as often as before."""
    for _ in speed.command:
        with server.database() as url:
            speed.command_later.append(server.ingest(url, folder / f"{speed.articles}.jsonl").seconds)


def measure_peers(server: BenchServer, folder: Path, articles: int, repetitions: int) -> dict[str, float]:
    """The median seconds of each peer that is installed, with the rows that a load of those articles left."""
    file, pickled = folder / f"{articles} for peers.jsonl", folder / f"{articles}.pickle"
    write_codings(file, articles, seed=articles)
    with server.database() as url:
        server.ingest(url, file)
        expected = new_rows(url)
    pickled.write_bytes(pickle.dumps(expected))
    seconds: dict[str, list[float]] = {}
    for _ in range(repetitions):
        for peer in PEERS:
            if peer == "dlt" and importlib.util.find_spec("dlt") is None:
                continue
            with server.database() as url:
                seconds.setdefault(peer, []).append(_run_peer(peer, url, pickled, folder))
                if peer != "dlt":
                    found = new_rows(url)
                    assert {table: len(rows) for table, rows in found.items()} == {
                        table: len(rows) for table, rows in expected.items()
                    }
    return {peer: median(times) for peer, times in seconds.items()}


def measure_two(server: BenchServer, folder: Path, articles: int) -> TwoLoaders:
    """Load a file by one command, and its halves by two at once."""
    whole, halves = folder / "whole.jsonl", [folder / "half 1.jsonl", folder / "half 2.jsonl"]
    write_codings(whole, articles, seed=2)
    write_codings(halves[0], articles // 2, seed=2)
    write_codings(halves[1], articles - articles // 2, seed=2, first=articles // 2)
    with server.database() as url:
        one = server.ingest(url, whole).seconds
        expected = _digest(url)
    with server.database() as url:
        two = max(load.seconds for load in server.ingest_at_once(url, halves))
        return TwoLoaders(one, two, is_same=_digest(url) == expected)


def _run_peer(peer: str, url: str, pickled: Path, folder: Path) -> float:
    environment = {**os.environ, "RUNTIME__DLTHUB_TELEMETRY": "false", "DLT_DATA_DIR": str(folder / "dlt")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.ingest_peers", peer, url, str(pickled)],
        env=environment, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return float(done.stdout)


def _digest(url: str) -> tuple[TableDigest, ...]:
    with connect_raw(url, autocommit=True) as connection:
        return content_digest(connection)


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)
