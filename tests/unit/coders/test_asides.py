"""Whose accord it is where others are named beside the two: who wrote it, who tells of it, what it is like."""

from __future__ import annotations

import pytest

from deconfdb.coders.engine import Engine
from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import read

LEAD = (
    "Norwegian and Russian troops exchanged fire along their border on Monday despite a truce of 2010.\n\n"
    "Norway and Russia have blamed each other. Norway has closed its border with Russia.\n\n"
)


@pytest.fixture
def engine(rules: RulesCoder) -> Engine:
    """The stages with a parse."""
    return rules.engine


def _rows(engine: Engine, sentence: str) -> set[tuple[str, str, str]]:
    found = read(engine, LEAD + sentence).findings.mechanisms
    return {("-".join(sorted(one.sides)), one.kind, status.status) for one in found for status in one.statuses}


@pytest.mark.parametrize(
    "sentence",
    [
        "A new truce drafted by the United States was turned down by Norway.",
        "A new truce put forward by Egypt and Qatar was turned down by Norway.",
    ],
)
def test_whoever_wrote_a_text_is_no_party_of_it(engine: Engine, sentence: str) -> None:
    assert ("NOR-RUS", "ceasefire_mechanism", "rejected") in _rows(engine, sentence)


def test_who_only_tells_of_a_truce_is_no_party_of_it(engine: Engine) -> None:
    rows = _rows(engine, "Cairo and Doha said the truce had been breached by both sides.")
    assert {sides for sides, _, _ in rows} == {"NOR-RUS"}


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        (
            "On March 24 Oman and the United States signed an agreement that lets American ships use the port of Duqm.",
            ("OMN-USA", "agreement_instrument", "agreed"),
        ),
        ("Finland and Sweden signed a treaty in 1963, which Russia does not recognise.",
         ("FIN-SWE", "agreement_instrument", "agreed")),
        ("Finland has refused to sign a treaty with Russia.", ("FIN-RUS", "agreement_instrument", "rejected")),
        (
            "Norway turned down a pact of the kind that Moscow signed with Finland in 1982.",
            ("NOR-RUS", "agreement_instrument", "rejected"),
        ),
        (
            "In a joint statement the two said that neither would let rebels strike from its soil.",
            ("NOR-RUS", "agreement_instrument", "agreed"),
        ),
        ("Norway rejected a proposal that the two hand over each other's rebels.",
         ("NOR-RUS", "agreement_instrument", "rejected")),
    ],
)  # fmt: skip
def test_an_accord_is_of_those_who_made_it_or_turned_it_down(
    engine: Engine, sentence: str, row: tuple[str, str, str]
) -> None:
    assert row in _rows(engine, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesman denied that Norway had signed a treaty with Russia.",
        "Norway dismissed reports of a secret pact with Russia.",
    ],
)
def test_a_text_that_is_only_denied_is_none(engine: Engine, sentence: str) -> None:
    assert "agreement_instrument" not in {kind for _, kind, _ in _rows(engine, sentence)}


def test_a_known_text_of_which_something_is_denied_stands(engine: Engine) -> None:
    rows = _rows(engine, "Norway and Russia signed a border accord in May. Norway denied that the accord had lapsed.")
    assert ("NOR-RUS", "agreement_instrument", "agreed") in rows
