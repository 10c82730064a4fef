"""Texts between the same sides that are not one: `a border treaty in 1994 and an agreement on flights in 1999`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from deconfdb.coders.truces_of_old import Named

TEXTS = frozenset("agreement_instrument incident_prevention_agreement flight_safety_protocol".split())
_NOUNS = {
    **dict.fromkeys("treaty convention".split(), "treaty"),
    **dict.fromkeys("protocol protocols".split(), "protocol"),
    **dict.fromkeys("memorandum memoranda memorandums mou understanding".split(), "memorandum"),
    **dict.fromkeys("declaration communique statement".split(), "declaration"),
    **dict.fromkeys("roadmap plan map".split(), "plan"),
}
"""Words for texts that are not used for each other; everything is called an agreement."""
_GENERIC = frozenset("agreement accord deal pact arrangement text document paper".split())
_ALIKE = {
    "boundary": "border", "frontier": "border", "borders": "border", "line": "border", "defense": "defence",
    "military": "defence", "neighbourly": "neighbourliness", "neighborly": "neighbourliness", "maritime": "sea", "naval": "sea",
}  # fmt: skip
_PLAIN = frozenset(
    "the a an this that these those its their his her of on for and to in with by at from bilateral joint mutual new old first "
    "second third fourth fifth last previous earlier former draft signed formal final interim provisional such "
    "two both three historic long "
    "landmark similar separate further another common general comprehensive short written verbal secret broad framework "
    "his peace own same non - aggression said existing recent major important main 's".split()
)
"""Words before or behind a text that do not tell what it is on."""
_ON = frozenset("on for about regarding concerning covering of".split())
_LAYS_DOWN = frozenset(
    "regulates governs fixes defines covers settles marks draws regulate govern cover fixed defined set sets lays laid".split()
)
_STOPS = frozenset(
    ", ; . : ( ) that which who was were is are has have had said says will would after when in at under by and".split()
)
_ANEW = frozenset({"a", "an"})
_MORE = frozenset("another second third separate further additional".split())
_STANDING = frozenset("remains remain remained still stands holds".split())
_CONTENT_TAGS = ("NN", "JJ", "VBG")
SUBJECT_REACH = 6
"""Tokens behind a text within which it is told what it is on."""
BEFORE_REACH = 3


class Taken(Named, Protocol):
    """What is told of a term, and whether it only takes up one that was named before."""

    @property
    def taken_up(self) -> bool: ...


def is_another_text(lows: Sequence[str], term: Taken, others: Iterable[Taken]) -> bool:
    """Whether a text is none of those named before: brought in by "a", and by another word or on something else."""
    is_told = is_paper(lows, term) and (not term.taken_up or _relative_subject(lows, term))
    known = [one for one in others if not one.taken_up] if is_told else []
    if (
        not known
        or not all(is_paper(lows, one) for one in known)
        or any(one.clause.sentence.kind == "headline" for one in known)
    ):
        return False
    before = lows[max(term.clause.sentence.first, term.first - BEFORE_REACH) : term.first]
    is_new = bool(_ANEW & set(before))
    if not is_new and not (_STANDING & term.clause.words and _relative_subject(lows, term)):
        return False
    return all(_differ(lows, term, one, is_new and bool(_MORE & set(before))) for one in known)


def is_paper(lows: Sequence[str], term: Taken) -> bool:
    """Whether a term goes by a word for a text: not "a mechanism to avert clashes"."""
    word = lows[term.last - 1]
    return term.row.kind in TEXTS and term.standing is None and (word in _NOUNS or word in _GENERIC)


def _differ(lows: Sequence[str], one: Taken, other: Taken, is_one_more: bool) -> bool:
    """Whether two words for texts cannot mean one."""
    is_listed = one.clause is other.clause and "and" in lows[other.last : one.first]
    if is_one_more or is_listed:
        return True  # "with a peace accord in 1986 and a border protocol in 1987"
    ours, theirs = _subjects(lows, one), _subjects(lows, other)
    if ours & theirs:
        return False
    noun, known = _NOUNS.get(lows[one.last - 1], ""), _NOUNS.get(lows[other.last - 1], "")
    return bool(ours and theirs) or bool(noun and known and noun != known)


def _subjects(lows: Sequence[str], term: Taken) -> set[str]:
    """`friendship` of "a friendship treaty", `crossings` of "an accord on the crossings"."""
    clause, tokens = term.clause, term.clause.tokens
    found: set[str] = set()
    for number in range(term.last - 2, max(clause.sentence.first, term.first - BEFORE_REACH) - 1, -1):
        if (
            lows[number] in _STOPS
            or lows[number] in _ANEW
            or not tokens[number].tag.startswith(("NN", "JJ", "HYPH", "VBN", "VBG"))
        ):
            break
        found.add(lows[number])
    stop = min(term.last + SUBJECT_REACH, clause.sentence.last)
    if lows[term.last] in _ON and not clause.is_time(term.last + 1):
        for number in range(term.last + 1, stop):
            if lows[number] in _STOPS or clause.is_time(number):
                break
            if tokens[number].tag.startswith(_CONTENT_TAGS):
                found.add(lows[number])
    found |= _relative_subject(lows, term)
    return {_ALIKE.get(low, low) for low in found} - _PLAIN - set(_NOUNS) - _GENERIC


def _relative_subject(lows: Sequence[str], term: Taken) -> set[str]:
    """`crossings` of "the agreement that regulates the crossings"."""
    behind = lows[term.last : min(term.last + SUBJECT_REACH + 2, term.clause.sentence.last)]
    if behind[:1] not in (["that"], ["which"]) or not _LAYS_DOWN & set(behind[1:3]):
        return set()
    tokens = term.clause.tokens
    return {
        lows[number] for number in range(term.last + 2, term.last + len(behind)) if tokens[number].tag.startswith("NN")
    }


def nearest(lows: Sequence[str], term: Taken, groups: Sequence[Sequence[Taken]]) -> int:
    """The number of the group that `the memorandum`, `that treaty`, `it` takes up: of the same word, else the one named last."""
    noun = _NOUNS.get(lows[term.last - 1], lows[term.last - 1])
    return max(
        range(len(groups)),
        key=lambda at: (
            any(_NOUNS.get(lows[one.last - 1], lows[one.last - 1]) == noun for one in groups[at]),
            max((one.first for one in groups[at] if one.first < term.first), default=-1),
        ),
    )
