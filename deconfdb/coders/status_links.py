"""How a term and a cue that is not above it in the parse hang together: inversion, raising, clauses on a noun."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.clause_tokens import SUBJECTS, TENSED
from deconfdb.coders.function_words import TAKING_OUT
from deconfdb.coders.grammar import Clause

SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "conj", "appos"})
BEING = frozenset("is are was were be been remains remain remained stays stay stayed".split())
_OF_ONE = frozenset({"has", "was", "is"})
"""Helpers of what is told of one thing."""
_CALLS = frozenset({"called", "calls", "call", "ordered", "sent", "sends", "threw", "thrown"})
_HOME = frozenset({"home", "back", "out", "away"})
_EXPELS = frozenset("expel expels expelled expelling ejected deported".split())
_OUT_OF = frozenset("of out from away back".split())
_KEEPS_AWAY = frozenset("keep keeps kept keeping hold holds held withhold withheld bar bars barred".split())
"""`has kept its officers away from the commission`."""
_LEAVE_TO_WORK = frozenset({"accreditation", "accreditations", "credentials"})
_REVOKES = frozenset(
    "take takes took taken taking revoke revokes revoked cancelled canceled ended stripped lifted".split()
)
_POSTED = frozenset("officer officers representative representatives attache attaches".split())
_STAFF = frozenset(
    "members delegates delegation representatives representative officers officials staff team people men envoys envoy experts "
    "observers contingent colonels generals commanders captains majors admirals soldiers inspectors policemen".split()
)
_ELEMENTS = frozenset({"sea", "air"})
_INSIDE = frozenset({"pobj", "prep", "pcomp", "dobj", "compound", "conj"})
_INSIDE_OF = _INSIDE | {"acl"}
_SHARES_OF_IT = frozenset("little none nothing much most part parts half some all".split())
_AGREES = frozenset({"agreed", "agree", "agrees", "settled", "decided"})
_ORDERS = frozenset({"instruct", "order", "direct", "task"})
_NO_MAKING = frozenset(
    "leave return withdraw cease stop end halt reduce respect observe honour honor obey avoid refrain stay remain fight fire "
    "open bring raise take keep hold".split()
)
"""What somebody may be ordered to do by which nothing is made."""
PHRASE_STEPS = 7
"""Steps up a parse from the last noun of a long name to its first."""
COPULA_STEPS = 2
"""Steps up a parse from a word to the "is" by which it is said of something."""


def is_second_clause(clause: Clause, cue: int, head: int) -> bool:
    """`the truce that they signed in May and that has held ever since`, wherever the parse hangs the second clause."""
    verb = cue if clause.tokens[cue].tag.startswith("VB") else clause.tokens[cue].head
    pronoun = next((child for child in clause.children(verb) if clause.tokens[child].low in {"that", "which"}), None)
    if pronoun is None or clause.tokens[pronoun].dep not in SUBJECT_DEPS or pronoun == clause.sentence.first:
        return False
    is_second = clause.tokens[pronoun - 1].low in {"and", "but", "yet"}
    return is_second and any(
        clause.tokens[child].dep in {"relcl", "acl"} and head < child < pronoun for child in clause.children(head)
    )


def is_shared(clause: Clause, position: str, cue_first: int, cue_last: int, first: int, last: int) -> bool:
    """`The committee sat twice in June and has not been convened since`: two verbs that have one subject."""
    tokens = clause.tokens
    verb = next((n for n in range(cue_last - 1, cue_first - 1, -1) if tokens[n].tag.startswith("VB")), None)
    if verb is None or position not in {"subject", "object"} or tokens[verb].dep != "conj":
        return False
    if position == "object" and not any(tokens[child].dep == "auxpass" for child in clause.children(verb)):
        return False
    steps = 0
    while tokens[verb].dep == "conj" and steps < COPULA_STEPS:
        if any(tokens[child].dep in SUBJECTS for child in clause.children(verb)):
            return False
        verb, steps = tokens[verb].head, steps + 1
    return any(first <= child < last for child in clause.children(verb) if tokens[child].dep in SUBJECTS)


def is_inverted(clause: Clause, cue: int, head: int) -> bool:
    """`Still being carried out is the accord`, `Also suspended were the patrols`: what is said of it stands first."""
    being = clause.tokens[head].head
    if clause.tokens[being].low not in BEING or not cue < being < head:
        return False
    is_said = clause.tokens[cue].tag in {"VBN", "VBG", "JJ", "IN", "RB"} and clause.tokens[cue].dep != "amod"
    has_other = any(child < cue for child in clause.children(being) if clause.tokens[child].dep in {"nsubj", "expl"})
    return is_said and not has_other and clause.tokens[head].dep in {"nsubj", "nsubjpass", "attr"}


def is_told_by_pronoun(clause: Clause, verb: int) -> bool:
    """`which is in force`, `that they renewed`; not `in which B called the award void`."""
    return any(
        clause.tokens[child].low in {"which", "that"} and clause.tokens[child].dep in SUBJECT_DEPS | {"dobj"}
        for child in clause.children(verb)
    )


def said_of(clause: Clause, number: int, first: int, last: int, head: int) -> int:
    """`an accord on incidents at sea, which they renewed`, `a pact with B, which is in force`: not of the sea, nor of B.

    Nor of the year or the town in `set up a line in 2014, which has fallen silent`, `an accord signed in Oslo, which …`.
    """
    tokens, above, steps = clause.tokens, number, 0
    is_name = tokens[number].tag.startswith("NNP") or tokens[number].low.isdigit()
    if not is_name and tokens[number].low not in _ELEMENTS:
        return number
    while tokens[above].dep in _INSIDE_OF and not first <= above < last and steps < PHRASE_STEPS:
        above, steps = tokens[above].head, steps + 1
    is_made = tokens[above].tag.startswith("VB") and any(
        first <= child < last for child in clause.children(above) if tokens[child].dep in {"dobj", "nsubjpass"}
    )
    return head if is_made or first <= above < last else number


def is_of_one(clause: Clause, verb: int, noun: int, is_own: bool) -> bool:
    """`a hotline and a committee that has not met for years`, `and a panel, which is idle`: told of the second alone."""
    if is_own:
        return False
    below = {clause.tokens[child].low for child in clause.children(verb)} | {clause.tokens[verb].low}
    has_article = any(clause.tokens[child].low in {"a", "an"} for child in clause.children(noun))
    return has_article or not _OF_ONE.isdisjoint(below)


def is_cut_short(clause: Clause, cue: int, head: int) -> bool:
    """`A joint centre of the two armies opened in Garissa`: where a parse finds no verb, the participle is the verb."""
    is_root = clause.tokens[head].dep == "ROOT" and clause.tokens[cue].tag == "VBN" and clause.tokens[cue].dep == "acl"
    inside = clause.tokens[clause.sentence.first : clause.sentence.last]
    return is_root and not any(token.tag in TENSED for token in inside)


def is_doer(clause: Clause, head: int) -> bool:
    """`A protocol signed by the border representatives`: those by whom something is done."""
    return clause.tokens[head].dep == "pobj" and clause.tokens[clause.tokens[head].head].dep == "agent"


def is_no_task(clause: Clause, cue: str, cue_first: int, cue_last: int, first: int) -> bool:
    """`The monitors were ordered back`, `ordered both armies to respect the truce`, `will direct all flights`: nobody is to
    make the thing; `a centre from which patrols are directed` is there."""
    if cue_first > first:
        return True
    between = clause.tokens[cue_last:first]
    to_do = next((after.low for to, after in pairwise(between) if to.low == "to" and after.tag == "VB"), "")
    return cue in _ORDERS and (not to_do or to_do in _NO_MAKING)


def is_raised(clause: Clause, cue_first: int, cue_last: int, first: int, last: int) -> bool:
    """`The room is to be formed`, `a line is due to be opened`: the subject of the verb above is what it is done to."""
    verb = next((number for number in range(cue_first, cue_last) if clause.tokens[number].tag == "VBN"), None)
    if verb is None or not any(clause.tokens[child].dep == "auxpass" for child in clause.children(verb)):
        return False
    steps = 0
    while clause.tokens[verb].dep == "xcomp" and clause.tokens[verb].head != verb and steps < COPULA_STEPS:
        verb, steps = clause.tokens[verb].head, steps + 1
        below = (child for child in clause.children(verb) if clause.tokens[child].dep in SUBJECTS)
        if any(first <= child < last for child in below):
            return True
    return False


def befalls(clause: Clause, number: int) -> bool:
    """`It was dissolved`, `it took effect`: what "it" does has no object but what belongs to the wording."""
    if clause.tokens[number].dep == "pobj":
        return _is_part_of_it(clause, number)
    below = clause.children(clause.tokens[number].head)
    if clause.tokens[number].dep == "dobj":
        return True
    return clause.tokens[number].dep in SUBJECTS and not any(
        clause.tokens[child].dep in {"ccomp", "xcomp"}
        or (clause.tokens[child].dep == "dobj" and clause.children(child))
        for child in below
    )


def _is_part_of_it(clause: Clause, number: int) -> bool:
    """`Little of it has been carried out`, `none of it was`: what befell a part of it."""
    part = clause.tokens[clause.tokens[number].head].head
    return clause.tokens[number - 1].low == "of" and clause.tokens[part].low in _SHARES_OF_IT


def may_take_up(clause: Clause, number: int) -> bool:
    """Whether a pronoun stands where it means the topic: at the opening, or in `A report notes that it has not met`."""
    tokens, first = clause.tokens, clause.sentence.first
    if number <= first + 1 or _is_part_of_it(clause, number):
        return True
    if tokens[number - 1].low != "that" or tokens[number].dep not in SUBJECTS or not befalls(clause, number):
        return False
    saying = tokens[tokens[number].head].head
    speaker = clause.subject(saying, saying + 1)
    # "Kenya said that it was not bound": Kenya.
    if speaker is None or tokens[speaker.token].tag.startswith("NNP"):
        return False
    return not any(one.sides or one.how == "person" for one in speaker.mentions)


def is_made_there(clause: Clause, number: int) -> bool:
    """`signed a truce`, `a truce was signed`, `agreed on a truce`: what the verb of a sentence makes, or is done to."""
    tokens = clause.tokens
    if tokens[number].dep in {"dobj", "nsubjpass"}:
        return True
    way = tokens[number].head
    return tokens[number].dep == "pobj" and tokens[way].low in {"on", "to"} and tokens[tokens[way].head].low in _AGREES


def is_done(clause: Clause, cue: int) -> bool:
    """`was worked out directly between them`, `a truce negotiated by Qatar`; not "is being worked out", "were negotiating"."""
    helpers = {clause.tokens[child].low for child in clause.children(cue)}
    return clause.tokens[cue].tag in {"VBN", "VBD"} and "being" not in helpers


_STAYING = frozenset("stay stays stayed staying kept keep keeps".split())


def is_of_none(clause: Clause, path: Sequence[int]) -> bool:
    """`Of the commissions that the two ran together, none has sat since May`: what is told of none is told of each."""
    tokens, way = clause.tokens, clause.tokens[path[-2]]
    return (way.dep, way.low) == ("prep", "of") and any(
        tokens[child].low in {"none", "neither", "one"} and tokens[child].dep in SUBJECTS
        for child in clause.children(path[-1])
    )


def verb_of_leaving(clause: Clause, lows: Sequence[str], head: int, first: int) -> int | None:
    """The verb by which people are called away from a thing, or the people that it consists of."""
    tokens, number = clause.tokens, clause.tokens[head].head
    if tokens[number].low == "of" and tokens[tokens[number].head].low in _LEAVE_TO_WORK:
        verb = tokens[tokens[number].head].head  # "withdrew the accreditation of the liaison mission"
        return verb if lows[verb] in TAKING_OUT | _REVOKES else None
    if tokens[head].low in _POSTED and tokens[head].dep in {"dobj", "nsubjpass"}:
        # "recalled its liaison officers", "called its attache home", "expelled the liaison officers of the other side"
        is_called = lows[number] in _CALLS and any(tokens[child].low in _HOME for child in clause.children(number))
        return number if lows[number] in TAKING_OUT | _EXPELS or is_called else None
    if tokens[head].dep == "pobj" and tokens[number].low == "from":
        away = tokens[number].head  # "have stayed away since July from the commission"
        away = tokens[away].head if tokens[away].low == "away" else away
        is_apart = "away" in lows[away:first] and lows[number - 1] != "away"  # "stayed away from" is a cue of its own
        if lows[away] in _STAYING and is_apart and not any(tokens[n].dep == "dobj" for n in clause.children(away)):
            return away
    while tokens[number].dep in {"prep", "prt", "advmod"} and tokens[number].low in _OUT_OF:
        number = tokens[number].head
    if tokens[head].dep == "pobj" and tokens[number].low in {"at", "in"}:
        people = tokens[tokens[number].head].head
        is_theirs = tokens[tokens[number].head].dep in {"relcl", "acl"} and tokens[people].dep in {"dobj", "nsubjpass"}
        verb = tokens[people].head  # "recalled the officers that it kept at the centre"
        return verb if is_theirs and tokens[people].low in _STAFF and lows[verb] in TAKING_OUT else None
    below = (child for child in clause.children(number) if tokens[child].dep in {"dobj", "nsubjpass"})
    is_left = lows[number] in TAKING_OUT | _KEEPS_AWAY and bool({"from", "out"} & set(lows[number:first]))
    return number if is_left and any(tokens[child].low in _STAFF for child in below) else None
