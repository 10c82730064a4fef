"""Whose text is told: a communique that a minister read out, minutes that two countries signed, a report of a panel."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.function_words import STATEMENT_NOUNS
from deconfdb.coders.grammar import Clause

_RECORDS = frozenset({"minutes", "protocol", "record", "memorandum", "document", "agreement", "accord", "roadmap"})
TEXTS = STATEMENT_NOUNS | _RECORDS
"""Nouns for texts that tell what those said who wrote them."""
_OF_ALL = frozenset({"communique", "declaration", "minutes", "protocol"})
"""Texts in the name of all who met."""
_SIGNING = frozenset(
    "signed adopted initialled initialed approved endorsed agreed issued released published exchanged drafted wrote sent "
    "posted circulated".split()
)
_READING = frozenset("read presented distributed handed carried quoted showed shared obtained saw".split())
_ALL_OF_THEM = frozenset(
    "countries states sides governments neighbours neighbors nations parties ministers armies".split()
)
TEXT_REACH = 3
"""Tokens from "according to" to the noun of the text."""
RELATIVE_REACH = 8
"""Tokens from that noun to the "that" of whoever signed or read it."""
VERB_REACH = 12
"""Tokens from "that" to the verb."""


def signers(clause: Clause, lows: Sequence[str], after: int, first: int) -> Subject | None:
    """`according to the minutes of a meeting that the two countries signed`: those who signed.

    Of `a communique that the minister read out` it is all who met, if the sentence says how many ("the three countries").
    """
    stop = clause.sentence.last
    noun = next((number for number in range(after, min(after + TEXT_REACH, stop)) if lows[number] in TEXTS), None)
    if noun is None:
        return None
    behind = range(noun + 1, min(noun + RELATIVE_REACH, stop - 2))
    relative = next((number for number in behind if lows[number] in {"that", "which"}), None)
    if relative is None or "," in lows[noun:relative]:
        return None
    reach = range(relative + 1, min(relative + VERB_REACH, stop))
    verb = next((number for number in reach if lows[number] in _SIGNING | _READING), None)
    if verb is None:
        return None
    if lows[verb] in _READING:
        return _all_who_met(clause, lows, noun, first) if lows[noun] in _OF_ALL else None
    named = next((one for one in clause.mentions if relative < one.first <= one.end <= verb), None)
    if named is not None and named.how != "adjective":
        return Subject(named.last - 1, first, clause.coordinated(named))
    if lows[verb - 1] in _ALL_OF_THEM:
        return Subject(verb - 1, first, word=lows[verb - 1])
    return None


def _all_who_met(clause: Clause, lows: Sequence[str], noun: int, first: int) -> Subject:
    """`of the three countries … according to a communique that X read out`: the three, else those of whom it is."""
    counted = (number for number in range(clause.sentence.first, first) if lows[number] in _ALL_OF_THEM)
    who = next(counted, None)
    return Subject(noun if who is None else who, first, word="both" if who is None else lows[who])


def is_title_of(clause: Clause, lows: Sequence[str], state: int, nouns: Collection[str]) -> bool:
    """`the Monitoring Group on Somalia and Eritrea`: the states are what the group is about, not those who speak."""
    at = state - 1
    is_about = at > clause.sentence.first and lows[at] in {"on", "for", "against"}
    return is_about and (lows[at - 1] in nouns or lows[at - 1] == "experts") and clause.tokens[at - 1].text[0].isupper()
