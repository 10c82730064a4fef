"""Mechanisms of three sides: who belongs to them beside the two that an article is about, and whom "the three" means."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

_TWO = (
    "Kenya and Somalia accused each other on Monday of opening fire after a clash between their troops. "
    "The clash has raised tension between Kenya and Somalia."
)
_THREE = (
    "Kenya, Somalia and Ethiopia accused armed groups on Monday of a raid. "
    "The presidents of Kenya, Somalia and Ethiopia met in Djibouti on Sunday."
)


def told(rules: RulesCoder, before: str, sentence: str) -> set[tuple[str, frozenset[str]]]:
    """The kind and the sides of the mechanisms of a text."""
    text = ArticleInput("members", "fixture", f"{before}\n\n{sentence}\n", published=date(2023, 6, 15))
    return {(one.kind, frozenset(one.sides)) for one in rules.engine.read(text).findings.mechanisms}


@pytest.mark.parametrize(
    ("sentence", "kind", "sides"),
    [
        ("The joint force, which includes Chad and Cameroon, suspended its operations.", "joint_patrols", "KEN SOM TCD CMR"),
        ("An accord that both countries signed with Ethiopia in 1994 remains in force.", "agreement_instrument", "KEN SOM ETH"),
        ("A trilateral pact with Ethiopia on border patrols was signed in 2018.", "agreement_instrument", "KEN SOM ETH"),
        ("Kenya, together with Somalia and Ethiopia, has agreed to set up a joint operations room.", "coordination_centre",
         "KEN SOM ETH"),
        ("Kenya recalled its officers from the coordination centre that it runs jointly with Somalia and Ethiopia.",
         "coordination_centre", "KEN SOM ETH"),
    ],
)  # fmt: skip
def test_who_is_told_to_belong_is_a_side(rules: RulesCoder, sentence: str, kind: str, sides: str) -> None:
    assert told(rules, _TWO, sentence) == {(kind, frozenset(sides.split()))}


@pytest.mark.parametrize(
    ("sentence", "kind", "sides"),
    [
        ("The three countries agreed to set up a hotline between their armies.", "hotline", "KEN SOM ETH"),
        ("Their armies are to have a joint command post in Dolo.", "coordination_centre", "KEN SOM ETH"),
        ("All three armies tell each other of operations in advance.", "prior_notification", "KEN SOM ETH"),
        ("Kenya and Ethiopia renewed their defence cooperation agreement.", "military_cooperation", "KEN ETH"),
    ],
)
def test_the_three_are_those_listed_before(rules: RulesCoder, sentence: str, kind: str, sides: str) -> None:
    assert told(rules, _THREE, sentence) == {(kind, frozenset(sides.split()))}


def test_three_who_were_listed_are_not_the_two_and_another(rules: RulesCoder) -> None:
    before = f"{_TWO}\n\nUganda, Chad and Ghana sent observers."
    sentence = "The Kenyan minister said the truce would be kept and thanked the three states for coming."
    assert told(rules, before, sentence) <= {
        ("ceasefire_mechanism", frozenset({"KEN", "SOM"})),
        ("observation_posts", frozenset({"KEN", "SOM"})),
    }
    assert ("ceasefire_mechanism", frozenset({"KEN", "SOM"})) in told(rules, before, sentence)


def test_who_leads_the_talks_between_two_is_none_of_them(rules: RulesCoder) -> None:
    sentence = "Kenya on Tuesday stopped taking part in the talks that Chad and Ghana lead between it and Somalia."
    assert told(rules, _TWO, sentence) == {("talks_track", frozenset({"KEN", "SOM"}))}
