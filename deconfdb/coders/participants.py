"""Who took part in a meeting: bound by grammar to the word that tells of it, or taken up from before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.cast import PARTY_KINDS, Cast, Mention
from deconfdb.coders.findings import PartyFound
from deconfdb.coders.grammar import PREPOSITIONS, Clause, Subject
from deconfdb.coders.knowledge import Knowledge
from deconfdb.lexicon.records import MeetingTrigger

AREA_PREPOSITIONS = frozenset(
    "in over above across inside near around along throughout within off into outside against".split()
)
_MEETING_NOUNS = frozenset(
    "meeting meetings talks visit trip call summit session discussions negotiations conference consultations conversation contacts round rounds".split()  # noqa: E501
)
_LINKS = frozenset("between with among of by".split())
_SCENE_PREPOSITIONS = frozenset("in at under before near on".split())
_TELLING = frozenset("said says told insisted".split())
_DELEGATES = frozenset("delegation delegations team teams side sides counterpart counterparts".split())
_PLURAL_PEOPLE = frozenset(
    "leaders ministers presidents sides countries delegations militaries armies officers generals officials chiefs neighbours neighbors "  # noqa: E501
    "nations teams commanders diplomats envoys negotiators premiers participants their".split()
)
_TOLD = frozenset({"person", "office_holder"})
_POINTERS = frozenset(
    "pair duo they two both counterpart counterparts colleague each another previous last next earlier round rounds such "
    "follow first second third fourth fifth sixth ninth tenth twelfth".split()
)
_HOLDING = frozenset({"hold", "holds", "held", "holding"})
_UNDERTAKING = frozenset("agreed agree undertook pledged promised accepted committed vowed settled decided".split())
_DEFINITE = frozenset({"the", "this", "that", "their"})
SUMMONS = frozenset({"summon", "call in", "haul in", "convoke", "call into the foreign ministry"})
"""Triggers that name the envoy; who summons him is often left unsaid."""
_SCENE_OPENERS = frozenset("in at during after following over".split())
OPENING = 6
"""Tokens from the start of a sentence within which the meeting stands that is its scene."""
BACK = 16
"""Mentions before the sentence among which the pair has to be."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in a sentence, with its reading."""

    first: int
    last: int
    row: MeetingTrigger
    denied: bool = False
    without: tuple[Mention, ...] = ()
    """Mentions that belong to another meeting of the same verb."""
    since: int = 0
    until: int = 0
    """Tokens between which place and day of this meeting stand, if another of the same verb has its own."""

    def holds(self, number: int) -> bool:
        """Whether a word can be about this meeting rather than about another of the same verb."""
        return number >= self.since and (not self.until or number < self.until)


@dataclass(slots=True)
class ParticipantReader:
    """Finds the actors of one meeting; `recent` holds the mentions of the sentences before."""

    knowledge: Knowledge
    cast: Cast
    lows: Sequence[str]
    sides: tuple[str, ...]
    recent: list[Mention]
    main_pair: tuple[str, ...]

    def is_party(self, clause: Clause, mention: Mention) -> bool:
        """Whether a mention can sit at a table rather than be its place."""
        if mention.how == "outlet" or mention.actor.kind not in PARTY_KINDS:
            return False
        if not any(mention.sides):
            return mention.actor.kind == "person"
        before = self.lows[mention.first - 1] if mention.first > clause.sentence.first else ""
        if before in AREA_PREPOSITIONS and mention.how in {"state", "metonym"}:
            return False
        if before == "," and mention.how == "state" and self._is_country_of_place(clause, mention.first - 2):
            return False
        if before == "at" and self.lows[mention.last : mention.last + 1] == ["headquarters"]:
            return False
        return mention.how != "adjective" or self._adjective_of_party(clause, mention)

    def _is_country_of_place(self, clause: Clause, number: int) -> bool:
        """`in Dushanbe, Tajikistan,`: the country only says where the place is."""
        if number < clause.sentence.first or clause.mention_at(number) is not None:
            return False
        return clause.tokens[number].text[0].isupper() and self.lows[number - 1] in AREA_PREPOSITIONS | {"at"}

    def _adjective_of_party(self, clause: Clause, mention: Mention) -> bool:
        """`Turkish-Israeli talks`, `the Russian delegation`: an adjective stands for its side before such a word."""
        words = self.lows[mention.last : min(mention.last + 3, clause.sentence.last)]
        if set(words) & (_MEETING_NOUNS | _DELEGATES) or words[:1] == ["-"]:
            return True
        # "a meeting of Polish and Belarusian border plenipotentiaries": whoever they are, they are of two sides.
        plural = next((n for n in range(mention.last, min(mention.last + 4, clause.sentence.last))
                       if clause.tokens[n].tag == "NNS"), None)  # fmt: skip
        return len(mention.sides) > 1 and plural is not None and clause.mention_at(plural) is None

    def participants(self, clause: Clause, candidate: Candidate) -> list[Mention]:
        """Actors bound to the trigger; without a parse also those close by."""
        quoted = clause.tokens[candidate.first].in_quote
        mentions = [
            mention
            for mention in clause.mentions
            if self.is_party(clause, mention) and (quoted or not clause.tokens[mention.first].in_quote)
        ]
        bound = self._bound(clause, candidate, mentions)
        if bound or clause.has_parse:
            return bound
        return self._near(clause, candidate, mentions)

    def _bound(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        found: list[Mention] = []

        def add(mention: Mention) -> None:
            if mention in mentions and mention not in found:
                found.append(mention)

        is_verb = candidate.row.part_of_speech == "verb"
        for mention in self._on_the_right(clause, candidate, mentions):
            add(mention)
        if is_verb:
            for mention in self.subject_mentions(clause, candidate.first, candidate.last):
                add(mention)
        else:
            for mention in mentions:
                if (
                    mention.last <= candidate.first
                    and candidate.first - mention.last <= 5
                    and self._modifies_noun(clause, mention, candidate.first)
                ):
                    add(mention)
            for mention in self._governors(clause, candidate.first) or self._over_the_wire(clause, candidate, mentions):
                add(mention)
            for mention in self._said_after(clause, candidate):
                add(mention)
            for mention in self._owned_by_speaker(candidate, mentions):
                add(mention)
            if not found:
                for mention in self._opened_by(clause, candidate):
                    add(mention)
        return found

    def _said_after(self, clause: Clause, candidate: Candidate) -> tuple[Mention, ...]:
        """`X said on Monday after talks with Y that …`: who comes from talks with somebody."""
        number = candidate.first - 1
        if self.lows[number] not in {"after", "following"} or self.lows[candidate.last : candidate.last + 1] != ["with"]:
            return ()
        verb = next((n for n in range(number - 1, clause.sentence.first, -1) if not clause.is_time(n)), number)
        subject = clause.subject(verb, verb + 1) if self.lows[verb] in _TELLING | {"spoke"} else None
        return subject.mentions if subject is not None else ()

    def _owned_by_speaker(self, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        """`X described as useful his talks with Y`: whose talks they are shows in "his"."""
        if self.lows[candidate.first - 1] not in {"his", "her"}:
            return []
        return [one for one in mentions if one.last < candidate.first and one.actor.kind in _TOLD][-1:]

    def _opened_by(self, clause: Clause, candidate: Candidate) -> tuple[Mention, ...]:
        """`In a phone call on Monday, A and B discussed …`: the scene of a sentence is that of its two subjects.

        Also `Meeting in Vienna, A and B agreed …`.
        """
        start = clause.sentence.first
        is_first = candidate.first == start and self.lows[candidate.last : candidate.last + 1] in (["in"], ["at"], ["on"])
        if not is_first and (candidate.first - start > OPENING or self.lows[start] not in _SCENE_OPENERS):
            return ()
        span = range(candidate.last, clause.sentence.last)
        root = next((number for number in span if clause.tokens[number].dep == "ROOT"), None)
        subject = clause.subject(root, root + 1) if root is not None else None
        if subject is None or len({side for one in subject.mentions for side in one.sides}) < 2:
            return ()
        return subject.mentions

    def _on_the_right(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        """`between A and B`, `with B`, `of A and B`, `at which A and B`, the object of a verb."""
        found: list[Mention] = []
        is_verb = candidate.row.part_of_speech == "verb"
        links = _LINKS | {"to", "from"} if candidate.row.medium == "written" else _LINKS
        limit = self._right_limit(clause, candidate.last)
        for number in range(candidate.last, limit):
            low = self.lows[number]
            if low == "of" and is_verb and self._is_scene(clause, candidate.last, number):
                continue
            is_object = number == candidate.last and is_verb and low not in _SCENE_PREPOSITIONS
            if low in links or is_object or low == "which":
                start = number if is_object and low not in {"between", "with"} else number + 1
                for mention in mentions:
                    if (
                        start <= mention.first < min(start + 18, limit)
                        and self._joined(clause, start, mention.first)
                        and mention not in found
                    ):
                        found.append(mention)
        # The verb's own particle stands inside the trigger ("met with", "spoke to").
        if candidate.row.part_of_speech == "verb" and self.lows[candidate.last - 1] in {"with", "to"}:
            for mention in mentions:
                if (
                    candidate.last <= mention.first < limit
                    and self._joined(clause, candidate.last, mention.first)
                    and mention not in found
                ):
                    found.append(mention)
        return found

    def _is_scene(self, clause: Clause, first: int, of: int) -> bool:
        """`met in the home town of X`, `at the invitation of X`: where or how, not whom."""
        between = range(first, of)
        return any(self.lows[number] in _SCENE_PREPOSITIONS for number in between) and not any(
            self.lows[number] in _MEETING_NOUNS for number in between
        )

    def _right_limit(self, clause: Clause, last: int) -> int:
        for number in range(last, clause.sentence.last):
            low = self.lows[number]
            if low == "which" and number > last and self.lows[number - 1] in {"at", "in"} and number <= last + 2:
                continue
            if (
                low in {";", "which", "who", "that", "after", "before", "while", "when", "where"}
                or clause.tokens[number].text == '"'
                or low in _TELLING
            ):
                if low not in _TELLING:
                    return number
                # "…, a diplomat said": whoever says it stands behind the comma.
                return next((comma for comma in range(number - 1, last, -1) if self.lows[comma] == ","), number)
        return clause.sentence.last

    def _joined(self, clause: Clause, start: int, stop: int) -> bool:
        """Only names, determiners, commas, prepositions and nouns stand between."""
        for number in range(start, stop):
            token = clause.tokens[number]
            if (
                clause.mention_at(number) is not None
                or token.low in PREPOSITIONS
                or token.low in {"and", ",", "-", "both", "two", "separately", "which"}
            ):
                continue
            if token.tag and not token.tag.startswith(("JJ", "NN", "DT", "PRP$", "CC", "RB", "CD", "POS")):
                return False
        return True

    def _modifies_noun(self, clause: Clause, mention: Mention, noun: int) -> bool:
        between = self.lows[mention.last : noun]
        if any(clause.tokens[number].tag.startswith(("VB", "MD")) for number in range(mention.last, noun)):
            return False
        return not set(between) & (PREPOSITIONS | {",", ";", "said", "that", "and"}) or between[:1] in (["'s"], ["'"])

    def subject_mentions(self, clause: Clause, first: int, last: int) -> tuple[Mention, ...]:
        """The subject of the verb; of "an invitation to meet" the subject of the verb that has the noun."""
        verb = next((number for number in range(first, last) if clause.tokens[number].tag.startswith("VB")), first)
        subject = clause.subject(verb, last)
        if subject is None:
            return ()
        if subject.mentions:
            return subject.mentions
        heads = clause.mention_at(subject.token + 2) or clause.mention_at(subject.token + 3)
        if self.lows[subject.token + 1 : subject.token + 2] == ["of"] and heads is not None and len(heads.sides) > 1:
            # "The heads of the A and B services met"
            return (heads,)
        if subject.word in {"he", "she"}:
            pool = [*self.recent, *(mention for mention in clause.mentions if mention.first < first)]
            person = next((mention for mention in reversed(pool) if mention.actor.kind == "person"), None)
            return (person,) if person else ()
        return self._governors(clause, subject.token)

    def _governors(self, clause: Clause, noun: int) -> tuple[Mention, ...]:
        """The subject of the verb that governs a noun ("X held a meeting", "X signed it at a session")."""
        if clause.has_parse:
            number, steps = noun, 0
            while steps < 5 and clause.tokens[number].head != number:
                number, steps = clause.tokens[number].head, steps + 1
                if clause.tokens[number].tag.startswith("VB"):
                    subject = clause.subject(number, number + 1)
                    passive = any(clause.tokens[child].dep == "auxpass" for child in clause.children(number))
                    is_cue = self.lows[number] in self.knowledge.cues.by_first and self.lows[number] not in _HOLDING
                    if is_cue and not passive:
                        return self._told_there(clause, number, subject)
                    return subject.mentions if subject is not None and subject.token != noun else ()
            return ()
        subject = clause.subject(noun - 1, noun) if noun - 1 > clause.sentence.first else None
        return subject.mentions if subject else ()

    def _told_there(self, clause: Clause, verb: int, subject: Subject | None) -> tuple[Mention, ...]:
        """`At a meeting in Sochi X told Y that …`: who speaks of a meeting need not have been there, unless to the other."""
        speakers = subject.mentions if subject is not None else ()
        if self.lows[verb] in _UNDERTAKING and len({side for one in speakers for side in one.sides}) > 1:
            # "At talks in Luanda A and B agreed to …": who settles something at a meeting sits at it.
            return speakers
        if len(speakers) > 1 and self.lows[verb + 1 : verb + 4] in (
            ["to", "each", "other"],
            ["with", "each", "other"],
            ["to", "one", "another"],
        ):
            return speakers
        objects = [
            mention
            for mention in clause.mentions
            if 0 <= mention.first - verb - 1 <= 1 and mention.how != "adjective" and mention.actor.kind in _TOLD
        ]
        if not speakers or not objects or set(objects[0].sides) & {side for one in speakers for side in one.sides}:
            return ()
        return (*speakers, objects[0])

    def _over_the_wire(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        """`X had informed Y of it in a telephone call`: whoever does something to whom by telephone or letter."""
        is_written = candidate.row.medium == "written"
        if candidate.row.medium not in {"phone", "video", "written"} or not clause.has_parse:
            return []
        verb = candidate.first
        while clause.tokens[verb].head != verb and not clause.tokens[verb].tag.startswith("VB"):
            verb = clause.tokens[verb].head
        subject = clause.subject(verb, verb + 1) if clause.tokens[verb].tag.startswith("VB") else None
        objects = [mention for mention in mentions if verb < mention.first < candidate.first]
        subjects = subject.mentions if subject is not None else ()
        if is_written and (subjects or objects):
            # "Notice reached Y in a letter from X": the letter itself tells of the other.
            return [*subjects, *objects]
        return [*subjects, *objects] if subjects and objects else []

    def _near(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:  # noqa: ARG002
        found = []
        for mention in mentions:
            left, right = min(mention.first, candidate.first), max(mention.last, candidate.last)
            if right - left <= 14 and not {"said", "told", "says", "according"} & set(self.lows[left:right]):
                found.append(mention)
        return found

    def travellers(
        self, clause: Clause, candidate: Candidate, mentions: list[Mention], country: str
    ) -> tuple[tuple[str, ...], list[Mention]]:
        """A traveller of one side in the country of another; "to meet X", "for talks with X" adds X."""
        travelling = [
            mention
            for mention in mentions
            if mention.actor.kind not in {"state", "alliance"}
            or (mention.how == "adjective" and _DELEGATES & set(self.lows[mention.last : mention.last + 3]))
        ]
        if not travelling:
            return (), []
        own = travelling[0].actor.side
        purpose = [
            mention for mention in clause.mentions
            if mention.first > candidate.last and mention.actor.kind in {"person", "office_holder", "anonymous_official"} and self.is_party(clause, mention)  # noqa: E501
            and {"meet", "see", "with", "talks", "visit"} & set(self.lows[max(candidate.last, mention.first - 7) : mention.first])
        ]  # fmt: skip
        everybody = [*travelling, *(mention for mention in purpose if mention not in travelling)]
        sides = [side for mention in everybody for side in mention.sides if side]
        if country and country != own and country in self.sides:
            sides.append(country)
        return tuple(dict.fromkeys(sides)), everybody

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

    def of_the_two(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """The pair of the article, where two people meet of whom no side is told ("X wrote to Vice Premier Y")."""
        people = {mention.actor.ref for mention in mentions if mention.actor.kind == "person"}
        return self.main_pair if len(people) == 2 == len(mentions) and len(self.main_pair) == 2 else ()

    def _settled(self, mention: Mention) -> Mention:
        if mention.actor.kind != "person" or mention.actor.ref not in self.cast.actors or len(mention.sides) > 1:
            return mention
        actor = self.cast.settle(mention.actor)
        return replace(mention, actor=actor, sides=(actor.side,))

    def taken_up(self, clause: Clause, candidate: Candidate, sides: Sequence[str]) -> list[Mention]:
        """`the two leaders`, `their talks`, `his counterpart`: the pair of the article, where one of it or none is named."""
        if len(self.main_pair) < 2 or not set(sides) <= set(self.main_pair) or not self._refers_back(clause, candidate):
            return []
        pool = [
            mention
            for mention in [*self.recent[-BACK:], *(m for m in clause.mentions if m.first < candidate.first)]
            if self.is_party(clause, mention)
        ]
        sides_left = dict.fromkeys(self.main_pair)
        chosen: list[Mention] = []
        for mention in reversed(pool):
            new = [side for side in mention.sides if side in sides_left]
            for side in new:
                del sides_left[side]
            if new and mention not in chosen:
                chosen.append(mention)
        return [] if sides_left else chosen[::-1]

    def _refers_back(self, clause: Clause, candidate: Candidate) -> bool:
        """Whether words near the trigger point to sides named before."""
        left, right = max(clause.sentence.first, candidate.first - 9), min(candidate.last + 9, clause.sentence.last)
        # "next week's": a word of time points to nobody.
        window = {self.lows[number] for number in range(left, right) if not clause.is_time(number)}
        if candidate.row.trigger in SUMMONS or window & (_PLURAL_PEOPLE | _POINTERS):
            return True
        is_dated = self.lows[candidate.first - 1] == "'s" and clause.is_time(candidate.first - 2)
        if candidate.row.part_of_speech == "noun" and is_dated:
            return True  # "Tuesday's session"
        is_strong_noun = candidate.row.part_of_speech == "noun" and candidate.row.strength == "strong"
        if is_strong_noun and self._of_nobody_else(clause) and self._on_a_day(clause, candidate):
            return True
        before = set(self.lows[max(clause.sentence.first, candidate.first - 3) : candidate.first])
        after = self.lows[candidate.last : min(candidate.last + 4, clause.sentence.last)]
        is_told = candidate.row.strength == "strong" or {"held", "place"} & set(after)
        return candidate.row.part_of_speech == "noun" and bool(is_told) and bool(before & _DEFINITE)

    def _of_nobody_else(self, clause: Clause) -> bool:
        return all(set(one.sides) <= set(self.main_pair) or not any(one.sides) for one in clause.mentions)

    def _on_a_day(self, clause: Clause, candidate: Candidate) -> bool:
        """`A flag meeting the day before had failed`, `a further meeting has been set for June 20`: a certain one."""
        is_subject = clause.tokens[candidate.last - 1].dep in {"nsubj", "nsubjpass"}
        return is_subject and any(time.lower is not None and time.lower == time.upper for time in clause.times)

    def parties(self, mentions: Sequence[Mention], sides: Sequence[str], country: str) -> tuple[PartyFound, ...]:
        """The actors with their roles; a side that nobody stands for is there as a state."""
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
