"""Whether a reporting cue has the complement that it needs: a clause, words in quotation marks, an object."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from deconfdb.coders.clause_tokens import FINITE, SUBJECTS, Subject
from deconfdb.coders.function_words import AUXILIARIES, PREPOSITIONS, PRONOUNS, STATEMENT_NOUNS, SUBORDINATORS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Cue, Knowledge
from deconfdb.coders.performed import is_asked_before, is_kept_up, is_made, is_recognised, is_settled
from deconfdb.coders.unlisted import SPEAKING_NOUNS
from deconfdb.lexicon.records import ReportingCue

# Acts that report a position by themselves, with a plain object and no that-clause.
TELLING_ACTS = frozenset(
    "accuse condemn deny confirm demand urge warn threaten commit rule_out announce propose welcome reject decline_comment".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their there no any all some both it he she they we i".split()
)
# Verbs that state a position with a plain object; others of their kind ("cite", "question") rather tell of an act.
_WITH_OBJECT = frozenset(
    {"welcome", "praise", "hail", "thank", "laud", "applaud", "commend", "regret", "deplore", "ridicule", "mock", "deride",
     "describe", "plead", "put at", "put the number at", "speak of", "talk of", "point to", "refer to", "mention",
     "reserve the right to", "propose", "offer", "voice", "express", "congratulate", "find fault with", "take note of",
     "pay tribute to", "take issue with", "see in", "report", "find it", "leave it open", "defend", "regard"}
)  # fmt: skip
_STATEMENTS = frozenset(
    "words remark remarks statement statements claim claims accusation accusations allegation threat threats".split()
)
_RENEWING = frozenset({"renew", "repeat", "reiterate"})
_AFTER_A_CALL = frozenset({",", ".", "and", "on", "to", "home", "back", "in", "at", "late", "early", "after", "before"})
_WISHES = frozenset(
    "offer offers call calls appeal appeals proposal proposals demand demands request threat threats warning warnings pledge "
    "promise invitation objections complaint complaints".split()
)
_ABOUT_WHAT = frozenset({"of", "against", "about", "over"})
OPENS_ADVERBIAL = SUBORDINATORS | PREPOSITIONS
_OPENS_CLAUSE = SUBORDINATORS | frozenset("after before since until till as for than".split())
_FINITE_FORMS = (AUXILIARIES | {"said", "met", "agreed"}) - {"to", "not", "having", "being", "'s"}
_HUNG = frozenset({"relcl", "acl", "pcomp", "csubj"})
_SUPPOSED = frozenset(
    "believed understood thought known expected supposed presumed likely assumed seems appears".split()
)
_NOTIFYING = frozenset({"inform", "notify", "advise", "alert", "assure", "warn"})
"""What two parties do with each other's news: "will inform each other of flights" is what they agreed on."""
_THOSE_WHO_SPEAK = PRONOUNS | frozenset(SPEAKING_NOUNS) | frozenset(
    "bloc militia states countries nations governments neighbours neighbors capitals parties organisations organizations "
    "ministries armies allies powers guarantors mediators".split()
)  # fmt: skip
"""Words without a name that state a position, like "the ministry condemned the flight"."""
_SPOKEN_OF_AS_PEOPLE = _THOSE_WHO_SPEAK | STATEMENT_NOUNS
_OBJECTS = frozenset({"np", "object_for", "object_as", "gerund", "inf", "object_of", "object_with", "prep"})
_ONLY_WITH_CLAUSE = frozenset({"agree", "accept", "answer", "respond", "reply"})
_COMPLETE = frozenset({"confirm", "urge restraint", "give the same account"})
"""Cues with which a sentence may end: nothing is missing."""
_SEEN_FROM_OUTSIDE = frozenset({"refuse", "question", "play down"})
"""Verbs by which a reporter sums up how somebody takes a thing, where neither a clause nor a quotation follows."""
ASKED_OF = 5
"""Tokens from "wants" to the "to" of what another is to do."""
_OWN = frozenset({"its", "their", "his", "her", "to"})
_GIVEN_BACK = frozenset(
    "free freed released returned extradited withdrawn lifted compensated punished prosecuted".split()
)
"""What is to be done with those whom a side wants of another."""
_NAMING = frozenset({"call", "brand", "label", "dub", "term", "pronounce"})
_SELVES = frozenset("itself himself herself themselves".split())
_HOME = frozenset({"home", "back"})
_ENVOYS = frozenset("ambassador ambassadors envoy envoys consul consuls diplomats delegation negotiators".split())
_INTENDING = frozenset({"commit", "rule_out", "predict", "threaten"})
AS_REACH = 9
"""Tokens from "defended" to the "as" of what something is defended as."""
QUOTE_REACH = 14
"""Tokens behind a cue within which its quotation opens."""


class _Beside(NamedTuple):
    """What stands behind a cue."""

    following: Sequence[str]
    has_that: bool
    has_quote: bool

    @property
    def has_content(self) -> bool:
        """Whether a that-clause or a quotation follows."""
        return self.has_that or self.has_quote


class ComplementReader:
    """Judges a cue by what stands behind it."""

    def __init__(self, knowledge: Knowledge, lows: list[str]) -> None:
        self.knowledge = knowledge
        self.lows = lows

    def _enough(self, clause: Clause, cue: Cue, first: int, last: int, place: str, subject: Subject) -> bool:
        """Whether the cue, as strong or weak as it is, has what it needs beside it."""
        row = cue.row
        before = self.lows[first - 1] if first > clause.sentence.first else ""
        if before == "to" and row.cue != "say" and self.lows[first - 2 : first - 1] != ["used"]:
            return False
        if self.lows[first - 2 : first] == ["to", "have"] and _SUPPOSED & set(self.lows[first - 4 : first - 2]):
            return False  # "is believed to have asked for a delay": what others think that somebody did
        if place == "tail":
            return self._closes_content(clause, row, first, subject)
        following = self.lows[last : min(last + 5, clause.sentence.last)]
        if not following or following[0] in {".", ";"}:
            return row.cue in _COMPLETE
        in_reach = range(last, min(last + QUOTE_REACH, clause.sentence.last))
        has_quote = '"' in following or any(clause.tokens[number].in_quote for number in in_reach)
        beside = _Beside(following, following[0] == "that" or self.has_that_clause(clause, last), has_quote)
        if self._lacks_content(clause, row, first, last, beside):
            return False
        if not beside.has_quote and (
            is_settled(row.cue, subject)
            or is_kept_up(clause, self.lows, row.cue, first, last)
            or is_asked_before(clause, self.lows, row.cue, first)
        ):
            return False
        if following[:2] in (["each", "other"], ["one", "another"], ["the", "other"]):
            # "A and B blame each other" is what the reporter sums up; "accuse each other of …" says what each of them says.
            # "Have promised each other that …" is their accord.
            is_said = beside.has_that and row.speech_act != "commit"
            return is_said or (following[2:3] in (["of"], ["side"]) and row.cue not in _NOTIFYING)
        if not beside.has_content and self._is_deed(clause, row.cue, last):
            return False
        if row.strength == "strong":
            return self._is_strong_enough(clause, row, last, beside)
        return self._has_clause(clause, row, first, last, beside) or self._has_object(
            clause, row, last, subject, beside
        )

    @staticmethod
    def _closes_content(clause: Clause, row: ReportingCue, first: int, subject: Subject) -> bool:
        """`…, X said`: whether the cue can follow its content."""
        if row.cue in {"agree", "decide"} and clause.tokens[min(first, subject.start) - 1].text != '"':
            return False
        return bool({"quote", "that"} & set(row.complements)) or row.strength == "strong"

    def _lacks_content(self, clause: Clause, row: ReportingCue, first: int, last: int, beside: _Beside) -> bool:
        """`took back his hat`, `agreed to it`, `told him a story`: verbs that report only with certain content."""
        if row.cue == "find it":
            return not clause.tokens[last].tag.startswith(("JJ", "RB", "VBG")) or clause.is_time(last)
        if row.cue == "regard":
            return not self._sees_as(clause, first, last)
        if row.cue == "defend":
            return "as" not in self.lows[last : min(last + AS_REACH, clause.sentence.last)]
        if row.cue == "observe":
            return beside.following[0] in DETERMINERS and beside.following[0] != "that"  # "observed the truce"
        if row.cue == "take back":
            return not _STATEMENTS & set(beside.following)
        if row.cue == "want":
            return not self._wants_of_another(clause, last)
        if row.cue in _SEEN_FROM_OUTSIDE and not beside.has_content:
            return self.lows[first] not in {"refuse", "refuses", "refused"} or not self._gives_grounds(clause, last)
        if row.cue in _ONLY_WITH_CLAUSE:
            return not (beside.following[0] == "that" or beside.has_quote)
        return row.cue == "tell" and not (beside.has_content or self._bare_clause(clause, first, last))

    def _wants_of_another(self, clause: Clause, last: int) -> bool:
        """`Cairo wants Israel to pull back` is what a side asks of another; "wants the post back" is what it wishes for."""
        if _GIVEN_BACK & set(self.lows[last : min(last + QUOTE_REACH, clause.sentence.last)]):
            return True  # "wants 300 prisoners set free"
        behind = self.lows[last : min(last + ASKED_OF, clause.sentence.last)]
        return "to" in behind[1:] and behind[0] not in _OWN

    def _gives_grounds(self, clause: Clause, last: int) -> bool:
        """`refused, saying that …`: why, in his own words."""
        behind = self.lows[last : min(last + QUOTE_REACH, clause.sentence.last)]
        return any(mark == "," and word in {"saying", "arguing"} for mark, word in pairwise(behind))

    def _sees_as(self, clause: Clause, first: int, last: int) -> bool:
        """`Ankara regards it as void`, `looks on the crossing as a border`; not "saw him as he left"."""
        reach = range(last, min(last + AS_REACH, clause.sentence.last - 1))
        at = next((number for number in reach if self.lows[number] == "as"), None)
        is_hung = clause.tokens[first].dep in _HUNG  # "the group that Ankara sees as a foe": the reporter's aside
        if at is None or is_hung or self.lows[first].endswith("ing") or self.lows[at + 1] in PRONOUNS:
            return False
        return "," not in self.lows[last:at] and clause.tokens[at].dep in {"prep", ""}

    def _is_strong_enough(self, clause: Clause, row: ReportingCue, last: int, beside: _Beside) -> bool:
        """Whether nothing shows that a verb of saying says nothing here ("did not say a word")."""
        following = beside.following
        if following[:2] == ["a", "word"] and not beside.has_content:
            return False
        if row.cue in {"say", "state"}:
            return following[0] not in {"in", "at"} or beside.has_content or len(following) > 4
        if "prep" in row.complements and following[0] in _ABOUT_WHAT:
            return True
        if "object_inf" not in row.complements:
            return True
        behind = self.lows[last : min(last + QUOTE_REACH, clause.sentence.last)]
        of_what = "prep" in row.complements and _ABOUT_WHAT & set(behind)
        return bool("to" in behind or beside.has_content or of_what)

    def _has_clause(self, clause: Clause, row: ReportingCue, first: int, last: int, beside: _Beside) -> bool:
        """Whether the clause or the quotation follows that a weak cue takes."""
        takes = row.complements
        if beside.has_that and ("that" in takes or "object_that" in takes):
            return True
        return (beside.has_quote and "quote" in takes) or ("that" in takes and self._bare_clause(clause, first, last))

    def _has_object(self, clause: Clause, row: ReportingCue, last: int, subject: Subject, beside: _Beside) -> bool:
        """Whether the object follows with which a weak cue states a position."""
        takes, following = row.complements, beside.following
        if "object_pred" in takes and row.cue in _NAMING:
            return self._calls_something(clause, last)
        if row.cue == "want":
            return bool(subject.mentions) and all(one.how not in {"person", "role"} for one in subject.mentions)
        if row.cue in _RENEWING and not beside.has_content:
            return bool(_WISHES & set(following[:4])) and bool(subject.mentions or subject.word in _THOSE_WHO_SPEAK)
        if row.cue in _WITH_OBJECT and (subject.mentions or subject.word in _SPOKEN_OF_AS_PEOPLE):
            return following[0] not in {",", ".", "by"}
        if row.speech_act in TELLING_ACTS and _OBJECTS & set(takes):
            return self._telling_object(row, last, subject)
        if "inf" in takes and following[0] == "to" and row.speech_act in _INTENDING:
            return True
        return "prep" in takes and row.speech_act == "assess" and following[0] in {"about", "over", "at"}

    def _is_deed(self, clause: Clause, cue: str, last: int) -> bool:
        """`welcomed them and left`, `recognised the region as a state`: something done, nothing said."""
        if cue in {"declare", "proclaim"}:
            is_bare = clause.is_time(last) or clause.is_time(last + 1) or self.lows[last] == ","
            return is_made(clause, self.lows, last) or (is_bare and clause.tokens[last - 1].dep == "relcl")
        if cue in {"announce", "unveil"}:
            return not self._bare_clause(clause, last - 1, last)  # "announced the closure"
        if cue == "recognise":
            return is_recognised(clause, self.lows, last)
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
            verbs = range(first, last)  # "wants to know whether …"
            return any(
                clause.tokens[child].dep == "ccomp" and child > first for one in verbs for child in clause.children(one)
            )
        following = self.lows[last] if last < clause.sentence.last else ""
        mention = clause.mention_at(last) if last < clause.sentence.last else None
        if following in DETERMINERS or (mention is not None and mention.how != "adjective"):
            return any(
                self._looks_finite(clause, number) for number in range(last + 1, min(last + 14, clause.sentence.last))
            )
        return False

    def _telling_object(self, row: ReportingCue, last: int, subject: Subject) -> bool:
        """Condemning, warning, promising report a position when an actor does it to something."""
        if not subject.mentions and subject.word not in _THOSE_WHO_SPEAK:
            return False
        if row.speech_act in {"announce", "commit", "propose", "welcome"} and row.strength != "strong":
            return ("gerund" in row.complements and self.lows[last].endswith("ing")) or (
                "inf" in row.complements and self.lows[last] == "to"
            )
        return True

    def _calls_something(self, clause: Clause, last: int, least: int = 2) -> bool:
        """`called the step irresponsible`, not "called on", "called for", "called X to talk".

        Of `least` words at the least: one will do where the thing stands before, as in `which it called irresponsible`.
        """
        following = [self.lows[number] for number in range(last, min(last + 12, clause.sentence.last))]
        if not following or following[0] in {"on", "for", "off", "upon", "to", "back", "home", "up", "in", "by"}:
            return False
        if clause.is_time(last) or following[0] in {"every", "each"}:
            return False  # "the line, which the generals called every day"
        if "off" in following[1:3] or following[0] in _SELVES:
            return False  # "called them off", "calls itself neutral"
        if _HOME & set(following) and _ENVOYS & set(following):
            return False  # "called its envoys in A and B home"
        if clause.tokens[last - 1].dep == "relcl" and self._is_name(clause, last):
            return False  # "the islet that Spaniards call Perejil"
        called = clause.mention_at(last) or clause.mention_at(last + 1)
        if called is not None and called.end < clause.sentence.last:
            behind = self.lows[called.end]
            if clause.is_time(called.end) or behind in _AFTER_A_CALL:
                return False  # "called his counterpart on Saturday", "called its ambassador home"
        may_summon = self.lows[last - 1].startswith("call") and following[0] != "it"
        return not (may_summon and "to" in following[:4]) and "together" not in following and len(following) > least

    @staticmethod
    def _is_name(clause: Clause, last: int) -> bool:
        """Whether what something is called is its name."""
        token = clause.tokens[last]
        return token.text[0].isupper() and not token.in_quote and clause.mention_at(last) is None

    def _looks_finite(self, clause: Clause, number: int) -> bool:
        token = clause.tokens[number]
        if token.tag:
            if token.tag not in FINITE or token.dep == "relcl":
                return False
            # After an opening adverbial only what follows its comma can be the clause, or what has a subject of its own.
            opening = self.lows[clause.sentence.first]
            if opening not in OPENS_ADVERBIAL or "," in self.lows[clause.sentence.first : number]:
                return True
            return opening not in _OPENS_CLAUSE and self._is_clause(clause, number)
        return token.low in _FINITE_FORMS

    @staticmethod
    def _is_clause(clause: Clause, verb: int) -> bool:
        """`In it the two undertake …, X said`: a verb with a subject that depends on no conjunction or noun."""
        below = {clause.tokens[child].dep for child in clause.children(verb)}
        return bool(below & SUBJECTS) and "mark" not in below and clause.tokens[verb].dep not in _HUNG
