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


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("An accord of 1998 prohibits the use of guns at the border.", "1998/2021-06-16"),
        ("Under accords of 1996 and 2005 neither side may open fire at the border.", "1996/2021-06-16"),
        ("The Brasilia treaty of 1998 rules out the use of force.", "1998/2021-06-16"),
    ],
)
def test_an_accord_of_old_that_binds_both_is_in_force(engine: Engine, sentence: str, when: str) -> None:
    text = f"Peru and Ecuador keep a hotline at the border, where soldiers clashed on Monday. {sentence}"
    found = {one.kind: one.statuses for one in read(engine, text).findings.mechanisms}
    assert [(one.status, one.when and one.when.edtf) for one in found["agreement_instrument"]] == [("in_force", when)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A new accord would bar both armies from opening fire.",
        "The 1998 accord does not bar the armies from opening fire.",
        "Peru warned Ecuador in time, as agreements require.",
    ],
)
def test_what_an_accord_would_or_does_not_forbid_puts_it_in_no_force(engine: Engine, sentence: str) -> None:
    text = f"Peru and Ecuador keep a hotline at the border, where soldiers clashed on Monday. {sentence}"
    found = {one.kind: one.statuses for one in read(engine, text).findings.mechanisms}
    assert "in_force" not in {one.status for one in found.get("agreement_instrument", ())}
