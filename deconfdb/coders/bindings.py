"""Who is bound by grammar to the word that tells of a meeting: subject, object, who follows "with" and "between"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deconfdb.coders.afterwards import TELLING, said_after
from deconfdb.coders.cast import PARTY_KINDS, Mention, sides_of
from deconfdb.coders.clause_tokens import TENSED
from deconfdb.coders.function_words import PREPOSITIONS
from deconfdb.coders.governors import LED, TOLD, GovernorReader
from deconfdb.coders.grammar import Clause
from deconfdb.coders.preceding import word_before
from deconfdb.lexicon.records import MeetingTrigger

AREA_PREPOSITIONS = frozenset(
    "in over above across inside near around along throughout within off into outside against".split()
)
_MEETING_NOUNS = frozenset(
    "meeting meetings talks visit trip call summit session discussions negotiations conference consultations conversation contacts round rounds".split()  # noqa: E501
)
_QUARRELS = frozenset(
    "fighting war wars clashes clash incidents incident collisions hostilities conflict border borders frontier frontiers boundary "
    "tensions ties relations skirmishes shooting violence".split()
)
"""What is between two or with another whoever meets over it."""
_TAKES_PLACE = frozenset(
    "held take took taken place is was were be been are will continue continued begin began".split()
)
_LINKS = frozenset("between with among of by".split())
_SCENE_PREPOSITIONS = frozenset("in at under before near on".split())
_MEANS = frozenset({"video", "telephone", "phone"})
_THE_TWO = frozenset({"two", "both", "them"})
_HOSTING = frozenset({"host", "play host to", "bring together", "welcome"})
_SCENES = frozenset(
    "headquarters seat residence palace home house office offices capital base building city town village port airport "
    "ministry embassy south north east west middle shadow side".split()
)
_AUSPICES = frozenset(
    "auspices aegis mediation chairmanship patronage sponsorship supervision request behest initiative urging help "
    "insistence guest guests way means".split()
)
"""Nouns before the "of" of somebody who arranges a meeting or has wished for it."""
_OCCASIONS = frozenset(
    "summit conference assembly gathering forum congress anniversary inauguration funeral margins sidelines fringes edges "
    "edge".split()
)
"""What others meet at, on whose margins two meet."""
LOOKING_ON = frozenset(
    "mediator mediators mediating mediation looking watching chair presiding observer observers witness witnesses host hosts "
    "hosting guarantor guarantors facilitator facilitators go-between go-betweens attendance".split()
)
DELEGATES = frozenset("delegation delegations team teams side sides counterpart counterparts".split())
_IN_CHARGE = frozenset(
    "secretary undersecretary coordinator envoy representative director adviser advisor commissioner rapporteur desk "
    "co-ordinator negotiator emissary".split()
)
"""Whose titles name the countries that he deals with."""
_LISTING = frozenset({",", "and", "the", "both"})
TITLE_REACH = 7
"""Tokens from "secretary" to the "for" of his countries."""
_SCENE_OPENERS = frozenset("in at during after following over".split())
LIST_REACH = 18
"""Tokens from "between" to the last of those named behind it."""
ADDRESS_REACH = 4
"""Tokens from the "to" of a letter to whom it goes."""
OWNER_REACH = 5
"""Tokens from whose talks they are to the talks."""
OPENING = 6
"""Tokens from the start of a sentence within which the meeting stands that is its scene."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in a sentence, with its reading."""

    first: int
    last: int
    row: MeetingTrigger
    denied: bool = False
    without: tuple[Mention, ...] = ()
    """Mentions that belong to another meeting of the same verb."""
    also: tuple[Mention, ...] = ()
    """Those for whom "him" or "both men" stands, who are named in a sentence before."""
    since: int = 0
    until: int = 0
    """Tokens between which place and day of this meeting stand, if another of the same verb has its own."""
    goal: int = 0
    """Where this visit goes, if its verb tells of visits to several places."""

    def holds(self, number: int) -> bool:
        """Whether a word can be about this meeting rather than about another of the same verb."""
        return number >= self.since and (not self.until or number < self.until)


@dataclass(slots=True)
class BindingReader(GovernorReader):
    """Finds the actors bound to a trigger."""

    def is_party(self, clause: Clause, mention: Mention) -> bool:
        """Whether a mention can sit at a table rather than be its place."""
        is_service = mention.how == "institution" and any(mention.sides)  # "the Kenyan security service"
        if mention.how == "outlet" or (mention.actor.kind not in PARTY_KINDS and not is_service):
            return False
        if not any(mention.sides):
            return mention.actor.kind == "person"
        before = word_before(clause, self.lows, mention)
        if before in AREA_PREPOSITIONS and mention.how in {"state", "metonym"}:
            return False
        if before == "," and mention.how == "state" and self._is_country_of_place(clause, mention.first - 2):
            return False
        if mention.how == "state" and self._is_of_a_title(clause, mention):
            return False
        if before == "on" and self.lows[mention.last - 1 : mention.last] == ["side"]:
            return False  # "met at the crossing on the Polish side"
        if mention.how == "metonym" and "capital" in self.lows[mention.first - 2 : mention.first]:
            return False  # "in Yemen's capital, Sanaa"
        if before == "at" and mention.actor.kind == "government_office" and mention.how == "institution":
            return False  # "at the White House"
        if before == "at" and self.lows[mention.last : mention.last + 1] == ["headquarters"]:
            return False
        return mention.how != "adjective" or self._adjective_of_party(clause, mention)

    def _is_of_a_title(self, clause: Clause, mention: Mention) -> bool:
        """`the US deputy assistant secretary for A, B and C`: what is in somebody's charge, and nobody at the table."""
        number = mention.first - 1
        while number > clause.sentence.first and (
            self.lows[number] in _LISTING or clause.tokens[number].tag.startswith("NNP")
        ):
            number -= 1
        if self.lows[number] != "for":
            return False
        return not _IN_CHARGE.isdisjoint(self.lows[max(clause.sentence.first, number - TITLE_REACH) : number])

    def _is_country_of_place(self, clause: Clause, number: int) -> bool:
        """`in Dushanbe, Tajikistan,`: the country only says where the place is, unlike `in Madrid, Britain and …`."""
        if number < clause.sentence.first or clause.mention_at(number) is not None:
            return False
        follows = clause.mention_at(number + 2)
        if follows is not None and self._is_of_other_land(clause, number, follows.sides):
            return False
        return clause.tokens[number].text[0].isupper() and self.lows[number - 1] in AREA_PREPOSITIONS | {"at"}

    def _adjective_of_party(self, clause: Clause, mention: Mention) -> bool:
        """`Turkish-Israeli talks`, `the Russian delegation`: an adjective stands for its side before such a word."""
        words = self.lows[mention.last : min(mention.last + 3, clause.sentence.last)]
        if set(words) & (_MEETING_NOUNS | DELEGATES) or words[:1] == ["-"]:
            return True
        # "a meeting of Polish and Belarusian border plenipotentiaries": whoever they are, they are of two sides.
        plural = next((n for n in range(mention.last, min(mention.last + 4, clause.sentence.last))
                       if clause.tokens[n].tag == "NNS"), None)  # fmt: skip
        return len(mention.sides) > 1 and plural is not None and clause.mention_at(plural) is None

    def _is_of_other_land(self, clause: Clause, place: int, sides: Sequence[str]) -> bool:
        """Whether the town that ends at a word is known to lie elsewhere than in the country of one of the sides."""
        hit = self.knowledge.names.at([clause.tokens[place].name], 0, 1)
        lands = {entry.side for entry in hit[1] if entry.role in {"place", "metonym"} and entry.side} if hit else set()
        return bool(lands) and not lands & set(sides)

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
        brought = self._brought(candidate, mentions)
        is_verb = candidate.row.part_of_speech == "verb"
        right = self._on_the_right(clause, candidate, mentions)
        if len(sides_of(brought)) > 1:
            return brought  # "X had brought A and B together": who does so only hosts them
        if right and brought:
            return [*brought, *right]  # "X brought A together with B"
        if (
            candidate.row.trigger in _HOSTING
            and not right
            and _THE_TWO & set(self.lows[candidate.first + 1 : candidate.last + 2])
        ):
            return []  # "X brought the two together": those of whom the sentences before tell
        if candidate.row.trigger in _HOSTING and len(sides_of(right)) > 1:
            return right  # "X hosted A and B", "brought together the ministers of A and B"
        if self._is_between_them(candidate, right):
            left = []  # "C offered to host talks between A and B"
        elif is_verb:
            left = [*self.subject_mentions(clause, candidate.first, candidate.last)]
        elif candidate.row.trigger == "delegation" and _THE_TWO & set(self.lows[candidate.first - 2 : candidate.first]):
            left = []  # "X had kept the two delegations in one hotel"
        else:
            left = self._bound_to_noun(clause, candidate, mentions)
        # Whom "he" or "her" stands for is named in a sentence before.
        found = [
            one for one in dict.fromkeys((*brought, *right, *left)) if one in mentions or one not in clause.mentions
        ]
        if found or is_verb:
            return found
        return [one for one in dict.fromkeys(self._opened_by(clause, candidate)) if one in mentions]

    def _is_between_them(self, candidate: Candidate, right: Sequence[Mention]) -> bool:
        """`talks between A and B`, whoever wants them, leads them or comes from them."""
        is_noun = candidate.row.part_of_speech == "noun"
        behind = self.lows[candidate.last + 1 : candidate.last + 3]
        if is_noun and self.lows[candidate.last] in {"of", "between"} and _THE_TWO & set(behind) and not right:
            return True  # "C suggested a meeting of the two ministers"
        return is_noun and self.lows[candidate.last] == "between" and len(sides_of(right)) > 1

    def _brought(self, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        if candidate.row.trigger != "bring together":
            return []
        return [mention for mention in mentions if candidate.first < mention.first < candidate.last]

    def _bound_to_noun(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        """`A's talks`, `the A-B talks`; who held them, told of them by telephone, comes from them or calls them his."""
        before = [
            mention
            for mention in mentions
            if mention.last <= candidate.first
            and candidate.first - mention.last <= OWNER_REACH
            and self._modifies_noun(clause, mention, candidate.first)
        ]
        around = (
            self._settled_by(clause, candidate, mentions)
            or self._governors(clause, candidate.first)
            or self._over_the_wire(clause, candidate, mentions)
        )
        inside = self._in_relative(clause, candidate)
        if len(sides_of(before)) > 1:
            inside = ()  # "A-B talks, for which C had named a day"
        elif len(sides_of(inside)) > 1:
            around = []  # "C has put off the session for which A and B would have come"
        return [
            *before,
            *around,
            *said_after(clause, self.lows, candidate.first, candidate.last),
            *self._owned_by_speaker(clause, candidate, mentions),
            *inside,
            *self._of_those_who_follow(clause, candidate),
        ]

    def _in_relative(self, clause: Clause, candidate: Candidate) -> tuple[Mention, ...]:
        """`a trip that X was to make`, `the talks that X and Y held`."""
        noun = candidate.last - 1
        finite = (
            child
            for child in clause.children(noun)
            if clause.tokens[child].tag in TENSED or any(self.lows[n] == "would" for n in clause.children(child))
        )
        verb = next((child for child in finite if clause.tokens[child].dep in {"relcl", "acl"}), None)
        subject = clause.subject(verb, verb + 1) if verb is not None else None
        return subject.mentions if subject is not None and subject.token > noun else ()

    def _of_those_who_follow(self, clause: Clause, candidate: Candidate) -> tuple[Mention, ...]:
        """`In their phone call with Y, X and Z voiced concern`: "their" stands for those named behind the comma."""
        opening = self.lows[clause.sentence.first : candidate.first]
        if "their" not in opening[1:] or opening[0] not in _SCENE_OPENERS or self.lows[candidate.last] != "with":
            return ()
        comma = next(
            (n for n in range(candidate.last, clause.sentence.last) if self.lows[n] == ","), clause.sentence.last
        )
        first = next((one for one in clause.mentions if one.first > comma and one.actor.kind in TOLD), None)
        return clause.coordinated(first) if first is not None else ()

    def _owned_by_speaker(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        """`X described as useful his talks with Y`, `X was there. His talks with Y …`: whose talks they are shows in "his"."""
        if self.lows[candidate.first - 1] not in {"his", "her"}:
            return []
        named = [one for one in mentions if one.last < candidate.first and one.actor.kind in TOLD][-1:]
        is_opening = candidate.first - 1 == clause.sentence.first and self.lows[candidate.last] == "with"
        return [*self.last_person(clause, candidate.first)] if is_opening and not named else named

    def _opened_by(self, clause: Clause, candidate: Candidate) -> tuple[Mention, ...]:
        """`In a phone call on Monday, A and B discussed …`: the scene of a sentence is that of its two subjects.

        Also `Meeting in Vienna, A and B agreed …`.
        """
        start = clause.sentence.first
        is_first = candidate.first == start and self.lows[candidate.last : candidate.last + 1] in (
            ["in"],
            ["at"],
            ["on"],
        )
        is_visit = candidate.row.meeting_format == "visit"
        is_opener = self.lows[start] in _SCENE_OPENERS or (is_visit and self.lows[start] == "on")
        if not is_first and (candidate.first - start > OPENING or not is_opener):
            return ()
        span = range(candidate.last, clause.sentence.last)
        root = next((number for number in span if clause.tokens[number].dep == "ROOT"), None)
        subject = clause.subject(root, root + 1) if root is not None else None
        # "On a visit to X, the minister of A said …"
        if subject is None or len(sides_of(subject.mentions)) < (1 if is_visit else 2):
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
            if low == "of" and self._is_of_no_party(candidate, number):
                continue
            if low in {"between", "among", "with"} and self._is_of_a_quarrel(clause, candidate, number):
                continue
            if low == "by" and (self.lows[number + 1] in _MEANS or clause.is_time(number + 1)):
                continue  # "talks by video link on Monday, X announced", "by Sunday, under X"
            if self._ends_list(candidate, number, limit):
                break
            is_object = number == candidate.last and is_verb and low not in _SCENE_PREPOSITIONS
            if low in links or is_object or low == "which":
                start = number if is_object and low not in {"between", "with"} else number + 1
                reach = ADDRESS_REACH if low in {"to", "from"} and not is_object else LIST_REACH
                for mention in mentions:
                    if (
                        start <= mention.first < min(start + reach, limit)
                        and self._joined(clause, start, mention.first)
                        and mention not in found
                    ):
                        found.append(mention)
        # The verb's own particle stands inside the trigger ("met with", "spoke to").
        if self.lows[candidate.last - 1] in {"with", "between"} or (is_verb and self.lows[candidate.last - 1] == "to"):
            reach = ADDRESS_REACH if candidate.row.medium == "written" else LIST_REACH
            for mention in mentions:
                if (
                    candidate.last <= mention.first < min(candidate.last + reach, limit)
                    and self._joined(clause, candidate.last, mention.first)
                    and mention not in found
                ):
                    found.append(mention)
        return found

    def _is_of_no_party(self, candidate: Candidate, of: int) -> bool:
        """`in the home town of X`, `under the auspices of X`, `on the sidelines of a summit of X`: X does not sit there."""
        before = self.lows[of - 1]
        if of > candidate.last and before in _AUSPICES | _OCCASIONS:
            return True
        is_verb = candidate.row.part_of_speech == "verb"
        return (is_verb or before in _SCENES) and self._is_scene(candidate.last, of)

    def _is_of_what_is_told(self, clause: Clause, candidate: Candidate, link: int) -> bool:
        """`a meeting on a mechanism to prevent incidents between their forces`, `the first since fighting between A and B`.

        Also `A round dealt with the crossing, near the borders with A and B`: what it was about, and not whose it was.
        """
        if self.lows[link - 1] not in _QUARRELS or link - 1 < candidate.last:
            return False
        between = range(candidate.last, link - 1)
        is_since = "since" in {self.lows[n] for n in between}
        verbs = (n for n in between if clause.tokens[n].tag in {"VB", *TENSED})
        return is_since or any(self.lows[n] not in _TAKES_PLACE for n in verbs)

    def _ends_list(self, candidate: Candidate, number: int, limit: int) -> bool:
        """`talks led by X`, `met in Quito, with X and Y as mediators`, `talks between A and B, with X at the table`: no parties."""
        if self.lows[number] == "by":
            is_watched = self.lows[number - 1] == "attended" and bool(LOOKING_ON & set(self.lows[number:limit]))
            return self.lows[number - 1] in LED or is_watched
        if self.lows[number] == "with" and self._looks_on(number, limit):
            return True  # "met in Quito with the envoy of C mediating"
        if self.lows[number - 1 : number + 1] != [",", "with"]:
            return False
        is_between = "between" in self.lows[candidate.last - 1 : number] or (
            self.lows[limit - 3 : limit - 1] == ["between", "them"]
        )
        return is_between or bool(LOOKING_ON & set(self.lows[number:limit]))

    def _looks_on(self, start: int, limit: int) -> bool:
        """`with X mediating`, `with officials of C as observers`, `with C's envoy in the chair`, `with C and D at their side`."""
        beside = next(
            (n for n in range(start + 2, limit - 2) if self.lows[n : n + 3] == ["at", "their", "side"]), start
        )
        if "and" in self.lows[start:beside]:
            return True
        stop = next((n for n in range(start + 1, limit) if self.lows[n] in {",", ".", "and", "on"}), limit)
        last = self.lows[start + 1 : stop]
        return bool(LOOKING_ON & set(last[-1:])) or last[-3:] == ["in", "the", "room"]

    def _is_of_a_quarrel(self, clause: Clause, candidate: Candidate, between: int) -> bool:
        """`met to discuss the dispute between A and B`: who quarrels is not who met."""
        if candidate.row.part_of_speech != "verb":
            return self.lows[between] != "among" and self._is_of_what_is_told(clause, candidate, between)
        before = between - 1
        is_thing = (
            self.lows[between] != "with" and before >= candidate.last and clause.tokens[before].tag.startswith("NN")
        )
        return is_thing and self.lows[before] not in _MEETING_NOUNS

    def _is_scene(self, first: int, of: int) -> bool:
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
                or low in TELLING
            ):
                if low not in TELLING:
                    return number
                # "…, a diplomat said": whoever says it stands behind the comma.
                return next((comma for comma in range(number - 1, last, -1) if self.lows[comma] == ","), number)
        return clause.sentence.last

    def _joined(self, clause: Clause, start: int, stop: int) -> bool:
        """Only names, determiners, commas, prepositions and nouns stand between."""
        for number in range(start, stop):
            token = clause.tokens[number]
            if token.low == "," and self.lows[number + 1] == "with":
                return False
            if token.low in {"with", "between"} and number > start and self.lows[number - 1] in _QUARRELS:
                return False  # "the crossing near the borders with A and B"
            if token.low in {"through", "via"}:
                return False  # "a letter to A through the embassy of C"
            if token.low == "of" and number > start and self.lows[number - 1] in _AUSPICES | _OCCASIONS:
                return False
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

    def _settled_by(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:
        """`as agreed by X and Y in a telephone call`: those by whom something was settled in it."""
        verb = clause.tokens[clause.tokens[candidate.last - 1].head].head
        if clause.tokens[verb].tag != "VBN" or self.lows[verb + 1] != "by" or verb > candidate.first:
            return []
        agents = [one for one in mentions if verb < one.first < candidate.first]
        return agents if len(sides_of(agents)) > 1 else []

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
        is_with = self.lows[candidate.last] in {"with", "to"}  # "X complained of it in a telephone call with Y"
        return [*subjects, *objects] if subjects and (objects or is_with) else []

    def _near(self, clause: Clause, candidate: Candidate, mentions: Sequence[Mention]) -> list[Mention]:  # noqa: ARG002
        found = []
        for mention in mentions:
            left, right = min(mention.first, candidate.first), max(mention.last, candidate.last)
            if right - left <= 14 and not {"said", "told", "says", "according"} & set(self.lows[left:right]):
                found.append(mention)
        return found
