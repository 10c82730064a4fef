"""The coder `llm`: any OpenAI-compatible model, held to the evidence.

A record counts only if its evidence is an exact substring of what a coder may read, its codes exist and its actors are
named; offsets, dates, refs and gists are computed here, never taken from the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from deconfdb.coders.answer import Answer, UnusableAnswerError, answer_schema, parse_answer
from deconfdb.coders.article import ArticleInput, Segment
from deconfdb.coders.assemble import Assembler
from deconfdb.coders.cast import Cast
from deconfdb.coders.endpoint import Endpoint, EndpointRefusedError, EndpointSettings
from deconfdb.coders.engine import ReadArticle
from deconfdb.coders.evidence import AnswerReader, Dropped
from deconfdb.coders.knowledge import Knowledge, default_knowledge
from deconfdb.coders.prompt import VERSION, article_prompt, repair_prompt, system_prompt
from deconfdb.coders.segments import segment
from deconfdb.coders.sentences import split
from deconfdb.coders.sources import publisher_of
from deconfdb.coders.text import clean
from deconfdb.coding.document import CodingDocument
from deconfdb.vocabulary import Vocabularies, load_vocabularies

MODES = ("json_schema", "json_object", "plain")
REFUSED_FORM = frozenset({400, 404, 415, 422, 501})
"""Statuses with which endpoints answer to a response format that they do not know."""


@dataclass(slots=True)
class LlmLedger:
    """What a run with a model came to, for the run's record."""

    articles: int = 0
    repairs: int = 0
    unusable: int = 0
    dropped: Dropped = field(default_factory=Dropped)


class LlmCoder:
    """Asks the model once for each article, and once more if the answer cannot be read."""

    def __init__(
        self, settings: EndpointSettings, knowledge: Knowledge | None = None, vocabularies: Vocabularies | None = None,
        endpoint: Endpoint | None = None,
    ) -> None:  # fmt: skip
        self.knowledge = knowledge or default_knowledge()
        self.vocabularies = vocabularies or load_vocabularies()
        self.endpoint = endpoint or Endpoint(settings)
        self.name = f"llm:{settings.model}"
        self.ledger = LlmLedger()
        self.mode = 0

    def code(self, document: ArticleInput) -> CodingDocument:
        """Code one article; UnusableAnswerError if the model gives no usable answer twice."""
        text = clean(document.text)
        segments = segment(text, document.title, self.knowledge.boilerplate)
        self.ledger.articles += 1
        answer = self._ask(document, readable(document.text, segments))
        sentences = split(text, segments, self.knowledge.abbreviations, self.knowledge.may_not_end)
        cast = Cast(self.knowledge, document.published)
        publisher = publisher_of(self.knowledge, document.source, document.url)
        reader = AnswerReader(
            self.knowledge, self.vocabularies, document, segments, sentences, cast, publisher, self.ledger.dropped
        )
        read = ReadArticle(document, text, segments, sentences, cast, reader.findings(answer), publisher)
        return Assembler(read, self.name, "llm", VERSION, "llm").document()

    def code_many(self, documents: Iterable[ArticleInput]) -> Iterator[CodingDocument]:
        """Code articles one after the other."""
        for document in documents:
            yield self.code(document)

    def _ask(self, document: ArticleInput, text: str) -> Answer:
        while True:
            mode = MODES[self.mode]
            messages = [
                {"role": "system", "content": system_prompt(self.vocabularies, with_schema=mode != "json_schema")},
                {"role": "user", "content": article_prompt(document, text)},
            ]
            try:
                return self._with_repair(messages, _response_format(mode))
            except EndpointRefusedError as error:
                if error.status not in REFUSED_FORM or self.mode + 1 >= len(MODES):
                    raise
                self.mode += 1

    def _with_repair(self, messages: list[dict[str, str]], response_format: dict[str, object] | None) -> Answer:
        content = self.endpoint.chat(messages, response_format)
        try:
            return parse_answer(content)
        except UnusableAnswerError as error:
            self.ledger.repairs += 1
            again = [
                *messages,
                {"role": "assistant", "content": content[:20_000]},
                {"role": "user", "content": repair_prompt(str(error))},
            ]
            try:
                return parse_answer(self.endpoint.chat(again, response_format))
            except UnusableAnswerError:
                self.ledger.unusable += 1
                raise


def _response_format(mode: str) -> dict[str, object] | None:
    if mode == "json_schema":
        return {"type": "json_schema", "json_schema": {"name": "coding", "strict": True, "schema": answer_schema()}}
    return {"type": "json_object"} if mode == "json_object" else None


def readable(text: str, segments: Iterable[Segment]) -> str:
    """What the model gets to see: headline, standfirst and body, one segment a line."""
    return "\n".join(text[part.start : part.end] for part in segments if part.is_read)
