"""Whom "he" stands for where the sentence, or the one before, begins with him: `A diplomat was gloomier. "…," he said`."""

from __future__ import annotations

from dataclasses import dataclass

from deconfdb.coders.cast import Actor, Mention
from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.memory import OPENING, Memory
from deconfdb.coders.names import BODIES

_PARTING = frozenset({":", ";"})
_ONE_PERSON = frozenset({"person", "role", "anaphor"})


@dataclass(slots=True)
class Openers(Memory):
    """Remembers who opened the last sentence, also one whom nothing names."""

    body: Actor | None = None
    """The body with which the last sentence began, if nobody spoke in it."""
    pair: Mention | None = None
    """Several with whom the last sentence began ("The two presidents met"), if nobody spoke in it."""
    stranger: Mention | None = None
    """Somebody without a side of his own with whom the last sentence began, if nobody spoke in it."""

    def opener_of(self, clause: Clause, before: int) -> Mention | None:
        """`X took a different view: the border, he said, …`: the person before the colon that the sentence begins with."""
        tokens = clause.tokens
        inside = range(clause.sentence.first + 1, before)
        parting = next(
            (number for number in inside if tokens[number].text in _PARTING and not tokens[number].in_quote), 0
        )
        if not parting:
            return None
        for mention in clause.mentions:
            if mention.end > parting or mention.first - clause.sentence.first > OPENING:
                return None
            if mention.how in _ONE_PERSON and not mention.plural and self._stands_as(mention) in SUBJECTS:
                return mention
        return None

    def remember(self, clause: Clause, speakers: tuple[Actor, ...]) -> None:
        """Take a sentence into memory, and who opens it if nobody speaks in it."""
        Memory.remember(self, clause, speakers)
        first = clause.sentence.first
        openers = (one for one in clause.mentions if one.first - first <= 1 and one.role is not None and not one.plural)
        several = (one for one in clause.mentions if one.first - first <= 1 and one.role is not None and one.plural)
        pairs = (one for one in several if one.how == "anaphor" or self.tokens[one.first].low in {"two", "both"})
        self.pair = next(pairs, None) if not speakers else None
        bodies = (one for one in clause.mentions if one.first - first <= 1 and one.how in BODIES)
        opening = next((one for one in bodies if self._stands_as(one) in SUBJECTS), None) if not speakers else None
        self.body = self.cast.settle(opening.actor) if opening is not None else None
        self.stranger = next((one for one in openers if not one.actor.ref), None) if not speakers else None
