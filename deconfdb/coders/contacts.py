"""Contacts told without a word for one: hours spent together, and what one tells the other to his face."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from deconfdb.coders.addressed import (
    ANSWERED,
    AT_THE_DOOR,
    PUTTING,
    REACHING,
    SHOWING,
    addressed,
    answered,
    at_the_ministry,
    guided,
)
from deconfdb.coders.addressed import TELLING as ADDRESSING
from deconfdb.coders.bindings import Candidate
from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.contacts_by_wire import (
    CALLED,
    GUEST_REACH,
    PHONES,
    TRYING,
    got_on_the_line,
    has_guest,
    is_one_person,
    on_the_phone,
    rang,
    tried_to_call,
    used_it,
)
from deconfdb.coders.function_words import IN_OFFICE, NOT
from deconfdb.coders.governors import TOLD
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.letters import LETTER
from deconfdb.coders.papers_handed import EXCHANGING, PAPERS, letters_exchanged, papers_handed
from deconfdb.coders.untold import PEOPLE
from deconfdb.lexicon.records import MeetingTrigger

_DISCUSSING = frozenset("discussed debated reviewed".split())
_DISCUSSING_PHRASES = (["went", "over"], ["gone", "over"], ["taken", "up"], ["talked", "about"])
_SPENDING = frozenset("spent spend spends spending".split())
_LENGTHS = frozenset("hour hours minutes minute day days afternoon evening morning night weekend time".split())
TELLING = frozenset(
    "told warned assured informed asked urged reminded promised pressed confronted lectured cautioned implored thanked".split()
)
_SENDING = frozenset("sent send sends sending dispatched dispatch dispatches dispatching".split())
_ENVOYS = frozenset(
    "delegation delegations team teams envoy envoys emissary emissaries mission missions mediators".split()
)
_NO_TALKERS = frozenset(
    "rescue relief medical search football cricket rugby hockey basketball olympic sports forensic".split()
)
_GAMES = frozenset("games olympics cup fair festival tournament championship championships".split())
"""Where teams and delegations go that talk with nobody."""
_POSTED = frozenset("ambassador ambassadors consul consuls attache attaché".split())
"""Who is sent to stay."""
INVITED = "invite"
"""Stands for the trigger where somebody is bidden to come."""
SENT = "send"
"""Stands for the trigger where somebody sends people on a visit."""
SENT_REACH = 7
"""Tokens from who is sent to the "to" of where."""
GAMES_REACH = 4
_GUESTS = frozenset("guest visitor host".split())
_OFFERING = frozenset({"offered", "invited"})
_BIDDEN_TO = frozenset("visit come meet talk attend join discuss hold negotiate".split())
_BIDDEN = frozenset("called asked invited bidden ordered brought".split())
_WIRING = frozenset("faxed cabled telexed wired telegraphed radioed e-mailed emailed".split())
_HANDS = _WIRING | frozenset(
    "handed gave given delivered presented sent passed lodged filed forwarded transmitted".split()
)
_HANDED = frozenset("handed given told informed warned reminded".split())
_NOTES = frozenset(
    "note notes protest letter message memorandum demarche démarche ultimatum answer reply response notice".split()
)
_WIRED = frozenset(
    "request requests appeal demand warning list lists complaint apology offer proposal invitation".split()
)
"""What is sent by wire besides notes."""
_BY_MOUTH = frozenset({"answer", "reply", "response"})
_DIPLOMATS = frozenset(
    "ambassador ambassadors envoy envoys affaires d'affaires attache attaché consul diplomat commissioner".split()
)
HAND_REACH = 9
"""Tokens from "handed" to the note and whom it goes to."""
NOTE_REACH = 7
"""Tokens from a note to whom it goes."""
WIRED_REACH = 12
"""The same from what was sent by wire, with what it is about between them."""
OVER_REACH = 5
"""Tokens from "talked" to the "over" of "talked the matter over"."""
OFFER_REACH = 5
"""Tokens from whom something is offered to the word for talks."""
_MOVED = frozenset("in at".split())
_THEY = frozenset({"they", "both"})
_CONTINUING = frozenset("continue resume reconvene carry go pick".split())
_WHAT_GOES_ON = frozenset(
    "it them talks discussion discussions conversation negotiations exchange dialogue meeting".split()
)
GOING_REACH = 6
"""Tokens from "they" to the "continue" behind it."""
SPENT_REACH = 7
"""Tokens from "spent" to the "hours", and from there to the "with"."""
TOLD_REACH = 7
"""Tokens from whom somebody told something to where he told it."""


def spent_together(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X and Y spent three hours together`, `spent the evening with Y`, `X and Y spent two days at a villa in A`."""
    for verb in range(clause.sentence.first, clause.sentence.last - 2):
        if lows[verb] not in _SPENDING or not clause.tokens[verb].tag.startswith("VB"):
            continue
        stop = min(verb + SPENT_REACH, clause.sentence.last - 1)
        length = next((n for n in range(verb + 1, stop) if lows[n] in _LENGTHS or clause.is_time(n)), None)
        if length is None:
            continue
        if lows[length + 1] in {"at", "in"} and _are_of_two(clause, verb):
            return Candidate(verb, length + 1, row)
        near = range(length + 1, min(length + SPENT_REACH, clause.sentence.last - 1))
        end = next((n for n in near if lows[n] in {"together", "with"} or clause.tokens[n].text in {",", '"'}), None)
        if end is not None and (lows[end] == "together" or (lows[end] == "with" and has_guest(clause, end + 1))):
            return Candidate(verb, end + 1, row)
    return None


def _are_of_two(clause: Clause, verb: int) -> bool:
    """Whether people of two sides do something."""
    subject = clause.subject(verb, verb + 1)
    people = [one for one in subject.mentions if one.actor.kind in PEOPLE] if subject is not None else []
    return len({side for one in people for side in one.sides if side}) > 1


def told_to_his_face(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], names: Sequence[str], row: MeetingTrigger
) -> Candidate | None:
    """`X told his counterpart, Y, in Beijing on Tuesday`, `warned Y at a dinner in Doha`: with a place they were in one."""
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 3):
        if lows[verb] not in TELLING or clause.tokens[verb].tag != "VBD" or clause.tokens[verb].in_quote:
            continue
        heard = clause.mention_at(verb + 1)
        if (
            heard is None
            or heard.first > verb + 1
            or not is_one_person(heard)
            or clause.tokens[heard.end - 1].low == "'s"
        ):
            continue
        subject = clause.subject(verb, verb + 1)
        speakers = subject.mentions if subject is not None else ()
        own = {side for one in speakers if is_one_person(one) for side in one.sides if side}
        if len(own) != 1 or not set(heard.sides) - {""} or own & set(heard.sides):
            continue
        near = range(heard.end, min(heard.end + TOLD_REACH, clause.sentence.last - 1))
        for number in near:
            if lows[number] == "that" or clause.tokens[number].tag in {"VB", "TO", "VBD"}:
                break
            if lows[number] in _MOVED and _is_town(knowledge, lows, names, number + 1, clause.sentence.last):
                return Candidate(verb, verb + 1, row)
    return None


def told_to_a_guest(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X told his Russian guest, Y, on Friday`: who is a guest or a host is there."""
    for verb in range(clause.sentence.first + 1, clause.sentence.last - GUEST_REACH - 1):
        if lows[verb] not in TELLING or lows[verb + 1] not in {"his", "her"} or clause.tokens[verb].in_quote:
            continue
        guest = next((n for n in range(verb + 2, verb + 2 + GUEST_REACH) if lows[n] in _GUESTS), None)
        if guest is not None and any(time.is_day for time in clause.times):
            return Candidate(verb, guest + 1, row)
    return None


def with_a_visitor(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`X told reporters with his visiting counterpart Y`, `X assured the visiting minister of B`: the guest is there."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if (
            lows[number] != "visiting"
            or clause.tokens[number].in_quote
            or clause.tokens[number].dep not in {"amod", "compound"}
        ):
            continue
        near = (clause.mention_at(place) for place in range(number, number + GUEST_REACH))
        guest = next((one for one in near if one is not None), None)
        verb = clause.tokens[number].head
        while clause.tokens[verb].head != verb and not clause.tokens[verb].tag.startswith("VB"):
            verb = clause.tokens[verb].head
        subject = clause.subject(verb, verb + 1) if clause.tokens[verb].tag.startswith("VB") else None
        hosts = [one for one in subject.mentions if one.actor.kind in TOLD] if subject is not None else []
        if guest is None or not is_one_person(guest) or not hosts or not verb < number or hosts[0] is guest:
            continue
        if set(hosts[0].sides) != set(guest.sides):
            return Candidate(verb, min(number + 1, guest.first), row)
    return None


def sent_to(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A sent a delegation to B's capital`, `will send its army chief to X`: whoever is sent there meets those there."""
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 3):
        if lows[verb] not in _SENDING or not clause.tokens[verb].tag.startswith("VB") or clause.tokens[verb].in_quote:
            continue
        sent = next((n for n in clause.children(verb) if clause.tokens[n].dep == "dobj"), None)
        if NOT & set(lows[verb - 2 : verb]):
            continue
        if sent is None or sent < verb or lows[sent] in _POSTED:
            continue
        people = clause.mention_at(sent)
        is_one = people is not None and is_one_person(people)
        near = range(sent + 1, min(sent + SENT_REACH, clause.sentence.last - 1))
        to = next((n for n in near if lows[n] == "to"), None)
        if to is None or _NO_TALKERS & set(lows[verb:to]) or _GAMES & set(lows[to + 1 : to + GAMES_REACH]):
            continue  # "sent a rescue team to B", "sent a delegation to the trade fair in B"
        if (is_one or lows[sent] in _ENVOYS) and clause.tokens[to + 1].tag != "VB":
            return Candidate(verb, verb + 1, replace(row, trigger=SENT, strength="strong"))
    return None


def _is_town(knowledge: Knowledge, lows: Sequence[str], names: Sequence[str], number: int, last: int) -> bool:
    """`Beijing`, `the Russian capital`."""
    start = number + (lows[number] == "the")
    hit = knowledge.names.at(names, start, last)
    if hit is None:
        return False
    is_capital = lows[start + hit[0] : start + hit[0] + 1] == ["capital"]
    return is_capital or any(entry.role in {"place", "metonym"} for entry in hit[1])


def going_on(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`They will carry on in Tine on June 20`, `both are to continue the discussions there`: those who have met meet again."""
    first = clause.sentence.first
    if lows[first] not in _THEY and lows[first : first + 2] not in (["the", "two"], ["both", "sides"]):
        return None
    stop = min(first + GOING_REACH, clause.sentence.last - 1)
    verb = next(
        (n for n in range(first + 1, stop) if clause.tokens[n].tag.startswith("VB") and lows[n] in _CONTINUING), None
    )
    if verb is None or clause.tokens[verb].tag != "VB" or not {"will", "to", "'ll"} & set(lows[verb - 1 : verb]):
        return None
    is_phrase = lows[verb] in {"carry", "go", "pick"}
    if is_phrase and lows[verb + 1] not in {"on", "up"}:
        return None
    last = verb + 1 + is_phrase
    thing = next((n for n in clause.children(verb) if clause.tokens[n].dep == "dobj"), None)
    goes_on = thing is None or lows[thing] in _WHAT_GOES_ON
    is_placed = lows[last] in _MOVED or clause.is_time(last) or (thing is not None and lows[thing + 1] in _MOVED)
    return Candidate(verb, last, replace(row, occurrence="planned")) if goes_on and is_placed else None


def handed(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A handed B a note of protest`, `A lodged a sharp protest with the ambassador of B`."""
    for number in range(clause.sentence.first, clause.sentence.last - 3):
        if lows[number] not in _HANDS or not clause.tokens[number].tag.startswith("VB"):
            continue
        stop = min(number + HAND_REACH, clause.sentence.last)
        is_wired = lows[number] in _WIRING
        notes = _NOTES | _WIRED if is_wired else _NOTES
        note = next((place for place in range(number + 1, stop) if lows[place] in notes), None)
        if note is None:
            continue
        if lows[number] in {"gave", "given"} and lows[note] in _BY_MOUTH and "written" not in lows[number:note]:
            row = replace(row, meeting_format="contact_medium_unknown", medium="")
        near = range(note, min(note + (WIRED_REACH if is_wired else NOTE_REACH), clause.sentence.last - 1))
        taker = clause.mention_at(number + 1)
        is_given = taker is not None and taker.end <= note  # "sent B a message in response to reports"
        envoy = clause.subject(number, number + 1)
        if not is_given and "to" not in lows[note : note + NOTE_REACH] and _is_of_an_envoy(lows, number, envoy):
            return Candidate(number, number + 1, replace(row, strength="strong", trigger=LETTER))
        to = None if is_given else next((place for place in near if lows[place] in {"to", "with"}), None)
        if to is not None and clause.mention_at(to + 1) is None and clause.tokens[to + 1].tag == "NNP":
            # "A's capital has sent a note to B's": where letters go, a capital is no more than a town
            return Candidate(number, to + 1, replace(row, strength="strong", trigger=LETTER))
        if to is not None or (taker is not None and taker.end <= note):
            return Candidate(number, (to or number) + 1, replace(row, strength="strong"))
    return None


def _is_of_an_envoy(lows: Sequence[str], verb: int, subject: Subject | None) -> bool:
    """`The ambassador of B handed over a note`, `the embassy lodged a protest`: to those with whom he is accredited."""
    is_given = subject is not None and bool({"was", "were", "been"} & set(lows[subject.token : verb]))
    named = subject.mentions if subject is not None and not is_given else ()
    words = {low for one in named for low in lows[max(0, one.first - 2) : one.end]}
    return bool((_DIPLOMATS | {"embassy", "consulate", "mission"}) & words)


def handed_to_an_envoy(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`The ambassador of B was handed a note of protest`, `was told at the foreign ministry that …`: called in for it."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[number] not in _HANDED or lows[number - 1] not in {"was", "were", "been"}:
            continue
        subject = clause.subject(number, number + 1)
        envoys = subject.mentions if subject is not None else ()
        is_envoy = any(_DIPLOMATS & set(lows[max(clause.sentence.first, one.first - 2) : one.end]) for one in envoys)
        behind = lows[number : min(number + HAND_REACH, clause.sentence.last)]
        is_there = "ministry" in behind and {"at", "in"} & set(behind[: behind.index("ministry")])
        if is_envoy and (is_there or (lows[number] in {"handed", "given"} and _NOTES & set(behind))):
            return Candidate(number, number + 1, row)
    return None


def called_to(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`the ambassador was called to the ministry`, `was asked to the ministry`."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[number] not in _BIDDEN or lows[number + 1] not in {"to", "into"}:
            continue
        to = next((one for one in clause.mentions if 0 <= one.first - number - 2 <= 1), None)
        is_office = to is not None and to.actor.kind in {"ministry", "government_office"}
        is_office = is_office or "ministry" in lows[number + 2 : number + 5]
        if is_office and lows[number - 1] in {"was", "were", "been"}:
            return Candidate(number, number + 1, row)
    return None


def discussed(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A's minister and B's discussed it in New York last week`: with a day or a place they did so with each other.

    Also `the ministers went over the map in New York`, `it was discussed in New York by the ministers`.
    """
    if not any(time.lower is not None for time in clause.times):
        return None
    for number in range(clause.sentence.first + 1, clause.sentence.last - 2):
        last = _end_of_discussing(clause, lows, number)
        if not last or clause.tokens[number].in_quote:
            continue
        if any(lows[child] in {"was", "were", "been"} for child in clause.children(number)):
            by = next((child for child in clause.children(number) if lows[child] == "by"), None)
            if by is not None and IN_OFFICE & {lows[n] for n in clause.subtree(by)}:
                return Candidate(number, last, row)
            continue
        subject = clause.subject(number, last)
        is_past = clause.tokens[number].tag == "VBD" or "had" in lows[number - 2 : number]
        if not is_past or subject is None:
            continue
        people = [one for one in subject.mentions if one.actor.kind in PEOPLE]
        sides = {side for one in people for side in one.sides if side}
        is_theirs = not any(side for one in subject.mentions for side in one.sides) and lows[subject.token] in IN_OFFICE
        if len(sides) > 1 or (is_theirs and lows[subject.start] in {"the", "both"}):
            return Candidate(number, last, row)
    return None


def _end_of_discussing(clause: Clause, lows: Sequence[str], number: int) -> int:
    """Where `discussed`, `went over`, `were taken up` ends; 0 where nothing of the kind stands."""
    if not clause.tokens[number].tag.startswith("VB"):
        return 0
    if lows[number] in _DISCUSSING:
        return number + 1
    over = next((n for n in range(number + 2, number + OVER_REACH) if lows[n] == "over"), None)
    if lows[number] in {"talked", "gone"} and over is not None and over < clause.sentence.last:
        return over + 1 if clause.tokens[over].head == number or clause.tokens[over].dep == "prt" else 0
    return number + 2 if lows[number : number + 2] in _DISCUSSING_PHRASES else 0


def offered(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A has offered B talks`, `A invited X to Moscow`: proposed to somebody of the other side."""
    for number in range(clause.sentence.first + 1, clause.sentence.last - 3):
        low = lows[number]
        other = clause.mention_at(number + 1) if low in _OFFERING else None
        is_him = low == "invited" and lows[number + 1] in {"him", "her"}
        if clause.tokens[number].in_quote or (not is_him and (other is None or other.how == "adjective")):
            continue
        end = other.end if other is not None else number + 2
        rest = lows[end : min(end + OFFER_REACH, clause.sentence.last)]
        if low == "offered" and {"talks", "meeting"} & set(rest):
            return Candidate(number, number + 1, replace(row, occurrence="proposed"))
        if low == "invited" and (rest[:1] == ["to"] or rest[:2] == ["for", "talks"]):
            if clause.tokens[end + 1].tag == "VB" and rest[1] not in _BIDDEN_TO:
                continue  # "invited B to send observers"
            is_trip = rest[:1] == ["to"] and (rest[1:2] in (["visit"], ["come"]) or clause.tokens[end + 1].tag == "NNP")
            form = "visit" if is_trip else row.meeting_format
            return Candidate(
                number, number + 1, replace(row, occurrence="proposed", meeting_format=form, trigger=INVITED)
            )
    return None


Reader = Callable[[Clause, Sequence[str], MeetingTrigger], Candidate | None]

_READERS: tuple[tuple[Reader, frozenset[str], str], ...] = (
    (rang, CALLED, "telephoned"),
    (offered, _OFFERING, "met"),
    (handed, _HANDS, "sent a letter to"),
    (papers_handed, PAPERS, "sent a letter to"),
    (letters_exchanged, EXCHANGING, "exchanged letters"),
    (called_to, _BIDDEN, "summoned"),
    (handed_to_an_envoy, _HANDED, "summoned"),
    (at_the_ministry, AT_THE_DOOR, "summoned"),
    (guided, SHOWING, "met"),
    (answered, ANSWERED, "conferred"),
    (addressed, ADDRESSING | REACHING | PUTTING, "conferred"),
    (discussed, _DISCUSSING | {"went", "gone", "taken", "talked"}, "conferred"),
    (told_to_a_guest, _GUESTS, "met"),
    (with_a_visitor, frozenset({"visiting"}), "met"),
    (sent_to, _SENDING, "visited"),
    (spent_together, _SPENDING, "met"),
    (going_on, _CONTINUING, "met"),
    (used_it, frozenset({"used"}), "used the hotline"),
    (got_on_the_line, frozenset({"line", "phone", "telephone"}), "telephoned"),
    (on_the_phone, PHONES, "telephoned"),
    (tried_to_call, TRYING, "telephoned"),
)
"""Each with words of which its sentences have one, and the trigger that it tells like."""
_PARSED = (at_the_ministry, guided, answered, addressed, papers_handed)
"""Those that ask a parse which word is what."""


def _by_word(has_parse: bool) -> dict[str, list[int]]:
    """The readers that a word calls for, by their place."""
    found: dict[str, list[int]] = {}
    for at, (reader, words, _) in enumerate(_READERS):
        for word in words if has_parse or reader not in _PARSED else ():
            found.setdefault(word, []).append(at)
    return found


_BY_WORD = {has_parse: _by_word(has_parse) for has_parse in (False, True)}
"""With and without a parse: "said" and "was" call for readers that ask one."""


def contacts_in(
    clause: Clause, lows: Sequence[str], row_of: Callable[[str], MeetingTrigger]
) -> Iterator[Candidate | None]:
    """What each reader makes of a sentence that has a word of its own; few have any."""
    by_word = _BY_WORD[clause.has_parse]
    words = by_word.keys() & clause.words
    for at in sorted({at for word in words for at in by_word[word]}) if words else ():
        reader, _, form = _READERS[at]
        yield reader(clause, lows, row_of(form))
