"""Truces and accords that came before that of the day, and did not last: `a truce declared in May fell apart within hours`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import MechanismTerm

_KINDS = frozenset({"ceasefire_mechanism", "agreement_instrument"})
_MADE = frozenset(
    "signed concluded reached made negotiated brokered struck agreed mediated declared proclaimed announced called arranged "
    "ordered sealed".split()
)
_SIGNING = _MADE | frozenset("sign agree agrees signs reach reaches declare".split())
_BROKEN = frozenset(
    "collapsed broken broke apart down failed lapsed expired unravelled unraveled crumbled ignored violated breached lasted "
    "disintegrated".split()
)
_TRUCE = "ceasefire_mechanism"
_STANDS = frozenset({"force", "effect", "place", "held", "holding", "observed"})
_AFRESH = frozenset("new another second earlier previous separate former local".split())
_FIRST_REACH = 6
"""Tokens before a truce within which it is told that it was first agreed on."""
_NOT_HELD = ("not", "hold")
_INDEFINITE = frozenset({"a", "an"})
_TOLD_BEFORE = 4
"""Tokens before a truce within which stands its article, and before what was agreed its day."""
MADE_GAP = 2
"""Tokens behind a truce within which begins how it was made."""
AGREED_REACH = 8
"""Tokens before a deed within which it was agreed, and when."""


class Named(Protocol):
    """What is told of a term: its words and their sentence."""

    @property
    def row(self) -> MechanismTerm: ...
    @property
    def clause(self) -> Clause: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def standing(self) -> tuple[str, str] | None: ...


def is_broken_of_old(lows: Sequence[str], term: Named, others: Iterable[Named]) -> bool:
    """Whether a truce is none that was signed in an earlier sentence, since it was made before, and broken."""
    if term.row.kind not in _KINDS or not (_is_made_before(lows, term) and _is_broken(lows, term)):
        return False
    return any(
        other.clause.sentence.index < term.clause.sentence.index
        and other.clause.sentence.kind != "headline"
        and _SIGNING & set(lows[other.clause.sentence.first : other.first])
        and not _is_broken(lows, other)
        for other in others
    )


def is_how_it_came(lows: Sequence[str], term: Named) -> bool:
    """`They first agreed to a truce in 2003`, `a truce has been in force since May`: of the truce of which one knows already."""
    before = lows[max(term.clause.sentence.first, term.first - _FIRST_REACH) : term.first]
    behind = lows[term.last : term.clause.sentence.last]
    stands = "since" in behind and not _AFRESH & set(before) and bool(_STANDS & set(behind))
    return term.row.kind == _TRUCE and (stands or is_first_made(lows, term))


def is_first_made(lows: Sequence[str], term: Named) -> bool:
    """`They first agreed to a truce in 2003`: what was made again since then."""
    before = lows[max(term.clause.sentence.first, term.first - _FIRST_REACH) : term.first]
    return term.row.kind in _KINDS and any(one == "first" and other in _SIGNING for one, other in pairwise(before))


def _is_made_before(lows: Sequence[str], term: Named) -> bool:
    """`a truce declared in May`, `they had agreed on a truce in May`, `they agreed in June to stop firing`."""
    start = term.clause.sentence.first
    if term.standing is not None:
        before = range(max(start, term.first - AGREED_REACH), term.first)
        agreed = next((at for at in before if lows[at] in {"agreed", "promised", "pledged"}), None)
        return agreed is not None and any(term.clause.is_time(at) for at in range(agreed, term.first))
    if not _INDEFINITE & set(lows[max(start, term.first - _TOLD_BEFORE) : term.first]):
        return False
    behind = lows[term.last : term.last + MADE_GAP]
    return bool(_MADE & set(behind)) or "had" in lows[max(start, term.first - _TOLD_BEFORE) : term.first]


def _is_broken(lows: Sequence[str], term: Named) -> bool:
    """Whether the sentence goes on to tell that it did not hold."""
    behind = lows[term.last : term.clause.sentence.last]
    fought_on = (
        term.standing is not None and "but" in behind and bool({"continued", "continue", "resumed"} & set(behind))
    )
    return (
        bool(_BROKEN & set(behind))
        or fought_on
        or any(tuple(behind[at : at + 2]) == _NOT_HELD for at in range(len(behind)))
    )
