"""Mechanisms of three sides or more: who is told to belong as well, and whom "the three countries" stands for."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.function_words import BOTH, COUNTS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.pairs import LEAST_LISTED, PairReader

_INCLUDING = frozenset("includes include including comprises comprising groups unites embraces".split())
_MADE_UP = frozenset(
    {("made", "up"), ("made", "of"), ("composed", "of"), ("consisting", "of"), ("formed", "by"), ("consists", "of")}
)
_OPENS_LIST = frozenset({",", "that", "which", "including", "made", "composed", "to"})
_BELONGING = frozenset("belong belongs contribute contributes send sends".split())
_COUNTED = frozenset(
    "countries states governments nations neighbours neighbors armies navies militaries sides parties capitals ministers leaders "
    "presidents allies powers members coastguards forces delegations generals chiefs".split()
)
_MAKING = frozenset("signed reached struck made concluded agreed share run runs have keep".split())
_NUMBERS = frozenset(COUNTS)
_DESCRIBED = frozenset("neighbouring neighboring coastal littoral defence defense foreign armed border".split())
"""Between "three" and its noun; "the four witness states" are others."""
TWO = 2
_OF_THREE = frozenset("trilateral tripartite three-way three-party three-nation".split())
INCLUDING_REACH = 5
"""Tokens behind a mechanism within which it is told whom it includes."""
MADE_REACH = 10
"""Tokens behind a text within which it is told with whom both made it."""
BACK = 4
"""Sentences before "the three countries" within which the three are listed."""
SUBJECT_REACH = 8
"""Tokens of a sentence within which begins the list that "they" stands for in the next."""


class MemberReader(PairReader):
    """Reads the third and fourth side of a mechanism."""

    def with_members(self, clause: Clause, first: int, last: int) -> tuple[str, ...]:
        """`the force, which includes C and D`, also told of it in the next sentence: the two, C and D."""
        if len(self.main) < 2:
            return ()
        told = self._included(clause, last)
        behind = self._next(clause)
        if (
            not told
            and behind is not None
            and self.lows[behind.sentence.first : behind.sentence.first + 2]
            == [
                "the",
                self.lows[last - 1],
            ]
        ):
            told = self._included(behind, behind.sentence.first + 2)
        told = told or self._both_with(clause, last)
        before = self.lows[max(clause.sentence.first, first - TWO) : last]
        if not told and _OF_THREE & set(before) and self.lows[last] == "with":
            told = self._list_from(clause, last + 1)  # "a trilateral pact with C"
        return tuple(dict.fromkeys((*self.main, *told))) if set(told) - set(self.main) else ()

    def _included(self, clause: Clause, last: int) -> tuple[str, ...]:
        """`, which includes C and D`, `, made up of A, B and C`, `, to which C and D belong`: those listed."""
        stop = min(last + INCLUDING_REACH, clause.sentence.last - 1)
        words = self.lows[last:stop]
        if not words or words[0] not in _OPENS_LIST:
            return ()
        start = next((at for at in range(last, stop) if self.lows[at] in _INCLUDING), None)
        made = next((at for at in range(last, stop) if tuple(self.lows[at : at + 2]) in _MADE_UP), None)
        if start is None and made is not None:
            start = made + 1
        if start is not None and words[0] != "to":
            return self._list_from(clause, start + 1)
        if words[:3] == [",", "to", "which"] or words[:2] == ["to", "which"]:
            listed = self._run_from(clause, last)
            end = listed[-1].end if listed else last
            return sides_of(listed) if set(self.lows[end : end + 3]) & _BELONGING else ()
        return ()

    def _both_with(self, clause: Clause, last: int) -> tuple[str, ...]:
        """`an accord that both countries signed with C`, `which the two neighbours reached with C in April`: C."""
        stop = min(last + MADE_REACH, clause.sentence.last - 1)
        if self.lows[last : last + 1] not in (["that"], ["which"], ["both"], ["the"]):
            return ()
        link = next((at for at in range(last, stop) if self.lows[at] == "with"), None)
        if link is None or not BOTH & set(self.lows[last:link]) or not _MAKING & set(self.lows[last:link]):
            return ()
        return self._list_from(clause, link + 1)

    def _run_from(self, clause: Clause, start: int) -> list[Mention]:
        listed: list[Mention] = []
        for mention in self.parties_of(clause):
            if mention.first < start or (not listed and mention.first > start + INCLUDING_REACH):
                continue
            if listed and not self.goes_on(clause, listed[-1].end, mention):
                break
            listed.append(mention)
        return listed

    def _list_from(self, clause: Clause, start: int) -> tuple[str, ...]:
        """The states and bodies of the list that begins here."""
        listed = self._run_from(clause, start)
        return tuple(sides_of(listed)) if listed and listed[0].first <= start + 2 else ()

    def _next(self, clause: Clause) -> Clause | None:
        index = clause.sentence.index + 1
        return self.clauses[index] if index < len(self.clauses) else None

    def the_three(self, clause: Clause, parties: Sequence[Mention]) -> tuple[str, ...]:
        """`the three countries`, `their ministers`, behind a sentence that lists three: those."""
        number = self._how_many(clause)
        opens = self.lows[clause.sentence.first] in {"their", "they"} and not sides_of(list(parties))
        if not number and not opens:
            return ()
        index = clause.sentence.index
        for before in reversed(self.clauses[max(0, index - (BACK if number else 1)) : index]):
            for run in self._lists(before):
                told = tuple(dict.fromkeys(run))
                if not set(self.main) <= set(told):
                    if len(told) == number:
                        return ()  # "C, D and E sent observers … thanked the three states"
                    continue
                if len(told) == number or (opens and not number and self._opens(before, told)):
                    return told
        return self._named_before(index, number) if number else ()

    def two_of_three(self, clause: Clause, present: Sequence[str]) -> tuple[str, ...]:
        """`A and B renewed their pact`, in an article on the states A, B and C: those two, if no third is in the sentence."""
        if len(self.main) < LEAST_LISTED or not set(self.main) <= set(self.knowledge.states) or len(present) != TWO:
            return ()
        for one, other in pairwise(self.parties_of(clause)):
            is_joined = self.lows[one.end : other.first] in (["and"], ["and", "the"])
            if is_joined and {*one.sides, *other.sides} == set(present) <= set(self.main):
                return tuple(present)
        return ()

    def _opens(self, clause: Clause, told: tuple[str, ...]) -> bool:
        """Whether a list is what its sentence begins with."""
        opening = [one for one in self.parties_of(clause) if one.first < clause.sentence.first + SUBJECT_REACH]
        return bool(opening) and opening[0].sides[0] == told[0]

    def _how_many(self, clause: Clause) -> int:
        """`the three countries`, `all four armies`: how many."""
        if _NUMBERS.isdisjoint(clause.words):
            return 0
        for at in range(clause.sentence.first + 1, clause.sentence.last - 1):
            count = COUNTS.get(self.lows[at], 0)
            is_of_all = self.lows[at - 1] in {"the", "all", "these", "those"}
            noun = at + 1 + (self.lows[at + 1] in _DESCRIBED)
            if count >= LEAST_LISTED and is_of_all and self.lows[noun] in _COUNTED:
                return count
        return 0

    @functools.cached_property
    def _first_named(self) -> dict[str, int]:
        """The sides in the order in which the article names them, each with the number of that sentence."""
        found: dict[str, int] = {}
        for number, clause in enumerate(self.clauses):
            for side in sides_of(self.parties_of(clause)):
                found.setdefault(side, number)
        return found

    def _named_before(self, index: int, number: int) -> tuple[str, ...]:
        """The states that the article has named up to here, where they are just so many and the main ones among them."""
        told = tuple(
            side for side, first in self._first_named.items()
            if first < index and side in self.knowledge.states and side not in self.third
        )  # fmt: skip
        return told if len(told) == number and set(self.main) < set(told) else ()
