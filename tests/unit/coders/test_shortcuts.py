"""What is asked first, to save time, never changes what is found: shown on the texts of the gold articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deconfdb.coders import claims, fates, stance
from deconfdb.coders.cues import NAME_KEPT_BACK
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.segments import lines_of
from deconfdb.coders.text import clean, lowered, small_letters
from deconfdb.coders.tokens import tokenize

TEXTS = sorted((Path(__file__).resolve().parents[2] / "gold" / "dev" / "texts").glob("*.txt"))[::3]
KINDS = ("any", "figure", "month", "weekday", "period")


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """A third of the development texts, cleaned."""
    return [clean(path.read_text(encoding="utf-8")) for path in TEXTS]


def test_every_reading_of_times_begins_with_a_word_that_is_tried(knowledge: Knowledge, texts: list[str]) -> None:
    calendar = knowledge.calendar
    readings = "|".join(f"(?P<{name}>{body})" for name, body in calendar._bodies)
    anywhere = re.compile(rf"\b(?=\w)(?:{readings})")
    pattern = calendar._pattern(frozenset(KINDS))
    for text in map(lowered, texts):
        assert [each.span() for each in pattern.finditer(text)] == [each.span() for each in anywhere.finditer(text)]


def test_every_reading_of_times_has_a_word_of_its_kinds(knowledge: Knowledge, texts: list[str]) -> None:
    calendar = knowledge.calendar
    every = calendar._pattern(frozenset(KINDS))
    for line in (line for text in texts for line in lowered(text).split("\n")):
        for match in every.finditer(line):
            words = re.findall(r"[^\W_]+", match[0])
            kinds = {calendar._hints.get(word, "" if word.isalpha() else "figure") for word in words} - {""}
            assert kinds, match[0]
            again = calendar._pattern(frozenset({*kinds, "any"})).match(line, match.start())
            assert again is not None
            assert (again.lastgroup, again.span()) == (match.lastgroup, match.span())


@pytest.mark.parametrize(
    ("words", "patterns"),
    [
        (stance._SILENT, (stance._NO_WORD,)),
        (stance._TURNED_DOWN, (stance._NOT_WANTED, stance._RULED_OUT, stance._REJECTED)),
        (claims._NAMELESS, (NAME_KEPT_BACK,)),
        (stance._OCCASIONS, tuple(pattern for _, pattern in stance._COMPILED)),
        (fates._ENDED, (fates._CALLED_OFF,)),
        (fates._TRUTH, (fates._UNTRUE, fates._REPORTED_OF)),
    ],
)
def test_a_wording_has_one_of_the_words_that_are_asked_for_first(
    words: frozenset[str], patterns: tuple[re.Pattern[str], ...], texts: list[str]
) -> None:
    for line in (line for text in texts for line in text.split("\n")):
        lows = [token.low for token in tokenize(line, 0, len(line), frozenset())]
        told = " ".join(lows)
        if any(pattern.match(told, match.start()) for pattern in patterns for match in re.finditer(r"\b\w", told)):
            assert not words.isdisjoint(lows), told


def test_one_pattern_for_all_blockers_finds_what_one_of_them_finds(knowledge: Knowledge, texts: list[str]) -> None:
    for text in map(lowered, texts):
        for line in text.split("\n"):
            found = any(pattern.search(line) for pattern in knowledge.blockers)
            assert (knowledge.any_blocker.search(line) is not None) is found


def test_page_furniture_is_looked_for_wherever_a_pattern_matches(knowledge: Knowledge, texts: list[str]) -> None:
    rules = knowledge.boilerplate
    for line in (line for text in texts for line in lines_of(text)):
        if any(each.pattern.fullmatch(each.over(line)) for each in (*rules.line, *rules.start)):
            assert any(each.pattern.fullmatch(each.over(line)) for each in rules.any_line)


@pytest.mark.parametrize("text", ["Ünİ Straße İSTANBUL", "ΑΣ Σ", "plain", ""])
def test_lowering_keeps_the_length(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_pattern_in_small_letters_keeps_its_escapes() -> None:
    assert small_letters(r"\bMoUs?\W\S+AI\B") == r"\bmous?\W\S+ai\B"
