"""Truces and accords of an earlier day beside that of the day. Nobody said or did what stands in the sentences."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

THURSDAY = date(2023, 6, 15)


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("A truce declared by Nairobi in May fell apart within days.", "ceasefire_mechanism", "ceased"),
        ("A 24-hour truce brokered by Ethiopia on Sunday was broken within hours.", "ceasefire_mechanism", "impaired"),
        ("Previous truces in 1998 and 2005 broke down within weeks.", "ceasefire_mechanism", "ceased"),
        ("Both had declared a ceasefire in April, but it did not hold.", "ceasefire_mechanism", "impaired"),
        ("The two sides agreed in May to stop fighting, but shelling of the town continued.", "ceasefire_mechanism", "impaired"),
        ("A peace accord concluded in Djibouti in 1999 collapsed when Kenya sent in troops.", "agreement_instrument", "ceased"),
    ],
)  # fmt: skip
def test_what_did_not_last_is_another_than_that_of_the_day(
    rules: RulesCoder, sentence: str, kind: str, status: str
) -> None:
    before = "Kenya and Somalia signed a ceasefire on Wednesday, Kenyan and Somali officers said."
    text = "\n\n".join(("Kenya and Somalia sign truce", before, sentence))
    found = rules.engine.read(ArticleInput("wording", "fixture", text, published=THURSDAY)).findings.mechanisms
    new, old = found
    assert [told.status for told in new.statuses] == ["agreed"]
    assert (old.kind, set(old.sides)) == (kind, {"KEN", "SOM"})
    assert status in {told.status for told in old.statuses}


def test_a_truce_of_the_day_that_is_broken_is_one(rules: RulesCoder) -> None:
    text = (
        "Truce collapses on border of Kenya and Somalia\n\nA truce agreed on Monday by Kenya and Somalia collapsed on Wednesday, "
        "officers said.\n\nThe two sides had agreed on a ceasefire in Djibouti after a week of fighting."
    )
    found = rules.engine.read(ArticleInput("wording", "fixture", text, published=THURSDAY)).findings.mechanisms
    assert [one.kind for one in found] == ["ceasefire_mechanism"]
