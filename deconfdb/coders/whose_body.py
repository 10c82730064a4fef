"""Of whom a body is that is named without its state: "its army", "the defence ministry", "his ministry"."""

from __future__ import annotations

from dataclasses import dataclass

from deconfdb.coders.cast import Actor, Mention, slug
from deconfdb.coders.clause_tokens import SUBJECTS, Subject
from deconfdb.coders.grammar import Clause
from deconfdb.coders.memory import OPENING, PERSONS
from deconfdb.coders.posts import Posts

HIS = frozenset({"his", "her"})
OWNERS = frozenset({"state", "metonym", "institution", "organisation", "people"})
_MINISTRIES = frozenset({"ministry", "department"})
_OF_HOME = frozenset({"foreign_ministry", "defence_ministry", "interior_ministry"})
"""What a reporter names without its country where it is that of the town he writes from."""
_COMMON_NAMES = frozenset("the its foreign defense defence interior office department ministry of".split())
_LINKS = frozenset({"of", "and", "for", "the", "'s"})
OWNERS_BACK = 12
"""Mentions back to which "its" may go."""
AMBASSADORS_BACK = 6
"""Mentions back to the ambassador whose embassy is meant."""


def _is_ambassador(mention: Mention) -> bool:
    return mention.role is not None and mention.role.office_role == "ambassador"


@dataclass(slots=True)
class WhoseBody(Posts):
    """Finds the state whose body is meant; `home` is the side of the town from which the report was sent."""

    home: str = ""

    def _body_again(self, mention: Mention, owner: str, clause: Clause) -> tuple[Actor, ...]:
        """`the ministry`, `its army`: of whom it is, else the one that spoke, else the one named last."""
        owned = self.cast.institution(owner, mention.function) if owner else self._of_him(mention, clause)
        owned = owned or self._told_at_home(mention) or self._of_opening_state(mention, clause)
        owned = owned or self._of_ambassador(mention)
        if owned is not None:
            return (owned,)
        spoke = [one for one in self.speakers if one.function == mention.function and one.kind not in PERSONS]
        at_home = self._at_home(mention)
        if spoke and not mention.plural:
            return (at_home if at_home in spoke else spoke[0],)
        if at_home is not None and self._is_named_before(mention):
            return (at_home,)
        for earlier, _ in reversed(self.history):
            if earlier.how == "institution" and earlier.actor.function == mention.function and not earlier.group:
                return (self.cast.settle(earlier.actor),)
        side = self._state_of(self._speaking_side())
        body = self.cast.institution(side, mention.function) if side else None
        return (body,) if body else ()

    def _of_ambassador(self, mention: Mention) -> Actor | None:
        """`Libya's ambassador telephoned. The embassy declined to comment`: his, whosever embassies were named before."""
        if mention.function != "embassy" or mention.plural:
            return None
        near = (one for one, _ in reversed(self.history[-AMBASSADORS_BACK:]) if one.function == "embassy" or one.role)
        last = next((one for one in near if one.function == "embassy" or _is_ambassador(one)), None)
        is_his = last is not None and _is_ambassador(last) and len(last.sides) == 1
        return self.cast.institution(last.sides[0], "embassy") if last is not None and is_his else None

    def _at_home(self, mention: Mention) -> Actor | None:
        """`NEW DELHI - …, the army said`: that of the country from which it is told, where it is one of the two."""
        is_one_of_two = self.home in self.main_pair and not mention.plural
        return self.cast.institution(self.home, mention.function) if is_one_of_two else None

    def _is_named_before(self, mention: Mention) -> bool:
        """Whether such a body, which has not spoken, was named before."""
        named = (one for one, _ in self.history if one.how == "institution" and not one.group)
        return any(one.actor.function == mention.function for one in named)

    def _ministry_of_field(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`the fisheries ministry`, `the ministry of fisheries`, which no list holds: that of the state which speaks."""
        if subject.word not in _MINISTRIES:
            return ()
        first, last = self._first_word(subject.token, clause), self._last_word(subject.token, clause)
        if last - first == 1:
            return ()
        tokens = self.tokens[first:last]
        field = {token.low for token in tokens} - _MINISTRIES - _LINKS
        met = (self.cast.settle(one.actor) for one, _ in reversed(self.history) if one.how == "institution")
        known = next(
            (body for body in met if body.kind == "ministry" and field <= set(body.name.lower().split())), None
        )
        if known is not None:
            return (known,)
        side = self.home if self.home in self.main_pair else self._state_of(self._speaking_side())
        state = self.cast.knowledge.states.get(side)
        if state is None:
            return ()
        words = " ".join(token.text for token in tokens)
        return (self.cast.add(Actor(f"{state.ref}-{slug(words, 40)}", f"{state.adjective} {words}", "ministry", side)),)

    def _of_him(self, mention: Mention, clause: Clause) -> Actor | None:
        """`Minister X will go, his ministry said`: that of the person named before it in the sentence."""
        if self.tokens[mention.first].low not in HIS:
            return None
        before = [one for one in clause.mentions if one.end <= mention.first and one.how == "person"]
        man = self.cast.settle(before[-1].actor) if before else None
        return self.cast.institution(man.side, mention.function) if man is not None and man.side else None

    def _told_at_home(self, mention: Mention) -> Actor | None:
        """`COPENHAGEN - The United States gave its word, the Foreign Ministry said`: in the lead a bare ministry is that of
        the country from which it is told, whoever the sentence begins with."""
        owner_is_told = self.tokens[mention.first].low in {"its", *HIS}
        if self.is_under_way or self.speakers or owner_is_told or mention.function not in _OF_HOME:
            return None
        return self._at_home(mention)

    def _of_another_state(self, mention: Mention, clause: Clause) -> Actor | None:
        """`Kenya stopped its flights, its Defense Department said`, `ISLAMABAD - …, the Foreign Office said`: what the lexicon
        has for the body of one state is as well what others call theirs."""
        words = {token.low for token in self.tokens[mention.first : mention.last]}
        if mention.actor.function not in _OF_HOME or not words <= _COMMON_NAMES:
            return None
        owner = self._owner(mention, clause)
        told_of = {one.actor.side for one, _ in self.history if one.actor.ref != mention.actor.ref}
        if not owner and mention.actor.side not in {*self.main_pair, *told_of}:
            owner = self.home if self.home in self.main_pair else ""
        return self.cast.institution(owner, mention.actor.function) if owner in self.cast.knowledge.states else None

    def _of_opening_state(self, mention: Mention, clause: Clause) -> Actor | None:
        """`Beijing cancelled the talks, the foreign ministry said`: that of the one side with which the sentence begins."""
        opening = next(iter(clause.mentions), None)
        if (
            opening is None
            or opening.end >= mention.first
            or opening.first - clause.sentence.first > 1
            or mention.plural
        ):
            return None
        is_state = opening.how in {"state", "metonym"} and self._is_subject(clause, opening)
        return (
            self.cast.institution(opening.sides[0], mention.function) if is_state and len(opening.sides) == 1 else None
        )

    def _state_of(self, side: str) -> str:
        """`the army`, after words of rebels or of witnesses: that of the only state that the article is about, or theirs."""
        known = self.cast.knowledge
        if side in known.states:
            return side
        states = [one for one in self.main_pair if one in known.states]
        rebels = known.organisations.get(known.movement_refs.get(side, ""))
        return states[0] if len(states) == 1 else rebels.state if rebels is not None and rebels.state else side

    def _owner(self, mention: Mention, clause: Clause) -> str:
        """`Beijing called it candid, but its foreign ministry …`: the side to which "its" goes back, a subject if there is one."""
        if self.tokens[mention.first].low != "its":
            return ""
        here = [one for one in clause.mentions if one.end <= mention.first and self._may_own(one)]
        subjects = [one for one in here if self._is_subject(clause, one)]
        before = [one for one, is_subject in self.history[-OWNERS_BACK:] if is_subject and self._may_own(one)]
        nearest = [*before, *here, *subjects][-1:]
        return nearest[0].sides[0] if nearest else ""

    @staticmethod
    def _may_own(mention: Mention) -> bool:
        return len(mention.sides) == 1 and mention.how in OWNERS

    @staticmethod
    def _is_subject(clause: Clause, mention: Mention) -> bool:
        """Whether a verb has it for its subject; without a parse, whether the sentence begins with it."""
        if clause.has_parse:
            return clause.tokens[mention.last - 1].dep in SUBJECTS
        return mention.first - clause.sentence.first < OPENING

    def _speaking_side(self) -> str:
        return (self.speakers[0].side if self.speakers else "") or self._main_side()
