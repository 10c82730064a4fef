"""Truces told as quiet: nobody has fired since, the calm is over, the firing is to stop, all stay where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.deeds_of_notice import EACH_OTHER

_FIRE = (
    r"(?:shots?|shooting|shootings|firing|fighting|clash|clashes|shelling|gunfire|fire|attacks?|bombing|bombings|bombardment"
    r"|rockets?|raids?|air strikes|airstrikes|strikes|hostilities|skirmish|skirmishes|exchanges? of fire|violence)"
)
_FIRING = r"(?:shooting|firing|fighting|shelling|bombing|bombardment|hostilities|gunfire|attacks|strikes|rockets|guns)"
_SINCE = (
    r"(?=(?: [\w',.-]+){0,14}? (?:since|for (?:[\w-]+ ){1,3}(?:days?|weeks?|months?|years?)"
    r"|in (?:[\w-]+ ){1,2}(?:days|weeks|months))\b)"
)
_GROUND = (
    r"(?:it|border|frontier|front|fronts|line|boundary|river|sector|area|strait|waters|valley|gulf|peninsula|things"
    r"|skies|posts|guns|weapons|artillery|mortars|rockets)"
)
QUIET = re.compile(
    r"\bnot (?:a|one) (?:single )?(?:shot|shell|rocket|bullet|missile) (?:has|had|was) (?:been )?(?:[\w-]+ )?"
    r"(?:fired|heard|reported|exchanged|launched)\b"
    rf"|\bno (?:[\w-]+ )?{_FIRE} (?:has|have|had) been (?:heard|fired|reported|exchanged|recorded|seen|launched)\b{_SINCE}"
    rf"|\bthere (?:has|have|had) been (?:no|hardly any|almost no) (?:[\w-]+ ){{0,2}}?{_FIRE}\b{_SINCE}"
    r"|\b(?:neither|no) (?:(?!(?:minister|politician|lawmaker|candidate|team|club|player|captain)s?\b)[\w-]+ ){0,2}?"
    r"(?:has|have|had) (?:since )?"
    rf"(?:fired|shot|shelled|attacked|opened fire|struck|bombed)\b{_SINCE}"
    rf"|\b(?:has|have|had) not (?:fired|shot|shelled|attacked|clashed|bombed|fought)"
    rf"(?: (?:on|at|with))? {EACH_OTHER}\b{_SINCE}"
    rf"|\b(?:has|have|had) not (?:clashed|exchanged fire|traded fire|fought|come to blows)\b{_SINCE}"
    r"|\b(?:kept|keep|keeps|keeping) (?:their|its|the) (?:guns|weapons|arms|artillery) (?:silent|quiet)\b"
    rf"|\b{_GROUND} (?:[\w'-]+ ){{0,5}}?(?:has|have|had) (?:largely |mostly |been |stayed |remained |gone |fallen )+"
    rf"(?:[\w-]+ )?(?:quiet|calm|peaceful|silent)\b{_SINCE}"
    rf"|\b(?:calm|quiet|silence) (?:has|have|had) (?:[\w-]+ )?(?:prevailed|held|reigned)\b"
    r"|\b(?:has|have|had) (?:spared|left alone|(?:stopped|refrained from) (?:attacking|firing (?:at|on|into)|shooting at|bombing"
    rf"|shelling))\b{_SINCE}"
)
QUIET_WORDS = frozenset(
    "since silent quiet shot shell rocket bullet missile prevailed held reigned day days week weeks month months year years".split()
)
_SPAN = r"(?:hours|days|weeks|months|years|\w+ (?:hour|day|week|month|year))"
_OVER = (
    r"(?:(?:has |have |had )?(?:come|came|been brought) to an end|(?:has|have|had) ended|(?:has|have|had|was|were|is) "
    r"(?:been )?(?:at an end|over|broken|shattered|interrupted|ended)|ended|broke down)"
)
_CALM = (
    r"(?:calm|quiet|peace|silence)"
    r"(?! (?:on|in|at) (?:the |its |their )?(?:[\w-]+ )?(?:markets?|exchanges?|bourses?|prices|campus|prisons?|stadiums?)\b)"
)
QUIET_OVER = re.compile(
    rf"\b{_SPAN} of (?:[\w-]+ ){{0,2}}?{_CALM}\b(?: [\w',-]+){{0,24}}? {_OVER}\b"
    rf"|\b(?:ended|ends|ending|broke|broken|shattered|interrupted) (?:[\w-]+ ){{0,3}}?{_SPAN} of (?:[\w-]+ )?{_CALM}\b"
)
_DID_SO = frozenset(
    (who, did)
    for who in ("they", "both")
    for did in ("did", "complied", "agreed", "obeyed", "accepted", "heeded", "have")
)


def was_heeded(before: Sequence[str], behind: Sequence[str]) -> bool:
    """`Russia asked both to stop shooting, and they did`: what a third asked for is settled."""
    is_asked = not {"asked", "urged", "called", "ordered", "appealed", "told"}.isdisjoint(before)
    return is_asked and any(pair in _DID_SO for pair in pairwise(behind))


QUIET_OVER_WORDS = frozenset("calm quiet peace silence".split())
_ORDERED = r"(?:agreed|agree|agrees|ordered|orders|decided|settled|undertook|promised|pledged|instructed|undertaken)"
_ENDING = r"(?:stop|end|cease|halt|be (?:halted|stopped|ended|suspended))"
FIRING_TO_END = re.compile(
    rf"\b{_ORDERED}(?: [\w',.-]+){{0,12}}? ((?:the|all|any|their) (?:[\w-]+ )?{_FIRING}(?: [\w'-]+){{0,4}}? "
    rf"(?:must|should|shall|would|will|is to|are to|was to|were to|has to|have to) (?:[\w-]+ )?{_ENDING})\b"
    rf"|\b{_FIRING} (?:(?:was|were|is|are) (?:(?:due|supposed|meant) )?to) {_ENDING} (?:at|on|from|by)\b"
)
_CLOCK = (
    r"(?:about |exactly |around |shortly )?"
    r"(?:midnight|noon|midday|[\d.:]+ (?:a\.?m\.?|p\.?m\.?|hours|o'clock|gmt)"
    r"|\w+ o'clock|\d{4}\b|\d+[ap]m)"
)
FIRING_STOPPED = re.compile(
    rf"\b(?:the|all|their) (?:[\w-]+ ){{0,2}}?{_FIRING}(?: (?:and|on) (?:the )?[\w-]+)?(?: [\w'-]+){{0,4}}? "
    rf"(?:stopped|ended|ceased|subsided|died down|came to (?:a stop|a halt|an end)) (?:[\w-]+ )?at {_CLOCK}"
)
FIRING_WORDS = frozenset(
    "shooting firing fighting shelling bombing bombardment hostilities gunfire attacks strikes rockets guns".split()
)
STANDING_STILL = re.compile(
    r"\b(?:stay|stays|remain|remains|stand|halt|stop|stopping|staying|remaining|freeze|stayed) where they "
    r"(?:are|were|stand|stood|stopped|had been)\b"
    r"|\bfreez(?:e|ing) (?:their|the) (?:[\w-]+ )?(?:front lines|frontlines|lines|positions|front)\b"
    r"|\b(?:hold|keep to|stay in|remain in) their (?:present|current) (?:positions|lines)\b"
)
STANDING_WORDS = frozenset({"where", "freeze", "freezing", "present", "current"})
