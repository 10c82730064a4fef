"""Wordings for who can ring whom, and who rang in vain; for officers who sit with the others to keep both in touch."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_contact import COUNTERPART, EACH
from deconfdb.coders.deeds_of_officers import NO_FIRM, RANKS, SEAT

_NUMBERS = r"(?:[\w-]+ ){0,3}?(?:numbers?|frequency|frequencies|call signs?|e-mail addresses)"
_GOT = r"(?:has|have|had|having|got|given|gives?|gave|keeps?|kept|carry|carries|carried|holds?|held|knows?|knew|saved|stored)"
_KIN = (
    r"(?:his|her|their) (?:mothers?|fathers?|parents|wife|wives|husbands?|brothers?|sisters?|sons?|daughters?|children"
    r"|famil(?:y|ies)|relatives|friends?|lawyers?|doctors?)"
)
"""Whom soldiers ring, and write to, on their own account."""
_FOR_HELP = r"(?:for|on|upon|off|(?:the|an?) (?:tower|ambulance|police|fire brigade|hospital))"
"""`called for a truce in vain`, `called the police in vain`: nobody is rung up on a line."""
_BRASS = (
    r"(?:generals?|commanders?|officers?|headquarters|command|staffs?|army|armies|navy|navies|forces|guards?|coast "
    r"?guards?"
    r"|counterparts?|colleagues?|opposite numbers?|each other|one another|military)"
)
NUMBER_TO_RING = re.compile(
    rf"\b{_GOT} (?:[\w'-]+ ){{0,4}}?numbers? (?:(?:at|on|under|by|with) which|where|to (?:call|ring|dial|phone))\b"
    rf"(?=(?: [\w'-]+){{0,7}}? {_BRASS}\b)"
    rf"|\bcan (?:be )?(?:ring|call|phone|reach|reached|telephone|telephoned) (?:[\w'-]+ ){{0,4}}?(?:at|on|under) a "
    rf"(?:[\w-]+ )?"
    r"number\b"
)
"""`have a number at which to reach the generals at any hour`: a line, whatever it is called."""
NUMBER_WORDS = frozenset({"number", "numbers"})
HOLDING_NUMBERS = re.compile(
    rf"\b{_GOT} (?:[\w-]+ ){{0,2}}?{EACH} 's {_NUMBERS}\b"
    rf"|\b{_GOT} (?:the )?{_NUMBERS} (?:of|for) {COUNTERPART}\b"
    rf"|\b{_GOT} {COUNTERPART} 's {_NUMBERS}\b"
    rf"|\b(?:hail|call|ring|raise|contact)s? {EACH} (?:[\w-]+ ){{0,2}}?when (?:a|an|one|some|something|there|boats"
    rf"|ships|planes)\b"
    r"|\b(?:tuned to|(?:talk|speak|listen)s? on|uses?|shares?|monitors?) (?:the|a|an|one) "
    r"(?:same|common|agreed|shared|joint) (?:[\w-]+ )?(?:frequency|wavelength)\b"
    r"|\b(?:exchange|swap|trade)s? (?:[\w-]+ ){0,2}?(?:messages|texts|e-mails|emails|signals) (?:[\w-]+ ){0,3}?"
    rf"(?:daily|every \w+|(?:once|twice|several times) an? \w+)\b(?! with {_KIN}\b)"
    r"|\b(?:commanders|officers|captains|colonels|majors|guards)\b(?: [\w'-]+){0,6}? (meet (?:at|on|by) (?:[\w'-]+ "
    r"){1,4}?"
    r"(?:when|whenever) (?!they (?:met|agreed))[\w-]+)\b"
    r"|\b(?:bridge|ship|captain|skipper|pilot|post|cockpit|crew) (?:calls?|hails?|talks? to|speaks? to|rings?) "
    r"(?:bridge|ship|captain|skipper|pilot|post|cockpit|crew)\b"
)
HOLDING_WORDS = frozenset(
    "numbers number frequency frequencies wavelength signs addresses messages texts e-mails emails signals when "
    "whenever "
    "bridge captain skipper pilot post cockpit crew ship".split()
)
_HANDSET = r"(?:receiver|phone|telephone|handset)s?"
_NO_REPORTER = r"(?!.*\b(?:reporters?|journalists?|comment|newspaper|agency|interview)\b)"
RUNG_IN_VAIN = re.compile(
    rf"\b(?:(?:lift|pick)(?:ed|s)? (?:up )?the {_HANDSET}|(?:dialled|dialed|rang|phoned|telephoned|called|calls|rings))"
    rf" (?!{_KIN}\b|{_FOR_HELP}\b)(?:[\w'-]+ ){{0,8}}?(?:in vain|to no avail|without (?:an )?answer)\b(?! (?:for|on"
    rf"|upon)\b)"
    rf"|\b(?:nobody|no one|no - one)(?: [\w'-]+){{0,6}}? ((?:lift(?:ed|s)?|pick(?:ed|s)? up|took|taken|takes"
    rf"|answer(?:ed|s)?"
    rf"|(?:came|comes|come) to) the {_HANDSET})\b{_NO_REPORTER}"
    r"|\b(?:has|have|had|did|does|do) (?:not|n't) (?:[\w-]+ )?(?:picked up|pick up|lifted|lift|taken|take|answered"
    r"|answer) "
    rf"(?:the|its) {_HANDSET}\b{_NO_REPORTER}"
)
VAIN_WORDS = frozenset(
    "vain avail answer receiver receivers phone phones telephone telephones handset handsets".split()
)
_IN_TOUCH = r"(?:in (?:[\w-]+ )?(?:touch|contact)|(?:[\w-]+ )?(?:contacts?|liaison))"
_SENT = r"(?:posted|stationed|assigned|accredited|attached|seconded|placed|delegated)"
POSTED_TO_LINK = re.compile(
    rf"\b{RANKS}\b(?: [\w',-]+){{0,9}}? ({_SENT}(?: [\w',-]+){{0,9}}? "
    rf"(?:to (?:keep|maintain|stay|remain|ensure)|keeping|maintaining|who keeps?)(?: [\w'-]+){{0,6}}? {_IN_TOUCH})\b"
)
"""`officers posted to keep contact`, `a lieutenant commander posted there to keep both in touch`."""
LINK_WORDS = frozenset("posted stationed assigned accredited attached seconded placed delegated".split())
DESK = re.compile(
    r"\b(?:has|have|had|keeps?|kept|given|gave|gets?|got|occup(?:y|ies|ied)) (?:had |kept )?"
    r"(?:a|an|its|his|her|their|two|three|one|permanent) (?:own )?(?:[\w-]+ ){0,2}?(?:desks?|seats?) "
    rf"(?:at|in|inside|within) (?:[\w'-]+ ){{0,5}}?{SEAT}\b{NO_FIRM}"
)
"""`Its navy has had a desk at the fleet headquarters since 2016`."""
_ATTACHE = r"(?:military|defen[cs]e|naval|air|army) attaches?"
_COMPLAINT = (
    r"(?:protests?|complaints?|demarches?|objections?|notes?|demands?|condolences|apolog(?:y|ies)|rebukes?|ultimatum|summons"
    r"|invitations?|condemnation|displeasure|concerns?|warnings?)"
)
"""What is handed to an attaché on one day because he is the one at hand; it keeps nobody in touch."""
ATTACHE_TOLD = re.compile(
    r"\b(?:hand(?:s|ed|ing)?|give[ns]?|gave|pass(?:es|ed)?|sent|sends?|deliver(?:s|ed)?|present(?:s|ed)?|show(?:s|n"
    r"|ed)?|report(?:s|ed)?) "
    rf"(?:(?!{_COMPLAINT}\b)[\w'-]+ ){{1,8}}?(?:to|with|through|via) (?:[\w'-]+ ){{1,4}}?{_ATTACHE}\b"
    rf"|\b(?:through|via|by way of) (?:[\w'-]+ ){{0,4}}?{_ATTACHE}\b"
    rf"|\b(?:told|informed|briefed|alerted|warned|notified) (?:[\w'-]+ ){{1,4}}?{_ATTACHE}\b(?! to\b)"
)
"""`hands its radar tracks to the other's defence attache`: who is posted there keeps both in touch."""
ATTACHE_WORDS = frozenset({"attache", "attaches"})
DESK_WORDS = frozenset({"desk", "desks", "seat", "seats"})
_MISHAPS = (
    r"(?:run - ins|run-ins|clashes|incidents|collisions|accidents|mishaps|encounters|misunderstandings|miscalculations?"
    r"|near-misses|escalation|confrontations?|close calls)"
)
_SEEKING = (
    r"(?:discuss(?:ed|es|ing)?|see|explor(?:e|ed|es|ing)|examin(?:e|ed|es|ing)|look(?:ed|s|ing)? (?:at|into)"
    r"|talk(?:ed|s|ing)? (?:about|over)|consider(?:ed|s|ing)?|work(?:ed|ing)? (?:on|out)|stud(?:y|ied|ying)"
    r"|debat(?:e|ed|ing)|(?:go|went|going) over|talks (?:on|about|over)|find(?:ing)?|found|sought|seek(?:ing)?)"
)
HOW_TO_AVERT = re.compile(
    rf"\b{_SEEKING} (?:ways|how|means|steps)(?: [\w'-]+){{0,3}}? (?:{_MISHAPS}(?: [\w'-]+){{0,6}}? "
    r"(?:could|might|can|may|should|are to) be (?:avoided|prevented|averted|headed off|ruled out)"
    rf"|(?:(?:to|can|could|might|may) )?(?:avoid|avert|prevent|preclude|head off|rule out|of avoiding|of preventing) "
    rf"(?:[\w-]+ ){{0,3}}?{_MISHAPS})\b"
)
"""`came together to see how run-ins might be avoided`: what they talk about is a mechanism, whatever it will be
called."""
HOW_WORDS = frozenset({"how", "ways", "means", "steps"})
_BE_ABLE = r"(?:should|must|ought to|might|could|needs? to|would like to|wants? to|have to|has to) be able to"
ABLE_TO_RING = re.compile(
    rf"\b{_BE_ABLE} ((?:[\w-]+ )?(?:phone|ring|call|reach|telephone|speak (?:to|with)|talk (?:to|with)|contact) "
    rf"{EACH})\b"
)
"""`The coast guards should be able to phone each other`: a line is wished for."""
ABLE_WORDS = frozenset({"able"})
_OPERATING = ("operational", "operating")
CALL_KINDS = (
    (POSTED_TO_LINK, LINK_WORDS, "liaison_posting", _OPERATING),
    (ATTACHE_TOLD, ATTACHE_WORDS, "liaison_posting", _OPERATING),
    (DESK, DESK_WORDS, "liaison_posting", _OPERATING),
    (ABLE_TO_RING, ABLE_WORDS, "hotline", ("institutional", "mooted")),
    (NUMBER_TO_RING, NUMBER_WORDS, "hotline", _OPERATING),
    (RUNG_IN_VAIN, VAIN_WORDS, "hotline", ("operational", "unanswered")),
    (HOLDING_NUMBERS, HOLDING_WORDS, "ad_hoc_contact", _OPERATING),
    (HOW_TO_AVERT, HOW_WORDS, "deconfliction_unspecified", ("institutional", "in_talks")),
)
"""Pattern, words of which each deed of it has one, kind, and how a deed stands that is told of as done."""
CALL_HABITS = frozenset(
    {NUMBER_TO_RING, HOLDING_NUMBERS, RUNG_IN_VAIN, POSTED_TO_LINK, DESK, ABLE_TO_RING, ATTACHE_TOLD}
)
"""Wordings that say by themselves that it is so for good."""
