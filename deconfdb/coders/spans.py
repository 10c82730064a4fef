"""Which stretch of a sentence each frame reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deconfdb.coders.cast import Actor
from deconfdb.coders.clause_tokens import FINITE
from deconfdb.coders.cues import NAME_KEPT_BACK
from deconfdb.coders.frame import NO_COMMENT, QUOTED_BY, RETORT, Frame, of_same_form
from deconfdb.coders.grammar import Clause
from deconfdb.coders.tokens import Token

_TRIM_LEFT = frozenset({",", ";", "and", "but", "or", "-", ":"})
_TRIM_RIGHT = frozenset({",", ";", "and", "but", "or", "-", ":", "while", "as", "after"})

_NESTABLE = frozenset({"say", "deny", "confirm", "announce", "insist", "claim", "state", "declare", "maintain"})
# What a side did by its words, and what a witness tells of it, is the witness's account.
_DEEDS = frozenset({"commit", "propose", "rule_out"})
_DEED_CUES = frozenset({"agree", "answer", "ask", "request"})
_ASSURANCES = frozenset({"assure", "reassure", "give an assurance"})
_GLOSSED_APART = frozenset({"deny", "confirm"})
# "accused X of it, saying that …" is one statement; "denied it, saying that …" are two.
_CONTRASTING = frozenset({"while", "whereas", "but", "though"})
_ACCOUNTING = frozenset({"citing", "saying", "adding", "arguing", "noting", "pleading", "invoking", "explaining"})
ASIDE_NOUN = 7
"""Tokens from the comma within which an explaining noun has its "that" or "who"."""
LONG_LEAD = 12
"""Tokens before the subject from which on a lead-in is no part of what is reported."""
LEAST_TOKENS = 4
"""A stretch shorter than this holds the attribution and nothing said."""


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
    outer_most, nested = _nesting(clause, framed)
    stretches: list[Reported] = []
    starts = [_start(clause, frame, number == 0, outer_most) for number, (frame, _) in enumerate(outer_most)]
    for number, (frame, speakers) in enumerate(outer_most):
        end = starts[number + 1] if number + 1 < len(outer_most) else _end(clause, frame)
        first, last = _between_semicolons(clause, frame, starts[number], end)
        first, last = trim(clause.tokens, first, _without_trailer(clause, frame, last))
        if last - first >= LEAST_TOKENS - (frame.stance in {"deny", "reject"}):
            stretches.extend(_by_that_clause(clause, Reported(frame, speakers, first, last)))
    for frame, speakers, outer in nested:
        first, last = trim(clause.tokens, frame.start, _end(clause, frame))
        if last - first >= LEAST_TOKENS:
            stretches.append(Reported(frame, speakers, first, last, outer))
    return stretches


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
        if other.place != "tail" or other.start < frame.last:
            continue
        between = clause.tokens[frame.last : other.start]
        if not any(token.low in {";", ":"} | _CONTRASTING for token in between):
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
    for number in range(right + 1, last - LEAST_TOKENS):
        token = clause.tokens[number]
        if clause.tokens[number - 1].text != "," or token.in_quote:
            continue
        if frame.place == "head":
            rest = clause.tokens[number:last]
            if _is_aside(rest) and number - right > LEAST_TOKENS and not any(each.in_quote for each in rest):
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


def _is_aside(rest: Sequence[Token]) -> bool:
    """`, which dates from 2015, …`, `, the guerrillas who fight …`, `, a subject that …`: what the reporter explains."""
    if rest[0].low in {"which", "where", "whose"}:
        return True
    is_noun = rest[0].low in {"a", "an", "the"} and any(token.tag.startswith("NN") for token in rest[1:ASIDE_NOUN])
    return is_noun and any(token.low in {"that", "which", "who", "where"} for token in rest[2:ASIDE_NOUN])


def _by_that_clause(clause: Clause, stretch: Reported) -> list[Reported]:
    """`said A and that B` and `A, X said, but B` hold two statements."""
    frame, tokens = stretch.frame, clause.tokens
    if frame.place != "head":
        return _behind_attribution(clause, stretch)
    for number in range(frame.last + 3, stretch.last - LEAST_TOKENS):
        if (
            tokens[number].low == "that"
            and tokens[number - 1].low == "and"
            and tokens[number].tag in {"IN", ""}
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
        if joins and (any(token.tag in FINITE for token in rest) or any(token.in_quote for token in rest)):
            first, last = trim(tokens, stretch.first, number - 1)
            more, end = trim(tokens, number, stretch.last)
            return [Reported(frame, stretch.speakers, first, last), Reported(frame, stretch.speakers, more, end)]
    return [stretch]


def _nesting(
    clause: Clause, framed: Sequence[tuple[Frame, tuple[Actor, ...]]]
) -> tuple[list[tuple[Frame, tuple[Actor, ...]]], list[tuple[Frame, tuple[Actor, ...], tuple[Actor, ...]]]]:
    """Frames side by side, and frames inside the content of another with another speaker."""
    side_by_side: list[tuple[Frame, tuple[Actor, ...]]] = []
    nested: list[tuple[Frame, tuple[Actor, ...], tuple[Actor, ...]]] = []
    tail = next(
        (pair for pair in framed if pair[0].place in {"tail", "source"} and pair[0].last >= clause.sentence.last - 25),
        None,
    )
    for frame, speakers in framed:
        if frame.rule == RETORT:
            side_by_side.append((frame, speakers))
            continue
        closes = frame.place == "tail" or (frame.place == "source" and not side_by_side)
        holder = _holder(clause, frame, framed) if not closes else None
        owner = _owner(clause, frame, speakers, framed)
        if owner is not None:
            # "A told B that …, the ministry said": the ministry speaks, and of that.
            if _is_nestable(frame, speakers, owner[1]) and owner[0] is (tail[0] if tail else None):
                nested.append((frame, speakers, owner[1]))
            continue
        if holder is None:
            if side_by_side and _goes_on(clause, side_by_side[-1], frame, speakers):
                continue
            side_by_side.append((frame, speakers))
        elif set(speakers) != set(holder[1]) and frame.cue.cue in _NESTABLE:
            nested.append((frame, speakers, holder[1]))
    if tail is not None and any(outer == tail[1] for _, _, outer in nested):
        side_by_side = [pair for pair in side_by_side if pair is not tail and pair[0] is not tail[0]]
        nested = [
            (Frame(frame.cue, frame.first, frame.last, clause.sentence.first, frame.place, frame.rule, frame.subject, frame.is_main, frame.negated), speakers, outer)  # noqa: E501
            if outer == tail[1] else (frame, speakers, outer)
            for frame, speakers, outer in nested
        ]  # fmt: skip
    return side_by_side, nested


def _owner(
    clause: Clause, frame: Frame, speakers: tuple[Actor, ...], framed: Sequence[tuple[Frame, tuple[Actor, ...]]]
) -> tuple[Frame, tuple[Actor, ...]] | None:
    """The attribution after a statement that tells of another's words: all before it, up to a semicolon, is its own."""
    if frame.place != "head":
        return None
    for other, those in framed:
        closes = other.place == "tail" or (other.place == "source" and other.first > clause.sentence.first + 1)
        if not closes or other.start < frame.last or set(speakers) & set(those):
            continue
        if any(clause.tokens[number].text in {";", ":"} for number in range(frame.last, other.start)):
            continue
        return other, those
    return None


def _is_nestable(frame: Frame, speakers: tuple[Actor, ...], outer: tuple[Actor, ...]) -> bool:
    """Whether words passed on stay those of whoever said them first."""
    if _passes_on(speakers, outer):
        return True
    if _are_opposed(speakers, outer):
        return not _is_deed(frame)
    mentions = frame.subject.mentions if frame.subject is not None else ()
    are_named = bool(mentions) and all(len(speakers) == 1 or mention.actor.named for mention in mentions)
    return are_named and frame.cue.cue in _NESTABLE


def _are_opposed(speakers: tuple[Actor, ...], outer: tuple[Actor, ...]) -> bool:
    """`The Chinese demanded …, an Indian officer said`: the words of one side as another hands them on."""
    one, other = {speaker.side for speaker in speakers}, {speaker.side for speaker in outer}
    return "" not in one | other and not one & other


def _is_deed(frame: Frame) -> bool:
    """`A turned the offer down, B said`: what A did, not A's words; `A assured us that …, B said` are words."""
    cue = frame.cue.cue
    return cue in _DEED_CUES or (frame.act in _DEEDS and cue not in _ASSURANCES)


def _passes_on(speakers: tuple[Actor, ...], outer: tuple[Actor, ...]) -> bool:
    """`X urged Y to …, the statement said`: a body tells what its own side's man said."""
    return (
        len(speakers) == len(outer) == 1
        and speakers[0].kind == "person"
        and outer[0].kind != "person"
        and bool(speakers[0].side)
        and speakers[0].side == outer[0].side
    )


def _goes_on(
    clause: Clause, earlier: tuple[Frame, tuple[Actor, ...]], frame: Frame, speakers: tuple[Actor, ...]
) -> bool:
    """A second cue for one statement: "said in a report …, according to", "X said, he added"."""
    if frame.place == "source":
        return not any(clause.tokens[number].text == ";" for number in range(earlier[0].last, frame.first))
    if frame.place == "tail" and earlier[0].place in {"tail", "source"} and set(speakers) == set(earlier[1]):
        # "…, X said, but …, he went on" has content of its own before the second cue.
        return not any(
            clause.tokens[number].low in {"and", "but", ";", ":"} and frame.first - number > LEAST_TOKENS
            for number in range(earlier[0].last, frame.first)
        )
    is_gloss = frame.rule.endswith("participle") and frame.cue.cue == "say" and set(speakers) == set(earlier[1])
    is_apart = earlier[0].act in _GLOSSED_APART or earlier[0].place == "tail"
    return frame.cue.construction == "noun" or (is_gloss and not is_apart)


def _holder(
    clause: Clause, frame: Frame, framed: Sequence[tuple[Frame, tuple[Actor, ...]]]
) -> tuple[Frame, tuple[Actor, ...]] | None:
    """The frame in whose that-clause this one stands, if any."""
    if _is_of_source(clause, frame, framed):
        return None
    for other, speakers in framed:
        if other is frame or other.first >= frame.first or other.place == "tail":
            continue
        if _is_coordinate(clause, frame, other):
            continue
        if other.place == "source":
            if other.first <= clause.sentence.first + 2 and not frame.rule.endswith("participle"):
                return other, speakers
            continue
        if clause.has_parse:
            number, steps = frame.first, 0
            while steps < 12 and clause.tokens[number].head != number:
                if clause.tokens[number].dep in {"ccomp", "relcl", "acl", "advcl", "pcomp"} and _within(
                    clause, number, other
                ):
                    return other, speakers
                number, steps = clause.tokens[number].head, steps + 1
        elif frame.start > other.last and clause.tokens[frame.start - 1].low in {"that", "which", "who"}:
            return other, speakers
    return None


def _is_of_source(clause: Clause, frame: Frame, framed: Sequence[tuple[Frame, tuple[Actor, ...]]]) -> bool:
    """`according to X, who called it …`: a statement of the source's own."""
    token = clause.tokens[frame.first]
    sources = (other.subject for other, _ in framed if other.place == "source" and other.first < frame.first)
    return token.dep == "relcl" and any(each is not None and token.head == each.token for each in sources)


def _is_coordinate(clause: Clause, frame: Frame, other: Frame) -> bool:
    """`says that …, and points out that …`: a second cue of the same form after "and" or "but" goes back to the subject."""
    before = frame.start - 1
    if before <= other.last:
        return False
    if _absolute(clause, frame, other.last) is not None:
        return True
    subject = frame.subject.start if frame.subject is not None else frame.start
    opening = min(subject, frame.start) - 1
    contrasts = clause.tokens[opening].low in _CONTRASTING and clause.tokens[opening - 1].text in {",", '"'}
    if opening > other.last and (
        contrasts or (clause.tokens[opening - 1].low == "to" and clause.tokens[opening].low == "which")
    ):
        # "A says …, while B insists …": two statements, each its own.
        return True
    if opening > other.last and clause.tokens[opening].low in {"and", "but"} and _has_own_speaker(frame):
        # "A said that the line was open but B denied it"
        return True
    if clause.tokens[before].low not in {"and", "but"}:
        return False
    return of_same_form(clause.tokens, frame, other) and (
        clause.tokens[before - 1].text in {",", '"'} or frame.subject is None or frame.subject.start <= other.first
    )


def _has_own_speaker(frame: Frame) -> bool:
    return frame.subject is not None and bool(frame.subject.mentions) and frame.subject.start < frame.first


def _absolute(clause: Clause, frame: Frame, behind: int) -> int | None:
    """Where `…, with the minister warning that …` begins: a statement of its own, whoever made the one before."""
    subject = frame.subject
    if subject is None or not frame.rule.endswith("participle") or not behind < subject.start < frame.first:
        return None
    if (subject.mentions[-1].end if subject.mentions else subject.token + 1) != frame.first:
        return None
    start = subject.start - (clause.tokens[subject.start - 1].low == "with")
    return start if clause.tokens[start - 1].text == "," else None


def _within(clause: Clause, number: int, other: Frame) -> bool:
    """Whether the clause headed by `number` is content of the other frame rather than a second predicate of its subject."""
    if clause.tokens[number].dep == "ccomp":
        return clause.tokens[number].head in range(other.first, other.last)
    if clause.tokens[number].dep in {"relcl", "acl"}:
        return number > other.last and clause.tokens[clause.tokens[number].head].head != other.first
    return False


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
    absolute = _absolute(clause, frame, clause.sentence.first)
    return frame.start if absolute is None else absolute


def _end(clause: Clause, frame: Frame) -> int:
    """The sentence's end for a main frame, the end of its own clause for a dependent one."""
    if frame.is_main or frame.place in {"tail", "source"}:
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
        return max(clause.edge(frame.first, right=True) + 1, frame.last)
    return clause.sentence.last


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
