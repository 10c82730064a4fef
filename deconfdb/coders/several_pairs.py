"""Several mechanisms that one plural names: "the lines that we have with A and B" are one with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.cast import Mention
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TermFound

_AS_ONE = frozenset({"jointly", "together"})
THREE = 3
WITH_REACH = 6
"""Tokens from "mechanisms" to the "with" behind it."""


def each_pair(term: TermFound, lows: Sequence[str]) -> list[TermFound]:
    """`similar to mechanisms we have with the US and Russia`, `the lines that India has with A and B`: one with each."""
    clause, noun = term.clause, term.clause.tokens[term.last - 1]
    if noun.tag != "NNS" or len(term.sides) > THREE:
        return [term]
    near = range(term.last, min(term.last + WITH_REACH, clause.sentence.last - 1))
    link = next((number for number in near if lows[number] == "with"), None)
    if link is not None and _AS_ONE & set(lows[term.last : link]):
        return [term]  # "the centres that it runs jointly with A and B"
    others = _listed_after(clause, link) if link is not None else ()
    theirs = {side for one in others for side in one.sides}
    own = [side for side in term.sides if side not in theirs] or _owners(term, link or term.last, theirs)
    if len(others) < 2 or len(own) != 1 or not theirs <= set(term.sides):
        return [term]
    return [replace(term, sides=(own[0], side)) for one in others for side in one.sides]


def _owners(term: TermFound, link: int, theirs: set[str]) -> list[str]:
    """Whose lines they are: `that India has with …`, `India has lines with …`."""
    clause, noun = term.clause, term.last - 1
    beside = [one for one in clause.mentions if term.last <= one.first < link]
    verb = clause.tokens[noun].head
    is_object = clause.tokens[noun].dep == "dobj" and clause.tokens[verb].tag.startswith("VB")
    subject = clause.subject(verb, verb + 1) if is_object and not beside else None
    mentions = beside or (subject.mentions if subject is not None else ())
    return list(dict.fromkeys(side for one in mentions for side in one.sides if side and side not in theirs))


def _listed_after(clause: Clause, link: int) -> tuple[Mention, ...]:
    """The states of "with A and B"."""
    number = link + 1 + (clause.tokens[link + 1].tag == "DT")
    first = clause.mention_at(number)
    listed = clause.coordinated(first, in_list=True) if first is not None and first.first > link else ()
    return listed if all(len(one.sides) == 1 and any(one.sides) for one in listed) else ()
