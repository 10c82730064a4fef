"""What the words of a sentence make likely, where no rule reads them: weights learned from sentences that people labelled.

A rule finds what somebody thought of; a mechanism or a meeting is told in words that few articles share. So sentences are
weighed too: a linear model of runs of one to three words says how likely a sentence tells of a mechanism of a family or of a
meeting, of which kind it is and how it stands. It is asked for what no rule found, and doubts what a rule found against all odds.
"""

from __future__ import annotations

import csv
import functools
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from deconfdb.coders.cast import Mention
from deconfdb.coders.civil_matters import is_civil
from deconfdb.coders.grammar import Clause
from deconfdb.coders.tokens import Token
from deconfdb.errors import UsageError
from deconfdb.lexicon.records import RoleNoun
from deconfdb.settings import seeds_dir

LONGEST_RUN = 3
"""Words of the longest run that has a weight."""
LEAST_LIKELY = 0.7
"""From which probability on a sentence is believed to tell of a mechanism: below it, in unseen articles as dense as news is, of
the rows that this made one in four was right; in articles that tell of four or five mechanisms it was half of them."""
MOST_SIDES = 3
"""Sides of a sentence beyond which their number says no more."""
LEAST_FURTHER = 0.85
"""The same for a further mechanism of a family that is told of elsewhere."""
LEAST_CREDIBLE = 0.03
"""Below which probability in all its sentences a mechanism of a rule is none: of those in unseen articles one in four was one."""
LEAST_INFERRED = 0.1
"""The same where no sentence names whose it is: below it four in sixteen were one."""
LEAST_DISPUTED = 0.2
"""Below which a mechanism is none if one of another family is likely in its sentences: up to .3, of such one in three was right."""
LEAST_STANDING = 0.7
"""From which probability on words tell how a mechanism stands, whatever a rule reads in their sentence: of such in unseen articles
eleven were right where the rule was wrong, three wrong where it was right."""
COLUMNS = ("question", "answer", "words", "weight")
TELLS, KIND, STATUS, FORMAT, OCCURRENCE = "tells", "kind", "status", "format", "occurrence"
"""What is asked of a sentence: of which family of mechanisms it tells, or of a `MEETING`; which kind, how it stands, which form."""
MEETING = "meeting"
OPEN = "open"
"""The family of what is said to be there without its form."""
_MAY_BE_OPEN = frozenset({"channel", "rules", "body", OPEN})
SUBJECT, OURS = "subject", "ours"
"""What is asked of an article as a whole: whether it is on our subject."""
LEAST_WORDS = 60
"""Different words from which on an article is asked for its subject: a few tell too little, and amounts and "said" too much."""
LEAST_OURS = 0.3
"""Below which probability an article is about something else, whatever its channels and talks are called: of 553 articles on the
subject that were not fitted to, one was less likely; of 135 off it that came through the rules of the gate, 99."""
BY_WORDS, STATUS_BY_WORDS = "mechanism.words", "status.words"
"""The rules of what is believed for its words alone."""
_OPENERS = frozenset({'"', ":", "-", "(", "--"})
"""Behind these a capital letter makes no name."""
_CONDITIONS = frozenset("if unless never".split())
_OF_TRADE = frozenset("trade cultural tourists tourist pipeline".split())
"""What is agreed or run with these is no mechanism of ours, though whoever meets may talk of them."""
BASE = ""
"""The words of the row that holds what an answer weighs before any word is read."""


def words_of(clause: Clause) -> list[str]:
    """The words of a sentence as they are weighed, small and without what belongs to one article alone.

    Whoever is named is `SIDE` or `PERS`, other names are `NAME`, figures `NUM`, days and hours `TIME`; the last word counts the
    sides (`N2`). What people are called by a common noun ("their officers") is kept.
    """
    first, last = clause.sentence.span
    named = {number: "TIME" for number in range(first, last) if clause.is_time(number)} if clause.times else {}
    sides: set[str] = set()
    for mention in clause.mentions:
        if mention.how != "outlet":
            sides.update(mention.sides)
            named.update((number, _label(clause, mention, number)) for number in range(mention.first, mention.last))
    words: list[str] = []
    opens = True
    for number, token in enumerate(clause.tokens[first:last], first):
        initial = token.text[0]
        label = named.get(number) or ("NUM" if initial.isdigit() else "NAME" if initial.isupper() and not opens else "")
        if not label:
            words.append(token.low)
        elif not words or words[-1] != label:
            words.append(label)  # a name of several words is one
        opens = token.text in _OPENERS
    return [*words, f"N{min(len(sides), MOST_SIDES)}"]


def _label(clause: Clause, mention: Mention, number: int) -> str:
    """What stands for a word of somebody's name; none for small words, and for the noun of "Turkish Officers"."""
    token, role = clause.tokens[number], mention.role
    if token.text[0].islower():
        return ""
    if mention.how == "role" and role is not None and token.low in _words_of_role(role):
        return ""
    return "PERS" if mention.how == "person" else "SIDE"


@functools.cache
def _words_of_role(role: RoleNoun) -> frozenset[str]:
    return frozenset(word for form in (*role.forms, *role.plurals) for word in form.split())


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All runs of one to three words."""
    for size in range(1, LONGEST_RUN + 1):
        for first in range(len(words) - size + 1):
            yield tuple(words[first : first + size])


def is_left_to_rules(clause: Clause) -> bool:
    """Whether a sentence is of civil life, or tells with a condition: what it tells of, a rule has to read."""
    return is_civil(clause.words) or not _CONDITIONS.isdisjoint(clause.words)


def is_credible(likelihoods: Likelihoods, clauses: Sequence[Clause], family: str, are_inferred: bool = False) -> bool:
    """Whether what a rule read in some sentences as of a family is not against all odds, nor far likelier of another family.

    `are_inferred` says that they do not name whose it is.
    """
    told = [one for clause in clauses if (one := likelihoods.all_told(clause))]
    if not told or family not in told[0]:
        return True
    # "A mechanism to prevent clashes" may be a channel, a body or rules.
    alike = {family} if family not in _MAY_BE_OPEN else _MAY_BE_OPEN if family == OPEN else {family, OPEN}
    mine = max(weight for one in told for answer, weight in one.items() if answer in alike)
    others = max(
        (weight for one in told for answer, weight in one.items() if answer not in {MEETING, *alike}), default=0.0
    )
    least = LEAST_INFERRED if are_inferred else LEAST_CREDIBLE
    return mine >= least and (mine >= LEAST_DISPUTED or others < LEAST_LIKELY)


def words_of_article(tokens: Iterable[Token]) -> frozenset[str]:
    """The words of an article as they are weighed for its subject: once each, without names and whatever opens a sentence."""
    return frozenset(token.low for token in tokens if token.text[0].islower())


_Row = tuple[float, ...]
"""What a run weighs for each of the answers of a table."""


@dataclass(slots=True)
class _Table:
    """The weights of one question, laid out so that a sentence is weighed by few steps."""

    answers: tuple[str, ...]
    base: _Row
    alone: dict[str, _Row] = field(default_factory=dict)
    """What single words weigh."""
    pairs: dict[tuple[str, str], _Row] = field(default_factory=dict)
    triples: dict[tuple[str, str], dict[str, _Row]] = field(default_factory=dict)
    """What runs of three words weigh, by the first two and the third: few pairs begin one."""

    @classmethod
    def of(cls, weights: dict[tuple[str, ...], dict[str, float]]) -> _Table:
        """The table of the weights by run and answer."""
        answers = tuple(dict.fromkeys(answer for one in weights.values() for answer in one))
        table = cls(answers, (0.0,) * len(answers))
        for words, one in weights.items():
            row = tuple(one.get(answer, 0.0) for answer in answers)
            match words:
                case ():
                    table.base = row
                case (word,):
                    table.alone[word] = row
                case (first, second):
                    table.pairs[first, second] = row
                case (first, second, third):
                    table.triples.setdefault((first, second), {})[third] = row
        return table

    def weigh(self, words: Sequence[str]) -> dict[str, float]:
        pairs, triples = self.pairs, self.triples
        longer: dict[tuple[str, ...], _Row] = {}
        for number, pair in enumerate(pairwise(words), 2):
            row = pairs.get(pair)
            if row is not None:
                longer[pair] = row
            thirds = triples.get(pair)
            if thirds is not None and number < len(words) and words[number] in thirds:
                longer[*pair, words[number]] = thirds[words[number]]
        alone = filter(None, map(self.alone.get, dict.fromkeys(words)))
        rows = zip(self.base, *alone, *longer.values(), strict=True)
        return dict(zip(self.answers, map(sum, rows), strict=True))


@dataclass(slots=True)
class WordWeights:
    """The weights of runs of words, by question and answer."""

    weights: dict[str, dict[tuple[str, ...], dict[str, float]]] = field(default_factory=dict)
    _tables: dict[str, _Table] = field(default_factory=dict)

    def add(self, question: str, answer: str, words: tuple[str, ...], weight: float) -> None:
        """Add the weight of a run of at most three words; that of no words is the base."""
        if len(words) > LONGEST_RUN:
            raise ValueError(f"{len(words)} words in {' '.join(words)!r}; a run has {LONGEST_RUN} at most")
        self.weights.setdefault(question, {}).setdefault(words, {})[answer] = weight
        self._tables.pop(question, None)

    def knows(self, question: str) -> bool:
        """Whether there is anything to answer a question with."""
        return question in self.weights

    def weigh(self, question: str, words: Sequence[str]) -> dict[str, float]:
        """What the runs of a sentence weigh in all, for each answer; a run counts once."""
        if question not in self.weights:
            return {}
        table = self._tables.get(question)
        if table is None:
            table = self._tables[question] = _Table.of(self.weights[question])
        return table.weigh(words)


@dataclass(slots=True)
class Likelihoods:
    """How likely each sentence of one article tells of what; a sentence is weighed once.

    With the first that is asked for those of the article are weighed one after the other, while the weights are at hand in the
    cache of the processor: nearly all are asked for, far apart.
    """

    weights: WordWeights
    clauses: Sequence[Clause] = ()
    _weighed: dict[int, tuple[list[str], dict[str, float]]] = field(default_factory=dict)

    def all_told(self, clause: Clause) -> dict[str, float]:
        """The probability of each family and of a meeting; none for headlines."""
        return self._of(clause)[1]

    def tells(self, clause: Clause, answer: str) -> float:
        """How likely a sentence tells of a family of mechanisms, or of a meeting; 0 where nothing is known of that."""
        return self._of(clause)[1].get(answer, 0.0)

    def likeliest(self, clause: Clause, question: str, among: Collection[str] | None = None) -> str:
        """The likeliest answer to a question; "" if there is none."""
        return self._heaviest(clause, question, among)[1]

    def standing(self, clause: Clause, family: str) -> tuple[str, str] | None:
        """The track and status of a family that the words of a sentence make most likely; None if they leave them open."""
        if self.tells(clause, family) < LEAST_DISPUTED:
            return None
        weight, answer = self._heaviest(clause, STATUS)
        track, _, status = answer.partition("/")
        return (track, status) if answer and _probability(weight) >= LEAST_STANDING else None

    def _heaviest(self, clause: Clause, question: str, among: Collection[str] | None = None) -> tuple[float, str]:
        """What the likeliest answer to a question weighs, and the answer; "" if there is none."""
        weighed = self.weights.weigh(question, self._of(clause)[0])
        answers = ((weight, answer) for answer, weight in weighed.items() if among is None or answer in among)
        return max(answers, default=(0.0, ""))

    def _of(self, clause: Clause) -> tuple[list[str], dict[str, float]]:
        if not self._weighed:
            self._weighed = {one.sentence.index: self._weigh(one) for one in self.clauses}
        index = clause.sentence.index
        if index not in self._weighed:
            self._weighed[index] = self._weigh(clause)
        return self._weighed[index]

    def _weigh(self, clause: Clause) -> tuple[list[str], dict[str, float]]:
        is_asked = clause.sentence.kind != "headline" and self.weights.knows(TELLS)
        words = words_of(clause) if is_asked else []
        told = self.weights.weigh(TELLS, words) if is_asked else {}
        return words, {answer: _probability(weight) for answer, weight in told.items()}


@dataclass(frozen=True, slots=True)
class Likely:
    """A family of mechanisms that a sentence makes likely, with the likeliest kind and standing."""

    probability: float
    family: str
    kind: str
    track: str
    status: str
    clause: Clause


def likely_mechanisms(
    likelihoods: Likelihoods, clauses: Sequence[Clause], families: dict[str, str], told: Mapping[str, Collection[int]]
) -> list[Likely]:
    """What the sentences make likely: of a family that is not told of yet the likeliest, of another one every further sentence.

    `families` gives the family of each kind, `told` the sentences in which a family is told of already.
    """
    best: dict[str, Likely] = {}
    further: list[Likely] = []
    for clause in clauses:
        if is_left_to_rules(clause) or not _OF_TRADE.isdisjoint(clause.words):
            continue
        for family, probability in likelihoods.all_told(clause).items():
            least = LEAST_FURTHER if family in told else LEAST_LIKELY
            if family == MEETING or probability < least or clause.sentence.index in told.get(family, ()):
                continue
            if family in best and probability <= best[family].probability:
                continue
            kind = likelihoods.likeliest(clause, KIND, [kind for kind, one in families.items() if one == family])
            track, _, status = likelihoods.likeliest(clause, STATUS).partition("/")
            if kind and status:
                likely = Likely(probability, family, kind, track, status, clause)
                if family in told:
                    further.append(likely)
                else:
                    best[family] = likely
    return [*best.values(), *further]


def is_about_something_else(weights: WordWeights, tokens: Iterable[Token]) -> bool:
    """Whether the words of an article as a whole make it most unlikely that it is on the subject."""
    words = words_of_article(tokens)
    if not weights.knows(SUBJECT) or len(words) < LEAST_WORDS:
        return False
    return _probability(weights.weigh(SUBJECT, sorted(words))[OURS]) < LEAST_OURS


def _probability(weight: float) -> float:
    return 1 / (1 + math.exp(-weight))


def are_in_small_letters(tokens: Iterable[Token]) -> bool:
    """Whether most words of a text are: of what is printed in capitals, or each word with one, nothing can be weighed."""
    initials = [token.text[0] for token in tokens if token.text[0].isalpha()]
    return 2 * sum(map(str.islower, initials)) > len(initials)


@functools.cache
def load_weights(folder: Path | None = None) -> WordWeights:
    """The weights of `seeds/coder/words.csv`; none where the file is missing, UsageError where a row is none."""
    path = (folder or seeds_dir() / "coder") / "words.csv"
    weights = WordWeights()
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as stream:
            for line, row in enumerate(csv.DictReader(stream), 2):
                try:
                    weights.add(row["question"], row["answer"], tuple(row["words"].split()), float(row["weight"]))
                except (AttributeError, KeyError, TypeError, ValueError) as error:
                    raise UsageError(
                        f"{path}, line {line}: not a row of {', '.join(COLUMNS)}; write it anew with make coder-words"
                    ) from error
    return weights
