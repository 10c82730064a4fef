"""The scores as text and as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence

from deconfdb.evaluate.compare import ArticleScore
from deconfdb.evaluate.summary import Summary, TableScore


def share(value: float | None) -> str:
    """A share with two digits, or a dash."""
    return "-" if value is None else f"{value:.2f}"


def as_text(summary: Summary) -> str:
    """Tables for a terminal."""
    lines = [f"{summary.articles} articles, {summary.off_topic_articles} off topic", ""]
    lines += [*_tables("table", summary.tables), ""]
    if summary.groups:
        lines += (
            ["claims apart by what they speak of (recall)"]
            + [f"  {one.table:24} {share(one.recall):>5}  of {one.matched + one.missed}" for one in summary.groups]
            + [""]
        )
    lines += [f"{'field of matched records':26} {'pairs':>6} {'right':>6} {'alpha':>6}"]
    lines += [f"{one.field:26} {one.pairs:6} {share(one.right):>6} {share(one.alpha):>6}" for one in summary.fields]
    if summary.false_records:
        lines += [
            "",
            "false records per off-topic article: "
            + ", ".join(f"{name} {count:.2f}" for name, count in summary.false_records.items()),
        ]
    for name, rows in summary.confusion.items():
        lines += ["", f"{name}: reference (rows) read as", *_confusion(rows)]
    return "\n".join(lines)


def _tables(title: str, tables: Sequence[TableScore]) -> list[str]:
    lines = [f"{title:14} {'match':>6} {'extra':>6} {'missed':>6} {'P':>6} {'R':>6} {'F1':>6}  95 % of resamples"]
    for one in tables:
        lines.append(  # noqa: PERF401
            f"{one.table:14} {one.matched:6} {one.extra:6} {one.missed:6} {share(one.precision):>6} {share(one.recall):>6} {share(one.f1):>6}  "  # noqa: E501
            f"{share(one.low)} to {share(one.high)}"
        )
    return lines


def _confusion(rows: Mapping[str, Mapping[str, int]]) -> list[str]:
    return [
        f"  {reference:36} "
        + ", ".join(f"{tested} {count}" for tested, count in sorted(row.items(), key=lambda pair: -pair[1]))
        for reference, row in rows.items()
    ]


def as_json(summary: Summary, scores: Sequence[ArticleScore]) -> str:
    """Everything as one JSON object, the misses included."""
    value = dataclasses.asdict(summary)
    value["misses"] = [dataclasses.asdict(miss) for score in scores for miss in score.misses]
    return json.dumps(value, indent=1, ensure_ascii=False)


def misses_text(scores: Sequence[ArticleScore], texts: Mapping[str, str]) -> str:
    """The list of misses with their text, for the developer's eyes only."""
    lines: list[str] = []
    for score in scores:
        for miss in score.misses:
            text = texts.get(miss.article, "")
            quoted = f" | {text[miss.span[0] : miss.span[1]]}" if miss.span and text else ""
            lines.append(f"{miss.article} {miss.table} {miss.what} {miss.label}: {miss.note}{quoted}")
    return "\n".join(lines)
