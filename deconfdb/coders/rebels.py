"""Rebels at a table with those whom they fight: a side by themselves, whatever they and their people are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.cast import Cast, Mention
from deconfdb.coders.function_words import PREPOSITIONS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge

_FIGHTING = frozenset("rebel guerrilla insurgent separatist secessionist".split())
_PARTING = PREPOSITIONS | {"and", ",", "but", "said"}
_COMMON = frozenset({"anaphor", "role"})
NEAR = 3
"""Tokens from the name of a group to the name of one of its people."""


@dataclass(frozen=True, slots=True)
class _Foes:
    """The one armed group among the main sides, and the one state against it."""

    side: str
    group: str
    state: str


def with_rebels(clauses: Sequence[Clause], cast: Cast, main: Sequence[str]) -> list[Clause]:
    """The sentences of an article on a state and its rebels, each of their people on his own side."""
    foes = _foes(cast.knowledge, main)
    if foes is None or not clauses:
        return list(clauses)
    people = {
        mention.actor.ref
        for clause in clauses
        for mention in clause.mentions
        if mention.actor.ref in cast.actors and _is_of_the_group(cast.knowledge, clause, mention, foes)
    }
    for ref in sorted(people):
        cast.place(cast.actors[ref], foes.side)
    return [
        Clause(
            one.sentence, one.tokens, [_placed(one, mention, cast, foes, people) for mention in one.mentions], one.times,
            one.has_parse,
        )
        for one in clauses
    ]  # fmt: skip


def _foes(knowledge: Knowledge, main: Sequence[str]) -> _Foes | None:
    groups = [(side, group) for side in main if (group := _group_of(knowledge, side))]
    states = [side for side in main if side in knowledge.states]
    return _Foes(*groups[0], states[0]) if len(groups) == len(states) == 1 else None


def _group_of(knowledge: Knowledge, side: str) -> str:
    """The armed group that a side is, by its code or, without one, by its ref."""
    if side in knowledge.states or knowledge.lacks_code(side):
        return "" if side in knowledge.states else side
    rows = (row.ref for row in knowledge.organisations.values() if row.kind == "armed_group" and row.side == side)
    return next(rows, "")


def _placed(clause: Clause, mention: Mention, cast: Cast, foes: _Foes, people: set[str]) -> Mention:
    """A mention on its side: the group and its people, "the rebels", "government negotiators"."""
    if mention.actor.ref == foes.group:
        return replace(mention, sides=(foes.side,))
    if mention.actor.ref in people:
        return replace(mention, actor=cast.settle(mention.actor), sides=(foes.side,))
    if any(mention.sides) or mention.how not in _COMMON:
        return mention
    words = {token.low for token in clause.tokens[mention.first : mention.last]}
    if mention.role is not None and mention.role.group == "rebel":
        return replace(mention, actor=cast.body(foes.group), sides=(foes.side,))
    is_of_the_state = "government" in words and "rebel" not in words
    return replace(mention, actor=cast.state(foes.state), sides=(foes.state,)) if is_of_the_state else mention


def _is_of_the_group(knowledge: Knowledge, clause: Clause, mention: Mention, foes: _Foes) -> bool:
    """`rebel leader X`, `FMLN commander X`, `X, the leader of Renamo`, `Renamo commanders`."""
    if mention.actor.kind not in {"person", "anonymous_official", "anonymous_collective"}:
        return False
    opening = clause.sentence.first
    if _FIGHTING & {token.low for token in clause.tokens[max(opening, mention.first - 1) : mention.last]}:
        return True
    start = max(opening, mention.first - NEAR) if mention.actor.kind == "person" else mention.first
    names = [token.name for token in clause.tokens[start : mention.end]]
    for number in range(len(names)):
        hit = knowledge.names.at(names, number, len(names))
        if hit is None or all(entry.ref != foes.group for entry in hit[1]):
            continue
        between = {token.low for token in clause.tokens[start + number + hit[0] : mention.first]}
        if not between & _PARTING:
            return True
    return False
