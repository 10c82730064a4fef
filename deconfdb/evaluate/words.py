"""`python -m deconfdb.evaluate.words GOLD[=TEXTS] …`: fits the weights of words to gold and rewrites `seeds/coder/words.csv`.

A sentence tells of a mechanism if a rule that gold confirms read it there, or if a claim on its status stands in it. Sentences
of an article in which a mechanism of the family was missed are left out for that family: one of them tells of it, and which is
not known. Source of the method: logistic regression with an L1 penalty, which leaves few weights (scikit-learn, liblinear).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from deconfdb.coders.engine import ReadArticle
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import default_knowledge
from deconfdb.coders.likely import (
    BASE,
    COLUMNS,
    FAMILY,
    KIND,
    STATUS,
    WordWeights,
    runs_of,
    words_of,
)
from deconfdb.coders.rules import RulesCoder
from deconfdb.coding.document import CodingDocument
from deconfdb.evaluate.compare import ArticleScore, compare_documents
from deconfdb.evaluate.identity import Identifier
from deconfdb.evaluate.run import GoldSet, gold_folders, load_gold
from deconfdb.evaluate.units import Channel, read_units
from deconfdb.settings import seeds_dir

LEAST_SEEN = 3
"""Sentences in which a run of words stands at least."""
LEAST_TOLD = 12
"""Sentences that tell of an answer at least; one told less often gets no weights."""
PENALTY = 1.0
"""`C` of scikit-learn: of the values tried (0.3 to 2) the one with the most right among the first fifteen of unseen articles."""
DIGITS = 3


@dataclass(slots=True)
class Labelled:
    """A sentence, and what gold says it tells of; families of which it is not known whether it tells stand in `unknown`."""

    words: list[str]
    told: dict[str, set[str]] = field(default_factory=lambda: {one: set() for one in (FAMILY, KIND, STATUS)})
    unknown: set[str] = field(default_factory=set)


def labelled(gold: GoldSet, coder: RulesCoder, identifier: Identifier) -> Iterator[Labelled]:
    """The sentences of the articles of a gold set."""
    for reference in gold.codings:
        text = reference.article.text
        article = gold.articles.get(text.sha256) if text is not None and text.sha256 else None
        if article is not None:
            read = coder.engine.read(article)
            document = coder.assembled(read)
            yield from _of_article(
                reference, read, document, compare_documents(reference, document, identifier), identifier
            )


def _of_article(
    reference: CodingDocument, read: ReadArticle, document: CodingDocument, score: ArticleScore, identifier: Identifier
) -> Iterator[Labelled]:
    rows = {
        clause.sentence.index: Labelled(words_of(clause))
        for clause in read.clauses
        if clause.sentence.kind != "headline"
    }
    channels = {one.label: one for one in read_units(reference, identifier, False).channels if one.statuses}
    missed = _tell_mechanisms(rows, channels, read, document, score)
    for number, channel, standing in _claimed(reference, channels, read.clauses):
        _tell(rows.get(number), channel, standing)
    for row in rows.values():
        row.unknown = missed - row.told[FAMILY]
        yield row


def _tell_mechanisms(
    rows: dict[int, Labelled],
    channels: dict[str, Channel],
    read: ReadArticle,
    document: CodingDocument,
    score: ArticleScore,
) -> set[str]:
    """Label the sentences in which a rule read a mechanism rightly; the families of those that no rule read so."""
    right = {match.tested: match.reference for match in score.matches if match.table == "statuses"}
    missed = dict(channels)
    for entry, found in zip(document.mechanisms, read.findings.mechanisms, strict=True):
        channel = channels.get(right.get(entry.ref, ""))
        if channel is None:
            continue
        del missed[channel.label]
        told = {(track, status) for track, status, _ in channel.statuses}
        for status in found.statuses:
            standing = (status.track, status.status)
            for number in {status.sentence, *(place[0] for place in status.also)}:
                _tell(rows.get(number), channel, standing if standing in told else None)
    return {channel.family for channel in missed.values()}


def _tell(row: Labelled | None, channel: Channel, standing: tuple[str, str] | None) -> None:
    if row is not None:
        row.told[FAMILY].add(channel.family)
        row.told[KIND].add(channel.kind)
        row.told[STATUS].update({"/".join(standing)} if standing else ())


def _claimed(
    reference: CodingDocument, channels: dict[str, Channel], clauses: Sequence[Clause]
) -> Iterator[tuple[int, Channel, tuple[str, str]]]:
    """The sentences in which somebody affirms how a mechanism stands."""
    propositions = {entry.ref: entry for entry in reference.propositions}
    for claim in reference.claims:
        about = propositions[claim.proposition]
        channel = channels.get(about.mechanism or "")
        if channel is None or about.status is None or claim.stance not in {"affirm", "confirm"}:
            continue
        start = claim.mentions[0].start
        for clause in clauses:
            if clause.sentence.start <= start < clause.sentence.end:
                yield clause.sentence.index, channel, (about.track or "", about.status)


def fitted(rows: Sequence[Labelled]) -> Iterator[tuple[str, str, str, float]]:
    """Question, answer, words and weight; the words of the base are none."""
    vectorizer = CountVectorizer(
        analyzer=lambda row: [" ".join(run) for run in runs_of(row.words)], min_df=LEAST_SEEN, binary=True
    )
    matrix = vectorizer.fit_transform(rows)
    names = vectorizer.get_feature_names_out()
    for question in (FAMILY, KIND, STATUS):
        # Which kind, and how it stands, is asked only where a sentence tells of a mechanism.
        kept = [number for number, row in enumerate(rows) if question == FAMILY or row.told[FAMILY]]
        for answer in sorted({answer for row in rows for answer in row.told[question]}):
            unsure = question == FAMILY
            asked = np.array([number for number in kept if not (unsure and answer in rows[number].unknown)])
            told = np.array([answer in rows[number].told[question] for number in asked])
            if told.sum() < LEAST_TOLD:
                continue
            if told.all():
                yield question, answer, BASE, 0.0  # nothing to tell it from
                continue
            model = LogisticRegression(C=PENALTY, solver="liblinear", l1_ratio=1, random_state=0)
            model.fit(matrix[asked], told)
            yield question, answer, BASE, float(model.intercept_[0])
            weights = zip(names, model.coef_[0], strict=True)
            yield from ((question, answer, name, float(weight)) for name, weight in weights if round(weight, DIGITS))


def write_weights(path: Path, weights: Sequence[tuple[str, str, str, float]]) -> None:
    """Write the table, the heaviest words of each answer first."""
    ordered = sorted(weights, key=lambda one: (one[0], one[1], one[2] != BASE, -abs(one[3]), one[2]))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*one[:3], f"{one[3]:.{DIGITS}f}") for one in ordered)


def main(arguments: list[str]) -> int:
    """Fit the weights to gold sets; each argument is a gold folder, with `=` and the folder of its texts if apart."""
    if not arguments:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    coder, identifier = RulesCoder(weights=WordWeights()), Identifier(default_knowledge())
    rows: list[Labelled] = []
    for gold, texts in gold_folders(arguments):
        rows.extend(labelled(load_gold(gold, texts), coder, identifier))
    weights = list(fitted(rows))
    path = seeds_dir() / "coder" / "words.csv"
    write_weights(path, weights)
    print(f"{path}: {len(weights)} weights from {len(rows)} sentences", file=sys.stderr)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
