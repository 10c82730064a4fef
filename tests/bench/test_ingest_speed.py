"""Loading stays near \\copy, ahead of what others use, flat in time and memory; goals are ratios within one run."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median

import pytest

from tests.bench.ingest_report import Report
from tests.bench.ingest_server import BenchServer, running_server
from tests.bench.ingest_speed import Speed, measure, measure_later, measure_peers, measure_two

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7200)]

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
# Small loads scatter more, and cost less to repeat.
REPETITIONS = {1_000: 5, 10_000: 2, 100_000: 1}
LARGE = pytest.param(100_000, marks=pytest.mark.slow)
# Times as long as ours, at least.
PEER_GOALS = {"orm": 3.0, "pandas": 2.0, "core": 1.5, "dlt": 1.5}


@pytest.fixture(scope="module")
def server() -> Iterator[BenchServer]:
    with running_server() as found:
        yield found


@pytest.fixture(scope="module")
def report(server: BenchServer) -> Iterator[Report]:
    """What this run measures; printed and written when it ends, goals met or not."""
    found = Report(server.version)
    yield found
    if found.speeds:
        page = found.markdown()
        print(f"\n{page}")
        PAGE.write_text(page, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ingest speed")


def speed_of(server: BenchServer, report: Report, folder: Path, articles: int) -> Speed:
    """The speed with that number of articles; measured once a run."""
    if articles not in report.speeds:
        report.speeds[articles] = measure(server, folder, articles, REPETITIONS[articles])
    return report.speeds[articles]


@pytest.mark.parametrize("articles", [1_000, 10_000, LARGE])
def test_a_first_load_takes_at_most_half_as_long_again_as_copy(
    server: BenchServer, report: Report, folder: Path, articles: int
) -> None:
    """Of a thousand articles the function alone: the start of Python is as long as their load."""
    speed = speed_of(server, report, folder, articles)
    ratio = median(speed.function if articles == 1_000 else speed.command) / median(speed.copy)
    assert ratio <= 1.5, f"{articles} articles: a first load takes {ratio:.2f} times as long as copy"


@pytest.mark.parametrize("articles", [1_000, 10_000, LARGE])
def test_a_load_of_nothing_new_takes_a_fifth_of_the_first(
    server: BenchServer, report: Report, folder: Path, articles: int
) -> None:
    speed = speed_of(server, report, folder, articles)
    pair = (speed.function_again, speed.function) if articles == 1_000 else (speed.command_again, speed.command)
    ratio = median(pair[0]) / median(pair[1])
    assert ratio <= 0.2, f"{articles} articles: nothing new takes {ratio:.2f} of the first load"


@pytest.mark.parametrize(("few", "many"), [(1_000, 10_000), pytest.param(10_000, 100_000, marks=pytest.mark.slow)])
def test_an_article_takes_as_long_in_a_large_load_as_in_a_small_one(
    server: BenchServer, report: Report, folder: Path, few: int, many: int
) -> None:
    small, large = (speed_of(server, report, folder, articles) for articles in (few, many))
    # Large loads take minutes, in which a shared machine grows slower or faster: the small ones are taken before and after.
    measure_later(server, folder, small)
    around = mean((median(small.command), median(small.command_later)))
    ratio = (median(large.command) / many) / (around / few)
    assert ratio <= 1.15, f"an article among {many} takes {ratio:.2f} times as long as one among {few}"


@pytest.mark.slow
def test_memory_does_not_grow_with_the_load(server: BenchServer, report: Report, folder: Path) -> None:
    small, large = (speed_of(server, report, folder, articles) for articles in (10_000, 100_000))
    ratio = median(large.peak_bytes) / median(small.peak_bytes)
    assert ratio <= 1.2, f"100,000 articles take {ratio:.2f} times the memory of 10,000"


@pytest.mark.parametrize("articles", [1_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_others_take_longer_to_load_the_same_rows(
    server: BenchServer, report: Report, folder: Path, articles: int
) -> None:
    ours = median(speed_of(server, report, folder, articles).function)
    report.peers[articles] = measure_peers(server, folder, articles, 1)
    wanted = {peer: goal for peer, goal in PEER_GOALS.items() if peer != "dlt" or importlib.util.find_spec("dlt")}
    ratios = {peer: report.peers[articles][peer] / ours for peer in wanted}
    short = {peer: f"{ratios[peer]:.2f} < {goal}" for peer, goal in wanted.items() if ratios[peer] < goal}
    assert not short, f"{articles} articles, times as long as ours: {short}"


def test_two_loaders_at_once_lose_nothing(server: BenchServer, report: Report, folder: Path) -> None:
    report.two[10_000] = measure_two(server, folder, 10_000)
    assert report.two[10_000].is_same
