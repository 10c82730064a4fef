"""Meetings: two sides at a table, where, when, held or planned, told twice and counted once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.engine import Engine
from deconfdb.coders.findings import MeetingFound, PartyFound
from deconfdb.coders.merging import merge_meetings
from deconfdb.coders.rules import RulesCoder
from deconfdb.coders.times import TimeFound
from tests.unit.coders.conftest import PUBLISHED, read

CHANNEL = "\nThe two armies keep a military hotline. Norway and Russia set up the deconfliction line long ago."

_LONG_OPENING = (
    "In Oslo on June 1, after months of letters that nobody answered and many calls that nobody took at all, the "
    "Norwegian Prime Minister and the Russian President agreed on a truce."
)


def _meetings(engine: Engine, text: str) -> list[tuple[set[str], str, str, str]]:
    found = read(engine, text + CHANNEL).findings.meetings
    return [(set(one.sides), one.occurrence, one.place, one.when.edtf or "" if one.when else "") for one in found]


def _met(rules: RulesCoder, text: str) -> Sequence[MeetingFound]:
    """The meetings that a text tells of."""
    return rules.engine.read(ArticleInput("x", "fixture", text, published=PUBLISHED)).findings.meetings


@pytest.mark.parametrize(
    ("text", "occurrence", "place", "edtf"),
    [
        ("Norwegian and Russian officers met in Kirkenes on Monday.", "held", "Kirkenes", "2021-06-14"),
        ("Norway and Russia held talks in Oslo on Monday.", "held", "Oslo", "2021-06-14"),
        ("Norway and Russia will hold talks in Oslo on Friday.", "planned", "Oslo", "2021-06-18"),
        ("The talks between Norway and Russia on Monday were cancelled.", "cancelled", "", "2021-06-14"),
    ],
)
def test_a_meeting_has_sides_place_day_and_occurrence(
    engine: Engine, text: str, occurrence: str, place: str, edtf: str
) -> None:
    if place and not any(row.name == place for row in engine.knowledge.places.values()):
        place = ""
    assert _meetings(engine, text) == [({"NOR", "RUS"}, occurrence, place, edtf)]


def test_a_meeting_told_twice_is_one(engine: Engine) -> None:
    text = "Norwegian and Russian officers met in Oslo on Monday.\nThe meeting between Norwegian and Russian officers on Monday lasted an hour."  # noqa: E501
    assert len(_meetings(engine, text)) == 1


def test_meetings_on_two_days_are_two(engine: Engine) -> None:
    text = "Norwegian and Russian officers met in Oslo on Monday.\nNorway and Russia held talks in Moscow on May 3."
    assert len(_meetings(engine, text)) == 2


def test_one_side_alone_makes_no_meeting(engine: Engine) -> None:
    assert _meetings(engine, "Norwegian officers met on Monday to talk about pay.") == []


def test_talking_to_reporters_is_no_meeting(engine: Engine) -> None:
    assert _meetings(engine, "The Norwegian defence minister spoke to reporters about Russia.") == []


@pytest.mark.parametrize("denial", ["were not", "was never"])
def test_who_was_not_in_touch_met_nobody(engine: Engine, denial: str) -> None:
    assert _meetings(engine, f"Norway {denial} in touch with Russia on Monday.") == []


def test_without_a_day_of_publication_the_wording_is_kept(engine: Engine) -> None:
    (meeting,) = read(engine, "Norwegian and Russian officers met in Oslo on Monday." + CHANNEL, None).findings.meetings
    assert meeting.when is not None
    assert (meeting.when.edtf, meeting.when.basis, meeting.when.text) == (None, "none", "on Monday")


def _told(day: int | None, place: str = "", occurrence: str = "held") -> MeetingFound:
    when = None
    if day is not None:
        date = PUBLISHED.replace(day=day)
        when = TimeFound(0, 0, "", date.isoformat(), "explicit", date, date)
    parties: tuple[PartyFound, ...] = ()
    return MeetingFound(("NOR", "RUS"), parties, "in_person_bilateral", occurrence, 0, 0, 1, "r", when, place)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([_told(1), _told(1)], 1),
        ([_told(1), _told(None)], 1),
        ([_told(1), _told(2)], 2),
        ([_told(1, "Oslo"), _told(None, "Moscow")], 2),
        ([_told(1), _told(1, occurrence="planned")], 2),
    ],
)
def test_tellings_merge_unless_day_place_or_occurrence_differ(told: list[MeetingFound], count: int) -> None:
    assert len(merge_meetings(told)) == count


def test_a_call_on_a_day_the_next_meeting_and_one_by_video(rules: RulesCoder) -> None:
    text = """Norway, Russia officers meet on safety at sea

Norwegian and Russian officers met in Helsinki on Monday. In a call on Tuesday the two leaders welcomed it.

The defence ministers of Norway and Russia spoke by video on June 4 from Oslo.

Another meeting is due to take place on June 20, the Norwegian army said.
"""
    found = read(rules.engine, text).findings.meetings
    assert [(one.format, one.occurrence, one.place, one.when and one.when.edtf) for one in found] == [
        ("in_person_third_country", "held", "Helsinki", "2021-06-14"),
        ("phone_call", "held", "", "2021-06-15"),
        ("video_conference", "held", "", "2021-06-04"),
        ("in_person_bilateral", "planned", "", "2021-06-20"),
    ]


@pytest.mark.parametrize(
    ("text", "place", "edtf"),
    [
        (
            "The accord was signed in Oslo by the Norwegian and Russian defence ministers on June 1.",
            "Oslo",
            "2021-06-01",
        ),
        ("Norway and Russia signed a protocol on Monday.", "", "2021-06-14"),
        (_LONG_OPENING, "Oslo", "2021-06-01"),
    ],
)
def test_a_signing_is_a_meeting(rules: RulesCoder, text: str, place: str, edtf: str) -> None:
    assert ({"NOR", "RUS"}, "held", place, edtf) in _meetings(rules.engine, text)


def test_here_and_today_are_those_of_the_dateline(rules: RulesCoder) -> None:
    text = "OSLO, June 15 -- Norwegian and Russian officers met here today to test the military hotline."
    assert _meetings(rules.engine, text) == [({"NOR", "RUS"}, "held", "Oslo", "2021-06-15")]
    older = text.replace("June 15", "May 3")
    assert [edtf for _, _, _, edtf in _meetings(rules.engine, older)] == ["2021-06-16"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Norwegian and Russian officers met in Kirkenes on Sunday.\nA second meeting the next day brought no result.",
            ["2021-06-13", "2021-06-14"],
        ),
        (
            (
                "The Norwegian prime minister telephoned the Russian president on June 3.\n"
                "The evening before, Norwegian and Russian generals had sat down in Oslo."
            ),
            ["2021-06-03", "../2021-06-16"],
        ),
        (
            "It was the third round between Norway and Russia, after one in Helsinki in April and one in Riga last month.",
            ["../2021-06-16", "2021-04", "2021-05"],
        ),
        (
            "Norwegian and Russian officers met in Oslo on Monday.\nThey will see each other again in Moscow on June 20.",
            ["2021-06-14", "2021-06-20"],
        ),
        (
            (
                "The Norwegian minister wrote to his Russian colleague on June 3.\n"
                "Norwegian and Russian officers talked by telephone on June 3."
            ),
            ["2021-06-03", "2021-06-03"],
        ),
    ],
)
def test_each_of_several_meetings_has_its_day(rules: RulesCoder, text: str, days: list[str]) -> None:
    assert [edtf for _, _, _, edtf in _meetings(rules.engine, text)] == days


def test_one_verb_tells_of_two_meetings(rules: RulesCoder) -> None:
    text = "The Norwegian minister saw his Russian colleague in Oslo on Monday and the Finnish president in Turku on Tuesday."
    found = [(sides, place, edtf) for sides, _, place, edtf in _meetings(rules.engine, text)]
    assert found == [({"NOR", "RUS"}, "Oslo", "2021-06-14"), ({"NOR", "FIN"}, "Turku", "2021-06-15")]


def test_who_is_met_separately_is_met_in_a_meeting_of_his_own(rules: RulesCoder) -> None:
    text = "The Norwegian minister met separately with the Russian president and the Finnish president in Turku on Tuesday."
    assert [sides for sides, _, _, _ in _meetings(rules.engine, text)] == [{"NOR", "RUS"}, {"NOR", "FIN"}]


def test_where_a_meeting_is_told_what_was_done_there_is_none_beside_it(rules: RulesCoder) -> None:
    text = "Negotiators from Oslo and Moscow began a new round of talks in Doha on Monday."
    assert [(sides, place) for sides, _, place, _ in _meetings(rules.engine, text)] == [({"NOR", "RUS"}, "Doha")]


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Norway, who spoke on condition of anonymity, said that Russia had been told.",
        "The Swiss embassy, which speaks for Norway in Moscow, would not comment.",
        "Norwegian and Russian troops facing each other at Kirkenes have a new telephone.",
        "The Norwegian general urged both sides, Norwegians and Russians, to speak frankly.",
        "The Norwegian minister declined to discuss individual contacts with Russia.",
        "Under the treaty signed by Norway and Russia in 1907 the island belongs to Finland.",
        "After a close call between a Russian jet and a Norwegian plane, Norway asked for an explanation.",
        "Negotiations with Russia on a pullback can take place only if its troops leave, Norway said.",
        "Norway's king gave an interview in which he spoke of Russia at length.",
        "The former Soviet republic of Estonia has asked Norway for help.",
        "Norway sees Russia as a danger, the Norwegian defence minister said.",
        "Norwegian soldiers saw Russian officers on the bridge, a Norwegian general said.",
        "Norwegian and Russian generals used to face each other at the fence.",
    ],
)
def test_what_only_sounds_like_a_meeting_is_none(rules: RulesCoder, text: str) -> None:
    assert _meetings(rules.engine, text) == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Norwegian and Russian ministers met at the home of Finnish President X Halonen on Monday.", {"NOR", "RUS"}),
        ("Admiral Per Lund met Deputy Foreign Minister Pavel Orlov in Oslo on Monday.", {"NOR", "RUS"}),
        (
            "General Ole Berg, who commands the Norwegian army, met Colonel Ivan Petrov of the Russian navy.",
            {"NOR", "RUS"},
        ),
        ("Finnish mediators brought Norwegian and Russian officers together in Turku on Monday.", {"NOR", "RUS"}),
    ],
)
def test_hosts_are_no_side_and_people_get_theirs(rules: RulesCoder, text: str, sides: set[str]) -> None:
    assert [found for found, _, _, _ in _meetings(rules.engine, text)] == [sides]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The commission, set up in 2001, last met in Oslo on June 5.", "2021-06-05"),
        ("Tuesday's deal followed a meeting of Norwegian and Russian officers on June 5.", "2021-06-05"),
        ("A trip to Moscow that the Norwegian minister was to make on June 5 has been put off.", "2021-06-05"),
        (
            "It was the first talk of the Norwegian and Russian presidents since Solberg won the vote in May.",
            "../2021-06-16",
        ),
    ],
)
def test_a_meeting_has_no_day_but_its_own(rules: RulesCoder, text: str, edtf: str) -> None:
    text = "Norway and Russia have argued about the line for years.\n" + text
    assert [found for _, _, _, found in _meetings(rules.engine, text)] == [edtf]


def test_they_are_those_of_whom_was_told_just_before(rules: RulesCoder) -> None:
    text = (
        "Border talks\n\nIndia and Pakistan keep a military hotline. Indian and Pakistani troops are on alert.\n\n"
        "Indian Prime Minister Narendra Modi met Chinese President Xi Jinping in Kazan on June 2. "
        "The two had last met in Bali on May 3."
    )
    found = read(rules.engine, text).findings.meetings
    assert [(set(one.sides), one.place) for one in found] == [({"CHN", "IND"}, "Kazan"), ({"CHN", "IND"}, "Bali")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Norwegian and Russian officers met in Kirkenes on May 3. They ended a second round in the same city on Monday.",
         ["Kirkenes", "Kirkenes"]),
        ("Norwegian and Russian officers met in Helsinki on May 3. They saw each other there again on Monday.",
         ["Helsinki", "Helsinki"]),
        ("The Norwegian and Russian chiefs of staff met in Helsinki on May 3 and again in Stockholm on June 2.",
         ["Helsinki", "Stockholm"]),
    ],
)  # fmt: skip
def test_there_is_where_the_sentence_before_was(rules: RulesCoder, text: str, places: list[str]) -> None:
    assert [place for _, _, place, _ in _meetings(rules.engine, text)] == places


@pytest.mark.parametrize(
    ("headline", "dateline", "place"),
    [
        ("Norway, Russia hold rare talks in Kirkenes", "OSLO", "Kirkenes"),
        ("Norway, Russia hold rare talks", "HELSINKI, Finland", "Helsinki"),
        ("Norway, Russia hold rare talks", "KIRKENES, Norway, June 15", "Kirkenes"),
        # A report from a capital of one of the two may be of a meeting anywhere.
        ("Norway, Russia hold rare talks", "OSLO", ""),
    ],
)
def test_headline_and_dateline_tell_where_the_lead_was(
    rules: RulesCoder, headline: str, dateline: str, place: str
) -> None:
    lead = "Norwegian and Russian officers met on Monday to talk about their military hotline."
    found = read(rules.engine, f"{headline}\n\n{dateline} - {lead}\n{CHANNEL}").findings.meetings
    assert [one.place for one in found] == [place]


def test_what_they_met_for_is_no_second_meeting(rules: RulesCoder) -> None:
    text = "Norwegian and Russian officers met in Helsinki on Monday to talk about the hotline."
    assert len(_meetings(rules.engine, text)) == 1


def test_a_country_and_a_town_in_it_may_be_one_place() -> None:
    def told(place: str) -> MeetingFound:
        return MeetingFound(
            ("NOR", "RUS"), (), "in_person_bilateral", "held", 0, 0, 9, "r", place=place, sentences=(0,)
        )

    wide = frozenset({"finland"})
    assert [one.place for one in merge_meetings([told("Finland"), told("Helsinki")], wide)] == ["Helsinki"]
    assert len(merge_meetings([told("Turku"), told("Helsinki")], wide)) == 2
    assert len(merge_meetings([told("Mali"), told("Somalia")])) == 2
    countries = {"finland": "FIN", "geneva": "CHE"}
    assert len(merge_meetings([told("Finland"), told("Geneva")], wide, countries)) == 2


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("They will carry on in Tine on June 20.", "Tine"),
        ("They will continue the talks in Tine on June 20.", "Tine"),
    ],
)
def test_what_the_two_will_go_on_with_is_a_meeting_to_come(rules: RulesCoder, sentence: str, place: str) -> None:
    text = f"Chad, Sudan keep hotline\nOfficers of Chad and Sudan met in Adre on Monday. {sentence}"
    _, coming = read(
        rules.engine, text + CHANNEL.replace("Norway", "Chad").replace("Russia", "Sudan")
    ).findings.meetings
    assert (coming.occurrence, coming.place, coming.when and coming.when.edtf) == ("planned", place, "2021-06-20")


def test_going_on_with_something_else_is_no_meeting(rules: RulesCoder) -> None:
    text = "Chad, Sudan keep hotline\nOfficers of Chad and Sudan met in Adre on Monday. They will continue to patrol the border."
    assert len(read(rules.engine, text + CHANNEL).findings.meetings) == 1


def test_her_talks_are_those_of_whoever_was_named_just_before(rules: RulesCoder) -> None:
    text = (
        "Chad, Sudan keep hotline\nChad's Defence Minister Dago Yaya was in Khartoum on June 7. His talks with Sudanese "
        "Defence Minister Yassin Ibrahim lasted two hours."
    )
    (meeting,) = read(rules.engine, text + CHANNEL).findings.meetings
    assert (set(meeting.sides), meeting.place) == ({"TCD", "SDN"}, "Khartoum")


def test_a_president_of_no_country_told_is_at_home_in_the_capital(rules: RulesCoder) -> None:
    text = "Chad, Sudan keep hotline\nThe foreign minister of Chad called on President Pedro Perez in Lisbon on June 7."
    sides = [set(one.sides) for one in read(rules.engine, text + CHANNEL).findings.meetings]
    assert {"TCD", "PRT"} in sides


def test_the_meeting_after_one_by_video_is_that_one(rules: RulesCoder) -> None:
    text = (
        "Norway, Russia talk\nNorwegian and Russian officers held a virtual meeting on Monday. The meeting of the "
        "Norwegian and Russian officers lasted an hour."
    )
    (meeting,) = read(rules.engine, text + CHANNEL).findings.meetings
    assert meeting.format == "video_conference"


def test_two_places_with_a_day_each_are_two_meetings(rules: RulesCoder) -> None:
    text = (
        "Norwegian and Russian officers met in Oslo in March and in Kirkenes last month.\nThey use a military hotline."
    )
    found = _met(rules, text)
    assert [(one.place, one.when.edtf) for one in found if one.when] == [("Oslo", "2021-03"), ("Kirkenes", "2021-05")]


def test_a_place_and_what_was_agreed_there_are_one_meeting(rules: RulesCoder) -> None:
    text = "Norwegian and Russian officers met in Oslo on Monday and agreed to open a military hotline in Kirkenes in July."
    (meeting,) = _met(rules, text)
    assert meeting.place == "Oslo"


def test_who_brings_one_together_with_another_only_hosts_them(rules: RulesCoder) -> None:
    text = (
        "Sweden's envoy brought Norwegian Defence Minister Ola Dahl together with Russian General Ivan Petrov on Monday. "
        "The two armies have a hotline."
    )
    (meeting,) = _met(rules, text)
    assert set(meeting.sides) == {"NOR", "RUS"}


@pytest.mark.parametrize(
    ("text", "sides", "place", "day"),
    [
        (
            (
                "The armies of Norway and Russia have a new line between them. It was drawn at talks between the two sides in "
                "Geneva last week, with diplomats from Sweden and Finland at the table."
            ),
            {"NOR", "RUS"},
            "Geneva",
            "2021-06-07/2021-06-13",
        ),
        (
            (
                "The Norwegian premier said on Tuesday after his first round of talks with the Russian president that the "
                "military hotline would stay."
            ),
            {"NOR", "RUS"},
            "",
            "2021-06-15",
        ),
        (
            (
                "Norwegian and Russian officers said that the ceasefire document, signed in Geneva on Monday by Norway and "
                "Russia, will be made public."
            ),
            {"NOR", "RUS"},
            "Geneva",
            "2021-06-14",
        ),
    ],
)
def test_onlookers_sayings_and_participles_change_neither_sides_nor_day(
    rules: RulesCoder, text: str, sides: set[str], place: str, day: str
) -> None:
    found = rules.engine.read(ArticleInput("x", "fixture", "Armies talk\n\n" + text, published=PUBLISHED)).findings
    (meeting,) = found.meetings
    assert (set(meeting.sides), meeting.place, meeting.when and meeting.when.edtf) == (sides, place, day)


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("The generals quarrelled over the bargain struck at Geneva in March 2019.", "Geneva", "2019-03"),
        ("The deal was reached in Vienna on June 10.", "Vienna", "2021-06-10"),
        ("The truce negotiated in Stockholm in May has frayed.", "Stockholm", "2021-05"),
        ("The peace talks in Geneva broke up on Friday after four days.", "Geneva", "2021-06-11"),
        ("The talks will resume on June 26.", "", "2021-06-26"),
    ],
)
def test_where_a_deal_was_made_or_the_talks_were_its_two_sides_met(
    rules: RulesCoder, text: str, place: str, day: str
) -> None:
    before = "Armies keep hotline\n\nThe armies of Norway and Russia have a military hotline.\n\n"
    (meeting,) = _met(rules, before + text)
    assert (set(meeting.sides), meeting.place, meeting.when and meeting.when.edtf) == ({"NOR", "RUS"}, place, day)


@pytest.mark.parametrize(
    "text",
    [
        "The agreement made it possible to reopen a road in Kirkenes in May.",
        "A bomb struck a camp in Oslo in March.",
        "Sweden and Finland made the deal in Vienna in May.",
        "The talks deal with mines.",
        "The ministry hopes that the talks can now be brought to an end.",
    ],
)
def test_what_is_made_or_struck_otherwise_is_no_meeting_of_the_two(rules: RulesCoder, text: str) -> None:
    before = "Armies keep hotline\n\nThe armies of Norway and Russia have a military hotline.\n\n"
    found = _met(rules, before + text)
    assert all(set(one.sides) != {"NOR", "RUS"} for one in found)


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Defence Minister Ivan Petrov ended a four-day visit on Monday.", "Oslo", "2021-06-11/2021-06-14"),
        ("Russian Foreign Minister Sergei Lavrov visited in May.", "Oslo", "2021-05"),
        ("The accord was signed during Russian President Vladimir Putin's visit last month.", "Oslo", "2021-05"),
        ("Norwegian Defence Minister Frank Bakke-Jensen visited in May.", "", "2021-05"),
    ],
)
def test_a_visit_is_to_the_other_side_and_to_the_town_of_the_report(
    rules: RulesCoder, text: str, place: str, day: str
) -> None:
    before = "Armies keep hotline\n\nOSLO, June 16 - The armies of Norway and Russia have a military hotline.\n\n"
    (meeting,) = _met(rules, before + text)
    assert (set(meeting.sides), meeting.format, meeting.place) == ({"NOR", "RUS"}, "visit", place)
    assert meeting.when is not None
    assert meeting.when.edtf == day


@pytest.mark.parametrize(
    "text",
    [
        "Red Cross staff visited in May to see the prisoners.",
        "The Norwegian minister visited troops at the border on Monday.",
        "U.S. Defense Secretary Lloyd Austin visited in May.",
    ],
)
def test_a_visit_of_others_or_to_others_is_none_of_the_two(rules: RulesCoder, text: str) -> None:
    before = "Armies keep hotline\n\nOSLO, June 16 - The armies of Norway and Russia have a military hotline.\n\n"
    assert _met(rules, before + text) == ()


def _of_two(rules: RulesCoder, text: str) -> list[tuple[str, str, str]]:
    before = "Armies keep hotline\n\nThe armies of Norway and Russia have a military hotline.\n\n"
    found = _met(rules, before + text)
    assert all(set(one.sides) == {"NOR", "RUS"} for one in found)
    return [(one.occurrence, one.place, one.when.edtf or "" if one.when else "") for one in found]


def test_what_is_told_without_a_day_is_of_now_and_what_has_an_old_one_is_another(rules: RulesCoder) -> None:
    text = (
        "Norwegian and Russian officers held talks behind closed doors on the ceasefire line.\n\n"
        "The two sides had met in Vienna in March."
    )
    assert [day for _, _, day in _of_two(rules, text)] == ["../2021-06-16", "2021-03"]


def test_who_leads_talks_is_no_party(rules: RulesCoder) -> None:
    text = "Norwegian and Russian officers met in Oslo on Monday for talks led by Sweden's defence minister, Peter Hultqvist."
    assert _of_two(rules, text) == [("held", "Oslo", "2021-06-14")]


def test_two_people_who_had_met_before_did_so_with_each_other(rules: RulesCoder) -> None:
    text = "The teams are headed by Russian General Ivan Petrov and Norwegian General Ola Dahl, who had met in Vienna in May."
    assert _of_two(rules, text) == [("held", "Vienna", "2021-05")]


def test_a_round_of_talks_is_told_once(rules: RulesCoder) -> None:
    text = "Norway was to have opened a new round of negotiations with Russia in Vienna on Friday."
    assert _of_two(rules, text) == [("planned", "Vienna", "2021-06-18")]


def test_talks_told_of_as_known_are_those_of_now_whatever_their_day(rules: RulesCoder) -> None:
    text = (
        "Norway's prime minister travelled to Moscow to see the Russian president about the ceasefire line.\n\n"
        "In their April 21 talks the two leaders dwelt on the hotline."
    )
    assert [day for _, _, day in _of_two(rules, text)] == ["2021-04-21"]


@pytest.mark.parametrize(
    ("text", "occurrence"),
    [
        (
            "Norway was to have opened a new round of talks with Russia in Vienna on Monday. It has been put off.",
            "postponed",
        ),
        (
            (
                "A fifth round of talks between Norway and Russia had been due to open in Vienna on Monday. "
                "It is off until further notice."
            ),
            "postponed",
        ),
        ("Norwegian and Russian officers were to meet in Vienna on Monday. The meeting was cancelled.", "cancelled"),
        ("Norwegian and Russian officers met in Vienna on Monday. It was cancelled.", "held"),
        ("Norwegian and Russian officers are to meet in Vienna on Monday. They have cancelled a parade.", "planned"),
    ],
)
def test_the_next_sentence_tells_what_became_of_a_meeting(rules: RulesCoder, text: str, occurrence: str) -> None:
    assert [(found, place) for found, place, _ in _of_two(rules, text)] == [(occurrence, "Vienna")]


@pytest.mark.parametrize(
    ("text", "occurrence", "day"),
    [
        (
            "The Norwegian army chief spent an hour with the head of Russia's navy in Vienna on Monday.",
            "held",
            "2021-06-14",
        ),
        ("Their officers meet once a month. The next of the meetings is due in July.", "planned", "2021-07"),
        ("The ministers of Norway and Russia sat down on Monday for a first round of talks.", "held", "2021-06-14"),
    ],
)
def test_hours_spent_the_next_of_a_series_and_a_purpose_are_one_meeting(
    rules: RulesCoder, text: str, occurrence: str, day: str
) -> None:
    assert [(found, when) for found, _, when in _of_two(rules, text)] == [(occurrence, day)]


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Norwegian Prime Minister Erna Solberg told her Russian guest, Vladimir Putin, on Monday that a road would open.",
            [("held", "", "2021-06-14")],
        ),
        (
            "There will be no third round in Vienna on June 20, the Russian army said.",
            [("cancelled", "Vienna", "2021-06-20")],
        ),
        ("The two armies have nowhere left to talk.", []),
        ("Both neighbours had welcomed the team in February.", []),
        ("The forces need some way of reaching each other before an encounter in the Barents Sea.", []),
        ("Norwegian Prime Minister Erna Solberg told her guests on Monday that a road would open.", []),
    ],
)
def test_guests_have_met_and_rounds_that_will_not_be_are_cancelled(
    rules: RulesCoder, text: str, meetings: list[tuple[str, str, str]]
) -> None:
    assert _of_two(rules, text) == meetings


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "Talks between Norway and Russia broke off in Vienna on Monday and will resume on June 20.",
            [("held", "Vienna", "2021-06-14"), ("planned", "", "2021-06-20")],
        ),
        (
            "Talks between Norway and Russia ended on Monday and are to be continued in Vienna in July.",
            [("held", "", "2021-06-14"), ("planned", "Vienna", "2021-07")],
        ),
        ("Norway asked Russia on June 11 for talks in Vienna.", [("proposed", "Vienna", "")]),
        (
            "Erna Solberg and Vladimir Putin talked by telephone on June 13 about a possible meeting in Vienna.",
            [("held", "", "2021-06-13"), ("proposed", "Vienna", "")],
        ),
        (
            "Erna Solberg called on President Vladimir Putin and Foreign Minister Sergei Lavrov on June 14.",
            [("held", "", "2021-06-14"), ("held", "", "2021-06-14")],
        ),
        (
            (
                "A further meeting of Norwegian and Russian officers will be held in Vienna. "
                "Russian President Vladimir Putin had been expected in Oslo on Monday, but that visit was put off."
            ),
            [("planned_undated", "Vienna", ""), ("postponed", "Oslo", "2021-06-14")],
        ),
        (
            "The two ministers talked the crisis down in a phone call on June 13, and their envoys went back on Monday.",
            [("held", "", "2021-06-13")],
        ),
        ("A truce was reached on Monday after 14 hours of talks in Vienna.", [("held", "Vienna", "2021-06-14")]),
        (
            "The ministers of Norway and Russia held talks in Vienna on Monday and agreed to meet again on June 20.",
            [("held", "Vienna", "2021-06-14"), ("planned", "", "2021-06-20")],
        ),
        ("Norway had called off a meeting planned for June 20.", [("cancelled", "", "2021-06-20")]),
        ("Russia has proposed a meeting of the border commanders.", [("proposed", "", "")]),
        ("Norway suggested in May that officers of the two countries meet for consultations.", [("proposed", "", "")]),
        (
            "Officers of the two armies had been negotiating in Vienna since Friday. They signed it there on Monday.",
            [("held", "Vienna", "2021-06-11/2021-06-14")],
        ),
        (
            (
                "A panel has been at work since June 2019, when President Vladimir Putin received Prime Minister Erna "
                "Solberg of Norway in Moscow."
            ),
            [("held", "Moscow", "2019-06")],
        ),
        (
            "Norwegian and Russian officers have been talking by telephone since their generals met in Oslo on June 4.",
            [("held", "Oslo", "2021-06-04")],
        ),
        (
            "The protocol was signed on Monday during talks by video link between Erna Solberg and Vladimir Putin.",
            [("held", "", "2021-06-14")],
        ),
        (
            "Talks between Norway and Russia ended in Tokyo on Monday. Japan hosted the talks together with the EU.",
            [("held", "Tokyo", "2021-06-14")],
        ),
        (
            "Norwegian and Russian officers met on Monday. In Moscow, the defence minister spoke of a useful meeting.",
            [("held", "", "2021-06-14")],
        ),
        (
            "An agreement was signed on Monday during a visit by Norwegian Prime Minister Erna Solberg.",
            [("held", "", "2021-06-14")],
        ),
        (
            "Norway's Erna Solberg met Russia's Sergei Lavrov in Singapore on Monday. Norway had called off one set for May.",
            [("held", "Singapore", "2021-06-14")],
        ),
        ("Commanders of the Norwegian and of the Russian army signed a truce on Monday.", [("held", "", "2021-06-14")]),
        ("Norway and Russia signed a truce in Vienna on Monday.", [("held", "Vienna", "2021-06-14")]),
        (
            "Erna Solberg and Vladimir Putin announced the step after talks in Oslo on Monday.",
            [("held", "Oslo", "2021-06-14")],
        ),
        (
            "In 2018 Erna Solberg and Vladimir Putin declared at a summit that the line was theirs.",
            [("held", "", "2018")],
        ),
        ("Erna Solberg invited President Vladimir Putin to Oslo.", [("proposed", "Oslo", "")]),
        (
            "Erna Solberg saw President Vladimir Putin on Monday and invited him to Oslo.",
            [("held", "", "2021-06-14"), ("proposed", "Oslo", "")],
        ),
        ("Norway had invited Russia to send observers.", []),
        ("High-level talks on the line open in Vienna on June 20.", [("planned", "Vienna", "2021-06-20")]),
        ("Working-level talks in Vienna in May ended without a result.", [("held", "Vienna", "2021-05")]),
        ("No date has been set for the next round.", [("planned_undated", "", "")]),
        ("No date was set for another meeting.", []),
        ("Norway and Russia agreed to resume higher-level talks by June 20.", [("planned", "", "2021-06-20")]),
        ("Norway on Monday withdrew from a code of conduct and from talks with Russia.", []),
        ("Norway cut off the talks in May, together with the defence policy talks.", []),
        (
            "The joint commission sits each year. Its session planned for June 20 was put off.",
            [("postponed", "", "2021-06-20")],
        ),
        ("Talks had resumed in January after a break due to the pandemic.", [("held", "", "2021-01")]),
        (
            "Two days of talks between Norway and Russia ended in Vienna on Monday.",
            [("held", "Vienna", "2021-06-13/2021-06-14")],
        ),
        ("Norway and Russia wrapped up a three-day meeting on Monday.", [("held", "", "2021-06-12/2021-06-14")]),
        ("Officers of the two met in Vienna on Monday and Tuesday.", [("held", "Vienna", "2021-06-14/2021-06-15")]),
        (
            "Norway and Russia will hold talks in Vienna later this year.",
            [("planned", "Vienna", "2021-06-16/2021-12-31")],
        ),
        ("Norway and Russia held talks in Vienna in mid-May.", [("held", "Vienna", "2021-05")]),
        (
            "Prime Minister Erna Solberg of Norway flew to Moscow on Monday. Putin is to return the visit in July.",
            [("held", "Moscow", "2021-06-14"), ("planned", "", "2021-07")],
        ),
        ("Russia on Monday turned down a Norwegian request for a meeting of the two leaders.", [("proposed", "", "")]),
        (
            "Finland's president offered on Monday to bring the two neighbours together in Riga.",
            [("proposed", "Riga", "")],
        ),
        (
            "It was the first time that the army chiefs of Norway and Russia had spoken since January.",
            [("held", "", "../2021-06-16")],
        ),
        (
            "The talks in Vienna on Monday were attended by observers from Finland and Sweden.",
            [("held", "Vienna", "2021-06-14")],
        ),
        ("Russian officials are due in Oslo on June 20 to discuss the border.", [("planned", "Oslo", "2021-06-20")]),
        (
            "A meeting of the two army chiefs that was due on Friday will not take place.",
            [("cancelled", "", "2021-06-18")],
        ),
        ("The navies of Norway and Russia toured the bay together on Monday.", [("held", "", "2021-06-14")]),
        ("It may not be necessary for the Norwegian and Russian generals to meet again, he said.", []),
        (
            "A meeting on the truce, set for June 20 in the Dutch town of Utrecht, will not take place.",
            [("cancelled", "Utrecht", "2021-06-20")],
        ),
        (
            "Erna Solberg and Vladimir Putin met on the sidelines of an African Union summit in Addis Ababa in May.",
            [("held", "Addis Ababa", "2021-05")],
        ),
        (
            "Norwegian and Russian ministers spoke by telephone on Monday about the talks in Vienna.",
            [("held", "", "2021-06-14")],
        ),
        ("Norway has asked Finland to arrange a meeting with Russia.", [("proposed", "", "")]),
        ("Contacts between the Norwegian and Russian navies were cut off in January.", []),
        (
            "Erna Solberg and Vladimir Putin agreed on it in a telephone call and on Monday talked again by video link.",
            [("held", "", "../2021-06-16"), ("held", "", "2021-06-14")],
        ),
        (
            "The envoys went back on Sunday, as agreed by Erna Solberg and Vladimir Putin in a telephone call on June 10.",
            [("held", "", "2021-06-10")],
        ),
        (
            "The pause began on May 27 after a telephone call between the two leaders, and was extended in June.",
            [("held", "", "2021-05-27")],
        ),
        ("The hotline worked. Norwegian and Russian officers used it on Monday.", [("held", "", "2021-06-14")]),
        ("Erna Solberg sent a notice on the pact to President Vladimir Putin on Monday.", [("held", "", "2021-06-14")]),
        (
            "Erna Solberg sent Russia a message on Monday in response to reports of a raid.",
            [("held", "", "2021-06-14")],
        ),
        (
            "A first round of talks between Norway and Russia took place in Vienna in April and a second in Riga in May.",
            [("held", "Vienna", "2021-04"), ("held", "Riga", "2021-05")],
        ),
    ],
)
def test_talks_that_will_resume_are_told_twice_and_those_asked_for_have_no_day(
    rules: RulesCoder, text: str, meetings: list[tuple[str, str, str]]
) -> None:
    assert _of_two(rules, text) == meetings


def test_he_is_who_did_something_rather_than_whose_fall_it_was(rules: RulesCoder) -> None:
    text = (
        "Norwegian Prime Minister Erna Solberg flew to Moscow after Boris Yeltsin's fall. "
        "She met the Russian army chief there on June 14."
    )
    assert _of_two(rules, text) == [("held", "Moscow", "2021-06-14")]


def test_the_town_of_a_dateline_is_spelt_as_in_a_sentence(rules: RulesCoder) -> None:
    text = "PORT OF SPAIN, June 15 (Example Wire) - Norwegian and Russian officers met here on Monday.\n\n"
    assert [one.place for one in _met(rules, text + CHANNEL.strip())] == ["Port of Spain"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Norway and Russia held talks in Oslo on Monday.", "delegation_talks"),
        (
            "Norwegian Prime Minister Erna Solberg held talks on Monday with President Vladimir Putin.",
            "in_person_bilateral",
        ),
    ],
)
def test_talks_of_nobody_in_particular_are_those_of_delegations(rules: RulesCoder, text: str, form: str) -> None:
    assert [one.format for one in _met(rules, text + CHANNEL)] == [form]


def test_a_meeting_without_a_day_of_its_own_gets_none_from_the_news(rules: RulesCoder) -> None:
    text = (
        "Norwegian Prime Minister Erna Solberg spoke of the truce in Oslo on Tuesday.\n\n"
        "Russian President Vladimir Putin had met her before.\n\n"
    )
    assert [one.when.edtf for one in _met(rules, text + CHANNEL) if one.when is not None] == ["../2021-06-16"]


def test_a_contact_with_each_of_two_may_open_a_text(rules: RulesCoder) -> None:
    text = (
        "Modi spoke with Xi Jinping and with Imran Khan on Monday.\n"
        "The armies of India, China and Pakistan have hotlines, and their soldiers are on alert."
    )
    found = read(rules.engine, text, date(2019, 6, 14)).findings.meetings
    assert [set(one.sides) for one in found] == [{"CHN", "IND"}, {"IND", "PAK"}]


def test_who_has_not_met_since_a_month_yet_to_come_met_in_that_of_last_year(rules: RulesCoder) -> None:
    text = (
        "The armies of Eritrea and Ethiopia face each other.\n"
        "The military coordination commission of Eritrea and Ethiopia has not met since July, their officers said."
    )
    (meeting,) = read(rules.engine, text, date(2019, 6, 14)).findings.meetings
    assert (meeting.occurrence, meeting.when and meeting.when.edtf) == ("held", "2018-07")


def test_their_commanders_are_of_the_pair_named_just_before(engine: Engine) -> None:
    text = (
        "Norwegian and Russian patrol boats clashed off Vardo on Monday, and Norway protested to Russia.\n\n"
        "Finland and Sweden, meanwhile, pulled back from the line. Their commanders held a tenth round of talks in May."
    )
    assert {"FIN", "SWE"} in [sides for sides, *_ in _meetings(engine, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian and Russian officers met in Kirkenes on Monday and agreed to meet again in Murmansk.",
        "Norway and Russia are to hold the next round of talks in Murmansk, after a session in Kirkenes on Monday.",
    ],
)
def test_a_day_and_a_place_are_those_of_the_meeting_told_beside_them(rules: RulesCoder, text: str) -> None:
    found = {(place, edtf) for _, _, place, edtf in _meetings(rules.engine, text)}
    assert found == {("Kirkenes", "2021-06-14"), ("Murmansk", "")}


@pytest.mark.parametrize(
    "opening", ["Norwegian and Russian ships collided off Vardo", "Russian guns hit a Norwegian post"]
)
def test_the_two_ministers_are_of_the_sides_that_only_adjectives_name(engine: Engine, opening: str) -> None:
    text = f"{opening} on Monday.\n\nThe two foreign ministers spoke by telephone on Tuesday."
    found = read(engine, text + "\nThe military hotline was not used.").findings.meetings
    assert [set(one.sides) for one in found] == [{"NOR", "RUS"}]


@pytest.mark.parametrize(
    ("telling", "occurrence"),
    [
        ("The explanations given by Russian officers did not satisfy Norway.", "held"),
        ("Norway has let Russia know through diplomats that it wants the men back.", "held"),
        ("Norwegian Foreign Minister Jan Sample has been invited to Moscow for next month.", "proposed"),
    ],
)
def test_one_side_alone_tells_of_a_contact_with_the_other(rules: RulesCoder, telling: str, occurrence: str) -> None:
    text = f"Russian and Norwegian patrol boats clashed off Vardo on Monday.\n\n{telling}"
    assert [(sides, told) for sides, told, *_ in _meetings(rules.engine, text)] == [({"NOR", "RUS"}, occurrence)]


def test_who_agreed_at_a_forum_was_there(rules: RulesCoder) -> None:
    text = (
        "Russian and Norwegian patrol boats clashed off Vardo on Monday.\n\n"
        "The two sides agreed last May at a forum to keep apart. The Norwegian embassy lodged a protest on Tuesday."
    )
    found = {(one.format == "written_exchange", one.when.edtf) for one in _met(rules, text + CHANNEL) if one.when}
    assert found == {(False, "2021-05"), (True, "2021-06-15")}


def test_those_who_agreed_on_a_meeting_met_where_and_when_they_agreed(rules: RulesCoder) -> None:
    """`agreed in A last month that their officers should meet again` tells of a meeting held and of one to come."""
    found = _meetings(
        rules.engine,
        "The Norwegian and Russian foreign ministers agreed in Stockholm last month that their officers should meet again.",
    )
    told = sorted((occurrence, place) for _, occurrence, place, _ in found)
    assert told == [("held", "Stockholm"), ("planned_undated", "")]
