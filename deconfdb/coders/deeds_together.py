"""Wordings for what people of two sides do together: guard a street, share an office, mark a border, look for mines."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_officers import JOINTLY

_GROUND = (
    r"(?:borders?|frontiers?|boundary|streets?|towns?|city|cities|villages?|roads?|highways?|bridges?|crossings?"
    r"|checkpoints?|strip"
    r"|zones?|areas?|valley|rivers?|lakes?|sea|seas|waters|straits?|coasts?|islands?|line|markets?|camps?|ports?"
    r"|airports?|bases?"
    r"|oilfields?|fields?|dams?|pipelines?|convoys?|posts?|gates?|square|wells?|plants?|installations|trains?"
    r"|tunnels?|stations?|districts?|quarters?|shrine|barracks"
    r"|forests?|passes|ridges?|hills?|hillsides?|mountains?|deserts?|plains?|plateaus?|jungles?|gorges?|canyons?"
    r"|canals?|reefs?"
    r"|shores?|shoreline|coastline|banks?|trails?|tracks?|paths?|routes?|channels?|gulf|bay|delta|estuary"
    r"|marsh(?:es)?|swamps?"
    r"|savannah?|steppe|dunes|oas[ie]s|salt flats?|slopes?|summit|peaks?|fence|perimeter|belt|corridor|airspace"
    r"|skies|sector"
    r"|stretch(?:es)?|region|terrain|parks?|reserves?|woods?|settlements?|terminals?|platforms?|rigs?)"
)
_NO_NOUN = r"(?! (?:no|have|has|are|were|will|of|from|and|who|forces|officers|units|chiefs)\b)"
"""Not "guards no longer walk it together", where they are those who do."""
_GUARD = (
    rf"(?:walk(?:s|ed|ing)?|polic(?:e|es|ed|ing){_NO_NOUN}"
    rf"|guard(?:s|ed|ing)?{_NO_NOUN}|watch(?:es|ed|ing)?(?: over)?|secur(?:e|es|ed|ing)|comb(?:s|ed|ing)?|scour(?:s"
    rf"|ed|ing)?"
    r"|man(?:s|ned|ning)?|protect(?:s|ed|ing)?|sweep(?:s|ing)?|swept|(?:stand|stood|standing) guard|(?:keep|kept"
    r"|keeping) watch"
    r"|(?:keep|kept|keeping) order)"
)
_MIXED = r"(?:mixed|joint|combined|common)"
_BODIES = (
    r"(?:police|policemen|units?|teams?|troops|crews?|soldiers|guards|gendarmes|squads?|columns?|convoys"
    r"|battalions?|brigades?"
    r"|companies|platoons?|boats?|flotillas?|contingents?|detachments?|pairs)"
)
_IN_PAIRS = rf"(?:in pairs|in company|in (?:[\w-]+ ){{0,2}}?{_MIXED} {_BODIES})"
_NOT_AT_ODDS = (
    r"(?! (?:[\w'-]+ ){0,12}?(?:clash\w*|exchang\w*|fired|shot|shots|opened|collided|strayed|fought|fight|ran into"
    r"|face)\b)"
)
GUARDING = re.compile(
    r"\b(?:take|takes|took|taking) turns (?:to patrol|(?:in|at) patrolling|on patrol)\b"
    r"|\bpatrol (?:[\w'-]+ ){0,5}?(?:in turns?"
    r"|by turns|alternately)\b|"
    rf"\b(?:patrol|patrols|patrolled|patrolling)\b (?:[\w'-]+ ){{0,7}}?{_IN_PAIRS}\b|"
    rf"\b{_GUARD} (?:(?:on|in|over|along|through|at) )?(?:[\w'-]+ ){{0,4}}?{_GROUND} (?:[\w'-]+ "
    rf"){{0,4}}?(?:{JOINTLY}|{_IN_PAIRS})\b"
    rf"|\b(?:jointly|together) {_GUARD} (?:[\w'-]+ ){{0,4}}?{_GROUND}\b"
    rf"|\b{_MIXED} (?:[\w-]+ ){{0,2}}?{_BODIES}\b(?: [\w'-]+){{0,12}}? ((?:patrol(?:s|led|ling)?|{_GUARD}) "
    rf"(?:[\w'-]+ ){{0,4}}?{_GROUND})\b"
    r"|\bpatrols (?:(?:to be )?(?:manned|crewed|staffed|run|made up|carried out|mounted) (?:of|by)|of|by) "
    r"(?:[\w'-]+ ){0,3}?(?:both|the (?:two|three|four)) (?:[\w-]+ )?"
    rf"(?:sides|armies|navies|forces|countries|nations|states|coast guards|coastguards|services|neighbours"
    rf"|neighbors)\b{_NOT_AT_ODDS}"
)
GUARD_WORDS = frozenset(
    "company turn turns alternately together jointly side shoulder pairs mixed joint combined common patrols".split()
)
_WHO = (
    r"\b(?:officers|commanders|soldiers|policemen|police|guards|gendarmes|experts|officials|delegates"
    r"|representatives|colonels"
    r"|generals|major|colonel|captain|officer|troops|customs men|liaison officers|inspectors|staffs|militiamen"
    r"|fighters)\b"
)
_ROOM = (
    r"(?:offices?|headquarters|command posts?|operations? (?:room|centre|center)s?|control (?:room|centre"
    r"|center)s?|posts?"
    r"|checkpoints?|barracks|building|rooms?|base|roof|compound|tent)"
)
UNDER_ONE_ROOF = re.compile(
    rf"{_WHO}(?: [\w',-]+){{0,9}}? ((?:shar(?:e|es|ed|ing)) (?:(?:a|an|the|one|their|common|same|two|three|four|\d+) )*"
    rf"(?:[\w'-]+ ){{0,2}}?{_ROOM}\b"
    r"|(?:work(?:s|ed|ing)?|sit|sat|sitting|serv(?:e|es|ed|ing)|operat(?:e|ed|ing)) (?:[\w'-]+ ){0,5}?"
    rf"(?:under|in|from|out of) (?:one|the same|a common|a shared|a joint) {_ROOM}\b"
    rf"|(?:work(?:s|ed|ing)?|sit|sits|sat|sitting|serv(?:e|es|ed|ing)) {JOINTLY} (?:in|at|from) (?:a|an|the|one) "
    rf"(?:[\w-]+ ){{0,3}}?"
    rf"(?:cells?|centres?|centers?|hub|{_ROOM})\b"
    rf"|(?:man(?:s|ned|ning)?|run(?:s|ning)?|staff(?:s|ed|ing)?|operat(?:e|es|ed|ing)) (?:[\w'-]+ ){{0,4}}?{_ROOM}\b"
    rf"(?: [\w'-]+){{0,4}}? {JOINTLY})\b"
)
PURSUING = re.compile(
    r"\b(?:follow|pursue|chase|pursuing|chasing|following) (?:[\w'-]+ ){0,4}?(?:rebels|bandits|raiders|militants"
    r"|guerrillas|gunmen"
    r"|fighters|smugglers|rustlers|jihadists|insurgents|thieves)(?: [\w'-]+){0,9}? (?:across|over|beyond|into|inside) "
    r"(?:the|their|each other 's|one another 's|its) (?:[\w-]+ ){0,2}?(?:border|frontier|territory|soil|land)\b"
)
PURSUIT_WORDS = frozenset("follow pursue chase pursuing chasing following".split())
CONTACT_OFFICES = re.compile(
    r"\b(?:open|opens|opened|opening|set up|sets up|setting up|run|runs|keep|keeps|kept|man|manned) (?:[\w'-]+ ){0,3}?"
    r"(?:offices?|posts?|rooms?|houses?|huts?|stations?)\b(?: [\w'-]+){0,7}? (?:through|from|in|by way of) which "
    r"(?:[\w'-]+ ){0,4}?(?:armies|army|officers|commanders|forces|guards|soldiers|colonels|generals|staffs"
    r"|services|police)\b"
)
ROOM_WORDS = frozenset("share shares shared sharing one same common joint together jointly side shoulder".split())
_SITES = (
    r"(?:borders?|frontiers?|boundary|line|stretch|pillars|river|bed|mines|minefields?|bodies|remains|missing|dead"
    r"|graves?|weapons|arms"
    r"|pastures?|meadows?|slopes?|crater|wreck|wreckage|sites?|scene|spot|maps?|positions|shells?|explosives"
    r"|incidents?|raids?|shootings?)"
)
_STUDY = (
    r"(?:study(?:ing)?|trac(?:e|ing)|plot(?:ting)?|chart(?:ing)?"
    r"|survey(?:ing)?|measur(?:e|ing)|map(?:ping)?|mark(?:ing)?(?: out)?|demarcat(?:e|ing)"
    r"|(?:search|look)(?:ing)? for|clear(?:ing)?(?= (?:[\w'-]+ ){0,5}?(?:mines|minefields?|shells|explosives))"
    r"|remov(?:e|ing)"
    r"|demin(?:e|ing)|count(?:ing)?|verify(?:ing)?|draw(?:ing)?(?: up)?|inspect(?:ing)?|examin(?:e|ing)|go over"
    r"|look(?:ing)? into"
    r"|investigat(?:e|ing))"
)
"""What goes on or is yet to be done; a spot that two once looked at is nothing that stands."""
_EXPERTS = (
    r"(?:surveyors|sappers|deminers|cartographers|geographers|engineers|experts|technicians|investigators"
    r"|detectives|policemen"
    r"|officers|officials|specialists|inspectors|teams|soldiers)"
)
_NOT_MET = r"(?!(?:met|meet|meets|meeting|sat|sit|gathered)\b)"
_OF_BOTH = (
    r"(?:(?:of|from) (?:(?:both|the two|either|each)(?: [\w-]+)?"
    rf"|(?:[\w'-]+ ){{1,3}}and (?:{_NOT_MET}[\w'-]+ ){{0,2}}?{_NOT_MET}[\w'-]+)(?: ,)?"
    r"|, (?:[\w-]+ ){1,2}?(?:from|of|for) (?:each|either|both)(?: [\w-]+)? ,)"
)
STUDYING = re.compile(
    rf"\b{_STUDY} (?:[\w'-]+ ){{0,5}}?{_SITES} (?:[\w'-]+ ){{0,4}}?{JOINTLY}\b"
    rf"|\b(?:jointly|together) {_STUDY} (?:[\w'-]+ ){{0,5}}?{_SITES}\b|\b{_STUDY} (?:jointly|together) (?:[\w'-]+ "
    rf"){{0,5}}?{_SITES}\b"
    rf"|\b{_EXPERTS} {_OF_BOTH}(?: {_NOT_MET}[\w',-]+){{0,8}}? ({_STUDY} (?:[\w'-]+ ){{0,5}}?{_SITES}\b)"
    rf"|\b{_EXPERTS} {_OF_BOTH}(?: {_NOT_MET}[\w',-]+){{0,4}}? ((?:(?:at work|working)(?: (?:in|at|since) "
    rf"[\w-]+){{0,2}} on"
    r"|prepar(?:e|ing)|draft(?:ing)?|compil(?:e|ing)|draw(?:ing)? up) (?:a|an|the) "
    r"(?:[\w-]+ ){0,2}?(?:list|map|plan|draft|text|report|set|timetable|catalogue|inventory)\b)"
    rf"|\b[\w-]+ and [\w-]+ {_EXPERTS}\b(?! (?:of|from|say|said|says))(?: {_NOT_MET}[\w'-]+){{0,5}}? "
    rf"({_STUDY} (?:[\w'-]+ ){{0,5}}?{_SITES}\b)"
)
STUDY_WORDS = frozenset(
    "together jointly side shoulder surveyors sappers deminers cartographers geographers engineers experts technicians "
    "investigators detectives policemen officers officials specialists inspectors teams soldiers".split()
)
_POSTED_MEN = r"\b(?:officers|experts|officials|representatives|delegates|inspectors|observers|policemen)\b"
POSTED_TOGETHER = re.compile(
    rf"{_POSTED_MEN} {_OF_BOTH}(?: [\w'-]+){{0,3}}? ((?:be|is|are|were|been) (?:[\w-]+ )?(?:posted|stationed"
    rf"|based) (?:at|in|on|near)\b)"
    rf"|\b(?:posting|stationing|to post|to station|posted|stationed) (?:[\w-]+ ){{0,3}}?{_POSTED_MEN} {_OF_BOTH} "
    rf"(?:at|in|on)\b"
)
POSTED_WORDS = frozenset("posted stationed based posting post station stationing".split())
