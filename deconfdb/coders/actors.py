"""Linking: which words of a sentence name which actor, from names, demonyms, functions, roles and ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.cast import Actor, Cast, Mention
from deconfdb.coders.knowledge import Knowledge, NameEntry
from deconfdb.coders.tokens import Token
from deconfdb.lexicon.records import FunctionTerm, RoleNoun

DEFINITE = frozenset("the this these those his her its their our same".split())
INDEFINITE = frozenset("a an one another two three four five six several some other many few no any both".split())
PREMODIFIERS = frozenset(
    "new former senior top ex high ranking ranked level then current outgoing incoming visiting retired unnamed anonymous unidentified "
    "chief deputy acting interim veteran leading key second first same local own respective ex-".split()
)
_CLOSED_CLASS = frozenset(
    "the a an and or but nor of in on at to from for with by about into over under after before between against "
    "that which who whom whose where when while as if than because since until is are was were be been being has have "
    "had do does did will would shall should may might can could must not no said says say told tells it he she they "
    "we i you this these those there here also then however very".split()
)
_OF = frozenset("of for from at in with to".split())
_GEOGRAPHIC = frozenset(
    "in near at to from toward towards into outside around across inside over via through off".split()
)
_ANCHORS = frozenset({"state", "adjective", "people", "metonym"})


@dataclass(slots=True)
class Anchor:
    """What gives a phrase its side: a demonym, a state, a body; `last` is where it ends, a possessive included."""

    entry: NameEntry
    first: int
    last: int
    possessive: bool
    sides: tuple[str, ...]


class Linker:
    """Reads the mentions out of one sentence after the other and keeps the cast up to date."""

    def __init__(self, knowledge: Knowledge, cast: Cast, tokens: Sequence[Token]) -> None:
        self.knowledge = knowledge
        self.cast = cast
        self.tokens = tokens
        self.names = [token.name for token in tokens]
        self.lows = [token.low for token in tokens]
        self.last_side = ""
        self.last_role = ""

    def link(self, first: int, last: int) -> list[Mention]:
        """The mentions of one sentence, left to right, without overlap."""
        found: list[Mention] = []
        position = first
        while position < last:
            mention = self._phrase(position, last)
            if mention is None:
                position += 1
                continue
            found.append(mention)
            if mention.actor.side and mention.how != "outlet":
                self.last_side = mention.actor.side
            office = self.knowledge.offices.get(mention.actor.office)
            if office is not None or (mention.role is not None and mention.role.office_role):
                self.last_role = office.role if office is not None else mention.role.office_role if mention.role else ""
            position = max(mention.end, position + 1)
        return found

    # Reading one phrase.

    def _phrase(self, start: int, last: int) -> Mention | None:
        position, definite = start, False
        low = self.lows[position]
        if low in DEFINITE or low in INDEFINITE:
            definite = low in DEFINITE
            whole = self._named(start, last)
            if whole is not None:
                return whole
            position += 1
            if position < last and self.lows[position] == "'s":
                return None
        premodified = position
        while (
            position < last
            and position - premodified < 5
            and (
                (self.lows[position] in PREMODIFIERS and not self._is_role_start(position, last))
                or self.lows[position] in {"-", "other"}
            )
        ):
            position += 1
        if position >= last:
            return None
        mention = self._body_of_phrase(start, position, last, definite)
        if mention is None and position != premodified and premodified < last:
            mention = self._body_of_phrase(start, premodified, last, definite)
        return mention

    def _is_role_start(self, position: int, last: int) -> bool:
        hit = self.knowledge.roles.at(self.lows, position, last)
        return hit is not None and hit[0] > 1

    def _body_of_phrase(self, start: int, position: int, last: int, definite: bool) -> Mention | None:
        anchor = self._anchor(position, last)
        if anchor is not None:
            return self._anchored(start, anchor, last, definite)
        title = self._titled(start, position, last)
        if title is not None:
            return title
        role = self._role(start, position, last, (), "", definite)
        if role is not None:
            return role
        bare = self.knowledge.functions.at(self.lows, position, last)
        if bare is not None:
            return self._bare_function(start, position, last, bare[0], bare[1][0], definite)
        return self._unknown_name(start, position, last)

    def _named(self, position: int, last: int) -> Mention | None:
        """A name of the lexicon that begins with its article ("the Pentagon")."""
        hit = self.knowledge.names.at(self.names, position, last)
        if hit is None or hit[0] < 2:
            return None
        anchor = self._anchor(position, last)
        return self._anchored(position, anchor, last, True) if anchor else None

    def _entry(self, position: int, last: int) -> tuple[int, NameEntry] | None:
        hit = self.knowledge.names.at(self.names, position, last)
        if hit is None:
            known = self.cast.surnames.get(self.names[position])
            if known is not None and self.names[position][0].isupper():
                return 1, NameEntry("cast", known.ref, known.side)
            return None
        length, entries = hit
        if length == 1:
            known = self.cast.surnames.get(self.names[position])
            if known is not None and not any(
                entry.role in _ANCHORS or entry.role == "institution" for entry in entries
            ):
                return 1, NameEntry("cast", known.ref, known.side)
        return length, self._choose(entries, position, position + length, last)

    def _choose(self, entries: Sequence[NameEntry], first: int, stop: int, last: int) -> NameEntry:
        """The reading that the neighbouring words ask for."""
        by_role = {entry.role: entry for entry in reversed(entries)}
        people = [entry for entry in entries if entry.role in {"person", "surname"}]
        if len(people) > 1:
            in_office = [entry for entry in people if self.knowledge.office_on(entry.ref, self.cast.published)]
            best = in_office or people
            return next((entry for entry in best if entry.side == self.last_side), best[0])
        if "metonym" in by_role and first > 1 and self.lows[first - 2 : first] == ["according", "to"]:
            return by_role["metonym"]
        if "metonym" in by_role and "place" in by_role:
            before = self.lows[first - 1] if first else ""
            return by_role["place"] if before in _GEOGRAPHIC else by_role["metonym"]
        if "metonym" in by_role and len(by_role) == 1:
            before = self.lows[first - 1] if first else ""
            if before in _GEOGRAPHIC:
                return replace(by_role["metonym"], role="place")
        for role in (
            "institution",
            "organisation",
            "adjective",
            "state",
            "people",
            "person",
            "office",
            "outlet",
            "surname",
            "metonym",
            "place",
        ):
            if role in by_role:
                if role == "adjective" and "state" in by_role and not self._modifies(stop, last):
                    return by_role["state"]
                if role == "adjective" and "people" in by_role and not self._modifies(stop, last):
                    return by_role["people"]
                return by_role[role]
        return entries[0]

    def _modifies(self, position: int, last: int) -> bool:
        """Whether the word at `position` can be the noun that an adjective before it belongs to."""
        if position >= last:
            return False
        word = self.lows[position]
        if word == "and" and position + 1 < last:
            following = self.knowledge.names.at(self.names, position + 1, last)
            return following is not None and any(entry.role == "adjective" for entry in following[1])
        return (word[0].isalpha() and word not in _CLOSED_CLASS) or word == "-"

    def _anchor(self, position: int, last: int) -> Anchor | None:
        found = self._entry(position, last)
        if found is None:
            return None
        length, entry = found
        sides = [entry.side]
        stop = position + length
        while entry.role in _ANCHORS and stop + 1 < last and self.lows[stop] in {"and", ",", "-", "/"}:
            joined = stop + 1
            if self.lows[stop] == "," and self.lows[joined] == "and":
                joined += 1
            following = self._entry(joined, last) if joined < last else None
            if following is None or following[1].role not in _ANCHORS:
                break
            after = joined + following[0]
            if entry.role != "adjective" or not (following[1].role == "adjective" or self._modifies(after, last)):
                break
            if following[1].role != "adjective" and not self._has_adjective(joined, last):
                break
            sides.append(following[1].side)
            stop = after
            if entry.role == "adjective" and following[1].role == "adjective":
                continue
        possessive = stop < last and self.lows[stop] in {"'s", "'"}
        return Anchor(entry, position, stop + possessive, possessive, tuple(dict.fromkeys(sides)))

    def _has_adjective(self, position: int, last: int) -> bool:
        hit = self.knowledge.names.at(self.names, position, last)
        return hit is not None and any(entry.role == "adjective" for entry in hit[1])

    # Phrases with an anchor.

    def _anchored(self, start: int, anchor: Anchor, last: int, definite: bool) -> Mention | None:
        entry = anchor.entry
        stop = anchor.last - anchor.possessive
        if entry.role in {"person", "surname", "cast"}:
            return self._person_phrase(start, anchor, last, definite)
        if entry.role == "outlet":
            return self._outlet_phrase(start, anchor, last)
        if entry.role == "place":
            return None
        if entry.role == "office":
            return self._office_phrase(start, anchor, last)
        if entry.role in {"institution", "organisation"}:
            actor = self.cast.body(entry.ref)
            self.cast.in_passing.discard(entry.ref)
            longer = self._role(start, anchor.last, last, (actor.side,), actor.function, definite, body=actor)
            if longer is not None:
                return longer
            return Mention(start, stop, actor, entry.role, (actor.side,), definite=True)
        longer = self._side_phrase(start, anchor, last, definite)
        self.cast.state(entry.side)
        if longer is not None:
            return longer
        if entry.role == "adjective":
            return Mention(anchor.first, stop, self.cast.state(entry.side), "adjective", anchor.sides)
        if entry.ambiguous and self.lows[stop : stop + 1] and not self._ambiguous_is_state(anchor):
            return None
        return Mention(
            start,
            stop,
            self.cast.state(entry.side),
            entry.role,
            anchor.sides,
            definite=True,
            plural=entry.role == "people",
        )

    def _ambiguous_is_state(self, anchor: Anchor) -> bool:
        """A capital letter is enough for one word; "the North" counts once its state stands in the article in another form."""
        if self.lows[anchor.first] == "the":
            return anchor.entry.ref in self.cast.actors
        return self.tokens[anchor.first].text[0].isupper()

    def _side_phrase(self, start: int, anchor: Anchor, last: int, definite: bool) -> Mention | None:
        """Side + function and side + role, with up to four words between ("Russian top general staff officers")."""
        position, gap = anchor.last, 0
        while position < last and gap <= 4:
            function = self.knowledge.functions.at(self.lows, position, last)
            role = self.knowledge.roles.at(self.lows, position, last)
            if role is not None and (function is None or role[0] >= function[0]):
                return self._role(start, position, last, anchor.sides, "", definite, between=(anchor.last, position))
            if function is not None:
                return self._function_phrase(start, position, last, anchor, function[0], function[1][0], definite)
            if (
                anchor.entry.role != "adjective"
                and not anchor.possessive
                and gap == 0
                and self.lows[position] in _CLOSED_CLASS
            ):
                return None
            person = self._entry(position, last)
            if person is not None and person[1].role in {"person", "surname", "cast"}:
                if gap == 0 and (anchor.possessive or anchor.entry.role == "adjective"):
                    inner = self._anchor(position, last)
                    return self._person_phrase(start, inner, last, definite) if inner else None
                return None
            newcomer = self._capitals(position, last) if gap == 0 and anchor.possessive else 0
            if newcomer >= 2 and person is None and not self._has_common_word(position, newcomer):
                actor = self.cast.newcomer(self._printed(position, position + newcomer), anchor.sides[0])
                return Mention(start, position + newcomer, actor, "person", (actor.side,), definite=True)
            word = self.lows[position]
            if (
                not (word[0].isalpha() or word == "-")
                or word in _CLOSED_CLASS
                or (person is not None and person[1].role in _ANCHORS)
            ):
                return None
            if person is not None and person[1].role in {"institution", "organisation"}:
                return None
            position += 1
            gap += 1
        return None

    def _function_phrase(
        self, start: int, position: int, last: int, anchor: Anchor, length: int, term: FunctionTerm, definite: bool
    ) -> Mention | None:
        side = anchor.sides[0]
        actor = self.cast.institution(side, term.function)
        if actor is None:
            return None
        stop = position + length
        if actor.kind == "armed_force" and self.tokens[position].text[0].islower():
            if self.cast.seen_first(actor.ref):
                self.cast.in_passing.add(actor.ref)
        else:
            self.cast.in_passing.discard(actor.ref)
        possessive = stop < last and self.lows[stop] in {"'s", "'"}
        longer = self._role(start, stop + possessive, last, anchor.sides, term.function, definite, body=actor)
        if longer is not None:
            return longer
        group: tuple[Actor, ...] = ()
        if len(anchor.sides) > 1:
            group = tuple(body for body in (self.cast.institution(one, term.function) for one in anchor.sides) if body)
        return Mention(
            start, stop, actor, "institution", anchor.sides, definite=True, function=term.function, group=group
        )

    def _bare_function(
        self, start: int, position: int, last: int, length: int, term: FunctionTerm, definite: bool
    ) -> Mention | None:
        """A body without a side before it: "ministry of defence of X", "the defence ministry" in context."""
        stop = position + length
        if stop + 1 < last and self.lows[stop] in {"of", "in"}:
            after = stop + 2 if self.lows[stop + 1] == "the" else stop + 1
            anchor = self._anchor(after, last) if after < last else None
            if anchor is not None and anchor.entry.role in {"state", "metonym"}:
                actor = self.cast.institution(anchor.entry.side, term.function)
                if actor is not None:
                    return Mention(
                        start,
                        anchor.last - anchor.possessive,
                        actor,
                        "institution",
                        anchor.sides,
                        definite=True,
                        function=term.function,
                    )
        longer = self._role(start, stop, last, (), term.function, definite)
        if longer is not None:
            return longer
        if definite or self.tokens[position].text[0].isupper() or self.lows[start] == "both":
            actor = Actor("", self._printed(position, stop), term.kind, "", named=False, function=term.function)
            plural = self.lows[stop - 1].endswith("s") and self.lows[start] in {"their", "both", "two"}
            return Mention(start, stop, actor, "anaphor", (), definite=definite, plural=plural, function=term.function)
        return None

    # Roles and names.

    def _role(
        self, start: int, position: int, last: int, sides: tuple[str, ...], function: str, definite: bool,
        body: Actor | None = None, between: tuple[int, int] | None = None,
    ) -> Mention | None:  # fmt: skip
        gap = position
        while (
            gap < last
            and gap - position < 3
            and self.lows[gap] in PREMODIFIERS | {"-", "'s"}
            and not self._is_role_start(gap, last)
        ):
            gap += 1
        hit = self.knowledge.roles.at(self.lows, gap, last)
        if hit is None and gap < last and gap == position and self.lows[gap][0].isalpha() and body is not None \
                and self.lows[gap] not in _CLOSED_CLASS:  # fmt: skip
            hit = self.knowledge.roles.at(self.lows, gap + 1, last) if gap + 1 < last else None
            gap += 1 if hit else 0
        if hit is None:
            return None
        length, readings = hit
        noun, plural = readings[0]
        stop = gap + length
        if stop < last and self.lows[stop] == "-":
            return None
        function = function or noun.function
        sides, stop, body = self._complement(sides, stop, last, body)
        if body is not None and not function:
            function = body.function
        named = self._name_after(start, stop, last, sides, noun, plural)
        if named is not None:
            return named
        return self._unnamed_role(start, gap, stop, sides, function, noun, plural, definite, body)

    def _complement(
        self, sides: tuple[str, ...], stop: int, last: int, body: Actor | None
    ) -> tuple[tuple[str, ...], int, Actor | None]:
        """The side or body that follows a role ("officials of the Turkish army")."""
        if stop + 1 >= last or self.lows[stop] not in _OF or (sides and self.lows[stop] not in {"of", "for", "at"}):
            return sides, stop, body
        after = stop + 1
        if self.lows[after] in DEFINITE:
            after += 1
        seat = self._seat(after, last) if not sides and self.lows[stop] == "in" else ""
        if seat:
            return (seat,), after + 1, body
        anchor = self._anchor(after, last) if after < last else None
        if anchor is None or anchor.entry.role in {"person", "surname", "cast", "place", "outlet", "office"}:
            bare = self.knowledge.functions.at(self.lows, after, last) if after < last and sides else None
            if bare is not None:
                found = self.cast.institution(sides[0], bare[1][0].function)
                return sides, after + bare[0], found or body
            return sides, stop, body
        if self.lows[stop] in {"in", "to", "with", "from"} and anchor.entry.role in {"metonym"}:
            return sides, stop, body
        if self.lows[stop] == "to" and not sides:
            return sides, stop, body
        if anchor.entry.role in {"institution", "organisation"}:
            found = self.cast.body(anchor.entry.ref)
            return sides or (found.side,), anchor.last - anchor.possessive, found
        function = self.knowledge.functions.at(self.lows, anchor.last, last) if anchor.last < last else None
        if function is not None:
            found = self.cast.institution(anchor.sides[0], function[1][0].function)
            return sides or anchor.sides, anchor.last + function[0], found or body
        if anchor.entry.role in {"state", "people", "metonym"} and not anchor.possessive:
            both = self._joined_state(anchor, last) if not sides else None
            if both is not None:
                return (anchor.entry.side, both.entry.side), both.last, body
            return sides or anchor.sides, anchor.last, body
        return sides, stop, body

    def _seat(self, position: int, last: int) -> str:
        """The side whose seat of power a word names ("officials in Tokyo")."""
        hit = self.knowledge.names.at(self.names, position, last) if position < last else None
        return next((entry.side for entry in hit[1] if entry.role == "metonym"), "") if hit else ""

    def _joined_state(self, anchor: Anchor, last: int) -> Anchor | None:
        """`ministers of A and B`."""
        if anchor.last + 1 >= last or self.lows[anchor.last] != "and":
            return None
        other = self._anchor(anchor.last + 1, last)
        return other if other is not None and other.entry.role in _ANCHORS and not other.possessive else None

    def _name_after(
        self, start: int, stop: int, last: int, sides: tuple[str, ...], noun: RoleNoun, plural: bool
    ) -> Mention | None:
        if plural:
            return None
        position = stop
        if position < last and self.lows[position] == ",":
            position += 1
        while position < last and self._title_length(position, last):
            position += self._title_length(position, last)
        if position >= last:
            return None
        side = sides[0] if len(sides) == 1 else ""
        entry = self._entry(position, last)
        if entry is not None and entry[1].role in {"person", "surname", "cast"}:
            if position != stop and self.lows[stop] == "," and entry[0] == 1:
                return None
            actor = self._person_actor(entry[1], noun.office_role)
            return Mention(start, position + entry[0], actor, "person", (actor.side,), definite=True, role=noun)
        length = self._capitals(position, last)
        needed = 2 if position != stop else 1
        if length < needed:
            return None
        side, after = self._of_state(
            position + length, last, side or (self.last_side if position != stop or not sides else "")
        )
        actor = self.cast.newcomer(self._printed(position, position + length), side, noun.group)
        return Mention(start, after, actor, "person", (actor.side,), definite=True, role=noun)

    def _of_state(self, position: int, last: int, side: str) -> tuple[str, int]:
        """`General X of Sudan`: the side that follows a name, and where it ends."""
        if position + 1 < last and self.lows[position] == "of":
            after = position + 2 if self.lows[position + 1] == "the" else position + 1
            anchor = self._anchor(after, last) if after < last else None
            if anchor is not None and anchor.entry.role == "state" and not anchor.possessive:
                return anchor.entry.side, anchor.last
        return side, position

    def _unnamed_role(
        self, start: int, first: int, stop: int, sides: tuple[str, ...], function: str, noun: RoleNoun, plural: bool,
        definite: bool, body: Actor | None,
    ) -> Mention:  # fmt: skip
        side = sides[0] if sides else ""
        office_role = self.last_role if noun.noun == "counterpart" else noun.office_role
        if office_role and side and not plural:
            held = self.knowledge.holder(side, office_role, self.cast.published)
            if held is not None and not self._has_indefinite(start):
                actor = self.cast.person(held[0], office_role)
                return Mention(start, stop, actor, "role", sides, definite=True, role=noun, function=function)
        kind = (noun.plural_kind if plural else noun.actor_kind) or (
            "anonymous_collective" if plural else "anonymous_official"
        )
        if not side:
            actor = Actor("", self._printed(first, stop), kind, "", named=False, function=function, group=noun.group)
            how = "anaphor" if definite or start == first else "role"
            return Mention(start, stop, actor, how, (), definite=definite, plural=plural, role=noun, function=function)
        words = self._description(start, stop)
        actor = self.cast.unnamed(side, words, kind, function or (body.function if body else ""), noun.group)
        group: tuple[Actor, ...] = ()
        if len(sides) > 1:
            group = tuple(self._one_of(one, noun, kind, function) for one in sides)
            actor = group[0]
        return Mention(
            start,
            stop,
            actor,
            "role",
            sides,
            definite=definite,
            plural=plural,
            role=noun,
            function=function,
            group=group,
        )

    def _one_of(self, side: str, noun: RoleNoun, kind: str, function: str) -> Actor:
        """Who of one side is meant by "the ministers of A and B"."""
        held = self.knowledge.holder(side, noun.office_role, self.cast.published) if noun.office_role else None
        if held is not None:
            return self.cast.person(held[0], noun.office_role)
        plural = noun.plurals[0] if noun.plurals and not noun.office_role else noun.noun
        return self.cast.unnamed(side, f"{self._adjective(side)} {plural}", kind, function, noun.group)

    def _has_indefinite(self, start: int) -> bool:
        return (
            self.lows[start] in INDEFINITE
            or self.lows[start] in {"former", "ex", "then"}
            or self.lows[start + 1 : start + 2] == ["former"]
        )

    def _adjective(self, side: str) -> str:
        state = self.knowledge.states.get(side)
        return state.adjectives[0] if state and state.adjectives else side

    def _description(self, start: int, stop: int) -> str:
        words = [self.tokens[number] for number in range(start, stop)]
        while words and (words[0].low in DEFINITE or words[0].low in INDEFINITE):
            words.pop(0)
        return " ".join(word.text for word in words).replace(" 's", "'s").replace(" - ", "-")

    def _printed(self, first: int, stop: int) -> str:
        return (
            " ".join(self.tokens[number].text for number in range(first, stop)).replace(" - ", "-").replace(" 's", "'s")
        )

    def _title_length(self, position: int, last: int) -> int:
        if position >= last or not self.tokens[position].text[0].isupper():
            return 0
        total = 0
        while position + total < last:
            if self.lows[position + total] == "-" and total:
                total += 1
                continue
            hit = self.knowledge.titles.at(self.lows, position + total, last)
            if hit is None:
                break
            total += hit[0]
            if position + total < last and self.lows[position + total] == ".":
                total += 1
        return total

    def _titled(self, start: int, position: int, last: int) -> Mention | None:
        length = self._title_length(position, last)
        if not length or position + length >= last:
            return None
        after = position + length
        entry = self._entry(after, last)
        if entry is not None and entry[1].role in {"person", "surname", "cast"}:
            inner = self._anchor(after, last)
            return self._person_phrase(start, inner, last, True) if inner else None
        if entry is not None:
            return None
        capitals = self._capitals(after, last)
        if not capitals:
            return None
        side, stop = self._of_state(after + capitals, last, self._apposed_side(after + capitals, last))
        actor = self.cast.newcomer(self._printed(after, after + capitals), side)
        return self._with_apposition(Mention(start, stop, actor, "person", (actor.side,), definite=True), last)

    def _capitals(self, position: int, last: int) -> int:
        """How many words from here look like one name of a person."""
        count = 0
        while position + count < last and count < 5:
            token = self.tokens[position + count]
            if (
                token.text == "-"
                and count
                and position + count + 1 < last
                and not self.tokens[position + count - 1].spaced
            ):
                # "Soo-hyun": what follows a hyphen belongs to the name, small letter or not.
                count += 2
                continue
            if (
                count
                and token.low in {"al", "bin", "von", "van", "de", "der", "ibn", "ould", "el", "ben"}
                and not token.text[0].isupper()
            ):
                count += 1
                continue
            if (
                not token.text[0].isupper()
                or token.low in _CLOSED_CLASS
                or (len(token.text) > 3 and token.text.isupper())
            ):
                break
            if self.knowledge.names.at(self.names, position + count, last) and count != 0:
                entries = self.knowledge.names.at(self.names, position + count, last)
                if entries and any(entry.role not in {"surname", "person", "place"} for entry in entries[1]):
                    break
            if token.low in self.knowledge.calendar_words:
                break
            count += 1
            if position + count < last and self.lows[position + count] in {"jr", "jr.", "sr", "sr."}:
                count += 1
            if token.text.endswith(".") and len(token.text) > 2:
                break
        while count and self.tokens[position + count - 1].low in {
            "-",
            "al",
            "bin",
            "von",
            "van",
            "de",
            "der",
            "ibn",
            "ould",
            "el",
            "ben",
        }:
            count -= 1
        return count

    def _person_actor(self, entry: NameEntry, role: str = "") -> Actor:
        if entry.role == "cast":
            return self.cast.settle(self.cast.actors[entry.ref])
        return self.cast.person(entry.ref, role)

    def _person_phrase(self, start: int, anchor: Anchor, last: int, definite: bool) -> Mention | None:
        actor = self._person_actor(anchor.entry)
        stop = anchor.last - anchor.possessive
        after = anchor.last
        if after < last:
            if anchor.possessive and self.lows[after] == "office":
                office = self.knowledge.offices.get(actor.office)
                function = "prime_minister_office" if office and office.role == "head_of_government" else "presidency"
                body = self.cast.institution(actor.side, function)
                if body is not None:
                    return Mention(
                        start, after + 1, body, "institution", (actor.side,), definite=True, function=function
                    )
            if anchor.possessive or self.lows[start] in INDEFINITE | {"former", "ex"} or start != anchor.first:
                while after + 1 < last and self.lows[after] in PREMODIFIERS and not self._is_role_start(after, last):
                    after += 1
                hit = self.knowledge.roles.at(self.lows, after, last)
                if hit is not None:
                    noun, plural = hit[1][0]
                    if not (anchor.possessive and noun.office_role):
                        return self._unnamed_role(
                            start, after, after + hit[0], (actor.side,), noun.function, noun, plural, definite, None
                        )
        if anchor.possessive and anchor.last < last:
            return Mention(start, stop, actor, "person", (actor.side,), definite=True)
        return self._with_apposition(Mention(start, stop, actor, "person", (actor.side,), definite=True), last)

    def _apposed_side(self, position: int, last: int) -> str:
        """The side that an apposition gives a person ("X, a spokesman for the Y army,")."""
        mention = self._apposition(position, last)
        return mention.actor.side if mention else ""

    def _apposition(self, position: int, last: int) -> Mention | None:
        if position + 1 >= last or self.lows[position] != ",":
            return None
        after = position + 1
        if self.lows[after] == "who" and after + 2 < last and self.lows[after + 1] in {"is", "was", "as"}:
            after += 2
        size = len(self.cast.actors)
        mention = self._phrase(after, last)
        if mention is None or mention.role is None or mention.how not in {"role", "anaphor"}:
            for ref in list(self.cast.actors)[size:]:
                del self.cast.actors[ref]
            return None
        for ref in list(self.cast.actors)[size:]:
            if not self.cast.actors[ref].named:
                del self.cast.actors[ref]
        return mention

    def _with_apposition(self, mention: Mention, last: int) -> Mention:
        apposed = self._apposition(mention.last, last)
        if apposed is None:
            return mention
        stop = apposed.last
        while stop < last and stop - apposed.last < 12 and self.lows[stop] not in {",", ".", ";"}:
            stop += 1
        actor = mention.actor
        if not actor.side and apposed.actor.side:
            actor = replace(actor, side=apposed.actor.side)
            self.cast.actors[actor.ref] = actor
            self.cast.surnames[actor.name.split()[-1]] = actor
        return replace(mention, actor=actor, sides=(actor.side,), outer=stop, role=apposed.role)

    def _office_phrase(self, start: int, anchor: Anchor, last: int) -> Mention | None:
        office = self.knowledge.offices[anchor.entry.ref]
        stop = anchor.last - anchor.possessive
        after = stop + 1 if stop < last and self.lows[stop] == "," else stop
        entry = self._entry(after, last) if after < last else None
        if entry is not None and entry[1].role in {"person", "surname", "cast"}:
            inner = self._anchor(after, last)
            return self._person_phrase(start, inner, last, True) if inner else None
        held = self.knowledge.holder(office.side, office.role, self.cast.published)
        if held is not None:
            return Mention(start, stop, self.cast.person(held[0], office.role), "role", (office.side,), definite=True)
        actor = self.cast.unnamed(office.side, office.title, "office_holder", group="office")
        return Mention(start, stop, actor, "role", (office.side,), definite=True)

    def _outlet_phrase(self, start: int, anchor: Anchor, last: int) -> Mention:
        actor = self.cast.outlet(anchor.entry.ref)
        return Mention(start, anchor.last - anchor.possessive, actor, "outlet", (), definite=True)

    def _first_side(self, position: int, last: int) -> str:
        for number in range(position, last):
            hit = self.knowledge.names.at(self.names, number, last)
            side = (
                next((entry.side for entry in hit[1] if entry.role in _ANCHORS or entry.role == "institution"), "")
                if hit
                else ""
            )
            if side:
                return side
        return ""

    def _has_common_word(self, position: int, length: int) -> bool:
        return any(self.lows[number] in self.knowledge.common_words for number in range(position, position + length))

    def _unknown_name(self, start: int, position: int, last: int) -> Mention | None:
        """Two or more capitalised words that nothing else explains, followed by what only a person has."""
        if self.tokens[position].in_quote or start != position or not self.tokens[position].text[0].isupper():
            return None
        length = self._capitals(position, last)
        misspelt = self.cast.near_surname(self.names[position]) if length == 1 else None
        if misspelt is not None:
            return Mention(start, position + 1, misspelt, "person", (misspelt.side,), definite=True)
        if length < 2 or length > 4:
            return None
        after = position + length
        if self._has_common_word(position, length):
            return None
        side, end = self._of_state(after, last, "")
        if side:
            actor = self.cast.newcomer(self._printed(position, after), side)
            return Mention(start, end, actor, "person", (side,), definite=True)
        if after + 2 < last and self.lows[after] == "," and self.lows[after + 1] == "who":
            side = self._first_side(after + 2, min(after + 10, last))
            return Mention(
                start, after, self.cast.newcomer(self._printed(position, after), side), "person", (side,), definite=True
            )
        follows_person = after < last and (
            self.lows[after] in {"said", "says", "told", "who", "added"}
            or self.knowledge.cues.at(self.lows, after, last) is not None
        )
        apposed = self._apposition(after, last)
        before = self.lows[position - 1] if position else ""
        cue_before = position > 0 and before in {"said", "says", "added", "told"}
        if not (follows_person or apposed or cue_before):
            return None
        actor = self.cast.newcomer(self._printed(position, after), apposed.actor.side if apposed else "")
        return self._with_apposition(Mention(start, after, actor, "person", (actor.side,), definite=True), last)
