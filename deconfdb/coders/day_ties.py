"""Which word of a sentence a day belongs to: the verb of a status, another deed, the name of a text, a meeting, a saying."""

from __future__ import annotations

from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TermFound
from deconfdb.coders.statuses import LONGEST_PATH
from deconfdb.coders.terms import PAPERS
from deconfdb.coders.times import TimeFound

_MAKING = frozenset(
    "signed agreed reached concluded struck sealed initialled initialed adopted brokered announced".split()
)
_TRUCES = frozenset({"truce", "ceasefire", "fire", "armistice", "pullback"})
_PROVIDING = frozenset(
    "provides provide provided under foresees envisages stipulates obliges commits requires bars bans calls sets says lays".split()
)
"""What stands in a sentence that tells what a text has in it."""
_THAT = frozenset({"the", "that", "this"})
_BROKEN = frozenset("broken cut severed suspended frozen halted interrupted abandoned closed".split())
_NO_DAYS = frozenset("every each until till any".split())
_AFTER = frozenset({"after", "before", "since", "because"})
_TOGETHER = frozenset(
    "met meeting meet talked spoke sat gathered conferred held holding saw visited called rang phoned".split()
)


def is_no_day(clause: Clause, first: int) -> bool:
    """`in use every Tuesday`, `renewed until June 30`: no day on which something was done."""
    return first > clause.sentence.first and clause.tokens[first - 1].low in _NO_DAYS


def text_named(term: TermFound) -> str:
    """`The accord provides for X`, `under the agreement`: the text by which something is agreed; "it" of "It provides for X"."""
    clause = term.clause
    tokens, first = clause.tokens, clause.sentence.first
    if _PROVIDING.isdisjoint(clause.words):
        return ""
    for number in range(first, term.first):
        if tokens[number].low in PAPERS and tokens[number - 1].low in _THAT:
            return tokens[number].low
    return "it" if tokens[first].low == "it" and tokens[first + 1].low in _PROVIDING | {"also"} else ""


def is_of_making(clause: Clause, time: TimeFound) -> bool:
    """`signed on Saturday`, `under Saturday's accord`."""
    first = clause.token_at(time.start)
    if first is None:
        return False
    if clause.tokens[first].dep == "poss":
        return clause.tokens[clause.tokens[first].head].low in PAPERS | _TRUCES
    return any(clause.tokens[number].low in _MAKING for number in path_up(clause, first)[1:3])


def is_of_making_told(clause: Clause, time: TimeFound) -> bool:
    """`accused it of breaking the truce signed in May`: the day of the making, not that of the accusation."""
    first = clause.token_at(time.start)
    if first is None or not clause.has_parse:
        return False
    return any(
        clause.tokens[n].dep in {"acl", "relcl"} and clause.tokens[n].low in _MAKING for n in path_up(clause, first)
    )


def hangs_on(clause: Clause, time: int, cue: int) -> bool:
    """Whether a date is tied to a verb itself, by a preposition or by none."""
    above = path_up(clause, time)[1:3]
    if above[:1] != [cue] and above and clause.tokens[above[0]].dep == "prep":
        above = above[1:]
    return above[:1] == [cue]


def is_of_other_deed(term: TermFound, time: int, cue: int, is_made_before: bool = False) -> bool:
    """`A and B, which came close to war last month, have set up a line`: the day belongs to a clause beside the cue.

    So it does in `The line, cut in 2014, is to be restored`, where the cue tells of what is to come, and in `The truce
    signed in May has collapsed`, where it tells what befell the thing.
    """
    clause = term.clause
    above = set(path_up(clause, cue))
    for number in path_up(clause, time):
        if number in above:
            break
        token = clause.tokens[number]
        if is_set_after(clause, number):
            return True
        is_aside = token.dep == "relcl" or (
            token.dep in {"acl", "advcl"} and token.tag == "VBN" and token.low in _BROKEN
        )
        if is_aside and number != cue and not term.first <= token.head < term.last:
            return True  # "agreed to resume relations, broken off in 1982, and to set up a line"
        if is_made_before and token.dep in {"relcl", "acl"}:
            return True
        if token.dep == "appos" and number not in range(term.first, term.last):
            return True  # "talks, the first since the shelling in November, fell apart"
    return False


def is_set_after(clause: Clause, number: int) -> bool:
    """`suspended the truce after soldiers were killed on Sunday`: whether a verb tells what was before, or why.

    Not `after the ministers met on Friday`: there it was done.
    """
    token = clause.tokens[number]
    if token.low in _TOGETHER | _MAKING:
        return False
    if token.dep == "pcomp":
        return clause.tokens[token.head].low in _AFTER
    below = (clause.tokens[child] for child in clause.children(number))
    return token.dep == "advcl" and any(child.dep == "mark" and child.low in _AFTER for child in below)


def is_of_background(clause: Clause, time: TimeFound) -> bool:
    """`their border, where soldiers were killed on Sunday`: the day of something else than the sentence is about."""
    first = clause.token_at(time.start)
    if first is None or not clause.has_parse:
        return False
    return any(
        is_set_after(clause, number)
        or (
            clause.tokens[number].dep == "relcl"
            and clause.tokens[clause.tokens[number].head].low not in PAPERS | _TRUCES
        )
        for number in path_up(clause, first)
    )


def is_of_other_thing(term: TermFound, time: TimeFound) -> bool:
    """`It remains in force despite this week's events`: the day of the events; not "Friday's truce"."""
    clause = term.clause
    last = clause.token_at(time.end - 1) if time.end > time.start else None
    if last is None or clause.tokens[last].dep != "poss":
        return False
    return not term.first <= clause.tokens[last].head < term.last


def is_in_name(term: TermFound, time: TimeFound) -> bool:
    """`ended its work under the memorandum of 2015`: the year tells which text it is."""
    tokens, at = term.clause.tokens, term.clause.token_at(time.start)
    if at is None:
        return False
    if at == term.first - 1 or (at == term.last and tokens[at].low in {"of", "from"}):
        return True
    if at == term.last + 1 and tokens[term.last].low in {"of", "from"}:
        return True  # "in spite of the truce of November 2024"
    # "ended its cooperation under the memorandum of 2015"
    return tokens[at].low == "of" and tokens[at - 1].low in PAPERS


def path_up(clause: Clause, number: int) -> list[int]:
    """A token and those above it in the parse."""
    path = [number]
    while clause.has_parse and clause.tokens[number].head != number and len(path) < LONGEST_PATH:
        number = clause.tokens[number].head
        path.append(number)
    return path
