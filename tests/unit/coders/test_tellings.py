"""Ways of telling: 330 paragraphs that tell of one mechanism or of some meetings as variously as reporters do.

They lie in `tests/gold/tellings.jsonl`, written without a look at the rules. Each paragraph is read behind a lede that names the
sides and a clash and no more, so that only how it is told decides. The bounds are what was measured when they joined the
repository: a change that makes the coder read fewer ways of telling is seen at once.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.findings import Findings
from deconfdb.coders.rules import RulesCoder
from deconfdb.vocabulary import load_vocabularies

ITEMS = Path(__file__).parents[2] / "gold" / "tellings.jsonl"
LEAST_MECHANISMS, LEAST_MEETINGS = 0.75, 0.66
"""Share of the rows of the items that are found, by sides and family of kinds, and by sides alone."""
MOST_FALSE = 0.12
"""Rows found that no item has, as a share of those that the items have."""


@cache
def items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in ITEMS.read_text(encoding="utf-8").splitlines()]


def _sides(item: dict[str, Any]) -> list[str]:
    first = next(iter(item["mechanisms"] or item["meetings"]), {})
    return first.get("parties") or first.get("sides") or []


def _found(rules: RulesCoder, item: dict[str, Any], names: dict[str, str]) -> Findings:
    listed = [names[side] for side in _sides(item)]
    joined = f"{', '.join(listed[:-1])} and {listed[-1]}"
    published = date.fromisoformat(item["published"])
    lede = (
        f"{joined} accused each other on {published:%A} of opening fire after a clash between their troops. "
        f"The clash has raised tension between {joined}."
    )
    title = f"{', '.join(listed)} trade blame after clash"
    text = f"{title}\n\n{lede}\n\n{item['text']}\n"
    return rules.engine.read(ArticleInput(item["id"], "fixture", text, title=title, published=published)).findings


def _labels() -> tuple[dict[str, str], dict[str, str]]:
    """What the sides are called, and the families of the kinds of mechanisms."""
    tables = {
        name: [dict(zip(columns, row, strict=True)) for row in rows]
        for name, columns, rows in load_vocabularies().tables()
        if name in {"side", "mechanism_kind"}
    }
    names = {str(row["code"]): str(row["label"]) for row in tables["side"]}
    return names, {str(row["code"]): str(row["family"]) for row in tables["mechanism_kind"]}


def test_what_is_told_in_many_ways_is_read(rules: RulesCoder) -> None:
    names, families = _labels()
    told = [item for item in items() if len(_sides(item)) > 1 and set(_sides(item)) <= names.keys()]
    counts: Counter[str] = Counter()
    for item in told:
        found = _found(rules, item, names)
        standing = [one for one in found.mechanisms if one.statuses]
        mechanisms = Counter((*sorted(one.sides), families[one.kind]) for one in standing)
        meetings = Counter(tuple(sorted(one.sides)) for one in found.meetings)
        asked = Counter((*sorted(one["parties"]), families[one["kind"]]) for one in item["mechanisms"])
        met = Counter(tuple(sorted(one["sides"])) for one in item["meetings"])
        counts["mechanisms"] += asked.total()
        counts["mechanisms found"] += (asked & mechanisms).total()
        counts["mechanisms false"] += (mechanisms - asked).total()
        counts["meetings"] += met.total()
        counts["meetings found"] += (met & meetings).total()
    assert (len(items()), len(told)) == (330, 260)
    assert counts["mechanisms found"] >= LEAST_MECHANISMS * counts["mechanisms"]
    assert counts["mechanisms false"] <= MOST_FALSE * counts["mechanisms"]
    assert counts["meetings found"] >= LEAST_MEETINGS * counts["meetings"]
