"""Bodies and groups that speak and that no list names: "the provincial council", "the family", "a rival faction"."""

from __future__ import annotations

from dataclasses import dataclass

from deconfdb.coders.bodies import BODY_KINDS
from deconfdb.coders.cast import Actor
from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.function_words import BOTH, REBEL_WORDS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.openers import Openers

SPEAKING_NOUNS = {
    **BODY_KINDS,
    **dict.fromkeys(
        "cabinet senate legislature congress inquiry municipality prefecture palace tribunal presidency consulate customs "
        "gendarmerie".split(),
        "government_office",
    ),
    **dict.fromkeys(
        "center centre wing faction chamber company firm airline bank hospital clinic university church diocese syndicate "
        "watchdog watch forum initiative observatory charity academy college institution mediation project bloc opposition "
        "shipyard operator cooperative think-tank tank staff leadership".split(),
        "organisation",
    ),
    **dict.fromkeys("garrison contingent base unit militia brigades troops battalions".split(), "armed_force"),
    **dict.fromkeys(
        "family families clan clans tribe tribes community communities crew crews public delegations "
        "people leaders camp".split(),
        "anonymous_collective",
    ),
    **dict.fromkeys("head chief founder owner boss".split(), "anonymous_official"),
}
"""What kind of actor a noun stands for that speaks."""
BODY_WORDS = 4
"""Words of the name of a body up to its noun."""
_NEEDS_WORDS = frozenset(
    "agency service network group movement front party authority people leaders project bank watch forum initiative "
    "head chief founder owner boss".split()
)
"""Nouns that alone stand for what was named before, a publisher among them: "the agency said"."""
_NAME_TAGS = frozenset({"JJ", "NN", "NNP", "NNS", "NNPS", "HYPH"})
_OPENING = frozenset("the a an its their his her some several many most other both all two".split())
_RIVERSIDES = frozenset("west east left right north south".split())
_JOINS_NAME = frozenset({"of", "in", "for"})


@dataclass(slots=True)
class Unlisted(Openers):
    """Makes an actor of the article's own of a body or a group that nothing explains."""

    def _unlisted(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`a military commission of the opposing sides`: a body of the article's own; `the commission` is that one again."""
        noun, kind = subject.token, SPEAKING_NOUNS.get(subject.word)
        if kind is None or kind == "ministry" or self.tokens[noun].in_quote:
            return ()
        if subject.word == "bank" and noun and self.tokens[noun - 1].low in _RIVERSIDES:
            return ()  # "the West Bank"
        first = self._first_word(noun, clause)
        if (movement := self._movement(first, noun)) is not None:
            return (movement,)
        if first == noun and (again := self._spoke_as(subject.word)) is not None:
            return (again,)
        last = self._last_word(noun, clause)
        if last - first == 1 and subject.word in _NEEDS_WORDS:
            return ()
        name = " ".join(token.text for token in self.tokens[first:last]).replace(" 's", "'s").replace(" - ", "-")
        return (self.cast.unnamed(self._side_of(first, clause), name, kind),)

    def _unlisted_of_both(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`the two border commissions`: that of each of the two sides which the article is about."""
        noun = subject.token
        kind = SPEAKING_NOUNS.get(subject.word.removesuffix("s"), "")
        first = self._first_word(noun, clause)
        before = {token.low for token in self.tokens[max(clause.sentence.first, first - 2) : first]}
        if not kind or not BOTH & before or len(self.main_pair) != 2:
            return ()
        words = " ".join(token.low for token in self.tokens[first:noun])
        name = f"{words} {subject.word.removesuffix('s')}".strip()
        states = [self.cast.state(side) for side in self.main_pair]
        return tuple(self.cast.unnamed(state.side, f"{state.name} {name}", kind) for state in states)

    def _movement(self, first: int, noun: int) -> Actor | None:
        """`the country's main rebel group`: the one that the article is about."""
        sides = [side for side in self.main_pair if side in self.cast.knowledge.movements]
        is_rebel = any(token.low in REBEL_WORDS["adjective"] for token in self.tokens[first:noun])
        return self.cast.state(sides[0]) if is_rebel and len(sides) == 1 else None

    def _spoke_as(self, word: str) -> Actor | None:
        """Whom the article called so when he spoke."""
        return next((one for one in reversed(self.spoke) if not one.named and word in one.name.lower().split()), None)

    def _first_word(self, noun: int, clause: Clause) -> int:
        """Where the words begin that tell which body it is: `the [provincial] council`, `the president's office`."""
        first = noun
        while first > clause.sentence.first and noun - first < BODY_WORDS and self._is_part(first - 1, clause):
            first -= 1
        return first

    def _is_part(self, number: int, clause: Clause) -> bool:
        token = self.tokens[number]
        if not clause.has_parse:
            # Without a parse a determiner must stand before them, or nothing tells a noun from a verb.
            before = self.tokens[max(clause.sentence.first, number - BODY_WORDS + 1) : number]
            return token.text.isalpha() and token.low not in _OPENING and any(one.low in _OPENING for one in before)
        is_compound = token.tag in {"VBN", "VBG"} and self.tokens[number - 1].text == "-"  # "Swiss-based"
        return (token.tag in _NAME_TAGS or is_compound) and token.low not in _OPENING

    def _last_word(self, noun: int, clause: Clause) -> int:
        """Where the name ends: `the council [of Zuwara]`, `the head [of a fishermen's association]`, else behind the noun."""
        joint, stop = noun + 1, noun + 2
        is_title = self.tokens[noun].text[0].isupper()  # "the Monitoring Group on A and B"
        joins = _JOINS_NAME | {"on"} if is_title else _JOINS_NAME
        if stop >= clause.sentence.last or self.tokens[joint].low not in joins:
            return joint
        is_post = SPEAKING_NOUNS[self.tokens[noun].low] == "anonymous_official"
        while stop < clause.sentence.last and stop - joint <= BODY_WORDS + 1 and self._is_named(stop, is_post=is_post):
            stop += 1
        goes_on = is_title and stop > joint + 1 and stop + 1 < clause.sentence.last and self.tokens[stop].low == "and"
        if goes_on and self.tokens[stop + 1].text[0].isupper():
            stop += 2
        return stop if stop > joint + 1 else joint

    def _is_named(self, number: int, *, is_post: bool) -> bool:
        token = self.tokens[number]
        return token.text[0].isupper() or (is_post and (token.low in _OPENING or token.tag in _NAME_TAGS | {"POS"}))

    def _side_of(self, first: int, clause: Clause) -> str:
        """The side of whoever owns the body: `Niger's migration service`, `the Nigerian customs service`."""
        owner = next((one for one in clause.mentions if first - 2 <= one.last - 1 <= first and one.sides), None)
        is_state = owner is not None and owner.how in {"state", "metonym", "adjective"}
        return owner.sides[0] if owner is not None and is_state else ""
