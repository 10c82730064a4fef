"""How a text stands by the construction that it is told in: `settled it by an accord in 2005`, `A treaty of 1929 gave B the bank`,
`one idea is a pact`."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.clause_tokens import PRESENT
from deconfdb.coders.dated_texts import named_year
from deconfdb.coders.grammar import Clause

TEXTS = frozenset(
    "agreement_instrument incident_prevention_agreement flight_safety_protocol military_cooperation prior_notification".split()
)
_BY_IT = frozenset("by with in through under via".split())
_SETTLED = frozenset(
    "settled ended fixed resolved closed drawn drew defined determined laid put made delimited demarcated divided split buried "
    "renounced recognised recognized accepted gave given ceded confirmed undertook pledged promised regulated exchanged "
    "swapped agreed normalised normalized mended patched restored set established sealed overcame undertaken forsworn forswore "
    "resumed opened abandoned dropped waived secured won got received obtained returned".split()
)
"""What was done by a text, which was made then: `The border was fixed in a treaty in 1929`."""
_RESTING = frozenset("rests rest relies rely depends based governed stands grounded anchored dates goes rested".split())
_LAYING_DOWN = frozenset("says provides stipulates states lays calls gives foresees leaves sets defines fixes".split())
_DATING = frozenset({"dates", "dated", "date"})
_LEFT_WITH = frozenset("left leave emerged returned parted".split())
_ONTO = frozenset("on upon by to in".split())
_IDEAS = {
    **dict.fromkeys("idea ideas option options possibility thought wish aim goal hope step".split(), "mooted"),
    **dict.fromkeys("proposal proposals suggestion suggestions offer".split(), "proposed"),
}
_BEING = frozenset("is are was were would be".split())
_TALK = frozenset({"talk", "talked", "speculation", "rumours", "rumors"})
_DENIED = frozenset("not n't never no".split())
_HAVING = frozenset({"has", "have", "had", "keep", "keeps", "share"})
_WANTING = frozenset("want wants wanted wish wishes would could may might should to".split())
_SIGNING = frozenset(
    "signed sign initialled initialed concluded sealed adopted approved put set exchanged endorsed".split()
)
_SIGNERS = frozenset({"nsubj", "pobj"})
_SEVERAL = frozenset({"NNS", "NNPS"})
_BOTH = frozenset({"both", "two", "they"})
_OVER = frozenset({"on", "over", "about", "towards", "toward"})
_WORKING = frozenset(
    "work working worked works toiling labouring haggling haggled haggle bargaining bargained wrangling wrangled negotiating "
    "negotiated negotiate talking conferring".split()
)
"""What those do who are still to agree on a text."""
_UP = 3
"""Steps up from a text to the verb: `put their signatures to a protocol`."""
AGREED = ("institutional", "agreed", "status.relative")
TALK_REACH = 6
"""Tokens before a text within which it is told that there is talk of it."""


def standing_of_text(
    kind: str, clause: Clause, lows: Sequence[str], first: int, last: int
) -> tuple[str, str, str] | None:
    """Track, status and rule of a text of which no cue speaks, or none."""
    token = clause.tokens[_head(clause, first, last)]
    if kind not in TEXTS or not clause.has_parse or clause.sentence.kind == "headline":
        return None
    verb = clause.tokens[token.head]
    is_had = token.dep == "dobj" and verb.low in _HAVING
    if is_had and not _is_denied(clause, verb.i) and _is_theirs(clause, verb.i):
        return "institutional", "in_force", "status.had"
    if lows[last - 1].endswith("s"):
        return None  # "The quarrel was settled in treaties of the 1990s"
    if token.dep == "attr" and verb.low in _BEING:
        return _as_idea(clause, verb.i)
    if (
        token.dep == "pobj"
        and verb.low == "of"
        and _TALK & set(lows[max(clause.sentence.first, first - TALK_REACH) : first])
    ):
        return "institutional", "mooted", "status.object"
    if token.dep == "pobj" and _is_worked_on(clause, verb.i):
        return "institutional", "in_talks", "status.object"
    if token.dep == "pobj":
        return _by_its_way(clause, lows, first, last, verb.i)
    is_dated = named_year(lows, clause.sentence.first, clause.sentence.last, first, last) is not None
    if token.dep == "nsubj" and verb.tag == "VBD" and is_dated and not _is_denied(clause, verb.i):
        return AGREED  # "A treaty of 1929 gave B the bank"
    if token.dep == "nsubj" and verb.low in _DATING and clause.tokens[verb.i + 1].low in {"from", "back"}:
        return AGREED  # "A pact between the two dates from 1987"
    if token.dep == "nsubj" and verb.tag in PRESENT and is_dated and verb.low in _LAYING_DOWN:
        return "institutional", "in_force", "status.binding"
    return None


def is_told_of(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`Officials have been working for months on an agreement`, `One idea is a treaty`, `In a text issued in May both …`."""
    return standing_of_text("agreement_instrument", clause, lows, first, last) is not None


def _is_worked_on(clause: Clause, way: int) -> bool:
    """`are at work on a pact`, `have been haggling for weeks over an accord`."""
    verb = clause.tokens[clause.tokens[way].head]
    if clause.tokens[way].low not in _OVER or _is_denied(clause, verb.i):
        return False
    return verb.low in _WORKING and (verb.tag != "NN" or clause.tokens[verb.i - 1].low == "at")


def _head(clause: Clause, first: int, last: int) -> int:
    """The word of a term on which the others hang."""
    inside = range(first, last)
    return next((n for n in reversed(inside) if clause.tokens[n].head not in inside), last - 1)


def _as_idea(clause: Clause, verb: int) -> tuple[str, str, str] | None:
    """`One idea that is being weighed is a pact`, `Another option would be a treaty`."""
    for child in clause.children(verb):
        if clause.tokens[child].dep == "nsubj" and (status := _IDEAS.get(clause.tokens[child].low)):
            return "institutional", status, "status.subject"
    return None


def _by_its_way(clause: Clause, lows: Sequence[str], first: int, last: int, way: int) -> tuple[str, str, str] | None:
    """`settled it by an accord in 2005`: made then; `The border rests on a treaty of 1929`: it holds."""
    tokens = clause.tokens
    verb = tokens[tokens[way].head]
    is_left = verb.low in _LEFT_WITH or (verb.low == "came" and tokens[verb.i + 1].low == "away")
    if tokens[way].low == "with" and is_left and not _is_denied(clause, verb.i):
        return "institutional", "agreed", "status.object"  # "The ministers left Riga with a protocol"
    if tokens[way].low in _ONTO and verb.low in _RESTING and verb.tag in {*PRESENT, "VBN"}:
        return "institutional", "in_force", "status.object"
    if tokens[way].low not in _BY_IT or verb.low not in _SETTLED or verb.tag not in {"VBD", "VBN"}:
        return None
    is_new = bool({"a", "an"} & set(lows[max(first - 3, clause.sentence.first) : first]))
    is_dated = named_year(lows, clause.sentence.first, clause.sentence.last, first, last) is not None
    is_dated = is_dated or (is_new and bool(clause.times))
    return AGREED if is_dated and not _is_denied(clause, verb.i) else None


def are_signing(clause: Clause, first: int, last: int) -> bool:
    """Whether the text is what several sign: `The presidents concluded a treaty`, `Both have put their names to a protocol`."""
    number = verb_over(clause, _head(clause, first, last), _UP)
    if clause.tokens[number].low not in _SIGNING:
        return False
    below = [clause.tokens[child] for child in clause.children(number)]
    agents = [one.i for one in below if one.dep == "agent"]
    below.extend(clause.tokens[child] for agent in agents for child in clause.children(agent))
    return any(one.dep in _SIGNERS and (one.tag in _SEVERAL or one.low in _BOTH) for one in below)


def verb_over(clause: Clause, number: int, steps: int) -> int:
    """The first verb above a word, so many steps up a parse at most; where the steps end if there is none."""
    for _ in range(steps):
        number = clause.tokens[number].head
        if clause.tokens[number].tag.startswith("VB"):
            break
    return number


def _is_denied(clause: Clause, verb: int) -> bool:
    return any(clause.tokens[child].low in _DENIED for child in clause.children(verb))


def _is_theirs(clause: Clause, verb: int) -> bool:
    """`The two have a pact`; not "We have an agreement", "he had in mind a pact", "should have one"."""
    below = [clause.tokens[child] for child in clause.children(verb)]
    if any(one.low in _WANTING and one.dep == "aux" for one in below) or clause.tokens[verb + 1].low in {"in", "to"}:
        return False
    return any(one.dep == "nsubj" and (one.tag.startswith("NN") or one.low in _BOTH) for one in below)
