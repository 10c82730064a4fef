"""Words around a status cue that turn what it says: what was stopped has begun again, what is asked for is proposed."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.grammar import Clause
from deconfdb.coders.phrases import Phrases
from deconfdb.coders.sentences import Sentence
from deconfdb.lexicon.records import StatusCue

STOPPED = frozenset({"suspended", "ceased", "deadlocked", "terminated"})
GOING_AGAIN = frozenset({"operating", "in_talks"})
_JOINT_TEXTS = frozenset("statement declaration communique release text document".split())
_SUSPENDED_BY_DECISION = frozenset(
    {"agreement_instrument", "flight_safety_protocol", "talks_track", "ceasefire_mechanism", "separation_arrangement"}
)
_OPEN_QUESTIONS = frozenset({"whether", "if"})
_BINDS = frozenset("continue continued continues agree agreed agrees bound undertook undertaken".split())
ASKED_REACH = 8
"""Tokens between "whether" and what it asks about."""
ORDER_REACH = 3
"""Tokens between "to" and the contact ("to get back in touch with")."""
_CALLS = frozenset("called calls calling appealed appeals pleaded".split())
LEFT = frozenset(
    {"pull out of", "pull out from", "walk out of", "walk away from", "quit", "exit", "drop out of", "back out of"}
)
"""Cues of leaving: who leaves talks leaves them stuck, who leaves a text ends it, who leaves a body stops its work."""
_SAT = frozenset({"begin", "start", "kick off", "get under way", "hold", "convene", "round of"})
"""Cues of sitting down: talks that were held are talks, a body that was convened works."""
_RINGING = frozenset(
    "answer reply call calls phone telephone line hotline nobody one message messages ring rings rang it".split()
)
_ASKED_BY_REPORTERS = frozenset(
    "question questions comment comments reporters request requests inquiry inquiries e-mail email".split()
)
OUTSTANDING_REACH = 5
"""Tokens between "yet" and what is yet to be done."""
SINCE_REACH = 8
"""Tokens between "since" and the word of stopping."""


def is_called_for(lows: Sequence[str], cue: int) -> bool:
    """`The general called for a direct line`: a side that asks for something proposes it."""
    return lows[cue] in _CALLS and lows[cue + 1] == "for"


def is_yet_to_be(after: Sequence[str]) -> bool:
    """`The commission will …`, `is to …`: what follows the term tells of what is to come."""
    return "will" in after or list(after[:2]) in (["is", "to"], ["are", "to"])


def is_outstanding(lows: Sequence[str], sentence: Sentence, cue: int) -> bool:
    """`has yet to be installed`, `is still to be set up`: what is to come, and was to be there by now."""
    before = lows[max(sentence.first, cue - OUTSTANDING_REACH) : cue]
    return "to" in before and bool({"yet", "still"} & set(before))


def is_left_ringing(clause: Clause, lows: Sequence[str], cues: Phrases[StatusCue]) -> bool:
    """`Nobody picked up`, `The call was not answered`, behind the sentence on a line; not "did not answer questions"."""
    first, last = clause.sentence.first, clause.sentence.last
    if _ASKED_BY_REPORTERS & set(lows[first:last]):
        return False
    return any(
        any(row.status == "unanswered" for row in rows) and bool(_RINGING & set(lows[first:cue_last]))
        for _, cue_last, rows in cues.find(lows, first, last)
    )


def is_first_since(lows: Sequence[str], sentence: Sentence, cue: int) -> bool:
    """`their first meeting since Quito froze contacts`: what was stopped has begun again."""
    before = lows[sentence.first : cue]
    if "since" not in before[-SINCE_REACH:]:
        return False
    since = len(before) - 1 - before[::-1].index("since")
    return "first" in before[:since]


def is_only_asked(lows: Sequence[str], sentence: Sentence, doing: int) -> bool:
    """`would not say whether they were in touch with B`, `was told to get in touch with B`: asked or ordered, not done."""
    before = lows[max(sentence.first, doing - ASKED_REACH) : doing]
    is_ordered = "to" in before[-ORDER_REACH:] and not _BINDS & set(before)
    return is_ordered or bool(_OPEN_QUESTIONS & set(before))


def is_in_joint_text(lows: Sequence[str], sentence: Sentence) -> bool:
    """`They will abide by the code, they said in a joint statement`: what a text of both says they will do."""
    words = set(lows[sentence.first : sentence.last])
    return "joint" in words and bool(_JOINT_TEXTS & words)


def parted_from_talks(cue: str, is_vague: bool) -> tuple[str, str] | None:
    """`will hold no further talks` ends them; who `broke off` a series of talks may come back to it."""
    if cue == "hold no further":
        return "institutional", "terminated"
    if cue in LEFT:
        return "institutional", "deadlocked"
    return ("institutional", "suspended") if cue == "break off" and not is_vague else None


def fitted(track: str, status: str, kind: str, family: str, cue: str = "") -> tuple[str, str]:
    """What a status means of a mechanism of this kind."""
    if kind == "ceasefire_mechanism" and status == "deadlocked":
        # Talks get stuck; a ceasefire that collapses is broken.
        return "operational", "impaired"
    if kind == "ceasefire_mechanism" and cue == "call off":
        # Patrols that are called off may come back; who calls off a truce ends it.
        return "institutional", "terminated"
    if kind == "talks_track" and (status == "impaired" or cue == "truce collapsed"):
        # "The talks broke down", "fell apart".
        return "institutional", "deadlocked"
    if status == "operating" and cue in {"begin (of itself)", "end (of itself)"}:
        # "Talks began": they are on; "the truce began", "would have ended": it holds.
        if kind == "talks_track":
            return "institutional", "in_talks"
        return ("institutional", "in_force") if kind == "ceasefire_mechanism" else (track, status)
    if cue == "test" and family == "channel":
        # "The line is tested every day": a truce is put to the test, a line tried out.
        return "operational", "operating"
    if status == "deadlocked" and family in {"relation", "channel"}:
        return "operational", "suspended"
    if status == "in_talks" and (kind == "joint_patrols" or (cue in _SAT and family in {"body", "relation"})):
        # A commission that was convened is at work.
        return "operational", "operating"
    if status == "in_force" and kind == "joint_patrols":
        return "operational", "operating"
    if status == "terminated" and kind == "observation_posts":
        # Observers who were withdrawn are gone; nobody declared anything void.
        return "operational", "ceased"
    if status == "operating" and (family == "rules" or kind == "separation_arrangement"):
        # A text is not worked with, it holds; nor does a zone work.
        return "institutional", "in_force"
    if status == "suspended":
        return _put_off(track, kind, family, cue)
    return track, status


def _put_off(track: str, kind: str, family: str, cue: str) -> tuple[str, str]:
    """`suspended its role in the panel`: a text is put out of effect, a body or a line is out of use."""
    if kind in _SUSPENDED_BY_DECISION or (kind == "military_cooperation" and cue == "suspend"):
        return "institutional", "suspended"
    return ("operational" if family in {"body", "channel", "presence"} else track), "suspended"
