"""The words of one sentence with what stands in them: mentions, times, and the tree of a parse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from deconfdb.coders.cast import Mention
from deconfdb.coders.sentences import Sentence
from deconfdb.coders.times import TimeFound
from deconfdb.coders.tokens import Token

PRESENT = frozenset({"VBZ", "VBP"})
TENSED = PRESENT | {"VBD"}
FINITE = TENSED | {"MD"}
"""Tags of verbs that can carry a clause."""
TOLD_TAGS = TENSED | {"VBG", "VBN"}
"""Tags of verbs that tell what is done or was, and not what is to be."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""How a noun depends on the verb of which it is the subject."""

_low, _start, _end = attrgetter("low"), attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb: mentions, or a pronoun or noun at `token`; `start` is where the phrase begins."""

    token: int
    start: int
    mentions: tuple[Mention, ...] = ()
    word: str = ""


@dataclass
class ClauseTokens:
    """All that is known of one sentence before anybody asks who does what in it."""

    sentence: Sentence
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    times: Sequence[TimeFound]
    has_parse: bool

    def __post_init__(self) -> None:
        self.words = frozenset(map(_low, self.tokens[self.sentence.first : self.sentence.last]))
        """What a rule asks first that looks for a rare word."""
        self._by_token: dict[int, Mention] = {}
        for mention in self.mentions:
            for number in range(mention.first, mention.end):
                self._by_token.setdefault(number, mention)
        self._time_tokens: set[int] = set()
        for time in self.times:
            first = bisect_left(self.tokens, time.start, *self.sentence.span, key=_start)
            self._time_tokens.update(
                range(first, bisect_left(self.tokens, time.end, first, self.sentence.last, key=_start))
            )
        self._children: dict[int, list[int]] = {}
        if self.has_parse:
            for number in range(self.sentence.first, self.sentence.last):
                head = self.tokens[number].head
                if head != number:
                    self._children.setdefault(head, []).append(number)

    def mention_at(self, number: int) -> Mention | None:
        """The mention that covers a token, its apposition included."""
        return self._by_token.get(number)

    def token_at(self, start: int) -> int | None:
        """The first token of the sentence that ends behind a place in the text."""
        number = bisect_right(self.tokens, start, *self.sentence.span, key=_end)
        return number if number < self.sentence.last else None

    def root(self) -> int:
        """The first word that depends on none, mostly the main verb; without a parse the first word."""
        numbers = range(self.sentence.first, self.sentence.last)
        return next((number for number in numbers if self.tokens[number].head == number), self.sentence.first)

    def is_time(self, number: int) -> bool:
        """Whether a token belongs to a wording of time."""
        return number in self._time_tokens

    def children(self, number: int) -> list[int]:
        """The words that depend on a word."""
        return self._children.get(number, [])

    def outer_word(self, first: int, last: int) -> int | None:
        """The last word of `first`–`last` that hangs on one outside of it."""
        return next((n for n in range(last - 1, first - 1, -1) if not first <= self.tokens[n].head < last), None)

    def edge(self, number: int, *, right: bool) -> int:
        """The first or last token of the subtree of a word."""
        best, stack, seen = number, [number], {number}
        while stack:
            current = stack.pop()
            best = max(best, current) if right else min(best, current)
            for child in self.children(current):
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return best

    def subtree(self, number: int) -> set[int]:
        """All tokens that depend on a word, itself included."""
        seen, stack = {number}, [number]
        while stack:
            for child in self.children(stack.pop()):
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return seen

    def coordinated(self, mention: Mention, in_list: bool = False) -> tuple[Mention, ...]:
        """The mention and those joined to it by "and" on its right; with `in_list` also those of "A, B and C"."""
        found = [mention]
        after = mention.end
        while after + 1 < self.sentence.last and self.tokens[after].low in {"and", ","}:
            following = after + 1
            if self.tokens[after].text == "," and self.tokens[following].low == "and":
                following += 1
            if following >= self.sentence.last:
                break
            other = self.mention_at(following)
            if (
                other is None
                or other.first != following
                or other.how in {"adjective", "outlet"}
                or self._is_bare_comma(after, found, in_list)
            ):
                break
            found.append(other)
            after = other.end
        return tuple(found)

    def _is_bare_comma(self, after: int, found: Sequence[Mention], in_list: bool) -> bool:
        """Whether a comma behind a mention joins nobody to it: it closes no apposition and stands in no list."""
        if self.tokens[after].text != "," or found[0].end != found[0].last:
            return False
        before = self.tokens[found[-1].first - 1]
        if not in_list or (len(found) > 1 and before.low == "and"):
            return True
        is_last = len(found) > 1 and before.text == "," and self.tokens[after + 1].low == "and"
        return not (is_last or self._goes_on_to_and(after + 1, found[0].how))

    def _goes_on_to_and(self, number: int, how: str) -> bool:
        """`B, C and D`: mentions of one form up to an "and"."""
        while (mention := self.mention_at(number)) is not None and mention.first == number and mention.how == how:
            number = mention.end + (self.tokens[mention.end].text == ",")
            if self.tokens[number].low == "and":
                last = self.mention_at(number + 1)
                return last is not None and last.first == number + 1 and last.how == how
            if number == mention.end:
                return False
        return False
