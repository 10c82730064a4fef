"""Who deals with two others as neither of them: urges both, offers its help, tries to end their quarrel."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.function_words import BOTH
from deconfdb.coders.grammar import Clause

_URGING = frozenset(
    "urge urges urged urging ask asks asked asking press presses pressed pressing beg begs begged implore implores implored "
    "exhort exhorts exhorted encourage encourages encouraged encouraging persuade persuades persuaded convince convinces "
    "convinced get gets got push pushes pushed pushing nudge nudges nudged help helps helped helping assist assists assisted "
    "assisting remind reminds reminded invite invites invited inviting order orders ordered reconcile reconciles reconciled "
    "reconciling separate separates separated".split()
)
_CALLING = {("call", "on"), ("calls", "on"), ("called", "on"), ("calling", "on"), ("appeal", "to"), ("appeals", "to"),
            ("appealed", "to"), ("appealing", "to"), ("call", "for"), ("calls", "for"), ("called", "for")}  # fmt: skip
_ENDING = frozenset(
    "calm calms calmed calming defuse defuses defused defusing end ended ending settle settles settled settling mediate "
    "mediates mediated mediating resolve resolves resolved resolving ease eases eased easing watch watches watched watching "
    "patrol patrols patrolled patrolling monitor monitors monitored monitoring supervise supervised supervising police policed "
    "policing prevent prevents prevented preventing broker brokers brokered brokering observe".split()
)
_QUARRELS = frozenset(
    "border frontier dispute disputes row conflict war truce ceasefire clash clashes tension tensions standoff stand-off rift "
    "quarrel fighting hostilities violence crisis escalation talks".split()
)
_OFFERING = frozenset(
    "offer offers offered offering volunteer volunteers volunteered ready willing prepared poised".split()
)
_SIGNS = _URGING | _ENDING | _OFFERING | {verb for verb, _ in _CALLING}
_SERVICES = {
    "mediate": frozenset[str](),
    "facilitate": frozenset({"talks", "negotiations", "dialogue"}),
    "host": frozenset({"talks", "negotiations", "meeting", "summit", "conference", "round"}),
    "send": frozenset("observers monitors peacekeepers mediators observer mediator".split()),
}
"""What a third offers to do, and a word of what it is done to."""
_OF_TWO = frozenset(
    "sides countries neighbours neighbors rivals foes parties nations governments states camps armies".split()
)
_TIED = frozenset({"of", "between", "from", "separating"})
_NAMED = frozenset({"state", "metonym", "adjective", "people", "institution", "organisation"})
_LISTING = frozenset({",", "and", "the"})
OBJECT_REACH = 5
"""Tokens from a verb to those whom it is done to."""
SERVICE_REACH = 9
"""Tokens from an offer to what is offered."""


def outsiders(lows: Sequence[str], clause: Clause) -> list[str]:
    """`X urged A and B to talk`, `X is trying to end a row between A and B`, `X is ready to send observers`: the sides of X."""
    found: list[str] = []
    if _SIGNS.isdisjoint(clause.words):
        return found
    for number in range(clause.sentence.first, clause.sentence.last):
        objects = _whom(lows, clause, number) if lows[number] in _SIGNS else None
        if objects is not None:
            subject = clause.subject(number, number + 1, may_invert=False)
            found.extend(side for side in sides_of(subject.mentions if subject else ()) if side not in objects)
    return found


def joined_sides(lows: Sequence[str], clauses: Sequence[Clause]) -> frozenset[str]:
    """The sides that stand beside two others in some list: "A, B and C"."""
    joined: set[str] = set()
    for clause in clauses:
        named = [one for one in clause.mentions if one.how in _NAMED]
        run: list[Mention] = named[:1]
        for one, other in pairwise(named):
            run = [*run, other] if set(lows[one.end : other.first]) <= _LISTING else [other]
            sides = sides_of(run)
            if len(sides) > 2 and lows[one.end : other.first] != [","]:
                joined.update(sides)
    return frozenset(joined)


def _whom(lows: Sequence[str], clause: Clause, number: int) -> set[str] | None:
    """The two whom the word at `number` makes others than its subject; empty if they are called "both"."""
    low, stop = lows[number], clause.sentence.last
    if low in _URGING or tuple(lows[number : number + 2]) in _CALLING:
        return _two(lows, clause, number + 1, min(number + OBJECT_REACH, stop))
    if low in _ENDING:
        tie = next((at for at in range(number + 1, min(number + OBJECT_REACH, stop)) if lows[at] in _QUARRELS), None)
        if tie is not None and lows[tie + 1 : tie + 2] and lows[tie + 1] in _TIED:
            return _two(lows, clause, tie + 2, min(tie + 2 + OBJECT_REACH, stop))
        return _two(lows, clause, number + 1, min(number + 3, stop)) if tie is not None else None
    if low in _OFFERING and "to" in lows[number + 1 : number + 3]:
        offered = set(lows[number + 1 : min(number + SERVICE_REACH, stop)])
        if "with" in offered:
            return None  # "is ready to host talks with B" is of one who talks
        is_service = any(verb in offered and (not objects or offered & objects) for verb, objects in _SERVICES.items())
        return set() if is_service else None
    return None


def _two(lows: Sequence[str], clause: Clause, start: int, stop: int) -> set[str] | None:
    """`A and B`, `both`, `the two neighbours`: those who are meant from `start` on."""
    for number in range(start, stop):
        if lows[number] in {",", ";"}:
            break
        if lows[number] in BOTH and set(lows[number + 1 : number + 3]) & {*_OF_TWO, "to"}:
            return set()
        if lows[number] in _OF_TWO and lows[number - 1] in {"the", "warring"}:
            return set()
    for one, other in pairwise(clause.mentions):
        if start <= one.first < stop:
            sides = {*one.sides, *other.sides}
            is_joined = set(lows[one.end : other.first]) <= {"and", "the", "its", "their", "neighbouring"}
            return sides if len(sides) > 1 and is_joined and "and" in lows[one.end : other.first] else None
    return None
