"""What the words of a sentence make likely, where no rule reads them: weights learned from the development articles.

A rule finds what somebody thought of; a mechanism is told in words that few articles share. So sentences are weighed too: a
linear model of runs of one to three words, fitted to the gold of the development articles, says how likely a sentence tells of a
mechanism of a family, of which kind and how it stands. It is asked for families that no rule found in the article.
"""

from __future__ import annotations

import csv
import functools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deconfdb.coders.cast import Mention
from deconfdb.coders.civil_matters import is_civil
from deconfdb.coders.grammar import Clause
from deconfdb.errors import UsageError
from deconfdb.settings import seeds_dir

LONGEST_RUN = 3
"""Words of the longest run that has a weight."""
LEAST_LIKELY = 0.6
"""From which probability on a sentence is believed: of the rows that this made in unseen articles three in five were right."""
MOST_SIDES = 3
"""Sides of a sentence beyond which their number says no more."""
COLUMNS = ("question", "answer", "words", "weight")
FAMILY, KIND, STATUS = "family", "kind", "status"
BY_WORDS, STATUS_BY_WORDS = "mechanism.words", "status.words"
"""The rules of what is believed for its words alone."""
_OPENERS = frozenset({'"', ":", "-", "(", "--"})
"""Behind these a capital letter makes no name."""
_LEFT_TO_RULES = frozenset("if unless never trade cultural tourists tourist pipeline".split())
"""What is told with these is no mechanism, or none yet; what is, a rule has to read."""
BASE = ""
"""The words of the row that holds what an answer weighs before any word is read."""


def words_of(clause: Clause) -> list[str]:
    """The words of a sentence as they are weighed, small and without what belongs to one article alone.

    Whoever is named is `SIDE` or `PERS`, other names are `NAME`, figures `NUM`; the last word counts the sides (`N2`).
    """
    first, last = clause.sentence.first, clause.sentence.last
    named: dict[int, str] = {}
    sides: set[str] = set()
    for mention in clause.mentions:
        if mention.how != "outlet":
            sides.update(mention.sides)
            named.update((number, _label(clause, mention, number)) for number in range(mention.first, mention.last))
    words: list[str] = []
    for number in range(first, last):
        token = clause.tokens[number]
        label = named.get(number)
        if label is None:
            opens = number == first or clause.tokens[number - 1].text in _OPENERS
            is_name = token.text[0].isupper() and not opens and not clause.is_time(number)
            label = "NAME" if is_name else "NUM" if token.text[0].isdigit() else ""
        if not label:
            words.append(token.low)
        elif not words or words[-1] != label:
            words.append(label)  # a name of several words is one
    return [*words, f"N{min(len(sides), MOST_SIDES)}"]


def _label(clause: Clause, mention: Mention, number: int) -> str:
    """What stands for a word of somebody's name; none for the noun of "Turkish officers"."""
    if mention.how != "role":
        return "PERS" if mention.how == "person" else "SIDE"
    token, role = clause.tokens[number], mention.role
    is_noun = role is not None and any(token.low in form.split() for form in (*role.forms, *role.plurals))
    return "SIDE" if token.text[0].isupper() and not is_noun else ""


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All runs of one to three words."""
    for size in range(1, LONGEST_RUN + 1):
        for first in range(len(words) - size + 1):
            yield tuple(words[first : first + size])


@dataclass(slots=True)
class _Node:
    """A word in a run: what the run to it weighs for each answer, and the words that may follow."""

    weights: list[tuple[str, float]] = field(default_factory=list)
    behind: dict[str, _Node] = field(default_factory=dict)


@dataclass(slots=True)
class WordWeights:
    """The weights of runs of words, by question and answer."""

    base: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    first: dict[str, dict[str, _Node]] = field(default_factory=lambda: defaultdict(dict))
    """The first words of the runs, by question."""

    def add(self, question: str, answer: str, words: tuple[str, ...], weight: float) -> None:
        """Add the weight of a run; one of no words is the base."""
        if not words:
            self.base[question][answer] = weight
            return
        node = _Node(behind=self.first[question])
        for word in words:
            node = node.behind.setdefault(word, _Node())
        node.weights.append((answer, weight))

    def weigh(self, question: str, words: Sequence[str]) -> dict[str, float]:
        """What the runs of a sentence weigh in all, for each answer; a run counts once."""
        total = dict(self.base[question])
        first, seen = self.first[question], set[int]()
        for number, word in enumerate(words):
            node = first.get(word)
            reach = number
            while node is not None:
                if node.weights and id(node) not in seen:
                    seen.add(id(node))
                    for answer, weight in node.weights:
                        total[answer] = total.get(answer, 0.0) + weight
                reach += 1
                if reach == len(words) or not node.behind:
                    break
                node = node.behind.get(words[reach])
        return total


@dataclass(frozen=True, slots=True)
class Likely:
    """A family of mechanisms that a sentence makes likely, with the likeliest kind and standing."""

    probability: float
    family: str
    kind: str
    track: str
    status: str
    clause: Clause


def likely_mechanisms(
    weights: WordWeights, clauses: Sequence[Clause], families: dict[str, str], known: set[str]
) -> list[Likely]:
    """For each family but the `known` ones the sentence that makes it likeliest, if it is likely at all.

    `families` gives the family of each kind.
    """
    best: dict[str, Likely] = {}
    for clause in clauses if weights.base[FAMILY].keys() - known else ():
        if clause.sentence.kind == "headline" or is_civil(clause.words) or not _LEFT_TO_RULES.isdisjoint(clause.words):
            continue
        words = words_of(clause)
        for family, weight in weights.weigh(FAMILY, words).items():
            probability = 1 / (1 + math.exp(-weight)) if weight > 0 and family not in known else 0.0
            if probability < max(LEAST_LIKELY, best[family].probability if family in best else 0.0):
                continue
            kinds = {kind: one for kind, one in weights.weigh(KIND, words).items() if families[kind] == family}
            standings = weights.weigh(STATUS, words)
            if kinds and standings:
                track, _, status = max(standings, key=lambda one: (standings[one], one)).partition("/")
                kind = max(kinds, key=lambda one: (kinds[one], one))
                best[family] = Likely(probability, family, kind, track, status, clause)
    return list(best.values())


@functools.cache
def load_weights(folder: Path | None = None) -> WordWeights:
    """The weights of `seeds/coder/words.csv`; none where the file is missing, UsageError where a row is none."""
    path = (folder or seeds_dir() / "coder") / "words.csv"
    weights = WordWeights()
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as stream:
            for line, row in enumerate(csv.DictReader(stream), 2):
                try:
                    weights.add(row["question"], row["answer"], tuple(row["words"].split()), float(row["weight"]))
                except (AttributeError, KeyError, TypeError, ValueError) as error:
                    raise UsageError(
                        f"{path}, line {line}: not a row of {', '.join(COLUMNS)}; write it anew with make coder-words"
                    ) from error
    return weights
