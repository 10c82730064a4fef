"""People in a sentence: by title, by name, by what stands in apposition to them."""

from __future__ import annotations

from dataclasses import replace

from deconfdb.coders.bodies import BODY_KINDS, BodyReader
from deconfdb.coders.cast import Mention
from deconfdb.coders.names import CLOSED_CLASS, INDEFINITE, PEOPLE_NAMED, PREMODIFIERS, Anchor

_OUTLET_WORDS = frozenset(
    "wire post times gazette news agency herald tribune daily journal press today weekly tv radio".split()
)
_RANKS = frozenset(
    "gen general lt lieutenant col colonel maj major brig brigadier adm admiral vice-admiral capt captain cmdr commander commodore marshal".split()  # noqa: E501
)
MIN_SURNAME = 4
MAX_NAMES = 4
"""Words that the name of a person has at most."""
ASIDE = 18
"""Tokens of an aside between a name and its verb."""


class PersonReader(BodyReader):
    """Reads names of people, those of the lexicon and others."""

    def _titled(self, start: int, position: int, last: int) -> Mention | None:
        length = self._title_length(position, last)
        if not length or position + length >= last:
            return None
        after = position + length
        entry = self._entry(after, last)
        capitals = self._capitals(after, last)
        is_new = entry is not None and self._is_of_another(entry, capitals)
        if entry is not None and not is_new and entry[1].role in PEOPLE_NAMED:
            inner = self._anchor(after, last)
            return self._person_phrase(start, inner, last, True) if inner else None
        if entry is not None and not is_new:
            return None
        if not capitals or self.lows[after + capitals - 1] in BODY_KINDS:
            # "the General Border Committee" is no general.
            return None
        if capitals == 1 and (called := self.cast.by_part_of_name(self.tokens[after].text)) is not None:
            # "General Sisavat", "Sir Crispin": somebody of the article by a given name.
            return Mention(start, after + 1, called, "person", (called.side,), definite=True)
        behind = after + capitals
        told = self._apposed_side(behind, last) or self._side_of_post(behind, last)
        side, stop = self._of_state(behind, last, told)
        actor = self.cast.newcomer(self._printed(after, after + capitals), side, self._rank(position, after))
        return self._with_apposition(Mention(start, stop, actor, "person", (actor.side,), definite=True), last)

    def _person_phrase(self, start: int, anchor: Anchor, last: int, definite: bool) -> Mention | None:
        actor = self._person_actor(anchor.entry)
        stop = anchor.last - anchor.possessive
        after = anchor.last
        if after < last:
            if anchor.possessive and (length := self._office_length(after)):
                holder = Mention(start, stop, actor, "person", (actor.side,), definite=True)
                return self._held_by(start, after + length, holder)
            if anchor.possessive and self.lows[after] in {"ministry", "department"}:
                body = self.cast.ministry_of(actor)
                if body is not None:
                    return Mention(start, after + 1, body, "institution", (body.side,), definite=True)
            if anchor.possessive or self.lows[start] in INDEFINITE | {"former", "ex"} or start != anchor.first:
                while after + 1 < last and self.lows[after] in PREMODIFIERS and not self._is_role_start(after, last):
                    after += 1
                hit = self.knowledge.roles.at(self.lows, after, last)
                if hit is not None:
                    noun, plural = hit[1][0]
                    if not (anchor.possessive and noun.office_role):
                        return self._unnamed_role(
                            start, after, after + hit[0], (actor.side,), noun.function, noun, plural, definite, None
                        )
        if anchor.possessive and anchor.last < last:
            return Mention(start, stop, actor, "person", (actor.side,), definite=True)
        side, behind = self._of_state(stop, last, "")
        if side and actor.side not in self.knowledge.states:
            # "Foreign Minister X of Chad", who came to serve a body of many states later.
            actor = self.cast.place(actor, side)
        stop = behind if side and side == actor.side else stop  # "X of Kenya"
        return self._with_apposition(Mention(start, stop, actor, "person", (actor.side,), definite=True), last)

    def _office_length(self, position: int) -> int:
        """How many words name what works for a person: "office", "press service"."""
        if self.lows[position] in {"office", "bureau"}:
            return 1
        return 2 * (self.lows[position : position + 2] in (["press", "service"], ["press", "office"]))

    def _rank(self, first: int, stop: int) -> str:
        """The group of role nouns that a title belongs to: "the general" is General X."""
        words = {self.lows[number].strip(".") for number in range(first, stop)}
        return "officer" if words & _RANKS else ""

    def _apposed_side(self, position: int, last: int) -> str:
        """The side that an apposition gives a person ("X, a spokesman for the Y army,")."""
        mention = self._apposition(position, last)
        return mention.actor.side if mention else ""

    def _apposition(self, position: int, last: int) -> Mention | None:
        if position + 1 >= last or self.lows[position] != ",":
            return None
        after = position + 1
        if self.lows[after] == "who" and after + 2 < last and self.lows[after + 1] in {"is", "was", "as"}:
            after += 2
        size = len(self.cast.actors)
        mention = self._phrase(after, last)
        if mention is None or mention.role is None or mention.how not in {"role", "anaphor"}:
            self.cast.forget(list(self.cast.actors)[size:])
            return None
        self.cast.forget([ref for ref in list(self.cast.actors)[size:] if not self.cast.actors[ref].named])
        return mention

    def _with_apposition(self, mention: Mention, last: int) -> Mention:
        apposed = self._apposition(mention.last, last)
        if apposed is None:
            return mention
        stop = apposed.last
        while stop < last and stop - apposed.last < 12 and self.lows[stop] not in {",", ".", ";"}:
            stop += 1
        actor = mention.actor
        if not actor.side and apposed.actor.side:
            actor = self.cast.place(actor, apposed.actor.side)
        return replace(mention, actor=actor, sides=(actor.side,), outer=stop, role=apposed.role)

    def _of_role_before(self, before: Mention, mention: Mention) -> Mention:
        """`the commander of A's fleet, Admiral X,`: the office that a name follows gives it its side."""
        actor = mention.actor
        is_apposed = before.end + 1 == mention.first and self.lows[before.end] == ","
        of_body = before.how == "institution" and self.lows[before.first - 1 : before.first] == ["of"]
        if (
            mention.how != "person"
            or actor.side
            or not is_apposed
            or before.plural
            or not (of_body or before.how == "role")
        ):
            return mention
        actor = self.cast.place(actor, before.actor.side)
        return replace(mention, actor=actor, sides=(actor.side,))

    def _is_apposed(self, position: int, after: int, last: int) -> bool:
        """`the mission's head, X, wrote`: a name between commas before a cue, or before an aside that ends at one."""
        if after + 1 >= last or self.lows[after] != ",":
            return False
        if (
            position
            and self.lows[position - 1] == ","
            and self.knowledge.cues.at(self.lows, after + 1, last) is not None
        ):
            return True
        return any(
            self.lows[number] == "," and self.knowledge.cues.at(self.lows, number + 1, last) is not None
            for number in range(after + 2, min(after + ASIDE, last - 1))
        )

    def _short_for(self, position: int, last: int) -> Mention | None:
        """`Bashir said`, after "an embrace for Omar al-Bashir", where nothing showed yet that this is a person."""
        word, after = self.tokens[position].text, position + 1
        if position and self.tokens[position - 1].text[0].isupper() and self.lows[position - 1] not in CLOSED_CLASS:
            # "Ababa", after "Addis".
            return None
        if len(word) < MIN_SURNAME or after >= last or self.knowledge.cues.at(self.lows, after, last) is None:
            return None
        for number in range(position - 1, 0, -1):
            if self.tokens[number].text != word:
                continue
            first = number
            while self._goes_on_left(first):
                first -= 1
                if self.lows[first] in CLOSED_CLASS or self.knowledge.titles.at(self.lows, first, number):
                    first += 1
                    break
            if number - first < 1 or self._has_common_word(first, number - first):
                continue
            actor = self.cast.newcomer(self._printed(first, number + 1), "")
            return Mention(position, after, actor, "person", (actor.side,), definite=True)
        return None

    def _goes_on_left(self, first: int) -> bool:
        """Whether the word before belongs to a name too; what ends a heading lies farther off than a space."""
        if not first or self.tokens[first - 1].end + 1 < self.tokens[first].start:
            return False
        return self.tokens[first - 1].text[0].isupper() or self.lows[first - 1] in {"-", "al", "el"}

    def _is_listed(self, position: int) -> bool:
        """`Presidents X and Y`: a name after a post of several people, or after the first of them."""
        if position < 2:
            return False
        before = self.knowledge.roles.at(self.lows, position - 1, position)
        if before is not None and before[1][0][1]:
            return True
        return self.lows[position - 1] == "and" and self.tokens[position - 2].text in self.cast.surnames

    def _unknown_name(self, start: int, position: int, last: int) -> Mention | None:
        """Two or more capitalised words that nothing else explains, followed by what only a person has."""
        if self.tokens[position].in_quote or start != position or not self.tokens[position].text[0].isupper():
            return None
        length = self._capitals(position, last)
        misspelt = self.cast.near_surname(self.names[position]) if length == 1 else None
        if misspelt is not None:
            return Mention(start, position + 1, misspelt, "person", (misspelt.side,), definite=True)
        if length == 1:
            return self._short_for(position, last)
        after = position + length
        # "Abdul Qader al-Murtada" has three.
        if length < 2 or sum(token.text[0].isupper() for token in self.tokens[position:after]) > MAX_NAMES:
            return None
        if any(self.knowledge.roles.at(self.lows, number, after) for number in range(position, after)):
            return None  # "UN Secretary-General"
        if self._has_common_word(position, length) or self.lows[after - 1] in _OUTLET_WORDS:
            return None
        if after + 1 < last and self.lows[after] == "of":
            owner = self._anchor(after + 2 if self.lows[after + 1] == "the" else after + 1, last)
            if owner is not None and owner.possessive and len(owner.sides) == 1 and owner.sides[0]:
                actor = self.cast.newcomer(self._printed(position, after), owner.sides[0])
                return Mention(start, after, actor, "person", owner.sides, definite=True)
        side, end = self._of_state(after, last, "")
        if side:
            actor = self.cast.newcomer(self._printed(position, after), side)
            return Mention(start, end, actor, "person", (side,), definite=True)
        if after + 2 < last and self.lows[after] == "," and self.lows[after + 1] == "who":
            side = self._side_of_post(after, last) or self._first_side(after + 2, min(after + 10, last))
            return Mention(
                start, after, self.cast.newcomer(self._printed(position, after), side), "person", (side,), definite=True
            )
        follows_person = after < last and (
            self.lows[after] in {"said", "says", "told", "who", "added"}
            or self.knowledge.cues.at(self.lows, after, last) is not None
        )
        apposed = self._apposition(after, last)
        before = self.lows[position - 1] if position else ""
        cue_before = position > 0 and before in {"said", "says", "added", "told"}
        is_person = follows_person or cue_before or self._is_listed(position)
        if not (is_person or apposed or self._is_apposed(position, after, last)):
            return None
        actor = self.cast.newcomer(self._printed(position, after), apposed.actor.side if apposed else "")
        return self._with_apposition(Mention(start, after, actor, "person", (actor.side,), definite=True), last)
