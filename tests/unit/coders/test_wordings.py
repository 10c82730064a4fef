"""How newswire words attributions, meetings and the standing of channels: one sentence each, of our own making.

The tables lie in `wordings/`. Nobody said or did what stands in them.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.engine import ReadArticle
from deconfdb.coders.rules import RulesCoder

WORDINGS = Path(__file__).parent / "wordings"
THURSDAY = date(2023, 6, 15)


def table(name: str) -> list[tuple[str, ...]]:
    with (WORDINGS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def read(rules: RulesCoder, *paragraphs: str) -> ReadArticle:
    return rules.engine.read(ArticleInput("wording", "fixture", "\n\n".join(paragraphs), published=THURSDAY))


@pytest.mark.parametrize(("sentence", "speakers", "stances"), table("attributions"))
def test_every_attribution_is_found(rules: RulesCoder, sentence: str, speakers: str, stances: str) -> None:
    around = (
        "The military hotline between the Polish and Finnish armies was used on Monday. Polish and Finnish officers "
        "met in Warsaw."
    )
    claims = read(rules, "Talks on military hotline", around, sentence).findings.claims
    assert ["; ".join(claim.speaker.name for claim in claims), "; ".join(claim.stance for claim in claims)] == [
        speakers,
        stances,
    ]


@pytest.mark.parametrize(("sentence", "sides", "occurrence", "day"), table("meetings"))
def test_every_meeting_is_found(rules: RulesCoder, sentence: str, sides: str, occurrence: str, day: str) -> None:
    around = "The armies of the two sides have had a military hotline since 2010. Their border commanders use it."
    (meeting,) = read(rules, "Border armies keep hotline", sentence, around).findings.meetings
    assert ("-".join(sorted(meeting.sides)), meeting.occurrence) == (sides, occurrence)
    assert not day or (meeting.when is not None and meeting.when.edtf == day)


@pytest.mark.parametrize(("sentence", "sides", "place"), table("venues"))
def test_every_place_of_a_meeting_is_found(rules: RulesCoder, sentence: str, sides: str, place: str) -> None:
    around = "The armies of the two sides have had a military hotline since 2010. Their border commanders use it."
    (meeting,) = read(rules, "Border armies keep hotline", sentence, around).findings.meetings
    assert ("-".join(sorted(meeting.sides)), meeting.place) == (sides, place)


@pytest.mark.parametrize(("sentence", "sides", "form"), table("formats"))
def test_every_form_of_a_meeting_is_found(rules: RulesCoder, sentence: str, sides: str, form: str) -> None:
    around = "The armies of the two sides have had a military hotline since 2010. Their border commanders use it."
    (meeting,) = read(rules, "Border armies keep hotline", sentence, around).findings.meetings
    assert ("-".join(sorted(meeting.sides)), meeting.format) == (sides, form)


@pytest.mark.parametrize(("sentence", "sides"), table("untold"))
def test_what_only_sounds_like_a_meeting_is_none(rules: RulesCoder, sentence: str, sides: str) -> None:
    one, other = (rules.engine.knowledge.states[side].name for side in sides.split("-"))
    before = f"The armies of {one} and {other} have had a military hotline since 2010."
    assert read(rules, "Border armies keep hotline", before, sentence).findings.meetings == ()


@pytest.mark.parametrize(("sentence", "sides", "kind", "status"), [*table("statuses"), *table("deeds")])
def test_every_standing_is_found(rules: RulesCoder, sentence: str, sides: str, kind: str, status: str) -> None:
    one, other = (rules.engine.knowledge.states[side] for side in sides.split("-"))
    before = (
        f"Soldiers of {one.name} and {other.name} have faced each other along the border for months. "
        f"{one.adjectives[0]} and {other.adjectives[0]} troops are on alert, officers said."
    )
    after = f"The government of {one.name} has not commented. Trade between {one.name} and {other.name} goes on."
    text = (f"{one.name} and {other.name} face each other at border", before, sentence, after)
    (mechanism,) = read(rules, *text).findings.mechanisms
    assert (set(mechanism.sides), mechanism.kind) == (set(sides.split("-")), kind)
    assert status in {found.status for found in mechanism.statuses}


def test_a_text_that_is_silent_on_something_is_in_force(rules: RulesCoder) -> None:
    text = "The truce between Poland and Finland, signed on Monday, is silent on heavy weapons."
    (mechanism,) = read(
        rules, "Poland and Finland sign truce", text, "Polish and Finnish troops are at the border."
    ).findings.mechanisms
    assert "suspended" not in {found.status for found in mechanism.statuses}


@pytest.mark.parametrize(
    ("headline", "kind", "status"),
    [
        ("Kenya and Somalia Reach Truce to End 12-Year War", "ceasefire_mechanism", "agreed"),
        ("Kenya and Somalia Sign Pact on Hotline", "hotline", "agreed"),
        ("Kenya Cuts Military Ties With Somali Government", "military_cooperation", "suspended"),
    ],
)
def test_a_headline_in_capitals_is_read_as_any_other(rules: RulesCoder, headline: str, kind: str, status: str) -> None:
    text = "Soldiers of Kenya and Somalia have faced each other along the border for months, officers said."
    (mechanism,) = read(rules, headline, text).findings.mechanisms
    assert (mechanism.kind, set(mechanism.sides)) == (kind, {"KEN", "SOM"})
    assert status in {found.status for found in mechanism.statuses}


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (
            "A truce between Kenya and Somalia is in force. Peace talks between the two are under way in Nairobi.",
            ["ceasefire_mechanism", "talks_track"],
        ),
        (
            "A hotline between Kenya and Somalia was foreseen in 2013, and talks about it have been stuck for years.",
            ["hotline"],
        ),
        ("The parliament of Somalia rejected the border accord with Kenya on Monday.", ["agreement_instrument"]),
    ],
)
def test_talks_stand_beside_what_they_are_not_on(rules: RulesCoder, sentence: str, kinds: list[str]) -> None:
    text = "Soldiers of Kenya and Somalia have faced each other along the border for months, officers said."
    found = read(rules, "Kenya and Somalia face each other at border", text, sentence).findings.mechanisms
    assert sorted(one.kind for one in found) == kinds
