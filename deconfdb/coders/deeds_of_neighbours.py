"""Wordings for what two neighbours promise: that nobody strikes from their land, no meddling, quarrels settled in talks."""

from __future__ import annotations

import re

from deconfdb.coders.deeds_of_notice import EACH_OTHER

_NOT_TO = (
    r"(?:not to|never to|never again to|would (?:not|never)|will (?:not|never)|refuse to|refrain from"
    r"|neither (?:[\w-]+ ){0,2}?(?:would|will|may))"
)
_LAND = r"(?:territor(?:y|ies)|soil|land|lands|ground|airspace|bases|waters|side of the (?:border|frontier|line))"
_OWN = r"(?:their|its|his|either 's|each 's|one 's|each other 's)"
_FOES = (
    r"(?:rebels?|rebel groups|armed groups|groups|insurgents|militants|guerrillas|opponents|dissidents|militias|fighters"
    r"|exiles|enemies|foes|fugitives|bandits|raiders|mutineers|deserters)"
)
_REFUGE = r"(?:sanctuary|shelter|refuge|bases|safe haven|passage|asylum|arms|haven)"
_WITHIN = r"(?:[\w'-]+ ){0,4}?"
_FROM_OUR_LAND = (
    # "not to let their territory be used for attacks", "would not allow rebels to strike from its soil"
    rf"{_NOT_TO} (?:let|letting|allow|allowing|permit|permitting|lend|lending|offer|have|tolerate|make) {_WITHIN}(?:{_OWN} )"
    rf"(?:[\w-]+ )?{_LAND} {_WITHIN}(?:used?|become|serve|for|to)"
    rf"|{_NOT_TO} (?:let|letting|allow|allowing|permit|permitting|tolerate) {_WITHIN}{_FOES} {_WITHIN}(?:operate|strike|train"
    rf"|attack|cross|use|act|stay|hide|launch)"
    rf"|(?:keep|keeping|prevent|preventing|stop|stopping|bar|barring|drive|deny|denying) {_WITHIN}{_FOES} {_WITHIN}(?:from|off"
    rf"|out of|use of|the use of) {_WITHIN}{_LAND}"
    rf"|(?:deny|denying|refuse|refusing) {_REFUGE} to {_WITHIN}{_FOES}"
    rf"|{_NOT_TO} (?:give|giving|grant|offer|provide) {_REFUGE} to {_WITHIN}{_FOES}"
    rf"|(?:hand over|handing over|extradite|return|give up|send back|disarm|expel) {EACH_OTHER} 's {_WITHIN}{_FOES}"
)
_NO_MEDDLING = (
    # "not to meddle in each other's affairs", "to respect each other's borders"
    rf"{_NOT_TO} (?:interfer(?:e|ing)|meddl(?:e|ing)|interven(?:e|ing)) in {EACH_OTHER} 's"
    rf"|(?:stay|keep) out of {EACH_OTHER} 's (?:[\w-]+ )?affairs"
    rf"|(?:respect|respecting|recogni[sz]e|recogni[sz]ing|honour|honor) {EACH_OTHER} 's (?:[\w-]+ )?(?:borders?|frontiers?"
    r"|sovereignty|territorial integrity|independence|territory|integrity)"
)
_PEACE = (
    # "to settle their quarrels by peaceful means", "to keep the peace on the border", "not to go to war"
    r"(?:settle|settling|resolve|resolving|solve) (?:(?:all|any|their|future|border|territorial|the) )*(?:disputes|quarrels"
    r"|differences|conflicts) (?:[\w-]+ ){0,3}?(?:peacefully|by peaceful means|in peace"
    r"|without (?:recourse to |the use of |resort to |any )?(?:force|arms|violence))"
    r"|(?:keep|keeping|maintain|maintaining|preserve|preserving) (?:the )?(?:peace|peace and (?:tranquillity|tranquility|quiet"
    r"|calm)|calm|quiet|status quo) (?:on|along|at) (?:the|their) (?:[\w-]+ )?(?:border|frontier|line|boundary)"
    rf"|{_NOT_TO} (?:go to war|make war|wage war|take up arms|attack|invade) (?:with |on |against )?{EACH_OTHER}\b(?! 's)"
)
NEIGHBOURLY = re.compile(rf"\b(?:{_FROM_OUR_LAND}|{_NO_MEDDLING}|{_PEACE})\b")
NEIGHBOURLY_WORDS = frozenset(
    "territory territories soil land lands ground airspace bases waters rebel rebels groups insurgents militants guerrillas "
    "opponents dissidents militias fighters exiles enemies foes fugitives affairs sanctuary shelter refuge haven borders "
    "frontiers sovereignty integrity disputes quarrels differences peace quo each another".split()
)
