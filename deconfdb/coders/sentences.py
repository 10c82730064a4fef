"""Sentences that respect quotations: what one person says in one breath stays together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deconfdb.coders.article import Segment
from deconfdb.coders.tokens import Token, tokenize

_ENDS = frozenset({".", "!", "?", "..", "...", "\u2026"})
_LAST_MARKS = frozenset(".!?\u2026")
"""What each token ends with that may end a sentence."""
_CLOSERS = frozenset({'"', ")", "]", "'"})
PADDING = 6
"""Blanks behind the last word, so that a reader may look at the words after one without asking whether there are any."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive); `opens_quoted` if a quotation of the paragraph before runs into it."""

    index: int
    paragraph: int
    kind: str
    first: int
    last: int
    start: int
    end: int
    opens_quoted: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Its first token, and the one behind its last."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class SentencedText:
    """All tokens of the read segments and the sentences over them; `breaks` are where a parser may start anew.

    A few blanks that belong to no sentence follow the last token.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    breaks: frozenset[int]

    @property
    def n_words(self) -> int:
        """Tokens of all sentences together."""
        return self.sentences[-1].last if self.sentences else 0


def _is_opening(text: str, token: Token, paragraph_start: int) -> bool:
    before = text[token.start - 1] if token.start > paragraph_start else " "
    after = text[token.end] if token.end < len(text) else " "
    if before.isspace() or before in "([-\u2013\u2014":
        return not after.isspace()
    return False


def mark_quotes(text: str, tokens: Sequence[Token], carried: bool) -> bool:
    """Set `in_quote` on the words between quotation marks; True if one is still open at the end.

    `carried` says that the paragraph before left one open: a mark at the start then only goes on with it.
    """
    is_open = False
    if carried and not (tokens and tokens[0].text == '"') and any(token.text == '"' for token in tokens):
        first = next(token for token in tokens if token.text == '"')
        is_open = not _is_opening(text, first, tokens[0].start)
    for token in tokens:
        if token.text == '"':
            if (is_open and not _is_opening(text, token, tokens[0].start)) or (
                is_open and token is not tokens[0] and text[token.end : token.end + 1].isspace()
            ):
                is_open = False
            else:
                is_open = True
            token.in_quote = False
        else:
            token.in_quote = is_open
    return is_open


def _may_start(token: Token) -> bool:
    char = token.text[0]
    return char.isupper() or char.isdigit() or char in "\"'([" or not char.isascii()


def _cuts(tokens: Sequence[Token], may_not_end: frozenset[str]) -> tuple[list[int], list[int]]:
    """Positions after which a sentence ends: all of them, and those outside quotations."""
    inner: list[int] = []
    outer: list[int] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.text[-1] not in _LAST_MARKS:
            position += 1
            continue
        ends = (token.text in _ENDS and not _is_name_mark(tokens, position)) or (
            token.text.endswith(".") and len(token.text) > 1 and token.text not in may_not_end and position + 1 < len(tokens)
            and tokens[position + 1].text[0].isupper() and tokens[position + 1].low in _SENTENCE_OPENERS
        )  # fmt: skip
        if ends:
            last = position
            quoted = token.in_quote
            while last + 1 < len(tokens) and tokens[last + 1].text in _CLOSERS and not tokens[last].spaced:
                last += 1
                if tokens[last].text == '"':
                    quoted = False
            following = tokens[last + 1] if last + 1 < len(tokens) else None
            if following is None or (tokens[last].spaced and _may_start(following)):
                (inner if quoted else outer).append(last + 1)
            position = last
        position += 1
    return inner, outer


def _is_name_mark(tokens: Sequence[Token], position: int) -> bool:
    """The mark of a name such as "Walla! News" ends no sentence."""
    if tokens[position].text != "!" or position + 1 >= len(tokens):
        return False
    return tokens[position + 1].low in {"news", "magazine", "online", "tv", "website"}


_SENTENCE_OPENERS = frozenset(
    "the a an he she it they we in on at but and this that these those there meanwhile however both his her its their".split()
)


def split(
    text: str, segments: Sequence[Segment], abbreviations: frozenset[str], may_not_end: frozenset[str]
) -> SentencedText:
    """Tokens and sentences of the read segments of a cleaned text; each line is a paragraph."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    breaks: set[int] = set()
    paragraph = -1
    carried = False
    for segment in segments:
        if not segment.is_read:
            continue
        position = segment.start
        for line in text[segment.start : segment.end].split("\n"):
            start, end = position, position + len(line)
            position = end + 1
            if not line.strip():
                continue
            paragraph += 1
            found = tokenize(text, start, end, abbreviations, len(tokens))
            if not found:
                continue
            was_open = carried and segment.kind == "body"
            has_marks = '"' in line  # most lines quote nobody
            carried = has_marks and mark_quotes(text, found, was_open) and segment.kind == "body"
            inner, outer = _cuts(found, may_not_end)
            if not outer or outer[-1] != len(found):
                outer.append(len(found))
            left = 0
            for cut in outer:
                words = found[left:cut]
                sentences.append(
                    Sentence(
                        index=len(sentences), paragraph=paragraph, kind=segment.kind,
                        first=words[0].i, last=words[-1].i + 1, start=words[0].start, end=words[-1].end,
                        opens_quoted=was_open and left == 0,
                    )
                )  # fmt: skip
                breaks.add(words[0].i)
                left = cut
            breaks.update(found[cut].i for cut in inner if cut < len(found))
            tokens.extend(found)
    end = len(text)
    blanks = (
        Token(number, end, end, "\n", "\n", "\n", head=number) for number in range(len(tokens), len(tokens) + PADDING)
    )
    return SentencedText((*tokens, *blanks), tuple(sentences), frozenset(breaks))
