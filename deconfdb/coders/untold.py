"""Words of a meeting in sentences that tell of none: appeals, conditions, planes that meet, bodies that used to sit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from deconfdb.coders.cast import ORGANISATIONS, Mention
from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.meeting_days import are_begun
from deconfdb.coders.times import TimeFound

_HARDWARE = frozenset(
    "jet jets fighter fighters plane planes aircraft warplane warplanes drone drones bomber bombers helicopter helicopters "
    "ship ships vessel vessels boat boats warship warships destroyer frigate submarine submarines cutter cutters "
    "fleet fleets forces".split()
)
_MACHINES = _HARDWARE - {"forces"}
_COMING_UPON = frozenset(
    "meet meets met meeting encounter encounters encountered ran run runs face faces faced".split()
)
_TALKING = frozenset(
    "talks negotiations discussions consultations meetings dialogue dialog contacts diplomacy deliberations sessions "
    "conversations exchanges visits mediation bargaining".split()
)
_TALKED_OVER = frozenset("discuss talk thank deliver present hand brief inform congratulate pay negotiate".split())
"""What somebody comes to do who calls on another."""
_MEDIATED = frozenset(
    "mediated brokered facilitated mediate broker facilitate mediates brokers mediating brokering".split()
)
_HOSTED = frozenset(
    "hosted host hosts hosting cohosted cohost cohosts co-hosted co-host co-hosts sponsored sponsor sponsors chaired chair chairs "
    "convened arranged organised organized led leads lead moderated oversaw".split()
)
_FIGHTING = frozenset("fighting war clashes shelling conflict hostilities violence battle fire strikes".split())
_SHOOTING = frozenset(
    "fired firing shot shots mortar mortars artillery ammunition ammo live rifle tank missile missiles howitzer elections election "
    "voting vote ballot cup".split()
)
"""Of rounds that are shot, voted or played."""
_REGULAR = frozenset(
    "annual yearly monthly weekly quarterly biannual biennial periodic half-yearly twice-yearly fortnightly daily routine".split()
)
HABITUAL = frozenset(
    "regularly usually annually routinely intervals yearly monthly weekly every whenever hardly rarely seldom scarcely".split()
)
_LEISURE = frozenset({("on", "holiday"), ("a", "holiday"), ("on", "vacation"), ("a", "vacation"), ("his", "holiday")})
_LAST_TIME = frozenset({"recently", "last", "latest"})
"""`in which they talked, most recently in A in May`: a certain time."""
_LEFT_TO = frozenset({("up", "to"), ("is", "for"), ("was", "for"), ("down", "to")})
_CALLING = frozenset("call convene name set propose schedule fix decide summon arrange choose determine".split())
_DOUBTS = frozenset({"whether", "if", "unless"})
_FORUMS = frozenset(
    "forum forums body bodies committee committees commission commissions centre centres center centers mechanism mechanisms "
    "panel panels group groups format formats team teams room rooms line lines hotline hotlines channel channels link links "
    "telephone telephones phone phones system".split()
)
_THE_OTHERS = frozenset("counterpart counterparts colleague colleagues host hosts each their opposite guests".split())
_URGING = frozenset("urge urges urged urging encouraged appealed exhorted implored".split())
_CALLS_ON = frozenset("call calls called calling".split())
_KEEPING_ON = frozenset("continue continues continued continuing keep keeps kept keeping".split())
_MANY = frozenset("several many numerous countless dozen dozens hundreds number".split())
_ENDING = frozenset(
    "broke broken collapsed collapse stopped ceased lapsed interrupted halted cut severed suspended frozen".split()
)
_SERIES = frozenset("meetings sessions contacts exchanges visits".split())
_MOVING = frozenset("take takes taking took taken carry carried push pushed move moved bring brought".split())
_ONWARD = frozenset("forward further ahead onward".split())
_REFUSING = frozenset("rejected rejects rejecting refused refuses refusing spurned dismissed shunned".split())
_RECALLED = frozenset("home back recalled recall recalling recalls".split())
_TERMS = frozenset(
    "condition conditions obligation obligations commitment commitments deadline deadlines demand demands criteria requirement "
    "requirements resistance target targets goal goals need needs expectation expectations term terms standard standards "
    "challenge challenges threat threats cost costs fate end responsibilities opposition".split()
)
_OWN_PEOPLE = frozenset(
    "ministers cabinet commanders generals aides advisers advisors staff officers troops party supporters government".split()
)
_HEADS = frozenset("chief chiefs head heads commander commanders leaders generals".split())
_OWN_BODIES = frozenset(
    "army navy police services agencies parties factions staff parliament opposition cabinet intelligence gendarmerie guard".split()
)
"""What has its own chiefs, whom a minister meets at home where no country is told."""
PEOPLE = frozenset({"person", "office_holder", "delegation", "anonymous_official", "anonymous_collective"})
_MEANS = frozenset({"telephone", "phone", "radio", "hotline"})
_RINGING = frozenset({"telephone", "phone", "ring", "dial"})
_NO_GOAL = frozenset(
    "terms understanding agreement arrangement settlement compromise accord nothing light power blows grief mind life pass end "
    "halt conclusion standstill decision close result results grips".split()
)
"""What one comes to without going anywhere."""
_BEING_THERE = frozenset("be been is are was were sat sit sits came went come go gone".split())
RECENT = timedelta(days=400)
KNOWN_REACH = 3
"""Tokens from "the" to the encounter: `the second such encounter`."""
HARDWARE_BACK = 60
"""Tokens from "the encounter" back to the machines that came upon each other."""
A_MONTH = timedelta(days=31)
MANY_REACH = 9
"""Tokens from "met" to the "times" behind "several"."""
UP_TO_REACH = 14
"""Tokens from "up to A" to the session that A is to call."""
USE_REACH = 12
"""Tokens from meetings to the "be used" behind them."""
RECALL_REACH = 9
"""Tokens from "recalled" to the consultations for which envoys are called home."""
ONCE_REACH = 6
"""Tokens from "meet" to the "once a year" behind it."""
CHAIN = 4
"""Steps up a parse from a wording of means to its verb."""
URGING_REACH = 14
"""Tokens from "urged" to what somebody is urged to do."""
APPEAL_REACH = 20
"""Tokens from "called on" to what somebody is to do."""
MEDIATED_REACH = 3
"""Tokens from "mediated" to the talks, or from the talks to "mediated"."""
ROUND_REACH = 5
"""Tokens from "round of" to the noun that says of what."""


def is_no_deed(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """Whether a verb of meeting tells of none: an appeal, a condition, what a body is for, terms that are met."""
    wish = lows[max(clause.sentence.first, first - URGING_REACH) : first]
    is_needless = ("necessary" in wish and "not" in wish) or ("need" in wish and "no" in wish)
    if clause.tokens[first].tag == "VB" and is_needless:
        return True  # "It may not be necessary for them to meet again", "They had no need to talk to each other"
    if is_for_leisure(clause, lows, last):
        return True
    if clause.tokens[first].tag == "VB" and (_URGING & set(wish) or _is_called_on(wish)):
        return True  # "both sides were urged to meet", "called on both to return to the table"
    if lows[first] in _RINGING and clause.tokens[last].tag in {"IN", "TO", ".", ","} and not clause.is_time(last + 1):
        return True  # "it was possible to telephone across the border"
    is_going_on = lows[first] == "been" or (lows[first - 1] == "been" and bool(_MEANS & set(lows[first : last + 2])))
    if is_going_on and "since" in lows[last : clause.sentence.last]:
        return True  # "have been on the telephone with each other since the line was opened"
    return (
        (lows[first].startswith(("come", "came")) and lows[last - 1] == "to" and is_no_goal(clause, lows, last))
        or is_appeal(clause, lows, first, last)
        or is_left_open(clause, lows, first)
        or is_of_a_standing_body(clause, first)
        or is_done_by_machines(clause, lows, first, last)
        or is_of_terms(clause, lows, first, last)
        or is_one_of_many(clause, lows, first, last)
        or is_of_lands(clause, lows, first, last)
    )


def _is_called_on(wish: Sequence[str]) -> bool:
    """`called on the two to …`."""
    return any(word in _CALLS_ON and wish[n + 1 : n + 2] in (["on"], ["upon"]) for n, word in enumerate(wish))


def is_one_of_many(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`continue to meet in the commission`, `have met several times`: no certain one."""
    is_kept_up = lows[first - 1] in _KEEPING_ON or (lows[first - 1] == "to" and lows[first - 2] in _KEEPING_ON)
    if is_kept_up and not any(time.is_day for time in clause.times):
        return True
    if any(
        time.lower is not None and (time.upper is None or time.upper - time.lower <= A_MONTH) for time in clause.times
    ):
        return False  # "met several times last week"
    near = lows[last : min(last + MANY_REACH, clause.sentence.last)]
    if any(one in {"of", "after", "following"} and other == "any" for one, other in pairwise(near)):
        return True  # "will meet within a day of any incident"
    times = near.index("times") if "times" in near else 0
    return bool(_MANY & set(near[max(0, times - 2) : times]))


def is_of_lands(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`the corner where Kenya, Uganda and South Sudan meet`: borders, and nobody at a table."""
    if last - first > 1 or clause.tokens[first].tag not in {"VB", "VBP", "VBZ"}:
        return False
    subject = clause.subject(first, last)
    mentions = subject.mentions if subject is not None else ()
    start = min((one.first for one in mentions), default=first)
    is_where = "where" in lows[max(clause.sentence.first, start - 3) : start]
    return is_where and all(one.how in {"state", "adjective", "metonym"} for one in mentions)


def is_no_goal(clause: Clause, lows: Sequence[str], last: int) -> bool:
    """`came to terms`, `came to a good understanding`, `an understanding that both came to in May`."""
    noun = last + 1 + (clause.tokens[last + 1].tag == "JJ") if lows[last] in {"a", "an", "no", "any"} else last
    return lows[noun] in _NO_GOAL or clause.tokens[last].tag == "IN" or clause.is_time(last)


def is_once_a_year(lows: Sequence[str], last: int, stop: int) -> bool:
    """`officers of both will meet once a year`."""
    near = range(last, min(last + ONCE_REACH, stop - 1))
    return any(lows[n] in {"once", "twice"} and lows[n + 1] in {"a", "each"} for n in near)


def is_wished_back(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """`wants them back at the table`: only who is or sits there again has met them."""
    return lows[first] == "back" and not _BEING_THERE & set(lows[max(clause.sentence.first, first - 3) : first])


def is_no_occasion(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """Whether a noun of meeting names something else: of machines, of others, a round of anything but talks."""
    return (
        is_of_machines(clause, lows, first, last)
        or is_of_a_club(clause, lows, first, last)
        or is_of_something_else(clause, lows, first, last)
        or is_of_its_mediators(clause, lows, first, last)
        or is_wished_back(clause, lows, first)
        or is_of_recalled(clause, lows, first, last)
        or is_series_that_goes(clause, lows, first, last)
        or is_ruled_out(clause, lows, first, last)
        or is_talked_about(lows, first, last)
        or is_regular(clause, lows, first)
        or is_of_a_summit(clause, lows, first, last)
        or is_up_to_one(clause, lows, first)
    )


def is_regular(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """`hold annual talks`, `a monthly meeting`, where no day or month is told: a custom, and no certain one."""
    is_custom = bool(_REGULAR & set(lows[max(clause.sentence.first, first - 2) : first]))
    return is_custom and not any(time.lower is not None for time in clause.times)


def is_for_leisure(clause: Clause, lows: Sequence[str], last: int) -> bool:
    """`drove to the coast for a holiday`: nobody went there to see somebody."""
    return lows[last - 1] == "to" and any(pair in _LEISURE for pair in pairwise(lows[last : clause.sentence.last]))


def is_custom(clause: Clause, lows: Sequence[str]) -> bool:
    """`The generals meet every few weeks`: a sentence whose verb tells in the present how often."""
    if HABITUAL.isdisjoint(clause.words) or any(time.lower is not None for time in clause.times):
        return False
    root = clause.root()
    return clause.tokens[root].tag in PRESENT and not HABITUAL.isdisjoint(lows[root : root + ONCE_REACH])


def is_up_to_one(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """`It is up to A to call the next session`, `It was for A to name a date for the meeting`: nobody has called it yet."""
    opening = lows[max(clause.sentence.first, first - UP_TO_REACH) : first]
    left = next((n for n, pair in enumerate(pairwise(opening)) if pair in _LEFT_TO), None)
    if left is None:
        return False
    return any(low == "to" and other in _CALLING for low, other in pairwise(opening[left + 2 :]))


def is_talked_about(lows: Sequence[str], first: int, last: int) -> bool:
    """`spoke by telephone about the talks in X`: what they spoke of."""
    return lows[first - 2 : first] == ["about", "the"] and lows[last - 1] in _TALKING


def is_of_a_summit(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`The ministry rejected the summit's conclusions`: what came of one of which the text has told."""
    is_owner = (
        lows[last] == "'s" and lows[first - 1] in {"the", "that", "this"} and lows[last - 1] in {"summit", "conference"}
    )
    return is_owner and not any(time.is_day for time in clause.times)


def is_ruled_out(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`ruled out a meeting with B`, `rejected talks`: there will be none."""
    noun = clause.tokens[last - 1]
    verb = noun.head
    if noun.dep != "dobj" or lows[first - 1] in {"the", "that", "this"} or first < verb:
        return False
    is_phrase = lows[verb] in {"ruled", "rules", "ruling", "rule"} and "out" in lows[verb + 1 : first]
    return is_phrase or lows[verb] in _REFUSING


def is_of_recalled(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`called its ambassador home for consultations`: with nobody of the other side."""
    if lows[last - 1] not in {"consultations", "talks", "discussions"} or lows[first - 1] != "for":
        return False
    return bool(_RECALLED & set(lows[max(clause.sentence.first, first - RECALL_REACH) : first]))


def is_series_that_goes(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`The meetings broke down in April`, `will take the talks forward`, `flag meetings are to be used`: no certain one."""
    noun = last - 1
    verb = lows[clause.tokens[noun].head]
    if clause.tokens[noun].dep in SUBJECTS and lows[noun].endswith("s"):
        near = range(last, min(last + USE_REACH, clause.sentence.last))
        is_used = any(lows[number - 1] == "be" and lows[number] == "used" for number in near)
        return is_used or (lows[noun] in _SERIES and verb in _ENDING)
    is_moved = bool(_MOVING & set(lows[max(clause.sentence.first, first - 3) : first]))
    return is_moved and lows[last] in _ONWARD


def is_appeal(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`called on the leaders of both sides to show restraint`, `called on X for help`: asked, not visited."""
    if lows[first] not in {"call", "called", "calls", "calling"} or lows[last - 1] != "on":
        return False
    stop = min(last + APPEAL_REACH, clause.sentence.last - 1)
    for number in range(last, stop):
        if lows[number] in {";", '"', "who", "which"}:
            return False
        if lows[number] == "for" and not clause.is_time(number + 1) and lows[number + 1] not in {"talks", "a"}:
            return True
        if lows[number] in {"to", "not"} and clause.tokens[number + 1].tag == "VB":
            return lows[number + 1] not in _TALKED_OVER
    return False


def is_of_machines(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`an encounter with two fighters over the sea`, `Boats raced toward a warship. X called the encounter ordinary`."""
    if "encounter" not in lows[first:last]:
        return False
    is_known = bool({"the", "that", "this"} & set(lows[max(clause.sentence.first, first - KNOWN_REACH) : first]))
    start = max(0, first - HARDWARE_BACK) if is_known else clause.sentence.first
    return bool(_HARDWARE & set(lows[start : clause.sentence.last]))


def is_done_by_machines(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`Fighters met the bombers far out`, `a cutter ran into two gunboats`: nobody sits down with anybody."""
    if lows[first] not in _COMING_UPON or _MACHINES.isdisjoint(clause.words):
        return False
    subject = clause.subject(first, last)
    return subject is not None and lows[subject.token] in _MACHINES


def is_of_something_else(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`a new round of fighting`, `the first round of the election`, `war, the third round in a century`: no round of talks."""
    around = set(lows[max(clause.sentence.first, first - 3) : min(last + 3, clause.sentence.last)])
    if lows[last - 1].startswith("round") and (_FIGHTING | _SHOOTING) & around:
        return True
    if not lows[last - 1].startswith("round") or lows[last : last + 1] != ["of"]:
        return False
    stop = min(last + 1 + ROUND_REACH, clause.sentence.last)
    return not _TALKING & set(lows[last + 1 : stop]) and clause.mention_at(last + 1) is None


def is_of_its_mediators(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`A and B mediated the talks`, `the talks were mediated by A and B`: those named did not meet each other."""
    if are_begun(clause, last - 1):
        return False  # "C facilitated the talks, which began in May"
    before = set(lows[max(clause.sentence.first, first - MEDIATED_REACH) : first])
    is_passive = lows[last : last + 1] in (["was"], ["were"]) and bool(_MEDIATED & set(lows[last + 1 : last + 2]))
    is_known = lows[first - 1] == "the" and not {"between", "with"} & set(lows[last : last + 1])
    is_known = is_known and "counterpart" not in lows[clause.sentence.first : first]  # who sits there himself
    is_led = lows[clause.tokens[last - 1].head] in {"led", "lead", "leads"}
    is_certain = not is_led and ("round" in lows[first:last] or any(time.lower is not None for time in clause.times))
    if (
        is_known
        and not is_certain
        and lows[clause.tokens[last - 1].head] in _HOSTED
        and clause.tokens[last - 1].dep == "dobj"
    ):
        return True  # "A hosted the talks together with B"
    return is_passive or (bool(before & _MEDIATED) and not before & {",", "by", "-"})


def is_left_open(clause: Clause, lows: Sequence[str], verb: int) -> bool:
    """`it is healthier if they have met`, `whether they still talk`: left open."""
    return any(clause.tokens[child].dep == "mark" and lows[child] in _DOUBTS for child in clause.children(verb))


def is_of_a_standing_body(clause: Clause, verb: int) -> bool:
    """`the centres in which officers of both had sat together`, on no day: what a body is for."""
    head = clause.tokens[clause.tokens[verb].head]
    if clause.tokens[verb].dep != "relcl" or head.low not in _FORUMS:
        return False
    words = [token.low for token in clause.tokens[verb : clause.sentence.last]]
    is_last_one = bool(_LAST_TIME & set(words)) and any(time.lower is not None for time in clause.times)
    return not is_last_one and not any(time.is_day for time in clause.times)


def is_habit(clause: Clause, word: int) -> bool:
    """`requests pass by telephone between the two`, `have been on the telephone with each other`: what goes on all the time."""
    before = [token.low for token in clause.tokens[max(clause.sentence.first, word - 2) : word]]
    if before in (["have", "been"], ["had", "been"], ["were", "also"], ["are", "also"]):
        return True
    for _ in range(CHAIN):
        if clause.tokens[word].tag.startswith("VB"):
            has_helper = any(clause.tokens[child].dep in {"aux", "auxpass"} for child in clause.children(word))
            is_present = clause.tokens[word].tag in PRESENT and not has_helper
            return is_present and not any(time.is_day for time in clause.times)
        if clause.tokens[word].head == word:
            break
        word = clause.tokens[word].head
    return False


def is_old_series(when: TimeFound | None, published: date | None) -> bool:
    """`have held 24 rounds of talks since 1984`, `had met there since the war`: a history, and no meeting of the news."""
    if when is None or not when.is_open or when.lower is None or published is None:
        return False
    return published - when.lower > RECENT


def begun_when(clause: Clause, lows: Sequence[str], when: TimeFound | None, first: int) -> TimeFound | None:
    """`has been at work since August 2015, when X received Y`: in August 2015."""
    if when is None or not when.is_open:
        return when
    behind = range(clause.sentence.first, first)
    is_then = any(lows[n] == "when" and 0 <= clause.tokens[n].start - when.end <= 2 for n in behind)
    return replace(when, is_open=False) if is_then else when


def is_among_themselves(mentions: Sequence[Mention], window: Sequence[str]) -> bool:
    """`at a meeting of X and Y of the same government`: nobody of the other side sits with them."""
    people = {one.actor.ref for one in mentions if one.actor.kind in PEOPLE}
    sides = {side for one in mentions for side in one.sides if side}
    return len(people) > 1 and len(sides) == 1 and not _THE_OTHERS & set(window)


def is_of_a_club(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`left for the BRICS summit`, `a NATO conference`: an occasion of others, whoever goes there."""
    if lows[last - 1] not in {"summit", "conference", "forum"} or first <= clause.sentence.first:
        return False
    before = clause.tokens[first - 1].text
    mention = clause.mention_at(first - 1)
    is_short = len(before) > 1 and before.isupper() and before not in {"U.S.", "US", "UK"}
    return is_short or (mention is not None and mention.actor.kind in ORGANISATIONS)


def is_with_his_own(lows: Sequence[str], last: int) -> bool:
    """`discussed the offer with his ministers`, `spoke to her aides`, `met the chiefs of the army and the navy`."""
    if lows[last] == "the" and lows[last + 1] in _HEADS and lows[last + 2 : last + 4] == ["of", "the"]:
        return bool(_OWN_BODIES & set(lows[last + 4 : last + 6]))
    is_own = lows[last - 1] in {"with", "to"} and bool({"his", "her", "its"} & set(lows[last : last + 1]))
    return is_own and bool(_OWN_PEOPLE & set(lows[last + 1 : last + 3]))


def is_of_terms(clause: Clause, lows: Sequence[str], first: int, last: int) -> bool:
    """`have met all conditions`, `failed to meet the deadline`: kept, and not met with."""
    if not lows[first].startswith(("meet", "met", "faced")) or last - first > 1:
        return False
    objects = (child for child in clause.children(first) if clause.tokens[child].dep in {"dobj", "obj"})
    return any(lows[child] in _TERMS for child in objects)
