"""Who comes from talks: whoever says something after them, or is said to have agreed there."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.grammar import Clause

TELLING = frozenset("said says told insisted confirmed stated".split())
_ANNOUNCING = frozenset("spoke announced declared disclosed reported pledged promised vowed signed stressed".split())
_COMING_FROM = frozenset({"after", "following"})
_OF_A_LENGTH = ("CD", "NN", "JJ", "IN", "HYPH", "DT", "PRP$")
"""Tags of the words in "after two days of talks"."""
LENGTH_REACH = 7
"""Tokens from "after" to the talks."""
TELLING_REACH = 8
"""Tokens from "said" to "after talks with"."""


def said_after(clause: Clause, lows: Sequence[str], first: int, last: int) -> tuple[Mention, ...]:
    """`X said on Monday after talks with Y that …`, `X and Y said after a meeting of two hours`: who comes from talks.

    The talks stand at `first` to `last`.
    """
    before = range(first - 1, max(clause.sentence.first, first - LENGTH_REACH), -1)
    number = next((n for n in before if lows[n] in _COMING_FROM), None)
    if number is None or not all(clause.tokens[n].tag.startswith(_OF_A_LENGTH) for n in range(number + 1, first)):
        return ()
    near = range(number - 1, max(clause.sentence.first - 1, number - TELLING_REACH), -1)
    verb = next((n for n in near if lows[n] in TELLING | _ANNOUNCING), None)
    subject = clause.subject(verb, verb + 1) if verb is not None else None
    speakers = subject.mentions if subject is not None else ()
    if lows[last : last + 1] == ["with"] or len(sides_of(speakers)) > 1 or verb is None:
        return speakers
    # "A and B have agreed on it, the mediator said after two days of talks": what is said tells who sat there.
    content = next((n for n in clause.children(verb) if clause.tokens[n].dep == "ccomp"), None)
    agreed = clause.subject(content, content + 1) if content is not None else None
    return agreed.mentions if agreed is not None and len(sides_of(agreed.mentions)) > 1 else ()
