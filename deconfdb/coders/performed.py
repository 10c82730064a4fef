"""Verbs of saying by which something is done: a state of emergency declared, a meeting agreed on, help asked for."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.function_words import HAVING
from deconfdb.coders.grammar import Clause

_ADMITTED = frozenset(
    "need mistake mistakes error errors fault failure failures responsibility importance problem risk danger fact".split()
)
"""What somebody owns to who recognises it; who recognises a state or a border does so."""
RECOGNITION_REACH = 9
"""Tokens from "recognised" to what is recognised."""
_MADE = frozenset(
    "state emergency curfew holiday day days mourning war victory independence zone zones area areas amnesty moratorium republic "
    "ban blockade alert mobilisation mobilization law hostile closed winner year neutral "
    "self-rule autonomy secession".split()
)
"""What is there once it is declared ("a state of emergency")."""
_MADE_OF_PEOPLE = frozenset({"grata", "unwelcome"})
MADE_REACH = 9
"""Tokens from "declared" to what is there by it."""
_BREAKS = frozenset({",", ".", ";", "on", "over", "after"})
ASKED_REACH = 3
"""Tokens from "has" to "asked"."""
_BLAMING = frozenset(
    {"accuse", "complain", "suspect", "blame", "charge", "denounce", "criticise", "demand", "call for"}
)
"""What somebody does over the years as a habit, and not on the day of the report."""
_LONG_TIMES = frozenset({"years", "months", "decades"})
_SEVERAL = frozenset({"they", "both", "two", "three", "sides", "countries", "governments", "leaders", "ministers"})


def is_made(clause: Clause, lows: Sequence[str], last: int) -> bool:
    """`declared a state of emergency`, `declared the envoy unwelcome`: so by being declared."""
    stop = min(last + MADE_REACH, clause.sentence.last)
    rest = next((number for number in range(last, stop) if lows[number] in _BREAKS), stop)
    return bool(_MADE & set(lows[last:rest]) or _MADE_OF_PEOPLE & set(lows[last : stop + MADE_REACH]))


def is_recognised(clause: Clause, lows: Sequence[str], last: int) -> bool:
    """`does not recognise the border`; "recognised its mistake" is said."""
    return not _ADMITTED & set(lows[last : min(last + RECOGNITION_REACH, clause.sentence.last)])


def is_settled(cue: str, subject: Subject) -> bool:
    """`The two agreed that officials should meet`: what they settled, and nothing that either of them says."""
    several = len(subject.mentions) > 1 or any(one.plural or one.group for one in subject.mentions)
    return cue == "agree" and (several or subject.word in _SEVERAL)


def is_kept_up(clause: Clause, lows: Sequence[str], cue: str, first: int, last: int) -> bool:
    """`refused for years to deal with them`, `has long accused A of it`: how somebody went on, told by the reporter."""
    near = lows[last : min(last + ASKED_REACH, clause.sentence.last)]
    if cue in _BLAMING:
        opening = lows[clause.sentence.first : clause.sentence.first + 2]
        is_lasting = opening[0] == "for" and opening[1] in _LONG_TIMES
        return is_lasting or "long" in lows[max(clause.sentence.first, first - 2) : first]
    return cue in {"refuse", "decline"} and near[:1] == ["for"] and bool(_LONG_TIMES & set(near))


def is_asked_before(clause: Clause, lows: Sequence[str], cue: str, first: int) -> bool:
    """`has since asked the broadcasters to tone it down`: told as a deed, on no day."""
    before = lows[max(clause.sentence.first, first - ASKED_REACH) : first]
    return cue in {"ask", "request"} and bool(HAVING & set(before)) and not {"not", "never", "n't"} & set(before)
