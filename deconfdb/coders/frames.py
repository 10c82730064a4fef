"""Reporting frames: a cue, who stands before or after it, and the stretch of the sentence it governs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deconfdb.coders.cast import Mention
from deconfdb.coders.discourse import STATEMENT_NOUNS
from deconfdb.coders.grammar import ADVERBS, AUXILIARIES, PREPOSITIONS, PRONOUNS, SUBORDINATORS, Clause, Subject
from deconfdb.coders.knowledge import Cue, Knowledge
from deconfdb.lexicon.records import ReportingCue

NEGATIONS = frozenset("not n't never neither nor no hardly".split())
_REFUSALS = frozenset("declined declines declining refused refuses refusing avoided stopped".split())
# Acts that report a position by themselves, with a plain object and no that-clause.
_TELLING_ACTS = frozenset(
    "accuse condemn deny confirm demand urge warn threaten commit rule_out announce propose welcome reject decline_comment".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those his her its their there no any all some both it he she they we i".split()
)
_MODALS_OF_INTENT = frozenset({"to", "will", "would", "could", "may", "might", "should", "must", "can", "'ll"})
NEAR_START = 3
LONG_CONTENT = 6
"""Tokens before the attribution that make a clause where there is no parse to see its verb."""
ADDITIVE = frozenset({"add", "continue", "go on"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One reporting cue at work; tokens `first` to `last` hold the cue, `start` is where its clause begins.

    Place: `tail` (content before the cue), `head` (content after), `source` ("according to"), `noun`, `phrase`.
    """

    cue: ReportingCue
    first: int
    last: int
    start: int
    place: str
    rule: str
    subject: Subject | None
    is_main: bool
    negated: bool = False

    @property
    def stance(self) -> str:
        """The stance that the cue gives to its content; empty where a negated cue reports nothing."""
        return self.cue.negated_stance if self.negated else self.cue.stance

    @property
    def act(self) -> str:
        """The speech act."""
        return (self.cue.negated_speech_act or "decline_comment") if self.negated else self.cue.speech_act


class FrameFinder:
    """Finds the frames of one sentence."""

    def __init__(self, knowledge: Knowledge, lows: list[str]) -> None:
        self.knowledge = knowledge
        self.lows = lows
        self.name_kept_back = (
            re.compile(
                r"(?:that |on )?(?:they |he |she )?(?:not be|be not|could not be|should not be|can not be|were not to be|not to be) (?:named|identified|quoted)"
            ),
            re.compile(r"on (?:the )?condition (?:of anonymity|that|they|he|she)"),
        )

    def frames(self, clause: Clause) -> list[Frame]:
        """All frames of the sentence, left to right."""
        found: list[Frame] = []
        sentence = clause.sentence
        for first, last, cues in self.knowledge.cues.find(self.lows, sentence.first, sentence.last):
            if clause.tokens[first].in_quote or clause.is_time(first):
                continue
            for cue in cues:
                frame = self._frame(clause, cue, first, last)
                if frame is not None:
                    found.append(frame)
                    break
        return found

    def _frame(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        construction = cue.row.construction
        if construction == "preposition":
            return self._source(clause, cue, first, last)
        if construction == "noun":
            return self._noun(clause, cue, first, last)
        if construction == "phrase":
            return self._phrase(clause, cue, first, last)
        return self._verb(clause, cue, first, last)

    # "according to X"

    def _source(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        if "as saying" in cue.form or cue.row.stance == "report":
            return None
        after = last
        noun = next(
            (
                number
                for number in range(after, min(after + 4, clause.sentence.last))
                if self.lows[number] in STATEMENT_NOUNS
            ),
            None,
        )
        if (
            noun is not None
            and self.lows[after] in _DETERMINERS
            and not any(clause.mention_at(number) for number in range(after, min(noun + 5, clause.sentence.last)))
        ):
            return Frame(
                cue.row,
                first,
                last,
                first,
                "source",
                "claim.according-to",
                Subject(noun, first, word=self.lows[noun]),
                True,
            )
        mention = clause.mention_at(after) if after < clause.sentence.last else None
        if mention is None:
            for number in range(after, min(after + 6, clause.sentence.last)):
                mention = clause.mention_at(number)
                if mention is not None and mention.how != "adjective":
                    break
                if clause.tokens[number].text in {",", "."}:
                    break
        if mention is not None and mention.how != "adjective":
            subject = Subject(mention.last - 1, first, clause._coordinated(mention))
        elif after < clause.sentence.last and self.lows[after] in PRONOUNS | {"him", "her", "them"}:
            subject = Subject(
                after, first, word={"him": "he", "her": "she", "them": "they"}.get(self.lows[after], self.lows[after])
            )
        else:
            return None
        return Frame(cue.row, first, last, first, "source", "claim.according-to", subject, True)

    # Nouns of saying.

    def _noun(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        """`X's claim that …`, `the denial by X of …`; other nouns of saying only give a setting."""
        if "of" in cue.row.complements and last >= clause.sentence.last:
            return None
        owner = None
        if first - 1 >= clause.sentence.first and self.lows[first - 1] in {"'s", "'"}:
            owner = clause.mention_at(first - 2) if first - 2 >= clause.sentence.first else None
        has_that = last < clause.sentence.last and self.lows[last] == "that"
        if owner is None or owner.how == "adjective" or not has_that:
            return None
        subject = Subject(owner.last - 1, owner.first, (owner,))
        return Frame(cue.row, first, last, owner.first, "noun", "claim.noun", subject, False)

    # "declined to comment", "no immediate comment from X"

    def _phrase(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        rule = "claim.no-comment" if cue.row.stance in {"no_comment_yet", "decline_comment"} else "claim.phrase"
        if self.lows[first] == "no" or cue.row.stance == "no_comment_yet":
            for number in range(last, min(last + 5, clause.sentence.last)):
                if self.lows[number] in {"from", "by", "of"}:
                    mention = next((clause.mention_at(at) for at in range(number + 1, min(number + 5, clause.sentence.last))
                                    if clause.mention_at(at) is not None), None)  # fmt: skip
                    if mention is not None:
                        return Frame(
                            cue.row,
                            first,
                            last,
                            clause.sentence.first,
                            "phrase",
                            rule,
                            Subject(mention.last - 1, first, clause._coordinated(mention)),
                            True,
                        )
        subject = clause.subject(first, last)
        if subject is None or not (subject.mentions or subject.word):
            return None
        return Frame(
            cue.row,
            first,
            last,
            self._start(clause, first, subject),
            "phrase",
            rule,
            subject,
            self._is_main(clause, first, subject) or subject.start - clause.sentence.first <= NEAR_START,
        )

    # Verbs.

    def _verb(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        if not self._is_verb(clause, cue, first, last):
            return None
        if self._is_passive(clause, first):
            return self._passive(clause, cue, first, last)
        if (
            clause.has_parse
            and clause.tokens[first].dep == "relcl"
            and cue.row.strength != "strong"
            and self.lows[first - 1] not in {"who", "which"}
        ):
            return None
        quoted = self._quoted_speaker(clause, cue, first, last)
        if quoted is not None:
            place = (
                "tail"
                if any(clause.tokens[number].in_quote for number in range(clause.sentence.first, first))
                else "head"
            )
            return Frame(cue.row, first, last, clause.sentence.first, place, "claim.quoted-by", quoted, True)
        takes_object = any(part.startswith("object") for part in cue.row.complements)
        subject = clause.subject(first, last, may_invert=not takes_object)
        if subject is None and first > clause.sentence.first and self.lows[first - 1] in {"and", "but"}:
            # A second verb without a subject of its own; whose it is, the claim stage sees.
            subject = Subject(first, clause.sentence.first, word="and")
        if subject is not None and subject.word == "each" and self.lows[first].endswith("ing"):
            return None
        if subject is None or not (subject.mentions or subject.word):
            return None
        if subject.mentions and all(mention.how == "adjective" for mention in subject.mentions):
            return None
        place = self._place(clause, first, last, subject)
        if not self._enough(clause, cue, first, last, place, subject):
            return None
        negated = self._negated(clause, first)
        start = self._start(clause, first, subject)
        is_main = place == "tail" or self._is_main(clause, first, subject)
        kind = "participle" if self.lows[first].endswith("ing") else ("inverted" if subject.token >= last else place)
        rule = f"claim.{cue.row.strength or 'weak'}-{kind}"
        return Frame(cue.row, first, last, start, place, rule, subject, is_main, negated)

    def _is_verb(self, clause: Clause, cue: Cue, first: int, last: int) -> bool:
        token = clause.tokens[first]
        if clause.has_parse and token.tag:
            words = range(first, last)
            if last - first == 1 and (token.dep == "amod" or self._is_bare_participle(clause, first)):
                return False
            if any(clause.tokens[number].tag.startswith(("VB", "MD")) for number in words):
                return True
            return token.tag.startswith("NN") and cue.row.cue in {"say", "tell"}
        before = self.lows[first - 1] if first > clause.sentence.first else ""
        if token.low.endswith(("ed", "ing")) or token.low in {
            "said",
            "says",
            "told",
            "tells",
            "spoke",
            "made",
            "makes",
            "held",
            "wrote",
            "gave",
        }:
            return before not in {
                "the",
                "a",
                "an",
                "of",
                "its",
                "his",
                "her",
                "their",
                "this",
                "that",
            } or token.low in {"said", "told"}
        if before in {
            "the",
            "a",
            "an",
            "of",
            "'s",
            "'",
            "its",
            "his",
            "her",
            "their",
            "no",
            "any",
            "in",
            "by",
            "on",
            "with",
            "for",
            "from",
            "such",
        }:
            return False
        mention = clause.mention_at(first - 1) if first > clause.sentence.first else None
        if mention is not None and mention.how == "adjective":
            return False
        if token.low.endswith("s"):
            return mention is not None or before in PRONOUNS | {"who", "which"} or before in ADVERBS or before == ","
        return before in {"to", "not", "n't", "will", "would"} or before in PRONOUNS or (mention is not None and (mention.plural or mention.how == "role")) \
            or before in ADVERBS or before == "and"  # fmt: skip

    @staticmethod
    def _is_bare_participle(clause: Clause, first: int) -> bool:
        """`commanders told to stay`: a past participle without an auxiliary tells what was done to somebody."""
        token = clause.tokens[first]
        if token.tag != "VBN" or token.dep == "ROOT":
            return False
        has_auxiliary = any(clause.tokens[child].dep in {"aux", "auxpass"} for child in clause.children(first))
        return not has_auxiliary and token.dep not in {"conj", "ccomp"}

    def _is_passive(self, clause: Clause, first: int) -> bool:
        before = set(self.lows[max(clause.sentence.first, first - 3) : first])
        if clause.has_parse and clause.tokens[first].tag not in {"VBN", "VBD"}:
            return False
        return bool({"was", "were", "been", "be", "being", "is", "are"} & before) and not self.lows[first].endswith("ing")

    def _passive(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        """`protested by X`, `X was quoted as saying`, `was told by X`."""
        if cue.row.cue in {"quote", "cite", "report"}:
            subject = clause.subject(first, last)
            if (
                subject is not None and subject.mentions and "as saying" in " ".join(self.lows[last : last + 3]) + " "
            ) or (
                subject is not None
                and cue.row.cue == "report"
                and self.lows[last : last + 4]
                == ["to", "have", "said", self.lows[last + 3] if last + 3 < len(self.lows) else ""]
            ):
                return Frame(
                    cue.row,
                    first,
                    last,
                    self._start(clause, first, subject),
                    "tail" if self._content_before(clause, subject.start) else "head",
                    "claim.passive",
                    subject,
                    True,
                )
            return None
        for number in range(last, min(last + 8, clause.sentence.last)):
            if self.lows[number] == "by":
                mention = clause.mention_at(number + 1) or (
                    clause.mention_at(number + 2) if self.lows[number + 1] in _DETERMINERS else None
                )
                perfect = {"has", "have", "had", "been"} & set(self.lows[max(clause.sentence.first, first - 4) : first])
                if (
                    mention is not None
                    and mention.how != "adjective"
                    and cue.row.speech_act in _TELLING_ACTS
                    and not perfect
                ):
                    return Frame(
                        cue.row,
                        first,
                        last,
                        clause.sentence.first,
                        "head",
                        "claim.passive",
                        Subject(mention.last - 1, mention.first, clause._coordinated(mention)),
                        True,
                    )
                return None
        return None if cue.row.cue in {"tell", "warn", "ask", "urge", "advise", "inform"} else None

    def _quoted_speaker(self, clause: Clause, cue: Cue, first: int, last: int) -> Subject | None:
        """`Outlet quoted X as saying`: the object speaks, the subject is a link of the chain."""
        if cue.row.cue not in {"quote", "cite"}:
            return None
        for number in range(last, min(last + 25, clause.sentence.last)):
            mention = clause.mention_at(number)
            if mention is not None and mention.how not in {"adjective", "outlet"}:
                return Subject(mention.last - 1, mention.first, clause._coordinated(mention))
            if self.lows[number] in {"he", "she", "him", "her", "them"}:
                return Subject(
                    number,
                    number,
                    word={"him": "he", "her": "she", "them": "they"}.get(self.lows[number], self.lows[number]),
                )
            if self.lows[number] in {"as", "that"}:
                return None
        return None

    def _place(self, clause: Clause, first: int, last: int, subject: Subject) -> str:
        left = min(first, subject.start)
        if self.lows[first].endswith("ing"):
            return "head"
        if is_medial(clause, left, max(last, subject.token + 1)):
            return "tail"
        if self._content_before(clause, left):
            return "tail"
        return "head"

    def _content_before(self, clause: Clause, left: int) -> bool:
        """Whether a quotation or a clause ends right before the speaker and the cue."""
        if left - 1 < clause.sentence.first:
            return False
        before = clause.tokens[left - 1]
        if before.text == '"':
            return True
        if before.text != ",":
            return False
        opening = self.lows[clause.sentence.first]
        if not clause.has_parse and left - clause.sentence.first >= LONG_CONTENT and opening not in SUBORDINATORS | PREPOSITIONS:
            return True
        # "On Monday, X said" has an adverbial before its comma; "The line is open, X said" a clause.
        return any(self._looks_finite(clause, number) for number in range(clause.sentence.first, left - 1)) or (
            left - 2 >= clause.sentence.first and clause.tokens[left - 2].text == '"'
        )

    def _looks_finite(self, clause: Clause, number: int) -> bool:
        token = clause.tokens[number]
        if token.tag:
            if token.tag not in {"VBD", "VBZ", "VBP", "MD"}:
                return False
            # After an opening adverbial only what follows its comma can be the clause.
            opens_apart = self.lows[clause.sentence.first] in SUBORDINATORS | PREPOSITIONS
            return not opens_apart or "," in self.lows[clause.sentence.first : number]
        return token.low in AUXILIARIES - {"to", "not", "having", "being", "'s"} or token.low in {
            "said",
            "met",
            "agreed",
        }

    def _enough(self, clause: Clause, cue: Cue, first: int, last: int, place: str, subject: Subject) -> bool:
        """Whether the cue, as strong or weak as it is, has what it needs beside it."""
        row = cue.row
        following = [self.lows[number] for number in range(last, min(last + 5, clause.sentence.last))]
        before = self.lows[first - 1] if first > clause.sentence.first else ""
        if before == "to" and row.cue not in {"say"}:
            return False
        if place == "tail":
            if (
                row.cue in {"answer", "respond", "agree", "decide"}
                and clause.tokens[min(first, subject.start) - 1].text != '"'
            ):
                return False
            return (
                "quote" in row.complements
                or "that" in row.complements
                or row.strength == "strong"
                or not row.complements
            )
        if not following or following[0] in {".", ";"}:
            return (row.strength == "strong" and place == "tail") or row.cue in {"confirm"}
        has_that = "that" in following[:1] or self._that_later(clause, last)
        has_quote = '"' in following or any(
            clause.tokens[number].in_quote for number in range(last, min(last + 14, clause.sentence.last))
        )
        if row.cue in {"agree", "accept", "answer", "respond", "reply"} and not (following[0] == "that" or has_quote):
            return False
        if row.cue == "tell" and not (has_that or has_quote or self._bare_clause(clause, first, last)):
            return False
        if row.strength == "strong":
            if row.cue in {"say", "state"}:
                return following[0] not in {"in", "at"} or has_that or has_quote or len(following) > 4
            if "prep" in row.complements and following[0] in {"of", "against", "about", "over"}:
                return True
            if "object_inf" in row.complements:
                return (
                    "to" in [self.lows[number] for number in range(last, min(last + 14, clause.sentence.last))]
                    or has_that
                    or has_quote
                )
            return True
        if has_that and any(part in row.complements for part in ("that", "object_that")):
            return True
        if has_quote and "quote" in row.complements:
            return True
        if "that" in row.complements and self._bare_clause(clause, first, last):
            return True
        if "object_pred" in row.complements and row.cue == "call":
            return self._calls_something(clause, last)
        if self._is_background(clause, first):
            return False
        if row.speech_act in _TELLING_ACTS and any(
            part in row.complements for part in ("np", "object_for", "object_as", "gerund", "inf", "object_of", "object_with", "prep")
        ):
            return self._telling_object(clause, row, last, subject)
        if (
            "inf" in row.complements
            and following[0] == "to"
            and row.speech_act in {"commit", "rule_out", "predict", "threaten"}
        ):
            return True
        return "prep" in row.complements and row.speech_act == "assess" and following[0] in {"about", "over", "at"}

    def _calls_something(self, clause: Clause, last: int) -> bool:
        """`called the step irresponsible`, not "called on", "called for", "called X to talk"."""
        following = [self.lows[number] for number in range(last, min(last + 12, clause.sentence.last))]
        if not following or following[0] in {"on", "for", "off", "upon", "to", "back", "up", "in", "by"}:
            return False
        return "to" not in following[:4] and "together" not in following and len(following) > 2

    def _is_background(self, clause: Clause, first: int) -> bool:
        """`has long criticised`, `have consistently called for`: a standing attitude that the outlet sums up, no statement."""
        before = self.lows[max(clause.sentence.first, first - 3) : first]
        return bool({"has", "have", "had"} & set(before))

    def _that_later(self, clause: Clause, last: int) -> bool:
        """A that-clause after an addressee or a date ("told reporters on Monday that")."""
        for number in range(last, min(last + 14, clause.sentence.last)):
            if self.lows[number] == "that" and (
                not clause.has_parse or clause.tokens[number].tag == "IN" or clause.tokens[number].dep == "mark"
            ):
                return True
            if self.lows[number] in {".", ";", "and", "but"}:
                return False
        return False

    def _bare_clause(self, clause: Clause, first: int, last: int) -> bool:
        if clause.has_parse:
            return any(clause.tokens[child].dep == "ccomp" and child > first for child in clause.children(first))
        following = self.lows[last] if last < clause.sentence.last else ""
        mention = clause.mention_at(last) if last < clause.sentence.last else None
        if following in _DETERMINERS or (mention is not None and mention.how != "adjective"):
            return any(
                self._looks_finite(clause, number) for number in range(last + 1, min(last + 14, clause.sentence.last))
            )
        return False

    def _telling_object(self, clause: Clause, row: ReportingCue, last: int, subject: Subject) -> bool:
        """Condemning, warning, promising report a position when an actor does it to something."""
        if not subject.mentions and subject.word not in PRONOUNS:
            return False
        if row.speech_act in {"announce", "commit", "propose", "welcome"} and row.strength != "strong":
            return ("gerund" in row.complements and self.lows[last].endswith("ing")) or (
                "inf" in row.complements and self.lows[last] == "to"
            )
        return True

    def _negated(self, clause: Clause, first: int) -> bool:
        number = first - 1
        while number >= clause.sentence.first and number >= first - 5:
            low = self.lows[number]
            if low in NEGATIONS or low in _REFUSALS:
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

    # Where the clause of a frame begins.

    def _is_main(self, clause: Clause, first: int, subject: Subject) -> bool:
        if clause.has_parse:
            number, steps = first, 0
            while clause.tokens[number].dep in {"aux", "auxpass", "xcomp", "prep"} and steps < 3:
                number, steps = clause.tokens[number].head, steps + 1
            return clause.tokens[number].dep == "ROOT" or clause.tokens[number].head == number
        left = min(subject.start, first)
        return all(
            self.lows[number] not in SUBORDINATORS for number in range(clause.sentence.first, left)
        ) and not self.lows[first].endswith("ing")

    def _start(self, clause: Clause, first: int, subject: Subject) -> int:
        """Where the clause of the cue begins: its subject, or the cue itself in a second or dependent clause."""
        left = first
        while left - 1 >= clause.sentence.first and (
            self.lows[left - 1] in AUXILIARIES - {"to"}
            or self.lows[left - 1] in ADVERBS
            or self.lows[left - 1].endswith("ly")
        ):
            left -= 1
        before = self.lows[left - 1] if left > clause.sentence.first else ""
        if self.lows[first].endswith("ing") or before in {"and", "but", "or"}:
            return left
        if subject.start < first and subject.start >= clause.sentence.first:
            between = [self.lows[number] for number in range(subject.start, first)]
            if (
                clause.has_parse
                and clause.tokens[first].dep == "conj"
                and any(word in {"and", "but"} for word in between)
            ):
                return left
            return subject.start
        return left


def is_medial(clause: Clause, left: int, right: int) -> bool:
    """`The line, X said, stays open`: the attribution stands between commas inside what is said."""
    inside = clause.sentence.first < left and right < clause.sentence.last
    if clause.tokens[clause.sentence.first].low in SUBORDINATORS:
        return False
    return (
        inside
        and clause.tokens[left - 1].text in {",", '"'}
        and clause.tokens[right].text == ","
        and not clause.tokens[right].in_quote
    )


def speaking_mentions(subject: Subject) -> tuple[Mention, ...]:
    """The mentions of a subject that can speak."""
    return tuple(mention for mention in subject.mentions if mention.how != "adjective")
