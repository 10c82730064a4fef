"""Wordings for talks that no noun names: `offered to negotiate`, `have been trying to agree`, `have met 25 times`."""

from __future__ import annotations

import re

_NOT_PRESS = r"(?! (?:the )?(?:reporters|journalists|media|press|him|her|me|us|parliament|lawmakers)\b)"
TALKS_REFUSED = re.compile(
    r"\b(?:nothing|no reason|no need|no point) to (?:negotiate|talk|discuss)\b|\bnothing (?:left )?to talk about\b"
    r"|\b(?:refus(?:es|ed|ing)|declin(?:es|ed)) (to (?:negotiate|sit down|enter (?:into )?(?:talks|negotiations)"
    rf"|hold (?:talks|negotiations)|talk (?:to|with)))\b{_NOT_PRESS}"
    r"|\b(?:will|would|does|do|did|shall) (?:not|never) (talk (?=(?:as long as|while|until|unless|before)\b))"
    r"|\b(?:will|would|does|do|did|shall) (?:not|never) (negotiate|enter (?:into )?(?:talks|negotiations))\b"
    r"(?! (?:on|over|about) (?:the )?(?:budget|pay|wages|debt|price)\b)"
    r"|\b(?:rul(?:es|ed) out|reject(?:s|ed)|spurn(?:s|ed)|dismiss(?:es|ed)|rebuff(?:s|ed)|turn(?:s|ed) down) "
    r"(?:(?:any|all|further|new|direct|bilateral|border|peace|calls for|an offer of|offers of|an invitation to|a "
    r"call for|the idea of"
    r"|holding|fresh|unconditional) )*((?:talks|negotiations|negotiating|dialogue))\b(?! (?:team|partner|position))"
)
TALKS_REFUSED_WORDS = frozenset("negotiate negotiating talk talks negotiations dialogue discuss sit table".split())
TALKS_OFFERED = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|ready|willing|prepared|propos(?:es|ed)|invit(?:es|ed))(?: [\w',-]+){0,3}? "
    r"(to (?:negotiate|enter (?:into )?negotiations|open negotiations|start negotiating))\b"
    r"|\b(?:propos(?:es|ed)|suggest(?:s|ed)) (?:that )?(?:the )?(?:two|both|they|it and|neighbours)(?: [\w'-]+){0,3}? "
    r"((?:sit down|negotiate|enter (?:into )?(?:talks|negotiations)|open (?:talks|negotiations)|talk it over)(?: and "
    r"(?:negotiate|talk))?)\b"
)
TALKS_AGREED = re.compile(
    r"\b(?:agreed(?: (?:on )?\w+day| today| yesterday)? to|will|would|promised to|decided to|are to|plan to|pledged to) "
    r"(return to the (?:negotiating |conference |bargaining )?table|go back to the (?:negotiating |bargaining "
    r")?table)\b|"
    r"\b(?:signed|initialled|initialed|reached|struck|concluded|made|announced) (?:[\w,.'-]+ ){0,4}?"
    r"(?:agreement|accord|deal|pact|memorandum|document|text|understanding) (?:[\w,.'-]+ ){0,6}?(?:to|on) "
    r"(?:start|begin|open|hold|launch|resume|starting|beginning|opening|holding|launching|resuming) (?:[\w-]+ ){0,3}?"
    r"(?:talks|negotiations|dialogue|negotiating)\b"
)
_TRIED = r"(?:try|tried|trying|attempt|attempted|attempting|sought|seeking|worked|working|negotiated|negotiating)"
_SETTLE = (
    r"(?:find (?:an? )?(?:[\w-]+ ){0,2}?(?:solution|way|settlement|compromise|formula|answer|line)|settle|resolve"
    r"|agree|work out"
    r"|demarcate|draw|delimit|fix|divide|end|bridge|reach)"
)
_IN_VAIN = (
    r"(?:in vain|to no avail|unsuccessfully|fruitlessly|without (?:any |much )?(?:success|result|results|agreement"
    r"|reaching"
    r"|agreeing|finding))"
)
_ROUNDS = r"(?:rounds?|meetings|sessions|years|months|decades|weeks)"
_TALKS = r"(?:talks|negotiations|haggling|bargaining|discussions|consultations|diplomacy|meetings)"
_YIELD = (
    r"(?:produced?|bring|brought|yield(?:ed)?|led|lead|settled?|resolved?|ended?|delivered?|ended in|resulted|result"
    r"|closed?"
    r"|narrowed?|moved?)"
)
TRIED_IN_VAIN = re.compile(
    rf"\b{_TRIED}(?: [\w'-]+){{0,6}}? to {_SETTLE}\b(?: [\w'.-]+| ,){{0,18}}? {_IN_VAIN}\b"
    rf"|\b{_IN_VAIN}(?: [\w'-]+){{0,3}}? (?:tried|trying|sought|attempted) to {_SETTLE}\b"
    rf"|\b{_ROUNDS} of (?:[\w-]+ ){{0,2}}?{_TALKS}\b(?: [\w',.-]+){{0,8}}? "
    rf"(?:(?:have|has|had|did|do) (?:so far )?(?:not|n't|never|yet to|failed to)|failed to|yet to)(?: [\w-]+)? "
    rf"{_YIELD}\b"
    rf"|\b{_ROUNDS} of (?:[\w-]+ ){{0,2}}?{_TALKS}\b(?: [\w',.-]+){{0,8}}? (?:{_YIELD}) (?:so far )?(?:no|nothing"
    rf"|nowhere|little)\b"
)
TRIED_WORDS = frozenset(
    "vain avail unsuccessfully fruitlessly without round rounds meetings sessions years months decades weeks".split()
)
_ENVOYS = (
    r"(?:diplomats|negotiators|delegations|teams|experts|officials|envoys|commissioners|representatives|ministers"
    r"|commissions"
    r"|special representatives)"
)
_TIMES = r"(?:[\w-]+ times|[\w-]+ rounds)"
TALKING_LONG = re.compile(
    rf"\b{_ENVOYS}\b(?: [\w'-]+){{0,6}}? ((?:are|have been) (?:meeting|sitting)(?: (?!to\b)[\w'-]+){{0,6}}? to "
    rf"{_SETTLE})\b|"
    rf"\b{_ENVOYS}\b(?: [\w'-]+){{0,6}}? ((?:has|have) (?:met|sat down|held talks|conferred|negotiated|been through) "
    rf"(?:(?:each other|on the border|with each other|so far|at least|more than|some|about|already|nearly|almost|in "
    rf"secret) )*"
    rf"{_TIMES})\b"
    r"|\b(?:negotiates?|negotiating|negotiated) (?:[\w'-]+ ){0,4}?under (?:[\w.'-]+ ){1,4}?"
    r"(?:auspices|umbrella|chairmanship|mediation)\b"
    r"|\b(?:negotiates?|negotiating|negotiated) (?:[\w'-]+ ){0,4}?under the (?:auspices|umbrella|chairmanship"
    r"|mediation)\b"
    r"|\b(?:are|is|have been|has been|were|was) (?:[\w-]+ )?(?:negotiating|bargaining|haggling) (?:[\w'-]+ "
    r"){0,6}?(?:over|about|on)\b"
    r"(?! (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
)
TALKING_WORDS = frozenset(
    "meeting sitting auspices umbrella chairmanship mediation times rounds negotiating bargaining haggling".split()
)
