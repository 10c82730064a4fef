"""Mechanisms and how they stand: term, sides, status with negation and mood; and what is kept out."""

from __future__ import annotations

import pytest

from deconfdb.coders.engine import Engine
from tests.unit.coders.conftest import FORCES, PUBLISHED, read


def _mechanisms(engine: Engine, text: str) -> list[tuple[str, set[str], set[str]]]:
    found = read(engine, text + FORCES).findings.mechanisms
    return [(one.kind, set(one.sides), {status.status for status in one.statuses}) for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Russia suspended the military hotline with Norway on Monday.", "hotline", "suspended"),
        ("The military hotline between Norway and Russia was suspended.", "hotline", "suspended"),
        ("Norway and Russia agreed to set up a military hotline.", "hotline", "agreed"),
        ("Norway proposed a working group with Russia on air safety.", "working_group", "proposed"),
        ("Norway and Russia signed a deconfliction agreement on Monday.", "agreement_instrument", "agreed"),
    ],
)
def test_a_status_follows_the_outermost_word_on_the_way_from_the_term(
    engine: Engine, text: str, kind: str, status: str
) -> None:
    ((found_kind, sides, statuses),) = _mechanisms(engine, text)
    families = {found_kind, kind}
    assert families == {kind} or found_kind in {
        "incident_prevention_agreement",
        "deconfliction_unspecified",
        "flight_safety_protocol",
    }
    assert sides == {"NOR", "RUS"}
    assert status in statuses


def test_a_denied_mechanism_is_raised_and_denied(engine: Engine) -> None:
    found = read(engine, "Norway denied discussing any working group with Russia." + FORCES)
    (mechanism,) = found.findings.mechanisms
    assert {(status.status, status.stance) for status in mechanism.statuses} == {("raised", "deny")}


def test_a_standing_state_holds_on_the_day_of_the_article(engine: Engine) -> None:
    (mechanism,) = read(
        engine, "The military hotline between Norway and Russia is still suspended." + FORCES
    ).findings.mechanisms
    assert {status.when.edtf for status in mechanism.statuses if status.when} == {PUBLISHED.isoformat()}


def test_a_status_with_a_day_of_its_own_has_that_day(engine: Engine) -> None:
    (mechanism,) = read(
        engine, "Russia suspended the military hotline with Norway on June 3." + FORCES
    ).findings.mechanisms
    assert "2021-06-03" in {status.when.edtf for status in mechanism.statuses if status.when}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Russia set up a complaints hotline for airline passengers.\nThe army was not involved. Norwegian soldiers fly too.",  # noqa: E501
        "Norway and Russia met in the trade working group.\nThe commission on fisheries met too. Trade ministers signed.",
        "Norway beat Russia in the football talks.\nThe match was a friendly. The army band played.",
        "Russian troops shelled a village. Ukrainian soldiers fired back. The Ukrainian army counted the dead.",
    ],
)
def test_the_gate_keeps_service_lines_trade_sport_and_war_reports_out(engine: Engine, text: str) -> None:
    found = read(engine, text).findings
    assert (found.meetings, found.mechanisms) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. Secretary-General called on both sides to agree on a ceasefire.",
        "Russia's reconciliation center counted two violations.",
        "The Security Council will meet on Norway and Russia on Monday.",
        "Russian police patrol the town together with volunteers.",
        "Russia said that Norwegian guns had not spared the villages.",
        "No troops may enter the town hall, the mayor of Kirkenes said.",
        "Norwegian soldiers stood along the border line on Monday.",
    ],
)
def test_what_only_looks_like_a_step_of_two_sides_is_none(engine: Engine, text: str) -> None:
    assert _mechanisms(engine, text) == []


def test_a_paper_named_for_what_it_sets_up_is_not_counted_beside_it(engine: Engine) -> None:
    found = _mechanisms(engine, "Norway and Russia signed a memorandum on a military hotline on Monday.")
    assert [kind for kind, _, _ in found] == ["hotline"]


def test_a_paper_with_terms_of_its_own_is_counted_beside_a_channel(engine: Engine) -> None:
    text = "Norway and Russia signed a border agreement on Monday.\nTheir military hotline is working."
    assert {kind for kind, _, _ in _mechanisms(engine, text)} == {"agreement_instrument", "hotline"}
