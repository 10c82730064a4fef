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
    _alone: dict[str, list[T]] = field(default_factory=dict)
    """Values of the wordings of one word."""
    _by_second: dict[str, dict[str, list[tuple[tuple[str, ...], list[T]]]]] = field(default_factory=dict)
    """What follows the first two words of longer wordings, by both: hundreds begin with "the" or "in"."""

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
        """Put longer wordings first, and make ready to look them up."""
        for first, entries in self.by_first.items():
            entries.sort(key=lambda entry: -len(entry[0]))
            for wording, values in entries:
                if len(wording) == 1:
                    self._alone[first] = values
                else:
                    seconds = self._by_second.setdefault(first, {})
                    seconds.setdefault(wording[1], []).append((wording[2:], values))
        return self

    def at(self, words: Sequence[str], position: int, end: int) -> tuple[int, list[T]] | None:
        """The longest wording that starts at `position` and stays before `end`: its length and its values."""
        if position >= end or words[position] not in self.by_first:
            return None
        first, rest = words[position], position + 2
        seconds = self._by_second.get(first) if rest <= end else None
        for tail, values in seconds.get(words[position + 1], ()) if seconds is not None else ():
            stop = rest + len(tail)
            if not tail or (stop <= end and tuple(words[rest:stop]) == tail):
                return stop - position, values
        alone = self._alone.get(first)
        return (1, alone) if alone is not None else None

    def find(self, words: Sequence[str], start: int, end: int) -> list[tuple[int, int, list[T]]]:
        """All wordings between `start` and `end`, left to right, longest first, without overlap."""
        found: list[tuple[int, int, list[T]]] = []
        by_first, alone, by_second, behind = self.by_first, self._alone, self._by_second, start
        for position, word in enumerate(words[start:end], start):
            if word in by_first and position >= behind:
                if word not in alone and (position + 1 >= end or words[position + 1] not in by_second[word]):
                    continue  # hundreds of wordings begin with "the", and few have the word behind it
                hit = self.at(words, position, end)
                if hit:
                    behind = position + hit[0]
                    found.append((position, behind, hit[1]))
        return found
