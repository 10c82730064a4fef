"""Wordings for ground that armies keep out of, are late in leaving, or have gone into against what was agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deconfdb.coders.function_words import NOT

_ARMED = (
    r"(?:soldiers?|vessels|ships|boats|patrols|warships|gunboats|troops|forces|weapons|arms|armies|tanks|guns|artillery|fighters"
    r"|militiamen|guards|policemen|armed men|men|mortars|howitzers|rockets|drones|aircraft)"
)
_LAND = r"(?:strips?|zones?|areas?|belts?|corridors?|bands?)"
_FAR = (
    r"(?:(?:the|at least|by|some|about|another) )*(?:[\w.,]+ ){1,2}(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s|yards)"
)
_BARRED = r"(?:barred|banned|excluded|forbidden|prohibited|kept out|not allowed|may not|must not|cannot)"
_NO_AIRSPACE = r"(?! (?:to|for) (?:(?!military|war|combat|armed|coalition|allied)[\w'-]+ ){0,3}?aircraft\b)"
"""Behind "closed": airspace that is closed to the aircraft of a neighbour is closed to its airlines."""
NO_TROOPS = re.compile(
    rf"\bno (?:armed |more )?{_ARMED} (?:of|from) (?:either|the two|both|any)(?: (?!in\b|on\b|at\b)[\w-]+)? "
    r"(?:(?:would|will|should|may|are|were|is|must|shall|can|to|be|allowed|left|stationed|remain|stay|permitted) )*"
    r"(?:in|on|at|inside|within|near|along)\b"
    rf"|\b(?:{_LAND}|camps?|enclaves?) (?:, )?(?:that|which|where) (?:the )?(?:[\w-]+ ){{0,2}}?(?:{_ARMED}|army|police) "
    r"(?:may|must|can|could|is|are|shall|will) (?:not|never) (?:allowed to |to )?(?:enter|go into|set foot in|set foot)\b"
    rf"|\b(?:off limits|out of bounds|closed{_NO_AIRSPACE}|barred|forbidden) (?:to|for) "
    rf"(?:(?:the|their|all|both|any|armed|men|and|local|heavy) )*"
    rf"(?:[\w-]+ 's )?(?:[\w-]+ (?!and\b|or\b)){{0,2}}?(?:{_ARMED} (?:and|or) )?{_ARMED}\b"
    rf"|\b(?:neither|no) (?:[\w-]+ ){{0,3}}?(?:goes|go|enters?|sends? (?:[\w-]+ ){{0,2}}?|patrols?|sets? foot|moves?)"
    rf"(?:any more |any longer |now | )*(?:into|in|on|inside) (?:(?:the|a|that|these|those) )?(?:[\w-]+ ){{0,3}}?{_LAND}\b"
    rf"|\bno (?:(?:heavy|big|more|further|armed) )*(?:{_ARMED}|armou?r) "
    r"(?:would|will|may|must|shall|can|should|was to|were to|is to|are to) (?:be )?(?:brought|moved|placed|deployed|stationed"
    r"|kept|put|sited|come|go|enter|stay) (?:[\w-]+ ){0,2}?(?:within|closer than|nearer than|inside|into)\b"
    rf"|\b{_LAND}\b(?: [\w'-]+){{0,8}}? (?:from|in|into) which (?:[\w'-]+ ){{0,3}}?{_ARMED}\b(?: [\w'-]+){{0,4}}? {_BARRED}\b"
)
FREE_OF_TROOPS = re.compile(
    rf"\b(?:be|is(?! to)|are(?! to)|was|been|kept|keep|stay|stays|remain|remains|left|leave) "
    rf"(?:[\w-]+ ){{0,2}}?(?:free|clear|empty) of "
    rf"(?:(?:all|any|both|armed|heavy|their|foreign) )*(?:[\w-]+ (?:and |or ))?{_ARMED}\b"
    rf"|\b{_LAND} (?:[\w'-]+ ){{0,4}}?(?:free of|without|empty of|clear of) (?:any |heavy |armed )*{_ARMED}\b"
    rf"|\b{_LAND} (?:of [\w-]+ \w+ )?(?:that|which) (?:both|the two|they|each)(?: [\w'-]+){{0,3}}? "
    r"(?:agreed|promised|pledged|undertook|are|were|have|had) (?:[\w-]+ )?to (?:leave|keep|stay|clear|vacate|respect)\b"
    rf"|\b{_ARMED} (?:[\w'-]+ ){{0,5}}?(?:may|must|shall|can|should) not (?:come|go|be|move|stand|operate) (?:[\w-]+ )?"
    rf"(?:nearer|closer|within)(?: than)? {_FAR}\b"
)
FREE_WORDS = frozenset("free clear empty without that which nearer closer within".split())
NO_TROOPS_WORDS = frozenset("no neither limits bounds closed barred forbidden which".split())
GOING_BACK = re.compile(
    rf"\b(?:go|goes|going|gone|went|fallen|fell|stepped|dropped|drawn|drew|pulled|moved) back {_FAR}\b"
    rf"|\b(?:order|orders|ordered|pull|take|taken|move|moved|bring|get|march) (?:(?:their|its|the|all|own|both|some|most|of) )*"
    rf"(?:[\w-]+ ){{0,2}}?{_ARMED} out of (?:a|an|the|that|this) \w+"
    rf"|\b(?:both|their|the two|all) (?:[\w-]+ )?{_ARMED} ((?:withdraw|pull out|pull back|retreat|retire|move out))\b"
    rf"|\b(?:retreat|retire|retreating|retiring) (?:[\w-]+ )?(?:to|behind|from) "
)
LEAVING_GROUND = re.compile(
    rf"\bagreed?\b(?: [\w',-]+){{0,8}}? that (?:[\w'-]+ ){{0,5}}?{_ARMED} (?:[\w'-]+ ){{0,3}}?"
    r"((?:would|will|should|are to|were to|must) (?:leave|quit|vacate|evacuate|pull out of|withdraw from|be withdrawn from)) "
    r"(?:the |a |an |that )?[\w-]+"
)
LEAVING_WORDS = frozenset("leave quit vacate evacuate pull withdraw withdrawn".split())
_UNIT = r"(?:km|kilomet(?:er|re)s?|miles?|met(?:er|re)s|yards)"
WIDE = re.compile(
    rf"\b[\w.,]+ ?-? ?{_UNIT}(?: -)?[ -](?:wide|deep|broad|long) (?:[\w-]+ ){{0,2}}?{_LAND}\b(?: [\w',-]+){{0,8}}? "
    r"(?:on|to) which (?:[\w',-]+ ){0,8}?(?:settled|agreed|decided|committed)\b"
)
WIDE_WORDS = frozenset({"wide", "deep", "broad"})
_BRINGING = frozenset(
    "brought moved sent entered crossed placed deployed drove driven put taken rolled pushed intruded strayed gone went".split()
)
_ENTERING = frozenset("entered enter entering occupied invaded violated penetrated seized".split())
_ABOLISHING = frozenset(
    "abolish abolished abolishes abolishing lift lifted lifts lifting scrap scrapped dissolve dissolved dismantle "
    "dismantled".split()
)
_INTO = frozenset({"into", "inside", "in"})
_OVERDUE_KINDS = frozenset({"separation_arrangement", "liaison_posting", "joint_patrols", "prior_notification"})
INTRUDING_REACH = 14
"""Tokens before "a strip in which no arms may stand" within which it is told that some were brought there."""
ABOLISHING_REACH = 8
"""Tokens before a zone within which it is told that it is done away with."""
YET_REACH = 6
"""Tokens before what is not done yet within which stands the "yet"."""


def is_overdue(kind: str, before: Sequence[str]) -> bool:
    """`Neither army has yet gone back the six miles`, `have yet to pull back`: what was agreed on and is not done."""
    near = before[-YET_REACH:]
    is_denied = bool({"neither", "nobody", "none"} & set(near)) or bool(NOT & set(near))
    is_yet = "yet" in near[-2:] and is_denied
    return kind in _OVERDUE_KINDS and (is_yet or tuple(near[-2:]) == ("yet", "to"))


def is_intruded(kind: str, before: Sequence[str]) -> bool:
    """`have brought guns into the belt from which they are banned`: the rule is broken."""
    near = before[-INTRUDING_REACH:]
    is_there = bool(_ENTERING & set(near[-4:])) or (bool(_BRINGING & set(near)) and bool(_INTO & set(near[-4:])))
    return kind == "separation_arrangement" and is_there


def is_abolished(kind: str, before: Sequence[str]) -> bool:
    """`will abolish the zone from which warships have been barred`: it is no more."""
    return kind == "separation_arrangement" and not _ABOLISHING.isdisjoint(before[-ABOLISHING_REACH:])
