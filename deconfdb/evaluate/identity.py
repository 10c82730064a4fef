"""Whether two codings mean the same actor or outlet: by registry, name and alias, side and kind; never by ref alone."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from deconfdb.coders.cast import surname_of
from deconfdb.coders.knowledge import Knowledge
from deconfdb.coders.text import fold
from deconfdb.coders.tokens import form_words
from deconfdb.coding.document import ActorEntry, CodingDocument, SourceEntry

UNNAMED_KINDS = frozenset(
    {
        "anonymous_official",
        "anonymous_collective",
        "collective",
        "delegation",
        "unattributed",
        "unidentified",
        "office_holder",
    }
)
_STATE_LIKE = frozenset({"state", "government"})
_IN_FULL = {"un": ("united", "nations"), "u.n.": ("united", "nations"), "eu": ("european", "union")}
_FILLER = frozenset("the a an of for to in and unnamed senior".split())


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor as it is compared: `key` where the lexicon knows it, else its words."""

    key: str
    words: frozenset[str]
    surname: str
    kind: str
    side: str
    named: bool


class Identifier:
    """Resolves the actors and sources of coding documents against the lexicon."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.actor = functools.cache(self._actor)

    def actors(self, document: CodingDocument) -> dict[str, Identity]:
        """The actors of a document by ref."""
        states = frozenset(entry.side for entry in document.actors if entry.side in self.knowledge.states)
        return {entry.ref: self._of_entry(entry, states) for entry in document.actors}

    def party(self, actor: Identity) -> str:
        """What stands for an actor among the parties of a meeting or mechanism: its side, or itself where it has none.

        An armed group is no part of the state that it fights, whether a coding puts it there or gives it no side.
        """
        if actor.kind == "armed_group" and (not actor.side or actor.side in self.knowledge.states):
            row = self.knowledge.organisations.get(actor.key)
            return row.speaks_for or actor.key if row is not None else actor.side or actor.key
        person = self.knowledge.persons.get(actor.key) if not actor.side else None
        if person is not None and person.side in self.knowledge.organisations:
            return person.side  # who leads rebels without a code is of them
        return actor.side or actor.key

    def _of_entry(self, entry: ActorEntry, states: frozenset[str]) -> Identity:
        # Of movements of one name the states of the document tell which; all others are the same in every document.
        beside = states if entry.kind == "armed_group" else frozenset[str]()
        return self.actor(entry.ref, entry.name or "", entry.kind or "", entry.side or "", entry.named, beside)

    def _actor(
        self, ref: str, name: str, kind: str, side: str, named: bool | None, beside: frozenset[str] = frozenset()
    ) -> Identity:
        plain = re.sub(r"\((?:unnamed|[A-Z]{2,6})\)", "", name).strip()
        is_named = named if named is not None else "unnamed" not in name.lower()
        if kind in UNNAMED_KINDS:
            is_named = False
        words = frozenset(word.lower() for word in form_words(fold(plain)) if word[0].isalnum()) - _FILLER
        words = frozenset(full for word in words for full in _IN_FULL.get(word, (word,)))
        # "the Moldovan Bureau for Reintegration", "Bureau for Reintegration Policies of Moldova": the side is compared apart.
        words = words - self._words_of_side(side) or words
        surname = surname_of(fold(plain)).lower() if plain else ""
        key = self._key(ref, plain, kind, side, is_named, beside)
        return Identity(key, words, surname, kind, side, is_named)

    def _words_of_side(self, side: str) -> frozenset[str]:
        state = self.knowledge.states.get(side)
        forms = (state.name, *state.aliases, *state.adjectives) if state is not None else ()
        return frozenset(word.lower() for form in forms for word in fold(form).split())

    def _key(self, ref: str, name: str, kind: str, side: str, named: bool, beside: frozenset[str]) -> str:
        if not named:
            return ""
        knowledge = self.knowledge
        if kind in _STATE_LIKE and side in knowledge.states:
            return knowledge.states[side].ref
        organisations = knowledge.organisations
        by_name = self._by_name(name, kind)
        if len(by_name) > 1 and beside:
            by_name.sort(key=lambda one: one in organisations and organisations[one].state not in beside)
        known = (knowledge.persons, knowledge.institutions, knowledge.organisations, knowledge.state_by_ref)
        if any(ref in table for table in known) and kind != "news_outlet" and (ref in by_name or not by_name):
            return self._canonical(ref)
        # A ref that a document made up may be that of another actor in the lexicon; the name tells.
        return self._canonical(by_name[0]) if by_name else self._by_function(name, side)

    def _by_name(self, name: str, kind: str) -> list[str]:
        """The refs of those of a kind who go by a name."""
        forms = form_words(name, self.knowledge.abbreviations)
        for words in (forms, forms[1:] if forms and forms[0].lower() == "the" else ()):
            hit = self.knowledge.names.at(words, 0, len(words)) if words else None
            if hit is None or hit[0] != len(words):
                continue
            wanted = [entry.ref for entry in hit[1] if _fits(entry.role, kind)]
            if wanted:
                return wanted
        return []

    def _canonical(self, ref: str) -> str:
        institution = self.knowledge.institutions.get(ref)
        if institution is not None and institution.function == "army":
            # "The army" says no more than "the armed forces" where the two are told apart at all.
            whole = self.knowledge.institution(institution.side, "armed_forces", None)
            return whole.ref if whole is not None else ref
        if institution is not None and institution.function == "government":
            return self.knowledge.states[institution.side].ref if institution.side in self.knowledge.states else ref
        return ref

    def _by_function(self, name: str, side: str) -> str:
        lows = [word.lower() for word in form_words(name, self.knowledge.abbreviations)]
        for position in range(len(lows)):
            hit = self.knowledge.functions.at(lows, position, len(lows))
            if hit is not None and side:
                function = hit[1][0].function
                row = self.knowledge.institution(side, function, None)
                # "The office of the president" and "the presidency" of a side are one, also where the lexicon has none.
                return self._canonical(row.ref) if row is not None else f"{side} {function}"
        return ""

    def outlet(self, ref: str, sources: Mapping[str, SourceEntry]) -> str:
        """The key of an outlet: its ref in the lexicon, else its name in plain letters."""
        entry = sources.get(ref)
        name = (entry.name if entry and entry.name else ref) or ref
        if ref in self.knowledge.outlets:
            return ref
        words = form_words(name, self.knowledge.abbreviations)
        hit = self.knowledge.names.at(words, 0, len(words)) if words else None
        if hit is not None and hit[0] == len(words):
            for one in hit[1]:
                if one.role == "outlet":
                    return one.ref
        return re.sub(r"[^a-z0-9]+", "", fold(name).lower())


def _fits(role: str, kind: str) -> bool:
    if kind in {"person", "office_holder"}:
        return role in {"person", "surname"}
    if kind == "news_outlet":
        return role == "outlet"
    if kind in _STATE_LIKE:
        return role in {"state", "metonym"}
    return role in {"institution", "organisation", "state"} if kind else role != "place"


def _alike(left: Identity, right: Identity) -> bool:
    """Bodies outside the lexicon: one side, and the words of one among those of the other."""
    smaller = min(len(left.words), len(right.words))
    one_side = left.side == right.side or not (left.side and right.side)
    return bool(smaller) and one_side and len(left.words & right.words) >= smaller


def same_actor(left: Identity, right: Identity) -> bool:
    """Whether two identities may be one actor."""
    if left.key and right.key:
        return left.key == right.key
    if left.named and right.named:
        if left.kind == "news_outlet" or right.kind == "news_outlet":
            return left.kind == right.kind and bool(left.words & right.words)
        if "person" in {left.kind, right.kind}:
            same = left.words == right.words or (left.surname == right.surname and left.kind == right.kind)
            return bool(left.surname) and same
        return _alike(left, right)
    if left.named != right.named:
        named, unnamed = (left, right) if left.named else (right, left)
        if named.kind not in {"person", "state", "news_outlet"}:
            return _alike(left, right)
        return (
            named.kind == "person"
            and unnamed.kind == "office_holder"
            and bool(named.side)
            and named.side == unnamed.side
        )
    if "CIVIL" in {left.side, right.side} and left.side != right.side:
        # A villager is of no side, or of that of his country.
        return bool(left.words & right.words)
    if left.side and right.side and left.side != right.side:
        return False
    return bool(left.side and right.side) or bool(left.words & right.words)
