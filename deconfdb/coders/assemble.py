"""From findings to the coding document: refs, chains, hashes; every span is checked to be an exact substring."""

from __future__ import annotations

import functools
import hashlib
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date

from deconfdb.coders.cast import Actor
from deconfdb.coders.confidence import confidence_of
from deconfdb.coders.engine import ReadArticle
from deconfdb.coders.findings import ClaimFound, MechanismFound, MeetingFound, OutletLink, Span, StatusFound
from deconfdb.coders.gists import meeting_gist, meeting_kind, statement_gist, statement_kind, status_gist
from deconfdb.coders.times import TimeFound
from deconfdb.coding import document as d
from deconfdb.coding.document import CodingDocument
from deconfdb.coding.fields import DateBlock
from deconfdb.vocabulary import load_vocabularies

_NARRATION_RULE = "claim.narration"


@functools.cache
def _sides() -> frozenset[str]:
    """The codes of the sides that a document may name."""
    return load_vocabularies().codes("side")


@dataclass(slots=True)
class Assembler:
    """Builds one coding document."""

    read: ReadArticle
    coder: str
    kind: str
    version: str
    rules_name: str = "rules"
    _actors: dict[str, Actor] = field(default_factory=dict)
    _sources: dict[str, d.SourceEntry] = field(default_factory=dict)
    _propositions: list[d.PropositionEntry] = field(default_factory=list)
    _claims: list[d.ClaimEntry] = field(default_factory=list)
    _reaches: list[tuple[int, int, int]] = field(default_factory=list)
    """First and last character of each span of the claims found, with the number of its claim."""
    _longest: int = 0
    _links: dict[tuple[str, str | None, str | None], d.ChainLink] = field(default_factory=dict)

    def document(self) -> CodingDocument:
        """The coding document of what was read."""
        findings = self.read.findings
        self._source(self.read.publisher)
        for actor in self.read.cast.actors.values():
            if actor.named and actor.ref not in self.read.cast.in_passing:
                self._actor(actor)
        mechanisms = [self._mechanism(number, mechanism) for number, mechanism in enumerate(findings.mechanisms, 1)]
        meetings = [self._meeting(number, meeting, mechanisms) for number, meeting in enumerate(findings.meetings, 1)]
        self._statements(mechanisms)
        offices = self._offices()
        # The article and the actors declare sources of their own, so both come before the sources.
        article = self._article()
        actors = tuple(self._entry(actor) for actor in self._actors.values())
        return CodingDocument(
            format="deconf-coding/1",
            article=article,
            coder=d.CoderBlock(name=self.coder, kind=self.kind, version=self.version),
            sources=tuple(self._sources.values()),
            actors=actors,
            offices=offices[0],
            office_holders=offices[1],
            mechanisms=tuple(mechanisms),
            meetings=tuple(meetings),
            propositions=tuple(self._propositions),
            claims=tuple(self._claims),
        )

    # Article, sources, actors.

    def _article(self) -> d.ArticleBlock:
        article, read = self.read.article, self.read
        raw = article.text.encode("utf-8", errors="surrogatepass")
        published = DateBlock(edtf=article.published.isoformat(), basis="external") if article.published else None
        custody: tuple[d.Custody, ...] = ()
        if read.wire:
            self._source(read.wire)
            custody = (
                d.Custody(source=read.wire, action="created"),
                d.Custody(source=read.publisher, action="republished"),
            )
        return d.ArticleBlock(
            key=article.key, source=read.publisher, title=article.title or None, url=article.url or None,
            language=article.language or None, published=published,
            text=d.TextBlock(sha256=hashlib.sha256(raw).hexdigest(), length=len(article.text)),
            segments=tuple(d.Segment(start=one.start, end=one.end, kind=one.kind) for one in read.segments), custody=custody,
        )  # fmt: skip

    def _source(self, ref: str) -> str:
        if ref not in self._sources:
            row = self.read.cast.knowledge.outlets.get(ref)
            if row is not None:
                self._sources[ref] = d.SourceEntry(
                    ref=ref, name=row.name, kind=row.kind or None, country=row.country or None
                )
            else:
                name = self.read.article.source if ref == self.read.publisher else ref
                self._sources[ref] = d.SourceEntry(ref=ref, name=name or ref)
        return ref

    def _actor(self, actor: Actor) -> str:
        actor = self.read.cast.settle(actor)
        self._actors.setdefault(actor.ref, actor)
        return actor.ref

    def _entry(self, actor: Actor) -> d.ActorEntry:
        source = self._source(actor.outlet) if actor.outlet else None
        return d.ActorEntry(
            ref=actor.ref, name=actor.name, kind=actor.kind, side=actor.side if actor.side in _sides() else None,
            named=actor.named, source=source,
        )  # fmt: skip

    def _offices(self) -> tuple[tuple[d.OfficeEntry, ...], tuple[d.OfficeHolder, ...]]:
        knowledge = self.read.cast.knowledge
        day = self.read.article.published
        offices: dict[str, d.OfficeEntry] = {}
        holders: list[d.OfficeHolder] = []
        for actor in list(self._actors.values()):
            row = knowledge.offices.get(actor.office) if actor.office else None
            if row is None or day is None:
                continue
            offices.setdefault(row.ref, d.OfficeEntry(ref=row.ref, title=row.title, level=row.level))
            holders.append(d.OfficeHolder(person=actor.ref, office=row.ref, on=day.isoformat()))
        return tuple(offices.values()), tuple(holders)

    def _narrator(self) -> Actor:
        ref = f"narr-{self.read.publisher}"
        source = self._sources[self.read.publisher]
        return Actor(ref, source.name or source.ref, "news_outlet", "PRESS", outlet=self.read.publisher)

    # Subjects.

    def _sure(self, rule: str) -> float:
        return confidence_of(self.rules_name, rule)

    def _mechanism(self, number: int, mechanism: MechanismFound) -> d.MechanismEntry:
        scope = [d.Scope(kind="domain", value=domain) for domain in mechanism.domains]
        if mechanism.area:
            scope.append(d.Scope(kind="area", value=mechanism.area))
        return d.MechanismEntry(
            ref=mechanism.registry_ref or f"m{number}", label=mechanism.label, kind=mechanism.kind,
            parties=tuple(d.MechanismParty(actor=self._actor(party.actor), role=party.role) for party in mechanism.parties),
            scope=tuple(scope), rule=mechanism.rule, confidence=self._sure(mechanism.rule),
        )  # fmt: skip

    def _meeting(self, number: int, meeting: MeetingFound, mechanisms: list[d.MechanismEntry]) -> d.MeetingEntry:
        about: tuple[d.MeetingMechanism, ...] = ()
        found = self.read.findings.mechanisms
        if meeting.mechanism is not None and meeting.mechanism < len(found):
            about = (d.MeetingMechanism(mechanism=mechanisms[meeting.mechanism].ref, relation="negotiates"),)
        sides = "-".join(map(self.read.cast.knowledge.label_of, meeting.sides))
        return d.MeetingEntry(
            ref=f"k{number}", label=f"{sides} {meeting.format.replace('_', ' ')}", format=meeting.format,
            level=meeting.level, occurrence=meeting.occurrence or None, place=meeting.place or None, when=date_block(meeting.when),
            round_no=meeting.round_no, outcome=meeting.outcome or None,
            participants=tuple(
                d.Participant(actor=self._actor(party.actor), role=party.role or None,
                              office=party.office if party.office and self.read.article.published else None)
                for party in meeting.parties
            ),
            mechanisms=about, rule=meeting.rule, confidence=self._sure(meeting.rule),
        )  # fmt: skip

    # Propositions and claims.

    def _statements(self, mechanisms: list[d.MechanismEntry]) -> None:
        """Propositions on mechanisms, then meetings, then all else; a statement counts for the first that it bears on."""
        used: set[int] = set()
        claims = self.read.findings.claims
        told: list[tuple[str, StatusFound]] = []
        for mechanism, entry in zip(self.read.findings.mechanisms, mechanisms, strict=True):
            for status in mechanism.statuses:
                proposition = self._status_proposition(mechanism, entry.ref, status)
                self._claim_place(proposition, (status.sentence, status.start, status.end), used)
                told.append((proposition, status))
        for proposition, status in told:
            for place in status.also:
                self._claim_place(proposition, place, used, only_unused=True)
        for number, meeting in enumerate(self.read.findings.meetings, 1):
            proposition = self._add(
                d.PropositionEntry(
                    ref=self._next(), kind=meeting_kind(meeting), gist=meeting_gist(meeting), meeting=f"k{number}",
                    when=date_block(meeting.when), rule=meeting.rule, confidence=self._sure(meeting.rule),
                )
            )  # fmt: skip
            for place in self._places(meeting):
                self._claim_place(proposition, place, used, only_unused=True)
        for number, claim in enumerate(claims):
            if number not in used:
                rule, sure = claim.rule, self._sure(claim.rule)
                gist, kind = statement_gist(claim), statement_kind(claim)
                self._claim(
                    claim,
                    self._add(d.PropositionEntry(ref=self._next(), kind=kind, gist=gist, rule=rule, confidence=sure)),
                )

    def _places(self, meeting: MeetingFound) -> list[tuple[int, int, int]]:
        sentences = {one.index: one for one in self.read.sentences.sentences}
        others = [sentences[index] for index in meeting.sentences if index != meeting.sentence and index in sentences]
        return [(meeting.sentence, meeting.start, meeting.end), *((one.index, one.start, one.end) for one in others)]

    def _next(self) -> str:
        return f"p{len(self._propositions) + 1}"

    def _add(self, proposition: d.PropositionEntry) -> str:
        self._propositions.append(proposition)
        return proposition.ref

    def _status_proposition(self, mechanism: MechanismFound, ref: str, status: StatusFound) -> str:
        initiator = self._actor(status.initiator) if status.initiator else None
        return self._add(
            d.PropositionEntry(
                ref=self._next(), kind="mechanism_status", gist=status_gist(mechanism, status), mechanism=ref, track=status.track,
                status=status.status, when=date_block(status.when), initiator=initiator, rounds_completed=status.rounds,
                rule=status.rule, confidence=self._sure(status.rule),
            )
        )  # fmt: skip

    def _claims_near(self, start: int, end: int) -> list[int]:
        """Numbers of the claims that may lie over a place, in their order; of a megabyte of text they are a few."""
        if not self._reaches:
            claims = enumerate(self.read.findings.claims)
            self._reaches.extend(sorted((span.start, span.end, number) for number, one in claims for span in one.spans))
            self._longest = max((last - first for first, last, _ in self._reaches), default=0)
        low = bisect_left(self._reaches, (start - self._longest,))
        return sorted({number for _, _, number in self._reaches[low : bisect_left(self._reaches, (end,))]})

    def _claim_place(
        self, proposition: str, place: tuple[int, int, int], used: set[int], *, only_unused: bool = False
    ) -> None:
        """Tie the claims over a place to a proposition; where nobody is quoted, the outlet itself says it."""
        sentence, start, end = place
        claims = self.read.findings.claims
        here = [
            number
            for number in self._claims_near(start, end)
            if any(span.start < end and start < span.end for span in claims[number].spans)
            and (
                claims[number].sentence == sentence
                or any(span.start <= start < span.end for span in claims[number].spans)
            )
        ]
        for number in here:
            if not (only_unused and number in used):
                self._claim(claims[number], proposition)
                used.add(number)
        if here:
            return
        kind = next((one.kind for one in self.read.sentences.sentences if one.index == sentence), "body")
        mode = "headline" if kind in {"headline", "standfirst"} else "narration"
        narrator = self._narrator()
        self._actors.setdefault(narrator.ref, narrator)
        span = Span(start, end, mode)
        voice = ClaimFound(
            narrator,
            "affirm",
            "assert",
            "certain",
            (span,),
            _NARRATION_RULE,
            sentence,
            setting="article_voice",
        )
        self._claim(voice, proposition)

    def _claim(self, claim: ClaimFound, proposition: str) -> None:
        speaker = self._actor(claim.speaker)
        chain = self._chain(claim, speaker)
        told_to = self._source(claim.told_to) if claim.told_to else None
        self._claims.append(
            d.ClaimEntry(
                ref=f"c{len(self._claims) + 1}", proposition=proposition, speaker=speaker, stance=claim.stance,
                speech_act=claim.speech_act or None, certainty=claim.certainty or None, said=self._said(claim),
                setting=claim.setting or None, told_to=told_to,
                mentions=tuple(self._mention(span, chain) for span in claim.spans),
                rule=claim.rule, confidence=self._sure(claim.rule),
            )
        )  # fmt: skip

    def _said(self, claim: ClaimFound) -> DateBlock | None:
        if claim.said is not None:
            return date_block(claim.said)
        published = self.read.article.published
        return _around(published) if published else None

    def _chain(self, claim: ClaimFound, speaker: str) -> tuple[d.ChainLink, ...]:
        links = [self._link("published_by", source=self._source(self.read.publisher))]
        if self.read.wire:
            links.append(self._link("wire_copy_of", source=self._source(self.read.wire)))
        links.extend(self._outlet(link) for link in claim.outlets if link.outlet != self.read.wire)
        links.extend(self._link("relays", actor=self._actor(actor)) for actor in claim.relays)
        links.append(self._link("speaker", actor=speaker))
        return tuple(links)

    def _outlet(self, link: OutletLink) -> d.ChainLink:
        return self._link(link.link, source=self._source(link.outlet))

    def _link(self, link: str, source: str | None = None, actor: str | None = None) -> d.ChainLink:
        """A step of a chain, built once: most chains of a document have the same ones."""
        known = self._links.get((link, source, actor))
        if known is None:
            known = self._links[link, source, actor] = d.ChainLink(link=link, source=source, actor=actor)
        return known

    def _mention(self, span: Span, chain: tuple[d.ChainLink, ...]) -> d.Mention:
        text = self.read.article.text[span.start : span.end]
        digest = hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
        return d.Mention(start=span.start, end=span.end, quote_mode=span.quote_mode, sha256=digest, chain=chain)


@functools.lru_cache(maxsize=1)
def _around(day: date) -> DateBlock:
    """When most claims of an article were made: about the day on which it was published."""
    return DateBlock(edtf=f"{day.isoformat()}~", basis="coder_inferred")


def date_block(time: TimeFound | None) -> DateBlock | None:
    """A date with its wording; unresolved, it keeps the wording alone."""
    if time is None:
        return None
    basis = time.basis if time.edtf else "none"
    if not time.text and time.edtf is None:
        return None
    return DateBlock(text=time.text or None, edtf=time.edtf, basis=basis)
