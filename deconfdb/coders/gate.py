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
    if against > (0 if weight <= 0 else CIVIL_SHARE * (weight + against)) and military < LEAST_MILITARY:
        # Civil matters and hardly a word of forces: a working group on trade is none of ours.
        return Relevance.OFF_TOPIC
    sides = {side for found in mentions for mention in found for side in _sides(mention)}
    if len(sides) < 2 or positive < 2 or weight < LEAST_WEIGHT:
        return Relevance.OFF_TOPIC
    if weight * 1000 / max(len(lows), 100) < LEAST_DENSITY:
        return Relevance.OFF_TOPIC
    if not has_channel_or_contact(knowledge, lows, text, mentions, cleaned):
        return Relevance.BACKGROUND
    return Relevance.ON_TOPIC


def _sides(mention: Mention) -> tuple[str, ...]:
    """The sides of a mention; rebels are one of their own beside the state whose code they bear."""
    is_group = mention.actor.kind == "armed_group"
    return (mention.actor.ref,) if is_group else tuple(side for side in mention.sides if side)


def has_channel_or_contact(
    knowledge: Knowledge, lows: Sequence[str], text: SentencedText, mentions: Sequence[Sequence[Mention]], cleaned: str
) -> bool:
    """Whether a term of a channel, or a contact between two sides, stands in one sentence or the one before it."""
    by_sentence = [{side for mention in found for side in _sides(mention)} for found in mentions]
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
            blocked = [match.span() for pattern in knowledge.blockers for match in pattern.finditer(body)]
            if not blocked or _has_term_beside(knowledge, lows, text, sentence, blocked):
                return True
    return False


def _has_term_beside(
    knowledge: Knowledge, lows: Sequence[str], text: SentencedText, sentence: Sentence, blocked: Sequence[tuple[int, int]]
) -> bool:  # fmt: skip
    """Whether a full name of a channel stands there that is no part of what a blocker covers."""
    for first, last, rows in knowledge.mechanism_terms.find(lows, sentence.first, sentence.last):
        start, end = text.tokens[first].start - sentence.start, text.tokens[last - 1].end - sentence.start
        is_free = not any(left < end and start < right for left, right in blocked)
        if is_free and any(row.strength == "strong" for row in rows):
            return True
    return False


def _tells_of_channel(
    knowledge: Knowledge, lows: Sequence[str], sentence: Sentence, around: range, has_several: bool
) -> bool:
    """Whether a sentence has a term of a channel, or one of contact, the tokens `around` it speaking of forces or security."""
    terms = knowledge.mechanism_terms.find(lows, sentence.first, sentence.last)
    if any(term.strength == "strong" for _, _, rows in terms for term in rows):
        return True
    met = terms or any(
        row.strength == "strong"
        for _, _, rows in knowledge.triggers.find(lows, sentence.first, sentence.last)
        for row in rows
    )
    met = met or next(deeds_in(lows, sentence.first, sentence.last, has_several), None) is not None
    words = set(lows[sentence.first : sentence.last])
    return bool(met or (words & _SPOKE and words & _PHONE)) and _is_military(knowledge, lows, around)


def _is_military(knowledge: Knowledge, lows: Sequence[str], tokens: range) -> bool:
    """Whether a word of forces, security or contact between them stands there, and none of civil matters."""
    found = knowledge.relevance.find(lows, tokens.start, tokens.stop)
    return any(rows[0].weight > 0 for _, _, rows in found) and not any(rows[0].weight < 0 for _, _, rows in found)
