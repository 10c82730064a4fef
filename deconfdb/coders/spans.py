"""Which stretch of a sentence each frame reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from deconfdb.coders.cast import Actor
from deconfdb.coders.clause_tokens import FINITE, SUBJECTS
from deconfdb.coders.cues import NAME_KEPT_BACK
from deconfdb.coders.frame import IN_WHAT, NO_COMMENT, QUOTED_BY, Frame
from deconfdb.coders.grammar import Clause
from deconfdb.coders.nesting import CONTRASTING, LEAST_TOKENS, absolute, is_around, is_behind_relative, nesting
from deconfdb.coders.tokens import Token

_TRIM_LEFT = frozenset({",", ";", "and", "but", "or", "-", ":"})
_TRIM_RIGHT = frozenset({",", ";", "and", "but", "or", "-", ":", "while", "as", "after"})

_ACCOUNTING = frozenset({"citing", "saying", "adding", "arguing", "noting", "pleading", "invoking", "explaining"})
_REPORTED = frozenset("reported reports said says wrote quoted".split())
_PARTING = CONTRASTING | {";", ":"}
_EXPLAINING = frozenset({"that", "which", "who", "where"})
_RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
_COMPLETE = frozenset({"urge restraint", "voice concern", "express concern", "raise concern", "voice alarm"})
"""Cues that hold their content."""
OUTLET_REACH = 12
"""Tokens at the end of a sentence that name an outlet and no more."""
ASIDE_NOUN = 7
"""Tokens from the comma within which an explaining noun has its "that" or "who"."""
LONG_LEAD = 12
"""Tokens before the subject from which on a lead-in is no part of what is reported."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A frame with those who speak and the tokens it governs; `outer` is who passes it on."""

    frame: Frame
    speakers: tuple[Actor, ...]
    first: int
    last: int
    outer: tuple[Actor, ...] = ()


def lay_out(clause: Clause, framed: Sequence[tuple[Frame, tuple[Actor, ...]]]) -> list[Reported]:
    """The stretches of the frames of one sentence, in order."""
    outer_most, nested = nesting(clause, framed)
    stretches: list[Reported] = []
    starts = [_start(clause, frame, number == 0, outer_most) for number, (frame, _) in enumerate(outer_most)]
    for number in range(1, len(outer_most)):
        if is_behind_relative(clause, outer_most[number][0], outer_most[number - 1][0]):
            starts[number] = outer_most[number][0].first
    for number, (frame, speakers) in enumerate(outer_most):
        end = starts[number + 1] if number + 1 < len(outer_most) else _end(clause, frame)
        first, last = _between_semicolons(clause, frame, starts[number], end)
        first, last = trim(clause.tokens, first, _without_trailer(clause, frame, last))
        if last - first >= LEAST_TOKENS - (frame.stance in {"deny", "reject"}) or _has_object(clause, frame, last):
            stretches.extend(_by_that_clause(clause, Reported(frame, speakers, first, last)))
    for frame, speakers, outer in nested:
        stop = clause.sentence.last if _is_whole(clause, frame, outer_most, nested) else _end(clause, frame)
        first, last = trim(clause.tokens, frame.start, stop)
        if last - first >= LEAST_TOKENS:
            stretches.append(Reported(frame, speakers, first, last, outer))
    return stretches


def _is_whole(
    clause: Clause,
    frame: Frame,
    outer_most: Sequence[tuple[Frame, tuple[Actor, ...]]],
    nested: Sequence[tuple[Frame, tuple[Actor, ...], tuple[Actor, ...]]],
) -> bool:
    """`A told B that …, A's office said`: a sentence that holds one statement is its span, with whoever passes it on."""
    return not outer_most and len(nested) == 1 and frame.start - clause.sentence.first <= 1


def _has_object(clause: Clause, frame: Frame, last: int) -> bool:
    """`A expressed regret and offered help`: short, but with all that belongs to it."""
    if frame.cue.cue in _COMPLETE:
        return True
    if frame.rule.endswith("participle") or clause.tokens[frame.last - 1].dep == "relcl":
        return False
    objects = (child for child in clause.children(frame.last - 1) if clause.tokens[child].dep == "dobj")
    return frame.place == "head" and any(frame.last <= child < last for child in objects)


def silence_told(
    clause: Clause, framed: Sequence[tuple[Frame, tuple[Actor, ...]]]
) -> list[tuple[Frame, tuple[Actor, ...]]]:
    """`A has not answered, B said`: B speaks, of A's silence; where both are of one side, B refuses for it."""
    kept: list[tuple[Frame, tuple[Actor, ...]]] = []
    refusing: dict[int, Frame] = {}
    for frame, speakers in framed:
        closing = _closing(clause, frame, framed) if frame.rule == NO_COMMENT else None
        if closing is None:
            kept.append((refusing.get(frame.first, frame), speakers))
        elif {one.side for one in speakers if one.side} & {one.side for one in closing[1]}:
            refusing[closing[0].first] = replace(closing[0], cue=frame.cue)
    return kept


def _closing(
    clause: Clause, frame: Frame, framed: Sequence[tuple[Frame, tuple[Actor, ...]]]
) -> tuple[Frame, tuple[Actor, ...]] | None:
    """The attribution that closes the clause of a frame (", X said")."""
    for other, speakers in framed:
        if is_around(clause, frame, other):
            return other, speakers  # "The pilots, two officials said, did not answer."
        if other.place != "tail" or other.start < frame.last:
            continue
        between = clause.tokens[frame.last : other.start]
        if not any(token.low in _PARTING for token in between):
            return other, speakers
    return None


def _between_semicolons(clause: Clause, frame: Frame, first: int, last: int) -> tuple[int, int]:
    """What stands on the other side of a semicolon is another statement, or nobody's."""
    assert frame.subject is not None
    left, right = min(frame.first, frame.subject.start), max(frame.last, frame.subject.token + 1)
    for number in range(first, last):
        token = clause.tokens[number]
        if token.text != ";" or token.in_quote:
            continue
        if number < left:
            first = number + 1
        elif number >= right:
            return first, number
    return first, last


def _without_trailer(clause: Clause, frame: Frame, last: int) -> int:
    """Where what is said ends: before what the reporter adds of his own (", putting an end to …", ", which has …").

    Words on the speaking itself (", who asked not to be named") stay, and so does what leads back to a quotation.
    """
    assert frame.subject is not None
    right = max(frame.last, frame.subject.token + 1)
    # "The base, he said, which dates from 2015, …": behind a verb a relative clause goes on with what is said.
    is_of_content = frame.place == "tail" and frame.subject.token < frame.first
    for number in range(right + 1, last - LEAST_TOKENS):
        token = clause.tokens[number]
        if is_of_content and number == right + 1 and token.low in _RELATIVES:
            continue
        is_joined = token.low in {"and", "but"} and frame.place == "head"
        if is_joined and _begins_anew(frame, clause.tokens[number - 2 : last]):
            return number - (clause.tokens[number - 1].text == ",")
        if clause.tokens[number - 1].text != "," or token.in_quote:
            continue
        if frame.place == "head":
            rest = clause.tokens[number:last]
            if (
                _is_aside(rest)
                and not _goes_on_with_that(rest)
                and number - right > LEAST_TOKENS
                and not any(each.in_quote for each in rest)
            ):
                return number - 1
            if token.tag == "VBG" and token.dep == "advcl" and token.head == frame.first and token.low != "saying":
                return number - 1
        elif frame.rule == NO_COMMENT and token.low in _ACCOUNTING:
            return last
        elif token.tag == "VBG" or token.low == "who" or _is_aside(clause.tokens[number:last]):
            rest = clause.tokens[number:last]
            if any(each.in_quote for each in rest) or NAME_KEPT_BACK.match(" ".join(each.low for each in rest[1:])):
                return last
            return number - 1
    return last


def _begins_anew(frame: Frame, tokens: Sequence[Token]) -> bool:
    """`called the ban hostile, and its own has been in force since May`: behind a verb that takes no clause another clause is
    the reporter's."""
    rest, is_apart = tokens[2:], tokens[1].text == "," or [token.text for token in tokens[:2]] == [",", '"']
    if not is_apart or "that" in frame.cue.complements:
        return False
    if any(each.in_quote for each in rest):
        return False
    verb = next((number for number, token in enumerate(rest) if token.tag in FINITE), 0)
    return verb > 1 and any(token.dep in SUBJECTS for token in rest[1:verb])


def _goes_on_with_that(rest: Sequence[Token]) -> bool:
    """`said that A, which he called B, and that C`: the aside ends where what is said goes on."""
    pairs = [(one.low, other.low) for one, other in pairwise(rest)]
    return ("and", "that") in pairs


def _is_aside(rest: Sequence[Token]) -> bool:
    """`, which dates from 2015, …`, `, the guerrillas who fight …`, `, a subject that …`: what the reporter explains."""
    if rest[0].low in {"which", "where", "whose"}:
        return True
    is_noun = rest[0].low in {"a", "an", "the"} and any(token.tag.startswith("NN") for token in rest[1:ASIDE_NOUN])
    told = next((number for number in range(2, len(rest[:ASIDE_NOUN])) if rest[number].low in _EXPLAINING), 0)
    return is_noun and told > 0 and not any(token.tag in FINITE for token in rest[:told])


def _by_that_clause(clause: Clause, stretch: Reported) -> list[Reported]:
    """`said A and that B` and `A, X said, but B` hold two statements."""
    frame, tokens = stretch.frame, clause.tokens
    if frame.place != "head":
        return _behind_attribution(clause, stretch)
    opened = tokens[frame.last].low == "that" and tokens[frame.last].tag == "IN"
    for number in range(frame.last + 3, stretch.last - LEAST_TOKENS):
        if (
            tokens[number].low == "that"
            and tokens[number - 1].low == "and"
            and (tokens[number].tag in {"IN", ""} or opened)
            and not tokens[number].in_quote
        ):
            first, last = trim(tokens, stretch.first, number - 1)
            return [
                Reported(frame, stretch.speakers, first, last),
                Reported(frame, stretch.speakers, number, stretch.last),
            ]
    return [stretch]


def _behind_attribution(clause: Clause, stretch: Reported) -> list[Reported]:
    """`A, X said, but B`: what goes on behind the attribution with a verb of its own is another statement."""
    frame, tokens = stretch.frame, clause.tokens
    assert frame.subject is not None
    behind = max(frame.last, frame.subject.token + 1)
    if frame.place != "tail" or behind - stretch.first < 2 * LEAST_TOKENS:
        return [stretch]
    for number in range(behind, stretch.last - LEAST_TOKENS):
        if tokens[number].low in {";", ":"} or tokens[number].in_quote:
            break
        joins = tokens[number].low in {"and", "but"} and tokens[number - 1].text == ","
        rest = tokens[number + 1 : stretch.last]
        if joins and tokens[number].low == "and" and rest[0].tag in FINITE:
            break  # "It leads to calm, he said, and ends a standoff": one statement
        if joins and (any(token.tag in FINITE for token in rest) or any(token.in_quote for token in rest)):
            first, last = trim(tokens, stretch.first, number - 1)
            more, end = trim(tokens, number, stretch.last)
            return [Reported(frame, stretch.speakers, first, last), Reported(frame, stretch.speakers, more, end)]
    return [stretch]


def _start(clause: Clause, frame: Frame, is_first: bool, frames: Sequence[tuple[Frame, tuple[Actor, ...]]]) -> int:
    if frame.place == "source" and frame.first > clause.sentence.first + 1:
        breaks = [
            number + 1 for number in range(clause.sentence.first, frame.first) if clause.tokens[number].text == ";"
        ]
        return clause.sentence.first if is_first else breaks[-1] if breaks else frame.first
    if is_first and (frame.is_main or frame.place in {"tail", "source", "phrase"}):
        assert frame.subject is not None
        left = min(frame.subject.start, frame.first)
        is_late = left - clause.sentence.first > LONG_LEAD and clause.tokens[left - 1].text == ","
        if frame.place == "head" and is_late and frame.rule != QUOTED_BY:
            return left
        return clause.sentence.first
    if (frame.place == "tail" or frame.rule == QUOTED_BY) and not is_first:
        earlier = [other.last for other, _ in frames if other.first < frame.first]
        boundary = max(earlier, default=clause.sentence.first)
        for number in range(boundary, frame.first):
            if clause.tokens[number].low in {";", ":"} or (
                clause.tokens[number].low in {"and", "but", "while"}
                and clause.tokens[number - 1].text in {",", ";", '"'}
            ):
                return number
    own = absolute(clause, frame, clause.sentence.first)
    return frame.start if own is None else own


def _end(clause: Clause, frame: Frame) -> int:
    """The sentence's end for a main frame, the end of its own clause for a dependent one."""
    if frame.is_main or frame.place in {"tail", "source"} or frame.rule == IN_WHAT:
        return clause.sentence.last
    if frame.place == "phrase" and clause.has_parse:
        # "would not be drawn on what …": what hangs on the last word of the cue belongs to it.
        return max(clause.edge(number, right=True) for number in range(frame.first, frame.last)) + 1
    if frame.place == "noun":
        commas = [
            number for number in range(frame.last, clause.sentence.last) if clause.tokens[number].text in {",", ";"}
        ]
        return next((number for number in commas if number > frame.last + 6), clause.sentence.last - 1)
    if clause.has_parse:
        end = max(clause.edge(frame.first, right=True) + 1, frame.last)
        return clause.sentence.last if _closes_with_outlet(clause, end) else end
    return clause.sentence.last


def _closes_with_outlet(clause: Clause, end: int) -> bool:
    """`…, Iranian state television reported.`: all that is left of the sentence tells which outlet had it."""
    rest = [token.low for token in clause.tokens[end : clause.sentence.last]]
    is_short = len(rest) <= OUTLET_REACH and rest[:1] == [","] and bool(_REPORTED & set(rest))
    return is_short and any(end <= one.first and one.how == "outlet" for one in clause.mentions)


def trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Leave out conjunctions and commas at both ends."""
    while first < last and tokens[first].low in _TRIM_LEFT:
        first += 1
    while last > first and tokens[last - 1].low in _TRIM_RIGHT:
        last -= 1
    return first, last


def quote_mode(tokens: Sequence[Token], first: int, last: int, kind: str) -> str:
    """How the words of a span are given, by the share of them between quotation marks."""
    if kind in {"headline", "standfirst"}:
        return "headline"
    words = [token for token in tokens[first:last] if token.text[0].isalnum()]
    quoted = sum(1 for token in words if token.in_quote)
    if not words or quoted == 0:
        return "paraphrase"
    return "direct_quote" if quoted / len(words) > 0.6 else "mixed"
