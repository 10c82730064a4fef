"""The coder `lite`: the same stages without a model, by surface rules and lexicon alone."""

from __future__ import annotations

from deconfdb.coders.annotate import NoAnnotator
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.rules import RulesCoder


class LiteCoder(RulesCoder):
    """Five times as fast as `rules`, and needs nothing beyond the core package."""

    name = "lite"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        super().__init__(knowledge, NoAnnotator())
