"""Who is the subject of a verb and where its clause begins: read from a parse, or from the surface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deconfdb.coders.cast import Mention
from deconfdb.coders.sentences import Sentence
from deconfdb.coders.times import TimeFound
from deconfdb.coders.tokens import Token

STATEMENT_NOUNS = frozenset(
    "statement communique release readout declaration message tweet post letter note text report announcement summary".split()
)
PRONOUNS = frozenset({"he", "she", "it", "they"})
RELATIVES = frozenset({"who", "which", "that"})
AUXILIARIES = frozenset(
    "has have had having is are was were be been being do does did will would shall should may might can could must to 've 's 'd 'll "  # noqa: E501
    "not n't never".split()
)
ADVERBS = frozenset(
    "also again later earlier meanwhile however then now still repeatedly once twice just already even only subsequently "
    "yet too separately immediately so-called as well previously further there here".split()
)
PREPOSITIONS = frozenset(
    "of with to by from in at against for between on about over near into through after before during under "
    "toward towards via like including among across behind without".split()
)
SUBORDINATORS = frozenset(
    "after before while because as when since although though if until where whereas once that".split()
)
_OPENS_ASIDE = frozenset("who which whose whom speaking asking requesting insisting left right center centre".split())
ASIDE_REACH = 30
COMPLEMENT_REACH = 8
_SPEAKS = frozenset({"role", "institution", "anaphor", "person"})
_PEOPLE = frozenset({"person", "role"})
_PHRASE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "IN", "PRP$", "CD", "POS"})
_SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb: mentions, or a pronoun or noun at `token`; `start` is where the phrase begins."""

    token: int
    start: int
    mentions: tuple[Mention, ...] = ()
    word: str = ""


@dataclass
class Clause:
    """All that the claim stage knows of one sentence."""

    sentence: Sentence
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    times: Sequence[TimeFound]
    has_parse: bool

    def __post_init__(self) -> None:
        self._by_token: dict[int, Mention] = {}
        for mention in self.mentions:
            for number in range(mention.first, mention.end):
                self._by_token.setdefault(number, mention)
        self._time_tokens: set[int] = set()
        for time in self.times:
            for number in range(self.sentence.first, self.sentence.last):
                if time.start <= self.tokens[number].start < time.end:
                    self._time_tokens.add(number)
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
        return next((n for n in range(self.sentence.first, self.sentence.last) if self.tokens[n].end > start), None)

    def is_time(self, number: int) -> bool:
        """Whether a token belongs to a wording of time."""
        return number in self._time_tokens

    def children(self, number: int) -> list[int]:
        """The words that depend on a word."""
        return self._children.get(number, [])

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

    def subject(self, verb: int, last: int, may_invert: bool = True) -> Subject | None:
        """The subject of the verb at `verb`; `last` is where the wording of the verb ends.

        `may_invert` is False for verbs that take a person as object: in `…, urged X to` X is not the subject.
        """
        after_quote = verb > self.sentence.first and self.tokens[verb - 1].text == '"'
        inverted = self._inverted(verb, last) if may_invert or after_quote else None
        # ", said an officer" has no other reading, whatever a parse makes of it.
        speaker = self.mention_at(last) if last < self.sentence.last else None
        follows = self.tokens[speaker.end].tag if speaker is not None and speaker.end < self.sentence.last else "VB"
        is_said = self.tokens[verb].low in {"said", "says"} and self.tokens[verb - 1].text == ","
        is_plain = after_quote or (is_said and not follows.startswith(("VB", "MD")))
        if inverted is not None and not (self.has_parse and self._has_subject_before(verb) and not is_plain):
            return inverted
        adjacent = self._adjacent(verb)
        if adjacent is not None:
            return adjacent
        if self.has_parse:
            parsed = self._parsed_subject(verb)
            if parsed is not None:
                return parsed
        return self._surface_subject(verb)

    def _inverted(self, verb: int, last: int) -> Subject | None:
        """`…," said X` and `…, said X.`"""
        if verb == self.sentence.first or self.tokens[verb - 1].text not in {'"', ","}:
            return None
        after = last
        while after < self.sentence.last and (self.tokens[after].low in ADVERBS or self.is_time(after)):
            after += 1
        if after >= self.sentence.last:
            return None
        mention = self.mention_at(after)
        if [token.low for token in self.tokens[after : after + 2]] == ["one", "of"]:
            return Subject(after, after, word="one")
        if self.tokens[after].low in {"the", "a", "its", "their"}:
            noun = next(
                (
                    n
                    for n in range(after + 1, min(after + 4, self.sentence.last))
                    if self.tokens[n].low in STATEMENT_NOUNS
                ),
                0,
            )
            if noun and (mention is None or mention.last <= noun):
                # "says the communique read out after the summit"
                return Subject(noun, after, word=self.tokens[noun].low)
        if mention is not None and mention.last + 1 < self.sentence.last and self.tokens[mention.last].low == "'s":
            # "…, said the ministry's statement": what the owner owns is the subject.
            return Subject(mention.last + 1, after, word=self.tokens[mention.last + 1].low)
        if mention is not None and mention.first == after and mention.how != "adjective" and self.tokens[last - 1].tag != "VBG" \
                and not self.tokens[verb].low.endswith("ing"):  # fmt: skip
            return Subject(mention.last - 1, mention.first, self.coordinated(mention))
        if (
            self.tokens[after].low in PRONOUNS
            and after + 1 < self.sentence.last
            and self.tokens[after + 1].text in {".", ","}
        ):
            return Subject(after, after, word=self.tokens[after].low)
        return None

    def coordinated(self, mention: Mention) -> tuple[Mention, ...]:
        """The mention and those joined to it by "and" on its right."""
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
                or (self.tokens[after].text == "," and mention.end == mention.last)
            ):
                break
            found.append(other)
            after = other.end
        return tuple(found)

    def _adjacent(self, verb: int) -> Subject | None:
        """`…, X said`: an actor between a comma or the sentence's start and the verb, whatever a parse makes of it."""
        number = verb - 1
        while number >= self.sentence.first and (
            self.tokens[number].low in ADVERBS
            or self.tokens[number].low in AUXILIARIES - {"to", "'s"}
            or self.is_time(number)
        ):
            number -= 1
        before = [token.low for token in self.tokens[max(self.sentence.first + 1, number - 2) : number]]
        if before == ["reached", "by"]:
            number -= 3  # "an officer reached by telephone said"
        number = self._before_bracket(number)
        if number > self.sentence.first and self.tokens[number].text == ",":
            apposed = self._between_commas(number)
            if apposed is not None:
                return apposed
            number = self._before_aside(number)
        mention = self.mention_at(number) if number >= self.sentence.first else None
        if mention is None or mention.how in {"adjective", "outlet"} or mention.end != number + 1:
            return self._with_complement(number) or self._with_relative(number)
        left = mention.first - 1
        if left >= self.sentence.first and self.tokens[left].text not in {",", '"'}:
            return None
        return Subject(mention.last - 1, mention.first, (mention,))

    def _with_complement(self, number: int) -> Subject | None:
        """`…, sources in the security establishment said`: a phrase hangs between the speaker and the verb."""
        for left in range(number, max(self.sentence.first, number - COMPLEMENT_REACH), -1):
            mention = self.mention_at(left)
            if mention is not None and mention.how in _SPEAKS and mention.end == left + 1:
                before = self.tokens[mention.first - 1]
                if mention.first > self.sentence.first and before.text in {",", '"'}:
                    hangs = left < number and self.tokens[left + 1].tag == "IN"
                    return Subject(mention.last - 1, mention.first, (mention,)) if hangs else None
                if before.tag not in {"IN", "DT", "PRP$"}:
                    return None
            elif self.tokens[left].tag not in _PHRASE_TAGS:
                return None
        return None

    def _with_relative(self, number: int) -> Subject | None:
        """`…, an officer who served with them said`: the clause that tells who the speaker is ends at the verb."""
        for who in range(number, max(self.sentence.first, number - ASIDE_REACH), -1):
            if self.tokens[who].text in {",", '"', ";"}:
                return None
            mention = self.mention_at(who - 1) if self.tokens[who].low == "who" else None
            if mention is None:
                continue
            has_verb = any(token.tag.startswith("VB") for token in self.tokens[who : number + 1])
            opens = mention.first > self.sentence.first and self.tokens[mention.first - 1].text in {",", '"'}
            if has_verb and opens and mention.end == who and mention.how in _SPEAKS:
                return Subject(mention.last - 1, mention.first, (mention,))
            return None
        return None

    def _before_bracket(self, number: int) -> int:
        """Where the word before `(BSF)` stands, if an abbreviation in brackets ends here."""
        if number - 3 >= self.sentence.first and [self.tokens[n].text for n in (number - 2, number)] == ["(", ")"]:
            return number - 3
        return number

    def _between_commas(self, comma: int) -> Subject | None:
        """`the chief of A's staff, General X, confirmed`: the name between commas, and the post before it."""
        name = self.mention_at(comma - 1)
        if name is None or name.how in {"adjective", "outlet"} or name.end != comma:
            return None
        first = name.first
        if not any(self.tokens[number].text == "," for number in range(name.first, comma)):
            post = self.mention_at(first - 2) if first - 2 >= self.sentence.first else None
            opening = self._post_before(first - 1) if name.how == "person" else None
            if opening is not None:
                return Subject(name.last - 1, opening, (name,))
            if self.tokens[first - 1].text != "," or post is None or post.how not in {"role", "institution", "anaphor"}:
                return None
            first = post.first
        if first > self.sentence.first and self.tokens[first - 1].text not in {",", '"'}:
            # "…, the head of the mission, X, said": the mission and X are one mention.
            hangs = name.how == "person" and self.tokens[first - 1].low in PREPOSITIONS
            opening = self._words_before(first) if hangs else None
            return Subject(name.last - 1, opening, (name,)) if opening is not None else None
        return Subject(name.last - 1, first, (name,))

    def _post_before(self, comma: int) -> int | None:
        """Where `the head of the mission in A, X,` or `…, its head, X,` begins."""
        return self._words_before(comma) if self.tokens[comma].text == "," else None

    def _words_before(self, first: int) -> int | None:
        """Where words without a verb begin that run from a comma up to here; None if there are no such words."""
        end = first
        while first > self.sentence.first and self.tokens[first - 1].text not in {",", '"'}:
            first -= 1
            if self.tokens[first].tag.startswith(("VB", "MD")):
                return None
        return first if any(token.tag.startswith("NN") for token in self.tokens[first:end]) else None

    def _before_aside(self, comma: int) -> int:
        """Where the word before `, who asked not to be named,` stands, if such an aside ends at a comma."""
        for number in range(comma - 2, max(self.sentence.first, comma - ASIDE_REACH), -1):
            if self.tokens[number].text in {'"', ";"}:
                break
            if self.tokens[number].text != ",":
                continue
            opening = self.tokens[number + 1].low
            if opening in _OPENS_ASIDE or (opening in {"the", "a", "an"} and self._opens_with_person(number)):
                return number - 1
        return comma

    def _opens_with_person(self, comma: int) -> bool:
        """`X, the head of an alliance to which both belong, demanded`: the sentence begins with X."""
        mention = self.mention_at(comma - 1)
        return mention is not None and mention.how == "person" and mention.first == self.sentence.first

    def _has_subject_before(self, verb: int) -> bool:
        return any(self.tokens[child].dep in _SUBJECT_DEPS and child < verb for child in self.children(verb))

    # From the parse.

    def _parsed_subject(self, verb: int) -> Subject | None:
        number, steps = verb, 0
        while steps < 5:
            steps += 1
            subjects = [n for n in self.children(number) if self.tokens[n].dep in _SUBJECT_DEPS and n < number + 12]
            if subjects:
                # "Presidents X and Y met" may come out with two subjects.
                known = next((child for child in subjects if self.mention_at(child) is not None), subjects[0])
                return self._subject_at(known, number)
            dep, head = self.tokens[number].dep, self.tokens[number].head
            if head == number:
                return None
            if dep in {"acl", "relcl"} and self.tokens[head].tag.startswith(("NN", "PRP")):
                return self._subject_at(head, number)
            if dep not in {
                "conj",
                "xcomp",
                "advcl",
                "aux",
                "auxpass",
                "acl",
                "dep",
                "ccomp",
                "pcomp",
                "prep",
                "parataxis",
                "acomp",
                "attr",
            }:
                return None
            if dep == "ccomp" and self.tokens[number].tag != "VBG":
                return None
            number = head
        return None

    def _subject_at(self, number: int, verb: int) -> Subject | None:  # noqa: C901, PLR0912
        token = self.tokens[number]
        if token.low in RELATIVES and token.dep in _SUBJECT_DEPS:
            beside = self._antecedent(number) if token.low != "that" else None
            if beside is not None:
                return Subject(beside.token, number, beside.mentions)
            head = self.tokens[verb].head
            if self.tokens[verb].dep in {"relcl", "conj"} and head != verb:
                if self.tokens[verb].dep == "conj":
                    head = self.tokens[head].head
                antecedent = self._subject_at(head, verb) if head != number else None
                if antecedent is not None:
                    return Subject(antecedent.token, number, antecedent.mentions, antecedent.word)
            return None
        start = self.edge(number, right=False)
        mention = self._apposed(number) or self.mention_at(number)
        if mention is not None and mention.how != "adjective":
            mentions = [mention]
            for child in sorted(self.subtree(number)):
                other = self.mention_at(child)
                if (
                    other is not None
                    and other not in mentions
                    and self._is_joined(child, mention, other)
                    and other.how != "adjective"
                ):
                    mentions.append(other)
            left = mention.first - 1
            if left > self.sentence.first + 1 and self.tokens[left].low == "and":
                partner = self.mention_at(left - 1)
                if (
                    partner is not None
                    and partner.how in {"person", "institution", "role", "state"}
                    and partner.first > self.sentence.first
                ):
                    before = self.tokens[partner.first - 1]
                    if before.text in {",", '"'} and partner not in mentions:
                        mentions.insert(0, partner)
            for other in self.coordinated(mention):
                if other not in mentions:
                    mentions.append(other)
            return Subject(number, min(start, mention.first), tuple(mentions))
        return Subject(number, start, word=token.low)

    def _is_joined(self, number: int, mention: Mention, other: Mention) -> bool:
        """Whether the other is coordinated with the mention itself; "an officer of the force sent by A and B" is one officer."""
        if self.tokens[number].dep != "conj":
            return False
        if {mention.how, other.how} <= _PEOPLE:
            return True  # "Brigadier X of the corps and Colonel Y", whatever a parse joins Y to
        while self.tokens[number].dep == "conj" and self.tokens[number].head != number:
            number = self.tokens[number].head
        return mention.first <= number < mention.end

    def _apposed(self, number: int) -> Mention | None:
        """`the panel's chairman, former president X`: the name stands in apposition to the word."""
        mention = self.mention_at(number)
        if mention is not None and (mention.actor.named or mention.how == "adjective"):
            return None
        for child in self.children(number):
            other = self.mention_at(child)
            if (
                self.tokens[child].dep == "appos"
                and other is not None
                and other is not mention
                and other.actor.named
                and other.how != "adjective"
            ):
                return other
        return None

    # From the surface.

    def _surface_subject(self, verb: int) -> Subject | None:
        number, commas = verb - 1, 0
        first = self.sentence.first
        while number >= first:
            token = self.tokens[number]
            mention = self.mention_at(number)
            if mention is not None and mention.how != "adjective":
                before = mention.first - 1
                if before >= first and self.tokens[before].low in PREPOSITIONS:
                    number = before - 1
                    continue
                return Subject(mention.last - 1, mention.first, self._with_left(mention))
            if token.low in PRONOUNS or (token.low in RELATIVES and token.low != "that"):
                if token.low in RELATIVES:
                    antecedent = self._antecedent(number)
                    return Subject(number, number, antecedent.mentions) if antecedent else None
                return Subject(number, number, word=token.low)
            if token.text == ",":
                commas += 1
                earlier = next(
                    (
                        left
                        for left in range(number - 1, max(first, number - 30) - 1, -1)
                        if self.tokens[left].text == ","
                    ),
                    None,
                )
                if commas == 1 and earlier is not None and earlier > first and self.mention_at(earlier - 1) is not None:
                    number = earlier - 1
                    continue
                if commas > 1 or token.in_quote:
                    return None
                number -= 1
                continue
            if token.text in {'"', ";", ":"} or token.low in SUBORDINATORS:
                return None
            number -= 1
        return None

    def _with_left(self, mention: Mention) -> tuple[Mention, ...]:
        """The mention and one joined to it by "and" on its left."""
        before = mention.first - 1
        if before > self.sentence.first and self.tokens[before].low == "and":
            other = self.mention_at(before - 1)
            if other is not None and other.how != "adjective":
                left = other.first - 1
                if left < self.sentence.first or self.tokens[left].low not in PREPOSITIONS | {"between"}:
                    return (other, mention)
        return (mention,)

    def _antecedent(self, relative: int) -> Subject | None:
        number = relative - 1
        if number >= self.sentence.first and self.tokens[number].text == ",":
            number -= 1
        mention = self.mention_at(number) if number >= self.sentence.first else None
        return (
            Subject(number, mention.first, (mention,)) if mention is not None and mention.how != "adjective" else None
        )
