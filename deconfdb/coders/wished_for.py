"""What somebody only thinks of: `a hotline would have helped`, `joint patrols might be a way out`."""

from __future__ import annotations

from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.grammar import Clause

_MIGHT = frozenset({"could", "might"})
_HELPING = frozenset(
    "help helped calm calmed prevent prevented avert averted avoid avoided ease eased reduce reduced solve solved "
    "save saved "
    "stop stopped lower lowered spare spared keep kept make made serve served defuse defused build built cut do done "
    "change changed "
    "suffice sufficed improve improved deter deterred lessen lessened".split()
)
"""What one hopes of a thing that is not there."""
_WAYS_OUT = frozenset("solution answer remedy option way step alternative help compromise".split())
_OFFERED = frozenset("offer offers offered proposed proposal agreed signed agreement accord if".split())


def is_wished_for(clause: Clause, first: int, last: int) -> bool:
    """`A hotline would have helped, a former minister said`: no side has put it to the other."""
    tokens = clause.tokens
    head = next((number for number in range(last - 1, first - 1, -1) if tokens[number].dep in SUBJECTS), None)
    if head is None or not clause.has_parse or not _OFFERED.isdisjoint(clause.words):
        return False
    verb = tokens[head].head
    below = {tokens[child].low for child in clause.children(verb)}
    is_way = tokens[verb].low in {"be", "been"} and any(tokens[n].low in _WAYS_OUT for n in clause.children(verb))
    if tokens[verb].low not in _HELPING and not is_way:
        return False
    return bool(below & _MIGHT) or ("would" in below and ("have" in below or tokens[verb].low == "help" or is_way))
