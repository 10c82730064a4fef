"""Rebels at a table with a government: their own side, whether they or one of their people is named."""

from __future__ import annotations

import pytest

from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.test_wordings import read

WITHOUT_CODE = "The ceasefire between the government of Mozambique and the Renamo rebels has held since June."
WITH_CODE = "The ceasefire between Colombia and the FARC guerrillas has held since June."


@pytest.mark.parametrize(
    "sentence",
    [
        "President Filipe Nyusi met rebel leader Afonso Dhlakama in Gorongosa on Sunday.",
        "Renamo leader Afonso Dhlakama and President Filipe Nyusi spoke by telephone on Monday.",
        "Government negotiators held talks with the rebels in Rome on Saturday.",
        "Afonso Dhlakama, the leader of Renamo, met Mr. Nyusi on Sunday in Beira.",
        "Mozambican officials sat down with Renamo commanders in Gorongosa on Saturday.",
    ],
)
def test_rebels_without_a_code_meet_the_state_whose_code_they_bear(rules: RulesCoder, sentence: str) -> None:
    (meeting,) = read(rules, "Ceasefire talks", WITHOUT_CODE, sentence).findings.meetings
    assert set(meeting.sides) == {"MOZ", "renamo"}
    assert "renamo" in {party.actor.ref for party in meeting.parties}


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebel negotiators and government envoys met in Oslo on Monday.",
        "President Juan Manuel Santos shook hands with FARC commander Rodrigo Londono in Havana on Wednesday.",
    ],
)
def test_people_of_rebels_with_a_code_bear_it(rules: RulesCoder, sentence: str) -> None:
    (meeting,) = read(rules, "Ceasefire talks", WITH_CODE, sentence).findings.meetings
    assert set(meeting.sides) == {"COL", "FARC"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels said on Monday that they would release a soldier.",
        "Government troops killed four guerrillas on Sunday.",
        "Rebel fighters met no resistance when they entered the town on Sunday.",
    ],
)
def test_what_rebels_do_alone_is_no_meeting(rules: RulesCoder, sentence: str) -> None:
    assert read(rules, "Ceasefire talks", WITH_CODE, sentence).findings.meetings == ()
