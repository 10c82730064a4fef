"""Wordings for what two states promise each other: no force, no help for rebels; an accord, whatever paper it is on."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_notice import EACH_OTHER

_FORCE = r"(?:force|violence|arms|military means|weapons)"
_NOT_AT_SEA = r"(?! (?:against|on|at) (?:[\w'-]+ ){0,4}?(?:fishing|boats?|ships?|vessels?|fishermen|aircraft|planes?|civilians?)\b)"
"""Behind force: those against whom its use is barred by rules of conduct."""
NO_FORCE = re.compile(
    r"\b(?:not to|never to|never again to|would (?:not|never)|will (?:not|never)|neither (?:[\w-]+ ){0,2}?(?:would|will)) "
    rf"(?:use|resort to|threaten|turn to) (?:(?:the|or|use|threat|to|of|any|military|armed) )*{_FORCE}\b{_NOT_AT_SEA}"
    rf"|\b(?:renounc(?:e|es|ed|ing)|forsw(?:ear|ore)|refrain from|abstain from) "
    rf"(?:(?:the|or|use|using|threat|to|of|any) )*{_FORCE}\b{_NOT_AT_SEA}"
)
NO_FORCE_WORDS = frozenset({"force", "violence", "arms", "means", "weapons"})
_HELP = (
    r"(?:back(?:ing)?|arm(?:ing)?|support(?:ing)?|harbour(?:ing)?|harbor(?:ing)?|shelter(?:ing)?|host(?:ing)?|aid(?:ing)?"
    r"|help(?:ing)?|financ(?:e|ing)|fund(?:ing)?|destabili[sz](?:e|ing)|undermin(?:e|ing)|train(?:ing)?)"
)
_REBELS = r"(?:rebels?|rebel groups|armed groups|groups|insurgents|militants|guerrillas|opponents|dissidents|militias|fighters)"
NO_HELP = re.compile(
    rf"\b(?:stop|cease|not to|never to|refrain from|end|quit|would not|will not|halt) {_HELP} (?:[\w'-]+ ){{0,4}}?"
    rf"(?:{EACH_OTHER}(?: 's)?(?: {_REBELS})?|{_REBELS} (?:[\w-]+ ){{0,4}}?(?:against|fighting|hostile|on|in|from)|{_REBELS})\b"
)
NO_HELP_WORDS = frozenset(
    "rebels rebel groups insurgents militants guerrillas opponents dissidents militias fighters each another other".split()
)
WORD_GIVEN = re.compile(
    rf"\b(?:gave|given|giving|give) {EACH_OTHER} (?:their words?|assurances?|(?:an? )?(?:promise|pledge|undertaking|guarantee)s?)"
    r"(?: [\w',-]+){0,4}? (?:that|not to|to|never)\b"
)
