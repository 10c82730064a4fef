"""Speakers that stand beside their verb, whatever a parse makes of it: `…, X said`, `…," said X`."""

from __future__ import annotations

from deconfdb.coders.cast import Mention
from deconfdb.coders.clause_tokens import FINITE, ClauseTokens, Subject
from deconfdb.coders.function_words import ADVERBS, AUXILIARIES, PREPOSITIONS, PRONOUNS, STATEMENT_NOUNS

_OPENS_ASIDE = frozenset("who which whose whom speaking asking requesting insisting left right center centre".split())
_BEFORE_VERB = ADVERBS | frozenset({"both", "each", "separately"}) | (AUXILIARIES - {"to", "'s"})
"""What may stand between a subject and its verb."""
ASIDE_REACH = 30
COMPLEMENT_REACH = 8
TEXT_REACH = 5
"""Tokens from "communique" back to the comma before "a joint communique"."""
_SPEAKS = frozenset({"role", "institution", "anaphor", "person"})
_PHRASE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "IN", "TO", "PRP$", "CD", "POS"})


class AdjacentSubjects(ClauseTokens):
    """Finds the subject of a verb of saying beside it."""

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

    def _adjacent(self, verb: int) -> Subject | None:
        """`…, X said`: an actor between a comma or the sentence's start and the verb, whatever a parse makes of it."""
        first, tokens, number = self.sentence.first, self.tokens, verb - 1
        while number >= first and (tokens[number].low in _BEFORE_VERB or self.is_time(number)):
            number -= 1
        if number > first + 2 and tokens[number - 1].low == "by" and tokens[number - 2].low == "reached":
            number -= 3  # "an officer reached by telephone said"
        number = self._before_bracket(number)
        if number > first and tokens[number].text == ",":
            apposed = self._between_commas(number)
            if apposed is not None:
                return apposed
            number = self._before_aside(number)
        mention = self.mention_at(number) if number >= first else None
        if mention is None or mention.how in {"adjective", "outlet"} or mention.end != number + 1:
            return self._text_before(number) or self._with_complement(number) or self._with_relative(number)
        partner = self.opening_partner(mention)
        if partner is not None:
            return Subject(mention.last - 1, partner.first, (partner, mention))
        left = mention.first - 1
        if left >= first and tokens[left].text not in {",", '"'} and not self._opens_clause(left):
            return self._with_complement(left) if tokens[left].low in {"to", "of", "for", "from"} else None
        return Subject(mention.last - 1, mention.first, (mention,))

    def opening_partner(self, mention: Mention) -> Mention | None:
        """`President X and President Y met …`: who opens the sentence is joined to the other, whatever a parse makes of it."""
        left = mention.first - 1
        if left <= self.sentence.first or self.tokens[left].low != "and":
            return None
        partner = self.mention_at(left - 1)
        is_opening = partner is not None and partner.first == self.sentence.first and partner.end == left
        if partner is None or not is_opening:
            return None
        # "Kinshasa and U.N. experts say": a government beside people of another.
        are_beside = partner.how in {"state", "metonym"} and mention.how == "role" and mention.plural
        return partner if are_beside or partner.how == mention.how == "person" else None

    def _opens_clause(self, number: int) -> bool:
        """`A has proposed a hotline and B says …`: no word for an actor stands before the "and"."""
        before = number - 1
        is_joint = self.tokens[number].low in {"and", "but"}
        if not is_joint or self.tokens[before].tag not in {"NN", "NNS"} or self.mention_at(before) is not None:
            return False
        for left in range(before, self.sentence.first, -1):
            if self.tokens[left].text in {",", '"', ";"}:
                return False
            if self.tokens[left].tag in FINITE:
                return True
        return False

    def _text_before(self, number: int) -> Subject | None:
        """`…, a joint communique said`: a text that nothing names, between a comma and the verb."""
        if number <= self.sentence.first or self.tokens[number].low not in STATEMENT_NOUNS:
            return None
        for left in range(number - 1, max(self.sentence.first, number - TEXT_REACH), -1):
            if self.tokens[left].text in {",", '"'}:
                is_noun = self.tokens[left + 1].low in {"a", "the", "its", "their", "an"}
                return Subject(number, left + 1, word=self.tokens[number].low) if is_noun else None
            if self.mention_at(left) is not None or not self.tokens[left].text.isalpha():
                return None
        return None

    def _with_complement(self, number: int) -> Subject | None:
        """`…, sources in the security establishment said`: a phrase hangs between the speaker and the verb."""
        if not self.has_parse:
            return None
        for left in range(number, max(self.sentence.first, number - COMPLEMENT_REACH), -1):
            mention = self.mention_at(left)
            if mention is not None and mention.how in _SPEAKS and mention.end == left + 1:
                before = self.tokens[mention.first - 1]
                if mention.first > self.sentence.first and before.text in {",", '"'}:
                    # "a diplomat close to the talks", "officials in the port"
                    joint = left + 1 + (self.tokens[left + 1].tag == "JJ")
                    hangs = self.tokens[joint].tag in {"IN", "TO"}
                    return Subject(mention.last - 1, mention.first, (mention,)) if hangs else None
                if before.tag not in {"IN", "DT", "PRP$"}:
                    return None
            elif self.tokens[left].tag not in _PHRASE_TAGS and self.tokens[left].text != "-":
                return None
        return None

    def _with_relative(self, number: int) -> Subject | None:
        """`…, an officer who served with them said`: the clause that tells who the speaker is ends at the verb."""
        if not self.has_parse or "who" not in self.words:
            return None
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
        is_bracket = number - 3 >= self.sentence.first and self.tokens[number].text == ")"
        return number - 3 if is_bracket and self.tokens[number - 2].text == "(" else number

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
            if self._is_apposed(number, comma) and self._with_complement(number - 1) is not None:
                return number - 1
        return comma

    def _is_apposed(self, first: int, comma: int) -> bool:
        """`…, a farmer in Kufra, the largest oasis of the south, said`: words without a verb that tell what the place is."""
        words = self.tokens[first + 1 : comma]
        return words[0].low in {"the", "a", "an"} and not any(token.tag.startswith(("VB", "MD")) for token in words)

    def _opens_with_person(self, comma: int) -> bool:
        """`X, the head of an alliance to which both belong, demanded`: the sentence begins with X."""
        mention = self.mention_at(comma - 1)
        return mention is not None and mention.how == "person" and mention.first == self.sentence.first
