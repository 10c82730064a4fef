"""What the press tells at length: several visits, guests and calls in one sentence, and one meeting told more than once."""

from __future__ import annotations

import pytest

from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import read

CHANNEL = "Sudan and South Sudan have a hotline between their armies. Both armies kept a truce along the border.\n"
CHINA_INDIA = "Chinese and Indian troops are pulling back along the border. China and India have a hotline.\n"

Told = tuple[str, str, str | None]


def told(rules: RulesCoder, text: str) -> list[Told]:
    """Sides, occurrence and day of the meetings of a text."""
    return [
        ("-".join(sorted(one.sides)), one.occurrence, one.when.edtf if one.when else None)
        for one in read(rules.engine, text).findings.meetings
    ]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # To each capital, and received by whoever sits there.
        (
            "Iran will send its deputy foreign minister, Abbas Araghchi, to Baku and Yerevan this week.",
            [("AZE-IRN", "planned", "2021-06-14/2021-06-20"), ("ARM-IRN", "planned", "2021-06-14/2021-06-20")],
        ),
        (
            "Russian President Vladimir Putin will visit Pyongyang in the coming days, a daily said.",
            [("PRK-RUS", "planned", "2021-06-16~/2021-06-22~")],
        ),
        # A trip without a day is no more than talk of one.
        ("Russian President Vladimir Putin wants to visit Pyongyang, a daily said.", []),
        (
            "Secretary of State Antony Blinken had received the foreign ministers of Egypt and Ethiopia separately on Monday.",
            [("EGY-USA", "held", "2021-06-14"), ("ETH-USA", "held", "2021-06-14")],
        ),
        (
            (
                "On Monday Secretary of State Antony Blinken was on the phone again, this time to Egyptian Foreign Minister "
                "Sameh Shoukry and, in a separate call, to Ethiopian Foreign Minister Demeke Mekonnen."
            ),
            [("EGY-USA", "held", "2021-06-14"), ("ETH-USA", "held", "2021-06-14")],
        ),
        (
            "South Korea and China, meanwhile, are to hold a security dialogue of vice ministers in Seoul next week.",
            [("CHN-KOR", "planned", "2021-06-21/2021-06-27")],
        ),
        (
            (
                "Jens Stoltenberg, the head of the alliance, and the chief of the Russian General Staff, Valery Gerasimov, "
                "spoke by telephone on March 3."
            ),
            [("NATO-RUS", "held", "2021-03-03")],
        ),
        # "Their" stands for those who follow.
        (
            "In their phone call with Putin on Monday, Germany said Merkel and Macron also voiced concern.",
            [("DEU-FRA-RUS", "held", "2021-06-14")],
        ),
        (
            "Cavusoglu and Greek Foreign Minister Nikos Dendias may meet in Bratislava on Thursday, a diplomat said.",
            [("GRC-TUR", "planned", "2021-06-17")],
        ),
    ],
)
def test_each_meeting_of_others_is_told_apart(rules: RulesCoder, sentences: str, expected: list[Told]) -> None:
    assert told(rules, CHANNEL + sentences) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "When the corps commanders met for the third time on May 30, at a post on the Indian side, they agreed on little.",
            [("held", "2021-05-30")],
        ),
        # Two days of one plural noun are two meetings, and two that follow each other are one.
        (
            "Their first two meetings, on May 6 and 22, were held at Moldo on the Chinese side.",
            [("held", "2021-05-06"), ("held", "2021-05-22")],
        ),
        ("Their talks on May 6 and 7 were held at Moldo on the Chinese side.", [("held", "2021-05-06/2021-05-07")]),
        # Counted back from a day that is named beside it.
        (
            "Sources told the paper on Monday, a day after Ajit Doval and Wang Yi spoke over the telephone, that it was calm.",
            [("held", "2021-06-13")],
        ),
        (
            "He said on June 9 that he had heard of it from the Indian foreign minister's talks with Wang Yi the day before.",
            [("held", "2021-06-08")],
        ),
        # Somebody puts an end to what the sentence before has planned.
        (
            "Wang Yi was to receive Ajit Doval in Beijing on Friday. On Tuesday he called the meeting off, citing the storm.",
            [("cancelled", "2021-06-18")],
        ),
        (
            "Wang Yi was to receive Ajit Doval in Beijing on Friday. India put off the visit until the storm is over.",
            [("postponed", "2021-06-11")],
        ),
        # "They" and "the three" are all who met.
        (
            (
                "Wang Yi and Subrahmanyam Jaishankar met in Brussels on June 9 with Charles Michel at their side. They talked for "
                "three hours. Ten days earlier the three had met in Geneva."
            ),
            [("held", "2021-06-09"), ("held", "2021-05-30")],
        ),
        # What the words of others call planned, and what a body did before it does more.
        (
            "The Indian foreign minister called it a planned attack when he telephoned Wang Yi on June 7.",
            [("held", "2021-06-07")],
        ),
        (
            "Both Beijing and New Delhi announced that the exploratory talks would be resumed in Chushul.",
            [("planned_undated", None)],
        ),
        (
            "The last round ended on June 2. The next one is to be held in Moldo in July.",
            [("held", "2021-06-02"), ("planned", "2021-07")],
        ),
        # The boats that met are no people, and a summit's conclusions are no summit.
        ("Boats raced toward a warship. Beijing called the encounter ordinary.", []),
        ("China's foreign ministry rejected the summit's conclusions as biased.", []),
        ("Chinese vice minister Placeholder Sample held a meeting on Monday with attaches of several countries.", []),
    ],
)
def test_a_meeting_has_its_own_day_and_fate(
    rules: RulesCoder, sentences: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [(occurrence, day) for _, occurrence, day in told(rules, CHINA_INDIA + sentences)] == expected


def test_people_named_long_before_sit_at_no_later_talks(rules: RulesCoder) -> None:
    far = (
        "Wang Yi spoke to the press on Monday. The road was closed and the river had risen by a metre since the rains began "
        "in the hills, the village head said, and the sheep had been driven to higher ground, as they are each summer when "
        "the snow melts. The delegations will meet again on Friday."
    )
    (meeting,) = read(rules.engine, CHINA_INDIA + far).findings.meetings
    assert sorted(party.actor.ref for party in meeting.parties) == ["chn", "ind"]


def test_the_leader_is_whoever_the_text_has_named(rules: RulesCoder) -> None:
    text = "Prime Minister Nikol Pashinyan was in Yerevan. Emmanuel Macron spoke to the Armenian leader on Monday."
    (meeting,) = read(rules.engine, CHANNEL + text).findings.meetings
    assert "pashinyan" in {party.actor.ref for party in meeting.parties}


def test_talks_over_a_hotline_are_a_call(rules: RulesCoder) -> None:
    text = "Chinese and Indian officers held discussions over the established hotline on Monday."
    (meeting,) = read(rules.engine, CHINA_INDIA + text).findings.meetings
    assert meeting.format == "phone_call"


@pytest.mark.parametrize(
    "sentence",
    [
        "The hotlines that India has with Pakistan and China are open, a general said.",
        "India keeps open hotlines with Pakistan and China, a general said.",
        "The general spoke of a mechanism like the hotlines that India keeps open with Pakistan and China.",
    ],
)
def test_one_plural_is_a_line_with_each(rules: RulesCoder, sentence: str) -> None:
    before = "Soldiers of India, Pakistan and China are on alert along the border.\n"
    found = read(rules.engine, before + sentence).findings.mechanisms
    assert ["-".join(sorted(one.sides)) for one in found] == ["IND-PAK", "CHN-IND"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Pakistan and India set up a hotline between their presidents. The line has yet to be used.", "dormant"),
        ('India turned down a hotline. "A hotline works when both sides pick it up," an analyst said.', "rejected"),
        (
            "A hotline between the navies of both is there. For hours nobody picked up the phone on Monday.",
            "unanswered",
        ),
    ],
)
def test_a_line_stands_as_it_was_told_last(rules: RulesCoder, sentence: str, status: str) -> None:
    before = "Soldiers of India and Pakistan are on alert along the border.\n"
    (line,) = read(rules.engine, before + sentence).findings.mechanisms
    assert line.statuses[-1].status == status


ARMENIA = (
    "Soldiers of Armenia and Azerbaijan face each other along the border. Armenian and Azerbaijani guns were heard.\n"
)


def test_each_truce_of_a_row_stands_for_itself(rules: RulesCoder) -> None:
    text = (
        "A truce agreed in Moscow on June 1 was in tatters within hours. A second, announced a week later, did not survive the "
        "night. The third, which provided for an exchange of the dead, was brokered in Washington on Monday."
    )
    found = read(rules.engine, ARMENIA + text).findings.mechanisms
    assert [{status.status for status in one.statuses} for one in found] == [
        {"agreed", "impaired"},
        {"agreed", "ceased"},
        {"agreed"},
    ]


def test_who_brokers_a_truce_is_no_side_of_it(rules: RulesCoder) -> None:
    (truce,) = read(rules.engine, ARMENIA + "The US-brokered truce is in tatters.").findings.mechanisms
    assert set(truce.sides) == {"ARM", "AZE"}


def test_the_two_are_those_whom_the_sentence_names(rules: RulesCoder) -> None:
    text = "Jaishankar spoke with his Chinese counterpart, Wang Yi, on Monday, and the two agreed to set up a hotline."
    before = "Indian and Pakistani soldiers face each other along the border. Indian and Pakistani officers have met.\n"
    (line,) = read(rules.engine, before + text).findings.mechanisms
    assert set(line.sides) == {"CHN", "IND"}


def test_a_phone_that_rings_is_no_hotline(rules: RulesCoder) -> None:
    before = "Indian and Pakistani soldiers face each other along the border.\n"
    text = "When the phone stopped ringing on Monday, few knew why. India and Pakistan agreed to set up a hotline."
    (line,) = read(rules.engine, before + text).findings.mechanisms
    assert [status.status for status in line.statuses] == ["agreed"]
