"""The stages in order: clean, segment, annotate, link, gate, claims, meetings, mechanisms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from deconfdb.coders.actors import Linker
from deconfdb.coders.annotate import Annotator
from deconfdb.coders.article import ArticleInput, Segment
from deconfdb.coders.cast import Cast, Mention
from deconfdb.coders.chains import OutletReader
from deconfdb.coders.claims import ClaimReader
from deconfdb.coders.counted_dates import count_dates, is_of_saying
from deconfdb.coders.datelines import read_dateline
from deconfdb.coders.descriptors import merge_descriptors
from deconfdb.coders.discourse import Discourse
from deconfdb.coders.findings import Findings
from deconfdb.coders.frames import FrameFinder
from deconfdb.coders.gate import Relevance, names_standing_body, relevance_of
from deconfdb.coders.grammar import Clause
from deconfdb.coders.headlines import common_words
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.likely import (
    Likelihoods,
    WordWeights,
    are_in_small_letters,
    is_about_something_else,
    load_weights,
)
from deconfdb.coders.mechanisms import find_mechanisms, with_mechanisms
from deconfdb.coders.meetings import find_meetings
from deconfdb.coders.rebels import with_movement
from deconfdb.coders.registered import registered_mechanisms, with_registry_refs
from deconfdb.coders.rivals import as_rivals
from deconfdb.coders.scene_names import town_of_report
from deconfdb.coders.segments import dateline_agency, opening_outlet, segment
from deconfdb.coders.sentences import Sentence, SentencedText, split
from deconfdb.coders.sides import SideReader
from deconfdb.coders.sources import printed_names, publisher_of
from deconfdb.coders.terms import MechanismReader
from deconfdb.coders.text import clean
from deconfdb.coders.times import TimeFound
from deconfdb.coders.tokens import Token, form_words

TIME_CHAIN = 4
"""Steps up a parse from a day to its verb."""
_COMING = frozenset("will 'll scheduled due slated upcoming expires expire".split())
_FIXED = frozenset("scheduled slated planned set called expected fixed".split())
"""Of what is yet to come, like "the talks planned for Friday"; other participles are of the past."""
_YEARS = range(1000, 3000)
"""Those that a wording can name; a day of publication outside of them is none."""
_RECENT, _FAR_OFF = timedelta(days=100), timedelta(days=200)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article with everything the stages made of it; what is assembled into the coding document."""

    article: ArticleInput
    text: str
    segments: tuple[Segment, ...]
    sentences: SentencedText
    cast: Cast
    findings: Findings
    publisher: str
    wire: str = ""
    clauses: tuple[Clause, ...] = ()
    """All that is known of each sentence; none of an article that is about something else."""


class Engine:
    """Runs the stages over one article after the other; holds nothing of any of them."""

    def __init__(self, knowledge: Knowledge, annotator: Annotator, weights: WordWeights | None = None) -> None:
        self.knowledge = knowledge
        self.annotator = annotator
        self.weights = weights
        """What words weigh; those of the seeds if none are given."""

    def read(self, article: ArticleInput) -> ReadArticle:
        """All that is found in one article."""
        knowledge = self.knowledge
        article = _without_placeholders(article)
        text, segments, sentences = self._parted(article.text, article.title)
        publisher = publisher_of(knowledge, article.source, article.url)
        cast = Cast(knowledge, article.published)
        lows = [token.low for token in sentences.tokens]
        linker = Linker(knowledge, cast, sentences.tokens)
        mentions = [linker.link(sentence.first, sentence.last) for sentence in sentences.sentences]
        mentions = as_rivals(cast, with_movement(cast, mentions, lows), linker.names)
        relevance = relevance_of(knowledge, lows, sentences, mentions, text)
        weights = self.weights if self.weights is not None else load_weights()
        if not are_in_small_letters(sentences.tokens):
            weights = WordWeights()
        is_other = relevance is Relevance.ON_TOPIC and is_about_something_else(weights, sentences.tokens)
        if is_other and not names_standing_body(knowledge, lows, sentences, mentions):
            relevance = Relevance.OFF_TOPIC
        wire = self._wire(text, segments, publisher)
        if relevance is not Relevance.ON_TOPIC:
            findings = Findings(relevance=relevance.value)
            return ReadArticle(
                article, text, segments, sentences, Cast(knowledge, article.published), findings, publisher, wire
            )
        self.annotator.annotate(sentences, common_words(sentences, mentions))
        dateline = read_dateline(text, segments, knowledge, article.published)
        # "Today" is the day on which it was written.
        written = dateline.day or article.published
        clauses = count_dates(
            [
                self._clause(text, sentence, sentences, found, written)
                for sentence, found in zip(sentences.sentences, mentions, strict=True)
            ]
        )
        outlets = OutletReader(knowledge, lows, publisher, printed_names(knowledge, publisher))
        sides = SideReader(knowledge, clauses, lows)
        home = town_of_report(knowledge, dateline.place).side
        discourse = Discourse(cast, sentences.tokens, sides.main, home=home)
        claims_of = ClaimReader(sentences, cast, FrameFinder(knowledge, lows), outlets, article.published, discourse)
        claims = merge_descriptors(claims_of.read(clauses), cast, sentences)
        reader = MechanismReader(knowledge, clauses, cast, lows, article.published, sides)
        likelihoods = Likelihoods(weights, clauses)
        meetings = find_meetings(
            knowledge, clauses, cast, lows, relevance, article.published, reader, likelihoods, dateline.place
        )
        mechanisms = find_mechanisms(reader, claims, meetings, likelihoods)
        channels = with_registry_refs(mechanisms, registered_mechanisms(), article.published)
        findings = Findings(tuple(claims), tuple(with_mechanisms(meetings, channels)), channels, relevance.value)
        return ReadArticle(article, text, segments, sentences, cast, findings, publisher, wire, tuple(clauses))

    def sentences_of(self, text: str) -> list[Clause]:
        """The sentences of a text without a parse, with those whom they name; of no article, so behind no gate."""
        text, _, sentences = self._parted(text, None)
        linker = Linker(self.knowledge, Cast(self.knowledge, None), sentences.tokens)
        find = self.knowledge.calendar.find
        return [
            Clause(
                one,
                sentences.tokens,
                linker.link(one.first, one.last),
                find(text, one.start, one.end, None, False),
                False,
            )
            for one in sentences.sentences
        ]

    def _parted(self, text: str, title: str | None) -> tuple[str, tuple[Segment, ...], SentencedText]:
        """A text made clean, its segments and its sentences."""
        text = clean(text)
        segments = segment(text, title, self.knowledge.boilerplate)
        return text, segments, split(text, segments, self.knowledge.abbreviations, self.knowledge.may_not_end)

    def _clause(
        self, text: str, sentence: Sentence, sentences: SentencedText, mentions: list[Mention], written: date | None
    ) -> Clause:
        tokens = sentences.tokens[sentence.first : sentence.last]
        find = self.knowledge.calendar.find
        times = find(text, sentence.start, sentence.end, written, False)
        if times and {token.low for token in tokens} & _COMING:
            ahead = find(text, sentence.start, sentence.end, written, True)
            # "will open, he said on Saturday": the saying is past, whatever is to come.
            times = [
                past
                if is_of_saying(tokens, past)
                or _is_of_the_past(sentences.tokens, tokens, past)
                or _is_long_over(tokens, past, coming, written)
                else coming
                for past, coming in zip(times, ahead, strict=True)
            ]
        elif times and (sentence.kind == "headline" or any(token.tag == "MD" for token in tokens)):
            # "agree on a truce from Sunday", "may go on the offensive from Wednesday".
            ahead = find(text, sentence.start, sentence.end, written, True)
            times = [
                coming if past.text.lower().startswith("from ") and past.is_day else past
                for past, coming in zip(times, ahead, strict=True)
            ]
        return Clause(sentence, sentences.tokens, mentions, times, self.annotator.has_parse)

    def _wire(self, text: str, segments: tuple[Segment, ...], publisher: str) -> str:
        """The agency of the dateline, if it is not the publisher itself."""
        printed = dateline_agency(text, segments) or opening_outlet(text, segments)
        if not printed:
            return ""
        words = form_words(printed, self.knowledge.abbreviations)
        hit = self.knowledge.names.at(words, 0, len(words))
        for entry in hit[1] if hit else ():
            if entry.role == "outlet" and entry.ref != publisher:
                return entry.ref
        return ""


def _without_placeholders(article: ArticleInput) -> ArticleInput:
    """`0001-01-01`, `9999-12-31` and a title of spaces are what an export puts where nothing is known."""
    published = article.published
    is_day = published is not None and published.year in _YEARS
    has_title = article.title is not None and article.title.strip() != ""
    return replace(article, published=published if is_day else None, title=article.title if has_title else None)


def _is_long_over(tokens: Sequence[Token], past: TimeFound, coming: TimeFound, written: date | None) -> bool:
    """`Another round, scheduled for September, was put off`, told in October: not of the September in eleven months."""
    if written is None or past.upper is None or coming.lower is None or past.upper == coming.upper:
        return False
    lows = {token.low for token in tokens}
    is_told_as_past = bool(lows & {"was", "were", "had"}) and not lows & {"will", "'ll", "upcoming", "is", "are"}
    return is_told_as_past and written - past.upper < _RECENT and coming.lower - written > _FAR_OFF


def _is_of_the_past(everything: Sequence[Token], tokens: Sequence[Token], time: TimeFound) -> bool:
    """`will stay closed after the presidents agreed on Friday`: the verb that the day hangs on is past."""
    token = next((one for one in tokens if one.end > time.start), None)
    for _ in range(TIME_CHAIN):
        if token is None or token.tag.startswith("VB") or everything[token.head] is token:
            break
        token = everything[token.head]
    if token is not None and token.tag == "VBN" and token.dep == "acl":
        return token.low not in _FIXED  # "the document, signed on Tuesday, will …"
    has_had = (
        token is not None
        and token.tag == "VBN"
        and any(one.low in {"had", "has", "have", "last", "as"} and everything[one.head] is token for one in tokens)
    )  # "Talks had resumed in January after a break due to the pandemic", "which last met on June 24, will …", "as agreed in May"
    was_done = (
        token is not None
        and token.tag == "VBN"
        and any(one.low in {"was", "were"} and one.dep == "auxpass" and everything[one.head] is token for one in tokens)
    )  # "The accord was reached on Tuesday and will come into force in August"
    is_past = token is not None and token.tag == "VBD" and token.low not in {"was", "were", "had"}
    return has_had or was_done or is_past
