"""Mood and negation of a status cue: what is told of as it is, as it is to be, and as it is not."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.cues import NEGATIONS
from deconfdb.coders.function_words import AUXILIARIES
from deconfdb.coders.grammar import Clause
from deconfdb.lexicon.records import StatusCue

_MODALS = frozenset("will would shall should could may might must can 'll need needs needed".split())
_MONTH = "May"
_WISH = frozenset(
    "want wants wanted plan plans planned hope hopes hoped seek seeks sought aim aims aimed intend intends intended expected due ready willing need needs".split()  # noqa: E501
)
_STAFFING_RANK = 4
_CONDITIONS = frozenset({"once", "if", "unless", "until"})
_PROMISING = frozenset("promised promise pledged pledge undertook undertaken vowed decided committed".split())
_FAILING = frozenset("failed fails failing failure unable".split())
_NOBODY = frozenset("nobody none neither no-one".split())
_NO = frozenset({"neither", "no"})
_AGREEING = frozenset("agree agreed agrees agreeing decide decided decides undertook undertaken".split())
_ORDERING = frozenset("order ordered orders instruct instructed instructs tasked directed told".split())
_REFUSING = frozenset("refuse refused refuses refusing decline declined declines".split())
_OFFERING = frozenset("offer offered offers offering propose proposed proposes".split())
_PROPOSES = _OFFERING | frozenset(
    "proposing suggest suggested suggests demanded demands recommended recommends".split()
)
_WANTED = frozenset({"proposed", "no_agreement_yet"})
"""What is negated of things that are wanted: who refuses them rejects them."""
_MUSING = frozenset(
    "proposed propose proposes proposing suggested suggest suggests considering considered discussed discussing favours favors "
    "favoured favored urged advocated mulled mulling weighing weighed recommended".split()
)
_CEREMONIES = frozenset({"open", "launch", "inaugurate", "sign", "seal", "start", "begin"})
_CAME = frozenset("came met gathered flew arrived travelled traveled assembled convened sat".split())
"""`The ministers came aboard on Monday to open the patrols`: who came for a ceremony held it."""
READY = frozenset("ready willing prepared".split())
_OPEN_YET = frozenset({"mooted", "agreed", "in_talks"})
_ENDINGS = frozenset({"suspended", "terminated", "ceased"})
_DRAFTING = frozenset(
    {"draft", "work out", "draw up", "hammer out", "thrash out", "negotiate", "devise", "flesh out", "finalise"}
)
_VOTING = frozenset("voted votes decided decides decide resolved chose".split())
_DECISIONS = frozenset("decision order vote move step announcement".split())
_IFS = frozenset("if unless threatened threatens threatening warned warns could might may".split())
_PARTS = frozenset(", ; and but that which who".split())
_MAKING = frozenset("signed agreed reached concluded adopted approved initialled initialed struck sealed".split())
_NOT_MADE = frozenset("not n't never no failed refused yet would could may might if".split())
_TEXTS_MADE = frozenset(
    "protocol agreement accord deal pact memorandum treaty understanding declaration plan text statement".split()
)
_PROVIDING = frozenset({"to", "that", "which", "under", "providing", "calling"})
PAPER_REACH, PROVISION_REACH = 6, 9
"""Tokens between "signed" and the text, and behind the text within which it is told what it is for."""
_ACCEPTS = frozenset({"accept", "agree to", "consent to", "say yes to", "endorse"})
_WILL_NOT = frozenset("could can cannot will wo would ready willing prepared".split())
REFUSAL_REACH = 4
"""Tokens before "accept" within which stands the "could not" that makes it a refusal."""
FAIL_REACH = 5
"""Tokens before a verb within which stands the "unable" that denies it."""
NEVER_REACH = 5
"""Tokens between "never" and the verb that it denies."""
CONDITION_REACH = 9
"""Tokens from a condition to its verb where nothing was parsed."""


def is_conditional(clause: Clause, lows: Sequence[str], cue: int) -> bool:
    """`once they have concluded a memorandum`, `if a truce is signed`: what has to come first is not there yet."""
    if not clause.has_parse:
        before = list(lows[max(clause.sentence.first, cue - CONDITION_REACH) : cue])
        return bool(_CONDITIONS & set(before[before.index(",") :] if "," in before else before))
    return any(
        clause.tokens[child].low in _CONDITIONS and clause.tokens[child].dep in {"mark", "advmod"}
        for child in clause.children(cue)
    )


def in_mood(clause: Clause, lows: Sequence[str], row: StatusCue, first: int) -> tuple[str, str]:
    """What a cue says that speaks of what is to be."""
    first = _first_infinitive(clause, first)
    track, status = row.modal_track or row.track, row.modal_status or row.status
    if row.modal_status in _OPEN_YET and READY & set(lows[max(clause.sentence.first, first - 2) : first]):
        # "ready to open a line": the substance is accepted.
        return "institutional", "agreed_in_principle"
    if row.cue in _ACCEPTS and _WILL_NOT & set(lows[max(clause.sentence.first, first - 2) : first]):
        return "institutional", "agreed_in_principle"  # "could accept a buffer zone"
    if settled := _settled_by(clause, lows, row, first):
        return settled
    if not _is_settled_future(clause, lows, first):
        return track, status
    words = (token for token in clause.tokens[clause.sentence.first : clause.sentence.last] if token.text != _MONTH)
    if row.status in _ENDINGS and not any(token.low in _IFS for token in words):
        # Who says that he will cut a line has decided to.
        return row.track, row.status
    if row.cue in _DRAFTING:
        return "institutional", "mandated"  # "Negotiators are to draft a protocol"
    if row.status == "operating" and status == "suspended":
        # "will resume contacts": it is decided, and yet to be done.
        return "institutional", "mandated"
    if (status == "mooted" and row.status in {"in_force", "operating"}) or row.rank == _STAFFING_RANK:
        # Who says that a body will be set up says that it is agreed.
        return "institutional", "agreed"
    return track, status


def is_laid_down(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """`signed a protocol to secure the border with a joint force`: what a text that was made provides for is agreed."""
    before = list(lows[clause.sentence.first : first])
    made = next((at for at, low in enumerate(before) if low in _MAKING), None)
    if made is None or _NOT_MADE & set(before[max(made - 4, 0) : made]):
        return False
    paper = next((at for at in range(made + 1, len(before)) if before[at] in _TEXTS_MADE), None)
    return (
        paper is not None
        and paper - made <= PAPER_REACH
        and bool(_PROVIDING & set(before[paper + 1 : paper + PROVISION_REACH]))
    )


def _settled_by(clause: Clause, lows: Sequence[str], row: StatusCue, first: int) -> tuple[str, str] | None:
    """`They agreed on Monday to reopen the line`, `refused to extend the truce`: what the verb above makes of it."""
    token = clause.tokens[first]
    above = _above(clause, first)
    if above in _AGREEING and row.status == "operating" and row.modal_status == "suspended":
        return "institutional", "mandated"
    if above in _AGREEING and row.status in {"in_force", "operating"} and row.modal_status in {"mooted", "agreed"}:
        return "institutional", "agreed"
    if token.dep == "advcl" and row.cue in _CEREMONIES and clause.tokens[token.head].low in _CAME:
        return row.track, row.status
    if token.dep in {"advcl", "xcomp"} and row.status == "in_talks" and clause.tokens[token.head].low in _CAME:
        return row.track, row.status  # "met on Monday to work on a system"
    if above in _ORDERING and row.status in {"operating", "in_force", "agreed", "in_talks"}:
        return "institutional", "mandated"  # "was told to restore contacts"; who is told to cut a line cuts it
    noun = clause.tokens[token.head].low if token.dep in {"acl", "relcl"} else ""
    if row.status in _ENDINGS and (above in _ORDERING | _VOTING or noun in _DECISIONS):
        return row.track, row.status  # "voted to end the mission", "the decision in June to suspend joint operations"
    if above in _REFUSING and row.negated_status:
        is_wanted = row.negated_status in _WANTED
        return ("institutional", "rejected") if is_wanted else (row.negated_track, row.negated_status)
    is_asked = token.dep == "ccomp" and clause.tokens[token.head].low in _PROPOSES
    if (is_asked or above in _OFFERING) and row.status in {"in_force", "agreed"}:
        return "institutional", "proposed"
    if row.modal_status == "mooted" and row.status in {"in_force", "operating"} and is_laid_down(clause, lows, first):
        return "institutional", "agreed"  # "signed an accord to set up a body"
    return None


def _first_infinitive(clause: Clause, verb: int) -> int:
    """`to meet B and relaunch the talks`: the second infinitive has the mood of the first; not "agree and will open a line"."""
    tokens = clause.tokens
    while tokens[verb].dep == "conj" and tokens[verb].tag == "VB" and clause.sentence.first <= tokens[verb].head < verb:
        if any(tokens[child].low in _MODALS for child in clause.children(verb) if tokens[child].dep == "aux"):
            break
        if tokens[verb - 1].low == "to" and tokens[tokens[verb].head].tag != "VB":
            break  # "agreed to a truce and to revive a commission"
        verb = tokens[verb].head
    return verb


def _above(clause: Clause, verb: int) -> str:
    """`They decided in May to cut it`, `agreed on A, and to set up B`: the verb that an infinitive hangs on."""
    tokens = clause.tokens
    if tokens[verb].dep == "conj" and tokens[verb - 1].low == "to" and tokens[verb - 2].low == "and":
        before = (token.low for token in reversed(tokens[clause.sentence.first : verb]))
        return next((low for low in before if low in _AGREEING), "")
    is_told = tokens[verb].dep in {"xcomp", "ccomp", "advcl"} and tokens[verb - 1].low == "to"
    return tokens[tokens[verb].head].low if is_told or tokens[verb].dep == "xcomp" else ""


def _is_settled_future(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """`will set up`, `is to be set up`; not "would", "could", "wants to"."""
    before = list(lows[max(clause.sentence.first, first - 4) : first])
    if clause.sentence.kind == "headline" and before[-1:] == ["to"]:
        # "Athens and Ankara to install hotline", not "Athens wants to install hotline"
        is_verb = first - 2 >= clause.sentence.first and not clause.tokens[first - 2].tag.startswith("NN")
        return not (clause.has_parse and is_verb)
    reported = bool(
        {"said", "announced", "told", "agreed", "promised"} & set(lows[clause.sentence.first : clause.sentence.last])
    )
    return (
        ("would" in before and reported)
        or "will" in before
        or (before[-1:] == ["to"] and bool({"going", *_PROMISING} & {*before[-2:-1], _above(clause, first)}))
        or before[-3:] == ["going", "to", "be"]
        or "'ll" in before
        or any(before[number] in {"is", "are"} and before[number + 1] == "to" for number in range(len(before) - 1))
    )


def in_negation(clause: Clause, lows: Sequence[str], row: StatusCue, first: int) -> tuple[str, str]:
    """What a denied cue says: who `could not accept a truce`, `will not agree to observers`, `is not ready to` turns it down."""
    before = set(lows[max(clause.sentence.first, first - REFUSAL_REACH) : first])
    if row.cue in _ACCEPTS and before & _WILL_NOT:
        return "institutional", "rejected"
    return row.negated_track, row.negated_status


def is_negated(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """Whether the words before the cue deny it."""
    if clause.has_parse:
        is_denied = any(clause.tokens[child].dep == "neg" for child in clause.children(first))
        if is_denied or _has_no_doer(clause, first) or _is_failed_at(clause, first):
            return True
    before = list(lows[max(clause.sentence.first, first - NEVER_REACH) : first])
    if before[-2:] == ["no", "longer"]:
        return True
    if "never" in before and not _PARTS & set(before[before.index("never") :]):
        return True  # "had never in its history broken an agreement"
    number = first - 1
    if lows[number] == "to" and _FAILING & set(before[-FAIL_REACH:-1]) and not _PARTS & set(before[-FAIL_REACH:]):
        return True  # "has failed since May to agree"
    while number >= clause.sentence.first and number >= first - 4:
        if lows[number] in NEGATIONS or lows[number] in {"without", "cannot"}:
            return True
        if (
            lows[number] not in AUXILIARIES
            and not lows[number].endswith("ly")
            and lows[number] not in {"yet", "any", "a", "the", "concrete", "been"}
        ):
            return False
        number -= 1
    return False


def _is_failed_at(clause: Clause, verb: int) -> bool:
    """`failed for the third time to agree`."""
    token = clause.tokens[verb]
    return token.dep in {"xcomp", "advcl"} and token.tag == "VB" and clause.tokens[token.head].low in _FAILING


def _has_no_doer(clause: Clause, verb: int) -> bool:
    """`Neither side has used the line`, `nobody renewed it`: what no one did was not done."""
    if clause.tokens[verb].dep in {"aux", "auxpass"}:
        verb = clause.tokens[verb].head  # the wording begins with "has"
    subjects = (child for child in clause.children(verb) if clause.tokens[child].dep in SUBJECTS)
    return any(
        clause.tokens[one].low in _NOBODY
        or any(
            clause.tokens[below].low in _NO and clause.tokens[below + 1].low not in {"fewer", "less"}
            for below in clause.children(one)
        )
        for one in subjects
    )


def is_modal(clause: Clause, lows: Sequence[str], first: int) -> bool:
    """Whether the cue speaks of what is to be, not of what is."""
    if (leading := _first_infinitive(clause, first)) != first:
        return is_modal(clause, lows, leading)
    token = clause.tokens[first]
    if token.tag == "VBG" and token.dep in {"xcomp", "ccomp"} and clause.tokens[token.head].low in _MUSING:
        return True  # "proposed restoring the line"
    if token.dep == "ccomp" and clause.tokens[token.head].low in _PROPOSES:
        return True  # "proposed that they set up a mechanism"
    below = [clause.tokens[child] for child in clause.children(first)]
    if any(one.low == "be" and one.dep == "auxpass" for one in below) and not any(one.dep == "aux" for one in below):
        return token.tag == "VBN"  # "accepted that breaches be looked into by a commission"
    helpers = (child for child in clause.children(first) if clause.tokens[child].dep == "aux")
    if any(clause.tokens[child].low in _MODALS for child in helpers):
        return True  # "would otherwise have ended"
    number = first - 1
    while number >= clause.sentence.first and number >= first - 5:
        if (lows[number] in _MODALS and clause.tokens[number].text != _MONTH) or lows[number] in _WISH:
            return True
        if (
            lows[number] == "to"
            and number > clause.sentence.first
            and lows[number - 1] not in {"continue", "continued", "continues", "used"}
        ):
            return True
        if lows[number] not in AUXILIARIES and not lows[number].endswith("ly") and lows[number] not in {"also", "be"}:
            return False
        number -= 1
    return False
