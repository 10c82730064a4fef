"""Mechanisms that an article only names in passing, of others than those it is about."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.findings import StatusFound
from deconfdb.coders.groups import TALKS, Group, TermFound
from deconfdb.coders.senses import POSTS
from deconfdb.coders.sides import BOUND

LIKE_REACH = 2
"""Tokens before a text within which it is said to be like another."""
_BEING_MADE = frozenset({"proposed", "raised", "mooted", "in_talks", "agreed_in_principle"})


def is_in_passing(group: Group, statuses: Sequence[StatusFound], main: Sequence[str]) -> bool:
    """`under a treaty that France and Siam signed`: common words for something between sides that the text is not about.

    What they are about to make is news: `Washington has proposed an agreement to Moscow`. A line or a liaison post is
    never named only in passing.
    """
    if any(term.row.strength == "strong" or term.clause.sentence.kind == "headline" for term in group.terms):
        return False
    if group.family == "channel" or set(group.sides) >= set(main) or any(map(_is_like_it, group.terms)):
        return False
    return group.kind in TALKS | {POSTS} or not any(status.status in _BEING_MADE for status in statuses)


def _is_like_it(term: TermFound) -> bool:
    """`Moscow has had a similar agreement with Oslo since 1972`: told beside that of the day as one of its kind."""
    before = term.clause.tokens[max(term.first - LIKE_REACH, term.clause.sentence.first) : term.first]
    is_like = any(token.low in {"similar", "comparable"} for token in before)
    return (is_like and term.binding == BOUND) or (term.is_another and term.clause.tokens[term.first].low == "one")
