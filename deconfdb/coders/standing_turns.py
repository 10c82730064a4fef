"""Cues that say something else of a thing than they say by themselves: what else is told around them, of what kind it is."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS
from deconfdb.coders.degrees import degree_of
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS, TermFound
from deconfdb.coders.moods import is_negated
from deconfdb.coders.provisions import is_to_act
from deconfdb.coders.sentences import Sentence
from deconfdb.coders.standing_between import FULFILS, KEEPS
from deconfdb.coders.standing_marks import ORDER_REACH, is_outstanding
from deconfdb.coders.status_fitting import LEFT, SAT
from deconfdb.coders.statuses import StatusReading

_FULFILMENT = frozenset(
    "implementation execution application enforcement fulfilment fulfillment realisation realization".split()
)
_HARDLY = frozenset("hardly barely scarcely partly partially half-heartedly half rarely seldom".split())
_IN_PART = frozenset("part partly partially parts some".split())
_SIGNING = frozenset({"signing", "signature", "initialling"})
_SIGNS = _SIGNING | {"sign", "signed", "initial", "initialled", "seal", "sealed", "conclude", "concluded"}
_NOT_HELD = (
    "put off",
    "postponed",
    "delayed",
    "deferred",
    "cancelled",
    "canceled",
    "called off",
    "scrapped",
    "shelved",
    "held up",
)
_TALKS = frozenset("talks negotiations discussions consultations meeting".split())
_TERMS = frozenset({"term", "mandate", "validity"})
_STUCK = frozenset({"deadlocked", "suspended", "no_agreement_yet"})
_CLOSES = frozenset({"conclude", "end", "finish", "wrap up", "complete", "close", "cancel", "scrap", "call off"})
_IN_VAIN = frozenset(
    "any agreement accord deal result results sign signs progress breakthrough compromise settlement pact treaty truce ceasefire "
    "cease-fire headway outcome agreeing reaching conclusion solution".split()
)
IN_VAIN_REACH = 9
"""Tokens behind talks within which it is told without what they ended."""
_SPANS = frozenset("day days hour hours week weeks round rounds session sessions meeting evening".split())
MANDATE_REACH = 7
"""Tokens from "mandate" to the body that has it."""
FULFILMENT_REACH = 5
"""Tokens before a text within which its "implementation" stands."""
_MOVED = LEFT | {"return to", "withdraw from", "withdrawal from", "resumption of"}
"""What soldiers do with a zone that is there: they leave it and come back."""
_DROPS = frozenset({"cancel", "scrap", "call off"})
_FOR_GOOD = frozenset({"altogether", "definitively", "irrevocably", "permanently"})
_DRAFT = frozenset("draft proposed possible planned future".split())
_WORKS = frozenset({"work", "function", "operate", "run", "in use"})
_DECIDING = frozenset("agreed agree agrees decided decide decides resolved".split())
_WARDENS = frozenset(
    "peacekeepers observers monitors police policemen engineers un u.n. convoys trucks villagers refugees".split()
)
_AT_WORK = frozenset({"operating", "in_force"})
_USES = frozenset({"use", "regularly used", "test"})
_LEAVE, _LOOK_INTO = "leave (a text)", "look into (of a body)"


def is_told_of_another(term: TermFound, lows: Sequence[str], reading: StatusReading) -> bool:
    """`left the line to a committee`, `peacekeepers entered the zone`, `a group to look into it`: nothing befalls the thing."""
    cue, clause = reading.row.cue, term.clause
    if reading.rule == "status.subject" and _is_of_any(clause, lows, term.first, reading):
        return True
    if cue == "dead" and lows[reading.cue - 1] == "the":
        return True  # "provided for an exchange of the dead"
    if cue == "enter":
        return bool(_WARDENS & set(lows[clause.sentence.first : reading.cue]))
    if cue == _LOOK_INTO:
        return lows[reading.cue - 1] == "to" and reading.rule != "status.subject"
    if cue != _LEAVE:
        return False
    left = (number for number in range(term.first, term.last) if clause.tokens[number].head == reading.cue)
    return not any(clause.tokens[number].dep in {"dobj", "nsubjpass"} for number in left)


def _is_of_any(clause: Clause, lows: Sequence[str], first: int, reading: StatusReading) -> bool:
    """`A hotline works when both sides want it to ring`, `Truces hold if they are watched`: of any, and none in particular."""
    is_plain = lows[first - 1] in {"a", "an", "any"} or first == clause.sentence.first
    is_rule = bool({"when", "if", "unless", "only"} & set(lows[reading.cue : reading.cue + 4]))
    return is_plain and is_rule and clause.tokens[reading.cue].tag in PRESENT and reading.status in _AT_WORK


def are_called_off(term: TermFound, lows: Sequence[str], reading: StatusReading) -> bool:
    """`The tripartite meetings have been cancelled since May`, `cancelled its annual dialogue`: all of them, not one."""
    is_dropped = term.row.kind == "defence_dialogue" and reading.row.cue in _DROPS
    return reading.status in {"terminated", "suspended"} and (is_dropped or lows[term.last - 1] == "meetings")


def turned_by_words(
    kind: str, family: str, term: TermFound, lows: Sequence[str], reading: StatusReading
) -> tuple[str, str] | None:
    """What the words around a cue make of it: talks that ended, names that were not put to it, a text that is not lived up to."""
    cue, clause = reading.row.cue, term.clause
    if kind not in TALKS and (in_part := degree_of(reading, lows, clause.sentence, term.first)):
        return in_part
    if of_time := _of_another_time(term, family, lows, reading):
        return of_time
    if of_kind := _of_its_kind(kind, family, term, reading):
        return of_kind
    if kind not in TALKS | {"defence_dialogue"} and (got_to := _told_of_talks(clause, lows, reading)):
        return got_to
    if _is_unsigned(clause, lows, reading):
        return "institutional", "no_agreement_yet"
    if family in {"rules", "process"} and (flawed := _carried_out_badly(lows, clause.sentence, term.first, reading)):
        return flawed
    if kind in TALKS and (_is_end_of_sitting(lows, term.first, reading) or _is_parting(clause, lows, term, reading)):
        if _came_to_nothing(lows[term.last : term.last + IN_VAIN_REACH]):
            return "institutional", "no_agreement_yet"
        return "institutional", "suspended" if cue in _DROPS else "in_talks"
    if cue == "agreement on" and lows[reading.cue - 1] in _DRAFT:
        return "institutional", "proposed"
    if kind not in TALKS and not reading.negated and are_called_off(term, lows, reading):
        return "operational", "suspended"
    return _dropped(clause, lows, reading) if kind in TALKS else _told_of_a_body(clause, family, lows, reading)


def _of_its_kind(kind: str, family: str, term: TermFound, reading: StatusReading) -> tuple[str, str] | None:
    """What a cue says of a zone, a line or a truce alone."""
    cue, clause = reading.row.cue, term.clause
    if kind == "separation_arrangement" and cue in _MOVED:
        return "institutional", "in_force"
    if family == "channel" and cue == "talk over" and not (reading.negated or reading.modal):
        return "operational", "operating"  # "The officers talk over a hotline once a week"
    if kind == "ceasefire_mechanism" and cue == "hold" and reading.rule == "status.relative":
        return "operational", "operating"  # "The truce held on Monday": nobody holds a truce as one holds talks.
    if (
        kind == "ceasefire_mechanism"
        and cue in {"begin", "start"}
        and reading.rule == "status.object"
        and not reading.modal
    ):
        head = clause.tokens[term.last - 1].head
        return ("institutional", "in_force") if head == reading.cue else None  # "began a truce", not "truce talks"
    return None


def _came_to_nothing(behind: Sequence[str]) -> bool:
    """`ended their talks without any sign that either would give way`; "without a deal on X" tells how X stands."""
    at = next((at for at, low in enumerate(behind) if low in _IN_VAIN), None)
    return at is not None and "without" in behind[:at] and behind[at + 1 : at + 2] not in (["on"], ["over"], ["about"])


def _dropped(clause: Clause, lows: Sequence[str], reading: StatusReading) -> tuple[str, str] | None:
    """`called off the talks altogether`: not only a round of them."""
    is_for_good = not reading.negated and bool(_FOR_GOOD & set(lows[reading.cue : clause.sentence.last]))
    return ("institutional", "terminated") if is_for_good and reading.row.cue in _DROPS else None


def _of_another_time(
    term: TermFound, family: str, lows: Sequence[str], reading: StatusReading
) -> tuple[str, str] | None:
    """`The mandate of the commission ended`, `A cell, manned day and night, will serve both armies`: it is yet to be there."""
    if reading.status in {"ceased", "terminated"} and _is_of_mandate(term, lows, reading.cue):
        return "institutional", "lapsed"
    clause, is_ahead = term.clause, reading.status == "operating" and not term.definite
    is_aside = is_ahead and family in {"body", "channel"} and clause.tokens[reading.cue].tag in {"VBN", "VBD"}
    return ("institutional", "agreed") if is_aside and is_to_act(clause, term.first, term.last) else None


def _is_of_mandate(term: TermFound, lows: Sequence[str], cue: int) -> bool:
    """`The term of the commission ended in March`: what came to its end is the time for which it was set up."""
    tokens = term.clause.tokens
    subjects = (child for child in term.clause.children(cue) if tokens[child].dep in SUBJECTS)
    return any(lows[one] in _TERMS and one < term.first <= one + MANDATE_REACH for one in subjects)


def _told_of_a_body(clause: Clause, family: str, lows: Sequence[str], reading: StatusReading) -> tuple[str, str] | None:
    """`The line might be working by May`, `decided that it should resume its work`, `a force that is no longer active`."""
    if family not in {"body", "channel", "presence"}:
        return None
    if (
        reading.modal
        and reading.row.cue in _WORKS
        and reading.rule == "status.subject"
        and reading.status == "operating"
    ):
        return "institutional", "agreed"
    if (
        family == "channel"
        and reading.row.cue in _USES
        and reading.modal
        and is_outstanding(lows, clause.sentence, reading.cue)
    ):
        return "operational", "dormant"  # "The line has yet to be used."
    if family == "body" and reading.row.cue in SAT and reading.modal and "again" in lows[reading.cue : reading.cue + 4]:
        return "operational", "operating"  # "The committee will be convened again this week."
    goes_on_again = reading.row.status == "operating" and reading.row.modal_status == "suspended"
    if reading.modal and goes_on_again and _is_decided(clause, lows):
        return "institutional", "mandated"
    is_over = reading.status == "dormant" and list(lows[reading.cue - 2 : reading.cue]) == ["no", "longer"]
    return ("operational", "ceased") if is_over else None


def _is_decided(clause: Clause, lows: Sequence[str]) -> bool:
    """Whether somebody has agreed or decided on what a sentence tells."""
    deciding = (n for n in range(clause.sentence.first, clause.sentence.last) if lows[n] in _DECIDING)
    return any(not is_negated(clause, lows, number) for number in deciding)


def _carried_out_badly(
    lows: Sequence[str], sentence: Sentence, first: int, reading: StatusReading
) -> tuple[str, str] | None:
    """`Its implementation is bogged down`, `the accord was never carried out`: a text that holds and is not lived up to."""
    before = set(lows[max(sentence.first, first - FULFILMENT_REACH) : first])
    is_stuck = reading.status in _STUCK and bool(_FULFILMENT & before)
    cue, is_half_done = reading.row.cue, _is_half_done(lows, sentence, reading)
    is_unfulfilled = (reading.negated or is_half_done) and cue in FULFILS
    if is_stuck or is_unfulfilled or (is_half_done and cue in KEEPS):
        return "operational", "impaired"
    return None


def _is_half_done(lows: Sequence[str], sentence: Sentence, reading: StatusReading) -> bool:
    """`carried out only in part`, `has hardly been applied`, `implemented some of its twelve points`."""
    before = lows[max(sentence.first, reading.cue - ORDER_REACH) : reading.cue]
    behind = lows[reading.cue_last : min(reading.cue_last + ORDER_REACH, sentence.last)]
    return bool(_HARDLY & {*before, *behind[:1]} or _IN_PART & set(behind))


def _is_unsigned(clause: Clause, lows: Sequence[str], reading: StatusReading) -> bool:
    """`The signing of the accord was put off`, `they were to have signed it on Monday`: no name stands under it."""
    if lows[reading.cue] not in _SIGNS or reading.row.status != "agreed" or reading.negated:
        return False
    before = list(lows[max(clause.sentence.first, reading.cue - ORDER_REACH) : reading.cue])
    is_past_plan = (
        "to" in before and bool({"was", "were", "due"} & set(before)) and lows[reading.cue - 1] in {"to", "have"}
    )
    if lows[reading.cue] not in _SIGNING:
        return is_past_plan and reading.modal and clause.tokens[reading.cue].tag in {"VB", "VBN"}
    behind = " ".join(lows[reading.cue : clause.sentence.last])
    return any(f" {wording} " in behind for wording in _NOT_HELD)


def _told_of_talks(clause: Clause, lows: Sequence[str], reading: StatusReading) -> tuple[str, str] | None:
    """`Talks on a hotline ended on Monday without agreement`: what ended are the talks, not the line."""
    subjects = (child for child in clause.children(reading.cue) if clause.tokens[child].dep in SUBJECTS)
    if reading.rule != "status.subject" or reading.negated or not any(lows[one] in _TALKS for one in subjects):
        return None
    if reading.status in {"ceased", "terminated"} and "without" in lows[reading.cue : clause.sentence.last]:
        return "institutional", "no_agreement_yet"
    if reading.status in _STUCK:
        return "institutional", "deadlocked"  # "Negotiations on a hotline have stalled"
    return (
        ("institutional", "in_talks") if reading.status in {"ceased", "terminated", "operating", "in_force"} else None
    )


def _is_parting(clause: Clause, lows: Sequence[str], term: TermFound, reading: StatusReading) -> bool:
    """`The two delegations ended their talks on Tuesday`: they went home; one side that ends its talks breaks them off."""
    is_end = reading.row.cue in {"end", "conclude", "finish", "wind up"} and not reading.negated and not reading.modal
    is_told = {"their", "its"} & set(lows[reading.cue : term.first]) or lows[term.last] in {"in", "with", "without"}
    if (
        not is_end
        or not is_told
        or any(clause.tokens[child].dep == "auxpass" for child in clause.children(reading.cue))
    ):
        return False
    sides = {side for one in clause.mentions if one.first < reading.cue for side in one.sides if side in term.sides}
    return len(sides) != 1


def _is_end_of_sitting(lows: Sequence[str], first: int, reading: StatusReading) -> bool:
    """`concluded four days of talks`, `ended a round of negotiations`: a sitting is over, the talks are not."""
    between = lows[reading.cue : first]
    is_end = reading.row.cue in _CLOSES and not reading.negated
    return is_end and between[-1:] == ["of"] and bool(_SPANS & set(between))
