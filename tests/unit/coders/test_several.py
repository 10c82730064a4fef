"""Several who speak at once: counted states, and both of two people."""

from __future__ import annotations

import pytest

from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import read

CHANNEL = "Sudan and South Sudan have a hotline between their armies. Both armies kept a truce along the border.\n"


@pytest.mark.parametrize(
    ("sentences", "speakers"),
    [
        (
            "Egypt, Kenya and Uganda closed the road. The three states said it was unsafe.",
            ["Egypt", "Kenya", "Uganda"],
        ),
        # Of a longer list three are not "the three".
        ("Egypt, Kenya, Uganda and Chad closed the road. The three states said it was unsafe.", []),
    ],
)
def test_counted_states_are_those_of_the_last_list_of_so_many(
    rules: RulesCoder, sentences: str, speakers: list[str]
) -> None:
    assert [claim.speaker.name for claim in read(rules.engine, CHANNEL + sentences).findings.claims] == speakers


@pytest.mark.parametrize(
    ("sentences", "speakers"),
    [
        (
            (
                "Sudanese chief of staff Placeholder Sample and South Sudanese commander Example Fixture signed. "
                "Both commanders promised to keep it."
            ),
            ["Placeholder Sample", "Example Fixture"],
        ),
        # Officers of both sides are nobody of those named.
        (
            (
                "Sudanese chief of staff Placeholder Sample and South Sudanese commander Example Fixture signed. "
                "Officers on both sides said it had held."
            ),
            ["Officers"],
        ),
        # Who has no side is found again by what he was called.
        (
            (
                "It had held, said a diplomat close to the talks. Sudanese spokesman Placeholder Sample denied it. "
                "It was only beginning, the diplomat said."
            ),
            ["diplomat", "Placeholder Sample", "diplomat"],
        ),
        # A name of one word in commas behind a post, and whoever was first called by the post alone.
        (
            (
                "Patrols will start soon, Indonesia's security minister said on Monday. The rules are ready, the minister, "
                "Placeholder, told reporters. Placeholder said he was content."
            ),
            ["Placeholder"] * 3,
        ),
    ],
)
def test_who_is_meant_by_a_post(rules: RulesCoder, sentences: str, speakers: list[str]) -> None:
    assert [claim.speaker.name for claim in read(rules.engine, CHANNEL + sentences).findings.claims] == speakers


def test_the_minister_is_nobody_who_was_called_an_officer(rules: RulesCoder) -> None:
    text = CHANNEL + "The line works, a Sudanese officer said. Asked about the raid, the minister said he knew nothing."
    assert [claim.speaker.name for claim in read(rules.engine, text).findings.claims] == [
        "Sudanese officer",
        "minister",
    ]


def test_what_stands_behind_a_relative_clause_of_the_same_subject_is_said_apart(rules: RulesCoder) -> None:
    text = CHANNEL + "Egypt, which has long denied sending arms, called for talks without delay."
    claims = read(rules.engine, text).findings.claims
    assert [(claim.speaker.ref, claim.stance) for claim in claims] == [("egy", "deny"), ("egy", "affirm")]


def test_the_statement_stays_the_joint_one(rules: RulesCoder) -> None:
    text = CHANNEL + (
        "Egypt and Uganda called for an inquiry in a joint statement. Four men were shot, Egypt's defence ministry told "
        "reporters. A border commission is to be revived, the statement said."
    )
    speakers = [claim.speaker.name for claim in read(rules.engine, text).findings.claims]
    assert speakers == ["Egypt", "Uganda", "Egyptian Ministry of Defence", "Egypt", "Uganda"]


@pytest.mark.parametrize(
    ("sentences", "speakers"),
    [
        # Whose spokesman he is has spoken himself.
        (
            "It was over, Egyptian President Placeholder Sample said. His spokesman said talks would follow.",
            ["Placeholder Sample", "spokesman"],
        ),
        (
            "An al Shabaab spokesman, Placeholder Sample, dismissed the threat as empty. The group has vowed revenge.",
            ["Placeholder Sample", "Al-Shabaab"],
        ),
        # Whom somebody telephoned is no subject.
        (
            "Egyptian General Placeholder Sample telephoned his Ugandan counterpart. He offered an inquiry.",
            ["Placeholder Sample"],
        ),
        ("They came at noon, a soldier said. The governor said order had returned.", ["soldier", "governor"]),
    ],
)
def test_who_speaks_for_whom_spoke_before(rules: RulesCoder, sentences: str, speakers: list[str]) -> None:
    assert [claim.speaker.name for claim in read(rules.engine, CHANNEL + sentences).findings.claims] == speakers


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("One of officers from both sides said that the line was cut.", "one officer"),
        ("One of Norway's officers said that the line was cut.", "one officer"),
        ("One of the senior officers said that the line was cut.", "one senior officer"),
    ],
)
def test_one_of_several_goes_by_what_he_is(rules: RulesCoder, sentence: str, name: str) -> None:
    text = f"The armies of Norway and Russia have a military hotline.\n{sentence}"
    assert [claim.speaker.name for claim in read(rules.engine, text).findings.claims] == [name]
