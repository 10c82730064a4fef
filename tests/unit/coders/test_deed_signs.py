"""Whatever a pattern of deeds matches holds one of the words without which it is not tried."""

from __future__ import annotations

import random
import re
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from deconfdb.coders.deed_signs import SIGNS

SAMPLES = 300


def _written(pattern: Any, chance: random.Random) -> str:
    """A text that a parsed pattern may match; what it must not be followed by is left to chance."""
    text = ""
    for op, value in pattern:
        if op is sre.LITERAL:
            text += chr(value)
        elif op is sre.IN:
            kind, what = chance.choice([one for one in value if one[0] is not sre.NEGATE])
            text += chr(what) if kind is sre.LITERAL else chr(what[0]) if kind is sre.RANGE else "x"
        elif op is sre.SUBPATTERN:
            text += _written(value[3], chance)
        elif op is sre.BRANCH:
            text += _written(chance.choice(value[1]), chance)
        elif op in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
            least, most, part = value
            is_space = list(part) == [(sre.LITERAL, ord(" "))]
            times = 1 if is_space else chance.randint(least, min(most, least + 2))
            text += "".join(_written(part, chance) for _ in range(times))
        elif op is sre.ASSERT and value[0] > 0:
            text += _written(value[1], chance)
    return text


@pytest.mark.parametrize("pattern", SIGNS, ids=lambda pattern: pattern.pattern[:40])
def test_each_match_holds_a_sign(pattern: re.Pattern[str]) -> None:
    chance, parsed, matched = random.Random(7), parser.parse(pattern.pattern), 0
    for _ in range(SAMPLES):
        words = _written(parsed, chance).split()
        if pattern.search("".join(f"{word} " for word in words)):
            matched += 1
            assert not SIGNS[pattern].isdisjoint(words), " ".join(words)
    assert matched
