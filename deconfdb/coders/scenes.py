"""Where a meeting was: the place named beside its word, "there", or the town from which the report was sent."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.scene_names import (
    AT_A_PLACE,
    KIND_REACH,
    KINDS,
    NOWHERE,
    Scene,
    place_entry,
    place_named,
    town_of_report,
)
from deconfdb.coders.times import TimeFound
from deconfdb.coders.tokens import Token

FAR = 26
"""Tokens from a trigger within which place and day are looked for."""
OPENING_SCENE = 10
"""How far place and time count that open a sentence, at most."""
SAYING = frozenset(
    "said told says announced stated disclosed statement added reported confirmed wrote declared".split()
)
WHERE_REACH = 14
"""Tokens from "where" to the meeting that was there."""
BESIDE = 6
"""Tokens from a place to the day behind it."""
_PLACE_PREPOSITIONS = frozenset("in to into at from for near outside off".split())
_ISLANDS = frozenset({"island", "peninsula", "atoll", "archipelago", "isle"})
_HERE = KINDS | {"crossing", "post", "base", "airport", "ship", "hotel"}
_POINTING = frozenset({"here", "this", "the"})
"""Words that may stand for the town of the report."""
_SAME = _HERE | {"place", "venue", "building"}
_VOICING = frozenset(
    "spoke described called praised dismissed rejected voiced expressed complained hailed welcomed denied insisted warned".split()
)
_BUILDINGS = frozenset(
    "palace palais hotel house castle villa hall mansion residence chateau barracks manor lodge resort".split()
)
_SITES = frozenset(
    "base headquarters post hotel palace airport residence building office room lounge tent camp compound villa hall".split()
)
_SETTLED_AT = frozenset(
    "talks meeting meetings ceremony summit session conference negotiations round rounds end close conclusion".split()
)
_OCCASIONS = frozenset(
    "summit conference assembly gathering forum congress funeral inauguration anniversary meeting".split()
)
"""At what others have come to a town, on whose margins two see each other."""
_ON_ITS_MARGINS = frozenset("margins sidelines fringes during at attending attended".split())


def place_of(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], names: Sequence[str], candidate: Candidate,
    when: TimeFound | None = None,
) -> tuple[str, str]:  # fmt: skip
    """The place of the meeting and the side in whose country it lies; empty where none is given.

    `when` is the day of the meeting: what stands beside it is its place.
    """
    best: tuple[int, Scene] | None = None
    # "visited Beijing"
    objects = (candidate.goal, candidate.last) if candidate.row.meeting_format == "visit" else ()
    for number in range(clause.sentence.first + 1, clause.sentence.last):
        before = lows[number - 1]
        is_here = lows[number] in _POINTING and names[number] != clause.tokens[number].text
        is_object = number in objects
        is_behind = before in _PLACE_PREPOSITIONS or (before == "on" and _is_island(lows, number))
        if not (is_behind or is_here or is_object) or not candidate.holds(number):
            continue
        if _is_of_other_words(clause, lows, number, candidate) or (candidate.goal and number != candidate.goal):
            continue
        if is_here:
            scene = town_of_report(knowledge, names[number])
        else:
            scene = place_named(knowledge, clause, lows, names, number, "in" if is_object else before)
        if (
            not scene.name
            or _is_told_better(scene, lows, number)
            or _is_building(knowledge, clause, lows, names, number)
        ):
            continue
        distance = number - candidate.last if number >= candidate.last else candidate.first - number + 4
        if number <= clause.sentence.first + 1:
            # "In Vienna, A and B …": what opens a sentence is the scene of all of it.
            distance = min(distance, OPENING_SCENE)
        if scene.is_wide and not is_object and not _hangs_on(clause, number - 1, candidate):
            continue
        if when is not None and _is_beside(clause, lows, number, when):
            return scene.name, scene.side
        word = number if lows[number] == "here" else number - 1
        if distance > FAR or not _attached(clause, lows, word, candidate, distance):
            continue
        if best is None or distance < best[0]:
            best = (distance, scene)
    if best is None:
        scene = _before_where(knowledge, clause, lows, names, candidate)
        return scene.name, scene.side
    return best[1].name, best[1].side


def _is_island(lows: Sequence[str], place: int) -> bool:
    """`met on the Indonesian island of X`: what stands behind the "on"."""
    near = lows[place : place + KIND_REACH]
    return any(one in _ISLANDS and other == "of" for one, other in pairwise(near))


def _is_told_better(scene: Scene, lows: Sequence[str], place: int) -> bool:
    """`at U.N. headquarters in X`: the town of a headquarters follows."""
    if not scene.name.lower().endswith("headquarters"):
        return False
    stop = next((n for n in range(place, min(place + BESIDE, len(lows) - 1)) if lows[n] == "headquarters"), 0)
    return bool(stop) and lows[stop + 1] in {"in", "at", "near"}


def _is_building(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], names: Sequence[str], place: int
) -> bool:  # fmt: skip
    """`at the Palais des Nations in Geneva`, `in the Peace House at X`: the town of a building follows."""
    stop = min(place + BESIDE, clause.sentence.last - 2)
    end = next((n for n in range(place, stop) if lows[n] in _PLACE_PREPOSITIONS), None)
    if end is None or lows[end] not in AT_A_PLACE or _BUILDINGS.isdisjoint(lows[place:end]):
        return False
    hit = knowledge.names.at(names, end + 1, clause.sentence.last)
    return hit is not None and place_entry(knowledge, hit[1], lows[end]) is not None


def is_behind_its_town(clause: Clause, land: Mention) -> bool:
    """The country of `signed by envoys of A and B in Pretoria, South Africa`: where it was, and no party."""
    comma = land.first - 1
    if land.how not in {"state", "metonym"} or comma < clause.sentence.first + 2 or clause.tokens[comma].low != ",":
        return False
    town = comma - 1
    while town > clause.sentence.first and clause.tokens[town].tag == "NNP" and clause.mention_at(town) is None:
        town -= 1
    return town < comma - 1 and clause.tokens[town].low in AT_A_PLACE


def _is_of_other_words(clause: Clause, lows: Sequence[str], place: int, candidate: Candidate) -> bool:
    """Whether a place is quoted and the trigger is not, or is where somebody was bidden: "saw X and invited him to Y"."""
    if clause.tokens[place].in_quote != clause.tokens[candidate.first].in_quote:
        return True
    if lows[place - 1] == "off" and clause.tokens[place - 1].dep != "prep":
        return True  # "broke off Geneva talks"
    asked = clause.tokens[place - 1].head
    if lows[place - 1] == "from" and (clause.tokens[asked].tag == "NNS" or clause.mention_at(asked) is not None):
        return True  # "rebel leaders from X signed it"
    return lows[place - 1] == "to" and lows[asked] in {"invited", "invite"} and asked != candidate.first


def _before_where(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], names: Sequence[str], candidate: Candidate
) -> Scene:
    """`announced in Hamburg, where X and Y held talks`: the place that "where" stands for."""
    near = range(candidate.first - 1, max(clause.sentence.first, candidate.first - WHERE_REACH), -1)
    where = next((number for number in near if lows[number] == "where"), None)
    if where is None or any(clause.tokens[number].dep == "ROOT" for number in range(where, candidate.first)):
        return NOWHERE
    for number in range(where - 1, max(clause.sentence.first, where - BESIDE), -1):
        if lows[number - 1] in _PLACE_PREPOSITIONS:
            return place_named(knowledge, clause, lows, names, number, lows[number - 1])
    return NOWHERE


def _is_beside(clause: Clause, lows: Sequence[str], place: int, when: TimeFound) -> bool:
    """`in Athens on 7 December`, `on 7 December in the town of X`."""
    if place - 2 >= clause.sentence.first and when.start <= clause.tokens[place - 2].start < when.end:
        return True
    after = next((n for n in range(place, clause.sentence.last) if clause.tokens[n].start >= when.start), None)
    between = lows[place:after] if after is not None else []
    is_short = 0 < len(between) <= BESIDE and not {"to", "from", "and", "said"} & set(between)
    return is_short and not any(clause.tokens[n].tag.startswith("VB") for n in range(place, place + len(between)))


def is_there(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`met him there in May`, `ended in the same city`: where the sentences before have been."""
    verbs = verbs_around(clause, candidate)
    for number in range(clause.sentence.first, clause.sentence.last):
        token = clause.tokens[number]
        if token.low == "there" and token.dep != "expl" and (token.head in verbs or number == candidate.last):
            return True
        is_same = lows[number - 1 : number + 1] == ["the", "same"] and lows[number - 2] in _PLACE_PREPOSITIONS
        if is_same and _SAME & set(lows[number + 1 : number + 2]):
            return True
    return False


def scene_named(knowledge: Knowledge, clause: Clause, lows: Sequence[str], names: Sequence[str]) -> Scene:
    """The last town of a sentence that says "in" or "at" before it."""
    found = NOWHERE
    for number in range(clause.sentence.first + 1, clause.sentence.last):
        if lows[number - 1] in {"in", "at"} and lows[number - 2] not in SAYING:
            hit = knowledge.names.at(names, number, clause.sentence.last)
            entry = place_entry(knowledge, hit[1], "at") if hit else None
            if entry is not None:
                found = Scene(knowledge.places[entry.ref].name, entry.side)
    return found


def mark_here(clauses: Sequence[Clause], here: str, is_capital: bool = False) -> list[str]:
    """The words of the text as printed, with the town of the report where it says "here" or "this town".

    From a capital, "in the capital" says so too.
    """
    if not clauses:
        return []
    tokens = clauses[0].tokens
    names = [token.name for token in tokens]
    if not here:
        return names
    for number, token in enumerate(tokens):
        low = token.low
        if low not in _POINTING or token.in_quote:
            continue
        is_town = low == "this" and any(one.low in _HERE for one in tokens[number + 1 : number + 4])
        if low == "here" or is_town or (is_capital and low == "the" and _is_the_capital(tokens, number)):
            names[number] = here
    return names


def _is_the_capital(tokens: Sequence[Token], number: int) -> bool:
    """`signed a truce in the capital on Thursday`, and not `in the capital of X`, `in the capital, Y`."""
    if number < 1 or number + 2 >= len(tokens) or tokens[number - 1].low != "in":
        return False
    return tokens[number + 1].low == "capital" and tokens[number + 2].low not in {",", "of"}


def _hangs_on(clause: Clause, preposition: int, candidate: Candidate) -> bool:
    """`met in California`, and not `talks on the standoff in Ladakh`."""
    head = clause.tokens[preposition].head
    while clause.tokens[head].head != head and (clause.is_time(head) or clause.tokens[head].low in {"on", "for"}):
        head = clause.tokens[head].head  # "was held on Wednesday in Finland"
    is_bound = candidate.first <= head < candidate.last or head in verbs_around(clause, candidate)
    return is_bound or clause.tokens[head].low == "held"


def _is_of_those_by_whom(clause: Clause, candidate: Candidate, noun: int) -> bool:
    """`signed by envoys of A and of the B movement in X`: where a parse hangs the place on those who signed."""
    if candidate.row.trigger != "session" or noun < candidate.last:
        return False
    agent = next((n for n in clause.children(candidate.first) if clause.tokens[n].dep == "agent"), None)
    return agent is not None and noun in clause.subtree(agent)


def _is_on_its_margins(clause: Clause, lows: Sequence[str], noun: int, candidate: Candidate) -> bool:
    """`talked on the fringes of a summit in X`, `during a regional conference in X`: they were where it was."""
    if lows[noun] not in _OCCASIONS or not candidate.last <= noun:
        return False
    link = clause.tokens[noun].head
    return bool(_ON_ITS_MARGINS & {lows[link], lows[clause.tokens[link].head]})


def _is_somebody(clause: Clause, lows: Sequence[str], noun: int) -> bool:
    """`met X of the ministry in Y`, and not `according to the ministry in Y`."""
    mention = clause.mention_at(noun)
    if mention is None or mention.actor.kind in {"armed_force", "armed_group", "ministry"}:
        return False
    return "according" not in lows[max(clause.sentence.first, mention.first - 3) : mention.first]


def _attached(clause: Clause, lows: Sequence[str], preposition: int, candidate: Candidate, distance: int) -> bool:
    """Whether the place hangs on the trigger or a verb around it, not on another noun."""
    if distance <= 1 or not clause.has_parse:
        return distance <= 14
    if preposition == clause.sentence.first:
        # "In Riyadh, the ministry said that the meeting …", "In Lima, X spoke of a useful meeting": there it was said.
        head = clause.tokens[preposition].head
        is_said = lows[head] in SAYING or (lows[head] in _VOICING and candidate.row.part_of_speech == "noun")
        return distance <= 14 and not is_said
    verbs = {verb for verb in verbs_around(clause, candidate) if lows[verb] not in SAYING or verb == candidate.first}
    number, steps = preposition, 0
    while steps < 6:
        head = clause.tokens[number].head
        if head == number:
            return number in verbs
        if candidate.first <= head < candidate.last or head in verbs:
            return True
        tag, dep = clause.tokens[head].tag, clause.tokens[head].dep
        if tag.startswith("VB") and dep in {"relcl", "acl", "advcl", "pcomp"} and lows[head] != "held":
            return False  # "X, who commands the army in Europe, met Y"
        inside_trigger_phrase = (
            head > candidate.last and head - candidate.last <= 6 and dep in {"pobj", "conj", "npadvmod"}
        )
        # "signed at the end of talks in X": what is done at talks is done where they are.
        is_occasion = candidate.row.trigger == "session" and lows[head] in _SETTLED_AT
        is_made = dep == "dobj" and clause.tokens[head].head == candidate.first  # "signed a truce in X"
        is_occasion = is_occasion or (candidate.row.trigger == "session" and is_made)
        is_site = lows[head] in _SITES  # "at the base in X"
        is_occasion = is_occasion or _is_on_its_margins(clause, lows, head, candidate)
        is_occasion = is_occasion or _is_of_those_by_whom(clause, candidate, head)
        if (
            tag.startswith("NN")
            and not inside_trigger_phrase
            and not (is_occasion or is_site)
            and not _is_somebody(clause, lows, head)
        ):
            return False
        number, steps = head, steps + 1
    return False


def verbs_around(clause: Clause, candidate: Candidate) -> set[int]:
    """The two verbs nearest above a trigger, itself included."""
    found: set[int] = set()
    number, steps = candidate.first, 0
    while steps < 5:
        if clause.tokens[number].tag.startswith("VB"):
            found.add(number)
            if len(found) > 1:
                break
        if clause.tokens[number].head == number:
            break
        number, steps = clause.tokens[number].head, steps + 1
    return found
