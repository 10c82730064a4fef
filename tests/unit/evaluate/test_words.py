"""Fitting the weights of words: what is told gets weight, what is unknown is left out, and the table reads back."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from deconfdb.coders.likely import FORMAT, KIND, MEETING, OCCURRENCE, STATUS, TELLS, WordWeights, load_weights
from deconfdb.coders.rules import RulesCoder
from deconfdb.errors import UsageError
from deconfdb.evaluate.identity import Identifier
from deconfdb.evaluate.run import load_gold
from deconfdb.evaluate.units import read_units
from deconfdb.evaluate.words import (
    Labelled,
    Material,
    add_border,
    add_excerpts,
    add_gold,
    fitted,
    fitted_to_subjects,
    read_places,
    write_weights,
)
from deconfdb.settings import seeds_dir
from deconfdb.vocabulary import load_vocabularies

GOLD = Path(__file__).parents[2] / "gold"
PLACED = ("dev", "news", "long")
"""The parts of the gold of which `told.csv` says where each row is told."""


@pytest.fixture(scope="module")
def rules() -> RulesCoder:
    """The coder whose sentences are labelled; what words weigh has no say in that."""
    return RulesCoder(weights=WordWeights())


def rows() -> list[Labelled]:
    made: list[Labelled] = []
    for number in range(40):
        told = Labelled(["the", "hotline", "rang", f"w{number % 7}", "N2"])
        told.tell_mechanism("channel", "hotline", ["operational/operating"])
        other = Labelled(["rain", "fell", f"w{number % 5}", "N0"])
        unsure = Labelled(["a", "kite", "flew", "N2"], unknown={"channel"})
        met = Labelled(["they", "met", f"w{number % 3}", "N2"])
        met.tell_meeting("visit" if number % 2 else "phone_call", "held")
        made.extend((told, other, unsure, met))
    return made


def test_words_of_what_is_told_weigh_and_unknown_sentences_do_not() -> None:
    weights = {(question, answer, words): weight for question, answer, words, weight in fitted(rows())}
    channel = {words: weight for (question, answer, words), weight in weights.items() if answer == "channel"}
    assert max((words for words in channel if words), key=lambda words: channel[words]) in {
        "hotline", "the hotline", "hotline rang", "the hotline rang", "rang", "the",
    }  # fmt: skip
    assert not any("kite" in words for _, answer, words in weights if answer == "channel")
    assert weights[TELLS, "channel", ""] + weights.get((TELLS, "channel", "rain"), 0.0) < 0


def test_kinds_are_asked_of_mechanisms_and_forms_of_meetings() -> None:
    weights = list(fitted(rows()))
    assert {answer for question, answer, _, _ in weights if question == TELLS} == {"channel", MEETING}
    assert {(answer, words) for question, answer, words, _ in weights if question == KIND} == {("hotline", "")}
    assert {(answer, words) for question, answer, words, _ in weights if question == OCCURRENCE} == {("held", "")}
    assert {answer for question, answer, _, _ in weights if question == FORMAT} == {"visit", "phone_call"}


def test_an_answer_that_is_told_too_rarely_gets_no_weights() -> None:
    rare = rows()
    rare[0].told[TELLS].add("body")
    assert not any(answer == "body" for _, answer, _, _ in fitted(rare))


def test_the_table_reads_back_and_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = list(fitted(rows())), list(fitted(rows()))
    assert first == second
    write_weights(tmp_path / "words.csv", first)
    read = load_weights(tmp_path)
    total = read.weigh(TELLS, ["the", "hotline", "rang", "N2"])
    assert total["channel"] > 0 > read.weigh(TELLS, ["rain", "fell", "N0"])["channel"]


def test_a_row_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("question,answer,words,weight\ntells,channel,,-1\ntells,channel,rang,much\n")
    with pytest.raises(UsageError, match=r"words\.csv, line 3: .* make coder-words"):
        load_weights(tmp_path)


EXCERPT = {
    "sentences": ["Chad and Libya keep a radio link.", "Their officers met in Faya on May 3.", "It rained."],
    "mechanisms": [{"in": [0], "kind": "hotline", "status": "operational/operating", "sides": ["TCD", "LBY"]}],
    "meetings": [{"in": [1], "format": "in_person_bilateral", "occurrence": "held", "sides": ["TCD", "LBY"]}],
}


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_sentences_of_an_excerpt_tell_what_its_rows_say(tmp_path: Path, rules: RulesCoder) -> None:
    without = {"sentences": EXCERPT["sentences"], "mechanisms": []}
    material = Material()
    add_excerpts(material, lines(tmp_path / "excerpts.jsonl", EXCERPT, without), rules)
    link, met, rain, *others = material.sentences
    assert link.told[TELLS] == {"channel"}
    assert (link.told[KIND], link.told[STATUS]) == ({"hotline"}, {"operational/operating"})
    assert link.words[-1] == "N2"
    assert (met.told[TELLS], met.told[FORMAT]) == ({MEETING}, {"in_person_bilateral"})
    assert "TIME" in met.words
    assert rain.told[TELLS] == set() == rain.unknown
    assert [row.unknown for row in others] == [{MEETING}] * 3  # nobody said whether they tell of one


def test_what_is_no_record_is_named(tmp_path: Path, rules: RulesCoder) -> None:
    plain = {"sentences": ["It rained."], "mechanisms": []}
    joined = {"sentences": ["It rained in Faya-", "largeau."], "mechanisms": [{**EXCERPT["mechanisms"][0], "in": [1]}]}
    for wrong in ({"sentences": ["It rained."]}, joined):
        path = lines(tmp_path / "excerpts.jsonl", plain, wrong)
        with pytest.raises(UsageError, match=r"excerpts\.jsonl, line 2: .* tests/gold/README\.md"):
            add_excerpts(Material(), path, rules)
    path = lines(tmp_path / "border.jsonl", {"title": "", "body": "", "is_on_topic": True})
    with pytest.raises(UsageError, match=r"border\.jsonl, line 1"):
        add_border(Material(), path, rules)
    places = tmp_path / "told.csv"
    places.write_text("article,row,told,mentioned\ng01,m1,0 12,\ng01,m2,twelve,\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"told\.csv, line 3"):
        read_places(places)


def test_every_excerpt_has_a_name_and_codes_that_are_known() -> None:
    lists = load_vocabularies()
    with (seeds_dir() / "vocabularies" / "mechanism_status.csv").open(encoding="utf-8", newline="") as stream:
        statuses = {f"{row['track']}/{row['code']}" for row in csv.DictReader(stream)}
    rows = [json.loads(line) for line in (GOLD / "excerpts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["sentences"], row["id"]
        for one in (*row["mechanisms"], *row.get("meetings", ())):
            assert one["in"], row["id"]
            assert set(one["in"]) <= set(range(len(row["sentences"]))), row["id"]
        assert {one["kind"] for one in row["mechanisms"]} <= set(lists.codes("mechanism_kind")), row["id"]
        assert {one["status"] for one in row["mechanisms"]} <= statuses, row["id"]
        assert {one["format"] for one in row.get("meetings", ())} <= set(lists.codes("meeting_format")), row["id"]
        assert {one["occurrence"] for one in row.get("meetings", ())} <= set(lists.codes("occurrence")), row["id"]


def test_an_article_without_words_of_the_subject_is_about_something_else(tmp_path: Path, rules: RulesCoder) -> None:
    rows = [("Chad tells Libya of its patrols", True), ("Chad sells Libya a lot of melons", False)] * 20
    border = [
        {"title": title, "body": f"The news reached us {number} days late.", "is_on_topic": is_ours}
        for number, (title, is_ours) in enumerate(rows)
    ]
    material = Material()
    add_border(material, lines(tmp_path / "border.jsonl", *border), rules)
    assert [is_ours for _, is_ours in material.articles] == [is_ours for _, is_ours in rows]
    weights = {words: weight for _, _, words, weight in fitted_to_subjects(material.articles)}
    assert weights["patrols"] > 0 > weights["melons"]
    assert "Chad" not in weights
    assert "chad" not in weights


def test_the_places_of_all_gold_rows_are_told(rules: RulesCoder) -> None:
    """So that no article is left out of the fit."""
    places = read_places(GOLD / "told.csv")
    identifier = Identifier(rules.engine.knowledge)
    for folder in PLACED:
        for reference in load_gold(GOLD / folder, None).codings:
            units = read_units(reference, identifier, False)
            wanted = {one.label for one in (*units.encounters, *(one for one in units.channels if one.statuses))}
            assert {row for article, row in places if article == reference.article.key} == wanted, reference.article.key


def test_sentences_of_gold_tell_of_its_rows(rules: RulesCoder) -> None:
    gold = load_gold(GOLD / "long", None)
    identifier = Identifier(rules.engine.knowledge)
    places = read_places(GOLD / "told.csv")
    material, unplaced, nowhere = Material(), Material(), Material()
    add_gold(material, gold, places, rules, identifier)
    told = [row for row in material.sentences if row.told[TELLS]]
    assert len(material.sentences) > 300
    assert len(told) > 60
    assert any(row.unknown for row in material.sentences)  # it mentions something again
    assert all(not row.unknown & row.told[TELLS] for row in material.sentences)
    assert [is_ours for _, is_ours in material.articles] == [True] * 20
    add_gold(unplaced, gold, {}, rules, identifier)
    assert (unplaced.sentences, len(unplaced.articles)) == ([], 20)
    # A place at which no sentence begins, as after a change of how texts are cut, tells of nothing.
    add_gold(nowhere, gold, {key: (frozenset({1}), frozenset()) for key in places}, rules, identifier)
    assert not any(row.told[TELLS] for row in nowhere.sentences)


def test_every_place_is_the_beginning_of_a_sentence(rules: RulesCoder) -> None:
    places = read_places(GOLD / "told.csv")
    for folder in PLACED:
        gold = load_gold(GOLD / folder, None)
        for reference in gold.codings:
            text = reference.article.text
            assert text is not None
            starts = {one.start for one in rules.engine.read(gold.articles[text.sha256 or ""]).sentences.sentences}
            told = [
                numbers for (article, _), both in places.items() if article == reference.article.key for numbers in both
            ]
            assert frozenset().union(*told) <= starts, reference.article.key
