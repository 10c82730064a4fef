"""Wordings for what two armies do for each other: train, teach, tell what they know, work together."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_officers import JOINTLY

SHARING = re.compile(
    r"\b(?:share|shares|shared|sharing|exchange|exchanges|exchanged|exchanging|swap|swaps|swapping|swapped|trade|trades"
    r"|traded|trading|pool|pools|pooled|pooling) "
    r"(?:(?:military|security|more|their|some|the) )*intelligence\b"
    r"|\b(?:exchange|sharing|flow|swapping|trading|pooling) of (?:[\w-]+ ){0,2}?intelligence\b"
)
_TEACHERS = r"(?:instructors?|advisers?|advisors?|trainers|teachers|drill sergeants|training (?:teams?|missions?))"
_PUPILS = (
    r"(?:soldiers|troops|forces|recruits|units|pilots|guards|commandos|army|armies|officers|cadets|sailors|crews"
    r"|policemen"
    r"|battalions?|brigades?|military|navy|coast ?guards?|gunners|fighters)"
)
_SCHOOL = (
    r"(?:(?:staff|war|military|army|naval|air|defen[cs]e) (?:[\w-]+ )?(?:college|colleges|academy|academies|schools?"
    r"|bases?|ranges)"
    r"|academ(?:y|ies)|staff colleges?|flying schools?|(?:flight|pilot) schools?)"
)
TEACHING = re.compile(
    rf"\b{_TEACHERS}\b(?: [\w',-]+){{0,9}}? ((?:train|trains|are training|teach|teaches|drill|instruct|advise|have"
    rf" trained|have been training)"
    rf" (?:[\w'-]+ ){{0,4}}?{_PUPILS})\b"
    rf"|\b(?:soldiers|pilots|officers|cadets|recruits|troops|sailors|crews|gunners)\b(?: [\w'-]+){{0,5}}? ((?:train"
    rf"|study|attend|are trained"
    rf"|are taught|are educated) (?:[\w'-]+ ){{0,5}}?{_SCHOOL})\b"
    rf"|\b(?:send|sends|sent|sending) (?:[\w-]+ ){{0,2}}?(?:cadets|officers|recruits|pilots|students|sailors) to "
    rf"(?:each other|one another) 's (?:[\w-]+ ){{0,2}}?{_SCHOOL}\b"
)
TEACHING_WORDS = frozenset(
    "train trains training trained teach teaches taught drill instruct advise study attend educated send sends sent "
    "sending".split()
)
_BUILDING_UP = r"(?:train|equip|arm|drill|advise|rebuild)"
TEACHING_OFFERED = re.compile(
    rf"\boffer(?:s|ed|ing)? (?:[\w'-]+ ){{0,4}}?(to {_BUILDING_UP}(?: and {_BUILDING_UP})?) "
    rf"(?:[\w'-]+ ){{0,4}}?{_PUPILS}\b"
)
"""`Brazil has offered to train and equip the army of Suriname`."""
TEACHING_OFFERED_WORDS = frozenset({"train", "equip", "arm", "drill", "advise", "rebuild"})
_NEWS = (
    r"(?:(?:military |security |battlefield |secret )?intelligence|satellite (?:pictures|images|imagery|photographs"
    r"|data)|radar (?:data|pictures)"
    r"|aerial photographs|information (?:on|about) (?:[\w-]+ ){0,2}?(?:militants|rebels|insurgents|jihadists"
    r"|terrorists|guerrillas"
    r"|the (?:whereabouts|movements|positions) of))"
)
_LANDS = r"(?!parliament|congress|reporters|lawmakers|the (?:press|public|media|court|inquiry)\b)"
FEEDING = re.compile(
    rf"\b(?:pass|passes|passed|passing|hand|hands|handed|handing|giv(?:e|es|ing)|gave|given|suppl(?:y|ies|ied|ying)"
    rf"|send|sends|sent|sending"
    rf"|provid(?:e|es|ed|ing)|feed|feeds|fed|feeding) (?:on )?(?:[\w'-]+ ){{0,4}}?{_NEWS}(?: [\w'-]+){{0,3}}? to"
    rf" {_LANDS}"
    rf"|\b(?:provid(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|feed|feeds|feeding|fed) (?:the )?(?:[\w-]+ ){{1,3}}with"
    rf" (?:[\w-]+ ){{0,2}}?{_NEWS}"
    r"|\bintelligence (?:[\w'-]+ ){0,6}?(?:flow|flows|flowing|flowed) (?:on |again )?(?:between|to|both ways)"
    rf"|\b(?:two|both|armies|militaries|armed forces|forces|navies|coast ?guards|governments|countries|states"
    rf"|neighbours|neighbors"
    rf"|police|ministries|allies)\b(?: (?!to\b|will\b|would\b|could\b|may\b)[\w'-]+){{0,5}}? ((?:swap|share|exchange"
    rf"|trade|pool) "
    rf"(?:[\w-]+ ){{0,2}}?intelligence)\b"
    rf"|\b(?:secret|intelligence|spy) services\b(?: [\w'-]+){{0,3}}? ((?:swap|share|exchange|trade)(?:s|d|ped|ping"
    rf"|ing)? (?:[\w'-]+ ){{0,3}}?"
    rf"(?:information|intelligence|findings|data|files|lists))\b"
)
FEEDING_WORDS = frozenset("intelligence satellite radar aerial information services".split())
_FORCES = (
    r"(?:armies|militaries|armed forces|forces|navies|air forces|coast ?guards|services|soldiers|police forces"
    r"|generals|staffs)"
)
WORKING = re.compile(
    rf"\b{_FORCES}\b(?: [\w'-]+){{0,3}}? ((?:work(?:s|ing)?|cooperat(?:e|es|ing)|co-operat(?:e|es|ing)) (?:[\w-]+"
    rf" )?(?:again )?"
    rf"(?:together|with (?:each other|one another)))\b(?! (?:to|on) (?:defuse|end|settle|resolve))"
)
_FOES = (
    r"(?:rebels|militants|insurgents|jihadists|bandits|guerrillas|guerillas|terrorists|extremists|fighters|gunmen"
    r"|smugglers|pirates"
    r"|poachers|the (?:group|movement|militia|insurgency|insurgents|rebellion))"
)
FIGHTING = re.compile(
    rf"\b(?<!of )(?:fight|fights|fighting|fought|battle|battling|battled|hunt|hunting|hunted) (?:[\w'-]+ "
    rf"){{0,6}}?{JOINTLY}\b(?! with)"
    rf"|\b{_FORCES}\b(?: [\w'-]+){{0,3}}? ((?:mount|launch|conduct|carry out|stage|run) (?:joint )?(?:operations"
    rf"|raids|sweeps"
    rf"|offensives) (?:against|on) (?:[\w'-]+ ){{0,4}}?{_FOES} {JOINTLY})\b"
)
"""`have been fighting side by side against rebels since May`."""
FIGHTING_WORDS = frozenset("together jointly side shoulder".split())
WORKING_WORDS = frozenset("work works working cooperate cooperates cooperating".split())
EXPELLED = re.compile(
    r"\b(?:expel(?:s|led|ling)?|(?:thrown?|threw|kick(?:s|ed)?|order(?:s|ed)?) (?:out )?|sen(?:t|ds) home|recall(?:s"
    r"|ed)?|withdrew|withdrawn) "
    r"(?:all |its |the |their )*(?:(?!attach)[\w-]+ ){0,3}?(?:military |army |naval )?(?:advisers|advisors"
    r"|instructors|trainers)\b"
    r"|\b(?:sen(?:t|ds)|flew|called|order(?:s|ed)) (?:[\w'-]+ ){1,4}?(?:advisers|advisors|instructors|trainers) "
    r"(?:home|back|out|away)\b"
    r"|\b(?:advisers|advisors|instructors|trainers)\b(?: [\w',-]+){0,8}? "
    r"((?:were|was|have been|had been|are being) (?:expelled|sent home|sent packing|thrown out|ordered out|ordered"
    r" to leave|told to leave"
    r"|recalled|withdrawn))\b"
    rf"|\b(?:pull(?:s|ed)|withdr(?:ew|aws)|withdrawn|recall(?:s|ed)|called|took) (?:its|their|all|the) (?:[\w-]+ )?"
    rf"(?:cadets|trainees|students|pilots|recruits) (?:back |home |out )*(?:from|of) (?:[\w'-]+ ){{0,3}}?{_SCHOOL}\b"
)
EXPELLED_WORDS = frozenset("advisers advisors instructors trainers cadets trainees students pilots recruits".split())
