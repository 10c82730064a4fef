"""Negative words that deny nothing: how talks ended, what goes on, what has a but behind it, turns of speech."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.function_words import NEGATIVES
from deconfdb.coders.grammar import Clause
from deconfdb.coders.spans import Reported

UNTRUE = frozenset("untrue false baseless unfounded fabricated incorrect groundless wrong inaccurate".split())
CALLED_UNTRUE = UNTRUE | frozenset(
    "lie lies fabrication fabrications nonsense fiction fake hoax disinformation rumour rumor rumours rumors invention "
    "propaganda slander absurd".split()
)
"""What somebody calls it who denies it."""
RETORTS = frozenset({"reply", "answer", "retort", "counter", "insist", "stress", "respond", "object", "emphasise"})
"""Cues that answer somebody: what is negative behind them denies."""
_SO_FAR = frozenset("yet since".split())
_OUTCOMES = frozenset(
    "agreement deal consensus decision decisions progress breakthrough headway compromise resolution".split()
)
_TURNS = frozenset("choice alternative doubt wonder secret hitches".split())
"""`There was no alternative to talks` asserts."""
_OPINIONS = frozenset("surprising surprised easy enough unusual unexpected accidental".split())
_ANYBODY = frozenset("one you".split())
_LONG = frozenset("years months weeks decades ages".split())
_DOINGS = frozenset(
    "part role hand contact contacts knowledge plan plans talks troops soldiers forces observers base bases prisoners weapons "
    "dealings link links ties".split()
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "attr", "dobj", "expl"})
_VERBS = frozenset({"ccomp", "ROOT", "parataxis"})


def is_told(clause: Clause, stretch: Reported) -> bool:
    """Whether a negative statement tells what is so, and denies nothing that somebody might have said."""
    if not clause.has_parse or stretch.frame.cue.cue in RETORTS:
        return False
    cue = range(stretch.frame.first, stretch.frame.last)
    inside = [number for number in range(stretch.first, stretch.last) if number not in cue]
    verb = next((number for number in inside if is_main(clause, number, inside)), None)
    if verb is None:
        return False
    below = [child for child in clause.children(verb) if child in inside]
    nouns = [child for child in below if clause.tokens[child].dep in _ARGUMENTS]
    nouns_of_outcome = [
        noun for noun in nouns if clause.tokens[noun + 1].low != "with"
    ]  # "has no agreement with B" denies
    if any(
        _is_negated_noun(clause, noun) and clause.tokens[noun].low in _OUTCOMES | _TURNS for noun in nouns_of_outcome
    ):
        # "No deal has been done", "there was no alternative".
        return True
    if any(clause.tokens[child].low in _OPINIONS and clause.tokens[child].dep == "acomp" for child in below):
        return True
    subject = next((noun for noun in nouns if clause.tokens[noun].dep in SUBJECTS), None)
    if subject is not None and clause.tokens[subject].low in _ANYBODY and not clause.children(subject):
        # "one does not bargain with such a neighbour"
        return True
    return _has_but(clause, verb) or _goes_on(clause, verb)


def is_main(clause: Clause, number: int, inside: Sequence[int]) -> bool:
    """Whether a verb is the main one of what is said: no clause within it, but the second of two that share a sentence."""
    token = clause.tokens[number]
    if not token.tag.startswith(("VB", "MD")):
        return False
    if token.dep == "conj":
        return token.head not in inside
    return token.dep in _VERBS and not (
        token.dep == "ccomp" and token.head in inside and clause.tokens[token.head].tag.startswith("VB")
    )


def _is_negated_noun(clause: Clause, noun: int) -> bool:
    return any(clause.tokens[child].low == "no" for child in clause.children(noun) if child < noun)


def _has_but(clause: Clause, verb: int) -> bool:
    """`It takes nobody off the reef, but it is a beginning`: what follows is what is meant."""
    below = clause.children(verb)
    joined = [
        child for child in below if clause.tokens[child].dep == "conj" and clause.tokens[child].tag.startswith("VB")
    ]
    has_but = any(clause.tokens[child].low == "but" and clause.tokens[child].dep == "cc" for child in below)
    return has_but and any(
        any(clause.tokens[child].dep in {"nsubj", "nsubjpass", "expl"} for child in clause.children(other))
        and not any(clause.tokens[child].low in NEGATIVES for child in clause.children(other))
        for other in joined
    )


def _goes_on(clause: Clause, verb: int) -> bool:
    """`has not met for years`: what has long been so is told."""
    return any(
        clause.tokens[prep].low == "for" and any(clause.tokens[child].low in _LONG for child in clause.children(prep))
        for prep in clause.children(verb)
    )


def is_so_far(clause: Clause, inside: Sequence[int]) -> bool:
    """`not yet`, `not since May`, `never before`; not "before the court"."""
    return any(
        clause.tokens[number].low in _SO_FAR
        or (clause.tokens[number].low == "before" and clause.tokens[number].tag == "RB")
        for number in inside
    )


def is_of_ones_doing(clause: Clause, noun: int) -> bool:
    """`had nothing to do with it`, `had no part in it`: what one would be blamed for; not "had no choice"."""
    after = [token.low for token in clause.tokens[noun + 1 : min(noun + 4, clause.sentence.last)]]
    return after == ["to", "do", "with"] or clause.tokens[noun].low in _DOINGS
