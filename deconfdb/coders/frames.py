"""Reporting frames of a sentence: the cues in it that are at work, left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.attributions import AttributionReader
from deconfdb.coders.clause_tokens import TENSED, Subject
from deconfdb.coders.frame import IN_WHAT, QUOTED_BY, RETORT, Frame
from deconfdb.coders.function_words import AUXILIARIES, PREPOSITIONS, PRONOUNS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Cue
from deconfdb.coders.negatives import CALLED_UNTRUE

COLON_REACH = 7
"""Tokens behind a cue within which the colon of its quotation stands."""
COUNT_REACH = 12
"""Tokens from "puts" to the "at" of its figure."""
RETORT_REACH = 9
"""Tokens between the comma and the subject of "…, a charge that X denies"."""
PARTICLE_REACH = 6
"""Tokens from "turned" to the "down" behind what is turned down."""
NAMED_REACH = 4
"""Tokens from "called" to the "lie" that something is called."""
_PARTICLES = frozenset({"aside", "away", "down", "off", "out", "back"})
_CALLING = frozenset("call calls called appeal appeals appealed press pressed plead pleaded".split())
SETTING_REACH = 9
"""Tokens from "called" to the "for" behind "in the letter"."""
_PUTTING = frozenset({"put", "puts"})
_TOLD_TAGS = TENSED | {"VBN"}
_NAMING = frozenset("call describe brand label dub ridicule mock deride".split())
_CHARGES = frozenset("charge accusation claim allegation report assertion account version suggestion".split())
_STEPS = frozenset(
    "step move condition demand proposal plan idea offer term request measure scheme decision course solution compromise "
    "promise pledge announcement ruling gesture threat warning ultimatum appeal invitation "
    "arrangement reading interpretation view position precondition requirement deadline concession change role "
    "prospect".split()
)
"""What somebody asks for or does, and another turns down."""


class FrameFinder(AttributionReader):
    """Finds the frames of one sentence."""

    def frames(self, clause: Clause) -> list[Frame]:
        """All frames of the sentence, left to right."""
        found: list[Frame] = []
        sentence = clause.sentence
        hits = [*self.knowledge.cues.find(self.lows, sentence.first, sentence.last), *self._around_times(clause)]
        hits += self._around_objects(clause) + self._around_settings(clause)
        for first, last, cues in hits:
            if (clause.tokens[first].in_quote and not self._is_snippet(clause, first, last)) or clause.is_time(first):
                continue
            for cue in cues:
                frame = self._frame(clause, cue, first, last)
                if frame is not None:
                    found.append(frame)
                    break
        found.extend(self._participles(clause, hits, found))
        found.extend(self._neither(clause))
        found.extend(self._views(clause))
        found.extend(self._counts(clause))
        quoting = any(frame.rule == QUOTED_BY or frame.cue.cue == "quote" for frame in found)
        # "cited X as saying": the words are those of whom the first verb quotes.
        kept = [frame for frame in found if not (quoting and self.lows[frame.first - 1 : frame.first] == ["as"])]
        denied = {
            frame.last + 1
            for frame in kept
            if frame.stance == "deny" and self.lows[frame.last : frame.last + 1] == ["having"]
        }
        # "denies having told them": what is told there is what is denied.
        return sorted((one for one in kept if one.first not in denied), key=lambda frame: frame.first)

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
        if _PUTTING.isdisjoint(clause.words):
            return []
        row = self._cue_of("put", "at").row
        found: list[Frame] = []
        for number in range(clause.sentence.first + 1, clause.sentence.last - 3):
            if self.lows[number] not in _PUTTING or clause.tokens[number].in_quote:
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
        if not clause.times:
            return []
        # The preposition of the time goes with it.
        kept = [
            number
            for number in range(clause.sentence.first, clause.sentence.last)
            if not clause.is_time(number) and not (self.lows[number] in PREPOSITIONS and clause.is_time(number + 1))
        ]
        if len(kept) == clause.sentence.last - clause.sentence.first:
            return []
        words = [self.lows[number] for number in kept]
        found = self.knowledge.cues.find(words, 0, len(words))
        spans = [(kept[first], kept[last - 1] + 1, last - first, cues) for first, last, cues in found]
        return [(first, last, cues) for first, last, length, cues in spans if last - first > length]

    def _around_objects(self, clause: Clause) -> list[tuple[int, int, Sequence[Cue]]]:
        """Verbs with their particle behind the object: `ruled that out`, `turned the second offer down`."""
        found: list[tuple[int, int, Sequence[Cue]]] = []
        for number in range(clause.sentence.first, clause.sentence.last) if clause.has_parse else ():
            verb = clause.tokens[number].head
            is_particle = clause.tokens[number].dep == "prt" or self.lows[number] in _PARTICLES
            if is_particle and 1 < number - verb <= PARTICLE_REACH:
                words = [self.lows[verb], self.lows[number]]
                hits = self.knowledge.cues.find(words, 0, 2)
                found += [(verb, verb + 1, cues) for first, last, cues in hits if (first, last) == (0, 2)]
        return found

    def _around_settings(self, clause: Clause) -> list[tuple[int, int, Sequence[Cue]]]:
        """Verbs with a setting before their preposition: `called in the letter for`, `appealed at the talks to`."""
        found: list[tuple[int, int, Sequence[Cue]]] = []
        if _CALLING.isdisjoint(clause.words):
            return found
        for number in range(clause.sentence.first, clause.sentence.last - 4):
            if self.lows[number] not in _CALLING or self.lows[number + 1] not in {"in", "at", "during"}:
                continue
            reach = range(number + 3, min(number + SETTING_REACH, clause.sentence.last - 1))
            for at in (place for place in reach if self.lows[place] in {"for", "on", "to"}):
                hits = self.knowledge.cues.find([self.lows[number], self.lows[at]], 0, 2)
                found += [(number, at + 1, cues) for first, last, cues in hits if (first, last) == (0, 2)]
                if hits or any(clause.tokens[place].tag.startswith("VB") for place in range(number + 1, at)):
                    break
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

    def _verb(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        answered = self._answered(clause, cue, first, last)
        if answered is not None or not self._is_verb(clause, cue, first, last):
            return answered
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
            and not self._quotes(clause, cue, last)
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
        may_invert = not takes_object or self._ends_with_speaker(clause, last)
        subject = (
            self._behind_clause(clause, first, last)
            or self._of_teller(clause, first)
            or clause.subject(first, last, may_invert=may_invert)
        )
        if subject is None and first > clause.sentence.first and self.lows[first - 1] in {"and", "but"}:
            # A second verb without a subject of its own; whose it is, the claim stage sees.
            subject = Subject(first, clause.sentence.first, word="and")
        if subject is not None and subject.word == "each" and self.lows[first].endswith("ing"):
            return None
        if subject is None or not (subject.mentions or subject.word):
            return None
        if subject.mentions and all(mention.how == "adjective" for mention in subject.mentions):
            return None
        aside = self._aside(clause, cue, first, last, subject)
        if aside is not None:
            return aside
        place = self._place(clause, first, last, subject)
        if not self._enough(clause, cue, first, last, place, subject):
            return None
        negated = self._negated(clause, first)
        start = self._start(clause, first, subject)
        is_main = place == "tail" or self._opens_quotation(clause, last) or self._is_main(clause, first, subject)
        kind = "participle" if self.lows[first].endswith("ing") else ("inverted" if subject.token >= last else place)
        rule = f"claim.{cue.row.strength or 'weak'}-{kind}"
        return Frame(cue.row, first, last, start, place, rule, subject, is_main, negated)

    @staticmethod
    def _opens_quotation(clause: Clause, last: int) -> bool:
        """`He went on: "…"`, `put it more bluntly: "…"`: whatever verb a parse finds inside the quotation."""
        for number in range(last, min(last + COLON_REACH, clause.sentence.last - 1)):
            if clause.tokens[number].tag.startswith("VB") or clause.tokens[number].in_quote:
                return False
            if clause.tokens[number].text == ":":
                return clause.tokens[number + 1].text == '"'
        return False

    def _aside(self, clause: Clause, cue: Cue, first: int, last: int, subject: Subject) -> Frame | None:
        """`as the ministry put it`; `…, in what the rebels fear is the first breach`: what somebody thinks that it was."""
        if self._is_put_so(clause, last, subject):
            start = subject.start - 1
            return Frame(cue.row, start, last, start, "source", "claim.according-to", subject, True)
        opens = self.lows[subject.start - 2 : subject.start] == ["in", "what"]
        if opens and "that" in cue.row.complements and self.lows[last] in AUXILIARIES:
            return Frame(cue.row, first, last, subject.start - 2, "head", IN_WHAT, subject, is_main=False)
        return None

    def _behind_clause(self, clause: Clause, first: int, last: int) -> Subject | None:
        """`An officer who had seen the text denied that …`: who opens the sentence, whatever noun stands before the verb."""
        if self.lows[last : last + 1] != ["that"] or not clause.has_parse:
            return None
        opener = next(
            (one for one in clause.mentions if one.first - clause.sentence.first <= 1 and one.how == "role"), None
        )
        if (
            opener is None
            or self.lows[opener.last : opener.last + 1] != ["who"]
            or "," in self.lows[opener.last : first]
        ):
            return None
        told = range(opener.last + 1, first - 1)
        is_told = any(clause.tokens[number].tag in _TOLD_TAGS for number in told)
        # To the parse the noun is all there is of the sentence, its verb a part of the clause.
        is_misread = clause.tokens[opener.last - 1].dep == "ROOT"
        return Subject(opener.last - 1, opener.first, (opener,)) if is_told and is_misread else None

    def _of_teller(self, clause: Clause, first: int) -> Subject | None:
        """`A denied that its navy had left port, saying …`, `A says that B's men fired, and warns …`: whoever tells the first."""
        before = self.lows[first - 2 : first]
        is_apart = before[-1:] == [","] or before in ([",", "and"], [",", "but"])
        verb = clause.tokens[first].head
        if not is_apart or not clause.has_parse or clause.tokens[first].dep not in {"conj", "advcl"}:
            return None
        main = clause.tokens[verb].head
        is_told = clause.tokens[verb].dep == "ccomp" and main < verb and self.knowledge.cues.at(self.lows, main, first)
        if not is_told or self.knowledge.cues.at(self.lows, verb, first) or clause.has_subject_before(first):
            return None
        subject = clause.subject(main, main + 1)
        return subject if subject is not None and subject.mentions else None

    def _ends_with_speaker(self, clause: Clause, last: int) -> bool:
        """`…, cautioned a NATO official on condition of anonymity.`: whoever follows is told to do nothing."""
        mention = clause.mention_at(last) if last < clause.sentence.last else None
        if mention is None or mention.how == "outlet" or mention.end >= clause.sentence.last:
            return False
        return self.lows[mention.end] in {".", ","} or self.lows[mention.end : mention.end + 2] == ["on", "condition"]

    def _answered(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        """`…, a step welcomed by X`, `…, a charge denied by the army`: an answer of whoever stands behind "by"."""
        noun = clause.tokens[first].head
        takes_up = clause.tokens[noun].low in _CHARGES | _STEPS and self.lows[noun - 1] in {"a", "an"}
        answers = cue.row.stance in {"deny", "reject"} or cue.row.speech_act in {"welcome", "condemn"}
        if not (answers and takes_up and noun + 1 == first and self.lows[last] == "by" and self.lows[noun - 2] == ","):
            return None
        mention = clause.mention_at(last + 1) or clause.mention_at(last + 2)
        if mention is None or mention.how in {"adjective", "outlet"}:
            return None
        subject = Subject(mention.last - 1, mention.first, clause.coordinated(mention))
        return Frame(cue.row, first, last, noun - 1, "head", RETORT, subject, is_main=False)

    def _is_not_accepted(self, clause: Clause, cue: Cue, first: int) -> bool:
        """`a claim that Rome does not recognise`, `which Oslo does not accept`: an answer in the negative."""
        return cue.row.cue in {"recognise", "accept", "acknowledge"} and self._negated(clause, first)

    def _retort(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        """`…, which Tehran denies`, `…, which it called a lie`, `…, a charge that the army rejected`: an answer."""
        is_denial = cue.row.stance in {"deny", "reject"} or self._is_not_accepted(clause, cue, first)
        is_naming = cue.row.cue in _NAMING
        is_reaction = cue.row.speech_act in {"welcome", "condemn"}
        if not (is_denial or is_naming or is_reaction):
            return None
        subject = clause.subject(first, last, may_invert=False)
        if subject is None or not (subject.mentions or subject.word in PRONOUNS) or subject.start >= first:
            return None
        left = subject.start
        if (apposed := clause.mention_at(subject.start)) is not None:
            left = min(left, apposed.first)
        while left > clause.sentence.first and subject.start - left < RETORT_REACH and self.lows[left - 1] != ",":
            left -= 1
        opening = self.lows[left : subject.start]
        if not subject.mentions and (is_reaction or not _CHARGES & set(opening)):
            return None
        is_wide = cue.row.stance == "reject" or is_reaction or self._is_not_accepted(clause, cue, first)
        taken_up = _CHARGES | _STEPS if is_wide else _CHARGES
        takes_up = opening[:1] in (["a"], ["an"], ["the"]) and bool(taken_up & set(opening[1:]))
        ends = self.lows[last : last + 1] in (["."], [","], [";"], ["as"])
        is_untrue = is_naming and bool(CALLED_UNTRUE & set(self.lows[last : last + NAMED_REACH]))
        answers = is_untrue or (is_denial and ends)
        # "…, which Athens called a cowardly act"; not "which Athens called off", "which Finns call Suomi"
        is_called = is_naming and opening[:1] == ["which"] and self._calls_something(clause, last, least=1)
        if not takes_up and not is_called and not (answers and opening[:1] in (["which"], ["something"])):
            return None
        if self.lows[left - 1] != ",":
            return None
        is_told = is_denial or is_reaction or (is_called and not is_untrue)
        row = cue.row if is_told else replace(cue.row, stance="deny", speech_act="deny")
        if self._is_not_accepted(clause, cue, first):
            row = replace(cue.row, stance="reject", speech_act="deny")
        return Frame(row, first, last, left, "head", RETORT, subject, is_main=False)
