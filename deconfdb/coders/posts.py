"""Whom a post or a body stands for that a text names by its side only, and who is meant by "the four states"."""

from __future__ import annotations

from dataclasses import dataclass

from deconfdb.coders.bodies import BODY_KINDS
from deconfdb.coders.cast import Actor, Mention, slug
from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.function_words import BOTH, COUNTS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.unlisted import BODY_WORDS, Unlisted
from deconfdb.lexicon.records import RoleNoun

SIDE_NOUNS = frozenset({"side", "country", "party", "neighbour", "neighbor", "nation", "government", "capital"})
BODIES_OF_TWO = {"ministry": "ministries", "army": "armies", "military": "militaries"}
"""Bodies of which each side has one, and how both are called."""
_ANYBODY = ("official", "source", "insider")
"""Words that whoever speaks may be called by."""
_BODIES_OF_MANY = frozenset("organisations organizations missions blocs alliances agencies bodies".split())
_MANY_STATES = frozenset({"international_organisation", "alliance", "monitor"})
_BOTH = frozenset({"both", "the", "their", "two"})
_SOLDIERS = frozenset({"commander", "officer", "chief", "chief_of_staff", "navy_chief"})
"""Groups of posts of whom "both commanders" may be said."""
_COUNTED = frozenset(
    "states countries nations governments neighbours neighbors capitals parties kingdoms allies".split()
)
_ANY_PEOPLE = {
    "people": "anonymous_collective", "persons": "anonymous_collective", "men": "anonymous_collective",
    "women": "anonymous_collective", "person": "anonymous_official", "man": "anonymous_official",
    "woman": "anonymous_official", "head": "anonymous_official", "chief": "anonymous_official",
}  # fmt: skip
_ANYBODY_AGAIN = frozenset({"person", "man", "woman"})
_SINGLE = _ANYBODY_AGAIN | {"head", "chief"}
_HIS_OFFICE = frozenset({"presidency", "prime_minister_office"})
_SOME = frozenset("its a one another some several many other".split())
PEOPLE_WORDS = 3
"""Tokens from the number to the noun of "two other people"."""
COUNT_REACH = 3
"""Tokens from the noun back to the number of "the four Arab states"."""


@dataclass(slots=True)
class Posts(Unlisted):
    """Finds the bodies, the offices and the states that words without a name stand for."""

    def counted(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`the four states`, after "A, B, C and D cut ties with E": those of the last list that has so many."""
        noun = subject.token
        if self.tokens[noun].low not in _COUNTED:
            return ()
        before = [token.low for token in self.tokens[max(clause.sentence.first, noun - COUNT_REACH) : noun]]
        count = next((COUNTS[word] for word in before if word in COUNTS), 0)
        if not count or not {"the", "these", "those", "all"} & set(before):
            return ()
        named = [one for one, _ in self.history] + [one for one in clause.mentions if one.end <= noun]
        states = [one for one in named if one.how in {"state", "metonym"} and not one.group]
        for last in range(len(states), count - 1, -1):
            run = states[last - count : last]
            actors = tuple(self.cast.settle(one.actor) for one in run)
            is_list = all(self._joins(run[n].end, run[n + 1].first) for n in range(count - 1))
            if is_list and len(set(actors)) == count and not self._joins_more(states, last - count, last):
                return actors
        return ()

    def as_met(self, mention: Mention) -> Actor:
        """Whom a mention names, also one without a side of his own ("a diplomat close to the talks") who has spoken."""
        actor = self.cast.settle(mention.speakers[0])
        if actor.ref or self.tokens[mention.first].low not in {"a", "an", "another", "one"}:
            return actor
        return next((one for one in reversed(self.spoke) if not one.named and one.name == actor.name), actor)

    def _may_be_called(self, speaker: Actor, role: RoleNoun) -> bool:
        """`the official`, after words of an officer; "the minister" is somebody else than he."""
        if speaker.named or speaker.group == role.group:
            return True
        return role.noun.endswith(_ANYBODY) or speaker.name.endswith(_ANYBODY)

    def _movement_of_speaker(self) -> Actor | None:
        """`the group`, after words of its spokesman: the movement for which whoever spoke last speaks."""
        side = self.speakers[0].side if self.speakers else ""
        if side not in self.cast.knowledge.movements:
            return None
        return self.cast.state(side)

    def _two_bodies(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`the two organizations`: the last two of them that were named."""
        noun = subject.token
        before = [token.low for token in self.tokens[max(clause.sentence.first, noun - COUNT_REACH) : noun]]
        if self.tokens[noun].low not in _BODIES_OF_MANY or not BOTH & set(before):
            return ()
        named = [one for one, _ in self.history] + [one for one in clause.mentions if one.end <= noun]
        bodies = [self.cast.settle(one.actor) for one in reversed(named) if one.actor.kind in _MANY_STATES]
        last = list(dict.fromkeys(bodies))[:2]
        return tuple(reversed(last)) if len(last) == 2 else ()

    def _office_that_spoke(self) -> Actor | None:
        """`his office`, after words of the office of a president or prime minister."""
        spoke = self.speakers[0] if len(self.speakers) == 1 else None
        return spoke if spoke is not None and spoke.function in _HIS_OFFICE else None

    def _counterpart_of_body(self, mention: Mention) -> Actor | None:
        """`A's defence ministry said so. Its B counterpart denied it`: the body of B that does what the one named last does."""
        for earlier, _ in reversed(self.history):
            actor = self.cast.settle(earlier.actor)
            if earlier.how == "institution" and actor.function and actor.side != mention.actor.side:
                return self.cast.institution(mention.actor.side, actor.function) if mention.actor.side else None
        return None

    def _people(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`two people who were in the room`, `one woman`: nobody known, told apart by the words for them."""
        kind = _ANY_PEOPLE.get(subject.word, "")
        left = max(clause.sentence.first, subject.token - PEOPLE_WORDS)
        before = {token.low for token in self.tokens[left : subject.token]}
        if kind and "the" in before and not before & {"other", "third"}:
            return self._people_again(subject, clause, before)
        counted = [n for n in range(left, subject.token) if self.tokens[n].low in _SOME or self.tokens[n].tag == "CD"]
        if not kind or not counted:
            return ()
        name = " ".join(token.low for token in self.tokens[counted[0] : subject.token + 1])
        return (self.cast.unnamed("", name, kind, "", "source"),)

    def _people_again(self, subject: Subject, clause: Clause, before: set[str]) -> tuple[Actor, ...]:
        """`the two men`: the last two who were named; `the person`, `the woman`: whoever nobody named and spoke last."""
        if subject.word not in _SINGLE:
            named = [one for one, _ in self.history] + [one for one in clause.mentions if one.end <= subject.token]
            men = [self.cast.settle(one.actor) for one in named if one.actor.kind == "person" and not one.plural]
            last = list(dict.fromkeys(reversed(men)))[:2]
            return tuple(reversed(last)) if "two" in before and len(last) == 2 else ()
        spoke = next((one for one in reversed(self.spoke) if one.kind == "anonymous_official"), None)
        return (spoke,) if spoke is not None and subject.word in _ANYBODY_AGAIN else ()

    def _joins(self, first: int, last: int) -> bool:
        """Whether nothing but a comma and "and" stands between two places of the text."""
        return first < last <= first + 2 and all(token.low in {",", "and"} for token in self.tokens[first:last])

    def _joins_more(self, states: list[Mention], first: int, last: int) -> bool:
        """Whether a list goes on beyond the states from `first` to `last`."""
        before = first > 0 and self._joins(states[first - 1].end, states[first].first)
        return before or (last < len(states) and self._joins(states[last - 1].end, states[last].first))

    def _body_of_side(self, noun: int, clause: Clause) -> tuple[Actor, ...]:
        """`Sudan's ruling council`, `the Tajik State Committee for National Security`: a body that only its side explains."""
        kind = BODY_KINDS.get(self.tokens[noun].low)
        if kind is None:
            return ()
        owners = [one for one in clause.mentions if one.end <= noun and one.how in {"state", "metonym", "adjective"}]
        side = owners[-1].actor.side if owners else self._seat_behind(noun)
        first = owners[-1].end if owners else self._capitals_from(noun, clause)
        first += first < noun and self.tokens[first].low in {"'s", "'"}
        names = self.tokens[first : noun + 1]
        state = self.cast.knowledge.states.get(side)
        if (
            state is None
            or len(names) > BODY_WORDS
            or any(not token.tag.startswith(("NN", "JJ", "VBG")) for token in names)
        ):
            return ()
        last = noun + 1
        if self.tokens[noun].text[0].isupper() and self.tokens[last].low in {"for", "of", "on"}:
            while last < clause.sentence.last and (self.tokens[last].text[0].isupper() or last == noun + 1):
                last += 1
        words = " ".join(token.text for token in self.tokens[first:last])
        ref = f"{state.ref}-{slug(words, 40)}"
        # "the Cambodia National Rescue Party", where the state is part of the name
        is_inside = bool(owners) and owners[-1].how == "state" and owners[-1].end == first and words[0].isupper()
        name = f"{self.tokens[first - 1].text if is_inside else state.adjective} {words}"
        return (self.cast.add(Actor(ref, name, kind, side)),)

    def _seat_behind(self, noun: int) -> str:
        """`the State Border Committee in Minsk`: the side in whose capital a body sits."""
        if self.tokens[noun + 1].low != "in":
            return ""
        hit = self.cast.knowledge.names.at([self.tokens[noun + 2].name], 0, 1)
        return next((entry.side for entry in hit[1] if entry.role == "metonym"), "") if hit else ""

    def _capitals_from(self, noun: int, clause: Clause) -> int:
        """Where the capitalised words begin that end in a noun."""
        first = noun
        while first > clause.sentence.first and self.tokens[first - 1].text[0].isupper():
            first -= 1
        return first + (first < noun and self.tokens[first].low == "the")

    def _both_bodies(self, subject: Subject) -> tuple[Actor, ...]:
        """`the two ministries`: of each side of the pair the body that the article named, else its defence ministry."""
        are_ministries = subject.word in {"ministry", "ministries"}
        kind, function = ("ministry", "defence_ministry") if are_ministries else ("armed_force", "armed_forces")
        told = self.cast.knowledge.functions.at([self.tokens[subject.token - 1].low, subject.word], 0, 2)
        if told is not None and told[0] == 2 and len(self.main_pair) == 2:
            # "the two countries' foreign ministries"
            bodies = [self.cast.institution(side, told[1][0].function) for side in self.main_pair]
            return tuple(body for body in bodies if body is not None)
        found: list[Actor] = []
        for side in self.main_pair:
            named = next(
                (
                    self.cast.settle(mention.actor)
                    for mention, _ in reversed(self.history)
                    if mention.actor.kind == kind and mention.actor.side == side and mention.actor.ref
                ),
                None,
            )
            own = self.cast.institution(side, function)
            body = named or own if kind == "ministry" else own or named
            found.extend([body] if body else [])
        return tuple(found) if len(found) == 2 else ()

    def _of_side(self, side: str, mention: Mention | None) -> Actor:
        if mention is None or self.tokens[mention.last - 1].low in SIDE_NOUNS | {"sides", "parties"}:
            return self.cast.state(side)
        if mention.role is None:
            return self.cast.institution(side, mention.function) or self.cast.state(side)
        role = mention.role
        named = self._named_of(side, role.group, is_pair=self.tokens[mention.first].low in _BOTH)
        if named is not None:
            return named
        held = self.cast.knowledge.holder(side, role.office_role, self.cast.published) if role.office_role else None
        if held is not None:
            return self.cast.person(held[0], role.office_role)
        return self.cast.unnamed(
            side,
            f"{self.cast.state(side).name} {role.noun}",
            role.actor_kind or "anonymous_official",
            mention.function,
            role.group,
        )

    def _named_of(self, side: str, group: str, *, is_pair: bool = False) -> Actor | None:
        """Whom the article named last of a side, if such a post may be his."""
        for mention, _ in reversed(self.history):
            actor = self.cast.settle(mention.actor)
            if actor.kind == "person" and actor.side == side and not mention.plural and mention.how != "anaphor":
                known = (mention.role.group if mention.role else "") or actor.group or self._office_group(actor)
                are_soldiers = is_pair and {known, group} <= _SOLDIERS
                if known in {"", group} or group == "leader" or are_soldiers:
                    return actor
        return None

    def _office_group(self, actor: Actor) -> str:
        office = self.cast.knowledge.offices.get(actor.office) if actor.office else None
        if office is None:
            return ""
        role = office.role
        if "spokesperson" in role:
            return "spokesperson"
        return {"defence_minister": "minister", "foreign_minister": "minister", "interior_minister": "minister"}.get(
            role, role
        )
