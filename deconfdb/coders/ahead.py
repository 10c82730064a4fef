"""Sittings of the two that an article is about which are yet to come: told of by what is to sit or to begin, and when or where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.clause_tokens import PRESENT
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.function_words import FIXED, WILL
from deconfdb.coders.grammar import Clause
from deconfdb.coders.other_side import BODIES
from deconfdb.coders.participants import SITTINGS, ParticipantReader
from deconfdb.coders.prospects import OPENING
from deconfdb.coders.scenes import SAYING, place_of
from deconfdb.coders.times import TimeFound
from deconfdb.coders.whereabouts import time_of
from deconfdb.lexicon.records import MeetingTrigger

_TALKS = frozenset("talks negotiations discussions consultations".split())
_GROUPS = BODIES | {"group", "team"}
_SITTING = frozenset(
    "convene convenes reconvene reconvenes meet meets sit sits gather gathers assemble assembles".split()
)
_HELD = (
    ["be", "held"],
    ["take", "place"],
    ["takes", "place"],
    ["be", "resumed"],
    ["be", "continued"],
    ["be", "opened"],
)
_AT_WORK = frozenset("work duties business activities job".split())
_LIKELY = FIXED | {"expected", "likely", "to", "supposed"}
_WHEN = frozenset("in at on for before by within next this later after tomorrow".split())
_OF_THEIRS = (
    _TALKS
    | SITTINGS
    | _GROUPS
    | frozenset("sides two both delegations dialogue generals commanders ministers officers".split())
)
OF_OTHERS = frozenset(
    "parliament parliamentary cabinet council assembly party congress court trade wage union donor donors budget business "
    "news press emergency board coalition prayer town opposition election economic energy climate fares cost costs "
    "prices tickets".split()
)
_NEXT = frozenset("further another next new second third fourth fifth sixth review final follow-up".split())
_TELLING = SAYING | {"adding", "saying"}
_NTH = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_COUNTED = re.compile(r"\d+(?:st|nd|rd|th)")
_THIS_ONE = (["this", "year", "'s"], ["next", "year", "'s"], ["this", "month", "'s"], ["next", "month", "'s"])
_WORDS = _TALKS | SITTINGS | _GROUPS | _NTH | {"members", "year", "month"}
"""Words of which a sentence that tells of such a sitting has one, if it does not begin with "The 13th"."""
BODY_BACK = 40
"""Tokens from "its members" or "the 13th" back to the body or the sitting."""
NOUN_REACH = 6
"""Tokens of a sentence within which stands what is to sit."""
PREDICATE_REACH = 14
"""Tokens from what is to sit to the word that says so."""
WORK_REACH = 4
"""Tokens from "start" to the "work" behind it."""
RULE = "meeting.session"


@dataclass(frozen=True, slots=True)
class AheadReader:
    """Reads sentences that begin with what is to sit; its sides are those of the article."""

    who: ParticipantReader
    lows: Sequence[str]
    names: Sequence[str]

    def read(self, clause: Clause) -> Iterator[MeetingFound]:
        """`A review meeting is to be held in two months`, `Negotiations on peace resume on Thursday, X said`."""
        second = self.lows[clause.sentence.first + 1 : clause.sentence.first + 2]
        if clause.words.isdisjoint(_WORDS) and not any(low[0].isdigit() for low in second):
            return
        found = ((start, self._noun(clause, start)) for start in clause_starts(clause, self.lows))
        told = ((start, noun, self._predicate(clause, noun)) for start, noun in found if noun is not None)
        start, noun, verb = next((one for one in told if one[2] is not None), (0, 0, None))
        if verb is None or not self.who.is_of_the_pair(clause):
            return
        is_body = self._is_body(noun)
        candidate = Candidate(verb, verb + 1, session_row())
        when = time_of(clause, self.lows, candidate)
        place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate, when)
        has_day = when is not None and (when.lower is not None or when.offset_days is not None)
        if when is not None and not has_day:
            when = self._from_now(when)
        if when is None and not place and not self._is_next(clause, start, noun):
            return
        yield self._found(clause, when, place, country, is_body)

    def _noun(self, clause: Clause, first: int) -> int | None:
        """The talks, sitting or body with which a clause begins, or its members; none that belongs to others."""
        if clause.tokens[first].in_quote:
            return None
        for number in range(first, min(first + NOUN_REACH, clause.sentence.last - 2)):
            is_one = self.lows[number] in _TALKS | SITTINGS | _GROUPS and not self._goes_on(clause, number)
            if is_one or self._are_members(number):
                return None if self._is_of_others(clause, first, number) else number
            if self._is_one_more(first, number):
                return number
            if not clause.tokens[number].tag.startswith(("DT", "JJ", "NN", "CD", "VBN", "VBG", "HYPH", "PRP$", "POS")):
                return None
        return None

    def _goes_on(self, clause: Clause, number: int) -> bool:
        """`a committee meeting`: the noun that counts is the last one."""
        return clause.tokens[number + 1].tag.startswith("NN") and self.lows[number + 1] not in OPENING | _SITTING

    def _is_body(self, noun: int) -> bool:
        return self.lows[noun] in _GROUPS or self.lows[noun] == "members"

    def _are_members(self, noun: int) -> bool:
        """`members of the commission`, `its members` behind "a commission": who sits in it."""
        if self.lows[noun] != "members":
            return False
        if self.lows[noun + 1] == "of":
            return not BODIES.isdisjoint(self.lows[noun + 2 : noun + 2 + NOUN_REACH])
        return self.lows[noun - 1] == "its" and not BODIES.isdisjoint(self.lows[max(0, noun - BODY_BACK) : noun])

    def _is_one_more(self, first: int, number: int) -> bool:
        """`The 12th meeting was held in May. The 13th is to take place in June`, `This year's will be held in June`."""
        is_counted = self.lows[number] in _NTH or _COUNTED.fullmatch(self.lows[number]) is not None
        is_counted = is_counted and self.lows[number - 1] == "the" and number == first + 1
        is_years = self.lows[first : number + 1] in _THIS_ONE
        if not (is_counted or is_years) or self.lows[number + 1] not in {"is", "will"}:
            return False
        return not (SITTINGS | _TALKS).isdisjoint(self.lows[max(0, first - BODY_BACK) : first])

    def _is_of_others(self, clause: Clause, first: int, noun: int) -> bool:
        opening = self.lows[first:noun]
        if (OF_OTHERS | {"no"}) & set(opening):
            return True
        if self.lows[noun + 1] not in {"of", "with"}:
            return self._is_body(noun) and not {"its", "joint", "mixed", "bilateral", "working", "the"} & set(opening)
        behind = self.lows[noun + 2 : min(noun + 2 + NOUN_REACH, clause.sentence.last)]
        return not _OF_THEIRS & set(behind) and clause.mention_at(noun + 2) is None

    def _predicate(self, clause: Clause, noun: int) -> int | None:
        """Where it is said that something is to sit or to begin."""
        lows, is_body = self.lows, self._is_body(noun)
        for number in range(noun + 1, min(noun + PREDICATE_REACH, clause.sentence.last - 1)):
            if lows[number] in {"said", "not", "n't", "never", "may", "might", "could", "if", "which", "that"}:
                return None
            is_meant = lows[number - 1] in WILL | {"would", "to"} and self._comes(number, is_body)
            if is_meant and self._is_ahead(noun, number):
                return number
            is_told = lows[number] in OPENING | _SITTING and clause.tokens[number].tag in {*PRESENT, "NN", "VB"}
            if (
                is_told
                and not is_body
                and lows[number] in OPENING
                and (lows[number + 1] in _WHEN or clause.is_time(number + 1))
            ):
                return number
            is_due = lows[number] in FIXED | {"expected"} and lows[number - 1] in {"is", "are"}
            if is_due and not is_body and (lows[number + 1] in _WHEN or clause.is_time(number + 1)):
                return number
        return None

    def _comes(self, verb: int, is_body: bool) -> bool:
        """`be held`, `take place`, `resume`; a body is to `meet` or to `start its work`."""
        if self.lows[verb] in _SITTING:
            return True
        if is_body:
            is_opening = self.lows[verb] in OPENING | {"take"}
            return is_opening and bool(_AT_WORK & set(self.lows[verb + 1 : verb + 1 + WORK_REACH]))
        return self.lows[verb] in OPENING or self.lows[verb : verb + 2] in _HELD

    def _is_ahead(self, noun: int, verb: int) -> bool:
        """`is to`, `are due to`, `will`; and not `was to`, `failed to`."""
        between = set(self.lows[noun + 1 : verb])
        return bool((WILL | {"would"}) & between) or bool({"is", "are"} & between and _LIKELY & between)

    def _from_now(self, when: TimeFound) -> TimeFound | None:
        """`in two months`, beside `is to be held`: counted from now."""
        published = self.who.cast.published
        found = self.who.knowledge.calendar.find(when.text, 0, len(when.text), published, True)
        return replace(found[0], start=when.start, end=when.end) if found and found[0].lower is not None else None

    def _is_next(self, clause: Clause, first: int, noun: int) -> bool:
        """`A further session will be held`: one more, whenever."""
        is_one = self.lows[noun] in SITTINGS and clause.tokens[noun].tag == "NN"
        return is_one and bool(_NEXT & set(self.lows[first:noun]))

    def _found(self, clause: Clause, when: TimeFound | None, place: str, country: str, is_body: bool) -> MeetingFound:
        sides = self.who.main_pair
        form = "in_person_third_country" if country and country not in sides else "delegation_talks"
        return MeetingFound(
            sides=sides, parties=self.who.parties([], sides, country),
            format="working_group_session" if is_body else form, occurrence="planned",
            sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end,
            rule=RULE, when=when, place=place, sentences=(clause.sentence.index,),
        )  # fmt: skip


def clause_starts(clause: Clause, lows: Sequence[str]) -> Iterator[int]:
    """Where clauses begin: the sentence, and what somebody said."""
    first = clause.sentence.first
    if clause.tokens[first].in_quote:
        return
    yield first
    for number in range(first + 1, clause.sentence.last - 2):
        if lows[number] in _TELLING and not clause.tokens[number].in_quote:
            yield number + 1 + (lows[number + 1] == "that")
        elif lows[number] in {"and", ";", "but"} and lows[number - 1] in {",", ";"}:
            yield number + 1


def session_row() -> MeetingTrigger:
    """The trigger of a round to come that no word of its own tells of."""
    return MeetingTrigger("session", (), "verb", "delegation_talks", "planned", "", "strong", "")
