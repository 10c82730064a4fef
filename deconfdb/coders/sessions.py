"""Meetings that are told without a word for one: a body that sits, and acts for which both sides have to be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from deconfdb.coders.bindings import Candidate
from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.clause_tokens import PRESENT, Subject
from deconfdb.coders.findings import MeetingFound
from deconfdb.coders.formats import form_of_act
from deconfdb.coders.function_words import FIXED, IN_OFFICE, NOT, RELATIVES
from deconfdb.coders.grammar import Clause
from deconfdb.coders.groups import TALKS, TermFound
from deconfdb.coders.meeting_days import beginning, in_the_past, stretched
from deconfdb.coders.other_side import BODIES
from deconfdb.coders.participants import SITTINGS, ParticipantReader
from deconfdb.coders.presences import people_of_both
from deconfdb.coders.prospects import has_will
from deconfdb.coders.scenes import is_behind_its_town, place_of
from deconfdb.coders.sequences import SequenceReader
from deconfdb.coders.series import is_counted_since
from deconfdb.coders.times import TimeFound
from deconfdb.coders.untold import is_old_series
from deconfdb.coders.whereabouts import occurrence_of, time_of
from deconfdb.lexicon.records import MeetingTrigger

_SITS = frozenset(
    "met meet meets convened convene convenes reconvened reconvene reconvenes sat gathered gather held holds conferred".split()
)
_OF_ONE_SIDE = frozenset("cabinet parliament parliamentary senate congress legislature village municipal".split())
"""Whose committees are no bodies of two sides."""
ASIDE_REACH = 24
"""Tokens of an aside between a body and its verb."""
_JOINT_ACTS = frozenset(
    "signed initialled initialed sealed struck concluded settled agreed decided negotiated announced inaugurated launched "
    "opened unveiled inspected toured watched commissioned dedicated attended approved adopted endorsed renewed extended "
    "finalised finalized drafted drew issued "
    "brokered reached undertook undertaken pledged promised vowed made".split()
)
_ONLOOKERS = frozenset({"international_organisation", "monitor", "alliance"})
"""Kinds of actors that chair or watch a body of two sides."""
_SITTING_ON = frozenset("resumed opened concluded completed began reopened finished".split())
_SERIES = TALKS | {"defence_dialogue", "joint_commission", "working_group"}
_HOLDS = frozenset(
    "hold holds held holding convene convened convenes open opened host hosted conduct conducted".split()
)
_TO_SIGN = frozenset({"sign", "initial"})
_BY_HAND = _TO_SIGN | frozenset("signed initialled initialed struck concluded sealed".split())
_MADE_THERE = _BY_HAND | {"reached", "made", "negotiated", "brokered"}
_DEALS = frozenset(
    "deal bargain accord agreement pact truce ceasefire cease-fire understanding compromise settlement treaty memorandum document "
    "protocol communique peace text terms roadmap wording outlines plan".split()
)
_SETTLED = frozenset("agreed settled decided".split())
_SIGNED = _TO_SIGN | {"signed", "initialled", "initialed"}
_SEVERAL = {2: frozenset({"they", "two", "both"}), 3: frozenset({"they", "three"}), 4: frozenset({"they", "four"})}
"""Words for all of so many sides."""
_BOTH_OF_THEM = frozenset(
    "they sides ministers leaders presidents generals countries armies delegations men officers governments states nations "
    "representatives commanders officials envoys diplomats premiers neighbours neighbors parties chiefs staffs militaries "
    "commands forces navies experts ministries teams surveyors negotiators rivals foes enemies adversaries belligerents".split()
)
_COMES = frozenset({"came", "come"})
_TERMS_MADE = frozenset("terms understanding agreement arrangement settlement compromise accord".split())
TERMS_REACH = 16
"""Tokens from "an understanding that …" to the "came to" behind it."""
_PUTS = frozenset("put set placed affixed".split())
_NAMES = frozenset("name names signature signatures initials".split())
_ACTS = _BY_HAND | _PUTS | _SITTING_ON | _JOINT_ACTS | _COMES | {"took"}
"""All words of what both do together; few sentences have any, or an "aside" of `_MARGINS`."""
_BY_WIRE = frozenset({"telephone", "phone", "call", "video"})
_BY_MEANS = frozenset("by over via in".split())
_TAKEN = frozenset({"decision", "decisions", "step"})
_MARGINS = frozenset({"margins", "sidelines", "fringes", "edges", "edge"})
_GATHERINGS = frozenset(
    "forum summit conference gathering assembly dialogue ceremony inauguration funeral meeting session".split()
)
_PEOPLE = frozenset({"person", "office_holder"})
_AGREEMENTS = frozenset({"rules", "process"})
_OF_WORK = frozenset("core working joint technical expert liaison".split())
GROUP_REACH = 120
"""Tokens from "a core group of officials" to "the group"."""
_LOOKING_ON = frozenset("presence eyes witnessed watched oversaw mediation auspices".split())
IT_REACH = 40
"""Tokens from a body to the "it" that stands for it."""
BEFORE, AFTER = 6, 9
"""Tokens before and after the name of a body within which it is said to sit."""
BY_REACH = 7
"""Tokens from an act to those by whom it was done."""
ACT_REACH = 14
"""Tokens between an act and the text that it makes."""
JOINT_ACT = "meeting.joint-act"


@dataclass(frozen=True, slots=True)
class SessionReader:
    """Finds the meetings of one article that its mechanisms tell of."""

    who: ParticipantReader
    lows: Sequence[str]
    names: Sequence[str]
    families: dict[str, str]
    counted: SequenceReader

    def read(self, clause: Clause, terms: Sequence[TermFound]) -> Iterator[MeetingFound]:
        """Sessions of bodies, and signings, of one sentence."""
        told = False
        for term in terms:
            verb = self._held_at(clause, term)
            if verb is not None:
                hosts = clause.subject(verb, verb + 1)
                own = sides_of(hosts.mentions) if hosts is not None else ()
                for session in self._meeting(clause, own if len(own) > 1 else term.sides, term.row.kind, verb, "verb"):
                    told = True
                    yield session
                continue
            named_talks = term.row.kind in TALKS and term.row.strength == "strong"
            if self.families[term.row.kind] == "body" or named_talks:
                for session in self._session(clause, term):
                    told = True
                    yield session
        if not told:
            yield from self._sitting(clause)
        yield from self._joint_act(clause, terms)
        yield from self.counted.read(clause)

    def _held_at(self, clause: Clause, term: TermFound) -> int | None:
        """The verb of `are to hold a security dialogue in Seoul next week`, `a strategic dialogue was held`."""
        noun = clause.tokens[term.last - 1]
        is_thing = noun.dep in {"dobj", "nsubjpass"} and noun.low.removesuffix("s") == "dialogue"
        is_held = is_thing and term.row.kind in _SERIES and self.lows[noun.head] in _HOLDS
        return noun.head if is_held else None

    def _session(self, clause: Clause, term: TermFound) -> Iterator[MeetingFound]:
        """`the commission has met three times`, `the 31st round of the mechanism`."""
        start, stop = clause.sentence.first, clause.sentence.last
        before = range(max(start, term.first - BEFORE), term.first)
        sitting = next((number for number in reversed(before) if self.lows[number] in SITTINGS), None)
        if sitting is not None and {"of", "under"} & set(self.lows[sitting : term.first]):
            if is_counted_since(clause, self.lows, sitting, sitting + 1):
                return
            yield from self._meeting(clause, term.sides, term.row.kind, sitting, "noun")
            return
        behind = self._past_aside(clause, term.last)
        for number in range(behind, min(stop, behind + AFTER)):
            if number > behind and self.lows[number] in {",", ";", "which", "that"}:
                return
            if self._sits(number) and clause.tokens[number].tag.startswith("VB"):
                subject = clause.subject(number, number + 1)
                if subject is not None and any(not term.first - 1 <= one.first < term.last for one in subject.mentions):
                    return
                yield from self._meeting(clause, term.sides, term.row.kind, number, "verb")
                return

    def _sitting(self, clause: Clause) -> Iterator[MeetingFound]:
        """`The commission, set up in 2001, last met in Kigali on February 14`: the body that the article is about."""
        pair = self.who.main_pair
        if _SITS.isdisjoint(clause.words) and "came" not in clause.words:
            return
        others = (
            one for one in clause.mentions if one.actor.kind not in _ONLOOKERS and not set(one.sides) <= set(pair)
        )
        if len(pair) != 2 or next(others, None) is not None:
            return
        for number in range(clause.sentence.first + 1, clause.sentence.last):
            if not self._sits(number) or not clause.tokens[number].tag.startswith("VB"):
                continue
            subject = clause.subject(number, number + 1)
            if subject is not None and self._is_of_one_side(subject, number):
                return
            is_body = subject is not None and not subject.mentions and self.lows[subject.token] in BODIES
            is_group = subject is not None and self._is_group(clause, subject.token)
            if is_group or is_body or (subject is not None and self._is_it(clause, subject.token)):
                kind = "working_group" if is_group else "joint_commission"
                yield from self._meeting(clause, pair, kind, number, "verb")
                return

    def _is_of_one_side(self, subject: Subject, verb: int) -> bool:
        """`the cabinet committee met`; not `the commission, set up by parliament in 2001, met`."""
        before = self.lows[subject.start : verb]
        stop = before.index(",") if "," in before else len(before)
        return not _OF_ONE_SIDE.isdisjoint(before[:stop])

    def _is_group(self, clause: Clause, subject: int) -> bool:
        """`a core group of officials … The group is to meet in June`: one of which the text has told as of people in office."""
        if self.lows[subject] not in {"group", "it"} or (
            self.lows[subject] == "it" and subject != clause.sentence.first
        ):
            return False
        span = range(
            max(1, (subject if self.lows[subject] == "group" else clause.sentence.first) - GROUP_REACH), subject
        )
        told = (n for n in span if self.lows[n] == "group")
        return any(
            self.lows[n - 1] in _OF_WORK or (self.lows[n + 1] == "of" and self.lows[n + 2] in IN_OFFICE) for n in told
        )

    def _is_it(self, clause: Clause, subject: int) -> bool:
        """`…, the panel's American chairman said. It will gather again on June 19`: the body spoken of just before."""
        opening = clause.sentence.first
        is_it = subject == opening and self.lows[subject] == "it"
        return is_it and bool(BODIES & set(self.lows[max(0, opening - IT_REACH) : opening]))

    def _sits(self, verb: int) -> bool:
        return self.lows[verb] in _SITS or self.lows[verb : verb + 2] == ["came", "together"]

    def _past_aside(self, clause: Clause, number: int) -> int:
        """Behind `, in which ambassadors sit,` after the name of a body."""
        if number >= clause.sentence.last or self.lows[number] != ",":
            return number
        span = range(number + 2, min(number + ASIDE_REACH, clause.sentence.last - 1))
        return next((comma + 1 for comma in span if self.lows[comma] == ","), number)

    def _joint_act(self, clause: Clause, terms: Sequence[TermFound]) -> Iterator[MeetingFound]:
        """`X and Y signed it in Doha`, `a memorandum signed in Luanda on August 21`."""
        if _ACTS.isdisjoint(clause.words) and _MARGINS.isdisjoint(clause.words):
            return
        for number in range(clause.sentence.first, clause.sentence.last):
            if not clause.tokens[number].tag.startswith("VB"):
                continue
            act = self._kind_of_act(clause, number, terms)
            is_ground = self._is_legal_ground(clause, number) and not any(time.is_day for time in clause.times)
            if not act or is_ground:
                continue
            candidate = Candidate(number, number + 1, _row("in_person_bilateral"))
            when = time_of(clause, self.lows, candidate)
            when = in_the_past(clause, candidate, when, self.who.knowledge, self.who.cast.published)
            place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate, when)
            has_day = when is not None and when.lower is not None
            sides, hands = self._who_acted(clause, number, act, terms, bool(place), when)
            is_certain = act == "names" and len(hands) > 1
            if len(sides) < 2 or not (place or has_day or is_certain):
                continue
            yield MeetingFound(
                sides=sides, parties=self.who.parties(hands, sides, country),
                format=form_of_act(sides, country),
                occurrence="held" if self.lows[number - 1] == "as" else occurrence_of(clause, self.lows, candidate),
                sentence=clause.sentence.index, start=clause.sentence.start, end=clause.sentence.end, rule=JOINT_ACT,
                when=when, place=place, sentences=(clause.sentence.index,),
            )  # fmt: skip
            return

    def _kind_of_act(self, clause: Clause, number: int, terms: Sequence[TermFound]) -> str:
        """What a verb tells of: names put to a text, a series taken up, something settled, or something done at a summit."""
        low = self.lows[number]
        if self._is_by_wire(clause, number) or (low in _TO_SIGN and not self._will_sign(clause, number)):
            return ""
        if low in _BY_HAND or (low in _PUTS and _NAMES & set(self.lows[number + 1 : number + 4])):
            return "names"
        if low in _SITTING_ON and self._has_talks(number, terms):
            return "series"
        is_taken = low == "took" and bool(_TAKEN & set(self.lows[number + 1 : number + 4]))
        if low in _JOINT_ACTS or is_taken or self._comes_to_terms(clause, number):
            # What is agreed on the telephone is told of the call.
            stop = min(number + ACT_REACH, clause.sentence.last)
            return "" if _BY_WIRE & set(self.lows[clause.sentence.first : stop]) else "act"
        is_aside = clause.tokens[number].tag == "VBD" and not _MARGINS.isdisjoint(clause.words)
        return "aside" if is_aside else ""

    def _will_sign(self, clause: Clause, verb: int) -> bool:
        """`will sign it in A on Friday`, `are to sign`; and not `refused to sign`."""
        before = self.lows[max(clause.sentence.first, verb - BEFORE) : verb]
        is_meant = (
            before[-1:] == ["to"] and bool({"is", "are"} & set(before)) and bool(FIXED | {"expected"} & set(before))
        )
        is_meant = is_meant or before[-2:] in (["are", "to"], ["is", "to"])
        return clause.tokens[verb].tag == "VB" and not NOT & set(before) and (is_meant or has_will(clause, verb))

    def _is_by_wire(self, clause: Clause, verb: int) -> bool:
        """`signed during talks by video link`, `agreed over the telephone`: nobody had to be in one place."""
        span = range(verb, min(verb + ACT_REACH + BY_REACH, clause.sentence.last - 2))
        return any(self.lows[n] in _BY_MEANS and _BY_WIRE & set(self.lows[n + 1 : n + 4]) for n in span)

    def _comes_to_terms(self, clause: Clause, verb: int) -> bool:
        """`came to terms at X`, `had come to an understanding`, `an understanding that both came to in May`."""
        if self.lows[verb] not in _COMES or self.lows[verb + 1 : verb + 2] != ["to"]:
            return False
        before = self.lows[max(clause.sentence.first, verb - TERMS_REACH) : verb]
        is_relative = self.lows[verb + 2] in {"in", "at", "on", "last", ","} and "that" in before
        return bool(_TERMS_MADE & {*self.lows[verb + 2 : verb + 5], *(before if is_relative else ())})

    def _is_legal_ground(self, clause: Clause, verb: int) -> bool:
        """`under a treaty signed in 1907`: why something is so, not what happened."""
        noun = clause.tokens[verb].head
        return clause.tokens[verb].dep == "acl" and clause.tokens[clause.tokens[noun].head].low == "under"

    def _who_acted(
        self, clause: Clause, verb: int, act: str, terms: Sequence[TermFound], has_place: bool, when: TimeFound | None
    ) -> tuple[tuple[str, ...], list[Mention]]:
        """The sides of an act and who stood for them."""
        if self.lows[verb - 1] == "as" and self.lows[verb] in _SETTLED:
            return self._as_agreed(clause, verb) if has_place and when is not None else (), []
        agents = self._agents(clause, verb)
        by_hand = self.who.placed([one for one in agents if one.actor.kind in _PEOPLE])
        sides = sides_of([*agents] if act == "series" else by_hand)
        if len(sides) > 1 or act in {"series", "aside"}:
            return sides, by_hand
        if "together" in self.lows[verb : verb + ACT_REACH] and len(sides_of(agents)) > 1:
            return sides_of(agents), [*agents]  # "The navies of A and B toured the gulf together on Monday"
        if self._by_both(clause, verb, by_hand, has_place) or (has_place and self._by_the_ministers(verb, agents)):
            return self.who.main_pair, by_hand
        is_relative = clause.tokens[verb].dep in {"acl", "relcl"}
        is_on_a_day = when is not None and when.is_day
        if (
            (self.lows[verb] in _SIGNED | _PUTS or (self.lows[verb] in _COMES and clause.tokens[verb].tag == "VBD"))
            and (has_place or (is_on_a_day and not is_relative))
            and len(sides_of(agents)) > 1
        ):
            # "Egypt and Israel signed a protocol here today": somebody held the pens.
            return sides_of(agents), [*agents]
        if self.lows[verb] in _SIGNED and is_on_a_day and not is_relative and self._with_another(clause, verb, agents):
            return self.who.main_pair, [
                *agents
            ]  # "Commanders of A and of the B rebel movement signed a truce on Monday"
        is_settled = self.lows[verb] in _SETTLED and self._is_passive(clause, verb)
        is_made_there = has_place and when is not None and (is_settled or self.lows[verb] in _MADE_THERE)
        is_made_there = is_made_there and self._is_deal(clause, verb)
        if is_made_there and len(sides_of(agents)) > 1 and all(one.how != "adjective" for one in agents):
            return sides_of(agents), [*agents]  # "a bargain that A and B had struck at X in May"
        is_there = has_place or self._at_a_gathering(clause, verb)
        if is_there and self.lows[verb] in _SETTLED and self._are_there(clause, verb, agents, when):
            return sides_of(agents), [*agents]
        is_made = is_made_there or self.lows[verb] in _MADE_THERE
        if not has_place or not is_made or self._is_of_others(clause, verb):
            return (), []
        near = (
            one for one in terms if self.families[one.row.kind] in _AGREEMENTS and abs(one.first - verb) <= ACT_REACH
        )
        term = next(near, None)
        if term is not None:
            return (term.sides, []) if self.lows[verb] in _BY_HAND or when is not None else ((), [])
        return (self.who.main_pair, []) if is_made_there and self.who.is_of_the_pair(clause) else ((), [])

    def _are_there(self, clause: Clause, verb: int, agents: Sequence[Mention], when: TimeFound | None) -> bool:
        """`The commanders of A and B agreed in X on Monday to …`, `A and B agreed in X in May that …`."""
        if len(sides_of(agents)) < 2:
            return False
        is_past = when is not None and when.lower is not None and clause.tokens[verb].tag == "VBD"
        is_theirs = set(sides_of(agents)) == set(self.who.main_pair) and all(one.how != "adjective" for one in agents)
        return all(map(_is_of_people, agents)) or (is_past and is_theirs)

    def _is_passive(self, clause: Clause, verb: int) -> bool:
        """`The truce, agreed in A on Friday, took effect`, also where a parse takes it for what the truce did."""
        subject = clause.subject(verb, verb + 1)
        return (
            clause.tokens[verb].tag == "VBN"
            or clause.tokens[verb].dep == "acl"
            or (subject is not None and self.lows[subject.token] in _DEALS)
        )

    def _as_agreed(self, clause: Clause, verb: int) -> tuple[str, ...]:
        """`A and B are to swap prisoners, as agreed in Oslo last month`: by those who will do it, or by the two."""
        head = clause.tokens[verb].head
        subject = clause.subject(head, head + 1) if clause.tokens[head].tag.startswith("VB") else None
        sides = sides_of(subject.mentions) if subject is not None else ()
        if len(sides) > 1:
            return sides
        return self.who.main_pair if self.who.is_of_the_pair(clause) else ()

    def _with_another(self, clause: Clause, verb: int, agents: Sequence[Mention]) -> bool:
        """Whether the subject is one side and somebody else, who in a text about two sides is the other."""
        subject, pair = clause.subject(verb, verb + 1), self.who.main_pair
        own = sides_of(agents)
        if subject is None or len(pair) < 2 or len(own) != 1 or not set(own) < set(pair):
            return False
        span = range(subject.start, clause.edge(subject.token, right=True))
        return any(self.lows[n] == "and" and clause.tokens[n - 1].text != "," for n in span) and subject.token < verb

    def _is_of_others(self, clause: Clause, verb: int) -> bool:
        """`The novelist reached an agreement`: somebody makes it who is no side, nor stands for both."""
        subject = clause.subject(verb, verb + 1)
        if subject is None or subject.mentions or self.lows[verb] in _BY_HAND:
            return False
        return self.lows[subject.token] not in _BOTH_OF_THEM | _DEALS | RELATIVES

    def _is_deal(self, clause: Clause, verb: int) -> bool:
        """`the bargain struck at Lusaka in 1984`, `the deal was reached in Doha`, `a truce that A and B made in Doha`."""
        token, subject = clause.tokens[verb], clause.subject(verb, verb + 1)
        nouns = [child for child in clause.children(verb) if clause.tokens[child].dep == "dobj"]
        nouns += [token.head] if token.dep in {"acl", "relcl"} else [verb - 1]
        nouns += [subject.token] if subject is not None else []
        is_one = token.dep in {"acl", "relcl"} and self.lows[token.head] == "one"  # "replaces one agreed in A in May"
        return is_one or any(self.lows[number] in _DEALS for number in nouns)

    def _by_the_ministers(self, verb: int, agents: Sequence[Mention]) -> bool:
        """`agreed by the generals at X`: those of both sides, if nobody's in particular."""
        known = self.lows[verb] in _BY_HAND | _PUTS | {"agreed", "settled"} and len(self.who.main_pair) == 2
        return known and any(one.how == "anaphor" and one.plural and one.definite for one in agents)

    def _has_talks(self, verb: int, terms: Sequence[TermFound]) -> bool:
        """`resumed their defence dialogue in Canberra`: a series of talks is the object of the verb."""
        return any(0 < term.first - verb <= BY_REACH and term.row.kind in _SERIES for term in terms)

    def _by_both(self, clause: Clause, verb: int, by_hand: Sequence[Mention], has_place: bool) -> bool:
        """`The two sides signed …`, `signed by officers of both armies`, `ministers X and Y settled on …`: no country is told."""
        several = _SEVERAL.get(len(self.who.main_pair))
        subject = clause.subject(verb, verb + 1)
        if several is None or subject is None:
            return False
        if len(by_hand) == 2 == len(self.who.main_pair) and not any(side for one in by_hand for side in one.sides):
            return True
        is_there = has_place or self._at_a_gathering(clause, verb)
        if self.lows[verb] not in _BY_HAND | _PUTS and not (is_there and self.lows[verb] in _SETTLED):
            return False
        words = set(self.lows[subject.start : clause.edge(subject.token, right=True) + 1])
        agent = next((child for child in clause.children(verb) if clause.tokens[child].dep == "agent"), None)
        if agent is not None:
            words = {self.lows[number] for number in clause.subtree(agent)}
        is_people = bool(words & _BOTH_OF_THEM) or self.lows[subject.token] in several
        return is_people and bool(words & several)

    def _at_a_gathering(self, clause: Clause, verb: int) -> bool:
        """`agreed last June at the same forum`: where both of them were."""
        near = range(verb + 1, min(verb + ACT_REACH, clause.sentence.last))
        noun = next((n for n in near if self.lows[n] in _GATHERINGS), None)
        return noun is not None and bool({"at", "during"} & set(self.lows[verb + 1 : noun]))

    def _agents(self, clause: Clause, verb: int) -> tuple[Mention, ...]:
        is_passive = any(clause.tokens[child].dep == "auxpass" for child in clause.children(verb))
        for number in range(verb + 1, min(verb + (ACT_REACH if is_passive else BY_REACH), clause.sentence.last)):
            if self.lows[number] in {"which", "that", "who", ";"}:
                break
            if self.lows[number] in ({"by", "between"} if is_passive else {"by"}) and not clause.is_time(number + 1):
                # With what stands in apposition between them: "by X, then secretary of …, and Y".
                far = range(number, min(number + ACT_REACH + BY_REACH, clause.sentence.last - 1))
                stop = next((n for n in far if self.lows[n] in _LOOKING_ON), far.stop)  # "in the presence of X"
                named = (one for one in clause.mentions if number < one.first <= stop)
                return tuple(one for one in named if not is_behind_its_town(clause, one))
        agent = next((child for child in clause.children(verb) if clause.tokens[child].dep == "agent"), None)
        if agent is not None:
            # "signed in the capital on a certain day by A, B and C"
            inside = clause.subtree(agent)
            return tuple(one for one in clause.mentions if one.first in inside or one.last - 1 in inside)
        subject = clause.subject(verb, verb + 1)
        if subject is None:
            return ()
        agents = (*self._himself(clause, verb, subject), *subject.mentions, *self._beside(clause, verb))
        if len(sides_of(agents)) < 2 and clause.tokens[subject.token].tag == "NNS":
            # "Delegates of President X and of Y signed it"
            return people_of_both(clause, self.lows, verb) or agents
        return agents

    def _himself(self, clause: Clause, verb: int, subject: Subject) -> tuple[Mention, ...]:
        """`X was in A, where he and his Saudi counterpart signed it`: for "he" the first whom the sentence names."""
        opening = self.lows[max(clause.sentence.first, subject.start - 2) : verb]
        if not any(one in {"he", "she"} and other == "and" for one, other in pairwise(opening)):
            return ()
        named = [one for one in clause.mentions if one.last <= subject.start and one.actor.kind in _PEOPLE][:1]
        return (*named, *(one for one in clause.mentions if named and subject.start <= one.first < verb))

    def _beside(self, clause: Clause, verb: int) -> tuple[Mention, ...]:
        """`X toured the border with his colleague Y`, `signed it with Y`: who does so too."""
        others = [child for child in clause.children(verb) if child > verb and self.lows[child] == "with"]
        inside = {number for child in others for number in clause.subtree(child)}
        return tuple(one for one in clause.mentions if one.last - 1 in inside and one.actor.kind in _PEOPLE)

    def _meeting(
        self, clause: Clause, sides: tuple[str, ...], kind: str, first: int, part: str
    ) -> Iterator[MeetingFound]:
        row = _row("working_group_session" if kind == "working_group" else "delegation_talks", part)
        candidate = Candidate(first, first + 1, row)
        when = stretched(clause, self.lows, candidate, time_of(clause, self.lows, candidate))
        if self._is_a_habit(clause, first, when):
            return
        before = self.lows[max(clause.sentence.first, first - 4) : first]
        is_negated = bool(NOT & set(before))
        if is_negated and (when is None or not when.is_open):
            return
        if not is_negated and is_old_series(when, self.who.cast.published):
            return
        if when is not None and when.is_open:
            when = beginning(when, self.who.knowledge, self.who.cast.published)
        place, country = place_of(self.who.knowledge, clause, self.lows, self.names, candidate, when)
        published = self.who.cast.published
        is_past = when is not None and when.upper is not None and published is not None and when.upper < published
        is_habit = clause.tokens[first].tag in PRESENT and "last" in self.lows[first : clause.sentence.last]
        is_held = is_negated or (is_past and is_habit)  # "meets by turns in A and B, the last time in A in 2018"
        occurrence = "held" if is_held else occurrence_of(clause, self.lows, candidate)
        if when is None and not place and not (occurrence == "proposed" and part == "noun"):
            return
        yield MeetingFound(
            sides=sides, parties=self.who.parties([], sides, country), format=row.meeting_format,
            occurrence=occurrence, sentence=clause.sentence.index,
            start=clause.sentence.start, end=clause.sentence.end, rule="meeting.session", when=when, place=place,
            sentences=(clause.sentence.index,),
        )  # fmt: skip

    def _is_a_habit(self, clause: Clause, verb: int, when: TimeFound | None) -> bool:
        """`The commission meets every month in X`: no certain session."""
        has_day = when is not None and when.lower is not None
        return clause.tokens[verb].tag in PRESENT and clause.sentence.kind == "body" and not has_day


def _is_of_people(mention: Mention) -> bool:
    """Whether a mention is of people who can be somewhere, and not of a state or a body."""
    return mention.how in {"role", "person"} and mention.actor.kind not in {"state", "ministry", "armed_force"}


def _row(meeting_format: str, part: str = "verb") -> MeetingTrigger:
    return MeetingTrigger("session", (), part, meeting_format, "held", "", "strong", "")
