"""One statement told with two cues: the two promise, and say so together; two leaders condemn, a communique says."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import Actor
from deconfdb.coders.frame import Frame
from deconfdb.coders.function_words import PRONOUNS, STATEMENT_NOUNS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.memory import PERSONS

Told = tuple[Frame, tuple[Actor, ...]]
"""A frame, and those who speak."""


def is_joint_text(clause: Clause) -> bool:
    """Whether a sentence names a joint statement."""
    return "joint" in clause.words and not STATEMENT_NOUNS.isdisjoint(clause.words)


def as_one(clause: Clause, framed: Sequence[Told]) -> list[Told]:
    """`Both pledged to hold back, they said in a joint statement`: one statement, of those who speak at its end.

    In `The two presidents condemned the raid, a communique said` it is theirs who are named, the text being of both.
    """
    if len(framed) != 2:
        return list(framed)
    (inner, who), (outer, those) = framed
    if inner.place != "head" or outer.place != "tail" or outer.start < inner.last or outer.subject is None:
        return list(framed)
    if not _has_inside(clause, inner, outer):
        return list(framed)
    if outer.subject.word in PRONOUNS and (set(who) == set(those) or is_joint_text(clause)):
        return [(outer, those)]
    sides = {one.side for one in who}
    is_theirs = outer.subject.word in STATEMENT_NOUNS and len(who) == len(those) == 2
    if is_theirs and sides == {one.side for one in those} and all(one.kind in PERSONS for one in who):
        return [(outer, who)]
    return list(framed)


def _has_inside(clause: Clause, inner: Frame, outer: Frame) -> bool:
    """Whether all of the first statement lies within what the second reports: nothing contrasts the two."""
    between = clause.tokens[inner.last : outer.start]
    return inner.start - clause.sentence.first <= 1 and not any(token.text in {";", ":"} for token in between)
