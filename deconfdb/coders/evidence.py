"""From a model's answer to findings: evidence found again in the text, codes checked, dates resolved here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deconfdb.coders.actors import Linker
from deconfdb.coders.answer import Answer, AnswerActor, AnswerMechanism, AnswerMeeting, AnswerStatement
from deconfdb.coders.article import ArticleInput, Segment
from deconfdb.coders.cast import Actor, Cast
from deconfdb.coders.findings import (
    ClaimFound,
    Findings,
    MechanismFound,
    MeetingFound,
    OutletLink,
    PartyFound,
    Span,
    StatusFound,
)
from deconfdb.coders.knowledge import Knowledge, NameEntry
from deconfdb.coders.sentences import SentencedText
from deconfdb.coders.spans import quote_mode
from deconfdb.coders.times import TimeFound
from deconfdb.coders.tokens import form_words, tokenize
from deconfdb.vocabulary import Vocabularies

LEAST_EVIDENCE = 8
"""Characters; fewer stand in any text and bear nothing out."""


@dataclass(slots=True)
class Dropped:
    """Records of an answer that were not used, by reason."""

    evidence_not_in_text: int = 0
    evidence_in_furniture: int = 0
    unknown_code: int = 0
    too_few_sides: int = 0
    person_not_in_text: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return (
            self.evidence_not_in_text
            + self.evidence_in_furniture
            + self.unknown_code
            + self.too_few_sides
            + self.person_not_in_text
        )


@dataclass(slots=True)
class AnswerReader:
    """Turns one answer into findings."""

    knowledge: Knowledge
    vocabularies: Vocabularies
    article: ArticleInput
    segments: Sequence[Segment]
    sentences: SentencedText
    cast: Cast
    publisher: str
    dropped: Dropped
    _used: list[tuple[int, int]] = field(default_factory=list)

    def findings(self, answer: Answer) -> Findings:
        """What of the answer holds."""
        claims = [claim for one in answer.statements if (claim := self._claim(one)) is not None]
        meetings = [meeting for one in answer.meetings if (meeting := self._meeting(one)) is not None]
        mechanisms = self._mechanisms(answer.mechanisms)
        return Findings(tuple(claims), tuple(meetings), tuple(mechanisms))

    def _span(self, evidence: str) -> tuple[int, int] | None:
        """Where the evidence stands, inside what may be read; a second use of the same words takes their next place."""
        text, start = self.article.text, -1
        first: tuple[int, int] | None = None
        in_furniture = False
        for wording in dict.fromkeys((evidence, evidence.strip())):
            if len(wording.strip()) < LEAST_EVIDENCE:
                continue
            start = text.find(wording)
            while start >= 0:
                span = (start, start + len(wording))
                if not self._is_read(*span):
                    in_furniture = True
                elif span not in self._used:
                    self._used.append(span)
                    return span
                else:
                    first = first or span
                start = text.find(wording, start + 1)
            if first:
                return first
        if in_furniture:
            self.dropped.evidence_in_furniture += 1
        else:
            self.dropped.evidence_not_in_text += 1
        return None

    def _is_read(self, start: int, end: int) -> bool:
        """Whether every word of a span lies in headline, standfirst or body."""
        covered = start
        for part in self.segments:
            if part.end <= covered or part.start >= end:
                continue
            if self.article.text[covered : part.start].strip() or not part.is_read:
                return False
            covered = part.end
        return not self.article.text[covered:end].strip()

    def _known(self, vocabulary: str, code: str) -> bool:
        return code in self.vocabularies.codes(vocabulary)

    def _sentence(self, start: int) -> tuple[int, int, int, str]:
        for sentence in self.sentences.sentences:
            if sentence.start <= start < sentence.end:
                return sentence.index, sentence.first, sentence.last, sentence.kind
        return 0, 0, 0, "body"

    def _claim(self, one: AnswerStatement) -> ClaimFound | None:
        if not self._known("stance", one.stance):
            self.dropped.unknown_code += 1
            return None
        if one.speaker.kind == "person" and one.speaker.named and one.speaker.name.split()[-1] not in self.article.text:
            self.dropped.person_not_in_text += 1
            return None
        span = self._span(one.evidence)
        if span is None:
            return None
        sentence, _, _, kind = self._sentence(span[0])
        tokens = [token for token in self.sentences.tokens if span[0] <= token.start < span[1]]
        mode = quote_mode(tokens, 0, len(tokens), kind)
        act = one.speech_act if self._known("speech_act", one.speech_act) else "assert"
        links = tuple(
            OutletLink("cites_outlet", ref)
            for name in one.outlets
            if (ref := self._outlet(name)) and ref != self.publisher
        )
        return ClaimFound(
            self._actor(one.speaker), one.stance, act, "certain", (Span(*span, mode),), "llm.statement", sentence, links,
            said=self._time(one.said_wording, span),
        )  # fmt: skip

    def _meeting(self, one: AnswerMeeting) -> MeetingFound | None:
        if not self._known("meeting_format", one.format) or (
            one.occurrence and not self._known("occurrence", one.occurrence)
        ):
            self.dropped.unknown_code += 1
            return None
        parties = tuple(
            PartyFound(actor, "participant", actor.office)
            for actor in dict.fromkeys(self._actor(part) for part in one.participants)
        )
        sides = tuple(dict.fromkeys(party.actor.side for party in parties if party.actor.side))
        if len(sides) < 2:
            self.dropped.too_few_sides += 1
            return None
        span = self._span(one.evidence)
        if span is None:
            return None
        place = one.place if one.place and one.place in self.article.text else ""
        return MeetingFound(
            sides, parties, one.format, one.occurrence, self._sentence(span[0])[0], span[0], span[1], "llm.meeting",
            self._time(one.date_wording, span), place,
        )  # fmt: skip

    def _mechanisms(self, told: Sequence[AnswerMechanism]) -> list[MechanismFound]:
        grouped: dict[tuple[str, tuple[str, ...]], MechanismFound] = {}
        for one in told:
            if not self._known("mechanism_kind", one.kind) or (one.track, one.status) not in self.vocabularies.statuses:
                self.dropped.unknown_code += 1
                continue
            actors = list(dict.fromkeys(self._actor(part) for part in one.parties))
            sides = tuple(dict.fromkeys(actor.side for actor in actors if actor.side))
            if len(sides) < 2:
                self.dropped.too_few_sides += 1
                continue
            span = self._span(one.evidence)
            if span is None:
                continue
            status = StatusFound(
                one.track,
                one.status,
                self._sentence(span[0])[0],
                span[0],
                span[1],
                "llm.status",
                when=self._time(one.date_wording, span),
            )
            known = grouped.get((one.kind, tuple(sorted(sides))))
            if known is None:
                parties = tuple(PartyFound(self.cast.state(side), "party") for side in sides)
                label = f"{'-'.join(party.actor.name for party in parties)} {one.kind.replace('_', ' ')}"
                area = one.area if one.area and one.area in self.article.text else ""
                known = MechanismFound(one.kind, label, sides, (), "llm.mechanism", parties, area)
            grouped[one.kind, tuple(sorted(sides))] = MechanismFound(
                known.kind, known.label, known.sides, (*known.statuses, status), known.rule, known.parties, known.area
            )
        return list(grouped.values())

    def _time(self, wording: str, span: tuple[int, int]) -> TimeFound | None:
        """The model gives the wording; what day it means is worked out here."""
        if not wording or wording not in self.article.text:
            return None
        start = self.article.text.find(wording, max(0, span[0] - 400))
        start = start if start >= 0 else self.article.text.find(wording)
        found = self.knowledge.calendar.find(self.article.text, start, start + len(wording), self.article.published)
        return found[0] if found else TimeFound(start, start + len(wording), wording, None, "none")

    def _outlet(self, name: str) -> str:
        return next((entry.ref for entry in self._entries(name) if entry.role == "outlet"), "")

    def _entries(self, name: str) -> list[NameEntry]:
        words = form_words(name, self.knowledge.abbreviations)
        hit = self.knowledge.names.at(words, 0, len(words)) if words else None
        return list(hit[1]) if hit is not None and hit[0] == len(words) else []

    def _actor(self, one: AnswerActor) -> Actor:
        """Who is meant: read as the rules coder reads a name, else as the model describes them."""
        side = one.side if one.side in self.knowledge.states else ""
        kind = one.kind if self._known("actor_kind", one.kind) else "unidentified"
        tokens = tokenize(one.name, 0, len(one.name), self.knowledge.abbreviations)
        mentions = Linker(self.knowledge, self.cast, tokens).link(0, len(tokens)) if tokens else []
        if len(mentions) == 1 and mentions[0].actor.ref and (mentions[0].first, mentions[0].last) == (0, len(tokens)):
            return self.cast.settle(mentions[0].actor)
        if kind == "state" and side:
            return self.cast.state(side)
        if kind == "person" and one.named:
            return self.cast.newcomer(one.name, side)
        return self.cast.unnamed(side, one.name, kind)
