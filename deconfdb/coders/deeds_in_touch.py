"""Plain wordings for contact: had none since, spoke several times, meet now and then, deal with each other through
embassies."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_contact import EACH

_FORCES = (
    r"(?:officers|commanders|commands|generals|colonels|captains|majors|admirals|militaries|armies|forces|navies|air "
    r"forces|fleets"
    r"|services|staffs|guards|coast ?guards|posts|units|chiefs|police|policemen|gendarmes|garrisons|crews|pilots"
    r"|patrols|soldiers"
    r"|troops|battalions|brigades|ministries|headquarters|detachments|commissioners|mayors|governors|prefects|sheriffs)"
)
_STATES = (
    r"(?:governments|capitals|authorities|sides|countries|neighbours|neighbors|states|diplomats|officials|ministers"
    r"|leaders"
    r"|presidents|delegations|administrations)"
)
_ANY = rf"\b(?:{_FORCES}|{_STATES})\b"
_BETWEEN = r"(?: [\w',-]+){0,9}? "
_MUTE = r"(?:contacts?|communications?|dealings|dialogue|exchanges?)"
_HOW = r"(?:(?:direct|further|more|official|any|regular|radio|telephone|phone|formal|known|military) )*"
_SINCE = r"(?=(?: [\w',-]+){0,10}? (?:since|for (?:[\w-]+ ){1,3}?(?:days|weeks|months|years)|after)\b)"
NO_CONTACT = re.compile(
    rf"{_ANY}{_BETWEEN}((?:have|has|had) (?:had )?no {_HOW}{_MUTE}{_SINCE}(?! with (?!{EACH}|their|its|the other)))"
    rf"|\bthere (?:has|have|had) been (no {_HOW}{_MUTE} (?:between|of) (?:[\w'-]+ ){{0,4}}?{_FORCES})\b"
    rf"|{_ANY}{_BETWEEN}(lost (?:all |any )?(?:contact|touch) with (?:{EACH}|the other side|(?:their|its) [\w-]+))\b"
    rf"|{_ANY}{_BETWEEN}((?:have been|are|were|had been) out of (?:touch|contact)(?: with {EACH})?)\b(?! with)"
)
"""`have had no contact since the weekend`, `lost touch with each other`."""
NO_CONTACT_WORDS = frozenset("contact contacts communication communications dealings dialogue exchanges touch".split())
_TIMES = (
    r"(?:(?:several|many|a few|two|three|four|five|six|ten|numerous|countless|a number of|dozens of) times|repeatedly)"
)
_WITH = (
    rf"(?:(?:(?:to|with) {EACH}|directly|by (?:tele)?phone|by radio|on the (?:tele)?phone|over the (?:tele)?phone) )*"
)
SPOKEN_TIMES = re.compile(
    rf"\b(?:{_FORCES}|ministers|leaders|presidents|officials|diplomats)\b(?: [\w'-]+){{0,7}}? ((?:have|had) "
    rf"(?:already |since )?(?:spoken|talked|conferred|communicated"
    rf"|been in (?:touch"
    rf"|contact)|telephoned|phoned|called|rung) {_WITH}(?:{EACH} )?{_TIMES})\b"
)
"""`have spoken by telephone several times since Friday`: reached each other when they had to."""
TIMES_WORDS = frozenset({"times", "repeatedly", "twice"})
_AT_NEED = (
    r"(?:now and (?:then|again)|from time to time|(?:when|if|as|where|whenever) (?:needed|necessary|required|need "
    r"be)|occasionally"
    r"|sporadically|in emergencies|at short notice|(?:as|when|if|whenever) (?:the|a) need arises|informally"
    r"|unofficially|ad hoc"
    r"|(?:when|whenever) (?:something|anything|there is|a (?:patrol|boat|shot|plane|drone|soldier|problem|quarrel"
    r"|dispute)))"
)
MEETING_AT_NEED = re.compile(
    rf"\b{_FORCES}\b(?: [\w',-]+){{0,8}}? ((?:meet|see {EACH}|sit down|(?:get|come) together|confer|talk|speak"
    rf"|consult) "
    rf"(?!reporters|journalists|the press)(?:[\w'-]+ ){{0,5}}?{_AT_NEED})\b"
)
"""`Mayors and officers on both sides meet now and then`."""
NEED_WORDS = frozenset(
    "now time needed necessary required need occasionally sporadically emergencies informally unofficially hoc "
    "whenever something "
    "anything notice patrol boat shot plane drone soldier problem quarrel dispute".split()
)
_MAIL = (
    r"(?:(?:text|whatsapp|radio|voice|telephone|short|handwritten|written) )*(?:messages|texts|e-mails|emails|notes)"
)
TEXTING = re.compile(
    rf"\b{_FORCES}\b(?: [\w',-]+){{0,6}}? ((?:exchange|swap|trade|send {EACH}) {_MAIL} (?:on|about|over|when"
    rf"|whenever|by|if))\b"
)
"""`The two chiefs of police swap text messages on smugglers`."""
TEXTING_WORDS = frozenset("messages texts e-mails emails notes".split())
STATES_IN_TOUCH = re.compile(
    rf"\b{_STATES}\b(?: [\w'-]+){{0,4}}? ((?:have been|are|were|(?<!to )remain|remained) "
    r"(?:(?:still|already|also|now|since|again) )*in (?:(?:close|direct|constant|daily|permanent|regular|continuous"
    r"|steady|indirect"
    rf"|telephone) )*(?:contact|touch|communication))\b(?! with (?!{EACH}|their counterparts))"
)
"""`The two governments have been in contact over the boats since Monday`."""
STATES_WORDS = frozenset({"contact", "touch", "communication"})
_OWN = r"(?:their|its|the other 's|each other 's|the two|both|resident|respective|own)"
_MISSION = r"(?:embassy|consulate|ambassador|foreign ministry|high commission)"
_MISSIONS = r"(?:embassies|consulates|ambassadors|consuls|foreign ministries|high commissions)"
_DEALING = (
    r"(?:go(?:es)?|runs?|went|communicat(?:e|es|ed|ing)|deals? with|dealt with|handled?|handles|settled?|resolved?"
    r"|raised?|raises|cleared "
    r"up|sort(?:ed)? out"
    r"|passe[sd]|pass(?:ing)?|conveyed|exchanged?|sent|delivered|talk(?:s|ing)?|speak(?:s|ing)?|in (?:touch|contact"
    r"|communication)"
    r"|keep (?:in )?(?:touch|contact)|conduct(?:s|ed)?|contacts?|messages|relayed)"
)
THROUGH_EMBASSIES = re.compile(
    rf"\b{_DEALING}\b(?: [\w'-]+){{0,7}}? (?:through|via|by way of) "
    rf"(?:(?:{_OWN} )+(?:[\w-]+ )?{_MISSION}|(?:[\w-]+ ){{0,4}}?{_MISSIONS})\b"
    rf"|\b(?:handled|dealt with|settled|discussed|sorted out|taken up|cleared up|resolved) (?:by|between) (?:the "
    rf")?(?:two|both) "
    rf"(?:[\w-]+ )?{_MISSIONS}\b"
)
"""`deal with such incidents through their embassies`; a third's embassy carries what a mediator carries."""
EMBASSY_WORDS = frozenset(
    "embassy embassies consulate consulates ambassador ambassadors consul consuls ministry ministries commission "
    "commissions".split()
)
SORTED_OUT = re.compile(
    rf"\b{_FORCES}\b(?: [\w'-]+){{0,7}}? ((?:sort(?:ed)?|settled?|clear(?:ed)?|resolved?|straighten(?:ed)?"
    rf"|iron(?:ed)?|defused?"
    r"|smooth(?:ed)?|(?:talk(?:ed)?|thrash(?:ed)?)(?= it |things |matters |the matter )) (?:(?:out|up|over|through) )?"
    r"(?:[\w'-]+ ){1,3}?(?:(?:out|up|over|through) )?(?:by|over the|on the) (?:telephone|phone|radio))\b(?! (?:call"
    r"|link|line))"
)
"""`sorted the matter out over the phone`."""
SORTED_WORDS = frozenset({"telephone", "phone", "radio"})
NO_CALLS_TAKEN = re.compile(
    r"\b(?:(?:no longer|not|never) (?:take|takes|answer|answers|return|returns|accept|pick up|picks up|taken"
    r"|answered|returned)"
    r"|stopped (?:taking|answering|returning|accepting)|refus(?:e|es|ed) to (?:take|answer|return|accept)) "
    r"(?:[\w'-]+ ){0,3}?(?:telephone |phone |radio )?calls (?:from|of) (?:[\w'-]+ ){0,4}?(?:colleagues|counterparts?"
    r"|officers|commanders?"
    r"|headquarters|side|army|navy|commands?|opposite numbers?|posts?|generals?|staff|ministry|minister|guards)\b"
)
"""`Rwandan officers no longer take calls from their Ugandan colleagues`."""
CALLING_AS_EVER = re.compile(
    rf"\b{_FORCES}\b(?: [\w'-]+){{0,7}}? ((?:telephone|phone|call|ring|radio|text|hail|talk to|speak to|talk with"
    rf"|speak with) {EACH} "
    r"(?:[\w'-]+ ){0,3}?(?:as (?:they|always|usual|before|ever)|all the time|constantly|freely|directly|daily"
    r"|routinely|as a matter of"
    r" routine|around the clock|at any (?:time|hour))|still (?:telephone|phone|call|ring|talk to|speak to|talk with"
    r"|speak with) "
    rf"{EACH})\b"
)
"""`telephone each other as they always have`, `still talk to each other`."""
EVER_WORDS = frozenset("telephone phone call ring radio text hail talk speak".split())
_OPERATING, _AD_HOC = ("operational", "operating"), ("operational", "ad_hoc_contact")
CONTACT_KINDS: tuple[tuple[re.Pattern[str], frozenset[str], str, tuple[str, str] | None], ...] = (
    (NO_CONTACT, NO_CONTACT_WORDS, "ad_hoc_contact", ("operational", "suspended")),
    (SPOKEN_TIMES, TIMES_WORDS, "ad_hoc_contact", _AD_HOC),
    (MEETING_AT_NEED, NEED_WORDS, "ad_hoc_contact", _AD_HOC),
    (SORTED_OUT, SORTED_WORDS, "ad_hoc_contact", _AD_HOC),
    (NO_CALLS_TAKEN, frozenset({"calls"}), "ad_hoc_contact", ("operational", "suspended")),
    (CALLING_AS_EVER, EVER_WORDS, "ad_hoc_contact", _OPERATING),
    (TEXTING, TEXTING_WORDS, "ad_hoc_contact", _OPERATING),
    (STATES_IN_TOUCH, STATES_WORDS, "ad_hoc_contact", _AD_HOC),
    (THROUGH_EMBASSIES, EMBASSY_WORDS, "diplomatic_conduit", _OPERATING),
)
"""Pattern, words of which each deed of it has one, kind, and how a deed stands that is told of as done."""
TOLD_AS_THEY_ARE = frozenset({NO_CONTACT, SPOKEN_TIMES, NO_CALLS_TAKEN})
"""Wordings that hold the whole standing."""
DONE_THROUGH_THEM = frozenset({CALLING_AS_EVER, MEETING_AT_NEED, TEXTING, SPOKEN_TIMES})
"""Wordings of what is done through a body or over a line, where one was named before: `a forum in which they still
speak`."""
