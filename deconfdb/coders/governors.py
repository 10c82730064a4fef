"""Who does what a word of meeting depends on: the subject of its verb, or of the verb that governs its noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deconfdb.coders.cast import Mention, sides_of
from deconfdb.coders.clause_tokens import FINITE, Subject
from deconfdb.coders.function_words import BOTH
from deconfdb.coders.grammar import Clause
from deconfdb.coders.subjects import SubjectReader

PROPOSING = frozenset(
    "proposed proposes propose offered offers offer sought seeks requested requests suggested demanded demands demand".split()
)
ASKING = frozenset("asked asks ask asking appealed pressed pushed applied called calls calling".split())
_HOLDING = frozenset("hold holds held holding conclude concludes concluded sent send sends sending dispatched".split())
"""Cues that tell of something else where talks depend on them ("held talks", "sent ministers for talks")."""
_UNDERTAKING = frozenset("agreed agree undertook pledged promised accepted committed vowed settled decided".split())
OF_BODY = 8
"""Tokens from "a meeting of the joint committee" to the "with" behind it."""
_ACCEPTING = frozenset("agreed agrees accepted accepts consented".split())
ACCEPT_REACH = 7
"""Tokens from "accepted" to the talks that somebody accepts."""
LED = frozenset(
    "led headed chaired mediated brokered facilitated hosted arranged sponsored moderated overseen convened organised "
    "organized".split()
)
"""What those do to talks of others who sit at their head, or let them in."""
HOSTED = LED | frozenset("host hosts hosting mediate mediating broker brokering facilitating chairing sponsor".split())
"""The same in all forms."""
TOLD = frozenset({"person", "office_holder"})
"""Kinds of actors to whom somebody tells something to their face."""


@dataclass(slots=True)
class GovernorReader(SubjectReader):
    """Reads the subjects of verbs of meeting and of verbs that have a noun of meeting."""

    def subject_mentions(self, clause: Clause, first: int, last: int) -> tuple[Mention, ...]:
        """The subject of the verb; of "an invitation to meet" the subject of the verb that has the noun."""
        verb = next((number for number in range(first, last) if clause.tokens[number].tag.startswith("VB")), first)
        # "A's envoy, X, called on Y": nobody "called, Y".
        subject = clause.subject(verb, last, may_invert=False)
        if subject is None:
            return ()
        named = self.named_by(clause, subject)
        lands = self._lands_of(clause, subject, named)
        if lands:
            return lands
        if named:
            joined = self._joined_before(clause, verb) or self._named_first(clause, verb, named[0])
            return (*joined, *named) if len(named) == 1 else named
        heads = clause.mention_at(subject.token + 2) or clause.mention_at(subject.token + 3)
        if self.lows[subject.token + 1 : subject.token + 2] == ["of"] and heads is not None and len(heads.sides) > 1:
            # "The heads of the A and B services met"
            return (heads,)
        if subject.word == "they":
            # "X told Y when they met": those whom the sentence has named
            named = tuple(one for one in clause.mentions if one.last <= first and one.actor.kind in TOLD)
            return named if len(sides_of(named)) == 2 else ()
        return self._governors(clause, subject.token)

    def _lands_of(self, clause: Clause, subject: Subject, named: Sequence[Mention]) -> tuple[Mention, ...]:
        """`Border guards from A and B met`, `A's and B's army chiefs met`: whose they are shows beside the noun."""
        if not any(side for one in named for side in one.sides):
            stop = clause.edge(subject.token, right=True) + 1
            lands = [one for one in clause.mentions if subject.token < one.first < stop and one.how == "state"]
            is_theirs = clause.tokens[subject.token].tag == "NNS" and self.lows[subject.token + 1] in {"from", "of"}
            is_theirs = is_theirs and not BOTH & set(self.lows[subject.start : stop])  # "of the two and of C"
            return tuple(lands) if is_theirs and len(sides_of(lands)) > 1 else ()
        first = named[0].first
        if len(named) > 1 or self.lows[first - 2 : first] != ["'s", "and"]:
            return ()
        other = clause.mention_at(first - 3)
        return (other, *named) if other is not None and any(other.sides) else ()

    def _joined_before(self, clause: Clause, verb: int) -> tuple[Mention, ...]:
        """`X and Y, who had met here before`: who met without an object are both of them."""
        noun = clause.tokens[verb].head
        has_object = any(
            clause.tokens[child].dep == "dobj" or clause.tokens[child].low == "with" for child in clause.children(verb)
        )
        if clause.tokens[verb].dep != "relcl" or clause.tokens[noun].dep != "conj" or has_object:
            return ()
        other = clause.mention_at(clause.tokens[noun].head)
        is_party = other is not None and (other.actor.kind in TOLD or (any(other.sides) and other.how != "adjective"))
        return (other,) if other is not None and is_party else ()

    def _named_first(self, clause: Clause, verb: int, second: Mention) -> tuple[Mention, ...]:
        """`X, the chairman of a committee, and the chief of B's general staff, Y, spoke`: Y stands beside the verb, X before."""
        subjects = (clause.mention_at(n) for n in clause.children(verb) if clause.tokens[n].dep == "nsubj")
        first = next((one for one in subjects if one is not None and one.last < second.first), None)
        if (
            first is None
            or {first.actor.kind, second.actor.kind} != {"person"}
            or set(first.sides) == set(second.sides)
        ):
            return ()
        between = range(first.last, second.first)
        has_verb = any(clause.tokens[n].tag in FINITE and clause.tokens[n].dep != "relcl" for n in between)
        return (first,) if "and" in self.lows[first.last : second.first] and not has_verb else ()

    def _governors(self, clause: Clause, noun: int) -> tuple[Mention, ...]:
        """The subject of the verb that governs a noun ("X held a meeting", "X signed it at a session")."""
        if clause.has_parse:
            number, steps = noun, 0
            while steps < 5 and clause.tokens[number].head != number:
                number, steps = clause.tokens[number].head, steps + 1
                if clause.tokens[number].tag.startswith("VB"):
                    if self.lows[number] in LED and self._is_object(clause, noun, number):
                        return ()  # "X, which led the meeting"
                    subject = clause.subject(number, number + 1)
                    passive = any(clause.tokens[child].dep == "auxpass" for child in clause.children(number))
                    is_cue = self.lows[number] not in _HOLDING and not self._takes_it_up(clause, number, noun) \
                        and self.knowledge.cues.at(self.lows, number, clause.sentence.last) is not None  # fmt: skip
                    is_cue = is_cue and self.lows[number + 1] != "off"  # "called off a trip"
                    is_cue = is_cue and not (self.lows[number] in PROPOSING and self._is_object(clause, noun, number))
                    if self._is_asked_for(clause, noun, number):
                        asked = clause.mention_at(number + 1)
                        named = self.named_by(clause, subject) if subject is not None else ()
                        return (*named, asked) if asked is not None else named
                    if is_cue and not passive:
                        return self._told_there(clause, number, noun, subject)
                    return self.named_by(clause, subject) if subject is not None and subject.token != noun else ()
            return ()
        subject = clause.subject(noun - 1, noun) if noun - 1 > clause.sentence.first else None
        return subject.mentions if subject else ()

    def _takes_it_up(self, clause: Clause, verb: int, noun: int) -> bool:
        """`has agreed to a meeting with B`, `accepted an invitation to talks`: who does so will sit at it."""
        if self.lows[verb] not in _ACCEPTING or not 0 < noun - verb <= ACCEPT_REACH:
            return False
        return not any(token.tag.startswith("VB") for token in clause.tokens[verb + 1 : noun])

    def _is_asked_for(self, clause: Clause, noun: int, verb: int) -> bool:
        """`A asked for a meeting with B`, `A asked B for a meeting`: of both, if it is not one of others."""
        preposition = clause.tokens[noun].head
        if self.lows[verb] not in ASKING or self.lows[preposition] != "for" or clause.tokens[preposition].head != verb:
            return False
        follows = self.lows[noun + 1 : noun + 2]
        is_with = follows == ["with"] or (follows == ["of"] and "with" in self.lows[noun + 2 : noun + OF_BODY])
        return is_with or (follows not in (["between"], ["among"]) and clause.mention_at(verb + 1) is not None)

    def _is_object(self, clause: Clause, noun: int, verb: int) -> bool:
        """`A has proposed a meeting with B`: what one side wants for itself and the other."""
        return any(
            clause.tokens[number].head == verb and clause.tokens[number].dep == "dobj" for number in (noun, noun + 1)
        )

    def _told_there(self, clause: Clause, verb: int, noun: int, subject: Subject | None) -> tuple[Mention, ...]:
        """`At a meeting in Sochi X told Y that …`: who speaks of a meeting need not have been there, unless to the other."""
        speakers = subject.mentions if subject is not None else ()
        is_of_several = len({side for one in speakers for side in one.sides}) > 1
        is_at_it = self.lows[clause.tokens[noun].head] == "at" and all(one.actor.kind in TOLD for one in speakers)
        is_spoken_of = (
            self.lows[verb] in {"spoken", "spoke"} and self.lows[verb + 1] == "of"
        )  # "A and B have spoken of a meeting"
        if is_of_several and (self.lows[verb] in _UNDERTAKING or is_at_it or is_spoken_of):
            # "At talks in Luanda A and B agreed to …": who settles something at a meeting sits at it.
            return speakers
        if len(speakers) > 1 and self.lows[verb + 1 : verb + 4] in (
            ["to", "each", "other"],
            ["with", "each", "other"],
            ["to", "one", "another"],
        ):
            return speakers
        objects = [
            mention
            for mention in clause.mentions
            if 0 <= mention.first - verb - 1 <= 1 and mention.how != "adjective" and mention.actor.kind in TOLD
        ]
        own = {side for one in speakers for side in one.sides if side}
        if not speakers or not objects or own & set(objects[0].sides) or speakers[0].actor.ref == objects[0].actor.ref:
            return ()
        return (*speakers, objects[0])
