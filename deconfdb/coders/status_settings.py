"""What the sentence of a term tells of it beside any status cue: talks on it, sittings of it, and whether it is news."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.grammar import Clause
from deconfdb.coders.statuses import StatusReading

_TALKING = frozenset("talks negotiations discussions consultations".split())
_SITTINGS = frozenset("meeting meetings session sessions sitting round".split())
_SITTING_FAMILIES = frozenset({"body", "relation"})


def is_talked_about(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """`technical talks at headquarters on mechanisms for …`: what talks are on is in talks."""
    before = set(lows[clause.sentence.first : first])
    return bool(_TALKING & before) and bool({"on", "about"} & set(lows[max(clause.sentence.first, first - 3) : first]))


def is_met_under(clause: Clause, lows: Sequence[str], first: int, family: str) -> bool:
    """`the first session of the commission`: a body that meets is at work."""
    if family not in _SITTING_FAMILIES:
        return False
    before = list(lows[max(clause.sentence.first, first - 6) : first])
    return ("of" in before or "under" in before) and bool(_SITTINGS & set(before))


def is_made_up(clause: Clause, reading: StatusReading) -> bool:
    """`The officers, who form a joint mechanism`: they are it, nobody sets it up."""
    is_now = clause.tokens[reading.cue].tag in {"VBP", "VBZ"} and clause.sentence.kind != "headline"
    return is_now and reading.row.cue in {"form", "constitute"}


def is_told_as_news(clause: Clause, cue: int) -> bool:
    """`The presidents have set up a commission`: somebody did it, and no other time than that of the news is given."""
    token, below = clause.tokens[cue], [clause.tokens[child] for child in clause.children(cue)]
    is_active = any(child.dep == "nsubj" for child in below) and not any(child.dep == "auxpass" for child in below)
    return token.dep in {"ROOT", "ccomp", "conj"} and is_active and not any(child.low == "had" for child in below)
