"""Armed groups and oppositions that no table holds: where an article names them, by what their names are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deconfdb.coders.function_words import ANY_REBELS
from deconfdb.coders.knowledge import NameEntry
from deconfdb.coders.phrases import Phrases
from deconfdb.coders.tokens import Token

_HEADS = frozenset("movement front army forces militia brigade brigades fighters guerrillas resistance".split())
_CAUSES = frozenset(
    "liberation emancipation resistance revolutionary patriotic independence freedom salvation redemption "
    "sovereignty self-determination".split()
)
"""A name that holds a head and a cause is that of people in arms: `Movement for the Emancipation of X`."""
_WITHIN = frozenset({"of", "for", "-"})
MOST_WORDS = 10
_FIGHT = ANY_REBELS | frozenset("militant militants fighters gunmen insurgency rebellion".split())
_TRUCES = frozenset({"truce", "truces", "ceasefire", "ceasefires", "cease-fire", "armistice", "peace"})
_IN_ARMS = frozenset(
    "forces fighters troops commander commanders delegation negotiators negotiator rebels militia".split()
)
GOVERNMENT_REACH = 10
"""Tokens between "the government" and the opposition that it deals with."""
_CHARITIES = frozenset({"salvation army"})
"""Names that have a head and a cause and are of nobody in arms."""
_NO_OBJECT = frozenset("a an the its his their for into through to".split())
"""What follows a verb: "the opposition forces a vote"."""
_PLURAL_GROUPS = frozenset("groups factions movements militias organisations organizations".split())
_POLITICS = frozenset("party parties lawmaker lawmakers mp mps candidate candidates politician politicians to".split())


@dataclass(frozen=True, slots=True)
class Fighters:
    """Where an article names people in arms that the lexicon does not hold, and what the first of them is called."""

    at: dict[int, int]
    """First token -> number of tokens."""
    name: str = ""
    short: dict[str, NameEntry] = field(default_factory=dict)
    """What bodies of the lexicon are called from a bracket on: `the Coordination of Azawad Movements (CMA)`."""


def find_fighters(
    tokens: Sequence[Token], names: Sequence[str], lows: Sequence[str], known: Phrases[NameEntry]
) -> Fighters:
    """The armed groups and oppositions of an article that no table holds."""
    words = set(lows)
    are_told = not any(words.isdisjoint(needed) for needed in (_FIGHT, _HEADS, _CAUSES))
    found = _named(tokens, names, known) if are_told else {}
    name = " ".join(tokens[number].text for at in list(found)[:1] for number in range(at, at + found[at]))
    opposed = [at for at, low in enumerate(lows) if low == "opposition"] if words & _TRUCES else []
    if any(_is_in_arms(lows, at) for at in opposed):
        found |= {at: 1 for at in opposed if not _POLITICS & set(lows[at + 1 : at + 2])}
    found |= _armed_groups(lows) if words & _TRUCES else {}
    return Fighters(found, name, _short_forms(tokens, names, known))


def _armed_groups(lows: Sequence[str]) -> dict[int, int]:
    """`the government and 14 armed groups`, `armed factions`: some rebels."""
    ends = (at for at, low in enumerate(lows[1:], 1) if low in _PLURAL_GROUPS and lows[at - 1] == "armed")
    return {at - 1: 2 for at in ends}


def _named(tokens: Sequence[Token], names: Sequence[str], known: Phrases[NameEntry]) -> dict[int, int]:
    """`the Movement for the Emancipation of X (MEX)`, and `MEX` by itself."""
    found: dict[int, int] = {}
    short: set[str] = set()
    number = 0
    while number < len(tokens):
        if not tokens[number].text[0].isupper():
            number += 1
            continue
        size = _size_of_name(tokens, number)
        if _is_name_in_arms(tokens[number : number + size]) and not _is_known(known, names, number, number + size):
            found[number] = size
            short |= _in_brackets(tokens, number + size)
        number += max(size, 1)
    is_new = {word for word in short if known.at([word], 0, 1) is None}
    return found | {at: 1 for at, token in enumerate(tokens) if token.text in is_new}


def _is_name_in_arms(run: Sequence[Token]) -> bool:
    """Whether capitalised words are a name of people in arms; not `Rebel Army Wants Independence` over an article."""
    lows = [token.low for token in run]
    is_headline = ANY_REBELS & set(lows) or all(token.text.isupper() for token in run)
    return bool(_HEADS & set(lows) and _CAUSES & set(lows)) and not is_headline and " ".join(lows) not in _CHARITIES


def _short_forms(tokens: Sequence[Token], names: Sequence[str], known: Phrases[NameEntry]) -> dict[str, NameEntry]:
    """The abbreviations in brackets behind names of bodies that the lexicon holds, where it does not hold them too."""
    found: dict[str, NameEntry] = {}
    opening = [at for at, name in enumerate(names) if name == "(" or (name == "," and names[at + 1 : at + 2] == ["or"])]
    for number in opening:
        short = _in_brackets(tokens, number)
        for first in range(max(0, number - MOST_WORDS), number) if short else ():
            hit = known.at(names, first, number)
            bodies = [entry for entry in hit[1] if entry.role == "organisation"] if hit else []
            if hit is not None and first + hit[0] == number and bodies:
                found |= {word: bodies[0] for word in short if known.at([word], 0, 1) is None}
                break
    return found


def _is_known(known: Phrases[NameEntry], names: Sequence[str], first: int, stop: int) -> bool:
    """Whether the lexicon holds the name, or the part of it that makes it one of people in arms."""
    hits = ((at, known.at(names, at, stop)) for at in range(first, stop))
    return any(hit is not None and _HEADS & {name.lower() for name in names[at : at + hit[0]]} for at, hit in hits)


def _size_of_name(tokens: Sequence[Token], first: int) -> int:
    """How many tokens a run of capitalised words has, with `of` and `for the` within it."""
    size, before = 0, ""
    for number, token in enumerate(tokens[first : first + MOST_WORDS], 1):
        if number > 1 and token.start - tokens[first + number - 2].end > 1:
            break  # a headline does not go on in the paragraph below it
        is_small = token.low in _WITHIN or (token.low == "the" and (before in _WITHIN or not before))
        if token.text[0].isupper() and not is_small:
            size = number
        elif not (size and is_small):
            break
        before = token.low
    return size


def _in_brackets(tokens: Sequence[Token], at: int) -> set[str]:
    """`(MEX)` behind a name, or `, or MEX,`: what it is called from there on."""
    inside = [token.text for token in tokens[at : at + 4]]
    is_behind_or = inside[:2] == [",", "or"] and inside[3:] in ([","], ["."])
    is_in_brackets = len(inside) > 2 and inside[0] == "(" and inside[2] == ")"
    short = inside[2] if is_behind_or else inside[1] if is_in_brackets else ""
    return {short} if len(short) > 1 and short.isupper() else set()


def _is_in_arms(lows: Sequence[str], at: int) -> bool:
    """`the government and the Islamic opposition`, `opposition fighters`: one that has arms, or a truce to keep."""
    before = lows[max(0, at - GOVERNMENT_REACH) : at]
    between = set(before[before.index("government") :]) if "government" in before else set()
    after = lows[at + 1 : at + 3]
    # "The government has signed a truce with Finland, the opposition said" is of a parliament.
    only_tells = "," in before[-2:] and after[:1] in (["said"], ["says"])
    is_joined = bool({"and", ","} & between) and "." not in between and not only_tells
    is_verb = after[:1] == ["forces"] and bool(_NO_OBJECT & set(after[1:]))
    return is_joined or after == ["and", "government"] or (bool(_IN_ARMS & set(after[:1])) and not is_verb)
