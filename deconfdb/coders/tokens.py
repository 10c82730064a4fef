"""Words with their offsets; one tokeniser serves every coder, so that all spans mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deconfdb.coders.text import fold

_PIECE = re.compile(
    r"([A-Za-z]++)(?=[ ,])"  # most words, and no more is to be asked about them
    r"|(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?\b|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|\.{2,}|-{2,}|\d|[^\w\s]|_"
)
_CLITICS = ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")


@dataclass(slots=True)
class Token:
    """A word or mark: `low` is lower case without accents, `name` keeps case; grammar is empty without a parser."""

    i: int
    start: int
    end: int
    text: str
    name: str
    low: str
    pos: str = ""
    tag: str = ""
    dep: str = ""
    head: int = -1
    in_quote: bool = False
    spaced: bool = False


def _split_clitic(piece: str) -> int:
    lowered = piece.lower()
    for clitic in _CLITICS:
        if lowered.endswith(clitic) and len(piece) > len(clitic):
            return len(piece) - len(clitic)
    return 0


def pieces(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Offsets of the words and marks of `text[start:end]`; a known abbreviation keeps its point."""
    found: list[tuple[int, int]] = []
    skip_to = start
    for match in _PIECE.finditer(text, start, end):
        if match.lastindex:
            found.append(match.span())
            continue
        left, right = match.span()
        if left < skip_to:
            left = skip_to
            if left >= right:
                continue
        piece = text[left:right]
        if "'" in piece:
            cut = _split_clitic(piece)
            if cut:
                found.append((left, left + cut))
                found.append((left + cut, right))
                continue
        if right < end and text[right] == "." and piece[0].isalpha():
            is_initial = len(piece) == 1 and piece.isupper()
            if is_initial or piece + "." in abbreviations:
                right += 1
                skip_to = right
        found.append((left, right))
    return found


def tokenize(text: str, start: int, end: int, abbreviations: frozenset[str], first: int = 0) -> list[Token]:
    """The tokens of `text[start:end]`, numbered from `first`."""
    tokens: list[Token] = []
    for number, (left, right) in enumerate(pieces(text, start, end, abbreviations), first):
        word = text[left:right]
        name = word if word.isascii() else fold(word)
        spaced = right < end and text[right].isspace()
        tokens.append(Token(number, left, right, word, name, name.lower(), spaced=spaced))
    return tokens


def form_words(form: str, abbreviations: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """A wording of the lexicon cut as the text is cut."""
    return tuple(fold(form[left:right]) for left, right in pieces(form, 0, len(form), abbreviations))
