"""What stands between two statuses: a line that is being laid, talks that lie frozen, a deal that leaders have yet to approve."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS, TermFound
from deconfdb.coders.resumptions import decided_on
from deconfdb.coders.status_fitting import LEFT
from deconfdb.coders.statuses import StatusReading

FULFILS = frozenset({"implement", "carry out", "apply", "enforce", "fulfil", "fulfill", "put into practice"})
"""What is done with a text that is made."""
_THREATS = frozenset("threatened threatens threatening threat threats may might could".split())
_COMMITS = "commit (oneself)"
KEEPS = frozenset(
    {"respect", "observe", "honour", "honor", "uphold", "comply with", "abide by", "adhere to", "held (of a truce)"}
)
"""What is done with a text or a truce that stands."""
_STATES = frozenset("are is been remain remains remained stay stayed".split())
_WAITING = frozenset("awaits await awaiting awaited pending subject needs requires".split())
_APPROVAL = frozenset("decision approval consent blessing go-ahead endorsement assent".split())
_TENTATIVE = frozenset("preliminary tentative provisional".split())
_PASSED = frozenset(
    "exchanged exchange swapped traded passed passing gone going back comparing compared circulating discussed discussing "
    "working haggling bargaining polishing".split()
)
"""What two sides do with the drafts of a text that they work on."""
DATE_REACH = 4
"""Tokens between "without" and the "date" that nobody has set."""
APPROVAL_REACH, TENTATIVE_REACH = 6, 5
"""Tokens behind "awaits" and behind "reached" within which it is told what is still wanting."""


def between_two(
    kind: str, family: str, term: TermFound, lows: Sequence[str], reading: StatusReading
) -> tuple[str, str] | None:
    """What is under way is agreed, talks that lie frozen are stuck, and what is to be approved is agreed in principle."""
    clause = term.clause
    if kind in TALKS:
        return ("institutional", "deadlocked") if _lies_frozen(clause, lows, reading) else None
    if reading.row.cue == "draft of" and _PASSED & clause.words:
        return "institutional", "in_talks"  # "exchanged drafts of a protocol"
    if decided := decided_on(family, term, lows, reading):
        return decided
    if _is_under_way(clause, reading):
        return "institutional", "agreed"
    if reading.row.cue in LEFT and reading.modal and _THREATS & set(lows[clause.sentence.first : reading.cue]):
        # "threatened to pull out of the accord", "might quit the panel"
        return ("institutional", "in_force") if family in {"rules", "process"} else ("operational", "operating")
    if reading.row.cue == _COMMITS and term.definite and not reading.negated:
        return "institutional", "in_force"  # "committed themselves to the truce", unlike "to a truce"
    before = list(lows[max(reading.cue - 3, 0) : reading.cue])
    if reading.negated and reading.row.cue in KEEPS and before in (["would", "no", "longer"], ["will", "no", "longer"]):
        return "institutional", "terminated"
    return ("institutional", "agreed_in_principle") if _is_left_open(clause, lows, reading) else None


def _is_under_way(clause: Clause, reading: StatusReading) -> bool:
    """`The line is being installed`, `they are setting up a commission`: agreed on, and not there yet."""
    is_making = reading.row.modal_status == "mooted" and reading.row.status == "in_force" and not reading.negated
    helpers = {clause.tokens[child].low for child in clause.children(reading.cue)}
    is_at_it = "being" in helpers or (clause.tokens[reading.cue].tag == "VBG" and bool({"is", "are"} & helpers))
    return is_making and not reading.modal and is_at_it and reading.row.cue not in FULFILS


def _lies_frozen(clause: Clause, lows: Sequence[str], reading: StatusReading) -> bool:
    """`Talks have been frozen for years`, `remain on ice`: nobody breaks them off, they do not move."""
    words = lows[max(clause.sentence.first, reading.cue - 1) : reading.cue_last]
    if reading.status == "no_agreement_yet":
        # "broke up without result, and no new date has been set", "parted without a date for a new round"
        dates = (n for n in range(clause.sentence.first, clause.sentence.last) if lows[n] == "date")
        return any({"no", "without"} & set(lows[max(at - DATE_REACH, 0) : at]) for at in dates)
    is_act = any(clause.tokens[child].dep == "agent" for child in clause.children(reading.cue_last - 1))
    is_state = bool(_STATES & set(lows[max(clause.sentence.first, reading.cue - 2) : reading.cue_last]))
    is_stopped = reading.status == "suspended" and not reading.negated
    return bool({"frozen", "ice"} & set(words)) and is_state and not is_act and is_stopped


def _is_left_open(clause: Clause, lows: Sequence[str], reading: StatusReading) -> bool:
    """`The pullback that they settled now awaits a decision by their leaders`: agreed by those at the table alone."""
    if reading.status != "agreed" or reading.negated or reading.modal:
        return False
    words = lows[clause.sentence.first : clause.sentence.last]
    at = next((number for number, word in enumerate(words) if word in _WAITING), None)
    behind = words[at : at + APPROVAL_REACH] if at is not None else ()
    return bool(_APPROVAL & set(behind)) or bool(_TENTATIVE & set(lows[reading.cue : reading.cue + TENTATIVE_REACH]))
