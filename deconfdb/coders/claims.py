"""Statements: who says what, through whom, with which stance, in which span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from deconfdb.coders.cast import Actor, Cast, slug
from deconfdb.coders.chains import OutletReader
from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.cues import BEFORE_VERBS, NAME_KEPT_BACK
from deconfdb.coders.discourse import Discourse
from deconfdb.coders.findings import ClaimFound, Span
from deconfdb.coders.frame import RETORT, Frame, of_same_form
from deconfdb.coders.frames import FrameFinder
from deconfdb.coders.function_words import PRONOUNS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.joint_words import as_one, is_joint_text
from deconfdb.coders.memory import COLLECTIVES, PERSONS
from deconfdb.coders.sentences import SentencedText
from deconfdb.coders.spans import Reported, lay_out, quote_mode, silence_told
from deconfdb.coders.stance import certainty_of, setting_of, stance_of
from deconfdb.coders.times import TimeFound

_STOPWORDS = frozenset(
    "the a an of to in on at and or that it is was were be been has have had for with by from as said says not".split()
)
_LIKEWISE = frozenset({"did", "does", "do", "has", "have", "had"})
SHORT_REMAINDER = 0.6
REPEATED = 0.55
MIN_ACRONYM = 3
_NAMELESS = frozenset("anonymity anonymous anonymously named identified quoted name names identity".split())
"""Words of which each wording of a name that is kept back has one."""
KEPT_BACK_REACH = 14
"""Tokens from a cue within which it is said that a name is kept back."""
HEADING_WORDS = 12
"""Words of a heading between paragraphs that is a quotation."""
NEAR_CLAIMS = 60
"""Claims back to which a repetition is looked for."""


@dataclass(slots=True)
class ClaimReader:
    """Reads the claims of one article, sentence by sentence."""

    text: SentencedText
    cast: Cast
    finder: FrameFinder
    outlets: OutletReader
    published: date | None
    discourse: Discourse
    claims: list[ClaimFound] = field(default_factory=list)
    _words: list[frozenset[str]] = field(default_factory=list)

    def read(self, clauses: Sequence[Clause]) -> list[ClaimFound]:
        """All claims, in the order of the text."""
        for clause in clauses:
            self._sentence(clause)
        merged = merge_repeated(self.claims, self._words)
        # What only the headline says is the desk's summary of what follows.
        return [claim for claim in merged if self.text.sentences[claim.sentence].kind not in {"headline", "standfirst"}]

    def _sentence(self, clause: Clause) -> None:
        frames = self.finder.frames(clause)
        framed: list[tuple[Frame, tuple[Actor, ...]]] = []
        for found in frames:
            frame, speakers = self._second_predicate(found, framed)
            assert frame.subject is not None
            speakers = (
                speakers
                or self._accused(frame, framed, clause)
                or self._shared_subject(frame, framed)
                or self._spoke_before(frame, framed, clause)
                or self.discourse.resolve(frame.subject, clause)
            )
            if frame.cue.construction == "phrase" and frame.stance == "report":
                speakers = (self.cast.unnamed("", "unattributed reports", "unattributed"),)
            if not speakers:
                speakers = self._newcomer(clause, frame)
            if speakers and frame.stance and not self._keeps_name_back(clause, frame):
                framed.append((frame, speakers))
        if not framed:
            self.outlets.narrator_cites(clause, frames)
            if clause.sentence.kind == "headline":
                colon = self._headline_colon(clause)
                if colon:
                    return
            self._continuation(clause)
            return
        reported = lay_out(clause, silence_told(clause, as_one(clause, framed)))
        spoke: tuple[Actor, ...] = ()
        passed_on_by: tuple[Actor, ...] = ()
        for stretch in reported:
            self._claims_of(clause, stretch)
            passed_on_by = stretch.outer
            if not stretch.outer:
                spoke = stretch.speakers
        self._did_likewise(clause)
        self.discourse.remember(clause, spoke or (reported[-1].speakers if reported else ()))
        self.discourse.passed_on_by = tuple(one for one in passed_on_by if one.kind not in PERSONS)

    def _newcomer(self, clause: Clause, frame: Frame) -> tuple[Actor, ...]:
        """A subject that is a name of two words or more which nothing explains: a person to be reviewed."""
        assert frame.subject is not None
        tokens, last = self.text.tokens, frame.subject.token
        if frame.subject.mentions or not self._may_be_name(last):
            return ()
        if frame.cue.strength != "strong" and frame.rule != "claim.passive":
            called = self.cast.by_part_of_name(tokens[last].text)
            return (called,) if called is not None else ()
        first = last
        while first - 1 >= clause.sentence.first and (
            tokens[first - 1].text[0].isupper() or "-" in {tokens[first - 1].text, tokens[first].text}
        ):
            first -= 1
        first += first < last and tokens[first].low == "the"
        words = tokens[first : last + 1]
        if len(words) == 1 and words[0].low in self.cast.knowledge.common_words:
            return ()
        if len(words) == 1 and len(words[0].text) >= MIN_ACRONYM and words[0].text.isupper():
            # "UNMEE says": a body that nothing explains.
            acronym = words[0].text
            return (self.cast.add(Actor(f"org-{slug(acronym)}", acronym, "organisation")),)
        near = self.cast.near_surname(tokens[last].name) or self.cast.by_part_of_name(tokens[last].text)
        if near is not None:
            return (near,)
        if first == last:
            first, last = self._fuller(last)
            words = tokens[first : last + 1]
        common = self.cast.knowledge.common_words
        if (
            len(words) < 2
            or len(words) > 5
            or any(token.low in common or clause.mention_at(token.i) for token in words)
        ):
            return ()
        side = next(
            (mention.actor.side for mention in clause.mentions if mention.actor.side and mention.first > last), ""
        )
        return (self.cast.newcomer(" ".join(token.text for token in words).replace(" - ", "-"), side),)

    def _may_be_name(self, last: int) -> bool:
        """A capitalised word, or the second half of one ("Soo-hyun")."""
        token = self.text.tokens[last]
        if last > 1 and self.text.tokens[last - 1].text == "-" and not self.text.tokens[last - 1].spaced:
            return self.text.tokens[last - 2].text[0].isupper()
        return token.text[0].isupper() and token.tag in {"NNP", ""}

    def _fuller(self, position: int) -> tuple[int, int]:
        """Where the name stood in full before: capitalised words that end in it."""
        tokens = self.text.tokens
        for number in range(position - 1, 0, -1):
            if tokens[number].name == tokens[position].name:
                first = number
                while (
                    first > 0
                    and tokens[first - 1].text[0].isupper()
                    and tokens[first - 1].end + 1 >= tokens[first].start
                    and tokens[first - 1].text.isalpha()
                ):
                    first -= 1
                while first < number and tokens[first].low in self.cast.knowledge.common_words:
                    first += 1
                if first < number:
                    return first, number
        return position, position

    def _keeps_name_back(self, clause: Clause, frame: Frame) -> bool:
        """`who insisted on anonymity`, `declining to be named`: about the speaking, nothing said."""
        if frame.cue.cue in {"say", "tell", "add", "state"} and self.finder.has_that_clause(clause, frame.last):
            return False  # "said on condition of anonymity that …"
        if frame.place not in {"head", "phrase"} or _NAMELESS.isdisjoint(clause.words):
            return False
        words = " ".join(token.low for token in self.text.tokens[frame.first : clause.sentence.last][:KEPT_BACK_REACH])
        return NAME_KEPT_BACK.match(words) is not None

    def _spoke_before(
        self, frame: Frame, framed: Sequence[tuple[Frame, tuple[Actor, ...]]], clause: Clause
    ) -> tuple[Actor, ...]:
        """`X conceded; …, he added`: a pronoun goes back to whoever spoke earlier in the sentence, if it can be."""
        if (
            not framed
            or frame.subject is None
            or frame.subject.word not in PRONOUNS
            or framed[-1][0].last > frame.first
            or (frame.subject.word == "they" and is_joint_text(clause))
        ):
            return ()
        speakers = framed[-1][1]
        are_people = all(speaker.kind in PERSONS for speaker in speakers)
        fits = {
            "they": len(speakers) > 1 or speakers[0].kind in COLLECTIVES,
            "it": len(speakers) == 1 and not are_people and speakers[0].kind not in COLLECTIVES,
        }
        return speakers if fits.get(frame.subject.word, len(speakers) == 1 and are_people) else ()

    def _shared_subject(self, frame: Frame, framed: Sequence[tuple[Frame, tuple[Actor, ...]]]) -> tuple[Actor, ...]:
        """`X said …, and added …`: a second verb of the same form without a subject of its own goes on with X."""
        if not framed or frame.place != "head" or frame.subject is None:
            return ()
        other, speakers = framed[-1]
        before = frame.start - 1
        if other.place != "head" or before <= other.last or self.text.tokens[before].low not in {"and", "but"}:
            return ()
        goes_on = of_same_form(self.text.tokens, frame, other) and frame.subject.start < before
        return speakers if goes_on else ()

    def _second_predicate(
        self, frame: Frame, framed: Sequence[tuple[Frame, tuple[Actor, ...]]]
    ) -> tuple[Frame, tuple[Actor, ...]]:
        """`X confirmed that the army had been asked but would not say …`: X would not, whatever noun inside a parse makes
        the subject of a verb right after "and" or "but"; the frame as it is and nobody where it goes on with no one."""
        if not framed or frame.subject is None or frame.place not in {"head", "phrase"}:
            return frame, ()
        (other, speakers), tokens, left = framed[-1], self.text.tokens, frame.first
        while left > other.last and tokens[left - 1].low in BEFORE_VERBS:
            left -= 1
        if self._goes_on_behind(frame, framed, left):
            teller = next(pair for pair in reversed(framed) if pair[0].place == "tail")
            return replace(frame, start=left, subject=teller[0].subject), teller[1]
        if frame.subject.mentions and frame.place == "head":
            return frame, ()
        is_joined = left - 1 > other.last and tokens[left - 1].low in {"and", "but"}
        is_inside = other.last <= frame.subject.token < left - 1
        leads = other.place in {"head", "phrase"}
        if not (leads and is_joined and is_inside and of_same_form(tokens, frame, other)):
            return frame, ()
        return replace(frame, start=left, subject=other.subject), speakers

    def _goes_on_behind(self, frame: Frame, framed: Sequence[tuple[Frame, tuple[Actor, ...]]], left: int) -> bool:
        """`No date is fixed, X said, and added that …`: X adds it, whatever subject a parse finds in what he said."""
        teller = next((other for other, _ in reversed(framed) if other.place == "tail"), None)
        if teller is None or teller.subject is None or frame.subject is None or frame.place != "head":
            return False
        tokens, told = self.text.tokens, min(teller.first, teller.subject.start)
        is_joined = left - 2 >= teller.last and tokens[left - 1].low in {"and", "but"} and tokens[left - 2].text == ","
        return is_joined and frame.subject.token < told and of_same_form(tokens, frame, teller)

    def _accused(
        self, frame: Frame, framed: Sequence[tuple[Frame, tuple[Actor, ...]]], clause: Clause
    ) -> tuple[Actor, ...]:
        """`A accuses B of it, a charge it denies`: the one who denies is the one accused."""
        if frame.rule != RETORT or not framed or frame.subject is None:
            return ()
        body = frame.subject.mentions[0] if frame.subject.mentions else None
        if body is not None and not (body.how == "anaphor" and body.function):
            return ()
        if body is None and frame.subject.word not in PRONOUNS:
            return ()
        other, speakers = framed[-1]
        sides = {speaker.side for speaker in speakers}
        accused = next((one for one in clause.mentions if one.first >= other.last and not sides & set(one.sides)), None)
        if accused is None or accused.end > frame.start or accused.how in {"adjective", "outlet"}:
            return ()
        if body is not None and self.cast.settle(accused.actor).function != body.function:
            return ()  # "A accuses B's ministry of it, which the army denies"
        return self.discourse.resolve(Subject(accused.last - 1, accused.first, (accused,)), clause)

    def _claims_of(self, clause: Clause, stretch: Reported) -> None:
        frame, tokens = stretch.frame, self.text.tokens
        said = self._said(clause, stretch)
        mode = quote_mode(tokens, stretch.first, stretch.last, clause.sentence.kind)
        span = Span(tokens[stretch.first].start, tokens[stretch.last - 1].end, mode)
        stance, act = stance_of(clause, stretch)
        for speaker in stretch.speakers:
            links = self.outlets.of_frame(clause, frame, speaker, self.discourse)
            told = next((link.outlet for link in links if link.link in {"aired_by", "told_to_outlet"}), "")
            self._keep(
                ClaimFound(
                    speaker=speaker, stance=stance, speech_act=act, certainty=certainty_of(clause, stretch),
                    spans=(span,), rule=frame.rule, sentence=clause.sentence.index, outlets=links,
                    relays=stretch.outer, said=said, setting=setting_of(clause, stretch, links), told_to=told,
                ),
                stretch.first, stretch.last,
            )  # fmt: skip

    def _did_likewise(self, clause: Clause) -> None:
        """`France urged them to stop, as did Germany`: another says the same."""
        tokens = self.text.tokens
        for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
            likewise = tokens[number].low in {"as", "so"} and tokens[number + 1].low in _LIKEWISE
            other = clause.mention_at(number + 2) if likewise and tokens[number - 1].text == "," else None
            if other is None or other.how in {"adjective", "outlet"}:
                continue
            subject = Subject(other.last - 1, other.first, clause.coordinated(other))
            claim, stop = self.claims[-1], subject.mentions[-1].end
            own = replace(claim.spans[0], end=min(claim.spans[0].end, tokens[number - 1].start))
            if own.end <= own.start:
                return
            self.claims[-1] = replace(claim, spans=(own, *claim.spans[1:]))
            span = Span(tokens[number].start, tokens[stop - 1].end, "paraphrase")
            for speaker in self.discourse.resolve(subject, clause):
                self._keep(replace(claim, speaker=speaker, spans=(span,)), number, stop)
            return

    def _keep(self, claim: ClaimFound, first: int, last: int) -> None:
        self.claims.append(claim)
        words = frozenset(
            token.low
            for token in self.text.tokens[first:last]
            if token.text[0].isalnum() and token.low not in _STOPWORDS
        )
        self._words.append(words)

    def _said(self, clause: Clause, stretch: Reported) -> TimeFound | None:
        """The wording of time that stands beside the cue, outside quotations."""
        frame, tokens = stretch.frame, self.text.tokens
        assert frame.subject is not None
        left, right = min(frame.subject.start, frame.first), max(frame.last, frame.subject.token + 1)
        best: tuple[int, TimeFound] | None = None
        for time in clause.times:
            first = next(
                (token.i for token in tokens[clause.sentence.first : clause.sentence.last] if token.end > time.start),
                None,
            )
            if first is None or tokens[first].in_quote or time.offset_days is not None:
                continue
            distance = left - first if first < left else max(0, first - right)
            between = [token.low for token in tokens[right:first]] if first >= right else []
            if distance > (9 if first >= right else 4) or "that" in between or "," in between:
                continue
            if (
                frame.place == "head"
                and first >= right + 1
                and distance > 1
                and not ({"to", "in", "at", "on"} & set(between))
            ):
                continue
            if best is None or distance < best[0]:
                best = (distance, time)
        return best[1] if best else None

    def _headline_colon(self, clause: Clause) -> bool:
        """`Ministry: no talks planned`."""
        sentence, tokens = clause.sentence, self.text.tokens
        mention = clause.mention_at(sentence.first)
        if mention is None or mention.how in {"outlet", "adjective", "anaphor"} or mention.last >= sentence.last - 2:
            return False
        if tokens[mention.last].text != ":":
            return False
        for speaker in mention.speakers:
            span = Span(sentence.start, sentence.end, "headline")
            claim = ClaimFound(
                self.cast.settle(speaker),
                "affirm",
                "assert",
                "certain",
                (span,),
                "claim.headline-colon",
                sentence.index,
            )
            self._keep(claim, sentence.first, sentence.last)
        self.discourse.remember(clause, tuple(mention.speakers))
        return True

    def _continuation(self, clause: Clause) -> None:
        """A sentence that is quotation through and through goes on with whoever spoke last."""
        sentence, tokens = clause.sentence, self.text.tokens
        words = [token for token in tokens[sentence.first : sentence.last] if token.text[0].isalnum()]
        quoted = sum(1 for token in words if token.in_quote)
        starts = tokens[sentence.first].text == '"' or sentence.opens_quoted
        speakers = self.discourse.speakers
        # "“A free gift”": a heading between paragraphs has no point at its end.
        is_heading = tokens[sentence.last - 1].text == '"' and tokens[sentence.last - 2].text[0].isalnum()
        if (is_heading and len(words) <= HEADING_WORDS) or not (
            words and starts and quoted / len(words) > 0.75 and speakers and self.claims and len(words) > 2
        ):
            self.discourse.remember(clause, ())
            return
        last = self.claims[-1]
        span = Span(sentence.start, sentence.end, "direct_quote")
        previous = self.text.sentences[last.sentence]
        before = last.spans[0]
        joins = (
            previous.paragraph == sentence.paragraph
            and last.sentence == sentence.index - 1
            and last.speaker in speakers
        )
        if joins and (sentence.end - sentence.start) < SHORT_REMAINDER * (before.end - before.start):
            mode = "mixed" if before.quote_mode == "paraphrase" else before.quote_mode
            self.claims[-1] = replace(last, spans=(Span(before.start, sentence.end, mode), *last.spans[1:]))
        else:
            for speaker in speakers:
                links = self.outlets.remembered(speaker, self.discourse)
                self._keep(
                    ClaimFound(speaker, "affirm", "assert", "certain", (span,), "claim.continuation", sentence.index, outlets=links,
                               said=last.said if last.speaker == speaker else None, setting=last.setting if last.speaker == speaker else ""),  # noqa: E501
                    sentence.first, sentence.last,
                )  # fmt: skip
        self.discourse.remember(clause, speakers)


def merge_repeated(claims: Sequence[ClaimFound], words: Sequence[frozenset[str]]) -> list[ClaimFound]:
    """One claim for a statement told twice by the same speaker: the fuller place leads, the others are mentions of it."""
    kept: list[tuple[ClaimFound, frozenset[str]]] = []
    for claim, content in zip(claims, words, strict=True):
        nearby = range(max(0, len(kept) - NEAR_CLAIMS), len(kept))
        twin = next((number for number in nearby if _same_statement(claim, content, *kept[number])), None)
        if twin is None:
            kept.append((claim, content))
            continue
        other, known = kept[twin]
        headline_first = other.spans[0].quote_mode == "headline" and claim.spans[0].quote_mode != "headline"
        if headline_first or (len(content) > len(known) and claim.spans[0].quote_mode != "headline"):
            kept[twin] = (replace(claim, spans=(*claim.spans, *other.spans)), content)
        else:
            kept[twin] = (replace(other, spans=(*other.spans, *claim.spans)), known)
    return [claim for claim, _ in kept]


def _same_statement(claim: ClaimFound, content: frozenset[str], other: ClaimFound, known: frozenset[str]) -> bool:
    if claim.stance != other.stance or not content or not known:
        return False
    headline = "headline" in {claim.spans[0].quote_mode, other.spans[0].quote_mode}
    same_speaker = claim.speaker.ref == other.speaker.ref
    if not same_speaker and not (headline and claim.speaker.side and claim.speaker.side == other.speaker.side):
        return False
    shared = len(content & known) / min(len(content), len(known))
    return shared >= (0.4 if headline else REPEATED + 0.2) and (headline or claim.sentence != other.sentence)
