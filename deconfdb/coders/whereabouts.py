"""When a meeting was, and whether it took place at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.clause_tokens import PRESENT, SUBJECTS
from deconfdb.coders.counted_dates import is_of_event_before
from deconfdb.coders.fates import CANCELLED, POSTPONED, fate_of, since_when
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.function_words import FIXED
from deconfdb.coders.governors import LED
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.prospects import (
    ASKED,
    has_gone,
    has_will,
    is_a_plan,
    is_only_wished_for,
    is_under_way,
    is_undertaken,
    is_yet_to_be,
)
from deconfdb.coders.scenes import FAR, OPENING_SCENE, SAYING, verbs_around
from deconfdb.coders.times import TimeFound

_FURTHER = 10
_APART = 12
"""How much farther a day counts that belongs to something else."""
_OPENING = 4
_ANOTHER_TIME = frozenset("when after before since while until".split())
_OWNED = 4
"""Tokens from "Tuesday's" to the word for what was on Tuesday."""
_PARTS_OF_TIME = frozenset(
    "evening night morning afternoon day week weekend month end beginning start middle hours noon eve spring summer autumn".split()
)
_LONGEST = 400
"""Days; "the first in a decade" dates no meeting."""
_INVITED = frozenset({"invited", "attend"})
BIDDEN_REACH = 6
"""Tokens from "invited" to the talks."""
_PROPOSED = frozenset("proposed proposes suggested suggests offered offers invited invites requested".split())
_ANSWERED = frozenset("turned rejected declined refused accepted renewed repeated dismissed".split())
_COMING = frozenset("will 'll upcoming planned scheduled due slated plans plan expected".split())
_DENYING = frozenset({"denied", "denies", "deny", "denying"})
_MAY = frozenset("would could should may might can".split())
_CHAIN = 4
"""Steps up a parse from a meeting to the verb that denies it."""
_WISHING = frozenset(
    "suggested suggests proposed proposes prepared ready willing offer offered offers wants want wanted invited invitation asked "
    "asks requested recommended demanded insisted".split()
)
WISH_REACH = 14
"""Tokens before "meet" within which somebody is said to want it."""
_IT_DOES = frozenset(
    "held taken planned set scheduled slated due expected ended began begun opened concluded started closed finished".split()
)
"""What is said of a meeting itself, whichever noun a parse hangs it on."""
AHEAD = frozenset({"planned", "proposed"})
"""What is yet to come, if it does."""
_WAS = frozenset("was were took had ended".split())
_YET_TO_BE = frozenset("being to due set scheduled planned expected".split())
_LATER = frozenset("next future further".split())
BY_MEANS = frozenset({"by telephone", "by video link"})
"""Triggers that say only by which means: "next" before them belongs to something else."""


_WAS_TO = re.compile(
    r"(?:\S+ ){0,6}?(?:was|were|(?:had|has|have) been) (?:due|set|scheduled|supposed|expected|meant|to have) ?(?:to |have )?"
    r"(?:open|start|begin|resume|meet|convene|reconvene|take place|be held|hold)(?:ed|d)?\b"
)
"""`had been due to open on Wednesday`: whether it did is told, if at all, elsewhere."""
# "Another meeting is due to take place", "the next round will be held".
_TO_COME = re.compile(
    r"(?:\S+ ){0,6}?(?:(?:is|are) (?:due|set|to|expected|scheduled|likely|supposed|planned)"
    r"|(?:will|would) (?:be (?:held|resumed|continued|reopened)|take place|follow|start|begin|resume|reopen|continue|reconvene)"
    r"|(?:is|are) (?:being (?:prepared|planned|arranged)|in preparation)"
    r"|(?:was|were) (?:likely|expected|planned|due|possible|probable|scheduled|foreseen|imminent) "
    r"(?:to \S+ (?:\S+ )?)?(?:in the coming|in the next|within|soon|shortly|before long|later this))\b"
)


_ACCEPTED = re.compile(
    r"\b(?:accept(?:ed|s)?|taken up|took up|agreed to) (?:\S+ ){0,4}?(?:invitation|offer|proposal)s? (?:to|for|of)(?: \S+)?$"
    r"|\b(?:agree[ds]?|consented|assented) to(?: (?!end|stop|halt|suspend|break|the)\S+){0,2}$"
)
"""`accepted B's invitation to talks`, `has agreed to talks`, `agreed to hold a meeting`."""
_OFFERED = re.compile(
    r"\b(?:offer(?:ed|s)|propos(?:ed|es)|suggested|volunteered|(?<!not )(?<!n't )(?:ready|willing|prepared))"
    r"(?: \S+){0,3} to (?:host|hold|have|open|arrange|convene|mediate)"
    r"(?: \S+){0,2}$"
)
"""`offered on Friday to host talks`, `is ready to host a meeting`."""
_BEGGED = re.compile(
    r"\b(?:ask(?:ed|s)?|request(?:ed|s)|urged|want(?:s|ed)|begged) (?:\S+ ){1,5}to (?:arrange|host|hold|broker|organi[sz]e|set up"
    r"|convene|mediate|facilitate|call|schedule|attend|open|resume|agree to|come to|return to|enter)(?: \S+){0,2}$"
)
"""`has asked C to arrange a meeting with B`."""
_WEEK = timedelta(days=7)
_FAR_AHEAD = timedelta(days=200)
_TO_HOLD = re.compile(
    r"\b(?:is|are|was|were|due|set|scheduled) to (?:hold|have|open|start|begin|resume|return|pay|make|repeat)\b"
)
_MONTH = 31
"""Days beyond which a wording of time is of a season or a year."""
_ORDINALS = frozenset({"first", "only", "last"})
_BEFORE_AND_AFTER = frozenset({"after", "before", "following"})


def time_of(clause: Clause, lows: Sequence[str], candidate: Candidate) -> TimeFound | None:
    """The wording of time nearest to the trigger that does not belong to a cue of saying."""
    best: tuple[int, TimeFound] | None = None
    for time in clause.times:
        first = clause.token_at(time.start)
        if first is None or not candidate.holds(first):
            continue
        if time.lower is not None and time.upper is not None and (time.upper - time.lower).days > _LONGEST:
            continue
        distance = _distance_in_time(clause, lows, candidate, time, first)
        if best is None or distance < best[0]:
            best = (distance, time)
    return best[1] if best and best[0] <= FAR else None


def _is_of_verb_before(clause: Clause, lows: Sequence[str], candidate: Candidate, time: TimeFound, first: int) -> bool:
    """`began to work in 2018 and met in May`: the year is of the first verb where the second has a time of its own behind it."""
    is_long = time.lower is not None and time.upper is not None and (time.upper - time.lower).days > _MONTH
    if not is_long or first >= candidate.first or lows[candidate.first - 1] != "and":
        return False
    is_told_before = any(clause.tokens[number].tag == "VBD" for number in range(clause.sentence.first, first))
    behind = (clause.token_at(time.start) for time in clause.times)
    return is_told_before and any(other is not None and other >= candidate.last for other in behind)


def _distance_in_time(clause: Clause, lows: Sequence[str], candidate: Candidate, time: TimeFound, first: int) -> int:
    """How far a wording of time is from a trigger; what tells of something else counts as far."""
    is_most_recent = time.text.lower().endswith("recently") and "most" in lows[first - 1 : first + 1]
    if (
        is_most_recent  # "has met 12 times, most recently in Diffa in March": the day follows
        or (first >= candidate.last and is_of_event_before(clause, time))
        or _is_of_something_else(clause, lows, candidate, time, first)
        or _is_of_its_end(clause, candidate, first)
        or _is_of_its_proposal(clause, candidate, first)
        or _is_of_first_deed(clause, lows, candidate, first)
        or _is_of_verb_before(clause, lows, candidate, time, first)
    ):
        return FAR + 1
    if _is_told_after_it(clause, lows, candidate, time):
        return OPENING_SCENE
    distance = first - candidate.last if first >= candidate.last else candidate.first - first + 3
    if first - clause.sentence.first <= _OPENING:
        distance = min(distance, OPENING_SCENE)
    left, right = sorted((first, candidate.first))
    if any(lows[n] in SAYING and not candidate.first <= n < candidate.last for n in range(left, right)):
        distance += _APART
    if SAYING & set(lows[max(clause.sentence.first, first - 3) : first]) and distance > 3:
        return FAR + 1
    elsewhere = _belongs_elsewhere(clause, first, candidate)
    if elsewhere:
        # "their first talk since he came to power in May", "the port that the navy closed in March": of no use at all
        is_useless = elsewhere != "pobj" or "since" in lows[left:right]
        distance += FAR + 1 if is_useless else _APART
    if time.is_open:
        distance += _APART
    if time.lower is None and time.offset_days is None:
        # Better a wording that resolves; but one that does not is kept.
        distance += 6
    return distance


def _is_of_something_else(
    clause: Clause, lows: Sequence[str], candidate: Candidate, time: TimeFound, first: int
) -> bool:
    """`the accord of February 29`, `last year's truce`, `the first talks since fighting in April`: no day of a meeting."""
    following = next((n for n in range(first, clause.sentence.last) if clause.tokens[n].start >= time.end), first)
    is_owner = time.text.endswith("'s") or lows[following] == "'s"
    before = lows[max(clause.sentence.first, first - 2) : first]
    is_own = candidate.first <= first - 2 < candidate.last
    if not is_owner and not is_own and before[-1:] == ["of"] and before[0] not in _PARTS_OF_TIME:
        return True
    if is_owner:
        after = min(following + (lows[following] == "'s"), clause.sentence.last - 1)
        if clause.tokens[after].dep == "nsubjpass" and candidate.first <= clause.tokens[after].head < candidate.last:
            return False  # "Friday's truce was negotiated by X and Y"
        owned = range(after, candidate.first)
        # "arranged for Thursday's session when they met in X on January 29"
        is_far = (
            candidate.first < after or len(owned) >= _OWNED or bool(_ANOTHER_TIME & set(lows[after : candidate.first]))
        )
        return is_far or any(clause.tokens[number].tag.startswith("VB") for number in owned)
    if first < candidate.last:
        return False
    between = lows[candidate.last : first]
    since = next((number for number in range(len(between) - 1, -1, -1) if between[number] == "since"), None)
    if since is not None and "," not in between[since:] and not time.is_open:
        return True
    return time.is_open and "first" in lows[clause.sentence.first : first]


def _is_told_after_it(clause: Clause, lows: Sequence[str], candidate: Candidate, time: TimeFound) -> bool:
    """`said on Monday after his talks with Y`: who comes from talks has had them on that day."""
    behind = next(
        (n for n in range(clause.sentence.first, candidate.first) if clause.tokens[n].start >= time.end), None
    )
    if behind is None or lows[behind] not in {"after", "following"} or not time.is_day:
        return False
    return not any(clause.tokens[n].tag.startswith("VB") or lows[n] == "," for n in range(behind, candidate.first))


def _is_of_its_end(clause: Clause, candidate: Candidate, day: int) -> bool:
    """`A on Friday cancelled talks with B`: the day on which it was decided that there would be none."""
    noun = candidate.last - 1
    verb = clause.tokens[noun].head
    if day > candidate.first or clause.tokens[noun].dep != "dobj" or not clause.has_parse:
        return False
    is_end = clause.tokens[verb].low in CANCELLED | POSTPONED or "off" in {
        clause.tokens[n].low for n in clause.children(verb)
    }
    head = clause.tokens[day].head
    return is_end and (head == verb or (clause.tokens[head].tag == "IN" and clause.tokens[head].head == verb))


def _is_of_its_proposal(clause: Clause, candidate: Candidate, day: int) -> bool:
    """`A proposed on Friday that they meet`: the day on which it was proposed."""
    if day > candidate.first or not clause.has_parse:
        return False
    head = clause.tokens[day].head
    verb = clause.tokens[head].head if clause.tokens[head].tag == "IN" else head
    if clause.tokens[verb].low not in _PROPOSED | ASKED | _ANSWERED:
        return False
    wished = (
        child
        for child in clause.children(verb)
        if clause.tokens[child].dep in {"ccomp", "xcomp", "dobj", "advcl"} or clause.tokens[child].low in {"for", "to"}
    )
    return any(candidate.first in clause.subtree(child) for child in wished)


def _is_of_first_deed(clause: Clause, lows: Sequence[str], candidate: Candidate, day: int) -> bool:
    """`met in Athens on Tuesday and agreed to meet again in Ankara`: the day of the first of two, where the other is to come."""
    if day >= candidate.first or clause.tokens[candidate.first].tag != "VB":
        return False
    joints = (n for n in range(day, candidate.first - 1) if lows[n] == "and")
    return any(clause.tokens[n + 1].tag.startswith(("VB", "MD")) for n in joints)


def _belongs_elsewhere(clause: Clause, number: int, candidate: Candidate) -> str:
    """`their first talk since he came to power in May`: how that other thing hangs on the rest, if the day is of another."""
    if not clause.has_parse:
        return ""
    own = {*verbs_around(clause, candidate), *range(candidate.first, candidate.last)}
    for _ in range(_CHAIN):
        head = clause.tokens[number].head
        is_next = clause.tokens[head].dep == "conj" and clause.tokens[head].head == candidate.first < head
        if is_next and clause.tokens[head].low in {"is", "are"} and clause.tokens[candidate.first].tag == "VBD":
            return "conj"  # "signed it in X on Thursday and are to meet again on July 4"
        if head == number or number in own or head in own:
            return ""
        if clause.tokens[head].low in _IT_DOES and clause.tokens[head].tag.startswith("JJ"):
            return ""  # "a meeting that was due on Friday"
        is_thing = clause.tokens[head].tag.startswith(("NN", "VB")) and not clause.is_time(head)
        if is_thing:
            dep = clause.tokens[head].dep
            if candidate.first <= clause.tokens[head].head < candidate.last or clause.tokens[head].low in _IT_DOES:
                return ""  # "the talks between the two, held in December"
            if dep == "xcomp" or (dep == "acl" and clause.tokens[head].low in LED):
                number = head if dep == "xcomp" else clause.tokens[head].head
                continue  # "is to take effect on Sunday", "received a team led by X in May"
            is_told = dep == "ccomp" and clause.tokens[clause.tokens[head].head].low in SAYING
            if is_told and candidate.first not in clause.subtree(head):
                # "On Friday the line will be opened, they said after talks in X": no day of the talks.
                return "ccomp"
            noun = clause.tokens[candidate.last - 1]
            is_next = dep == "conj" and clause.tokens[head].tag.startswith("VB") and head > candidate.last
            if is_next and (noun.dep == "pobj" or SUBJECTS & {clause.tokens[n].dep for n in clause.children(head)}):
                return dep  # "was announced after a telephone call, and extended in January", "X rang Y, and Z came in May"
            if (
                dep == "pobj"
                and clause.tokens[clause.tokens[head].head].low in _BEFORE_AND_AFTER
                and head > candidate.last
            ):
                return "advcl"  # "will meet in X, after a session in Y on Monday"
            return dep if dep in {"advcl", "relcl", "acl", "pobj"} else ""
        number = head
    return ""


def occurrence_of(clause: Clause, lows: Sequence[str], candidate: Candidate) -> str:
    """Planned, proposed, held, cancelled, denied: from the words and the verb around the trigger."""
    if candidate.denied or _is_denied(clause, candidate.first):
        return "denied"
    row = candidate.row
    span = range(max(clause.sentence.first, candidate.first - 6), candidate.first)
    before = ["" if is_a_plan(clause, number) else lows[number] for number in span]
    after = [lows[number] for number in range(candidate.last, min(candidate.last + 7, clause.sentence.last))]
    ahead = " ".join(lows[candidate.last : min(candidate.last + _FURTHER + 4, clause.sentence.last)])
    fate = fate_of(clause, lows, candidate, before)
    if fate:
        return fate
    words = _words_before(clause, lows, candidate)
    is_offered = row.part_of_speech == "noun" and (_OFFERED.search(words) or _BEGGED.search(words))
    if is_offered or (row.part_of_speech == "noun" and is_only_wished_for(clause, candidate, before[-4:])):
        return "proposed"
    if (
        row.part_of_speech == "verb"
        and clause.tokens[candidate.first].tag in {"VB", "VBP"}
        and _wished(lows, clause, candidate)
    ):
        return "proposed"
    if (
        set(since_when(before)[-5:]) & _COMING
        or (_LATER & {*before[-2:], lows[candidate.first]} and row.trigger not in BY_MEANS and not _is_over(after))
        or {"scheduled", "slated", "planned"} & set(after[:5])
    ):
        return "planned"
    if row.part_of_speech == "verb" and clause.tokens[candidate.first].tag in PRESENT and _day_ahead(clause):
        return "planned"
    if row.part_of_speech == "noun" and (
        _TO_COME.match(ahead)
        or _WAS_TO.match(ahead)
        or _TO_HOLD.search(" ".join(before))
        or is_yet_to_be(clause, lows, candidate)
        or _ACCEPTED.search(_words_before(clause, lows, candidate))
    ):
        return "planned"
    if is_under_way(clause, lows, candidate):
        return "under_way"
    if row.part_of_speech == "noun" and _is_bidden(clause, lows, candidate.first) and not _WAS & set(after[:3]):
        return "planned"  # "has been invited to Thursday's summit"
    is_first = _ORDINALS & {token.low for token in clause.tokens[clause.sentence.first : candidate.first][-8:]}
    if row.part_of_speech == "verb" and before[-1:] == ["to"] and not {"had", "has", "have"} & set(before):
        # "the first head of state to come to India" has come, and who flew to Khartoum to meet X has met him.
        is_done = is_first or has_gone(clause, candidate.first) or {"able", "managed"} & set(before[-3:])
        return "held" if is_done else "planned"
    if row.part_of_speech == "verb" and (
        _is_yet_to(clause, before, candidate.first) or is_undertaken(clause, candidate.first)
    ):
        return "planned"
    return "held" if row.occurrence in {"", "held_presupposed"} else row.occurrence


def _words_before(clause: Clause, lows: Sequence[str], candidate: Candidate) -> str:
    return " ".join(lows[max(clause.sentence.first, candidate.first - WISH_REACH) : candidate.first])


def _is_bidden(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """`has been invited to the summit`, `is to attend talks`; who flew somewhere to attend them has attended."""
    near = range(max(clause.sentence.first, first - BIDDEN_REACH), first)
    bidden = next((number for number in near if lows[number] in _INVITED), None)
    return bidden is not None and not has_gone(clause, bidden)


def _is_yet_to(clause: Clause, before: Sequence[str], verb: int) -> bool:
    """`would call`, `could meet in May`, `will be calling`, `is to be convened`."""
    if before[-1:] == ["be"]:
        return before[-2:-1] == ["to"] or bool(set(before[-2:-1]) & _MAY)
    is_bare = clause.tokens[verb].tag == "VB"
    if is_bare and clause.tokens[verb].dep == "conj" and has_will(clause, clause.tokens[verb].head):
        return True  # "will report to their leaders and meet again"
    return is_bare and bool(set(before[-1:]) & _MAY)


def _is_over(after: Sequence[str]) -> bool:
    """`the next round was held`, and not `the next round was being prepared`."""
    return bool(_WAS & set(after[:1])) and not _YET_TO_BE & set(after[1:2])


def _day_ahead(clause: Clause) -> bool:
    return clause.sentence.kind == "body" and any(time.lower is not None for time in clause.times)


def _wished(lows: Sequence[str], clause: Clause, candidate: Candidate) -> bool:
    """`suggested that they meet`, `was prepared to meet`, `his offer to see`: wanted by one side."""
    before = set(lows[max(clause.sentence.first, candidate.first - WISH_REACH) : candidate.first])
    if (
        clause.tokens[candidate.first].dep in {"ccomp", "xcomp"}
        and lows[clause.tokens[candidate.first].head] in _WISHING
    ):
        return True  # "wanted the council, in which both sides sit, to meet this month"
    return bool(_WISHING & before) and not {"accepted", "accepts", "accept", "agreed"} & before


def _is_denied(clause: Clause, number: int) -> bool:
    """`denied that X had met Y`."""
    for _ in range(_CHAIN):
        head = clause.tokens[number].head
        if head == number or not clause.has_parse:
            return False
        if clause.tokens[number].dep in {"ccomp", "xcomp", "dobj"} and clause.tokens[head].low in _DENYING:
            return True
        number = head
    return False


def held_or_to_come(meeting: MeetingFound, published: date | None) -> MeetingFound:
    """What is told as held but has a day that is yet to come is planned."""
    when = meeting.when
    if published is None or meeting.occurrence != "held" or when is None or when.lower is None:
        return meeting
    return replace(meeting, occurrence="planned") if when.lower > published else meeting


def to_come(meeting: MeetingFound, knowledge: Knowledge, published: date | None) -> MeetingFound:
    """A planned meeting on a day that the wording puts into the past is on the next such day."""
    when = meeting.when
    if meeting.occurrence not in AHEAD or when is None or when.upper is None or published is None:
        return meeting
    if when.upper >= published:
        return meeting
    again = knowledge.calendar.find(when.text, 0, len(when.text), published, True)
    if not again or again[0].lower is None or again[0].lower < published:
        return meeting
    if again[0].lower - published > _FAR_AHEAD and published - when.upper < _FAR_AHEAD / 2:
        # "asked for talks after the test on Jan. 6": no talks of next year.
        return replace(meeting, when=None) if meeting.occurrence == "proposed" else meeting
    return replace(meeting, when=replace(again[0], start=when.start, end=when.end))


def set_for(
    clause: Clause, lows: Sequence[str], when: TimeFound | None, knowledge: Knowledge, published: date | None
) -> TimeFound | None:
    """`called off the talks set for Friday`: the Friday to come, though the rest is told as past."""
    first = clause.token_at(when.start) if when is not None else None
    if when is None or first is None or published is None or when.upper is None or when.upper >= published:
        return when
    is_over = ["did", "not"] in (lows[n : n + 2] for n in range(first, clause.sentence.last))
    if is_over or not FIXED & set(lows[max(clause.sentence.first, first - 2) : first + 1]):
        return when  # "a meeting that was set for Monday did not take place"
    again = knowledge.calendar.find(when.text, 0, len(when.text), published, True)
    is_ahead = bool(again) and again[0].lower is not None and published <= again[0].lower < published + _WEEK
    return replace(again[0], start=when.start, end=when.end) if is_ahead else when
