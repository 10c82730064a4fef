"""What places are called: a town by its name, by its kind, as a capital, or as the seat of a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge, NameEntry

POINTS = frozenset({"city", "base", "building", "crossing", "border", "district", "island", "undisclosed", "zone"})
KIND_REACH = 5
"""Tokens from "the" to the "of" in "the disputed border town of X"."""
AT_A_PLACE = frozenset("in at near outside off".split())
KINDS = frozenset(
    "city town village port resort suburb hamlet settlement outpost oasis capital district island neighbourhood neighborhood "
    "stronghold municipality crossing post base province region county governorate peninsula township airport airbase".split()
)
_NO_TOWNS = frozenset(
    "congress parliament senate cabinet easter christmas ramadan eid internet twitter facebook telegram "
    "europe asia africa america".split()
)
_TAILS = frozenset(
    "border crossing checkpoint post airport airbase airfield air pass bridge island valley base hotel palace gate town village "
    "city sector frontier".split()
)
_PARTICLES = frozenset("- al el de la le del dos da di of and".split())
_JOINING = frozenset({"JJ", "NN", "NNS", "NNP", "POS", "HYPH", "CD", "VBN", "VBG", ""})


@dataclass(frozen=True, slots=True)
class Scene:
    """A place by its name and the side in whose country it lies, where that is known."""

    name: str = ""
    side: str = ""
    is_wide: bool = False
    """A country or a province, in which something else may be as well."""


NOWHERE = Scene()
SEATS = {
    "NATO": ("Brussels", "BEL"), "EU": ("Brussels", "BEL"), "UN": ("New York", "USA"), "OSCE": ("Vienna", "AUT"),
    "AU": ("Addis Ababa", "ETH"), "OAS": ("Washington", "USA"), "ECOWAS": ("Abuja", "NGA"),
}  # fmt: skip
"""Where bodies of states have their headquarters."""


def town_of_report(knowledge: Knowledge, here: str) -> Scene:
    """The town of a dateline as the lexicon spells it."""
    words = here.split()
    hit = knowledge.names.at(words, 0, len(words))
    place = next((entry for entry in hit[1] if entry.role == "place"), None) if hit and hit[0] == len(words) else None
    return Scene(knowledge.places[place.ref].name, place.side) if place is not None else Scene(here)


def place_named(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], names: Sequence[str], number: int, preposition: str
) -> Scene:
    """`Vienna`, `the Ethiopian capital`, `the border town of X`, `the X crossing`: the place named at a word."""
    last = clause.sentence.last
    start = number + 1 if lows[number] == "the" and number + 1 < last else number
    owner = knowledge.names.at(names, start, last)
    if owner is not None:
        capital = _capital(knowledge, owner[1], lows[start + owner[0] : start + owner[0] + 2])
        if capital:
            return Scene(*capital)
    is_listed = owner is not None and place_entry(knowledge, owner[1], preposition) is not None
    kind = None if is_listed else _kind_before(clause, lows, start)
    first = start if kind is None else kind + 2
    hit = knowledge.names.at(names, first, last)
    stop = first + hit[0] if hit else first
    entry = place_entry(knowledge, hit[1], preposition) if hit else None
    if hit and entry is None:
        return _seat(knowledge, hit[1], preposition, lows[stop : stop + 2])
    if hit is None and preposition not in AT_A_PLACE and kind is None:
        return NOWHERE
    if hit is None:
        side = next((one.side for one in owner[1] if one.role == "adjective"), "") if owner and kind else ""
        return _unknown(knowledge, clause, lows, names, first, kind is not None, side)
    if entry is None or (stop < last and lows[stop] in {"'s", "'"}):
        return NOWHERE
    printed = " ".join(token.text for token in clause.tokens[first:stop]).replace(" - ", "-")
    is_wide = printed.lower() in knowledge.wide_places
    return Scene(_plain(knowledge, entry, printed), entry.side, is_wide)


def _plain(knowledge: Knowledge, entry: NameEntry, printed: str) -> str:
    """`the Nathu La pass` is called Nathu La."""
    name = knowledge.places[entry.ref].name if entry.role == "place" else ""
    return name if name and name in printed else printed


def _seat(knowledge: Knowledge, entries: Sequence[NameEntry], preposition: str, following: Sequence[str]) -> Scene:
    """`at the State Department`, `in the Kremlin`, `at NATO headquarters`: in the capital, or where the body has its seat."""
    if preposition not in {"at", "in"} or following[:1] == ["'s"]:
        return NOWHERE
    sides = [entry.side for entry in entries if entry.role in {"institution", "metonym", "organisation"}]
    side = sides[0] if sides else ""
    if side in SEATS:
        return Scene(*SEATS[side]) if "headquarters" in following else NOWHERE
    state = knowledge.states.get(side)
    return Scene(state.capital, side) if state is not None and state.capital else NOWHERE


def _kind_before(clause: Clause, lows: Sequence[str], start: int) -> int | None:
    """Where `town of` stands in `the disputed border town of X`."""
    for number in range(start, min(start + KIND_REACH, clause.sentence.last - 2)):
        if lows[number] in KINDS and lows[number + 1] == "of":
            return number
        if clause.tokens[number].tag not in _JOINING:
            return None
    return None


def _unknown(
    knowledge: Knowledge,
    clause: Clause,
    lows: Sequence[str],
    names: Sequence[str],
    first: int,
    has_kind: bool,
    side: str,
) -> Scene:
    """A place that no list holds: by "the town of", by "crossing" behind it, by its country, or only by its capital letter."""
    last = first
    while last < clause.sentence.last and _goes_on(clause, last, first):
        last += 1
    while last > first and lows[last - 1] in _PARTICLES:
        last -= 1
    if last == first or last >= clause.sentence.last or lows[last] in {"'s", "'"}:
        return NOWHERE
    printed = " ".join(token.text for token in clause.tokens[first:last]).replace(" - ", "-")
    country = knowledge.names.at(names, last + 1, clause.sentence.last) if lows[last] == "," else None
    land = next((one.side for one in country[1] if one.role in {"state", "place"}), "") if country else ""
    if clause.tokens[first].low in _NO_TOWNS:
        return NOWHERE
    is_name = all(
        clause.tokens[number].tag in {"NNP", "NNPS", "HYPH", ""} or clause.tokens[number].text.isdigit()
        for number in range(first, last)
    )
    follows = clause.tokens[last]
    is_alone = (
        is_name
        and clause.has_parse
        and lows[first - 1] in AT_A_PLACE
        and not follows.tag.startswith(("NN", "JJ", "VBG"))
    )
    return Scene(printed, land or side) if has_kind or lows[last] in _TAILS or land or is_alone else NOWHERE


def _goes_on(clause: Clause, number: int, first: int) -> bool:
    token = clause.tokens[number]
    if clause.is_time(number) or clause.mention_at(number) is not None:
        return False
    if number > first and token.text.isdigit():
        # "at Kilometer 101", and not "at Camp David 12 officers"
        return not clause.tokens[number + 1].tag.startswith(("NN", "JJ", "CD"))
    return token.text[0].isupper() or (number > first and token.low in _PARTICLES)


def _capital(knowledge: Knowledge, entries: Sequence[NameEntry], following: Sequence[str]) -> tuple[str, str] | None:
    """`the Ethiopian capital`, `Ethiopia's capital`."""
    state = next((entry for entry in entries if entry.role in {"adjective", "state"}), None)
    is_owner = list(following[:1]) == ["'s"]
    if state is None or list(following)[is_owner : is_owner + 1] != ["capital"] or state.side not in knowledge.states:
        return None
    capital = knowledge.states[state.side].capital
    return (capital, state.side) if capital else None


def place_entry(knowledge: Knowledge, entries: Sequence[NameEntry], preposition: str) -> NameEntry | None:
    place = next((entry for entry in entries if entry.role == "place"), None)
    if place is not None:
        kind = knowledge.places[place.ref].kind
        is_land = kind == "region" and preposition == "in" and bool(place.side)
        return place if kind in POINTS or is_land else None
    return next(
        (
            entry
            for entry in entries
            if entry.role in {"state", "metonym"} and preposition in {"in", "to", "into", "from"}
        ),
        None,
    )
