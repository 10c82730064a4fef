"""Talks told of as a series: suspended, given up, gone on for years, and no certain meeting."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.grammar import Clause

_AS_A_SERIES = frozenset(
    "suspended suspending suspend suspends halted halting halt halts resume resumed resuming resumption restore restored restoring "
    "restart restarted cut cutting severed broke broken freeze froze frozen breaking".split()
)
_FOR_GOOD = frozenset(
    "ended end ends ending terminated terminate scrapped scrap abandoned abandon quit quitting left leave".split()
)
_LONG = frozenset({"months", "years", "decades"})
_NOT_TO_BE = frozenset({"place", "held", "happen"})
_TAKEN_UP = frozenset("resume resumed resuming restart restarted reopen reopened".split())
_LEAVING = frozenset("withdrew withdraw withdrawn withdrawing walked pulled".split())
_BREAKING = frozenset("cut broke broken breaking".split())
_PARTS_IN = (
    ["their", "part"],
    ["its", "part"],
    ["their", "participation"],
    ["its", "participation"],
    ["participation", "in"],
)
THERE_REACH = 9
"""Tokens from talks to the "in X" behind them."""
CHAIN_UP = 6
"""Steps up a parse from talks to the verb that ends them."""
SERIES_REACH = 14
SET_REACH = 8
"""Tokens from talks to the "set for Friday" behind them."""


def is_of_a_series(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`suspended talks`, `called off the visits`, `on the sidelines of a summit`: no certain one, or another's occasion."""
    start, stop = clause.sentence.first, clause.sentence.last
    before = lows[max(start, first - 5) : first]
    if {"margins", "sidelines", "fringes"} & set(before):
        return True
    if _LONG & set(before) and before[-1:] in (["of"], ["peace"]):
        return True  # "put an end to three years of talks"
    rest = set(lows[last:stop])
    noun = last - 2 if last - first > 1 and lows[last - 1] in {"between", "with"} else last - 1
    if lows[noun].endswith("s") and "not" in rest and _NOT_TO_BE & rest:
        return True
    if not lows[noun].endswith("s"):
        return False
    earlier = lows[max(start, first - SERIES_REACH) : first]
    if {"set", "planned", "scheduled", "due"} & set(lows[last : min(last + SET_REACH, stop)]):
        return False  # "called off the talks with X set for Friday"
    is_certain = lows[last] in {"in", "at"} or any(
        time.lower is not None and time.start > clause.tokens[first].start for time in clause.times
    )
    if _FOR_GOOD & set(before[-3:]) and not is_certain:
        return True  # "has ended peace talks with the rebels"
    if _TAKEN_UP & set(before[-4:]) and is_certain:
        return False  # "agreed to resume talks by early November"
    if "off" in before and _is_there_on_a_day(clause, lows, last):
        return False  # "broke off their talks in X on Monday": they sat there until then
    return (
        bool(_AS_A_SERIES & set(before[-4:]))
        or "called off" in " ".join(earlier)
        or _is_given_up(clause, lows, first, last)
    )


def _is_there_on_a_day(clause: Clause, lows: Sequence[str], last: int) -> bool:
    near = range(last, min(last + THERE_REACH, clause.sentence.last - 1))
    own = {last - 1, clause.tokens[last - 1].head}  # not "talks on the violence in Syria"
    places = (n for n in near if lows[n] in {"in", "at"} and clause.tokens[n].head in own)
    is_placed = any(clause.tokens[n + 1].tag == "NNP" and not clause.is_time(n + 1) for n in places)
    return is_placed and any(time.is_day and time.start > clause.tokens[last].start for time in clause.times)


def _is_given_up(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`cut off the talks together with the policy talks`, `withdrew from a truce and from talks with the rebels`."""
    number = last - 1
    for _ in range(CHAIN_UP):
        head = clause.tokens[number].head
        if head == number:
            return False
        number = head
        if clause.tokens[number].tag.startswith("VB"):
            break
    low, rest = lows[number], lows[number + 1 : first]
    is_left = low in _LEAVING and "from" in rest and lows[last : last + 1] not in (["in"], ["at"])
    is_part = low in _AS_A_SERIES and rest[:2] in _PARTS_IN  # "suspended their part in consultations with B"
    return is_left or is_part or (low in _BREAKING and "off" in rest[:1])
