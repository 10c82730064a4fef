"""Reporting frames: a cue, who stands before or after it, and the stretch of the sentence it governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.cast import Mention
from deconfdb.coders.cues import DETERMINERS, NEAR_START, TELLING_ACTS, CueReader
from deconfdb.coders.grammar import (
    ADVERBS,
    AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    STATEMENT_NOUNS,
    SUBORDINATORS,
    Clause,
    Subject,
)
from deconfdb.coders.knowledge import Cue
from deconfdb.coders.names import NEWS_WORDS
from deconfdb.coders.tokens import Token
from deconfdb.lexicon.records import ReportingCue


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


SILENT_REACH = 5
"""Tokens from "no comment" to the "from" of whoever is silent, and from there to his name."""
ASKED_REACH = 14
"""Tokens from "went unanswered" back to the "to" of whoever was asked."""
QUOTED_REACH = 12
"""Tokens from "was quoted" to "as saying", the outlet between them."""
COUNT_REACH = 12
"""Tokens from "puts" to the "at" of its figure."""
RETORT = "claim.retort"
NO_COMMENT = "claim.no-comment"
QUOTED_BY = "claim.quoted-by"
RETORT_REACH = 9
"""Tokens between the comma and the subject of "…, a charge that X denies"."""
_ASKING = frozenset(
    "calls call requests request questions question queries inquiries emails email messages message".split()
)
_LINES = frozenset({"hotline", "line", "channel"})
_PAST = frozenset({"VBD", "VBN"})
_NAMING = frozenset("call describe brand label dub ridicule mock deride".split())
_CHARGES = frozenset("charge accusation claim allegation report assertion account version suggestion".split())
_VIEWS = frozenset("words view account opinion telling reading eyes estimation version".split())


def of_same_form(tokens: Sequence[Token], one: Frame, other: Frame) -> bool:
    """Whether "and" can join two cues: `has said and added`, `confirmed it but would not say`."""
    tags = {tokens[one.first].tag, tokens[other.first].tag}
    return one.place == "phrase" or len(tags) == 1 or tags <= _PAST


class FrameFinder(CueReader):
    """Finds the frames of one sentence."""

    def frames(self, clause: Clause) -> list[Frame]:
        """All frames of the sentence, left to right."""
        found: list[Frame] = []
        sentence = clause.sentence
        hits = [*self.knowledge.cues.find(self.lows, sentence.first, sentence.last), *self._around_times(clause)]
        for first, last, cues in hits:
            if (clause.tokens[first].in_quote and not self._is_snippet(clause, first, last)) or clause.is_time(first):
                continue
            for cue in cues:
                frame = self._frame(clause, cue, first, last)
                if frame is not None:
                    found.append(frame)
                    break
        found.extend(self._participles(clause, hits, found))
        found.extend(self._views(clause))
        found.extend(self._counts(clause))
        quoting = any(frame.rule == QUOTED_BY or frame.cue.cue == "quote" for frame in found)
        # "cited X as saying": the words are those of whom the first verb quotes.
        kept = [frame for frame in found if not (quoting and self.lows[frame.first - 1 : frame.first] == ["as"])]
        return sorted(kept, key=lambda frame: frame.first)

    def _is_snippet(self, clause: Clause, first: int, last: int) -> bool:
        """`the army "categorically denies" that …`: the verb itself is given in quotation marks."""
        left = next(
            (n for n in range(first, max(first - 4, clause.sentence.first) - 1, -1) if self.lows[n] == '"'), None
        )
        right = next((n for n in range(last, min(last + 2, clause.sentence.last)) if self.lows[n] == '"'), None)
        return left is not None and right is not None and self.lows[right + 1 : right + 2] == ["that"]

    def _participles(
        self, clause: Clause, hits: Sequence[tuple[int, int, Sequence[Cue]]], found: Sequence[Frame]
    ) -> list[Frame]:
        """`X said the two had talked on Tuesday, adding that …`: whoever said it adds it, not those who talked."""
        added: list[Frame] = []
        taken = {frame.first for frame in found}
        for first, last, cues in hits:
            before = [frame for frame in found if frame.last < first and frame.place in {"head", "tail"}]
            if first in taken or not before or not self.lows[first].endswith("ing") or self.lows[first - 1] != ",":
                continue
            row, subject = cues[0].row, before[-1].subject
            if clause.tokens[first].in_quote or row.construction != "verb" or subject is None:
                continue
            if self._enough(clause, cues[0], first, last, "head", subject):
                rule = f"claim.{row.strength or 'weak'}-participle"
                added.append(Frame(row, first, last, first, "head", rule, subject, is_main=False))
        return added

    def _counts(self, clause: Clause) -> list[Frame]:
        """`A puts the violations of B at 1,050`."""
        row = self._cue_of("put", "at").row
        found: list[Frame] = []
        for number in range(clause.sentence.first + 1, clause.sentence.last - 3):
            if self.lows[number] not in {"put", "puts"} or clause.tokens[number].in_quote:
                continue
            reach = range(number + 2, min(number + COUNT_REACH, clause.sentence.last - 1))
            ats = [place for place in reach if self.lows[place] == "at"]
            at = next((place for place in ats if self._is_figure(clause, place + 1)), None)
            subject = clause.subject(number, number + 1, may_invert=False) if at is not None else None
            if subject is not None and (subject.mentions or subject.word):
                start = self._start(clause, number, subject)
                found.append(Frame(row, number, number + 1, start, "head", "claim.weak-head", subject, True))
        return found

    def _is_figure(self, clause: Clause, first: int) -> bool:
        """`more than 1,200`, `twenty`."""
        tokens = clause.tokens[first : min(first + 3, clause.sentence.last)]
        return any(token.tag == "CD" or token.text[0].isdigit() for token in tokens)

    def _around_times(self, clause: Clause) -> list[tuple[int, int, Sequence[Cue]]]:
        """Cues with a time inside them: `appealed on Saturday for`."""
        kept = [number for number in range(clause.sentence.first, clause.sentence.last) if not clause.is_time(number)]
        # The preposition of the time goes with it.
        kept = [number for number in kept if not (clause.is_time(number + 1) and self.lows[number] in PREPOSITIONS)]
        if len(kept) == clause.sentence.last - clause.sentence.first:
            return []
        words = [self.lows[number] for number in kept]
        found = self.knowledge.cues.find(words, 0, len(words))
        spans = [(kept[first], kept[last - 1] + 1, last - first, cues) for first, last, cues in found]
        return [(first, last, cues) for first, last, length, cues in spans if last - first > length]

    def _views(self, clause: Clause) -> list[Frame]:
        """`in X's words`, `in his view`: a source like "according to"."""
        row = self._cue_of("according", "to").row
        found: list[Frame] = []
        for number in range(clause.sentence.first, clause.sentence.last - 2):
            if self.lows[number] != "in" or clause.tokens[number].in_quote:
                continue
            mention = clause.mention_at(number + 1)
            owned = mention is not None and mention.how != "adjective"
            noun = mention.last if owned and mention is not None else number + 2
            noun += self.lows[noun : noun + 1] in (["'s"], ["'"])
            if noun >= clause.sentence.last or self.lows[noun] not in _VIEWS:
                continue
            word = {"his": "he", "her": "she", "their": "they", "its": "it"}.get(self.lows[number + 1], "")
            if owned and mention is not None:
                subject = Subject(mention.last - 1, number, (mention,))
            elif word:
                subject = Subject(number + 1, number, word=word)
            else:
                continue
            found.append(Frame(row, number, noun + 1, number, "source", "claim.according-to", subject, True))
        return found

    def _frame(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        construction = cue.row.construction
        if construction == "preposition":
            if cue.form in {"quoted by", "cited by"} and self._is_passive(clause, first):
                return self._passive(clause, self._cue_of("quoted"), first, first + 1)
            return self._source(clause, cue, first, last)
        if construction == "noun":
            return self._noun(clause, cue, first, last)
        if construction == "phrase":
            return self._phrase(clause, cue, first, last)
        return self._verb(clause, cue, first, last)

    def _cue_of(self, *words: str) -> Cue:
        """The lexicon's cue of this wording; KeyError where the lexicon has none."""
        hit = self.knowledge.cues.at(words, 0, len(words))
        if hit is None or hit[0] != len(words):
            raise KeyError(" ".join(words))
        return hit[1][0]

    def _source(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        if "as saying" in cue.form or cue.row.stance == "report":
            return None
        after = last
        if self.lows[after : after + 2] in (["the", "same"], ["the", "two"], ["the", "joint"]):
            after += 1
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
            and self.lows[after] in DETERMINERS
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
            if self.lows[mention.last : mention.last + 1] and self.lows[mention.last] in NEWS_WORDS:
                # "according to Vietnam's army newspaper": it only hands on what somebody said.
                return None
            subject = Subject(mention.last - 1, first, clause.coordinated(mention))
        elif after < clause.sentence.last and self.lows[after] in PRONOUNS | {"him", "her", "them"}:
            subject = Subject(
                after, first, word={"him": "he", "her": "she", "them": "they"}.get(self.lows[after], self.lows[after])
            )
        elif after + 1 < clause.sentence.last and self.lows[after] in DETERMINERS:
            # "according to the ministry": the memory of the text knows which.
            subject = Subject(after + 1, first, word=self.lows[after + 1])
        else:
            return None
        return Frame(cue.row, first, last, first, "source", "claim.according-to", subject, True)

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

    def _phrase(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        rule = NO_COMMENT if cue.row.stance in {"no_comment_yet", "decline_comment"} else "claim.phrase"
        if self.lows[first] == "no" or cue.row.stance == "no_comment_yet":
            mention = self._silent_one(clause, last)
            if mention is not None:
                subject = Subject(mention.last - 1, first, clause.coordinated(mention))
                return Frame(cue.row, first, last, clause.sentence.first, "phrase", rule, subject, True)
        subject = self._asked(clause, first) if cue.row.cue == "went unanswered" else clause.subject(first, last)
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

    def _asked(self, clause: Clause, first: int) -> Subject | None:
        """`Calls to the X ministry went unanswered`: a body or a person whom a reporter has asked."""
        for number in range(first - 2, max(clause.sentence.first, first - ASKED_REACH), -1):
            if self.lows[number] != "to":
                continue
            mention = clause.mention_at(number + 1) or clause.mention_at(number + 2)
            asking = set(self.lows[max(clause.sentence.first, number - SILENT_REACH) : number])
            is_asked = asking & _ASKING and not asking & _LINES
            if mention is None or not is_asked or mention.how in {"state", "metonym", "adjective", "people"}:
                return None
            return Subject(mention.last - 1, mention.first, (mention,))
        return None

    def _silent_one(self, clause: Clause, last: int) -> Mention | None:
        """`no comment from the X ministry`: whose silence it is stands behind."""
        stop = next((n for n in range(last, clause.sentence.last) if self.lows[n] == ","), clause.sentence.last)
        for number in range(last, min(last + SILENT_REACH, stop)):
            if self.lows[number] in {"from", "by", "of"}:
                behind = range(number + 1, min(number + SILENT_REACH, stop))
                return next((found for at in behind if (found := clause.mention_at(at)) is not None), None)
        return None

    def _verb(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        if not self._is_verb(clause, cue, first, last):
            return None
        if self._is_passive(clause, first):
            return self._passive(clause, cue, first, last)
        retort = self._retort(clause, cue, first, last)
        if retort is not None:
            return retort
        if (
            clause.has_parse
            and clause.tokens[first].dep == "relcl"
            and cue.row.strength != "strong"
            and not self._is_relative(clause, first)
        ):
            return None
        quoted = self._quoted_speaker(clause, cue, first, last)
        if quoted is not None:
            place = (
                "tail"
                if any(clause.tokens[number].in_quote for number in range(clause.sentence.first, first))
                else "head"
            )
            return Frame(cue.row, first, last, clause.sentence.first, place, QUOTED_BY, quoted, True)
        takes_object = any(part.startswith("object") for part in cue.row.complements)
        subject = clause.subject(first, last, may_invert=not takes_object or self._ends_with_speaker(clause, last))
        if subject is None and first > clause.sentence.first and self.lows[first - 1] in {"and", "but"}:
            # A second verb without a subject of its own; whose it is, the claim stage sees.
            subject = Subject(first, clause.sentence.first, word="and")
        if subject is not None and subject.word == "each" and self.lows[first].endswith("ing"):
            return None
        if subject is None or not (subject.mentions or subject.word):
            return None
        if subject.mentions and all(mention.how == "adjective" for mention in subject.mentions):
            return None
        if self._is_put_so(clause, last, subject):
            start = subject.start - 1
            return Frame(cue.row, start, last, start, "source", "claim.according-to", subject, True)
        place = self._place(clause, first, last, subject)
        if not self._enough(clause, cue, first, last, place, subject):
            return None
        negated = self._negated(clause, first)
        start = self._start(clause, first, subject)
        is_main = place == "tail" or self._is_main(clause, first, subject)
        kind = "participle" if self.lows[first].endswith("ing") else ("inverted" if subject.token >= last else place)
        rule = f"claim.{cue.row.strength or 'weak'}-{kind}"
        return Frame(cue.row, first, last, start, place, rule, subject, is_main, negated)

    def _is_put_so(self, clause: Clause, last: int, subject: Subject) -> bool:
        """`…, as an admiral put it.`, `As the ministry said on Friday, …`: a source like "according to"."""
        left = subject.start - 1
        if not subject.mentions or left < clause.sentence.first or self.lows[left] != "as":
            return False
        while last < clause.sentence.last and (
            clause.is_time(last) or (self.lows[last] in PREPOSITIONS and clause.is_time(last + 1))
        ):
            last += 1
        opens = left == clause.sentence.first or clause.tokens[left - 1].text in {",", '"', ";"}
        return opens and self.lows[last : last + 1] in ([","], ["."])

    def _ends_with_speaker(self, clause: Clause, last: int) -> bool:
        """`…, cautioned a NATO official on condition of anonymity.`: whoever follows is told to do nothing."""
        mention = clause.mention_at(last) if last < clause.sentence.last else None
        if mention is None or mention.how == "outlet" or mention.end >= clause.sentence.last:
            return False
        return self.lows[mention.end] in {".", ","} or self.lows[mention.end : mention.end + 2] == ["on", "condition"]

    def _retort(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        """`…, which Tehran denies`, `…, a charge that the army rejected`: the answer to what was just said."""
        is_denial = cue.row.stance in {"deny", "reject"}
        ends = self.lows[last : last + 1] in (["."], [","], [";"])
        if not (is_denial or cue.row.cue in _NAMING):
            return None
        subject = clause.subject(first, last, may_invert=False)
        if subject is None or not subject.mentions or subject.start >= first:
            return None
        left = subject.start
        if (apposed := clause.mention_at(subject.start)) is not None:
            left = min(left, apposed.first)
        while left > clause.sentence.first and subject.start - left < RETORT_REACH and self.lows[left - 1] != ",":
            left -= 1
        opening = self.lows[left : subject.start]
        takes_up = opening[:1] in (["a"], ["an"]) and bool(_CHARGES & set(opening[1:]))
        if not takes_up and not (is_denial and ends and opening[:1] in (["which"], ["something"])):
            return None
        if self.lows[left - 1] != ",":
            return None
        row = cue.row if is_denial else replace(cue.row, stance="deny", speech_act="deny")
        return Frame(row, first, last, left, "head", RETORT, subject, is_main=False)

    def _passive(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        """`protested by X`, `X was quoted as saying`, `was told by X`."""
        if cue.row.cue in {"quote", "cite", "report"}:
            subject = clause.subject(first, last)
            if (
                subject is not None
                and (subject.mentions or clause.tokens[subject.token].text[0].isupper())
                and "as saying" in " ".join(self.lows[last : last + QUOTED_REACH])
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
                    "tail" if self._content_before(clause, subject.start, first) else "head",
                    "claim.passive",
                    subject,
                    True,
                )
            return None
        for number in range(last, min(last + 8, clause.sentence.last)):
            if self.lows[number] == "by":
                mention = clause.mention_at(number + 1) or (
                    clause.mention_at(number + 2) if self.lows[number + 1] in DETERMINERS else None
                )
                perfect = {"has", "have", "had", "been"} & set(self.lows[max(clause.sentence.first, first - 2) : first])
                if (
                    mention is not None
                    and mention.how != "adjective"
                    and cue.row.speech_act in TELLING_ACTS
                    and not perfect
                ):
                    return Frame(
                        cue.row,
                        first,
                        last,
                        clause.sentence.first,
                        "head",
                        "claim.passive",
                        Subject(mention.last - 1, mention.first, clause.coordinated(mention)),
                        True,
                    )
                return None
        return None

    def _quoted_speaker(self, clause: Clause, cue: Cue, first: int, last: int) -> Subject | None:  # noqa: ARG002
        """`Outlet quoted X as saying`: the object speaks, the subject is a link of the chain."""
        if cue.row.cue not in {"quote", "cite"}:
            return None
        for number in range(last, min(last + 25, clause.sentence.last)):
            mention = clause.mention_at(number)
            if mention is not None and mention.how not in {"adjective", "outlet"}:
                return Subject(mention.last - 1, mention.first, clause.coordinated(mention))
            if self.lows[number] in {"he", "she", "him", "her", "them"}:
                return Subject(
                    number,
                    number,
                    word={"him": "he", "her": "she", "them": "they"}.get(self.lows[number], self.lows[number]),
                )
            if self.lows[number] in {"as", "that"}:
                return None
        return None

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
