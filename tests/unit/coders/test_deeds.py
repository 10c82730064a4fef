"""Mechanisms that are told by what people do, in texts of more than one sentence of our own making."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

_TRUCE = "The Philippine government and the Moro Islamic Liberation Front signed a truce on Monday."


def found(rules: RulesCoder, *paragraphs: str) -> set[tuple[str, str]]:
    """The kind and each status of the mechanisms of a text."""
    text = ArticleInput("deed", "fixture", "\n\n".join(paragraphs), published=date(2023, 6, 15))
    return {(one.kind, told.status) for one in rules.engine.read(text).findings.mechanisms for told in one.statuses}


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Soldiers from Brunei and Libya will see to it that it is kept.", "observation_posts", "agreed"),
        (
            "A team of ten officers sent by Malaysia has begun to watch over the truce.",
            "observation_posts",
            "operating",
        ),
        ("A Malaysian mission that monitors the truce remains in Cotabato.", "observation_posts", "operating"),
        ("A council of elders and priests will hear complaints about breaches of it.", "joint_commission", "agreed"),
        ("Violations are looked into by a group of officers of both sides.", "joint_commission", "operating"),
        ("Monitors of the African Union are to verify compliance with it.", "observation_posts", "agreed"),
        ("Both sides must give it a week's notice before they move fighters.", "prior_notification", "agreed"),
    ],
)
def test_who_watches_over_a_truce_is_told_beside_it(rules: RulesCoder, sentence: str, kind: str, status: str) -> None:
    assert (kind, status) in found(rules, _TRUCE, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The soldiers who watched over a truce of 1996 flew home long ago.",
        "A human rights council will hear complaints of violations.",
        "Both sides are observing the truce, officers said.",
    ],
)
def test_who_keeps_or_once_watched_a_truce_is_no_observer(rules: RulesCoder, sentence: str) -> None:
    assert {kind for kind, _ in found(rules, _TRUCE, sentence)} == {"ceasefire_mechanism"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Patrols of the two armies of India and Pakistan clashed on Monday.",
        "Border officers of India and Pakistan met on Sunday to look into a shooting.",
        "The minister told Congress two weeks before the attack that India and Pakistan were at odds.",
        "India and Pakistan exchanged lists of players for the match on Friday.",
        "The Indian and Pakistani coast guards told reporters in advance of a rescue exercise.",
        "India's army told the residents in advance of a noise test; Pakistan heard it.",
        "India and Pakistan are linked by an undersea power cable, which the navies of both guard.",
        "India and Pakistan agreed on a border wall, generals of both said.",
        "An Indian officer works at the headquarters of the Pakistani firm that builds the tanks.",
        "India and Pakistan agreed on Monday to hold fire on new tariffs.",
        "The commanders spoke of a forum in which the Indian and Pakistani armies talk to each other directly.",
        "The frontier of India and Pakistan has no direct military line, an officer said.",
        "Officers are at odds over whether Indian and Pakistani commanders are talking to each other.",
    ],
)
def test_what_only_sounds_like_a_deed_of_both_is_none(rules: RulesCoder, sentence: str) -> None:
    before = "Indian and Pakistani soldiers have faced each other along the border for months, a general said."
    assert found(rules, before, sentence) == set()


def test_a_plain_paper_takes_up_the_rules_that_are_told(rules: RulesCoder) -> None:
    told = "Bahrain and Qatar have agreed that their coast guards will not use force against each other's boats."
    paper = "The understanding was reached in Manama on Tuesday, the two coast guards said."
    assert {kind for kind, _ in found(rules, told, paper)} == {"incident_prevention_agreement"}


def test_a_mission_on_one_side_of_a_border_is_of_that_side_and_its_senders(rules: RulesCoder) -> None:
    text = (
        "The armies of Armenia and Azerbaijan have faced each other for years, an officer said.",
        "Armenia and Azerbaijan agreed on Monday where their border runs on a first stretch.",
        "The European Union's mission, invited by Armenia, has been patrolling on the Armenian side since February.",
    )
    article = ArticleInput("deed", "fixture", "\n\n".join(text), published=date(2023, 6, 15))
    told = {(one.kind, frozenset(one.sides)) for one in rules.engine.read(article).findings.mechanisms}
    assert told == {
        ("agreement_instrument", frozenset({"ARM", "AZE"})),
        ("observation_posts", frozenset({"ARM", "EU"})),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The president of Kenya refused to talk to reporters.",
        "Lawmakers are close to a deal on the budget.",
        "A road closed to trucks and soldiers was opened on Monday.",
        "The fighting stopped at nightfall, residents said.",
        "The elders have been mediating between the clans.",
        "Diplomats have met refugees many times.",
        "The firing must stop, the United Nations said.",
    ],
)
def test_what_others_do_is_no_deed_of_the_two(rules: RulesCoder, sentence: str) -> None:
    before = "Kenya and Somalia accused each other on Friday of opening fire after a clash between their troops."
    assert found(rules, "Kenya and Somalia trade blame after clash", before, sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The UN gives the Israeli army the coordinates of its schools so that they are not hit.",
        "UN officials notify the Israeli army of each movement of their convoys.",
        "The convoy's route had been cleared with the Israeli army beforehand, the United Nations said.",
    ],
)
def test_what_aid_workers_tell_an_army_is_between_the_two(rules: RulesCoder, sentence: str) -> None:
    before = "Israel and Hamas accused each other on Monday of firing on an aid convoy of the United Nations."
    article = ArticleInput("deed", "fixture", f"{before}\n\n{sentence}", published=date(2024, 6, 15))
    told = {(one.kind, frozenset(one.sides)) for one in rules.engine.read(article).findings.mechanisms}
    assert told == {("humanitarian_notification", frozenset({"UN", "ISR"}))}


@pytest.mark.parametrize(
    "sentence",
    [
        "The teachers' union turned down mediation in its row over pay.",
        "Reporters tried to reach the Indian foreign ministry but got no answer.",
        "Indian instructors teach Pakistani pilots of a private airline to fly the new jet.",
        "Neither minister has attacked the press since May.",
        "Three weeks of quiet on the stock exchange ended on Monday.",
        "The Red Cross said it was trying to bring the two brothers together.",
        "Pilots exchange messages every day with their families.",
        "The Pakistani army chief phoned his mother in vain.",
        "The United Nations called for calm in vain.",
        "The United Nations called on the two armies in vain to hold back.",
        "The pilot called the tower in vain.",
        "Pakistan's airspace is closed to all Indian aircraft.",
        "A judge offered to mediate between the two companies.",
        "Indian and Pakistani airlines trade what their pilots learn about bad weather.",
        "The Indian company trains Pakistani technicians at its plant in Pune.",
        "An Indian football academy drills Pakistani cadets in ball control.",
        "India and Pakistan each appointed three experts to study the price of sugar.",
        "The union agreed to warn Indian and Pakistani employers before it starts a strike.",
        "Indian and Pakistani dockers signed a joint document on wages.",
        "The compact between the Indian employers and the Pakistani workers expired in May.",
        "The joint body of Indian and Pakistani tea growers is preparing a price list.",
        "Passengers can ring the airlines of India and Pakistan on a line that was laid in 2017.",
        "The direct radio broadcasts of the match between India and Pakistan were cancelled.",
        "Indian and Pakistani detectives pooled their findings on a robbery.",
        "Indian officers reached the other side of the river on Monday and burned a Pakistani village.",
    ],
)
def test_what_unions_reporters_and_families_do_is_no_deed_of_the_two(rules: RulesCoder, sentence: str) -> None:
    before = "Indian and Pakistani soldiers traded fire along the Line of Control on Tuesday, killing three."
    assert found(rules, before, sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The African Union offered to mediate between the two.", "mediated_channel"),
        ("Instructors of the European Union train Pakistani soldiers at a base.", "military_cooperation"),
        ("Three weeks of quiet along the line ended on Monday.", "ceasefire_mechanism"),
        ("The army chief phoned his counterpart in vain.", "hotline"),
        ("The strip is closed to military aircraft of both.", "separation_arrangement"),
        ("Oman offered to mediate between the two armies.", "mediated_channel"),
        ("A joint rescue team of the police of both countries searched the border river.", "working_group"),
    ],
)
def test_what_the_two_do_stays_a_deed_of_theirs(rules: RulesCoder, sentence: str, kind: str) -> None:
    before = "Indian and Pakistani soldiers traded fire along the Line of Control on Tuesday, killing three."
    assert {one for one, _ in found(rules, before, sentence)} == {kind}


@pytest.mark.parametrize(
    "sentence",
    [
        "A joint rescue team of the Red Cross and the fire brigade searched the ruins.",
        "The village council meets daily in a cellar.",
        "India's cabinet committee on security met on Monday.",
        "The panel on security in the Indian parliament heard the army chief.",
        "The military committee of the parliament met in Delhi on Monday.",
        "The parliament's defence committee met in Delhi on Monday.",
    ],
)
def test_a_body_of_one_side_is_none_of_both_and_its_meeting_none(rules: RulesCoder, sentence: str) -> None:
    before = "Indian and Pakistani soldiers traded fire along the Line of Control on Tuesday, killing three."
    article = ArticleInput("deed", "fixture", f"{before}\n\n{sentence}", published=date(2023, 6, 15))
    told = rules.engine.read(article).findings
    assert ([one.kind for one in told.mechanisms], [one.format for one in told.meetings]) == ([], [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The two governments agreed to form a mixed commission and to patrol the border together.",
            {("joint_commission", "agreed"), ("joint_patrols", "agreed")},
        ),
        (
            "The two have a hotline, which was used on Tuesday, and a border committee that has not met for years.",
            {("hotline", "operating"), ("joint_commission", "dormant")},
        ),
        (
            "They agreed to open a line between the two headquarters but not to patrol the river together.",
            {("hotline", "agreed"), ("joint_patrols", "rejected")},
        ),
        (
            "The border commission still meets, but the exchange of officers between the academies has been halted.",
            {("joint_commission", "operating"), ("military_cooperation", "suspended")},
        ),
    ],
)
def test_two_things_of_one_sentence_stand_each_for_itself(
    rules: RulesCoder, sentence: str, expected: set[tuple[str, str]]
) -> None:
    before = "Indian and Pakistani soldiers have faced each other along the border for months, a general said."
    assert found(rules, before, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Delhi asked Islamabad through Saudi Arabia to hand the pilot over.", {("mediated_channel", "ad_hoc_contact")}),
        ("Islamabad let Delhi know through Saudi Arabia that it wanted no war.", {("mediated_channel", "ad_hoc_contact")}),
        ("Pakistan appealed to India by way of the Red Cross to return the body.", {("mediated_channel", "ad_hoc_contact")}),
        ("India asked Pakistan through the Swiss embassy for an explanation, but got no reply.",
         {("mediated_channel", "unanswered")}),
        ("Pakistan approached India through the Red Cross and has received no response.", {("mediated_channel", "unanswered")}),
        ("Islamabad asked Delhi for passage through Kashmir.", set()),
        ("India asked Pakistan through its embassy in Islamabad for an explanation.", set()),
        ("Pakistan told reporters through a spokesman that it had lost no plane.", set()),
    ],
)  # fmt: skip
def test_what_is_put_to_the_other_through_a_third_is_a_channel(
    rules: RulesCoder, sentence: str, expected: set[tuple[str, str]]
) -> None:
    before = "Indian and Pakistani soldiers traded fire along the Line of Control on Tuesday, killing three."
    assert found(rules, before, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Officers of the two armies have been meeting in this way at Wagah, usually once a month, since 2003.",
        "Commanders of both sides have been meeting every fortnight since May.",
        "Colonels of both armies have been getting together at Chakothi once a week since May.",
        "Officers from both countries have met monthly at Wagah for years.",
    ],
)
def test_officers_who_have_been_meeting_by_habit_form_a_group(rules: RulesCoder, sentence: str) -> None:
    before = "Indian and Pakistani soldiers traded fire along the Line of Control on Tuesday, killing three."
    assert found(rules, before, sentence) == {("working_group", "operating")}
    assert found(rules, before, "Officers of both armies have met twice since May, a diplomat said.") == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Indian and Pakistani rangers patrol the line at agreed times, each on its own side.", {("joint_patrols", "operating")}),
        ("Rangers of both sides patrolled the canal simultaneously this week.", {("joint_patrols", "operating")}),
        ("Rangers patrol the bridge.", set()),
    ],
)  # fmt: skip
def test_patrols_by_the_clock_are_joint(rules: RulesCoder, sentence: str, expected: set[tuple[str, str]]) -> None:
    before = "Indian and Pakistani soldiers traded fire along the Line of Control on Tuesday, killing three."
    assert found(rules, before, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Baku has withdrawn from the accord under which Russia sent observers to the border.", {"agreement_instrument"}),
        ("Russia left no doubt about the accord that it signed with Kazakhstan.", set()),
    ],
)  # fmt: skip
def test_a_text_that_one_leaves_is_not_named_in_passing(rules: RulesCoder, sentence: str, expected: set[str]) -> None:
    before = "Azerbaijani soldiers fired on an Armenian post on Tuesday and Armenia protested."
    assert {kind for kind, status in found(rules, before, sentence) if status == "terminated"} == expected
