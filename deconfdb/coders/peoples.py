"""People in arms by their people, land or creed: "Kachin negotiators", "the Moro side" are of the group that fights for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from deconfdb.coders.function_words import ANY_REBELS, REBELS
from deconfdb.coders.knowledge import Knowledge, NameEntry, holds
from deconfdb.lexicon.records import People

_OWN = ANY_REBELS | frozenset(
    "fighters militants militiamen militia militias gunmen combatants warlord warlords armed side negotiator negotiators "
    "delegation delegations delegates independence faction factions nationalists resistance".split()
)
"""What only those in arms against a state have: `Darfur fighters`; not "Darfur forces", which may be of the state."""
_IN_ARMS = _OWN | frozenset("forces commander commanders troops army authorities leadership".split())
"""What makes a people one in arms: `Kachin commanders`; not "Kachin villagers"."""
_OF_ANY_PEOPLE = frozenset(
    "leader leaders official officials officer officers representative representatives envoy envoys team teams "
    "spokesman spokeswoman spokesperson spokesmen general generals chief chiefs group groups movement movements "
    "minister ministers president".split()
)
"""Words that go with a people in arms as well as with any other: they count once another word shows that it is."""
_GROUPS = frozenset("group groups movement movements faction factions militia militias".split())
_BETWEEN = frozenset("rebel separatist insurgent guerrilla guerilla secessionist military peace senior top chief ethnic armed "
                     "political field regional breakaway veteran local security defence defense".split())  # fmt: skip
_ANCHORS = frozenset({"state", "adjective", "people", "metonym", "institution"})
MOST_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    size: int
    people: People
    word: str
    is_common: bool
    """Whether the word is one of any language: `paramilitary`, `southern`."""


def find_peoples(
    names: Sequence[str], lows: Sequence[str], knowledge: Knowledge, published: date | None
) -> dict[int, tuple[int, NameEntry]]:
    """Where an article names people in arms by their people: first token -> number of tokens, and the group."""
    known = knowledge.peoples.by_first
    starts = [at for at, name in enumerate(names) if name in known]
    found = [one for at in starts for one in _at(names, lows, at, knowledge)]
    if not found:
        return {}
    named = _named(names, knowledge)
    shown = {one.people.name for one in found if one.word in _IN_ARMS}
    read: dict[int, tuple[int, NameEntry]] = {}
    for one in found:
        groups = _groups(one, knowledge, named, published)
        is_shown = one.word in _IN_ARMS or one.people.name in shown or any(ref in named for ref, *_ in groups)
        if groups and is_shown and one.first not in read:
            read[one.first] = (one.size, _entry(groups))
    return read


def _at(names: Sequence[str], lows: Sequence[str], at: int, knowledge: Knowledge) -> list[_Found]:
    """The peoples that a word names, where what follows is of people in arms; `the Maoists` are so by themselves."""
    hit = knowledge.peoples.at(names, at, len(names))
    longer = knowledge.names.at(names, at, len(names)) if hit is not None else None
    if hit is None or (longer is not None and longer[0] > hit[0]) or lows[at - 1 : at] == ["-"]:
        return []
    size, is_common = hit[0], all(name.islower() or lows[at] == "southern" for name in names[at : at + hit[0]])
    word = at + size
    while word < min(at + size + MOST_BETWEEN, len(lows) - 1) and lows[word] in _BETWEEN:
        word += 1
    if word < len(lows) and (lows[word] in _IN_ARMS or lows[word] in _OF_ANY_PEOPLE):
        # "Tuareg rebel commanders", "Moro armed groups": these words are of the name.
        end = next((number for number in range(word, at + size - 1, -1) if lows[number] in ANY_REBELS), at + size - 1)
        shows = "rebels" if end >= at + size else lows[word]
        size = end + 1 - at + bool(_GROUPS & set(lows[end + 1 : end + 2]))
        fitting = (row for row, kind in hit[1] if kind == "forms" or (kind == "lands" and shows in _OWN))
        return [_Found(at, size, row, shows, is_common) for row in fitting]
    is_alone = lows[at - 1 : at] == ["the"] and not names[min(at + size, len(names) - 1)][0].isupper()
    return [_Found(at, size, row, "rebels", is_common) for row, kind in hit[1] if kind == "people" and is_alone]


def _named(names: Sequence[str], knowledge: Knowledge) -> Counter[str]:
    """The states and groups that an article names, the states by their code."""
    named: Counter[str] = Counter()
    for _, _, entries in knowledge.names.find(names, 0, len(names)):
        named.update({entry.side for entry in entries if entry.role in _ANCHORS})
        named.update({entry.ref for entry in entries if entry.role in {"organisation", "institution"}})
    return named


def _groups(
    one: _Found, knowledge: Knowledge, named: Counter[str], published: date | None
) -> list[tuple[str, str, str]]:
    """The groups of a people in their time and state, as ref, party and role; those that the article names before others."""
    found: list[tuple[str, str, str]] = []
    home = _home(one.people, knowledge, named)
    for ref in one.people.groups:
        row = knowledge.groups.get(ref)
        if row is None:
            body = knowledge.institutions[ref]
            found += [(ref, body.side, "institution")] if ref in named else []
        elif holds(row.start, row.end, published) and (ref in named or (row.state == home and not one.is_common)):
            found += [(ref, row.party, "organisation")]
    told = [group for group in found if group[0] in named]
    best = max((named[group[0]] for group in told), default=0)
    return [group for group in told if named[group[0]] == best] or found


def _home(people: People, knowledge: Knowledge, named: Counter[str]) -> str:
    """The state of a people that an article is on: the first of the table that it names at least half as often as any."""
    states = [knowledge.groups[ref].state for ref in people.groups if ref in knowledge.groups]
    most = max((named[state] for state in states), default=0)
    return next((state for state in states if named[state] and 2 * named[state] >= most), "")


def _entry(groups: Sequence[tuple[str, str, str]]) -> NameEntry:
    """The group; of several of different parties nobody knows which: some rebels."""
    if len({party for _, party, _ in groups}) > 1:
        return NameEntry("adjective", REBELS, REBELS)
    ref, party, role = groups[0]
    return NameEntry(role, ref, party)
