"""Who people are: by part of their name, by their office, by whom they meet."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.engine import Engine
from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import article, read

FORCES = """
Norway and Russia have a military hotline. The Norwegian army and the Russian army face each other along the border.
Norwegian and Russian soldiers patrol it."""


def _sides(rules: RulesCoder, text: str, published: date) -> dict[str, str | None]:
    return {actor.ref: actor.side for actor in rules.code(article(text, published)).actors}


def _speakers(engine: Engine, text: str) -> list[str]:
    return [claim.speaker.name for claim in read(engine, text + FORCES).findings.claims]


@pytest.mark.parametrize(
    "text",
    [
        # A family name that stands first is used alone.
        'Defence Minister Placeholder Sam-ple said the line works.\n"It rings," Placeholder said.',
        # Several words are one family name.
        "Minister Marcelo Placeholder de Sample said the line works.\n“Nobody answers at night,” Placeholder de Sample said.",
    ],
)
def test_part_of_a_name_is_the_same_person(engine: Engine, text: str) -> None:
    found = _speakers(engine, text)
    assert (len(found), len(set(found))) == (2, 1)


def test_somebody_first_named_without_a_verb_of_saying_is_known_when_he_speaks(engine: Engine) -> None:
    text = "The visit ended with a handshake for Somebody al-Placeholder in Oslo.\nPlaceholder said that the hotline works."
    assert _speakers(engine, text) == ["Somebody al-Placeholder"]


def test_a_new_full_name_is_not_the_known_bearer_of_its_first_word(engine: Engine) -> None:
    text = "Spokesman Ahmed Placeholder Ali said the line works.\nForeign Minister Placeholder Kamel Sample said he agreed."
    assert _speakers(engine, text) == ["Ahmed Placeholder Ali", "Placeholder Kamel Sample"]


def test_silence_is_a_statement_of_the_silent(engine: Engine) -> None:
    found = read(engine, "Russia has given no reason for cutting the military hotline with Norway." + FORCES)
    assert [(claim.speaker.side, claim.stance) for claim in found.findings.claims] == [("RUS", "no_comment_yet")]


def test_a_newspaper_only_hands_on_what_somebody_said(rules: RulesCoder) -> None:
    text = "Norway's army chief said the hotline with Russia works, according to Russia's army newspaper." + FORCES
    assert [claim.speaker.side for claim in read(rules.engine, text).findings.claims] == ["NOR"]


def test_who_meets_one_side_and_has_none_is_of_the_other(rules: RulesCoder) -> None:
    text = (
        "Russia and Norway held talks on their military hotline.\n"
        "General Somebody Placeholder met Norwegian Defence Minister Frank Bakke-Jensen in Oslo on Monday."
    )
    found = read(rules.engine, text + FORCES).findings.meetings
    assert ("NOR", "RUS") in [tuple(sorted(one.sides)) for one in found if one.place == "Oslo"]


def test_the_office_before_a_name_gives_it_its_side(rules: RulesCoder) -> None:
    text = "The commander of Russia's Northern Fleet, Admiral Somebody Placeholder, said the line works." + FORCES
    assert [claim.speaker.side for claim in read(rules.engine, text).findings.claims] == ["RUS"]


def test_who_is_cited_as_saying_is_the_speaker_and_the_agency_hands_on(rules: RulesCoder) -> None:
    text = "TASS cited a Russian official as saying the line was cut by accident." + FORCES
    (claim,) = read(rules.engine, text).findings.claims
    assert (claim.speaker.side, [link.outlet for link in claim.outlets]) == ("RUS", ["tass"])


def test_neither_of_two_ministries_says_what_it_would_not_say(rules: RulesCoder) -> None:
    text = "Neither the Norwegian nor the Russian defence ministry would say when the line was last used." + FORCES
    assert [claim.stance for claim in read(rules.engine, text).findings.claims if claim.stance == "affirm"] == []


def test_a_middle_initial_makes_nobody_else(rules: RulesCoder) -> None:
    text = "Russian President Vladimir V. Putin said the military hotline to Norway was open." + FORCES
    assert [claim.speaker.ref for claim in read(rules.engine, text).findings.claims] == ["putin"]


def test_two_presidents_are_two_people(rules: RulesCoder) -> None:
    text = "Norway and Russia keep a military hotline. Presidents Onename Onesson and Twoname Twosson said so."
    assert _speakers(rules.engine, text) == ["Onename Onesson", "Twoname Twosson"]


def test_who_led_a_union_later_is_a_minister_of_his_state_before(rules: RulesCoder) -> None:
    text = 'Sudan and Foreign Minister Moussa Faki Mahamat of Chad signed a truce. "It will hold," Faki said.\n'
    assert _sides(rules, text, date(2010, 1, 16))["faki"] == "TCD"


def test_whoever_led_several_bodies_has_the_side_of_the_day(rules: RulesCoder) -> None:
    text = "Serbia and Kosovo kept the truce, Amr Moussa and Javier Solana said on Monday.\n"
    sides = [_sides(rules, text, date(year, 3, 1)) for year in (1999, 2005)]
    assert [one["solana"] for one in sides] == ["NATO", "EU"]
    assert [one["moussa-amr"] for one in sides] == ["EGY", "LAS"]


@pytest.mark.parametrize(
    ("who", "ref", "side"),
    [
        ("U.N. envoy James Baker", "baker-james", "UN"),
        ("James Baker", "baker-james", "USA"),
        ("U.N. Ambassador Nikki Haley", "haley", "USA"),
        ("NATO Secretary-General Javier Solana", "solana", "NATO"),
    ],
)
def test_a_title_says_whom_somebody_serves_and_ambassadors_are_their_states(
    rules: RulesCoder, who: str, ref: str, side: str
) -> None:
    text = f"Officers of Morocco and Algeria met over a ceasefire, {who} said on Monday.\n"
    assert _sides(rules, text, date(2006, 3, 1))[ref] == side


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("UNIFIL's commander, Maj. Gen. Placeholder Sample of Spain,", "UN"),
        ("The French commander of UNIFIL", "UN"),
        ("Maj. Gen. Placeholder Sample, the German commander of KFOR,", "NATO"),
        ("Officers from the American-led U.N. Command", "UNC"),
        ("Maj. Gen. Placeholder Sample of Spain", "ESP"),
        ("The French ambassador to NATO", "FRA"),
    ],
)
def test_who_commands_for_a_body_of_many_states_has_its_side(rules: RulesCoder, who: str, side: str) -> None:
    text = f"{who} met officers of Lebanon over the ceasefire with Israel on Monday.\n"
    clauses = read(rules.engine, text, date(2011, 3, 1)).clauses
    assert clauses[0].mentions[0].sides == (side,)


def test_who_speaks_for_a_coalition_that_no_word_names_is_of_his_own_state(rules: RulesCoder) -> None:
    text = (
        "Generals of the United States and Russia met over a ceasefire, a U.S. spokesman said. "
        '"It was the first time," Ryan Dillon said.\n'
    )
    assert _sides(rules, text, date(2017, 9, 21))["ryan-dillon"] == "USA"


@pytest.mark.parametrize(
    ("text", "year", "person", "is_meant"),
    [
        ("Greece and Turkey keep a military hotline, Zaev told officers in Skopje.", 2018, "zaev", True),
        # Long before he came into office it is another.
        ("Greece and Turkey keep a military hotline, Zaev told officers in Skopje.", 1995, "zaev", False),
        # A given name of many, in an article that does not name his side.
        ("Kenya and Somalia keep a military hotline, Abdi told officers in Garissa.", 2020, "abdi", False),
        ("Syrian Democratic Forces and Turkey keep a military hotline, Abdi told officers.", 2020, "abdi", True),
    ],
)
def test_a_surname_alone_is_of_one_of_the_time_and_place(
    rules: RulesCoder, text: str, year: int, person: str, is_meant: bool
) -> None:
    assert (person in _sides(rules, f"{text}\n", date(year, 6, 16))) == is_meant


HOME = "OSLO, June 12 - Norwegian and Russian soldiers exchanged fire on the border of Norway and Russia on Monday.\n\n"


def _bodies(engine: Engine, text: str) -> list[tuple[str, str]]:
    found = read(engine, HOME + text + FORCES).findings.claims
    return [(claim.speaker.side, claim.speaker.kind) for claim in found]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # A body of which no state is told is that of the country from which the report is sent.
        (
            "The post faces that of the Russian army. The line works, the army said in a statement.",
            [("NOR", "armed_force")],
        ),
        # A ministry that no list holds is told by its field, and is the same when it speaks again.
        ("The line works, the reunification ministry said.", [("NOR", "ministry")]),
        (
            "Russia opens no line, its defence ministry said. The ministry urged Oslo to wait.",
            [("RUS", "ministry")] * 2,
        ),
        (
            "Russia is calm, the Ministry of Defence said. The ministry said that it was well.",
            [("RUS", "ministry")] * 2,
        ),
        # Each has one.
        ("Each army says that the other fired first.", [("NOR", "armed_force"), ("RUS", "armed_force")]),
    ],
)
def test_whose_body_speaks(rules: RulesCoder, text: str, bodies: list[tuple[str, str]]) -> None:
    assert _bodies(rules.engine, text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "Russian officials denied that their troops opened fire, and say one of their own soldiers was hurt.",
        "Russia denied that its navy had entered the bay, saying the sea there has yet to be divided.",
    ],
)
def test_who_denies_also_says_the_rest(rules: RulesCoder, text: str) -> None:
    assert {side for side, _ in _bodies(rules.engine, text)} == {"RUS"}


def test_a_readout_passes_on_what_somebody_said(rules: RulesCoder) -> None:
    text = (
        "Foreign Minister Sergei Lavrov “underlined that the line has to stay open,” according to a ministry readout."
    )
    assert _bodies(rules.engine, text) == [("RUS", "person")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # What was promised promises nothing.
        ("A joint commission was first promised in May.", []),
        ("Norwegian television cited officers as saying that the line worked.", ["officers"]),
        (
            "Russia's Foreign Ministry did not immediately answer a request for comment.",
            ["Ministry of Foreign Affairs"],
        ),
    ],
)
def test_a_verb_is_no_part_of_a_name(rules: RulesCoder, text: str, speakers: list[str]) -> None:
    found = [
        claim for claim in read(rules.engine, HOME + text + FORCES).findings.claims if claim.speaker.kind != "outlet"
    ]
    assert [any(name in claim.speaker.name for name in speakers) for claim in found] == [True] * len(speakers)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A Western security official in Moscow said the line works.", ""),
        ("An African intelligence officer in Oslo said the line works.", ""),
        ("A security official in Moscow said the line works.", "RUS"),
    ],
)
def test_an_official_of_neither_side_is_not_of_the_country_where_he_sits(
    rules: RulesCoder, text: str, side: str
) -> None:
    assert [found for found, _ in _bodies(rules.engine, text)] == [side]


def test_an_abbreviated_given_name_ends_no_sentence(rules: RulesCoder) -> None:
    text = "Its then spokesperson, Ma. Placeholder Sample, said that nobody answered the line for hours."
    (claim,) = read(rules.engine, HOME + text + FORCES).findings.claims
    assert claim.spans[0].start == len(HOME)


def test_an_ambassador_who_is_named_is_the_one_called_in_before(rules: RulesCoder) -> None:
    text = (
        "Norway called in the Russian ambassador on Monday.\n"
        "Norwegian Foreign Minister Jan Sample spoke to reporters after ambassador Ivan Placeholder had left the ministry."
    )
    found = read(rules.engine, text + FORCES).findings.meetings
    assert {party.actor.side for one in found for party in one.parties if party.actor.name == "Ivan Placeholder"} == {
        "RUS"
    }
