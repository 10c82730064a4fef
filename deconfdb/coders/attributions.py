"""Attributions without a verb of saying of the speaker's own: sources, those who are quoted, those who are silent."""

from __future__ import annotations

from deconfdb.coders.authors_of_texts import is_title_of, signers
from deconfdb.coders.cast import Mention
from deconfdb.coders.clause_tokens import TENSED, Subject
from deconfdb.coders.complements import DETERMINERS, TELLING_ACTS
from deconfdb.coders.cues import BEFORE_VERBS, NEAR_START, NEITHER_REACH, CueReader
from deconfdb.coders.frame import NO_COMMENT, Frame
from deconfdb.coders.function_words import AUXILIARIES, PREPOSITIONS, PRONOUNS, STATEMENT_NOUNS, SUBORDINATORS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Cue
from deconfdb.coders.memory import PERSONS
from deconfdb.coders.names import NEWS_WORDS
from deconfdb.coders.posts import BODIES_OF_TWO
from deconfdb.coders.unlisted import SPEAKING_NOUNS

SILENT_REACH = 5
"""Tokens from "no comment" to the "from" of whoever is silent, and from there to his name."""
ASKED_REACH = 14
"""Tokens from "went unanswered" back to the "to" of whoever was asked."""
QUOTED_REACH = 12
"""Tokens from "was quoted" to "as saying", the outlet between them."""
_SAME_TEXT = frozenset({"same", "two", "joint"})
SOURCE_WORDS = 6
"""Tokens behind "according to" that may tell whose words they are."""
_QUOTED_AS = frozenset({"saying", "adding", "stating", "telling", "announcing"})
_ASKING = frozenset(
    "calls call requests request questions question queries inquiries emails email messages message".split()
)
_LINES = frozenset({"hotline", "line", "channel"})
_SOMEBODY = PRONOUNS | {"one", "another"}
_NOT_ANSWERING = frozenset({"has", "have", "had", "would", "will"})
_RESPONDED = frozenset("responded replied commented reacted".split())
_ANSWERING = frozenset("commented comment responded respond replied reply answered answer reacted".split())
_ASKED_FOR = frozenset("who what when where why how whether which if".split())
_TOLD_WHEN_ASKED = frozenset("date number figure figures reason reasons details name names time explanation".split())
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_WHEN_ISSUED = frozenset("after before during following when as".split())
_VIEWS = {
    "in": frozenset("words view account opinion telling reading eyes estimation version".split()),
    "by": frozenset("account count reckoning estimate tally admission".split()),
}
"""What is somebody's own, by the preposition before it."""


class AttributionReader(CueReader):
    """Reads the frames of `according to X`, `X was quoted as saying`, `no comment from X`."""

    def _views(self, clause: Clause) -> list[Frame]:
        """`in X's words`, `in his view`, `by the Polish count`: a source like "according to"."""
        if all(nouns.isdisjoint(clause.words) for nouns in _VIEWS.values()):
            return []
        row = self._cue_of("according", "to").row
        found: list[Frame] = []
        for number in range(clause.sentence.first, clause.sentence.last - 2):
            nouns = _VIEWS.get(self.lows[number])
            if nouns is None or clause.tokens[number].in_quote:
                continue
            subject, noun = self._viewer(clause, number)
            if clause.tokens[noun + 1].text[0].isupper():
                continue  # "by the Polish count Potocki"
            if subject is not None and noun < clause.sentence.last and self.lows[noun] in nouns:
                found.append(Frame(row, number, noun + 1, number, "source", "claim.according-to", subject, True))
        return found

    def _viewer(self, clause: Clause, number: int) -> tuple[Subject | None, int]:
        """Whose view it is that a preposition begins, and where the noun for it stands."""
        opening = number + 1 + (self.lows[number + 1] == "the")
        mention = clause.mention_at(opening)
        if mention is not None:
            noun = mention.last + (self.lows[mention.last] in {"'s", "'"})
            return Subject(mention.last - 1, number, (mention,)), noun + (self.lows[noun] == "own")
        word = _OWNERS.get(self.lows[number + 1], "")
        noun = number + 2 + (self.lows[number + 2] == "own")
        return (Subject(number + 1, number, word=word) if word else None), noun

    def _cue_of(self, *words: str) -> Cue:
        """The lexicon's cue of this wording; KeyError where the lexicon has none."""
        hit = self.knowledge.cues.at(words, 0, len(words))
        if hit is None or hit[0] != len(words):
            raise KeyError(" ".join(words))
        return hit[1][0]

    def _source(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        if "as saying" in cue.form or cue.row.stance == "report":
            return None
        if (text := signers(clause, self.lows, last, first)) is not None:
            return Frame(cue.row, first, last, first, "source", "claim.according-to", text, True)
        after = last
        if self.lows[after] == "the" and self.lows[after + 1 : after + 2] and self.lows[after + 1] in _SAME_TEXT:
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
            and (self.lows[after] in DETERMINERS or self.lows[after] in _SAME_TEXT)
            and not self._names_issuer(clause, after, noun)
        ):
            statement = self._told_in_text(clause, first) or Subject(noun, first, word=self.lows[noun])
            return Frame(cue.row, first, last, first, "source", "claim.according-to", statement, True)
        mention = self._named_behind(clause, after)
        if mention is not None and is_title_of(clause, self.lows, mention.first, SPEAKING_NOUNS):
            mention = None
        if mention is not None and mention.how != "adjective":
            if self.lows[mention.last : mention.last + 1] and self.lows[mention.last] in NEWS_WORDS:
                # "according to Vietnam's army newspaper": it only hands on what somebody said.
                return None
            source: Subject | None = Subject(mention.last - 1, first, clause.coordinated(mention))
        else:
            source = self._unnamed_source(clause, first, after)
        if source is None:
            return None
        return Frame(cue.row, first, last, first, "source", "claim.according-to", source, True)

    def _told_in_text(self, clause: Clause, first: int) -> Subject | None:
        """`X “underlined that …”, according to a ministry readout`: the text only passes on what X said."""
        opener = next((one for one in clause.mentions if one.first - clause.sentence.first <= 1), None)
        if opener is None or opener.end + 1 >= first or opener.actor.kind not in PERSONS:
            return None
        verb = opener.end + (self.lows[opener.end] == '"')
        is_said = clause.tokens[verb].tag in TENSED and self.knowledge.cues.at(self.lows, verb, first) is not None
        return Subject(opener.last - 1, first, clause.coordinated(opener)) if is_said else None

    def _named_behind(self, clause: Clause, after: int) -> Mention | None:
        """The first who is named behind "according to", up to a comma."""
        mention = clause.mention_at(after) if after < clause.sentence.last else None
        for number in range(after, min(after + 6, clause.sentence.last)) if mention is None else ():
            mention = clause.mention_at(number)
            if (mention is not None and mention.how != "adjective") or clause.tokens[number].text in {",", "."}:
                break
        return mention

    def _unnamed_source(self, clause: Clause, first: int, after: int) -> Subject | None:
        """`according to him`, `according to one of them`, `according to the ministry`: the memory of the text knows which."""
        if after + 1 >= clause.sentence.last:
            return None
        word = self.lows[after]
        if word in PRONOUNS | {"him", "her", "them"}:
            return Subject(after, first, word=_OBJECTS.get(word, word))
        if word == "one" and self.lows[after + 1] == "of":
            return Subject(after, first, word=word)
        noun = self._noun_of_source(clause, after + (word in DETERMINERS))
        is_source = word in DETERMINERS or self.lows[noun] in SPEAKING_NOUNS or clause.tokens[noun].text[0].isupper()
        return Subject(noun, first, word=self.lows[noun]) if is_source else None

    def _noun_of_source(self, clause: Clause, first: int) -> int:
        """`according to the provincial [council]`, `according to Deep South [Watch]`: the word that tells who it is."""
        stop = first
        while stop < min(first + SOURCE_WORDS, clause.sentence.last) and self._may_name_source(clause, stop):
            stop += 1
        words = clause.tokens[first:stop]
        told = [token.i for token in words if token.low in SPEAKING_NOUNS]
        if told and clause.tokens[told[-1] + 1].tag in {"NN", "NNS"}:
            return told[-1] + 1  # "according to company brochures": a thing of theirs says nothing in their name
        names = [token.i for token in words if token.text[0].isupper()]
        return max(told, default=names[-1] if len(names) == len(words) and names else first)

    def _may_name_source(self, clause: Clause, number: int) -> bool:
        is_word = clause.tokens[number].text.replace("-", "").isalpha()
        return is_word and self.lows[number] not in PREPOSITIONS and not clause.is_time(number)

    def _names_issuer(self, clause: Clause, after: int, noun: int) -> bool:
        """`the army's statement`, `a statement from the army`; "a statement issued after their talks" says nobody's."""
        if any((m := clause.mention_at(number)) is not None and m.how != "adjective" for number in range(after, noun)):
            return True
        behind = range(noun + 1, min(noun + 5, clause.sentence.last))
        mentions = [mention for number in behind if (mention := clause.mention_at(number)) is not None]
        return any(self.lows[mention.first - 1] not in _WHEN_ISSUED for mention in mentions)

    def _phrase(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        rule = NO_COMMENT if cue.row.stance in {"no_comment_yet", "decline_comment"} else "claim.phrase"
        silent = self.lows[first] == "no" or (
            cue.row.stance == "no_comment_yet" and self.lows[first] not in AUXILIARIES
        )
        mention = self._silent_one(clause, last) if silent else None
        if mention is not None:
            behind = Subject(mention.last - 1, first, clause.coordinated(mention))
            return Frame(cue.row, first, last, clause.sentence.first, "phrase", rule, behind, True)
        subject = (
            self._asked(clause, first)
            if cue.row.cue == "went unanswered"
            else clause.subject(first, last, may_invert=False)
        )
        if subject is None or not (subject.mentions or subject.word):
            return None
        start = self._start(clause, first, subject)
        is_main = self._is_main(clause, first, subject) or subject.start - clause.sentence.first <= NEAR_START
        return Frame(cue.row, first, last, start, "phrase", rule, subject, is_main)

    def _neither(self, clause: Clause) -> list[Frame]:
        """`Neither country has commented`, `neither A nor B would say who`, `neither A nor B replied`: both are silent."""
        first, sentence = clause.sentence.first, clause.sentence
        if self.lows[first] != "neither":
            return []
        for number in range(first + 1, min(first + NEITHER_REACH, sentence.last - 2)):
            low, after = self.lows[number], self.lows[number + 1]
            told = _ASKED_FOR if after in {"say", "said"} else _TOLD_WHEN_ASKED if after in {"give", "provide"} else ()
            answers = after in _ANSWERING or bool({*told} & set(self.lows[number + 2 : number + 4]))
            responded = low in _RESPONDED and not {"who", "that", "which"} & set(self.lows[first:number])
            if not responded and not (low in _NOT_ANSWERING and answers):
                continue
            is_silent = responded or low in {"has", "have", "had"}
            row = self._cue_of(*("did", "not", "respond") if is_silent else ("would", "not", "comment")).row
            named = tuple(one for one in clause.mentions if one.end <= number and one.how != "adjective")
            both = BODIES_OF_TWO.get(self.lows[number - 1], "both")
            subject = Subject(number - 1, first, named) if len(named) == 2 else Subject(number - 1, first, word=both)
            return [Frame(row, number, number + 2, first, "phrase", NO_COMMENT, subject, True)]
        return []

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

    def _passive(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        """`protested by X`, `X was quoted as saying`, `was told by X`."""
        if cue.row.cue in {"quote", "cite", "report"}:
            return self._was_quoted(clause, cue, first, last)
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

    def _was_quoted(self, clause: Clause, cue: Cue, first: int, last: int) -> Frame | None:
        """`X was quoted as saying`, `X is reported to have said`."""
        subject = clause.subject(first, last)
        if subject is None:
            return None
        is_named = subject.mentions or clause.tokens[subject.token].text[0].isupper()
        is_somebody = is_named or subject.word in _SOMEBODY
        is_quoted = is_somebody and self._as_saying(last)
        is_reported = cue.row.cue == "report" and self.lows[last : last + 3] == ["to", "have", "said"]
        if not (is_quoted or is_reported):
            return None
        place = "tail" if self._content_before(clause, subject.start, first) else "head"
        return Frame(
            cue.row, first, last, self._start(clause, first, subject), place, "claim.passive", subject, True
        )  # fmt: skip

    def _as_saying(self, last: int) -> bool:
        """`as saying`, `by the agency as adding`."""
        behind = self.lows[last : last + QUOTED_REACH]
        return any(behind[n] == "as" and behind[n + 1] in _QUOTED_AS for n in range(len(behind) - 1))

    def _quoted_speaker(self, clause: Clause, cue: Cue, first: int, last: int) -> Subject | None:
        """`Outlet quoted X as saying`: the object speaks, the subject is a link of the chain."""
        if cue.row.cue not in {"quote", "cite"} or self._cites_for_himself(clause, first):
            return None
        for number in range(last, min(last + 25, clause.sentence.last)):
            mention = clause.mention_at(number)
            owns = mention is not None and self.lows[mention.last] in {"'s", "'"}
            if mention is not None and mention.how not in {"adjective", "outlet"} and not owns:
                return Subject(mention.last - 1, mention.first, clause.coordinated(mention))
            if self.lows[number] in {"he", "she", "him", "her", "them"}:
                return Subject(
                    number,
                    number,
                    word=_OBJECTS.get(self.lows[number], self.lows[number]),
                )
            if self.lows[number] in {"as", "that"}:
                return None
        return None

    def _cites_for_himself(self, clause: Clause, first: int) -> bool:
        """`boats had crossed, X said, citing a report by the navy`: X's words; an outlet hands on those of whom it cites."""
        if self.lows[first] != "citing" or self.lows[first - 2 : first] not in (["said", ","], ["says", ","]):
            return False
        teller = clause.mention_at(first - 3)
        return teller is not None and (teller.role is not None or teller.how in {"person", "role", "institution"})

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
            (self.lows[left - 1] in BEFORE_VERBS and self.lows[left - 1] != "to") or self.lows[left - 1].endswith("ly")
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
