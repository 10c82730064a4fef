"""Those who stand between two sides: who sends them, who leads them, and whether they are there, to come, or gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import MechanismTerm

POSTS = "observation_posts"
_JOINT = "joint_commission"
_LEADING = frozenset("led chaired headed commanded run staffed manned furnished provided formed".split())
_LEADS = frozenset("leads chairs heads commands runs".split())
_CHECKING = frozenset("verification monitoring monitor observation truce ceasefire cease-fire".split())
_TEAMS = frozenset("team teams mechanism mechanisms group groups mission missions force forces".split())
"""Words for those who watch; a commission or a committee that a third chairs is still one of the two."""
_LISTING = frozenset("and , the with from by of members officers soldiers men troops".split())
LEADER_REACH = 12
"""Tokens behind a body within which it is told who leads it."""
_GIVING_UP = frozenset(
    "give gave giving given abandon abandoned abandoning leave left leaving vacate vacated vacating evacuate evacuated close "
    "closed closing quit".split()
)
POSTS_REACH = 9
"""Tokens from a verb of leaving within which stand the posts."""
ALSO_REACH = 16
"""Tokens behind a body within which it is told who sits in it as well."""
_SENDING = frozenset(
    "send sends sent sending deploy deploys deployed deploying dispatch dispatches dispatched dispatching post posts posted "
    "posting station stations stationed provide provides provided contribute contributes contributed place placed put".split()
)
_TAKING_OUT = frozenset(
    "withdrew withdrawn recalled evacuated expelled removed pulled called brought flew flown withdraws recalls expels".split()
)
_NEEDS_OUT = frozenset("pulled called brought flew flown".split())
_OUT = frozenset("out home back away".split())
_SETTLED = frozenset(
    "agreed agree agrees promised promises pledged pledges undertook decided decides decision ordered approved authorised "
    "authorized due set is are will".split()
)
_WISHED = frozenset(
    "ask asks asked asking request requests requested invite invites invited want wants appeal appeals appealed".split()
)
_MIGHT = frozenset("may might could should can".split())
_NOT = frozenset("not n't never".split())
_ON_CONDITION = frozenset("once when until as after before".split())
_AT = frozenset("at in on into to".split())
_STANDING = frozenset(
    "taken took take moved manned serve serves served stand stands stood deployed posted begun started".split()
)
_PLACE = frozenset({"place", "position", "ground", "spot"})
_OBJECTS = frozenset({"dobj", "oprd"})
_STEPS = 3
"""Steps up from a word for a number of men ("a team of observers") to that which is sent."""


def led_by(lows: Sequence[str], clause: Clause, last: int) -> tuple[str, ...]:
    """`a team led by X with members from Y and Z`, `a panel that X chairs`: the sides of X, Y and Z."""
    stop = min(last + LEADER_REACH, clause.sentence.last)
    start = next(
        (at + 2 for at in range(last, stop - 1) if lows[at] in _LEADING and lows[at + 1] in {"by", "from"}), None
    )
    if start is None:
        leads = next((at for at in range(last, stop) if lows[at] in _LEADS), None)
        is_told = leads is not None and lows[last : last + 1] in ([","], ["that"], ["which"])
        near = [one for one in clause.mentions if last <= one.first and leads is not None and one.last <= leads]
        return sides_of(near) if is_told else ()
    if set(lows[last:start]) & {"and", ";"}:
        return ()
    found: list[Mention] = []
    for one in clause.mentions:
        if one.last < start:
            continue
        if not set(lows[start : one.first]) <= _LISTING and found:
            break
        if one.first - start > 4 and not found:
            return ()
        found.append(one)
        start = one.end
    return sides_of(found)


def as_watchers(
    row: MechanismTerm, lows: Sequence[str], clause: Clause, first: int, last: int, main: Sequence[str]
) -> tuple[MechanismTerm, frozenset[str]]:
    """What a third leads or sends, with the sides of that: `a verification team led by X` watches, whoever sits in it."""
    if row.kind == POSTS:
        return row, who_sends(clause, first, last)
    if row.kind != _JOINT or len(main) < 2:
        return row, frozenset()
    thirds = frozenset(led_by(lows, clause, last))
    if not thirds or thirds & set(main):
        return row, frozenset()
    if _CHECKING & set(lows[first:last]) and lows[last - 1] in _TEAMS:
        row = replace(row, kind=POSTS, strength="strong")
    return row, thirds


def _verb_of_sending(clause: Clause, first: int, last: int) -> int | None:
    """The verb that has those who watch for its object: `send 200 observers`, `withdrew a team of observers`."""
    tokens = clause.tokens
    number = next((at for at in range(first, last) if tokens[at].dep in {*_OBJECTS, "pobj"}), None)
    if number is None:
        return None
    for _ in range(_STEPS):
        if tokens[number].dep in _OBJECTS:
            verb = tokens[number].head
            return verb if tokens[verb].low in _SENDING | _TAKING_OUT else None
        if tokens[number].dep not in {"pobj", "prep"} or (tokens[number].dep == "prep" and tokens[number].low != "of"):
            return None
        number = tokens[number].head
    return None


def _is_asked(clause: Clause, verb: int) -> bool:
    """`asked X to send observers`: whose observers they are stands between the two verbs."""
    token = clause.tokens[verb]
    return token.dep in {"xcomp", "ccomp", "advcl"} and clause.tokens[token.head].low in _WISHED and token.head < verb


def who_sends(clause: Clause, first: int, last: int) -> frozenset[str]:
    """`X will send observers`, `Y called home the peacekeepers`, `they asked Z to post monitors`: X, Y and Z."""
    verb = _verb_of_sending(clause, first, last)
    if verb is None:
        return frozenset()
    asking = clause.tokens[verb].head
    if _is_asked(clause, verb) and (asked := [one for one in clause.mentions if asking < one.first < verb]):
        return frozenset(sides_of(asked))
    if clause.tokens[verb].low == "expelled":
        return frozenset()
    subject = clause.subject(verb, verb + 1)
    return frozenset(sides_of(subject.mentions)) if subject else frozenset()


def told_of_watchers(clause: Clause, first: int, last: int) -> tuple[str, str, str] | None:
    """Track, status and rule of those who watch, where they leave posts, or are sent, called home or in place."""
    if _gives_up_posts(clause, first, last):
        return "operational", "impaired", "status.posts-left"
    sent = sent_out(clause, first, last)
    return (*sent, "status.sent") if sent is not None else None


def sent_out(clause: Clause, first: int, last: int) -> tuple[str, str] | None:
    """`will send observers`: agreed; `asked X to send`: mooted; `sent 200`: they are there; `called them home`: gone."""
    if not clause.has_parse:
        return None
    tokens = clause.tokens
    verb = _verb_of_sending(clause, first, last)
    if verb is None:
        return _in_place(clause, first, last) or _at_posts(clause, first, last)
    below = {tokens[child].low for child in clause.children(verb)}
    if below & _NOT:
        return None
    if tokens[verb].low in _TAKING_OUT:
        is_out = tokens[verb].low not in _NEEDS_OUT or bool(below & _OUT)
        is_told = tokens[verb].tag in {"VBD", "VBN"} and not below & (_MIGHT | {"will", "to"})
        return ("operational", "ceased") if is_out and is_told else None
    if "will" in below:
        return "institutional", "agreed"
    if "to" in below or tokens[verb].tag == "VB":
        above = {tokens[tokens[verb].head].low, *(tokens[c].low for c in clause.children(tokens[verb].head))}
        if above & _WISHED or below & _MIGHT:
            return "institutional", "mooted"
        return ("institutional", "agreed") if above & _SETTLED else None
    if below & (_MIGHT | {"would", "had"}) or tokens[verb].tag not in {"VBD", "VBN", "VBZ", "VBP"}:
        return None
    return "operational", "operating"


def _in_place(clause: Clause, first: int, last: int) -> tuple[str, str] | None:
    """`once observers are in place`, `until monitors arrive`: they are to come."""
    tokens = clause.tokens
    head = next((at for at in range(first, last) if tokens[at].dep in SUBJECTS), None)
    if head is None:
        return None
    verb = tokens[head].head
    below = [*clause.children(verb)]
    words = {tokens[child].low for child in below}
    where = {tokens[inner].low for child in below if tokens[child].dep == "prep" for inner in clause.children(child)}
    is_there = tokens[verb].low in {"are", "is"} and bool(where & _PLACE)
    is_there = is_there or (tokens[verb].low in {"deployed", "posted", "stationed"} and bool(words & {"are", "is"}))
    is_there = is_there or (tokens[verb].low in {"arrive", "arrives", "deploy"})
    if is_there and words & _ON_CONDITION and tokens[verb].dep == "advcl":
        return "institutional", "agreed"
    return None


def _at_posts(clause: Clause, first: int, last: int) -> tuple[str, str] | None:
    """`Officers of both have taken up position at two joint posts`: these are manned; `will serve at joint posts`: agreed."""
    tokens = clause.tokens
    place = next((at for at in range(first, last) if tokens[at].dep == "pobj"), None)
    if place is None or tokens[place].low not in {"posts", "post"} or tokens[tokens[place].head].low not in _AT:
        return None
    verb = tokens[tokens[place].head].head
    if tokens[verb].dep == "dobj":
        verb = tokens[verb].head  # "took up position at"
    below = {tokens[child].low for child in clause.children(verb)}
    if tokens[verb].low not in _STANDING or below & (_NOT | _MIGHT | {"would", "had"}):
        return None
    return ("institutional", "agreed") if below & {"will", "to"} else ("operational", "operating")


def sitting_too(lows: Sequence[str], clause: Clause, last: int) -> tuple[str, ...]:
    """`a mechanism in which X and Y also sit`: X and Y, beside the two sides."""
    stop = min(last + ALSO_REACH, clause.sentence.last)
    behind = list(lows[last:stop])
    if behind[:2] == [",", "in"] or behind[:2] == ["in", "which"]:
        also = next((at for at in range(last, stop) if lows[at] in {"also", "too"}), None)
        return sides_of([one for one in clause.mentions if also and last <= one.first and one.last <= also])
    return ()


def _gives_up_posts(clause: Clause, first: int, last: int) -> bool:
    """`forcing peacekeepers to give up half of the posts`, `observers have left three posts`: they watch less than before."""
    tokens = clause.tokens
    head = next((at for at in range(first, last) if tokens[at].dep in {*SUBJECTS, "dobj"}), None)
    if head is None:
        return False
    verb = tokens[head].head
    if tokens[head].dep == "dobj":
        verb = next((c for c in clause.children(verb) if tokens[c].dep in {"xcomp", "ccomp"} and c > head), verb)
    if tokens[verb].low not in _GIVING_UP or any(tokens[child].low in _NOT for child in clause.children(verb)):
        return False
    return "posts" in {token.low for token in tokens[verb : min(verb + POSTS_REACH, clause.sentence.last)]}
