"""How a mechanism stands: status cues on the dependency path from its name, with negation, mood and tense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.moods import in_mood, in_negation, is_conditional, is_modal, is_negated
from deconfdb.coders.status_links import (
    BEING,
    SUBJECT_DEPS,
    is_cut_short,
    is_doer,
    is_done,
    is_inverted,
    is_no_task,
    is_of_none,
    is_of_one,
    is_raised,
    is_second_clause,
    is_shared,
    is_told_by_pronoun,
    said_of,
    verb_of_leaving,
)
from deconfdb.coders.truces_told import is_put_to_rest
from deconfdb.lexicon.records import StatusCue

SAID_OF_IT = frozenset({"status.object", "status.subject", "status.relative"})
"""Ways on which a cue says by grammar how a thing stands."""
# Prepositions that still lead from a term to the verb that says how it stands; the others only give its surroundings.
_LEADING = frozenset("of for on to about regarding concerning from as into including".split())
_MEANT = frozenset("meant designed intended aimed".split())
SHARES = frozenset("participation part role membership involvement share commitment commitments obligations".split())
"""`put on hold its participation in the committee`: what is done to one's part in a thing is done to it."""
_RELATIVIZERS = frozenset("which that who whom where when whose".split())
_WORKINGS = frozenset(
    "plan plans project work use operation operations activity activities service functioning".split()
)
_BODIES_NAMED = frozenset(
    "panel committee commission group team monitors monitor observers mission talks negotiations violations violation".split()
)
REACHED = frozenset({"agreed", "in_force", "operating", "agreed_in_principle"})
_PLACING = frozenset("in at by with from under through during after before".split())
"""`exceptions agreed in the committee`: the committee is not agreed."""
_SAID_OF_A_WISH = frozenset({"proposed", "in_talks", "agreed", "agreed_in_principle", "mandated", "rejected"})
_GOES_ON_AS_ANOTHER = {"use": "to", "reach": "for", "design": "to"}
"""The word behind a verb that makes it another: `used to`, `reached for the telephone`, `designed to avert clashes`."""
COMPLEMENT_REACH = 3
_BARGAINING = frozenset({"negotiate", "work out", "hammer out", "thrash out", "thresh out", "draw up"})
"""Talks over a thing that end with it when they are told of as done."""
_OF_ITSELF = "(of itself)"
"""Mark of the cues of what a thing does without an object: `the talks began`, not "began the talks"."""
_CONCLUDED = ("concluded",)
_TRUCE = frozenset("ceasefire cease-fire truce armistice".split())
_PULL_OUT_OF = ("pull", "out", "of")
WEAK_RANK = 2
LONGEST_PATH, SPLIT_REACH = 10, 6
"""Steps up a parse from a term to its cue, and tokens between the parts of a cue and the term that it encloses."""
REACH = 9
"""Tokens between a term and a cue that may still belong together where nothing was parsed."""


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status as one cue gives it: `rule` says on which way it was found."""

    track: str
    status: str
    rank: int
    cue: int
    cue_last: int
    negated: bool
    modal: bool
    rule: str
    row: StatusCue


def read_statuses(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], first: int, last: int
) -> list[StatusReading]:
    """All statuses that the sentence gives the term at `first`–`last`, the strongest first."""
    found: list[StatusReading] = []
    for cue_first, cue_last, rows in _cues(knowledge, clause, lows, last):
        for row in rows:
            rule = _link(clause, lows, row, cue_first, cue_last, first, last)
            if rule:
                reading = _reading(clause, lows, row, cue_first, cue_last, rule, first)
                found.extend([reading] if reading is not None else [])
                break
    found.extend(_split_readings(knowledge, clause, lows, first, last))
    found.extend(_taken_out_readings(knowledge, clause, lows, first, last))
    found.extend(_effect_readings(knowledge, clause, lows, first, last) if not found else [])
    return sorted(found, key=lambda reading: (_is_attribute(reading), -reading.rank, abs(reading.cue - first)))


def _cues(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], behind: int
) -> Iterator[tuple[int, int, Sequence[StatusCue]]]:
    """The cues of a sentence that may tell of a term which ends at `behind`.

    `there has been no` hides none that begins with its last word: `no agreement`.
    """
    stop = clause.sentence.last
    for first, last, rows in knowledge.status_cues.find(lows, clause.sentence.first, stop):
        if is_put_to_rest(clause, lows, behind, first):
            continue
        yield first, last, rows
        inner = knowledge.status_cues.at(lows, last - 1, stop) if lows[last - 1] == "no" else None
        if inner is not None:
            yield last - 1, last - 1 + inner[0], inner[1]


def _is_attribute(reading: StatusReading) -> bool:
    """`has not picked up a newly opened hotline`: what befalls a thing says more than what it is called."""
    return reading.rule == "status.modifier" and reading.status in REACHED


def near_readings(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], first: int, last: int
) -> list[StatusReading]:
    """Where the parse ties no cue to the term: the nearest one that its place allows, as if nothing was parsed."""
    found: list[StatusReading] = []
    if clause.has_parse and _names_another(clause, _head(clause, first, last), first, last):
        return found
    for cue_first, cue_last, rows in _cues(knowledge, clause, lows, last):
        if first <= cue_first < last or not clause.has_parse or _is_told_of_watcher(clause, cue_first, first, last):
            continue
        for row in rows:
            if row.position in {"object", "subject"} and _is_cue_word(clause, row, cue_first, cue_last) \
                    and _surface_link(lows, row, cue_first, cue_last, first, last) \
                    and not _is_of_other(clause, row, cue_first, first, last):  # fmt: skip
                reading = _reading(clause, lows, row, cue_first, cue_last, "status.near", first)
                if reading is not None:
                    found.append(reading)
                break
    return sorted(found, key=lambda reading: abs(reading.cue - first))[:1]


def _is_of_other(clause: Clause, row: StatusCue, cue: int, first: int, last: int) -> bool:
    """`the accord that limits their troops`: the cue stands in a clause on the term, and speaks of something else."""
    is_beside = clause.tokens[cue].dep == "amod" and not first <= clause.tokens[cue].head < last
    if is_beside or _is_done_to_another(clause, row, cue) or is_doer(clause, last - 1):  # "a suspended officer"
        return True
    number, steps = cue, 0
    while clause.tokens[number].head != number and steps < LONGEST_PATH:
        below, number, steps = number, clause.tokens[number].head, steps + 1
        if first <= number < last:
            return clause.tokens[below].dep in {"acl", "relcl"} and not _is_told_of_head(clause, row, below)
    return False


def _is_told_of_watcher(clause: Clause, cue: int, first: int, last: int) -> bool:
    """`put its role in the committee that oversees the truce on hold`: what stands outside the clause is not of the truce."""
    number, steps = _head(clause, first, last), 0
    while clause.tokens[number].head != number and steps < LONGEST_PATH:
        if clause.tokens[number].dep == "relcl":
            break
        number, steps = clause.tokens[number].head, steps + 1
    watcher = clause.tokens[clause.tokens[number].head]
    if clause.tokens[number].dep != "relcl" or watcher.low not in _BODIES_NAMED | {"body", "centre", "center"}:
        return False
    below, steps = cue, 0
    while (above := clause.tokens[below].head) != below != number and steps < LONGEST_PATH:
        below, steps = above, steps + 1
    return below != number


def _split_readings(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], first: int, last: int
) -> list[StatusReading]:
    """`put a hotline into service`: the term stands inside the cue."""
    found: list[StatusReading] = []
    for number in range(max(clause.sentence.first, first - SPLIT_REACH), first):
        for rest, row in knowledge.split_cues.get(lows[number], ()):
            at = next(
                (
                    after
                    for after in range(last, min(last + SPLIT_REACH, clause.sentence.last - len(rest) + 1))
                    if tuple(lows[after : after + len(rest)]) == rest
                ),
                None,
            )
            is_cue = at is not None and _is_cue_word(clause, row, number, number + 1)
            if is_cue and not _is_told_of_watcher(clause, number, first, last):
                reading = _reading(clause, lows, row, number, number + 1, "status.split", first)
                found.extend([reading] if reading is not None else [])
    return found


def _taken_out_readings(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], first: int, last: int
) -> list[StatusReading]:
    """`recalled its members from the commission`, `pulled its men out of the centre`: whose people leave, leaves."""
    verb = verb_of_leaving(clause, lows, _head(clause, first, last), first) if clause.has_parse else None
    if verb is None or not clause.tokens[verb].tag.startswith("VB"):
        return []
    hit = knowledge.status_cues.at(_PULL_OUT_OF, 0, len(_PULL_OUT_OF))
    if hit is None:
        return []
    reading = _reading(clause, lows, hit[1][0], verb, verb + 1, "status.object", first)
    return [reading] if reading is not None else []


def _effect_readings(
    knowledge: Knowledge, clause: Clause, lows: Sequence[str], first: int, last: int
) -> list[StatusReading]:
    """`The ceasefire halted the war`: it was concluded."""
    if _TRUCE.isdisjoint(lows[first:last]):
        return []
    hit = knowledge.status_cues.at(_CONCLUDED, 0, len(_CONCLUDED))
    cue = next((n for n in range(last, clause.sentence.last) if is_put_to_rest(clause, lows, last, n)), None)
    if hit is None or cue is None or is_negated(clause, lows, cue) or is_modal(clause, lows, cue):
        return []
    reading = _reading(clause, lows, hit[1][0], cue, cue + 1, "status.object", first)
    return [reading] if reading is not None else []


def well_supported(readings: Sequence[StatusReading]) -> list[StatusReading]:
    """Without what is only wished for where another word of the sentence says how far that has come."""
    said = {reading.status for reading in readings} & _SAID_OF_A_WISH
    # "turned down an offer to open a line": what was turned down is not agreed.
    wished = {"mooted", "agreed"} if "rejected" in said else {"mooted"} if said else set()
    return [reading for reading in readings if not (reading.modal and reading.status in wished)]


def _head(clause: Clause, first: int, last: int) -> int:
    """The word of the term on which the others hang."""
    if clause.tokens[last - 1].tag.startswith("VB") and clause.tokens[first].tag.startswith("NN"):
        return first  # "a group to investigate": told by what it is for
    for number in range(last - 1, first - 1, -1):
        if not first <= clause.tokens[number].head < last or clause.tokens[number].head == number:
            return number
    return last - 1


def _is_cue_word(clause: Clause, row: StatusCue, first: int, last: int) -> bool:
    tag = clause.tokens[first].tag
    if not tag:
        return True
    if last < clause.sentence.last and clause.tokens[last].low == _GOES_ON_AS_ANOTHER.get(row.cue):
        return False
    if clause.tokens[first].low == "silent" and clause.tokens[last].low in {"on", "about"}:
        # "The pact is silent on mines", unlike "The line was silent on Monday".
        return clause.is_time(last) or clause.is_time(last + 1)
    if row.part_of_speech == "verb":
        return any(clause.tokens[number].tag.startswith("VB") for number in range(first, last))
    if row.part_of_speech == "noun":
        # "may return to the zone" is no return to an accord.
        return not tag.startswith("VB")
    return True


def _link(
    clause: Clause, lows: Sequence[str], row: StatusCue, cue_first: int, cue_last: int, first: int, last: int
) -> str:
    """How cue and term hang together, or an empty text."""
    if cue_first < first < last <= cue_last and row.part_of_speech != "verb":
        # "reached an agreement on": the wording holds the term itself.
        return "status.phrase"
    if cue_first == first < last < cue_last and row.part_of_speech == "phrase" and row.position == "subject":
        return "status.subject"  # "truce collapsed": the wording begins with the term
    if first <= cue_first < last or not _is_cue_word(clause, row, cue_first, cue_last):
        return ""
    if row.position == "modifier":
        near = (cue_last <= first and first - cue_last <= 3) or last <= cue_first <= last + 2
        is_apart = _barrier(lows, cue_last, first) or _PLACING & set(lows[cue_last:first])
        return "status.modifier" if near and not is_apart else ""
    if lows[cue_last - 1] == "to" and cue_last < clause.sentence.last and clause.tokens[cue_last].text[0].isupper():
        return ""
    if lows[cue_first] == "end" and "at" in lows[max(clause.sentence.first, cue_first - 4) : cue_first]:
        return ""  # "at the other end of the line"
    if row.position == "complement" and not 0 <= first - cue_last <= COMPLEMENT_REACH:
        return ""
    if row.position == "clause":
        is_other = row.status == "ad_hoc_contact" and cue_last == first  # "The ad hoc mechanism": its name
        is_other = is_other or (row.status == "mandated" and is_no_task(clause, row.cue, cue_first, cue_last, first))
        is_far = abs(cue_first - first) > 25 or _attribution_between(lows, cue_first, first)
        return "" if is_far or is_other else "status.clause"
    if clause.has_parse:
        return _parsed_link(clause, row, cue_first, cue_last, first, last)
    return _surface_link(lows, row, cue_first, cue_last, first, last)


def _parsed_link(clause: Clause, row: StatusCue, cue_first: int, cue_last: int, first: int, last: int) -> str:
    head = _head(clause, first, last)
    if _names_another(clause, head, first, last):
        return ""
    if _is_done_to_another(clause, row, cue_first):
        return ""
    number, steps, path = head, 0, [head]
    while clause.tokens[number].head != number and steps < LONGEST_PATH:
        if _leads_away(clause, number, row):
            break
        number, steps = clause.tokens[number].head, steps + 1
        path.append(number)
        if cue_first <= number < cue_last:
            return _fits_path(clause, row, path, steps)
    if rule := _hung_on_term(clause, row, cue_first, cue_last, first, last):
        return rule
    if row.position != "object" and is_second_clause(clause, cue_first, head):
        return "status.relative"
    if row.position == "object" and is_raised(clause, cue_first, cue_last, first, last):
        return "status.object"
    if is_shared(clause, row.position, cue_first, cue_last, first, last):
        return f"status.{row.position}"
    if is_inverted(clause, cue_first, head):
        return "status.subject"
    if row.position != "subject":
        return ""
    subject = clause.subject(cue_first, cue_last)
    is_subject = (subject is not None and first <= subject.token < last) or is_cut_short(clause, cue_first, head)
    return "status.subject" if is_subject or _is_what_is_so(clause, cue_first, first, last, head) else ""


def _is_done_to_another(clause: Clause, row: StatusCue, cue: int) -> bool:
    """`The pact ended eight years of war`, `calls have gone unheeded`: what follows makes the verb another."""
    taken = {"dobj", "xcomp"} if row.cue.endswith(_OF_ITSELF) else {"acomp", "oprd"} if row.cue == "gone" else set()
    return any(clause.tokens[child].dep in taken for child in clause.children(cue))


def _hung_on_term(clause: Clause, row: StatusCue, cue_first: int, cue_last: int, first: int, last: int) -> str:
    """The cue hangs on the term: `a hotline set up in 2015`, `the channel, which was suspended`."""
    number, steps = cue_first if clause.tokens[cue_first].tag.startswith("VB") else cue_last - 1, 0
    verb, head, in_own_clause = number, _head(clause, first, last), True
    while clause.tokens[number].head != number and steps < 4:
        dep, below = clause.tokens[number].dep, number
        number, steps = clause.tokens[number].head, steps + 1
        if dep in {"acl", "relcl"}:
            if in_own_clause and not _is_told_of_head(clause, row, below):
                break
            if below != verb and clause.tokens[below].low in _MEANT:
                break  # "rules designed to stop their ships": what a thing is for is not how it stands
            in_own_clause = False
            if is_told_by_pronoun(clause, below):
                number = said_of(clause, number, first, last, head)
        if dep == "conj" and is_of_one(clause, verb, below, in_own_clause):
            break
        if number == head and dep in {"acl", "relcl", "amod", "compound", "appos", "nmod", "conj"}:
            is_second = dep == "conj" and clause.tokens[below].tag.startswith("VB") and row.position == "subject"
            is_clause = dep in {"acl", "relcl"} or is_second  # "signed in May and that has held ever since"
            return "status.relative" if is_clause else "status.modifier"
        if dep == "advcl":
            # "a mechanism that would prevent accidents as A continues its flights": the cue has a clause of its own.
            break
    return ""


def _is_what_is_so(clause: Clause, cue: int, first: int, last: int, head: int) -> bool:
    """`The accord, which ended the war, is still in force`, `plans for a centre are on ice`: the subject of the verb of being."""
    verb = clause.tokens[clause.tokens[cue].head].head if clause.tokens[cue].dep == "pobj" else clause.tokens[cue].head
    subjects = [child for child in clause.children(verb) if clause.tokens[child].dep in SUBJECTS]
    if clause.tokens[verb].low not in BEING or clause.tokens[cue].tag.startswith("VB"):
        return False
    hangs_on = clause.tokens[clause.tokens[head].head].head if clause.tokens[head].dep == "pobj" else head
    return any(
        first <= subject < last or (subject == hangs_on and clause.tokens[subject].low in _WORKINGS)
        for subject in subjects
    )


def _names_another(clause: Clause, head: int, first: int, last: int) -> bool:
    """`walked out of the truce panel`: the term only tells which body it is."""
    token = clause.tokens[head]
    return (
        token.dep in {"compound", "nmod"}
        and not first <= token.head < last
        and clause.tokens[token.head].low in _BODIES_NAMED
    )


def _is_told_of_head(clause: Clause, row: StatusCue, verb: int) -> bool:
    """Whether a relative clause says it of its noun: not `the accord that ended the war`, `a body in which they settle it`."""
    if row.part_of_speech != "verb" or row.position != "object":
        return True
    below = [(child, clause.tokens[child]) for child in clause.children(verb)]
    if any(token.dep == "auxpass" for _, token in below):
        return True
    particles = set(row.cue.split()[1:])
    objects = [token for _, token in below if token.dep == "dobj"]
    for number, token in below:
        if token.dep == "prep" and token.low in particles:
            objects.extend(clause.tokens[child] for child in clause.children(number) if not clause.is_time(child))
    if any(token.low not in _RELATIVIZERS for token in objects):
        return False
    if clause.tokens[verb].dep == "relcl" and any(token.low == "where" for _, token in below):
        return False
    # "which ended": the noun does it.
    return not any(token.dep == "nsubj" and token.low in _RELATIVIZERS for _, token in below)


def _leads_away(clause: Clause, number: int, row: StatusCue) -> bool:
    """Whether the next step up leaves what the cue can speak of: another clause, or an adverbial."""
    token = clause.tokens[number]
    if token.dep in {"relcl", "advcl"} or (token.dep == "agent" and row.position == "object"):
        return True  # "violations are looked into by a team"
    if token.dep == "conj" and token.tag.startswith("VB"):
        # "ended their talks and agreed on a patrol": each verb has an object of its own.
        own = set(row.cue.split()[1:])  # "pulled out of the body but kept the line open"
        return any(
            child < number and (clause.tokens[child].dep == "dobj" or clause.tokens[child].low in own)
            for child in clause.children(token.head)
        )
    is_aside = token.dep == "prep" and clause.tokens[token.head].low not in SHARES
    return is_aside and token.low not in _LEADING and row.position in {"object", "subject"}


def _fits_path(clause: Clause, row: StatusCue, path: Sequence[int], steps: int) -> str:
    dep = clause.tokens[path[-2]].dep
    if row.position == "subject":
        return "status.subject" if dep in SUBJECT_DEPS or is_of_none(clause, path) else ""
    if row.position == "object":
        if dep == "nsubj" or (row.rank <= WEAK_RANK and dep == "ccomp"):
            return ""
        # "announced the end of the talks": a weak cue speaks of nothing but its object.
        return "status.object" if steps <= 2 else "status.path" if row.rank > WEAK_RANK else ""
    if row.position == "complement":
        return "status.complement"
    return "status.path"


def _barrier(lows: Sequence[str], left: int, right: int) -> bool:
    return bool({",", ";", "and", "but", "that"} & set(lows[min(left, right) : max(left, right)]))


def _attribution_between(lows: Sequence[str], left: int, right: int) -> bool:
    low, high = sorted((left, right))
    return any(lows[number] in {"said", "says", "told", "added"} for number in range(low, high))


def _surface_link(lows: Sequence[str], row: StatusCue, cue_first: int, cue_last: int, first: int, last: int) -> str:
    """By place and distance: an object follows its verb or stands before its passive, a subject stands before."""
    before = cue_last <= first
    distance = first - cue_last if before else cue_first - last
    if distance < 0 or distance > REACH or _attribution_between(lows, cue_first, first):
        return ""
    if not before and distance > 5 and _clause_between(lows, last, cue_first):
        return ""
    if row.position == "object":
        if before:
            return "" if _clause_between(lows, cue_last, first) else "status.object"
        passive = set(lows[max(last, cue_first - 4) : cue_first]) & {"be", "been", "was", "were", "is", "are", "being"}
        return "status.object" if passive or distance <= 1 else ""
    if row.position == "subject":
        return "" if before else "status.subject"
    if row.position == "complement":
        return "status.complement" if before and distance <= 6 else ""
    return "status.path"


def _clause_between(lows: Sequence[str], left: int, right: int) -> bool:
    return any(lows[number] in {";", "but", "which", "who", "while", "because"} for number in range(left, right))


def _reading(
    clause: Clause, lows: Sequence[str], row: StatusCue, cue_first: int, cue_last: int, rule: str, first: int
) -> StatusReading | None:
    if tuple(lows[max(clause.sentence.first, cue_first - 2) : cue_first]) == ("used", "to"):
        return None
    negated = is_negated(clause, lows, cue_first) or (
        row.position in {"object", "subject"} and first > clause.sentence.first and lows[first - 1] == "no"
    )
    modal = not negated and is_modal(clause, lows, cue_first)
    track, status = row.track, row.status
    if negated:
        track, status = in_negation(clause, lows, row, cue_first)
    elif modal:
        track, status = in_mood(clause, lows, row, cue_first)
    if not (negated or modal) and row.cue in _BARGAINING and is_done(clause, cue_first):
        status = "agreed"
    if not status or (status in REACHED and is_conditional(clause, lows, cue_first)):
        return None
    return StatusReading(track, status, row.rank, cue_first, cue_last, negated, modal, rule, row)
