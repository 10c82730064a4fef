"""Who "he", "the ministry" and "the officials" are: the memory of a text from sentence to sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from deconfdb.coders.cast import OFFICE_FUNCTIONS, Actor, Cast, Mention
from deconfdb.coders.findings import OutletLink
from deconfdb.coders.grammar import PREPOSITIONS, Clause, Subject
from deconfdb.coders.tokens import Token

PERSONS = frozenset({"person", "anonymous_official", "office_holder"})
COLLECTIVES = frozenset({"anonymous_collective", "collective", "delegation"})
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
OPENING = 8
"""Tokens of a sentence within which its subject stands."""
MEMORY = 300
"""Mentions kept; nobody goes back further, and a text of a megabyte would grow slow."""
_SIDE_NOUNS = frozenset({"side", "country", "party", "neighbour", "neighbor", "nation", "government", "capital"})
_BOTH_WORDS = frozenset("each both sides countries governments capitals neighbours neighbors nations".split())
_JOINT_BODIES = frozenset({"ministries", "armies", "militaries"})
_MONITOR_NOUNS = frozenset({"monitor", "watchdog", "observatory", "monitoring group"})
STATEMENT_NOUNS = frozenset(
    "statement communique release readout declaration message tweet post letter note text report announcement summary".split()
)


@dataclass(slots=True)
class Discourse:
    """What has been said so far, newest last."""

    cast: Cast
    tokens: Sequence[Token]
    main_pair: tuple[str, ...] = ()
    """The two sides that the article is about."""
    history: list[tuple[Mention, bool]] = field(default_factory=list)
    speakers: tuple[Actor, ...] = ()
    spoke: list[Actor] = field(default_factory=list)
    spoke_at: int = 0
    """Where the last sentence with a speaker began."""
    text_of: tuple[Actor, ...] = ()
    """Whose text was quoted last; "it" goes on with it."""
    opened_by: str = ""
    """Who was the first to be named in the last sentence, as its subject."""
    issuers: tuple[Actor, ...] = ()
    outlets_of: dict[str, tuple[OutletLink, ...]] = field(default_factory=dict)

    def resolve(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """Everybody who speaks, or nobody if it cannot be told."""
        return tuple(actor for actor in self._meant(subject, clause) if actor.ref)

    def _meant(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """Those whom the subject means; among them some that the text has not told apart yet."""
        if subject.mentions:
            found: list[Actor] = []
            for mention in subject.mentions:
                for actor in self._of_mention(mention, clause):
                    if actor not in found:
                        found.append(actor)
            return tuple(found)
        word = subject.word
        if word in {"he", "she"}:
            return self._person(subject.token)
        if word == "they":
            return self._several()
        if word in _BOTH_WORDS:
            return self._both(None, clause)
        if word == "it":
            return self._thing(subject.token)
        if word in {"latter", "former"}:
            return self._of_two(subject.token, clause, word)
        if word in STATEMENT_NOUNS:
            self.text_of = self._issuer(subject, clause)
            return self.text_of
        if word in _JOINT_BODIES:
            return self._both_bodies(word)
        return self._noun(word)

    def _both_bodies(self, word: str) -> tuple[Actor, ...]:
        """`the two ministries`: of each side of the pair the body that the article named, else its defence ministry."""
        kind, function = ("ministry", "defence_ministry") if word == "ministries" else ("armed_force", "armed_forces")
        found: list[Actor] = []
        for side in self.main_pair:
            named = next(
                (
                    self.cast.settle(mention.actor)
                    for mention, _ in reversed(self.history)
                    if mention.actor.kind == kind and mention.actor.side == side and mention.actor.ref
                ),
                None,
            )
            body = named or self.cast.institution(side, function)
            found.extend([body] if body else [])
        return tuple(found) if len(found) == 2 else ()

    def _of_mention(self, mention: Mention, clause: Clause) -> tuple[Actor, ...]:
        if mention.how == "anaphor" or not mention.actor.ref:
            return self._anaphor(mention, clause)
        if mention.how == "outlet":
            return ()
        last_word = self.tokens[mention.last - 1].low
        if mention.role is not None and last_word in _MONITOR_NOUNS and not mention.actor.named:
            monitor = next(
                (earlier.actor for earlier, _ in reversed(self.history) if earlier.actor.kind == "monitor"), None
            )
            if monitor is not None:
                return (monitor,)
        return tuple(self.cast.settle(actor) for actor in mention.speakers)

    def _is_joint(self, mention: Mention) -> bool:
        """`their armies`, `both governments`, `the two sides`: the two sides named last speak together."""
        opening = {token.low for token in self.tokens[mention.first : mention.last]}
        before = self.tokens[mention.first - 1].low if mention.first else ""
        noun = mention.role.noun if mention.role else ""
        definite = "the" in opening or before == "the"
        return bool(opening & {"their", "both"}) or ("two" in opening and definite) or noun in _SIDE_NOUNS

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
        main = list(self.main_pair) or self._main_sides()
        if len(main) == 2 and not (mention is not None and len(set(sides[:2]) & set(main)) == 2):
            sides = main[::-1]
        found: list[Actor] = []
        for side in reversed(sides[:2]):
            actor = self._of_side(side, mention)
            found.append(actor)
        return tuple(found) if len(found) == 2 else ()

    def _of_side(self, side: str, mention: Mention | None) -> Actor:
        if mention is None or (mention.role is not None and mention.role.noun in _SIDE_NOUNS) or (
            self.tokens[mention.last - 1].low in {"sides", "parties"}
        ):  # fmt: skip
            return self.cast.state(side)
        if mention.role is None:
            return self.cast.institution(side, mention.function) or self.cast.state(side)
        role = mention.role
        held = self.cast.knowledge.holder(side, role.office_role, self.cast.published) if role.office_role else None
        if held is not None:
            return self.cast.person(held[0], role.office_role)
        return self.cast.unnamed(
            side,
            f"{self.cast.state(side).name} {role.noun}",
            role.actor_kind or "anonymous_official",
            mention.function,
            role.group,
        )

    def _anaphor(self, mention: Mention, clause: Clause) -> tuple[Actor, ...]:  # noqa: C901, PLR0912
        if mention.plural and self._is_joint(mention):
            return self._both(mention, clause)
        if mention.role is None:
            spoke = next(
                (actor for actor in self.speakers if actor.function and actor.function == mention.function), None
            )
            if spoke is not None and not mention.plural:
                return (spoke,)
            for earlier, _ in reversed(self.history):
                if earlier.how == "institution" and earlier.actor.function == mention.function and not earlier.group:
                    return (self.cast.settle(earlier.actor),)
            side = (self.speakers[0].side if self.speakers else "") or self._main_side()
            body = self.cast.institution(side, mention.function) if side else None
            return (body,) if body else ()
        role = mention.role
        if mention.how == "role" and not mention.definite:
            kind = (role.plural_kind if mention.plural else role.actor_kind) or "anonymous_official"
            return (self.cast.unnamed("", mention.actor.name, kind, mention.function, role.group),)
        words = set(mention.actor.name.lower().split())
        best: tuple[int, int] | None = None
        chosen: tuple[Actor, ...] = ()
        for distance, (earlier, _) in enumerate(reversed(self.history)):
            actors = earlier.speakers
            actor = self.cast.settle(actors[0])
            if actor.ref not in self.cast.actors or earlier.how in {
                "state",
                "adjective",
                "metonym",
                "outlet",
                "institution",
                "organisation",
            }:
                continue
            same_number = earlier.plural == mention.plural
            group = earlier.role.group if earlier.role else actor.group
            fits = bool(group) and group == role.group
            if not fits and role.office_role and actor.office:
                office = self.cast.knowledge.offices.get(actor.office)
                fits = office is not None and office.role == role.office_role
            if not fits and role.group and role.group in (self._office_group(actor), ""):
                fits = True
            if not fits or not same_number:
                continue
            overlap = len(words & set(actor.name.lower().split())) if not actor.named else 0
            # An official just quoted is meant before one named long ago.
            score = (overlap * 3 + (2 if actor in self.speakers else 0), -distance)
            if best is None or score > best:
                best, chosen = score, tuple(self.cast.settle(one) for one in actors)
        if chosen:
            return chosen
        if (
            not mention.plural
            and self.speakers
            and len(self.speakers) == 1
            and self.speakers[0].kind in PERSONS
            and mention.definite
        ):
            return self.speakers
        side = (self.speakers[0].side if self.speakers else "") or self._main_side()
        if role.office_role and side and not mention.plural:
            held = self.cast.knowledge.holder(side, role.office_role, self.cast.published)
            if held:
                return (self.cast.person(held[0], role.office_role),)
        kind = (role.plural_kind if mention.plural else role.actor_kind) or "anonymous_official"
        return (self.cast.unnamed(side, mention.actor.name, kind, mention.function, role.group),)

    def _office_group(self, actor: Actor) -> str:
        office = self.cast.knowledge.offices.get(actor.office) if actor.office else None
        if office is None:
            return ""
        role = office.role
        if "spokesperson" in role:
            return "spokesperson"
        return {"defence_minister": "minister", "foreign_minister": "minister", "interior_minister": "minister"}.get(
            role, role
        )

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

    def _thing(self, before: int) -> tuple[Actor, ...]:
        if len(self.text_of) == 2 and self.speakers == self.text_of:
            return self.text_of
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

    def _issuer(self, subject: Subject, clause: Clause) -> tuple[Actor, ...]:
        """Whose statement "the statement" is: the body named after it, else whoever spoke last."""
        joint = any(
            self.tokens[number].low == "joint"
            for number in range(max(clause.sentence.first, subject.token - 2), subject.token)
        )
        if joint:
            return self.speakers if len(self.speakers) == 2 else self._both(None, clause)
        for number in range(subject.token + 1, min(subject.token + 6, clause.sentence.last)):
            mention = clause.mention_at(number)
            if mention is not None and mention.how not in {"adjective", "outlet"}:
                return self._of_mention(mention, clause)
        owner = clause.mention_at(subject.token - 1) if subject.token > clause.sentence.first else None
        owner = owner or (clause.mention_at(subject.token - 2) if subject.token - 2 >= clause.sentence.first else None)
        if owner is not None and owner.how != "outlet":
            if owner.how in {"state", "metonym", "adjective"}:
                issuer = next(
                    (
                        actor
                        for actor in reversed(self.spoke)
                        if actor.side == owner.actor.side and actor.kind not in PERSONS
                    ),
                    None,
                )
                if issuer is not None:
                    return (issuer,)
            return self._of_mention(owner, clause)
        return self.issuers or self.speakers[:1]

    def _noun(self, word: str) -> tuple[Actor, ...]:
        """`the council`, `the bureau`: the body named last by that noun, or of the kind that it stands for."""
        bodies = [
            self.cast.settle(mention.actor)
            for mention, _ in reversed(self.history)
            if mention.how in {"institution", "organisation", "state"}
        ]
        kinds = _NOUN_KINDS.get(word, frozenset())
        named = next((body for body in bodies if word in body.name.lower().split() and body.kind != "state"), None)
        of_kind = next((body for body in bodies if body.kind in kinds and body.kind != "state"), None)
        found = named or of_kind or next((body for body in bodies if body.kind in kinds), None)
        if found is None and word in {"ministry", "department", "office"}:
            found = self._of_holder(word)
        return (found,) if found is not None else ()

    def _of_holder(self, word: str) -> Actor | None:
        """`his ministry`, `her office`, where only whoever holds the post was named."""
        for mention, _ in reversed(self.history):
            actor = self.cast.settle(mention.actor)
            office = self.cast.knowledge.offices.get(actor.office)
            if office is None:
                continue
            if word == "office":
                function = OFFICE_FUNCTIONS.get(office.role)
                return self.cast.institution(office.side, function) if function else None
            if office.role.endswith("_minister"):
                return self.cast.institution(office.side, f"{office.role.removesuffix('_minister')}_ministry")
            if office.body in self.cast.knowledge.institutions:
                return self.cast.body(office.body)
        return None

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

    def remember(self, clause: Clause, speakers: tuple[Actor, ...]) -> None:
        """Take the mentions of a sentence, and who spoke in it, into memory."""
        for mention in clause.mentions:
            before = self.tokens[mention.first - 1].low if mention.first > clause.sentence.first else ""
            is_subject = (
                before not in PREPOSITIONS and mention.how != "adjective" and not self.tokens[mention.first].in_quote
            )
            self.history.append((mention, is_subject))
        people = [one for one in clause.mentions if self._is_somebody(one)]
        opener = people[0] if people and people[0].first - clause.sentence.first <= OPENING else None
        self.opened_by = opener.actor.ref if opener else ""
        if len(self.history) > 2 * MEMORY:
            del self.history[:-MEMORY]
        if speakers:
            self.speakers = speakers
            words = {self.tokens[number].low for number in range(clause.sentence.first, clause.sentence.last)}
            if len(speakers) == 2 and "joint" in words and words & STATEMENT_NOUNS:
                self.text_of = speakers
            self.spoke_at = clause.sentence.first
            self.spoke.extend(speakers)
            if all(actor.kind not in PERSONS | COLLECTIVES for actor in speakers):
                self.issuers = speakers
