"""Of which mechanisms a cue can speak: nobody phones over a truce, and observers are never in force."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.clause_tokens import PRESENT
from deconfdb.coders.day_ties import path_up
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS, TermFound
from deconfdb.coders.senses import POSTS
from deconfdb.coders.standing_turns import are_called_off, is_told_of_another
from deconfdb.coders.status_settings import acting_of, is_met_under
from deconfdb.coders.statuses import SAID_OF_IT, StatusReading
from deconfdb.coders.watchers import sent_out

SITTINGS = frozenset({"meeting", "meetings"})
MADE = frozenset({"agreed", "in_force"})
_STILL_THERE = frozenset({"remain in force", "extend", "prolong", "renew", "renewal of"})
"""Cues with whose day nothing was made."""
_OVER = frozenset({"ceased", "deadlocked", "terminated", "in_talks", "no_agreement_yet"})
_SPOKEN_OVER = frozenset({"operating", "ad_hoc_contact"})
_CONTACT_RANK = 4
"""Up to this rank the cues of use are words of contact ("notify", "through the")."""
_NOT_SPOKEN_OVER = frozenset({"presence", "process"})
_TRUCE = frozenset({"ceasefire_mechanism"})
_ZONE = frozenset({"separation_arrangement"})
_TEXTS = frozenset({"agreement_instrument", "incident_prevention_agreement", "flight_safety_protocol"})
_PLACES = frozenset({"coordination_centre", "hotline", "liaison_posting", "joint_commission", "observation_posts"})
_BODIES = frozenset({"joint_commission", "working_group", "coordination_centre"})
_SAT_IN = _BODIES | {"defence_dialogue"}
_MEN = frozenset({"liaison_posting"})
_DONE_TOGETHER = frozenset({"joint_patrols", "defence_dialogue", "military_cooperation", "prior_notification"})
_WISHED = frozenset(
    "propose proposes proposed proposing proposal suggest suggests suggested offer offers offered want wants wanted would could "
    "should may might asked asks demanded demands plan plans planned hopes hoped wishes idea".split()
)
_GROWS = frozenset(
    f"{verb}{ending}"
    for verb, endings in {
        "expand": "|s|ed|ing", "deepen": "|s|ed|ing", "widen": "|s|ed|ing", "strengthen": "|s|ed|ing", "broaden": "|s|ed|ing",
        "boost": "|s|ed|ing", "enhanc": "e|es|ed|ing", "develop": "|s|ed|ing", "upgrad": "e|es|ed|ing", "rais": "e|es|ed|ing",
        "intensif": "y|ies|ied", "increas": "e|es|ed|ing", "cement": "|s|ed|ing", "bolster": "|s|ed|ing",
    }.items()
    for ending in endings.split("|")
)  # fmt: skip
_OF_TWO = frozenset({"two", "both", "they"})
_NAMED, _NAMED_BODIES = "name (those who keep contact)", frozenset({"joint_commission", "working_group"})
_OF_KINDS = {
    "guns fall silent": _TRUCE, "despite": _TRUCE, "lift (a truce)": _TRUCE, "declare (a truce)": _TRUCE,
    "drop (a truce)": _TRUCE, "enter": _ZONE, "mark out": _ZONE, "separate (armies)": _ZONE,
    "open (of itself)": _PLACES, "be up": _TRUCE | _TEXTS, "be held up": _TRUCE | _TEXTS,
    "be refused entry": frozenset({POSTS}), "get past": _BODIES, "settle its agenda": _BODIES, "be locked": _PLACES,
    "commit (oneself)": _TRUCE | _TEXTS,
    "enter into (a text)": _TRUCE | _TEXTS | {"military_cooperation"},
    "be nearly ready": _TEXTS | {"military_cooperation", "prior_notification"},
    "oblige both": _TEXTS, "not last": _TRUCE | _TEXTS, "not hold (of a truce)": _TRUCE | _TEXTS,
    "leave (a text)": frozenset({"agreement_instrument", "incident_prevention_agreement", "joint_commission"}),
    "at their posts": frozenset({"liaison_posting", POSTS}),
    "not reach (of watchers)": frozenset({POSTS}),
    "go home (of watchers)": frozenset({POSTS, "liaison_posting"}),
    "take place (of what is done together)": _DONE_TOGETHER,
    "send (those who keep contact)": _MEN, "expel (those who keep contact)": _MEN | {"working_group"},
    "take away the accreditation of": _MEN,
    "attend (a body)": _SAT_IN, "locked": _MEN | _BODIES,
    "come to a standstill": _DONE_TOGETHER | _BODIES, "absent from": _SAT_IN,
    "lay (a line)": frozenset({"hotline"}),
    _NAMED: _MEN,
    "there will be no": frozenset({"military_cooperation", "joint_patrols", "defence_dialogue", "ad_hoc_contact"}),
    "postpone": TALKS, "be off": TALKS, "fail (of talks)": TALKS, "break off (of itself)": TALKS,
}  # fmt: skip
"""Cues that tell something of mechanisms of some kinds alone."""
_LINKS = frozenset("to for of on about against from".split())
"""Between "dropped" and a truce these tell that something else was dropped."""
_OF_ITSELF = frozenset({"begin (of itself)", "end (of itself)"})
_THERE = frozenset({"in_force", "operating"})
_ENDING = frozenset("end give abandon break leave quit stop scrap cut suspend cancel drop".split())
_WOULD_NOT = frozenset({"would", "will", "wo", "declined", "refused"})
_KEEPS_SILENT = frozenset(
    "say comment tell confirm disclose elaborate explain answer speculate describe reveal".split()
)
_QUITTING = frozenset(
    "quit quits quitting left leave leaves withdrew withdraw suspended suspend ended end closed close cut halted halt "
    "terminated terminate cancelled canceled stopped stop pulled severed froze ceased".split()
)
_ASKING = frozenset({"proposal", "proposal to", "need for"})
_SILENCES = frozenset({"unanswered", "ceased", "ad_hoc_contact", "operating"})
_GONE = ("operational", "ceased")
_NEVER_SITS = frozenset({"presence", "rules"})
_SAT = frozenset("met convened sat".split())
_TAKES_EFFECT = frozenset({"put into force", "starts immediately", "starts at once"})
"""Cues that a text or a truce takes effect, wherever the sentence tells it."""


def fits_kind(kind: str, family: str, term: TermFound, lows: Sequence[str], reading: StatusReading) -> bool:
    """`The truce takes effect once observers are there`: what is said of the truce is not said of the observers."""
    cue, clause = reading.row.cue, term.clause
    if is_told_of_another(term, lows, reading):
        return False
    if cue in _OF_KINDS:
        return _is_done_to(kind, clause, reading) and not _has_not_ended(lows, reading, term.first)
    if _says_nothing(clause, family, lows, reading, term.first):
        return False
    if cue == "get" and not reading.modal:
        # "tried to get the commission back to work"
        return clause.tokens[reading.cue_last - 1].dep not in {"xcomp", "advcl", "acl"}
    if family in _NOT_SPOKEN_OVER and reading.row.position in {"clause", "complement"}:
        return _may_be_told_anywhere(kind, reading)
    if kind == POSTS and lows[reading.cue] == "flown":
        return False  # "The observers were flown home": patrols and flights are flown
    if kind == POSTS and reading.rule == "status.relative" and _are_gone(clause, term):
        return False  # "withdrew the monitors who watched over the truce"
    if kind == POSTS and reading.rule == "status.subject":
        return reading.status not in MADE
    if kind in TALKS and cue == "end (of itself)":
        return False  # "The talks ended on Monday": a round of them.
    if kind in _ZONE and cue in _OF_ITSELF:
        # "The zone ends at the river" tells where it lies.
        return clause.tokens[reading.cue].tag not in PRESENT
    is_sitting = lows[term.last - 1] in SITTINGS or is_met_under(clause, lows, term.first, term.last, family)
    if is_sitting and kind not in TALKS and not are_called_off(term, lows, reading):
        # That a meeting was over, or got nowhere, ends no contact and no commission.
        return reading.status not in _OVER
    # "There will be no truce that lets them keep the town": of what is not there the clause tells nothing.
    return not (reading.rule == "status.relative" and lows[term.first - 1] == "no")


def _are_gone(clause: Clause, term: TermFound) -> bool:
    """`Observers who had been posted along the border left in March`."""
    acting = acting_of(clause, term.first, term.last)
    return sent_out(clause, term.first, term.last) == _GONE or acting == _GONE


def _is_done_to(kind: str, clause: Clause, reading: StatusReading) -> bool:
    """`A committee of twelve was appointed`; not `Each side was to name a committee of five`, which is its own."""
    if reading.row.cue == _NAMED and kind not in _MEN:
        is_done = any(clause.tokens[one].dep == "auxpass" for one in clause.children(reading.cue))
        return kind in _NAMED_BODIES and (is_done or not _OF_TWO.isdisjoint(clause.words))
    return kind in _OF_KINDS[reading.row.cue]


def _has_not_ended(lows: Sequence[str], reading: StatusReading, first: int) -> bool:
    """`Some predicted that it would not last`, `dropped its objections to a truce`: the truce stands as it stood."""
    if reading.row.cue == "not last":
        return reading.modal
    return reading.row.cue == "drop (a truce)" and bool(_LINKS & set(lows[reading.cue_last : first]))


def _says_nothing(clause: Clause, family: str, lows: Sequence[str], reading: StatusReading, first: int) -> bool:
    """`Neither wants to give up the talks`, `would not discuss the council`, `quit it with immediate effect`."""
    cue = reading.row.cue
    if reading.status == "dormant" and family in _NEVER_SITS and _SAT & set(lows[reading.cue : reading.cue_last]):
        return True  # "The panel, in which peacekeepers sit, last met in May": nobody convenes peacekeepers
    if reading.status in _THERE and "no" in lows[first - 2 : first]:
        return True  # "There are no other channels"
    if reading.status == "rejected" and _KEEPS_SILENT & set(lows[reading.cue_last : reading.cue_last + 2]):
        return True  # "declined to say whether it had been told of the accord"
    if cue == "in place of":
        return not _WISHED.isdisjoint(lows[clause.sentence.first : reading.cue])  # "proposed a line in its place"
    if cue == "want":
        return bool(_ENDING & set(lows[reading.cue_last : first]))
    if reading.negated and reading.status == "raised":
        return bool(_WOULD_NOT & set(lows[reading.cue - 3 : reading.cue]))  # whoever says so has no comment
    return cue == "starts immediately" and any(lows[above] in _QUITTING for above in path_up(clause, reading.cue))


def _may_be_told_anywhere(kind: str, reading: StatusReading) -> bool:
    """Whether a cue that need not hang on its term can be of observers or a text at all."""
    if kind == POSTS and reading.row.cue in _TAKES_EFFECT:
        return False
    return reading.row.status not in _SPOKEN_OVER or reading.rank > _CONTACT_RANK


def is_only_to_grow(kind: str, lows: Sequence[str], readings: Sequence[StatusReading]) -> bool:
    """`is ready to expand military cooperation`, `as the two widen defence ties`: how these stand is not told."""
    return (
        kind == "military_cooperation"
        and bool(readings)
        and all(reading.status == "operating" and lows[reading.cue] in _GROWS for reading in readings)
    )


def of_what_is_asked_for(readings: Sequence[StatusReading]) -> Sequence[StatusReading]:
    """`Its request for a line has gone without an answer`: what is not answered is the request, and not the line."""
    if not any(reading.row.cue in _ASKING and reading.rule == "status.complement" for reading in readings):
        return readings
    return [reading for reading in readings if reading.row.status not in _SILENCES]


def tells_of_making(reading: StatusReading) -> bool:
    """`signed in Zurich in 2009`, wherever the sentence goes on to "and declared void in 2018"."""
    return reading.status in MADE and reading.row.cue not in _STILL_THERE


def is_making(reading: StatusReading) -> bool:
    """`which both signed in 2005`, said of a text by the grammar of the sentence."""
    return reading.rule in SAID_OF_IT and reading.status == "agreed" and not reading.negated
