"""Wordings for what those who bring aid tell forces of where they are, so as not to be fired on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from deconfdb.coders.cast import sides_of
from deconfdb.coders.grammar import Clause

_WHERE = (
    r"(?:coordinates|co-ordinates|gps positions?|positions|locations?|whereabouts|movements?|routes?|itinerar(?:y"
    r"|ies)|lists?|addresses"
    r"|travel plans?|convoys?|trips?|missions?|visits?)"
)
_AIDED = (
    r"(?:clinics?|hospitals?|schools?|shelters?|warehouses?|convoys?|ambulances?|aid workers|relief workers|aid"
    r" trucks|aid groups?|kitchens?"
    r"|camps|medics|doctors|humanitarian (?:sites|missions|convoys|movements|workers)|staff|food|vaccination)"
)
_TO = (
    r"(?:to|with|by) (?:the |both |all |its |their )?(?:[\w-]+ ){0,2}?(?:army|armies|military|militaries|forces|sides"
    r"|parties|command|navy|air force"
    r"|commanders|officers|authorities|generals|warring sides)"
)
_GIVEN = (
    r"(?:given|passed(?: on)?|handed(?: over)?|sent|supplied|shared|notified|communicated|cleared|coordinated|agreed"
    r"|submitted|announced|reported)"
)
AID_TOLD = re.compile(
    rf"\b(?:giv(?:e|es|ing)|gave|pass(?:es|ed|ing)?|hand(?:s|ed|ing)?|send(?:s|ing)?|sent|shar(?:e|es|ed|ing)"
    rf"|suppl(?:y|ies|ied|ying)"
    rf"|coordinat(?:e|es|ed|ing)|notif(?:y|ies|ied|ying)|clear(?:s|ed|ing)?|report(?:s|ed|ing)?|submit(?:s|ted)?)"
    rf" (?:on |over )?"
    rf"(?:[\w'-]+ ){{0,7}}?{_WHERE}\b(?: [\w'-]+){{0,9}}? {_TO}\b"
    rf"|\b(?:giv(?:e|es|ing)|gave|hand(?:s|ed|ing)?|send(?:s|ing)?|sent|suppl(?:y|ies)|provid(?:e|es|ed|ing)"
    rf"|notif(?:y|ies|ied|ying)"
    rf"|inform(?:s|ed|ing)?|tell(?:s|ing)?|told) (?:the |both |all )?(?:[\w-]+ ){{0,2}}?(?:army|military|forces|sides"
    rf"|parties|command|navy|commanders"
    rf"|officers|militaries) (?:of |about |with )?(?:[\w'-]+ ){{0,4}}?{_WHERE}\b"
    rf"|\b{_WHERE}\b(?: [\w'-]+){{0,6}}? ((?:is|are|was|were|had been|has been|have been|being) (?:not )?(?:[\w-]+"
    rf" )?{_GIVEN} {_TO})\b"
    rf"|\b{_AIDED}\b(?: [\w'-]+){{0,6}}? ((?:is|are|was|were|had been|has been|have been|being) (?:not )?(?:[\w-]+"
    rf" )?(?:notified|coordinated"
    rf"|cleared|announced) {_TO})\b"
    rf"|\b(?:coordinates|locations|positions|sites)(?: [\w'-]+){{0,4}}? (?:stood|stand|were|are) (on (?:the |a"
    rf" )?(?:[\w-]+ ){{0,2}}?(?:list|lists|map))\b"
)
AID_WORDS = frozenset(
    "clinics clinic hospital hospitals school schools shelter shelters warehouse warehouses convoy convoys ambulance"
    " ambulances aid relief "
    "humanitarian kitchen kitchens medics doctors medical vaccination".split()
)
_AID = "UN"
"""The side of those who bring aid."""


def told_to(clause: Clause, sides: Sequence[str], named: Collection[str]) -> tuple[str, ...]:
    """`The route had been cleared with the A army, the UN said`: the UN and A, whomever A fights."""
    if _AID in sides:
        return tuple(sides)
    here = [side for side in sides_of(clause.mentions) if side and side != _AID]
    return (_AID, here[0]) if _AID in named and len(set(here)) == 1 else ()
