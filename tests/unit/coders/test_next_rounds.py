"""Rounds to come, and people of both sides in one place, where no word for a meeting is used; nobody did what stands here."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.rules import RulesCoder

CLASH = "Ethiopia and Eritrea accused each other on Monday of opening fire after a clash between their troops."
ASKED = "Their foreign ministers, Tedros Adhanom of Ethiopia and Osman Saleh of Eritrea, have asked for calm."
MET = "Their foreign ministers, Tedros Adhanom of Ethiopia and Osman Saleh of Eritrea, met in Muscat on Sunday."


def met_in(rules: RulesCoder, *sentences: str) -> list[MeetingFound]:
    article = ArticleInput(
        "rounds", "fixture", "\n\n".join(["Clash at border", *sentences]), published=date(2016, 6, 21)
    )
    return list(rules.engine.read(article).findings.meetings)


@pytest.mark.parametrize(
    ("sentence", "occurrence", "place", "day"),
    [
        ("They come back on July 2.", "planned", "", "2016-07-02"),
        ("They return to Muscat on July 2.", "planned", "Muscat", "2016-07-02"),
        ("The next date is July 2 in Cairo.", "planned", "Cairo", "2016-07-02"),
        ("Another one is planned for July 19.", "planned", "", "2016-07-19"),
        ("Papers will be drawn up before the next one, on July 19.", "planned", "", "2016-07-19"),
        ("The talks are to be followed by others.", "planned_undated", "", ""),
        ("Egypt is to host them again on July 2.", "planned", "", "2016-07-02"),
        ("Cairo is to receive them on July 2.", "planned", "Cairo", "2016-07-02"),
        ("Technical teams are to take matters further on July 2 and 3.", "planned", "", "2016-07-02/2016-07-03"),
        ("Experts will discuss the draft again in July, he said.", "planned", "", "2016-07"),
        ("Tedros said that the commission would next convene in Cairo in 2017.", "planned", "Cairo", "2017"),
        ("The commission itself would next gather in Cairo, he said.", "planned_undated", "Cairo", ""),
    ],
)  # fmt: skip
def test_a_round_to_come_needs_no_word_for_one(
    rules: RulesCoder, sentence: str, occurrence: str, place: str, day: str
) -> None:
    _, meeting = met_in(rules, f"{CLASH} {MET}", sentence)
    assert (set(meeting.sides), meeting.occurrence, meeting.place) == ({"ERI", "ETH"}, occurrence, place)
    assert (meeting.when.edtf if meeting.when is not None else "") == day


@pytest.mark.parametrize(
    "sentence",
    [
        "They return home on Friday.",
        "Both armies will return to where they stood in May, an officer told reporters on Friday.",
        "Diplomats saw the prisoners for a second time on Friday.",
        "Refugees are to be followed by others.",
        "Teams of doctors will go on to Asmara on July 2.",
        "Experts will review the budget in July.",
        "Experts will review the cost of tickets on July 2.",
        "Ethiopian troops will not attend the parade in Asmara on Friday.",
        "Ethiopian and Eritrean officers did not meet the deadline on Friday.",
        "Soldiers of Ethiopia and Eritrea sat for hours in the sun at Tsorona on Friday.",
    ],
)
def test_what_only_sounds_like_a_round_to_come_is_none(rules: RulesCoder, sentence: str) -> None:
    assert len(met_in(rules, f"{CLASH} {MET}", sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "They come back on Sunday, the shopkeepers said of the villagers.",
        "Experts will look at the craters again on Friday.",
    ],
)
def test_nobody_comes_back_to_talks_of_which_nothing_was_told(rules: RulesCoder, sentence: str) -> None:
    assert met_in(rules, CLASH, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "occurrence", "place", "day"),
    [
        ("Officials of Ethiopia and Eritrea got nowhere on the border in Djibouti on Saturday.", "held", "Djibouti", "18"),
        ("Officers of the two armies broke up at Zalambessa on Sunday after two days.", "held", "Zalambessa", "19"),
        ("Generals from Ethiopia and Eritrea haggled over a line in Khartoum on Thursday.", "held", "Khartoum", "16"),
        ("Hailemariam Desalegn and Isaias Afwerki were together in Doha on Saturday.", "held", "Doha", "18"),
        ("Envoys of Ethiopia and Eritrea traded drafts at the Palais des Nations in Geneva on Friday.", "held", "Geneva", "17"),
        ("The foreign ministers had sat until late on Saturday in Nairobi.", "held", "Nairobi", "18"),
        ("Hailemariam Desalegn came home on Sunday from three days with Isaias Afwerki in Doha.", "held", "Doha", "19"),
        ("Six Ethiopian officers and five from Eritrea have been in Doha since Thursday.", "under_way", "Doha", "16"),
        ("Ethiopian officers and their Eritrean colleagues kept to separate rooms in Doha on Saturday.", "held", "Doha",
         "18"),
        ("A handshake in Kampala on Saturday was the first between Hailemariam Desalegn and Isaias Afwerki.", "held",
         "Kampala", "18"),
    ],
)  # fmt: skip
def test_people_of_both_sides_in_one_place_have_met(
    rules: RulesCoder, sentence: str, occurrence: str, place: str, day: str
) -> None:
    (meeting,) = met_in(rules, CLASH, sentence)
    assert (set(meeting.sides), meeting.occurrence, meeting.place) == ({"ERI", "ETH"}, occurrence, place)
    assert meeting.when is not None
    assert meeting.when.edtf is not None
    assert meeting.when.edtf.startswith(f"2016-06-{day}")


@pytest.mark.parametrize(
    ("sentence", "occurrence", "place", "day"),
    [
        ("Ethiopia will not go to Cairo for the meeting with Eritrea.", "cancelled", "Cairo", ""),
        ("Ethiopia will not attend Friday's talks with Eritrea in Cairo.", "cancelled", "Cairo", "2016-06-24"),
        ("Ethiopia will not send a delegation to the talks with Eritrea in Cairo on Friday.", "cancelled", "Cairo",
         "2016-06-24"),
        ("Tedros Adhanom dropped a trip to Asmara at the last minute on Monday.", "cancelled", "Asmara", "2016-06-20"),
        ("Tedros Adhanom called off a secret gathering in Muscat with Osman Saleh on Monday.", "cancelled", "Muscat",
         "2016-06-20"),
        ("A fourth round of talks in Muscat, for which Oman had named a day, is off.", "cancelled", "Muscat", ""),
        ("Oman has postponed the session for which Ethiopian and Eritrean officers would have returned to Muscat on Friday.",
         "postponed", "Muscat", "2016-06-17"),
        ("Officers of the two were expected at Zalambessa last Thursday, but the Eritreans did not show up.",
         "did_not_take_place", "Zalambessa", "2016-06-16"),
        ("Eritrean officers were to meet the Ethiopians at Zalambessa on Thursday but did not come.",
         "did_not_take_place", "Zalambessa", "2016-06-16"),
        ("Ethiopian and Eritrean delegates did not meet in Muscat on Monday.", "did_not_take_place", "Muscat",
         "2016-06-20"),
        ("Tedros Adhanom and Osman Saleh failed to meet in Muscat on Monday.", "did_not_take_place", "Muscat",
         "2016-06-20"),
        ("An earlier attempt to get the two delegations to Muscat, on June 8, came to nothing.", "did_not_take_place",
         "Muscat", "2016-06-08"),
        ("Eritrea has asked that Osman Saleh meet Tedros Adhanom in July.", "proposed", "", "2016-07"),
        ("Tedros Adhanom asked on Monday to send his army chief to Asmara.", "proposed", "Asmara", ""),
        ("Osman Saleh will be in Addis Ababa in September.", "planned", "Addis Ababa", "2016-09"),
        ("Osman Saleh broke his journey to Paris to see Tedros Adhanom at Cairo airport on Saturday.", "held", "Cairo",
         "2016-06-18"),
        ("Asmara sent a letter to Addis Ababa on Monday.", "held", "", "2016-06-20"),
    ],
)  # fmt: skip
def test_what_became_of_a_meeting_is_told_in_many_ways(
    rules: RulesCoder, sentence: str, occurrence: str, place: str, day: str
) -> None:
    (meeting,) = met_in(rules, f"{CLASH} {ASKED}", sentence)
    assert (set(meeting.sides), meeting.occurrence, meeting.place) == ({"ERI", "ETH"}, occurrence, place)
    assert (meeting.when.edtf if meeting.when is not None else "") == day


def test_talks_called_off_and_their_day_are_one_meeting(rules: RulesCoder) -> None:
    (meeting,) = met_in(
        rules,
        f"{CLASH} Ethiopia said it would not go to Geneva next week for a second round of talks with Eritrea.",
        "The talks, due on June 28, had already been moved once.",
    )
    assert (meeting.occurrence, meeting.place) == ("cancelled", "Geneva")
    assert meeting.when is not None
    assert meeting.when.edtf == "2016-06-28"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (("Delegates of Hailemariam Desalegn and of Isaias Afwerki initialled a truce at a hotel in Muscat on Thursday and are "
         "to meet again on July 4."), [("planned", "2016-07-04"), ("held", "2016-06-16")]),
        (("Osman Saleh had talks with Tedros Adhanom in Cairo on Sunday, and technical teams are to take matters further on "
         "July 2."), [("held", "2016-06-19"), ("planned", "2016-07-02")]),
        (("Four days of talks in a border committee wound up in Muscat on Thursday. The same men had met in the Omani "
         "capital last October."), [("held", "2016-06-16"), ("held", "2015-10")]),
        ("After 13 hours in Muscat at the weekend, Tedros Adhanom and Osman Saleh agreed to hold fire.",
         [("held", "2016-06-17/2016-06-19")]),
        ("Work with the Eritreans would go on by video link, Tedros Adhanom said.",
         [("planned_undated", None)]),
        ("Ethiopian officers broke off talks on Friday. Oman is to receive them on Sunday.", [("planned", "2016-06-26")]),
    ],
)  # fmt: skip
def test_each_round_has_its_own_day(rules: RulesCoder, sentence: str, expected: list[tuple[str, str | None]]) -> None:
    found = met_in(rules, f"{CLASH} {ASKED}", sentence)
    assert [(one.occurrence, one.when.edtf if one.when is not None else None) for one in found] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On Monday they sat down with U.S. Secretary of State John Kerry.", [("ERI-ETH-USA", "held")]),
        (
            "Osman Saleh was in Beijing in May, where he and his Saudi counterpart signed an accord.",
            [("ERI-SAU", "held")],
        ),
        ("U.S. envoy John Danforth proposed the truce in November, when he visited Asmara.", [("ERI-USA", "held")]),
        (
            "Addis Ababa and Asmara announced last week that they would resume talks in Istanbul.",
            [("ERI-ETH", "planned_undated")],
        ),
        ("Ethiopia's defence minister met the heads of the security services on Monday.", []),
        ("Ethiopia's defence minister met the chiefs of the army, navy and air force on Monday.", []),
    ],
)
def test_who_else_was_there_is_told_beside_them(
    rules: RulesCoder, sentence: str, expected: list[tuple[str, str]]
) -> None:
    _, *found = met_in(rules, f"{CLASH} {MET}", sentence)
    assert [("-".join(sorted(one.sides)), one.occurrence) for one in found] == expected


def test_the_next_one_may_be_told_without_a_noun(rules: RulesCoder) -> None:
    found = met_in(rules, CLASH, MET, "The first round was held in Oslo in March, the next is set for July 14.")
    assert [one.when.edtf for one in found if one.occurrence == "planned" and one.when] == ["2016-07-14"]
