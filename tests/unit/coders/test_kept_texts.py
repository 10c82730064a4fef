"""Truces that are kept or prolonged are those of old, not new ones. Nobody said or did what stands in the sentences."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

THURSDAY = date(2023, 6, 15)


def _truces(rules: RulesCoder, lede: str, sentence: str) -> int:
    text = "\n\n".join(("Kenya, Somalia generals meet on border", lede, sentence))
    found = rules.engine.read(ArticleInput("wording", "fixture", text, published=THURSDAY)).findings.mechanisms
    return sum(one.kind == "ceasefire_mechanism" for one in found)


@pytest.mark.parametrize(
    ("lede", "sentence"),
    [
        ("Kenya and Somalia agreed on Monday to honour the border ceasefire.", "It was signed in Oslo in 2015."),
        ("Kenya and Somalia agreed on Monday to stick to their truce.", "The two countries first agreed to a truce in 2015."),
        ("Kenya and Somalia agreed on Monday to abide by a 2015 truce.", "The understanding was reached on Monday."),
        ("Kenya and Somalia extended their truce on Monday.", "The truce was declared in May 2015 and often renewed."),
        ("Kenya and Somalia said on Monday they would respect the truce.", "A truce has been in force there since 2015."),
    ],
)  # fmt: skip
def test_a_truce_that_is_kept_is_that_of_old(rules: RulesCoder, lede: str, sentence: str) -> None:
    assert _truces(rules, lede, sentence) == 1


@pytest.mark.parametrize(
    ("lede", "sentence"),
    [
        ("Kenya and Somalia accepted a ceasefire, Qatari officers said.", "A truce reached in 2015 was often broken."),
        ("Kenya and Somalia signed a permanent truce on Monday.", "A truce reached in May 2015 stays in force until July."),
    ],
)  # fmt: skip
def test_a_truce_of_the_day_is_another_than_that_of_old(rules: RulesCoder, lede: str, sentence: str) -> None:
    assert _truces(rules, lede, sentence) == 2
