"""Lines told by what they do: `A hotline has linked the two coast guards since 2016`, `two lines run between them`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.clause_tokens import SUBJECTS, TOLD_TAGS
from deconfdb.coders.function_words import WILL
from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import MechanismTerm

LINES = frozenset({"line", "lines"})
KEPT_LINE = MechanismTerm("line kept", (), "hotline", "strong", "")
_KEEPS = frozenset(
    "keep keeps kept maintain maintains maintained reserved install installed lay laid opened established "
    "tested".split()
)
_CALLS = frozenset("call calls conversation conversations message messages talk".split())
CONTACT_WORDS = frozenset({"contact", "contacts", "communication", "communications"})
_CONTACT_OF = {
    **dict.fromkeys(
        "armies militaries navies fleets forces staffs ministries ministers chiefs admirals".split(), "defence_dialogue"
    ),
    **dict.fromkeys(
        "commanders guards coastguards officers soldiers captains pilots crews garrisons posts units patrols "
        "services police agencies "
        "commands headquarters detachments".split(),
        "ad_hoc_contact",
    ),
}
_CONTACTS = {kind: MechanismTerm("contact between", (), kind, "strong", "") for kind in set(_CONTACT_OF.values())}
"""Between whom contact is one of the defence ministries and forces, and between whom it is one in the field."""
_CONSULTATIONS = frozenset({"consultations", "dialogue", "consultation"})
_TALKS_OF_FORCES = _CONSULTATIONS | {"talks", "communication", "communications", "contacts", "exchanges"}
_FORCES = frozenset({"militaries", "armies", "navies", "forces"})
_WHOSE = frozenset("the their two both our armed air land".split())
_OVER_A_MATTER = frozenset("on over about to aimed for in near along at where".split())
"""Behind talks of two armies: what they are on, or where, so that they are on a matter of the day."""
_STAFFS = frozenset(
    {
        ("general", "staffs"),
        ("defence", "ministries"),
        ("defense", "ministries"),
        ("joint", "staffs"),
        ("defence", "staffs"),
        ("defence", "ministers"),
        ("defense", "ministers"),
        ("defence", "chiefs"),
        ("defense", "chiefs"),
        ("army", "chiefs"),
        ("military", "chiefs"),
    }
)
_BEING = frozenset({"are", "is", "be", "were", "was"})
JOINED_ENDS = frozenset(
    "headquarters commands command guards coastguards staffs ministries navies fleets commanders directors "
    "operations rooms "
    "offices centres centers directorates posts".split()
)
"""Who has a telephone of his own: a front runs between two armies."""
OFFICES = JOINED_ENDS - {"guards", "coastguards", "navies", "fleets", "posts", "commanders"} | {"capitals", "palaces"}
_NEEDS = frozenset("emergencies emergency incidents crises accidents crisis need".split())
_TESTS = frozenset("test tests tested testing try tries check checks checked checking".split())
_OFTEN = frozenset("every each daily weekly monthly once twice morning mornings regularly".split())
_RINGS = frozenset(
    "ring rings rang call calls called phone phones phoned reach reached telephone telephoned speak talk".split()
)
ENDS_REACH, BETWEEN_REACH, NAME_REACH = 8, 9, 6
"""Tokens from a line to its "between", and from that to those whom it joins."""
SENTENCE_REACH = 30
"""Tokens before a sentence within which stands whom its "them" means."""
WAYS = frozenset({"over", "through", "via"})
SPEAKING = frozenset(
    "called rang ring reached reach spoke speak speaks talk talked contacted warned told informed phoned telephoned "
    "made alerted "
    "notified answered exchange exchanged exchanging complain complained complains raise raised raises bring brought "
    "brings pass "
    "passed passes send sent settle settled settles sort sorted report reported reports coordinate coordinated "
    "inform warn notify "
    "swap swapped discuss discussed".split()
)
JOINS = frozenset(
    "link links linked linking connect connects connected connecting join joins joined joining tie ties tied bind "
    "binds".split()
)
_IS_THERE = frozenset(
    "sit sits sat run runs ran running exist exists existed existing stand stands stood hang hangs".split()
)
"""What a line does that is there: `a red telephone stands on his desk`."""
_HAS = frozenset("have has had keep keeps kept share shares shared enjoy possess own owns operate operates".split())
_GETS = frozenset("get receive use".split())
"""What they do who will have a line: `commanders are to get a direct radio link`."""
_COMES_WITH = frozenset(
    "include includes included including comprise comprises contain contains contained foresee foresees foresaw "
    "bring brings "
    "brought give gives gave envisage envisages stipulates".split()
)
"""What an accord does with a thing that is part of it."""
_ACCORDS = frozenset(
    "it agreement accord deal pact memorandum mechanism arrangement understanding plan document package protocol "
    "treaty "
    "roadmap framework measures".split()
)
_NOT_SO = frozenset("not n't never no neither could would should may might can if".split())
_PROMISED = frozenset("agreed promised signed settled undertaken accepted".split())
PART_REACH = 10
"""Tokens behind "is part of" within which stands the text."""
_COUNTED = frozenset("more fewer no any".split())
_MADE, _THERE = ("institutional", "agreed"), ("operational", "operating")


def standing_of_line(clause: Clause, lows: Sequence[str], first: int, last: int) -> tuple[str, str] | None:
    """Track and status of a line by the verb that it is the subject of, or by who has it."""
    tokens, head = clause.tokens, clause.outer_word(first, last)
    if head is None or not clause.has_parse:
        return None
    verb = tokens[head].head
    below = {tokens[child].low for child in clause.children(verb)}
    if tokens[verb].low == "on" and tokens[tokens[verb].head].low in _RINGS:
        before = {token.low for token in tokens[max(clause.sentence.first, tokens[verb].head - NAME_REACH) : verb]}
        return _MADE if before & WILL else _THERE if not before & (_NOT_SO - {"can"} | {"to"}) else None
    if below & _NOT_SO or _COUNTED & (
        {tokens[child].low for child in clause.children(head)} | set(lows[first - 1 : first])
    ):
        return None  # "has no direct military line to the other"
    if tokens[head].dep == "dobj" and tokens[verb].low in _HAS | _GETS and _is_to_be(clause, verb, below):
        return _MADE
    is_subject = tokens[head].dep in SUBJECTS | {"attr"}
    is_being = tokens[verb].low == "be" and is_spoken_on(clause, head)
    if is_subject and (tokens[verb].low in JOINS | _IS_THERE or is_being):
        if _is_to_be(clause, verb, below):
            return _MADE
        is_told = tokens[verb].tag != "VB" and "to" not in below
        return _THERE if is_told else None
    if tokens[head].dep in {"dobj", "attr"} and tokens[verb].low in _HAS and tokens[verb].tag != "VB":
        return _THERE
    return None


def is_spoken_on(clause: Clause, number: int) -> bool:
    """`the line that Norway keeps to the fleet`, `rang the post over a line kept for emergencies`: no front, no
    border."""
    tokens = clause.tokens
    is_kept = any(
        tokens[child].dep in {"relcl", "acl"} and tokens[child].low in _KEEPS for child in clause.children(number)
    )
    way, verb = tokens[number].head, tokens[tokens[number].head].head
    is_way = tokens[way].low in WAYS and tokens[verb].low in SPEAKING | _CALLS
    is_rung = (
        tokens[way].low == "on"
        and tokens[verb].low in _RINGS
        and (tokens[number - 1].low in {"a", "one", "direct"} or tokens[number + 1].low in {"that", "which"})
    )
    if is_rung and any(tokens[child].dep == "dobj" for child in clause.children(verb)):
        return True  # "can ring each other at any hour on a line that was laid in 2017"
    if tokens[number + 1].low == "between" and tokens[number].dep in SUBJECTS and _joins_offices(clause, number + 1):
        return True  # "The line between the two headquarters has been dead since the raid"
    if tokens[number].dep == "dobj" and tokens[tokens[number].head].low in _TESTS and clause.words & _OFTEN:
        return True  # "The duty officers of both test the line every Monday"
    if is_kept and tokens[number].dep in {"dobj", "conj"} and _is_for_calls(clause, number):
        return True
    return _runs_between(clause, number) or (is_kept and (tokens[number].dep in SUBJECTS or is_way))


def _joins_offices(clause: Clause, between: int) -> bool:
    """`between the two headquarters`, `between their operations rooms`: no front runs there."""
    stop = min(between + ENDS_REACH, clause.sentence.last)
    return any(clause.tokens[number].low in OFFICES for number in range(between + 1, stop))


def _is_for_calls(clause: Clause, number: int) -> bool:
    """`have a line reserved for emergencies`."""
    behind = [token.low for token in clause.tokens[number + 1 : min(number + NAME_REACH, clause.sentence.last)]]
    return "for" in behind and not _NEEDS.isdisjoint(behind)


def _runs_between(clause: Clause, number: int) -> bool:
    """`Two lines run between the coast guards`, `the line for emergencies between the two operations centres`."""
    tokens, stop = clause.tokens, clause.sentence.last
    verb = tokens[number].head
    is_told = tokens[number].dep in SUBJECTS | {"attr"} and tokens[verb].low in _IS_THERE | _BEING
    is_told = is_told or (tokens[number].dep in SUBJECTS | {"dobj"} and tokens[number + 1].low in {"for", "of"})
    between = next(
        (n for n in range(number + 1, min(number + BETWEEN_REACH, stop)) if tokens[n].low == "between"), stop
    )
    return is_told and any(tokens[n].low in JOINED_ENDS for n in range(between + 1, min(between + ENDS_REACH, stop)))


def contact_at(clause: Clause, lows: Sequence[str], number: int) -> tuple[int, MechanismTerm] | None:
    """Where `contact between the two fleets` ends, and its row; nothing for "contact between the ships' hulls"."""
    if (
        lows[number] not in CONTACT_WORDS
        or lows[number + 1 : number + 2] != ["between"]
        or lows[number - 1] == "physical"
    ):
        return None
    stop = min(number + ENDS_REACH, clause.sentence.last)
    for at in range(number + 2, stop):
        if lows[at] in {"over", "on", ",", "."}:
            break
        if lows[at] in _CONTACT_OF:
            return number + 1, _CONTACTS[_CONTACT_OF[lows[at]]]
    return None


def are_of_ministries(clause: Clause, lows: Sequence[str], last: int) -> bool:
    """`consultations of the two general staffs`, `regular talks between the defence ministries`: a dialogue of
    theirs."""
    if lows[last - 1] not in _TALKS_OF_FORCES or lows[last : last + 1] not in (["of"], ["between"]):
        return False
    if lows[last + 1] == "them":
        return _are_forces_before(lows, clause.sentence.first)
    at = next((n for n in range(last + 1, clause.sentence.last) if lows[n] not in _WHOSE), last)
    is_matter = lows[at + 1] in _OVER_A_MATTER and not clause.is_time(at + 2)
    if lows[at] in _FORCES and last + 1 < at and not is_matter:
        return True  # "the talks between their militaries that China broke off"
    return lows[last - 1] in _CONSULTATIONS and any(
        pair in _STAFFS for pair in pairwise(lows[last : min(last + ENDS_REACH, clause.sentence.last)])
    )


def _are_forces_before(lows: Sequence[str], start: int) -> bool:
    """`The two armed forces had begun to speak. Talks between them resumed`: whom the sentence before has named."""
    before = lows[max(0, start - SENTENCE_REACH) : start - 1]
    told = before[max((at for at, low in enumerate(before) if low == "."), default=0) :]
    return any(low in {"two", "both"} and _FORCES & set(told[at + 1 : at + 3]) for at, low in enumerate(told))


def is_called_over(clause: Clause, first: int, last: int) -> bool:
    """`made the first call over the line`, `complain to each other through a channel`: who speaks on a thing uses
    it."""
    tokens = clause.tokens
    place = next((number for number in range(first, last) if tokens[number].dep == "pobj"), None)
    if place is None or tokens[tokens[place].head].low not in WAYS:
        return False
    verb = tokens[tokens[place].head].head
    is_call = tokens[verb].low in _CALLS
    if tokens[verb].tag.startswith("NN") and tokens[verb].dep in {"dobj", "nsubjpass"}:
        verb = tokens[verb].head  # "bring up breaches over a channel", "made the first call over it"
    if not is_call and tokens[verb].low not in SPEAKING:
        return False
    below = {tokens[child].low for child in clause.children(verb) if tokens[child].dep != "prep"}
    return tokens[verb].tag in TOLD_TAGS and not below & (_NOT_SO | WILL | {"to"})


def is_part_of_accord(clause: Clause, first: int, last: int) -> bool:
    """`It includes a hotline between them`, `an accord that foresees a joint centre`: agreed with the rest of it."""
    tokens, head = clause.tokens, clause.outer_word(first, last)
    if head is not None and tokens[head].dep in SUBJECTS and _is_part_of_text(clause, tokens[head].head):
        return True
    if head is None or tokens[head].dep != "dobj" or tokens[tokens[head].head].low not in _COMES_WITH:
        return False
    verb = tokens[head].head
    below = clause.children(verb)
    if any(tokens[child].low in _NOT_SO for child in below):
        return False
    subjects = {tokens[child].low for child in below if tokens[child].dep in SUBJECTS}
    hangs_on = tokens[tokens[verb].head].low if tokens[verb].dep in {"relcl", "acl"} else ""
    return bool(subjects & _ACCORDS) or hangs_on in _ACCORDS


def _is_part_of_text(clause: Clause, verb: int) -> bool:
    """`A committee of twelve is part of what the two have promised in writing`, `is among the steps agreed on`."""
    tokens = clause.tokens
    around = {tokens[child].low for child in clause.children(verb)}
    if tokens[verb].low not in {"is", "are"} or not around & {"part", "among"} or around & _NOT_SO:
        return False
    return bool({token.low for token in tokens[verb + 1 : verb + PART_REACH]} & (_ACCORDS - {"it", "plan"} | _PROMISED))


def _is_to_be(clause: Clause, verb: int, below: set[str]) -> bool:
    """`Three lines will link the two staffs`, `are to link them`."""
    tokens = clause.tokens
    is_to = tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].low in {"is", "are"}
    return bool(below & WILL) or is_to
