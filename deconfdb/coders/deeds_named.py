"""What an article names beside a deed: the mechanism that the deed tells of, and the text under which it is to be
done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deconfdb.coders.deed_moods import Deed
from deconfdb.coders.deeds import deeds_in
from deconfdb.coders.function_words import IN_OFFICE
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS, TermFound

TEXT_REACH = 4
"""Sentences behind a text within which it is told what the two are to do under it."""
_TEXTS = frozenset({"agreement_instrument", "ceasefire_mechanism"})
_BEHIND_IT = frozenset({"prior_notification"})
"""Kinds of deeds that have no name behind them: `will give notice of tests and set up a mechanism`."""

_PROMISED = frozenset({"incident_prevention_agreement", "agreement_instrument"})
_BEFORE_DEED = frozenset(
    "not to will would also have had has agreed are is that the two both armies they their each".split()
)
"""What may stand between an "and" and what two do beside the thing that was named."""
_PURPOSES = frozenset("to which that who where whose for by when".split())
"""Words by which what follows is told of a thing itself: `a team to mark the border and clear mines together`."""
_TURNS = frozenset("annual yearly regular periodic monthly weekly quarterly half-yearly twice-yearly biannual".split())
_DIALOGUE = "defence_dialogue"
_OF_BOTH = frozenset({"body", "channel", "relation"})
_WAYS = frozenset({"through", "via", "over"})
WAY_REACH = 4
"""Tokens behind a deed within which stands by what it is done."""
_GROUND_AND_WATCH = {"separation_arrangement", "observation_posts"}
_OF_A_TEXT = frozenset({"separation_arrangement", "observation_posts", "joint_commission"})
"""Kinds of deeds that are told beside the truce or the accord that they come of."""

_THEIR_MEN = IN_OFFICE - {"men", "women"} | frozenset(
    "armies navies militaries staffs commands ministries governments garrisons captains majors lieutenants skippers "
    "guards".split()
)
"""Plurals that mean those of both, where nobody says whose they are: `The defence ministers meet twice a year`."""
_NEIGHBOUR = frozenset({"neighbour", "neighbor"})
_SAYS = frozenset("said says added according".split())
OPENING = 4
"""Tokens of a sentence within which stands who does it."""
SAYING_REACH = 9
"""Tokens of the "a Kenyan official said" that closes a sentence."""


def deeds_of(
    clause: Clause, lows: Sequence[str], found: Sequence[TermFound], families: Mapping[str, str]
) -> Iterator[Deed]:
    """The deeds of a sentence, and whether it names both sides, or tells of people of both, or under what text."""
    here, (first, last) = {side for one in clause.mentions for side in one.sides}, clause.sentence.span
    several = len(here) > 1 or (not here and is_of_their_body(clause, found, families))
    several = several or not _NEIGHBOUR.isdisjoint(clause.words)  # "supplies its neighbour with intelligence"
    return deeds_in(lows, first, last, several, is_under_text(clause, found), are_of_both(clause))


def are_of_both(clause: Clause) -> bool:
    """`Police chiefs in Mandera and Bula Hawa stay in touch, a Kenyan official said`: nobody is told to be of one
    side only."""
    if _THEIR_MEN.isdisjoint(clause.words):
        return False
    first, last = clause.sentence.span
    opening = clause.tokens[first : min(first + OPENING, last)]
    head = next((token.i for token in opening if token.low in _THEIR_MEN and token.tag.startswith("NNS")), None)
    if head is None or any(
        token.low in {"of", "in", "by", "at", "on", "his", "her", "its"} for token in opening[: head - first]
    ):
        return False
    commas = (number for number in range(max(head, last - SAYING_REACH), last) if clause.tokens[number].text == ",")
    end = next((at for at in commas if any(token.low in _SAYS for token in clause.tokens[at:last])), last)
    return not any(one.first < end and any(one.sides) and one.how != "place" for one in clause.mentions)


def is_under_text(clause: Clause, found: Sequence[TermFound]) -> bool:
    """`They signed a truce. Army units are to keep six miles away`: a text of both was named just before."""
    first, last = clause.sentence.index - TEXT_REACH, clause.sentence.index
    return any(
        term.row.kind in _TEXTS and first <= term.clause.sentence.index <= last and term.first < clause.sentence.last
        for term in found
    )


def has_name(deed: Deed, clause: Clause, found: Sequence[TermFound], families: Mapping[str, str]) -> bool:
    """`a line on which officers warn each other of flights`: it is that line, whatever its name."""
    here = [term for term in found if term.clause is clause and not _is_part_of(term, deed)]
    if deed.kind in TALKS:
        return False  # how talks ended says more of them than that they are named
    if deed.kind == "deconfliction_unspecified" and any(term.row.kind == deed.kind for term in found):
        return True  # "to work out ways of avoiding clashes", in an article on their coordination
    if deed.kind == "ceasefire_mechanism":
        return any(term.row.kind == deed.kind or families[term.row.kind] == "channel" for term in here)
    is_promised = deed.kind in _PROMISED and deed.status != "operating"
    if is_promised and any(families[term.row.kind] == families[deed.kind] for term in here):
        return True  # "under a memorandum", which is it
    if deed.kind == "incident_prevention_agreement":
        return False
    if deed.kind in _OF_A_TEXT:
        # "Peacekeepers patrol a strip that no soldier may enter": the strip is another thing than those who watch it.
        return any(
            families[term.row.kind] == families[deed.kind] and {term.row.kind, deed.kind} != _GROUND_AND_WATCH
            for term in here
        )
    return any(
        families[term.row.kind] == "channel"
        or (term.row.strength == "strong" and term.row.kind not in _TEXTS - {deed.kind})
        for term in here
        if deed.kind not in _BEHIND_IT or term.first < deed.first or _is_way(clause, deed.last, term.first)
        if not _is_beside(clause, term, deed)
    )


def _is_beside(clause: Clause, term: TermFound, deed: Deed) -> bool:
    """`agreed to form a commission and to patrol together`, `share a line, and train together`: another thing than
    the first."""
    if term.row.kind == deed.kind:
        return False
    between = [token.low for token in clause.tokens[term.last : deed.first]]
    at = max((at for at, low in enumerate(between) if low in {"and", "but"}), default=None)
    if at is None or not set(between[:at]).isdisjoint(_PURPOSES):
        return False
    return set(between[at + 1 :]) <= _BEFORE_DEED


def without_talks(found: Sequence[TermFound]) -> Sequence[TermFound]:
    """Without the talks that are part of a deed: `put the yearly talks of the two general staffs on hold`."""
    deeds = [one for one in found if one.standing is not None and one.row.kind == _DIALOGUE]
    if not deeds:
        return found
    return [
        one
        for one in found
        if one.row.kind not in TALKS
        or not any(deed.clause is one.clause and deed.first <= one.first and one.last <= deed.last for deed in deeds)
    ]


def is_of_their_body(clause: Clause, found: Sequence[TermFound], families: Mapping[str, str]) -> bool:
    """`The border commission still meets, but the exchange of officers has been halted`: both are of the same two."""
    return any(one.clause is clause and families[one.row.kind] in _OF_BOTH for one in found)


def _is_way(clause: Clause, first: int, last: int) -> bool:
    """`exchanged data on aircraft through coordination centres`: it is done by those."""
    between = {token.low for token in clause.tokens[first:last]}
    return last - first <= WAY_REACH and not _WAYS.isdisjoint(between)


def is_urged_on(clause: Clause, sides: Sequence[str]) -> bool:
    """`The UN called on both to stop fighting`: what an outsider asks for none of the sides has proposed."""
    asking = next((one.sides for one in clause.mentions if any(one.sides)), ())
    return bool(asking) and not set(asking) & set(sides)


def _is_part_of(term: TermFound, deed: Deed) -> bool:
    """`swapped the telephone numbers of officers`, `a yearly round of talks`: a plain word within the deed names
    nothing."""
    is_yearly = term.row.kind in TALKS and term.clause.tokens[deed.first].low in _TURNS
    return (term.row.strength == "weak" or is_yearly) and deed.first <= term.first and term.last <= deed.last
