"""How far a thing works that is told to work: in part, now and then, with half its men."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.sentences import Sentence
from deconfdb.coders.statuses import StatusReading

_PARTS = frozenset(
    "part parts half third quarter fraction fractions some few handful bits fragments one two three little none nothing".split()
)
_HARDLY_ANY = frozenset({"little", "few", "none", "nothing"})
_ONLY = frozenset("only just merely barely hardly scarcely".split())
_FITFUL = frozenset(
    "sporadically irregularly fitfully intermittently haltingly erratically poorly badly unreliably partially".split()
)
_BY_FITS = (
    "only in part", "only partly", "in part only", "only rarely", "only occasionally", "only now and then", "only at times",
    "only from time to time", "only half", "with half", "at half", "only a few", "with interruptions", "with long interruptions",
    "by fits and starts", "in fits and starts", "at a crawl", "below strength", "under strength", "with difficulty",
    "with great difficulty", "with a skeleton", "only on one side", "on one side only",
    "only in the daytime", "only by day",
    "only on weekdays", "only in office hours",
    "only during the day", "only part of the time", "only some of the time", "only half the time",
)  # fmt: skip
_WORKS = frozenset({"operating", "in_force"})
PART_REACH = 6
"""Tokens before a thing within which it is told that only a part of it is meant."""
DEGREE_REACH = 7
"""Tokens behind a verb within which it is told how far the thing works."""


def works_in_part(lows: Sequence[str], sentence: Sentence, first: int, cue: int, cue_last: int) -> bool:
    """`Only part of the accord has been carried out`, `the centre works with half its staff`, `patrols run sporadically`."""
    before = list(lows[max(sentence.first, first - PART_REACH) : first])
    for at, low in enumerate(before[:-1]):
        if (
            low in _PARTS
            and before[at + 1] == "of"
            and (low in _HARDLY_ANY or _ONLY & set(before[max(0, at - 2) : at]))
        ):
            return True
    behind = lows[cue_last : min(cue_last + DEGREE_REACH, sentence.last)]
    if _FITFUL & {*lows[max(sentence.first, cue - 1) : cue], *behind[:3]}:
        return True
    words = f" {' '.join(behind)} "
    return any(f" {wording} " in words for wording in _BY_FITS)


def degree_of(reading: StatusReading, lows: Sequence[str], sentence: Sentence, first: int) -> tuple[str, str] | None:
    """Impaired, where what is neither denied nor wished for works in part."""
    is_told = reading.status in _WORKS and not (reading.negated or reading.modal)
    in_part = is_told and works_in_part(lows, sentence, first, reading.cue, reading.cue_last)
    return ("operational", "impaired") if in_part else None
