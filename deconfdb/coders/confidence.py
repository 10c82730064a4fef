"""How sure each rule is: the share of right records measured on the development set, from a table in the seeds."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

from deconfdb.settings import seeds_dir

UNMEASURED = 0.5
"""For a rule that made no record on the development set."""
PRIOR_RIGHT, PRIOR_SEEN = 2, 4
"""Added to the counts, so that a rule seen twice is not called certain."""


@functools.cache
def load_confidence(folder: Path | None = None) -> dict[tuple[str, str], float]:
    """Confidence by coder and rule, from `seeds/coder/confidence.csv`."""
    path = (folder or seeds_dir() / "coder") / "confidence.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["coder"], row["rule"]): float(row["confidence"]) for row in csv.DictReader(stream)}


def confidence_of(coder: str, rule: str) -> float:
    """The confidence of one rule of one coder."""
    return load_confidence().get((coder, rule), UNMEASURED)


def smoothed(right: int, seen: int) -> float:
    """A share that few observations pull towards a half."""
    return round((right + PRIOR_RIGHT) / (seen + PRIOR_SEEN), 3)
