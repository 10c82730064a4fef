"""How a thing stands by what it does or what is done by it: a truce that ended a war, a pact that bars something, a team by
which breaches are looked into."""

from __future__ import annotations

from deconfdb.coders.clause_tokens import PRESENT
from deconfdb.coders.function_words import OF_THINGS, WILL
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS
from deconfdb.coders.provisions import BINDING, BOUND
from deconfdb.coders.talks_ahead import AGREED_ON, is_way_agreed_on

_STOPPING = frozenset(
    "end ends ended ending stop stops stopped stopping halt halted halting conclude concluded close closed interrupted silenced "
    "finish finished settle settled".split()
)
_FIGHTING = frozenset(
    "war wars warfare fighting fight conflict hostilities clashes battle battles bloodshed combat violence insurgency rebellion "
    "uprising bombardment shelling firing standoff confrontation crisis quarrel dispute siege campaign offensive guns".split()
)
_DENIED = frozenset("not n't never no could would should might may can".split())
_ACCEPTED = frozenset("agree agreed agrees accept accepted accepts consented settled decided decide".split())
_PROPOSED = frozenset("proposed proposes suggested suggests offered demanded demands".split())
_MEANS = frozenset({"by", "through", "via", "in", "within", "with"})
_DOING = frozenset("agreed decided settled coordinated arranged cleared discussed sorted".split())
_IS = frozenset("is are remains remain was were".split())
_YET_ONLY = {
    **dict.fromkeys(("draft", "drafts"), "in_talks"),
    **dict.fromkeys(("proposal", "offer", "suggestion"), "proposed"),
    **dict.fromkeys(("idea", "dream", "wish"), "mooted"),
}
"""What is all that there is of a text, and how it stands then."""
_NO_MORE_THAN = frozenset(
    "still no more than a an only just but not yet the merely nothing in old distant long-standing mere".split()
)
NAME_REACH = 8
"""Tokens behind a text within which begins the clause that tells what it did, behind `between A and B of May 2003`."""
AT_WORK = ("operational", "operating", "status.worked-in")
OBJECT_STEPS = 4
"""Steps down from a verb to the fighting that it ended: `ended two years of war`."""


def shown_by(kind: str, family: str, clause: Clause, first: int, last: int) -> tuple[str, str, str] | None:
    """Track, status and rule of a text by what it did, of a body by what is done through it, of talks that are the way."""
    if kind in TALKS:
        return ("institutional", "agreed", AGREED_ON) if is_way_agreed_on(clause, first, last) else None
    if family in {"rules", "process"} and (did := _did_of_text(clause, first, last)):
        return "institutional", "in_force" if did == "binds" else "agreed", "status.relative"
    if is_only := is_yet_only(clause, first, last):
        return "institutional", is_only, "status.relative"
    works = _works_by(clause, first, last) if family in {"body", "presence"} else ""
    ahead = {"ahead": "agreed", "asked for": "proposed"}.get(works)
    return ("institutional", ahead, "status.acting") if ahead else AT_WORK if works else None


def _did_of_text(clause: Clause, first: int, last: int) -> str:
    """`ended` for "a truce that ended five days of fighting", `binds` for "a pact that bars them from it", or nothing."""
    verb = _told_in_relative(clause, first, last)
    if verb is None or any(clause.tokens[child].low in _DENIED for child in clause.children(verb)):
        return ""
    token = clause.tokens[verb]
    if (token.low in BINDING and token.tag in PRESENT) or (token.low in BOUND and token.tag in {"VBD", "VBN"}):
        return "binds"
    return "ended" if token.low in _STOPPING and _is_of_fighting(clause, verb) else ""


def is_yet_only(clause: Clause, first: int, last: int) -> str:
    """`in_talks` for "the protocol is still no more than a draft", `proposed` for "the pact is only an offer", or nothing."""
    tokens = clause.tokens
    head = next((number for number in range(first, last) if tokens[number].dep == "nsubj"), None)
    if head is None or tokens[tokens[head].head].low not in _IS:
        return ""
    for number in range(tokens[head].head + 1, clause.sentence.last):
        if tokens[number].low not in _NO_MORE_THAN:
            return _YET_ONLY.get(tokens[number].low, "")
    return ""


def _told_in_relative(clause: Clause, first: int, last: int) -> int | None:
    """The verb of the clause that is told of a text."""
    tokens, stop = clause.tokens, min(last + NAME_REACH, clause.sentence.last)
    pronoun = next((n for n in range(last, stop) if tokens[n].low in OF_THINGS), None)
    if pronoun is None or any(tokens[n].tag.startswith(("VB", "MD")) for n in range(last, pronoun)):
        return None
    verb = tokens[pronoun].head
    head = tokens[verb].head
    # Where the clause hangs on a name inside the phrase, the name is only that of a party.
    is_its_own = first <= head < last or head < pronoun
    return verb if tokens[pronoun].dep == "nsubj" and verb > pronoun and is_its_own else None


def _is_of_fighting(clause: Clause, verb: int) -> bool:
    """Whether what a verb ends is a war, or days of one."""
    below = [child for child in clause.children(verb) if clause.tokens[child].dep == "dobj"]
    for _ in range(OBJECT_STEPS):
        if any(clause.tokens[one].low in _FIGHTING for one in below):
            return True
        below = [
            child for one in below for child in clause.children(one) if clause.tokens[child].dep in {"prep", "pobj"}
        ]
    return False


def _works_by(clause: Clause, first: int, last: int) -> str:
    """`now` for "breaches are looked into by a joint team", `ahead` for "will be marked out through a joint committee", also
    for "accepted that breaches be looked into by a team", which is only asked for where somebody proposed it."""
    tokens = clause.tokens
    place = next((number for number in range(first, last) if tokens[number].dep == "pobj"), None)
    if place is None or tokens[tokens[place].head].low not in _MEANS:
        return ""
    way = tokens[place].head
    verb = tokens[way].head
    below = {tokens[child].low for child in clause.children(verb)}
    is_agent = tokens[way].dep == "agent" or (tokens[way].low in {"through", "via"} and tokens[verb].tag == "VBN")
    if not is_agent and not (tokens[verb].low in _DOING and tokens[verb].tag == "VBN"):
        return ""
    if below & {"be", "should"} and not below & WILL and tokens[verb].dep == "ccomp":
        above = tokens[tokens[verb].head].low
        return "ahead" if above in _ACCEPTED else "asked for" if above in _PROPOSED else ""
    if below & WILL or ({"is", "are"} & _before(clause, verb) and "to" in _before(clause, verb)):
        return "" if below & _DENIED else "ahead"
    return "" if below & _DENIED or tokens[verb].tag == "VB" or "to" in below else "now"


def _before(clause: Clause, verb: int) -> set[str]:
    """`are`, `to` of "are to be marked out"."""
    return {token.low for token in clause.tokens[max(clause.sentence.first, verb - 3) : verb]}
