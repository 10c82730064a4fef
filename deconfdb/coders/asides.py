"""Who is named beside a mechanism of two others: whoever wrote, brokered or blessed it, and whoever only tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import Mention
from deconfdb.coders.function_words import HAVING
from deconfdb.coders.grammar import Clause

_AUTHORED = frozenset(
    "drafted brokered mediated proposed tabled presented penned crafted authored suggested sponsored hosted facilitated overseen "
    "supervised endorsed blessed witnessed floated advanced guaranteed underwritten engineered devised arranged".split()
)
_AUTHORED_IN_TWO = {
    ("drawn", "up"),
    ("put", "forward"),
    ("put", "together"),
    ("worked", "out"),
    ("thought", "up"),
    ("drew", "up"),
    ("pushed", "through"),
    ("pressed", "for"),
}
_RELATIVE = frozenset({"which", "that"})
_LEADING = _RELATIVE | {"by"}
"""What leads to those who wrote a text: `drafted by C`, `which C drafted`."""
_TELLING = frozenset(
    "said says announced reported warned declared disclosed charged noted confirmed stated believe".split()
)
_LISTING = frozenset({",", "and", "the", "&"})
_BOTH = frozenset({"both", "two", "neither"})
_THEIRS = frozenset("they their themselves each other".split())
_SIGNS = _AUTHORED | {"up", "forward", "together", "out", "through", "pressed"}
"""Words of one of which a sentence has to have one; most have none."""
LIKENING = frozenset("lines kind sort type like similar akin modelled modeled resembling than".split())
"""Words behind a text that lead to another, which it is like."""
ADVERBS = 1
"""Words between those who tell and what they do: "C and D jointly said"."""


def without_authors(lows: Sequence[str], clause: Clause, parties: list[Mention], main: Sequence[str]) -> list[Mention]:
    """Those of a sentence who did no more than write a text, or see to it."""
    aside = _authors(lows, clause, main) if main and not _LEADING.isdisjoint(clause.words) else frozenset()
    return [one for one in parties if aside.isdisjoint(one.sides)] if aside else parties


def beside(lows: Sequence[str], clause: Clause, first: int, last: int, main: Sequence[str]) -> frozenset[str]:
    """Those of a sentence who only tell of a text, or made another that it is like; nobody where no main sides are known."""
    return _tellers(lows, clause, first, main) | _likened(lows, clause, last) if main else frozenset()


def _authors(lows: Sequence[str], clause: Clause, main: Sequence[str]) -> frozenset[str]:
    """`a truce drafted by C was turned down by B`, `a plan put forward by C and D`: those of the list who are no main side."""
    if _SIGNS.isdisjoint(clause.words):
        return frozenset()
    found: set[str] = set()
    for number in range(clause.sentence.first + 1, clause.sentence.last):
        is_by = lows[number] == "by"
        if is_by and (lows[number - 1] in _AUTHORED or tuple(lows[number - 2 : number]) in _AUTHORED_IN_TWO):
            # In "Under a deal brokered by C, A and B agreed" the comma ends what opens the sentence.
            gaps = _LISTING - {","} if clause.tokens[clause.sentence.first].tag == "IN" else _LISTING
            listed = {side for one in _listed(lows, clause, number + 1, gaps) for side in one.sides if side}
            found |= listed if listed.isdisjoint(main) else set()
        elif lows[number] in _RELATIVE:
            named = _listed(lows, clause, number + 1, _LISTING)
            verb = named[-1].end if named else number
            verb += lows[verb] in HAVING
            is_theirs = lows[verb] in _AUTHORED or tuple(lows[verb : verb + 2]) in _AUTHORED_IN_TWO
            listed = {side for one in named for side in one.sides if side}
            found |= listed if is_theirs and listed.isdisjoint(main) else set()
    return frozenset(found)


def _tellers(lows: Sequence[str], clause: Clause, first: int, main: Sequence[str]) -> frozenset[str]:
    """`C and D said the truce had been broken`, `said both had consented to one`: those who say so, if none is a main side.

    "C and D said they had agreed on a truce" is of themselves.
    """
    if _TELLING.isdisjoint(clause.words) or not _THEIRS.isdisjoint(clause.words):
        return frozenset()
    for at, one in enumerate(clause.mentions):
        if one.end >= first:
            break
        if not _TELLING.isdisjoint(lows[one.end : one.end + ADVERBS + 1]):
            if lows[first - 1] != "the" and _BOTH.isdisjoint(lows[one.end : first]):
                return frozenset()
            told = [one, *_before(lows, clause, at)]
            sides = {side for each in told for side in each.sides if side}
            return frozenset(sides) if sides.isdisjoint(main) else frozenset()
    return frozenset()


def _likened(lows: Sequence[str], clause: Clause, last: int) -> frozenset[str]:
    """`turned down a pact of the kind that B signed with C`: those named behind the likening, who made another text."""
    if LIKENING.isdisjoint(clause.words):
        return frozenset()
    at = next((number for number in range(last, clause.sentence.last) if lows[number] in LIKENING), None)
    return frozenset(side for one in clause.mentions for side in one.sides if at is not None and one.first > at)


def _before(lows: Sequence[str], clause: Clause, at: int) -> list[Mention]:
    """The names of a list that stand before its last."""
    found: list[Mention] = []
    while at and set(lows[clause.mentions[at - 1].end : clause.mentions[at].first]) <= _LISTING:
        at -= 1
        found.append(clause.mentions[at])
    return found


def _listed(lows: Sequence[str], clause: Clause, start: int, gaps: frozenset[str]) -> list[Mention]:
    """The names of the list that begins at `start`."""
    found: list[Mention] = []
    for one in clause.mentions:
        if one.first >= start and set(lows[start : one.first]) <= gaps:
            found.append(one)
            start = one.end
    return found
