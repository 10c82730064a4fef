"""Mechanisms: what is named as a channel between whom, and how it stands according to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from deconfdb.coders.counted import shared_out
from deconfdb.coders.findings import ClaimFound, MechanismFound, MeetingFound, PartyFound, StatusFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS, Group, TermFound
from deconfdb.coders.likely import (
    BY_WORDS,
    STATUS_BY_WORDS,
    Likelihoods,
    Likely,
    is_credible,
    is_left_to_rules,
    likely_mechanisms,
)
from deconfdb.coders.offers_apart import offers_apart
from deconfdb.coders.passing import is_in_passing
from deconfdb.coders.sides import BOUND
from deconfdb.coders.standing_dates import DAYS_NEW
from deconfdb.coders.standings import StandingReader
from deconfdb.coders.statuses import SAID_OF_IT
from deconfdb.coders.talks_ahead import AGREED_ON, RESUMES, are_of_body, are_on, are_under_way
from deconfdb.coders.terms import MechanismReader
from deconfdb.coders.wrappings import without_wrappings
from deconfdb.lexicon.records import MechanismTerm

_DOMAIN_WORDS = {
    "air": frozenset("air aerial airspace aircraft flight flights skies sky jets warplanes pilots aviation".split()),
    "naval": frozenset("naval sea maritime navy ships vessels waters".split()),
    "land": frozenset("ground land border frontier".split()),
}
_NOTHING_YET = frozenset({"no_agreement_yet", "deadlocked"})
_SAID_OF_TALKS = SAID_OF_IT | {"status.deed", AGREED_ON}
_YET_TO_BE = frozenset({"in_talks", "proposed", "mooted", "raised", "no_agreement_yet"})
_IN_VAIN = ("no_agreement_yet", "status.deed")
"""`Eleven rounds of talks since 2010 have not produced a boundary`: told of talks of their own."""
_STOPPED = frozenset({"suspended", "terminated"})
OF_LEAD = 1
"""Number of the first paragraph, where the headline is that before it."""
SERIES = 3
"""Times that talks are spoken of, from which on they are the thing, where no mechanism is named."""
_GOING_ON = frozenset({"operating", "in_force", "in_talks"})
_UNSPECIFIED = "deconfliction_unspecified"
_INFERRED = "-inferred-sides"
"""How the rule of a mechanism ends whose sentences do not name whose it is."""
_ASSUMED = frozenset({"status.presupposed", "status.near"})
_TEXT = "agreement_instrument"
"""What may be told of in one sentence with what it sets up or is on."""


def find_mechanisms(
    reader: MechanismReader, claims: Sequence[ClaimFound], meetings: Sequence[MeetingFound], likelihoods: Likelihoods
) -> list[MechanismFound]:
    """The mechanisms of an article that have a status."""
    standings = StandingReader(reader, claims, meetings)
    named_once = shared_out(without_wrappings(reader.groups(), reader.lows), reader.lows)
    parted = (part for group in named_once for part in standings.parted(group))
    groups = [part for group in parted for part in offers_apart(group, standings.told_of, reader.lows)]
    told = [(group, standings.statuses_of(group)) for group in groups]
    others = [(group, statuses) for group, statuses in told if statuses and group.kind not in TALKS]
    _pass_on_stuck(told, others)
    named = {frozenset(group.sides) for group, _ in others}
    # What the lead names, or what the talks are on, is the thing.
    led_by = {frozenset(group.sides) for group, statuses in others if _in_lead(group) or _is_talked_over(statuses)}
    found: list[MechanismFound] = []
    for group, statuses in told:
        lead = _in_lead(group)
        is_topic = frozenset(group.sides) not in led_by and any(status.sentence in lead for status in statuses)
        if group.kind in TALKS and not (is_topic or reader.is_series(group)) and frozenset(group.sides) in named:
            # Beside a mechanism of its own name the talks count only if they got nowhere, or are what the article is about.
            opening = {term.clause.sentence.index for term in group.terms if term.clause.sentence.kind == "headline"}
            going_on = any(are_under_way(term.clause, term.first, term.last) for term in group.terms)
            statuses = [  # noqa: PLW2901
                status
                for status in statuses
                if _is_news_of_talks(status, reader.published)
                or (status.sentence in opening and status.status == "no_agreement_yet")
                or (going_on and status.status == "in_talks")
            ]
        if group.kind in TALKS and (are_on(group, [one for one, _ in others]) or are_of_body(group, statuses, others)):
            continue
        if group.kind in TALKS and not statuses and not named and len(group.terms) >= SERIES:
            statuses = standings.talks_alone(group)  # noqa: PLW2901
        if group.kind == "arms_transfer_relation" and all(status.status in _GOING_ON for status in statuses):
            # That arms are sold is trade; that a sale was stopped or taken up again is between the two.
            continue
        if not statuses or (group.is_vague and all(status.rule in _ASSUMED for status in statuses)):
            continue
        if is_in_passing(group, statuses, reader.sides.main):
            continue
        if group.kind == "agreement_instrument" and all(_is_of_no_text(status) for status in statuses):
            # No text was agreed, so the talks are the thing; once is enough.
            if any(one.kind in TALKS and set(one.sides) == set(group.sides) for one in found):
                continue
            group.kind, group.family = "talks_track", reader.families["talks_track"]
        found.append(_mechanism(reader, group, statuses))
    return _weighed(reader, standings, found, likelihoods)


def _pass_on_stuck(
    told: Sequence[tuple[Group, list[StatusFound]]], others: Sequence[tuple[Group, list[StatusFound]]]
) -> None:
    """`Talks on a mechanism opened in 2012. They have been at a standstill since`: so has the mechanism, if it is none yet."""
    for group, statuses in told:
        stuck = [status for status in statuses if status.status == "deadlocked"]
        for other, standing in others if stuck and group.kind in TALKS else ():
            is_none_yet = all(status.status not in {"operating", "in_force"} for status in standing)
            if is_none_yet and are_on(group, [other]) and all(one.status != "deadlocked" for one in standing):
                standing.extend(stuck)


def _weighed(
    reader: MechanismReader, standings: StandingReader, found: Sequence[MechanismFound], likelihoods: Likelihoods
) -> list[MechanismFound]:
    """What rules read, without what words speak against, and with what words alone make likely."""
    clauses = {clause.sentence.index: clause for clause in reader.clauses}
    credible: list[MechanismFound] = []
    sentences: dict[str, set[int]] = {}
    for one in found:
        family, numbers = reader.families[one.kind], _told_in(one)
        told_in = [clauses[number] for number in numbers]
        if is_credible(likelihoods, told_in, family, one.rule.endswith(_INFERRED)):
            credible.append(_restated(reader, standings, one, told_in, likelihoods))
            sentences.setdefault(family, set()).update(numbers)
    return [*credible, *_by_words(reader, standings, credible, sentences, likelihoods)]


def _restated(
    reader: MechanismReader, standings: StandingReader, mechanism: MechanismFound, clauses: Sequence[Clause],
    likelihoods: Likelihoods,
) -> MechanismFound:  # fmt: skip
    """The mechanism as it stands by the words of the sentence that tells likeliest of it, where rules read something else there."""
    family = reader.families[mechanism.kind]
    clause = max(clauses, key=lambda one: likelihoods.tells(one, family))
    read = [one for one in mechanism.statuses if one.sentence == clause.sentence.index]
    if not read or any(map(_is_certain, read)) or is_left_to_rules(clause):
        return mechanism
    standing = likelihoods.standing(clause, family)
    if standing is None or standing[1] in {one.status for one in mechanism.statuses}:
        return mechanism
    by_words = _by_words_alone(standings, _told_by(reader, mechanism.kind, mechanism.sides, BOUND, clause, standing))
    others = [one for one in mechanism.statuses if one not in read]
    known = {(one.track, one.status) for one in others}  # what the sentences behind it tell as well
    told = [one for one in by_words if (one.track, one.status) not in known]
    statuses = sorted([*others, *told], key=lambda one: one.sentence)
    return replace(mechanism, statuses=tuple(statuses)) if told else mechanism


def _is_certain(status: StatusFound) -> bool:
    """Whether what a rule read says more than words can: that it is denied, or that a contact was made once."""
    return bool(status.stance) or status.status == "ad_hoc_contact"


def _told_in(mechanism: MechanismFound) -> list[int]:
    """The sentences that say how a mechanism stands."""
    return sorted(
        {number for one in mechanism.statuses for number in (one.sentence, *(place[0] for place in one.also))}
    )


def _by_words(
    reader: MechanismReader, standings: StandingReader, found: Sequence[MechanismFound], told: dict[str, set[int]],
    likelihoods: Likelihoods,
) -> Iterator[MechanismFound]:  # fmt: skip
    """Mechanisms that no rule found, where the words of a sentence make one likely; `told` are the sentences of those found."""
    likely = likely_mechanisms(likelihoods, reader.clauses, reader.families, told)
    if told or len(likely) > 1:
        # What is of no certain kind is one of the others.
        likely = [one for one in likely if one.kind != _UNSPECIFIED]
    known = {(one.kind, frozenset(one.sides)) for one in found}
    for one in likely:
        mechanism = _likely(reader, standings, one)
        if mechanism is None or _has_its_row(mechanism, found):
            continue
        if (mechanism.kind, frozenset(mechanism.sides)) not in known:
            known.add((mechanism.kind, frozenset(mechanism.sides)))
            yield mechanism


def _has_its_row(mechanism: MechanismFound, found: Sequence[MechanismFound]) -> bool:
    """Whether a rule has read of the same sentence and sides already: the words speak of the same thing by another name.

    A text and what it sets up are two; talks on a text are not.
    """
    numbers, sides = set(_told_in(mechanism)), set(mechanism.sides)
    beside = {one.kind for one in found if numbers & set(_told_in(one)) and sides <= set(one.sides)}
    if mechanism.kind == _TEXT:
        return _TEXT in beside
    return bool(beside - {_TEXT}) or (_TEXT in beside and mechanism.kind in TALKS)


def _likely(reader: MechanismReader, standings: StandingReader, one: Likely) -> MechanismFound | None:
    """The mechanism of which a sentence is likely to tell; None if it is of others than those whom the sentence names."""
    clause = one.clause
    if reader.senses.names_only_others(clause):
        return None
    sides, binding = reader.sides.sides_of(clause, *clause.sentence.span, kind=one.kind)
    named = {side for mention in reader.sides.parties_of(clause) for side in mention.sides}
    if len(sides) < 2 or (len(named) > 1 and not named >= set(sides)):
        return None
    group = _told_by(reader, one.kind, sides, binding, clause, (one.track, one.status))
    statuses = _by_words_alone(standings, group)
    return replace(_mechanism(reader, group, statuses), rule=BY_WORDS) if statuses else None


def _told_by(
    reader: MechanismReader, kind: str, sides: tuple[str, ...], binding: str, clause: Clause, standing: tuple[str, str]
) -> Group:  # fmt: skip
    """A mechanism of which a sentence as a whole tells, and how it stands."""
    row = MechanismTerm(kind, (), kind, "weak", "")
    term = TermFound(row, clause, *clause.sentence.span, sides, binding, "", False, standing=standing)
    return Group(kind, reader.families[kind], sides).take(term, reader.lows)


def _by_words_alone(standings: StandingReader, group: Group) -> list[StatusFound]:
    return [replace(status, rule=STATUS_BY_WORDS) for status in standings.statuses_of(group)]


def _in_lead(group: Group) -> set[int]:
    """The sentences of the headline and the first paragraph that name it."""
    return {term.clause.sentence.index for term in group.terms if term.clause.sentence.paragraph <= OF_LEAD}


def _is_talked_over(statuses: Sequence[StatusFound]) -> bool:
    """Whether a mechanism is one that is yet to be agreed on; an idea of one side is not yet talked over."""
    return any(status.status in _YET_TO_BE for status in statuses) and any(
        status.status != "mooted" for status in statuses
    )


def _is_of_no_text(status: StatusFound) -> bool:
    """`They have not agreed on a treaty`, `talks on a treaty continue`: the text is none yet."""
    return status.status in _NOTHING_YET or (status.status == "in_talks" and status.rule == "status.complement")


def _is_news_of_talks(status: StatusFound, published: date | None) -> bool:
    """`Washington breaks off its talks`, `offers talks`, `they are stuck`, `are to resume on Monday`: what counts beside the rest.

    That talks have brought no agreement yet, or were stopped years ago, says how their subject stands.
    """
    if status.status == "deadlocked" or status.rule == RESUMES or (status.status, status.rule) == _IN_VAIN:
        return True
    if status.status not in _STOPPED | {"proposed", "mandated"} or status.rule not in _SAID_OF_TALKS:
        return False
    when = status.when.upper if status.when else None
    return published is None or when is None or (published - when).days <= DAYS_NEW


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
        rule += _INFERRED
    return MechanismFound(group.kind, label, group.sides, tuple(statuses), rule, parties, area, domains)


def _side_name(reader: MechanismReader, side: str) -> str:
    state = reader.knowledge.states.get(side)
    return state.name if state else reader.knowledge.label_of(side)


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
