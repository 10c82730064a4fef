"""Roles: somebody known by a post, named after it or left unnamed, alone or for two sides."""

from __future__ import annotations

from deconfdb.coders.cast import Actor, Mention
from deconfdb.coders.names import ANCHORS, CLOSED_CLASS, DEFINITE, INDEFINITE, OF, PREMODIFIERS, Anchor, NameReader
from deconfdb.lexicon.records import RoleNoun

# Whoever these are, they speak for somebody else than the country they are in.
_ABROAD = frozenset({"diplomat", "diplomats", "ambassador", "ambassadors", "attache", "attaches"})


class RoleReader(NameReader):
    """Reads "a spokesman for the army", "officials of both sides", "General X"."""

    def _role(
        self, start: int, position: int, last: int, sides: tuple[str, ...], function: str, definite: bool,
        body: Actor | None = None,
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
                and self.lows[gap] not in CLOSED_CLASS:  # fmt: skip
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
        if stop + 1 >= last or self.lows[stop] not in OF or (sides and self.lows[stop] not in {"of", "for", "at"}):
            return sides, stop, body
        after = stop + 1
        if self.lows[after] in DEFINITE:
            after += 1
        is_foreign = self.lows[stop - 1] in _ABROAD
        seat = self._seat(after, last) if not sides and self.lows[stop] == "in" and not is_foreign else ""
        if seat:
            return (seat,), after + 1, body
        anchor = self._anchor(after, last) if after < last else None
        if anchor is None or anchor.entry.role in {"person", "surname", "cast", "place", "outlet", "office"}:
            bare = self.knowledge.functions.at(self.lows, after, last) if after < last and sides else None
            if bare is not None:
                found = self.cast.institution(sides[0], bare[1][0].function)
                return sides, after + bare[0], found or body
            return sides, stop, body
        if self.lows[stop] in {"in", "to", "with", "from"} and anchor.entry.role == "metonym":
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

    def _joined_state(self, anchor: Anchor, last: int) -> Anchor | None:
        """`ministers of A and B`."""
        if anchor.last + 1 >= last or self.lows[anchor.last] != "and":
            return None
        other = self._anchor(anchor.last + 1, last)
        return other if other is not None and other.entry.role in ANCHORS and not other.possessive else None

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

    def _unnamed_role(
        self, start: int, first: int, stop: int, sides: tuple[str, ...], function: str, noun: RoleNoun, plural: bool,
        definite: bool, body: Actor | None,
    ) -> Mention:  # fmt: skip
        side = sides[0] if sides else ""
        office_role = self.last_role if noun.noun == "counterpart" else noun.office_role
        if office_role and side and not plural:
            held = self.knowledge.holder(side, office_role, self.cast.published)
            elsewhere = (
                held is not None and body is not None and self.knowledge.offices[held[1]].body not in {"", body.ref}
            )
            if held is not None and not elsewhere and not self._has_indefinite(start):
                actor = self.cast.person(held[0], office_role)
                return Mention(start, stop, actor, "role", sides, definite=True, role=noun, function=function)
        kind = (noun.plural_kind if plural else noun.actor_kind) or (
            "anonymous_collective" if plural else "anonymous_official"
        )
        if not side:
            actor = Actor("", self._printed(first, stop), kind, "", named=False, function=function, group=noun.group)
            apart = start == first and {"a", "an"} & set(self.lows[max(0, start - 3) : start])
            how = "anaphor" if definite or (start == first and not apart) else "role"
            return Mention(start, stop, actor, how, (), definite=definite, plural=plural, role=noun, function=function)
        if self.lows[stop - 1] == "side" and len(sides) == 1 and side in self.knowledge.states:
            # "the Tajik side" is Tajikistan.
            return Mention(start, stop, self.cast.state(side), "state", sides, definite=True)
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
