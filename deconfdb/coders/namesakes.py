"""States of one name: whether "Congo" and "Congolese" are of Kinshasa or of Brazzaville."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from deconfdb.coders.knowledge import Knowledge, NameEntry

_OF_A_STATE = frozenset({"state", "adjective", "people"})
_JOINING = frozenset({"and", "with"})
MOST_WORDS = 5
"""Words of the longest name of a state."""


def other_namesakes(names: Sequence[str], knowledge: Knowledge) -> dict[str, list[NameEntry]]:
    """Words that several states share, where they mean another than the likeliest: `Congo`, in a text on Brazzaville."""
    found: dict[str, list[NameEntry]] = {}
    for row in knowledge.lexicon.namesakes:
        shared = frozenset(row.forms)
        if not shared & set(names):
            continue
        told = Counter(_told_apart(names, shared, knowledge))
        best = max(row.codes, key=lambda code: told[code])
        if best == row.codes[0] or _stand_together(names, shared, {best, row.codes[0]}, knowledge):
            continue
        for form in row.forms:
            hit = knowledge.names.at([form], 0, 1)
            roles = sorted({entry.role for entry in hit[1]} & _OF_A_STATE) if hit is not None else ()
            found[form] = [NameEntry(role, knowledge.states[best].ref, best) for role in roles]
    return found


def _told_apart(names: Sequence[str], shared: frozenset[str], knowledge: Knowledge) -> Iterator[str]:
    """The states that an article names by words of their own, or by a town, a group or a man of theirs."""
    at = 0
    while at < len(names):
        hit = knowledge.names.at(names, at, len(names))
        is_shared = names[at] in shared and (hit is None or hit[0] == 1 or hit[1][0].role == "institution")
        if hit is not None and not is_shared:
            yield from {_home_of(entry, knowledge) for entry in hit[1]}
        at += hit[0] if hit is not None else 1


def _home_of(entry: NameEntry, knowledge: Knowledge) -> str:
    group = knowledge.groups.get(entry.ref)
    return group.state if group is not None else entry.side


def _stand_together(names: Sequence[str], shared: frozenset[str], two: set[str], knowledge: Knowledge) -> bool:
    """`Congo and Congo-Brazzaville`: the word alone is of the one that has no other name there."""
    for at, name in enumerate(names):
        if name in _JOINING and at and {names[at - 1], *names[at + 1 : at + 3]} & shared:
            behind = (knowledge.names.at(names, first, len(names)) for first in (at + 1, at + 2))
            before = (
                hit
                for first in range(max(0, at - MOST_WORDS), at)
                if (hit := knowledge.names.at(names, first, at)) is not None and first + hit[0] == at
            )
            joined = [next(before, None), next((hit for hit in behind if hit is not None), None)]
            if {entry.side for hit in joined if hit is not None for entry in hit[1]} == two:
                return True
    return False
