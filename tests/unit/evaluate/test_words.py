"""Fitting the weights of words: what is told gets weight, what is unknown is left out, and the table reads back."""

from __future__ import annotations

from pathlib import Path

import pytest

from deconfdb.coders.likely import FAMILY, KIND, load_weights
from deconfdb.errors import UsageError
from deconfdb.evaluate.words import Labelled, fitted, write_weights


def rows() -> list[Labelled]:
    made: list[Labelled] = []
    for number in range(40):
        told = Labelled(["the", "hotline", "rang", f"w{number % 7}", "N2"])
        told.told[FAMILY].add("channel")
        told.told[KIND].add("hotline")
        other = Labelled(["rain", "fell", f"w{number % 5}", "N0"])
        unsure = Labelled(["a", "kite", "flew", "N2"], unknown={"channel"})
        made.extend((told, other, unsure))
    return made


def test_words_of_what_is_told_weigh_and_unknown_sentences_do_not() -> None:
    weights = {(question, answer, words): weight for question, answer, words, weight in fitted(rows())}
    channel = {
        words: weight
        for (question, answer, words), weight in weights.items()
        if (question, answer) == (FAMILY, "channel")
    }
    assert max((words for words in channel if words), key=lambda words: channel[words]) in {
        "hotline", "the hotline", "hotline rang", "the hotline rang", "rang", "the",
    }  # fmt: skip
    assert not any("kite" in words for _, _, words in weights)
    assert weights[FAMILY, "channel", ""] + weights.get((FAMILY, "channel", "rain"), 0.0) < 0


def test_an_answer_that_is_told_too_rarely_gets_no_weights() -> None:
    rare = rows()
    rare[0].told[FAMILY].add("body")
    assert not any(answer == "body" for _, answer, _, _ in fitted(rare))


def test_the_table_reads_back_and_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = list(fitted(rows())), list(fitted(rows()))
    assert first == second
    write_weights(tmp_path / "words.csv", first)
    read = load_weights(tmp_path)
    total = read.weigh(FAMILY, ["the", "hotline", "rang", "N2"])
    assert total["channel"] > 0 > read.weigh(FAMILY, ["rain", "fell", "N0"])["channel"]


def test_a_row_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("question,answer,words,weight\nfamily,channel,,-1\nfamily,channel,rang,much\n")
    with pytest.raises(UsageError, match=r"words\.csv, line 3: .* make coder-words"):
        load_weights(tmp_path)
