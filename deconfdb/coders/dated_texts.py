"""The year that a text or a truce is known by: `the 1974 convention`, `the accord of May 1992`, `a pact signed in Rome in 1992`."""

from __future__ import annotations

from collections.abc import Sequence

YEARS = range(1900, 2100)
_OF = frozenset({"of", "from"})
_MADE = frozenset(
    "signed concluded reached made initialled initialed negotiated brokered struck agreed adopted dated dating mediated "
    "hammered sealed ratified forged".split()
)
_ENDS = frozenset(
    ", ; . ( ) that which who was were is are has have had said says will would after when while under since until but "
    "between ended ends expired lapsed broke collapsed gave".split()
)
_LEADS_TO_MADE = frozenset(
    ", that which was were the two both they sides countries governments neighbours neighbors had".split()
)
"""`an accord, signed in 1992`, `a pact that was concluded in 1974`, `which the two countries signed in 1961`."""
NAME_REACH = 8
"""Tokens behind a text within which stands the year that it is of: "the treaty of peace and friendship of 1904"."""
MADE_GAP = 5
"""Tokens between a text and the word that tells of its making."""
MADE_REACH = 9
"""Tokens behind the word that tells of its making within which stands the year of that."""
BEFORE_REACH = 2
_NO_NAME = frozenset("in since by until of from before after to".split())


def year_of(lows: Sequence[str], start: int, stop: int, first: int, last: int) -> int | None:
    """The year that the words `first` to `last` of the sentence `start` to `stop` carry, or none."""
    named = named_year(lows, start, stop, first, last)
    return named if named is not None else year_made(lows, stop, last)


def named_year(lows: Sequence[str], start: int, stop: int, first: int, last: int) -> int | None:
    """The year that tells which text is meant: `the 1974 border convention`, `the treaty of peace and friendship of 1904`."""
    for number in range(first - 1, max(start, first - BEFORE_REACH) - 1, -1):
        own = _year(lows[number])
        if own is not None and not (number > start and lows[number - 1] in _NO_NAME):
            return own
        if lows[number] in _ENDS:
            break
    return _first_year(lows[last + 1 : min(last + NAME_REACH, stop)]) if lows[last] in _OF else None


def year_made(lows: Sequence[str], stop: int, last: int) -> int | None:
    """The year that a text is told to be of in passing: `an accord, signed in Rome in 1992`."""
    made = last
    while made < min(last + MADE_GAP, stop) and lows[made] in _LEADS_TO_MADE:
        made += 1
    is_made = made < stop and lows[made] in _MADE
    return _first_year(lows[made + 1 : min(made + MADE_REACH, stop)]) if is_made else None


def _first_year(words: Sequence[str]) -> int | None:
    for word in words:
        if word in _ENDS:
            return None
        year = _year(word)
        if year is not None:
            return year
    return None


def _year(word: str) -> int | None:
    return int(word) if word.isdigit() and int(word) in YEARS else None
