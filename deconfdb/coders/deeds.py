"""Mechanisms told as what the sides do: pull back, give notice, meet every month, patrol together, hand messages on.

No noun names them ("agreed to move their soldiers six miles back"), so that the lexicon of terms does not see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deconfdb.coders.deed_moods import (
    AGREED,
    AHEAD,
    MOOD_REACH,
    PAPERS,
    SIGNED,
    TO_DO,
    TO_REACH,
    Deed,
    charged_with,
    ended,
    is_of_named,
    standing_of,
)
from deconfdb.coders.deeds_further import FURTHER, OF_DISPUTES, TOLD_ALONE, TOLD_WHOLE, is_of_labour
from deconfdb.coders.deeds_of_aid import AID_TOLD, AID_WORDS
from deconfdb.coders.deeds_of_calls import (
    ABLE_TO_RING,
    CALL_HABITS,
    CALL_KINDS,
    DESK,
    NUMBER_TO_RING,
    POSTED_TO_LINK,
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
    SHARING,
    TEACHING,
    TEACHING_WORDS,
    WORKING,
    WORKING_WORDS,
)
from deconfdb.coders.deeds_of_fire import HELD_FIRE, HOLDING_FIRE, SILENCE, SPARING
from deconfdb.coders.deeds_of_ground import GOING_BACK, is_abolished, is_intruded, is_overdue
from deconfdb.coders.deeds_of_messages import (
    COMMUNICATING,
    COMMUNICATING_WORDS,
    GO_BETWEENS,
    GOING_BETWEEN,
    MESSAGE_WORDS,
    MESSAGES,
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
    TEAMWORK,
    TRAINING,
    YEARLY,
    YEARLY_WORDS,
)
from deconfdb.coders.deeds_of_patrols import PATROLLING, TOUR_WORDS, TOURING
from deconfdb.coders.deeds_of_quiet import was_heeded
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
    is_over,
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

JOINED_REACH = 3
"""Tokens before what two did within which stands the "and" between them."""
PROPOSAL_REACH = 26
"""Tokens before a deed within which it may be proposed: "proposed on May 18, at the opening of talks, that both …"."""
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
_PULLED, _BOTH_OF_THEM = frozenset("pulled withdrew moved drew".split()), frozenset({"both", "two", "each"})
"""`Both armies pulled their tanks back`: told as done, of the two."""
_Kind = tuple[re.Pattern[str], frozenset[str], str, tuple[str, str] | None]
_OPERATING, _IN_FORCE = ("operational", "operating"), ("institutional", "in_force")
_KINDS: tuple[_Kind, ...] = (
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
            "withdrawal pullback pull withdrawing disengaging pulling moving withdraw disengage disengagement pull-back "
            "pull-out".split()
        ),
        "separation_arrangement",
        _IN_FORCE,
    ),
    (
        BARRING,
        frozenset(
            "which no neither limits closed keep stay remain out bar bars barring bans banned barred excluded kept allowed "
            "leave leaving keeping".split()
        ),
        "separation_arrangement",
        _IN_FORCE,
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
        _IN_FORCE,
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
    (IN_TOUCH_AT_NEED, _SPEAKING, "ad_hoc_contact", ("operational", "ad_hoc_contact")),
    (IN_TOUCH, _SPEAKING, "ad_hoc_contact", _OPERATING),
    (INFORMING, INFORMING_WORDS, "ad_hoc_contact", _OPERATING),
    (ALERTED, ALERTED_WORDS, "ad_hoc_contact", _OPERATING),
    (SWAPPED_NUMBERS, SWAPPED_WORDS, "ad_hoc_contact", _OPERATING),
    (BROKEN_OFF, _NO_CONTACT, "ad_hoc_contact", ("operational", "suspended")),
    (UNANSWERED, frozenset({"radio", "hails", "hailing"}), "ad_hoc_contact", ("operational", "unanswered")),
    (MESSAGES, MESSAGE_WORDS, "mediated_channel", _OPERATING),
    (COMMUNICATING, COMMUNICATING_WORDS, "mediated_channel", _OPERATING),
    (GOING_BETWEEN, GO_BETWEENS, "mediated_channel", _OPERATING),
    (PATROLLING, _TOGETHER, "joint_patrols", _OPERATING),
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
    (JOINT_DRILL, DRILL_WORDS, "military_cooperation", _OPERATING),
    (PURSUING, PURSUIT_WORDS, "military_cooperation", None),
    (TEACHING, TEACHING_WORDS, "military_cooperation", _OPERATING),
    (TRAINING, frozenset({"train", "training"}), "military_cooperation", None),
    (FEEDING, FEEDING_WORDS, "military_cooperation", _OPERATING),
    (WORKING, WORKING_WORDS, "military_cooperation", _OPERATING),
    (EXPELLED, EXPELLED_WORDS, "military_cooperation", ("operational", "ceased")),
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
)
"""Pattern, words of which each deed of it has one, kind, and how a deed stands that is told of as done."""
_WORDS = frozenset().union(*(words for _, words, _, _ in _KINDS))
_BY_WORD = {word: [at for at, one in enumerate(_KINDS) if word in one[1]] for word in _WORDS}
"""The numbers of the patterns that a word leaves open."""
_OF_ONE_SIDE = TOLD_ALONE | {SILENCE, CALLED_HOME, RUNG_IN_VAIN, NUMBER_TO_RING, POSTED_WATCH}
_CIVIL = frozenset("union unions workers airline airlines carriers".split())
"""Who coordinates strikes and flights of another sort, and trains pilots for them."""
_ALSO_CIVIL = frozenset({COORDINATING, TRAINING})
_AIRLINES = frozenset({"airline", "airlines"})
_HABITS = frozenset(
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
        *CALL_HABITS,
    }
)
"""Wordings that say by themselves that it is done again and again."""
_BEING_IN_TOUCH = frozenset({IN_TOUCH, INFORMING, SPEAKING})
_CONTACTS = frozenset({MEETING, IN_TOUCH, IN_TOUCH_AT_NEED, INFORMING, RINGING, SPEAKING})
"""Wordings of what is done through a body or over a line, where one was named before."""
_OF_TRUCES = frozenset({INTERPOSED, SUPERVISING, WATCHING, COMPLAINTS, LOOKED_INTO})
_NOT_OF_ITSELF = _OF_TRUCES | TOLD_WHOLE
_OF_BOTH = _OF_TRUCES | {WITHDRAWING, DISTANCES, POSTED, DESK, POSTED_TOGETHER, UNDER_ONE_ROOF}
"""Wordings that both sides take part in, or that come of what both signed."""
_JOINT = frozenset({"joint_patrols", "deconfliction_unspecified", "working_group"})
"""Kinds whose wordings say by themselves that both sides take part."""
_LONG_AGO = frozenset({("used", "to"), ("were", "once"), ("was", "once"), ("had", "once")})
"""`used to speak every week`, `were once linked`: it is done no more."""
_OVER_NOW = frozenset({"joint_patrols", "military_cooperation"})
"""Kinds that are nothing but what is done: what two used to do together is over, and what ministers are told to do a mandate."""
_LAYS_DOWN = frozenset({"under", "bars", "bans", "forbids", "prohibits"})
_GOING_TO = frozenset({"will", "would", "'ll"})
_REVIEWING = frozenset("review assess evaluate examine go".split())
REVIEW_REACH = 3
"""Tokens behind "once a year" within which it is told that they go over a text."""
_GOING, _HAVING = frozenset({PULLING, GOING_BACK}), frozenset({"have", "has", "had"})
_TRYING = frozenset(
    "try trying tried seeking sought failed fail unable could working hope hopes hoping aim aims".split()
)
TRYING_REACH = 7
"""Tokens before "agree on where the border runs" within which it is told that they only try to."""
_NOTICES = frozenset({NOTICE, TOLD_AHEAD})
_ASKED = frozenset({"asked", "urged", "asks", "urges"})
"""`asked its neighbour to give notice of exercises`: what the one wants of the other is proposed to it."""
_SPOKEN = frozenset("speak talk confer speaks talks speaking talking spoken spoke talked".split())
_EACH = frozenset({"each", "another"})
_MUTUAL = frozenset("both two each neither either they sides their armies countries neighbours neighbors other".split())


def deeds_in(
    lows: Sequence[str], first: int, stop: int, has_several: bool, is_under_text: bool = False
) -> Iterator[Deed]:
    """The deeds of the sentence `first` to `stop`.

    `has_several` says that it names two sides, `is_under_text` that a text of theirs was named just before.
    """
    sentence = frozenset(lows[first:stop])
    is_under_text = is_under_text or not (_LAYS_DOWN.isdisjoint(sentence) or PAPERS.isdisjoint(sentence))
    has_signed = has_several and not SIGNED.isdisjoint(sentence)
    is_only_under_text = _MUTUAL.isdisjoint(sentence) and not has_signed
    is_mutual = not _MUTUAL.isdisjoint(sentence) or is_under_text or has_signed
    kinds = _kinds_in(sentence, has_several or is_mutual, is_under_text)
    if not kinds:
        return
    is_agreed = is_under_text or (is_mutual and not (AGREED | PAPERS).isdisjoint(sentence))
    text = "".join(f"{low} " for low in lows[first:stop])
    told: set[str] = set()
    taken: set[int] = set()
    for pattern, _, kind, done in kinds:
        for match in pattern.finditer(text) if kind not in told else ():
            # A pattern that names the doers first has the deed itself in a group.
            at = match.start(match.lastindex or 0)
            left = first + _words_before(text, at)
            right = first + _words_before(text, match.end())
            before = lows[max(first, left - PROPOSAL_REACH) : left]
            is_joint = kind in _JOINT or pattern in _OF_BOTH
            is_joint = is_joint or (has_several and pattern in _NOTICES and not _ASKED.isdisjoint(before))
            is_to = any(pair in TO_DO for pair in pairwise(before[-TO_REACH:])) or bool(AHEAD & set(before[-2:]))
            if is_to and _EACH & set(match.group().split()):
                is_joint = True  # "are to tell each other in advance"
            # "France will withdraw its troops": of itself, whatever text was named before.
            is_own = (
                is_only_under_text and pattern not in _NOT_OF_ITSELF and bool(_GOING_TO & set(before[-MOOD_REACH:]))
            )
            is_gone = any(pair in _LONG_AGO for pair in pairwise(lows[max(first, left - TO_REACH) : right]))
            is_gone = is_gone or "whether" in before
            is_gone = is_gone or (pattern is SETTLED and not _TRYING.isdisjoint(before[-TRYING_REACH:]))
            of_work = _of_work(kind, before, is_gone)
            if (
                (is_gone and not of_work)
                or (is_own and not has_several)
                or (pattern in _CONTACTS and is_of_named(before))
            ):
                continue
            if pattern is POSTED_WATCH and is_over(lows, left, before, sentence):
                continue
            if pattern is MEETING and not _REVIEWING.isdisjoint(lows[right : min(right + REVIEW_REACH, stop)]):
                continue  # "will meet once a year to review how the rules are kept": how those work
            is_both = (is_mutual and not is_own) or is_joint
            are_both = not _BOTH_OF_THEM.isdisjoint(before) or (has_several and "and" in before[-JOINED_REACH:-1])
            is_done = pattern in _GOING and (lows[left] in _PULLED or lows[left - 1] in _HAVING) and are_both
            standing = (
                of_work
                or _whole(pattern, kind, before, done, lows[right:stop])
                or ended(before, lows[right:stop], pattern is MEETING)
            )
            standing = standing or standing_of(
                before,
                pattern in _HABITS and not (pattern in _BEING_IN_TOUCH and AHEAD & set(before[-1:])),
                is_both or pattern is NOTICE,  # "asked A to give longer notice of its exercises"
                (is_agreed and not is_own) or is_joint,
                _IN_FORCE if is_done else done,
            )
            if standing and left not in taken:
                told.update({kind, "ad_hoc_contact"} if pattern in {POSTED_TO_LINK, ABLE_TO_RING} else {kind})
                taken.add(left)
                # "Officers of both speak to each other every day": they are in touch, and form no body.
                is_talk = pattern is MEETING and not _SPOKEN.isdisjoint(match.group(match.lastindex or 0).split())
                yield Deed(left, right, "ad_hoc_contact" if is_talk else kind, *standing)


def _of_work(kind: str, before: Sequence[str], is_gone: bool) -> tuple[str, str] | None:
    """`used to go round together`: that is over; `instructed their ministers to have the armies work together`: a mandate."""
    if kind not in _OVER_NOW or "whether" in before:
        return None
    if is_gone:
        return "operational", "ceased"
    return ("institutional", "mandated") if charged_with(before) else None


def _whole(
    pattern: re.Pattern[str], kind: str, before: Sequence[str], done: tuple[str, str] | None, behind: Sequence[str]
) -> tuple[str, str] | None:
    """How a deed stands whose wording tells it, or that is late, or of a rule that is broken."""
    if pattern in TOLD_WHOLE:
        return done
    if kind == "ceasefire_mechanism" and was_heeded(before, behind):
        return "institutional", "agreed"
    if is_abolished(kind, before):
        return "institutional", "terminated"
    if is_intruded(kind, before) and done == _IN_FORCE:
        return "operational", "impaired"
    return ("institutional", "agreed") if is_overdue(kind, before) else None


def _words_before(text: str, end: int) -> int:
    """The words of a text, each with one space behind it, that begin before a place in it."""
    return text.count(" ", 0, end) + (end > 0 and text[end - 1] != " ")


def _kinds_in(sentence: frozenset[str], is_of_two: bool, is_under_text: bool) -> list[_Kind]:
    """The wordings that the words of a sentence leave open."""
    kinds = [_KINDS[at] for at in sorted({at for word in _WORDS & sentence for at in _BY_WORD[word]})]
    if not _CIVIL.isdisjoint(sentence):
        kinds = [one for one in kinds if one[0] not in _ALSO_CIVIL]
    if not _AIRLINES.isdisjoint(sentence):
        kinds = [one for one in kinds if one[0] is not TEACHING]
    if is_of_labour(sentence):
        kinds = [one for one in kinds if one[0] not in OF_DISPUTES]
    if not is_about_truce(sentence, is_under_text):
        kinds = [one for one in kinds if one[0] not in _OF_TRUCES]
    # Where the guns are silent both sides are; who calls his negotiators home breaks off talks with the other.
    return kinds if is_of_two else [one for one in kinds if one[0] in _OF_ONE_SIDE]
