"""A reporting frame: a cue at work, who stands before or after it, and where its clause begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.tokens import Token
from deconfdb.lexicon.records import ReportingCue

RETORT = "claim.retort"
NO_COMMENT = "claim.no-comment"
IN_WHAT = "claim.in-what"
QUOTED_BY = "claim.quoted-by"
_PAST = frozenset({"VBD", "VBN"})
_PRESENT = frozenset({"VBZ", "VBP", "NNS"})
"""A verb in the present; a parse takes some for nouns."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One reporting cue at work; tokens `first` to `last` hold the cue, `start` is where its clause begins.

    Place: `tail` (content before the cue), `head` (content after), `source` ("according to"), `noun`, `phrase`.
    """

    cue: ReportingCue
    first: int
    last: int
    start: int
    place: str
    rule: str
    subject: Subject | None
    is_main: bool
    negated: bool = False

    @property
    def stance(self) -> str:
        """The stance that the cue gives to its content; empty where a negated cue reports nothing."""
        return self.cue.negated_stance if self.negated else self.cue.stance

    @property
    def act(self) -> str:
        """The speech act."""
        return (self.cue.negated_speech_act or "decline_comment") if self.negated else self.cue.speech_act


def of_same_form(tokens: Sequence[Token], one: Frame, other: Frame) -> bool:
    """Whether "and" can join two cues: `has said and added`, `confirmed it but would not say`."""
    tags = {tokens[one.first].tag, tokens[other.first].tag}
    if one.place == "phrase" or len(tags) == 1 or tags <= _PAST or tags <= _PRESENT:
        return True
    # "has always denied that A, and charges that B"
    is_apart = one.start >= 2 and tokens[one.start - 2].text == ","
    return is_apart and tokens[one.first].tag in _PRESENT and tokens[other.first].tag == "VBN"
