"""Headlines that print each word with a capital, as American papers do: a parse takes their verbs for names."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import Mention
from deconfdb.coders.sentences import Sentence, SentencedText

LONG_WORD = 4
"""Letters from which a word is printed with a capital in such a headline."""
FEW_WORDS = 3
"""Words beside the names from which on capitals tell something."""


def common_words(text: SentencedText, mentions: Sequence[Sequence[Mention]]) -> frozenset[int]:
    """The tokens that are no names in `Kenya and Somalia Reach Truce to End Border War`."""
    found: set[int] = set()
    for sentence, named in zip(text.sentences, mentions, strict=True):
        if sentence.kind == "headline":
            found |= _capitals(text, sentence, named)
    return frozenset(found)


def _capitals(text: SentencedText, sentence: Sentence, named: Sequence[Mention]) -> set[int]:
    names = {number for mention in named for number in range(mention.first, mention.last)}
    words = [
        token for token in text.tokens[sentence.first : sentence.last] if token.i not in names and token.text.isalpha()
    ]
    long = [token for token in words if len(token.text) >= LONG_WORD]
    if len(long) < FEW_WORDS or not all(token.text[0].isupper() for token in long):
        return set()
    return {token.i for token in words if token.text[0].isupper() and not token.text.isupper()}
