"""Relevance: may an article hold channels and meetings, or nothing of ours at all?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from deconfdb.coders.cast import Mention
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.sentences import Sentence, SentencedText
from deconfdb.coders.text import lowered
from deconfdb.lexicon.records import RelevanceTerm

LEAST_WEIGHT = 2
"""What the words of an article weigh at least: one word of the subject that no civil one outweighs.

An article lost here is lost with all that it holds, and what is no channel and no meeting is told apart later anyway: of
200 short articles near the border of the subject a stricter gate lost nine, and kept out not one wrong record.
"""

CIVIL_SHARE = 0.4
"""Weight of civil words, against those of the subject, from which an article without forces is about something else."""

LONE_CIVIL_WORD = 4
"""What one word of civil matters weighs at most: it alone does not tell what an article is about (a coast guard's fishermen)."""

LEAST_MILITARY = 3
"""Words of forces from which on civil ones do not decide."""

FORCES_ASIDE = 2
"""Words of forces, and of contacts, that an article holds at least whose civil words only tell of an occasion."""

CHANNEL_WEIGHT = 3
"""What a term weighs that means an arrangement of forces wherever it stands."""

NAME_WORDS = 3
"""Words of a name that nothing else is called by."""

_OF_FORCES = frozenset(
    {"separation_arrangement", "ceasefire_mechanism", "observation_posts", "incident_prevention_agreement",
     "flight_safety_protocol", "deconfliction_unspecified", "military_cooperation", "defence_dialogue", "prior_notification",
     "joint_patrols"}
)  # fmt: skip


class Relevance(Enum):
    """How far an article concerns the channels between states and forces."""

    OFF_TOPIC = "off_topic"
    ON_TOPIC = "on_topic"


class _Weights(NamedTuple):
    """What the words of an article weigh for and against the subject."""

    weight: int
    against: int
    military: int

    @classmethod
    def of(cls, terms: Sequence[RelevanceTerm]) -> _Weights:
        return cls(
            sum(term.weight for term in terms),
            -sum(term.weight for term in terms if term.weight < 0),
            sum(term.domain == "military" for term in terms),
        )

    def with_channels(self, count: int) -> _Weights:
        return _Weights(self.weight + CHANNEL_WEIGHT * count, self.against, self.military + count)

    def are_too_few(self) -> bool:
        """Whether an article is about something else, or touches the subject in passing only."""
        subject = self.weight + self.against
        if self.against <= LONE_CIVIL_WORD:
            return subject < LEAST_WEIGHT + bool(self.against)
        share = CIVIL_SHARE * subject if self.weight > 0 else 0
        # A word of forces makes up for one that sounds civil ("the war that began with a football match").
        if self.against - self.military > share and self.military < LEAST_MILITARY:
            # Civil matters and hardly a word of forces: a working group on trade is none of ours.
            return True
        return self.weight < LEAST_WEIGHT


def relevance_of(
    knowledge: Knowledge, lows: Sequence[str], text: SentencedText, mentions: Sequence[Sequence[Mention]], cleaned: str
) -> Relevance:
    """Weigh the words of the gate against each other, and ask for two sides."""
    if not text.sentences:
        return Relevance.OFF_TOPIC
    hits = [(first, terms[0]) for first, _, terms in knowledge.relevance.find(lows, 0, text.n_words)]
    weights = _Weights.of([term for _, term in hits])
    if weights.are_too_few():
        # Terms of channels that need no other word weigh too; they are looked for where it matters.
        low, which = lowered(cleaned), _OF_FORCES if weights.against else None
        n_channels = sum(_n_strong_terms(knowledge, lows, text, one, low, which) for one in text.sentences)
        if (not n_channels or weights.with_channels(n_channels).are_too_few()) and not _is_civil_by_the_way(hits, text):
            return Relevance.OFF_TOPIC
    sides = {side for found in mentions for mention in found for side in mention.sides if side}
    return Relevance.ON_TOPIC if len(sides) > 1 else Relevance.OFF_TOPIC


def names_standing_body(
    knowledge: Knowledge, lows: Sequence[str], text: SentencedText, mentions: Sequence[Sequence[Mention]]
) -> bool:
    """`the Joint Control Commission`, where all its parties are named: on the subject, whatever else the words weigh."""
    sides = {side for found in mentions for mention in found for side in mention.sides}
    sizes = {len(name) for name in knowledge.standing_bodies if len(name) >= NAME_WORDS}
    return any(
        set(parties) <= sides
        for first in range(text.n_words)
        for size in sizes
        for parties in knowledge.standing_bodies.get(tuple(lows[first : first + size]), ())
    )


def _is_civil_by_the_way(hits: Sequence[tuple[int, RelevanceTerm]], text: SentencedText) -> bool:
    """Whether leaders talk and forces are named in as many sentences of their own as civil matters take up.

    "The premier's visit was put off five days after a drone ended a football match": about the visit, not about football.
    """
    forces = sum(term.domain == "military" for _, term in hits)
    contacts = {term.term for _, term in hits if term.domain == "contact"}
    if forces < FORCES_ASIDE or len(contacts) < FORCES_ASIDE:
        return False
    firsts = [sentence.first for sentence in text.sentences]
    civil = {bisect_right(firsts, first) for first, term in hits if term.weight < 0}
    subject = {bisect_right(firsts, first) for first, term in hits if term.weight > 0}
    return len(subject - civil) >= len(civil)


def _n_strong_terms(
    knowledge: Knowledge,
    lows: Sequence[str],
    text: SentencedText,
    sentence: Sentence,
    low: str,
    kinds: frozenset[str] | None,
) -> int:
    """How many terms of a sentence mean a channel, of those kinds, wherever they stand, and are covered by no blocker."""
    return sum(
        not knowledge.is_blocked(low, sentence.start, sentence.end, text.tokens[first].start, text.tokens[last - 1].end)
        for first, last, rows in knowledge.mechanism_terms.find(lows, sentence.first, sentence.last)
        if any(row.strength == "strong" and (kinds is None or row.kind in kinds) for row in rows)
    )
