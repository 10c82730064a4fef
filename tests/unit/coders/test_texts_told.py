"""Texts that no verb of signing tells of, and two texts of one pair that are two."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder

LEDE = (
    "Soldiers of Latvia and Belarus exchanged shots across a river on Thursday, the defence ministries of the two countries "
    "said, each blaming the other."
)


def told(rules: RulesCoder, text: str) -> list[tuple[str, str, str]]:
    article = ArticleInput("texts", "fixture", f"{LEDE}\n\n{text}", published=date(2012, 6, 15))
    return sorted(
        ("-".join(sorted(found.sides)), found.kind, found.statuses[0].status)
        for found in rules.engine.read(article).findings.mechanisms
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The quarrel was settled in a treaty with Belarus in 1994, a Latvian official said.",
            [("BLR-LVA", "agreement_instrument", "agreed")],
        ),
        (
            "One idea that is being weighed in Riga is an understanding with Belarus on how to behave near the river.",
            [("BLR-LVA", "incident_prevention_agreement", "mooted")],
        ),
        (
            "Lithuania and Poland have had a border accord since 1992.",
            [("LTU-POL", "agreement_instrument", "in_force")],
        ),
        (
            "Latvia signed a border agreement with Estonia on Monday, its foreign ministry said.",
            [("EST-LVA", "agreement_instrument", "agreed")],
        ),
        (
            "The two presidents concluded a friendship treaty in Riga.",
            [("BLR-LVA", "agreement_instrument", "agreed")],
        ),
        (
            "The generals agreed that in future a patrol will fire a flare before it goes near the bank.",
            [("BLR-LVA", "incident_prevention_agreement", "agreed")],
        ),
        (
            "An understanding of 1994 between Latvia and Belarus forbids patrols of either side to open fire first.",
            [("BLR-LVA", "incident_prevention_agreement", "in_force")],
        ),
        (
            "Officials have been working for months on an agreement about the river.",
            [("BLR-LVA", "agreement_instrument", "in_talks")],
        ),
        (
            "A border accord with Latvia is nearly ready, a Belarusian official said.",
            [("BLR-LVA", "agreement_instrument", "in_talks")],
        ),
        (
            "Last year Finland, Sweden and Norway, which have no border with Belarus, signed a declaration on security.",
            [("FIN-NOR-SWE", "agreement_instrument", "agreed")],
        ),
        (
            "Latvia signed a border accord with Estonia in 1994 and another with Lithuania in 1996.",
            [("EST-LVA", "agreement_instrument", "agreed"), ("LTU-LVA", "agreement_instrument", "agreed")],
        ),
        (
            "The defence ministers signed a border plan in Riga in 1997.",
            [("BLR-LVA", "agreement_instrument", "agreed")],
        ),
        (
            "A memorandum on the clearing of mines bears the signatures of both defence ministers.",
            [("BLR-LVA", "agreement_instrument", "agreed")],
        ),
        (
            "A basic agreement of 1991 says that each side will respect the line.",
            [("BLR-LVA", "agreement_instrument", "in_force")],
        ),
        (
            "Lawyers from both capitals are putting the last touches to a border treaty.",
            [("BLR-LVA", "agreement_instrument", "in_talks")],
        ),
        (
            "Latvia and Estonia agreed last year to train each other's soldiers.",
            [("EST-LVA", "military_cooperation", "agreed")],
        ),
        (
            "A border accord between the two countries dates from 1987.",
            [("BLR-LVA", "agreement_instrument", "agreed")],
        ),
        (
            "After two days in Riga the generals came away with a written understanding.",
            [("BLR-LVA", "agreement_instrument", "agreed")],
        ),
        (
            "A treaty that would fix the line is an old dream of diplomats in both capitals.",
            [("BLR-LVA", "agreement_instrument", "mooted")],
        ),
        (
            "A protocol was initialled by the prime ministers in Riga.",
            [("BLR-LVA", "agreement_instrument", "agreed")],
        ),
        ("One option would be a long holiday, a Latvian soldier said.", []),
    ],
)
def test_a_text_is_told_without_a_verb_of_its_own(
    rules: RulesCoder, text: str, rows: list[tuple[str, str, str]]
) -> None:
    assert told(rules, text) == rows


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "The two governments signed a border treaty in 1994 and an agreement on military training in 1999.",
            ["agreement_instrument", "military_cooperation"],
        ),
        (
            "The ministers signed a treaty of good neighbourliness in May. The accord that regulates the crossings still stands.",
            ["agreement_instrument", "agreement_instrument"],
        ),
        (
            "The foreign ministers signed a treaty of good neighbourliness in May. The treaty remains in force.",
            ["agreement_instrument"],
        ),
        (
            "They settled the quarrel with a peace accord in 1986 and a border protocol in 1987.",
            ["agreement_instrument", "agreement_instrument"],
        ),
        (
            "The border agreement of the two countries has been in force since 2003. It was signed in October 2001.",
            ["agreement_instrument"],
        ),
    ],
)
def test_two_texts_of_one_pair_are_two(rules: RulesCoder, text: str, kinds: list[str]) -> None:
    assert [kind for _, kind, _ in told(rules, text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "According to a communique that the Latvian foreign minister read out in Riga, his guests from Belarus were satisfied.",
        "Latvia has signed a deal with two oil companies, a Belarusian official said.",
    ],
)
def test_a_text_of_others_is_none(rules: RulesCoder, text: str) -> None:
    assert told(rules, text) == []


def test_such_an_accord_is_that_of_the_two(rules: RulesCoder) -> None:
    text = "Latvia and Belarus signed a border accord on Monday. Poland knew that such an accord was being negotiated."
    assert [kind for _, kind, _ in told(rules, text)] == ["agreement_instrument"]
