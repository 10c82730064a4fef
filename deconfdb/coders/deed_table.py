"""The wordings of all deeds, and which of them the words of a sentence leave open."""

from __future__ import annotations

import re
from collections.abc import Collection

from deconfdb.coders.civil_matters import is_civil
from deconfdb.coders.deed_signs import SIGNS
from deconfdb.coders.deeds_further import FURTHER, OF_DISPUTES, TOLD_ALONE, TOLD_WHOLE, is_of_labour
from deconfdb.coders.deeds_in_touch import CONTACT_KINDS, DONE_THROUGH_THEM, MEETING_AT_NEED, STATES_IN_TOUCH
from deconfdb.coders.deeds_of_aid import AID_TOLD, AID_WORDS
from deconfdb.coders.deeds_of_calls import (
    CALL_HABITS,
    CALL_KINDS,
    DESK,
    NUMBER_TO_RING,
    RUNG_IN_VAIN,
)
from deconfdb.coders.deeds_of_conduct import (
    CONDUCT,
    CONDUCT_WORDS,
    DISTANCE_WORDS,
    DISTANCES,
    FLYING,
    FLYING_WORDS,
    NO_EXERCISE_WORDS,
    NO_EXERCISES,
    NUCLEAR_SITES,
    NUCLEAR_WORDS,
    SETTLED,
    SETTLED_WORDS,
)
from deconfdb.coders.deeds_of_contact import (
    ALERTED,
    ALERTED_WORDS,
    BROKEN_OFF,
    CALLED_HOME,
    CONNECTED,
    IN_TOUCH,
    IN_TOUCH_AT_NEED,
    INFORMING,
    INFORMING_WORDS,
    NOT_SETTLED,
    REGULARLY,
    RINGING,
    SPEAKING,
    SPEAKING_WORDS,
    SWAPPED_NUMBERS,
    SWAPPED_WORDS,
    UNANSWERED,
)
from deconfdb.coders.deeds_of_cooperation import (
    EXPELLED,
    EXPELLED_WORDS,
    FEEDING,
    FEEDING_WORDS,
    FIGHTING,
    FIGHTING_WORDS,
    SHARING,
    TEACHING,
    TEACHING_OFFERED,
    TEACHING_OFFERED_WORDS,
    TEACHING_WORDS,
    WORKING,
    WORKING_WORDS,
)
from deconfdb.coders.deeds_of_fire import HELD_FIRE, HOLDING_FIRE, SILENCE, SPARING
from deconfdb.coders.deeds_of_hailing import HAILING
from deconfdb.coders.deeds_of_messages import (
    COMMUNICATING,
    COMMUNICATING_WORDS,
    GO_BETWEENS,
    GOING_BETWEEN,
    MESSAGE_WORDS,
    MESSAGES,
    PUT_IN_VAIN,
    PUT_THROUGH_A_THIRD,
    SENT_THROUGH,
)
from deconfdb.coders.deeds_of_notice import (
    FIGURE_WORDS,
    FIGURES,
    INSPECTING,
    INSPECTION_WORDS,
    NOTICE,
    NOTICES_STOPPED,
    NOTICES_STOPPED_WORDS,
    TOLD_AHEAD,
    TOLD_DAYS_AHEAD,
    TOLD_DAYS_WORDS,
    TOLD_OF_ALL,
    TOLD_OF_ALL_WORDS,
)
from deconfdb.coders.deeds_of_officers import (
    ACCESS_ENDED,
    ACCESS_GIVEN,
    ACCESS_WORDS,
    AT_EACH_OTHERS,
    COORDINATING,
    COORDINATING_WORDS,
    DIALOGUE,
    DRILL_WORDS,
    EXCHANGED,
    INQUIRING,
    JOINT_DRILL,
    MEETING,
    MEETING_THERE,
    MEETING_WORDS,
    POST_WORDS,
    POSTED,
    RECALL_WORDS,
    RECALLED,
    SERVING_AS_LIAISON,
    TEAMWORK,
    TRAINING,
    YEARLY,
    YEARLY_WORDS,
)
from deconfdb.coders.deeds_of_patrols import PATROL_TIMES, PATROLLING, TOUR_WORDS, TOURING
from deconfdb.coders.deeds_of_practice import PRACTICES, RADIOED
from deconfdb.coders.deeds_of_separation import BARRING, CLEARED, CLEARING, INTERPOSED, PULLING, WITHDRAWING
from deconfdb.coders.deeds_of_watch import (
    COMPLAINT_WORDS,
    COMPLAINTS,
    LOOKED_INTO,
    ON_ITS_SIDE,
    POSTED_WATCH,
    POSTED_WATCH_WORDS,
    SIDE_WORDS,
    SUPERVISING,
    WATCH_WORDS,
    WATCHING,
    is_about_truce,
)
from deconfdb.coders.deeds_together import (
    CONTACT_OFFICES,
    GUARD_WORDS,
    GUARDING,
    POSTED_TOGETHER,
    POSTED_WORDS,
    PURSUING,
    PURSUIT_WORDS,
    ROOM_WORDS,
    STUDY_WORDS,
    STUDYING,
    UNDER_ONE_ROOF,
)

_TOGETHER = frozenset(
    "together jointly side shoulder both joint coordinate coordinates coordinated coordinating synchronise synchronised "
    "synchronising synchronize synchronized synchronizing".split()
)
_SPEAKING = frozenset(
    "touch contact contacts communication communications talking speaking phone telephone radio each one".split()
)
_NEGOTIATORS = frozenset("negotiator negotiators delegation delegations team teams envoys".split())
_UNSETTLED = frozenset(
    "settle settling resolve resolving end ending bridge bridging overcome narrow narrowing close solve break iron without".split()
)
_NO_CONTACT = frozenset(
    "contact word terms spoken talked communicated speak speaking talk talking communicate communicating".split()
)
Kind = tuple[re.Pattern[str], frozenset[str], str, tuple[str, str] | None]
_OPERATING, IN_FORCE, _AT_NEED = (
    ("operational", "operating"),
    ("institutional", "in_force"),
    ("operational", "ad_hoc_contact"),
)
_KINDS: tuple[Kind, ...] = (
    (
        PULLING,
        frozenset(
            "back apart away withdraw withdrew withdrawing withdrawn remove leave quit pull pulled confine confining confined "
            "restrict restricting restricted "
            "hold holding keep keeping thin thinning thinned".split()
        ),
        "separation_arrangement",
        None,
    ),
    (
        WITHDRAWING,
        frozenset(
            "withdrawal pullback pull withdrawing disengaging pulling moving withdraw disengage disengaged disengagement "
            "pull-back pull-out forward advance advanced front-line frontline temporary hilltop".split()
        ),
        "separation_arrangement",
        IN_FORCE,
    ),
    (
        BARRING,
        frozenset(
            "which no neither limits closed keep stay remain out bar bars barring bans banned barred excluded kept allowed "
            "leave leaving keeping".split()
        ),
        "separation_arrangement",
        IN_FORCE,
    ),
    (CLEARING, CLEARED, "separation_arrangement", None),
    (INTERPOSED, frozenset({"between"}), "separation_arrangement", _OPERATING),
    (
        TOLD_AHEAD,
        frozenset("advance beforehand ahead time prior early notifying informing longer before earlier notice".split()),
        "prior_notification",
        _OPERATING,
    ),
    (
        NOTICE,
        frozenset("each another other notice notification warning advance beforehand ahead".split()),
        "prior_notification",
        IN_FORCE,
    ),
    (NOTICES_STOPPED, NOTICES_STOPPED_WORDS, "prior_notification", ("operational", "suspended")),
    (TOLD_OF_ALL, TOLD_OF_ALL_WORDS, "prior_notification", _OPERATING),
    (TOLD_DAYS_AHEAD, TOLD_DAYS_WORDS, "prior_notification", _OPERATING),
    (FIGURES, FIGURE_WORDS, "prior_notification", _OPERATING),
    (INSPECTING, INSPECTION_WORDS, "agreement_instrument", _OPERATING),
    (TEAMWORK, frozenset("team group panel party".split()), "working_group", _OPERATING),
    (DIALOGUE, MEETING_WORDS, "defence_dialogue", _OPERATING),
    (SPEAKING, SPEAKING_WORDS, "ad_hoc_contact", _OPERATING),
    (MEETING, MEETING_WORDS, "working_group", _OPERATING),
    (YEARLY, YEARLY_WORDS, "defence_dialogue", _OPERATING),
    (MEETING_THERE, frozenset("points places posts".split()), "ad_hoc_contact", _OPERATING),
    (RECALLED, RECALL_WORDS, "liaison_posting", ("operational", "ceased")),
    (SERVING_AS_LIAISON, frozenset({"liaison", "liaisons"}), "liaison_posting", _OPERATING),
    (AT_EACH_OTHERS, POST_WORDS, "liaison_posting", _OPERATING),
    (EXCHANGED, frozenset("exchange exchanges exchanged exchanging".split()), "liaison_posting", _OPERATING),
    (POSTED, POST_WORDS, "liaison_posting", _OPERATING),
    *CALL_KINDS,
    (RINGING, frozenset("every each once twice daily".split()), "hotline", _OPERATING),
    (
        CONNECTED,
        frozenset("connected linked connect link connecting linking connects links".split()),
        "hotline",
        _OPERATING,
    ),
    (CALLED_HOME, _NEGOTIATORS, "talks_track", ("institutional", "suspended")),
    (NOT_SETTLED, _UNSETTLED, "talks_track", ("institutional", "no_agreement_yet")),
    (IN_TOUCH_AT_NEED, _SPEAKING, "ad_hoc_contact", _AT_NEED),
    (IN_TOUCH, _SPEAKING, "ad_hoc_contact", _AT_NEED),
    (INFORMING, INFORMING_WORDS, "ad_hoc_contact", _OPERATING),
    (ALERTED, ALERTED_WORDS, "ad_hoc_contact", _OPERATING),
    (SWAPPED_NUMBERS, SWAPPED_WORDS, "ad_hoc_contact", _OPERATING),
    (BROKEN_OFF, _NO_CONTACT, "ad_hoc_contact", ("operational", "suspended")),
    (UNANSWERED, frozenset({"radio", "hails", "hailing"}), "ad_hoc_contact", ("operational", "unanswered")),
    *CONTACT_KINDS,
    (SENT_THROUGH, MESSAGE_WORDS, "mediated_channel", _OPERATING),
    (MESSAGES, MESSAGE_WORDS, "mediated_channel", _OPERATING),
    (PUT_IN_VAIN, COMMUNICATING_WORDS, "mediated_channel", ("operational", "unanswered")),
    (PUT_THROUGH_A_THIRD, COMMUNICATING_WORDS, "mediated_channel", _AT_NEED),
    (COMMUNICATING, COMMUNICATING_WORDS, "mediated_channel", _OPERATING),
    (GOING_BETWEEN, GO_BETWEENS, "mediated_channel", _OPERATING),
    (PATROLLING, _TOGETHER | PATROL_TIMES, "joint_patrols", _OPERATING),
    (GUARDING, GUARD_WORDS, "joint_patrols", _OPERATING),
    (TOURING, TOUR_WORDS, "joint_patrols", _OPERATING),
    (UNDER_ONE_ROOF, ROOM_WORDS, "coordination_centre", _OPERATING),
    (CONTACT_OFFICES, frozenset({"which"}), "coordination_centre", _OPERATING),
    (STUDYING, STUDY_WORDS, "working_group", _OPERATING),
    (POSTED_TOGETHER, POSTED_WORDS, "liaison_posting", _OPERATING),
    (CONDUCT, CONDUCT_WORDS, "incident_prevention_agreement", None),
    (DISTANCES, DISTANCE_WORDS, "incident_prevention_agreement", None),
    (NO_EXERCISES, NO_EXERCISE_WORDS, "incident_prevention_agreement", None),
    (FLYING, FLYING_WORDS, "flight_safety_protocol", None),
    (NUCLEAR_SITES, NUCLEAR_WORDS, "agreement_instrument", None),
    (SETTLED, SETTLED_WORDS, "agreement_instrument", ("institutional", "agreed")),
    (SUPERVISING, WATCH_WORDS, "joint_commission", _OPERATING),
    (WATCHING, WATCH_WORDS, "observation_posts", _OPERATING),
    (POSTED_WATCH, POSTED_WATCH_WORDS, "observation_posts", _OPERATING),
    (ON_ITS_SIDE, SIDE_WORDS, "observation_posts", _OPERATING),
    (COMPLAINTS, COMPLAINT_WORDS, "joint_commission", _OPERATING),
    (LOOKED_INTO, COMPLAINT_WORDS, "joint_commission", _OPERATING),
    (SHARING, frozenset({"intelligence"}), "military_cooperation", None),
    (ACCESS_ENDED, ACCESS_WORDS, "military_cooperation", ("operational", "suspended")),
    (ACCESS_GIVEN, ACCESS_WORDS, "military_cooperation", _OPERATING),
    (JOINT_DRILL, DRILL_WORDS, "military_cooperation", _OPERATING),
    (PURSUING, PURSUIT_WORDS, "military_cooperation", None),
    (TEACHING, TEACHING_WORDS, "military_cooperation", _OPERATING),
    (TRAINING, frozenset({"train", "training"}), "military_cooperation", None),
    (FEEDING, FEEDING_WORDS, "military_cooperation", _OPERATING),
    (WORKING, WORKING_WORDS, "military_cooperation", _OPERATING),
    (FIGHTING, FIGHTING_WORDS, "military_cooperation", _OPERATING),
    (EXPELLED, EXPELLED_WORDS, "military_cooperation", ("operational", "ceased")),
    (TEACHING_OFFERED, TEACHING_OFFERED_WORDS, "military_cooperation", ("institutional", "proposed")),
    (AID_TOLD, AID_WORDS, "humanitarian_notification", _OPERATING),
    (COORDINATING, COORDINATING_WORDS, "deconfliction_unspecified", _OPERATING),
    (INQUIRING, _TOGETHER, "working_group", _OPERATING),
    (
        HOLDING_FIRE,
        frozenset(
            "stop stopped stopping halt halting hold holding cease suspend suspending freeze pause end ending each another "
            "other others".split()
        ),
        "ceasefire_mechanism",
        None,
    ),
    (
        SILENCE,
        frozenset("silent quiet shot shots shooting firing nobody no neither".split()),
        "ceasefire_mechanism",
        _OPERATING,
    ),
    (HELD_FIRE, frozenset({"held"}), "ceasefire_mechanism", _OPERATING),
    (SPARING, frozenset("spare sparing refrain halt cease not".split()), "ceasefire_mechanism", None),
    *FURTHER,
    *PRACTICES,
)
"""Pattern, words of which each deed of it has one, kind, and how a deed stands that is told of as done."""
_WORDS = frozenset().union(*(words for _, words, _, _ in _KINDS))
_BY_WORD = {word: [at for at, one in enumerate(_KINDS) if word in one[1]] for word in _WORDS}
"""The numbers of the patterns that a word leaves open."""
_SIGNS = [SIGNS.get(one[0]) for one in _KINDS]


def _numbers_of(patterns: Collection[re.Pattern[str]]) -> frozenset[int]:
    """Where patterns stand in the table: a number is sought in a set at once, while a pattern is hashed whole."""
    return frozenset(at for at, one in enumerate(_KINDS) if one[0] in patterns)


_OF_ONE_SIDE = _numbers_of(
    TOLD_ALONE | {SILENCE, CALLED_HOME, RUNG_IN_VAIN, NUMBER_TO_RING, POSTED_WATCH, RADIOED, SENT_THROUGH}
)
_CIVIL = frozenset("union unions workers airline airlines carriers".split())
"""Who coordinates strikes and flights of another sort, and trains pilots for them."""
_ALSO_CIVIL, _OF_AIRLINES = _numbers_of({COORDINATING, TRAINING}), _numbers_of({TEACHING})
_AIRLINES = frozenset({"airline", "airlines"})
HABITS = frozenset(
    {
        DIALOGUE,
        MEETING,
        MEETING_THERE,
        RINGING,
        SPEAKING,
        MESSAGES,
        IN_TOUCH,
        IN_TOUCH_AT_NEED,
        NOT_SETTLED,
        BROKEN_OFF,
        UNANSWERED,
        YEARLY,
        COMMUNICATING,
        GOING_BETWEEN,
        MEETING_AT_NEED,
        STATES_IN_TOUCH,
        *CALL_HABITS,
    }
)
"""Wordings that say by themselves that it is done again and again."""
_BY_HABIT = frozenset({IN_TOUCH, STATES_IN_TOUCH})
"""Wordings that words for a habit beside them make one of use."""
_UNITS = frozenset("day week month hour year night".split())
BEING_IN_TOUCH = frozenset({IN_TOUCH, INFORMING, SPEAKING})
CONTACTS = frozenset({MEETING, IN_TOUCH, IN_TOUCH_AT_NEED, INFORMING, RINGING, SPEAKING}) | DONE_THROUGH_THEM
"""Wordings of what is done through a body or over a line, where one was named before."""
_OF_TRUCES = frozenset({INTERPOSED, SUPERVISING, WATCHING, COMPLAINTS, LOOKED_INTO})
_SAID_OF_TRUCES, _SAID_OF_LABOUR = _numbers_of(_OF_TRUCES), _numbers_of(OF_DISPUTES)
NOT_OF_ITSELF = _OF_TRUCES | TOLD_WHOLE | {HAILING}
OF_BOTH = _OF_TRUCES | {WITHDRAWING, DISTANCES, POSTED, DESK, POSTED_TOGETHER, UNDER_ONE_ROOF}
"""Wordings that both sides take part in, or that come of what both signed."""


def kinds_in(sentence: frozenset[str], is_of_two: bool, is_under_text: bool) -> list[Kind]:
    """The wordings that the words of a sentence leave open."""
    numbers = {at for word in _WORDS & sentence for at in _BY_WORD[word]}
    if not is_of_two:
        # Where the guns are silent both sides are; who calls his negotiators home breaks off talks with the other.
        numbers &= _OF_ONE_SIDE
    if not numbers or is_civil(sentence):
        return []
    if not _CIVIL.isdisjoint(sentence):
        numbers -= _ALSO_CIVIL
    if not _AIRLINES.isdisjoint(sentence):
        numbers -= _OF_AIRLINES
    if is_of_labour(sentence):
        numbers -= _SAID_OF_LABOUR
    if not is_about_truce(sentence, is_under_text):
        numbers -= _SAID_OF_TRUCES
    kinds = [_KINDS[at] for at in sorted(numbers) if (signs := _SIGNS[at]) is None or not signs.isdisjoint(sentence)]
    if not REGULARLY.isdisjoint(sentence) or ("several" in sentence and not _UNITS.isdisjoint(sentence)):
        # "They are in touch by telephone": at need; "every day", "in constant contact": by habit.
        kinds = [(*one[:3], _OPERATING) if one[0] in _BY_HABIT else one for one in kinds]
    return kinds
