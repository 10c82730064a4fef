"""Whether a reporting cue is at work: is it a verb here, and does it have the complement that it needs?"""

from __future__ import annotations

import re

from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.function_words import ADVERBS, AUXILIARIES, PREPOSITIONS, PRONOUNS, STATEMENT_NOUNS, SUBORDINATORS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Cue, Knowledge
from deconfdb.lexicon.records import ReportingCue

NEGATIONS = frozenset("not n't never neither nor no hardly".split())
_SPOKEN_OF_AS_PEOPLE = PRONOUNS | STATEMENT_NOUNS
REFUSALS = frozenset("declined declines declining refused refuses refusing avoided stopped".split())
# Acts that report a position by themselves, with a plain object and no that-clause.
TELLING_ACTS = frozenset(
    "accuse condemn deny confirm demand urge warn threaten commit rule_out announce propose welcome reject decline_comment".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their there no any all some both it he she they we i".split()
)
_BE = frozenset("was were been be being is are 's".split())
# Verbs that state a position with a plain object; others of their kind ("cite", "question") rather tell of an act.
_WITH_OBJECT = frozenset(
    {"welcome", "praise", "hail", "thank", "laud", "applaud", "commend", "regret", "deplore", "ridicule", "mock", "deride",
     "describe", "plead", "put at", "put the number at", "speak of", "talk of", "point to", "refer to", "mention",
     "reserve the right to", "propose", "offer", "voice", "express", "congratulate", "find fault with", "take note of",
     "pay tribute to", "take issue with", "see in", "report", "find it", "leave it open"}
)  # fmt: skip
_STATEMENTS = frozenset(
    "words remark remarks statement statements claim claims accusation accusations allegation threat threats".split()
)
_RENEWING = frozenset({"renew", "repeat", "reiterate"})
_AFTER_A_CALL = frozenset({",", ".", "on", "to", "home", "back", "in", "at", "late", "early", "after", "before"})
_WISHES = frozenset(
    "offer offers call calls appeal appeals proposal proposals demand demands request threat threats warning warnings pledge "
    "promise invitation objections complaint complaints".split()
)
_ABOUT_WHAT = frozenset({"of", "against", "about", "over"})
_MAY_SUBORDINATE = frozenset("after before since until till as for than".split())
_HUNG = frozenset({"relcl", "acl", "pcomp", "csubj"})
_RECOGNITION = frozenset("as independence sovereignty statehood".split())
RECOGNITION_REACH = 9
"""Tokens from "recognised" to the "as" of what a state is recognised as."""
NAME_KEPT_BACK = re.compile(
    r"\S+ (?:\S+ ){0,6}?(?:anonymity|(?:be|being) (?:named|identified|quoted)|"
    r"(?:his|her|their|its) (?:name|names|identity) )"
)
"""Words on why a speaker has no name, from the verb on ("spoke on condition of anonymity")."""
NEITHER_REACH = 11
SETTING_OPENERS = frozenset("in on at late early from through over after before following".split())
NEAR_START = 3
_NOTIFYING = frozenset({"inform", "notify", "advise", "alert", "assure", "warn"})
"""What two parties do with each other's news: "will inform each other of flights" is what they agreed on."""
SHORT_CONTENT = 4
LONG_CONTENT = 6
"""Tokens before the attribution that make a clause where there is no parse to see its verb."""


class CueReader:
    """Judges cues by what stands around them."""

    def _place(self, clause: Clause, first: int, last: int, subject: Subject) -> str:
        left = min(first, subject.start)
        if self.lows[first].endswith("ing") or self._is_relative(clause, first):
            return "head"
        if is_medial(clause, left, max(last, subject.token + 1)):
            return "tail"
        if self._content_before(clause, left, first):
            return "tail"
        return "head"

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
                is_full = any(token.tag in {"VBD", "VBZ", "VBP"} and token.low not in AUXILIARIES for token in between)
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
        if (
            not clause.has_parse
            and left - clause.sentence.first >= LONG_CONTENT
            and opening not in SUBORDINATORS | PREPOSITIONS
        ):
            return True
        if clause.has_parse and any(
            clause.tokens[child].dep in {"ccomp", "parataxis"} and child < left for child in clause.children(cue)
        ):
            return True
        # "On Monday, X said" has an adverbial before its comma; "The line is open, X said" a clause.
        return any(self._looks_finite(clause, number) for number in range(clause.sentence.first, left - 1)) or (
            left - 2 >= clause.sentence.first and clause.tokens[left - 2].text == '"'
        )

    def _looks_finite(self, clause: Clause, number: int) -> bool:
        token = clause.tokens[number]
        if token.tag:
            if token.tag not in {"VBD", "VBZ", "VBP", "MD"} or token.dep == "relcl":
                return False
            # After an opening adverbial only what follows its comma can be the clause, or what has a subject of its own.
            opening = self.lows[clause.sentence.first]
            if opening not in SUBORDINATORS | PREPOSITIONS or "," in self.lows[clause.sentence.first : number]:
                return True
            return opening not in SUBORDINATORS | _MAY_SUBORDINATE and self._is_clause(clause, number)
        return token.low in AUXILIARIES - {"to", "not", "having", "being", "'s"} or token.low in {
            "said",
            "met",
            "agreed",
        }

    @staticmethod
    def _is_clause(clause: Clause, verb: int) -> bool:
        """`In it the two undertake …, X said`: a verb with a subject that depends on no conjunction or noun."""
        below = {clause.tokens[child].dep for child in clause.children(verb)}
        return bool(below & {"nsubj", "nsubjpass"}) and "mark" not in below and clause.tokens[verb].dep not in _HUNG

    def _enough(self, clause: Clause, cue: Cue, first: int, last: int, place: str, subject: Subject) -> bool:  # noqa: C901, PLR0912
        """Whether the cue, as strong or weak as it is, has what it needs beside it."""
        row = cue.row
        following = [self.lows[number] for number in range(last, min(last + 5, clause.sentence.last))]
        before = self.lows[first - 1] if first > clause.sentence.first else ""
        if before == "to" and row.cue != "say" and self.lows[first - 2 : first - 1] != ["used"]:
            return False
        if place == "tail":
            if row.cue in {"agree", "decide"} and clause.tokens[min(first, subject.start) - 1].text != '"':
                return False
            return (
                "quote" in row.complements
                or "that" in row.complements
                or row.strength == "strong"
                or not row.complements
            )
        if not following or following[0] in {".", ";"}:
            return (row.strength == "strong" and place == "tail") or row.cue == "confirm" or not row.complements
        has_that = "that" in following[:1] or self.has_that_clause(clause, last)
        has_quote = '"' in following or any(
            clause.tokens[number].in_quote for number in range(last, min(last + 14, clause.sentence.last))
        )
        if row.cue == "take back" and not _STATEMENTS & set(following):
            return False
        if row.cue in {"agree", "accept", "answer", "respond", "reply"} and not (following[0] == "that" or has_quote):
            return False
        if row.cue == "tell" and not (has_that or has_quote or self._bare_clause(clause, first, last)):
            return False
        if following[:2] in (["each", "other"], ["one", "another"], ["the", "other"]):
            # "A and B blame each other" is what the reporter sums up; "accuse each other of …" says what each of them says.
            return has_that or (following[2:3] in (["of"], ["side"]) and row.cue not in _NOTIFYING)
        if not (has_that or has_quote) and self._is_deed(clause, row.cue, last):
            return False
        if row.strength == "strong":
            if following[:2] == ["a", "word"] and not (has_that or has_quote):
                return False
            if row.cue in {"say", "state"}:
                return following[0] not in {"in", "at"} or has_that or has_quote or len(following) > 4
            if "prep" in row.complements and following[0] in _ABOUT_WHAT:
                return True
            if "object_inf" in row.complements:
                behind = self.lows[last : min(last + 14, clause.sentence.last)]
                of_what = "prep" in row.complements and _ABOUT_WHAT & set(behind)
                return bool("to" in behind or has_that or has_quote or of_what)
            return True
        if has_that and any(part in row.complements for part in ("that", "object_that")):
            return True
        if has_quote and "quote" in row.complements:
            return True
        if "that" in row.complements and self._bare_clause(clause, first, last):
            return True
        if "object_pred" in row.complements and row.cue in {"call", "brand", "label", "dub", "term"}:
            return self._calls_something(clause, last)
        if row.cue in _RENEWING and not (has_that or has_quote):
            return bool(_WISHES & set(following[:4])) and bool(subject.mentions or subject.word in PRONOUNS)
        if row.cue in _WITH_OBJECT and (subject.mentions or subject.word in _SPOKEN_OF_AS_PEOPLE):
            return following[0] not in {",", ".", "by"}
        if row.speech_act in TELLING_ACTS and any(
            part in row.complements
            for part in ("np", "object_for", "object_as", "gerund", "inf", "object_of", "object_with", "prep")
        ):
            return self._telling_object(clause, row, last, subject)
        if (
            "inf" in row.complements
            and following[0] == "to"
            and row.speech_act in {"commit", "rule_out", "predict", "threaten"}
        ):
            return True
        return "prep" in row.complements and row.speech_act == "assess" and following[0] in {"about", "over", "at"}

    def _is_deed(self, clause: Clause, cue: str, last: int) -> bool:
        """`welcomed them and left`, `recognised the region as a state`: something done, nothing said."""
        if cue == "recognise":
            return bool(_RECOGNITION & set(self.lows[last : min(last + RECOGNITION_REACH, clause.sentence.last)]))
        guest = clause.mention_at(last) or clause.mention_at(last + 1)
        is_person = guest is not None and guest.how in {"person", "role"} and self.lows[guest.end] not in {"'s", "'"}
        return cue == "welcome" and (is_person or self.lows[last] in {"him", "her", "them"})

    def has_that_clause(self, clause: Clause, last: int) -> bool:
        """A that-clause after an addressee or a date ("told reporters on Monday that")."""
        for number in range(last, min(last + 14, clause.sentence.last)):
            if self.lows[number] in {".", ";", "and", "but"}:
                return False
            if self.lows[number] != "that":
                continue
            if not clause.has_parse or clause.tokens[number].tag == "IN" or clause.tokens[number].dep == "mark":
                return True
            is_apart = "," in self.lows[last:number]
            if number > last and not is_apart and not clause.tokens[number + 1].tag.startswith(("VB", "MD", "NN")):
                return True  # "said at a briefing that the two …", whatever a parse makes of it
        return False

    def _bare_clause(self, clause: Clause, first: int, last: int) -> bool:
        if clause.has_parse:
            return any(clause.tokens[child].dep == "ccomp" and child > first for child in clause.children(first))
        following = self.lows[last] if last < clause.sentence.last else ""
        mention = clause.mention_at(last) if last < clause.sentence.last else None
        if following in DETERMINERS or (mention is not None and mention.how != "adjective"):
            return any(
                self._looks_finite(clause, number) for number in range(last + 1, min(last + 14, clause.sentence.last))
            )
        return False

    def _telling_object(self, clause: Clause, row: ReportingCue, last: int, subject: Subject) -> bool:  # noqa: ARG002
        """Condemning, warning, promising report a position when an actor does it to something."""
        if not subject.mentions and subject.word not in PRONOUNS:
            return False
        if row.speech_act in {"announce", "commit", "propose", "welcome"} and row.strength != "strong":
            return ("gerund" in row.complements and self.lows[last].endswith("ing")) or (
                "inf" in row.complements and self.lows[last] == "to"
            )
        return True

    def _calls_something(self, clause: Clause, last: int) -> bool:
        """`called the step irresponsible`, not "called on", "called for", "called X to talk"."""
        following = [self.lows[number] for number in range(last, min(last + 12, clause.sentence.last))]
        if not following or following[0] in {"on", "for", "off", "upon", "to", "back", "home", "up", "in", "by"}:
            return False
        called = clause.mention_at(last) or clause.mention_at(last + 1)
        if called is not None and called.end < clause.sentence.last:
            behind = self.lows[called.end]
            if clause.is_time(called.end) or behind in _AFTER_A_CALL:
                return False  # "called his counterpart on Saturday", "called its ambassador home"
        return (
            ("to" not in following[:4] or following[0] == "it") and "together" not in following and len(following) > 2
        )

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
        if self._is_between_commas(clause, first, last) or self._closes_sentence(clause, first, last):
            return True
        if clause.has_parse and token.tag:
            words = range(first, last)
            if last - first == 1 and (token.dep == "amod" or self._is_bare_participle(clause, first)):
                return False
            if any(clause.tokens[number].tag.startswith(("VB", "MD")) for number in words):
                return True
            # "a charge that the ministry rejects": what heads a relative clause is a verb.
            return token.tag.startswith("NN") and (cue.row.cue in {"say", "tell", "read"} or token.dep == "relcl")
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
            or before in ADVERBS or before == "and"  # fmt: skip  # noqa: E501

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
        while number >= clause.sentence.first and (
            self.lows[number] in ADVERBS or self.lows[number].endswith("ly") or self.lows[number] in {"not", "n't", '"'}
        ):
            number -= 1
        return number >= clause.sentence.first and self.lows[number] in _BE

    def __init__(self, knowledge: Knowledge, lows: list[str]) -> None:
        self.knowledge = knowledge
        self.lows = lows


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
