"""The table of confidences: measured, within bounds, and used for every record."""

from __future__ import annotations

import pytest

from deconfdb.coders.confidence import UNMEASURED, confidence_of, load_confidence, smoothed
from deconfdb.coders.lite import LiteCoder
from tests.unit.coders.conftest import HOTLINE_ARTICLE, article


def test_the_shipped_table_holds_shares_of_both_coders() -> None:
    table = load_confidence()
    assert {coder for coder, _ in table} == {"rules", "lite"}
    assert all(0 < confidence < 1 for confidence in table.values())


def test_a_record_carries_the_confidence_of_its_rule(lite: LiteCoder) -> None:
    document = lite.code(article(HOTLINE_ARTICLE))
    for record in (*document.claims, *document.meetings, *document.mechanisms, *document.propositions):
        assert record.rule is not None
        assert record.confidence == confidence_of("lite", record.rule)


def test_a_rule_never_seen_has_the_confidence_of_a_coin() -> None:
    assert confidence_of("rules", "claim.from-nowhere") == UNMEASURED


@pytest.mark.parametrize(("right", "seen", "expected"), [(0, 0, 0.5), (1, 1, 0.6), (96, 100, 0.942), (0, 10, 0.143)])
def test_few_observations_pull_towards_a_half(right: int, seen: int, expected: float) -> None:
    assert smoothed(right, seen) == expected
