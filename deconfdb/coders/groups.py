"""Terms put together: one group for each mechanism that an article speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from deconfdb.coders.grammar import Clause
from deconfdb.coders.lines_told import is_part_of_accord
from deconfdb.coders.sides import BOUND, PRESENT
from deconfdb.coders.texts_apart import is_another_text, is_paper, nearest
from deconfdb.coders.truces_of_old import is_broken_of_old, is_how_it_came
from deconfdb.lexicon.records import MechanismTerm

TALKS = frozenset({"talks_track"})
PRONOUNS = frozenset({"it", "they", "them"})
DEFINITE = frozenset({"the", "its", "their", "'s", "this", "these", "so"})
INDEFINITE = frozenset({"a", "an"})
_DETERMINERS = DEFINITE | INDEFINITE | {","}
_UNSPECIFIED = "deconfliction_unspecified"
_CHANNELS = frozenset({"channel", "open"})
OPEN_FAMILIES = frozenset({"channel", "rules", "body", "open"})


_LEVELS: dict[str, str] = {
    **dict.fromkeys("foreign diplomatic diplomats".split(), "foreign"),
    **dict.fromkeys("leaders leaders' presidents presidential president president's premiers".split(), "leaders"),
    **dict.fromkeys("coast coastguard coastguards".split(), "coast guard"),
    **dict.fromkeys("fishing fishery fisheries fishermen".split(), "fishing"),
    **dict.fromkeys("liaison".split(), "liaison"),
    **dict.fromkeys("military militaries armies army".split(), "military"),
    **dict.fromkeys("headquarters staff staffs dgmo dgmos directors directors-general".split(), "military: staff"),
    **dict.fromkeys("defence defense".split(), "military: ministry"),
    **dict.fromkeys("local field brigade sector commanders battalion divisional".split(), "military: field"),
    **dict.fromkeys("command commands theatre theater".split(), "military: field"),
    **dict.fromkeys("navies naval navy fleets fleet".split(), "military: navy"),
}
"""Whose line it is: two of different people are two lines."""
_LINKING = frozenset("between of linking for connecting with".split())
_ENDS_LEVEL = frozenset(", ; . that which who was were is are has have had said says will would after when".split())
LEVEL_BEFORE, LEVEL_AFTER = 2, 8
"""Tokens around a line within which those are named who speak on it."""
OLD, NEW = "old", "new"
_BODIES = frozenset({"joint_commission", "working_group"})
_AS_WELL = frozenset({"also", "too", "another", "further"})
_SAME_WORD = {"boundary": "border", "frontier": "border", "defense": "defence", "mixed": "joint"}
FULL_NAME = 3
"""Words of a name that tells one body from another."""
_ALWAYS_NEW = frozenset({"ceasefire_mechanism", "talks_track"})
"""Kinds of which each retelling says "new"."""
COUNTED_KINDS = _BODIES | {"hotline", "coordination_centre", "joint_patrols", "observation_posts"}
"""Kinds of which there may be two between the same sides."""
_NEXT = frozenset("second third another separate additional further".split())
_LINE_WORDS = frozenset("line lines link links".split())
_AGES = {
    **dict.fromkeys("existing old older earlier previous prior former".split(), OLD),
    **dict.fromkeys("new newer additional further extra".split(), NEW),
}


@dataclass(frozen=True, slots=True)
class TermFound:
    """A term of a mechanism in a sentence; `binding` is how its sides are known."""

    row: MechanismTerm
    clause: Clause
    first: int
    last: int
    sides: tuple[str, ...]
    binding: str
    area: str
    definite: bool
    taken_up: bool = False
    is_another: bool = False
    """`a similar line`: not the one spoken of before."""
    standing: tuple[str, str] | None = None
    """Track and status, where the words of a deed give them."""

    @property
    def explicit(self) -> bool:
        """Whether its own sentence names the sides."""
        return self.binding in {BOUND, PRESENT}


@dataclass(slots=True)
class Group:
    """Terms that name one mechanism."""

    kind: str
    family: str
    sides: tuple[str, ...]
    terms: list[TermFound] = field(default_factory=list)
    levels: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    """Who speaks on it and how old it is, by the terms that name it."""

    def named(self) -> Iterator[TermFound]:
        """The terms that name it, not those that only take it up."""
        return (term for term in self.terms if not term.taken_up)

    @property
    def is_named(self) -> bool:
        """Whether any term names it."""
        return any(True for _ in self.named())

    def take(self, term: TermFound, lows: Sequence[str]) -> Group:
        """Add a term, with what it tells of the mechanism."""
        self.terms.append(term)
        if not term.taken_up or _tells_whose(lows, term):
            self.levels |= _levels(lows, term)
            self.ages |= {_age(lows, term)} - {""}
        return self

    @property
    def is_vague(self) -> bool:
        """Whether nothing but common words of nobody's own names it: somebody has to say how it stands."""
        return not any(term.row.strength == "strong" or term.binding == BOUND for term in self.terms)


def grouped(terms: Sequence[TermFound], lows: Sequence[str], families: Mapping[str, str]) -> list[Group]:
    """One group for each set of sides and kind of mechanism, in the order of the text."""
    found: list[Group] = []
    for term in terms:
        kind, family = term.row.kind, families[term.row.kind]
        same = [
            one
            for one in found
            if set(one.sides) == set(term.sides)
            and _is_same(one, kind, family)
            and (kind == one.kind or not _is_plain_channel(term) or one.family in _CHANNELS)
            and (kind == one.kind or family in _CHANNELS or not any(map(_is_plain_channel, one.terms)))
            and not _is_apart(one, term)
            and not _is_of_others(lows, one, term)
            and not is_broken_of_old(lows, term, one.named())
            and not is_another_text(lows, term, one.named())
        ]
        if len(same) > 1 and is_paper(lows, term):
            same = [same[nearest(lows, term, [one.terms for one in same])]]
        # "it" is the one just named, whatever was named first.
        is_latest = term.taken_up and lows[term.first] in PRONOUNS
        group = (
            max(same, key=lambda one: (one.kind == kind, one.terms[-1].first))
            if same and is_latest
            else next(iter(same), None)
        )
        if group is None or term.is_another or _introduces(lows, term, group) or _is_added(lows, term, group):
            found.append(Group(kind, family, term.sides).take(term, lows))
            continue
        group.take(term, lows)
        if group.kind in {_UNSPECIFIED, "ad_hoc_contact"} and kind != _UNSPECIFIED:
            group.kind, group.family = kind, family
    return found


def _is_plain_channel(term: TermFound) -> bool:
    """`a channel to the rebels`: nobody calls a committee or a paper that."""
    return term.row.term == "channel" and not term.taken_up


def _is_of_others(lows: Sequence[str], group: Group, term: TermFound) -> bool:
    """`The line of the foreign ministries`, `the coast guards' hotline`, `the new line`: another than that of the armies."""
    own = _levels(lows, term)
    if _is_plain_channel(term) and group.kind == "hotline" and own and group.levels:
        return not any(_is_level_of(one, other) for one in own for other in group.levels)
    if group.kind != term.row.kind or (term.taken_up and not _tells_whose(lows, term)):
        return False
    if term.row.kind in COUNTED_KINDS and _is_next(lows, term):
        return group.is_named and not any(_is_next(lows, other) for other in group.named())
    if term.row.kind == "hotline":
        if _is_other(lows, term) != all(_is_other(lows, other) for other in group.named()):
            return group.is_named
        here = [_levels(lows, other) for other in group.terms if other.clause is term.clause and not other.taken_up]
        if own and here and all(one and one != own for one in here):
            return True  # "cut the line between the armies, while that between the navies still works"
        if own and group.levels and not any(_is_level_of(one, other) for one in own for other in group.levels):
            return True
    if term.row.kind == "ceasefire_mechanism" and group.is_named:
        # "An earlier truce came to grief": another than that of the day, whichever is told of first.
        return _is_former(lows, term) != all(_is_former(lows, other) for other in group.named())
    if term.row.kind in _ALWAYS_NEW:
        return False
    if term.row.kind in _BODIES and _is_long_there(lows, term):
        return all(_called(lows, term) != _called(lows, other) for other in group.named())
    if term.row.kind in _BODIES and all(_are_two_bodies(_names(term), _names(other)) for other in group.named()):
        return group.is_named
    age = _age(lows, term)
    return bool(age and group.ages) and age not in group.ages


def _tells_whose(lows: Sequence[str], term: TermFound) -> bool:
    """`The line between the two ministries`, `the line of the coast guards`: plain words, but they tell who speaks on it."""
    is_line = lows[term.last - 1] in _LINE_WORDS and lows[term.last] in _LINKING
    return term.row.kind == "hotline" and is_line and bool(_levels(lows, term))


def _is_next(lows: Sequence[str], term: TermFound) -> bool:
    """`a second hotline`, `another working group`: one more beside that which was named before."""
    before = lows[max(term.clause.sentence.first, term.first - LEVEL_BEFORE) : term.first]
    return not term.taken_up and bool(_NEXT & {*before, lows[term.first]})


def _is_other(lows: Sequence[str], term: TermFound) -> bool:
    """`Other lines were restored in May`, `two other channels`; not "the other line", nor "each other"."""
    before = lows[max(term.clause.sentence.first, term.first - 2) : term.first]
    return before[-1:] == ["other"] and not {"each", "the", "any", "no"} & set(before)


def _is_former(lows: Sequence[str], term: TermFound) -> bool:
    """`an earlier truce`, `a previous ceasefire`, `earlier truces`."""
    determiner, is_plural = _determiner(lows, term), lows[term.last - 1].endswith("s")
    return _age(lows, term) == OLD and (determiner in INDEFINITE or (is_plural and not determiner))


def _is_long_there(lows: Sequence[str], term: TermFound) -> bool:
    """`A technical panel of both has been idle since 2011`: brought in by "a", but older than the news."""
    after = lows[term.last : term.clause.sentence.last]
    return _determiner(lows, term) in INDEFINITE and "since" in after


def _names(term: TermFound) -> frozenset[str]:
    """`general` and `border` of "the General Border Committee": what a body goes by that is printed as a name."""
    words = term.clause.tokens[term.first : term.last]
    if len(words) < FULL_NAME or not all(token.text[0].isupper() for token in words):
        return frozenset()
    return frozenset(_SAME_WORD.get(token.low, token.low) for token in words[:-1])


def _are_two_bodies(one: frozenset[str], other: frozenset[str]) -> bool:
    """`the General Border Committee`, `the Joint Boundary Commission`: each has a word of its own in its name."""
    return bool(one - other and other - one)


def _called(lows: Sequence[str], term: TermFound) -> str:
    """The word that tells a body from others."""
    return lows[term.last - 2] if term.last - 2 >= term.clause.sentence.first else ""


def _levels(lows: Sequence[str], term: TermFound) -> set[str]:
    """Those who speak on a line, by the words of its name and those that follow it ("between the defence ministries")."""
    first, stop = term.clause.sentence.first, term.clause.sentence.last
    after = list(lows[term.last : min(term.last + LEVEL_AFTER, stop)])
    after = after[: next((number for number, word in enumerate(after) if word in _ENDS_LEVEL), len(after))]
    told = after if _LINKING & {lows[term.last - 1], *after[:1]} else []
    before = lows[max(first, term.first - LEVEL_BEFORE) : term.last]
    return {_LEVELS[word] for word in [*before, *told] if word in _LEVELS}


def _is_level_of(one: str, other: str) -> bool:
    """`military` goes with every part of the forces."""
    return one == other or one.startswith(f"{other}: ") or other.startswith(f"{one}: ")


def _age(lows: Sequence[str], term: TermFound) -> str:
    before = lows[max(term.clause.sentence.first, term.first - LEVEL_BEFORE) : term.last]
    return next((_AGES[word] for word in before if word in _AGES), "")


def _introduces(lows: Sequence[str], term: TermFound, group: Group) -> bool:
    """`Last year they set up a hotline for fishing boats`: what "a" brings in is not what was spoken of before.

    Of the truce that they are to honour, `They first agreed to a truce in 2003` tells how it was made.
    """
    is_told_of_again = is_how_it_came(lows, term) and all(
        _determiner(lows, other) not in INDEFINITE for other in group.named()
    )
    return (
        not term.taken_up
        and not is_told_of_again
        and term.row.strength == "strong"
        and _determiner(lows, term) in INDEFINITE
        and any(
            _determiner(lows, other) not in {*INDEFINITE, ""}
            and other.clause.sentence.index < term.clause.sentence.index
            and other.clause.sentence.kind != "headline"
            for other in group.terms
        )
    )


def _is_added(lows: Sequence[str], term: TermFound, group: Group) -> bool:
    """`A working group on patrols is to be formed as well`, behind "an expert group": one more body."""
    if term.taken_up or term.row.kind not in _BODIES or _determiner(lows, term) not in INDEFINITE:
        return False
    words = lows[term.clause.sentence.first : term.clause.sentence.last]
    is_more = bool(_AS_WELL & set(words)) or ("as", "well") in pairwise(words)
    return is_more and all(
        other.clause is not term.clause and _called(lows, other) != _called(lows, term) for other in group.named()
    )


def determiner_of(lows: Sequence[str], clause: Clause, first: int) -> str:
    """The article or the like that stands next before a term; none beyond a comma."""
    before = lows[max(clause.sentence.first, first - 4) : first]
    found = next((word for word in reversed(before) if word in _DETERMINERS), "")
    return found if found != "," else ""


def _determiner(lows: Sequence[str], term: TermFound) -> str:
    return determiner_of(lows, term.clause, term.first)


def _is_apart(group: Group, term: TermFound) -> bool:
    """`The line is part of a mechanism`: two kinds named in one sentence, or each by its own full name, are two things."""
    if group.kind == term.row.kind or term.taken_up:
        return False
    if term.row.kind == "hotline" and is_part_of_accord(term.clause, term.first, term.last):
        return True  # "They agreed on a mechanism. It includes a hotline"
    index = term.clause.sentence.index
    together = any(other.clause.sentence.index == index and not other.taken_up for other in group.terms)
    both_named = term.row.strength == "strong" and any(
        other.row.strength == "strong" and other.row.kind == group.kind for other in group.terms
    )
    return together or (both_named and "hotline" in {group.kind, term.row.kind})


def _is_same(group: Group, kind: str, family: str) -> bool:
    if group.kind == kind:
        return True
    # "A channel, and liaison officers": men who are posted are no channel.
    is_posting = "liaison_posting" in {group.kind, kind}
    return _UNSPECIFIED in {group.kind, kind} and {group.family, family} <= OPEN_FAMILIES and not is_posting
