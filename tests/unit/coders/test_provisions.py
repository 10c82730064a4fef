"""Bodies that an accord provides for: they are agreed on as soon as it is, and rows of their own."""

from __future__ import annotations

import pytest

from deconfdb.coders.engine import Engine
from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import read


@pytest.fixture
def engine(rules: RulesCoder) -> Engine:
    """The stages with a parse."""
    return rules.engine


SIGNED = "Peru and Ecuador signed a ceasefire on Monday. Their armies have faced each other along the border. "


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A joint commission will look into breaches.", "joint_commission"),
        ("Under the accord, a military coordination commission will settle disputes.", "joint_commission"),
        ("A monitoring team with officers of both sides would report breaches, the Brazilian mediator said.", "joint_commission"),
        ("The accord bans checkpoints and provides for a joint commission to follow its application.", "joint_commission"),
        ("The border is to be watched by a joint commission of officers from both armies.", "joint_commission"),
        ("Observer teams from both armies will be stationed at the border.", "joint_commission"),
        ("Liaison officers are to be exchanged within a week.", "liaison_posting"),
    ],
)  # fmt: skip
def test_what_an_accord_provides_for_is_agreed(engine: Engine, sentence: str, kind: str) -> None:
    found = {one.kind: one for one in read(engine, SIGNED + sentence).findings.mechanisms}
    assert set(found) == {"ceasefire_mechanism", kind}
    assert [status.status for status in found[kind].statuses] == ["agreed"]
    assert set(found[kind].sides) == {"PER", "ECU"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A joint commission would be useful if both wanted one, an analyst said.",
        "A joint commission will not look into breaches.",
        "A joint commission might be useful.",
    ],
)
def test_what_may_come_or_will_not_is_not_agreed(engine: Engine, sentence: str) -> None:
    found = {one.kind for one in read(engine, SIGNED + sentence).findings.mechanisms}
    assert found == {"ceasefire_mechanism"}
