"""Two who are the subject of what makes, keeps or ends a thing of both: `NATO and Russia used to exchange data`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from deconfdb.coders.cast import ORGANISATIONS, Mention
from deconfdb.coders.grammar import Clause
from deconfdb.coders.signatories import signed_by

_OF_FOES = frozenset({"talks_track", "ceasefire_mechanism", "agreement_instrument", "separation_arrangement"})
"""Kinds that a state makes with others beside it, so that the two who are named first may be of one side."""
_COOPERATION = "military_cooperation"
_DOING = frozenset(
    "agree agreed agrees sign signed set form formed have had exchange exchanged share shared hold held run ran keep kept "
    "maintain maintained establish established launch launched open opened create created resume resumed conduct conducted "
    "patrol patrolled operate operated train trained cooperate cooperated coordinate coordinated meet met swap swapped used "
    "decided decide plan planned stage staged pledged undertook restored restore reopened reopen concluded began begun "
    "connected linked negotiate negotiated negotiating discuss discussed discussing draft drafted drafting talking "
    "working in".split()
)
"""What two do with each other, where they are its subject."""
_HELPERS = frozenset(
    "have had has will are were been also both now still jointly once would to already long each".split()
)
_BETWEEN = frozenset({"and", "the"})
TWO = 2
VERB_REACH = 5
"""Tokens behind the second of two within which stands what they do."""
OPENING_REACH = 8
"""Tokens of a sentence within which the first of the two stands: `In April A and B agreed`."""


def doing_together(
    clause: Clause, lows: Sequence[str], first: int, parties: Sequence[Mention], outsiders: frozenset[str], kind: str
) -> tuple[str, ...]:
    """The two with which a sentence opens as the doers of what stands at `first`; not those who only mediate."""
    if signatories := signed_by(clause, first, kind):
        return signatories
    # "the Association of Southeast Asian Nations (ASEAN)" is named once.
    before = [one for one in parties if one.end <= first and len(one.sides) == 1 and lows[one.first - 1] != "("][:2]
    is_with_body = any(one.actor.kind in ORGANISATIONS for one in before)
    if len(before) < TWO or (kind in _OF_FOES and not is_with_body):
        return ()
    left, right = before
    sides = (left.sides[0], right.sides[0])
    between = lows[left.end : right.first]
    if (
        left.first - clause.sentence.first > OPENING_REACH
        or "and" not in between
        or not set(between) <= _BETWEEN
        or sides[0] == sides[1]
        or not outsiders.isdisjoint(sides)
        or any(one.how == "adjective" and one.end == right.first for one in before)
    ):
        return ()
    start = right.end
    if lows[start] == "(":
        start = next((n + 1 for n in range(start, first) if lows[n] == ")"), first)
    for number in range(start, min(start + VERB_REACH, first + 1)):
        if lows[number] in _DOING:
            return sides
        if lows[number] not in _HELPERS:
            return ()
    return ()


def joined_before(clause: Clause, lows: Sequence[str], first: int, parties: Sequence[Mention]) -> tuple[str, ...]:
    """`At their meeting, X and Y agreed to restore the talks between their armies`: the two last named as doers before it."""
    before = [one for one in parties if one.end <= first and clause.sentence.first <= one.first]
    if len(before) < TWO:
        return ()
    left, right = before[-TWO:]
    sides = (*left.sides, *right.sides)
    between = lows[left.end : right.first]
    are_joined = "and" in between and set(between) <= _BETWEEN and right.how != "adjective"
    if not are_joined or len(sides) != TWO or len(set(sides)) != TWO:
        return ()
    verb = next((n for n in range(right.end, min(right.end + VERB_REACH, first)) if lows[n] not in _HELPERS), first)
    return sides if lows[verb] in _DOING else ()


def is_of_another(kind: str, sides: Sequence[str], named: Collection[str]) -> bool:
    """`British troops who train the army will stay`, in an article on the army and its foes: not of those two."""
    return kind == _COOPERATION and bool(set(named) - set(sides)) and not set(sides) <= set(named)
