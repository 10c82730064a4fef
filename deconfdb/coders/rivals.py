"""Groups of one code that fight each other: the two Kurdish parties of Iraq are two sides in a text on their feud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.cast import Cast, Mention

_RIVALRY = frozenset("rival rivals rivalry feud feuding warring faction factions infighting".split())


def as_rivals(cast: Cast, sentences: Sequence[Sequence[Mention]], names: Sequence[str]) -> list[list[Mention]]:
    """The mentions of an article, those of groups that share a code put down to the group that each is of."""
    if _RIVALRY.isdisjoint(name.lower() for name in names):
        return [list(found) for found in sentences]
    whose = {id(one): _group_of(cast, one, names) for found in sentences for one in found}
    for party, groups in _at_odds(cast, sentences, whose).items():
        sentences = [[_placed(one, party, groups, whose[id(one)]) for one in found] for found in sentences]
        whose = {id(one): _group_of(cast, one, names) for found in sentences for one in found}
    return [list(found) for found in sentences]


def _group_of(cast: Cast, mention: Mention, names: Sequence[str]) -> str:
    """The group whose name stands in a mention, or whose leader it is."""
    for at in range(mention.first, mention.last):
        hit = cast.knowledge.names.at(names, at, mention.last)
        ref = next((entry.ref for entry in hit[1] if entry.ref in cast.knowledge.groups), "") if hit is not None else ""
        if ref:
            return ref
    office = cast.knowledge.offices.get(mention.actor.office)
    return office.body if office is not None and office.body in cast.knowledge.groups else ""


def _at_odds(cast: Cast, sentences: Sequence[Sequence[Mention]], whose: dict[int, str]) -> dict[str, tuple[str, ...]]:
    """The two groups of one code that stand together in a sentence of a text on rivals, more than their state does."""
    named = Counter(side for found in sentences for one in found for side in one.sides)
    told = Counter(whose[id(one)] for found in sentences for one in found)
    pairs: dict[str, tuple[str, ...]] = {}
    for found in sentences:
        groups = tuple(dict.fromkeys(ref for one in found if (ref := whose[id(one)])))
        rows = [cast.knowledge.groups[ref] for ref in groups]
        parties = {row.party for row in rows}
        have_code = len(rows) == 2 and len(parties) == 1 and not parties & {*groups, rows[0].state}
        if have_code and min(told[ref] for ref in groups) >= named[rows[0].state] - 1:
            pairs.setdefault(rows[0].party, groups)
    return pairs


def _placed(mention: Mention, party: str, groups: tuple[str, ...], group: str) -> Mention:
    if party not in mention.sides or (group and group not in groups):
        return mention
    own = (group,) if group else groups
    return replace(mention, sides=tuple(new for side in mention.sides for new in (own if side == party else (side,))))
