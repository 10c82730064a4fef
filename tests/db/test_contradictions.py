"""Who contradicts whom: directly, by what a status implies or excludes, or because the coder says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import psycopg
import pytest

from tests.db.codings_builder import LINE, CodingBuilder, Voice, load, load_registry, rows
from tests.db.history_cases import Said, coded

Database = psycopg.Connection[Any]
ISL: list[Voice] = [("isl", "affirm")]
NZL: list[Voice] = [("nzl", "affirm")]
DENIED: list[Voice] = [("nzl", "deny")]


def kinds(url: str, database: Database, cases: Mapping[str, Sequence[Said]]) -> dict[str, list[tuple[Any, ...]]]:
    """Load the cases and return, for each, how its statuses contradict each other and through how many steps."""
    loaded = load(url, *(coded(name, *said) for name, said in cases.items()))
    assert loaded.counts.inserted == len(cases)
    found: dict[str, list[tuple[Any, ...]]] = {name: [] for name in cases}
    for article, *row in rows(
        database,
        "SELECT affirming_article, how, affirmed_status, countered_status, steps FROM deconf_v1.contradictions "
        "ORDER BY affirming_article, how, affirmed_status, countered_status",
    ):
        found[article.removeprefix("case ")].append(tuple(row))
    return found


def test_one_proposition_affirmed_and_denied_is_a_direct_contradiction(migrated_url: str, database: Database) -> None:
    coding = CodingBuilder("article-1", published="2021-06-01")
    coding.mechanism("m1")
    coding.proposition("they met", ("isl", "affirm", "2021-05-02"), ("nzl", "deny", "2021-05-05"), ("nor", "report"),
                       mechanism="m1")  # fmt: skip
    coding.proposition("of no mechanism", ("wire", "presuppose", "2021-05-02"), ("nzl-official", "reject", "2021-05"))
    coding.actor("nzl-official", "anonymous_official", "NZL", named=False, name="an official")
    load(migrated_url, coding)
    assert rows(
        database,
        "SELECT affirming_speaker, affirming_side, affirmed_gist, affirmed_date, countering_speaker, countering_side, "
        "countered_gist, countered_date, lag_days, how, pair, affirming_article, countering_article "
        "FROM deconf_v1.contradictions ORDER BY affirmed_gist",
    ) == [
        ("wire (example)", "press", "of no mechanism", date(2021, 5, 2), "an official", "NZL", "of no mechanism", None, None,
         "direct", None, "article-1", "article-1"),
        ("isl (example)", "ISL", "they met", date(2021, 5, 2), "nzl (example)", "NZL", "they met", date(2021, 5, 5), 3,
         "direct", "ISL-NZL", "article-1", "article-1"),
    ]  # fmt: skip


def test_the_same_status_affirmed_and_denied_in_two_articles_is_a_direct_contradiction(
    migrated_url: str, database: Database
) -> None:
    load_registry(migrated_url)
    first, second = CodingBuilder("article-1"), CodingBuilder("article-2")
    first.status("institutional", "agreed", "2021-05-01", ("isl", "affirm", "2021-05-02"))
    second.status("institutional", "agreed", "../2021-05-20", ("nzl", "deny", "2021-05-01"))
    load(migrated_url, first, second)
    assert rows(
        database, "SELECT mechanism, pair, how, steps, lag_days, affirming_article, countering_article "
        "FROM deconf_v1.contradictions"
    ) == [(LINE, "ISL-NZL", "direct", 0, -1, "article-1", "article-2")]  # fmt: skip


def test_denying_what_a_status_implies_contradicts_it_through_any_number_of_steps(
    migrated_url: str, database: Database
) -> None:
    day = "2021-05-01"
    assert kinds(
        migrated_url,
        database,
        {
            "one step": [("proposed", day, ISL), ("raised", day, DENIED)],
            "two steps": [("rejected", day, ISL), ("raised", day, DENIED)],
            "across tracks": [("operational:impaired", day, ISL), ("raised", day, DENIED)],
            "presupposed": [("proposed", day, [("isl", "presuppose")]), ("raised", day, DENIED)],
            "not backwards": [("raised", day, ISL), ("proposed", day, DENIED)],
            "began later": [("proposed", "2021-05-02", ISL), ("raised", "../2021-05-01", DENIED)],
            "began about then": [("proposed", "2021-05-04~", ISL), ("raised", "../2021-05-01", DENIED)],
            "of unknown date": [("proposed", None, ISL), ("raised", day, DENIED)],
            "only reported": [("proposed", day, [("isl", "report")]), ("raised", day, DENIED)],
        },
    ) == {
        "one step": [("implied", "proposed", "raised", 1)],
        "two steps": [("implied", "rejected", "raised", 2)],
        "across tracks": [("implied", "impaired", "raised", 1)],
        "presupposed": [("implied", "proposed", "raised", 1)],
        "not backwards": [],
        "began later": [],
        "began about then": [("implied", "proposed", "raised", 1)],
        "of unknown date": [("implied", "proposed", "raised", 1)],
        "only reported": [],
    }


def test_statuses_that_cannot_hold_on_the_same_day_contradict_each_other_only_then(
    migrated_url: str, database: Database
) -> None:
    operating, suspended = "operational:operating", "operational:suspended"
    excluded = [("excluded", "operating", "suspended", 0)]
    windows = {
        "same day": ("2021-05-01", "2021-05-01", excluded),
        "overlap in a day": ("2021-05-01/2021-05-05", "2021-05-05/2021-05-09", excluded),
        "next day": ("2021-05-01/2021-05-05", "2021-05-06", []),
        "about the day before": ("2021-05-01~", "2021-05-04", excluded),
        "about, but too far": ("2021-05-01~", "2021-05-05", []),
        "open ends meet on the known day": ("../2021-05-01", "2021-05-01/..", excluded),
        "an open end is not known to last": ("2021-05-01/..", "2021-05-09", []),
        "without a date": (None, "2021-05-01", []),
    }
    said: dict[str, list[Said]] = {
        name: [
            (operating, first, [("isl", "affirm", "2021-05-20")]),
            (suspended, second, [("nzl", "affirm", "2021-05-21")]),
        ]
        for name, (first, second, _) in windows.items()
    }
    said["compatible"] = [(operating, "2021-05-01", ISL), ("operational:impaired", "2021-05-01", NZL)]
    said["other track"] = [(operating, "2021-05-01", ISL), ("suspended", "2021-05-01", NZL)]
    said["one of them denied"] = [(operating, "2021-05-01", ISL), (suspended, "2021-05-01", DENIED)]
    expected = {name: each[2] for name, each in windows.items()}
    assert kinds(migrated_url, database, said) == {
        **expected, "compatible": [], "other track": [], "one of them denied": []
    }  # fmt: skip


def test_an_exclusion_is_one_row_the_earlier_statement_first(migrated_url: str, database: Database) -> None:
    coding = coded(
        "line",
        ("rejected", "2021-05-01", [("isl", "affirm", "2021-05-07")]),
        ("agreed", "2021-05-01", [("nzl", "affirm", "2021-05-03")]),
    )
    load(migrated_url, coding)
    assert rows(
        database, "SELECT affirming_side, affirmed_status, countering_side, countered_status, lag_days "
        "FROM deconf_v1.contradictions"
    ) == [("NZL", "agreed", "ISL", "rejected", 4)]  # fmt: skip


def test_coded_relations_count_where_they_are_contradictions(migrated_url: str, database: Database) -> None:
    coding = CodingBuilder("article-1")
    aims = [
        coding.proposition(f"aim {number}", voice) for number, voice in enumerate((ISL[0], NZL[0], ("nor", "report")))
    ]
    for first, second, relation in (
        (aims[0], aims[1], "contradicts"),
        (aims[0], aims[2], "contradicts"),
        (aims[1], aims[0], "qualifies"),
    ):
        coding.relations.append({"from": first, "to": second, "relation": relation})
    load(migrated_url, coding)
    assert rows(
        database, "SELECT how, affirmed_gist, countered_gist, lag_days, mechanism FROM deconf_v1.contradictions"
    ) == [("related", "aim 0", "aim 1", 0, None)]


def test_lag_is_told_only_between_two_exact_days(migrated_url: str, database: Database) -> None:
    days = {
        "2021-05-02": 3,
        "2021-05-02~": None,
        "2021-05": None,
        "2021-05-01/2021-05-02": None,
        "2021-05-02/..": None,
        None: None,
    }
    coding = CodingBuilder("article-1")
    for said in days:
        coding.proposition(f"said {said}", ("isl", "affirm", said), ("nzl", "deny", "2021-05-05"))
    load(migrated_url, coding)
    assert dict(rows(database, "SELECT affirmed_gist, lag_days FROM deconf_v1.contradictions")) == {
        f"said {said}": lag for said, lag in days.items()
    }


def test_codings_that_do_not_count_contradict_nobody(migrated_url: str, database: Database) -> None:
    for coder, voices in ((("rob", "rules"), [*ISL, *DENIED]), (("ana", "human"), ISL)):
        coding = CodingBuilder("article-1", coder)
        coding.mechanism("m1")
        coding.status("institutional", "agreed", "2021-05-01", *voices, mechanism="m1")
        coding.text = "x" * 200
        assert load(migrated_url, coding).counts.inserted == 1
    assert rows(database, "SELECT count(*) FROM deconf_v1.contradictions") == [(0,)]


# ---- what was taken back ------------------------------------------------------------------------------------------------
def contradicted(url: str, database: Database, *said: Said) -> list[tuple[Any, ...]]:
    return kinds(url, database, {"taken back": said})["taken back"]


AFFIRMED: Voice = ("isl", "affirm", "2021-05-02")
COUNTERED: Voice = ("nzl", "deny", "2021-05-03")
DIRECT = [("direct", "agreed", "agreed", 0)]


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([AFFIRMED, COUNTERED, ("isl", "retract", "2021-05-04")], []),
        ([AFFIRMED, COUNTERED, ("nzl", "retract", "2021-05-04")], []),
        ([AFFIRMED, COUNTERED, ("isl", "retract", None)], []),
        ([AFFIRMED, COUNTERED, ("nor", "retract", "2021-05-04")], DIRECT),
        ([AFFIRMED, COUNTERED, ("isl", "retract", "2021-05-01")], DIRECT),
    ],
    ids=["the claim", "the denial", "on an unknown day", "by another", "before it was said"],
)
def test_what_a_speaker_took_back_contradicts_nobody(
    migrated_url: str, database: Database, voices: list[Voice], expected: list[tuple[Any, ...]]
) -> None:
    assert contradicted(migrated_url, database, ("agreed", "2021-05-01", voices)) == expected


def test_a_retraction_in_another_article_reaches_the_same_status_on_overlapping_days(
    migrated_url: str, database: Database
) -> None:
    load_registry(migrated_url)
    days = {"article-1": "2021-05-01", "article-2": "2015-03-01"}
    told = [CodingBuilder(key) for key in days]
    for coding, day in zip(told, days.values(), strict=True):
        coding.status("institutional", "agreed", day, AFFIRMED)
        coding.status("institutional", "agreed", day, COUNTERED)
    later = CodingBuilder("article-3")
    later.status("institutional", "agreed", "2021-04-20/2021-05-10", ("isl", "retract", "2021-06-01"))
    load(migrated_url, *told, later)
    statement = (
        "SELECT DISTINCT affirming_article FROM deconf_v1.contradictions WHERE affirming_article = countering_article"
    )
    assert rows(database, statement) == [("article-2",)]


def test_what_is_about_no_status_is_taken_back_by_its_proposition(migrated_url: str, database: Database) -> None:
    coding = CodingBuilder("article-1")
    coding.proposition("they met", AFFIRMED, COUNTERED, ("isl", "retract", "2021-05-04"))
    coding.proposition("they spoke", AFFIRMED, COUNTERED)
    load(migrated_url, coding)
    assert rows(database, "SELECT affirmed_gist FROM deconf_v1.contradictions") == [("they spoke",)]


def test_retract_is_the_one_stance_that_takes_back(database: Database) -> None:
    assert rows(database, "SELECT code FROM vocab.stance WHERE polarity = 'r'") == [("retract",)]
