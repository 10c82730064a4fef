"""Who urges two others, offers them help or only tells of them is none of the sides; nor is what a road leads to."""

from __future__ import annotations

import pytest

from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import article, read

FORCES = "\nThe soldiers face each other along the front, and both armies have brought guns up to it."
"""What makes a short text one about forces, and names nobody."""


def _sides(rules: RulesCoder, text: str) -> set[tuple[str, ...]]:
    return {tuple(sorted(one.sides)) for one in read(rules.engine, text + FORCES).findings.mechanisms}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            (
                "The White House on Thursday urged India and Pakistan to keep talking to each other.\n"
                "U.S. National Security Adviser Susan Rice spoke by telephone with her Indian counterpart Ajit Doval.\n"
                "The generals of the two countries used the hotline on Wednesday."
            ),
            ("IND", "PAK"),
        ),
        (
            (
                "Brazil offered on Monday to help Colombia and Venezuela watch their border with joint patrols.\n"
                "The Brazilian president telephoned the presidents of Colombia and Venezuela."
            ),
            ("COL", "VEN"),
        ),
        (
            (
                "Indonesia is ready to send observers to the border of Thailand and Cambodia, its foreign minister said.\n"
                "Thailand and Indonesia talked over the terms. Cambodia agreed to a ceasefire on Monday."
            ),
            ("KHM", "THA"),
        ),
        (
            (
                "Malta called on both sides to keep the truce of Algeria and Morocco.\n"
                "The hotline between the armies is silent, Algeria said."
            ),
            ("DZA", "MAR"),
        ),
        (
            (
                "The truce, brokered by Saudi Arabia and the United States, was broken by the Sudanese army and the Rapid Support "
                "Forces on Monday.\nA ceasefire brokered by Saudi Arabia and the United States ran out in May."
            ),
            ("RSF", "SDN"),
        ),
        (
            "The United States and Yemen's Houthis have agreed on a ceasefire, mediator Oman said on Tuesday.",
            ("HOUTHI", "USA"),
        ),
        (
            (
                "Saudi envoys and leaders of the Houthis agreed on a truce on Sunday.\n"
                "Mahdi al-Mashat, who chairs the Houthis' Supreme Political Council, received the Saudis, who spoke for Yemen."
            ),
            ("HOUTHI", "SAU"),
        ),
        (
            (
                "Yemen's foes agree on steps to shore up a truce, U.N. says\n"
                "Yemen's government and the Houthis agreed on a ceasefire, the United Nations said.\n"
                "It was violated by both, the United Nations added."
            ),
            ("HOUTHI", "YEM"),
        ),
        (
            (
                "Moroccan troops cleared the road to Mauritania. The ceasefire of Morocco with the Polisario Front was broken.\n"
                "They crossed a buffer zone on the road to Mauritania."
            ),
            ("MAR", "POLISARIO"),
        ),
        (
            (
                "PKK fighters are to leave Turkey for camps from northern Iraq to northern Syria under a ceasefire.\n"
                "The ceasefire was declared by the PKK in March."
            ),
            ("PKK", "TUR"),
        ),
        (
            (
                "Mali's government and three rebel groups signed a ceasefire on Friday.\n"
                "The MNLA, the HCUA and the Arab Movement of Azawad put their names to it.\n"
                "The MNLA, the HCUA and the Arab Movement of Azawad will keep it."
            ),
            ("MLI", "hcua", "maa-azawad", "mnla"),
        ),
    ],
)
def test_who_acts_upon_two_others_is_no_side(rules: RulesCoder, text: str, sides: tuple[str, ...]) -> None:
    assert _sides(rules, text) == {sides}


def test_who_is_listed_with_two_others_is_one_of_three(rules: RulesCoder) -> None:
    text = (
        "Russia, Turkey and Iran agreed on a ceasefire on Monday. Russia urged Turkey and Iran to keep it.\n"
        "The ceasefire of Russia, Turkey and Iran was extended."
    )
    assert ("IRN", "RUS", "TUR") in _sides(rules, text)


def test_a_word_for_who_mediates_makes_a_state_no_person(rules: RulesCoder) -> None:
    article = read(rules.engine, "The two sides keep the truce, mediator Oman said on Tuesday." + FORCES)
    assert all(actor.kind != "person" for actor in article.cast.actors.values())


def test_a_first_name_that_is_the_surname_of_another_tells_nobody(rules: RulesCoder) -> None:
    article = read(
        rules.engine, "Turkish Deputy Defence Minister Yunus Emre Placeholder met Norwegian officers." + FORCES
    )
    assert {actor.side for actor in article.cast.actors.values() if actor.kind == "person"} == {"TUR"}


def test_of_pairs_named_alike_that_of_the_opening_is_meant(rules: RulesCoder) -> None:
    text = f"Egypt and Turkey agreed on a hotline.{FORCES * 2}"
    later = "Libya and Turkey have friends. Libya and Turkey have foes. Egypt waits. A joint border commission meets every month."
    assert _sides(rules, f"{text}\n{later}") == {("EGY", "TUR")}


def test_the_two_of_a_headline_may_chair_what_is_theirs(rules: RulesCoder) -> None:
    headline = "Armenia and Azerbaijan sign rules for border commissions"
    text = (
        f"{headline}\n\nArmenia and Azerbaijan signed rules for their border commissions on Tuesday.\n\n"
        "Deputy Prime Ministers Mher Example of Armenia and Shahin Placeholder of Azerbaijan, who chair the commissions, "
        "met in May. "
        "The commissions met in Washington with U.S. officials attending.\n"
    )
    found = rules.engine.read(article(text + FORCES, title=headline)).findings.mechanisms
    assert {tuple(sorted(one.sides)) for one in found} == {("ARM", "AZE")}


def test_who_offers_to_host_his_own_talks_is_one_of_the_two(rules: RulesCoder) -> None:
    text = (
        "Algeria is ready to host talks with Morocco on a border hotline, Algeria said.\nMorocco and Algeria cut it in 2021.\n"
        "Spain and Morocco keep a hotline. Spain and Morocco tested it."
    )
    assert ("DZA", "MAR") in _sides(rules, text)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # A third in whose care two others meet.
        (
            (
                "Under the mediation of Egypt, Kenya and Uganda signed a truce on Monday.\n"
                "Egypt announced it. The truce of Kenya and Uganda holds."
            ),
            ("KEN", "UGA"),
        ),
        (
            (
                "Kenya and Uganda signed a truce aboard a French warship.\n"
                "France lent the ship, a French officer said. The truce of Kenya and Uganda holds."
            ),
            ("KEN", "UGA"),
        ),
        (
            (
                "Delegations of Kenya and Uganda met in Cairo under the chairmanship of Egyptian Foreign Minister Amr Moussa.\n"
                "They agreed on a ceasefire, Egypt, Libya and Sudan announced on Monday."
            ),
            ("KEN", "UGA"),
        ),
        (
            (
                "Egypt has sent a team of officers to the lake to monitor the ceasefire between Kenya and Uganda.\n"
                "Kenya invited the team. Egypt said that the truce was being kept."
            ),
            ("KEN", "UGA"),
        ),
        (
            (
                "Egyptian President Anwar al-Sadat witnessed the signing of a truce by Kenya and Uganda.\n"
                "Egypt has offered Cairo as venue for the next talks. Kenya and Egypt want to meet in May."
            ),
            ("KEN", "UGA"),
        ),
        (
            (
                "Kenya and Uganda signed a truce on the lake. Kenya, backed by Egypt, had sent gunboats.\n"
                "Libya, Egypt and Sudan will keep a small monitoring mission there. Libya and Egypt send the first officers."
            ),
            ("KEN", "UGA"),
        ),
        (
            (
                "Kenya and Uganda signed a truce. An international commission of Egypt, Libya and Sudan will watch it.\n"
                "Egypt, Libya and Sudan will name officers for the commission."
            ),
            ("KEN", "UGA"),
        ),
        # Groups of one code that fight each other.
        (
            (
                "The rival parties of the Iraqi Kurds signed a ceasefire in Ankara on Monday.\n"
                "The Patriotic Union of Kurdistan and the Kurdistan Democratic Party will free prisoners. Turkey chaired the talks."
            ),
            ("kdp", "puk"),
        ),
    ],
)
def test_a_third_in_whose_care_two_others_deal_is_no_side(rules: RulesCoder, text: str, sides: tuple[str, ...]) -> None:
    assert _sides(rules, text) == {sides}


def test_two_mediators_are_no_sides_of_what_others_sign(rules: RulesCoder) -> None:
    text = "The four factions signed a peace accord in Paris on Monday. France and Indonesia chaired the conference."
    assert _sides(rules, text) == set()
