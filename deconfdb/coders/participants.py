"""Who took part in a meeting: those bound to the word that tells of it, placed on a side, or taken up from before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.bindings import LOOKING_ON, Candidate
from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.fates import CANCELLED, POSTPONED, is_stayed_away_from
from deconfdb.coders.findings import PartyFound
from deconfdb.coders.function_words import BOTH, IN_OFFICE, THE_TWO
from deconfdb.coders.governors import ASKING, HOSTED, PROPOSING, TOLD
from deconfdb.coders.grammar import Clause
from deconfdb.coders.letters import LETTER
from deconfdb.coders.meeting_days import are_begun
from deconfdb.coders.other_side import BODIES, is_put_off, is_to_the_ministry, is_with_the_other, wished_by
from deconfdb.coders.preceding import TOWNS, is_place_name
from deconfdb.coders.presences import is_in_arms
from deconfdb.coders.subjects import NEAR_PERSON
from deconfdb.coders.travellers import TravelReader
from deconfdb.coders.untold import A_MONTH
from deconfdb.coders.whereabouts import time_of

_PLURAL_PEOPLE = frozenset(
    "leaders ministers presidents sides countries delegations militaries armies officers generals officials chiefs neighbours neighbors "  # noqa: E501
    "nations teams commanders diplomats envoys ambassadors negotiators premiers participants parties their rivals foes "
    "enemies adversaries belligerents representatives delegates services colonels admirals brigadiers marshals secretaries "
    "plenipotentiaries governors prefects commands navies ministries deputies".split()
)
_RECEIVING = frozenset({"receive", "welcome", "greet", "host"})
_RULERS = frozenset("president premier king emir sultan emperor shah chancellor".split())
_POINTERS = frozenset(
    "pair duo they two both counterpart counterparts colleague each another previous last next earlier round rounds such "
    "follow first second third fourth fifth sixth ninth tenth twelfth".split()
)
_POINTING_BACK = _PLURAL_PEOPLE | _POINTERS
_TALKS = frozenset("talks negotiations discussions".split())
_TALKED_ABOUT = frozenset(
    "peace truce ceasefire cease-fire armistice border security defence defense crisis summit".split()
)
SITTINGS = frozenset("meeting session sitting round meetings sessions rounds".split())
_LENGTHS = frozenset("hour hours day days week weeks".split())
"""`five days of talks`."""
_PLACES_OF_TWO = frozenset({"capitals", "delegations"})
OBJECT_REACH = 8
"""Tokens from "telephoned" to "both presidents" behind it."""
_DEFINITE = frozenset({"the", "this", "that", "their"})
SUMMONS = frozenset({"summon", "call in", "haul in", "convoke", "call into the foreign ministry"})
"""Triggers that name the envoy; who summons him is often left unsaid."""
_SIDES = frozenset({"sides", "parties"})
"""Who are the two, where an article is about two."""
_PAIR = frozenset({"they", "two", "three", "both", "pair", "duo"})
_PAIRED = frozenset(
    "the of them men leaders ministers presidents premiers generals officials commanders diplomats envoys chiefs officers had "
    "last also".split()
)
_AFTER = frozenset({"after", "at", "following"})
_CONCLUDED = frozenset("concluded reached agreed signed struck sealed negotiated brokered settled made".split())
_SEVERAL = frozenset("several other various many some foreign different".split())
WITH_REACH, GUEST_REACH = 6, 10
"""Tokens from "held a meeting" to the "with", and from there to the last word for those whom somebody met."""
THREE = 3
PAIR_REACH = 6
"""Tokens from "the three" to "had met"."""
TWO_REACH = 18
"""Tokens from "the two sides said" to the talks after which they said it."""
SENTENCES_BACK = 1
"""Sentences between "they" and those whom it stands for."""
BODY_REACH = 40
"""Tokens from a body to "its session"."""
BACK = 16
"""Mentions before the sentence among which the pair has to be."""


@dataclass(slots=True)
class ParticipantReader(TravelReader):
    """Finds the actors of one meeting."""

    mediators: frozenset[str] = frozenset()
    """Sides that the article shows as mediators and hosts of others."""

    def are_mediators(self, mentions: Sequence[Mention]) -> bool:
        """`A and B are guarantors of the talks, which opened in May`: none of those who are named deals with another."""
        named = set(sides_of(mentions))
        return bool(named) and named <= self.mediators and not named & set(self.main_pair)

    def placed(self, mentions: list[Mention]) -> list[Mention]:
        """Who meets one side of the pair, and of whom no side is known, is of the other side."""
        settled = [self._settled(mention) for mention in mentions]
        sides = {side for mention in settled for side in mention.sides if side}
        unplaced = [mention for mention in settled if mention.actor.kind == "person" and not any(mention.sides)]
        if not unplaced and len(settled) > 1:
            # "The admiral sat down with Assistant Foreign Minister X": the nearest country was only a guess.
            unplaced = [mention for mention in settled if mention.actor.ref in self.cast.guessed][-1:]
        if len(self.main_pair) != 2 or len(sides) != 1 or not sides < set(self.main_pair) or not unplaced:
            return settled
        other = next(side for side in self.main_pair if side not in sides)
        for mention in unplaced:
            self.cast.place(mention.actor, other)
        return [self._settled(mention) for mention in settled]

    def at_home(self, candidate: Candidate, mentions: list[Mention], country: str) -> list[Mention]:
        """`The minister of A called on President X in Damascus`: a president of whom no country is told is at home.

        So is he who receives a guest of whom no country is told either.
        """
        sides = sides_of(mentions)
        hosts = [one for one in mentions if one.actor.kind == "person" and not any(one.sides) and self._rules(one)]
        is_told = len(sides) == 1 or (not sides and candidate.row.trigger in _RECEIVING)
        if len(hosts) != 1 or not is_told or country in sides or country not in self.knowledge.states:
            return mentions
        self.cast.place(hosts[0].actor, country)
        return [self._settled(one) for one in mentions]

    def _rules(self, mention: Mention) -> bool:
        return bool(_RULERS & set(self.lows[mention.first : mention.last]))

    def of_the_two(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """The pair of the article, where two people meet of whom no side is told ("X wrote to Vice Premier Y")."""
        people = {mention.actor.ref for mention in mentions if mention.actor.kind == "person"}
        return self.main_pair if len(people) == 2 == len(mentions) and len(self.main_pair) == 2 else ()

    def _settled(self, mention: Mention) -> Mention:
        if mention.actor.kind != "person" or mention.actor.ref not in self.cast.actors or len(mention.sides) > 1:
            return mention
        actor = self.cast.settle(mention.actor)
        if actor is mention.actor and mention.sides == (actor.side,):
            return mention
        return replace(mention, actor=actor, sides=(actor.side,))

    def met_before(self, clause: Clause, candidate: Candidate) -> tuple[Mention, ...]:
        """`They mean to meet again`, `the two last met in May`, `the two of them would talk`: those named or told of just before.

        They may be of other sides than those the article is about.
        """
        if not self._points_to_people(clause, candidate):
            return ()
        named = tuple(one for one in clause.mentions if one.last <= candidate.first and one.actor.kind in TOLD)
        if len(sides_of(named)) == 2:
            return named
        is_near = 0 <= clause.sentence.index - self.met_at <= SENTENCES_BACK
        return self.met if is_near and self._are_so_many(clause, candidate) else ()

    def _are_so_many(self, clause: Clause, candidate: Candidate) -> bool:
        """Whether those who met last are as many as "the two" or "the three"; "they" may be two or three."""
        before = self.lows[max(clause.sentence.first, candidate.first - PAIR_REACH) : candidate.first]
        count = len(sides_of(self.met))
        if {"three", "they"} & set(before):
            are_three = count == THREE and set(self.main_pair) <= set(sides_of(self.met))
            return are_three or ("three" not in before and count == 2)
        return count == 2

    def _points_to_people(self, clause: Clause, candidate: Candidate) -> bool:
        if candidate.row.part_of_speech == "noun":
            return "their" in self.lows[max(clause.sentence.first, candidate.first - 3) : candidate.first]
        subject = None if _PAIR.isdisjoint(clause.words) else clause.subject(candidate.first, candidate.last)
        if subject is None or any(side for one in subject.mentions for side in one.sides):
            return False
        stop = next((n for n in range(subject.start, candidate.first) if clause.tokens[n].tag.startswith(("VB", "MD"))),
                    candidate.first)  # fmt: skip
        words = self.lows[subject.start : stop]
        return bool(words) and bool(_PAIR & set(words)) and set(words) <= _PAIR | _PAIRED

    def taken_up(self, clause: Clause, candidate: Candidate, sides: Sequence[str]) -> list[Mention]:
        """`the two leaders`, `their talks`, `his counterpart`: the pair of the article, where one of it or none is named."""
        if not set(sides) <= set(self.main_pair) and self._are_the_two(clause, candidate):
            sides = ()  # "officers of the two countries met, with C's envoy in the room"
        if len(self.main_pair) < 2 or not set(sides) <= set(self.main_pair) or not self._refers_back(clause, candidate):
            return []
        if (sides and self._by_others(clause, candidate)) or self._is_received_by_both(clause, candidate):
            return []
        if sides and self._with_others(clause, candidate):
            return []
        pool = self._named_by_adjectives(clause, candidate, sides) + [
            mention
            for mention in [*self.recent[-BACK:], *(m for m in clause.mentions if m.first < candidate.first)]
            if self.is_party(clause, mention) and mention.actor.side in {*mention.sides, ""}
        ]  # not "an Iranian fisherman", who is of no side
        sides_left = dict.fromkeys(self.main_pair)
        chosen: list[Mention] = []
        for mention in reversed(pool):
            new = [side for side in mention.sides if side in sides_left]
            for side in new:
                del sides_left[side]
            if new and mention not in chosen:
                chosen.append(mention)
        is_named_enough = not sides_left or (bool(chosen) and self._are_the_two(clause, candidate))
        return chosen[::-1] if is_named_enough else []

    def _named_by_adjectives(self, clause: Clause, candidate: Candidate, sides: Sequence[str]) -> list[Mention]:
        """`Greek and Turkish ships collided. The two ministers spoke`: the two, where a sentence names neither of them."""
        if candidate.row.trigger == LETTER:
            return self.bare
        is_one_named = any(
            set(one.sides) & set(self.main_pair)
            for one in clause.mentions
            if one.how != "person" and self.is_party(clause, one)
        )
        return [] if sides or is_one_named else self.bare

    def without_far(self, clause: Clause, mentions: Sequence[Mention], taken_up: Sequence[Mention]) -> list[Mention]:
        """`The delegations will meet again`: of the two sides, but not of people whom the text named long before."""
        near = clause.sentence.first - NEAR_PERSON
        return [
            one
            for one in mentions
            if one not in taken_up or one.actor.kind == "state" or (one.last > near and not is_in_arms(one))
        ]

    def are_people(self, clause: Clause, candidate: Candidate) -> bool:
        """`The presidents spoke for half an hour`: people in office do it, of whatever side."""
        if candidate.row.part_of_speech != "verb":
            return False
        by = next((n for n in clause.children(candidate.first) if self.lows[n] == "by"), None)
        if by is not None:
            return bool(IN_OFFICE & {self.lows[n] for n in clause.subtree(by)})  # "was discussed by officials of both"
        subject = clause.subject(candidate.first, candidate.last)
        return subject is not None and self.lows[subject.token] in IN_OFFICE

    def _are_the_two(self, clause: Clause, candidate: Candidate) -> bool:
        """`officers of both armies met`, `delegations from the two countries`: the subject, which names no country."""
        subject = clause.subject(candidate.first, candidate.last) if candidate.row.part_of_speech == "verb" else None
        if subject is not None and not sides_of(subject.mentions):
            words = {self.lows[number] for number in range(subject.start, candidate.first)}
            is_the_sides = self.lows[subject.token] in _SIDES and self.lows[subject.start] in {"the", "both"}
            if (words & BOTH and words & _PLURAL_PEOPLE) or is_the_sides:
                return True
        hosts = self._hosts(clause) if candidate.row.part_of_speech == "noun" else ()
        return self._with_the_two(clause, candidate) or (bool(hosts) and self._of_nobody_else(clause))

    def _hosts(self, clause: Clause) -> tuple[Mention, ...]:
        """`C hosted the first round`, `the talks, brokered by C, …`: those of neither side who let the two in."""
        found: list[Mention] = []
        for number in range(clause.sentence.first, clause.sentence.last):
            if self.lows[number] not in HOSTED or not clause.tokens[number].tag.startswith("VB"):
                continue
            agent = next((n for n in clause.children(number) if self.lows[n] == "by" and n > number), None)
            subject = clause.subject(number, number + 1)
            if agent is not None:
                inside = clause.subtree(agent)
                found.extend(one for one in clause.mentions if one.first in inside or one.last - 1 in inside)
            elif clause.tokens[number].tag != "VBN" and subject is not None:
                found.extend(subject.mentions)
        return tuple(one for one in found if not set(one.sides) & set(self.main_pair))

    def _with_the_two(self, clause: Clause, candidate: Candidate) -> bool:
        """`C's envoy telephoned both presidents`, `held separate talks with both sides`: a third dealt with the two."""
        near = self.lows[candidate.last - 1 : min(candidate.last + OBJECT_REACH, clause.sentence.last)]
        start = next((n for n, low in enumerate(near) if low in {"with", "to", "between"}), 0)
        behind = near[start + 1 :] if start or near[:1] in (["with"], ["to"], ["between"]) else near[1:]
        if behind[:1] == ["both"]:
            return bool(_PLURAL_PEOPLE & set(behind[1:3])) or behind[1:2] == ["of"]
        if behind[:2] == ["the", "two"] or behind[:2] == ["each", "side"]:
            return bool((_PLURAL_PEOPLE | _PLACES_OF_TWO | {"side"}) & set(behind[1:4]))
        return behind[1:3] in (["of", "both"], ["from", "both"]) and bool(_PLURAL_PEOPLE & set(behind[:1]))

    def _is_received_by_both(self, clause: Clause, candidate: Candidate) -> bool:
        """`Both neighbours had welcomed the team`: somebody else."""
        if candidate.row.trigger not in _RECEIVING:
            return False
        subject = clause.subject(candidate.first, candidate.last)
        return subject is not None and bool({"both", "two"} & set(self.lows[subject.start : candidate.first]))

    def _refers_back(self, clause: Clause, candidate: Candidate) -> bool:
        """Whether words near the trigger point to sides named before."""
        left, right = max(clause.sentence.first, candidate.first - 9), min(candidate.last + 9, clause.sentence.last)
        # "next week's": a word of time points to nobody; "African Union leaders" are leaders of others.
        points = any(
            self.lows[number] in _POINTING_BACK
            and not clause.is_time(number)
            and not (number < candidate.first and self._is_of_one_side(clause, number))
            for number in range(left, right)
        )
        if points or candidate.row.trigger in SUMMONS:
            return True
        subject = clause.subject(candidate.first, candidate.last) if candidate.row.part_of_speech == "verb" else None
        # "their ambassadors in Baghdad, X and Y, met": however long it takes to name them
        points = subject is not None and any(
            not any(one.sides) and not _POINTING_BACK.isdisjoint(self.lows[one.first : one.last])
            for one in subject.mentions
        )
        is_once_more = (
            "again" in self.lows[candidate.first - 1 : candidate.last + 1] and candidate.row.part_of_speech == "verb"
        )
        # "The same men had met in X in October"
        is_same = subject is not None and "same" in self.lows[subject.start : subject.token]
        if points or is_once_more or is_same:
            return True
        if candidate.row.part_of_speech == "noun" and self._after_the_two_spoke(clause, candidate.first):
            return True
        if candidate.row.part_of_speech == "noun" and self._is_wanted_or_not(clause, candidate):
            return True
        if candidate.row.trigger == LETTER and self._of_nobody_else(clause):
            return True
        if candidate.row.part_of_speech == "noun" and are_begun(clause, candidate.last - 1):
            return self._of_nobody_else(clause)
        if is_stayed_away_from(clause, self.lows, candidate) and self._of_nobody_else(clause):
            return True
        own = (self._is_of_the_body, self._are_the_talks, self._are_what_led_to_it)
        if any(reader(clause, candidate) for reader in own):
            return True
        if self._is_of_neighbours(clause, candidate) or self._is_with_the_other(clause, candidate):
            return True
        is_dated = self.lows[candidate.first - 1] == "'s" and clause.is_time(candidate.first - 2)
        if candidate.row.part_of_speech == "noun" and is_dated:
            return True  # "Tuesday's session"
        opens = candidate.first == clause.sentence.first and self.lows[candidate.last - 1] in _TALKS
        is_sitting = self.lows[candidate.last - 1] in SITTINGS
        is_strong = candidate.row.strength == "strong" or opens or is_sitting
        is_strong_noun = candidate.row.part_of_speech == "noun" and is_strong
        if is_strong_noun and self._of_nobody_else(clause) and self._on_a_day(clause, candidate):
            return True
        before = set(self.lows[max(clause.sentence.first, candidate.first - 3) : candidate.first])
        after = self.lows[candidate.last : min(candidate.last + 4, clause.sentence.last)]
        is_told = candidate.row.strength == "strong" or {"held", "place"} & set(after)
        return candidate.row.part_of_speech == "noun" and bool(is_told) and bool(before & _DEFINITE)

    def _is_with_the_other(self, clause: Clause, candidate: Candidate) -> bool:
        is_so = is_with_the_other(clause, self.lows, candidate, self.main_pair)
        return (is_so and self._of_nobody_else(clause)) or is_to_the_ministry(clause, self.lows, candidate)

    def _is_of_the_body(self, clause: Clause, candidate: Candidate) -> bool:
        """`The joint commission meets each year. Its session planned for May …`: of those whose body it is."""
        is_its = candidate.row.part_of_speech == "noun" and self.lows[candidate.first - 1] == "its"
        opening = max(0, clause.sentence.first - BODY_REACH)
        return is_its and bool(BODIES & set(self.lows[opening : candidate.first])) and self._of_nobody_else(clause)

    def _is_wanted_or_not(self, clause: Clause, candidate: Candidate) -> bool:
        """`A has proposed talks`, `A called off a meeting planned for May`: with the other side, where no other is told."""
        noun = clause.tokens[candidate.last - 1]
        verb = noun.head if noun.dep == "dobj" else clause.tokens[noun.head].head
        is_asked = noun.dep == "pobj" and self.lows[noun.head] == "for" and self.lows[verb] in ASKING
        is_object = noun.dep == "dobj" and self.lows[verb] in PROPOSING | CANCELLED | POSTPONED
        is_off = noun.dep == "dobj" and self.lows[verb] in {"called", "put"} and "off" in self.lows[verb : verb + 3]
        subject = clause.subject(verb, verb + 1) if is_asked or is_object or is_off else None
        own = sides_of(subject.mentions) if subject is not None else ()
        if is_put_off(clause, self.lows, candidate):
            return self._of_nobody_else(clause)
        own = own or wished_by(clause, self.lows, candidate.last - 1)
        return len(own) == 1 and set(own) < set(self.main_pair) and self._of_nobody_else(clause)

    def _are_the_talks(self, clause: Clause, candidate: Candidate) -> bool:
        """`The talks will resume on April 26`, `The peace talks in Paris broke up`: those that the article is about."""
        about = candidate.first - 1  # "wage talks" are those of others
        opening = about + 1 - (clause.tokens[about].tag == "JJ" or self.lows[about] in _TALKED_ABOUT)
        while self.lows[opening - 1] == "-" or self.lows[opening - 2] == "-":
            opening -= 1  # "face-to-face talks"
        is_long = self.lows[opening - 1] == "of" and self.lows[opening - 2] in _LENGTHS
        is_definite = self.lows[candidate.last - 1] in _TALKS and (self.lows[opening - 1] in _DEFINITE or is_long)
        is_certain = self._on_a_day(clause, candidate) or self._at_a_place(clause, candidate)
        is_certain = is_certain or (is_long and any(time.is_day for time in clause.times))
        is_opening = opening == clause.sentence.first + 1 and self.lows[clause.sentence.first] == "at"
        is_definite = is_definite or (is_opening and any(time.lower is not None for time in clause.times))
        return is_definite and is_certain and self._of_nobody_else(clause)

    def _are_what_led_to_it(self, clause: Clause, candidate: Candidate) -> bool:
        """`The truce, concluded at talks in Sweden in December, …`: where those made it whose it is."""
        first = candidate.first - (clause.tokens[candidate.first - 1].tag == "JJ")
        is_made = self.lows[first - 1] in _AFTER | {"in"} and self.lows[first - 2] in _CONCLUDED
        is_certain = any(time.lower is not None for time in clause.times) and self._at_a_place(clause, candidate)
        return is_made and is_certain and candidate.row.part_of_speech == "noun" and self._of_nobody_else(clause)

    def _is_of_neighbours(self, clause: Clause, candidate: Candidate) -> bool:
        """`returned the body on Monday after a flag meeting`, `protested over the hotline`: of the two whose border it is."""
        is_theirs = candidate.row.trigger == "flag meeting" or "hotline" in self.lows[candidate.first : candidate.last]
        is_certain = self.lows[candidate.first - 1] not in {"no", "for"} and any(time.is_day for time in clause.times)
        return is_theirs and is_certain and candidate.row.part_of_speech == "noun" and self._of_nobody_else(clause)

    def _at_a_place(self, clause: Clause, candidate: Candidate) -> bool:
        verb = clause.tokens[candidate.last - 1].head
        spots = [candidate.last, *(child for child in clause.children(verb) if child > candidate.last)]
        return any(
            self.lows[n] in {"in", "at"} and is_place_name(clause, n + 1) and not clause.is_time(n + 1) for n in spots
        )

    def _is_of_one_side(self, clause: Clause, number: int) -> bool:
        mention = clause.mention_at(number)
        is_people = mention is not None and mention.plural and len(mention.sides) == 1 and any(mention.sides)
        return is_people and self.lows[number] in _PLURAL_PEOPLE

    def _after_the_two_spoke(self, clause: Clause, noun: int) -> bool:
        """`the two sides said in a joint statement after talks at the border`."""
        opening = clause.sentence.first
        near = {self.lows[noun - back] for back in (1, 2, 4) if noun - back >= opening}
        if not _AFTER & near:
            return False
        span = range(max(opening, noun - TWO_REACH), noun - 1)
        return any(self.lows[n] in {"two", "both"} and self.lows[n + 1] in _PLURAL_PEOPLE for n in span)

    def _by_others(self, clause: Clause, candidate: Candidate) -> bool:
        """`The envoys had seen the president`: who did is told, and is neither of the two sides."""
        if candidate.row.part_of_speech != "verb":
            return False
        above = clause.tokens[candidate.first].head
        wisher = clause.subject(above, above + 1) if self.lows[above] in PROPOSING else None
        if wisher is not None and any(set(one.sides) & set(self.main_pair) for one in wisher.mentions):
            return False  # "A suggested that officials sit down with B": its own
        subject = clause.subject(candidate.first, candidate.last)
        mentions = subject.mentions if subject is not None else ()
        return bool(mentions) and all(
            one.how in {"anaphor", "role"}
            and one.plural
            and not any(one.sides)
            and not THE_TWO & set(self.lows[one.first : one.last])
            for one in mentions
        )

    def _with_others(self, clause: Clause, candidate: Candidate) -> bool:
        """`X held a meeting with attachés of several countries`: with people who are not those of the other side."""
        near = range(candidate.last - 1, min(candidate.last + WITH_REACH, clause.sentence.last - 1))
        start = next((n for n in near if self.lows[n] == "with"), None)
        if start is None:
            return False
        stop = min(start + GUEST_REACH, clause.sentence.last)
        noun = next((n for n in range(start + 1, stop) if clause.tokens[n].tag == "NNS"), None)
        named = (clause.mention_at(n) for n in range(start + 1, (noun or start) + 1))
        if noun is None or any(one is not None and any(one.sides) for one in named):
            return False
        words = set(self.lows[start + 1 : noun + 1])
        is_theirs = words & (_POINTERS | THE_TWO | _DEFINITE | {"other", "his", "her", "its"})
        return not is_theirs and bool(_SEVERAL & set(self.lows[start + 1 : stop]))

    def is_of_the_pair(self, clause: Clause) -> bool:
        """Whether the article is about two sides, and a sentence names no other."""
        return len(self.main_pair) == 2 and self._of_nobody_else(clause)

    def _of_nobody_else(self, clause: Clause) -> bool:
        hosts = set(sides_of(self._hosts(clause)))
        return all(
            set(one.sides) <= set(self.main_pair)
            or not any(one.sides)
            or self._is_scenery(clause, one)
            or set(one.sides) <= hosts
            or bool(LOOKING_ON & set(self.lows[one.first : one.last]))
            or (one.how == "adjective" and bool(TOWNS & set(self.lows[one.last : one.last + 2])))
            for one in clause.mentions
        )

    def _is_scenery(self, clause: Clause, mention: Mention) -> bool:
        """`talks in Singapore ended`: a country in which something was, which is told by a preposition before it."""
        before = self.lows[mention.first - 1] if mention.first > clause.sentence.first else ""
        return mention.how in {"state", "metonym"} and before in {"in", "at", "near"}

    def _on_a_day(self, clause: Clause, candidate: Candidate) -> bool:
        """`A flag meeting the day before had failed`, `a further meeting has been set for June 20`: a certain one."""
        is_head = candidate.first == clause.sentence.first and clause.tokens[candidate.last - 1].dep == "ROOT"
        if clause.tokens[candidate.last - 1].dep not in SUBJECTS and not is_head:
            return False
        if self.lows[candidate.last - 1] in _TALKS and self._at_a_place(clause, candidate):
            return True
        if any(time.is_day and time.text.lower() != "now" for time in clause.times):
            return True
        when = time_of(clause, self.lows, candidate)
        if when is None or when.lower is None or when.upper is None or when.text.lower() == "now":
            return False
        return when.upper - when.lower <= A_MONTH

    def parties(self, mentions: Sequence[Mention], sides: Sequence[str], country: str) -> tuple[PartyFound, ...]:
        """The actors with their roles; a side that nobody stands for is there as a state, rebels beside their people."""
        found: dict[str, PartyFound] = {}
        covered: set[str] = set()
        for mention in mentions:
            for actor in mention.speakers:
                actor = self.cast.settle(actor)  # noqa: PLW2901
                if (
                    not actor.ref
                    or actor.ref not in self.cast.actors
                    or (actor.kind == "state" and mention.how == "adjective")
                ):
                    continue
                is_onlooker = bool(sides) and bool(actor.side) and not {actor.side, *mention.sides} & set(sides)
                role = "mediator" if is_onlooker else "delegation" if actor.kind == "delegation" else "participant"
                found.setdefault(actor.ref, PartyFound(actor, role, actor.office))
                covered.add(actor.side)
        for side in sides:
            if side not in covered or side in self.knowledge.organisations:
                actor = self.cast.state(side)
                found.setdefault(actor.ref, PartyFound(actor, "participant"))
        if country and country not in sides and country in self.knowledge.states:
            actor = self.cast.state(country)
            found.setdefault(actor.ref, PartyFound(actor, "neutral_host"))
        return tuple(found.values())
