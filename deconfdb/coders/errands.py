"""Contacts through a third and of both sides in one place: shuttling, messages carried, what both did together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.function_words import BOTH
from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import MeetingTrigger

SHUTTLED = "shuttle"
"""Stands for the trigger where a third goes to and fro between two."""
TOGETHER = "together"
"""Stands for the trigger where both sides do something in one place."""
_SHUTTLING = frozenset("shuttled shuttling shuttles commuted mediated".split())
_CARRYING = frozenset("carried carrying brought bringing took conveyed relayed passed ferried delivered handed".split())
_CARRIED = frozenset(
    "message messages letter letters proposal proposals terms offer offers reply answer replies answers assurances demands "
    "papers word draft drafts".split()
)
_DOING = frozenset(
    "inspected inspect toured tour walked walk surveyed survey visited visit searched search examined examine exhumed measured "
    "measure marked mark checked check counted count patrolled planted questioned laid combed comb viewed view photographed "
    "verified verify studied investigated investigate".split()
)
_GOING_OVER = (["went", "over"], ["go", "over"], ["gone", "over"], ["looked", "at"], ["look", "at"], ["looked", "over"],
               ["went", "round"], ["went", "around"])  # fmt: skip
"""`went over the ground together`: the same in two words."""
_AT_ONE_THING = frozenset("inspected inspect checked check searched search toured tour examined examine".split())
_GOING = frozenset("went came gone come go".split())
_MEN = frozenset(
    "officers experts commanders officials engineers representatives colonels generals delegations teams surveyors guards "
    "investigators ministers presidents envoys diplomats chiefs men".split()
)
_IN_ARMS = frozenset("officers commanders colonels generals guards men".split())
_GROUND = frozenset(
    "ship ships vessel freighter cargo tanker boat boats aircraft convoy border frontier boundary front line "
    "lines zone strip area ground spot scene island village post posts positions mine mines minefield "
    "minefields crossing bridge pillars markers stones base depot depots weapons arms wreck wreckage crash "
    "site graves incident shooting troops soldiers".split()
)
"""Words of what the forces of two sides look at together; experts of both may count wolves."""
_RECIPROCAL = (["each", "other"], ["one", "another"])
_PROMISING = frozenset("promised assured told pledged warned accused asked reminded gave thanked congratulated".split())
_VERBS = _SHUTTLING | _CARRYING | _DOING | _PROMISING | {"see"} | {first for first, _ in _GOING_OVER}
"""All with which one of them begins; few sentences have any."""
_WHERE = frozenset("in at".split())
BETWEEN_REACH = 3
"""Tokens from "shuttled" to the "between" behind it."""
MEDIATED_REACH = 1
"""Tokens from "mediated" to the "between" behind it."""
TO_REACH = 12
"""Tokens from "brought" to the "to" of whom something was brought to."""
WHERE_REACH = 4
"""Tokens from "each other" to where it was."""


def errands(clause: Clause, lows: Sequence[str], row_of: Callable[[str], MeetingTrigger]) -> Iterator[Candidate]:
    """What a sentence tells of go-betweens and of what both sides did together."""
    if _VERBS.isdisjoint(clause.words):
        return
    met, talked = row_of("met"), row_of("conferred")
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        token = clause.tokens[number]
        if lows[number] not in _VERBS or not token.tag.startswith("VB") or token.in_quote:
            continue
        for found in (
            _shuttled(lows, number, talked),
            _carried(clause, lows, number, met),
            _done_by_both(clause, lows, number, met),
            _to_each_other(clause, lows, number, met),
        ):
            if found is not None:
                yield found
                return


def _shuttled(lows: Sequence[str], verb: int, row: MeetingTrigger) -> Candidate | None:
    """`C's envoy shuttled between A's capital and B's last week`."""
    if lows[verb] not in _SHUTTLING:
        return None
    # "mediated an accord between A and B" tells of what came of it.
    reach = MEDIATED_REACH if lows[verb] == "mediated" else BETWEEN_REACH
    between = next((n for n in range(verb + 1, verb + 1 + reach) if lows[n] == "between"), None)
    return (
        Candidate(verb, between + 1, replace(row, trigger=SHUTTLED, strength="strong")) if between is not None else None
    )


def _carried(clause: Clause, lows: Sequence[str], verb: int, row: MeetingTrigger) -> Candidate | None:
    """`X had brought the terms to President Y in his capital on June 3`: who carries something to somebody sees him."""
    if lows[verb] not in _CARRYING or clause.tokens[verb].tag not in {"VBD", "VBN"}:
        return None
    thing = next((n for n in clause.children(verb) if clause.tokens[n].dep == "dobj" and n > verb), None)
    if thing is None or lows[thing] not in _CARRIED:
        return None
    near = range(thing + 1, min(thing + TO_REACH, clause.sentence.last - 1))
    to = next((n for n in near if lows[n] == "to" and clause.mention_at(n + 1) is not None), None)
    taker = clause.mention_at(to + 1) if to is not None else None
    subject = clause.subject(verb, verb + 1)
    carriers = (
        [one for one in subject.mentions if one.actor.kind in {"person", "office_holder"}]
        if subject is not None
        else []
    )
    is_to_one = taker is not None and taker.actor.kind in {"person", "office_holder"} and not taker.plural
    if to is None or not carriers or not is_to_one or not any(time.lower is not None for time in clause.times):
        return None
    return Candidate(verb, to + 1, replace(row, strength="strong"))


def _done_by_both(clause: Clause, lows: Sequence[str], verb: int, row: MeetingTrigger) -> Candidate | None:
    """`Officers of both armies inspected the place together`, `experts from both sides will survey the line`."""
    is_going_to_see = lows[verb] == "see" and lows[clause.tokens[verb].head] in _GOING
    is_done = lows[verb] in _DOING or lows[verb : verb + 2] in _GOING_OVER or is_going_to_see
    if not is_done or not (clause.times or is_going_to_see):
        return None
    subject = clause.subject(clause.tokens[verb].head if is_going_to_see else verb, verb + 1)
    if subject is None:
        return None
    stop = clause.edge(subject.token, right=True) + 1
    words = set(lows[subject.start : stop])
    lands = tuple(one for one in clause.mentions if subject.token < one.first < stop and one.how == "state")
    sides = {side for one in (*subject.mentions, *lands) for side in one.sides if side}
    if not words & _IN_ARMS and clause.words.isdisjoint(_GROUND):
        return None
    is_together = bool({"together", "jointly"} & set(lows[verb - 1 : clause.sentence.last]))
    # "Officials of A and B checked the ship": of one mention, and at one thing.
    is_together = is_together or (lows[verb] in _AT_ONE_THING and any(len(one.sides) > 1 for one in subject.mentions))
    if subject.token > verb or not words & _MEN or not (words & BOTH or (len(sides) > 1 and is_together)):
        return None
    # "Border guards from A and B": whose they are shows behind "from".
    return Candidate(
        verb, verb + 1, replace(row, trigger=TOGETHER, strength="strong"), also=lands if len(lands) > 1 else ()
    )


def _to_each_other(clause: Clause, lows: Sequence[str], verb: int, row: MeetingTrigger) -> Candidate | None:
    """`The presidents promised each other in Lima in June to keep the peace`: in one town, to the face."""
    if lows[verb] not in _PROMISING or lows[verb + 1 : verb + 3] not in _RECIPROCAL:
        return None
    near = range(verb + 3, min(verb + 3 + WHERE_REACH, clause.sentence.last - 1))
    is_placed = any(lows[n] in _WHERE and clause.tokens[n + 1].tag == "NNP" and not clause.is_time(n + 1) for n in near)
    return Candidate(verb, verb + 3, row) if is_placed else None
