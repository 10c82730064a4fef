"""Those who stand between two sides: sent, led or called home by a third, which is no side of it.

The sentences lie in `wordings/watchers.csv`. Nobody said or did what stands in them.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

THURSDAY = date(2023, 6, 15)
with (Path(__file__).parent / "wordings" / "watchers.csv").open(encoding="utf-8", newline="") as file:
    SENTENCES = [tuple(row) for row in csv.reader(file)][1:]


@pytest.mark.parametrize(("sentence", "kind", "status"), SENTENCES)
def test_every_watch_is_found(rules: RulesCoder, sentence: str, kind: str, status: str) -> None:
    before = (
        "Kenya and Somalia signed a truce on Monday. Soldiers of Kenya and Somalia had faced each other along the border "
        "for months, Kenyan and Somali officers said."
    )
    text = "\n\n".join(("Kenya and Somalia sign truce", before, sentence, "Kenya and Somalia traded fire last week."))
    found = rules.engine.read(ArticleInput("wording", "fixture", text, published=THURSDAY)).findings.mechanisms
    others = [one for one in found if one.kind != "ceasefire_mechanism"]
    assert [one.kind for one in others] == [kind] * bool(kind)
    assert all({"KEN", "SOM"} <= set(one.sides) and "ETH" not in one.sides for one in others)
    assert all(status in {told.status for told in one.statuses} for one in others)
