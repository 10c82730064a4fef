"""A third who speaks to both sides: to him, to both men, to each of them in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.contacts import INVITED
from deconfdb.coders.errands import SHUTTLED
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.governors import TOLD
from deconfdb.coders.grammar import Clause
from deconfdb.coders.participants import ParticipantReader
from deconfdb.coders.subjects import NEAR_PERSON

_TOGETHER = frozenset("conference joint jointly together trilateral three-way tripartite".split())
_APART = frozenset("separately individually turn privately".split())
_AFAR = frozenset({"phone_call", "written_exchange", "contact_medium_unknown"})
WITH_REACH = 5
"""Tokens from "spoke" to the "with" behind it."""
EACH_REACH = 8
"""Tokens from "telephoned both men" to the "separately" behind it."""


def with_those_named(who: ParticipantReader, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """`X had received him`, `telephoned both men`, `saw each of them`: with whoever the sentences before have named."""
    is_visit = candidate.row.meeting_format == "visit" and candidate.row.trigger != INVITED
    if candidate.row.part_of_speech != "verb" or is_visit:
        return []
    near = range(candidate.last - 1, min(candidate.last + WITH_REACH, clause.sentence.last))
    is_object = who.lows[candidate.last] in {"him", "her", "both", "each", "them"}
    after = next((n + 1 for n in near if who.lows[n] in {"with", "to"}), candidate.last)
    start = candidate.last if is_object else after
    words = who.lows[start : min(start + EACH_REACH, clause.sentence.last)]
    is_one = words[:1] in (["him"], ["her"])
    if not (is_one or _are_both(words)):
        return []
    own = set(sides_of(who.subject_mentions(clause, candidate.first, candidate.last)))
    if len(own) != 1:
        return []
    if is_one:
        return [replace(candidate, also=(one,)) for one in _him(who, clause, candidate, own)]
    guests = _both(who) if not own & set(who.main_pair) else ()
    is_apart = candidate.row.meeting_format in _AFAR or words[0] == "each" or bool(_APART & set(words))
    if is_apart:
        return [replace(candidate, also=(one,)) for one in guests]
    return [replace(candidate, also=guests)] if guests else []


def _him(who: ParticipantReader, clause: Clause, candidate: Candidate, own: set[str]) -> list[Mention]:
    """The person of another side that was named last."""
    near = [one for one in who.recent if candidate.first - one.last <= NEAR_PERSON]
    others = [
        one
        for one in [*near, *clause.mentions]
        if one.first < candidate.first and one.actor.kind == "person" and one.sides and not own & set(one.sides)
    ]
    return others[-1:]


def _are_both(words: Sequence[str]) -> bool:
    """Whether words begin with "both men", "each of them" or "the leaders of both"."""
    return (
        words[:1] in (["both"], ["each"])
        or words[:2] in (["the", "two"], ["them", "both"], ["them", "separately"])
        or (words[2:4] in (["of", "both"], ["of", "the"]) and bool({"both", "two"} & set(words[3:5])))
    )


def _both(who: ParticipantReader) -> tuple[Mention, ...]:
    """Those of the two sides of the article who were named last."""
    if len(who.main_pair) != 2:
        return ()
    named = [one for one in reversed(who.recent) if one.actor.kind in TOLD]
    seen = [next((one for one in named if set(one.sides) == {side}), None) for side in who.main_pair]
    guests = tuple(one for one in seen if one is not None)
    return guests if len(guests) == len(seen) else ()


def with_each(
    who: ParticipantReader, clause: Clause, candidate: Candidate, meeting: MeetingFound
) -> list[MeetingFound]:
    """`C telephoned the presidents of A and B`: two calls; `held a conference call with X and Y` is one."""
    others = set(meeting.sides) - set(who.main_pair)
    is_three = len(who.main_pair) == 2 and set(who.main_pair) < set(meeting.sides) and len(others) == 1
    words = clause.words
    if not is_three or meeting.format not in _AFAR or words & _TOGETHER or candidate.row.trigger == SHUTTLED:
        return [meeting]
    if candidate.row.part_of_speech == "verb":
        own = set(sides_of(who.subject_mentions(clause, candidate.first, candidate.last)))
    else:
        own = others if words & {"separate", "separately"} else set()
    if own != others:
        return [meeting]
    pairs = [(*others, side) for side in who.main_pair]
    return [
        replace(meeting, sides=pair, parties=tuple(one for one in meeting.parties if one.actor.side in pair))
        for pair in pairs
    ]
