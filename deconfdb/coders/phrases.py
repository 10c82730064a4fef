"""Finding wordings of the lexicon in tokens, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from deconfdb.coders.tokens import form_words

T = TypeVar("T")


@dataclass(slots=True)
class Phrases(Generic[T]):
    """Wordings with a value each; several values may share a wording."""

    by_first: dict[str, list[tuple[tuple[str, ...], list[T]]]] = field(default_factory=dict)

    def add(self, words: tuple[str, ...], value: T) -> None:
        """Add a wording already cut into words; an empty one is passed over."""
        if not words:
            return
        entries = self.by_first.setdefault(words[0], [])
        for known, values in entries:
            if known == words:
                if value not in values:
                    values.append(value)
                return
        entries.append((words, [value]))

    def add_forms(self, forms: Iterable[str], value: T, abbreviations: frozenset[str], *, lower: bool = True) -> None:
        """Add printed forms, cut as the text is cut; `lower` for words whose case says nothing."""
        for form in forms:
            words = form_words(form, abbreviations)
            self.add(tuple(word.lower() for word in words) if lower else words, value)

    def close(self) -> Phrases[T]:
        """Put longer wordings first."""
        for entries in self.by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return self

    def at(self, words: Sequence[str], position: int, end: int) -> tuple[int, list[T]] | None:
        """The longest wording that starts at `position` and stays before `end`: its length and its values."""
        entries = self.by_first.get(words[position]) if position < end else None
        if entries is None:
            return None
        following = words[position + 1] if position + 1 < end else None
        for wording, values in entries:
            size = len(wording)
            # Most wordings fall at their second word; only the others are compared whole.
            if size > 1 and wording[1] != following:
                continue
            if position + size <= end and tuple(words[position : position + size]) == wording:
                return size, values
        return None

    def find(self, words: Sequence[str], start: int, end: int) -> list[tuple[int, int, list[T]]]:
        """All wordings between `start` and `end`, left to right, longest first, without overlap."""
        found: list[tuple[int, int, list[T]]] = []
        position = start
        while position < end:
            if words[position] in self.by_first:
                hit = self.at(words, position, end)
                if hit:
                    found.append((position, position + hit[0], hit[1]))
                    position += hit[0]
                    continue
            position += 1
        return found
