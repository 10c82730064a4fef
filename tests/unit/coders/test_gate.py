"""The gate: civil matters between two states are none of ours, whatever their commissions and lines are called."""

from __future__ import annotations

import pytest

from deconfdb.coders.engine import Engine
from tests.unit.coders.conftest import read

CIVIL = {
    "water": """India, Bangladesh resume talks on sharing of river water

The Joint Rivers Commission of India and Bangladesh met on Tuesday. The ministers signed a memorandum of understanding.

A technical working group will exchange data on floods. India has proposed a joint committee on silt.
""",
    "health": """China and Vietnam open hotline at the border

Health officials of China and Vietnam have set up a hotline to warn each other of bird flu, the health ministry said.

An agreement on it was signed last week during a meeting of the deputy health ministers. Border guards will be told of cases.
""",
    "tourists": """Croatia, Hungary open border crossing for tourists

Croatia and Hungary opened a border crossing for tourists on Thursday, the two interior ministers said at a meeting.

Hotels on the border expect more guests. A joint committee on tourism will meet in autumn.
""",
    "asylum": """Interior ministers at odds over asylum

The interior ministers of Austria and Hungary met on Thursday and failed to agree on asylum seekers who cross their border.

A working group is to look into asylum rules.
""",
    "tax": """Austria, Switzerland sign tax treaty

The finance ministers of Austria and Switzerland signed an agreement on taxes in Vienna on Monday after talks of three years.

A joint group of experts is to look into bank accounts and will meet again in autumn.
""",
    "space": """American astronauts and Russian cosmonaut are back

The United States and Russia have extended their agreement on flights to the space station.

The agencies keep lines of communication between their control centres. A joint commission will look into a leak.
""",
}


@pytest.mark.parametrize("name", CIVIL)
def test_civil_lines_and_commissions_give_no_record(engine: Engine, name: str) -> None:
    found = read(engine, CIVIL[name]).findings
    assert (found.relevance, found.mechanisms, found.meetings) == ("off_topic", (), ())


def test_a_headline_says_whom_a_text_is_about(engine: Engine) -> None:
    text = """Norway, Russia keep military hotline open

The hotline is tested every Wednesday, the army said. Officers on both ends speak English.
"""
    found = read(engine, text).findings
    assert [(one.kind, set(one.sides)) for one in found.mechanisms] == [("hotline", {"NOR", "RUS"})]


def test_an_ambassador_who_is_recalled_is_no_faulty_product(engine: Engine) -> None:
    text = """Finland may recall envoy over border incident

Finnish and Russian border representatives met at the crossing on Monday after a patrol was stopped by border guards.

Helsinki does not plan to recall its ambassador from Moscow, an official said. A ministry in Moscow spoke of a recall, too.
"""
    assert read(engine, text).findings.relevance == "on_topic"


@pytest.mark.parametrize(
    "text",
    [
        """Norway, Russia to keep soldiers out of border strip

Two neighbours that were at odds over soccer pledged on Thursday to hold their troops two miles from the frontier.
A security zone was laid down in a paper that the foreign ministers of Norway and Russia signed in Oslo.
""",
        """Norwegian, Russian officers back at table

Officers of Norway and Russia sat down in Oslo on Tuesday for what was once a yearly fixture.
The Defence Policy Coordination Talks were led by a deputy minister and a member of the Central Military Commission.
""",
        """Norway's leader tells Russian guest of bombs

The Norwegian president told his Russian counterpart in Oslo that warplanes had bombed a market. The army denied it.
""",
    ],
    ids=["a civil word beside a zone", "a body of one side beside talks", "a counterpart is told"],
)
def test_a_channel_or_contact_is_seen_beside_other_words(engine: Engine, text: str) -> None:
    assert read(engine, text).findings.relevance == "on_topic"


def test_one_word_of_forces_is_enough_where_no_civil_one_stands(engine: Engine) -> None:
    text = """Iceland, Norway discuss pilots' line

The foreign ministers of Iceland and Norway met on Monday in Reykjavik. They agreed on a hotline between pilots.
"""
    found = read(engine, text).findings
    assert (len(found.mechanisms), len(found.meetings)) == (1, 1)


def test_one_civil_word_does_not_decide(engine: Engine) -> None:
    text = """Chile, Peru to keep guns off fishing boats

Chile and Peru agreed on a hotline of their coast guards on Monday, the fisheries agency of Chile said.
"""
    assert [one.kind for one in read(engine, text).findings.mechanisms] == ["hotline"]


def test_a_commission_of_one_side_is_no_channel(engine: Engine) -> None:
    text = """Russia names a general

Russia has named a new head of its Central Military Commission. Norway's army has taken note, a soldier said.
"""
    found = read(engine, text).findings
    assert (found.mechanisms, found.meetings) == ((), ())


def test_words_of_forces_make_up_for_one_that_sounds_civil(engine: Engine) -> None:
    text = """Chad, Sudan agree on buffer zone

The buffer zone between Chad and Sudan was agreed on Monday, two years after a football game set off the fighting.

Soldiers of Chad and Sudan are to leave it within a week, the defence minister of Chad said.
"""
    assert read(engine, text).findings.relevance == "on_topic"


def test_the_name_of_a_mechanism_needs_no_other_words_of_forces(engine: Engine) -> None:
    text = """Tunisia, Libya talk about islets

Tunisia and Libya want a maritime communication mechanism. Each has a navy.

Tunisia and Libya have quarrelled over the islets for ten years.
"""
    assert read(engine, text).findings.relevance == "on_topic"


def test_a_government_and_its_rebels_are_two_sides(engine: Engine) -> None:
    text = """Angola, Unita keep ceasefire

The Angolan army and Unita kept their ceasefire on Tuesday. Soldiers stayed in their camps, a general in Luanda said.
"""
    assert read(engine, text).findings.relevance == "on_topic"


def test_the_name_of_a_body_of_one_state_rules_out_no_channel_beside_it(engine: Engine) -> None:
    text = """Norway, China generals talk

The military hotline was set up in 2010. Officers of the Norwegian army and of China's Central Military Commission use it.
"""
    assert read(engine, text.replace(". Officers", " by officers")).findings.relevance == "on_topic"


def test_a_movement_and_its_spokesman_are_one_side(engine: Engine) -> None:
    text = """Taliban on military hotline

The Taliban have a military hotline. The ceasefire and the buffer zone hold, a Taliban spokesman said on Monday.

The Taliban's army watches over the truce.
"""
    assert read(engine, text).findings.relevance == "off_topic"


def test_a_crossing_that_forces_fought_over_is_ours(engine: Engine) -> None:
    text = """Kenya, Uganda reopen crossing

A border crossing between Kenya and Uganda opened on Thursday, a day after the two interior ministers signed an agreement on it.

It had been shut since armed groups clashed there in March. A joint team will watch over the post.
"""
    found = read(engine, text).findings
    assert found.relevance == "on_topic"
    assert {tuple(sorted(one.sides)) for one in found.mechanisms} == {("KEN", "UGA")}


@pytest.mark.parametrize(
    "text",
    [
        """China, Japan to talk after islands are bought

China summoned the ambassador of Japan on Monday over disputed islands and sent two vessels there.

Officials of the two foreign ministries talked by telephone and agreed to meet in Shanghai next week.
""",
        """Intelligence chiefs of Afghanistan and Pakistan sign memorandum

The spy agencies of Afghanistan and Pakistan have signed a memorandum on sharing information.

The intelligence chiefs of the two countries spoke by telephone on Monday.
""",
    ],
)
def test_diplomats_and_spies_are_ours(engine: Engine, text: str) -> None:
    found = read(engine, text).findings
    assert (found.relevance, bool(found.meetings)) == ("on_topic", True)


def test_a_match_may_be_the_occasion_of_a_quarrel(engine: Engine) -> None:
    text = """Georgian premier puts off trip to Armenia

Georgia's prime minister will visit Armenia in May instead of April, days after a drone ended a football match.

He and his Armenian counterpart settled on the date by telephone on Sunday. It would be the first visit in ten years.

The match was broken off when fans ran out of the stadium. It was a qualifier for the European championship.

The foreign ministers of Armenia and Georgia had traded complaints about the drone.

Their talks will be in Yerevan. The summit was asked for by mediators.
"""
    assert read(engine, text).findings.relevance == "on_topic"


def test_a_match_stays_off_topic_where_two_officials_meet_in_the_stadium(engine: Engine) -> None:
    text = """Austria beat Hungary in match at Vienna

Austria beat Hungary in a football match on Sunday. A drone of the army flew over the stadium.

The coach praised his striker. The foreign ministers held talks during the match, soldiers kept order.

Austria's next match of the championship is on a visit to Croatia.
"""
    assert read(engine, text).findings.relevance == "off_topic"


@pytest.mark.parametrize(
    ("told", "relevance"),
    [
        ("The Joint Control Commission met in Bender on Thursday for three hours, an official said.", "on_topic"),
        ("The council of the town met in Bender on Thursday for three hours, an official said.", "off_topic"),
    ],
)
def test_a_standing_body_whose_sides_are_named_keeps_an_article_in(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, told: str, relevance: str
) -> None:
    monkeypatch.setattr("deconfdb.coders.engine.is_about_something_else", lambda *_: True)
    before = (
        "Blasts in Transnistria have stirred fears in Moldova. Drones flew over a depot that Russian soldiers guard."
    )
    assert read(engine, f"{before}\n\n{told}\n").findings.relevance == relevance
