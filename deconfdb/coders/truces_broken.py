"""Fighting under a truce: `Hours later both reported shelling`, `strikes have not stopped`, `each accuses the other`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TermFound

_HOSTILITIES = frozenset(
    "clashes fighting raids strikes attacks shelling bombardment airstrikes skirmishes shooting gunfire firing battles mortars "
    "explosions artillery combat hostilities shells rockets drones blast blasts violence".split()
)
_BREACHES = frozenset("violations breaches violation breach infringements infractions transgressions".split())
_BREAKING = frozenset("violating breaking breaching violated broken breached infringing flouting ignoring".split())
_ACCUSING = frozenset("accuse accuses accused accusing blame blamed blames traded trading swapped".split())
_TOLD = frozenset("reported report reports recorded records counted counts noted registered logged".split())
_GOES_ON = frozenset("continue continues continued continuing persist persists persisted still carries keeps".split())
_GONE_ON = frozenset(
    (one, other)
    for one, others in {
        "gone": ("on",), "goes": ("on",), "go": ("on",), "went": ("on",), "carried": ("on",), "never": ("stopped",),
        "not": ("stopped", "ceased", "subsided", "ended"), "n't": ("stopped", "ceased", "subsided", "ended"),
    }.items()
    for other in others
)  # fmt: skip
_FOUGHT_ON = frozenset(
    {("fought", "on"), ("fight", "on"), ("fighting", "on"), ("keep", "fighting"), ("kept", "fighting")}
)
_AGAIN = frozenset("resumed erupted flared resumes erupts flares broke".split())
_SPANS = ("minutes", "hours", "days")
_SOON = frozenset(
    [
        *((span, word) for span in (*_SPANS, "day") for word in ("later", "after")),
        *(("within", span) for span in _SPANS),
    ]
) | {("since", "then")}
_IN_SPITE = frozenset(
    "still however nevertheless nonetheless but though although yet daily despite regardless anyway".split()
)
_ALMOST_DAILY = frozenset(
    {("every", "day"), ("each", "day"), ("every", "night"), ("almost", "daily"), ("every", "week"), ("spite", "of")}
)
_TURNS = frozenset("but though although while yet however".split())
_OF_OLD = frozenset("before until war ago earlier previous years decades prior".split())
_UNSURE = frozenset("if unless could would might may should whether avoid prevent halt stop ending end".split())
_DENIED = frozenset({"no", "nobody", "without", "denied", "none"})


def is_fought_on(words: Sequence[str]) -> bool:
    """Whether words told behind a truce say that it is broken, or that its sides say so of each other."""
    told, pairs = set(words), set(pairwise(words))
    if told & (_OF_OLD | _UNSURE | _DENIED):
        return False
    each = ("each", "other") in pairs or ("the", "other") in pairs or bool(told & {"both", "sides"})
    if told & _ACCUSING and each and told & (_BREACHES | _BREAKING):
        return True
    if pairs & _FOUGHT_ON or (
        told & _TOLD and told & (_BREACHES | _HOSTILITIES) and (pairs & _SOON or told & _BREACHES)
    ):
        return True
    goes_on = bool(told & _GOES_ON) or bool(pairs & _GONE_ON)
    is_contrast = bool(told & _IN_SPITE) or bool(pairs & (_ALMOST_DAILY | _SOON))
    return bool(told & _HOSTILITIES) and (goes_on or bool(told & _AGAIN and pairs & _SOON)) and is_contrast


def fought_on_in(term: TermFound, clauses: Sequence[Clause], lows: Sequence[str]) -> list[Clause]:
    """The first of the sentences, of which the truce stands in the first, that tells that it is broken."""
    for clause in clauses:
        words = lows[clause.sentence.first : clause.sentence.last]
        if clause is term.clause:
            behind = lows[term.last : clause.sentence.last]
            words = behind[next((at for at, word in enumerate(behind) if word in _TURNS), len(behind)) :]
        if is_fought_on(words):
            return [clause]
    return []
