"""`python -m deconfdb.evaluate.words`: fits the weights of words to labelled sentences and rewrites `seeds/coder/words.csv`.

Sentences are labelled twice over: those of the gold articles, of which a table says where each row of the gold is told, and
excerpts that were written for this, with what each of their sentences tells. Sentences that only mention a thing again count
for nothing. Source of the method: logistic regression with an L1 penalty, which leaves few weights (scikit-learn, liblinear).
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import default_knowledge
from deconfdb.coders.likely import (
    BASE,
    COLUMNS,
    FORMAT,
    KIND,
    MEETING,
    OCCURRENCE,
    OURS,
    STATUS,
    SUBJECT,
    TELLS,
    WordWeights,
    runs_of,
    words_of,
    words_of_article,
)
from deconfdb.coders.rules import RulesCoder
from deconfdb.coders.terms import families_of_kinds
from deconfdb.coding.document import CodingDocument
from deconfdb.csvtable import read_table
from deconfdb.errors import UsageError
from deconfdb.evaluate.identity import Identifier
from deconfdb.evaluate.run import GoldSet, gold_folders, load_gold
from deconfdb.evaluate.units import Channel, Encounter, Units, read_units
from deconfdb.settings import seeds_dir

LEAST_SEEN = 3
"""Sentences in which a run of words stands at least."""
LEAST_TOLD = 12
"""Sentences that tell of an answer at least; one told less often gets no weights."""
PENALTY = 0.5
"""`C` of scikit-learn: of the values tried (0.3 to 2) the one that ranks the sentences of unseen articles best."""
PENALTY_OF_SUBJECTS = 0.3
"""`C` for the subject of articles, chosen likewise."""
DIGITS = 3
QUESTIONS = (TELLS, KIND, STATUS, FORMAT, OCCURRENCE)
PLACE_COLUMNS = ("article", "row", "told", "mentioned")

Places = Mapping[tuple[str, str], tuple[frozenset[int], frozenset[int]]]
"""By article and row of its gold: where the sentences begin that tell of it, and those that mention it again."""


@dataclass(slots=True)
class Labelled:
    """A sentence, and what people say it tells; of the answers in `unknown` it is not known whether it tells."""

    words: list[str]
    told: dict[str, set[str]] = field(default_factory=lambda: {one: set() for one in QUESTIONS})
    unknown: set[str] = field(default_factory=set)

    def tell_mechanism(self, family: str, kind: str, standings: Sequence[str]) -> None:
        """Note that it tells of a mechanism that stands so."""
        self.told[TELLS].add(family)
        self.told[KIND].add(kind)
        self.told[STATUS].update(standings)

    def tell_meeting(self, form: str, occurrence: str) -> None:
        """Note that it tells of a meeting."""
        self.told[TELLS].add(MEETING)
        self.told[FORMAT].add(form)
        self.told[OCCURRENCE].add(occurrence)


@dataclass(slots=True)
class Material:
    """What the weights are fitted to: labelled sentences, and the words of articles with whether they are on the subject."""

    sentences: list[Labelled] = field(default_factory=list)
    articles: list[tuple[frozenset[str], bool]] = field(default_factory=list)


def read_places(path: Path) -> Places:
    """The table of where each row of the gold is told: `article,row,told,mentioned`, sentences by their first code point.

    Places in headlines are kept, and say nothing, as headlines are not weighed. InvalidRecordError tells of a file that is no such
    table, UsageError names a row with a place that is no number.
    """
    places: dict[tuple[str, str], tuple[frozenset[int], frozenset[int]]] = {}
    for line in read_table(path, PLACE_COLUMNS).rows:
        article, row, told, mentioned = (line.cells[column] for column in PLACE_COLUMNS)
        try:
            places[article, row] = (_numbers(told), _numbers(mentioned))
        except ValueError as error:
            raise UsageError(
                f"{path}, line {line.line}: {error}; a sentence is named by its first code point"
            ) from error
    return places


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in text.split())


def add_gold(material: Material, gold: GoldSet, places: Places, coder: RulesCoder, identifier: Identifier) -> None:
    """Add the articles of a gold set; no sentences of those whose gold has rows that the table leaves out."""
    for reference in gold.codings:
        text = reference.article.text
        article = gold.articles.get(text.sha256) if text is not None and text.sha256 else None
        if article is None:
            continue
        read = coder.engine.read(article)
        is_ours = bool(reference.claims or reference.meetings or reference.mechanisms)
        material.articles.append((words_of_article(read.sentences.tokens), is_ours))
        units = read_units(reference, identifier, False)
        if all((reference.article.key, one.label) in places for one in _rows(units)):
            material.sentences.extend(_of_article(reference, units, places, read.clauses))


def _rows(units: Units) -> Iterator[Channel | Encounter]:
    yield from (channel for channel in units.channels if channel.statuses)
    yield from units.encounters


def _of_article(
    reference: CodingDocument, units: Units, places: Places, clauses: Sequence[Clause]
) -> Iterator[Labelled]:
    for clause in clauses:
        if clause.sentence.kind == "headline":
            continue
        row = Labelled(words_of(clause))
        for one in _rows(units):
            told, mentioned = places[reference.article.key, one.label]
            if clause.sentence.start in mentioned:
                row.unknown.add(one.family if isinstance(one, Channel) else MEETING)
            elif clause.sentence.start not in told:
                continue
            elif isinstance(one, Channel):
                row.tell_mechanism(one.family, one.kind, [f"{track}/{status}" for track, status, _ in one.statuses])
            else:
                row.tell_meeting(one.format, one.occurrence)
        row.unknown -= row.told[TELLS]
        yield row


def read_lines(path: Path, read: Callable[[Any], None]) -> None:
    """Hand each record of a file of JSON lines to a reader; UsageError names the line that is none."""
    with path.open(encoding="utf-8") as stream:
        for line, text in enumerate(stream, 1):
            try:
                read(json.loads(text))
            except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
                raise UsageError(
                    f"{path}, line {line}: not a record ({error!r}); tests/gold/README.md says its form"
                ) from error


def add_excerpts(material: Material, path: Path, coder: RulesCoder) -> None:
    """Add the sentences of a file of excerpts; whether one tells of a meeting is not known of all."""
    families = families_of_kinds()
    read_lines(path, lambda excerpt: material.sentences.extend(_of_excerpt(excerpt, coder, families)))


def add_border(material: Material, path: Path, coder: RulesCoder) -> None:
    """Add a file of short articles near the border of the subject."""

    def read(article: Any) -> None:
        clauses = coder.engine.sentences_of(f"{article['title']}\n\n{article['body']}\n")
        material.articles.append((words_of_article(clauses[0].tokens), bool(article["is_on_topic"])))

    read_lines(path, read)


def _of_excerpt(excerpt: Mapping[str, Any], coder: RulesCoder, families: Mapping[str, str]) -> list[Labelled]:
    starts, text = [], ""
    for sentence in excerpt["sentences"]:
        starts.append(len(text))
        text += sentence + " "
    rows: list[Labelled] = []
    seen: set[int] = set()
    for clause in coder.engine.sentences_of(text.rstrip()):
        row = Labelled(words_of(clause))
        number = max(number for number, start in enumerate(starts) if start <= clause.sentence.start)
        seen.add(number)
        for mechanism in excerpt["mechanisms"]:
            if number in mechanism["in"]:
                row.tell_mechanism(families[mechanism["kind"]], mechanism["kind"], [mechanism["status"]])
        for meeting in excerpt.get("meetings", ()):
            if number in meeting["in"]:
                row.tell_meeting(meeting["format"], meeting["occurrence"])
        row.unknown.update(() if "meetings" in excerpt else {MEETING})
        rows.append(row)
    labelled = {number for one in (*excerpt["mechanisms"], *excerpt.get("meetings", ())) for number in one["in"]}
    if not labelled <= seen:
        raise ValueError(f"sentence {min(labelled - seen)} is read as part of the one before")
    return rows


def fitted_to_subjects(articles: Sequence[tuple[frozenset[str], bool]]) -> Iterator[tuple[str, str, str, float]]:
    """The weights of single words for the subject of an article, with an L2 penalty: many words tell a little each."""
    vectorizer = CountVectorizer(analyzer=lambda article: sorted(article[0]), min_df=LEAST_SEEN, binary=True)
    matrix = vectorizer.fit_transform(articles)
    model = LogisticRegression(C=PENALTY_OF_SUBJECTS, solver="liblinear", random_state=0)
    model.fit(matrix, [is_ours for _, is_ours in articles])
    yield from _weights_of(SUBJECT, OURS, model, vectorizer.get_feature_names_out())


def fitted(rows: Sequence[Labelled]) -> Iterator[tuple[str, str, str, float]]:
    """Question, answer, words and weight; the words of the base are none."""
    vectorizer = CountVectorizer(
        analyzer=lambda row: [" ".join(run) for run in runs_of(row.words)], min_df=LEAST_SEEN, binary=True
    )
    matrix = vectorizer.fit_transform(rows)
    names = vectorizer.get_feature_names_out()
    for question in QUESTIONS:
        for answer in sorted({answer for row in rows for answer in row.told[question]}):
            asked = np.array([number for number, row in enumerate(rows) if _is_asked(row, question, answer)])
            told = np.array([answer in rows[number].told[question] for number in asked])
            if told.sum() < LEAST_TOLD:
                continue
            if told.all():
                yield question, answer, BASE, 0.0  # nothing to tell it from
                continue
            model = LogisticRegression(C=PENALTY, solver="liblinear", l1_ratio=1, random_state=0)
            model.fit(matrix[asked], told)
            yield from _weights_of(question, answer, model, names)


def _weights_of(
    question: str, answer: str, model: LogisticRegression, names: Iterable[str]
) -> Iterator[tuple[str, str, str, float]]:
    """The rows of a fitted answer: its base, and each weight that is not nothing."""
    yield question, answer, BASE, float(model.intercept_[0])
    weights = zip(names, model.coef_[0], strict=True)
    yield from ((question, answer, name, float(weight)) for name, weight in weights if round(weight, DIGITS))


def _is_asked(row: Labelled, question: str, answer: str) -> bool:
    """Which kind, and how it stands, is asked only where a sentence tells of a mechanism; the form where it tells of a meeting."""
    if question == TELLS:
        return answer not in row.unknown
    told = row.told[TELLS]
    return MEETING in told if question in {FORMAT, OCCURRENCE} else bool(told - {MEETING})


def write_weights(path: Path, weights: Sequence[tuple[str, str, str, float]]) -> None:
    """Write the table, the heaviest words of each answer first."""
    ordered = sorted(weights, key=lambda one: (one[0], one[1], one[2] != BASE, -abs(one[3]), one[2]))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*one[:3], f"{one[3]:.{DIGITS}f}") for one in ordered)


@click.command()
@click.option(
    "--places", type=click.Path(exists=True, path_type=Path), required=True, help="Where each row of the gold is told."
)
@click.option(
    "--excerpts",
    "files",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Labelled excerpts, JSON lines.",
)
@click.option(
    "--border",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Articles near the border of the subject.",
)
@click.argument("gold", nargs=-1, required=True)
def main(places: Path, files: tuple[Path, ...], border: tuple[Path, ...], gold: tuple[str, ...]) -> None:
    """Fit the weights of words to GOLD folders (`=` and the folder of the texts if apart), excerpts and border articles."""
    coder, identifier = RulesCoder(weights=WordWeights()), Identifier(default_knowledge())
    told, material = read_places(places), Material()
    for folder, texts in gold_folders(gold):
        add_gold(material, load_gold(folder, texts), told, coder, identifier)
    for file in files:
        add_excerpts(material, file, coder)
    for file in border:
        add_border(material, file, coder)
    weights = [*fitted(material.sentences), *fitted_to_subjects(material.articles)]
    path = seeds_dir() / "coder" / "words.csv"
    write_weights(path, weights)
    n_sentences, n_articles = len(material.sentences), len(material.articles)
    click.echo(f"{path}: {len(weights)} weights from {n_sentences} sentences and {n_articles} articles", err=True)


if __name__ == "__main__":
    sys.exit(main())
