"""Who decides that what was stopped shall go on: both sides, so that it is agreed, or one whose men are to see to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.groups import TermFound
from deconfdb.coders.statuses import StatusReading

_ARMED = frozenset(
    "commanders commander generals officers armies militaries navies forces admirals colonels chiefs troops".split()
)
"""Those who put their own decision into practice, and need order nobody to work it out."""
_ALL_OF_THEM = frozenset({"they", "both", "sides", "each", "two", "headquarters"})
_IN_PRINCIPLE = ("in", "principle")
_RESUMES = "agree to resume"
_TALKS = "process"
_FAMILIES = frozenset({"channel", "relation", "body", _TALKS})
ABOVE_STEPS = 3
"""Steps up from "restore" to the verb of those who agreed on it."""


def decided_on(family: str, term: TermFound, lows: Sequence[str], reading: StatusReading) -> tuple[str, str] | None:
    """`The two armies will restore the hotline`, `the generals decided to revive the panel`: agreed, not only ordered.

    What a minister or a president has decided of a body, or one side of its contacts, is yet to be worked out.
    """
    goes_on = reading.row.modal_status == "suspended" or reading.row.cue == _RESUMES
    if not goes_on or reading.status != "mandated" or family not in _FAMILIES:
        return None
    clause, sentence = term.clause, term.clause.sentence
    words = lows[sentence.first : reading.cue_last]
    if _IN_PRINCIPLE in pairwise(words):
        return "institutional", "agreed_in_principle"
    deciding = _deciders(term, reading)
    is_armed = bool(_ARMED & {lows[one] for one in deciding})
    if family == "body":
        return ("institutional", "agreed") if is_armed else None
    sides = {
        side for one in deciding for mention in clause.mentions if mention.first <= one < mention.end
        for side in mention.sides
    }  # fmt: skip
    subject = clause.subject(reading.cue, reading.cue_last)
    named = {side for mention in subject.mentions for side in mention.sides} if subject else set()
    is_both = len((sides | named) & set(term.sides)) > 1 or any(
        lows[one] in _ALL_OF_THEM or (clause.tokens[one].tag == "NNS" and not sides) for one in deciding
    )
    if not is_both and "joint" not in clause.words:
        return None
    # "said that they would resume their talks": they have yet to tell what comes of that.
    return "institutional", "mandated" if family == _TALKS else "agreed"


def _deciders(term: TermFound, reading: StatusReading) -> list[int]:
    """The subjects of the verb of a cue, else of the nearest verb above it that has any."""
    tokens, number = term.clause.tokens, reading.cue
    for _ in range(ABOVE_STEPS):
        found = [child for child in term.clause.children(number) if tokens[child].dep in SUBJECTS]
        found = [one for one in found if not term.first <= one < term.last]
        if found:
            return found
        number = tokens[number].head
    return []
