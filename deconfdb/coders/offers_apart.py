"""A text that one of two offered, or would not have, beside the one that they made: `had turned down a pact offered in 1982`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from deconfdb.coders.groups import INDEFINITE, Group, TermFound, determiner_of
from deconfdb.coders.statuses import SAID_OF_IT, StatusReading

_TEXTS = frozenset({"agreement_instrument", "incident_prevention_agreement"})
_MADE = frozenset({"agreed", "in_force"})
_NOT_MADE = frozenset({"proposed", "rejected"})


def offers_apart(group: Group, told_of: Callable[[TermFound], list[StatusReading]], lows: Sequence[str]) -> list[Group]:
    """The group, or one for the text that both made and one for what "a pact" brings in behind it that was not made.

    `told_of` gives what the sentence of a term says of it.
    """
    if group.kind not in _TEXTS or len(group.terms) < 2:
        return [group]
    told = [_told(term, told_of) for term in group.terms]
    made = next((at for at, statuses in enumerate(told) if statuses & _MADE), None)
    if made is None:
        return [group]
    offered = next((at for at in range(made + 1, len(told)) if _is_another(group.terms[at], told[at], lows)), None)
    if offered is None or group.terms[offered].clause is group.terms[made].clause:
        return [group]
    stop = next((at for at in range(offered + 1, len(told)) if not group.terms[at].taken_up), len(told))
    apart = group.terms[offered:stop]
    rest = [term for term in group.terms if term not in apart]
    return [replace(group, terms=rest), replace(group, terms=apart)]


def _told(term: TermFound, told_of: Callable[[TermFound], list[StatusReading]]) -> set[str]:
    if term.standing is not None:
        return {term.standing[1]}
    return {reading.status for reading in told_of(term) if reading.rule in SAID_OF_IT}


def _is_another(term: TermFound, statuses: set[str], lows: Sequence[str]) -> bool:
    """`turned down a pact`; not "turned down the pact"."""
    is_brought_in = determiner_of(lows, term.clause, term.first) in INDEFINITE and not term.taken_up
    return is_brought_in and bool(statuses & _NOT_MADE) and not statuses & _MADE
