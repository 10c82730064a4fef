"""People of both sides told to be in one place by what came of it: they got nowhere there, sat for hours, were seen together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.function_words import BOTH, IN_OFFICE, NOT
from deconfdb.coders.grammar import Clause
from deconfdb.coders.preceding import is_place_name
from deconfdb.coders.stays import DUE
from deconfdb.coders.untold import PEOPLE
from deconfdb.lexicon.records import MeetingTrigger

_OUTCOMES = {
    "got": ("nowhere", "no further", "no closer", "up without"),
    "made": ("no headway", "little headway", "headway", "no progress", "little progress", "some progress", "progress",
             "good progress"),
    "found": ("no way", "common ground", "no common ground", "no middle ground"),
    "reached": ("no agreement", "no deal", "no accord", "no compromise", "nothing"),
    "achieved": ("nothing", "little", "no breakthrough"),
    "failed": ("to agree", "to narrow", "to bridge", "to reach", "to settle", "to resolve", "to overcome", "to close",
               "to find", "to make", "to end", "to break"),
    "broke": ("up", "off without", "bread"),
    "wound": ("up",),
    "wrapped": ("up",),
    "came": ("no closer", "closer", "away"),
    "remained": ("apart", "at odds", "far apart", "divided"),
    "stayed": ("apart", "at odds", "far apart"),
    "sat": ("until", "till", "through", "for", "late", "side", "in", "at"),
    "compared": ("notes",),
    "exchanged": ("views", "maps", "lists", "drafts", "papers", "gifts", "proposals", "documents", "flags", "salutes"),
    "swapped": ("maps", "lists", "drafts", "papers", "gifts", "proposals", "documents"),
    "traded": ("maps", "lists", "drafts", "papers", "proposals", "offers"),
    "pored": ("over",),
    "shared": ("a table", "a meal", "a stage", "a platform"),
    "drank": ("tea", "coffee"),
    "kept": ("to separate", "to different", "apart"),
    "worked": ("on", "through", "out", "late"),
}  # fmt: skip
"""What people do where they sit together, by the first word and what follows it."""
_PLAIN = frozenset(
    "haggled wrangled bargained argued squabbled dickered "
    "quarrelled quarreled sparred disagreed differed adjourned embraced hugged deliberated".split()
)
"""What they do by one word."""
_SEEN = frozenset("seen photographed pictured filmed spotted shown".split())
_BEING = frozenset("are were been".split())
_PLACED = frozenset("in at outside near".split())
_GESTURES = frozenset({"handshake", "embrace", "hug"})
_LENGTHS = frozenset("hour hours minutes day days evening afternoon morning".split())
_SEVERAL = frozenset("one two three four five six seven eight nine ten several many an a some few half".split())
_OF_LENGTH = frozenset("from after following for in during".split())
PHRASE = 2
"""Words behind a verb that say what came of it."""
WHERE_REACH = 12
"""Tokens from what people did to where they did it."""
OPENING = 5
"""Tokens from "After" to the "hours" of a sentence that begins so."""
BETWEEN_REACH = 14
"""Tokens from a handshake to the two between whom it was."""

_ABSENT = (
    "show up",
    "turn up",
    "appear",
    "stayed away",
    "did not come",
    "never came",
    "did not arrive",
    "did not turn up",
)
_NOBODY = ("nobody", "no one", "none", "neither")
NO_SHOW_REACH = 16
"""Tokens from "expected" to the "but nobody came" behind it."""

Rows = Callable[[str], MeetingTrigger]


def presences(clause: Clause, lows: Sequence[str], row_of: Rows) -> Iterator[Candidate]:
    """What a sentence tells of people of both sides in one place, without a word for a meeting."""
    if _SIGNS.isdisjoint(clause.words):
        return
    for reader, words in _READERS:
        if not words.isdisjoint(clause.words):
            yield from reader(clause, lows, row_of)


def _outcomes(clause: Clause, lows: Sequence[str], row_of: Rows) -> Iterator[Candidate]:
    """`Officials of A and B got nowhere in X on Monday`, `The ministers had sat until late on Monday in X`."""
    is_dated = any(time.lower is not None for time in clause.times)
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 1):
        told = lows[verb] in _PLAIN or _follows(lows, verb)
        if not (is_dated or lows[verb - 1] == "had" or lows[verb] in _PLAIN):
            continue
        if not told or clause.tokens[verb].tag not in {"VBD", "VBN"} or not _is_told_as_done(clause, lows, verb):
            continue
        people = people_of_both(clause, lows, verb)
        if people is not None and is_somewhere(clause, lows, verb):
            yield Candidate(verb, verb + 1, row_of("met"), also=people)
            return


def _follows(lows: Sequence[str], verb: int) -> bool:
    """Whether what came of it stands behind a verb: `got nowhere`, `made little headway`."""
    phrases = _OUTCOMES.get(lows[verb], ())
    return any(lows[verb + 1 : verb + 1 + phrase.count(" ") + 1] == phrase.split() for phrase in phrases)


def _is_told_as_done(clause: Clause, lows: Sequence[str], verb: int) -> bool:
    return not NOT & set(lows[max(clause.sentence.first, verb - PHRASE) : verb]) and not clause.tokens[verb].in_quote


def _stays(clause: Clause, lows: Sequence[str], row_of: Rows) -> Iterator[Candidate]:
    """`Officers of A and B have been in X since Monday`, `X and Y were together in Z`, `had been seen together in Z`."""
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[verb] not in _BEING or clause.tokens[verb].in_quote:
            continue
        behind = verb + 1 + (lows[verb + 1] in _SEEN)
        is_together = lows[behind] == "together"
        is_still = not is_together and lows[verb] in {"are", "been"} and lows[verb + 1] in _PLACED
        if lows[verb] == "been":
            is_still = is_still and lows[verb - 1] in {"have", "has"} and "since" in lows[verb : clause.sentence.last]
        if not (is_together or (is_still and is_place_name(clause, verb + 2))) or NOT & set(lows[verb - 2 : verb + 2]):
            continue
        people = people_of_both(clause, lows, verb)
        if people is None or not (is_still or is_somewhere(clause, lows, verb)):
            continue
        row = row_of("met")
        yield Candidate(verb, behind + 1, replace(row, occurrence="under_way") if is_still else row, also=people)
        return


def _gestures(clause: Clause, lows: Sequence[str], row_of: Rows) -> Iterator[Candidate]:
    """`An embrace in X on Monday was the first gesture between Y and Z`, `a handshake with Y in X`."""
    if not any(time.lower is not None for time in clause.times):
        return
    for noun in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[noun] not in _GESTURES or not clause.tokens[noun].tag.startswith("NN"):
            continue
        near = range(noun + 1, min(noun + BETWEEN_REACH, clause.sentence.last - 2))
        link = next((n for n in near if lows[n] in {"between", "of", "with"} and clause.mention_at(n + 1)), None)
        named = [one for one in clause.mentions if link is not None and one.first > link and one.actor.kind in PEOPLE]
        are_two = len(sides_of(named)) == 2 or are_two_people(named)
        if are_two and len(named) == 2 and not clause.tokens[noun].in_quote:
            yield Candidate(noun, noun + 1, row_of("met"), also=tuple(named))
            return


def _hours_with(clause: Clause, lows: Sequence[str], row_of: Rows) -> Iterator[Candidate]:
    """`came home from four days with Y in Z`, `after three hours with the minister of B on Monday`."""
    for length in range(clause.sentence.first + 2, clause.sentence.last - 2):
        if lows[length] not in _LENGTHS or lows[length + 1] != "with" or clause.tokens[length].in_quote:
            continue
        start = length - 1
        while start > clause.sentence.first and (lows[start] in _SEVERAL or clause.tokens[start].tag in {"CD", "JJ"}):
            start -= 1
        guest = clause.mention_at(length + 2) or clause.mention_at(length + 3)
        verb = _verb_above(clause, start)
        subject = clause.subject(verb, verb + 1) if lows[start] in _OF_LENGTH and verb is not None else None
        hosts = [one for one in subject.mentions if one.actor.kind in PEOPLE] if subject is not None else []
        is_one = guest is not None and guest.actor.kind in PEOPLE and guest not in hosts
        both = [*hosts, guest] if guest is not None else []
        if is_one and (len(sides_of(both)) > 1 or are_two_people(both)):
            yield Candidate(length, length + 2, row_of("met"), also=tuple(both))
            return


def _after_hours(clause: Clause, lows: Sequence[str], row_of: Rows) -> Iterator[Candidate]:
    """`After 13 hours in X at the weekend, A's minister and B's agreed to hold fire`: those who did so were there."""
    first = clause.sentence.first
    length = next(
        (n for n in range(first + 1, min(first + OPENING, clause.sentence.last)) if lows[n] in _LENGTHS), None
    )
    if lows[first] not in {"after", "following"} or length is None or lows[length + 1] not in _PLACED:
        return
    verb = next((n for n in range(length, clause.sentence.last) if clause.tokens[n].dep == "ROOT"), None)
    if verb is None or clause.tokens[verb].tag != "VBD" or not is_place_name(clause, length + 2):
        return
    people = people_of_both(clause, lows, verb)
    if people is not None and any(time.lower is not None for time in clause.times):
        yield Candidate(length, length + 1, row_of("met"), also=people)


def _awaited(clause: Clause, lows: Sequence[str], row_of: Rows) -> Iterator[Candidate]:
    """`They had been expected on Thursday, but nobody came`, `A's officers were due at X on Monday but did not show up`."""
    if not any(time.is_day for time in clause.times):
        return
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 4):
        if lows[verb] not in DUE or clause.tokens[verb].in_quote:
            continue
        near = range(verb + 1, min(verb + NO_SHOW_REACH, clause.sentence.last - 2))
        turn = next((n for n in near if lows[n] in {"but", "though", "although", "only"}), None)
        rest = " ".join(lows[turn : clause.sentence.last]) if turn is not None else ""
        is_absent = any(f" {one} " in rest for one in _ABSENT) or any(f" {one} came " in rest for one in _NOBODY)
        is_passive = lows[verb - 1] in {"been", "were", "was"}
        if turn is None or not is_absent or not (is_passive or lows[verb - 1] in {"had", "have"}):
            continue
        named = [one for one in clause.mentions if any(one.sides) and one.how not in {"outlet", "adjective"}]
        also = tuple(named) if len(sides_of(named)) > 1 or clause.subject(verb, verb + 1) is None else ()
        row = replace(row_of("met"), occurrence="did_not_take_place")
        yield Candidate(verb, verb + 1, row, also=also)
        return


def _verb_above(clause: Clause, number: int) -> int | None:
    """The verb that a preposition hangs on."""
    while clause.tokens[number].head != number and not clause.tokens[number].tag.startswith("VB"):
        number = clause.tokens[number].head
    return number if clause.tokens[number].tag.startswith("VB") else None


def people_of_both(clause: Clause, lows: Sequence[str], verb: int) -> tuple[Mention, ...] | None:
    """Those of the subject of a verb who are people of two sides; nobody where it is "the ministers"; None for other subjects.

    `Six officers from A and five of B's`: whose they are shows beside the noun.
    """
    subject = clause.subject(verb, verb + 1)
    if subject is None or subject.token >= verb:
        return None
    inside = [one for one in clause.mentions if subject.start <= one.first and one.last <= verb]
    named = tuple(dict.fromkeys((*subject.mentions, *inside)))
    words = set(lows[subject.start : verb])
    is_people = bool(IN_OFFICE & words) or any(one.actor.kind in PEOPLE and not is_in_arms(one) for one in named)
    if len(sides_of(named)) > 1 or are_two_people(named):
        return tuple(one for one in named if one.how != "outlet") if is_people else None
    is_theirs = lows[subject.token] in IN_OFFICE and bool(
        {"the", "their", "joint", *BOTH} & set(lows[subject.start : verb])
    )
    return () if is_theirs and not any(side for one in named for side in one.sides) else None


def is_in_arms(mention: Mention) -> bool:
    """`rebels`, `soldiers of A`: wherever they are, they talk to nobody."""
    is_anyone = mention.plural and mention.role is None and mention.actor.side.startswith("rebels")
    return is_anyone or (mention.role is not None and mention.role.group in {"soldier", "fighter"})


def are_two_people(named: Sequence[Mention]) -> bool:
    """`X and Y`, one of whom, or both, the text puts on no side: it is told later whose they are."""
    people = {one.actor.ref: one for one in named if one.actor.kind == "person"}
    return len(people) == 2 and not all(any(one.sides) for one in people.values())


def is_somewhere(clause: Clause, lows: Sequence[str], verb: int) -> bool:
    """Whether a town stands behind a verb, or opens its sentence: `got nowhere in X`, `In X, they got nowhere`."""
    first = clause.sentence.first
    spots = (*range(verb + 1, min(verb + WHERE_REACH, clause.sentence.last - 1)), *range(first, min(first + 3, verb)))
    return any(lows[n] in _PLACED and is_place_name(clause, n + 1) and not clause.is_time(n + 1) for n in spots)


_READERS = (
    (_outcomes, frozenset({*_OUTCOMES, *_PLAIN})),
    (_stays, frozenset({"together", "since", "are"})),
    (_gestures, _GESTURES),
    (_hours_with, _LENGTHS),
    (_awaited, DUE),
    (_after_hours, _LENGTHS),
)
"""Each with words of which its sentences have one."""
_SIGNS = frozenset().union(*(words for _, words in _READERS))
