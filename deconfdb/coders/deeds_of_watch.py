"""Wordings for those who see to it that a truce is kept, and for who hears complaints about breaches of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from deconfdb.coders.cast import sides_of
from deconfdb.coders.deed_moods import Deed
from deconfdb.coders.deeds_of_mediation import is_of_mediator
from deconfdb.coders.deeds_of_messages import carriers_of
from deconfdb.coders.grammar import Clause

_IN_UNIFORM = frozenset(
    "officers generals colonels commanders soldiers armies army militaries monitors observers".split()
)
TRUCES = frozenset(
    "truce truces ceasefire cease-fire cease-fires ceasefires armistice withdrawal pullback pullout disengagement"
    " accord "
    "agreement pact deal".split()
)
"""What is watched over."""
_TRUCE = (
    r"(?:truces?|cease - fires?|cease-fires?|ceasefires?|armistice|withdrawal|pullback|pull - ?back|pull - out"
    r"|pullout|disengagement"
    r"|compliance|hand - ?over|handover|return of the (?:town|city|village|territory))"
)
_WHO = (
    r"\b(?:men|women|officers|soldiers|troops|monitors|observers|verifiers|peacekeepers|team|teams|unit|units"
    r"|mission|missions|force|forces|foreigners"
    r"|policemen|police"
    r"|marines|representatives|helicopters|planes|personnel|contingents?|priests|churchmen|elders|colonels"
    r"|experts|groups?"
    r"|delegates|battalions?|company|detachment)\b"
)
_WATCH = (
    r"(?:(?:(?:have|has) been |are |is )?(?:watch|keep watch|keeps watch|watches|watching|stand guard|monitoring"
    r"|supervising)(?: over)?"
    r"|(?:have|has) (?:watched over|watched|monitored|supervised|policed|overseen|verified)|monitors?|supervises?"
    r"|verify(?:ing)?"
    r"|verifies|checks?(?: on)?|checking(?: on)?|oversees?|overseeing|keep(?:s|ing)? an eye on|look(?:s|ing)? after"
    r"|polic(?:e|es|ing)|safeguard(?:s|ing)?|guarantee(?:s|ing)?|enforc(?:e|es|ing))"
)
"""What goes on or is to be done: whoever watched over a truce once may have left."""
_KEPT = (
    r"(?:see to it|see|verify|make sure|ensure|check|establish) (?:that|whether|if) (?:[\w'-]+ ){0,14}?"
    rf"(?:(?:keep|keeps|observe|observes|honour|honor|respect) (?:to )?(?:the |a )?{_TRUCE}"
    r"|(?:is|are|was|were) (?:being )?(?:kept|observed|honoured|honored|respected))"
)
_WATCHES = (
    rf"({_WATCH} (?:(?:the|a|an|its|their|this|that|fragile|week-old|new) )*(?:[\w-]+ ){{0,2}}?"
    rf"(?:{_TRUCE}|it)\b(?! (?:talks|commission|committee|line|zone|village))|{_KEPT}\b)"
)
WATCHING = re.compile(rf"{_WHO}(?: [\w',-]+){{0,16}}? {_WATCHES}")
_LOOK = (
    r"(?:watch(?:es|ed|ing)?(?: over)?|look(?:s|ed|ing)? (?:out|down|on|over)|(?:keep|keeps|kept|keeping) (?:watch|an"
    r" eye)|(?:stand|stood"
    r"|standing) guard|monitor(?:s|ed|ing)?|observ(?:e|es|ed|ing)|guard(?:s|ed|ing)?|patrol(?:s|led|ling)?"
    r"|supervis(?:e|es|ed|ing))"
)
_POSTS = (
    r"(?:(?:observation |observer |look - out |lookout |watch )?(?:posts|outposts|towers|watchtowers)|team sites|camps)"
)
_LINE = (
    r"(?:(?:truce|ceasefire|cease - fire|cease-fire|armistice|dividing|demarcation|separation|buffer|disengagement"
    r"|control) )"
    r"(?:line|zone|strip)"
)
POSTED_WATCH = re.compile(
    rf"\b{_LOOK}(?: [\w',-]+){{0,12}}? (?:from|at|in|on) (?:[\w'-]+ ){{0,4}}?{_POSTS}\b"
    rf"|{_WHO}(?: [\w',-]+){{0,9}}? ((?:{_LOOK}|stationed|posted|based|deployed) (?:on |along |in |at )?(?:the |their"
    rf" |a )?(?:[\w-]+ ){{0,2}}?"
    rf"(?:{_LINE}|(?:line|stretch|strip|zone|border|frontier) (?:between|that (?:parts|divides|separates))))\b"
    rf"|{_WHO}(?: [\w',-]+){{0,6}}? ((?:stand|stands|stood|standing|are placed|are stationed) between (?:the"
    rf" )?(?:[\w'-]+ ){{0,3}}?"
    r"(?:armies|forces|sides|troops|lines))\b"
    rf"|{_POSTS}(?: [\w'-]+){{0,5}}? ((?:manned|held|staffed|occupied|run) by)\b"
)
"""Of others than the two: `Swedes watch the stretch between the armies from 12 posts`, `officers posted along the
truce line`."""
POSTED_WATCH_WORDS = frozenset(
    "watch watches watched watching look looks looked looking keep keeps kept guard monitor monitors monitored"
    " observe observes observed "
    "patrol patrols patrolled patrolling supervise stationed posted based deployed stand stands stood standing manned"
    " staffed".split()
)
_PANEL = (
    r"\b(?:committees?|commissions?|councils?|boards?|panels?|mechanism|cent(?:er|re)s?|(?:joint|tripartite) "
    r"(?:[\w-]+ )?teams?)\b"
)
SUPERVISING = re.compile(rf"{_PANEL}(?: [\w',-]+){{0,26}}? {_WATCHES}")
"""Of a body of the two or with them: it is a commission, whoever else sits in it."""
WATCH_WORDS = frozenset(
    "watch watches watched watching monitor monitors monitored monitoring supervise supervises supervised supervising"
    " verify "
    "verifies verified verifying check checks oversee oversees overseen overseeing oversaw "
    "observed honoured honored respected kept see ensure sure establish police policing enforce enforces "
    "guarantee guarantees guaranteeing safeguard".split()
)
_BODY = (
    r"(?:committees?|commissions?|councils?|boards?|body|panels?|groups?|teams?|cell|office|delegates|elders|mediators)"
)
_BREACHES = (
    r"(?:(?:complaints|quarrels|allegations|reports)(?! of (?:the )?(?:residents|citizens|voters|workers|consumers))"
    r"|violations(?! of (?:[\w-]+ )?(?:rights|law|sanctions|embargo))|breaches|infringements|infractions"
    r"|transgressions|incidents)"
)
COMPLAINTS = re.compile(
    rf"\b{_BODY}(?: [\w',-]+){{0,14}}? ((?:hears?|takes? up|looks? into|investigat\w+|examin\w+|rules? on|judges?"
    rf"|deals? with|settles?|handles?|follows? up"
    r"|acts? on|receives?|inquires? into|reports? on|sorts? out|records?) (?:(?:any|all|the|of|possible|alleged"
    r"|their) )*(?:[\w-]+ )?"
    rf"{_BREACHES})\b"
)
ON_ITS_SIDE = re.compile(
    r"\b(?:missions?|observers|monitors|teams?|force|peacekeepers|patrols)\b(?: [\w',-]+){0,14}? "
    r"((?:observ(?:e|es|ing)|patrol(?:s|ling)?|monitor(?:s|ing)?|watch(?:es|ing)?|stationed|posted|deployed"
    r"|work(?:s|ing)?) "
    r"(?:(?:on|along|over) )?(?:the |its )?(?:[\w-]+ )?side\b(?: of (?:the|their|that) (?:[\w-]+ )?(?:frontier"
    r"|border|line|boundary|zone))?)"
)
"""Observers whom one of the two has let in: a matter of that one and of those who send them."""
SIDE_WORDS = frozenset({"side"})
LOOKED_INTO = re.compile(
    rf"\b{_BREACHES} (?:[\w'-]+ ){{0,3}}?((?:are|is|will be|are to be|would be) (?:looked into|heard|examined"
    rf"|investigated|dealt with"
    rf"|recorded|reported to|settled|taken up|handled)(?: by| with| in)? (?:[\w'-]+ ){{0,4}}?(?:{_BODY}|mechanism))\b"
)
COMPLAINT_WORDS = frozenset(
    "complaints quarrels allegations reports violations breaches infringements infractions transgressions"
    " incidents".split()
)
_OTHER_LAW = frozenset(
    "rights parliament lawmakers sanctions embargo elections election consumers prices senate congress".split()
)


_PAST = frozenset("watched looked kept stood monitored observed guarded patrolled supervised".split())


def is_over(lows: Sequence[str], first: int, before: Sequence[str], sentence: Collection[str]) -> bool:
    """`Norwegians watched the line from 12 posts`, `had stood between the armies`: nobody says that they still do."""
    is_past = lows[first] in _PAST and not {"has", "have", "been", "being", "is", "are"} & set(before[-2:])
    return is_past and "until" not in sentence


def is_about_truce(words: Collection[str], is_under_text: bool) -> bool:
    """`A council will hear complaints`, behind a truce or with it in the sentence; not of rights, nor of a
    parliament."""
    return (is_under_text or not (TRUCES | _IN_UNIFORM).isdisjoint(words)) and _OTHER_LAW.isdisjoint(words)


BETWEEN_REACH = 3
"""Tokens behind "carried messages" within which it is told between whom."""


def thirds_of(
    kind: str, clause: Clause, lows: Sequence[str], first: int, last: int, main: Sequence[str]
) -> frozenset[str] | None:
    """The sides of those who carry messages or watch over a truce, which are no parties; nothing where none can be."""
    if kind == "mediated_channel" and is_of_mediator(lows[first:last]):
        named = frozenset(sides_of(clause.mentions)) - {""}
        return named - frozenset(main) if len(main) > 1 else carriers_of(kind, clause, lows, first, last)
    if kind == "observation_posts" or (kind == "separation_arrangement" and "between" in lows[first:last]):
        subject = clause.subject(first, last)
        watching = subject.mentions if subject and subject.mentions else ()
        before = [one for one in clause.mentions if one.last <= first]
        return frozenset(sides_of(watching or before))
    return carriers_of(kind, clause, lows, first, last)


def let_in_by(deed: Deed, clause: Clause, lows: Sequence[str]) -> tuple[str, ...]:
    """`A mission of the Union has been watching A's side of its border with B`: A and the Union; B has let nobody
    in. `C has carried messages between A and B`: those two."""
    if deed.kind == "mediated_channel":
        return _between(clause, lows, deed.last)
    if deed.kind != "observation_posts" or "side" not in lows[deed.first : deed.last]:
        return ()
    hosting = sides_of([one for one in clause.mentions if deed.first <= one.first < deed.last])
    sending = [
        side for side in sides_of([one for one in clause.mentions if one.last <= deed.first]) if side not in hosting
    ]
    return (hosting[0], sending[0]) if len(hosting) == 1 and len(sending) == 1 else ()


def _between(clause: Clause, lows: Sequence[str], last: int) -> tuple[str, ...]:
    """`between A and B`, right behind what a third carries or does: the two."""
    start = next(
        (at + 1 for at in range(last, min(last + BETWEEN_REACH, clause.sentence.last)) if lows[at] == "between"), 0
    )
    named = [one for one in clause.mentions if start and one.first >= start]
    if (
        len(named) < 2
        or named[0].first - start > 1
        or lows[named[0].end : named[1].first] not in (["and"], ["and", "the"])
    ):
        return ()
    sides = sides_of(named[:2])
    return tuple(sides) if len(set(sides)) == 2 else ()
