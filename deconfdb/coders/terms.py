"""Where a text names a mechanism, and between which sides: the terms, put together by what they mean."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from deconfdb.coders.bystanders import AREA, whose_observers
from deconfdb.coders.cast import Cast
from deconfdb.coders.civil_matters import is_civil
from deconfdb.coders.clause_tokens import SUBJECTS
from deconfdb.coders.counted import ORDINALS, is_one_more
from deconfdb.coders.deeds_named import deeds_of, has_name, is_urged_on, without_talks
from deconfdb.coders.deeds_of_aid import told_to
from deconfdb.coders.deeds_of_messages import is_by_own_mission
from deconfdb.coders.deeds_of_watch import let_in_by, thirds_of
from deconfdb.coders.doing_together import is_of_another
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import DEFINITE, PRONOUNS, TALKS, Group, TermFound, determiner_of, grouped
from deconfdb.coders.joint_bodies import BODY_WORDS, joint_body_at
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.lines_told import CONTACT_WORDS, KEPT_LINE, LINES, are_of_ministries, contact_at, is_spoken_on
from deconfdb.coders.paper_subjects import as_their_contents, as_their_like
from deconfdb.coders.refusals import is_asked_in_vain
from deconfdb.coders.senses import POSTS, TermSenses
from deconfdb.coders.several_pairs import each_pair
from deconfdb.coders.sides import BOUND, MAIN, SideReader
from deconfdb.coders.status_links import befalls, is_made_there, may_take_up
from deconfdb.coders.status_settings import is_at_work
from deconfdb.coders.statuses import SAID_OF_IT, SHARES, read_statuses
from deconfdb.coders.truces_told import is_on_truce
from deconfdb.coders.watchers import as_watchers
from deconfdb.lexicon.records import MechanismTerm
from deconfdb.vocabulary import load_vocabularies

_POINTING = frozenset("the this these that those such its their both earlier previous said".split())
_COUNTING = frozenset("one two three four five six seven eight several all both some".split())
# Plain nouns that take up a mechanism of a family named before, whatever its term was.
_TAKES_UP: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "line lines link links connection phone phones telephone telephones hotline hotlines".split(),
        frozenset({"channel"}),
    ),
    **dict.fromkeys("channel channels".split(), frozenset({"channel", "open"})),
    **dict.fromkeys("committee commission council centre center body forum panel".split(), frozenset({"body"})),
    **dict.fromkeys("mechanism mechanisms system scheme".split(), frozenset({"open", "rules", "body", "channel"})),
    **dict.fromkeys(
        "agreement accord deal pact memorandum mou understanding arrangement protocol convention document text declaration treaty truce ceasefire".split(),  # noqa: E501
        frozenset({"rules", "process", "presence", "open"}),
    ),
}  # fmt: skip
PAPERS = frozenset(
    "agreement accord deal pact memorandum mou understanding protocol convention document text declaration treaty".split()
)
_PHONES = frozenset("phone phones telephone telephones".split())
_UNSPECIFIED = "deconfliction_unspecified"
_PAPER, _TRUCE = "agreement_instrument", "ceasefire_mechanism"
_AID = "humanitarian_notification"
_INCIDENTS = "incident_prevention_agreement"
_NO_PAPER = frozenset({POSTS, "prior_notification", "joint_patrols"})
"""Kinds of which nobody says "the treaty"."""
_PLACES = frozenset({"post", "posts"})
_CROSSING = frozenset("across along behind beyond near cross crosses crossed crossing".split())
_PLAIN_TALKS = frozenset("talks negotiations consultations discussions meeting meetings contacts".split())
_BUT = frozenset("but and although though yet because until".split())
_TEXTS = frozenset("agreement accord deal pact arrangement understanding".split())
_LEAVING = frozenset(
    "use breach violation withdraw withdraws withdrew withdrawn withdrawing pull pulled pulling pulls out walked walk".split()
)
LEFT_REACH = 4
"""Tokens before the "it" that a side leaves within which that is told."""
_ONE_MORE = frozenset({"another", "one", "that"})
_NUMBERED = _ONE_MORE | ORDINALS
_FOLLOWING = _NUMBERED | PRONOUNS
"""Words that may stand for what another such word stands for."""
_OPENERS = _FOLLOWING | _TAKES_UP.keys() | LINES | BODY_WORDS | CONTACT_WORDS
_COUNTED = frozenset({"channel", "body", "presence", "rules"})
"""Families of which there may be one more between the same sides."""
_ANOTHER = frozenset("another similar separate second".split())
_BEFORE_KNOWN = _POINTING | _COUNTING | _ANOTHER
"""One of these stands before a plain noun that takes up a mechanism."""
_ONE_OF_THEM = _ANOTHER | {"a", "an"}
_MORE = frozenset({"more", "such", "further"})
_OFFICERS = frozenset("commanders generals officers colonels admirals staffs militaries armies navies".split())
ONE_MORE_REACH = 3
"""Sentences before a pronoun for one more of a kind within which the kind is named."""
OFFICERS_REACH = 6
"""Tokens after talks within which those are named who hold them."""
OPENING = 4
"""Tokens of a sentence within which its topic stands, which "it" takes up in the next."""


@functools.cache
def families_of_kinds() -> dict[str, str]:
    """The family of each kind of mechanism."""
    lists = load_vocabularies()
    return {code: str(lists.get("mechanism_kind", code).extra["family"]) for code in lists.codes("mechanism_kind")}


@functools.lru_cache(maxsize=1)
def _openers(knowledge: Knowledge) -> frozenset[str]:
    """The words with which a term begins, or what may take one up: one look for most words."""
    return _OPENERS.union(knowledge.mechanism_terms.by_first)


class MechanismReader:
    """Finds the mechanisms of one article."""

    def __init__(
        self, knowledge: Knowledge, clauses: Sequence[Clause], cast: Cast, lows: Sequence[str], published: date | None,
        sides: SideReader,
    ) -> None:  # fmt: skip
        self.knowledge = knowledge
        self.clauses = clauses
        self.cast = cast
        self.lows = lows
        self.published = published
        self.names = [token.name for token in clauses[0].tokens] if clauses else []
        self.families = families_of_kinds()
        self.sides = sides
        self.senses = TermSenses(knowledge, lows, self.families)

    def groups(self) -> list[Group]:
        """The terms put together by the mechanism that they name."""
        found = grouped(self.terms, self.lows, self.families)
        for group in list(found):
            # "A mechanism that is to keep their planes apart", "a protocol on flight safety": what it is for says its kind.
            others = {one.kind for one in found if set(one.sides) == set(group.sides)}
            may_be = group.kind == _UNSPECIFIED or (group.kind == _PAPER and _INCIDENTS not in others)
            if may_be and any(self.senses.is_to_prevent_incidents(term.clause, term.last) for term in group.named()):
                group.kind, group.family = _INCIDENTS, self.families[_INCIDENTS]
        return as_their_like(as_their_contents(found, self.lows, self.families), self.lows)

    def is_series(self, group: Group) -> bool:
        """Whether talks go by a name or a number of their own ("the Astana process", "the third round of talks")."""
        return any(
            term.row.strength == "strong"
            and not term.taken_up
            and (
                self.lows[term.last - 1] not in _PLAIN_TALKS
                or self._has_ordinal(term.clause, term.first)
                or self._is_of_officers(term.clause, term.last)
            )
            for term in group.terms
        )

    @functools.cached_property
    def terms(self) -> list[TermFound]:
        """All terms that are not blocked, with their sides, and the plain words that take them up, in order."""
        found: list[TermFound] = []
        plain: list[tuple[Clause, int]] = []
        known_sides: dict[str, tuple[str, ...]] = {}
        for clause in self.clauses:
            for first, last, row in self._named(clause):
                term = self._term(clause, first, last, row, known_sides, found) if row else None
                if term is not None:
                    found.append(term)
                else:
                    plain.append((clause, last - 1))
        found.extend([deed for clause in self.clauses for deed in self._deeds(clause, found)])
        again: list[TermFound] = []
        for clause, number in plain:
            # "The agreement dates from 1998. It remains in force", "an older one": may follow what was taken up itself.
            known = [*found, *again] if self.lows[number] in _FOLLOWING else found
            term = self._taken_up(clause, number, known)
            again.extend([term] if term is not None else [])
        told = (part for term in without_talks([*found, *again]) for part in each_pair(term, self.lows))
        return sorted(told, key=lambda term: term.first)

    def _deeds(self, clause: Clause, found: Sequence[TermFound]) -> Iterator[TermFound]:
        """What the sides of a sentence do together, where no term of its kind names it there."""
        if clause.sentence.kind == "headline":
            return
        for deed in deeds_of(clause, self.lows, found, self.families):
            carriers = thirds_of(deed.kind, clause, self.lows, deed.first, deed.last, self.sides.main)
            if carriers is None or clause.tokens[deed.first].in_quote:
                continue
            if is_by_own_mission(deed, self.lows, carriers, self.sides.main):
                deed, carriers = replace(deed, kind="diplomatic_conduit"), frozenset()  # noqa: PLW2901
            own = let_in_by(deed, clause, self.lows)
            sides, binding = (own, BOUND) if own else self.sides.sides_of(clause, *deed.span, carriers, deed.kind)
            if deed.kind == _AID:
                sides = told_to(clause, sides, self.sides.named)
            named = {side for mention in clause.mentions for side in mention.sides if side} - carriers
            if carriers and len(sides) < 2 and self.sides.main and named <= set(self.sides.main):
                sides, binding = self.sides.main, MAIN  # "Switzerland delivered a message from Washington"
            is_told = has_name(deed, clause, found, self.families) or bool(carriers & set(sides) and not own)
            # Who watches from posts stands between two others; what one of the two does there is its own.
            is_told = is_told or (deed.kind == POSTS and not own and not carriers.isdisjoint(self.sides.main))
            is_told = is_told or is_of_another(deed.kind, sides, named & self.knowledge.states.keys())
            is_urged = (deed.status, deed.kind) == ("proposed", _TRUCE) and is_urged_on(clause, sides)
            if is_told or is_urged or len(sides) < 2:
                continue
            row = MechanismTerm(deed.kind, (), deed.kind, "weak" if deed.kind in TALKS else "strong", "")
            yield TermFound(
                row, clause, deed.first, deed.last, sides, binding, "", False, standing=(deed.track, deed.status)
            )

    def _named(self, clause: Clause) -> Iterator[tuple[int, int, MechanismTerm | None]]:
        """Terms of the lexicon, and without a row the words that may take one up, left to right."""
        number, stop = clause.sentence.first, clause.sentence.last
        terms, openers = self.knowledge.mechanism_terms, _openers(self.knowledge)
        while number < stop:
            low = self.lows[number]
            if low not in openers:
                number += 1
                continue
            hit = terms.at(self.lows, number, stop) if low in terms.by_first else None
            if hit is not None and not (low in CONTACT_WORDS and contact_at(clause, self.lows, number)):
                row, after = hit[1][0], number + hit[0]
                # "The truce accord" is one thing.
                after += row.strength == "strong" and after < stop and _singular(self.lows[after]) in _TEXTS
                yield number, after, row
                number = after
                continue
            reader = joint_body_at if low in BODY_WORDS else contact_at if low in CONTACT_WORDS else None
            if reader is not None and (told := reader(clause, self.lows, number)) is not None:
                yield number, *told
                number = told[0]
                continue
            if low in LINES and not is_civil(clause.words) and is_spoken_on(clause, number):
                yield number, number + 1, KEPT_LINE
            elif low in _TAKES_UP or low in PRONOUNS or (low in _NUMBERED and is_one_more(clause, self.lows, number)):
                yield number, number + 1, None
            number += 1

    def _term(
        self, clause: Clause, first: int, last: int, row: MechanismTerm, known_sides: dict[str, tuple[str, ...]],
        found: Sequence[TermFound],
    ) -> TermFound | None:  # fmt: skip
        if self.senses.is_ruled_out(clause, first, last, row):
            return None
        if row.kind in TALKS and (self._has_ordinal(clause, first) or self._is_of_officers(clause, last)):
            # A third round has a first: the talks are a series of their own. So are those of the commanders.
            row = replace(row, strength="strong")
        if row.kind in TALKS and are_of_ministries(clause, self.lows, last):
            row = replace(row, kind="defence_dialogue", strength="strong")
        row, senders = as_watchers(row, self.lows, clause, first, last, self.sides.main)
        senders |= whose_observers(self.lows, clause, first, last) if row.kind == POSTS else frozenset()
        sides, binding = self.sides.sides_of(clause, first, last, senders, row.kind)
        is_plain = row.strength == "weak" and binding != BOUND and not self.senses.has_own_name(clause, first, last)
        if is_plain and self._taken_up(clause, last - 1, found) is not None:
            return None
        if binding == MAIN and row.kind in known_sides and determiner_of(self.lows, clause, first) in DEFINITE:
            # "A team led by C will watch the ceasefire": it is still the one between A and B.
            sides = known_sides[row.kind]
        elif binding != MAIN:
            known_sides.setdefault(row.kind, sides)
        if len(sides) < 2:
            return None
        if row.kind == "defence_dialogue" and row.strength == "weak" and self.senses.is_of_politicians(clause, sides):
            row = replace(row, kind="talks_track")
        # Where both have a truce, those who look on watch over it, whatever their sentence is about.
        watches = row.kind == POSTS and self._is_truce_of(sides, found) and is_at_work(clause, first, last)
        is_sent = bool(senders or watches) and self.knowledge.cues.at(self.lows, last, clause.sentence.last) is None
        definite = determiner_of(self.lows, clause, first) in DEFINITE
        # "The monitors", behind "observers of the Union between A and B": those.
        is_sent = is_sent or (row.kind == POSTS and definite and self._is_truce_of(sides, found, POSTS))
        is_certain = row.strength != "weak" or is_sent or self.senses.is_meant(clause, first, last, row, binding)
        if not is_certain and not self._is_asked_in_vain(clause, first, last, row):
            return None
        row = self._as_meant(clause, first, last, row)
        return TermFound(row, clause, first, last, sides, binding, self._area(clause, last), definite)

    def _is_asked_in_vain(self, clause: Clause, first: int, last: int, row: MechanismTerm) -> bool:
        """Talks that one side asks for and the other turns down, here or in the sentence behind."""
        behind = clause.sentence.index + 1
        after = self.clauses[behind] if behind < len(self.clauses) else None
        return row.kind in TALKS and is_asked_in_vain(clause, after, self.lows, first, last)

    @staticmethod
    def _is_truce_of(sides: Sequence[str], found: Sequence[TermFound], kind: str = _TRUCE) -> bool:
        """Whether a truce between the same sides was named before, or another mechanism."""
        return any(term.row.kind == kind and set(term.sides) == set(sides) for term in found)

    def _as_meant(self, clause: Clause, first: int, last: int, row: MechanismTerm) -> MechanismTerm:
        """What the words around a term make it: an agreement on a truce, the talks that have brought none."""
        before = self.lows[max(clause.sentence.first, first - 4) : first]
        if row.kind == _PAPER and is_on_truce(self.lows, first, last, clause.sentence.last):
            # An agreement on a ceasefire is it; the body that watches over it is one of its own.
            row = replace(row, kind="ceasefire_mechanism")
        if row.kind == POSTS and self.lows[last - 1] not in _PLACES and self._is_of_both_sides(clause, last):
            row = replace(row, kind="joint_commission", strength="strong")
        is_sought = row.kind == "ceasefire_mechanism" or (row.kind == _PAPER and row.strength == "weak")
        if is_sought and {"no", "without"} & set(before[-2:]):
            # Where no agreement was reached there is none: the talks are what is spoken of.
            row = replace(row, kind="talks_track", strength="weak")
        return row

    def _is_of_both_sides(self, clause: Clause, last: int) -> bool:
        """`a monitoring team with officers of both sides`, `observers from each side`: who watches is the sides themselves."""
        after = self.lows[last : min(last + OFFICERS_REACH, clause.sentence.last)]
        counting = next((at for at, word in enumerate(after) if word in {"both", "each"}), None)
        is_made_of = counting is not None and after[counting - 1] in {"of", "from"} and counting > 0
        return is_made_of and not {"by", "between"} & set(after[:counting])

    def _has_ordinal(self, clause: Clause, first: int) -> bool:
        before = self.lows[max(clause.sentence.first, first - 5) : first + 1]
        if "rounds" in before and any(word in _COUNTING or word.isdigit() for word in before):
            return True  # "eleven rounds of border talks"
        return bool({"round", "rounds", "session", "sessions"} & set(before)) and any(
            word in ORDINALS or (word.endswith(("th", "rd", "nd", "st")) and word[:1].isdigit()) for word in before
        )

    def _is_of_officers(self, clause: Clause, last: int) -> bool:
        """`talks between corps commanders`, `negotiations of the two general staffs`: at a level of their own."""
        after = self.lows[last : min(last + OFFICERS_REACH, clause.sentence.last)]
        return after[:1] in (["between"], ["of"], ["among"]) and bool(_OFFICERS & set(after))

    def _taken_up(self, clause: Clause, number: int, found: Sequence[TermFound]) -> TermFound | None:
        """`the line`, `both mechanisms`, `it`, after the full term: the same mechanism again."""
        if clause.tokens[number].in_quote and not clause.tokens[number].tag:
            return None
        word = self.lows[number]
        if word in _NUMBERED:
            return self._one_more(clause, number, found)
        if not found or clause.tokens[number].tag.startswith("VB") or self._is_crossed(clause, number):
            return None
        if word in PRONOUNS:
            known = self._topic_before(clause, number, found)
            if known is not None and word != "it" and not self._are_things(clause, number, known):
                known = None
        else:
            before = self.lows[max(clause.sentence.first, number - 2) : number]
            if _BEFORE_KNOWN.isdisjoint(before):
                return None
            # "The phone rang. The two spoke over the hotline": a phone is a line only behind one.
            named = (one for one in found if one.standing is None and (word not in _PHONES or one.first < number))
            near = sorted(named, key=lambda term: (term.first >= number, abs(term.first - number)))
            known = self._same_head(word, near) or self._same_family(word, near)
        if known is None or self.senses.is_blocked(clause, number, number + 1):
            return None  # "the trade agreement", after "a truce"
        another = not _ONE_OF_THEM.isdisjoint(self.lows[max(clause.sentence.first, number - 2) : number])
        another = another or self._is_counted_anew(number)
        sides, binding = self.sides.sides_of(clause, number, number + 1) if another else (known.sides, MAIN)
        another = another and not (binding == MAIN and self.lows[number - 2] == "such")  # "such an accord": of the two
        return replace(
            known, clause=clause, first=number, last=number + 1, sides=sides if binding != MAIN else known.sides,
            binding=MAIN, area="", definite=True, taken_up=True, is_another=another,
        )  # fmt: skip

    def _is_counted_anew(self, number: int) -> bool:
        """`Five more lines exist`, `they now have six such lines`: not the one spoken of before."""
        return number > 1 and self.lows[number - 1] in _MORE and self.lows[number - 2] in _COUNTING

    def _one_more(self, clause: Clause, number: int, found: Sequence[TermFound]) -> TermFound | None:
        """The term that such a pronoun stands for, with the sides of its own words."""
        index = clause.sentence.index
        earlier = [
            term
            for term in found
            if index - ONE_MORE_REACH <= term.clause.sentence.index
            and term.first < number
            and term.standing is None
            and (term.row.kind == _TRUCE if self.lows[number] in ORDINALS else self.families[term.row.kind] in _COUNTED)
        ]
        if not earlier:
            return None
        known = max(earlier, key=lambda term: term.first)
        sides, binding = self.sides.sides_of(clause, number, number + 1)
        own = sides if binding == BOUND else known.sides
        return replace(
            known, clause=clause, first=number, last=number + 1, sides=own, binding=MAIN, area="", definite=False,
            is_another=True,
        )  # fmt: skip

    def _is_crossed(self, clause: Clause, number: int) -> bool:
        """`across the line`, `along the line`: where soldiers stand, not what they speak on."""
        before = self.lows[max(clause.sentence.first, number - 3) : number]
        return self.lows[number] in LINES and (
            bool(_CROSSING & set(before)) or before[:2] in (["sides", "of"], ["side", "of"])
        )

    def _topic_before(self, clause: Clause, number: int, found: Sequence[TermFound]) -> TermFound | None:
        """The term that "it" stands for: the topic of the sentence before, else the one thing that is told of there."""
        index = clause.sentence.index
        near = [term for term in found if index - 1 <= term.clause.sentence.index <= index and term.first < number]
        earlier = sorted((term for term in near if term.clause is not clause), key=lambda term: term.first)
        if clause.tokens[number].dep == "dobj" and near and clause.tokens[clause.tokens[number].head].tag != "VB":
            # "The pact lapsed when nobody renewed it", "Beijing cut the line. It restored it in May."
            return max(near, key=lambda term: term.first) if _is_one_thing(near) else None
        if near and self._is_left(clause, number):
            return max(near, key=lambda term: term.first) if _is_one_thing(near) else None
        here = [term for term in near if term.clause is clause]
        if clause.tokens[number].dep in SUBJECTS and self.lows[number - 1] in _BUT and here:
            # "They signed a pact in 2008, but it collapsed within months."
            return here[-1] if _is_one_thing(here) and befalls(clause, number) else None
        if not earlier or not may_take_up(clause, number):
            return None
        if earlier[0].first <= earlier[0].clause.sentence.first + OPENING:
            return earlier[0]
        is_made = is_made_there(earlier[0].clause, earlier[0].last - 1)
        return earlier[0] if is_made and _is_one_thing(earlier) and befalls(clause, number) else None

    def _is_left(self, clause: Clause, number: int) -> bool:
        """`suspended their participation in it`, `withdrew from it`, `pulled out of it`: what one has, or had, a part in."""
        before = self.lows[max(clause.sentence.first, number - LEFT_REACH) : number]
        return before[-1:] in (["in"], ["from"], ["of"]) and bool((SHARES | _LEAVING) & set(before))

    def _are_things(self, clause: Clause, number: int, known: TermFound) -> bool:
        """`They were restored in May`, `Beijing froze them`, after "military contacts"; not what people do or are told."""
        if not known.clause.tokens[known.last - 1].tag.endswith("NNS"):
            return False
        readings = read_statuses(self.knowledge, clause, self.lows, number, number + 1)
        return befalls(clause, number) and any(reading.rule in SAID_OF_IT for reading in readings)

    def _same_head(self, word: str, found: Sequence[TermFound]) -> TermFound | None:
        head = _singular(word)
        same = [term for term in found if _singular(self.lows[term.last - 1]) == head]
        # "The agreement" goes back to the full name, not to a plain one that stands nearer.
        return next((term for term in same if term.row.strength == "strong"), same[0] if same else None)

    def _same_family(self, word: str, found: Sequence[TermFound]) -> TermFound | None:
        families = _TAKES_UP.get(word, frozenset())
        return next(
            (
                term
                for term in found
                if self.families[term.row.kind] in families
                and term.row.strength == "strong"
                and not (word in PAPERS and term.row.kind in _NO_PAPER)
            ),
            None,
        )

    def _area(self, clause: Clause, last: int) -> str:
        best: tuple[int, str] | None = None
        for number in range(clause.sentence.first + 1, clause.sentence.last):
            if self.lows[number - 1] not in AREA and not (
                self.lows[number - 1] == "the" and number > 1 and self.lows[number - 2] in AREA
            ):
                continue
            hit = self.knowledge.names.at(self.names, number, clause.sentence.last)
            entry = next((entry for entry in hit[1] if entry.role in {"place", "state"}), None) if hit else None
            if (
                entry is not None
                and entry.role == "place"
                and self.knowledge.places[entry.ref].kind in {"city", "building"}
            ):
                continue
            if hit is None or entry is None:
                continue
            distance = abs(number - last)
            if best is None or distance < best[0]:
                best = (distance, " ".join(token.text for token in clause.tokens[number : number + hit[0]]))
        return best[1] if best else ""


def _is_one_thing(terms: Sequence[TermFound]) -> bool:
    """Whether sentences tell of one mechanism alone, so that "it" can mean no other."""
    return len({(term.row.kind, frozenset(term.sides)) for term in terms}) == 1 and terms[0].standing is None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
