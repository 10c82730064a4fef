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
        "A new truce, which Egypt and Qatar had pushed through, was turned down by Norway.",
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


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        (
            "Under a deal brokered by Qatar, Chad and Sudan agreed in 2009 to stop backing each other's rebels.",
            "SDN-TCD",
        ),
        ("Finland and Sweden signed a similar pact in 2010, which still holds.", "FIN-SWE"),
        ("Oman has carried messages between Washington and Tehran.", "IRN-USA"),
    ],
)
def test_two_others_are_the_sides_of_what_they_make(engine: Engine, sentence: str, sides: str) -> None:
    assert sides in {one for one, _, _ in _rows(engine, sentence)}


def test_a_pact_turned_down_is_another_than_the_one_that_was_signed(engine: Engine) -> None:
    text = "The two signed a border accord last week. Norway had turned down a nonaggression pact that Moscow offered in 2012."
    found = read(engine, LEAD + text).findings.mechanisms
    texts = [{status.status for status in one.statuses} for one in found if one.kind == "agreement_instrument"]
    assert sorted("rejected" in statuses for statuses in texts) == [False, True]


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Finland and Sweden settled on a protocol for their sea border in July.", "FIN-SWE"),
        ("Finland has a treaty with Sweden that bars either from harbouring rebels.", "FIN-SWE"),
        ("Finland and Sweden are bound by a friendship treaty of 1979.", "FIN-SWE"),
    ],
)
def test_a_text_of_two_others_counts_where_its_sentence_is_all_about_it(
    engine: Engine, sentence: str, sides: str
) -> None:
    assert sides in {one for one, _, _ in _rows(engine, sentence)}


def test_who_says_so_behind_a_comma_is_no_third_side(engine: Engine) -> None:
    text = "Their generals signed a truce between Norway and Russia, officers of Finland said."
    assert {one for one, _, _ in _rows(engine, text)} == {"NOR-RUS"}


def test_who_declines_to_say_anything_turns_nothing_down(engine: Engine) -> None:
    text = (
        "The two signed a border accord last week. The ministry declined to say whether it had been told of the accord."
    )
    assert "rejected" not in {status for _, _, status in _rows(engine, text)}


def test_the_year_of_a_promise_is_that_of_the_promising(engine: Engine) -> None:
    found = read(engine, LEAD + "Norway and Russia agreed in 1993 to keep rebels off their soil.").findings.mechanisms
    days = {
        status.when.edtf
        for one in found
        if one.kind == "agreement_instrument"
        for status in one.statuses
        if status.when
    }
    assert days == {"1993"}
