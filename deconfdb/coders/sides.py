"""Between which sides a mechanism stands: those its own words bind, else those of its sentence, else the main pair."""

from __future__ import annotations

from collections.abc import Sequence

from deconfdb.coders.asides import LIKENING, beside, without_authors
from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.clause_tokens import TENSED
from deconfdb.coders.doing_together import doing_together, joined_before
from deconfdb.coders.function_words import PREPOSITIONS, THE_TWO
from deconfdb.coders.grammar import Clause
from deconfdb.coders.members import MemberReader
from deconfdb.coders.pairs import LEAST_LISTED
from deconfdb.coders.preceding import TOWNS
from deconfdb.coders.the_two import people_of_the_two
from deconfdb.coders.watchers import sitting_too
from deconfdb.vocabulary.terms import SEVERAL

_LED = frozenset("brokered mediated led sponsored chaired hosted facilitated monitored supervised backed".split())
"""What a third has done, or does, with a truce or with talks of others."""

_SIDES_WORDS = frozenset(
    "sides countries states nations neighbours neighbors allies governments militaries armies armed forces navies leaders "
    "ministers presidents rivals powers parties capitals koreas republics delegations generals commanders officers "
    "officials teams directors premiers chiefs admirals staffs ministries captains skippers crews pilots ships vessels "
    "warships boats foes enemies adversaries belligerents".split()
)
_AT_WAR = frozenset("warring rival feuding".split())
_GROUPS = frozenset("groups militias factions movements camps rebels".split())
_NO_LINK = frozenset("of in on to that , ; for from with by about after before over".split())
_ENDS_OF_BOTH = frozenset(", ; that which who".split())
_ENDS_BINDING = frozenset("; which who after before while when said says".split())
_PARTED = frozenset("; which said after to that another one".split())
_STRIKING = frozenset("struck reached signed made concluded agreed negotiated hammered worked sealed".split())
_AT_ONE = frozenset({"at", "in", "the", "a", "their", "joint"})
_HAVING = frozenset("has have had keeps keep maintains still".split())
_LOOKED_ON = frozenset(
    "told informed notified briefed consulted aware welcomed welcomes criticised criticized criticises condemned praised "
    "denounced protested knew learned heard opposes opposed noted regretted".split()
)
"""What one does with a text of two others."""
_SPEAKING_OVER = frozenset("on over by through".split())
_LINES = frozenset("line lines hotline hotlines phone telephone phones telephones link links".split())
_KEEPING = frozenset(
    "has have had keep keeps kept maintain maintains maintained use uses used run runs get got opened".split()
)
_SPEAKS = frozenset(
    "talk talks speak speaks call calls ring rings phone phones reach reaches tell tells warn warns".split()
)
_ASKING = frozenset("asked asks urged urges invited invites requested".split())
_ASKING_OR_OFFERING = _ASKING | {"offered", "offers"}
_TAKING = frozenset("accept receive admit allow take host let join agree set share".split())
LIST_REACH = 24
"""Tokens after a term within which those are listed who made it."""
_MADE_BY = frozenset("signed agreed reached concluded negotiated run manned staffed set established launched".split())
_FORMED = frozenset("forms formed shares shared runs ran mans manned staffs staffed founded".split())
BETWEEN_REACH = 8
"""Tokens after "between" within which both sides are named."""
TO_REACH = 4
"""Tokens behind a "line to" within which those are named to whom it leads."""
WHICH_REACH = 14
"""Tokens behind a line within which stands the "over which" of who speaks on it."""
OWNER_REACH = 6
"""Tokens before a term within which those are named whose it is."""
BOUND, PRESENT, MAIN = "bound", "present", "main"
"""How sure the sides are: by the words of the term, by its sentence, by the article."""
MAIN_SHARE = 0.5
"""Share of the main pair's weight from which on another pair of one sentence is taken at its word."""


class SideReader(MemberReader):
    """Reads the sides of mechanisms; the pairs of the article are counted once."""

    # The sides of one term.

    def sides_of(
        self, clause: Clause, first: int, last: int, senders: frozenset[str] = frozenset(), kind: str = ""
    ) -> tuple[tuple[str, ...], str]:
        """The sides of the term at `first`–`last` and how they are known; empty if there are none.

        `senders` are sides that have people there and are no party: those of the observers.
        """
        parties = self.parties_of(clause)
        if senders:
            return self._between_others(parties, senders)
        joined = self._of_standing_body(clause, first, last) or self._asked(clause, first, last, parties)
        joined = joined or self._joined(clause, first, last, parties)
        if joined:
            return joined, BOUND
        if self.main and (three := self.the_three(clause, parties)):
            return three, PRESENT
        if self.main and (self._of_both(clause, last) or self._both_own(clause, first)):
            own = joined_before(clause, self.lows, first, parties)
            # Two outsiders may want something for the two; one of these with a third has a thing of its own.
            is_own = len(self.main) < LEAST_LISTED and len(set(own) & set(self.main)) == 1
            return self._both_groups(last) or (own if is_own else self.pair_at(clause)), BOUND
        parties = without_authors(self.lows, clause, parties, self.main)
        bound = self._bound(clause, first, last, parties)
        if len(bound) >= 2:
            return bound if len(bound) <= 4 else bound[:2], BOUND
        if len(bound) == 0 and (two := people_of_the_two(clause, self.lows, first, parties)):
            return two, BOUND
        not_sides = (self.third | beside(self.lows, clause, first, last, self.main)) - set(self.main)
        present = [side for side in sides_of(parties) if side not in not_sides]
        if len(bound) == 1:
            other = self._partner(bound[0], [side for side in present if side != bound[0]])
            return ((bound[0], other), BOUND) if other else ((), MAIN)
        listed = (
            doing_together(clause, self.lows, first, parties, self.third, kind)
            or self.two_of_three(clause, present)
            or self._listed_with_main(clause)
        )
        pair = (
            self.main if self._names_the_foes(clause) else listed or self._present_pair(present, self.pair_at(clause))
        )
        if pair:
            return pair, PRESENT
        if self.main and self._names_the_two(clause):
            return self.pair_at(clause), PRESENT
        if len(present) == 1 and present[0] not in self.main:
            other = self._partner(present[0], [])
            if other and self._is_borne_out((present[0], other)):
                return (present[0], other), MAIN
        return self.pair_at(clause), MAIN

    def _asked(self, clause: Clause, first: int, last: int, parties: Sequence[Mention]) -> tuple[str, ...]:
        """`A has asked B to accept liaison officers`, `A offered to train the army of B`: who asks, and who is asked."""
        for number in range(clause.sentence.first + 1, first):
            if self.lows[number] not in _ASKING_OR_OFFERING:
                continue
            asking = [one for one in clause.mentions if 0 <= number - one.end <= 1 and one.how != "outlet"]
            if self.lows[number] in _ASKING:
                asked = [one for one in parties if 0 <= one.first - number - 1 <= 1]
                behind = self.lows[asked[0].end : asked[0].end + 2] if asked else []
                is_to_take = behind[:1] == ["to"] and not _TAKING.isdisjoint(behind)
            else:
                asked = [one for one in parties if first < one.first <= last + OWNER_REACH][:1]
                is_to_take = self.lows[number + 1] == "to" and first - number <= 2
            sides = sides_of([*asking, *asked]) if is_to_take and asking else ()
            if len(sides) > 1:
                return sides
        return ()

    def _joined(self, clause: Clause, first: int, last: int, parties: Sequence[Mention]) -> tuple[str, ...]:
        """Those who are told to belong to it beside the two, or whose people are listed as working there."""
        too = sitting_too(self.lows, clause, last) if self.main else ()
        joined = tuple(dict.fromkeys((*self.main, *too))) if too else self._and_with_both(clause, last, parties)
        return joined or self._manned_by(clause, first, parties) or self.with_members(clause, first, last)

    def _between_others(self, parties: Sequence[Mention], senders: frozenset[str]) -> tuple[tuple[str, ...], str]:
        """Whom observers stand between: the two sides of the sentence, else those of the article, the senders left out."""
        pair = self._present_pair([side for side in sides_of(parties) if side not in senders], self.main)
        if pair:
            return pair, PRESENT
        if self.main and not senders & set(self.main):
            return self.main, MAIN
        others = {pair: count for pair, count in self.pairs.items() if not senders & set(pair)}
        return (max(others, key=lambda pair: (others[pair], pair)), MAIN) if others else ((), MAIN)

    def _of_both(self, clause: Clause, last: int) -> bool:
        """`the line between the two directors`, `a commission of both countries`, `a committee of their coast guards`."""
        after = self.lows[last : min(last + 6, clause.sentence.last)]
        after = after[: next((number for number, low in enumerate(after) if low in _ENDS_OF_BOTH), len(after))]
        if not {"between", "of", "from"} & set(after[:4]):
            return False
        if after[:2] == ["between", "them"]:
            # "Farmers and herders quarrelled, and talks between them …": those of the sentence itself
            before = clause.tokens[clause.sentence.first : last - 1]
            return not any(token.tag == "NNS" and token.low not in _SIDES_WORDS for token in before)
        if any((mention := clause.mention_at(number)) and mention.sides for number in range(last, last + len(after))):
            return False
        return bool(THE_TWO & set(after)) or ("between" in after[:2] and bool(_SIDES_WORDS & set(after)))

    def _both_groups(self, last: int) -> tuple[str, ...]:
        """`a council with members from both militias`, where a state and two groups made peace: the two."""
        groups = tuple(side for side in self.main if side not in self.knowledge.states)
        after = self.lows[last : last + OWNER_REACH]
        both = next((at for at, low in enumerate(after) if low in THE_TWO), len(after))
        return groups if len(groups) == 2 < len(self.main) and _GROUPS & set(after[both + 1 : both + 3]) else ()

    def _of_standing_body(self, clause: Clause, first: int, last: int) -> tuple[str, ...]:
        """`the Joint Control Commission`, in an article that names Moldova, Russia and Transnistria: theirs."""
        known = self.knowledge.standing_bodies.get(tuple(self.lows[first:last]), [])
        fitting = [parties for parties in known if set(parties) <= self.named]
        if len(fitting) > 1:
            # Of two of one name the sentence tells which.
            # Not of "moved to the Malaysian capital".
            here = {side for one in clause.mentions if self.lows[one.end] not in TOWNS for side in one.sides}
            own = [parties for parties in fitting if set(parties) == set(self.main)]
            if own and not any(set(parties) <= here for parties in fitting):
                return own[0]  # "Malaysia hosted the general border committee", in a text on Cambodia and Thailand
            fitting = sorted(fitting, key=lambda parties: len(here & set(parties)))
            if len(here & set(fitting[-1])) == len(here & set(fitting[-2])):
                return ()
        return fitting[-1] if fitting else ()

    def _and_with_both(self, clause: Clause, last: int, parties: Sequence[Mention]) -> tuple[str, ...]:
        """`a committee of officers from both sides and the coalition`: the two, and who is listed behind them."""
        after = self.lows[last : min(last + BETWEEN_REACH, clause.sentence.last)]
        both = next((at for at, low in enumerate(after) if low in THE_TWO), len(after))
        if not self.main or not set(after[both + 1 : both + 2]) & _SIDES_WORDS or after[both + 2 : both + 3] != ["and"]:
            return ()
        listed = self._listed(clause, last + both + 2, parties)
        return tuple(dict.fromkeys((*self.main, *listed))) if {"of", "from", "between"} & set(after[:both]) else ()

    def _manned_by(self, clause: Clause, first: int, parties: Sequence[Mention]) -> tuple[str, ...]:
        """`inspections by teams of A, B, C and D at the joint centre`: whose people work there."""
        before = [mention for mention in parties if mention.end <= first]
        between = set(self.lows[before[-1].end : first]) if before else set()
        if not between & {"at", "in"} or not between <= _AT_ONE:
            return ()
        listed = list(before[-1:])
        for mention in reversed(before[:-1]):
            if not self.goes_on(clause, mention.end, listed[0]):
                break
            listed.insert(0, mention)
        sides = sides_of(listed)
        return sides if len(sides) >= LEAST_LISTED else ()

    def _both_own(self, clause: Clause, first: int) -> bool:
        """`the two armies' strategic dialogue`, `both countries' border commission`."""
        before = self.lows[max(clause.sentence.first, first - OWNER_REACH) : first]
        owners = next((at for at, low in enumerate(before) if low in {"'", "'s"} and at > 1), None)
        if owners is None or before[owners - 1] not in _SIDES_WORDS:
            return False
        return bool({"two", "both"} & set(before[:owners]))

    def _names_the_two(self, clause: Clause) -> bool:
        """`the two countries`, `both armies`: the sentence speaks of the pair without its names."""
        for number in range(clause.sentence.first, clause.sentence.last - 1):
            if self.lows[number] in {"two", "both"} and set(self.lows[number + 1 : number + 4]) & _SIDES_WORDS:
                return True
        return False

    def _names_the_foes(self, clause: Clause) -> bool:
        """`the warring sides`, `the country's rival factions`, where three or more fight: all of them."""
        if len(self.main) < LEAST_LISTED:
            return False
        words = self.lows[clause.sentence.first : clause.sentence.last]
        return any(low in _AT_WAR and (_SIDES_WORDS | _GROUPS) & set(words[at + 1 : at + 3])
                   for at, low in enumerate(words))  # fmt: skip

    def _listed_with_main(self, clause: Clause) -> tuple[str, ...]:
        """`A, B and C signed a framework`, in an article on A and B: the three, since the sentence puts them on a par."""
        for run in self._lists(clause):
            if set(self.main) < set(run) <= set(self.knowledge.states):
                return tuple(dict.fromkeys(run))
        return ()

    def _is_borne_out(self, pair: tuple[str, ...]) -> bool:
        """Whether the article puts a pair together often enough to be taken for it rather than for the main one."""
        if not self.main:
            return True
        if not self.standing_of(pair):
            return False
        # An organisation beside one of the two is mostly their host.
        share = MAIN_SHARE if set(pair) <= self.knowledge.dealing else 1.0
        if set(pair) & set(self.main) and not set(self.main) <= set(self.knowledge.states):
            share = max(share, self.standing_of(self.main) / self.standing_of(pair))
        return self.pairs[tuple(sorted(pair))] >= share * self.weight_of_main

    def _present_pair(self, present: Sequence[str], spoken_of: Sequence[str]) -> tuple[str, ...]:
        """The two sides of the sentence that deal with each other, if the article bears them out.

        Who is spoken of comes first: the main sides, unless the sentence is on another pair.
        """
        if spoken_of and set(spoken_of) <= set(present):
            return tuple(side for side in present if side in spoken_of)
        states = [side for side in present if side in self.knowledge.states]
        present = states if len(states) >= 2 else present
        best: tuple[int, int, tuple[str, ...]] | None = None
        for number, left in enumerate(present):
            for right in present[number + 1 :]:
                weight = self.pairs[tuple(sorted((left, right)))]
                if best is None or (weight, -number) > best[:2]:
                    best = (weight, -number, (left, right))
        if best is not None and len(self.main) >= LEAST_LISTED and set(best[2]) <= set(self.main):
            return self.main
        return best[2] if best is not None and self._is_borne_out(best[2]) else ()

    def _partner(self, side: str, preferred: Sequence[str]) -> str:
        scored = [(count, pair) for pair, count in self.pairs.items() if side in pair]
        if preferred:
            in_sentence = [
                (count, pair)
                for count, pair in scored
                if set(pair) - {side} <= set(preferred) and self._is_borne_out(pair)
            ]
            if in_sentence:
                scored = in_sentence
        if not scored:
            return ""
        best = max(scored)
        return next(other for other in best[1] if other != side)

    def _bound(self, clause: Clause, first: int, last: int, parties: Sequence[Mention]) -> tuple[str, ...]:
        """`the A-B line`, `a line between A and B`, `A's line with B`, `a working group with A` of a subject B."""
        found = self._of_its_name(clause, first, last)
        for mention in parties:
            if mention.last <= first and first - mention.last <= 6:
                between = set(self.lows[mention.last : first])
                if _LED & between and "-" in between:
                    continue  # "the US-brokered truce"
                is_told = any(clause.tokens[at].tag in TENSED for at in range(mention.last, first))
                if not (between & _NO_LINK or is_told) and (
                    mention.how in {"adjective", "state", "metonym", "institution"}
                    and (between & {"'s", "-", "'"} or mention.how == "adjective")
                ):
                    found.extend(mention.sides)
        found.extend(
            self._bound_right(clause, last, parties)
            or self._made_by(clause, last, parties)
            or self._struck_by(clause, last, parties)
            or self._spoken_on(clause, first, last, parties)
        )
        found.extend(self._kept_to(clause, first, last, parties))
        sides = tuple(dict.fromkeys(side for side in found if side))
        if len(sides) == 1:
            subject = self._owner(first, parties, sides[0])
            if subject and self._is_known_as(clause, first, sides[0], subject):
                return self.main  # "Washington was told of the Iranian memorandum", in a text on Iran and Oman
            if subject:
                return (subject, sides[0])
        return sides

    def _is_known_as(self, clause: Clause, first: int, side: str, other: str) -> bool:
        """`the Iranian memorandum`, of one of the main sides: the one that the article is about, whoever speaks of it."""
        called = clause.mention_at(first - 1)
        is_so = called is not None and called.how == "adjective" and self.lows[called.first - 1] == "the"
        if not is_so or side not in self.main or other in self.main:
            return False
        before = set(self.lows[clause.sentence.first : first])
        return not _LOOKED_ON.isdisjoint(before) or not self._is_borne_out((other, side))

    def _of_its_name(self, clause: Clause, first: int, last: int) -> list[str]:
        """`the NATO-Russia Council`: the name of a body of several tells who sits on it."""
        body = clause.mention_at(first)
        if body is None or body.last < last or body.actor.side != SEVERAL or "-" not in self.lows[first:last]:
            return []
        words = [token.name for token in clause.tokens[first:last]]
        hyphen = self.lows.index("-", first, last) - first
        hits = (self.knowledge.names.at(words, 0, hyphen), self.knowledge.names.at(words, hyphen + 1, len(words)))
        return [hit[1][0].side for hit in hits if hit is not None and hit[1][0].side]

    def _bound_right(self, clause: Clause, last: int, parties: Sequence[Mention]) -> list[str]:
        limit = min(clause.sentence.last, last + 14)
        last -= self.lows[last - 1] in {"between", "with"}  # "the lines between A and B": the term holds the link
        for number in range(last, limit):
            low = self.lows[number]
            if low in LIKENING and self.lows[number + 1] in {"of", "that", "the", "to"}:
                return []  # "a pact along the lines of the one that it signed with C"
            is_purpose = low == "to" and number + 1 < limit and clause.tokens[number + 1].tag == "VB"
            if low in _ENDS_BINDING or low == "," or is_purpose:
                return []
            if low == "with" and self.lows[number + 1] == "both" and self.lows[number + 2] in _SIDES_WORDS:
                return list(self.main)
            is_next = number == last and (low == "by" or (low == "to" and self.lows[last - 1] == "own"))
            if low == "with" and _FORMED & set(self.lows[max(last, number - 3) : number]):
                return []  # "the centre that it runs jointly with A and B": its owner is one of three
            if low in {"between", "with", "among"} or is_next:
                return [
                    side
                    for mention in parties
                    if number < mention.first < max(limit, number + BETWEEN_REACH)
                    and not self._only_says(mention)
                    and not _PARTED & set(self.lows[number + 1 : mention.first])
                    and not any(clause.tokens[at].tag in TENSED for at in range(number + 1, mention.first))
                    for side in mention.sides
                    if side not in self.third or side in self.main
                ]
        return []

    def _only_says(self, mention: Mention) -> bool:
        """`a truce between A and B, officers of C said`: who tells of it."""
        return self.lows[mention.first - 1] == "," and self.lows[mention.end] in {"said", "says", "say"}

    def _made_by(self, clause: Clause, last: int, parties: Sequence[Mention]) -> list[str]:
        """`a deal signed by A, B and C`, `a body in which A and B sit`, `which it forms with A and B`: those listed after it."""
        limit = min(clause.sentence.last, last + LIST_REACH)
        for number in range(last, limit):
            low = self.lows[number]
            after_maker = low == "by" and bool(_MADE_BY & set(self.lows[max(last, number - 7) : number]))
            with_members = low == "which" and self.lows[number - 1] in {
                "in",
                "at",
                "under",
                "on",
                "for",
                "from",
                "where",
                "by",
            }
            if after_maker or with_members:
                listed = self._listed(clause, number + 1, parties)
                if len(set(listed)) >= 2:
                    return listed
            if low == "with" and _FORMED & set(self.lows[max(last, number - 3) : number]):
                listed = self._listed(clause, number + 1, parties)
                owner = self._owner(last, parties, "") if listed else ""
                rest = [side for side in self.main if side not in listed]
                if "it" in self.lows[last:number] and len(rest) == 1:
                    owner = rest[0]  # "recalled its officers from the centres that it runs jointly with A and B"
                return [owner, *listed] if owner and owner not in listed else []
        return []

    def _struck_by(self, clause: Clause, last: int, parties: Sequence[Mention]) -> list[str]:
        """`the deal that X struck with Y`, `an accord that A and B concluded in 1990`: who made it, in a clause of its own."""
        if self.lows[last : last + 1] not in (["that"], ["which"]):
            return []
        limit = min(clause.sentence.last, last + LIST_REACH)
        striking = next((number for number in range(last + 2, limit) if self.lows[number] in _STRIKING), None)
        makers = [one for one in parties if striking is not None and last < one.first and one.end <= striking]
        if striking is None or not makers or _ENDS_BINDING & set(self.lows[last + 1 : striking]):
            return []
        behind = next((one for one in parties if one.first > striking), None)
        between = self.lows[striking + 1 : behind.first] if behind is not None else []
        if behind is not None and "with" in between and not {",", "and", "said"} & set(between):
            makers.append(behind)
        sides = sides_of(makers)
        return list(sides) if len(sides) >= 2 else []

    def _spoken_on(self, clause: Clause, first: int, last: int, parties: Sequence[Mention]) -> list[str]:
        """`a line on which the mission talks to the army of B`, `a line over which its officers speak with B`: who speaks."""
        reach = range(last + 1, min(last + WHICH_REACH, clause.sentence.last))
        way = next((n for n in reach if self.lows[n] == "which" and self.lows[n - 1] in _SPEAKING_OVER), None)
        if way is None or (way > last + 1 and self.lows[last - 1] not in _LINES):
            return []
        after = [mention for mention in parties if way < mention.first < way + LIST_REACH]
        own = set(self.lows[way : after[0].first]) if len(after) == 1 else set()
        if own & {"its", "their"} and own & _SPEAKS and "said" not in own:
            return [*self._holder(clause, first), *after[0].sides]
        if len(after) < 2:
            return []
        between = set(self.lows[after[0].end : after[1].first])
        return [*after[0].sides, *after[1].sides] if between & _SPEAKS and not {",", "said"} & between else []

    def _kept_to(self, clause: Clause, first: int, last: int, parties: Sequence[Mention]) -> list[str]:
        """`The mission keeps a line to the army of B`: who has it, mediator or not, and to whom."""
        to = last - 1 if self.lows[last - 1] == "to" else last
        if self.lows[to - 1] not in _LINES or self.lows[to] not in {"to", "with"}:
            return []
        other = next((one for one in parties if to < one.first <= to + TO_REACH), None)
        holder = self._holder(clause, first)
        return [*holder, *other.sides] if other is not None and holder and not set(holder) & set(other.sides) else []

    def _holder(self, clause: Clause, first: int) -> tuple[str, ...]:
        """`The mission keeps a line`: who has what stands at `first`, also where it only watches over others."""
        one = next((one for one in reversed(clause.mentions) if one.end <= first and one.how != "outlet"), None)
        between = set(self.lows[one.end : first]) if one is not None else set()
        return one.sides if one is not None and between & _KEEPING and not between & {",", "that", "and"} else ()

    def _listed(self, clause: Clause, start: int, parties: Sequence[Mention]) -> list[str]:
        """The sides that stand in one list from here on."""
        listed: list[str] = []
        end = start
        for mention in parties:
            if mention.first < start:
                continue
            of_a_part = self.lows[mention.first - 1] == "of" and not self.is_land_of(mention)
            if not self.goes_on(clause, end, mention) or (listed and of_a_part):
                break
            listed.extend(mention.sides)
            end = mention.end
        return listed

    def _is_antecedent(self, mention: Mention) -> bool:
        """`the UN Command, whose officers still have a line to …`, `NATO, which has …`: who the relative clause is about."""
        after = [low for low in self.lows[mention.end : mention.end + 4] if low not in {",", "(", ")"}]
        return after[:1] == ["whose"] or (after[:1] == ["which"] and after[1:2] != [] and after[1] in _HAVING)

    def _owner(self, first: int, parties: Sequence[Mention], other: str) -> str:
        """The side on the left that shares the mechanism; a subject comes before what a preposition brings in."""
        left = [
            mention
            for mention in parties
            if mention.last <= first
            and any(side and side != other for side in mention.sides)
            and not (set(mention.sides) & self.third and other in self.main)
        ]
        if not left:
            return ""
        best = min(
            left,
            key=lambda one: (
                not self._is_antecedent(one),
                self.lows[one.first - 1] in PREPOSITIONS if one.first else False,
                not {other, *one.sides} >= set(self.main),
                abs(first - one.last),
            ),
        )
        return next(side for side in best.sides if side and side != other)
