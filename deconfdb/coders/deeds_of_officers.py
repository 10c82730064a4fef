"""Wordings for officers of two sides who meet again and again, work together, or sit in each other's headquarters."""

from __future__ import annotations

import re

RANKS = r"(?:officers?|colonels?|generals?|captains?|commanders?|majors?|admirals?|lieutenants?|brigadiers?)"
_MEETERS = (
    r"\b(?:heads|directors|officers|commanders|generals|colonels|majors|admirals|officials|guards|diplomats|envoys"
    r"|chiefs"
    r"|militaries|armies|forces"
    rf"|navies|services|staffs|coastguards|delegates|delegations|experts|{RANKS} and (?:[\w-]+ ){{0,4}}?{RANKS})\b"
)
_MEET = (
    r"(?: [\w'-]+){0,10}?(?: , who(?: [\w'-]+){0,4}?)? ((?:meet|compare notes|(?:review|go over|assess)(?: "
    r"[\w'-]+){1,4}?|talk|speak|confer"
    r"|consult|convene|(?:have|has) (?:[\w-]+ )?(?:met|been (?:meeting|conferring|sitting down|(?:getting|coming|sitting) "
    r"together))"
    r"|see (?:each other|one another)|(?:sit|get|come) together|sit down(?: together| with each other)?"
    r"|hold (?:[\w-]+ ){0,3}?(?:talks|meetings?|consultations|conferences?|sessions?))\b(?: [\w'-]+){0,8}? "
    r"(?:, (?:usually|mostly|normally|generally|typically|often|as a rule|at first) )?"
)
"""The group that is opened here is closed behind the words for how often or where."""
_UNIT = (
    r"(?:days?|weeks?|fortnights?|months?|years?|weekdays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?"
    r"|sundays?|mornings?|noons?|evenings?|nights?|january|february|march|april|may|june|july|august|september|october"
    r"|november|december"
    r"|springs?|summers?|autumns?|falls?|winters?)"
)
_OFTEN = (
    r"(?:regularly|weekly|fortnightly|monthly|quarterly|periodically|yearly|annually"
    rf"|(?:every|each) (?:(?:other|few|second|third|two|three|four|six|\d+|single) )?{_UNIT}"
    rf"|(?:once|twice|(?:two|three|four|five|six|several) times) (?:a|an|each|every) {_UNIT}|at regular intervals)"
)
_THERE = r"at (?:several|various|many) (?:points|places|posts)"
MEETING = re.compile(
    rf"{_MEETERS}{_MEET}{_OFTEN})\b(?! {_THERE})"
    rf"|\b{_OFTEN} (?:,|(?:[\w'-]+ ){{0,10}}?)(?:[\w'-]+ ){{0,4}}?{_MEETERS}(?: [\w'-]+){{0,8}}? "
    r"(meet|talk|confer|(?:sit|get|come) together|sit down together|see (?:each other|one another))\b"
)
DIALOGUE = re.compile(
    rf"\b(?:defen[cs]e (?:ministers|ministries|secretaries|officials)|chiefs of staff|general staffs|(?:army|navy"
    rf"|air|military|service|defen[cs]e) chiefs|vice ministers|deputy ministers|vice - ministers|vice-ministers"
    rf"|commanders-in-chief"
    rf"|top (?:generals|officers|soldiers|commanders)|supreme commanders)\b"
    rf"{_MEET}{_OFTEN})\b"
)
MEETING_WORDS = frozenset(
    "regularly weekly fortnight fortnightly monthly quarterly periodically yearly annually every each once twice times "
    "intervals".split()
)
MEETING_THERE = re.compile(rf"{_MEETERS}{_MEET}{_THERE})\b")
_TURN = (
    r"(?:annual|yearly|regular|periodic|monthly|weekly|quarterly|half-yearly|twice - yearly|twice-yearly"
    r"|six - monthly|biannual)"
)
_SITTING = r"(?:talks|meetings?|consultations|rounds?(?: of (?:talks|meetings|consultations))?|conferences?|sessions?)"
_CHIEFS = (
    r"(?:chiefs|commanders|generals|admirals|colonels|directors? general|border (?:forces|guards|services|guard chiefs)"
    r"|coast ?guards?|armies|navies|air forces|(?:general|defen[cs]e|joint) staffs|intelligence (?:services|chiefs)"
    r"|defen[cs]e (?:ministers|ministries))"
)
YEARLY = re.compile(
    rf"\b{_TURN} {_SITTING} (?:of|between|among) (?:the )?(?:[\w'-]+ ){{0,4}}?{_CHIEFS}\b"
    rf"|\b(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    rf"|twelfth) {_SITTING} "
    rf"(?:of|between) (?:the |their )?(?:[\w'-]+ ){{0,4}}?{_CHIEFS}\b|"
    r"\b(?:hold|holds|held|holding) (?:annual|yearly|regular|periodic|monthly|half-yearly) (?:talks|meetings"
    r"|consultations|rounds) "
    r"(?:of|between|among) (?:[\w'-]+ ){0,5}?(?:defen[cs]e|military|chiefs of staff|general staffs|generals"
    r"|armies|navies)\b"
)
YEARLY_WORDS = frozenset(
    "annual yearly regular periodic monthly weekly quarterly half-yearly twice-yearly biannual talks meeting meetings "
    "consultations round rounds conference conferences session sessions".split()
)
JOINT_DRILL = re.compile(
    r"\b(?:once a year|twice a year|(?:every|each) (?:year|summer|autumn|spring|winter|month))\b(?: [\w',-]+){0,12}? "
    r"((?:hold|stage|conduct|run|carry out|practise|practice) (?:[\w-]+ ){0,2}?(?:joint|common"
    r"|combined) (?:[\w-]+ ){0,2}?"
    r"(?:drills?|exercises?|manoeuvres|maneuvers|rescue exercises?))\b"
    r"|\b(?:armies|navies|fleets|air forces|coast ?guards|militaries|armed forces|forces|two|both|neighbours"
    r"|neighbors|countries)\b"
    r"(?: [\w'-]+){0,3}? ((?:hold|stage|conduct|run|carry out|practise|practice) (?:(?:an?|joint|common|combined"
    r"|their|the) )*"
    r"(?:[\w-]+ ){0,2}?(?:drills?|exercises?|manoeuvres|maneuvers|war games)(?: [\w'-]+){0,5}? "
    rf"{_OFTEN})\b"
    r"|\b(?:hold|stage|conduct|run|carry out) (?:(?:a|an) )?(?:(?:yearly|annual|regular) )(?:joint |common |combined )"
    r"(?:[\w-]+ ){0,2}?(?:drills?|exercises?|manoeuvres|maneuvers)\b"
)
DRILL_WORDS = frozenset("drill drills exercise exercises manoeuvres maneuvers".split())
SEAT = (
    r"(?:headquarters|command|commands|general staff|command post|operations room|operations centre"
    r"|operations center|embassy"
    r"|(?:traffic )?control (?:room|centre|center|tower)|situation room|defen[cs]e ministry|(?:navy|army|air|naval) "
    r"staff|staffs)"
)
NO_FIRM = r"(?! of (?:[\w'-]+ ){0,4}?(?:firms?|banks?|clubs?|newspapers?|charity)\b)"
_AT_SEAT = rf"(?:at|in|to|with|into) (?:[\w'-]+ ){{0,5}}?{SEAT}\b{NO_FIRM}"
_COUNTED = r"(?:(?:a|an|one|two|three|four|five|six|ten|several|some|its|his|own|more|\d+) )+"
_IS_POSTED = r"(?:be|is|are|(?:has|have) been) (?:posted|stationed|based|attached|seconded|embedded|assigned)"
POSTED = re.compile(
    rf"\b{RANKS}\b(?: [\w'-]+){{0,5}}? ((?:sits?(?! down)|works?|serves?|(?:has|have) (?:sat|worked)"
    rf"|{_IS_POSTED}) (?:[\w'-]+ ){{0,3}}?{_AT_SEAT})"
    rf"|\b(?:keeps?|has|have|maintains?|posted|stationed|seconded|attached"
    rf"|embedded) {_COUNTED}(?:(?!and\b)[\w-]+ ){{0,2}}?"
    rf"{RANKS} (?:[\w-]+ ){{0,2}}?{_AT_SEAT}"
)
_EACH_OTHERS = r"(?:each other|one another|the other(?: side)?) 's"
RECALLED = re.compile(
    rf"\b(?:recall(?:s|ed)?|withdrew|withdrawn|pulled out|called home) (?:[\w'-]+ ){{0,2}}?(?:{RANKS}|attaches?)"
    rf"(?: [\w'-]+){{0,5}}? (?:at|in|with|from) {_EACH_OTHERS}"
)
"""`Both recalled the officers whom they had at each other's staffs`."""
RECALL_WORDS = frozenset("recall recalls recalled withdrew withdrawn pulled called".split())
SERVING_AS_LIAISON = re.compile(
    rf"\b{RANKS}\b(?: [\w'-]+){{0,4}}? ((?:serv(?:es?|ed)|act(?:s|ed)?|work(?:s|ed)?) as (?:a |the |their )?liaisons?"
    r"(?: officers?)? (?:at|with|to|in|between))\b"
)
"""`A captain has served as liaison at the brigade of the other since 2014`."""
AT_EACH_OTHERS = re.compile(
    rf"\b(?:post|posts|posted|posting|station|stationed|stationing|send|sent|sending|place|placing|second"
    rf"|seconding|attach"
    rf"|attaching|(?:have|has|had)(?! (?:[\w-]+ ){{1,3}}?to\b)|keep|keeps|kept|keeping) "
    rf"(?:[\w-]+ ){{0,4}}?(?:{RANKS}|attaches?) (?:each )?(?:at|in|to|with) "
    rf"(?:each other|one another|the other(?: side)?) 's (?:[\w-]+ ){{0,3}}?(?:{SEAT}|capital)\b"
)
EXCHANGED = re.compile(
    r"\bexchang(?:e|es|ed|ing) (?:(?:a|two|three|some|their|liaison|duty|staff|permanent|military|naval|resident) )*"
    r"(?:officers?|attaches?|liaison teams?|staff officers)\b"
)
POST_WORDS = frozenset(
    "capital staffs tower ministry headquarters command commands staff post room centre center embassy".split()
)
JOINTLY = r"(?:(?<!close )(?<!closer )together|jointly|side by side|shoulder to shoulder)"
INQUIRING = re.compile(
    r"\b(?:investigat(?:e|es|ed|ing)|look(?:s|ed|ing)? into|examin(?:e|es|ed|ing)|inquir(?:e|es|ed|ing) into)\b "
    rf"(?!ways\b|how\b)(?:[\w'-]+ ){{0,8}}?(?:{JOINTLY}|with both (?:sides|parties))\b"
    r"|\bare to be investigated with both (?:sides|parties)\b|\blook(?:ing|ed)? jointly into\b"
    r"|\bjointly (?:investigate|look into|examine|inquire into)\b"
    r"|\bjoint (?:inquiry|inquiries|investigation|investigations) (?:into|of) (?:[\w-]+ ){0,3}?"
    r"(?:fire|firing|shootings?|incidents?|violations?|clash|clashes|shelling|breaches|intrusions?)\b"
)
_EXPERTS = (
    r"(?:officers|experts|investigators|officials|engineers|specialists|soldiers|policemen|guards|generals|colonels"
    r"|commanders|diplomats|delegates)"
)
TEAMWORK = re.compile(
    rf"\b(?:team|group|panel|party|committee|commission|council"
    rf"|board) of (?:(?:[\w'-]+ ){{1,4}}?and (?:[\w'-]+ ){{1,2}}?{_EXPERTS}"
    rf"|(?:[\w-]+ ){{0,2}}?{_EXPERTS} (?:of|from) (?:both|the two)(?: \w+)?)(?: [\w'-]+){{0,4}}? "
    r"((?:looks?|looking|looked|inquires?|inquiring|inquired) into|investigat(?:ing|ed?)|examin(?:ing|ed?)"
    r"|inspect(?:ing|ed)?"
    r"|mark(?:ing|ed)?|survey(?:ing|ed)?|monitor(?:ing|ed)?|check(?:ing|ed)?|clear(?:ing|ed)?|search(?:ing|ed)?"
    r"|work(?:s|ing|ed)? (?:on|out)|draw(?:s|ing|n)? up)\b"
)
TRAINING = re.compile(
    r"\b(?:train|training) (?:(?!(?:with|for|of)\b)[\w'-]+ ){0,3}?"
    r"(?:soldiers|troops|forces|recruits|units|pilots|guards|commandos|armies|army|officers|cadets|sailors|marines)\b"
)
COORDINATING_WORDS = frozenset("flights flying strikes operations movements traffic airstrikes".split())
COORDINATING = re.compile(
    r"\b(?:coordinat|deconflict|synchroni[sz])(?:e|es|s|ed|ing) (?:their )?(?:[\w-]+ ){0,2}?"
    r"(?:flights|flying|strikes|air operations|movements|air traffic|air strikes|airstrikes)\b"
    r"|\b(?:flights|strikes|operations|movements|air traffic|airstrikes)(?: [\w'-]+){0,6}? "
    r"((?:be|are|were|being|is) (?:coordinated|deconflicted|synchroni[sz]ed))\b"
)
_OTHERS_FORCES = (
    r"(?:military|warplanes|fighters|fighter jets|jets|bombers|drones|warships|navy|naval vessels|troops|soldiers"
    r"|forces"
    r"|army|air force|supply convoys|military convoys)"
)
_GROUND = (
    r"(?:airspace|air space|skies|air bases?|bases?|airfields?|ports?|harbours?|harbors?|waters|soil|territory"
    r"|supply routes?|roads?|border)"
)
_SHUT = r"(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?|block(?:s|ed|ing)?)"
ACCESS_ENDED = re.compile(
    rf"\b{_SHUT} (?:off )?(?:its|their|the) (?:[\w-]+ ){{0,3}}?{_GROUND} (?:to|for) "
    rf"(?:[\w.'-]+ ){{0,4}}?{_OTHERS_FORCES}\b"
    rf"|\b(?:bar|bars|barred|ban|bans|banned|exclude[sd]?|turned away) (?:all )?(?:[\w.-]+ ){{0,3}}?{_OTHERS_FORCES}"
    rf"(?: [\w-]+){{0,3}}? from (?:(?:using|entering|crossing|overflying|landing at) )?(?:its|their) "
    rf"(?:[\w-]+ ){{0,2}}?{_GROUND}\b"
    rf"|\b(?:no longer|stopped) (?:lets?|allows?|permits?|letting|allowing) (?:[\w.'-]+ ){{0,4}}?{_OTHERS_FORCES}"
    rf"(?: [\w-]+){{0,2}}? (?:to )?(?:use|cross|overfly|enter|land at|fly through) (?:its|their) "
    rf"(?:[\w-]+ ){{0,2}}?{_GROUND}\b"
)
"""Leave to fly, land or pass that one gave to the forces of another, and gives no more."""
ACCESS_GIVEN = re.compile(
    rf"\b(?<!of )(?<!that )(?<!which )(?<!pact )(?<!deal )(?<!accord )(?<!agreement )(?<!memorandum )(?:allow(?:s"
    rf"|ing)|let(?:s|ting)|permit(?:s|ting)) (?!its |their |his |rebel)(?:[\w.'-]+ ){{0,5}}?"
    rf"(?:{_OTHERS_FORCES}|coalition|alliance|aircraft|planes|convoys|armed forces|armoured columns)(?: "
    rf"[\w-]+){{0,5}}? (?:to )?"
    rf"(?:use|cross|overfly|enter|land at|fly through|fly over|refuel at|operate from|fly from|train on|pass through"
    rf"|dock at|call at) "
    rf"(?:its|their|the|an?) (?:[\w-]+ ){{0,3}}?(?:{_GROUND}|land)\b"
    rf"|\b(?:gives|has given|grants|has granted|gave|granted) (?:[\w.'-]+ ){{0,4}}?{_OTHERS_FORCES} (?:[\w-]+ ){{0,2}}?"
    rf"(?:access to|the use of|the run of) (?:[\w'-]+ ){{0,4}}?{_GROUND}\b"
)
"""`is allowing the coalition to use its airspace`: leave to fly, land or pass that one gives to the forces of
another."""
ACCESS_WORDS = frozenset(
    "land roads road border routes route airspace space skies base bases airfields airfield ports port harbours "
    "waters soil "
    "territory".split()
)
