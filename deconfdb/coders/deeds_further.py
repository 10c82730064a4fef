"""Deeds of truces, zones, mediation, talks and promises that have modules of their own, for the table of `deeds`."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_in_touch import TOLD_AS_THEY_ARE
from deconfdb.coders.deeds_of_ground import (
    FREE_OF_TROOPS,
    FREE_WORDS,
    GOING_BACK,
    LEAVING_GROUND,
    LEAVING_WORDS,
    NO_TROOPS,
    NO_TROOPS_WORDS,
    WIDE,
    WIDE_WORDS,
)
from deconfdb.coders.deeds_of_hailing import HAILING, HAILING_WORDS
from deconfdb.coders.deeds_of_letters import UNANSWERED_MAIL, UNANSWERED_WORDS
from deconfdb.coders.deeds_of_mediation import (
    CARRYING,
    CARRYING_WORDS,
    GOING_TO_AND_FRO,
    GOING_WORDS,
    MEDIATING,
    MEDIATION_OFFERED,
    MEDIATION_OVER,
    MEDIATION_REFUSED,
    MEDIATION_STUCK,
    MEDIATION_TAKEN,
    MEDIATION_WORDS,
)
from deconfdb.coders.deeds_of_neighbours import NEIGHBOURLY, NEIGHBOURLY_WORDS
from deconfdb.coders.deeds_of_practice import DRILLS_OFF, DRILLS_WITH_OFF, EXCHANGE_STOPPED, NOT_MET, THEIR_MEETINGS
from deconfdb.coders.deeds_of_promising import (
    DEAL_READY,
    FAR_FROM_DEAL,
    NEAR_DEAL,
    NEAR_WORDS,
    NO_FORCE,
    NO_FORCE_WORDS,
    NO_HELP,
    NO_HELP_WORDS,
    PAPER_SIGNED,
    PAPER_WORDS,
    WORD_GIVEN,
)
from deconfdb.coders.deeds_of_quiet import (
    FIRING_STOPPED,
    FIRING_TO_END,
    FIRING_WORDS,
    QUIET,
    QUIET_OVER,
    QUIET_OVER_WORDS,
    QUIET_WORDS,
    STANDING_STILL,
    STANDING_WORDS,
)
from deconfdb.coders.deeds_of_talking import (
    TALKING_LONG,
    TALKING_WORDS,
    TALKS_AGREED,
    TALKS_OFFERED,
    TALKS_REFUSED,
    TALKS_REFUSED_WORDS,
    TRIED_IN_VAIN,
    TRIED_WORDS,
)

_OPERATING, _IN_FORCE = ("operational", "operating"), ("institutional", "in_force")
_AGREED, _REJECTED = ("institutional", "agreed"), ("institutional", "rejected")
_PROPOSED = ("institutional", "proposed")
FURTHER: tuple[tuple[re.Pattern[str], frozenset[str], str, tuple[str, str] | None], ...] = (
    (NO_TROOPS, NO_TROOPS_WORDS, "separation_arrangement", _IN_FORCE),
    (FREE_OF_TROOPS, FREE_WORDS, "separation_arrangement", _IN_FORCE),
    (
        GOING_BACK,
        frozenset("back out withdraw retreat retire retreating retiring".split()),
        "separation_arrangement",
        None,
    ),
    (LEAVING_GROUND, LEAVING_WORDS, "separation_arrangement", _AGREED),
    (WIDE, WIDE_WORDS, "separation_arrangement", _AGREED),
    (QUIET_OVER, QUIET_OVER_WORDS, "ceasefire_mechanism", ("operational", "ceased")),
    (QUIET, QUIET_WORDS, "ceasefire_mechanism", _OPERATING),
    (FIRING_TO_END, FIRING_WORDS, "ceasefire_mechanism", _AGREED),
    (FIRING_STOPPED, FIRING_WORDS, "ceasefire_mechanism", _IN_FORCE),
    (STANDING_STILL, STANDING_WORDS, "ceasefire_mechanism", _IN_FORCE),
    (MEDIATION_REFUSED, MEDIATION_WORDS, "mediated_channel", _REJECTED),
    (MEDIATION_OVER, MEDIATION_WORDS, "mediated_channel", ("operational", "ceased")),
    (MEDIATION_TAKEN, MEDIATION_WORDS, "mediated_channel", _AGREED),
    (MEDIATION_OFFERED, MEDIATION_WORDS, "mediated_channel", _PROPOSED),
    (MEDIATION_STUCK, MEDIATION_WORDS, "mediated_channel", ("institutional", "deadlocked")),
    (MEDIATING, MEDIATION_WORDS, "mediated_channel", _OPERATING),
    (GOING_TO_AND_FRO, GOING_WORDS, "mediated_channel", _OPERATING),
    (CARRYING, CARRYING_WORDS, "mediated_channel", _OPERATING),
    (UNANSWERED_MAIL, UNANSWERED_WORDS, "diplomatic_conduit", ("operational", "unanswered")),
    (TALKS_AGREED, TALKS_REFUSED_WORDS, "talks_track", _AGREED),
    (TALKS_REFUSED, TALKS_REFUSED_WORDS, "talks_track", _REJECTED),
    (TALKS_OFFERED, TALKS_REFUSED_WORDS, "talks_track", _PROPOSED),
    (TRIED_IN_VAIN, TRIED_WORDS, "talks_track", ("institutional", "no_agreement_yet")),
    (TALKING_LONG, TALKING_WORDS, "talks_track", ("institutional", "in_talks")),
    (NO_FORCE, NO_FORCE_WORDS, "agreement_instrument", None),
    (NO_HELP, NO_HELP_WORDS, "agreement_instrument", None),
    (NEIGHBOURLY, NEIGHBOURLY_WORDS, "agreement_instrument", None),
    (FAR_FROM_DEAL, NEAR_WORDS, "agreement_instrument", ("institutional", "no_agreement_yet")),
    (DEAL_READY, NEAR_WORDS, "agreement_instrument", ("institutional", "agreed_in_principle")),
    (NEAR_DEAL, NEAR_WORDS, "agreement_instrument", ("institutional", "in_talks")),
    (PAPER_SIGNED, PAPER_WORDS, "agreement_instrument", _AGREED),
    (HAILING, HAILING_WORDS, "incident_prevention_agreement", None),
    (WORD_GIVEN, frozenset({"gave", "given", "giving", "give"}), "agreement_instrument", _AGREED),
)
"""Pattern, words of which each deed of it has one, kind, and how a deed stands that is told of as done."""
_OFFERS = frozenset(
    {
        MEDIATION_REFUSED,
        MEDIATION_TAKEN,
        MEDIATION_OFFERED,
        MEDIATION_OVER,
        MEDIATION_STUCK,
        TALKS_AGREED,
        TALKS_REFUSED,
        TALKS_OFFERED,
        TRIED_IN_VAIN,
        TALKING_LONG,
    }
)
"""Offers of talks and of mediation, and what came of them."""
PROMISES = frozenset({NO_FORCE, NO_HELP, NEIGHBOURLY})
"""What two states promise each other, which a joint text lays down by "would" alone."""
_BOTH_WAYS = _OFFERS | {QUIET, QUIET_OVER, FIRING_STOPPED, DEAL_READY, FAR_FROM_DEAL, NEAR_DEAL, UNANSWERED_MAIL}
TOLD_WHOLE = (
    _BOTH_WAYS
    | TOLD_AS_THEY_ARE
    | {
        DRILLS_OFF,
        DRILLS_WITH_OFF,
        EXCHANGE_STOPPED,
        NOT_MET,
        THEIR_MEETINGS,
        WORD_GIVEN,
        PAPER_SIGNED,
        LEAVING_GROUND,
        WIDE,
    }
)
"""Wordings that hold the whole standing: what stands before them changes nothing."""
OF_DISPUTES = _OFFERS | {MEDIATING}
"""Wordings that are said of unions and employers, too."""
_LABOUR = frozenset("unions teachers nurses miners railwaymen strikers employers employees wage wages salaries".split())


def is_of_labour(sentence: frozenset[str]) -> bool:
    """`turned down mediation in its row over pay`, `rounds of talks with the teachers' union`: not of states."""
    return not _LABOUR.isdisjoint(sentence) or {"union", "pay"} <= sentence


TOLD_ALONE = _BOTH_WAYS | {
    DRILLS_WITH_OFF,
    HAILING,
    EXCHANGE_STOPPED,
    FIRING_TO_END,
    STANDING_STILL,
    MEDIATING,
    GOING_TO_AND_FRO,
    CARRYING,
    NO_TROOPS,
}
"""Wordings of two sides, though their sentence may name one, or none."""
