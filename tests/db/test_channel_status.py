"""The last known state of a channel, and what history and state were on a day, or known on one."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import Any

import psycopg

from deconfdb.load.review import Decision, decide
from tests.db.codings_builder import Voice, load, rows
from tests.db.history_cases import Said, coded, histories

Database = psycopg.Connection[Any]
ISL: list[Voice] = [("isl", "affirm")]
DENIED: list[Voice] = [("nzl", "deny")]


def cases(**said: list[Said]) -> dict[str, list[Said]]:
    return {name.replace("_", " "): each for name, each in said.items()}


def test_status_is_the_last_known_that_is_not_denied_by_all_or_withdrawn(migrated_url: str, database: Database) -> None:
    withdrawn: list[Voice] = [("isl", "affirm"), ("isl", "retract")]
    histories(
        migrated_url,
        database,
        cases(
            latest=[("proposed", "2021-01-01", ISL), ("in_talks", "2021-02-01", ISL)],
            denied_does_not_count=[("proposed", "2021-01-01", ISL), ("agreed", "2021-02-01", DENIED)],
            withdrawn_does_not_count=[("proposed", "2021-01-01", ISL), ("agreed", "2021-02-01", withdrawn)],
            contested_counts=[("proposed", "2021-01-01", ISL), ("in_talks", "2021-02-01", [*ISL, *DENIED])],
            ties_by_rank=[("agreed", "2021-01-01", ISL), ("proposed", "2021-01-01", ISL)],
            dated_before_undated=[("agreed", None, ISL), ("proposed", "2021-01-01", ISL)],
            nothing_left=[("agreed", "2021-02-01", DENIED)],
        ),
        "status",
    )
    found = rows(
        database,
        "SELECT mechanism_label, status, last_known_on, evidence_state FROM deconf_v1.channel_status ORDER BY 1",
    )
    january, february = date(2021, 1, 1), date(2021, 2, 1)
    assert found == [
        ("contested counts", "in_talks", february, "contested"),
        ("dated before undated", "proposed", january, "one_party"),
        ("denied does not count", "proposed", january, "one_party"),
        ("latest", "in_talks", february, "one_party"),
        ("ties by rank", "agreed", january, "one_party"),
        ("withdrawn does not count", "proposed", january, "one_party"),
    ]


# ---- as of ----------------------------------------------------------------------------------------------------------------
def test_the_state_on_a_day_leaves_out_what_began_later(migrated_url: str, database: Database) -> None:
    histories(
        migrated_url,
        database,
        cases(line=[("proposed", "2021-01-01", ISL), ("in_talks", "2021-02-01/2021-02-20", ISL), ("agreed", "2021-03-01", ISL),
                    ("raised", "2021-04-01", DENIED), ("mandated", None, ISL)]),
        "status",
    )  # fmt: skip
    seen = {
        day: (
            rows(
                database,
                "SELECT status, evidence_state, last_known_on FROM deconf_v1.channel_history_as_of(%s, NULL) ORDER BY when_from",
                day,
            ),
            rows(
                database, "SELECT status, last_known_on, days_since FROM deconf_v1.channel_status_as_of(%s, NULL)", day
            ),
        )
        for day in (date(2020, 12, 31), date(2021, 1, 5), date(2021, 2, 10))
    }
    january = ("proposed", "one_party", date(2021, 1, 1))
    assert seen == {
        date(2020, 12, 31): ([], []),
        date(2021, 1, 5): ([january], [("proposed", date(2021, 1, 1), 4)]),
        date(2021, 2, 10): (
            [january, ("in_talks", "one_party", date(2021, 2, 10))],
            [("in_talks", date(2021, 2, 10), 0)],
        ),
    }
    ((state,),) = rows(
        database,
        "SELECT evidence_state FROM deconf_v1.channel_history_as_of('2021-04-01', NULL) WHERE status = 'agreed'",
    )
    assert state == "contested"


def test_what_was_known_on_a_day_is_what_counted_then(migrated_url: str, database: Database) -> None:
    known = []
    for status in ("proposed", "agreed"):
        load(migrated_url, coded("line", (status, "2021-01-01", ISL)))
        time.sleep(0.01)
        known.append(datetime.now(UTC))
        time.sleep(0.01)
    as_of = "SELECT status FROM deconf_v1.channel_history_as_of(%s, %s)"
    assert [rows(database, as_of, None, moment) for moment in known] == [[("proposed",)], [("agreed",)]]
    assert rows(database, as_of, date(2020, 1, 1), known[1]) == []
    assert rows(database, "SELECT status FROM deconf_v1.channel_status_as_of(NULL, %s)", known[0]) == [("proposed",)]
    assert rows(database, as_of, None, None) == rows(database, "SELECT status FROM deconf_v1.channel_history")


def test_what_had_been_decided_on_a_day_is_what_was_decided_by_then(migrated_url: str, database: Database) -> None:
    load(migrated_url, coded("line", ("agreed", "2021-01-01", ISL)))
    [(name,)] = rows(database, "SELECT coding FROM deconf_v1.codings")
    decisions: tuple[Decision | None, ...] = (None, "vet", "dispute", "withdraw", "restore")
    moments = []
    for decision in decisions:
        if decision:
            decide(database, name, decision, reason=None, decided_by="test")
        time.sleep(0.01)
        moments.append(datetime.now(UTC))
        time.sleep(0.01)
    as_of = "SELECT review_state, evidence_state, evidence_state_vetted FROM deconf_v1.channel_history_as_of(NULL, %s)"
    assert [rows(database, as_of, moment) for moment in moments] == [
        [("candidate", "one_party", "unclaimed")],
        [("vetted", "one_party", "one_party")],
        [("disputed", "one_party", "unclaimed")],
        [],
        [("candidate", "one_party", "unclaimed")],
    ]
    assert rows(database, as_of, None) == [("candidate", "one_party", "unclaimed")]
