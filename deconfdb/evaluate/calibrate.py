"""Confidence of every rule: how many of its records the gold sets confirm."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deconfdb.coders.annotate import is_installed
from deconfdb.coders.article import Coder
from deconfdb.coders.confidence import smoothed
from deconfdb.coders.likely import WordWeights
from deconfdb.coders.registry import make_coder
from deconfdb.coders.rules import RulesCoder
from deconfdb.coding.document import CodingDocument
from deconfdb.evaluate.compare import ArticleScore
from deconfdb.evaluate.run import load_gold, score_coder

COLUMNS = ("coder", "rule", "right", "seen", "confidence")


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule of a coder was right."""

    coder: str
    rule: str
    right: int
    seen: int


def calibrate(sets: Sequence[tuple[Path, Path | None]]) -> list[RuleCount]:
    """Count right and seen records of each rule over gold sets, narration included."""
    rows: list[RuleCount] = []
    for name in ("rules", "lite") if is_installed() else ("lite",):
        right: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for gold_folder, texts in sets:
            kept: list[CodingDocument] = []
            gold = load_gold(gold_folder, texts)
            narrated = {document.article.key for document in gold.codings if has_narration(document)}
            scores = score_coder(gold, _rules_alone(name), True, kept.append)
            for document, score in zip(kept, scores, strict=True):
                count_rules(document, score, right, seen, with_narration=score.key in narrated)
        rows.extend(RuleCount(name, rule, right[rule], seen[rule]) for rule in sorted(seen))
    return rows


def _rules_alone(name: str) -> Coder:
    """A coder without what words weigh: that is fitted to the very articles that the counts are taken from."""
    coder = make_coder(name)
    if isinstance(coder, RulesCoder):
        coder.engine.weights = WordWeights()
    return coder


def has_narration(document: CodingDocument) -> bool:
    """Whether a coding holds what the outlet says in its own voice; gold that left it out cannot judge it."""
    outlets = {actor.ref for actor in document.actors if actor.kind == "news_outlet"}
    return any(claim.speaker in outlets for claim in document.claims)


def count_rules(
    document: CodingDocument,
    score: ArticleScore,
    right: Counter[str],
    seen: Counter[str],
    *,
    with_narration: bool = True,
) -> None:
    """Add one coding's records: wrong is what the list of misses calls extra or of another status."""
    wrong = {(miss.table, miss.label) for miss in score.misses if miss.what != "missed"}
    for claim in document.claims:
        if claim.setting == "article_voice" and not with_narration:
            continue
        _count(claim.rule, ("claims", claim.ref or "") not in wrong, right, seen)
    for meeting in document.meetings:
        _count(meeting.rule, ("meetings", meeting.ref) not in wrong, right, seen)
    for mechanism in document.mechanisms:
        is_right = ("statuses", mechanism.ref) not in wrong
        _count(mechanism.rule, is_right, right, seen)
        for proposition in document.propositions:
            if proposition.mechanism == mechanism.ref:
                _count(proposition.rule, is_right, right, seen)


def _count(rule: str | None, is_right: bool, right: Counter[str], seen: Counter[str]) -> None:
    if rule is not None:
        seen[rule] += 1
        right[rule] += is_right


def write_confidence(path: Path, rows: Sequence[RuleCount]) -> None:
    """Write the table, one row a coder and rule."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((row.coder, row.rule, row.right, row.seen, smoothed(row.right, row.seen)) for row in rows)
