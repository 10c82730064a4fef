"""A third who speaks to both sides: one contact with each of them, or one of all three."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

QUARREL = (
    "The armies of Norway and Russia have had a military hotline since 2010. Norwegian Prime Minister Erna Solberg and "
    "Russian President Vladimir Putin traded accusations over the border. "
)
WEDNESDAY = date(2021, 6, 16)


def _met(rules: RulesCoder, text: str) -> list[tuple[str, str, str]]:
    read = rules.engine.read(ArticleInput("third", "fixture", QUARREL + text, published=WEDNESDAY))
    return [("-".join(sorted(one.sides)), one.format, one.place) for one in read.findings.meetings]


@pytest.mark.parametrize(
    "text",
    [
        "French President Emmanuel Macron telephoned both leaders on Monday.",
        "French President Emmanuel Macron spoke by telephone with both leaders on Monday.",
        "French President Emmanuel Macron spoke with the leaders of both countries by telephone on Monday.",
        "French President Emmanuel Macron called the prime minister of Norway and the president of Russia on Monday.",
        "French President Emmanuel Macron held separate telephone calls with Solberg and Putin on Monday.",
    ],
)
def test_who_telephones_both_sides_has_two_contacts(rules: RulesCoder, text: str) -> None:
    assert _met(rules, text) == [("FRA-NOR", "phone_call", ""), ("FRA-RUS", "phone_call", "")]


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "French President Emmanuel Macron spoke to Solberg and Putin in a conference call on Monday.",
            [("FRA-NOR-RUS", "phone_call", "")],
        ),
        (
            "Officers of the two armies met in Riga on Monday with French officials in the room.",
            [("NOR-RUS", "in_person_third_country", "Riga")],
        ),
        (
            "Solberg and Putin met in Riga on Monday with the French foreign minister mediating.",
            [("NOR-RUS", "in_person_third_country", "Riga")],
        ),
    ],
)
def test_who_only_looks_on_is_no_side(rules: RulesCoder, text: str, meetings: list[tuple[str, str, str]]) -> None:
    assert _met(rules, text) == meetings


def test_him_is_whoever_of_another_side_was_named_last(rules: RulesCoder) -> None:
    text = "The Norwegian prime minister, Erna Solberg, was glad of it. Finnish President Sauli Niinisto received her on Monday."
    assert _met(rules, text) == [("FIN-NOR", "visit", "")]


def test_talks_that_go_on_are_not_what_was_signed_before(rules: RulesCoder) -> None:
    text = (
        "Presidents Alexander Stubb of Finland and Andrzej Duda of Poland signed a truce in Oslo on Monday. "
        "Delegations of Finland and Poland are still in the Norwegian capital."
    )
    assert _met(rules, text) == [
        ("FIN-POL", "in_person_third_country", "Oslo"),
        ("FIN-POL", "in_person_third_country", "Oslo"),
    ]


def test_a_session_that_was_arranged_does_not_date_the_meeting_where_it_was(rules: RulesCoder) -> None:
    text = "The presidents of Finland and Poland arranged for Monday's session when they met in Oslo on May 29."
    read = rules.engine.read(ArticleInput("third", "fixture", QUARREL + text, published=WEDNESDAY))
    assert {one.when.edtf for one in read.findings.meetings if one.when and one.place == "Oslo"} == {"2021-05-29"}


def test_a_contact_kept_up_is_not_the_call_of_two_ministers(rules: RulesCoder) -> None:
    text = (
        "Finnish President Sauli Niinisto telephoned Russian President Vladimir Putin on Monday. "
        "Finnish and Russian border officers had been in contact since Sunday."
    )
    assert _met(rules, text) == [("FIN-RUS", "phone_call", ""), ("FIN-RUS", "contact_medium_unknown", "")]
