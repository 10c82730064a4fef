"""Terms put together: one group for each mechanism that an article speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from deconfdb.coders.grammar import Clause
from deconfdb.coders.sides import BOUND, PRESENT
from deconfdb.lexicon.records import MechanismTerm

TALKS = frozenset({"talks_track"})
PRONOUNS = frozenset({"it", "they", "them"})
DEFINITE = frozenset({"the", "its", "their", "'s", "this", "these", "so"})
_INDEFINITE = frozenset({"a", "an"})
FULFILS = frozenset(
    "putting carrying implementing implementation execution enforcing enforcement keeping observing extending extension "
    "prolonging strengthening consolidating".split()
)
_RELATIVE = frozenset({"that", "which"})
_SETS_UP = frozenset(
    "creates created create sets establishes established hands handed provides provided foresees".split()
)
_TO_SET_UP = frozenset({"set", "establish", "create", "form", "install"})
SUBJECT_GAP = 4
CONTENT_GAP = 20
"""Tokens between a paper and the mechanism that is its subject, or that it is said to set up."""
PAPER_GAP = 3
"""Tokens before a paper within which stands the "in" that makes it the place of something."""
_LAID_DOWN = frozenset("provided laid set spelled spelt called foreseen enshrined contained written included".split())
_COOPERATION = "military_cooperation"
_PAPER = "agreement_instrument"
_TRUCE = "ceasefire_mechanism"
_SUBJECT_OF_PAPER = frozenset("on for about over concerning to of".split())
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
        if not term.taken_up:
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
        ]
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
    if term.taken_up or group.kind != term.row.kind:
        return False
    if term.row.kind == "hotline":
        if _is_other(lows, term) != all(_is_other(lows, other) for other in group.named()):
            return group.is_named
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


def _is_other(lows: Sequence[str], term: TermFound) -> bool:
    """`Other lines were restored in May`, `two other channels`; not "the other line", nor "each other"."""
    before = lows[max(term.clause.sentence.first, term.first - 2) : term.first]
    return before[-1:] == ["other"] and not {"each", "the", "any", "no"} & set(before)


def _is_former(lows: Sequence[str], term: TermFound) -> bool:
    """`an earlier truce`, `a previous ceasefire`."""
    return _age(lows, term) == OLD and _determiner(lows, term) in _INDEFINITE


def _is_long_there(lows: Sequence[str], term: TermFound) -> bool:
    """`A technical panel of both has been idle since 2011`: brought in by "a", but older than the news."""
    after = lows[term.last : term.clause.sentence.last]
    return _determiner(lows, term) in _INDEFINITE and "since" in after


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
    """`Last year they set up a hotline for fishing boats`: what "a" brings in is not what was spoken of before."""
    return (
        not term.taken_up
        and term.row.strength == "strong"
        and _determiner(lows, term) in _INDEFINITE
        and any(
            _determiner(lows, other) not in {*_INDEFINITE, ""}
            and other.clause.sentence.index < term.clause.sentence.index
            and other.clause.sentence.kind != "headline"
            for other in group.terms
        )
    )


def _is_added(lows: Sequence[str], term: TermFound, group: Group) -> bool:
    """`A working group on patrols is to be formed as well`, behind "an expert group": one more body."""
    if term.taken_up or term.row.kind not in _BODIES or _determiner(lows, term) not in _INDEFINITE:
        return False
    words = lows[term.clause.sentence.first : term.clause.sentence.last]
    is_more = bool(_AS_WELL & set(words)) or ("as", "well") in pairwise(words)
    return is_more and all(
        other.clause is not term.clause and _called(lows, other) != _called(lows, term) for other in group.named()
    )


def determiner_of(lows: Sequence[str], clause: Clause, first: int) -> str:
    """The article or the like that stands next before a term; none beyond a comma."""
    before = lows[max(clause.sentence.first, first - 4) : first]
    found = next((word for word in reversed(before) if word in DEFINITE | _INDEFINITE | {","}), "")
    return found if found != "," else ""


def _determiner(lows: Sequence[str], term: TermFound) -> str:
    return determiner_of(lows, term.clause, term.first)


def _is_apart(group: Group, term: TermFound) -> bool:
    """`The line is part of a mechanism`: two kinds named in one sentence, or each by its own full name, are two things."""
    if group.kind == term.row.kind or term.taken_up:
        return False
    index = term.clause.sentence.index
    together = any(other.clause.sentence.index == index and not other.taken_up for other in group.terms)
    both_named = term.row.strength == "strong" and any(
        other.row.strength == "strong" and other.row.kind == group.kind for other in group.terms
    )
    return together or (both_named and "hotline" in {group.kind, term.row.kind})


def _is_same(group: Group, kind: str, family: str) -> bool:
    if group.kind == kind:
        return True
    return _UNSPECIFIED in {group.kind, kind} and {group.family, family} <= OPEN_FAMILIES


def without_wrappings(groups: Sequence[Group], lows: Sequence[str]) -> list[Group]:
    """Groups without the papers that are named for what they set up alone: `a memorandum on the line was signed`.

    `Russia is ending its cooperation with B under the memorandum` is said of the memorandum.
    """
    groups = _with_truces_told_as_papers(groups, lows)
    kept = [group for group in groups if group.kind != _PAPER or not _is_wrapping(group, groups, lows)]
    for work in [group for group in kept if group.kind == _COOPERATION]:
        papers = [_worked_under(term, groups, lows) for term in work.named()]
        paper = papers[0] if papers and all(papers) else None
        if paper is not None:
            kept = [
                replace(one, terms=[*one.terms, *work.terms]) if one is paper else one
                for one in kept
                if one is not work
            ]
    return kept


def _with_truces_told_as_papers(groups: Sequence[Group], lows: Sequence[str]) -> list[Group]:
    """`They are to stop firing, in a deal that was announced on Monday`: a plain word for what made the truce of the same sides."""
    told: list[Group] = []
    for group in groups:
        plain: list[TermFound] = []
        truce = next((one for one in groups if one.kind == _TRUCE and set(one.sides) == set(group.sides)), None)
        if truce is not None and group.kind == _PAPER and all(term.row.strength == "weak" for term in group.terms):
            # It takes up what was named before it.
            plain = [term for term in group.terms if _is_plain_paper(lows, term) and truce.terms[0].first < term.first]
            truce.terms = sorted([*truce.terms, *plain], key=lambda term: term.first)
        others = [term for term in group.terms if term not in plain]
        told.extend([replace(group, terms=others)] if others else [])
    return told


def _is_plain_paper(lows: Sequence[str], term: TermFound) -> bool:
    """`an understanding that they came to`; not "a deal on prisoners", "the Delta Waters treaty"."""
    before = term.clause.tokens[max(term.first - 1, term.clause.sentence.first)].text
    has_name = before[0].isupper() and term.first > term.clause.sentence.first + 1
    return term.row.strength == "weak" and not has_name and lows[term.last] not in _SUBJECT_OF_PAPER


def _worked_under(work: TermFound, groups: Sequence[Group], lows: Sequence[str]) -> Group | None:
    """The mechanism of the same sides that cooperation is said to stand under."""
    for group in groups:
        for term in group.terms if set(group.sides) == set(work.sides) else ():
            between = lows[work.last : term.first] if term.clause is work.clause else ()
            if "under" in between and len(between) <= SUBJECT_GAP + len(work.sides):
                return group
    return None


def _is_wrapping(group: Group, groups: Sequence[Group], lows: Sequence[str]) -> bool:
    named = list(group.named())
    # A headline is too short to say what a paper is on.
    told = [term for term in named if term.clause.sentence.kind != "headline"] or named
    return bool(told) and all(_wraps(term, groups, lows) for term in told)


def _is_laid_down_in(term: TermFound, paper: TermFound, lows: Sequence[str]) -> bool:
    """`The line is provided for in a declaration`, `they are to have a line under an accord`: the paper is only where it stands."""
    between = lows[term.last : paper.first]
    if "under" in between[-PAPER_GAP:] and _INDEFINITE & set(between[-PAPER_GAP:]):
        # "under an accord that has been in force since Monday" says how the accord stands.
        return not term.taken_up and not {"force", "effect"} & set(lows[paper.last : paper.clause.sentence.last])
    return not term.taken_up and "in" in between[-PAPER_GAP:] and bool(_LAID_DOWN & set(between))


def _wraps(paper: TermFound, groups: Sequence[Group], lows: Sequence[str]) -> bool:
    """`an accord that creates a commission`, `a protocol on a hotline`: whether a mechanism of the same sides is all it says."""
    for group in groups:
        if group.kind == paper.row.kind or set(group.sides) != set(paper.sides):
            continue
        for term in group.terms:
            if term.clause is not paper.clause:
                continue
            if term.last <= paper.first:
                if _is_laid_down_in(term, paper, lows):
                    return True
                continue
            if term.first < paper.last:
                continue
            between = lows[paper.last : term.first]
            if between[:1] in (["on"], ["for"], ["about"]) and len(between) <= SUBJECT_GAP:
                return not FULFILS & set(
                    between
                )  # "a declaration on putting their truce into practice" is another text
            if "to" in between and len(between) <= CONTENT_GAP and _TO_SET_UP & set(between):
                return True  # "an agreement in Doha on Tuesday to set up a body"
            stands = {"force", "effect"} & set(between)  # "which is still in force and which created a commission"
            if len(between) <= CONTENT_GAP and not stands and _RELATIVE & set(between) and _SETS_UP & set(between):
                return True
    return False
