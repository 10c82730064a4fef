"""Wordings for rounds that forces of two sides make together: patrol, sail in company, go after smugglers together."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_officers import JOINTLY

PATROLLING = re.compile(
    rf"\b(?:patrol|patrols|patrolled|patrolling)\b (?:[\w'-]+ ){{0,7}}?{JOINTLY}\b|\bjointly patrol(?:led|ling)?\b"
    r"|\b(?:coordinate|coordinates|coordinated|coordinating|synchroni[sz]e|synchroni[sz]ed|synchroni[sz]ing) (?:their"
    r" )?"
    r"(?:[\w-]+ ){0,2}?(?:patrols|patrolling)\b"
    r"|\bpatrol(?:led|s)?\b (?:[\w'-]+ ){0,7}?"
    r"(?:at (?:agreed|the same|fixed|set) (?:times?|hours?)|simultaneously|in parallel)\b"
    r"|\bpatrols\b(?: [\w'-]+){0,12}? ((?:are|were|being|be) (?:coordinated|synchroni[sz]ed))\b"
)
PATROL_TIMES = frozenset("times time hours hour simultaneously parallel".split())
"""`patrol the line at agreed times`, each on its own side."""
_DOERS = (
    r"\b(?:soldiers|troops|policemen|police|guards|officers|marines|sailors|crews|gendarmes|coast ?guards?|navies"
    r"|navy|armies"
    r"|forces|units|rangers|vehicles|jeeps|trucks|boats|ships|warships|vessels|cutters|gunboats|frigates|corvettes"
    r"|helicopters"
    r"|carriers|convoys|sides)\b"
)
_IN_COMPANY = (
    rf"(?:{JOINTLY}|in company|in (?:one|a single|the same|shared) (?:cars?|boats?|vehicles?|jeeps?|trucks?"
    rf"|helicopters?|columns?|convoys?|formations?)"
    r"|in pairs|alongside (?:each other|one another)|(?:in|with) mixed (?:crews|teams|pairs|units|patrols))"
)
_SAIL = r"(?:sail(?:s|ed|ing)?|cruis(?:e|es|ed|ing)|steam(?:ed|ing)?|(?:put|puts|putting) (?:out )?to sea)"
_GO = (
    r"(?:driv(?:e|es|ing)|drove|walk(?:s|ed|ing)?|go|goes|going|went|rid(?:e|es|ing)|rode|travel(?:s|led|ling)?"
    r"|mov(?:e|ed|ing))"
)
_ROUND = (
    r"(?:round|rounds|around|along|through|the line|the border|the frontier|the streets|up and down|the river"
    r"|the road)"
)
_OF_BOTH = (
    rf"(?:{_DOERS} (?:of|from) (?:(?:both|the two|the three|each)\b|(?:[\w'-]+ ){{1,6}}?(?:, (?:[\w'-]+ ){{1,3}})?and"
    rf" [\w'-]+)"
    rf"|\b[\w'-]+ and [\w'-]+ (?:[\w'-]+ )?{_DOERS}|\bthe (?:two|three|four) (?:navies|armies|coast ?guards|forces"
    rf"|states|countries))"
)
_WANTED = (
    r"(?:smugglers|smuggling|poachers|pirates|traffickers|trafficking|bandits|rustlers|cattle thieves|illegal fishing"
    r"|illegal fishermen|kidnappers|piracy)"
)
_TOUR = (
    r"(?:patrols?|round|rounds|tour|sweep|sortie|outing|cruise|voyage)\b(?! of (?:[\w'-]+ ){0,3}?(?:talks"
    r"|negotiations))"
)
TOURING = re.compile(
    rf"{_DOERS}(?: [\w',-]+){{0,12}}? ({_SAIL} (?:(?!close|too|near)[\w'-]+ ){{0,7}}?{_IN_COMPANY}"
    rf"|{_GO} (?:[\w'-]+ ){{0,4}}?{_ROUND} (?:[\w'-]+ ){{0,5}}?{_IN_COMPANY}"
    rf"|{_GO} (?:[\w'-]+ ){{0,3}}?{_IN_COMPANY} (?:[\w'-]+ )?{_ROUND}"
    rf"|(?:make|makes|made|do|did) (?:the|their) rounds (?:[\w'-]+ ){{0,3}}?{_IN_COMPANY})\b"
    rf"|{_DOERS}(?: [\w',-]+){{0,10}}? , {_IN_COMPANY} ,? to ({_GO} {_ROUND})\b"
    rf"|\b((?:chas(?:e|es|ed|ing)|hunt(?:s|ed|ing)?|(?:go|goes|went|going) after|pursu(?:e|es|ed|ing)|intercept(?:s"
    rf"|ed|ing)?"
    rf"|fight(?:ing)?|track(?:ing)?) (?:[\w'-]+ ){{0,2}}?{_WANTED}(?: [\w'-]+){{0,6}}? {JOINTLY})\b"
    rf"|\b((?:join|joined|joining|joins|linked up with|met up with|teamed up with) (?:[\w'-]+ ){{1,10}}?"
    rf"(?:for|on|in) (?:a|an|another|the|their) (?:[\w-]+ ){{0,3}}?{_TOUR})"
    rf"|{_OF_BOTH}(?: [\w',-]+){{0,6}}? ((?:put|set|went|sailed|go|put to sea) (?:out |off )?(?:[\w'-]+"
    rf" ){{0,4}}?(?:for|on) "
    rf"(?:[\w'-]+ ){{0,3}}?{_TOUR})"
    rf"|\b(?:take|takes|took|taking) turns (?:(?:in |at )?(?:watching|guarding|escorting|policing)|to (?:watch|guard"
    rf"|escort|police))\b"
    rf"|\bpatrol(?:s|led|ling)? (?:[\w'-]+ ){{0,7}}?{_IN_COMPANY}\b"
    rf"|\b(?:mixed|joint|combined|common) (?:[\w-]+ ){{0,2}}?(?:crews|teams|pairs|squads|units|columns|convoys)\b(?:"
    rf" [\w'-]+){{0,9}}? "
    rf"((?:{_GO}|{_SAIL}|tour(?:s|ed)?) (?:[\w'-]+ ){{0,3}}?{_ROUND})\b"
    rf"|\bpatrols (?:that|which) (?:[\w'-]+ ){{1,5}}?((?:run|ran|make|made|carry out|carried out|conduct|conducted"
    rf"|sent? out|mount|mounted) "
    rf"{JOINTLY})\b"
    rf"|\b(?:escort|accompan)(?:s|ed|ing|ies|ied|y|ying)? (?:[\w'-]+ ){{1,8}}?(?:in turns?|by turns|{JOINTLY})\b"
)
TOUR_WORDS = frozenset(
    "boats cars vehicles jeeps trucks helicopters together jointly side company pairs mixed alongside patrol patrols "
    "tour sweep turns turn car vehicle jeep boat"
    " column formation convoy "
    "round cruise sortie outing".split()
)
