"""Under whose eyes two others deal: the chairmanship or help of a third, his team that keeps watch, his man who witnesses it."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import sides_of
from deconfdb.coders.grammar import Clause

AEGIS = frozenset(
    "chairmanship auspices mediation sponsorship patronage aegis supervision facilitation brokerage co-chairmanship "
    "stewardship umbrella".split()
)
_LEADING = frozenset({"under", "with", "through", "thanks"})
_SENT = frozenset("send sends sent sending dispatch dispatches dispatched deploy deploys deployed provide provides provided "
                  "contribute contributes contributed".split())  # fmt: skip
_WATCHERS = frozenset("team teams mission monitors observers peacekeepers soldiers troops officers men force".split())
_KEEPING = frozenset(
    "keep keeps kept lead leads led run runs ran form forms formed man mans manned make makes made".split()
)
WATCHING = frozenset("monitoring observer observers monitors peacekeeping peacekeepers".split())
_COMMISSIONS = frozenset("commission council committee group panel force mission team".split())
_FOREIGN = frozenset(
    "international neutral multinational supervisory supervision observer monitoring peacekeeping".split()
)
_ARRANGED = frozenset("arranged mediated brokered negotiated".split())
_TO_WATCH = frozenset("monitor watch supervise oversee verify police observe".split())
_TRUCES = frozenset(
    "truce ceasefire fire armistice disengagement peace accord agreement withdrawal pullback line".split()
)
"""What is watched over; "cease-fire" is read as three words."""
_WITNESSING = frozenset("witnessed attended watched".split())
_HELPING = frozenset("looked helped assisted attended accompanied".split())
_BEHIND_HELP = frozenset("; . , and in as with to when while at".split())
_SIGNING = frozenset({"signing", "ceremony"})
_OFFERED = frozenset("offer offers offered propose proposes proposed suggest suggests suggested".split())
_VENUES = frozenset("venue site place host".split())
_LED = frozenset(
    "lead leads led host hosts hosted mediate mediates mediated broker brokers brokered sponsor sponsors sponsored chair "
    "chairs chaired moderate moderates facilitate facilitates facilitated guide guides steer steers oversee oversees convene "
    "convenes convened arrange arranges arranged run runs conduct conducts".split()
)
"""What a third does with the talks of two: "the talks that C and D lead between A and B"."""
SHOWING = _LED | AEGIS | _COMMISSIONS | _ARRANGED | _SENT | _KEEPING | _HELPING | _WITNESSING | _OFFERED | {"host"}
"""Words that may show a third; most words of a text are none."""
_OPEN = frozenset({"the", "a", "an", "joint", "'s"})
ARRANGED_REACH = 6
"""Tokens from "the truce" to "that C arranged"."""
AEGIS_REACH, WATCH_REACH = 3, 9
"""Tokens before "chairmanship" for the preposition; tokens from "sent" to what is to be watched."""


def looking_on(lows: Sequence[str], clause: Clause, number: int) -> list[str]:
    """The sides of the third whom the word at `number` shows."""
    low = lows[number]
    if low not in SHOWING:
        return []
    near = lows[max(clause.sentence.first, number - AEGIS_REACH) : number]
    if low in AEGIS and lows[number + 1] == "of" and _LEADING & set(near):
        return _from(lows, clause, number + 2, opens=number - clause.sentence.first <= AEGIS_REACH)
    if low in _COMMISSIONS and lows[number + 1] in {"of", "from"} and _FOREIGN & set(near):
        sent = _from(lows, clause, number + 2)
        return sent if len(sent) > 1 else []
    before = lows[max(clause.sentence.first, number - ARRANGED_REACH) : number]
    if low in _ARRANGED and _TRUCES & set(before) and {"that", "which"} & set(before):
        return _of_subject(clause, number)  # "the truce that C arranged"
    if low in _LED and lows[number + 1] == "between":
        return _of_subject(clause, number)
    behind = lows[number + 1 : min(number + WATCH_REACH, clause.sentence.last)]
    if low in _SENT and _WATCHERS & set(behind) and _is_to_watch(lows, clause, number):
        return _of_subject(clause, number)
    if low in _KEEPING and WATCHING & set(behind[:6]) and "," not in behind[:6]:
        return _of_subject(clause, number)
    if low in _HELPING and _ends_clause(lows, clause, number):
        return _of_subject(clause, number)
    is_witness = low in _WITNESSING and bool(_SIGNING & set(behind[:4]))
    is_venue = low in _OFFERED and bool(_VENUES & set(behind)) and bool({"as", "to"} & set(behind))
    is_host = low == "host" and behind[:1] == ["to"]
    return _of_subject(clause, number) if is_witness or is_venue or is_host else []


def _ends_clause(lows: Sequence[str], clause: Clause, number: int) -> bool:
    """`C and D looked on.`, `C helped in the talks`, `D attended as an observer`; not "C helped the rebels"."""
    after = number + 1 + (lows[number + 1] == "on")
    return after >= clause.sentence.last or lows[after] in _BEHIND_HELP


def _is_to_watch(lows: Sequence[str], clause: Clause, number: int) -> bool:
    """`has sent a team to X to monitor the ceasefire between A and B`."""
    stop = min(number + 2 * WATCH_REACH, clause.sentence.last)
    verb = next((at for at in range(number + 1, stop) if lows[at] in _TO_WATCH and lows[at - 1] == "to"), None)
    return verb is not None and bool(_TRUCES & set(lows[verb + 1 : verb + WATCH_REACH]))


def _of_subject(clause: Clause, number: int) -> list[str]:
    subject = clause.subject(number, number + 1, may_invert=False)
    return list(sides_of(subject.mentions)) if subject is not None else []


def _from(lows: Sequence[str], clause: Clause, start: int, opens: bool = False) -> list[str]:
    """`of A, B and C`: the sides of the list that begins there.

    In "Under the mediation of A, B and C signed it" the comma ends what opens the sentence.
    """
    found: list[str] = []
    end = start
    opening: list[str] = []
    for one in clause.mentions:
        if one.first < start:
            continue
        if not set(lows[end : one.first]) <= {",", "and", *_OPEN}:
            break
        if "," in lows[end : one.first]:
            opening = opening or list(found)
        found.extend(one.sides)
        end = one.end
    return opening if opening and opens and lows[end : end + 1] != [","] else found
