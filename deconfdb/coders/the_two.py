"""Whom "the two" stands for in a sentence that has named two people, in a text that is about others."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import Mention
from deconfdb.coders.grammar import Clause

_PEOPLE = frozenset({"person", "office_holder"})
_PEOPLE_WORDS = frozenset("men leaders ministers presidents premiers officials generals commanders diplomats also".split())


def people_of_the_two(clause: Clause, lows: Sequence[str], first: int, parties: Sequence[Mention]) -> tuple[str, ...]:
    """`X spoke with Y on Thursday, and the two agreed to set up a hotline`: those two, whomever the article is about."""
    for number in range(clause.sentence.first + 1, first):
        is_two = lows[number - 1 : number + 1] == ["the", "two"] or lows[number] in {"both", "they"}
        if not is_two or (lows[number + 1] not in _PEOPLE_WORDS and not clause.tokens[number + 1].tag.startswith(("VB", "MD"))):
            continue
        before = [one for one in parties if one.last <= number]
        sides = tuple(dict.fromkeys(side for one in before for side in one.sides if side))
        people = {side for one in before if one.actor.kind in _PEOPLE and not one.plural for side in one.sides}
        if len(sides) == 2 and people == set(sides):
            return sides
    return ()
