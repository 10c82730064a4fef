"""Papers beside what they set up, truces that go by a plain word for a paper, and texts of different years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deconfdb.coders.dated_texts import named_year, year_made
from deconfdb.coders.function_words import OF_THINGS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import DEFINITE, INDEFINITE, PRONOUNS, Group, TermFound, determiner_of

FULFILS = frozenset(
    "putting carrying implementing implementation execution enforcing enforcement keeping observing extending extension "
    "prolonging strengthening consolidating".split()
)
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
_RULES = "incident_prevention_agreement"
_AGREED = ("institutional", "agreed")
_LAID_DOWN_AS_DEEDS = frozenset({"prior_notification", "joint_patrols"})
"""Kinds that an accord is all about, where it is told as what both will do."""
_SUBJECTS = frozenset("border frontier boundary security defence defense military naval maritime".split())
_SIGNED = frozenset({"signed", "concluded", "initialled", "reached"})
_SUBJECT_OF_PAPER = frozenset("on for about over concerning to of".split())
_ON_A_SUBJECT = frozenset({"on", "for", "about"})


def has_own_year(lows: Sequence[str], clause: Clause, first: int, last: int) -> bool:
    """`the accord of 1992`, `an accord signed in 1992`; "the accord, signed in 1992" is the one just named."""
    start, stop = clause.sentence.first, clause.sentence.last
    if named_year(lows, start, stop, first, last) is not None:
        return True
    is_the_one = determiner_of(lows, clause, first) in DEFINITE
    return not is_the_one and year_made(lows, stop, last) is not None


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
        truce = next((one for one in groups if _is_told_so(one) and set(one.sides) == set(group.sides)), None)
        if truce is not None and group.kind == _PAPER and all(term.row.strength == "weak" for term in group.terms):
            # It takes up what was named before it.
            plain = [term for term in group.terms if _is_plain_paper(lows, term) and truce.terms[0].first < term.first]
            truce.terms = sorted([*truce.terms, *plain], key=lambda term: term.first)
        others = [term for term in group.terms if term not in plain]
        told.extend([replace(group, terms=others)] if others else [])
    return told


def _is_told_so(group: Group) -> bool:
    """A truce, or what is told as a deed that both agreed on: what a plain word for a paper may take up."""
    is_agreed = group.terms[0].standing == _AGREED and group.kind in _LAID_DOWN_AS_DEEDS
    return group.kind == _TRUCE or is_agreed or (group.kind == _RULES and group.terms[0].standing is not None)


def _is_plain_paper(lows: Sequence[str], term: TermFound) -> bool:
    """`an understanding that they came to`; not "a deal on prisoners", "the Delta Waters treaty", "under a pact that"."""
    before = term.clause.tokens[max(term.first - 1, term.clause.sentence.first)].text
    has_name = before[0].isupper() and term.first > term.clause.sentence.first + 1
    has_name = has_name or has_own_year(lows, term.clause, term.first, term.last) or _has_subject(term)
    if list(lows[max(term.first - 2, 0) : term.first]) in (["under", "a"], ["under", "an"]):
        return False  # what is to be done under it is not all that it says
    return term.row.strength == "weak" and not has_name and lows[term.last] not in _SUBJECT_OF_PAPER


def _has_subject(term: TermFound) -> bool:
    """`a border accord`, `a security deal`: the word before it tells what else it is on."""
    return term.clause.tokens[max(term.first - 1, term.clause.sentence.first)].low in _SUBJECTS


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
    if (
        term.standing is not None
        and term.row.kind == _TRUCE
        and _SIGNED & set(lows[paper.last : paper.clause.sentence.last])
    ):
        return False  # "will suspend their offensive under an agreement that the two signed on Monday"
    if "under" in between[-PAPER_GAP:] and INDEFINITE & set(between[-PAPER_GAP:]):
        # "under an accord that has been in force since Monday" says how the accord stands.
        return not term.taken_up and not {"force", "effect"} & set(lows[paper.last : paper.clause.sentence.last])
    return not term.taken_up and "in" in between[-PAPER_GAP:] and bool(_LAID_DOWN & set(between))


def _behind_its_day(paper: TermFound) -> int:
    """Where a paper goes on: behind `in November` of "concluded an arrangement in November for liaison posts"."""
    clause, number = paper.clause, paper.last
    while number + 1 < clause.sentence.last and (clause.is_time(number) or clause.is_time(number + 1)):
        number += 1
    return number


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
            is_on = {lows[paper.last], lows[_behind_its_day(paper)]} & _ON_A_SUBJECT
            if is_on and len(between) <= SUBJECT_GAP:
                return not FULFILS & set(
                    between
                )  # "a declaration on putting their truce into practice" is another text
            if _is_what_it_is_for(term, between):
                return True  # "an accord to tell each other of tests"
            if "to" in between and len(between) <= CONTENT_GAP and _TO_SET_UP & set(between):
                return True  # "an agreement in Doha on Tuesday to set up a body"
            stands = {"force", "effect"} & set(between)  # "which is still in force and which created a commission"
            if len(between) <= CONTENT_GAP and not stands and OF_THINGS & set(between) and _SETS_UP & set(between):
                return True
    return False


def _is_what_it_is_for(term: TermFound, between: Sequence[str]) -> bool:
    """`signed an accord on Monday to tell each other of tests`: what both will do is what it says."""
    is_deed = term.standing == _AGREED and term.row.kind in _LAID_DOWN_AS_DEEDS
    return is_deed and "to" in between[-2:] and len(between) <= CONTENT_GAP and not {"and", ";"} & set(between)


def _as_taken_up(terms: Sequence[TermFound], made: Sequence[int | None]) -> list[int | None]:
    """The years, where `It was signed in 2016` tells that of the text just named, whatever year stands beside that."""
    years = list(made)
    for at in range(1, len(terms)):
        is_pronoun = terms[at].taken_up and terms[at].clause.tokens[terms[at].first].low in PRONOUNS
        if is_pronoun and years[at] is not None:
            years[at - 1] = years[at - 1] or years[at]
            years[at] = years[at - 1]
    return years


def parted_by_year(group: Group, made: Sequence[int | None]) -> list[Group]:
    """The group, or a group for each year of those in which its terms were made ("the truce of 1994", "of 2020")."""
    made = _as_taken_up(group.terms, made)
    years = [year for year in made if year is not None]
    if len(set(years)) < 2:
        return [group]
    latest, parts = max(years), {year: replace(group, terms=[]) for year in dict.fromkeys(years)}
    before = latest
    for term, year in zip(group.terms, made, strict=True):
        # Plain words go on with the one just named; a full name without a year is the one of the day.
        before = year or (before if term.taken_up else latest)
        parts[before].terms.append(term)
    return [part for part in parts.values() if part.terms]
