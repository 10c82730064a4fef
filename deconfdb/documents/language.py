"""The language of a text whose source does not say."""

from __future__ import annotations

import functools
import importlib.util
from dataclasses import dataclass
from typing import Any, Final

MIN_LENGTH: Final = 60
"""Code points below which no answer is given: four words of names alone are named at random."""
MIN_PROBABILITY: Final = 0.7
"""Of the detector. On whole news texts it says 1.0 to four places, on one sentence .6 to .9, on names alone .1."""
_SAMPLE_LENGTH: Final = 5_000


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """A language tag with the detector's own probability."""

    language: str
    probability: float


def can_detect_language() -> bool:
    """Whether the detector is installed (extra `intake`)."""
    return importlib.util.find_spec("py3langid") is not None


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> LanguageGuess | None:
    """Name the language of a text, or None when it is too short or the detector is not sure; deterministic."""
    sample = text[:_SAMPLE_LENGTH].strip()
    if len(sample) < MIN_LENGTH:
        return None
    language, probability = _identifier().classify(sample)
    if probability < MIN_PROBABILITY:
        return None
    return LanguageGuess(str(language), round(float(probability), 4))
