"""What a text is on, which tells what it is: `a protocol on flight safety`, `an agreement of 1972 on incidents at sea`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from deconfdb.coders.groups import INDEFINITE, Group, TermFound

_PAPER = "agreement_instrument"
_LEADS = frozenset({"on", "for", "to"})
_PAPERS = frozenset("agreement accord deal pact treaty protocol memorandum convention declaration".split())
_LIKE = frozenset({"similar", "comparable"})
_ABOUT = (
    r"(?:on|about|for|to|concerning|covering|governing|regulating|governs|regulates|(?:lays?|laid|laying) down"
    r"|(?:sets?|setting) out"
    r"|(?:spells?|spelt|spelled|spelling) out|prescribes|says|fixes|determines)"
)
_CRAFT = r"(?:planes|aircraft|jets|warplanes|pilots)"
_MISHAPS = r"(?:incidents|clashes|collisions|accidents|encounters)"
_FLIGHTS = (
    r"(?:flight|air|aviation) safety|safety (?:of|in) (?:military |their )?(?:flights?|(?:the )?air|(?:the )?airspace"
    r"|aviation)"
    rf"|(?:keep|keeping) (?:their )?(?:[\w-]+ ){{0,2}}?{_CRAFT} apart"
)
_INCIDENTS = (
    rf"(?:prevention|avoidance) of (?:[\w-]+ ){{0,2}}?{_MISHAPS}|(?:prevent|preventing|avoid|avoiding|avert|averting) "
    rf"(?:[\w-]+ ){{0,3}}?{_MISHAPS}|incidents (?:at sea|in the air|in airspace)|dangerous military activit(?:y|ies)"
)
_FORCES = (
    r"(?:troops|soldiers|forces|force|marines|airmen|sailors|pilots|officers|cadets|recruits|guards?|army|armies|navy"
    r"|navies"
    r"|military|militaries|battalions?|brigades?|warships|ships|vessels|warplanes|planes|aircraft|jets|drones|units"
    r"|instructors"
    r"|advisers|advisors|trainers)"
)
_BASES = (
    r"(?:bases?|airfields?|ports?|harbours?|harbors?|airspace|waters|air and waters|barracks|ranges?|soil|facilities)"
)
_SHARING = (
    r"(?:share|shares|sharing|exchange|exchanges|exchanging|swap|swaps|swapping|pass|passing|trade|trading) (?:on"
    r" )?(?:of )?"
    r"(?:[\w'-]+ ){0,3}?(?:intelligence|secrets|satellite (?:pictures|images|data)|radar data|military information)"
)
_WORK = (
    rf"{_SHARING}|(?:military |defen[cs]e )?intelligence (?:sharing|exchange|cooperation)"
    rf"|(?:military |police |joint |officer |pilot )?training\b|(?:military |mutual )?logistics|hydrograph(?:y|ic"
    rf" surveys?)"
    rf"|(?:stationing|basing|status|presence|visits?|transit) (?:of|by) (?:[\w'-]+ ){{0,3}}?{_FORCES}"
    rf"|(?:visiting forces|military aid|military assistance|military advisers|joint surveys|mutual defen[cs]e)"
    rf"|(?:access to|use of|using) (?:[\w'-]+ ){{0,4}}?(?:bases?|airfields?|ports?|harbours?|harbors?)"
    r"|(?:joint|common) (?:military |defen[cs]e )?activities (?:of|by|for|between) (?:the |their )?(?:two )?"
    r"(?:armies|forces|armed forces|militaries|navies|coast guards)"
    rf"|(?:(?:joint|common|combined|yearly|regular|naval|military) ){{1,2}}(?:exercises?|drills?|manoeuvres|maneuvers)"
)
_TELLING = (
    r"(?:(?:notify|inform|tell|warn|alert|brief)(?:s|ing)? (?:each other|one another|the others?)"
    r"|(?:let|letting|keep|keeping) (?:each other|one another) (?:know|informed|posted)"
    r"|(?:give|giving|gives|send|sending) (?:each other |one another |the other )?(?:[\w'-]+ ){0,4}?(?:notice"
    r"|warning) (?:of|before|if|when)\b"
    r"|(?:announce|announcing|report|reporting|notify|notifying) (?:to each other )?(?:[\w'-]+ ){0,4}?"
    r"(?:launches|exercises|manoeuvres|maneuvers|drills|movements|tests)"
    r"|(?:notice|notification|notifications|announcement|warning) (?:of|before|about) (?:[\w'-]+ ){0,3}?"
    r"(?:launch(?:es)?|exercises?|manoeuvres|maneuvers|drills?|movements|tests?|flights))"
)
_TOLD = (
    r"(?:(?:launch(?:es)?|exercises?|manoeuvres|maneuvers|drills?|movements|tests?)(?: [\w'-]+){0,6}? (?:are|is|be"
    r"|were) "
    r"(?:[\w-]+ )?(?:announced|notified|reported|communicated)"
    r"|(?:notif(?:y|ies)|inform|informs|tell|tells|warn|warns) (?:[\w'-]+ ){1,4}?(?:of|about|before) (?:[\w'-]+ ){0,4}?"
    r"(?:launch(?:es)?|exercises?|manoeuvres|maneuvers|drills?|movements|tests?))"
)
_CONDUCTING = (
    r"(?:how|the way|the manner in which) (?:[\w',-]+ ){0,8}?(?:ships|warships|boats|vessels|navies|fleets|coast"
    r" ?guards|crews"
    r"|captains|soldiers|troops|patrols|forces|armies)\b(?: [\w',-]+){0,6}? (?:behave|act|conduct|treat|approach|deal"
    r"|meet|keep|stay|pass)\b"
    r"|how to (?:behave|act|conduct themselves) (?:near|at|when|in|on|along|around|towards?)"
    r"|(?:(?:naval|maritime|military) )?(?:conduct|behaviour|behavior|encounters) (?:at|on|in|of|between)"
)
_PILOTING = (
    r"(?:how|the way) (?:[\w',-]+ ){0,4}?(?:pilots|planes|aircraft|jets|warplanes|fighters|drones|air forces|flights)\b"
    r"(?! and (?:ships|warships|vessels|navies))(?: [\w',-]+){0,8}? (?:behave|act|conduct|approach|deal|keep|stay"
    r"|pass|steer|fly|avoid)\b"
)
_CHANCE = (
    r"(?:chance|unplanned|unexpected|accidental|close) (?:meetings|encounters)(?: (?:of|between) (?:[\w-]+ ){0,2}?\w+)?"
)
_COOPERATION, _NOTICE, _INCIDENTS_KIND = "military_cooperation", "prior_notification", "incident_prevention_agreement"
_KINDS = (
    (_INCIDENTS_KIND, rf"{_INCIDENTS}|{_CONDUCTING}|{_CHANCE}"),
    ("flight_safety_protocol", rf"{_FLIGHTS}|{_PILOTING}"),
    (_NOTICE, _TELLING),
    (_COOPERATION, _WORK),
)
_SIGNED = frozenset({"signed", "sign", "signs", "concluded", "initialled", "initialed"})
_OF_RULES = frozenset({"flight_safety_protocol", _INCIDENTS_KIND})
_ON = tuple(
    (kind, re.compile(rf"^(?:[\w'-]+ ){{0,7}}?{_ABOUT} (?:the |a |their )?(?:[\w-]+ ){{0,1}}?(?:{subjects})\b"))
    for kind, subjects in _KINDS
)
_SUBJECTS = tuple((kind, re.compile(rf"\b(?:{subjects})\b")) for kind, subjects in _KINDS)
_WHICH = r"(?:(?:under|on|by|through|in) which|whereby|that|which|, which)"
_OBLIGES = r"(?:obliges?|requires?|binds?|commits?|compels?|has|makes?|provides? for|calls? for|to)"
_LETS = r"(?<!not )(?:lets?|allows?|permits?|entitles?|enables?|gives?|to let|to allow|letting|allowing)"
_UNITS = (
    r"(?:patrols?|boats?|ships?|vessels?|crews?|soldiers|troops|guards|pilots|captains|sides?|both|each|neither|armies)"
)
_FIRING = r"(?:open(?:ing)? fire|fir(?:e|ing) first|shoot(?:ing)? first|(?:us(?:e|ing)|the use of) (?:firearms|guns))"
_NEVER = r"(?:forbids?|bars?|bans?|prohibits?|outlaws?|forbidding|barring|banning|prohibiting)"
_HOLDING_BACK = (
    rf"(?:{_NEVER} (?:[\w'-]+ ){{0,3}}?{_UNITS} (?:[\w'-]+ ){{0,5}}?{_FIRING}"
    rf"|(?:{_WHICH}|{_OBLIGES}) (?:[\w',-]+ ){{0,6}}?{_UNITS} (?:[\w'-]+ ){{0,3}}?(?:not|never) (?:to )?{_FIRING}"
    rf"|(?:{_WHICH}|{_OBLIGES}) (?:[\w',-]+ ){{0,6}}?{_UNITS} (?:[\w'-]+ ){{0,4}}?"
    r"(?:(?:call|hail|radio|signal)(?: out)?(?: to)? (?:each other|one another|the other)"
    r"|(?:identify|announce) (?:themselves|itself)|hold their fire (?:when|if|whenever)"
    r"|use (?:an? |the )?(?:common|fixed|same|agreed|shared) (?:radio )?(?:frequency|frequencies|channels?)"
    r"|(?:fire|send up) (?:[\w-]+ )?flares?|keep (?:[\w-]+ ){1,4}(?:apart|clear)|stay clear))"
)
_DOES = (
    (_INCIDENTS_KIND, re.compile(rf"^(?:[\w'-]+ ){{0,6}}?{_HOLDING_BACK}\b")),
    (_NOTICE, re.compile(rf"^(?:[\w'-]+ ){{0,6}}?(?:{_WHICH}|{_OBLIGES}) (?:[\w'-]+ ){{0,9}}?{_TELLING}\b")),
    (
        _COOPERATION,
        re.compile(
            rf"^(?:[\w',-]+ ){{0,8}}?(?:{_LETS} (?:[\w'-]+ ){{0,5}}?{_FORCES} (?:to )?(?:[\w'-]+ ){{0,3}}?"
            rf"(?:train|use|dock|refuel|land|berth|call|operate|stay|fly|overfly|enter|exercise)\b"
            rf"|{_LETS} (?:[\w'-]+ ){{1,4}}(?:access to|use of|use) (?:[\w'-]+ ){{0,4}}?{_BASES}"
            rf"|{_WHICH} (?:[\w',-]+ ){{0,6}}?{_FORCES} (?:[\w'-]+ ){{0,3}}?(?:based|stationed|garrisoned|housed"
            rf"|hosted|train|trained)\b"
            rf"|{_WHICH} (?:[\w'-]+ ){{0,5}}?(?:trains?|bases|stations|hosts?|houses|will train) (?:[\w'-]+ ){{0,5}}?"
            rf"(?:{_FORCES}|bases?)\b"
            rf"|(?:{_WHICH}|{_OBLIGES}) (?:[\w'-]+ ){{0,5}}?(?:{_SHARING}))"
        ),
    ),
)
"""What a text makes the two do: `under which 500 soldiers are based there`, `obliges both to tell each other of tests`."""
_NAMED_FOR = (
    (
        _COOPERATION,
        re.compile(
            r"\b(?:intelligence(?: - sharing)?|intelligence sharing|training|logistics|basing|bases?|visiting forces"
            r"|status(?: -)? of(?: -)? forces|status-of-forces"
            r"|hydrograph(?:y|ic)(?: survey)?|access|stationing|military (?:aid|assistance|training|logistics"
            r"|access))(?: cooperation)?$"
        ),
    ),
    (_NOTICE, re.compile(r"\b(?:notification|notice|pre - notification|launch|advance warning)$")),
)
"""What stands before the word for a text: `a logistics agreement`, `the launch notification accord`."""
_LAID_DOWN = re.compile(
    r"\b(?:is|are|was|were|has been|have been) (?:[\w-]+ )?(?:laid down|set out|set down|spelt out|spelled out"
    r"|governed|regulated"
    r"|settled|covered|fixed|described) (?:in|by|under) (?:[\w'-]+ ){0,3}$"
)
"""Behind what a text is on: `how their ships are to behave is laid down in an accord`."""
_UNDER_IT = (
    (_NOTICE, re.compile(rf"^(?:[\w',-]+ ){{0,14}}?{_TELLING}\b")),
    (
        _COOPERATION,
        re.compile(
            rf"^(?:[\w',-]+ ){{0,9}}?{_FORCES} (?:[\w-]+ ){{0,3}}?(?:based|stationed|garrisoned|train|trained)\b"
        ),
    ),
)
"""`Under an accord of 1998 each side tells the other about exercises.`"""
UNDER_REACH = 3
"""Tokens before a text within which stands the "under" of what is done by it."""
_DONE_UNDER = (
    (
        _COOPERATION,
        re.compile(
            rf"\b{_FORCES} (?:[\w'-]+ ){{0,4}}?(?:(?:may|can|could|will|are allowed to|are free to|have the right to)"
            rf" (?:[\w'-]+ ){{0,2}}?"
            rf"(?:use|train|refuel|land|dock|berth|stay|fly|enter|overfly|exercise|call)|(?:are|were|is|have been) "
            rf"(?:[\w-]+ )?(?:based|stationed|garrisoned|trained)|train|study)\b(?: [\w',-]+){{0,9}}? under"
            rf" (?:[\w'-]+ ){{0,3}}$"
        ),
    ),
    (
        _COOPERATION,
        re.compile(
            r"\b(?:has|have|keeps?|bases|stations) (?:[\w',-]+ ){0,4}?(?:soldiers|troops|marines|airmen|a base"
            r"|bases|instructors"
            r"|advisers)\b(?: [\w',-]+){0,9}? under (?:[\w'-]+ ){0,3}$"
        ),
    ),
    (_NOTICE, re.compile(rf"(?:{_TELLING}|{_TOLD})(?: [\w',-]+){{0,9}}? ,? ?under (?:[\w'-]+ ){{0,3}}$")),
)
"""`Its warships may refuel there under a deal of 2003`, `Launches are announced under an accord of 1988`."""
_ON_IT = frozenset((on, it) for on in ("on", "about", "behind") for it in ("it", "that", "this", "them"))
PAPER_REACH = 14
"""Tokens behind a text within which is told what it is on."""
CONTENT_REACH = 24
"""Tokens behind a text within which is told what it makes the two do, and before it."""
NAME_REACH = 6
"""Tokens before the word for a text that tell what it is on."""


def as_their_contents(groups: list[Group], lows: Sequence[str], families: Mapping[str, str]) -> list[Group]:
    """The groups; a text whose content is told is of the kind of that: `a pact on intelligence`, `which obliges both to warn`."""
    for group in [one for one in groups if one.kind == _PAPER]:
        kind = next((kind for term in group.terms for kind in _told_of(term, lows)), "")
        kind = kind or _kind_of_it(group, groups, lows)
        twin = next((one for one in groups if one.kind == kind and set(one.sides) == set(group.sides)), None)
        if twin is not None and any(term.standing is None for term in twin.terms):
            if any(term.definite for term in group.terms):
                continue
            twin = None  # "They get no more notices. Launches are announced under an accord of 1988": another
        if not kind:
            continue
        if twin is not None:
            # "an accord under which they tell each other of launches": what both do under it is it.
            group.terms = sorted([*group.terms, *twin.terms], key=lambda term: term.first)
            groups = [one for one in groups if one is not twin]
        # A pact on work together is still a text: it is in force and is given notice of.
        group.kind, group.family = kind, group.family if kind == _COOPERATION else families[kind]
    return groups


def _kind_of_it(group: Group, groups: Sequence[Group], lows: Sequence[str]) -> str:
    """`They will go on telling each other of launches, now that the pact on it was prolonged`: of the kind of what they do."""
    for term in group.named():
        if tuple(lows[term.last : term.last + 2]) in _ON_IT:
            for one in groups:
                here = (deed for deed in one.terms if deed.clause is term.clause and deed.first < term.first)
                if set(one.sides) == set(group.sides) and any(deed.standing is not None for deed in here):
                    return one.kind
    return ""


def _told_of(term: TermFound, lows: Sequence[str]) -> Iterator[str]:
    first, last = term.clause.sentence.first, _before_the_next(term, lows)
    behind = " ".join(lows[term.last : min(term.last + CONTENT_REACH, last)])
    # The deed "signed a plan for" holds the word that leads to what it is on.
    start = term.last - (term.standing is not None and lows[term.last - 1] in _LEADS)
    near = " ".join(lows[start : min(term.last + PAPER_REACH, last)])
    is_one = not lows[term.last - 1].endswith("s")  # of two texts each has its own
    is_signed = _is_signed(term)
    does = (kind for kind, pattern in _DOES if is_one and pattern.match(behind))
    yield from (kind for kind in does if kind != _COOPERATION or not is_signed)
    if term.taken_up:
        return
    yield from (kind for kind, pattern in _ON if (is_one or kind in _OF_RULES) and pattern.match(near))
    is_under = "under" in lows[max(first, term.first - UNDER_REACH) : term.first] and not term.definite
    yield from (kind for kind, pattern in _UNDER_IT if is_under and pattern.match(behind))
    name = " ".join(lows[max(first, term.first - NAME_REACH) : term.last - 1])
    yield from (kind for kind, pattern in _NAMED_FOR if pattern.search(name))
    before = "".join(f"{low} " for low in lows[max(first, term.first - CONTENT_REACH) : term.first])
    if not term.definite:
        yield from (kind for kind, pattern in _DONE_UNDER if pattern.search(before))
    if _LAID_DOWN.search(before):
        yield from (kind for kind, pattern in _SUBJECTS if pattern.search(before))


def _before_the_next(term: TermFound, lows: Sequence[str]) -> int:
    """Where it is told what a text is on: before the next of `a border treaty in 1994 and an agreement on training`."""
    stop = term.clause.sentence.last
    for number in range(term.last, min(term.last + PAPER_REACH, stop - 2)):
        if lows[number] == "and" and lows[number + 1] in INDEFINITE and _PAPERS & set(lows[number + 2 : number + 6]):
            return number
    return stop


def _is_signed(term: TermFound) -> bool:
    """`signed an agreement that lets ships call there`: the text is the news, whatever it lets the forces do."""
    tokens = term.clause.tokens
    return tokens[term.last - 1].dep == "dobj" and tokens[tokens[term.last - 1].head].low in _SIGNED


def as_their_like(groups: list[Group], lows: Sequence[str]) -> list[Group]:
    """The groups; `a similar agreement with C`, `one with D`, told behind a pact on incidents of A and B, are on them too."""
    for at, group in enumerate(groups):
        like = group.kind == _PAPER and any(
            lows[term.first] == "one" or _LIKE & set(lows[max(term.first - 2, 0) : term.first])
            for term in group.named()
        )
        before = [one for one in groups[:at] if one.family == group.family and one.kind != _PAPER]
        if like and before and set(before[-1].sides) != set(group.sides):
            group.kind, group.family = before[-1].kind, before[-1].family
    return groups
