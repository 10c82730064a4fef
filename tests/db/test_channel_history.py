"""What a channel's history takes from what is said: implication, denial, dates and spells, order."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg

from tests.db.codings_builder import Voice, load, rows
from tests.db.history_cases import Said, coded, histories

Database = psycopg.Connection[Any]
ISL: list[Voice] = [("isl", "affirm")]
DENIED: list[Voice] = [("nzl", "deny")]


def cases(**said: list[Said]) -> dict[str, list[Said]]:
    return {name.replace("_", " "): each for name, each in said.items()}


# ---- implication --------------------------------------------------------------------------------------------------------
def test_affirming_a_status_affirms_all_it_implies_and_denying_it_reaches_all_that_implies_it(
    migrated_url: str, database: Database
) -> None:
    day = "2021-05-01"
    found = histories(
        migrated_url,
        database,
        cases(
            one_step=[("proposed", day, ISL), ("raised", day, DENIED)],
            two_steps=[("no_agreement_yet", day, ISL), ("raised", day, DENIED)],
            across_tracks=[
                ("operational:impaired", day, ISL),
                ("raised", day, DENIED),
                ("operational:operating", day, []),
            ],
            presupposing=[("in_talks", day, [("isl", "presuppose")]), ("raised", day, [])],
            not_backwards=[("proposed", day, DENIED), ("raised", day, ISL)],
            not_sideways=[("proposed", day, ISL), ("mandated", day, DENIED)],
        ),
        "status, evidence_state, affirmed_by, affirmed_by_implication, presupposed_by, denied_by, denied_by_implication",
    )
    assert found == {
        "one step": [
            ("raised", "contested", "ISL", "ISL", None, "NZL", None),
            ("proposed", "contested", "ISL", None, None, "NZL", "NZL"),
        ],
        "two steps": [
            ("raised", "contested", "ISL", "ISL", None, "NZL", None),
            ("no_agreement_yet", "contested", "ISL", None, None, "NZL", "NZL"),
        ],
        "across tracks": [
            ("raised", "contested", "ISL", "ISL", None, "NZL", None),
            ("operating", "contested", "ISL", "ISL", None, "NZL", "NZL"),
            ("impaired", "contested", "ISL", None, None, "NZL", "NZL"),
        ],
        "presupposing": [
            ("raised", "presupposed_one_party", None, None, "ISL", None, None),
            ("in_talks", "presupposed_one_party", None, None, "ISL", None, None),
        ],
        "not backwards": [
            ("raised", "one_party", "ISL", None, None, None, None),
            ("proposed", "denied_only", None, None, None, "NZL", None),
        ],
        "not sideways": [
            ("proposed", "one_party", "ISL", None, None, None, None),
            ("mandated", "denied_only", None, None, None, "NZL", None),
        ],
    }


def test_what_an_implied_status_is_supported_by_depends_on_track_and_time(
    migrated_url: str, database: Database
) -> None:
    found = histories(
        migrated_url,
        database,
        cases(
            once_reached_stays=[("agreed", "2021-05-01", ISL), ("raised", "2021-06-01", [])],
            not_before=[("agreed", "2021-05-01", ISL), ("raised", "2021-04-01", [])],
            in_use_at_the_time=[
                ("operational:impaired", "2021-05-01/2021-05-05", ISL),
                ("operational:operating", "2021-05-05/2021-05-06", []),
            ],
            not_in_use_later=[
                ("operational:impaired", "2021-05-01/2021-05-05", ISL),
                ("operational:operating", "2021-05-06", []),
            ],
        ),
        "status, affirmed_by_implication, evidence_state",
    )
    assert found == {
        "once reached stays": [("agreed", None, "one_party"), ("raised", "ISL", "one_party")],
        "not before": [("raised", None, "unclaimed"), ("agreed", None, "one_party")],
        "in use at the time": [("impaired", None, "one_party"), ("operating", "ISL", "one_party")],
        "not in use later": [("impaired", None, "one_party"), ("operating", None, "unclaimed")],
    }


# ---- how far a denial reaches ---------------------------------------------------------------------------------------------
def test_a_denial_does_not_reach_what_began_later(migrated_url: str, database: Database) -> None:
    windows = {
        # name: when it is denied to have been raised, when it is affirmed to have been proposed, whether the denial reaches
        "on the day": ("../2021-05-10", "2021-05-10", True),
        "the day after": ("../2021-05-10", "2021-05-11", False),
        "long before": ("../2021-05-10", "2019", True),
        "began before, went on": ("2021-05-10", "2021-05-09/2021-05-30", True),
        "start unknown": ("2021-05-10", "../2021-05-30", True),
        "denied for ever": ("2021-05-10/..", "2023-01-01", True),
        "denied without a date": (None, "2021-05-10", True),
        "affirmed without a date": ("2021-05-10", None, True),
        "about a day: three more": ("2021-05-10~", "2021-05-13", True),
        "about a day: not four": ("2021-05-10~", "2021-05-14", False),
        "about a month: one more": ("2021-05~", "2021-06-30", True),
        "about a month: not two": ("2021-05~", "2021-07-01", False),
        "began about then": ("2021-05-10", "2021-05-13~", True),
        "began about four days later": ("2021-05-10", "2021-05-14~", False),
        "uncertain is as wide as approximate": ("2021-05-10?", "2021-05-13", True),
    }
    said: dict[str, list[Said]] = {
        name: [("raised", denied, DENIED), ("proposed", affirmed, ISL)]
        for name, (denied, affirmed, _) in windows.items()
    }
    found = histories(migrated_url, database, said, "status, evidence_state")
    states = {name: dict(each)["proposed"] for name, each in found.items()}
    assert states == {name: "contested" if reaches else "one_party" for name, (_, _, reaches) in windows.items()}


# ---- spells ---------------------------------------------------------------------------------------------------------------
def test_statements_share_a_spell_when_their_known_days_overlap(migrated_url: str, database: Database) -> None:
    whens: dict[str, tuple[tuple[str | None, ...], list[tuple[str | None, int]]]] = {
        "overlap in a day": (("2021-05-01/2021-05-05", "2021-05-05/2021-05-08"), [("2021-05-01/2021-05-08", 2)]),
        "next day": (("2021-05-01/2021-05-05", "2021-05-06"), [("2021-05-01/2021-05-05", 1), ("2021-05-06", 1)]),
        "a chain": (
            ("2021-05-09/2021-05-12", "2021-05-01/2021-05-03", "2021-05-02/2021-05-10"),
            [("2021-05-01/2021-05-12", 3)],
        ),
        "one inside, one at the end": (
            ("2021-05-01/2021-05-20", "2021-05-02/2021-05-03", "2021-05-15/2021-05-25"),
            [("2021-05-01/2021-05-25", 3)],
        ),
        "an open end counts its known day": (
            ("2021-05-01/..", "2021-05-20"),
            [("2021-05-20", 1), ("2021-05-01/..", 1)],
        ),
        "an open start too": (("../2021-05-20", "2021-05-20/2021-05-21"), [("2021-05-20/2021-05-21", 2)]),
        "a day inside a month": (("2021-05", "2021-05-20"), [("2021-05-01/2021-05-31", 2)]),
        "the same twice keeps its wording": (("2021-05", "2021-05"), [("2021-05", 2)]),
        "about a day does not widen a spell": (("2021-05-01~", "2021-05-02"), [("2021-05-01~", 1), ("2021-05-02", 1)]),
        "approximate shows": (("2021-05-01~", "2021-05-01/2021-05-02"), [("2021-05-01~/2021-05-02~", 2)]),
        "without a date apart": ((None, "2021-05-01", None), [(None, 2), ("2021-05-01", 1)]),
    }
    said: dict[str, list[Said]] = {
        name: [("in_talks", when, ISL) for when in given] for name, (given, _) in whens.items()
    }
    found = histories(migrated_url, database, said, "when_edtf, n_propositions")
    assert {name: sorted(each, key=str) for name, each in found.items()} == {
        name: sorted(expected, key=str) for name, (_, expected) in whens.items()
    }


def test_bounds_are_nominal_and_the_last_known_day_is_of_those_who_support(
    migrated_url: str, database: Database
) -> None:
    found = histories(
        migrated_url,
        database,
        cases(
            denied_later=[("in_talks", "2021-05-01", ISL), ("in_talks", "2021-05-01/2021-05-09", DENIED)],
            open=[("in_talks", "2021-05-01/..", ISL)],
            held_on=[("in_talks", "../2021-05-01", ISL)],
            about=[("in_talks", "2021-05~", ISL)],
            undated=[("in_talks", None, ISL)],
            only_denied=[("in_talks", "2021-05-01", DENIED)],
            by_implication=[("in_talks", "2021-05-01", []), ("no_agreement_yet", "2021-04-20/2021-05-20", ISL)],
        ),
        "when_from, when_to, is_approximate, last_known_on",
    )
    day = date(2021, 5, 1)
    assert found == {
        "denied later": [(day, date(2021, 5, 9), False, day)],
        "open": [(day, None, False, day)],
        "held on": [(None, day, False, day)],
        "about": [(day, date(2021, 5, 31), True, date(2021, 5, 31))],
        "undated": [(None, None, None, None)],
        "only denied": [(day, day, False, None)],
        "by implication": [
            (date(2021, 4, 20), date(2021, 5, 20), False, date(2021, 5, 20)),
            (day, day, False, date(2021, 5, 20)),
        ],
    }


def test_speakers_are_counted_once_and_articles_each(migrated_url: str, database: Database) -> None:
    for number in range(3):
        coding = coded(f"copy {number}")
        coding.status("institutional", "agreed", "2021-05-01", ("isl", "affirm", "2021-05-02"), ("rus-mod", "affirm"),
                      ("rus-mod", "affirm", "2021-05-03"), mechanism="isr-tur-defence-dialogue")  # fmt: skip
        load(migrated_url, coding)
    assert rows(
        database,
        "SELECT n_propositions, n_statements, n_origins, n_articles, n_copy_families, first_said_on, last_said_on "
        "FROM deconf_v1.channel_history",
    ) == [(3, 5, 4, 3, 3, date(2021, 5, 2), date(2021, 6, 1))]


# ---- order ----------------------------------------------------------------------------------------------------------------
def test_a_step_outside_the_expected_order_is_flagged(migrated_url: str, database: Database) -> None:
    found = histories(
        migrated_url,
        database,
        cases(
            usual=[("proposed", "2021-01-01", ISL), ("in_talks", "2021-02-01", ISL), ("agreed", "2021-03-01", ISL)],
            begins_late=[("suspended", "2021-01-01", ISL)],
            backwards=[("agreed", "2021-01-01", ISL), ("proposed", "2021-02-01", ISL)],
            again=[("in_talks", "2021-01-01", ISL), ("in_talks", "2021-02-01", ISL)],
            tracks_apart=[("agreed", "2021-01-01", ISL), ("operational:operating", "2021-02-01", ISL)],
            same_day_by_rank=[("agreed", "2021-01-01", ISL), ("in_talks", "2021-01-01", ISL)],
        ),
        "status, previous_status, is_expected_step",
    )
    assert found == {
        "usual": [("proposed", None, True), ("in_talks", "proposed", True), ("agreed", "in_talks", True)],
        "begins late": [("suspended", None, False)],
        "backwards": [("agreed", None, False), ("proposed", "agreed", False)],
        "again": [("in_talks", None, True), ("in_talks", "in_talks", True)],
        "tracks apart": [("agreed", None, False), ("operating", None, True)],
        "same day by rank": [("in_talks", None, True), ("agreed", "in_talks", True)],
    }
