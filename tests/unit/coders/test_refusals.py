"""What one side proposed and the other turned down, in the same sentence or in the next."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

_CLASH = "Greek and Turkish jets fought a mock battle over the Aegean on Tuesday, the army said."


def _told(rules: RulesCoder, sentences: str) -> set[tuple[str, str]]:
    article = ArticleInput("no", "fixture", f"{_CLASH}\n\n{sentences}", published=date(2023, 6, 15))
    return {(one.kind, one.statuses[-1].status) for one in rules.engine.read(article).findings.mechanisms}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("Turkish Foreign Minister Hakan Fidan called for negotiations on the airspace. Athens turned that down.", "talks_track"),
        ("Ankara offered talks on the islets, but Athens refused.", "talks_track"),
        ("Turkey asked for consultations on the line, but Greece ruled them out on Monday.", "talks_track"),
        ("Turkish admirals proposed a hotline in 2011, and the Greek navy turned it down.", "hotline"),
        ("Ankara has proposed a joint commission on the airspace, which Athens rejected.", "joint_commission"),
    ],
)  # fmt: skip
def test_what_was_asked_for_in_vain_is_rejected(rules: RulesCoder, sentences: str, expected: str) -> None:
    assert _told(rules, sentences) == {(expected, "rejected")}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("Turkey called for negotiations on the airspace. Greece has not replied.", set()),
        ("Turkey proposed a hotline, but refused to withdraw its jets.", {("hotline", "proposed")}),
        ("Turkey called for negotiations on the airspace, and the minister refused to comment.", set()),
    ],
)
def test_what_is_open_or_refused_in_another_matter_is_not(
    rules: RulesCoder, sentences: str, expected: set[tuple[str, str]]
) -> None:
    assert _told(rules, sentences) == expected


def test_talks_that_failed_are_those_of_the_two(rules: RulesCoder) -> None:
    assert _told(rules, "Crisis talks called by the European Union have failed to settle the row.") == {
        ("talks_track", "no_agreement_yet")
    }
    assert _told(rules, "The talks that Finland held with Estonia have failed to settle their row.") == set()
