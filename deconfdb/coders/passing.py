"""Mechanisms that an article only names in passing, of others than those it is about."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.findings import StatusFound
from deconfdb.coders.function_words import HAVING
from deconfdb.coders.groups import TALKS, Group, TermFound
from deconfdb.coders.senses import POSTS
from deconfdb.coders.sides import BOUND

LIKE_REACH = 2
"""Tokens before a text within which it is said to be like another."""
_TEXTS = frozenset(
    {"agreement_instrument", "incident_prevention_agreement", "military_cooperation", "prior_notification"}
)
_MADE = frozenset("signed concluded initialled initialed sealed".split())
_TURNED_DOWN = frozenset("rejected spurned refused rebuffed terminated abrogated denounced scrapped".split())
_LEAVING = frozenset("pulled pulls pull withdrew withdrawn withdraws walked".split())
_REFUSED = frozenset("refused declined refuses declines".split())
_PROMISED = frozenset("agreed undertook pledged promised".split())
_BY_WAY_OF = {"under": _PROMISED, "on": frozenset({"settled", "agreed"}), "by": frozenset({"bound"})}
"""What two do, by the word between it and the text: `are bound by a treaty`, `settled on a protocol`."""
_BEING_MADE = frozenset({"proposed", "raised", "mooted", "in_talks", "agreed_in_principle"})


def is_in_passing(group: Group, statuses: Sequence[StatusFound], main: Sequence[str]) -> bool:
    """`under a treaty that France and Siam signed`: common words for something between sides that the text is not about.

    What they are about to make is news: `Washington has proposed an agreement to Moscow`, and so is a text that a sentence
    is all about: `In March C and D signed an accord that lets ships call there`. A line or a liaison post is never named
    only in passing.
    """
    if any(term.row.strength == "strong" or term.clause.sentence.kind == "headline" for term in group.terms):
        return False
    if group.family == "channel" or set(group.sides) >= set(main) or any(map(_is_like_it, group.terms)):
        return False
    if group.kind in _TEXTS and any(map(_is_told_of_itself, group.terms)):
        return False
    return group.kind in TALKS | {POSTS} or not any(status.status in _BEING_MADE for status in statuses)


def _is_like_it(term: TermFound) -> bool:
    """`Moscow has had a similar agreement with Oslo since 1972`: told beside that of the day as one of its kind."""
    before = term.clause.tokens[max(term.first - LIKE_REACH, term.clause.sentence.first) : term.first]
    is_like = any(token.low in {"similar", "comparable"} for token in before)
    return (is_like and term.binding == BOUND) or (term.is_another and term.clause.tokens[term.first].low == "one")


def _is_told_of_itself(term: TermFound) -> bool:
    """`In March C and D signed an accord`, `C has refused to sign a pact with D`: the main verb makes it, or turns it down.

    So does `Under a deal of 2009 C and D agreed to stop backing each other's rebels`.
    """
    tokens = term.clause.tokens
    head = tokens[term.last - 1]
    verb, above = tokens[head.head], tokens[tokens[head.head].head]
    named = {side for mention in term.clause.mentions for side in mention.sides}
    if not term.explicit or not set(term.sides) <= named:
        return False
    if head.dep == "pobj" and verb.low in {"of", "from"} and _is_left(term):
        return True
    if head.dep == "pobj":
        return above.dep == "ROOT" and above.low in _BY_WAY_OF.get(verb.low, frozenset())
    is_told = verb.dep == "ROOT" or (verb.dep in {"ccomp", "conj"} and above.dep == "ROOT")  # "C signed one, D said"
    are_they = term.binding == BOUND or set(term.sides) == named
    is_made = is_told and (verb.low in _MADE | _TURNED_DOWN or (verb.low in HAVING and are_they))
    is_made = is_made or (verb.dep == "xcomp" and verb.low == "sign" and above.low in _REFUSED)
    return is_made and head.dep in {"dobj", "nsubjpass"}


def _is_left(term: TermFound) -> bool:
    """`C pulled out of the deal under which D had shipped grain`: the main verb leaves it."""
    tokens = term.clause.tokens
    above = tokens[term.last - 1].head
    while tokens[above].dep in {"prep", "prt", "advmod", "pcomp"} and tokens[above].low not in _LEAVING:
        above = tokens[above].head
    return tokens[above].low in _LEAVING and tokens[above].dep in {"ROOT", "ccomp", "conj"}
