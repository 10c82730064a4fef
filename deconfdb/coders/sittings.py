"""Meetings that officers hold now and again, like flag meetings: held, held no longer, or to be held under what was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.function_words import WILL
from deconfdb.coders.grammar import Clause
from deconfdb.coders.standing_marks import are_no_longer

_STEPS = 5
"""Steps up from the meetings to the verb of what is done there."""
_IS_TO = frozenset({"is", "are"})
_AGREED = frozenset("agree agreed agrees agreeing decide decided decides undertook settled promised pledged".split())


def standing_of_sittings(clause: Clause, lows: Sequence[str], first: int, last: int) -> tuple[str, str]:
    """`no longer hold flag meetings`: ceased; `will be settled at flag meetings`: agreed; `settled it at one`: operating."""
    if are_no_longer(lows, clause.sentence, first):
        return "operational", "ceased"
    return ("institutional", "agreed") if _are_to_be(clause, last - 1) else ("operational", "operating")


def _are_to_be(clause: Clause, noun: int) -> bool:
    """`Problems are to be settled at them`, `disputes will be dealt with there`, `agreed to settle quarrels at them`."""
    tokens, verb = clause.tokens, noun
    for _ in range(_STEPS):
        if tokens[verb].tag.startswith("VB") or tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    to_do = next((child for child in clause.children(verb) if tokens[child].dep == "xcomp"), verb)
    if tokens[verb].low in _IS_TO and tokens[to_do].tag in {"VB", "VBN"}:
        verb = to_do  # "Flag meetings are to be used"
    below = {tokens[child].low for child in clause.children(verb)}
    above = tokens[tokens[verb].head].low
    if below & WILL or ({"would", "should"} & below and above in _AGREED):
        return True
    return "to" in below and tokens[verb].dep in {"xcomp", "ccomp"} and above in _IS_TO | _AGREED
