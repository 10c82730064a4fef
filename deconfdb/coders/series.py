"""Talks told of as a series: suspended, given up, gone on for years, and no certain meeting."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.function_words import HAVING
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
_FOUNDED = frozenset("established created founded instituted devised conceived introduced".split())
_WALKED_OUT = frozenset("quit boycotted left abandoned ended shelved".split())
_COUNTED = frozenset("several many numerous countless dozens repeated".split())
THERE_REACH = 9
"""Tokens from talks to the "in X" behind them."""
CHAIN_UP = 6
"""Steps up a parse from talks to the verb that ends them."""
SERIES_REACH = 14
SET_REACH = 8
"""Tokens from talks to the "set for Friday" behind them."""
COUNT_REACH = 6
"""Tokens from "have since held" to the talks."""


def is_of_a_series(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`suspended talks`, `called off the visits`, `on the sidelines of a summit`: no certain one, or another's occasion."""
    start, stop = clause.sentence.first, clause.sentence.last
    before = lows[max(start, first - 5) : first]
    if {"margins", "sidelines", "fringes"} & set(before):
        return True
    if (
        is_founded(clause, lows, last - 1)
        or _is_left_by_one(clause, lows, last)
        or is_counted_since(clause, lows, first, last)
    ):
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
        or (clause.tokens[noun].dep == "dobj" and lows[clause.tokens[noun].head] in _AS_A_SERIES)
        or "called off" in " ".join(earlier)
        or _is_given_up(clause, lows, first, last)
    )


def is_founded(clause: Clause, lows: Sequence[str], noun: int) -> bool:
    """`The generals' talks were set up a year ago`, `a meeting established in 2011`: a series begins, and nobody is said to sit."""
    if not lows[noun].endswith("s"):
        return False
    deeds = [clause.tokens[noun].head] if clause.tokens[noun].dep == "nsubjpass" else []
    deeds += [child for child in clause.children(noun) if clause.tokens[child].dep in {"acl", "relcl"} and child > noun]
    return any(lows[verb] in _FOUNDED or lows[verb : verb + 2] == ["set", "up"] for verb in deeds)


def _is_left_by_one(clause: Clause, lows: Sequence[str], last: int) -> bool:
    """`take up again the talks that A broke off in 2022`: whoever broke them off, no sitting of theirs is told of."""
    inside = (n for n in sorted(clause.subtree(last - 1)) if n >= last and clause.tokens[n].dep == "relcl")
    verb = next((n for n in inside if lows[n] in _AS_A_SERIES | _WALKED_OUT), None)
    if verb is None or _is_there_on_a_day(clause, lows, last):
        return False
    is_object = any(
        clause.tokens[child].dep in SUBJECTS and lows[child] not in {"that", "which"} for child in clause.children(verb)
    )
    return is_object and not any(time.is_day for time in clause.times)


def is_counted_since(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`fought in 1962 and have since held 17 rounds of talks`, `have met 12 times since then`: counted, and none is certain."""
    if clause.tokens[last - 1].dep in SUBJECTS:
        # "Delegations of the two have since held 12 rounds of talks"
        held = [child for child in clause.children(clause.tokens[last - 1].head) if clause.tokens[child].dep == "dobj"]
        return any(is_counted_since(clause, lows, thing, thing + 1) for thing in held)
    before = lows[max(0, first - COUNT_REACH) : first]
    if not HAVING & set(before):
        return False
    perfect = before[len(before) - 1 - next(n for n, low in enumerate(reversed(before)) if low in HAVING) :]
    span = range(first - len(perfect), last)
    is_number = any(clause.tokens[n].tag == "CD" or lows[n] in _COUNTED for n in span)
    is_since = "since" in perfect or _is_since_an_event(lows[last : clause.sentence.last])
    return is_since and is_number


def _is_since_an_event(rest: Sequence[str]) -> bool:
    """`since then`, `since they fought a war`: no day from which on they talked."""
    since = rest.index("since") if "since" in rest else None
    return since is not None and rest[since + 1 : since + 2] in (["then"], ["they"], ["it"], ["the"], ["a"], ["that"])


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
