"""What a status means of a mechanism of its kind: talks get stuck, texts are in force, lines and bodies are in use."""

from __future__ import annotations

_STOPPED = frozenset({"suspended", "ceased", "deadlocked", "impaired", "terminated"})
_SUSPENDED_BY_DECISION = frozenset(
    {"agreement_instrument", "flight_safety_protocol", "talks_track", "ceasefire_mechanism", "separation_arrangement",
     "diplomatic_conduit"}
)  # fmt: skip
LEFT = frozenset(
    {
        "pull out of",
        "pull out from",
        "walk out of",
        "walk away from",
        "quit",
        "exit",
        "drop out of",
        "back out of",
        "leave (a text)",
    }
)
"""Cues of leaving: who leaves talks leaves them stuck, who leaves a text ends it, who leaves a body stops its work."""
SAT = frozenset({"begin", "start", "kick off", "get under way", "hold", "convene", "round of"})
"""Cues of sitting down: talks that were held are talks, a body that was convened works."""


_GOING_ON = frozenset({"begin (of itself)", "continue", "keep up", "go on with"})
"""Cues of use that say of talks that they are held."""
_BY_DECISION = frozenset({"give up", "put an end to"})
_BREAKS = {
    "break off": ("institutional", "terminated"),
    "collapse": ("operational", "ceased"),
    "truce collapsed": ("operational", "ceased"),
}
"""What cues of stuck talks say of a text."""


def parted_from_talks(cue: str, is_vague: bool) -> tuple[str, str] | None:
    """`will hold no further talks` ends them; who `broke off` a series of talks may come back to it."""
    if cue == "hold no further":
        return "institutional", "terminated"
    if cue in LEFT:
        return "institutional", "deadlocked"
    return ("institutional", "suspended") if cue == "break off" and not is_vague else None


def fitted(track: str, status: str, kind: str, family: str, cue: str = "") -> tuple[str, str]:
    """What a status means of a mechanism of this kind."""
    if kind == "ceasefire_mechanism" and (of_truce := _of_a_truce(status, cue)):
        return of_truce
    if kind == "talks_track" and (status == "impaired" or cue == "truce collapsed"):
        # "The talks broke down", "fell apart".
        return "institutional", "deadlocked"
    if kind == "talks_track" and status == "operating" and cue in _GOING_ON:
        return "institutional", "in_talks"
    if cue == "test" and family == "channel":
        # "The line is tested every day": a truce is put to the test, a line tried out.
        return "operational", "operating"
    if by_cue := _by_its_cue(status, cue, family):
        return by_cue
    if status == "deadlocked" and family in {"relation", "channel", "presence"}:
        return "operational", "suspended"
    if status == "in_talks" and cue in SAT and (kind == "joint_patrols" or family in {"body", "relation", "channel"}):
        # A commission that was convened is at work.
        return "operational", "operating"
    if status == "in_force" and (kind == "joint_patrols" or family == "relation"):
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


def _by_its_cue(status: str, cue: str, family: str) -> tuple[str, str] | None:
    """`declared the accord dead`, `broke military ties`, `broke off the treaty`; a line that is dead is out of use."""
    if status not in _STOPPED:
        return None  # "has not given up its truce"
    if cue == "dead" and family in {"rules", "process"}:
        return "institutional", "terminated"
    if cue == "break (a truce)" and family == "relation":
        return "institutional", "suspended"
    if cue in _BY_DECISION and family in {"rules", "process"}:
        return "institutional", "terminated"  # "gave up their truces"
    # Who breaks off a treaty ends it; one that fell through is gone, and it is no talks that got stuck.
    return _BREAKS.get(cue) if family == "rules" else None


def _of_a_truce(status: str, cue: str) -> tuple[str, str] | None:
    """A truce that collapses is broken, one called off ended; one that `began` or `would have ended` holds."""
    if status == "deadlocked" or cue == "malfunction":
        return "operational", "ceased"  # "An earlier truce broke down within days"
    if cue == "call off" and status in _STOPPED:
        return "institutional", "terminated"
    if status == "operating" and cue in {"begin (of itself)", "end (of itself)"}:
        return "institutional", "in_force"
    return None


def _put_off(track: str, kind: str, family: str, cue: str) -> tuple[str, str]:
    """`suspended its role in the panel`: a text is put out of effect, a body or a line is out of use."""
    if kind in _SUSPENDED_BY_DECISION or (kind == "military_cooperation" and cue == "suspend"):
        return "institutional", "suspended"
    return ("operational" if family in {"body", "channel", "presence"} else track), "suspended"
