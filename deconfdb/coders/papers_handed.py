"""Contacts told by a paper that goes from one side to the other: a list, a map, a draft; letters and messages exchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention
from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.function_words import NOT
from deconfdb.coders.grammar import Clause
from deconfdb.coders.letters import LETTER
from deconfdb.lexicon.records import MeetingTrigger

PAPERS = frozenset(
    "list lists map maps chart charts photograph photographs photos pictures images footage video recording recordings tape tapes "
    "transcript transcripts file files dossier dossiers evidence findings data tracks coordinates names "
    "report reports records logs results samples questionnaire".split()
)
_GIVING = frozenset(
    "hand hands handed give gives gave given deliver delivers delivered present presents presented pass passes passed send sends "
    "sent submit submits submitted transmit transmitted forward forwarded turn turned".split()
)
EXCHANGING = frozenset("exchange exchanged exchanging swap swapped swapping trade traded trading".split())
_LETTERS = frozenset("letters messages notes telegrams cables texts emails e-mails faxes protests".split())
_MET = frozenset("met meeting talks visit visited session".split())
_BETWEEN = ("JJ", "DT", "CD", "NN", "RB", "VBN", "IN")
HAND_REACH = 9
"""Tokens from "handed" to the paper."""
TO_REACH = 8
"""Tokens from the paper, or from "were handed", to the "to" of whom."""
TAKER_REACH = 2
"""Tokens from "to" to whoever takes it."""
LETTERS_REACH = 5
"""Tokens from "exchanged" to the letters."""


def papers_handed(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`A handed B a list of the dead on Monday`, `will send its map to B next week`, `The data were passed to B on Monday`.

    Not `handed him a list when they met`, which tells of the meeting.
    """
    if not _MET.isdisjoint(clause.words):
        return None
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[verb] not in _GIVING or not clause.tokens[verb].tag.startswith("VB") or clause.tokens[verb].in_quote:
            continue
        if not _is_certain(clause, lows, verb):
            continue
        paper = _paper(clause, lows, verb)
        is_given_away = paper is not None and paper < verb
        taker = _taker(clause, lows, verb, paper) if paper is not None else None
        if taker is None or not _is_of_another(clause, verb, taker, is_given_away):
            continue
        trigger = LETTER if is_given_away else row.trigger
        return Candidate(verb, verb + 1, replace(row, strength="strong", trigger=trigger), also=(taker,))
    return None


def _is_certain(clause: Clause, lows: Sequence[str], verb: int) -> bool:
    """Whether it is told when, and not that nothing was handed over."""
    is_dated = any(time.lower is not None for time in clause.times)
    return is_dated and NOT.isdisjoint(lows[max(clause.sentence.first, verb - 3) : verb])


def _paper(clause: Clause, lows: Sequence[str], verb: int) -> int | None:
    """What is handed over: behind the verb, or the subject of a passive one."""
    if any(clause.tokens[child].dep == "auxpass" for child in clause.children(verb)):
        named = (n for n in clause.children(verb) if clause.tokens[n].dep in SUBJECTS and lows[n] in PAPERS)
        return next(named, None)
    near = range(verb + 1, min(verb + HAND_REACH, clause.sentence.last))
    return next((n for n in near if lows[n] in PAPERS and clause.tokens[n].tag.startswith("NN")), None)


def _taker(clause: Clause, lows: Sequence[str], verb: int, paper: int) -> Mention | None:
    """Whoever gets it: named right behind the verb, or behind a "to"."""
    beside = _named(clause, verb + 1) if paper > verb else None
    if beside is not None and beside.end <= paper and lows[beside.end] != "'s":
        return beside
    first = max(paper, verb)
    to = next((n for n in range(first + 1, min(first + TO_REACH, clause.sentence.last - 1)) if lows[n] == "to"), None)
    return _named(clause, to + 1) if to is not None else None


def _named(clause: Clause, first: int) -> Mention | None:
    near = (clause.mention_at(n) for n in range(first, min(first + TAKER_REACH, clause.sentence.last)))
    found = next((one for one in near if one is not None), None)
    return found if found is not None and found.how not in {"outlet", "adjective"} and any(found.sides) else None


def _is_of_another(clause: Clause, verb: int, taker: Mention, is_given_away: bool) -> bool:
    subject = clause.subject(verb, verb + 1)
    own = {side for one in subject.mentions for side in one.sides if side} if subject is not None else set()
    return is_given_away or (bool(own) and own.isdisjoint(taker.sides))


def letters_exchanged(clause: Clause, lows: Sequence[str], row: MeetingTrigger) -> Candidate | None:
    """`have exchanged several messages since Sunday`, `traded angry letters in May`."""
    for verb in range(clause.sentence.first + 1, clause.sentence.last - 2):
        if lows[verb] not in EXCHANGING or not clause.tokens[verb].tag.startswith("VB") or clause.tokens[verb].in_quote:
            continue
        for number in range(verb + 1, min(verb + LETTERS_REACH, clause.sentence.last)):
            if lows[number] in _LETTERS:
                return Candidate(verb, number + 1, row) if number > verb + 1 else None
            if not clause.tokens[number].tag.startswith(_BETWEEN):
                break
    return None
