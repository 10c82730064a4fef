"""Wordings for those who ring each other, are in touch or linked by telephone, or have not settled."""

from __future__ import annotations

import re

_DAY = r"(?:day|morning|evening|week|month|hour|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_RING = r"(?:calls?|rings?(?! in\b)|rings? up|phones?|telephones?)"
_DESKS = (
    r"(?:officers?|commanders?|headquarters|commands?|posts?|armies|navies|staffs|fleets|(?:duty|operations|control|situation) "
    r"(?:rooms?|cent(?:re|er)s?)|coast ?guards?|border (?:guards?|posts?))"
)
_RING_UP = rf"(?<!by )(?<!over )(?<!on )(?<!by the )(?<!over the )(?<!'s ){_RING}"
"""Not the noun: `talk by telephone every day`, `each other's phones`."""
RINGING = re.compile(
    rf"\b(?:every|each) {_DAY}\b(?: [^ ]+){{0,14}}? {_RING} (?:[\w'-]+ ){{0,4}}?"
    r"(?:headquarters|command|commander|post|fleet|officers?|counterparts?|army|navy|base)\b"
    rf"|\b(?:every|each) {_DAY}\b(?: [^ ]+){{0,10}}? {_DESKS}\b(?: [\w'-]+){{0,5}}? ({_RING}) (?!each|one another|for)"
    rf"|\b{_DESKS}\b(?: [\w'-]+){{0,6}}? {_RING_UP} "
    rf"(?:[\w'-]+ ){{0,8}}?(?:(?:every|once a|twice a) {_DAY}|daily)\b"
)
_WHO = (
    r"\b(?:officers|commanders|generals|colonels|admirals|militaries|armies|forces|navies|fleets|services"
    r"|agencies|headquarters"
    r"|staffs|commands|guards|posts|units|representatives|chiefs|spymasters|coastguards|ministries|patrols|garrisons"
    r"|captains|skippers|crews"
    r"|pilots|aircrews|battalions|brigades|police|gendarmes|gendarmerie|sentries|troops|soldiers|admirals|ships"
    r"|vessels|boats|warships)\b"
)
_ARE = (
    r"(?: [\w'-]+){0,9}? (?:(?:have|has|had) (?:[\w-]+ )?been|are|were|is|was|remain(?:s|ed)?|stay(?:s|ed)?"
    r"|keeps?|kept) "
    r"(?:[\w-]+ ){0,2}?"
)
_IN_BATTLE = (
    r"(?! (?:(?!(?:over|about|on|since|during|across)\b)[\w-]+ ){0,3}?"
    r"(?:front|enemy|fight|fighting|firefight|battle|combat|clash|clashes)\b)"
)
"""Behind "in contact": forces that shoot at each other."""
_OFTEN = r"(?:every [\w-]+|each (?!other\b)[\w-]+|daily|regularly|several times(?: an? \w+)?|(?:once|twice) an? \w+)"
_BY_PHONE = r"(?:by|on|over) (?:the |a |an )?(?:[\w-]+ ){0,5}?(?:telephone|phone|radio|vhf|channel (?:\d+|sixteen))"
_CLOSE = (
    r"(?:(?:direct|daily|regular|constant|permanent|close|frequent|steady|working|radio|telephone|phone|up|open|in) )"
)
_KEEPING = (
    rf"(?:(?:maintain|keep|hold)s?|(?:maintain|hold)ing|kept|maintained|held) {_CLOSE}*|(?:have|has|had) {_CLOSE}+"
)
_OTHERS = r"(?:each other|one another|(?:their|its|his) )"
_IN_TOUCH = (
    rf"{_WHO}(?: , [\w' -]{{3,40}} ,)?(?:{_ARE}(in (?:[\w-]+ ){{0,2}}?(?:touch|(?<!physical )contact{_IN_BATTLE}"
    rf"|communication)"
    rf"|(?:talking|speaking) (?:(?:to|with) (?:each other|one another) )?{_BY_PHONE}|on the (?:telephone|phone))"
    r"|(?: [\w'-]+){0,9}? ((?:keep|stay|remain|get|come|be) in (?:[\w-]+ ){0,2}?(?:touch|contact)\b)"
    rf"|(?: [\w'-]+){{0,9}}? ((?:{_KEEPING})(?:contacts?{_IN_BATTLE}|communications?)))\b(?! with (?!{_OTHERS}))"
)
EACH = r"(?:each other|one another)"
COUNTERPART = r"(?:his|her|their|its) (?:[\w-]+ ){0,3}?(?:counterparts?|colleagues?|opposite numbers?)"
_TALKING = rf"(?:talking|speaking) (?:directly )?(?:to|with) {EACH}"
IN_TOUCH = re.compile(
    rf"{_IN_TOUCH}|{_WHO}{_ARE}({_TALKING})\b|{_WHO}(?: [\w'-]+){{0,9}}? ((?:speak|spoke|spoken|talk|talked|confer|conferred"
    rf"|check in|checked in)\b(?: [\w'-]+){{0,6}}? "
    rf"(?:{_OFTEN}(?: [\w'-]+){{0,6}}? {_BY_PHONE}|{_BY_PHONE}(?: [\w'-]+){{0,6}}? {_OFTEN})"
    rf"|(?:speak|talk)(?: (?:to|with) {EACH})?(?: directly)? {_BY_PHONE}"
    rf"|(?:speak|talk) from [\w-]+ to [\w-]+ {_BY_PHONE}"
    rf"|(?:hail|contact|call|reach|greet)(?:ing)? {EACH} (?:[\w-]+ ){{0,3}}?{_BY_PHONE})\b(?! calls?)"
    rf"|\b(?:telephone[sd]?|phone[sd]?|rings?|rang|call(?:s|ed)?|(?:speaks?|spoke|talks?|talked) (?:to|with)"
    rf"|(?:is|are|was|were) on the (?:tele)?phone (?:to|with)) {COUNTERPART} "
    rf"(?:[\w'-]+ ){{0,6}}?{_OFTEN}\b"
)
REGULARLY = frozenset(
    "habit habitually every daily hourly weekly monthly regular regularly constant constantly permanent permanently "
    "continuous continuously steady frequent frequently routine routinely twice close closely clock".split()
)
"""What tells of those who are in touch that they are so by habit, not only when they need each other."""
SPEAKING = re.compile(
    rf"{_WHO}(?: [\w'-]+){{0,8}}? ((?:speak|talk)(?: (?:to|with) {EACH})? (?:[\w'-]+ ){{0,4}}?{_OFTEN})\b"
)
SPEAKING_WORDS = frozenset({"speak", "talk"})
UNANSWERED = re.compile(
    r"\b(?:(?:did|do|does|has|have|had) (?:not|n't)|never|failed to|fails? to|refused to) "
    r"(?:answer(?:ed)?|(?:reply|replied|respond|responded|react|reacted) to|acknowledged?|heed(?:ed)?) "
    r"(?:[\w'-]+ ){0,5}?(?:radio (?:calls?|messages?|warnings?)|hails|hailing)\b"
)
_AT_NEED = (
    r"(?:whenever|(?:when|if|as|where) (?:needed|necessary|required)|when they (?:meet|pass)|(?:as|when|if) (?:the|a) need arises"
    r"|from time to time|now and then|occasionally|sporadically|in emergencies)"
)
_STOPPED_SPEAKING = (
    r"(?:have|has|had) not exchanged (?:a|one|a single) word|(?:are|is|were) (?:not|no longer) on speaking terms"
    r"|(?:have|has|had) not (?:spoken|talked|communicated|been in (?:touch|contact))"
    rf"(?: (?:to|with) {EACH})? since|(?:no longer|stopped) (?:speak|talk|communicat)(?:ing|e)? (?:to|with) {EACH}"
)
BROKEN_OFF = re.compile(
    rf"{_WHO}(?: [\w'-]+){{0,6}}? ((?:broken off|broke off|cut off|severed|cut|stopped) "
    rf"(?:(?:all|any|direct|daily|radio|their) )*contact|{_STOPPED_SPEAKING})\b(?! (?:with|to) (?!{_OTHERS}))"
)
IN_TOUCH_AT_NEED = re.compile(
    rf"{_IN_TOUCH}(?=.*\b{_AT_NEED}\b)"
    rf"|{_WHO}(?: [\w'-]+){{0,5}}? ((?:(?:speak|talk) (?:to|with)|call|ring|phone|telephone|contact) (?:each other"
    rf"|one another)"
    rf"(?: [\w'-]+){{0,6}}? {_AT_NEED})\b"
)
_TELLING = r"(?:inform|tell|brief|update|alert|warn|notify|consult|advise)(?:ing|s)?"
_NEWS = (
    r"(?:information|reports|tips|warnings|news|radar (?:data|pictures|images|tracks)|sightings|findings"
    r"|(?:their )?observations)"
)
_FOES = (
    r"(?:gunmen|militants|jihadists|rebels|insurgents|terrorists|fighters|bandits|raiders|pirates|smugglers"
    r"|movements|vessels|ships"
    r"|boats|aircraft|planes|drones|missiles|attacks|threats|intrusions|crossings|incidents|troops|positions"
    r"|patrols|groups)"
)
INFORMING = re.compile(
    rf"{_WHO}(?: [\w'-]+){{0,6}}? ({_TELLING} {EACH} (?:\w+ly )?(?:by (?:radio|telephone|phone|fax|e-mail|email|letter) )?"
    r"(?:about|of|on|when|whenever|if|that|where|which)\b"
    rf"|{_TELLING} (?!reporters|journalists)(?:the )?(?:[\w'-]+ ){{1,4}}?(?:by (?:radio|telephone|phone|fax)"
    rf"|over the radio"
    r"|on channel [\w]+) (?:when|whenever|before|if)\b"
    rf"|(?:pass|hand|send|give)(?:ing|es|s)? (?:on )?{EACH} (?:[\w-]+ ){{0,2}}?{_NEWS}\b"
    rf"|(?:shar(?:e|es|ed|ing)|exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?) (?:[\w-]+ ){{0,2}}?{_NEWS} (?:on|about|of) "
    rf"(?:[\w'-]+ ){{0,4}}?{_FOES}\b)"
)
INFORMING_WORDS = frozenset(
    "radio telephone phone fax channel each another information reports tips warnings news radar sightings findings "
    "observations".split()
)
_FLYING = r"(?:drones?|missiles?|rockets?|aircraft|planes?|jets?|warplanes?|helicopters?|balloons?|shells?)"
_COMING = (
    r"(?:coming|heading|headed|approaching|approached|flying|on (?:the|its|their) way|strayed|straying|drifting"
    r"|crossing"
    r"|would (?:cross|pass|fly|stray)|had (?:crossed|entered|strayed))"
)
ALERTED = re.compile(
    r"\b(?:told|warned|informed|alerted|notified|tipped off) (?!reporters|journalists|parliament|lawmakers|residents)"
    rf"(?:[\w'-]+ ){{1,8}}?(?:that|of|about) (?:[\w-]+ ){{0,3}}?{_FLYING} (?:[\w-]+ ){{0,3}}?{_COMING}\b"
)
_SWAPPED = (
    r"(?:exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|trad(?:e|es|ed|ing)"
    r"|(?:give|gave|given|hand|handed|pass|passed) (?:each other|one another))"
)
SWAPPED_NUMBERS = re.compile(
    rf"{_WHO}(?: [\w'-]+){{0,9}}? ({_SWAPPED} (?:[\w'-]+ ){{0,3}}?(?:(?:tele)?phone numbers|radio frequencies"
    rf"|call signs))\b"
    rf"|\b{_SWAPPED} (?:[\w'-]+ ){{0,3}}?(?:numbers|frequencies|call signs) of (?:[\w'-]+ ){{0,3}}?"
    r"(?:officers|posts|commanders|commands|headquarters|ships|guards)\b"
)
SWAPPED_WORDS = frozenset("numbers lists frequencies signs".split())
ALERTED_WORDS = frozenset("told warned informed alerted notified tipped".split())
CONNECTED = re.compile(
    r"\b(?:connect|link)(?:ed|s|ing)? (?:[\w'-]+ ){0,8}?(?:by|through) "
    r"(?!(?:[\w-]+ ){0,3}?(?:power|electric|electricity|high-voltage|television)\b)(?:[\w-]+ ){0,3}?"
    r"(?:telephones?|phones?|radio|cable|telex|teleprinters?)\b"
    r"(?! (?:calls?|lines?|links?|hotlines?|cars?|programmes?|programs?)\b)"
)
_TALKERS = (
    r"(?:his|her|its|their|the) (?:[\w-]+ ){0,2}?"
    r"(?:negotiators?|negotiating (?:team|delegation)s?|peace (?:delegation|team|envoy)s?|delegations?)"
)
_FROM_TALKS = r"from (?:the )?(?:[\w-]+ )?(?:talks|negotiations)"
_NOT_GAMES = (
    r"(?! from (?:[\w'-]+ ){0,3}?"
    r"(?:games|olympics|cup|fair|show|festival|tournament|championships?|exhibition|exercises?|drills?)\b)"
)
"""Behind a delegation: what it leaves, where nobody negotiates."""
_CALLING = r"(?:call(?:s|ed|ing)?|order(?:s|ed|ing)?|pull(?:s|ed|ing)?) (?:back |out |home )?"
CALLED_HOME = re.compile(
    rf"\b(?:recall(?:s|ed|ing)?|withdr(?:ew|aws?|awn|awing)) {_TALKERS}{_NOT_GAMES}"
    rf"(?: {_FROM_TALKS}| from [\w-]+| for consultations)?\b"
    rf"|\b{_CALLING}{_TALKERS} (?:home|back|{_FROM_TALKS})\b{_NOT_GAMES}"
)
_QUARREL = (
    r"(?:(?:the|their|its|a|an|this|that|long|bitter|deepening|growing|old|new|border|territorial|diplomatic"
    r"|remaining|main|all) )*"
    r"(?:quarrel|disputes?|row|differences|conflict|feud|crisis|stand-off|standoff|disagreements?|gap|gaps"
    r"|impasse|deadlock)"
)
NOT_SETTLED = re.compile(
    r"\b(?:fail(?:ed|s)?|were unable|was unable|are unable|could not|couldn 't|did not manage|not managed|not "
    r"been able|not able"
    rf"|not succeeded in|without managing|unable)(?: (?:on|late|early|again|so far|once|more|\w+day)){{0,3}} (?:to )?"
    r"(?:settle|settling|resolve|resolving|end|ending|bridge|bridging|overcome|narrow|narrowing|close|solve|break"
    r"|iron out) "
    rf"{_QUARREL}\b"
    r"(?=.*\b(?:talks|negotiations|mediation|meeting|meet|met|session|round|hours|mediator|summit|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
    r"|\bpart(?:ed|s|ing)? (?:[\w-]+ ){0,4}?without (?:an? )?(?:accord|agreement|deal|result|settlement)\b"
)
