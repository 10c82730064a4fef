"""Two texts between the same sides are two, and a truce is one by whatever words."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.dated_texts import named_year, year_made
from deconfdb.coders.rules import RulesCoder

AROUND = "Soldiers of both countries have faced each other along the border for months, military officers said."
PAPER, TRUCE = "agreement_instrument", "ceasefire_mechanism"


def kinds_of(rules: RulesCoder, text: str) -> list[str]:
    article = ArticleInput(
        "texts", "fixture", f"Armies face each other\n\n{text}\n\n{AROUND}", published=date(2023, 6, 15)
    )
    return sorted(found.kind for found in rules.engine.read(article).findings.mechanisms)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            ("Cameroon and Nigeria signed an agreement on Monday to let a court decide on the peninsula. Nigeria says a "
            "convention signed in 1975 gave it the creek."),
            [PAPER, PAPER],
        ),
        (
            ("Bolivia and Chile signed an agreement on Monday. The Treaty of Peace and Friendship of 1904 fixed their "
            "border and remains in force."),
            [PAPER, PAPER],
        ),
        (
            ("Armenia and Turkey signed a memorandum on Monday. Protocols signed in Zurich in 2009 were declared void by "
            "Yerevan in 2018."),
            [PAPER, PAPER],
        ),
        (
            "Chad and Sudan signed a ceasefire on Monday. Their last war ended with an accord signed in Tripoli in 2006.",
            [PAPER, TRUCE],
        ),
        (
            ("Indian forces will suspend their offensive on Friday under an agreement that India and Pakistan "
            "signed in Delhi on Monday."),
            [PAPER, TRUCE],
        ),
        ("Poland and Finland signed a ceasefire on Monday. The deal was signed in Vilnius by two generals.", [TRUCE]),
    ],
)  # fmt: skip
def test_a_text_with_a_year_of_its_own_is_one_of_its_own(rules: RulesCoder, text: str, kinds: list[str]) -> None:
    assert kinds_of(rules, text) == kinds


def test_the_year_tells_which_text_is_meant() -> None:
    words = "the treaty of peace and friendship of 1904 remains in force .".split()
    assert named_year(words, 0, len(words), 1, 2) == 1904
    words = "the 1974 border convention has lapsed .".split()
    assert named_year(words, 0, len(words), 3, 4) == 1974
    words = "since 1974 border treaties were rare .".split()
    assert named_year(words, 0, len(words), 3, 4) is None
    words = "an accord , signed in rome in 1992 , held .".split()
    assert year_made(words, len(words), 2) == 1992
    words = "an accord which ended in 1992 held .".split()
    assert year_made(words, len(words), 2) is None


@pytest.mark.parametrize(
    "coming",
    [
        "Talks on a final settlement open in Jakarta on June 26.",
        "Negotiations on the future of the region are to follow in Vienna.",
        "Talks on prisoners will begin in Jakarta next week.",
    ],
)
def test_talks_that_are_fixed_stand_beside_a_truce(rules: RulesCoder, coming: str) -> None:
    assert kinds_of(rules, f"Poland and Finland signed a ceasefire on Monday. {coming}") == [TRUCE, "talks_track"]


def test_talks_that_may_open_are_none(rules: RulesCoder) -> None:
    text = "Poland and Finland signed a ceasefire on Monday. Talks on prisoners may begin in Jakarta next week."
    assert kinds_of(rules, text) == [TRUCE]


def test_the_old_one_is_one_of_its_own(rules: RulesCoder) -> None:
    text = "Poland and Finland signed a new accord on Monday. The old one expired in 2015."
    assert kinds_of(rules, text) == [PAPER, PAPER]
