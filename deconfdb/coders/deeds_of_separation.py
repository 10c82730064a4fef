"""Wordings for armies that draw back, and for ground that they must keep out of."""

from __future__ import annotations

import re

_FORCES = (
    r"(?:troops|soldiers|forces|units|divisions|armies|men|guards|armor|armour|artillery|fighters|weapons|snipers"
    r"|tanks|guns"
    r"|reinforcements|vehicles)"
)
_WHOSE = r"(?:(?:their|its|the|all|own|both|some|several|most|of) )*(?:[\w-]+ ){0,2}?"
_NO_PLACE = r"(?:brink|edge|abyss|talks|table|deal|agreement|accord|war|conflict|confrontation|plan|promise|pledge)\b"
_FAR = r"(?:at least )?(?:[\w.,]+ ){1,2}(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s|yards)"
PULLING = re.compile(
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
WITHDRAWING = re.compile(
    r"\b(?:and|both|two|sides|armies) (?:[\w'-]+ ){0,6}?(?:begin|began|begun|starts?|started|completed?|finish"
    r"|finished|resumed?"
    r"|continued?|carried out|carry out) "
    r"((?:(?:a|the|their|mutual|phased|gradual|of) ){0,3}(?:withdrawal|pullback|pull-back|pull - back|pull-out"
    r"|disengagement"
    r"|withdrawing|disengaging|pulling (?:back|out|away|apart)|moving (?:back|apart)"
    r"|to (?:withdraw|disengage|pull (?:back|out)))\b)"
    r"(?! (?:of|from) (?:the )?(?:talks|deal|agreement|accord|treaty|pact))"
    r"|\b(?:they|both|two|sides|armies|troops|soldiers|forces|units|guards) (?:[\w'-]+ ){0,5}?"
    r"((?:(?:are|were|been) |begun |began |begin |start |starting |started |starts )(?:disengaging|to disengage)|disengaged)\b"
    r"|\b(?:both|two|they|sides|armies) (?:[\w'-]+ ){0,6}?"
    r"((?:give|giving|gave|given) up|abandon(?:ed|ing)?|vacat(?:e|ed|ing)|dismantl(?:e|ed|ing)|leav(?:e|ing)|left) "
    r"(?:(?:their|all|the|its|most|some) ){0,3}(?:forward|advanced?|front-line|frontline|temporary|hilltop) "
    r"(?:posts|positions|deployments?|camps|bases|outposts)\b"
)
_ARMED = (
    r"(?:soldiers?|vessels|ships|boats|patrols|warships|gunboats|troops|forces"
    r"|weapons|fortifications|armies|tanks|guns|artillery|armed men)"
)
BARRING = re.compile(
    rf"\b(?:strip|zone|area|belt|corridor|band of land)\b(?: [\w'-]+){{0,3}}? (?:from|in"
    rf"|into) which (?:[\w'-]+ ){{0,3}}?{_ARMED}\b"
    r"(?: [\w'-]+){0,4}? (?:barred|banned|excluded|forbidden|kept out|not allowed|may not|must not|cannot)\b"
    rf"|\b(?:strip|zone|area|belt|corridor)\b(?: [\w'-]+){{0,3}}? (?:in|into) which no {_ARMED}\b"
    rf"|\b(?:strip|zone|area|belt|corridor)\b(?: [\w'-]+){{0,9}}? from which (?:[\w'-]+ ){{0,3}}?{_ARMED} "
    r"(?:must|may|are to|have to|will|shall|should) (?:not enter|stay away|keep away|stay out|keep out"
    r"|be kept away|be withdrawn)\b"
    rf"|\b{_ARMED} (?:of|from) (?:both|either|the two)(?: [\w-]+)? (?:[\w-]+ ){{1,3}}?"
    r"(?:banned|barred|excluded|kept out|not allowed)\b"
    rf"|\b(?:bar|ban|forbid|keep)s?(?:red|ned|ring"
    rf"|ning)? (?:[\w-]+ ){{0,3}}?{_ARMED}\b(?: [\w'-]+){{0,6}}? from (?:a|an|the) "
    r"(?:[\w-]+ ){0,3}?(?:strip|zone|area|belt|corridor)\b"
    rf"|\bneither (?:[\w-]+ ){{0,3}}?(?:is|was|are|were|may|must|will|shall|can) (?:(?:allowed|permitted) to )?"
    rf"(?:have|keep|station|post|leave|send|deploy|move) (?:[\w-]+ ){{0,3}}?(?:{_ARMED}|men|guns)\b"
    rf"|\bno (?:[\w-]+ )?{_ARMED} (?:of either \w+ )?(?:may|must|shall|is to|are to|is allowed to|are allowed to) "
    r"(?:enter|stay|be stationed|be posted|set foot)\b"
    rf"|\bkeep {_WHOSE}(?:armed )?{_FORCES} out of (?:the|a|that|this) (?:[\w-]+ ){{0,3}}?(?:strip|zone|area|belt"
    rf"|corridor|town)\b"
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
CLEARING = re.compile(
    r"\bdemilitari[sz](?:e|ed|ing|ation)\b(?! (?:zones?|strips?|areas?|belts?|border|buffer|line|islands?|part"
    r"|territory))"
    r"|\b(?:return|go|fall|move|draw|pull|returned|went) (?:back )?(?:, [\w ]{1,20}, )?(?:to|behind) (?:the |their )?"
    r"(?:(?:positions|lines|posts|places|where) (?:[\w'-]+ ){0,4}?(?:held|stood|occupied|were|was|had)"
    r"|(?:military )?(?:situation|status quo|deployment|positions) (?:of|before|that prevailed|as it was|as of)\b)"
)
CLEARED = frozenset(
    "demilitarize demilitarized demilitarizing demilitarization demilitarise demilitarised demilitarising demilitarisation "
    "positions lines posts places where situation quo deployment".split()
)
_BETWEEN = (
    r"between (?:them\b|(?:(?:the|two|both|opposing|rival|warring|their) )+(?:[\w-]+ )?"
    r"(?:armies|sides|forces|lines|fighters|camps|enemies|foes|parties|front lines|frontlines|troops)\b)"
)
_MEN = r"(?:troops|soldiers|peacekeepers|forces?|battalions?|units?|contingents?|marines|gendarmes)"
INTERPOSED = re.compile(
    rf"\b{_MEN}\b(?: [\w'-]+){{0,6}}? ((?:be|is|are|was|were|been) (?:put|placed|deployed|stationed|posted|sent|positioned"
    rf"|interposed) (?:[\w'-]+ ){{0,3}}?{_BETWEEN})"
    rf"|\b(?:put|puts|place|places|placed|deploy|deploys|deployed|station|stationed|post|posted|send|sent|interpose|interposed) "
    rf"(?:[\w',.-]+ ){{0,5}}?{_MEN} (?:[\w'-]+ ){{0,2}}?{_BETWEEN}"
)
"""Men of a third who are put between two armies."""
