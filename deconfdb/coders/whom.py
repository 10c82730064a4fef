"""Contacts told in a clause on whom somebody dealt with: "X, whom Y met in Z", "X, to whom he spoke by telephone on Monday"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention
from deconfdb.coders.function_words import ADVERBS, AUXILIARIES, PRONOUNS
from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import MeetingTrigger

_FACE_TO_FACE = frozenset("met saw received hosted visited welcomed".split())
_BY_TELEPHONE = frozenset("telephoned phoned called rang".split())
_SPOKE = frozenset("spoke spoken talked conferred consulted negotiated met".split())
_HELD = frozenset("held had".split())
_TALKS = frozenset("talks discussions consultations negotiations conversation meeting session".split())
_TELEPHONE = frozenset("telephone phone".split())
_WHO = frozenset({"person", "role", "institution", "state", "metonym"})
VERB_REACH = 6
"""Tokens from "whom" to the verb behind it."""
MEANS_REACH = 4
"""Tokens from "spoke" to the "telephone" behind it, and from "held" to its talks."""


def whom_met(clause: Clause, lows: Sequence[str], row_of: Callable[[str], MeetingTrigger]) -> Iterator[Candidate]:
    """The contacts of a sentence that are told by "whom"."""
    if "whom" not in clause.words:
        return
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        other = _antecedent(clause, lows, number) if lows[number] == "whom" else None
        verb = _verb(clause, lows, number) if other is not None else None
        told = _row(lows, number, verb) if verb is not None else None
        if other is None or verb is None or told is None:
            continue
        doer = clause.mention_at(number + 1) or clause.mention_at(number + 2) or _opener(clause, other)
        also = (other, doer) if doer is not None and doer.first != other.first else (other,)
        yield Candidate(verb, verb + 1, row_of(told), also=also)


def _antecedent(clause: Clause, lows: Sequence[str], whom: int) -> Mention | None:
    """Who stands before `, whom` and `, with whom`."""
    left = whom - 1 - (lows[whom - 1] in {"to", "with"})
    left -= lows[left] == ","
    mention = clause.mention_at(left) if left >= clause.sentence.first else None
    return mention if mention is not None and mention.end == left + 1 and mention.how in _WHO else None


def _verb(clause: Clause, lows: Sequence[str], whom: int) -> int | None:
    """The verb of which "whom" is the object, if nothing but its subject stands between."""
    named = clause.mention_at(whom + 1) or clause.mention_at(whom + 2)
    start = named.end if named is not None else whom + 2
    if named is None and lows[whom + 1] not in PRONOUNS:
        return None
    passed = AUXILIARIES - {"not", "n't", "never", "will", "would"} | ADVERBS
    stop = min(start + VERB_REACH, clause.sentence.last)
    return next((number for number in range(start, stop) if lows[number] not in passed), None)


def _row(lows: Sequence[str], whom: int, verb: int) -> str | None:
    """The trigger that says the same: met, conferred, telephoned."""
    behind = set(lows[verb + 1 : verb + 1 + MEANS_REACH])
    if lows[whom - 1] not in {"to", "with"}:
        return "met" if lows[verb] in _FACE_TO_FACE else "telephoned" if lows[verb] in _BY_TELEPHONE else None
    if lows[verb] not in _SPOKE and not (lows[verb] in _HELD and behind & _TALKS):
        return None
    return "telephoned" if behind & _TELEPHONE else "conferred"


def _opener(clause: Clause, other: Mention) -> Mention | None:
    """For "he" the first whom the sentence names, if he is of another side."""
    first = next((one for one in clause.mentions if one.how in _WHO and any(one.sides)), None)
    is_another = first is not None and first.end <= other.first and set(first.sides).isdisjoint(other.sides)
    return first if is_another else None
