"""The other of two sides, where a sentence leaves it unsaid whom one of them dealt with."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.fates import CANCELLED, POSTPONED
from deconfdb.coders.governors import PROPOSING
from deconfdb.coders.grammar import Clause
from deconfdb.coders.scenes import SAYING

_TALKS = frozenset("talks negotiations discussions contacts consultations".split())
_ENVOYS = frozenset("ambassador envoy attache attaché affaires d'affaires consul embassy diplomat".split())
_OPENING = frozenset({"that", '"', "and", "\u201c"})
_GOING_ON = frozenset(
    "are is were was being been held have has had will be under way underway taking place going on still also now ongoing in "
    "progress conducted continuing continue".split()
)
"""What may stand between talks and the "with" of whom they are held with."""
BODIES = frozenset("commission committee panel mechanism body forum board commissions committees".split())
BODY_REACH = 8
"""Tokens from a sitting to the body whose it is."""
WITH_REACH = 7
"""Tokens from talks to the "with" behind them."""
MINISTRY_REACH = 5
"""Tokens from "telephoned" to the ministry."""


def wished_by(clause: Clause, lows: Sequence[str], noun: int) -> tuple[str, ...]:
    """The side of A, in `a meeting of the commission has been requested by A`."""
    verb = clause.tokens[noun].head
    if clause.tokens[noun].dep != "nsubjpass" or lows[verb] not in PROPOSING:
        return ()
    by = next((n for n in clause.children(verb) if lows[n] == "by"), None)
    wisher = clause.mention_at(by + 1) if by is not None else None
    return tuple(wisher.sides) if wisher is not None else ()


def is_put_off(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`A meeting of the border commission has been put off`, `A session of the committee was cancelled`."""
    span = range(candidate.first, candidate.last)
    noun = next((n for n in span if clause.tokens[n].dep == "nsubjpass"), None)
    if noun is None or BODIES.isdisjoint(
        lows[candidate.first : min(candidate.last + BODY_REACH, clause.sentence.last)]
    ):
        return False
    verb = clause.tokens[noun].head
    is_off = lows[verb] in {"put", "called"} and lows[verb + 1] == "off"
    return is_off or lows[verb] in CANCELLED | POSTPONED


def is_with_the_other(clause: Clause, lows: Sequence[str], candidate: Candidate, pair: Sequence[str]) -> bool:
    """`Talks with B's capital were still going on, a spokeswoman of A said`: of those for whom she speaks."""
    first, noun = candidate.first, candidate.last - 1
    is_opening = first == clause.sentence.first or lows[first - 1] in _OPENING | SAYING
    if not is_opening or lows[noun] not in _TALKS or clause.tokens[noun].dep not in SUBJECTS:
        return False
    near = range(candidate.last, min(candidate.last + WITH_REACH, clause.sentence.last - 1))
    link = next((n for n in near if lows[n] == "with"), None)
    if link is None or not all(lows[n] in _GOING_ON for n in range(candidate.last, link)):
        return False
    other = next((one for n in (link + 1, link + 2) if (one := clause.mention_at(n)) is not None), None)
    return other is not None and bool(set(other.sides) - {""}) and set(other.sides) < set(pair)


def is_to_the_ministry(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`The ambassador of B telephoned the foreign ministry`: that of the country to which he is accredited."""
    if (
        candidate.row.part_of_speech != "verb"
        or "ministry" not in lows[candidate.last : min(candidate.last + MINISTRY_REACH, clause.sentence.last)]
    ):
        return False
    subject = clause.subject(candidate.first, candidate.last)
    named = subject.mentions if subject is not None else ()
    return any(not _ENVOYS.isdisjoint(lows[max(clause.sentence.first, one.first - 2) : one.last]) for one in named)
