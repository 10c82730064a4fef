"""Krippendorff's alpha for nominal codes of any number of coders, with missing values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def nominal_alpha(units: Iterable[Sequence[str | None]]) -> float | None:
    """Agreement beyond chance over units coded by several coders; None where nothing can disagree.

    Krippendorff, Content Analysis (2004), chapter 11: 1 - observed / expected disagreement, over the coincidence
    matrix of all pairable values. A unit with fewer than two values is left out.
    """
    totals: dict[tuple[str, str], float] = {}
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) < 2:
            continue
        weight = 1 / (len(values) - 1)
        for left, first in enumerate(values):
            for right, second in enumerate(values):
                if left != right:
                    totals[first, second] = totals.get((first, second), 0.0) + weight
    marginals: dict[str, float] = {}
    for (first, _), count in totals.items():
        marginals[first] = marginals.get(first, 0.0) + count
    pairable = sum(marginals.values())
    if pairable <= 1 or len(marginals) < 2:
        return None
    observed = sum(count for (first, second), count in totals.items() if first != second) / pairable
    expected = sum(
        marginals[first] * marginals[second] for first in marginals for second in marginals if first != second
    ) / (pairable * (pairable - 1))
    return 1 - observed / expected
