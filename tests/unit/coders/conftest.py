"""Short made-up articles for the coder: real states and bodies, invented events, our own words."""

from __future__ import annotations

from datetime import date

import pytest

from deconfdb.coders.annotate import NoAnnotator, is_installed
from deconfdb.coders.article import ArticleInput
from deconfdb.coders.engine import Engine, ReadArticle
from deconfdb.coders.knowledge import Knowledge, default_knowledge
from deconfdb.coders.likely import WordWeights
from deconfdb.coders.lite import LiteCoder
from deconfdb.coders.rules import RulesCoder

PUBLISHED = date(2021, 6, 16)  # a Wednesday

HOTLINE_ARTICLE = """Norway and Russia reopen military hotline

OSLO, June 16 - Norway and Russia have reopened the hotline between their armed forces, the Norwegian Defence Ministry said on Tuesday.

"The line was silent for too long," a Norwegian military official told Reuters. "We want it to work."

The Russian Defence Ministry denied that the line had ever been cut.

Norwegian and Russian officers met in Kirkenes on Monday to test the hotline, according to the Norwegian army.

There was no immediate comment from the Kremlin.
"""  # noqa: E501

FORCES = "\nThe Norwegian army and the Russian army face each other along the border. Norwegian and Russian soldiers patrol it."
"""What makes a short text one about forces."""


WHOLE = {"test_likely", "test_relevance", "test_coders"}
"""Modules that test the coder as it is, and not its rules alone."""


@pytest.fixture(autouse=True)
def rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is believed for its words alone stays out of the tests of rules, which tell what each of them reads and leaves."""
    if request.path.stem not in WHOLE:
        monkeypatch.setattr("deconfdb.coders.engine.load_weights", WordWeights)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The lexicon of the package, indexed once."""
    return default_knowledge()


@pytest.fixture(scope="session")
def lite(knowledge: Knowledge) -> LiteCoder:
    """The coder without a model."""
    return LiteCoder(knowledge)


@pytest.fixture(scope="session")
def rules(knowledge: Knowledge) -> RulesCoder:
    """The coder with a model; its tests are left out where the extra is not installed."""
    if not is_installed():
        pytest.skip("the extra `coder` (spaCy and its model) is not installed")
    return RulesCoder(knowledge)


@pytest.fixture(params=["rules", "lite"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Both coders have to get the plain cases right."""
    coder: RulesCoder | LiteCoder = request.getfixturevalue(request.param)
    return coder.engine


@pytest.fixture(scope="session")
def lite_engine(knowledge: Knowledge) -> Engine:
    """The stages without a model."""
    return Engine(knowledge, NoAnnotator())


def article(text: str, published: date | None = PUBLISHED, **others: str) -> ArticleInput:
    """An article of a made-up paper."""
    return ArticleInput(key="a1", source="placeholder-paper", text=text, published=published, **others)


def read(engine: Engine, text: str, published: date | None = PUBLISHED) -> ReadArticle:
    """Everything the stages make of a text."""
    return engine.read(article(text, published))
