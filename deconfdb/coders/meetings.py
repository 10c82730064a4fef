"""Meetings: who met whom, where, when, planned or held; one record for one meeting, however often it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from deconfdb.coders.cast import Actor, Cast, Mention
from deconfdb.coders.findings import MeetingFound, PartyFound
from deconfdb.coders.gate import Relevance
from deconfdb.coders.grammar import PREPOSITIONS, Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.merging import merge_meetings
from deconfdb.coders.times import TimeFound, edtf_of
from deconfdb.lexicon.records import MeetingTrigger

AREA_PREPOSITIONS = frozenset("in over above across inside near around along throughout within off into outside against".split())
_PARTY_KINDS = frozenset(
    {"state", "government", "ministry", "government_office", "armed_force", "armed_group", "alliance", "person", "office_holder",
     "delegation", "anonymous_official", "anonymous_collective", "international_organisation"}
)  # fmt: skip
_FUTURE = frozenset("will would 'll shall scheduled due slated upcoming planned plans plan planning expected expects set intends".split())
_CALLED_FOR = frozenset("call called calls urge urged urges propose proposed proposes offer offered offers seek sought invite invited invites request requested".split())
_MOTION = frozenset("visit".split())
_JOURNALISTS = frozenset("reporters journalists press media parliament lawmakers senators deputies".split())
_COUNTED = {"two": 2, "three": 3, "both": 2}
_NATURAL = frozenset({"meeting", "meetings", "talks", "visit", "trip", "call", "summit", "session", "discussions", "negotiations", "conference", "consultations", "conversation"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in a sentence, with its reading."""

    first: int
    last: int
    row: MeetingTrigger


@dataclass(slots=True)
class MeetingReader:
    """Finds the meetings of one article."""

    knowledge: Knowledge
    cast: Cast
    lows: Sequence[str]
    published: date | None
    sides: tuple[str, ...]
    recent: list[Mention]

    def read(self, clause: Clause) -> list[MeetingFound]:
        """The meetings that one sentence tells of, before they are merged with those of other sentences."""
        found: list[MeetingFound] = []
        for candidate in self._candidates(clause):
            meeting = self._meeting(clause, candidate)
            if meeting is not None:
                found.extend(self._rounds(clause, candidate, meeting))
        self._remember(clause)
        return found

    def _remember(self, clause: Clause) -> None:
        for mention in clause.mentions:
            if mention.how not in {"adjective", "outlet"} and mention.actor.side:
                self.recent.append(mention)

    def _candidates(self, clause: Clause) -> list[Candidate]:
        found: list[Candidate] = []
        for first, last, rows in self.knowledge.triggers.find(self.lows, clause.sentence.first, clause.sentence.last):
            row = self._reading(clause, first, last, rows)
            if row is not None and not self._is_none(clause, first):
                found.append(Candidate(first, last, row))
        for number in range(clause.sentence.first, clause.sentence.last):
            if self.lows[number] in self.knowledge.split_triggers and not any(one.first <= number < one.last for one in found):
                split = self._split(clause, number)
                if split is not None and not self._is_none(clause, number):
                    found.append(split)
        return sorted(found, key=lambda one: one.first)

    def _is_none(self, clause: Clause, first: int) -> bool:
        """`no contacts at the top`, `never met`: no meeting."""
        before = self.lows[max(clause.sentence.first, first - 3) : first]
        return bool({"no", "not", "n't", "never", "without"} & set(before))

    def _split(self, clause: Clause, number: int) -> Candidate | None:
        """A verb with its preposition further on ("spoke by telephone on Friday with")."""
        if clause.tokens[number].tag and not clause.tokens[number].tag.startswith("VB"):
            return None
        for later in range(number + 1, min(number + 9, clause.sentence.last)):
            for particle, row in self.knowledge.split_triggers[self.lows[number]]:
                if self.lows[later] == particle and later + 1 < clause.sentence.last and self._starts_party(clause, later + 1):
                    phone = {"telephone", "phone", "hotline", "line"} & set(self.lows[number:later])
                    return Candidate(number, later + 1, replace(row, meeting_format="phone_call", strength="strong") if phone else row)
            if self.lows[later] in {".", ";", "that", '"'}:
                break
        phone = {"telephone", "phone", "hotline"} & set(self.lows[number : number + 9])
        if phone and self.lows[number] in {"spoke", "talked", "speak", "talk", "spoken"}:
            row = self.knowledge.split_triggers[self.lows[number]][0][1]
            return Candidate(number, number + 1, replace(row, meeting_format="phone_call", strength="strong"))
        return None

    def _starts_party(self, clause: Clause, number: int) -> bool:
        for step in range(3):
            mention = clause.mention_at(number + step) if number + step < clause.sentence.last else None
            if mention is not None:
                return mention.how != "outlet"
        return False

    def _reading(self, clause: Clause, first: int, last: int, rows: Sequence[MeetingTrigger]) -> MeetingTrigger | None:
        token = clause.tokens[first]
        for row in rows:
            if row.part_of_speech not in {"verb", "noun"} or not row.meeting_format:
                continue
            if row.part_of_speech == "verb" and token.tag and not any(clause.tokens[number].tag.startswith("VB") for number in range(first, last)):
                continue
            if row.part_of_speech == "noun" and token.tag and clause.tokens[last - 1].tag.startswith("VB"):
                continue
            return row
        return None

    # One meeting.

    def _meeting(self, clause: Clause, candidate: Candidate) -> MeetingFound | None:
        row = candidate.row
        after = {self.lows[number] for number in range(candidate.last, min(candidate.last + 4, clause.sentence.last))}
        if after & _JOURNALISTS:
            return None
        mentions = self._participants(clause, candidate)
        place, country = self._place(clause, candidate)
        sides = tuple(dict.fromkeys(side for mention in mentions for side in mention.sides if side))
        if row.meeting_format == "visit":
            sides, mentions = self._visit(clause, candidate, mentions, country)
        elif len(sides) == 1 and country and country != sides[0] and country in self.sides and self._is_delegation(mentions):
            sides = (*sides, country)
        if len(sides) < 2:
            taken_up = self._taken_up(clause, candidate)
            if len({side for mention in taken_up for side in mention.sides}) >= 2:
                mentions = taken_up
                sides = tuple(dict.fromkeys(side for mention in mentions for side in mention.sides if side))
        if len(sides) < 2 or (row.strength == "weak" and not self._military_or_diplomatic(clause, mentions)):
            return None
        parties = self._parties(mentions, sides, country)
        when = self._when(clause, candidate)
        occurrence = self._occurrence(clause, candidate)
        start = min(clause.tokens[candidate.first].start, *(clause.tokens[mention.first].start for mention in mentions)) if mentions else clause.sentence.start
        return MeetingFound(
            sides=sides, parties=parties, format=self._format(row, sides, country, mentions), occurrence=occurrence,
            sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end,
            rule=f"meeting.{row.part_of_speech}-{row.strength or 'weak'}", when=when, place=place,
            level=self._level(parties), outcome="", sentences=(clause.sentence.index,),
        ) if start >= 0 else None  # fmt: skip

    def _is_party(self, clause: Clause, mention: Mention) -> bool:
        if mention.how in {"outlet"} or not any(mention.sides) or mention.actor.kind not in _PARTY_KINDS:
            return False
        before = self.lows[mention.first - 1] if mention.first > clause.sentence.first else ""
        if before in AREA_PREPOSITIONS and mention.how in {"state", "metonym"}:
            return False
        if mention.how == "adjective":
            return self._adjective_of_party(clause, mention)
        return True

    def _adjective_of_party(self, clause: Clause, mention: Mention) -> bool:
        """`Turkish-Israeli talks`, `the Russian delegation`: an adjective stands for its side before a word of meeting."""
        words = [self.lows[number] for number in range(mention.last, min(mention.last + 4, clause.sentence.last))]
        return bool(set(words[:3]) & _NATURAL) or (words[:1] == ["-"]) or bool(set(words[:3]) & {"delegation", "delegations", "team", "teams", "side", "sides", "counterpart", "counterparts"})

    def _participants(self, clause: Clause, candidate: Candidate) -> list[Mention]:
        """Actors bound to the trigger: its subject and object, "between", "with", possessives; else those of its clause."""
        mentions = [mention for mention in clause.mentions if self._is_party(clause, mention) and not clause.tokens[mention.first].in_quote
                    or (self._is_party(clause, mention) and clause.tokens[candidate.first].in_quote)]  # fmt: skip
        bound = self._bound(clause, candidate, mentions)
        sides = {side for mention in bound for side in mention.sides}
        if len(sides) >= 2:
            return bound
        return bound if clause.has_parse or bound else self._near(clause, candidate, mentions)

    def _bound(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        found: list[Mention] = []

        def add(mention: Mention | None) -> None:
            if mention is not None and mention in mentions and mention not in found:
                found.append(mention)

        first, last = candidate.first, candidate.last
        # On the right: "between A and B", "with B", "A and B" right after a transitive verb.
        limit = self._right_limit(clause, last)
        for number in range(last, limit):
            low = self.lows[number]
            if low in {"between", "with", "among", "of"} or (number == last and candidate.row.part_of_speech == "verb"):
                start = number + 1 if low in {"between", "with", "among", "of"} else number
                for mention in mentions:
                    if start <= mention.first < min(start + 18, limit) and self._joined(clause, start, mention.first):
                        add(mention)
        # On the left: the subject of the verb, or the owner and the modifiers of the noun.
        if candidate.row.part_of_speech == "verb":
            for mention in self._subject_mentions(clause, first, last):
                add(mention)
        else:
            for mention in mentions:
                if mention.last <= first and first - mention.last <= 5 and self._modifies_noun(clause, mention, first):
                    add(mention)
            for mention in self._governors(clause, first):
                add(mention)
        return found

    def _right_limit(self, clause: Clause, last: int) -> int:
        for number in range(last, clause.sentence.last):
            if self.lows[number] in {";", "which", "who", "that", "after", "before", "while", "when", "where", "said", "says"} or (
                clause.tokens[number].text == '"'
            ):
                return number
        return clause.sentence.last

    def _joined(self, clause: Clause, start: int, stop: int) -> bool:
        """Only names, determiners, commas and "and" stand between."""
        for number in range(start, stop):
            low = self.lows[number]
            inside = clause.mention_at(number) is not None
            if not inside and low not in {"and", ",", "the", "both", "his", "her", "their", "its", "a", "an", "two", "of", "-"} and low not in PREPOSITIONS \
                    and not clause.tokens[number].tag.startswith(("JJ", "NN", "DT", "PRP$", "CC")) and clause.tokens[number].tag != "":  # fmt: skip
                return False
        return True

    def _modifies_noun(self, clause: Clause, mention: Mention, noun: int) -> bool:
        between = [self.lows[number] for number in range(mention.last, noun)]
        return not set(between) & (PREPOSITIONS | {",", ";", "said", "that", "and"}) or between[:1] in (["'s"], ["'"])

    def _subject_mentions(self, clause: Clause, first: int, last: int) -> tuple[Mention, ...]:
        verb = next((number for number in range(first, last) if clause.tokens[number].tag.startswith("VB")), first)
        subject = clause.subject(verb, last)
        if subject is None:
            return ()
        if subject.mentions:
            return subject.mentions
        if subject.word in {"he", "she"}:
            person = next((mention for mention in reversed([*self.recent, *[m for m in clause.mentions if m.first < first]]) if mention.actor.kind == "person"), None)
            return (person,) if person else ()
        return ()

    def _governors(self, clause: Clause, noun: int) -> tuple[Mention, ...]:
        """The subject of the verb that has the noun as its object ("X held a meeting", "X attended talks")."""
        if clause.has_parse:
            number, steps = noun, 0
            while steps < 4 and clause.tokens[number].head != number:
                number, steps = clause.tokens[number].head, steps + 1
                if clause.tokens[number].tag.startswith("VB"):
                    subject = clause.subject(number, number + 1)
                    if subject is not None and subject.mentions and not set(range(subject.start, subject.token + 1)) & {noun}:
                        return subject.mentions
                    return ()
            return ()
        subject = clause.subject(noun - 1, noun) if noun - 1 > clause.sentence.first else None
        return subject.mentions if subject else ()

    def _near(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        """Without a parse: actors within a dozen words and no attribution between."""
        found = []
        for mention in mentions:
            left, right = min(mention.first, candidate.first), max(mention.last, candidate.last)
            if right - left <= 14 and not {"said", "told", "says", "according"} & set(self.lows[left:right]):
                found.append(mention)
        return found

    def _visit(self, clause: Clause, candidate: Candidate, mentions: list[Mention], country: str) -> tuple[tuple[str, ...], list[Mention]]:
        """A traveller of one side in the country of another; "to meet X" adds X."""
        travellers = [mention for mention in mentions if mention.actor.kind not in {"state", "alliance"}]
        if not travellers:
            return (), []
        own = travellers[0].actor.side
        purpose = [
            mention for mention in clause.mentions
            if mention.first > candidate.last and mention.actor.kind in {"person", "office_holder", "anonymous_official"} and self._is_party(clause, mention)
            and {"meet", "see", "with", "talks", "visit"} & set(self.lows[max(candidate.last, mention.first - 7) : mention.first])
        ]  # fmt: skip
        mentions = [*travellers, *(mention for mention in purpose if mention not in travellers)]
        sides = [side for mention in mentions for side in mention.sides if side]
        if country and country != own and country in self.sides:
            sides.append(country)
        return tuple(dict.fromkeys(sides)), mentions

    def _is_delegation(self, mentions: Sequence[Mention]) -> bool:
        return bool(mentions) and all(mention.actor.kind not in {"state", "alliance"} for mention in mentions)

    def _taken_up(self, clause: Clause, candidate: Candidate) -> list[Mention]:
        """`the two leaders`, `their talks`, `both sides`: the last two sides named."""
        window = set(self.lows[max(clause.sentence.first, candidate.first - 9) : min(candidate.last + 9, clause.sentence.last)])
        plural = {"leaders", "ministers", "presidents", "sides", "countries", "delegations", "militaries", "armies", "officers", "generals", "officials", "chiefs", "neighbours", "neighbors", "nations", "teams", "their"}
        if not window & plural or not (window & {"the", "both", "two", "their"}):
            return []
        if self.lows[candidate.first] in {"met", "meet", "meeting", "meetings", "talks", "discussions", "call", "visit", "session"} or candidate.row.strength == "strong":
            pool = [mention for mention in [*self.recent[-14:], *(m for m in clause.mentions if m.first < candidate.first)] if self._is_party(clause, mention)]
            sides: list[str] = []
            chosen: list[Mention] = []
            for mention in reversed(pool):
                if mention.actor.side and mention.actor.side not in sides and len(sides) < 2:
                    sides.append(mention.actor.side)
                    chosen.append(mention)
            return chosen[::-1]
        return []

    def _military_or_diplomatic(self, clause: Clause, mentions: Sequence[Mention]) -> bool:
        kinds = {mention.actor.kind for mention in mentions}
        if kinds & {"person", "office_holder", "armed_force", "ministry", "delegation", "anonymous_official", "anonymous_collective", "government"}:
            return True
        terms = self.knowledge.relevance.find(self.lows, clause.sentence.first, clause.sentence.last)
        return any(rows[0].weight > 0 for _, _, rows in terms)

    def _parties(self, mentions: Sequence[Mention], sides: Sequence[str], country: str) -> tuple[PartyFound, ...]:
        found: dict[str, PartyFound] = {}
        covered: set[str] = set()
        for mention in mentions:
            for actor in mention.speakers:
                actor = self.cast.settle(actor)
                if not actor.ref or actor.ref not in self.cast.actors:
                    continue
                if actor.kind == "state" and mention.how == "adjective":
                    continue
                role = "delegation" if actor.kind == "delegation" else "participant"
                found.setdefault(actor.ref, PartyFound(actor, role, actor.office))
                covered.add(actor.side)
        for side in sides:
            if side not in covered:
                actor = self.cast.state(side)
                found.setdefault(actor.ref, PartyFound(actor, "participant"))
        if country and country not in sides and country in self.knowledge.states:
            actor = self.cast.state(country)
            found.setdefault(actor.ref, PartyFound(actor, "neutral_host"))
        return tuple(found.values())

    def _level(self, parties: Sequence[PartyFound]) -> int | None:
        levels = [self.knowledge.offices[party.office].level for party in parties if party.office in self.knowledge.offices]
        return min(levels) if levels else None

    def _format(self, row: MeetingTrigger, sides: Sequence[str], country: str, mentions: Sequence[Mention]) -> str:
        if row.meeting_format in {"in_person_bilateral", "delegation_talks"}:
            if len(sides) > 2:
                return "in_person_multilateral"
            if country and country not in sides:
                return "in_person_third_country"
            if any("delegation" in mention.actor.name.lower() or mention.actor.kind == "delegation" for mention in mentions):
                return "delegation_talks"
        return row.meeting_format

    def _place(self, clause: Clause, candidate: Candidate) -> tuple[str, str]:
        """The place nearest to the trigger on its right, or nearest on its left; and the country it lies in."""
        best: tuple[int, str, str] | None = None
        for number in range(clause.sentence.first + 1, clause.sentence.last):
            if self.lows[number - 1] not in {"in", "to", "at", "from", "of", "for"} or clause.tokens[number].in_quote != clause.tokens[candidate.first].in_quote:
                continue
            if self.lows[number - 1] == "of" and self.lows[number - 2] not in {"resort", "city", "capital", "town", "port", "base"}:
                continue
            skip = number + 1 if self.lows[number] == "the" and number + 1 < clause.sentence.last else number
            hit = self.knowledge.names.at([token.name for token in clause.tokens[clause.sentence.first : clause.sentence.last]], skip - clause.sentence.first, clause.sentence.last - clause.sentence.first)
            if hit is None:
                continue
            entry = next((entry for entry in hit[1] if entry.role == "place"), None) or next((entry for entry in hit[1] if entry.role in {"state", "metonym", "adjective"}), None)
            if entry is not None and entry.role == "adjective":
                entry = replace(entry, role="state")
                if self.lows[skip + hit[0] : skip + hit[0] + 1] != ["capital"]:
                    continue
            if entry is None or (self.lows[number - 1] in {"of", "for"} and entry.role != "place"):
                continue
            if entry.role == "state" and skip + hit[0] < clause.sentence.last and self.lows[skip + hit[0]] == "capital":
                capital = self.knowledge.states[entry.side].capital if entry.side in self.knowledge.states else ""
                best = (max(0, number - candidate.last), capital, entry.side) if capital else best
                continue
            is_country = entry.role == "state"
            if is_country and self.lows[number - 1] not in {"in", "to", "from"}:
                continue
            after = skip + hit[0]
            if after < clause.sentence.last and self.lows[after] in {"'s", "'"}:
                continue
            distance = number - candidate.last if number >= candidate.last else candidate.first - number + 4
            if distance > 24 or (is_country and self._is_area(entry.side)):
                continue
            name = " ".join(token.text for token in clause.tokens[skip:after])
            if best is None or distance < best[0]:
                best = (distance, name, entry.side)
        return (best[1], best[2]) if best else ("", "")

    def _is_area(self, side: str) -> bool:
        """A state that the article names as the scene ("in Syria") is no place of a meeting between others."""
        return side not in self.sides and False

    def _when(self, clause: Clause, candidate: Candidate) -> TimeFound | None:
        best: tuple[int, TimeFound] | None = None
        for time in clause.times:
            first = next((number for number in range(clause.sentence.first, clause.sentence.last) if clause.tokens[number].end > time.start), None)
            if first is None or time.is_open and candidate.row.part_of_speech == "verb":
                continue
            distance = first - candidate.last if first >= candidate.last else candidate.first - first + 3
            left, right = sorted((first, candidate.first))
            if any(low in {"said", "told", "says", "announced", "stated"} for low in self.lows[left:right]):
                distance += 12
            before = self.lows[first - 3 : first]
            if set(before) & {"said", "told", "says", "announced", "disclosed", "stated", "statement"} and distance > 3:
                distance += 12
            if best is None or distance < best[0]:
                best = (distance, time)
        return best[1] if best and best[0] <= 26 else None

    def _occurrence(self, clause: Clause, candidate: Candidate) -> str:
        row = candidate.row
        window = range(max(clause.sentence.first, candidate.first - 6), candidate.first)
        before = [self.lows[number] for number in window if not clause.mention_at(number)]
        after = [self.lows[number] for number in range(candidate.last, min(candidate.last + 7, clause.sentence.last))]
        if {"cancelled", "canceled", "scrapped"} & set(before + after):
            return "cancelled"
        if {"postponed", "delayed"} & set(before + after):
            return "postponed"
        if set(before[-4:]) & _CALLED_FOR and row.part_of_speech == "noun":
            return "proposed"
        coming = set(before[-5:]) & {"will", "'ll", "upcoming", "planned", "scheduled", "due", "slated", "next", "plans", "plan", "expected", "would", "could", "future", "further"}
        if coming or {"scheduled", "slated", "planned"} & set(after[:5]):
            if "would" in coming and "will" not in coming and not set(before[-5:]) & {"continue", "take", "hold", "be"} and row.part_of_speech == "verb":
                return "planned"
            return "planned"
        if row.part_of_speech == "verb" and before[-1:] == ["to"] and not set(before) & {"had", "have", "has"}:
            return "planned"
        return row.occurrence or "held"

    def _rounds(self, clause: Clause, candidate: Candidate, meeting: MeetingFound) -> list[MeetingFound]:
        """`two rounds of talks in A and B` are two meetings."""
        window = self.lows[max(clause.sentence.first, candidate.first - 2) : candidate.last]
        count = next((_COUNTED[word] for word in window if word in _COUNTED), 0)
        if not count or "rounds" not in self.lows[candidate.first - 1 : candidate.last + 1]:
            return [meeting]
        places = self._listed_places(clause, candidate)
        if len(places) != count:
            return [meeting]
        return [replace(meeting, place=place, round_no=number) for number, place in enumerate(places, 1)]

    def _listed_places(self, clause: Clause, candidate: Candidate) -> list[str]:
        names = [token.name for token in clause.tokens]
        for number in range(candidate.last, clause.sentence.last - 3):
            if self.lows[number] != "in":
                continue
            places: list[str] = []
            position = number + 1
            while position < clause.sentence.last:
                hit = self.knowledge.names.at(names, position, clause.sentence.last)
                if hit is None or not any(entry.role in {"place", "metonym"} for entry in hit[1]):
                    break
                places.append(" ".join(names[position : position + hit[0]]))
                position += hit[0]
                if position < clause.sentence.last and self.lows[position] in {"and", ","}:
                    position += 1
                else:
                    break
            if len(places) > 1:
                return places
        return []


def find_meetings(
    knowledge: Knowledge, clauses: Sequence[Clause], cast: Cast, lows: Sequence[str], relevance: Relevance, published: date | None
) -> list[MeetingFound]:
    """The meetings of an article, retellings merged; none where the gate finds no contact between sides."""
    if relevance is not Relevance.ON_TOPIC:
        return []
    sides = tuple(dict.fromkeys(side for clause in clauses for mention in clause.mentions for side in mention.sides if side))
    reader = MeetingReader(knowledge, cast, lows, published, sides, [])
    told = [meeting for clause in clauses if clause.sentence.kind != "headline" for meeting in reader.read(clause)]
    merged = merge_meetings(told)
    return [event_dated(meeting, merged) for meeting in merged]


def event_dated(meeting: MeetingFound, meetings: Sequence[MeetingFound]) -> MeetingFound:
    """`two weeks after X`: counted from the other meeting of the sentence, if that one has a day."""
    when = meeting.when
    if when is None or when.offset_days is None:
        return meeting
    anchor = next((other for other in meetings if other is not meeting and other.when is not None and other.when.lower is not None
                   and set(other.sentences) & set(meeting.sentences)), None)  # fmt: skip
    if anchor is None or anchor.when is None or anchor.when.lower is None:
        return meeting
    day = anchor.when.lower - timedelta(days=when.offset_days)
    return replace(meeting, when=replace(when, edtf=edtf_of(day, day, approximate=True), lower=day, upper=day))


def participants_of(meeting: MeetingFound) -> tuple[Actor, ...]:
    """The actors at a meeting."""
    return tuple(party.actor for party in meeting.parties)
