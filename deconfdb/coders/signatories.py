"""Those who put their names to a text: `Croatia, Albania and Kosovo signed a declaration`, in an article on two others."""

from __future__ import annotations

from deconfdb.coders.grammar import Clause
from deconfdb.coders.texts_told import TEXTS, verb_over

SIGNING = frozenset(
    "signed sign signs initialled initialed concluded sealed adopted reached have had has agreed announced launched formed set "
    "established created".split()
)
_STATES = frozenset({"state", "metonym"})
LEAST = 3
_UP = 5
"""Steps up a parse from a text to the verb of those who sign it."""


def signed_by(clause: Clause, first: int, kind: str) -> tuple[str, ...]:
    """The three or more states that a sentence lists as those who sign the text that begins at `first`."""
    if kind not in TEXTS or not clause.has_parse:
        return ()
    number = verb_over(clause, first, _UP)
    if clause.tokens[number].low not in SIGNING:
        return ()
    subject = clause.subject(number, number + 1)
    if subject is None or not subject.mentions or subject.mentions[0].first > first:
        return ()
    listed = clause.coordinated(subject.mentions[0], in_list=True)
    sides = tuple(dict.fromkeys(side for one in listed for side in one.sides))
    return sides if len(sides) >= LEAST and all(one.how in _STATES for one in listed) else ()
