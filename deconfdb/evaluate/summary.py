"""Scores over articles: precision, recall, F1 with bootstrap intervals, agreement by field, confusion tables."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from deconfdb.evaluate.alpha import nominal_alpha
from deconfdb.evaluate.compare import ArticleScore, Counts

RESAMPLES = 1000
SEED = 20150922
CONFUSED = ("stance", "status", "occurrence")


@dataclass(frozen=True, slots=True)
class TableScore:
    """One table's scores; `low` and `high` bound F1 in 95 of 100 resamples of the articles."""

    table: str
    matched: int
    extra: int
    missed: int
    precision: float | None
    recall: float | None
    f1: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How often a field of matched records is the same, and Krippendorff's alpha for it."""

    field: str
    pairs: int
    right: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything `deconfdb evaluate` prints."""

    articles: int
    off_topic_articles: int
    tables: tuple[TableScore, ...]
    groups: tuple[TableScore, ...]
    fields: tuple[FieldScore, ...]
    false_records: dict[str, float]
    confusion: dict[str, dict[str, dict[str, int]]]


def f_measure(counts: Counts) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and F1; None where there is nothing to divide by."""
    found, wanted = counts.matched + counts.extra, counts.matched + counts.missed
    precision = counts.matched / found if found else None
    recall = counts.matched / wanted if wanted else None
    total = found + wanted
    return precision, recall, (2 * counts.matched / total if total else None)


def summarise(scores: Sequence[ArticleScore], resamples: int = RESAMPLES) -> Summary:
    """Scores over all articles."""
    tables = tuple(dict.fromkeys(table for score in scores for table in score.counts))
    groups = sorted({group for score in scores for group in score.groups})
    off_topic = [score for score in scores if score.off_topic]
    pairs: dict[str, list[tuple[str, str]]] = {}
    for score in scores:
        for name, values in score.fields.items():
            pairs.setdefault(name, []).extend(values)
    return Summary(
        articles=len(scores),
        off_topic_articles=len(off_topic),
        tables=tuple(_table(table, [score.counts.get(table, Counts()) for score in scores], resamples) for table in tables),
        groups=tuple(_table(f"claims on {group}", [score.groups.get(group, Counts()) for score in scores], 0) for group in groups),
        fields=tuple(_field(name, values) for name, values in pairs.items()),
        false_records={
            name: sum(score.false_records[name] for score in off_topic) / len(off_topic) for name in ("claims", "meetings", "mechanisms")  # noqa: E501
        } if off_topic else {},
        confusion={name: _confusion(pairs[name]) for name in CONFUSED if name in pairs},
    )  # fmt: skip


def _table(table: str, counts: Sequence[Counts], resamples: int) -> TableScore:
    total = sum(counts, Counts())
    precision, recall, f1 = f_measure(total)
    low, high = _interval(table, counts, resamples)
    return TableScore(table, total.matched, total.extra, total.missed, precision, recall, f1, low, high)


def _interval(table: str, counts: Sequence[Counts], resamples: int) -> tuple[float | None, float | None]:
    """The 2.5th and 97.5th percentile of F1 over resamples of the articles; the same on every machine."""
    if not counts or not resamples:
        return None, None
    chooser = random.Random(f"{SEED}-{table}")  # noqa: S311
    values = []
    for _ in range(resamples):
        drawn = sum((counts[chooser.randrange(len(counts))] for _ in counts), Counts())
        f1 = f_measure(drawn)[2]
        if f1 is not None:
            values.append(f1)
    if not values:
        return None, None
    values.sort()
    return values[int(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))]


def _field(name: str, values: Sequence[tuple[str, str]]) -> FieldScore:
    right = sum(1 for reference, tested in values if reference == tested) / len(values) if values else None
    return FieldScore(name, len(values), right, nominal_alpha(values))


def _confusion(values: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    counted = Counter(values)
    rows: dict[str, dict[str, int]] = {}
    for (reference, tested), count in sorted(counted.items()):
        rows.setdefault(reference, {})[tested] = count
    return rows
