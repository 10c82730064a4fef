"""Made-up codings in which one pair stands apart: it gets the same codings, however many there are of others.

So what is read of that pair can be compared between a small and a large database.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from deconfdb.registry import Actor, Mechanism, Party, Registry
from tests.bench.made_up_codings import Entry, codings

PAIR = "ISL-NZL"
_SIDES = ("isl", "nzl")
_MECHANISMS = ("example-line", "example-group", "example-protocol")
_KINDS = ("hotline", "working_group", "flight_safety_protocol")
# Other draws than those of the codings about others.
_SEED_OF_PAIR = 1

REGISTRY = Registry(
    actors=tuple(Actor(side, f"{side} (example)", "government", side.upper(), None, None, (), ()) for side in _SIDES),
    mechanisms=tuple(
        Mechanism(ref, f"Registered {ref}", kind, tuple(Party(side, "party") for side in _SIDES), None, None, (), ())
        for ref, kind in zip(_MECHANISMS, _KINDS, strict=True)
    ),
)


def codings_with_pair(n_others: int, n_of_pair: int) -> Iterator[Entry]:
    """Codings of others, and among them, evenly spread, those of the pair."""
    of_pair = (_moved(coding, number) for number, coding in enumerate(codings(n_of_pair, seed=_SEED_OF_PAIR)))
    step = n_others // n_of_pair
    for number, coding in enumerate(codings(n_others)):
        if number % step == 0:
            yield from islice(of_pair, 1)
        yield coding
    yield from of_pair


def _moved(coding: Entry, number: int) -> Entry:
    """The coding with its two sides and its mechanisms taken for those of the pair."""
    first, second = (party["actor"] for party in coding["mechanisms"][0]["parties"])
    names = dict(zip((first, second), _SIDES, strict=True))
    codes = {old.upper(): new.upper() for old, new in names.items()}
    refs = {entry["ref"]: _MECHANISMS[(number + place) % 3] for place, entry in enumerate(coding["mechanisms"])}

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: moved(each) for key, each in value.items()}
        if isinstance(value, list):
            return [moved(each) for each in value]
        if not isinstance(value, str):
            return value
        stem, hyphen, rest = value.partition("-")
        if stem in names:
            return names[stem] + hyphen + rest
        return refs.get(value, codes.get(value, value))

    made: Entry = moved(coding)
    return made
