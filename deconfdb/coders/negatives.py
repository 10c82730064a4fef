"""Negative words that deny nothing: how talks ended, what goes on, what has a but behind it, turns of speech."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

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
NOT_EVER_YET = frozenset({"before"})
"""`never before`, `no such meeting had taken place before`: a first time is told."""
_SHUTTING_OUT = frozenset(
    "exclude excluded preclude precluded rule_out ruled_out deny denied doubt doubted object objected oppose opposed mind minded "
    "forget forgotten forgot hide hidden conceal concealed hesitate hesitated dispute disputed contest contested".split()
)
"""`did not exclude`, `would not object`: who does not shut a thing out lets it in."""
_CEASING = frozenset(
    "budge budged drop dropped miss missed waver wavered flinch flinched relent relented go_away gone_away let_up slacken".split()
)
"""`has not been dropped`, `has not missed a week`: what has not ended goes on."""
_DEFYING = frozenset("intimidated deterred cowed provoked bullied blackmailed dissuaded".split())
_NO_MORE = frozenset({"further", "more"})
_STAYING = frozenset("go gone remain remained stay stayed pass passed be".split())
_NEAR = 3
"""`could not go unpunished`, `will not remain without consequences`."""
_DUTIES = frozenset(
    "kept honour honoured honor honored respect respected implement implemented observe observed fulfil fulfill fulfilled "
    "identify identified abide abided comply complied heed heeded reciprocate reciprocated deliver delivered".split()
)
_WOULD = frozenset("will would can could may might shall should must 'll 'd wo ca".split())
_IS = frozenset("is are was were".split())
_EXCUSING = frozenset(
    "justify justified justifies excuse excused excuses warrant warranted warrants stand stands stood prevent prevents prevented "
    "hinder hinders hindered stop stops stopped bar bars barred block blocks blocked".split()
)
"""`Nothing justified the shooting` condemns; `Nothing stands in the way of a visit` allows it."""
_UNHARMED = frozenset("fear lose hide".split())
"""`had nothing to fear`, `has nothing to hide`."""
_DOING = frozenset("do does did doing done".split())
"""`has done nothing to stop them` blames."""
_OUTCOMES = frozenset(
    "agreement deal consensus decision decisions progress breakthrough headway compromise resolution".split()
)
_TURNS = frozenset("choice alternative doubt wonder secret hitches right".split())
"""`There was no alternative to talks` asserts."""
_OPINIONS = frozenset("surprising surprised easy enough unusual unexpected accidental long".split())
_ANYBODY = frozenset("one you".split())
_LONG = frozenset("years months weeks decades ages".split())
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
    if subject is not None and clause.tokens[subject].low == "nothing" and clause.tokens[verb].low in _EXCUSING:
        return True
    if any(
        clause.tokens[noun].low == "nothing"
        and (clause.tokens[noun + 2].low in _UNHARMED or clause.tokens[verb].low in _DOING)
        for noun in nouns
    ):
        return True
    if _is_of_a_change(clause, verb, nouns):
        return True
    if subject is not None and clause.tokens[subject].low in _ANYBODY and not clause.children(subject):
        # "one does not bargain with such a neighbour"
        return True
    return (
        _has_but(clause, verb)
        or _goes_on(clause, verb)
        or _is_supposed(clause, verb)
        or _is_double(clause, verb)
        or _is_an_order(clause, verb)
        or _is_reproach(clause, verb)
        or _says_both(clause, verb, inside)
    )


def is_of_what_will_be(clause: Clause, stretch: Reported) -> bool:
    """`promised that nobody would be driven away`; not "assured them that nobody was driven away"."""
    cue = range(stretch.frame.first, stretch.frame.last)
    return any(
        clause.tokens[number].low in _WOULD for number in range(stretch.first, stretch.last) if number not in cue
    )


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


def _is_of_a_change(clause: Clause, verb: int, nouns: Sequence[int]) -> bool:
    """`is no longer bound`, `will take no further part`: what is no longer so, and is to be no more, is told."""
    has_will = any(clause.tokens[child].low in _WOULD for child in clause.children(verb))
    changes = _NO_MORE | {"longer"} if has_will else {"longer"}
    return any(
        (clause.tokens[child].low in changes and clause.tokens[child - 1].low == "no")
        or clause.tokens[child].low == "anymore"
        or (clause.tokens[child].low in {"more", "longer"} and clause.tokens[child - 1].low == "any")
        for one in [verb, *nouns]
        for child in clause.children(one)
    )


def _is_negated_noun(clause: Clause, noun: int) -> bool:
    return any(clause.tokens[child].low == "no" for child in clause.children(noun) if child < noun)


def _has_but(clause: Clause, verb: int) -> bool:
    """`It takes nobody off the reef, but it is a beginning`: what follows is what is meant."""
    below = clause.children(verb)
    head = clause.tokens[verb].head
    if clause.tokens[verb].dep == "ccomp" and verb < head and clause.tokens[head].tag.startswith("VB"):
        return any(token.low == "but" for token in clause.tokens[verb:head])
    joined = [
        child for child in below if clause.tokens[child].dep == "conj" and clause.tokens[child].tag.startswith("VB")
    ]
    has_but = any(clause.tokens[child].low == "but" and clause.tokens[child].dep == "cc" for child in below)
    return has_but and any(
        any(clause.tokens[child].dep in {"nsubj", "nsubjpass", "expl", "aux"} for child in clause.children(other))
        and not any(clause.tokens[child].low in NEGATIVES for child in clause.children(other))
        for other in joined
    )


def _goes_on(clause: Clause, verb: int) -> bool:
    """`has not met for years`: what has long been so is told."""
    return any(
        clause.tokens[prep].low == "for" and any(clause.tokens[child].low in _LONG for child in clause.children(prep))
        for prep in clause.children(verb)
    )


def is_measure(clause: Clause, noun: int) -> bool:
    """`no more than two flares`, `no fewer than ten`, `nothing but a letter`: a number or a sort, and no denial."""
    here = [token.low for token in clause.tokens[noun - 2 : min(noun + 3, clause.sentence.last)]]
    return any(
        pair in {("no", "more"), ("no", "fewer"), ("no", "less"), ("nothing", "but"), ("none", "but"), ("no", "longer")}
        for pair in pairwise(here)
    )


def is_in_clause_beside(clause: Clause, number: int, inside: Sequence[int]) -> bool:
    """`The talks have started, even if there is no agreement yet`: what is granted beside is not what is said."""
    if not clause.has_parse:
        return False
    while clause.tokens[number].head in inside and clause.tokens[number].head != number:
        if clause.tokens[number].dep in {"advcl", "relcl"}:
            return True
        number = clause.tokens[number].head
    return False


def _is_supposed(clause: Clause, verb: int) -> bool:
    """`If they go home, they will not need it`, `would not have known whom to ring`: of what would be, not of what is."""
    helpers = {clause.tokens[child].low for child in clause.children(verb) if clause.tokens[child].dep == "aux"}
    return ("would" in helpers and "have" in helpers) or any(
        clause.tokens[child].dep == "advcl"
        and any(clause.tokens[mark].low in {"if", "unless"} for mark in clause.children(child))
        for child in clause.children(verb)
    )


def _is_an_order(clause: Clause, verb: int) -> bool:
    """`Neither army is to patrol there`: what must not be is told."""
    return clause.tokens[verb].low in _IS and any(
        clause.tokens[child].dep == "xcomp" and clause.tokens[child].tag == "VB" for child in clause.children(verb)
    )


def _is_double(clause: Clause, verb: int) -> bool:
    """`did not exclude a meeting`, `has not been dropped`, `have never stopped`: two negatives tell that a thing is so."""
    low = clause.tokens[verb].low
    children = clause.children(verb)
    is_not = any(clause.tokens[child].dep == "neg" for child in children)
    has_will = any(clause.tokens[child].low in _WOULD for child in children)
    particle = next((clause.tokens[child].low for child in children if clause.tokens[child].dep == "prt"), "")
    phrase = f"{low}_{particle}" if particle else low
    is_undone = any(
        clause.tokens[child].low == "without"
        or (clause.tokens[child].low.startswith("un") and clause.tokens[child].low.endswith("ed"))
        for child in children
        if clause.tokens[child].dep in {"prep", "acomp", "oprd", "advcl", "xcomp", "advmod"} and child < verb + _NEAR
    )
    is_shut_out = phrase in _SHUTTING_OUT | _DEFYING or (is_undone and low in _STAYING)
    return is_not and (is_shut_out or (not has_will and phrase in _CEASING))


def _is_reproach(clause: Clause, verb: int) -> bool:
    """`had not kept its side of the bargain`: that somebody failed in his duty is an accusation."""
    children = clause.children(verb)
    is_active = all(clause.tokens[child].dep not in {"auxpass", "nsubjpass"} for child in children)
    has_will = any(clause.tokens[child].low in _WOULD for child in children)
    return is_active and not has_will and clause.tokens[verb].low in _DUTIES


def _says_both(clause: Clause, verb: int, inside: Sequence[int]) -> bool:
    """`We write it down, we do not judge`: the first half is what is said."""
    return any(
        clause.tokens[child].dep == "ccomp"
        and child in inside
        and child < verb
        and any(clause.tokens[one].dep in SUBJECTS for one in clause.children(child))
        and not any(clause.tokens[one].low in NEGATIVES for one in clause.children(child))
        for child in clause.children(verb)
    )
