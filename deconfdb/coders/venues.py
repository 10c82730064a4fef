"""Where a meeting was whose own sentence does not say: where envoys are called in, "there", headline and dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import sides_of
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.merging import REMOTE, SUMMONED
from deconfdb.coders.participants import ParticipantReader
from deconfdb.coders.scene_names import NOWHERE, Scene
from deconfdb.coders.scenes import scene_named

_ENVOYS = frozenset(
    "ambassador ambassadors envoy envoys charge chargé affaires attache attaché attachés consul diplomat diplomats "
    "commissioner".split()
)
_RECEIVING = frozenset({"receive", "welcome", "greet"})
_BY_WIRE = frozenset({"video", "videoconference"})
NEWS = timedelta(days=4)
"""Days before the report within which a meeting is what it is about."""
LEAD_PARAGRAPHS = 3
"""Paragraphs that tell what the report is about: headline, standfirst, lead."""


def summons_place(knowledge: Knowledge, clause: Clause, lows: Sequence[str], sides: Sequence[str]) -> Scene:
    """`The ministry called in the ambassador of X`: the capital of whoever called him in."""
    envoy = next(
        (
            one
            for one in clause.mentions
            if len(one.sides) == 1 and _ENVOYS & set(lows[max(clause.sentence.first, one.first - 3) : one.end])
        ),
        None,
    )
    others = [side for side in sides if envoy is not None and side not in envoy.sides]
    state = knowledge.states.get(others[0]) if len(others) == 1 else None
    return Scene(state.capital, others[0]) if state is not None and state.capital else NOWHERE


def is_at_home(who: ParticipantReader, clause: Clause, candidate: Candidate, town: Scene) -> bool:
    """`ATHENS - The premier of Greece received X on Tuesday`: whoever receives somebody does so where the report is from."""
    is_host = candidate.row.trigger in _RECEIVING and candidate.row.part_of_speech == "verb"
    state = who.knowledge.states.get(town.side)
    if not is_host or state is None or state.capital != town.name:
        return False
    return set(sides_of(who.subject_mentions(clause, candidate.first, candidate.last))) == {town.side}


def with_venues(
    meetings: Sequence[MeetingFound],
    knowledge: Knowledge,
    clauses: Sequence[Clause],
    lows: Sequence[str],
    names: Sequence[str],
    here: Scene,
    published: date | None,
) -> list[MeetingFound]:
    """The meetings, with the place of the headline or of the dateline for the one that the report is about."""
    lead = next((number for number, one in enumerate(meetings) if _is_lead(one, clauses, lows, published)), None)
    if lead is None or meetings[lead].place:
        return list(meetings)
    headline = (scene_named(knowledge, clause, lows, names) for clause in clauses if clause.sentence.kind == "headline")
    scene = next((one for one in headline if one.name), NOWHERE)
    # A report from the capital of one side may be of a meeting anywhere.
    capitals = {knowledge.states[side].capital for side in meetings[lead].sides if side in knowledge.states}
    scene = scene if scene.name else here if here.name not in capitals else NOWHERE
    return [_placed(one, scene) if number == lead else one for number, one in enumerate(meetings)]


def _placed(meeting: MeetingFound, scene: Scene) -> MeetingFound:
    """A meeting at a place that is told elsewhere: of two sides, in the country of a third, if it lies there."""
    is_abroad = bool(scene.side) and scene.side not in meeting.sides and len(meeting.sides) == 2
    is_plain = meeting.format == "in_person_bilateral"
    return replace(
        meeting, place=scene.name, format="in_person_third_country" if is_abroad and is_plain else meeting.format
    )


def _is_lead(meeting: MeetingFound, clauses: Sequence[Clause], lows: Sequence[str], published: date | None) -> bool:
    """What the first paragraphs tell of as news: held or called off, and not over a wire."""
    if meeting.format in REMOTE or meeting.rule == SUMMONED or meeting.occurrence not in {"held", "cancelled"}:
        return False
    told = [one.sentence for one in clauses if one.sentence.index in meeting.sentences]
    if any(_BY_WIRE & set(lows[sentence.first : sentence.last]) for sentence in told):
        return False
    when = meeting.when
    is_new = published is None or when is None or when.upper is None or when.upper >= published - NEWS
    return is_new and any(sentence.paragraph < LEAD_PARAGRAPHS for sentence in told)
