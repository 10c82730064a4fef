"""Wordings for how patrols and ships are to make themselves known, or to hold back, when they come upon each other."""

from __future__ import annotations

import re

_UNIT = (
    r"(?:patrols?|boats?|ships?|vessels?|crews?|soldiers|guards|pilots?|commanders|troops|captains|sentries|sentry|posts|outposts"
    r"|warships|planes|aircraft|gunboats|cutters|helicopters|units|men|each|they|both|neither|sides?)"
)
_KNOWN = (
    r"(?:call(?:s|ing)? out|hail(?:s|ing)?|radio(?:es|ing)?|signal(?:s|ling|ing)?"
    r"|flash(?:es|ing)?|shout(?:s|ing)?|wav(?:e|es|ing)"
    r"|(?:identify|identifies|identifying|announce|announces|announcing|show|shows|showing)"
    r" (?:themselves|itself|himself|their (?:presence|position|course))|mak(?:e|es|ing) (?:themselves|itself|himself) known"
    r"|fir(?:e|es|ing) (?:(?:a|an|two|green|white|red|warning|signal) )*flares?|send(?:s|ing)? up (?:(?:a|white|green) )*flares?"
    r"|sound(?:s|ing)? (?:a|their|its|the) (?:horns?|sirens?|whistles?)|giv(?:e|es|ing) (?:a|an|the) (?:\w+ )?(?:signal|sign)"
    r"|warn(?:s|ing)?|call(?:s|ing)?)"
)
_WHEN = (
    r"(?:before (?:[\w'-]+ ){0,4}?(?:us(?:e|es|ing)|fir(?:e|es|ing)|open(?:s|ing)?|shoot(?:s|ing)?|go(?:es|ing)?"
    r"|approach(?:es|ing)?"
    r"|enter(?:s|ing)?|cross(?:es|ing)?|near(?:s|ing)?|com(?:e|es|ing)|reach(?:es|ing)?|resort(?:s|ing)?|rais(?:e|es|ing)"
    r"|tak(?:e|es|ing)|board(?:s|ing)?)"
    r"|(?:when|whenever|if|as soon as|where) (?:they|it|two|patrols|boats|ships|one|both)(?: [\w'-]+){0,3}? (?:meets?"
    r"|approach(?:es)?|come|comes|sight|sights|pass|passes|see|sees|encounter|run|cross|get|are|nears?)"
    r"|by (?:radio|loudhailer|loudspeaker|flag|flags|light|lamp))"
)
_AGREEING = (
    r"(?:agree[ds]?|settled|decided|promised|pledged|undertook|accepted|arranged|understanding|rules?|protocols?|code|arrangement"
    r"|proposed|proposes|suggested|suggests|offered|wants|ordered)"
)
HAILING = re.compile(
    rf"\b{_AGREEING}\b(?: [\w',-]+){{0,18}}? {_UNIT}(?: [\w'-]+){{0,8}}? ({_KNOWN}(?: [\w',-]+){{0,6}}? {_WHEN})\b"
    rf"|\b{_AGREEING}\b(?: [\w',-]+){{0,18}}? {_UNIT}(?: [\w'-]+){{0,4}}?"
    r" (hold(?:s|ing)? (?:their|its) fire(?: [\w',-]+){0,2}?"
    r" (?:when|whenever|if) (?:they|it|two|patrols|boats)(?: [\w'-]+){0,2}? (?:meets?|come|see|sight|run))\b"
)
"""`agreed that patrols would call out to each other before using weapons`, `that a boat will announce itself by radio`."""
HAILING_WORDS = frozenset(
    "call calls calling hail hails hailing radio signal signals signalling signaling flash shout shouts wave identify identifies "
    "announce announces show flare flares horn horns siren sirens whistle whistles sign warning warn warns known fire".split()
)
