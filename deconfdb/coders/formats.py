"""In which form the sides met: face to face, as delegations, in a working group, or over a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention
from deconfdb.coders.errands import TOGETHER
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.merging import SUMMONED
from deconfdb.coders.participants import SUMMONS
from deconfdb.lexicon.records import MeetingTrigger

_TALKS = frozenset("talks negotiations round rounds discussions consultations session".split())
_AT_A_TABLE = frozenset({"in_person_bilateral", "delegation_talks", "in_person_multilateral"})
_VAGUE = frozenset({"in_person_multilateral", "contact_medium_unknown"})
"""Of two who talked somewhere: face to face, if nothing tells more."""
_PEOPLE = frozenset({"person", "office_holder"})
_LEADERS = frozenset("ministers presidents premiers leaders kings secretaries chiefs heads commanders generals".split())
_EXPERTS = frozenset("experts technicians surveyors cartographers specialists hydrographers".split())
_TEAMS = frozenset("team teams group groups committee committees panel panels subcommittee subcommittees".split())
_TECHNICAL = frozenset("technical expert experts working core expert-level".split())
_STAFF = frozenset(
    "officers officials negotiators delegates representatives delegations teams aides commission commissions committee "
    "committees mechanism board boards".split()
)
"""Who meets in teams, and bodies in which teams meet."""
_GUEST_WORDS = frozenset(
    {
        "receive",
        "be received by",
        "received by",
        "welcome",
        "be welcomed by",
        "be hosted by",
        "guest",
        "be the guest of",
        "be a guest of",
    }
)
"""Triggers that tell of a host and of somebody who has come to him."""
_RESIDENT = frozenset(
    "ambassador ambassadors attache attaches attaché attachés consul consuls charge chargé nuncio".split()
)
"""Whom a host receives who lives there."""
_BY = frozenset("over on via through by in during".split())
_LINES = frozenset("line hotline telephone phone call lines".split())
_NO_LINE = frozenset("of dividing contact demarcation ceasefire border blue green front".split())
_IN_USE = frozenset("used use opened inaugurated tested tried service connected linked".split())
_VIDEO = frozenset({"video", "videoconference", "videolink", "zoom"})
VIDEO_REACH = 7
"""Tokens from "spoke" to the "by video" behind it."""
LINE_REACH = 12
"""Tokens from "spoke" to the "over a direct line" behind it."""
NEAR_LINE = 5
"""Tokens from "discussions" to the "hotline" over which they were held."""
BACK_TO_LINE = 40
"""Tokens from "it was used" back to the line that it stands for."""


def format_of(
    clause: Clause,
    candidate: Candidate,
    sides: Sequence[str],
    where: tuple[str, str],
    mentions: Sequence[Mention],
    are_told: bool = True,
) -> str:
    """The form of a meeting of some sides at a place and in a country, where they are told.

    `are_told` is False where those who met are only known from the sentences before ("another round will follow").
    """
    row, (place, country) = candidate.row, where
    if row.meeting_format == "contact_medium_unknown":
        if _is_over_a_line(clause, candidate):
            return "phone_call"
        if _VIDEO & {token.low for token in clause.tokens[candidate.last : candidate.last + VIDEO_REACH]}:
            return "video_conference"  # "spoke with X by video in December"
        if not (country or place) or row.part_of_speech != "verb":
            return row.meeting_format
    elif row.meeting_format not in _AT_A_TABLE:
        return row.meeting_format
    if _TALKS & set(row.trigger.split()) and _is_over_a_hotline(clause, candidate):
        return "phone_call"
    return _form_at_a_table(clause, candidate, sides, country, mentions, are_told)


def _form_at_a_table(
    clause: Clause,
    candidate: Candidate,
    sides: Sequence[str],
    country: str,
    mentions: Sequence[Mention],
    are_told: bool,
) -> str:
    """The form of a meeting in one place."""
    row = candidate.row
    if row.trigger in {TOGETHER, "flag meeting"}:
        return form_of_act(sides, country)
    own = _those_who_meet(clause, candidate)
    if _are_experts(own):
        return "working_group_session"
    if len(sides) > 2:
        return "in_person_multilateral"
    if country and country not in sides:
        return "in_person_third_country"  # a code of its own, whoever went there
    has_person = are_told and any(one.actor.kind in _PEOPLE for one in mentions)
    if not has_person and _TALKS & set(row.trigger.split()):
        return "delegation_talks"  # "held talks", "a second round of talks": of nobody in particular
    if _are_delegates(clause, row, mentions) or _are_staff(own):
        return "delegation_talks"
    return "in_person_bilateral" if row.meeting_format in _VAGUE else row.meeting_format


def is_of_guest(
    clause: Clause,
    row: MeetingTrigger,
    form: str,
    sides: Sequence[str],
    where: tuple[str, str],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
) -> bool:
    """Whether of two who met one has come to the other: in a capital, or by the words for host and guest."""
    if form != "in_person_bilateral" or len(sides) != 2:
        return False
    is_there = is_in_capital(where[0], where[1], knowledge) and _are_people_of_states(row, sides, mentions, knowledge)
    return is_there or _has_guest(clause, row)


def _are_people_of_states(
    row: MeetingTrigger, sides: Sequence[str], mentions: Sequence[Mention], knowledge: Knowledge
) -> bool:
    """`X of A met Y of B in B's capital`: two people of two states, and no envoy who was called in."""
    people = {side for one in mentions if one.actor.kind in _PEOPLE and not one.plural for side in one.sides if side}
    return people == set(sides) and all(side in knowledge.states for side in sides) and row.trigger not in SUMMONS


def _has_guest(clause: Clause, row: MeetingTrigger) -> bool:
    """`X received the minister of B`, `Y was welcomed by X`: who has come to X, unless it is an envoy who lives there."""
    return row.trigger in _GUEST_WORDS and _RESIDENT.isdisjoint(clause.words)


def with_its_form(meeting: MeetingFound, knowledge: Knowledge) -> MeetingFound:
    """`X of A and Y of B signed it in B's capital`: A's man has come to Y, wherever the text tells of place and people.

    A meeting at a place for which nobody in particular came was one of teams.
    """
    if meeting.format != "in_person_bilateral" or meeting.rule == SUMMONED or len(meeting.sides) != 2:
        return meeting
    people = {one.actor.side for one in meeting.parties if one.actor.kind in _PEOPLE}
    if not people and meeting.place and meeting.rule.startswith("meeting.noun"):
        return replace(meeting, format="delegation_talks")
    abroad = [side for side in meeting.sides if not is_in_capital(meeting.place, side, knowledge)]
    # Rebels who come to the capital of their own country are no guests.
    is_guest = len(abroad) == 1 and abroad[0] in {*knowledge.states, *knowledge.organisations}
    return replace(meeting, format="visit") if is_guest and set(meeting.sides) <= people else meeting


def is_in_capital(place: str, side: str, knowledge: Knowledge) -> bool:
    """Whether a place is the capital of a side."""
    return bool(place) and side in knowledge.states and place == knowledge.states[side].capital


def form_of_act(sides: Sequence[str], country: str) -> str:
    """The form of a meeting that shows in what the sides did together."""
    if len(sides) > 2:
        return "in_person_multilateral"
    return "in_person_third_country" if country and country not in sides else "in_person_bilateral"


def _are_delegates(clause: Clause, row: MeetingTrigger, mentions: Sequence[Mention]) -> bool:
    """`a delegation of A met …`, `officials of A and B met`: teams, and no two people."""
    if any("delegation" in one.actor.name.lower() or one.actor.kind == "delegation" for one in mentions):
        return True
    kinds = {one.actor.kind for one in mentions}
    words = {token.low for one in mentions for token in clause.tokens[one.first : one.end]}
    return kinds == {"anonymous_collective"} and row.trigger not in SUMMONS and not words & _LEADERS


def _are_staff(words: Sequence[str]) -> bool:
    """`officers of both navies will meet`, `the commission would meet`, `a meeting of security officials`."""
    return bool(_STAFF & set(words[-1:]))


def _are_experts(words: Sequence[str]) -> bool:
    """`experts of both will meet`, `technical teams are to hold a first meeting`, `a meeting of the core group`."""
    return bool(_EXPERTS & set(words)) or (bool(_TEAMS & set(words[-1:])) and bool(_TECHNICAL & set(words)))


def _those_who_meet(clause: Clause, candidate: Candidate) -> list[str]:
    """The words for those of a meeting that stand before its verb or behind its "of", the noun last."""
    first, last = candidate.first, candidate.last
    noun = clause.tokens[last - 1]
    if candidate.row.part_of_speech == "verb" or noun.dep == "dobj":
        verb = first if candidate.row.part_of_speech == "verb" else noun.head
        subject = clause.subject(verb, verb + 1)
        if subject is None or subject.token >= first:
            return []
        return [token.low for token in clause.tokens[subject.start : subject.token + 1]]
    of = next((child for child in clause.children(last - 1) if clause.tokens[child].low in {"of", "between"}), None)
    head = next((child for child in clause.children(of) if clause.tokens[child].dep == "pobj"), None) if of else None
    return [token.low for token in clause.tokens[of + 1 : head + 1]] if of and head else []


def _is_over_a_hotline(clause: Clause, candidate: Candidate) -> bool:
    """`held discussions over the established hotline`."""
    near = [
        token.low for token in clause.tokens[candidate.last : min(candidate.last + NEAR_LINE, clause.sentence.last)]
    ]
    return near[:1] in (["over"], ["on"], ["via"], ["by"]) and bool({"hotline", "telephone", "phone"} & set(near))


def _is_over_a_line(clause: Clause, candidate: Candidate) -> bool:
    """`spoke over it`, `discussed it with Y in a call`, `the hotline was first used when X spoke to Y`."""
    lows = [token.low for token in clause.tokens[: clause.sentence.last]]
    stop = min(candidate.last + LINE_REACH, clause.sentence.last - 1)
    for number in range(candidate.last, stop):
        if lows[number] in {";", "that"}:
            break
        behind = lows[number + 1 : number + 5]
        if lows[number] == "over" and behind[:1] == ["it"]:
            return True
        line = next((n for n, low in enumerate(behind) if low in _LINES), None)
        if lows[number] in _BY and line is not None and not _NO_LINE & {*behind[:line], *behind[line + 1 : line + 2]}:
            return True
    opening = lows[clause.sentence.first : candidate.first]
    is_it = opening[:1] == ["it"] and bool({"hotline", "line"} & set(lows[-BACK_TO_LINE - len(opening) :]))
    has_line = "hotline" in opening or is_it
    return has_line and bool(_IN_USE & set(opening)) and "when" in opening
