"""Bodies that no list knows: told by "joint" and what they are ("a joint river rescue cell"), at work by what they do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.clause_tokens import SUBJECTS, TOLD_TAGS
from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import MechanismTerm

JOINT_BODY = "joint body of another name"
"""The term for a body that is told by its being joint; its sentence must speak of forces."""
_JOINT = frozenset("joint mixed common shared combined bilateral binational tripartite trilateral".split())
_KIND_OF = {
    **dict.fromkeys(
        "commission commissions committee committees council board panel secretariat body".split(), "joint_commission"
    ),
    **dict.fromkeys("group groups team teams party forum".split(), "working_group"),
    **dict.fromkeys(
        "cell cells centre centres center centers room rooms hub desk office offices headquarters".split(),
        "coordination_centre",
    ),
}
BODY_WORDS = _JOINT | set(_KIND_OF)
_ROWS = {kind: MechanismTerm(JOINT_BODY, (), kind, "weak", "") for kind in set(_KIND_OF.values())}
_PATROLS = frozenset({"patrol", "patrols", "patrolling"})
PATROL_OF_BOTH = "joint patrol of a kind"
_PATROL = MechanismTerm(PATROL_OF_BOTH, (), "joint_patrols", "strong", "")
BODY_OF_BOTH = "body of both"
_ROWS_OF_BOTH = {kind: MechanismTerm(BODY_OF_BOTH, (), kind, "weak", "") for kind in set(_KIND_OF.values())}
"""Of `a team of six, three from each country`, which is told to be of both."""
_OF_ITSELF = frozenset("commission commissions committee committees council centre centres center centers".split())
_COMMITTEE = {
    kind: MechanismTerm("committee", (), kind, "weak", "") for kind in ("joint_commission", "coordination_centre")
}
"""Nouns that are terms of their own, which need no word on forces beside them."""
_PARTS = frozenset({"amod", "compound", "nmod", "punct", "conj", "cc", "nummod"})
NAME_REACH = 4
"""Tokens behind "joint" within which its body is named: `joint fire and rescue cell`."""
_AT_WORK = frozenset(
    "sits sat sitting meets met meeting hears heard handles handled settles settled deals dealt looks looked works worked "
    "decides decided examines examined investigates investigated reviews reviewed checks checked oversees oversaw watches "
    "watched runs ran coordinates coordinated directs directed collects collected receives received keeps kept follows "
    "followed sorts sorted shares shared serves served takes took surveyed marked mapped cleared searched records recorded logs "
    "logged answers answered registers registered has reports reported inspects inspected brings visited visits found finds "
    "concluded passes passed studies studied draws drew drafts drafted prepares prepared discusses discussed goes went monitors "
    "monitored supervises supervised verifies verified "
    "hearing handling settling dealing looking working deciding examining investigating reviewing checking overseeing "
    "watching running coordinating directing collecting receiving keeping following sorting sharing serving surveying marking "
    "mapping clearing searching recording logging answering registering reporting inspecting visiting studying drawing drafting "
    "preparing discussing going monitoring supervising verifying".split()
)
"""What a body does that is there, told in the present or as done."""
_RUN = frozenset("run manned staffed led headed chaired operated held crewed".split())
"""What is done with a body that is there: `has been run by officers of both since May`."""
_NOT_SO = frozenset("not n't never will would could should may might must can to neither no none".split())
_PRESENT = frozenset({"is", "are", "been", "being"})


_REPORTS = frozenset(
    "report reports reported take took taken takes bring brought refer referred refers complain complained complains submit "
    "submitted turn turned turns appeal appealed put raised pass passed send sent hand handed".split()
)
_SITS = frozenset(
    "work works serve serves sit sits sat meet meets met face faces faced confer discuss settle compare".split()
)
_INSIDE = frozenset({("in", "which"), ("on", "which"), ("at", "which")})
_MAKES_UP = frozenset("make makes made form forms formed constitute compose".split())
_GROUPS = frozenset({"panel", "board", "group", "team", "cell", "panels", "groups", "teams"})
_MATTERS = frozenset(
    "border frontier boundary incidents ceasefire cease-fire truce violations breaches prisoners demarcation security military "
    "disengagement deconfliction".split()
)
_EITHER = frozenset("each both either".split())
_SITS_IN = frozenset("sit sits sat serve serves work works meet meets".split())
SITTERS_REACH = 9
"""Tokens before a team within which those are named who sit in it: `Officials of both countries sit in a team`."""
_OFFICES = frozenset("police brigade brigades doctors nurses firemen firefighters prosecutors cross crescent".split())
_OF_TWO = _EITHER | {"two", "three", "their"}
TWO = 2
MAKEUP_REACH = 15
"""Tokens behind a body within which it is told that men of both sit on it: `of eight officers, four from each army`."""
_NUMBERS = frozenset("one two three four five six seven eight nine ten twelve fifteen twenty".split())
_EQUAL = frozenset({"equal", "equally", "half"})


def joint_body_at(clause: Clause, lows: Sequence[str], number: int) -> tuple[int, MechanismTerm] | None:
    """Where `a joint river rescue cell` ends, and its row; nothing for "joint statement", "joint venture"."""
    tokens = clause.tokens
    is_plain = lows[number] in _KIND_OF and lows[number] not in _OF_ITSELF
    if is_plain and _is_of_both(clause, lows, number):
        return number + 1, _ROWS_OF_BOTH[_KIND_OF[lows[number]]]
    if is_plain and lows[number] in _GROUPS and _is_on_border(lows, number):
        return number + 1, _ROWS[_KIND_OF[lows[number]]]
    if lows[number] not in _JOINT:
        return None
    for at in range(number + 1, min(number + 1 + NAME_REACH, clause.sentence.last)):
        low = lows[at]
        if low in _PATROLS and at > number + 1 and not tokens[at].text[0].isupper():
            return at + 1, _PATROL  # "joint police patrols"
        if low in _KIND_OF and _is_within_one(clause, lows, at):
            return None
        is_end = low in _KIND_OF and not (tokens[at + 1 : at + 2] and tokens[at + 1].tag.startswith("NN"))
        if is_end and tokens[at].text[0].isupper() == tokens[number].text[0].isupper():
            return at + 1, (_COMMITTEE if low in _OF_ITSELF else _ROWS)[_KIND_OF[low]]
        is_word = low[0].isalpha() and not tokens[at].text[0].isupper() and tokens[at].dep in _PARTS
        if not (is_word or low == "-"):
            return None
    return None


def _is_within_one(clause: Clause, lows: Sequence[str], number: int) -> bool:
    """`a joint team of the army and the police`, `a mixed commission of doctors and officers`: offices of one state."""
    stop = min(number + MAKEUP_REACH, clause.sentence.last)
    behind = lows[number + 1 : stop]
    is_of = behind[:1] == ["of"] and "and" in behind and bool(_OFFICES & set(behind))
    return is_of and not _OF_TWO & set(behind) and len({side for one in clause.mentions for side in one.sides}) < TWO


def _is_of_both(clause: Clause, lows: Sequence[str], number: int) -> bool:
    """`a panel of eight officers, four from each army`, `a board with members from both navies`."""
    if lows[number + 1 : number + 2] not in (
        ["of"],
        ["with"],
        [","],
        ["made"],
        ["drawn"],
        ["comprising"],
        ["("],
        ["where"],
    ):
        return False
    if _is_shared_out(clause, lows, number) or _is_sat_in(clause, lows, number):
        return True
    for at in range(number + 1, min(number + MAKEUP_REACH, clause.sentence.last - 1)):
        if clause.tokens[at].tag in {"VBD", "VBZ", "VBP", "MD"}:
            return False
        if lows[at] in {"of", "from", "for"} and (lows[at + 1] in _EITHER or lows[at + 1 : at + 3] == ["the", "two"]):
            return True
    return False


def _is_sat_in(clause: Clause, lows: Sequence[str], number: int) -> bool:
    """`Officials of both countries sit in a team of twelve`."""
    before = lows[max(clause.sentence.first, number - SITTERS_REACH) : number]
    at = next((at for at, low in enumerate(before) if low in _SITS_IN), 0)
    is_of_two = not _EITHER.isdisjoint(before[:at]) or "two" in before[:at]
    return bool(at) and is_of_two and before[at + 1 : at + 2] in (["in"], ["on"])


def _is_shared_out(clause: Clause, lows: Sequence[str], number: int) -> bool:
    """`a panel of ten officers, five from A and five from B`, `a team of equal numbers of A's and B's men`."""
    stop = min(number + MAKEUP_REACH, clause.sentence.last)
    sides = {side for one in clause.mentions if number < one.first < stop for side in one.sides if side}
    behind = lows[number + 1 : stop]
    if len(sides) < TWO or "and" not in behind:
        return False
    at = len(behind) - 1 - behind[::-1].index("and")
    counted = [
        low for low in (*behind[1:at][-NAME_REACH - 1 :], *behind[at + 1 : at + 2]) if low in _NUMBERS or low.isdigit()
    ]
    return len(counted) >= TWO or not _EQUAL.isdisjoint(behind)


def _is_on_border(lows: Sequence[str], number: int) -> bool:
    """`the panel on border incidents`, `a team for prisoners of war`: told by what it deals with."""
    return lows[number + 1 : number + 2] in (["on"], ["for"]) and bool(_MATTERS & set(lows[number + 2 : number + 5]))


def is_seen_at_work(clause: Clause, first: int, last: int) -> bool:
    """Whether a body does something, or something is done with it."""
    return _is_active(clause, first, last) or _is_used(clause, first, last)


def _is_used(clause: Clause, first: int, last: int) -> bool:
    """`Both report violations to the committee`, `the committee in which both armies sit`, `colonels make up the council`."""
    tokens = clause.tokens
    head = clause.outer_word(first, last)
    if head is None or not clause.has_parse or clause.sentence.kind == "headline":
        return False
    above = tokens[tokens[head].head]
    if tokens[head].dep == "pobj" and above.low == "to":
        verb = tokens[above.head]  # "report violations to it", wherever the parse hangs the "to"
        verb = tokens[verb.head] if verb.dep == "dobj" else verb
        return _is_told(clause, verb.i) and verb.low in _REPORTS
    if (
        tokens[head].dep == "dobj"
        and above.low in _MAKES_UP
        and "up" in {tokens[n].low for n in clause.children(above.i)}
    ):
        return _is_told(clause, above.i)
    sitting = next((n for n in clause.children(head) if tokens[n].dep == "relcl" and tokens[n].low in _SITS), None)
    before = [token.low for token in tokens[head + 1 : sitting]] if sitting is not None else []
    is_inside = any(pair in _INSIDE for pair in pairwise(before)) or "where" in before
    return sitting is not None and is_inside and _is_told(clause, sitting) and "used" not in before


def _is_told(clause: Clause, verb: int) -> bool:
    """Whether a verb tells what is done, or was."""
    below = (clause.tokens[child] for child in clause.children(verb))
    return clause.tokens[verb].tag in TOLD_TAGS and not any(one.low in _NOT_SO for one in below if one.dep != "prep")


def _is_active(clause: Clause, first: int, last: int) -> bool:
    """`A core group of the two has met four times`, `a cell has been run by both since 2012`: it is there."""
    tokens = clause.tokens
    head = next((n for n in range(last - 1, first - 1, -1) if tokens[n].dep in SUBJECTS), None)
    if (
        head is None
        or not tokens[head].tag.startswith("NN")
        or not clause.has_parse
        or clause.sentence.kind == "headline"
    ):
        return False
    verb = tokens[head].head
    below = {tokens[child].low for child in clause.children(verb)}
    if not _is_told(clause, verb):
        return False
    if tokens[head].dep == "nsubjpass":
        return tokens[verb].low in _RUN and bool(below & _PRESENT)
    return tokens[verb].low in _AT_WORK
