"""Bodies that the lexicon does not know: "Pakistan's information ministry", "the Northern Fleet", "Emergencies Ministry"."""

from __future__ import annotations

from deconfdb.coders.cast import Actor, Mention, slug
from deconfdb.coders.names import CLOSED_CLASS, Anchor
from deconfdb.coders.roles import RoleReader

BODY_KINDS = {
    **dict.fromkeys("ministry ministries department".split(), "ministry"),
    **dict.fromkeys("office council agency bureau administration secretariat embassy chancellery directorate".split(), "government_office"),
    **dict.fromkeys("command fleet corps brigade regiment division headquarters guard".split(), "armed_force"),
    **dict.fromkeys("service commission committee authority party mission panel institute association union organisation "
                    "organization federation foundation group network movement front".split(), "organisation"),
    **dict.fromkeys("coalition alliance".split(), "alliance"),
}  # fmt: skip
MOST_WORDS = 4
"""Words between the side and the noun of the body."""


class BodyReader(RoleReader):
    """Reads names of bodies by their last word."""

    def _unknown_body(self, start: int, position: int, last: int) -> Mention | None:
        """Capitalised words that end in the noun of a body; the state that follows with "of", else nobody's."""
        stop = position
        while stop < last and stop - position <= MOST_WORDS + 1 and self._may_be_part(stop, position):
            stop += 1
        while stop > position and self.lows[stop - 1] not in BODY_KINDS:
            stop -= 1
        if stop - position < 2 or self._is_mechanism(position, stop):
            return None
        side, end = self._of_state(stop, last, "")
        return self._mention(start, position, stop, end, side or self.last_side)

    def _may_be_part(self, number: int, position: int) -> bool:
        token = self.tokens[number]
        if token.text[0].isupper() and token.text[0].isalpha():
            return not (number == position and token.low in CLOSED_CLASS)
        return number > position and token.low in {"for", "of", "and", "-", "'s"}

    def _is_mechanism(self, first: int, stop: int) -> bool:
        """`the Redeployment Coordination Committee` is a channel, not one of its sides."""
        return any(found[1] == stop for found in self.knowledge.mechanism_terms.find(self.lows, first, stop))

    def _body_of_side(self, start: int, anchor: Anchor, last: int) -> Mention | None:
        """`Pakistan's information ministry`, `the Kyrgyz Health Ministry`: any words between the side and the noun."""
        if len(anchor.sides) != 1 or not (anchor.possessive or anchor.entry.role == "adjective"):
            return None
        number = anchor.last
        while number < last and number - anchor.last <= MOST_WORDS:
            low = self.lows[number]
            if low in CLOSED_CLASS and low != "for":
                return None
            if not (low[0].isalpha() or low == "-"):
                return None
            if low in BODY_KINDS:
                if self._is_mechanism(anchor.last, number + 1) or number == anchor.last and not low[0].isupper() and low not in {
                    "embassy", "coalition"}:  # fmt: skip
                    return None
                return self._mention(start, anchor.last, number + 1, number + 1, anchor.sides[0])
            number += 1
        return None

    def _mention(self, start: int, first: int, stop: int, end: int, side: str) -> Mention:
        words = self._printed(first, stop)
        state = self.knowledge.states.get(side)
        name = f"{self._adjective(side)} {words}" if state is not None else words
        ref = f"{state.ref if state else 'org'}-{slug(words, 40)}"
        kind = BODY_KINDS[self.lows[stop - 1]]
        actor = self.cast.add(Actor(ref, name, kind, side))
        return Mention(start, end, actor, "institution", (side,) if side else (), definite=True)
