"""Who is the subject of a verb and where its clause begins: read from a parse, or from the surface."""

from __future__ import annotations

from deconfdb.coders.adjacent import AdjacentSubjects
from deconfdb.coders.cast import Mention
from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.function_words import PREPOSITIONS, PRONOUNS, RELATIVES, SUBORDINATORS

_PEOPLE = frozenset({"person", "role"})
_SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


class Clause(AdjacentSubjects):
    """All that the claim stage knows of one sentence."""

    def subject(self, verb: int, last: int, may_invert: bool = True) -> Subject | None:
        """The subject of the verb at `verb`; `last` is where the wording of the verb ends.

        `may_invert` is False for verbs that take a person as object: in `…, urged X to` X is not the subject.
        """
        after_quote = verb > self.sentence.first and self.tokens[verb - 1].text == '"'
        inverted = self._inverted(verb, last) if may_invert or after_quote else None
        if inverted is not None:
            is_plain = after_quote or not self.has_parse or self._is_plainly_said(verb, last)
            if is_plain or not self.has_subject_before(verb):
                return inverted
        adjacent = self._adjacent(verb)
        if adjacent is not None:
            return adjacent
        if self.has_parse:
            parsed = self._parsed_subject(verb)
            if parsed is not None:
                return parsed
        return self._surface_subject(verb)

    def _is_plainly_said(self, verb: int, last: int) -> bool:
        """`…, said an officer.` has no other reading, whatever a parse makes of it."""
        if self.tokens[verb].low not in {"said", "says"} or self.tokens[verb - 1].text != ",":
            return False
        speaker = self.mention_at(last) if last < self.sentence.last else None
        # "…, who was not named, said officers of A and the B staff talked": they are told of, all of them.
        end = self.coordinated(speaker)[-1].end if speaker is not None else self.sentence.last
        return end < self.sentence.last and not self.tokens[end].tag.startswith(("VB", "MD"))

    def has_subject_before(self, verb: int) -> bool:
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
                    # "Presidents X and Y" may come out with Y alone
                    is_title = before.tag in {"NNS", "NNPS"} and {partner.how, mention.how} == {"person"}
                    if (is_title or before.text in {",", '"'}) and partner not in mentions:
                        mentions.insert(0, partner)
            for other in self.coordinated(mention, in_list=True):
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
        first, tokens, mentions = self.sentence.first, self.tokens, self._by_token
        while number >= first:
            token = tokens[number]
            mention = mentions.get(number)
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
                if left < self.sentence.first or self.tokens[left].low not in PREPOSITIONS:
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
