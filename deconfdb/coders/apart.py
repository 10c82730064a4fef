"""Several meetings told in one breath: with one after the other, here and there, in so many rounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Actor, Mention
from deconfdb.coders.clause_tokens import PRESENT
from deconfdb.coders.fates import MONTHS
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.scene_names import AT_A_PLACE
from deconfdb.coders.scenes import place_of
from deconfdb.coders.sequences import ORDINALS
from deconfdb.coders.times import TimeFound, edtf_of, month_bounds
from deconfdb.coders.triggers import PHONE_REACH
from deconfdb.coders.untold import PEOPLE
from deconfdb.coders.whereabouts import time_of

_COUNTED = {"two": 2, "three": 3, "both": 2}
_RESUMING = frozenset(
    "resume resumes resumed continue continues continued reconvene reconvenes reconvened restart restarts restarted".split()
)
_SITTINGS = frozenset("meetings rounds sessions".split())
_TWO_DAYS = re.compile(r"\d(?:st|nd|rd|th)? and (?:\w+ )?\d")
_BETWEEN_TWO = frozenset(
    ", separately then in a separate call calls conversation meeting again afterwards later".split()
)
"""Words between the "and" and the "with" of "with A and, in a separate call, with B"."""
_AND_THEN = (["and"], ["and", "in"], ["and", "on"], ["and", "again"], ["and", "again", "in"], ["and", "again", "on"])
_RECEIVING = frozenset({"receive", "welcome", "host", "meet", "see", "greet"})
_ONE_BY_ONE = frozenset({"separately", "individually"})
LONGEST_MONTH = 30
"""Days from the first to the last of a month."""
GOAL_REACH = 14
"""Tokens from a verb of travelling to where somebody goes."""
APART_REACH = 24
"""Tokens from the first "with" to the last of a contact with several, one after the other."""


@dataclass(frozen=True, slots=True)
class ApartReader:
    """Takes apart what one verb or noun tells of several meetings."""

    knowledge: Knowledge
    lows: Sequence[str]
    names: Sequence[str]

    def one_by_one(self, clause: Clause, candidate: Candidate) -> list[Candidate]:
        """`talked by telephone with A and, separately, with B`: a contact with each."""
        if candidate.row.part_of_speech != "verb":
            return []
        if "one after the other" in " ".join(self.lows[candidate.last : clause.sentence.last]):
            # "is receiving A and B, one after the other"
            guests = [one for one in clause.mentions if one.first >= candidate.last and one.actor.kind in PEOPLE][:2]
            return [replace(candidate, without=(one,)) for one in reversed(guests)] if len(guests) > 1 else []
        if candidate.row.trigger == "call on":
            return self._called_on(clause, candidate)
        parts = self._to_each_capital(clause, candidate) or self._received_apart(clause, candidate)
        if parts:
            return parts
        stop = min(candidate.last + APART_REACH, clause.sentence.last - 1)
        near = range(candidate.last - 1, min(candidate.last + PHONE_REACH, stop))
        start = next((number for number in near if self.lows[number] in {"with", "to"}), None)
        if start is None:
            return self._here_and_there(clause, candidate)
        particle = self.lows[start]
        seen = [mention for mention in clause.mentions if mention.first > start]
        if "separately" in self.lows[candidate.first - 1 : start + 2]:
            # "met separately with A and B"
            apart = [one for one in seen if one.first < stop and one.actor.kind in PEOPLE][:2]
            return [replace(candidate, without=(one,)) for one in reversed(apart)] if len(apart) > 1 else []
        for number in range(start + 2, stop):
            words = [word for word in self.lows[max(start, number - 7) : number] if word not in _BETWEEN_TWO]
            if self.lows[number] == particle and words[-1:] == ["and"]:
                before = tuple(mention for mention in seen if mention.first > number)
                after = tuple(mention for mention in seen if mention.first < number)
                if before and after:
                    return [replace(candidate, without=before), replace(candidate, without=after)]
        return self._here_and_there(clause, candidate)

    def _to_each_capital(self, clause: Clause, candidate: Candidate) -> list[Candidate]:
        """`will travel to Baku and Yerevan this week`, `visited Baku, Tbilisi and Yerevan`: a visit to each."""
        if candidate.row.meeting_format != "visit":
            return []
        near = range(candidate.last, min(candidate.last + GOAL_REACH, clause.sentence.last - 1))
        first = next((n for n in near if self._is_goal(clause, candidate, n)), None)
        goals = [first] if first is not None else []
        while goals:
            hit = self.knowledge.names.at(self.names, goals[-1], clause.sentence.last)
            after = goals[-1] + (hit[0] if hit else 1)
            if self.lows[after] not in {"and", ","} or not self._is_capital(
                after + 1 + (self.lows[after + 1] == "and")
            ):
                break
            goals.append(after + 1 + (self.lows[after + 1] == "and"))
        if len(goals) < 2 or len({self._country(goal) for goal in goals}) < len(goals):
            return []
        named = [one for one in clause.mentions if one.first in goals]
        return [
            replace(candidate, goal=goal, without=tuple(one for one in named if one.first != goal)) for goal in goals
        ]

    def _is_goal(self, clause: Clause, candidate: Candidate, number: int) -> bool:
        is_behind_to = number == candidate.last or self.lows[number - 1] in {"to", "in", "for"}
        return is_behind_to and self._is_capital(number) and not clause.tokens[number].in_quote

    def _is_capital(self, number: int) -> bool:
        return bool(self._country(number))

    def _country(self, number: int) -> str:
        """The state whose name or whose capital stands at a word."""
        hit = self.knowledge.names.at(self.names, number, len(self.names))
        sides = (entry.side for entry in hit[1] if entry.role in {"metonym", "state"}) if hit else ()
        return next((side for side in sides if side in self.knowledge.states), "")

    def _received_apart(self, clause: Clause, candidate: Candidate) -> list[Candidate]:
        """`received the ministers of A and B separately`, `received each of them in turn`: one after the other."""
        if candidate.row.trigger not in _RECEIVING:
            return []
        guests = [one for one in clause.mentions if one.first >= candidate.last and one.actor.kind in PEOPLE]
        one = guests[0] if guests else None
        is_apart = _ONE_BY_ONE & set(
            self.lows[candidate.first - 1 : min(candidate.last + APART_REACH, clause.sentence.last)]
        )
        if one is None or len(one.group) < 2 or not is_apart:
            return []
        return [replace(candidate, without=(one,), also=(self._alone(one, actor),)) for actor in one.group]

    def _alone(self, mention: Mention, actor: Actor) -> Mention:
        """One of those whom "the ministers of A and B" names together."""
        return replace(mention, actor=actor, sides=(actor.side,), group=(), plural=False)

    def _called_on(self, clause: Clause, candidate: Candidate) -> list[Candidate]:
        """`called on the prime minister, X, and the army chief, Y`: one after the other."""
        seen = [one for one in clause.mentions if one.first >= candidate.last and one.actor.kind == "person"][:2]
        between = range(seen[0].end, seen[1].first) if len(seen) > 1 else range(0)
        is_joined = "and" in self.lows[between.start : between.stop] and not self._has_verb(clause, between)
        if not is_joined or seen[0].sides != seen[1].sides:
            return self._here_and_there(clause, candidate)
        return [replace(candidate, without=(one,)) for one in reversed(seen)]

    def _here_and_there(self, clause: Clause, candidate: Candidate) -> list[Candidate]:
        """`saw A in X on Friday and B in Y the next day`: each with a place and a day of its own."""
        seen = [one for one in clause.mentions if one.first >= candidate.last and one.actor.kind in PEOPLE]
        for one, other in pairwise(seen):
            between = range(one.end, other.first)
            joint = [number for number in between if self.lows[number] in {"and", "then", ","}]
            has_own = any(clause.is_time(number) or self.lows[number] in {"in", "at"} for number in between)
            if joint and joint[-1] >= other.first - 2 and has_own and not self._has_verb(clause, between):
                cut = joint[-1]
                return [
                    replace(candidate, without=(other,), until=cut),
                    replace(candidate, without=(one,), since=cut),
                ]
        return []

    def _has_verb(self, clause: Clause, span: Iterable[int]) -> bool:
        return any(clause.tokens[number].tag.startswith(("VB", "MD")) for number in span)

    def _elliptic(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`the third round, after one in A in May and one in B last month`: what "one" stands for is told of too."""
        span = range(candidate.last, clause.sentence.last - 2)
        if candidate.row.part_of_speech != "noun":
            return self._once_more(clause, candidate, meeting)
        starts = [number for number in span if self.lows[number] == "one" and self.lows[number + 1] in {"in", "at"}]
        if not starts:
            return self._first_and_second(clause, candidate, meeting)
        own = replace(candidate, until=starts[0])
        last = len(starts) + 1
        found = [self._located(clause, own, meeting, last)]
        for number, (start, stop) in enumerate(pairwise([*starts, clause.sentence.last]), 1):
            one = Candidate(start, start + 1, replace(candidate.row, trigger="one"), since=start, until=stop)
            found.append(self._located(clause, one, meeting, number))
        return found

    def _first_and_second(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`A first round took place in A in March and a second in B in April`: each with its place and day."""
        span = range(candidate.last + 1, clause.sentence.last - 2)
        second = next((n for n in span if self.lows[n - 1] in {"a", "the"} and self.lows[n] in ORDINALS
                       and self.lows[n + 1] in AT_A_PLACE | {"on"} and self.lows[n - 2] in {"and", ","}), None)  # fmt: skip
        if second is None or not ORDINALS & set(self.lows[candidate.first - 2 : candidate.last]):
            return []
        parts = (replace(candidate, until=second), replace(candidate, first=second, last=second + 1, since=second))
        return [self._located(clause, part, meeting, number) for number, part in enumerate(parts, 1)]

    def _once_more(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`met in A on June 5 and again in B on June 12`, `met in A in May and at B in June`: two meetings."""
        span = range(candidate.last + 1, clause.sentence.last - 2)
        joined = (n for n in span if self.lows[n - 1] == "and" and self._is_apart(clause, candidate.last, n))
        again = next(joined, None)
        if again is None:
            return []
        parts = (replace(candidate, until=again), replace(candidate, since=again))
        return [replace(self._located(clause, part, meeting, 0), round_no=None) for part in parts]

    def _taken_up_again(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`Talks broke off on Monday and will resume on Friday`: two meetings, the second planned."""
        span = range(candidate.last + 1, clause.sentence.last - 1)
        resuming = (n for n in span if self.lows[n] in _RESUMING)
        verb = next(
            (n for n in resuming if self._is_joined_and_ahead(clause, n) or self._goes_on(clause, candidate, n)), None
        )
        if verb is None or meeting.occurrence != "held":
            return []
        day = time_of(clause, self.lows, replace(candidate, first=verb, last=verb + 1, since=verb))
        if day is None or day.lower is None:
            return []
        again = replace(candidate, first=verb, last=verb + 1, since=verb)
        own = self._located(clause, replace(candidate, until=verb), meeting, 0)
        told = replace(self._located(clause, again, meeting, 0), occurrence="planned", when=day)
        return [replace(own, round_no=None), replace(told, round_no=None)]

    def _is_joined_and_ahead(self, clause: Clause, verb: int) -> bool:
        """`… and will resume`, `… and are to be resumed`."""
        is_ahead = bool({"will", "'ll", "to"} & set(self.lows[verb - 3 : verb]))
        steps = (verb, clause.tokens[verb].head)
        return is_ahead and any(clause.tokens[number].dep == "conj" for number in steps)

    def _goes_on(self, clause: Clause, candidate: Candidate, verb: int) -> bool:
        """`The talks, which opened on May 3, resume on Thursday`."""
        noun = candidate.last - 1
        has_aside = any(clause.tokens[number].dep == "relcl" for number in range(noun, verb))
        return has_aside and clause.tokens[verb].tag in PRESENT and clause.tokens[noun].head == verb

    def _is_apart(self, clause: Clause, first: int, number: int) -> bool:
        """Whether a place and a day of their own follow "and": behind "again", or after a place and a day before it."""
        if self.lows[number] == "again":
            return self.lows[number + 1] in {"in", "at", "on"}
        if self.lows[number] not in AT_A_PLACE or clause.is_time(number):
            return False
        before, after = range(first, number - 1), range(number, clause.sentence.last)
        stop = next((n for n in after if clause.tokens[n].tag.startswith(("VB", "MD"))), after.stop)
        has_days = all(any(map(clause.is_time, part)) for part in (before, range(number, stop)))
        has_place = any(self.lows[n] in AT_A_PLACE and not clause.is_time(n + 1) for n in before)
        return has_days and has_place and not self._has_verb(clause, before)

    def _located(self, clause: Clause, candidate: Candidate, meeting: MeetingFound, number: int) -> MeetingFound:
        when = time_of(clause, self.lows, candidate)
        place, _ = place_of(self.knowledge, clause, self.lows, self.names, candidate, when)
        return replace(meeting, place=place, when=when, round_no=number)

    def rounds(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`two rounds of talks in A and B` are two meetings."""
        elliptic = self._elliptic(clause, candidate, meeting) or self._taken_up_again(clause, candidate, meeting)
        if elliptic:
            return elliptic
        twice = self._at_two_times(clause, meeting)
        if twice:
            return twice
        window = self.lows[max(clause.sentence.first, candidate.first - 2) : candidate.last]
        count = next((_COUNTED[word] for word in window if word in _COUNTED), 0)
        before = self.lows[max(clause.sentence.first, candidate.first - 3) : candidate.first]
        days = self._days_apart(candidate, meeting) if count == 2 else []
        if days:
            return days
        if len(before) == 3 and before[1] == "and" and {before[0], before[2]} <= ORDINALS:
            count = 2  # "the second and third meetings will be held in A and B"
        elif not count or "rounds" not in self.lows[candidate.first - 1 : candidate.last + 1]:
            return [meeting]
        places = self._listed_places(clause, candidate)
        if len(places) != count or not count:
            return [meeting]
        return [
            replace(meeting, place=place, round_no=number, outcome=meeting.outcome)
            for number, place in enumerate(places, 1)
        ]

    def _at_two_times(self, clause: Clause, meeting: MeetingFound) -> list[MeetingFound]:
        """`went to X in May and July to see Y`, `met on June 6 and on June 22`: a meeting each time."""
        when = meeting.when
        if when is None or when.lower is None or when.upper is None or when.is_open:
            return []
        other = self._second_month(clause, when)
        for time in clause.times if other is None else ():
            between = [
                token.low for token in clause.tokens[clause.sentence.first : clause.sentence.last]
                if when.end <= token.start and token.end <= time.start
            ]  # fmt: skip
            if time.start > when.end and between in _AND_THEN and time.is_day == when.is_day and not time.is_open:
                other = time
        if other is None or other.lower is None or other.lower - when.upper <= timedelta(days=when.is_day):
            return []
        return [replace(meeting, when=when, round_no=1), replace(meeting, when=other, round_no=2)]

    def _second_month(self, clause: Clause, when: TimeFound) -> TimeFound | None:
        """The July of `in May and July`, which follows that May."""
        after = clause.token_at(when.end)
        if after is None or when.lower is None or when.upper is None or self.lows[after] != "and":
            return None
        if (when.upper - when.lower).days > LONGEST_MONTH or self.lows[after + 1] not in MONTHS or when.is_day:
            return None
        number = MONTHS.index(self.lows[after + 1]) + 1
        lower, upper = month_bounds(when.lower.year + (number < when.lower.month), number)
        return replace(when, edtf=edtf_of(lower, upper), lower=lower, upper=upper)

    def _days_apart(self, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`Their first two meetings, on June 6 and 22, were held at Moldo`: one on each day."""
        when = meeting.when
        if when is None or when.lower is None or when.upper is None or self.lows[candidate.last - 1] not in _SITTINGS:
            return []
        is_list = _TWO_DAYS.search(when.text) and (when.upper - when.lower).days > 1
        days = [replace(when, edtf=edtf_of(day, day), lower=day, upper=day) for day in (when.lower, when.upper)]
        return [replace(meeting, when=day, round_no=number) for number, day in enumerate(days, 1)] if is_list else []

    def _listed_places(self, clause: Clause, candidate: Candidate) -> list[str]:
        for number in range(candidate.last, clause.sentence.last - 3):
            if self.lows[number] != "in":
                continue
            places: list[str] = []
            position = number + 1
            while position < clause.sentence.last:
                hit = self.knowledge.names.at(self.names, position, clause.sentence.last)
                if hit is None or not any(entry.role in {"place", "metonym"} for entry in hit[1]):
                    break
                places.append(" ".join(self.names[position : position + hit[0]]))
                position += hit[0]
                if position < clause.sentence.last and self.lows[position] in {"and", ","}:
                    position += 1
                else:
                    break
            if len(places) > 1:
                return places
        return []
