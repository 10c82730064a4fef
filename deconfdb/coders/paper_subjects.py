"""What a text is on, which tells what it is: `a protocol on flight safety`, `an agreement of 1972 on incidents at sea`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deconfdb.coders.groups import Group

_PAPER = "agreement_instrument"
_LIKE = frozenset({"similar", "comparable"})
_ABOUT = r"(?:on|about|for|to|concerning|covering|governing|regulating)"
_CRAFT = r"(?:planes|aircraft|jets|warplanes|pilots)"
_MISHAPS = r"(?:incidents|clashes|collisions|accidents|encounters)"
_FLIGHTS = (
    r"(?:flight|air|aviation) safety|safety (?:of|in) (?:military |their )?(?:flights?|(?:the )?air|(?:the )?airspace|aviation)"
    rf"|(?:keep|keeping) (?:their )?(?:[\w-]+ ){{0,2}}?{_CRAFT} apart"
)
_INCIDENTS = (
    rf"(?:prevention|avoidance) of (?:[\w-]+ ){{0,2}}?{_MISHAPS}|(?:prevent|preventing|avoid|avoiding|avert|averting) "
    rf"(?:[\w-]+ ){{0,3}}?{_MISHAPS}|incidents (?:at sea|in the air|in airspace)|dangerous military activit(?:y|ies)"
)
_KINDS = (("flight_safety_protocol", _FLIGHTS), ("incident_prevention_agreement", _INCIDENTS))
_ON = tuple(
    (kind, re.compile(rf"^(?:[\w'-]+ ){{0,7}}?{_ABOUT} (?:the |a |their )?(?:[\w-]+ ){{0,1}}?(?:{subjects})\b"))
    for kind, subjects in _KINDS
)
PAPER_REACH = 14
"""Tokens behind a text within which is told what it is on."""


def kinds_by_subject(group: Group, lows: Sequence[str]) -> set[str]:
    """The kinds that a text is of by what its terms say that it is on."""
    if group.kind != _PAPER:
        return set()
    behind = [
        " ".join(lows[term.last : min(term.last + PAPER_REACH, term.clause.sentence.last)]) for term in group.named()
    ]
    return {kind for kind, pattern in _ON if any(pattern.match(words) for words in behind)}


def as_their_like(groups: list[Group], lows: Sequence[str]) -> list[Group]:
    """The groups; `a similar agreement with C`, `one with D`, told behind a pact on incidents of A and B, are on them too."""
    for at, group in enumerate(groups):
        like = group.kind == _PAPER and any(
            lows[term.first] == "one" or _LIKE & set(lows[max(term.first - 2, 0) : term.first])
            for term in group.named()
        )
        before = [one for one in groups[:at] if one.family == group.family and one.kind != _PAPER]
        if like and before and set(before[-1].sides) != set(group.sides):
            group.kind, group.family = before[-1].kind, before[-1].family
    return groups
