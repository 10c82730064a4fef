"""Who is told to be in a place of the other side, or is due there: on a visit, though no word for one is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention
from deconfdb.coders.function_words import WILL
from deconfdb.coders.governors import TOLD
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.untold import PEOPLE
from deconfdb.lexicon.records import MeetingTrigger

_IS_OR_WAS = frozenset("is are was were been".split())
_BEEN = frozenset("was were been".split())
DUE = frozenset("due expected awaited".split())
_TO_TALK = frozenset(
    "talks meeting meet see discuss negotiate consult talk sign negotiations consultations discussions".split()
)
_DELEGATES = frozenset(
    "ministers presidents leaders delegations negotiators envoys generals commanders officials".split()
)
_HELPERS = frozenset("had has have is are was were will 'll shall to be".split())
_AFTER_NAME = frozenset({",", "also", "himself", "herself", "then", "still", "last", "both"})
_SIGNS = DUE | _BEEN | {"be"}
"""Words of being somewhere, at which alone it can be told."""
STAY_REACH = 9
"""Tokens from "was in Athens" to the "for talks" behind it."""


def stays(
    knowledge: Knowledge,
    clause: Clause,
    lows: Sequence[str],
    names: Sequence[str],
    main_pair: tuple[str, ...],
    row_of: Callable[[str], MeetingTrigger],
) -> Iterator[Candidate]:
    """`when President X was in Beijing`, `X is due in Ankara on Monday and in Athens on Tuesday`."""
    for number in [n for n in range(clause.sentence.first + 1, clause.sentence.last - 2) if lows[n] in _SIGNS]:
        where = _before_where(clause, lows, number)
        if where:
            yield from _due_there(knowledge, clause, lows, names, number, where, row_of("visited"))
            return
        if lows[number + 1] != "in" or clause.tokens[number].in_quote:
            continue
        will_be = _will_be(lows, number)
        is_due = will_be or (lows[number] in DUE and lows[number - 1] in _IS_OR_WAS)
        if not (is_due or lows[number] in _BEEN):
            continue
        before, mention = _who_is(clause, lows, number - is_due)
        of_both = lows[before - 1 : before + 1] == ["of", "both"]
        delegates = lows[before - 2] if of_both else lows[before]  # "Envoys of both are expected in X"
        if is_due and delegates in _DELEGATES and (mention is None or not any(mention.sides)):
            yield Candidate(
                number, number + 1, replace(row_of("met"), occurrence="planned")
            )  # "The ministers are due in X"
            return
        if mention is None:
            continue
        row = row_of("visited")
        row = replace(row, occurrence="planned") if is_due else row
        if is_due and len(mention.sides) == 2 and mention.actor.kind != "state":
            # "Officials of A and B are due in Yaounde on June 20."
            yield Candidate(number, number + 1, replace(row_of("met"), occurrence="planned"))
            return
        if len(mention.sides) != 1:
            continue
        places = [number + 2, *_further_places(clause, lows, number + 2)]
        goals = [_side_at(knowledge, lows, names, place, clause.sentence.last) for place in places]
        if not _is_visit(clause, lows, number, mention, goals, main_pair, is_due):
            continue
        for place, goal in zip(places, goals, strict=True):
            if goal and goal != mention.sides[0]:
                until = next((other - 1 for other in places if other > place), 0)
                yield Candidate(number, number + 1, row, since=place if place > places[0] else 0, until=until)
        return


def _will_be(lows: Sequence[str], number: int) -> bool:
    """`will be in Athens`, `is to be in Athens`."""
    is_bare = lows[number] == "be"
    return is_bare and (lows[number - 1] in WILL or (lows[number - 1] == "to" and lows[number - 2] in {"is", "are"}))


def _before_where(clause: Clause, lows: Sequence[str], due: int) -> int:
    """The "where" of `X will raise it in A, where he is due on Tuesday`; 0 where there is none."""
    is_due = lows[due] in DUE and lows[due - 1] in _IS_OR_WAS and lows[due - 2] in {"he", "she"}
    is_dated = clause.is_time(due + 1) and any(time.is_day for time in clause.times)
    return due - 3 if is_due and is_dated and lows[due - 3] == "where" and not clause.tokens[due].in_quote else 0


def _due_there(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], names: Sequence[str], due: int, where: int,
    row: MeetingTrigger,
) -> Iterator[Candidate]:  # fmt: skip
    """The visit of whoever is due in the town before "where"."""
    place = next((n for n in range(where - 1, clause.sentence.first, -1) if lows[n - 1] in {"in", "to"}), None)
    goal = _side_at(knowledge, lows, names, place, where) if place is not None else ""
    guests = [one for one in clause.mentions if place is not None and one.last <= place and one.actor.kind in TOLD]
    guest = next((one for one in guests if len(one.sides) == 1 and one.sides[0] not in {"", goal}), None)
    if goal and guest is not None and place is not None:
        yield Candidate(due, due + 1, replace(row, occurrence="planned"), also=(guest,), goal=place)


def _who_is(clause: Clause, lows: Sequence[str], verb: int) -> tuple[int, Mention | None]:
    """Whom "was in" tells of: named right before it, or before "had been" and the like."""
    before = verb - 1
    while before > clause.sentence.first and (lows[before] in _HELPERS or lows[before] in _AFTER_NAME):
        before -= 1
    return before, clause.mention_at(before)


def _further_places(clause: Clause, lows: Sequence[str], first: int) -> list[int]:
    """`… in Ankara on Monday and in Athens on Tuesday`: the towns behind the first, each with a day of its own."""
    span = range(first, clause.sentence.last - 2)
    stop = next((n for n in span if clause.tokens[n].tag.startswith(("VB", "MD")) or lows[n] == ";"), span.stop)
    return [
        n + 2
        for n in range(first, min(stop, span.stop))
        if lows[n] in {"and", ","} and lows[n + 1] in {"in", "at"} and not clause.is_time(n + 2)
    ]


def _is_visit(
    clause: Clause,
    lows: Sequence[str],
    number: int,
    mention: Mention,
    goals: Sequence[str],
    main_pair: tuple[str, ...],
    is_due: bool,
) -> bool:
    """Whether somebody of one side was in the country of the other; a third needs a day or talks as his reason."""
    kinds = {"person", "office_holder"}
    came_to_talk = bool(_TO_TALK & set(lows[number + 2 : min(number + STAY_REACH, clause.sentence.last)]))
    own = mention.sides[0]
    others = {goal for goal in goals if goal} - {own}
    if not own or not others or not others <= set(main_pair):
        return False
    is_dated = any(time.is_day for time in clause.times)
    is_one = is_dated and mention.actor.kind == "anonymous_official" and not mention.plural
    if mention.actor.kind not in (PEOPLE if came_to_talk else kinds) and not is_one:
        return False
    if {own, *others} == set(main_pair):
        return True
    return mention.actor.kind in TOLD and is_dated and (is_due or came_to_talk or len(others) > 1)


def _side_at(knowledge: Knowledge, lows: Sequence[str], names: Sequence[str], number: int, last: int) -> str:
    """Whose capital or country stands at a word: `Ankara`, `the Turkish capital`."""
    hit = knowledge.names.at(names, number, last)
    side = next((entry.side for entry in hit[1] if entry.role in {"metonym", "state"}), "") if hit else ""
    return side or _capital_at(knowledge, lows, names, number, last)


def _capital_at(knowledge: Knowledge, lows: Sequence[str], names: Sequence[str], number: int, last: int) -> str:
    """The side of `the Russian capital`."""
    hit = knowledge.names.at(names, number + 1, last) if lows[number] == "the" else None
    is_capital = hit is not None and lows[number + 1 + hit[0] : number + 2 + hit[0]] == ["capital"]
    return next((entry.side for entry in hit[1] if entry.role == "adjective"), "") if hit and is_capital else ""
