"""Mechanisms that an article only names in passing, of others than those it is about."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.findings import StatusFound
from deconfdb.coders.groups import TALKS, Group
from deconfdb.coders.senses import POSTS

_BEING_MADE = frozenset({"proposed", "raised", "mooted", "in_talks", "agreed_in_principle"})


def is_in_passing(group: Group, statuses: Sequence[StatusFound], main: Sequence[str]) -> bool:
    """`under a treaty that France and Siam signed`: common words for something between sides that the text is not about.

    What they are about to make is news: `Washington has proposed an agreement to Moscow`.
    """
    if any(term.row.strength == "strong" or term.clause.sentence.kind == "headline" for term in group.terms):
        return False
    if set(group.sides) >= set(main):
        return False
    return group.kind in TALKS | {POSTS} or not any(status.status in _BEING_MADE for status in statuses)
