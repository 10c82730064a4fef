"""Short articles near the border of the subject: what is on topic gives records, what is not gives hardly any.

They lie in `tests/gold/relevance.jsonl`, written without a look at the rules; the weights of words are fitted to them as well.
The bounds are what was measured when they joined the repository, so that a change that loses articles is seen at once.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.engine import Engine
from deconfdb.coders.findings import Findings

ARTICLES = Path(__file__).parents[2] / "gold" / "relevance.jsonl"
MOST_LOST = {True: 89, False: 90}
"""Of 270 on topic, those without a meeting and without a mechanism that stands in some way: with a parse, and without."""
MOST_KEPT_OUT = 51
"""Of them, those that the gate keeps out as a whole."""
# False records per off-topic article at most.
AIMS = {"mechanisms": 0.02, "meetings": 0.02}


@cache
def articles(*, is_on_topic: bool) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["is_on_topic"] is is_on_topic]


def findings_of(engine: Engine, row: dict[str, Any]) -> Findings:
    text = f"{row['title']}\n\n{row['body']}\n"
    published = date.fromisoformat(row["date"])
    return engine.read(ArticleInput(row["id"], "fixture", text, title=row["title"], published=published)).findings


def count_mechanisms(found: Findings) -> int:
    return sum(bool(channel.statuses) for channel in found.mechanisms)


def test_what_is_on_topic_gives_records(engine: Engine) -> None:
    found = {row["id"]: findings_of(engine, row) for row in articles(is_on_topic=True)}
    lost = sorted(name for name, one in found.items() if not one.meetings and not count_mechanisms(one))
    kept_out = sorted(name for name, one in found.items() if one.relevance == "off_topic")
    assert len(found) == 270
    assert len(lost) <= MOST_LOST[engine.annotator.has_parse], lost
    assert len(kept_out) <= MOST_KEPT_OUT, kept_out


def test_what_is_off_topic_gives_hardly_any(engine: Engine) -> None:
    found = [findings_of(engine, row) for row in articles(is_on_topic=False)]
    assert len(found) == 405
    false = {
        "mechanisms": sum(map(count_mechanisms, found)),
        "meetings": sum(len(one.meetings) for one in found),
    }
    assert {table: number / len(found) <= AIMS[table] for table, number in false.items()} == dict.fromkeys(
        AIMS, True
    ), false
