"""Linking: names, demonyms with roles and functions, ranks, appositions, seats of power."""

from __future__ import annotations

import pytest

from deconfdb.coders.actors import Linker
from deconfdb.coders.article import Segment
from deconfdb.coders.cast import Cast, Mention, one_letter_apart
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.sentences import split
from tests.unit.coders.conftest import PUBLISHED


def _link(knowledge: Knowledge, text: str) -> tuple[list[Mention], Cast]:
    found = split(text, [Segment(0, len(text), "body")], knowledge.abbreviations, knowledge.may_not_end)
    cast = Cast(knowledge, PUBLISHED)
    linker = Linker(knowledge, cast, found.tokens)
    return [mention for sentence in found.sentences for mention in linker.link(sentence.first, sentence.last)], cast


def _actors(knowledge: Knowledge, text: str) -> list[tuple[str, str]]:
    return [(mention.how, mention.actor.ref) for mention in _link(knowledge, text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Turkish Defence Ministry spoke.", ("institution", "tur-mod")),
        ("Turkey's defence ministry spoke.", ("institution", "tur-mod")),
        ("The Ministry of Defence of Turkey spoke.", ("institution", "tur-mod")),
        ("Norway spoke.", ("state", "nor")),
        ("The Pentagon spoke.", ("institution", "usa-mod")),
        ("Ankara spoke.", ("metonym", "tur")),
    ],
)
def test_a_body_has_one_ref_however_it_is_worded(knowledge: Knowledge, text: str, expected: tuple[str, str]) -> None:
    assert _actors(knowledge, text) == [expected]


def test_a_capital_after_a_preposition_is_a_place_and_no_speaker(knowledge: Knowledge) -> None:
    assert _actors(knowledge, "They met in Ankara.") == []
    assert _actors(knowledge, "So it is, according to Ankara.") == [("metonym", "tur")]


def test_a_place_called_after_a_state_elsewhere_is_not_that_state(knowledge: Knowledge) -> None:
    assert _actors(knowledge, "Norway spoke of American Samoa and of the South Georgia islands.") == [("state", "nor")]
    assert _actors(knowledge, "Samoa and Georgia spoke.") == [("state", "wsm"), ("state", "geo")]


def test_an_unnamed_official_belongs_to_the_article_and_keeps_the_side(knowledge: Knowledge) -> None:
    (mention,), _ = _link(knowledge, "A senior Norwegian military official spoke.")
    assert (mention.actor.named, mention.actor.side, mention.plural) == (False, "NOR", False)
    assert mention.actor.name == "senior Norwegian military official"


def test_several_officials_of_two_sides_are_one_mention_of_both(knowledge: Knowledge) -> None:
    (mention,), _ = _link(knowledge, "Norwegian and Russian officers spoke.")
    assert (mention.sides, mention.plural) == (("NOR", "RUS"), True)
    assert [actor.side for actor in mention.speakers] == ["NOR", "RUS"]


def test_a_rank_makes_a_newcomer_with_the_side_of_the_apposition(knowledge: Knowledge) -> None:
    (mention,), cast = _link(knowledge, "Col. Example Person, a spokesman for the Norwegian army, spoke.")
    assert (mention.actor.name, mention.actor.side, mention.how) == ("Example Person", "NOR", "person")
    assert cast.surnames["Person"].ref == mention.actor.ref


def test_a_surname_takes_up_the_full_name(knowledge: Knowledge) -> None:
    mentions, _ = _link(knowledge, "Norwegian spokesman Example Placeholder spoke. Placeholder went home.")
    assert mentions[0].actor.ref == mentions[1].actor.ref == "p-example-placeholder"


def test_a_name_after_a_state_in_the_genitive_is_a_person_of_that_side(knowledge: Knowledge) -> None:
    (mention,), _ = _link(knowledge, "Guyana's Example Placeholder spoke.")
    assert (mention.actor.kind, mention.actor.side) == ("person", "GUY")


def test_a_town_in_capitals_holds_no_union(knowledge: Knowledge) -> None:
    mentions, _ = _link(knowledge, "PORT-AU-PRINCE, Haiti - The AU spoke.")
    assert [mention.actor.ref for mention in mentions] == ["hti", "au"]


def test_ministers_of_two_states_are_told_apart(knowledge: Knowledge) -> None:
    (mention,), _ = _link(knowledge, "The defence ministers of Norway and Sweden met.")
    assert set(mention.sides) == {"NOR", "SWE"}


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("Dillion", "Dillon", True), ("Smith", "Smyth", True), ("Berg", "Borge", False), ("Same", "Same", False)],
)
def test_one_letter_makes_a_misspelling(one: str, other: str, near: bool) -> None:
    assert one_letter_apart(one, other) is near
