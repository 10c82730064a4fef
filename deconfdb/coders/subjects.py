"""Whom the subject of a verb names: its mentions, those whom they belong to, or whom "he" stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deconfdb.coders.cast import Cast, Mention, sides_of
from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge

HEADS = frozenset(
    "chief chiefs head heads commander commanders leader minister director representative envoy members".split()
)
"""Nouns for those who lead a body, or sit in it, where its name follows."""
NEAR_PERSON = 45
"""Tokens from a person named to the "he" that stands for him."""


@dataclass(slots=True)
class SubjectReader:
    """Reads subjects; `recent` holds the mentions of the sentences before."""

    knowledge: Knowledge
    cast: Cast
    lows: Sequence[str]
    sides: tuple[str, ...]
    recent: list[Mention]
    main_pair: tuple[str, ...]
    met: tuple[Mention, ...] = ()
    """Those of whom it was told last that they met, and in which sentence."""
    met_at: int = 0
    bare: list[Mention] = field(default_factory=list)
    """Adjectives of the sentences before ("Greek warships"), which name the two where nobody of theirs is named."""

    def named_by(self, clause: Clause, subject: Subject) -> tuple[Mention, ...]:
        """Whom a subject names: its mentions and those that they belong to, or whom "he" stands for."""
        if subject.mentions:
            owners = () if any(sides_of(subject.mentions)) else self._owners(clause, subject)
            return (*owners, *subject.mentions, *self._head_of_other(clause, subject))
        if subject.word in {"he", "she"}:
            # "He and President X talked"
            joined = (clause.mention_at(n) for n in clause.children(subject.token) if clause.tokens[n].dep == "conj")
            return (*self.last_person(clause, subject.token), *(one for one in joined if one is not None))
        if self.lows[subject.token] in HEADS and self.lows[subject.token + 1] == "of":
            # "The chief of A's general staff and the commander of the B army": by the bodies that they head.
            inside = clause.subtree(subject.token)
            return tuple(
                one for one in clause.mentions if one.first in inside and one.first > subject.token and any(one.sides)
            )
        force = clause.mention_at(subject.token - 1)
        is_head = self.lows[subject.token] in HEADS and force is not None and force.last == subject.token
        return (force,) if force is not None and is_head and any(force.sides) else ()  # "The Turkish army chief"

    def _owners(self, clause: Clause, subject: Subject) -> tuple[Mention, ...]:
        """`generals of the command and of A`: those whose people they are."""
        mention = subject.mentions[-1]
        if not (mention.plural or mention.actor.kind == "delegation") or self.lows[mention.last : mention.last + 1] != [
            "of"
        ]:
            return ()
        inside = clause.subtree(mention.last - 1)
        return tuple(one for one in clause.mentions if one.first > mention.last and one.last - 1 in inside and any(one.sides)
                     and "two" not in self.lows[one.first : one.last])  # fmt: skip

    def _head_of_other(self, clause: Clause, subject: Subject) -> tuple[Mention, ...]:
        """`A's commander and the chief of the B general staff came together`: the second by the body that he heads."""
        if len(subject.mentions) != 1:
            return ()
        mention = subject.mentions[0]
        heads = (
            number
            for token in range(mention.first, mention.last)
            for number in clause.children(token)
            if clause.tokens[number].dep == "conj" and clause.tokens[number].low in HEADS
        )
        head = next(heads, None)
        if head is None or self.lows[head + 1] != "of":
            return ()
        inside = clause.subtree(head)
        named = next((one for one in clause.mentions if one.first in inside and one.first > head), None)
        return (named,) if named is not None and not set(named.sides) & set(mention.sides) else ()

    def last_person(self, clause: Clause, before: int) -> tuple[Mention, ...]:
        """Whom "he", "she" or "her talks" stands for: the person named last.

        In `X went there after Y's fall. He met …` it is X, who does something, and not Y.
        """
        named = (mention for mention in self.recent if before - mention.last <= NEAR_PERSON)
        pool = [*named, *(mention for mention in clause.mentions if mention.first < before)]
        people = [mention for mention in reversed(pool) if mention.actor.kind == "person"]
        doers = (one for one in people if self.lows[one.last] not in {"'s", "'"} and self.lows[one.last - 1] != "'s")
        return (next(doers, people[0]),) if people else ()
