"""Another pair that an article turns to: whom "their armies" and "both" mean behind "C and D agreed on a truce"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from deconfdb.coders.cast import Mention
from deconfdb.coders.function_words import THE_TWO
from deconfdb.coders.grammar import Clause

_JOINING = (["and"], ["and", "the"])
_AGAIN = THE_TWO | {"they", "each"}
_BETWEEN_OTHERS = frozenset(
    "mediated brokered hosted host hosts facilitated sponsored chaired urged urge called call calls appealed offered offer "
    "condemned welcomed kept tried try helped help backed back supported pressed pushed asked brought sent guaranteed".split()
)
"""What two states do about others: behind it "both sides" are not they."""
_WITH_EACH_OTHER = frozenset(
    "agree agreed signed sign have had share shared set hold held opened open launched run ran operate restored resumed "
    "maintain maintained established reached concluded exchanged keep suspended settled undertook pledged bound initialled "
    "initialed renewed prolonged extended ratified struck sealed".split()
)
"""What two states do together, so that "both armies" in the same sentence are theirs."""
_TELLING = frozenset("said say says announced reported warned declared noted".split())
_AGAIN_THEY = frozenset({"they", "their", "themselves"})
OPENING_REACH = 4
"""Tokens before the two at the head of a sentence: "Meanwhile, C and D …", "Last week C and D …"."""
BACK_REACH = 6
"""Tokens at the head of a sentence among which it points back to the two named before."""


def pairs_in_turn(
    clauses: Sequence[Clause],
    lows: Sequence[str],
    parties_of: Callable[[Clause], Sequence[Mention]],
    main: Sequence[str],
    not_sides: frozenset[str],
) -> dict[int, tuple[str, ...]]:
    """The pairs, by the number of their sentence, that stand in for the main one in a sentence and in the next.

    `C and D have had a hotline since 2016. Their navies test it every week.`, in an article on A and B. Who mediates or
    watches (`not_sides`) is no pair of its own.
    """
    found: dict[int, tuple[str, ...]] = {}
    last: tuple[int, int, tuple[str, ...]] = (-1, -1, ())
    for clause in clauses:
        sentence = clause.sentence
        parties = parties_of(clause)
        own, end = _at_the_head(clause, lows, parties)
        beside = () if own else _one_with_another(clause, lows, parties)
        if beside and len(set(beside) & set(main)) == 1 and not not_sides & set(beside):
            last = (sentence.index, sentence.paragraph, beside)
            continue
        if own and not not_sides & set(own):
            does = lows[end : min(end + OPENING_REACH, sentence.last)]
            # "C and D said both had kept the truce"; "C and D said they had signed one" is of themselves.
            only_tell = not _TELLING.isdisjoint(does[:2]) and _AGAIN_THEY.isdisjoint(clause.words)
            is_of_others = only_tell or not _BETWEEN_OTHERS.isdisjoint(does)
            last = (sentence.index, sentence.paragraph, tuple(main) if is_of_others else own)
            if set(own) != set(main) and not is_of_others and not _WITH_EACH_OTHER.isdisjoint(clause.words):
                found[sentence.index] = own
            continue
        index, paragraph, pair = last
        others = {side for one in parties if not _is_go_between(clause, lows, one) for side in one.sides} - set(pair)
        is_next = sentence.index == index + 1 and sentence.paragraph == paragraph
        if is_next and set(pair) != set(main) and not others and _points_back(clause, lows):
            found[sentence.index] = pair
            last = (sentence.index, paragraph, pair)
    return found


def _at_the_head(clause: Clause, lows: Sequence[str], parties: Sequence[Mention]) -> tuple[tuple[str, ...], int]:
    """`C and D agreed …`, `Meanwhile, C and D …`: two states who do something at the head of a sentence, and their end."""
    opens = clause.tokens[clause.sentence.first].tag == "IN"
    for one, other in pairwise(parties if opens else parties[:2]):
        is_early = one.first - clause.sentence.first <= OPENING_REACH
        # "Under a deal brokered by E, C and D agreed …"
        is_early = is_early or (opens and lows[one.first - 1] == ",")
        is_joined = lows[one.end : other.first] in _JOINING
        stands_alone = all(len(mention.sides) == 1 and _is_state(lows, mention) for mention in (one, other))
        if is_early and is_joined and stands_alone and _is_followed_by_verb(clause, other.end):
            sides = (*one.sides, *other.sides)
            return (sides if len(set(sides)) == 2 else ()), other.end
    return (), 0


def _one_with_another(clause: Clause, lows: Sequence[str], parties: Sequence[Mention]) -> tuple[str, ...]:
    """`A's border with C is still in dispute`, `A gets on well with C`: a state at the head, and whom it has to do with."""
    if "with" not in clause.words or len({side for one in parties for side in one.sides}) != 2:
        return ()
    one, other = parties[0], parties[-1]
    is_early = one.first - clause.sentence.first <= OPENING_REACH
    behind_with = other.first - 1 - (lows[other.first - 1] == "the")
    is_joined = behind_with >= one.end and lows[behind_with] == "with"
    if not (is_early and is_joined) or other.how not in {"state", "metonym"} or len(one.sides) != 1:
        return ()
    between = set(lows[one.end : behind_with])
    return () if between & _BETWEEN_OTHERS or between & _TELLING else (*one.sides, *other.sides)


def _is_state(lows: Sequence[str], mention: Mention) -> bool:
    """`C`, its capital, `the Cs`."""
    return mention.how in {"state", "metonym"} or (
        mention.how in {"adjective", "people"} and lows[mention.first - 1] == "the"
    )


def _is_go_between(clause: Clause, lows: Sequence[str], mention: Mention) -> bool:
    """`C brought the two sides together`, at the head of a sentence: it is none of the two."""
    is_early = mention.first - clause.sentence.first < OPENING_REACH
    return is_early and not _BETWEEN_OTHERS.isdisjoint(lows[mention.end : mention.end + 2])


def _is_followed_by_verb(clause: Clause, start: int) -> bool:
    """`C and D agreed`, `C and D, meanwhile, agreed`; not `C and D's row`."""
    behind = clause.tokens[start : min(start + OPENING_REACH, clause.sentence.last)]
    if not behind or behind[0].low in {"'s", "'", "-"}:
        return False
    return any(token.tag.startswith(("VB", "MD")) for token in behind) or not clause.has_parse


def _points_back(clause: Clause, lows: Sequence[str]) -> bool:
    """`Their armies …`, `The two countries …`, `They …`, `In May both …`."""
    first = clause.sentence.first
    return not _AGAIN.isdisjoint(lows[first : min(first + BACK_REACH, clause.sentence.last)])
