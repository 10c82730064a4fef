"""Mechanisms told as what the sides do: pull back, give notice, meet every month, patrol together, hand messages on.

No noun names them ("agreed to move their soldiers six miles back"), so that the lexicon of terms does not see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deconfdb.coders.deed_moods import (
    AGREED,
    AHEAD,
    MOOD_REACH,
    PAPERS,
    SIGNED,
    TO_DO,
    TO_REACH,
    ended,
    is_of_named,
    standing_of,
)
from deconfdb.coders.deeds_of_contact import (
    BROKEN_OFF,
    CALLED_HOME,
    CONNECTED,
    IN_TOUCH,
    IN_TOUCH_AT_NEED,
    NOT_SETTLED,
    RINGING,
    UNANSWERED,
)
from deconfdb.coders.deeds_of_messages import (
    COMMUNICATING,
    COMMUNICATING_WORDS,
    GO_BETWEENS,
    GOING_BETWEEN,
    MESSAGE_WORDS,
    MESSAGES,
)
from deconfdb.coders.deeds_of_officers import (
    AT_EACH_OTHERS,
    COORDINATING,
    COORDINATING_WORDS,
    DIALOGUE,
    INQUIRING,
    JOINTLY,
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

PROPOSAL_REACH = 26
"""Tokens before a deed within which it may be proposed: "proposed on May 18, at the opening of talks, that both …"."""
_EACH_OTHER = r"(?:each other|one another|the others?(?: side)?)"
_ACTS = r"(?:exercises|maneuvers|manoeuvres|tests|movements|flights|launches|launchings|drills|firings|activities|operations)"
_FORCES = (
    r"(?:troops|soldiers|forces|units|divisions|armies|men|guards|armor|armour|artillery|fighters|weapons|snipers|tanks|guns"
    r"|reinforcements|vehicles)"
)
_WHOSE = r"(?:(?:their|its|the|all|own|both|some|several|most|of) )*(?:[\w-]+ ){0,2}?"
_NO_PLACE = r"(?:brink|edge|abyss|talks|table|deal|agreement|accord|war|conflict|confrontation|plan|promise|pledge)\b"
_FAR = r"(?:at least )?(?:[\w.,]+ ){1,2}(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s|yards)"
_PULLING = re.compile(
    rf"\b(?:pull|draw|move|take|withdraw|pulling|drawing|moving|withdrawing|withdrawn|pulled|moved|withdrew) "
    rf"(?:{_WHOSE}{_FORCES} (?:[\w-]+ ){{0,3}}?)?(?:back|apart|away)\b(?! from (?:the )?{_NO_PLACE})"
    rf"|\b(?:withdraw|withdrew|withdrawing|remove) {_WHOSE}{_FORCES} from\b"
    rf"|\b(?:hold|holding|keep|keeping) {_WHOSE}{_FORCES} (?:back|apart|away|{_FAR})\b"
    rf"|\b(?:confine|confining|confined|restrict|restricting|restricted) {_WHOSE}{_FORCES} (?:to|within)\b"
    rf"|\b(?<!steps to )(?<!ways to )(?:thin|thinning|thinned) out {_WHOSE}{_FORCES}\b"
    rf"|\b(?:fall|falling|step|stepping|drop|dropping) back {_FAR}\b"
    rf"|\b{_FORCES} (?:[\w'-]+ ){{0,4}}?(?:would|will|shall|must|are to|were to|have to|had to) (?:[\w-]+ ){{0,2}}?"
    r"((?:leave|quit) (?:the|a|an|that|this) (?:[\w-]+ ){0,3}?"
    r"(?:strip|zone|area|belt|corridor|line|positions?|town|village|border|frontier)"
    r"|(?:pull out|withdraw|be withdrawn|be pulled (?:back|out)) (?:from|of)\b)"
)
_WITHDRAWING = re.compile(
    r"\b(?:and|both|two|sides|armies) (?:[\w'-]+ ){0,6}?(?:begin|began|begun|starts?|started|completed?|finish|finished|resumed?"
    r"|continued?|carried out|carry out) "
    r"((?:(?:a|the|their|mutual|phased|gradual|of) ){0,3}(?:withdrawal|pullback|pull-back|pull - back|pull-out|disengagement"
    r"|withdrawing|disengaging|pulling (?:back|out|away|apart)|moving (?:back|apart)"
    r"|to (?:withdraw|disengage|pull (?:back|out)))\b)"
    r"(?! (?:of|from) (?:the )?(?:talks|deal|agreement|accord|treaty|pact))"
)
_DAYS = r"(?:[\w-]+ (?:hours|days|weeks|months) '|(?:a|one) (?:day|week|month) 's)"
_NOTICE = re.compile(
    rf"\b(?:brief|briefs|briefed|briefing|inform|informed|informing) {_EACH_OTHER} (?:on|about) (?:[\w-]+ ){{0,3}}?{_ACTS}\b|"
    rf"\bkeep(?:ing|s)? {_EACH_OTHER} (?:informed|posted) (?:of|on|about) (?:[\w-]+ ){{0,3}}?{_ACTS}\b|"
    rf"\b(?:notify|inform|tell|warn|alert|notified|told|informed|notifying|informing|telling|warning) {_EACH_OTHER}\b"
    rf"(?=.*\b(?:advance|beforehand|ahead of|before|of (?:[\w-]+ ){{0,3}}?{_ACTS})\b)"
    rf"|\blet(?:ting|s)? {_EACH_OTHER} know (?:of|about|before|in advance|beforehand|ahead|when)\b"
    r"|\b(?:give|giving|gave|given) (?:each other |the other(?: side| party)? |one another )?"
    rf"(?:(?:advance|prior|early|earlier|longer|better|more|proper|due|timely|fuller|{_DAYS}) )?notice of\b"
    rf"|\b(?:give|giving|gave|given) (?:[\w-]+ ){{1,3}}{_DAYS} (?:advance )?(?:notice|warning) of\b"
    rf"|\b(?:announce|announcing|report|reporting|notify|notifying) (?:[\w-]+ ){{0,4}}?{_ACTS} (?:[\w-]+ ){{0,8}}?"
    r"(?:in advance|beforehand|ahead(?: of time)?)\b"
    rf"|\b{_ACTS}\b(?: [\w'-]+){{0,6}}? ((?:be|are|is|being|been) (?:announced|notified|reported|communicated) (?:[\w-]+ ){{0,4}}?"
    r"(?:in advance|beforehand|ahead(?: of time)?))\b"
    rf"|\b(?:advance|prior) (?:notice|notification) of (?:[\w-]+ ){{0,3}}?{_ACTS}\b"
)
_TOLD_AHEAD = re.compile(
    r"\b(?:notif(?:y|ies|ied)|inform(?:s|ed)?|alert(?:s|ed)?|warn(?:s|ed)?|tells?|told) (?!each\b|one\b)(?:the )?(?:[\w'-]+ ){1,4}?"
    r"(?:in advance|beforehand|ahead of time|in good time)\b(?: [\w'-]+){0,5}? "
    rf"(?:{_ACTS}|exercise|maneuver|manoeuvre|test|drills?|launch|launches|patrols?|strikes?|operations?|firing|flight)\b"
    rf"|\b(?:stop|stops|stopped|ceased|halted|suspended|resumed|begun|began|started) ((?:notifying|informing) (?:the )?"
    rf"(?:[\w'-]+ ){{1,4}}?(?:of|about) (?:[\w-]+ ){{0,4}}?(?:{_ACTS}|launches|strikes|drills)\b)"
    r"|\bno longer ((?:notif(?:y|ies)|informs?|tells?|alerts?|warns?) (?:[\w'-]+ ){1,4}?"
    rf"(?:of|about|before) (?:[\w-]+ ){{0,4}}?(?:{_ACTS}|launches|strikes|drills)\b)"
    r"|\b(?:notif(?:y|ies|ied)|inform(?:s|ed)?|alert(?:s|ed)?|tells?|told) (?!each\b|one\b)(?:the )?(?:[\w'-]+ ){1,3}?(?:of|about) "
    rf"(?:[\w'-]+ ){{0,4}}?(?:{_ACTS}|exercise|maneuver|manoeuvre|test|drill|launch|flight) (?:[\w'-]+ ){{0,4}}?"
    r"(?:in advance|beforehand|ahead|before|earlier)\b"
    rf"|\b(?:gave|given|gives|give|giving) (?:the )?(?:[\w'-]+ ){{1,2}}?notice of (?:[\w-]+ ){{0,4}}?"
    rf"(?:{_ACTS}|exercise|test|drill|launch)\b"
    r"|\b(?:be|was|were|been) (?:notified|told|informed|warned|alerted) (?:of|about|that) (?:[\w'-]+ ){1,8}?"
    r"(?:in advance|beforehand|ahead of time)\b"
    r"|\b(?:gave|given|gives|give|giving) (?:the )?(?:[\w'-]+ ){1,3}?(?:advance|prior|early) (?:notice|notification|warning) of\b"
    r"|\b(?:has|have|must|is|are|obliged|required|bound|obliges|requires|binds)(?: [\w'-]+){0,2} to "
    rf"((?:notify|inform|warn|alert|tell) (?:[\w'-]+ ){{1,4}}?(?:of|about) (?:[\w'-]+ ){{0,8}}?(?:{_ACTS}|launch|exercise|test)\b"
    r"(?: [\w'-]+){0,8}? (?:in advance|beforehand|ahead|earlier|before))\b"
)
_PATROLLING = re.compile(
    rf"\b(?:patrol|patrols|patrolled|patrolling)\b (?:[\w'-]+ ){{0,7}}?{JOINTLY}\b|\bjointly patrol(?:led|ling)?\b"
    r"|\b(?:coordinate|coordinates|coordinated|coordinating|synchroni[sz]e|synchroni[sz]ed|synchroni[sz]ing) (?:their )?"
    r"(?:[\w-]+ ){0,2}?(?:patrols|patrolling)\b"
    r"|\bpatrols\b(?: [\w'-]+){0,12}? ((?:are|were|being|be) (?:coordinated|synchroni[sz]ed))\b"
)
_SHARING = re.compile(
    r"\b(?:share|shares|shared|sharing|exchange|exchanges|exchanged|exchanging|swap|swapping|swapped) "
    r"(?:(?:military|security|more|their|some|the) )*intelligence\b"
)
_ARMED = (
    r"(?:soldiers?|vessels|ships|boats|patrols|warships|gunboats|troops|forces"
    r"|weapons|fortifications|armies|tanks|guns|artillery|armed men)"
)
_BARRING = re.compile(
    rf"\b(?:strip|zone|area|belt|corridor|band of land)\b(?: [\w'-]+){{0,3}}? (?:from|in|into) which (?:[\w'-]+ ){{0,3}}?{_ARMED}\b"
    r"(?: [\w'-]+){0,4}? (?:barred|banned|excluded|forbidden|kept out|not allowed|may not|must not|cannot)\b"
    rf"|\b(?:strip|zone|area|belt|corridor)\b(?: [\w'-]+){{0,3}}? (?:in|into) which no {_ARMED}\b"
    rf"|\b{_ARMED} (?:of|from) (?:both|either|the two)(?: [\w-]+)? (?:[\w-]+ ){{1,3}}?"
    r"(?:banned|barred|excluded|kept out|not allowed)\b"
    rf"|\b(?:bar|ban|forbid|keep)s?(?:red|ned|ring|ning)? (?:[\w-]+ ){{0,3}}?{_ARMED}\b(?: [\w'-]+){{0,6}}? from (?:a|an|the) "
    r"(?:[\w-]+ ){0,3}?(?:strip|zone|area|belt|corridor)\b"
    rf"|\bneither (?:[\w-]+ ){{0,3}}?(?:is|was|are|were|may|must|will|shall|can) (?:(?:allowed|permitted) to )?"
    rf"(?:have|keep|station|post|leave|send|deploy|move) (?:[\w-]+ ){{0,3}}?(?:{_ARMED}|men|guns)\b"
    rf"|\bno (?:[\w-]+ )?{_ARMED} (?:of either \w+ )?(?:may|must|shall|is to|are to|is allowed to|are allowed to) "
    r"(?:enter|stay|be stationed|be posted|set foot)\b"
    rf"|\bkeep {_WHOSE}(?:armed )?{_FORCES} out of (?:the|a|that|this) (?:[\w-]+ ){{0,3}}?(?:strip|zone|area|belt|corridor|town)\b"
    rf"|\b(?:keep|keeping) {_WHOSE}(?:armed )?{_FORCES} off (?:the|a|an|that|this) [\w-]+"
    rf"|\b(?:leave|leaving|keep|keeping) (?:the|a|an|that|this) (?:[\w-]+ ){{1,3}}?(?:empty|free|clear) of "
    rf"(?:[\w-]+ ){{0,2}}?{_ARMED}\b"
    rf"|\b{_FORCES}\b(?: [\w'-]+){{0,4}}? (?:will|would|must|shall|should|to) ((?:stay|keep|remain) (?:at least )?"
    r"(?:[\w,.-]+ ){1,3}(?:away|back|apart))\b"
    r"|\bline (?:that|which) (?:neither|no) (?:[\w-]+ ){0,3}?(?:cross|enter|go beyond|step over)\b"
    rf"|\b{_FORCES}\b(?: [\w'-]+){{0,4}}? ((?:stay|keep|remain) out of (?:the|a|an|that|this) (?:[\w-]+ ){{0,3}}?"
    r"(?:strip|zone|area|belt|corridor|town|village))\b"
    rf"|\b(?:off limits|closed) to {_ARMED} (?:of|from) (?:both|the two|either)\b"
)
_CLEARING = re.compile(
    r"\bdemilitari[sz](?:e|ed|ing|ation)\b(?! (?:zones?|strips?|areas?|belts?|border|buffer|line|islands?|part|territory))"
    r"|\b(?:return|go|fall|move|draw|pull|returned|went) (?:back )?(?:, [\w ]{1,20}, )?(?:to|behind) (?:the |their )?"
    r"(?:(?:positions|lines|posts|places|where) (?:[\w'-]+ ){0,4}?(?:held|stood|occupied|were|was|had)"
    r"|(?:military )?(?:situation|status quo|deployment|positions) (?:of|before|that prevailed|as it was|as of)\b)"
)
_TOGETHER = frozenset(
    "together jointly side shoulder both joint coordinate coordinates coordinated coordinating synchronise synchronised "
    "synchronising synchronize synchronized synchronizing".split()
)
_CLEARED = frozenset(
    "demilitarize demilitarized demilitarizing demilitarization demilitarise demilitarised demilitarising demilitarisation "
    "positions lines posts places where situation quo deployment".split()
)
_SPARING = re.compile(
    r"\b(?:spare|sparing)\b (?:[\w'-]+ ){0,3}?(?:cities|towns|villages|civilians|places|areas|targets|ports)\b"
    r"|\b(?:not to|refrain from|halt|cease) (?:[\w-]+ ){0,2}?(?:shell|shelling|bomb|bombing|attack|attacks on|attacking|"
    r"fire on|firing on|raids on) (?:[\w'-]+ ){0,5}?(?:cities|towns|villages|civilians)\b"
)
_HOLDING_FIRE = re.compile(
    r"\b(?:stop|stopped|stopping|halt|cease|end|ending) (?:(?:all|the|any|their) )*"
    r"(?:shooting|firing|fighting|hostilities|hostile acts|shelling|fire)\b(?! line)"
    r"|\b(?:stop|stopping|halt|halting|cease|suspend|end|ending) (?:(?:all|the|any|their|its|missile|drone|rocket|air|artillery"
    r"|mortar|cross-border|offensive|military) )*(?:attacks|strikes|airstrikes|raids|offensives|bombardments?) "
    r"(?:on|against|into)\b"
    r"|\b(?:hold|holding) (?:their )?fire\b"
    r"|\b(?:stop|stopping|halt|halting|cease|suspend|suspending|freeze|pause) (?:(?:all|the|any|their|its|military|combat|offensive"
    r"|ground|air|armed|cross-border) )*(?:offensives?|(?:military|combat|offensive|ground|air|armed) (?:operations|action|actions|"
    r"activities|activity)|combat|attacks)\b"
    rf"|\b(?:not|stop|cease|from) (?:to )?(?:attacking|fire (?:on|at)|firing (?:on|at)|shoot at|shooting at|shelling|bombing) "
    rf"{_EACH_OTHER}\b"
)
_HELD_FIRE = re.compile(
    r"\b(?:has|have|had) (?:[\w-]+ ){0,2}?(held (?:their |its )?fire)\b(?! (?:drills?|sales?|exercises?)\b)"
)
_SILENCE = re.compile(
    r"\bguns (?:(?!to |will |would |should )[\w-]+ ){0,6}?"
    r"(?:are|were(?! to)|remain|remained|fall|fell|fallen|have been|had been|stay|stayed|kept|keep|go|went|gone) "
    r"(?:[\w-]+ ){0,2}?(?:silent|quiet)\b"
    r"|\bno (?:shots?|shooting|firing) (?:has|have|had) been (?:heard|fired|reported|exchanged)\b"
)
_SPEAKING = frozenset(
    "touch contact contacts communication communications talking speaking phone telephone radio each one".split()
)
_NEGOTIATORS = frozenset("negotiator negotiators delegation delegations team teams envoys".split())
_UNSETTLED = frozenset(
    "settle settling resolve resolving end ending bridge bridging overcome narrow narrowing close solve break iron without".split()
)
_NO_CONTACT = frozenset(
    "contact spoken talked communicated speak speaking talk talking communicate communicating".split()
)
_PULLED, _BOTH_OF_THEM = frozenset("pulled withdrew moved drew".split()), frozenset({"both", "two", "each"})
"""`Both armies pulled their tanks back`: told as done, of the two."""
_OPERATING, _IN_FORCE = ("operational", "operating"), ("institutional", "in_force")
_KINDS: tuple[tuple[re.Pattern[str], frozenset[str], str, tuple[str, str] | None], ...] = (
    (
        _PULLING,
        frozenset(
            "back apart away withdraw withdrew withdrawing withdrawn remove leave quit pull pulled confine confining confined "
            "restrict restricting restricted "
            "hold holding keep keeping thin thinning thinned".split()
        ),
        "separation_arrangement",
        None,
    ),
    (
        _WITHDRAWING,
        frozenset(
            "withdrawal pullback pull withdrawing disengaging pulling moving withdraw disengage disengagement pull-back "
            "pull-out".split()
        ),
        "separation_arrangement",
        _IN_FORCE,
    ),
    (
        _BARRING,
        frozenset(
            "which no neither limits closed keep stay remain out bar bars barring bans banned barred excluded kept allowed "
            "leave leaving keeping".split()
        ),
        "separation_arrangement",
        _IN_FORCE,
    ),
    (_CLEARING, _CLEARED, "separation_arrangement", None),
    (
        _TOLD_AHEAD,
        frozenset("advance beforehand ahead time prior early notifying informing longer before earlier notice".split()),
        "prior_notification",
        _OPERATING,
    ),
    (
        _NOTICE,
        frozenset("each another other notice notification advance beforehand ahead".split()),
        "prior_notification",
        _IN_FORCE,
    ),
    (TEAMWORK, frozenset("team group panel party".split()), "working_group", _OPERATING),
    (DIALOGUE, MEETING_WORDS, "defence_dialogue", _OPERATING),
    (MEETING, MEETING_WORDS, "working_group", _OPERATING),
    (YEARLY, YEARLY_WORDS, "defence_dialogue", _OPERATING),
    (MEETING_THERE, frozenset("points places posts".split()), "ad_hoc_contact", _OPERATING),
    (AT_EACH_OTHERS, POST_WORDS, "liaison_posting", _OPERATING),
    (POSTED, POST_WORDS, "liaison_posting", _OPERATING),
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
    (BROKEN_OFF, _NO_CONTACT, "ad_hoc_contact", ("operational", "suspended")),
    (UNANSWERED, frozenset({"radio", "hails", "hailing"}), "ad_hoc_contact", ("operational", "unanswered")),
    (MESSAGES, MESSAGE_WORDS, "mediated_channel", _OPERATING),
    (COMMUNICATING, COMMUNICATING_WORDS, "mediated_channel", _OPERATING),
    (GOING_BETWEEN, GO_BETWEENS, "mediated_channel", _OPERATING),
    (_PATROLLING, _TOGETHER, "joint_patrols", _OPERATING),
    (_SHARING, frozenset({"intelligence"}), "military_cooperation", None),
    (TRAINING, frozenset({"train", "training"}), "military_cooperation", None),
    (COORDINATING, COORDINATING_WORDS, "deconfliction_unspecified", _OPERATING),
    (INQUIRING, _TOGETHER, "working_group", _OPERATING),
    (
        _HOLDING_FIRE,
        frozenset(
            "stop stopped stopping halt halting hold holding cease suspend suspending freeze pause end ending each another "
            "other others".split()
        ),
        "ceasefire_mechanism",
        None,
    ),
    (
        _SILENCE,
        frozenset("silent quiet shot shots shooting firing".split()),
        "ceasefire_mechanism",
        _OPERATING,
    ),
    (_HELD_FIRE, frozenset({"held"}), "ceasefire_mechanism", _OPERATING),
    (_SPARING, frozenset("spare sparing refrain halt cease not".split()), "ceasefire_mechanism", None),
)
"""Pattern, words of which each deed of it has one, kind, and how a deed stands that is told of as done."""
_OF_ONE_SIDE = frozenset({_SILENCE, CALLED_HOME})
_CIVIL = frozenset("union unions workers airline airlines carriers".split())
"""Who coordinates strikes and flights of another sort, and trains pilots for them."""
_ALSO_CIVIL = frozenset({COORDINATING, TRAINING})
_HABITS = frozenset(
    {
        DIALOGUE,
        MEETING,
        MEETING_THERE,
        RINGING,
        MESSAGES,
        IN_TOUCH,
        IN_TOUCH_AT_NEED,
        NOT_SETTLED,
        BROKEN_OFF,
        UNANSWERED,
        YEARLY,
        POSTED,
        COMMUNICATING,
        GOING_BETWEEN,
    }
)
"""Wordings that say by themselves that it is done again and again."""
_CONTACTS = frozenset({MEETING, IN_TOUCH, IN_TOUCH_AT_NEED, RINGING})
"""Wordings of what is done through a body or over a line, where one was named before."""
_JOINT = frozenset({"joint_patrols", "deconfliction_unspecified", "working_group"})
"""Kinds whose wordings say by themselves that both sides take part."""
_LONG_AGO = frozenset({("used", "to"), ("were", "once"), ("was", "once"), ("had", "once")})
"""`used to speak every week`, `were once linked`: it is done no more."""
_LAYS_DOWN = frozenset({"under", "bars", "bans", "forbids", "prohibits"})
_GOING_TO = frozenset({"will", "would", "'ll"})
_REVIEWING = frozenset("review assess evaluate examine go".split())
REVIEW_REACH = 3
"""Tokens behind "once a year" within which it is told that they go over a text."""
_NOTICES = frozenset({_NOTICE, _TOLD_AHEAD})
_ASKED = frozenset({"asked", "urged", "asks", "urges"})
"""`asked its neighbour to give notice of exercises`: what the one wants of the other is proposed to it."""
_SPOKEN = frozenset("speak talk confer speaks talks speaking talking spoken spoke talked".split())
_EACH = frozenset({"each", "another"})
_MUTUAL = frozenset("both two each neither either they sides their armies countries neighbours neighbors other".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """Tokens `first` to `last` tell of a mechanism of this kind; how it stands is told by the words before them."""

    first: int
    last: int
    kind: str
    track: str
    status: str


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
    kinds = [one for one in _KINDS if not one[1].isdisjoint(sentence)]
    if not _CIVIL.isdisjoint(sentence):
        kinds = [one for one in kinds if one[0] not in _ALSO_CIVIL]
    if not (has_several or is_mutual):
        # Where the guns are silent both sides are; who calls his negotiators home breaks off talks with the other.
        kinds = [one for one in kinds if one[0] in _OF_ONE_SIDE]
    if not kinds:
        return
    is_agreed = is_under_text or (is_mutual and not (AGREED | PAPERS).isdisjoint(sentence))
    starts, text = [], ""
    for number in range(first, stop):
        starts.append(len(text))
        text += lows[number] + " "
    told: set[str] = set()
    taken: set[int] = set()
    for pattern, _, kind, done in kinds:
        for match in pattern.finditer(text) if kind not in told else ():
            # A pattern that names the doers first has the deed itself in a group.
            at = match.start(match.lastindex or 0)
            left = first + sum(start < at for start in starts)
            right = first + sum(start < match.end() for start in starts)
            before = lows[max(first, left - PROPOSAL_REACH) : left]
            is_joint = kind in _JOINT or pattern is _WITHDRAWING
            is_joint = is_joint or (has_several and pattern in _NOTICES and not _ASKED.isdisjoint(before))
            is_to = any(pair in TO_DO for pair in pairwise(before[-TO_REACH:])) or bool(AHEAD & set(before[-2:]))
            if is_to and _EACH & set(match.group().split()):
                is_joint = True  # "are to tell each other in advance"
            # "France will withdraw its troops": of itself, whatever text was named before.
            is_own = is_only_under_text and bool(_GOING_TO & set(before[-MOOD_REACH:]))
            is_gone = any(pair in _LONG_AGO for pair in pairwise(lows[max(first, left - TO_REACH) : right]))
            if is_gone or (is_own and not has_several) or (pattern in _CONTACTS and is_of_named(before)):
                continue
            if pattern is MEETING and not _REVIEWING.isdisjoint(lows[right : min(right + REVIEW_REACH, stop)]):
                continue  # "will meet once a year to review how the rules are kept": how those work
            is_both = (is_mutual and not is_own) or is_joint
            is_done = pattern is _PULLING and lows[left] in _PULLED and not _BOTH_OF_THEM.isdisjoint(before)
            standing = ended(before, lows[right:stop], pattern is MEETING) or standing_of(
                before,
                pattern in _HABITS,
                is_both,
                (is_agreed and not is_own) or is_joint,
                _IN_FORCE if is_done else done,
            )
            if standing and left not in taken:
                told.add(kind)
                taken.add(left)
                # "Officers of both speak to each other every day": they are in touch, and form no body.
                is_talk = pattern is MEETING and not _SPOKEN.isdisjoint(match.group(match.lastindex or 0).split())
                yield Deed(left, right, "ad_hoc_contact" if is_talk else kind, *standing)
