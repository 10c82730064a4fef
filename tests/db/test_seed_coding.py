"""The founding texts, coded by the rules alone: what the history of channels then shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest

from deconfdb.coders.annotate import is_installed
from tests.db.codings_builder import rows
from tests.db.conftest import Command

Database = psycopg.Connection[Any]
RELATIVE = ("article_relative", "coder_inferred")
"""Bases of dates that take the day of publication."""
DATED_BY_PUBLICATION = (
    "SELECT count(*) FROM (SELECT article_id, when_basis FROM deconf.proposition "
    "UNION ALL SELECT article_id, said_basis FROM deconf.claim) AS d (article_id, basis) "
    "JOIN deconf.article AS a USING (article_id) WHERE d.basis = ANY(%s) AND (a.published_edtf IS NULL) = %s"
)


@pytest.fixture
def coded(command: Command, database: Database, shared: Path) -> Database:
    """The five texts with their manifest, coded by the rules; no hand coding is loaded."""
    _ingest(command, shared, "--manifest", str(shared / "seeds" / "manifest.csv"))
    return database


def _ingest(command: Command, shared: Path, *more: str) -> None:
    if not is_installed():
        pytest.skip("the extra `coder` (spaCy and its model) is not installed")
    texts = sorted(str(path) for path in (shared / "seeds").glob("*.txt"))
    done = command("ingest", "articles", *texts, *more, "--code", "rules")
    assert done.code == 0, done.err


def _history(database: Database, pair: str, year: int, status: str) -> list[tuple[Any, ...]]:
    return rows(
        database,
        "SELECT affirmed_by, denied_by, evidence_state, rounds_completed FROM deconf_v1.channel_history "
        "WHERE pair = %s AND extract(year FROM when_from) = %s AND status = %s ORDER BY mechanism",
        pair,
        year,
        status,
    )


def test_both_sides_confirm_the_talks_of_2025_and_that_they_were_held(coded: Database) -> None:
    assert _history(coded, "ISR-TUR", 2025, "in_talks") == [("ISR; TUR", None, "both_parties", None)]
    assert rows(
        coded,
        "SELECT occurrence, place, when_edtf FROM deconf_v1.meetings "
        "WHERE pair = 'ISR-TUR' AND extract(year FROM held_from) = 2025",
    ) == [("held", "Azerbaijan", "2025-04-09")]


def test_the_mechanism_of_2015_is_in_talks(coded: Database) -> None:
    ((affirmed, denied, _, _),) = _history(coded, "ISR-RUS", 2015, "in_talks")
    assert ("ISR" in affirmed.split("; "), denied) == (True, None)


def test_the_working_group_of_2015_is_contested_between_the_one_and_the_other(coded: Database) -> None:
    assert _history(coded, "RUS-TUR", 2015, "proposed") == [("RUS", "TUR", "contested", None)]


def test_the_military_cooperation_of_2022_is_suspended(coded: Database) -> None:
    found = rows(
        coded,
        "SELECT mechanism, track, when_edtf, denied_by FROM deconf_v1.channel_history WHERE pair = 'ISR-TUR' "
        "AND extract(year FROM when_from) = 2022 AND status = 'suspended' AND mechanism_kind = 'military_cooperation'",
    )
    assert found == [("isr-tur-military-cooperation", "operational", "2022-10-26", None)]


def test_the_two_rounds_of_2020_brought_no_agreement_yet(coded: Database) -> None:
    assert [row[1:] for row in _history(coded, "RUS-TUR", 2020, "no_agreement_yet")] == [
        (None, "third_party_or_press", 2)
    ]


def test_without_a_day_of_publication_relative_dates_stay_unresolved(
    command: Command, database: Database, shared: Path
) -> None:
    _ingest(command, shared)
    # One of the texts prints its own day at its head; the other four have none.
    assert rows(database, "SELECT count(*) FROM deconf.article WHERE published_edtf IS NULL") == [(4,)]
    ((dated,),) = rows(database, DATED_BY_PUBLICATION, list(RELATIVE), False)
    assert (dated > 0, rows(database, DATED_BY_PUBLICATION, list(RELATIVE), True)) == (True, [(0,)])
    assert rows(
        database,
        "SELECT count(*) > 0, count(when_edtf) FROM deconf.proposition JOIN deconf.article USING (article_id) "
        "WHERE published_edtf IS NULL AND when_text ~* '(mon|tues|wednes|thurs|fri|satur|sun)day|this month|weeks'",
    ) == [(True, 0)]


def test_all_spans_are_exact_and_lie_in_what_is_read(command: Command, coded: Database) -> None:
    ((mentions,),) = rows(coded, "SELECT count(*) FROM deconf.mention")
    verified = rows(coded, "SELECT is_verified, count(*) FROM deconf.mention_verification GROUP BY 1")
    assert (mentions > 0, verified) == (True, [(True, mentions)])
    outside = rows(
        coded,
        "SELECT m.start_offset, m.end_offset FROM deconf.mention AS m WHERE NOT EXISTS ("
        "SELECT FROM deconf.segment AS s WHERE s.article_id = m.article_id AND s.start_offset <= m.start_offset "
        "AND m.start_offset < s.end_offset AND s.kind_code IN ('body', 'headline', 'standfirst'))"
        " OR EXISTS (SELECT FROM deconf.segment AS s WHERE s.article_id = m.article_id "
        "AND s.start_offset < m.end_offset AND m.start_offset < s.end_offset "
        "AND s.kind_code NOT IN ('body', 'headline', 'standfirst'))",
    )
    assert outside == []
    assert command("verify").code == 0
