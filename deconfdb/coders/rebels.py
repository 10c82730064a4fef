"""Rebels by a common word: "the guerrillas", "separatist leader X" are of the movement that the article names, else of none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from deconfdb.coders.cast import Cast, Mention
from deconfdb.coders.function_words import REBELS

OPENING = 2
"""Sentences at the top that say whom the article is about: the headline and what follows."""
_NUMBERS = frozenset("two three four both several rival".split())
_REBEL_GROUPS = frozenset("movements militias factions armies".split())
_ARMED = frozenset("rebel insurgent guerrilla separatist armed militant".split())
_ARMY = frozenset({"army", "military"})
_JOINING = frozenset({"and", "with"})
_DESCRIBING = frozenset("the a an ethnic rebel paramilitary main largest powerful".split())
_BY_STATE = ("opposition", "rebels", "separatists")
LEAST_TOLD = 2
"""Times that an article speaks of rebels without a name from which on they are one of its sides."""


def with_movement(cast: Cast, sentences: Sequence[Sequence[Mention]], lows: Sequence[str]) -> list[list[Mention]]:
    """The mentions of an article, its rebels put down to the movement that they are of."""
    told = [mention for found in sentences for mention in found if REBELS in mention.sides]
    named = Counter(side for found in sentences for mention in found for side in mention.sides if side)
    if not told:
        home = _home(cast, named)
        if not home:
            return [list(found) for found in sentences]
        groups = tuple(one.party for one in cast.knowledge.groups.values() if one.state == home and one.party in named)
        placed = [[_with_government(cast, lows, mention, home) for mention in found] for found in sentences]
        return [_with_army(found, lows, home, groups) for found in placed]
    opens = any(REBELS in mention.sides for found in sentences[:OPENING] for mention in found)
    is_side = len(told) >= LEAST_TOLD or opens
    home = _home(cast, named)
    state = home or next((side for side, _ in named.most_common() if side in cast.knowledge.states), "")
    party = _movement(cast, named) or _opposition(cast, state) or (REBELS if is_side else "")
    parties = _several(cast, named, lows) or ((party,) if party else ())
    for actor in [one for one in cast.actors.values() if one.side == REBELS and one.kind != "armed_group"]:
        cast.actors[actor.ref] = replace(actor, side=parties[0] if len(parties) == 1 else "")
    placed = [[_placed(cast, lows, mention, parties, state) for mention in found] for found in sentences]
    return [_with_army(found, lows, home, parties) for found in placed] if home else placed


def _placed(cast: Cast, lows: Sequence[str], mention: Mention, parties: tuple[str, ...], state: str) -> Mention:
    if REBELS not in {mention.actor.side, *mention.sides}:
        return _with_government(cast, lows, mention, state if parties else "")
    placed = (party for side in mention.sides for party in (parties if side == REBELS else (side,)))
    sides = tuple(dict.fromkeys(placed))
    if mention.actor.kind != "armed_group":
        return replace(mention, actor=cast.settle(mention.actor), sides=sides)
    # Who is no side of the article can still say something in it.
    group = tuple(cast.state(party) for party in parties)
    actor = group[0] if group else cast.unnamed("", REBELS, "armed_group")
    return replace(mention, actor=actor, sides=sides if parties else (), group=group if len(group) > 1 else ())


def _with_government(cast: Cast, lows: Sequence[str], mention: Mention, state: str) -> Mention:
    """`government negotiators`, in an article on rebels: of the state that these fight."""
    is_open = not any(mention.sides) and mention.how in {"anaphor", "role"}
    if not (state and is_open and "government" in lows[mention.first : mention.last]):
        return mention
    actor, role = cast.state(state), mention.role
    if role is not None:
        # Those who speak for it are people of their own.
        kind = (role.plural_kind if mention.plural else role.actor_kind) or "anonymous_official"
        actor = cast.unnamed(state, mention.actor.name, kind, mention.function, role.group)
    return replace(mention, actor=actor, sides=(state,))


def _with_army(found: list[Mention], lows: Sequence[str], home: str, groups: Sequence[str]) -> list[Mention]:
    """`the army and the RSF`, `a truce of the rebels with the army`: the army of the state that these fight."""
    with_army = list(found)
    # "the army and an ethnic Finnish rebel group"
    places = [at for at, one in enumerate(found) if lows[one.first - 1] != "ethnic"]
    for first, second in pairwise(places):
        one, other = found[first], found[second]
        between = set(lows[one.end : other.first])
        joined = bool(between & _JOINING) and len(between - _JOINING - _DESCRIBING) <= ("ethnic" in between)
        for at, army, rebels in ((first, one, other), (second, other, one)):
            is_open = army.how == "anaphor" and not any(army.sides) and _ARMY & set(lows[army.first : army.last])
            if joined and is_open and lows[army.first] == "the" and set(rebels.sides) & set(groups):
                with_army[at] = replace(army, sides=(home,))
    return with_army


def _movement(cast: Cast, named: Counter[str]) -> str:
    """The armed group or breakaway land that the article names most; of two alike neither."""
    best = [(count, side) for side, count in named.most_common() if side in cast.knowledge.movements][:2]
    return best[0][1] if best and (len(best) == 1 or best[0][0] > best[1][0]) else ""


def _several(cast: Cast, named: Counter[str], lows: Sequence[str]) -> tuple[str, ...]:
    """`two rebel movements`, in an article that names them: all those of one state."""
    if not any(lows[at] in _NUMBERS and _are_groups(lows[at + 1 : at + 4]) for at in range(len(lows))):
        return ()
    homes = {group.party: group.state for group in cast.knowledge.groups.values() if group.kind == "armed_group"}
    found = [side for side, _ in named.most_common() if side in homes]
    return tuple(found) if len(found) > 1 and len({homes[side] for side in found}) == 1 else ()


def _home(cast: Cast, named: Counter[str]) -> str:
    """`the movement and the government`: the state that the groups of the article fight, where it names it as well."""
    homes = {state for party in named for state in cast.knowledge.states_fought.get(party, ())}
    return next(iter(homes)) if len(homes) == 1 and homes <= named.keys() else ""


def _are_groups(after: Sequence[str]) -> bool:
    """`movements`, `rebel groups`; not "two rebels killed", "two groups of hostages"."""
    words = set(after)
    return bool(_REBEL_GROUPS & words) or ("groups" in words and bool(_ARMED & words))


def _opposition(cast: Cast, state: str) -> str:
    """The code for whoever fights a state, where there is one, else the group that goes by `Finnish rebels`."""
    side = f"{state}_OPP"
    if side in cast.knowledge.movements:
        return side
    row = cast.knowledge.states.get(state)
    for adjective, word in product(row.adjectives if row is not None else (), _BY_STATE):
        hit = cast.knowledge.names.at((adjective, word), 0, 2)
        entry = next((one for one in hit[1] if one.role == "organisation"), None) if hit and hit[0] > 1 else None
        if entry is not None:
            return entry.side
    return ""
