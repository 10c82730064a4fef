"""Names of two: whether "Congo" is that of Kinshasa or of Brazzaville, and "the Serbs" are of Serbia or of Bosnia."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from deconfdb.coders.knowledge import Knowledge, NameEntry

_OF_A_STATE = frozenset({"state", "adjective", "people"})
_JOINING = frozenset({"and", "with"})
MOST_WORDS = 5
"""Words of the longest name of a state."""
TWO_WORDS = 2


def other_namesakes(names: Sequence[str], knowledge: Knowledge) -> dict[str, list[NameEntry]]:
    """Words that several states share, where they mean another than the likeliest: `Congo`, in a text on Brazzaville."""
    found: dict[str, list[NameEntry]] = {}
    words = set(names)
    for row in knowledge.lexicon.namesakes:
        shared = frozenset(row.forms)
        if words.isdisjoint(shared):
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
    for at, size, entries in _hits(names, knowledge):
        if names[at] not in shared or (size > 1 and entries[0].role != "institution"):
            yield from {_home_of(entry, knowledge) for entry in entries}


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


def kin_abroad(names: Sequence[str], knowledge: Knowledge) -> dict[str, list[NameEntry]]:
    """`the Serbs`, in a text on the Bosnian Serbs that names Serbia less often: words of a state that are of a group here."""
    found: dict[str, list[NameEntry]] = {}
    if not _names_kin(names, knowledge):
        return found
    hits = list(_hits(names, knowledge))
    for first, size, entries in hits:
        word = names[first + 1].removesuffix("s") if size > 1 and entries[0].role == "organisation" else ""
        people = knowledge.names.at([names[first], word], 0, TWO_WORDS) if word else None
        if people is None or people[0] != TWO_WORDS or people[1][0].side != entries[0].side:
            continue  # "the Bosnian Serb Army" is of the Bosnian Serbs
        kin = knowledge.names.at([word], 0, 1) if word else None
        states = {entry.side for entry in kin[1] if entry.role in _OF_A_STATE} if kin is not None else set()
        group = knowledge.groups.get(entries[0].ref)
        if len(states) != 1 or group is None or group.state in states or word in found:
            continue
        own = {word, f"{word}s"}
        abroad = sum(one.side in states for at, _, each in hits if names[at] not in own for one in each[:1])
        if sum(one[2][0].side == group.party for one in hits if names[one[0]] not in own) > abroad:
            found[word] = [NameEntry("adjective", group.ref, group.party), NameEntry("people", group.ref, group.party)]
            found[f"{word}s"] = found[word][1:]
    return found


def _names_kin(names: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether a text names a group that has the word of a people in its name."""
    kin = (at for at, name in enumerate(names) if name in knowledge.kin_words and at)
    hits = (knowledge.names.at(names, at - 1, len(names)) for at in kin)
    return any(hit is not None and hit[0] > 1 and hit[1][0].role == "organisation" for hit in hits)


def _hits(names: Sequence[str], knowledge: Knowledge) -> Iterator[tuple[int, int, list[NameEntry]]]:
    """What the lexicon knows in a text, left to right: the place, the number of words, and what they name."""
    for first, last, entries in knowledge.names.find(names, 0, len(names)):
        yield first, last - first, entries
