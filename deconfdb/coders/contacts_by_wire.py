"""Calls told without a word for one: somebody got the other on the line, used the hotline, tried to call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention
from deconfdb.coders.governors import TOLD
from deconfdb.coders.grammar import Clause
from deconfdb.coders.subjects import HEADS
from deconfdb.coders.untold import PEOPLE
from deconfdb.lexicon.records import MeetingTrigger

CALLED = frozenset({"called", "calling"})
TRYING = frozenset("tried try trying attempted sought wanted unable failed".split())
_WIRES = frozenset("telephone phone hotline line radio call".split())
_RINGING = frozenset("call telephone phone ring".split())
_REACHING = frozenset("reach contact raise get speak talk".split())
_RUNG = frozenset({"person", "office_holder", "ministry"})
_NO_RING = frozenset("on upon for off attention into a".split())
"""`tried to call on them to stop`, `to call attention to it`, `call him a liar`: nobody is rung up."""
LINE_BACK = 40
"""Tokens from "used it" back to the hotline."""
GUEST_REACH = 3
"""Tokens behind "with" within which begins whoever the time was spent with."""
TRY_REACH = 6
"""Tokens from "tried" to the "call" behind it."""
HOME_REACH = 6
"""Tokens from the envoys whom somebody calls to the "home"."""
CALLED_REACH = 6
"""Tokens from "call" to whoever was called."""


def has_guest(clause: Clause, first: int) -> bool:
    """`with the Finnish minister`, `with his Finnish counterpart`, `with him`; not "with his family in Finland"."""
    near = (clause.mention_at(number) for number in range(first, min(first + GUEST_REACH, clause.sentence.last)))
    guest = next((one for one in near if one is not None), None)
    if guest is None:
        # "with the chief of Russia's General Staff"
        noun = first + (clause.tokens[first].tag == "DT")
        led = clause.mention_at(noun + 2) if clause.tokens[noun + 1].low == "of" else None
        is_head = clause.tokens[noun].low in HEADS and led is not None and any(led.sides)
        return is_head or clause.tokens[first].tag == "PRP"
    is_soldier = guest.role is not None and guest.role.group in {"soldier", "fighter"}
    return guest.actor.kind in PEOPLE and not is_soldier


def is_one_person(mention: Mention) -> bool:
    """Whether a mention is of one person, who can be spoken to."""
    return mention.actor.kind in TOLD and not mention.plural


def got_on_the_line(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X got Y on the line on Friday`, `had Y on the telephone`."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 4):
        got = clause.mention_at(number + 1) if lows[number] in {"got", "had"} else None
        if got is None or not is_one_person(got) or clause.tokens[number].in_quote:
            continue
        behind = lows[got.end : min(got.end + 3, clause.sentence.last)]
        if behind in (["on", "the", "line"], ["on", "the", "phone"], ["on", "the", "telephone"]):
            return Candidate(number, number + 1, row)
    return None


def on_the_phone(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X was on the phone again, this time to Y`, `got on the telephone to Y`: he rang him."""
    for number in range(clause.sentence.first + 2, clause.sentence.last - 3):
        if lows[number] not in PHONES or lows[number - 2 : number] != ["on", "the"] or clause.tokens[number].in_quote:
            continue
        verb = number - 3 - (lows[number - 3] in {"also", "again", "back"})
        stop = min(number + PHONED_REACH, clause.sentence.last - 1)
        links = (n for n in range(number + 1, stop) if lows[n] in {"to", "with"})
        to = next((n for n in links if clause.tokens[n + 1].tag != "VB"), None)
        between = range(number + 1, to or number + 1)
        is_aside = all(lows[n] in _ONCE_MORE or clause.is_time(n) for n in between)
        if lows[verb] in _BEING_ON and to is not None and is_aside and has_guest(clause, to + 1):
            return Candidate(verb, to + 1, row)
    return None


def used_it(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`The hotline kept working. Officers of both used it on Monday`: they spoke over it."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[number : number + 2] != ["used", "it"] or clause.tokens[number].in_quote:
            continue
        before = lows[max(0, number - LINE_BACK) : number]
        if "hotline" in before and any(time.is_day for time in clause.times):
            return Candidate(number, number + 2, row)
    return None


def tried_to_call(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X tried to call Y`, `tried in vain to get hold of Y over the hotline`: nobody answered."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 3):
        if lows[number] not in TRYING:
            continue
        stop = min(number + TRY_REACH, clause.sentence.last - 2)
        verb = next((n for n in range(number + 1, stop) if clause.tokens[n].tag == "VB" and lows[n - 1] == "to"), None)
        if verb is None or lows[verb] not in _RINGING | _REACHING:
            continue
        near = range(verb + 1, min(verb + CALLED_REACH, clause.sentence.last))
        called = next((found for n in near if (found := clause.mention_at(n)) is not None), None)
        has_wire = bool(_WIRES & set(lows[verb + 1 : clause.sentence.last]))
        if called is None or called.how == "outlet" or not (lows[verb] in _RINGING or has_wire):
            continue
        if lows[verb] in _RINGING and _NO_RING & {lows[verb + 1], lows[called.end]} and not clause.is_time(called.end):
            continue
        return Candidate(number, called.first, replace(row, occurrence="did_not_take_place"))
    return None


def rang(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X called Y on Monday`, `would be calling his colleague`: nothing that he called him."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[number] not in CALLED or clause.tokens[number].in_quote:
            continue
        called = clause.mention_at(number + 1)
        if called is None or called.actor.kind not in _RUNG or called.first != number + 1:
            continue
        if {"home", "back"} & set(lows[called.end : min(called.end + HOME_REACH, clause.sentence.last)]):
            continue  # "called its envoys in Bamako and Niamey home"
        ends = lows[called.end] in {".", ",", "and", "to"} or clause.is_time(called.end)
        if ends or (lows[called.end] in {"on", "late", "early"} and clause.is_time(called.end + 1)):
            return Candidate(number, number + 1, row)
    return None


PHONES = frozenset({"phone", "telephone"})
_BEING_ON = frozenset("was were been is got gets".split())
_ONCE_MORE = frozenset(", again this time on also later once more first then twice".split())
PHONED_REACH = 9
"""Tokens from "on the phone" to the "to" of whom somebody rang."""
