"""Which statements of a sentence stand side by side, and which inside the words of another."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.cast import Actor
from deconfdb.coders.frame import IN_WHAT, NO_COMMENT, RETORT, Frame, of_same_form
from deconfdb.coders.grammar import Clause
from deconfdb.coders.memory import PERSONS

_NESTABLE = frozenset({"say", "deny", "confirm", "announce", "insist", "claim", "state", "declare", "maintain"})
# What a side did by its words, and what a witness tells of it, is the witness's account.
_DEEDS = frozenset({"commit", "propose", "rule_out"})
_SETTLED_CUES = frozenset({"agree", "answer"})
_DEED_CUES = _SETTLED_CUES | {"ask", "request", "take note of", "apologise"}
_ACTS = frozenset({"call", "offer", "confirm", "refuse", "welcome", "hail", "order", "ask"})
"""What a man does as well as says: who telephones, visits, receives or settles something tells nobody anything by it."""
_ASSURANCES = frozenset({"assure", "reassure", "give an assurance"})
# "accused X of it, saying that …" is one statement; "denied it, saying that …" are two.
_GLOSSED_APART = frozenset({"deny", "confirm"})
_HEADS = frozenset({"minister", "leader", "chief", "chief_of_staff", "commander", "navy_chief", "head"})
"""Groups of posts whose holder a body speaks of without his name: "the army chief urged …, an army release said"."""
_SPOKESPERSON_OF = "-spk"
"""How the offices of spokespersons end in the lexicon."""
CONTRASTING = frozenset({"while", "whereas", "but", "though"})
CLAUSE_REACH = 6
"""Tokens from a cue to its "that" or "to"."""
LEAST_TOKENS = 4
"""A stretch shorter than this holds the attribution and nothing said."""


def nesting(
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
        if frame.rule in {RETORT, IN_WHAT}:
            side_by_side.append((frame, speakers))
            continue
        closes = frame.place == "tail" or (frame.place == "source" and not side_by_side)
        holder = _holder(clause, frame, framed) if not closes else None
        if holder is not None and holder[0].rule == frame.rule == NO_COMMENT:
            holder = None  # "declined to comment and referred questions to the army, which did not reply"
        if holder is not None and set(speakers) == set(holder[1]) and _is_second(clause, frame, holder[0]):
            holder = None  # "said the others had fired first and denied that his men had crossed"
        owner = _owner(clause, frame, speakers, framed)
        if owner is not None:
            # "A told B that …, the ministry said": the ministry speaks, and of that.
            is_new = not nested or nested[-1][1] != speakers or _opens_anew(clause, frame)
            if is_new and _is_nestable(clause, frame, speakers, owner[1]) and owner[0] is (tail[0] if tail else None):
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


def _is_second(clause: Clause, frame: Frame, first: Frame) -> bool:
    """Whether a verb behind "and" or "but" is the second of the same speaker, whatever noun inside a parse gives it for a
    subject."""
    before = frame.start - 1
    is_joined = before > first.last and clause.tokens[before].low in {"and", "but"}
    return is_joined and first.place == "head" and of_same_form(clause.tokens, frame, first)


def _opens_anew(clause: Clause, frame: Frame) -> bool:
    """Whether "and" joins a cue to the one before; "told him that he expected …" is one statement."""
    return clause.tokens[frame.start - 1].low in {"and", "but", ","}


def _owner(
    clause: Clause, frame: Frame, speakers: tuple[Actor, ...], framed: Sequence[tuple[Frame, tuple[Actor, ...]]]
) -> tuple[Frame, tuple[Actor, ...]] | None:
    """The attribution after a statement that tells of another's words: all before it, up to a semicolon, is its own."""
    if frame.place != "head":
        return None
    for other, those in framed:
        if is_around(clause, frame, other) and not set(speakers) & set(those):
            return other, those
        # "In the Kremlin's account, Putin voiced concern"; what the other side is said to have said is whoever tells it.
        opens = other.place == "source" and other.last <= frame.first and _passes_on(speakers, those)
        closes = other.start >= frame.last and other.place in {"tail", "source"}
        if not (opens or closes) or set(speakers) & set(those):
            continue
        if any(clause.tokens[number].text in {";", ":"} for number in range(frame.last, other.start)):
            continue
        return other, those
    return None


def is_around(clause: Clause, frame: Frame, other: Frame) -> bool:
    """`The EU side, the note claimed, had promised as much`: an attribution between a subject and its verb."""
    if frame.subject is None or other.subject is None or other.place != "tail":
        return False
    left, right = min(other.subject.start, other.first), max(other.last, other.subject.token + 1)
    is_within = frame.subject.token < left and right < frame.first
    return is_within and clause.tokens[left - 1].text == clause.tokens[right].text == ","


def _is_nestable(clause: Clause, frame: Frame, speakers: tuple[Actor, ...], outer: tuple[Actor, ...]) -> bool:
    """Whether words passed on stay those of whoever said them first."""
    if _passes_on(speakers, outer):
        return frame.cue.cue not in _SETTLED_CUES
    if _is_of_one_man(clause, frame, speakers, outer):
        return True
    if _are_opposed(speakers, outer):
        return not _is_deed(frame)
    mentions = frame.subject.mentions if frame.subject is not None else ()
    are_named = bool(mentions) and all(len(speakers) == 1 or mention.actor.named for mention in mentions)
    return are_named and frame.cue.cue in _NESTABLE | _ASSURANCES


def _is_of_one_man(clause: Clause, frame: Frame, speakers: tuple[Actor, ...], outer: tuple[Actor, ...]) -> bool:
    """`Karim told her that …, an aide said`: what a man of whom one knows the name said to others stays his word."""
    if len(speakers) != 1 or speakers[0].kind != "person" or frame.cue.cue in _SETTLED_CUES | _ACTS:
        return False
    behind = [token.low for token in clause.tokens[frame.last : min(frame.last + CLAUSE_REACH, clause.sentence.last)]]
    if frame.cue.cue == "call on":
        return "to" in behind  # "called on the king in Riyadh" is a visit
    return frame.act not in _DEEDS or "that" in behind or _are_opposed(speakers, outer)


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
    if len(speakers) != 1 or len(outer) != 1 or not speakers[0].side:
        return False
    man, teller = speakers[0], outer[0]
    speaks_for = _is_spokesperson(teller)
    is_man = man.kind == "person" or (man.group in _HEADS and teller.kind not in PERSONS)
    is_his = man.side == teller.side or (speaks_for and not teller.side)
    return is_man and is_his and (teller.kind not in PERSONS or speaks_for)


def _is_spokesperson(actor: Actor) -> bool:
    return actor.group == "spokesperson" or "spokes" in actor.office or actor.office.endswith(_SPOKESPERSON_OF)


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
    if frame.rule == earlier[0].rule == NO_COMMENT and clause.tokens[frame.first].low == "referred":
        return set(speakers) == set(earlier[1])  # "declined to comment and referred questions to the army"
    what = frame.subject.start - 1 if frame.subject is not None else frame.start
    if clause.tokens[what].low == "what" and set(speakers) == set(earlier[1]):
        return True  # "thanked Russia for what she called firm support"
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
    if is_behind_relative(clause, frame, other):
        return True
    before = frame.start - 1
    if before <= other.last:
        return False
    if absolute(clause, frame, other.last) is not None:
        return True
    subject = frame.subject.start if frame.subject is not None else frame.start
    opening = min(subject, frame.start) - 1
    contrasts = clause.tokens[opening].low in CONTRASTING and clause.tokens[opening - 1].text in {",", '"'}
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


def is_behind_relative(clause: Clause, frame: Frame, other: Frame) -> bool:
    """`A, which has denied it, called for talks`: the verb behind the relative clause of the same subject."""
    if frame.subject is None or other.subject is None or not frame.subject.mentions:
        return False
    behind = range(frame.subject.mentions[-1].end, other.first)
    is_relative = any(clause.tokens[number].low in {"which", "who"} for number in behind)
    return (
        is_relative and frame.subject.mentions == other.subject.mentions and clause.tokens[frame.first - 1].text == ","
    )


def _has_own_speaker(frame: Frame) -> bool:
    return frame.subject is not None and bool(frame.subject.mentions) and frame.subject.start < frame.first


def absolute(clause: Clause, frame: Frame, behind: int) -> int | None:
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
