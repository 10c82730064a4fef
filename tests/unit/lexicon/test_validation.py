"""The validator names every kind of fault by file, line, row and column, and lets a sound lexicon pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from deconfdb.errors import Problem
from deconfdb.lexicon import Lexicon, records, validate_lexicon
from deconfdb.lexicon.records import Day

STATE = records.State(
    "ISL", "isl", "state", "Iceland", ("Republic of Iceland",), ("Icelandic",), (), "Reykjavik", (), (), "ISO 3166-1"
)
MINISTRY = records.Institution(
    "isl-mfa", "Icelandic Foreign Ministry", "ministry", "ISL", "foreign_ministry", (), None, None, "an example"
)
GROUP = records.Organisation("example-group", "Example Group", "armed_group", "UNKNOWN", "ISL", (), None, None, "")
OFFICE = records.Office("isl-fm", "Foreign Minister of Iceland", "foreign_minister", "isl-mfa", "ISL", 2, True, (), "")
ANNA = records.Person("anna", "Anna Example", (), "ISL")
BJARNI = records.Person("bjarni", "Bjarni Example", (), "ISL")
OUTLET = records.Outlet("example-times", "Example Times", (), "newspaper", "ISL", False, ("times.example",), False)
CUE = records.ReportingCue(
    "say", ("say", "said"), "verb", ("that",), "affirm", "assert", "certain", "", "", "strong", ""
)
TERM = records.MechanismTerm("hotline", ("hotline",), "hotline", "weak", "")
STATUS = records.StatusCue(
    "open", ("open", "opened"), "verb", "object", "operational", "operating", "", "", "institutional", "mooted", 5, ""
)
TRIGGER = records.MeetingTrigger(
    "meet", ("meet", "met"), "verb", "in_person_bilateral", "held", "in_person", "strong", ""
)
PLACE = records.Place("reykjavik", "Reykjavik", (), "ISL", "city", True, "")
PATTERN = records.Boilerplate("rights", "all rights reserved", "legal_notice", "line", "")


def held(person: str, start: str, end: str = "", office: str = "isl-fm") -> records.Tenure:
    return records.Tenure(person, office, Day.parse(start), Day.parse(end) if end else None, False, "an example")


SOUND = Lexicon(
    states=(STATE,),
    institutions=(MINISTRY,),
    armed_groups=(GROUP,),
    offices=(OFFICE,),
    persons=(ANNA, BJARNI),
    office_holders=(held("anna", "2015-03-01", "2018-07-09"), held("bjarni", "2018-07-09")),
    outlets=(OUTLET,),
    cues_reporting=(CUE,),
    mechanism_terms=(TERM,),
    status_cues=(STATUS,),
    meeting_triggers=(TRIGGER,),
    places=(PLACE,),
    boilerplate=(PATTERN,),
)


def problems(**tables: tuple[Any, ...]) -> tuple[Problem, ...]:
    """What is wrong with the sound lexicon if some of its tables are replaced."""
    return validate_lexicon(replace(SOUND, **tables))


def test_a_sound_lexicon_has_no_problem() -> None:
    assert validate_lexicon(SOUND) == ()


# ---- codes, words and refs -------------------------------------------------------------------------------------------
FAULTY_CELLS: Mapping[str, tuple[str, Any, str, str, str]] = {
    "code of a vocabulary": ("outlets", replace(OUTLET, kind="newspapr"), "kind", "unknown_code", "newspapr"),
    "side of a state": ("states", replace(STATE, code="ISX"), "code", "unknown_code", "ISX"),
    "side of a person": ("persons", replace(ANNA, side="XYZ"), "side", "unknown_code", "XYZ"),
    "country of an outlet": ("outlets", replace(OUTLET, country="SDF"), "country", "not_a_country", "SDF"),
    "level": ("offices", replace(OFFICE, level=7), "level", "unknown_code", "7"),
    "stance": ("cues_reporting", replace(CUE, stance="affirms"), "stance", "unknown_code", "affirms"),
    "stance if negated": (
        "cues_reporting", replace(CUE, negated_stance="denies"), "negated_stance", "unknown_code", "denies",
    ),
    "empty stance": ("cues_reporting", replace(CUE, stance=""), "stance", "empty_cell", ""),
    "country of a place": ("places", replace(PLACE, country="ICE"), "country", "unknown_code", "ICE"),
    "word of the lexicon's own": ("offices", replace(OFFICE, role="minister"), "role", "unknown_word", "minister"),
    "one of several words": (
        "cues_reporting", replace(CUE, complements=("that", "those")), "complements", "unknown_word", "those",
    ),
    "status of the other track": (
        "status_cues", replace(STATUS, status="mooted"), "status", "unknown_status", "operational/mooted",
    ),
    "status without a track": (
        "status_cues", replace(STATUS, negated_status="suspended"), "negated_status", "unknown_status", "/suspended",
    ),
    "no status": ("status_cues", replace(STATUS, track="", status=""), "status", "unknown_status", "/"),
    "body of an office": ("offices", replace(OFFICE, body="isl-mod"), "body", "unknown_ref", "isl-mod"),
    "state of a group": ("armed_groups", replace(GROUP, state="NOR"), "state", "unknown_ref", "NOR"),
    "form of a ref": ("outlets", replace(OUTLET, ref="Example_Times"), "ref", "ref_form", "Example_Times"),
    "empty value": ("persons", replace(ANNA, aliases=("Anna E.", "")), "aliases", "empty_value", "Anna E.|"),
    "no name": ("mechanism_terms", replace(TERM, term=""), "term", "empty_cell", ""),
    "pattern": ("boilerplate", replace(PATTERN, pattern="(rights"), "pattern", "pattern", "(rights"),
    "year": ("institutions", replace(MINISTRY, start=Day.parse("0218")), "start", "odd_year", "0218"),
    "dates": (
        "institutions", replace(MINISTRY, start=Day.parse("2018"), end=Day.parse("2017-12-31")),
        "end", "reversed_dates", "2018/2017-12-31",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTY_CELLS)
def test_a_faulty_cell_is_named(case: str) -> None:
    table, row, column, code, value = FAULTY_CELLS[case]
    rest = getattr(SOUND, table)[1:]
    found = [problem for problem in problems(**{table: (row, *rest)}) if problem.code == code]
    name = row.cue if table in {"cues_reporting", "status_cues"} else getattr(row, "ref", "")
    assert [(problem.location, problem.value) for problem in found] == [
        (f"{table}.csv line 2 ({name}), {column}", value)
    ]
    assert found[0].message
    assert found[0].way_out


def test_the_nearest_code_is_offered() -> None:
    (problem,) = problems(outlets=(replace(OUTLET, kind="newspapr"),))
    assert str(problem) == (
        "outlets.csv line 2 (example-times), kind: source_kind has no such code (found: newspapr); "
        "did you mean newspaper?"
    )


@pytest.mark.parametrize(("column", "tenure"), [
    ("person", held("carla", "2010-01-01", "2011-01-01")),
    ("office", held("anna", "2010-01-01", "2011-01-01", office="isl-dm")),
])  # fmt: skip
def test_a_tenure_leads_to_a_person_and_an_office(column: str, tenure: records.Tenure) -> None:
    found = problems(office_holders=(*SOUND.office_holders, tenure))
    assert [(each.code, each.location, each.value) for each in found] == [
        ("unknown_ref", f"office_holders.csv line 4 ({tenure.person}), {column}", getattr(tenure, column))
    ]


# ---- rows and wordings that stand twice ------------------------------------------------------------------------------
def test_a_row_stands_once() -> None:
    found = problems(outlets=(OUTLET, replace(OUTLET, name="Other Times")))
    assert [(each.code, each.location, each.message) for each in found] == [
        ("duplicate", "outlets.csv line 3 (example-times), ref", "stands already on line 2")
    ]


def test_the_ref_of_an_actor_is_its_own_over_all_files() -> None:
    found = problems(armed_groups=(replace(GROUP, ref="isl-mfa"),))
    assert [(each.code, each.location, each.message) for each in found] == [
        ("duplicate", "armed_groups.csv line 2 (isl-mfa), ref", "stands already in institutions.csv line 2")
    ]


@pytest.mark.parametrize(("table", "row", "other"), [
    ("cues_reporting", CUE, replace(CUE, cue="speak", forms=("speak", "said"))),
    ("mechanism_terms", TERM, replace(TERM, term="line", forms=("hotline",))),
    ("status_cues", STATUS, replace(STATUS, cue="start", forms=("start", "opened"))),
    ("meeting_triggers", TRIGGER, replace(TRIGGER, trigger="meet up", forms=("met",))),
])  # fmt: skip
def test_a_form_belongs_to_one_row(table: str, row: Any, other: Any) -> None:
    shared = next(form for form in other.forms if form in row.forms)
    found = problems(**{table: (row, other)})
    assert [(each.code, each.value, each.location.split(" (")[0]) for each in found] == [
        ("duplicate_form", shared, f"{table}.csv line 3")
    ]


def test_a_cue_stands_once() -> None:
    found = problems(cues_reporting=(CUE, replace(CUE, forms=("says",))))
    assert [(each.code, each.value) for each in found] == [("duplicate", "say")]


def test_a_form_may_mean_two_things_in_two_constructions() -> None:
    as_noun = replace(CUE, cue="the said", forms=("said",), construction="noun")
    open_subject = replace(STATUS, cue="open by itself", position="subject")
    assert problems(cues_reporting=(CUE, as_noun), status_cues=(STATUS, open_subject)) == ()


# ---- names -----------------------------------------------------------------------------------------------------------
def test_a_name_leads_to_one_actor_whatever_the_file() -> None:
    found = problems(armed_groups=(replace(GROUP, aliases=("Republic of Iceland",)),))
    assert [(each.code, each.location, each.value, each.message) for each in found] == [
        (
            "shared_name",
            "armed_groups.csv line 2 (example-group), aliases",
            "Republic of Iceland",
            "is also a name of isl (states.csv line 2) in the same period",
        )
    ]


@pytest.mark.parametrize(("alias", "codes"), [("Bjarni Éxample", ["shared_name"]), ("bjarni example", [])])
def test_names_are_one_with_and_without_accents_but_not_in_another_case(alias: str, codes: list[str]) -> None:
    group = replace(GROUP, aliases=(alias,), start=Day.parse("2019"))
    assert [each.code for each in problems(armed_groups=(group,))] == codes


def test_a_name_may_pass_on_to_the_next() -> None:
    before = replace(GROUP, ref="before", aliases=("The Front",), end=Day.parse("2016-07"))
    after = replace(GROUP, ref="after", name="Later Group", aliases=("The Front",), start=Day.parse("2016-07"))
    assert problems(armed_groups=(replace(before, name="Earlier Group"), after)) == ()
    open_ended = replace(before, name="Earlier Group", end=None)
    assert [each.code for each in problems(armed_groups=(open_ended, after))] == ["shared_name"]


def test_two_persons_may_share_a_surname_unless_in_office_at_the_same_time() -> None:
    persons = (replace(ANNA, aliases=("Example",)), replace(BJARNI, aliases=("Example",)))
    assert problems(persons=persons) == ()
    both_now = (held("anna", "2015-03-01", "2018-07-09"), held("bjarni", "2017-01-01", office="isl-dm"))
    second = replace(OFFICE, ref="isl-dm", title="Defence Minister of Iceland", role="defence_minister")
    found = problems(persons=persons, offices=(OFFICE, second), office_holders=both_now)
    assert [(each.code, each.value) for each in found] == [("shared_name", "Example")]


def test_a_name_out_of_office_counts_always() -> None:
    persons = (replace(ANNA, aliases=("Example",)), BJARNI, replace(BJARNI, ref="carla", name="Example"))
    assert [(each.code, each.location) for each in problems(persons=persons)] == [
        ("shared_name", "persons.csv line 4 (carla), name")
    ]


@pytest.mark.parametrize(("side", "codes"), [("ISL", []), ("UNKNOWN", ["unknown_code"])])
def test_a_person_may_be_of_rebels_without_a_code(side: str, codes: list[str]) -> None:
    persons = (replace(ANNA, side="example-group"), BJARNI)
    found = problems(armed_groups=(replace(GROUP, side=side),), persons=persons)
    assert [each.code for each in found] == codes


def test_a_row_has_a_name_once() -> None:
    found = problems(outlets=(replace(OUTLET, aliases=("Example Times",)),))
    assert [(each.code, each.value) for each in found] == [("repeated_name", "Example Times")]
    assert problems(outlets=(replace(OUTLET, aliases=("Éxample Times",)),)) == ()


@pytest.mark.parametrize("table", ["outlets", "offices"])
def test_outlets_and_offices_have_names_of_their_own(table: str) -> None:
    row = getattr(SOUND, table)[0]
    found = problems(**{table: (row, replace(row, ref="second"))})
    assert [each.code for each in found] == ["shared_name"]


# ---- seats -----------------------------------------------------------------------------------------------------------
def test_two_may_not_hold_a_seat_for_one() -> None:
    found = problems(office_holders=(held("anna", "2015-03-01", "2018-07-10"), held("bjarni", "2018-07-09")))
    assert [(each.code, each.location, each.value, each.message) for each in found] == [
        (
            "shared_seat",
            "office_holders.csv line 3 (bjarni), start",
            "bjarni in isl-fm 2018-07-09/..",
            "anna holds it 2015-03-01/2018-07-10 (line 2); the lexicon gives it one holder",
        )
    ]


@pytest.mark.parametrize(("first", "second", "is_shared"), [
    (("2015-03-01", "2018-07-09"), ("2018-07-09", ""), False),
    (("2015", "2018"), ("2018", ""), False),
    (("2015", "2018-07"), ("2018-07-31", ""), False),
    (("2015", ""), ("2018", ""), True),
    (("2015", "2019"), ("2018-07", ""), True),
    (("2018-07-09", ""), ("2015", "2018-07-11"), True),
])  # fmt: skip
def test_a_seat_changes_hands_on_one_day(first: tuple[str, str], second: tuple[str, str], *, is_shared: bool) -> None:
    found = problems(office_holders=(held("anna", *first), held("bjarni", *second)))
    assert [each.code for each in found] == (["shared_seat"] if is_shared else [])


def test_several_may_hold_an_office_for_several_but_nobody_holds_it_twice() -> None:
    offices = (replace(OFFICE, single_holder=False),)
    together = (held("anna", "2015-03-01"), held("bjarni", "2016-01-01"))
    assert problems(offices=offices, office_holders=together) == ()
    twice = (held("anna", "2015-03-01"), held("anna", "2016-01-01"))
    assert [each.code for each in problems(offices=offices, office_holders=twice)] == ["shared_seat"]


def test_a_group_with_the_code_of_a_state_speaks_for_itself_alone() -> None:
    assert replace(GROUP, side="ISL").speaks_for == ""
    assert replace(GROUP, side="ISL", kind="armed_force").speaks_for == "ISL"
    assert GROUP.speaks_for == "UNKNOWN"
