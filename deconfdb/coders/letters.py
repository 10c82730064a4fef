"""Contacts in writing that no word of letters alone tells: what one side says in a note, sends, gives notice of or gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.function_words import NEGATIVES
from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import MeetingTrigger

LETTER = "letter of one side"
"""Stands for the trigger where one side writes; to whom goes without saying in a text about two."""
NOTES = frozenset("note letter message telegram cable fax memorandum memo protest notification".split())
_ANSWERS = frozenset("reply answer response notice".split())
_SENT_OR_COME = NOTES | _ANSWERS
_ASSURANCES = frozenset("guarantees guarantee assurances assurance pledge pledges commitment commitments".split())
_BY = frozenset("in by via with through".split())
_SAYING = frozenset(
    "protested complained replied answered responded expressed apologised apologized warned asked demanded informed told assured "
    "offered proposed conveyed voiced notified invited accepted rejected thanked regretted requested urged wrote rebuffed".split()
)
_COMING = frozenset("came arrived reached followed went".split())
_SENDING = frozenset("sent delivered dispatched forwarded transmitted cabled faxed handed passed relayed".split())
_GETTING = frozenset("received got obtained".split())
_GIVING = frozenset("gave given served serves gives".split())
_OTHER_READERS = frozenset(
    "parliament lawmakers senators deputies congress council senate newspaper newspapers reporters journalists agency families "
    "family supporters troops soldiers citizens nation people court bishops relatives employees staff reader readers".split()
)
_EMPLOYED = frozenset(
    "teachers workers nurses doctors drivers miners dockers union unions staff employees tenants".split()
)
"""Who gives notice to those whom he works for."""
_NEAR_NOTE = ("JJ", "DT", "PRP$", "NN", "HYPH", "VBN", "POS", "RB", "CD")
"""Tags of what stands between a preposition and its note: "in a sharply worded letter"."""
NOTE_REACH = 5
DAY_BEFORE, DAY_BEHIND = 4, 8
"""Tokens before and behind "notified" within which its day stands."""
ADDRESSED_REACH = 4
"""Tokens from "asked" to whom a note asks."""
READERS_REACH = 5
"""Tokens from a note to those who are to read it."""


def letters(clause: Clause, lows: Sequence[str], row_of: Callable[[str], MeetingTrigger]) -> Iterator[Candidate]:
    """The first contact in writing of a sentence."""
    if _SIGNS.isdisjoint(clause.words):
        return
    row = row_of("sent a letter to")
    for reader, words in _READERS:
        found = reader(clause, lows, row) if not words.isdisjoint(clause.words) else None
        if found is not None and not _is_for_others(clause, lows, found):
            yield replace(found, row=replace(found.row, trigger=LETTER, strength="strong"))
            return


def _is_for_others(clause: Clause, lows: Sequence[str], candidate: Candidate) -> bool:
    """`in a letter to parliament`, `the message did not reach him`, `"in a letter", he said`: nothing of one side to the other."""
    near = lows[candidate.last : min(candidate.last + READERS_REACH, clause.sentence.last)]
    negated = NEGATIVES & set(lows[max(clause.sentence.first, candidate.first - 3) : candidate.first])
    return bool(_OTHER_READERS & set(near)) or bool(negated) or clause.tokens[candidate.first].in_quote


def _note_behind(clause: Clause, lows: Sequence[str], preposition: int) -> int | None:
    """Where the note of "in a sharply worded letter" stands."""
    for number in range(preposition + 1, min(preposition + NOTE_REACH, clause.sentence.last)):
        if lows[number] in NOTES or (lows[number] == "writing" and number == preposition + 1):
            return number
        if not clause.tokens[number].tag.startswith(_NEAR_NOTE):
            return None
    return None


def _said_in_a_note(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`protested in a note delivered in Lima`, `expressed regret in a message to X`, `told B in writing that …`."""
    for number in range(clause.sentence.first, clause.sentence.last - 1):
        note = _note_behind(clause, lows, number) if lows[number] in _BY else None
        if note is None:
            continue
        if number == clause.sentence.first:
            said = _said_behind(clause, lows, note)
            if said is not None:
                return Candidate(said, said + 1, row)
            continue
        verb = clause.tokens[number].head
        while not clause.tokens[verb].tag.startswith("VB") and clause.tokens[verb].head != verb:
            verb = clause.tokens[verb].head
        if lows[verb] in _SAYING and verb < number and clause.tokens[verb].tag in {"VBD", "VBN"}:
            return Candidate(verb, verb + 1, row)
        owner = _owner(clause, lows, verb)
        if lows[verb] in _COMING and owner is not None:
            return Candidate(owner, verb + 1, replace(row, part_of_speech="noun"))  # "B's reply came in a letter"
    return None


def _said_behind(clause: Clause, lows: Sequence[str], note: int) -> int | None:
    """The verb of `In a note this week, A's ministry asked B for papers`, where the sentence names both."""
    head = clause.tokens[clause.tokens[note].head].head
    is_said = head > note and lows[head] in _SAYING | {"called"} and clause.tokens[head].tag == "VBD"
    if not is_said or not _OTHER_READERS.isdisjoint(lows[note:head]):
        return None
    subject = clause.subject(head, head + 1)
    own = {side for one in subject.mentions for side in one.sides if side} if subject is not None else set()
    near = (one for one in clause.mentions if head < one.first <= head + ADDRESSED_REACH and one.how != "outlet")
    return head if own and any(set(one.sides) - own - {""} for one in near) else None


def _owner(clause: Clause, lows: Sequence[str], verb: int) -> int | None:
    """The note or answer that is the subject of a verb of coming."""
    return next(
        (n for n in clause.children(verb) if clause.tokens[n].dep in SUBJECTS and lows[n] in _SENT_OR_COME), None
    )


def _sent_or_come(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A protest sent to B last week`, `A message from A reached B`, `the note was delivered in B's capital on Friday`."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 1):
        if lows[number] not in _SENT_OR_COME or not clause.tokens[number].tag.startswith("NN"):
            continue
        head = clause.tokens[number].head
        verbs = [child for child in clause.children(number) if clause.tokens[child].dep in {"acl", "relcl"}]
        verbs += [head] if clause.tokens[number].dep in SUBJECTS else []
        verb = next((one for one in verbs if lows[one] in _SENDING | _COMING and one > number), None)
        if verb is None:
            continue
        is_sent = lows[verb] in _SENDING and any(lows[n] in {"to", "in"} for n in clause.children(verb))
        is_come = lows[verb] in _COMING and (lows[verb] == "reached" or lows[number] in NOTES)
        if lows[verb] == "reached" and lows[number] in NOTES and any(time.is_day for time in clause.times):
            return Candidate(verb, verb + 1, replace(row, trigger=LETTER))
        if (is_sent or is_come) and any(time.lower is not None for time in clause.times):
            return Candidate(verb, verb + 1, row) if is_sent else Candidate(number, number + 1, _as_noun(row))
    return None


def _as_noun(row: MeetingTrigger) -> MeetingTrigger:
    return replace(row, part_of_speech="noun")


def _notice_given(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A gave notice on May 3 that …`, `A notified B on Friday of a closure`: with a day it is a certain one."""
    days = [first for time in clause.times if time.is_day and (first := clause.token_at(time.start)) is not None]
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if not any(number - DAY_BEFORE <= day <= number + DAY_BEHIND for day in days):
            continue
        told = clause.mention_at(number + 1) if lows[number] == "notified" else None
        if told is not None and any(told.sides) and clause.tokens[number].tag in {"VBD", "VBN"}:
            return Candidate(number, number + 1, row)
        given = lows[number] in _GIVING and clause.tokens[number].tag in {"VBD", "VBN"}
        subject = clause.subject(number, number + 1) if given else None
        if subject is not None and _EMPLOYED & set(lows[subject.start : number]):
            continue
        if given and any(lows[n] == "notice" and clause.tokens[n].dep == "dobj" for n in clause.children(number)):
            return Candidate(number, number + 1, row)
    return None


def _got(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A has received written guarantees from B`, `had got a letter from B`."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 3):
        if lows[number] not in _GETTING or clause.tokens[number].tag not in {"VBD", "VBN"}:
            continue
        thing = next((n for n in clause.children(number) if clause.tokens[n].dep == "dobj"), None)
        is_note = thing is not None and lows[thing] in NOTES
        is_written = thing is not None and lows[thing] in _ASSURANCES and "written" in lows[number:thing]
        if thing is not None and (is_note or is_written) and "from" in lows[thing : thing + NOTE_REACH]:
            return Candidate(number, thing + 1, row)
        if is_note and lows[number] == "received" and any(time.is_day for time in clause.times):
            return Candidate(
                number, number + 1, replace(row, trigger=LETTER)
            )  # "A received a note of protest on Monday"
    return None


_READERS = (
    (_said_in_a_note, NOTES | {"writing"}),
    (_sent_or_come, _SENT_OR_COME),
    (_notice_given, _GIVING | {"notified"}),
    (_got, _GETTING),
)
"""Each with words of which its sentences have one."""
_SIGNS = frozenset().union(*(words for _, words in _READERS))
