"""Contacts told by "in touch" and "in contact", where the text says when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.function_words import NOT
from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import MeetingTrigger

_BEEN = frozenset("been were was stayed remained kept got".split())
_TELLING = frozenset(
    "told informed warned notified asked assured advised alerted urged reminded cautioned questioned briefed".split()
)
_AGREEING = frozenset(
    "agreed settled spoke talked spoken arranged conferred haggled quarrelled quarreled argued negotiated".split()
)
_OVER = frozenset("over on via through by".split())
_LINES = frozenset("hotline telephone phone radio line".split())
LINE_REACH = 5
"""Tokens from "over" to the "hotline" behind it."""
TOLD_REACH = 12
"""Tokens from "told" to the "over" of the line."""
_AT_ANY_TIME = frozenset("whenever always regularly often repeatedly necessary then".split())
WHEN_REACH = 7
"""Tokens from "contact" to the "since Sunday" behind it."""
BEEN_REACH = 5
"""Tokens from "been" to the "touch" behind it."""


def in_touch(clause: Clause, lows: Sequence[str], row_of: Callable[[str], MeetingTrigger]) -> Candidate | None:
    """`Officers of both have been in contact since Sunday`, `X was in touch with Y by radio`: they spoke in some way."""
    if clause.words.isdisjoint({"contact", "touch"}):
        return None
    is_dated = any(time.lower is not None for time in clause.times)
    for noun in range(clause.sentence.first + 2, clause.sentence.last - 1):
        if lows[noun] not in {"contact", "touch"} or clause.tokens[noun].in_quote:
            continue
        before = range(noun - 1, max(clause.sentence.first, noun - BEEN_REACH), -1)
        into = next((n for n in before if lows[n] == "in"), None)
        verb = next((n for n in before if lows[n] in _BEEN), None)
        behind = set(lows[noun + 1 : min(noun + WHEN_REACH, clause.sentence.last)])
        is_then = is_dated and bool(behind & {"since", "on", "last", "this", "in", "for", "yesterday", "today"})
        is_by_wire = lows[noun + 1] in _OVER and bool(_LINES & set(lows[noun + 2 : noun + 2 + LINE_REACH]))
        if not (is_then or is_by_wire) or behind & _AT_ANY_TIME:
            continue
        if (
            into is not None
            and verb is not None
            and verb < into
            and not NOT & set(lows[max(clause.sentence.first, verb - 3) : verb + 2])
        ):
            row = replace(row_of("conferred"), strength="strong")
            return Candidate(verb, noun + 1 + (lows[noun + 1] == "with"), row)
    return None


def told_by_wire(clause: Clause, lows: Sequence[str], row_of: Callable[[str], MeetingTrigger]) -> Candidate | None:
    """`A was told by B over the military hotline on Monday`, `informed B by radio`: a call, by whichever line."""
    if clause.words.isdisjoint(_LINES):
        return None
    has_day = any(time.is_day for time in clause.times)
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 3):
        if (
            lows[verb] in _AGREEING
            and lows[verb + 1] in _OVER - {"on"}
            and _is_line(clause, verb + 2, _LINES - {"line"})
        ):
            return Candidate(verb, verb + 1, replace(row_of("telephoned"), strength="strong"))
        if not has_day:
            continue
        if lows[verb] not in _TELLING or clause.tokens[verb].tag not in {"VBD", "VBN"} or clause.tokens[verb].in_quote:
            continue
        near = range(verb + 2, min(verb + TOLD_REACH, clause.sentence.last - 2))
        over = next((n for n in near if lows[n] in _OVER and _is_line(clause, n + 1)), None)
        if (
            over is not None
            and "that" not in lows[verb:over]
            and not NOT & set(lows[max(clause.sentence.first, verb - 3) : verb])
        ):
            return Candidate(verb, verb + 1, replace(row_of("telephoned"), strength="strong"))
    return None


def _is_line(clause: Clause, first: int, lines: frozenset[str] = _LINES) -> bool:
    """`the military hotline`, `telephone`, with nothing but a determiner and what kind of line it is before it."""
    for number in range(first, min(first + LINE_REACH, clause.sentence.last)):
        token = clause.tokens[number]
        if token.low in lines:
            return clause.tokens[number + 1].low not in {"of", "between"}
        if not token.tag.startswith(("DT", "JJ", "NN", "PRP$", "HYPH")):
            break
    return False
