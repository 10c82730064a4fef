"""Relevance: may an article hold channels and meetings, statements only, or nothing of ours at all?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from deconfdb.coders.cast import Mention
from deconfdb.coders.deeds import deeds_in
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.sentences import Sentence, SentencedText

# Fewer words of the subject than this in an article leave it aside, whatever else it holds.
LEAST_WEIGHT = 4
LEAST_DENSITY = 4.0
"""Weight of relevance terms for each thousand words."""

CIVIL_SHARE = 0.4
"""Weight of civil words, against those of the subject, from which an article without forces is about something else."""

LEAST_MILITARY = 3
"""Words of forces from which on civil ones do not decide."""


_SPOKE = frozenset("spoke talked spoken".split())
_PHONE = frozenset("telephone phone".split())


class Relevance(Enum):
    """How far an article concerns the channels between states and forces."""

    OFF_TOPIC = "off_topic"
    BACKGROUND = "background"
    ON_TOPIC = "on_topic"


def relevance_of(
    knowledge: Knowledge, lows: Sequence[str], text: SentencedText, mentions: Sequence[Sequence[Mention]], cleaned: str
) -> Relevance:
    """Weigh the words of the gate against the length, and ask for two sides."""
    if not lows:
        return Relevance.OFF_TOPIC
    found = [terms[0] for _, _, terms in knowledge.relevance.find(lows, 0, len(lows))]
    weight, positive = sum(term.weight for term in found), sum(term.weight > 0 for term in found)
    against = -sum(term.weight for term in found if term.weight < 0)
    military = sum(term.domain == "military" for term in found)
    # A word of forces makes up for one that sounds civil ("the war that began with a football match").
    if against - military > (0 if weight <= 0 else CIVIL_SHARE * (weight + against)) and military < LEAST_MILITARY:
        # Civil matters and hardly a word of forces: a working group on trade is none of ours.
        return Relevance.OFF_TOPIC
    sides = {side for found in mentions for mention in found for side in mention.sides if side}
    is_light = positive < 2 or weight < LEAST_WEIGHT
    if len(sides) < 2 or (is_light and (against or not _names_mechanism(knowledge, lows))):
        return Relevance.OFF_TOPIC
    if weight * 1000 / max(len(lows), 100) < LEAST_DENSITY:
        return Relevance.OFF_TOPIC
    if not has_channel_or_contact(knowledge, lows, text, mentions, cleaned):
        return Relevance.BACKGROUND
    return Relevance.ON_TOPIC


def _names_mechanism(knowledge: Knowledge, lows: Sequence[str]) -> bool:
    """`the maritime communication mechanism`: a name that needs no other words of forces beside it."""
    found = knowledge.mechanism_terms.find(lows, 0, len(lows))
    return any(row.strength == "strong" for _, _, rows in found for row in rows)


def has_channel_or_contact(
    knowledge: Knowledge, lows: Sequence[str], text: SentencedText, mentions: Sequence[Sequence[Mention]], cleaned: str
) -> bool:
    """Whether a term of a channel, or a contact between two sides, stands in one sentence or the one before it."""
    by_sentence = [{side for mention in found for side in mention.sides if side} for found in mentions]
    # What the headline is about holds for the sentences that name nobody.
    topic = by_sentence[0] if by_sentence and text.sentences[0].kind == "headline" else set()
    for number, sentence in enumerate(text.sentences):
        near = topic.union(*by_sentence[max(0, number - 2) : number + 3])
        if len(near) < 2:
            continue
        beside = text.sentences[max(0, number - 1) : number + 2]
        around = range(beside[0].first, beside[-1].last)
        if _tells_of_channel(knowledge, lows, sentence, around, len(by_sentence[number]) > 1):
            body = cleaned[sentence.start : sentence.end]
            if not any(pattern.search(body) for pattern in knowledge.blockers):
                return True
    return False


def _tells_of_channel(
    knowledge: Knowledge, lows: Sequence[str], sentence: Sentence, around: range, has_several: bool
) -> bool:
    """Whether a sentence has a term of a channel, or one of contact, the tokens `around` it speaking of forces or security."""
    terms = knowledge.mechanism_terms.find(lows, sentence.first, sentence.last)
    if any(term.strength == "strong" for _, _, rows in terms for term in rows):
        return True
    triggers = [rows[0] for _, _, rows in knowledge.triggers.find(lows, sentence.first, sentence.last)
                if rows[0].part_of_speech != "blocker"]  # fmt: skip
    # A visit, or talks, of two sides that the sentence names.
    met = (
        terms
        or (has_several and (triggers or "counterpart" in lows[sentence.first : sentence.last]))
        or any(row.strength == "strong" for row in triggers)
    )
    met = met or next(deeds_in(lows, sentence.first, sentence.last, has_several), None) is not None
    words = set(lows[sentence.first : sentence.last])
    return bool(met or (words & _SPOKE and words & _PHONE)) and _is_military(knowledge, lows, around)


def _is_military(knowledge: Knowledge, lows: Sequence[str], tokens: range) -> bool:
    """Whether words of forces, security or contact between them stand there, and weigh more than those of civil matters."""
    return sum(rows[0].weight for _, _, rows in knowledge.relevance.find(lows, tokens.start, tokens.stop)) > 0
