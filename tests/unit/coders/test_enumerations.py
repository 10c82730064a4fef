"""Kinds of channels that a speaker only counts up."""

from __future__ import annotations

import pytest

from deconfdb.coders.engine import Engine
from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import FORCES, read


@pytest.fixture
def engine(rules: RulesCoder) -> Engine:
    """The stages with a parse."""
    return rules.engine


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('"We have had hotlines, working groups, committees. We do not have peace," a skipper said.', set()),
        ('"They promise us hotlines, joint commissions and patrols," said a trader.', set()),
        ("The two armies have a hotline and a joint commission.", {"hotline", "joint_commission"}),
    ],
)
def test_what_is_only_counted_up_is_none_of_a_certain_two(engine: Engine, text: str, kinds: set[str]) -> None:
    assert {one.kind for one in read(engine, text + FORCES).findings.mechanisms} == kinds
