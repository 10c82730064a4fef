"""Whom an article is about: how often two sides stand together in it, and which of them are the main ones."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from deconfdb.coders.bystanders import LIST_GAP, is_scene, third_parties
from deconfdb.coders.cast import ORGANISATIONS, PARTY_KINDS, Mention, sides_of
from deconfdb.coders.function_words import BOTH, REBEL_PEOPLE, REBELS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.leagues import counts_of_states, those_counted
from deconfdb.coders.pairs_in_turn import pairs_in_turn
from deconfdb.lexicon.records import Organisation
from deconfdb.vocabulary.terms import SEVERAL

# "the two NATO allies": the alliance only says who they are.
_BELONGING = frozenset("ally allies member members partner partners headquarters summit base".split())
_TELLING = frozenset("says said announces announced reports reported".split())
_FOES = frozenset("warring rival feuding foes sides factions".split())
_CLOSING = frozenset(". on in late early a joint statement".split())
_LISTING = frozenset({",", "and", "the", "of", "&", "its", "two", "three"})
_TOGETHER_WITH = tuple([*comma, way, "with"] for comma in ([], [","]) for way in ("together", "along", "jointly"))
_LANDS = frozenset("region republic territory entity enclave kingdom emirate state government".split())
_DESCRIBING = frozenset({"JJ", "VBG", "VBN", "CD", ""})
"""Tags of what stands before a name in a list; a text without a parse has none."""
_BROKEN_AWAY = frozenset("breakaway rebel separatist self-declared self-proclaimed".split())
LEAST_LISTED = 3
LISTED_TIMES = 2
OPENING = 3
"""Paragraphs that say whom the article is about: headline, standfirst, lead."""
BESIDE_OTHERS = 0.7
OF_THE_FIRST, OF_THE_SECOND = 0.8, 0.5
"""Share of what an article tells of a state and its rebels from which on others of them are a side as well; of their foes."""
MEDIATING = 0.4
BESIDE = {"international_organisation": 0.5, "alliance": 0.8, "armed_group": BESIDE_OTHERS}
"""Weight of a pair with such a body or a mediator in it: it mostly stands beside two states."""


class PairReader:
    """Counts how often two sides of an article stand together; the main ones are those that it is about."""

    def __init__(self, knowledge: Knowledge, clauses: Sequence[Clause], lows: Sequence[str]) -> None:
        self.knowledge = knowledge
        self.clauses = clauses
        self.lows = lows
        self.third = third_parties(clauses, lows)
        self._parties: dict[int, list[Mention]] = {}
        self.third = self._with_fellows(self.third)
        self.pairs = self._pairs()
        best = self._best_pair()
        self.main = self._several(best) or self._with_other_rebels(self._at_war(best)) or self._alone_with_its_state()
        self._in_turn = pairs_in_turn(clauses, lows, self.parties_of, self.main, self.third)
        # How much the article speaks of the main sides together.
        self.weight_of_main = max((self.pairs[pair] for pair in self.pairs if set(pair) <= set(self.main)), default=0)

    def pair_at(self, clause: Clause) -> tuple[str, ...]:
        """Whom "both" and "their" mean in a sentence: the main sides, unless it is on another pair."""
        return self._in_turn.get(clause.sentence.index, self.main)

    def is_party(self, clause: Clause, mention: Mention) -> bool:
        """Whether a mention can be a side of a mechanism rather than its scene."""
        if mention.how == "outlet" or not any(mention.sides) or mention.actor.kind not in PARTY_KINDS:
            return False
        if mention.sides == (SEVERAL,):
            return False  # a body that many states share
        if is_scene(self.knowledge, self.lows, clause, mention):
            return False
        after = self.lows[mention.last] if mention.last < clause.sentence.last else ""
        return not (mention.actor.kind in ORGANISATIONS and after in _BELONGING)

    def parties_of(self, clause: Clause) -> list[Mention]:
        """The mentions of a sentence that can be sides; asked for each of its terms, and read once."""
        known = self._parties.get(clause.sentence.index)
        if known is None:
            known = [mention for mention in clause.mentions if self.is_party(clause, mention)]
            self._parties[clause.sentence.index] = known
        return known

    def _several(self, best_pair: tuple[str, ...]) -> tuple[str, ...]:
        """Three sides or more that the article lists together, time and again ("Russian, American and Jordanian officers")."""
        listed = [(clause, run) for clause in self.clauses for run in self._lists(clause)]
        if not listed:
            return ()
        counted: Counter[tuple[str, ...]] = Counter()
        in_headline = {
            side
            for clause in self.clauses
            if clause.sentence.kind == "headline"
            for side in sides_of(self.parties_of(clause))
        }
        numbers = counts_of_states(self.lows)
        for clause, run in listed:
            told = those_counted(run, clause.mentions, numbers)
            if len(told) > LEAST_LISTED and set(best_pair) < set(told):
                counted[told] += LISTED_TIMES
                continue
            # Once is enough where the article opens with them and is about two of them.
            opens = clause.sentence.paragraph < OPENING and set(best_pair) <= set(run)
            # "Norway and Russia sign truce" is theirs, whoever else watches over it; if they head the list, all sign.
            is_headed = set(best_pair) == set(run[:2]) and set(run) <= set(self.knowledge.states)
            opens = opens and (len(set(run)) == LEAST_LISTED or in_headline != set(best_pair) or is_headed)
            is_theirs = opens or self._are_foes(run)
            if not is_theirs and in_headline == set(best_pair):
                continue  # "Truce with the A denied": the other groups of a list are no sides of it
            counted[tuple(sorted(set(run)))] += LISTED_TIMES if is_theirs else 1
        best = max(counted, key=lambda sides: (counted[sides], len(sides)), default=())
        return self._with_their_state(best) if best and counted[best] >= LISTED_TIMES else ()

    def _are_foes(self, listed: Sequence[str]) -> bool:
        """`The government, the A and the B will stop fighting`: a state and the groups that fight in it, and nobody else."""
        homes = {one.party: one.state for one in self.knowledge.groups.values() if one.party in listed}
        states = {state for party, state in homes.items() if party != state}
        groups = set(homes) - set(self.knowledge.states)
        return len(states) == 1 and states < set(listed) <= states | groups

    def _with_their_state(self, listed: tuple[str, ...]) -> tuple[str, ...]:
        """`The government and three rebel groups signed. The A, the B and the C …`: the state that all fight is one more."""
        states = {one.state for one in self._groups if one.party in listed}
        parties = {one.party for one in self._groups}
        if len(states) != 1 or not set(listed) <= parties or not states <= self.named:
            return listed
        return tuple(sorted({*listed, *states}))

    def _lists(self, clause: Clause) -> list[list[str]]:
        """Three sides or more that stand in one list of a sentence, none of them a mediator."""
        return [run for run, is_told in self._runs(clause, LEAST_LISTED) if not is_told and not set(run) & self.third]

    def _runs(self, clause: Clause, least: int) -> list[tuple[list[str], bool]]:
        """So many sides or more in one list, and whether they only pass on what the sentence tells."""
        parties = self.parties_of(clause)
        if sum([len(mention.sides) for mention in parties]) < least:
            return []
        runs: list[list[Mention]] = []
        for mention in parties:
            if runs and self.goes_on(clause, runs[-1][-1].end, mention):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        listed = (([side for one in run for side in one.sides], run[-1]) for run in runs)
        return [
            (sides, self._only_tells(last) and self._closes(clause, last))
            for sides, last in listed
            if len(set(sides)) >= least
        ]

    def _with_fellows(self, third: frozenset[str]) -> frozenset[str]:
        """`…, A, B and C announced`, where A is a mediator: so are the two beside it."""
        found = set(third)
        for clause in self.clauses:
            first, last = clause.sentence.span
            if _TELLING.isdisjoint(self.lows[first : last + 1]):
                continue  # `_only_tells` looks one word behind a name, which may end the sentence
            told = next((set(run) for run, is_told in self._runs(clause, 2) if is_told), set())
            is_of_three = len(told) >= LEAST_LISTED and bool(told & third)
            found |= told if is_of_three or (told and self._is_of_foes(clause, told)) else set()
        return frozenset(found)

    def _is_of_foes(self, clause: Clause, tellers: set[str]) -> bool:
        """`The two warring generals of C agreed to a truce, A and B said in a joint statement`: who tells is no party."""
        words = set(self.lows[clause.sentence.first : clause.sentence.last])
        others = {side for one in clause.mentions for side in one.sides} - tellers
        return bool(others) and bool(_FOES & words) and bool(BOTH & words)

    def _closes(self, clause: Clause, mention: Mention) -> bool:
        """`…, A, B and C announced on Monday.`: nothing follows that they would tell of."""
        after = range(mention.end + 1, clause.sentence.last)
        return all(clause.is_time(number) or self.lows[number] in _CLOSING for number in after)

    def _pairs(self) -> Counter[tuple[str, ...]]:
        """How much two sides stand together in the article as those who deal with each other."""
        counted: Counter[tuple[str, ...]] = Counter()
        for clause in self.clauses:
            parties = self.parties_of(clause)
            sides = sides_of(
                [one for one in parties if not (one.actor.kind in ORGANISATIONS and self._only_tells(one))]
            )
            # "a Syrian bomber" brings Syria in as less than one who deals with another.
            firm = {
                side
                for mention in parties
                if (mention.how != "adjective" or len(mention.sides) > 1)
                and not (len(sides) > 2 and self._only_tells(mention))
                for side in mention.sides
            }
            weight = 3 if clause.sentence.kind == "headline" else 2 if clause.sentence.paragraph < OPENING else 1
            for number, left in enumerate(sides):
                for right in sides[number + 1 :]:
                    counted[tuple(sorted((left, right)))] += weight * (2 if {left, right} <= firm else 1)
        counted += self._often()
        for pair in counted:
            counted[pair] = round(counted[pair] * self.standing_of(pair))
        return counted

    def _only_tells(self, mention: Mention) -> bool:
        """`China says A and B have agreed`, `A and B will meet, Oslo announced`: who passes on what others do."""
        return not _TELLING.isdisjoint(self.lows[mention.end : mention.end + 1])

    @functools.cached_property
    def named(self) -> frozenset[str]:
        """All sides that the article names, those in passing with them."""
        return frozenset(side for clause in self.clauses for mention in clause.mentions for side in mention.sides)

    @functools.cached_property
    def _shares(self) -> dict[str, float]:
        """What a pair counts for with one of these sides in it."""
        shares = {
            mention.actor.side: BESIDE[mention.actor.kind] * (MEDIATING if mention.actor.side in self.third else 1)
            for clause in self.clauses
            for mention in clause.mentions
            if mention.actor.kind in BESIDE and mention.actor.side not in self.knowledge.states
        }
        # Officials of a body count as it does.
        bodies = dict.fromkeys(self.named - self.knowledge.dealing, BESIDE["international_organisation"])
        return bodies | dict.fromkeys(self.third, MEDIATING) | shares

    def standing_of(self, pair: tuple[str, ...]) -> float:
        if set(pair) <= self.third:
            return 0.0  # two mediators deal with others
        if pair in self._at_home or pair[::-1] in self._at_home:
            return 1.0  # a state and the rebels that it fights
        return self._shares.get(pair[0], 1.0) * self._shares.get(pair[1], 1.0)

    @functools.cached_property
    def _groups(self) -> list[Organisation]:
        """The armed groups of the article that the lexicon holds."""
        mentions = [mention for clause in self.clauses for mention in clause.mentions]
        named = {ref for mention in mentions for ref in (mention.actor.ref, *mention.sides)}
        groups = (self.knowledge.groups.get(ref) for ref in sorted(named))
        return [group for group in groups if group is not None and group.kind == "armed_group"]

    @functools.cached_property
    def _at_home(self) -> frozenset[tuple[str, str]]:
        """The rebels of the article that have no code, each with the state that they fight."""
        return frozenset((group.party, group.state) for group in self._groups if group.lacks_code)

    def _is_at_home(self, pair: tuple[str, ...]) -> bool:
        """Whether a pair is an armed group and the state that it is of."""
        return any({group.party, group.state} == set(pair) for group in self._groups)

    def _often(self) -> Counter[tuple[str, ...]]:
        """How often the article names the less named of two sides: whom it is about, also where they stand apart."""
        # That "the rebels" are spoken of again and again makes a pact about them none with them.
        named = Counter(self._all_named(without=REBEL_PEOPLE))
        return Counter({pair: min(named[side] for side in pair) for pair in combinations(sorted(named), 2)})

    def _best_pair(self) -> tuple[str, ...]:
        """The pair that stands together most; of two alike rebels and their state, no bystander, who opens."""
        named = Counter(self._all_named())
        opening = [sides_of(self.parties_of(clause)) for clause in self.clauses if clause.sentence.paragraph < OPENING]

        def weight(pair: tuple[str, ...]) -> tuple[float, int, int, tuple[str, ...]]:
            standing = 1.0 if self._is_at_home(pair) else self.standing_of(pair)
            # Who is named but once looks on.
            opens = sum(set(pair) <= set(sides) for sides in opening) if min(named[side] for side in pair) > 1 else 0
            return standing, opens, sum(named[side] for side in pair), pair

        most = max(self.pairs.values(), default=0)
        # Two mediators, who count for nothing, stand between others.
        return max((pair for pair, times in self.pairs.items() if times == most), key=weight) if most else ()

    def _at_war(self, pair: tuple[str, ...]) -> tuple[str, ...]:
        """`The Malaysians leave the Philippines, where they watched over the truce of the MILF`: the state that it fights."""
        foes = dict(self._at_home)
        if set(pair) <= {group.party for group in self._groups}:
            return pair  # two groups that fight each other
        group = next((side for side in pair if side in foes and foes[side] not in pair), "")
        return tuple(sorted((foes[group], group))) if group and foes[group] in self.named else pair

    def _with_other_rebels(self, pair: tuple[str, ...]) -> tuple[str, ...]:
        """`The A and the B signed, with the government also signing`: the other rebels that a state deals with as much."""
        state = next((side for side in pair if side in self.knowledge.states), "")
        if not self._is_at_home(pair) or not state:
            return pair
        others = {one.party for one in self._groups if one.state == state} - set(pair)
        first = next(side for side in pair if side != state)
        shares = {one: OF_THE_SECOND if self._fight_each_other(first, one) else OF_THE_FIRST for one in others}
        told = [one for one in others if self.pairs[tuple(sorted((state, one)))] >= shares[one] * self.pairs[pair]]
        return tuple(sorted({*pair, *told}))

    def _fight_each_other(self, one: str, other: str) -> bool:
        """`a truce between the A and the B`, of which the article tells in its opening: two groups of one state."""
        for clause in self.clauses:
            parties = self.parties_of(clause) if clause.sentence.paragraph < OPENING else ()
            for left, right in pairwise(parties):
                is_between = self.lows[left.first - 1] == "between" and self.lows[left.end : right.first] == ["and"]
                if is_between and {*left.sides, *right.sides} == {one, other}:
                    return True
        return False

    def _alone_with_its_state(self) -> tuple[str, ...]:
        """`The MILF killed Philippine policemen`: the only rebels that are named, and the state of which no party is."""
        if len(self._groups) != 1 or not (state := self._groups[0].state):
            return ()
        return tuple(sorted((self._groups[0].party, state))) if state in self.named else ()

    def _all_named(self, without: frozenset[str] = frozenset()) -> list[str]:
        return [
            side
            for clause in self.clauses
            for mention in self.parties_of(clause)
            for side in mention.sides
            if side and (mention.actor.side == REBELS or self.lows[mention.last - 1] not in without)
        ]

    def goes_on(self, clause: Clause, end: int, mention: Mention) -> bool:
        """Whether nothing but commas, "and" and an adjective stands between the end of a list and the next name."""
        is_land = self.is_land_of(mention)
        stop = mention.first - 2 * is_land
        between = [number for number in range(end, stop) if self.lows[number] not in _LISTING]
        # "A, B and the breakaway C", "A, B and the breakaway region of C"
        is_described = is_land or any(
            clause.tokens[number].tag in _DESCRIBING or self.lows[number] in _BROKEN_AWAY for number in between
        )
        if self.lows[end:stop] in _TOGETHER_WITH:
            return True  # "A, together with B and C"
        described = len(between) == 1 < stop - end and is_described
        plain = not between or described
        return 0 <= stop - end <= LIST_GAP and plain

    def is_land_of(self, mention: Mention) -> bool:
        """`the breakaway region of C`: C itself."""
        return self.lows[mention.first - 1] == "of" and self.lows[mention.first - 2] in _LANDS
