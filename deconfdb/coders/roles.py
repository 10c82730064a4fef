"""Roles: somebody known by a post, named after it or left unnamed, alone or for two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.cast import Actor, Cast, Mention
from deconfdb.coders.function_words import BOTH, REBELS
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.names import (
    ANCHORS,
    BODIES,
    CLOSED_CLASS,
    DEFINITE,
    INDEFINITE,
    OF,
    OF_NO_STATE,
    PEOPLE_NAMED,
    PREMODIFIERS,
    Anchor,
    NameReader,
)
from deconfdb.coders.tokens import Token
from deconfdb.lexicon.records import RoleNoun

TWO_REACH = 4
"""Tokens from "two" to the end of the noun of "talks between the two sides in X": neither of them is X's."""
_SOME = frozenset({"a", "an", "one", "another"})
# Whoever these are, they speak for somebody else than the country they are in.
_ABROAD = frozenset(
    "diplomat diplomats ambassador ambassadors attache attaches attaché attachés envoy envoys rebel rebels militants insurgents "
    "guerrillas fighters".split()
)
# "Undersecretary of Foreign Affairs X", "minister for reintegration, X": what may stand between a post and a name.
_PORTFOLIOS = frozenset(
    "foreign external political european affairs defence defense state security interior national the".split()
)
_WITH_PORTFOLIO = frozenset({"minister", "head", "official", "adviser"})
_NOT_POSTED = frozenset(
    "minister ministers president presidents leader leaders premier premiers secretaries chiefs".split()
)
_BEFORE_ROLES = PREMODIFIERS | {"-", "'s"}
PORTFOLIO_REACH = 6
LONE_NAME = 4
"""Letters of a name of one word in commas."""
_FEW = frozenset("delegation mission team group party commission committee panel contingent convoy expedition".split())
"""Those whom somebody may lead who does not lead their country."""


_SENT_BY_STATES = frozenset({"ambassador", "representative"})
"""Whom states post to bodies of many: "U.N. Ambassador X" is a state's."""


class RoleReader(NameReader):
    """Reads "a spokesman for the army", "officials of both sides", "General X"."""

    def __init__(self, knowledge: Knowledge, cast: Cast, tokens: Sequence[Token]) -> None:
        super().__init__(knowledge, cast, tokens)
        self.post_sides: dict[str, str] = {}
        """Whose a post was when it was last named, by the group of its noun: "the minister" is his."""

    def _role(
        self, start: int, position: int, last: int, sides: tuple[str, ...], function: str, definite: bool,
        body: Actor | None = None,
    ) -> Mention | None:  # fmt: skip
        if body is None and self.lows[position] not in self.knowledge.roles.by_first \
                and self.lows[position] not in _BEFORE_ROLES:  # fmt: skip
            return None
        gap = position
        while (
            gap < last and gap - position < 3 and self.lows[gap] in _BEFORE_ROLES and not self._is_role_start(gap, last)
        ):
            gap += 1
        hit = self.knowledge.roles.at(self.lows, gap, last)
        if hit is None and gap < last and gap == position and self.lows[gap][:1].isalpha() and body is not None \
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
        if noun.noun == "member" and self.lows[stop : stop + 1] != ["of"]:
            return None
        if noun.noun == "official" and (entry := self._entry(stop, last)) is not None and entry[1].role == "outlet":
            return None  # "the official Xinhua News Agency"
        if (member := self._named_member(start, stop, last)) is not None:
            return member
        function = function or noun.function
        if sides or self.lows[stop : stop + 1] != ["in"] or OF_NO_STATE.isdisjoint(self.lows[start:gap]):
            sides, stop, body = self._complement(sides, stop, last, body)  # not "a Western officer in Kabul"
        if body is not None and not function:
            function = body.function
        named = self._name_after(start, stop, last, sides, noun, plural)
        if named is not None:
            return named
        # "a Western security official": what he is of belongs to what he is called.
        first = next((number for number in range(start, gap) if self.lows[number] in OF_NO_STATE), gap)
        return self._unnamed_role(start, first, stop, sides, function, noun, plural, definite, body)

    def _complement(
        self, sides: tuple[str, ...], stop: int, last: int, body: Actor | None
    ) -> tuple[tuple[str, ...], int, Actor | None]:
        """The side or body that follows a role ("officials of the Turkish army")."""
        if not sides and (side := self._on_side(stop, last)):
            return (side,), stop + 4, body
        if self.lows[stop : stop + 1] == ["at"] and self.lows[stop - 1] in _NOT_POSTED:
            return sides, stop, body  # "the foreign ministers at the United Nations": where they are
        if stop + 1 >= last or self.lows[stop] not in OF or (sides and self.lows[stop] not in {"of", "for", "at"}):
            return sides, stop, body
        after = stop + 1
        if self.lows[after] in DEFINITE:
            after += 1
        after = self._past_base(after, last)
        whole = self._whole_complement(sides, stop, after, last, body)
        if whole is not None:
            return whole
        return self._complement_of_side(sides, stop, after, last, body)

    def _on_side(self, stop: int, last: int) -> str:
        """`officers on the Polish side`."""
        anchor = self._anchor(stop + 2, last) if self.lows[stop : stop + 2] == ["on", "the"] else None
        is_side = (
            anchor is not None and anchor.last == stop + 3 and self.lows[anchor.last : anchor.last + 1] == ["side"]
        )
        return anchor.entry.side if anchor is not None and is_side else ""

    def _whole_complement(
        self, sides: tuple[str, ...], stop: int, after: int, last: int, body: Actor | None
    ) -> tuple[tuple[str, ...], int, Actor | None] | None:
        """A body or somebody named in full behind the role ("of India's Border Security Force"), or where he sits."""
        if self.lows[stop] == "in":
            if self.lows[stop - 1] in _ABROAD:
                posted = self.knowledge.names.at(self.names, after, last)
                return sides, after + posted[0] if posted is not None else stop, body
            is_of_both = bool(BOTH & set(self.lows[max(0, stop - TWO_REACH) : stop - 1]))
            seat = self._seat(after, last) if not sides and not is_of_both else ""
            return ((seat,), after + 1, body) if seat else None
        if self.lows[stop] == "from" and not sides and (seat := self._seat(after, last)):
            # "officials from Ankara and Damascus"
            other = self._seat(after + 2, last) if self.lows[after + 1 : after + 2] == ["and"] else ""
            return ((seat, other) if other else (seat,)), after + (3 if other else 1), body
        whole = self._phrase(after, last) if self.lows[stop] in {"of", "for"} else None
        if whole is None:
            return None
        if whole.how == "institution" and whole.actor.ref and len(whole.sides) == 1:
            return _or_rebels_of(sides, whole.sides), whole.last, whole.actor
        if whole.how in {"role", "person"} and any(whole.sides) and self._is_member(stop):
            return sides or whole.sides, whole.last, body
        return None

    def _complement_of_side(
        self, sides: tuple[str, ...], stop: int, after: int, last: int, body: Actor | None
    ) -> tuple[tuple[str, ...], int, Actor | None]:
        """A side behind the role, with the function or the second side that goes with it."""
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
            # "the British commander of KFOR" commands for NATO.
            serves = self._is_of_many(found.side) and self.lows[stop] == "of"
            whose = (found.side,) if serves else _or_rebels_of(sides, (found.side,))
            return whose, anchor.last - anchor.possessive, found
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

    def _named_member(self, start: int, stop: int, last: int) -> Mention | None:
        """`a member of the Houthi team, X`: he who is named."""
        if self.lows[stop - 1] != "member" or self.lows[stop : stop + 1] != ["of"] or stop + 2 >= last:
            return None
        whole = self._phrase(stop + 1 + (self.lows[stop + 1] in DEFINITE), last)
        is_named = whole is not None and whole.how == "person" and "," in self.lows[whole.first : whole.last]
        return replace(whole, first=start) if whole is not None and is_named else None

    def _is_member(self, stop: int) -> bool:
        """`a member of X's party`, `the leader of the Ugandan team`: whose side it is shows in what follows."""
        return self.lows[stop - 1] in {"member", "members", "leader", "head", "chief"}

    def _past_base(self, position: int, last: int) -> int:
        """Where a name goes on after "Bahrain-based" or "American-led", which say where somebody sits or who leads."""
        for number in range(position + 1, min(position + 4, last - 2)):
            if self.lows[number] == "-" and self.lows[number + 1] in {"based", "led"}:
                return number + 2
        return position

    def _joined_state(self, anchor: Anchor, last: int) -> Anchor | None:
        """`ministers of A and B`."""
        if anchor.last + 1 >= last or self.lows[anchor.last] != "and":
            return None
        other = self._anchor(anchor.last + 1, last)
        return other if other is not None and other.entry.role in ANCHORS and not other.possessive else None

    def _name_after(
        self, start: int, stop: int, last: int, sides: tuple[str, ...], noun: RoleNoun, plural: bool
    ) -> Mention | None:
        if plural or self.lows[stop - 1] == "to":  # "the envoy to Libya"
            return None
        position = self._start_of_name(stop, last, noun)
        if position >= last:
            return None
        side = sides[0] if len(sides) == 1 else ""
        entry, length = self._entry(position, last), self._capitals(position, last)
        if entry is not None and entry[1].role in {*ANCHORS, *BODIES} and length <= entry[0]:
            return None  # "mediator Oman"
        if entry is not None and entry[1].role in PEOPLE_NAMED and not self._is_of_another(entry, length, side):
            if position != stop and self.lows[stop] == "," and entry[0] == 1:
                return None
            known = self._in_service_of(side, self._person_actor(entry[1], noun.office_role), noun)
            behind = position + entry[0]
            if known.side:
                return Mention(start, behind, known, "person", (known.side,), definite=True, role=noun)
        else:
            needed = 2 if position != stop and not self._is_lone_name(start, position, last) else 1
            if length < needed:
                return None
            known, behind = None, position + length
        if self.lows[position - 1] == "," and self.knowledge.cues.at(self.lows, behind, last) is not None:
            return None  # "stayed on the Indian side, X wrote": who writes is not the side
        told, after = self._of_state(behind, last, side or self._side_of_post(behind, last))
        told = side if self._is_of_many(side) else told  # "UNIFIL's commander, General X of Spain"
        guess = self._guessed_side(start, noun) if not told and (position != stop or not sides) else ""
        if known is None:
            actor = self.cast.newcomer(self._printed(position, behind), told, noun.group)
        else:
            actor = self.cast.place(known, told) if told else known
        if guess and not actor.side:
            actor = self.cast.place(actor, guess)
            self.cast.guessed.add(actor.ref)
        self.cast.posts.setdefault(actor.ref, noun.office_role)
        return Mention(start, after, actor, "person", (actor.side,), definite=True, role=noun)

    def _in_service_of(self, side: str, known: Actor, noun: RoleNoun) -> Actor:
        """`U.N. envoy X`: whoever sent X before, the text says whom X serves; states post ambassadors to such bodies."""
        serves = self._is_of_many(side) and side != known.side and noun.noun not in _SENT_BY_STATES
        return self.cast.place(known, side) if serves else known

    def _is_of_many(self, side: str) -> bool:
        """Whether a side is a body that people of many states serve."""
        return bool(side) and side != "CIVIL" and side not in self.knowledge.dealing

    def _start_of_name(self, stop: int, last: int, noun: RoleNoun) -> int:
        """Where the name begins: `the minister of X, General N`."""
        position = self._past_portfolio(stop, last) if noun.group in _WITH_PORTFOLIO else stop
        if position < last and self.lows[position] == ",":
            position += 1
        while position < last and self._title_length(position, last):
            position += self._title_length(position, last)
        return position

    def _guessed_side(self, start: int, noun: RoleNoun) -> str:
        """`the minister, X`: of whom a minister was named last; else the side named last. Rebels have no ministers."""
        of_post = self.post_sides.get(noun.group, "") if self.lows[start] == "the" else ""
        if noun.office_role == "ambassador":
            # "called in the Russian ambassador … ambassador X had left": he whom the text told of, and not the host's
            of_post = self.post_sides.get("ambassador", of_post)
        if not of_post and noun.group == "minister" and self.last_side not in self.knowledge.states:
            return ""
        return of_post or self.last_side

    def _is_lone_name(self, start: int, position: int, last: int) -> bool:
        """`the minister, Wiranto, told`: one word in commas behind a post, which nothing else explains."""
        word = self.tokens[position]
        in_commas = self.lows[position - 1] == "," and self.lows[position + 1 : position + 2] == [","]
        return (
            in_commas
            and self.lows[start] in DEFINITE
            and len(word.text) >= LONE_NAME
            and word.low not in self.knowledge.common_words
            and self._entry(position, last) is None
            and self.knowledge.names.at(self.names, position, last) is None
        )

    def _past_portfolio(self, stop: int, last: int) -> int:
        """Where a name can follow a post: behind "of Foreign Affairs", or the comma behind "for reintegration"."""
        if stop >= last or self.lows[stop] not in {"of", "for"}:
            return stop
        number = stop + 1
        while number < last and self.lows[number] in _PORTFOLIOS:
            number += 1
        if number > stop + 1 and self._capitals(number, last) > 1 and not self._title_length(number, last):
            return number
        while number < min(stop + PORTFOLIO_REACH, last) and self.tokens[number].text.islower():
            number += 1
        return number if number < last and self.lows[number] == "," and self._capitals(number + 1, last) > 1 else stop

    def _phrase(self, start: int, last: int) -> Mention | None:
        raise NotImplementedError

    def _unnamed_role(
        self, start: int, first: int, stop: int, sides: tuple[str, ...], function: str, noun: RoleNoun, plural: bool,
        definite: bool, body: Actor | None,
    ) -> Mention:  # fmt: skip
        side = sides[0] if sides else ""
        office_role = self.last_role if noun.noun == "counterpart" else noun.office_role
        if noun.noun == "leader" and side:
            # "the leader of a Kenyan mission" leads a mission, and not Kenya.
            is_of_few = not _FEW.isdisjoint(self.lows[first:stop])
            office_role = "" if is_of_few else self._leading_post(side, office_role)
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
            apart = start == first and _SOME & set(self.lows[max(0, start - 3) : start])
            how = "anaphor" if definite or (start == first and not apart) else "role"
            return Mention(start, stop, actor, how, (), definite=definite, plural=plural, role=noun, function=function)
        if self.lows[stop - 1] == "side" and stop - first < 3 and len(sides) == 1 and side in self.knowledge.states:
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

    def _leading_post(self, side: str, office_role: str) -> str:
        """`the Armenian leader`, after "Prime Minister X": the head of government, if the text names him and no head of state."""
        posts = (office_role, "head_of_government")
        held = ((post, self.knowledge.holder(side, post, self.cast.published)) for post in posts)
        return next((post for post, one in held if one is not None and one[0] in self.cast.actors), office_role)

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


def _or_rebels_of(sides: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """`rebel commanders of the FARC`: what follows tells which rebels."""
    return others if not sides or sides == (REBELS,) else sides
