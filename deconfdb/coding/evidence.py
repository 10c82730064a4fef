"""Evidence held against a text: is the passage at each span still the one that was coded?

A span counts code points of the stored text, from 0, its end exclusive. Hashed is the passage exactly as stored,
encoded in UTF-8: no trimming, no normalisation, line ends as they are; the text as a whole likewise, so that its hash
is that of the file's bytes, a last line feed included. A text read from a file must therefore be decoded from bytes
(`open(..., newline="")` or `bytes.decode`), since text mode turns CR LF into LF and moves every later span.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from deconfdb.coding.document import CodingDocument, claim_label
from deconfdb.coding.problems import problem
from deconfdb.errors import Problem


@dataclass(frozen=True, slots=True)
class ExpectedSpan:
    """A span as coded: `claim` is the ref of the claim, `mention` its number among the claim's mentions, from 0."""

    claim: str
    mention: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SpanResult:
    """A span held against a text; `reason` says in a few words why it is not verified."""

    claim: str
    mention: int
    start: int
    end: int
    sha256: str
    is_verified: bool
    reason: str | None

    def __str__(self) -> str:
        return f"{self.claim}, mention {self.mention}, {self.start}-{self.end}: {self.reason or 'verified'}"


def text_sha256(text: str) -> str:
    """Return the sha256 of a text or passage in UTF-8, in lower-case hex."""
    return sha256(text.encode()).hexdigest()


def expected_spans(document: CodingDocument) -> tuple[ExpectedSpan, ...]:
    """Return the spans of all mentions in the order of the document; a claim without a ref goes by its place."""
    return tuple(
        ExpectedSpan(claim_label(claim, index), number, mention.start, mention.end, mention.sha256)
        for index, claim in enumerate(document.claims)
        for number, mention in enumerate(claim.mentions)
    )


def verify_spans(coded: CodingDocument | Iterable[ExpectedSpan], text: str) -> tuple[SpanResult, ...]:
    """Hold every span of a document, or every span given, against a text; one result a span, in the same order."""
    spans = expected_spans(coded) if isinstance(coded, CodingDocument) else coded
    return tuple(_verify(span, text) for span in spans)


def validate_against_text(document: CodingDocument, text: str) -> tuple[Problem, ...]:
    """Return everything in which a text differs from the one that was coded; nothing if all evidence holds."""
    found = []
    coded = document.article.text
    if coded is not None and coded.length is not None and coded.length != len(text):
        message = f"the text has {len(text)} code points"
        found.append(problem("text_mismatch", "article.text.length", coded.length, message, _OTHER_VERSION))
    if coded is not None and coded.sha256 is not None and coded.sha256 != (actual := text_sha256(text)):
        message = f"the text's sha256 is {actual}"
        found.append(problem("text_mismatch", "article.text.sha256", coded.sha256, message, _OTHER_VERSION))
    places = ((index, number) for index, claim in enumerate(document.claims) for number in range(len(claim.mentions)))
    for (index, number), result in zip(places, verify_spans(document, text), strict=True):
        if not result.is_verified:
            at = f"claims[{index}].mentions[{number}]"
            shown = f"{result.claim} {result.start}-{result.end}"
            found.append(
                problem("span_mismatch", at, shown, result.reason or "", "code the passage in this text again")
            )
    return tuple(found)


_OTHER_VERSION = "give the text that was coded, or code this version"


def _verify(span: ExpectedSpan, text: str) -> SpanResult:
    reason = None
    if not 0 <= span.start < span.end <= len(text):
        reason = f"out of range: the text has {len(text)} code points"
    elif text_sha256(text[span.start : span.end]) != span.sha256:
        reason = "the passage differs"
    return SpanResult(span.claim, span.mention, span.start, span.end, span.sha256, reason is None, reason)
