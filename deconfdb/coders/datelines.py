"""The dateline: where and on which day a report was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from deconfdb.coders.article import Segment
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.times import TimeFound

OLDEST = timedelta(days=3)
"""Days that a report may lie before it is printed."""
DATELINE = 15
"""Tokens of the longest dateline."""
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and day of writing; empty and None where the text does not say."""

    place: str = ""
    day: date | None = None


def read_dateline(text: str, segments: Sequence[Segment], knowledge: Knowledge, published: date | None) -> Dateline:
    """The dateline of a text. Its day counts only if the report was printed on that day or soon after."""
    part = next((part for part in segments if part.kind == "dateline"), None)
    if part is None:
        return Dateline()
    place = re.split(r"[,/(]|\s[-_\u2013\u2014]", text[part.start : part.end], maxsplit=1)[0].strip(" -_\u2013\u2014:")
    days = [time.lower for time in knowledge.calendar.find(text, part.start, part.end, published, False) if time.lower]
    near = [day for day in days if published is not None and published - OLDEST <= day <= published]
    return Dateline(_printed(place), near[0] if near else None)


def is_of_dateline(clause: Clause, time: TimeFound) -> bool:
    """`LUSAKA, Feb. 17 — The two armies …`: the day of writing."""
    after = clause.token_at(time.end)
    if after is None or after - clause.sentence.first >= DATELINE:
        return False
    # "LUSAKA, February 17. /EW/. The two armies …"
    is_signed = [token.text for token in clause.tokens[after : after + 2]] == [".", "/"]
    return is_signed or clause.tokens[after].text in _DASHES


def _printed(place: str) -> str:
    """A place in capitals as it is printed within a sentence."""
    if not place.isupper():
        return place
    capitals = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), place)
    return re.sub(r" (?:Of|And|De|Do|Da|Des|Sur|Am)(?= )", lambda word: word[0].lower(), capitals)
