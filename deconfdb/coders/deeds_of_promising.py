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
_REBELS = (
    r"(?:rebels?|rebel groups|armed groups|groups|insurgents|militants|guerrillas|opponents|dissidents|militias|fighters|foes"
    r"|enemies|adversaries)"
)
NO_HELP = re.compile(
    rf"\b(?:stop|cease|not to|never to|refrain from|end|quit|would not|will not|halt) {_HELP} (?:[\w'-]+ ){{0,4}}?"
    rf"(?:{EACH_OTHER}(?: 's)?(?: {_REBELS})?|{_REBELS} (?:[\w-]+ ){{0,4}}?(?:against|fighting|hostile|on|in|from)|{_REBELS})\b"
)
NO_HELP_WORDS = frozenset(
    "rebels rebel groups insurgents militants guerrillas opponents dissidents militias fighters foes enemies adversaries each "
    "another other".split()
)
_CIVIL = (
    r"(?! (?:on|over|to|for|with) (?:[\w-]+ ){0,2}?(?:budget|trade|tariffs?|debts?|wages?|pay|gas|oil|power|fish\w*|climate|loans?"
    r"|sales?|buy|sell|purchase|coalition|grain|migrants?|water|investors?|company|unions?|jets|lenders|bank)\b)"
)
"""Behind a paper: what it is about, where it is none of ours."""
_PAPER = rf"(?:agreement|deal|accord|settlement|treaty|pact|understanding|declaration|memorandum|protocol)\b{_CIVIL}"
NEAR_DEAL = re.compile(
    rf"\b(?:(?:close|closer|near|nearer|inching) (?:to|towards?)|nearing) (?:an? |the |any )?(?:[\w-]+ )?{_PAPER}"
    rf"|\b{_PAPER} (?:[\w'-]+ ){{0,6}}?(?:is|was|are|seems|looks|appears) (?:[\w-]+ )?(?:within reach|in sight|close|near|imminent"
    r"|at hand|all but done|in the making|on the table)\b"
)
FAR_FROM_DEAL = re.compile(
    rf"\b(?:far|a long way|no closer|no nearer)(?: away| off)? (?:from|to) (?:an? |the |any )?(?:[\w-]+ )?{_PAPER}"
    rf"|\b(?:an?|the|any|no) (?:[\w-]+ )?{_PAPER} (?:[\w'-]+ ){{0,6}}?(?:is|was|are|seems|looks|remains) "
    r"(?:[\w-]+ )?(?:far off|far away|out of reach"
    r"|not in sight|not within reach|a long way off|remote|out of sight)\b"
    rf"|\bno (?:[\w-]+ )?{_PAPER} (?:is |was )?in sight\b"
)
DEAL_READY = re.compile(
    rf"\b{_PAPER} (?:[\w',-]+ ){{0,9}}?(?:is|was|are|lies|now)"
    r" (?:ready (?:to be signed|for (?:signature|signing))|waiting for (?:the )?signatures?|awaiting (?:[\w'-]+ ){0,2}?signatures?"
    r"|finished but unsigned|still unsigned)\b"
)
NEAR_WORDS = frozenset(
    "close closer near nearer nearing inching reach sight imminent hand done making table far away remote long ready waiting "
    "awaiting unsigned".split()
)
PAPER_WORDS = frozenset(
    "timetable timetables schedule roadmap map plan paper programme program blueprint list letter letters".split()
)
PAPER_SIGNED = re.compile(
    r"\b(?:agreed on|settled on|adopted|announced) (?:an? |the |joint )*(?:[\w-]+ ){0,2}?"
    r"(?:timetable|schedule|roadmap|road map|blueprint) (?:for|to|on|under)\b|"
    r"\b(?:signed|initialled|initialed|put their (?:names|signatures) to|exchanged) (?:an? |the |joint |two )*(?:[\w-]+ ){0,4}?"
    r"(?:timetables?|schedule|roadmap|road map|plan|paper|programme|program|blueprint|list|letters? of intent) "
    r"(?:[\w',.-]+ ){0,5}?(?:(?:under|by|in|according to) which|for|to|on|that)\b"
)
WORD_GIVEN = re.compile(
    rf"\b(?:gave|given|giving|give) {EACH_OTHER} (?:their words?|assurances?|(?:an? )?(?:promise|pledge|undertaking|guarantee)s?)"
    r"(?: [\w',-]+){0,4}? (?:that|not to|to|never)\b"
)
