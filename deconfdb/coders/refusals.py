"""What one side asked for and the other would not have: `offered talks, but Minsk refused`, `Pangalos turned that down`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deconfdb.coders.grammar import Clause

_IT = (
    r"(?:it|them|this|that|both|(?:the|that|this|any such) "
    r"(?:offer|idea|proposal|suggestion|call|request|demand|invitation|plan))"
)
_REFUSED = (
    rf"(?:turn(?:ed|s) {_IT} down|turn(?:ed|s) down {_IT}|(?:rejected|rejects|dismissed|spurned|rebuffed|ruled out|brushed off"
    rf"|waved away|declined|refused) {_IT}|(?:ruled|brushed|waved) {_IT} (?:out|aside|away|off)"
    r"|(?:refused|declined|said no)(?= [.,;\"]| on (?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?:would|will) (?:not hear of it|have none of it|not hear of them)|want(?:ed|s) none of it)"
)
_AT_ONCE = re.compile(
    rf"(?:, )?\b(?:but|and|only|which|though|although) (?:[\w.'-]+ ){{0,6}}?{_REFUSED}"
    r"|, which (?:[\w.'-]+ ){1,4}?(?:rejected|rejects|refused|dismissed|rebuffed|spurned|declined|turned down|ruled out) "
    r"(?=[.,;]|on |as |in |out |last |at |again )"
)
_NEXT = re.compile(
    rf"^(?:[\w.,'-]+ ){{1,10}}?{_REFUSED}"
    r"|^(?:[\w.,'-]+ ){1,10}?"
    r"(?:there (?:is|was) nothing to (?:talk|negotiate|discuss|consult)|not up for (?:discussion|negotiation))"
)
_ASKED = frozenset(
    "called call calls calling offered offers offering proposed proposes suggested suggests asked asks wants wanted sought "
    "demanded demands invited urged offer proposal".split()
)
ASKED_REACH = 6
"""Tokens before a thing within which it is told that one side asks for it."""


def is_refused_at_once(clause: Clause, lows: Sequence[str], last: int) -> bool:
    """`proposed a hotline in 2011, and the Guard turned it down`."""
    return bool(_AT_ONCE.search(_text(lows, last, clause.sentence.last)))


def is_asked_in_vain(clause: Clause, after: Clause | None, lows: Sequence[str], first: int, last: int) -> bool:
    """`called for negotiations on the rocks. Pangalos turned that down`: asked for here, refused here or in the next."""
    if lows[last] == "with" or _ASKED.isdisjoint(lows[max(clause.sentence.first, first - ASKED_REACH) : first]):
        return False  # "offered to hold consultations with the ministry": of those who are named there
    if is_refused_at_once(clause, lows, last):
        return True
    return after is not None and bool(_NEXT.search(_text(lows, *after.sentence.span)))


def _text(lows: Sequence[str], first: int, last: int) -> str:
    return "".join(f"{low} " for low in lows[first:last])
