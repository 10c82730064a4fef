"""People in arms who are called by their people, and commissions known by their name: whose they are."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.rules import RulesCoder


def _parties(rules: RulesCoder, text: str, year: int) -> set[tuple[str, ...]]:
    article = ArticleInput(text=f"{text}\n", key="x", source="example-wire", title="", published=date(year, 6, 16))
    document = rules.code(article)
    return {tuple(sorted(party.actor for party in one.parties)) for one in document.mechanisms}


@pytest.mark.parametrize(
    ("text", "year", "parties"),
    [
        ("Myanmar and the Kachin side agreed to set up a hotline.", 2013, ("mmr", "side-mmr-opp")),
        ("Commanders of Myanmar and Kachin commanders signed a ceasefire.", 2013, ("mmr", "side-mmr-opp")),
        ("Acehnese negotiators and Indonesia signed a ceasefire.", 2004, ("gam", "idn")),
        ("A hotline was opened between Sri Lanka and the Tamil forces.", 2003, ("lka", "ltte")),
        ("Sri Lanka and the Tigers signed a ceasefire.", 2002, ("lka", "ltte")),
        ("Nepal and the Maoists signed a ceasefire.", 2003, ("cpn-maoist", "npl")),
        ("Azerbaijan and ethnic Armenian forces signed a ceasefire.", 2020, ("artsakh", "aze")),
        ("Moldova and the Dniestr authorities opened a hotline.", 1995, ("mda", "transnistria")),
        ("Turkey and Syrian Kurdish fighters signed a ceasefire.", 2019, ("sdf", "tur")),
        ("Senegal and Casamance fighters signed a ceasefire.", 2014, ("mfdc", "sen")),
        ("Afghanistan and anti-Taliban fighters signed a ceasefire.", 2000, ("afg", "northern-alliance")),
        # Several fight for one people, and none is named: rebels.
        ("The Philippines and Moro fighters signed a ceasefire.", 2010, ("phl", "side-rebels")),
        # A neighbour has such rebels too.
        ("Nepal and Maoist commanders signed a ceasefire. India welcomed it.", 2003, ("cpn-maoist", "npl")),
        # Whose commanders, their name tells.
        (
            "Colombia and rebel commanders of the FARC signed a truce. The AUC said the AUC would not.",
            2004,
            ("col", "farc"),
        ),
        ("The Philippines and a Muslim rebel group signed a ceasefire. The MILF has kept it.", 2012, ("milf", "phl")),
        # The one that is named.
        ("The Philippines and Moro fighters signed a ceasefire. The MNLF has kept it.", 2010, ("mnlf", "phl")),
    ],
)
def test_people_in_arms_are_of_the_group_of_their_people(
    rules: RulesCoder, text: str, year: int, parties: tuple[str, ...]
) -> None:
    assert parties in _parties(rules, text, year)


@pytest.mark.parametrize(
    ("text", "year", "party"),
    [
        # A state may have forces there.
        ("India and the Kashmir security forces opened a hotline with Pakistan.", 2013, "hizbul-mujahideen"),
        # Not in arms.
        ("Indonesia and Acehnese villagers agreed on a hotline with Malaysia.", 2004, "gam"),
        # A place.
        ("Myanmar and the Kachin State police opened a hotline with China.", 2013, "side-mmr-opp"),
        # After the end of the group the adjective is that of the state.
        ("Ethiopia and Eritrean commanders opened a hotline with Sudan.", 2019, "eplf"),
    ],
)
def test_who_is_not_in_arms_is_of_no_group(rules: RulesCoder, text: str, year: int, party: str) -> None:
    assert not [parties for parties in _parties(rules, text, year) if party in parties]


@pytest.mark.parametrize(
    ("text", "year", "parties"),
    [
        ("Angola and UNITA met. The joint political-military commission will meet on Monday, Portugal said.", 1991,
         ("ago", "unita")),
        ("Israel complained of Jordan. The Mixed Armistice Commission will meet on Monday, Britain said.", 1954, ("isr", "jor")),
        ("Colombia accused Venezuela of violating its airspace. COMBIFRON, the commission, has not met since 2016.", 2019,
         ("col", "ven")),
        ("The Philippines accused the MILF of a raid. The coordinating committees on the cessation of hostilities will meet.",
         2005, ("milf", "phl")),
    ],
)  # fmt: skip
def test_a_standing_body_has_the_sides_of_its_name(
    rules: RulesCoder, text: str, year: int, parties: tuple[str, ...]
) -> None:
    assert parties in _parties(rules, text, year)
