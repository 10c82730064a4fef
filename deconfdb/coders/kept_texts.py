"""Truces and texts that were there before the news: `agreed to honour the ceasefire`, `reaffirmed the accord of 1994`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deconfdb.coders.cue_kinds import tells_of_making
from deconfdb.coders.dated_texts import year_of
from deconfdb.coders.groups import INDEFINITE, TermFound, determiner_of
from deconfdb.coders.standing_dates import StandingDates
from deconfdb.coders.statuses import StatusReading
from deconfdb.coders.terms import MechanismReader
from deconfdb.coders.truces_of_old import is_first_made

OF_LEDE = 1
"""Number of the first paragraph."""

_UPHELD = frozenset(
    {
        "uphold", "honour", "stick to", "stand by", "recommit to", "reaffirm", "commitment to", "live up to",
        "extend", "prolong", "renew", "renewal of", "roll over",
    }
)  # fmt: skip
"""Cues that say of themselves that the thing was there."""
_KEPT = frozenset({"observe", "respect", "abide by"})
"""Cues that do so of `the truce`: "agreed to observe a truce" makes one."""


def is_kept(readings: Sequence[StatusReading], is_new: bool) -> bool:
    """Whether a text is told to be kept or prolonged, and so was not made now; `is_new` if "a" brings it in."""
    if is_new and any(reading.rule == "status.relative" and reading.status == "agreed" for reading in readings):
        return False  # "A truce that was reached in October is to remain in force"
    cues = {reading.row.cue for reading in readings if not reading.negated}
    return bool(cues & _UPHELD) or (bool(cues & _KEPT) and not is_new)


@dataclass(frozen=True, slots=True)
class YearTold:
    """The year that a term tells of its text, and whether the text is only kept in it."""

    year: int | None
    is_kept: bool


def years_told(
    term: TermFound, readings: Sequence[StatusReading], reader: MechanismReader, dates: StandingDates
) -> YearTold:
    """The year that a term carries ("the 1994 truce", "of January 2020"), else that of its signing."""
    lows, sentence = reader.lows, term.clause.sentence
    is_new = determiner_of(lows, term.clause, term.first) in INDEFINITE
    own = year_of(lows, sentence.first, sentence.last, term.first, term.last)
    kept = is_first_made(lows, term) or is_kept(readings, is_new and own is None)
    if own is not None or kept:
        return YearTold(own, kept)
    made = next(filter(tells_of_making, readings), None)
    if made is None:
        return YearTold(None, is_kept=False)
    when = dates.beside(term, made.cue)
    if when is None and is_new and made.status == "agreed" and sentence.paragraph == OF_LEDE and reader.published:
        return YearTold(reader.published.year, is_kept=False)  # "Hamas said that it had accepted a truce"
    return YearTold(when.lower.year if when is not None and when.lower is not None else None, is_kept=False)


def of_one_text(told: Sequence[YearTold], now: int | None) -> list[int | None]:
    """The years of the terms, where `they agreed to abide by a 2003 truce` makes the agreement of the day that of 2003."""
    of_old = next((one.year for one in told if one.is_kept and one.year is not None), None)
    if of_old is None:
        return [one.year for one in told]
    return [of_old if one.year == now else one.year for one in told]
