"""Whether a meeting that was to be came to nothing: cancelled, put off, denied, stayed away from, a call not taken."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.function_words import FIXED
from deconfdb.coders.grammar import Clause
from deconfdb.coders.scenes import FAR, verbs_around

_FURTHER = 10
"""Tokens behind a trigger within which its fate is told."""
CANCELLED = frozenset("cancelled canceled scrapped scuppered scrap scraps cancel cancels disinvited abandoned".split())
POSTPONED = frozenset("postponed delayed deferred postpone postpones defer delay delaying postponing".split())
_DAYS = "mon tues wednes thurs fri satur sun".split()
MONTHS = "january february march april may june july august september october november december".split()
_PUT_OFF = re.compile(
    r"\b(?:put off|rescheduled|(?:pushed|moved) back|put back(?! (?:the|its|their|in|into|on) )|(?:hold|held) over|will slip"
    rf"|(?:moved|shifted) from (?:the |last |next )?(?:\d+|{'|'.join(MONTHS)}|(?:{'|'.join(_DAYS)})day))\b"
)
"""`was moved from Monday to Friday`; what is moved from Geneva to Vienna takes place."""
_CALLED_OFF = re.compile(
    r"\b(?:call(?:ed|s|ing)? off|(?:will|would|did|does) not (?:go ahead|take place|happen|be held)"
    r"|(?:meetings?|talks|visits?|trips?|tours?|summits?|calls?|sessions?|rounds?|conference|it)"
    r"(?: [^\s,;]+){0,18}? (?:is|are|was|were) (?:now |also )?off(?= [,.]| for| as well| too| altogether)"
    r"|never (?:happened|took place|met)|withdr(?:ew|awn) (?:its|his|her|the|an) invitation|put paid to"
    r"|(?:fell|fallen|falls) through|(?:drop(?:ped|s)?|shelved?|axed|ditched|aborted|abandoned|forgo|forwent)"
    r" (?:plans for )?(?:a|an|the|his|her|their|its)(?: [^\s,;]+){0,2}? (?:trip|visit|journey|tour|meeting|summit|round)"
    r"|(?:meetings?|talks|visits?|trips?|summits?|sessions?|rounds?|conference)(?: [^\s,;]+){0,9}? , "
    r"(?:(?:for|at|in|on) )?which(?: [^\s,;]+){1,12} , (?:is|are|was|were) (?:now )?off(?= [,.:;])"
    r"|(?:meetings?|talks|visits?|trips?|summits?|sessions?|rounds?|conference)"
    r"(?: [^\s,;]+| , (?:planned|due|set|scheduled|slated|expected)(?: [^\s,;]+){1,6} ,){0,14}? "
    r"(?:is|are|was|were|been) (?:dropped|shelved|axed|aborted|ditched))\b"
)
_PULLED_OUT = re.compile(
    r"\b(?:pull(?:ed|s|ing)? out of|withdr(?:ew|awn|aws) from|back(?:ed|s) out of|quit|drop(?:ped|s) out of)\b"
    r"(?! .*\b(?:before|after|ahead|during|until)\b)"
)
"""`pulled out of talks with B due to open on Thursday`; not `withdrew from the town before talks`."""
_ENDED = frozenset(
    "off not never withdrew withdrawn paid through drop drops dropped shelve shelved axed ditched aborted abandoned forgo "
    "forwent".split()
)
"""Words of `_CALLED_OFF`, one of which stands in all that it finds."""
_UNTRUE = re.compile(
    r"\b(?:not true|untrue|no truth|(?:was|were|is|are|as) (?:false|baseless|untrue|unfounded|fabricated|invented|wrong|fiction"
    r"|pure (?:invention|fiction|fantasy)|fake news|fabrications?))\b"
)
_REPORTED_OF = re.compile(
    r"\b(?:reject|dismiss|den[iy]|refut|rubbish)\w* (?:\S+ ){0,6}?"
    r"(?:reports?|rumou?rs?|claims?|accounts?|allegations?|stories|suggestions?)\b"
)
_TRUTH = frozenset(
    "true untrue truth false baseless unfounded fabricated invented wrong fiction pure fake fabrication fabrications report "
    "reports rumour rumours rumor rumors claim claims account accounts allegation allegations stories suggestion "
    "suggestions".split()
)
"""The same of `_UNTRUE` and `_REPORTED_OF`."""
_STAYED_AWAY = re.compile(
    r"\b(?:stay(?:ed|s|ing)? away from|(?:boycott|snubb|shunn|skipp|miss)(?:ed|ing)"
    r"|(?:failed to|did not|does not|has not|had not|never|refus(?:ed|es|ing) to|declin(?:ed|es|ing) to) "
    r"(?:show(?:ed)? up|turn(?:ed)? up|appear(?:ed)?|come|came|go|went|attend(?:ed)?|send \S+|sent \S+)"
    r"|(?:nobody|no one|none|neither(?: side| party| delegation| of them)?|no (?:\S+ )?\S+) (?:\S+ ){0,4}?"
    r"(?:showed up|turned up|appeared|came|went|attended|was sent)"
    r"|sent (?:nobody|no one|no \S+)) "
    r"(?:for |at |in |to )?(?:\S+ ){0,3}?\S*$"
)
"""`stayed away from a meeting with B`, `did not show up for the talks`, `nobody from B came to a session`."""
_STAYED_AWAY_AFTER = re.compile(
    r"\b(?:but|though|although|only|and) (?:\S+ ){0,6}?(?:stayed away|(?:failed to|did not|never) "
    r"(?:show(?:ed)? up|turn(?:ed)? up|appear(?:ed)?|come|came|go|went|attend(?:ed)?))\b"
)
"""`was set for Friday, but the men of the government stayed away`."""
_UNANSWERED = re.compile(
    r"\b(?:not|n't|nobody|never|refus(?:ed|es|ing) to|declin(?:ed|es|ing) to) "
    r"(?:being )?(?:take|taken|answer(?:ed)?|return(?:ed)?|accept(?:ed)?|pick(?:ed)? up)\b(?! (?:part|place))"
    r"|\b(?:had|got|received|been|was|were|gotten) no (?:answer|reply|response)\b(?! to (?:\S+ )?(?:offers?|requests?|questions?|"
    r"proposals?|notes?|demands?)\b)|\b(?:to no avail|in vain)\b"
    r"|\bwithout (?:an? |any |getting an? |receiving an? )?(?:answer|reply|response)\b"
    r"|\bcalls? (?:\S+ ){0,8}?(?:unanswered|turned down|declined|refused|rejected|ignored)\b"
    r"|\b(?:declined|turned down|refused|rejected|ignored|spurned) (?:a|the|his|her|their|its|any) (?:\S+ )?(?:\S+ )?calls?\b"
)
"""`did not take the call`, `the call was turned down`, `declined a call`."""
_OF_IT = re.compile(
    r"(?:it|that|they|(?:the|that|this) (?:meeting|talks|visit|trip|round|session|summit|appointment)) "
    r"(?:(?:is|are|was|were) (?:now |since |then )?|(?:has|have|had) (?:now |since |then )?been )"
)
_WILL_NOT = re.compile(
    r"\b(?:will|would|shall) (?:not|n't|no longer) (?:be )?(?:go(?:ing)?(?: to(?: [^\s,;]+){1,6}?| there)? (?:for|to)"
    r"|(?:go(?:ing)?|press(?:ing)?) (?:ahead|through|on) with|attend(?:ing)?|(?:take|taking) part in|participat(?:e|ing) in"
    r"|join(?:ing)?|(?:come|coming|travel|travelling|traveling) (?:to|for)|(?:send|sending)(?: [^\s,;]+){1,4}? (?:to|for)) "
    r"(?:(?:the|that|this|a|an|its|their|his|her|any|'s|[^\s,;]*(?:day|th|round)|\S+-\S+|new|next|planned|further"
    r"|first|second|third|fourth|fifth) ){0,5}$"
)
"""`will not go to A for the meeting with B`, `would not go through with the meeting`, `will not attend Friday's talks`."""
_ATTEMPT = re.compile(
    r"\b(?:attempts?|efforts?|bids?|moves?)(?: (?:by|of|from)(?: [^\s,;]+){1,4}?)? (?:to|at) (?:\S+ ){0,6}?$"
)
_IN_VAIN = re.compile(
    r"\b(?:c[ao]me to nothing|failed|fell (?:flat|through)|collapsed|foundered|(?:was|were|been) (?:in vain|unsuccessful)|"
    r"got nowhere|never came about)\b"
)
"""`An earlier attempt to bring them together in A came to nothing`."""
_IN_PERSON = frozenset("face directly person one same separately alone".split())
_SETTLED_FATES = frozenset({"cancelled", "did_not_take_place"})
"""What a reader has found a wording to mean, whatever stands around it."""
_NOT_DONE = frozenset("meet met sit convene gather talk speak confer see come hold".split())
"""Verbs of those who did not do so on a day for which it was meant."""
AWAY_REACH = 12
"""Tokens from "nobody" or "stayed away" to the meeting."""
_IT = r"(?:it|(?:the|that|this|their) (?:meeting|talks|visit|trip|round|session|summit|appointment))"
_DONE_TO_IT = re.compile(
    r"(?:(?!not\b|n't\b|never\b|would\b|may\b|might\b|could\b|if\b|unless\b|to\b)[^\s.;]+ ){1,8}?"
    rf"(?:called {_IT} off|called off {_IT}|(?:cancelled|canceled|scrapped|axed) {_IT}"
    rf"|(?P<later>put {_IT} off|put off {_IT}|(?:postponed|deferred|delayed) {_IT}|pushed {_IT} back))"
    r"(?= [,.;]| (?:on|after|over|because|when|citing|saying|at|the|until|indefinitely))"
)
"""`On Wednesday he called the meeting off`, `The ministry put off the talks`: somebody did so."""
FATE_REACH = 2
"""Words behind "it was" within which it is told what became of it."""


def fate_told_after(lows: Sequence[str]) -> str:
    """`It has been put off`, `The meeting was cancelled`, `It is off until further notice`: what became of one just told of."""
    text = " ".join(lows)
    told = _OF_IT.match(text)
    if told is None:
        done = _DONE_TO_IT.match(text)
        return "" if done is None else "postponed" if done["later"] else "cancelled"
    rest = text[told.end() :]
    is_off = re.match(r"off (?!until|till|for)", rest)
    if CANCELLED & set(rest.split()[:FATE_REACH]) or _CALLED_OFF.match(rest) or is_off:
        return "cancelled"
    is_put_off = bool(POSTPONED & set(rest.split()[:FATE_REACH])) or _PUT_OFF.match(rest)
    return "postponed" if is_put_off or re.match(r"off (?:until|till|for)\b", rest) else ""


def since_when(before: Sequence[str]) -> Sequence[str]:
    """`called it a planned attack when he telephoned Y`: the words of the clause that tells of the contact itself."""
    return before[len(before) - before[::-1].index("when") :] if "when" in before else before


def _end_of_own_words(clause: Clause, lows: Sequence[str], candidate: Candidate) -> int:
    """How far a sentence tells of a contact itself.

    Not `told X in a call that the visit was put off`, `spoke about a trip that was cancelled`, `met after talks were called off`:
    what was said there, and what went before, befell something else.
    """
    tokens, stop = clause.tokens, clause.sentence.last
    is_verb = candidate.row.part_of_speech == "verb"
    for number in range(candidate.last, stop):
        is_content = tokens[number].dep == "mark" and lows[number] in {"that", "after", "since", "because", "as"}
        if is_content or (is_verb and lows[number] == "about"):
            return number
    return stop


def fate_of(clause: Clause, lows: Sequence[str], candidate: Candidate, before: Sequence[str]) -> str:
    """The occurrence of a meeting that was not held as meant; empty where nothing tells of that."""
    if candidate.row.occurrence in _SETTLED_FATES:
        return candidate.row.occurrence
    around = {clause.tokens[number].low for number in verbs_around(clause, candidate)} if clause.has_parse else set()
    stop = _end_of_own_words(clause, lows, candidate)
    own = lows[clause.sentence.first : stop]
    around &= set(own)
    near = {*before, *around, *lows[candidate.last : min(candidate.last + _FURTHER, stop)]}
    whole = " ".join(own)
    if CANCELLED & near or (not _ENDED.isdisjoint(own) and _CALLED_OFF.search(whole)):
        return "cancelled"
    if _PULLED_OUT.search(" ".join(before)) and FIXED & set(lows[candidate.last : candidate.last + _FURTHER]):
        return "cancelled"
    far = " ".join(lows[candidate.last : min(candidate.last + FAR, stop)])
    if POSTPONED & near or _PUT_OFF.search(far) or _PUT_OFF.search(" ".join(before)):
        return "postponed"
    is_unfulfilled = before[-1:] == ["have"] and bool({"should", "to"} & set(before[-3:]))
    if is_unfulfilled and POSTPONED & set(lows[candidate.last : clause.sentence.last]):
        return "postponed"  # "should have met in A on May 5, but the appointment was postponed"
    if before[-3:] in (["was", "to", "have"], ["were", "to", "have"]):
        return "did_not_take_place"  # "were to have met in A, but one of them did not come"
    if not _TRUTH.isdisjoint(own) and (
        _UNTRUE.search(whole) or _REPORTED_OF.search(" ".join(lows[clause.sentence.first : candidate.first]))
    ):
        return "denied"
    if before[-2:] == ["be", "no"]:
        return "cancelled"  # "there will be no third round in X on November 20"
    row = candidate.row
    if row.part_of_speech == "verb" and before[-1:] == ["to"] and {"failed", "failing"} & set(before[-3:-1]):
        return "did_not_take_place"  # "failed to meet in X on Monday"
    is_tried = _ATTEMPT.search(
        " ".join([*lows[max(clause.sentence.first, candidate.first - AWAY_REACH) : candidate.first], ""])
    )
    if is_tried and _IN_VAIN.search(" ".join(lows[candidate.last : clause.sentence.last])):
        return "did_not_take_place"
    is_call = row.meeting_format == "phone_call"
    is_missed = is_call and (row.occurrence == "did_not_take_place" or bool(_UNANSWERED.search(whole)))
    behind = " ".join(lows[candidate.last : clause.sentence.last])
    is_missed = is_missed or (row.occurrence in {"", "held"} and _STAYED_AWAY_AFTER.search(behind) is not None)
    return "did_not_take_place" if is_missed or is_stayed_away_from(clause, lows, candidate) else ""


def is_not_met(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`The delegates did not meet in A on Monday`: on a day, so that it had been meant for it."""
    first = candidate.first
    is_not = lows[first - 2 : first] in (["did", "not"], ["did", "n't"]) and lows[first] in _NOT_DONE
    is_plain = candidate.row.part_of_speech == "verb" and not clause.tokens[first].in_quote
    if not (is_not and is_plain):
        return False
    if _IN_PERSON & set(lows[first + 1 : min(candidate.last + FATE_REACH + 2, clause.sentence.last)]):
        return False  # "did not meet face to face", "did not sit in one room"
    return any(time.is_day for time in clause.times)


def will_not_come(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`will not go to A for the meeting with B`: a certain one, with its day, its place, or "the"."""
    if candidate.row.part_of_speech != "noun":
        return False
    start = max(clause.sentence.first, candidate.first - AWAY_REACH)
    is_certain = lows[candidate.first - 1] in {"the", "that", "'s"} or any(
        time.lower is not None for time in clause.times
    )
    return is_certain and _WILL_NOT.search(" ".join([*lows[start : candidate.first], ""])) is not None


def is_stayed_away_from(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`Neither side turned up for a meeting that C had called`: one that was to be, and did not take place."""
    start = max(clause.sentence.first, candidate.first - AWAY_REACH)
    is_noun = candidate.row.part_of_speech == "noun"
    return is_noun and _STAYED_AWAY.search(" ".join([*lows[start : candidate.first], ""])) is not None
