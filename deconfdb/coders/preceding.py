"""The word that stands before a name, past what only says which part or neighbour of it is meant."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import Mention
from deconfdb.coders.grammar import Clause

_PARTS = frozenset(
    "northern southern eastern western central upper lower northeastern northwestern southeastern southwestern north-eastern "
    "north-western south-eastern south-western neighbouring neighboring nearby new western-held divided war-torn".split()
)
TOWNS = frozenset("capital town city port resort village island".split())
"""`the Dutch town of X`: a place, and nobody of that country."""
_LISTING = frozenset({"and", "or"})


def word_before(clause: Clause, lows: Sequence[str], mention: Mention) -> str:
    """`in northern Syria`, `in Jaffa and Lebanon`: the "in" that holds for a place further on; else the word before."""
    number = mention.first - 1
    if number < clause.sentence.first or mention.how not in {"state", "metonym"}:
        return lows[number] if number >= clause.sentence.first else ""
    while number > clause.sentence.first and lows[number] in _PARTS:
        number -= 1
    name = mention.last - 1
    # Not "in Madrid, Britain and Argentina agreed …".
    is_listed = lows[number] in _LISTING and clause.tokens[name].head == number - 1 and clause.has_parse
    holder = clause.tokens[clause.tokens[name].head] if is_listed else None
    if holder is not None and holder.dep == "pobj" and _is_named_place(clause, clause.tokens[name].head):
        return clause.tokens[holder.head].low
    return lows[number]


def _is_named_place(clause: Clause, number: int) -> bool:
    """Whether a word is a name, and not that of somebody the text speaks of."""
    mention = clause.mention_at(number)
    is_place = mention is None or mention.how in {"state", "metonym"}
    return clause.tokens[number].tag.startswith("NNP") and is_place


def is_place_name(clause: Clause, number: int) -> bool:
    """`Doha`, `the Qatari capital`."""
    is_town = clause.tokens[number].low == "the" and clause.tokens[number + 2].low in TOWNS
    return is_town or clause.tokens[number].tag == "NNP"
