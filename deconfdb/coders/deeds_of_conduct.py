"""Wordings for what forces of two sides must not do to each other, and for where two states settled that their border runs."""

from __future__ import annotations

import re

_THEIR = r"(?:each other|one another|the others?(?: side| party)?|either side)"
_CRAFT = (
    r"(?:ships?|boats?|vessels?|aircraft|planes?|jets?|warplanes?|fighters?|warships?|patrols?|helicopters?"
    r"|fishermen|crews?|pilots?"
    r"|trawlers?|submarines?|forces|navy|navies|coast guards?|soldiers|posts)"
)
_DOING = (
    r"(?:use|aim|train|point|lock|open|fire|shoot|ram|board|fly|approach|come|sail|hinder|harass|jam|shadow|block"
    r"|chase|simulate"
    r"|buzz|seize|detain|endanger|provoke|interfere|obstruct|move)"
)
_FORCE = r"(?:(?:the )?(?:use of )?force|violence|weapons|arms|guns|water cannons?|lasers?|radars?)"
_FISHING = rf"(?:[\w'-]+ ){{0,4}}?{_CRAFT}"
CONDUCT = re.compile(
    rf"\b(?:not|never|neither|nor)(?: [\w-]+){{0,3}}? {_DOING} (?:[\w-]+ ){{0,6}}?{_THEIR} (?:'s |' )?(?:[\w-]+ "
    rf"){{0,2}}?{_CRAFT}\b"
    rf"|\b(?:(?:not|never) (?:to )?use|us(?:e|ing) (?:neither|no)|renounc(?:e|ed|ing)|ruled? out|refrain from)"
    rf" (?:the |any )?{_FORCE}(?: (?:or|and|nor) [\w-]+)? (?:against|on|at) {_FISHING}\b"
    rf"|\b(?:keep|keeping|stay|staying|steer|steering|remain) (?:[\w'-]+ ){{0,8}}?(?:out of|clear of) {_THEIR} "
    rf"(?:'s |' )?"
    rf"(?:way|path|{_CRAFT})\b"
    rf"|\b(?:keep|keeping|stay|staying|remain)(?: (?:at least|[\w,.-]+)){{1,4}}? (?:kilomet(?:er|re)s?|km|miles?"
    rf"|met(?:er|re)s|yards"
    rf"|feet|cables?) (?:away |apart |clear )?from {_THEIR} (?:'s |' )?(?:[\w-]+ ){{0,2}}?{_CRAFT}\b"
    rf"|\b(?:ships|vessels|warships|boats|aircraft|planes|jets)\b(?: [\w'-]+){{0,8}}? ((?:keep|stay|remain)(?: "
    rf"(?:at least|[\w,.-]+))"
    rf"{{1,4}}? (?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s|yards|feet) (?:away )?(?:from {_THEIR}|apart))\b"
)
DISTANCES = re.compile(
    rf"\b{_CRAFT}(?: [\w',-]+){{0,9}}? ((?:keep|keeping|hold|holding|stick|sticking|observe|observing|respect|respecting"
    r"|maintain|maintaining) (?:to )?(?:(?:their|a|the|set|safe|fixed|agreed|minimum|certain|proper) ){0,2}"
    r"(?:set|safe|fixed|agreed|minimum|certain|proper) distances?|keep their distance and (?:[\w'-]+ ){0,2}?(?:call"
    r"|radio|signal|speak))\b"
)
DISTANCE_WORDS = frozenset({"distance", "distances"})
_EXERCISES = r"(?:exercises|drills|manoeuvres|maneuvers|war games|firings?|live - firing|flights|overflights)"
_NEAR = (
    r"(?:near|along|close to|within|around|in the (?:summer|tourist|holiday) (?:months|season)|in (?:july|august)"
    r"|during)"
)
NO_EXERCISES = re.compile(
    rf"\b(?:hold no|not hold|not to hold|refrain(?:ing)? from|abstain from|forgo|halt|suspend|stop|call off|freeze"
    rf"|give up|limit) "
    rf"(?:[\w-]+ ){{0,4}}?{_EXERCISES} (?:[\w-]+ ){{0,4}}?{_NEAR}\b"
    rf"|\b(?:not|never|neither|nor)(?: [\w-]+){{0,3}}? (?:fly|flying|send|sending|sail"
    rf"|bring) (?:[\w-]+ ){{0,5}}?(?:planes?|aircraft|jets?"
    rf"|warplanes?|helicopters?|drones?|warships?|ships?|gunboats?|vessels?) (?:within|closer than|nearer than"
    rf"|nearer to|closer to) "
    rf"(?:[\w.,]+ ){{1,4}}?(?:of|to|from|than) (?:the |their |each )?(?:[\w-]+ ){{0,2}}?(?:border|frontier|line"
    rf"|coast|boundary|airspace"
    rf"|waters|islands?|shores?)\b"
)
NO_EXERCISE_WORDS = frozenset(
    "near along close within around summer tourist holiday july august during closer nearer".split()
)
FLYING = re.compile(
    r"\b(?:keep|switch on|turn on|fly with|use|leave on|carry) (?:[\w'-]+ ){0,3}?transponders?\b"
    r"|\bfly (?:only )?(?:at (?:[\w-]+ )?(?:different|separate|agreed|fixed) (?:heights|altitudes|levels|hours|times)"
    r"|(?:above|below|under) [\d,]+ (?:feet|met(?:er|re)s))\b"
)
FLYING_WORDS = frozenset("transponder transponders fly".split())
CONDUCT_WORDS = frozenset(
    "each another other others either neither force violence apart weapons arms guns cannon".split()
)
_BORDER = (
    r"(?:(?:land|sea|maritime|common|shared|river|southern|northern|eastern|western) )*(?:border|frontier|boundary)"
)
_QUARREL = r"(?:disputes?|quarrels?|row|conflict|differences|question)"
SETTLED = re.compile(
    rf"\b(?:settled|resolved|ended|laid to rest) (?:(?:a|an|the|their|all|old|long|its|longstanding|decades-old"
    rf"|last|remaining) )*"
    rf"(?:[\w'-]+ ){{0,2}}?(?:(?:border|boundary|frontier|territorial|maritime) (?:[\w-]+ )?{_QUARREL}|{_QUARREL} "
    rf"(?:over|on|about) "
    rf"(?:the |their )?{_BORDER})\b"
    rf"|\bagreed (?:[\w-]+ ){{0,3}}?(?:where|how) (?:[\w'-]+ ){{0,3}}?(?:border|frontier|boundary|line) (?:[\w-]+ "
    rf")?(?:runs?|lies|goes)\b"
    rf"|\b(?:agreed on|agree on|fixes|lays down|defines) "
    rf"(?:(?:the course of|the line of|where) )?(?:a|an|the|their|one) (?:single |common )?{_BORDER}\b(?! "
    rf"(?:mechanism|committee"
    r"|commission|crossings?|posts?|patrols?|force|trade|regime|hotline|talks|closure|guards?|forces|controls?"
    r"|points?|walls?|fences?|barriers?|disputes?|row|issues?|questions?|tax|markets?|bridges?|roads?))"
)
NUCLEAR_SITES = re.compile(
    rf"\b(?:not|never|neither)(?: [\w-]+){{0,3}}? (?:attack|strike|bomb|shell"
    rf"|hit) (?:[\w-]+ ){{0,2}}?{_THEIR} 's (?:[\w-]+ )?"
    r"(?:nuclear|atomic|reactors)\b"
)
NUCLEAR_WORDS = frozenset("nuclear atomic reactors".split())
SETTLED_WORDS = frozenset("settled resolved ended laid agreed agree fixes lays defines".split())
