"""Whether a reporting cue is at work: is it a verb here, where does its content stand, is it negated?"""

from __future__ import annotations

import re

from deconfdb.coders.clause_tokens import TENSED, Subject
from deconfdb.coders.complements import OPENS_ADVERBIAL, ComplementReader
from deconfdb.coders.function_words import ADVERBS, AUXILIARIES, PRONOUNS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Cue

BEFORE_VERBS = AUXILIARIES | ADVERBS
_AFTER_BE = ADVERBS | {"first", "once", "twice", "last", "not", "n't", '"'}
"""`was first promised`: what stands between a form of "be" and its verb."""
NEGATIONS = frozenset("not n't never neither nor no hardly".split())
REFUSALS = frozenset("declined declines declining refused refuses refusing avoided stopped".split())
_BE = frozenset("was were been be being is are 's".split())
NAME_KEPT_BACK = re.compile(
    r"\S+ (?:\S+ ){0,6}?(?:anonymity|anonymous|(?:be|being) (?:named|identified|quoted)|"
    r"(?:his|her|their|its) (?:name|names|identity) )"
)
"""Words on why a speaker has no name, from the verb on ("spoke on condition of anonymity")."""
NEITHER_REACH = 11
SETTING_OPENERS = frozenset("in on at late early from through over after before following".split())
NEAR_START = 3
_PAST_FORMS = frozenset("said says told tells spoke made makes held wrote gave".split())
_BEFORE_ADJECTIVES = frozenset("the a an of its his her their this that".split())
_BEFORE_NOUNS = frozenset("the a an of 's ' its his her their no any in by on with for from such".split())
_BEFORE_SINGULAR = PRONOUNS | ADVERBS | {"who", "which", ","}
_BEFORE_PLURAL = PRONOUNS | ADVERBS | {"to", "not", "n't", "will", "would", "and"}
_BEFORE_A_NOUN = frozenset({"JJ", "JJR", "JJS", "DT", "CD", "PRP$"})
"""Tags right before a noun, which no parse makes a verb: "under which coastal states trade news"."""
SHORT_CONTENT = 4
SAYING_REACH = 14
"""Tokens from "quoted" to "as saying"."""
LONG_CONTENT = 6
"""Tokens before the attribution that make a clause where there is no parse to see its verb."""


class CueReader(ComplementReader):
    """Judges cues by what stands around them."""

    def _place(self, clause: Clause, first: int, last: int, subject: Subject) -> str:
        left = min(first, subject.start)
        if self.lows[first].endswith("ing") or self._is_relative(clause, first):
            return "head"
        if self._is_second_verb(first, last, subject):
            return "head"
        if is_medial(clause, left, max(last, subject.token + 1)):
            return "tail"
        if self._content_before(clause, left, first):
            return "tail"
        return "head"

    def _is_second_verb(self, first: int, last: int, subject: Subject) -> bool:
        """`No shots were fired, X said on Tuesday, and accused Y of lies`: the content of the second verb follows it."""
        left = first - 1 - (self.lows[first - 1] in BEFORE_VERBS)
        is_joined = self.lows[left] in {"and", "but"} and self.lows[left - 1] == ","
        if not is_joined or subject.token >= left or self.lows[last] in {".", ","}:
            return False
        return self.knowledge.cues.at(self.lows, subject.token + 1, left) is not None

    def _is_relative(self, clause: Clause, first: int) -> bool:
        """`…, who for his part noted that`: the cue of a relative clause has its content after it."""
        if clause.has_parse and clause.tokens[first].dep == "ROOT":
            return False
        for number in range(first - 1, max(clause.sentence.first, first - 7) - 1, -1):
            if clause.tokens[number].text in {",", '"', ";"}:
                return number + 1 < first and self.lows[number + 1] in {"who", "which"}
            if self.lows[number] in {"who", "which"}:
                between = clause.tokens[number + 1 : first]
                # "An officer who was there said": the clause has its verb already.
                is_full = any(token.tag in TENSED and token.low not in AUXILIARIES for token in between)
                return not is_full or bool({"and", "but"} & {token.low for token in between})
        return False

    def _content_before(self, clause: Clause, left: int, cue: int) -> bool:
        """Whether a quotation or a clause ends right before the speaker and the cue."""
        if left - 1 < clause.sentence.first:
            return False
        before = clause.tokens[left - 1]
        if before.text == '"':
            return True
        if before.text != ",":
            return False
        if cue + 2 == clause.sentence.last and left - clause.sentence.first >= SHORT_CONTENT:
            # "…, its ministry retorted." has nothing behind the cue.
            return True
        opening = self.lows[clause.sentence.first]
        if self._is_all_said(clause, left, cue):
            return True
        if not clause.has_parse and left - clause.sentence.first >= LONG_CONTENT and opening not in OPENS_ADVERBIAL:
            return True
        if clause.has_parse and any(
            clause.tokens[child].dep in {"ccomp", "parataxis"} and child < left for child in clause.children(cue)
        ):
            return True
        # "On Monday, X said" has an adverbial before its comma; "The line is open, X said" a clause.
        return any(self._looks_finite(clause, number) for number in range(clause.sentence.first, left - 1)) or (
            left - 2 >= clause.sentence.first and clause.tokens[left - 2].text == '"'
        )

    def _is_all_said(self, clause: Clause, left: int, cue: int) -> bool:
        """`The convoy reserves its right to fire, its spokesman said Tuesday, in a test of …`: no content behind the verb."""
        behind = cue + 1
        while behind < clause.sentence.last and clause.is_time(behind):
            behind += 1
        is_long = left - clause.sentence.first >= LONG_CONTENT
        opening = self.lows[clause.sentence.first]
        is_clause = is_long and opening not in OPENS_ADVERBIAL and left < cue
        return is_clause and behind > cue + 1 and self.lows[behind : behind + 2] in ([",", "in"], [",", "after"])

    def _negated(self, clause: Clause, first: int) -> bool:
        opening = self.lows[clause.sentence.first : first]
        if opening[:1] == ["neither"] and len(opening) < NEITHER_REACH and "," not in opening:
            return True
        number = first - 1
        while number >= clause.sentence.first and number >= first - 5:
            low = self.lows[number]
            if low in NEGATIONS or low in REFUSALS:
                return True
            if low == "no" or (
                low not in AUXILIARIES
                and low not in ADVERBS
                and not low.endswith("ly")
                and low not in {"to", "yet", "immediately"}
            ):
                return False
            number -= 1
        return False

    def _is_verb(self, clause: Clause, cue: Cue, first: int, last: int) -> bool:
        token = clause.tokens[first]
        if self._quotes(clause, cue, last):
            return True
        if self._is_said_of(clause, first, last) or self.lows[first - 1 : last] == ["in", "writing"]:
            return False
        if self._is_between_commas(clause, first, last) or self._closes_sentence(clause, first, last):
            return True
        if not (clause.has_parse and token.tag):
            return self._looks_like_verb(clause, first)
        if token.low.endswith("ed") and self._follows_person(clause, first, last):
            return True
        if last - first == 1 and (token.dep == "amod" or self._is_bare_participle(clause, first)):
            return False
        if any(clause.tokens[number].tag.startswith(("VB", "MD")) for number in range(first, last)):
            return True
        if token.tag == "NNS" and self.lows[first - 1] in {"and", "but"} and self.lows[last : last + 1] == ["that"]:
            return True  # "…, and charges that …"
        # "a charge that the ministry rejects": what heads a relative clause is a verb.
        heads_clause = token.dep == "relcl" and clause.tokens[first - 1].tag not in _BEFORE_A_NOUN
        return token.tag.startswith("NN") and (cue.row.cue in {"say", "tell", "read"} or heads_clause)

    def _is_said_of(self, clause: Clause, first: int, last: int) -> bool:
        """`a unit, said to number 300 men`: others say so of it, whatever a parse makes of it."""
        is_to = self.lows[first:last] == ["said"] and last + 1 < clause.sentence.last and self.lows[last] == "to"
        return is_to and clause.tokens[last + 1].tag == "VB"

    def _follows_person(self, clause: Clause, first: int, last: int) -> bool:
        """`…, Prime Minister X informed parliament`, `Orban urged calm`, whatever a parse makes of it."""
        # "the head of the committee, X, announced that …"
        comma = first - (self.lows[first - 1] == "," and self.lows[last : last + 1] == ["that"])
        person = clause.mention_at(comma - 1) if comma > clause.sentence.first else None
        if person is None or person.how != "person" or person.end != comma:
            return False
        return last - first > 1 or self.lows[person.first - 1] in {",", '"'}

    def _quotes(self, clause: Clause, cue: Cue, last: int) -> bool:
        """`the agency Tass quoted X as saying`, whatever a parse makes of it."""
        if cue.row.cue not in {"quote", "cite"} or self.lows[last] in {"by", "in", "as"}:
            return False
        reach = range(last, min(last + SAYING_REACH, clause.sentence.last - 1))
        return any(self.lows[number : number + 2] == ["as", "saying"] for number in reach)

    def _looks_like_verb(self, clause: Clause, first: int) -> bool:
        """Whether a word is a verb by its form and the word before it, for texts without a parse."""
        low = self.lows[first]
        before = self.lows[first - 1] if first > clause.sentence.first else ""
        if low.endswith(("ed", "ing")) or low in _PAST_FORMS:
            return before not in _BEFORE_ADJECTIVES or low in {"said", "told"}
        if before in _BEFORE_NOUNS:
            return False
        mention = clause.mention_at(first - 1) if first > clause.sentence.first else None
        if mention is not None and mention.how == "adjective":
            return False
        if low.endswith("s"):
            return mention is not None or before in _BEFORE_SINGULAR
        has_plural = mention is not None and (mention.plural or mention.how == "role")
        return has_plural or before in _BEFORE_PLURAL

    def _is_between_commas(self, clause: Clause, first: int, last: int) -> bool:
        """`The plane, Seoul counters, was flying low`: no doubt a verb, whatever a parse makes of it."""
        mention = clause.mention_at(first - 1) if first > clause.sentence.first else None
        while last + 1 < clause.sentence.last and (clause.is_time(last) or clause.is_time(last + 1)):
            last += 1  # "…, the army announced on Wednesday, as reported by …"
        if mention is None or mention.how == "adjective" or last >= clause.sentence.last:
            return False
        return self.lows[mention.first - 1] == "," and self.lows[last] == "," and mention.last == first

    def _closes_sentence(self, clause: Clause, first: int, last: int) -> bool:
        """`The truce held, the border service reported on Sunday.`: nothing but a setting stands behind the verb, up to the
        end or a comma."""
        before = first - 2 if self.lows[first - 1] == "," else first - 1
        mention = clause.mention_at(before) if before > clause.sentence.first else None
        if mention is None or mention.how == "adjective" or mention.end != before + 1:
            return False
        if mention.first == clause.sentence.first:
            return False
        stop = next((n for n in range(last, clause.sentence.last) if self.lows[n] == ","), clause.sentence.last)
        rest = range(last, stop)
        opening = self.lows[mention.first - 1]
        is_finite = any(clause.tokens[n].tag.startswith(("VB", "MD")) and clause.tokens[n].tag != "VBG" for n in rest)
        if opening not in {",", '"'} or is_finite:
            return False
        return not rest or clause.is_time(last) or self.lows[last] in {".", *SETTING_OPENERS}

    @staticmethod
    def _is_bare_participle(clause: Clause, first: int) -> bool:
        """`commanders told to stay`: a past participle without an auxiliary tells what was done to somebody."""
        token = clause.tokens[first]
        if token.tag != "VBN" or token.dep == "ROOT":
            return False
        has_auxiliary = any(clause.tokens[child].dep in {"aux", "auxpass"} for child in clause.children(first))
        if has_auxiliary or token.dep in {"conj", "ccomp"}:
            return False
        # "The president, X, charged that …": where the parse finds no other verb to carry the sentence, this one does.
        span = range(clause.sentence.first, clause.sentence.last)
        root = next((number for number in span if clause.tokens[number].dep == "ROOT"), first)
        return clause.tokens[first - 1].text != "," or clause.tokens[root].tag.startswith(("VB", "MD"))

    def _is_passive(self, clause: Clause, first: int) -> bool:
        """Whether a form of "be" stands before the verb with nothing but adverbs between."""
        if (clause.has_parse and clause.tokens[first].tag not in {"VBN", "VBD"}) or self.lows[first].endswith("ing"):
            return False
        number = first - 1
        while number >= clause.sentence.first and (self.lows[number] in _AFTER_BE or self.lows[number].endswith("ly")):
            number -= 1
        return number >= clause.sentence.first and self.lows[number] in _BE


def is_medial(clause: Clause, left: int, right: int) -> bool:
    """`The line, X said, stays open`: the attribution stands between commas inside what is said."""
    inside = clause.sentence.first < left and right < clause.sentence.last
    return (
        inside
        and clause.tokens[left - 1].text in {",", '"'}
        and clause.tokens[right].text == ","
        and not clause.tokens[right].in_quote
    )
