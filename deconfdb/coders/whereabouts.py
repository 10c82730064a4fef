"""Where and when a meeting was, and whether it took place at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge, NameEntry
from deconfdb.coders.times import TimeFound, edtf_of

POINTS = frozenset({"city", "base", "building", "crossing", "border", "district", "island", "undisclosed", "zone"})
_PLACE_PREPOSITIONS = frozenset("in to at from for".split())
_SAYING = frozenset("said told says announced stated disclosed statement added".split())
_FAR = 26
_FURTHER = 10
_SCENE = 10
"""How far place and time count that open a sentence, at most."""
_APART = 12
"""How much farther a day counts that belongs to something else."""
_OPENING = 4
_LONGEST = 400
"""Days; "the first in a decade" dates no meeting."""
_CANCELLED = frozenset("cancelled canceled scrapped scuppered scrap scraps cancel cancels disinvited abandoned".split())
_POSTPONED = frozenset("postponed delayed deferred postpone postpones defer delay delaying postponing".split())
_PUT_OFF = re.compile(r"\b(?:put off|(?:pushed|put|moved) back|(?:hold|held) over|will slip)\b")
_CALLED_OFF = re.compile(
    r"\b(?:call(?:ed|s|ing)? off|(?:will|would|did|does) not (?:go ahead|take place|happen|be held)"
    r"|never (?:happened|took place|met)|withdr(?:ew|awn) (?:its|his|her|the|an) invitation|put paid to)\b"
)
_UNTRUE = re.compile(
    r"\b(?:not true|untrue|no truth|(?:was|were|is|are|as) (?:false|baseless|untrue|unfounded|fabricated|invented|wrong|fiction"
    r"|pure (?:invention|fiction|fantasy)|fake news|fabrications?))\b"
)
_REPORTED_OF = re.compile(
    r"\b(?:reject|dismiss|den[iy]|refut|rubbish)\w* (?:\S+ ){0,6}?"
    r"(?:reports?|rumou?rs?|claims?|accounts?|allegations?|stories|suggestions?)\b"
)
_CALLED_FOR = frozenset(
    "call called calls urge urged urges propose proposed proposes offer offered offers seek sought request requested requests".split()  # noqa: E501
)
_COMING = frozenset("will 'll upcoming planned scheduled due slated plans plan expected".split())
_DENYING = frozenset({"denied", "denies", "deny", "denying"})
_CHAIN = 4
"""Steps up a parse from a meeting to the verb that denies it."""
_WISHING = frozenset(
    "suggested suggests proposed proposes prepared ready willing offer offered offers wants want wanted invited invitation".split()
)
WISH_REACH = 14
"""Tokens before "meet" within which somebody is said to want it."""
_AHEAD = frozenset({"planned", "proposed"})
_WAS = frozenset("was were took had ended".split())
_YET_TO_BE = frozenset("being to due set scheduled planned expected".split())
_WENT = frozenset(
    "went came flew travelled traveled arrived crossed drove sailed journeyed rushed sent gathered sat".split()
)
_LATER = frozenset("next future further".split())
_MEDIA = frozenset({"by telephone", "by video link"})
"""Triggers that say only by which means: "next" before them belongs to something else."""


def place_of(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], names: Sequence[str], candidate: Candidate
) -> tuple[str, str]:
    """The place of the meeting and the side in whose country it lies; empty where none is given."""
    best: tuple[int, str, str] | None = None
    for number in range(clause.sentence.first + 1, clause.sentence.last):
        is_here = lows[number] == "here"
        # "visited Beijing"
        is_object = number == candidate.last and candidate.row.meeting_format == "visit"
        if not (lows[number - 1] in _PLACE_PREPOSITIONS or is_here or is_object) or not candidate.holds(number):
            continue
        if clause.tokens[number].in_quote != clause.tokens[candidate.first].in_quote:
            continue
        start = number + 1 if lows[number] == "the" and number + 1 < clause.sentence.last else number
        hit = knowledge.names.at(names, start, clause.sentence.last)
        if hit is None:
            continue
        stop = start + hit[0]
        capital = _capital(knowledge, hit[1], lows[stop : stop + 1])
        entry = _place_entry(knowledge, hit[1], "in" if is_here or is_object else lows[number - 1])
        printed = names[number] if is_here else " ".join(token.text for token in clause.tokens[start:stop])
        name, side = capital or ((printed.replace(" - ", "-"), entry.side) if entry else ("", ""))
        if not name or (stop < clause.sentence.last and lows[stop] in {"'s", "'"}) or (not capital and entry is None):
            continue
        distance = number - candidate.last if number >= candidate.last else candidate.first - number + 4
        if number <= clause.sentence.first + 1:
            # "In Vienna, A and B …": what opens a sentence is the scene of all of it.
            distance = min(distance, _SCENE)
        if distance > _FAR or not _attached(clause, number if is_here else number - 1, candidate, distance):
            continue
        if best is None or distance < best[0]:
            best = (distance, name, side)
    return (best[1], best[2]) if best else ("", "")


def _capital(knowledge: Knowledge, entries: Sequence[NameEntry], following: Sequence[str]) -> tuple[str, str] | None:
    """`the Ethiopian capital`."""
    state = next((entry for entry in entries if entry.role in {"adjective", "state"}), None)
    if state is None or list(following) != ["capital"] or state.side not in knowledge.states:
        return None
    capital = knowledge.states[state.side].capital
    return (capital, state.side) if capital else None


def _place_entry(knowledge: Knowledge, entries: Sequence[NameEntry], preposition: str) -> NameEntry | None:
    place = next((entry for entry in entries if entry.role == "place"), None)
    if place is not None:
        return place if knowledge.places[place.ref].kind in POINTS else None
    return next(
        (entry for entry in entries if entry.role in {"state", "metonym"} and preposition in {"in", "to", "from"}), None
    )


def _attached(clause: Clause, preposition: int, candidate: Candidate, distance: int) -> bool:
    """Whether the place hangs on the trigger or a verb around it, not on another noun."""
    if distance <= 1 or preposition == clause.sentence.first or not clause.has_parse:
        return distance <= 14
    verbs = _verbs_around(clause, candidate)
    number, steps = preposition, 0
    while steps < 6:
        head = clause.tokens[number].head
        if head == number:
            return number in verbs
        if candidate.first <= head < candidate.last or head in verbs:
            return True
        tag = clause.tokens[head].tag
        inside_trigger_phrase = (
            head > candidate.last
            and head - candidate.last <= 6
            and clause.tokens[head].dep in {"pobj", "conj", "npadvmod"}
        )
        if tag.startswith("NN") and not inside_trigger_phrase and clause.mention_at(head) is None:
            return False
        number, steps = head, steps + 1
    return False


def _verbs_around(clause: Clause, candidate: Candidate) -> set[int]:
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


# "Another meeting is due to take place", "the next round will be held".
_TO_COME = re.compile(
    r"(?:\S+ ){0,6}?(?:(?:is|are) (?:due|set|to|expected|scheduled|likely|supposed|planned)"
    r"|(?:will|would) (?:be held|take place|follow|start|begin))\b"
)


_TO_HOLD = re.compile(r"\b(?:is|are|was|were|due|set|scheduled) to (?:hold|have|open|start|begin|resume)\b")
_ORDINALS = frozenset({"first", "only", "last"})


def time_of(clause: Clause, lows: Sequence[str], candidate: Candidate) -> TimeFound | None:
    """The wording of time nearest to the trigger that does not belong to a cue of saying."""
    best: tuple[int, TimeFound] | None = None
    for time in clause.times:
        first = clause.token_at(time.start)
        if first is None or not candidate.holds(first):
            continue
        if time.lower is not None and time.upper is not None and (time.upper - time.lower).days > _LONGEST:
            continue
        distance = _distance_in_time(clause, lows, candidate, time, first)
        if best is None or distance < best[0]:
            best = (distance, time)
    return best[1] if best and best[0] <= _FAR else None


def _distance_in_time(clause: Clause, lows: Sequence[str], candidate: Candidate, time: TimeFound, first: int) -> int:
    """How far a wording of time is from a trigger; what tells of something else counts as far."""
    distance = first - candidate.last if first >= candidate.last else candidate.first - first + 3
    if first - clause.sentence.first <= _OPENING:
        distance = min(distance, _SCENE)
    left, right = sorted((first, candidate.first))
    if _SAYING & set(lows[left:right]):
        distance += _APART
    if _SAYING & set(lows[max(clause.sentence.first, first - 3) : first]) and distance > 3:
        distance += _APART
    if _belongs_elsewhere(clause, first, candidate):
        # "their first talk since he came to power in May": of no use at all
        distance += _FAR + 1 if "since" in lows[left:right] else _APART
    if time.is_open:
        distance += 4
    if time.text.endswith("'s") and not clause.is_time(candidate.first - 1):
        distance += _APART  # "Tuesday's deal followed a meeting"
    if time.lower is None and time.offset_days is None:
        # Better a wording that resolves; but one that does not is kept.
        distance += 6
    return distance


def _belongs_elsewhere(clause: Clause, number: int, candidate: Candidate) -> bool:
    """`their first talk since he came to power in May`, `a show for the elections in December`: the day of something else."""
    if not clause.has_parse:
        return False
    own = {*_verbs_around(clause, candidate), *range(candidate.first, candidate.last)}
    for _ in range(_CHAIN):
        head = clause.tokens[number].head
        if head == number or number in own or head in own:
            return False
        is_thing = clause.tokens[head].tag.startswith(("NN", "VB")) and not clause.is_time(head)
        if is_thing:
            return clause.tokens[head].dep in {"advcl", "relcl", "acl", "pobj"}
        number = head
    return False


def occurrence_of(clause: Clause, lows: Sequence[str], candidate: Candidate) -> str:
    """Planned, proposed, held, cancelled, denied: from the words and the verb around the trigger."""
    if candidate.denied or _is_denied(clause, candidate.first):
        return "denied"
    row = candidate.row
    before = [lows[number] for number in range(max(clause.sentence.first, candidate.first - 6), candidate.first)]
    after = [lows[number] for number in range(candidate.last, min(candidate.last + 7, clause.sentence.last))]
    around = {clause.tokens[number].low for number in _verbs_around(clause, candidate)} if clause.has_parse else set()
    further = set(lows[candidate.last : min(candidate.last + _FURTHER, clause.sentence.last)])
    ahead = " ".join(lows[candidate.last : min(candidate.last + _FURTHER + 4, clause.sentence.last)])
    whole = " ".join(lows[clause.sentence.first : clause.sentence.last])
    if _CANCELLED & (set(before) | further | around) or _CALLED_OFF.search(whole):
        return "cancelled"
    far = " ".join(lows[candidate.last : min(candidate.last + _FAR, clause.sentence.last)])
    if _POSTPONED & (set(before) | further | around) or _PUT_OFF.search(far) or _PUT_OFF.search(" ".join(before)):
        return "postponed"
    if _UNTRUE.search(whole) or _REPORTED_OF.search(" ".join(lows[clause.sentence.first : candidate.first])):
        return "denied"
    if set(before[-4:]) & _CALLED_FOR and row.part_of_speech == "noun":
        return "proposed"
    if row.part_of_speech == "verb" and clause.tokens[candidate.first].tag == "VB" and _wished(lows, clause, candidate):
        return "proposed"
    if (
        set(before[-5:]) & _COMING
        or (_LATER & {*before[-2:], lows[candidate.first]} and row.trigger not in _MEDIA and not _is_over(after))
        or {"scheduled", "slated", "planned"} & set(after[:5])
    ):
        return "planned"
    if row.part_of_speech == "verb" and clause.tokens[candidate.first].tag in {"VBZ", "VBP"} and _day_ahead(clause):
        return "planned"
    if row.part_of_speech == "noun" and (_TO_COME.match(ahead) or _TO_HOLD.search(" ".join(before))):
        return "planned"
    is_first = _ORDINALS & {token.low for token in clause.tokens[clause.sentence.first : candidate.first][-8:]}
    if row.part_of_speech == "verb" and before[-1:] == ["to"] and not {"had", "has", "have"} & set(before):
        # "the first head of state to come to India" has come, and who flew to Khartoum to meet X has met him.
        return "held" if is_first or _has_gone(clause, candidate.first) else "planned"
    if row.part_of_speech == "verb" and before[-1:] == ["would"]:
        return "planned"
    return "held" if row.occurrence in {"", "held_presupposed"} else row.occurrence


def _has_gone(clause: Clause, verb: int) -> bool:
    """`flew to Khartoum on Monday to meet X`."""
    head = clause.tokens[clause.tokens[verb].head]
    return clause.tokens[verb].dep in {"advcl", "xcomp"} and head.tag == "VBD" and head.low in _WENT


def _is_over(after: Sequence[str]) -> bool:
    """`the next round was held`, and not `the next round was being prepared`."""
    return bool(_WAS & set(after[:1])) and not _YET_TO_BE & set(after[1:2])


def _day_ahead(clause: Clause) -> bool:
    return clause.sentence.kind == "body" and any(time.lower is not None for time in clause.times)


def _wished(lows: Sequence[str], clause: Clause, candidate: Candidate) -> bool:
    """`suggested that they meet`, `was prepared to meet`, `his offer to see`: wanted by one side."""
    before = set(lows[max(clause.sentence.first, candidate.first - WISH_REACH) : candidate.first])
    return bool(_WISHING & before) and not {"accepted", "accepts", "accept", "agreed"} & before


def _is_denied(clause: Clause, number: int) -> bool:
    """`denied that X had met Y`."""
    for _ in range(_CHAIN):
        head = clause.tokens[number].head
        if head == number or not clause.has_parse:
            return False
        if clause.tokens[number].dep in {"ccomp", "xcomp", "dobj"} and clause.tokens[head].low in _DENYING:
            return True
        number = head
    return False


def held_or_to_come(meeting: MeetingFound, published: date | None) -> MeetingFound:
    """What is told as held but has a day that is yet to come is planned."""
    when = meeting.when
    if published is None or meeting.occurrence != "held" or when is None or when.lower is None:
        return meeting
    return replace(meeting, occurrence="planned") if when.lower > published else meeting


def by_publication(meeting: MeetingFound, published: date | None) -> MeetingFound:
    """A meeting told of as past, without a day, was held by the day of publication: all that is known of its date."""
    when = meeting.when
    if published is None or meeting.occurrence != "held":
        return meeting
    if when is not None and when.is_open and when.lower is not None:
        return replace(meeting, when=replace(when, edtf=edtf_of(when.lower, published), upper=published))
    if when is not None and when.edtf is not None:
        return meeting
    wording = when.text if when is not None else ""
    return replace(
        meeting, when=TimeFound(0, 0, wording, f"../{published.isoformat()}", "coder_inferred", None, published)
    )


def to_come(meeting: MeetingFound, knowledge: Knowledge, published: date | None) -> MeetingFound:
    """A planned meeting on a day that the wording puts into the past is on the next such day."""
    when = meeting.when
    if meeting.occurrence not in _AHEAD or when is None or when.upper is None or published is None:
        return meeting
    if when.upper >= published:
        return meeting
    again = knowledge.calendar.find(when.text, 0, len(when.text), published, True)
    if not again or again[0].lower is None or again[0].lower < published:
        return meeting
    return replace(meeting, when=replace(again[0], start=when.start, end=when.end))


def event_dated(meeting: MeetingFound, meetings: Sequence[MeetingFound]) -> MeetingFound:
    """`two weeks after X`: counted from the other meeting of the sentence, if that one has a day."""
    when = meeting.when
    if when is None or when.offset_days is None:
        return meeting
    anchor = next((other for other in meetings if other is not meeting and other.when is not None and other.when.lower is not None
                   and set(other.sentences) & set(meeting.sentences)), None)  # fmt: skip
    if anchor is None or anchor.when is None or anchor.when.lower is None:
        return meeting
    day = anchor.when.lower - timedelta(days=when.offset_days)
    return replace(meeting, when=replace(when, edtf=edtf_of(day, day, approximate=True), lower=day, upper=day))
