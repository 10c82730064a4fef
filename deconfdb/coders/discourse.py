"""Who "he", "the ministry" and "the officials" are: the memory of a text from sentence to sentence."""

from __future__ import annotations

from dataclasses import dataclass

from deconfdb.coders.cast import Actor, Mention
from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.function_words import STATEMENT_NOUNS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.joint_words import is_joint_text
from deconfdb.coders.memory import COLLECTIVES, PERSONS
from deconfdb.coders.posts import BODIES_OF_TWO, SIDE_NOUNS
from deconfdb.coders.whose_body import HIS, OWNERS, WhoseBody
from deconfdb.lexicon.records import RoleNoun

# What kind of actor a plain noun takes up again.
_NOUN_KINDS: dict[str, frozenset[str]] = {
    "ministry": frozenset({"ministry"}), "department": frozenset({"ministry"}), "army": frozenset({"armed_force"}),
    "military": frozenset({"armed_force"}), "forces": frozenset({"armed_force", "armed_group"}), "force": frozenset({"armed_force", "alliance"}),  # noqa: E501
    "navy": frozenset({"armed_force"}), "government": frozenset({"government", "state"}), "office": frozenset({"government_office"}),  # noqa: E501
    "group": frozenset({"armed_group", "organisation", "monitor"}), "movement": frozenset({"armed_group"}), "militia": frozenset({"armed_group"}),  # noqa: E501
    "rebels": frozenset({"armed_group"}), "alliance": frozenset({"alliance"}), "coalition": frozenset({"alliance"}), "bloc": frozenset({"alliance", "international_organisation"}),  # noqa: E501
    "mission": frozenset({"monitor", "international_organisation", "government_office"}), "monitor": frozenset({"monitor"}), "observatory": frozenset({"monitor"}),  # noqa: E501
    "embassy": frozenset({"government_office"}), "organisation": frozenset({"international_organisation", "organisation"}),
    "organization": frozenset({"international_organisation", "organisation"}), "command": frozenset({"armed_force"}), "council": frozenset({"government_office", "international_organisation"}),  # noqa: E501
    "agency": frozenset({"organisation", "international_organisation", "government_office"}), "kingdom": frozenset({"state"}), "country": frozenset({"state"}), "side": frozenset({"state"}),  # noqa: E501
}  # fmt: skip
_EACH = frozenset({"either", "each"})
_BOTH_WORDS = frozenset("each both sides countries governments capitals neighbours neighbors nations".split())
_SOURCES = frozenset({"people", "persons", "sources", "officials", "diplomats", "officers"})
_COUNTS_OF = frozenset("two three four five six".split())
_POINTING = frozenset({"those", "these"})
ONE_OF = 7
"""Tokens from "one" to the noun of "one of the …"."""
_ISSUING = frozenset("released issued published made gave sent posted read circulated".split())
_VOICES = frozenset("service office wing department centre center bureau arm branch directorate division".split())
_PRESS = frozenset("press media information relations communications publicity affairs spokesman spokesperson".split())
PRESS_REACH = 3
"""Tokens from the noun back to the words that tell that it speaks to the press."""
_BODIES = frozenset({"institution", "organisation", "anaphor"})
_OF_NO_SIDE = frozenset({"expert", "monitor"})
"""Groups of roles that do not speak for the side that spoke before them."""
_FOREIGN = frozenset(
    "western european arab african asian regional foreign international diplomatic allied coalition alliance neutral".split()
)
"""Words for officials who are of neither side that the article names."""
_NO_ROLES = frozenset({"state", "adjective", "metonym", "outlet", "institution", "organisation"})
_JOINT_BODIES = frozenset(BODIES_OF_TWO.values())
_MONITOR_NOUNS = frozenset({"monitor", "watchdog", "observatory"})


@dataclass(slots=True)
class Discourse(WhoseBody):
    """Resolves what stands for an actor: pronouns, offices, bodies and statements without a name."""

    def resolve(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """Everybody who speaks, or nobody if it cannot be told."""
        return tuple(dict.fromkeys(actor for actor in self._meant(subject, clause) if actor.ref))

    def _meant(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """Those whom the subject means; among them some that the text has not told apart yet."""
        if subject.mentions:
            told = [actor for mention in subject.mentions for actor in self._of_mention(mention, clause)]
            return tuple(actor for number, actor in enumerate(told) if actor not in told[:number])
        word = subject.word
        if word in {"he", "she"}:
            opener = self.opener_of(clause, subject.token) or self.stranger
            return self._of_mention(opener, clause) if opener is not None else self._person(subject.token)
        if word == "they":
            return self._they(subject, clause)
        if word in _BOTH_WORDS:
            return self.counted(subject, clause) or self._both(None, clause)
        if word == "it":
            opened = (self.body,) if self.body is not None else ()
            here = self._teller(subject, clause) or self._opening_body(subject, clause)
            return here or opened or self._thing(subject.token)
        if word in {"one", "another", "second", "third"}:
            return self._one_of(subject.token, clause) or self._one_of_several(word)
        if self.tokens[subject.token - 1].low == "each" and word in {*SIDE_NOUNS, *BODIES_OF_TWO}:
            return self._both_bodies(subject) if word in BODIES_OF_TWO else self._both(None, clause)
        if word in _SOURCES and self.tokens[subject.token - 1].low in _POINTING:
            return self._several()
        if word in {"latter", "former"}:
            return self._of_two(subject.token, clause, word)
        if word in STATEMENT_NOUNS:
            self.text_of = self._issuer(subject, clause)
            return self.text_of
        return self._both_bodies(subject) if word in _JOINT_BODIES else self._by_noun(subject, clause)

    def _by_noun(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """Whom a noun without a name stands for."""
        beside = clause.mention_at(subject.token - 1) if subject.token > clause.sentence.first else None
        if beside is not None and beside.how == "outlet":
            return ()  # "the Fars agency"
        return (
            self.counted(subject, clause)
            or self._offices_of_both(subject, clause)
            or self._press_voice(subject.token, clause)
            or self._two_bodies(subject, clause)
            or self._body_of_side(subject.token, clause)
            or self._ministry_of_field(subject, clause)
            or self._noun(subject, clause)
            or self._people(subject, clause)
            or self._unlisted_of_both(subject, clause)
            or self._unlisted(subject, clause)
        )

    def _offices_of_both(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`the offices of both prime ministers`: that of each."""
        if subject.word != "offices" or self.tokens[subject.token + 1].low != "of":
            return ()
        behind = range(subject.token + 2, min(subject.token + 5, clause.sentence.last))
        holders = next(
            (one for n in behind if (one := clause.mention_at(n)) is not None and one.role is not None), None
        )
        both = self._both(holders, clause) if holders is not None and self._is_joint(holders) else ()
        return tuple(self.cast.office_of(one) for one in both)

    def _they(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`they said in a joint statement`: the two of the sentence, those who spoke, else the two sides."""
        here = self._joined(subject, clause) or self._several_here(subject, clause)
        found = here or self._two_told_of(clause) or self._several()
        is_of_two = len(found) == 2 and any(one.kind not in COLLECTIVES for one in found)
        return (self._both(None, clause) or found) if is_joint_text(clause) and not is_of_two else found

    def _two_told_of(self, clause: Clause) -> tuple[Actor, ...]:
        """`The presidents of the two countries met. They pledged …`: those two, if nobody spoke in between."""
        are_two = self.pair is not None and self._is_joint(self.pair)
        return self._both(self.pair, clause) if are_two else ()

    def _several_here(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`Villagers in X heard nothing, they told …`: the people with whom the sentence begins, if they are many."""
        first = clause.sentence.first
        opening = next((one for one in clause.mentions if one.first - first <= 1 and one.end < subject.token), None)
        may_say = opening is not None and (opening.role is not None or opening.how in {"people", "institution"})
        are_people = opening is not None and opening.plural and may_say
        return self._of_mention(opening, clause) if opening is not None and are_people else ()

    def _teller(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`A posted a video which it said showed …`: whoever shows it also says so."""
        if self.tokens[self.tokens[subject.token].head].dep != "relcl":
            return ()
        before = [one for one in clause.mentions if one.end < subject.token and one.how in OWNERS]
        telling = [one for one in before if self._is_subject(clause, one)]
        return self._of_mention(telling[0], clause) if telling else ()

    def _opening_body(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`The Pentagon has channels of its own, it said`: the body with which the sentence begins, if none spoke before it."""
        if any(one.kind not in PERSONS | COLLECTIVES for one in self.speakers):
            return ()
        opening = next((one for one in clause.mentions if one.first - clause.sentence.first <= 1), None)
        is_body = opening is not None and opening.how in {"institution", "organisation"} and not opening.plural
        return (
            self._of_mention(opening, clause) if opening is not None and is_body and opening.end < subject.token else ()
        )

    def _press_voice(self, noun: int, clause: Clause) -> tuple[Actor, ...]:
        """`the press service of the border guard`, `the army's media wing`: it speaks for the body that it belongs to."""
        first = max(clause.sentence.first, noun - PRESS_REACH)
        if self.tokens[noun].low not in _VOICES or not any(token.low in _PRESS for token in self.tokens[first:noun]):
            return ()
        behind = clause.mention_at(noun + 2) if self.tokens[noun + 1].low in {"of", "at"} else None
        before = next((one for one in clause.mentions if first <= one.last < noun), None)
        owner = behind or before
        return self._of_mention(owner, clause) if owner is not None and owner.how in _BODIES else ()

    def _of_mention(self, mention: Mention, clause: Clause) -> tuple[Actor, ...]:
        if mention.how == "outlet":
            return ()
        last_word = self.tokens[mention.last - 1].low
        is_mission = last_word == "mission" and mention.actor.side not in self.cast.knowledge.states
        if mention.role is not None and not mention.actor.named and (is_mission or last_word in _MONITOR_NOUNS):
            met = (earlier.actor for earlier, _ in reversed(self.history) if earlier.actor.named)
            monitor = next(
                (one for one in met if one.kind == "monitor" or (is_mission and "mission" in one.name.lower())), None
            )
            if monitor is not None:
                return (monitor,)
        if last_word == "counterpart" and self.tokens[mention.first].low in {"its", "their"}:
            body = self._counterpart_of_body(mention)
            if body is not None:
                return (body,)
        if last_word in SIDE_NOUNS and self.tokens[mention.last - 2].low in _EACH:
            # "Each side accused the other."
            return self._both(mention, clause)
        if mention.how == "anaphor" or not mention.actor.ref:
            return self._anaphor(mention, clause)
        if mention.how == "institution" and (namesake := self._of_another_state(mention, clause)) is not None:
            return (namesake,)
        return tuple(self.cast.settle(actor) for actor in mention.speakers)

    def _is_joint(self, mention: Mention) -> bool:
        """`their armies`, `both governments`, `the two sides`: the two sides named last speak together."""
        opening = {token.low for token in self.tokens[mention.first : mention.last]}
        before = self.tokens[mention.first - 1].low if mention.first else ""
        definite = "the" in opening or before == "the"
        behind = [token.low for token in self.tokens[mention.last : mention.last + 3]]
        if behind in (["of", "the", "two"], ["of", "both", "countries"]):
            return True  # "the presidents of the two countries"
        if definite and mention.role is not None and mention.role.office_role and len(self.main_pair) == 2:
            return True  # "the foreign ministers": each state has one
        return bool(opening & {"their", "both"}) or ("two" in opening and definite)

    def _both(self, mention: Mention | None, clause: Clause) -> tuple[Actor, ...]:
        """Of each of the last two sides: the body or the office that the words name, else the state itself."""
        pool = [earlier for earlier, _ in self.history] + [
            one for one in clause.mentions if mention is None or one.first < mention.first
        ]
        sides: list[str] = []
        for earlier in reversed(pool):
            for side in reversed(earlier.sides):
                if side in self.cast.knowledge.states and side not in sides and earlier.how != "outlet":
                    sides.append(side)
            if len(sides) >= 2:
                break
        beside = [
            side
            for one in clause.mentions
            if mention is not None and one.end < mention.first
            for side in one.sides
            if side in self.cast.knowledge.states
        ]
        main = list(dict.fromkeys(beside))
        if len(main) != 2:
            main = list(self.main_pair) or self._main_sides()
        if len(main) == 2 and not (mention is not None and len(set(sides[:2]) & set(main)) == 2):
            sides = main[::-1]
        found: list[Actor] = []
        for side in reversed(sides[:2]):
            actor = self._of_side(side, mention)
            found.append(actor)
        return tuple(found) if len(found) == 2 else ()

    def _anaphor(self, mention: Mention, clause: Clause) -> tuple[Actor, ...]:
        if mention.plural and self._is_joint(mention):
            return self._both(mention, clause)
        owner = self._owner(mention, clause)
        role = mention.role
        if role is None:
            return self._body_again(mention, owner, clause)
        if mention.how == "role" and not mention.definite:
            kind = (role.plural_kind if mention.plural else role.actor_kind) or "anonymous_official"
            return (self.cast.unnamed("", mention.actor.name, kind, mention.function, role.group),)
        return self._role_again(mention, role, owner) or self._role_of(mention, role, owner)

    def _role_again(self, mention: Mention, role: RoleNoun, owner: str) -> tuple[Actor, ...]:
        """`the minister`, `the officials`: whoever of the text has such a post, of the owner's side if one is told."""
        words = set(mention.actor.name.lower().split())
        best: tuple[int, int] | None = None
        chosen: tuple[Actor, ...] = ()
        for distance, (earlier, _) in enumerate(reversed(self.history)):
            actor = self.as_met(earlier)
            if actor.ref not in self.cast.actors or earlier.how in _NO_ROLES or earlier.plural != mention.plural:
                continue
            if not self._has_role(earlier, actor, role) or (owner and actor.side != owner):
                continue
            overlap = len(words & set(actor.name.lower().split())) if not actor.named else 0
            # An official just quoted is meant before one named long ago.
            score = (overlap * 3 + (2 if actor in self.speakers else 0), -distance)
            if best is None or score > best:
                best, chosen = score, (actor, *(self.cast.settle(one) for one in earlier.speakers[1:]))
        return chosen

    def _has_role(self, earlier: Mention, actor: Actor, role: RoleNoun) -> bool:
        """Whether somebody mentioned before may be called by a role."""
        group = earlier.role.group if earlier.role else actor.group
        if role.group and role.group in {group, self._office_group(actor)}:
            return True
        office = self.cast.knowledge.offices.get(actor.office) if actor.office else None
        return bool(role.office_role) and office is not None and office.role == role.office_role

    def _role_of(self, mention: Mention, role: RoleNoun, owner: str) -> tuple[Actor, ...]:
        """`its foreign minister`, `the spokesman` of whom nobody spoke yet: by his side, or whoever is speaking."""
        if owner in self.cast.knowledge.states and not mention.plural:
            return (self._of_side(owner, mention),)
        is_one = not mention.plural and len(self.speakers) == 1 and self.speakers[0].kind in PERSONS
        is_his = self.tokens[mention.first].low in HIS
        if is_one and mention.definite and not is_his and self._may_be_called(self.speakers[0], role):
            return self.speakers
        before = self.tokens[mention.first - 1].low if mention.first else ""
        is_foreign = bool(_FOREIGN & {before, *mention.actor.name.lower().split()})
        side = self._speaking_side() if role.group not in _OF_NO_SIDE and not is_foreign else ""
        if role.office_role and side and not mention.plural:
            held = self.cast.knowledge.holder(side, role.office_role, self.cast.published)
            if held:
                return (self.cast.person(held[0], role.office_role),)
        kind = (role.plural_kind if mention.plural else role.actor_kind) or "anonymous_official"
        return (self.cast.unnamed(side, mention.actor.name, kind, mention.function, role.group),)

    def _issuer(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """Whose statement "the statement" is: the body named after it, else whoever spoke last."""
        joint = any(
            self.tokens[number].low == "joint"
            for number in range(max(clause.sentence.first, subject.token - 2), subject.token)
        )
        if joint:
            if len(told := self._sides_told(subject, clause)) == 2:
                return tuple(self.cast.state(side) for side in told)
            return self.speakers if len(self.speakers) == 2 else self._both(None, clause)
        verb = self.tokens[subject.token].head
        if self.tokens[subject.token].dep == "dobj" and self.tokens[verb].low in _ISSUING:
            # "The army released a statement saying …"
            issuing = clause.subject(verb, verb + 1)
            if issuing is not None and issuing.mentions:
                return self._meant(issuing, clause)
        for number in range(subject.token + 1, min(subject.token + 6, clause.sentence.last)):
            if self.tokens[number].low in {",", "signed"}:
                break  # "the statement, signed by X": of those whose statement it is
            mention = clause.mention_at(number)
            if mention is not None and mention.how not in {"adjective", "outlet"}:
                return self._of_mention(mention, clause)
        owned = self._issuer_before(subject, clause)
        if owned is not None:
            return owned
        if len(self.text_of) == 2:
            return self.text_of
        return self.issuers or self.speakers[:1] or self._both(None, clause)

    def _issuer_before(self, subject: Subject, clause: Clause) -> tuple[Actor, ...] | None:
        """`the army's statement`; `The embassy issued a text. According to its statement, …`: of the embassy."""
        if self.tokens[subject.token - 1].low == "its":
            return ((self.body,) if self.body is not None else self._thing(subject.token)) or None
        before = range(subject.token - 1, max(clause.sentence.first, subject.token - 2) - 1, -1)
        owner = next((one for number in before if (one := clause.mention_at(number)) is not None), None)
        if owner is None or owner.how == "outlet":
            return None
        if owner.how in {"state", "metonym", "adjective"}:
            spoke = (one for one in reversed(self.spoke) if one.side == owner.actor.side and one.kind not in PERSONS)
            if (issuer := next(spoke, None)) is not None:
                return (issuer,)
        return self._of_mention(owner, clause)

    def _sides_told(self, subject: Subject, clause: Clause) -> list[str]:
        """`A and B will keep the line open, according to a joint statement`: the states named before it."""
        sides = (side for one in clause.mentions if one.end <= subject.token for side in one.sides)
        return list(dict.fromkeys(side for side in sides if side in self.cast.knowledge.states))

    def _one_of(self, one: int, clause: Clause) -> tuple[Actor, ...]:
        """`one of the observers`: nobody known, but told apart from others by what he is one of."""
        words = [token for token in self.tokens[one + 1 : min(one + ONE_OF, clause.sentence.last)] if token.low != ","]
        if words[2:3] and words[2].low in _COUNTS_OF and not self.tokens[one + 4].tag.startswith(("NN", "JJ")):
            return ()  # "one of the two": of those who spoke
        noun = next((number for number, token in enumerate(words) if token.tag == "NNS"), 0)
        if [token.low for token in words[:1]] != ["of"] or not noun or words[1].low == "them":
            return ()
        mention = clause.mention_at(words[noun].i)
        side = mention.actor.side if mention is not None else ""
        owned = next((number for number in range(noun, 0, -1) if words[number].tag in {"DT", "PRP$", "POS"}), 0)
        name = f"one {self._single(' '.join(token.text for token in words[owned + 1 : noun + 1]))}"
        return (self.cast.unnamed(side, name, "anonymous_official"),)

    def _noun(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`the council`, `the bureau`: the body named last by that noun, or of the kind that it stands for."""
        word, here = subject.word, [one for one in clause.mentions if one.end <= subject.token]
        if word == "office" and self.tokens[subject.token - 1].low in HIS:
            body = self._office_of_opener(subject, clause) or self._office_that_spoke() or self._of_holder(word, here)
            return (body,) if body is not None else ()
        bodies = [
            self.cast.settle(mention.actor)
            for mention, _ in reversed(self.history)
            if mention.how in {"institution", "organisation", "state"}
        ]
        kinds = _NOUN_KINDS.get(word, frozenset())
        named = next((body for body in bodies if word in body.name.lower().split() and body.kind != "state"), None)
        bodies = [*(one for one in self.speakers if one.named), *bodies]
        of_kind = next((body for body in bodies if body.kind in kinds and body.kind != "state"), None)
        found = named or of_kind or next((body for body in bodies if body.kind in kinds), None)
        if of_kind is None and named is None and "armed_group" in kinds:
            found = self._movement_of_speaker() or found
        if word in {"ministry", "department"} and named is None:
            found = self._of_spokesperson() or found
        if found is None and word in {"ministry", "department", "office"}:
            found = self._of_holder(word, here)
        return (found,) if found is not None else ()

    def _office_of_opener(self, subject: Subject, clause: Clause) -> Actor | None:
        """`He has written to X, his office said`: that of the man with whom the sentence begins."""
        first = clause.sentence.first
        opener = self._person(first) if self.tokens[first].low in {"he", "she"} and first < subject.token else ()
        is_of_post = bool(opener) and (bool(opener[0].office) or opener[0].ref in self.cast.posts)
        return self.cast.office_of(opener[0]) if is_of_post else None

    def _of_spokesperson(self) -> Actor | None:
        """`the department`, after words of its spokesperson: the ministry that whoever spoke last speaks for."""
        for mention, _ in reversed(self.history):
            actor = self.cast.settle(mention.actor)
            if actor in self.speakers and mention.function.endswith("_ministry") and actor.side:
                return self.cast.institution(actor.side, mention.function)
        return None
