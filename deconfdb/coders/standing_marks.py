"""Words around a status cue that turn what it says: what was stopped has begun again, what is asked for is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from deconfdb.coders.clause_tokens import PRESENT
from deconfdb.coders.dated_texts import YEARS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TermFound
from deconfdb.coders.moods import READY, is_negated
from deconfdb.coders.phrases import Phrases
from deconfdb.coders.resumptions import decided_on
from deconfdb.coders.sentences import Sentence
from deconfdb.coders.statuses import StatusReading
from deconfdb.lexicon.records import StatusCue

STOPPED = frozenset({"suspended", "ceased", "deadlocked", "terminated"})
LATELY = timedelta(days=61)
"""Age up to which the last sitting of a body, or the last use of a line, shows that it is at work."""
_COUNTS = {"first": 1, "two": 2, "second": 2, "three": 3, "third": 3, "four": 4, "fourth": 4, "five": 5, "fifth": 5}
GOING_AGAIN = frozenset({"operating", "in_talks"})
_TAKES_EFFECT = frozenset({"enter into force", "put into force", "go live", "begin (of itself)"})
_ONLY_THEN = frozenset({"only", "once", "when", "if"})
_JOINT_TEXTS = frozenset("statement declaration communique release text document".split())
_LASTED = frozenset({"lasted", "held", "survived", "endured"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday tomorrow".split())
_OPEN_QUESTIONS = frozenset({"whether", "if"})
_OPEN_ENDED = frozenset("if unless until not n't no hopes hope hoped expects expected may might".split())
_BINDS = frozenset("continue continued continues agree agreed agrees bound undertook undertaken".split())
ASKED_REACH = 8
"""Tokens between "whether" and what it asks about."""
ORDER_REACH = 3
"""Tokens between "to" and the contact ("to get back in touch with")."""
_PROPOSALS = frozenset("idea proposal offer suggestion request initiative overture plan".split())
_THE = frozenset("the that this its his her their".split())
_WHAT_WAS_SAID = frozenset({"that", "this", "it"})
_AGREES = frozenset({"agree", "agreed", "agrees", "agreeing"})
_ACCEPTS = frozenset({"accept", "agree to", "consent to", "say yes to"})
_CALLS = frozenset("called calls calling appealed appeals pleaded ask asks asked asking".split())
_RINGING = frozenset(
    "answer reply call calls phone telephone line hotline nobody one message messages ring rings rang it nothing".split()
)
_ASKED_BY_REPORTERS = frozenset(
    "question questions comment comments reporters request requests inquiry inquiries e-mail email".split()
)
OUTSTANDING_REACH = 5
"""Tokens between "yet" and what is yet to be done."""
SINCE_REACH = 8
"""Tokens between "since" and the word of stopping."""


def by_its_day(
    clause: Clause, lows: Sequence[str], reading: StatusReading, published: date | None
) -> tuple[str, str] | None:
    """`The pact expires in July`, `the rules come into effect on March 31`, `a 1988 agreement on launches`."""
    if reading.row.cue in _TAKES_EFFECT and not reading.negated and lows[reading.cue_last] in _ONLY_THEN:
        return "institutional", "agreed"  # "takes effect only when observers are in place"
    if published is None:
        return None
    if reading.row.cue == "agreement on":
        word = lows[max(clause.sentence.first, reading.cue - 1)]
        # Of a text of another year that is spoken of it is taken that it holds.
        is_old = word.isdigit() and int(word) in YEARS and int(word) < published.year
        return ("institutional", "in_force") if is_old else None
    if reading.status == "dormant" and lows[reading.cue] == "last":
        # "which last met on June 24": a fortnight ago, so it is at work.
        days = (time for time in clause.times if time.upper is not None and time.is_day and time.upper <= published)
        is_late = any(time.upper is not None and published - time.upper <= LATELY for time in days)
        return ("operational", "operating") if is_late else None
    is_told_now = clause.tokens[reading.cue].tag in PRESENT and not reading.negated
    if not is_told_now or not any(time.lower and time.lower > published for time in clause.times):
        return None
    if reading.status == "lapsed":
        return "institutional", "in_force"
    return ("institutional", "agreed") if reading.row.cue in _TAKES_EFFECT else None


def is_short_lived(clause: Clause, lows: Sequence[str]) -> bool:
    """`None of them lasted`, `Neither held`: what became of the truces of the sentence before."""
    words = list(lows[clause.sentence.first : clause.sentence.last])
    return bool(words) and words[0] in {"none", "neither", "no"} and bool(_LASTED & set(words[:6]))


def is_set_to_resume(clause: Clause, lows: Sequence[str], reading: StatusReading, published: date | None) -> bool:
    """`The talks will resume on April 26`, `are to restart on Monday`: the day is fixed, so both have agreed on it."""
    stops_till_then = reading.row.status == "operating" and reading.row.modal_status == "suspended"
    if published is None or not stops_till_then or reading.negated or reading.rule != "status.subject":
        return False
    before = set(lows[max(clause.sentence.first, reading.cue - 3) : reading.cue])
    is_fixed = "will" in before or ("to" in before and bool(before & {"is", "are"}))
    is_now = clause.tokens[reading.cue].tag in {"VBP", "VBZ", "VB"} and not reading.modal
    if is_now and any(time.is_day and time.text.lower().split()[-1] in _WEEKDAYS for time in clause.times):
        return True  # "The talks resume on Thursday": the next
    is_open = bool(_OPEN_ENDED & set(lows[clause.sentence.first : clause.sentence.last]))
    return is_fixed and not is_open and any(time.lower and time.lower > published for time in clause.times)


def agreed_on(term: TermFound, lows: Sequence[str], reading: StatusReading, published: date | None) -> str:
    """`They agreed to resume their talks`, `accepted an offer of talks`, `are ready to reopen them`: talks that are to be."""
    if _is_agreed_on(term.clause, lows, reading):
        return "agreed"
    is_ready = reading.modal and bool(READY & set(lows[reading.cue - 2 : reading.cue]))
    if is_ready and reading.row.modal_status in {"suspended", "mooted"}:
        return "agreed_in_principle"
    # "Both said that they would resume their talks", without a day
    is_decided = decided_on("process", term, lows, reading) is not None
    return "mandated" if is_decided and not is_set_to_resume(term.clause, lows, reading, published) else ""


def _is_agreed_on(clause: Clause, lows: Sequence[str], reading: StatusReading) -> bool:
    if reading.row.cue in _ACCEPTS:
        return not (reading.negated or reading.modal)
    token = clause.tokens[reading.cue]
    verb = reading.cue if lows[reading.cue] in _AGREES else token.head if token.dep in {"xcomp", "ccomp"} else None
    is_still_on = reading.row.cue in {"continue", "keep up", "go on with"}
    return verb is not None and lows[verb] in _AGREES and not is_still_on and not is_negated(clause, lows, verb)


def is_proposal_again(clause: Clause, lows: Sequence[str], number: int) -> bool:
    """`the idea`, `her offer`, and `that` in "turned that down": what takes up a proposal of the sentence before."""
    if lows[number] in _PROPOSALS:
        return lows[number - 1] in _THE
    return lows[number] in _WHAT_WAS_SAID and clause.tokens[number].dep == "dobj"


def is_called_for(lows: Sequence[str], cue: int) -> bool:
    """`The general called for a direct line`, `asked for one`: a side that asks for something proposes it."""
    return lows[cue] in _CALLS and lows[cue + 1] == "for"


def is_yet_to_be(after: Sequence[str]) -> bool:
    """`The commission will …`, `is to …`: what follows the term tells of what is to come."""
    return "will" in after or list(after[:2]) in (["is", "to"], ["are", "to"])


def are_no_longer(lows: Sequence[str], sentence: Sentence, first: int) -> bool:
    """`They no longer hold flag meetings`, `there are no more flag meetings`."""
    before = lows[max(sentence.first, first - ORDER_REACH) : first]
    return ("no", "longer") in pairwise(before) or ("no", "more") in pairwise(before)


_BUILDING = frozenset({"install", "lay (a line)", "open", "inaugurate", "activate", "put into operation", "launch"})
"""What is yet to be done with a thing that was agreed on."""


def is_outstanding(lows: Sequence[str], sentence: Sentence, cue: int) -> bool:
    """`has yet to be installed`, `is still to be set up`: what is to come, and was to be there by now."""
    before = lows[max(sentence.first, cue - OUTSTANDING_REACH) : cue]
    return "to" in before and bool({"yet", "still"} & set(before))


def is_agreed_and_unmade(lows: Sequence[str], sentence: Sentence, reading: StatusReading, is_definite: bool) -> bool:
    """`The hotline was not set up`, `a line has yet to be laid`: somebody agreed on what is still to be done."""
    is_open_yet = is_outstanding(lows, sentence, reading.cue)
    return (is_definite and (reading.negated or is_open_yet)) or (is_open_yet and reading.row.cue in _BUILDING)


def is_left_ringing(clause: Clause, lows: Sequence[str], cues: Phrases[StatusCue]) -> bool:
    """`Nobody picked up`, `The call was not answered`, behind the sentence on a line; not "did not answer questions"."""
    first, last = clause.sentence.first, clause.sentence.last
    words = set(lows[first:last])
    if _ASKED_BY_REPORTERS & words and not {"we", "our"} & words:
        return False
    return any(
        any(_tells_of_silence(clause, lows, row, cue) for row in rows) and bool(_RINGING & set(lows[first:cue_last]))
        for cue, cue_last, rows in cues.find(lows, first, last)
    )


def _tells_of_silence(clause: Clause, lows: Sequence[str], row: StatusCue, cue: int) -> bool:
    """`It rang out`, `nobody has picked up`."""
    if row.status == "unanswered":
        return True
    return row.negated_status == "unanswered" and is_negated(clause, lows, cue)


def is_first_since(lows: Sequence[str], sentence: Sentence, cue: int) -> bool:
    """`their first meeting since Quito froze contacts`: what was stopped has begun again."""
    before = lows[sentence.first : cue]
    if "since" not in before[-SINCE_REACH:]:
        return False
    since = len(before) - 1 - before[::-1].index("since")
    return "first" in before[:since]


def is_only_asked(lows: Sequence[str], sentence: Sentence, doing: int) -> bool:
    """`would not say whether they were in touch with B`, `was told to get in touch with B`: asked or ordered, not done."""
    before = lows[max(sentence.first, doing - ASKED_REACH) : doing]
    is_ordered = "to" in before[-ORDER_REACH:] and not _BINDS & set(before)
    return is_ordered or bool(_OPEN_QUESTIONS & set(before))


def is_in_joint_text(lows: Sequence[str], sentence: Sentence) -> bool:
    """`They will abide by the code, they said in a joint statement`: what a text of both says they will do."""
    words = set(lows[sentence.first : sentence.last])
    return "joint" in words and bool(_JOINT_TEXTS & words)


def rounds_told(sentence: Sentence, lows: Sequence[str]) -> int | None:
    """How many rounds of talks a sentence counts."""
    rounds = (number for number in range(sentence.first + 1, sentence.last) if lows[number] in {"round", "rounds"})
    first = next(rounds, None)
    return _COUNTS.get(lows[first - 1]) if first is not None else None
