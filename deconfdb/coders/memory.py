"""What a text has said so far: who was named, who spoke, and whom a pronoun goes back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deconfdb.coders.cast import Actor, Cast, Mention
from deconfdb.coders.clause_tokens import Subject
from deconfdb.coders.findings import OutletLink
from deconfdb.coders.function_words import PREPOSITIONS, STATEMENT_NOUNS
from deconfdb.coders.grammar import Clause
from deconfdb.coders.tokens import Token

PERSONS = frozenset({"person", "anonymous_official", "office_holder"})
COLLECTIVES = frozenset({"anonymous_collective", "collective", "delegation"})
_NO_SUBJECT_AFTER = PREPOSITIONS | {"("}
_COUNTED = frozenset("two three four five six several some many both".split())
_ONE_OF = ("one ", "another ")
_OBJECTS = frozenset({"dobj", "iobj", "dative"})
OPENING = 8
"""Tokens of a sentence within which its subject stands."""
CLIMB = 4
"""Steps from a name up to the word that it stands in apposition to."""
MEMORY = 300
"""Mentions kept; nobody goes back further, and a text of a megabyte would grow slow."""


@dataclass(slots=True)
class Memory:
    """What has been said so far, newest last."""

    cast: Cast
    tokens: Sequence[Token]
    main_pair: tuple[str, ...] = ()
    """The two sides that the article is about."""
    history: list[tuple[Mention, bool]] = field(default_factory=list)
    is_under_way: bool = False
    """Whether the first sentence of the body lies behind."""
    speakers: tuple[Actor, ...] = ()
    spoke: list[Actor] = field(default_factory=list)
    spoke_at: int = 0
    """Where the last sentence with a speaker began."""
    text_of: tuple[Actor, ...] = ()
    """Whose text was quoted last; "it" goes on with it."""
    passed_on_by: tuple[Actor, ...] = ()
    """The body that told the words spoken last, which were another's."""
    opened_by: str = ""
    """Who was the first to be named in the last sentence, as its subject."""
    issuers: tuple[Actor, ...] = ()
    outlets_of: dict[str, tuple[OutletLink, ...]] = field(default_factory=dict)

    def _person(self, before: int) -> tuple[Actor, ...]:
        since = next(
            (
                self.cast.settle(mention.actor)
                for mention, is_subject in reversed(self.history)
                if self.spoke_at < mention.first < before and is_subject and self._is_somebody(mention)
            ),
            None,
        )
        if since is not None and (len(self.speakers) != 1 or self._has_own_sentence(since)):
            # Somebody else has been the subject since the last words were spoken.
            return (since,)
        if len(self.speakers) == 1 and self.speakers[0].kind in PERSONS:
            return self.speakers
        for only_subjects in (True, False):
            for mention, is_subject in reversed(self.history):
                if mention.first < before and self._is_somebody(mention) and (is_subject or not only_subjects):
                    return (self.cast.settle(mention.actor),)
        return ()

    def _is_somebody(self, mention: Mention) -> bool:
        return (
            self.cast.settle(mention.actor).kind in PERSONS
            and not mention.plural
            and mention.how != "anaphor"
            and bool(mention.actor.ref)
        )

    def _has_own_sentence(self, actor: Actor) -> bool:
        """Whether the last sentence before this one begins with the actor."""
        return self.opened_by == actor.ref

    def _of_two(self, before: int, clause: Clause, word: str) -> tuple[Actor, ...]:
        """The second or first of the last two named."""
        named = [mention for mention, _ in self.history] + [
            mention for mention in clause.mentions if mention.first < before
        ]
        named = [mention for mention in named if mention.how in {"person", "state", "metonym", "role", "institution"}]
        wanted = named[-1:] if word == "latter" else named[-2:-1]
        return tuple(self.cast.settle(mention.actor) for mention in wanted)

    def _several(self) -> tuple[Actor, ...]:
        if self.speakers and (len(self.speakers) > 1 or self.speakers[0].kind in COLLECTIVES):
            return self.speakers
        for mention, is_subject in reversed(self.history):
            if is_subject and mention.plural and mention.how in {"role", "people"}:
                return tuple(self.cast.settle(actor) for actor in mention.speakers)
        return tuple(actor for actor in self.speakers if actor.kind not in PERSONS)

    def _one_of_several(self, which: str = "one") -> tuple[Actor, ...]:
        """`one of them said`, `another said`: somebody of those who spoke."""
        one = self.speakers[0] if len(self.speakers) == 1 else None
        if one is not None and one.name.startswith(_ONE_OF) and not one.named:
            # "One of them said …, and another …"
            group = one.name.partition(" ")[2]
            return (one,) if which == "one" else (self.cast.unnamed(one.side, f"{which} {group}", one.kind),)
        spoke = self._several() or self._told_of()
        if not spoke or spoke[0].kind not in COLLECTIVES:
            return ()
        name = f"{which} {self._single(spoke[0].name)}"
        return (self.cast.unnamed(spoke[0].side, name, "anonymous_official"),)

    def _single(self, name: str) -> str:
        """What one of "senior officials" is called: a senior official."""
        *before, last = name.split()
        if before and before[0].lower() in _COUNTED:
            del before[0]
        if last == "people":
            last = "persons"
        singles = (last[:-1], last[:-2], f"{last[:-3]}y", f"{last[:-3]}man")
        known = self.cast.knowledge.roles
        single = next((one for one in singles if one == "person" or (one and known.at([one.lower()], 0, 1))), last)
        return " ".join([*before, single])

    def _told_of(self) -> tuple[Actor, ...]:
        """`Officials in the port choose their words. One of them said …`: several whom nothing names, told of before."""
        several = (
            one for one, is_subject in reversed(self.history) if is_subject and one.plural and one.role is not None
        )
        return tuple(one.actor for one in several)[:1]

    def _joined(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """`A and B will pull back, they said`: the two whom the sentence began with."""
        for mention in clause.mentions:
            if mention.end + 1 >= subject.token or mention.how == "adjective":
                break
            other = clause.mention_at(mention.end + 1)
            if self.tokens[mention.end].low == "and" and other is not None and other.how == mention.how:
                return self.cast.settle(mention.actor), self.cast.settle(other.actor)
        return ()

    def _thing(self, before: int) -> tuple[Actor, ...]:
        if len(self.text_of) == 2 and self.speakers == self.text_of:
            return self.text_of
        if self.passed_on_by:
            return self.passed_on_by
        if self.speakers and self.speakers[0].kind not in PERSONS | COLLECTIVES:
            return self.speakers[:1]
        for mention, is_subject in reversed(self.history):
            if (
                mention.first < before
                and is_subject
                and mention.how in {"state", "metonym", "institution", "organisation"}
            ):
                return (self.cast.settle(mention.actor),)
            if mention.first < before and is_subject:
                break
        return tuple(actor for actor in self.speakers if actor.kind not in PERSONS | COLLECTIVES)[:1]

    def _main_sides(self) -> list[str]:
        """The two states named most often so far, if they stand out from a third."""
        counts: dict[str, int] = {}
        for mention, _ in self.history:
            for side in mention.sides:
                if side in self.cast.knowledge.states:
                    counts[side] = counts.get(side, 0) + 1
        ranked = sorted(counts, key=lambda side: -counts[side])
        return ranked[:2] if len(ranked) < 3 or counts[ranked[1]] > counts[ranked[2]] else []

    def _main_side(self) -> str:
        counts: dict[str, int] = {}
        for mention, _ in self.history:
            if mention.actor.side and mention.how != "outlet":
                counts[mention.actor.side] = counts.get(mention.actor.side, 0) + 1
        return max(counts, key=lambda side: counts[side], default="")

    def _of_holder(self, word: str, here: Sequence[Mention]) -> Actor | None:
        """`his ministry`, `her office`, where only whoever holds the post was named: in this sentence, or before."""
        named = [*(mention for mention, _ in self.history), *here]
        for actor in (self.cast.settle(mention.actor) for mention in reversed(named)):
            if word == "office":
                if actor.office or (actor.kind == "person" and actor.ref in self.cast.posts):
                    return self.cast.office_of(actor)
                continue
            body = self.cast.ministry_of(actor) if actor.kind == "person" else None
            if body is not None and body.kind == "ministry":
                return body
        return None

    def _stands_as(self, mention: Mention) -> str:
        """What a mention is in its sentence; a name behind a post ("receive his colleague, X") is what the post is."""
        number, steps = mention.last - 1, 0
        while self.tokens[number].dep in {"appos", "compound"} and steps < CLIMB:
            number, steps = self.tokens[number].head, steps + 1
        return self.tokens[number].dep

    def remember(self, clause: Clause, speakers: tuple[Actor, ...]) -> None:
        """Take the mentions of a sentence, and who spoke in it, into memory."""
        self.is_under_way = self.is_under_way or clause.sentence.kind not in {"headline", "standfirst"}
        for mention in clause.mentions:
            before = self.tokens[mention.first - 1].low if mention.first > clause.sentence.first else ""
            is_object = self._stands_as(mention) in _OBJECTS
            is_no_subject = is_object or before in _NO_SUBJECT_AFTER or mention.how == "adjective"
            is_subject = not is_no_subject and not self.tokens[mention.first].in_quote
            self.history.append((mention, is_subject))
        people = [one for one in clause.mentions if self._is_somebody(one)]
        opener = people[0] if people and people[0].first - clause.sentence.first <= OPENING else None
        self.opened_by = opener.actor.ref if opener else ""
        if len(self.history) > 2 * MEMORY:
            del self.history[:-MEMORY]
        if speakers:
            self.passed_on_by = ()
            self.speakers = speakers
            if clause.words & STATEMENT_NOUNS and (len(speakers) == 1 or "joint" in clause.words):
                self.text_of = speakers
            self.spoke_at = clause.sentence.first
            self.spoke.extend(speakers)
            if all(actor.kind not in PERSONS | COLLECTIVES for actor in speakers):
                self.issuers = speakers
