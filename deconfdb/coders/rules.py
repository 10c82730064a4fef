"""The coder `rules`: lexicon and surface rules first, a dependency parse for what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deconfdb.coders.annotate import Annotator, SpacyAnnotator
from deconfdb.coders.article import ArticleInput
from deconfdb.coders.assemble import Assembler
from deconfdb.coders.engine import Engine, ReadArticle
from deconfdb.coders.knowledge import Knowledge, default_knowledge
from deconfdb.coders.likely import WordWeights
from deconfdb.coding.document import CodingDocument
from deconfdb.garbage import seldom_collecting

VERSION = "21"
"""Goes up with every change that may change a coding; reviews of earlier codings stay with their version."""


class RulesCoder:
    """Codes articles with the lexicon and, through its annotator, a parse."""

    name = "rules"

    def __init__(
        self,
        knowledge: Knowledge | None = None,
        annotator: Annotator | None = None,
        weights: WordWeights | None = None,
    ) -> None:
        self.engine = Engine(knowledge or default_knowledge(), annotator or SpacyAnnotator(), weights)

    def code(self, document: ArticleInput) -> CodingDocument:
        """Code one article."""
        return self.assembled(self.engine.read(document))

    def assembled(self, read: ReadArticle) -> CodingDocument:
        """The coding of an article that was read."""
        return Assembler(read, self.name, "rules", VERSION, self.name).document()

    def code_many(self, documents: Iterable[ArticleInput]) -> Iterator[CodingDocument]:
        """Code articles one after the other; the model is loaded once, with the first."""
        with seldom_collecting():
            for document in documents:
                yield self.code(document)
