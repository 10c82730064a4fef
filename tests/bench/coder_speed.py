"""Documents a second and core: `rules` and `lite` beside a bare spaCy pass over the same texts, in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from deconfdb.coders.annotate import DEFAULT_MODEL
from deconfdb.coders.article import ArticleInput
from deconfdb.coders.inputs import articles_of
from deconfdb.coders.lite import LiteCoder
from deconfdb.coders.rules import RulesCoder

DEVELOPMENT = Path(__file__).parent.parent / "gold" / "dev" / "manifest.csv"
# Newswire articles have some 4,000 characters; the made-up ones are a third of that.
WIRE_LENGTH = 3000
ROUNDS = 5
EVERY = 4


@dataclass(frozen=True, slots=True)
class Speed:
    """Medians of the rounds, in seconds of processor time for one pass over all documents."""

    documents: int
    bare: float
    rules: float
    lite: float

    def lines(self) -> list[str]:
        """What `make bench` prints."""
        rows = (("bare spaCy pass", self.bare), ("rules", self.rules), ("lite", self.lite))
        return [
            f"{name:16} {self.documents / taken:8.1f} documents/s/core   {taken / self.bare:5.2f} x the bare pass"
            for name, taken in rows
        ]


def documents() -> list[ArticleInput]:
    """Articles of newswire length: every fourth development article, each read on into itself."""
    found: list[ArticleInput] = []
    for article in list(articles_of(DEVELOPMENT))[::EVERY]:
        text = article.text
        while len(text) < WIRE_LENGTH:
            text += "\n" + article.text
        found.append(ArticleInput(article.key, article.source, text, published=article.published))
    return found


def _taken(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def measure(articles: Sequence[ArticleInput] | None = None, rounds: int = ROUNDS) -> Speed:
    """Time the three by turns, so that a slow moment of the machine hits all of them."""
    import spacy

    articles = list(articles) if articles is not None else documents()
    bare = spacy.load(DEFAULT_MODEL)
    rules, lite = RulesCoder(), LiteCoder()
    works: dict[str, Callable[[], object]] = {
        "bare": lambda: [len(doc) for doc in bare.pipe(article.text for article in articles)],
        "rules": lambda: list(rules.code_many(articles)),
        "lite": lambda: list(lite.code_many(articles)),
    }
    for work in works.values():
        work()
    times = {name: [0.0] * rounds for name in works}
    for number in range(rounds):
        for name, work in works.items():
            times[name][number] = _taken(work)
    medians = {name: statistics.median(values) for name, values in times.items()}
    return Speed(len(articles), medians["bare"], medians["rules"], medians["lite"])


if __name__ == "__main__":
    print("\n".join(measure().lines()))
