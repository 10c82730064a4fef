"""Wordings for what two sides write or say to each other through a third, and who carries it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deconfdb.coders.cast import sides_of
from deconfdb.coders.deed_moods import Deed
from deconfdb.coders.grammar import Clause

_BY_WAY_OF = r"(?:through|via|by way of|with the help of)"
_POST = (
    r"(?:messages?|notes?|letters?|warnings?|proposals?|answers?|reply|replies|communications|complaints?"
    r"|protests?|demands?|requests?|offers?|assurances?)"
)
_MAIL = r"(?:messages|notes|letters|communications|proposals|word)"
_HANDED = r"(?:passed|relayed|carried|conveyed|delivered|forwarded|transmitted|handed on)"
_IN_TRANSIT = (
    r"(?:go|goes|went|gone|pass|passes|passed|travel|travelled|come|came|reach|reached|run|ran"
    r"|(?:are|is|were|was|being|been) (?:sent|exchanged))"
)
_SENDING = (
    r"(?:sent|sends?|sending|delivered|received|got|answered|answering|conveyed|relayed|pass(?:es|ed)?|transmitted"
    r"|exchang(?:e|es|ed|ing)|swap(?:ped)?|trad(?:e|es|ed|ing))"
)
MESSAGES = re.compile(
    r"\b(?:pass(?:es|ed|ing)?|carr(?:y|ies|ied|ying)|tak(?:e|es|ing)(?= [\w-]+ from one )"
    r"|relay(?:s|ed|ing)?|convey(?:s|ed|ing)?|forward(?:s|ed|ing)"
    rf"|ferr(?:y|ies|ied|ying)|transmit(?:s|ted|ting)?|shuttl(?:es?|ed|ing)) (?:[\w-]+ )?{_MAIL}\b"
    rf"|\b{_POST} (?:[\w'-]+ ){{0,8}}?{_IN_TRANSIT} (?:[\w'-]+ ){{0,3}}?{_BY_WAY_OF}\b"
    rf"|\b{_POST} (?:[\w'-]+ ){{0,3}}?{_IN_TRANSIT} (?:back and forth|to and fro|in both directions) "
    rf"(?:[\w'-]+ ){{0,14}}?{_BY_WAY_OF}\b"
    rf"|\b(?:messages|notes|letters) (?:[\w'-]+ ){{0,8}}?(?:are|were|is|was|been|being) (?:[\w-]+ )?{_HANDED}\b"
    rf"|\b{_SENDING} (?:[\w'-]+ ){{0,4}}?{_POST} (?:[\w'-]+ ){{0,5}}?{_BY_WAY_OF}\b"
    r"|\b(?:deliver(?:s|ed)?|convey(?:s|ed)?|relay(?:s|ed)?|hand(?:s|ed)? over|pass(?:es|ed)(?: on)?|carr(?:y|ies"
    r"|ied)) "
    rf"(?:a|an|the|another|two|three|several) (?:[\w-]+ ){{0,2}}?{_POST} (?:from|between)\b"
)
SENT_THROUGH = re.compile(
    rf"\b{_POST} (?:[\w'-]+ ){{0,5}}?(?:(?:are|were|is|was|been) (?:being |still |also )*(?:passed|relayed|carried"
    rf"|conveyed|delivered"
    rf"|forwarded|transmitted|sent|exchanged|handed over) (?:on )?{_BY_WAY_OF})\b"
)
"""`Messages are being passed through the Swiss embassy`: to the other of the two, whoever is named."""
MESSAGE_WORDS = frozenset(
    "complaint complaints protest protests demand demands request requests offer offers assurance assurances "
    "messages notes letters communications proposals letter message note reply replies answer answers proposal warning "
    "warnings".split()
)
_THIRDS = (
    r"(?:an? |the )?(?:[\w-]+ )?"
    r"(?:third (?:party|parties|country|countries|states?)|intermediary|intermediaries|go - betweens?|go-betweens?"
    r"|mediators?|envoys?|emissar(?:y|ies)|diplomats?|bishops?|ambassadors?)"
)
_NO_THIRD = r"(?! (?:an? |the |their )?(?:interpreters?|translators?|lawyers?|spokes\w+|channels?|hotlines?|lines?)\b)"
_EXCHANGING = (
    r"(?:communicat(?:e|es|ed|ing)|(?:speak|spoken|speaking|talk|talked|talking|deal|dealt|dealing"
    r"|write|written|writing|correspond) (?:only )?"
    r"(?:to|with) (?:each other|one another)|in (?:indirect )?(?:touch|contact|communication))"
)
COMMUNICATING = re.compile(
    rf"\b{_EXCHANGING} (?:[\w'-]+ ){{0,4}}?(?:through|via|by way of)\b{_NO_THIRD}"
    rf"|\b(?<!the )(?<!a )(?<!their )(?<!this )(?:speak|talk|talking|negotiate|negotiating|communicate|deal|deals"
    rf"|dealing|dealt|work|working|worked"
    rf"|bargain|bargaining"
    rf"|haggle|haggling) (?:[\w'-]+ ){{0,4}}?through {_THIRDS}\b"
    r"|\b(?:through|via) (?:the )?(?:[\w'-]+ ){1,4}(?:embassy|mission|mediators?|envoys?|diplomats|officers"
    r"|ministry) ,? ?"
    r"(?:[\w'-]+ ){1,4}?(?:told|informed|assured|warned|let) (?!reporters|journalists)"
    rf"|\b(?:told|informed|assured|warned) (?!reporters|journalists)(?:[\w'-]+ ){{1,10}}?(?:through|via)\b{_NO_THIRD}"
)
COMMUNICATING_WORDS = frozenset({"through", "via", "way"})
_NOT_THE_PRESS = r"(?!reporters|journalists|parliament|lawmakers|residents|that\b|to\b|it\b|for\b)"
_NO_ROAD = "".join(
    f"(?<!{one} )" for one in ("passage", "transit", "way", "route", "pass", "passing", "sail", "go", "half")
)
"""Before "through": it is no way over land or sea that is asked for."""
_NO_OWN_WAY = r"(?! (?:its|their|his|her|our|diplomatic|official|normal|usual|proper|regular)\b)"
_PUT_TO_THEM = (
    rf"(?:(?:ask|urge|appeal|tell|warn|assure|inform|notify)s? |(?:asked|urged|notified|sounded out|approached) ){_NOT_THE_PRESS}"
    rf"(?:[\w'.-]+ ){{1,3}}?(?:(?:for|about|on|of) (?:[\w'.-]+ ){{1,4}}?)?{_NO_ROAD}{_BY_WAY_OF}"
    rf"|(?:lets?|letting) {_NOT_THE_PRESS}(?:[\w'.-]+ ){{1,3}}?(?:know|understand) {_BY_WAY_OF}"
    r"|(?:conveyed|relayed|signall?ed|made (?:it )?(?:known|clear)|replied|answered|protested|complained|apologi[sz]ed|appealed"
    r"|(?:sent|passed|got) word|(?:sent|passed) (?:an? )?(?:message|note|letter|warning)s?|put out feelers)"
    rf" to {_NOT_THE_PRESS}(?:[\w'.-]+ ){{1,3}}?{_BY_WAY_OF}"
)
PUT_THROUGH_A_THIRD = re.compile(rf"\b(?:{_PUT_TO_THEM})\b{_NO_THIRD}{_NO_OWN_WAY}")
"""`asked the North through the Red Cross to explain it`, `let Tehran know through Oman`: said once to the other, by a third."""
PUT_IN_VAIN = re.compile(
    rf"\b((?:{_PUT_TO_THEM})\b{_NO_THIRD}{_NO_OWN_WAY})(?: [\w',.-]+){{1,22}}? (?:but|and|without) (?:[\w'-]+ ){{0,5}}?"
    r"(?:no|not|never|any|an?) (?:[\w-]+ ){0,2}?(?:answer|reply|response|replied|answered|responded|come back)\b"
)
"""`asked it through the Red Cross, but got no reply`."""
GOING_BETWEEN = re.compile(
    r"\b(?:(?:acts?|acting|serves?|serving|(?:has|have) (?:acted|served)) as (?:an? |the )?(?:[\w-]+ ){0,2}?"
    r"(?:go - between|go-between|intermediary|intermediaries|messenger|postman|conduit|mailbox|letterbox) (?:for"
    r"|between|of)"
    r"|(?:handles?|carry|carries|passes on|relays?) (?:the |all |most |their )?(?:communications?|correspondence) "
    r"(?:between|of|from))\b"
)
GO_BETWEENS = frozenset(
    "between go-between intermediary intermediaries messenger postman conduit mailbox letterbox communication "
    "communications "
    "correspondence".split()
)
_THROUGH = frozenset({"through", "via"})
_LAST_WORDS = frozenset({("way", "of"), ("help", "of")})
CARRIER_REACH = 6
"""Tokens behind "through" within which the carrier is named."""
WAY_REACH = 8
"""Tokens behind a message within which stands the "through" that tells its way."""


_THIRD_PARTIES = frozenset(
    "third intermediary intermediaries go-between go-betweens between mediator mediators embassy embassies diplomats "
    "envoys "
    "envoy countries country channels".split()
)


def carriers_of(kind: str, clause: Clause, lows: Sequence[str], first: int, last: int) -> frozenset[str] | None:
    """`Switzerland passed messages in both directions`, `sent word to B through Oman`: the sides of who carries it.

    Nothing where what comes behind "through" is no third ("speak to each other through clenched teeth").
    """
    if kind != "mediated_channel":
        return frozenset()
    for number in range(first, min(last + WAY_REACH, clause.sentence.last)):
        if lows[number] in _THROUGH or (lows[number - 1], lows[number]) in _LAST_WORDS:
            behind = [one for one in clause.mentions if number < one.first <= number + CARRIER_REACH and any(one.sides)]
            # "through Madrid", not "through Monday"
            is_place = clause.tokens[min(number + 1, clause.sentence.last - 1)].text[:1].isupper()
            is_place = is_place and not clause.is_time(number + 1)
            is_third = behind or is_place or _THIRD_PARTIES & set(lows[number : number + CARRIER_REACH])
            return frozenset(sides_of(behind[:1])) if is_third else None
    subject = clause.subject(first, last)
    return frozenset(sides_of(subject.mentions)) if subject else frozenset()


_OWN_MISSIONS = frozenset("embassy embassies consulate consulates ambassador ambassadors mission attache".split())


def is_by_own_mission(deed: Deed, lows: Sequence[str], carriers: frozenset[str], two: Sequence[str]) -> bool:
    """`Messages pass through the Thai embassy`, where Thailand is one of the two: no third carries them."""
    behind = lows[deed.first : deed.last + WAY_REACH]
    return (
        deed.kind == "mediated_channel"
        and bool(carriers)
        and carriers <= set(two)
        and not _OWN_MISSIONS.isdisjoint(behind)
    )
