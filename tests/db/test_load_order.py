"""Several answers of one coder in one load count in their order, in however many processes, and a repeated load is one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg
import pytest

import deconfdb.load.bulk
from tests.db.codings_builder import CodingBuilder, load_registry, rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]


@pytest.fixture
def url(migrated_url: str) -> str:
    """A database that knows the example registry."""
    load_registry(migrated_url)
    return migrated_url


def told(status: str, key: str = "article-1", coder: tuple[str, str] = ("ana", "human")) -> CodingBuilder:
    coding = CodingBuilder(key, coder, text=f"The text of {key}.\n")
    coding.status("institutional", status, "2021-05-01", ("isl", "affirm"))
    return coding


def write(path: Path, codings: Sequence[CodingBuilder]) -> str:
    path.write_text("\n".join(json.dumps(each.document()) for each in codings), encoding="utf-8")
    return str(path)


def standing(database: Database) -> list[tuple[Any, ...]]:
    """Status, revision."""
    return rows(
        database,
        "SELECT p.status_code, k.revision FROM deconf.coding AS k JOIN deconf.proposition AS p USING (article_id, coding_id) "
        "WHERE k.known_to IS NULL ORDER BY 1",
    )


@pytest.mark.parametrize(
    ("answers", "first", "revision"),
    [
        (("proposed", "agreed"), "inserted 1, updated 1, unchanged 0", 2),
        (("proposed", "agreed", "proposed"), "inserted 1, updated 0, unchanged 2", 1),
        (("proposed", "proposed"), "inserted 1, updated 0, unchanged 1", 1),
    ],
)
def test_a_file_with_corrections_may_be_loaded_again(
    url: str, command: Command, database: Database, tmp_path: Path, answers: Sequence[str], first: str, revision: int
) -> None:
    file = write(tmp_path / "codings.jsonl", [told(status) for status in answers])
    for expected in (first, f"inserted 0, updated 0, unchanged {len(answers)}"):
        done = command("ingest", "codings", file)
        assert (done.code, done.err.splitlines()[-1]) == (0, f"{expected}, quarantined 0")
        assert standing(database) == [(answers[-1], revision)]


def test_an_older_answer_alone_counts_again(url: str, command: Command, database: Database, tmp_path: Path) -> None:
    both = write(tmp_path / "both.jsonl", [told("proposed"), told("agreed")])
    older = write(tmp_path / "older.jsonl", [told("proposed")])
    for file, expected in ((both, ("agreed", 2)), (older, ("proposed", 3)), (both, ("agreed", 4))):
        assert command("ingest", "codings", file).code == 0
        assert standing(database) == [expected]


def test_coders_of_one_article_in_one_file_do_not_hold_each_other_back(
    url: str, command: Command, database: Database, tmp_path: Path
) -> None:
    codings = [told("proposed"), told("agreed", coder=("rob", "rules")), told("in_force", coder=("ana", "llm"))]
    done = command("ingest", "codings", write(tmp_path / "codings.jsonl", codings))
    assert done.err.splitlines()[-1] == "inserted 3, updated 0, unchanged 0, quarantined 0"
    assert standing(database) == [("agreed", 1), ("in_force", 1), ("proposed", 1)]


@pytest.mark.slow
def test_the_order_holds_in_several_processes(
    url: str, command: Command, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deconfdb.load.bulk, "CHUNK", 4)
    monkeypatch.setattr(deconfdb.load.bulk, "WORTH_WORKERS", 8)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    keys = [f"article-{number:02}" for number in range(20)]
    codings = [told(status, key) for status in ("proposed", "agreed", "in_force") for key in keys]
    file = write(tmp_path / "codings.jsonl", codings)
    for expected in ("inserted 20, updated 40, unchanged 0", "inserted 0, updated 0, unchanged 60"):
        done = command("ingest", "codings", file)
        assert (done.code, done.err.splitlines()[-1]) == (0, f"{expected}, quarantined 0")
        assert standing(database) == [("in_force", 3)] * 20
