"""Mechanisms: what is named as a channel between whom, and how it stands according to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from deconfdb.coders.cast import Actor, Cast
from deconfdb.coders.findings import ClaimFound, MechanismFound, MeetingFound, PartyFound, StatusFound
from deconfdb.coders.gate import Relevance
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.statuses import StatusReading, is_met_under, is_talked_about, read_statuses, well_supported
from deconfdb.coders.terms import TALKS, Group, MechanismReader, TermFound
from deconfdb.coders.times import TimeFound, edtf_of

_DOMAIN_WORDS = {
    "air": frozenset("air aerial airspace aircraft flight flights skies sky jets warplanes pilots aviation".split()),
    "naval": frozenset("naval sea maritime navy ships vessels waters".split()),
    "land": frozenset("ground land border frontier".split()),
}
_COUNTS = {"first": 1, "two": 2, "second": 2, "three": 3, "third": 3, "four": 4, "fourth": 4, "five": 5, "fifth": 5}
MOST_STATUSES = 4
DOING = "deconflict"
"""The verb that says by itself that there is contact."""
NAMED_ONLY = 3
"""Rank of a noun that names a step ("the establishment of") and does not say that it was taken."""
NEAR_CUE = 20
"""Tokens between a status cue and a date that may still belong to it."""
_SAYING = frozenset("said told says announced disclosed stated that claimed denied confirmed added".split())
_DIRECT = frozenset({"status.object", "status.subject", "status.relative", "status.complement"})
_NOT_OF_TALKS = frozenset({"agreed", "in_force", "operating", "agreed_in_principle", "mandated"})
_NOTHING_YET = frozenset({"no_agreement_yet", "deadlocked", "rejected"})


def find_mechanisms(
    knowledge: Knowledge, clauses: Sequence[Clause], cast: Cast, lows: Sequence[str], claims: Sequence[ClaimFound],
    meetings: Sequence[MeetingFound], relevance: Relevance, published: date | None,
) -> list[MechanismFound]:  # fmt: skip
    """The mechanisms of an article that have a status."""
    if relevance is not Relevance.ON_TOPIC:
        return []
    reader = MechanismReader(knowledge, clauses, cast, lows, published)
    groups = reader.groups()
    named = {frozenset(group.sides) for group in groups if group.kind not in TALKS}
    found: list[MechanismFound] = []
    for group in groups:
        if not any(term.row.strength == "strong" or term.explicit for term in group.terms):
            # A word that can mean many things, between sides that it does not name: right in one case of seven.
            continue
        statuses = statuses_of(reader, group, claims, meetings)
        if group.kind in TALKS and frozenset(group.sides) in named:
            # Beside a mechanism of its own name the talks count only if they got nowhere.
            statuses = [status for status in statuses if status.status in _NOTHING_YET]
        if (
            group.kind == "agreement_instrument"
            and statuses
            and all(status.status in _NOTHING_YET for status in statuses)
        ):
            # No text was agreed, so the talks are the thing.
            group.kind, group.family = "talks_track", reader.families["talks_track"]
        if statuses:
            found.append(_mechanism(reader, group, statuses))
    return found


def statuses_of(
    reader: MechanismReader, group: Group, claims: Sequence[ClaimFound], meetings: Sequence[MeetingFound]
) -> list[StatusFound]:
    """The statuses of one mechanism, each once, the strongest first."""
    found: list[StatusFound] = []
    for term in group.terms:
        readings = well_supported(read_statuses(reader.knowledge, term.clause, reader.lows, term.first, term.last))
        in_use = (
            "status.verb"
            if term.row.term == DOING
            else "status.meets"
            if is_met_under(term.clause, reader.lows, term.first, group.family)
            else ""
        )
        if in_use and (not readings or in_use == "status.meets"):
            sentence = term.clause.sentence
            when = _met_or_said(term, claims, meetings) or said_day(reader.published)
            found.append(
                StatusFound(
                    "operational", "operating", sentence.index, sentence.start, sentence.end, in_use, 5, when=when
                )
            )
        if not readings and group.kind not in TALKS and is_talked_about(term.clause, reader.lows, term.first):
            sentence = term.clause.sentence
            when = _met_or_said(term, claims, meetings) or said_day(reader.published)
            found.append(
                StatusFound(
                    "institutional",
                    "in_talks",
                    sentence.index,
                    sentence.start,
                    sentence.end,
                    "status.talks-on",
                    5,
                    when=when,
                )
            )
        if not readings:
            continue
        # A second reading of another kind is kept too: "severed lines are back in service" holds both.
        other = next((one for one in readings[1:] if one.status != readings[0].status and one.rule in _DIRECT), None)
        found.extend(_status(reader, term, one, claims, meetings) for one in (readings[0], other) if one is not None)
    if not found:
        presupposed = next((term for term in group.terms if term.row.strength == "strong" and term.definite), None)
        if presupposed is not None and group.kind not in TALKS and any(term.explicit for term in group.terms):
            sentence = presupposed.clause.sentence
            following = reader.lows[presupposed.last : min(presupposed.last + 3, sentence.last)]
            track, code = ("institutional", "agreed") if "will" in following else ("operational", "operating")
            when = said_day(reader.published)
            found.append(
                StatusFound(
                    track, code, sentence.index, sentence.start, sentence.end, "status.presupposed", 0, when=when
                )
            )
    if group.kind in TALKS:
        # That talks were agreed on says no more than that there are talks.
        found = [status for status in found if status.status not in _NOT_OF_TALKS]
    kept: dict[tuple[str, str, str], StatusFound] = {}
    for status in sorted(found, key=lambda one: (-one.rank, one.sentence)):
        key = (status.track, status.status, status.stance)
        first = kept.setdefault(key, status)
        if first is not status and status.sentence != first.sentence:
            kept[key] = replace(first, also=(*first.also, (status.sentence, status.start, status.end)))
    chosen = [one for one in kept.values() if one.rank > NAMED_ONLY or one.status != "in_force" or len(kept) == 1]
    chosen = chosen[:MOST_STATUSES]
    return sorted((_with_meetings(reader, group, status, meetings) for status in chosen), key=lambda one: one.sentence)


def _with_meetings(
    reader: MechanismReader, group: Group, status: StatusFound, meetings: Sequence[MeetingFound]
) -> StatusFound:
    """Who confirms that the sides met over it confirms that it is being talked about."""
    if status.status != "in_talks" or status.stance == "deny":
        return status
    sentences = {clause.sentence.index: clause.sentence for clause in reader.clauses}
    told = {
        index
        for meeting in meetings
        if meeting.occurrence == "held" and set(meeting.sides) == set(group.sides)
        for index in meeting.sentences
    }
    told -= {status.sentence, *(place[0] for place in status.also)}
    more = tuple((index, sentences[index].start, sentences[index].end) for index in sorted(told))
    return replace(status, also=(*status.also, *more))


def _status(
    reader: MechanismReader,
    term: TermFound,
    reading: StatusReading,
    claims: Sequence[ClaimFound],
    meetings: Sequence[MeetingFound],
) -> StatusFound:
    sentence = term.clause.sentence
    denied = any(
        claim.stance == "deny" and any(span.start < sentence.end and sentence.start < span.end for span in claim.spans)
        for claim in claims
    )
    track, status = reading.track, reading.status
    if denied and status in {"in_talks", "mooted", "raised", "mandated"}:
        track, status = "institutional", "raised"
    when = _own_time(reader, term, reading) or _met_or_said(term, claims, meetings) or said_day(reader.published)
    return StatusFound(
        track, status, sentence.index, sentence.start, sentence.end, reading.rule, reading.rank, "deny" if denied else "", when,
        _initiator(reader, term, reading) if status == "proposed" else None, _rounds(reader, term),
    )  # fmt: skip


def _initiator(reader: MechanismReader, term: TermFound, reading: StatusReading) -> Actor | None:
    """The side that is the subject of the proposing."""
    subject = term.clause.subject(reading.cue, reading.cue_last)
    side = (
        next((mention.actor.side for mention in subject.mentions if mention.actor.side in term.sides), "")
        if subject
        else ""
    )
    return reader.cast.state(side) if side else None


def _rounds(reader: MechanismReader, term: TermFound) -> int | None:
    """How many rounds of talks the sentence counts."""
    first, last = term.clause.sentence.first, term.clause.sentence.last
    for number in range(first + 1, last):
        if reader.lows[number] in {"round", "rounds"}:
            return _COUNTS.get(reader.lows[number - 1])
    return None


def _own_time(reader: MechanismReader, term: TermFound, reading: StatusReading) -> TimeFound | None:
    """The date beside the cue, if it is not the date on which something was said."""
    clause = term.clause
    best: tuple[int, TimeFound] | None = None
    for time in clause.times:
        first = next(
            (
                number
                for number in range(clause.sentence.first, clause.sentence.last)
                if clause.tokens[number].end > time.start
            ),
            None,
        )
        if first is None or time.lower is None:
            continue
        left, right = sorted((first, reading.cue))
        if _SAYING & set(reader.lows[left:right]) or _SAYING & set(
            reader.lows[max(clause.sentence.first, first - 2) : first]
        ):
            continue
        distance = abs(first - reading.cue)
        if distance <= NEAR_CUE and (best is None or distance < best[0]):
            best = (distance, time)
    return best[1] if best is not None else None


def _met_or_said(term: TermFound, claims: Sequence[ClaimFound], meetings: Sequence[MeetingFound]) -> TimeFound | None:
    """The day of the meeting told of in the same breath, else the day on which the status was stated."""
    sentence = term.clause.sentence
    for meeting in meetings:
        near = any(abs(number - sentence.index) <= 1 for number in meeting.sentences)
        if (
            near
            and set(meeting.sides) == set(term.sides)
            and meeting.when is not None
            and meeting.when.lower is not None
            and meeting.occurrence == "held"
        ):
            return meeting.when
    return next(
        (
            claim.said
            for claim in claims
            if claim.sentence == sentence.index and claim.said is not None and claim.said.lower is not None
        ),
        None,
    )


def said_day(published: date | None) -> TimeFound | None:
    """The day of the article, on which a standing state of affairs is known to hold."""
    if published is None:
        return None
    return TimeFound(0, 0, "", edtf_of(published, published), "coder_inferred", published, published)


def _mechanism(reader: MechanismReader, group: Group, statuses: Sequence[StatusFound]) -> MechanismFound:
    areas = Counter(term.area for term in group.terms if term.area)
    area = areas.most_common(1)[0][0] if areas else ""
    words = {
        reader.lows[number]
        for term in group.terms
        for number in range(term.clause.sentence.first, term.clause.sentence.last)
    }
    domains = tuple(domain for domain, marks in _DOMAIN_WORDS.items() if words & marks)
    parties = tuple(PartyFound(reader.cast.state(side), "party") for side in group.sides)
    names = [_side_name(reader, side) for side in group.sides]
    label = f"{'-'.join(names)} {group.kind.replace('_', ' ')}" + (f" ({area})" if area else "")
    rule = "mechanism.strong" if any(term.row.strength == "strong" for term in group.terms) else "mechanism.weak"
    if not any(term.explicit for term in group.terms):
        rule += "-inferred-sides"
    return MechanismFound(group.kind, label, group.sides, tuple(statuses), rule, parties, area, domains)


def _side_name(reader: MechanismReader, side: str) -> str:
    state = reader.knowledge.states.get(side)
    return state.name if state else side


def with_mechanisms(meetings: Sequence[MeetingFound], mechanisms: Sequence[MechanismFound]) -> list[MeetingFound]:
    """Meetings tied to the mechanism of the same sides that is spoken of next to them."""
    tied: list[MeetingFound] = []
    for meeting in meetings:
        same = [number for number, mechanism in enumerate(mechanisms) if set(mechanism.sides) == set(meeting.sides)]
        near = [
            number
            for number in same
            if any(
                abs(status.sentence - index) <= 1
                for status in mechanisms[number].statuses
                for index in meeting.sentences
            )
        ]
        chosen = (near or same)[:1] if near or len(same) == 1 else []
        tied.append(replace(meeting, mechanism=chosen[0]) if chosen else meeting)
    return tied
