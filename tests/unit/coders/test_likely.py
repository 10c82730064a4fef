"""What the words of a sentence make likely: how they are weighed, and what comes of it where no rule reads a sentence."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from deconfdb.coders.article import ArticleInput
from deconfdb.coders.grammar import Clause
from deconfdb.coders.likely import (
    COLUMNS,
    FORMAT,
    KIND,
    LEAST_LIKELY,
    MEETING,
    OCCURRENCE,
    OPEN,
    OURS,
    STATUS,
    SUBJECT,
    TELLS,
    Likelihoods,
    WordWeights,
    is_credible,
    likely_mechanisms,
    words_of,
)
from deconfdb.coders.lite import LiteCoder
from deconfdb.coding.document import CodingDocument
from deconfdb.settings import seeds_dir
from deconfdb.vocabulary import load_vocabularies

LEDE = "Chad and Libya traded fire at Aouzou on Monday, the Chadian army said.\n\n"
FAMILIES = {"hotline": "channel", "ad_hoc_contact": "channel", "working_group": "body"}


def read(text: str) -> list[Clause]:
    """The sentences behind the lede as the coder without a model reads them."""
    article = ArticleInput("x", "example-wire", LEDE + text, title="x", published=date(2012, 3, 7))
    clauses = LiteCoder().engine.read(article).clauses
    return [clause for clause in clauses if clause.sentence.paragraph > clauses[0].sentence.paragraph]


def coded(text: str) -> CodingDocument:
    article = ArticleInput("x", "example-wire", LEDE + text, title="x", published=date(2012, 3, 7))
    return LiteCoder().code(article)


def weights(*rows: tuple[str, str, str, float]) -> WordWeights:
    made = WordWeights()
    for question, answer, words, weight in rows:
        made.add(question, answer, tuple(words.split()), weight)
    return made


SPARKS = weights(
    (TELLS, "channel", "", -4.0), (TELLS, "channel", "sparks", 3.0), (TELLS, "channel", "sparks across", 3.0),
    (TELLS, "body", "", -4.0), (TELLS, "body", "beacons", 7.0),
    (KIND, "hotline", "", 0.0), (KIND, "hotline", "sparks", 1.0), (KIND, "ad_hoc_contact", "", 0.5),
    (KIND, "working_group", "", 0.0),
    (STATUS, "operational/operating", "", 0.0), (STATUS, "institutional/proposed", "", 0.5),
    (STATUS, "operational/operating", "still", 2.0),
)  # fmt: skip


def test_names_are_hidden_and_sides_counted() -> None:
    (clause,) = read("Libyan officers still send 14 sparks across to Chad from Faya, President Idriss Deby said.")
    words = words_of(clause)
    assert "faya" not in words
    assert "libyan" not in words
    assert "chad" not in words
    assert "deby" not in words
    assert {"SIDE", "PERS", "NAME", "NUM", "officers", "sparks", "across"} <= set(words)
    assert words[-1] == "N2"


def test_whoever_opens_a_quotation_is_no_name_and_outlets_are_no_sides() -> None:
    (clause,) = read('"Officers of Chad met us," Reuters quoted a herder as saying.')
    words = words_of(clause)
    assert "officers" in words
    assert words[-1] == "N1"


def test_a_run_counts_once_and_longer_runs_too() -> None:
    total = SPARKS.weigh(TELLS, "sparks across and sparks across".split())
    assert total == {"channel": pytest.approx(-4 + 3 + 3), "body": -4}
    assert SPARKS.weigh(TELLS, []) == {"channel": -4, "body": -4}


def test_the_likeliest_sentence_tells_of_a_family_that_is_not_known() -> None:
    clauses = read("Sparks are seen in Chad. Libya still sends sparks across to Chad. Beacons burn.")
    found = {one.family: one for one in likely_mechanisms(Likelihoods(SPARKS), clauses, FAMILIES, {})}
    assert set(found) == {"channel", "body"}
    assert found["channel"].clause is clauses[1]
    assert (found["channel"].kind, found["channel"].track, found["channel"].status) == (
        "hotline", "operational", "operating",
    )  # fmt: skip
    assert found["body"].status == "proposed"
    again = [*clauses, *read("Libya once sent sparks across to Chad, which still sends sparks across.")]
    first = weights((TELLS, "channel", "", -1.0), (TELLS, "channel", "sparks across", 3.0), (TELLS, "channel", "once", 2.0),
                    (KIND, "hotline", "", 0.0), (STATUS, "operational/operating", "", 0.0))  # fmt: skip
    (likeliest,) = likely_mechanisms(Likelihoods(first), again[1:], FAMILIES, {})
    assert "once" in likeliest.clause.words
    told = {"channel": {clauses[1].sentence.index}}
    assert [one.family for one in likely_mechanisms(Likelihoods(SPARKS), clauses, FAMILIES, told)] == ["body"]
    assert likely_mechanisms(Likelihoods(WordWeights()), clauses, FAMILIES, {}) == []


def test_a_further_sentence_tells_of_one_more_if_it_is_likelier_than_a_first_has_to_be() -> None:
    clauses = read("Libya still sends sparks across to Chad. Sudan sends sparks across to Egypt.")
    told = {"channel": {clauses[0].sentence.index}}
    (further,) = likely_mechanisms(Likelihoods(SPARKS), clauses, FAMILIES, told)
    assert further.clause is clauses[1]
    assert further.probability > LEAST_LIKELY
    barely = weights(
        (TELLS, "channel", "", 1.0), (KIND, "hotline", "", 0.0), (STATUS, "operational/operating", "", 0.0)
    )  # fmt: skip
    assert likely_mechanisms(Likelihoods(barely), clauses, FAMILIES, told) == []
    assert len(likely_mechanisms(Likelihoods(barely), clauses, FAMILIES, {})) == 1


def test_a_mechanism_of_a_rule_that_its_words_make_most_unlikely_is_none() -> None:
    (clause,) = read("Libya still sends sparks across to Chad.")
    assert is_credible(Likelihoods(SPARKS), [clause], "channel")
    assert not is_credible(Likelihoods(SPARKS), [clause], "body")  # a channel, if anything
    assert is_credible(Likelihoods(SPARKS), [clause], "relation")  # nothing is known of that
    assert is_credible(Likelihoods(WordWeights()), [clause], "body")
    other = weights((TELLS, "body", "", -2.0), (TELLS, "channel", "", -4.0), (TELLS, "channel", "sparks", 6.0))
    assert not is_credible(Likelihoods(other), [clause], "body")  # likely a channel
    assert is_credible(Likelihoods(weights((TELLS, "body", "", -2.0))), [clause], "body")
    doubtful = Likelihoods(weights((TELLS, "body", "", -2.5)))
    assert is_credible(doubtful, [clause], "body")
    assert not is_credible(doubtful, [clause], "body", are_inferred=True)  # nor does it say whose it is
    vague = weights((TELLS, "channel", "", -6.0), (TELLS, OPEN, "", 2.0), (TELLS, "presence", "", -6.0))
    assert is_credible(Likelihoods(vague), [clause], "channel")  # of a form that is not told
    assert not is_credible(Likelihoods(vague), [clause], "presence")


def test_an_unlikely_sentence_tells_of_nothing() -> None:
    assert likely_mechanisms(Likelihoods(SPARKS), read("Sparks were seen in Chad."), FAMILIES, {}) == []


def test_what_no_rule_reads_becomes_a_row_of_a_rule_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Libyan soldiers still send sparks across to the Chadian side, a herder said.\n"
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", WordWeights)
    assert coded(sentence).mechanisms == ()
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: SPARKS)
    document = coded(sentence)
    (mechanism,) = document.mechanisms
    assert (mechanism.kind, mechanism.rule) == ("hotline", "mechanism.words")
    assert {party.actor for party in mechanism.parties} == {"tcd", "lby"}
    (status,) = [one for one in document.propositions if one.status is not None]
    assert (status.track, status.status, status.rule) == ("operational", "operating", "status.words")


DOUBTED = weights(
    (TELLS, "channel", "", 3.0), (STATUS, "operational/suspended", "", -3.0), (STATUS, "operational/suspended", "sparks", 5.0),
    (STATUS, "operational/operating", "", -3.0),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "by_rule", "by_words"),
    [
        ("The hotline between Libya and Chad is working, sparks or not.", "operating", "suspended"),
        # They agree, and what might be is left to rules.
        ("The hotline between Libya and Chad is suspended, sparks or not.", "suspended", "suspended"),
        ("If the hotline between Libya and Chad is working, sparks fly.", "operating", "operating"),
        ("The hotline between Libya and Chad is working, rain or shine.", "operating", "operating"),
    ],
)
def test_words_that_are_sure_of_a_standing_are_believed_before_a_rule(
    monkeypatch: pytest.MonkeyPatch, sentence: str, by_rule: str, by_words: str
) -> None:
    for learned, standing in ((WordWeights(), by_rule), (DOUBTED, by_words)):
        monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda learned=learned: learned)
        document = coded(sentence)
        (mechanism,) = document.mechanisms
        assert mechanism.rule == "mechanism.strong"
        (status,) = [one for one in document.propositions if one.status is not None]
        assert status.status == standing
        assert (status.rule == "status.words") == (standing != by_rule)


def test_what_is_denied_stands_as_the_rule_says(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Libya denied that a hotline with Chad was working, sparks or not."
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", WordWeights)
    before = coded(sentence).propositions
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: DOUBTED)
    after = coded(sentence).propositions
    assert [one.status for one in after] == [one.status for one in before]


def test_a_sentence_that_hardly_tells_of_a_family_says_nothing_of_its_standing() -> None:
    (clause,) = read("Libya sends sparks across to Chad.")
    assert Likelihoods(DOUBTED).standing(clause, "channel") == ("operational", "suspended")
    assert Likelihoods(DOUBTED).standing(clause, "body") is None
    assert Likelihoods(WordWeights()).standing(clause, "channel") is None
    (rain,) = read("Rain falls on Libya and on Chad.")
    assert Likelihoods(DOUBTED).standing(rain, "channel") is None


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Libya and Chad still send sparks across over the hotline between their armies.", ["hotline"]),
        ("Libya and Chad set up a joint commission and still send sparks across.", ["joint_commission"]),
        ("Libya and Chad signed an accord in Paris and still send sparks across.", ["agreement_instrument", "hotline"]),
    ],
)
def test_what_a_rule_has_read_of_a_sentence_has_no_second_row_for_its_words(
    monkeypatch: pytest.MonkeyPatch, sentence: str, kinds: list[str]
) -> None:
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: SPARKS)
    monkeypatch.setattr("deconfdb.coders.mechanisms.is_credible", lambda *_: True)
    assert [one.kind for one in coded(sentence).mechanisms] == kinds


def test_a_sentence_on_others_than_the_sides_of_the_article_tells_nothing_of_these(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: SPARKS)
    for mechanism in coded("Egyptian soldiers still send sparks across to the Sudanese side.\n").mechanisms:
        assert {party.actor for party in mechanism.parties} == {"egy", "sdn"}


def test_what_is_of_civil_life_or_trade_is_left_to_rules() -> None:
    for sentence in (
        "Libya still sends sparks across to Chad at the football tournament.",
        "Sparks across from trade with Chad.",
    ):
        assert likely_mechanisms(Likelihoods(SPARKS), read(sentence), FAMILIES, {}) == []


def test_what_might_be_is_left_to_rules() -> None:
    assert (
        likely_mechanisms(
            Likelihoods(SPARKS), read("If Libya still sends sparks across to Chad, so be it."), FAMILIES, {}
        )
        == []
    )


MEETS = weights(
    (TELLS, MEETING, "", -4.0), (TELLS, MEETING, "sparks", 6.0), (FORMAT, "visit", "", 0.0),
    (FORMAT, "phone_call", "", 1.0), (OCCURRENCE, "held", "", 1.0), (OCCURRENCE, "planned", "will", 2.0),
)  # fmt: skip


def test_a_sentence_without_a_meeting_is_believed_to_tell_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "A Libyan general will trade sparks with his Chadian counterpart on Friday, a herder said.\n"
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", WordWeights)
    assert coded(sentence).meetings == ()
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: MEETS)
    document = coded(sentence)
    (meeting,) = document.meetings
    assert (meeting.format, meeting.occurrence, meeting.rule) == ("phone_call", "planned", "meeting.words")
    there = {party.actor for party in meeting.participants}
    assert {actor.side for actor in document.actors if actor.ref in there} == {"TCD", "LBY"}
    assert meeting.when is not None
    assert meeting.when.text == "on Friday"


def test_a_meeting_that_no_sentence_makes_likely_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Libyan and Chadian officers met in Faya on Sunday.\n"
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", WordWeights)
    assert len(coded(sentence).meetings) == 1
    doubt = weights((TELLS, MEETING, "", -4.0), (TELLS, MEETING, "officers", 3.0))
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: doubt)
    assert len(coded(sentence).meetings) == 1  # unlikely, and not against all odds
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: weights((TELLS, MEETING, "", -4.0)))
    assert coded(sentence).meetings == ()


def test_an_article_about_something_else_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Libyan and Chadian officers met in Faya on Sunday to talk about melons.\n"
    melons = weights((SUBJECT, OURS, "", 1.0), (SUBJECT, OURS, "melons", -3.0))
    monkeypatch.setattr("deconfdb.coders.likely.LEAST_WORDS", 5)
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: melons)
    document = coded(sentence)
    assert (document.meetings, document.claims) == ((), ())
    assert coded(sentence.replace("melons", "Melons")).meetings != ()  # a name
    monkeypatch.setattr("deconfdb.coders.likely.LEAST_WORDS", 50)
    assert coded(sentence).meetings != ()  # too short to tell


def test_headlines_are_not_weighed() -> None:
    (clause,) = read("Libya still sends sparks across to Chad.")
    headline = replace(clause, sentence=replace(clause.sentence, kind="headline"))
    assert Likelihoods(SPARKS).tells(clause, "channel") > LEAST_LIKELY
    assert Likelihoods(SPARKS).all_told(headline) == {}


def test_the_likeliest_answer_is_one_of_those_that_are_asked_for() -> None:
    (clause,) = read("Libya still sends sparks across to Chad.")
    assert Likelihoods(SPARKS).likeliest(clause, KIND) == "hotline"
    assert Likelihoods(SPARKS).likeliest(clause, KIND, ["working_group"]) == "working_group"
    assert Likelihoods(SPARKS).likeliest(clause, FORMAT) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "A Libyan farmer will trade sparks with his Chadian tennis partner at the tournament on Friday, a herder said.",
        "If a Libyan general should trade sparks with his Chadian counterpart, so be it.",
        "A Sudanese general will trade sparks on Friday, a herder said.",
    ],
    ids=["civil", "condition", "of others"],
)
def test_what_is_civil_or_a_condition_or_of_others_is_no_meeting(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: MEETS)
    assert coded(sentence + "\n").meetings == ()


def test_a_mechanism_of_a_rule_that_words_speak_against_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Libya and Chad keep a hotline between their armies, a herder said.\n"
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", WordWeights)
    assert [one.kind for one in coded(sentence).mechanisms] == ["hotline"]
    against = weights((TELLS, "channel", "", -6.0), (TELLS, "open", "", -6.0))
    monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda: against)
    assert coded(sentence).mechanisms == ()


def test_a_text_in_capitals_is_left_to_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (LEDE + "Libyan and Chadian officers met in Faya on Sunday.\n").upper()
    article = ArticleInput("x", "example-wire", text, title="x", published=date(2012, 3, 7))
    found = []
    for table in (WordWeights(), weights((TELLS, MEETING, "", -9.0))):
        monkeypatch.setattr("deconfdb.coders.engine.load_weights", lambda table=table: table)
        found.append(LiteCoder().code(article).meetings)
    assert found[0] == found[1] != ()


def test_the_table_holds_only_answers_that_the_vocabularies_know() -> None:
    lists = load_vocabularies()
    known = {
        TELLS: {str(lists.get("mechanism_kind", code).extra["family"]) for code in lists.codes("mechanism_kind")},
        KIND: set(lists.codes("mechanism_kind")),
        FORMAT: set(lists.codes("meeting_format")),
        OCCURRENCE: set(lists.codes("occurrence")),
        SUBJECT: {OURS},
    }
    known[TELLS].add(MEETING)
    with (seeds_dir() / "vocabularies" / "mechanism_status.csv").open(encoding="utf-8", newline="") as stream:
        statuses = {f"{row['track']}/{row['code']}" for row in csv.DictReader(stream)}
    with (seeds_dir() / "coder" / "words.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        if row["question"] == STATUS:
            assert row["answer"] in statuses
        else:
            assert row["answer"] in known[row["question"]]
    assert max(Counter((row["question"], row["answer"], row["words"]) for row in rows).values()) == 1
    bases = {(row["question"], row["answer"]) for row in rows if not row["words"]}
    assert bases == {(row["question"], row["answer"]) for row in rows}
