"""Linking: which words of a sentence name which actor, from names, demonyms, functions, roles and ranks."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.bodies import HEADS
from deconfdb.coders.cast import Actor, Cast, Mention
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.names import ANCHORS, CLOSED_CLASS, DEFINITE, INDEFINITE, PREMODIFIERS, Anchor
from deconfdb.coders.persons import PersonReader
from deconfdb.coders.tokens import Token
from deconfdb.lexicon.records import FunctionTerm

_HYPHENATED = frozenset(
    "led backed based brokered mediated sponsored supported controlled aligned speaking "
    "made built era born designed flagged".split()
)
# "Houthi forces", "the Taliban government" are the movement itself.
_SAME_AS_MOVEMENT = frozenset({"government", "armed_forces", "army"})
_OWNING = frozenset("their its his her our my".split())
_WHAT_IT_IS = tuple(
    tuple(words.split())
    for words in ("security service", "intelligence service", "intelligence agency", "spy agency", "security agency",
                  "spy service", "paramilitary force", "militant group", "rebel group", "armed group", "bloc")
)  # fmt: skip
_WATERS = frozenset({"sea", "strait", "water"})
_OPENERS = DEFINITE | INDEFINITE | {"-", "other"}
_BEFORE_NAMES = HEADS | PREMODIFIERS | {"office", "-", "'s"}


@functools.lru_cache(maxsize=1)
def _openers(knowledge: Knowledge) -> frozenset[str]:
    """What roles, bodies and titles of the lexicon, and what stands before them, begin with."""
    tables = (knowledge.roles.by_first, knowledge.functions.by_first, knowledge.titles.by_first)
    return _BEFORE_NAMES.union(*tables)


class Linker(PersonReader):
    """Reads the mentions out of one sentence after the other and keeps the cast up to date."""

    def __init__(self, knowledge: Knowledge, cast: Cast, tokens: Sequence[Token]) -> None:
        super().__init__(knowledge, cast, tokens)
        words, names = _openers(knowledge), knowledge.names.by_first
        begin = {
            name
            for name, low in {*zip(self.names, self.lows, strict=True)}
            if low in words or name in names or (name[:1].isupper() and low not in CLOSED_CLASS)
        }
        self._begins = [name in begin for name in self.names]
        """Whether a name, a role, a body or a person, or a word before one, can begin with a word."""
        for position in (*self.fighters.at, *self.peoples):
            self._begins[position] = True

    def link(self, first: int, last: int) -> list[Mention]:
        """The mentions of one sentence, left to right, without overlap."""
        found: list[Mention] = []
        position = first
        while position < last:
            # Most words of a text begin no phrase.
            if not self._may_begin(position) and self.lows[position] not in _OPENERS:
                position += 1
                continue
            mention = self._phrase(position, last)
            if mention is None:
                position += self._lies_elsewhere(position, last)
                continue
            mention = self._with_owner(self._office_behind(mention, last), found[-1].end if found else first)
            if found:
                mention = self._of_role_before(found[-1], mention)
                if found[-1].plural and found[-1].end == mention.first and mention.how == "person":
                    # "Presidents X and Y": X and Y, not some presidents.
                    found.pop()
            found.append(mention)
            if mention.actor.side and mention.how != "outlet":
                self.last_side = mention.actor.side
            if mention.role is not None and mention.how == "role" and mention.actor.side:
                self.post_sides[mention.role.group] = mention.actor.side
                if mention.role.office_role == "ambassador":
                    self.post_sides["ambassador"] = mention.actor.side
            office = self.knowledge.offices.get(mention.actor.office)
            if office is not None or (mention.role is not None and mention.role.office_role):
                self.last_role = office.role if office is not None else mention.role.office_role if mention.role else ""
            position = max(mention.end, position + 1)
        return found

    def _lies_elsewhere(self, position: int, last: int) -> int:
        """How many words to pass over: `South Georgia`, `the Gulf of Guinea` are called after a state and no part of it."""
        place = self._entry(position, last) if self.names[position] in self.knowledge.place_words else None
        if place is None or place[1].role != "place":
            return 1
        row = self.knowledge.places.get(place[1].ref)
        is_water = row is not None and row.kind in _WATERS
        behind = range(position + 1, position + (place[0] if is_water or place[0] == 2 else 1))
        inner = (self._entry(number, last) for number in behind)
        is_called = any(one is not None and one[1].role == "state" and one[1].side != place[1].side for one in inner)
        return place[0] if is_called else 1

    def _with_owner(self, mention: Mention, free: int) -> Mention:
        """`the alliance's secretary-general, X,`: the noun that owns the post, which nothing explains, goes with it."""
        owned = mention.first if self.lows[mention.first] == "'s" else mention.first - 1
        is_owned = mention.how in {"person", "role"} and owned - 2 >= free and self.lows[owned] == "'s"
        return replace(mention, first=owned - 2) if is_owned and self.lows[owned - 2] in DEFINITE else mention

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
                (
                    self.lows[position] in PREMODIFIERS
                    and not self._is_role_start(position, last)
                    and not self._is_long_name(position, last)
                )
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

    def _may_begin(self, position: int) -> bool:
        """Whether any name, role or body can begin with a word, those that the article made known among them."""
        if self._begins[position]:
            return True
        name = self.names[position]
        return name in self.cast.surnames or name in self.cast.double_surnames or name in self.fighters.short

    def _body_of_phrase(self, start: int, position: int, last: int, definite: bool) -> Mention | None:
        if not self._may_begin(position):
            return None
        anchor = self._anchor(position, last)
        if anchor is not None and self.lows[anchor.last : anchor.last + 1] == ["-"] and anchor.last + 2 < last \
                and self.lows[anchor.last + 1] in _HYPHENATED:  # fmt: skip
            # "the American-led U.N. Command": who leads it is not who it is.
            led = self._phrase(anchor.last + 2, last)
            return replace(led, first=start) if led is not None else None
        if anchor is not None:
            return self._anchored(start, anchor, last, definite)
        office = self._office_of(start, position, last) or self._head_of(start, position, last)
        if office is not None:
            return office
        is_capital = self.tokens[position].text[0].isupper()
        title = self._titled(start, position, last) if is_capital else None
        if title is not None:
            return title
        bare = self.knowledge.functions.at(self.lows, position, last)
        post = self.knowledge.roles.at(self.lows, position, last) if bare is not None else None
        is_body = bare is not None and post is not None and post[0] < bare[0]  # "the general staff"
        role = self._role(start, position, last, (), "", definite) if not is_body else None
        if role is not None:
            return role
        if bare is not None:
            return self._bare_function(start, position, last, bare[0], bare[1][0], definite)
        if not is_capital:
            return None
        return self._unknown_body(start, position, last) or self._unknown_name(start, position, last)

    def _named(self, position: int, last: int) -> Mention | None:
        """A name of the lexicon that begins with its article ("the Pentagon")."""
        hit = self.knowledge.names.at(self.names, position, last)
        if hit is None or hit[0] < 2:
            return None
        inner = self.knowledge.names.at(self.names, position + 1, last)
        if inner is not None and inner[0] >= hit[0]:
            # "the South Sudanese team" is none of the South's.
            return None
        anchor = self._anchor(position, last)
        return self._anchored(position, anchor, last, True) if anchor else None

    def _anchored(self, start: int, anchor: Anchor, last: int, definite: bool) -> Mention | None:
        entry = anchor.entry
        stop = anchor.last - anchor.possessive
        if entry.role in {"person", "surname", "cast"}:
            return self._person_phrase(start, anchor, last, definite)
        if entry.role == "outlet":
            return self._outlet_phrase(start, anchor, last)
        if entry.role == "place":
            return None
        if entry.role == "pair":
            return self._pair_phrase(start, anchor, last, definite)
        if entry.role == "office":
            return self._office_phrase(start, anchor, last)
        if entry.role in {"institution", "organisation"}:
            return self._body_phrase(start, anchor, last, definite)
        longer = self._side_phrase(start, anchor, last, definite) or self._body_of_side(start, anchor, last)
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

    def _body_phrase(self, start: int, anchor: Anchor, last: int, definite: bool) -> Mention:
        """A body of the lexicon, or somebody or something of it: `the Taliban`, `its spokesman`, `its Interior Ministry`."""
        actor = self.cast.body(anchor.entry.ref)
        self.cast.in_passing.discard(anchor.entry.ref)
        body = self._body_of_movement(start, anchor, last, definite, actor)
        if body is not None:
            return body
        longer = self._role(start, anchor.last, last, (actor.side,), actor.function, definite, body=actor)
        if longer is not None and longer.actor.kind != "delegation":
            return longer
        part = None if anchor.possessive else self._part_of(start, anchor.last, last, actor)
        if part is not None:
            return part
        stop = anchor.last - anchor.possessive + (0 if anchor.possessive else self._told_what(anchor.last))
        return longer or Mention(start, stop, actor, anchor.entry.role, (actor.side,), definite=True)

    def _told_what(self, position: int) -> int:
        """How many words tell what a body is: "the FSB security service"."""
        return next(
            (len(words) for words in _WHAT_IT_IS if tuple(self.lows[position : position + len(words)]) == words), 0
        )

    def _pair_phrase(self, start: int, anchor: Anchor, last: int, definite: bool) -> Mention:
        """`the Koreas`, `Sino-Indian talks`: both states at once."""
        pair = self.knowledge.pairs[anchor.entry.ref]
        states = tuple(self.cast.state(code) for code in pair.codes)
        if pair.part_of_speech == "adjective":
            longer = self._side_phrase(start, anchor, last, definite)
            return longer or Mention(anchor.first, anchor.last, states[0], "adjective", pair.codes)
        stop = anchor.last - anchor.possessive
        return Mention(start, stop, states[0], "state", pair.codes, definite=True, plural=True, group=states)

    def _ambiguous_is_state(self, anchor: Anchor) -> bool:
        """A capital letter is enough for one word; "the North" counts once its state stands in the article in another form."""
        if self.lows[anchor.first] == "the":
            return anchor.entry.ref in self.cast.actors
        return self.tokens[anchor.first].text[0].isupper()

    def _side_phrase(self, start: int, anchor: Anchor, last: int, definite: bool) -> Mention | None:
        """Side + function and side + role, with up to four words between ("Russian top general staff officers")."""
        position, gap = anchor.last, 0
        is_bare = anchor.entry.role == "state" and not anchor.possessive
        while position < last and gap <= 4:
            function = self.knowledge.functions.at(self.lows, position, last)
            role = self.knowledge.roles.at(self.lows, position, last)
            if role is not None and (function is None or role[0] >= function[0]):
                return self._role(start, position, last, anchor.sides, "", definite)
            if function is not None:
                return self._function_phrase(start, position, last, anchor, function[0], function[1][0], definite)
            if (
                anchor.entry.role != "adjective"
                and not anchor.possessive
                and gap == 0
                and self.lows[position] in CLOSED_CLASS
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
                or word in CLOSED_CLASS
                or word in _OWNING  # "Jordan recalled their envoys"
                or (person is not None and person[1].role in ANCHORS)
                or (is_bare and word.endswith(("ed", "ing")) and word not in PREMODIFIERS)
                or (gap and word.endswith("ed") and self.lows[position - 1] != "-" and word not in PREMODIFIERS)
            ):
                return None  # "Turkey stopped sending troops", "Greek television cited officers"
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
        if (inner := self._owned_by(stop, last)) is not None:
            return self._function_phrase(start, stop + 1, last, anchor, *inner, definite)
        if stop < last and self.lows[stop] in {"service", "command", "corps"}:
            stop += 1  # "the border guard service"
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

    def _body_of_movement(
        self, start: int, anchor: Anchor, last: int, definite: bool, movement: Actor
    ) -> Mention | None:
        """`the Taliban Interior Ministry`, `the Houthis' foreign ministry`, `the M23 military command`."""
        hit = self.knowledge.functions.at(self.lows, anchor.last, last)
        if hit is None or movement.kind != "armed_group" or hit[1][0].function in _SAME_AS_MOVEMENT:
            return None
        body, stop = self.cast.body_of_movement(movement, hit[1][0].function), anchor.last + hit[0]
        owns = stop < last and self.lows[stop] in {"'s", "'"}
        longer = self._role(start, stop + owns, last, anchor.sides, body.function, definite, body=body)
        return longer or Mention(
            start, stop, body, "institution", anchor.sides, definite=True, function=body.function
        )  # fmt: skip

    def _bare_function(
        self, start: int, position: int, last: int, length: int, term: FunctionTerm, definite: bool
    ) -> Mention | None:
        """A body without a side before it: "ministry of defence of X", "the defence ministry" in context."""
        stop = position + length
        if (inner := self._owned_by(stop, last)) is not None:
            return self._bare_function(start, stop + 1, last, *inner, definite)
        if stop + 1 < last and self.lows[stop] in {"of", "in"}:
            after = stop + 2 if self.lows[stop + 1] == "the" else stop + 1
            anchor = self._anchor(after, last) if after < last else None
            side, end = ("", stop)
            if anchor is not None and anchor.entry.role in {"state", "metonym", "institution"}:
                side, end = anchor.entry.side, anchor.last - anchor.possessive
            elif self.lows[stop] == "in":
                side, end = self._seat(after, last), after + 1
            actor = self.cast.institution(side, term.function) if side else None
            if actor is not None:
                other, stop_of_both = self._second_owner(stop, end, last)
                both = self.cast.institution(other, term.function) if other else None
                if both is not None and other != side:
                    return Mention(
                        start, stop_of_both, actor, "institution", (side, other), definite=True, plural=True,
                        function=term.function, group=(actor, both),
                    )  # fmt: skip
                return Mention(
                    start, end, actor, "institution", (side,), definite=True, function=term.function
                )  # fmt: skip
        longer = self._role(start, stop, last, (), term.function, definite) or self._post_from_within(
            start, position, stop, last, definite
        )
        if longer is not None:
            return longer
        seat = self._opening_seat(start)
        actor = self.cast.institution(seat, term.function) if seat else None
        if actor is not None:
            return Mention(start, stop, actor, "institution", (seat,), definite=True, function=term.function)
        if definite or self.tokens[position].text[0].isupper() or self.lows[start] == "both":
            actor = Actor("", self._printed(position, stop), term.kind, "", named=False, function=term.function)
            plural = self.lows[stop - 1].endswith("s") and bool(
                {"their", "both", "two"} & set(self.lows[start:position])
            )
            return Mention(start, stop, actor, "anaphor", (), definite=definite, plural=plural, function=term.function)
        return None

    def _second_owner(self, stop: int, end: int, last: int) -> tuple[str, int]:
        """`the armies of India and Pakistan`: the other side whose body it is, and where its name ends."""
        if self.lows[end : end + 1] != ["and"] or not self.lows[stop - 1].endswith("s"):
            return "", end
        anchor = self._anchor(end + 1, last)
        is_state = anchor is not None and anchor.entry.role in {"state", "metonym"} and not anchor.possessive
        return (anchor.entry.side, anchor.last) if anchor is not None and is_state else ("", end)

    def _owned_by(self, stop: int, last: int) -> tuple[int, FunctionTerm] | None:
        """`the armed forces' general staff`: the body that is owned, its length and what it does."""
        owned = self.knowledge.functions.at(self.lows, stop + 1, last) if self.lows[stop : stop + 1] == ["'"] else None
        return (owned[0], owned[1][0]) if owned is not None else None

    def _post_from_within(self, start: int, first: int, stop: int, last: int, definite: bool) -> Mention | None:
        """`the national police chief`: a post whose name begins within that of the body."""
        for number in range(first + 1, stop):
            hit = self.knowledge.roles.at(self.lows, number, last)
            if hit is not None and number + hit[0] > stop:
                return self._role(start, number, last, (), "", definite)
        return None

    def _office_behind(self, mention: Mention, last: int) -> Mention:
        """`Afghan President X's office`, `the Finnish foreign minister's office`: what works for him speaks in its own name."""
        after = mention.last + 1
        is_post = mention.how == "role" and mention.role is not None and bool(mention.role.office_role)
        is_holder = (mention.how == "person" or is_post) and bool(mention.actor.side) and not mention.plural
        if not is_holder or after >= last or self.lows[mention.last] != "'s":
            return mention
        length = self._office_length(after)
        return self._held_by(mention.first, after + length, mention) if length else mention

    def _opening_seat(self, start: int) -> str:
        """`In Damascus, the foreign ministry said`: the side whose seat of power the sentence begins with."""
        for length in (1, 2):
            first = start - length - 2
            if (
                first >= 0
                and self.lows[first] == "in"
                and self.tokens[first].text == "In"
                and self.lows[start - 1] == ","
            ):
                return self._seat(first + 1, start - 1)
        return ""

    def _office_phrase(self, start: int, anchor: Anchor, last: int) -> Mention | None:
        office = self.knowledge.offices[anchor.entry.ref]
        stop = anchor.last - anchor.possessive
        after = stop + 1 if stop < last and self.lows[stop] == "," else stop
        entry = self._entry(after, last) if after < last else None
        if entry is not None and entry[1].role in {"person", "surname", "cast"}:
            inner = self._anchor(after, last)
            held_by = self._person_phrase(start, inner, last, True) if inner else None
            if held_by is None or held_by.how != "person" or held_by.sides == (office.side,):
                return held_by
            # "NATO Secretary General X", who serves another body by now.
            return replace(held_by, actor=self.cast.place(held_by.actor, office.side), sides=(office.side,))
        capitals = self._capitals(stop, last)
        if capitals >= 2:
            # "South Korean Unification Minister X", whom the lexicon does not know.
            end = stop + capitals
            actor = self.cast.newcomer(self._printed(stop, end), office.side, office=office.ref)
            return Mention(start, end, actor, "person", (office.side,), definite=True)
        if self._has_indefinite(start):
            actor = self.cast.unnamed(office.side, self._description(start, stop), "anonymous_official")
            return Mention(start, stop, actor, "role", (office.side,))
        held = self.knowledge.holder(office.side, office.role, self.cast.published)
        if held is not None:
            return Mention(start, stop, self.cast.person(held[0], office.role), "role", (office.side,), definite=True)
        actor = self.cast.unnamed(office.side, office.title, "office_holder", group="office")
        return Mention(start, stop, actor, "role", (office.side,), definite=True)

    def _outlet_phrase(self, start: int, anchor: Anchor, last: int) -> Mention:  # noqa: ARG002
        actor = self.cast.outlet(anchor.entry.ref)
        return Mention(start, anchor.last - anchor.possessive, actor, "outlet", (), definite=True)
