"""The day or the month that the sentence of a deed gives: `In November the two agreed to link their posts`."""

from __future__ import annotations

from datetime import date

from deconfdb.coders.day_ties import hangs_on, is_no_day, is_of_making, path_up
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TermFound
from deconfdb.coders.standing_dates import AGREED, GOES_ON, SAYING
from deconfdb.coders.times import TimeFound

DAYS_OF_MONTH = 31
_UNDERTAKING = frozenset("agreed undertook pledged promised vowed committed settled resolved".split())


def day_of(term: TermFound, status: str = "", published: date | None = None) -> TimeFound | None:
    """The day that stands in the sentence of a deed, if it is not that of the saying; of an act, also its month.

    What is agreed is dated by no day to come: "will hold their fire from Wednesday under an agreement signed on Monday".
    """
    times = [time for time in term.clause.times if "~" not in (time.edtf or "")]
    days = [time for time in times if time.is_day]
    if not days and term.standing is not None and term.standing[1] not in GOES_ON:
        days = [time for time in times if _is_month(time) and not _is_behind_purpose(term, time)]
    told = [time for time in days if not _is_of_saying(term.clause, time) and not _is_again(term.clause, time)]
    if status in AGREED and published is not None:
        told = [time for time in told if time.lower is not None and time.lower <= published]
        told.sort(key=lambda time: not is_of_making(term.clause, time))
    return told[0] if told else _of_agreeing(term)


def _is_again(clause: Clause, time: TimeFound) -> bool:
    """`meet at the bridge every Monday`: no day of its own."""
    first = clause.token_at(time.start)
    return first is not None and is_no_day(clause, first)


def _of_agreeing(term: TermFound) -> TimeFound | None:
    """`agreed in 1983 to keep rebels off their soil`: the year of the agreeing."""
    clause = term.clause
    if _UNDERTAKING.isdisjoint(clause.words):
        return None
    verbs = {number for number in path_up(clause, term.first) if clause.tokens[number].low in _UNDERTAKING}
    for time in clause.times:
        first = clause.token_at(time.start)
        if first is not None and time.lower is not None and any(hangs_on(clause, first, verb) for verb in verbs):
            return time
    return None


def _is_month(time: TimeFound) -> bool:
    """`In November the two agreed to link their posts`."""
    return time.lower is not None and time.upper is not None and (time.upper - time.lower).days < DAYS_OF_MONTH


def _is_behind_purpose(term: TermFound, time: TimeFound) -> bool:
    """`agreed to train together next month`: when it is to be done."""
    first = term.clause.token_at(time.start)
    is_agreed = term.standing is not None and term.standing[0] == "institutional"
    return first is None or (is_agreed and first >= term.first)


def _is_of_saying(clause: Clause, time: TimeFound) -> bool:
    """`They have agreed to hold their fire, officials said on Saturday`: the day of the saying."""
    first = clause.token_at(time.start)
    return first is not None and any(clause.tokens[one].low in SAYING for one in path_up(clause, first)[1:3])
