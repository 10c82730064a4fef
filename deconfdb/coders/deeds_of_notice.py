"""Wordings for notice that sides give each other of what their forces do, and for the figures that they lay open."""

from __future__ import annotations

import re

EACH_OTHER = r"(?:each other|one another|the others?(?: side| party)?)"
ACTS = (
    r"(?:exercises|maneuvers|manoeuvres|tests|movements|flights|launches|launchings|drills|firings|activities"
    r"|operations|patrols"
    r"|(?:any|every|each|a|an) (?:[\w-]+ )?(?:exercise|maneuver|manoeuvre|test|movement|flight|launch|drill"
    r"|activity|operation|trip"
    r"|landing|patrol))"
)
_THINGS = (
    r"(?:boats?|ships?|vessels?|trawlers?|aircraft|planes?|helicopters?|drones?|missiles?|rockets?|patrols?"
    r"|troops?|soldiers?"
    r"|units?|guns?|warships?|submarines?|balloons?)"
)
_DAYS = (
    r"(?:[\w-]+ (?:hours|days|weeks|months) '|(?:a|an|one) (?:hour|day|week|month) 's|longer|more|better|ample"
    r"|fair|timely"
    r"|earlier|sufficient|enough|due|written)"
)
_NOT_OF_ENDING = (
    r"(?! (?:its |their |the |an? )?(?:[\w-]+ )?(?:ending|leaving|quitting|termination|terminating|withdrawal"
    r"|withdrawing|intention"
    r"|intent|denunciation|cancellation|suspension|resignation|strikes?\b(?! on)))"
)
"""Who gives notice of ending a pact tells of no exercise."""
NOTICE = re.compile(
    rf"\b(?:brief|briefs|briefed|briefing|inform|informed|informing) {EACH_OTHER} (?:on|about) (?:[\w-]+ "
    rf"){{0,3}}?{ACTS}\b|"
    rf"\bkeep(?:ing|s)? {EACH_OTHER} (?:informed|posted) (?:of|on|about) (?:[\w-]+ ){{0,3}}?{ACTS}\b|"
    rf"\b(?:notify|inform|tell|warn|alert|notif(?:y|ies)|informs|tells|warns|alerts|notified|told|informed|notifying"
    rf"|informing|telling"
    rf"|warning) {EACH_OTHER}\b"
    rf"(?=.*\b(?:advance|beforehand|ahead|before|earlier|of (?:[\w-]+ ){{0,3}}?{ACTS}"
    rf"|(?:when|whenever|if|that) (?:[\w'-]+ ){{0,2}}?{_THINGS}"
    rf"|(?:when|whenever|before) (?:it|they|either) (?:moves?|relieves?|sends?|fl(?:y|ies)|fires?|rotates?|tests?"
    rf"|launch(?:es)?"
    rf"|cross(?:es)?|exercises?|patrols?|clears?|changes?|rein?forces?))\b)"
    rf"|\blet(?:ting|s)? {EACH_OTHER} know (?:[\w-]+ ){{0,6}}?(?:of|about|before|in advance|beforehand|ahead|when"
    rf"|whenever|earlier)\b"
    r"|\b(?:give|giving|gave|given) (?:each other |the other(?: side| party)? |one another )?"
    rf"(?:(?:advance|prior|early|earlier|longer|better|more|proper|due|timely|fuller|{_DAYS}) )?notice"
    rf" (?:of\b{_NOT_OF_ENDING}|(?:whenever|when|before|if|ahead)\b)"
    rf"|\b(?:give|giving|gave|given) (?:[\w-]+ ){{0,3}}?{_DAYS} (?:advance )?(?:notice|warning) "
    r"(?:of|if|when|before|ahead of)\b"
    rf"|\b(?:announces?|announcing|reports?|communicates?|notify) (?:[\w-]+ ){{0,3}}?{ACTS} (?:[\w'-]+ ){{0,6}}?to "
    rf"{EACH_OTHER}\b"
    rf"|\b(?:announce|announcing|report|reporting|notify|notifying) (?:[\w-]+ ){{0,4}}?{ACTS} (?:[\w'-]+ ){{0,14}}?"
    r"(?:in advance|beforehand|ahead(?: of time)?)\b"
    rf"|\b{ACTS}\b(?: [\w'-]+){{0,6}}? ((?:be|are|is|being|been) (?:announced|notified|reported|communicated) "
    rf"(?:to (?:{EACH_OTHER}|(?:the )?other (?:army|navy|command|country|post|headquarters))|(?:[\w-]+ ){{0,4}}?"
    r"(?:in advance|beforehand|ahead(?: of time)?)))\b"
    r"|\b(?:only|unless|must|not|until|without|are to|is to)\b(?: [\w'-]+){0,14}? ((?:the other (?:side|army|country"
    r"|navy|party|post|command"
    r"|commander)|those across) (?:has been|have been|is|are|be|being) (?:told|informed|notified|warned|consulted"
    r"|alerted)"
    r"(?: [\w'-]+){0,4}? (?:before|beforehand|in advance|ahead|first|earlier))\b"
    rf"|\b(?:advance|prior) (?:notice|notification) of (?:[\w-]+ ){{0,3}}?{ACTS}\b"
)
_NO_FORCES = (
    r"(?!(?:the |its |their |local |nearby )*(?:reporters|journalists|parliament|congress|senators|lawmakers|deputies"
    r"|cabinet"
    r"|newspapers?|television|residents|villagers|citizens|inhabitants|farmers|tourists|passengers|public)\b)"
)
"""Who is told of an exercise without any channel."""
TOLD_AHEAD = re.compile(
    rf"\b(?:notif(?:y|ies|ied)|inform(?:s|ed)?|alert(?:s|ed)?|warn(?:s|ed)?|tells?|told) (?!each\b|one\b){_NO_FORCES}"
    r"(?:the )?(?:[\w'-]+ ){1,4}?"
    r"(?:in advance|beforehand|ahead of time|in good time)\b(?: [\w'-]+){0,5}? "
    rf"(?:{ACTS}|exercise|maneuver|manoeuvre|test|drills?|launch|launches|patrols?|strikes?|operations?|firing"
    rf"|flight)\b"
    rf"|\b(?:stop|stops|stopped|ceased|halted|suspended|resumed|begun|began|started) "
    r"((?:notifying|informing|telling|warning|alerting) "
    r"(?:the )?"
    rf"(?:[\w'-]+ ){{1,4}}?(?:of|about) (?:[\w-]+ ){{0,4}}?(?:{ACTS}|launches|strikes|drills)\b)"
    r"|\bno longer ((?:notif(?:y|ies)|informs?|tells?|alerts?|warns?) (?:[\w'-]+ ){1,4}?"
    rf"(?:of|about|before) (?:[\w-]+ ){{0,4}}?(?:{ACTS}|launches|strikes|drills)\b)"
    rf"|\b(?:notif(?:y|ies|ied)|inform(?:s|ed)?|alert(?:s|ed)?|tells?|told) (?!each\b|one\b){_NO_FORCES}"
    r"(?:the )?(?:[\w'-]+ ){1,3}?(?:of|about) "
    rf"(?:[\w'-]+ ){{0,4}}?(?:{ACTS}|exercise|maneuver|manoeuvre|test|drill|launch|flight|operation|raid) (?:[\w'-]+ "
    rf"){{0,4}}?"
    r"(?:in advance|beforehand|ahead|before|earlier)\b"
    rf"|\b(?:notify|inform|alert|warn|tell|consult) (?!each\b|one\b){_NO_FORCES}(?:the )?(?:[\w'-]+ ){{1,3}}?"
    rf"(?:ahead of|in advance of|prior to|before) (?:[\w-]+ ){{0,3}}?(?:{ACTS}|exercise|maneuver|manoeuvre|test"
    rf"|drill|launch|flight"
    rf"|operation|patrol|strike|movement)\b"
    rf"|\b(?:gave|given|gives|give|giving) (?:the )?(?:[\w'-]+ ){{1,2}}?notice of (?:[\w-]+ ){{0,4}}?"
    rf"(?:{ACTS}|exercise|test|drill|launch)\b"
    r"|\b(?:be|was|were|been) (?:notified|told|informed|warned|alerted) (?:of|about|that) (?:[\w'-]+ ){1,8}?"
    r"(?:in advance|beforehand|ahead of time)\b"
    r"|\b(?:gave|given|gives|give|giving) (?:the )?(?:[\w'-]+ ){1,3}?(?:advance|prior|early) (?:notice"
    r"|notification|warning) of\b"
    r"|\b(?:has|have|must|is|are|obliged|required|bound|obliges|requires|binds)(?: [\w'-]+){0,2} to "
    rf"((?:notify|inform|warn|alert|tell) (?:[\w'-]+ ){{1,4}}?(?:of|about) (?:[\w'-]+ ){{0,8}}?(?:{ACTS}|launch"
    rf"|exercise|test)\b"
    r"(?: [\w'-]+){0,8}? (?:in advance|beforehand|ahead|earlier|before))\b"
)
_FIRED = (
    r"(?:flew|fly|fires?|fired|launched|launch|launches|tests?|tested|strikes?|struck|exercises?|drills?|raids?"
    r"|attack|attacked"
    r"|bombers|missiles?|flights?|patrols?|firing|operation|boarding|boarded|crossing|incursion|bombing|bombed"
    r"|shelling)"
)
_NOBODY = rf"(?!each\b|one\b|the other){_NO_FORCES}"
TOLD_DAYS_AHEAD = re.compile(
    rf"\b(?:notified|informed|alerted|warned|told|tipped off) {_NOBODY}(?:the )?(?:[\w'-]+ ){{1,3}}?"
    r"(?:(?:an?|one|two|three|four|five|six|ten|several|some|a few|\d+) )+(?:minutes?|hours?|days?|weeks?) "
    rf"(?:before|ahead|in advance|earlier|beforehand)\b(?: [\w'-]+){{0,6}}? {_FIRED}\b"
    rf"|\b(?:notified|informed|alerted|warned|told) {_NOBODY}(?:the )?(?:[\w'-]+ ){{1,3}}?(?:beforehand|in advance"
    rf"|ahead of time)"
    r" , as (?:[\w'-]+ ){0,5}?(?:pact|accord|agreement|treaty|memorandum|protocol|understanding)\b"
)
_HABIT = (
    r"(?:still|always|regularly|routinely|usually|continues? to|(?:go|goes|keep|keeps|carry|carries) on|no longer"
    r"|stopped|has stopped|have stopped)"
)
_EVENTS = r"(?:launches|launchings|exercises|manoeuvres|maneuvers|drills|movements|tests|firings|flights|strikes)"
TOLD_OF_ALL = re.compile(
    rf"\b{_HABIT} ((?:notif(?:y|ies|ying)|inform(?:s|ing)?|tell(?:s|ing)?|warn(?:s|ing)?|alert(?:s|ing)?) (?!each\b"
    rf"|one\b){_NO_FORCES}"
    rf"(?:the )?(?:[\w'-]+ ){{1,3}}?(?:of|about) (?:[\w'-]+ ){{0,4}}?{_EVENTS})\b"
    rf"|\b((?:report(?:s|ed|ing)?|announc(?:e|es|ed|ing)|communicat(?:e|es|ed|ing)) (?:its|their|all|any|such|the)"
    rf" (?:[\w-]+ ){{0,3}}?{_EVENTS} "
    rf"to {_NO_FORCES}(?:the )?(?!press\b)[\w'-]+)"
    rf"|\b(?:sen(?:t|ds?|ding)|gives?|gave) (?:the )?(?:[\w'-]+ ){{0,3}}?(?:notices?|notification|word) of "
    rf"(?:[\w'-]+ ){{0,4}}?"
    rf"(?:{_EVENTS}|launch|exercise|manoeuvre|drill|test)\b"
)
TOLD_OF_ALL_WORDS = frozenset(
    "launches launchings exercises manoeuvres maneuvers drills movements tests firings flights strikes launch "
    "exercise manoeuvre "
    "drill test".split()
)
NOTICES_STOPPED = re.compile(
    r"\b(?:receiv(?:e|es|ed|ing)|get|gets|got|getting) (?:no (?:more|further|longer)?|none of the) ?(?:of the"
    r" )?(?:[\w-]+ ){0,2}?"
    r"(?:notices|notifications|warnings)\b"
    rf"|\bno longer (?:hears?|learns?|is told|are told|is informed|are informed|is warned|are warned) (?:of|about) "
    rf"(?:[\w'-]+ ){{0,4}}?{_EVENTS}\b"
    r"|\b(?:no longer|stopped|not) (?:receiv(?:e|es|ed|ing)|get|gets|getting|send|sends|sending|giv(?:e|es|ing))"
    r" (?:[\w'-]+ ){0,4}?"
    rf"(?:notices?|notifications?|warnings?) (?:of|about) (?:[\w'-]+ ){{0,4}}?{_EVENTS}\b"
)
"""`Athens gets no more of the notices`: whoever used to tell the other does so no more."""
NOTICES_STOPPED_WORDS = frozenset("longer notice notices notification notifications warning warnings".split())
TOLD_DAYS_WORDS = frozenset("before ahead advance earlier beforehand".split())
_FIGURES = (
    r"(?:lists|inventories|data|figures|registers|details|coordinates|locations|particulars)(?: [\w'-]+){0,2}? "
    r"(?:of|on|about|concerning) (?:[\w'-]+ ){0,4}?"
    r"(?:nuclear (?:[\w-]+ )?(?:installations|sites|facilities|plants|stations)|reactors|troops|forces|armies"
    r"|tanks|weapons|arms"
    r"|armaments|arsenals|missiles|warheads|guns|artillery|warplanes|aircraft|bases|garrisons|exercises"
    r"|manoeuvres|maneuvers"
    r"|deployments|positions)\b"
)
FIGURES = re.compile(
    rf"\b(?:exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|trad(?:e|es|ed|ing)) (?:[\w-]+ ){{0,3}}?{_FIGURES}"
    rf"|\b(?:hand|hands|handed|give|gave|send|sent|show|showed|pass|passed|supply|supplied|provide|provided) (?:over )?"
    rf"(?:to )?{EACH_OTHER} (?:with )?(?:[\w-]+ ){{0,3}}?{_FIGURES}"
)
FIGURE_WORDS = frozenset("lists inventories data figures registers details coordinates locations particulars".split())
_PAPER = r"(?:treaty|pact|accord|agreement|protocol|document|memorandum|convention)"
_COUNTING = (
    r"(?:count(?:s|ed|ing)?|inspect(?:s|ed|ing)?|check(?:s|ed|ing)?|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|see|saw|seen"
    r"|verif(?:y|ies|ied|ying)|(?:look|looked|looking) (?:at|over|round|around|into)|(?:fly|flew|flown|flying) over"
    r"|(?:first |second |third )?(?:visit|inspection) (?:to|of))"
)
_ARMS = (
    r"(?:tanks|guns|howitzers|weapons|arms|artillery|missiles|warheads|silos|launchers|barracks|camps|garrisons?"
    r"|depots?|armou?ries"
    r"|(?:air|army|naval|military) bases?|arsenals?|warplanes|units?|regiments?|brigades?)"
)
_INSPECTORS = r"\b(?:inspectors|verifiers|officers|experts|inspection team|team|group of inspectors|observers)\b"
INSPECTING = re.compile(
    rf"\b{_COUNTING} (?:each other|one another|the other(?: side)?) 's (?:[\w-]+ ){{0,3}}?(?:{_ARMS}|soldiers"
    rf"|troops|posts)\b|"
    rf"{_INSPECTORS}(?: [\w'-]+){{0,8}}? ({_COUNTING} (?:[\w'-]+ ){{0,5}}?{_ARMS}\b)(?=.*\b(?:under|by) (?:[\w'-]+ "
    rf"){{0,7}}?{_PAPER}\b"
    rf"|.*, as (?:[\w'-]+ ){{0,4}}?{_PAPER}\b)"
    rf"|\bunder (?:[\w'-]+ ){{0,5}}?{_PAPER}\b(?: [\w',-]+){{0,14}}? {_INSPECTORS}(?: [\w'-]+){{0,8}}? ({_COUNTING} "
    rf"(?:[\w'-]+ ){{0,5}}?{_ARMS}\b)"
)
INSPECTION_WORDS = frozenset("each another other inspectors verifiers officers experts team group observers".split())
