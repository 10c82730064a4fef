"""Contacts told by what one side says to officials of the other, shows them or explains to them; also at a ministry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention
from deconfdb.coders.function_words import NOT
from deconfdb.coders.grammar import Clause
from deconfdb.coders.letters import LETTER
from deconfdb.coders.preceding import is_place_name
from deconfdb.coders.presences import is_in_arms
from deconfdb.coders.untold import PEOPLE
from deconfdb.lexicon.records import MeetingTrigger

TELLING = frozenset(
    "told asked warned informed assured urged pressed reminded questioned quizzed cautioned alerted advised implored "
    "reassured lectured rebuked reprimanded approached confronted begged".split()
)
REACHING = frozenset("let radioed signalled signaled buttonholed cornered collared sounded hailed".split())
"""Of a contact whenever it was, as nobody does so in general."""
PUTTING = frozenset(
    "put explained complained protested apologised apologized expressed conveyed voiced passed repeated relayed described "
    "admitted conceded stressed outlined suggested proposed promised presented read spelled spelt pointed transmitted offered "
    "said took taken brought carried".split()
)
"""What is done to somebody by a "to" behind it."""
SHOWING = frozenset("showed shown led taken took escorted accompanied guided walked drove driven flown flew".split())
_CARRYING = frozenset("led taken took walked drove driven flown flew".split())
_ROUND = frozenset("around round over through along".split())
_ANSWERS = frozenset(
    "explanation explanations clarification clarifications account accounts assurance assurances apology apologies answer answers "
    "guarantee guarantees briefing".split()
)
ANSWERED = frozenset("given offered provided supplied made received furnished delivered presented".split())
_ENVOYS = frozenset(
    "ambassador ambassadors envoy envoys affaires d'affaires attache attaché consul commissioner "
    "counsellor minister-counsellor".split()
)
AT_THE_DOOR = frozenset(
    "received seen admitted awaited expected questioned rebuked reprimanded lectured shown ushered left entered reached arrived "
    "came went emerged appeared stormed walked visited drove called was were go come".split()
)
_OF_DIPLOMACY = frozenset("foreign external defence defense interior security affairs".split())
_HOUSES = frozenset({"ministry", "government_office"})
_NO_HOUSES = frozenset("at in by agency television radio newspaper".split())
_BY_RADIO = frozenset("radioed signalled signaled hailed".split())
_POSTS = frozenset("post base headquarters command unit garrison controllers control station guards".split())
_AT = frozenset("at in to from into out of".split())
HEARER_REACH = 3
"""Tokens from a verb or its "to" to whoever is told."""
TO_REACH = 9
"""Tokens from "put" to the "to" of whom."""
DOOR_REACH = 6
"""Tokens from "received" to the ministry behind it."""
GIVEN_REACH = 4
"""Tokens from "explanations" to the "given" behind it, and from there to the "by"."""
_ALL = TELLING | REACHING | PUTTING


def addressed(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X asked B's governor in August for …`, `radioed their colleagues`, `put the question to his counterpart in May`."""
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 2):
        low = lows[verb]
        if low not in _ALL or clause.tokens[verb].in_quote:
            continue
        if clause.tokens[verb].tag not in {"VBD", "VBN"} or NOT & set(lows[verb - 2 : verb]):
            continue
        last = _end_of_telling(clause, lows, verb)
        hearer = (
            (_official(clause, last) or _known(clause, lows, verb) or _post(clause, lows, verb, last)) if last else None
        )
        if hearer is None or not _is_of_another(clause, verb, hearer):
            continue
        behind = set(lows[hearer.first + 1 : hearer.first + TO_REACH // 2])
        if low == "let" and not ("know" in behind and behind & {"through", "via", "by"}):
            continue
        if low in REACHING or lows[verb - 1] == "had" or _is_on_a_day(clause, lows, hearer):
            return Candidate(verb, last, replace(row, strength="strong"), also=(hearer,))
    return None


def _end_of_telling(clause: Clause, lows: Sequence[str], verb: int) -> int:
    """Where whoever is told may begin: behind `told`, `sounded out`, `put the question to`; 0 where nobody does."""
    low = lows[verb]
    if low in PUTTING:
        stop = min(verb + TO_REACH, clause.sentence.last - 1)
        near = (n for n in range(verb + 1, stop) if lows[n] == "to" and clause.tokens[n + 1].tag != "VB")
        return next((n + 1 for n in near if _official(clause, n + 1) is not None), 0)
    return verb + 1 + (low == "sounded" and lows[verb + 1] == "out")


def _official(clause: Clause, first: int) -> Mention | None:
    """Who in office is named from a word on, and nobody in arms nor any crowd."""
    stop = min(first + HEARER_REACH, clause.sentence.last)
    found = next((one for n in range(first, stop) if (one := clause.mention_at(n)) is not None), None)
    if found is None or found.first < first or not any(found.sides):
        return None
    is_capital = found.how == "metonym" and clause.tokens[first - 1].low == "out"
    words = {token.low for token in clause.tokens[first : found.end]}
    is_ministry = found.how == "institution" and found.actor.kind in _HOUSES and not _NO_HOUSES & words
    return found if is_capital or is_ministry or (found.actor.kind in PEOPLE and not is_in_arms(found)) else None


def _known(clause: Clause, lows: Sequence[str], verb: int) -> Mention | None:
    """`has let B know through diplomats that …`: a state or whoever it is."""
    told = clause.mention_at(verb + 1) if lows[verb] == "let" else None
    told = told or (clause.mention_at(verb + 2) if lows[verb] == "let" else None)
    return told if told is not None and "know" in lows[told.first + 1 : told.first + HEARER_REACH] else None


def _post(clause: Clause, lows: Sequence[str], verb: int, first: int) -> Mention | None:
    """`radioed the Russian post`: whoever sits there answers."""
    stop = min(first + HEARER_REACH, clause.sentence.last - 1)
    is_wired = lows[verb] in _BY_RADIO and not _POSTS.isdisjoint(lows[first : stop + 1])
    return next((one for n in range(first, stop) if is_wired and (one := clause.mention_at(n)) is not None), None)


def _is_of_another(clause: Clause, verb: int, hearer: Mention) -> bool:
    """Whether whoever speaks is known to be of another side than whoever hears it."""
    subject = clause.subject(verb, verb + 1, may_invert=False)
    own = {side for one in subject.mentions for side in one.sides if side} if subject is not None else set()
    is_he = subject is not None and subject.word in {"he", "she", "they"}
    return is_he or (bool(own) and own.isdisjoint(hearer.sides))


def _is_on_a_day(clause: Clause, lows: Sequence[str], hearer: Mention) -> bool:
    """Whether a day, a month or a place stands with the telling, and not in what was told."""
    said = (n for n in range(hearer.end, clause.sentence.last) if lows[n] in {"that", '"'} or lows[n : n + 1] == ["to"])
    stop = next(said, clause.sentence.last)
    starts = [number for time in clause.times if time.lower is not None and (number := clause.token_at(time.start))]
    if any(number < stop for number in starts):
        return True
    return any(
        lows[n] in {"in", "at"} and is_place_name(clause, n + 1) for n in range(hearer.end, min(stop, hearer.end + 2))
    )


def guided(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A showed B's officers the place`, `officers of A were led around the base by those of B`: both were there."""
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[verb] not in SHOWING or clause.tokens[verb].tag not in {"VBD", "VBN"} or clause.tokens[verb].in_quote:
            continue
        if {"was", "were", "been"} & set(lows[verb - 2 : verb]):
            found = _shown_by(clause, lows, verb)
        else:
            guest = _official(clause, verb + 1)
            is_met = guest is not None and _is_tour(lows, verb, guest.end) and _is_of_another(clause, verb, guest)
            found = () if is_met else None
        if found is not None:
            return Candidate(verb, verb + 1, row, also=found)
    return None


def _shown_by(clause: Clause, lows: Sequence[str], verb: int) -> tuple[Mention, ...] | None:
    """The hosts of `officers of A were shown the place by officers of B`."""
    by = next((n for n in range(verb + 1, clause.sentence.last - 1) if lows[n] == "by"), None)
    host = _official(clause, by + 1) if by is not None and _is_tour(lows, verb, verb + 1) else None
    subject = clause.subject(verb, verb + 1)
    named = subject.mentions if subject is not None else ()
    guest = next((one for one in named if one.actor.kind in PEOPLE and not is_in_arms(one)), None)
    is_other = guest is not None and host is not None and set(host.sides).isdisjoint(guest.sides)
    return (host,) if host is not None and is_other else None


def _is_tour(lows: Sequence[str], verb: int, end: int) -> bool:
    """`led them around the base`, `took him to the spot`; who showed or escorted somebody was with him anyway."""
    behind = lows[end : end + 2]
    return lows[verb] not in _CARRYING or bool(_ROUND & set(behind)) or behind == ["to", "the"]


def answered(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`the explanations given by officers of B did not satisfy A`: they were given to those of A."""
    for noun in range(clause.sentence.first + 1, clause.sentence.last - 4):
        if lows[noun] not in _ANSWERS or not clause.tokens[noun].tag.startswith("NN") or clause.tokens[noun].in_quote:
            continue
        near = range(noun + 1, min(noun + GIVEN_REACH, clause.sentence.last - 2))
        given = next((n for n in near if lows[n] in ANSWERED and clause.tokens[n].tag in {"VBN", "VBD"}), None)
        span = range(given + 1, min(given + GIVEN_REACH, clause.sentence.last - 1)) if given is not None else ()
        by = next((n for n in span if lows[n] in {"by", "from"}), None)
        giver = _official(clause, by + 1) if by is not None else None
        if giver is not None:
            return Candidate(
                noun, noun + 1, replace(row, trigger=LETTER, part_of_speech="noun", strength="strong"), also=(giver,)
            )
    return None


def at_the_ministry(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`the ambassador of B would be received at the foreign ministry`, `after the ambassador had left the ministry`."""
    if clause.words.isdisjoint(_ENVOYS):
        return None
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 2):
        is_ahead = clause.tokens[verb].tag == "VB" and lows[verb - 1] in {"to", "will"}
        if lows[verb] not in AT_THE_DOOR or not (clause.tokens[verb].tag in {"VBD", "VBN"} or is_ahead):
            continue
        near = lows[verb + 1 : min(verb + DOOR_REACH, clause.sentence.last)]
        house = near.index("ministry") if "ministry" in near else None
        is_object = lows[verb] in {"left", "entered", "reached", "visited"}
        if house is None or not (is_object or _AT & set(near[:house])) or NOT & set(lows[verb - 3 : verb]):
            continue
        behind = verb + 2 + house
        if lows[behind] == "of" and _OF_DIPLOMACY.isdisjoint(lows[behind : behind + DOOR_REACH]):
            continue  # "arrived at the ministry of sport"
        subject = clause.subject(verb, verb + 1)
        envoys = subject.mentions if subject is not None else ()
        if any(_ENVOYS & set(lows[one.first : one.last]) for one in envoys):
            hosts = clause.mention_at(verb + 1 + house)
            return Candidate(verb, verb + 1, row, also=(hosts,) if hosts is not None and any(hosts.sides) else ())
    return None
