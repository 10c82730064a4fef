"""Relevance: may an article hold channels and meetings, statements only, or nothing of ours at all?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from deconfdb.coders.cast import Mention
from deconfdb.coders.deeds import deeds_in
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.sentences import Sentence, SentencedText
from deconfdb.coders.text import lowered
from deconfdb.lexicon.records import RelevanceTerm

# Fewer words of the subject than this in an article leave it aside, whatever else it holds.
LEAST_WEIGHT = 4
LEAST_DENSITY = 4.0
"""Weight of relevance terms for each thousand words."""

CIVIL_SHARE = 0.4
"""Weight of civil words, against those of the subject, from which an article without forces is about something else."""

LEAST_MILITARY = 3
"""Words of forces from which on civil ones do not decide."""


CHANNEL_WEIGHT = 3
"""What a term weighs that means an arrangement of forces wherever it stands."""

_OF_FORCES = frozenset(
    {"separation_arrangement", "ceasefire_mechanism", "observation_posts", "incident_prevention_agreement",
     "flight_safety_protocol", "deconfliction_unspecified", "military_cooperation", "defence_dialogue", "prior_notification",
     "joint_patrols"}
)  # fmt: skip
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_SPOKE = frozenset("spoke talked spoken".split())
_PHONE = frozenset("telephone phone".split())


class Relevance(Enum):
    """How far an article concerns the channels between states and forces."""

    OFF_TOPIC = "off_topic"
    BACKGROUND = "background"
    ON_TOPIC = "on_topic"


class _Weights(NamedTuple):
    """What the words of an article weigh for and against the subject."""

    weight: int
    positive: int
    against: int
    military: int

    @classmethod
    def of(cls, terms: Sequence[RelevanceTerm]) -> _Weights:
        return cls(
            sum(term.weight for term in terms),
            sum(term.weight > 0 for term in terms),
            -sum(term.weight for term in terms if term.weight < 0),
            sum(term.domain == "military" for term in terms),
        )

    def with_channels(self, count: int) -> _Weights:
        return _Weights(
            self.weight + CHANNEL_WEIGHT * count, self.positive + count, self.against, self.military + count
        )

    def are_too_few(self, n_words: int) -> bool:
        """Whether an article of so many words is about something else, or about the subject in passing only."""
        share = CIVIL_SHARE * (self.weight + self.against) if self.weight > 0 else 0
        # A word of forces makes up for one that sounds civil ("the war that began with a football match").
        if self.against - self.military > share and self.military < LEAST_MILITARY:
            # Civil matters and hardly a word of forces: a working group on trade is none of ours.
            return True
        is_light = self.positive < 2 or self.weight < LEAST_WEIGHT
        return is_light or self.weight * 1000 / max(n_words, 100) < LEAST_DENSITY


def relevance_of(
    knowledge: Knowledge, lows: Sequence[str], text: SentencedText, mentions: Sequence[Sequence[Mention]], cleaned: str
) -> Relevance:
    """Weigh the words of the gate against the length, and ask for two sides."""
    if not text.sentences:
        return Relevance.OFF_TOPIC
    low = lowered(cleaned)
    weights = _Weights.of([terms[0] for _, _, terms in knowledge.relevance.find(lows, 0, text.n_words)])
    if weights.are_too_few(text.n_words):
        # Terms of channels that need no other word weigh too; they are looked for where it matters.
        which = _OF_FORCES if weights.against else None
        kinds = [kind for one in text.sentences for kind in _strong_terms(knowledge, lows, text, one, low, which)]
        if not kinds or weights.with_channels(len(kinds)).are_too_few(text.n_words):
            return Relevance.OFF_TOPIC
    by_sentence = [{side for mention in found for side in mention.sides if side} for found in mentions]
    if len(set().union(*by_sentence)) < 2:
        return Relevance.OFF_TOPIC
    if not has_channel_or_contact(knowledge, lows, text, by_sentence, low):
        return Relevance.BACKGROUND
    return Relevance.ON_TOPIC


def has_channel_or_contact(
    knowledge: Knowledge, lows: Sequence[str], text: SentencedText, by_sentence: Sequence[set[str]], low: str
) -> bool:
    """Whether a term of a channel, or a contact between two sides, stands in one sentence or the one before it.

    `low` is the text in small letters.
    """
    # What the headline is about holds for the sentences that name nobody.
    topic = by_sentence[0] if text.sentences[0].kind == "headline" else set()
    for number, sentence in enumerate(text.sentences):
        near = topic.union(*by_sentence[max(0, number - 2) : number + 3])
        if len(near) < 2:
            continue
        beside = text.sentences[max(0, number - 1) : number + 2]
        around = range(beside[0].first, beside[-1].last)
        if any(_strong_terms(knowledge, lows, text, sentence, low)):
            return True
        body = low[sentence.start : sentence.end]
        is_told = _tells_of_contact(knowledge, lows, sentence, around, len(by_sentence[number]) > 1)
        if is_told and not knowledge.any_blocker.search(body):
            return True
    return False


def _strong_terms(
    knowledge: Knowledge,
    lows: Sequence[str],
    text: SentencedText,
    sentence: Sentence,
    low: str,
    kinds: frozenset[str] | None = None,
) -> Iterator[str]:
    """The kinds of the terms of a sentence that mean a channel wherever they stand, and that no blocker covers."""
    for first, last, rows in knowledge.mechanism_terms.find(lows, sentence.first, sentence.last):
        kind = next(
            (row.kind for row in rows if row.strength == "strong" and (kinds is None or row.kind in kinds)), None
        )
        start, end = text.tokens[first].start, text.tokens[last - 1].end
        if kind is not None and not knowledge.is_blocked(low, sentence.start, sentence.end, start, end):
            yield kind


def _tells_of_contact(
    knowledge: Knowledge, lows: Sequence[str], sentence: Sentence, around: range, has_several: bool
) -> bool:
    """Whether a sentence has a word of channel or contact, the tokens `around` it speaking of forces or security."""
    terms = knowledge.mechanism_terms.find(lows, sentence.first, sentence.last)
    triggers = [
        rows[0]
        for _, _, rows in knowledge.triggers.find(lows, sentence.first, sentence.last)
        if rows[0].part_of_speech != "blocker"
    ]
    # A visit, or talks, of two sides that the sentence names.
    met = (
        terms
        or (has_several and (triggers or _COUNTERPARTS & set(lows[sentence.first : sentence.last])))
        or any(row.strength == "strong" for row in triggers)
    )
    met = met or next(deeds_in(lows, sentence.first, sentence.last, has_several), None) is not None
    words = set(lows[sentence.first : sentence.last])
    return bool(met or (words & _SPOKE and words & _PHONE)) and _is_military(knowledge, lows, around)


def _is_military(knowledge: Knowledge, lows: Sequence[str], tokens: range) -> bool:
    """Whether words of forces, security or contact between them stand there, and weigh more than those of civil matters."""
    return sum(rows[0].weight for _, _, rows in knowledge.relevance.find(lows, tokens.start, tokens.stop)) > 0
