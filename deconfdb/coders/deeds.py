"""Mechanisms told as what the sides do: pull back, give notice, meet every month, hand messages on.

No noun names them ("agreed to move their soldiers six miles back"), so that the lexicon of terms does not see them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOOD_REACH = 12
"""Tokens before a deed within which it is said whether it is done, agreed, proposed or refused."""
_EACH_OTHER = r"(?:each other|one another|the other(?: side)?)"
_ACTS = r"(?:exercises|maneuvers|manoeuvres|tests|movements|flights)"
_FORCES = r"(?:troops|soldiers|forces|units|divisions|armies|men|guards|armor|armour|artillery|fighters|weapons)"
_WHOSE = r"(?:(?:their|its|the|all|own|both|some|several|most|of) )*(?:[\w-]+ ){0,2}?"
_PULLING = re.compile(
    rf"\b(?:pull|draw|move|take|withdraw|pulling|drawing|moving|withdrawing|withdrawn|pulled|moved|withdrew) "
    rf"(?:{_WHOSE}{_FORCES} (?:[\w-]+ ){{0,3}}?)?(?:back|apart|away)\b"
    rf"|\b(?:withdraw|withdrew|withdrawing|remove) {_WHOSE}{_FORCES} from\b"
)
_NOTICE = re.compile(
    rf"\b(?:notify|inform|tell|warn|alert|notified|told|informed) {_EACH_OTHER}\b"
    rf"(?=.*\b(?:advance|beforehand|ahead of|before|of (?:any |all |larger |major |military |planned |missile |naval )*{_ACTS})\b)"
    r"|\b(?:give|giving|gave|given) (?:each other |the other side |one another )?(?:(?:advance|prior|early) )?notice of\b"
    rf"|\b(?:advance|prior) (?:notice|notification) of (?:[\w-]+ ){{0,3}}?{_ACTS}\b"
)
_MEETING = re.compile(
    r"\b(?:officers|commanders|generals|officials|guards|diplomats|envoys|chiefs|militaries|armies)\b(?: [\w'-]+){0,8}? "
    r"(?:meet|talk|speak|confer)\b(?: [\w-]+){0,6}? (?:regularly|weekly|monthly|every (?:day|week|month|year)"
    r"|once a (?:day|week|month)|twice a (?:day|week|month)|at several points)\b"
)
_MESSAGES = re.compile(
    r"\b(?:pass|passes|passed|carry|carries|carried|relay|relays|relayed|convey|conveys|conveyed|forwards|forwarded) "
    r"(?:[\w-]+ )?(?:messages|notes|letters|communications)\b|\b(?:messages|notes|letters) (?:[\w-]+ ){0,8}?"
    r"(?:go|went|pass|passed|travel|travelled|are sent|were sent) (?:[\w-]+ ){0,3}?(?:through|via)\b"
)
# One word that every deed has; few sentences have any of them.
_HINTS = frozenset(
    "back apart away withdraw withdrew withdrawing remove each another other notice notification regularly weekly monthly "
    "every once twice points messages notes letters communications".split()
)
_KINDS = (
    (_PULLING, "separation_arrangement"),
    (_NOTICE, "prior_notification"),
    (_MEETING, "ad_hoc_contact"),
    (_MESSAGES, "mediated_channel"),
)
_REFUSED = frozenset("refused refuses refuse rejected rejects ruled declined denied denies not n't never".split())
_PROPOSED = frozenset(
    "proposed proposes proposing suggested suggests offered offers urged urges called calls asked wants want".split()
)
_DISCUSSED = frozenset("discussed discussing discuss negotiating negotiated talks talk".split())
_AGREED = frozenset(
    "agreed agree agrees undertook undertaken promised pledged committed settled decided accord agreement".split()
)
_PAPERS = frozenset("statement communique text declaration protocol document terms memorandum treaty pact plan".split())
"""`Each side is to give notice of exercises, the statement says`: what a paper lays down is agreed."""
_AHEAD = frozenset("will must shall 'll".split())
_MUTUAL = frozenset("both two each they sides their armies countries neighbours neighbors other".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """Tokens `first` to `last` tell of a mechanism of this kind; how it stands is told by the words before them."""

    first: int
    last: int
    kind: str
    track: str
    status: str


def deeds_in(lows: Sequence[str], first: int, stop: int, has_several: bool) -> Iterator[Deed]:
    """The deeds of the sentence `first` to `stop`; `has_several` says that it names two sides."""
    sentence = frozenset(lows[first:stop])
    is_mutual = not _MUTUAL.isdisjoint(sentence)
    if _HINTS.isdisjoint(sentence) or not (has_several or is_mutual):
        return
    is_agreed = is_mutual and not (_AGREED | _PAPERS).isdisjoint(sentence)
    starts, text = [], ""
    for number in range(first, stop):
        starts.append(len(text))
        text += lows[number] + " "
    for pattern, kind in _KINDS:
        for match in pattern.finditer(text):
            left = first + sum(start < match.start() for start in starts)
            right = first + sum(start < match.end() for start in starts)
            standing = _standing(lows[max(first, left - MOOD_REACH) : left], kind, is_mutual, is_agreed)
            if standing:
                yield Deed(left, right, kind, *standing)


def _standing(before: Sequence[str], kind: str, is_mutual: bool, is_agreed: bool) -> tuple[str, str] | None:
    """The track and status that the words `before` a deed give it; the rest is told of its whole sentence."""
    words = set(before)
    if words & _REFUSED:
        return ("institutional", "rejected") if words & _REFUSED - {"not", "n't", "never"} else None
    if words & _PROPOSED:
        # "urged him to pull back" wants one side to give way.
        return ("institutional", "proposed") if is_mutual else None
    if words & _AGREED:
        return "institutional", "agreed"
    if words & _DISCUSSED:
        return "institutional", "in_talks"
    if kind in {"ad_hoc_contact", "mediated_channel"}:
        return "operational", "operating"
    to_do = before[-2:] in (["is", "to"], ["are", "to"], ["has", "to"], ["have", "to"])
    if words & _AHEAD or to_do:
        # What one side will do of itself is no arrangement.
        return ("institutional", "agreed") if is_agreed else None
    return ("institutional", "in_force") if kind == "prior_notification" else None
