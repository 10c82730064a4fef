"""Wordings for a third who mediates, offers to, is turned down, goes to and fro, or carries what two sides propose."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROLE = r"(?:mediators?|go-between|go - between|intermediary|broker|honest broker|facilitator)"
_MEDIATE = (
    rf"(?:mediate|arbitrate|(?:act|serve) as (?:an? |the )?(?:[\w-]+ )?{_ROLE}|play (?:the )?{_ROLE}"
    r"|bring (?:the two|both|the|them)(?: (?!brothers|sisters|families|lovers|friends|clubs|parents)[\w-]+)? "
    r"(?:together|(?:back )?to the (?:negotiating )?table))"
)
_NOT_AMONG_OTHERS = (
    r"(?!(?: between)? (?:the |two |rival )*(?:[\w-]+ )?"
    r"(?:clans|tribes|families|communities|villages|herders|unions|spouses|companies|firms|clubs|boards)\b)"
)
"""Behind a word for mediation: others than states and armies."""
MEDIATION_REFUSED = re.compile(
    r"\b(?:turn(?:s|ed) down|declin(?:es|ed|e)|reject(?:s|ed)?|refus(?:es|ed|e)|spurn(?:s|ed)|rul(?:es|ed) out"
    r"|rebuff(?:s|ed)"
    r"|dismiss(?:es|ed)|sa(?:ys|id) no to|wav(?:es|ed) away|oppos(?:es|ed)) "
    r"(?!to comment|to say)(?:[\w'-]+ ){0,8}?(mediation|mediators?|mediate|arbitration|good offices|go-betweens?)\b"
    r"|\bmediation(?: [\w'-]+){0,6}? "
    r"(?:was|were|has been|have been|had been) ((?:turned down|declined|rejected|rebuffed|refused))\b"
    r"|\b(?:will|would|do|does|did) (?:not|n't) (?:hear of|accept|allow|want|need|agree to|seek) (?:any |foreign "
    r"|outside )*"
    r"(mediation|mediators?|arbitration|good offices|go-betweens?)\b"
    r"|\b(?:want|wants|wanted|need|needs|needed|see|sees|saw) (?:no|neither)( (?:[\w-]+ )?(?:mediation|mediators?"
    r"|go-betweens?))\b"
)
MEDIATION_OFFERED = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|ready|willing|prepared|propos(?:es|ed)|volunteer(?:s|ed)?)(?: [\w',-]+){0,6}? "
    rf"(to {_MEDIATE})\b{_NOT_AMONG_OTHERS}"
    r"|\b(?:offer(?:s|ed)?|propos(?:es|ed)) (?:(?:its|his|her|their|to provide|the) )*((?:[\w-]+ )?(?:mediation|good "
    r"offices))\b"
    r"|\b(?:call(?:s|ed) (?:on|upon)|ask(?:s|ed)|request(?:s|ed)|urg(?:es|ed)|appeal(?:s|ed) to|invit(?:es|ed)) (?:[\w',-]+ ){1,8}?"
    rf"(to (?:mediate|arbitrate))\b{_NOT_AMONG_OTHERS}"
)
MEDIATION_TAKEN = re.compile(
    r"\b(?:accept(?:s|ed)?|agreed to|agrees to|said yes to|took up|welcom(?:es|ed)) (?:[\w'-]+ ){0,7}?"
    r"(mediation|mediators?|mediate|good offices)\b"
)
MEDIATION_STUCK = re.compile(
    r"\bmediation(?: efforts?| attempts?)?(?: (?:by|of|in|from|between) (?:[\w'-]+ ){1,5}?)? ?"
    r"((?:has|have|had) (?:so far )?(?:failed|stalled|collapsed|got nowhere|"
    r"(?:brought|led to|produced|yielded) (?:no|nothing|little))"
    r"|(?:is|remains) (?:stuck|deadlocked|stalled)|broke down|failed|collapsed|stalled)\b"
)
_AT_IT = r"(?:is|are|has been|have been|was|were|had been)"
MEDIATING = re.compile(
    r"\b(?<!which )(?<!who )(?<!that )"
    r"(?:(?:is|are|has been|have been) (?:[\w-]+ )?mediating|mediates? between|(?:has|have) mediated between)\b"
    rf"{_NOT_AMONG_OTHERS}"
    rf"|\b{_AT_IT} (?:trying|working|seeking|attempting) to {_MEDIATE}\b"
    rf"|\b{_AT_IT} (?:acting|serving) as (?:an? |the )?(?:[\w-]+ )?{_ROLE}\b"
)
MEDIATION_WORDS = frozenset(
    "mediate mediates mediated mediation mediating mediator mediators arbitrate arbitration offices go-between "
    "go-betweens "
    "between intermediary broker facilitator together table".split()
)
MEDIATION_OVER = re.compile(
    r"\b(?:gave up|given up|gives up|abandon(?:s|ed)|drop(?:s|ped)|end(?:s|ed)|stopped|broke off|broken off|quit"
    r"|called off|halted) "
    r"(?:(?:its|his|her|their|the|an?|all|an attempt|attempts?|efforts?|bid|role|mission|fruitless|two - year|long"
    r"|months of) )*"
    rf"((?:attempts?|efforts?|bid|role|mission|trying)? ?(?:(?:to|at|of|as) )?(?:an? )?(?:{_MEDIATE}|mediating"
    rf"|mediation|mediator|go-between)"
    r"(?: efforts?| mission| attempts?)?)\b(?! offer)"
)
"""`has given up its attempt to mediate`, `ended its mediation`."""
_ONE_TO_OTHER = (
    r"(?:from one (?:[\w-]+ )?(?:to|and) the other|from one (?:of them|side|leader) to (?:the other|another)|from "
    r"camp to camp"
    r"|from capital to capital)"
)
_BETWEEN = (
    r"between (?:the |both |them\b|their |two )*(?:[\w-]+ )?"
    r"(?:capitals|sides|governments|camps|leaders|rivals|presidents|armies|headquarters|foes|enemies|parties|two)\b"
)
GOING_TO_AND_FRO = re.compile(
    rf"\b{_AT_IT} (?:[\w-]+ )?(?:shuttling|(?:travell?ing|going|flying|moving|commuting)(?: to and fro| back and "
    rf"forth)?) "
    rf"(?:[\w-]+ )?(?:{_BETWEEN}|{_ONE_TO_OTHER})|\bshuttles (?:[\w-]+ )?{_BETWEEN}"
    r"|\b(?:has|have) (?:travelled|traveled|gone|flown|commuted|shuttled) (?:to and fro|back and forth|repeatedly|often"
    rf"|regularly|several times|many times|[\w-]+ times) {_BETWEEN}"
)
GOING_WORDS = frozenset(
    "shuttling shuttles shuttled travelling traveling going flying moving commuting times fro forth".split()
)
_TERMS = (
    r"(?:proposals|offers|answers|replies|demands|terms|conditions|drafts|papers|ideas|suggestions|counter-proposals"
    r"|questions"
    r"|positions|messages|letters|notes)"
)
CARRYING = re.compile(
    rf"\b{_AT_IT} (?:[\w-]+ )?(?:taking|carrying|bringing|ferrying|relaying|conveying|delivering|transmitting) "
    rf"(?:[\w-]+ ){{0,3}}?{_TERMS}(?: and [\w-]+)? (?:back|between|from|to)\b"
    rf"|\b{_TERMS}(?: and [\w-]+)? (?:have been|are|are being|were being|had been) (?:[\w-]+ )?"
    r"(?:carried|taken|ferried|relayed|conveyed|brought|transmitted)\b"
)
CARRYING_WORDS = frozenset(
    "taking carrying bringing ferrying relaying conveying delivering transmitting carried taken ferried relayed "
    "conveyed brought "
    "transmitted".split()
)
_OF_MEDIATORS = frozenset(
    "mediate mediates mediated mediation mediating mediator mediators arbitrate arbitration offices go-between "
    "go-betweens "
    "shuttling shuttles shuttled fro forth taking carrying bringing ferrying relaying conveying carried ferried "
    "relayed brought "
    "taken conveyed".split()
)


def is_of_mediator(words: Sequence[str]) -> bool:
    """Whether a deed is done by a third whom the sentence may name anywhere: `turned down an offer by Oman to
    mediate`."""
    return not _OF_MEDIATORS.isdisjoint(words)
