"""Wordings for what has become a practice of two: train the other's men, pool news, warn before a move, meet again
and again."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_officers import JOINTLY

_MEN = (
    r"(?:soldiers|troops|forces|recruits|units|pilots|guards|commandos|army|armies|officers|cadets|sailors|crews"
    r"|battalions?"
    r"|brigades?|navy|coast ?guards?|gunners|scouts|rangers|snipers|sappers|paratroopers|marines|infantry(?:men)?"
    r"|airmen"
    r"|gendarmes|gendarmerie|special forces|technicians|staff officers)"
)
TRAINING_OTHERS = re.compile(
    rf"\b((?:trains|teaches|drills|instructs|schools|(?:is|are|has been|have been) (?:training|teaching|instructing"
    rf"|drilling)"
    rf"|(?:has|have) trained) (?!its |their |his |more )(?:[\w'-]+ ){{1,3}}?{_MEN})\b"
    rf"|\b(?:the |its |a |all )?((?:training|schooling|instruction) of (?!its |their |his )(?:[\w'-]+ "
    rf"){{1,2}}?{_MEN})\b"
    rf"|\b{_MEN}\b(?: [\w'-]+){{0,2}}? ((?:are|have been|were) (?:being )?(?:trained|taught|instructed|schooled) "
    rf"(?:in|by|at))\b"
)
"""`A trains B's scouts`, `the training of B's officers`, `officers of B are trained in A`."""
TRAINING_WORDS = frozenset(
    "trains teaches drills instructs schools training teaching instructing drilling trained schooling instruction "
    "taught "
    "instructed schooled".split()
)
_EXERCISE = r"(?:exercises?|drills?|manoeuvres|maneuvers|war games)"
TRAINING_TOGETHER = re.compile(
    rf"\b(?:train|exercise|drill|practise) (?:(?!for\b|to\b)[\w'-]+ ){{0,3}}?(?:{JOINTLY}|with (?:each other|one "
    rf"another))\b"
    rf"|\b((?:hold|stage|conduct|run|carry out) (?:[\w-]+ )?{_EXERCISE} (?:{JOINTLY}|with (?:each other|one "
    rf"another)))\b"
)
"""`pledged to train together`, `exercise with each other`."""
TOGETHER_WORDS = frozenset("train exercise exercises drill drills practise manoeuvres maneuvers games".split())
_OWN_DRILLS = (
    r"(?:their|the|a|all|this year 's|next month 's) (?:(?:joint|common|combined|spring|summer|autumn|winter|annual"
    r"|yearly|regular"
    r"|planned|naval|air|next|big|military) )*"
)
DRILLS_OFF = re.compile(
    r"\b(?:armies|navies|air forces|militaries|armed forces|coast ?guards|two|both|neighbours|neighbors|they"
    r"|countries)\b"
    r"(?: [\w'-]+){0,3}? ((?:called off|cancelled|canceled|suspended|scrapped|shelved|halted|put off|dropped) "
    rf"{_OWN_DRILLS}(?:exercises?|drills?|manoeuvres|maneuvers|war games))\b"
)
"""`The two armies have called off their spring exercise`."""
DRILLS_WITH_OFF = re.compile(
    r"\b((?:called off|cancelled|canceled|suspended|scrapped|shelved|halted|frozen|froze|pulled out of|withdrew from"
    r"|withdrawn from) "
    r"(?:(?:a|an|the|its|their|all|joint|naval|military|planned|annual|air|spring|autumn|summer|winter|land|army|big"
    r"|this|next) )*"
    r"(?:exercises?|drills?|manoeuvres|maneuvers|war games) with its (?:[\w-]+ )?(?:neighbou?r|rival|ally|partner))\b"
)
"""`has frozen naval exercises with its neighbour`."""
DRILLS_WORDS = frozenset("exercise exercises drill drills manoeuvres maneuvers games".split())
OFFICER_EXCHANGE = re.compile(
    r"\b(?:the |an |their )?((?:exchange|exchanges) of (?:young |staff |junior )?(?:officers|cadets|instructors"
    r"|trainees)"
    r"|(?:officer|cadet|student|staff) exchanges?)\b"
)
"""`the exchange of officers between the academies has been halted`."""
EXCHANGE_WORDS = frozenset({"exchange", "exchanges"})
_LEARNED = (
    r"(?:(?:military |security )?intelligence|(?:all |any )?(?:information|findings|knowledge|reports)"
    r"|what (?:they|their (?:[\w-]+ ){1,3}?)(?:know|learn|see|hear|find|pick up|have learned|gather))"
)
POOLING = re.compile(
    rf"\b(?:pool(?:s|ed|ing)?) (?:their )?{_LEARNED}\b"
    r"|\b(?:share|shares|shared|sharing|exchange|exchanged|exchanging|swap|swapped|swapping|trade|traded) (?:with "
    r"each other )?"
    r"(what (?:they|their (?:[\w-]+ ){1,3}?)(?:know|learn|see|hear|find|pick up|have learned|gather))\b"
)
"""`pool what their scouts learn`."""
EXCHANGE_STOPPED = re.compile(
    r"\b(?:stopped|suspended|halted|ended|broken off|broke off|frozen|froze|cut|cut off|stops|suspends|halts|ends"
    r"|freezes) "
    r"(?:the|its|all|any) (?:exchange|sharing|flow|swapping) of (?:[\w-]+ ){0,2}?(?:intelligence|information on "
    r"(?:[\w-]+ ){0,2}?"
    r"(?:militants|rebels|insurgents|jihadists|gunmen|smugglers|traffickers|guerrillas))\b"
)
"""`has stopped the exchange of intelligence on militants`: that with the other of the two."""
STOPPED_WORDS = frozenset({"intelligence", "information"})
POOL_WORDS = frozenset(
    "pool pools pooled pooling share shares shared sharing exchange exchanged exchanging swap swapped swapping trade "
    "traded".split()
)
_MOVES = (
    r"(?:(?:it|they|he|(?:its|their|his|any|each|either|the) [\w'-]+(?: [\w'-]+){0,3}?) "
    r"(?:sends?|moves?|fly|flies|fires?|tests?|launch(?:es)?|exercises?|conducts?|stages?|starts?|begins?|rotates?"
    r"|deploys?"
    r"|digs?|builds?|puts?|cross(?:es)?|enters?|approach(?:es)?|shoots?|clears?|drills?|holds?|go(?:es)?|comes?|takes?)"
    r"|sending|moving|flying|firing|testing|launching|conducting|staging|crossing|entering|holding|deploying"
    r"|rotating|shooting)"
)
TOLD_BEFORE = re.compile(
    r"\b(?<!\ba )(?<!\bthe )(?:notify|inform|tell|warn|alert|notifying|informing|telling|warning|notifies|informs|tells"
    r"|warns|alerts|consult|consults"
    r"|let) (?!reporters|journalists|residents|villagers|parliament|fishermen|the (?:public|press)|its|their|his|her)"
    rf"(?:[\w'-]+ ){{1,5}}?before {_MOVES}\b"
)
"""`undertook to warn Quito before its planes fly near the border`."""
BEFORE_WORDS = frozenset(
    "notify inform tell warn alert notifying informing telling warning notifies informs tells warns alerts consult "
    "consults "
    "let".split()
)
_TASK = (
    r"(?:draw up|work out|look into|study|examine|draft|prepare|settle|agree|inspect|survey|investigate|find out|go "
    r"over|thrash out"
    r"|plan|sort out|mark|find|clear up|come up with|search for|look for|recommend|propose|check|map|trace|verify"
    r"|oversee|supervise|monitor|determine|establish|negotiate|follow up)"
)
PANEL_NAMED = re.compile(
    r"\b(?:name|names|named|naming|appoint|appointed|appointing|pick|picked|picking|designate|designated|assign"
    r"|assigned|detail"
    r"|detailed|delegate|delegated|nominate|nominated|choose|chose|chosen|second|seconded|set up|form|formed) "
    r"(?:(?:a|an|two|three|four|five|six|seven|eight|ten|twelve|several|\d+|their|group of|team of|panel of|pair of) )+"
    r"(?:[\w-]+ ){0,2}?(?:officers|experts|officials|surveyors|specialists|engineers|colonels|generals|diplomats"
    r"|lawyers"
    r"|representatives|delegates|commissioners|men|investigators|historians|geographers|soldiers|judges)"
    r"(?: (?:each|(?:from|of) (?:each|either|both|the two)(?: (?:side|sides|countries|country|armies|army|nations"
    r"|states|forces|navies"
    r"|services|neighbours|neighbors|governments|ministries))?))? "
    rf"(?:to|who (?:are|were|will|would) (?:to )?|who'll ) ?{_TASK}\b"
)
"""`named three officers each to draw up a plan`."""
PANEL_WORDS = frozenset(
    "name names named naming appoint appointed appointing pick picked designate designated assign assigned delegate "
    "delegated "
    "nominate nominated choose chose chosen set form formed".split()
)
_TURN = r"(?:regular|annual|yearly|monthly|weekly|quarterly|half-yearly|twice-yearly|periodic|biannual|biennial)"
_CHIEFS = (
    r"(?:defen[cs]e (?:ministers|ministries|secretaries)|chiefs of staff|general staffs|(?:army|navy|air|naval"
    r"|military) chiefs"
    r"|generals|commanders|admirals|border (?:commanders|guard chiefs|commissioners))"
)
THEIR_MEETINGS = re.compile(
    rf"\b{_CHIEFS}\b(?: [\w',-]+){{0,14}}? (?<!not )(?<!to )(?<!will )(?<!may )"
    r"((?:resumed|restarted|revived|keep up|kept up|continue|continued|hold|held) "
    rf"(?:their|the) {_TURN} (?:meetings|talks|consultations|conferences|conversations|round))\b"
)
"""`Their defence ministers resumed their regular meetings in April`."""
MEETINGS_WORDS = frozenset(
    "regular annual yearly monthly weekly quarterly half-yearly twice-yearly periodic biannual biennial".split()
)
MEETINGS_STOPPED = re.compile(
    rf"\b{_CHIEFS}\b(?: [\w',-]+){{0,9}}? ((?:suspended|broke off|stopped|halted|called off|interrupted|froze|gave up) "
    rf"(?:their|the) {_TURN} (?:meetings|talks|consultations|conferences|conversations))\b"
)
NOT_MET = re.compile(
    rf"\b{_CHIEFS}\b(?: [\w'-]+){{0,3}}? ((?:have|had) not (?:[\w-]+ )?(?:met|sat|convened|conferred|come together"
    rf"|got together"
    r"|seen (?:each other|one another)|held (?:a |any |their )?(?:[\w-]+ )?(?:talks|meetings?|consultations"
    r"|conference))"
    r"(?: [\w'-]+){0,5}? since)\b"
)
"""`Their military chiefs have not sat at one table since 2001`."""
NOT_MET_WORDS = frozenset({"since"})
_FORCES = (
    r"(?:soldiers|troops|forces|army|navy|marines|guards|police|gendarmes|units|coast ?guard|warships|vessels|boats)"
)
PATROLS_WITH = re.compile(
    rf"\b(?:patrols (?:alongside|together with|with|shared with) (?:[\w'-]+ ){{0,3}}?{_FORCES}"
    rf"|patrol(?:ling|s|led)? (?:[\w'-]+ ){{0,6}}?(?:together with|alongside|side by side with|jointly with|in "
    rf"company with)"
    rf" (?:[\w'-]+ ){{0,4}}?{_FORCES}"
    r"|(?:joint|common|mixed|combined|shared) (?:[\w-]+ )?(?:rounds|sweeps|marches|sorties|walks|cruises|beats))\b"
)
"""`patrols with B's soldiers`, `the joint rounds`."""
WITH_WORDS = frozenset("patrols patrol patrolling patrolled rounds sweeps marches sorties walks cruises beats".split())
_FIELD_MEN = (
    r"\b(?:commanders|officers|captains|colonels|majors|pilots|crews|sergeants|guards|unit commanders|skippers|men "
    r"on the spot"
    r"|lieutenants)\b"
)
_FELLOWS = (
    r"(?:(?:their|its) (?:[\w-]+ ){0,2}?(?:counterparts|colleagues|opposite numbers|fellows|neighbours|neighbors)"
    r"|each other"
    r"|one another|those (?:across|on the other side|opposite)|the other side(?! of))"
)
RADIOED = re.compile(
    rf"{_FIELD_MEN}(?: [\w'-]+){{0,6}}? ((?:radioed|hailed|signalled|signaled|rang|raised|contacted|called up|called to"
    rf"|shouted to|waved to|spoke to|talked to|got hold of|got in touch with|reached) {_FELLOWS}"
    r"(?! (?:over|on|through|via) (?:the|a|that) )"
    r"|(?:spoke|talked|conferred|communicated) (?:with each other |to each other )?(?:by|over the|on the) (?:radio"
    r"|loudhailer"
    r"|loudspeaker|walkie-talkie|field telephone|vhf))\b"
)
"""`Officers on the spot radioed their colleagues`, `commanders on the ground talked by radio`."""
RADIO_WORDS = frozenset(
    "radioed hailed signalled signaled rang raised contacted called shouted waved spoke talked got reached conferred "
    "communicated".split()
)
_OPERATING, _AD_HOC = ("operational", "operating"), ("operational", "ad_hoc_contact")
PRACTICES: tuple[tuple[re.Pattern[str], frozenset[str], str, tuple[str, str] | None], ...] = (
    (TRAINING_OTHERS, TRAINING_WORDS, "military_cooperation", _OPERATING),
    (TRAINING_TOGETHER, TOGETHER_WORDS, "military_cooperation", _OPERATING),
    (DRILLS_OFF, DRILLS_WORDS, "military_cooperation", ("operational", "suspended")),
    (DRILLS_WITH_OFF, DRILLS_WORDS, "military_cooperation", ("operational", "suspended")),
    (OFFICER_EXCHANGE, EXCHANGE_WORDS, "military_cooperation", _OPERATING),
    (POOLING, POOL_WORDS, "military_cooperation", _OPERATING),
    (EXCHANGE_STOPPED, STOPPED_WORDS, "military_cooperation", ("operational", "suspended")),
    (TOLD_BEFORE, BEFORE_WORDS, "prior_notification", _OPERATING),
    (PANEL_NAMED, PANEL_WORDS, "working_group", ("institutional", "agreed")),
    (THEIR_MEETINGS, MEETINGS_WORDS, "defence_dialogue", _OPERATING),
    (MEETINGS_STOPPED, MEETINGS_WORDS, "defence_dialogue", ("operational", "suspended")),
    (NOT_MET, NOT_MET_WORDS, "defence_dialogue", ("operational", "dormant")),
    (PATROLS_WITH, WITH_WORDS, "joint_patrols", None),
    (RADIOED, RADIO_WORDS, "ad_hoc_contact", _AD_HOC),
)
"""Pattern, words of which each deed of it has one, kind, and how a deed stands that is told of as done."""
