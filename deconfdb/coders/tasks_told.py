"""What somebody is charged with finding: `charged their generals with finding a form for regular consultation`."""

from __future__ import annotations

from deconfdb.coders.grammar import Clause

_CHARGES = frozenset(
    "charge charged charges task tasked entrust entrusted instruct instructed instructs order ordered told direct directed asked "
    "mandate mandated".split()
)
_FINDS = frozenset(
    "find finding work working draw drawing develop developing devise devising prepare preparing look looking set setting agree "
    "agreeing define defining arrange arranging establish establishing design designing propose proposing".split()
)
_NOT_SO = frozenset("not n't never refused".split())
TASK_STEPS = 6
"""Steps up a parse from a thing to the verb by which somebody is to bring it about."""


def is_task(clause: Clause, last: int) -> bool:
    """`told their ministers to work out a format for talks`: not yet made, but somebody has been charged with it."""
    tokens, number, finding = clause.tokens, last - 1, -1
    if not clause.has_parse or _CHARGES.isdisjoint(clause.words):
        return False
    for _ in range(TASK_STEPS):
        if tokens[number].head == number:
            return False
        number = tokens[number].head
        low = tokens[number].low
        if finding >= 0 and low in _CHARGES and tokens[number].tag in {"VBD", "VBN", "VBZ", "VBP"}:
            below = clause.children(number)
            has_whom = (
                any(tokens[child].dep in {"dobj", "nsubjpass"} for child in below) or tokens[finding].dep != "pcomp"
            )
            return has_whom and not any(tokens[child].low in _NOT_SO for child in below)
        if low in _FINDS and tokens[number].tag in {"VB", "VBG"}:
            finding = number
    return False
