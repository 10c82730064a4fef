"""The day of a status: that beside its cue, that of the meeting or the saying, else the day of the news or of the article."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deconfdb.coders.engine import Engine
from deconfdb.coders.rules import RulesCoder
from tests.unit.coders.conftest import FORCES, PUBLISHED, article, read

TODAY = PUBLISHED.isoformat()


def _dated(engine: Engine, text: str) -> set[tuple[str, str | None]]:
    found = read(engine, f"{text} {FORCES}").findings.mechanisms
    return {(status.status, status.when.edtf if status.when else None) for one in found for status in one.statuses}


@pytest.mark.parametrize(
    "text",
    [
        "The military hotline between Norway and Russia is answered every day, an officer said on Monday.",
        "Norwegian and Russian officers met in Kirkenes in May 2019. The two armies are in touch over the military hotline.",
    ],
)
def test_what_is_so_now_is_so_on_the_day_of_the_article(rules: RulesCoder, text: str) -> None:
    assert ("operating", TODAY) in _dated(rules.engine, text)


def test_what_has_gone_on_since_a_day_goes_on_until_the_article(engine: Engine) -> None:
    dated = _dated(engine, "The ceasefire between Norway and Russia has frayed since May 2020.")
    assert dated == {("impaired", f"2020-05/{TODAY}")}


def test_a_day_to_come_is_not_that_of_an_agreement(engine: Engine) -> None:
    dated = _dated(engine, "Norway and Russia have agreed that a military hotline will be opened on December 31.")
    assert dated == {("agreed", TODAY)}


def test_the_day_of_another_deed_is_not_that_of_the_status(rules: RulesCoder) -> None:
    text = "Norway and Russia, which came close to a clash in 2019, have agreed on a military hotline."
    assert _dated(rules.engine, text) == {("agreed", TODAY)}


def test_the_day_of_writing_is_not_that_of_the_status(engine: Engine) -> None:
    day = PUBLISHED.strftime("%B %-d")
    dated = _dated(engine, f"OSLO, {day} - Norway and Russia agreed on a military hotline in January.")
    assert dated == {("agreed", f"{PUBLISHED.year}-01")}


def test_the_year_in_the_name_of_a_text_is_not_that_of_its_end(engine: Engine) -> None:
    assert _dated(engine, "Russia suspended the border agreement of 2000 with Norway.") == {("suspended", TODAY)}
    assert _dated(engine, "Russia suspended the border agreement with Norway in 2019.") == {("suspended", "2019")}


def test_what_is_there_was_used_on_the_day_told_beside_it(rules: RulesCoder) -> None:
    text = "Norwegian and Russian officers did on Tuesday what the hotline between their armies is for."
    dated = _dated(
        rules.engine, f"The military hotline between Norway and Russia did on Tuesday what it is for. {text}"
    )
    assert dated == {("operating", "2021-06-15")}


def test_what_hangs_on_the_cue_is_its_day(rules: RulesCoder) -> None:
    text = "Russia suspended its part in the border agreement with Norway, the last that limits patrols, on February 21, 2019."
    assert _dated(rules.engine, text) == {("suspended", "2019-02-21")}


def test_the_day_of_another_thing_is_not_that_of_the_status(rules: RulesCoder) -> None:
    text = "The border agreement between Norway and Russia remains in force despite last week's clash."
    assert _dated(rules.engine, text) == {("in_force", TODAY)}


def test_the_day_in_an_apposition_is_not_that_of_the_status(rules: RulesCoder) -> None:
    text = "Talks between generals of Norway and Russia, the first since the shelling of a ship in May 2019, fell apart on June 14."
    assert ("deadlocked", f"{PUBLISHED.year}-06-14") in _dated(rules.engine, text)


def test_the_day_on_which_a_thing_is_to_be_is_not_that_of_the_decision(rules: RulesCoder) -> None:
    text = "Norway and Russia agreed on June 14 that a joint commission will be set up on June 15."
    assert _dated(rules.engine, text) == {("agreed", f"{PUBLISHED.year}-06-14")}


def test_what_was_never_ratified_is_of_the_day_on_which_it_was_signed(rules: RulesCoder) -> None:
    text = "The Norwegian parliament never ratified the border treaty with Russia that was signed in 2005."
    assert ("agreed", "2005") in _dated(rules.engine, text)


def test_a_day_told_later_is_that_of_what_the_lead_tells_of(rules: RulesCoder) -> None:
    lead = "Norway and Russia have suspended their military hotline, the ministry of Norway said."
    between = "\n\n".join(["Norwegian and Russian soldiers face each other along the border."] * 3)
    text = article(f"{lead}\n\n{between}\n\nThe hotline was suspended by both armies on Monday.\n")
    found = rules.engine.read(text).findings.mechanisms
    days = {
        status.when.edtf for one in found for status in one.statuses if status.when and status.status == "suspended"
    }
    assert days == {"2021-06-14"}


def test_a_passive_tells_of_the_past_beside_what_is_to_come(rules: RulesCoder) -> None:
    text = "The border agreement was signed on Monday by the ministers of Norway and Russia and will enter into force in July."
    (meeting,) = read(rules.engine, f"{text} {FORCES}").findings.meetings
    assert meeting.occurrence == "held"


@pytest.mark.parametrize("made", ["It was signed on Saturday in Oslo.", "Saturday's truce lets prisoners go home."])
def test_what_a_text_provides_for_was_agreed_when_that_was_made(rules: RulesCoder, made: str) -> None:
    text = (
        "Norway and Russia have made a truce, officers said on Monday.\n\n"
        f"{made} A joint commission of Norway and Russia will look into breaches, a Norwegian officer said on Monday.\n\n"
    )
    saturday = PUBLISHED - timedelta(days=(PUBLISHED.weekday() - 5) % 7)
    assert ("agreed", saturday.isoformat()) in _dated(rules.engine, text)


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        (
            "Talks between generals of Norway and Russia, last held in Oslo in May 2019, are suspended.",
            "suspended",
            TODAY,
        ),
        ("Norway suspended the border agreement with Russia after a soldier was killed in March.", "suspended", TODAY),
        ("Norway accused Russia of breaking the ceasefire signed in Oslo in May 2019.", "impaired", TODAY),
        ("A ceasefire signed by Norway and Russia in May 2019 collapsed within hours.", "ceased", "2019-05"),
    ],
)
def test_what_befell_a_thing_is_not_dated_by_its_making(rules: RulesCoder, text: str, status: str, day: str) -> None:
    assert (status, day) in _dated(rules.engine, text)


def test_the_day_in_the_lead_is_better_than_that_taken_for_the_headline(rules: RulesCoder) -> None:
    lead = "Norway and Russia have reopened a military hotline between their forces, Oslo said on Wednesday."
    found = read(
        rules.engine,
        f"Norway, Russia reopen military hotline\n\n{lead} Their generals met in Kirkenes on Tuesday. {FORCES}",
    ).findings.mechanisms
    days = {one.when.edtf for group in found for one in group.statuses if one.status == "operating" and one.when}
    assert days == {TODAY}


def test_a_headline_from_a_day_on_speaks_of_what_is_to_come(rules: RulesCoder) -> None:
    text = "Norway, Russia agree ceasefire from Saturday\n\nThe fighting has cost many lives."
    found = read(rules.engine, f"{text} {FORCES}").findings.mechanisms
    assert {one.when.edtf for group in found for one in group.statuses if one.when} == {TODAY}


def test_what_was_agreed_on_was_so_where_the_sides_met_not_when_it_was_told(rules: RulesCoder) -> None:
    text = "Norway and Russia have signed a border protocol, Oslo said on Wednesday. The two presidents met in Kirkenes on Monday."
    assert ("agreed", "2021-06-14") in _dated(rules.engine, text)


@pytest.mark.parametrize(
    ("which", "day"), [("that", "2014-05"), ("the following", "2015-05"), ("the previous", "2013-05")]
)
def test_a_month_of_another_year_is_counted_from_the_year_named(rules: RulesCoder, which: str, day: str) -> None:
    text = f"A ceasefire between Norway and Russia, agreed in 2014, was broken in May of {which} year."
    assert ("impaired", day) in _dated(rules.engine, text)


def test_the_day_of_saying_is_not_that_of_what_both_agreed_on(rules: RulesCoder) -> None:
    day = PUBLISHED - timedelta(days=1)
    text = (
        "Norway and Russia have agreed to keep their troops ten kilometres apart, officers said on "
        f"{PUBLISHED:%A}. The understanding was reached in Kirkenes on {day:%A}."
    )
    assert ("agreed", day.isoformat()) in _dated(rules.engine, text)


def test_talks_that_are_stuck_are_so_on_the_day_of_the_article(rules: RulesCoder) -> None:
    day = PUBLISHED - timedelta(days=1)
    text = f"The peace talks between Norway and Russia are deadlocked, a Norwegian diplomat said on {day:%A}."
    assert ("deadlocked", TODAY) in _dated(rules.engine, text)


def test_every_tuesday_is_no_day(rules: RulesCoder) -> None:
    text = "The military hotline between Norway and Russia is in use every Tuesday, an officer said."
    assert _dated(rules.engine, text) == {("operating", TODAY)}


def test_a_day_counted_from_another_deed_is_that_of_the_clause_behind_it(rules: RulesCoder) -> None:
    day = PUBLISHED - timedelta(days=2)
    text = (
        f"Norway said on {day:%A} that it was on alert, a day after Russian troops entered the buffer zone between "
        "Norway and Russia to clear a road."
    )
    assert ("impaired", (day - timedelta(days=1)).isoformat()) in _dated(rules.engine, text)


def test_what_took_effect_this_week_stands_until_the_article(rules: RulesCoder) -> None:
    day = PUBLISHED - timedelta(days=2)
    dated = _dated(rules.engine, f"The ceasefire between Norway and Russia took effect on {day:%A}.")
    assert dated == {("in_force", f"{day.isoformat()}/{TODAY}")}


def test_the_latest_of_two_days_of_signing_counts(rules: RulesCoder) -> None:
    day = PUBLISHED - timedelta(days=1)
    text = (
        "Norway and Russia signed a truce in Oslo in May. "
        f"The truce between Norway and Russia was signed anew on {day:%A} by their ministers."
    )
    assert ("agreed", day.isoformat()) in _dated(rules.engine, text)
