"""Retellings of one meeting become one record: same sides, dates and places that can be the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from deconfdb.coders.findings import MeetingFound, PartyFound
from deconfdb.coders.times import TimeFound, edtf_of

REMOTE = frozenset({"phone_call", "video_conference", "written_exchange"})
_COMING = frozenset({"planned", "planned_undated", "proposed", "postponed"})
_CALLED_OFF = frozenset({"cancelled", "did_not_take_place"})
_VAGUE_FORMATS = {
    "contact_medium_unknown": 0,
    "visit": 3,
    "in_person_bilateral": 1,
    "delegation_talks": 2,
    "in_person_third_country": 4,
}
WRITTEN = "written_exchange"
NO_COUNTRIES: Mapping[str, str] = MappingProxyType({})
NEWS = timedelta(days=14)
"""Age up to which a meeting can be the one of which an article tells without a day."""
NEAR = 1
"""Sentences from a proposal to where it is told what became of it."""
SLACK = timedelta(days=2)
SUMMONED = "meeting.summons"
"""The rule by which an envoy is called in, which is no round of talks."""


def merge_meetings(
    told: Sequence[MeetingFound],
    wide: frozenset[str] = frozenset(),
    countries: Mapping[str, str] = NO_COUNTRIES,
    published: date | None = None,
) -> list[MeetingFound]:
    """The meetings in the order of their first telling.

    `wide` are names of countries and provinces, `countries` those of places with their country; all in small letters.
    """
    merged: list[MeetingFound] = []
    for meeting in told:
        twin = next(
            (
                number
                for number, other in enumerate(merged)
                if same_meeting(meeting, other, wide, countries) and not _is_one_before(meeting, other, published)
            ),
            None,
        )
        if twin is None:
            merged.append(meeting)
        else:
            merged[twin] = join(merged[twin], meeting, wide)
    return merged


def _is_one_before(meeting: MeetingFound, news: MeetingFound, published: date | None) -> bool:
    """`X and Y held talks in Oslo. They had met there in May`: what is told without a day is of now, what has an old one is not."""
    when = meeting.when
    if meeting.is_known or published is None or when is None or news.occurrence != "held" or news.when is not None:
        return False
    return (
        when.lower is not None and when.upper is not None and published - when.lower > NEWS and when.upper < published
    )


def same_meeting(
    one: MeetingFound,
    other: MeetingFound,
    wide: frozenset[str] = frozenset(),
    countries: Mapping[str, str] = NO_COUNTRIES,
) -> bool:
    """Whether two tellings may be of one meeting."""
    if set(one.sides) != set(other.sides):
        return False
    if (one.occurrence in _COMING) != (other.occurrence in _COMING) and not _is_called_off(one, other):
        return False
    if _is_of_other_fate(one, other):
        return False
    if _is_kept_up(one, other) or _is_kept_up(other, one):
        return False
    if _is_another(one, other) or _is_another(other, one) or _is_only_wished(one, other):
        return False
    if (one.format in REMOTE) != (other.format in REMOTE) and "contact_medium_unknown" not in {
        one.format,
        other.format,
    }:
        return False
    if {one.format, other.format} == {"phone_call", "video_conference"} and one.sentence == other.sentence:
        return False  # "agreed on it in a telephone call and talked again by video link"
    if WRITTEN in {one.format, other.format} and one.format != other.format and one.sentence != other.sentence:
        return False
    if (one.rule == SUMMONED) != (other.rule == SUMMONED):
        return False
    if not _places_agree(one.place.lower(), other.place.lower(), wide, countries):
        return False
    if one.round_no and other.round_no and one.round_no != other.round_no:
        return False
    return dates_meet(one.when, other.when) and _people_agree(one, other)


def is_shown_by(act: MeetingFound, met: Sequence[MeetingFound]) -> bool:
    """Whether what sides did together shows no other meeting than one whose place its sentence names.

    `signed in Geneva in May, it collapsed after a meeting in Tokyo in June`: of another place and day.
    """

    def is_elsewhere(one: MeetingFound) -> bool:
        is_other_day = act.when is not None and one.when is not None and not dates_meet(act.when, one.when)
        is_yet_to_be = one.occurrence in _COMING and act.occurrence == "held" and _is_shortly_before(act.when, one.when)
        return is_other_day and bool(act.place) and (act.place != one.place or is_yet_to_be)

    return any(one.place and one.format not in REMOTE and not is_elsewhere(one) for one in met)


def _is_shortly_before(past: TimeFound | None, coming: TimeFound | None) -> bool:
    """`signed it in X on Thursday and are to meet again on Feb. 7`: two days of their own, not far from each other."""
    if past is None or coming is None or past.upper is None or coming.lower is None or past.start == coming.start:
        return False
    return timedelta(0) < coming.lower - past.upper <= 3 * NEWS


def _is_kept_up(one: MeetingFound, other: MeetingFound) -> bool:
    """`Local officers have been in contact since Sunday` is not what `Minister X rang Minister Y on Monday` tells."""
    is_contact = one.format == "contact_medium_unknown" and one.when is not None and one.when.is_open
    return is_contact and not _has_person(one) and _has_person(other)


def _has_person(meeting: MeetingFound) -> bool:
    return any(party.actor.kind == "person" for party in meeting.parties)


def _is_of_other_fate(one: MeetingFound, other: MeetingFound) -> bool:
    """Whether of two tellings one is of a meeting that was held, the other of one that was not, or that still goes on."""
    fates = {one.occurrence, other.occurrence}
    if fates == {"held", "cancelled"}:
        return not _is_one_day(one.when, other.when)  # "met in A in May. There would be no further round."
    if fates == {"held", "under_way"}:
        # "signed it in A on Wednesday. Their delegations are still in A."
        return one.when is not None or other.when is not None
    if fates == {"held", "denied"}:
        # "no such talks had taken place", and far from it "Officers of the two met in a Gulf city in January"
        held, denied = (one, other) if one.occurrence == "held" else (other, one)
        return held.when is not None and denied.when is None and held.sentence - denied.sentence > 2 * NEAR
    # "the talks in A. They stayed away from the next round."
    return fates == {"held", "did_not_take_place"} and (one.when is None or other.when is None)


def _is_called_off(one: MeetingFound, other: MeetingFound) -> bool:
    """`A would not go to the talks in X next week. The talks, due on April 24, …`: planned for that day."""
    fates = {one.occurrence, other.occurrence}
    if "planned" not in fates or fates.isdisjoint(_CALLED_OFF) or one.when is None or other.when is None:
        return False
    return dates_meet(one.when, other.when) and all(
        time.lower is not None and time.upper is not None and time.upper - time.lower <= NEWS
        for time in (one.when, other.when)
    )


def _is_another(one: MeetingFound, other: MeetingFound) -> bool:
    """`A visit due on Wednesday was put off. A meeting will be held`: put off from its day, and planned for none."""
    return one.occurrence == "postponed" != other.occurrence and one.when is not None and other.when is None


def _is_one_day(one: TimeFound | None, other: TimeFound | None) -> bool:
    """Whether two dates are of one day, or both unknown; a day and its month are not."""
    return one is other or (one is not None and other is not None and one.is_day and other.is_day)


def _is_only_wished(one: MeetingFound, other: MeetingFound) -> bool:
    """`A suggested that officers meet`, and far from it `The committee will meet in X next year`: two meetings."""
    if {one.occurrence, other.occurrence} not in ({"proposed", "planned"}, {"proposed", "planned_undated"}):
        return False
    wished = one if one.occurrence == "proposed" else other
    return wished.when is None and abs(one.sentence - other.sentence) > NEAR


def _places_agree(one: str, other: str, wide: frozenset[str], countries: Mapping[str, str]) -> bool:
    """`Qatar` and `Doha` may be one place, `Octroi` and `the Octroi border post` are; not `Qatar` and `Geneva`."""
    if not one or not other or f" {one} " in f" {other} " or f" {other} " in f" {one} ":
        return True
    known = {countries[place] for place in (one, other) if countries.get(place)}
    return (one in wide) != (other in wide) and len(known) < 2


def dates_meet(one: TimeFound | None, other: TimeFound | None) -> bool:
    """Whether two dates can be the same day; an unknown one can be any."""
    if one is None or other is None:
        return True
    if (one.offset_days is None) != (other.offset_days is None):
        return False
    if one.lower is None or one.upper is None or other.lower is None or other.upper is None:
        return True
    if one.is_open != other.is_open and spans(one, other):
        return True
    slack = SLACK if one.is_approximate or other.is_approximate else timedelta(0)
    return one.lower - slack <= other.upper and other.lower - slack <= one.upper


def spans(one: TimeFound | None, other: TimeFound | None) -> TimeFound | None:
    """`have been negotiating since Monday` and `signed it on Saturday`: the days from the one to the other."""
    if one is None or other is None or one.is_open == other.is_open:
        return None
    since, day = (one, other) if one.is_open else (other, one)
    if since.lower is None or day.upper is None or not timedelta(0) <= day.upper - since.lower <= NEWS:
        return None
    return replace(since, edtf=edtf_of(since.lower, day.upper), upper=day.upper, is_open=False)


def _people_agree(one: MeetingFound, other: MeetingFound) -> bool:
    """Two meetings with different persons of the same side are two, unless one names nobody of that side."""

    def persons(meeting: MeetingFound) -> dict[str, set[str]]:
        by_side: dict[str, set[str]] = {}
        for party in meeting.parties:
            if party.actor.kind == "person":
                by_side.setdefault(party.actor.side, set()).add(party.actor.ref)
        return by_side

    left, right = persons(one), persons(other)
    return all(left[side] & right[side] for side in left.keys() & right.keys())


def join(one: MeetingFound, other: MeetingFound, wide: frozenset[str] = frozenset()) -> MeetingFound:
    """One meeting out of two tellings: everybody named, the narrower date, the plainer format."""
    parties: dict[str, PartyFound] = {party.actor.ref: party for party in one.parties}
    for party in other.parties:
        parties.setdefault(party.actor.ref, party)
    levels = [level for level in (one.level, other.level) if level is not None]
    return replace(
        one,
        occurrence=other.occurrence
        if other.occurrence in _CALLED_OFF and _is_called_off(one, other)
        else one.occurrence,
        parties=tuple(parties.values()),
        when=spans(one.when, other.when) or _narrower(one.when, other.when),
        place=other.place or one.place if one.place.lower() in wide else one.place or other.place,
        format=max((one.format, other.format), key=lambda code: _VAGUE_FORMATS.get(code, 5)),
        level=min(levels) if levels else None,
        outcome=one.outcome or other.outcome,
        sentences=tuple(dict.fromkeys((*one.sentences, *other.sentences))),
    )


def _narrower(one: TimeFound | None, other: TimeFound | None) -> TimeFound | None:
    if one is None or other is None:
        return one or other
    if one.lower is None or one.upper is None:
        return other if other.lower is not None else one
    if other.lower is None or other.upper is None:
        return one
    return one if one.upper - one.lower <= other.upper - other.lower else other
