"""Rebels by a common word: whose they are, and that a state and its rebels are two sides."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.engine import Engine
from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import read
from tests.unit.coders.test_wordings import read as read_lines

WITHOUT_CODE = "The ceasefire between the government of Mozambique and the Renamo rebels has held since June."
WITH_CODE = "The ceasefire between Colombia and the FARC guerrillas has held since June."


@pytest.fixture
def engine(rules: RulesCoder) -> Engine:
    """The stages with a parse."""
    return rules.engine


def _sides(engine: Engine, text: str) -> set[tuple[str, ...]]:
    return {tuple(sorted(one.sides)) for one in read(engine, text).findings.mechanisms}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # The movement that the article names.
        ("Angola and the guerrillas signed a ceasefire. Unita kept its fighters in the bush.", ("AGO", "unita")),
        ("The Ugandan army and the rebels of the LRA agreed on a truce. The rebels want to go home.", ("UGA", "lra")),
        ("Georgian officers and the separatists signed a truce, Abkhazia said. Georgia withdrew its troops.",
         ("ABKHAZIA", "GEO")),
        # A name that begins with a word which stands before others.
        ("Britain and the New IRA signed a ceasefire. The New IRA said that the ceasefire with Britain would hold.",
         ("GBR", "real-ira")),
        # No movement has a name.
        ("Chad and its rebels signed a ceasefire on Monday. The rebels gave up their guns.", ("TCD", "rebels")),
        ("The truce between Guinea and the insurgents is holding. The insurgents keep to their camps, the army said.",
         ("GIN", "rebels")),
        # Named once, at the top.
        ("Nepal and Maoist guerrillas signed a ceasefire. Indian diplomats and Norwegian envoys followed the talks.",
         ("NPL", "rebels")),
        # Two neighbours who welcome it are named together as often.
        ("Mali and rebel soldiers signed a ceasefire in Togo. Senegal and Guinea welcomed it. Senegal, Guinea and Mali will meet.",
         ("MLI", "rebels")),
        # A name that no table holds, by what it is made of, and its short form.
        ("Togo and the militants signed a truce. The Movement for the Emancipation of Savanes (MESA) will keep it, MESA said.",
         ("TGO", "rebels")),
        ("Togo's opposition and the government signed a ceasefire. Opposition fighters and Togo agreed to stop.",
         ("TGO", "rebels")),
        # Nobody calls them rebels, but there is a government beside them.
        ("Uganda wants a truce. The Lord's Resistance Army and the government agreed on a ceasefire. The army keeps the truce.",
         ("UGA", "lra")),
        # Nobody counts them, and a third hosts the talks.
        ("Mali's government and 14 armed groups signed a ceasefire. Sudan hosted the talks. The armed groups went home.",
         ("MLI", "rebels")),
        # The army beside them is that of their state, whoever looks on.
        (("China has sent a team to Myanmar to monitor the ceasefire between the army and an ethnic Chinese rebel group.\n"
         "The MNDAA holds the town. China says the truce is kept."), ("MMR", "MMR_OPP")),
        # The land of those who fight is no side.
        ("Congolese militias sign truce\n\nThe M23 and the Mai-Mai militias of Congo signed a truce, and fighting stopped.",
         ("M23", "mai-mai")),
        # Both groups deal with the government as much.
        ("Chiefs of the Malaita Eagle Force and the Isatabu Freedom Movement signed a truce, as did the Solomon Islands.",
         ("SLB", "ifm-slb", "mef-slb")),
        # A code for whoever fights the state.
        ("Myanmar's army and the rebels signed a truce in the hills. Myanmar said that the rebels were in their camps.",
         ("MMR", "MMR_OPP")),
    ],
)  # fmt: skip
def test_a_state_and_its_rebels_are_two_sides(engine: Engine, text: str, sides: tuple[str, ...]) -> None:
    assert _sides(engine, text) == {sides}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Russia signed an accord on the rebels in Karelia. The ceasefire of Norway and Russia is in force.",
        "Norway and Russia signed a ceasefire. Their armies had both fought the guerrillas of Karelia for years.",
        "Norway and Russia agreed on a truce and on a campaign against the separatists. Both armies go home.",
    ],
)
def test_a_pact_about_rebels_is_none_with_them(engine: Engine, text: str) -> None:
    assert _sides(engine, text) == {("NOR", "RUS")}


def test_the_state_that_rebels_fight_comes_before_those_who_watch(engine: Engine) -> None:
    text = "Malaysian monitors of the ceasefire with the MILF left Mindanao in the southern Philippines on Sunday.\n"
    text += "Malaysia withdrew its observers. The MILF regretted that the ceasefire had no observers any more."
    assert _sides(engine, text) == {("PHL", "milf")}


def test_a_rebel_chief_is_of_his_movement(engine: Engine) -> None:
    text = (
        "Uganda and the LRA met for truce talks.\n\nRebel leader Peter Okello met Ugandan Defence Minister Paul Kato."
    )
    cast = engine.read(ArticleInput("x", "fixture", text, published=date(2006, 9, 1))).cast
    sides = {actor.name: actor.side for actor in cast.actors.values()}
    assert sides["Peter Okello"] == "lra"
    assert sides["Paul Kato"] == "UGA"


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
    (meeting,) = read_lines(rules, "Ceasefire talks", WITHOUT_CODE, sentence).findings.meetings
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
    (meeting,) = read_lines(rules, "Ceasefire talks", WITH_CODE, sentence).findings.meetings
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
    assert read_lines(rules, "Ceasefire talks", WITH_CODE, sentence).findings.meetings == ()


def test_a_label_names_the_movement(engine: Engine) -> None:
    (mechanism,) = read(engine, WITHOUT_CODE).findings.mechanisms
    assert mechanism.label == "Mozambique-Renamo ceasefire mechanism"


def test_rebels_who_are_no_side_speak_for_themselves(rules: RulesCoder) -> None:
    around = "The armies of Poland and Finland have had a military hotline since 2010. Their officers use it."
    said = "The Polish foreign ministry said on Monday that the line was open. Rebels said on Tuesday that it was cut."
    claims = read_lines(rules, "Poland and Finland keep hotline", around, said).findings.claims
    assert [(claim.speaker.name, claim.speaker.side) for claim in claims] == [
        ("Polish Ministry of Foreign Affairs", "POL"),
        ("rebels", ""),
    ]


def test_rebels_bear_the_name_that_the_article_gives_them(engine: Engine) -> None:
    text = (
        "Togo and the rebels signed a truce on Monday. The Savanes Liberation Front said that it would keep the truce."
    )
    parties = {party.actor.name for one in read(engine, text).findings.mechanisms for party in one.parties}
    assert parties == {"Togo", "Savanes Liberation Front"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Russia kept the ceasefire on Monday. The Norwegian opposition said that the truce was too late.",
        "Norway and Russia signed a ceasefire, and rebels left the border. The Resistance Movement Museum in Oslo was closed.",
        "Norway and Russia signed a ceasefire, and rebels left the border. The Salvation Army said that the ceasefire held.",
        "Norway and Russia signed a ceasefire. Norway's government has signed a truce with Russia, the opposition said.",
        "Norway and Russia signed a ceasefire. The opposition forces a vote on the truce in parliament, Norway said.",
    ],
)
def test_a_parliament_has_an_opposition_too(engine: Engine, text: str) -> None:
    assert _sides(engine, text) == {("NOR", "RUS")}


@pytest.mark.parametrize(("year", "side"), [(1995, "spla"), (2015, "SSD")])
def test_a_name_of_two_bodies_is_of_the_one_that_is_there(engine: Engine, year: int, side: str) -> None:
    text = "The truce between Khartoum and the SPLA is holding.\n\nThe SPLA said that its men were in their camps."
    cast = engine.read(ArticleInput("x", "fixture", text, published=date(year, 9, 1))).cast
    assert {actor.side for actor in cast.actors.values()} >= {"SDN", side}
    assert len({"spla", "SSD"} & {actor.side for actor in cast.actors.values()}) == 1


def test_a_leader_of_rebels_without_a_code_is_of_his_movement(engine: Engine) -> None:
    text = "Jonas Savimbi met Angolan Defence Minister Pedro Kato on a truce.\n\nSavimbi said that he would sign."
    cast = engine.read(ArticleInput("x", "fixture", text, published=date(1994, 9, 1))).cast
    assert cast.actors["savimbi"].side == "unita"


@pytest.mark.parametrize(
    ("person", "year", "side"),
    [("charles-taylor", 1995, "npfl"), ("charles-taylor", 2002, "LBR"), ("kocharyan", 1996, "ARTSAKH"), ("kocharyan", 2002, "ARM")],
)  # fmt: skip
def test_who_led_rebels_first_and_a_state_later_has_the_side_of_the_day(
    engine: Engine, person: str, year: int, side: str
) -> None:
    name = {"charles-taylor": "Charles Taylor", "kocharyan": "Robert Kocharyan"}[person]
    text = f"Norway and Finland signed a truce on Monday.\n\n{name} said on Tuesday that he would keep to the truce."
    cast = engine.read(ArticleInput("x", "fixture", text, published=date(year, 9, 1))).cast
    assert cast.actors[person].side == side


def test_who_is_there_as_host_is_no_side(engine: Engine) -> None:
    text = "Uganda and Sudan signed a ceasefire on Monday, with Kenya's President Daniel arap Moi as host.\n\n"
    text += "Museveni, Bashir and Moi shook hands. Kenya had asked Uganda and Sudan to the ceasefire talks."
    assert _sides(engine, text) == {("SDN", "UGA")}


def test_a_body_is_known_by_the_letters_in_brackets_behind_its_name(engine: Engine) -> None:
    text = (
        "Mali and the Coordination of Azawad Movements (CMA) agreed on a truce. The CMA broke the truce with Mali on Monday, "
        "Mali said."
    )
    assert _sides(engine, text) == {("MLI", "cma")}
    assert "cma" in read(engine, text).cast.actors


@pytest.mark.parametrize(
    "headline", ["Rebel Army Wants Independence In Savanes", "ARMY OF TOGO FIGHTS FOR INDEPENDENCE"]
)
def test_a_headline_is_no_name_of_rebels(engine: Engine, headline: str) -> None:
    text = f"{headline}\n\nTogo and the rebels signed a truce on Monday. The rebels said that they would keep it."
    parties = {party.actor.name for one in read(engine, text).findings.mechanisms for party in one.parties}
    assert parties == {"Togo", "rebels"}


def test_two_groups_of_others_do_not_make_the_rebels_two(engine: Engine) -> None:
    text = (
        "Colombia and the FARC agreed on a truce on Monday, and two groups of hostages came home.\n\nThe ELN had no part "
        "in it. The rebels and Colombia will keep the truce."
    )
    assert _sides(engine, text) == {("COL", "FARC")}


def test_two_rebels_are_no_two_groups(engine: Engine) -> None:
    text = (
        "Two FARC rebels were killed as Colombia's army broke the truce. The ELN said that the truce of Colombia and the FARC "
        "is dead."
    )
    assert _sides(engine, text) == {("COL", "FARC")}


def test_the_army_beside_rebels_is_that_of_the_state_which_they_fight(engine: Engine) -> None:
    text = (
        "Raid puts truce in danger\n\n"
        "The Moro Islamic Liberation Front killed two Philippine policemen and broke a truce, witnesses said. "
        "The military denied that it had been told of the truce in time."
    )
    (claim,) = [one for one in read(engine, text).findings.claims if one.stance == "deny"]
    assert claim.speaker.side == "PHL"
    assert ("PHL", "milf") in _sides(engine, text)
