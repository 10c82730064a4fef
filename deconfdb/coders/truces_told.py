"""Truces that go by no name: `an understanding to end three weeks of cross-border violence`."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.grammar import Clause
from deconfdb.coders.wrappings import FULFILS

_TRUCES = frozenset("ceasefire cease-fire truce".split())
_FIRING = frozenset("firing fire fighting hostilities shelling".split())
_ENDING = frozenset("end ends ended ending stop stops stopped stopping halt halts halted halting cease".split())
_PURPOSE = frozenset("to that which meant aimed designed intended on for".split())
_FIGHTING = frozenset(
    "firing fire fighting hostilities shelling violence clashes skirmishes bombardment airstrikes strikes shooting shootings "
    "escalation flare-up bloodshed attacks battles gunfire".split()
)
_WARS = frozenset(
    "year years decade decades generation generations war wars rebellion insurgency conflict uprising".split()
)
_STOPS = frozenset(", ; . and but after when while".split())
_PUT_TO_REST = _ENDING | frozenset(
    "freeze freezes froze silence silences silenced interrupt interrupts interrupted suspended ceased quelled".split()
)
_AT_REST = (
    _FIGHTING
    | _WARS - frozenset("year years decade decades generation generations".split())
    | frozenset(
        {"quarrel", "feud", "guns", "front", "frontline", "offensive", "killing", "killings", "advance", "siege"}
    )
)
_NO_OBJECT = _STOPS | frozenset("by in on at amid over because as since before until".split())
SUBJECT_REACH = 6
"""Tokens after a text within which stands what it is about."""
PURPOSE_REACH = 7
"""Tokens behind a text within which begins what it is for: "an understanding through Qatari mediation to end …"."""
FIGHTING_REACH = 12
"""Tokens behind the ending within which stands what is to end."""


def is_on_truce(lows: Sequence[str], first: int, last: int, stop: int) -> bool:
    """`an agreement on a ceasefire`, `a deal that ends two days of clashes`; not "an accord on carrying out the truce"."""
    following = set(lows[first : min(last + SUBJECT_REACH, stop)])
    is_named = bool((_TRUCES | _FIRING) & following) and not FULFILS & following
    return is_named or is_to_end_fighting(lows, last, stop)


def is_to_end_fighting(lows: Sequence[str], last: int, stop: int) -> bool:
    """Whether a text is to end a bout of fighting; what ends years of war is more than a truce."""
    for number in range(last, min(last + PURPOSE_REACH, stop - 1)):
        if lows[number] in _STOPS:
            return False
        is_purpose = lows[number] in _PURPOSE or number == last
        if is_purpose and _ENDING & set(lows[number : number + 3]):
            return _is_bout(lows[number : min(number + FIGHTING_REACH, stop)])
    return False


def _is_bout(words: Sequence[str]) -> bool:
    """`end more than three weeks of cross-border violence`."""
    fighting = next((at for at, word in enumerate(words) if word in _FIGHTING), None)
    if fighting is None:
        return False
    told = set(words[: fighting + 1])
    return not any(word in _WARS or word.endswith(("-year", "-decade")) for word in told)


def is_put_to_rest(clause: Clause, lows: Sequence[str], last: int, cue: int) -> bool:
    """`the ceasefire that halted the war`, `the truce stopped a year of fighting`: what a truce ends, and no end of it."""
    if (
        cue < last
        or lows[cue] not in _PUT_TO_REST
        or lows[cue - 1] == "to"  # what it is meant to end
        or any(clause.tokens[child].dep == "auxpass" for child in clause.children(cue))
    ):
        return False
    for number in range(cue + 1, min(cue + FIGHTING_REACH, clause.sentence.last)):
        if lows[number] in _NO_OBJECT:
            return False
        if lows[number] in _AT_REST:
            return True
    return False
