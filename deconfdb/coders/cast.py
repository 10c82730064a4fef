"""The actors of one article: those of the lexicon under their global refs, all others under refs of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from deconfdb.coders.function_words import REBELS
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.text import fold
from deconfdb.lexicon.records import Office, RoleNoun

PARTY_KINDS = frozenset(
    {"state", "government", "ministry", "government_office", "armed_force", "armed_group", "alliance", "person", "office_holder",
     "delegation", "anonymous_official", "anonymous_collective", "international_organisation"}
)  # fmt: skip
"""Kinds of actors that can sit at a table or stand at an end of a channel."""
ORGANISATIONS = frozenset({"alliance", "international_organisation"})
"""Kinds of actors that are many states together."""
FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "HUN"})
"""Sides whose people are called by the first word of their name."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody of the article; `office` is the ref of the post held on the day, `outlet` the source ref of an outlet."""

    ref: str
    name: str
    kind: str
    side: str = ""
    named: bool = True
    office: str = ""
    outlet: str = ""
    function: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (exclusive) that name an actor; `outer` is where an apposition to it ends.

    How: state, adjective, people, metonym, institution, organisation, person, role, anaphor, outlet.
    An adjective or a state that only modifies a longer phrase has no mention of its own; `sides` holds all sides
    that the phrase names ("Russian and Turkish officials").
    """

    first: int
    last: int
    actor: Actor
    how: str
    sides: tuple[str, ...] = ()
    definite: bool = False
    plural: bool = False
    outer: int = 0
    role: RoleNoun | None = None
    function: str = ""
    group: tuple[Actor, ...] = ()

    @property
    def end(self) -> int:
        """Where the mention ends, its apposition included."""
        return max(self.last, self.outer)

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """Everybody who speaks if the mention is the subject."""
        return self.group or (self.actor,)


OFFICE_FUNCTIONS = {"head_of_government": "prime_minister_office", "head_of_state": "presidency"}
"""Post -> function of the office that goes with it."""
_GIVEN_NAME_LAST = re.compile(r"^\w+ \w+-[a-z]\w*$")
"""`Kwon Young-se`: a given name of two syllables shows that the family name stands first."""
_INITIAL = re.compile(r"[A-Z]\.?")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_PARTICLES = frozenset("de del da dos van von der den la".split())


def slug(text: str, limit: int = 60) -> str:
    """A ref of lower-case words joined by hyphens, letters without their accents."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).lower()).strip("-")[:limit].strip("-") or "x"


@dataclass(slots=True)
class Cast:
    """Collects the actors as they are met; the order of the text decides every ref, so it never varies."""

    knowledge: Knowledge
    published: date | None
    actors: dict[str, Actor] = field(default_factory=dict)
    surnames: dict[str, Actor] = field(default_factory=dict)
    double_surnames: dict[str, list[tuple[tuple[str, ...], Actor]]] = field(default_factory=dict)
    """Surnames of several words ("Fernandez de Cordoba") by their first."""
    posts: dict[str, str] = field(default_factory=dict)
    """Posts (as role nouns have them) of people whom the lexicon does not know."""
    guessed: set[str] = field(default_factory=set)
    """People whose side no word gives: taken for that of whoever was named before them."""
    fighters: str = ""
    """The name of the rebels of the article, where it gives one that the lexicon does not hold."""
    in_passing: set[str] = field(default_factory=set)
    """Forces met in common words only ("Syrian troops"): actors where they act, not names of the article."""

    def add(self, actor: Actor) -> Actor:
        """An actor, once: the one of that ref that is known already, else this one."""
        return self.actors.setdefault(actor.ref, actor)

    def forget(self, refs: Sequence[str]) -> None:
        """Take back actors that were met in a reading that did not hold, by whatever name they were kept."""
        if not refs:
            return
        for ref in refs:
            del self.actors[ref]
        self.surnames = {name: actor for name, actor in self.surnames.items() if actor.ref in self.actors}
        self.double_surnames = {
            first: kept
            for first, tails in self.double_surnames.items()
            if (kept := [(tail, actor) for tail, actor in tails if actor.ref in self.actors])
        }

    def place(self, actor: Actor, side: str) -> Actor:
        """Somebody of whom the side was learned only now."""
        placed = replace(actor, side=side)
        self.actors[placed.ref] = placed
        if placed.named:
            self.surnames[placed.name.split()[-1]] = placed
        return placed

    def seen_first(self, ref: str) -> bool:
        """Whether an actor was met just now for the first time."""
        return next(reversed(self.actors), "") == ref

    def state(self, side: str) -> Actor:
        """The state of a side."""
        row = self.knowledge.states.get(side)
        if (
            row is None
            and (ref := self.knowledge.movement_refs.get(side, side.lower())) in self.knowledge.organisations
        ):
            return self.body(ref)
        if row is None:
            kind = "armed_group" if side == REBELS or side in self.knowledge.movements else "unidentified"
            name = self.fighters if side == REBELS and self.fighters else side
            return self.add(Actor(f"side-{slug(name)}", name, kind, side, named=name != side))
        return self.actors.get(row.ref) or self.add(Actor(row.ref, row.name, "state", row.code))

    def institution(self, side: str, function: str) -> Actor | None:
        """The body of a side with a function: of the lexicon, else one of the article's own."""
        row = self.knowledge.institution(side, function, self.published)
        if row is not None:
            return self.add(Actor(row.ref, row.name, row.kind, row.side, function=function))
        state = self.knowledge.states.get(side)
        if state is None:
            return None
        kind = self.knowledge.function_kinds.get(function, "organisation")
        name = f"{state.adjective} {function.replace('_', ' ')}"
        return self.add(Actor(f"{state.ref}-{slug(function)}", name, kind, side, function=function))

    def body_of_movement(self, movement: Actor, function: str) -> Actor:
        """The ministry or command of an armed group, one of the article's own."""
        name, kind = f"{movement.name} {function.replace('_', ' ')}", self.knowledge.function_kinds[function]
        return self.add(Actor(f"{movement.ref}-{slug(function)}", name, kind, movement.side, function=function))

    def ministry_of(self, actor: Actor) -> Actor | None:
        """The ministry that a minister of the lexicon or of the article leads."""
        office = self.knowledge.offices.get(actor.office)
        post, side = (office.role, office.side) if office is not None else (self.posts.get(actor.ref, ""), actor.side)
        if post.endswith("_minister") and side:
            return self.institution(side, f"{post.removesuffix('_minister')}_ministry")
        if office is not None and office.body in self.knowledge.institutions:
            return self.body(office.body)
        return None

    def office_of(self, holder: Actor) -> Actor:
        """The office that works for somebody and speaks in its own name: the presidency, or one of the article's own."""
        office = self.knowledge.offices.get(holder.office)
        post = office.role if office is not None else self.posts.get(holder.ref, "")
        function = OFFICE_FUNCTIONS.get(post)
        body = self.institution(holder.side, function) if function else None
        if body is not None:
            return body
        ref = f"office-{slug(holder.name, 40)}"
        return self.add(Actor(ref, f"Office of {holder.name}", "government_office", holder.side))

    def body(self, ref: str) -> Actor:
        """An institution, group, monitor or international body of the lexicon."""
        institution = self.knowledge.institutions.get(ref)
        if institution is not None:
            return self.add(
                Actor(ref, institution.name, institution.kind, institution.side, function=institution.function)
            )
        row = self.knowledge.organisations[ref]
        return self.add(Actor(ref, row.name, row.kind, row.party))

    def outlet(self, ref: str) -> Actor:
        """An outlet as one who speaks."""
        row = self.knowledge.outlets[ref]
        return self.add(Actor(f"narr-{ref}", row.name, "news_outlet", "PRESS", outlet=ref))

    def person(self, ref: str, role: str = "") -> Actor:
        """A person of the lexicon, with the office held on the day of publication."""
        row = self.knowledge.persons[ref]
        office = self.knowledge.office_on(ref, self.published, role) or self.knowledge.office_on(ref, self.published)
        other = self._office_of_alliance(ref, row.side)
        office = other if other is not None and not role else office
        own = "" if self._served_later(ref, row.side) else row.side
        side = self.knowledge.side_of(office) if office is not None else own
        if own and own != side and own in (told := {one.side for one in self.actors.values()}) and side not in told:
            side = own  # "a U.S. spokesman", whatever coalition he speaks for, in a text that names none
        actor = self.add(Actor(ref, row.name, "person", side, office=office.ref if office else ""))
        self.surnames.setdefault(row.name.split()[-1], actor)
        for alias in row.aliases:
            if " " not in alias:
                self.surnames.setdefault(alias, actor)
        if row.side in FAMILY_NAME_FIRST:
            self.surnames.setdefault(row.name.split()[0], actor)
        self._keep_first_surname(row.name, actor)
        return actor

    def _served_later(self, ref: str, side: str) -> bool:
        """Whether somebody came to speak for a body of many states only after the day of publication.

        A minister of 2010 who led the African Union from 2017 on is his own state's, which the text tells.
        """
        rows = self.knowledge.tenures_of_person.get(ref, ())
        if self.published is None or not rows or side in self.knowledge.states or side in self.knowledge.movements:
            return False
        return all(row.start.earliest > self.published for row in rows)

    def _office_of_alliance(self, ref: str, own: str) -> Office | None:
        """The office of somebody who serves an alliance too, where the text speaks of it before his own state."""
        named = [actor.side for actor in self.actors.values() if actor.kind in {"state", "alliance"}]
        if own in named:
            return None
        held = self.knowledge.offices_on(ref, self.published)
        return next((office for office in held if office.side != own and office.side in named), None)

    def newcomer(self, name: str, side: str, group: str = "", office: str = "") -> Actor:
        """A named person whom the lexicon does not know: provisional, for review."""
        without_initials = [word for word in name.split() if not _INITIAL.fullmatch(word)]
        if 1 < len(without_initials) < len(name.split()):
            # "John F. Kerry" is the John Kerry of the lexicon.
            hit = self.knowledge.names.at(without_initials, 0, len(without_initials))
            if hit is not None and hit[0] == len(without_initials) and hit[1][0].role == "person":
                return self.person(hit[1][0].ref)
        if len(without_initials) == 3:
            # "John Ronald Smith" is the John Smith of the lexicon: a second given name is mostly left out.
            hit = self.knowledge.names.at([without_initials[0], without_initials[2]], 0, 2)
            if hit is not None and hit[0] == 2 and hit[1][0].role == "person":
                return self.person(hit[1][0].ref)
        surname = surname_of(name)
        known = self.surnames.get(surname)
        if known is not None and (known.name == name or known.name.split()[-1] == surname):
            if side and (not known.side or known.ref in self.guessed):
                self.guessed.discard(known.ref)
                known = self.place(known, side)
            return known
        actor = self.add(Actor(f"p-{slug(name)}", name, "person", side, group=group, office=office))
        self.surnames[surname] = actor
        if side in FAMILY_NAME_FIRST or _GIVEN_NAME_LAST.search(name):
            self.surnames.setdefault(name.split(maxsplit=1)[0], actor)
        if surname.lower().startswith(("al-", "el-")):
            self.surnames.setdefault(surname[3:], actor)
        self._keep_double_surname(name.split(), actor)
        self._keep_first_surname(name, actor)
        return actor

    def _keep_first_surname(self, name: str, actor: Actor) -> None:
        """`Fernando Ochoa Antich`: of two surnames the first is often used alone."""
        if len(name.split()) == 3 and "-" not in name:
            self.surnames.setdefault(name.split()[1], actor)

    def _keep_double_surname(self, words: list[str], actor: Actor) -> None:
        particle = next((number for number, word in enumerate(words) if word in _PARTICLES and number > 1), None)
        if particle is not None:
            tail = tuple(words[particle - 1 :])
            self.double_surnames.setdefault(tail[0], []).append((tail, actor))

    def by_part_of_name(self, word: str) -> Actor | None:
        """The one person of the article whose name holds a word, for names that put the family first."""
        found = [
            actor
            for actor in self.actors.values()
            if actor.kind == "person" and word in actor.name.replace("-", " ").split()
        ]
        return found[0] if len(found) == 1 else None

    def near_surname(self, word: str) -> Actor | None:
        """The person whose surname differs from a printed one by one letter, if exactly one does."""
        if len(word) < 5:
            return None
        found = {
            actor.ref: actor for name, actor in self.surnames.items() if len(name) >= 5 and one_letter_apart(word, name)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def unnamed(self, side: str, words: str, kind: str, function: str = "", group: str = "") -> Actor:
        """Somebody whose name the article keeps back; belongs to the article alone. Witnesses stand for no state."""
        side = "CIVIL" if group == "witness" else side
        ref = f"anon-{slug(side or 'x')}-{slug(words, 40)}"
        return self.add(Actor(ref, words, kind, side, named=False, function=function, group=group))

    def settle(self, actor: Actor) -> Actor:
        """The actor as it is known by now (a side learned later counts from the start)."""
        return self.actors.get(actor.ref, actor)


def surname_of(name: str) -> str:
    """The last word of a name that is not "Jr."."""
    words = [word for word in name.split() if word.lower().strip(".") not in _SUFFIXES]
    return words[-1] if words else name


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter added, left out or changed makes one word of the other."""
    if one == other or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    shorter, longer = sorted((one, other), key=len)
    for position in range(len(longer)):
        if position >= len(shorter) or shorter[position] != longer[position]:
            same_length = len(shorter) == len(longer)
            return shorter[position + same_length :] == longer[position + 1 :]
    return False


def sides_of(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The sides named by mentions, in order, each once."""
    return tuple(dict.fromkeys([side for mention in mentions for side in mention.sides if side]))
