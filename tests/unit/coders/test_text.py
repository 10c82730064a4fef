"""Cleaning, tokens, sentences and segments: offsets always refer to the stored text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deconfdb.coders.article import Segment
from deconfdb.coders.engine import Engine
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.segments import dateline_agency, segment
from deconfdb.coders.sentences import split
from deconfdb.coders.text import clean, fold
from deconfdb.coders.tokens import form_words, tokenize
from tests.unit.coders.conftest import HOTLINE_ARTICLE, read


@given(st.text(max_size=300))
def test_cleaning_keeps_the_length(text: str) -> None:
    assert len(clean(text)) == len(text)


@given(st.text(max_size=300))
def test_tokens_are_substrings_in_order(text: str) -> None:
    tokens = tokenize(text, 0, len(text), frozenset({"Gen.", "U.S."}))
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(left.end <= right.start for left, right in zip(tokens, tokens[1:], strict=False))  # noqa: RUF007


def test_cleaning_restores_lost_possessives_and_quotes() -> None:
    assert clean("Norway s army \u201chas\u201d it\u2019s\u00a0way") == "Norway's army \"has\" it's way"


@pytest.mark.parametrize(
    ("word", "folded"), [("Çavuşoğlu", "Cavusoglu"), ("Sørensen", "Sorensen"), ("Wałęsa", "Walesa"), ("plain", "plain")]
)
def test_accents_do_not_tell_names_apart(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_words_are_cut_as_the_parser_was_trained_on() -> None:
    text = "The U.S. didn't re-open Norway's line, Gen. Ya'alon said."
    words = [token.text for token in tokenize(text, 0, len(text), frozenset({"Gen."}))]
    assert words == [
        "The", "U.S.", "did", "n't", "re", "-", "open", "Norway", "'s", "line", ",", "Gen.", "Ya'alon", "said", "."
    ]  # fmt: skip


def test_wordings_of_the_lexicon_are_cut_like_the_text() -> None:
    assert form_words("de-escalation mechanism") == ("de", "-", "escalation", "mechanism")


def _sentences(knowledge: Knowledge, text: str) -> list[str]:
    found = split(text, [Segment(0, len(text), "body")], knowledge.abbreviations, knowledge.may_not_end)
    return [text[sentence.start : sentence.end] for sentence in found.sentences]


def test_a_quotation_of_two_sentences_stays_with_its_speaker(knowledge: Knowledge) -> None:
    text = '"The line works. We use it daily," the general said. Nothing else was said.'
    assert _sentences(knowledge, text) == [
        '"The line works. We use it daily," the general said.',
        "Nothing else was said.",
    ]


def test_abbreviations_and_initials_end_no_sentence(knowledge: Knowledge) -> None:
    text = "Gen. J. Smith met Lt. Col. Berg on Oct. 3 in the U.S. capital. They agreed."
    assert _sentences(knowledge, text) == [
        "Gen. J. Smith met Lt. Col. Berg on Oct. 3 in the U.S. capital.",
        "They agreed.",
    ]


def test_a_quotation_may_run_over_a_paragraph(knowledge: Knowledge) -> None:
    text = '"We will not wait.\n"We will act," she said.'
    found = split(text, [Segment(0, len(text), "body")], knowledge.abbreviations, knowledge.may_not_end)
    assert [one.opens_quoted for one in found.sentences] == [False, True]


TEXT = """Ministers agree on border line

By Anna Writer

OSLO (AFP) - Norway and Russia agreed on a line, ministers said on Monday.

Copyright (c) Example. All rights reserved.
"""


def test_furniture_is_typed_and_not_read(knowledge: Knowledge) -> None:
    segments = segment(clean(TEXT), None, knowledge.boilerplate)
    kinds = [(TEXT[part.start : part.end].split("\n", maxsplit=1)[0][:24], part.is_read) for part in segments]
    assert kinds[0] == ("Ministers agree on borde", True)
    assert ("By Anna Writer", False) in kinds
    assert ("OSLO (AFP) -", False) in kinds
    assert kinds[-1][1] is False
    assert dateline_agency(clean(TEXT), segments) == "AFP"


@pytest.mark.parametrize(
    "line",
    [
        "A Norwegian trawler entered Russian waters without permission, the coast guard said on Monday.",
        "Iceland and Norway are to sign up to the code of conduct in May, a diplomat said.",
        "A ministry spokesperson told a daily briefing that the line works.",
        "The truce begins with a trial period of two weeks.",
        "Inspectors must have unlimited access to both shores, the commission said.",
        "Norway is to join Iceland at exercises in the Barents Sea.",
        "Drones, which first appeared over the strait in May, have been seen again.",
        "The force is made up of troops contributed from nine states.",
        "US jets crossed into Syrian airspace without permission.",
    ],
)
def test_prose_that_sounds_like_furniture_is_read(knowledge: Knowledge, line: str) -> None:
    segments = segment(clean(line), None, knowledge.boilerplate)
    assert [(part.start, part.end, part.is_read) for part in segments] == [(0, len(line), True)]


@pytest.mark.parametrize(
    "line",
    [
        "No part of this report may be reproduced without prior written permission of Example Wire.",
        "Unauthorised reproduction is prohibited.",
        "Reproduction prohibited. All rights reserved.",
        "Sign up for the Example newsletter",
        "Get our daily briefing by email",
        "Start your free trial today",
        "Unlimited articles on all devices",
        "Follow Example Wire on X",
        "This article first appeared in Example Wire.",
        "Originally published on Example Wire.",
        "Writers in Oslo contributed to this report.",
    ],
)
def test_furniture_is_not_read(knowledge: Knowledge, line: str) -> None:
    text = f"Officers met in Oslo.\n\n{line}\n"
    assert [part.is_read for part in segment(clean(text), None, knowledge.boilerplate)] == [True, False]


@given(st.text(alphabet=st.sampled_from(list("ab. \n\"'()-A1")), max_size=200))
def test_segments_are_ordered_and_disjoint(text: str) -> None:
    from deconfdb.coders.knowledge import default_knowledge

    segments = segment(clean(text), None, default_knowledge().boilerplate)
    assert all(part.start < part.end <= len(text) for part in segments)
    assert all(left.end <= right.start for left, right in zip(segments, segments[1:], strict=False))  # noqa: RUF007


def test_a_title_of_the_feed_is_the_headline_even_if_it_ends_like_prose(knowledge: Knowledge) -> None:
    text = "Line opened.\nNorway opened the line on Monday."
    segments = segment(text, "Line opened.", knowledge.boilerplate)
    assert [part.kind for part in segments] == ["headline", "body"]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("VARDO, Norway \u2014 ", "dateline"),
        ("TROMSO, Norway, June 7 \u2014 ", "dateline"),
        ("From a reporter at the border\nTROMSO, June 7 - ", "dateline"),
        ("Norway, Russia: ", "body"),
    ],
)
def test_only_the_town_of_a_dateline_has_to_be_in_capitals(knowledge: Knowledge, head: str, kind: str) -> None:
    text = f"Officers meet at border\n\n{head}Norway and Russia agreed on a line, ministers said on Monday.\n"
    parts = [part.kind for part in segment(clean(text), None, knowledge.boilerplate)]
    assert ("dateline" in parts) == (kind == "dateline")


@pytest.mark.parametrize(
    "ending",
    [
        "Hundreds of shots were reported from both sides of the",
        "In Oslo, the Norwegian minister Kari Aas welcomed President Ivan Orlov",
        "Norwegian officers met the",
        "The two sides came to",
        "",
    ],
)
def test_a_text_may_break_off_anywhere(engine: Engine, ending: str) -> None:
    text = HOTLINE_ARTICLE.rstrip() + f"\n\n{ending}"
    assert read(engine, text).findings.mechanisms


def test_a_run_of_spaces_costs_no_more_than_its_length(knowledge: Knowledge) -> None:
    """Quadratic patterns take half a minute here."""
    begun = process_time()
    for text in ("Officers met." + " " * 20_000 + "They spoke.", " " * 20_000 + "x"):
        segment(clean(text), None, knowledge.boilerplate)
    assert process_time() - begun < 5
