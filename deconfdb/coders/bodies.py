"""Bodies that the lexicon does not know: "Pakistan's information ministry", "the Northern Fleet", "Emergencies Ministry"."""

from __future__ import annotations

from dataclasses import replace

from deconfdb.coders.cast import Actor, Mention, slug
from deconfdb.coders.names import ANCHORS, BODIES, CLOSED_CLASS, Anchor
from deconfdb.coders.roles import RoleReader

BODY_KINDS = {
    **dict.fromkeys("ministry ministries department".split(), "ministry"),
    **dict.fromkeys(
        "office council agency bureau board administration secretariat embassy chancellery directorate section parliament "
        "assembly court police".split(),
        "government_office",
    ),
    **dict.fromkeys("command fleet corps brigade regiment division headquarters guard guards rifles rangers squadron "
                    "battalion".split(), "armed_force"),
    **dict.fromkeys("service commission committee authority party mission panel institute association union organisation "
                    "organization federation foundation group network movement front".split(), "organisation"),
    **dict.fromkeys("coalition alliance".split(), "alliance"),
}  # fmt: skip
_BODY_KINDS = frozenset(BODY_KINDS.values())
_BEFORE_OF = frozenset("ministry department bureau board directorate secretariat".split())
HEADS = frozenset({"headquarters", "leadership", "command", "authorities"})
MOST_WORDS = 4
"""Words between the side and the noun of the body."""


class BodyReader(RoleReader):
    """Reads names of bodies by their last word."""

    def _unknown_body(self, start: int, position: int, last: int) -> Mention | None:
        """Capitalised words that end in the noun of a body; the state that follows with "of", else nobody's."""
        stop = position
        while stop < last and stop - position <= MOST_WORDS + 1 and self._may_be_part(stop, position):
            stop += 1
        opens = self.lows[position] in _BEFORE_OF and self.lows[position + 1 : position + 2] in (["of"], ["for"])
        while stop > position and self.lows[stop - 1] not in BODY_KINDS and not (opens and stop > position + 2):
            stop -= 1
        if opens and stop > position + 2:
            # "the Ministry of Information in Asmara"
            seat = self._seat(stop + 1, last) if stop + 1 < last and self.lows[stop] == "in" else ""
            kind = BODY_KINDS[self.lows[position]]
            return self._mention(start, position, stop, stop + 2 * bool(seat), seat or self.last_side, kind)
        if stop - position < 2 or self._is_mechanism(position, stop):
            return None
        position = self._with_words_before(position, start)
        side, end = self._of_state(stop, last, "")
        if not side and stop + 1 < last and self.lows[stop] == "in" and (seat := self._seat(stop + 1, last)):
            side, end = seat, stop + 2
        return self._mention(start, position, stop, end, side or self.last_side, BODY_KINDS[self.lows[stop - 1]])

    def _with_words_before(self, position: int, start: int) -> int:
        """`the [Afar] Human Rights Organisation`: where the name begins, a land or people that it holds included."""
        first = position
        while first and start == position and self.tokens[first - 1].text[0].isupper():
            entry = self._entry(first - 1, position)
            if self.lows[first - 1] in CLOSED_CLASS or (entry is not None and entry[1].role in ANCHORS):
                break
            first -= 1
        return first if first and self.lows[first - 1] == "the" else position

    def _may_be_part(self, number: int, position: int) -> bool:
        token = self.tokens[number]
        if token.text[0].isupper() and token.text[0].isalpha():
            return not (number == position and token.low in CLOSED_CLASS)
        return number > position and token.low in {"for", "of", "and", "-", "'s"}

    def _is_mechanism(self, first: int, stop: int) -> bool:
        """`the Redeployment Coordination Committee` is a channel, not one of its sides; the U.N. mission speaks."""
        terms = self.knowledge.mechanism_terms.find(self.lows, first, stop)
        return any(end == stop and rows[0].kind != "observation_posts" for _, end, rows in terms)

    def _body_of_side(self, start: int, anchor: Anchor, last: int) -> Mention | None:
        """`Pakistan's information ministry`, `the Kyrgyz Health Ministry`: any words between the side and the noun."""
        is_name = anchor.last < last and self.tokens[anchor.last].text[0].isupper()  # "the Bangladesh Rifles"
        is_ethnic = self.lows[anchor.first - 1] == "ethnic"  # "an ethnic Finnish rebel group" is no body of the state
        if (
            len(anchor.sides) != 1
            or is_ethnic
            or not (anchor.possessive or anchor.entry.role == "adjective" or is_name)
        ):
            return None
        number = anchor.last
        while number < last and number - anchor.last <= MOST_WORDS:
            low = self.lows[number]
            if low in CLOSED_CLASS and low != "for":
                return None
            if not (low[0].isalpha() or low == "-"):
                return None
            if low in BODY_KINDS:
                is_bare = number == anchor.last and not self.tokens[number].text[0].isupper()
                if self._is_mechanism(anchor.last, number + 1) or (
                    is_bare and low not in {"embassy", "coalition", "command"}
                ):
                    return None
                stop = self._with_complement(number + 1, last)
                if (listed := self._listed_body(anchor, stop, last)) is not None:
                    return Mention(start, stop, listed, "institution", (listed.side,), definite=True)
                return self._mention(start, anchor.last, stop, stop, anchor.sides[0], BODY_KINDS[low])
            number += 1
        return None

    def _listed_body(self, anchor: Anchor, stop: int, last: int) -> Actor | None:
        """`Ukraine's SBU security service`: the body of that side which the lexicon calls so."""
        entry = self._entry(anchor.last, last)
        is_name = self.tokens[anchor.last].text.isupper()
        if not is_name or entry is None or entry[1].role not in BODIES or anchor.last + entry[0] != stop:
            return None
        body = self.cast.body(entry[1].ref)
        return body if body.side == anchor.sides[0] else None

    def _with_complement(self, stop: int, last: int) -> int:
        """Where `Bureau for Reintegration` ends: a capitalised complement belongs to the name."""
        if stop + 1 < last and self.lows[stop] in {"for", "of"} and self.tokens[stop + 1].text[0].isupper():
            hit = self.knowledge.names.at(self.names, stop + 1, last)
            if hit is None:
                stop += 1
                while stop < last and self.tokens[stop].text[0].isupper():
                    stop += 1
        return stop

    def _part_of(self, start: int, stop: int, last: int, owner: Actor) -> Mention | None:
        """`the African Union panel`, `the United Nations mission`: a body of a body."""
        if stop >= last or self.lows[stop] not in BODY_KINDS or self._is_mechanism(start, stop + 1):
            return None
        if self.lows[stop] == "mission" and (named := self._monitors_of(owner)) is not None:
            return Mention(start, stop + 1, named, "institution", (owner.side,), definite=True)
        name = f"{owner.name} {self.tokens[stop].text}"
        actor = self.cast.add(
            Actor(f"{owner.ref}-{slug(self.lows[stop])}", name, BODY_KINDS[self.lows[stop]], owner.side)
        )
        return Mention(start, stop + 1, actor, "institution", (owner.side,), definite=True)

    def _monitors_of(self, owner: Actor) -> Actor | None:
        """`the EU mission`, after "the EU Monitoring Mission": the one of that body that was named last."""
        known = (one for one in reversed(self.cast.actors.values()) if one.kind == "monitor" and one.side == owner.side)
        return next(known, None)

    def _office_of(self, start: int, position: int, last: int) -> Mention | None:
        """`the office of Prime Minister X`: the office that goes with the post, else one of its own."""
        if position + 2 >= last or self.lows[position] != "office" or self.lows[position + 1] != "of":
            return None
        holder = self._phrase(position + 2, last)
        if holder is None or holder.how not in {"person", "role"} or not any(holder.sides):
            return None
        return self._held_by(start, holder.end, holder)

    def _head_of(self, start: int, position: int, last: int) -> Mention | None:
        """`the headquarters of the Kenyan army`, `the leadership of X`: the body itself."""
        if position + 2 >= last or self.lows[position] not in HEADS or self.lows[position + 1] != "of":
            return None
        body = self._phrase(position + 2, last)
        if body is None or body.how not in {"institution", "organisation", "state"} or not body.actor.ref:
            return None
        return replace(body, first=start)

    def _held_by(self, start: int, end: int, holder: Mention) -> Mention:
        body = self.cast.office_of(replace(holder.actor, side=holder.sides[0]))
        return Mention(start, end, body, "institution", (holder.sides[0],), definite=True)

    def _known_body(self, words: str) -> Actor | None:
        """The body of the article or of the lexicon whose name ends in the same words, if it is the only one."""
        known = [
            actor
            for actor in self.cast.actors.values()
            if actor.kind in _BODY_KINDS and actor.name.endswith(f" {words}")
        ]
        if known:
            return known[0]
        rows = [row for row in self.knowledge.institutions.values() if row.name.endswith(f" {words}")]
        return self.cast.body(rows[0].ref) if len(rows) == 1 else None

    def _mention(self, start: int, first: int, stop: int, end: int, side: str, kind: str) -> Mention:
        words = self._printed(first, stop)
        known = self._known_body(words)
        if known is not None and (not side or known.side == side or (first == start and side == self.last_side)):
            return Mention(start, end, known, "institution", (known.side,) if known.side else (), definite=True)
        state = self.knowledge.states.get(side)
        name = f"{self._adjective(side)} {words}" if state is not None else words
        ref = f"{state.ref if state else 'org'}-{slug(words, 40)}"
        actor = self.cast.add(Actor(ref, name, kind, side))
        return Mention(start, end, actor, "institution", (side,) if side else (), definite=True)
