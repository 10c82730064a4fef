"""Meetings that one side wants: an offer of talks that it made, a request for a call, an invitation that one has got."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention
from deconfdb.coders.contacts import INVITED
from deconfdb.coders.function_words import NOT
from deconfdb.coders.grammar import Clause
from deconfdb.coders.letters import LETTER
from deconfdb.coders.preceding import is_place_name
from deconfdb.coders.untold import PEOPLE
from deconfdb.lexicon.records import MeetingTrigger

_WISHES = frozenset("offer offers proposal proposals request requests suggestion bid invitation invitations".split())
_MEETINGS = frozenset(
    "talks meeting session summit dialogue negotiations discussions conference encounter call conversation visit".split()
)
_WIRED = frozenset({"call", "conversation"})
_MADE = frozenset("made put tabled sent floated conveyed issued extended renewed repeated submitted presented".split())
_AND_TO = frozenset({"of", "for", "to"})
_BEEN = frozenset("been was were is are".split())
WISH_REACH = 10
"""Tokens from "offer" to the talks."""
MADE_REACH = 8
"""Tokens from the talks to the "made" behind them, and from there to the "by"."""


def offers(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Iterator[Candidate]:
    """What one side of a sentence wants of the other."""
    for reader, words in _READERS:
        found = None if words.isdisjoint(clause.words) else reader(clause, lows, row)
        if found is not None:
            yield found


def _wished_for(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`an offer of talks that A had made in May`, `a proposal for a meeting, put by A`, `a request by A for a call`."""
    for noun in range(clause.sentence.first + 1, clause.sentence.last - 3):
        if lows[noun] not in _WISHES or not clause.tokens[noun].tag.startswith("NN") or clause.tokens[noun].in_quote:
            continue
        stop = min(noun + WISH_REACH, clause.sentence.last - 1)
        thing = next((n for n in range(noun + 2, stop) if lows[n] in _MEETINGS), None)
        if thing is None or not _AND_TO & set(lows[noun + 1 : thing]):
            continue
        owner = _owner(clause, lows, noun, thing)
        if owner is not None:
            form = "phone_call" if lows[thing] in _WIRED else row.meeting_format
            wish = replace(row, occurrence="proposed", part_of_speech="noun", meeting_format=form, strength="strong")
            return Candidate(thing, thing + 1, replace(wish, trigger=LETTER), also=(owner,))
    return None


def _owner(clause: Clause, lows: Sequence[str], noun: int, thing: int) -> Mention | None:
    """Who made an offer: `A's offer of talks`, `an offer by A of talks`, `an offer of talks that A had made`."""
    before = clause.mention_at(noun - 2) if lows[noun - 1] in {"'s", "'"} else clause.mention_at(noun - 1)
    if before is not None and before.last >= noun - 1 and any(before.sides):
        return before
    inside = (
        clause.mention_at(n + 1) or clause.mention_at(n + 2)
        for n in range(noun, thing - 1)
        if lows[n] in {"by", "from"}
    )
    own = next((one for one in inside if one is not None and any(one.sides)), None)
    if own is not None:
        return own
    stop = min(thing + MADE_REACH, clause.sentence.last - 1)
    made = next((n for n in range(thing + 1, stop) if lows[n] in _MADE), None)
    if made is None:
        return None
    by = next((n for n in range(made, min(made + MADE_REACH, stop + 3)) if lows[n] == "by"), None)
    named = clause.mention_at(by + 1) if by is not None and by + 1 < clause.sentence.last else None
    subject = clause.subject(made, made + 1) if {"that", "which"} & set(lows[thing:made]) else None
    told = subject.mentions if subject is not None else ()
    named = named or next((one for one in told if one.first > thing), None)
    return named if named is not None and any(named.sides) else None


def _invited(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X has been invited to B's capital for next month`: proposed to whoever is asked there."""
    for verb in range(clause.sentence.first + 2, clause.sentence.last - 2):
        if lows[verb] != "invited" or lows[verb - 1] not in _BEEN or lows[verb + 1] != "to" or lows[verb - 2] == "had":
            continue
        subject = clause.subject(verb, verb + 1)
        guests = [one for one in subject.mentions if one.actor.kind in PEOPLE] if subject is not None else []
        is_there = (is_place_name(clause, verb + 2) and not clause.is_time(verb + 2)) or lows[verb + 2] in {
            "visit",
            "come",
        }
        if guests and is_there and not NOT & set(lows[verb - 3 : verb]) and not clause.tokens[verb].in_quote:
            wish = replace(row, occurrence="proposed", meeting_format="visit", trigger=INVITED)
            return Candidate(verb, verb + 1, wish)
    return None


_READERS = ((_wished_for, _WISHES), (_invited, frozenset({"invited"})))
"""The readers, and the words without which each finds nothing."""
WANTED = _WISHES | {"invited"}
"""Words of which a sentence has one that tells of such a meeting."""
